package render

import (
	"strconv"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// PlanOptions say what to show of a planner's answer. The plans of the Result
// stand in the order in which they are shown.
type PlanOptions struct {
	Assumed []string // what was taken for granted about the person
	Show    []int    // which of the plans to show, by index, rising; nil: all
	Route   int      // index of the plan told step by step
	By      string   // what the plans are ordered by

	Alternatives bool // the best along each of some chains of moves, by By
	Diverse      bool // and of those, such as share few roles

	Detail bool // tell all there is to know of that one

	Start   *time.Time // the day that the plan begins; nil: not said
	Today   time.Time  // what the timeline begins on without Start; zero: no timeline
	Savings *int       // US dollars that the person has; nil: not said
	Keep    string     // the command that keeps the route told; ""
}

// closing ends whatever a person may act on.
const closing = "Estimates, not promises; confirm eligibility with the issuer before paying."

type planValue struct {
	Schema  string         `json:"schema"`
	Query   queryValue     `json:"query"`
	Exact   bool           `json:"exact"`
	Bound   *paths.Bound   `json:"bound,omitempty"`
	Thinned *paths.Thinned `json:"thinned,omitempty"` // set when the plans stand for a larger set
	Count   int            `json:"plan_count"`        // of the whole set, however many are printed
	Plans   []paths.Plan   `json:"plans"`
	NoPlan  *paths.NoPlan  `json:"no_plan"`
	Notice  string         `json:"notice"`

	Sensitivity *paths.Sensitivity `json:"sensitivity,omitempty"`
}

type queryValue struct {
	Target        string            `json:"target"`
	From          string            `json:"from,omitempty"`
	Pace          int               `json:"pace_hours_per_week"`
	Holds         holdsValue        `json:"holds"`
	Assumed       []string          `json:"assumed"`
	Limits        limitsValue       `json:"limits"`
	Objectives    []paths.Objective `json:"objectives"`
	HorizonMonths int               `json:"horizon_months"`
	By            string            `json:"by,omitempty"`
	Alternatives  bool              `json:"alternatives,omitempty"`
	Diverse       bool              `json:"diverse,omitempty"`
	Start         string            `json:"start,omitempty"` // the day that month 0 begins
}

type holdsValue struct {
	Skills     map[string]roles.Level `json:"skills"` // encoding/json sorts the keys
	Certs      []string               `json:"certs"`
	Programs   []string               `json:"programs"`
	Licenses   []string               `json:"licenses"`
	Awards     []paths.Award          `json:"awards"`
	Experience map[string]int         `json:"experience_months"`
}

type limitsValue struct {
	BudgetUSD     *int          `json:"budget_usd"`
	Deadline      *paths.Months `json:"deadline_months"`
	MaxMoves      int           `json:"max_moves"`
	NoNewDegree   bool          `json:"no_new_degree"`
	FullTimeStudy bool          `json:"full_time_study"`
	Remote        roles.Remote  `json:"remote,omitempty"`
	Sector        string        `json:"sector,omitempty"`
	Avoid         []string      `json:"avoid"`
	Via           []string      `json:"via"`
}

func newQueryValue(q paths.Query, o PlanOptions) queryValue {
	p, l := q.Profile, q.Limits
	v := queryValue{Target: q.Target, From: p.Role, Pace: q.Pace, Assumed: orEmpty(o.Assumed), Objectives: q.Objectives,
		HorizonMonths: q.Horizon, By: o.By, Alternatives: o.Alternatives, Diverse: o.Diverse,
		Holds: newHoldsValue(p),
		Limits: limitsValue{BudgetUSD: l.Budget, MaxMoves: l.MaxMoves, NoNewDegree: l.NoNewDegree,
			FullTimeStudy: l.FullTimeStudy, Remote: l.Remote, Sector: l.Sector, Avoid: orEmpty(l.Avoid), Via: orEmpty(l.Via)},
	}
	if o.Start != nil {
		v.Start = isoDay(*o.Start)
	}
	if l.Deadline != nil {
		months := paths.Months(*l.Deadline)
		v.Limits.Deadline = &months
	}
	return v
}

// Plan tells the planner's answer: the trade-off set and one route step by
// step, or why there is none.
func Plan(c *roles.Catalog, q paths.Query, result *paths.Result, o PlanOptions) Answer {
	if o.Show == nil {
		for i := range result.Plans {
			o.Show = append(o.Show, i)
		}
	}
	shown := []paths.Plan{}
	for _, i := range o.Show {
		shown = append(shown, result.Plans[i])
	}
	value := planValue{Schema: "rung.plan/v1", Query: newQueryValue(q, o), Exact: result.Exact, Bound: result.Gap, Thinned: result.Thinned,
		Count: len(result.Plans), Plans: shown, NoPlan: result.NoPlan, Notice: closing, Sensitivity: result.Sensitivity}
	d := Doc{Title: planTitle(c, q)}
	if len(o.Assumed) > 0 {
		d.Add(Para{Text: assumedWords(o.Assumed), Tone: Quiet})
	}
	d.Add(Para{Text: LimitWords(c, q), Tone: Quiet})
	rows := planRows(shown, o.Show)
	if result.NoPlan != nil {
		noPlanDoc(&d, q, result)
		return Answer{Value: value, Doc: d, Rows: &rows}
	}
	d.Add(Heading(frontTitle(q, result, o)))
	if !result.Exact {
		d.Add(Para{Text: inexactWords(q, result.Gap), Tone: Quiet})
	}
	if t := result.Thinned; t != nil {
		d.Add(Para{Text: "They stand for " + thousands(t.Count) + " routes: each one left out has one here whose figures are at most " +
			strconv.FormatFloat(100*t.Epsilon, 'f', 1, 64) + " percent larger.", Tone: Quiet})
	}
	table := frontTable(shown, o.Show)
	if len(shown) < len(result.Plans) {
		table.Footer = Plural(len(result.Plans)-len(shown), "more route") + ": -k " + strconv.Itoa(len(result.Plans))
	}
	d.Add(table)
	if text := safestWords(result); text != "" {
		d.Add(Para{Text: text, Tone: Quiet})
	}
	if o.Route < len(result.Plans) {
		routeDoc(&d, c, result.Plans[o.Route], o)
	}
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d, Rows: &rows}
}

