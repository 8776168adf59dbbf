package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

type profileValue struct {
	Schema      string            `json:"schema"`
	File        string            `json:"file"`
	Profile     *person.Profile   `json:"profile"`
	Counted     holdsValue        `json:"counted"` // what the catalog makes of it
	Role        string            `json:"role,omitempty"`
	Diagnostics roles.Diagnostics `json:"diagnostics"`
}

// Profile tells what a profile's file says and what of it counts.
func Profile(c *roles.Catalog, file string, p *person.Profile, found *person.Found, notes roles.Diagnostics, again string) Answer {
	value := profileValue{"rung.profile/v1", file, p, newHoldsValue(found.Holds), found.Holds.Role, notes}
	if notes == nil {
		value.Diagnostics = roles.Diagnostics{}
	}
	d := Doc{Title: cmp.Or(p.Name, "Your profile")}
	d.Add(Fields{{"File", file}, {"Job", currentJob(c, p, found)}, {"State", joined(", ", p.Metro, p.State)}})
	addList(&d, "Earlier jobs", earlierJobs(c, p, found))
	if len(p.Skills) > 0 {
		t := Table{RowName: "Skill", Columns: []Column{{Name: "skill", Flex: 20}, {Name: "level"}, {Name: "since"}, {Name: "note", Flex: 16, Drop: 1}}}
		for _, s := range p.Skills {
			t.Rows = append(t.Rows, []Cell{Text(named(c, roles.KindSkill, s.Skill)), Text(roles.SkillLevel{Level: s.Level}.LevelOrWorking().String()),
				Text(string(s.On)), Text(s.Note)})
		}
		d.Add(Heading("Skills"), t)
	}
	addList(&d, "Certifications", certLines(c, p))
	addList(&d, "Education", educationLines(c, p, found))
	addList(&d, "Licenses", licenseLines(c, p))
	if m := p.Military; m != nil {
		d.Add(Heading("Military"), Fields{{"Branch", m.Branch}, {"Job", m.Job}, {"Served", datesWords(m.From, m.To)},
			{"Training", strings.Join(m.Training, "; ")}, {"Clearance", m.Clearance}, {"Note", m.Note}})
	}
	if limits := profileLimits(p); len(slices.DeleteFunc(slices.Clone(limits), func(f Field) bool { return f.Value == "" })) > 0 {
		d.Add(Heading("Pace and limits of every plan"), limits)
	}
	if i := p.Interests; i != nil {
		d.Add(Heading("Interests"), Para{Text: joined(", ", "Realistic "+strconv.Itoa(i.Realistic), "Investigative "+strconv.Itoa(i.Investigative),
			"Artistic "+strconv.Itoa(i.Artistic), "Social "+strconv.Itoa(i.Social), "Enterprising "+strconv.Itoa(i.Enterprising),
			"Conventional "+strconv.Itoa(i.Conventional)) + ", each from 5 to 25" + when(", on ", string(i.On)) + "."})
	}
	addList(&d, "Kept as text: it counts for nothing until you say what it is", p.Unmatched)
	if p.Notes != "" {
		d.Add(Heading("Notes"), Para{Text: p.Notes})
	}
	addList(&d, "To look at", noteLines(notes))
	d.Add(Heading(""), Para{Text: "Change it: rung profile set" + again + ", or rung profile edit" + again + ". Every change can be taken back: rung profile undo" + again + ".", Tone: Quiet})
	return Answer{Value: value, Doc: d}
}

// AsYou says whose question an answer is about.
func AsYou(p *person.Profile, found *person.Found) Para {
	who := "no job yet"
	switch role := found.Holds.Role; {
	case role != "" && p.Since == "":
		who = "since when you have your job is not said, so no month counts"
	case role != "":
		who = servedWords(found, role) + " in your job"
	case p.Title != "":
		who = p.Title + ", which the catalog does not know"
	}
	h := found.Holds
	parts := []string{who}
	for _, e := range found.UnderWay {
		parts = append(parts, e+" is under way and does not count yet")
	}
	for _, x := range []struct {
		n   int
		one string
	}{{len(h.Skills), "skill"}, {len(h.Certs), "certification"}, {len(h.Programs) + len(h.Awards), "award"}, {len(h.Licenses), "license"}} {
		if x.n > 0 {
			parts = append(parts, Plural(x.n, x.one))
		}
	}
	return Para{Text: "For you, by your profile: " + strings.Join(parts, ", ") + ".", Tone: Quiet}
}

// noteLines says what of a file a catalog does not bear out.
func noteLines(notes roles.Diagnostics) List {
	var list List
	for _, n := range notes {
		text := n.Message
		if n.Line > 0 {
			text = "line " + strconv.Itoa(n.Line) + ": " + text
		}
		list = append(list, joined("; ", text, n.Hint))
	}
	return list
}

func newHoldsValue(p paths.Profile) holdsValue {
	v := holdsValue{Skills: p.Skills, Certs: orEmpty(p.Certs), Programs: orEmpty(p.Programs),
		Licenses: orEmpty(p.Licenses), Awards: orEmpty(p.Awards), Experience: p.Experience}
	if v.Skills == nil {
		v.Skills = map[string]roles.Level{}
	}
	if v.Experience == nil {
		v.Experience = map[string]int{}
	}
	return v
}

