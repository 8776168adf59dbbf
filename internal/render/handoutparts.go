package render

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

// How many skills to learn are named: fewer beside a tall drawing of the route, in
// units.
const (
	mostSkills = 3
	tallRoute  = 150.0
)

// learn tells the gap to the goal in hours.
func (s *handoutSheet) learn(route drawing) node {
	g := s.Gap
	if g == nil {
		return section("learn", "What to learn", said("p", "The catalog no longer has this job. So the gap is not known."))
	}
	t := Table{Columns: []Column{{Name: "Skill"}, {Name: "To level"}, {Name: "Hours", Right: true}}}
	studies := slices.Concat(g.Lift, g.Learn)
	slices.SortStableFunc(studies, func(a, b paths.GapStudy) int { return b.Hours.High - a.Hours.High })
	most := mostSkills
	if route.height > tallRoute && len(s.Options) == 1 {
		most--
	}
	for _, x := range studies[:min(len(studies), most)] {
		hours := Text(HoursRange(x.Hours.Low, x.Hours.High))
		if x.Hours.High == 0 {
			hours = Text("for an exam")
			if strings.HasPrefix(x.GrantedBy, string(roles.KindProgram)+"/") {
				hours = Text("in a course")
			}
		}
		t.Rows = append(t.Rows, []Cell{Text(brief(x.Name)), Text(x.To.String()), hours})
	}
	out := section("learn", "What to learn", said("p", gapWords(g)+s.planned(g)))
	if len(t.Rows) > 0 {
		out = out.add(s.page.table(t, "Skills to learn for "+g.Title))
	}
	var more []string
	if n := len(studies) - most; n > 0 {
		more = append(more, Plural(n, "more skill")+" to learn.")
	}
	if n := len(g.OnTheJob); n > 0 {
		more = append(more, Plural(n, "skill")+" will come with the work.")
	}
	if len(more) > 0 {
		out = out.add(said("p", strings.Join(more, " ")))
	}
	return out
}

// gapWords says how far the goal is in hours and weeks.
func gapWords(g *paths.Gap) string {
	t := g.Totals
	if t.Hours.High == 0 {
		return "You hold the skills that can be learned from books."
	}
	held := strconv.Itoa(len(g.Have))
	if held == "0" {
		held = "none"
	}
	return "You hold " + held + " of the " + Plural(len(g.Have)+len(g.Lift)+len(g.Learn)+len(g.OnTheJob), "skill") + " this job asks for" +
		". To learn the others now takes " + HoursRange(t.Hours.Low, t.Hours.High) + ". At " + strconv.Itoa(t.Pace) + " hours a week that is " +
		plainRange(t.Weeks.Low, t.Weeks.High) + " weeks."
}

// planned says why the plan's study is not that of the gap, where it is not.
func (s *handoutSheet) planned(g *paths.Gap) string {
	plan := s.chosen.Plan.Totals.StudyHours
	switch {
	case plan.High == 0 || plan == g.Totals.Hours:
		return ""
	case plan.Typical < g.Totals.Hours.Typical:
		return " The plan takes less: you would apply without all of it, and learn the rest on the job."
	}
	return " The plan takes more: it also studies for stops and exams on the way."
}

// pay draws what the goal pays.
func (s *handoutSheet) pay() node {
	if s.target == nil {
		return section("pay", "Pay", said("p", "Not known. The catalog no longer has this job."))
	}
	chart, _ := payChartOf(s.c, s.target)
	return section("pay", "Pay", s.page.figure(chart.drawing()))
}

// outlook draws how the goal's occupation is projected to change.
func (s *handoutSheet) outlook() node {
	if s.target == nil {
		return section("outlook", "Outlook", said("p", "Not known. The catalog no longer has this job."))
	}
	o := OutlookOf(s.c, s.target)
	if o == nil {
		return section("outlook", "Outlook", said("p", "Not known. No forecast fits this job well enough."))
	}
	return section("outlook", "Outlook", s.page.figure(outlookChart(o, MiddleGrowth(s.c)).drawing()))
}

// mostRenewals is how many renewals are told.
const mostRenewals = 3

