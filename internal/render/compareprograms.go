package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// programItem is a program of a comparison as programs read it.
type programItem struct {
	*roles.Program
	paths.ProgramDoors
}

// ComparePrograms sets what programs open side by side. Schema is the answer's;
// with all, what is the same for every program is shown too.
func ComparePrograms(c *roles.Catalog, x *paths.ProgramComparison, schema string, all bool) Answer {
	value := struct {
		Schema string        `json:"schema"`
		Kind   roles.Kind    `json:"kind"`
		Items  []programItem `json:"items"`
		Traps  []paths.Trap  `json:"traps"`
		Notice string        `json:"notice"`
	}{schema, roles.KindProgram, []programItem{}, x.Traps, closing}
	var ids []string
	for _, doors := range x.Programs {
		value.Items = append(value.Items, programItem{c.Program(doors.Program), doors})
		ids = append(ids, doors.Program)
	}
	p := programColumns{c, x, newSideBySide(ids)}
	d := Doc{Title: "Programs side by side"}
	d.Add(p.legend(func(i int) string {
		r := value.Items[i].Program
		return r.Name + ": " + awardWords(r.Award, r.Fields, r.Accreditor)
	}))
	p.glance()
	glance := *p.sideBySide
	p.addTo(&d, "At a glance", "", "fact", all)
	d.Add(Para{Text: glanceNote(c, x), Tone: Quiet})
	if len(x.Traps) > 0 {
		d.Add(Heading("Take care"))
	}
	for _, t := range x.Traps {
		d.Add(Para{Text: trapWords(c, t), Tone: Warning})
	}
	now, later := p.exams(paths.ExamNow, paths.ExamAnyone), p.exams(paths.ExamLater)
	now.addTo(&d, "Exams it opens at once (the issuer decides)", "exam", "exam", all)
	if note := p.examNote(now); note != "" {
		d.Add(Para{Text: note, Tone: Quiet})
	}
	later.addTo(&d, "Exams it opens later, and what else each asks for", "exam", "exam", all)
	if note := p.examNote(later); note != "" {
		d.Add(Para{Text: note, Tone: Quiet})
	}
	p.addOwn(&d, "Entry roles it opens", "role", p.lists(entryTitles), all)
	p.addOwn(&d, "Teaches", "skill", p.lists(func(c *roles.Catalog, _ *roles.Program, doors paths.ProgramDoors) []string {
		return skillLevels(c, doors.Skills)
	}), all)
	p.addEach(&d, "To get in", func(i int) string { return strings.Join(demands(c, value.Items[i].Program.Entry), "; and ") })
	p.addEach(&d, "License it leads to", func(i int) string {
		return listed(titles(c, roles.KindLicense, value.Items[i].LeadsToLicense), "and")
	})
	p.addOwn(&d, "Ways to pay", "way", p.lists(fundingTitles), all)
	p.addEach(&d, "Trained abroad", func(i int) string { return value.Items[i].Foreign })
	p.addEach(&d, "Military", func(i int) string { return value.Items[i].Military })
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d,
		Rows: p.sheet(glance.rows("glance"), now.rows("exam now"), later.rows("exam later"))}
}

// programColumns are the columns of a comparison of programs.
type programColumns struct {
	c *roles.Catalog
	x *paths.ProgramComparison
	*sideBySide
}

func (p programColumns) program(i int) *roles.Program { return p.c.Program(p.ids[i]) }

func (p programColumns) lists(of func(*roles.Catalog, *roles.Program, paths.ProgramDoors) []string) [][]string {
	var lists [][]string
	for i, doors := range p.x.Programs {
		lists = append(lists, of(p.c, p.program(i), doors))
	}
	return lists
}

// entryTitles are the entry roles that a program opens, those that the catalog
// names with it first.
func entryTitles(c *roles.Catalog, _ *roles.Program, doors paths.ProgramDoors) []string {
	var listed, others []string
	for _, door := range doors.Entry {
		if door.Listed {
			listed = append(listed, title(c, door.Role))
		} else {
			others = append(others, title(c, door.Role))
		}
	}
	return append(listed, others...)
}

