package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// roleItem is a role of a comparison as programs read it.
type roleItem struct {
	roleRow
	Outlook   *outlookItem      `json:"outlook"` // null: not known for the role
	Requires  roles.Requires    `json:"requires"`
	Develops  []roles.Develop   `json:"develops"`
	WorkStyle string            `json:"work_style,omitempty"`
	Changes   []roles.Change    `json:"changes"`
	Condition []roles.Condition `json:"conditions"`
	// PayChange is typical pay less that of the first role; null where one is
	// not known.
	PayChange *int `json:"pay_change_usd"`
	paths.RoleFacts
}

type outlookItem struct {
	SOC string `json:"soc"`
	roles.Outlook
}

func newRoleItem(c *roles.Catalog, facts paths.RoleFacts, first *roles.Role) roleItem {
	r := c.Role(facts.Role)
	item := roleItem{roleRow: newRoleRow(c, r), Requires: r.Requires, Develops: orEmpty(r.Develops), WorkStyle: r.WorkStyle,
		Changes: orEmpty(r.Changes), Condition: orEmpty(r.Conditions), RoleFacts: facts}
	if o := OutlookOf(c, r); o != nil {
		item.Outlook = &outlookItem{o.SOC, o.Outlook}
	}
	if pay, base := c.Pay(r), c.Pay(first); pay.Known && base.Known {
		change := pay.Typical - base.Typical
		item.PayChange = &change
	}
	return item
}

// OutlookOf is the occupation whose projection tells of a role, or nil.
func OutlookOf(c *roles.Catalog, r *roles.Role) *roles.Occupation {
	o := c.Occupation(r.Occupation.SOC)
	if o == nil || r.Occupation.Fit == roles.FitPoor || o.Outlook.Period == "" {
		return nil
	}
	return o
}

// RoleCompareOptions say who asks and how much to show.
type RoleCompareOptions struct {
	Assumed []string // what was taken for granted about the person
	Pace    int      // hours of study a week
	All     bool     // what is the same for all roles, too
}

// CompareRoles sets roles side by side.
func CompareRoles(c *roles.Catalog, x *paths.RoleComparison, o RoleCompareOptions) Answer {
	value := struct {
		Schema  string              `json:"schema"`
		Kind    roles.Kind          `json:"kind"`
		Assumed []string            `json:"assumed"`
		Items   []roleItem          `json:"items"`
		Skills  []paths.SkillRow    `json:"skills"`
		Moves   []paths.MoveBetween `json:"moves"`
		Notice  string              `json:"notice"`
	}{"rung.compare/v1", roles.KindRole, orEmpty(o.Assumed), []roleItem{}, x.Skills, x.Moves, closing}
	var ids []string
	for _, facts := range x.Roles {
		value.Items = append(value.Items, newRoleItem(c, facts, c.Role(x.Roles[0].Role)))
		ids = append(ids, facts.Role)
	}
	p := roleColumns{c, x, value.Items, newSideBySide(ids)}
	d := Doc{Title: "Roles side by side"}
	d.Add(p.legend(func(i int) string { return p.items[i].Title + ": " + c.TrackTitle(p.items[i].Track) }))
	if len(o.Assumed) > 0 {
		d.Add(Para{Text: assumedWords(o.Assumed), Tone: Quiet})
	}
	p.glance()
	p.fit(o.Pace)
	p.addTo(&d, "At a glance", "", "fact", o.All)
	d.Add(Para{Text: p.payNote(), Tone: Quiet})
	d.Add(p.charts()...)
	skills := p.skills()
	shared := 0
	for _, row := range x.Skills {
		if row.Shared() {
			shared++
		}
	}
	skills.narrow = true
	skills.addTo(&d, "Skills asked for: "+strconv.Itoa(shared)+" of "+strconv.Itoa(len(x.Skills))+" by all", "skill", "skill", o.All)
	for _, gate := range []struct {
		heading string
		clauses func(roles.Requires) []roles.Clause
	}{
		{"Education asked for", func(q roles.Requires) []roles.Clause { return q.Education }},
		{"Experience asked for", func(q roles.Requires) []roles.Clause { return q.Experience }},
		{"Certifications asked for", func(q roles.Requires) []roles.Clause { return q.Certs }},
		{"Licenses asked for", func(q roles.Requires) []roles.Clause { return q.Licenses }},
	} {
		p.addOwn(&d, gate.heading, "demand", p.lists(func(r *roles.Role) []string { return demands(c, gate.clauses(r.Requires)) }), o.All)
	}
	p.addOwn(&d, "The job teaches", "skill", p.lists(func(r *roles.Role) []string { return developWords(c, r.Develops) }), o.All)
	addList(&d, "Moves between them", p.moves())
	p.addOwn(&d, "Executive roles that moves lead to", "role", p.executives(), o.All)
	p.addOwn(&d, "Sectors", "sector", p.lists(func(r *roles.Role) []string { return spaced(r.Sectors) }), o.All)
	p.addEach(&d, "Work style", func(i int) string { return p.items[i].WorkStyle })
	p.addEach(&d, "What may change", p.inShort(o.All, changeLines, func(r *roles.Role) []string {
		var themes []string
		for _, x := range r.Changes {
			themes = append(themes, spoken(x.Theme))
		}
		return themes
	}))
	p.addEach(&d, "Conditions to know before applying", p.inShort(o.All, conditionLines, func(r *roles.Role) []string {
		var kinds []string
		for _, x := range r.Conditions {
			kinds = append(kinds, spoken(x.Kind))
		}
		return kinds
	}))
	if !o.All {
		d.Add(Heading(""), Para{Text: "More of each: --all, or rung show ID", Tone: Quiet})
	}
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d, Rows: p.sheet(p.rows("glance"), skills.rows("skill"))}
}

