package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// Item is one thing of a resume with what became of it.
type Item struct {
	person.Reading
	found *Found
}

// taken reports whether what was found counts without a question.
func (f *Found) taken() bool { return f.Confidence == Sure || f.Confidence == Likely }

// Settle says what an unsure item is: one of its candidates.
func (i *Item) Settle(candidate int) {
	i.found.Confidence, i.found.Ref, i.found.Why = Sure, i.found.Candidates[candidate], "you said so"
}

// Items lists what was read, in the resume's order, by kind.
func (m *Matched) Items(c *roles.Catalog) []Item {
	var list []Item
	add := func(kind, text, where, is string, level roles.Level, why string, f *Found, taken bool) {
		item := Item{person.Reading{Kind: kind, Text: text, Where: where, Confidence: string(f.Confidence), Is: is, Level: level, Why: why, Taken: taken}, f}
		if f.Ref.ID != "" {
			item.Ref, item.Is = f.Ref.String(), cmp.Or(c.Title(f.Ref), is)
		}
		for _, ref := range f.Candidates {
			item.Candidates = append(item.Candidates, ref.String())
		}
		list = append(list, item)
	}
	jobs := func(kind string, jobs []MatchedJob) {
		for i := range jobs {
			j := &jobs[i]
			add(kind, joined(", ", j.Title, j.Employer), dates(j.From, j.To, j.Current), "", roles.None, j.Why, &j.Found, j.taken())
		}
	}
	jobs("job", m.Jobs)
	for i := range m.Education {
		e := &m.Education[i]
		is := string(e.Award)
		if is != "" && len(e.Fields) > 0 {
			is += " in " + strings.Join(e.Fields, ", ")
		}
		add("education", joined(", ", joined(" in ", e.Degree, e.Field), e.School), e.To, is, roles.None, e.Why, &e.Found, e.taken() && e.Award != "")
	}
	things := func(kind string, things []MatchedThing) {
		for i := range things {
			t := &things[i]
			of := kind
			if t.Ref.Kind == roles.KindLicense {
				of = "license"
			}
			add(of, t.Text, t.Where, "", t.Level, joined("; ", t.Why, t.LevelWhy), &t.Found, t.taken())
			if t.taken() && t.LevelConfidence != "" && t.LevelConfidence != Sure {
				list[len(list)-1].Confidence = string(Likely) // the skill may be sure, what is taken is not
			}
		}
	}
	things("cert", m.Certs)
	things("skill", m.Skills)
	jobs("military", m.Military)
	if x := &m.Clearance; x.Level != "" {
		add("clearance", x.Text, x.Where, x.Level, roles.None, x.Why, &x.Found, true)
	}
	return list
}

func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), between)
}

func dates(from, to string, current bool) string {
	if current || to == "" && from != "" {
		to = "now"
	}
	return joined(" to ", from, to)
}

// Into adds what a resume says to a profile. What the profile says already
// stays as it is. What was found surely counts; every other text is kept so that
// it counts for nothing: in the note of the job, study, certificate or service
// that it belongs to, and else in the list of what is unmatched.
func (m *Matched) Into(p *person.Profile, c *roles.Catalog, r *Resume, today person.Date) {
	k := newKeeper(p)
	switch name := oneLine(r.Name); {
	case p.Name != "":
	case utf8.RuneCountInString(name) > longestPersonName:
		k.keep("name", name)
	default:
		p.Name = name
	}
	p.State = cmp.Or(p.State, r.State)
	p.Imported = r.Format + ", " + string(today)
	for i := range m.Jobs {
		m.Jobs[i].into(p, k)
	}
	for i := range m.Education {
		m.Education[i].into(p, k)
	}
	for i := range m.Certs {
		if !m.Clearance.says(m.Certs[i].Text) {
			m.Certs[i].certInto(p, c, k)
		}
	}
	for i := range m.Skills {
		m.Skills[i].skillInto(p, c, k)
	}
	for i := range m.Military {
		m.Military[i].serviceInto(p, k)
	}
	m.Clearance.into(p, k)
	k.texts(r, &m.Clearance)
}

