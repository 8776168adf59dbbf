package paths_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// thing draws something that a person may hold.
func (d dice) thing(c *roles.Catalog) paths.Thing {
	switch d.IntN(4) {
	case 0:
		return paths.Thing{Kind: roles.KindCert, ID: c.Certs[d.IntN(len(c.Certs))].ID}
	case 1:
		return paths.Thing{Kind: roles.KindProgram, ID: c.Programs[d.IntN(len(c.Programs))].ID}
	case 2:
		return paths.Thing{Kind: roles.KindLicense, ID: c.Licenses[d.IntN(len(c.Licenses))].ID}
	}
	return paths.Thing{Kind: roles.KindSkill, ID: c.Skills[d.IntN(len(c.Skills))].ID, Level: max(roles.Aware, d.level())}
}

// bruteBest is the least time, cost and risk that brute force finds; nil where
// it finds no plan.
func bruteBest(c *roles.Catalog, q paths.Query) *paths.Best {
	q.Objectives = nil
	front := newOracle(c, q).front()
	if len(front) == 0 {
		return nil
	}
	best := paths.Best{Time: front[0].Time, Cost: front[0].Cost, Risk: front[0].Risk}
	for _, v := range front {
		best.Time, best.Cost, best.Risk = min(best.Time, v.Time), min(best.Cost, v.Cost), min(best.Risk, v.Risk)
	}
	return &best
}

func TestUnlocksAgreeWithBruteForceOfEveryRoleWithAndWithout(t *testing.T) {
	opened, compared, held := 0, 0, 0
	first, last := seeds(t, 60)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		q.Limits.MaxMoves = min(q.Limits.MaxMoves, 3)
		thing := d.thing(c)
		var targets, open []string
		var effects []paths.Effect
		without, with := q, q
		without.Profile, with.Profile = q.Profile.Clone(), q.Profile.Clone()
		if err := with.Profile.Hold(c, thing.Kind, thing.ID, thing.Level); err != nil {
			t.Fatal(err)
		}
		already := cmp.Equal(with.Profile, q.Profile)
		if already {
			held++
			without.Profile.Drop(thing.Kind, thing.ID)
		}
		for i := range c.Roles {
			id := c.Roles[i].ID
			if id == q.Profile.Role {
				continue
			}
			without.Target, with.Target = id, id
			e := paths.Effect{Role: id, Without: bruteBest(c, without), With: bruteBest(c, with)}
			targets, effects = append(targets, id), append(effects, e)
			if e.Without == nil && e.With != nil {
				open = append(open, id)
			}
		}
		u, err := paths.NewGraph(c).Unlocks(context.Background(), q, thing, targets)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if u.Held != already {
			t.Errorf("seed %d: held %v, want %v", seed, u.Held, already)
		}
		var got []string
		for _, e := range u.Opened {
			got = append(got, e.Role)
		}
		slices.Sort(got)
		if diff := cmp.Diff(open, got); diff != "" {
			t.Fatalf("seed %d: roles that %s opens (-want +got):\n%s\n%s", seed, thing.Ref(), diff, describe(c, q))
		}
		if !slices.IsSortedFunc(u.Effects, func(a, b paths.Effect) int { return int(b.MonthsSaved() - a.MonthsSaved()) }) {
			t.Errorf("seed %d: not the most saved first: %+v", seed, u.Effects)
		}
		var saved []paths.Months
		for _, e := range effects {
			if e.Without != nil && e.With != nil {
				saved = append(saved, e.Without.Time-e.With.Time)
			}
		}
		slices.Sort(saved)
		if n := len(saved); n > 0 {
			// The lower of the middle two has at most one more above it than below.
			below, above := saved[:(n-1)/2], saved[(n-1)/2+1:]
			if m := u.Keystone.MonthsSaved; m != saved[len(below)] || len(above)-len(below) > 1 || u.Keystone.Compared != n {
				t.Errorf("seed %d: keystone %+v of %v", seed, u.Keystone, saved)
			}
		}
		slices.SortFunc(u.Effects, func(a, b paths.Effect) int { return slices.Index(targets, a.Role) - slices.Index(targets, b.Role) })
		if diff := cmp.Diff(effects, u.Effects); diff != "" {
			t.Fatalf("seed %d: effects of %s (-want +got):\n%s\n%s", seed, thing.Ref(), diff, describe(c, q))
		}
		if len(u.Unsettled) > 0 || !u.Keystone.Exact || u.Keystone.Opened != len(open) {
			t.Errorf("seed %d: unsettled %v, keystone %+v", seed, u.Unsettled, u.Keystone)
		}
		opened += len(open)
		compared += u.Keystone.Compared
	}
	t.Logf("%d roles opened, %d compared, %d things held already", opened, compared, held)
	if !testing.Short() && (opened == 0 || compared == 0 || held == 0) {
		t.Error("the instances try nothing")
	}
}

