package importer_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careers/rung/internal/importer"
	"careers/rung/internal/person"
	"careers/rung/roles"

	"github.com/google/go-cmp/cmp"
)

func asOf() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }

// imported is a new profile that a resume was read into, as its file is
// written and read again, with that file and what the report says.
func imported(t *testing.T, r *importer.Resume) (p *person.Profile, file, report string) {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	m := importer.Match(c, r, asOf())
	p = new(person.Profile)
	m.Into(p, c, r, person.DateOf(asOf()))
	data, err := p.Edited(nil)
	if err != nil {
		t.Fatal(err)
	}
	again, diagnostics := person.Parse("me.yaml", data)
	if diagnostics.HasErrors() {
		t.Fatalf("the profile cannot be read: %v\n%s", diagnostics, data)
	}
	lines := append(append([]string{}, r.Notes...), m.Notes...)
	for _, x := range m.Items(c) {
		lines = append(lines, strings.Join([]string{x.Kind, x.Text, x.Is, x.Why}, " | "))
	}
	return again, string(data), strings.Join(lines, "\n")
}

func importedText(t *testing.T, text string) (p *person.Profile, file, report string) {
	t.Helper()
	return imported(t, readText(t, text))
}

// Nothing of a resume is dropped without a word: each word of every fixture and
// sample is in the profile or in the report, but for contact data and what the
// format itself has.
func TestEveryWordReachesTheProfileOrTheReport(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*")
	if err != nil || len(files) < 4 {
		t.Fatalf("%v %v", files, err)
	}
	more := []string{"testdata/jsonresume/coder.json", "testdata/linkedin", "testdata/europass/candidate.xml", "testdata/europass/passport.xml"}
	files = append(files, more...)
	if _, err := os.Stat(sharedData); err == nil {
		for _, name := range []string{"jsonresume-1.x/sample.resume.json", "jsonresume-1.x/examples/new-grad.resume.json", "jsonresume-1.x/examples/career-changer.resume.json",
			"jsonresume-1.x/examples/complete-resume.json", "linkedin-export-sample", "europass-3.x/europass_example.json"} {
			files = append(files, shared(t, name))
		}
	} else {
		t.Logf("SKIPPED the sample resumes: %v", err)
	}
	for _, file := range files {
		r := readResume(t, file)
		_, profile, report := imported(t, r)
		has := make(map[string]bool)
		for _, w := range wordRE.FindAllString(strings.ToLower(profile+"\n"+report), -1) {
			has[w] = true
		}
		// What reading keeps is held to the whole file by loss_test.go; here all
		// that it kept must arrive.
		bare := *r
		bare.Notes = nil
		data, err := json.Marshal(bare)
		if err != nil {
			t.Fatal(err)
		}
		var value map[string]any
		if err := json.Unmarshal(data, &value); err != nil {
			t.Fatal(err)
		}
		lost := make(map[string]bool)
		var walk func(key string, value any)
		walk = func(key string, value any) {
			switch value := value.(type) {
			case map[string]any:
				for key, v := range value {
					walk(key, v)
				}
			case []any:
				for _, v := range value {
					walk(key, v)
				}
			case string:
				if key == "Where" || key == "Country" {
					return // the file's own names of its places; a country decides what study counts as
				}
				for _, w := range wordRE.FindAllString(strings.ToLower(value), -1) {
					if !has[w] {
						lost[w+" in "+key] = true
					}
				}
			}
		}
		walk("", value)
		if len(lost) > 0 {
			t.Errorf("%s: lost %v in\n%s\n%s", file, lost, profile, report)
		}
	}
}

