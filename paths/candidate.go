package paths

import (
	"slices"

	"careers/rung/roles"
)

// narrow is how many certifications and programs the first search buys before
// one move at most. The exact search has no such limit.
const narrow = 3

// derive tries the sets that come of meeting one open demand after another.
func (c *chooser) derive(cands []int32) {
	if c.spend() || !c.firstVisit() {
		return
	}
	giver := func(at atom) {
		if len(c.chosen) == narrow {
			return
		}
		b := int(c.p.bit[at])
		for _, k := range cands {
			if c.p.pcs[k].bits.has(b) && !slices.Contains(c.chosen, k) {
				c.choose(k, func() { c.derive(cands) })
			}
		}
	}
	meet := func(cl *clause, held bitset) {
		for i := range cl.alts {
			a := &cl.alts[i]
			if _, ok := c.missing(a); !ok || a.sponsored {
				continue
			}
			for _, at := range a.atoms {
				if b := int(c.p.bit[at]); !held.has(b) && !c.chosenBits.has(b) {
					if skill, _, ok := c.p.g.isSkill(at); !ok || !c.p.g.studyable(skill) {
						giver(at)
						break
					}
				}
			}
		}
	}
	for i := range c.to.hard {
		if !c.couldMeet(&c.to.hard[i], nil) {
			meet(&c.to.hard[i], c.end)
			return
		}
	}
	got := c.attainable(c.chosen)
	for _, k := range c.chosen {
		if slices.Contains(got, k) {
			continue
		}
		// Award tests that only the chosen things themselves meet in a circle
		// need another giver.
		held := slices.Clone(c.at)
		for _, k := range got {
			held.or(c.p.pcs[k].bits)
		}
		for i := range c.p.pcs[k].demands {
			cl := &c.p.pcs[k].demands[i]
			if slices.ContainsFunc(cl.alts, func(a alt) bool { return c.holdsAll(&a, held) }) {
				continue
			}
			for j := range cl.alts {
				for _, at := range cl.alts[j].atoms {
					if !held.has(int(c.p.bit[at])) {
						giver(at)
						break
					}
				}
			}
			return
		}
		return
	}
	c.settle()
	if c.ahead {
		return
	}
	// What the target asks of everyone may as well be had now, and so may what
	// makes this move safer.
	c.ahead = true
	for i := range c.goal.hard {
		for _, a := range c.goal.hard[i].alts {
			for _, at := range a.atoms {
				if b := int(c.p.bit[at]); !c.end.has(b) && !c.chosenBits.has(b) {
					giver(at)
					break
				}
			}
		}
	}
	met := c.met(c.end, c.chosenBits)
	for _, k := range cands {
		if len(c.chosen) < narrow && !slices.Contains(c.chosen, k) && c.raises(k, met) {
			c.choose(k, func() { c.derive(cands) })
		}
	}
	c.ahead = false
}

// derivation is a set of chosen things and how far it has come.
type derivation struct {
	chosen [narrow]int32
	ahead  bool
}

// firstVisit reports whether derive comes upon the chosen set for the first
// time: demands met in another order make the same set.
func (c *chooser) firstVisit() bool {
	var d derivation
	d.ahead = c.ahead
	for i, k := range c.chosen {
		d.chosen[i] = k + 1
	}
	slices.Sort(d.chosen[:])
	if c.visited[d] {
		return false
	}
	c.visited[d] = true
	return true
}

// raises reports whether a candidate gives a skill that the move asks for and
// nothing held or chosen gives.
func (c *chooser) raises(k int32, met int) bool {
	both := slices.Clone(c.chosenBits)
	both.or(c.p.pcs[k].bits)
	return c.met(c.end, both) > met
}

// choose adds a certification or program for the time of a call, unless that
// alone takes too much.
func (c *chooser) choose(k int32, f func()) {
	before := slices.Clone(c.chosenBits)
	c.chosen = append(c.chosen, k)
	c.chosenBits.or(c.p.pcs[k].bits)
	if !c.hopeless() {
		f()
	}
	c.chosen = c.chosen[:len(c.chosen)-1]
	c.chosenBits = before
}

