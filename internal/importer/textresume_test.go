package importer_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careers/rung/internal/importer"
)

// Whole resumes in plain text and Markdown, of the kinds that people hand in.
func TestTextResumes(t *testing.T) {
	tests := []struct{ file, want string }{
		{"nurse.txt", `
format: text
person: MARISOL INVENTED | TX | Critical Care Nurse | Epic Super User | ICU nurse with nine years at the bedside, moving into nursing informatics.
CAHIMS certified in 2024.
job: Registered Nurse, ICU | Lakeside General Hospital | Austin, TX | 2019-03..now | Epic super user for a 24-bed unit; trained 60 nurses on the new flowsheets. / Chaired the downtime committee.
job: Staff Nurse, Med/Surg | Hillview Medical Center | Waco, TX | 2015-06..2019-02 | Charge nurse on nights. Precepted new graduates and wrote the unit's handoff sheet.
military: Combat Medic (68W) | U.S. Army | Fort Hood, TX | 2008..2012 | Emergency care for a battalion.
education: Bachelor of Science | Nursing | Sample State University | ..2015-05 |  | Austin, TX
education: Associate Degree | Nursing | Example Community College | 2012..2014 |  | GPA 3.8
cert: Registered Nurse | State of Texas | 654321 | ..2027-05
cert: CCRN | AACN |  | 2018..
cert: BLS |  |  | ..
cert: ACLS |  |  | ..
cert: PALS | American Heart Association |  | ..
cert: CAHIMS | HIMSS |  | 2024-06..
cert: RN |  |  | .. | after the name
skill: Epic | advanced
skill: Cerner PowerChart
skill: SQL | basic
skill: Microsoft Excel
skill: Workflow analysis
skill: change management
skill: Spanish
other: line 1 | BSN
note: RN stands after the name: taken as a credential
note: CCRN stands after the name and among the certifications: taken once
note: contact data is not kept: 3 values of address, phone, mail or link left out
`},
		{"coder.md", `
format: Markdown
person: Dana Placeholder | OH |  | Inpatient coder. Holds RHIT and CCS; studying for the CDIP.
job: Medical Coder | Mercy Sample Hospital |  | 2019-03..now | Codes 25 inpatient charts a day in 3M 360 Encompass / 97 % accuracy in the last three audits
job: Coding Specialist II | Riverside Example Clinic |  | 2017..2019 | ICD-10-CM, CPT and HCPCS for 12 clinics
job: Billing Clerk | Riverside Example Clinic |  | 2016-01..2016-12 | Worked denials
education: AAS | Health Information Technology | Example Community College | ..2016 |  | Columbus, OH / CAHIIM accredited
cert: RHIT | AHIMA |  | 2017..
cert: Certified Coding Specialist (CCS) | AHIMA |  | 2020-03..
skill: Coding |  | ICD-10-CM / ICD-10-PCS / CPT / HCPCS
skill: Software |  | 3M 360 Encompass / Epic HIM / Excel
skill: chart review | Advanced
skill: physician queries | Advanced
other: Volunteer Work, line 45 | Tax help at the public library
other: Hobbies, line 49 | Birds, and more birds.
note: line 18: "Coding Specialist II" taken to be at "Riverside Example Clinic", as the job above it
note: line 22: "Billing Clerk" taken to be at "Riverside Example Clinic", as the job above it
note: RHIT stands after the name and among the certifications: taken once
note: CCS stands after the name and among the certifications: taken once
note: contact data is not kept: 4 values of address, phone, mail or link left out
`},
		{"analyst.txt", `
format: text
person: Sam Example |  | Data Analyst | To grow from reporting into health data science.
job: Data Analyst II | Example Health Plan | Hartford, CT | 2021-01..now | Builds claims dashboards in Power BI and SQL Server / HEDIS measures
job: Reporting Analyst | Sample Health System |  | 2018-02..2020-12 | Wrote Crystal Reports
job: Customer Service Representative | Northfield Insurance |  | 2016..2018 | Answered member calls.
education: B.S. | Statistics | Example State College | ..2015
cert: Google Data Analytics Certificate | Coursera |  | 2021..
skill: SQL
skill: Python
skill: R
skill: Tableau
skill: Power BI
skill: SAS | 3 years
language: English | native
language: Portuguese | conversational
other: References, line 32 | References available upon request.
unread: line 3 | Remote
note: line 26: a course on the internet: taken as a certification, not as a degree
note: contact data is not kept: 3 values of address, phone, mail or link left out
`},
		{"helpdesk.txt", `
format: text
person: Lee Testcase | NC
job: Tier 2 Help Desk Technician | Wakefield Sample Hospital |  | 2021..now | Resets, imaging, printers, Active Directory / First line for the EHR go-live
job: Sales Associate | Gadget Store |  | 2018..2020 | Sold phones
job: PC repair | Freelance |  | 2017..2017
education: Diploma |  | Demo High School | ..2018
cert: CompTIA A+ |  |  | 2020..
cert: CompTIA Network+ |  |  | 2022..
cert: HDI Desktop Support Technician (in progress) |  |  | ..
skill: Active Directory
skill: ServiceNow
skill: Windows 11
skill: Office 365
note: line 14: only one date, 2017: taken as begin and end
note: contact data is not kept: 3 values of address, phone, mail or link left out
`},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) { wantOutline(t, readResume(t, "testdata/text/"+tt.file), tt.want) })
	}
}