// What has no place of its own in a profile is kept under its name, one line
// for each thing; a second import adds nothing.
func TestTextsAreKeptByName(t *testing.T) {
	r := readText(t, `{"basics": {"name": "Casey Example", "label": "Coder", "summary": "Codes.\nLikes it."},
		"work": [{"name": "General Hospital", "position": "Medical Coder", "startDate": "2021", "summary": "Inpatient.", "highlights": ["Fast"]},
			{"name": "Cafe", "position": "Barista", "startDate": "2018", "endDate": "2019", "highlights": ["Latte", "Mocha"], "location": "Austin, TX"}],
		"volunteer": [{"organization": "Food Bank", "position": "Helper", "startDate": "2019"}],
		"projects": [{"name": "Tracker", "highlights": ["Charts"]}, {"name": "Mapper"}],
		"education": [{"institution": "City College", "studyType": "AAS", "area": "Health Information Technology", "endDate": "2020", "courses": ["Anatomy"]}],
		"certificates": [{"name": "CCS", "issuer": "AHIMA", "number": "A-77"}],
		"languages": [{"language": "Spanish", "fluency": "B2"}],
		"skills": [{"name": "Latte art", "level": "Master"}], "hobby": "chess"}`)
	p, _, report := imported(t, r)
	want := []string{"job Medical Coder: Inpatient.; Fast", "skill: Latte art (Master)", "headline: Coder", "summary: Codes. Likes it.", "language: Spanish (B2)",
		"volunteer: Food Bank (2019); Helper", "projects: Tracker; Charts", "projects: Mapper", "hobby: chess"}
	if diff := cmp.Diff(want, p.Unmatched); diff != "" {
		t.Errorf("unmatched (-want +got):\n%s", diff)
	}
	got := []string{p.History[0].Note, p.Education[0].Note, p.Certs[0].Note}
	if diff := cmp.Diff([]string{"Austin, TX; Latte; Mocha", "Anatomy", "issuer AHIMA; number A-77"}, got); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if !strings.Contains(report, "kept as text under unmatched: the headline, the summary, 1 language, volunteer (1), projects (2)") {
		t.Errorf("the report does not say so:\n%s", report)
	}
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	before, err := p.Edited(nil)
	if err != nil {
		t.Fatal(err)
	}
	importer.Match(c, r, asOf()).Into(p, c, r, person.DateOf(asOf()))
	after, err := p.Edited(before)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Errorf("a second import changes the profile (-first +second):\n%s", diff)
	}
}

