package importer

import (
	"slices"
	"strings"
	"unicode"
)

var (
	degreeWords   = lazily(`(?i)^(?:an?\s+)?(?:(?:dual|double|executive|honou?rs|post)[ -])?(?:associates?|bachelor|baccalaureate|master|doctor|doctoral|doctorate|certificate|graduate certificate|undergraduate certificate|advanced certificate|professional certificate|post-?(?:graduate|baccalaureate|master)|diploma|advanced diploma|ged\b|high school|h\.?s\.? diploma|some college|technical diploma|minor in|coursework|licentiate|vocational|practical nursing diploma)`)
	degreeLetters = lazily(`^(?:A\.?A\.?S|A\.?A|A\.?S\.?N|A\.?D\.?N|A\.?S|B\.?S\.?N|B\.?S\.?c|B\.?S|B\.?A\.?S|B\.?A|B\.?B\.?A|B\.?Tech|M\.?S\.?N|M\.?S\.?c|M\.?S|M\.?A|M\.?B\.?A|M\.?H\.?A|M\.?H\.?I|M\.?P\.?H|M\.?P\.?A|M\.?Ed|M\.?B\.?B\.?S|M\.?D|D\.?O|Ph\.?D|D\.?N\.?P|Pharm\.?D|Ed\.?D|J\.?D|Dr\.?P\.?H|BSHIM|MSHI|MSHIM|MSIT|GED)\b\.?`)
	degreeEnd     = lazily(`(?i)\b(?:certificate|diploma|degree)$`)
	platforms     = lazily(`(?i)\b(?:coursera|udemy|edx|udacity|linkedin learning|datacamp|pluralsight|codecademy|khan academy)\b`)
	degreeOf      = lazily(`(?i)^(?:an?\s+)?(?:associates?|bachelor|master|doctor)(?:.?s)?\s+(?:of|in|degree)\b`)
	degreeIn      = lazily(`(?i)^(.+?)\s*\b(?:in|major(?:ing)? in|with a major in|-|–|—|:)\s+(.+)$`)
	schoolWords   = lazily(`(?i)\b(?:university|college|school|institute|academy|polytechnic|universit\p{L}+|univ\.?|seminary|campus|hochschule|tech|conservatory|bootcamp|ahima|aapc)\b`)
	scoreWords    = lazily(`(?i)\b(?:gpa|cum laude|honou?rs|dean|magna|summa|graduated|expected|anticipated|in progress|relevant|coursework|minor|thesis|capstone|completed|valedictorian|scholarship|concentration|emphasis|accredited|cahiim|ccne|acen|activities|present|class of|pursuing|current)\b`)
	expectedRE    = lazily(`(?i)\b(?:expected|anticipated|in progress|ongoing|currently enrolled|pursuing)\b`)
)

func isDegreeText(text string) bool {
	return degreeWords().MatchString(text) || degreeLetters().MatchString(text) || degreeEnd().MatchString(text)
}

// splitDegree parts "Bachelor of Science in Nursing" into degree and field.
func splitDegree(text string) (degree, field string) {
	if !isDegreeText(text) {
		return text, ""
	}
	if m := degreeIn().FindStringSubmatch(text); m != nil && isDegreeText(m[1]) {
		return strings.TrimRight(m[1], " ,"), m[2]
	}
	if letters := degreeLetters().FindString(text); letters != "" {
		if rest := strings.TrimSpace(text[len(letters):]); rest != "" && !strings.HasPrefix(rest, "(") {
			return letters, strings.Trim(rest, " ,:")
		}
	}
	return text, ""
}

// textEducation reads the courses of study of a section; in a mixed one, what
// names neither a degree nor a school is a certification.
func (r *reading) textEducation(lines []textLine, mixed bool) {
	var current *Education
	flush := func() {
		if current != nil {
			r.checkPeriod(first(current.Degree, current.School), current.From, current.To)
			r.addEducation(*current)
			current = nil
		}
	}
	blank := true
	for _, l := range lines {
		if l.blank {
			blank = true
			continue
		}
		if platforms().MatchString(l.text) {
			r.note("%s: a course on the internet: taken as a certification, not as a degree", l.where())
			r.textCerts(l.text, l.where())
			continue
		}
		says := r.educationLine(l)
		starts := says.Degree != "" || says.School != ""
		switch {
		case mixed && !starts && len(says.Text) > 0 && (isCertLine(l.text) || !scoreWords().MatchString(l.text)):
			flush()
			r.textCerts(l.text, l.where())
		case current == nil:
			current = &says
		case !starts && (says.From != "" || says.To != "") && current.To == "" && current.From == "" && len(says.Text) == 0 && says.Field == "":
			current.From, current.To = says.From, says.To
		case !starts:
			current.Text = append(current.Text, l.text)
		case says.Degree != "" && current.Degree != "" || says.School != "" && current.School != "" ||
			blank && current.Degree != "" && current.School != "":
			flush()
			current = &says
		case l.bullet && !blank && says.Degree == "" && current.School != "":
			current.Text = append(current.Text, l.text)
		default:
			current.merge(says)
		}
		blank = false
	}
	flush()
}

