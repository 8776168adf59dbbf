package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/roles"
)

// setting adds a key of the profile that is written as text. Shown is what it
// says, "" where it says nothing; none is told then.
func (m *rowMaker) setting(group, key, name, shown, none, label, why, example string) {
	now := m.raw(key, shown)
	m.keyed(group, key, name, shown, none, why, func(e *env) *question { return settingQuestion(e, key, label, why, example, now) })
}

// raw is the value of a key as it is typed.
func (m *rowMaker) raw(key, shown string) string {
	amount := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	switch key {
	case "pace":
		return number(m.p.Pace)
	case "budget":
		return amount(m.p.Budget)
	case "savings":
		return amount(m.p.Savings)
	case "horizon_years":
		return number(m.p.Horizon)
	case "max_moves":
		return number(m.p.Limits.MaxMoves)
	}
	return shown
}

// keyed adds a key of the profile with the question that changes it.
func (m *rowMaker) keyed(group, key, name, shown, none, help string, ask func(*env) *question) {
	row := meRow{group: group, name: name, text: shown, help: help, path: pathOf(key), part: limitsPart}
	if group != limitsGroup {
		row.part = jobPart
	}
	if shown == "" {
		row.text = none
	} else {
		row.label, row.said = "profile set "+key+"=", render.Sentence(name)+": taken away."
		row.drop = m.f.set(key, "")
	}
	row.edit = func(e *env) screen {
		q := ask(e)
		return newAskScreen(e, render.Sentence(name), "profile set "+key, func(p *person.Profile) error {
			return p.Setting(e.Catalog).Set(key, q.value())
		}, q)
	}
	m.add(row)
}

// set is the change that gives a key a value.
func (f *profileForm) set(key, value string) func(*person.Profile) error {
	c := f.c
	return func(p *person.Profile) error { return p.Setting(c).Set(key, value) }
}

// pathOf is where a key stands in the file.
func pathOf(key string) string {
	if slices.Contains([]string{"deadline", "no_new_degree", "full_time_study", "remote", "sector", "avoid", "via", "max_moves"}, key) {
		return "limits." + key
	}
	return key
}

const limitsGroup = "Study and limits of every plan"

// settings adds what bounds every plan.
func (m *rowMaker) settings() {
	p, l := m.p, m.p.Limits
	number := func(n int, unit string) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n) + unit
	}
	amount := func(n *int) string {
		if n == nil {
			return ""
		}
		return render.Dollars(*n)
	}
	m.setting(limitsGroup, "pace", "study a week", number(p.Pace, " hours"), fmt.Sprintf("not said: plans take %d hours", m.f.c.Model.Pace),
		"How many hours a week can you study?", "The time of every plan follows from it.", strconv.Itoa(m.f.c.Model.Pace))
	m.setting(limitsGroup, "budget", "budget", amount(p.Budget), "no limit", "What may a plan cost, in dollars?",
		"For a whole plan. No plan that costs more is shown.", "30k")
	m.setting(limitsGroup, "deadline", "arrive within", string(l.Deadline), "no limit", "Within what time do you want to arrive?",
		"No plan that takes longer is shown. Write 3y, 18mo or 2y6mo.", "3y")
	m.yes("no_new_degree", "new degree", l.NoNewDegree, "ruled out", "allowed", "Rule out a new degree?", "Certificates stay possible.")
	m.yes("full_time_study", "full-time study", l.FullTimeStudy, "yes", "no: beside work", "Study full time where a program allows?", "Programs are shorter then, and come before a stay in a job.")
	remote := map[string]string{"": "", string(roles.RemotePartial): "partial or full", string(roles.RemoteFull): "full"}[l.Remote]
	m.keyed(limitsGroup, "remote", "remote", remote, "no matter", "Every job on the way has to be as remote as this.", func(*env) *question {
		return choiceQuestion("Must the jobs be remote?", "Every job on the way counts.", l.Remote,
			[2]string{"", "No"}, [2]string{string(roles.RemotePartial), "Partly at least"}, [2]string{string(roles.RemoteFull), "Fully"})
	})
	m.keyed(limitsGroup, "sector", "sector", spacedWord(l.Sector), "any", "Every job on the way has to exist in this sector.", func(e *env) *question {
		return choiceQuestion("Which sector do you want to work in?", "Every job on the way counts.", l.Sector, append([][2]string{{"", "Any"}}, sectorsOf(e.Catalog)...)...)
	})
	m.roles("avoid", "avoid", l.Avoid, "none", "Which jobs do you not want on the way?", "No plan passes through them.")
	m.roles("via", "go through", l.Via, "none", "Which jobs must be on the way?", "Every plan passes through all of them.")
	m.setting(limitsGroup, "max_moves", "moves", number(l.MaxMoves, " at most"), "6 at most, as always", "How many moves at most?", "A move is a change of job.", "4")
	m.setting(limitsGroup, "savings", "savings", amount(p.Savings), "not said", "What have you saved, in dollars?", "A plan then says when it costs more than you have.", "2500")
	m.setting(limitsGroup, "horizon_years", "look ahead", number(p.Horizon, " years"), "10 years, as always", "Over how many years is pay counted?", "Pay less cost is told over this time.", "10")
	m.setting(limitsGroup, "state", "state", p.State, "not said", "In which state do you live?", "Two letters. Licenses are given by states.", "OH")
}