// Jobs above the first heading are jobs where no section is for them: the name,
// the service and the clearance are found as well. Beside such a section they
// stay text.
func TestJobsWithoutAHeadingAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"markdown": "# Jordan Example\n\njordan@example.org\n\n**Help Desk Technician II**, Lakeshore Clinic, Mar 2023 – Present\n- Resets passwords\n\n" +
			"**Barista**, Corner Cafe, 2021 – 2022\n\nU.S. Army, 25B Information Technology Specialist, 2016 – 2020\n\nSecret clearance\n\n## Skills\n\nSQL\n",
		"text": "Jordan Example\nHelp Desk Technician II, Lakeshore Clinic, Mar 2023 - Present\n- Resets passwords\nBarista, Corner Cafe, 2021 - 2022\n" +
			"U.S. Army, 25B Information Technology Specialist, 2016 - 2020\nActive Secret security clearance\n\nSkills: SQL\n",
		"no heading at all": "Jordan Example\n\nHelp Desk Technician II, Lakeshore Clinic, Mar 2023 - Present\n- Resets passwords\n\nBarista, Corner Cafe, 2021 - 2022\n\n" +
			"U.S. Army, 25B Information Technology Specialist, 2016 - 2020\nClearance: Secret\n",
		"headings of jobs": "# Jordan Example\n\n## Help Desk Technician II\n\nLakeshore Clinic, Mar 2023 – Present\n\n- Resets passwords\n\n## Barista\n\nCorner Cafe, 2021 – 2022\n\n" +
			"## U.S. Army\n\n25B Information Technology Specialist, 2016 – 2020\n\nSecret clearance\n\n# Skills\n\nSQL\n",
	} {
		p, file, report := importedText(t, text)
		got := []string{p.Name, p.Title, p.Employer, string(p.Since)}
		for _, j := range p.History {
			got = append(got, j.Title+", "+j.Employer)
		}
		if p.Military != nil {
			got = append(got, p.Military.Branch, p.Military.Job, string(p.Military.From+" to "+p.Military.To), p.Military.Clearance)
		}
		want := []string{"Jordan Example", "Help Desk Technician II", "Lakeshore Clinic", "2023-03", "Barista, Corner Cafe", "U.S. Army",
			"25B Information Technology Specialist", "2016 to 2020", "Secret"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", name, diff, file)
		}
		if !strings.Contains(file, "Resets passwords") || !strings.Contains(report, "were taken for jobs") || !strings.Contains(report, "clearance | ") {
			t.Errorf("%s: the bullet, the note or the clearance is lost:\n%s\n%s", name, file, report)
		}
	}
	p, file, _ := importedText(t, "Jordan Example\n\nBarista, Corner Cafe, 2021 – 2022\n\nExperience\n\nMedical Coder, General Hospital, 2023 – Present\n")
	if len(p.History) > 0 || p.Title != "Medical Coder" || !strings.Contains(file, "Barista, Corner Cafe, 2021 – 2022") {
		t.Errorf("a job beside the section for jobs:\n%s", file)
	}
	p, file, _ = importedText(t, "Jordan Example\n\nMedical Coder, General Hospital, 2023 – Present\n\nBS in Biology, State University, 2012 – 2016\n\nSkills: SQL\n")
	if len(p.History) > 0 || p.Title != "Medical Coder" || len(p.Education) != 1 || p.Education[0].School != "State University" {
		t.Errorf("study above the first heading:\n%s", file)
	}
}

