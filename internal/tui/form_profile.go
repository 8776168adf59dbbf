package tui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

// AskProfile asks for what a profile holds and fills p in. Every question may
// be skipped, and what p already holds is offered as the answer. With an error
// p is as it was; it is ErrLeft where the person left.
func AskProfile(ctx context.Context, c *roles.Catalog, p *person.Profile, o FormOptions) error {
	f := &profileForm{c: c, p: *p, today: o.Today, was: p}
	if err := walk(ctx, f.job(), o); err != nil {
		return err
	}
	if !f.agreed {
		return ErrLeft
	}
	*p = f.p
	return nil
}

// profileForm is a profile in the making. Its lists are replaced, never written
// into: they are those of the profile that was given.
type profileForm struct {
	c      *roles.Catalog
	p      person.Profile
	was    *person.Profile
	today  time.Time
	asked  string      // the role whose usual skills were asked for
	lent   person.Date // the award's date that programs of the same award were offered
	agreed bool
}

// The sections of the form, in its order.
var sections = [...]string{"Your job", "Skills", "Certifications", "Education", "Licenses", "Study and limits", "Earlier jobs", "Check"}

// page makes a page of a section.
func (f *profileForm) page(id, section string, next func() *page, questions ...*question) *page {
	return &page{id: id, section: section, at: slices.Index(sections[:], section) + 1, of: len(sections),
		whole: true, questions: questions, next: next}
}

// finder finds records of one kind as the search command does.
func (f *profileForm) finder(kind roles.Kind) finder {
	return func(text string) ([]string, sureness) {
		var keys []string
		for _, ref := range f.c.Find(text, kind) {
			keys = append(keys, ref.ID)
		}
		sure := matching
		if len(keys) == 1 {
			sure = outright
		}
		for _, hit := range f.c.Search(text) {
			if hit.Kind == kind && !slices.Contains(keys, hit.ID) {
				keys = append(keys, hit.ID)
			}
		}
		if len(keys) == 0 {
			sure = guessed
			for _, ref := range f.c.Nearest(text, offered, kind) {
				keys = append(keys, ref.ID)
			}
		}
		return keys, sure
	}
}

// id is what a name in the profile means in the catalog, or "".
func (f *profileForm) id(name string, kind roles.Kind) string {
	if f.c.Has(roles.Ref{Kind: kind, ID: name}) { // as nearly always; an id goes before all other names
		return name
	}
	if refs := f.c.Find(name, kind); len(refs) == 1 {
		return refs[0].ID
	}
	return ""
}

// noJob is the answer of a person without a job in the field.
const noJob = "none"

// roleQuestion asks for a role of the catalog or another job's title.
func (f *profileForm) roleQuestion(label, why, role, title string) *question {
	q := &question{kind: pickOne, label: label, why: why, find: f.finder(roles.KindRole), other: "Another job"}
	for _, track := range f.c.Tracks {
		var list []roles.Role
		for _, r := range f.c.Roles {
			if r.Track == track.ID {
				list = append(list, r)
			}
		}
		slices.SortStableFunc(list, func(a, b roles.Role) int { return a.Stage - b.Stage }) // first jobs first
		for _, r := range list {
			q.options = append(q.options, newOption(r.ID, r.Title, track.Title))
		}
	}
	id := f.id(role, roles.KindRole)
	if i := q.index(id); id != "" && i >= 0 {
		q.options[i].on = true
	} else {
		q.text = cmp.Or(role, title)
	}
	return q
}

// job asks what the person does now.
func (f *profileForm) job() *page {
	q := f.roleQuestion("What is your job now?", "Plans start from it. A title that is not listed may be typed.", f.p.Role, f.p.Title)
	q.options = slices.Insert(q.options, 0, newOption(noJob, "No job in this field yet", "a student, or from elsewhere"))
	if q.picked() < 0 && q.text == "" {
		q.options[0].on = true
	}
	old := f.id(f.p.Role, roles.KindRole)
	return f.page("", "Your job", func() *page {
		role := ""
		if i := q.picked(); i >= 0 {
			role = q.options[i].key
		}
		if f.asked != role { // another answer than the first time
			f.p.Skills = slices.DeleteFunc(slices.Clone(f.p.Skills), func(s person.Skill) bool {
				return strings.HasPrefix(s.Note, usualFor) && !slices.ContainsFunc(f.was.Skills, func(was person.Skill) bool { return was.Skill == s.Skill && was.Note == s.Note })
			})
			f.asked = ""
		}
		switch {
		case role == noJob:
			f.p.Role, f.p.Title, f.p.Employer, f.p.Since = "", "", "", ""
			return f.skills()
		case role == "":
			if q.text != cmp.Or(f.p.Role, f.p.Title) {
				f.p.Role, f.p.Title, f.p.Employer, f.p.Since = "", q.text, "", ""
			}
		case role != old && role != f.id(f.p.Role, roles.KindRole):
			f.p.Role, f.p.Title, f.p.Employer, f.p.Since = role, "", "", ""
		}
		return f.since()
	}, q)
}

