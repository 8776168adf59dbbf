package importer

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

// Texts that people write differently are one name, and names that only look
// alike stay apart.
func TestNamesAreComparedAsTheyAreMeant(t *testing.T) {
	l := newLexicon()
	same := [][]string{
		{"ICD-10-CM", "ICD10CM", "icd 10 cm", "ICD‑10‑CM"},
		{"Power BI", "PowerBI", "power-bi", "Power BI®"},
		{"HL7 v2", "HL7v2", "HL7 2", "HL7 Version 2"},
		{"EHR", "EMR", "Electronic Health Records", "electronic medical record"},
		{"A&P", "A and P", "A & P"},
		{"B.S.N.", "BSN"},
		{"Ph.D.", "PhD"},
		{"Résumé coder", "Resume Coder"},
		{"Medical Coders", "Medical Coder"},
		{"health care", "Healthcare"},
		{"CHDA™", "CHDA"},
	}
	for _, group := range same {
		for _, text := range group[1:] {
			if a, b := keyOf(l.words(group[0], false)), keyOf(l.words(text, false)); a != b {
				t.Errorf("%q and %q are %q and %q", group[0], text, a, b)
			}
		}
	}
	apart := [][2]string{{"C", "C++"}, {"C", "C#"}, {"C", "R"}, {"NET", ".NET"}, {"A", "A+"}, {"SAS", "SA"}, {"Security", "Security+"}, {"security", "securities"}}
	for _, pair := range apart {
		if a := keyOf(l.words(pair[0], false)); a == keyOf(l.words(pair[1], false)) {
			t.Errorf("%q and %q are both %q", pair[0], pair[1], a)
		}
	}
}

// A level is what the resume says, never expert, and working where it says
// nothing.
func TestLevelsAreTakenFromWords(t *testing.T) {
	m := builtinMatcher(t)
	tests := []struct {
		name, level string
		want        roles.Level
		confidence  Confidence
	}{
		{"SQL", "", roles.Working, Likely},
		{"SQL", "Master", roles.Practitioner, Likely},
		{"SQL", "expert", roles.Practitioner, Likely},
		{"SQL", "Advanced", roles.Practitioner, Sure},
		{"SQL", "Intermediate", roles.Working, Sure},
		{"SQL", "Beginner", roles.Aware, Sure},
		{"SQL", "Proficient user", roles.Practitioner, Sure},
		{"SQL", "proficient", roles.Working, Sure},
		{"SQL", "B2", roles.Working, Sure},
		{"SQL", "A1", roles.Aware, Sure},
		{"SQL", "4/5", roles.Practitioner, Likely},
		{"SQL", "60%", roles.Working, Likely},
		{"SQL", "wizardry", roles.Working, Unsure},
		{"SQL (advanced)", "", roles.Practitioner, Sure},
		{"SQL - basic", "", roles.Aware, Sure},
		{"SQL: intermediate", "", roles.Working, Sure},
		{"5+ years of SQL", "", roles.Practitioner, Likely},
		{"SQL, 2 years", "", roles.Working, Likely},
		{"6 months of SQL", "", roles.Aware, Likely},
		{"Proficient in SQL", "", roles.Working, Sure},
		{"Familiar with SQL", "", roles.Aware, Sure},
	}
	for _, tt := range tests {
		out := m.Match(&Resume{Skills: []Skill{{Name: tt.name, Level: tt.level}}}, asOf()).Skills
		if len(out) != 1 || out[0].Ref.ID != "sql" || out[0].Level != tt.want || out[0].LevelConfidence != tt.confidence {
			t.Errorf("%q at %q: got %+v; want sql at %s, %s", tt.name, tt.level, out, tt.want, tt.confidence)
		}
	}
}