func planTitle(c *roles.Catalog, q paths.Query) string {
	target := c.Title(roles.Ref{Kind: roles.KindRole, ID: q.Target})
	if q.Profile.Role == "" {
		return "From the start to " + target
	}
	return "From " + c.Title(roles.Ref{Kind: roles.KindRole, ID: q.Profile.Role}) + " to " + target
}

func assumedWords(lines []string) string {
	bare := make([]string, len(lines))
	for i, line := range lines {
		bare[i] = strings.TrimPrefix(line, "assumed: ")
	}
	words := "Assumed that you hold: " + strings.Join(bare, "; ") + ". "
	if strings.Contains(words, "months of experience") { // else a step's "0 served" would seem to take them back
		words += "Those months got you this job and count for no other. "
	}
	return words + "Say what else with --hold and --experience."
}

// LimitWords says within which limits a question was asked, as a sentence.
func LimitWords(c *roles.Catalog, q paths.Query) string {
	l := q.Limits
	parts := []string{strconv.Itoa(q.Pace) + " h/wk of study"}
	add := func(when bool, text string) {
		if when {
			parts = append(parts, text)
		}
	}
	if l.Budget != nil {
		add(true, "at most "+Dollars(*l.Budget))
	}
	if l.Deadline != nil {
		add(true, "within "+Span(paths.Months(*l.Deadline)))
	}
	add(true, "at most "+Plural(l.MaxMoves, "move"))
	add(l.NoNewDegree, "no new degree")
	add(l.FullTimeStudy, "programs full time")
	add(l.Remote == roles.RemoteFull, "fully remote")
	add(l.Remote == roles.RemotePartial, "at least partly remote")
	add(l.Sector != "", "only "+l.Sector)
	add(len(l.Avoid) > 0, "never "+listed(titles(c, roles.KindRole, l.Avoid), "or"))
	add(len(l.Via) > 0, "by way of "+listed(titles(c, roles.KindRole, l.Via), "and"))
	return "Limits: " + strings.Join(parts, ", ") + "."
}

func frontTitle(q paths.Query, result *paths.Result, o PlanOptions) string {
	if o.Alternatives {
		text := "The best routes by " + o.By + ", one for each chain of moves"
		if o.Diverse {
			text += "; no two share more than half of their roles"
		}
		return text
	}
	var names []string
	for _, o := range q.Objectives {
		names = append(names, string(o))
	}
	if len(result.Plans) == 1 {
		return "One route that nothing beats on " + listed(names, "and")
	}
	return thousands(len(result.Plans)) + " routes that nothing beats on " + listed(names, "and")
}

