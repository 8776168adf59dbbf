package tui

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

// routeName is the letter of a route as rung plan gives it.
func routeName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return fmt.Sprint(i + 1)
}

// riskMark tells a risk by its shape.
func riskMark(risk int) (mark string, p paint) {
	switch render.RiskWord(risk) {
	case "low":
		return "●", good
	case "mid":
		return "◆", warn
	}
	return "×", bad
}

// moves is how many changes of job a route has.
func moves(p *paths.Plan) int {
	n := 0
	for i := range p.Steps {
		if p.Steps[i].Kind == paths.StepMove {
			n++
		}
	}
	return n
}

// setWords say how many routes there are and how sure it is that these are all.
func (r *routes) setWords(short bool) string {
	n := len(r.Result.Plans)
	text := render.Plural(n, "route") + either(short, "", " that nothing beats")
	if t := r.Result.Thinned; t != nil {
		text = fmt.Sprintf("%d of %s", n, render.Plural(t.Count, "route")) + either(short, "", " that nothing beats")
	}
	took := ""
	if r.took > 0 {
		took = fmt.Sprintf(", %d ms", max(r.took.Milliseconds(), 1))
	}
	if r.Result.Exact {
		return text + " · exact" + took
	}
	text += " · stopped early" + took
	if g := r.Result.Gap; g != nil {
		text += fmt.Sprintf(": none missed is quicker than %s, cheaper than %s or safer than risk %d",
			render.Span(g.Best.Time), render.Dollars(g.Best.Cost), g.Best.Risk)
	}
	return text
}

// heading is setWords in lines of a width.
func (r *routes) heading(width int) []string {
	return wrapped(r.setWords(width < shortHeading), max(width-2, 1))
}

// shortHeading is the width below which the heading says no more than it must.
const shortHeading = 44

// routePicked is a click on a route.
type routePicked struct{ at int }

// drawList lists the routes, and says what their marks mean if told to.
func (s *plannerScreen) drawList(c *canvas, explain bool) {
	if c.h == 0 {
		return
	}
	words := s.shown.heading(c.w)
	for y, line := range words {
		c.put(1, y, faint, line)
	}
	body := c.below(len(words))
	plans := s.shown.Result.Plans
	each := 1
	if c.w < s.shown.width(true) && body.h >= 2*len(plans) {
		each = 2 // what it wins on a line of its own
	}
	from, to := s.route.window(len(plans), body.h/each)
	for i := from; i < to; i++ {
		line := body.area(0, (i-from)*each, body.w, each)
		line.zone(routePicked{i})
		s.drawRoute(line, i)
	}
	if from > 0 {
		body.putRight(body.w, 0, accent, "↑")
	}
	if to < len(plans) {
		body.putRight(body.w, body.h-1, accent, "↓")
	} else if explain && (to-from)*each < body.h {
		drawRisks(body.area(2, body.h-1, body.w-2, 1))
	}
}

// drawRisks explains the marks of risk.
func drawRisks(c *canvas) {
	x := 0
	for _, risk := range []int{0, 1000, 9999} { // one of each word
		mark, p := riskMark(risk)
		x = c.put(x, 0, p, mark)
		x = c.put(x+1, 0, faint, render.RiskWord(risk)) + 1
	}
	c.put(x, 0, faint, "risk")
}

// drawRoute draws a line of the list.
func (s *plannerScreen) drawRoute(c *canvas, i int) {
	p := &s.shown.Result.Plans[i]
	t := p.Totals
	ink := plain
	if i == s.route.at {
		ink = strong
		if s.pane == paneRoutes {
			for y := range c.h {
				c.mark(y)
			}
		}
		c.put(0, 0, accent, ">")
	}
	mark, tone := riskMark(t.Risk)
	widths := s.shown.widths
	c.put(2, 0, ink, routeName(i))
	c.put(2+widths[0], 0, tone, mark)
	x := 2 + widths[0] + 2
	figures := s.shown.figures(i)
	for k, text := range figures[1:] {
		if k >= 2 && x+widths[k+1] > c.w {
			break
		}
		c.put(x, 0, ink, text)
		x += widths[k+1] + 2 - k%2
	}
	wins := winsWords(p)
	if c.h > 1 {
		c.put(2+widths[0]+2, 1, good, wins)
		return
	}
	if x+cells(wins) <= c.w || x+12 <= c.w {
		c.put(x, 0, good, wins)
	}
}

// winsWords are what a route is best at. Best-paid is by what is left after the
// costs of the way, over the years that are looked ahead.
func winsWords(p *paths.Plan) string {
	words := slices.Clone(p.Wins)
	for i, word := range words {
		if word == bestPaid {
			words[i] = "best net pay"
		}
	}
	return strings.Join(words, ", ")
}

// bestPaid is how the planner calls it.
const bestPaid = "best-paid"

// figures are the columns of a route's line: name, time, cost, risk and moves.
func (r *routes) figures(i int) [5]string {
	p := &r.Result.Plans[i]
	t := p.Totals
	return [5]string{routeName(i), render.SpanRange(t.Months.Low, t.Months.High), render.DollarRange(t.CostUSD.Low, t.CostUSD.High),
		render.RiskWord(t.Risk), render.Plural(moves(p), "move")}
}

// width is that of the list with what is said of each route in one line.
func (r *routes) width(wins bool) int {
	width := 13
	for _, w := range r.widths {
		width += w
	}
	width = max(width, shortHeading)
	if wins {
		width += r.wins
	}
	return width
}

// measure finds the widths of the columns.
func (r *routes) measure() {
	for i := range r.Result.Plans {
		for k, text := range r.figures(i) {
			r.widths[k] = max(r.widths[k], cells(text))
		}
		r.steps = max(r.steps, len(r.Result.Plans[i].Steps))
		r.wins = max(r.wins, cells(winsWords(&r.Result.Plans[i])))
	}
}
