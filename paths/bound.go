package paths

// bounds are admissible: never more than what any completion really takes.
type bounds struct {
	p      *problem
	time   []int // place → tenure and search to the target, nothing served yet
	leave  []int // place → the same with no tenure left to serve in it
	exit   []int // place → the shortest stay and search that leaves it
	search []int // place → search alone
	risk   []int

	need []expDemand // months that the target asks of everyone; set is a counter
}

const never = unlimited

func newBounds(p *problem) bounds {
	n := len(p.places)
	b := bounds{p: p, leave: fill(n), exit: fill(n)}
	stay := func(at int, a *placeArc) int { return max(0, a.tenure-100*int(p.own[at])) }
	b.time = p.shortest(func(at int, a *placeArc) int { return stay(at, a) + a.search[typical] })
	b.search = p.shortest(func(at int, a *placeArc) int { return a.search[typical] })
	b.risk = p.shortest(func(at int, a *placeArc) int { return b.arcRisk(a) })
	for at := range p.places {
		for i := range p.places[at].arcs {
			a := &p.places[at].arcs[i]
			b.leave[at] = min(b.leave[at], a.search[typical]+b.time[a.place])
			b.exit[at] = min(b.exit[at], stay(at, a)+a.search[typical])
		}
	}
	for _, c := range p.places[p.target].hard {
		if len(c.alts) == 1 && c.alts[0].months > 0 {
			b.need = append(b.need, expDemand{p.setAt[c.alts[0].set], c.alts[0].months})
		}
	}
	return b
}

func fill(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = never
	}
	return list
}

// shortest is the least sum of arc costs from each place to the target
// (Bellman-Ford: walks are a handful of moves long).
func (p *problem) shortest(cost func(at int, a *placeArc) int) []int {
	best := fill(len(p.places))
	best[p.target] = 0
	for round := 0; round < p.maxMoves; round++ {
		changed := false
		for at := range p.places {
			if int32(at) == p.target {
				continue
			}
			for i := range p.places[at].arcs {
				a := &p.places[at].arcs[i]
				if best[a.place] < never && best[a.place]+cost(at, a) < best[at] {
					best[at] = best[a.place] + cost(at, a)
					changed = true
				}
			}
		}
		if !changed {
			break
		}
	}
	return best
}

// arcRisk is the least risk of a move: everything held.
func (b *bounds) arcRisk(a *placeArc) int { return milliNats(a.odds) }

// of bounds a label's totals from below.
func (b *bounds) of(l *label) objectives { return b.with(l, b.after(l.place, l.own)) }

// with adds what a label still has to go through to its totals.
func (b *bounds) with(l *label, rest objectives) objectives {
	f := l.cost
	if l.place == b.p.target && l.parent >= 0 {
		return f
	}
	for _, d := range b.need {
		if l.counts != nil {
			rest[0] = max(rest[0], 100*(d.months-int(l.counts[d.set]))+b.search[l.place])
		}
	}
	for i := range f {
		f[i] += rest[i]
	}
	return f
}

// after bounds what remains from a place, where own lists the places that
// have been served in and may be visited again: their tenure may be paid for.
// A completion that visits such places leaves the last of them with no tenure
// to serve and meets none after it.
func (b *bounds) after(place int32, own []ownMonths) objectives {
	if place == b.p.target {
		return objectives{}
	}
	rest := objectives{0: b.time[place], 2: b.risk[place]}
	served := false
	for _, o := range own {
		if o.place == place {
			served = true
		}
	}
	exit := b.exit[place]
	if served {
		rest[0] = min(rest[0], b.leave[place])
		exit = 0
	}
	for _, o := range own {
		if o.place != place {
			rest[0] = min(rest[0], exit+b.leave[o.place])
		}
	}
	return rest
}
