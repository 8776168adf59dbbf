package paths

import (
	"context"
	"slices"
)

// search is one label-setting run: NAMOA* with subset dominance over (place,
// held set). See README.md for the model and the proof.
type search struct {
	p       *problem
	bounds  bounds
	chooser chooser

	labels []label
	heap   labelHeap
	at     [][]int32 // place → labels that nothing dominates
	sets   setTable
	found  []int32 // labels at the target that nothing dominates

	asked  []int // indices of the objectives asked for
	stats  Stats
	result Bound
	exact  bool

	// A first, narrow search finds good plans quickly; their vectors then
	// prune the exact one.
	probing bool
	wanted  map[wantedKey]bitset
	debts   map[int32]debt // by held set
	debtors bitset         // what a debt depends on
}

type wantedKey struct{ place, held int32 }

func (p *problem) newSearch() *search {
	s := &search{p: p, at: make([][]int32, len(p.places)), exact: true, wanted: map[wantedKey]bitset{}, debts: map[int32]debt{}, debtors: p.debtors()}
	s.bounds = newBounds(p)
	s.chooser.p = p
	for i, asked := range p.objectives {
		if asked {
			s.asked = append(s.asked, i)
		}
	}
	return s
}

// checkEvery is how many steps of work pass between looks at the context.
const checkEvery = 1024

// A search takes so many steps of work before it settles for what it has,
// unless a query says otherwise. A question whose narrow search was short is
// likely to be settled soon and may take long; one whose narrow search was long
// will hardly be, and gets a short look.
const (
	shortNarrow  = 10_000
	mostNarrow   = 1_000_000
	workIfShort  = 300_000
	workIfLonger = 10_000
)

// run searches until nothing open can matter, the context ends or the work
// allowed is done. It first runs a narrow search, whose plans are as real as
// any but not all.
func (s *search) run(ctx context.Context) {
	c := &s.chooser
	c.ctx, c.mostWork = ctx, mostNarrow
	s.probing = true
	s.sweep()
	s.probing = false
	if ctx.Err() != nil { // the narrow search says nothing of what it leaves out
		s.exact = false
		s.result = Bound{Best: s.bound(&s.labels[0]).vector(), Reason: "interrupted"}
		return
	}
	s.exact, c.halted, s.heap.entries = true, false, nil
	for i := range s.at {
		if int32(i) != s.p.target {
			s.at[i] = nil
		}
	}
	allowed := s.p.q.MaxWork
	switch {
	case allowed > 0:
	case c.work <= shortNarrow:
		allowed = workIfShort
	default:
		allowed = workIfLonger
	}
	c.mostWork = c.work + allowed
	s.sweep()
}

func (s *search) sweep() {
	p := s.p
	s.add(label{held: s.sets.intern(masked(p.heldAtStart, p.places[0].reads[p.maxMoves])), parent: -1,
		counts: s.saturated(p.countAtZero, 0, p.maxMoves), via: p.places[0].via})
	for s.heap.len() > 0 {
		top := s.heap.pop()
		l := &s.labels[top.label]
		if l.dead {
			continue
		}
		if o := s.outlook(l); s.beaten(l.cost, &o) {
			continue
		}
		s.stats.Expanded++
		s.expand(top.label)
		if s.chooser.halted {
			s.heap.push(top)
			s.stop()
			return
		}
	}
}

// wantedLater is what completions from a place still want that is not held
// after moving there without acquiring anything.
func (s *search) wantedLater(at int32, to *place, left int, end bitset) bitset {
	p := s.p
	out := newBitset(p.width)
	if at == p.target || s.probing {
		return out
	}
	held := slices.Clone(end)
	held.or(to.after)
	id := s.sets.intern(held)
	to.reach[left].each(func(w int) {
		key := wantedKey{int32(w), id}
		bits, ok := s.wanted[key]
		if !ok {
			bits = p.wantedBy(&p.places[w], held, held)
			s.wanted[key] = bits
		}
		out.or(bits)
	})
	return out
}

