package render

import (
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// WhatIfOptions say what was changed and how much to show.
type WhatIfOptions struct {
	Assumed []string // what was taken for granted about the person
	Then    []string // the same with the change made
	Changes []string // as they were asked for: "pace 12"; none: OneMoreHour
	Most    int      // routes of each list that people see; 0: all
	Keep    string   // the command that keeps the best route then; ""
}

type whatIfSide struct {
	Query  queryValue    `json:"query"`
	Exact  bool          `json:"exact"`
	Bound  *paths.Bound  `json:"bound,omitempty"`
	Count  int           `json:"plan_count"`
	Plans  []planSummary `json:"plans"`
	NoPlan *paths.NoPlan `json:"no_plan"`
}

func newWhatIfSide(q paths.Query, result *paths.Result, assumed []string) whatIfSide {
	side := whatIfSide{Query: newQueryValue(q, PlanOptions{Assumed: assumed}), Exact: result.Exact, Bound: result.Gap,
		Count: len(result.Plans), Plans: []planSummary{}, NoPlan: result.NoPlan}
	for _, p := range result.Plans {
		side.Plans = append(side.Plans, summaryOf(p))
	}
	return side
}

// WhatIf sets the answer now beside the answer with something changed.
func WhatIf(c *roles.Catalog, before, after paths.Query, w *paths.WhatIf, o WhatIfOptions) Answer {
	value := struct {
		Schema  string              `json:"schema"`
		Changes []string            `json:"changes"`
		Before  whatIfSide          `json:"before"`
		After   whatIfSide          `json:"after"`
		Best    []paths.Contrast    `json:"best"`
		Routes  []paths.RouteChange `json:"routes"`
		Notice  string              `json:"notice"`
	}{"rung.whatif/v1", orEmpty(o.Changes), newWhatIfSide(before, w.Before, o.Assumed), newWhatIfSide(after, w.After, o.Then),
		w.Best, w.Routes, closing}
	if len(o.Changes) == 0 {
		value.Changes = []string{"pace " + strconv.Itoa(after.Pace)}
	}
	d := Doc{Title: planTitle(c, before)}
	if len(o.Assumed) > 0 {
		d.Add(Para{Text: assumedWords(o.Assumed), Tone: Quiet})
	}
	d.Add(Para{Text: LimitWords(c, before), Tone: Quiet})
	if len(o.Changes) == 0 {
		d.Add(Para{Text: "What one more hour of study a week would do (" + strconv.Itoa(after.Pace) + " instead of " +
			strconv.Itoa(before.Pace) + "). Other changes: --set, --hold, --drop."})
	} else {
		d.Add(Para{Text: "What if: " + listed(o.Changes, "and") + "."})
	}
	for _, side := range []struct {
		when   string
		result *paths.Result
	}{{"now", w.Before}, {"then", w.After}} {
		if len(side.result.Plans) == 0 {
			d.Add(Para{Text: noRouteWords(side.when, side.result), Tone: Warning})
		}
	}
	if len(w.Before.Plans) == 0 || len(w.After.Plans) == 0 {
		d.Add(Para{Text: "What would open one: rung why-not " + before.Target + ", with the same limits."})
	}
	rows := contrastRows(w)
	if len(w.Before.Plans)+len(w.After.Plans) == 0 {
		return Answer{Value: value, Doc: d, Rows: &rows}
	}
	d.Add(Heading("The best of each"), contrastTable(w, before.Horizon))
	if !w.Before.Exact || !w.After.Exact {
		d.Add(Para{Text: "A search stopped early: a figure with " + unproved +
			" is the best found, and a route called new or gone may be on both sides." + searchOn(before), Tone: Quiet})
	}
	for _, x := range []struct {
		fate    paths.RouteFate
		heading string
	}{{paths.RouteNew, "New routes, the quickest of each"},
		{paths.RouteGone, "Routes that are beaten then or not possible, the quickest of each"}, {paths.RouteKept, "Routes that stay, the quickest of each"}} {
		routesDoc(&d, c, w, x.fate, x.heading, o.Most)
	}
	if o.Keep != "" && len(w.After.Plans) > 0 {
		d.Add(Heading(""), Para{Text: "Keep it: " + o.Keep})
	}
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d, Rows: &rows}
}

func noRouteWords(when string, result *paths.Result) string {
	text := "No route fits the limits " + when
	if !result.Exact {
		text = "No route was found " + when + " before the search stopped"
	}
	if no := result.NoPlan; no != nil && len(no.Gates) > 0 {
		text += "; what stops you: " + gateWords(no.Gates[0])
	}
	return text + "."
}