func isCertLine(text string) bool {
	words := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" ,()", c) })
	return len(words) > 0 && (isLetters(marks.Replace(words[0])) || strings.HasPrefix(strings.ToLower(text), "certified") || strings.HasPrefix(strings.ToLower(text), "registered"))
}

// merge adds what another line says of the same course of study.
func (e *Education) merge(b Education) {
	e.Text = append(e.Text, b.Text...)
	for _, f := range []struct {
		to   *string
		text string
	}{{&e.School, b.School}, {&e.Degree, b.Degree}, {&e.Field, b.Field}, {&e.From, b.From}, {&e.To, b.To}} {
		switch {
		case *f.to == "":
			*f.to = f.text
		case f.text != "":
			e.Text = append(e.Text, f.text)
		}
	}
}

// educationLine reads one line about a course of study.
func (r *reading) educationLine(l textLine) Education {
	var e Education
	rest := l.text
	if s := findPeriod(rest); s.isRange {
		e.From, e.To, rest = s.from, s.to, s.rest
		r.notes(l, s)
		if s.current {
			e.Text = append(e.Text, "not finished yet")
		}
	} else if s := findDate(rest); s.found && !l.prose() {
		e.To, rest = s.to, s.rest
		r.notes(l, s)
	}
	var kept []string
	for _, unit := range splitStrong(rest) {
		pieces := splitCommas(unit)
		names := splitPlace(pieces)
		if place := pieces[len(names):]; len(place) > 0 {
			if isCountry(place[len(place)-1]) {
				e.Country, place = place[len(place)-1], place[:len(place)-1]
			}
			if len(place) > 0 {
				e.Text = append(e.Text, strings.Join(place, ", "))
			}
		}
		kept = append(kept, names...)
	}
	after := false // whether the degree was just named
	for _, p := range kept {
		degreed := e.Degree != ""
		switch {
		case e.Degree != "" && degreeLetters().FindString(p) == p:
			e.Degree += " (" + p + ")"
		case e.Degree == "" && isDegreeText(p) && !(schoolWords().MatchString(p) && !strings.Contains(strings.ToLower(p), "diploma") && !strings.HasPrefix(strings.ToLower(p), "some college") &&
			!degreeLetters().MatchString(p) && !degreeIn().MatchString(p)):
			degree, field := splitDegree(p)
			e.Degree, e.Field = degree, first(field, e.Field)
		case e.School == "" && schoolWords().MatchString(p) && !scoreWords().MatchString(p):
			e.School = p
		case scoreWords().MatchString(p):
			e.Text = append(e.Text, p)
		case e.School == "" && degreed && isSchool(p, kept, e):
			e.School = p
		case e.Field == "" && (e.School == "" || after):
			e.Field = p
		default:
			e.Text = append(e.Text, p)
		}
		after = !degreed && e.Degree != ""
	}
	if e.Degree == "" && e.School == "" && e.Field != "" {
		e.Text, e.Field = append(e.Text, e.Field), ""
	}
	if e.Degree != "" && expectedRE().MatchString(l.text) && !slices.ContainsFunc(e.Text, expectedRE().MatchString) {
		e.Text = append(e.Text, "expected")
	}
	return e
}

// isSchool reports whether a name after a degree is the school's though it has
// no word for one: "MBA, Wright State". It is where the degree says its own
// field, or the field is there already, and no other name of the line is a
// school's.
func isSchool(name string, all []string, e Education) bool {
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 5 || !unicode.IsUpper([]rune(name)[0]) || nameScore(name) > 0 ||
		slices.ContainsFunc(all, func(p string) bool { return schoolWords().MatchString(p) && !isDegreeText(p) }) {
		return false
	}
	return e.Field != "" || ownField().MatchString(e.Degree) || len(words) > 1 && words[len(words)-1] == "State"
}

// ownField are degrees that say what was studied.
var ownField = lazily(`(?i)^(?:M\.?B\.?A|M\.?H\.?A|M\.?H\.?I|M\.?P\.?H|M\.?P\.?A|M\.?S\.?N|B\.?S\.?N|B\.?B\.?A|A\.?D\.?N|A\.?S\.?N|D\.?N\.?P|Pharm\.?D|M\.?D|D\.?O|J\.?D|M\.?B\.?B\.?S|BSHIM|MSHI|MSHIM|MSIT|master of (?:public health|business administration|health administration|healthcare administration|health informatics))\.?(?:\s*\(.*\))?$`)

