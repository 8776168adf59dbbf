package tui

import (
	"slices"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// ready is when all that is missing could be had, from today on: study beside
// work after programs in the same hours, and experience meanwhile.
func ready(t paths.GapTotals, today time.Time) (early, late time.Time) {
	at := func(weeks int) time.Time {
		const week = 7
		study := paths.After(today, t.ProgramMonths).AddDate(0, 0, week*weeks)
		if served := paths.After(today, paths.Months(100*t.ExperienceMonths)); served.After(study) {
			return served
		}
		return study
	}
	return at(t.Weeks.Low), at(t.Weeks.High)
}

// readyMonth is how a date that is an estimate is written.
const readyMonth = "Jan 2006"

// readyWords says when that is. Where experience is missing it is the soonest:
// the job to serve it in may have to be found first.
func readyWords(t paths.GapTotals, today time.Time) string {
	if t.ExperienceMonths > 0 {
		early, _ := ready(t, today)
		return "not before " + early.Format(readyMonth)
	}
	return readyDate(t, today)
}

func readyDate(t paths.GapTotals, today time.Time) string {
	early, late := ready(t, today)
	if !late.After(today) {
		return "now"
	}
	if a, b := early.Format(readyMonth), late.Format(readyMonth); a != b {
		return a + " to " + b
	}
	return "about " + late.Format(readyMonth)
}

// readyLine is that with what to make of it.
func (e *env) readyLine(g *paths.Gap) string {
	if g.Totals.ExperienceMonths > 0 && !e.servesHere(g) {
		return readyWords(g.Totals, e.Today) + "; p shows the routes"
	}
	text := readyDate(g.Totals, e.Today)
	if text == "now" {
		return text
	}
	return text + ", an estimate"
}

// servesHere reports whether all the experience that is missing is served in the
// job that the person has. What an exam asks for may be served elsewhere alone, so
// that it counts as not.
func (e *env) servesHere(g *paths.Gap) bool {
	here := e.Catalog.Role(e.here())
	if here == nil || slices.ContainsFunc(g.Certs, func(x paths.GapCert) bool { return x.MissingMonths > 0 }) ||
		slices.ContainsFunc(g.Education, func(x paths.GapEducation) bool { return x.MissingMonths > 0 && !e.backgroundHere(g.Role, here) }) {
		return false
	}
	return !slices.ContainsFunc(g.Experience, func(x paths.GapExperience) bool { return !countsIn(x.In, here) })
}

// backgroundHere reports whether a job counts for all the experience that a role
// takes in the place of education.
func (e *env) backgroundHere(role string, here *roles.Role) bool {
	r := e.Catalog.Role(role)
	if r == nil {
		return false
	}
	for _, clause := range r.Requires.Education {
		for _, a := range clause.Any {
			if a.ExperienceMonths() > 0 && !countsIn(a.In, here) {
				return false
			}
		}
	}
	return true
}

// countsIn reports whether a job is one of those that experience is served in;
// none named are all.
func countsIn(in []string, here *roles.Role) bool {
	return len(in) == 0 || slices.Contains(in, "role/"+here.ID) || slices.Contains(in, "track/"+here.Track)
}

// openAllTheSame is for a role that is open to beginners though it asks for
// experience.
const openAllTheSame = "open: employers take beginners, though the demand names experience"

// namesExperience reports whether a role cannot be had on paper without
// experience.
func namesExperience(r *roles.Role) bool {
	for _, clause := range slices.Concat(r.Requires.Experience, r.Requires.Education) {
		served := func(a roles.Alternative) bool { return a.ExperienceMonths() == 0 }
		if len(clause.Any) > 0 && !slices.ContainsFunc(clause.Any, served) {
			return true
		}
	}
	return false
}

// waysOf is the alternatives of a demand in words, as package paths joins them.
func waysOf(need string) []string { return strings.Split(need, ", or ") }

// insteadOfWork names what a demand for a background takes from those who have
// no experience, where experience is the nearest way to meet it; "" is nothing.
func insteadOfWork(g *paths.Gap) string {
	var ways []string
	for _, x := range g.Education {
		if x.MissingMonths == 0 || len(x.Programs) > 0 {
			continue
		}
		for _, way := range waysOf(x.Need) {
			if way != x.Nearest && !strings.Contains(way, " of experience") {
				ways = append(ways, way)
			}
		}
	}
	if len(ways) == 0 {
		return ""
	}
	return "instead of the experience: " + strings.Join(ways, "; or ")
}
