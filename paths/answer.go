package paths

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"careers/rung/roles"
)

// Plan answers a question with the set of plans that no other beats in all
// objectives, one plan for each vector, or with the reasons why there is none.
// A context that ends stops the search; what was found by then is returned
// with Exact false. The error speaks of a question that cannot be asked, such
// as one about an unknown role.
func (g *Graph) Plan(ctx context.Context, q Query) (*Result, error) {
	result, err := g.front(ctx, q)
	if err != nil || len(result.Plans) > 0 || ctx.Err() != nil {
		return result, err
	}
	result.NoPlan, err = g.whyNot(ctx, q)
	return result, err
}

// front is Plan without the reasons of a "no".
func (g *Graph) front(ctx context.Context, q Query) (*Result, error) { return g.answer(ctx, q, nil) }

// answer finds the plans that nothing beats or, where best is set, the best ones
// of its kind.
func (g *Graph) answer(ctx context.Context, q Query, best *best) (*Result, error) {
	if q.Target == q.Profile.Role && g.cat.Role(q.Target) != nil {
		for _, id := range q.Limits.Via {
			if id != q.Target {
				return &Result{Exact: true, NoPlan: &NoPlan{Gates: []Gate{{GateVia, "role/" + id, "the target is reached before any move"}}}}, nil
			}
		}
		return &Result{Exact: true, Plans: []Plan{g.alreadyThere(q)}}, nil
	}
	p, gates, err := g.newProblem(q)
	if err != nil {
		return nil, err
	}
	if p == nil {
		return &Result{Exact: true, NoPlan: &NoPlan{Gates: gates}}, nil
	}
	s := p.newSearch()
	s.best = best
	s.run(ctx)
	result := &Result{Exact: s.exact, Stats: s.stats}
	if !s.exact {
		result.Gap = &s.result
	}
	var arrivals []arrival
	if best != nil {
		arrivals = best.sorted(p)
	} else if arrivals = s.minimal(); !q.Whole {
		arrivals, result.Thinned = thin(arrivals, s.asked)
	}
	for _, a := range arrivals {
		result.Plans = append(result.Plans, s.plan(a))
	}
	name(result.Plans)
	return result, nil
}

// minimal is the arrivals whose vectors, in the units of the answer, no other
// beats; one a vector, sorted.
func (s *search) minimal() []arrival {
	found := slices.Clone(s.found)
	for i := range found {
		found[i].cost = found[i].cost.units()
	}
	slices.SortStableFunc(found, func(a, b arrival) int {
		for _, k := range s.asked {
			if c := cmp.Compare(a.cost[k], b.cost[k]); c != 0 {
				return c
			}
		}
		return 0
	})
	var kept []arrival
	for _, a := range found {
		if !slices.ContainsFunc(kept, func(b arrival) bool { return s.asGood(&b.cost, &a.cost) }) {
			kept = append(kept, a)
		}
	}
	return kept
}

// alreadyThere is the plan of a person who has arrived.
func (g *Graph) alreadyThere(q Query) Plan {
	r := g.cat.Role(q.Target)
	p := Plan{Roles: []string{q.Target}, Steps: []Step{}, Wins: []string{}}
	if pay := g.cat.Pay(r); pay.Known {
		p.Totals.EndSalaryUSD = &pay.Typical
	}
	p.ID = identity(p.Roles, nil)
	report := &reporter{g: g, q: q}
	report.earnings(&p, nil)
	return p
}

// identity is a plan's id: a hash of what it does, not of how it is told.
func identity(path []string, legs []Leg) string {
	h := fnv.New64a()
	fmt.Fprint(h, path)
	for _, l := range legs {
		fmt.Fprint(h, "|", l.Move, l.Mode, l.FullTime, l.Stay)
		for _, i := range l.Items {
			fmt.Fprint(h, ";", i.Kind, i.ID, i.Level)
		}
	}
	return fmt.Sprintf("%016x", h.Sum64())[:10]
}

// name says what each plan of a set wins.
func name(plans []Plan) {
	if len(plans) == 0 {
		return
	}
	win := func(word string, less func(a, b *Plan) int) {
		best := 0
		for i := range plans {
			if less(&plans[i], &plans[best]) < 0 {
				best = i
			}
		}
		plans[best].Wins = append(plans[best].Wins, word)
	}
	for i := range plans {
		plans[i].Wins = []string{}
	}
	win("quickest", func(a, b *Plan) int { return int(a.Vector.Time - b.Vector.Time) })
	win("cheapest", func(a, b *Plan) int { return a.Vector.Cost - b.Vector.Cost })
	win("safest", func(a, b *Plan) int { return a.Vector.Risk - b.Vector.Risk })
	win("best-paid", func(a, b *Plan) int { return b.Totals.NetEarnings.Typical - a.Totals.NetEarnings.Typical })
	score := balance(plans)
	win("balanced", func(a, b *Plan) int { return cmp.Compare(score(a), score(b)) })
}

// balance scores a plan by how far it is from the best of the set in time,
// cost and risk, each as a share of the set's own spread.
func balance(plans []Plan) func(*Plan) float64 {
	parts := func(p *Plan) [3]int { return [3]int{int(p.Vector.Time), p.Vector.Cost, p.Vector.Risk} }
	least, most := parts(&plans[0]), parts(&plans[0])
	for i := range plans {
		for k, v := range parts(&plans[i]) {
			least[k], most[k] = min(least[k], v), max(most[k], v)
		}
	}
	return func(p *Plan) float64 {
		sum := 0.0
		for k, v := range parts(p) {
			if most[k] > least[k] {
				sum += float64(v-least[k]) / float64(most[k]-least[k])
			}
		}
		return sum
	}
}

// stage is one leg on its way to a plan: the decision of the search with the
// places and tasks that it speaks of.
type stage struct {
	from, to *place
	arc      *placeArc
	choice   *choice
	tasks    []task // in lane order, deps renumbered
	stay     int
	begin    int

	// As the replay found them:
	met    int     // weight of required skills held on entry
	served int     // months in the role before this stay
	at     bitset  // held on arrival
	union  bitset  // held at the end of the stay, with what was acquired
	counts []int32 // months by counter before this stay
}

// plan tells the story of an arrival.
func (s *search) plan(a arrival) Plan {
	stages := make([]stage, len(a.walk.arcs))
	for l, i := a.end, len(stages)-1; i >= 0; l, i = l.parent, i-1 {
		w := a.walk
		stages[i] = stage{from: &s.p.places[w.at[i]], to: &s.p.places[w.at[i+1]], arc: w.arcs[i], choice: l.choice, stay: l.stay, tasks: inOrder(l.choice)}
	}
	r := &reporter{g: s.p.g, q: s.p.q, p: s.p, stages: stages}
	return r.plan()
}

// inOrder copies a choice's tasks in the order in which they are taken.
func inOrder(c *choice) []task {
	place := make([]int32, len(c.tasks))
	for to, from := range c.order {
		place[from] = int32(to)
	}
	tasks := make([]task, len(c.tasks))
	for from, t := range c.tasks {
		t.deps = slices.Clone(t.deps)
		for i, d := range t.deps {
			t.deps[i] = place[d]
		}
		tasks[place[from]] = t
	}
	return tasks
}

func (t *task) ref(p *problem) (kind roles.Kind, id string) {
	if t.pc < 0 {
		return roles.KindSkill, p.g.cat.Skills[t.skill].ID
	}
	return p.pcs[t.pc].kind, p.pcs[t.pc].id
}
