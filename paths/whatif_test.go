package paths_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

func TestWhatIfIsTwoPlansBesideEachOther(t *testing.T) {
	fates := map[paths.RouteFate]int{}
	first, last := seeds(t, 60)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		before := d.query(c)
		after := before
		after.Profile, after.Pace = d.profile(c), d.among(1, 12)
		g := paths.NewGraph(c)
		got, err := g.WhatIf(context.Background(), before, after)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		left, err := g.Plan(context.Background(), before)
		if err != nil {
			t.Fatal(err)
		}
		right, err := g.Plan(context.Background(), after)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]*paths.Result{left, right}, []*paths.Result{got.Before, got.After}); diff != "" {
			t.Fatalf("seed %d: answers (-Plan +WhatIf):\n%s", seed, diff)
		}
		for _, x := range got.Best {
			for _, side := range []struct {
				figure *paths.Figure
				result *paths.Result
			}{{x.Before, left}, {x.After, right}} {
				by := []paths.Objective{x.Objective}
				least := slices.ContainsFunc(side.result.Plans, func(p paths.Plan) bool {
					return side.figure.Plan == p.ID && side.figure.Vector == p.Vector && side.figure.NetEarnings == p.Totals.NetEarnings.Typical
				})
				for _, p := range side.result.Plans {
					least = least && noWorse(row(side.figure.Vector, by), row(p.Vector, by))
				}
				if least != (len(side.result.Plans) > 0) || least != (side.figure != nil) {
					t.Fatalf("seed %d: %s: %+v is not the least", seed, x.Objective, side.figure)
				}
			}
		}
		var were, are []string
		for _, r := range got.Routes {
			fates[r.Change]++
			if (r.Before == nil) != (r.Change == paths.RouteNew) || (r.After == nil) != (r.Change == paths.RouteGone) {
				t.Errorf("seed %d: %+v", seed, r)
			}
			for _, side := range []struct {
				vector *paths.Vector
				plans  []paths.Plan
			}{{r.Before, left.Plans}, {r.After, right.Plans}} {
				for _, p := range side.plans {
					if slices.Equal(p.Roles, r.Roles) && (side.vector == nil || p.Vector.Time < side.vector.Time) {
						t.Errorf("seed %d: %v: plan %s is quicker than %+v", seed, r.Roles, p.ID, side.vector)
					}
				}
			}
			if r.Before != nil {
				were = append(were, strings.Join(r.Roles, " "))
			}
			if r.After != nil {
				are = append(are, strings.Join(r.Roles, " "))
			}
		}
		for _, x := range []struct {
			routes []string
			plans  []paths.Plan
		}{{were, left.Plans}, {are, right.Plans}} {
			var want []string
			for _, p := range x.plans {
				want = append(want, strings.Join(p.Roles, " "))
			}
			slices.Sort(want)
			slices.Sort(x.routes)
			if diff := cmp.Diff(slices.Compact(want), x.routes); diff != "" {
				t.Errorf("seed %d: routes (-plans +routes):\n%s", seed, diff)
			}
		}
	}
	if fates[paths.RouteNew] == 0 || fates[paths.RouteGone] == 0 || fates[paths.RouteKept] == 0 {
		t.Errorf("the instances try nothing: %v", fates)
	}
}

func TestHoldingMoreOrStudyingMoreNeverWorsensTheBest(t *testing.T) {
	first, last := seeds(t, 100)
	improved := 0
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		more := q
		thing := d.thing(c)
		more.Profile = q.Profile.Clone()
		if err := more.Profile.Hold(c, thing.Kind, thing.ID, thing.Level); err != nil {
			t.Fatal(err)
		}
		g := paths.NewGraph(c)
		held, err := g.WhatIf(context.Background(), q, more)
		if err != nil {
			t.Fatal(err)
		}
		hour, err := g.OneMoreHour(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []*paths.WhatIf{held, hour} {
			if !w.Before.Exact || !w.After.Exact {
				continue
			}
			for _, x := range w.Best {
				switch {
				case x.Before == nil:
				case x.After == nil || x.After.Of(x.Objective) > x.Before.Of(x.Objective):
					t.Errorf("seed %d: %s worsens from %+v to %+v\n%s", seed, x.Objective, x.Before, x.After, describe(c, q))
				case x.After.Of(x.Objective) < x.Before.Of(x.Objective):
					improved++
				}
			}
		}
	}
	if improved == 0 {
		t.Error("the instances try nothing")
	}
}

func TestOneMoreHourIsAskedAgain(t *testing.T) {
	c := ladder()
	g := paths.NewGraph(c)
	q := paths.Query{Target: "near", Profile: paths.Profile{Role: "start"}, Pace: 2}
	w, err := g.OneMoreHour(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	// 52 hours take 6 months at 2 a week, 4 at 3.
	if before, after := w.Best[0].Before.Vector.Time, w.Best[0].After.Vector.Time; before != 600 || after != 400 {
		t.Errorf("from %v to %v, want 600 to 400", before, after)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := g.OneMoreHour(ended, q); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context ended: %v", err)
	}
}

func TestDropTakesAwayOnlyWhatIsHeldInItsOwnName(t *testing.T) {
	p := paths.Profile{Skills: map[string]roles.Level{"sql": roles.Expert}, Certs: []string{"a", "b"}, Programs: []string{"bs"},
		Licenses: []string{"rn"}, Awards: []paths.Award{{Award: roles.Bachelor}, {Award: roles.Master}}}
	for _, x := range []struct {
		kind roles.Kind
		id   string
		held bool
	}{{roles.KindSkill, "sql", true}, {roles.KindSkill, "sql", false}, {roles.KindCert, "a", true}, {roles.KindCert, "c", false},
		{roles.KindProgram, "bs", true}, {roles.KindLicense, "rn", true}, {roles.KindRole, "sql", false}} {
		if got := p.Drop(x.kind, x.id); got != x.held {
			t.Errorf("drop %s/%s: %v, want %v", x.kind, x.id, got, x.held)
		}
	}
	if !p.DropAward(roles.Bachelor) || p.DropAward(roles.Bachelor) {
		t.Error("a bachelor's is dropped once")
	}
	want := paths.Profile{Skills: map[string]roles.Level{}, Certs: []string{"b"}, Programs: []string{}, Licenses: []string{}, Awards: []paths.Award{{Award: roles.Master}}}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
