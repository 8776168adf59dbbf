package layered

import (
	"cmp"
	"math"
)

// Smooth turns a route into a curve of cubic Béziers: a start, and for every
// piece two control points and an end, as SVG's and PDF's curves want them. It
// rises and falls with level ends and rounds right angles with the radius turn,
// or less where there is no room. The curve of a layout's route with a radius up to
// its Turn stays in the strips and tracks of the route, enters no box that the
// route doesn't, and makes no new crossing.
func Smooth(route []Point, turn float64) []Point {
	if len(route) == 0 {
		return nil
	}
	out := []Point{route[0]}
	for i := 1; i < len(route); i++ {
		p, q := out[len(out)-1], route[i]
		if p.X != q.X && p.Y != q.Y {
			middle := (p.X + q.X) / 2
			out = append(out, Point{middle, p.Y}, Point{middle, q.Y}, q)
			continue
		}
		if i+1 == len(route) || !corner(route[i-1], q, route[i+1]) {
			out = straight(out, q)
			continue
		}
		next := route[i+1]
		r := min(turn, room(route, i), room(route, i+1))
		in, after := toward(q, p, r), toward(q, next, r)
		out = straight(out, in)
		// The share of the radius at which a cubic is nearest to a quarter circle.
		const quarter = 1 - 0.5522847498
		out = append(out, toward(q, in, r*quarter), toward(q, after, r*quarter), after)
	}
	return out
}

// corner says whether a level piece and an upright one meet in q.
func corner(p, q, next Point) bool {
	return p.Y == q.Y && q.X == next.X && q.Y != next.Y || p.X == q.X && q.Y == next.Y && p.Y != q.Y
}

// room is how much of the piece before point i a turn at one of its ends may use:
// half of a piece that has a turn at both.
func room(route []Point, i int) float64 {
	p, q := route[i-1], route[i]
	length := math.Abs(q.X-p.X) + math.Abs(q.Y-p.Y)
	if p.X == q.X {
		return length / 2
	}
	return length
}

func straight(curve []Point, to Point) []Point {
	from := curve[len(curve)-1]
	if from == to {
		return curve
	}
	return append(curve,
		Point{from.X + (to.X-from.X)/3, from.Y + (to.Y-from.Y)/3},
		Point{to.X - (to.X-from.X)/3, to.Y - (to.Y-from.Y)/3},
		to)
}

// toward is the point at a distance from p in the direction of q, which is level
// with p or upright from it.
func toward(p, q Point, distance float64) Point {
	return Point{p.X + distance*float64(cmp.Compare(q.X, p.X)), p.Y + distance*float64(cmp.Compare(q.Y, p.Y))}
}
