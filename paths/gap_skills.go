package paths

import (
	"maps"
	"slices"
	"strings"

	"careers/rung/roles"
)

// toStudy is a skill that must be lifted to a level.
type toStudy struct {
	level     roles.Level
	weight    int
	needed    map[string]bool // skills that need it first
	grantedBy string
}

// skills sorts the required skills into those held, those to study (with what
// they need first), and those that only a job, a program or an exam teaches.
func (f *gapFinder) skills() {
	study, job := map[string]*toStudy{}, map[string]*toStudy{}
	for _, clause := range f.role.Requires.Skills {
		weight := max(1, clause.Weight)
		if a, ok := f.heldWay(f.held, clause); ok {
			f.gap.Have = append(f.gap.Have, GapHave{
				Skill: a.Skill, Name: nameOf(f.catalog, roles.KindSkill, a.Skill),
				Level: f.held.skills[a.Skill], Need: a.LevelOrWorking(), Weight: weight,
			})
			continue
		}
		if a, ok := f.heldWay(f.then, clause); ok {
			noteStudy(study, a.Skill, a.LevelOrWorking(), weight, "").grantedBy = f.granter(a.Skill, a.LevelOrWorking())
			continue
		}
		if a, ok := f.studyWay(clause); ok {
			f.addStudy(study, job, a.Skill, a.LevelOrWorking(), weight, "")
			continue
		}
		if a, ok := f.jobWay(clause); ok {
			noteStudy(job, a.Skill, a.LevelOrWorking(), weight, "")
		}
	}
	slices.SortStableFunc(f.gap.Have, func(a, b GapHave) int { return strings.Compare(a.Skill, b.Skill) })
	f.listStudy(study)
	f.listJob(job)
}

// heldWay is the first skill alternative of a clause that a ledger holds.
func (f *gapFinder) heldWay(l *ledger, clause roles.Clause) (roles.Alternative, bool) {
	for _, a := range clause.Any {
		if a.Skill != "" && l.meetsWhole(a, false) {
			return a, true
		}
	}
	return roles.Alternative{}, false
}

// studyWay is the alternative that takes the fewest hours of study from what
// is held, with the skills that it needs first; then the first.
func (f *gapFinder) studyWay(clause roles.Clause) (roles.Alternative, bool) {
	best, hours := -1, 0
	for i, a := range clause.Any {
		skill := f.catalog.Skill(a.Skill)
		if skill == nil || !studyable(skill) {
			continue
		}
		study := map[string]*toStudy{}
		f.addStudy(study, map[string]*toStudy{}, a.Skill, a.LevelOrWorking(), 0, "")
		h := 0
		for id, s := range study {
			h += f.studyHours(id, s.level).Typical
		}
		if best < 0 || h < hours {
			best, hours = i, h
		}
	}
	if best < 0 {
		return roles.Alternative{}, false
	}
	return clause.Any[best], true
}

// jobWay is the alternative that the role itself teaches, else the first that
// something in the catalogue teaches, else the first.
func (f *gapFinder) jobWay(clause roles.Clause) (roles.Alternative, bool) {
	ways := slices.DeleteFunc(slices.Clone(clause.Any), func(a roles.Alternative) bool { return a.Skill == "" })
	if len(ways) == 0 {
		return roles.Alternative{}, false
	}
	for _, a := range ways {
		if develops(f.role, roles.Clause{Any: []roles.Alternative{a}}) {
			return a, true
		}
	}
	for _, a := range ways {
		if len(f.teachers(a.Skill, a.LevelOrWorking())) > 0 {
			return a, true
		}
	}
	return ways[0], true
}

// addStudy notes a skill to study, and what it needs first.
func (f *gapFinder) addStudy(study, job map[string]*toStudy, id string, level roles.Level, weight int, needed string) {
	skill := f.catalog.Skill(id)
	if skill == nil {
		return
	}
	if !studyable(skill) {
		noteStudy(job, id, level, weight, needed)
		return
	}
	_, noted := study[id]
	noteStudy(study, id, level, weight, needed)
	if noted {
		return
	}
	for _, need := range skill.Requires {
		if f.then.skills[need.Skill] < need.LevelOrWorking() {
			f.addStudy(study, job, need.Skill, need.LevelOrWorking(), 0, id)
		}
	}
}

// noteStudy raises what is noted of a skill to a level and a weight.
func noteStudy(notes map[string]*toStudy, id string, level roles.Level, weight int, needed string) *toStudy {
	note := notes[id]
	if note == nil {
		note = &toStudy{needed: map[string]bool{}}
		notes[id] = note
	}
	if level > note.level {
		note.level, note.grantedBy = level, ""
	}
	note.weight += weight
	if needed != "" {
		note.needed[needed] = true
	}
	return note
}

// studyHours is the study of a skill from the level held to another.
func (f *gapFinder) studyHours(id string, to roles.Level) CostRange {
	hours := f.catalog.Skill(id).Hours
	want, have := hours.At(to), hours.At(f.held.skills[id])
	return window(roles.IntRange{
		Low:     max(0, want.Low-have.Low),
		Typical: max(0, want.Typical-have.Typical),
		High:    max(0, want.High-have.High),
	})
}

