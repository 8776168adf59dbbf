package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"careers/rung/roles"
)

// Match finds what a resume says in a catalog, as of a day: what ends later
// isn't held yet. Who matches many resumes makes a Matcher once.
func Match(c *roles.Catalog, r *Resume, today time.Time) *Matched {
	return NewMatcher(c).Match(r, today)
}

// Match finds what a resume says in the matcher's catalog, as of a day.
func (m *Matcher) Match(r *Resume, today time.Time) *Matched {
	out := &Matched{}
	around := m.wordsAround(r)
	for _, j := range distinctJobs(r.Jobs, &out.Notes) {
		out.Jobs = append(out.Jobs, MatchedJob{j, m.matchJob(j)})
	}
	for _, j := range distinctJobs(r.Military, &out.Notes) {
		out.Military = append(out.Military, MatchedJob{j, m.matchService(j)})
	}
	for _, e := range r.Education {
		out.Education = append(out.Education, m.matchEducation(e, today))
	}
	certs, skills := newThings(), newThings()
	for _, c := range r.Certs {
		for _, t := range m.credential(c, around, today) {
			certs.add(t)
		}
	}
	for _, s := range r.Skills {
		for _, t := range m.listed(s, around) {
			skills.add(t)
		}
	}
	m.readTexts(r, certs, skills, around)
	out.Certs, out.Skills = certs.list, skills.list
	out.Gaps = gaps(r, today)
	cleared, notes := clearance(r)
	out.Clearance, out.Notes = cleared, append(out.Notes, notes...)
	for i, j := range out.Military {
		out.Military[i].Text = slices.DeleteFunc(slices.Clone(j.Text), cleared.says)
	}
	for i := range out.Certs {
		if t := &out.Certs[i]; t.Confidence == Kept && cleared.says(t.Text) {
			t.Why = "a security clearance: taken as that"
		}
	}
	if note := keptNote(r); note != "" {
		out.Notes = append(out.Notes, note)
	}
	return out
}

// wordsAround are the words of a whole resume, by which letters of two meanings
// are told apart.
func (m *Matcher) wordsAround(r *Resume) map[string]bool {
	set := map[string]bool{}
	note := func(texts ...string) {
		for _, text := range texts {
			for _, w := range m.lex.words(text, false) {
				set[w.fold] = true
			}
		}
	}
	note(r.Headline, r.Summary)
	for _, j := range slices.Concat(r.Jobs, r.Military) {
		note(append([]string{j.Title, j.Employer}, j.Text...)...)
	}
	for _, e := range r.Education {
		note(append([]string{e.Degree, e.Field}, e.Text...)...)
	}
	for _, c := range r.Certs {
		note(c.Name, c.Issuer)
	}
	for _, s := range r.Skills {
		note(append([]string{s.Name}, s.Text...)...)
	}
	return set
}

// distinctJobs leaves out jobs that a resume has twice.
func distinctJobs(jobs []Job, notes *[]string) []Job {
	var out []Job
	at := map[[4]string]int{}
	for _, j := range jobs {
		key := [4]string{roles.Folded(j.Title), roles.Folded(j.Employer), j.From, j.To}
		i, twice := at[key]
		if !twice {
			at[key] = len(out)
			out = append(out, j)
			continue
		}
		for _, text := range j.Text {
			if !slices.Contains(out[i].Text, text) {
				out[i].Text = append(slices.Clone(out[i].Text), text)
			}
		}
		*notes = append(*notes, fmt.Sprintf("%s stands twice: merged", j.Title))
	}
	return out
}

// matchService finds a role for service in uniform. The services have titles of
// their own, so that even the very name is only likely.
func (m *Matcher) matchService(j Job) Found {
	found := m.matchJob(j)
	switch {
	case found.Confidence == Sure:
		found.Confidence = Likely
	case found.Confidence == Likely:
		found.Confidence, found.Candidates = Unsure, []roles.Ref{found.Ref}
	case found.Confidence == Kept:
		found.Why = "kept as military service; no role of the catalog has this title"
	}
	return found
}

// Sections that list things.
const (
	inSkills = "skills"
	inCerts  = "certificates"
)

// things is a list in which what is the same stands once.
type things struct {
	list []MatchedThing
	at   map[string]int
}

func newThings() *things { return &things{at: map[string]int{}} }

// add puts a thing into the list, or merges it with the one that is the same.
func (l *things) add(t MatchedThing) {
	key := t.Ref.String()
	if t.Confidence == Kept {
		key = "text: " + roles.Folded(t.Text)
	}
	if i, ok := l.at[key]; ok {
		l.list[i] = merged(l.list[i], t)
		return
	}
	l.at[key] = len(l.list)
	l.list = append(l.list, t)
}

func (l *things) has(ref roles.Ref) bool {
	_, ok := l.at[ref.String()]
	return ok
}

