package layered_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/layered"
)

// slack is what sums of fractions may be off by.
const slack = 1e-6

// check holds a layout to everything that Place and Layout promise, by means
// that share nothing with how it was made.
func check(t *testing.T, d drawing) {
	t.Helper()
	l := d.place()
	if diff := cmp.Diff(l, d.place()); diff != "" {
		t.Fatalf("the same input gives another layout:\n%s", diff)
	}
	checkBoxes(t, d, l)
	checkRoutes(t, d, l)
	for i, route := range l.Routes {
		curve := layered.Smooth(route, l.Turn)
		if len(route) > 0 && (curve[0] != route[0] || curve[len(curve)-1] != route[len(route)-1]) {
			t.Errorf("curve %d has other ends than its route", i)
		}
		for _, p := range sampled(curve, 16) {
			checkPointIsFree(t, d, l, i, p)
		}
	}
	if got := intersections(l.Routes); got != l.Crossings {
		t.Errorf("Crossings = %d, but %d pieces of routes intersect", l.Crossings, got)
	}
}

func checkBoxes(t *testing.T, d drawing, l layered.Layout) {
	t.Helper()
	spacing := d.spacing.Boxes
	if !(spacing >= 1 && spacing <= 1e6) {
		spacing = 16
	}
	if len(l.Boxes) != len(d.boxes) || len(l.Routes) != len(d.lines) {
		t.Fatalf("%d boxes and %d lines became %d and %d", len(d.boxes), len(d.lines), len(l.Boxes), len(l.Routes))
	}
	least, greatest := math.MaxInt, math.MinInt
	for _, b := range d.boxes {
		least, greatest = min(least, b.Column), max(greatest, b.Column)
	}
	if len(d.boxes) > 0 && len(l.Columns) != greatest-least+1 {
		t.Fatalf("%d columns for %d to %d", len(l.Columns), least, greatest)
	}
	last := 0.0
	for i, c := range l.Columns {
		if !(c.Left > last && c.Right > c.Left && c.Right < l.Width) {
			t.Errorf("column %d: %v after %v in a width of %v", i, c, last, l.Width)
		}
		last = c.Right
	}
	for i, b := range l.Boxes {
		if !(b.X >= 0 && b.Y >= 0 && b.X+b.Width <= l.Width && b.Y+b.Height <= l.Height) {
			t.Errorf("box %d, %v, is not in %v×%v", i, b, l.Width, l.Height)
		}
		c := l.Columns[d.boxes[i].Column-least]
		if b.X < c.Left-slack || b.X+b.Width > c.Right+slack {
			t.Errorf("box %d, %v, is not in its column %v", i, b, c)
		}
		if w := d.boxes[i].Width; w >= 0 && w <= 1e6 && b.Width != w {
			t.Errorf("box %d has become %v wide, not %v", i, b.Width, w)
		}
		if h := d.boxes[i].Height; h >= 0 && h <= 1e6 && b.Height != h {
			t.Errorf("box %d has become %v high, not %v", i, b.Height, h)
		}
		for j, o := range l.Boxes[:i] {
			if d.boxes[i].Column == d.boxes[j].Column && b.Y < o.Y+o.Height+spacing-slack && o.Y < b.Y+b.Height+spacing-slack {
				t.Errorf("boxes %d, %v, and %d, %v, are closer than %v", j, o, i, b, spacing)
			}
		}
	}
}

