package tui

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// award asks for the highest award.
func (f *profileForm) award() *page {
	at := f.highest()
	q := &question{kind: pickOne, label: "What is the highest award you hold or are studying for?",
		why: "Many exams and jobs ask for one.", options: []option{newOption("", "None yet", "")}}
	for _, a := range awards() {
		q.options = append(q.options, newOption(string(a), awardWords(a), ""))
	}
	var now roles.Award
	if at >= 0 {
		now = f.p.Education[at].Award
	}
	q.options[max(q.index(string(now)), 0)].on = true
	return f.page("", "Education", func() *page {
		award := roles.Award(q.options[q.picked()].key)
		list := slices.Clone(f.p.Education)
		at := f.highest()
		switch {
		case award == "" && at >= 0:
			list = slices.Delete(list, at, at+1)
		case award != "" && at >= 0:
			list[at].Award = award
		case award != "":
			list = append(list, person.Education{Award: award})
		}
		f.p.Education = list
		if award == "" {
			return f.programs()
		}
		return f.fields()
	}, q)
}

func awards() []roles.Award {
	return []roles.Award{roles.Certificate, roles.Associate, roles.Bachelor, roles.Master, roles.Doctorate, roles.Professional}
}

// awardWords is an award as people call it.
func awardWords(a roles.Award) string {
	switch a {
	case roles.Certificate:
		return "Certificate"
	case roles.Associate:
		return "Associate degree"
	case roles.Bachelor:
		return "Bachelor's degree"
	case roles.Master:
		return "Master's degree"
	case roles.Doctorate:
		return "Doctorate"
	case roles.Professional:
		return "Professional degree (such as MD, PharmD or JD)"
	}
	return string(a)
}

// highest is the highest award of the profile that names no program, or -1.
func (f *profileForm) highest() int {
	best := -1
	for i, e := range f.p.Education {
		if e.Program == "" && e.Award != "" && (best < 0 || e.Award.Rank() > f.p.Education[best].Award.Rank()) {
			best = i
		}
	}
	return best
}

// fields asks what the award is in, and when it was or will be finished.
func (f *profileForm) fields() *page {
	e := f.p.Education[f.highest()]
	q := &question{kind: pickMany, label: "In which fields?", why: "Some gates open for certain fields only. Tick the nearest."}
	tags := slices.Clone(e.Fields)
	for _, p := range f.c.Programs {
		tags = append(tags, p.Fields...)
	}
	slices.Sort(tags)
	for _, tag := range slices.Compact(tags) {
		o := newOption(tag, fieldWords(tag), "")
		o.on = slices.Contains(e.Fields, tag)
		q.options = append(q.options, o)
	}
	slices.SortStableFunc(q.options, byLabel)
	finished := f.finishedQuestion("Finished when, or when will it be?", e.Finished)
	return f.page("", "Education", func() *page {
		list := slices.Clone(f.p.Education)
		e := &list[f.highest()]
		e.Fields, e.Finished = nil, dateOf(finished)
		for _, o := range q.ticked() {
			e.Fields = append(e.Fields, o.key)
		}
		slices.Sort(e.Fields)
		f.p.Education = list
		return f.programs()
	}, q, finished)
}

// finishedQuestion asks when a course of study was or will be finished.
func (f *profileForm) finishedQuestion(label string, now person.Date) *question {
	return f.dateQuestion(label, "A date to come means: under way, not held yet. No date counts as finished. This year: add the month.", now, false)
}

// fieldWords is a field tag as people say it.
func fieldWords(tag string) string {
	switch tag {
	case "him":
		return "health information management (HIM)"
	case "other":
		return "another field"
	}
	return strings.ReplaceAll(tag, "-", " ")
}

