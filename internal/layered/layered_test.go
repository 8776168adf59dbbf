package layered_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/layered"
)

// drawing is what Place is asked for.
type drawing struct {
	boxes   []layered.Box
	lines   []layered.Line
	spacing layered.Spacing
}

func (d drawing) place() layered.Layout { return layered.Place(d.boxes, d.lines, d.spacing) }

// same makes n boxes of one size in a column.
func same(n, column int) []layered.Box {
	out := make([]layered.Box, n)
	for i := range out {
		out[i] = layered.Box{Column: column, Width: 120, Height: 30}
	}
	return out
}

func join(columns ...[]layered.Box) []layered.Box {
	var out []layered.Box
	for _, c := range columns {
		out = append(out, c...)
	}
	return out
}

func hard() map[string]drawing {
	bipartite := drawing{boxes: join(same(7, 1), same(7, 2))}
	for a := range 7 {
		for b := range 7 {
			bipartite.lines = append(bipartite.lines, layered.Line{From: a, To: 7 + b})
		}
	}
	inOne := drawing{boxes: same(9, 3)}
	for a := range 9 {
		for b := range 9 {
			inOne.lines = append(inOne.lines, layered.Line{From: a, To: b})
		}
	}
	chain := drawing{}
	for i := range 12 {
		chain.boxes = append(chain.boxes, layered.Box{Column: i, Width: 50, Height: 20})
		if i > 0 {
			chain.lines = append(chain.lines, layered.Line{From: i - 1, To: i}, layered.Line{From: 0, To: i}, layered.Line{From: i, To: i / 2})
		}
	}
	star := drawing{boxes: join(same(1, 0), same(20, 1), same(20, -1), same(20, 0))}
	for i := 1; i < 61; i++ {
		star.lines = append(star.lines, layered.Line{From: 0, To: i}, layered.Line{From: i, To: 0})
	}
	nothing := drawing{boxes: []layered.Box{{Column: 1}, {Column: 1}, {Column: 2}, {Column: 2}, {Column: 1}}}
	for a := range 5 {
		for b := range 5 {
			nothing.lines = append(nothing.lines, layered.Line{From: a, To: b})
		}
	}
	odd := drawing{
		boxes: []layered.Box{
			{1, math.NaN(), math.Inf(1)}, {1, math.Inf(-1), -3}, {1, 1e300, 5}, {2, 3, math.NaN()}, {2, 0, 1e-300}, {4, 1e-9, 1e-9},
		},
		lines:   []layered.Line{{0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3}, {2, 4}, {4, 3}, {5, 0}, {0, 5}, {5, 1}},
		spacing: layered.Spacing{Boxes: math.NaN(), Columns: math.Inf(1), Lines: -1, Margin: 1e-300},
	}
	ladder := drawing{boxes: join(same(4, -5), same(4, -1), same(4, 2))}
	for i := range 8 {
		ladder.lines = append(ladder.lines, layered.Line{From: i, To: (i + 4) % 12}, layered.Line{From: 11 - i, To: i}, layered.Line{From: i, To: 11 - i})
	}
	return map[string]drawing{
		"no boxes":            {},
		"one box":             {boxes: same(1, 1)},
		"one box and itself":  {boxes: same(1, -7), lines: []layered.Line{{0, 0}, {0, 0}}},
		"no lines":            {boxes: join(same(3, 1), same(2, 5))},
		"complete bipartite":  bipartite,
		"all in one column":   inOne,
		"chain with skips":    chain,
		"star":                star,
		"boxes without size":  nothing,
		"sizes not of a box":  odd,
		"skips with nothing":  ladder,
		"duplicates and back": {boxes: join(same(2, 0), same(2, 1)), lines: []layered.Line{{0, 3}, {0, 3}, {3, 0}, {1, 2}, {2, 1}, {0, 1}, {0, 1}, {1, 0}}},
	}
}

