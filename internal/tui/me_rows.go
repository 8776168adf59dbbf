package tui

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/roles"
)

// rowMaker makes the lines of a profile.
type rowMaker struct {
	f     *profileForm // for its words
	p     *person.Profile
	found *person.Found
	rows  []meRow
}

// profileRows is all that a profile says, in the order of the screen, with what
// it may say and does not.
func profileRows(c *roles.Catalog, p *person.Profile, found *person.Found, notes roles.Diagnostics, today time.Time) []meRow {
	m := &rowMaker{f: &profileForm{c: c, p: *p, was: p, today: today}, p: p, found: found}
	m.job()
	m.skills()
	m.certs()
	m.education()
	m.licenses()
	m.settings()
	m.others()
	m.flag(notes)
	return m.rows
}

func (m *rowMaker) add(r meRow) { m.rows = append(m.rows, r) }

// errElsewhere is a thing that is not where it was on the screen.
var errElsewhere = errors.New("the profile was changed by another program meanwhile; nothing was written")

// changing changes an element of a list, if it is still the one that was shown.
func changing[T any](list func(*person.Profile) *[]T, i int, was T, change func(*T) error) func(*person.Profile) error {
	return func(p *person.Profile) error {
		l := *list(p)
		if i >= len(l) || !reflect.DeepEqual(l[i], was) {
			return errElsewhere
		}
		return change(&l[i])
	}
}

// dropping takes an element of a list away.
func dropping[T any](list func(*person.Profile) *[]T, i int, was T) func(*person.Profile) error {
	return func(p *person.Profile) error {
		l := list(p)
		if i >= len(*l) || !reflect.DeepEqual((*l)[i], was) {
			return errElsewhere
		}
		*l = slices.Delete(*l, i, i+1)
		return nil
	}
}

// going is what taking a thing away is called and told as.
func (r meRow) going(name, title string) meRow {
	r.label, r.said = "profile set --drop "+name, title+" is no longer in your profile."
	return r
}

// opening is a row without anything, that opens a part to fill in.
func (m *rowMaker) none(group, text, help string, of func() part) {
	m.add(meRow{group: group, text: text, help: help, part: of, edit: func(e *env) screen { return newPartScreen(e, of()) }})
}

func (m *rowMaker) job() {
	p := m.p
	const group = "Job"
	text := m.f.jobWords(person.Job{Role: p.Role, Title: p.Title, From: p.Since})
	row := meRow{group: group, name: "now", text: cmp.Or(text, "none in this field yet"), path: "role", part: jobPart,
		help: "Plans start from your job. Enter changes it: a new one keeps the one before among the earlier jobs.",
		edit: func(e *env) screen { return newPartScreen(e, jobPart()) }}
	if id := m.f.id(p.Role, roles.KindRole); id != "" {
		row.ref = roles.Ref{Kind: roles.KindRole, ID: id}
		row.tail = m.served(id)
	}
	if text != "" {
		row.label, row.said = "profile set role=", "Your profile has no job now."
		row.drop = func(p *person.Profile) error {
			p.Role, p.Title, p.Employer, p.Since = "", "", "", ""
			return nil
		}
	}
	m.add(row)
	if text != "" {
		m.setting(group, "since", "since", string(p.Since), "not said: no month counts", "Since when?", "Months in a job count toward exams and moves. The year alone is fine.", dateForms)
		m.setting(group, "employer", "employer", p.Employer, "not said", "Who is your employer?", "Only for you; no plan reads it.", "Mercy Hospital")
	}
	for i, j := range p.History {
		row := meRow{group: "Earlier jobs", text: m.f.jobWords(j), path: fmt.Sprintf("history[%d]", i), part: jobsPart,
			drop: dropping(func(p *person.Profile) *[]person.Job { return &p.History }, i, j),
			edit: func(e *env) screen { return newJobScreen(e, i, j) }}
		if id := m.f.id(j.Role, roles.KindRole); id != "" {
			row.ref, row.tail = roles.Ref{Kind: roles.KindRole, ID: id}, m.served(id)
		}
		m.add(row.going(cmp.Or(j.Role, j.Title), row.text))
	}
	if len(p.History) == 0 {
		m.none("Earlier jobs", "none told", "Experience in the field opens exams and moves. Enter adds a job.", jobsPart)
	}
}

// served is the months that count in a role.
func (m *rowMaker) served(role string) string {
	for _, j := range m.found.Jobs {
		if j.Role != role {
			continue
		}
		text := render.Plural(j.Months, "month") + " count"
		if j.About {
			text = "about " + text
		}
		return text
	}
	return ""
}

func (m *rowMaker) skills() {
	list := func(p *person.Profile) *[]person.Skill { return &p.Skills }
	group := fmt.Sprintf("Skills (%d)", len(m.p.Skills))
	for i, x := range m.p.Skills {
		row := meRow{group: group, text: m.f.called(roles.KindSkill, x.Skill), path: fmt.Sprintf("skills[%d]", i), part: skillsPart,
			tail: heldLevel(x.Level).String(), drop: dropping(list, i, x), help: joinedText(x.Note, ticked(x.Plan), since(x.On)),
			edit: func(e *env) screen {
				level, on := levelQuestion(e.Catalog, x), e.dateQuestion("Since when?", "Only for you.", x.On)
				return newAskScreen(e, e.titleOr(roles.KindSkill, x.Skill), "profile set "+x.Skill, changing(list, i, x, func(x *person.Skill) error {
					x.Level, x.On = level.options[level.picked()].level, dateOf(on)
					return nil
				}), level, on)
			}}
		row.ref = m.refOf(roles.KindSkill, x.Skill)
		m.add(row.going(x.Skill, row.text))
	}
	if len(m.p.Skills) == 0 {
		m.none(group, "none yet", "What you hold counts toward every job. Enter adds skills.", skillsPart)
	}
}

func (m *rowMaker) refOf(kind roles.Kind, name string) roles.Ref {
	if id := m.f.id(name, kind); id != "" {
		return roles.Ref{Kind: kind, ID: id}
	}
	return roles.Ref{}
}

// ticked says that a plan's tick put a thing into the profile.
func ticked(plan string) string {
	if plan == "" {
		return ""
	}
	return "ticked off in the plan " + plan
}

func since(d person.Date) string {
	if d == "" {
		return ""
	}
	return "since " + string(d)
}

// joinedText is the texts that are not empty, as sentences.
func joinedText(texts ...string) string {
	var list []string
	for _, t := range texts {
		if t = strings.TrimSuffix(t, "."); t != "" {
			list = append(list, render.Sentence(t)+".")
		}
	}
	return strings.Join(list, " ")
}

// titleOr is what a name means in the catalog, or the name.
func (e *env) titleOr(kind roles.Kind, name string) string {
	return (&profileForm{c: e.Catalog}).called(kind, name)
}

// dateQuestion asks for a day that may be of any time.
func (e *env) dateQuestion(label, why string, now person.Date) *question {
	return (&profileForm{today: e.Today}).dateQuestion(label, why, now, false)
}
