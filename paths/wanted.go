package paths

import (
	"slices"

	"careers/rung/roles"
)

// wantedBy is what moving into a place may still want: what its clauses ask for
// where they are not met, and what the skills and things that would meet them
// ask for in turn, less what is held.
func (p *problem) wantedBy(pl *place, met, held bitset) bitset {
	g := p.g
	wanted := newBitset(p.width)
	for i := range pl.hard {
		p.addClause(wanted, &pl.hard[i], met, held)
	}
	for i := range pl.n.skills {
		alts := pl.n.skills[i].alts
		if slices.ContainsFunc(alts, func(a skillAlt) bool { return met.has(int(p.bit[g.skillAtom(a.skill, a.level)])) }) {
			continue
		}
		for _, a := range alts {
			p.addSkill(wanted, a.skill, a.level, held)
		}
	}
	taken := make([]bool, len(pl.offers))
	for changed := true; changed; {
		changed = false
		for i, k := range pl.offers {
			if !taken[i] && !p.pcs[k].barred && p.pcs[k].bits.intersects(wanted) && !p.outclassed(k, wanted, held) {
				taken[i], changed = true, true
				p.addDemands(wanted, k, held)
			}
		}
	}
	wanted.remove(held)
	return wanted
}

// outclassed reports whether something gives all that is wanted of k at no
// greater price, is offered wherever k is, and can be had right away: nobody
// needs to make k possible.
func (p *problem) outclassed(k int32, wanted, held bitset) bool {
	return slices.ContainsFunc(p.rivals(k), func(o int32) bool {
		for i, w := range p.pcs[k].bits {
			if w&wanted[i]&^held[i]&^p.pcs[o].bits[i] != 0 {
				return false
			}
		}
		return p.openTo(o, held)
	})
}

// rivals is what takes no more than k, and is on offer wherever k is.
func (p *problem) rivals(k int32) []int32 {
	x := &p.pcs[k]
	if !x.compared {
		x.compared = true
		for o := range p.pcs {
			if y := &p.pcs[o]; int32(o) != k && y.item != nil && !y.barred && p.asQuick(int32(o), k) && p.asCheap(int32(o), k) && y.offered.hasAll(x.offered) {
				x.rivals = append(x.rivals, int32(o))
			}
		}
	}
	return x.rivals
}

// asQuick reports whether one certification or program takes no more time of any
// kind than another of its kind.
func (p *problem) asQuick(a, b int32) bool {
	x, y := &p.pcs[a], &p.pcs[b]
	return x.kind == y.kind && x.partTime <= y.partTime && x.fullTime <= y.fullTime &&
		x.hours[typical] <= y.hours[typical] && x.wait[typical] <= y.wait[typical]
}

// asCheap reports whether one costs no more than another whoever pays.
func (p *problem) asCheap(a, b int32) bool {
	x, y := &p.pcs[a], &p.pcs[b]
	return x.cost[typical] <= y.cost[typical] && !y.hasSpons && !(x.unknown && p.budget < unlimited)
}

// openTo reports whether whoever holds a set may start k at any time.
func (p *problem) openTo(k int32, held bitset) bool {
	for i := range p.pcs[k].demands {
		if !p.metForGood(&p.pcs[k].demands[i], held) {
			return false
		}
	}
	return true
}

// metForGood reports whether a set meets a clause by an alternative that asks for
// no experience and no sponsor.
func (p *problem) metForGood(c *clause, held bitset) bool {
	return slices.ContainsFunc(c.alts, func(a alt) bool { return a.months == 0 && !a.sponsored && p.holdsAll(&a, held) })
}

func (p *problem) holdsAll(a *alt, held bitset) bool {
	return !slices.ContainsFunc(a.atoms, func(at atom) bool { return !held.has(int(p.bit[at])) })
}

// addClause adds what a clause asks for, unless it is met for good.
func (p *problem) addClause(wanted bitset, c *clause, met, held bitset) {
	if p.metForGood(c, met) {
		return
	}
	for i := range c.alts {
		for _, at := range c.alts[i].atoms {
			if skill, level, ok := p.g.isSkill(at); ok {
				p.addSkill(wanted, skill, level, held)
			} else {
				wanted.set(int(p.bit[at]))
			}
		}
	}
}

// addDemands adds what a certification or program asks for.
func (p *problem) addDemands(wanted bitset, k int32, held bitset) {
	for i := range p.pcs[k].demands {
		p.addClause(wanted, &p.pcs[k].demands[i], held, held)
	}
}

// addSkill adds a skill at a level and, where it has to be studied, its
// prerequisites.
func (p *problem) addSkill(wanted bitset, skill int32, level roles.Level, held bitset) {
	g := p.g
	top := int(p.bit[g.skillAtom(skill, level)])
	if held.has(top) || wanted.has(top) {
		return
	}
	for _, a := range g.skillAtoms(skill, level) {
		wanted.set(int(p.bit[a]))
	}
	if !g.studyable(skill) {
		return
	}
	for _, r := range g.cat.Skills[skill].Requires {
		if s, ok := g.skillIndex[r.Skill]; ok {
			p.addSkill(wanted, int32(s), r.LevelOrWorking(), held)
		}
	}
}
