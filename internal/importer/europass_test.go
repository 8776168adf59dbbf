package importer_test

import (
	"os"
	"strings"
	"testing"

	"careers/rung/internal/importer"
)

// A sample of another project, without the wrapper that the schema has.
func TestEuropassJSONSample(t *testing.T) {
	path := shared(t, "europass-3.x/europass_example.json")
	const want = `
format: Europass JSON
person: Jan de Vries |  | Senior Software Engineer
job: Software Developer | Tech Innovation B.V. | Amsterdam, Netherlands | 2020-01-15..2024-10-12 | Led development of microservices architecture using Python and FastAPI. / Mentored team of 5 junior developers. / Implemented CI/CD pipelines with Docker and Kubernetes. / Reduced deployment time by 60%.
job: Junior Software Developer | Digital Solutions NL | Utrecht, Netherlands | 2018-06-01..2019-12-31 | Developed web applications using Django and React. / Participated in Agile/Scrum development process.
education: Bachelor of Science | Computer Science | Universiteit van Amsterdam | 2014-09-01..2018-06-30 | Netherlands | Amsterdam / level 6 Bachelor or equivalent / Object-oriented programming, algorithms and data structures, web development, database systems, software engineering principles.
skill: Python
skill: JavaScript
skill: TypeScript
skill: Java
skill: SQL
skill: HTML
skill: CSS
skill: Git
skill: Docker
skill: Kubernetes
skill: AWS
skill: Azure
skill: Linux
skill: Windows
skill: Project management
skill: Agile/Scrum
skill: Team leadership
language: Dutch | mother tongue
language: English | listening C2, reading C2, spoken interaction C1, spoken production C1, writing C1
language: German | listening B1, reading B1, spoken interaction B1, spoken production B1, writing A2
note: contact data is not kept: 10 values of address, phone, mail or link left out
note: personal details are not kept: 5 values (such as birth date, gender, picture) left out
note: 8 values about the file itself left out (such as its version or codes beside a label)
`
	wantOutline(t, readResume(t, path), want)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wantOutline(t, readText(t, `{"SkillsPassport": `+string(data)+`}`), want)
}

// The XML of 2012 to 2020: dates as attributes, lists within lists, HTML within
// text, certificates among the achievements and the languages.
func TestEuropassXML(t *testing.T) {
	wantOutline(t, readResume(t, "testdata/europass/passport.xml"), `
format: Europass XML
person: Lena Muster |  | Data analyst
job: Hospital data analyst | Landeskrankenhaus Muster | Graz, Austria | 2019-03-01..now | Reports in SQL / Cancer registry & quality
job: Intern | Musterklinik |  | 2016..2018-12
education: Bachelor of Science | Health Informatics | FH Muster | 2012..2016-07 | Austria | Graz / Computing / level 6 ISCED 6 / Statistics, databases
cert: Sample English Exam | Example Board |  | 2018-02..
cert: CAHIMS | HIMSS |  | 2021..
skill: SQL | advanced
skill: R
skill: Excel
language: German | mother tongue
language: English | C1
other: LearnerInfo.Skills.Computer.ProficiencyLevel.Information | digital information: level C
other: LearnerInfo.Skills.Driving.Description.Licence | driving license B
other: LearnerInfo.AchievementList.Achievement[1] | Projects
other: LearnerInfo.AchievementList.Achievement[1].Description | Registry linkage
unread: LearnerInfo.WorkExperienceList.WorkExperience[0].Employer.Sector.Code | Q
unread: LearnerInfo.WorkExperienceList.WorkExperience[0].Employer.Sector.Label | Human health
note: some texts were HTML: the markup was left out
note: contact data is not kept: 7 values of address, phone, mail or link left out
note: personal details are not kept: 5 values (such as birth date, gender, picture) left out
note: 7 values about the file itself left out (such as its version or codes beside a label)
`)
}