// roleColumns are the columns of a comparison of roles.
type roleColumns struct {
	c     *roles.Catalog
	x     *paths.RoleComparison
	items []roleItem
	*sideBySide
}

func (p roleColumns) role(i int) *roles.Role { return p.c.Role(p.ids[i]) }

// charts draw pay and growth, each only where the roles differ in it: the table
// says the same then.
func (p roleColumns) charts() []Block {
	pay := RangeChart{Title: "Pay a year", Words: func(v float64) string { return shortDollars(int(v)) }}
	var growth GrowthChart
	for i, name := range p.names {
		band, outlook := p.c.Pay(p.role(i)), p.items[i].Outlook
		pay.Rows = append(pay.Rows, Range{name, float64(band.Low), float64(band.Typical), float64(band.High), band.Known})
		bar := GrowthBar{Name: name, Known: outlook != nil}
		if outlook != nil {
			bar.Percent = outlook.ChangePct
		}
		growth.Bars = append(growth.Bars, bar)
	}
	var out []Block
	if slices.ContainsFunc(pay.Rows, func(r Range) bool {
		return r != (Range{r.Label, pay.Rows[0].Low, pay.Rows[0].Typical, pay.Rows[0].High, pay.Rows[0].Known})
	}) {
		out = append(out, pay)
	}
	if slices.ContainsFunc(growth.Bars, func(b GrowthBar) bool { return b.figure() != growth.Bars[0].figure() }) {
		out = append(out, growth)
	}
	return out
}

func (p roleColumns) lists(of func(*roles.Role) []string) [][]string {
	var lists [][]string
	for i := range p.ids {
		lists = append(lists, of(p.role(i)))
	}
	return lists
}

// inShort tells what is told of each role in a word a thing or, with all, in
// whole sentences.
func (p roleColumns) inShort(all bool, whole func(*roles.Catalog, *roles.Role) []string, short func(*roles.Role) []string) func(i int) string {
	return func(i int) string {
		if all {
			return strings.Join(whole(p.c, p.role(i)), " ")
		}
		return strings.Join(short(p.role(i)), ", ")
	}
}

func (p roleColumns) executives() [][]string {
	var lists [][]string
	for _, facts := range p.x.Roles {
		lists = append(lists, titles(p.c, roles.KindRole, facts.Executives))
	}
	return lists
}