// merged is two things that are the same: the surer one, with what the other
// adds to it.
func merged(first, second MatchedThing) MatchedThing {
	also := slices.Concat(first.Also, second.Also)
	if rankOf(second.Confidence) < rankOf(first.Confidence) {
		first, second = second, first
	}
	first.Also = also
	if second.More != "" && !second.passing() {
		if first.More == "" {
			first.More = second.More
		} else if first.More != second.More {
			first.Also = append(first.Also, second.More)
		}
	}
	if first.State == "" {
		first.State = second.State
	}
	if roles.Folded(second.Text) != roles.Folded(first.Text) && !slices.Contains(also, second.Text) {
		first.Also = append(first.Also, second.Text)
	}
	if second.taken() && second.said() && (!first.said() || second.Level > first.Level) {
		first.Level, first.LevelConfidence, first.LevelWhy = second.Level, second.LevelConfidence, second.LevelWhy
	}
	if first.Date == "" {
		first.Date = second.Date
	}
	if first.Expiry == "" {
		first.Expiry = second.Expiry
	}
	return first
}

// said reports whether the resume itself gives a level.
func (t MatchedThing) said() bool { return t.Level != roles.None && t.LevelWhy != levelNotSaid }

const levelNotSaid = "level not said: taken as working"

// readTexts adds the skills and credentials that running text names and no list
// does. They are never sure: a text may tell of what others did.
func (m *Matcher) readTexts(r *Resume, certs, skills *things, around map[string]bool) {
	read := func(where string, texts ...string) {
		for _, text := range texts {
			for _, t := range m.inText(where, text, around) {
				switch {
				case skills.has(t.Ref) || certs.has(t.Ref):
				case t.Ref.Kind == roles.KindSkill:
					skills.add(t)
				default:
					certs.add(t)
				}
			}
		}
	}
	for _, s := range r.Skills {
		if len(s.Name) > longestName {
			read("a long text of the skills", s.Name)
		}
	}
	read("the headline", r.Headline)
	read("the summary", r.Summary)
	for _, j := range slices.Concat(r.Jobs, r.Military) {
		read("the text of "+cmp.Or(j.Title, j.Employer, "a job"), append([]string{j.Title}, j.Text...)...)
	}
	for _, e := range r.Education {
		read("the text of "+strings.TrimSpace(e.Degree+" "+e.Field), e.Text...)
	}
	for _, c := range r.Certs {
		read("the text of "+c.Name, c.Text...)
	}
	for _, x := range slices.Concat(r.Other, r.Unread) {
		_, label := partOf(x.Where)
		read(cmp.Or(label, x.Where), x.Text)
	}
}

// inText finds the skills and certifications that a running text names: names
// of several words, and single words that are written as no ordinary word is.
func (m *Matcher) inText(where, text string, around map[string]bool) []MatchedThing {
	words := m.lex.words(text, false)
	var things []MatchedThing
	for i := 0; i < len(words); i++ {
		for n := min(m.longest, len(words)-i); n > 0; n-- {
			run := words[i : i+n]
			if run[0].seg != run[n-1].seg {
				continue
			}
			hits := m.namedInText(run, around)
			if len(hits) == 0 || m.negated(words[max(0, i-3):i+1], run[0].seg) {
				continue
			}
			k := hits[0].known
			named := strings.TrimSpace(k.text)
			if k.class == isID { // how the text has it: an id is no name
				raws := make([]string, n)
				for j, w := range run {
					raws[j] = w.raw
				}
				named = strings.Join(raws, " ")
			}
			t := MatchedThing{Text: named, Where: where, Found: Found{
				Confidence: Unsure, Ref: k.ref, Candidates: refsOf(hits),
				Why: fmt.Sprintf("%q stands in %s, which is kept", named, where),
			}}
			if k.ref.Kind == roles.KindSkill {
				t.Level, t.LevelConfidence, t.LevelWhy = roles.Aware, Unsure, "if you have it, aware"
			}
			things = append(things, t)
			i += n - 1
			break
		}
	}
	return things
}

// namedInText is what a run of words of a running text names.
func (m *Matcher) namedInText(run []lexeme, around map[string]bool) []hit {
	for _, kind := range []roles.Kind{roles.KindSkill, roles.KindCert} {
		hits := m.exact(kind, run)
		if len(hits) == 0 || hits[0].class > isPart {
			continue
		}
		k := hits[0].known
		if s := m.c.Skill(k.ref.ID); kind == roles.KindSkill && s != nil && s.Kind == "soft" {
			continue
		}
		if len(run) == 1 {
			w := run[0]
			short := kind == roles.KindCert && len(k.key) < 4 || len(k.key) < 2
			if short || w.opens && m.skills.openers[w.fold] || !m.distinctive(k, run) {
				continue
			}
		}
		if m.otherMeaning(k, around) != "" {
			continue
		}
		return hits
	}
	return nil
}

// negated reports whether the words before a name, or its first ("no SQL"),
// take it back.
func (m *Matcher) negated(before []lexeme, seg int) bool {
	return slices.ContainsFunc(before, func(w lexeme) bool { return w.seg == seg && m.skills.negation[w.fold] })
}
