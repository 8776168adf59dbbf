package roles

import (
	"fmt"
	"slices"

	"careers/rung/internal/yamldoc"
)

// lintPay warns of promotions after which a person typically earns less than
// before, unless the move says why.
func (l *loader) lintPay() {
	c := NewCatalog(Catalog{Occupations: l.occupations.values()})
	for _, r := range l.roles.list {
		before := c.Pay(&r.value)
		for i, m := range r.value.Moves {
			to := l.roles.get(m.To)
			if to == nil || m.Kind != Promotion || !before.Known {
				continue
			}
			after := c.Pay(to)
			falls := after.Known && after.Typical < before.Typical
			at := yamldoc.Key("moves").Index(i)
			switch {
			case falls && m.PayFalls == "":
				l.warnAt(r.origin, at, codePayFalls, "say why under `pay_falls:`, or mend the pay of one of the two, or the move's kind",
					"promotion to %q typically pays %d, less than the %d before", m.To, after.Typical, before.Typical)
			case !falls && m.PayFalls != "" && after.Known:
				l.warnAt(r.origin, at.Key("pay_falls"), codePayFalls, "remove it",
					"promotion to %q does not pay less", m.To)
			}
		}
	}
}

// lintMeetable warns of alternatives that nothing in the packs can meet: no
// program ends in such an award, nobody works where the time is to be served.
func (l *loader) lintMeetable() {
	for _, r := range l.roles.list {
		q, p := &r.value.Requires, &r.value.Prefers
		l.meetable(r.origin, yamldoc.Key("requires", "education"), q.Education)
		l.meetable(r.origin, yamldoc.Key("requires", "experience"), q.Experience)
		l.meetable(r.origin, yamldoc.Key("prefers", "education"), p.Education)
	}
	for _, r := range l.certs.list {
		if r.value.Status != CertRetired {
			l.meetable(r.origin, yamldoc.Key("eligibility"), r.value.Eligibility)
		}
	}
	for _, r := range l.programs.list {
		l.meetable(r.origin, yamldoc.Key("entry"), r.value.Entry)
	}
}

func (l *loader) meetable(at origin, path yamldoc.Path, clauses []Clause) {
	for i, clause := range clauses {
		for j, a := range clause.Any {
			here := path.Index(i).Key("any").Index(j)
			if len(l.programs.list) > 0 && a.Award != "" && !l.taught(a) {
				l.warnAt(at, here, codeUnmeetable, "mend the fields or the accreditor, or add a program", "no program ends in such an award")
			}
			if (a.Months > 0 || a.Experience != "") && len(a.In) > 0 && !slices.ContainsFunc(a.In, l.peopled) {
				l.warnAt(at, here.Key("in"), codeUnmeetable, "name the roles in which such time is served", "no role stands where this experience is to be served")
			}
			if cert := l.certs.get(a.Cert); cert != nil && cert.Status == CertRetired {
				l.warnAt(at, here, codeUnmeetable, "name the one that replaced it as well", "certification %q is retired, so nobody new can hold it", a.Cert)
			}
		}
	}
}

// taught reports whether some program's award meets an alternative's.
func (l *loader) taught(a Alternative) bool {
	return slices.ContainsFunc(l.programs.list, func(r *record[Program]) bool {
		return l.metByProgram(Clause{Any: []Alternative{{Award: a.Award, Fields: a.Fields, Accreditor: a.Accreditor}}}, &r.value)
	})
}

// peopled reports whether a place, track/ID or role/ID, has a role.
func (l *loader) peopled(place string) bool {
	return slices.ContainsFunc(l.roles.list, func(r *record[Role]) bool {
		return place == "role/"+r.value.ID || place == "track/"+r.value.Track
	})
}

// lintSourced warns of figures and judgements that do not say where they come
// from.
func (l *loader) lintSourced() {
	missing := func(at origin, path yamldoc.Path, what string) {
		l.warnAt(at, path, codeUnsourced, "add `source: <id>`; ids are in "+sources, "%s without a source", what)
	}
	listed := func(at origin, ids []string, what string) {
		if len(ids) == 0 {
			l.warnAt(at, yamldoc.Path{}, codeUnsourced, "add `sources: [<id>]`; ids are in "+sources, "%s without a source", what)
		}
	}
	for _, r := range l.roles.list {
		role := &r.value
		for i, m := range role.Moves {
			if m.Source == "" && !m.Tenure.IsZero() {
				missing(r.origin, yamldoc.Key("moves").Index(i), fmt.Sprintf("tenure of the move to %q", m.To))
			}
		}
		for i, c := range role.Changes {
			if c.Source == "" {
				missing(r.origin, yamldoc.Key("changes").Index(i), "change")
			}
		}
		for i, c := range role.Conditions {
			if c.Source == "" {
				missing(r.origin, yamldoc.Key("conditions").Index(i), "condition")
			}
		}
		if role.Typical != nil && role.Typical.Source == "" {
			missing(r.origin, yamldoc.Key("typical_experience"), "typical experience")
		}
		if !role.Entry.Search.IsZero() {
			listed(r.origin, role.Sources, fmt.Sprintf("search time of %q", role.ID))
		}
	}
	for _, r := range l.skills.list {
		if h := &r.value.Hours; !h.Estimate && *h != (SkillHours{}) {
			listed(r.origin, r.value.Sources, fmt.Sprintf("hours of %q", r.value.ID))
		}
	}
	for _, r := range l.certs.list {
		x := &r.value
		fees := x.FeeUSD != (Fee{}) && x.FeeUSD.Source == ""
		if !fees && x.Hours.IsZero() && x.Wait.IsZero() && x.Renewal == (Renewal{}) && len(x.Eligibility) == 0 {
			continue
		}
		listed(r.origin, r.value.Sources, fmt.Sprintf("certification %q", r.value.ID))
	}
	for _, r := range l.programs.list {
		listed(r.origin, r.value.Sources, fmt.Sprintf("program %q", r.value.ID))
	}
	for _, r := range l.licenses.list {
		if r.value.How.Years != (IntRange{}) || r.value.How.CostUSD != (IntRange{}) {
			listed(r.origin, r.value.Sources, fmt.Sprintf("license %q", r.value.ID))
		}
	}
}

// lintLevels warns of skills whose levels a reader can't tell apart.
func (l *loader) lintLevels() {
	for _, r := range l.skills.list {
		t := r.value.Levels
		if t == (LevelTexts{}) {
			continue
		}
		texts := []string{t.Aware, t.Working, t.Practitioner, t.Expert}
		for i, name := range []string{"aware", "working", "practitioner", "expert"} {
			switch first := slices.Index(texts, texts[i]); {
			case texts[i] == "":
				l.warnAt(r.origin, yamldoc.Key("levels"), codeLevels, "describe all four levels, or none", "level %s of %q is not described", name, r.value.ID)
			case first < i:
				l.warnAt(r.origin, yamldoc.Key("levels", name), codeLevels, "say what one sees at this level and not below it",
					"level %s of %q is described as the one below it", name, r.value.ID)
			}
		}
	}
}