func checkRoutes(t *testing.T, d drawing, l layered.Layout) {
	t.Helper()
	for i, route := range l.Routes {
		line := d.lines[i]
		if line.From == line.To {
			if len(route) > 0 {
				t.Errorf("line %d from a box to itself goes %v", i, route)
			}
			continue
		}
		if len(route) < 2 {
			t.Errorf("line %d has %d points", i, len(route))
			continue
		}
		first, last := route[0], route[len(route)-1]
		from, to := l.Boxes[line.From], l.Boxes[line.To]
		a, b := d.boxes[line.From].Column, d.boxes[line.To].Column
		if a < b && (first.X != from.X+from.Width || last.X != to.X) || a > b && (first.X != from.X || last.X != to.X+to.Width) {
			t.Errorf("line %d, from column %d to %d, goes from %v at %v to %v at %v", i, a, b, first, from, last, to)
		}
		if !onSide(from, first) || !onSide(to, last) {
			t.Errorf("line %d goes from %v, to %v: not on the sides of %v and %v", i, first, last, from, to)
		}
		for j, p := range route {
			checkPointIsFree(t, d, l, i, p)
			if j == 0 {
				continue
			}
			if p == route[j-1] {
				t.Errorf("line %d stands still at %v", i, p)
			}
			if p.Y != route[j-1].Y && !inGap(l, p.X) && !inGap(l, route[j-1].X) {
				t.Errorf("line %d leaves its height in a column: %v, %v", i, route[j-1], p)
			}
			for k, box := range l.Boxes {
				if k != line.From && k != line.To && enters(route[j-1], p, box) {
					t.Errorf("line %d enters box %d, %v, between %v and %v", i, k, box, route[j-1], p)
				}
			}
		}
	}
}

func checkPointIsFree(t *testing.T, d drawing, l layered.Layout, line int, p layered.Point) {
	t.Helper()
	if !(p.X >= 0 && p.Y >= 0 && p.X <= l.Width && p.Y <= l.Height) {
		t.Errorf("line %d goes through %v, not in %v×%v", line, p, l.Width, l.Height)
	}
	for i, b := range l.Boxes {
		inside := p.X > b.X+slack && p.X < b.X+b.Width-slack && p.Y > b.Y+slack && p.Y < b.Y+b.Height-slack
		if inside {
			t.Errorf("line %d goes through %v, in box %d, %v", line, p, i, b)
		}
	}
}

func onSide(b layered.Rect, p layered.Point) bool {
	return (p.X == b.X || p.X == b.X+b.Width) && p.Y >= b.Y-slack && p.Y <= b.Y+b.Height+slack
}

func inGap(l layered.Layout, x float64) bool {
	for _, c := range l.Columns {
		if x > c.Left && x < c.Right {
			return false
		}
	}
	return true
}

// enters says whether a piece of a route has more than slack of its length
// within a box (Liang–Barsky clipping).
func enters(p, q layered.Point, b layered.Rect) bool {
	low, high := 0.0, 1.0
	clip := func(step, room float64) bool { // step*t <= room
		switch {
		case step == 0:
			return room > 0
		case step > 0:
			high = min(high, room/step)
		default:
			low = max(low, room/step)
		}
		return low < high
	}
	dx, dy := q.X-p.X, q.Y-p.Y
	in := clip(-dx, p.X-b.X-slack) && clip(dx, b.X+b.Width-slack-p.X) && clip(-dy, p.Y-b.Y-slack) && clip(dy, b.Y+b.Height-slack-p.Y)
	return in && b.Width > 0 && b.Height > 0
}

// intersections counts the pairs of pieces of different routes that pass through
// each other at a point inside both.
func intersections(routes [][]layered.Point) int {
	count := 0
	for i, a := range routes {
		for _, b := range routes[:i] {
			for k := 1; k < len(a); k++ {
				for m := 1; m < len(b); m++ {
					if intersect(a[k-1], a[k], b[m-1], b[m]) {
						count++
					}
				}
			}
		}
	}
	return count
}

func intersect(a, b, c, d layered.Point) bool {
	side := func(p, q, r layered.Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// sampled is points of a curve, some a piece.
func sampled(curve []layered.Point, some int) []layered.Point {
	if len(curve) == 0 {
		return nil
	}
	out := []layered.Point{curve[0]}
	for i := 0; i+3 < len(curve); i += 3 {
		p := curve[i : i+4]
		for k := 1; k <= some; k++ {
			t := float64(k) / float64(some)
			a, b, c, e := (1-t)*(1-t)*(1-t), 3*t*(1-t)*(1-t), 3*t*t*(1-t), t*t*t
			out = append(out, layered.Point{X: a*p[0].X + b*p[1].X + c*p[2].X + e*p[3].X, Y: a*p[0].Y + b*p[1].Y + c*p[2].Y + e*p[3].Y})
		}
	}
	return out
}
