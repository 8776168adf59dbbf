package importer

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// reading is a resume that is being read, and what is only counted of it.
type reading struct {
	Resume
	contact  int  // addresses, numbers, links
	personal int  // birth date, gender, nationality, pictures
	about    int  // what concerns the file: its version, its program, codes beside labels
	htmlSeen bool // some text was HTML

	intro []string // the summary, in parts
	noted map[string]bool
}

func (r *reading) note(format string, args ...any) {
	note := fmt.Sprintf(format, args...)
	if r.noted[note] {
		return
	}
	if r.noted == nil {
		r.noted = make(map[string]bool)
	}
	r.noted[note] = true
	r.Notes = append(r.Notes, note)
}

func (r *reading) unread(where, text string) {
	r.Unread = append(r.Unread, Text{where, text})
}

// pick takes the text of the first of the names that says something.
func (r *reading) pick(n *node, names ...string) string {
	for _, name := range names {
		kid := n.child(name)
		if kid == nil || len(kid.leaves()) == 0 {
			continue
		}
		if kid.leaf {
			return kid.take()
		}
		for _, own := range kid.kids {
			if own.leaf && own.name == "" && !kid.list && !own.taken && strings.TrimSpace(own.text) != "" {
				return own.take()
			}
		}
		if !kid.list {
			r.note("%s is not plain text: its values were joined", kid.where)
		}
		return r.joined(kid)
	}
	return ""
}

// joined takes all texts below a node, in one.
func (r *reading) joined(n *node) string {
	var texts []string
	for _, leaf := range n.leaves() {
		texts = append(texts, leaf.take())
	}
	return strings.Join(texts, ", ")
}

// texts takes what the names hold as separate texts: the members of a list,
// or the lines and bullets of a text.
func (r *reading) texts(n *node, names ...string) []string {
	var out []string
	for _, name := range names {
		kid := n.child(name)
		switch {
		case kid == nil:
		case kid.list:
			for _, member := range kid.kids {
				out = append(out, r.lines(r.joined(member))...)
			}
		default:
			out = append(out, r.lines(r.joined(kid))...)
		}
	}
	return out
}

var (
	htmlBreak = lazily(`(?i)<\s*(?:br|/?p|/?li|/?div|/?ul|/?ol|/?tr|/?h[1-6])(?:\s[^<>]*)?/?>`)
	htmlTag   = lazily(`</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>`)
	bulletRE  = lazily(`^\s*(?:[•·●▪◦‣∙○■□➢➤►▸⁃✓✔–—*+-]|o|\d{1,2}[.)])\s+`)
)

