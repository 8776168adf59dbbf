package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// EntryRoles lists the roles that take people without experience.
func EntryRoles(c *roles.Catalog, list []paths.EntryRole) Answer {
	value := struct {
		Schema string            `json:"schema"`
		Roles  []paths.EntryRole `json:"roles"`
		Notice string            `json:"notice"`
	}{"rung.entry/v1", orEmpty(list), closing}
	d := Doc{Title: "Who takes people without experience"}
	for _, group := range []struct {
		realism roles.Realism
		heading string
	}{{roles.EntryOpen, "Open: people start here"}, {roles.EntryBridge, "Bridge: formally open, most come by another job first"}} {
		t := Table{Columns: []Column{{Name: "id"}, {Name: "title", Flex: 20, Drop: 3}, {Name: "pay", Right: true}, {Name: "asks"},
			{Name: "study", Right: true}, {Name: "search", Drop: 1}, {Name: "remote", Drop: 1}, {Name: "leads to", Right: true, Drop: 2}},
			RowName: "Role"}
		for i := range list {
			if r := &list[i]; r.Realism == group.realism {
				t.Rows = append(t.Rows, []Cell{Text(r.Role), Text(r.Title), Text(beginnerCell(r.Pay)), Text(asksWords(c, &r.Needs)),
					Text(studyWords(r.Needs.StudyHours.Typical)), Text(Span(r.SearchMonths.Typical)), Text(string(r.Remote)), Number(r.LeadsTo)})
			}
		}
		if len(t.Rows) > 0 {
			d.Add(Heading(group.heading), t)
		}
	}
	if len(list) == 0 {
		d.Add(Para{Text: "The catalog has no role that takes people without experience."})
	} else {
		d.Add(Heading(""), Para{Text: "Easiest first: least schooling, then the fewest hours of study from nothing, exams included. Search: typical time to a first job. " +
			"Leads to: roles that one move reaches. " + beginnerNote(list), Tone: Quiet},
			Para{Text: "How people get into one: rung entry ROLE", Tone: Quiet})
	}
	d.Add(Para{Text: closing, Tone: Quiet})
	rows := entryRows(c, list)
	return Answer{Value: value, Doc: d, Rows: &rows}
}

// lowest is the percentile that beginners' pay is told by where nothing is said.
const lowest = 10

func beginnerCell(p *paths.BeginnerPay) string {
	switch {
	case p == nil:
		return "unknown"
	case p.Percentile == 0, p.Percentile == lowest:
		return Dollars(p.USD)
	}
	return Dollars(p.USD) + " p" + strconv.Itoa(p.Percentile)
}

func studyWords(hours int) string {
	if hours == 0 {
		return "none"
	}
	return thousands(hours) + " h"
}

// asksWords is the schooling and papers that a role asks of a beginner, in a
// few words.
func asksWords(c *roles.Catalog, n *paths.EntryNeeds) string {
	var highest roles.Award
	for _, a := range n.Education {
		award := a.Award
		if p := c.Program(a.Program); p != nil && p.Award.Rank() > award.Rank() {
			award = p.Award
		}
		if award.Rank() > highest.Rank() {
			highest = award
		}
	}
	parts := []string{string(highest)}
	if len(n.Certs) > 0 {
		parts = append(parts, "exam")
	}
	if len(n.Licenses) > 0 {
		parts = append(parts, "license")
	}
	return cmp.Or(joined(", ", parts...), "nothing")
}

// beginnerNote says what the figures of a list are.
func beginnerNote(list []paths.EntryRole) string {
	text := "Pay: p10 of the occupation, below which its lowest-paid tenth earns, and never the median"
	var of *paths.BeginnerPay
	same, whole := true, false
	for _, r := range list {
		if r.Pay == nil {
			continue
		}
		if of == nil {
			of = r.Pay
		}
		same = same && r.Pay.Year == of.Year && r.Pay.Area == of.Area
		whole = whole || r.Pay.SOC != "" && r.Pay.Fit != roles.FitExact
	}
	if of == nil {
		return "Pay for beginners is not known."
	}
	if same {
		text += " (" + areaWords(of.Area) + ", May " + strconv.Itoa(of.Year) + ")"
	}
	text += "."
	if whole {
		text += " Whole occupation; first jobs often pay less."
	}
	return text
}

