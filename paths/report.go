package paths

import (
	"cmp"
	"fmt"
	"slices"

	"careers/rung/roles"
)

// reporter turns the decisions of a search into a plan that explains itself.
type reporter struct {
	g      *Graph
	q      Query
	p      *problem
	stages []stage
}

func (r *reporter) plan() Plan {
	r.trim()
	var p Plan
	if r.q.Profile.Role != "" {
		p.Roles = append(p.Roles, r.q.Profile.Role)
	}
	clock := 0
	for i := range r.stages {
		st := &r.stages[i]
		st.begin = clock
		leg := r.leg(st)
		p.Legs = append(p.Legs, leg)
		p.Roles = append(p.Roles, leg.To)
		p.Vector.Time += leg.FullTime + leg.Stay + leg.Search
		p.Vector.Cost += leg.Cost
		p.Vector.Risk += leg.Risk
		for _, item := range leg.Items {
			p.Vector.Effort += item.Hours
		}
		clock = int(p.Vector.Time)
	}
	gap := 0
	for i, leg := range p.Legs {
		gap += max(0, r.p.targetW-r.stages[i].from.pay)*int(leg.Stay+leg.Search) + r.p.targetW*int(leg.FullTime)
	}
	p.Vector.Earnings = (gap + 1199) / 1200
	p.ID = identity(p.Roles, p.Legs)
	r.totals(&p)
	r.steps(&p)
	return p
}

// leg is a stage as Verify replays it.
func (r *reporter) leg(st *stage) Leg {
	leg := Leg{To: st.to.n.rec.ID, Move: int(st.arc.move), Mode: st.choice.mode, Stay: Months(st.stay),
		Search: Months(st.arc.search[typical]), Met: st.met, Total: st.to.n.weight, Risk: st.choice.risk}
	if st.from.n != nil {
		leg.From = st.from.n.rec.ID
	}
	full := 0
	for i := range st.tasks {
		t := &st.tasks[i]
		if t.fullTime {
			t.start, t.end = full, full+t.lane
			t.done = t.end
			full = t.end
		}
	}
	leg.FullTime = Months(full)
	for i := range st.tasks {
		t := &st.tasks[i]
		kind, id := t.ref(r.p)
		item := Item{Kind: kind, ID: id, FromLevel: roles.Level(t.from), Level: roles.Level(t.to), Hours: t.hours, Cost: t.cost, FullTime: t.fullTime}
		shift := full
		if t.fullTime {
			shift = 0
		}
		item.Start, item.Studied, item.Done = Months(shift+t.start), Months(shift+t.end), Months(shift+t.done)
		leg.Items = append(leg.Items, item)
		leg.Cost += t.cost
	}
	return leg
}

// trim drops skills that were studied only because they cost no time and that
// no later step turns out to use. Stays and all totals but hours keep.
func (r *reporter) trim() {
	for i := len(r.stages) - 1; i >= 0; i-- {
		st := &r.stages[i]
		for j := len(st.tasks) - 1; j >= 0; j-- {
			if st.tasks[j].pc >= 0 || st.hasDependents(j) {
				continue
			}
			before := st.tasks
			st.tasks = st.without(j)
			if !r.stands() || !r.keepsStay(st) {
				st.tasks = before
			}
		}
		_, order, _ := schedule(st.tasks)
		st.tasks = inOrder(&choice{tasks: st.tasks, order: order})
	}
	r.stands() // leaves every stage with what is held there
}

// keepsStay reports whether a stage's stay is still one that the plan space
// has: the shortest, or whole months.
func (r *reporter) keepsStay(st *stage) bool {
	if st.stay%100 == 0 && st.from.n != nil {
		return true
	}
	finish, _, _ := schedule(slices.Clone(st.tasks))
	before, _, _ := schedule(inOrder(st.choice))
	return finish == before
}

func (st *stage) hasDependents(j int) bool {
	return slices.ContainsFunc(st.tasks, func(t task) bool { return slices.Contains(t.deps, int32(j)) })
}

// without copies the tasks, all but one that nothing depends on.
func (st *stage) without(j int) []task {
	var out []task
	for i, t := range st.tasks {
		if i == j {
			continue
		}
		t.deps = slices.Clone(t.deps)
		for k, d := range t.deps {
			if int(d) > j {
				t.deps[k]--
			}
		}
		out = append(out, t)
	}
	return out
}