// inexactWords says what a search that stopped early may have missed, in the
// objectives that were asked for.
func inexactWords(q paths.Query, gap *paths.Bound) string {
	text := "The search stopped early: there may be routes this list lacks"
	var limits []string
	for _, o := range q.Objectives {
		switch {
		case gap == nil:
		case o == paths.ByTime:
			limits = append(limits, "quicker than "+Span(gap.Best.Time))
		case o == paths.ByCost && gap.Best.Cost > 0:
			limits = append(limits, "cheaper than "+Dollars(gap.Best.Cost))
		case o == paths.ByRisk:
			limits = append(limits, "safer than risk "+strconv.Itoa(gap.Best.Risk))
		}
	}
	if len(limits) > 0 {
		text += "; none is " + listed(limits, "or")
	}
	return text + "." + searchOn(q)
}

// searchOn says how to search longer, unless this was the longest search.
func searchOn(q paths.Query) string {
	if q.MaxWork > 0 {
		return ""
	}
	return " To search on: --exact."
}

// letter names the plan at an index: A to Z, then 27, 28 and so on.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return strconv.Itoa(i + 1)
}

// frontTable is the trade-off set, a plan a row, named by its place in the
// whole set.
func frontTable(plans []paths.Plan, places []int) Table {
	t := Table{Columns: []Column{{Name: "route"}, {Name: "time"}, {Name: "cost", Right: true}, {Name: "risk"},
		{Name: "moves", Right: true, Drop: 2}, {Name: "pay at the end", Right: true, Drop: 3}, {Name: "wins", Flex: 28, Drop: 1}},
		RowName: "Route"}
	for i, p := range plans {
		pay := USD(0, false)
		if p.Totals.EndSalaryUSD != nil {
			pay = USD(*p.Totals.EndSalaryUSD, true)
		}
		m, cost := p.Totals.Months, p.Totals.CostUSD
		t.Rows = append(t.Rows, []Cell{
			Text(letter(places[i])), Text(SpanRange(m.Low, m.High)), Text(DollarRange(cost.Low, cost.High)),
			Text(RiskWord(p.Totals.Risk) + " " + strconv.Itoa(p.Totals.Risk)),
			Number(movesOf(p)), pay, Text(strings.Join(p.Wins, ", ")),
		})
	}
	return t
}

