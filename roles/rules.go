package roles

import (
	"fmt"
	"slices"

	"careers/rung/internal/yamldoc"
)

func (l *loader) checkRoles() {
	for _, r := range l.roles.list {
		role := &r.value
		l.clauses(r.origin, "requires", "education", role.Requires.Education)
		l.clauses(r.origin, "requires", "experience", role.Requires.Experience)
		l.clauses(r.origin, "requires", "skills", role.Requires.Skills)
		l.clauses(r.origin, "requires", "certs", role.Requires.Certs)
		l.clauses(r.origin, "requires", "licenses", role.Requires.Licenses)
		l.clauses(r.origin, "prefers", "skills", role.Prefers.Skills)
		l.clauses(r.origin, "prefers", "certs", role.Prefers.Certs)
		l.clauses(r.origin, "prefers", "education", role.Prefers.Education)
		l.moves(r)
		l.wageSources(r.origin, yamldoc.Key("pay", "facts"), role.Pay.Facts)
		l.wageSources(r.origin, yamldoc.Key("seed_pay"), role.SeedPay)
		if p := role.Pay.Percentiles; len(p) == 3 && !slices.Contains(p, 0) && !slices.IsSorted(p) {
			l.report(r.origin, yamldoc.Key("pay", "percentiles"), codeRange, "write the lowest first, such as [10, 25, 50]", "percentiles are out of order")
		}
	}
}

// clauses checks that each alternative of a list makes sense on its own.
func (l *loader) clauses(at origin, group, list string, clauses []Clause) {
	for i, clause := range clauses {
		for j, a := range clause.Any {
			if problem, hint := nonsense(list, a); problem != "" {
				path := yamldoc.Key(group, list)
				if group == "" {
					path = yamldoc.Key(list)
				}
				l.report(at, path.Index(i).Key("any").Index(j), codeClause, hint, "%s", problem)
			}
		}
	}
}

// nonsense says what is wrong with an alternative in a list of clauses.
func nonsense(list string, a Alternative) (problem, hint string) {
	timed := a.Months > 0 || a.Experience != ""
	switch {
	case list == "skills" && a.Skill == "":
		return "a clause on skills names no skill", "add `skill: ID`"
	case list == "certs" && a.Cert == "":
		return "a clause on certifications names none", "add `cert: ID`, or write the id alone"
	case list == "licenses" && a.License == "":
		return "a clause on licenses names none", "add `license: ID`, or write the id alone"
	case list == "experience" && !timed:
		return "a clause on experience says no time", "add `months: 12`"
	case len(a.Fields) > 0 && a.Award == "":
		return "`fields` without `award` demands nothing", "add `award:` with the lowest that will do"
	case a.Accreditor != "" && a.Award == "":
		return "`accreditor` without `award` demands nothing", "add `award:` with the lowest that will do"
	case a.Level != None && a.Skill == "":
		return "`level` without `skill` demands nothing", "add `skill: ID`"
	case len(a.In) > 0 && !timed:
		return "`in` without a time demands nothing", "add `experience: 24mo`"
	case a.Months > 0 && a.Experience != "":
		return "`months` and `experience` say the same thing twice", "keep one of the two"
	case slices.Equal([]string{a.Program, a.Cert, a.License, a.Skill}, []string{"", "", "", ""}) && a.Award == "" && !timed && !a.EmployerSponsored:
		return "an alternative demands nothing", "remove it, or the clause"
	}
	return "", ""
}

func (l *loader) moves(r *record[Role]) {
	type arc struct {
		to   string
		kind MoveKind
	}
	seen := map[arc]bool{}
	for i, m := range r.value.Moves {
		at := yamldoc.Key("moves").Index(i)
		if m.To == r.value.ID {
			l.report(r.origin, at.Key("to"), codeMove, "remove it", "role %q moves to itself", m.To)
			continue
		}
		if seen[arc{m.To, m.Kind}] {
			l.report(r.origin, at, codeMove, "keep one of the two", "move to %q stands twice as %s", m.To, m.Kind)
		}
		seen[arc{m.To, m.Kind}] = true
		if m.Evidence == Observed && m.N == 0 {
			l.report(r.origin, at.Key("evidence"), codeMove, "add `n:` with the number of careers observed", "move to %q is observed, but not how often", m.To)
		}
		to := l.roles.get(m.To)
		weak := m.Evidence == "" || m.Evidence == Curator || m.Evidence == SimilarSkills
		if to == nil || to.Stage == 0 || r.value.Stage == 0 || !weak || m.Why != "" {
			continue
		}
		if skipped := to.Stage - r.value.Stage; skipped > 2 {
			l.report(r.origin, at, codeStageSkip, "add `why:`, better evidence, or the roles between",
				"move to %q skips %d stages on weak evidence", m.To, skipped)
		}
	}
}

func (l *loader) wageSources(at origin, path yamldoc.Path, facts []PayFact) {
	for i, f := range facts {
		if f.Source == "" {
			l.noWageSource(at, path.Index(i))
		}
		if f.High != 0 && f.High < f.Value {
			l.report(at, path.Index(i).Key("high"), codeRange, "swap them", "high %d is less than value %d", f.High, f.Value)
		}
	}
}

