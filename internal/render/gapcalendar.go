package render

import (
	"slices"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// GapEvents are the days by which what a gap holds could be done, one thing after
// the other from today: skills, then programs, then exams, each in its typical
// time at the gap's pace. The last is when all would be had; none where nothing
// takes time.
func GapEvents(c *roles.Catalog, g *paths.Gap, today time.Time) []Event {
	today = paths.Civil(today)
	var events []Event
	hours, program := 0, paths.Months(0)
	day := func() time.Time { // as gapTotals counts: whole programs, then the hours of study
		const week = 7
		return paths.After(today, program).AddDate(0, 0, (week*hours+g.Totals.Pace-1)/g.Totals.Pace)
	}
	add := func(ref, summary string, notes ...string) {
		text := append([]string{"An estimate: the typical day at " + Plural(g.Totals.Pace, "hour") + " a week, begun on " + Day(today) + "."}, notes...)
		events = append(events, Event{UID: "gap-" + g.Role + "-" + strings.ReplaceAll(ref, "/", "-") + "@rung",
			Summary: summary + " (estimate)", Description: strings.Join(append(text, closing), "\n"), Date: day()})
	}
	for _, x := range studyOrder(c, g) {
		if hours += x.Hours.Typical; x.Hours.Typical > 0 {
			add("skill/"+x.Skill, Sentence(stepTitle(paths.Step{Kind: paths.StepStudy, Title: x.Name, Level: x.To}))+", to be done",
				HoursRange(x.Hours.Low, x.Hours.High)+" of study")
		}
	}
	for _, p := range gapPrograms(g) {
		program += p.Months
		add("program/"+p.Program, "Finish the program "+p.Name, Span(p.Months)+" part time")
	}
	for _, x := range g.Certs {
		if hours += x.Hours.Typical; x.Hours.Typical > 0 {
			add("cert/"+x.Cert, "Be ready to sit "+x.Name, missingNotes(x.Verdict, x.Missing, nil)...)
		}
	}
	served := paths.After(today, paths.Months(100*g.Totals.ExperienceMonths))
	if hours == 0 && program == 0 && g.Totals.ExperienceMonths == 0 {
		return nil
	}
	var notes []string
	if g.Totals.ExperienceMonths > 0 {
		notes = append(notes, Plural(g.Totals.ExperienceMonths, "month")+" of experience is missing: counted as served from today on.")
	}
	for _, l := range g.Licenses {
		notes = append(notes, "Not counted: "+l.Need)
	}
	add("ready", "Ready for "+g.Title, notes...)
	if ready := &events[len(events)-1]; served.After(ready.Date) {
		ready.Date = served
	}
	return events
}

// studyOrder is the skills to study: what another needs before it, of the rest
// first the one that the gap names as first, then what weighs most.
func studyOrder(c *roles.Catalog, g *paths.Gap) []paths.GapStudy {
	left := slices.Concat(g.Lift, g.Learn)
	first := ""
	if g.First != nil {
		first = g.First.Skill
	}
	slices.SortStableFunc(left, func(a, b paths.GapStudy) int {
		switch {
		case a.Skill == b.Skill:
			return 0
		case a.Skill == first:
			return -1
		case b.Skill == first:
			return 1
		case a.Weight != b.Weight:
			return b.Weight - a.Weight
		}
		return strings.Compare(a.Skill, b.Skill)
	})
	waits := func(x paths.GapStudy) bool {
		skill := c.Skill(x.Skill)
		return skill != nil && slices.ContainsFunc(skill.Requires, func(need roles.SkillLevel) bool {
			return slices.ContainsFunc(left, func(other paths.GapStudy) bool { return other.Skill == need.Skill })
		})
	}
	var order []paths.GapStudy
	for len(left) > 0 {
		next := slices.IndexFunc(left, func(x paths.GapStudy) bool { return !waits(x) })
		next = max(next, 0) // skills that need each other: no catalog that loads has any
		order = append(order, left[next])
		left = slices.Delete(left, next, next+1)
	}
	return order
}
