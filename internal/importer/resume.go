// Package importer turns the world's formats into what Rung reads: resumes into
// a person's profile.
package importer

import (
	"careers/rung/roles"
)

// Resume is what a resume says, before anything of it is found in a catalog.
// Dates keep the precision they were given with: "2021", "2021-03" or
// "2021-03-15"; "" is not given. Texts are as hostile as the file was.
type Resume struct {
	Format    string // "JSON Resume 1.x", "LinkedIn export", "Europass JSON", "text" …
	Name      string
	State     string // US state, two letters, where the resume names one
	Headline  string // the title that a person gives themselves
	Summary   string
	Jobs      []Job
	Education []Education
	Certs     []Credential // certifications and licenses alike: formats mix them
	Skills    []Skill
	Languages []Skill
	Military  []Job    // service, by branch and occupation
	Other     []Text   // projects, volunteering, awards, publications …: texts that may name skills
	Unread    []Text   // what was understood as nothing; nothing of a file is lost
	Notes     []string // conversions that were not certain, in plain words
}

// Job is one position held.
type Job struct {
	Title    string
	Employer string
	Place    string
	From, To string // To "" with Current: still held
	Current  bool
	Text     []string // summary and bullets
}

// Education is one course of study.
type Education struct {
	School   string
	Degree   string // "Bachelor of Science", "AAS", as written
	Field    string // "Health Information Management", as written
	From, To string
	Country  string
	Text     []string // courses, honors
}

// Credential is a certification or license.
type Credential struct {
	Name    string
	Issuer  string
	Number  string
	Date    string // earned
	Expires string
	Text    []string
}

// Skill is a skill or language with the level that is said of it, if any.
type Skill struct {
	Name  string
	Level string
	Text  []string // keywords below it
}

// Text is a piece of a resume and where it stood: "projects[2].description",
// "line 14".
type Text struct {
	Where string
	Text  string
}

// Confidence says how sure a match is.
type Confidence string

// Confidences. What is unsure is only taken when a person says so.
const (
	Sure   Confidence = "sure"
	Likely Confidence = "likely"
	Unsure Confidence = "unsure"
	Kept   Confidence = "" // found nowhere: kept as text
)

// Matched is a resume found in a catalog, in the resume's own order.
type Matched struct {
	Jobs      []MatchedJob
	Education []MatchedEducation
	Certs     []MatchedThing // certifications and licenses
	Skills    []MatchedThing // the listed ones, then those that other texts name
	Military  []MatchedJob
	Clearance MatchedClearance
	Gaps      []string // "Feb to Nov 2021: nothing assumed"
	Notes     []string // what was merged, and what is kept as text
}

// Found is what something on a resume was found to be in the catalog.
type Found struct {
	Confidence Confidence
	Ref        roles.Ref   // zero with Kept
	Why        string      // one sentence
	Candidates []roles.Ref // with Unsure: what else it may be, the best first, Ref included
}

// MatchedJob is a job and the role it was found to be.
type MatchedJob struct {
	Job
	Found
}

// MatchedEducation is a course of study and the award it ended in; with Kept
// there is none.
type MatchedEducation struct {
	Education
	Found      // Ref is a program only where the resume names exactly one
	Award      roles.Award
	Fields     []string
	Accreditor string
}

// MatchedThing is a skill, certification or license.
type MatchedThing struct {
	Text   string   // as the resume has it
	More   string   // what else the resume says of it: a level as written, an issuer, a number
	Also   []string // other texts of the resume that name the same
	Where  string   // "skills", "certificates", "the text of Medical Coder", …
	Date   string   // earned
	Expiry string
	State  string // of a license: the US state that gave it, two letters
	Found

	// Skills alone have a level; how sure it is may differ from how sure the
	// skill is.
	Level           roles.Level
	LevelConfidence Confidence
	LevelWhy        string
}

// MatchedClearance is the security clearance that a resume names.
type MatchedClearance struct {
	Text  string // as the resume has it
	Level string // "Secret", "Top Secret", "TS/SCI", "Public Trust" …; "" is none
	Where string
	Found // Ref is zero: a catalog has no clearances
}
