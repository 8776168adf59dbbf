package render

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

// SavedPlan is a saved plan as it stands for its person on a day.
type SavedPlan struct {
	Plan  *person.Plan
	Steps []person.Progress
	Drift []person.Drift
	Kept  int // things it rests on that are as they were
	Over  []person.Overcommitment
	Pace  int // hours a week that the person has
	Today time.Time
	Asked string // flags that it was asked with besides the profile; ""
	Again string // what commands that are told must be given to work on the same files
}

type savedPlanValue struct {
	*person.Plan
	Progress []progressValue       `json:"progress"`
	Finish   finishValue           `json:"finish"`
	Drift    []person.Drift        `json:"drift"`
	Kept     int                   `json:"kept"`
	Over     []overcommitmentValue `json:"overcommitted"`
}

type progressValue struct {
	N      int           `json:"n"`
	Status person.Status `json:"status"`
	On     person.Date   `json:"on,omitempty"`
	Starts string        `json:"starts"`
	Ends   string        `json:"ends"`
	Served int           `json:"served_months,omitempty"`
	Needed int           `json:"needed_months,omitempty"`
}

// finishValue is the days between which a plan ends.
type finishValue struct {
	Low     string `json:"low"`
	Typical string `json:"typical"`
	High    string `json:"high"`
}

type overcommitmentValue struct {
	From  string   `json:"from"`
	To    string   `json:"to"`
	Plans []string `json:"plans"`
	Hours int      `json:"hours_per_week"`
	Pace  int      `json:"pace_hours_per_week"`
}

func newSavedPlanValue(s SavedPlan) savedPlanValue {
	v := savedPlanValue{Plan: s.Plan, Progress: []progressValue{}, Drift: s.Drift, Kept: s.Kept, Over: newOvercommitments(s.Over, s.Pace)}
	if v.Drift == nil {
		v.Drift = []person.Drift{}
	}
	for _, x := range s.Steps {
		v.Progress = append(v.Progress, progressValue{x.N, x.Status, x.On, isoDay(x.Starts), isoDay(x.Ends), x.Served, x.Needed})
	}
	low, typical, high := s.Plan.Finish()
	v.Finish = finishValue{isoDay(low), isoDay(typical), isoDay(high)}
	return v
}

func newOvercommitments(list []person.Overcommitment, pace int) []overcommitmentValue {
	out := []overcommitmentValue{}
	for _, o := range list {
		out = append(out, overcommitmentValue{isoDay(o.From), isoDay(o.To), o.Plans, o.Pace, pace})
	}
	return out
}

func isoDay(t time.Time) string { return t.Format(time.DateOnly) }

// Day writes a civil Day as people do: "12 Feb 2027".
func Day(t time.Time) string { return t.Format("2 Jan 2006") }

// month writes the month of a day: "Feb 2027".
func month(t time.Time) string { return t.Format("Jan 2006") }

func finishWords(p *person.Plan) string {
	low, typical, high := p.Finish()
	if month(low) == month(high) {
		return month(typical)
	}
	return "between " + month(low) + " and " + month(high) + ", typically " + month(typical)
}

func stepsDone(steps []person.Progress) string {
	return strconv.Itoa(countDone(steps)) + " of " + Plural(len(steps), "step")
}

func countDone(steps []person.Progress) int {
	done := 0
	for _, s := range steps {
		if s.Status == person.StatusDone {
			done++
		}
	}
	return done
}

// nextWords is the step to do now.
func nextWords(steps []person.Progress) string {
	next, open := person.Next(steps)
	switch {
	case !open:
		return "nothing: you are there"
	case next.Status == person.StatusNow:
		return progressWords(next)
	}
	return Sentence(planStepTitle(next.Step)) + ", by " + Day(next.Ends)
}

// Sentence is a text that begins with a capital.
func Sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

func planStepTitle(s person.Step) string {
	return stepTitle(paths.Step{Kind: s.Kind, Title: s.Title, Level: s.Level})
}

