package render_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

// TestSearchThatStoppedEarlySaysWhatItMayHaveMissed names only the objectives
// that were asked for, and how to go on.
func TestSearchThatStoppedEarlySaysWhatItMayHaveMissed(t *testing.T) {
	c := smallPack(t)
	plans := []paths.Plan{{ID: "a", Roles: []string{"analyst", "manager"}, Wins: []string{"quickest"}}, {ID: "b", Roles: []string{"analyst", "manager"}}}
	gap := &paths.Bound{Best: paths.Vector{Time: 2200, Cost: 37600, Risk: 517}}
	for _, test := range []struct {
		name string
		q    paths.Query
		gap  *paths.Bound
		want string
	}{
		{"three objectives", paths.Query{Objectives: []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}}, gap,
			"The search stopped early: there may be routes this list lacks; none is quicker than 1 year 10 months, cheaper than 37600 dollars or safer than risk 517. To search on: --exact."},
		{"one objective", paths.Query{Objectives: []paths.Objective{paths.ByCost}}, gap,
			"The search stopped early: there may be routes this list lacks; none is cheaper than 37600 dollars. To search on: --exact."},
		{"no bound", paths.Query{Objectives: []paths.Objective{paths.ByTime}}, nil,
			"The search stopped early: there may be routes this list lacks. To search on: --exact."},
		{"interrupted", paths.Query{Objectives: []paths.Objective{paths.ByTime}, MaxWork: 1}, gap,
			"The search stopped early: there may be routes this list lacks; none is quicker than 1 year 10 months."},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.q.Target, test.q.Profile.Role = "manager", "analyst"
			answer := render.Plan(c, test.q, &paths.Result{Gap: test.gap, Plans: plans}, render.PlanOptions{})
			text := write(t, answer, render.Options{Format: render.Plain})
			got := ""
			for line := range strings.Lines(text) {
				if _, after, found := strings.Cut(line, ": The search"); found {
					got = "The search" + strings.TrimSuffix(after, "\n")
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if bound := strings.Contains(write(t, answer, render.Options{Format: render.JSON}), `"bound": {`); bound != (test.gap != nil) {
				t.Errorf("bound in JSON: %v", bound)
			}
		})
	}
}

func TestRoutesKeepTheirLettersWhereSomeAreLeftOut(t *testing.T) {
	plans := []paths.Plan{{ID: "one"}, {ID: "two"}, {ID: "three"}}
	answer := render.Plan(smallPack(t), paths.Query{Target: "manager"}, &paths.Result{Exact: true, Plans: plans}, render.PlanOptions{Show: []int{0, 2}, Route: 1})
	rows := strings.Split(write(t, answer, render.Options{Format: render.CSV}), "\n")
	if !strings.HasPrefix(rows[1], "A,one,") || !strings.HasPrefix(rows[2], "C,three,") {
		t.Errorf("rows %q", rows)
	}
	text := write(t, answer, render.Options{Format: render.Terminal, Width: 80})
	if !strings.Contains(text, "\n1 more route: -k 3\n") || !strings.Contains(text, "\nRoute B\n") {
		t.Errorf("got %s", text)
	}
}

func TestAssumedMonthsAreToldToCountForTheJobAlone(t *testing.T) {
	const told = "Those months got you this job and count for no other."
	for assumed, want := range map[string]bool{"assumed: 12 months of experience": true, "assumed: SQL at working level": false} {
		answer := render.Plan(smallPack(t), paths.Query{Target: "manager"}, &paths.Result{Exact: true}, render.PlanOptions{Assumed: []string{assumed}})
		if text := write(t, answer, render.Options{Format: render.Plain}); strings.Contains(text, told) != want {
			t.Errorf("%s: got %s", assumed, text)
		}
	}
}

func TestChangesAreWordedAsWhatToType(t *testing.T) {
	no := &paths.NoPlan{Gates: []paths.Gate{}, SmallestChanges: []paths.Change{
		{Flag: "--no-new-degree", Value: "off", Opens: paths.Opens{Months: 1800, CostUSD: 500}},
		{Flag: "--avoid", Value: "allow analyst", With: []paths.Change{{Flag: "--budget", Value: "900"}}, Opens: paths.Opens{Months: 1200, CostUSD: 900}},
		{Flag: "--via", Value: "without engineer", Opens: paths.Opens{Months: 600}},
		{Flag: "--hold", Value: "license/rn", Opens: paths.Opens{Months: 2400}},
	}}
	answer := render.Plan(smallPack(t), paths.Query{Target: "manager"}, &paths.Result{Exact: true, NoPlan: no}, render.PlanOptions{})
	text := write(t, answer, render.Options{Format: render.Terminal, Width: 100})
	_, got, _ := strings.Cut(text, "Smallest changes that open a route\n")
	want := ` - leaving out --no-new-degree opens a route of 1y6mo for $500
 - leaving out --avoid analyst and --budget 900 opens a route of 1y for $900
 - leaving out --via engineer opens a route of 6mo for $0
 - --hold license/rn opens a route of 2y for $0, the license itself not counted

Estimates, not promises; confirm eligibility with the issuer before paying.
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
