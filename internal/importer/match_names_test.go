package importer

import (
	"slices"
	"testing"
	"time"

	"careers/rung/roles"
)

func asOf() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }

func builtinMatcher(t testing.TB) *Matcher {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return NewMatcher(c)
}

// asWritten is what the matcher finds where a resume has a name alone, in the
// section that is for its kind.
func asWritten(m *Matcher, kind roles.Kind, name string) Found {
	r := &Resume{}
	switch kind {
	case roles.KindRole:
		r.Jobs = []Job{{Title: name, Employer: "Mercy Hospital", From: "2020", To: "2022",
			Text: []string{"Worked on the EHR and its software"}}}
		return m.Match(r, asOf()).Jobs[0].Found
	case roles.KindSkill:
		r.Skills = []Skill{{Name: name}}
		return m.Match(r, asOf()).Skills[0].Found
	case roles.KindProgram:
		r.Education = []Education{{Degree: name, To: "2020"}}
		return m.Match(r, asOf()).Education[0].Found
	}
	r.Certs = []Credential{{Name: name}}
	return m.Match(r, asOf()).Certs[0].Found
}

// named is a record of a catalog with all that it is called.
type named struct {
	ref     roles.Ref
	title   string
	aliases []string
}

func namedRecords(c *roles.Catalog) []named {
	var all []named
	for _, r := range c.Roles {
		all = append(all, named{roles.Ref{Kind: roles.KindRole, ID: r.ID}, r.Title, r.Aliases})
	}
	for _, s := range c.Skills {
		all = append(all, named{roles.Ref{Kind: roles.KindSkill, ID: s.ID}, s.Name, s.Aliases})
	}
	for _, x := range c.Certs {
		all = append(all, named{roles.Ref{Kind: roles.KindCert, ID: x.ID}, x.Name, x.Aliases})
	}
	for _, p := range c.Programs {
		all = append(all, named{roles.Ref{Kind: roles.KindProgram, ID: p.ID}, p.Name, p.Aliases})
	}
	for _, l := range c.Licenses {
		all = append(all, named{roles.Ref{Kind: roles.KindLicense, ID: l.ID}, l.Name, l.Aliases})
	}
	return all
}

// A record is found sure by its own title, and at least likely by each of its
// other names; where two records share a name, it is unsure and both are
// candidates, or the one whose title it is.
func TestEveryNameOfTheCatalogIsFound(t *testing.T) {
	m := builtinMatcher(t)
	all := namedRecords(m.c)
	if len(all) < 400 {
		t.Fatalf("%d records: not the whole catalog", len(all))
	}
	// A license and a degree may have one name: MD.
	family := func(k roles.Kind) roles.Kind {
		if k == roles.KindLicense || k == roles.KindProgram {
			return roles.KindCert
		}
		return k
	}
	type nameOf struct {
		kind roles.Kind
		key  string
	}
	at := func(ref roles.Ref, name string) nameOf {
		kind := family(ref.Kind)
		return nameOf{kind, keyOf(m.lex.words(name, kind == roles.KindRole))}
	}
	shared := map[nameOf][]roles.Ref{}
	for _, x := range all {
		for _, name := range append([]string{x.title}, x.aliases...) {
			if n := at(x.ref, name); !slices.Contains(shared[n], x.ref) {
				shared[n] = append(shared[n], x.ref)
			}
		}
	}
	for _, x := range all {
		if got := asWritten(m, x.ref.Kind, x.title); got.Ref != x.ref || got.Confidence != Sure {
			t.Errorf("title %q of %s: got %s %q (%s)", x.title, x.ref, got.Ref, got.Confidence, got.Why)
		}
		for _, a := range x.aliases {
			got := asWritten(m, x.ref.Kind, a)
			if rivals := shared[at(x.ref, a)]; len(rivals) > 1 && x.ref.Kind != roles.KindProgram {
				both := got.Confidence == Unsure && slices.Contains(got.Candidates, x.ref)
				titled := slices.Contains(rivals, got.Ref) && roles.Folded(m.c.Title(got.Ref)) == roles.Folded(a)
				if !both && !titled {
					t.Errorf("%q, which %s share: got %s %q %v (%s)", a, rivals, got.Ref, got.Confidence, got.Candidates, got.Why)
				}
				continue
			}
			if got.Ref != x.ref || rankOf(got.Confidence) > rankOf(Likely) {
				t.Errorf("alias %q of %s: got %s %q (%s)", a, x.ref, got.Ref, got.Confidence, got.Why)
			}
		}
	}
}
