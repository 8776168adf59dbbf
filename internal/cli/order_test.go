package cli

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
)

func TestOrderOfPlans(t *testing.T) {
	plan := func(id string, months paths.Months, cost, risk, hours, net int) paths.Plan {
		return paths.Plan{ID: id, Vector: paths.Vector{Time: months, Cost: cost, Risk: risk},
			Totals: paths.Totals{StudyHours: paths.CostRange{Typical: hours}, NetEarnings: paths.NetEarnings{Typical: net}}}
	}
	for by, want := range map[string]string{
		"":         "abc",
		"time":     "abc",
		"cost":     "cba",
		"risk":     "bca",
		"effort":   "bac",
		"earnings": "cab",
		"balanced": "bca", // a 0 + 1 + 1, b 0.5 + 0.5 + 0, c 1 + 0 + 0.1
	} {
		plans := []paths.Plan{plan("a", 100, 1000, 200, 20, 5), plan("b", 200, 500, 100, 10, 1), plan("c", 300, 0, 110, 30, 9)}
		orderPlans(plans, by)
		got := ""
		for _, p := range plans {
			got += p.ID
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("by %q:\n%s", by, diff)
		}
	}
	orderPlans(nil, "balanced") // of nothing, nothing
}

func TestTerminalShowsPlansThatWinBeforeOthers(t *testing.T) {
	plans := []paths.Plan{{ID: "a", Wins: []string{"quickest"}}, {ID: "b"}, {ID: "c"}, {ID: "d", Wins: []string{"cheapest"}}}
	for n, want := range map[int][]int{1: {0}, 2: {0, 3}, 3: {0, 1, 3}, 9: {0, 1, 2, 3}} {
		if diff := cmp.Diff(want, winners(plans, n)); diff != "" {
			t.Errorf("%d of 4 (-want +got):\n%s", n, diff)
		}
	}
	if got := winners(nil, 5); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestRoutesBeyondTheAlphabetHaveNumbers(t *testing.T) {
	for text, want := range map[string]int{"a": 0, "Z": 25, "27": 26, "30": 29} {
		if got, err := routeIndex(text, 30); err != nil || got != want {
			t.Errorf("%s: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "1", "26", "31", "-1", "AA", "é"} {
		if got, err := routeIndex(text, 30); err == nil {
			t.Errorf("%q is taken for route %d", text, got)
		}
	}
}