// The XML since 2020: several positions at one employer, codes for languages,
// levels by dimension, skills in groups.
func TestEuropassCandidate(t *testing.T) {
	wantOutline(t, readResume(t, "testdata/europass/candidate.xml"), `
format: Europass XML (since 2020)
person: Lena Muster |  |  | Analyst in hospitals.
job: Hospital data analyst | Landeskrankenhaus Muster | Graz, AT | 2019-03-01..now | Reports in SQL / Cancer registry
job: Intern | Landeskrankenhaus Muster | Graz, AT | 2016..2018-12
education: Bachelor of Science | Health Informatics | FH Muster | 2012..2016-07 | AT | level 6 / Statistics
cert: CAHIMS | HIMSS |  | 2021-05-01..
skill: SQL
skill: Power BI
language: English | listening C1, production B2
language: German | mother tongue
other: CandidateProfile.Licenses.License | driving license B
other: CandidateProfile.Projects.Project.Title | Registry linkage
unread: CandidateProfile.PersonQualifications.PersonCompetency[1] | http://data.europa.eu/esco/skill/0000
unread: CandidateProfile.EmploymentHistory.EmployerHistory.IndustryCode | Q
note: a skill has no name, only a number of ESCO: kept as text
note: some texts were HTML: the markup was left out
note: contact data is not kept: 2 values of address, phone, mail or link left out
note: personal details are not kept: 1 value (such as birth date, gender, picture) left out
note: 2 values about the file itself left out (such as its version or codes beside a label)
`)
}

// Names count without their namespaces, which differ between writers.
func TestEuropassNamespacesDoNotMatter(t *testing.T) {
	data, err := os.ReadFile("testdata/europass/candidate.xml")
	if err != nil {
		t.Fatal(err)
	}
	bare := strings.NewReplacer("hr:", "", "oa:", "", "eures:", "").Replace(string(data))
	wantOutline(t, readText(t, bare), outline(readText(t, string(data))))
}

// XML with a document type, with entities, broken or of another kind is
// refused.
func TestEuropassXMLRefused(t *testing.T) {
	tests := []struct{ text, want string }{
		{`<!DOCTYPE x [<!ENTITY a "b">]><SkillsPassport>&a;</SkillsPassport>`, "resume cannot be read as XML: it has a document type (<!DOCTYPE …>), which a resume does not need"},
		{`<SkillsPassport>&xxe;</SkillsPassport>`, "resume cannot be read as XML: line 1, column 22: invalid character entity &xxe;"},
		{"<SkillsPassport>\n<a></b></SkillsPassport>", "resume cannot be read as XML: line 2, column 8: element <a> closed by </b>"},
		{`<SkillsPassport>`, "resume cannot be read as XML: line 1, column 17: unexpected EOF"},
		{strings.Repeat("<a>", 70), "resume cannot be read as XML: it is nested deeper than 64 levels"},
		{`<recipe/>`, "resume is XML, but not Europass: its root is <recipe>"},
		{`<!DOCTYPE html><html></html>`, "resume is a web page"},
	}
	for _, tt := range tests {
		_, err := importer.ReadResumeBytes("resume", []byte(tt.text))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%.40q: error %v, want %s", tt.text, err, tt.want)
		}
	}
}

func FuzzEuropassXML(f *testing.F) {
	for _, name := range []string{"passport.xml", "candidate.xml"} {
		data, err := os.ReadFile("testdata/europass/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add(`<Candidate><CandidateProfile><EmploymentHistory><EmployerHistory>x<PositionHistory a="b">y</PositionHistory>z</EmployerHistory></EmploymentHistory></CandidateProfile></Candidate>`)
	f.Add(`<SkillsPassport><LearnerInfo><WorkExperienceList><WorkExperience><Period><From year="x" month="13"/></Period></WorkExperience></WorkExperienceList></LearnerInfo></SkillsPassport>`)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 || !strings.HasPrefix(text, "<") {
			return
		}
		if r, err := importer.ReadResumeBytes("resume.xml", []byte(text)); err == nil {
			wantSame(t, r, text)
		}
	})
}