// glance adds the facts that people choose by.
func (p roleColumns) glance() {
	pay := func(at func(roles.Pay) int) func(i int) Cell {
		return func(i int) Cell {
			pay := p.c.Pay(p.role(i))
			return USD(at(pay), pay.Known)
		}
	}
	p.addAlways("level", func(i int) Cell { return Text(string(p.items[i].Level)) })
	p.addAlways("stage", func(i int) Cell {
		return Cell{Text: strconv.Itoa(p.items[i].Stage) + " of 6", Value: strconv.Itoa(p.items[i].Stage), Number: true}
	})
	p.addAlways("typical pay", pay(func(pay roles.Pay) int { return pay.Typical }))
	p.add("low pay", pay(func(pay roles.Pay) int { return pay.Low }))
	p.add("high pay", pay(func(pay roles.Pay) int { return pay.High }))
	p.addAlways("pay beside "+letter(0), func(i int) Cell { return payChangeCell(p.items[i].PayChange, i == 0) })
	p.addAlways("pay year", func(i int) Cell {
		if pay := p.c.Pay(p.role(i)); pay.Year > 0 {
			return Number(pay.Year)
		}
		return Text("unknown")
	})
	p.addAlways("pay fit", func(i int) Cell { return Text(cmp.Or(string(p.c.Pay(p.role(i)).Fit), "unknown")) })
	p.outlook()
	p.add("remote", func(i int) Cell { return Text(string(p.items[i].Remote)) })
	p.addAlways("getting in", func(i int) Cell {
		if p.items[i].Feeder {
			return Text("outside")
		}
		return Text(string(p.items[i].Entry))
	})
	p.add("emerging", func(i int) Cell { return Text(cmp.Or(yes(p.items[i].Emerging), "no")) })
	p.addAlways("education", func(i int) Cell { return Text(leastEducation(p.c, p.items[i].Requires.Education)) })
	p.addAlways("work before", func(i int) Cell { return leastWork(p.items[i].Requires.Experience) })
	p.add("exams asked", func(i int) Cell { return Number(len(p.items[i].Requires.Certs)) })
	p.add("licenses asked", func(i int) Cell { return Number(len(p.items[i].Requires.Licenses)) })
	p.add("skills asked", func(i int) Cell { return Number(len(p.items[i].Requires.Skills)) })
	p.add("promotions", func(i int) Cell { return Number(p.items[i].MovesUp) })
	p.add("executive roles", func(i int) Cell { return Number(len(p.items[i].Executives)) })
}

// outlook adds base, change, openings and period: they are shown together or
// not at all.
func (p roleColumns) outlook() {
	start := len(p.facts)
	of := func(cell func(roles.Outlook) Cell) func(i int) Cell {
		return func(i int) Cell {
			if o := p.items[i].Outlook; o != nil {
				return cell(o.Outlook)
			}
			return Text("unknown")
		}
	}
	count := func(n int) Cell {
		if n == 0 {
			return Text("unknown")
		}
		return Cell{Text: thousands(n), Value: strconv.Itoa(n), Number: true}
	}
	p.add("outlook for", of(func(o roles.Outlook) Cell { return Text(o.Period) }))
	p.add("jobs at start", of(func(o roles.Outlook) Cell { return count(o.Base) }))
	p.add("change", of(func(o roles.Outlook) Cell {
		return Cell{Text: Percent(o.ChangePct), Value: strconv.FormatFloat(o.ChangePct, 'f', -1, 64), Number: true}
	}))
	p.add("openings a year", of(func(o roles.Outlook) Cell { return count(o.Openings) }))
	together := p.facts[start:]
	differ := slices.ContainsFunc(together, func(f sideFact) bool { return !f.same() })
	for i := range together {
		together[i].always = differ
	}
}

