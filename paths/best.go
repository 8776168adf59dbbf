package paths

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// best is a search for the best plans by one objective, one of every walk.
type best struct {
	by, k int
	order []int             // by, then the other objectives asked for
	walks map[int32]arrival // end of a walk → its best arrival so far
	bound int               // what the k-th best of them comes to
}

// compare orders by the objective looked for, then by the others.
func (b *best) compare(x, y *objectives) int {
	v, w := x.units(), y.units()
	for _, i := range b.order {
		if c := cmp.Compare(v[i], w[i]); c != 0 {
			return c
		}
	}
	return 0
}

// beats reports whether k walks, or another way along the same one, do better
// than anything of at least this much.
func (b *best) beats(f *objectives, found []arrival) bool {
	return f[b.by] > b.bound || slices.ContainsFunc(found, func(a arrival) bool { return f[b.by] > b.tie(a.cost[b.by]) })
}

// tie is the most that counts as the same: an earnings gap in whole dollars.
func (b *best) tie(value int) int {
	if b.by == earningsAt {
		return dollarsOf(value) * perDollar
	}
	return value
}

// of is the best arrival of a walk, as a list.
func (b *best) of(end int32) []arrival {
	if a, ok := b.walks[end]; ok {
		return []arrival{a}
	}
	return nil
}

// note keeps the best of what was found on a walk.
func (b *best) note(end int32, found []arrival) {
	if len(found) == 0 {
		return
	}
	b.walks[end] = slices.MinFunc(found, func(x, y arrival) int { return b.compare(&x.cost, &y.cost) })
	if len(b.walks) < b.k {
		return
	}
	var costs []int
	for _, a := range b.walks {
		costs = append(costs, a.cost[b.by])
	}
	slices.Sort(costs)
	b.bound = b.tie(costs[b.k-1])
}

// sorted is the k best arrivals.
func (b *best) sorted(p *problem) []arrival {
	var all []arrival
	for _, a := range b.walks {
		all = append(all, a)
	}
	slices.SortFunc(all, func(x, y arrival) int {
		return cmp.Or(b.compare(&x.cost, &y.cost), len(x.walk.arcs)-len(y.walk.arcs), slices.CompareFunc(x.walk.arcs, y.walk.arcs, func(c, d *placeArc) int {
			return cmp.Compare(p.g.nodes[c.to].rec.ID, p.g.nodes[d.to].rec.ID)
		}), slices.CompareFunc(x.walk.arcs, y.walk.arcs, func(c, d *placeArc) int { return int(c.move - d.move) }))
	})
	return all[:min(len(all), b.k)]
}

// Best answers a question with the k best ways to the target by one objective:
// of every walk, which is a chain of moves, the plan that is least in it, ties
// by the other objectives asked for in the order of Objectives. The plans come in
// that order, then the shorter walk, then role ids. Fewer than k means that there
// are no more. The k best are the first of the k+1 best.
func (g *Graph) Best(ctx context.Context, q Query, by Objective, k int) (*Result, error) {
	at := slices.Index(Objectives(), by)
	if at < 0 || k < 1 {
		return nil, fmt.Errorf("cannot find the %d best by %q", k, by)
	}
	if len(q.Objectives) == 0 {
		q.Objectives = []Objective{ByTime, ByCost, ByRisk}
	}
	if !slices.Contains(q.Objectives, by) {
		q.Objectives = append(slices.Clone(q.Objectives), by)
	}
	order := []int{at}
	for i, o := range Objectives() {
		if i != at && slices.Contains(q.Objectives, o) {
			order = append(order, i)
		}
	}
	return g.answer(ctx, q, &best{by: at, k: k, order: order, bound: never, walks: map[int32]arrival{}})
}

// Diverse is Best for people who want choices that differ: of the best ways in
// their order it keeps those that share at most half of their roles with each
// one kept before. Start and target don't count; of two ways the one with fewer
// roles in between is what the share is of.
func (g *Graph) Diverse(ctx context.Context, q Query, by Objective, k int) (*Result, error) {
	for many := 4 * k; ; many *= 2 {
		result, err := g.Best(ctx, q, by, many)
		if err != nil || len(result.Plans) == 0 {
			return result, err
		}
		all := len(result.Plans)
		var kept []Plan
		for _, p := range result.Plans {
			if len(kept) < k && !slices.ContainsFunc(kept, func(o Plan) bool { return overlaps(between(&p, q), between(&o, q)) }) {
				kept = append(kept, p)
			}
		}
		if len(kept) == k || all < many || !result.Exact {
			result.Plans = kept
			name(result.Plans)
			return result, nil
		}
	}
}

// between is the roles of a plan without its start and target.
func between(p *Plan, q Query) []string {
	list := p.Roles[:len(p.Roles)-1]
	if q.Profile.Role != "" && len(list) > 0 {
		list = list[1:]
	}
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// overlaps reports whether two sets share more than half of the smaller.
func overlaps(a, b []string) bool {
	shared := 0
	for _, r := range a {
		if slices.Contains(b, r) {
			shared++
		}
	}
	return 2*shared > min(len(a), len(b))
}
