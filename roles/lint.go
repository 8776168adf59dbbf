package roles

import (
	"fmt"
	"path"
	"slices"
	"time"

	"careers/rung/internal/yamldoc"
)

// LintOptions say how strict Lint is.
type LintOptions struct {
	AsOf         time.Time // the day on which figures have an age; zero: the packs' as_of, and without one no figure is too old
	MaxAgeMonths int       // older figures are reported; 0: 24
}

// Lint loads layers as Load does and adds warnings about what is worth mending:
// dead ends, roles without a way in, figures that grow old. Compact layers,
// such as the built-in one, count as context and are not warned about.
func Lint(options LintOptions, layers ...Layer) (*Catalog, Diagnostics) {
	l := newLoader(layers)
	l.linting = true
	l.read()
	l.check()
	l.lint(options)
	l.accept()
	return l.finish()
}

// warnAt notes a warning at a value of a record that has a place.
func (l *loader) warnAt(at origin, path yamldoc.Path, code, hint, format string, args ...any) {
	if at.node == nil {
		return
	}
	d := at.diagnostic(path, code, hint, fmt.Sprintf(format, args...))
	d.Severity = SeverityWarning
	l.note(d)
}

func (l *loader) lint(options LintOptions) {
	l.lintGraph()
	l.lintRoles()
	l.lintCerts()
	l.lintPrograms()
	l.lintSkillGates()
	l.lintPay()
	l.lintMeetable()
	l.lintSourced()
	l.lintLevels()
	titles(l, l.roles, "title", func(r *Role) string { return r.Title })
	titles(l, l.skills, "name", func(s *Skill) string { return s.Name })
	titles(l, l.certs, "name", func(c *Cert) string { return c.Name })
	titles(l, l.programs, "name", func(p *Program) string { return p.Name })
	l.lintAges(options)
}

func (l *loader) lintRoles() {
	for _, r := range l.roles.list {
		role := &r.value
		if code := role.Occupation.SOC; code != "" && len(l.occupations.list) > 0 && l.occupations.byID[code[:min(len(code), len("15-2051"))]] == nil {
			l.warnAt(r.origin, yamldoc.Key("occupation", "soc"), codeOccupation, "add its wages to "+occupations+", or mend the code",
				"no occupation has the code %q, so the pay of %q is unknown", code, role.ID)
		}
		if folder := path.Base(path.Dir(r.file)); folder != role.Track && folder != rolesFolder && role.Track != "" {
			l.warnAt(r.origin, yamldoc.Key("track"), codeTrackFolder, fmt.Sprintf("move the file to %s/%s/", rolesFolder, role.Track),
				"track %q differs from the folder %q", role.Track, folder)
		}
		for i, clause := range role.Requires.Certs {
			retired := func(a Alternative) bool {
				cert := l.certs.get(a.Cert)
				return cert != nil && cert.Status == CertRetired
			}
			if len(clause.Any) > 0 && !slices.ContainsFunc(clause.Any, func(a Alternative) bool { return !retired(a) }) {
				l.warnAt(r.origin, yamldoc.Key("requires", "certs").Index(i), codeUnsittable, "add the certification that replaced it as an alternative",
					"role %q asks for a certification that is retired", role.ID)
			}
		}
	}
}

func (l *loader) lintCerts() {
	for _, r := range l.certs.list {
		cert := &r.value
		if cert.Status != CertRetired {
			if i := slices.IndexFunc(cert.Eligibility, func(c Clause) bool { return l.unsittable(c, cert.ID) }); i >= 0 {
				l.warnAt(r.origin, yamldoc.Key("eligibility").Index(i), codeUnsittable, "list it under `sponsors:` of a role, or add an alternative",
					"nobody can sit %q: no role sponsors it", cert.ID)
			}
		}
		l.feeYear(r.origin, yamldoc.Key("fee_usd"), cert.FeeUSD)
		l.feeYear(r.origin, yamldoc.Key("renewal", "fee_usd"), cert.Renewal.FeeUSD)
		if cert.Renewal.Units > 0 && cert.Renewal.Unit == "" {
			l.warnAt(r.origin, yamldoc.Key("renewal", "units"), codeUnit, "add `unit:`, such as CEU",
				"renewal of %q takes %d of what?", cert.ID, cert.Renewal.Units)
		}
		if cert.Renewal.Units > 0 && cert.Renewal.Every == "" {
			l.warnAt(r.origin, yamldoc.Key("renewal", "units"), codeUnit, "add `every:`, such as 24mo",
				"renewal of %q takes %d units, but not in what time", cert.ID, cert.Renewal.Units)
		}
	}
}

// unsittable reports whether every alternative of a clause needs an employer
// that sponsors the certification, and none does.
func (l *loader) unsittable(c Clause, id string) bool {
	for _, a := range c.Any {
		if !a.EmployerSponsored {
			return false
		}
	}
	return !slices.ContainsFunc(l.roles.list, func(r *record[Role]) bool { return slices.Contains(r.value.Sponsors, id) })
}

