package importer

import (
	"slices"
	"strings"
)

// span is a period of time within a line, and the rest of the line.
type span struct {
	from, to string
	current  bool
	isRange  bool
	found    bool
	notes    []string
	rest     string // with a bar where the period stood
}

const (
	monthWord = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	dateWord  = `(?:` + monthWord + `\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}|\d{1,2}\s+` + monthWord + `,?\s+(?:19|20)\d{2}|` +
		monthWord + `[\s,/-]*(?:of\s+)?(?:(?:19|20)\d{2}|'\d{2})|\d{1,2}/\d{1,2}/(?:(?:19|20)\d{2}|\d{2})|\d{1,2}[/.](?:19|20)\d{2}|` +
		`(?:spring|summer|fall|autumn|winter),?\s+(?:19|20)\d{2}|(?:19|20)\d{2}[-/.](?:0[1-9]|1[0-2])(?:[-/.][0-3]\d)?|(?:19|20)\d{2})`
	nowWord = `(?:present|currently|current|now|today|to date|ongoing|date)`
	dash    = `\s*(?:-+|–|—|−|→|~|\bto\b|\buntil\b|\bthrough\b|\bthru\b|\btill?\b)\s*`
)

var (
	rangeRE  = lazily(`(?i)[(\[]?\s*\b(?:from\s+)?(` + dateWord + `)` + dash + `(` + dateWord + `|` + nowWord + `)\b\s*[)\]]?`)
	shortRE  = lazily(`(?i)[(\[]?\s*\b(` + monthWord + `)` + dash + `(` + monthWord + `)\s+((?:19|20)\d{2})\b\s*[)\]]?`)
	yearsTwo = lazily(`[(\[]?\s*\b((?:19|20)\d{2})\s*[-–—]\s*(\d{2})\b\s*[)\]]?`)
	sinceRE  = lazily(`(?i)[(\[]?\s*\b(?:since|from)\s+(` + dateWord + `)\b\s*[)\]]?`)
	openRE   = lazily(`(?i)[(\[]?\s*\b(` + dateWord + `)\s*[-–—]\s*[)\]]?$`)
	singleRE = lazily(`(?i)[(\[]?\s*\b(` + dateWord + `)\b\s*[)\]]?`)
)

// findPeriod finds a period of time in a line: "Mar 2019 – Present", "2017 to
// 2020", "(since 5/2018)". A single date is not a range.
func findPeriod(text string) span {
	if !strings.ContainsAny(text, "0123456789") || len(text) > 300 {
		return span{rest: text}
	}
	if m := rangeRE().FindStringSubmatchIndex(text); m != nil {
		return period(text, m, text[m[2]:m[3]], text[m[4]:m[5]])
	}
	if m := shortRE().FindStringSubmatchIndex(text); m != nil {
		year := text[m[6]:m[7]]
		return period(text, m, text[m[2]:m[3]]+" "+year, text[m[4]:m[5]]+" "+year)
	}
	if m := yearsTwo().FindStringSubmatchIndex(text); m != nil {
		// "2018-03" is a month, "2018-20" two years.
		start, end := text[m[2]:m[3]], text[m[4]:m[5]]
		if end > "12" && start[:2]+end > start {
			return period(text, m, start, start[:2]+end)
		}
	}
	if m := sinceRE().FindStringSubmatchIndex(text); m != nil {
		return period(text, m, text[m[2]:m[3]], "present")
	}
	if m := openRE().FindStringSubmatchIndex(text); m != nil {
		return period(text, m, text[m[2]:m[3]], "present")
	}
	return span{rest: text}
}

func period(text string, m []int, from, to string) span {
	s := span{isRange: true, found: true, rest: text[:m[0]] + " | " + text[m[1]:]}
	date, note, ok := parseDate(from)
	if !ok {
		return span{rest: text}
	}
	s.from = date
	s.addNote(note)
	if isCurrent(to) {
		s.current = true
		return s
	}
	if s.to, note, ok = parseDate(to); !ok {
		return span{rest: text}
	}
	s.addNote(note)
	return s
}

func (s *span) addNote(note string) {
	if note != "" {
		s.notes = append(s.notes, note)
	}
}

// findDate finds a single date in a line.
func findDate(text string) span {
	if len(text) > 300 {
		return span{rest: text}
	}
	m := singleRE().FindStringSubmatchIndex(text)
	if m == nil {
		return span{rest: text}
	}
	date, note, ok := parseDate(text[m[2]:m[3]])
	if !ok {
		return span{rest: text}
	}
	s := span{to: date, found: true, rest: text[:m[0]] + " | " + text[m[1]:]}
	s.addNote(note)
	return s
}