// since asks how long the job has been held.
func (f *profileForm) since() *page {
	q := f.dateQuestion("Since when?", "Years in a job count toward exams and moves. The year alone is fine.", f.p.Since, true)
	return f.page("", "Your job", func() *page {
		f.p.Since = dateOf(q)
		if f.c.Role(f.id(f.p.Role, roles.KindRole)) == nil {
			return f.skills()
		}
		return f.usual()
	}, q)
}

// dateForms says how a date is written.
const dateForms = "2021, 2021-03 or 2021-03-15"

// dateQuestion asks for a date, past or of any time.
func (f *profileForm) dateQuestion(label, why string, now person.Date, past bool) *question {
	return &question{kind: freeText, label: label, why: why, text: string(now), example: dateForms, check: func(text string) error {
		d, err := person.ParseDate(text)
		if err != nil {
			return fmt.Errorf("%w: write %s", err, dateForms)
		}
		if day, ok := d.Day(); ok && past && !f.today.IsZero() && day.After(f.today) && string(d) != f.today.Format("2006") {
			return fmt.Errorf("%s is still to come", d)
		}
		return nil
	}}
}

func dateOf(q *question) person.Date { return person.Date(strings.TrimSpace(q.text)) }

// usualFor begins the note of a skill that was taken from a job's requirements.
const usualFor = "usual for a "

// usual asks which of the skills that the job usually takes are held.
func (f *profileForm) usual() *page {
	role := f.c.Role(f.id(f.p.Role, roles.KindRole))
	assumed, _ := paths.AssumeFrom(f.c, role.ID)
	if len(assumed.Skills) == 0 {
		return f.skills()
	}
	note := usualFor + role.Title
	// Who edits a profile is shown what it holds. Who names a job for the first
	// time most likely can do it.
	all := f.asked != role.ID && (len(f.was.Skills) == 0 || f.id(f.was.Role, roles.KindRole) != role.ID)
	q := &question{kind: pickMany, label: "People in this job usually have these skills. Which do you?", levels: true, find: f.finder(roles.KindSkill),
		why: "All are ticked at the level the job asks for. Untick what you cannot do. Credentials come later; none is assumed."}
	if !all {
		q.why = "Ticked is what your profile holds."
	}
	for _, o := range f.skillOptions() {
		level, usual := assumed.Skills[o.key]
		if !usual {
			continue
		}
		if !o.on {
			o.level, o.on = level, all
		}
		q.options = append(q.options, o)
	}
	return f.page("", "Skills", func() *page {
		f.asked = role.ID
		f.p.Skills = f.withSkills(q, note)
		return f.skills()
	}, q)
}

// skillOptions are the skills of the catalog as the profile holds them, and
// what the profile holds beside them.
func (f *profileForm) skillOptions() []option {
	held := make(map[string]roles.Level)
	var list []option
	for _, s := range f.p.Skills {
		id := f.id(s.Skill, roles.KindSkill)
		if id == "" {
			o := newOption(outside+s.Skill, s.Skill, "not in the catalog")
			o.on, o.level = true, s.Level
			list = append(list, o)
			continue
		}
		held[id] = max(held[id], heldLevel(s.Level))
	}
	for _, s := range f.c.Skills {
		o := newOption(s.ID, s.Name, "")
		o.level, o.on = held[s.ID], held[s.ID] != roles.None
		list = append(list, o)
	}
	slices.SortStableFunc(list, byLabel)
	return list
}

func byLabel(a, b option) int {
	return strings.Compare(roles.Folded(a.label), roles.Folded(b.label))
}

