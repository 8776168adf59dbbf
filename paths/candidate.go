package paths

import (
	"slices"

	"careers/rung/roles"
)

// choose adds a certification or program for the time of a call, unless that
// alone takes too much.
func (c *chooser) choose(k int32, f func()) {
	if slices.Contains(c.chosen, k) {
		return
	}
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
	wanted := c.wantedBeyond(nil)
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
	useful = slices.DeleteFunc(c.attainable(useful), func(k int32) bool { return c.isDetour(k, wanted) })
	return c.withoutRivals(useful)
}

// isDetour reports whether a program's use, of all that is wanted, is only to
// teach skills that can be studied right here in no more time, for less money.
// Hours then rise, so it holds only where they are no objective.
func (c *chooser) isDetour(k int32, wanted bitset) bool {
	p := c.p
	it := p.pcs[k].item
	if p.objectives[4] || it.kind != roles.KindProgram || p.q.Limits.FullTimeStudy {
		return false
	}
	reasons := newBitset(p.width)
	for i, w := range p.pcs[k].bits {
		reasons[i] = w & wanted[i] &^ c.at[i]
	}
	taught, time := slices.Clone(reasons), 0
	for _, s := range slices.Backward(c.to.n.offerSkills) { // the highest level of a skill first: it brings the others
		held := roles.Level(c.levelHeld(s.skill))
		if held >= s.level || !c.teaches(reasons, s) {
			continue
		}
		for _, r := range p.g.cat.Skills[s.skill].Requires {
			i, ok := p.g.skillIndex[r.Skill]
			if b := int(p.bit[p.g.skillAtom(int32(i), r.LevelOrWorking())]); ok && !c.at.has(b) && !taught.has(b) {
				return false
			}
		}
		time += studyTime(p.g.hours(s.skill, held, s.level, typical), p.pace)
		for _, a := range p.g.skillAtoms(s.skill, s.level) {
			b := int(p.bit[a])
			reasons[b>>6] &^= 1 << (b & 63)
		}
	}
	return reasons.empty() && time <= 100*it.partTime
}

// teaches reports whether a set has any level of a skill up to one.
func (c *chooser) teaches(bits bitset, s skillAlt) bool {
	return slices.ContainsFunc(c.p.g.skillAtoms(s.skill, s.level), func(a atom) bool { return bits.has(int(c.p.bit[a])) })
}

// withoutRivals drops a program when another gives all that it gives, takes no
// longer, costs no more and asks for nothing that is not held.
func (c *chooser) withoutRivals(cands []int32) []int32 {
	p := c.p
	beats := func(a, b int32) bool {
		if !p.asQuick(a, b) || c.price(a) > c.price(b) {
			return false
		}
		for i, w := range p.pcs[b].bits {
			if w&c.useful[i]&^(p.pcs[a].bits[i]|c.at[i]) != 0 {
				return false
			}
		}
		return p.openTo(a, c.at)
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
	held.or(c.to.studied)
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
		if !c.canMeet(&c.p.pcs[k].demands[i], k, held) {
			return false
		}
	}
	return true
}

