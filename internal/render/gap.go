package render

import (
	"strconv"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Gap tells what stands between a person and a role. From is the current role,
// or "".
func Gap(c *roles.Catalog, g *paths.Gap, from string, assumed []string, today time.Time) Answer {
	value := struct {
		Schema  string   `json:"schema"`
		From    string   `json:"from,omitempty"`
		Assumed []string `json:"assumed"`
		*paths.Gap
	}{"rung.gap/v1", from, orEmpty(assumed), g}

	start := "a student"
	if from != "" {
		start = title(c, from)
	}
	d := Doc{Title: "From " + start + " to " + g.Title}
	if len(assumed) > 0 {
		d.Add(Para{Text: assumedWords(assumed), Tone: Quiet})
	}
	gapSkills(&d, c, g)
	gapCerts(&d, "Certifications to earn", g.Certs)
	var education Notes
	for _, e := range g.Education {
		education = append(education, Item{Text: e.Need, Notes: educationNotes(e)})
	}
	if len(education) > 0 {
		d.Add(Heading("Education to gain"), education)
	}
	var experience List
	for _, x := range g.Experience {
		experience = append(experience, x.Need+": "+strconv.Itoa(x.Served)+" of "+Plural(x.Months, "month")+" served, "+
			Plural(x.Missing, "month")+" missing")
	}
	addList(&d, "Experience to gain", experience)
	var licenses List
	for _, l := range g.Licenses {
		text := l.Need
		if found := c.License(l.License); found != nil {
			if how := licenseHow(c, found); how != "" {
				text += ". How: " + how
			}
		}
		licenses = append(licenses, text)
	}
	addList(&d, "Licenses to hold (rung never plans one)", licenses)
	var met List
	for _, m := range g.Met {
		met = append(met, string(m.Kind)+": "+m.Verdict)
	}
	addList(&d, "Other demands that appear to be met", met)
	gapCerts(&d, "Certifications that help, never required", g.Helpful)
	d.Add(Heading("In all"), gapTotals(g.Totals, today))
	if first := g.First; first != nil {
		text := "Start with " + first.Name
		if first.AlsoIn > 0 {
			text += ": " + strconv.Itoa(first.AlsoIn) + " of the " + strconv.Itoa(first.Of) + " other roles ask for it too"
		}
		d.Add(Para{Text: text + "."})
	}
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d}
}

func gapSkills(d *Doc, c *roles.Catalog, g *paths.Gap) {
	t := Table{RowName: "Skill", Columns: []Column{{Name: "skill", Flex: 16}, {Name: "change"}, {Name: "hours", Right: true}, {Name: "note", Flex: 16, Drop: 1}}}
	heading := "Skills: " + strconv.Itoa(g.Totals.Met) + " of " + strconv.Itoa(g.Totals.Total) + " of their weight held"
	for _, h := range g.Have {
		t.Rows = append(t.Rows, []Cell{Text(h.Name), Text("have " + h.Need.String()), Text(""), Text("")})
	}
	for _, l := range g.Lift {
		t.Rows = append(t.Rows, studyRow(c, l, "lift "+l.From.String()+" → "+l.To.String()))
	}
	for _, l := range g.Learn {
		t.Rows = append(t.Rows, studyRow(c, l, "learn "+l.To.String()))
	}
	for _, j := range g.OnTheJob {
		t.Rows = append(t.Rows, []Cell{Text(j.Name), Text("job " + j.To.String()), Text("no study"), Text(onTheJobNote(j))})
	}
	if len(t.Rows) > 0 {
		d.Add(Heading(heading), t)
	}
}

func studyRow(c *roles.Catalog, s paths.GapStudy, change string) []Cell {
	hours := ""
	if s.Hours.High > 0 {
		hours = HoursRange(s.Hours.Low, s.Hours.High)
	}
	return []Cell{Text(s.Name), Text(change), Text(hours), Text(gapStudyNote(c, s))}
}

