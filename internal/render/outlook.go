package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// doubtWords name the inputs of the readiness score, of which there can be
// more or less doubt.
var doubtWords = map[string]string{
	string(roles.Promotion):        "promotions",
	string(roles.Lateral):          "lateral moves",
	string(roles.Pivot):            "pivots",
	string(roles.EntryMove):        "first jobs",
	string(roles.Observed):         "observed moves",
	string(roles.Published):        "published ladders",
	string(roles.SharedCredential): "shared credentials",
	string(roles.SimilarSkills):    "similar skills",
	string(roles.Curator):          "the curator's word",
	"skills":                       "the skills held",
	"all":                          "everything",
}

// safestWords says when another route would be the safest, or nothing when
// none would.
func safestWords(result *paths.Result) string {
	s := result.Sensitivity
	if s == nil || len(s.Changes) == 0 {
		return ""
	}
	route := func(id string) string {
		return letter(slices.IndexFunc(result.Plans, func(p paths.Plan) bool { return p.ID == id }))
	}
	var others []string
	seen := map[string]int{}
	for _, change := range s.Changes {
		word := "more"
		if change.Percent < 0 {
			word = "less"
		}
		about := fmt.Sprintf("%s doubt about %s", word, doubtWords[change.Input])
		if at, ok := seen[change.Safest]; ok {
			others[at] += " or " + about
			continue
		}
		seen[change.Safest] = len(others)
		others = append(others, fmt.Sprintf("%s with %d %% %s", route(change.Safest), s.Percent, about))
	}
	return "The safest is " + route(s.Safest) + "; it would be " + listed(others, "and") + "."
}

// totalsFields is what a plan adds up to.
func totalsFields(p paths.Plan, detail bool) Fields {
	t := p.Totals
	pay := "unknown"
	if t.EndSalaryUSD != nil {
		pay = Dollars(*t.EndSalaryUSD) + " a year"
	}
	study := ""
	if t.StudyHours.High > 0 {
		study = HoursRange(t.StudyHours.Low, t.StudyHours.High)
	}
	net := Dollars(t.NetEarnings.Typical) + " over " + Span(paths.Months(100*t.NetEarnings.HorizonMonths)) + ", pay growing with the years in each job"
	if t.NetEarnings.ArrivesLater {
		net += "; the route ends later than that"
	}
	upkeep := ""
	if t.UpkeepUSD > 0 {
		upkeep = Dollars(t.UpkeepUSD) + " a year to keep certifications"
	}
	return Fields{
		{"Time", SpanRange(t.Months.Low, t.Months.High) + ", typically " + Span(t.Months.Typical)},
		{"Cost", DollarRange(t.CostUSD.Low, t.CostUSD.High) + ", typically " + Dollars(t.CostUSD.Typical)},
		{"Study", study},
		{"Risk", RiskWord(t.Risk) + " (" + strconv.Itoa(t.Risk) + riskRangeWords(t.RiskRange, detail) + "; a readiness score, not a probability)"},
		{"Upkeep", upkeep},
		{"Pay at the end", pay},
		{"Pay less cost", net},
		{"Not known", listed(unknownPrices(p), "and")},
		{"Studying ahead", aheadWords(p)},
		{"One more hour", morePaceWords(p)},
	}
}

// unknownPrices names what is bought at a price that nobody publishes.
func unknownPrices(p paths.Plan) []string {
	var list []string
	for _, s := range p.Steps {
		for _, u := range s.Unknown {
			list = append(list, "the "+u+" of "+s.Title)
		}
	}
	return list
}

// riskRangeWords is the range of a risk, for those who ask for detail.
func riskRangeWords(r *paths.RiskRange, detail bool) string {
	if r == nil || !detail {
		return ""
	}
	return fmt.Sprintf("; %d to %d with 20 %% less or more doubt about everything", r.Low, r.High)
}

