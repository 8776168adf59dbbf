package paths

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"careers/rung/roles"
)

// metBy is the alternative by which a stage meets a hard clause of its move:
// of those that hold, the one with the least experience, then the first.
func (r *reporter) metBy(i int, st *stage) *alt {
	c := chooser{p: r.p, from: st.from, counts: st.counts}
	var best *alt
	for j := range st.to.hard[i].alts {
		a := &st.to.hard[i].alts[j]
		months, ok := c.missing(a)
		if ok && 100*months <= st.stay && !a.sponsored && c.holdsAll(a, st.union) && (best == nil || a.months < best.months) {
			best = a
		}
	}
	return best
}

// steps tells each stage: the work, what is acquired meanwhile, the move.
func (r *reporter) steps(p *Plan) {
	p.Steps = []Step{}
	for i := range r.stages {
		var steps []Step
		st := &r.stages[i]
		leg := &p.Legs[i]
		begin := Months(st.begin)
		if st.from.n != nil {
			steps = append(steps, r.workStep(i, leg, begin+leg.FullTime))
		}
		for j := range st.tasks {
			steps = append(steps, r.taskSteps(i, j, leg.Items[j], begin)...)
		}
		steps = append(steps, r.moveStep(i, leg, begin+leg.FullTime+leg.Stay))
		p.Steps = append(p.Steps, steps...)
	}
	sortSteps(p.Steps)
}

func newStep(kind StepKind, ref, title string, start, end Months) Step {
	return Step{Kind: kind, Ref: ref, Title: title, StartMonth: start, EndMonth: end, Gates: []Gate{}, Unknown: []string{}, Sources: []string{}}
}

// workStep is the stay in a role, and what makes it as long as it is.
func (r *reporter) workStep(i int, leg *Leg, start Months) Step {
	st := &r.stages[i]
	role := st.from.n.rec
	s := newStep(StepWork, "role/"+role.ID, role.Title, start, start+leg.Stay)
	s.Sources = sources(role.Sources)
	tenure := max(0, st.arc.tenure-100*st.served)
	study := 0
	for j := range st.tasks {
		if !st.tasks[j].fullTime {
			study = max(study, st.tasks[j].done)
		}
	}
	add := func(format string, args ...any) { s.Why = append(s.Why, fmt.Sprintf(format, args...)) }
	if tenure > 0 {
		add("people usually stay %s before moving to %s (estimate)", inMonths(tenure), st.to.n.rec.Title)
	}
	if study > tenure {
		add("the study, exams and waiting of this step take %s", inMonths(study))
	}
	if a := r.longestDemand(st); a != nil {
		add("%s asks for %d months in %s; %d served before this stay", st.to.n.rec.Title, a.months, r.g.setName(a.set), st.counts[r.p.setAt[a.set]])
	}
	for _, d := range st.from.n.develops {
		if d.after > st.served && d.after <= st.served+st.stay/100 && !st.at.hasAll(r.p.bitsOf(r.g.skillAtoms(d.skill, d.level))) {
			add("the job itself teaches %s (%s) after %d months", r.g.cat.Skills[d.skill].Name, d.level, d.after)
		}
	}
	if st.stay > max(tenure, study, 100*r.shortOf(st, st.counts), 100*(r.lessonsUsed(st, i)-st.served)) {
		add("the extra months count as experience that a later role asks for")
	}
	if len(s.Why) == 0 {
		add("no time has to be served here before the move")
	}
	return s
}

// longestDemand is the experience that keeps a person in a stage's role
// longest, or nil when none does.
func (r *reporter) longestDemand(st *stage) *alt {
	var longest *alt
	short := 0
	for i := range st.to.hard {
		a := r.metBy(i, st)
		if a == nil || a.months == 0 {
			continue
		}
		if missing := a.months - int(st.counts[r.p.setAt[a.set]]); missing > short {
			longest, short = a, missing
		}
	}
	return longest
}

