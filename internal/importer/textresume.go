package importer

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// textLine is a line of a plain resume, without markup.
type textLine struct {
	n       int // from 1
	text    string
	bullet  bool
	blank   bool
	indent  bool
	heading int // level of a Markdown or underlined heading; 0 is none
}

func (l textLine) where() string { return fmt.Sprintf("line %d", l.n) }

// text reads a resume of plain text or Markdown: its sections are found by
// their headings, and what each line means by the section it is in. It reports
// whether there were any.
func (r *reading) text(text string) (headed bool) {
	lines, markdown := textLines(text)
	lines = singleSpaced(lines)
	r.Format = "text"
	if markdown {
		r.Format = "Markdown"
	}
	parts := splitSections(lines)
	above := parts[0].lines
	if !slices.ContainsFunc(parts, func(p part) bool { return p.kind == partWork }) {
		above = r.unheaded(above, len(parts) > 1)
	}
	// The header comes last: whether the letters after a name are news depends on
	// the rest.
	for _, p := range parts[1:] {
		r.section(p)
	}
	r.header(above)
	r.levels(r.Languages)
	r.running()
	return len(parts) > 1
}

func (r *reading) section(p part) {
	switch p.kind {
	case partHeader:
		r.header(p.lines)
	case partWork:
		r.work(p.lines)
	case partMilitary:
		r.Military = append(r.Military, r.textJobs(p.lines)...)
	case partEducation:
		r.textEducation(p.lines, p.mixed)
	case partCerts:
		for _, l := range whole(p.lines) {
			r.textCerts(l.text, l.where())
		}
	case partSkills:
		for _, l := range whole(p.lines) {
			r.skillLine(l.text, l.where())
		}
	case partLanguages:
		for _, l := range whole(p.lines) {
			r.languageLine(l.text, l.where())
		}
	case partSummary:
		for _, l := range p.lines {
			if !l.blank {
				r.intro = append(r.intro, l.text)
			}
		}
	case partContact:
		for _, l := range p.lines {
			r.contactLine(l)
		}
	default:
		if p.where != "" && !slices.ContainsFunc(p.lines, func(l textLine) bool { return !l.blank && !isContact(l.text) }) {
			r.unread(p.where, p.title) // it heads nothing
		}
		for _, l := range p.lines {
			switch {
			case l.blank:
			case isContact(l.text):
				r.contact++
			default:
				r.Other = append(r.Other, Text{p.title + ", " + l.where(), l.text})
			}
		}
	}
}

// work reads the jobs of a section.
func (r *reading) work(lines []textLine) { r.Jobs = append(r.Jobs, r.textJobs(lines)...) }

// singleSpaced leaves out blank lines where every other line is one.
func singleSpaced(lines []textLine) []textLine {
	said, apart := 0, 0
	for i, l := range lines {
		if l.blank {
			continue
		}
		said++
		if i+1 < len(lines) && lines[i+1].blank {
			apart++
		}
	}
	if said < 10 || apart*10 < said*9 {
		return lines
	}
	return slices.DeleteFunc(lines, func(l textLine) bool { return l.blank })
}

// found reports whether anything of a career was understood.
func (r *reading) found() bool {
	return len(r.Jobs)+len(r.Education)+len(r.Certs)+len(r.Skills)+len(r.Languages)+len(r.Military) > 0
}

// whole are the lines that say something; one that ends in a comma goes on.
func whole(lines []textLine) []textLine {
	var out []textLine
	for _, l := range lines {
		switch {
		case l.blank:
		case len(out) > 0 && strings.HasSuffix(out[len(out)-1].text, ",") && !l.bullet:
			out[len(out)-1].text += " " + l.text
		default:
			out = append(out, l)
		}
	}
	return out
}

var (
	markdownHeading = lazily(`^(#{1,6})\s+(.*?)\s*#*$`)
	markdownLink    = lazily(`!?\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)`)
	emphasis        = lazily(`(\*\*\*|\*\*|\*|___|__|~~)(\S(?:.*?\S)?)(\*\*\*|\*\*|\*|___|__|~~)`)
	underscored     = lazily(`(^|[\s(])_(\S(?:[^_]*\S)?)_([\s),.;:]|$)`)
	ruleRE          = lazily(`^\s*(?:[-–—=_*~#•]\s*){3,}$`)
	escapedRE       = lazily(`\\([-*_#+.!|()\[\]&~>])`)
	namedRE         = lazily(`(?i)^(?:name|resume of|curriculum vitae of|résumé of)\s*:?\s+(.+)$`)
	tableRule       = lazily(`^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$`)
)

