package paths

import (
	"cmp"
	"slices"

	"careers/rung/roles"
)

// doorFinder finds what a program opens.
type doorFinder struct {
	catalog *roles.Catalog
	program *roles.Program
	nobody  *ledger // holds nothing
	// entrant holds what the program asks of those who enter it, and held the
	// program as well.
	entrant, held *ledger
	graduate      *ledger             // with the licenses that it leads to, too
	enters        []roles.Alternative // how the entrant meets what is asked
	starter       Profile             // the entrant
}

func newDoorFinder(c *roles.Catalog, p *roles.Program) *doorFinder {
	f := &doorFinder{catalog: c, program: p, nobody: newLedger(c, Profile{})}
	f.enters, f.starter = entrantOf(c, p)
	f.entrant = newLedger(c, f.starter)
	f.held = f.entrant.clone()
	f.held.graduate(p.ID)
	f.graduate = newLedger(c, f.profile())
	return f
}

// profile is somebody who has completed the program and passed the exam of the
// license that it leads to.
func (f *doorFinder) profile() Profile {
	p := f.starter.Clone()
	p.Programs = withID(p.Programs, f.program.ID)
	for _, id := range f.program.LeadsToLicense {
		p.Licenses = withID(p.Licenses, id)
	}
	return p
}

// entrantOf is somebody whom a program admits and who holds nothing else, months
// of work aside: of each demand the way that is quickest from nothing, with the
// degrees and exams that it takes, and how each is met. A demand that nothing
// leads to is met by its least demanding alternative.
func entrantOf(c *roles.Catalog, program *roles.Program) ([]roles.Alternative, Profile) {
	f := entryFinder(c, &roles.Role{}, newTariff(c))
	p := Profile{Skills: map[string]roles.Level{}}
	ways := []roles.Alternative{}
	for _, clause := range program.Entry {
		if len(clause.Any) == 0 {
			continue
		}
		a, m := f.quickest(clause, eligibilityDepth)
		if m.time >= beyondReach {
			a, m = leastDemanding(c, clause), means{}
			p.assume(a)
		}
		for _, id := range m.programs {
			q := c.Program(id)
			award := Award{Award: q.Award, Fields: q.Fields, Accreditor: q.Accreditor}
			if a.Award != "" && awardMeets(award, a) {
				award.Accreditor = a.Accreditor // not everybody's school has more
			}
			p.Awards = append(p.Awards, award)
		}
		for _, id := range m.certs {
			p.Certs = withID(p.Certs, id)
		}
		ways = append(ways, a)
	}
	return ways, p
}

// exams lists the exams that are open to a graduate, at once or after some work.
// Of those open to anyone at once it lists the ones that the catalog names with
// the program.
func (f *doorFinder) exams() []ExamDoor {
	list := []ExamDoor{}
	for i := range f.catalog.Certs {
		cert := &f.catalog.Certs[i]
		if cert.Status == roles.CertRetired || f.entrant.certs[cert.ID] {
			continue
		}
		door := ExamDoor{Cert: cert.ID, Listed: slices.Contains(f.program.QualifiesFor, cert.ID), Missing: []roles.Alternative{}}
		switch {
		case f.nobody.firstUnmet(cert.Eligibility, false) == nil:
			if !door.Listed {
				continue
			}
			door.Opens = ExamAnyone
		case f.held.firstUnmet(cert.Eligibility, false) == nil:
			door.Opens, door.Higher = ExamNow, f.byHigherAward(cert)
		default:
			missing, helps, ok := f.missing(cert)
			switch {
			case !ok:
				continue
			case helps:
				door.Opens, door.Missing = ExamLater, missing
			default:
				door.Opens, door.Missing = ExamWork, missing
			}
		}
		list = append(list, door)
	}
	return list
}

// byHigherAward reports whether an exam names an accredited award and is met by a
// higher one alone.
func (f *doorFinder) byHigherAward(cert *roles.Cert) bool {
	exact := func(a roles.Alternative) bool {
		return f.held.meetsWhole(a, false) && (a.Accreditor == "" ||
			slices.ContainsFunc(f.held.awards, func(held Award) bool { return held.Award == a.Award && awardMeets(held, a) }))
	}
	return slices.ContainsFunc(cert.Eligibility, func(clause roles.Clause) bool { return !slices.ContainsFunc(clause.Any, exact) })
}

// missing is what an exam asks for besides the program, one alternative a
// demand, and whether the program makes anything of it shorter. It is not ok
// where something else is needed that the program does not lead to.
func (f *doorFinder) missing(cert *roles.Cert) (list []roles.Alternative, helps, ok bool) {
	for _, clause := range cert.Eligibility {
		if f.held.meets(clause, false) {
			helps = helps || !f.nobody.meets(clause, false)
			continue
		}
		with, ok := f.shortest(clause, f.rest)
		if !ok {
			return nil, false, false
		}
		without, possible := f.shortest(clause, restOfNothing)
		helps = helps || !possible || with.ExperienceMonths() < without.ExperienceMonths()
		list = append(list, with)
	}
	return list, helps, true
}

// shortest is the alternative of a clause of which the least experience is left,
// then the fewest other things, then the first.
func (f *doorFinder) shortest(clause roles.Clause, rest func(roles.Alternative) (roles.Alternative, bool)) (roles.Alternative, bool) {
	var left []roles.Alternative
	for _, a := range clause.Any {
		if r, ok := rest(a); ok {
			left = append(left, r)
		}
	}
	if len(left) == 0 {
		return roles.Alternative{}, false
	}
	return slices.MinFunc(left, func(a, b roles.Alternative) int {
		return cmp.Or(cmp.Compare(a.ExperienceMonths(), b.ExperienceMonths()), cmp.Compare(things(a), things(b)))
	}), true
}