// Running text names skills only as their names are written; small words never
// do, nor what a sentence denies. None is more than unsure and aware.
func TestRunningTextNamesWithCare(t *testing.T) {
	m := builtinMatcher(t)
	tests := []struct {
		text string
		want []string
	}{
		{"Wrote SQL for the claims warehouse in Snowflake", []string{"skill/sql", "skill/snowflake"}},
		{"It was up to me or my lead to go and access the room", nil},
		{"Excel at teamwork. Bridges gaps. Epic fails avoided.", nil},
		{"Tracked visits in Excel and Epic", []string{"skill/excel", "skill/epic"}},
		{"No experience with SQL; never used Python", nil},
		{"No SQL needed, NoSQL neither here", []string{"skill/nosql"}},
		{"Patients get access to the portal", nil},
		{"Worked with R & D on plan C", nil},
		{"Adam, a safe and lean colleague", nil},
		{"Configured HL7 v2 ADT feeds and FHIR APIs", []string{"skill/hl7-v2", "skill/fhir"}},
		{"Studied for the RHIA with a friend", []string{"cert/rhia"}},
		{"Reconciled patient identity (MPI) after the Cerner migration", []string{"skill/empi", "skill/oracle-health"}},
		{"Asked the OR nurse for the CPC meeting", nil},
	}
	for _, tt := range tests {
		out := m.Match(&Resume{Jobs: []Job{{Title: "Barista", Text: []string{tt.text}}}}, asOf())
		var got []string
		for _, x := range append(out.Skills, out.Certs...) {
			got = append(got, x.Ref.String())
			if x.Confidence != Unsure || x.Level > roles.Aware {
				t.Errorf("%q: %s is %s at %s", tt.text, x.Ref, x.Confidence, x.Level)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

// A rank that the role lacks, or that the role adds, is never lost.
func TestRanksAreNotLost(t *testing.T) {
	m := builtinMatcher(t)
	for _, r := range m.c.Roles {
		for _, rank := range []string{"Director of %s", "Chief %s", "%s Intern", "%s Manager", "Assistant %s", "%s Supervisor", "Vice President, %s"} {
			text := fmt.Sprintf(rank, r.Title)
			word := strings.ToLower(strings.Trim(strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(rank, "%s", ""), " of", ""), ",", ""), " "))
			got := m.matchJob(Job{Title: text, Employer: "Mercy Hospital", Text: []string{"EHR software"}})
			if rankOf(got.Confidence) > rankOf(Likely) {
				continue
			}
			names := strings.ToLower(m.c.Title(got.Ref) + " " + strings.Join(m.c.Role(got.Ref.ID).Aliases, " "))
			if !strings.Contains(names, strings.Fields(word)[0]) {
				t.Errorf("%q is %s %q: %s", text, got.Ref, got.Confidence, got.Why)
			}
		}
	}
}

// What is still to come, has run out or was never finished is not taken as
// held, and says why.
func TestWhatIsNotHeldIsNotTaken(t *testing.T) {
	m := builtinMatcher(t)
	certs := []struct {
		cert Credential
		why  string
	}{
		{Credential{Name: "RHIA", Date: "2027-01"}, "still to come"},
		{Credential{Name: "RHIA", Expires: "2026-10-31"}, "ran out in 2026-10-31"},
		{Credential{Name: "RHIA (candidate)"}, "says candidate"},
		{Credential{Name: "RHIA eligible"}, "says eligible"},
		{Credential{Name: "RHIA", Text: []string{"In progress"}}, "in progress"},
		{Credential{Name: "RHIA - not yet certified"}, "says not"},
	}
	for _, tt := range certs {
		got := m.Match(&Resume{Certs: []Credential{tt.cert}}, asOf()).Certs[0]
		if got.Confidence != Unsure || got.Ref.ID != "rhia" || !strings.Contains(got.Why, tt.why) {
			t.Errorf("%+v: got %s %q %q; want unsure with %q", tt.cert, got.Ref, got.Confidence, got.Why, tt.why)
		}
	}
	if got := m.Match(&Resume{Certs: []Credential{{Name: "RHIA", Issuer: "AHIMA", Date: "2019", Expires: "2026-11-30"}}}, asOf()).Certs[0]; got.Confidence != Sure {
		t.Errorf("a certification that is held is %q: %s", got.Confidence, got.Why)
	}
	study := []struct {
		study Education
		why   string
	}{
		{Education{Degree: "BS", Field: "Nursing", From: "2023", To: "2027"}, "still to come"},
		{Education{Degree: "BS", Field: "Nursing", From: "2023", To: "2026"}, "this year"},
		{Education{Degree: "BS", Field: "Nursing", From: "2023"}, "no end"},
		{Education{Degree: "BS (in progress)", Field: "Nursing"}, "progress"},
		{Education{Degree: "Some college"}, "no award"},
		{Education{Degree: "High School Diploma", To: "2010"}, "high school"},
		{Education{Degree: "Nursing coursework", To: "2010"}, "coursework"},
	}
	for _, tt := range study {
		got := m.Match(&Resume{Education: []Education{tt.study}}, asOf()).Education[0]
		if got.Confidence != Kept || got.Award != "" || !strings.Contains(got.Why, tt.why) {
			t.Errorf("%+v: got %q %s %q; want no award and %q", tt.study, got.Confidence, got.Award, got.Why, tt.why)
		}
	}
}

// The renamed credential is the same one, and says so.
func TestRenamedCredentialsSaySo(t *testing.T) {
	m := builtinMatcher(t)
	got := m.Match(&Resume{Certs: []Credential{{Name: "CTR", Issuer: "NCRA"}}}, asOf()).Certs[0]
	if got.Ref.ID != "ods-c" || got.Confidence != Sure || !strings.Contains(got.Why, "until 2024") {
		t.Errorf("got %s %q: %s", got.Ref, got.Confidence, got.Why)
	}
}

// A level of another certification, another issuer or another country is not
// mistaken for the one that the catalog has.
func TestNamesakesAreToldApart(t *testing.T) {
	m := builtinMatcher(t)
	tests := []Credential{
		{Name: "AWS Certified Solutions Architect - Professional", Issuer: "Amazon Web Services"},
		{Name: "CIC", Issuer: "Certification Board of Infection Control"},
		{Name: "CPC", Issuer: "International Coaching Society"},
		{Name: "Registered Nurse", Issuer: "Nursing Council of Kenya"},
		{Name: "CCS exam prep"},
		{Name: "MD"},
	}
	for _, c := range tests {
		got := m.Match(&Resume{Certs: []Credential{c}}, asOf()).Certs[0]
		if rankOf(got.Confidence) < rankOf(Unsure) {
			t.Errorf("%+v is %s %q: %s", c, got.Ref, got.Confidence, got.Why)
		}
	}
}

// Times without a job of more than three months are listed; study and service
// fill them, overlaps and unknown ends make none.
func TestGapsBetweenJobs(t *testing.T) {
	job := func(from, to string) Job { return Job{Title: "Coder", From: from, To: to, Current: to == ""} }
	tests := []struct {
		name   string
		resume Resume
		want   []string
	}{
		{"none", Resume{Jobs: []Job{job("2021-12", ""), job("2018-01", "2021-09")}}, nil},
		{"one within a year", Resume{Jobs: []Job{job("2021-12", ""), job("2018-01", "2021-01")}}, []string{"Feb to Nov 2021: nothing assumed"}},
		{"one over a new year", Resume{Jobs: []Job{job("2021-04-15", ""), job("2018-01", "2020-10-31")}}, []string{"Nov 2020 to Mar 2021: nothing assumed"}},
		{"years alone leave the shortest", Resume{Jobs: []Job{job("2017", "2019"), job("2020", "2022")}}, nil},
		{"a whole year is missing", Resume{Jobs: []Job{job("2017", "2018"), job("2020", "2022")}}, []string{"Jan to Dec 2019: nothing assumed"}},
		{"study fills it", Resume{Jobs: []Job{job("2015-01", "2016-12"), job("2019-01", "")}, Education: []Education{{From: "2016-09", To: "2018-12"}}}, nil},
		{"service fills it", Resume{Jobs: []Job{job("2015-01", "2016-12"), job("2019-01", "")}, Military: []Job{job("2017", "2018")}}, nil},
		{"overlaps", Resume{Jobs: []Job{job("2010-01", "2020-01"), job("2012-01", "2013-01"), job("2020-02", "")}}, nil},
		{"an unknown end", Resume{Jobs: []Job{{From: "2010-01"}, job("2015-01", "")}}, nil},
		{"before the first and after the last", Resume{Jobs: []Job{job("2012-01", "2013-01")}, Education: []Education{{From: "2005", To: "2008"}}}, nil},
		{"dates that are none", Resume{Jobs: []Job{job("long ago", "2013-01"), job("2015-13", ""), job("2020-01", "2019-01")}}, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, gaps(&tt.resume, asOf())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// Duplicates are merged and nothing is lost; jobs at one time stay apart.
func TestDuplicatesAreMerged(t *testing.T) {
	m := builtinMatcher(t)
	out := m.Match(&Resume{
		Jobs: []Job{
			{Title: "Medical Coder", Employer: "A", From: "2019", To: "2020", Text: []string{"one"}},
			{Title: "medical coder", Employer: "A", From: "2019", To: "2020", Text: []string{"two"}},
			{Title: "Medical Coder", Employer: "B", From: "2019", To: "2020"},
		},
		Skills: []Skill{{Name: "MySQL"}, {Name: "Knitting"}, {Name: "SQL", Level: "advanced"}, {Name: "knitting"}},
	}, asOf())
	if len(out.Jobs) != 2 || len(out.Jobs[0].Text) != 2 || len(out.Notes) != 1 {
		t.Errorf("jobs: %+v, notes %q", out.Jobs, out.Notes)
	}
	if len(out.Skills) != 2 || out.Skills[0].Level != roles.Practitioner || !cmp.Equal(out.Skills[0].Also, []string{"SQL"}) {
		t.Errorf("skills: %+v", out.Skills)
	}
}

// The small pack of a college or employer is matched by its own names alone.
func TestOtherPacksAreMatchedByTheirOwnNames(t *testing.T) {
	c := roles.NewCatalog(roles.Catalog{
		Roles:    []roles.Role{{ID: "chart-runner", Title: "Chart Runner", Replaces: []string{"paper-page"}}},
		Skills:   []roles.Skill{{ID: "r", Name: "R"}, {ID: "it", Name: "IT"}},
		Programs: []roles.Program{{ID: "bs-weaving", Name: "BS in Weaving", Award: roles.Bachelor, Fields: []string{"weaving"}, Accreditor: "WVG"}},
	})
	out := Match(c, &Resume{
		Jobs:      []Job{{Title: "Chart Runners"}, {Title: "Paper Page"}, {Title: "Medical Coder"}},
		Skills:    []Skill{{Name: "R"}, {Name: "r"}, {Name: "it"}},
		Education: []Education{{Degree: "Bachelor of Science", Field: "Weaving", School: "State (WVG)", To: "2010"}},
	}, asOf())
	var got []string
	for _, j := range out.Jobs {
		got = append(got, fmt.Sprintf("%s %s", j.Confidence, j.Ref))
	}
	for _, s := range out.Skills {
		got = append(got, fmt.Sprintf("%s %s", s.Confidence, s.Ref))
	}
	e := out.Education[0]
	got = append(got, fmt.Sprintf("%s %s %s %s %s", e.Confidence, e.Ref, e.Award, e.Fields, e.Accreditor))
	want := []string{"sure role/chart-runner", "sure role/chart-runner", " /", "sure skill/r", " /", " /", "likely program/bs-weaving bachelor [weaving] WVG"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// manyNames is a catalog of about 17,000 records, as large as the European
// classification, of words made up from syllables.
func manyNames(seed uint64) *roles.Catalog {
	r := rand.New(rand.NewPCG(seed, seed))
	syllables := strings.Fields("ka lo mi ter sun ver dal ri po ne shi gar ton el ba")
	words := make([]string, 4000)
	for i := range words {
		for range 2 + r.IntN(3) {
			words[i] += syllables[r.IntN(len(syllables))]
		}
	}
	heads := strings.Fields("manager specialist analyst technician engineer operator coordinator assistant")
	name := func() string { return words[r.IntN(len(words))] + " " + words[r.IntN(len(words))] }
	var c roles.Catalog
	for i := range 3000 {
		c.Roles = append(c.Roles, roles.Role{ID: fmt.Sprintf("r%d", i), Title: name() + " " + heads[r.IntN(len(heads))],
			Aliases: []string{name() + " " + heads[r.IntN(len(heads))], name() + " " + heads[r.IntN(len(heads))]}})
	}
	for i := range 14000 {
		c.Skills = append(c.Skills, roles.Skill{ID: fmt.Sprintf("s%d", i), Name: name(), Aliases: []string{name(), name() + " software"}})
	}
	return roles.NewCatalog(c)
}

// manyItems is a resume of 300 items, of names of a catalog and of others.
func manyItems(c *roles.Catalog) *Resume {
	r := &Resume{}
	for i := range 60 {
		role := c.Roles[i*7%len(c.Roles)]
		r.Jobs = append(r.Jobs, Job{Title: "Senior " + role.Title + " II", Employer: "Mercy Hospital", From: "2010", To: "2011",
			Text: []string{"Led a team that built reports for patients and wrote the manual of the data manager", "Planned the work of a specialist and an analyst"}})
	}
	for i := range 200 {
		s := c.Skills[i*11%len(c.Skills)]
		r.Skills = append(r.Skills, Skill{Name: s.Name + " software"}, Skill{Name: "unheard-of analyst manager thing"})
	}
	for range 40 {
		r.Certs = append(r.Certs, Credential{Name: "Certified Something Specialist", Issuer: "Somebody"})
	}
	return r
}

// A long resume is matched at once, in the built-in catalog and in one the size
// of the European classification.
func TestLongResumesAreMatchedAtOnce(t *testing.T) {
	builtin := builtinMatcher(t)
	for _, tt := range []struct {
		name  string
		m     *Matcher
		limit time.Duration // some ten times what it takes, for slow machines
	}{
		{"built-in", builtin, 2 * time.Second},
		{"17,000 records", NewMatcher(manyNames(1)), 5 * time.Second},
	} {
		start := time.Now()
		out := tt.m.Match(manyItems(tt.m.c), asOf())
		took := time.Since(start)
		t.Logf("%s: %d items in %v", tt.name, len(out.Jobs)+len(out.Skills)+len(out.Certs), took)
		if took > tt.limit {
			t.Errorf("%s: took %v", tt.name, took)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	builtin := builtinMatcher(b)
	for _, bb := range []struct {
		name string
		c    *roles.Catalog
	}{{"builtin", builtin.c}, {"17000", manyNames(1)}} {
		m := NewMatcher(bb.c)
		r := manyItems(bb.c)
		b.Run(bb.name+"/match", func(b *testing.B) {
			for b.Loop() {
				m.Match(r, asOf())
			}
		})
		b.Run(bb.name+"/index", func(b *testing.B) {
			for b.Loop() {
				NewMatcher(bb.c)
			}
		})
	}
}

// No text makes matching fail, and the same resume gives the same answer.
func FuzzMatch(f *testing.F) {
	m := builtinMatcher(f)
	for _, seed := range []string{"Senior Medical Coder - Inpatient (Remote)", "SQL (5 years)", "B.S., ", "RN/MD (", "\xff\xfe", "((((", "É́ñ®", "R", "of the", "Epic & Cerner / Allscripts",
		"CPC-A, CCS #123 (in progress)", "BSN; MSN | PhD", "İ", "ﬁ", "C++ C# .NET R&D", strings.Repeat("coder ", 4000)} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		r := &Resume{
			Headline: b, Summary: a,
			Jobs:      []Job{{Title: a, Employer: b, From: b, To: a, Text: []string{a + " " + b}}},
			Military:  []Job{{Title: b, From: a}},
			Education: []Education{{Degree: a, Field: b, School: b, From: a, To: b, Text: []string{a}}},
			Certs:     []Credential{{Name: a, Issuer: b, Date: b, Expires: a, Text: []string{b}}},
			Skills:    []Skill{{Name: a, Level: b, Text: []string{b}}},
			Other:     []Text{{Where: "projects[0]", Text: b}},
		}
		one := m.Match(r, asOf())
		if diff := cmp.Diff(one, m.Match(r, asOf())); diff != "" {
			t.Errorf("two answers:\n%s", diff)
		}
		if len(one.Jobs) != 1 || len(one.Military) != 1 || len(one.Education) != 1 || len(one.Certs) < 1 || len(one.Skills) < 1 {
			t.Errorf("an item is lost: %+v", one)
		}
		check := func(found Found) {
			switch {
			case found.Confidence == Kept && found.Ref != roles.Ref{}:
				t.Errorf("kept as text, and yet %s", found.Ref)
			case found.Why == "":
				t.Errorf("%s %q without a reason", found.Ref, found.Confidence)
			case found.Confidence == Unsure && len(found.Candidates) == 0:
				t.Errorf("unsure %s offers nothing: %s", found.Ref, found.Why)
			case len(found.Candidates) > maxCandidates:
				t.Errorf("%d candidates", len(found.Candidates))
			}
		}
		check(one.Jobs[0].Found)
		check(one.Military[0].Found)
		check(one.Education[0].Found)
		for _, x := range append(one.Certs, one.Skills...) {
			check(x.Found)
		}
	})
}
