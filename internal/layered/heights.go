package layered

import "math"

// How often heights are settled at most, each time with the pulls of the last
// result, and the move of a node, in units, that is not worth another round.
const (
	settlings = 6
	rounds    = 12
	still     = 0.05
)

// settler chooses the heights of nodes: lines as level as the order and the
// room allow, everything within the height of the tallest column. It minimizes
// the weighted sum of squares of what the hops rise and fall, column after column
// (block coordinate descent, which goes to the optimum, since no limit ties two
// columns). Squares alone bend every line a little; with weights that fall as
// the bend of the last result grows, what is nearly level becomes level, as with a
// sum of sizes (iteratively reweighted least squares).
type settler struct {
	*chart
	order
	spacing Spacing
	ports   [][2]float64 // by hop: below the tops of its ends
	tops    []float64    // by node
	weights []float64    // by hop
	ends    [][]hopEnd   // by node
	offsets []float64    // by node: its top with its column packed from zero
	slack   []float64    // by column: what it is shorter than the tallest one
	height  float64
}

// hopEnd is a hop as one of its two nodes has it.
type hopEnd struct{ hop, side int }

func newSettler(c *chart, o order, s Spacing, ports [][2]float64) *settler {
	t := &settler{
		chart: c, order: o, spacing: s, ports: ports,
		tops: make([]float64, len(c.nodes)), weights: make([]float64, len(c.hops)), ends: make([][]hopEnd, len(c.nodes)),
		offsets: make([]float64, len(c.nodes)), slack: make([]float64, len(o.columns)),
	}
	for i, h := range c.hops {
		for side, v := range h.ends {
			t.ends[v] = append(t.ends[v], hopEnd{i, side})
		}
	}
	for i, nodes := range o.columns {
		y := 0.0
		for j, v := range nodes {
			if j > 0 {
				y += t.room(nodes[j-1], v)
			}
			t.offsets[v] = y
			y += c.nodes[v].height
		}
		t.slack[i] = -y
		t.height = max(t.height, y)
	}
	for i, nodes := range o.columns {
		t.slack[i] += t.height
		for _, v := range nodes {
			t.tops[v] = t.offsets[v] + t.slack[i]/2
		}
	}
	return t
}

// room is what has to be between two neighbors of a column. Between two boxes
// with a line through the middle there is at least as much as without.
func (t *settler) room(above, below int) float64 {
	a, b := t.nodes[above].box == passes, t.nodes[below].box == passes
	switch {
	case a && b:
		return t.spacing.Lines
	case a || b:
		return max(t.spacing.Lines, t.spacing.Boxes/2)
	}
	return t.spacing.Boxes
}

// settle returns the top of every node, from zero, and the height of all.
func (t *settler) settle() ([]float64, float64) {
	for again := range settlings {
		for i, h := range t.hops {
			t.weights[i] = t.pull(h)
			if again > 0 {
				t.weights[i] /= 1 + math.Abs(t.bend(i))/2
			}
		}
		for range rounds {
			moved := 0.0
			for i := range t.columns {
				moved = max(moved, t.column(i))
			}
			for i := len(t.columns) - 2; i > 0; i-- {
				moved = max(moved, t.column(i))
			}
			if moved < still {
				break
			}
		}
	}
	for range rounds {
		for i := range t.columns {
			t.straighten(i)
		}
	}
	return t.tops, t.height
}

// straighten takes the lines that pass a column to the height that they have
// before or after it, whichever is nearer and free: one bend is easier to follow
// than two.
func (t *settler) straighten(i int) {
	nodes := t.columns[i]
	for j, v := range nodes {
		if t.nodes[v].box != passes {
			continue
		}
		low, high := 0.0, t.height
		if j > 0 {
			low = t.tops[nodes[j-1]] + t.nodes[nodes[j-1]].height + t.room(nodes[j-1], v)
		}
		if j+1 < len(nodes) {
			high = t.tops[nodes[j+1]] - t.room(v, nodes[j+1])
		}
		best, y := math.Inf(1), t.tops[v]
		for _, there := range [2]float64{t.across(t.ends[v][0]), t.across(t.ends[v][1])} {
			if move := math.Abs(there - y); there >= low && there <= high && move < best {
				best, t.tops[v] = move, there
			}
		}
	}
}

// bend is how far a hop falls.
func (t *settler) bend(i int) float64 {
	a, b := t.hops[i].ends[left], t.hops[i].ends[right]
	return t.tops[b] + t.ports[i][right] - t.tops[a] - t.ports[i][left]
}

// across is where the top of a node has to be for one of its hops to be level.
func (t *settler) across(e hopEnd) float64 {
	there := left + right - e.side
	return t.tops[t.hops[e.hop].ends[there]] + t.ports[e.hop][there] - t.ports[e.hop][e.side]
}

// pull is how much a hop wants to be level: most in the middle of a long line,
// where the eye expects no bend.
func (t *settler) pull(h hop) float64 {
	weight := 1.0
	for _, v := range h.ends {
		if t.nodes[v].box == passes {
			weight *= 3
		}
	}
	return weight
}

// block is a run of nodes that stand as close as they may.
type block struct {
	first  int
	sum    float64 // of the shifts that the nodes wish, by weight
	weight float64
}

// column puts the nodes of a column where their neighbors want them, as far as
// order and room allow: the pooling of adjacent violators, which is exact. It
// returns the longest move.
func (t *settler) column(i int) float64 {
	nodes := t.columns[i]
	blocks := make([]block, 0, len(nodes))
	for j, v := range nodes {
		b := t.wish(v)
		b.first = j
		for len(blocks) > 0 {
			above := blocks[len(blocks)-1]
			if above.sum/above.weight <= b.sum/b.weight {
				break
			}
			b = block{above.first, above.sum + b.sum, above.weight + b.weight}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	moved, last := 0.0, len(nodes)
	for k := len(blocks) - 1; k >= 0; k-- {
		b := blocks[k]
		shift := min(max(b.sum/b.weight, 0), t.slack[i])
		for _, v := range nodes[b.first:last] {
			y := t.offsets[v] + shift
			moved = max(moved, math.Abs(y-t.tops[v]))
			t.tops[v] = y
		}
		last = b.first
	}
	return moved
}

// wish is a block of one node, with the shift that makes its hops most level.
// What nothing pulls stays.
func (t *settler) wish(v int) block {
	const inertia = 1e-3
	b := block{sum: inertia * (t.tops[v] - t.offsets[v]), weight: inertia}
	for _, e := range t.ends[v] {
		b.sum += t.weights[e.hop] * (t.across(e) - t.offsets[v])
		b.weight += t.weights[e.hop]
	}
	return b
}
