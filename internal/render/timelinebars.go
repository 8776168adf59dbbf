package render

import (
	"slices"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// StepOrder is the places of steps by when they begin, a stay before what is done
// in it.
func StepOrder(steps []paths.Step) []int {
	order := make([]int, len(steps))
	for i := range steps {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if steps[a].StartMonth != steps[b].StartMonth {
			return int(steps[a].StartMonth - steps[b].StartMonth)
		}
		work := func(i int) int {
			if steps[i].Kind == paths.StepWork {
				return 0
			}
			return 1
		}
		return work(a) - work(b)
	})
	return order
}

// StepBar is a step as a row of a timeline.
func StepBar(s paths.Step) TimelineBar {
	bar := TimelineBar{Kind: s.Kind, Label: s.Title, Start: s.StartMonth, End: s.EndMonth, Inset: true}
	switch s.Kind {
	case paths.StepWork:
		bar.Inset = false
	case paths.StepMove:
		bar.Label, bar.Inset = "to "+s.Title, false
	case paths.StepExam:
		bar.Label = "exam " + Abbreviation(s.Title)
	case paths.StepWait:
		bar.Label = "wait " + Abbreviation(s.Title)
	case paths.StepStudy:
		if s.Level != roles.None {
			bar.Label += ", " + s.Level.String()
		}
	}
	notes := []string{}
	if s.Hours.High > 0 {
		notes = append(notes, HoursRange(s.Hours.Low, s.Hours.High))
	}
	if s.CostUSD.High > 0 {
		notes = append(notes, DollarRange(s.CostUSD.Low, s.CostUSD.High))
	}
	if len(notes) == 0 {
		notes = append(notes, Span(s.EndMonth-s.StartMonth))
	}
	bar.Note = strings.Join(notes, ", ")
	return bar
}

// stepBars are steps as the rows of a timeline, in order.
func stepBars(steps []paths.Step) []TimelineBar {
	var bars []TimelineBar
	for _, i := range StepOrder(steps) {
		bars = append(bars, StepBar(steps[i]))
	}
	return bars
}

// briefBars are at most so many rows for a timeline, and the number of steps that
// have no part in them. What is short of room goes in turn: waits, and skills but
// for one row in each job; then skills, searches for jobs but the last, exams,
// programs; then what comes last.
func briefBars(bars []TimelineBar, most int) (rows []TimelineBar, left int) {
	if len(bars) <= most {
		return bars, 0
	}
	kept := together(bars)
	for _, kind := range []paths.StepKind{paths.StepStudy, paths.StepMove, paths.StepExam, paths.StepProgram} {
		if len(kept) > most {
			kept = slices.DeleteFunc(kept, func(r barRow) bool { return r.bar.Kind == kind && r.bar != bars[len(bars)-1] })
		}
	}
	left = len(bars)
	for _, r := range kept[:min(len(kept), most)] {
		rows = append(rows, r.bar)
		left -= r.steps
	}
	return rows, left
}

// barRow is a row for some steps.
type barRow struct {
	bar   TimelineBar
	steps int
}

// together is steps without waits, with one row for the skills of each job.
func together(bars []TimelineBar) []barRow {
	var rows []barRow
	skills := -1 // the row for the skills of the job at hand
	for _, b := range bars {
		switch {
		case b.Kind == paths.StepWait:
			continue
		case !b.Inset:
			skills = -1
		case b.Kind == paths.StepStudy && skills >= 0:
			row := &rows[skills]
			row.steps++
			row.bar.Label, row.bar.Note = Plural(row.steps, "skill"), ""
			row.bar.Start, row.bar.End = min(row.bar.Start, b.Start), max(row.bar.End, b.End)
			continue
		case b.Kind == paths.StepStudy:
			skills = len(rows)
		}
		rows = append(rows, barRow{b, 1})
	}
	return rows
}
