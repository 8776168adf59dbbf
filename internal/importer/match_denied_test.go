package importer

import (
	"slices"
	"strings"
	"testing"

	"careers/rung/roles"
)

// What a list of skills denies or wishes for is unsure at most, and says why.
func TestDeniedAndWishedSkillsAreNotTaken(t *testing.T) {
	m := builtinMatcher(t)
	for _, tt := range []struct{ name, level, id string }{
		{"no SQL experience", "", "sql"},
		{"No SQL", "", "sql"},
		{"Excel (none)", "", "excel"},
		{"Excel", "none", "excel"},
		{"Excel: 0 years", "", "excel"},
		{"SQL", "0%", "sql"},
		{"Tableau (want to learn)", "", "tableau"},
		{"would like to learn Tableau", "", "tableau"},
		{"learning Python", "", "python"},
		{"Currently learning Python", "", "python"},
		{"Python (learning)", "", "python"},
		{"Python", "learning", "python"},
		{"Python - in progress", "", "python"},
		{"interested in Power BI", "", "power-bi"},
		{"familiarity with FHIR desired", "", "fhir"},
	} {
		for _, x := range m.Match(&Resume{Skills: []Skill{{Name: tt.name, Level: tt.level}}}, asOf()).Skills {
			if x.Confidence != Unsure || x.Ref.ID != tt.id || x.Level > roles.Aware || !strings.Contains(x.Why, "says") {
				t.Errorf("%q at %q: %s %q at %s: %s", tt.name, tt.level, x.Ref, x.Confidence, x.Level, x.Why)
			}
		}
	}
	out := m.Match(&Resume{Skills: []Skill{{Name: "Currently learning", Text: []string{"Python", "SQL"}}, {Name: "Tools", Text: []string{"Tableau", "no Excel"}}}}, asOf()).Skills
	var taken []string
	for _, x := range out {
		if x.taken() {
			taken = append(taken, x.Ref.ID)
		}
	}
	if !slices.Equal(taken, []string{"tableau"}) {
		t.Errorf("of groups: took %v", taken)
	}
	r, err := ReadResumeBytes("resume.txt", []byte("Ana Example\n\nSKILLS\nPython, learning, Tableau\n"))
	if err != nil {
		t.Fatal(err)
	}
	if out := m.Match(r, asOf()).Skills; len(out) != 2 || out[0].taken() || !out[1].taken() {
		t.Errorf("learning after a comma: %+v", out)
	}
	for _, held := range []struct {
		name  string
		id    string
		level roles.Level
	}{{"NoSQL", "nosql", roles.Working}, {"Machine learning", "machine-learning", roles.Working}, {"zero trust", "security-architecture", roles.Working}, {"Linux basics", "linux", roles.Aware}, {"SQL fundamentals", "sql", roles.Aware}} {
		x := m.Match(&Resume{Skills: []Skill{{Name: held.name}}}, asOf()).Skills[0]
		if !x.taken() || x.Ref.ID != held.id || x.Level != held.level {
			t.Errorf("%q: %s %q at %s: %s", held.name, x.Ref, x.Confidence, x.Level, x.Why)
		}
	}
}

