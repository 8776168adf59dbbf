package person

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"careers/rung/internal/yamldoc"
	"careers/rung/paths"
	"careers/rung/roles"
)

// Found is a profile as a catalog understands it on a day.
type Found struct {
	Holds   paths.Profile
	Jobs    []FoundJob // the current one first, then as written
	Certs   []FoundCert
	Pace    int  // hours a week; 0: not said
	Budget  *int // US dollars
	Horizon int  // months; 0: not said
	Limits  paths.Limits

	UnderWay []string // education that ends after the day: held by nobody yet
}

// FoundJob is a job that the catalog knows, with what was served in it. Jobs in
// one role that overlap count once.
type FoundJob struct {
	Role    string
	Months  int
	About   bool // only years are known
	Current bool
}

// FoundCert is a certification held that the catalog knows.
type FoundCert struct {
	ID string
	Cert
}

// Codes of what a profile says that a catalog does not bear out. A renamed or
// retired thing still counts; what the others are about does not.
const (
	CodeUnknownName = "unknown-name" // no record of that name
	CodeAmbiguous   = "ambiguous"    // several records
	CodeRenamed     = "renamed"
	CodeRetired     = "retired"
	CodeEnded       = "ended" // a license or a certification's cycle
	CodeDates       = "dates" // the end before the start, or a start to come
	CodeNameless    = "nameless"
)

// finder turns names into ids and notes what it cannot turn.
type finder struct {
	catalog *roles.Catalog
	today   time.Time
	profile *Profile
	notes   roles.Diagnostics
}

