package render

import (
	"strconv"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Sources lists where facts come from and how old that is on a day; with stale,
// only what is older than a limit.
func Sources(c *roles.Catalog, today time.Time, stale bool, limit paths.Months) Answer {
	type row struct {
		roles.Source
		AgeMonths *int `json:"age_months"` // null: not known
	}
	value := struct {
		Schema  string `json:"schema"`
		AsOf    string `json:"as_of"`
		Sources []row  `json:"sources"`
	}{"rung.sources/v1", today.Format(time.DateOnly), []row{}}
	table := Table{
		Columns: []Column{{Name: "id"}, {Name: "publisher", Flex: 14, Drop: 2}, {Name: "title", Flex: 24, Drop: 3},
			{Name: "year", Right: true, Drop: 1}, {Name: "checked", Drop: 4}, {Name: "age", Right: true}, {Name: "license", Flex: 20, Drop: 5}, {Name: "kind", Drop: 6}},
		Empty: "no source is that old",
	}
	for _, s := range c.Sources {
		age, known := sourceAge(s, today)
		if stale && known && paths.Months(100*age) <= limit {
			continue
		}
		r := row{Source: s}
		cell := Cell{Text: "unknown"}
		if known {
			r.AgeMonths = &age
			cell = Cell{Text: Span(paths.Months(100 * age)), Value: strconv.Itoa(age), Number: true}
		}
		year := Text("")
		if s.Year > 0 {
			year = Number(s.Year)
		}
		value.Sources = append(value.Sources, r)
		table.Rows = append(table.Rows, []Cell{Text(s.ID), Text(s.Publisher), Text(s.Title), year, Text(s.CheckedOn), cell, Text(s.License), Text(s.Kind)})
	}
	table.Footer = Plural(len(table.Rows), "source") + ", age at " + value.AsOf
	return Answer{Value: value, Doc: Doc{Blocks: []Block{table}}}
}

// sourceAge is the whole months since a source was checked, or else since the
// end of the year that it tells of. When it was retrieved dates no figure.
func sourceAge(s roles.Source, today time.Time) (months int, known bool) {
	date, err := time.Parse(time.DateOnly, s.CheckedOn)
	if err != nil && s.Year > 0 {
		date, err = time.Date(s.Year, time.December, 31, 0, 0, 0, 0, time.UTC), nil
	}
	if err != nil {
		return 0, false
	}
	return monthsBetween(date, today), true
}

// monthsBetween counts the whole months from one day to a later one, else 0.
func monthsBetween(from, to time.Time) int {
	months := 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() {
		months--
	}
	return max(0, months)
}
