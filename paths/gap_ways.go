package paths

import (
	"slices"

	"careers/rung/roles"
)

const (
	// beyondReach stands for something that no study leads to; it is longer
	// than any sum of durations that packs can state.
	beyondReach Months = 1 << 40
	// eligibilityDepth is how many exams and programs deep the way to meet a
	// demand is followed; longer chains count as out of reach.
	eligibilityDepth = 4
)

// means is the quickest way to meet a demand from what is held.
type means struct {
	time     Months   // of all of it, one after another; beyondReach: nothing leads there
	programs []string // in the order in which one lets into the next
	certs    []string // likewise
	served   int      // months of experience that are missing, the longest
}

// and is a way followed by another.
func (m means) and(next means) means {
	all := means{time: min(m.time+next.time, beyondReach), programs: slices.Clone(m.programs), certs: slices.Clone(m.certs), served: max(m.served, next.served)}
	for _, id := range next.programs {
		all.programs = withID(all.programs, id)
	}
	for _, id := range next.certs {
		all.certs = withID(all.certs, id)
	}
	return all
}

// after is the finder for somebody who went a way.
func (f *gapFinder) after(m means) *gapFinder {
	if len(m.programs)+len(m.certs) == 0 {
		return f
	}
	later := *f
	later.held = f.held.clone()
	for _, id := range m.programs {
		later.held.graduate(id)
	}
	for _, id := range m.certs {
		later.held.certify(id)
	}
	return &later
}

// later is the finder for somebody who has what is listed so far.
func (f *gapFinder) later() *gapFinder {
	later := *f
	later.held = f.then
	return &later
}

// quickest is the alternative of a clause that takes the least time from what is
// held; then the first. One that nothing leads to comes last.
func (f *gapFinder) quickest(clause roles.Clause, depth int) (roles.Alternative, means) {
	best, at := means{time: beyondReach + 1}, 0
	for i, a := range clause.Any {
		if m := f.meansOf(a, depth); m.time < best.time {
			best, at = m, i
		}
	}
	return clause.Any[at], best
}

// meansOf estimates how an alternative is met: its program with what lets into
// that, its exam and skill at the person's pace, and the experience that it asks
// for.
func (f *gapFinder) meansOf(a roles.Alternative, depth int) means {
	out := means{time: beyondReach}
	if a.EmployerSponsored || a.License != "" && !f.held.licenses[a.License] {
		return out
	}
	missing := f.monthsMissing(a)
	m := means{time: Months(100 * missing), served: missing}
	if a.Skill != "" && f.held.skills[a.Skill] < a.LevelOrWorking() {
		skill := f.catalog.Skill(a.Skill)
		if skill == nil || !studyable(skill) {
			return out
		}
		m.time += laneTime(f.studyHours(a.Skill, a.LevelOrWorking()).Typical, f.pace)
	}
	if f.lacksAward(a) {
		m = m.and(f.school(a, depth))
	}
	if a.Cert != "" && !f.held.certs[a.Cert] {
		m = m.and(f.after(m).pass(a.Cert, depth))
	}
	if m.time >= beyondReach {
		return out
	}
	return m
}

// pass is how an exam is passed, with what its eligibility asks for.
func (f *gapFinder) pass(id string, depth int) means {
	cert := f.catalog.Cert(id)
	if cert == nil || cert.Status == roles.CertRetired || depth == 0 {
		return means{time: beyondReach}
	}
	m := means{}
	for _, clause := range cert.Eligibility {
		if later := f.after(m); len(clause.Any) > 0 && !later.held.meets(clause, sponsors(f.employer, cert)) {
			_, first := later.quickest(clause, depth-1)
			m = m.and(first)
		}
	}
	return m.and(means{time: laneTime(cert.Hours.Typical, f.pace) + Months(cert.Wait.Typical.Hundredths()), certs: []string{id}})
}

// school is the quickest program to the award or program of an alternative,
// with what lets into it.
func (f *gapFinder) school(a roles.Alternative, depth int) means {
	best := means{time: beyondReach}
	if depth == 0 {
		return best
	}
	for _, p := range f.programsFor(a) {
		m := means{}
		for _, clause := range f.catalog.Program(p.Program).Entry {
			if later := f.after(m); len(clause.Any) > 0 && !later.held.meets(clause, false) {
				_, first := later.quickest(clause, depth-1)
				m = m.and(first)
			}
		}
		if m = m.and(means{time: p.Months, programs: []string{p.Program}}); m.time < best.time {
			best = m
		}
	}
	return best
}

// price is what the programs and exams of a way cost.
func (f *gapFinder) price(m means) CostRange {
	sum := CostRange{}
	for _, id := range m.programs {
		cost, _ := f.tariff.programWindow(f.catalog.Program(id))
		sum = plus(sum, cost)
	}
	for _, id := range m.certs {
		cost, _ := f.tariff.certWindow(f.catalog.Cert(id), f.employer)
		sum = plus(sum, cost)
	}
	return sum
}