// leftWords is the study and the money of the steps that are not done.
func leftWords(steps []person.Progress) string {
	hours, cost := leftOf(steps)
	if hours.High+cost.High == 0 {
		return ""
	}
	return joined(", ", HoursRange(hours.Low, hours.High)+" of study", DollarRange(cost.Low, cost.High))
}

// leftOf is the study and the money of the steps that are not done.
func leftOf(steps []person.Progress) (hours, cost paths.CostRange) {
	sum := func(a, b paths.CostRange) paths.CostRange {
		return paths.CostRange{Low: a.Low + b.Low, Typical: a.Typical + b.Typical, High: a.High + b.High}
	}
	for _, s := range steps {
		if s.Status != person.StatusDone {
			hours, cost = sum(hours, s.Hours), sum(cost, s.CostUSD)
		}
	}
	return hours, cost
}

// behind reports whether the next step is due before today.
func (s SavedPlan) behind(next person.Progress) bool {
	return s.Today.After(next.Ends) && next.Status == person.StatusOpen
}

// lateWords says that the goal is reached, or that the plan is behind its own
// typical days.
func lateWords(s SavedPlan) string {
	next, open := person.Next(s.Steps)
	switch {
	case !open:
		return "Goal reached."
	case s.behind(next):
		return "Behind: the next step was due about " + Day(next.Ends) + ". Plan again from today: rung plans refresh " + s.Plan.Name + s.Again + "."
	}
	return ""
}

// Plans lists saved plans.
func Plans(list []SavedPlan, broken []string, over []person.Overcommitment, pace int) Answer {
	type row struct {
		Name   string      `json:"name"`
		Target string      `json:"target"`
		Title  string      `json:"title"`
		Done   int         `json:"steps_done"`
		Steps  int         `json:"steps"`
		Next   string      `json:"next"`
		Finish finishValue `json:"finish"`
		Cost   int         `json:"cost_usd"`
		Drift  int         `json:"drift"`
	}
	value := struct {
		Schema string                `json:"schema"`
		Plans  []row                 `json:"plans"`
		Broken []string              `json:"broken"` // files that are no plan
		Over   []overcommitmentValue `json:"overcommitted"`
	}{"rung.plans/v1", []row{}, orEmpty(broken), newOvercommitments(over, pace)}
	t := Table{RowName: "Plan", Columns: []Column{{Name: "plan", Flex: 14}, {Name: "to", Flex: 16}, {Name: "done"}, {Name: "finish", Flex: 12}, {Name: "cost", Right: true, Drop: 2},
		{Name: "next", Flex: 20, Drop: 1}}, Empty: "No plans yet. Make one: rung plan ROLE, then rung plans save NAME ROLE with the same flags."}
	for _, s := range list {
		v := newSavedPlanValue(s)
		done := countDone(s.Steps)
		value.Plans = append(value.Plans, row{s.Plan.Name, s.Plan.Target, s.Plan.Title, done, len(s.Steps), nextWords(s.Steps), v.Finish, s.Plan.Totals.CostUSD.Typical, len(s.Drift)})
		low, _, high := s.Plan.Finish()
		ends := month(low)
		if month(high) != ends {
			ends += "–" + month(high)
		}
		next := nextWords(s.Steps)
		if len(s.Drift) > 0 {
			next = "the catalog changed: rung plans refresh " + s.Plan.Name + s.Again
		}
		t.Rows = append(t.Rows, []Cell{Text(s.Plan.Name), Text(s.Plan.Title), Text(strconv.Itoa(done) + "/" + strconv.Itoa(len(s.Steps))),
			Text(ends), USD(s.Plan.Totals.CostUSD.Typical, true), Text(next)})
	}
	d := Doc{}
	d.Add(t)
	addList(&d, "Files that cannot be read as plans; they are left alone", broken)
	addOver(&d, over, pace)
	return Answer{Value: value, Doc: d, Rows: &t}
}

