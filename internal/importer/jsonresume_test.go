package importer_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"careers/rung/internal/importer"
)

// The format's own sample and examples are read whole.
func TestJSONResumeSamples(t *testing.T) {
	tests := []struct{ file, want string }{
		{"jsonresume-1.x/sample.resume.json", `
format: JSON Resume 1.x
person: Richard Hendriks | CA | Programmer | Richard hails from Tulsa. He has earned degrees from the University of Oklahoma and Stanford. (Go Sooners and Cardinal!) Before starting Pied Piper, he worked for Hooli as a part time software developer. While his work focuses on applied information theory, mostly optimizing lossless compression schema of both the length-limited and adaptive variants, his non-work interests range widely, everything from quantum computing to chaos theory. He could tell you about it, but THAT would NOT be a “length-limited” conversation!
job: CEO/President | Pied Piper | Palo Alto, CA | 2013-12-01..2014-12-01 | Pied Piper is a multi-platform technology based on a proprietary universal compression algorithm that has consistently fielded high Weisman Scores™ that are not merely competitive, but approach the theoretical limit of lossless compression. / Awesome compression company / Build an algorithm for artist to detect if their music was violating copy right infringement laws / Successfully won Techcrunch Disrupt / Optimized an algorithm that holds the current world record for Weisman Scores
education: Bachelor | Information Technology | University of Oklahoma | 2011-06-01..2014-01-01 |  | score: 4.0 / DB1101 - Basic SQL / CS2011 - Java Introduction
skill: Web Development | Master | HTML / CSS / Javascript
skill: Compression | Master | Mpeg / MP4 / GIF
language: English | Native speaker
other: volunteer[0].organization | CoderDojo (2012-01-01 to 2013-01-01)
other: volunteer[0].position | Teacher
other: volunteer[0].summary | Global movement of free coding clubs for young people.
other: volunteer[0].highlights[0] | Awarded 'Teacher of the Month'
other: projects[0].name | Miss Direction (2016-08-24 to 2016-08-24)
other: projects[0].description | A mapping engine that misguides you
other: projects[0].highlights[0] | Won award at AIHacks 2016
other: projects[0].highlights[1] | Built by all women team of newbie programmers
other: projects[0].highlights[2] | Using modern technologies such as GoogleMaps, Chrome Extension and Javascript
other: projects[0].keywords[0] | GoogleMaps
other: projects[0].keywords[1] | Chrome Extension
other: projects[0].keywords[2] | Javascript
other: projects[0].roles[0] | Team lead
other: projects[0].roles[1] | Designer
other: projects[0].entity | Smoogle
other: projects[0].type | application
other: publications[0].name | Video compression for 3d media (2014-10-01)
other: publications[0].publisher | Hooli
other: publications[0].summary | Innovative middle-out compression algorithm that changes the way we store data.
other: awards[0].title | Digital Compression Pioneer Award (2014-11-01)
other: awards[0].awarder | Techcrunch
other: awards[0].summary | There is no spoon.
other: interests[0].name | Wildlife
other: interests[0].keywords[0] | Ferrets
other: interests[0].keywords[1] | Unicorns
other: references[0].name | Erlich Bachman
other: references[0].reference | It is my pleasure to recommend Richard, his performance working as a consultant for Main St. Company proved that he will be a valuable addition to any company.
note: contact data is not kept: 19 values of address, phone, mail or link left out
note: 4 values about the file itself left out (such as its version or codes beside a label)
`},
		{"jsonresume-1.x/examples/career-changer.resume.json", `
format: JSON Resume 1.x
person: Daniel Reyes | TX | Junior Data Analyst (former Restaurant Manager) | After eight years running high-volume restaurants, I retrained as a data analyst to turn my instinct for operations into measurable impact. I completed a part-time analytics bootcamp and three certifications while still working full time, and I now combine SQL, Python, and dashboarding with hard-won people-and-process experience. I'm looking for a first analytics role on a team that values curiosity and an owner's mindset.
job: Data Analyst (Contract) | Freelance | Austin, TX | 2024-08-01..2025-04-01 | Took on small analytics engagements for local hospitality businesses while transitioning careers. / Independent analytics consulting / Built a Looker Studio sales dashboard for a 3-location cafe group, surfacing a 12% margin gap by daypart / Wrote SQL models in dbt to standardize point-of-sale data across vendors / Automated weekly reporting that saved owners roughly 5 hours per week
job: General Manager | Salt & Cedar Restaurant Group | Austin, TX | 2018-03-01..2024-07-01 | Ran daily operations, staffing, and P&L for a flagship 120-seat restaurant. / Regional restaurant group, four locations / Grew annual revenue 28% over three years while holding food cost flat / Introduced a spreadsheet-driven scheduling model that cut overtime spend by 18% / Hired, trained, and retained a team of 35 across front and back of house
job: Shift Supervisor | Café Lumen | Austin, TX | 2016-01-01..2018-02-01 | Led service shifts and managed inventory ordering. / Independent neighborhood cafe / Reduced waste 9% by tightening par-level ordering / Trained six baristas who were later promoted
education: Associate of Applied Science | Business Administration | Austin Community College | 2012-09-01..2014-05-01 |  | score: 3.5/4.0 / Statistics / Managerial Accounting / Operations Management
cert: Google Data Analytics Professional Certificate | Google / Coursera |  | 2024-05-01..
cert: Databases and SQL for Data Science | IBM / Coursera |  | 2024-09-01..
cert: Tableau Desktop Specialist | Tableau |  | 2025-01-01..
skill: Data Analysis | Intermediate | SQL / Python / pandas / dbt / Excel
skill: Data Visualization | Intermediate | Tableau / Looker Studio / Matplotlib
skill: Operations & Leadership | Advanced | P&L management / Scheduling / Team training / Vendor negotiation
language: English | Native speaker
language: Spanish | Native speaker
other: volunteer[0].organization | Central Texas Food Bank (2024-02-01 to 2025-03-01)
other: volunteer[0].position | Data Volunteer
other: volunteer[0].summary | Helped the operations team make sense of distribution data.
other: volunteer[0].highlights[0] | Cleaned and consolidated three years of distribution spreadsheets into a single queryable dataset
other: volunteer[0].highlights[1] | Built a monthly volunteer-hours report adopted by the program director
other: volunteer[1].organization | Austin Free-Net (2023-09-01 to 2024-06-01)
other: volunteer[1].position | Digital Literacy Tutor
other: volunteer[1].summary | Taught spreadsheet and internet basics to adults re-entering the workforce.
other: volunteer[1].highlights[0] | Ran weekly Excel workshops for groups of 8-10 learners
other: interests[0].name | Home Cooking
other: interests[0].keywords[0] | Fermentation
other: interests[0].keywords[1] | Bread baking
other: interests[1].name | Cycling
other: interests[1].keywords[0] | Gravel
other: interests[1].keywords[1] | Commuting
other: references[0].name | Priya Natarajan, Owner, Salt & Cedar Restaurant Group
other: references[0].reference | Daniel ran our busiest location with a steady hand and a relentless focus on the numbers. When he started teaching himself SQL on nights off, none of us were surprised. He turns data into decisions.
note: contact data is not kept: 20 values of address, phone, mail or link left out
note: 4 values about the file itself left out (such as its version or codes beside a label)
`},
		{"jsonresume-1.x/examples/new-grad.resume.json", `
format: JSON Resume 1.x
person: Maya Okonkwo | WA | Computer Science Graduate | Recent computer science graduate with a focus on distributed systems and machine learning. Two summer internships building production web services, plus a capstone project deployed for 400+ campus users. Eager to join an engineering team where I can keep learning from senior mentors while shipping real features.
job: Software Engineering Intern | Outreach | Seattle, WA | 2024-06-01..2024-09-01 | Joined the platform infrastructure team to improve internal developer tooling. / Sales engagement platform / Built a service-health dashboard in React and TypeScript adopted by three on-call teams / Cut local test-suite runtime by 35% by parallelizing integration fixtures / Wrote the onboarding runbook used by the next intern cohort
job: Research Intern | Allen Institute for AI | Seattle, WA | 2023-06-01..2023-09-01 | Supported an NLP research group evaluating retrieval-augmented question answering. / Non-profit AI research institute / Implemented a reproducible evaluation harness in Python for three benchmark datasets / Reduced experiment turnaround from hours to minutes by caching intermediate embeddings
education: Bachelor of Science | Computer Science | University of Washington | 2021-09-01..2025-06-01 |  | score: 3.81/4.0 / CSE 451 - Operating Systems / CSE 444 - Database Systems / CSE 446 - Machine Learning / CSE 461 - Computer Networks / CSE 421 - Algorithms
skill: Programming Languages | Intermediate | Python / TypeScript / Java / Go / SQL
skill: Web Development | Intermediate | React / Next.js / Node.js / REST APIs
skill: Data & Infrastructure | Beginner | PostgreSQL / Docker / Git / AWS
language: English | Native speaker
language: Igbo | Conversational
other: projects[0].name | DormSwap (2024-09-01 to 2025-05-01)
other: projects[0].description | A campus marketplace for students to buy, sell, and trade dorm essentials.
other: projects[0].highlights[0] | Deployed to 400+ active students across two residence halls
other: projects[0].highlights[1] | Built with Next.js, PostgreSQL, and Prisma on Vercel
other: projects[0].highlights[2] | Designed an image-moderation flow to keep listings safe
other: projects[0].keywords[0] | Next.js
other: projects[0].keywords[1] | PostgreSQL
other: projects[0].keywords[2] | Prisma
other: projects[0].keywords[3] | Vercel
other: projects[0].roles[0] | Full-stack developer
other: projects[0].roles[1] | Team lead
other: projects[0].entity | University of Washington Capstone
other: projects[0].type | application
other: projects[1].name | gradient-viz (2024-01-01 to 2024-03-01)
other: projects[1].description | An interactive visualizer that animates gradient descent over 2D loss surfaces.
other: projects[1].highlights[0] | Open-sourced with 120+ GitHub stars
other: projects[1].highlights[1] | Renders surfaces in WebGL with adjustable learning-rate controls
other: projects[1].keywords[0] | WebGL
other: projects[1].keywords[1] | JavaScript
other: projects[1].keywords[2] | Machine Learning
other: projects[1].roles[0] | Author
other: projects[1].type | application
other: awards[0].title | Dean's List (2024-12-01)
other: awards[0].awarder | University of Washington
other: awards[0].summary | Recognized for academic excellence across four consecutive quarters.
other: interests[0].name | Open Source
other: interests[0].keywords[0] | Hacktoberfest
other: interests[0].keywords[1] | Documentation
other: interests[1].name | Rock Climbing
other: interests[1].keywords[0] | Bouldering
other: interests[1].keywords[1] | Top rope
note: contact data is not kept: 19 values of address, phone, mail or link left out
note: 4 values about the file itself left out (such as its version or codes beside a label)
`},
		{"jsonresume-1.x/examples/complete-resume.json", `
format: JSON Resume 1.x
person: Jane Developer | CA | Full Stack Software Engineer | Passionate software engineer with 5+ years of experience building scalable web applications. Specialized in React, Node.js, and cloud architecture. Love solving complex problems and mentoring junior developers.
job: Senior Software Engineer | TechCorp Inc |  | 2021-03-01..now | Lead development of microservices architecture serving 10M+ users. Mentored team of 5 junior engineers and improved deployment pipeline reducing release time by 60%. / Architected and implemented new microservices platform using Node.js and Kubernetes / Reduced API response time by 40% through caching and database optimization / Led migration from monolith to microservices, improving system reliability to 99.9% uptime / Implemented CI/CD pipeline using GitHub Actions, reducing deployment time from 2 hours to 15 minutes
job: Full Stack Developer | StartupXYZ |  | 2019-06-01..2021-02-28 | Built customer-facing web applications from scratch using React and Node.js. Worked directly with founders to define product roadmap and technical architecture. / Developed MVP that acquired 50,000 users in first 6 months / Built real-time collaboration features using WebSockets and Redis / Implemented authentication system supporting OAuth, SSO, and 2FA / Optimized bundle size reducing initial load time by 50%
job: Junior Web Developer | Digital Agency Co |  | 2018-01-15..2019-05-31 | Developed responsive websites for clients using modern frontend technologies. Collaborated with designers to implement pixel-perfect interfaces. / Built 15+ client websites using React, Vue.js, and WordPress / Implemented responsive designs achieving 100% mobile compatibility / Improved website performance scores to 95+ on Lighthouse / Trained team on modern JavaScript and component-based architecture
education: Bachelor of Science | Computer Science | University of California, Berkeley | 2014-09-01..2018-05-15 |  | score: 3.8 / Data Structures and Algorithms / Database Systems / Web Development / Machine Learning
education: Master of Science | Human-Computer Interaction | Stanford University | 2018-09-01..2020-06-15 |  | score: 3.9 / Interaction Design / Accessibility Engineering / Distributed Systems
cert: AWS Certified Solutions Architect - Professional | Amazon Web Services |  | 2023-04-10..
cert: Certified Kubernetes Administrator | Cloud Native Computing Foundation |  | 2022-11-22..
skill: Frontend | Expert | React / TypeScript / Next.js / Redux / Tailwind CSS / Webpack / Jest
skill: Backend | Advanced | Node.js / Express / PostgreSQL / MongoDB / Redis / GraphQL / REST APIs
skill: DevOps | Intermediate | Docker / Kubernetes / AWS / GitHub Actions / Terraform / Nginx
language: English | Native speaker
language: Spanish | Professional working proficiency
other: volunteer[0].organization | Code for America (2020-01-01 to 2021-12-31)
other: volunteer[0].position | Volunteer Software Engineer
other: volunteer[0].summary | Built civic technology tools to improve access to public services for underserved communities.
other: volunteer[0].highlights[0] | Developed an open-source benefits eligibility screener used by 3 city governments
other: volunteer[0].highlights[1] | Mentored 10+ first-time contributors during quarterly hackathons
other: volunteer[1].organization | Girls Who Code (2019-09-01 to 2020-06-30)
other: volunteer[1].position | Workshop Facilitator
other: volunteer[1].summary | Taught introductory programming to high school students.
other: volunteer[1].highlights[0] | Ran weekly coding workshops for a cohort of 25 students
other: volunteer[1].highlights[1] | Designed a beginner-friendly curriculum covering HTML, CSS, and JavaScript
other: projects[0].name | Open Source UI Library (2020-01-01 to 2023-01-01)
other: projects[0].description | Created and maintain a popular React component library with 5,000+ GitHub stars. Provides accessible, customizable components used by 100+ companies.
other: projects[0].highlights[0] | Built 50+ production-ready components with full TypeScript support
other: projects[0].highlights[1] | Achieved 95% test coverage with comprehensive unit and integration tests
other: projects[0].highlights[2] | Published detailed documentation site with live code examples
other: projects[0].highlights[3] | Gained 5,000+ stars and 200+ contributors on GitHub
other: projects[0].keywords[0] | React
other: projects[0].keywords[1] | TypeScript
other: projects[0].keywords[2] | Storybook
other: projects[0].keywords[3] | Open Source
other: projects[0].roles[0] | Creator
other: projects[0].roles[1] | Maintainer
other: projects[0].entity | Independent
other: projects[0].type | application
other: projects[1].name | JSON Resume (2023-06-01)
other: projects[1].description | Core contributor to JSON Resume, an open standard for resumes. Built theme system and contributed to core specification.
other: projects[1].highlights[0] | Implemented new JSX-based theme architecture
other: projects[1].highlights[1] | Created 5+ official themes
other: projects[1].highlights[2] | Improved documentation and developer experience
other: projects[1].keywords[0] | Open Source
other: projects[1].keywords[1] | JavaScript
other: projects[1].keywords[2] | React
other: projects[1].roles[0] | Contributor
other: projects[1].entity | JSON Resume
other: projects[1].type | application
other: publications[0].name | Scaling Microservices Without Losing Your Mind (2023-03-01)
other: publications[0].publisher | ACM Queue
other: publications[0].summary | A practical guide to incremental migration from monolith to microservices based on real-world production experience.
other: publications[1].name | Accessible Component Libraries in Practice (2022-07-15)
other: publications[1].publisher | Smashing Magazine
other: publications[1].summary | How to build a React component library that is accessible by default.
other: awards[0].title | Top Contributor Award (2023-12-01)
other: awards[0].awarder | GitHub
other: awards[0].summary | Recognized as top contributor to open source projects in 2023
other: awards[1].title | Hackathon Winner (2022-08-15)
other: awards[1].awarder | TechConf 2022
other: awards[1].summary | First place winner for building innovative accessibility tool
other: interests[0].name | Open Source
other: interests[0].keywords[0] | Contributing
other: interests[0].keywords[1] | Mentoring
other: interests[0].keywords[2] | Community Building
other: interests[1].name | Technology
other: interests[1].keywords[0] | Web Performance
other: interests[1].keywords[1] | Accessibility
other: interests[1].keywords[2] | Developer Tools
other: references[0].name | John Smith, CTO at TechCorp
other: references[0].reference | Jane is an exceptional engineer who consistently delivers high-quality work. She has a deep understanding of both frontend and backend technologies and is always willing to help teammates. Her contributions to our microservices architecture were instrumental in scaling our platform to millions of users.
other: references[1].name | Sarah Johnson, Founder at StartupXYZ
other: references[1].reference | Working with Jane was a pleasure. She took ownership of our entire tech stack and built a product that exceeded our expectations. Her ability to work independently and make smart technical decisions was invaluable to our early-stage startup.
note: contact data is not kept: 30 values of address, phone, mail or link left out
note: personal details are not kept: 1 value (such as birth date, gender, picture) left out
note: 3 values about the file itself left out (such as its version or codes beside a label)
`},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			wantOutline(t, readResume(t, shared(t, tt.file)), tt.want)
		})
	}
}

