package layered

import "slices"

// sift takes every node of a column through its places and leaves it at the best
// one. It returns how many crossings are gone.
func (s *search) sift(column int) int {
	nodes := s.columns[column]
	if len(nodes) < 2 {
		return 0
	}
	s.weigh(column)
	gain := 0
	for _, v := range slices.Clone(nodes) {
		best, least := s.at[v], 0
		for _, way := range []int{1, -1} {
			from, change := s.at[v], 0
			for to := from + way; to >= 0 && to < len(nodes) && change <= least+hopeless; to += way {
				if change += s.swap(column, min(to, to-way)); change < least {
					best, least = to, change
				}
			}
			s.put(v, from)
		}
		s.put(v, best)
		gain -= least
	}
	return gain
}

// put moves a node to a place in its column; those between make room.
func (s *search) put(v, to int) {
	nodes := s.columns[s.nodes[v].column]
	for s.at[v] != to {
		from := s.at[v]
		next := from + 1
		if to < from {
			next = from - 1
		}
		w := nodes[next]
		nodes[from], nodes[next] = w, v
		s.at[v], s.at[w] = next, from
	}
}

// weigh fills swaps for a column of n nodes: at i*n+j, how many crossings of hops
// are more with the j-th node above the i-th than the other way around. The
// places they have at this moment are the slots of the nodes, and remain so while
// the column changes.
func (s *search) weigh(column int) {
	nodes := s.columns[column]
	n := len(nodes)
	for i, v := range nodes {
		s.slots[v] = i
		for side := range s.places {
			places := s.places[side][v]
			for i, w := range s.nodes[v].near[side] {
				places[i] = s.at[w]
			}
			slices.Sort(places)
		}
	}
	s.swaps = slices.Grow(s.swaps[:0], n*n)[:n*n]
	for i, u := range nodes {
		s.swaps[i*n+i] = 0
		for j, v := range nodes[:i] {
			change := 0
			for side := range s.places {
				uAbove, vAbove := passings(s.places[side][u], s.places[side][v])
				change += vAbove - uAbove
				s.spent += 2 + len(s.places[side][u]) + len(s.places[side][v])
			}
			s.swaps[i*n+j], s.swaps[j*n+i] = change, -change
		}
	}
}

// swap exchanges the i-th node of a column, for which swaps is filled, with the
// next one. It returns how many crossings are more.
func (s *search) swap(column, i int) int {
	nodes := s.columns[column]
	u, v := nodes[i], nodes[i+1]
	change := s.swaps[s.slots[u]*len(nodes)+s.slots[v]] + s.bowChange(u, v)
	nodes[i], nodes[i+1] = v, u
	s.at[u], s.at[v] = i+1, i
	s.spent += 3 + 2*len(s.nodes[u].bows)*len(s.nodes[v].bows)
	return change
}
