package person

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Subject is what values are set on: the profile, or one of its things.
type Subject struct {
	profile *Profile
	catalog *roles.Catalog
	keys    map[string]func(string) error // of a thing; nil: the profile
	what    string
}

// Setting is the profile as the subject of Set.
func (p *Profile) Setting(c *roles.Catalog) *Subject {
	return &Subject{profile: p, catalog: c, what: "profile"}
}

// Keys lists the keys that Set takes, sorted; those of a thing before those of
// the profile.
func (s *Subject) Keys() []string {
	var own []string
	for key := range s.keys {
		own = append(own, key)
	}
	slices.Sort(own)
	var all []string
	for key := range s.profileKeys() {
		all = append(all, key)
	}
	slices.Sort(all)
	return append(own, all...)
}

// Set gives a key a value; an empty one takes it away. Names of things are
// looked up and stored as ids.
func (s *Subject) Set(key, value string) error {
	key = strings.ReplaceAll(strings.TrimSpace(key), "-", "_")
	value = strings.TrimSpace(value)
	keys := s.keys
	if keys == nil {
		keys = s.profileKeys()
	}
	set := keys[key]
	if set == nil && s.keys != nil && s.profileKeys()[key] != nil {
		return fmt.Errorf("%q is a key of the profile, not of a %s: write it before the things", key, s.what)
	}
	if set == nil {
		return fmt.Errorf("%q is not a key of a %s", key, s.what)
	}
	return set(value)
}

func (s *Subject) profileKeys() map[string]func(string) error {
	p := s.profile
	l := &p.Limits
	return map[string]func(string) error{
		"name": text(&p.Name), "title": text(&p.Title), "employer": text(&p.Employer), "metro": text(&p.Metro), "notes": text(&p.Notes),
		"role":  s.role(&p.Role),
		"since": date(&p.Since),
		"pace": func(v string) error {
			return number(&p.Pace, strings.TrimSuffix(strings.TrimSuffix(v, "/wk"), "h"), 1, 168)
		},
		"budget":          dollars(&p.Budget),
		"savings":         dollars(&p.Savings),
		"horizon_years":   func(v string) error { return number(&p.Horizon, strings.TrimSuffix(v, "y"), 1, 60) },
		"horizon":         func(v string) error { return number(&p.Horizon, strings.TrimSuffix(v, "y"), 1, 60) },
		"state":           state(&p.State),
		"deadline":        s.deadline,
		"no_new_degree":   boolean(&l.NoNewDegree),
		"full_time_study": boolean(&l.FullTimeStudy),
		"remote":          oneOf(&l.Remote, "full", "partial"),
		"sector":          s.sector,
		"avoid":           s.roles(&l.Avoid),
		"via":             s.roles(&l.Via),
		"max_moves":       func(v string) error { return number(&l.MaxMoves, v, 1, 12) },
	}
}

// Hold adds a skill, certification, program or license, or finds the one that
// is there, and makes it the subject.
func (s *Subject) Hold(t paths.Thing) *Subject {
	p := s.profile
	out := &Subject{profile: p, catalog: s.catalog, what: string(t.Kind)}
	same := func(name string) bool { return name != "" && CurrentID(s.catalog, t.Kind, name) == t.ID }
	switch t.Kind {
	case roles.KindSkill:
		x := at(&p.Skills, func(x Skill) bool { return same(x.Skill) }, Skill{Skill: t.ID})
		if t.Level != roles.None {
			x.Level = t.Level
		}
		x.Level = cmp.Or(x.Level, roles.Working)
		out.keys = map[string]func(string) error{"on": date(&x.On), "note": text(&x.Note), "level": level(&x.Level)}
	case roles.KindCert:
		x := at(&p.Certs, func(x Cert) bool { return same(x.Cert) }, Cert{Cert: t.ID})
		out.keys = map[string]func(string) error{"earned": date(&x.Earned), "cycle_ends": date(&x.CycleEnds), "units": units(&x.Units), "note": text(&x.Note)}
	case roles.KindProgram:
		x := at(&p.Education, func(x Education) bool { return same(x.Program) }, Education{Program: t.ID})
		out.keys = map[string]func(string) error{"finished": date(&x.Finished), "school": text(&x.School), "note": text(&x.Note)}
	case roles.KindLicense:
		x := at(&p.Licenses, func(x License) bool { return same(x.License) }, License{License: t.ID})
		out.keys = map[string]func(string) error{
			"expires": func(v string) error { return date(&x.Expires)(v) }, "note": func(v string) error { return text(&x.Note)(v) },
			"state": func(v string) error { // a license of another state is another license
				set := ""
				if err := state(&set)(v); err != nil {
					return err
				}
				if x.State != "" && x.State != set {
					x = at(&p.Licenses, func(y License) bool { return same(y.License) && y.State == set }, License{License: t.ID})
				}
				x.State = set
				return nil
			},
		}
	}
	return out
}