// entry is a job as its lines stand: what heads it and what is below.
type entry struct {
	header  []textLine
	body    []textLine
	dated   bool
	nested  bool // follows another without a blank line: a second title at one employer
	heading int
}

// units are what the header has besides its dates.
func (e *entry) units() int {
	n := 0
	for _, l := range e.header {
		for _, u := range splitStrong(findPeriod(l.text).rest) {
			if !isPlace(u) {
				n += len(splitPlace(splitCommas(u)))
			}
		}
	}
	return n
}

// textJobs reads the jobs of a section.
func (r *reading) textJobs(lines []textLine) []Job {
	var jobs []Job
	var above Job     // what a heading says of the jobs below it, or the job before
	var unused *entry // that heading, until a job takes it
	drop := func() {
		if unused != nil {
			for _, l := range unused.header {
				r.unread(l.where(), l.text)
			}
		}
		unused = nil
	}
	for _, e := range r.entries(lines) {
		j := r.textJob(e)
		if e.heading > 0 && !e.dated && len(e.body) == 0 && (j.Title == "" || j.Employer == "") {
			drop()
			above, unused = j, e
			above.Employer = first(j.Employer, j.Title)
			continue
		}
		if j.Employer == "" && above.Employer != "" && (e.nested || e.heading > 0) {
			j.Employer, j.Place = above.Employer, first(j.Place, above.Place)
			if unused != nil {
				j.Text = append(slices.Clone(above.Text), j.Text...)
			}
			unused = nil
			r.note("%s: %q taken to be at %q, as the job above it", e.header[0].where(), j.Title, j.Employer)
		}
		drop()
		if j.Employer != "" {
			above = Job{Employer: j.Employer, Place: j.Place}
		}
		if !e.dated {
			r.undated(j)
		}
		jobs = append(jobs, j)
	}
	drop()
	return jobs
}

// entries parts the lines of a section into jobs.
func (r *reading) entries(lines []textLine) []*entry {
	var out []*entry
	var current *entry
	open := false // whether the header may still go on
	blank := true // whether a blank line stands before
	for i, l := range lines {
		if l.blank {
			blank = true
			if current != nil && current.heading == 0 && current.dated {
				open = false
			}
			continue
		}
		dated := !l.below() && findPeriod(l.text).isRange
		switch {
		case current == nil && l.below() && l.heading == 0:
			r.Other = append(r.Other, Text{"experience, " + l.where(), l.text})
		case r.startsJob(lines, i, current, open, blank, dated):
			current = &entry{header: []textLine{l}, dated: dated, heading: l.heading, nested: !blank && current != nil}
			out = append(out, current)
			open = true
		case open && continuesHeader(current, l, blank, dated):
			current.header = append(current.header, l)
			current.dated = current.dated || dated
		default:
			current.body = append(current.body, l)
			open = false
		}
		blank = false
	}
	return out
}

func (r *reading) startsJob(lines []textLine, i int, current *entry, open, blank, dated bool) bool {
	l := lines[i]
	switch {
	case current == nil || l.heading > 0:
		return true
	case l.below():
		return false
	case dated:
		return current.dated || len(current.body) > 0
	case !current.dated && len(current.body) == 0:
		return blank && open && len(current.header) >= 3
	}
	// "Freelance — PC repair, 2017": one date at the end.
	if s := findDate(l.text); s.found && strings.HasSuffix(strings.TrimSpace(s.rest), "|") && len(splitStrong(s.rest)) > 1 && (blank || lines[i-1].bullet) {
		return true
	}
	// Without a date of its own: a period soon below, or bullets.
	named := nameScore(l.text) != 0
	for j, steps := i+1, 0; j < len(lines) && steps < 3; j, steps = j+1, steps+1 {
		next := lines[j]
		switch {
		case next.blank || next.heading > 0:
			return false
		case next.bullet:
			return blank && named
		case next.below():
			return false
		case findPeriod(next.text).isRange:
			return steps < 2 && (blank || len(current.body) > 0 || current.units() >= 2)
		}
		named = named || nameScore(next.text) != 0
	}
	return false
}

// continuesHeader reports whether a line still belongs to the header of a job.
func continuesHeader(e *entry, l textLine, blank, dated bool) bool {
	switch {
	case l.below() || blank && e.heading == 0:
		return false
	case dated:
		return !e.dated
	case !e.dated:
		return len(e.header) < 3
	case isPlace(l.text):
		return len(e.header) < 6
	}
	return e.units() < 2
}