// candidates is the certifications and programs on offer that could matter:
// those that give something which the move or a later one still wants, or which
// such a thing itself asks for; and that can be had at all.
func (c *chooser) candidates() []int32 {
	p := c.p
	wanted := p.wantedBy(c.to, c.end, c.at)
	if c.minimal {
		wanted = c.indispensable()
	} else {
		wanted.or(c.wanted)
		for _, s := range c.to.n.offerSkills {
			if c.wantedUpTo(s) {
				p.addSkill(wanted, s.skill, s.level, c.at)
			}
		}
	}
	var open []int32
	for _, k := range c.to.offers {
		// What nobody knows the price of can't be held to a budget.
		dear := p.pcs[k].unknown && p.budget < unlimited && !c.paid(k)
		if !p.pcs[k].barred && !dear {
			open = append(open, k)
		}
	}
	taken := make([]bool, len(open))
	for changed := true; changed; {
		changed = false
		for i, k := range open {
			if taken[i] || !c.gives(k, wanted) {
				continue
			}
			taken[i], changed = true, true
			p.addDemands(wanted, k, c.at)
		}
	}
	useful := open[:0:0]
	for i, k := range open {
		if taken[i] {
			useful = append(useful, k)
		}
	}
	c.useful = wanted
	slices.SortStableFunc(useful, func(a, b int32) int { return c.laneOf(a) - c.laneOf(b) })
	return c.withoutRivals(c.withoutDetours(c.attainable(useful)))
}

// withoutDetours drops a program whose use is only to teach skills that can be
// studied right here in no more time, for less money. Hours then rise, so it
// holds only where they are no objective.
func (c *chooser) withoutDetours(cands []int32) []int32 {
	p := c.p
	if p.objectives[4] {
		return cands
	}
	detour := func(k int32) bool {
		it := p.pcs[k].item
		if it.kind != roles.KindProgram || p.q.Limits.FullTimeStudy {
			return false
		}
		hours, reasons := 0, newBitset(p.width)
		for i, w := range p.pcs[k].bits {
			reasons[i] = w & c.useful[i] &^ c.at[i]
		}
		time := 0
		for _, s := range c.to.n.offerSkills {
			held := roles.Level(c.levelHeld(s.skill))
			if held >= s.level || !c.teaches(reasons, s) {
				continue
			}
			for _, r := range p.g.cat.Skills[s.skill].Requires {
				i, ok := p.g.skillIndex[r.Skill]
				if b := int(p.bit[p.g.skillAtom(int32(i), r.LevelOrWorking())]); ok && !c.at.has(b) && !reasons.has(b) {
					return false
				}
			}
			h := p.g.hours(s.skill, held, s.level, typical)
			hours += h
			time += studyTime(h, p.pace)
			for _, a := range p.g.skillAtoms(s.skill, s.level) {
				b := int(p.bit[a])
				reasons[b>>6] &^= 1 << (b & 63)
			}
		}
		return reasons.empty() && time <= 100*it.partTime
	}
	return slices.DeleteFunc(slices.Clone(cands), detour)
}

// teaches reports whether a set has any level of a skill up to one.
func (c *chooser) teaches(bits bitset, s skillAlt) bool {
	return slices.ContainsFunc(c.p.g.skillAtoms(s.skill, s.level), func(a atom) bool { return bits.has(int(c.p.bit[a])) })
}

// indispensable is what the unmet hard clauses of the move and of the target ask
// for, and the skills that only a certification or program could give.
func (c *chooser) indispensable() bitset {
	p := c.p
	wanted := newBitset(p.width)
	for _, pl := range []*place{c.to, c.goal} {
		for i := range pl.hard {
			if !c.metByHolding(&pl.hard[i]) {
				for _, a := range pl.hard[i].alts {
					for _, at := range a.atoms {
						wanted.set(int(p.bit[at]))
					}
				}
			}
		}
	}
	for i, s := range c.to.n.skills {
		if c.clauseMet(i, c.end, nil) ||
			slices.ContainsFunc(s.alts, func(a skillAlt) bool { return p.g.studyable(a.skill) }) {
			continue
		}
		for _, a := range s.alts {
			wanted.set(int(p.bit[p.g.skillAtom(a.skill, a.level)]))
		}
	}
	return wanted
}

