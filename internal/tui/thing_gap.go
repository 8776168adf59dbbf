package tui

import (
	"fmt"
	"strconv"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// gapPage is what stands between the person and a role, each thing a link.
func (e *env) gapPage(a *about, width int) []pageRow {
	t := newSheetText(width)
	if a.known == nil {
		t.para(render.InkQuiet, "Working it out …")
		return t.rows
	}
	g := a.known.gap
	if _, assumed := e.person(); len(assumed) > 0 {
		t.para(render.InkQuiet, "You are taken to hold what a "+e.roleTitle(e.from)+" is asked for. A profile (5) is surer.")
	}
	if !a.known.whose {
		t.para(render.InkQuiet, "For somebody who holds nothing: 5 makes a profile, f on a job starts from it.")
	}
	gapSkills(t, g)
	gapCerts(t, "Certifications to earn", g.Certs)
	gapEducation(t, g.Education)
	if len(g.Experience) > 0 {
		t.head("Experience to gain")
		for _, x := range g.Experience {
			t.para(render.InkNormal, fmt.Sprintf("%s %s", glyphLearn, x.Need))
			t.under(render.InkQuiet, fmt.Sprintf("%d of %s served, %d missing", x.Served, render.Plural(x.Months, "month"), x.Missing))
		}
	}
	if len(g.Licenses) > 0 {
		t.head("Licenses to hold (no plan earns one)")
		for _, l := range g.Licenses {
			t.link(roles.Ref{Kind: roles.KindLicense, ID: l.License}, render.Piece{Text: glyphLearn + " ", Ink: render.InkBad}, render.Piece{Text: l.Name})
			t.under(render.InkQuiet, l.Need)
		}
	}
	if len(g.Met) > 0 {
		t.head("Other demands that appear to be met")
		for _, m := range g.Met {
			gapMet(t, m)
		}
	}
	gapCerts(t, "Certifications that help, never required", g.Helpful)
	e.gapTotals(t, g)
	return t.rows
}

// Columns of a line of the gap.
const (
	gapLevel  = 16 // the level asked for
	gapChange = 24 // where there is room for the level held, too
	gapHours  = 12
	gapWide   = 80
)

func gapLine(t *sheetText, glyph string, ink render.Ink, skill, name string, from, to roles.Level, hours string) {
	level, wide := to.String(), gapLevel
	if from > roles.None && from != to {
		level = "to " + to.String()
	}
	if t.width >= gapWide {
		wide = gapChange
		if from > roles.None && from != to {
			level = from.String() + " → " + to.String()
		}
	}
	room := t.width - 2 - wide - gapHours
	if room < 18 { // narrow: the hours say more
		room, wide = t.width-2-gapHours, 0
	}
	line := []render.Piece{{Text: glyph + " ", Ink: ink}, {Text: fit(name, room)}}
	if wide > 0 {
		line = append(line, render.Piece{Text: fit(level, wide), Ink: render.InkQuiet})
	}
	t.link(roles.Ref{Kind: roles.KindSkill, ID: skill}, append(line, render.Piece{Text: fitRight(hours, gapHours)})...)
}

func gapSkills(t *sheetText, g *paths.Gap) {
	if len(g.Have)+len(g.Lift)+len(g.Learn)+len(g.OnTheJob) == 0 {
		return
	}
	t.blank()
	t.add(render.Piece{Text: "Skills  ", Ink: render.InkStrong}, render.Piece{Text: share(g.Totals.Met, g.Totals.Total), Ink: render.InkAccent},
		render.Piece{Text: fmt.Sprintf("  %s have %d  %s lift %d  %s learn %d", glyphHave, len(g.Have), glyphLift, len(g.Lift), glyphLearn, len(g.Learn)), Ink: render.InkQuiet})
	for _, s := range g.Lift {
		gapLine(t, glyphLift, render.InkWarning, s.Skill, s.Name, s.From, s.To, studyHours(s))
		studyNote(t, s)
	}
	for _, s := range g.Learn {
		gapLine(t, glyphLearn, render.InkAccent, s.Skill, s.Name, roles.None, s.To, studyHours(s))
		studyNote(t, s)
	}
	for _, s := range g.OnTheJob {
		where := "on the job"
		if s.InRole {
			where = "in the role" // which teaches it, so that it keeps nobody out
		}
		gapLine(t, glyphOnJob, render.InkQuiet, s.Skill, s.Name, s.From, s.To, where)
		switch {
		case s.InRole:
		case len(s.Ways) == 0:
			t.under(render.InkWarning, "nothing in the catalog teaches it")
		default:
			t.under(render.InkQuiet, "taught by "+someOf(s.Ways))
		}
	}
	for _, s := range g.Have {
		gapLine(t, glyphHave, render.InkGood, s.Skill, s.Name, roles.None, s.Level, "")
	}
}

// someOf names a few ways to learn.
func someOf(ways []paths.GapWay) string {
	const shown = 3
	text := ""
	for i, w := range ways[:min(len(ways), shown)] {
		if i > 0 {
			text += ", "
		}
		text += w.Name
	}
	if more := len(ways) - shown; more > 0 {
		text += " and " + strconv.Itoa(more) + " more"
	}
	return text
}

func studyHours(s paths.GapStudy) string {
	if s.Hours.High == 0 {
		return ""
	}
	return render.HoursRange(s.Hours.Low, s.Hours.High)
}

func studyNote(t *sheetText, s paths.GapStudy) {
	switch {
	case s.GrantedBy != "":
		t.under(render.InkQuiet, "comes with something below")
	case len(s.For) > 0:
		t.under(render.InkQuiet, "needed first for another skill")
	}
}

func gapCerts(t *sheetText, heading string, certs []paths.GapCert) {
	if len(certs) == 0 {
		return
	}
	t.head(heading)
	for _, x := range certs {
		if x.Cert == "" {
			t.para(render.InkNormal, glyphLearn+" "+x.Need)
			continue
		}
		cost := render.DollarRange(x.CostUSD.Low, x.CostUSD.High)
		if len(x.Unknown) > 0 {
			cost = "fee unknown, taken as " + cost
		}
		t.link(roles.Ref{Kind: roles.KindCert, ID: x.Cert}, render.Piece{Text: glyphLearn + " ", Ink: render.InkAccent}, render.Piece{Text: x.Name})
		if x.Hours.High > 0 {
			cost += ", " + render.HoursRange(x.Hours.Low, x.Hours.High)
		}
		t.under(render.InkQuiet, cost)
		eligibility(t, x)
	}
}

// shortly is how many lines a long demand has here.
const shortly = 3

// gapMet tells of a demand that is met: by which of its alternatives, then all
// of them.
func gapMet(t *sheetText, m paths.GapMet) {
	text, asked := m.By, ""
	if m.By != m.Need {
		asked = "asked, one of: " + strings.Join(waysOf(m.Need), "; ")
	}
	for i, line := range wrapped(safe(text), max(t.width-2, 1)) {
		glyph := glyphHave
		if i > 0 {
			glyph = " "
		}
		t.add(render.Piece{Text: glyph + " ", Ink: render.InkGood}, render.Piece{Text: line})
	}
	t.under(render.InkQuiet, string(m.Kind)+", "+m.Verdict)
	if asked != "" {
		t.under(render.InkQuiet, asked)
	}
}

// eligibility tells whether a person may sit an exam, as far as the catalog
// knows.
func eligibility(t *sheetText, x paths.GapCert) {
	if x.Eligible {
		t.under(render.InkGood, glyphHave+" "+x.Verdict)
		return
	}
	t.under(render.InkWarning, "✗ "+x.Verdict)
	way := ""
	for _, p := range x.Programs {
		way += ", " + p.Name + " (" + render.Span(p.Months) + " part time)"
	}
	if x.MissingMonths > 0 {
		way += ", " + render.Plural(x.MissingMonths, "month") + " of experience"
	}
	if way != "" {
		t.under(render.InkQuiet, "quickest way: "+way[2:])
	}
	for _, m := range x.Missing {
		t.underMost(render.InkQuiet, "missing: "+m, shortly)
	}
}

func gapEducation(t *sheetText, list []paths.GapEducation) {
	if len(list) == 0 {
		return
	}
	t.head("Education to gain")
	for _, e := range list {
		for _, p := range e.First {
			gapProgram(t, p, ", first")
		}
		const shown = 3
		for i, p := range e.Programs[:min(len(e.Programs), shown)] {
			before := ""
			if i > 0 {
				before = ", or this"
			}
			gapProgram(t, p, before)
		}
		t.under(render.InkNormal, "nearest: "+e.Nearest)
		if e.Verdict != "" {
			t.under(render.InkQuiet, e.Verdict)
		}
		t.underMost(render.InkQuiet, "asked: "+e.Need, shortly)
	}
}

func gapProgram(t *sheetText, p paths.GapProgram, note string) {
	cost := render.DollarRange(p.CostUSD.Low, p.CostUSD.High)
	if len(p.Unknown) > 0 {
		cost = "tuition unknown, taken as " + cost
	}
	t.link(roles.Ref{Kind: roles.KindProgram, ID: p.Program}, render.Piece{Text: glyphLearn + " ", Ink: render.InkAccent}, render.Piece{Text: p.Name},
		render.Piece{Text: note, Ink: render.InkQuiet})
	t.under(render.InkQuiet, render.Span(p.Months)+" part time, "+cost)
}

func (e *env) gapTotals(t *sheetText, g *paths.Gap) {
	t.head("In all")
	study := "none"
	if g.Totals.Hours.High > 0 {
		study = fmt.Sprintf("%s at %d h a week: %s", render.HoursRange(g.Totals.Hours.Low, g.Totals.Hours.High), g.Totals.Pace, weeks(g.Totals.Weeks))
	}
	t.pair("study", study)
	if g.Totals.ProgramMonths > 0 {
		t.pair("programs", render.Span(g.Totals.ProgramMonths)+" part time")
	}
	if g.Totals.ExperienceMonths > 0 {
		t.pair("experience", render.Plural(g.Totals.ExperienceMonths, "month")+" missing")
	}
	t.pair("cost", render.DollarRange(g.Totals.CostUSD.Low, g.Totals.CostUSD.High)+unsure(g.Totals.Unknown))
	t.pair("ready", e.readyLine(g))
	t.pair("", insteadOfWork(g))
	if f := g.First; f != nil {
		t.link(roles.Ref{Kind: roles.KindSkill, ID: f.Skill}, render.Piece{Text: "Start with ", Ink: render.InkQuiet}, render.Piece{Text: f.Name},
			render.Piece{Text: ".", Ink: render.InkQuiet})
		t.under(render.InkQuiet, fmt.Sprintf("%d of %d other roles ask for it too", f.AlsoIn, f.Of))
	}
	t.para(render.InkQuiet, "Estimates, not promises; confirm with the issuer before paying.")
}
