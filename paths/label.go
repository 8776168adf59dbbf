package paths

import (
	"slices"
)

// label is a walk from the start to a place, with all that its completions
// may depend on.
type label struct {
	place  int32
	moves  int32
	held   int32 // interned set
	parent int32
	via    uint64
	cost   objectives
	counts []int32 // months served, by counter, no more than any completion asks for
	own    []ownMonths

	arc    int32 // of the parent's place
	choice *choice
	stay   int
	dead   bool
}

// objectives is a vector: time, cost, risk, earnings (dollars a year times
// hundredths of a month), effort.
type objectives [5]int

// ownMonths is whole months served since the start in a place that can still
// be visited again.
type ownMonths struct {
	place  int32
	months int32
}

func (o objectives) vector() Vector {
	return Vector{Months(o[0]), o[1], o[2], (o[3] + 1199) / 1200, o[4]}
}

func masked(b, mask bitset) bitset {
	out := slices.Clone(b)
	out.and(mask)
	return out
}

// saturated is experience as far as any completion from a place asks for it.
func (s *search) saturated(counts []int32, place int32, left int) []int32 {
	if place == s.p.target {
		return nil
	}
	most := s.p.places[place].maxima[left]
	out := make([]int32, len(counts))
	for i := range counts {
		out[i] = min(counts[i], most[i])
	}
	return out
}

func (l *label) monthsIn(place int32) int32 {
	for _, o := range l.own {
		if o.place == place {
			return o.months
		}
	}
	return 0
}

// dominates is ⪯ of README.md: every completion of b has one of a that is no
// worse in anything asked for or capped.
func (s *search) dominates(a, b *label) bool {
	for _, i := range s.asked {
		if a.cost[i] > b.cost[i] {
			return false
		}
	}
	if a.cost[0] > b.cost[0] && s.p.deadline < unlimited || a.cost[1] > b.cost[1] && s.p.budget < unlimited {
		return false
	}
	if a.place == s.p.target {
		return true
	}
	if a.moves > b.moves || b.via&^a.via != 0 {
		return false
	}
	if s.probing { // of what is held only what the target itself comes down to
		return s.sets.get(a.held).hasAll(masked(s.sets.get(b.held), s.debtors))
	}
	for i, months := range b.counts {
		if a.counts[i] < months {
			return false
		}
	}
	for _, o := range b.own {
		if a.monthsIn(o.place) < o.months {
			return false
		}
	}
	return a.held == b.held || s.sets.get(a.held).hasAll(s.sets.get(b.held))
}

// setTable interns held sets.
type setTable struct {
	sets   []bitset
	byHash map[uint64][]int32
}

func (t *setTable) get(i int32) bitset { return t.sets[i] }

// intern takes ownership of b.
func (t *setTable) intern(b bitset) int32 {
	if t.byHash == nil {
		t.byHash = map[uint64][]int32{}
	}
	h := b.hash()
	for _, i := range t.byHash[h] {
		if t.sets[i].equal(b) {
			return i
		}
	}
	i := int32(len(t.sets))
	t.sets = append(t.sets, b)
	t.byHash[h] = append(t.byHash[h], i)
	return i
}

type heapEntry struct {
	key, tie int
	label    int32
}

func (e heapEntry) before(o heapEntry) bool {
	if e.key != o.key {
		return e.key < o.key
	}
	if e.tie != o.tie {
		return e.tie < o.tie
	}
	return e.label < o.label
}

// labelHeap is a binary heap; container/heap would box every entry.
type labelHeap struct{ entries []heapEntry }

func (h *labelHeap) len() int { return len(h.entries) }

func (h *labelHeap) push(e heapEntry) {
	h.entries = append(h.entries, e)
	for i := len(h.entries) - 1; i > 0; {
		up := (i - 1) / 2
		if !h.entries[i].before(h.entries[up]) {
			break
		}
		h.entries[i], h.entries[up] = h.entries[up], h.entries[i]
		i = up
	}
}

func (h *labelHeap) pop() heapEntry {
	top := h.entries[0]
	last := len(h.entries) - 1
	h.entries[0] = h.entries[last]
	h.entries = h.entries[:last]
	for i := 0; ; {
		down := 2*i + 1
		if down >= last {
			break
		}
		if down+1 < last && h.entries[down+1].before(h.entries[down]) {
			down++
		}
		if !h.entries[down].before(h.entries[i]) {
			break
		}
		h.entries[i], h.entries[down] = h.entries[down], h.entries[i]
		i = down
	}
	return top
}
