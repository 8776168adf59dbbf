package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// NextOptions say what to show of the next moves.
type NextOptions struct {
	Assumed []string                 // what was taken for granted about the person
	Kind    paths.NextKind           // only moves of this kind; "": all
	Most    int                      // moves of each kind, and as many that are not open; 0: all
	WhyNot  func(role string) string // the command line that tells more of a role
}

type nextMoveValue struct {
	paths.NextMove
	Pay *PayUSD `json:"pay"` // null: not known
}

// Next tells the next moves of a person, and what each takes.
func Next(c *roles.Catalog, q paths.Query, next *paths.Next, o NextOptions) Answer {
	query := newQueryValue(q, PlanOptions{Assumed: o.Assumed})
	value := struct {
		Schema string `json:"schema"`
		From   string `json:"from,omitempty"`
		Query  struct {
			Pace    int         `json:"pace_hours_per_week"`
			Holds   holdsValue  `json:"holds"`
			Assumed []string    `json:"assumed"`
			Limits  limitsValue `json:"limits"`
		} `json:"query"`
		Count  int             `json:"move_count"` // of the kinds asked for, however many are printed
		Moves  []nextMoveValue `json:"moves"`
		Notice string          `json:"notice"`
	}{Schema: "rung.next/v1", From: next.From, Moves: []nextMoveValue{}, Notice: closing}
	value.Query.Pace, value.Query.Holds, value.Query.Assumed, value.Query.Limits = query.Pace, query.Holds, query.Assumed, query.Limits

	d := Doc{Title: nextTitle(c, next)}
	nextStart(&d, c, q, next, o)
	var shown, closed []paths.NextMove
	for _, kind := range paths.NextKinds() {
		if o.Kind != "" && kind != o.Kind {
			continue
		}
		var open []paths.NextMove
		for _, m := range next.Moves {
			switch {
			case m.Kind != kind:
				continue
			case m.Open:
				open = append(open, m)
			default:
				closed = append(closed, m)
			}
			value.Count++
		}
		some := open[:mostOf(o.Most, len(open))]
		shown = append(shown, some...)
		nextGroup(&d, c, kind, some, len(open)-len(some))
	}
	hidden := len(closed) - mostOf(o.Most, len(closed))
	closed = closed[:len(closed)-hidden]
	if value.Count == 0 {
		d.Add(Heading(""), Para{Text: noNextWords(c, next, o.Kind)})
	}
	var takes List
	for _, m := range shown {
		takes = append(takes, m.Title+": "+takesWords(c, &m))
	}
	addList(&d, "What each takes", takes)
	closedDoc(&d, closed, hidden, o)
	nextEnd(&d, next, shown)
	for _, m := range append(shown, closed...) {
		value.Moves = append(value.Moves, nextMoveValue{m, payUSD(c.Pay(c.Role(m.Role)))})
	}
	// In the order of the kinds, the closed ones of each after its open ones.
	slices.SortStableFunc(value.Moves, func(a, b nextMoveValue) int {
		return cmp.Compare(slices.Index(paths.NextKinds(), a.Kind), slices.Index(paths.NextKinds(), b.Kind))
	})
	rows := nextRows(value.Moves)
	return Answer{Value: value, Doc: d, Rows: &rows}
}

// mostOf is how many of n to show.
func mostOf(most, n int) int {
	if most == 0 {
		return n
	}
	return min(most, n)
}

func nextTitle(c *roles.Catalog, next *paths.Next) string {
	if next.From == "" {
		return "First jobs for a person without one"
	}
	return "What next from " + title(c, next.From)
}

// nextStart says who asks, and what would make the answer truer.
func nextStart(d *Doc, c *roles.Catalog, q paths.Query, next *paths.Next, o NextOptions) {
	if len(o.Assumed) > 0 {
		d.Add(Para{Text: assumedWords(o.Assumed), Tone: Quiet})
	}
	d.Add(Para{Text: LimitWords(c, q), Tone: Quiet})
	switch from := q.Profile.Role; {
	case from == "":
		d.Add(Para{Text: "No current job is named. For moves from one: --from ROLE"})
	case q.Profile.Experience[from] == 0 && len(next.Moves) > 0:
		d.Add(Para{Text: "Times count from the first day in this job. Say how long you have had it and they shrink: --experience " + from + "=24mo"})
	}
}