// named is what the catalog calls a thing that a file names, or the name.
func named(c *roles.Catalog, kind roles.Kind, name string) string {
	if refs := c.Find(name, kind); len(refs) == 1 {
		return c.Title(refs[0])
	}
	return name
}

// when puts words before a text unless it is empty.
func when(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

func currentJob(c *roles.Catalog, p *person.Profile, found *person.Found) string {
	job := named(c, roles.KindRole, p.Role)
	switch {
	case job == "" && p.Title == "":
		return "none: a student, or between jobs"
	case job == "":
		job = p.Title + " (not in the catalog)"
	case p.Title != "" && p.Title != job:
		job += " (" + p.Title + ")"
	}
	return job + when(", ", p.Employer) + when(", since ", string(p.Since)) + when(", ", servedWords(found, found.Holds.Role))
}

// servedWords is the months counted in a role.
func servedWords(found *person.Found, role string) string {
	for _, j := range found.Jobs {
		if j.Role == role && role != "" {
			text := Plural(j.Months, "month") + " count"
			if j.About {
				text = "about " + text
			}
			return text
		}
	}
	return ""
}

func earlierJobs(c *roles.Catalog, p *person.Profile, found *person.Found) List {
	var list List
	for _, j := range p.History {
		name := named(c, roles.KindRole, j.Role)
		switch {
		case name == "":
			name = j.Title + " (not in the catalog)"
		case j.Title != "" && j.Title != name:
			name += " (" + j.Title + ")"
		}
		served := ""
		if refs := c.Find(j.Role, roles.KindRole); len(refs) == 1 {
			served = servedWords(found, refs[0].ID)
		}
		list = append(list, name+when(", ", j.Employer)+when(", ", datesWords(j.From, j.To))+when(", ", served)+when(". ", j.Note))
	}
	return list
}

func datesWords(from, to person.Date) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return "since " + string(from)
	case from == "":
		return "until " + string(to)
	}
	return string(from) + " to " + string(to)
}

func certLines(c *roles.Catalog, p *person.Profile) List {
	var list List
	for _, x := range p.Certs {
		name := named(c, roles.KindCert, x.Cert)
		if name == "" {
			name = x.Name + " (not in the catalog)"
		}
		units := ""
		if x.Units != nil {
			units = Plural(*x.Units, "unit") + " earned for its renewal"
		}
		list = append(list, name+when(", earned ", string(x.Earned))+when(", cycle ends ", string(x.CycleEnds))+when(", ", units)+when(". ", x.Note))
	}
	return list
}

func educationLines(c *roles.Catalog, p *person.Profile, found *person.Found) List {
	var list List
	for _, e := range p.Education {
		name := named(c, roles.KindProgram, e.Program)
		if name == "" && e.Award != "" {
			name = string(e.Award) + when(" in ", strings.Join(e.Fields, ", ")) + when(", accredited by ", e.Accreditor) + when(": ", e.Title)
		}
		if name == "" {
			name = e.Title + " (counts for no award)"
		}
		under := ""
		if slices.Contains(found.UnderWay, e.Label()) {
			under = "; under way, does not count yet"
		}
		list = append(list, name+when(", ", e.School)+when(", ", string(e.Finished))+under+when(". ", e.Note))
	}
	for _, x := range p.Foreign {
		counts := "not evaluated yet: counts for no award"
		if x.Evaluated != "" {
			counts = "evaluated as " + string(x.Evaluated) + when(" in ", strings.Join(x.Fields, ", "))
		}
		list = append(list, joined(", ", x.Title, x.Country, string(x.Finished), counts)+when(". ", x.Note))
	}
	return list
}

func licenseLines(c *roles.Catalog, p *person.Profile) List {
	var list List
	for _, x := range p.Licenses {
		name := named(c, roles.KindLicense, x.License)
		if name == "" {
			name = x.Name + " (not in the catalog)"
		}
		list = append(list, name+when(", ", x.State)+when(", expires ", string(x.Expires))+when(". ", x.Note))
	}
	return list
}

func profileLimits(p *person.Profile) Fields {
	l := p.Limits
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
		return Dollars(*n)
	}
	yes := func(set bool, words string) string {
		if set {
			return words
		}
		return ""
	}
	return Fields{{"Study", number(p.Pace, " hours a week")}, {"Budget", amount(p.Budget)}, {"Savings", amount(p.Savings)},
		{"Look ahead", number(p.Horizon, " years")}, {"Arrive within", string(l.Deadline)},
		{"Degrees", yes(l.NoNewDegree, "no new degree")}, {"Study full time", yes(l.FullTimeStudy, "yes")}, {"Remote", l.Remote},
		{"Sector", l.Sector}, {"Avoid", strings.Join(l.Avoid, ", ")}, {"Go through", strings.Join(l.Via, ", ")},
		{"Moves", number(l.MaxMoves, " at most")}}
}
