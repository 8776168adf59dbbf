package render

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

// MostOptions is how many plans a handout sets out.
const MostOptions = 3

// Handout is what a person takes home: one page for one plan, two for more. No
// note is ever on it.
type Handout struct {
	Name     string          // of the person; "": not said
	Today    time.Time       // civil
	Options  []HandoutOption // 1 to MostOptions, the chosen one first
	Searched Searched
	Routes   int                     // that nothing beats, where they were searched for
	Limits   string                  // of the search, in a sentence; "": not said
	Assumed  []string                // what was taken for granted about the person
	Gap      *paths.Gap              // to the goal of the chosen plan; nil where the catalog no longer has it
	Renewals *paths.RenewalPortfolio // of what is held; nil: not known
	Large    bool                    // large print, on as many pages as it takes
}

// HandoutOption is one plan of a handout.
type HandoutOption struct {
	SavedPlan
	Letter string   // what it is called on the page, with its name where it has one
	Wins   []string // such as "quickest"
}

// Searched says what options were chosen from.
type Searched string

// What options were chosen from.
const (
	SearchedAll  Searched = "all"  // every route within the limits: nothing beats these
	SearchedSome Searched = "some" // what the search found before it stopped
	SearchedNone Searched = ""     // plans that the person saved
)

// HTML is the handout as a page.
func (h Handout) HTML(c *roles.Catalog) []byte {
	s := handoutSheet{Handout: h, c: c, chosen: h.Options[0], page: &page{open: h.Large}}
	s.target = c.Role(person.CurrentID(c, roles.KindRole, s.chosen.Plan.Target))
	options := pageOptions{title: s.title(), class: "handout", style: handoutStyle}
	pages := 1
	if len(h.Options) > 1 {
		pages = 2
		options.class += " several"
	}
	if h.Large {
		options.class += " large"
	} else {
		options.about = [][2]string{{"rung-pages", strconv.Itoa(pages)}}
	}
	route := s.route()
	if len(h.Options) == 1 && route.height*routeScale > denseRoute && !h.Large {
		options.class += " dense"
	}
	main := []node{s.head()}
	if len(h.Options) > 1 {
		main = append(main, s.options())
	}
	main = append(main, s.way(route), s.when(route),
		el("div", el("div", s.next(), s.learn(route), s.know()), el("div", s.pay(), s.outlook(), s.keep())).class("two"),
		s.sources(), el("footer", said("p", closing)))
	return options.html(main...)
}

// handoutSheet is a handout being written.
type handoutSheet struct {
	Handout
	c      *roles.Catalog
	chosen HandoutOption
	target *roles.Role // nil where the catalog no longer has it
	page   *page
}

// section is a part of the page under its heading.
func section(class, heading string, kids ...node) node {
	return el("section", said("h2", heading)).class(class).add(kids...)
}

func (s *handoutSheet) goal() string { return brief(planTarget(s.c, s.chosen.Plan)) }

// brief cuts a name that is too long for its place on a printed page.
func brief(name string) string { return cutTo(name, 80) }