func (r *reading) notes(l textLine, s span) {
	for _, note := range s.notes {
		r.note("%s: %s", l.where(), note)
	}
}

var (
	// statusRE is what says that a credential is not held any more, and when that
	// began.
	statusRE  = lazily(`(?i)[(\[,;|–—-]?\s*\b(?:now\s+|currently\s+)?(?:lapsed|expired|inactive|retired|revoked|surrendered|not renewed|no longer (?:active|held|current)|not current)\b(?:\s+(?:in|on|since|as of))?(?:\s+(` + dateWord + `))?\s*[)\]]?`)
	expiresRE = lazily(`(?i)[(\[,;|]?\s*\b(?:exp(?:ires?|iration|iry)?\.?(?:\s+date)?|valid (?:through|thru|until|to)|renews?|renewal(?: date)?)\s*:?\s*(?:on\s+|in\s+)?(` + dateWord + `)\s*[)\]]?`)
	numberRE  = lazily(`(?i)[(\[,;|]?\s*\b(?:(?:license|lic\.?|cert(?:ificate|ification)?|credential|registration|reg\.?|member(?:ship)?)\s*)?(?:\bno\.?|\bnumber|\bid|#)\s*:?\s*#?\s*([A-Z]{0,4}[-.]?\d[A-Z0-9.-]*[A-Z0-9])\s*[)\]]?`)
	issuerRE  = lazily(`(?i)\b(?:ahima|aapc|himss|comptia|microsoft|oracle|american|isc2|\(isc\)²|pmi|ncra|acdis|nha|ancc|amia|chime|hfma|mgma|amt|nahq|onc|epic systems|cisco|aws|amazon|google|tableau|sas|association|board|state of|department|institute|academy|council|university|college|foundation|society|nursys|red cross|coursera|iapp|isaca|axelos|hl7|nbstsa|ptcb|ncct|aama|aacn|aha|ana|ena|nln|ncsbn|ascp|arrt|hcca|nbrc|ashp|hdi|itil|peoplecert|scrum alliance|nremt|coursera|udemy|edx|google|salesforce|cloudera|nln|bcen|ncc|absnc)\b`)
)

// textCerts reads the certifications of a line: one with its issuer, number and
// dates, or letters one after the other.
func (r *reading) textCerts(line, where string) {
	line = strings.TrimSpace(line)
	if line == "" {
		return
	}
	if by, name, found := strings.Cut(line, ": "); found && issuerRE().MatchString(by) && !certName(by) {
		line = name + " | " + by
	}
	list := splitOutside(line, func(c rune) bool { return strings.ContainsRune(",;|•·", c) })
	for i := len(list) - 1; i > 0; i-- {
		if statusRE().MatchString(list[i]) && strings.HasPrefix(list[i], strings.TrimLeft(statusRE().FindString(list[i]), " ,;|([")) { // "RHIA 2021, lapsed 2023"
			list[i-1] += ", " + list[i]
			list = slices.Delete(list, i, i+1)
		}
	}
	allLetters, allDated := len(list) > 1, len(list) > 1
	for _, p := range list {
		p = strings.TrimSpace(statusRE().ReplaceAllString(p, ""))
		bare := marks.Replace(strings.TrimSpace(parenthesis().ReplaceAllString(singleRE().ReplaceAllString(p, ""), "")))
		if !isLetters(bare) || issuerRE().MatchString(p) && p == bare {
			allLetters = false
		}
		// "A+ (2020), Network+ (2022)": each has a name and a date of its own.
		allDated = allDated && findDate(p).found && strings.Trim(singleRE().ReplaceAllString(p, ""), " ()[]") != ""
	}
	if allLetters || allDated {
		for _, p := range list {
			r.textCerts(p, where)
		}
		return
	}
	var c Credential
	if m := statusRE().FindStringSubmatchIndex(line); m != nil {
		c.Text = append(c.Text, strings.Trim(line[m[0]:m[1]], " ,;|()[]"))
		if m[2] >= 0 {
			c.Expires, _, _ = parseDate(line[m[2]:m[3]])
		}
		line = line[:m[0]] + " | " + line[m[1]:]
	}
	if m := expiresRE().FindStringSubmatchIndex(line); m != nil {
		if date, _, ok := parseDate(line[m[2]:m[3]]); ok {
			c.Expires, line = date, line[:m[0]]+" | "+line[m[1]:]
		}
	}
	if m := numberRE().FindStringSubmatchIndex(line); m != nil {
		c.Number, line = line[m[2]:m[3]], line[:m[0]]+" | "+line[m[1]:]
	}
	s := findPeriod(line)
	if !s.isRange {
		s = findDate(line)
		s.from = s.to
		s.to = ""
	}
	if s.found {
		c.Date, line = s.from, s.rest
		c.Expires = first(c.Expires, s.to)
		for _, note := range s.notes {
			r.note("%s: %s", where, note)
		}
	}
	var pieces []string
	for _, unit := range splitStrong(line) {
		pieces = append(pieces, splitOutside(unit, func(c rune) bool { return c == ',' || c == ';' })...)
	}
	if len(pieces) > 1 && issuerRE().MatchString(pieces[0]) && !issuerRE().MatchString(pieces[1]) && !certName(pieces[0]) {
		pieces[0], pieces[1] = pieces[1], pieces[0]
	}
	var more []string
	for _, p := range pieces {
		p = strings.Trim(p, " .:")
		switch {
		case p == "" || p == "()":
		case c.Name == "":
			c.Name = p
			if m := levelInside().FindStringSubmatch(p); m != nil && issuerRE().MatchString(m[2]) && !isLetters(m[2]) || m != nil && strings.EqualFold(issuerRE().FindString(m[2]), m[2]) {
				c.Name, c.Issuer = m[1], m[2]
			}
		case c.Issuer == "" && (issuerRE().MatchString(p) && !certName(p) || usState(p) != ""):
			c.Issuer = p
		case isLetters(marks.Replace(parenthesis().ReplaceAllString(p, ""))) && usState(p) == "" && !strings.Contains(c.Name, p):
			more = append(more, p)
		default:
			c.Text = append(c.Text, p)
		}
	}
	if c.Name == "" {
		c.Name, c.Number = c.Number, ""
	}
	r.addCert(c)
	for _, name := range more {
		r.addCert(Credential{Name: name})
	}
}

