package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// newShelves are the kinds of things, with what can be told of each. What is told
// of the person is looked up in s.mine, which is another when they change.
func (s *browseScreen) newShelves() []*shelf {
	list := []*shelf{s.roleShelf(), s.skillShelf(), s.certShelf(), s.programShelf(), s.licenseShelf()}
	for _, one := range list {
		one.fill(namesOf(s.Catalog, one.kind))
	}
	return list
}

// mineFilter keeps what the person holds, or what they don't.
func (s *browseScreen) mineFilter(holds func(i int) bool) filter {
	return filter{does: filterMine, label: "mine", choices: []choice{anyOf("all"), {word: "held", keep: holds},
		{word: "not held", keep: func(i int) bool { return !holds(i) }}}}
}

// quoted is a flag's value as a shell takes it.
func quoted(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:", r))
	}) {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return text
}

// valueFilter keeps records of one value; values come by how many have it, the
// most first.
func valueFilter(does action, label, flag string, n int, of func(i int) []string, title func(string) string) filter {
	count := map[string]int{}
	for i := range n {
		for _, v := range of(i) {
			count[v]++
		}
	}
	delete(count, "")
	var values []string
	for v := range count {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	f := filter{does: does, label: label, choices: []choice{anyOf("all")}}
	for _, v := range values {
		flags := ""
		if flag != "" {
			flags = flag + " " + quoted(v)
		}
		f.choices = append(f.choices, choice{word: title(v), flags: flags, keep: func(i int) bool { return slices.Contains(of(i), v) }})
	}
	f.of = func(i int) int {
		if own := of(i); len(own) > 0 {
			return slices.Index(values, own[0]) + 1
		}
		return 0
	}
	return f
}

func asIs(text string) string { return text }

func (s *browseScreen) roleShelf() *shelf {
	c := s.Catalog
	n := len(c.Roles)
	sh := &shelf{kind: roles.KindRole, one: "role", title: "Roles", short: "Roles", command: "roles"}
	pays, growth := make([]int, n), make([]float64, n)
	const none = -1e9
	for i := range c.Roles {
		r := &c.Roles[i]
		sh.ids = append(sh.ids, r.ID)
		pays[i] = c.Pay(r).Typical
		growth[i] = none
		if o := render.OutlookOf(c, r); o != nil {
			growth[i] = o.Outlook.ChangePct
		}
	}
	tracks := valueFilter(filterGroup, "track", "--track", n, func(i int) []string { return []string{c.Roles[i].Track} }, c.TrackTitle)
	beginner := func(r *roles.Role) bool { return !r.Feeder && r.Entry.Realism == roles.EntryOpen }
	entry := filter{does: filterEntry, label: "begin", choices: []choice{anyOf("all"),
		{"entry level", "--level entry", func(i int) bool { return c.Roles[i].Level == roles.LevelEntry }},
		{"open to beginners", "--entry=open", func(i int) bool { return beginner(&c.Roles[i]) }}}}
	remote := filter{does: filterRemote, label: "remote", choices: []choice{anyOf("any"),
		{"full", "--remote=full", func(i int) bool { return c.Roles[i].Remote == roles.RemoteFull }},
		{"partial or full", "--remote=partial", func(i int) bool {
			return c.Roles[i].Remote == roles.RemoteFull || c.Roles[i].Remote == roles.RemotePartial
		}}}}
	sh.filters = []filter{tracks, entry, remote}
	sh.sorts = []sorting{
		{"name", "title", "", nil},
		{"pay", "pay", "pay", func(a, b int) int { return pays[b] - pays[a] }},
		{"growth", "", "growth", func(a, b int) int { return cmp.Compare(growth[b], growth[a]) }},
		{"stage", "stage", "stage", func(a, b int) int { return c.Roles[a].Stage - c.Roles[b].Stage }},
		{"needs least of me", "", "ready", func(a, b int) int { return s.mine.needs(a) - s.mine.needs(b) }},
	}
	sh.columns = []column{
		{"stage", 6, true, 46, func(i int) (string, paint) { return strconv.Itoa(c.Roles[i].Stage), plain }},
		{"track", 24, false, 98, func(i int) (string, paint) { return c.TrackTitle(c.Roles[i].Track), faint }},
		{"getting in", 12, false, 126, func(i int) (string, paint) {
			if r := &c.Roles[i]; !r.Feeder && r.Entry.Realism != "" {
				return string(r.Entry.Realism), faint
			}
			return string(roles.EntryClosed), faint
		}},
		{"remote", 9, false, 110, func(i int) (string, paint) { return or(string(c.Roles[i].Remote), "no"), faint }},
		{"growth", 9, true, 88, func(i int) (string, paint) {
			if growth[i] == none {
				return "unknown", faint
			}
			return render.Percent(growth[i]), plain
		}},
		{"pay", 10, true, 34, func(i int) (string, paint) {
			if pays[i] == 0 {
				return "unknown", faint
			}
			return render.Dollars(pays[i]), plain
		}},
		{"ready", 10, true, 1000, func(i int) (string, paint) {
			if i >= len(s.mine.ready) {
				return "…", faint
			}
			return s.mine.ready[i], plain
		}},
		{"you hold", 10, true, 54, func(i int) (string, paint) {
			if i >= len(s.mine.fits) || !s.mine.whose {
				return "", faint
			}
			fit := s.mine.fits[i]
			if fit.Met == fit.Required {
				return fmt.Sprintf("all %d", fit.Required), good
			}
			return fmt.Sprintf("%d of %d", fit.Met, fit.Required), plain
		}},
	}
	return sh
}

func (s *browseScreen) skillShelf() *shelf {
	c := s.Catalog
	sh := &shelf{kind: roles.KindSkill, one: "skill", title: "Skills", short: "Skills", command: "skills"}
	for i := range c.Skills {
		sh.ids = append(sh.ids, c.Skills[i].ID)
	}
	asked := askedCounts(c, roles.KindSkill)
	kinds := valueFilter(filterGroup, "kind", "--kind", len(c.Skills), func(i int) []string { return []string{c.Skills[i].Kind} }, asIs)
	ways := valueFilter(filterRemote, "comes by", "--acquire", len(c.Skills), func(i int) []string {
		return []string{or(string(c.Skills[i].Acquire), string(roles.ByStudy))}
	}, asIs)
	sh.filters = []filter{kinds, s.mineFilter(func(i int) bool { return s.mine.levels[c.Skills[i].ID] > roles.None }), ways}
	hours := func(i int) roles.IntRange { return c.Skills[i].Hours.At(roles.Working) }
	sh.sorts = []sorting{
		{"name", "name", "", nil},
		{"most asked for", "", "asked by", func(a, b int) int { return asked[c.Skills[b].ID] - asked[c.Skills[a].ID] }},
		{"hours", "hours", "to working", func(a, b int) int { return hours(a).Typical - hours(b).Typical }},
	}
	sh.columns = []column{
		{"kind", 12, false, 90, func(i int) (string, paint) { return c.Skills[i].Kind, faint }},
		{"to working", 12, true, 104, func(i int) (string, paint) {
			if h := hours(i); !h.IsZero() {
				return render.HoursRange(h.Low, h.High), faint
			}
			return "unknown", faint
		}},
		{"asked by", 10, true, 34, func(i int) (string, paint) { return strconv.Itoa(asked[c.Skills[i].ID]), plain }},
		{"you", 14, false, 52, func(i int) (string, paint) {
			if level := s.mine.levels[c.Skills[i].ID]; level > roles.None {
				return level.String(), good
			}
			return "", faint
		}},
	}
	return sh
}

func (s *browseScreen) certShelf() *shelf {
	c := s.Catalog
	sh := &shelf{kind: roles.KindCert, one: "certification", title: "Certifications", short: "Certs", command: "certs"}
	for i := range c.Certs {
		sh.ids = append(sh.ids, c.Certs[i].ID)
	}
	asked := askedCounts(c, roles.KindCert)
	fee := func(i int) int {
		if f := c.Certs[i].FeeUSD.Nonmember; f != nil {
			return *f
		}
		return 1 << 40 // not known comes last
	}
	issuers := valueFilter(filterGroup, "issuer", "--issuer", len(c.Certs), func(i int) []string { return []string{c.Certs[i].Issuer} }, asIs)
	status := valueFilter(filterRemote, "status", "--status", len(c.Certs), func(i int) []string {
		return []string{or(string(c.Certs[i].Status), string(roles.CertActive))}
	}, asIs)
	sh.filters = []filter{issuers, s.mineFilter(func(i int) bool { return s.mine.held["cert/"+c.Certs[i].ID] }), status}
	sh.sorts = []sorting{
		{"name", "name", "", nil},
		{"fee", "fee", "fee", func(a, b int) int { return fee(a) - fee(b) }},
		{"issuer", "issuer", "issuer", func(a, b int) int {
			return strings.Compare(roles.Folded(c.Certs[a].Issuer), roles.Folded(c.Certs[b].Issuer))
		}},
		{"most asked for", "", "asked by", func(a, b int) int { return asked[c.Certs[b].ID] - asked[c.Certs[a].ID] }},
	}
	sh.columns = []column{
		{"issuer", 18, false, 96, func(i int) (string, paint) { return c.Certs[i].Issuer, faint }},
		{"asked by", 10, true, 108, func(i int) (string, paint) { return strconv.Itoa(asked[c.Certs[i].ID]), plain }},
		{"fee", 11, true, 34, func(i int) (string, paint) {
			switch x := &c.Certs[i]; {
			case x.Status == roles.CertRetired || x.Status == roles.CertRestricted:
				return string(x.Status), warn
			case x.FeeUSD.Nonmember == nil:
				return "unknown", faint
			default:
				return render.Dollars(*x.FeeUSD.Nonmember), plain
			}
		}},
	}
	return sh
}

func (s *browseScreen) programShelf() *shelf {
	c := s.Catalog
	sh := &shelf{kind: roles.KindProgram, one: "program", title: "Programs", short: "Programs", command: "programs"}
	for i := range c.Programs {
		sh.ids = append(sh.ids, c.Programs[i].ID)
	}
	cost := func(i int) int {
		if t := c.Programs[i].CostUSD; t != nil {
			return t.Typical
		}
		return 1 << 40 // not known comes last
	}
	full := func(i int) paths.Months { m, _ := programMonths(&c.Programs[i]); return m }
	awards := valueFilter(filterGroup, "award", "--award", len(c.Programs), func(i int) []string { return []string{string(c.Programs[i].Award)} }, asIs)
	fields := valueFilter(filterRemote, "field", "--field", len(c.Programs), func(i int) []string { return c.Programs[i].Fields },
		func(v string) string { return strings.ReplaceAll(v, "-", " ") })
	sh.filters = []filter{awards, s.mineFilter(func(i int) bool { return s.mine.held["program/"+c.Programs[i].ID] }), fields}
	sh.sorts = []sorting{
		{"name", "name", "", nil},
		{"award", "award", "award", func(a, b int) int { return c.Programs[a].Award.Rank() - c.Programs[b].Award.Rank() }},
		{"months", "months", "full time", func(a, b int) int { return int(full(a) - full(b)) }},
		{"cost", "cost", "cost", func(a, b int) int { return cost(a) - cost(b) }},
	}
	sh.columns = []column{
		{"award", 13, false, 90, func(i int) (string, paint) { return string(c.Programs[i].Award), faint }},
		{"full time", 11, true, 62, func(i int) (string, paint) {
			if full(i) == 0 {
				return "unknown", faint
			}
			return render.Span(full(i)), plain
		}},
		{"cost", 10, true, 34, func(i int) (string, paint) {
			if c.Programs[i].CostUSD == nil {
				return "unknown", faint
			}
			return render.Dollars(c.Programs[i].CostUSD.Typical), plain
		}},
	}
	return sh
}

func (s *browseScreen) licenseShelf() *shelf {
	c := s.Catalog
	sh := &shelf{kind: roles.KindLicense, one: "license", title: "Licenses", short: "Licenses"}
	for i := range c.Licenses {
		sh.ids = append(sh.ids, c.Licenses[i].ID)
	}
	asked := askedCounts(c, roles.KindLicense)
	sh.filters = []filter{s.mineFilter(func(i int) bool { return s.mine.held["license/"+c.Licenses[i].ID] })}
	sh.sorts = []sorting{
		{"name", "", "", nil},
		{"most asked for", "", "asked by", func(a, b int) int { return asked[c.Licenses[b].ID] - asked[c.Licenses[a].ID] }},
	}
	sh.columns = []column{
		{"asked by", 10, true, 34, func(i int) (string, paint) { return strconv.Itoa(asked[c.Licenses[i].ID]), plain }},
	}
	return sh
}

// askedCounts is how many roles require each thing of a kind, alone or as one
// way of several.
func askedCounts(c *roles.Catalog, kind roles.Kind) map[string]int {
	count := map[string]int{}
	seen := map[string]int{} // the last role that asked, from 1
	for i := range c.Roles {
		q := &c.Roles[i].Requires
		for _, list := range [...][]roles.Clause{q.Education, q.Experience, q.Skills, q.Certs, q.Licenses} {
			for _, clause := range list {
				for j := range clause.Any {
					if id := namedBy(&clause.Any[j], kind); id != "" && seen[id] != i+1 {
						seen[id] = i + 1
						count[id]++
					}
				}
			}
		}
	}
	return count
}