func (l *loader) noWageSource(at origin, path yamldoc.Path) {
	l.report(at, path, codeWageSource, "add `source: <id>`; ids are in "+sources, "wage without a source")
}

func (l *loader) factSource(at origin, path yamldoc.Path, fact string) {
	l.report(at, path, codeFactSource, "add `source: <id>`; ids are in "+sources, "%s without a source", fact)
}

func (l *loader) checkSkills() {
	for _, r := range l.skills.list {
		h := &r.value.Hours
		steps := []struct {
			name  string
			hours IntRange
		}{{"aware", h.Aware}, {"working", h.Working}, {"practitioner", h.Practitioner}, {"expert", h.Expert}}
		last := -1
		for i, s := range steps {
			if s.hours.IsZero() {
				continue
			}
			if last >= 0 {
				before := steps[last]
				if s.hours.Low < before.hours.Low || s.hours.Typical < before.hours.Typical || s.hours.High < before.hours.High {
					l.report(r.origin, yamldoc.Key("hours", s.name), codeHours, "hours count from nothing, so a higher level never takes fewer",
						"%s takes fewer hours than %s", s.name, before.name)
				}
			}
			last = i
		}
	}
}

func (l *loader) checkCerts() {
	for _, r := range l.certs.list {
		l.clauses(r.origin, "", "eligibility", r.value.Eligibility)
		if p := r.value.PassRate; p != (PassRate{}) && p.Source == "" {
			l.factSource(r.origin, yamldoc.Key("pass_rate"), "pass rate")
		}
	}
}

func (l *loader) checkPrograms() {
	for _, r := range l.programs.list {
		l.clauses(r.origin, "", "entry", r.value.Entry)
		for i, id := range r.value.QualifiesFor {
			cert := l.certs.get(id)
			if cert == nil {
				continue
			}
			if at := slices.IndexFunc(cert.Eligibility, func(c Clause) bool { return !l.metByProgram(c, &r.value) }); at >= 0 {
				l.report(r.origin, yamldoc.Key("qualifies_for").Index(i), codeQualifiesFor,
					"drop it, or let the certification's eligibility name this program",
					"program %q alone does not qualify for %q", r.value.ID, id).
					relate(l.certs.byID[id].origin, yamldoc.Key("eligibility").Index(at), "this is not met")
			}
		}
	}
}

// metByProgram reports whether completing a program meets a clause, without
// anything else.
func (l *loader) metByProgram(c Clause, p *Program) bool {
	return slices.ContainsFunc(c.Any, func(a Alternative) bool {
		award := a.Award == "" || p.Award.Rank() >= a.Award.Rank() &&
			(len(a.Fields) == 0 || slices.ContainsFunc(a.Fields, func(f string) bool { return slices.Contains(p.Fields, f) })) &&
			(a.Accreditor == "" || a.Accreditor == p.Accreditor)
		program := a.Program == "" || a.Program == p.ID
		skill := a.Skill == "" || slices.ContainsFunc(p.Grants, func(g SkillLevel) bool {
			return g.Skill == a.Skill && g.LevelOrWorking() >= a.LevelOrWorking()
		})
		return award && program && skill && a.Cert == "" && a.License == "" && a.ExperienceMonths() == 0 && !a.EmployerSponsored
	})
}

func (l *loader) checkOccupations() {
	for _, r := range l.occupations.list {
		o := &r.value
		type wage struct {
			year int
			area string
		}
		seen := map[wage]bool{}
		for i, w := range o.Wages {
			at := yamldoc.Key("wages").Index(i)
			if w.Source == "" {
				l.noWageSource(r.origin, at)
			}
			given := slices.DeleteFunc([]int{w.P10, w.P25, w.P50, w.P75, w.P90}, func(n int) bool { return n == 0 })
			if !slices.IsSorted(given) {
				l.report(r.origin, at, codeRange, "check the columns", "percentiles of %d do not rise", w.Year)
			}
			if seen[wage{w.Year, w.Area}] {
				l.report(r.origin, at, codeDuplicateID, "keep one of the two", "wages of %d in %s stand twice", w.Year, w.Area)
			}
			seen[wage{w.Year, w.Area}] = true
		}
		for i, pay := range o.ByPay {
			if pay.Source == "" {
				l.noWageSource(r.origin, yamldoc.Key("industry_pay").Index(i))
			}
		}
		if o.Outlook != (Outlook{}) && o.Outlook.Source == "" {
			l.factSource(r.origin, yamldoc.Key("outlook"), "outlook")
		}
	}
}

func (l *loader) checkLadders() {
	for _, r := range l.ladders.list {
		steps := r.value.Roles
		for i := 1; i < len(steps); i++ {
			from := l.roles.byID[steps[i-1]]
			if from == nil || l.roles.byID[steps[i]] == nil {
				continue
			}
			if !slices.ContainsFunc(from.value.Moves, func(m Move) bool { return m.To == steps[i] }) {
				l.report(r.origin, yamldoc.Key("roles").Index(i), codeLadder,
					fmt.Sprintf("add the move to %s, or the roles between", from.file),
					"ladder %q steps from %q to %q, but no move does", r.value.ID, steps[i-1], steps[i]).
					relate(from.origin, yamldoc.Key("moves"), "its moves")
			}
		}
	}
}
