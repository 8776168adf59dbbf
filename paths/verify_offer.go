package paths

import "careers/rung/roles"

// stall is what is on offer before a move into one role: what its clauses
// name, and what those things ask for in turn, whether or not it is held and
// whatever the limits are.
type stall struct {
	catalog  *roles.Catalog
	certs    map[string]bool
	programs map[string]bool
	skills   map[roles.SkillLevel]bool // studyable skills, at each level named
}

func newStall(c *roles.Catalog, r *roles.Role) *stall {
	s := &stall{catalog: c, certs: map[string]bool{}, programs: map[string]bool{}, skills: map[roles.SkillLevel]bool{}}
	for _, list := range [][]roles.Clause{
		r.Requires.Education, r.Requires.Experience, r.Requires.Skills, r.Requires.Certs, r.Requires.Licenses,
	} {
		s.addAll(list)
	}
	return s
}

func (s *stall) addAll(clauses []roles.Clause) {
	for _, clause := range clauses {
		for _, a := range clause.Any {
			s.addNamed(a)
		}
	}
}

func (s *stall) addNamed(a roles.Alternative) {
	if a.Award != "" {
		for i := range s.catalog.Programs {
			p := &s.catalog.Programs[i]
			if awardMeets(Award{Award: p.Award, Fields: p.Fields, Accreditor: p.Accreditor}, a) {
				s.addProgram(p)
			}
		}
	}
	if p := s.catalog.Program(a.Program); p != nil {
		s.addProgram(p)
	}
	if cert := s.catalog.Cert(a.Cert); cert != nil && cert.Status != roles.CertRetired && !s.certs[cert.ID] {
		s.certs[cert.ID] = true
		s.addAll(cert.Eligibility)
	}
	if a.Skill != "" {
		s.addSkill(a.Skill, a.LevelOrWorking())
	}
}

func (s *stall) addProgram(p *roles.Program) {
	if s.programs[p.ID] {
		return
	}
	s.programs[p.ID] = true
	s.addAll(p.Entry)
}

func (s *stall) addSkill(id string, level roles.Level) {
	skill, at := s.catalog.Skill(id), roles.SkillLevel{Skill: id, Level: level}
	if skill == nil || !studyable(skill) || s.skills[at] {
		return
	}
	s.skills[at] = true
	for _, need := range skill.Requires {
		s.addSkill(need.Skill, need.LevelOrWorking())
	}
}

// studyable reports whether a skill can be learned in one's own time.
func studyable(s *roles.Skill) bool { return s.Acquire == "" || s.Acquire == roles.ByStudy }

// grants reports whether something on offer other than self-study teaches a
// skill to a level.
func (s *stall) grants(id string, level roles.Level) bool {
	for cert := range s.certs {
		if teaches(s.catalog.Cert(cert).Grants, id, level) {
			return true
		}
	}
	for program := range s.programs {
		if teaches(s.catalog.Program(program).Grants, id, level) {
			return true
		}
	}
	return false
}

func teaches(grants []roles.SkillLevel, id string, level roles.Level) bool {
	for _, g := range grants {
		if g.Skill == id && g.LevelOrWorking() >= level {
			return true
		}
	}
	return false
}

// obtainable reports whether some alternative of a skill clause can be studied
// or is granted by something on offer.
func (s *stall) obtainable(clause roles.Clause) bool {
	for _, a := range clause.Any {
		skill := s.catalog.Skill(a.Skill)
		if skill != nil && (studyable(skill) || s.grants(a.Skill, a.LevelOrWorking())) {
			return true
		}
	}
	return false
}

// develops reports whether a role itself teaches some alternative of a skill
// clause.
func develops(r *roles.Role, clause roles.Clause) bool {
	for _, a := range clause.Any {
		for _, d := range r.Develops {
			if d.Skill == a.Skill && d.Level >= a.LevelOrWorking() {
				return true
			}
		}
	}
	return false
}
