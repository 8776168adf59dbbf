package tui

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// jobs asks for earlier jobs, one after the other.
func (f *profileForm) jobs() *page {
	const done, add, until = "done", "add", "until"
	q := &question{kind: pickOne, label: "Earlier jobs?", why: "Experience in the field opens exams and moves.", options: []option{
		newOption(done, "No more", ""), newOption(add, "Add an earlier job", "")}}
	q.options[0].on = true
	if old := f.jobUntilNow(); old.Role+old.Title != "" {
		q.options = append(q.options, newOption(until, "Add: "+f.jobWords(old), "your job until now"))
	}
	for i, j := range f.p.History {
		q.options = append(q.options, newOption(strconv.Itoa(i), "Take out: "+f.jobWords(j), ""))
	}
	return f.page("jobs", "Earlier jobs", func() *page {
		switch key := q.options[q.picked()].key; key {
		case done:
			return f.check()
		case add:
			return f.addJob(person.Job{})
		case until:
			return f.addJob(f.jobUntilNow())
		default:
			i, _ := strconv.Atoi(key)
			f.p.History = slices.Delete(slices.Clone(f.p.History), i, i+1)
			return f.jobs()
		}
	}, q)
}

// jobUntilNow is the job that the profile gave before, where the answer is
// another one now and it is not told of yet.
func (f *profileForm) jobUntilNow() person.Job {
	old := person.Job{Role: f.was.Role, Title: f.was.Title, Employer: f.was.Employer, From: f.was.Since}
	key := func(role string) string { return cmp.Or(f.id(role, roles.KindRole), role) }
	same := func(role, title string) bool { return key(role) == key(old.Role) && title == old.Title }
	if same(f.p.Role, f.p.Title) || slices.ContainsFunc(f.p.History, func(j person.Job) bool { return same(j.Role, j.Title) }) {
		return person.Job{}
	}
	return old
}

// addJob asks for one earlier job.
func (f *profileForm) addJob(j person.Job) *page {
	what := f.roleQuestion("Which job was it?", "A title that is not listed may be typed.", j.Role, j.Title)
	from := f.dateQuestion("From?", "The year alone is fine.", j.From, true)
	to := f.dateQuestion("To?", "Empty: you still hold it beside your job.", j.To, true)
	date := to.check
	to.check = func(text string) error {
		if err := date(text); err != nil {
			return err
		}
		start, started := dateOf(from).Day()
		if end, ok := person.Date(text).Day(); ok && started && end.Before(start) && !strings.HasPrefix(from.text, text) {
			return errors.New("it ended before it began")
		}
		return nil
	}
	return f.page("", "Earlier jobs", func() *page {
		j.Role, j.Title, j.From, j.To = "", what.text, dateOf(from), dateOf(to)
		if i := what.picked(); i >= 0 {
			j.Role = what.options[i].key
		}
		if j.Role+j.Title != "" {
			f.p.History = append(slices.Clip(f.p.History), j)
		}
		return f.jobs()
	}, what, from, to)
}

// jobWords is a job in a line.
func (f *profileForm) jobWords(j person.Job) string {
	words := cmp.Or(j.Title, f.called(roles.KindRole, j.Role))
	if j.Title != "" && j.Role != "" {
		words += fmt.Sprintf(" (%s)", f.called(roles.KindRole, j.Role))
	}
	switch {
	case j.From != "" && j.To != "":
		words += fmt.Sprintf(", %s to %s", j.From, j.To)
	case j.From != "":
		words += fmt.Sprintf(", since %s", j.From)
	case j.To != "":
		words += fmt.Sprintf(", until %s", j.To)
	}
	return words
}

// check shows all answers and asks whether to write them.
func (f *profileForm) check() *page {
	q := &question{kind: yesNo, label: "Write it?", why: "It stays on this disk, in a file that you can edit.", yes: true, yesWord: "Write it", noWord: "Leave"}
	p := f.page("", "Check", func() *page {
		f.agreed = q.yes
		return nil
	}, q)
	p.lines = f.summary()
	return p
}

// summary is the profile in lines.
func (f *profileForm) summary() []string {
	var lines []string
	tell := func(label, text string) {
		if text != "" {
			lines = append(lines, label+": "+safe(text))
		}
	}
	job := f.jobWords(person.Job{Role: f.p.Role, Title: f.p.Title, From: f.p.Since})
	tell("Job", cmp.Or(job, "none in this field yet"))
	var skills, certs, education, licenses, history []string
	for _, s := range f.p.Skills {
		skills = append(skills, fmt.Sprintf("%s (%s)", f.called(roles.KindSkill, s.Skill), heldLevel(s.Level)))
	}
	for _, x := range f.p.Certs {
		words := cmp.Or(f.called(roles.KindCert, x.Cert), x.Name)
		if x.Earned != "" {
			words += fmt.Sprintf(" (%s)", x.Earned)
		}
		certs = append(certs, words)
	}
	for _, e := range f.p.Education {
		education = append(education, f.educationWords(e))
	}
	for _, l := range f.p.Licenses {
		licenses = append(licenses, cmp.Or(f.called(roles.KindLicense, l.License), l.Name))
	}
	for _, j := range f.p.History {
		history = append(history, f.jobWords(j))
	}
	tell("Earlier", strings.Join(history, "; "))
	tell("Skills", strings.Join(skills, "; "))
	tell("Certifications", strings.Join(certs, "; "))
	tell("Education", strings.Join(education, "; "))
	tell("Licenses", strings.Join(licenses, "; "))
	if f.p.Pace > 0 {
		tell("Study", fmt.Sprintf("%d hours a week", f.p.Pace))
	}
	if f.p.Budget != nil {
		tell("Budget", fmt.Sprintf("%d dollars", *f.p.Budget))
	}
	if f.p.Limits.NoNewDegree {
		tell("New degree", "ruled out")
	}
	switch f.p.Limits.Remote {
	case string(roles.RemoteFull):
		tell("Remote", "fully")
	case string(roles.RemotePartial):
		tell("Remote", "partly at least")
	}
	tell("State", f.p.State)
	return append(lines, "More may be written in the file: employers, school, awards from abroad, military service, notes.")
}

// educationWords is a course of study in a few words.
func (f *profileForm) educationWords(e person.Education) string {
	words := cmp.Or(f.called(roles.KindProgram, e.Program), awardWords(e.Award), e.Title)
	if e.Program == "" && len(e.Fields) > 0 {
		var fields []string
		for _, tag := range e.Fields {
			fields = append(fields, fieldWords(tag))
		}
		words += " in " + strings.Join(fields, " and ")
	}
	day, dated := e.Finished.Day()
	switch {
	case dated && day.After(f.today):
		words += fmt.Sprintf(" (not before %s)", e.Finished)
	case dated:
		words += fmt.Sprintf(" (%s)", e.Finished)
	}
	return words
}

// called is what a name of the profile is called in the catalog, or itself.
func (f *profileForm) called(kind roles.Kind, name string) string {
	if id := f.id(name, kind); id != "" {
		return f.c.Title(roles.Ref{Kind: kind, ID: id})
	}
	return name
}