// withSkills are the profile's skills changed to what a question's options say.
// Skills that it does not ask for stay.
func (f *profileForm) withSkills(q *question, note string) []person.Skill {
	var list []person.Skill
	kept := make(map[string]bool)
	for _, s := range f.p.Skills {
		key := cmp.Or(f.id(s.Skill, roles.KindSkill), outside+s.Skill)
		i := q.index(key)
		if i >= 0 && !q.options[i].on {
			continue
		}
		if i >= 0 && heldLevel(s.Level) != heldLevel(q.options[i].level) {
			s.Level, s.Note = q.options[i].level, strings.TrimPrefix(s.Note, note)
		}
		kept[key] = true
		list = append(list, s)
	}
	for _, o := range q.options {
		if o.on && !kept[o.key] {
			list = append(list, person.Skill{Skill: o.key, Level: heldLevel(o.level), Note: note})
		}
	}
	return list
}

// skills asks for the skills beside those of the job.
func (f *profileForm) skills() *page {
	q := &question{kind: pickMany, label: "Which other skills do you have?", levels: true, find: f.finder(roles.KindSkill),
		why: "What you hold counts toward every job. A new one is at working level: you use it without help."}
	if f.p.Role == "" && f.p.Title == "" {
		q.label = "Which skills do you have?"
	}
	var usual paths.Profile
	if f.asked != "" && f.asked == f.id(f.p.Role, roles.KindRole) {
		usual, _ = paths.AssumeFrom(f.c, f.asked)
	}
	for _, o := range f.skillOptions() {
		if _, asked := usual.Skills[o.key]; !asked {
			q.options = append(q.options, o)
		}
	}
	return f.page("", "Skills", func() *page {
		f.p.Skills = f.withSkills(q, "")
		return f.certs()
	}, q)
}

// certs asks for the certifications held.
func (f *profileForm) certs() *page {
	q := &question{kind: pickMany, label: "Which certifications do you hold?", find: f.finder(roles.KindCert), other: "Another certification",
		why: "Type a short name such as RHIA. Only what was earned: an exam in reach is planned."}
	var usual []string
	if role := f.c.Role(f.id(f.p.Role, roles.KindRole)); role != nil {
		assumed, _ := paths.AssumeFrom(f.c, role.ID)
		usual = assumed.Certs
	}
	held := make(map[string]bool)
	for _, x := range f.p.Certs {
		id := f.id(x.Cert, roles.KindCert)
		held[id] = true
		if id == "" {
			o := newOption(certKey(f, x), cmp.Or(x.Name, x.Cert), "not in the catalog")
			o.on = true
			q.options = append(q.options, o)
		}
	}
	for _, x := range f.c.Certs {
		detail := x.Issuer
		if slices.Contains(usual, x.ID) {
			detail = "usual for your job"
		}
		o := newOption(x.ID, x.Name, detail)
		o.on = held[x.ID]
		q.options = append(q.options, o)
	}
	slices.SortStableFunc(q.options, func(a, b option) int {
		return cmp.Or(rank(!slices.Contains(usual, a.key))-rank(!slices.Contains(usual, b.key)), byLabel(a, b))
	})
	return f.page("", "Certifications", func() *page {
		var list []person.Cert
		for _, x := range f.p.Certs {
			if i := q.index(certKey(f, x)); i < 0 || q.options[i].on {
				list = append(list, x)
			}
		}
		for _, o := range q.ticked() {
			known := slices.ContainsFunc(list, func(x person.Cert) bool { return certKey(f, x) == o.key })
			switch {
			case known:
			case o.text != "":
				list = append(list, person.Cert{Name: o.text})
			default:
				list = append(list, person.Cert{Cert: o.key})
			}
		}
		f.p.Certs = list
		return f.earned()
	}, q)
}

// certKey is the option that stands for a certification of the profile.
func certKey(f *profileForm, x person.Cert) string {
	return cmp.Or(f.id(x.Cert, roles.KindCert), outside+cmp.Or(x.Name, x.Cert))
}

// earned asks when the certifications were earned.
func (f *profileForm) earned() *page {
	if len(f.p.Certs) == 0 {
		return f.award()
	}
	var questions []*question
	for _, x := range f.p.Certs {
		name := x.Name
		if record := f.c.Cert(f.id(x.Cert, roles.KindCert)); record != nil {
			name = record.Name
		}
		questions = append(questions, f.dateQuestion(safe(cmp.Or(name, x.Cert))+": earned when?",
			"It dates the renewal. The year alone is fine, and so is nothing.", x.Earned, true))
	}
	return f.page("", "Certifications", func() *page {
		list := slices.Clone(f.p.Certs)
		for i := range list {
			list[i].Earned = dateOf(questions[i])
		}
		f.p.Certs = list
		return f.award()
	}, questions...)
}
