package paths

import (
	"cmp"
	"math"
	"slices"
)

// pathSet is the simple paths that follow a path to one of its nodes and go on
// from there to none of the nodes barred.
type pathSet struct {
	path   []int32 // the best of the set if found, else a path that it leaves
	at     int     // the place in path where its paths part
	barred []int32
	prefix int64 // weight of the path up to there
	weight int64 // of the best of the set if found, else no more than that
	found  bool
}

// pathSets is a heap, the set with the best path on top. A set whose best path
// is not known comes before one that weighs the same: it may hold the better.
type pathSets []*pathSet

func (h pathSets) Len() int      { return len(h) }
func (h pathSets) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *pathSets) Push(x any)   { *h = append(*h, x.(*pathSet)) }

func (h pathSets) Less(i, j int) bool {
	a, b := h[i], h[j]
	if a.weight != b.weight || a.found != b.found {
		return a.weight < b.weight || a.weight == b.weight && !a.found
	}
	return slices.Compare(a.path, b.path) < 0
}

func (h *pathSets) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	*h = (*h)[:last]
	return x
}

const unreachable = math.MaxInt64

// spurSearch is what one call of Shortest works with. Marks are numbers of the
// round that set them, so that a new round need not clear them.
type spurSearch struct {
	*Static
	to   int32
	left []int64 // least weight from a node to the target

	onPrefix []int // round in which a node is on the prefix
	seen     []int // round in which the search has met a node
	round    int
	gone     []int64 // least weight from the spur to a node met
	parent   []int32
	open     openNodes
}

func newSpurSearch(s *Static) *spurSearch {
	n := len(s.out.first) - 1
	return &spurSearch{
		Static: s, left: make([]int64, n), onPrefix: make([]int, n),
		seen: make([]int, n), gone: make([]int64, n), parent: make([]int32, n),
	}
}

// start finds what is left to a target from everywhere, by Dijkstra's
// algorithm along the arcs reversed.
func (q *spurSearch) start(to int32) {
	q.to = to
	for n := range q.left {
		q.left[n] = unreachable
	}
	q.left[to] = 0
	q.open = append(q.open[:0], openNode{node: to})
	for len(q.open) > 0 {
		at := q.open.pop()
		if at.weight > q.left[at.node] {
			continue // met again at less since
		}
		for _, l := range q.in.of(at.node) {
			if weight := at.weight + l.weight; weight < q.left[l.node] {
				q.left[l.node] = weight
				q.open.push(openNode{weight: weight, node: l.node})
			}
		}
	}
}

// split parts what is left of a set without its best path, by the node at
// which a path leaves that one.
func (q *spurSearch) split(set *pathSet) []*pathSet {
	var parts []*pathSet
	q.enter(set.path[:set.at])
	prefix, barred := set.prefix, set.barred
	for at := set.at; at < len(set.path)-1; at++ {
		q.onPrefix[set.path[at]] = q.round
		next := set.path[at+1]
		part := &pathSet{path: set.path, at: at, barred: append(slices.Clip(barred), next), prefix: prefix}
		if q.bound(part) {
			parts = append(parts, part)
		}
		prefix += q.weight(set.path[at], next)
		barred = nil
	}
	return parts
}

// enter begins a round in which a prefix is forbidden.
func (q *spurSearch) enter(prefix []int32) {
	q.round++
	for _, n := range prefix {
		q.onPrefix[n] = q.round
	}
}

func (q *spurSearch) weight(from, to int32) int64 {
	links := q.out.of(from)
	i, _ := slices.BinarySearchFunc(links, to, func(l link, to int32) int { return cmp.Compare(l.node, to) })
	return links[i].weight
}

// allows says whether a path of the set may go on along an arc of its spur.
func (q *spurSearch) allows(set *pathSet, l link) bool {
	return q.usable(l.node) && !slices.Contains(set.barred, l.node)
}

// usable says whether a node leads to the target and is not on the prefix.
func (q *spurSearch) usable(node int32) bool {
	return q.left[node] != unreachable && q.onPrefix[node] != q.round
}

