package paths

import (
	"context"
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
	owed     func(held, more bitset) int // dollars that the target still costs whoever holds two sets
	minimal  bool                        // only what the move cannot do without: some choices, not all

	choices []choice

	ctx            context.Context
	work, mostWork int  // steps taken, and how many there may be
	halted         bool // the choices are not all

	// The choice being made:
	mode       Mode
	useful     bitset  // what anything acquired could still be for
	feeders    bitset  // candidates that an exam may have to wait for, by pc
	waits      int     // all the time that exams may wait; negative: no telling
	chosen     []int32 // pcs
	chosenBits bitset
	tasks      []task
	agenda     []need
	plain      []int // in a stretch: skill clauses that are a matter of hours alone
	stayExp    int   // months that the stay must serve for the move's own clauses
	// Nothing chosen waits for a skill: skills can all be studied last, and
	// whatever the chosen things grant is there in time.
	skillsLast  bool
	givers      bool // try every giver of a prerequisite, not just the first
	unsure      bool // some other giver might make a choice shorter
	extras      bool // take every extra skill
	leastRisk   int  // of the move with everything held
	stretchRisk int  // and as a stretch
	baseMet     int  // weight met at the end of the stay without buying
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
	c.leastRisk = c.p.g.risk(c.odds, Prepared, 1, 1)
	c.stretchRisk = c.p.g.risk(c.odds, Stretch, c.baseMet, c.to.n.weight)
	cands := c.candidates()
	c.chosenBits = newBitset(c.p.width)
	if c.minimal {
		c.derive(cands)
	} else {
		c.findFeeders(cands)
		c.subsets(cands, 0)
	}
}

// narrow is how many certifications and programs the first search buys before
// one move at most. The exact search has no such limit.
const narrow = 3

// derive tries the sets that come of meeting one open demand after another.
func (c *chooser) derive(cands []int32) {
	if c.spend() {
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

// spend counts a step of work and reports whether there is to be no more of it.
func (c *chooser) spend() bool {
	c.work++
	if c.work%checkEvery == 0 && c.ctx.Err() != nil || c.work > c.mostWork {
		c.halted = true
	}
	return c.halted
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

// indispensable is what the move's unmet hard clauses ask for, and the skills
// that only a certification or program could give.
func (c *chooser) indispensable() bitset {
	p := c.p
	wanted := newBitset(p.width)
	for i := range c.to.hard {
		if !c.metByHolding(&c.to.hard[i]) {
			for _, a := range c.to.hard[i].alts {
				for _, at := range a.atoms {
					wanted.set(int(p.bit[at]))
				}
			}
		}
	}
	for i, s := range c.to.n.skills {
		if c.clauseMet(i, c.end, nil) || c.to.clauses[i].developed ||
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
	cost += c.owed(c.end, c.chosenBits)
	return c.outdone(max(c.floor, lane), full, cost, effort, c.leastRisk)
}

// outdone reports whether anything that takes this much is beaten: by a plan
// that is known, or by a choice that holds all that is wanted later.
func (c *chooser) outdone(stay, full, cost, effort, risk int) bool {
	if c.prune(stay+full, cost, effort, risk) {
		return true
	}
	for i := range c.choices {
		ch := &c.choices[i]
		if ch.dmin <= stay && ch.full <= full && ch.cost <= cost && ch.risk <= risk &&
			(!c.p.objectives[4] || ch.effort <= effort) && ch.held.hasAll(c.wanted) {
			return true
		}
	}
	return false
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

// settle finds the choices that acquire exactly the chosen certifications and
// programs, and whatever skills.
func (c *chooser) settle() {
	got := c.attainable(c.chosen)
	if len(got) < len(c.chosen) {
		return
	}
	if !c.minimal {
		for i, k := range got {
			others := newBitset(c.p.width)
			for j, o := range got {
				if j != i {
					others.or(c.p.pcs[o].bits)
				}
			}
			if c.redundant(k, others) && len(c.attainable(without(got, i))) == len(got)-1 {
				return
			}
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
		if !c.minimal && !c.chosenBits.has(top) && c.wantedUpTo(s) {
			c.agenda = append(c.agenda, need{who: -1, kind: needExtra, skill: s.skill, level: s.level})
		}
	}
}

// wantedUpTo reports whether a later move wants a skill at a level or below.
func (c *chooser) wantedUpTo(s skillAlt) bool {
	return slices.ContainsFunc(c.p.g.skillAtoms(s.skill, s.level), func(a atom) bool { return c.wanted.has(int(c.p.bit[a])) })
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
		if s, ok := g.skillIndex[r.Skill]; ok && !c.hasInTime(g.skillAtom(int32(s), r.LevelOrWorking())) {
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

// hasInTime reports whether an atom is there before any skill is studied.
func (c *chooser) hasInTime(a atom) bool {
	b := int(c.p.bit[a])
	return c.at.has(b)
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
	return slices.ContainsFunc(c.chosen, func(k int32) bool {
		return slices.ContainsFunc(c.p.pcs[k].demands, func(d clause) bool {
			return slices.ContainsFunc(d.alts, func(a alt) bool {
				return slices.ContainsFunc(a.atoms, func(at atom) bool {
					s, _, ok := g.isSkill(at)
					return ok && s == skill && !c.at.has(int(c.p.bit[at]))
				})
			})
		})
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

// soonestEnd is the shortest stay that the tasks leave open, whatever the
// order in which one gives what another needs.
func (c *chooser) soonestEnd() int {
	lane, end := 0, max(c.floor, 100*c.stayExp)
	for i := range c.tasks {
		t := &c.tasks[i]
		if !t.fullTime {
			lane += t.lane
			end = max(end, t.lane+t.wait, 100*t.exp+t.wait)
		}
	}
	return max(end, lane)
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
	c.unsure = c.unsure || ch.dmin > c.soonestEnd()
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