// In finds a profile in a catalog, as of a day. What the catalog does not know
// is left out of the result, never of the profile; the diagnostics say so, all
// of them warnings.
func (p *Profile) In(c *roles.Catalog, today time.Time) (*Found, roles.Diagnostics) {
	f := &finder{catalog: c, today: paths.Civil(today), profile: p}
	out := &Found{
		Holds: paths.Profile{Skills: map[string]roles.Level{}, Experience: map[string]int{}},
		Pace:  p.Pace, Budget: p.Budget, Horizon: 12 * p.Horizon,
	}
	f.jobs(out)
	for i, s := range p.Skills {
		if id := f.id(yamldoc.Key("skills").Index(i).Key("skill"), s.Skill, roles.KindSkill); id != "" {
			out.Holds.Skills[id] = max(out.Holds.Skills[id], roles.SkillLevel{Level: s.Level}.LevelOrWorking())
		}
	}
	f.certs(out)
	f.education(out)
	f.licenses(out)
	out.Limits = f.limits()
	slices.SortStableFunc(f.notes, func(a, b roles.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return out, f.notes
}

// warn notes what is wrong with a value.
func (f *finder) warn(at yamldoc.Path, code, hint, format string, args ...any) {
	d := roles.Diagnostic{Severity: roles.SeverityWarning, Code: code, File: f.profile.file, Path: at.String(),
		Message: fmt.Sprintf(format, args...), Hint: hint}
	if f.profile.node != nil {
		place := f.profile.node.Find(at)
		d.Line, d.Column, d.Path = place.Line, place.Column, place.Path
	}
	f.notes = append(f.notes, d)
}

// id finds the record of a kind that a name means; "" where there is none.
func (f *finder) id(at yamldoc.Path, name string, kind roles.Kind) string {
	if name == "" {
		return ""
	}
	refs := f.catalog.Find(name, kind)
	if len(refs) == 0 {
		hint := "it counts for nothing; keep it as text under `name` or `title`, or search: rung search WORDS"
		if near := f.catalog.Nearest(name, 3, kind); len(near) > 0 {
			hint = "did you mean " + idsOf(near) + "?"
		}
		f.warn(at, CodeUnknownName, hint, "no %s is called %q", kindWord(kind), name)
		return ""
	}
	if len(refs) > 1 {
		f.warn(at, CodeAmbiguous, "write one of "+idsOf(refs), "%q is the name of several %ss", name, kindWord(kind))
		return ""
	}
	ref := refs[0]
	if slices.ContainsFunc(replaced(f.catalog, ref), func(old string) bool { return roles.Folded(old) == roles.Folded(name) }) {
		f.warn(at, CodeRenamed, "it counts as that; nothing needs to be done", "%s is now called %s (%s)", name, f.catalog.Title(ref), ref.ID)
	}
	if x := f.catalog.Cert(ref.ID); kind == roles.KindCert && x.Status == roles.CertRetired {
		hint := "you keep it; nobody can earn it any more"
		if x.ReplacedBy != "" {
			hint = "its issuer now offers " + f.catalog.Title(roles.Ref{Kind: kind, ID: x.ReplacedBy}) + " (" + x.ReplacedBy + ")"
		}
		f.warn(at, CodeRetired, hint, "%s is retired", x.Name)
	}
	return ref.ID
}

// replaced lists the ids that a record had before.
func replaced(c *roles.Catalog, ref roles.Ref) []string {
	switch ref.Kind {
	case roles.KindRole:
		return c.Role(ref.ID).Replaces
	case roles.KindSkill:
		return c.Skill(ref.ID).Replaces
	case roles.KindCert:
		return c.Cert(ref.ID).Replaces
	case roles.KindProgram:
		return c.Program(ref.ID).Replaces
	}
	return nil
}

func idsOf(refs []roles.Ref) string {
	var ids []string
	for _, r := range refs {
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, ", ")
}

func kindWord(kind roles.Kind) string {
	if kind == roles.KindCert {
		return "certification"
	}
	return string(kind)
}

// served is a span of time in a role.
type served struct {
	from, to time.Time
	about    bool
}

func (f *finder) jobs(out *Found) {
	p := f.profile
	spans := map[string][]served{}
	order := []string{}
	add := func(role string, s served) {
		if spans[role] == nil {
			order = append(order, role)
		}
		spans[role] = append(spans[role], s)
	}
	if role := f.id(yamldoc.Key("role"), p.Role, roles.KindRole); role != "" {
		out.Holds.Role = role
		if s, ok := f.span(yamldoc.Key("since"), p.Since, ""); ok {
			add(role, s)
		} else {
			add(role, served{f.today, f.today, false})
		}
	}
	for i, job := range p.History {
		at := yamldoc.Key("history").Index(i)
		if job.Role == "" && job.Title == "" {
			f.warn(at, CodeNameless, "give it a `role` of the catalog, or a `title`", "a job without a name")
			continue
		}
		role := f.id(at.Key("role"), job.Role, roles.KindRole)
		if role == "" {
			continue
		}
		if s, ok := f.span(at.Key("from"), job.From, job.To); ok {
			add(role, s)
		} else {
			add(role, served{})
		}
	}
	for _, role := range order {
		months, about := union(spans[role])
		if months > 0 {
			out.Holds.Experience[role] = months
		}
		out.Jobs = append(out.Jobs, FoundJob{Role: role, Months: months, About: about, Current: role == out.Holds.Role})
	}
}

// span is the time from one date to another, or to today.
func (f *finder) span(at yamldoc.Path, from, to Date) (served, bool) {
	start, ok := from.Day()
	if !ok {
		return served{}, false
	}
	end, ended := to.Day()
	if !ended {
		end = f.today
	}
	switch {
	case ended && end.Before(start):
		f.warn(at, CodeDates, "swap them; until then no month counts", "it ends in %s, before it starts in %s", to, from)
		return served{}, false
	case start.After(f.today) && !(from.YearOnly() && start.Year() == f.today.Year()):
		f.warn(at, CodeDates, "no month counts yet", "it starts in %s, which is to come", from)
		return served{}, false
	case end.After(f.today):
		end = f.today
	}
	if end.Before(start) {
		end = start
	}
	return served{start, end, from.YearOnly() || ended && to.YearOnly()}, true
}

// union counts the whole months that some spans cover together.
func union(spans []served) (months int, about bool) {
	slices.SortFunc(spans, func(a, b served) int { return a.from.Compare(b.from) })
	var at served
	for i, s := range spans {
		about = about || s.about
		if i > 0 && !s.from.After(at.to) {
			if s.to.After(at.to) {
				at.to = s.to
			}
			continue
		}
		months += wholeMonths(at.from, at.to)
		at = s
	}
	return months + wholeMonths(at.from, at.to), about
}

func (f *finder) certs(out *Found) {
	for i, x := range f.profile.Certs {
		at := yamldoc.Key("certs").Index(i)
		if x.Cert == "" && x.Name == "" {
			f.warn(at, CodeNameless, "give it a `cert` of the catalog, or a `name`", "a certification without a name")
			continue
		}
		id := f.id(at.Key("cert"), x.Cert, roles.KindCert)
		if id == "" {
			continue
		}
		if day, ok := x.Earned.Day(); ok && !x.Earned.YearOnly() && day.After(f.today) {
			f.warn(at.Key("earned"), CodeDates, "it does not count yet", "%s is earned in %s, which is to come", f.catalog.Cert(id).Name, x.Earned)
			continue
		}
		out.Certs = append(out.Certs, FoundCert{id, x})
		if f.over(x.CycleEnds) {
			f.warn(at.Key("cycle_ends"), CodeEnded, "it counts as lapsed; once renewed, say so: rung profile set cert/"+id+" cycle_ends=DATE",
				"the cycle of %s ended in %s", f.catalog.Cert(id).Name, x.CycleEnds)
			continue
		}
		if !slices.Contains(out.Holds.Certs, id) {
			out.Holds.Certs = append(out.Holds.Certs, id)
		}
	}
}

// over reports whether a date has passed whole: a month or a year does at its end.
func (f *finder) over(d Date) bool {
	last, ok := d.LastDay()
	return ok && last.Before(f.today)
}

func (f *finder) education(out *Found) {
	for i, e := range f.profile.Education {
		at := yamldoc.Key("education").Index(i)
		if e.Program == "" && e.Award == "" && e.Title == "" {
			f.warn(at, CodeNameless, "give it a `program` of the catalog, an `award`, or a `title`", "education without a name")
			continue
		}
		if day, ok := e.Finished.Day(); ok && day.After(f.today) {
			out.UnderWay = append(out.UnderWay, e.Label())
			continue
		}
		if id := f.id(at.Key("program"), e.Program, roles.KindProgram); id != "" {
			if !slices.Contains(out.Holds.Programs, id) {
				out.Holds.Programs = append(out.Holds.Programs, id)
			}
			continue
		}
		if e.Award != "" {
			out.Holds.Awards = append(out.Holds.Awards, paths.Award{Award: e.Award, Fields: e.Fields, Accreditor: e.Accreditor})
		}
	}
	for _, x := range f.profile.Foreign {
		if x.Evaluated != "" {
			out.Holds.Awards = append(out.Holds.Awards, paths.Award{Award: x.Evaluated, Fields: x.Fields})
		}
	}
}

func (f *finder) licenses(out *Found) {
	for i, x := range f.profile.Licenses {
		at := yamldoc.Key("licenses").Index(i)
		if x.License == "" && x.Name == "" {
			f.warn(at, CodeNameless, "give it a `license` of the catalog, or a `name`", "a license without a name")
			continue
		}
		id := f.id(at.Key("license"), x.License, roles.KindLicense)
		if id == "" {
			continue
		}
		if f.over(x.Expires) {
			f.warn(at.Key("expires"), CodeEnded, "it does not count; once renewed, say so: rung profile set license/"+id+" expires=DATE",
				"%s expired in %s", f.catalog.License(id).Name, x.Expires)
			continue
		}
		if !slices.Contains(out.Holds.Licenses, id) {
			out.Holds.Licenses = append(out.Holds.Licenses, id)
		}
	}
}

// limits reads the limits of every plan.
func (f *finder) limits() paths.Limits {
	l := f.profile.Limits
	out := paths.Limits{Budget: f.profile.Budget, MaxMoves: l.MaxMoves, NoNewDegree: l.NoNewDegree, FullTimeStudy: l.FullTimeStudy,
		Remote: roles.Remote(l.Remote)}
	if l.Deadline != "" {
		hundredths := l.Deadline.Hundredths()
		out.Deadline = &hundredths
	}
	if l.Sector != "" {
		sector := roles.Sector(l.Sector)
		if slices.ContainsFunc(f.catalog.Roles, func(r roles.Role) bool { return slices.Contains(r.Sectors, sector) }) {
			out.Sector = sector
		} else {
			f.warn(yamldoc.Key("limits", "sector"), CodeUnknownName, "it bounds nothing; see the sectors: rung roles --help", "no role is in a sector called %q", l.Sector)
		}
	}
	out.Avoid = f.roleIDs("avoid", l.Avoid)
	out.Via = f.roleIDs("via", l.Via)
	return out
}

func (f *finder) roleIDs(key string, names []string) []string {
	var ids []string
	for i, name := range names {
		if id := f.id(yamldoc.Key("limits", key).Index(i), name, roles.KindRole); id != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// HeldCerts are the certifications held as renewals are asked for.
func (f *Found) HeldCerts() []paths.HeldCert {
	var held []paths.HeldCert
	for _, x := range f.Certs {
		h := paths.HeldCert{ID: x.ID, EarnedTo: knownTo(x.Earned), CycleEndsTo: knownTo(x.CycleEnds)}
		h.Earned, _ = x.Earned.Day()
		h.CycleEnds, _ = x.CycleEnds.LastDay()
		if x.Units != nil {
			h.Units, h.UnitsKnown = *x.Units, true
		}
		held = append(held, h)
	}
	return held
}

// knownTo is how exactly a date is known.
func knownTo(d Date) paths.Precision {
	switch {
	case d.YearOnly():
		return paths.ToYear
	case len(d) == len("2021-03"):
		return paths.ToMonth
	}
	return paths.ToDay
}
