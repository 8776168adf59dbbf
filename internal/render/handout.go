package render

import (
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
	s.target = c.Role(roleNow(c, s.chosen.Plan.Target))
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
	main := []node{s.head()}
	if len(h.Options) > 1 {
		main = append(main, s.options())
	}
	route := s.route()
	main = append(main, section("route", "The route", s.page.figure(route)), s.when(route),
		el("div", el("div", s.next(), s.learn(), s.know()), el("div", s.pay(), s.outlook(), s.keep())).class("two"),
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

// roleNow is the id that a role of a saved plan has in a catalog now.
func roleNow(c *roles.Catalog, id string) string {
	if refs := c.Find(id, roles.KindRole); len(refs) == 1 {
		return refs[0].ID
	}
	return id
}

func (s *handoutSheet) goal() string { return brief(planTarget(s.c, s.chosen.Plan)) }

// brief cuts a name that is too long for its place on a printed page.
func brief(name string) string {
	const most = 80
	if runes := []rune(name); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return name
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
	head := el("header", said("h1", s.title()), said("p", who).class("who"))
	if s.target != nil {
		head = head.add(said("p", s.target.Summary).class("about"))
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
	add("Cost", DollarRange(t.CostUSD.Low, t.CostUSD.High), "Most often "+Dollars(t.CostUSD.Typical)+".")
	add("Study", HoursRange(t.StudyHours.Low, t.StudyHours.High), "At "+strconv.Itoa(s.chosen.Pace)+" hours a week.")
	if t.EndSalary != nil {
		add("Pay there", Dollars(*t.EndSalary)+" a year", "An estimate. See Pay below.")
	} else {
		add("Pay there", "not known", "No figure fits this job well enough.")
	}
	return list
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
	t := Table{Columns: []Column{{Name: "Option"}, {Name: "By way of"}, {Name: "Time"}, {Name: "Cost", Right: true}, {Name: "Risk"}, {Name: "Pay there", Right: true}}}
	for i, o := range s.Options {
		totals := o.Plan.Totals.Planned()
		chart.Options = append(chart.Options, TradeoffOption{Letter: o.Letter, Name: o.name(), Months: totals.Months, Cost: totals.CostUSD,
			Risk: totals.Risk, Chosen: i == 0})
		pay := USD(0, false)
		if totals.EndSalaryUSD != nil {
			pay = USD(*totals.EndSalaryUSD, true)
		}
		t.Rows = append(t.Rows, []Cell{Text(joined(": ", o.Letter, o.name())), Text(s.wayOf(o.Plan)), Text(windowWords(totals.Months)),
			Text(DollarRange(totals.CostUSD.Low, totals.CostUSD.High)), Text(RiskWord(totals.Risk)), pay})
	}
	picked := "This page tells option " + s.chosen.Letter + " in full."
	return section("options", "Your options", s.page.figure(chart.drawing()), s.page.table(t, "Your options"), said("p", picked))
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
	if len(stops) > 0 && p.Target == s.chosen.Plan.Target {
		stops = stops[:len(stops)-1]
	}
	var names []string
	for _, id := range stops {
		names = append(names, brief(named(s.c, roles.KindRole, id)))
	}
	if len(names) == 0 {
		return "one move"
	}
	return strings.Join(names, ", then ")
}

// route draws the jobs of the chosen plan, with those of the others beside them.
func (s *handoutSheet) route() drawing {
	var routes [][]string
	for _, o := range s.Options {
		var route []string
		for _, id := range o.Plan.Roles {
			route = append(route, roleNow(s.c, id))
		}
		routes = append(routes, route)
	}
	return RouteChart{RouteGraph(s.c, routes[0], routes[1:]...)}.drawing()
}

// What a printed page has room for, in millimeters. The scales are those that
// handoutStyle gives the pictures.
const (
	pictureRoom   = 64.0  // for route and timeline together, beside all else
	routeScale    = 0.245 // a unit of the route's drawing
	timelineScale = 0.2
	timelineRest  = timelineTop + timelineRow + chartLine + 16 // of the timeline beside its bars, in units
	leastRows     = 4
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
	if len(steps) == 0 {
		return section("next", "Do these next", said("p", "Nothing. You are there."))
	}
	for _, x := range steps {
		list = list.add(el("li", said("strong", actionWords(x)+"."), words(" "+actionDays(x, s.Today)+actionCost(x))))
	}
	return section("next", "Do these next", list)
}

// nextActions are the steps to begin with: the person's own doing first, as it
// starts, then the search for the next job.
func nextActions(steps []person.Progress) []person.Progress {
	var out []person.Progress
	if _, open := person.Next(steps); !open {
		return nil
	}
	take := func(is func(person.Progress) bool) {
		for _, x := range steps {
			if x.Status != person.StatusDone && len(out) < mostActions && is(x) {
				out = append(out, x)
			}
		}
	}
	take(func(x person.Progress) bool {
		return x.Kind == paths.StepStudy || x.Kind == paths.StepProgram || x.Kind == paths.StepExam || x.Kind == paths.StepMove
	})
	return out
}

// actionWords says what to do, as an order.
func actionWords(x person.Progress) string {
	title := brief(x.Title)
	switch x.Kind {
	case paths.StepStudy:
		return "Learn " + title
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
		return "It was due by " + Day(x.Ends) + "."
	case !x.Starts.After(today):
		return "Start now. Be done by " + Day(x.Ends) + "."
	case x.Starts.Equal(x.Ends):
		return "Do it by " + Day(x.Ends) + "."
	}
	return "Start by " + Day(x.Starts) + ". Be done by " + Day(x.Ends) + "."
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