// ladder is a small catalogue in which each kind of asking stands once.
func ladder() *roles.Catalog {
	fee := 100
	return directedCase{catalog: roles.Catalog{
		Skills:   []roles.Skill{skill("sql", 52), skill("python", 52, roles.SkillLevel{Skill: "sql"}), jobSkill("lead")},
		Licenses: []roles.License{{ID: "rn"}},
		Certs: []roles.Cert{
			{ID: "exam", FeeUSD: roles.Fee{Nonmember: &fee}, Eligibility: []roles.Clause{either(know("python")), either(roles.Alternative{Award: roles.Bachelor}, know("sql"))}},
		},
		Programs: []roles.Program{
			{ID: "bs", Award: roles.Bachelor, Months: roles.ProgramMonths{FullTime: 48}},
			{ID: "ms", Award: roles.Master, Months: roles.ProgramMonths{FullTime: 24}, Entry: []roles.Clause{either(roles.Alternative{Award: roles.Bachelor})}},
		},
		Roles: []roles.Role{
			role("start", to("near", "2mo"), to("nurse", "2mo"), to("idle", "2mo")),
			role("near", to("far", "3mo"), needs("sql")),
			role("far", needsCerts("exam")),
			role("nurse", to("chief", "2mo"), roles.Requires{Licenses: []roles.Clause{either(roles.Alternative{License: "rn"})}}),
			role("chief", needs("lead")),
			role("idle"),
			role("lost", needs("sql")),
		},
	}}.build()
}

func TestUnlocksOfALadder(t *testing.T) {
	c := ladder()
	c.Roles[slices.IndexFunc(c.Roles, func(r roles.Role) bool { return r.ID == "idle" })].Prefers.Skills = []roles.Clause{either(know("sql"))}
	g := paths.NewGraph(c)
	q := paths.Query{Profile: paths.Profile{Role: "start"}}
	u, err := g.Unlocks(context.Background(), q, paths.Thing{Kind: roles.KindSkill, ID: "sql"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []paths.Asker{
		{Ref: "role/idle", How: paths.AskedHelpful, Level: roles.Working},
		{Ref: "role/lost", How: paths.AskedRequired, Level: roles.Working},
		{Ref: "role/near", How: paths.AskedRequired, Level: roles.Working},
		{Ref: "skill/python", How: paths.AskedRequired, Level: roles.Working},
		{Ref: "cert/exam", How: paths.AskedAlternative, Level: roles.Working},
	}
	if diff := cmp.Diff(want, u.AskedBy); diff != "" {
		t.Errorf("asked by (-want +got):\n%s", diff)
	}
	// 52 hours of SQL at 8 a week fit in the 2 months of the first job, or in
	// the 3 of the second beside as many of Python: nothing is quicker, and the
	// exam's fee stays.
	far := paths.Best{Time: 500, Cost: 100, Risk: 104}
	near := paths.Best{Time: 200, Risk: 52}
	if diff := cmp.Diff([]paths.Effect{{Role: "far", Without: &far, With: &far}, {Role: "near", Without: &near, With: &near}}, u.Effects); diff != "" {
		t.Errorf("effects (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(paths.Keystone{Compared: 2, Exact: true}, u.Keystone); diff != "" {
		t.Errorf("keystone (-want +got):\n%s", diff)
	}

	u, err = g.Unlocks(context.Background(), q, paths.Thing{Kind: roles.KindLicense, ID: "rn"}, []string{"far"})
	if err != nil {
		t.Fatal(err)
	}
	nurse := paths.Best{Time: 200, Risk: 52}
	if diff := cmp.Diff([]paths.Effect{{Role: "nurse", With: &nurse}}, u.Opened); diff != "" {
		t.Errorf("the license opens (-want +got):\n%s", diff)
	}
}

func TestUnlockTargetsComeNearestFirst(t *testing.T) {
	g := paths.NewGraph(ladder())
	for _, test := range []struct {
		thing paths.Thing
		moves int
		want  []string
	}{
		{paths.Thing{Kind: roles.KindSkill, ID: "sql"}, 0, []string{"near", "far"}},
		{paths.Thing{Kind: roles.KindSkill, ID: "python"}, 0, []string{"far"}}, // by way of the exam
		{paths.Thing{Kind: roles.KindProgram, ID: "bs"}, 0, []string{"far"}},
		{paths.Thing{Kind: roles.KindSkill, ID: "sql"}, 1, []string{"near"}},
		{paths.Thing{Kind: roles.KindSkill, ID: "lead"}, 0, []string{"chief"}},
	} {
		q := paths.Query{Profile: paths.Profile{Role: "start"}, Limits: paths.Limits{MaxMoves: test.moves}}
		if diff := cmp.Diff(test.want, g.UnlockTargets(q, test.thing)); diff != "" {
			t.Errorf("%s in %d moves (-want +got):\n%s", test.thing.Ref(), test.moves, diff)
		}
	}
}

func TestUnlocksOfWhatCannotBeAsked(t *testing.T) {
	g := paths.NewGraph(ladder())
	sql := paths.Thing{Kind: roles.KindSkill, ID: "sql"}
	for _, test := range []struct {
		name    string
		role    string
		thing   paths.Thing
		targets []string
	}{
		{"an unknown thing", "start", paths.Thing{Kind: roles.KindSkill, ID: "cobol"}, nil},
		{"a role", "start", paths.Thing{Kind: roles.KindRole, ID: "near"}, nil},
		{"an unknown target", "start", sql, []string{"nowhere"}},
		{"an unknown start", "nowhere", sql, nil},
	} {
		if u, err := g.Unlocks(context.Background(), paths.Query{Profile: paths.Profile{Role: test.role}}, test.thing, test.targets); err == nil {
			t.Errorf("%s: got %+v, want an error", test.name, u)
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := g.Unlocks(ended, paths.Query{Profile: paths.Profile{Role: "start"}}, sql, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context ended: %v", err)
	}
}