// textLines makes lines of text and tells whether it is Markdown.
func textLines(text string) (lines []textLine, markdown bool) {
	text = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u200b", "", "\ufeff", "", "\u00ad", "").Replace(text)
	raw := strings.Split(text, "\n")
	for i, line := range raw {
		l := textLine{n: i + 1, indent: strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")}
		trimmed := strings.TrimSpace(line)
		if tableRule().MatchString(line) && strings.Contains(line, "|") {
			trimmed, markdown = "", true
			if at := len(lines) - 1; at >= 0 && strings.Contains(raw[at], "|") {
				lines[at].text, lines[at].blank = "", true // the names of the columns
			}
		}
		if ruleRE().MatchString(line) {
			// A rule under a short line of its own makes it a heading.
			if at := len(lines) - 1; at >= 0 && !lines[at].blank && !lines[at].bullet && len(lines[at].text) <= 60 &&
				(at == 0 || lines[at-1].blank) && strings.ContainsAny(trimmed[:1], "=-_~–—") && lines[at].heading == 0 {
				lines[at].heading = 2
				if trimmed[0] == '=' {
					lines[at].heading = 1
				}
			}
			trimmed = ""
		}
		if m := markdownHeading().FindStringSubmatch(trimmed); m != nil {
			l.heading, trimmed, markdown = len(m[1]), m[2], true
		}
		if m := bulletRE().FindString(trimmed); m != "" && !strings.HasSuffix(trimmed, " "+strings.TrimSpace(m)) { // "— Skills —"
			l.bullet, trimmed = true, trimmed[len(m):]
		}
		clean := plainMarkdown(trimmed)
		markdown = markdown || clean != trimmed && strings.ContainsAny(trimmed, "*[")
		l.text = strings.TrimSpace(clean)
		l.blank = l.text == ""
		lines = append(lines, l)
	}
	return lines, markdown
}

// plainMarkdown leaves out markup. The address of a link is kept beside its
// text, to be counted with the contact data or read as text.
func plainMarkdown(s string) string {
	if strings.HasPrefix(s, "|") && strings.HasSuffix(s, "|") && len(s) > 1 {
		s = strings.Trim(s, "| ")
	}
	s = strings.TrimSpace(strings.TrimPrefix(s, "> "))
	if strings.Contains(s, "](") {
		s = markdownLink().ReplaceAllStringFunc(s, func(link string) string {
			m := markdownLink().FindStringSubmatch(link)
			if m[1] == "" || isContact(strings.TrimPrefix(m[2], "mailto:")) || strings.HasPrefix(m[2], "tel:") {
				return m[1]
			}
			return m[1] + " (" + m[2] + ")"
		})
	}
	if strings.ContainsAny(s, "*_~") {
		s = emphasis().ReplaceAllString(s, "$2")
		s = emphasis().ReplaceAllString(s, "$2")
		s = underscored().ReplaceAllString(s, "$1$2$3")
	}
	if strings.Contains(s, `\`) {
		s = escapedRE().ReplaceAllString(s, "$1")
	}
	s = strings.ReplaceAll(s, "`", "")
	if htmlTag().MatchString(s) {
		s = htmlTag().ReplaceAllString(s, " ")
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return s
}

// prose reports a line that is a sentence rather than a heading of an entry.
func (l textLine) prose() bool {
	n := len(strings.Fields(l.text))
	return len(l.text) > 130 || n > 16 || strings.HasSuffix(l.text, ".") && n > 6
}

// below reports a line that is not of the header of an entry: a bullet, a
// sentence or the middle of one, or an introduction to what follows.
func (l textLine) below() bool {
	if l.bullet || l.prose() || strings.HasSuffix(l.text, ":") {
		return true
	}
	if c := l.text[0]; c >= 'a' && c <= 'z' {
		return true
	}
	words := strings.Fields(l.text)
	return strings.HasSuffix(l.text, ".") && len(words[len(words)-1]) > 4
}

var parenthesis = lazily(`\s*\([^()]*\)`)

// header reads what is above the first heading: the name, how to reach the
// person, what they call themselves, and perhaps a summary.
func (r *reading) header(lines []textLine) {
	var intro []string
	for _, l := range lines {
		switch {
		case l.blank:
		case r.Name == "" && r.nameLine(l):
		case l.prose() || l.bullet && r.Name != "":
			intro = append(intro, l.text)
		case findPeriod(l.text).isRange && len(splitStrong(l.text)) > 1:
			r.unread(l.where(), l.text)
		default:
			r.contactLine(l)
		}
	}
	r.intro = append(intro, r.intro...)
}

// nameLine takes a line as the name if it may be one: two to five words without
// a number or an address.
func (r *reading) nameLine(l textLine) bool {
	text := strings.TrimSpace(l.text)
	if len(text) > 200 {
		return false
	}
	if cut := namedRE().FindStringSubmatch(text); cut != nil {
		text = cut[1]
	}
	line := strings.ToLower(strings.Trim(text, " :"))
	if slices.Contains([]string{"resume", "résumé", "curriculum vitae", "cv"}, line) {
		return true // what the document is, not whose
	}
	pieces := splitStrong(text)
	if len(pieces) == 0 {
		return false
	}
	name, _ := splitName(parenthesis().ReplaceAllString(pieces[0], ""))
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 5 || l.bullet || strings.ContainsAny(name, "0123456789@:/;") || strings.HasSuffix(name, ".") && len(words) > 3 {
		return false
	}
	for _, w := range words {
		lower := unicode.IsLower([]rune(w)[0]) && !strings.Contains(" de da di do dos del della der den van von la le bin el al y e ", " "+w+" ")
		if lower || titleWord(w) {
			return false
		}
	}
	r.addName(pieces[0], l.where())
	for _, p := range pieces[1:] {
		r.contactPiece(p, l)
	}
	return true
}

// contactLine reads a line of ways to reach the person, and what else is on it.
func (r *reading) contactLine(l textLine) {
	if l.blank {
		return
	}
	for _, p := range splitStrong(l.text) {
		r.contactPiece(p, l)
	}
}

var (
	cityState = lazily(`^[\p{L} .'-]+,\s*(?:[A-Z]{2}|[\p{L} ]+)\.?(?:,?\s+(?:USA|United States|\d{5}(?:-\d{4})?))*$`)
	contactAt = lazily(`(?i)^(?:address|phone|telephone|tel|cell|mobile|e-?mail|fax|linkedin|website|web|github|portfolio|location|home)\s*:\s*(.*)$`)
)

func (r *reading) contactPiece(piece string, l textLine) {
	piece = strings.Trim(piece, " ,;")
	if m := contactAt().FindStringSubmatch(piece); m != nil {
		if state := placeState(m[1]); state != "" && r.State == "" {
			r.State = state
		}
		r.contact++
		return
	}
	words := strings.Fields(piece)
	commas := splitCommas(piece)
	switch {
	case piece == "":
	case isContact(piece):
		r.contact++
		if state := placeState(piece); state != "" && r.State == "" {
			r.State = state
		}
	case cityState().MatchString(piece) && placeState(piece) != "":
		if r.State == "" {
			r.State = placeState(piece)
		}
		r.contact++
	case len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !isContact(strings.Trim(w, ",;")) }):
		r.contact += len(words)
	case len(commas) > 1 && isContact(commas[0]):
		// A street, a city and a state on one line.
		for _, c := range commas {
			if state := usState(zipRE().ReplaceAllString(c, "")); state != "" && r.State == "" {
				r.State = state
			}
		}
		r.contact += len(commas)
	case r.Name != "" && r.Headline == "" && !slices.ContainsFunc(commas, func(w string) bool { return !isLetters(marks.Replace(w)) }):
		for _, c := range commas {
			if !r.namesCert(c) && !isDegree(c) {
				r.Certs = append(r.Certs, Credential{Name: c, Text: []string{"at the top"}})
				continue
			}
			r.Other = append(r.Other, Text{l.where(), c})
		}
	case isPlace(piece):
		r.unread(l.where(), piece)
	case r.Headline == "" && len(words) <= 12 && r.Name != "":
		r.Headline = piece
	case r.Headline != "" && len(words) <= 6 && len(r.Headline) < 120:
		r.Headline += " | " + piece
	default:
		r.unread(l.where(), piece)
	}
}

var (
	notNowRE    = lazily(`(?i)\b(?:not|no longer|never|was|were|once|former|formerly|previously|expired|lapsed)\s+(?:yet\s+|an?\s+)?$`)
	certifiedRE = lazily(`\b([A-Z]{2,8}(?:-[A-Z]{1,3})?)[- ](?:certified|credentialed|licensed)\b`)
	holdsRE     = lazily(`\b(?:[Hh]olds?|[Hh]olding|[Ee]arned|[Cc]ertified as|[Ll]icensed as|[Cc]redentialed as)(?: an?| the| my| both)? ([A-Z]{2,8}(?:-[A-Z]{1,3})?)(?:(?:,| and|, and) ([A-Z]{2,8}(?:-[A-Z]{1,3})?))?\b`)
)

// running finds credentials that the summary says a person holds.
func (r *reading) running() {
	for _, re := range []*regexp.Regexp{certifiedRE(), holdsRE()} {
		text := r.Headline + "\n" + strings.Join(r.intro, "\n")
		for _, at := range re.FindAllStringSubmatchIndex(text, -1) {
			if notNowRE().MatchString(text[:at[0]]) {
				continue // "formerly RHIA certified"
			}
			for i := 2; i+1 < len(at); i += 2 {
				letters := ""
				if at[i] >= 0 {
					letters = text[at[i]:at[i+1]]
				}
				if letters != "" && isLetters(letters) && !isDegree(letters) && !r.namesCert(letters) {
					r.Certs = append(r.Certs, Credential{Name: letters, Text: []string{"in the summary"}})
					r.note("%s is named in the summary only: taken as a credential; check that you hold it", letters)
				}
			}
		}
	}
}