// A document that is wrong in many places loses none of the rest, and says
// where it is wrong: dates that are none, an end before its begin, values of
// the wrong type, text for a list, one item for a list, names that only older or
// home-made documents have.
func TestJSONResumeQuirks(t *testing.T) {
	wantOutline(t, readResume(t, "testdata/jsonresume/coder.json"), `
format: JSON Resume 1.x
person: Noor Invented | IL | Inpatient Coder | Coder with a taste for audits.
job: Inpatient Coder | Lakeview Sample Hospital | Chicago, IL | 2020-04..now | 25 charts a day / 97 / DRG accuracy, 98%
job: Outpatient Coder | Lakeview Sample Hospital |  | ..2020 | Coded visits / Worked denials
job: Clerk, Runner | Army Health Desk |  | 2014..
job: File Clerk | Temp Agency |  | 2009..2008
job: Babysitter |  |  | ..
military: Combat Medic (68W) | U.S. Army |  | 2010-06-01..2014-05-31
education: AAS | Health Information Technology | Example Community College | ..2018-05 |  | score: 3.7 / Pathophysiology / Coding I
cert: RHIT | AHIMA |  | 2018-07..
cert: CPC | AAPC |  | 2019-03..2027-03-15
cert: CCS-P |  |  | .. | after the name
skill: Excel | advanced
skill: Coding | Expert | ICD-10-CM / CPT
skill: SQL | Beginner
language: Urdu | Native speaker
other: projects[0].name | Denials board (2021-01-01 to 2021-06-01)
other: projects[0].description | A dashboard of denials
other: interests | birds
other: basics.name | BS
unread: work[1].startDate | 2024-19-39
unread: work[2].endDate | 2016-02-30
unread: certificates | Nobody
unread: skills | Master
unread: basics.pronouns | she/her
unread: work[0].tools[0] | 3M 360 Encompass
unread: work[0].tools[1] | Epic
unread: work[6] | Mowed lawns
unread: custom.securityClearance | Secret
note: interests is text where a list was expected: kept as text
note: work[1].startDate: "2024-19-39" is not a date; kept as text
note: work[2].endDate: "2016-02-30" is not a date; kept as text
note: "File Clerk" ends (2008) before it begins (2009): check the dates
note: "Babysitter" has no dates: how long it was held, and whether it still is, is not known
note: a certificate has no name: kept as text
note: a skill has a level and no name: kept as text
note: RHIT stands after the name and among the certifications: taken once
note: CCS-P stands after the name: taken as a credential
note: "Combat Medic (68W)" at "U.S. Army": taken as military service
note: 1 certification written twice, taken once
note: some texts were HTML: the markup was left out
note: contact data is not kept: 13 values of address, phone, mail or link left out
note: 2 values about the file itself left out (such as its version or codes beside a label)
`)
}

