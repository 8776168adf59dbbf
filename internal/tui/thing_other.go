package tui

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func (e *env) skillOverview(t *sheetText, s *roles.Skill, k *known) {
	t.para(render.InkNormal, s.Summary)
	if k != nil {
		t.head("For me" + e.asWhom())
		level := k.levels[s.ID]
		if level > roles.None {
			t.add(render.Piece{Text: glyphHave + " ", Ink: render.InkGood}, render.Piece{Text: "held at the level " + level.String()})
		} else {
			t.add(render.Piece{Text: glyphLearn + " ", Ink: render.InkAccent}, render.Piece{Text: "not held"})
		}
		if g := k.gap.Totals; g.Hours.High > 0 {
			t.pair("next level", fmt.Sprintf("%s, %s at %d h a week, with what is needed first", render.HoursRange(g.Hours.Low, g.Hours.High), weeks(g.Weeks), g.Pace))
		}
	}
	t.pair("kind", s.Kind)
	t.pair("comes by", map[roles.Acquire]string{roles.ByJob: "doing the job; nobody can study it alone", roles.BySponsor: "an employer that sponsors it",
		roles.ByLicensed: "licensed practice"}[s.Acquire])
	t.head("Levels")
	for level := roles.Aware; level <= roles.Expert; level++ {
		text := map[roles.Level]string{roles.Aware: s.Levels.Aware, roles.Working: s.Levels.Working, roles.Practitioner: s.Levels.Practitioner, roles.Expert: s.Levels.Expert}[level]
		hours := s.Hours.At(level)
		if text == "" && hours.IsZero() {
			continue
		}
		line := []render.Piece{{Text: fit(level.String(), 14), Ink: render.InkStrong}}
		if !hours.IsZero() {
			line = append(line, render.Piece{Text: render.HoursRange(hours.Low, hours.High) + " from nothing, an estimate", Ink: render.InkQuiet})
		}
		if k != nil && k.levels[s.ID] == level {
			line = append(line, render.Piece{Text: "  " + glyphHave + " you", Ink: render.InkGood})
		}
		t.add(line...)
		t.under(render.InkNormal, text)
	}
	t.skills(e.Catalog, "Needs first", s.Requires)
	var from []roles.Ref
	grants := func(list []roles.SkillLevel) bool {
		return slices.ContainsFunc(list, func(x roles.SkillLevel) bool { return x.Skill == s.ID })
	}
	for _, x := range e.Catalog.Certs {
		if grants(x.Grants) {
			from = append(from, roles.Ref{Kind: roles.KindCert, ID: x.ID})
		}
	}
	for _, p := range e.Catalog.Programs {
		if grants(p.Grants) {
			from = append(from, roles.Ref{Kind: roles.KindProgram, ID: p.ID})
		}
	}
	t.links(e.Catalog, "Comes with", from)
	e.askedBy(t, k)
}

// links lists things by name.
func (t *sheetText) links(c *roles.Catalog, heading string, refs []roles.Ref) {
	if len(refs) > 0 {
		t.head(heading)
	}
	for _, ref := range refs {
		t.link(ref, render.Piece{Text: "› ", Ink: render.InkQuiet}, render.Piece{Text: c.Title(ref)})
	}
}

// skills lists skills with their levels.
func (t *sheetText) skills(c *roles.Catalog, heading string, list []roles.SkillLevel) {
	if len(list) > 0 {
		t.head(heading)
	}
	for _, x := range list {
		ref := roles.Ref{Kind: roles.KindSkill, ID: x.Skill}
		t.link(ref, render.Piece{Text: "› ", Ink: render.InkQuiet}, render.Piece{Text: c.Title(ref)}, render.Piece{Text: "  " + x.LevelOrWorking().String(), Ink: render.InkQuiet})
	}
}

