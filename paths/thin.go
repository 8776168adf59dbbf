package paths

import (
	"math"
	"slices"
)

// mostPlans is the size from which a set of plans is thinned.
const mostPlans = 200

// thin keeps of a sorted set of arrivals that nothing beats at most mostPlans:
// one of each box of a grid whose sides grow by a factor of 1+ε, of those boxes
// that no other beats, and the least in every objective. The least ε of a
// doubling series is taken.
func thin(all []arrival, asked []int) ([]arrival, *Thinned) {
	if len(all) <= mostPlans {
		return all, nil
	}
	for epsilon := 1.0 / 1024; ; epsilon *= 2 {
		kept := boxes(all, asked, epsilon)
		if len(kept) <= mostPlans {
			return kept, &Thinned{Count: len(all), Epsilon: epsilon}
		}
	}
}

func boxes(all []arrival, asked []int, epsilon float64) []arrival {
	box := func(a *arrival) objectives {
		var b objectives
		for _, i := range asked {
			b[i] = int(math.Log(float64(a.cost[i]+1)) / math.Log1p(epsilon))
		}
		return b
	}
	leads := func(b, c objectives) bool { // a box is at least as good in everything
		return !slices.ContainsFunc(asked, func(i int) bool { return b[i] > c[i] })
	}
	least := all[0].cost
	for i := range all {
		for _, k := range asked {
			least[k] = min(least[k], all[i].cost[k])
		}
	}
	at := make([]objectives, len(all))
	for i := range all {
		at[i] = box(&all[i])
	}
	var kept []arrival
	shown := objectives{never, never, never, never, never} // the least among those kept
	for i := range all {
		isLeast := slices.ContainsFunc(asked, func(k int) bool { return all[i].cost[k] == least[k] && shown[k] > least[k] })
		beaten := false
		for j := range all {
			beaten = beaten || j != i && leads(at[j], at[i]) && (at[j] != at[i] || j < i)
		}
		if isLeast || !beaten {
			kept = append(kept, all[i])
			for k := range shown {
				shown[k] = min(shown[k], all[i].cost[k])
			}
		}
	}
	return kept
}