// stop ends a search early and notes the best that open labels could still
// lead to.
func (s *search) stop() {
	s.exact = false
	var best *objectives
	for _, e := range s.heap.entries {
		l := &s.labels[e.label]
		if l.dead {
			continue
		}
		if o := s.outlook(l); s.beaten(l.cost, &o) {
			continue
		}
		f := s.bound(l)
		if best == nil {
			best = &f
			continue
		}
		for i := range best {
			best[i] = min(best[i], f[i])
		}
	}
	if best == nil {
		s.exact = true
		return
	}
	s.result = Bound{Best: best.vector(), Reason: "the search stopped before it had seen every combination"}
	if s.chooser.ctx.Err() != nil {
		s.result.Reason = "interrupted"
	}
}

// outlook is what is known of every completion from a place.
type outlook struct {
	pairs    []pair // least (time, risk) of what remains
	shortcut int    // least time by way of a role served in before
	served   int    // least time for experience still to serve
	cost     int
}

func (s *search) outlookFrom(place int32, left int, own []ownMonths, counts []int32) outlook {
	return outlook{pairs: s.bounds.joint[left][place], shortcut: s.bounds.shortcut(place, own), served: s.bounds.served(place, counts)}
}

// beaten reports whether every completion with these totals so far breaks a
// limit or is no better than a plan already found, in every objective asked
// for.
func (s *search) beaten(sofar objectives, o *outlook) bool {
	f := sofar
	f[1] += o.cost
	if f[1] > s.p.budget || o.cost >= never {
		return true
	}
	for _, x := range o.pairs {
		f[0] = sofar[0] + max(min(x.time, o.shortcut), o.served)
		f[2] = sofar[2] + x.risk
		if f[0] <= s.p.deadline && !s.covered(&f) {
			return false
		}
	}
	return true
}

func (s *search) covered(f *objectives) bool {
	for _, i := range s.found {
		if s.asGood(&s.labels[i].cost, f) {
			return true
		}
	}
	return false
}

func (s *search) asGood(a, b *objectives) bool {
	for _, i := range s.asked {
		if a[i] > b[i] {
			return false
		}
	}
	return true
}

// expand extends a label along every arc of its place.
func (s *search) expand(i int32) {
	p := s.p
	for a := range p.places[s.labels[i].place].arcs {
		if s.chooser.halted {
			return
		}
		l := s.labels[i] // a copy: labels grow below
		from := &p.places[l.place]
		ar := &from.arcs[a]
		to := &p.places[ar.place]
		left := p.maxMoves - int(l.moves) - 1
		if int(to.hops) > left {
			continue
		}
		if ar.place == p.target && p.vias > 0 && l.via|to.via != uint64(1)<<p.vias-1 {
			continue
		}
		s.extend(i, &l, from, ar, int32(a), to, left)
	}
}

// extend moves a label along one arc, in every way.
func (s *search) extend(i int32, l *label, from *place, ar *placeArc, index int32, to *place, left int) {
	p := s.p
	held := s.sets.get(l.held)
	served := l.monthsIn(l.place) + p.own[l.place]
	missing := max(0, ar.tenure-100*int(served))
	own := s.ownAfter(l, ar.place, left)
	rest := s.outlookFrom(ar.place, left, own, nil)
	leastRisk := s.bounds.arcRisk(ar)

	c := &s.chooser
	c.from, c.to, c.odds, c.at, c.counts = from, to, ar.odds, held, l.counts
	c.minimal, c.goal = s.probing, &p.places[p.target]
	c.mask = to.reads[left]
	if ar.place == p.target {
		c.mask = newBitset(p.width)
	}
	c.prune = func(time, cost, effort, risk int) bool {
		f := l.cost
		f[0] += time + ar.search[typical]
		f[1] += cost
		f[2] += max(risk, leastRisk)
		f[4] += effort
		return s.beaten(f, &rest)
	}
	c.owed = s.owed
	if c.prune(missing, 0, 0, 0) {
		return
	}
	for _, months := range s.lessons(from, to, held, int(served)) {
		c.floor = max(missing, 100*(months-int(served)))
		c.end = slices.Clone(held)
		after := int(served) + c.floor/100
		for _, d := range from.develops {
			if d.after <= after {
				c.end.or(d.bits)
			}
		}
		c.wanted = s.wantedLater(ar.place, to, left, c.end)
		c.find()
		for k := range c.choices {
			ch := c.choices[k]
			for _, stay := range s.stays(l, from, to, ar, &ch, int(served), left) {
				s.arrive(i, l, from, ar, index, to, left, &ch, stay, int(served), held, own)
			}
		}
	}
}