// programs asks for programs of the catalog.
func (f *profileForm) programs() *page {
	q := &question{kind: pickMany, label: "Are you in one of these programs, or did you finish one?", find: f.finder(roles.KindProgram),
		why: "Some programs open an exam by themselves. Skip it where none is yours. When comes next."}
	held := make(map[string]bool)
	for _, e := range f.p.Education {
		if e.Program == "" {
			continue
		}
		id := f.id(e.Program, roles.KindProgram)
		held[id] = true
		if id == "" {
			o := newOption(outside+e.Program, e.Program, "not in the catalog")
			o.on = true
			q.options = append(q.options, o)
		}
	}
	for _, p := range f.c.Programs {
		o := newOption(p.ID, p.Name, p.Accreditor)
		o.on = held[p.ID]
		q.options = append(q.options, o)
	}
	slices.SortStableFunc(q.options, byLabel)
	key := func(e person.Education) string {
		return cmp.Or(f.id(e.Program, roles.KindProgram), outside+e.Program)
	}
	return f.page("", "Education", func() *page {
		var list []person.Education
		for _, e := range f.p.Education {
			if e.Program == "" || q.options[q.index(key(e))].on {
				list = append(list, e)
			}
		}
		for _, o := range q.ticked() {
			if !slices.ContainsFunc(list, func(e person.Education) bool { return e.Program != "" && key(e) == o.key }) {
				list = append(list, person.Education{Program: o.key})
			}
		}
		f.p.Education = list
		return f.finished()
	}, q)
}

// finished asks when the programs were or will be finished. The award that was
// told of and a program that ends in it are one course of study, so a date that
// one of the two lacks is the other's.
func (f *profileForm) finished() *page {
	award, at := person.Education{}, f.highest()
	if at >= 0 {
		award = f.p.Education[at]
	}
	underWay := f.toCome(award.Finished)
	var of []int // in the profile's education
	var questions []*question
	for i, e := range f.p.Education {
		if e.Program == "" {
			continue
		}
		now := e.Finished
		if f.isNew(e) && (now == "" || now == f.lent) && f.endsIn(e, award, underWay) {
			now = award.Finished
		}
		of = append(of, i)
		questions = append(questions, f.finishedQuestion(safe(f.called(roles.KindProgram, e.Program))+": finished when, or when will it be?", now))
	}
	if len(of) == 0 {
		return f.licenses()
	}
	return f.page("", "Education", func() *page {
		list := slices.Clone(f.p.Education)
		f.lent = award.Finished
		var coming person.Date
		held := false
		for i, q := range questions {
			e := &list[of[i]]
			e.Finished = dateOf(q)
			switch {
			case !f.endsIn(*e, award, false):
			case f.toCome(e.Finished):
				coming = e.Finished
			default:
				held = true
			}
		}
		if at >= 0 && award.Finished == "" && f.isNew(award) {
			list[at].Finished = ""
			if !held {
				list[at].Finished = coming
			}
		}
		f.p.Education = list
		return f.licenses()
	}, questions...)
}

// isNew reports whether a course of study was told of in this form.
func (f *profileForm) isNew(e person.Education) bool {
	return !slices.ContainsFunc(f.was.Education, func(was person.Education) bool {
		return was.Program == e.Program && was.Award == e.Award && was.Finished == e.Finished
	})
}

// toCome reports whether a date is after today.
func (f *profileForm) toCome(d person.Date) bool {
	day, dated := d.Day()
	return dated && day.After(f.today)
}

// endsIn reports whether a program may be the one that an award is told of for:
// it ends in the same one, and unless any field will do in one of its fields
// where those are known. Few study for two at once, so for an award under way
// any will.
func (f *profileForm) endsIn(e, award person.Education, anyField bool) bool {
	p := f.c.Program(f.id(e.Program, roles.KindProgram))
	if p == nil || award.Award == "" || p.Award != award.Award {
		return false
	}
	return anyField || len(award.Fields) == 0 || len(p.Fields) == 0 ||
		slices.ContainsFunc(p.Fields, func(tag string) bool { return slices.Contains(award.Fields, tag) })
}