func (f *gapFinder) listStudy(study map[string]*toStudy) {
	for _, id := range slices.Sorted(maps.Keys(study)) {
		note := study[id]
		entry := GapStudy{
			Skill: id, Name: nameOf(f.catalog, roles.KindSkill, id), From: f.held.skills[id], To: note.level,
			GrantedBy: note.grantedBy, Weight: note.weight,
		}
		if note.grantedBy == "" {
			entry.Hours = f.studyHours(id, note.level)
		}
		if note.weight == 0 {
			entry.For = slices.Sorted(maps.Keys(note.needed))
		}
		if entry.From == roles.None {
			f.gap.Learn = append(f.gap.Learn, entry)
		} else {
			f.gap.Lift = append(f.gap.Lift, entry)
		}
	}
}

// first finds the skill to study first.
func (f *gapFinder) first() {
	var ready []GapStudy
	for _, s := range slices.Concat(f.gap.Lift, f.gap.Learn) {
		skill := f.catalog.Skill(s.Skill)
		waits := slices.ContainsFunc(skill.Requires, func(need roles.SkillLevel) bool {
			return f.held.skills[need.Skill] < need.LevelOrWorking()
		})
		if s.GrantedBy == "" && !waits {
			ready = append(ready, s)
		}
	}
	asking, all := f.rolesAsking(ready)
	for _, s := range ready {
		if in := asking[s.Skill].roles; f.gap.First == nil || in > f.gap.First.AlsoIn {
			f.gap.First = &GapFirst{Skill: s.Skill, Name: s.Name, AlsoIn: in, Of: all}
		}
	}
}

// askedIn is how many roles ask for a skill.
type askedIn struct {
	roles int
	last  int // the one that was counted last
}

// rolesAsking counts the other roles of the field that ask for some skills, and
// all of them.
func (f *gapFinder) rolesAsking(skills []GapStudy) (asking map[string]*askedIn, all int) {
	asking = make(map[string]*askedIn, len(skills))
	for _, s := range skills {
		asking[s.Skill] = &askedIn{}
	}
	for i := range f.catalog.Roles {
		r := &f.catalog.Roles[i]
		if r.Feeder || r.ID == f.role.ID {
			continue
		}
		all++
		for _, clause := range r.Requires.Skills {
			for j := range clause.Any {
				if x := asking[clause.Any[j].Skill]; x != nil && x.last != all {
					x.last = all
					x.roles++
				}
			}
		}
	}
	return asking, all
}

func (f *gapFinder) listJob(job map[string]*toStudy) {
	for _, id := range slices.Sorted(maps.Keys(job)) {
		note := job[id]
		entry := GapOnTheJob{
			Skill: id, Name: nameOf(f.catalog, roles.KindSkill, id), From: f.held.skills[id], To: note.level,
			InRole: develops(f.role, roles.Clause{Any: []roles.Alternative{{Skill: id, Level: note.level}}}),
			Ways:   f.teachers(id, note.level), Weight: note.weight,
		}
		if note.weight == 0 {
			entry.For = slices.Sorted(maps.Keys(note.needed))
		}
		f.gap.OnTheJob = append(f.gap.OnTheJob, entry)
	}
}

// granter is the missing program or certification that teaches a skill.
func (f *gapFinder) granter(id string, level roles.Level) string {
	var programs []GapProgram
	for _, missing := range f.gap.Certs {
		if cert := f.catalog.Cert(missing.Cert); cert != nil && teaches(cert.Grants, id, level) {
			return "cert/" + cert.ID
		}
		programs = append(programs, missing.Programs...)
	}
	for _, e := range f.gap.Education {
		programs = slices.Concat(programs, e.First, e.Programs[:min(1, len(e.Programs))])
	}
	for _, p := range programs {
		if teaches(f.catalog.Program(p.Program).Grants, id, level) {
			return "program/" + p.Program
		}
	}
	return ""
}

// teachers lists what in the catalogue teaches a skill to a level, other than
// the role itself.
func (f *gapFinder) teachers(id string, level roles.Level) []GapWay {
	ways := []GapWay{}
	for i := range f.catalog.Roles {
		r := &f.catalog.Roles[i]
		for _, d := range r.Develops {
			if r.ID != f.role.ID && d.Skill == id && d.Level >= level {
				ways = append(ways, GapWay{Ref: "role/" + r.ID, Name: r.Title, Months: Months(d.After.Hundredths())})
				break
			}
		}
	}
	for i := range f.catalog.Certs {
		if cert := &f.catalog.Certs[i]; cert.Status != roles.CertRetired && teaches(cert.Grants, id, level) {
			ways = append(ways, GapWay{Ref: "cert/" + cert.ID, Name: cert.Name})
		}
	}
	for i := range f.catalog.Programs {
		if p := &f.catalog.Programs[i]; teaches(p.Grants, id, level) {
			ways = append(ways, GapWay{Ref: "program/" + p.ID, Name: p.Name})
		}
	}
	for i := range f.catalog.Licenses {
		if l := &f.catalog.Licenses[i]; teaches(l.Grants, id, level) {
			ways = append(ways, GapWay{Ref: "license/" + l.ID, Name: l.Name})
		}
	}
	return ways
}