// textJob makes a job of an entry.
func (r *reading) textJob(e *entry) Job {
	j := Job{}
	var units []string
	for _, l := range e.header {
		rest := l.text
		if s := findPeriod(l.text); s.isRange && j.From == "" {
			j.From, j.To, j.Current, rest = s.from, s.to, s.current, s.rest
			for _, note := range s.notes {
				r.note("%s: %s", l.where(), note)
			}
		}
		units = append(units, splitStrong(rest)...)
	}
	if j.From == "" && !e.dated {
		r.singleDate(&j, units, e)
	}
	r.assignUnits(&j, units, e.header[0].where())
	j.Text = append(j.Text, paragraphs(e.body)...)
	r.checkPeriod(j.Title, j.From, j.To)
	return j
}

// paragraphs joins lines that a program broke: those that are indented below a
// bullet, and those that go on in lower case.
func paragraphs(lines []textLine) []string {
	var out []string
	below := false // a bullet
	for i, l := range lines {
		goesOn := i > 0 && !l.bullet && (below && l.indent || l.text[0] >= 'a' && l.text[0] <= 'z') && lines[i-1].n+1 == l.n
		if goesOn {
			out[len(out)-1] += " " + l.text
			continue
		}
		below = l.bullet
		out = append(out, l.text)
	}
	return out
}

// singleDate reads the one date of a job that has no period.
func (r *reading) singleDate(j *Job, units []string, e *entry) {
	for i, u := range units {
		s := findDate(u)
		if !s.found || strings.Trim(s.rest, " |,()-–") != "" && !strings.HasSuffix(strings.TrimSpace(s.rest), "|") {
			continue
		}
		j.From, j.To = s.to, s.to
		units[i] = strings.Trim(s.rest, " |,")
		e.dated = true
		r.note("%s: only one date, %s: taken as begin and end", e.header[0].where(), s.to)
		return
	}
}

// assignUnits finds out which part of a header is the title, which the
// employer and which the place.
func (r *reading) assignUnits(j *Job, units []string, where string) {
	var names []string
	for _, u := range units {
		pieces := splitCommas(strings.Trim(u, " ,;"))
		rest := splitPlace(pieces)
		if place := strings.Join(pieces[len(rest):], ", "); place != "" {
			if j.Place != "" {
				j.Text = append(j.Text, place)
			} else {
				j.Place = place
			}
		}
		if len(rest) > 0 {
			names = append(names, strings.Join(rest, ", "))
		}
	}
	if len(names) == 1 {
		names = splitTitle(names[0])
	}
	switch len(names) {
	case 0:
		return
	case 1:
		if nameScore(names[0]) < 0 {
			j.Employer = names[0]
		} else {
			j.Title = names[0]
		}
		return
	}
	title := 0
	for i, n := range names {
		if nameScore(n) > nameScore(names[title]) {
			title = i
		}
	}
	employer := -1
	for i, n := range names {
		if i != title && (employer < 0 || nameScore(n) < nameScore(names[employer])) {
			employer = i
		}
	}
	j.Title, j.Employer = names[title], names[employer]
	for i, n := range names {
		if i != title && i != employer {
			j.Text = append(j.Text, n)
		}
	}
	if nameScore(j.Title) <= 0 && nameScore(j.Employer) >= 0 {
		r.note("%s: %q taken as the title and %q as the employer: not certain", where, j.Title, j.Employer)
	}
}

// splitTitle parts "Director, Health Information, Mercy Hospital" into title
// and employer at the comma before what is most like an employer.
func splitTitle(name string) []string {
	pieces := splitCommas(name)
	if len(pieces) < 2 {
		return pieces
	}
	if nameScore(pieces[0]) < 0 {
		for i, p := range pieces[1:] {
			if nameScore(p) > 0 {
				return []string{strings.Join(pieces[:i+1], ", "), strings.Join(pieces[i+1:], ", ")}
			}
		}
		return []string{name}
	}
	at := 0
	for i := 1; i < len(pieces); i++ {
		if at == 0 && nameScore(pieces[i]) < 0 {
			at = i
		}
	}
	if at == 0 {
		at = 1
		// "Registered Nurse, ICU": a ward is no employer.
		if len(pieces) == 2 && isWard(pieces[1]) {
			return []string{name}
		}
		if len(pieces) > 2 && isWard(pieces[1]) {
			at = 2
		}
	}
	return []string{strings.Join(pieces[:at], ", "), strings.Join(pieces[at:], ", ")}
}
