package paths

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"careers/rung/roles"
)

// steps tells each stage: the work, what is acquired meanwhile, the move.
func (r *reporter) steps(p *Plan) {
	p.Steps = []Step{}
	at := map[user]int{} // the first step of each task and move, before they are sorted
	users := map[int][]user{}
	for i := range r.stages {
		st := &r.stages[i]
		leg := &p.Legs[i]
		begin := Months(st.begin)
		if st.from.n != nil {
			p.Steps = append(p.Steps, r.workStep(i, leg, begin+leg.FullTime))
		}
		for j := range st.tasks {
			at[user{i, j}] = len(p.Steps)
			users[len(p.Steps)] = r.users(i, j)
			p.Steps = append(p.Steps, r.taskSteps(i, j, leg.Items[j], begin)...)
		}
		at[user{i, theMove}] = len(p.Steps)
		p.Steps = append(p.Steps, r.moveStep(i, leg, begin+leg.FullTime+leg.Stay))
	}
	number := sortSteps(p.Steps)
	for from, list := range users {
		s := &p.Steps[number[from]-1]
		for _, u := range list {
			s.UsedBy = append(s.UsedBy, number[at[u]])
		}
		slices.Sort(s.UsedBy)
	}
	for i := range p.Steps {
		s := &p.Steps[i]
		s.Share = Share{shareOf(int(s.EndMonth-s.StartMonth), int(p.Vector.Time)), shareOf(s.CostUSD.Typical, p.Vector.Cost)}
	}
}

// shareOf is a part of a whole in thousandths; of nothing, 0.
func shareOf(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return math.Round(1000*float64(part)/float64(whole)) / 1000
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
	s.Stay = r.stayStep(i, Months(tenure))
	return s
}

// stayStep is what each demand asks of a stay, and the one that sets its
// length.
func (r *reporter) stayStep(i int, tenure Months) *StayStep {
	st := &r.stages[i]
	s := &StayStep{Tenure: tenure, Experience: Months(100 * max(0, r.shortOf(st, st.counts))), Lessons: Months(100 * max(0, r.lessonsUsed(st, i)-st.served))}
	waits := BindingResults
	for j := range st.tasks {
		t := &st.tasks[j]
		if t.fullTime {
			continue
		}
		s.Study = max(s.Study, Months(t.end))
		if Months(t.done) > s.Results {
			s.Results, waits = Months(t.done), BindingResults
			if 100*t.exp > t.end {
				waits = BindingExperience // its exam waits for months served here
			}
		}
	}
	switch stay := Months(st.stay); stay {
	case 0:
		s.Binding = BindingNone
	case s.Tenure:
		s.Binding = BindingTenure
	case s.Experience:
		s.Binding = BindingExperience
	case s.Study:
		s.Binding = BindingStudy
	case s.Results:
		s.Binding = waits
	case s.Lessons:
		s.Binding = BindingLessons
	default:
		s.Binding = BindingLater
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
// before, another thing, and later moves and things of the plan.
func (r *reporter) uses(i, j int) []string {
	st := &r.stages[i]
	bits := r.taskBits(&st.tasks[j])
	var why []string
	for _, u := range r.users(i, j) {
		later := &r.stages[u.stage]
		if u.task != theMove {
			t := &later.tasks[u.task]
			name := r.taskName(t)
			if t.pc < 0 && t.skill == st.tasks[j].skill && st.tasks[j].pc < 0 {
				name += " (" + roles.Level(t.to).String() + ")" // more of the same skill
			}
			why = append(why, "needed before "+name)
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

// user is a task of a stage, or its move, that rests on something.
type user struct{ stage, task int }

const theMove = -1

// users lists what rests on a thing acquired in a stage: of that stage and the
// later ones the things that ask for it and the moves that do.
func (r *reporter) users(i, j int) []user {
	st := &r.stages[i]
	bits := r.taskBits(&st.tasks[j])
	news := func(a atom) bool {
		b := int(r.p.bit[a])
		return bits.has(b) && !st.at.has(b)
	}
	var list []user
	for k := i; k < len(r.stages); k++ {
		later := &r.stages[k]
		for n := range later.tasks {
			if k == i && slices.Contains(later.tasks[n].deps, int32(j)) || k > i && slices.ContainsFunc(r.restsOn(later, n), news) {
				list = append(list, user{k, n})
			}
		}
		asked := slices.ContainsFunc(later.to.n.skills, func(c skillClause) bool {
			return slices.ContainsFunc(c.alts, func(a skillAlt) bool { return news(r.g.skillAtom(a.skill, a.level)) })
		})
		for n := range later.to.hard {
			a := r.metBy(n, later)
			asked = asked || a != nil && slices.ContainsFunc(a.atoms, news)
		}
		if asked {
			list = append(list, user{k, theMove})
		}
	}
	return list
}

// restsOn is what a task asks to be held: the level that study starts from,
// prerequisites, and what a certification or program is met by.
func (r *reporter) restsOn(st *stage, j int) []atom {
	t := &st.tasks[j]
	var list []atom
	if t.pc >= 0 {
		for i := range r.p.pcs[t.pc].demands {
			if a := r.itemMetBy(st, t, i); a != nil {
				list = append(list, a.atoms...)
			}
		}
		return list
	}
	if t.from > 0 {
		list = append(list, r.g.skillAtom(t.skill, roles.Level(t.from)))
	}
	for _, need := range r.g.cat.Skills[t.skill].Requires {
		if s, ok := r.g.skillIndex[need.Skill]; ok {
			list = append(list, r.g.skillAtom(int32(s), need.LevelOrWorking()))
		}
	}
	return list
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
		s.Gates = append(s.Gates, Gate{GateEntry, "role/" + role.ID, entryWords(role.Entry.Realism)})
	} else {
		move := &st.from.n.rec.Moves[st.arc.move]
		s.Evidence = orCurator(move.Evidence)
		if move.Why != "" {
			s.Why = append(s.Why, move.Why)
		}
		s.Sources = sources(append(slices.Clone(s.Sources), move.Source))
	}
	held := fmt.Sprintf("required skills held on entry: %d of %d, weighted by importance", leg.Met, leg.Total)
	switch {
	case leg.Mode == Stretch:
		held += "; the rest is learned on the job"
	case leg.Met < leg.Total:
		held += "; only the job itself teaches the rest"
	}
	if leg.Total > 0 {
		s.Why = append(s.Why, held)
	}
	s.Why = append(s.Why, fmt.Sprintf("finding and starting the job takes about %s (estimate)", inMonths(int(leg.Search))))
	for k := range st.to.hard {
		c := &st.to.hard[k]
		if a := r.metBy(k, st); a != nil {
			s.Gates = append(s.Gates, Gate{r.g.gateKind(c.kind, a), "role/" + role.ID, r.metWords(a, st)})
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