// random is a drawing that depends on the seed alone; every kind of line is in
// it, and the boxes differ in size.
func random(seed uint64) drawing {
	r := rand.New(rand.NewPCG(seed, 0))
	d := drawing{}
	columns, n := 1+r.IntN(6), 1+r.IntN(24)
	for range n {
		b := layered.Box{Column: r.IntN(columns) - 2, Width: float64(r.IntN(200)), Height: 10 + 40*r.Float64()}
		if r.IntN(12) == 0 {
			b.Height = 0
		}
		d.boxes = append(d.boxes, b)
	}
	for range r.IntN(3 * n) {
		d.lines = append(d.lines, layered.Line{From: r.IntN(n), To: r.IntN(n)})
	}
	if r.IntN(2) == 0 {
		d.spacing = layered.Spacing{Boxes: 1 + 30*r.Float64(), Columns: 1 + 90*r.Float64(), Lines: 1 + 20*r.Float64(), Margin: 1 + 9*r.Float64()}
	}
	return d
}

func TestHardLayoutsKeepTheRules(t *testing.T) {
	for name, d := range hard() {
		t.Run(name, func(t *testing.T) { check(t, d) })
	}
}

func TestRandomLayoutsKeepTheRules(t *testing.T) {
	for seed := range uint64(600) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) { check(t, random(seed)) })
	}
}

func TestLargeLayoutKeepsTheRules(t *testing.T) {
	check(t, career(1, 131, 511))
}

func TestTwoThousandBoxes(t *testing.T) {
	d := career(2, 2000, 4000)
	l := d.place()
	checkBoxes(t, d, l)
	if len(l.Routes) != 4000 {
		t.Errorf("%d routes", len(l.Routes))
	}
}

// Other boxes stand in the way of a straight chain, but have no reason to.
func TestChainIsLevel(t *testing.T) {
	boxes := join(same(5, 1), same(2, 2), same(7, 3), same(1, 4), same(4, 6))
	chain := []layered.Line{{0, 6}, {6, 9}, {9, 14}, {14, 16}}
	l := layered.Place(boxes, chain, layered.Spacing{})
	for i, route := range l.Routes {
		if from, to := route[0].Y, route[len(route)-1].Y; math.Abs(from-to) > 0.25 { // no eye sees less
			t.Errorf("line %d leaves at %v and arrives at %v", i, from, to)
		}
	}
}

// A curve may not make crossings that its route doesn't have. Two that cross just
// in a sampled point are not seen, so there may be fewer, but not by many.
func TestCurvesMakeNoCrossings(t *testing.T) {
	drawings := hard()
	for seed := range uint64(60) {
		drawings[fmt.Sprintf("seed %d", seed)] = random(seed)
	}
	for name, d := range drawings {
		t.Run(name, func(t *testing.T) {
			for i := range d.boxes {
				d.boxes[i].Height = max(d.boxes[i].Height, 1) // or lines run over each other where they begin
			}
			l := d.place()
			var curves [][]layered.Point
			for _, route := range l.Routes {
				curves = append(curves, sampled(layered.Smooth(route, l.Turn), 13))
			}
			if got := intersections(curves); got > l.Crossings || 3*got < 2*l.Crossings {
				t.Errorf("%d crossings of curves, %d of routes", got, l.Crossings)
			}
		})
	}
}

