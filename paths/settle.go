package paths

import (
	"slices"

	"careers/rung/roles"
)

// need is something that has to be settled for a choice to stand.
type need struct {
	who    int32 // task; -1: the move itself
	clause *clause
	skill  int32
	level  roles.Level
	kind   needKind
	index  int // of a skill clause
}

type needKind int8

const (
	needClause      needKind = iota // clause for who
	needSkill                       // skill at level for who
	needSkillClause                 // skill clause index of the move
	needExtra                       // skill at level, if wanted later
)

// outdone reports whether anything that takes this much is beaten: by a plan
// that is known, or by a choice that holds all that is wanted later.
func (c *chooser) outdone(stay, full, cost, effort, risk int) bool {
	if c.prune(stay+full, cost, effort, risk) {
		return true
	}
	for i := range c.whole {
		ch := &c.whole[i]
		if ch.dmin <= stay && ch.full <= full && ch.cost <= cost && ch.risk <= risk && (!c.p.objectives[4] || ch.effort <= effort) {
			return true
		}
	}
	return false
}

// settle finds the choices that acquire exactly the chosen certifications and
// programs, and whatever skills.
func (c *chooser) settle() {
	got := c.attainable(c.chosen)
	if len(got) < len(c.chosen) {
		return
	}
	for i, k := range got {
		others := without(got, i)
		if len(c.attainable(others)) == len(others) && !c.useBeyond(others)(k) {
			return
		}
	}
	defer func(chosen []int32) { c.chosen = chosen }(c.chosen)
	c.chosen = got
	for _, mode := range []Mode{Prepared, Stretch} {
		c.mode = mode
		c.givers, c.unsure = false, false
		c.start()
		free := c.solveBoth()
		if c.unsure {
			c.givers = true
			c.start()
			free = c.solveBoth()
		}
		if free || len(c.to.n.skills) == 0 {
			return
		}
	}
}

func without(list []int32, i int) []int32 { return slices.Delete(slices.Clone(list), i, i+1) }

// solveBoth first tries to take every extra skill that a later move may want:
// when all fit into the stay as it is, nothing else can be better.
func (c *chooser) solveBoth() (free bool) {
	if !c.p.objectives[4] {
		c.extras = true
		before := len(c.choices)
		c.solve(0)
		for i := before; i < len(c.choices); i++ {
			if ch := &c.choices[i]; ch.dmin <= c.floor && ch.mode == c.mode {
				return c.mode == Prepared
			}
		}
	}
	c.extras = false
	c.solve(0)
	return false
}

// asksForSkills reports whether a chosen thing has a demand for a skill that
// is not held: its exam then waits for study.
func (c *chooser) asksForSkills(k int32) bool {
	for i := range c.p.pcs[k].demands {
		for _, a := range c.p.pcs[k].demands[i].alts {
			for _, at := range a.atoms {
				if _, _, ok := c.p.g.isSkill(at); ok && !c.at.has(int(c.p.bit[at])) {
					return true
				}
			}
		}
	}
	return false
}

func (c *chooser) start() {
	c.skillsLast = !slices.ContainsFunc(c.chosen, c.asksForSkills)
	c.tasks, c.agenda, c.plain, c.stayExp = c.tasks[:0], c.agenda[:0], c.plain[:0], 0
	for _, k := range c.chosen {
		it := c.p.pcs[k].item
		t := task{pc: k, cost: c.price(k)}
		if it.kind == roles.KindCert {
			t.hours, t.wait = it.hours[typical], it.wait[typical]
			t.lane = studyTime(t.hours, c.p.pace)
		} else {
			t.fullTime = c.p.q.Limits.FullTimeStudy
			t.lane = 100 * it.partTime
			if t.fullTime {
				t.lane = 100 * it.fullTime
			}
		}
		c.tasks = append(c.tasks, t)
	}
	for i, k := range c.chosen {
		for j := range c.p.pcs[k].demands {
			c.agenda = append(c.agenda, need{who: int32(i), clause: &c.p.pcs[k].demands[j]})
		}
	}
	for i := range c.to.hard {
		c.agenda = append(c.agenda, need{who: -1, clause: &c.to.hard[i]})
	}
	for i := range c.to.n.skills {
		switch {
		case c.clauseMet(i, c.end, c.chosenBits):
		case c.mode == Stretch && c.isPlain(i):
			c.plain = append(c.plain, i)
		default:
			c.agenda = append(c.agenda, need{who: -1, kind: needSkillClause, index: i})
		}
	}
	for _, s := range c.to.n.offerSkills {
		top := int(c.p.bit[c.p.g.skillAtom(s.skill, s.level)])
		if !c.chosenBits.has(top) && c.teaches(c.wanted, s) {
			c.agenda = append(c.agenda, need{who: -1, kind: needExtra, skill: s.skill, level: s.level})
		}
	}
}

