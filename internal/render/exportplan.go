package render

import (
	"strings"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

// RouteSteps are the steps of a route with their days.
type RouteSteps struct {
	Name  string // of a saved plan; "": the letter of its place
	Place int    // in the set that it is of
	Steps []person.Progress
}

// StepSheet is the steps of routes for a spreadsheet, each figure in a column.
func StepSheet(list []RouteSteps) Table {
	s := new(sheet)
	row := func(route string, x person.Progress) {
		s.text("route", route)
		s.number("step", x.N)
		s.text("kind", string(x.Kind))
		s.text("ref", x.Ref)
		s.text("title", x.Title)
		s.text("level", levelName(x.Level))
		s.text("start_date", isoDay(x.Starts))
		s.text("end_date", isoDay(x.Ends))
		s.decimal("start_month", x.Start)
		s.decimal("end_month", x.End)
		s.costs("hours_*", x.Hours)
		s.costs("cost_usd_*", x.CostUSD)
		s.text("status", string(x.Status))
		s.text("done_on", string(x.On))
		s.list("unknown_prices", x.Unknown)
		s.text("evidence", string(x.Evidence))
		s.list("why", x.Why)
	}
	for _, r := range list {
		name := r.Name
		if name == "" {
			name = letter(r.Place)
		}
		for _, x := range r.Steps {
			row(name, x)
			s.end()
		}
	}
	if len(s.Rows) == 0 { // for the names alone
		row("", person.Progress{})
	}
	return s.Table
}

// FinishEvents are the days on which saved plans may end.
func FinishEvents(c *roles.Catalog, plans []PlanColumn) []Event {
	var events []Event
	for _, p := range plans {
		m := p.Totals.Months
		for _, x := range []struct {
			word string
			at   paths.Months
		}{{"early", m.Low}, {"typical", m.Typical}, {"late", m.High}} {
			events = append(events, Event{
				UID:         p.Name + "-finish-" + x.word + "@rung",
				Summary:     p.Name + ": " + title(c, p.Target) + ", " + x.word + " finish (estimate)",
				Description: "By way of " + strings.Join(titles(c, roles.KindRole, p.Roles), ", ") + ".\n" + closing,
				Date:        p.day(x.at),
			})
		}
	}
	return events
}