// contrastTable is the best plan in each objective, now and then, and what that
// plan pays less what it costs.
func contrastTable(w *paths.WhatIf, horizon int) Table {
	t := Table{Columns: []Column{{Name: "best"}, {Name: "now", Right: true}, {Name: "then", Right: true}, {Name: "change"}}}
	row := func(name, before, after, change string) {
		t.Rows = append(t.Rows, []Cell{Text(name), Text(before), Text(after), Text(change)})
	}
	for _, x := range w.Best {
		name := map[paths.Objective]string{paths.ByTime: "quickest", paths.ByCost: "cheapest", paths.ByRisk: "safest"}[x.Objective]
		row(name, contrastWords(x.Before, x.Objective), contrastWords(x.After, x.Objective), contrastChange(x))
		if x.Before != nil || x.After != nil {
			change := ""
			if x.Before != nil && x.After != nil {
				change = moreOrLess(x.After.NetEarnings-x.Before.NetEarnings, Dollars, "more", "less")
			}
			row(name+", pay less cost over "+Span(paths.Months(100*horizon)), netWords(x.Before), netWords(x.After), change)
		}
	}
	row("routes nobody beats", strconv.Itoa(len(w.Before.Plans)), strconv.Itoa(len(w.After.Plans)), "")
	return t
}

func contrastWords(f *paths.Figure, o paths.Objective) string {
	if f == nil {
		return "no route"
	}
	text := figureWords(o, f.Vector)
	if !f.Proved {
		text += unproved
	}
	return text
}

func netWords(f *paths.Figure) string {
	if f == nil {
		return ""
	}
	return Dollars(f.NetEarnings)
}

// contrastChange says what a change does to the best in an objective.
func contrastChange(x paths.Contrast) string {
	if x.Before == nil || x.After == nil {
		return ""
	}
	by := x.After.Of(x.Objective) - x.Before.Of(x.Objective)
	switch x.Objective {
	case paths.ByTime:
		whole := func(m paths.Months) int { return (int(m) + 50) / 100 } // as they are shown
		if months := whole(x.After.Vector.Time) - whole(x.Before.Vector.Time); months != 0 {
			by = 100 * months
		}
		return moreOrLess(by, func(n int) string { return Span(paths.Months(n)) }, "longer", "sooner")
	case paths.ByCost:
		return moreOrLess(by, Dollars, "more", "less")
	}
	return moreOrLess(by, thousands, "riskier", "safer")
}

func moreOrLess(by int, words func(int) string, more, less string) string {
	switch {
	case by > 0:
		return words(by) + " " + more
	case by < 0:
		return words(-by) + " " + less
	}
	return "same"
}

func routesDoc(d *Doc, c *roles.Catalog, w *paths.WhatIf, fate paths.RouteFate, heading string, most int) {
	var items List
	more := 0
	for _, r := range w.Routes {
		if r.Change != fate {
			continue
		}
		if most > 0 && len(items) == most {
			more++
			continue
		}
		text := strings.Join(titles(c, roles.KindRole, r.Roles), " → ") + ": "
		switch {
		case r.Before == nil:
			text += vectorWords(*r.After)
		case r.After == nil:
			text += vectorWords(*r.Before)
		case vectorWords(*r.Before) == vectorWords(*r.After):
			text += vectorWords(*r.After) + ", as now"
		default:
			text += vectorWords(*r.After) + "; now " + vectorWords(*r.Before)
		}
		items = append(items, text)
	}
	addList(d, heading, items)
	if more > 0 {
		d.Add(Para{Text: Plural(more, "more route") + ": -o json lists all", Tone: Quiet})
	}
}

// contrastRows is the best plans for a spreadsheet.
func contrastRows(w *paths.WhatIf) Table {
	var t Table
	for _, name := range []string{"objective", "before", "after", "before_net_earnings_usd", "after_net_earnings_usd", "before_proved", "after_proved"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	for _, x := range w.Best {
		row := []Cell{Text(string(x.Objective))}
		for _, of := range []func(*paths.Figure) Cell{
			func(f *paths.Figure) Cell {
				if x.Objective == paths.ByTime {
					return monthsCell(f.Vector.Time)
				}
				return Number(f.Of(x.Objective))
			},
			func(f *paths.Figure) Cell { return Number(f.NetEarnings) },
			func(f *paths.Figure) Cell { return Text(strconv.FormatBool(f.Proved)) },
		} {
			for _, f := range []*paths.Figure{x.Before, x.After} {
				cell := Cell{}
				if f != nil {
					cell = of(f)
				}
				row = append(row, cell)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