// solve settles the agenda from the i-th need on, in every way.
func (c *chooser) solve(i int) {
	if c.spend() || c.pointless() {
		return
	}
	if i == len(c.agenda) {
		c.solvePlain()
		return
	}
	n := c.agenda[i]
	switch n.kind {
	case needClause:
		c.solveClause(i, n)
	case needSkill:
		c.solveSkill(i, n)
	case needSkillClause:
		c.solveSkillClause(i, n)
	case needExtra:
		if !c.extras {
			c.solve(i + 1)
		}
		if !c.have(n.skill, n.level) {
			c.study(i, n)
		} else if c.extras {
			c.solve(i + 1)
		}
	}
}

// pointless reports whether what is chosen so far already takes too much:
// more than a plan that is known, or than a choice that holds all that is
// wanted later.
func (c *chooser) pointless() bool {
	p := c.p
	lane, full, cost, effort := 0, 0, 0, 0
	for i := range c.tasks {
		t := &c.tasks[i]
		cost += t.cost
		if t.pc >= 0 {
			effort += t.hours
			if t.fullTime {
				full += t.lane
			} else {
				lane += t.lane
			}
			continue
		}
		h := p.g.hours(t.skill, roles.Level(t.from), roles.Level(t.to), typical)
		effort += h
		lane += studyTime(h, p.pace)
	}
	risk := c.stretchRisk
	if c.mode == Prepared {
		risk = c.leastRisk
	}
	return c.outdone(max(c.floor, lane, 100*c.stayExp), full, cost, effort, risk)
}

// have reports whether a skill is held by the end of the stay as the choice
// stands.
func (c *chooser) have(skill int32, level roles.Level) bool {
	b := int(c.p.bit[c.p.g.skillAtom(skill, level)])
	if c.end.has(b) || c.chosenBits.has(b) {
		return true
	}
	t := c.studied(skill)
	return t >= 0 && c.tasks[t].to >= int(level)
}

func (c *chooser) studied(skill int32) int32 {
	for i := range c.tasks {
		if c.tasks[i].pc < 0 && c.tasks[i].skill == skill {
			return int32(i)
		}
	}
	return -1
}

func (c *chooser) solveClause(i int, n need) {
	// An alternative that asks for nothing more is as good as any other.
	for j := range n.clause.alts {
		a := &n.clause.alts[j]
		months, ok := c.missing(a)
		if !ok || a.sponsored && (n.who < 0 || !c.sponsored(c.tasks[n.who].pc)) {
			continue
		}
		if n.who < 0 && 100*months <= c.floor && c.allHad(a) || n.who >= 0 && months == 0 && c.p.holdsAll(a, c.at) {
			c.solve(i + 1)
			return
		}
	}
	for j := range n.clause.alts {
		a := &n.clause.alts[j]
		months, ok := c.missing(a)
		if !ok || a.sponsored && (n.who < 0 || !c.sponsored(c.tasks[n.who].pc)) {
			continue
		}
		if n.who < 0 {
			before := c.stayExp
			c.stayExp = max(c.stayExp, months)
			c.solveAtoms(i, n, a, 0)
			c.stayExp = before
			continue
		}
		t := &c.tasks[n.who]
		if t.fullTime && months > 0 {
			continue
		}
		before := t.exp
		t.exp = max(t.exp, months)
		c.solveAtoms(i, n, a, 0)
		c.tasks[n.who].exp = before
	}
}

