package importer_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"careers/rung/internal/importer"
)

// An imitation of an export by another project is read alike as a folder and as
// a zip, which has a file of addresses besides: it is not opened.
func TestLinkedInSample(t *testing.T) {
	const want = `
format: LinkedIn export
person: David Chen |  | Senior Backend Engineer | Experienced backend engineer specializing in distributed systems and API design. Over 7 years of experience building scalable services.
job: Senior Backend Engineer | Scale AI | San Francisco | 2022-01..now | Leading development of core data processing pipelines. Designed and implemented real-time data ingestion system handling 10TB+ daily.
job: Backend Engineer | Stripe | San Francisco | 2019-03..2021-12 | Built payment processing microservices. Reduced transaction latency by 30%.
job: Software Engineer | Dropbox | San Francisco | 2017-06..2019-02 | Worked on file synchronization and storage optimization.
education: Master of Science | Computer Science | Stanford University | 2015..2017 |  | Focus on distributed systems and machine learning. / Teaching Assistant for CS 144
education: Bachelor of Science | Computer Science | UC Berkeley | 2011..2015 |  | Graduated with honors. / ACM Club President
cert: Certified Kubernetes Administrator | CNCF | CKA-12345 | 2023-01..2026-01
cert: AWS Solutions Architect Professional | Amazon Web Services | AWS-SA-PRO-67890 | 2022-03..2025-03
skill: Python
skill: Go
skill: Rust
skill: Kubernetes
skill: PostgreSQL
skill: Redis
skill: gRPC
skill: Distributed Systems
language: English | Native or bilingual proficiency
language: Mandarin Chinese | Professional working proficiency
language: Japanese | Elementary proficiency
other: Projects.csv row 1 Title | Distributed Cache Library (Jun 2021)
other: Projects.csv row 1 Description | Open-source distributed caching library with consistent hashing
other: Projects.csv row 2 Title | API Rate Limiter (Jan 2020 to Dec 2020)
other: Projects.csv row 2 Description | High-performance rate limiting service for microservices
unread: Profile.csv row 1 Industry | Computer Software
`
	wantOutline(t, readResume(t, shared(t, "linkedin-export-sample")), want, "note")
	wantOutline(t, readResume(t, shared(t, "linkedin-export-sample/complete_export.zip")), want, "note")
}

// A preamble, a byte order mark, CRLF, columns in another order and more of
// them, blank rows, a line break within quotation marks, rows written twice,
// months in German, dates that are none: all of it survives.
func TestLinkedInQuirks(t *testing.T) {
	wantOutline(t, readResume(t, "testdata/linkedin"), `
format: LinkedIn export
person: Robin Testcase | MA | Clinical Analyst | Nurse turned analyst.
job: Clinical Analyst | Sample Health | Boston | 2021-03..now | Built dashboards / in "Power BI"
job: Nurse | Example Hospital |  | 2015-03-04..2020-12-31
job: Volunteer Greeter | Example Library |  | ..
education: Bachelor of Science | Nursing | Sample State University | 2011..2015 |  | Dean's list / Student nurses
cert: Registered Nurse (RN) | State of Massachusetts | RN123456 | 2015-06..2027-06
cert: CAHIMS | HIMSS |  | 2022..
skill: Epic
skill: SQL
language: English | Native or bilingual proficiency
language: Portuguese | Elementary proficiency
other: Honors.csv row 1 Title | Nurse of the Year (May 2019)
other: Honors.csv row 1 Description | For the downtime drill
other: Honors.csv row 1 Issuer | Example Hospital
other: Courses.csv row 1 Name | Statistics for Nurses
other: Courses.csv row 1 Number | STAT 201
unread: Positions.csv, above the header | Notes: When exporting your connection data, you may notice that some of the fields are missing.
unread: Positions.csv row 1 Extra | x
unread: Positions.csv row 5 Finished On | soon
unread: Profile.csv row 1 Industry | Hospitals and Health Care
note: Positions.csv: what stands in columns that are not known is kept as text: Extra
note: Positions.csv row 3 Started On: "3/4/15" read as month/day: 2015-03-04
note: Positions.csv row 4 Started On: "3/4/15" read as month/day: 2015-03-04
note: Positions.csv row 5 Finished On: "soon" is not a date; kept as text
note: "Volunteer Greeter" has no dates: how long it was held, and whether it still is, is not known
note: RN stands after the name and among the certifications: taken once
note: not opened: 1 other file that hold no resume data, such as messages and contacts
note: 1 job written twice, taken once
note: 1 certification written twice, taken once
note: 2 skills written twice, taken once
note: contact data is not kept: 6 values of address, phone, mail or link left out
note: personal details are not kept: 2 values (such as birth date, gender, picture) left out
`)
}

