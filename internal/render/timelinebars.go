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

// briefBars are at most so many rows for a timeline, and the number of those that
// are left out. What is short of room goes in turn: waits, and skills but for one
// row in each job; all but the jobs and the searches for them; the last of these.
func briefBars(bars []TimelineBar, most int) (rows []TimelineBar, left int) {
	if len(bars) <= most {
		return bars, 0
	}
	skills := -1 // the row for the skills of the job at hand
	count := 0
	for _, b := range bars {
		switch {
		case b.Kind == paths.StepWait:
			continue
		case !b.Inset:
			skills = -1
		case b.Kind == paths.StepStudy && skills >= 0:
			row := &rows[skills]
			count++
			row.Label, row.Note = Plural(count, "skill"), ""
			row.Start, row.End = min(row.Start, b.Start), max(row.End, b.End)
			continue
		case b.Kind == paths.StepStudy:
			skills, count = len(rows), 1
		}
		rows = append(rows, b)
	}
	if len(rows) > most {
		rows = slices.DeleteFunc(slices.Clone(bars), func(b TimelineBar) bool { return b.Inset })
	}
	if len(rows) > most {
		return rows[:most], len(rows) - most
	}
	return rows, 0
}