func TestSmooth(t *testing.T) {
	tests := []struct {
		name  string
		route []layered.Point
		want  []layered.Point
	}{
		{"no route", nil, nil},
		{"level", []layered.Point{{0, 5}, {9, 5}}, []layered.Point{{0, 5}, {3, 5}, {6, 5}, {9, 5}}},
		{"a strip", []layered.Point{{0, 0}, {10, 8}}, []layered.Point{{0, 0}, {5, 0}, {5, 8}, {10, 8}}},
		{"a strip back", []layered.Point{{10, 8}, {0, 0}}, []layered.Point{{10, 8}, {5, 8}, {5, 0}, {0, 0}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, layered.Smooth(tt.route, 8)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The ends of the pieces of a bow: its corners are cut by the radius, or by half
// of its height if that is less.
func TestSmoothRoundsCorners(t *testing.T) {
	tests := []struct {
		turn float64
		want []layered.Point
	}{
		{4, []layered.Point{{0, 0}, {6, 0}, {10, 4}, {10, 16}, {6, 20}, {0, 20}}},
		{50, []layered.Point{{0, 0}, {10, 10}, {0, 20}}},
	}
	for _, tt := range tests {
		curve := layered.Smooth([]layered.Point{{0, 0}, {10, 0}, {10, 20}, {0, 20}}, tt.turn)
		var got []layered.Point
		for i := 0; i < len(curve); i += 3 {
			got = append(got, curve[i])
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("turn %v (-want +got):\n%s", tt.turn, diff)
		}
	}
}

func TestEmptyColumnIsNarrow(t *testing.T) {
	l := layered.Place(join(same(1, 2), same(1, 4)), nil, layered.Spacing{})
	want := []layered.Span{{24, 144}, {208, 216}, {280, 400}}
	if diff := cmp.Diff(want, l.Columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

func TestGapGrowsWithItsLines(t *testing.T) {
	gap := func(lines int) float64 {
		d := drawing{boxes: join(same(10, 0), same(10, 1))}
		for i := range lines {
			d.lines = append(d.lines, layered.Line{From: i % 10, To: 10 + (i*7+i/10)%10})
		}
		l := d.place()
		return l.Columns[1].Left - l.Columns[0].Right
	}
	if a, b, c := gap(0), gap(15), gap(60); a != 64 || b <= a || c <= b {
		t.Errorf("gaps of 0, 15 and 60 lines: %v, %v, %v", a, b, c)
	}
}

// The order of the boxes is an answer, which small known drawings show.
func TestKnownCrossings(t *testing.T) {
	k := func(a, b int) drawing {
		d := drawing{boxes: join(same(a, 0), same(b, 1))}
		for i := range a {
			for j := range b {
				d.lines = append(d.lines, layered.Line{From: i, To: a + j})
			}
		}
		return d
	}
	tests := []struct {
		name string
		d    drawing
		want int
	}{
		{"K3,3 in two columns", k(3, 3), 9},
		{"K5,4 in two columns", k(5, 4), 60},
		{"a crossed pair comes apart", drawing{boxes: join(same(2, 0), same(2, 1)), lines: []layered.Line{{0, 3}, {1, 2}}}, 0},
		{"a tree", drawing{boxes: join(same(1, 0), same(3, 1), same(6, 2)), lines: []layered.Line{{0, 1}, {0, 2}, {0, 3}, {1, 9}, {2, 8}, {3, 7}, {1, 6}, {2, 5}, {3, 4}}}, 0},
		{"a ring in one column", drawing{boxes: same(5, 0), lines: []layered.Line{{0, 2}, {2, 4}, {4, 1}, {1, 3}, {3, 0}}}, 0},
		{"K4 in one column, two pages", drawing{boxes: same(4, 0), lines: []layered.Line{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}}, 0},
		{"K5 in one column, two pages", drawing{boxes: same(5, 0), lines: []layered.Line{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}}}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			check(t, tt.d)
			if got := tt.d.place().Crossings; got != tt.want {
				t.Errorf("%d crossings, want %d", got, tt.want)
			}
		})
	}
}

func FuzzPlace(f *testing.F) {
	f.Add([]byte{4, 3, 0, 1, 2, 1, 30, 40, 50, 60, 0, 1, 1, 2, 2, 3, 3, 0})
	f.Add([]byte("all the world's a stage, and all the men and women merely players"))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, fromBytes(data)) })
}

// fromBytes reads a small drawing from any bytes.
func fromBytes(data []byte) drawing {
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	d := drawing{}
	n, columns := next()%24, 1+next()%7
	for range n {
		at, size := next(), next()
		d.boxes = append(d.boxes, layered.Box{Column: at%columns - 3, Width: float64(size), Height: float64(size % 32)})
	}
	d.spacing = layered.Spacing{Boxes: float64(next() % 40), Columns: float64(next()), Lines: float64(next() % 30), Margin: float64(next())}
	for n > 0 && len(data) > 1 && len(d.lines) < 80 {
		d.lines = append(d.lines, layered.Line{From: next() % n, To: next() % n})
	}
	return d
}
