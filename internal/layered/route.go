package layered

import "slices"

// route fills the routes of a layout whose boxes stand.
func (d *drawing) route(l *Layout, lines []Line) {
	for i, h := range d.hops {
		from, to := d.climb(i)
		a, b := d.nodes[h.ends[left]], d.nodes[h.ends[right]]
		r := l.Routes[h.line]
		if a.box != passes {
			r = append(r, Point{l.Boxes[a.box].X + l.Boxes[a.box].Width, from})
		}
		r = along(r, Point{d.strips[a.column].Left, from})
		r = along(r, Point{d.strips[a.column].Right, to})
		if b.box != passes {
			r = along(r, Point{l.Boxes[b.box].X, to})
		}
		l.Routes[h.line] = r
	}
	for i, b := range d.bows {
		from, to := d.reach(i)
		top, bottom := d.ends(b)
		span := d.spans[d.nodes[top].column]
		out := float64(d.tracks[i]+1) * d.spacing.Lines
		x := span.Right + out
		if d.sides[i] == left {
			x = span.Left - out
		}
		l.Routes[b.line] = []Point{
			{d.edge(l, top, i), from}, {x, from}, {x, to}, {d.edge(l, bottom, i), to},
		}
		if d.nodes[bottom].box == lines[b.line].From {
			slices.Reverse(l.Routes[b.line])
		}
	}
	for _, h := range d.hops {
		if r := l.Routes[h.line]; d.nodes[h.ends[left]].box == lines[h.line].To {
			slices.Reverse(r)
		}
	}
}

// edge is the side of a box from which a bow leaves.
func (d *drawing) edge(l *Layout, v, bow int) float64 {
	box := l.Boxes[d.nodes[v].box]
	if d.sides[bow] == left {
		return box.X
	}
	return box.X + box.Width
}

// along adds a point to a route, unless it ends there.
func along(route []Point, p Point) []Point {
	if len(route) > 0 && route[len(route)-1] == p {
		return route
	}
	return append(route, p)
}
