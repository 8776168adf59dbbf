package paths

import (
	"cmp"
	"slices"

	"careers/rung/roles"
)

// bounds are admissible: never more than what any completion really takes.
type bounds struct {
	p      *problem
	time   []int // place → tenure and search to the target, nothing served yet
	leave  []int // place → the same with no tenure left to serve in it
	exit   []int // place → the shortest stay and search that leaves it
	search []int // place → search alone
	most   []int // place → weight of required skills that can be held on entry

	// joint[left][place] is the least (time, risk) pairs of completions with
	// that many moves left: no completion is better in both than every pair.
	joint [][][]pair

	need []expDemand // months that the target asks of everyone; set is a counter
}

const never = unlimited

// pair is a time and a risk.
type pair struct{ time, risk int }

// pairs makes joint bounds by dynamic programming over the moves left.
func (p *problem) pairs(time func(at int, a *placeArc) int, risk func(*placeArc) int) [][][]pair {
	joint := make([][][]pair, p.maxMoves+1)
	for left := range joint {
		joint[left] = make([][]pair, len(p.places))
		joint[left][p.target] = []pair{{}}
		if left == 0 {
			continue
		}
		for at := range p.places {
			if int32(at) == p.target {
				continue
			}
			var all []pair
			for i := range p.places[at].arcs {
				a := &p.places[at].arcs[i]
				for _, rest := range joint[left-1][a.place] {
					all = append(all, pair{rest.time + time(at, a), rest.risk + risk(a)})
				}
			}
			slices.SortFunc(all, func(a, b pair) int { return cmp.Or(a.time-b.time, a.risk-b.risk) })
			for _, x := range all {
				if kept := joint[left][at]; len(kept) == 0 || x.risk < kept[len(kept)-1].risk {
					joint[left][at] = append(kept, x)
				}
			}
		}
	}
	return joint
}

