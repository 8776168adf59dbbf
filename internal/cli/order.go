package cli

import (
	"cmp"
	"slices"

	"careers/rung/paths"
)

// orderPlans sorts a front by one thing; ties keep the planner's order.
func orderPlans(plans []paths.Plan, by string) {
	key := func(p paths.Plan) float64 { return 0 }
	switch by {
	case "time":
		key = func(p paths.Plan) float64 { return float64(p.Vector.Time) }
	case "cost":
		key = func(p paths.Plan) float64 { return float64(p.Vector.Cost) }
	case "risk":
		key = func(p paths.Plan) float64 { return float64(p.Vector.Risk) }
	case "effort":
		key = func(p paths.Plan) float64 { return float64(p.Totals.StudyHours.Typical) }
	case "earnings":
		key = func(p paths.Plan) float64 { return -float64(p.Totals.NetEarnings.Typical) }
	case "balanced":
		time := scaled(plans, func(p paths.Plan) int { return int(p.Vector.Time) })
		cost := scaled(plans, func(p paths.Plan) int { return p.Vector.Cost })
		risk := scaled(plans, func(p paths.Plan) int { return p.Vector.Risk })
		key = func(p paths.Plan) float64 { return time(p) + cost(p) + risk(p) }
	}
	slices.SortStableFunc(plans, func(x, y paths.Plan) int { return cmp.Compare(key(x), key(y)) })
}

// scaled puts a figure on a scale from 0 for the set's least to 1 for its most.
func scaled(plans []paths.Plan, of func(paths.Plan) int) func(paths.Plan) float64 {
	if len(plans) == 0 {
		return func(paths.Plan) float64 { return 0 }
	}
	low, high := of(plans[0]), of(plans[0])
	for _, p := range plans {
		low, high = min(low, of(p)), max(high, of(p))
	}
	width := max(1, high-low)
	return func(p paths.Plan) float64 { return float64(of(p)-low) / float64(width) }
}

// firstPlans gives the indices of the first n plans, or of all.
func firstPlans(plans []paths.Plan, n int) []int {
	var first []int
	for i := range min(n, len(plans)) {
		first = append(first, i)
	}
	return first
}

// winners gives the indices of n plans, or of all: those that win something,
// then those that come first.
func winners(plans []paths.Plan, n int) []int {
	var chosen, others []int
	for i, p := range plans {
		if len(p.Wins) > 0 {
			chosen = append(chosen, i)
		} else {
			others = append(others, i)
		}
	}
	chosen = append(chosen, others...)
	chosen = chosen[:min(n, len(chosen))]
	slices.Sort(chosen)
	return chosen
}