// longestPersonName is what a profile takes for a name, in characters.
const longestPersonName = 120

// oneLine is a text as a profile can hold it: on one line, without the control
// characters that YAML refuses.
func oneLine(text string) string {
	clean := strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7F && r <= 0x9F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 || r >= 0xFFFE && r <= 0xFFFF || r == 0xFEFF {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(clean), " ")
}

// dateOf is a resume's date as a profile holds it; "" where it is none.
func dateOf(text string) person.Date {
	d, err := person.ParseDate(text)
	if err != nil {
		return ""
	}
	return d
}

// noteOf is texts as a note.
func noteOf(texts ...string) string {
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = oneLine(text)
	}
	return joined("; ", lines...)
}

func (j *MatchedJob) into(p *person.Profile, k *keeper) {
	job := person.Job{Title: oneLine(j.Title), Employer: oneLine(j.Employer), From: dateOf(j.From), To: dateOf(j.To)}
	note := noteOf(append([]string{j.Place}, j.Text...)...)
	if j.taken() {
		job.Role = j.Ref.ID
	}
	if job.Title == "" && job.Role == "" {
		job.Title = "(no title)"
	}
	label := joined(" ", "job", job.Title)
	same := func(x person.Job) bool {
		return x.From == job.From && (x.Role != "" && x.Role == job.Role || strings.EqualFold(x.Title, job.Title) && strings.EqualFold(x.Employer, job.Employer))
	}
	if same(person.Job{Role: p.Role, Title: p.Title, Employer: p.Employer, From: p.Since}) {
		k.keep(label, note)
		return
	}
	if i := slices.IndexFunc(p.History, same); i >= 0 {
		k.aside(label, p.History[i].Note, note)
		return
	}
	if j.Current && p.Role == "" && p.Title == "" {
		p.Role, p.Title, p.Employer, p.Since = job.Role, job.Title, job.Employer, job.From
		k.keep(label, note) // a profile has no note for the job of today
		return
	}
	job.Note = note
	p.History = append(p.History, job)
}

func (e *MatchedEducation) into(p *person.Profile, k *keeper) {
	title, school := oneLine(joined(" in ", e.Degree, e.Field)), oneLine(e.School)
	finished := dateOf(e.To)
	note := noteOf(e.Text...)
	if e.From != "" {
		note = joined("; ", "from "+e.From, note)
	}
	if e.Country != "" && !slices.Contains([]string{"us", "usa", "united states", "united states of america"}, strings.ToLower(e.Country)) {
		x := person.Foreign{Title: cmp.Or(joined(", ", title, school), "(no title)"), Country: oneLine(e.Country), Finished: finished, Note: note}
		if i := slices.IndexFunc(p.Foreign, func(y person.Foreign) bool { return y.Title == x.Title }); i >= 0 {
			k.aside("education "+x.Title, p.Foreign[i].Note, note)
		} else {
			p.Foreign = append(p.Foreign, x)
		}
		return
	}
	x := person.Education{Title: title, School: school, Finished: finished}
	switch {
	case e.taken() && e.Ref.ID != "":
		x.Program = e.Ref.ID
	case e.taken():
		x.Award, x.Fields, x.Accreditor = e.Award, e.Fields, e.Accreditor
	default:
		note = joined("; ", oneLine(e.Why), note)
	}
	x.Note = note
	if x.Program+string(x.Award)+x.Title == "" {
		if x.Title = school; x.Title == "" {
			k.keep("education", noteOf(append([]string{e.From, e.To}, e.Text...)...))
			return
		}
	}
	if i := slices.IndexFunc(p.Education, func(y person.Education) bool {
		return y.Program == x.Program && y.Award == x.Award && y.Title == x.Title && y.School == x.School
	}); i >= 0 {
		k.aside("education "+cmp.Or(x.Title, x.School), p.Education[i].Note, note)
		return
	}
	p.Education = append(p.Education, x)
}