// The lines that head a job come in many forms; all say the same.
func TestTextJobForms(t *testing.T) {
	const both = "job: Medical Coder | Mercy Sample Hospital |  | 2019-03..now | Coded charts"
	const placed = "job: Medical Coder | Mercy Sample Hospital | Austin, TX | 2019-03..now | Coded charts"
	tests := []struct{ text, want string }{
		{"Medical Coder, Mercy Sample Hospital — Mar 2019 – Present", both},
		{"Medical Coder | Mercy Sample Hospital | March 2019 - Current", both},
		{"Mar. 2019 – Present  Medical Coder | Mercy Sample Hospital", both},
		{"Mercy Sample Hospital — Medical Coder (03/2019 to now)", both},
		{"Medical Coder at Mercy Sample Hospital (2019-03 - present)", both},
		{"Medical Coder @ Mercy Sample Hospital, since March 2019", both},
		{"Medical Coder\tMercy Sample Hospital\t3/2019–Present", both},
		{"Medical Coder\nMercy Sample Hospital, Austin, TX\nMar 2019 to Present", placed},
		{"Mercy Sample Hospital, Austin, Texas 78701          Mar 2019 – Present\nMedical Coder", strings.Replace(placed, "TX", "Texas 78701", 1)},
		{"Mar 2019 – Present\nMedical Coder\nMercy Sample Hospital, Austin, TX", placed},
		{"**Medical Coder** — *Mercy Sample Hospital* — Austin, TX\n*Mar 2019 – Present*", placed},
		{"### Medical Coder\n\n**Mercy Sample Hospital**, Austin, TX | Mar 2019 – Present\n", placed},
		{"Medical Coder, Mercy Sample Hospital, Austin, TX, March '19 - present", placed},
	}
	for _, tt := range tests {
		r := readText(t, "Kim Sample\n\nWORK EXPERIENCE\n\n"+tt.text+"\n- Coded charts\n")
		wantOutline(t, r, tt.want, "format", "person", "note")
	}
}

// A period of time is read as precisely as it is written, and said where it is
// not certain.
func TestTextPeriods(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2017 – 2020", "2017..2020"},
		{"2017-20", "2017..2020"},
		{"Mar – Nov 2021", "2021-03..2021-11"},
		{"June 1, 2018 through 30 Sep 2019", "2018-06-01..2019-09-30"},
		{"1/15/2018 - 3/31/19", "2018-01-15..2019-03-31"},
		{"01.2018–12.2018", "2018-01..2018-12"},
		{"Summer 2016 to Fall 2017", "2016..2017"},
		{"(2014—present)", "2014..now"},
		{"Since 5/2018", "2018-05..now"},
		{"2019 -", "2019..now"},
		{"2019-05-01 – 2020-06-30", "2019-05-01..2020-06-30"},
	}
	for _, tt := range tests {
		r := readText(t, "EXPERIENCE\n\nMedical Coder, Mercy Sample Hospital "+tt.text+"\n")
		wantOutline(t, r, "job: Medical Coder | Mercy Sample Hospital |  | "+tt.want, "format", "person", "note")
	}
}

