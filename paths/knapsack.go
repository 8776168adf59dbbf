package paths

import (
	"careers/rung/roles"
	"slices"
)

// cell is a way to reach some weight: the hours and lane time it takes, and
// the clause studied last.
type cell struct {
	time, hours int
	clause      int
	alt         skillAlt
	before      *cell
}

// solvePlain ends a choice. In a stretch it first picks, of the skill clauses
// that are a matter of hours alone, those that reach θ soonest: a knapsack
// over the clauses' weights.
func (c *chooser) solvePlain() {
	if len(c.plain) == 0 || c.mode == Prepared {
		c.finish()
		return
	}
	short := (c.p.g.theta*c.to.n.weight+999)/1000 - c.metSoFar()
	if short <= 0 {
		c.finish()
		return
	}
	best := make([][]*cell, short+1) // by weight reached, capped at short
	best[0] = []*cell{{clause: -1}}
	for _, i := range c.plain {
		weight := c.to.n.skills[i].weight
		alt := c.soonest(i)
		hours := c.hoursTo(alt)
		time := studyTime(hours, c.p.pace)
		for w := short; w >= 0; w-- {
			to := min(short, w+weight)
			if to == w {
				continue
			}
			for _, from := range best[w] {
				best[to] = c.keep(best[to], cell{from.time + time, from.hours + hours, i, alt, from})
			}
		}
	}
	n := len(c.tasks)
	for _, end := range best[short] {
		for at := end; at.clause >= 0; at = at.before {
			c.tasks = append(c.tasks, task{pc: -1, skill: at.alt.skill, from: c.levelHeld(at.alt.skill), to: int(at.alt.level)})
		}
		slices.SortFunc(c.tasks[n:], func(a, b task) int { return int(a.skill - b.skill) })
		c.finish()
		c.tasks = c.tasks[:n]
	}
}

// keep adds a cell to those of a weight unless another is as good. Hours count
// only where effort is an objective; otherwise they break ties.
func (c *chooser) keep(cells []*cell, n cell) []*cell {
	effort := c.p.objectives[4]
	worse := func(a, b *cell) bool { // a goes because of b
		if effort {
			return b.time <= a.time && b.hours <= a.hours
		}
		return b.time < a.time || b.time == a.time && b.hours <= a.hours
	}
	if slices.ContainsFunc(cells, func(old *cell) bool { return worse(&n, old) }) {
		return cells
	}
	return append(slices.DeleteFunc(slices.Clone(cells), func(old *cell) bool { return worse(old, &n) }), &n)
}

// soonest is the alternative of a clause with the fewest hours to study.
func (c *chooser) soonest(i int) skillAlt {
	var best *skillAlt
	for j := range c.to.n.skills[i].alts {
		a := &c.to.n.skills[i].alts[j]
		if c.p.g.studyable(a.skill) && (best == nil || c.hoursTo(*a) < c.hoursTo(*best)) {
			best = a
		}
	}
	return *best
}

// metSoFar is the weight met by the end of the stay as the choice stands.
func (c *chooser) metSoFar() int {
	sum := 0
	for i := range c.to.n.skills {
		cl := &c.to.n.skills[i]
		if slices.ContainsFunc(cl.alts, func(a skillAlt) bool { return c.have(a.skill, a.level) }) {
			sum += cl.weight
		}
	}
	return sum
}

// isSimple reports whether studying an alternative of a skill clause is a
// matter of its own hours alone: no prerequisite to see to, no grant to start
// from, no other clause or later move that wants it.
func (c *chooser) isSimple(a skillAlt) bool {
	g, p := c.p.g, c.p
	for _, at := range g.skillAtoms(a.skill, a.level) {
		if c.wanted.has(int(p.bit[at])) {
			return false
		}
	}
	for _, r := range g.cat.Skills[a.skill].Requires {
		if s, ok := g.skillIndex[r.Skill]; ok && !c.at.has(int(p.bit[g.skillAtom(int32(s), r.LevelOrWorking())])) {
			return false
		}
	}
	held := c.levelHeld(a.skill)
	for _, k := range c.chosen {
		if c.levelGranted(k, a.skill) > held {
			return false
		}
	}
	uses := 0
	for i := range c.to.n.skills {
		for _, other := range c.to.n.skills[i].alts {
			if other.skill == a.skill {
				uses++
			}
		}
	}
	return uses == 1 && c.studied(a.skill) < 0 && !c.asked(a.skill)
}

// asked reports whether something on offer still waits for a skill, so that
// studying it may serve twice.
func (c *chooser) asked(skill int32) bool {
	g := c.p.g
	for _, other := range c.to.n.offerSkills {
		if c.at.has(int(c.p.bit[g.skillAtom(other.skill, other.level)])) {
			continue
		}
		for _, r := range g.cat.Skills[other.skill].Requires {
			if s, ok := g.skillIndex[r.Skill]; ok && int32(s) == skill && !c.at.has(int(c.p.bit[g.skillAtom(skill, r.LevelOrWorking())])) {
				return true
			}
		}
	}
	asks := func(d clause) bool {
		return slices.ContainsFunc(d.alts, func(a alt) bool {
			return slices.ContainsFunc(a.atoms, func(at atom) bool {
				s, _, ok := g.isSkill(at)
				return ok && s == skill && !c.at.has(int(c.p.bit[at]))
			})
		})
	}
	return slices.ContainsFunc(c.to.hard, asks) || slices.ContainsFunc(c.chosen, func(k int32) bool {
		return slices.ContainsFunc(c.p.pcs[k].demands, asks)
	})
}

func (c *chooser) hoursTo(a skillAlt) int {
	return c.p.g.hours(a.skill, roles.Level(c.levelHeld(a.skill)), a.level, typical)
}

// isPlain reports whether a skill clause is a matter of hours alone, whichever
// alternative is studied.
func (c *chooser) isPlain(i int) bool {
	studyable := false
	for _, a := range c.to.n.skills[i].alts {
		if c.p.g.studyable(a.skill) {
			studyable = true
			if !c.isSimple(a) {
				return false
			}
		}
	}
	return studyable
}
