package tui

import (
	"fmt"
	"strings"
	"time"

	"careers/rung/internal/person"
	"careers/rung/paths"
)

// viewYears names the years over the timeline.
func (s *savedScreen) viewYears(c *canvas) {
	from, to := planSpan(s.plan.Plan)
	free := 0
	for year := from.Year(); year <= to.Year(); year++ {
		x := dayColumn(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), from, to, c.w)
		if x >= free && x+4 <= c.w {
			c.put(x, 0, faint, fmt.Sprint(year))
			free = x + 6
		}
	}
}

// planSpan is the first and the last day of a plan's timeline.
func planSpan(p *person.Plan) (from, to time.Time) {
	from, _ = p.Start.Day()
	_, to, _ = p.Finish()
	for _, x := range p.Steps {
		if end := paths.After(from, paths.Months(x.End*100+0.5)); end.After(to) {
			to = end
		}
	}
	return from, to
}

// dayColumn is where a day stands on a timeline.
func dayColumn(day, from, to time.Time, width int) int {
	whole := to.Sub(from)
	if whole <= 0 {
		return 0
	}
	return int(int64(width-1) * int64(day.Sub(from)/time.Hour) / int64(whole/time.Hour))
}

// viewSpan draws when a step is on the plan's timeline.
func viewSpan(c *canvas, p *person.Plan, x person.Progress) {
	from, to := planSpan(p)
	begin, end := dayColumn(x.Starts, from, to, c.w), dayColumn(x.Ends, from, to, c.w)
	sign, ink := "▓", working
	switch x.Kind {
	case paths.StepStudy, paths.StepProgram, paths.StepExam:
		sign, ink = "░", study
	case paths.StepWait:
		sign, ink = "·", waiting
	case paths.StepMove:
		sign, ink = "▸", accent
	}
	if x.Kind == paths.StepMove {
		c.put(end, 0, ink, sign)
		return
	}
	c.put(max(begin, 0), 0, ink, strings.Repeat(sign, max(end-begin, 1)))
}