// Degrees, fields, schools and years are told apart in any order; what is not
// finished stays visible.
func TestTextEducationForms(t *testing.T) {
	tests := []struct{ text, want string }{
		{"B.S. in Health Information Management, Sample University, 2018", "education: B.S. | Health Information Management | Sample University | ..2018"},
		{"Sample University — BS, Health Informatics (2014–2018)", "education: BS | Health Informatics | Sample University | 2014..2018"},
		{"Sample University\nMaster of Health Administration\nMay 2014", "education: Master of Health Administration |  | Sample University | ..2014-05"},
		{"Associate of Applied Science, Health Information Technology\nExample Community College, Ohio", "education: Associate of Applied Science | Health Information Technology | Example Community College | .. |  | Ohio"},
		{"High School Diploma, Example High School, 2009", "education: High School Diploma |  | Example High School | ..2009"},
		{"MBBS, Sample Medical College, Pune, India, 2010", "education: MBBS |  | Sample Medical College | ..2010 | India | Pune"},
		{"BSN, Sample University, expected May 2027", "education: BSN |  | Sample University | ..2027-05 |  | expected"},
		{"Medical Coding Certificate, Example Community College, 2019", "education: Medical Coding Certificate |  | Example Community College | ..2019"},
		{"Some college, Example University (2010–2012)", "education: Some college |  | Example University | 2010..2012"},
	}
	for _, tt := range tests {
		wantOutline(t, readText(t, "## Education\n\n"+tt.text+"\n"), tt.want, "format", "person", "note")
	}
}

// Certifications come one a line or many, with issuer, number and dates in any
// order.
func TestTextCertificationForms(t *testing.T) {
	tests := []struct{ text, want string }{
		{"RHIA, CCS, CPC", "cert: RHIA |  |  | ..\ncert: CCS |  |  | ..\ncert: CPC |  |  | .."},
		{"RHIA, AHIMA, 2019", "cert: RHIA | AHIMA |  | 2019.."},
		{"AHIMA – RHIA (2019)", "cert: RHIA | AHIMA |  | 2019.."},
		{"RHIA (AHIMA)", "cert: RHIA | AHIMA |  | .."},
		{"Certified Coding Specialist (CCS) – AHIMA, March 2020, expires 12/2026", "cert: Certified Coding Specialist (CCS) | AHIMA |  | 2020-03..2026-12"},
		{"Registered Nurse, State of Ohio, License #RN.123456, exp. 2027", "cert: Registered Nurse | State of Ohio | RN.123456 | ..2027"},
		{"Registered Nurse, State of Ohio, License No. 123456, exp. 2027", "cert: Registered Nurse | State of Ohio | 123456 | ..2027"},
		{"CPHIMS, 2018 – 2021", "cert: CPHIMS |  |  | 2018..2021"},
		{"RHIT (in progress)", "cert: RHIT (in progress) |  |  | .."},
		{"CompTIA A+ (2020), CompTIA Network+ (2022)", "cert: CompTIA A+ |  |  | 2020..\ncert: CompTIA Network+ |  |  | 2022.."},
	}
	for _, tt := range tests {
		wantOutline(t, readText(t, "CERTIFICATIONS\n"+tt.text+"\n"), tt.want, "format", "person", "note")
	}
}

// Headings come in many spellings and decorations.
func TestTextHeadings(t *testing.T) {
	for _, heading := range []string{
		"SKILLS", "Skills:", "## Technical Skills", "Core Competencies\n-----------------", "*** Areas of Expertise ***", "S K I L L S",
		"Computer skills", "TECHNICAL PROFICIENCIES", "Key Skills & Abilities", "Software/Systems", "**Skills**", "— Skills —",
	} {
		t.Run(heading, func(t *testing.T) {
			wantOutline(t, readText(t, "Kim Sample\n\n"+heading+"\n\nSQL, Excel\n"), "skill: SQL\nskill: Excel", "format", "person")
		})
	}
}

// Skills are lists of many kinds; a sentence is none.
func TestTextSkillForms(t *testing.T) {
	tests := []struct{ text, want string }{
		{"SQL (advanced); Excel - expert; Python: 3 years", "skill: SQL | advanced\nskill: Excel | expert\nskill: Python | 3 years"},
		{"ICD-10-CM | CPT | HCPCS", "skill: ICD-10-CM\nskill: CPT\nskill: HCPCS"},
		{"- Coding: ICD-10-CM, CPT (HCPCS, too)", "skill: Coding |  | ICD-10-CM / CPT (HCPCS, too)"},
		{"Expert: SQL, R", "skill: SQL | Expert\nskill: R | Expert"},
		{"I have worked with many systems and learn new ones quickly and well.", "other: line 2 | I have worked with many systems and learn new ones quickly and well."},
	}
	for _, tt := range tests {
		wantOutline(t, readText(t, "SKILLS\n"+tt.text+"\n"), tt.want, "format", "person")
	}
}