// taskSteps is a skill, a program, or a certification with its wait.
func (r *reporter) taskSteps(i, j int, item Item, begin Months) []Step {
	st := &r.stages[i]
	t := &st.tasks[j]
	ref := string(item.Kind) + "/" + item.ID
	cost := CostRange{Typical: t.cost, Low: t.cost, High: t.cost}
	var hours CostRange
	if t.pc < 0 {
		skill := &r.g.cat.Skills[t.skill]
		hours = r.hours(func(scenario int) int {
			return r.g.hours(t.skill, roles.Level(t.from), roles.Level(t.to), scenario)
		})
		s := newStep(StepStudy, ref, skill.Name, begin+item.Start, begin+item.Studied)
		s.Hours, s.Level, s.Why, s.Sources = hours, item.Level, r.uses(i, j), sources(skill.Sources)
		return []Step{s}
	}
	it := r.p.pcs[t.pc].item
	if t.cost > 0 {
		cost.Low, cost.High = min(it.cost[low], t.cost), max(it.cost[high], t.cost)
	}
	if it.kind == roles.KindProgram {
		program := r.g.cat.Program(it.id)
		s := newStep(StepProgram, ref, program.Name, begin+item.Start, begin+item.Done)
		s.CostUSD, s.Why, s.Sources = cost, r.uses(i, j), sources(program.Sources)
		s.Gates = r.itemGates(st, t)
		if it.unknown {
			s.Unknown = append(s.Unknown, "tuition")
		}
		return []Step{s}
	}
	cert := r.g.cat.Cert(it.id)
	hours = r.hours(func(scenario int) int { return it.hours[scenario] })
	sat := item.Done - Months(t.wait)
	s := newStep(StepExam, ref, cert.Name, begin+item.Start, begin+sat)
	s.Hours, s.CostUSD, s.Why, s.Sources = hours, cost, r.uses(i, j), sources(cert.Sources)
	s.Gates = r.itemGates(st, t)
	if r.priceUnknown(st, t) {
		s.Unknown = append(s.Unknown, "fee")
	}
	if it.hasSpons && t.cost == 0 {
		s.Why = append(s.Why, "the employer sponsors it")
	}
	if t.wait == 0 {
		return []Step{s}
	}
	wait := newStep(StepWait, ref, cert.Name, begin+sat, begin+item.Done)
	wait.Why = []string{"exam windows and results take about " + inMonths(t.wait) + " (estimate)"}
	wait.Sources = s.Sources
	return []Step{s, wait}
}

func (r *reporter) hours(at func(scenario int) int) CostRange {
	return CostRange{min(at(low), at(typical)), at(typical), max(at(high), at(typical))}
}

// uses says what a thing acquired in a stage is for: the move it is acquired
// before, another thing, and later moves of the plan.
func (r *reporter) uses(i, j int) []string {
	st := &r.stages[i]
	t := &st.tasks[j]
	bits := r.taskBits(t)
	var why []string
	for k := range st.tasks {
		if slices.Contains(st.tasks[k].deps, int32(j)) {
			why = append(why, "needed before "+r.taskName(&st.tasks[k]))
		}
	}
	for k := i; k < len(r.stages); k++ {
		later := &r.stages[k]
		if k > i && r.coveredWithout(later, bits) {
			continue
		}
		for _, c := range later.to.n.skills {
			for _, a := range c.alts {
				b := int(r.p.bit[r.g.skillAtom(a.skill, a.level)])
				if bits.has(b) && !st.at.has(b) {
					why = append(why, fmt.Sprintf("%s asks for %s (%s)", later.to.n.rec.Title, r.g.cat.Skills[a.skill].Name, a.level))
				}
			}
		}
		for n := range later.to.hard {
			a := r.metBy(n, later)
			if a == nil {
				continue
			}
			for _, at := range a.atoms {
				if b := int(r.p.bit[at]); bits.has(b) && !st.at.has(b) {
					why = append(why, fmt.Sprintf("%s asks for %s", later.to.n.rec.Title, r.g.atomName(at)))
				}
			}
		}
	}
	slices.Sort(why)
	why = slices.Compact(why)
	if len(why) == 0 {
		why = []string{"counts toward " + st.to.n.rec.Title}
	}
	return why
}

// coveredWithout reports whether nothing a stage's move looks at is in bits.
func (r *reporter) coveredWithout(st *stage, bits bitset) bool {
	for _, a := range st.to.n.reads {
		if bits.has(int(r.p.bit[a])) {
			return false
		}
	}
	return true
}

func (r *reporter) taskName(t *task) string {
	if t.pc < 0 {
		return r.g.cat.Skills[t.skill].Name
	}
	if t.pc < int32(len(r.g.certs)) {
		return r.g.cat.Certs[t.pc].Name
	}
	return r.g.cat.Programs[int(t.pc)-len(r.g.certs)].Name
}

// atomName is what a clause asks for, in words.
func (g *Graph) atomName(a atom) string {
	if skill, level, ok := g.isSkill(a); ok {
		return fmt.Sprintf("%s (%s)", g.cat.Skills[skill].Name, level)
	}
	switch {
	case a < g.progAtom(0):
		return g.cat.Certs[a-g.certAtom(0)].Name
	case a < g.licenseAtom(0):
		return g.cat.Programs[a-g.progAtom(0)].Name
	case a < g.testAtom(0):
		return g.cat.Licenses[a-g.licenseAtom(0)].Name
	}
	return g.tests[a-g.testAtom(0)].words()
}

func (t awardTest) words() string {
	names := [...]string{"any award", "a certificate", "an associate degree", "a bachelor's degree", "a master's degree", "a doctorate or professional degree"}
	out := names[min(t.rank, len(names)-1)]
	if t.rank < 5 {
		out += " or higher"
	}
	if len(t.fields) > 0 {
		out += " in " + strings.Join(t.fields, " or ")
	}
	if t.accreditor != "" {
		out += ", accredited by " + t.accreditor
	}
	return out
}

