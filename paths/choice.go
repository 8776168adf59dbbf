package paths

import (
	"slices"

	"careers/rung/roles"
)

// choice is one way to be ready for a move: what is acquired, how long the
// stay must at least be, and what it costs.
type choice struct {
	mode   Mode
	dmin   int // shortest stay
	full   int // full-time study before the stay
	cost   int
	effort int // hours
	risk   int
	met    int    // weight of required skills that count as held on entry
	held   bitset // what it adds, closed
	tasks  []task
	order  []int32
}

// worse reports whether b can go because of a.
func (a *choice) dominates(b *choice, effort bool, mask bitset) bool {
	if a.dmin > b.dmin || a.full > b.full || a.cost > b.cost || a.risk > b.risk || effort && a.effort > b.effort {
		return false
	}
	for i, w := range b.held {
		if w&mask[i]&^a.held[i] != 0 {
			return false
		}
	}
	return true
}

// chooser finds the choices before one move. It is reused from move to move.
type chooser struct {
	p *problem

	// The move:
	from, to *place
	odds     float64
	at       bitset // held on arrival in from
	end      bitset // and what the stay will have taught by its end
	counts   []int32
	floor    int    // the stay is at least this long anyway
	wanted   bitset // read later, and not held after the move without buying
	mask     bitset // all that is read later
	prune    func(time, cost, effort, risk int) bool

	choices []choice

	// The choice being made:
	mode       Mode
	chosen     []int32 // pcs
	chosenBits bitset
	tasks      []task
	agenda     []need
	plain      []int // in a stretch: skill clauses that are a matter of hours alone
	stayExp    int   // months that the stay must serve for the move's own clauses
	extras     bool  // take every extra skill
	baseMet    int   // weight met at the end of the stay without buying
}

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

// find fills c.choices with the choices that no other drops.
func (c *chooser) find() {
	c.choices = c.choices[:0]
	c.baseMet = c.met(c.end, nil)
	if !c.possible() {
		return
	}
	cands := c.candidates()
	c.chosenBits = newBitset(c.p.width)
	c.subsets(cands, 0)
}

// met is the weight of the move's skill clauses that two held sets meet.
func (c *chooser) met(held, more bitset) int {
	sum := 0
	for i := range c.to.n.skills {
		if c.clauseMet(i, held, more) {
			sum += c.to.n.skills[i].weight
		}
	}
	return sum
}

func (c *chooser) clauseMet(i int, held, more bitset) bool {
	for _, a := range c.to.n.skills[i].alts {
		b := int(c.p.bit[c.p.g.skillAtom(a.skill, a.level)])
		if held.has(b) || more != nil && more.has(b) {
			return true
		}
	}
	return false
}

// possible reports whether no skill clause is a gate: each can be had, or is
// held by the end of the stay, or is taught by the role itself.
func (c *chooser) possible() bool {
	for i, pc := range c.to.clauses {
		if !pc.canBeHad && !pc.developed && !c.clauseMet(i, c.end, nil) {
			return false
		}
	}
	return true
}