// things counts what an alternative asks to hold.
func things(a roles.Alternative) int {
	n := 0
	for _, id := range []string{string(a.Award), a.Program, a.Cert, a.License, a.Skill} {
		if id != "" {
			n++
		}
	}
	return n
}

// rest is what an alternative leaves to do for somebody with the program: work,
// the license that the program leads to, an exam that it opens at once. It is
// not ok where another degree, license or exam is needed, or a skill that the
// program does not teach.
func (f *doorFinder) rest(a roles.Alternative) (roles.Alternative, bool) {
	switch {
	case a.EmployerSponsored,
		a.Award != "" && !f.held.meetsAward(a),
		a.Program != "" && !f.held.programs[a.Program],
		a.License != "" && !f.graduate.licenses[a.License],
		a.Skill != "" && f.held.skills[a.Skill] < a.LevelOrWorking(),
		a.Cert != "" && !f.opensNow(a.Cert):
		return a, false
	}
	left := roles.Alternative{Cert: a.Cert, Experience: a.Experience, Months: a.Months, In: a.In}
	if !f.held.licenses[a.License] {
		left.License = a.License
	}
	return left, true
}

// restOfNothing is the rest for somebody who holds nothing: work alone.
func restOfNothing(a roles.Alternative) (roles.Alternative, bool) {
	return a, things(a) == 0 && !a.EmployerSponsored
}

func (f *doorFinder) opensNow(cert string) bool {
	x := f.catalog.Cert(cert)
	return x != nil && x.Status != roles.CertRetired && f.nobody.firstUnmet(x.Eligibility, false) != nil &&
		f.held.firstUnmet(x.Eligibility, false) == nil
}

// entryRoles lists the roles that a graduate can start in: those that the
// catalog names, and those open to people without a job in the field whose
// education demand the program meets and that ask for no work or license more.
func (f *doorFinder) entryRoles() []EntryDoor {
	list := []EntryDoor{}
	for i := range f.catalog.Roles {
		r := &f.catalog.Roles[i]
		if f.entered(r) {
			continue
		}
		door := EntryDoor{Role: r.ID, Listed: slices.Contains(f.program.Opens, r.ID), Also: []GateKind{}}
		door.ByDegree = startsCareers(r) && f.graduate.firstUnmet(r.Requires.Education, false) == nil &&
			f.nobody.firstUnmet(r.Requires.Education, false) != nil
		for _, demand := range []struct {
			kind    GateKind
			clauses []roles.Clause
		}{{GateEducation, r.Requires.Education}, {GateExperience, r.Requires.Experience}, {GateExam, r.Requires.Certs},
			{GateLicense, r.Requires.Licenses}} {
			if f.graduate.firstUnmet(demand.clauses, false) != nil {
				door.Also = append(door.Also, demand.kind)
			}
		}
		barred := slices.Contains(door.Also, GateExperience) || slices.Contains(door.Also, GateLicense)
		if door.Listed || door.ByDegree && !barred {
			list = append(list, door)
		}
	}
	return list
}

// entered reports whether a role is the profession outside the field whose
// license the program asks for: those who enter are in it already.
func (f *doorFinder) entered(r *roles.Role) bool {
	return r.Feeder && f.nobody.firstUnmet(r.Requires.Licenses, false) != nil && f.entrant.firstUnmet(r.Requires.Licenses, false) == nil
}

// startsCareers reports whether people without a job in the field get into a
// role.
func startsCareers(r *roles.Role) bool {
	return !r.Feeder && (r.Entry.Realism == roles.EntryOpen || r.Entry.Realism == roles.EntryBridge)
}

// education sorts the roles by whether the program meets what they ask for.
func (f *doorFinder) education() EducationDoors {
	doors := EducationDoors{Met: []string{}, Later: []EducationDoor{}}
	for i := range f.catalog.Roles {
		r := &f.catalog.Roles[i]
		if r.Feeder {
			continue
		}
		doors.Roles++
		switch months, ok := f.workBesides(r.Requires.Education); {
		case f.nobody.firstUnmet(r.Requires.Education, false) == nil:
			doors.NoneOf++
		case !ok:
		case months == 0:
			doors.Met = append(doors.Met, r.ID)
		default:
			doors.Later = append(doors.Later, EducationDoor{Role: r.ID, Months: months})
		}
	}
	return doors
}

// workBesides is the months of work with which a graduate meets education
// demands; not ok where no work is enough, or where the program shortens none.
func (f *doorFinder) workBesides(clauses []roles.Clause) (int, bool) {
	months, helps := 0, false
	for _, clause := range clauses {
		with, ok := f.shortest(clause, f.restOfGraduate)
		if !ok {
			return 0, false
		}
		without, possible := f.shortest(clause, restOfNothing)
		helps = helps || !possible || with.ExperienceMonths() < without.ExperienceMonths()
		months = max(months, with.ExperienceMonths())
	}
	return months, helps
}

// restOfGraduate is the rest for somebody with the program and its license,
// where it is work alone.
func (f *doorFinder) restOfGraduate(a roles.Alternative) (roles.Alternative, bool) {
	left := roles.Alternative{Experience: a.Experience, Months: a.Months, In: a.In}
	a.Experience, a.Months = "", 0
	return left, f.graduate.meetsWhole(a, false)
}
