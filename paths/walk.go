package paths

import "slices"

// prefix is the beginning of a walk: a chain of moves from the start.
type prefix struct {
	place      int32
	parent     int32 // -1 at the start
	arc        int32 // of the parent's place
	moves      int32
	via        uint64
	time, risk int // the least that these moves take
}

// walk is a chain of moves from the start to the target. What the roles along
// it ask for is all that a person on it has use for, which is what makes it
// small enough to be solved completely.
type walk struct {
	at    []int32     // places, from start to target
	arcs  []*placeArc // arcs[i] leads from at[i] to at[i+1]
	ahead []ahead     // by position
}

// ahead is what is known of the moves from a position of a walk to its end,
// whoever makes them.
type ahead struct {
	reads  bitset  // every bit that they may look at
	rare   bitset  // skills that they ask for and that cannot be had just before
	most   []int32 // per counter, the most months that they ask for beyond what the shortest stays serve
	stays  int     // the least tenure that they ask for
	search int     // for all the jobs
	risk   int     // the least
	gap    int     // the least earnings gap
	first  int     // the least of the first of them
}

// walkOf is the walk that ends in a prefix at the target.
func (s *search) walkOf(end int32) *walk {
	p := s.p
	w := &walk{}
	for i := end; i >= 0; i = s.prefixes[i].parent {
		x := &s.prefixes[i]
		w.at = append(w.at, x.place)
		if x.parent >= 0 {
			w.arcs = append(w.arcs, &p.places[s.prefixes[x.parent].place].arcs[x.arc])
		}
	}
	slices.Reverse(w.at)
	slices.Reverse(w.arcs)
	s.lookAhead(w)
	return w
}

// lookAhead fills in what is known of a walk before anything is acquired.
func (s *search) lookAhead(w *walk) {
	p := s.p
	last := len(w.arcs)
	w.ahead = make([]ahead, last+1)
	// The most that can be held on entry, move by move.
	had := slices.Clone(p.heldAtStart)
	for i, a := range w.arcs {
		from, to := &p.places[w.at[i]], &p.places[a.place]
		had.or(from.taught)
		had.or(to.given)
		w.ahead[i].first = p.g.risk(a.odds, Prepared, p.metBy(to, had, nil), to.n.weight)
		had.or(to.after)
	}
	end := &w.ahead[last]
	end.reads, end.rare, end.most = newBitset(p.width), newBitset(p.width), make([]int32, len(p.sets))
	for i := last - 1; i >= 0; i-- {
		a, from, to := w.arcs[i], &p.places[w.at[i]], &p.places[w.at[i+1]]
		x, rest := &w.ahead[i], &w.ahead[i+1]
		x.reads, x.rare, x.most = slices.Clone(rest.reads), slices.Clone(rest.rare), slices.Clone(rest.most)
		x.reads.or(to.reads)
		x.rare.or(to.rare)
		stay := a.tenure - 100*int(p.own[w.at[i]])
		for k := range i { // tenure served on an earlier visit
			if w.at[k] == w.at[i] {
				stay = 0
			}
		}
		stay = max(0, stay)
		for _, d := range to.needs {
			x.most[d.set] = max(x.most[d.set], int32(d.months))
		}
		for _, k := range from.counters {
			x.most[k] = max(0, x.most[k]-int32(stay/100))
		}
		for _, d := range to.exams {
			x.most[d.set] = max(x.most[d.set], int32(d.months))
		}
		x.stays = rest.stays + stay
		x.search = rest.search + a.search[typical]
		x.risk = rest.risk + x.first
		x.gap = rest.gap + max(0, p.targetW-from.pay)*(stay+a.search[typical])
	}
}

// comesAgain reports whether a role is left once more after position i.
func (w *walk) comesAgain(place int32, i int) bool {
	return i+1 < len(w.arcs) && slices.Contains(w.at[i+1:len(w.arcs)], place)
}

// grow extends a prefix by every move that can still lead to the target.
func (s *search) grow(i int32) {
	p := s.p
	x := s.prefixes[i]
	pl := &p.places[x.place]
	left := p.maxMoves - int(x.moves) - 1
	stayed := 0 // tenure that an earlier visit paid for
	for k := i; s.prefixes[k].parent >= 0; k = s.prefixes[k].parent {
		if up := s.prefixes[k].parent; s.prefixes[up].place == x.place {
			stayed = max(stayed, pl.arcs[s.prefixes[k].arc].tenure-100*int(p.own[x.place]))
		}
	}
	for index := range pl.arcs {
		a := &pl.arcs[index]
		to := &p.places[a.place]
		if int(to.hops) > left {
			continue
		}
		n := prefix{place: a.place, parent: i, arc: int32(index), moves: x.moves + 1, via: x.via | to.via}
		if a.place == p.target && n.via != uint64(1)<<p.vias-1 {
			continue
		}
		tenure := max(0, a.tenure-100*int(p.own[x.place]))
		n.time = x.time + max(0, tenure-stayed) + a.search[typical]
		n.risk = x.risk + s.bounds.arcRisk(a)
		s.open(n)
	}
}

// open keeps a prefix whose completions may still matter.
func (s *search) open(n prefix) {
	least, ok := s.least(&n)
	if !ok {
		return
	}
	s.prefixes = append(s.prefixes, n)
	s.queue.push(heapEntry{least[s.first()], least[0] + least[2], int32(len(s.prefixes) - 1)})
}

// least is the least time and risk of a prefix's completions, of those that no
// plan already found beats; ok is false if there are none.
func (s *search) least(n *prefix) (least objectives, ok bool) {
	p := s.p
	left := p.maxMoves - int(n.moves)
	var again []int32
	for k := n.parent; k >= 0; k = s.prefixes[k].parent {
		place := s.prefixes[k].place
		if n.place != p.target && (place == n.place || p.places[n.place].reach[left].has(int(place))) {
			again = append(again, place)
		}
	}
	shortcut := s.bounds.shortcut(n.place, again)
	least[0], least[2] = never, never
	for _, x := range s.bounds.joint[left][n.place] {
		f := objectives{n.time + min(x.time, shortcut), 0, n.risk + x.risk}
		if !s.beaten(&f) {
			ok = true
			least[0], least[2] = min(least[0], f[0]), min(least[2], f[2])
		}
	}
	return least, ok
}
