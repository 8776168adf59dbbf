package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careers/rung/roles"
)

// studyWords is what names of awards and fields of study mean.
type studyWords struct {
	awards   []awardWords // tried in order
	fields   []fieldWords
	used     map[string]bool     // field tags that the catalog has
	accredit map[string][]string // an accreditor's letters → what the catalog writes
	byName   map[string]string   // a program's name as a key → its id
	unended  map[string]bool
}

// awardWords is a way to write an award.
type awardWords struct {
	words  []string
	exact  string // letters that count only as written: "AS", "MA"
	award  roles.Award
	fields []string // what the letters themselves say
}

// fieldWords is a way to write a field of study.
type fieldWords struct {
	words []string
	tags  []string
}

func newStudyWords(m *Matcher) *studyWords {
	d := &studyWords{
		used: map[string]bool{}, accredit: map[string][]string{}, byName: map[string]string{},
		unended: wordSet("progress expected anticipated pursuing candidate coursework incomplete unfinished credit attended enrolled ongoing current transferred withdrew"),
	}
	c := m.c
	noteFields := func(fields []string) {
		for _, f := range fields {
			d.used[f] = true
		}
	}
	for i := range c.Programs {
		p := &c.Programs[i]
		noteFields(p.Fields)
		d.accreditor(p.Accreditor)
		for _, name := range slices.Concat([]string{p.Name, strings.ReplaceAll(p.ID, "-", " ")}, p.Aliases, p.Replaces) {
			if key := d.programKey(m, name); key != "" && (d.byName[key] == "" || name == p.Name) {
				d.byName[key] = p.ID
			}
			if key := keyOf(m.lex.words(name, false)); key != "" && (d.byName[key] == "" || name == p.Name) {
				d.byName[key] = p.ID
			}
		}
	}
	clauses := func(list []roles.Clause) {
		for _, clause := range list {
			for _, a := range clause.Any {
				noteFields(a.Fields)
				d.accreditor(a.Accreditor)
			}
		}
	}
	for i := range c.Roles {
		clauses(c.Roles[i].Requires.Education)
		clauses(c.Roles[i].Prefers.Education)
	}
	for i := range c.Certs {
		clauses(c.Certs[i].Eligibility)
	}
	d.awards = awardTable()
	d.fields = fieldTable(d.used)
	return d
}

// accreditor notes what the catalog writes for the letters of an accreditor:
// one string may name several of them.
func (d *studyWords) accreditor(text string) {
	for _, w := range split(text) {
		if letters := strings.ToUpper(w.raw); len(letters) >= 3 && letters == w.raw && !slices.Contains(d.accredit[letters], text) {
			d.accredit[letters] = append(d.accredit[letters], text)
		}
	}
}

// awardTable lists the ways to write an award, the longer before the shorter.
func awardTable() []awardWords {
	var table []awardWords
	add := func(award roles.Award, fields, list string) {
		for phrase := range strings.SplitSeq(list, "|") {
			table = append(table, awardWords{words: strings.Fields(phrase), award: award, fields: strings.Fields(fields)})
		}
	}
	letters := func(award roles.Award, fields, list string) {
		for w := range strings.FieldsSeq(list) {
			table = append(table, awardWords{exact: w, award: award, fields: strings.Fields(fields)})
		}
	}
	add(roles.Professional, "pharmacy", "doctor of pharmacy|pharmd")
	add(roles.Professional, "medicine", "doctor of medicine|medical doctor|doctor of osteopathic medicine|bachelor of medicine|mbbs|mbchb|mbbch")
	letters(roles.Professional, "medicine", "MD DO")
	add(roles.Professional, "other", "juris doctor|doctor of dental surgery|doctor of veterinary medicine|doctor of physical therapy|doctor of law")
	letters(roles.Professional, "other", "JD DDS DVM DPT OD DC")
	add(roles.Doctorate, "nursing", "doctor of nursing practice|dnp")
	add(roles.Doctorate, "", "doctor of|doctorate|doctoral|phd|dphil|edd|drph|scd|dsc|dba")
	add(roles.Certificate, "", "graduate certificate|postgraduate certificate|certificate|diploma|post baccalaureate certificate|postbaccalaureate")
	add(roles.Master, "nursing", "master of science in nursing|master of nursing|msn")
	add(roles.Master, "business", "master of business administration|mba|emba")
	add(roles.Master, "health-administration", "master of health administration|master of healthcare administration|mha")
	add(roles.Master, "public-health", "master of public health|mph")
	add(roles.Master, "health-informatics", "master of health informatics|mshi|mhi")
	add(roles.Master, "", "master|masters|msc|meng|mres|mphil|mpa|mpp|msw|mfa|mshs")
	letters(roles.Master, "", "MS MA MEd MIS")
	add(roles.Bachelor, "nursing", "bachelor of science in nursing|bachelor of nursing|bsn|absn")
	add(roles.Bachelor, "business", "bachelor of business administration|bba")
	add(roles.Bachelor, "", "bachelor|bachelors|baccalaureate|bsc|beng|btech|bfa|bsw|bhs|bshs|undergraduate degree")
	letters(roles.Bachelor, "", "BS BA BAS AB SB BEd")
	add(roles.Associate, "nursing", "associate degree in nursing|associate degree nursing|associate of science in nursing|adn|asn")
	add(roles.Associate, "", "associate|associates|aas")
	letters(roles.Associate, "", "AS AA")
	for _, short := range []struct{ field, bachelor, master string }{
		{"health-administration", "BSHA BHA", "MSHA"},
		{"him", "BSHIM BSHIT", "MSHIM MHIM"},
		{"health-informatics", "BSHI", "MSMI MSNI"},
		{"information-technology", "BSIT BSIS", "MSIT MSIS"},
		{"computer-science", "BSCS BCS", "MSCS MCS"},
		{"data", "BSDS", "MSDS MSBA"},
		{"public-health", "BSPH BPH", "MSPH"},
	} {
		letters(roles.Bachelor, short.field, short.bachelor)
		letters(roles.Master, short.field, short.master)
	}
	return table
}