func newBounds(p *problem) bounds {
	n := len(p.places)
	b := bounds{p: p, most: p.mostMet(), leave: fill(n), exit: fill(n)}
	leaving := func(at int, a *placeArc) int { return max(0, a.tenure-100*int(p.own[at])) + a.search[typical] }
	b.time = p.shortest(leaving)
	b.search = p.shortest(func(at int, a *placeArc) int { return a.search[typical] })
	for at := range p.places {
		for i := range p.places[at].arcs {
			a := &p.places[at].arcs[i]
			b.leave[at] = min(b.leave[at], a.search[typical]+b.time[a.place])
			b.exit[at] = min(b.exit[at], leaving(at, a))
		}
	}
	b.joint = p.pairs(leaving, b.arcRisk)
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

// arcRisk is the least risk of a move: everything held that can be had before.
func (b *bounds) arcRisk(a *placeArc) int {
	return b.p.g.risk(a.odds, Prepared, b.most[a.place], b.p.places[a.place].n.weight)
}

// mostMet is, for every place, the weight of required skills that any walk can
// hold on entry: held at the start, studied, granted by anything on offer, or
// taught by a role that can come before.
func (p *problem) mostMet() []int {
	common := slices.Clone(p.heldAtStart)
	for b, a := range p.atoms {
		if skill, _, ok := p.g.isSkill(a); ok && p.g.studyable(skill) {
			common.set(b)
		}
	}
	for k := range p.pcs {
		if p.pcs[k].item != nil && !p.pcs[k].barred {
			common.or(p.pcs[k].bits)
		}
	}
	had := make([]bitset, len(p.places))
	for at := range p.places {
		had[at] = slices.Clone(common)
	}
	for at := range p.places {
		pl := &p.places[at]
		taught := slices.Clone(pl.after)
		if at == 0 {
			taught = newBitset(p.width)
		}
		for _, d := range pl.develops {
			taught.or(d.bits)
		}
		pl.reach[p.maxMoves].each(func(later int) { had[later].or(taught) })
	}
	most := make([]int, len(p.places))
	for at := range p.places {
		if p.places[at].n == nil || !p.entered(at) {
			continue
		}
		c := chooser{p: p, to: &p.places[at]}
		most[at] = c.met(had[at], nil)
	}
	return most
}

// shortcut bounds the time that remains from a place where own lists places
// that have been served in and may be visited again: their tenure may be paid
// for. A completion that visits such places leaves the last of them with no
// tenure to serve and meets none after it. Without such places it is never.
func (b *bounds) shortcut(place int32, own []ownMonths) int {
	least, exit := never, b.exit[place]
	for _, o := range own {
		if o.place == place {
			least, exit = b.leave[place], 0
		}
	}
	for _, o := range own {
		if o.place != place {
			least = min(least, exit+b.leave[o.place])
		}
	}
	return least
}

// served bounds the time that remains by the experience that the target asks
// of everyone.
func (b *bounds) served(place int32, counts []int32) int {
	time := 0
	if counts != nil {
		for _, d := range b.need {
			time = max(time, 100*(d.months-int(counts[d.set]))+b.search[place])
		}
	}
	return time
}

// debt is the least that whoever holds a set still has to spend on what the
// target demands of everyone: dollars, and time on the lane (or full time). It
// is never when nothing that is allowed meets a clause: an award of a barred
// program, a license.
type debt struct{ cost, time int }

// debtors are the bits that a debt depends on.
func (p *problem) debtors() bitset {
	asked, none := newBitset(p.width), newBitset(p.width)
	for i := range p.places[p.target].hard {
		p.addClause(asked, &p.places[p.target].hard[i], none, none)
	}
	for changed := true; changed; {
		before := slices.Clone(asked)
		before.each(func(b int) {
			for _, k := range p.givers[b] {
				p.addDemands(asked, k, none)
			}
		})
		changed = !asked.equal(before)
	}
	return asked
}

func (p *problem) debt(held bitset) debt {
	price := func(k int) int {
		if p.pcs[k].hasSpons {
			return 0
		}
		return p.pcs[k].cost[typical]
	}
	lane := func(k int) int {
		it := p.pcs[k].item
		switch {
		case it.kind == roles.KindCert:
			return studyTime(it.hours[typical], p.pace)
		case p.q.Limits.FullTimeStudy:
			return 100 * it.fullTime
		}
		return 100 * it.partTime
	}
	return debt{p.leastSpent(held, price), p.leastSpent(held, lane)}
}

// leastSpent is, for the target's dearest unmet clause, the cheapest
// alternative with what that asks for in turn, by some measure of what each
// certification or program takes.
func (p *problem) leastSpent(held bitset, spend func(k int) int) int {
	most := 0
	for i := range p.places[p.target].hard {
		most = max(most, p.leastOfClause(&p.places[p.target].hard[i], held, spend, 0))
	}
	return most
}

// chainDepth bounds how far leastSpent follows what a program asks for in turn.
const chainDepth = 3

func (p *problem) leastOfClause(c *clause, held bitset, spend func(k int) int, depth int) int {
	least := never
	for i := range c.alts {
		sum := 0
		for _, a := range c.alts[i].atoms {
			sum = max(sum, p.leastOfAtom(a, held, spend, depth))
		}
		least = min(least, sum)
	}
	return least
}

func (p *problem) leastOfAtom(a atom, held bitset, spend func(k int) int, depth int) int {
	if held.has(int(p.bit[a])) || depth == chainDepth {
		return 0
	}
	if _, _, ok := p.g.isSkill(a); ok {
		return 0 // it may be studied, or a job may teach it
	}
	least := never
	for _, k := range p.givers[p.bit[a]] {
		it := &p.pcs[k]
		chain := 0
		for i := range it.demands {
			chain = max(chain, p.leastOfClause(&it.demands[i], held, spend, depth+1))
		}
		least = min(least, spend(int(k))+chain)
	}
	return least
}