// bound is the least that a label's completions come to, each objective by
// itself.
func (s *search) bound(l *label) objectives {
	f := l.cost
	if l.place == s.p.target && l.parent >= 0 {
		return f
	}
	o := s.outlook(l)
	pairs := o.pairs
	if len(pairs) == 0 {
		return f
	}
	f[0] += max(min(pairs[0].time, o.shortcut), o.served)
	f[1] += o.cost
	f[2] += pairs[len(pairs)-1].risk
	return f
}

func (s *search) outlook(l *label) outlook {
	o := s.outlookFrom(l.place, s.p.maxMoves-int(l.moves), l.own, l.counts)
	d := s.owed(s.sets.get(l.held), nil)
	o.cost, o.served = d.cost, max(o.served, d.time+s.bounds.search[l.place])
	return o
}

// owed is what whoever holds two sets still has to spend to reach the target.
func (s *search) owed(held, more bitset) debt {
	both := slices.Clone(held)
	both.or(more)
	both.and(s.debtors)
	id := s.sets.intern(both)
	d, ok := s.debts[id]
	if !ok {
		d = s.p.debt(both)
		s.debts[id] = d
	}
	return d
}

// arrive makes the label at the end of a move and keeps it if it can matter.
func (s *search) arrive(parent int32, l *label, from *place, ar *placeArc, index int32, to *place, left int, ch *choice, stay, served int, held bitset, own []ownMonths) {
	p := s.p
	months := stay / 100
	n := label{place: ar.place, moves: l.moves + 1, parent: parent, via: l.via | to.via, arc: index, stay: stay, cost: l.cost}
	n.cost[0] += ch.full + stay + ar.search[typical]
	n.cost[1] += ch.cost
	n.cost[2] += ch.risk
	n.cost[3] += max(0, p.targetW-from.pay)*(stay+ar.search[typical]) + p.targetW*ch.full
	n.cost[4] += ch.effort
	if from.n != nil && len(own) > 0 {
		own = slices.Clone(own)
		for i := range own {
			if own[i].place == l.place {
				own[i].months += int32(months)
			}
		}
	}
	n.own = own
	rest := s.outlookFrom(n.place, left, own, nil)
	if s.beaten(n.cost, &rest) {
		return
	}
	if ar.place != p.target {
		counts := slices.Clone(l.counts)
		for _, k := range from.counters {
			counts[k] += int32(months)
		}
		n.counts = s.saturated(counts, ar.place, left)
		set := slices.Clone(held)
		set.or(ch.held)
		set.or(to.after)
		for _, d := range to.develops {
			if d.after == 0 {
				set.or(d.bits)
			}
		}
		if from.n != nil {
			for _, d := range from.develops {
				if d.after <= served+months {
					set.or(d.bits)
				}
			}
		}
		set.and(to.reads[left])
		n.held = s.sets.intern(set)
	}
	kept := *ch
	n.choice = &kept
	s.add(n)
}

// add keeps a label unless another at its place dominates it.
func (s *search) add(n label) {
	for _, i := range s.at[n.place] {
		if s.dominates(&s.labels[i], &n) {
			return
		}
	}
	s.at[n.place] = slices.DeleteFunc(s.at[n.place], func(i int32) bool {
		if s.dominates(&n, &s.labels[i]) {
			s.labels[i].dead = true
			return true
		}
		return false
	})
	i := int32(len(s.labels))
	s.labels = append(s.labels, n)
	s.at[n.place] = append(s.at[n.place], i)
	s.stats.Generated++
	if n.place == s.p.target && n.parent >= 0 {
		s.found = s.at[n.place]
		return
	}
	f := s.bound(&s.labels[i])
	s.heap.push(heapEntry{f[0], f[1] + f[2], i})
}