// setName is the roles whose experience counts, in words.
func (g *Graph) setName(set int32) string {
	s := &g.expSets[set]
	if s.all {
		return "any role"
	}
	names := strings.Split(s.key, ",")
	for i, n := range names {
		kind, id, _ := strings.Cut(n, "/")
		if kind == "track" {
			names[i] = g.cat.TrackTitle(id)
		} else if role := g.cat.Role(id); role != nil {
			names[i] = role.Title
		}
	}
	if len(names) > 4 {
		return strings.Join(names[:3], ", ") + fmt.Sprintf(" or %d other roles", len(names)-3)
	}
	return strings.Join(names, ", ")
}

// moveStep is the move itself with its gates, coverage and evidence.
func (r *reporter) moveStep(i int, leg *Leg, start Months) Step {
	st := &r.stages[i]
	role := st.to.n.rec
	s := newStep(StepMove, "role/"+role.ID, role.Title, start, start+leg.Search)
	s.Sources = sources(role.Sources)
	s.Move = &MoveStep{Kind: st.arc.kind, Mode: leg.Mode, Met: leg.Met, Total: leg.Total, Coverage: 1, Risk: leg.Risk}
	if leg.Total > 0 {
		s.Move.Coverage = math.Round(1000*float64(leg.Met)/float64(leg.Total)) / 1000
	}
	if st.arc.move < 0 {
		s.Evidence = orCurator(role.Entry.Evidence)
		if role.Entry.Note != "" {
			s.Why = append(s.Why, role.Entry.Note)
		}
	} else {
		move := &st.from.n.rec.Moves[st.arc.move]
		s.Evidence = orCurator(move.Evidence)
		if move.Why != "" {
			s.Why = append(s.Why, move.Why)
		}
		s.Sources = sources(append(slices.Clone(s.Sources), move.Source))
	}
	held := fmt.Sprintf("required skills held on entry: %d of %d, weighted by importance", leg.Met, leg.Total)
	if leg.Mode == Stretch {
		held += "; the rest is learned on the job"
	}
	if leg.Total > 0 {
		s.Why = append(s.Why, held)
	}
	s.Why = append(s.Why, fmt.Sprintf("finding and starting the job takes about %s (estimate)", inMonths(int(leg.Search))))
	for k := range st.to.hard {
		c := &st.to.hard[k]
		if a := r.metBy(k, st); a != nil {
			s.Gates = append(s.Gates, Gate{c.kind, "role/" + role.ID, r.metWords(a, st)})
		}
	}
	return s
}

func orCurator(e roles.Evidence) roles.Evidence {
	if e == "" {
		return roles.Curator
	}
	return e
}

// metWords says how a stage meets an alternative.
func (r *reporter) metWords(a *alt, st *stage) string {
	var parts []string
	for _, at := range a.atoms {
		parts = append(parts, r.g.atomName(at))
	}
	if a.months > 0 {
		counter := r.p.setAt[a.set]
		have := int(st.counts[counter])
		if slices.Contains(st.from.counters, counter) {
			have += st.stay / 100
		}
		parts = append(parts, fmt.Sprintf("%d months in %s (%d served by then)", a.months, r.g.setName(a.set), have))
	}
	if a.sponsored {
		parts = append(parts, "an employer that sponsors it")
	}
	if len(parts) == 0 {
		return "no demand"
	}
	return strings.Join(parts, ", with ")
}

// itemGates says how a certification's eligibility or a program's entry is met.
func (r *reporter) itemGates(st *stage, t *task) []Gate {
	p := r.p
	c := chooser{p: p, from: st.from, counts: st.counts, at: st.at}
	before := slices.Clone(st.at)
	for _, d := range t.deps {
		before.or(r.taskBits(&st.tasks[d]))
	}
	gates := []Gate{}
	for i := range p.pcs[t.pc].demands {
		cl := &p.pcs[t.pc].demands[i]
		for j := range cl.alts {
			a := &cl.alts[j]
			months, ok := c.missing(a)
			if ok && months <= t.exp && (!a.sponsored || c.sponsored(t.pc)) && c.holdsAll(a, before) {
				kind, id := t.ref(p)
				words := "appears eligible: " + r.metWords(a, st)
				if cert := r.g.cat.Cert(id); kind == roles.KindCert && cert != nil {
					words += "; " + cert.Issuer + " decides"
				}
				gates = append(gates, Gate{cl.kind, string(kind) + "/" + id, words})
				break
			}
		}
	}
	return gates
}

func sources(ids []string) []string {
	out := []string{}
	for _, id := range ids {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// inMonths is a time in words, to the nearest month where it is long.
func inMonths(hundredths int) string {
	switch {
	case hundredths == 100:
		return "1 month"
	case hundredths < 100:
		return fmt.Sprintf("%d weeks", max(1, (hundredths*52+600)/1200))
	}
	return fmt.Sprintf("%d months", (hundredths+50)/100)
}
