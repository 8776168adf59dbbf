package paths

import (
	"cmp"
	"container/heap"
	"fmt"
	"iter"
	"math"
	"math/bits"
	"slices"
	"sync"
)

// StaticArc is an arc at a fixed cost, whoever takes it.
type StaticArc struct {
	From, To int32
	Cost     int64 // 0 or more
}

// StaticPath is a path that visits no node twice, and the sum of its arcs.
type StaticPath struct {
	Nodes []int32 // from the start to the target, both included
	Cost  int64
}

// Static is a directed graph whose arcs cost the same for everyone. It knows
// nothing of what a person holds and so is no planner: it orders the catalog's
// own chains of moves. It does not change; many goroutines may ask at once.
type Static struct {
	out, in  adjacency
	moveBits int       // the low bits of a weight, which count arcs
	searches sync.Pool // of *spurSearch
}

// adjacency holds the arcs of node n at first[n] to first[n+1], sorted by node.
type adjacency struct {
	first []int32
	links []link
}

// link is an arc seen from one of its ends. Its weight is the cost and, in the
// low bits, one arc: of two paths at the same cost that with fewer arcs weighs
// less, and no cycle weighs nothing.
type link struct {
	weight int64
	node   int32
}

func (a *adjacency) of(node int32) []link { return a.links[a.first[node]:a.first[node+1]] }

// NewStatic makes a graph of nodes 0 to nodes-1. Of parallel arcs the cheapest
// counts; loops are dropped, since no simple path takes one. It panics on a
// negative cost, on an arc to no node, and on costs so large that a path's sum
// could overflow.
func NewStatic(nodes int, arcs []StaticArc) *Static {
	s := &Static{moveBits: bits.Len(uint(nodes))}
	most := int64(math.MaxInt64) >> s.moveBits / int64(nodes+1)
	arcs = slices.Clone(arcs)
	for _, a := range arcs {
		if a.Cost < 0 || a.Cost >= most || min(a.From, a.To) < 0 || int(max(a.From, a.To)) >= nodes {
			panic(fmt.Sprintf("paths: arc %+v in a graph of %d nodes", a, nodes))
		}
	}
	slices.SortFunc(arcs, func(a, b StaticArc) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Cost, b.Cost))
	})
	arcs = slices.CompactFunc(arcs, func(a, b StaticArc) bool { return a.From == b.From && a.To == b.To })
	arcs = slices.DeleteFunc(arcs, func(a StaticArc) bool { return a.From == a.To })

	ends := func(a StaticArc) (from, to int32) { return a.From, a.To }
	s.out = s.index(nodes, arcs, ends)
	s.in = s.index(nodes, arcs, func(a StaticArc) (from, to int32) { return a.To, a.From })
	s.searches.New = func() any { return newSpurSearch(s) }
	return s
}

func (s *Static) index(nodes int, arcs []StaticArc, ends func(StaticArc) (at, other int32)) adjacency {
	a := adjacency{first: make([]int32, nodes+1), links: make([]link, len(arcs))}
	for _, arc := range arcs {
		at, _ := ends(arc)
		a.first[at+1]++
	}
	for n := range nodes {
		a.first[n+1] += a.first[n]
	}
	next := slices.Clone(a.first)
	for _, arc := range arcs {
		at, other := ends(arc)
		a.links[next[at]] = link{arc.Cost<<s.moveBits + 1, other}
		next[at]++
	}
	return a
}

// KShortest gives the first k of Shortest, fewer where there are no more.
func (s *Static) KShortest(from, to int32, k int) []StaticPath {
	var found []StaticPath
	for p := range s.Shortest(from, to) {
		if len(found) >= k {
			break
		}
		found = append(found, p)
	}
	return found
}

// Shortest gives every simple path from one node to another, each once: by
// cost, then by number of arcs, then by the nodes in order. From a node to
// itself there is one path, of that node alone and at no cost.
//
// It is Yen's algorithm with Lawler's partition: the paths not given yet are a
// disjoint union of sets, each of those that follow a path given to some node
// and leave it there. A set waits with a bound on its best path, and only when
// no other comes before it is that path looked for, by A* toward the target.
func (s *Static) Shortest(from, to int32) iter.Seq[StaticPath] {
	return func(yield func(StaticPath) bool) {
		if from == to {
			yield(StaticPath{Nodes: []int32{from}})
			return
		}
		q := s.searches.Get().(*spurSearch)
		defer s.searches.Put(q)
		q.start(to)
		all := &pathSet{path: []int32{from}}
		q.enter(all.path)
		var waiting pathSets
		if q.bound(all) {
			waiting = append(waiting, all)
		}
		for len(waiting) > 0 {
			set := heap.Pop(&waiting).(*pathSet)
			if !set.found {
				if q.search(set) {
					heap.Push(&waiting, set)
				}
				continue
			}
			if !yield(StaticPath{Nodes: slices.Clone(set.path), Cost: set.weight >> s.moveBits}) {
				return
			}
			for _, rest := range q.split(set) {
				heap.Push(&waiting, rest)
			}
		}
	}
}