func (c *chooser) allHad(a *alt) bool {
	for _, at := range a.atoms {
		if b := int(c.p.bit[at]); !c.end.has(b) && !c.chosenBits.has(b) {
			return false
		}
	}
	return true
}

// solveAtoms settles the j-th and later parts of an alternative.
func (c *chooser) solveAtoms(i int, n need, a *alt, j int) {
	if j == len(a.atoms) {
		c.solve(i + 1)
		return
	}
	at := a.atoms[j]
	b := int(c.p.bit[at])
	if n.who < 0 {
		if c.end.has(b) || c.chosenBits.has(b) {
			c.solveAtoms(i, n, a, j+1)
			return
		}
	} else {
		if c.at.has(b) {
			c.solveAtoms(i, n, a, j+1)
			return
		}
		if c.skillsLast && c.tasks[n.who].pc < 0 && c.chosenBits.has(b) {
			c.giveFirst(n.who, b, func() { c.solveAtoms(i, n, a, j+1) })
			return
		}
		c.eachGiver(n.who, b, func() { c.solveAtoms(i, n, a, j+1) })
	}
	skill, level, ok := c.p.g.isSkill(at)
	if !ok || !c.p.g.studyable(skill) || n.who >= 0 && c.tasks[n.who].fullTime {
		return
	}
	// Settle the study as a need of its own, before the rest of the agenda.
	c.agenda = slices.Insert(c.agenda, i+1, need{who: n.who, kind: needSkill, skill: skill, level: level})
	c.solveAtoms(i, n, a, j+1)
	c.agenda = slices.Delete(c.agenda, i+1, i+2)
}

// eachGiver calls f once for every chosen thing that gives a bit in time for
// a task, with that dependency in place.
func (c *chooser) eachGiver(who int32, b int, f func()) {
	for y := range c.chosen {
		if int32(y) == who || !c.p.pcs[c.chosen[y]].bits.has(b) {
			continue
		}
		if c.tasks[who].fullTime && !c.tasks[y].fullTime || c.dependsOn(int32(y), int32(who)) {
			continue
		}
		c.tasks[who].deps = append(c.tasks[who].deps, int32(y))
		f()
		c.tasks[who].deps = c.tasks[who].deps[:len(c.tasks[who].deps)-1]
		if !c.givers {
			return
		}
	}
}

// giveFirst calls f with a task depending on the first chosen thing that gives
// a bit.
func (c *chooser) giveFirst(who int32, b int, f func()) {
	y := slices.IndexFunc(c.chosen, func(k int32) bool { return c.p.pcs[k].bits.has(b) })
	c.tasks[who].deps = append(c.tasks[who].deps, int32(y))
	f()
	c.tasks[who].deps = c.tasks[who].deps[:len(c.tasks[who].deps)-1]
}

// dependsOn reports whether a task needs another first, by any chain.
func (c *chooser) dependsOn(a, b int32) bool {
	return slices.ContainsFunc(c.tasks[a].deps, func(d int32) bool { return d == b || c.dependsOn(d, b) })
}

// solveSkill studies a skill for a task or for the move.
func (c *chooser) solveSkill(i int, n need) {
	b := int(c.p.bit[c.p.g.skillAtom(n.skill, n.level)])
	if n.who >= 0 && c.at.has(b) || n.who < 0 && c.have(n.skill, n.level) {
		c.solve(i + 1)
		return
	}
	c.study(i, n)
}