// withoutRivals drops a program when another gives all that it gives, takes no
// longer, costs no more and asks for nothing that is not held.
func (c *chooser) withoutRivals(cands []int32) []int32 {
	p := c.p
	beats := func(a, b int32) bool {
		x, y := p.pcs[a].item, p.pcs[b].item
		if x.kind != y.kind || x.partTime > y.partTime || x.fullTime > y.fullTime || x.hours[typical] > y.hours[typical] ||
			x.wait[typical] > y.wait[typical] || c.price(a) > c.price(b) {
			return false
		}
		for i, w := range p.pcs[b].bits {
			if w&c.useful[i]&^(p.pcs[a].bits[i]|c.at[i]) != 0 {
				return false
			}
		}
		for i := range x.demands {
			if !slices.ContainsFunc(x.demands[i].alts, func(a alt) bool { return a.months == 0 && !a.sponsored && c.holdsAll(&a, c.at) }) {
				return false
			}
		}
		return true
	}
	return slices.DeleteFunc(slices.Clone(cands), func(b int32) bool {
		return slices.ContainsFunc(cands, func(a int32) bool { return a != b && beats(a, b) && (!beats(b, a) || a < b) })
	})
}

// gives reports whether a certification or program gives something wanted
// that is not held on arrival.
func (c *chooser) gives(k int32, wanted bitset) bool {
	for i, w := range c.p.pcs[k].bits {
		if w&wanted[i]&^c.at[i] != 0 {
			return true
		}
	}
	return false
}

// attainable drops candidates that nothing can make eligible and puts the rest
// in an order in which they can be had.
func (c *chooser) attainable(cands []int32) []int32 {
	p := c.p
	held := slices.Clone(c.at)
	for _, s := range c.to.n.offerSkills {
		for _, a := range p.g.skillAtoms(s.skill, s.level) {
			held.set(int(p.bit[a]))
		}
	}
	out := cands[:0:0]
	for changed := true; changed; {
		changed = false
		for _, k := range cands {
			if !slices.Contains(out, k) && c.eligible(k, held) {
				out, changed = append(out, k), true
				held.or(p.pcs[k].bits)
			}
		}
	}
	return out
}

func (c *chooser) eligible(k int32, held bitset) bool {
	for i := range c.p.pcs[k].demands {
		cl := &c.p.pcs[k].demands[i]
		if !slices.ContainsFunc(cl.alts, func(a alt) bool {
			_, ok := c.missing(&a)
			return ok && (!a.sponsored || c.sponsored(k)) && c.holdsAll(&a, held)
		}) {
			return false
		}
	}
	return true
}

// sponsored reports whether the role of the stay pays for a certification.
func (c *chooser) sponsored(k int32) bool {
	return c.from.n != nil && slices.Contains(c.from.n.sponsors, k)
}

func (c *chooser) price(k int32) int {
	if c.paid(k) {
		return 0
	}
	return c.p.pcs[k].cost[typical]
}

// paid reports whether the employer of the stay pays for a certification.
func (c *chooser) paid(k int32) bool { return c.p.pcs[k].hasSpons && c.sponsored(k) }

// subsets tries every set of candidates from the i-th on.
func (c *chooser) subsets(cands []int32, i int) {
	if c.spend() {
		return
	}
	if i == len(cands) {
		c.settle()
		return
	}
	if !c.reachable(cands[i:]) {
		return
	}
	c.subsets(cands, i+1)
	if !c.redundant(cands[i], c.chosenBits) || len(c.attainable(c.chosen)) < len(c.chosen) {
		c.choose(cands[i], func() { c.subsets(cands, i+1) })
	}
}

