package tui

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// demands is what roles ask for besides skills, each with whether the person
// meets it.
func (s *roleSheet) demands(all bool) []sideRow {
	of := func(clauses func(roles.Requires) []roles.Clause, met func(i int, at int, clause roles.Clause) (bool, bool)) func(i int) []sideItem {
		return func(i int) []sideItem {
			var items []sideItem
			for at, clause := range clauses(s.role(i).Requires) {
				item := sideItem{text: s.clause(clause, all)}
				if s.who != nil {
					if ok, known := met(i, at, clause); known {
						item.mark, item.paint = "+", warn
						if ok {
							item.mark, item.paint = "✓", good
						}
					}
				}
				items = append(items, item)
			}
			if len(items) == 0 {
				items = []sideItem{{text: "none", paint: faint}}
			}
			return items
		}
	}
	helps := func(i int) []sideItem {
		var items []sideItem
		for _, clause := range s.role(i).Prefers.Certs {
			items = append(items, sideItem{text: s.clause(clause, all)})
		}
		return items
	}
	return []sideRow{
		s.lists("education", true, of(func(q roles.Requires) []roles.Clause { return q.Education }, s.educationMet)),
		s.lists("experience", true, of(func(q roles.Requires) []roles.Clause { return q.Experience }, s.experienceMet)),
		s.lists("certifications", true, of(func(q roles.Requires) []roles.Clause { return q.Certs }, s.credentialMet)),
		s.lists("licenses", true, of(func(q roles.Requires) []roles.Clause { return q.Licenses }, s.credentialMet)),
		s.lists("exams that help", all, helps),
	}
}

// metOf is how many demands of a kind the person meets to a role.
func (s *roleSheet) metOf(i int, kind paths.GateKind) int {
	n := 0
	for _, m := range s.gaps[i].Met {
		if m.Kind == kind {
			n++
		}
	}
	return n
}

// educationMet reports whether a demand for education is met; it is not known
// which is where some of several are.
func (s *roleSheet) educationMet(i, _ int, _ roles.Clause) (met, known bool) {
	n, of := s.metOf(i, paths.GateEducation), len(s.role(i).Requires.Education)
	return n == of, n == of || n == 0
}

// experienceMet reports whether a demand for experience is met: those that are
// not are told by their months and places.
func (s *roleSheet) experienceMet(i, _ int, clause roles.Clause) (met, known bool) {
	missing := slices.ContainsFunc(s.gaps[i].Experience, func(g paths.GapExperience) bool {
		return slices.ContainsFunc(clause.Any, func(a roles.Alternative) bool { return a.ExperienceMonths() == g.Months && slices.Equal(a.In, g.In) })
	})
	return !missing, true
}

// credentialMet reports whether one of the certifications or licenses that a
// demand names is held.
func (s *roleSheet) credentialMet(_, _ int, clause roles.Clause) (met, known bool) {
	for _, a := range clause.Any {
		if a.Cert == "" && a.License == "" || a.ExperienceMonths() > 0 || a.Award != "" || a.Program != "" {
			known = true
			continue
		}
		if (a.Cert == "" || slices.Contains(s.held.Certs, a.Cert)) && (a.License == "" || slices.Contains(s.held.Licenses, a.License)) {
			return true, true
		}
	}
	return false, !known
}