// Credentials that were held once are not held, keep their names whole, and the
// year in which they ended is not the one in which they were earned.
func TestLapsedCredentialsAreNotHeld(t *testing.T) {
	m := builtinMatcher(t)
	for _, tt := range []struct{ line, name, ref, earned, ends string }{
		{"RHIA 2021, lapsed 2023", "RHIA", "rhia", "2021", "2023"},
		{"CPC-A (lapsed 2023)", "CPC-A", "cpc", "", "2023"},
		{"CPC-A - expired", "CPC-A", "cpc", "", ""},
		{"RHIA (inactive since 2020)", "RHIA", "rhia", "", "2020"},
		{"CCS, AHIMA, no longer active", "CCS", "ccs", "", ""},
	} {
		r, err := ReadResumeBytes("resume.txt", []byte("Ana Example\n\nCERTIFICATIONS\n"+tt.line+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		out := m.Match(r, asOf()).Certs
		if len(out) != 1 || out[0].Confidence != Unsure || out[0].Ref.ID != tt.ref || out[0].Text != tt.name || out[0].Date != tt.earned || out[0].Expiry != tt.ends {
			t.Errorf("%q: %+v", tt.line, out)
		}
	}
	for _, text := range []string{"Was certified CCS, AHIMA", "CCS (was certified until 2019)", "Previously certified CCS"} {
		for _, x := range m.Match(&Resume{Certs: []Credential{{Name: text}}}, asOf()).Certs {
			if x.taken() {
				t.Errorf("%q: %s %q", text, x.Ref, x.Confidence)
			}
		}
	}
	r, err := ReadResumeBytes("resume.txt", []byte("Ana Example\n\nCERTIFICATIONS\nRHIA, CCS (expired 2020), CPC\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range m.Match(r, asOf()).Certs {
		got = append(got, x.Ref.ID+" "+string(x.Confidence))
	}
	if strings.Join(got, ", ") != "rhia sure, ccs unsure, cpc likely" {
		t.Errorf("one of three has ended: %v", got)
	}
	r, err = ReadResumeBytes("resume.txt", []byte("Ana Example\n\nFormerly RHIA certified, now a coder of inpatient charts in a hospital.\n\nSKILLS\nSQL\n"))
	if err != nil || len(r.Certs) > 0 {
		t.Errorf("formerly certified: %+v %v", r.Certs, err)
	}
}

// Support of users is the same work everywhere, but only health care makes it a
// job of this field.
func TestSupportOutsideHealthCareIsUnsure(t *testing.T) {
	m := builtinMatcher(t)
	for employer, want := range map[string]Confidence{"City Public Library": Unsure, "Delta Retail": Unsure, "Lakeshore Clinic": Likely, "": Likely} {
		for _, title := range []string{"IT Support Specialist", "Help Desk Technician"} {
			if got := m.matchJob(Job{Title: title, Employer: employer}); rankOf(got.Confidence) > rankOf(want) || (want == Unsure && got.Confidence != Unsure) {
				t.Errorf("%s at %q: %q: %s", title, employer, got.Confidence, got.Why)
			}
		}
	}
}

// Reasons are true: a name is the same only where it is, an issuer another only
// where it is, and a level said of a group is not unsaid.
func TestReasonsAreTrue(t *testing.T) {
	m := builtinMatcher(t)
	for name, want := range map[string]string{
		"Excel":           `"excel" is short for Advanced Excel`,
		"Advanced Excel":  "same name as Advanced Excel",
		"ICD-10":          `"ICD-10" is another name of ICD-10-CM/PCS`,
		"pivot tables":    `"pivot tables" is another name of Advanced Excel`,
		"risk adjustment": `"risk adjustment" is another name of Risk adjustment coding`,
	} {
		if got := m.listedWhole(name, nil).Why; !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s", name, got)
		}
	}
	for _, issuer := range []string{"AWS", "Amazon", "Amazon Web Services (AWS)"} {
		x := m.Match(&Resume{Certs: []Credential{{Name: "AWS Certified Cloud Practitioner", Issuer: issuer}}}, asOf()).Certs[0]
		if x.Confidence != Sure || strings.Contains(x.Why, "another issuer") {
			t.Errorf("issued by %s: %q %s", issuer, x.Confidence, x.Why)
		}
	}
	out := m.Match(&Resume{Skills: []Skill{{Name: "Tools", Level: "Advanced", Text: []string{"Tableau"}}, {Name: "risk adjustment"}, {Name: "ICD-10"}}}, asOf())
	var said []string
	for _, x := range out.Items(m.c) {
		if x.Taken {
			said = append(said, x.Text+" "+x.Confidence+" "+x.Level.String())
		}
	}
	if got := strings.Join(said, ", "); got != "Tableau likely practitioner, risk adjustment likely aware, ICD-10 likely working" {
		t.Error(got)
	}
	if why := out.Skills[1].LevelWhy; why != "says advanced: taken as practitioner, of the whole group" {
		t.Error(why)
	}
}