// stands replays the stages and reports whether every move is still met in
// the same way: its hard clauses, its coverage, its prerequisites.
func (r *reporter) stands() bool {
	held := slices.Clone(r.p.heldAtStart)
	counts := slices.Clone(r.p.countAtZero)
	own := map[int32]int{}
	for i := range r.stages {
		st := &r.stages[i]
		served := own[st.from.role]
		if st.from.n != nil {
			served += int(r.p.own[r.p.local[st.from.role]])
		}
		st.served = served
		c := chooser{p: r.p, from: st.from, to: st.to, at: held, counts: counts, floor: st.stay}
		c.end = slices.Clone(held)
		st.from.teach(c.end, served+st.stay/100)
		got := newBitset(r.p.width)
		for j := range st.tasks {
			got.or(r.taskBits(&st.tasks[j]))
		}
		st.at, st.counts = held, slices.Clone(counts)
		st.union = slices.Clone(c.end)
		st.union.or(got)
		if !c.stagePasses(st, got) {
			return false
		}
		held = slices.Clone(c.end)
		held.or(got)
		held.or(st.to.after)
		st.to.teach(held, 0)
		own[st.from.role] += st.stay / 100
		for _, k := range st.from.counters {
			counts[k] += int32(st.stay / 100)
		}
	}
	return true
}

// riskCover is the coverage that a move's risk rests on: in a stretch, what is
// held without anything acquired for it.
func (c *chooser) riskCover(st *stage, met int) int {
	if st.choice.mode == Stretch {
		return c.met(c.end, nil)
	}
	return met
}

func (r *reporter) taskBits(t *task) bitset {
	if t.pc >= 0 {
		return r.p.pcs[t.pc].bits
	}
	return r.p.bitsOf(r.g.skillAtoms(t.skill, roles.Level(t.to)))
}

// stagePasses checks a stage's clauses and its tasks' prerequisites.
func (c *chooser) stagePasses(st *stage, got bitset) bool {
	for i := range st.to.hard {
		if !slices.ContainsFunc(st.to.hard[i].alts, func(a alt) bool {
			months, ok := c.missing(&a)
			return ok && 100*months <= st.stay && !a.sponsored && c.p.holdsAll(&a, st.union)
		}) {
			return false
		}
	}
	met := c.met(c.end, got)
	if 1000*met < c.p.g.theta*st.to.n.weight && st.choice.mode == Stretch || c.p.g.risk(st.arc.odds, st.choice.mode, c.riskCover(st, met), st.to.n.weight) > st.choice.risk {
		return false
	}
	for i, pc := range st.to.clauses {
		if st.choice.mode == Prepared && pc.canBeHad && !c.clauseMet(i, c.end, got) {
			return false
		}
	}
	st.met = met
	for j := range st.tasks {
		t := &st.tasks[j]
		before := slices.Clone(c.at)
		for _, d := range t.deps {
			dep := &st.tasks[d]
			if dep.pc >= 0 {
				before.or(c.p.pcs[dep.pc].bits)
			} else {
				before.or(c.p.bitsOf(c.p.g.skillAtoms(dep.skill, roles.Level(dep.to))))
			}
		}
		if t.pc < 0 {
			for _, need := range c.p.g.cat.Skills[t.skill].Requires {
				if s, ok := c.p.g.skillIndex[need.Skill]; ok && !before.has(int(c.p.bit[c.p.g.skillAtom(int32(s), need.LevelOrWorking())])) {
					return false
				}
			}
			if t.from > 0 && !before.has(int(c.p.bit[c.p.g.skillAtom(t.skill, roles.Level(t.from))])) {
				return false
			}
			continue
		}
		for i := range c.p.pcs[t.pc].demands {
			if !slices.ContainsFunc(c.p.pcs[t.pc].demands[i].alts, func(a alt) bool {
				months, ok := c.missing(&a)
				return ok && months <= t.exp && (!a.sponsored || c.sponsored(t.pc)) && c.p.holdsAll(&a, before)
			}) {
				return false
			}
		}
	}
	return true
}

// totals sums the plan and its windows.
func (r *reporter) totals(p *Plan) {
	t := &p.Totals
	lowest, highest := r.retime(low), r.retime(high)
	v := p.Vector
	t.Months = MonthRange{min(lowest.time, v.Time), v.Time, max(highest.time, v.Time)}
	t.CostUSD = CostRange{min(lowest.cost, v.Cost), v.Cost, max(highest.cost, v.Cost)}
	t.StudyHours = CostRange{min(lowest.hours, v.Effort), v.Effort, max(highest.hours, v.Effort)}
	t.Risk = v.Risk
	pools := map[string]int{} // a pool's dearest renewal, which keeps all its certifications
	for i := range r.stages {
		for j := range r.stages[i].tasks {
			task := &r.stages[i].tasks[j]
			if task.pc < 0 {
				continue
			}
			it := r.p.pcs[task.pc].item
			if r.priceUnknown(&r.stages[i], task) {
				t.Unknown = append(t.Unknown, fmt.Sprintf("%s/%s", it.kind, it.id))
			}
			if it.kind == roles.KindCert {
				cert := &r.g.cat.Certs[task.pc]
				pool := cmp.Or(cert.Renewal.Pool, "cert/"+cert.ID) // alone in its own
				pools[pool] = max(pools[pool], upkeep(cert))
			}
		}
	}
	for _, dearest := range pools {
		t.UpkeepUSD += dearest
	}
	if pay := r.g.cat.Pay(r.g.cat.Role(r.q.Target)); pay.Known {
		t.EndSalaryUSD = &pay.Typical
	}
	r.earnings(p, r.stages)
}

