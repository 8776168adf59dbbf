package paths_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

func TestPlannerAnswersCasesWorkedOutByHand(t *testing.T) {
	for _, x := range directed() {
		t.Run(x.name, func(t *testing.T) {
			c := x.build()
			if fault := disagreement(c, x.query); fault != "" {
				t.Error(fault)
			}
			r, err := answer(c, x.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(x.want, vectorsOf(r, newOracle(c, x.query).q.Objectives)); diff != "" {
				t.Errorf("front (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlannerFindsEveryVectorOfAChainThatDoublesTwelveTimes(t *testing.T) {
	x := directedCase{catalog: chain(12)}
	q := doubling(12)
	thinned, err := answer(x.build(), q)
	if err != nil {
		t.Fatal(err)
	}
	if thinned.Thinned == nil || thinned.Thinned.Count != 4096 || len(thinned.Plans) > 200 {
		t.Errorf("%d plans of %+v", len(thinned.Plans), thinned.Thinned)
	}
	q.Whole = true
	r, err := answer(x.build(), q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(doubled(12), vectorsOf(r, newOracle(x.build(), doubling(12)).q.Objectives)); diff != "" {
		t.Errorf("front (-want +got):\n%s", diff)
	}
}

func TestPlannerAgreesWithBruteForce(t *testing.T) {
	first, last := seeds(t, 200)
	answered := 0
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		for _, q := range append([]paths.Query{q}, onTheEdge(c, q)...) {
			fault := disagreement(c, q)
			if fault == "" {
				answered++
				continue
			}
			small, question := shrink(c, q, func(c *roles.Catalog, q paths.Query) bool {
				return kind(disagreement(c, q)) == kind(fault)
			})
			t.Errorf("seed %d: %s\n%s", seed, disagreement(small, question), describe(small, question))
			break
		}
	}
	t.Logf("seeds %d to %d: %d queries agree", first, last, answered)
}

// onTheEdge is the query with a budget and a deadline that are exactly the
// least of its front, and one less.
func onTheEdge(c *roles.Catalog, q paths.Query) []paths.Query {
	if q.Limits.Budget != nil || q.Limits.Deadline != nil {
		return nil
	}
	var out []paths.Query
	for _, end := range newOracle(c, q).plans() {
		for less := range 2 {
			budget, deadline := end.cost-less, end.time-less
			if budget >= 0 {
				poorer := q
				poorer.Limits.Budget = &budget
				out = append(out, poorer)
			}
			if deadline >= 0 {
				hurried := q
				hurried.Limits.Deadline = &deadline
				out = append(out, hurried)
			}
		}
		if len(out) >= 8 {
			break
		}
	}
	return out
}

// answer turns a panic into an error, so that the instance is reported.
func answer(c *roles.Catalog, q paths.Query) (r *paths.Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return paths.NewGraph(c).Plan(context.Background(), q)
}

// vectorsOf is the vectors of a result in the objectives asked for, sorted.
func vectorsOf(r *paths.Result, by []paths.Objective) []paths.Vector {
	var out []paths.Vector
	for _, p := range r.Plans {
		f := row(p.Vector, by)
		out = append(out, paths.Vector{Time: paths.Months(f[0]), Cost: f[1], Risk: f[2], Earnings: f[3], Effort: f[4]})
	}
	slices.SortFunc(out, func(a, b paths.Vector) int { return slices.Compare(row(a, by), row(b, by)) })
	return out
}

// disagreement is what is wrong with the planner's answer, or "". Its first
// word is the kind of fault.
func disagreement(c *roles.Catalog, q paths.Query) string {
	o := newOracle(c, q)
	want := o.front()
	r, err := answer(c, q)
	if err != nil {
		return fmt.Sprintf("error: %v", err)
	}
	got := vectorsOf(r, o.q.Objectives)
	if missing := without(want, got); len(missing) > 0 {
		fault := fmt.Sprintf("missing %+v\nextra %+v", missing, without(got, want))
		for _, end := range o.plans() {
			if slices.Contains(missing, front([]paths.Vector{end.vector()}, o.q.Objectives)[0]) {
				fault += "\n  " + end.String()
			}
		}
		return fault
	}
	if len(got) != len(want) {
		fault := fmt.Sprintf("extra %+v of %+v", without(got, want), got)
		for _, p := range r.Plans {
			fault += fmt.Sprintf("\n  %+v %+v", p.Vector, p.Legs)
		}
		return fault
	}
	if !r.Exact {
		return "inexact"
	}
	if (len(r.Plans) == 0) != (r.NoPlan != nil) {
		return fmt.Sprintf("no-plan: %d plans and reasons %v", len(r.Plans), r.NoPlan)
	}
	for i := range r.Plans {
		p := &r.Plans[i]
		if err := p.Verify(c, q); err != nil {
			return fmt.Sprintf("unverified: %v\n  %+v %+v", err, p.Vector, p.Legs)
		}
	}
	return ""
}

func without(all, some []paths.Vector) []paths.Vector {
	return slices.DeleteFunc(slices.Clone(all), func(v paths.Vector) bool { return slices.Contains(some, v) })
}

func kind(fault string) string {
	word, _, _ := strings.Cut(fault, " ")
	return word
}
