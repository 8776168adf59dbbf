package paths

import (
	"cmp"
	"slices"

	"careers/rung/roles"
)

// bounds are admissible: never more than what any completion really takes.
// They look at places alone; what a walk adds to them is in walk.go.
type bounds struct {
	p     *problem
	leave []int // place → tenure and search to the target, none of it to serve there
	exit  []int // place → the shortest stay and search that leaves it
	most  []int // place → weight of required skills that can be held on entry

	// joint[left][place] is the least (time, risk) pairs of completions with
	// that many moves left: no completion is better in both than every pair.
	joint [][][]pair
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
	time := p.shortest(leaving)
	for at := range p.places {
		for i := range p.places[at].arcs {
			a := &p.places[at].arcs[i]
			b.leave[at] = min(b.leave[at], a.search[typical]+time[a.place])
			b.exit[at] = min(b.exit[at], leaving(at, a))
		}
	}
	b.joint = p.pairs(leaving, b.arcRisk)
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
// hold on entry: held at the start, offered anywhere, or taught by a role that
// can come before.
func (p *problem) mostMet() []int {
	common := slices.Clone(p.heldAtStart)
	for at := range p.places {
		common.or(p.places[at].given)
	}
	had := make([]bitset, len(p.places))
	for at := range p.places {
		had[at] = slices.Clone(common)
	}
	for at := range p.places {
		pl := &p.places[at]
		taught := slices.Clone(pl.taught)
		if p.entered(at) {
			taught.or(pl.after)
		}
		pl.reach[p.maxMoves].each(func(later int) { had[later].or(taught) })
	}
	most := make([]int, len(p.places))
	for at := range p.places {
		if p.places[at].n != nil && p.entered(at) {
			most[at] = p.metBy(&p.places[at], had[at], nil)
		}
	}
	return most
}

// shortcut bounds the time that remains from a place once the places in served
// have been served in and may be visited again: their tenure may be paid for. A
// completion that visits such places leaves the last of them with no tenure to
// serve and meets none after it. Without such places it is never.
func (b *bounds) shortcut(place int32, served []int32) int {
	least, exit := never, b.exit[place]
	if slices.Contains(served, place) {
		least, exit = b.leave[place], 0
	}
	for _, o := range served {
		if o != place {
			least = min(least, exit+b.leave[o])
		}
	}
	return least
}

// debt is the least that a clause still takes of whoever holds a set: dollars,
// and time on the lane (or full time), and the certifications and programs that
// could be bought for it. Debts with none of those in common add up. It is
// never when nothing that is allowed meets the clause: an award of a barred
// program, a license.
type debt struct {
	cost, time int
	by         bitset // pcs
}

// debtSum adds up debts.
type debtSum struct {
	used       bitset
	cost, time int
	most       debt // the dearest and the longest of all
}

func (d *debtSum) add(list []debt) {
	for i := range list {
		x := &list[i]
		d.most.cost, d.most.time = max(d.most.cost, x.cost), max(d.most.time, x.time)
		if !d.used.intersects(x.by) {
			d.cost, d.time = min(never, d.cost+x.cost), min(never, d.time+x.time)
			d.used.or(x.by)
		}
	}
}

func (d *debtSum) least() (cost, time int) { return max(d.cost, d.most.cost), max(d.time, d.most.time) }

// debtors are the bits that the debt of a place depends on.
func (p *problem) debtors(pl *place) bitset {
	asked, none := newBitset(p.width), newBitset(p.width)
	for i := range pl.hard {
		p.addClause(asked, &pl.hard[i], none, none)
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

// debtsOf is what the unmet clauses of a place take, each by its cheapest and
// its quickest alternative with what that asks for in turn; the longest first.
func (p *problem) debtsOf(pl *place, held bitset) []debt {
	price := func(k int32) int {
		if p.pcs[k].hasSpons {
			return 0
		}
		return p.pcs[k].cost[typical]
	}
	var list []debt
	for i := range pl.hard {
		c := &pl.hard[i]
		d := debt{cost: p.leastOfClause(c, held, price, 0), time: p.leastOfClause(c, held, p.studyOf, 0), by: newBitset(len(p.pcs))}
		if d.cost > 0 || d.time > 0 {
			p.addGivers(d.by, c, held)
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b debt) int { return cmp.Or(b.time-a.time, b.cost-a.cost) })
	return list
}

// addGivers adds what could be bought for a clause, and for that in turn.
func (p *problem) addGivers(by bitset, c *clause, held bitset) {
	for i := range c.alts {
		for _, a := range c.alts[i].atoms {
			if held.has(int(p.bit[a])) {
				continue
			}
			for _, k := range p.givers[p.bit[a]] {
				if by.has(int(k)) {
					continue
				}
				by.set(int(k))
				for j := range p.pcs[k].demands {
					p.addGivers(by, &p.pcs[k].demands[j], held)
				}
			}
		}
	}
}

// studyOf is the lane time of a certification or program, or its full-time
// study.
func (p *problem) studyOf(k int32) int {
	it := p.pcs[k].item
	switch {
	case it.kind == roles.KindCert:
		return studyTime(it.hours[typical], p.pace)
	case p.q.Limits.FullTimeStudy:
		return 100 * it.fullTime
	}
	return 100 * it.partTime
}

// chainDepth bounds how far a debt follows what a program asks for in turn.
const chainDepth = 3

func (p *problem) leastOfClause(c *clause, held bitset, spend func(k int32) int, depth int) int {
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

func (p *problem) leastOfAtom(a atom, held bitset, spend func(k int32) int, depth int) int {
	if held.has(int(p.bit[a])) || depth == chainDepth {
		return 0
	}
	if _, _, ok := p.g.isSkill(a); ok {
		return 0 // it may be studied, or a job may teach it
	}
	least := never
	for _, k := range p.givers[p.bit[a]] {
		it, sum := &p.pcs[k], spend(k)
		for i := 0; i < len(it.demands) && sum < least; i++ {
			sum = max(sum, spend(k)+p.leastOfClause(&it.demands[i], held, spend, depth+1))
		}
		least = min(least, sum)
	}
	return least
}
