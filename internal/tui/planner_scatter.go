package tui

import (
	"fmt"
	"slices"
	"strconv"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

// scale is an axis: its ends, and the step between its marks.
type scale struct{ low, high, step int }

// scaleOf is an axis with at most so many marks, at round values.
func scaleOf(low, high, marks int, steps func(at int) int) scale {
	for i := 0; ; i++ {
		if a := (scale{low, high, steps(i)}); a.high/a.step-(a.low+a.step-1)/a.step < max(marks, 1) {
			return a
		}
	}
}

// marks are the round values on an axis.
func (a scale) marks() []int {
	var list []int
	for v := (a.low + a.step - 1) / a.step * a.step; v <= a.high; v += a.step {
		list = append(list, v)
	}
	return list
}

// place is where a value stands on so many cells.
func (a scale) place(v, cells int) int {
	if cells < 2 {
		return 0
	}
	return ((v-a.low)*(cells-1) + (a.high-a.low)/2) / (a.high - a.low)
}

// dollarStep and monthStep are the steps that an axis may have, rising.
func dollarStep(i int) int {
	n := [3]int{1, 2, 5}[i%3]
	for range i / 3 {
		n *= 10
	}
	return n
}

func monthStep(i int) int {
	all := []int{100, 300, 600, 1200, 2400, 6000, 12000, 24000}
	if i >= len(all) {
		return all[len(all)-1] << (i - len(all) + 1)
	}
	return all[i]
}

// dollarMark is a sum as an axis has it.
func dollarMark(n int) string {
	switch {
	case n >= 1_000_000 && n%100_000 == 0:
		return "$" + tenths(n/100_000) + "M"
	case n >= 1000 && n%100 == 0:
		return "$" + tenths(n/100) + "k"
	}
	return render.Dollars(n)
}

// tenths is a number of tenths, without a zero after the point.
func tenths(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return fmt.Sprintf("%d.%d", n/10, n%10)
}

// scatterGutter is the room for what is written beside the axis of cost.
const scatterGutter = 7

// drawScatter draws the routes by typical time and cost.
func (s *plannerScreen) drawScatter(c *canvas) {
	if c.h < 5 || c.w < 24 {
		return
	}
	plans := s.shown.Result.Plans
	c.put(0, 0, faint, "typical")
	drawRisks(c.area(scatterGutter+1, 0, c.w-scatterGutter-1, 1))
	plot := c.area(scatterGutter+1, 1, c.w-scatterGutter-4, c.h-3)
	cost, span := s.scales(plot.w, plot.h)
	for y := range plot.h {
		c.put(scatterGutter, y+1, faint, "│")
	}
	for _, v := range cost.marks() {
		y := plot.h - cost.place(v, plot.h)
		c.putRight(scatterGutter-1, y, faint, dollarMark(v))
		c.put(scatterGutter, y, faint, "┤")
	}
	base := c.below(c.h - 2)
	base.put(scatterGutter, 0, faint, "└")
	base.right(scatterGutter + 1).rule(0)
	written := 0
	for _, v := range span.marks() {
		at := scatterGutter + 1 + span.place(v, plot.w)
		base.put(at, 0, faint, "┴")
		text := render.Span(paths.Months(v))
		if begin := max(at-cells(text)/2, written); begin+cells(text) <= c.w {
			written = base.put(begin, 1, faint, text) + 1
		}
	}
	if written+len("time") < c.w {
		base.putRight(c.w, 1, faint, "time")
	}
	if hidden := s.drawPoints(plot, c, plans, cost, span); hidden > 0 {
		c.putRight(c.w, 0, faint, fmt.Sprintf(" +%d hidden", hidden))
	}
}

// scales are the axes of the plot: cost from nothing, unless all routes cost
// much alike. No route lies on an edge.
func (s *plannerScreen) scales(width, height int) (cost, span scale) {
	plans := s.shown.Result.Plans
	least, most := plans[0].Vector, plans[0].Vector
	for i := range plans {
		v := plans[i].Vector
		least.Time, most.Time = min(least.Time, v.Time), max(most.Time, v.Time)
		least.Cost, most.Cost = min(least.Cost, v.Cost), max(most.Cost, v.Cost)
	}
	wide := max(int(most.Time-least.Time)/12, 100)
	dear := max((most.Cost-least.Cost)/8, most.Cost/10, 100)
	from := max(least.Cost-dear, 0)
	if least.Cost < most.Cost/2 {
		from = 0
	}
	cost = scaleOf(from, most.Cost+dear, (height+1)/2, dollarStep)
	if most.Cost == 0 { // nothing above it means anything
		cost.step = cost.high + 1
	}
	return cost, scaleOf(max(int(least.Time)-wide, 0), int(most.Time)+wide, width/7, monthStep)
}

// point is a route on the plot.
type point struct{ route, x, y int }

// drawPoints draws the routes: the one under the cursor where it belongs, then
// those that win something; what would lie on another stands beside it. It gives
// the number of those for which there is no place.
func (s *plannerScreen) drawPoints(plot, c *canvas, plans []paths.Plan, cost, span scale) (hidden int) {
	order := make([]int, 0, len(plans))
	for i := range plans {
		order = append(order, i)
	}
	weight := func(i int) int {
		switch {
		case i == s.route.at:
			return 0
		case len(plans[i].Wins) > 0:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(order, func(a, b int) int { return weight(a) - weight(b) })
	taken := map[[2]int]bool{}
	for _, i := range order {
		v := plans[i].Vector
		name := pointName(i)
		at := point{i, span.place(int(v.Time), plot.w), plot.h - 1 - cost.place(v.Cost, plot.h)}
		at, ok := at.free(taken, len(name)+1, plot.w+3, plot.h)
		if !ok {
			hidden++
			continue
		}
		begin := at.x
		if i == s.route.at {
			begin-- // the cursor's mark
		}
		for x := begin; x <= at.x+len(name); x++ {
			taken[[2]int{x, at.y}] = true
		}
		s.drawPoint(c, plot, at, name, plans[i].Totals.Risk)
	}
	return hidden
}

// pointName is a route's letter; those after Z have none on the plot.
func pointName(i int) string {
	if i < 26 {
		return routeName(i)
	}
	return ""
}

// free is the nearest place where a label of a width lies on no other.
func (p point) free(taken map[[2]int]bool, width, w, h int) (point, bool) {
	for _, shift := range [][2]int{{0, 0}, {2, 0}, {-2, 0}, {0, -1}, {0, 1}, {2, -1}, {-2, -1}, {2, 1}, {-2, 1}, {4, 0}, {-4, 0}, {6, 0}, {4, -1}, {4, 1}} {
		at := point{p.route, p.x + shift[0], p.y + shift[1]}
		if at.x < 0 || at.y < 0 || at.x+width > w || at.y >= h {
			continue
		}
		clear := true
		for k := range width {
			clear = clear && !taken[[2]int{at.x + k, at.y}]
		}
		if clear {
			return at, true
		}
	}
	return p, false
}

func (s *plannerScreen) drawPoint(c, plot *canvas, at point, name string, risk int) {
	x, y := plot.x-c.x+at.x, plot.y-c.y+at.y
	label := c.area(x, y, len(name)+1, 1)
	label.zone(routePicked{at.route})
	p := plain
	if at.route == s.route.at {
		p = strong
		label.mark(0)
		c.put(x-1, y, accent, ">")
	}
	mark, tone := riskMark(risk)
	label.put(label.put(0, 0, p, name), 0, tone, mark)
}
