package tui

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// part is what of a profile is gone over by itself, with the pages that a whole
// profile is asked by.
type part struct {
	title    string
	sections []string // whose pages belong to it
	first    func(*profileForm) *page
	take     func(to, from *person.Profile)
	job      bool // another job brings other skills and an earlier job
}

func jobPart() part {
	return part{title: "Your job", sections: []string{"Your job"}, first: (*profileForm).job, job: true, take: func(to, from *person.Profile) {
		to.Role, to.Title, to.Employer, to.Since = from.Role, from.Title, from.Employer, from.Since
		to.Skills, to.History = from.Skills, from.History
	}}
}

func jobsPart() part {
	return part{title: "Earlier jobs", sections: []string{"Earlier jobs"}, first: (*profileForm).jobs,
		take: func(to, from *person.Profile) { to.History = from.History }}
}

func skillsPart() part {
	return part{title: "Skills", sections: []string{"Skills"}, first: (*profileForm).skills,
		take: func(to, from *person.Profile) { to.Skills = from.Skills }}
}

func certsPart() part {
	return part{title: "Certifications", sections: []string{"Certifications"}, first: (*profileForm).certs,
		take: func(to, from *person.Profile) { to.Certs = from.Certs }}
}

func educationPart() part {
	return part{title: "Education", sections: []string{"Education"}, first: (*profileForm).award,
		take: func(to, from *person.Profile) { to.Education = from.Education }}
}

func licensesPart() part {
	return part{title: "Licenses", sections: []string{"Licenses"}, first: (*profileForm).licenses,
		take: func(to, from *person.Profile) { to.Licenses = from.Licenses }}
}

func limitsPart() part {
	return part{title: "Study and limits", sections: []string{"Study and limits"}, first: (*profileForm).limits,
		take: func(to, from *person.Profile) {
			to.Pace, to.Budget, to.State = from.Pace, from.Budget, from.State
			to.Limits.NoNewDegree, to.Limits.Remote = from.Limits.NoNewDegree, from.Limits.Remote
		}}
}

// wholePart is every question that a profile is made by.
func wholePart() part {
	return part{title: "Your profile", first: (*profileForm).job, take: func(to, from *person.Profile) {
		for _, one := range []part{jobPart(), skillsPart(), certsPart(), educationPart(), licensesPart(), limitsPart()} {
			one.take(to, from)
		}
	}}
}

// newPartScreen goes over a part of the profile. What was answered is put into
// the file, unless that says something else by then than what was asked about.
func newPartScreen(e *env, p part) *formScreen {
	was := e.Own.Profile
	fresh := was == nil
	if fresh {
		was = new(person.Profile)
	}
	f := &profileForm{c: e.Catalog, p: *was, today: e.Today, was: was}
	first := p.first(f)
	if p.sections != nil {
		first = p.within(f, first)
	}
	return newFormScreen(e, p.title, first, func() tea.Cmd {
		if p.sections == nil && !f.agreed {
			return e.note(plain, "Left; nothing was written.")
		}
		answers := f.p
		before, after := new(person.Profile), new(person.Profile)
		p.take(before, was)
		p.take(after, &answers)
		if reflect.DeepEqual(before, after) && !fresh {
			return e.note(plain, "Nothing was changed.")
		}
		return e.edit("profile edit: "+strings.ToLower(p.title), p.title+": saved.", func(now *person.Profile) error {
			found := new(person.Profile)
			p.take(found, now)
			if !reflect.DeepEqual(found, before) {
				return errors.New("the profile was changed by another program meanwhile; nothing was written")
			}
			p.take(now, &answers)
			return nil
		})
	})
}

// within keeps a form to the pages of a part. After another job come the skills
// that are usual in it; the job before is kept among the earlier ones, and where
// it is not known until when it is asked for.
func (p part) within(f *profileForm, at *page) *page {
	at.at, at.of = 0, 0
	next := at.next
	at.next = func() *page {
		to := next()
		changed := p.job && f.p.Role+f.p.Title != "" && (f.p.Role != f.was.Role || f.p.Title != f.was.Title)
		switch {
		case to == nil:
			return nil
		case slices.Contains(p.sections, to.section), changed && to.section == "Skills", changed && to.section == "Earlier jobs":
			return p.within(f, to)
		case !changed || f.jobUntilNow() == (person.Job{}):
			return nil
		case f.p.Since == "":
			return p.within(f, f.jobs())
		}
		old := f.jobUntilNow()
		old.To = f.p.Since
		f.p.History = append(slices.Clip(f.p.History), old)
		return nil
	}
	return at
}

// edit changes the profile's file; said is told then, and how to take it back.
func (e *env) edit(label, said string, change func(*person.Profile) error) tea.Cmd {
	return e.write(func(ctx context.Context) (string, error) {
		return said + " u takes that back.", e.Edit(ctx, label, change)
	})
}

// newAskScreen asks a few questions of one thing and changes the profile by
// what is answered. Take is called on the profile as it is then.
func newAskScreen(e *env, title, label string, take func(*person.Profile) error, questions ...*question) *formScreen {
	p := &page{section: title, whole: true, questions: questions, next: func() *page { return nil }}
	values := func() []string {
		var list []string
		for _, q := range questions {
			list = append(list, strings.TrimSpace(q.value()))
		}
		return list
	}
	before := values()
	return newFormScreen(e, title, p, func() tea.Cmd {
		if slices.Equal(values(), before) {
			return e.note(plain, "Nothing was changed.")
		}
		return e.edit(label, title+": saved.", take)
	})
}

// settingQuestion asks for the value of a key of the profile.
func settingQuestion(e *env, key, label, why, example, now string) *question {
	c := e.Catalog
	q := &question{kind: freeText, label: label, why: why, example: example, text: now}
	q.check = func(text string) error { return new(person.Profile).Setting(c).Set(key, text) }
	return q
}

// choiceQuestion offers answers as pairs of what is kept and what is read.
func choiceQuestion(label, why, now string, pairs ...[2]string) *question {
	q := &question{kind: pickOne, label: label, why: why}
	for _, pair := range pairs {
		o := newOption(pair[0], pair[1], "")
		o.on = pair[0] == now
		q.options = append(q.options, o)
	}
	if q.picked() < 0 {
		q.options[0].on = true
	}
	return q
}

// value is what was answered, as it is kept.
func (q *question) value() string {
	switch {
	case q.kind == yesNo && q.yes:
		return "true"
	case q.kind == pickOne && q.picked() >= 0:
		return q.options[q.picked()].key
	case q.kind == pickMany:
		keys := ""
		for _, o := range q.ticked() {
			keys += "," + o.key
		}
		return keys
	}
	return q.text
}

// levelQuestion asks how well a skill is held.
func levelQuestion(c *roles.Catalog, s person.Skill) *question {
	texts := roles.LevelTexts{}
	if x := c.Skill(s.Skill); x != nil {
		texts = x.Levels
	}
	q := &question{kind: pickOne, label: "How well do you hold it?", why: "Each level includes those before it."}
	for _, l := range []struct {
		level roles.Level
		text  string
	}{{roles.Aware, or(texts.Aware, "know what it is about")}, {roles.Working, or(texts.Working, "use it without help")},
		{roles.Practitioner, or(texts.Practitioner, "solve hard cases")}, {roles.Expert, or(texts.Expert, "others come to you with it")}} {
		o := newOption(l.level.String(), l.level.String(), l.text)
		o.on, o.level = heldLevel(s.Level) == l.level, l.level
		q.options = append(q.options, o)
	}
	return q
}
