package tui

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

func (m *rowMaker) certs() {
	list := func(p *person.Profile) *[]person.Cert { return &p.Certs }
	group := fmt.Sprintf("Certifications (%d)", len(m.p.Certs))
	for i, x := range m.p.Certs {
		name := cmp.Or(x.Cert, x.Name)
		row := meRow{group: group, text: m.f.called(roles.KindCert, name), path: fmt.Sprintf("certs[%d]", i), part: certsPart,
			drop: dropping(list, i, x), help: joinedText(x.Note, ticked(x.Plan)), ref: m.refOf(roles.KindCert, x.Cert),
			edit: func(e *env) screen { return newCertScreen(e, i, x) }}
		var tail []string
		if x.Earned != "" {
			tail = append(tail, "earned "+string(x.Earned))
		}
		if x.CycleEnds != "" {
			tail = append(tail, "cycle ends "+string(x.CycleEnds))
		}
		row.tail = strings.Join(tail, ", ")
		if x.Cert == "" {
			row.warn, row.lost = "The catalog does not know it, so no plan counts it.", true
		}
		m.add(row.going(name, row.text))
	}
	if len(m.p.Certs) == 0 {
		m.none(group, "none yet", "Enter adds those that you earned. Their dates drive the renewals.", certsPart)
	}
}

// newCertScreen asks for what a certification's renewal needs.
func newCertScreen(e *env, i int, x person.Cert) screen {
	list := func(p *person.Profile) *[]person.Cert { return &p.Certs }
	name := cmp.Or(x.Cert, x.Name)
	earned := e.dateQuestion("Earned when?", "It dates the renewal. The year alone is fine, and so is nothing.", x.Earned)
	ends := e.dateQuestion("When does its cycle end?", "The issuer tells the day. Without it the end is an estimate.", x.CycleEnds)
	units := unitsQuestion("How many units are done in this cycle?", x.Units)
	return newAskScreen(e, e.titleOr(roles.KindCert, name), "profile set "+name, changing(list, i, x, func(x *person.Cert) error {
		x.Earned, x.CycleEnds, x.Units = dateOf(earned), dateOf(ends), unitsOf(units)
		return nil
	}), earned, ends, units)
}

// unitsQuestion asks how much of a renewal is done.
func unitsQuestion(label string, now *int) *question {
	q := &question{kind: freeText, label: label, why: "Where certifications share a renewal, all of its units. Empty: not known.", example: "12",
		check: func(text string) error {
			const most = 10_000
			if n, err := strconv.Atoi(text); err != nil || n < 0 || n > most {
				return fmt.Errorf("%q is not a number of units: write a whole number", text)
			}
			return nil
		}}
	if now != nil {
		q.text = strconv.Itoa(*now)
	}
	return q
}

func unitsOf(q *question) *int {
	n, err := strconv.Atoi(strings.TrimSpace(q.text))
	if err != nil {
		return nil
	}
	return &n
}

func (m *rowMaker) education() {
	list := func(p *person.Profile) *[]person.Education { return &p.Education }
	group := fmt.Sprintf("Education (%d)", len(m.p.Education)+len(m.p.Foreign))
	for i, x := range m.p.Education {
		row := meRow{group: group, text: m.f.educationWords(x), path: fmt.Sprintf("education[%d]", i), part: educationPart,
			tail: x.School, drop: dropping(list, i, x), help: joinedText(x.Note, ticked(x.Plan)), ref: m.refOf(roles.KindProgram, x.Program),
			edit: func(e *env) screen {
				finished := e.dateQuestion("Finished when, or when will it be?", "A date to come means: under way, not held yet.", x.Finished)
				school := &question{kind: freeText, label: "At which school?", why: "Only for you.", text: x.School}
				return newAskScreen(e, m.f.educationWords(x), "profile set "+x.Label(), changing(list, i, x, func(x *person.Education) error {
					x.Finished, x.School = dateOf(finished), strings.TrimSpace(school.text)
					return nil
				}), finished, school)
			}}
		if m.f.toCome(x.Finished) {
			row.help = joinedText("Under way: it counts once it is finished", row.help)
		}
		m.add(row.going(x.Label(), row.text))
	}
	for i, x := range m.p.Foreign {
		row := meRow{group: group, text: x.Title, tail: x.Country, whyEdit: inFile, part: educationPart,
			help: "From abroad: it counts once it was evaluated, and as what it was evaluated as.",
			drop: dropping(func(p *person.Profile) *[]person.Foreign { return &p.Foreign }, i, x)}
		m.add(row.going(x.Title, x.Title))
	}
	if len(m.p.Education)+len(m.p.Foreign) == 0 {
		m.none(group, "none told", "Many exams and jobs ask for an award. Enter adds one, or a program of study.", educationPart)
	}
}

// inFile is why a thing can't be changed here.
const inFile = "this is written in the file by hand: rung profile edit"

func (m *rowMaker) licenses() {
	list := func(p *person.Profile) *[]person.License { return &p.Licenses }
	group := fmt.Sprintf("Licenses (%d)", len(m.p.Licenses))
	for i, x := range m.p.Licenses {
		name := cmp.Or(x.License, x.Name)
		row := meRow{group: group, text: m.f.called(roles.KindLicense, name), tail: strings.TrimSpace(x.State + " " + until(x.Expires)),
			path: fmt.Sprintf("licenses[%d]", i), part: licensesPart, drop: dropping(list, i, x), help: joinedText(x.Note), ref: m.refOf(roles.KindLicense, x.License),
			edit: func(e *env) screen {
				state := settingQuestion(e, "state", "Of which state?", "Two letters.", "OH", x.State)
				expires := e.dateQuestion("When does it expire?", "After that day it counts for nothing until you note the new one.", x.Expires)
				return newAskScreen(e, e.titleOr(roles.KindLicense, name), "profile set license/"+name, changing(list, i, x, func(x *person.License) error {
					x.State, x.Expires = strings.ToUpper(strings.TrimSpace(state.text)), dateOf(expires)
					return nil
				}), state, expires)
			}}
		m.add(row.going(name, row.text))
	}
	if len(m.p.Licenses) == 0 {
		m.none(group, "none told", "Some jobs are open to the licensed alone. Enter adds a license.", licensesPart)
	}
}

func until(d person.Date) string {
	if d == "" {
		return ""
	}
	return "until " + string(d)
}

// newJobScreen asks for the dates of an earlier job.
func newJobScreen(e *env, i int, j person.Job) screen {
	list := func(p *person.Profile) *[]person.Job { return &p.History }
	from := e.dateQuestion("From?", "The year alone is fine.", j.From)
	to := e.dateQuestion("To?", "Empty: you still hold it beside your job.", j.To)
	employer := &question{kind: freeText, label: "At which employer?", why: "Only for you.", text: j.Employer}
	return newAskScreen(e, cmp.Or(j.Title, e.titleOr(roles.KindRole, j.Role)), "profile set job="+cmp.Or(j.Role, j.Title),
		changing(list, i, j, func(j *person.Job) error {
			j.From, j.To, j.Employer = dateOf(from), dateOf(to), strings.TrimSpace(employer.text)
			return nil
		}), from, to, employer)
}