// redundant reports whether a candidate gives nothing of use beyond what is
// held and the others give. Where an exam may have to wait for it, it can
// still be of use by coming sooner, but only as far as exams wait at all: the
// lane time that it takes itself is lost to everything.
func (c *chooser) redundant(k int32, others bitset) bool {
	if c.feeders.has(int(k)) && (c.waits < 0 || c.laneOf(k) < c.waits) {
		return false
	}
	for i, w := range c.p.pcs[k].bits {
		if w&c.useful[i]&^(c.at[i]|others[i]) != 0 {
			return false
		}
	}
	return true
}

// laneOf is the lane time of a certification or program.
func (c *chooser) laneOf(k int32) int {
	it := c.p.pcs[k].item
	switch {
	case it.kind == roles.KindCert:
		return studyTime(it.hours[typical], c.p.pace)
	case c.p.q.Limits.FullTimeStudy:
		return 0
	}
	return 100 * it.partTime
}

// findFeeders marks the candidates that something with a wait, or whose exam
// waits for experience, may have to wait for in turn.
func (c *chooser) findFeeders(cands []int32) {
	p := c.p
	c.feeders = newBitset(len(p.pcs))
	asked := newBitset(p.width)
	c.waits = 0
	for _, k := range cands {
		if !c.isSlow(k) {
			continue
		}
		p.addDemands(asked, k, c.at)
		c.waits += p.pcs[k].wait[typical]
		for i := range p.pcs[k].demands {
			for j := range p.pcs[k].demands[i].alts {
				if months, ok := c.missing(&p.pcs[k].demands[i].alts[j]); ok && months > 0 {
					c.waits = -1 - unlimited // an exam waits for the stay itself
				}
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, k := range cands {
			if !c.feeders.has(int(k)) && p.pcs[k].bits.intersects(asked) {
				c.feeders.set(int(k))
				p.addDemands(asked, k, c.at)
				changed = true
			}
		}
	}
}

func (c *chooser) isSlow(k int32) bool {
	it := c.p.pcs[k].item
	return it.wait[typical] > 0 || slices.ContainsFunc(it.demands, func(d clause) bool {
		return slices.ContainsFunc(d.alts, func(a alt) bool { return a.months > 0 || a.sponsored })
	})
}

// hopeless reports whether the chosen things alone cost too much.
func (c *chooser) hopeless() bool {
	lane, full, cost, effort := 0, 0, 0, 0
	for _, k := range c.chosen {
		it := c.p.pcs[k].item
		cost += c.price(k)
		lane += c.laneOf(k)
		if it.kind == roles.KindCert {
			effort += it.hours[typical]
		} else if c.p.q.Limits.FullTimeStudy {
			full += 100 * it.fullTime
		}
	}
	cost += c.owed(c.end, c.chosenBits).cost
	return c.outdone(max(c.floor, lane), full, cost, effort, c.leastRisk)
}

// reachable reports whether the chosen things and some of the rest can meet
// every hard clause of the move.
func (c *chooser) reachable(rest []int32) bool {
	for i := range c.to.hard {
		if !c.couldMeet(&c.to.hard[i], rest) {
			return false
		}
	}
	return true
}

func (c *chooser) couldMeet(cl *clause, rest []int32) bool {
	return slices.ContainsFunc(cl.alts, func(a alt) bool {
		if _, ok := c.missing(&a); !ok || a.sponsored {
			return false
		}
		return !slices.ContainsFunc(a.atoms, func(at atom) bool { return !c.canHave(at, rest) })
	})
}

func (c *chooser) canHave(at atom, rest []int32) bool {
	b := int(c.p.bit[at])
	if c.end.has(b) || c.chosenBits.has(b) {
		return true
	}
	if skill, _, ok := c.p.g.isSkill(at); ok && c.p.g.studyable(skill) {
		return true
	}
	return slices.ContainsFunc(rest, func(k int32) bool { return c.p.pcs[k].bits.has(b) })
}