// aheadWords says what a plan would gain from studying ahead, or nothing.
func aheadWords(p paths.Plan) string {
	ahead := p.Totals.LookAhead
	if ahead == nil || ahead.MonthsSaved == 0 {
		return ""
	}
	var things, places []string
	add := func(list *[]string, text string) {
		if !slices.Contains(*list, text) {
			*list = append(*list, text)
		}
	}
	for _, x := range ahead.Pulled {
		if x.FromStep > 0 {
			add(&things, p.Steps[x.FromStep-1].Title)
		}
		place := "before the first job"
		if x.IntoStep > 0 {
			place = "in the quiet months of step " + strconv.Itoa(x.IntoStep)
		}
		add(&places, place)
	}
	return listed(things, "and") + " early, " + listed(places, "and") + ", could save " + Span(ahead.MonthsSaved) + " (outside the proof)"
}

// morePaceWords says what one more hour of study a week would change, or
// nothing where that was not asked.
func morePaceWords(p paths.Plan) string {
	m := p.MorePace
	if m == nil {
		return ""
	}
	pace := "at " + strconv.Itoa(m.Pace) + " h/wk "
	early := ""
	if !m.Exact {
		early = " (the search stopped early)"
	}
	switch saved := p.Vector.Time - m.Months; {
	case !m.Found:
		return pace + "no route as good as this was found" + early
	case saved <= 0:
		return pace + "no route that is no dearer and no riskier is quicker" + early
	case slices.Equal(m.Roles, p.Roles):
		return pace + "this way takes " + Span(m.Months) + ", " + Span(saved) + " less" + early
	default:
		return pace + "a route that is no dearer and no riskier takes " + Span(m.Months) + ", " + Span(saved) + " less" + early
	}
}

// detailNotes is what a step's figures rest on.
func detailNotes(s paths.Step) []string {
	var notes []string
	if s.Stay != nil {
		notes = append(notes, stayWords(s.Stay))
	}
	if len(s.UsedBy) > 0 {
		steps := make([]string, len(s.UsedBy))
		for i, n := range s.UsedBy {
			steps[i] = strconv.Itoa(n)
		}
		word := "used by step "
		if len(steps) > 1 {
			word = "used by steps "
		}
		notes = append(notes, word+listed(steps, "and"))
	}
	if s.Move != nil && s.Move.Odds != nil {
		o := s.Move.Odds
		notes = append(notes, fmt.Sprintf("odds: %s %.2f × %s %.2f × skills %.2f; risk %d, %d to %d with 20 %% less or more doubt",
			s.Move.Kind, o.Kind, s.Evidence, o.Evidence, o.Readiness, s.Move.Risk, o.Low, o.High))
	}
	var shares []string
	if s.Share.Time > 0 {
		shares = append(shares, shareWords(s.Share.Time)+" of the time")
	}
	if s.Share.Cost > 0 {
		shares = append(shares, shareWords(s.Share.Cost)+" of the cost")
	}
	if len(shares) > 0 {
		notes = append(notes, strings.Join(shares, ", "))
	}
	if len(s.Sources) > 0 {
		notes = append(notes, "sources: "+strings.Join(s.Sources, ", "))
	}
	return notes
}

func shareWords(share float64) string {
	if share < 0.01 {
		return "under 1 %"
	}
	return fmt.Sprintf("%.0f %%", 100*share)
}

// stayWords says what sets the length of a stay, and what else asks for time.
func stayWords(s *paths.StayStep) string {
	demands := []struct {
		binding paths.Binding
		name    string
		months  paths.Months
	}{
		{paths.BindingTenure, "tenure", s.Tenure},
		{paths.BindingStudy, "study", s.Study},
		{paths.BindingResults, "exam results", s.Results},
		{paths.BindingExperience, "experience", s.Experience},
		{paths.BindingLessons, "what the job teaches", s.Lessons},
	}
	first, others := "", []string{}
	for _, d := range demands {
		switch {
		case d.binding == s.Binding:
			first = d.name
		case d.months > 0 && (d.binding != paths.BindingResults || s.Results > s.Study):
			others = append(others, d.name+" "+Span(d.months))
		}
	}
	switch s.Binding {
	case paths.BindingNone:
		return "nothing sets a length"
	case paths.BindingLater:
		first = "what later steps count"
	}
	text := "the length is set by " + first
	if len(others) > 0 {
		text += "; " + listed(others, "and") + " would take less"
	}
	return text
}