// askedBy lists the roles that ask for a thing.
func (e *env) askedBy(t *sheetText, k *known) {
	if k == nil {
		return
	}
	if len(k.askers) == 0 {
		t.head("No role asks for it")
		return
	}
	heading := map[paths.AskedHow]string{paths.AskedRequired: "Required by", paths.AskedAlternative: "One way in to", paths.AskedHelpful: "Helps in"}
	for i, a := range k.askers {
		if i == 0 || k.askers[i-1].how != a.how {
			n := 0
			for _, other := range k.askers {
				if other.how == a.how {
					n++
				}
			}
			t.head(heading[a.how] + " " + render.Plural(n, "role"))
		}
		level := ""
		if a.level > roles.None {
			level = "  " + a.level.String()
		}
		t.link(roles.Ref{Kind: roles.KindRole, ID: a.role}, render.Piece{Text: "› ", Ink: render.InkQuiet}, render.Piece{Text: e.roleTitle(a.role)},
			render.Piece{Text: level, Ink: render.InkQuiet})
	}
}

func (e *env) certOverview(t *sheetText, x *roles.Cert, k *known) {
	t.para(render.InkNormal, "From "+x.Issuer+".")
	if x.Status == roles.CertRetired {
		t.para(render.InkWarning, "Retired: it can no longer be sat.")
	}
	if x.ReplacedBy != "" {
		t.links(e.Catalog, "Replaced by", []roles.Ref{{Kind: roles.KindCert, ID: x.ReplacedBy}})
	}
	if k != nil {
		t.head("For me" + e.asWhom())
		switch {
		case k.held:
			t.add(render.Piece{Text: glyphHave + " held", Ink: render.InkGood})
		default:
			for _, c := range k.gap.Certs {
				if c.Cert == x.ID {
					eligibility(t, c)
				}
			}
		}
	}
	t.head("The exam")
	t.pair("fee", feeWords(x.FeeUSD))
	if !x.Hours.IsZero() {
		t.pair("prepare", render.HoursRange(x.Hours.Low, x.Hours.High)+", an estimate")
	}
	t.pair("wait", render.DurationRange(x.Wait))
	t.pair("exam", x.Exam)
	if x.PassRate.Value > 0 {
		t.pair("pass rate", fmt.Sprintf("%d%%%s", x.PassRate.Value, inYear(x.PassRate.Year)))
	}
	if x.Renewal.Every != "" {
		text := "every " + render.Span(paths.Months(x.Renewal.Every.Hundredths()))
		if x.Renewal.Units > 0 {
			text += fmt.Sprintf(", %d %s", x.Renewal.Units, or(x.Renewal.Unit, "units"))
		}
		t.pair("renewal", text)
	}
	t.pair("who may", x.EligibleAs)
	var programs []roles.Ref
	for _, p := range e.Catalog.Programs {
		if slices.Contains(p.QualifiesFor, x.ID) {
			programs = append(programs, roles.Ref{Kind: roles.KindProgram, ID: p.ID})
		}
	}
	t.links(e.Catalog, "Programs that open it (the issuer decides)", programs)
	t.skills(e.Catalog, "Shows", x.Grants)
	e.askedBy(t, k)
}

func inYear(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprintf(" in %d", year)
}

func feeWords(f roles.Fee) string {
	text := "unknown"
	if f.Nonmember != nil {
		text = render.Dollars(*f.Nonmember)
	}
	if f.Member != nil {
		text += ", members " + render.Dollars(*f.Member)
	}
	if f.Year > 0 {
		text += fmt.Sprintf(" (%d)", f.Year)
	}
	return text
}