// canMeet reports whether a set meets a demand of k, but for months that the
// stay can serve.
func (c *chooser) canMeet(cl *clause, k int32, held bitset) bool {
	return slices.ContainsFunc(cl.alts, func(a alt) bool {
		_, ok := c.missing(&a)
		return ok && (!a.sponsored || c.sponsored(k)) && c.p.holdsAll(&a, held)
	})
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

// sets tries every set of candidates that adds to the chosen ones and of which
// each could be of use. What the move or a chosen thing cannot do without comes
// first: every set has to have something that gives it. Then comes whatever the
// chosen ones leave wanted. A candidate whose sets have all been tried is left
// out of those that follow.
func (c *chooser) sets(cands []int32) {
	if c.spend() {
		return
	}
	if lacking := c.lacking(); lacking != nil {
		c.each(cands, c.first(cands, lacking), nil)
		return
	}
	c.settle()
	if c.look < complete {
		wanted := c.later(c.end)
		for i, clause := range c.to.n.skills {
			if !c.clauseMet(i, c.end, c.chosenBits) && !slices.ContainsFunc(clause.alts, func(a skillAlt) bool { return c.p.g.studyable(a.skill) }) {
				for _, a := range clause.alts {
					wanted.or(c.p.bitsOf(c.p.g.skillAtoms(a.skill, a.level)))
				}
			}
		}
		wanted.remove(c.chosenBits)
		wanted.remove(c.end)
		c.each(cands, func(k int32) bool { return c.p.pcs[k].bits.intersects(wanted) }, nil)
		return
	}
	c.each(cands, c.useBeyond(c.chosen), c.postponable())
}

// postponable finds the candidates that can as well be had later: programs that
// only later moves want, and not for a skill, once the chosen things fill the
// stay. Each would make it longer by all its time on the lane. The move that
// wants it offers it too, to whoever holds more, and then it takes no longer.
// That supposes that nobody counts the months by which the stay is shorter.
func (c *chooser) postponable() func(k int32) bool {
	p := c.p
	full := p.q.Limits.FullTimeStudy
	if !full && (!c.shortens || !c.fillsStay()) {
		return func(int32) bool { return false }
	}
	at, end := slices.Clone(c.at), slices.Clone(c.end)
	at.or(c.chosenBits)
	end.or(c.chosenBits)
	now := p.wantedBy(c.to, end, at)
	c.addDemandsOf(now, c.chosen)
	end.or(c.to.after)
	wanted := c.later(end)
	for b, a := range p.atoms {
		if _, _, ok := p.g.isSkill(a); ok && wanted.has(b) {
			now.set(b)
		}
	}
	return func(k int32) bool {
		return p.pcs[k].kind == roles.KindProgram && !p.pcs[k].bits.intersects(now)
	}
}

// each tries the sets that have one of the candidates of use, by the first of
// them that they have.
func (c *chooser) each(cands []int32, useful, skip func(int32) bool) {
	var useless []int32
	for i, k := range cands {
		if skip != nil && skip(k) {
			useless = append(useless, k)
		} else if useful(k) {
			c.choose(k, func() { c.sets(slices.Concat(useless, cands[i+1:])) })
		} else {
			useless = append(useless, k)
		}
	}
}

// first tells which candidates could be the first to give something of what is
// lacking: those that can be had from things that give nothing of it. Whatever is
// acquired, one of it is: so it needn't be looked for among those that wait for
// it themselves, such as a master's degree where a bachelor's is asked for.
func (c *chooser) first(cands []int32, lacking bitset) func(k int32) bool {
	others := slices.DeleteFunc(slices.Concat(c.chosen, cands), func(k int32) bool { return c.p.pcs[k].bits.intersects(lacking) })
	held := slices.Clone(c.at)
	held.or(c.to.studied)
	for _, k := range c.attainable(others) {
		held.or(c.p.pcs[k].bits)
	}
	return func(k int32) bool { return c.p.pcs[k].bits.intersects(lacking) && c.eligible(k, held) }
}

// lacking is what would help a hard clause of the move, or a demand of something
// chosen, that nothing held, chosen or studied can meet; nil if there is none.
func (c *chooser) lacking() bitset {
	for i := range c.to.hard {
		if !c.couldMeet(&c.to.hard[i]) {
			had := slices.Clone(c.end)
			had.or(c.chosenBits)
			return c.partsOf(&c.to.hard[i], had)
		}
	}
	got := c.attainable(c.chosen)
	if len(got) == len(c.chosen) {
		return nil
	}
	held := slices.Clone(c.at)
	held.or(c.to.studied)
	for _, k := range got {
		held.or(c.p.pcs[k].bits)
	}
	// A demand that none of the chosen things meets has to be met by another; if
	// there is none they wait for each other, and another has to meet some demand.
	all, circle := slices.Clone(held), newBitset(c.p.width)
	all.or(c.chosenBits)
	for _, k := range c.chosen {
		if slices.Contains(got, k) {
			continue
		}
		for i := range c.p.pcs[k].demands {
			d := &c.p.pcs[k].demands[i]
			if !c.canMeet(d, k, all) {
				return c.partsOf(d, all)
			}
			if !c.canMeet(d, k, held) {
				circle.or(c.partsOf(d, held))
			}
		}
	}
	return circle
}

// fillsStay reports whether the chosen things leave no idle time on the lane:
// they take as long as the stay has to be, and those that no exam waits for
// outlast all waiting.
func (c *chooser) fillsStay() bool {
	asked, wait, months := c.waiting(c.chosen)
	lane, last := 0, 0
	for _, k := range c.chosen {
		lane += c.laneOf(k)
		if !c.isSlow(k) && !c.p.pcs[k].bits.intersects(asked) {
			last += c.laneOf(k)
		}
	}
	return lane >= max(c.longest, 100*months+wait) && last >= wait
}

// partsOf is the parts of a clause's alternatives that are not held.
func (c *chooser) partsOf(cl *clause, held bitset) bitset {
	parts := newBitset(c.p.width)
	for i := range cl.alts {
		for _, at := range cl.alts[i].atoms {
			if b := int(c.p.bit[at]); !held.has(b) {
				parts.set(b)
			}
		}
	}
	return parts
}

// wantedBeyond is what the move and those after it may still want of somebody
// who has some of the chosen things.
func (c *chooser) wantedBeyond(chosen []int32) bitset {
	p := c.p
	at, end := slices.Clone(c.at), slices.Clone(c.end)
	for _, k := range chosen {
		at.or(p.pcs[k].bits)
		end.or(p.pcs[k].bits)
	}
	wanted := p.wantedBy(c.to, end, at)
	end.or(c.to.after)
	later := c.later(end)
	wanted.or(later)
	for _, s := range c.to.n.offerSkills {
		if c.teaches(later, s) {
			p.addSkill(wanted, s.skill, s.level, at)
		}
	}
	wanted.remove(at)
	c.addDemandsOf(wanted, chosen)
	return wanted
}

// addDemandsOf adds what some things ask for and neither arrival nor another of
// them gives: nothing grants itself what it asks for, and only programs come
// before a program that is taken full time.
func (c *chooser) addDemandsOf(wanted bitset, chosen []int32) {
	p := c.p
	for i, k := range chosen {
		first := p.q.Limits.FullTimeStudy && p.pcs[k].kind == roles.KindProgram
		others := slices.Clone(c.at)
		for _, o := range without(chosen, i) {
			if !first || p.pcs[o].kind == roles.KindProgram {
				others.or(p.pcs[o].bits)
			}
		}
		p.addDemands(wanted, k, others)
	}
}

// useBeyond tells which candidates add to some things: those that give something
// wanted, and those that may give what an exam among the things waits for sooner
// than another of them does. The lane time that such a one takes is lost to
// everything, so it has to be less than the exams wait; unless the other has to
// wait for experience itself.
func (c *chooser) useBeyond(chosen []int32) func(k int32) bool {
	p := c.p
	wanted := c.wantedBeyond(chosen)
	asked, wait, _ := c.waiting(chosen)
	late := slices.ContainsFunc(chosen, func(e int32) bool { return p.pcs[e].bits.intersects(asked) && c.awaits(e) > 0 })
	return func(k int32) bool {
		bits := p.pcs[k].bits
		return bits.intersects(wanted) && !c.isDetour(k, wanted) || bits.intersects(asked) && (late || c.laneOf(k) < wait)
	}
}

// waiting is what the exams among some things ask for, with what that asks for
// in turn; how long they wait for dates and results, taken together; and the
// most months that one waits for first.
func (c *chooser) waiting(chosen []int32) (asked bitset, wait, months int) {
	p := c.p
	asked = newBitset(p.width)
	for _, e := range chosen {
		if c.isSlow(e) {
			p.addDemands(asked, e, c.at)
			wait += p.pcs[e].wait[typical]
			months = max(months, c.awaits(e))
		}
	}
	if wait == 0 && months == 0 {
		return asked, 0, 0
	}
	taken := make([]bool, len(chosen))
	for changed := true; changed; {
		changed = false
		for i, e := range chosen {
			if !taken[i] && p.pcs[e].bits.intersects(asked) {
				taken[i], changed = true, true
				p.addDemands(asked, e, c.at)
			}
		}
	}
	return asked, wait, months
}

// awaits is the most months of the stay that an exam, or the end of a program,
// may have to wait for.
func (c *chooser) awaits(k int32) int { return c.mostMissing(c.p.pcs[k].demands) }

// mostMissing is the most months that the stay may have to serve for some
// clauses.
func (c *chooser) mostMissing(clauses []clause) int {
	most := 0
	for i := range clauses {
		for j := range clauses[i].alts {
			if months, ok := c.missing(&clauses[i].alts[j]); ok {
				most = max(most, months)
			}
		}
	}
	return most
}

// isSlow reports whether a result may come some time after its study.
func (c *chooser) isSlow(k int32) bool { return c.p.pcs[k].wait[typical] > 0 || c.awaits(k) > 0 }

// laneOf is the lane time of a certification or program; none is taken by what
// is studied full time.
func (c *chooser) laneOf(k int32) int {
	if c.p.q.Limits.FullTimeStudy && c.p.pcs[k].kind == roles.KindProgram {
		return 0
	}
	return c.p.studyOf(k)
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
	owed, study := c.owed(c.chosenBits)
	stay := max(c.floor, lane)
	return owed >= never || c.prune(max(stay, lane+study)+full, cost+owed, effort, c.leastRisk) ||
		c.outdone(stay, full, cost, effort, c.leastRisk)
}

// couldMeet reports whether a clause of the move can be met by what is held by
// the end of the stay, chosen or studied.
func (c *chooser) couldMeet(cl *clause) bool {
	return slices.ContainsFunc(cl.alts, func(a alt) bool {
		if _, ok := c.missing(&a); !ok || a.sponsored {
			return false
		}
		return !slices.ContainsFunc(a.atoms, func(at atom) bool { return !c.canHave(at) })
	})
}

func (c *chooser) canHave(at atom) bool {
	b := int(c.p.bit[at])
	if c.end.has(b) || c.chosenBits.has(b) {
		return true
	}
	skill, _, ok := c.p.g.isSkill(at)
	return ok && c.p.g.studyable(skill)
}