// Award adds an award that is held without a named program, or finds the one of
// that rank and those fields, and makes it the subject.
func (s *Subject) Award(award roles.Award, fields []string) *Subject {
	x := at(&s.profile.Education, func(x Education) bool { return x.Program == "" && x.Award == award && slices.Equal(x.Fields, fields) },
		Education{Award: award, Fields: fields})
	return &Subject{profile: s.profile, catalog: s.catalog, what: "award", keys: map[string]func(string) error{
		"finished": date(&x.Finished), "school": text(&x.School), "title": text(&x.Title), "accreditor": text(&x.Accreditor), "note": text(&x.Note),
	}}
}

// Job adds an earlier job and makes it the subject. Once it has the begin of one
// that was there before it takes the place of that.
func (s *Subject) Job(role string) *Subject {
	p := s.profile
	p.History = append(p.History, Job{Role: role})
	x := &p.History[len(p.History)-1]
	from := func(v string) error {
		if err := date(&x.From)(v); err != nil {
			return err
		}
		last := len(p.History) - 1
		for i := range last {
			if y := p.History[i]; y.Role != "" && CurrentID(s.catalog, roles.KindRole, y.Role) == role && y.From == x.From {
				p.History = slices.Delete(p.History, last, last+1)
				*x = Job{}
				x = &p.History[i]
				break
			}
		}
		return nil
	}
	return &Subject{profile: s.profile, catalog: s.catalog, what: "job", keys: map[string]func(string) error{
		"from": from, "to": func(v string) error { return date(&x.To)(v) }, "title": func(v string) error { return text(&x.Title)(v) },
		"employer": func(v string) error { return text(&x.Employer)(v) }, "note": func(v string) error { return text(&x.Note)(v) },
	}}
}

// Drop takes away a thing, and reports whether it was there.
func (p *Profile) Drop(c *roles.Catalog, ref roles.Ref) bool {
	same := func(name string) bool { return name != "" && CurrentID(c, ref.Kind, name) == ref.ID }
	switch ref.Kind {
	case roles.KindRole:
		return drop(&p.History, func(x Job) bool { return same(x.Role) })
	case roles.KindSkill:
		return drop(&p.Skills, func(x Skill) bool { return same(x.Skill) })
	case roles.KindCert:
		return drop(&p.Certs, func(x Cert) bool { return same(x.Cert) })
	case roles.KindProgram:
		return drop(&p.Education, func(x Education) bool { return same(x.Program) })
	case roles.KindLicense:
		return drop(&p.Licenses, func(x License) bool { return same(x.License) })
	}
	return false
}

// SameRole reports whether the profile's role is the one of an id, however it is
// spelled.
func (p *Profile) SameRole(c *roles.Catalog, id string) bool {
	return p.Role != "" && CurrentID(c, roles.KindRole, p.Role) == id
}

// DropNamed takes away what the profile names so and the catalog does not know,
// and reports whether there was anything.
func (p *Profile) DropNamed(name string) bool {
	same := func(x string) bool { return x != "" && roles.Folded(x) == roles.Folded(name) }
	found := drop(&p.Skills, func(x Skill) bool { return same(x.Skill) })
	found = drop(&p.Certs, func(x Cert) bool { return same(x.Cert) || same(x.Name) }) || found
	found = drop(&p.Education, func(x Education) bool { return same(x.Program) }) || found
	found = drop(&p.Licenses, func(x License) bool { return same(x.License) || same(x.Name) }) || found
	found = drop(&p.History, func(x Job) bool { return same(x.Role) }) || found
	return drop(&p.Unmatched, same) || found
}

// UsualSkills adds the skills that a role requires and the profile does not
// have, each by its least demanding alternative, with a note that says so. It
// returns their ids.
func (p *Profile) UsualSkills(c *roles.Catalog, role string, today time.Time) []string {
	r := c.Role(role)
	if r == nil {
		return nil
	}
	usual, _ := paths.AssumeFrom(c, role)
	found, _ := p.In(c, today)
	held := found.Holds.Closed(c)
	var added []string
	for _, s := range c.Skills {
		level, ok := usual.Skills[s.ID]
		if !ok || held.Skills[s.ID] >= level {
			continue
		}
		x := at(&p.Skills, func(x Skill) bool { return CurrentID(c, roles.KindSkill, x.Skill) == s.ID }, Skill{Skill: s.ID})
		x.Level, x.Note = level, "usual for a "+r.Title
		added = append(added, s.ID)
	}
	return added
}

// Assume makes the profile that of somebody who has a job, with all that a plan
// assumes of them.
func (p *Profile) Assume(c *roles.Catalog, role string, today time.Time) {
	p.Role = role
	p.UsualSkills(c, role, today)
	note := "assumed of a " + c.Title(roles.Ref{Kind: roles.KindRole, ID: role})
	usual, _ := paths.AssumeFrom(c, role)
	for _, id := range usual.Certs {
		p.Certs = append(p.Certs, Cert{Cert: id, Note: note})
	}
	for _, id := range usual.Programs {
		p.Education = append(p.Education, Education{Program: id, Note: note})
	}
	for _, a := range usual.Awards {
		p.Education = append(p.Education, Education{Award: a.Award, Fields: a.Fields, Accreditor: a.Accreditor, Note: note})
	}
	for _, id := range usual.Licenses {
		p.Licenses = append(p.Licenses, License{License: id, Note: note})
	}
}

