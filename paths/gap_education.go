package paths

import (
	"cmp"
	"slices"

	"careers/rung/roles"
)

func (f *gapFinder) education() {
	for _, clause := range f.role.Requires.Education {
		if f.met(GateEducation, clause, "appears to qualify (the employer decides)") {
			continue
		}
		nearest := f.nearest(clause)
		programs := f.programsFor(nearest)
		if len(programs) > 0 {
			f.then.graduate(programs[0].Program)
		}
		f.gap.Education = append(f.gap.Education, GapEducation{
			Need:     clauseWords(f.catalog, clause),
			Nearest:  alternativeWords(f.catalog, nearest),
			Missing:  f.missing(nearest),
			Verdict:  "does not appear to qualify yet (the employer decides)",
			Programs: programs,

			MissingMonths: f.monthsMissing(nearest),
		})
	}
}

// nearest is the alternative that takes the fewest months to meet; then the
// first. One that nothing leads to comes last.
func (f *gapFinder) nearest(clause roles.Clause) roles.Alternative {
	return slices.MinFunc(clause.Any, func(a, b roles.Alternative) int {
		return cmp.Compare(f.monthsToMeet(a, eligibilityDepth), f.monthsToMeet(b, eligibilityDepth))
	})
}

const (
	// beyondReach stands for something that no study leads to; it is longer
	// than any sum of durations that packs can state.
	beyondReach Months = 1 << 40
	// eligibilityDepth is how many exams deep the time to meet a demand is
	// followed; longer chains of exams count as out of reach.
	eligibilityDepth = 4
)

// monthsToMeet estimates how long an alternative takes from what is held: its
// shortest program, its exam and skill at the person's pace, and the
// experience that it asks for, one after another.
func (f *gapFinder) monthsToMeet(a roles.Alternative, depth int) Months {
	if a.License != "" && !f.held.licenses[a.License] {
		return beyondReach
	}
	months := Months(100 * f.monthsMissing(a))
	if f.lacksAward(a) {
		programs := f.programsFor(a)
		if len(programs) == 0 {
			return beyondReach
		}
		months += programs[0].Months
	}
	if a.Skill != "" && f.held.skills[a.Skill] < a.LevelOrWorking() {
		skill := f.catalog.Skill(a.Skill)
		if skill == nil || !studyable(skill) {
			return beyondReach
		}
		months += laneTime(f.studyHours(a.Skill, a.LevelOrWorking()).Typical, f.pace)
	}
	if a.Cert != "" && !f.held.certs[a.Cert] {
		months += f.monthsToPass(a.Cert, depth)
	}
	return min(months, beyondReach)
}

// monthsToPass is how long an exam takes with what its eligibility asks for.
func (f *gapFinder) monthsToPass(id string, depth int) Months {
	cert := f.catalog.Cert(id)
	if cert == nil || cert.Status == roles.CertRetired || depth == 0 {
		return beyondReach
	}
	months := laneTime(cert.Hours.Typical, f.pace) + Months(cert.Wait.Typical.Hundredths())
	for _, clause := range cert.Eligibility {
		if f.held.meets(clause, sponsors(f.employer, cert)) {
			continue
		}
		least := beyondReach
		for _, a := range clause.Any {
			if !a.EmployerSponsored {
				least = min(least, f.monthsToMeet(a, depth-1))
			}
		}
		months = min(months+least, beyondReach)
	}
	return months
}

// monthsMissing is the experience that an alternative asks for and that has
// not been served.
func (f *gapFinder) monthsMissing(a roles.Alternative) int {
	if need := a.ExperienceMonths(); need > 0 {
		return max(0, need-f.held.months(a.In))
	}
	return 0
}

func (f *gapFinder) lacksAward(a roles.Alternative) bool {
	return (a.Award != "" && !f.held.meetsAward(a)) || (a.Program != "" && !f.held.programs[a.Program])
}

// admits reports whether what is held meets a program's entry.
func (f *gapFinder) admits(program string) bool {
	return !slices.ContainsFunc(f.catalog.Program(program).Entry, func(c roles.Clause) bool { return !f.held.meets(c, false) })
}

// awardToEnter is the rank of the award that a program's entry asks for and the
// person does not have; 0 for none.
func (f *gapFinder) awardToEnter(program string) int {
	rank := 0
	for _, clause := range f.catalog.Program(program).Entry {
		if !f.held.meets(clause, false) && len(clause.Any) > 0 {
			rank = max(rank, awardRank(f.catalog, leastDemanding(f.catalog, clause)))
		}
	}
	return rank
}

// programsFor lists what would meet the award or program of an alternative
// that is not met: the programs that admit the person or, where none does, those
// that ask for the lowest award first; shortest part time first, then cheapest, then by id.
func (f *gapFinder) programsFor(a roles.Alternative) []GapProgram {
	list := []GapProgram{}
	if !f.lacksAward(a) {
		return list
	}
	for i := range f.catalog.Programs {
		p := &f.catalog.Programs[i]
		award := Award{Award: p.Award, Fields: p.Fields, Accreditor: p.Accreditor}
		if (a.Program != "" && a.Program != p.ID) || (a.Award != "" && !awardMeets(award, a)) {
			continue
		}
		cost, known := f.tariff.programWindow(p)
		list = append(list, GapProgram{Program: p.ID, Name: p.Name, Months: programTime(p, false), CostUSD: cost, Unknown: unknownPart("tuition", known)})
	}
	if open := slices.DeleteFunc(slices.Clone(list), func(g GapProgram) bool { return !f.admits(g.Program) }); len(open) > 0 {
		list = open
	} else if len(list) > 0 {
		least := f.awardToEnter(slices.MinFunc(list, func(a, b GapProgram) int { return f.awardToEnter(a.Program) - f.awardToEnter(b.Program) }).Program)
		list = slices.DeleteFunc(list, func(g GapProgram) bool { return f.awardToEnter(g.Program) > least })
	}
	slices.SortStableFunc(list, func(a, b GapProgram) int {
		return cmp.Or(cmp.Compare(a.Months, b.Months), a.CostUSD.Typical-b.CostUSD.Typical)
	})
	return list
}

func unknownPart(name string, known bool) []string {
	if known {
		return nil
	}
	return []string{name}
}

// missing says in words which parts of an alternative are not met.
func (f *gapFinder) missing(a roles.Alternative) []string {
	list := []string{}
	parts := []roles.Alternative{
		{Award: a.Award, Fields: a.Fields, Accreditor: a.Accreditor},
		{Program: a.Program}, {Cert: a.Cert}, {License: a.License}, {Skill: a.Skill, Level: a.Level},
	}
	for _, part := range parts {
		if !f.held.meetsWhole(part, false) {
			list = append(list, alternativeWords(f.catalog, part))
		}
	}
	if months := f.monthsMissing(a); months > 0 {
		list = append(list, monthsWords(months)+" more of experience"+inWords(f.catalog, a.In))
	}
	return list
}