// certName tells a certification from its issuer: both may say "American".
func certName(text string) bool {
	lower := strings.ToLower(text)
	return strings.HasPrefix(lower, "certified") || strings.HasPrefix(lower, "registered") || strings.Contains(lower, "certificat") || strings.Contains(lower, "license")
}

// skillLine reads the skills of a line: a list, perhaps after what they are.
func (r *reading) skillLine(line, where string) {
	category, list, found := strings.Cut(line, ":")
	if !found || len(strings.Fields(category)) > 6 || strings.TrimSpace(list) == "" || levelRE().MatchString(strings.TrimSpace(list)) {
		category, list = "", line
	}
	category = strings.TrimSpace(category)
	items := splitOutside(list, func(c rune) bool { return strings.ContainsRune(",;|•·●▪\t", c) })
	if category == "" && isSentence(line, items) {
		r.Other = append(r.Other, Text{where, line})
		return
	}
	level := ""
	if levelRE().MatchString(category) {
		level, category = category, ""
	}
	var skills []Skill
	for _, item := range items {
		item = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(item, "and "), "& "), "."))
		if item == "" {
			continue
		}
		if n := len(skills); n > 0 && skills[n-1].Level == "" && notYetRE().MatchString(item) { // "Python, learning"
			skills[n-1].Level = item
			continue
		}
		name, own := splitLevel(item)
		skills = append(skills, Skill{Name: name, Level: first(own, level)})
	}
	if category == "" || slices.ContainsFunc(skills, func(s Skill) bool { return s.Level != "" }) {
		r.Skills = append(r.Skills, skills...)
		if category != "" {
			r.Other = append(r.Other, Text{where, category})
		}
		return
	}
	group := Skill{Name: category}
	for _, s := range skills {
		group.Text = append(group.Text, s.Name)
	}
	r.Skills = append(r.Skills, group)
}

// notYetRE is what says of the skill before it that it is not held.
var notYetRE = lazily(`^(?:(?:currently |still )?learning|none|(?:would like|want|wants|wanting|wish) to learn)$`)

// isSentence tells prose from a list.
func isSentence(line string, items []string) bool {
	words := len(strings.Fields(line))
	return words > 8 && words > 4*len(items) || words > 7 && len(items) == 1
}

var spokenRE = lazily(`(?i)^(fluent|native|conversational|bilingual|proficient|basic|intermediate|advanced|some)(?: speaker)?(?: in| of|:)?\s+(.+)$`)

// languageLine reads the languages of a line: "English, Spanish (fluent)".
func (r *reading) languageLine(line, where string) {
	for _, item := range splitOutside(line, func(c rune) bool { return strings.ContainsRune(",;|•·", c) }) {
		name, level := splitLevel(item)
		if m := spokenRE().FindStringSubmatch(name); m != nil && level == "" {
			level, name = m[1], m[2]
		}
		if len(strings.Fields(name)) > 4 {
			r.unread(where, item)
			continue
		}
		r.Languages = append(r.Languages, Skill{Name: name, Level: level})
	}
}