// Every fragment of the format's own tests, the invalid ones as well, is read.
func TestJSONResumeSchemaTests(t *testing.T) {
	dir := shared(t, "jsonresume-1.x/schema-tests")
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, f := range files {
		data, err := os.ReadFile(dir + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		var fragments map[string]json.RawMessage
		if err := json.Unmarshal(data, &fragments); err != nil {
			t.Fatal(err)
		}
		for name, fragment := range fragments {
			if fragment[0] != '{' || f.Name() == "meta.json" {
				continue // a bare date, or what only concerns the file
			}
			if _, err := importer.ReadResumeBytes("resume.json", fragment); err != nil {
				t.Errorf("%s %s: %v", f.Name(), name, err)
			}
			read++
		}
	}
	if read < 100 {
		t.Errorf("read %d fragments: not all there are", read)
	}
}

// A job is held where it began and has no end; without a begin, nothing is
// assumed.
func TestJSONResumeCurrentJobs(t *testing.T) {
	tests := []struct {
		dates   string
		want    string
		current bool
	}{
		{`"startDate":"2020"`, "2020..", true},
		{`"startDate":"2020-05","endDate":null`, "2020-05..", true},
		{`"startDate":"2020-05-06","endDate":""`, "2020-05-06..", true},
		{`"startDate":"2020-05","endDate":"Present"`, "2020-05..", true},
		{`"startDate":"2020-05","endDate":"2021-02-30"`, "2020-05..", false},
		{`"startDate":"May 2020","endDate":"12/2021"`, "2020-05..2021-12", false},
		{`"startDate":"2020-05-01T00:00:00Z","endDate":2021`, "2020-05-01..2021", false},
		{`"endDate":"2021"`, "..2021", false},
		{`"summary":"x"`, "..", false},
	}
	for _, tt := range tests {
		r := readText(t, `{"work":[{"name":"Sample Hospital",`+tt.dates+`}]}`)
		if got := r.Jobs[0].From + ".." + r.Jobs[0].To; got != tt.want || r.Jobs[0].Current != tt.current {
			t.Errorf("%s: %s current %v, want %s current %v", tt.dates, got, r.Jobs[0].Current, tt.want, tt.current)
		}
	}
}

// What is not JSON, or is JSON of another kind, is refused with its place or
// its reason.
func TestJSONResumeRefused(t *testing.T) {
	deep := strings.Repeat("[", 70) + strings.Repeat("]", 70)
	tests := []struct{ text, want string }{
		{"{\"basics\": {\n  \"name\": nope}}", "resume is not valid JSON: line 2, column 11: invalid character 'o' in literal null (expecting 'u')"},
		{`{"work": [`, "resume is not valid JSON: line 1, column 11: it ends too early"},
		{`{"work": []} more`, "resume is not valid JSON: line 1, column 14: something follows the document"},
		{`{"pets": []}`, "resume is JSON, but neither JSON Resume nor Europass: it has no basics, work, education or skills"},
		{`[{"work": []}, {"work": []}]`, "resume is a list, not a resume"},
		{`{"work": ` + deep + `}`, "resume is not valid JSON: line 1, column 74: it is nested deeper than 64 levels"},
		{`{"work": [` + strings.Repeat("0,", 200_001) + `0]}`, "resume is not valid JSON: line 1, column 400006: it has more than 200000 values"},
	}
	for _, tt := range tests {
		_, err := importer.ReadResumeBytes("resume", []byte(tt.text))
		if err == nil || err.Error() != tt.want {
			t.Errorf("%.40q: error %v, want %s", tt.text, err, tt.want)
		}
	}
}

func FuzzJSONResume(f *testing.F) {
	sample, err := os.ReadFile("testdata/jsonresume/coder.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(sample))
	for _, section := range []string{"basics", "work", "education", "skills", "certificates", "languages", "projects"} {
		for _, value := range []string{"null", "1", `"x"`, "[]", "{}", "[null]", `["x", 1, {"name": ["y"]}]`, `[[{"position": {"a": "b"}}]]`} {
			f.Add(fmt.Sprintf(`{%q: %s}`, section, value))
		}
	}
	f.Add(`{"SkillsPassport": {"LearnerInfo": {"WorkExperience": [{"Period": {"From": {"Year": 1}}}]}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 || !strings.HasPrefix(strings.TrimSpace(text), "{") {
			return
		}
		r, err := importer.ReadResumeBytes("resume.json", []byte(text))
		if err != nil {
			return
		}
		wantSame(t, r, text)
		wantJSONKept(t, r, text)
	})
}
