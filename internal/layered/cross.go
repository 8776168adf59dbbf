package layered

import (
	"cmp"
	"slices"
)

// order is what crossings depend on: the order of the nodes within each column,
// from the top, and the side on which each bow leaves.
type order struct {
	columns [][]int
	at      []int // by node: its index in its column
	sides   []int // by bow
}

func (c *chart) newOrder() order {
	o := order{columns: make([][]int, len(c.given)), at: make([]int, len(c.nodes)), sides: make([]int, len(c.bows))}
	for i, column := range c.given {
		o.columns[i] = slices.Clone(column)
		o.number(i)
	}
	for i := range o.sides {
		o.sides[i] = right
	}
	return o
}

// number brings at up to date with a column.
func (o *order) number(column int) {
	for i, v := range o.columns[column] {
		o.at[v] = i
	}
}

func (o *order) copyFrom(from order) {
	for i := range from.columns {
		copy(o.columns[i], from.columns[i])
	}
	copy(o.at, from.at)
	copy(o.sides, from.sides)
}

func (o order) clone() order {
	columns := make([][]int, len(o.columns))
	for i, nodes := range o.columns {
		columns[i] = slices.Clone(nodes)
	}
	return order{columns, slices.Clone(o.at), slices.Clone(o.sides)}
}

// ends returns the upper and the lower end of a bow.
func (o order) ends(b bow) (top, bottom int) {
	if o.at[b.ends[0]] < o.at[b.ends[1]] {
		return b.ends[0], b.ends[1]
	}
	return b.ends[1], b.ends[0]
}

// crossings counts all crossings of the drawn lines:
//
//   - two hops of a gap cross if their ends stand in opposite orders;
//   - a bow crosses every hop that begins on its side strictly between its ends;
//   - two bows of a side cross if exactly one end of one is strictly between the
//     ends of the other.
//
// Lines that share an end there don't cross: their places on the side of the box
// are chosen so.
func (s *search) crossings() int {
	sum := 0
	for i := range s.columns {
		sum += s.hopCrossings(i)
		if s.bowed[i] {
			sum += s.bowCrossings(i, left) + s.bowCrossings(i, right)
		}
	}
	return sum
}

func (s *search) hopCrossings(column int) int {
	if column+1 == len(s.columns) {
		return 0
	}
	s.tally = s.tally.empty(len(s.columns[column+1]))
	sum, total := 0, 0
	for _, v := range s.columns[column] {
		near := s.nodes[v].near[right]
		for _, w := range near {
			sum += total - s.tally.upTo(s.at[w])
		}
		for _, w := range near {
			s.tally.add(s.at[w])
		}
		total += len(near)
	}
	return sum
}

func (s *search) bowCrossings(column, side int) int {
	nodes := s.columns[column]
	s.tally = s.tally.empty(len(nodes)) // of the lower ends of bows that begin further up
	s.above = slices.Grow(s.above[:0], len(nodes)+1)[:len(nodes)+1]
	s.above[0] = 0
	for i, v := range nodes {
		s.above[i+1] = s.above[i] + len(s.nodes[v].near[side])
	}
	sum := 0
	for i, v := range nodes {
		for _, b := range s.nodes[v].bows {
			if j := s.at[b.other]; s.sides[b.bow] == side && j > i {
				sum += s.above[j] - s.above[i+1] + s.tally.upTo(j-1) - s.tally.upTo(i)
			}
		}
		for _, b := range s.nodes[v].bows {
			if j := s.at[b.other]; s.sides[b.bow] == side && j > i {
				s.tally.add(j)
			}
		}
	}
	return sum
}

// tally counts small numbers (a Fenwick tree): how many up to a given one were
// added.
type tally []int

// empty returns a tally for numbers below n, in the same memory where that is
// enough.
func (t tally) empty(n int) tally {
	t = slices.Grow(t[:0], n+1)[:n+1]
	clear(t)
	return t
}

func (t tally) add(i int) {
	for i++; i < len(t); i += i & -i {
		t[i]++
	}
}

func (t tally) upTo(i int) int {
	sum := 0
	for i++; i > 0; i -= i & -i {
		sum += t[i]
	}
	return sum
}

// passings counts, for two nodes with the sorted places of their neighbors on
// one side, the crossings of their hops with a above b, and with b above a.
func passings(a, b []int) (aAbove, bAbove int) {
	less, upTo := 0, 0 // places of b less than, or up to, the one of a
	for _, p := range a {
		for less < len(b) && b[less] < p {
			less++
		}
		for upTo = max(upTo, less); upTo < len(b) && b[upTo] == p; {
			upTo++
		}
		aAbove += less
		bAbove += len(b) - upTo
	}
	return aAbove, bAbove
}

// bowChange says how many crossings of bows are more after the swap of node u
// with node v right below it.
func (s *search) bowChange(u, v int) int {
	ofU, ofV := s.nodes[u].bows, s.nodes[v].bows
	if len(ofU) == 0 && len(ofV) == 0 {
		return 0
	}
	change, at := 0, s.at[u]
	for _, b := range ofU {
		if b.other == v {
			continue
		}
		side, x := s.sides[b.bow], s.at[b.other]
		change += cmp.Compare(at, x) * len(s.nodes[v].near[side])
		for _, d := range ofV {
			if d.other != u && s.sides[d.bow] == side {
				change += interleaving(x, s.at[d.other], at)
			}
		}
	}
	for _, d := range ofV {
		if d.other != u {
			change -= cmp.Compare(at, s.at[d.other]) * len(s.nodes[u].near[s.sides[d.bow]])
		}
	}
	return change
}

// interleaving is the change for a bow from u to x and one from v to y: given are
// the places of x, of y and of u, which stands right above v.
func interleaving(x, y, u int) int {
	switch xBelow, yBelow := x > u, y > u; {
	case xBelow == yBelow:
		return cmp.Compare(x, y) // the one that begins further in has to end further in
	case xBelow:
		return -1
	}
	return 1
}