// study adds a skill, or lifts one already chosen, and settles its
// prerequisites; then the rest of the agenda.
func (c *chooser) study(i int, n need) {
	if t := c.studied(n.skill); t >= 0 {
		if n.who >= 0 && (t == n.who || c.dependsOn(t, n.who)) {
			return
		}
		before := c.tasks[t].to
		c.tasks[t].to = max(before, int(n.level))
		if n.who >= 0 {
			c.tasks[n.who].deps = append(c.tasks[n.who].deps, t)
		}
		c.solve(i + 1)
		if n.who >= 0 {
			c.tasks[n.who].deps = c.tasks[n.who].deps[:len(c.tasks[n.who].deps)-1]
		}
		c.tasks[t].to = before
		return
	}
	t := int32(len(c.tasks))
	held := c.levelHeld(n.skill)
	c.tasks = append(c.tasks, task{pc: -1, skill: n.skill, from: held, to: int(n.level)})
	if n.who >= 0 {
		c.tasks[n.who].deps = append(c.tasks[n.who].deps, t)
	}
	added := 0
	for _, need1 := range c.p.g.cat.Skills[n.skill].Requires {
		s, ok := c.p.g.skillIndex[need1.Skill]
		if !ok {
			continue
		}
		level := need1.LevelOrWorking()
		if c.at.has(int(c.p.bit[c.p.g.skillAtom(int32(s), level)])) {
			continue
		}
		added++
		c.agenda = slices.Insert(c.agenda, i+1, need{who: t, kind: needClause, clause: skillAsClause(c.p.g.skillAtom(int32(s), level))})
	}
	if c.skillsLast {
		c.startFromGrant(t, held, func() { c.solve(i + 1) })
	} else {
		c.solve(i + 1)
	}
	// Starting from a level that something chosen grants.
	for y := range c.chosen {
		if c.skillsLast {
			break
		}
		granted := c.levelGranted(c.chosen[y], n.skill)
		if granted <= held || c.dependsOn(int32(y), t) {
			continue
		}
		c.tasks[t].from = granted
		c.tasks[t].deps = append(c.tasks[t].deps, int32(y))
		c.solve(i + 1)
		c.tasks[t].deps = c.tasks[t].deps[:len(c.tasks[t].deps)-1]
		c.tasks[t].from = held
	}
	c.agenda = slices.Delete(c.agenda, i+1, i+1+added)
	if n.who >= 0 {
		c.tasks[n.who].deps = c.tasks[n.who].deps[:len(c.tasks[n.who].deps)-1]
	}
	c.tasks = c.tasks[:t]
}

// startFromGrant calls f with a study that starts from the highest level that
// is held or granted.
func (c *chooser) startFromGrant(t int32, held int, f func()) {
	best, from := -1, held
	for y, k := range c.chosen {
		if granted := c.levelGranted(k, c.tasks[t].skill); granted > from && !c.dependsOn(int32(y), t) {
			best, from = y, granted
		}
	}
	if best < 0 {
		f()
		return
	}
	c.tasks[t].from = from
	c.tasks[t].deps = append(c.tasks[t].deps, int32(best))
	f()
	c.tasks[t].deps = c.tasks[t].deps[:len(c.tasks[t].deps)-1]
	c.tasks[t].from = held
}

func skillAsClause(a atom) *clause { return &clause{alts: []alt{{atoms: []atom{a}, set: -1}}} }

func (c *chooser) levelHeld(skill int32) int {
	for l := roles.Expert; l > roles.None; l-- {
		if b := c.p.bit[c.p.g.skillAtom(skill, l)]; b >= 0 && c.at.has(int(b)) {
			return int(l)
		}
	}
	return 0
}

func (c *chooser) levelGranted(k, skill int32) int {
	top := 0
	for _, a := range c.p.pcs[k].gives {
		if s, l, ok := c.p.g.isSkill(a); ok && s == skill {
			top = max(top, int(l))
		}
	}
	return top
}

// solveSkillClause settles one of the move's skill clauses. Prepared, it has
// to be met if it can be had; in a stretch it may be left to the job.
func (c *chooser) solveSkillClause(i int, n need) {
	alts := c.to.n.skills[n.index].alts
	if slices.ContainsFunc(alts, func(a skillAlt) bool { return c.have(a.skill, a.level) }) {
		c.solve(i + 1)
		return
	}
	if c.mode == Stretch || !c.to.clauses[n.index].canBeHad {
		c.solve(i + 1)
	}
	cheapest := -1
	for j, a := range alts {
		if !c.p.g.studyable(a.skill) {
			continue
		}
		if !c.isSimple(a) {
			c.study(i, need{who: -1, kind: needSkill, skill: a.skill, level: a.level})
		} else if cheapest < 0 || c.hoursTo(a) < c.hoursTo(alts[cheapest]) {
			cheapest = j
		}
	}
	if cheapest >= 0 {
		a := alts[cheapest]
		c.study(i, need{who: -1, kind: needSkill, skill: a.skill, level: a.level})
	}
}