func (t *MatchedThing) certInto(p *person.Profile, c *roles.Catalog, k *keeper) {
	earned, ends := dateOf(t.Date), dateOf(t.Expiry)
	text, more := oneLine(t.Text), noteOf(append([]string{t.More}, t.Also...)...)
	names := func(kind roles.Kind, name string) bool {
		refs := c.Find(name, kind)
		return name != "" && len(refs) == 1 && refs[0].ID == t.Ref.ID
	}
	switch {
	case t.taken() && t.Ref.Kind == roles.KindLicense:
		x := person.License{License: t.Ref.ID, State: t.State, Expires: ends, Note: more}
		if i := slices.IndexFunc(p.Licenses, func(x person.License) bool { return names(roles.KindLicense, x.License) }); i >= 0 {
			k.aside("license "+text, p.Licenses[i].Note, more)
			return
		}
		p.Licenses = append(p.Licenses, x)
	case t.taken():
		if i := slices.IndexFunc(p.Certs, func(x person.Cert) bool { return names(roles.KindCert, x.Cert) }); i >= 0 {
			k.aside("certificate "+text, p.Certs[i].Note, more)
			return
		}
		p.Certs = append(p.Certs, person.Cert{Cert: t.Ref.ID, Earned: earned, CycleEnds: ends, Note: more})
	case t.passing():
	default:
		x := person.Cert{Name: text, Earned: earned, CycleEnds: ends, Note: joined("; ", oneLine(t.Why), more)}
		if i := slices.IndexFunc(p.Certs, func(y person.Cert) bool { return y.Name == x.Name }); x.Name != "" && i < 0 {
			p.Certs = append(p.Certs, x)
		} else if i >= 0 {
			k.aside("certificate "+text, p.Certs[i].Note, x.Note)
		}
	}
}

// passing reports whether a text of something else names the thing. That text
// is kept with what it is of.
func (t *MatchedThing) passing() bool { return t.Where != inSkills && t.Where != inCerts }

func (t *MatchedThing) skillInto(p *person.Profile, c *roles.Catalog, k *keeper) {
	text := oneLine(t.Text)
	if t.More != "" {
		text += " (" + oneLine(t.More) + ")"
	}
	if !t.taken() {
		if !t.passing() {
			k.keep("skill", noteOf(append([]string{text}, t.Also...)...))
		}
		return
	}
	if slices.ContainsFunc(p.Skills, func(x person.Skill) bool {
		refs := c.Find(x.Skill, roles.KindSkill)
		return len(refs) == 1 && refs[0].ID == t.Ref.ID
	}) {
		return
	}
	note := "resume: " + noteOf(append([]string{text}, t.Also...)...)
	switch {
	case t.LevelConfidence == Sure:
	case t.LevelWhy == levelNotSaid:
		note += "; level not said"
	default:
		note += "; " + oneLine(t.LevelWhy)
	}
	p.Skills = append(p.Skills, person.Skill{Skill: t.Ref.ID, Level: t.Level, Note: note})
}

func (j *MatchedJob) serviceInto(p *person.Profile, k *keeper) {
	branch, job, from, to := oneLine(j.Employer), oneLine(j.Title), dateOf(j.From), dateOf(j.To)
	note := noteOf(append([]string{j.Place}, j.Text...)...)
	if p.Military == nil {
		p.Military = &person.Military{}
	}
	if x := p.Military; x.Branch+x.Job+string(x.From+x.To)+x.Note == "" {
		x.Branch, x.Job, x.From, x.To, x.Note = branch, job, from, to, note
	} else {
		if line := oneLine(joined(", ", job, branch, dates(j.From, j.To, j.Current))); line != "" && !slices.Contains(x.Training, line) && (x.Job != job || x.From != from) {
			x.Training = append(x.Training, line)
		}
		k.aside(joined(" ", "military", job), x.Note, note)
	}
	if j.taken() {
		civil := *j
		civil.Place, civil.Text = "", nil
		civil.into(p, k)
	}
}
