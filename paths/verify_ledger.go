package paths

import (
	"maps"
	"slices"

	"careers/rung/roles"
)

// ledger is what a person holds while a plan is replayed. It is always closed:
// holding a thing holds what that thing grants.
type ledger struct {
	catalog  *roles.Catalog
	skills   map[string]roles.Level
	certs    map[string]bool
	programs map[string]bool
	licenses map[string]bool
	awards   []Award        // of programs too
	served   map[string]int // role id → whole months
}

// newLedger closes a profile: grants of what is held, and what the roles
// served so far have taught.
func newLedger(c *roles.Catalog, p Profile) *ledger {
	l := &ledger{
		catalog:  c,
		skills:   map[string]roles.Level{},
		certs:    map[string]bool{},
		programs: map[string]bool{},
		licenses: map[string]bool{},
		awards:   slices.Clone(p.Awards),
		served:   map[string]int{},
	}
	for skill, level := range p.Skills {
		l.learn(skill, level)
	}
	for _, id := range p.Certs {
		l.certify(id)
	}
	for _, id := range p.Programs {
		l.graduate(id)
	}
	for _, id := range p.Licenses {
		l.license(id)
	}
	for role, months := range p.Experience {
		l.serve(role, months)
		l.taught(role)
	}
	l.taught(p.Role)
	return l
}

func (l *ledger) clone() *ledger {
	return &ledger{
		catalog:  l.catalog,
		skills:   maps.Clone(l.skills),
		certs:    maps.Clone(l.certs),
		programs: maps.Clone(l.programs),
		licenses: maps.Clone(l.licenses),
		awards:   slices.Clone(l.awards),
		served:   maps.Clone(l.served),
	}
}

func (l *ledger) learn(skill string, level roles.Level) {
	l.skills[skill] = max(l.skills[skill], level)
}

func (l *ledger) learnAll(grants []roles.SkillLevel) {
	for _, g := range grants {
		l.learn(g.Skill, g.LevelOrWorking())
	}
}

func (l *ledger) certify(id string) {
	l.certs[id] = true
	if cert := l.catalog.Cert(id); cert != nil {
		l.learnAll(cert.Grants)
	}
}

func (l *ledger) graduate(id string) {
	program := l.catalog.Program(id)
	if l.programs[id] = true; program == nil {
		return
	}
	l.awards = append(l.awards, Award{Award: program.Award, Fields: program.Fields, Accreditor: program.Accreditor})
	l.learnAll(program.Grants)
}

func (l *ledger) license(id string) {
	l.licenses[id] = true
	if license := l.catalog.License(id); license != nil {
		l.learnAll(license.Grants)
	}
}

// acquire adds the result of an item of a leg.
func (l *ledger) acquire(item Item) {
	switch item.Kind {
	case roles.KindSkill:
		l.learn(item.ID, item.Level)
	case roles.KindCert:
		l.certify(item.ID)
	case roles.KindProgram:
		l.graduate(item.ID)
	}
}

// serve counts whole months in a role; the empty role is not a job.
func (l *ledger) serve(role string, months int) {
	if role != "" {
		l.served[role] += months
	}
}

// taught adds what a role develops in the months served in it so far.
func (l *ledger) taught(role string) {
	r := l.catalog.Role(role)
	if r == nil {
		return
	}
	for _, d := range r.Develops {
		if 100*l.served[role] >= d.After.Hundredths() {
			l.learn(d.Skill, d.Level)
		}
	}
}

// months is the experience that a demand counts: of the roles and tracks named
// in it, or of all roles.
func (l *ledger) months(in []string) int {
	total := 0
	for id, months := range l.served {
		if countsIn(l.catalog, id, in) {
			total += months
		}
	}
	return total
}

// countsIn reports whether experience in a role counts for a demand that names
// roles and tracks.
func countsIn(c *roles.Catalog, role string, in []string) bool {
	if len(in) == 0 || slices.Contains(in, "role/"+role) {
		return true
	}
	r := c.Role(role)
	return r != nil && slices.Contains(in, "track/"+r.Track)
}

// firstUnmet returns the first clause that is not met, or nil. Sponsored says
// whether the current employer opens what is asked about.
func (l *ledger) firstUnmet(clauses []roles.Clause, sponsored bool) *roles.Clause {
	for i := range clauses {
		if !l.meets(clauses[i], sponsored) {
			return &clauses[i]
		}
	}
	return nil
}

func (l *ledger) meets(clause roles.Clause, sponsored bool) bool {
	return slices.ContainsFunc(clause.Any, func(a roles.Alternative) bool { return l.meetsWhole(a, sponsored) })
}

// meetsWhole reports whether every demand of one alternative is met.
func (l *ledger) meetsWhole(a roles.Alternative, sponsored bool) bool {
	switch {
	case a.Award != "" && !l.meetsAward(a),
		a.Program != "" && !l.programs[a.Program],
		a.Cert != "" && !l.certs[a.Cert],
		a.License != "" && !l.licenses[a.License],
		a.Skill != "" && l.skills[a.Skill] < a.LevelOrWorking(),
		a.EmployerSponsored && !sponsored:
		return false
	}
	need := a.ExperienceMonths()
	return need == 0 || l.months(a.In) >= need
}

func (l *ledger) meetsAward(a roles.Alternative) bool {
	return slices.ContainsFunc(l.awards, func(held Award) bool { return awardMeets(held, a) })
}

// awardMeets reports whether a held award is of the rank, a field and the
// accreditor that an alternative names.
func awardMeets(held Award, a roles.Alternative) bool {
	if held.Award.Rank() < a.Award.Rank() || (a.Accreditor != "" && held.Accreditor != a.Accreditor) {
		return false
	}
	return len(a.Fields) == 0 || slices.ContainsFunc(held.Fields, func(f string) bool { return slices.Contains(a.Fields, f) })
}

// coverage is the weight of skill clauses that are met, and of all of them.
func (l *ledger) coverage(clauses []roles.Clause) (met, total int) {
	for _, clause := range clauses {
		weight := max(1, clause.Weight)
		total += weight
		if l.meets(clause, false) {
			met += weight
		}
	}
	return met, total
}

// learnRole adds what a person has learnt on the job once in a role: of each
// skill that it asks for, the alternative with the fewest hours from nothing.
func (l *ledger) learnRole(r *roles.Role) {
	for _, clause := range r.Requires.Skills {
		best, hours := -1, 0
		for i, a := range clause.Any {
			skill := l.catalog.Skill(a.Skill)
			if skill == nil {
				continue
			}
			if h := skill.Hours.At(a.LevelOrWorking()).Typical; best < 0 || h < hours {
				best, hours = i, h
			}
		}
		if best >= 0 {
			l.learn(clause.Any[best].Skill, clause.Any[best].LevelOrWorking())
		}
	}
}