func (e *env) programOverview(t *sheetText, p *roles.Program, k *known) {
	text := awardName(p.Award)
	if len(p.Fields) > 0 {
		text += " in " + strings.ReplaceAll(strings.Join(p.Fields, ", "), "-", " ")
	}
	t.para(render.InkNormal, render.Sentence(text)+".")
	if k != nil {
		t.head("For me" + e.asWhom())
		switch {
		case k.held:
			t.add(render.Piece{Text: glyphHave + " finished", Ink: render.InkGood})
		default:
			for _, g := range k.gap.Education {
				if len(g.First) == 0 {
					t.para(render.InkGood, glyphHave+" nothing is known to be missing to get in (the school decides)")
				}
				for _, first := range g.First {
					t.link(roles.Ref{Kind: roles.KindProgram, ID: first.Program}, render.Piece{Text: glyphLearn + " ", Ink: render.InkAccent},
						render.Piece{Text: "first " + first.Name}, render.Piece{Text: ", " + render.Span(first.Months) + " part time", Ink: render.InkQuiet})
				}
			}
		}
	}
	t.head("The program")
	full, part := programMonths(p)
	t.pair("length", render.Span(full)+" full time, "+render.Span(part)+" part time")
	t.pair("cost", tuitionWords(p))
	t.pair("accredited", p.Accreditor)
	var funding []string
	for _, id := range p.Funding {
		if f := e.Catalog.FundingOf(id); f != nil {
			funding = append(funding, f.Name)
		}
	}
	t.pair("to pay", strings.Join(funding, ", "))
	t.links(e.Catalog, "Exams it opens by itself (the issuer decides)", refsOf(roles.KindCert, p.QualifiesFor))
	t.links(e.Catalog, "Licenses it leads to", refsOf(roles.KindLicense, p.LeadsToLicense))
	t.links(e.Catalog, "Roles a graduate can enter", refsOf(roles.KindRole, p.Opens))
	t.skills(e.Catalog, "Teaches", p.Grants)
	e.askedBy(t, k)
}

func refsOf(kind roles.Kind, ids []string) []roles.Ref {
	var refs []roles.Ref
	for _, id := range ids {
		refs = append(refs, roles.Ref{Kind: kind, ID: id})
	}
	return refs
}

func awardName(a roles.Award) string {
	if word, ok := map[roles.Award]string{roles.Certificate: "certificate program", roles.Associate: "associate degree", roles.Bachelor: "bachelor's degree",
		roles.Master: "master's degree", roles.Professional: "professional degree"}[a]; ok {
		return word
	}
	return string(a)
}

// programMonths are the months of a program in full and in part time; one that
// is not given follows from the other.
func programMonths(p *roles.Program) (full, part paths.Months) {
	full, part = paths.Months(100*p.Months.FullTime), paths.Months(100*p.Months.PartTime)
	if full == 0 {
		full = part / 2
	}
	if part == 0 {
		part = 2 * full
	}
	return full, part
}

func tuitionWords(p *roles.Program) string {
	if p.CostUSD == nil {
		return "unknown"
	}
	text := render.DollarRange(p.CostUSD.Low, p.CostUSD.High)
	if p.CostUSD.Year > 0 {
		text += fmt.Sprintf(" (%d)", p.CostUSD.Year)
	}
	if p.CostUSD.Estimate {
		text += ", an estimate"
	}
	return text
}

func (e *env) licenseOverview(t *sheetText, l *roles.License, k *known) {
	if k != nil {
		t.head("For me" + e.asWhom())
		if k.held {
			t.add(render.Piece{Text: glyphHave + " held", Ink: render.InkGood})
		} else {
			t.add(render.Piece{Text: glyphLearn + " not held", Ink: render.InkAccent})
		}
	}
	t.para(render.InkQuiet, "No plan earns a license: it is a gate that is passed or not.")
	t.head("How people get it")
	t.pair("exam", l.How.Exam)
	if !l.How.Years.IsZero() {
		t.pair("time", fmt.Sprintf("about %s, an estimate", render.Plural(l.How.Years.Typical, "year")))
	}
	if !l.How.CostUSD.IsZero() {
		t.pair("cost", "about "+render.Dollars(l.How.CostUSD.Typical)+", an estimate")
	}
	t.para(render.InkNormal, l.How.Note)
	t.links(e.Catalog, "Programs that lead to it", refsOf(roles.KindProgram, l.How.Programs))
	t.skills(e.Catalog, "Brings", l.Grants)
	e.askedBy(t, k)
}