// keep tells when what is held, and what the plan earns, must be renewed.
func (s *handoutSheet) keep() node {
	t := Table{Columns: []Column{{Name: "Credential"}, {Name: "Renew by"}, {Name: "Takes"}}}
	planned := false // there are some that are still to be earned
	add := func(p *paths.RenewalPortfolio, when func(paths.PoolRenewal) string) {
		if p == nil {
			return
		}
		for _, r := range p.Renewals {
			t.Rows = append(t.Rows, []Cell{Text(brief(renewalNames(s.c, r))), Text(when(r)), Text(renewalAsks(r))})
		}
	}
	add(s.Renewals, func(r paths.PoolRenewal) string {
		if r.Cycle.End.IsZero() {
			return "date not known"
		}
		return renewBy(r)
	})
	for _, x := range s.chosen.Steps {
		if x.Kind != paths.StepExam || x.Status == person.StatusDone {
			continue
		}
		_, id, _ := strings.Cut(x.Ref, "/")
		add(paths.Renewals(s.c, []paths.HeldCert{{ID: id, Earned: x.Ends, EarnedTo: paths.ToMonth}}, x.Ends), func(r paths.PoolRenewal) string {
			if r.Cycle.End.IsZero() {
				return "date not known"
			}
			planned = true
			return "about " + month(r.Cycle.End)
		})
	}
	if len(t.Rows) == 0 {
		return section("keep", "Keep your credentials", said("p", "This plan has none to renew."))
	}
	hidden := len(t.Rows) - mostRenewals
	t.Rows = t.Rows[:min(len(t.Rows), mostRenewals)]
	out := section("keep", "Keep your credentials", s.page.table(t, "Credentials to renew"))
	var notes []string
	if hidden > 0 {
		notes = append(notes, strconv.Itoa(hidden)+" more to renew later.")
	}
	if planned {
		notes = append(notes, "“About” is for those that you pass as planned.")
	}
	if upkeep := s.chosen.Plan.Totals.UpkeepUSD; upkeep > 0 {
		notes = append(notes, "In all about "+Dollars(upkeep)+" a year in fees.")
	}
	if len(notes) > 0 {
		out = out.add(said("p", strings.Join(notes, " ")))
	}
	return out
}

// renewBy is the end of a cycle, as far as it is known.
func renewBy(r paths.PoolRenewal) string {
	switch {
	case r.Cycle.Lapsed:
		return "over: it may have lapsed"
	case r.Cycle.KnownTo == paths.ToDay:
		return Day(r.Cycle.End)
	}
	return r.Cycle.Day(r.Cycle.End)
}

// urgentDays is how long before its end a renewal goes before all else to do.
const urgentDays = 180

// urgentRenewal is a renewal to see to now.
type urgentRenewal struct{ names, about string }

// urgent is the first renewal that ends soon and may lack units.
func (s *handoutSheet) urgent() (renewal urgentRenewal, ok bool) {
	if s.Renewals == nil {
		return renewal, false
	}
	for _, r := range s.Renewals.Renewals {
		soon := !r.Cycle.End.IsZero() && (r.Cycle.Lapsed || r.Cycle.End.Before(s.Today.AddDate(0, 0, urgentDays)))
		if !soon || r.Left != nil && *r.Left == 0 {
			continue
		}
		asks := "How much is left is not known."
		if r.Left != nil {
			asks = brief(unitWords(r, *r.Left)) + " are left."
		}
		until := "The last day is " + renewBy(r) + "."
		if r.Cycle.Lapsed {
			until = "The cycle is over, so it may have lapsed. Ask the issuer."
		}
		return urgentRenewal{brief(renewalNames(s.c, r)), asks + " " + until}, true
	}
	return renewal, false
}

// renewalAsks is the units and the fee of a cycle.
func renewalAsks(r paths.PoolRenewal) string {
	asks := ""
	if r.Needed > 0 {
		asks = brief(unitWords(r, r.Needed))
		if r.Left != nil {
			asks += ", " + strconv.Itoa(*r.Left) + " left"
		}
	}
	fee := "fee not known"
	if r.FeeYearUSD != nil {
		fee = Dollars(*r.FeeYearUSD) + " a year"
	}
	return joined(", ", asks, fee)
}

// mostKnown is after how many things to know a sheet for one plan has no room for
// a word on the first job.
const mostKnown = 5