// licenses asks for licenses to practice.
func (f *profileForm) licenses() *page {
	if len(f.c.Licenses)+len(f.p.Licenses) == 0 {
		return f.limits()
	}
	q := &question{kind: pickMany, label: "Which licenses do you hold?", find: f.finder(roles.KindLicense), why: "Some jobs are open to the licensed alone."}
	key := func(l person.License) string {
		return cmp.Or(f.id(l.License, roles.KindLicense), outside+cmp.Or(l.Name, l.License))
	}
	for _, l := range f.c.Licenses {
		o := newOption(l.ID, l.Name, "")
		o.on = slices.ContainsFunc(f.p.Licenses, func(x person.License) bool { return key(x) == l.ID })
		q.options = append(q.options, o)
	}
	for _, l := range f.p.Licenses {
		if q.index(key(l)) < 0 {
			o := newOption(key(l), cmp.Or(l.Name, l.License), "not in the catalog")
			o.on = true
			q.options = append(q.options, o)
		}
	}
	return f.page("", "Licenses", func() *page {
		var list []person.License
		for _, l := range f.p.Licenses {
			if q.options[q.index(key(l))].on {
				list = append(list, l)
			}
		}
		for _, o := range q.ticked() {
			if !slices.ContainsFunc(list, func(l person.License) bool { return key(l) == o.key }) {
				list = append(list, person.License{License: o.key})
			}
		}
		f.p.Licenses = list
		return f.limits()
	}, q)
}

// limits asks what every plan has to keep to.
func (f *profileForm) limits() *page {
	pace := &question{kind: freeText, label: "Hours of study a week?", example: strconv.Itoa(f.c.Model.Pace),
		why:   fmt.Sprintf("Times follow from it. Without an answer plans take %d.", f.c.Model.Pace),
		check: func(text string) error { _, err := paceOf(text); return err }}
	if f.p.Pace > 0 {
		pace.text = strconv.Itoa(f.p.Pace)
	}
	budget := &question{kind: freeText, label: "Budget in dollars?", example: "30k",
		why:   "For a whole plan. No plan that costs more is shown; empty is no limit.",
		check: func(text string) error { _, err := usdOf(text); return err }}
	if f.p.Budget != nil {
		budget.text = strconv.Itoa(*f.p.Budget)
	}
	degree := &question{kind: yesNo, label: "Rule out a new degree?", why: "Certificates stay possible.", yes: f.p.Limits.NoNewDegree}
	remote := &question{kind: pickOne, label: "Must the jobs be remote?", why: "Every job on the way counts.", options: []option{
		newOption("", "No", ""), newOption(string(roles.RemotePartial), "Partly at least", ""), newOption(string(roles.RemoteFull), "Fully", "")}}
	remote.options[max(remote.index(f.p.Limits.Remote), 0)].on = true
	state := &question{kind: freeText, label: "State?", example: "OH", why: "Two letters. Licenses are given by states.", text: f.p.State,
		check: func(text string) error {
			if !stateForm.MatchString(strings.ToUpper(text)) {
				return fmt.Errorf("%q is not a state: write two letters, such as OH", text)
			}
			return nil
		}}
	return f.page("", "Study and limits", func() *page {
		f.p.Pace, _ = paceOf(pace.text)
		f.p.Budget = nil
		if n, err := usdOf(budget.text); err == nil && strings.TrimSpace(budget.text) != "" {
			f.p.Budget = &n
		}
		f.p.Limits.NoNewDegree = degree.yes
		f.p.Limits.Remote = remote.options[remote.picked()].key
		f.p.State = strings.ToUpper(strings.TrimSpace(state.text))
		return f.jobs()
	}, pace, budget, degree, remote, state)
}

var stateForm = regexp.MustCompile(`^[A-Z]{2}$`)

// paceOf reads hours a week, as 8 or 8h/wk; 0 for empty text.
func paceOf(text string) (int, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	number := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), "/wk"), "h")
	hours, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || hours < 1 || hours > 7*24 {
		return 0, fmt.Errorf("%q is not a pace: write whole hours a week from 1 to 168", text)
	}
	return hours, nil
}

var usdForm = regexp.MustCompile(`^\$?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)([kK]?)$`)

// maxUSD is the most that a profile may hold.
const maxUSD = 1_000_000_000

// usdOf reads whole dollars, as 30000, 30,000, $30000 or 30k.
func usdOf(text string) (int, error) {
	if m := usdForm.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		if m[2] != "" && n <= maxUSD {
			n *= 1000
		}
		if err == nil && n <= maxUSD {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%q is not an amount: write whole dollars, as 30000, 30,000 or 30k", text)
}