func (l *loader) feeYear(at origin, path yamldoc.Path, fee Fee) {
	if (fee.Member != nil || fee.Nonmember != nil) && fee.Year == 0 {
		l.warnAt(at, path, codeFeeYear, "add `year:`, the year in which it was looked up", "fee without a year")
	}
}

func (l *loader) lintPrograms() {
	for _, r := range l.programs.list {
		cost := r.value.CostUSD
		if cost == nil {
			continue
		}
		at := yamldoc.Key("cost_usd")
		if cost.Year == 0 {
			l.warnAt(r.origin, at, codeFeeYear, "add `year:`, the year of the prices", "cost without a year")
		}
		switch {
		case cost.Estimate && cost.Basis == "":
			l.warnAt(r.origin, at, codeBasis, "add `basis:`, what the estimate was made from", "estimate of the cost without its basis")
		case !cost.Estimate && cost.Source == "":
			l.warnAt(r.origin, at, codeBasis, "add `source:`, or `estimate: true` with `basis:`", "cost is neither sourced nor marked as an estimate")
		}
	}
	for _, r := range l.skills.list {
		if r.value.Hours.Estimate && r.value.Hours.Basis == "" {
			l.warnAt(r.origin, yamldoc.Key("hours"), codeBasis, "add `basis:`, what the estimate was made from", "estimate of the hours without its basis")
		}
	}
}

// titles warns of names that a reader can't tell apart.
func titles[T any](l *loader, t *table[T], key string, title func(*T) string) {
	first := map[string]*record[T]{}
	for _, r := range t.list {
		name := Folded(title(&r.value))
		if other := first[name]; other != nil {
			l.warnAt(r.origin, yamldoc.Key(key), codeTitle, "make it say which is meant",
				"%s %q is called the same as %q: %q", t.kind, t.id(&r.value), t.id(&other.value), title(&r.value))
			continue
		}
		first[name] = r
	}
}

// ages finds figures that are too old on a day.
type ages struct {
	*loader
	oldest time.Time
	months int
}

func (l *loader) lintAges(options LintOptions) {
	asOf := options.AsOf
	if asOf.IsZero() {
		day, err := time.Parse(time.DateOnly, l.pack.AsOf)
		if err != nil {
			return
		}
		asOf = day
	}
	months := options.MaxAgeMonths
	if months == 0 {
		months = 24
	}
	a := ages{l, asOf.AddDate(0, -months, 0), months}
	for _, r := range l.certs.list {
		c := &r.value
		a.date(r.origin, yamldoc.Key("checked_on"), c.CheckedOn, "certification was last checked")
		if c.FeeUSD.Member != nil || c.FeeUSD.Nonmember != nil {
			a.year(r.origin, yamldoc.Key("fee_usd", "year"), c.FeeUSD.Year, "fee")
		}
		a.year(r.origin, yamldoc.Key("pass_rate", "year"), c.PassRate.Year, "pass rate")
	}
	for _, r := range l.programs.list {
		if cost := r.value.CostUSD; cost != nil {
			a.year(r.origin, yamldoc.Key("cost_usd", "year"), cost.Year, "cost")
		}
	}
	for _, r := range l.roles.list {
		newest := -1
		for i, f := range r.value.Pay.Facts {
			if newest < 0 || f.Year > r.value.Pay.Facts[newest].Year {
				newest = i
			}
		}
		if newest >= 0 {
			a.year(r.origin, yamldoc.Key("pay", "facts").Index(newest).Key("year"), r.value.Pay.Facts[newest].Year, "newest pay")
		}
	}
	for _, r := range l.occupations.list {
		a.wages(r)
	}
	for _, r := range l.sources.list {
		checked := max(r.value.CheckedOn, r.value.Retrieved) // ISO dates order as text
		a.date(r.origin, yamldoc.Key("checked_on"), checked, "source was last checked")
	}
}

func (a ages) wages(r *record[Occupation]) {
	newest := map[string]int{}
	for i, w := range r.value.Wages {
		if at, ok := newest[w.Area]; !ok || w.Year > r.value.Wages[at].Year {
			newest[w.Area] = i
		}
	}
	for i, w := range r.value.Wages {
		if newest[w.Area] == i {
			a.year(r.origin, yamldoc.Key("wages").Index(i).Key("year"), w.Year, "newest wage in "+w.Area)
		}
	}
}

// year judges a figure of a year by the last day of it, in its favor.
func (a ages) year(at origin, path yamldoc.Path, year int, what string) {
	if year != 0 && time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).Before(a.oldest) {
		a.warnAt(at, path, codeStale, "look it up again", "%s is of %d, older than %d months", what, year, a.months)
	}
}

func (a ages) date(at origin, path yamldoc.Path, text, what string) {
	day, err := time.Parse(time.DateOnly, text)
	if err == nil && day.Before(a.oldest) {
		a.warnAt(at, path, codeStale, "look it up again", "%s on %s, more than %d months ago", what, text, a.months)
	}
}
