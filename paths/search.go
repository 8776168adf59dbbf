package paths

import (
	"context"
	"slices"
)

// search looks for plans walk by walk, best bound first, and solves each walk
// by label setting. See README.md for the model and the proof.
type search struct {
	p       *problem
	bounds  bounds
	chooser chooser
	asked   []int // indices of the objectives asked for

	prefixes []prefix
	queue    minHeap
	found    []arrival // that nothing beats

	walk    *walk          // being solved
	best    *best          // looks for the best of each walk; nil: for what nothing beats
	wanted  []memo[bitset] // by place
	debts   []memo[[]debt] // by place
	scratch bitset

	stats  Stats
	result Bound
	exact  bool
}

// arrival is a way to the target.
type arrival struct {
	cost objectives
	walk *walk
	end  *label
}

// A search settles for what it has after so many steps of work, of the first
// looks at every walk and of the complete one, unless a query allows more. No walk
// may keep the others waiting for long: each look gives it so many steps at first.
const (
	firstWork   = 600_000
	defaultWork = 1_000_000
	firstShare  = 10_000
)

// checkEvery is how many steps of work pass between looks at the context.
const checkEvery = 1024

func (p *problem) newSearch() *search {
	s := &search{p: p, exact: true, bounds: newBounds(p), wanted: make([]memo[bitset], len(p.places)), debts: make([]memo[[]debt], len(p.places))}
	s.chooser.p = p
	for i, asked := range p.objectives {
		if asked {
			s.asked = append(s.asked, i)
		}
	}
	return s
}

// first is the objective in whose order walks are looked at, of those that
// prefixes have a bound of.
func (s *search) first() int {
	const time, risk = 0, 2
	if s.best != nil && s.best.by == risk || s.p.objectives[risk] && !s.p.objectives[time] {
		return risk
	}
	return time
}

// run searches until nothing open can matter, the context ends or the work
// allowed is done. It first solves every walk without acquiring anything ahead
// of the move that asks for it, then with what could not be had there: plans as
// real as any, though not all, which then prune the complete solution.
func (s *search) run(ctx context.Context) {
	c := &s.chooser
	c.ctx, c.mostWork = ctx, max(firstWork, s.p.q.MaxWork)
	var ends []int32 // prefixes at the target
	s.open(prefix{parent: -1, via: s.p.places[0].via})
	for len(s.queue) > 0 && !c.spend() {
		i := s.queue.pop().index
		x := &s.prefixes[i]
		if _, ok := s.least(x); !ok { // better plans were found since
			continue
		}
		if x.place != s.p.target {
			s.grow(i)
			continue
		}
		s.try(i, bare, firstShare)
		ends = append(ends, i)
	}
	for _, i := range ends {
		s.try(i, narrow, firstShare)
	}
	allowed := s.p.q.MaxWork
	if allowed <= 0 {
		allowed = defaultWork
	}
	c.mostWork = c.work + allowed
	for share := firstShare; len(ends) > 0 && !c.halted; share *= 4 {
		ends = slices.DeleteFunc(ends, func(i int32) bool { return s.try(i, complete, share) })
	}
	if c.halted {
		s.stop(ends)
	}
}

// try solves the walk that ends in a prefix within a share of the work, and
// reports whether it could.
func (s *search) try(i int32, look look, share int) bool {
	c := &s.chooser
	if c.halted {
		return false
	}
	most := c.mostWork
	c.look, c.mostWork = look, min(most, c.work+share)
	s.solveEnd(i)
	solved := !c.halted
	c.mostWork = most
	c.halted = c.ctx.Err() != nil || c.work > most
	return solved
}

// solveEnd solves the walk that ends in a prefix. Where each walk is looked at
// for itself, what is found on others does not count.
func (s *search) solveEnd(i int32) {
	if s.best == nil {
		s.solve(s.walkOf(i))
		return
	}
	s.found = s.best.of(i)
	s.solve(s.walkOf(i))
	s.best.note(i, s.found)
	s.found = nil
}

