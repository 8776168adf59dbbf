package paths_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// ranked is the best plan of one walk: its figures, the objective looked for
// first, and the roles that it passes, the start left out.
type ranked struct {
	figures []int
	path    []string
}

// byFirst is an objective and then the others asked for, in their usual order.
func byFirst(asked []paths.Objective, by paths.Objective) []paths.Objective {
	out := []paths.Objective{by}
	for _, objective := range paths.Objectives() {
		if objective != by && slices.Contains(asked, objective) {
			out = append(out, objective)
		}
	}
	return out
}

func figures(v paths.Vector, order []paths.Objective) []int {
	var out []int
	for _, by := range order {
		out = append(out, map[paths.Objective]int{paths.ByTime: int(v.Time), paths.ByCost: v.Cost, paths.ByRisk: v.Risk,
			paths.ByEarnings: v.Earnings, paths.ByEffort: v.Effort}[by])
	}
	return out
}

// best is the best plan of every walk by an objective, in the order in which
// they are asked for.
func (o *oracle) best(by paths.Objective) []ranked {
	order := byFirst(o.q.Objectives, by)
	o.q.Objectives = order
	s := o.start()
	if s.role == o.q.Target {
		if !o.passedAll(s) {
			return nil
		}
		return []ranked{{figures: figures(paths.Vector{}, order)}}
	}
	var out []ranked
	memo := map[string][]outcome{}
	for _, walk := range o.walks(s.role, o.q.Limits.MaxMoves) {
		var best *ranked
		for _, end := range o.along(s, walk, memo) {
			if x := (ranked{figures(end.vector(), order), walk.path()}); o.fits(end) && (best == nil || slices.Compare(x.figures, best.figures) < 0) {
				best = &x
			}
		}
		if best != nil {
			out = append(out, *best)
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int {
		return cmp.Or(slices.Compare(a.figures, b.figures), len(a.path)-len(b.path), slices.Compare(a.path, b.path))
	})
	return out
}

// walk is a chain of arcs to the target.
type walk []roles.Move

func (w walk) path() []string {
	var out []string
	for _, move := range w {
		out = append(out, move.To)
	}
	return out
}

// walks is every chain of at most so many arcs to the first arrival at the
// target.
func (o *oracle) walks(from string, left int) []walk {
	if from == o.q.Target {
		return []walk{nil}
	}
	var out []walk
	for _, move := range o.arcs(from) {
		if o.away(move.To) < left {
			for _, rest := range o.walks(move.To, left-1) {
				out = append(out, append(walk{move}, rest...))
			}
		}
	}
	return out
}

// along is what every way to go a walk adds up to, less those that others of
// the same situation beat.
func (o *oracle) along(s situation, w walk, memo map[string][]outcome) []outcome {
	if len(w) == 0 {
		if !o.passedAll(s) {
			return nil
		}
		return []outcome{{}}
	}
	s.left = len(w)
	key := fmt.Sprint(w) + s.key()
	if known, ok := memo[key]; ok {
		return known
	}
	var all []outcome
	v, last := o.c.Role(w[0].To), o.lastMonth(s)
	search := o.search(w[0], v)
	gap := max(0, o.pay(o.q.Target)-o.pay(s.role))
	for _, pick := range o.choices(s, v) {
		for _, stay := range o.stays(s, max(pick.finish, o.tenureMissing(s, w[0])), last) {
			for _, mode := range []paths.Mode{paths.Prepared, paths.Stretch} {
				risk, ok := o.readiness(s, w[0], v, pick, stay, mode)
				if !ok {
					continue
				}
				for _, end := range o.along(o.enter(s, v, pick, stay), w[1:], memo) {
					all = append(all, outcome{time: pick.full + stay + search + end.time, cost: pick.cost + end.cost, risk: risk + end.risk,
						gap: o.pay(o.q.Target)*pick.full + gap*(stay+search) + end.gap, effort: pick.effort + end.effort, unknown: pick.unknown || end.unknown})
				}
			}
		}
	}
	all = o.unbeaten(all)
	memo[key] = all
	return all
}

// apart is the first k of a stream that share at most half of the roles in
// between with each one kept, of whichever has fewer.
func apart(all []ranked, k int) []ranked {
	var kept []ranked
	for _, x := range all {
		if len(kept) < k && !slices.ContainsFunc(kept, func(y ranked) bool { return overlap(x.path, y.path) > 0.5 }) {
			kept = append(kept, x)
		}
	}
	return kept
}

func overlap(a, b []string) float64 {
	between := func(path []string) map[string]bool {
		set := map[string]bool{}
		for i, id := range path {
			set[id] = i < len(path)-1
		}
		if len(path) > 0 {
			delete(set, path[len(path)-1])
		}
		return set
	}
	x, y := between(a), between(b)
	shared := 0
	for id := range x {
		if y[id] {
			shared++
		}
	}
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return float64(shared) / float64(min(len(x), len(y)))
}

// misranked is what is wrong with the best plans by an objective, or "".
func misranked(c *roles.Catalog, q paths.Query, by paths.Objective) (fault string) {
	defer func() {
		if p := recover(); p != nil {
			fault = fmt.Sprintf("panic: %v", p)
		}
	}()
	g, ctx := paths.NewGraph(c), context.Background()
	o := newOracle(c, q)
	want := o.best(by)
	if least := newOracle(c, o.q).front(); len(least) > 0 || len(want) > 0 {
		first := slices.MinFunc(least, func(a, b paths.Vector) int {
			return slices.Compare(figures(a, o.q.Objectives), figures(b, o.q.Objectives))
		})
		if !slices.Equal(figures(first, o.q.Objectives), want[0].figures) {
			return fmt.Sprintf("oracle: the front's least %v is not the best %v", first, want[0])
		}
	}
	for _, k := range []int{1, 3, 4, 10} {
		r, err := g.Best(ctx, q, by, k)
		if err != nil {
			return fmt.Sprintf("error: %v", err)
		}
		if fault := unlike(c, o.q, r, want[:min(k, len(want))]); fault != "" {
			return fmt.Sprintf("best %d %s", k, fault)
		}
	}
	for _, k := range []int{1, 3} {
		r, err := g.Diverse(ctx, q, by, k)
		if err != nil {
			return fmt.Sprintf("error: %v", err)
		}
		if fault := unlike(c, o.q, r, apart(want, k)); fault != "" {
			return fmt.Sprintf("diverse %d %s", k, fault)
		}
	}
	return ""
}

// unlike is how an answer differs from the plans expected, or "".
func unlike(c *roles.Catalog, q paths.Query, r *paths.Result, want []ranked) string {
	if !r.Exact {
		return "inexact"
	}
	var got []ranked
	for i := range r.Plans {
		p := &r.Plans[i]
		if err := p.Verify(c, q); err != nil {
			return fmt.Sprintf("unverified: %v\n  %+v %+v", err, p.Vector, p.Legs)
		}
		x := ranked{figures: figures(p.Vector, q.Objectives)}
		for _, leg := range p.Legs {
			x.path = append(x.path, leg.To)
		}
		got = append(got, x)
	}
	if !slices.EqualFunc(got, want, func(a, b ranked) bool { return slices.Equal(a.figures, b.figures) && slices.Equal(a.path, b.path) }) {
		return fmt.Sprintf("differ\n   got %v\n  want %v", got, want)
	}
	return ""
}

func TestBestAgreesWithBruteForceOfEveryWalk(t *testing.T) {
	first, last := seeds(t, 75)
	asked, plans := 0, 0
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		if walks := newOracle(c, q).walks(q.Profile.Role, newOracle(c, q).q.Limits.MaxMoves); len(walks) > 120 {
			q.Limits.MaxMoves = 3
		}
		for _, by := range paths.Objectives() {
			asked++
			fault := misranked(c, q, by)
			if fault == "" {
				plans += len(newOracle(c, q).walks(q.Profile.Role, q.Limits.MaxMoves))
				continue
			}
			words := func(fault string) string { return strings.Join(strings.Fields(fault + " . . .")[:3], " ") }
			small, question := shrink(c, q, func(c *roles.Catalog, q paths.Query) bool {
				return words(misranked(c, q, by)) == words(fault)
			})
			t.Errorf("seed %d: by %s: %s\n%s", seed, by, misranked(small, question, by), describe(small, question))
			break
		}
	}
	t.Logf("seeds %d to %d: %d questions, %d walks", first, last, asked, plans)
}