// planRows is the trade-off set for a spreadsheet, each figure in a column.
func planRows(plans []paths.Plan, places []int) Table {
	var t Table
	for _, name := range []string{"route", "id", "months_low", "months_typical", "months_high", "cost_usd_low", "cost_usd_typical",
		"cost_usd_high", "risk", "moves", "end_salary_usd", "wins", "roles"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	months := func(m paths.Months) Cell {
		return Cell{Value: strconv.FormatFloat(float64(m)/100, 'f', -1, 64), Number: true}
	}
	for i, p := range plans {
		pay := Cell{}
		if p.Totals.EndSalaryUSD != nil {
			pay = Number(*p.Totals.EndSalaryUSD)
		}
		m, cost := p.Totals.Months, p.Totals.CostUSD
		t.Rows = append(t.Rows, []Cell{Text(letter(places[i])), Text(p.ID), months(m.Low), months(m.Typical), months(m.High),
			Number(cost.Low), Number(cost.Typical), Number(cost.High), Number(p.Totals.Risk), Number(movesOf(p)), pay,
			Text(strings.Join(p.Wins, " ")), Text(strings.Join(p.Roles, " "))})
	}
	return t
}

func movesOf(p paths.Plan) int {
	n := 0
	for _, s := range p.Steps {
		if s.Kind == paths.StepMove {
			n++
		}
	}
	return n
}

// routeDoc tells one plan step by step.
func routeDoc(d *Doc, c *roles.Catalog, p paths.Plan, o PlanOptions) {
	d.Add(Heading("Route " + letter(o.Route)))
	if len(p.Wins) > 0 {
		d.Add(Para{Text: "Wins: " + listed(p.Wins, "and") + "."})
	}
	if len(p.Steps) == 0 {
		d.Add(Para{Text: "You are there: nothing to do.", Tone: Good})
		return
	}
	d.Add(Para{Text: strings.Join(titles(c, roles.KindRole, p.Roles), " → ")})
	if !o.Today.IsZero() {
		begin := o.Today
		if o.Start != nil {
			begin = *o.Start
		}
		d.Add(TimelineChart{Bars: stepBars(p.Steps), Begin: begin, Today: o.Today, Finish: p.Totals.Months})
	}
	var steps Outline
	at := ""
	if len(p.Roles) > movesOf(p) { // the start is one of them
		at = p.Roles[0]
	}
	for _, s := range p.Steps {
		item := Item{Text: stepWords(s), Notes: stepNotes(s, o.Detail)}
		if s.Kind == paths.StepMove {
			to := strings.TrimPrefix(s.Ref, string(roles.KindRole)+"/")
			item.Notes = append(item.Notes, payChange(c, at, to))
			at = to
		}
		if o.Detail {
			item.Notes = append(item.Notes, detailNotes(s)...)
		}
		steps = append(steps, item)
	}
	d.Add(steps, Heading("In all"), totalsFields(p, o.Detail))
	if o.Start != nil {
		m := p.Totals.Months
		d.Add(Para{Text: "Starting on " + Day(*o.Start) + " you would be there between " + month(paths.After(*o.Start, m.Low)) + " and " +
			month(paths.After(*o.Start, m.High)) + ", typically in " + month(paths.After(*o.Start, m.Typical)) + "."})
	}
	if o.Savings != nil {
		d.Add(Para{Text: savingsWords(*o.Savings, p.Totals.CostUSD)})
	}
	if o.Keep != "" {
		d.Add(Para{Text: "Keep it: " + o.Keep, Tone: Quiet})
	}
}

// savingsWords says how far savings go. They are no limit of the search.
func savingsWords(savings int, cost paths.CostRange) string {
	have := "Your savings of " + Dollars(savings)
	switch {
	case savings >= cost.High:
		return have + " cover it, even at its dearest."
	case savings >= cost.Typical:
		return have + " cover the typical cost; at its dearest it is " + Dollars(cost.High-savings) + " more."
	}
	return have + " are " + Dollars(cost.Typical-savings) + " short of the typical cost."
}

// payChange says what a move does to pay, a cut as plainly as a rise.
func payChange(c *roles.Catalog, from, to string) string {
	var before, after roles.Pay
	if r := c.Role(from); r != nil {
		before = c.Pay(r)
	}
	if r := c.Role(to); r != nil {
		after = c.Pay(r)
	}
	switch {
	case !after.Known:
		return "pay there: unknown"
	case !before.Known:
		return "pay there: typically " + Dollars(after.Typical) + " a year"
	}
	return "pay there: typically " + Dollars(after.Typical) + ", " + signed(after.Typical-before.Typical)
}

func stepWords(s paths.Step) string {
	when := Span(s.StartMonth)
	if s.StartMonth == 0 {
		when = "now"
	}
	until := " to " + Span(s.EndMonth)
	if Span(s.StartMonth) == Span(s.EndMonth) {
		until = ""
	}
	parts := []string{when + until + ": " + stepTitle(s)}
	if s.Hours.High > 0 {
		parts = append(parts, HoursRange(s.Hours.Low, s.Hours.High))
	}
	switch {
	case s.CostUSD.High > 0:
		parts = append(parts, DollarRange(s.CostUSD.Low, s.CostUSD.High))
	}
	return strings.Join(parts, ", ")
}

// stepTitle says what to do.
func stepTitle(s paths.Step) string {
	switch s.Kind {
	case paths.StepStudy:
		if s.Level == roles.None {
			return "learn " + s.Title
		}
		return "learn " + s.Title + " (" + s.Level.String() + ")"
	case paths.StepExam:
		return "prepare for and sit " + s.Title
	case paths.StepProgram:
		return "take the program " + s.Title
	case paths.StepWork:
		return "work as " + s.Title
	case paths.StepWait:
		return "wait for the result of " + s.Title
	case paths.StepMove:
		return "find and start the job " + s.Title
	}
	return s.Title
}

func stepNotes(s paths.Step, detail bool) []string {
	notes := append([]string(nil), s.Why...)
	for _, g := range s.Gates {
		if g.Kind == paths.GateEntry && !detail {
			continue
		}
		notes = append(notes, "gate, "+gateWords(g))
	}
	for _, u := range s.Unknown {
		notes = append(notes, unknownWords(u))
	}
	if s.Evidence != "" {
		text := "evidence: " + string(s.Evidence)
		if m := s.Move; m != nil {
			text += "; " + string(m.Kind) + ", " + string(m.Mode)
			if m.Total > 0 {
				text += ", " + strconv.Itoa(m.Met) + " of " + strconv.Itoa(m.Total) + " of the skill weight held on entry"
			}
		}
		notes = append(notes, text)
	}
	return notes
}

// unknownWords says what is not known, in words that stay the same wherever a
// fee or a tuition is missing.
func unknownWords(text string) string {
	switch text {
	case "fee":
		return "fee unknown"
	case "tuition":
		return "tuition unknown"
	}
	if strings.Contains(text, "unknown") {
		return text
	}
	return text + " unknown"
}
