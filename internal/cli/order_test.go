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