// addOver warns of spans in which plans together ask for too much.
func addOver(d *Doc, over []person.Overcommitment, pace int) {
	const most = 3
	for i, o := range over {
		if i == most {
			d.Add(Para{Text: Plural(len(over)-most, "more span") + " like this: -o json lists all.", Tone: Quiet})
			return
		}
		d.Add(Para{Text: "Overcommitted from " + Day(o.From) + " to " + Day(o.To) + ": " + listed(o.Plans, "and") + " together ask for " +
			strconv.Itoa(o.Pace) + " h a week, and your pace is " + strconv.Itoa(pace) + ". Start one later, or expect both to take longer.", Tone: Warning})
	}
}

// PlanSaved tells one saved plan; with why, the reasons of every step. Did says
// what was just done to it, or "".
func PlanSaved(c *roles.Catalog, s SavedPlan, did string, why bool) Answer {
	p := s.Plan
	value := struct {
		Schema string `json:"schema"`
		Did    string `json:"did,omitempty"`
		savedPlanValue
		Notice string `json:"notice"`
	}{"rung.saved-plan/v1", did, newSavedPlanValue(s), closing}
	d := Doc{Title: p.Name + ": " + planRoute(c, p)}
	if did != "" {
		d.Add(Para{Text: did, Tone: Good})
	}
	if len(p.Stopped) > 0 {
		d.Add(Para{Text: "At the last refresh no route was found: " + strings.Join(p.Stopped, "; ") + ". The steps below are those of before.", Tone: Warning})
	}
	t := p.Totals
	if late := lateWords(s); late != "" {
		d.Add(Para{Text: late, Tone: Warning})
	}
	d.Add(Fields{{"Finish", finishWords(p)}, {"Done", stepsDone(s.Steps)}, {"Left", leftWords(s.Steps)}, {"Next", nextWords(s.Steps)},
		{"Cost", DollarRange(t.CostUSD.Low, t.CostUSD.High)}, {"Study", HoursRange(t.StudyHours.Low, t.StudyHours.High)},
		{"Risk", RiskWord(t.Risk) + " " + strconv.Itoa(t.Risk)}, {"Made", string(p.Start) + " with " + p.Catalog.Name + " " + p.Catalog.Version},
		{"Asked with", s.Asked}, {"Note", p.Note}})
	var before List
	for _, x := range p.Done {
		before = append(before, planStepTitle(person.Step{Kind: x.Kind, Title: x.Title, Level: x.Level})+when(", ", string(x.On)))
	}
	addList(&d, "Done before the last refresh", before)
	var steps Outline
	for _, x := range s.Steps {
		item := Item{Text: progressWords(x)}
		if why {
			item.Notes = append(append(item.Notes, x.Why...), unknownNotes(x.Unknown)...)
			if x.Evidence != "" {
				item.Notes = append(item.Notes, "evidence: "+string(x.Evidence))
			}
		}
		steps = append(steps, item)
	}
	if len(steps) > 0 {
		d.Add(Heading("Steps"), savedTimeline(s), steps)
	}
	addDrift(&d, s)
	d.Add(Heading(""))
	addOver(&d, s.Over, s.Pace)
	if !why {
		d.Add(Para{Text: "Tick a step: rung plans done " + p.Name + " N" + s.Again + ". Reasons: --why. Calendar: --ics FILE.", Tone: Quiet})
	}
	d.Add(Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d}
}

func planRoute(c *roles.Catalog, p *person.Plan) string {
	var names []string
	for i, id := range p.Roles {
		name := named(c, roles.KindRole, id)
		if i == len(p.Roles)-1 && name == id && p.Title != "" {
			name = p.Title // of a role that is gone
		}
		names = append(names, name)
	}
	return strings.Join(names, " → ")
}

func unknownNotes(unknown []string) []string {
	var notes []string
	for _, u := range unknown {
		notes = append(notes, unknownWords(u))
	}
	return notes
}

