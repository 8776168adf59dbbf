package roles_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

// nameCatalog holds names that meet in awkward ways.
func nameCatalog() *roles.Catalog {
	return roles.NewCatalog(roles.Catalog{
		Tracks: []roles.Track{{ID: "data", Title: "Data"}},
		Roles: []roles.Role{
			{ID: "coder", Title: "Medical Coder", Aliases: []string{"Coding specialist"}, Summary: "Turns charts into codes"},
			{ID: "auditor", Title: "Coding Auditor", Aliases: []string{"coder"}, Replaces: []string{"coding-reviewer"}},
			{ID: "epic-analyst", Title: "Application Analyst", Aliases: []string{"Epic analyst"}},
		},
		Skills: []roles.Skill{
			{ID: "coding", Name: "Clinical coding"},
			{ID: "epic", Name: "Epic", Aliases: []string{"EpicCare"}},
			{ID: "python", Name: "Python"},
		},
		Certs:    []roles.Cert{{ID: "epic-cert", Name: "Epic certification", Aliases: []string{"epic"}, Issuer: "Epic"}},
		Programs: []roles.Program{{ID: "bs-him", Name: "Bachelor's in HIM"}},
		Licenses: []roles.License{{ID: "rn", Name: "Registered nurse"}},
	})
}

func refStrings(refs []roles.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.String())
	}
	return out
}

func TestFind(t *testing.T) {
	c := nameCatalog()
	for _, test := range []struct {
		name  string
		text  string
		kinds []roles.Kind
		want  []string
	}{
		{"an id wins over an alias of the same kind", "coder", nil, []string{"role/coder"}},
		{"case and white space do not matter", "  MEDICAL   coder ", nil, []string{"role/coder"}},
		{"an alias", "coding SPECIALIST", nil, []string{"role/coder"}},
		{"an id that was replaced", "coding-reviewer", nil, []string{"role/auditor"}},
		{"matches of every kind, by kind", "epic", nil, []string{"skill/epic", "cert/epic-cert"}},
		{"a kind before the slash", "cert/epic", nil, []string{"cert/epic-cert"}},
		{"one kind asked for", "epic", []roles.Kind{roles.KindSkill}, []string{"skill/epic"}},
		{"a kind that is not asked for", "cert/epic", []roles.Kind{roles.KindSkill}, nil},
		{"part of a name is no match", "epi", nil, nil},
		{"a license", "rn", nil, []string{"license/rn"}},
		{"nothing", "", nil, nil},
		{"a kind alone", "cert/", nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, refStrings(c.Find(test.text, test.kinds...))); diff != "" {
				t.Errorf("Find(%q) (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	c := nameCatalog()
	for _, test := range []struct {
		text string
		n    int
		want []string
	}{
		{"codder", 3, []string{"role/coder", "role/auditor"}},
		{"medical codr", 1, []string{"role/coder"}},
		{"skill/pyhton", 2, []string{"skill/python"}},
		{"analyst", 1, []string{"role/epic-analyst"}},
		{"zzzzzzzzzz", 3, nil},
		{"codder", 0, nil},
	} {
		if diff := cmp.Diff(test.want, refStrings(c.Nearest(test.text, test.n))); diff != "" {
			t.Errorf("Nearest(%q) (-want +got):\n%s", test.text, diff)
		}
	}
}

func TestSearch(t *testing.T) {
	c := nameCatalog()
	for _, test := range []struct {
		name  string
		words string
		want  []string
	}{
		{"kinds in order, the whole name first", "epic", []string{"role/epic-analyst", "skill/epic", "cert/epic-cert"}},
		{"every word must match", "epic analyst", []string{"role/epic-analyst"}},
		{"the order of words does not matter", "coder medical", []string{"role/coder"}},
		{"a typing slip", "pyton", []string{"skill/python"}},
		{"a word of the summary", "charts", []string{"role/coder"}},
		{"part of a word, and an alias", "cod", []string{"role/auditor", "role/coder", "skill/coding"}},
		{"nothing", "zebra", nil},
		{"no words", " - ", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, h := range c.Search(test.words) {
				got = append(got, h.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Search(%q) (-want +got):\n%s", test.words, diff)
			}
		})
	}
}

func TestDiffOfRoles(t *testing.T) {
	skill := func(id string, level roles.Level) roles.Clause {
		return roles.Clause{Any: []roles.Alternative{{Skill: id, Level: level}}}
	}
	either := roles.Clause{Any: []roles.Alternative{{Skill: "tableau"}, {Skill: "power-bi"}}}
	from := &roles.Role{ID: "from", Requires: roles.Requires{
		Skills: []roles.Clause{skill("sql", roles.Working), skill("excel", roles.Expert), skill("power-bi", roles.Working), skill("filing", roles.Aware)},
		Certs:  []roles.Clause{{Any: []roles.Alternative{{Cert: "cda"}}}},
	}}
	to := &roles.Role{ID: "to", Requires: roles.Requires{
		Skills:   []roles.Clause{skill("sql", roles.Practitioner), skill("excel", roles.Working), either, skill("leading", roles.None)},
		Certs:    []roles.Clause{{Any: []roles.Alternative{{Cert: "cda"}}}},
		Licenses: []roles.Clause{{Any: []roles.Alternative{{License: "rn"}}}},
	}}
	want := roles.Diff{
		From: "from", To: "to",
		Add:   []roles.SkillChange{{Skill: "leading", To: roles.Working}},
		Lift:  []roles.SkillChange{{Skill: "sql", From: roles.Working, To: roles.Practitioner}},
		Lower: []roles.SkillChange{{Skill: "excel", From: roles.Expert, To: roles.Working}},
		Drop:  []roles.SkillChange{{Skill: "filing", From: roles.Aware}},
		Same:  []roles.SkillChange{{Skill: "power-bi", Others: []string{"tableau"}, From: roles.Working, To: roles.Working}},
		Gates: []roles.GateChange{{Kind: "license", Clause: to.Requires.Licenses[0], Only: "to"}},
	}
	if diff := cmp.Diff(want, nameCatalog().Diff(from, to)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