// candidates is the certifications and programs on offer that could matter:
// those that give something which the move or a later one looks at and that is
// not held, or which such a thing itself asks for; and that can be had at all.
func (c *chooser) candidates() []int32 {
	p := c.p
	wanted := slices.Clone(c.wanted)
	for _, cl := range c.to.hard {
		if !c.metByHolding(&cl) {
			c.addDemand(wanted, &cl)
		}
	}
	for i, s := range c.to.n.skills {
		if !c.clauseMet(i, c.end, nil) {
			for _, a := range s.alts {
				wanted.set(int(p.bit[p.g.skillAtom(a.skill, a.level)]))
			}
		}
	}
	// Prerequisites of skills that may be studied: a grant can stand for them.
	for _, s := range c.to.n.offerSkills {
		if !c.at.has(int(p.bit[p.g.skillAtom(s.skill, s.level)])) {
			for _, a := range p.g.skillAtoms(s.skill, s.level) {
				wanted.set(int(p.bit[a]))
			}
		}
	}
	var open []int32
	for _, k := range c.to.offers {
		if !p.pcs[k].barred {
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
			for j := range p.pcs[k].demands {
				c.addDemand(wanted, &p.pcs[k].demands[j])
			}
		}
	}
	useful := open[:0:0]
	for i, k := range open {
		if taken[i] {
			useful = append(useful, k)
		}
	}
	return c.attainable(useful)
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

func (c *chooser) addDemand(wanted bitset, cl *clause) {
	for _, a := range cl.alts {
		for _, at := range a.atoms {
			wanted.set(int(c.p.bit[at]))
		}
	}
}

// metByHolding reports whether a clause of the move is met at the end of the
// shortest stay without acquiring anything.
func (c *chooser) metByHolding(cl *clause) bool {
	for i := range cl.alts {
		a := &cl.alts[i]
		if missing, ok := c.missing(a); !ok || 100*missing > c.floor || a.sponsored {
			continue
		}
		if c.holdsAll(a, c.end) {
			return true
		}
	}
	return false
}

func (c *chooser) holdsAll(a *alt, held bitset) bool {
	for _, at := range a.atoms {
		if !held.has(int(c.p.bit[at])) {
			return false
		}
	}
	return true
}

// missing is the months that the stay has to serve for an alternative's
// experience; ok is false when no stay here can.
func (c *chooser) missing(a *alt) (months int, ok bool) {
	if a.months == 0 {
		return 0, true
	}
	counter := c.p.setAt[a.set]
	months = a.months - int(c.counts[counter])
	if months <= 0 {
		return 0, true
	}
	return months, c.from.n != nil && slices.Contains(c.from.counters, counter)
}

// attainable drops candidates that nothing can make eligible.
func (c *chooser) attainable(cands []int32) []int32 {
	p := c.p
	held := slices.Clone(c.at)
	for _, s := range c.to.n.offerSkills {
		for _, a := range p.g.skillAtoms(s.skill, s.level) {
			held.set(int(p.bit[a]))
		}
	}
	got := make([]bool, len(cands))
	for changed := true; changed; {
		changed = false
		for i, k := range cands {
			if !got[i] && c.eligible(k, held) {
				got[i], changed = true, true
				held.or(p.pcs[k].bits)
			}
		}
	}
	out := cands[:0:0]
	for i, k := range cands {
		if got[i] {
			out = append(out, k)
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
	it := c.p.pcs[k].item
	if it.hasSpons && c.sponsored(k) {
		return 0
	}
	return it.cost[typical]
}

// subsets tries every set of candidates from the i-th on.
func (c *chooser) subsets(cands []int32, i int) {
	if i == len(cands) {
		c.settle()
		return
	}
	if !c.reachable(cands[i:]) {
		return
	}
	k := cands[i]
	c.subsets(cands, i+1)

	before := slices.Clone(c.chosenBits)
	c.chosen = append(c.chosen, k)
	c.chosenBits.or(c.p.pcs[k].bits)
	if !c.hopeless() {
		c.subsets(cands, i+1)
	}
	c.chosen = c.chosen[:len(c.chosen)-1]
	c.chosenBits = before
}

// hopeless reports whether the chosen things alone cost too much.
func (c *chooser) hopeless() bool {
	lane, full, cost, effort := 0, 0, 0, 0
	for _, k := range c.chosen {
		it := c.p.pcs[k].item
		cost += c.price(k)
		if it.kind == roles.KindCert {
			lane += studyTime(it.hours[typical], c.p.pace)
			effort += it.hours[typical]
		} else if c.p.q.Limits.FullTimeStudy {
			full += 100 * it.fullTime
		} else {
			lane += 100 * it.partTime
		}
	}
	return c.prune(max(c.floor, lane)+full, cost, effort, 0)
}

// reachable reports whether the chosen things and some of the rest can meet
// every hard clause of the move.
func (c *chooser) reachable(rest []int32) bool {
	for i := range c.to.hard {
		if !slices.ContainsFunc(c.to.hard[i].alts, func(a alt) bool {
			if _, ok := c.missing(&a); !ok || a.sponsored {
				return false
			}
			return !slices.ContainsFunc(a.atoms, func(at atom) bool { return !c.canHave(at, rest) })
		}) {
			return false
		}
	}
	return true
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

// settle finds the choices that acquire exactly the chosen certifications and
// programs, and whatever skills.
func (c *chooser) settle() {
	c.mode = Prepared
	c.start()
	done := c.solveBoth()
	if done || len(c.to.n.skills) == 0 {
		return
	}
	c.mode = Stretch
	c.start()
	c.solveBoth()
}

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

func (c *chooser) start() {
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
		b := int(c.p.bit[c.p.g.skillAtom(s.skill, s.level)])
		if c.wanted.has(b) && !c.chosenBits.has(b) {
			c.agenda = append(c.agenda, need{who: -1, kind: needExtra, skill: s.skill, level: s.level})
		}
	}
}

// solve settles the agenda from the i-th need on, in every way.
func (c *chooser) solve(i int) {
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
		if n.who < 0 && 100*months <= c.floor && c.allHad(a) || n.who >= 0 && months == 0 && c.holdsAll(a, c.at) {
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
		if c.tasks[who].fullTime && !c.tasks[y].fullTime {
			continue
		}
		c.tasks[who].deps = append(c.tasks[who].deps, int32(y))
		f()
		c.tasks[who].deps = c.tasks[who].deps[:len(c.tasks[who].deps)-1]
	}
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
	c.solve(i + 1)
	// Starting from a level that something chosen grants.
	for y := range c.chosen {
		granted := c.levelGranted(c.chosen[y], n.skill)
		if granted <= held {
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

// asked reports whether something on offer asks for a skill, so that studying
// it may serve twice.
func (c *chooser) asked(skill int32) bool {
	for i := range c.to.n.offerSkills {
		for _, r := range c.p.g.cat.Skills[c.to.n.offerSkills[i].skill].Requires {
			if s, ok := c.p.g.skillIndex[r.Skill]; ok && int32(s) == skill {
				return true
			}
		}
	}
	for _, k := range c.chosen {
		for i := range c.p.pcs[k].demands {
			for _, a := range c.p.pcs[k].demands[i].alts {
				for _, at := range a.atoms {
					if s, _, ok := c.p.g.isSkill(at); ok && s == skill {
						return true
					}
				}
			}
		}
	}
	return false
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

// finish times and prices the choice and keeps it unless another drops it.
func (c *chooser) finish() {
	p := c.p
	held := slices.Clone(c.chosenBits)
	for i := range c.tasks {
		t := &c.tasks[i]
		if t.pc >= 0 {
			continue
		}
		t.hours = p.g.hours(t.skill, roles.Level(t.from), roles.Level(t.to), typical)
		t.lane = studyTime(t.hours, p.pace)
		for l := roles.Aware; l <= roles.Level(t.to); l++ {
			if b := p.bit[p.g.skillAtom(t.skill, l)]; b >= 0 {
				held.set(int(b))
			}
		}
	}
	met := c.met(c.end, held)
	cov, total := met, c.to.n.weight
	if c.mode == Stretch {
		if 1000*met < p.g.theta*total {
			return
		}
		cov = c.baseMet
	}
	ch := choice{mode: c.mode, held: held, met: met, risk: p.g.risk(c.odds, c.mode, cov, total)}
	finish, order, ok := schedule(c.tasks)
	if !ok {
		return
	}
	for i := range c.tasks {
		t := &c.tasks[i]
		ch.cost += t.cost
		ch.effort += t.hours
		if t.fullTime {
			ch.full += t.lane
		}
	}
	ch.dmin = max(c.floor, finish, 100*c.stayExp)
	if c.prune(ch.dmin+ch.full, ch.cost, ch.effort, ch.risk) {
		return
	}
	effort := p.objectives[4]
	for i := range c.choices {
		if c.choices[i].dominates(&ch, effort, c.mask) {
			return
		}
	}
	c.choices = slices.DeleteFunc(c.choices, func(old choice) bool { return ch.dominates(&old, effort, c.mask) })
	ch.tasks, ch.order = slices.Clone(c.tasks), order
	for i := range ch.tasks {
		ch.tasks[i].deps = slices.Clone(ch.tasks[i].deps)
	}
	c.choices = append(c.choices, ch)
}
