package importer

import (
	"slices"
	"strings"
)

// partKind is what a section of a plain resume is about.
type partKind int

const (
	partHeader partKind = iota
	partSummary
	partWork
	partEducation
	partCerts
	partSkills
	partLanguages
	partMilitary
	partContact
	partOther
)

// part is a section of a plain resume.
type part struct {
	kind  partKind
	mixed bool // education and certifications together
	title string
	where string // of a heading that is not known
	lines []textLine
}

// headingKinds are the spellings of headings, in lower case, without words that
// only decorate them.
func headingKinds(name string) (partKind, bool) {
	switch name {
	case "summary", "profile", "objective", "about", "about me", "overview", "career objective", "qualifications summary",
		"summary of qualifications", "personal statement", "statement", "introduction", "career profile", "career summary",
		"executive summary", "professional profile", "bio", "career overview", "highlights of qualifications", "job objective":
		return partSummary, true
	case "experience", "employment", "work history", "employment history", "career history", "work experience", "job history",
		"jobs", "positions", "positions held", "work", "employment experience", "employment record", "experience and achievements",
		"internships", "internship", "internship experience", "clinicals", "clinical rotations", "rotations", "externship",
		"externships", "practicum", "practicums", "practica", "history", "background", "consulting experience", "work background":
		return partWork, true
	case "education", "education and training", "training", "academic background", "academics", "educational background",
		"degrees", "schooling", "education history", "education background", "educational qualifications", "academic history",
		"academic qualifications", "education and coursework", "college", "schools", "degree", "education and honors":
		return partEducation, true
	case "certifications", "certification", "certificates", "certificate", "licenses", "license", "licensure", "licensures",
		"licence", "licences", "credentials", "credential", "registrations", "registration", "licenses and certifications",
		"certifications and licenses", "licensure and certification", "licensure and certifications", "certs", "certs and licenses",
		"board certifications", "certification and licensure", "certifications and licensure", "licenses and credentials",
		"certifications and training", "trainings and certifications", "training and certifications", "certifications and credentials":
		return partCerts, true
	case "skills", "skill", "skill set", "skillset", "competencies", "competences", "expertise", "areas of expertise",
		"proficiencies", "qualifications", "abilities", "tools", "technologies", "software", "systems", "computer skills",
		"strengths", "skills and abilities", "skills and tools", "core strengths", "areas of strength", "skills summary",
		"software and systems", "tools and technologies", "software and tools", "capabilities", "skill highlights", "specialties",
		"computer proficiencies", "systems and software", "skills and competencies", "systems and tools", "ehr systems", "knowledge":
		return partSkills, true
	case "languages", "language", "language skills", "languages spoken", "foreign languages":
		return partLanguages, true
	case "military", "military service", "military experience", "military history", "armed forces", "service", "military background",
		"military training", "military career", "veteran", "service history":
		return partMilitary, true
	case "contact", "contact information", "contact info", "contact details", "personal information", "personal details", "links":
		return partContact, true
	case "volunteer", "volunteering", "volunteer experience", "volunteer work", "community service", "community involvement",
		"community", "projects", "project", "publications", "awards", "honors", "honours", "awards and honors", "honors and awards",
		"interests", "hobbies", "references", "activities", "memberships", "affiliations", "achievements", "accomplishments",
		"presentations", "research", "coursework", "courses", "continuing education", "extracurricular activities", "leadership",
		"conferences", "patents", "volunteerism", "volunteer activities", "organizations", "associations", "professional memberships",
		"professional affiliations", "additional information", "miscellaneous", "capstone", "capstone project", "portfolio",
		"professional development", "recognition", "key achievements", "volunteer service", "information", "clearance", "security clearance",
		"hobbies and interests", "interests and hobbies", "awards and recognition", "memberships and affiliations", "other":
		return partOther, true
	}
	return partHeader, false
}

// decorations are words before a heading that do not change what it is.
const decorations = "|top|professional|relevant|my|additional|other|key|core|related|selected|clinical|technical|healthcare|health care|recent|" +
	"career|academic|current|past|prior|previous|formal|hospital|medical|nursing|coding|it|hit|him|job|leadership|teaching|" +
	"administrative|industry|major|general|specific|special|specialized|functional|soft|hard|computer|the|brief|specialty|active|field|paid|nurse|"

var spaced = lazily(`^(?:\pL ){3,}\pL$`)

