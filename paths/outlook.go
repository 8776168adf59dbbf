package paths

import (
	"cmp"
	"slices"

	"careers/rung/roles"
)

// way is how far some choice of modes has come along the moves ahead.
type way struct {
	stays int // the least that the stays come to
	study int // hours of skills, on the lane
	risk  int
}

// assess finds what a label may still want and the least that is still ahead
// of it: what it has to pay, and for every choice of prepared and stretch moves
// how long it has to stay and what it risks. Study is counted once, however
// early it is done; what a certification or program could grant counts as had.
func (s *search) assess(l *label, i int) {
	p, w := s.p, s.walk
	l.wanted = s.wantedAhead(i, l.held)
	free := slices.Clone(l.held) // skills that cost no study of their own, or are counted already
	base := slices.Clone(l.held) // the most that can be held without acquiring anything for the move at hand
	sum := debtSum{used: newBitset(len(p.pcs))}
	service := 0
	ways := []way{{}}
	for j := i; j < len(w.arcs); j++ {
		from, to := &p.places[w.at[j]], &p.places[w.at[j+1]]
		sum.add(s.debtsAt(w.at[j+1], l.held, nil))
		_, owed := sum.least()
		for k := range to.hard {
			service = max(service, s.leastService(&to.hard[k], l.counts))
		}
		free.or(from.taught)
		free.or(to.grants)
		base.or(from.taught)
		all, some := s.leastStudy(to, free)
		tenure := w.ahead[j].stays - w.ahead[j+1].stays
		prepared := w.ahead[j].first
		stretch := p.g.risk(w.arcs[j].odds, Stretch, p.metBy(to, base, nil), to.n.weight)
		free.or(to.asked)
		base.or(to.given)
		base.or(to.after)
		next := make([]way, 0, 2*len(ways))
		for _, x := range ways {
			for _, m := range []way{{study: x.study + all, risk: x.risk + prepared}, {study: x.study + some, risk: x.risk + stretch}} {
				m.stays = max(x.stays+tenure, 1200*m.study/(52*p.pace)+owed, service)
				if !slices.ContainsFunc(next, func(o way) bool { return o.stays <= m.stays && o.study <= m.study && o.risk <= m.risk }) {
					next = append(next, m)
				}
			}
		}
		ways = next
	}
	l.owed, _ = sum.least()
	slices.SortFunc(ways, func(a, b way) int { return cmp.Or(a.stays-b.stays, a.risk-b.risk) })
	for _, x := range ways {
		if n := len(l.ways); n == 0 || x.risk < l.ways[n-1].risk {
			l.ways = append(l.ways, pair{x.stays, x.risk})
		}
	}
}

// leastStudy is the fewest hours that the skills of a place take beyond those
// that are free, prepared and as a stretch.
func (s *search) leastStudy(to *place, free bitset) (all, some int) {
	p := s.p
	type part struct{ hours, weight int }
	var parts []part
	seen := newBitset(len(p.g.cat.Skills))
	met := to.n.weight
	for i := range to.n.skills {
		c := &to.n.skills[i]
		least := never
		for _, a := range c.alts {
			from := roles.None
			for level := a.level; level > roles.None; level-- {
				if b := p.bit[p.g.skillAtom(a.skill, level)]; free.has(int(b)) {
					from = level
					break
				}
			}
			switch {
			case from == a.level || seen.has(int(a.skill)):
				least = 0
			case p.g.studyable(a.skill):
				least = min(least, p.g.hours(a.skill, from, a.level, typical))
			}
		}
		if least == 0 || least == never {
			continue // if nobody can study it, the job teaches it
		}
		for _, a := range c.alts {
			seen.set(int(a.skill))
		}
		all += least
		parts = append(parts, part{least, c.weight})
		met -= c.weight
	}
	short := (p.g.theta*to.n.weight+999)/1000 - met
	slices.SortFunc(parts, func(a, b part) int { return a.hours*b.weight - b.hours*a.weight })
	for _, x := range parts {
		if short <= 0 {
			break
		}
		taken := min(short, x.weight)
		some += x.hours * taken / x.weight
		short -= taken
	}
	return all, some
}
