package paths

import (
	"cmp"
	"slices"
	"strings"

	"careers/rung/roles"
)

func (f *gapFinder) education() {
	for _, clause := range f.role.Requires.Education {
		if f.met(GateEducation, clause, "appears to qualify (the employer decides)") {
			continue
		}
		later := f.later()
		nearest, m := later.quickest(clause, eligibilityDepth)
		e := GapEducation{
			Need:     clauseWords(f.catalog, clause),
			Nearest:  alternativeWords(f.catalog, nearest),
			Missing:  later.missing(nearest),
			Verdict:  "does not appear to qualify yet (the employer decides)",
			Programs: later.programsFor(nearest),

			MissingMonths: m.served,
		}
		first := slices.Clone(m.programs)
		if n := slices.IndexFunc(e.Programs, func(p GapProgram) bool { return slices.Contains(m.programs, p.Program) }); n >= 0 {
			chosen := e.Programs[n]
			e.Programs = slices.Insert(slices.Delete(e.Programs, n, n+1), 0, chosen)
			first = slices.DeleteFunc(first, func(id string) bool { return id == chosen.Program })
		}
		for _, id := range first {
			p := f.program(f.catalog.Program(id))
			e.First = append(e.First, p)
			e.Missing = append(e.Missing, "first the program "+p.Name)
		}
		if len(clause.Any) > 0 && f.then.meets(clause, false) {
			e.Verdict = "met with what is named above (the employer decides)"
		}
		if e.Cheaper = later.cheaper(clause, m); e.Cheaper != nil {
			e.Verdict += "; or " + e.Cheaper.words()
		}
		f.gap.Education = append(f.gap.Education, e)
		f.earn(m, e.Need)
	}
}

// earn takes the programs and certifications of a way to meet a demand as had,
// and lists the certifications, each once.
func (f *gapFinder) earn(m means, need string) {
	for _, id := range m.programs {
		f.then.graduate(id)
	}
	for _, id := range m.certs {
		if f.then.certs[id] {
			continue
		}
		entry := f.certEntry(f.catalog.Cert(id))
		entry.Need = need
		f.gap.Certs = append(f.gap.Certs, entry)
		f.then.certify(id)
	}
}

// cheaper is the cheapest alternative of a clause that costs less than a way to
// meet it; of those the quickest, then the first. Nil: none does.
func (f *gapFinder) cheaper(clause roles.Clause, than means) *GapCheaper {
	var best *GapCheaper
	var quickest Months
	limit := f.price(than).Typical
	for _, a := range clause.Any {
		m := f.meansOf(a, eligibilityDepth)
		cost := f.price(m)
		if m.time >= beyondReach || cost.Typical > limit || best == nil && cost.Typical == limit || best != nil && cost.Typical == limit && m.time >= quickest {
			continue
		}
		limit, quickest = cost.Typical, m.time
		best = &GapCheaper{Way: alternativeWords(f.catalog, a), Missing: f.missing(a), MissingMonths: m.served, CostUSD: cost,
			NoDegree: f.takesDegree(than) && !f.takesDegree(m)}
	}
	return best
}

// words says what a cheaper way takes.
func (g *GapCheaper) words() string {
	how := "for less"
	if g.CostUSD.High == 0 {
		how = "at no cost"
	}
	if g.NoDegree {
		how = "without a degree and " + how
	}
	return how + ": " + strings.Join(g.Missing, " and ")
}

func (f *gapFinder) takesDegree(m means) bool {
	return slices.ContainsFunc(m.programs, func(id string) bool { return f.catalog.Program(id).Award.Rank() > roles.Certificate.Rank() })
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
		list = append(list, f.program(p))
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

func (f *gapFinder) program(p *roles.Program) GapProgram {
	cost, known := f.tariff.programWindow(p)
	return GapProgram{Program: p.ID, Name: p.Name, Months: programTime(p, false), CostUSD: cost, Unknown: unknownPart("tuition", known)}
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