// sectionOf knows a heading, whatever its case and decoration.
func sectionOf(text string) (kind partKind, mixed, ok bool) {
	if len(text) > 70 {
		return partHeader, false, false
	}
	name := strings.Trim(text, " \t#*_=~:-–—|•.>/\\[]")
	if spaced().MatchString(name) {
		name = strings.ReplaceAll(name, " ", "")
	}
	name = strings.ToLower(name)
	name = strings.NewReplacer("&", " and ", "+", " and ", "/", " and ", ",", " and ").Replace(name)
	name = strings.Join(strings.Fields(parenthesis().ReplaceAllString(name, "")), " ")
	name = strings.ReplaceAll(name, "and and", "and")
	if kind, ok := headingKinds(name); ok {
		return kind, false, true
	}
	rest := name
	for {
		word, after, found := strings.Cut(rest, " ")
		if !found || !strings.Contains(decorations, "|"+word+"|") {
			break
		}
		rest = strings.TrimPrefix(after, "and ")
		if kind, ok := headingKinds(rest); ok {
			return kind, false, true
		}
	}
	// "Education and Certifications" is both.
	names := strings.Split(rest, " and ")
	if len(names) < 2 {
		return partHeader, false, false
	}
	var kinds []partKind
	for _, n := range names {
		k, _, known := sectionOf(n)
		if !known {
			return partHeader, false, false
		}
		kinds = append(kinds, k)
	}
	mixed = slices.Contains(kinds, partEducation) && slices.Contains(kinds, partCerts)
	if mixed {
		return partEducation, true, true
	}
	return kinds[0], false, true
}

var onRequest = lazily(`(?i)^references\b.*\b(?:request|upon)\b`)

var inlineHeading = lazily(`^([\p{L}][\p{L} &/,]{2,40}?)\s*:\s*(\S.*)$`)

// splitSections finds the sections of a plain resume. What stands above the
// first heading is the header.
func splitSections(lines []textLine) []part {
	parts := []part{{kind: partHeader}}
	level := 0 // of the headings of sections; 0 while none is known
	for i, l := range lines {
		last := &parts[len(parts)-1]
		if l.blank || l.bullet && l.heading == 0 {
			last.lines = append(last.lines, l)
			continue
		}
		kind, mixed, ok := sectionOf(l.text)
		if ok && l.heading > 0 && level > 0 && l.heading > level && last.kind != partHeader {
			ok = kind != partOther && kind != partSkills // "### Projects" below a job is part of it
		}
		before := i == 0 || lines[i-1].blank
		if onRequest().MatchString(l.text) {
			parts = append(parts, part{kind: partOther, title: "References", lines: []textLine{l}})
			continue
		}
		switch {
		case ok:
			if l.heading > 0 && (level == 0 || l.heading < level) {
				level = l.heading
			}
			parts = append(parts, part{kind: kind, mixed: mixed, title: heading(l.text)})
			continue
		case l.heading > 0 && level > 0 && l.heading <= level:
			parts = append(parts, part{kind: partOther, title: heading(l.text), where: l.where()})
			continue
		case len(parts) > 1 && before && shouts(l.text) && last.kind != partWork && last.kind != partMilitary && last.kind != partEducation && last.kind != partCerts:
			parts = append(parts, part{kind: partOther, title: heading(l.text), where: l.where()})
			continue
		}
		if m := inlineHeading().FindStringSubmatch(l.text); m != nil {
			inJob := last.kind == partWork || last.kind == partMilitary
			kind, mixed, ok := sectionOf(m[1])
			// A list of tools below a job is part of the job.
			if ok && kind != partContact && (!inJob || before) && !(last.kind == partSkills && kind == partSkills) && !(last.kind == kind) {
				l.text = m[2]
				parts = append(parts, part{kind: kind, mixed: mixed, title: heading(m[1]), lines: []textLine{l}})
				continue
			}
		}
		last.lines = append(last.lines, l)
	}
	return parts
}

// heading is a heading as a person reads it.
func heading(text string) string { return strings.Trim(text, " :#*_=-") }

// shouts reports a short line in capitals, as headings are written.
func shouts(text string) bool {
	letters := 0
	for _, c := range text {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return false
		}
		if c >= 'A' && c <= 'Z' {
			letters++
		}
	}
	return letters >= 5 && len(strings.Fields(text)) <= 5 && !strings.Contains(text, ",")
}