// know says what the figures are worth.
func (s *handoutSheet) know() node {
	list := el("ul")
	add := func(text string) { list = list.add(said("li", text)) }
	add("Time and cost run from low to high. Dates use the middle. Risk says how ready you would be. It is not a chance.")
	switch s.Searched {
	case SearchedAll:
		add("No route within your limits beats these on time, cost and risk." + s.moreRoutes())
	case SearchedSome:
		add("The search stopped early. There may be better routes." + s.moreRoutes())
	}
	if s.Limits != "" {
		add(s.Limits)
	}
	if len(s.Assumed) > 0 {
		add("You told no details. The plan takes it that you hold what your job asks for.")
	}
	var unknown []string
	moves, judged := 0, 0
	for _, x := range s.chosen.Plan.Steps {
		if x.Kind == paths.StepMove {
			moves++
			if x.Evidence == roles.Curator || x.Evidence == roles.SimilarSkills {
				judged++
			}
		}
		if len(x.Unknown) > 0 {
			unknown = append(unknown, Abbreviation(x.Title))
		}
	}
	if judged > 0 {
		add("Moves that rest on judgment: " + strconv.Itoa(judged) + " of " + strconv.Itoa(moves) + ". No count of people who made them was found.")
	}
	if len(unknown) > 0 {
		add("A price is not known for " + brief(listed(unknown, "and")) + ". An estimate stands in.")
	}
	if len(s.chosen.Drift) > 0 {
		add("The facts have changed since this plan was made. Ask for a new one.")
	}
	if first := s.firstJob(); first != nil && first.Entry.Note != "" && (len(s.Options) > 1 || len(list.kids) < mostKnown) {
		add(cutTo(first.Title+": "+first.Entry.Note, 110))
	}
	return section("know", "Good to know", list)
}

// moreRoutes says how many routes are not on the page.
func (s *handoutSheet) moreRoutes() string {
	switch more := s.Routes - len(s.Options); {
	case more == 1:
		return " One more is as good in its way."
	case more > 1:
		return " " + thousands(more) + " more are as good in their way."
	}
	return ""
}

// firstJob is the job that a person without one begins in.
func (s *handoutSheet) firstJob() *roles.Role {
	if p := s.chosen.Plan; p.EntersFirst() {
		return s.c.Role(person.CurrentID(s.c, roles.KindRole, p.Roles[0]))
	}
	return nil
}

// sources names where the figures of the page are from.
func (s *handoutSheet) sources() node {
	var ids []string
	if s.target != nil {
		ids = append(ids, s.c.Pay(s.target).Source)
		for _, f := range s.target.Pay.Facts {
			ids = append(ids, f.Source)
		}
		if chart, _ := payChartOf(s.c, s.target); chart.Wage != nil {
			ids = append(ids, chart.Wage.Source)
		}
		if o := OutlookOf(s.c, s.target); o != nil {
			ids = append(ids, o.Outlook.Source)
		}
	}
	if s.Renewals != nil {
		for _, r := range s.Renewals.Renewals {
			for _, x := range r.Certs {
				ids = append(ids, s.c.Cert(x.Cert).Sources...)
			}
		}
	}
	for _, x := range s.chosen.Plan.Steps {
		_, id, _ := strings.Cut(x.Ref, "/")
		switch x.Kind {
		case paths.StepExam:
			if cert := s.c.Cert(id); cert != nil {
				ids = append(ids, cert.Sources...)
			}
		case paths.StepProgram:
			if program := s.c.Program(id); program != nil {
				ids = append(ids, program.Sources...)
			}
		}
	}
	var publishers []string
	of := map[string][]*roles.Source{}
	for _, id := range ids {
		source := s.c.Source(id)
		if source == nil || slices.Contains(of[source.Publisher], source) {
			continue
		}
		if of[source.Publisher] == nil {
			publishers = append(publishers, source.Publisher)
		}
		of[source.Publisher] = append(of[source.Publisher], source)
	}
	list := el("ul")
	for _, publisher := range publishers {
		var names []string
		titles := el("span").class("long") // not printed: the names in brackets find them
		for i, source := range of[publisher] {
			names = append(names, joined(" ", yearWords(source.Year), source.ID))
			titles = titles.add(words([]string{": ", "; "}[min(i, 1)]), link(source.Title, source.URL))
		}
		list = list.add(el("li", words(brief(publisher)+" ["+strings.Join(names, ", ")+"]"), titles))
	}
	p := s.chosen.Plan
	made := "Made by rung with the catalog " + brief(p.Catalog.Name+" "+p.Catalog.Version) + ". More of a source: rung sources."
	if len(list.kids) == 0 {
		return section("sources", "Sources", said("p", made))
	}
	return section("sources", "Sources", list, said("p", made))
}
