package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// planRows are the facts that people choose among saved plans by.
func (s *comparerScreen) planRows(all bool) []sideRow {
	var plans []*render.SavedPlan
	for _, id := range s.ids() {
		plans = append(plans, s.saved(id))
	}
	fact := func(name string, words func(p *render.SavedPlan) string) sideRow {
		row := sideRow{name: name}
		for _, p := range plans {
			row.cells = append(row.cells, cellOf(or(words(p), "–")))
		}
		return row
	}
	always := func(r sideRow) sideRow { r.always = true; return r }
	least := func(r sideRow, of func(p *render.SavedPlan) int) sideRow {
		return always(r).withBest(func(i int) (int, bool) { return -of(plans[i]), true })
	}
	totals := func(p *render.SavedPlan) person.Totals { return p.Plan.Totals }
	month := func(at func(p *person.Plan) time.Time) func(p *render.SavedPlan) string {
		return func(p *render.SavedPlan) string { return monthOf(at(p.Plan)) }
	}
	heading := func(name, note string) sideRow { return sideRow{kind: sideHeading, name: name, note: note} }
	rows := []sideRow{
		heading("Where to, and when", ""),
		always(fact("leads to", func(p *render.SavedPlan) string { return s.planTarget(p.Plan) })),
		least(fact("ends, typically", month(func(p *person.Plan) time.Time { _, t, _ := p.Finish(); return t })), func(p *render.SavedPlan) int {
			_, t, _ := p.Plan.Finish()
			return int(t.Unix() / 86400)
		}),
		always(fact("at the earliest", month(func(p *person.Plan) time.Time { t, _, _ := p.Finish(); return t }))),
		always(fact("at the latest", month(func(p *person.Plan) time.Time { _, _, t := p.Finish(); return t }))),
		always(fact("typical time", func(p *render.SavedPlan) string { return render.Span(paths.Months(totals(p).Months.Typical*100 + 0.5)) })),
		fact("started", func(p *render.SavedPlan) string { start, _ := p.Plan.Start.Day(); return monthOf(start) }),
		always(fact("done", func(p *render.SavedPlan) string { return fmt.Sprintf("%d of %d", planDone(p), len(p.Steps)) })),
		always(fact("next", nextText)),

		heading("What it takes", "estimates, over the whole plan"),
		least(fact("typical cost", func(p *render.SavedPlan) string { return render.Dollars(totals(p).CostUSD.Typical) }),
			func(p *render.SavedPlan) int { return totals(p).CostUSD.Typical }),
		fact("from low to high", func(p *render.SavedPlan) string {
			return render.DollarRange(totals(p).CostUSD.Low, totals(p).CostUSD.High)
		}),
		fact("prices unknown", func(p *render.SavedPlan) string {
			return fmt.Sprint(len(totals(p).Planned().Unknown) + unknownPrices(p))
		}),
		least(fact("study", func(p *render.SavedPlan) string {
			return render.HoursRange(totals(p).StudyHours.Low, totals(p).StudyHours.High)
		}), func(p *render.SavedPlan) int { return totals(p).StudyHours.Typical }),
		least(fact("risk", func(p *render.SavedPlan) string {
			return fmt.Sprintf("%s (%d)", render.RiskWord(totals(p).Risk), totals(p).Risk)
		}), func(p *render.SavedPlan) int { return totals(p).Risk }),
		fact("upkeep a year", func(p *render.SavedPlan) string { return render.Dollars(totals(p).UpkeepUSD) }),

		heading("What it brings", "estimates"),
		always(fact("pay at the end", func(p *render.SavedPlan) string {
			if totals(p).EndSalary == nil {
				return "unknown"
			}
			return render.Dollars(*totals(p).EndSalary)
		})).withBest(func(i int) (int, bool) {
			end := totals(plans[i]).EndSalary
			if end == nil {
				return 0, false
			}
			return *end, true
		}),
		always(fact("pay less cost", func(p *render.SavedPlan) string { return render.Dollars(totals(p).NetUSD) })).
			withBest(func(i int) (int, bool) {
				return totals(plans[i]).NetUSD, totals(plans[i]).Horizon == totals(plans[0]).Horizon
			}),
		fact("counted over", func(p *render.SavedPlan) string { return render.Span(paths.Months(100 * totals(p).Horizon)) }),

		heading("The way", "✓ done"),
		fact("moves", func(p *render.SavedPlan) string { return fmt.Sprint(countSteps(p, paths.StepMove)) }),
	}
	for _, list := range []struct {
		name  string
		kinds []paths.StepKind
	}{{"jobs", []paths.StepKind{paths.StepMove}}, {"exams", []paths.StepKind{paths.StepExam}}, {"programs", []paths.StepKind{paths.StepProgram}}, {"skills", []paths.StepKind{paths.StepStudy}}} {
		var cells [][]sideItem
		for _, p := range plans {
			cells = append(cells, s.stepItems(p, list.kinds...))
		}
		rows = append(rows, listRow(list.name, all, cells))
	}
	return append(rows, sideRow{kind: sideText, paint: faint, text: "Risk is a readiness score, not a probability; lower is better."})
}

// unknownPrices is how many steps of a plan have a price that is not known.
func unknownPrices(p *render.SavedPlan) int {
	n := 0
	for _, x := range p.Steps {
		if len(x.Unknown) > 0 {
			n++
		}
	}
	return n
}

func countSteps(p *render.SavedPlan, kind paths.StepKind) int {
	n := 0
	for _, x := range p.Steps {
		if x.Kind == kind {
			n++
		}
	}
	return n
}

// stepItems is what a plan acquires or enters by steps of some kinds.
func (s *comparerScreen) stepItems(p *render.SavedPlan, kinds ...paths.StepKind) []sideItem {
	var items []sideItem
	for _, x := range p.Steps {
		if !slices.Contains(kinds, x.Kind) {
			continue
		}
		item := sideItem{text: x.Title}
		if kind, id, _ := strings.Cut(x.Ref, "/"); kind == string(roles.KindCert) {
			item.text = cmp.Or(render.CertName(s.Catalog, id), x.Title)
		}
		if x.Status == person.StatusDone {
			item.mark, item.paint = "✓", good
		}
		if !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items
}
