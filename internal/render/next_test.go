package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Pay that falls is said as plainly as pay that rises, and what is not known is
// unknown. The low end is a beginner's, never what a move adds.
func TestNextPay(t *testing.T) {
	usd := func(n int) *int { return &n }
	tests := []struct {
		move paths.NextMove
		want string
	}{
		{paths.NextMove{PayChangeUSD: usd(4100)}, "$4,100 more"},
		{paths.NextMove{PayChangeUSD: usd(-14690)}, "$14,690 less"},
		{paths.NextMove{PayChangeUSD: usd(0)}, "same"},
		{paths.NextMove{}, "unknown"},
		{paths.NextMove{Kind: paths.NextEntry, BeginnerPay: &paths.BeginnerPay{USD: 37000}}, "$37,000"},
		{paths.NextMove{Kind: paths.NextEntry}, "unknown"},
	}
	for _, test := range tests {
		if got := nextPay(&test.move); got != test.want {
			t.Errorf("%+v: %q, want %q", test.move, got, test.want)
		}
	}
}

// What is learned on the job is told apart from study, and a way round a degree
// stands beside it.
func TestTakesWords(t *testing.T) {
	c := roles.NewCatalog(roles.Catalog{Certs: []roles.Cert{{ID: "medal", Name: "Medal"}}, Programs: []roles.Program{{ID: "bs", Name: "BS"}}})
	tests := []struct {
		name string
		move paths.NextMove
		want string
	}{
		{"nothing to do", paths.NextMove{Fit: paths.SkillFit{Met: 2, Required: 2}, CostUSD: new(paths.CostRange), Exact: true}, "every skill is held"},
		{"a stretch without study", paths.NextMove{Mode: paths.Stretch, Missing: paths.NextMissing{Learn: 2, Lift: 1}, CostUSD: new(paths.CostRange), Exact: true},
			"2 skills to learn, 1 skill to lift, all of it once you are there"},
		{"a stretch with some", paths.NextMove{Mode: paths.Stretch, Missing: paths.NextMissing{Learn: 2, StudyHours: paths.CostRange{Low: 10, Typical: 20, High: 30}},
			CostUSD: new(paths.CostRange), Exact: true}, "2 skills to learn; study 10–30 h, the rest once you are there"},
		{"a degree with a way round it, an exam whose fee is unknown", paths.NextMove{Mode: paths.Prepared, Fit: paths.SkillFit{Met: 1, Required: 1},
			Missing: paths.NextMissing{Programs: []string{"bs"}, Certs: []string{"medal"}, StayMonths: 4200, Binding: paths.BindingStudy},
			CostUSD: &paths.CostRange{Low: 100, Typical: 200, High: 300}, Unknown: []string{"cert/medal"}, WithoutDegree: &paths.Opens{Months: 6000}},
			"every skill is held; program: BS; exam: Medal; cost $100–$300; the price of Medal is unknown and an estimate stands in; the study takes 3y6mo; " +
				"without a new degree it takes 5y and $0; the search stopped early, so there may be a quicker way"},
		{"no way round", paths.NextMove{DegreeNeeded: true, CostUSD: new(paths.CostRange), Exact: true, PayFalls: "Leads start low."},
			"no skill is asked for; it needs a new degree. Pay falls: Leads start low."},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, takesWords(c, &test.move)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// However narrow the screen, whether pay rises or falls stays on it.
func TestNextKeepsPayWholeOnANarrowTerminal(t *testing.T) {
	cut := -14690
	next := &paths.Next{From: "here", Moves: []paths.NextMove{{Role: "there", Title: "A Title That Is Long Enough to Be Cut", Kind: paths.NextUp,
		Open: true, Exact: true, Months: new(paths.MonthRange), CostUSD: new(paths.CostRange), PayChangeUSD: &cut, Evidence: roles.SharedCredential}}}
	c := roles.NewCatalog(roles.Catalog{Roles: []roles.Role{{ID: "here"}, {ID: "there"}}})
	text := string(newTerminal(Options{Width: 44}).doc(Next(c, paths.Query{Profile: paths.Profile{Role: "here"}}, next, NextOptions{}).Doc))
	if !strings.Contains(text, "$14,690 less") {
		t.Error(text)
	}
}

// At 80 columns no line of any answer is wider, commands apart, and a terminal
// that shows less says how much more there is and how to see it.
func TestNextFitsATerminal(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{"", "medical-coder", "registered-nurse", "health-informatics-specialist"} {
		q := paths.Query{Pace: 8}
		q.Profile, _ = paths.AssumeFrom(c, from)
		next, err := paths.NewGraph(c).Next(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		text := string(newTerminal(Options{Width: 80}).doc(Next(c, q, next, NextOptions{Most: 1, WhyNot: func(id string) string { return "rung " + id }}).Doc))
		for line := range strings.Lines(text) {
			if runewidth.StringWidth(strings.TrimSuffix(line, "\n")) > 80 {
				t.Errorf("%q: too wide: %s", from, line)
			}
		}
		if !strings.Contains(text, " more: ") {
			t.Errorf("%q: says nothing of the moves left out:\n%s", from, text)
		}
	}
}
