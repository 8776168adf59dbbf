package person

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// field is a small catalog with something renamed and something retired.
func field() *roles.Catalog {
	return roles.NewCatalog(roles.Catalog{
		Pack:   roles.Pack{Name: "field", Version: "1"},
		Model:  roles.Model{Pace: 8},
		Tracks: []roles.Track{{ID: "data", Title: "Data"}},
		Roles: []roles.Role{
			{ID: "analyst", Title: "Data Analyst", Aliases: []string{"Report Writer"}, Track: "data", Level: roles.LevelEntry, Stage: 2, Sectors: []string{"hospital"}},
			{ID: "engineer", Title: "Data Engineer", Replaces: []string{"etl-developer"}, Track: "data", Level: roles.LevelMid, Stage: 3},
			{ID: "lead", Title: "Data Lead", Aliases: []string{"head"}, Track: "data", Level: roles.LevelSenior, Stage: 4},
			{ID: "chief", Title: "Chief", Aliases: []string{"Head"}, Track: "data", Level: roles.LevelExecutive, Stage: 6},
		},
		Skills: []roles.Skill{{ID: "sql", Name: "SQL"}, {ID: "python", Name: "Python"}},
		Certs: []roles.Cert{
			{ID: "ods", Name: "Oncology Data Specialist", Issuer: "NCRA", Replaces: []string{"ctr"}},
			{ID: "old", Name: "Old One", Issuer: "X", Status: roles.CertRetired, ReplacedBy: "ods"},
		},
		Programs: []roles.Program{{ID: "bs", Name: "Bachelor's", Award: roles.Bachelor}},
		Licenses: []roles.License{{ID: "rn", Name: "Registered nurse"}},
	})
}

func TestProfileIsFoundInTheCatalog(t *testing.T) {
	const text = `
role: Report Writer
since: 2024-03
history:
  - {role: etl-developer, from: 2020, to: 2022}
  - {role: engineer, from: 2021-07, to: 2023-07}   # overlaps: counts once
  - {title: Barista, from: 2010, to: 2014}
  - {role: Head, from: 2023, to: 2024}
  - {role: analyst, from: 2019-01, to: 2018-01}
  - {from: 2015, to: 2016}
  - {role: lead, from: 2030-01}
skills: [sql, {skill: Python, level: expert}, {skill: cobol}]
certs:
  - ctr
  - {cert: old, earned: 2015}
  - {cert: ods, cycle_ends: 2026-11}
  - {name: Something else}
education:
  - {program: bs, finished: 2030}
  - {award: associate, fields: [him], finished: 2018}
licenses: [{license: rn, expires: 2026-11-22}]
foreign_credentials:
  - {title: Diploma, country: Elsewhere}
  - {title: Degree, evaluated_as: bachelor, fields: [nursing]}
limits: {sector: hospital, avoid: [chief, nobody]}
`
	p, diagnostics := Parse("me.yaml", []byte(text))
	if len(diagnostics) > 0 {
		t.Fatal(diagnostics)
	}
	found, notes := p.In(field(), civilDay(t, "2026-11-23"))
	want := paths.Profile{
		Role:   "analyst",
		Skills: map[string]roles.Level{"sql": roles.Working, "python": roles.Expert},
		Certs:  []string{"ods", "old"},
		Awards: []paths.Award{{Award: roles.Associate, Fields: []string{"him"}}, {Award: roles.Bachelor, Fields: []string{"nursing"}}},
		// July 2020 to July 2022 and July 2021 to July 2023 are three years.
		Experience: map[string]int{"analyst": 32, "engineer": 36},
	}
	if diff := cmp.Diff(want, found.Holds); diff != "" {
		t.Errorf("holds (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(paths.Limits{Sector: "hospital", Avoid: []string{"chief"}}, found.Limits); diff != "" {
		t.Errorf("limits (-want +got):\n%s", diff)
	}
	var codes []string
	for _, n := range notes {
		codes = append(codes, n.Path+" "+n.Code)
		if n.Line == 0 || n.Hint == "" || n.Severity != roles.SeverityWarning {
			t.Errorf("%s: no place, no hint or not a warning: %+v", n.Path, n)
		}
	}
	if diff := cmp.Diff([]string{
		"history[0].role renamed", "history[3].role ambiguous", "history[4].from dates", "history[5] nameless", "history[6].from dates",
		"skills[2].skill unknown-name", "certs[0] renamed", "certs[1].cert retired",
		"licenses[0].expires ended", "limits.avoid[1] unknown-name",
	}, codes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestProfileThatIsEmptyOrCommentsAlone(t *testing.T) {
	for _, text := range []string{"", "\n", "# only a comment\n"} {
		p, diagnostics := Parse("me.yaml", []byte(text))
		if len(diagnostics) > 0 {
			t.Fatalf("%q: %v", text, diagnostics)
		}
		p.Pace = 8
		edited, err := p.Edited([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		again, diagnostics := Parse("me.yaml", edited)
		if len(diagnostics) > 0 || again.Pace != 8 {
			t.Errorf("%q became %q: %v", text, edited, diagnostics)
		}
	}
}

// The template must be what a profile may hold once its comment signs are gone.
func TestTemplateIsAProfile(t *testing.T) {
	var text []byte
	for line := range lines(profileKeys) {
		text = append(text, line...)
	}
	p, diagnostics := Parse("template.yaml", text)
	if len(diagnostics) > 0 {
		t.Fatalf("%v\n%s", diagnostics, text)
	}
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	if _, notes := p.In(c, civilDay(t, "2026-11-23")); len(notes) > 0 {
		t.Error(notes)
	}
}