// A clearance is what a text says is held now.
func TestClearances(t *testing.T) {
	for text, want := range map[string]string{
		"Active Secret clearance":                      "Secret",
		"secret security clearance":                    "Secret",
		"Top Secret/SCI clearance (2021)":              "Top Secret/SCI",
		"Worked on radios; TS/SCI":                     "TS/SCI",
		"Security clearance: Top Secret":               "Top Secret",
		"Public Trust":                                 "Public Trust",
		"Clearance level: Public Trust":                "Public Trust",
		"Secret clearance (expired 2019)":              "",
		"Eligible for a Secret clearance":              "",
		"Formerly held a Top Secret clearance":         "",
		"Able to obtain a secret clearance":            "",
		"Kept the public trust in the clinic's bills":  "",
		"The secret of good clearance of claims":       "",
		"Confidential records, release of information": "",
	} {
		p, file, _ := imported(t, &importer.Resume{Jobs: []importer.Job{{Title: "Barista", Employer: "Cafe", From: "2019", To: "2020", Text: []string{text}}}})
		got := ""
		if p.Military != nil {
			got = p.Military.Clearance
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if !strings.Contains(file, text) {
			t.Errorf("%q is lost:\n%s", text, file)
		}
	}
	p, _, _ := imported(t, &importer.Resume{Certs: []importer.Credential{{Name: "Secret security clearance"}}})
	if p.Military == nil || p.Military.Clearance != "Secret" || len(p.Certs) > 0 {
		t.Errorf("a clearance among the certificates: %+v", p)
	}
}

// A license keeps the state that gave it, where letters cannot mean a degree.
func TestLicensesKeepTheirState(t *testing.T) {
	for _, tt := range []struct {
		cert  importer.Credential
		state string
	}{
		{importer.Credential{Name: "Registered Nurse, State of Texas"}, "TX"},
		{importer.Credential{Name: "Registered Nurse", Issuer: "Texas Board of Nursing"}, "TX"},
		{importer.Credential{Name: "RN", Issuer: "West Virginia Board of Examiners"}, "WV"},
		{importer.Credential{Name: "RN (OH)"}, "OH"},
		{importer.Credential{Name: "Registered Nurse", Issuer: "MD"}, "MD"},
		{importer.Credential{Name: "Registered Nurse, MS"}, ""},
		{importer.Credential{Name: "Registered Nurse"}, ""},
	} {
		p, file, _ := imported(t, &importer.Resume{Certs: []importer.Credential{tt.cert}})
		if len(p.Licenses) != 1 || p.Licenses[0].State != tt.state {
			t.Errorf("%+v: want %q:\n%s", tt.cert, tt.state, file)
		}
	}
}

// A name of a school without a word for one is no field of study.
func TestSchoolsAreNoFields(t *testing.T) {
	for line, want := range map[string][3]string{
		"MBA, Wright State, 2015":                                {"MBA", "", "Wright State"},
		"BS in English, Ohio State, 2010":                        {"BS", "English", "Ohio State"},
		"Master of Public Health, Emory, 2019":                   {"Master of Public Health", "", "Emory"},
		"BSN, Nursing, State University, 2018":                   {"BSN", "Nursing", "State University"},
		"Associate of Science, Biology, City College, 2018":      {"Associate of Science", "Biology", "City College"},
		"Bachelor of Science, Health Information Management":     {"Bachelor of Science", "Health Information Management", ""},
		"Master of Public Health (MPH), Big State University, 9": {"Master of Public Health (MPH)", "", "Big State University"},
	} {
		r := readText(t, "Ana Example\n\nEDUCATION\n"+line+"\n")
		e := r.Education[0]
		if got := [3]string{e.Degree, e.Field, e.School}; got != want {
			t.Errorf("%q: %q", line, got)
		}
	}
	for _, line := range []string{"Master of Public Health, Emory, 2019", "Master of Public Health (MPH), State University, 2019", "MPH, Wright State, 2019"} {
		p, file, _ := importedText(t, "Ana Example\n\nEDUCATION\n"+line+"\n")
		if len(p.Education) != 1 || p.Education[0].Program != "mph" {
			t.Errorf("%q is not the program:\n%s", line, file)
		}
	}
}

// Whatever a resume holds, the profile that it becomes can be read again, and
// a second import of it changes nothing.
func FuzzImportedProfile(f *testing.F) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		f.Fatal(err)
	}
	m := importer.NewMatcher(c)
	for _, seed := range []string{
		"Ana Example, RHIA\n\nCoder, Clinic, 2019 - present\n- a: b # c\n\nUS Army, Medic, 2010 - 2014\nSecret clearance\n\nSKILLS\nSQL (none), 'x': [y\n",
		`{"basics": {"name": "\u0085x\u2028", "summary": "- a\n- b: {c"}, "work": [{"name": "A", "position": "B", "startDate": "2019"}, {}], "languages": [{"language": "? x", "fluency": "!y"}], "skills": [{"name": "*a", "level": "&b"}], "certificates": [{"name": "RN (TX)", "issuer": "%"}]}`,
		"Name\n%\n", "A B\n\nEDUCATION\nMBA, Wright State, 2015\n\nCERTIFICATIONS\nRHIA 2021, lapsed 2023 (\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := importer.ReadResumeBytes("resume", []byte(text))
		if err != nil {
			return
		}
		p := new(person.Profile)
		var before []byte
		for range 2 {
			m.Match(r, asOf()).Into(p, c, r, person.DateOf(asOf()))
			data, err := p.Edited(before)
			if err != nil {
				t.Fatal(err)
			}
			if before != nil && string(before) != string(data) {
				t.Fatalf("a second import changes the profile:\n%s", cmp.Diff(string(before), string(data)))
			}
			again, diagnostics := person.Parse("me.yaml", data)
			if diagnostics.HasErrors() {
				t.Fatalf("cannot be read: %v\n%s", diagnostics, data)
			}
			p, before = again, data
		}
	})
}
