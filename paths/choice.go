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

// dominates reports whether b can go because of a; mask is what a later move
// may look at.
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

// look is how far a choice looks beyond its move.
type look int

const (
	bare     look = iota // acquire only what the move itself asks for
	narrow               // and what later moves ask for that could not be had just before them
	complete             // and whatever else they may want
)

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
	prune    func(time, cost, effort, risk int) bool
	owed     func(more bitset) (cost, time int) // what is still to be paid, and to be stayed beyond the least, once this is had too
	later    func(held bitset) bitset           // what the moves after this one may want of whoever holds a set
	look     look                               // how much more than the move itself needs is acquired
	shortens bool                               // nothing counts months of the stay beyond what it has to be
	longest  int                                // as long as the move itself may ask the stay to be

	choices []choice
	whole   []choice // of all that were found, those that hold all that is wanted later

	ctx            context.Context
	work, mostWork int  // steps taken, and how many there may be
	halted         bool // the choices are not all

	// The choice being made:
	mode       Mode
	useful     bitset  // what anything acquired could still be for
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

// find fills c.choices with the choices that no other drops.
func (c *chooser) find() {
	c.choices, c.whole = c.choices[:0], c.whole[:0]
	c.baseMet = c.met(c.end, nil)
	if !c.possible() {
		return
	}
	c.leastRisk = c.p.g.risk(c.odds, Prepared, 1, 1)
	c.stretchRisk = c.p.g.risk(c.odds, Stretch, c.baseMet, c.to.n.weight)
	cands := c.candidates()
	c.chosenBits = newBitset(c.p.width)
	c.sets(cands)
}

// met is the weight of the move's skill clauses that two held sets meet.
func (c *chooser) met(held, more bitset) int { return c.p.metBy(c.to, held, more) }

func (c *chooser) clauseMet(i int, held, more bitset) bool {
	return c.p.meets(&c.to.n.skills[i], held, more)
}

// metBy is the weight of a place's skill clauses that two held sets meet.
func (p *problem) metBy(pl *place, held, more bitset) int {
	sum := 0
	for i := range pl.n.skills {
		if p.meets(&pl.n.skills[i], held, more) {
			sum += pl.n.skills[i].weight
		}
	}
	return sum
}

func (p *problem) meets(c *skillClause, held, more bitset) bool {
	for _, a := range c.alts {
		b := int(p.bit[p.g.skillAtom(a.skill, a.level)])
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
		if c.choices[i].dominates(&ch, effort, c.wanted) {
			return
		}
	}
	c.choices = slices.DeleteFunc(c.choices, func(old choice) bool { return ch.dominates(&old, effort, c.wanted) })
	ch.tasks, ch.order = slices.Clone(c.tasks), order
	for i := range ch.tasks {
		ch.tasks[i].deps = slices.Clone(ch.tasks[i].deps)
	}
	c.choices = append(c.choices, ch)
	if ch.held.hasAll(c.wanted) {
		c.whole = append(c.whole, ch)
	}
}