// entryRows is the entry roles for a spreadsheet, each figure in a column.
func entryRows(c *roles.Catalog, list []paths.EntryRole) Table {
	var t Table
	for _, name := range []string{"role", "realism", "beginner_pay_usd", "percentile", "year", "area", "fit", "asks", "study_hours_low", "study_hours_typical",
		"study_hours_high", "search_months_low", "search_months_typical", "search_months_high", "remote", "leads_to"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	months := func(m paths.Months) Cell {
		return Cell{Value: strconv.FormatFloat(float64(m)/100, 'f', -1, 64), Number: true}
	}
	for i := range list {
		r := &list[i]
		pay := []Cell{{}, {}, {}, {}, {}}
		if p := r.Pay; p != nil {
			pay = []Cell{Number(p.USD), Number(p.Percentile), Number(p.Year), Text(p.Area), Text(string(p.Fit))}
		}
		row := append([]Cell{Text(r.Role), Text(string(r.Realism))}, pay...)
		h, s := r.Needs.StudyHours, r.SearchMonths
		t.Rows = append(t.Rows, append(row, Text(asksWords(c, &r.Needs)), Number(h.Low), Number(h.Typical), Number(h.High),
			months(s.Low), months(s.Typical), months(s.High), Text(string(r.Remote)), Number(r.LeadsTo)))
	}
	return t
}

// Entry tells how people without experience get into a role. Most is how many
// moves into it people see; 0: all.
func Entry(c *roles.Catalog, w *paths.EntryWays, most int) Answer {
	value := struct {
		Schema string `json:"schema"`
		*paths.EntryWays
		Notice string `json:"notice"`
	}{"rung.entry/v1", w, closing}
	d := Doc{Title: "Getting in: " + w.Title}
	d.Add(Para{Text: realismWords(w)})
	if w.Note != "" {
		d.Add(Para{Text: w.Note})
	}
	bridgesDoc(&d, c, w)
	entryCertsDoc(&d, w)
	closedWays(&d, c, w, most)
	d.Add(Heading("What it asks of somebody who holds nothing"), needFields(c, w))
	addEntryPay(&d, c, w)
	d.Add(Heading(""))
	if !w.Feeder { // no plan leads to a job outside the field
		d.Add(Para{Text: "Your own way in, with times and costs: rung plan " + w.Role, Tone: Quiet})
	}
	d.Add(Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d}
}

func realismWords(w *paths.EntryWays) string {
	switch {
	case w.Feeder:
		return "A job outside the field: people come from it, they don't enter the field by it."
	case w.Realism == roles.EntryOpen:
		return "Open: people start here without experience."
	case w.Realism == roles.EntryBridge:
		return "Formally open to people without experience; in practice most come by another job first."
	}
	return "Closed to people without experience in the field: it is reached by other jobs."
}

// bridgesDoc tells the jobs that people do first.
func bridgesDoc(d *Doc, c *roles.Catalog, w *paths.EntryWays) {
	var items Notes
	for i := range w.Bridges {
		b := &w.Bridges[i]
		text := b.Title + ": " + paperWords(c, &b.Needs) + ", " + studyRange(b.Needs.StudyHours) + " of study from nothing"
		var notes []string
		switch {
		case b.Feeder:
			notes = append(notes, "a job outside the field, with schooling of its own")
		case b.Realism == roles.EntryBridge:
			notes = append(notes, "most come into it by another job first: rung entry "+b.Role)
		case b.Realism == roles.EntryClosed:
			notes = append(notes, "no first job: rung entry "+b.Role)
		}
		then := "no move from it is in the catalog; evidence: " + string(b.Evidence)
		if b.TenureMonths != nil {
			then = "then " + moveWords(b.MoveKind) + " after " + SpanRange(b.TenureMonths.Low, b.TenureMonths.High) + "; evidence: " + string(b.Evidence)
		}
		notes = append(notes, then)
		if b.Counts != nil {
			counts := "months there count toward the experience asked"
			if !*b.Counts {
				counts = "months there do not count toward the experience asked"
			}
			notes = append(notes, counts)
		}
		items = append(items, Item{Text: text, Notes: notes})
	}
	if len(items) > 0 {
		d.Add(Heading("Bridges: jobs that people do first, the easiest first"), items)
	}
}

func moveWords(kind roles.MoveKind) string {
	if kind == roles.Lateral {
		return "a lateral move"
	}
	return "a " + string(kind)
}

func studyRange(hours paths.CostRange) string {
	if hours.High == 0 {
		return "no hours"
	}
	return HoursRange(hours.Low, hours.High)
}

// paperWords is the schooling and papers that a job asks for.
func paperWords(c *roles.Catalog, n *paths.EntryNeeds) string {
	if !n.Credential() {
		return "no degree or certificate"
	}
	return strings.Join(slices.Concat(ways(c, n.Education), titles(c, roles.KindCert, n.Certs), titles(c, roles.KindLicense, n.Licenses)), ", ")
}

func ways(c *roles.Catalog, list []roles.Alternative) []string {
	var words []string
	for _, a := range list {
		words = append(words, alternative(c, a))
	}
	return words
}

// entryCertsDoc tells the certificates that a role takes, with what the issuer
// says of people without experience.
func entryCertsDoc(d *Doc, w *paths.EntryWays) {
	var items Notes
	var later []string
	for _, x := range w.Certs {
		if !x.Eligible {
			later = append(later, x.Name)
			continue
		}
		cost := DollarRange(x.CostUSD.Low, x.CostUSD.High)
		for _, u := range x.Unknown {
			cost = unknownWords(u) + ", taken as " + cost
		}
		item := Item{Text: x.Name + ", " + cost + ", " + studyRange(x.Hours), Notes: []string{x.Verdict}}
		if x.Note != "" {
			item.Notes = append(item.Notes, x.Note)
		}
		items = append(items, item)
	}
	if len(items)+len(later) == 0 {
		return
	}
	d.Add(Heading("Certificates it takes: one is enough, and passing it is not a job"))
	if len(items) > 0 {
		d.Add(items)
	}
	if len(later) > 0 {
		d.Add(Para{Text: "Not for people who hold nothing: " + listed(later, "and") + "."})
	}
}

// nearestShown is how many of the nearest first jobs are told.
const nearestShown = 3

// closedWays tells who comes into a role that nobody enters without experience.
func closedWays(d *Doc, c *roles.Catalog, w *paths.EntryWays, most int) {
	if len(w.Nearest) > 0 {
		var chains List
		for _, p := range w.Nearest[:min(len(w.Nearest), nearestShown)] {
			chains = append(chains, Plural(len(p.Moves), "move")+": "+strings.Join(titles(c, roles.KindRole, p.Roles), " → "))
		}
		d.Add(Heading("The nearest first jobs"), chains)
	} else if w.Realism == roles.EntryClosed && !w.Feeder {
		d.Add(Heading(""), Para{Text: "No chain of moves leads here from a role that takes people without experience."})
	}
	if len(w.MovesIn) == 0 {
		return
	}
	t := Table{Columns: []Column{{Name: "from", Flex: 20}, {Name: "kind"}, {Name: "stay there first"}, {Name: "evidence", Drop: 1}}, RowName: "From"}
	for _, m := range w.MovesIn[:mostOf(most, len(w.MovesIn))] {
		from := m.Title
		if m.Feeder {
			from += " (outside the field)"
		}
		t.Rows = append(t.Rows, []Cell{Text(from), Text(string(m.Kind)), Text(SpanRange(m.TenureMonths.Low, m.TenureMonths.High)), Text(string(m.Evidence))})
	}
	d.Add(Heading("Moves that lead here"), t)
	if more := len(w.MovesIn) - len(t.Rows); more > 0 {
		d.Add(Para{Text: strconv.Itoa(more) + " more: -o json lists all", Tone: Quiet})
	}
}

func needFields(c *roles.Catalog, w *paths.EntryWays) Fields {
	or := func(words []string, none string) string {
		if len(words) == 0 {
			return none
		}
		return strings.Join(words, "; ")
	}
	n := &w.Needs
	study := "none"
	if n.StudyHours.High > 0 {
		study = studyRange(n.StudyHours) + " from nothing, exams included (estimate)"
	}
	search := SpanRange(w.SearchMonths.Low, w.SearchMonths.High) + ", typically " + Span(w.SearchMonths.Typical)
	if w.Realism == roles.EntryClosed {
		search = ""
	}
	var licenses []string
	for _, id := range n.Licenses {
		if l := c.License(id); l != nil {
			licenses = append(licenses, joined(". How: ", l.Name, licenseHow(c, l)))
		}
	}
	return Fields{
		{"Education", or(ways(c, n.Education), "none asked")},
		{"Exam", or(titles(c, roles.KindCert, n.Certs), "none asked")},
		{"License", or(licenses, "")},
		{"Study", study},
		{"Search", search},
		{"Remote", string(w.Remote)},
		{"Leads to", Plural(w.LeadsTo, "role")},
	}
}

// addEntryPay tells what a beginner earns, or why no such figure is given.
func addEntryPay(d *Doc, c *roles.Catalog, w *paths.EntryWays) {
	p := w.Pay
	if w.Realism == roles.EntryClosed {
		return // nobody begins here
	}
	d.Add(Heading("Pay for a beginner"))
	if p == nil {
		d.Add(Para{Text: "Unknown: no figure of the low end fits this role well enough."})
		return
	}
	text := Dollars(p.USD) + " a year"
	var of []string
	if p.SOC != "" {
		words := "p" + strconv.Itoa(p.Percentile) + " of SOC " + p.SOC
		if o := c.Occupation(p.SOC); o != nil {
			words += " " + o.Title
		}
		of = append(of, words)
	}
	if p.Area != "" {
		of = append(of, areaWords(p.Area))
	}
	if p.Year > 0 {
		of = append(of, "May "+strconv.Itoa(p.Year))
	}
	d.Add(Para{Text: text + " (" + joined("; ", strings.Join(of, ", "), "fit: "+string(p.Fit)) + "); not the median. Source: " + cite(c, p.Source)})
	if note := firstJobNote(c.Role(w.Role), c.Pay(c.Role(w.Role))); note != "" {
		d.Add(Para{Text: note, Tone: Warning})
	}
}
