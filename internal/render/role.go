package render

import (
	"slices"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

func roleDoc(c *roles.Catalog, m match) Doc {
	r := m.Role
	d := Doc{Title: r.Title}
	d.Add(Para{Text: r.Summary})
	if r.Notes != "" {
		d.Add(Para{Text: r.Notes})
	}
	d.Add(Fields{
		{"Reference", "role/" + r.ID},
		{"Also called", strings.Join(r.Aliases, ", ")},
		{"Track", c.TrackTitle(r.Track)},
		{"Level", string(r.Level) + ", stage " + Number(r.Stage).Text + " of 6"},
		{"Sectors", strings.Join(spaced(r.Sectors), ", ")},
		{"Remote", string(remoteOf(r))},
		{"Getting in", entryWords(c, r)},
		{"Emerging", yes(r.Emerging)},
		{"Leads on", terminalWords(r)},
		{"Usual background", typicalWords(r)},
		{"Work style", r.WorkStyle},
	})
	addList(&d, "Duties", r.Duties)
	addPay(&d, c, r)
	if o := m.SOC; o != nil {
		addOutlook(&d, c, o, r.Occupation.Fit)
	}
	if r.Outlook != "" {
		d.Add(Para{Text: r.Outlook})
	}
	addList(&d, "What may change", changeLines(c, r))
	addList(&d, "Conditions to know before applying", conditionLines(c, r))
	addWorkers(&d, c, r)
	addList(&d, "Requires: education", demands(c, r.Requires.Education))
	addList(&d, "Requires: experience", demands(c, r.Requires.Experience))
	addList(&d, "Requires: skills", demands(c, r.Requires.Skills))
	addList(&d, "Requires: certifications", demands(c, r.Requires.Certs))
	addList(&d, "Requires: licenses", licenseDemands(c, r.Requires.Licenses))
	addList(&d, "Helps, never required", append(append(demands(c, r.Prefers.Education), demands(c, r.Prefers.Skills)...),
		demands(c, r.Prefers.Certs)...))
	addList(&d, "The job teaches", developWords(c, r.Develops))
	d.Add(movesOut(c, r)...)
	d.Add(movesInBlocks(c, m.MovesIn)...)
	addSources(&d, c, roleSources(c, r)...)
	return d
}

// roleSources are those of the role itself and of what is shown with it.
func roleSources(c *roles.Catalog, r *roles.Role) []string {
	ids := slices.Clone(r.Sources)
	for _, x := range r.Changes {
		ids = append(ids, x.Source)
	}
	for _, x := range r.Conditions {
		ids = append(ids, x.Source)
	}
	if w := c.Workers(r); w != nil {
		ids = append(ids, w.Source)
	}
	return ids
}

func licenseDemands(c *roles.Catalog, clauses []roles.Clause) []string {
	out := demands(c, clauses)
	for i, clause := range clauses {
		for _, a := range clause.Any {
			if l := c.License(a.License); l != nil {
				if how := licenseHow(c, l); how != "" {
					out[i] += ". How: " + how
				}
			}
		}
	}
	return out
}

func entryWords(c *roles.Catalog, r *roles.Role) string {
	words := map[roles.Realism]string{
		roles.EntryOpen:   "open: people start here without experience",
		roles.EntryBridge: "bridge: formally open; most come by another job first",
		roles.EntryClosed: "closed to people without experience in the field",
	}[realismOf(r)]
	if r.Feeder {
		words = "a job outside the field, where health workers start"
	}
	if len(r.Entry.Bridges) > 0 {
		words += "; bridges: " + strings.Join(titles(c, roles.KindRole, r.Entry.Bridges), ", ")
	}
	if r.Entry.Note != "" {
		words += ". " + r.Entry.Note
	}
	return words
}

func terminalWords(r *roles.Role) string {
	if r.Terminal == "" {
		return ""
	}
	return "nowhere, on purpose: " + r.Terminal
}

func typicalWords(r *roles.Role) string {
	if r.Typical == nil {
		return ""
	}
	return plainRange(r.Typical.LowYears, r.Typical.HighYears) + " years of work, an estimate"
}

func plainRange(low, high int) string {
	if low == high {
		return Number(low).Text
	}
	return Number(low).Text + "–" + Number(high).Text
}

func developWords(c *roles.Catalog, list []roles.Develop) []string {
	var out []string
	for _, x := range list {
		text := skillAt(c, x.Skill, x.Level)
		if x.After != "" {
			text += " after " + string(x.After)
		}
		out = append(out, text)
	}
	return out
}

// addPay tells what a role pays, how well the figure fits it, and both wage
// years, of which the top must not be read as growth.
func addPay(d *Doc, c *roles.Catalog, r *roles.Role) {
	pay := c.Pay(r)
	fields := Fields{{"Band", payWords(pay)}}
	if pay.Known {
		fields = append(fields, Field{"From", payOrigin(c, r, pay)})
	}
	for _, f := range r.Pay.Facts {
		fields = append(fields, Field{"Figure", factWords(c, f)})
	}
	for _, f := range r.SeedPay {
		fields = append(fields, Field{"Seed figure", factWords(c, f) + "; undated, not planned with"})
	}
	d.Add(Heading("Pay"), fields)
	if chart, ok := payChartOf(c, r); ok {
		d.Add(chart)
	}
	if note := firstJobNote(r, pay); note != "" {
		d.Add(Para{Text: note, Tone: Warning})
	}
	occupation := c.Occupation(r.Occupation.SOC)
	if occupation == nil || r.Occupation.Fit == roles.FitPoor || len(occupation.Wages) == 0 {
		return
	}
	d.Add(Para{Text: "Everybody in the occupation " + occupation.SOC + " " + occupation.Title + " (fit: " + string(r.Occupation.Fit) + "):"},
		wageTable(c, occupation))
	if note := topCodeNote(occupation); note != "" {
		d.Add(Para{Text: note, Tone: Quiet})
	}
}

func payWords(p roles.Pay) string {
	if !p.Known {
		return "unknown: no figure fits this role well enough"
	}
	text := DollarRange(p.Low, p.High) + " a year"
	if p.Low != p.High {
		text = DollarRange(p.Low, p.High) + " a year, typically " + Dollars(p.Typical)
	}
	return text
}

func payOrigin(c *roles.Catalog, r *roles.Role, p roles.Pay) string {
	if p.SOC == "" {
		return cite(c, p.Source)
	}
	text := "p" + Number(p.Percentiles[0]).Text + ", p" + Number(p.Percentiles[1]).Text + " and p" + Number(p.Percentiles[2]).Text +
		" of SOC " + p.SOC
	if o := c.Occupation(p.SOC); o != nil {
		text += " " + o.Title
	}
	text += ", " + areaWords(p.Area) + ", May " + Number(p.Year).Text + "; fit: " + string(p.Fit)
	if r.Occupation.Note != "" {
		text += " (" + r.Occupation.Note + ")"
	}
	return text + "; estimate for the level"
}

func firstJobNote(r *roles.Role, p roles.Pay) string {
	if p.SOC == "" || r.Level != roles.LevelEntry || r.Feeder || p.Fit == roles.FitExact {
		return ""
	}
	return "Whole occupation; first jobs often pay less."
}

func areaWords(area string) string {
	if area == "US" {
		return "United States"
	}
	return area
}

func factWords(c *roles.Catalog, f roles.PayFact) string {
	text := Dollars(f.Value)
	if f.High > 0 {
		text = DollarRange(f.Value, f.High)
	}
	for _, part := range []string{f.Measure, areaWords(f.Area)} {
		if part != "" {
			text += ", " + part
		}
	}
	if f.Year > 0 {
		text += ", " + Number(f.Year).Text
	}
	if f.Note != "" {
		text += "; " + f.Note
	}
	if f.Source != "" {
		text += "; " + cite(c, f.Source)
	}
	return text
}

func wageTable(c *roles.Catalog, o *roles.Occupation) Table {
	t := Table{Columns: []Column{{Name: "May"}, {Name: "area", Drop: 2}, {Name: "p10", Right: true}, {Name: "p25", Right: true, Drop: 4},
		{Name: "p50", Right: true}, {Name: "p75", Right: true, Drop: 3}, {Name: "p90", Right: true}, {Name: "jobs", Right: true, Drop: 1}}}
	for _, w := range newestFirst(o.Wages) {
		row := []Cell{Number(w.Year), Text(w.Area)}
		for _, percentile := range []int{10, 25, 50, 75, 90} {
			row = append(row, Text(wageWords(w, percentile)))
		}
		jobs := "unknown"
		if w.Employment > 0 {
			jobs = thousands(w.Employment)
		}
		t.Rows = append(t.Rows, append(row, Text(jobs)))
	}
	return t
}

// wageYears is how many years of wages stand side by side.
const wageYears = 2

func newestFirst(wages []roles.Wage) []roles.Wage {
	var years []roles.Wage
	for _, w := range wages {
		at := 0
		for at < len(years) && years[at].Year >= w.Year {
			at++
		}
		years = append(years[:at], append([]roles.Wage{w}, years[at:]...)...)
	}
	return years[:min(len(years), wageYears)]
}

func wageWords(w roles.Wage, percentile int) string {
	value := w.At(percentile)
	if value == 0 {
		return "unknown"
	}
	if topCoded(w, percentile) {
		return "≥ " + Dollars(value)
	}
	return Dollars(value)
}

func topCoded(w roles.Wage, percentile int) bool {
	name := "p" + Number(percentile).Text
	for _, t := range w.TopCoded {
		if t == name {
			return true
		}
	}
	return false
}

func topCodeNote(o *roles.Occupation) string {
	cut, whole := 0, 0
	for _, w := range newestFirst(o.Wages) {
		if len(w.TopCoded) > 0 {
			cut = w.Year
		} else {
			whole = w.Year
		}
	}
	switch {
	case cut == 0:
		return ""
	case whole == 0:
		return "≥ marks figures that the survey cuts off: the true ones are higher."
	}
	return "The survey of May " + Number(cut).Text + " cuts off high figures, that of May " + Number(whole).Text +
		" does not: the difference at the top is not growth."
}

func addOutlook(d *Doc, c *roles.Catalog, o *roles.Occupation, fit roles.Fit) {
	if text := outlookWords(o); text != "" && fit != roles.FitPoor {
		middle := MiddleGrowth(c)
		all := ""
		if middle != nil {
			all = Percent(middle.Percent) + " is the middle of all roles here"
		}
		d.Add(Heading("Outlook"), Fields{{"Occupation", o.SOC + " " + o.Title + " (fit: " + string(fit) + ")"}, {"Projection", text},
			{"Other roles", all}, {"Source", cite(c, o.Outlook.Source)}}, outlookChart(o, middle))
	}
}

// outlookWords never gives a change alone: base, change, openings and period
// stand together, and what is missing is said.
func outlookWords(o *roles.Occupation) string {
	k := o.Outlook
	if k.Period == "" {
		return ""
	}
	base, openings := "base employment unknown", "yearly openings unknown"
	if k.Base > 0 {
		base = thousands(k.Base) + " jobs at the start"
	}
	if k.Openings > 0 {
		openings = thousands(k.Openings) + " openings a year"
	}
	text := k.Period + ": " + base + ", " + Percent(k.ChangePct) + " over the period, " + openings
	if k.Education != "" {
		text += "; typical entry education: " + k.Education
	}
	if k.Experience != "" {
		text += "; related experience: " + k.Experience
	}
	return text
}

func movesOut(c *roles.Catalog, r *roles.Role) []Block {
	if len(r.Moves) == 0 {
		return nil
	}
	t := moveTable("to")
	var falls List
	for _, m := range r.Moves {
		t.Rows = append(t.Rows, moveRow(c, m.To, m))
		if m.PayFalls != "" {
			falls = append(falls, "pay falls on the way to "+title(c, m.To)+": "+m.PayFalls)
		}
	}
	blocks := []Block{Heading("Moves out"), t}
	if falls != nil {
		blocks = append(blocks, falls)
	}
	return blocks
}

func movesInBlocks(c *roles.Catalog, moves []roles.MoveIn) []Block {
	if len(moves) == 0 {
		return nil
	}
	t := moveTable("from")
	for _, m := range moves {
		t.Rows = append(t.Rows, moveRow(c, m.From, m.Move))
	}
	return []Block{Heading("Moves in"), t}
}

func moveTable(end string) Table {
	return Table{Columns: []Column{{Name: end, Flex: 16}, {Name: "kind"}, {Name: "stay", Drop: 1},
		{Name: "evidence", Drop: 3}, {Name: "pay there", Right: true, Drop: 2}}}
}

func moveRow(c *roles.Catalog, other string, m roles.Move) []Cell {
	pay := roles.Pay{}
	if r := c.Role(other); r != nil {
		pay = c.Pay(r)
	}
	stay := ""
	if !m.Tenure.IsZero() {
		stay = SpanRange(paths.Months(m.Tenure.Low.Hundredths()), paths.Months(m.Tenure.High.Hundredths()))
	}
	return []Cell{Text(c.Title(roles.Ref{Kind: roles.KindRole, ID: other})), Text(string(m.Kind)), Text(stay),
		Text(evidenceWords(m)), USD(pay.Typical, pay.Known)}
}

func evidenceWords(m roles.Move) string {
	if m.Evidence == "" {
		return string(roles.Curator)
	}
	if m.N > 0 {
		return string(m.Evidence) + " (n = " + thousands(m.N) + ")"
	}
	return string(m.Evidence)
}