func fundingTitles(c *roles.Catalog, p *roles.Program, _ paths.ProgramDoors) []string {
	var names []string
	for _, id := range p.Funding {
		if f := c.FundingOf(id); f != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// glance adds the facts that people choose by.
func (p programColumns) glance() {
	doors := p.x.Programs
	p.addAlways("award", func(i int) Cell { return Text(string(p.program(i).Award)) })
	p.addAlways("accredited by", func(i int) Cell { return Text(cmp.Or(p.program(i).Accreditor, "none named")) })
	p.addAlways("exams at once", func(i int) Cell { return Number(countExams(doors[i], paths.ExamNow)) })
	p.add("exams later", func(i int) Cell { return Number(countExams(doors[i], paths.ExamLater)) })
	p.addAlways("entry roles", func(i int) Cell { return Number(len(doors[i].Entry)) })
	p.addAlways("roles that take it", func(i int) Cell { return Number(len(doors[i].Education.Met)) })
	p.addAlways("plus years of work", func(i int) Cell { return Number(len(doors[i].Education.Later)) })
	p.addAlways("director level", func(i int) Cell { return directorCell(doors[i].Directors) })
	p.addAlways("full time", func(i int) Cell { return programTimeCell(p.program(i), true) })
	p.addAlways("part time", func(i int) Cell { return programTimeCell(p.program(i), false) })
	cost := func(at func(roles.IntRange) int) func(i int) Cell {
		return func(i int) Cell {
			t := p.program(i).CostUSD
			if t == nil {
				return USD(0, false)
			}
			return USD(at(t.IntRange), true)
		}
	}
	p.addAlways("typical cost", cost(func(r roles.IntRange) int { return r.Typical }))
	p.addAlways("least cost", cost(func(r roles.IntRange) int { return r.Low }))
	p.addAlways("most cost", cost(func(r roles.IntRange) int { return r.High }))
	p.addAlways("cost year", func(i int) Cell {
		if t := p.program(i).CostUSD; t != nil && t.Year > 0 {
			return Number(t.Year)
		}
		return Text("unknown")
	})
	p.addAlways("cost figures", func(i int) Cell {
		switch t := p.program(i).CostUSD; {
		case t == nil:
			return Text("unknown")
		case t.Estimate:
			return Text("estimates")
		}
		return Text("published")
	})
	p.add("skills taught", func(i int) Cell { return Number(len(doors[i].Skills)) })
}

func countExams(doors paths.ProgramDoors, opens paths.ExamOpening) int {
	n := 0
	for _, x := range doors.Exams {
		if x.Opens == opens {
			n++
		}
	}
	return n
}

// directorCell says how many roles of director level are in reach, or what
// would bring one there.
func directorCell(d paths.DirectorLevel) Cell {
	cell := Number(len(d.Reachable))
	cell.Text += " of " + strconv.Itoa(d.Roles)
	switch {
	case len(d.Reachable) > 0 && len(d.Unsettled) > 0:
		cell.Text += unproved
	case len(d.Reachable) > 0:
	case len(d.Unsettled) > 0:
		cell.Text = "not proved"
	case d.Further != "":
		cell.Text = "with " + string(d.Further)
	}
	return cell
}

func programTimeCell(p *roles.Program, fullTime bool) Cell {
	full, part := programMonths(p.Months)
	months := part
	if fullTime {
		months = full
	}
	if months == 0 {
		return Cell{Text: "unknown"}
	}
	return Cell{Text: Span(100 * months), Value: strconv.Itoa(int(months)), Number: true}
}

// glanceNote explains the rows that count something.
func glanceNote(c *roles.Catalog, x *paths.ProgramComparison) string {
	education := x.Programs[0].Education
	text := "Of " + Plural(education.Roles, "role")
	if outside := len(c.Roles) - education.Roles; outside > 0 {
		text += " besides " + Plural(outside, "job") + " outside the field"
	}
	text += ", " + strconv.Itoa(education.NoneOf) + " ask for no degree. Roles that take it: their demand for education is met at once, or with years of work besides. " +
		"Director level: executive roles and the senior ones below them that a graduate can reach by work and exams, in at most 6 moves and without a further degree."
	if slices.ContainsFunc(x.Programs, func(d paths.ProgramDoors) bool { return len(d.Entered) > 0 }) {
		text += " What a program asks of those who enter it counts as held: see To get in."
	}
	if slices.ContainsFunc(x.Programs, func(d paths.ProgramDoors) bool { return len(d.Directors.Unsettled) > 0 }) {
		text += " " + unproved + " some searches stopped early: there may be more."
	}
	return text
}

// exams sets out how each program stands to the exams that one of them opens
// so.
func (p programColumns) exams(opens ...paths.ExamOpening) *sideBySide {
	table := newSideBySide(p.ids)
	for _, cert := range p.c.Certs {
		asked := false
		for _, doors := range p.x.Programs {
			x, ok := examDoor(doors, cert.ID)
			asked = asked || ok && slices.Contains(opens, x.Opens)
		}
		now := slices.ContainsFunc(p.x.Programs, func(d paths.ProgramDoors) bool {
			x, ok := examDoor(d, cert.ID)
			return ok && (x.Opens == paths.ExamNow || x.Opens == paths.ExamAnyone)
		})
		if !asked || now && !slices.Contains(opens, paths.ExamNow) {
			continue // what one opens at once is told there, for all
		}
		table.add(abbreviated(p.c, cert.ID), func(i int) Cell { return p.examCell(i, cert.ID) })
	}
	return table
}

func examDoor(doors paths.ProgramDoors, cert string) (paths.ExamDoor, bool) {
	i := slices.IndexFunc(doors.Exams, func(x paths.ExamDoor) bool { return x.Cert == cert })
	if i < 0 {
		return paths.ExamDoor{}, false
	}
	return doors.Exams[i], true
}

const (
	examPrepares = "prepares"
	examAnyone   = "anyone"
	examHigher   = "yes, higher"
)

func (p programColumns) examCell(i int, cert string) Cell {
	x, ok := examDoor(p.x.Programs[i], cert)
	switch {
	case ok && x.Opens == paths.ExamNow && x.Higher:
		return Text(examHigher)
	case ok && x.Opens == paths.ExamNow:
		return Text("yes")
	case ok && x.Opens == paths.ExamWork:
		return Text(examAnyone + " + " + missingWords(p.c, x))
	case ok && x.Opens == paths.ExamLater:
		return Text(missingWords(p.c, x))
	case ok:
		return Text(examPrepares)
	case slices.ContainsFunc(p.x.Programs, func(d paths.ProgramDoors) bool {
		other, ok := examDoor(d, cert)
		return ok && other.Opens == paths.ExamAnyone
	}):
		return Text(examAnyone)
	}
	return Text("no")
}

// missingWords is what an exam asks for besides a program: "RHIA + 3y work".
func missingWords(c *roles.Catalog, x paths.ExamDoor) string {
	var parts []string
	for _, a := range x.Missing {
		if a.Cert != "" {
			parts = append(parts, abbreviated(c, a.Cert))
		}
		if a.License != "" {
			parts = append(parts, strings.ToUpper(a.License))
		}
	}
	slices.Sort(parts)
	parts = slices.Compact(parts)
	if months := x.Months(); months > 0 {
		parts = append(parts, Span(paths.Months(100*months))+" work")
	}
	return strings.Join(parts, " + ")
}

// examNote explains the words of a table of exams that stand in it.
func (p programColumns) examNote(t *sideBySide) string {
	var has struct{ prepares, higher, work bool }
	for _, f := range t.facts {
		for _, cell := range f.cells {
			has.prepares = has.prepares || cell.Text == examPrepares
			has.higher = has.higher || cell.Text == examHigher
			has.work = has.work || strings.HasPrefix(cell.Text, examAnyone+" + ")
		}
	}
	var notes []string
	if has.prepares {
		notes = append(notes, "Some exams ask for nothing and are open to anyone; \""+examPrepares+"\" marks the programs meant for one.")
	}
	if has.higher {
		notes = append(notes, "\""+examHigher+"\": the exam names a lower award of that field and accreditor, and a higher one counts here; ask the issuer.")
	}
	if has.work {
		notes = append(notes, "\""+examAnyone+" +\": open by that work alone, which this program makes no shorter.")
	}
	return strings.Join(notes, " ")
}

// trapWords says what a program does not open though it might seem to.
func trapWords(c *roles.Catalog, t paths.Trap) string {
	p := c.Program(t.Program)
	text := p.Name + " does not by itself qualify for " + c.Title(roles.Ref{Kind: roles.KindCert, ID: t.Cert})
	if t.LooksLike != "" {
		text += ", though its name is close to " + c.Title(roles.Ref{Kind: roles.KindProgram, ID: t.LooksLike}) + ", which does"
	}
	text += ". The exam asks for: " + strings.Join(demands(c, t.Asks), "; and ") + ". This program: " +
		awardWords(p.Award, p.Fields, p.Accreditor) + "."
	if accreditors := accreditorsAsked(t.Asks); len(accreditors) > 0 {
		text += " Look up your own school with " + listed(accreditors, "or") + "."
	}
	return text + " Why: rung explain cert/" + t.Cert + " eligibility"
}

func accreditorsAsked(clauses []roles.Clause) []string {
	var names []string
	for _, clause := range clauses {
		for _, a := range clause.Any {
			if a.Accreditor != "" && !slices.Contains(names, a.Accreditor) {
				names = append(names, a.Accreditor)
			}
		}
	}
	return names
}