// fieldTable lists the ways to write a field, the more special before the more
// general, with tags that the catalog has; what it has no tag for is other.
func fieldTable(used map[string]bool) []fieldWords {
	var table []fieldWords
	add := func(tags, list string) {
		var kept []string
		for tag := range strings.FieldsSeq(tags) {
			if used[tag] {
				kept = append(kept, tag)
			}
		}
		for phrase := range strings.SplitSeq(list, "|") {
			table = append(table, fieldWords{strings.Fields(phrase), kept})
		}
	}
	add("other", "veterinary medicine|sport medicine|sports medicine|pre nursing|pre med|pre medicine|pre pharmacy|political science|social science|exercise science|health science|consumer science|family science")
	add("allied-health", "nursing assistant|nurse aide|certified nursing assistant|pharmacy technician|pharmacy technology|medical assisting|medical assistant|radiography|radiologic technology|radiologic science|diagnostic imaging|medical imaging|respiratory therapy|surgical technology|phlebotomy|paramedic|emergency medical|dental hygiene|dental assisting|health care specialist|combat medic|physical therapy|occupational therapy|sonography|patient care technician")
	add("him allied-health", "cancer registry|tumor registry|cancer registry management")
	add("life-science allied-health", "medical laboratory science|clinical laboratory science|medical technology|medical laboratory technology")
	add("nursing health-informatics", "nursing informatics|nurse informatics")
	add("him health-informatics", "health informatics and information management|health information management and informatics|health information and informatics management|health informatics and health information management")
	add("him", "health information management|health information administration|health information technology|health information|medical records|medical record|him|health care information management|healthcare information management")
	add("life-science health-informatics", "bioinformatics|biomedical informatics")
	add("health-informatics", "health informatics|healthcare informatics|health care informatics|clinical informatics|medical informatics|public health informatics|healthcare information systems|health information systems|informatics")
	add("data business", "business analytics|business intelligence")
	add("medical-coding", "medical billing and coding|medical coding and billing|medical coding|medical billing|billing and coding|coding and reimbursement")
	add("cybersecurity", "cybersecurity|cyber security|information security|information assurance|network security|computer security")
	add("data", "data science|data analytics|data analysis|analytics|statistics|biostatistics|mathematics|applied mathematics|math|actuarial science")
	add("computer-science", "computer science|software engineering|computer engineering|computer programming|computing|software development|web development|computer information science")
	add("information-technology", "information technology|information systems|computer information systems|management information systems|network administration|networking|information science|computer technology|it support|computer systems|computer support")
	add("public-health", "public health|epidemiology|community health|global health|health promotion|health education")
	add("health-administration", "health administration|healthcare administration|health care administration|healthcare management|health care management|health management|health services administration|health services management|hospital administration|health systems management|health policy|healthcare leadership|nursing home administration|long term care administration")
	add("business", "business|business administration|business management|finance|accounting|marketing|management|entrepreneurship|supply chain")
	add("pharmacy", "pharmacy|pharmaceutical sciences|pharmaceutical science")
	add("nursing", "nursing|practical nursing|vocational nursing")
	add("medicine", "medicine|medicine and surgery|surgery|osteopathic medicine")
	add("life-science", "biology|biological sciences|biological science|biochemistry|microbiology|genetics|biomedical science|biomedical sciences|life sciences|life science|molecular biology|neuroscience|biotechnology|physiology|human biology")
	slices.SortStableFunc(table, func(a, b fieldWords) int { return len(b.words) - len(a.words) })
	for tag := range used {
		if words := strings.Split(tag, "-"); tag != "other" && !slices.ContainsFunc(table, func(f fieldWords) bool { return slices.Equal(f.words, words) }) {
			table = append(table, fieldWords{words, []string{tag}})
		}
	}
	return table
}