// nextGroup is the open moves of one kind.
func nextGroup(d *Doc, c *roles.Catalog, kind paths.NextKind, moves []paths.NextMove, more int) {
	if len(moves) == 0 {
		return
	}
	pay := "pay"
	if kind == paths.NextEntry {
		pay = "pay at first"
	}
	// Pay is never cut short: "less" must not go.
	t := Table{Columns: []Column{{Name: "role", Flex: 20}, {Name: "holds"}, {Name: pay, Right: true}, {Name: "time", Drop: 1},
		{Name: "cost", Right: true, Drop: 2}, {Name: "evidence", Drop: 3}}, RowName: "Role"}
	for _, m := range moves {
		t.Rows = append(t.Rows, []Cell{Text(m.Title), Text(fitWords(m.Fit)), Text(nextPay(&m)),
			Text(SpanRange(m.Months.Low, m.Months.High)), Text(Dollars(m.CostUSD.Typical)), Text(string(m.Evidence))})
	}
	d.Add(Heading(kindHeading(kind)), t)
	if more > 0 {
		flag := "--kind " + string(kind) + " "
		if kind == paths.NextEntry {
			flag = ""
		}
		d.Add(Para{Text: strconv.Itoa(more) + " more: " + flag + "-k " + strconv.Itoa(len(moves)+more), Tone: Quiet})
	}
}

func kindHeading(kind paths.NextKind) string {
	return map[paths.NextKind]string{paths.NextUp: "Up: promotions", paths.NextAcross: "Across: the same rung, another desk",
		paths.NextPivot: "Pivot: another line of work", paths.NextEntry: "Roles that take people without experience"}[kind]
}

func fitWords(f paths.SkillFit) string {
	if f.Required == 0 {
		return "none asked"
	}
	return strconv.Itoa(f.Met) + " of " + strconv.Itoa(f.Required)
}

// nextPay is what a move does to pay, a cut as plainly as a rise.
func nextPay(m *paths.NextMove) string {
	switch {
	case m.Kind == paths.NextEntry && m.BeginnerPay != nil:
		return Dollars(m.BeginnerPay.USD)
	case m.PayChangeUSD != nil:
		return moreOrLess(*m.PayChangeUSD, Dollars, "more", "less")
	}
	return "unknown"
}

// takesWords says what is still to do for a move.
func takesWords(c *roles.Catalog, m *paths.NextMove) string {
	x := &m.Missing
	skills := x.Lift+x.Learn+x.OnTheJob > 0
	there := skills && m.Mode == paths.Stretch // the rest is learned on the job
	parts := []string{lackedWords(m)}
	if there && x.StudyHours.High == 0 {
		parts[0] += ", all of it once you are there"
	}
	add := func(when bool, text string) {
		if when {
			parts = append(parts, text)
		}
	}
	study := "study " + HoursRange(x.StudyHours.Low, x.StudyHours.High)
	if there {
		study += ", the rest once you are there"
	}
	add(x.StudyHours.High > 0, study)
	add(len(x.Programs) > 0, "program: "+listed(titles(c, roles.KindProgram, x.Programs), "and"))
	add(len(x.Certs) > 0, "exam: "+listed(titles(c, roles.KindCert, x.Certs), "and"))
	add(m.CostUSD.High > 0, "cost "+DollarRange(m.CostUSD.Low, m.CostUSD.High))
	for _, ref := range m.Unknown {
		add(true, "the price of "+titleOf(c, ref)+" is unknown and an estimate stands in")
	}
	add(true, firstWords(m))
	add(m.DegreeNeeded, "it needs a new degree")
	if w := m.WithoutDegree; w != nil {
		add(true, "without a new degree it takes "+Span(w.Months)+" and "+Dollars(w.CostUSD))
	}
	add(!m.Exact, "the search stopped early, so there may be a quicker way")
	text := joined("; ", parts...)
	if m.PayFalls != "" {
		text += ". Pay falls: " + m.PayFalls
	}
	return text
}

// lackedWords counts the skills that are not met yet.
func lackedWords(m *paths.NextMove) string {
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, Plural(n, "skill")+" "+words)
		}
	}
	add(m.Missing.Learn, "to learn")
	add(m.Missing.Lift, "to lift")
	add(m.Missing.OnTheJob, "that only work teaches")
	switch {
	case len(parts) > 0:
		return strings.Join(parts, ", ")
	case m.Fit.Required == 0:
		return "no skill is asked for"
	}
	return "every skill is held"
}

