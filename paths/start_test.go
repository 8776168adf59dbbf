package paths

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

func TestAssumeFromHoldsTheLeastThatARoleRequires(t *testing.T) {
	catalog := func(requires roles.Requires) *roles.Catalog {
		c := *routeCatalog()
		c.Programs = append(c.Programs, roles.Program{ID: "ms-data", Name: "MS in Data", Award: roles.Master})
		c.Licenses = append(c.Licenses, roles.License{ID: "rn", Name: "Registered nurse license"})
		c.Roles = append(c.Roles, roles.Role{ID: "goal", Requires: requires})
		return roles.NewCatalog(c)
	}
	tests := []struct {
		name     string
		requires roles.Requires
		want     Profile
		lines    []string
	}{
		{"nothing", roles.Requires{}, Profile{}, nil},
		{
			"the lowest award, with its fields and accreditor and no months",
			roles.Requires{Education: []roles.Clause{{Any: []roles.Alternative{
				{Award: roles.Bachelor, Fields: []string{"data"}},
				{Award: roles.Associate, Fields: []string{"him", "data"}, Accreditor: "CAHIIM", Experience: "24mo"},
			}}}},
			Profile{Awards: []Award{{Award: roles.Associate, Fields: []string{"him", "data"}, Accreditor: "CAHIIM"}}},
			[]string{"assumed: an associate degree in him or data accredited by CAHIIM with 24 months of experience"},
		},
		{
			"no award below a certificate",
			roles.Requires{Education: []roles.Clause{{Any: []roles.Alternative{{Award: roles.Certificate}, {Cert: "rhit"}}}}},
			Profile{Certs: []string{"rhit"}},
			[]string{"assumed: RHIT"},
		},
		{
			"a program ranks as its award",
			roles.Requires{Education: []roles.Clause{{Any: []roles.Alternative{{Program: "ms-data"}, {Program: "as-hit"}, {Award: roles.Bachelor}}}}},
			Profile{Programs: []string{"as-hit"}},
			[]string{"assumed: the program AS in HIT"},
		},
		{
			"the fewest hours from nothing, then the first",
			roles.Requires{
				Skills: []roles.Clause{{Any: []roles.Alternative{{Skill: "python"}, {Skill: "sas"}}}, one(roles.Alternative{Skill: "sql", Level: roles.Expert})},
				Certs:  []roles.Clause{{Any: []roles.Alternative{{Cert: "vendor"}, {Cert: "rhit"}}}},
			},
			Profile{Skills: map[string]roles.Level{"sas": roles.Working, "sql": roles.Expert}, Certs: []string{"rhit"}},
			[]string{"assumed: SAS at working level", "assumed: SQL at expert level", "assumed: RHIT"},
		},
		{
			"nobody's license, unless the role demands one",
			roles.Requires{Education: []roles.Clause{{Any: []roles.Alternative{{License: "rn"}, {Award: roles.Bachelor}}}}},
			Profile{Awards: []Award{{Award: roles.Bachelor}}},
			[]string{"assumed: a bachelor's degree"},
		},
		{
			"licenses; experience as met, without months",
			roles.Requires{
				Experience: []roles.Clause{one(roles.Alternative{Months: 1, In: []string{"track/records", "role/clerk"}})},
				Licenses:   []roles.Clause{one(roles.Alternative{License: "rn"})},
			},
			Profile{Licenses: []string{"rn"}},
			[]string{"assumed: 1 month of experience in Health records or Clerk", "assumed: Registered nurse license"},
		},
		{
			"the same demand once",
			roles.Requires{Certs: []roles.Clause{one(roles.Alternative{Cert: "rhit"}), one(roles.Alternative{Cert: "rhit"})}},
			Profile{Certs: []string{"rhit"}},
			[]string{"assumed: RHIT"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.want.Role = "goal"
			if test.want.Skills == nil {
				test.want.Skills = map[string]roles.Level{}
			}
			test.want.Experience = map[string]int{}
			got, lines := AssumeFrom(catalog(test.requires), "goal")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("profile (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.lines, lines); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("an unknown role", func(t *testing.T) {
		got, lines := AssumeFrom(catalog(roles.Requires{}), "pilot")
		if diff := cmp.Diff(Profile{}, got); diff != "" || lines != nil {
			t.Errorf("got lines %q and profile (-want +got):\n%s", lines, diff)
		}
	})
}

func TestAssumedPersonMeetsTheirOwnRole(t *testing.T) {
	c := routeCatalog()
	for i := range c.Roles {
		r := &c.Roles[i]
		p, _ := AssumeFrom(c, r.ID)
		held := newLedger(c, p)
		for _, list := range [][]roles.Clause{r.Requires.Education, r.Requires.Skills, r.Requires.Certs, r.Requires.Licenses} {
			if unmet := held.firstUnmet(list, false); unmet != nil {
				t.Errorf("%s: %s is not held", r.ID, clauseWords(c, *unmet))
			}
		}
	}
}

func TestCloneSharesNothing(t *testing.T) {
	person := func() Profile {
		return Profile{
			Role: "clerk", Skills: map[string]roles.Level{"sql": roles.Aware}, Certs: []string{"rhit"}, Programs: []string{"as-hit"},
			Licenses: []string{"rn"}, Awards: []Award{{Award: roles.Bachelor, Fields: []string{"data"}}}, Experience: map[string]int{"clerk": 3},
		}
	}
	p := person()
	q := p.Clone()
	if diff := cmp.Diff(p, q); diff != "" {
		t.Fatalf("clone differs (-want +got):\n%s", diff)
	}
	q.Skills["sql"], q.Experience["clerk"] = roles.Expert, 99
	q.Certs[0], q.Programs[0], q.Licenses[0], q.Awards[0].Fields[0] = "x", "x", "x", "x"
	q.Awards[0].Award = roles.Master
	if diff := cmp.Diff(person(), p); diff != "" {
		t.Errorf("the original changed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(Profile{}, Profile{}.Clone()); diff != "" {
		t.Errorf("clone of nobody (-want +got):\n%s", diff)
	}
}

func TestHold(t *testing.T) {
	c := *routeCatalog()
	c.Licenses = append(c.Licenses, roles.License{ID: "rn"}, roles.License{ID: "sql"})
	catalog := roles.NewCatalog(c)
	tests := []struct {
		kind  roles.Kind
		id    string
		level roles.Level
		want  Profile
		err   string
	}{
		{kind: "skill", id: "sql", want: Profile{Skills: map[string]roles.Level{"sql": roles.Working}}, err: "<nil>"},
		{id: "excel", level: roles.Expert, want: Profile{Skills: map[string]roles.Level{"excel": roles.Expert}}, err: "<nil>"},
		{id: "rhit", want: Profile{Certs: []string{"rhit"}}, err: "<nil>"},
		{id: "as-hit", want: Profile{Programs: []string{"as-hit"}}, err: "<nil>"},
		{kind: "license", id: "sql", want: Profile{Licenses: []string{"sql"}}, err: "<nil>"},
		{id: "sql", err: `"sql" is more than one thing: write skill/sql or license/sql`},
		{id: "clerk", err: `"clerk" is not a skill, cert, program or license`},
		{kind: "role", id: "clerk", err: `"clerk" is not a role that can be held`},
		{kind: "cert", id: "sql", err: `"sql" is not a cert that can be held`},
		{id: "rhit", level: roles.Expert, err: "cert/rhit has no level: only skills do"},
		{id: "excel", level: 9, err: "level 9 is not a level of skill/excel"},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s/%s:%s", test.kind, test.id, test.level), func(t *testing.T) {
			var p Profile
			if err := fmt.Sprint(p.Hold(catalog, test.kind, test.id, test.level)); err != test.err {
				t.Errorf("error %s, want %s", err, test.err)
			}
			if diff := cmp.Diff(test.want, p); diff != "" {
				t.Errorf("profile (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("twice, and lower", func(t *testing.T) {
		p := Profile{Skills: map[string]roles.Level{"sql": roles.Expert}, Certs: []string{"rhit"}}
		for _, kind := range []roles.Kind{roles.KindSkill, roles.KindCert} {
			id := map[roles.Kind]string{roles.KindSkill: "sql", roles.KindCert: "rhit"}[kind]
			if err := p.Hold(catalog, kind, id, roles.None); err != nil {
				t.Fatal(err)
			}
		}
		want := Profile{Skills: map[string]roles.Level{"sql": roles.Expert}, Certs: []string{"rhit"}}
		if diff := cmp.Diff(want, p); diff != "" {
			t.Errorf("profile (-want +got):\n%s", diff)
		}
	})
}

func TestServe(t *testing.T) {
	c, p := routeCatalog(), Profile{}
	for _, months := range []int{12, 0, 6} {
		if err := p.Serve(c, "clerk", months); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(map[string]int{"clerk": 18}, p.Experience); diff != "" {
		t.Errorf("experience (-want +got):\n%s", diff)
	}
	if got, want := fmt.Sprint(p.Serve(c, "pilot", 1)), `"pilot" is not a role`; got != want {
		t.Errorf("error %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(p.Serve(c, "clerk", -1)), "-1 months in clerk are below zero"; got != want {
		t.Errorf("error %s, want %s", got, want)
	}
}

func TestParseHold(t *testing.T) {
	type hold struct {
		Kind  roles.Kind
		ID    string
		Level roles.Level
		Err   string
	}
	tests := map[string]hold{
		"sql":                 {ID: "sql", Err: "<nil>"},
		"sql:expert":          {ID: "sql", Level: roles.Expert, Err: "<nil>"},
		" skill/sql : aware ": {Kind: "skill", ID: "sql", Level: roles.Aware, Err: "<nil>"},
		"license/rn":          {Kind: "license", ID: "rn", Err: "<nil>"},
		"Data entry / coding": {ID: "Data entry / coding", Err: "<nil>"},
		"sql:great":           {Err: `"great" is not a level: use aware, working, practitioner or expert`},
		"":                    {Err: `"" names nothing to hold`},
		"cert/":               {Err: `"cert/" names nothing to hold`},
		":working":            {Err: `":working" names nothing to hold`},
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			kind, id, level, err := ParseHold(text)
			if diff := cmp.Diff(want, hold{kind, id, level, fmt.Sprint(err)}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseExperience(t *testing.T) {
	tests := []struct {
		text, role string
		months     int
		err        string
	}{
		{"clerk=24mo", "clerk", 24, "<nil>"},
		{"Health Clerk = 2y6mo", "Health Clerk", 30, "<nil>"},
		{"clerk=6w", "clerk", 1, "<nil>"},
		{"clerk", "", 0, `"clerk" is not experience: write ROLE=24mo`},
		{"=24mo", "", 0, `"=24mo" is not experience: write ROLE=24mo`},
		{"clerk=", "", 0, `"clerk=" is not experience: write ROLE=24mo`},
		{"clerk=long", "", 0, `"long" is not a duration`},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			role, months, err := ParseExperience(test.text)
			if role != test.role || months != test.months || fmt.Sprint(err) != test.err {
				t.Errorf("got %q, %d, %v", role, months, err)
			}
		})
	}
}

func FuzzParseHold(f *testing.F) {
	for _, seed := range []string{"sql", "skill/sql:expert", "a:b:aware", "/", ":", "cert/ :working"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		kind, id, level, err := ParseHold(text)
		if err == nil && id == "" {
			t.Errorf("%q names nothing and is no error", text)
		}
		if err != nil && (kind != "" || id != "" || level != roles.None) {
			t.Errorf("%q is an error and gives %q, %q, %s", text, kind, id, level)
		}
	})
}

func FuzzParseExperience(f *testing.F) {
	for _, seed := range []string{"clerk=24mo", "a=b=2y", "=", "clerk=99999999y"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		role, months, err := ParseExperience(text)
		if err == nil && (role == "" || months < 0 || months > 1200) {
			t.Errorf("%q gives %q and %d months", text, role, months)
		}
	})
}