// clause is a demand in few words, or with all its fields and places.
func (s *roleSheet) clause(clause roles.Clause, full bool) string {
	var words []string
	for _, a := range clause.Any {
		if text := s.alternative(a, full, len(clause.Any) == 1); !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	return orList(words)
}

// orList joins words by commas and "or".
func orList(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}

func (s *roleSheet) alternative(a roles.Alternative, full, alone bool) string {
	var parts []string
	if a.Award != "" {
		text := map[roles.Award]string{roles.Certificate: "certificate", roles.Associate: "associate", roles.Bachelor: "bachelor's", roles.Master: "master's",
			roles.Doctorate: "doctorate", roles.Professional: "professional degree"}[a.Award]
		const few = 2
		switch n := len(a.Fields); {
		case n > few && !full:
			text += fmt.Sprintf(" in one of %d fields", n)
		case n > 0:
			var fields []string
			for _, tag := range a.Fields {
				fields = append(fields, spacedWord(tag))
			}
			text += " in " + orList(fields)
		}
		if a.Accreditor != "" {
			text += " (" + a.Accreditor + ")"
		}
		parts = append(parts, text)
	}
	if a.Program != "" {
		parts = append(parts, s.c.Title(roles.Ref{Kind: roles.KindProgram, ID: a.Program}))
	}
	if a.Cert != "" {
		parts = append(parts, render.CertName(s.c, a.Cert))
	}
	if a.License != "" {
		parts = append(parts, s.c.Title(roles.Ref{Kind: roles.KindLicense, ID: a.License}))
	}
	if a.Skill != "" {
		parts = append(parts, s.c.Title(roles.Ref{Kind: roles.KindSkill, ID: a.Skill}))
	}
	if months := a.ExperienceMonths(); months > 0 {
		parts = append(parts, s.work(months, a.In, full, alone))
	}
	if a.EmployerSponsored {
		parts = append(parts, "an employer that sponsors it")
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, " + ")
}

// work is time served somewhere. Of several places one is named where the time
// is all that is asked.
func (s *roleSheet) work(months int, in []string, full, alone bool) string {
	var names []string
	for _, ref := range in {
		kind, id, _ := strings.Cut(ref, "/")
		if kind == "track" {
			names = append(names, s.c.TrackTitle(id))
		} else {
			names = append(names, s.c.Title(roles.Ref{Kind: roles.Kind(kind), ID: id}))
		}
	}
	text := render.Span(paths.Months(100 * months))
	switch {
	case len(names) == 0:
		return text + " work"
	case full || len(names) == 1:
		return text + " work as " + orList(names)
	case alone:
		return fmt.Sprintf("%s work as %s or %d like it", text, names[0], len(names)-1)
	}
	return text + " related work"
}

func (s *roleSheet) skillTitle() string {
	shared := 0
	for _, row := range s.found.Skills {
		if row.Shared() {
			shared++
		}
	}
	return fmt.Sprintf("Skills: %d of %d asked by all", shared, len(s.found.Skills))
}

// skills is at which level each role asks for each skill, and how that stands to
// what the person holds.
func (s *roleSheet) skills() []sideRow {
	var rows []sideRow
	for _, row := range s.found.Skills {
		names := []string{s.c.Title(roles.Ref{Kind: roles.KindSkill, ID: row.Skill})}
		held := s.held.Skills[row.Skill]
		for _, id := range row.Others {
			names = append(names, s.c.Title(roles.Ref{Kind: roles.KindSkill, ID: id}))
			held = max(held, s.held.Skills[id])
		}
		rows = append(rows, s.fact(orList(names), func(i int) sideCell {
			level := row.Levels[i]
			if level == roles.None {
				return sideCell{items: []sideItem{{text: "–", paint: faint}}}
			}
			item := sideItem{text: level.String()}
			switch {
			case s.who == nil:
			case held >= level:
				item.mark, item.paint = "✓", good
			case held > roles.None:
				item.mark, item.paint = "↑", warn
			default:
				item.mark, item.paint = "+", plain
			}
			return sideCell{items: []sideItem{item}}
		}))
	}
	return rows
}

// moves is the catalog's moves between the roles, a line each.
func (s *roleSheet) moves() []sideRow {
	var rows []sideRow
	for _, m := range s.found.Moves {
		from, to := slices.Index(s.ids, m.From), slices.Index(s.ids, m.To)
		line, p := "──", across
		switch m.Kind {
		case roles.Promotion:
			line, p = "══", upward
		case roles.Pivot:
			line, p = "┄┄", pivot
		}
		text := fmt.Sprintf("%s %s %s  %s", letterOf(from), line, letterOf(to), m.Kind)
		if !m.Tenure.IsZero() {
			text += " after " + render.SpanRange(paths.Months(m.Tenure.Low.Hundredths()), paths.Months(m.Tenure.High.Hundredths()))
		}
		if a, b := s.c.Pay(s.role(from)), s.c.Pay(s.role(to)); a.Known && b.Known {
			text += ", typical pay " + signed(b.Typical-a.Typical)
		}
		if m.Evidence != "" {
			text += ", evidence: " + string(m.Evidence)
		} else {
			text += ", evidence: curator"
		}
		rows = append(rows, sideRow{kind: sideText, text: text, paint: p})
	}
	if rows == nil {
		rows = []sideRow{{kind: sideText, text: "The catalog has none.", paint: faint}}
	}
	return rows
}