func progressWords(x person.Progress) string {
	parts := []string{Sentence(planStepTitle(x.Step))}
	if x.Hours.High > 0 {
		parts = append(parts, HoursRange(x.Hours.Low, x.Hours.High))
	}
	if x.CostUSD.High > 0 {
		parts = append(parts, DollarRange(x.CostUSD.Low, x.CostUSD.High))
	}
	switch {
	case x.Status == person.StatusDone:
		return "✓ " + strings.Join(parts, ", ") + ": done" + when(", ", string(x.On))
	case x.Status == person.StatusNow && x.Needed == 0:
		return strings.Join(parts, ", ") + ": to about " + Day(x.Ends)
	case x.Status == person.StatusNow:
		return strings.Join(parts, ", ") + ": " + strconv.Itoa(x.Served) + " of " + Plural(x.Needed, "month") + " served, to about " + Day(x.Ends)
	case x.Ends.Equal(x.Starts):
		return strings.Join(parts, ", ") + ": on about " + Day(x.Ends)
	}
	return strings.Join(parts, ", ") + ": " + Day(x.Starts) + " to about " + Day(x.Ends)
}

// addDrift explains what the catalog changed of what a plan rests on.
func addDrift(d *Doc, s SavedPlan) {
	if len(s.Drift) == 0 {
		return
	}
	d.Add(Heading("The catalog has changed since: " + strconv.Itoa(len(s.Drift)) + " of " + Plural(len(s.Drift)+s.Kept, "thing") + " this plan rests on"))
	d.Add(driftNotes(s.Drift), Para{Text: "Plan again from today, ticks kept: rung plans refresh " + s.Plan.Name + s.Again, Tone: Quiet})
}

func driftNotes(drift []person.Drift) Notes {
	var notes Notes
	for _, x := range drift {
		item := Item{Text: x.Title + ": " + string(x.Fate)}
		switch x.Fate {
		case person.Gone:
			item.Text = x.Title + ": the catalog no longer has it; what you hold of it stays in your profile"
			if len(x.Other) > 0 {
				item.Notes = append(item.Notes, "near it: "+strings.Join(x.Other, ", "))
			}
		case person.Renamed:
			item.Text = x.Title + ": renamed, now " + x.Now + "; the same thing, kept"
		case person.Retired:
			item.Text = x.Title + ": retired; nobody can earn it any more, who holds it keeps it"
		}
		for _, line := range x.Lost {
			item.Notes = append(item.Notes, "was: "+line)
		}
		for _, line := range x.New {
			item.Notes = append(item.Notes, "now: "+line)
		}
		notes = append(notes, item)
	}
	return notes
}

// Refreshed is what planning again changed of a saved plan.
type Refreshed struct {
	Before     SavedPlan  // with the drift since
	After      *SavedPlan // nil: no route
	RouteKept  bool
	NoPlan     *paths.NoPlan
	TargetGone bool
	Carried    int      // steps noted as done
	LeftOut    []string // of the question: what the catalog no longer has
}