// matchEducation finds the award, its fields and, where the name says so, the
// program of a course of study.
func (m *Matcher) matchEducation(e Education, today time.Time) MatchedEducation {
	out := MatchedEducation{Education: e}
	d := m.degrees
	text := e.Degree + " , " + e.Field
	award, how, tags := d.awardOf(e.Degree)
	if award == "" {
		award, how, tags = d.awardOf(e.Field)
	}
	named := m.programNamed(e)
	if award == "" && named != nil {
		award, how = named.Award, strings.TrimSpace(e.Degree+" "+e.Field)
	}
	if why := m.noAward(e, award, today); why != "" {
		out.Why = why
		return out
	}
	fields, read := d.fieldsOf(withoutMinor(text))
	fields = slices.Concat(tags, fields)
	slices.Sort(fields)
	fields = slices.Compact(fields)
	if len(fields) > 1 {
		fields = slices.DeleteFunc(fields, func(f string) bool { return f == "other" })
	}
	if len(fields) == 0 && d.used["other"] && read {
		fields = []string{"other"}
	}
	fields = slices.DeleteFunc(fields, func(f string) bool { return !d.used[f] })
	if named != nil && (len(fields) == 0 || !d.saysAward(e)) {
		fields = slices.Clone(named.Fields)
		slices.Sort(fields)
	}
	out.Award, out.Fields = award, fields
	out.Confidence = Sure
	if degree := strings.TrimSpace(e.Degree); len(how) < len(degree) && len(degree) < 80 {
		how = degree
	}
	out.Why = fmt.Sprintf("%q is %s", how, awardPhrase(award))
	switch {
	case len(fields) == 0:
		out.Confidence = Likely
		out.Why += "; no field is given"
	case slices.Equal(fields, []string{"other"}):
		out.Why += "; the field is none of those that matter here"
	default:
		out.Why += "; fields: " + strings.Join(fields, ", ")
	}
	if award == roles.Certificate || e.To == "" {
		out.Confidence = weakest(out.Confidence, Likely)
	}
	if abroad(m, e) {
		out.Confidence = weakest(out.Confidence, Likely)
		out.Why += "; earned abroad: an employer or board may ask for an evaluation"
	}
	out.Accreditor = d.accreditorOf(m, award, fields, append([]string{e.Degree, e.Field, e.School}, e.Text...))
	m.nameProgram(&out, e)
	return out
}

// noAward says why a course of study counts as no award, or "".
func (m *Matcher) noAward(e Education, award roles.Award, today time.Time) string {
	lower := " " + strings.ToLower(plain(e.Degree+" "+e.Field)) + " "
	for _, school := range []string{"high school", "ged", "secondary school", "hiset"} {
		if isWholeWord(lower, school) {
			return "a high school diploma is no award here"
		}
	}
	for _, from := range append([]string{e.Degree, e.Field, e.To}, e.Text...) {
		words := m.lex.words(from, false)
		for i, w := range words {
			if len(words) < 12 && m.degrees.unended[w.fold] {
				return fmt.Sprintf("says %q: not taken as earned", w.raw)
			}
			if w.fold == "some" && i+1 < len(words) && words[i+1].fold == "college" {
				return "some college is no award"
			}
			if (w.fold == "present" || w.fold == "now") && from == e.To {
				return "it has no end yet: not taken as earned"
			}
		}
	}
	now := today.Format(time.DateOnly)
	switch {
	case award == "" && strings.TrimSpace(e.Degree+e.Field) == "":
		return "no degree is given"
	case award == "":
		return "no award is named"
	case dateLike(e.To) && e.To > now[:len(e.To)]:
		return fmt.Sprintf("ends in %s, which is still to come: not taken as earned", e.To)
	case dateLike(e.To) && len(e.To) == 4 && e.To == now[:4]:
		return fmt.Sprintf("ends in %s, this year: say when it is earned", e.To)
	case e.To == "" && dateLike(e.From):
		return "it has a start and no end: not taken as earned"
	}
	return ""
}

// dateLike reports whether a text is "2021", "2021-03" or "2021-03-15".
func dateLike(text string) bool {
	if n := len(text); n != 4 && n != 7 && n != 10 {
		return false
	}
	for i := range len(text) {
		if dash := i == 4 || i == 7; dash != (text[i] == '-') || !dash && (text[i] < '0' || text[i] > '9') {
			return false
		}
	}
	return true
}