// Contact data is counted, not kept; the state it names is.
func TestTextContactDataIsNotKept(t *testing.T) {
	r := readText(t, "Kim Sample\n1 Demo Street Apt 2, Austin, TX 78701 • (512) 555-0147 • kim@example.com • linkedin.com/in/kim-sample\n\nSKILLS\nSQL\n")
	if r.Name != "Kim Sample" || r.State != "TX" {
		t.Errorf("person %q in %q", r.Name, r.State)
	}
	for _, private := range []string{"Demo Street", "555", "@example", "linkedin", "78701"} {
		if strings.Contains(outline(r), private) {
			t.Errorf("%q is kept:\n%s", private, outline(r))
		}
	}
}

// Without a single heading, lines with a period of time are jobs; text that is
// no resume is refused.
func TestTextWithoutHeadings(t *testing.T) {
	r := readText(t, "Pat Sample\n\nMedical Coder, Mercy Sample Hospital, 2018 - 2020\nCoded charts.\n\nReceptionist, Example Clinic, 2015 - 2018\n")
	wantOutline(t, r, `
person: Pat Sample
job: Medical Coder | Mercy Sample Hospital |  | 2018..2020 | Coded charts.
job: Receptionist | Example Clinic |  | 2015..2018
note: no headings were found: lines with a period of time were taken for jobs
`, "format")
	if _, err := importer.ReadResumeBytes("note.txt", []byte("Buy milk.\nCall the plumber.\n")); err == nil {
		t.Error("a shopping list was read as a resume")
	}
}

// maker makes resumes of plain text whose jobs are known.
type maker struct{ *rand.Rand }

func (m maker) pick(from ...string) string { return from[m.IntN(len(from))] }

// job is a job in one of the forms that people write, and its outline.
func (m maker) job(form, year int) (text, want string) {
	title := m.pick("Medical Coder", "Registered Nurse", "Senior Data Analyst", "Help Desk Technician", "HIM Director", "Billing Specialist", "Release of Information Clerk")
	employer := m.pick("Mercy Sample Hospital", "Example Clinic", "Sample Health System", "University of Example", "Northfield Insurance Company")
	from, to := fmt.Sprint(year), fmt.Sprint(year+2)
	period := from + m.pick(" - ", "–", " to ") + to
	switch form {
	case 0:
		text = title + ", " + employer + m.pick(" | ", " — ", " (") + period
	case 1:
		text = title + "\n" + employer + "\n" + period
	case 2:
		text = employer + m.pick(" | ", " – ", "   ") + period + "\n" + title
	case 3:
		text = period + "\n" + title + "\n" + employer
	default:
		text = period + m.pick("  ", ": ") + title + " at " + employer
	}
	for range m.IntN(3) {
		text += "\n" + m.pick("- ", "• ", "* ") + m.pick("Coded inpatient charts", "Built reports in SQL", "Trained new colleagues, on site and remotely")
	}
	return text + "\n", title + " | " + employer + " |  | " + from + ".." + to
}

// Random resumes of the usual forms are read without a mistake, and no word of
// them is lost.
func TestRandomTextResumes(t *testing.T) {
	for seed := range uint64(500) {
		m := maker{rand.New(rand.NewPCG(seed, 5))}
		var b strings.Builder
		var want []string
		b.WriteString("Kim Sample\nkim@example.com\n\n" + m.pick("EXPERIENCE", "## Work History", "Employment:") + "\n\n")
		form := m.IntN(5)
		for year := 2020; year > 2008; year -= 3 {
			text, job := m.job(form, year)
			b.WriteString(text + "\n")
			want = append(want, job)
		}
		b.WriteString(m.pick("SKILLS", "## Skills", "Skills:") + "\n" + m.pick("SQL, Excel", "• SQL\n• Excel", "SQL | Excel") + "\n")
		r := readText(t, b.String())
		var got []string
		for _, j := range r.Jobs {
			got = append(got, j.Title+" | "+j.Employer+" | "+j.Place+" | "+j.From+".."+j.To)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") || len(r.Skills) != 2 {
			t.Fatalf("seed %d, form %d:\n%s\ngot\n%s\nwant\n%s", seed, form, b.String(), strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		wantWordsKept(t, r, b.String(), textWords())
	}
}

func FuzzTextResume(f *testing.F) {
	files, err := filepath.Glob("testdata/text/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("EXPERIENCE\n2019 -\n\t\n- \nEDUCATION\n,\nSKILLS\n:,(\nLANGUAGES\n,\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		if r, err := importer.ReadResumeBytes("resume.txt", []byte(text)); err == nil {
			wantSame(t, r, text)
		}
	})
}
