package importer

import (
	"cmp"
	"slices"
	"strings"

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
		}
	}
	things("cert", m.Certs)
	things("skill", m.Skills)
	jobs("military", m.Military)
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
// stays as it is; what was not found, or only unsurely, is added as text that
// counts for nothing.
func (m *Matched) Into(p *person.Profile, c *roles.Catalog, r *Resume, today person.Date) {
	p.Name = cmp.Or(p.Name, r.Name)
	p.State = cmp.Or(p.State, r.State)
	p.Imported = r.Format + ", " + string(today)
	for i := range m.Jobs {
		m.Jobs[i].into(p)
	}
	for i := range m.Education {
		m.Education[i].into(p)
	}
	for i := range m.Certs {
		m.Certs[i].certInto(p, c)
	}
	for i := range m.Skills {
		m.Skills[i].skillInto(p, c)
	}
	for i := range m.Military {
		m.Military[i].serviceInto(p)
	}
	for _, text := range r.Unread {
		keep(p, text.Text)
	}
}

// keep adds a text that counts for nothing.
func keep(p *person.Profile, text string) {
	if text = oneLine(text); text != "" && !slices.Contains(p.Unmatched, text) {
		p.Unmatched = append(p.Unmatched, text)
	}
}

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

func (j *MatchedJob) into(p *person.Profile) {
	job := person.Job{Title: oneLine(j.Title), Employer: oneLine(j.Employer), From: dateOf(j.From), To: dateOf(j.To)}
	if j.taken() {
		job.Role = j.Ref.ID
	}
	if job.Title == "" && job.Role == "" {
		job.Title = "(no title)"
	}
	same := func(x person.Job) bool {
		return x.From == job.From && (x.Role != "" && x.Role == job.Role || strings.EqualFold(x.Title, job.Title) && strings.EqualFold(x.Employer, job.Employer))
	}
	if same(person.Job{Role: p.Role, Title: p.Title, Employer: p.Employer, From: p.Since}) || slices.ContainsFunc(p.History, same) {
		return
	}
	if j.Current && p.Role == "" && p.Title == "" {
		p.Role, p.Title, p.Employer, p.Since = job.Role, job.Title, job.Employer, job.From
		return
	}
	p.History = append(p.History, job)
}

func (e *MatchedEducation) into(p *person.Profile) {
	title, school := oneLine(joined(" in ", e.Degree, e.Field)), oneLine(e.School)
	finished := dateOf(e.To)
	if e.Country != "" && !slices.Contains([]string{"us", "usa", "united states", "united states of america"}, strings.ToLower(e.Country)) {
		x := person.Foreign{Title: cmp.Or(joined(", ", title, school), "(no title)"), Country: oneLine(e.Country), Finished: finished}
		if !slices.ContainsFunc(p.Foreign, func(y person.Foreign) bool { return y.Title == x.Title }) {
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
		x.Note = oneLine(e.Why)
	}
	if x.Program+string(x.Award)+x.Title == "" {
		if x.Title = school; x.Title == "" {
			return
		}
	}
	if !slices.ContainsFunc(p.Education, func(y person.Education) bool {
		return y.Program == x.Program && y.Award == x.Award && y.Title == x.Title && y.School == x.School
	}) {
		p.Education = append(p.Education, x)
	}
}

func (t *MatchedThing) certInto(p *person.Profile, c *roles.Catalog) {
	earned, ends := dateOf(t.Date), dateOf(t.Expiry)
	names := func(kind roles.Kind, name string) bool {
		refs := c.Find(name, kind)
		return name != "" && len(refs) == 1 && refs[0].ID == t.Ref.ID
	}
	switch {
	case t.taken() && t.Ref.Kind == roles.KindLicense:
		if !slices.ContainsFunc(p.Licenses, func(x person.License) bool { return names(roles.KindLicense, x.License) }) {
			p.Licenses = append(p.Licenses, person.License{License: t.Ref.ID, Expires: ends})
		}
	case t.taken():
		if !slices.ContainsFunc(p.Certs, func(x person.Cert) bool { return names(roles.KindCert, x.Cert) }) {
			p.Certs = append(p.Certs, person.Cert{Cert: t.Ref.ID, Earned: earned, CycleEnds: ends})
		}
	default:
		x := person.Cert{Name: oneLine(t.Text), Earned: earned, CycleEnds: ends, Note: oneLine(t.Why)}
		if x.Name != "" && !slices.ContainsFunc(p.Certs, func(y person.Cert) bool { return y.Name == x.Name }) {
			p.Certs = append(p.Certs, x)
		}
	}
}

func (t *MatchedThing) skillInto(p *person.Profile, c *roles.Catalog) {
	if !t.taken() {
		if t.Where == "skills" { // another text names it in passing
			keep(p, "skill: "+t.Text)
		}
		return
	}
	if slices.ContainsFunc(p.Skills, func(x person.Skill) bool {
		refs := c.Find(x.Skill, roles.KindSkill)
		return len(refs) == 1 && refs[0].ID == t.Ref.ID
	}) {
		return
	}
	note := "resume: " + oneLine(t.Text)
	if t.LevelConfidence != Sure {
		note += "; level not said"
	}
	p.Skills = append(p.Skills, person.Skill{Skill: t.Ref.ID, Level: t.Level, Note: note})
}

func (j *MatchedJob) serviceInto(p *person.Profile) {
	from, to := dateOf(j.From), dateOf(j.To)
	if p.Military == nil {
		p.Military = &person.Military{Branch: oneLine(j.Employer), Job: oneLine(j.Title), From: from, To: to}
	} else if line := oneLine(joined(", ", j.Title, j.Employer, dates(j.From, j.To, j.Current))); line != "" && !slices.Contains(p.Military.Training, line) &&
		(p.Military.Job != oneLine(j.Title) || p.Military.From != from) {
		p.Military.Training = append(p.Military.Training, line)
	}
	if j.taken() {
		j.into(p)
	}
}
