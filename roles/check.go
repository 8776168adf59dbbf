package roles

import (
	"fmt"
	"strings"

	"careers/rung/internal/yamldoc"
)

// check reports what is wrong between records and within their meaning.
func (l *loader) check() {
	l.roles.rename(l, func(r *Role) []string { return r.Replaces })
	l.skills.rename(l, func(s *Skill) []string { return s.Replaces })
	l.certs.rename(l, func(c *Cert) []string { return c.Replaces })
	l.programs.rename(l, func(p *Program) []string { return p.Replaces })

	walkTable(l, l.licenses)
	walkTable(l, l.funding)
	walkTable(l, l.roles)
	walkTable(l, l.skills)
	walkTable(l, l.certs)
	walkTable(l, l.programs)
	walkTable(l, l.occupations)
	walkTable(l, l.ladders)

	aliases(l, l.roles, func(r *Role) []string { return append([]string{r.ID, r.Title}, r.Aliases...) })
	aliases(l, l.skills, func(s *Skill) []string { return append([]string{s.ID, s.Name}, s.Aliases...) })
	aliases(l, l.certs, func(c *Cert) []string { return append([]string{c.ID, c.Name}, c.Aliases...) })
	aliases(l, l.programs, func(p *Program) []string { return append([]string{p.ID, p.Name}, p.Aliases...) })
	aliases(l, l.licenses, func(x *License) []string { return append([]string{x.ID, x.Name}, x.Aliases...) })

	l.checkRoles()
	l.checkSkills()
	l.checkCerts()
	l.checkPrograms()
	l.checkOccupations()
	l.checkLadders()
	l.checkCycles()
}

// walkTable checks each value of each record that means the same wherever it
// stands: references, ranges and durations.
func walkTable[T any](l *loader, t *table[T]) {
	for _, r := range t.list {
		r := r
		t.typ.Walk(func(v yamldoc.Value) {
			if v.Ref != "" {
				l.reference(r.origin, v)
				return
			}
			l.rangeOrder(r.origin, v)
			if r.node != nil {
				l.weeks(r.origin, v)
			}
		}, &r.value)
	}
}

// ranges checks the ranges of a value that is no record.
func ranges(l *loader, at origin, typ *yamldoc.Type, value any) {
	typ.Walk(func(v yamldoc.Value) { l.rangeOrder(at, v) }, value)
}

func (l *loader) reference(at origin, v yamldoc.Value) {
	ref, ok := v.Ptr.(*string)
	if !ok {
		return
	}
	if v.Ref == "place" {
		l.place(at, v, ref)
		return
	}
	t := l.table(v.Ref)
	if id, known := t.resolve(*ref); known {
		*ref = id
		return
	}
	l.report(at, v.Path(), codeUnknownReference,
		l.nearestHint(*ref, t.ids, fmt.Sprintf("%ss are defined in %s", v.Ref, t.files())),
		"no %s has the id %q", v.Ref, *ref)
}

// place resolves a reference to a role or a track, written with its kind.
func (l *loader) place(at origin, v yamldoc.Value, ref *string) {
	kind, id, ok := strings.Cut(*ref, "/")
	if !ok || kind != string(KindRole) && kind != string(KindTrack) {
		hint := "write role/ID or track/ID"
		if _, known := l.tracks.resolve(*ref); known {
			hint = "write track/" + *ref
		} else if _, known := l.roles.resolve(*ref); known {
			hint = "write role/" + *ref
		}
		l.report(at, v.Path(), yamldoc.CodeForm, hint, "%q names neither a role nor a track", *ref)
		return
	}
	t := l.table(kind)
	if now, known := t.resolve(id); known {
		*ref = kind + "/" + now
		return
	}
	l.report(at, v.Path(), codeUnknownReference,
		l.nearestHint(id, t.ids, fmt.Sprintf("%ss are defined in %s", kind, t.files())),
		"no %s has the id %q", kind, id)
}

func (l *loader) table(kind string) referable {
	switch kind {
	case string(KindRole):
		return l.roles
	case string(KindTrack):
		return l.tracks
	case string(KindSkill):
		return l.skills
	case string(KindCert):
		return l.certs
	case string(KindProgram):
		return l.programs
	case string(KindLicense):
		return l.licenses
	case "funding":
		return l.funding
	case "source":
		return l.sources
	}
	panic("roles: a tag refers to the unknown kind " + kind)
}

func (l *loader) rangeOrder(at origin, v yamldoc.Value) {
	switch r := v.Ptr.(type) {
	case *IntRange:
		if r.Low > r.Typical || r.Typical > r.High {
			l.outOfOrder(at, v, fmt.Sprint(r.Low), fmt.Sprint(r.Typical), fmt.Sprint(r.High))
		}
	case *Tuition:
		if r.Low > r.Typical || r.Typical > r.High {
			l.outOfOrder(at, v, fmt.Sprint(r.Low), fmt.Sprint(r.Typical), fmt.Sprint(r.High))
		}
	case *DurationRange:
		if r.Low.Hundredths() > r.Typical.Hundredths() || r.Typical.Hundredths() > r.High.Hundredths() {
			l.outOfOrder(at, v, string(r.Low), string(r.Typical), string(r.High))
		}
	case *Experience:
		if r.LowYears > r.HighYears {
			l.report(at, v.Path(), codeRange, "swap them", "low_years %d is more than high_years %d", r.LowYears, r.HighYears)
		}
	}
}

func (l *loader) outOfOrder(at origin, v yamldoc.Value, low, typical, high string) {
	l.report(at, v.Path(), codeRange, "low may not exceed typical, nor typical high",
		"range is out of order: low %s, typical %s, high %s", low, typical, high)
}

// weeks allows them only where they make sense: in an exam's wait.
func (l *loader) weeks(at origin, v yamldoc.Value) {
	d, ok := v.Ptr.(*Duration)
	if !ok || !strings.HasSuffix(string(*d), "w") {
		return
	}
	path := v.Path()
	if strings.HasPrefix(path.String(), "wait.") {
		return
	}
	l.report(at, path, yamldoc.CodeForm, "write months or years, such as 18mo or 2y", "duration %q counts weeks, which only `wait` does", *d)
}

// aliases checks that a name means one record. The first two names are the id
// and the title; an alias may repeat its own record's.
func aliases[T any](l *loader, t *table[T], names func(*T) []string) {
	type use struct {
		r    *record[T]
		name int
	}
	path := func(i int) yamldoc.Path {
		if i < 2 {
			return yamldoc.Key(t.idKey)
		}
		return yamldoc.Key("aliases").Index(i - 2)
	}
	first := map[string]use{}
	clash := func(alias, other use, text string) {
		l.report(alias.r.origin, path(alias.name), codeDuplicateAlias, "drop the alias, or make it say which is meant",
			"alias %q also names the %s %q", text, t.kind, t.id(&other.r.value)).
			relate(other.r.origin, path(other.name), "there")
	}
	for _, r := range t.list {
		for i, name := range names(&r.value)[:2] {
			if _, taken := first[Folded(name)]; !taken {
				first[Folded(name)] = use{r, i}
			}
		}
	}
	for _, r := range t.list {
		for i, name := range names(&r.value)[2:] {
			if name == "" {
				continue // reported when it was decoded
			}
			this := use{r, i + 2}
			other, taken := first[Folded(name)]
			switch {
			case !taken:
				first[Folded(name)] = this
			case other.r != r:
				clash(this, other, name)
			case other.name >= 2:
				l.report(r.origin, path(this.name), codeDuplicateAlias, "drop one", "alias %q stands twice", name)
			}
		}
	}
}