// zipped is the fixture as a zip, in a folder as LinkedIn packs it.
func zipped(t *testing.T, prefix string, more ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	files := os.DirFS("testdata/linkedin")
	names, err := fs.Glob(files, "*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, more...) {
		f, err := w.Create(prefix + name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			data = []byte("x")
		}
		if _, err := f.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A zip says the same as the folder it was made of, with a folder in it or not.
func TestLinkedInZip(t *testing.T) {
	want := outline(readResume(t, "testdata/linkedin"))
	for _, prefix := range []string{"", "Basic_LinkedInDataExport_11-23-2026/"} {
		r, err := importer.ReadResumeBytes("export", zipped(t, prefix))
		if err != nil {
			t.Fatal(err)
		}
		wantOutline(t, r, want)
	}
}

// An archive that leads out of itself, holds too much or something else is
// refused; its size does not depend on what it says of itself.
func TestLinkedInZipRefused(t *testing.T) {
	bomb := func() []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, _ := w.Create("Positions.csv")
		block := bytes.Repeat([]byte("a"), 1<<20)
		for range 40 {
			f.Write(block)
		}
		w.Close()
		return b.Bytes()
	}()
	lying := bytes.ReplaceAll(bytes.Clone(bomb), []byte{0, 0, 0x80, 2}, []byte{0, 0, 1, 0})
	if bytes.Equal(lying, bomb) {
		t.Fatal("the size was not found in the archive")
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"leads out", zipped(t, "", "../Skills.csv"), `export is not a safe archive: entry "../Skills.csv" leads out of it`},
		{"absolute", zipped(t, "", "/Skills.csv"), `export is not a safe archive: entry "/Skills.csv" leads out of it`},
		{"backslash", zipped(t, "", `..\Skills.csv`), `export is not a safe archive: entry "..\\Skills.csv" leads out of it`},
		{"document", zipped(t, "", "word/document.xml"), "export is a word processor's document"},
		{"bomb", bomb, "export is too large: Positions.csv is more than 16 MiB, or all are more than 64 MiB"},
		{"lying bomb", lying, "export is a broken archive: Positions.csv: zip: not a valid zip file"},
		{"cut", zipped(t, "")[:200], "export is not a whole zip archive: zip: not a valid zip file"},
	}
	for _, tt := range tests {
		_, err := importer.ReadResumeBytes("export", tt.data)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
	}
}

// One file of an export is known by its columns, and a list of bare names by
// the name of the file; semicolons and tabs serve as commas.
func TestLinkedInSingleFile(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"x.csv", "Company Name,Title,Started On\nSample Clinic,Coder,2020\n", "job: Coder | Sample Clinic |  | 2020..now"},
		{"x.csv", "Title;Company Name;Started On\nCoder;Sample Clinic;Jan 2020\n", "job: Coder | Sample Clinic |  | 2020-01..now"},
		{"x", "Title\tCompany Name\tStarted On\tFinished On\nCoder\tSample Clinic\t15.03.2020\t2021\n", "job: Coder | Sample Clinic |  | 2020-03-15..2021"},
		{"dir/Skills.csv", "Name\nSQL\n", "skill: SQL"},
		{"Skills (1).csv", "\ufeffName\r\nSQL\r\n", "skill: SQL"},
		{"x.csv", "Name,Authority\nRHIT,AHIMA\n", "cert: RHIT | AHIMA |  | .."},
		{"Positions.csv", "Company Name,Title\nThe \"Sample\" Clinic,Coder\n", "job: Coder | The \"Sample\" Clinic |  | .."},
	}
	for _, tt := range tests {
		r, err := importer.ReadResumeBytes(tt.name, []byte(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		wantOutline(t, r, "format: LinkedIn export\nperson:\n"+tt.want, "note")
	}
}

// A folder without an export is refused, and files of the folder that would be
// read are bounded.
func TestLinkedInFolderRefused(t *testing.T) {
	files := fstest.MapFS{
		"empty/notes.txt":     {Data: []byte("hello")},
		"large/Positions.csv": {Data: bytes.Repeat([]byte("a"), 16<<20+1)},
	}
	for name, want := range map[string]string{
		"empty": "empty holds no LinkedIn export: it has no Positions.csv, Education.csv, Skills.csv or the like",
		"large": "large is too large: Positions.csv is more than 16 MiB, or all are more than 64 MiB",
	} {
		_, err := importer.ReadResumeFS(files, name)
		var format *importer.FormatError
		if !errors.As(err, &format) || err.Error() != want {
			t.Errorf("%s: error %v, want %s", name, err, want)
		}
	}
}

func FuzzLinkedInCSV(f *testing.F) {
	tables := []string{
		"Positions", "Education", "Certifications", "Skills", "Languages", "Profile", "Profile Summary", "Projects", "Courses", "Honors",
		"Volunteering", "Publications", "Organizations", "TestScores", "Patents",
	}
	for i, table := range tables {
		if data, err := os.ReadFile("testdata/linkedin/" + table + ".csv"); err == nil {
			f.Add(uint8(i), string(data))
		}
		f.Add(uint8(i), "Name,Title,Company Name,School Name,First Name,Authority,Started On\n\"a\nb\",c,,d,e,f,2020\n")
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		if len(text) > 1<<16 || !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			return
		}
		name := fmt.Sprintf("%s.csv", tables[int(which)%len(tables)])
		r, err := importer.ReadResumeFS(fstest.MapFS{"x/" + name: {Data: []byte(text)}}, "x")
		if err != nil {
			return
		}
		if !strings.HasPrefix(r.Format, "LinkedIn") {
			t.Fatalf("format %s", r.Format)
		}
		if strings.Contains(outline(r), " left out") {
			return // some of it was counted only
		}
		format := csvWords()
		for _, note := range r.Notes {
			if _, columns, found := strings.Cut(note, "columns that are not known"); found {
				maps.Copy(format, wordSet(strings.Join(wordRE.FindAllString(strings.ToLower(columns), -1), " ")))
			}
		}
		wantWordsKept(t, r, strings.ReplaceAll(text, `"`, " "), format)
	})
}
