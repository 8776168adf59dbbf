package paths

import "slices"

// extend makes the i-th move of the walk with a label, in every way, and adds
// what comes of it.
func (s *search) extend(labels []*label, l *label, i int) []*label {
	p, w := s.p, s.walk
	arc := w.arcs[i]
	from, to := &p.places[w.at[i]], &p.places[arc.place]
	served := int(l.monthsIn(w.at[i]) + p.own[w.at[i]])
	missing := max(0, arc.tenure-100*served)
	rest := &w.ahead[i+1]
	leastRisk := w.ahead[i].first

	c := &s.chooser
	c.from, c.to, c.odds, c.at, c.counts = from, to, arc.odds, l.held, l.counts
	c.prune = func(time, cost, effort, risk int) bool {
		f := l.cost
		f[1] += max(cost, l.owed)
		f[3] += w.ahead[i].gap
		f[4] += effort
		for _, x := range l.ways {
			f[0] = l.cost[0] + max(time+rest.stays, x.time) + w.ahead[i].search
			f[2] = l.cost[2] + max(max(risk, leastRisk)+rest.risk, x.risk)
			if !s.beaten(&f) {
				return false
			}
		}
		return true
	}
	c.owed = func(more bitset) (cost, time int) {
		sum := debtSum{used: newBitset(len(p.pcs))}
		for j, place := range w.at[i+1:] {
			sum.add(s.debtsAt(place, c.end, more))
			_, study := sum.least()
			time = max(time, study+w.ahead[i+1+j].stays-rest.stays)
		}
		cost, _ = sum.least()
		return cost, time
	}
	c.later = func(held bitset) bitset { return s.wantedAhead(i+1, held) }
	switch c.look {
	case bare:
		c.later = func(bitset) bitset { return newBitset(p.width) }
	case narrow:
		c.later = func(held bitset) bitset {
			out := slices.Clone(rest.rare)
			out.remove(held)
			return out
		}
	}
	if c.prune(missing, 0, 0, 0) {
		return labels
	}
	lessons := s.lessons(from, to, l.held, served)
	for n, months := range lessons {
		c.floor = max(missing, 100*(months-served))
		c.end = slices.Clone(l.held)
		after := served + c.floor/100
		from.teach(c.end, after)
		held := slices.Clone(c.end)
		held.or(to.after)
		c.wanted = c.later(held)
		c.shortens, c.longest = s.uncounted(l, i, after), max(c.floor, 100*c.mostMissing(to.hard))
		c.find()
		for k := range c.choices {
			ch := c.choices[k]
			for _, stay := range s.stays(l, i, &ch, served) {
				if n+1 < len(lessons) && served+stay/100 >= lessons[n+1] {
					continue // the job has taught more by then
				}
				labels = s.arrive(labels, l, i, &ch, stay, served)
			}
		}
	}
	return labels
}

// arrive makes the label at the end of the i-th move and adds it if it can
// matter.
func (s *search) arrive(labels []*label, l *label, i int, ch *choice, stay, served int) []*label {
	p, w := s.p, s.walk
	arc := w.arcs[i]
	from, to := &p.places[w.at[i]], &p.places[arc.place]
	months := stay / 100
	n := &label{cost: l.cost, parent: l, stay: stay}
	n.cost[0] += ch.full + stay + arc.search[typical]
	n.cost[1] += ch.cost
	n.cost[2] += ch.risk
	n.cost[3] += max(0, p.targetW-from.pay)*(stay+arc.search[typical]) + p.targetW*ch.full
	n.cost[4] += ch.effort
	if i+1 == len(w.arcs) {
		if s.beaten(&n.cost) {
			return labels
		}
		kept := *ch
		n.choice = &kept
		s.found = append(slices.DeleteFunc(s.found, func(a arrival) bool { return s.asGood(&n.cost, &a.cost) }), arrival{n.cost, w, n})
		return labels
	}
	rest := &w.ahead[i+1]
	counts := slices.Clone(l.counts)
	for _, k := range from.counters {
		counts[k] += int32(months)
	}
	n.counts = saturated(counts, rest.most)
	n.own = s.ownAfter(l, i, int32(months))
	n.held = slices.Clone(l.held)
	n.held.or(ch.held)
	n.held.or(to.after)
	to.teach(n.held, 0)
	from.teach(n.held, served+months)
	n.held.and(rest.reads)
	s.assess(n, i+1)
	if s.hopeless(n, i+1) {
		return labels
	}
	kept := *ch
	n.choice = &kept
	return s.add(labels, n)
}

// ownAfter is the months served by the end of the i-th stay in the roles that
// come again, in the order of the walk.
func (s *search) ownAfter(l *label, i int, months int32) []ownMonths {
	w := s.walk
	var own []ownMonths
	for k, place := range w.at[:i+2] {
		if s.p.places[place].n == nil || slices.Contains(w.at[:k], place) || !w.comesAgain(place, i+1) && place != w.at[i+1] {
			continue
		}
		served := l.monthsIn(place)
		if place == w.at[i] {
			served += months
		}
		own = append(own, ownMonths{place, served})
	}
	return own
}

// uncounted reports whether no move ahead counts what the i-th stay serves
// beyond some months in all: for experience, for tenure or to learn.
func (s *search) uncounted(l *label, i, after int) bool {
	p, w := s.p, s.walk
	from := &p.places[w.at[i]]
	if p.objectives[3] || w.comesAgain(w.at[i], i) {
		return false
	}
	served := after - int(l.monthsIn(w.at[i])+p.own[w.at[i]])
	for _, k := range from.counters {
		if int(l.counts[k])+served < int(w.ahead[i+1].most[k]) {
			return false
		}
	}
	return !slices.ContainsFunc(from.develops, func(d placeDevelop) bool { return d.after > after })
}