// gapStudyNote says what a skill comes with or is for, or nothing.
func gapStudyNote(c *roles.Catalog, s paths.GapStudy) string {
	switch {
	case s.GrantedBy != "":
		return "comes with " + titleOf(c, s.GrantedBy)
	case len(s.For) > 0:
		return "first for " + strings.Join(titles(c, roles.KindSkill, s.For), ", ")
	}
	return ""
}

// onTheJobNote says where a skill that nobody can study is taught.
func onTheJobNote(x paths.GapOnTheJob) string {
	var ways []string
	for _, w := range x.Ways {
		ways = append(ways, w.Name)
	}
	switch {
	case x.InRole:
		return "the role itself teaches it"
	case len(ways) == 0:
		return "nothing in the catalog teaches it"
	}
	return "taught by " + listed(ways, "or")
}

func gapCerts(d *Doc, heading string, certs []paths.GapCert) {
	var items Notes
	for _, x := range certs {
		cost := DollarRange(x.CostUSD.Low, x.CostUSD.High)
		for _, u := range x.Unknown {
			cost = unknownWords(u) + ", taken as " + cost
		}
		notes := []string{x.Verdict}
		for _, m := range x.Missing {
			notes = append(notes, "missing: "+m)
		}
		text := x.Name + ", " + cost
		if x.Hours.High > 0 {
			text += ", " + HoursRange(x.Hours.Low, x.Hours.High)
		}
		items = append(items, Item{Text: text, Notes: notes})
	}
	if len(items) > 0 {
		d.Add(Heading(heading), items)
	}
}

// programsShown is how many programs that would meet a demand are named.
const programsShown = 3

func educationNotes(e paths.GapEducation) []string {
	notes := []string{"nearest: " + e.Nearest}
	if e.Verdict != "" {
		notes = append(notes, e.Verdict)
	}
	for _, m := range e.Missing {
		notes = append(notes, "missing: "+m)
	}
	for _, p := range e.Programs[:min(len(e.Programs), programsShown)] {
		cost := DollarRange(p.CostUSD.Low, p.CostUSD.High)
		for _, u := range p.Unknown {
			cost = unknownWords(u) + ", taken as " + cost
		}
		notes = append(notes, p.Name+": "+Span(p.Months)+" part time, "+cost)
	}
	return notes
}

// readyWords is when all could be had at the pace: study beside work, programs
// after one another in the same hours, and experience meanwhile.
func readyWords(t paths.GapTotals, today time.Time) string {
	if t.ProgramMonths == 0 && t.ExperienceMonths == 0 {
		return "" // the study says it
	}
	at := func(weeks int) time.Time {
		const week = 7
		study := paths.After(paths.Civil(today), t.ProgramMonths).AddDate(0, 0, week*weeks)
		if served := paths.After(paths.Civil(today), paths.Months(100*t.ExperienceMonths)); served.After(study) {
			return served
		}
		return study
	}
	early, late := month(at(t.Weeks.Low)), month(at(t.Weeks.High))
	if early == late {
		return "about " + early
	}
	return "between " + early + " and " + late + ""
}

func gapTotals(t paths.GapTotals, today time.Time) Fields {
	study := "none"
	if t.Hours.High > 0 {
		const week = 7
		study = HoursRange(t.Hours.Low, t.Hours.High) + " at " + strconv.Itoa(t.Pace) + " h/wk = " +
			plainRange(t.Weeks.Low, t.Weeks.High) + " weeks: done "
		early := today.AddDate(0, 0, week*t.Weeks.Low).Format("Jan 2006")
		late := today.AddDate(0, 0, week*t.Weeks.High).Format("Jan 2006")
		if early == late {
			study += "in " + early
		} else {
			study += "between " + early + " and " + late
		}
	}
	program, experience := "", ""
	if t.ProgramMonths > 0 {
		program = Span(t.ProgramMonths) + " part time"
	}
	if t.ExperienceMonths > 0 {
		experience = Plural(t.ExperienceMonths, "month") + " missing"
	}
	return Fields{
		{"Study", study},
		{"Ready", readyWords(t, today)},
		{"Programs", program},
		{"Experience", experience},
		{"Cost", DollarRange(t.CostUSD.Low, t.CostUSD.High)},
		{"Not known", strings.Join(t.Unknown, ", ")},
	}
}
