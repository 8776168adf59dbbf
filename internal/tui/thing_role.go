package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// Glyphs of what is held, what is held but not well enough, what is missing, and
// what only a job teaches.
const (
	glyphHave  = "✓"
	glyphLift  = "↑"
	glyphLearn = "+"
	glyphOnJob = "○"
)

// overview is what a person wants to know first of a thing.
func (e *env) overview(a *about, width int) []pageRow {
	t := newSheetText(width)
	switch a.ref.Kind {
	case roles.KindRole:
		e.roleOverview(t, e.Catalog.Role(a.ref.ID), a.known)
	case roles.KindSkill:
		e.skillOverview(t, e.Catalog.Skill(a.ref.ID), a.known)
	case roles.KindCert:
		e.certOverview(t, e.Catalog.Cert(a.ref.ID), a.known)
	case roles.KindProgram:
		e.programOverview(t, e.Catalog.Program(a.ref.ID), a.known)
	case roles.KindLicense:
		e.licenseOverview(t, e.Catalog.License(a.ref.ID), a.known)
	}
	return t.rows
}

func (e *env) roleOverview(t *sheetText, r *roles.Role, k *known) {
	c := e.Catalog
	t.para(render.InkNormal, r.Summary)
	if r.ID == e.here() {
		t.para(render.InkAccent, "@ You are here.")
	}
	e.roleForMe(t, r, k)
	t.head("Pay a year")
	t.picture(render.PayBand(c.Pay(r), wageOf(c, r), t.width))
	t.head("Outlook")
	if o := render.OutlookOf(c, r); o != nil {
		var middle *render.Beside
		if k != nil {
			middle = k.middle
		}
		t.picture(render.OutlookBar(o.Outlook, middle, t.width))
		t.para(render.InkQuiet, "occupation "+o.SOC+" "+o.Title+"; fit: "+string(r.Occupation.Fit))
	} else {
		t.para(render.InkQuiet, "unknown: no projection fits this role well enough")
	}
	t.head("The job")
	t.pair("getting in", gettingIn(r))
	t.pair("stage", stageWord(r.Stage)+", of "+strconv.Itoa(stages))
	t.pair("track", c.TrackTitle(r.Track))
	t.pair("remote", remoteWord(r))
	t.pair("found in", strings.ReplaceAll(strings.Join(r.Sectors, ", "), "-", " "))
	if r.Typical != nil {
		t.pair("usual", fmt.Sprintf("%d to %d years of work, an estimate", r.Typical.LowYears, r.Typical.HighYears))
	}
	e.clauses(t, "Asks for", k, r.Requires.Skills, r.Requires.Certs, r.Requires.Licenses, r.Requires.Education)
	e.clauses(t, "Helps, never required", k, r.Prefers.Skills, r.Prefers.Certs)
}

// wageOf is the distribution that a role's pay is seen on; nil where there is
// none that fits.
func wageOf(c *roles.Catalog, r *roles.Role) *roles.Wage {
	o := c.Occupation(r.Occupation.SOC)
	if o == nil || r.Occupation.Fit == roles.FitPoor {
		return nil
	}
	return o.Newest()
}

func gettingIn(r *roles.Role) string {
	switch {
	case r.Feeder:
		return "a job outside the field, where health workers start"
	case r.Entry.Realism == roles.EntryOpen && namesExperience(r):
		return openAllTheSame
	case r.Entry.Realism == roles.EntryOpen:
		return "open: people start here without experience"
	case r.Entry.Realism == roles.EntryBridge:
		return "bridge: formally open; most come by another job first"
	}
	return "closed to people without experience in the field"
}

// roleForMe is the gap in a few words.
func (e *env) roleForMe(t *sheetText, r *roles.Role, k *known) {
	if k == nil {
		return
	}
	t.head("For me" + e.asWhom())
	if !k.whose {
		t.para(render.InkQuiet, "This is for somebody who holds nothing: 5 makes a profile, f on a job starts from it.")
	}
	have := fmt.Sprintf("%d of %d required skills met", k.fit.Met, k.fit.Required)
	t.add(render.Piece{Text: share(k.fit.Met, k.fit.Required) + " ", Ink: render.InkAccent}, render.Piece{Text: have})
	g := k.gap.Totals
	if g.Hours.High > 0 {
		t.pair("study", fmt.Sprintf("%s, %s at %d h a week", render.HoursRange(g.Hours.Low, g.Hours.High), weeks(g.Weeks), g.Pace))
	}
	t.pair("missing", strings.Join(missing(k.gap), "; "))
	t.pair("", insteadOfWork(k.gap))
	if g.CostUSD.High > 0 {
		t.pair("cost", render.DollarRange(g.CostUSD.Low, g.CostUSD.High)+unsure(g.Unknown))
	}
	t.pair("ready", e.readyLine(k.gap))
}