// awardOf finds the award that a text names, the way it was written, and the
// fields that the award itself says.
func (d *studyWords) awardOf(text string) (award roles.Award, how string, fields []string) {
	words := degreeTokens(text)
	for _, a := range d.awards {
		if at := a.in(words); at >= 0 {
			n := max(len(a.words), 1)
			raw := make([]string, n)
			for i := range n {
				raw[i] = words[at+i].raw
			}
			return a.award, strings.Join(raw, " "), a.fields
		}
	}
	return "", "", nil
}

// saysAward reports whether the words themselves name an award; the name of a
// program need not.
func (d *studyWords) saysAward(e Education) bool {
	award, _, _ := d.awardOf(e.Degree + " , " + e.Field)
	return award != ""
}

// in is where the words of an award begin, or -1. "Associate" as a rank
// ("associate director") is no concern here: these are texts of education.
func (a awardWords) in(words []lexeme) int {
	if a.exact != "" {
		return slices.IndexFunc(words, func(w lexeme) bool { return w.raw == a.exact })
	}
	for i := range len(words) - len(a.words) + 1 {
		if slices.EqualFunc(a.words, words[i:i+len(a.words)], func(f string, w lexeme) bool { return f == w.fold }) {
			return i
		}
	}
	return -1
}

// degreeTokens are the words of a degree as written: nothing is left out, and
// plurals stay.
func degreeTokens(text string) []lexeme {
	if len(text) > longestText {
		text = text[:longestText]
	}
	return split(strings.ReplaceAll(text, "&", " and "))
}

// fieldsOf finds the field tags of a text, and whether the text names a field
// at all, known or not.
func (d *studyWords) fieldsOf(text string) (tags []string, named bool) {
	words := degreeTokens(text)
	taken := make([]bool, len(words))
	for _, f := range d.fields {
		n := len(f.words)
		for i := range len(words) - n + 1 {
			if slices.Contains(taken[i:i+n], true) ||
				!slices.EqualFunc(f.words, words[i:i+n], func(x string, w lexeme) bool { return x == w.fold }) {
				continue
			}
			for j := range n {
				taken[i+j] = true
			}
			named = true
			tags = append(tags, f.tags...)
		}
	}
	for i, w := range words {
		named = named || !taken[i] && len(w.fold) > 3 && !d.plainAward(w.fold)
	}
	return tags, named
}

// plainAward reports whether a word is part of an award's name alone.
func (d *studyWords) plainAward(w string) bool {
	switch w {
	case "bachelor", "bachelors", "master", "masters", "associate", "associates", "doctor", "science", "arts", "applied", "degree",
		"certificate", "diploma", "honors", "with", "philosophy", "program", "doctorate", "graduate", "completion", "cum", "laude", "magna", "summa",
		"undergraduate", "professional":
		return true
	}
	for _, a := range d.awards {
		if len(a.words) == 1 && a.words[0] == w {
			return true
		}
	}
	return false
}

// withoutMinor cuts what was studied on the side.
func withoutMinor(text string) string {
	lower := strings.ToLower(text)
	for _, side := range []string{"minor in ", "minor:", "(minor", "minoring "} {
		if i := strings.Index(lower, side); i >= 0 && len(lower) == len(text) {
			return text[:i]
		}
	}
	return text
}

// accreditorOf is what the catalog writes for the accreditor that a text names.
func (d *studyWords) accreditorOf(m *Matcher, award roles.Award, fields, texts []string) string {
	for _, text := range texts {
		for _, w := range degreeTokens(text) {
			written := d.accredit[strings.ToUpper(w.raw)]
			if len(written) == 0 || w.raw != strings.ToUpper(w.raw) {
				continue
			}
			for i := range m.c.Programs {
				p := &m.c.Programs[i]
				if p.Award == award && slices.Contains(written, p.Accreditor) && slices.ContainsFunc(p.Fields, func(f string) bool { return slices.Contains(fields, f) }) {
					return p.Accreditor
				}
			}
			if slices.Contains(written, w.raw) {
				return w.raw
			}
		}
	}
	return ""
}

func abroad(m *Matcher, e Education) bool {
	switch strings.ToLower(strings.TrimSpace(e.Country)) {
	case "", "us", "usa", "u.s.", "u.s.a.", "united states", "united states of america":
	default:
		return true
	}
	for _, w := range m.lex.words(e.School, false) {
		if m.creds.abroad[w.fold] && w.fold != "indian" && w.fold != "new" {
			return true
		}
	}
	return false
}

func awardPhrase(a roles.Award) string {
	switch a {
	case roles.Associate:
		return "an associate degree"
	case roles.Bachelor, roles.Master:
		return fmt.Sprintf("a %s's degree", a)
	case roles.Professional:
		return "a professional degree"
	}
	return "a " + string(a)
}