// fit adds how the person stands to each role.
func (p roleColumns) fit(pace int) {
	if p.x.Roles[0].Fit == nil {
		return
	}
	p.addAlways("skills you meet", func(i int) Cell {
		f := p.x.Roles[i].Fit
		return Text(strconv.Itoa(f.Skills) + " of " + strconv.Itoa(f.Of))
	})
	p.addAlways("demands you meet", func(i int) Cell {
		f := p.x.Roles[i].Fit
		if f.GatesOf == 0 {
			return Text("none asked")
		}
		return Text(strconv.Itoa(f.Gates) + " of " + strconv.Itoa(f.GatesOf))
	})
	p.addAlways("study left", func(i int) Cell {
		f := p.x.Roles[i].Fit
		return Text(HoursRange(f.Hours.Low, f.Hours.High))
	})
	p.addAlways("weeks at "+strconv.Itoa(pace)+" h/wk", func(i int) Cell {
		f := p.x.Roles[i].Fit
		return Text(plainRange(f.Weeks.Low, f.Weeks.High))
	})
}

func payChangeCell(change *int, first bool) Cell {
	switch {
	case first:
		return Text("")
	case change == nil:
		return Text("unknown")
	}
	cell := Number(*change)
	cell.Text = moreOrLess(*change, Dollars, "more", "less")
	return cell
}

// leastEducation is the lowest award, or the license or exam instead of one, with
// which education demands can be met without work besides.
func leastEducation(c *roles.Catalog, clauses []roles.Clause) string {
	text, highest := "none", -1
	for _, clause := range clauses {
		word, lowest := "with work", 0
		for i, a := range clause.Any {
			award := a.Award
			if p := c.Program(a.Program); p != nil && award == "" {
				award = p.Award
			}
			if a.ExperienceMonths() > 0 || i > 0 && word != "with work" && award.Rank() >= lowest {
				continue
			}
			lowest = award.Rank()
			switch {
			case award != "":
				word = string(award)
			case a.License != "":
				word = "license"
			case a.Cert != "":
				word = "exam"
			default:
				word = "none"
			}
		}
		if lowest > highest {
			text, highest = word, lowest
		}
	}
	return text
}

// leastWork is the least work before that experience demands ask for.
func leastWork(clauses []roles.Clause) Cell {
	most := 0
	for _, clause := range clauses {
		least := -1
		for _, a := range clause.Any {
			if months := a.ExperienceMonths(); least < 0 || months < least {
				least = months
			}
		}
		most = max(most, least)
	}
	if most == 0 {
		return Cell{Text: "none", Value: "0", Number: true}
	}
	return Cell{Text: Span(paths.Months(100 * most)), Value: strconv.Itoa(most), Number: true}
}

// skills sets out at which level each role asks for each skill.
func (p roleColumns) skills() *sideBySide {
	table := newSideBySide(p.ids)
	for _, row := range p.x.Skills {
		name := listed(titles(p.c, roles.KindSkill, append([]string{row.Skill}, row.Others...)), "or")
		table.add(name, func(i int) Cell {
			level := row.Levels[i].String()
			return Cell{Text: cmp.Or(level, "no"), Value: level}
		})
	}
	return table
}

func (p roleColumns) moves() []string {
	var lines []string
	for _, m := range p.x.Moves {
		text := title(p.c, m.From) + " → " + title(p.c, m.To) + ": " + string(m.Kind)
		if !m.Tenure.IsZero() {
			text += " after " + SpanRange(paths.Months(m.Tenure.Low.Hundredths()), paths.Months(m.Tenure.High.Hundredths()))
		}
		lines = append(lines, text+", "+payChange(p.c, m.From, m.To)+"; evidence: "+evidenceWords(m.Move))
	}
	return lines
}

// payNote says what the figures of pay are.
func (p roleColumns) payNote() string {
	text := "Pay: a year, estimated for the level from the wages of the occupation; fit says how well that occupation stands for the role. Education: the least that is enough without years of work."
	for i := range p.ids {
		if firstJobNote(p.role(i), p.c.Pay(p.role(i))) != "" {
			return text + " Whole occupations; first jobs often pay less."
		}
	}
	return text
}