// lines splits text into its lines, without bullets and without the HTML that
// some formats keep in text.
func (r *reading) lines(text string) []string {
	if htmlTag().MatchString(text) {
		r.htmlSeen = true
		text = htmlBreak().ReplaceAllString(text, "\n")
		text = html.UnescapeString(htmlTag().ReplaceAllString(text, ""))
	}
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(bulletRE().ReplaceAllString(line, ""))
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// date takes a date. What is not one is kept as text. Current says that the
// text means today.
func (r *reading) date(n *node, names ...string) (date string, current bool) {
	for _, name := range names {
		kid := n.child(name)
		if kid == nil || len(kid.leaves()) == 0 {
			continue
		}
		text := ""
		switch {
		case kid.leaf:
			text = kid.take()
		case kid.child("year") != nil:
			text = xmlDate(r.pick(kid, "year"), r.pick(kid, "month"), r.pick(kid, "day"))
		default:
			text = r.joined(kid)
		}
		if text == "" {
			continue
		}
		if isCurrent(text) {
			return "", true
		}
		date, note, ok := parseDate(text)
		if !ok {
			r.unread(kid.where, text)
			r.note("%s: %q is not a date; kept as text", kid.where, text)
			return "", false
		}
		if note != "" {
			r.note("%s: %s", kid.where, note)
		}
		return date, false
	}
	return "", false
}

// xmlDate is a date of parts that may be written as XML Schema does: month
// "--06", day "---15".
func xmlDate(year, month, day string) string {
	date := strings.TrimSpace(year)
	for _, part := range []string{month, day} {
		part = strings.Trim(part, "- ")
		if part == "" {
			break
		}
		if len(part) == 1 {
			part = "0" + part
		}
		date += "-" + part
	}
	return date
}

// period takes the time of a job. A job that began and has no end is held.
func (r *reading) period(j *Job, n *node, from, to []string) {
	hadEnd := false
	for _, name := range to {
		hadEnd = hadEnd || len(n.child(name).leaves()) > 0
	}
	j.From, _ = r.date(n, from...)
	j.To, j.Current = r.date(n, to...)
	if j.From != "" && !hadEnd {
		j.Current = true
	}
	r.checkPeriod(j.Title, j.From, j.To)
}

func (r *reading) checkPeriod(what, from, to string) {
	if from != "" && to != "" && to < from[:min(len(from), len(to))] {
		r.note("%q ends (%s) before it begins (%s): check the dates", what, to, from)
	}
}

// other keeps every text below a node as something that may name skills. Dates
// go with the first of them.
func (r *reading) other(n *node) {
	var dates []string
	begin := len(r.Other)
	for _, leaf := range n.leaves() {
		if isContactName(leaf.name) || isContact(leaf.text) {
			continue // counted with what is left
		}
		text := leaf.take()
		if _, _, date := parseDate(text); date {
			dates = append(dates, text)
			continue
		}
		for _, line := range r.lines(text) {
			r.Other = append(r.Other, Text{leaf.where, line})
		}
	}
	switch {
	case len(dates) == 0:
	case begin == len(r.Other):
		r.Other = append(r.Other, Text{n.where, strings.Join(dates, " to ")})
	default:
		r.Other[begin].Text += " (" + strings.Join(dates, " to ") + ")"
	}
}

// count takes all that is below nodes into a number.
func (r *reading) count(counter *int, nodes ...*node) {
	for _, n := range nodes {
		for _, leaf := range n.leaves() {
			leaf.take()
			*counter++
		}
	}
}

// leave keeps what nobody took, but for contact data, which is counted.
func (r *reading) leave(root *node) {
	for _, leaf := range root.leaves() {
		text := leaf.take()
		if isContactName(leaf.name) || isContact(text) {
			r.contact++
			continue
		}
		for _, line := range r.lines(text) {
			r.unread(leaf.where, line)
		}
	}
}

// addName keeps a name, and apart from it the credentials written after it.
func (r *reading) addName(name, where string) {
	name, letters := splitName(name)
	r.Name = name
	if len(letters) > 20 {
		r.Other = append(r.Other, Text{where, strings.Join(letters, " ")})
		return
	}
	for _, l := range letters {
		if isDegree(l) {
			if len(r.Education) == 0 {
				r.Education = append(r.Education, Education{Degree: l})
				r.note("%s stands after the name: taken as a degree", l)
				continue
			}
			r.Other = append(r.Other, Text{where, l})
			continue
		}
		if r.namesCert(l) {
			r.note("%s stands after the name and among the certifications: taken once", l)
			continue
		}
		r.Certs = append(r.Certs, Credential{Name: l, Text: []string{"after the name"}})
		r.note("%s stands after the name: taken as a credential", l)
	}
}

// namesCert reports whether a credential with these letters is there already.
func (r *reading) namesCert(letters string) bool {
	return slices.ContainsFunc(r.Certs, func(c Credential) bool {
		return slices.Contains(strings.FieldsFunc(c.Name, func(c rune) bool {
			return strings.ContainsRune(" ,()/;:®™", c)
		}), letters)
	})
}

// finish merges what stands twice and says what was only counted.
func (r *reading) finish() *Resume {
	if len(r.intro) > 0 {
		r.Summary = strings.TrimSpace(r.Summary + "\n" + strings.Join(r.intro, "\n"))
	}
	r.militaryJobs()
	r.levels(r.Skills)
	r.merge()
	if r.htmlSeen {
		r.note("some texts were HTML: the markup was left out")
	}
	if r.contact > 0 {
		r.note("contact data is not kept: %s of address, phone, mail or link left out", plural(r.contact, "value"))
	}
	if r.personal > 0 {
		r.note("personal details are not kept: %s (such as birth date, gender, picture) left out", plural(r.personal, "value"))
	}
	if r.about > 0 {
		r.note("%s about the file itself left out (such as its version or codes beside a label)", plural(r.about, "value"))
	}
	return &r.Resume
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// levels finds the level of skills that name it beside the skill: "SQL
// (advanced)".
func (r *reading) levels(skills []Skill) {
	for i, s := range skills {
		if s.Level == "" {
			skills[i].Name, skills[i].Level = splitLevel(s.Name)
		}
	}
}

// militaryJobs moves jobs whose employer is a branch of the armed forces.
func (r *reading) militaryJobs() {
	var civil []Job
	for _, j := range r.Jobs {
		if !isBranch(j.Employer) {
			civil = append(civil, j)
			continue
		}
		r.note("%q at %q: taken as military service", j.Title, j.Employer)
		r.Military = append(r.Military, j)
	}
	r.Jobs = civil
}

// merge makes one of things that a file has twice, with the texts of both.
func (r *reading) merge() {
	r.Jobs = mergeBy(r, "job", r.Jobs, func(j Job) string {
		return fold(j.Title, j.Employer, j.From, j.To, fmt.Sprint(j.Current))
	}, func(a *Job, b Job) {
		a.Place = first(a.Place, b.Place)
		a.Text = union(a.Text, b.Text)
	})
	r.Education = mergeBy(r, "course of study", r.Education, func(e Education) string {
		return fold(e.School, e.Degree, e.Field, e.From, e.To, e.Country)
	}, func(a *Education, b Education) { a.Text = union(a.Text, b.Text) })
	r.Certs = mergeBy(r, "certification", r.Certs, func(c Credential) string {
		return fold(c.Name, c.Issuer, c.Number, c.Date, c.Expires)
	}, func(a *Credential, b Credential) { a.Text = union(a.Text, b.Text) })
	skill := func(s Skill) string { return fold(s.Name, s.Level) }
	both := func(a *Skill, b Skill) { a.Text = union(a.Text, b.Text) }
	r.Skills = mergeBy(r, "skill", r.Skills, skill, both)
	r.Languages = mergeBy(r, "language", r.Languages, skill, both)
}

func mergeBy[T any](r *reading, what string, list []T, key func(T) string, add func(*T, T)) []T {
	at := make(map[string]int)
	var out []T
	for _, x := range list {
		k := key(x)
		if i, twice := at[k]; twice {
			add(&out[i], x)
			continue
		}
		at[k] = len(out)
		out = append(out, x)
	}
	if n := len(list) - len(out); n > 0 {
		r.note("%s written twice, taken once", plural(n, what))
	}
	return out
}

func fold(parts ...string) string { return strings.ToLower(strings.Join(parts, "\x00")) }

func union(a, b []string) []string {
	for _, text := range b {
		if !slices.Contains(a, text) {
			a = append(a, text)
		}
	}
	return a
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