// priceUnknown reports whether a task's price stands in for one that nobody
// publishes.
func (r *reporter) priceUnknown(st *stage, t *task) bool {
	c := chooser{p: r.p, from: st.from}
	return r.p.pcs[t.pc].unknown && !c.paid(t.pc)
}

// upkeep is a certification's renewal fee, spread over its cycle, in dollars a
// year; 0 where it is not known.
func upkeep(c *roles.Cert) int {
	fee := cycleFee(c)
	every := c.Renewal.Every.Hundredths()
	if fee == nil || every == 0 {
		return 0
	}
	return (*fee*1200 + every - 1) / every
}

type scenarioTotals struct {
	time        Months
	cost, hours int
}

// retime plays the same decisions with the low or the high figures.
func (r *reporter) retime(scenario int) scenarioTotals {
	var sum scenarioTotals
	counts := slices.Clone(r.p.countAtZero)
	own := map[int32]int{}
	for i := range r.stages {
		st := &r.stages[i]
		tasks := slices.Clone(st.tasks)
		full := 0
		for j := range tasks {
			t := &tasks[j]
			if t.pc < 0 {
				t.hours = r.g.hours(t.skill, roles.Level(t.from), roles.Level(t.to), scenario)
				t.lane = studyTime(t.hours, r.p.pace)
			} else {
				it := r.p.pcs[t.pc].item
				if t.cost > 0 {
					t.cost = it.cost[scenario]
				}
				if it.kind == roles.KindCert {
					t.hours, t.wait = it.hours[scenario], it.wait[scenario]
					if scenario == high { // one retake
						t.wait *= 2
					}
					t.lane = studyTime(t.hours, r.p.pace)
				}
				if t.fullTime {
					full += t.lane
				}
			}
			sum.cost += t.cost
			sum.hours += t.hours
		}
		finish, _, _ := schedule(tasks)
		served := own[st.from.role]
		if st.from.n != nil {
			served += int(r.p.own[r.p.local[st.from.role]])
		}
		stay := max(finish, r.tenure(st, scenario)-100*served, 100*r.shortOf(st, counts), 100*(r.lessonsUsed(st, i)-served), 0)
		months := stay / 100
		own[st.from.role] += months
		for _, k := range st.from.counters {
			counts[k] += int32(months)
		}
		sum.time += Months(full + stay + st.arc.search[scenario])
	}
	return sum
}

func (r *reporter) tenure(st *stage, scenario int) int {
	if st.arc.move < 0 {
		return 0
	}
	return durations(st.from.n.rec.Moves[st.arc.move].Tenure)[scenario]
}

// shortOf is the months of experience that a stage's clauses still miss, each
// by the alternative that the plan meets with the least experience.
func (r *reporter) shortOf(st *stage, counts []int32) int {
	short := 0
	for i := range st.to.hard {
		if a := r.metBy(i, st); a != nil && a.months > 0 {
			short = max(short, a.months-int(counts[r.p.setAt[a.set]]))
		}
	}
	return short
}

// lessonsUsed is the service after which a role has taught what the rest of
// the plan requires of it.
func (r *reporter) lessonsUsed(st *stage, i int) int {
	used := 0
	for _, d := range st.from.n.developsOrNone() {
		if d.after > st.served+st.stay/100 || d.after <= st.served {
			continue
		}
		for _, later := range r.stages[i:] {
			for _, c := range later.to.n.skills {
				for _, a := range c.alts {
					if a.skill == d.skill && !r.g.studyable(d.skill) {
						used = max(used, d.after)
					}
				}
			}
		}
	}
	return used
}

func (n *node) developsOrNone() []develop {
	if n == nil {
		return nil
	}
	return n.develops
}

// sortSteps puts steps in the order in which they start and numbers them. It
// returns the numbers of the steps as they stood before.
func sortSteps(steps []Step) []int {
	for i := range steps {
		steps[i].N = i
	}
	rank := map[StepKind]int{StepProgram: 1, StepWork: 2, StepStudy: 3, StepExam: 4, StepWait: 5, StepMove: 6}
	order := func(s *Step) int {
		if s.EndMonth == s.StartMonth {
			return 0 // what takes no time comes before what it may be needed for
		}
		return rank[s.Kind]
	}
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(cmp.Compare(a.StartMonth, b.StartMonth), cmp.Compare(order(&a), order(&b)))
	})
	number := make([]int, len(steps))
	for i := range steps {
		number[steps[i].N] = i + 1
		steps[i].N = i + 1
	}
	return number
}