// firstWords says what the time before a move is for.
func firstWords(m *paths.NextMove) string {
	stay := m.Missing.StayMonths
	if stay == 0 {
		return ""
	}
	switch m.Missing.Binding {
	case paths.BindingTenure:
		return "people usually stay " + Span(stay) + " more first"
	case paths.BindingExperience:
		return Span(stay) + " more of experience first"
	case paths.BindingStudy:
		return "the study takes " + Span(stay)
	case paths.BindingResults:
		return "the study and the exam's result take " + Span(stay)
	case paths.BindingLessons:
		return "your job teaches the rest in " + Span(stay)
	}
	return Span(stay) + " of study first"
}

// closedDoc tells what keeps the other moves closed, and the commands that say
// what would open them.
func closedDoc(d *Doc, closed []paths.NextMove, hidden int, o NextOptions) {
	if len(closed) == 0 {
		return
	}
	var items Notes
	var commands Verbatim
	for _, m := range closed {
		item := Item{Text: m.Title + " (" + string(m.Kind) + ", holds " + fitWords(m.Fit) + ", pay " + nextPay(&m) + ")"}
		for _, gate := range m.Gates {
			item.Notes = append(item.Notes, gateWords(gate))
		}
		if !m.Exact {
			item.Notes = append(item.Notes, "the search stopped early, so there may be a way")
		}
		items = append(items, item)
		commands = append(commands, o.WhyNot(m.Role))
	}
	d.Add(Heading("Not open to you in one move now"), items)
	if hidden > 0 {
		d.Add(Para{Text: strconv.Itoa(hidden) + " more: -k " + strconv.Itoa(len(closed)+hidden), Tone: Quiet})
	}
	d.Add(Heading("To see what would open them"), commands)
}

func noNextWords(c *roles.Catalog, next *paths.Next, kind paths.NextKind) string {
	from := c.Role(next.From)
	switch {
	case from == nil:
		return "The catalog has no role that takes people without experience."
	case kind != "" && len(next.Moves) > 0:
		return "No move of the kind " + string(kind) + " leads on from here."
	case from.Terminal != "":
		return "Nothing leads on from here, on purpose: " + from.Terminal + "."
	}
	return "The catalog has no move that leads on from here."
}

// nextEnd says how to read the figures.
func nextEnd(d *Doc, next *paths.Next, shown []paths.NextMove) {
	d.Add(Heading(""))
	if len(shown) > 0 {
		text := "Holds: required skills that you meet at their level. Time: until you could start there, search included. Cost: typical. "
		if next.From == "" {
			text += "Pay at first: the low end of the whole occupation; first jobs often pay less."
		} else {
			text += "Pay: typical there against typical here, an estimate."
		}
		d.Add(Para{Text: text, Tone: Quiet})
	}
	d.Add(Para{Text: "Nothing is hidden: rung why-not ROLE", Tone: Quiet}, Para{Text: closing, Tone: Quiet})
}

// nextRows is the moves for a spreadsheet, each figure in a column.
func nextRows(moves []nextMoveValue) Table {
	var t Table
	for _, name := range []string{"role", "kind", "open", "met", "required", "weight_met", "weight", "lift", "learn", "on_the_job",
		"months_low", "months_typical", "months_high", "cost_usd_typical", "pay_change_usd", "pay_usd", "evidence", "degree_needed", "gates"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	months := func(m paths.Months) Cell {
		return Cell{Value: strconv.FormatFloat(float64(m)/100, 'f', -1, 64), Number: true}
	}
	for _, m := range moves {
		row := []Cell{Text(m.Role), Text(string(m.Kind)), Text(strconv.FormatBool(m.Open)), Number(m.Fit.Met), Number(m.Fit.Required),
			Number(m.Fit.WeightMet), Number(m.Fit.Weight), Number(m.Missing.Lift), Number(m.Missing.Learn), Number(m.Missing.OnTheJob)}
		if m.Open {
			row = append(row, months(m.Months.Low), months(m.Months.Typical), months(m.Months.High), Number(m.CostUSD.Typical))
		} else {
			row = append(row, Cell{}, Cell{}, Cell{}, Cell{})
		}
		change, pay := Cell{}, Cell{}
		if m.PayChangeUSD != nil {
			change = Number(*m.PayChangeUSD)
		}
		if m.Pay != nil {
			pay = Number(m.Pay.Typical)
		}
		var gates []string
		for _, g := range m.Gates {
			gates = append(gates, string(g.Kind))
		}
		t.Rows = append(t.Rows, append(row, change, pay, Text(string(m.Evidence)), Text(strconv.FormatBool(m.DegreeNeeded)), Text(strings.Join(gates, " "))))
	}
	return t
}
