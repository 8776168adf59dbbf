package layered

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// How long the search goes on. Patience is counted in steps and not timed, so
// that a fast machine draws what a slow one does; a hundred steps are about a
// microsecond.
const (
	patience = 1_500_000
	starts   = 16 // fewer found one crossing too many, or five, in more small drawings
	sweeps   = 10 // a start
)

// hopeless is how many crossings more than at its best place a node may make on
// its way through a column, before the places beyond are given up.
const hopeless = 20

// search looks for an order with few crossings.
type search struct {
	*chart
	order
	places [2][][]int // by node: the sorted places of its neighbors, where weigh needs them
	swaps  []int      // see weigh
	slots  []int      // by node: its index in swaps
	key    []float64  // by node, for sweep
	bowed  []bool     // by column: it has bows
	tally  tally      // for crossings, as
	above  []int      // by place: hops of the nodes above
	spent  int
}

// start is an order to begin from, or to end with.
type start struct {
	order
	crossings int
}

// arrange returns the best order found. From each of several starts, sweeps bring
// nodes near their neighbors; from there, the most promising first, single nodes
// move as long as that helps. The first start is the order of the boxes as they
// came, the others are shuffled, always in the same way.
func (c *chart) arrange() start {
	s := &search{
		chart: c, order: c.newOrder(),
		slots: make([]int, len(c.nodes)), key: make([]float64, len(c.nodes)), bowed: make([]bool, len(c.given)),
	}
	for _, b := range c.bows {
		s.bowed[c.nodes[b.ends[0]].column] = true
	}
	for side := range s.places {
		s.places[side] = make([][]int, len(c.nodes))
		for v, n := range c.nodes {
			s.places[side][v] = make([]int, len(n.near[side]))
		}
	}
	var all []start
	for i := 0; i < starts && (i == 0 || s.spent < patience/3 && all[i-1].crossings > 0); i++ {
		all = append(all, s.begin(uint64(i)))
	}
	slices.SortStableFunc(all, func(a, b start) int { return cmp.Compare(a.crossings, b.crossings) })
	best := all[0]
	for i, from := range all {
		if best.crossings == 0 || i > 0 && s.spent >= patience {
			break
		}
		s.copyFrom(from.order)
		if n := s.improve(); n < best.crossings {
			best = start{s.clone(), n}
		}
	}
	return best
}

// begin returns the best order that sweeps reach from a start.
func (s *search) begin(seed uint64) start {
	r := rand.New(rand.NewPCG(0, seed))
	for i, nodes := range s.columns {
		copy(nodes, s.given[i])
		if seed > 0 {
			r.Shuffle(len(nodes), func(a, b int) { nodes[a], nodes[b] = nodes[b], nodes[a] })
		}
		s.number(i)
	}
	s.chooseSides()
	best := start{s.clone(), s.crossings()}
	for i, idle := 0, 0; i < sweeps && idle < 2 && best.crossings > 0; i++ {
		s.sweep((int(seed) + i) % 2)
		s.chooseSides()
		idle++
		if n := s.crossings(); n < best.crossings {
			best.crossings = n
			best.copyFrom(s.order)
			idle = 0
		}
		s.spent += 20 * (len(s.nodes) + len(s.hops) + len(s.bows))
	}
	return best
}

// sweep sorts column after column by where the neighbors of a node are, on
// average: those on the given side, where the sweep comes from, and in the
// column, and a little those on the other side, which settle what else would be
// a tie. A node without any stays about where it is.
func (s *search) sweep(side int) {
	const little = 0.2
	for i := range s.columns {
		if side == right {
			i = len(s.columns) - 1 - i
		}
		nodes := s.columns[i]
		for _, v := range nodes {
			sum, weight := 0.0, 0.0
			for _, w := range s.nodes[v].near[side] {
				sum += s.height(w)
				weight++
			}
			for _, w := range s.nodes[v].near[left+right-side] {
				sum += little * s.height(w)
				weight += little
			}
			for _, b := range s.nodes[v].bows {
				sum += s.height(b.other)
				weight++
			}
			if weight == 0 {
				sum, weight = s.height(v), 1
			}
			s.key[v] = sum / weight
		}
		slices.SortStableFunc(nodes, func(a, b int) int { return cmp.Compare(s.key[a], s.key[b]) })
		s.number(i)
	}
}

// height is where a node stands in its column, from 0 to 1.
func (s *search) height(v int) float64 {
	return (float64(s.at[v]) + 0.5) / float64(len(s.columns[s.nodes[v].column]))
}

// improve moves single nodes and bows as long as crossings go away, and returns
// how many are left.
func (s *search) improve() int {
	for round, idle := 0, 0; idle < 2 && (round == 0 || s.spent < patience); round++ {
		gain := s.chooseSides()
		for i := range s.columns {
			if round%2 == 1 {
				i = len(s.columns) - 1 - i
			}
			gain += s.sift(i)
		}
		idle++
		if gain > 0 {
			idle = 0
		}
	}
	return s.crossings()
}

// chooseSides turns every bow to the side where it crosses less, the others
// being where they are. It returns how many crossings are gone.
func (s *search) chooseSides() int {
	gain := 0
	for i, b := range s.bows {
		top, bottom := s.ends(b)
		nodes := s.columns[s.nodes[top].column]
		from, to := s.at[top], s.at[bottom]
		var crossed [2]int
		for _, v := range nodes[from+1 : to] {
			crossed[left] += len(s.nodes[v].near[left])
			crossed[right] += len(s.nodes[v].near[right])
			for _, d := range s.nodes[v].bows {
				if x := s.at[d.other]; x < from || x > to {
					crossed[s.sides[d.bow]]++
				}
			}
			s.spent += 1 + len(s.nodes[v].bows)
		}
		if here, there := s.sides[i], left+right-s.sides[i]; crossed[there] < crossed[here] {
			s.sides[i] = there
			gain += crossed[here] - crossed[there]
		}
	}
	return gain
}