func cutTo(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// planTarget is what a plan leads to, by the name it has now.
func planTarget(c *roles.Catalog, p *person.Plan) string {
	if name := named(c, roles.KindRole, p.Target); name != p.Target || p.Title == "" {
		return name
	}
	return p.Title
}

func (s *handoutSheet) title() string { return "Your path to " + s.goal() }

// head says who, when, and the figures that people choose by.
func (s *handoutSheet) head() node {
	who := "Made on " + Day(s.Today) + "."
	if s.Name != "" {
		who = "For " + brief(s.Name) + ". " + who
	}
	p := s.chosen.Plan
	if p.EntersFirst() {
		who += " You start without a job in the field."
	} else {
		who += " You start as: " + brief(named(s.c, roles.KindRole, p.Roles[0])) + "."
	}
	if done := countDone(s.chosen.Steps); done > 0 {
		who += " Done so far: " + stepsDone(s.chosen.Steps) + "."
	}
	head := el("header", said("h1", s.title()), said("p", who).class("who"))
	if s.target != nil {
		head = head.add(said("p", s.target.Summary).class("about"))
	} else {
		head = head.add(said("p", "The catalog no longer has this job. Time, cost and pay are those of the day this plan was made.").class("warning"))
	}
	if next, open := person.Next(s.chosen.Steps); open && s.chosen.behind(next) {
		head = head.add(said("p", "This plan is behind. A step was due by "+Day(next.Ends)+". So the dates here are too early. Ask for a new plan.").class("warning"))
	}
	return head.add(s.figures())
}

// figures are the totals of the chosen plan.
func (s *handoutSheet) figures() node {
	t := s.chosen.Plan.Totals
	early, typical, late := s.chosen.Plan.Finish()
	list := el("dl").class("figures")
	add := func(name, value, note string) {
		list = list.add(el("div", said("dt", name), said("dd", value), said("dd", note).class("note")))
	}
	m := t.Planned().Months
	add("Time", windowWords(m), "About "+month(typical)+". Soonest "+month(early)+", latest "+month(late)+".")
	left := ""
	hours, cost := leftOf(s.chosen.Steps)
	if countDone(s.chosen.Steps) == 0 {
		hours, cost = t.StudyHours, t.CostUSD
	} else {
		left = " left"
	}
	note := "No fee or tuition is known of."
	if cost.High > 0 {
		note = "Most often " + Dollars(cost.Typical) + "."
	}
	add("Cost"+left, DollarRange(cost.Low, cost.High), note)
	study := HoursRange(hours.Low, hours.High)
	if hours.High == 0 {
		study = "none"
	}
	add("Study"+left, study, "You have "+strconv.Itoa(s.chosen.Pace)+" hours a week.")
	if t.EndSalary != nil {
		add("Pay there", Dollars(*t.EndSalary)+" a year", s.payNote(*t.EndSalary))
	} else {
		add("Pay there", "not known", "No figure fits this job well enough.")
	}
	return list
}

// payNote says what the goal's pay is beside that of the job at the start, a cut
// as plainly as a rise.
func (s *handoutSheet) payNote(there int) string {
	p := s.chosen.Plan
	if s.target == nil {
		return "As known when the plan was made."
	}
	if start := s.c.Role(person.CurrentID(s.c, roles.KindRole, p.Roles[0])); start != nil && !p.EntersFirst() {
		if now := s.c.Pay(start); now.Known {
			switch change := there - now.Typical; {
			case change < 0:
				return "An estimate. That is " + Dollars(-change) + " a year less than now."
			case change > 0:
				return "An estimate. That is " + Dollars(change) + " a year more than now."
			}
			return "An estimate. That is the same as now."
		}
	}
	return "An estimate. See Pay below."
}

// windowWords writes a window of time as people say it: "7–17 months",
// "12.8–22.3 years".
func windowWords(m paths.MonthRange) string {
	const year, short = 1200, 2400 // hundredths of a month
	of := func(v paths.Months) string { return strconv.Itoa((int(v) + 50) / 100) }
	unit := " months"
	if m.High > short {
		of = func(v paths.Months) string {
			return strings.TrimSuffix(strconv.FormatFloat(float64(v)/year, 'f', 1, 64), ".0")
		}
		unit = " years"
	}
	low, high := of(m.Low), of(m.High)
	if low == high {
		return low + unit
	}
	return low + "–" + high + unit
}

// options sets the plans side by side.
func (s *handoutSheet) options() node {
	chart := TradeoffChart{Bare: true}
	t := Table{Columns: []Column{{Name: "Option"}, {Name: "Jobs, schooling and exams"}, {Name: "Time"}, {Name: "Cost", Right: true}, {Name: "Risk"}, {Name: "Pay there", Right: true}}}
	for i, o := range s.Options {
		totals := o.Plan.Totals.Planned()
		chart.Options = append(chart.Options, TradeoffOption{Letter: o.Letter, Name: o.name(), Months: totals.Months, Cost: totals.CostUSD,
			Risk: totals.Risk, Chosen: i == 0})
		pay := USD(0, false)
		if totals.EndSalaryUSD != nil {
			pay = USD(*totals.EndSalaryUSD, true)
		}
		t.Rows = append(t.Rows, []Cell{Text(joined(": ", o.Letter, o.name())), Text(joined(". ", s.wayOf(o.Plan), schoolingOf(o.Plan))), Text(windowWords(totals.Months)),
			Text(DollarRange(totals.CostUSD.Low, totals.CostUSD.High)), Text(RiskWord(totals.Risk)), pay})
	}
	picked := "This page tells option " + s.chosen.Letter + " in full."
	return section("options", "Your options", s.page.figureWith(chart.drawing(), false), s.page.table(t, "Your options"), said("p", picked))
}

// name is what an option is known by: what it wins, else the plan's own name.
func (o HandoutOption) name() string {
	if len(o.Wins) > 0 {
		return listed(o.Wins, "and")
	}
	return brief(o.Plan.Name)
}

// wayOf names the jobs between the start and the goal; where the goals differ,
// the goal too.
func (s *handoutSheet) wayOf(p *person.Plan) string {
	stops := p.Roles
	if !p.EntersFirst() && len(stops) > 0 {
		stops = stops[1:]
	}
	sameGoal := !slices.ContainsFunc(s.Options, func(o HandoutOption) bool { return o.Plan.Target != p.Target })
	if len(stops) > 0 && sameGoal {
		stops = stops[:len(stops)-1]
	}
	var names []string
	for _, id := range stops {
		names = append(names, brief(named(s.c, roles.KindRole, id)))
	}
	if len(names) == 0 {
		return "One move"
	}
	return "By way of " + strings.Join(names, ", then ")
}

// schoolingOf names the programs and exams of a plan.
func schoolingOf(p *person.Plan) string {
	var programs, exams []string
	for _, x := range p.Steps {
		switch x.Kind {
		case paths.StepProgram:
			programs = append(programs, brief(x.Title))
		case paths.StepExam:
			exams = append(exams, brief(Abbreviation(x.Title)))
		}
	}
	text := ""
	if len(programs) > 0 {
		text = "School: " + listed(programs, "and")
	}
	if len(exams) > 0 {
		text = joined(". ", text, "Exams: "+listed(exams, "and"))
	}
	if text == "" {
		return "No school, no exam"
	}
	return text
}

// route draws the jobs of the chosen plan, with those of the others beside them.
func (s *handoutSheet) route() drawing {
	var routes [][]string
	for _, o := range s.Options {
		var route []string
		for _, id := range o.Plan.Roles {
			route = append(route, person.CurrentID(s.c, roles.KindRole, id))
		}
		routes = append(routes, route)
	}
	return RouteChart{RouteGraph(s.c, routes[0], routes[1:]...)}.drawing()
}

// way shows the drawing of the route, and what is to be studied on it.
func (s *handoutSheet) way(route drawing) node {
	schooling := said("p", schoolingOf(s.chosen.Plan)+".")
	if s.target == nil { // the drawing would lack it
		return section("route", "The route", said("p", s.wayOf(s.chosen.Plan)+"."), schooling)
	}
	return section("route", "The route", s.page.figure(route), schooling)
}

// What a printed page has room for, in millimeters. The scales are those that
// handoutStyle gives the pictures.
const (
	pictureRoom   = 52.0  // for route and timeline together, beside all else
	routeScale    = 0.245 // a unit of the route's drawing
	denseRoute    = 30.0  // a drawing of the route above which all else is printed smaller
	timelineScale = 0.2
	timelineRest  = timelineTop + timelineRow + chartLine + 16 // of the timeline beside its bars, in units
	leastRows     = 3
	mostRows      = 16
)

// when draws the chosen plan's steps in time, below a drawing of its route.
func (s *handoutSheet) when(route drawing) node {
	if len(s.chosen.Steps) == 0 {
		return section("when", "When", said("p", "You are there. There is nothing left to do."))
	}
	chart := savedTimeline(s.chosen.SavedPlan)
	chart.Bare = true
	chart.Most = mostRows
	if len(s.Options) == 1 {
		room := (pictureRoom-route.height*routeScale)/timelineScale - timelineRest
		chart.Most = min(max(int(room/timelineRow), leastRows), mostRows)
	}
	return section("when", "When", s.page.figure(chart.drawing()))
}

// mostActions is how many things to do next are told.
const mostActions = 3

// next tells the first things to do, with days.
func (s *handoutSheet) next() node {
	list := el("ol").class("next")
	steps := nextActions(s.chosen.Steps)
	if r, ok := s.urgent(); ok {
		list = list.add(el("li", said("strong", "Renew "+r.names+"."), words(" "+r.about)))
	}
	if len(steps)+len(list.kids) == 0 {
		return section("next", "Do these next", said("p", "Nothing. You are there."))
	}
	for _, x := range steps[:max(min(len(steps), mostActions-len(list.kids)), 0)] {
		list = list.add(el("li", said("strong", actionWords(x)+"."), words(" "+actionDays(x, s.Today)+actionCost(x))))
	}
	return section("next", "Do these next", list)
}

// nextActions are the steps to begin with, as they start. Time in a job is one
// where there is too little else.
func nextActions(steps []person.Progress) []person.Progress {
	if _, open := person.Next(steps); !open {
		return nil
	}
	var out []person.Progress
	take := func(is func(person.Progress) bool) {
		for _, x := range steps {
			if x.Status != person.StatusDone && len(out) < mostActions && is(x) {
				out = append(out, x)
			}
		}
	}
	isWork := func(x person.Progress) bool { return x.Kind == paths.StepWork }
	take(func(x person.Progress) bool { return !isWork(x) && x.Kind != paths.StepWait })
	take(isWork)
	slices.SortStableFunc(out, func(a, b person.Progress) int { return a.Starts.Compare(b.Starts) })
	return out
}

// actionWords says what to do, as an order.
func actionWords(x person.Progress) string {
	title := brief(x.Title)
	switch x.Kind {
	case paths.StepStudy:
		if x.Level != roles.None {
			return "Learn " + title + " (" + x.Level.String() + " level)"
		}
		return "Learn " + title
	case paths.StepWork:
		return "Work as " + title
	case paths.StepProgram:
		return "Take the program: " + title
	case paths.StepExam:
		return "Study for and pass " + title
	case paths.StepMove:
		return "Find a job as " + title
	}
	return title
}

// actionDays says when to begin and to be done.
func actionDays(x person.Progress, today time.Time) string {
	switch {
	case x.Ends.Before(today):
		return "Do it now. It was due by " + Day(x.Ends) + "."
	case x.Kind == paths.StepWork && !x.Starts.After(today):
		return "Stay until about " + Day(x.Ends) + "."
	case !x.Starts.After(today):
		return "Start now. Be done by " + Day(x.Ends) + "."
	case x.Starts.Equal(x.Ends):
		return "Do it by " + Day(x.Ends) + "."
	}
	return "Start about " + Day(x.Starts) + ". Be done by " + Day(x.Ends) + "."
}

// actionCost says what a step takes.
func actionCost(x person.Progress) string {
	var parts []string
	if x.Hours.High > 0 {
		parts = append(parts, HoursRange(x.Hours.Low, x.Hours.High)+" of study")
	}
	if x.CostUSD.High > 0 {
		parts = append(parts, DollarRange(x.CostUSD.Low, x.CostUSD.High))
	}
	if len(parts) == 0 {
		return ""
	}
	return " It takes " + strings.Join(parts, " and ") + "."
}

// RouteLetter names the route at a place of an answer, from 0.
func RouteLetter(place int) string { return letter(place) }