// asWhom says who is meant by "me" where that is not the person themselves.
func (e *env) asWhom() string {
	if e.from == "" {
		return ""
	}
	return ", starting from " + e.roleTitle(e.from)
}

// share is a bar of ten parts.
func share(part, whole int) string {
	const parts = 10
	n := 0
	if whole > 0 {
		n = parts * part / whole
	}
	return strings.Repeat("▓", n) + strings.Repeat("░", parts-n)
}

func weeks(w paths.CostRange) string {
	if w.Low == w.High {
		return render.Plural(w.High, "week")
	}
	return strconv.Itoa(w.Low) + "–" + render.Plural(w.High, "week")
}

// unsure says that a price stands in for one that is not known.
func unsure(unknown []string) string {
	if len(unknown) == 0 {
		return ""
	}
	return "; a price is unknown and taken as usual"
}

// missing names what a person lacks besides skills.
func missing(g *paths.Gap) []string {
	var list []string
	if n := g.Totals.ExperienceMonths; n > 0 {
		list = append(list, render.Plural(n, "month")+" of experience")
	}
	for _, e := range g.Education {
		if len(e.Programs) > 0 {
			list = append(list, e.Programs[0].Name+" ("+render.Span(e.Programs[0].Months)+" part time)")
		}
	}
	for _, x := range g.Certs {
		list = append(list, x.Name)
	}
	for _, l := range g.Licenses {
		list = append(list, l.Name)
	}
	return list
}

// clauses lists demands, each alternative as a link.
func (e *env) clauses(t *sheetText, heading string, k *known, lists ...[]roles.Clause) {
	begun := false
	for _, clause := range slices.Concat(lists...) {
		or := ""
		for _, a := range clause.Any {
			ref, text := linkOf(a)
			if ref.ID == "" {
				continue
			}
			if !begun {
				t.head(heading)
				begun = true
			}
			glyph, ink := e.holding(k, ref, a.LevelOrWorking())
			t.link(ref, render.Piece{Text: glyph + " ", Ink: ink}, render.Piece{Text: or, Ink: render.InkQuiet},
				render.Piece{Text: e.Catalog.Title(ref)}, render.Piece{Text: text, Ink: render.InkQuiet})
			or = "or "
		}
	}
}

// linkOf is the thing that an alternative asks for, and what it asks of it.
func linkOf(a roles.Alternative) (roles.Ref, string) {
	switch {
	case a.Skill != "":
		return roles.Ref{Kind: roles.KindSkill, ID: a.Skill}, "  " + a.LevelOrWorking().String()
	case a.Cert != "":
		return roles.Ref{Kind: roles.KindCert, ID: a.Cert}, "  certification"
	case a.License != "":
		return roles.Ref{Kind: roles.KindLicense, ID: a.License}, "  license"
	case a.Program != "":
		return roles.Ref{Kind: roles.KindProgram, ID: a.Program}, "  program"
	}
	return roles.Ref{}, ""
}

// holding is the glyph of how a person stands to a demand.
func (e *env) holding(k *known, ref roles.Ref, level roles.Level) (string, render.Ink) {
	if k == nil {
		return " ", render.InkQuiet
	}
	who, _ := e.person()
	held := who.Holds(paths.Thing{Kind: ref.Kind, ID: ref.ID, Level: level})
	if ref.Kind == roles.KindSkill {
		held = k.levels[ref.ID] >= level
	}
	switch {
	case held:
		return glyphHave, render.InkGood
	case k.levels[ref.ID] > roles.None && ref.Kind == roles.KindSkill:
		return glyphLift, render.InkWarning
	}
	return glyphLearn, render.InkQuiet
}