// at is the first element for which same holds, or a new one at the end.
func at[T any](list *[]T, same func(T) bool, fresh T) *T {
	i := slices.IndexFunc(*list, same)
	if i < 0 {
		*list = append(*list, fresh)
		i = len(*list) - 1
	}
	return &(*list)[i]
}

func drop[T any](list *[]T, same func(T) bool) bool {
	before := len(*list)
	*list = slices.DeleteFunc(*list, same)
	return len(*list) < before
}

func text(to *string) func(string) error {
	return func(v string) error {
		*to = strings.Join(strings.Fields(v), " ")
		return nil
	}
}

func date(to *Date) func(string) error {
	return func(v string) error { return to.UnmarshalText([]byte(v)) }
}

func number(to *int, v string, low, high int) error {
	if v == "" {
		*to = 0
		return nil
	}
	n, err := strconv.Atoi(strings.TrimSpace(v))
	if err != nil || n < low || n > high {
		return fmt.Errorf("%q is not a number from %d to %d", v, low, high)
	}
	*to = n
	return nil
}

func units(to **int) func(string) error {
	return func(v string) error {
		const most = 10_000
		n := 0
		if err := number(&n, v, 0, most); err != nil {
			return err
		}
		*to = nil
		if v != "" {
			*to = &n
		}
		return nil
	}
}

// Amount is how whole dollars are written: 30000, 30,000, $30000 or 30k.
var amount = regexp.MustCompile(`^\$?([0-9]{1,10}|[0-9]{1,3}(?:,[0-9]{3})+)(k?)$`)

// ParseUSD reads whole dollars, at most a billion.
func ParseUSD(v string) (int, error) {
	const most = 1_000_000_000
	m := amount.FindStringSubmatch(strings.TrimSpace(v))
	if m == nil {
		return 0, fmt.Errorf("%q is not an amount", v)
	}
	n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
	if m[2] == "k" {
		n *= 1000
	}
	if err != nil || n > most {
		return 0, fmt.Errorf("%q is not an amount", v)
	}
	return n, nil
}

func dollars(to **int) func(string) error {
	return func(v string) error {
		if v == "" {
			*to = nil
			return nil
		}
		n, err := ParseUSD(v)
		if err == nil {
			*to = &n
		}
		return err
	}
}

func state(to *string) func(string) error {
	return func(v string) error {
		v = strings.ToUpper(v)
		if v != "" && (len(v) != 2 || strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
			return fmt.Errorf("%q is not a state: write two letters, as TX", v)
		}
		*to = v
		return nil
	}
}

func boolean(to *bool) func(string) error {
	return func(v string) error {
		switch strings.ToLower(v) {
		case "true", "yes", "on":
			*to = true
		case "", "false", "no", "off":
			*to = false
		default:
			return fmt.Errorf("%q is neither true nor false", v)
		}
		return nil
	}
}

func level(to *roles.Level) func(string) error {
	return func(v string) error { return to.UnmarshalText([]byte(v)) }
}

func oneOf(to *string, values ...string) func(string) error {
	return func(v string) error {
		if v != "" && !slices.Contains(values, v) {
			return fmt.Errorf("%q is not one of: %s", v, strings.Join(values, ", "))
		}
		*to = v
		return nil
	}
}

func (s *Subject) deadline(v string) error {
	if _, err := roles.ParseDuration(v); err != nil {
		return err
	}
	s.profile.Limits.Deadline = roles.Duration(v)
	return nil
}

func (s *Subject) sector(v string) error {
	sector := roles.Sector(v)
	if v != "" && !slices.ContainsFunc(s.catalog.Roles, func(r roles.Role) bool { return slices.Contains(r.Sectors, sector) }) {
		return fmt.Errorf("no role is in a sector called %q", v)
	}
	s.profile.Limits.Sector = sector
	return nil
}

func (s *Subject) role(to *string) func(string) error {
	return func(v string) error {
		if v == "" {
			*to = ""
			return nil
		}
		refs := s.catalog.Find(v, roles.KindRole)
		if len(refs) != 1 {
			hint := "search for it: rung search WORDS"
			if near := cmp.Or(idsOf(refs), idsOf(s.catalog.Nearest(v, 3, roles.KindRole))); near != "" {
				hint = "write one of " + near
			}
			return fmt.Errorf("%q is not one role: %s", v, hint)
		}
		*to = refs[0].ID
		return nil
	}
}

func (s *Subject) roles(to *[]string) func(string) error {
	return func(v string) error {
		var ids []string
		for name := range strings.SplitSeq(v, ",") {
			id := ""
			if err := s.role(&id)(strings.TrimSpace(name)); err != nil {
				return err
			}
			if id != "" {
				ids = append(ids, id)
			}
		}
		*to = ids
		return nil
	}
}
