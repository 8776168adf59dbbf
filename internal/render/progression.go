package render

import (
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

type progressionValue struct {
	paths.Progression
	TenureMonths paths.MonthRange `json:"tenure_months"` // stays alone, without study or search
}

// Progressions tells how careers run in the catalog: named ladders, and
// chains of moves between the ends given (none, a start, or both).
func Progressions(c *roles.Catalog, ends []*roles.Role, ladders []roles.Ladder, chains []paths.Progression) Answer {
	value := struct {
		Schema       string             `json:"schema"`
		Ladders      []roles.Ladder     `json:"ladders"`
		Progressions []progressionValue `json:"progressions"`
	}{"rung.paths/v1", orEmpty(ladders), []progressionValue{}}

	d := Doc{Title: "Progressions of the catalog"}
	for _, l := range ladders {
		title := l.Title
		if l.For != "" {
			title += ": " + l.For
		}
		d.Add(Heading(title), Outline(roleItems(c, l.Roles)))
	}
	for _, p := range chains {
		v := progressionValue{p, tenure(p)}
		value.Progressions = append(value.Progressions, v)
		first, last := p.Roles[0], p.Roles[len(p.Roles)-1]
		heading := title(c, first) + " to " + title(c, last) + ": " + Plural(len(p.Moves), "move")
		if v.TenureMonths.High > 0 {
			heading += ", stays of " + SpanRange(v.TenureMonths.Low, v.TenureMonths.High)
		}
		items := Outline{{Text: title(c, first)}}
		for _, m := range p.Moves {
			text := title(c, m.To) + " (" + string(m.Kind)
			if !m.Tenure.IsZero() {
				text += " after " + Span(paths.Months(m.Tenure.Typical.Hundredths()))
			}
			text += ", evidence: " + evidenceWords(m) + ")"
			items = append(items, Item{Text: text})
		}
		d.Add(Heading(heading), items)
	}
	if len(chains) == 0 && len(ladders) == 0 {
		d.Add(Para{Text: noChain(ends)})
	} else {
		d.Add(Heading(""), Para{Text: "Stays are typical times in a job; study, exams and the search come on top: rung plan ROLE --from ROLE", Tone: Quiet})
	}
	rows := Table{Columns: []Column{{Name: "from"}, {Name: "to"}, {Name: "moves"}, {Name: "roles"}}}
	for _, p := range chains {
		rows.Rows = append(rows.Rows, []Cell{Text(p.Roles[0]), Text(p.Roles[len(p.Roles)-1]), Number(len(p.Moves)), Text(strings.Join(p.Roles, " "))})
	}
	return Answer{Value: value, Doc: d, Rows: &rows}
}

func noChain(ends []*roles.Role) string {
	switch len(ends) {
	case 2:
		if ends[0] == ends[1] {
			return "They are the same role."
		}
		return "No chain of moves leads from " + ends[0].Title + " to " + ends[1].Title + "."
	case 1:
		return "No chain of moves leads from " + ends[0].Title + " to an executive role."
	}
	return "The catalog has no ladder and no executive role that a beginner reaches."
}

func title(c *roles.Catalog, role string) string {
	return c.Title(roles.Ref{Kind: roles.KindRole, ID: role})
}

func roleItems(c *roles.Catalog, ids []string) []Item {
	var items []Item
	for _, id := range ids {
		text := title(c, id)
		if r := c.Role(id); r != nil {
			text += " (" + string(r.Level) + ")"
		}
		items = append(items, Item{Text: text})
	}
	return items
}

func tenure(p paths.Progression) paths.MonthRange {
	var sum paths.MonthRange
	for _, m := range p.Moves {
		sum.Low += paths.Months(m.Tenure.Low.Hundredths())
		sum.Typical += paths.Months(m.Tenure.Typical.Hundredths())
		sum.High += paths.Months(m.Tenure.High.Hundredths())
	}
	return sum
}