func (m *rowMaker) yes(key, name string, now bool, yes, no, label, why string) {
	shown := ""
	if now {
		shown = yes
	}
	m.keyed(limitsGroup, key, name, shown, no, why, func(*env) *question { return &question{kind: yesNo, label: label, why: why, yes: now} })
}

// roles adds a list of roles.
func (m *rowMaker) roles(key, name string, now []string, none, label, why string) {
	var titles []string
	for _, id := range now {
		titles = append(titles, m.f.called(roles.KindRole, id))
	}
	m.keyed(limitsGroup, key, name, strings.Join(titles, ", "), none, why, func(e *env) *question {
		f := &profileForm{c: e.Catalog}
		q := &question{kind: pickMany, label: label, why: why, find: f.finder(roles.KindRole)}
		for i := range e.Catalog.Roles {
			r := &e.Catalog.Roles[i]
			o := newOption(r.ID, r.Title, e.Catalog.TrackTitle(r.Track))
			o.on = slices.ContainsFunc(now, func(name string) bool { return f.id(name, roles.KindRole) == r.ID })
			q.options = append(q.options, o)
		}
		slices.SortStableFunc(q.options, byLabel)
		return q
	})
}

// sectorsOf are the sectors that a role of the catalog is in.
func sectorsOf(c *roles.Catalog) [][2]string {
	var names []string
	for i := range c.Roles {
		names = append(names, c.Roles[i].Sectors...)
	}
	slices.Sort(names)
	var pairs [][2]string
	for _, name := range slices.Compact(names) {
		pairs = append(pairs, [2]string{name, render.Sentence(spacedWord(name))})
	}
	return pairs
}

// spacedWord is a word of the catalog as people write it.
func spacedWord(word string) string { return strings.ReplaceAll(word, "-", " ") }

// others adds what is shown and written elsewhere.
func (m *rowMaker) others() {
	p := m.p
	const group = "Also in your profile"
	m.setting(group, "name", "name", p.Name, "not said", "What are you called?", "It stands on what you print.", "Ana")
	if i := p.Interests; i != nil {
		m.add(meRow{group: group, name: "interests", part: jobPart, whyEdit: "they are the answers to thirty statements: rung interests", help: "Each from 5 to 25, by your answers to thirty statements.",
			text: fmt.Sprintf("R %d, I %d, A %d, S %d, E %d, C %d", i.Realistic, i.Investigative, i.Artistic, i.Social, i.Enterprising, i.Conventional),
			drop: func(p *person.Profile) error { p.Interests = nil; return nil }, label: "profile set interests=", said: "Your interests are taken away."})
	}
	if x := p.Military; x != nil {
		m.add(meRow{group: group, name: "military", part: jobPart, text: strings.Trim(x.Branch+", "+x.Job, ", "), whyEdit: inFile, help: "What it counts toward stands with each certification and program."})
	}
	m.setting(group, "notes", "notes", p.Notes, "none", "What do you want to remember?", "Only for you.", "")
	for i, text := range p.Unmatched {
		row := meRow{group: "Kept as text", text: text, lost: true, part: skillsPart, whyEdit: "add what it is with a; d then removes the text",
			warn: "An import found it in no catalog. It counts for nothing until you add what it is.",
			drop: dropping(func(p *person.Profile) *[]string { return &p.Unmatched }, i, text)}
		m.add(row.going(text, text))
	}
}

// flag tells what of the profile the catalog does not bear out, on the line that
// it is about.
func (m *rowMaker) flag(notes roles.Diagnostics) {
	for _, n := range notes {
		text := strings.TrimSuffix(render.Sentence(n.Message), ".") + ". " + render.Sentence(n.Hint) + "."
		counts := n.Code == person.CodeRenamed || n.Code == person.CodeRetired
		at := slices.IndexFunc(m.rows, func(r meRow) bool {
			return r.path != "" && (n.Path == r.path || strings.HasPrefix(n.Path, r.path+".") || strings.HasPrefix(n.Path, r.path+"["))
		})
		if at < 0 {
			m.add(meRow{group: "To look at", text: n.Message, warn: text, whyEdit: inFile, part: jobPart})
			continue
		}
		m.rows[at].warn, m.rows[at].lost = text, m.rows[at].lost || !counts
	}
}