// PlanRefreshed tells what planning again from today changed.
func PlanRefreshed(c *roles.Catalog, r Refreshed) Answer {
	value := struct {
		Schema    string          `json:"schema"`
		Name      string          `json:"name"`
		Drift     []person.Drift  `json:"drift"`
		Kept      int             `json:"kept"`
		RouteKept bool            `json:"route_kept"`
		Carried   int             `json:"steps_carried"`
		Before    finishValue     `json:"finish_before"`
		Plan      *savedPlanValue `json:"plan"`
		NoPlan    *paths.NoPlan   `json:"no_plan"`
		LeftOut   []string        `json:"left_out"`
	}{Schema: "rung.plan-refresh/v1", Name: r.Before.Plan.Name, Drift: r.Before.Drift, Kept: r.Before.Kept, RouteKept: r.RouteKept,
		Carried: r.Carried, Before: newSavedPlanValue(r.Before).Finish, NoPlan: r.NoPlan, LeftOut: orEmpty(r.LeftOut)}
	if value.Drift == nil {
		value.Drift = []person.Drift{}
	}
	d := Doc{Title: r.Before.Plan.Name + ": " + planRoute(c, r.Before.Plan)}
	if len(r.Before.Drift) > 0 {
		d.Add(Heading("What the catalog changed"), driftNotes(r.Before.Drift))
		d.Add(Para{Text: Plural(r.Before.Kept, "other thing") + " it rests on kept as before.", Tone: Quiet})
	} else {
		d.Add(Para{Text: "Nothing that this plan rests on has changed in the catalog."})
	}
	switch {
	case r.TargetGone:
		d.Add(Heading("No new plan"), Para{Text: "The goal is no longer in the catalog, so there is nothing to plan to. The plan and its ticks are as they were. What is near it may take its place: rung plans save NAME ROLE.", Tone: Warning})
	case r.After == nil:
		d.Add(Heading("No new plan"), Para{Text: "No route fits any more. The plan and its ticks are as they were.", Tone: Warning})
		var gates List
		for _, g := range r.NoPlan.Gates {
			gates = append(gates, gateWords(g))
		}
		addList(&d, "What stops you", gates)
		var changes List
		for _, x := range r.NoPlan.SmallestChanges {
			changes = append(changes, changeWords(x))
		}
		addList(&d, "Smallest changes that open one", changes)
	default:
		v := newSavedPlanValue(*r.After)
		value.Plan = &v
		route := "The route is the same."
		if !r.RouteKept {
			route = "The route is new: " + planRoute(c, r.After.Plan) + "."
		}
		was, now := r.Before.Plan, r.After.Plan
		d.Add(Heading("The plan from today"), Para{Text: route})
		if len(r.LeftOut) > 0 {
			d.Add(Para{Text: "Left out of the question, because the catalog no longer has it: " + strings.Join(r.LeftOut, ", ") + ".", Tone: Warning})
		}
		t := Table{Columns: []Column{{Name: ""}, {Name: "before"}, {Name: "now"}}}
		for _, row := range [][3]string{{"finish", finishWords(was), finishWords(now)},
			{"cost still to pay", DollarRange(was.Totals.CostUSD.Low, was.Totals.CostUSD.High), DollarRange(now.Totals.CostUSD.Low, now.Totals.CostUSD.High)},
			{"risk", RiskWord(was.Totals.Risk) + " " + strconv.Itoa(was.Totals.Risk), RiskWord(now.Totals.Risk) + " " + strconv.Itoa(now.Totals.Risk)}} {
			t.Rows = append(t.Rows, []Cell{Text(row[0]), Text(row[1]), Text(row[2])})
		}
		d.Add(t, Para{Text: Plural(r.Carried, "finished step") + " kept. See it: rung plans show " + now.Name + r.Before.Again + ". Take it back: rung plans undo" + r.Before.Again + ".", Tone: Quiet})
	}
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d}
}

// PlanEvents are the milestones of a plan for a calendar: the end of every open
// step, on its typical day.
func PlanEvents(s SavedPlan) []Event {
	var events []Event
	for _, x := range s.Steps {
		if x.Status == person.StatusDone || x.Kind == paths.StepWork {
			continue
		}
		text := "A typical day, by estimate: it may come earlier or later"
		for _, why := range x.Why {
			text += ". " + Sentence(strings.TrimRight(why, ". "))
		}
		if x.CostUSD.High > 0 {
			text += ". Cost " + DollarRange(x.CostUSD.Low, x.CostUSD.High)
		}
		events = append(events, Event{
			UID:     s.Plan.Name + "-" + string(x.Kind) + "-" + strings.ReplaceAll(x.Ref, "/", "-") + when("-", levelName(x.Level)) + "@rung",
			Summary: s.Plan.Name + ": " + planStepTitle(x.Step) + ", to be done", Description: text + ". " + closing, Date: x.Ends,
		})
	}
	return events
}

func levelName(l roles.Level) string {
	if l == roles.None {
		return ""
	}
	return l.String()
}