// bound weighs the best path of a set as if after the spur it could meet the
// prefix again. Where the one so found doesn't, it is the best. The set's
// prefix has been entered; an empty set gives false.
func (q *spurSearch) bound(set *pathSet) bool {
	next, least := int32(0), int64(unreachable)
	for _, l := range q.out.of(set.path[set.at]) {
		if q.allows(set, l) && l.weight+q.left[l.node] < least {
			next, least = l.node, l.weight+q.left[l.node]
		}
	}
	if least == unreachable {
		return false
	}
	set.weight = set.prefix + least
	path := slices.Clone(set.path[:set.at+1])
	for at := next; q.onPrefix[at] != q.round; at = q.toward(at) {
		path = append(path, at)
		if at == q.to {
			set.path, set.found = path, true
			break
		}
	}
	return true
}

// toward is the first of the nodes that come next on a best path to the target.
func (q *spurSearch) toward(node int32) int32 {
	links := q.out.of(node)
	i := slices.IndexFunc(links, func(l link) bool {
		return q.left[l.node] != unreachable && l.weight+q.left[l.node] == q.left[node]
	})
	return links[i].node
}

// search finds the best path of a set by A*: what is left to the target when
// no node is forbidden is the bound. An empty set gives false.
func (q *spurSearch) search(set *pathSet) bool {
	q.enter(set.path[:set.at+1])
	q.open = q.open[:0]
	spur := set.path[set.at]
	for _, l := range q.out.of(spur) {
		if q.allows(set, l) {
			q.meet(l.node, l.weight, spur)
		}
	}
	for len(q.open) > 0 {
		at := q.open.pop()
		if at.node == q.to {
			set.path, set.weight, set.found = q.trace(set), set.prefix+at.gone, true
			return true
		}
		if at.gone > q.gone[at.node] {
			continue // met again at less since
		}
		for _, l := range q.out.of(at.node) {
			if q.usable(l.node) {
				q.meet(l.node, at.gone+l.weight, at.node)
			}
		}
	}
	return false
}

// meet notes that a node is reached at a weight by way of another.
func (q *spurSearch) meet(node int32, gone int64, by int32) {
	if q.seen[node] == q.round && q.gone[node] <= gone {
		if q.gone[node] == gone && q.earlier(by, q.parent[node]) {
			q.parent[node] = by
		}
		return
	}
	q.seen[node], q.gone[node], q.parent[node] = q.round, gone, by
	q.open.push(openNode{weight: gone + q.left[node], gone: gone, node: node})
}

// earlier says whether the path that was followed to a comes before that to b.
// The two have as many nodes. Their paths are final, since among nodes that
// promise the same the one that has gone less is taken up first.
func (q *spurSearch) earlier(a, b int32) bool {
	for a != b {
		if q.parent[a] == q.parent[b] {
			return a < b
		}
		a, b = q.parent[a], q.parent[b]
	}
	return false
}

// trace is the path that the search followed to the target.
func (q *spurSearch) trace(set *pathSet) []int32 {
	path := slices.Clone(set.path[:set.at+1])
	for at := q.to; at != set.path[set.at]; at = q.parent[at] {
		path = append(path, at)
	}
	slices.Reverse(path[set.at+1:])
	return path
}

// openNode is a node to take up, and the weight that its best path promises.
type openNode struct {
	weight, gone int64
	node         int32
}

func (a openNode) before(b openNode) bool {
	return a.weight < b.weight || a.weight == b.weight && a.gone < b.gone
}

// openNodes is a heap of four children a node: shallower than one of two, and
// the four lie side by side.
type openNodes []openNode

func (h *openNodes) push(x openNode) {
	list := append(*h, x)
	i := len(list) - 1
	for i > 0 {
		up := (i - 1) / 4
		if !x.before(list[up]) {
			break
		}
		list[i] = list[up]
		i = up
	}
	list[i] = x
	*h = list
}

func (h *openNodes) pop() openNode {
	list := *h
	top, x := list[0], list[len(list)-1]
	list = list[:len(list)-1]
	*h = list
	if len(list) == 0 {
		return top
	}
	i := 0
	for {
		first := 4*i + 1
		if first >= len(list) {
			break
		}
		least := first
		for c := first + 1; c < min(first+4, len(list)); c++ {
			if list[c].before(list[least]) {
				least = c
			}
		}
		if !list[least].before(x) {
			break
		}
		list[i] = list[least]
		i = least
	}
	list[i] = x
	return top
}