// stop notes the best that walks not yet solved could still lead to: those of
// open prefixes, and those that end in some.
func (s *search) stop(ends []int32) {
	best := objectives{never, never, never}
	note := func(time, cost, risk int) {
		if f := (objectives{time, cost, risk}); !s.beaten(&f) {
			s.exact = false
			best[0], best[1], best[2] = min(best[0], time), min(best[1], cost), min(best[2], risk)
		}
	}
	for _, e := range s.queue {
		if least, ok := s.least(&s.prefixes[e.index]); ok {
			note(least[0], 0, least[2])
		}
	}
	for _, i := range ends {
		s.walk = s.walkOf(i)
		start := s.start()
		for _, x := range start.ways {
			note(x.time+s.walk.ahead[0].search, start.owed, x.risk)
		}
	}
	if s.exact {
		return
	}
	s.result = Bound{Best: best.vector(), Reason: "the search stopped before it had seen every combination"}
	if s.chooser.ctx.Err() != nil {
		s.result.Reason = "interrupted"
	}
}

// beaten reports whether whoever comes to the target with at least these totals
// breaks a limit or is no better than a plan already found.
func (s *search) beaten(f *objectives) bool {
	if f[0] > s.p.deadline || f[1] > s.p.budget || f[0] >= never || f[1] >= never {
		return true
	}
	if s.best != nil && s.best.beats(f, s.found) {
		return true
	}
	return slices.ContainsFunc(s.found, func(a arrival) bool { return s.asGood(&a.cost, f) })
}

// solve finds every way along a walk that nothing beats.
func (s *search) solve(w *walk) {
	s.walk = w
	labels := []*label{s.start()}
	for i := range w.arcs {
		var next []*label
		for _, l := range labels {
			if s.hopeless(l, i) {
				continue
			}
			s.stats.Expanded++
			next = s.extend(next, l, i)
			if s.chooser.halted {
				return
			}
		}
		slices.SortStableFunc(next, func(a, b *label) int { return slices.Compare(a.cost[:], b.cost[:]) })
		labels = next
	}
}

// start is the label at the start of the walk.
func (s *search) start() *label {
	p, w := s.p, s.walk
	held := slices.Clone(p.heldAtStart)
	held.and(w.ahead[0].reads)
	start := &label{held: held, counts: saturated(p.countAtZero, w.ahead[0].most)}
	if w.comesAgain(w.at[0], 0) {
		start.own = []ownMonths{{w.at[0], 0}}
	}
	s.assess(start, 0)
	return start
}

func saturated(counts, most []int32) []int32 {
	out := make([]int32, len(counts))
	for i := range counts {
		out[i] = min(counts[i], most[i])
	}
	return out
}

// leastService is the least stay in which a clause's experience can be had.
func (s *search) leastService(c *clause, counts []int32) int {
	least := never
	for i := range c.alts {
		a := &c.alts[i]
		missing := 0
		if a.months > 0 {
			missing = max(0, 100*(a.months-int(counts[s.p.setAt[a.set]])))
		}
		least = min(least, missing)
	}
	return least
}

// hopeless reports whether every completion of a label is beaten.
func (s *search) hopeless(l *label, i int) bool {
	rest := &s.walk.ahead[i]
	f := l.cost
	f[1] += l.owed
	f[3] += rest.gap
	for _, x := range l.ways {
		f[0], f[2] = l.cost[0]+x.time+rest.search, l.cost[2]+x.risk
		if !s.beaten(&f) {
			return false
		}
	}
	return true
}

// wantedAhead is what the moves from position i on may still want, of somebody
// who holds a set.
func (s *search) wantedAhead(i int, held bitset) bitset {
	out := newBitset(s.p.width)
	for _, place := range s.walk.at[i+1:] {
		out.or(s.wantedAt(place, held))
	}
	return out
}

func (s *search) wantedAt(place int32, held bitset) bitset {
	pl := &s.p.places[place]
	m := &s.wanted[place]
	m.mask = pl.reads
	return m.of(held, func() bitset { return s.p.wantedBy(pl, held, held) })
}

// debtsAt is what whoever holds two sets still has to have before moving to a
// place: a debt for every clause that costs something.
func (s *search) debtsAt(place int32, held, more bitset) []debt {
	pl := &s.p.places[place]
	m := &s.debts[place]
	if m.mask == nil {
		m.mask = s.p.debtors(pl)
	}
	both := held
	if more != nil {
		s.scratch = append(s.scratch[:0], held...)
		s.scratch.or(more)
		both = s.scratch
	}
	return m.of(both, func() []debt { return s.p.debtsOf(pl, both) })
}
