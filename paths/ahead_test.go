package paths_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// outlook asks a question and looks ahead of its answer.
func outlook(t *testing.T, c *roles.Catalog, q paths.Query) *paths.Result {
	t.Helper()
	g := paths.NewGraph(c)
	result, err := g.Plan(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	g.Outlook(q, result)
	return result
}

// At 8 hours a week 104 hours take 3 months. The first stay of 12 months is
// quiet; the second lasts as long as its study, 6 months of two skills, and
// its tenure of 4 months lets 2 of them go: one skill, since a thing is moved
// whole, and the stay is cut to the tenure.
func TestStudyingAheadWorkedOutByHand(t *testing.T) {
	quiet := func(tenure roles.Duration, requires roles.Requires, parts ...any) *roles.Catalog {
		return directedCase{catalog: roles.Catalog{
			Skills: []roles.Skill{skill("s", 104), skill("u", 104), skill("v", 104, roles.SkillLevel{Skill: "u"})},
			Certs: []roles.Cert{cert("slow", 0, 104, "10mo"),
				cert("paid", 100, 104, "", either(roles.Alternative{EmployerSponsored: true}))},
			Roles: []roles.Role{role("a", append([]any{to("b", "12mo")}, parts...)...), role("b", to("t", tenure)), role("t", requires)},
		}}.build()
	}
	for _, test := range []struct {
		name  string
		c     *roles.Catalog
		stays []paths.Months
		want  paths.LookAhead
	}{
		{"one of two skills is enough", quiet("4mo", needs("s", "u")), []paths.Months{1200, 600},
			paths.LookAhead{MonthsSaved: 200, Pulled: []paths.Pulled{{Ref: "skill/s", FromStep: 4, IntoStep: 1, StartMonth: 0, EndMonth: 300}}}},
		{"all of it where nothing else keeps the person", quiet("", needs("u", "v")), []paths.Months{1200, 600},
			paths.LookAhead{MonthsSaved: 600, Pulled: []paths.Pulled{
				{Ref: "skill/u", FromStep: 4, IntoStep: 1, StartMonth: 0, EndMonth: 300}, {Ref: "skill/v", FromStep: 5, IntoStep: 1, StartMonth: 300, EndMonth: 600}}}},
		{"the next level of a skill that is studied there", rising(), []paths.Months{1200, 600},
			paths.LookAhead{MonthsSaved: 600, Pulled: []paths.Pulled{{Ref: "skill/s", FromStep: 5, IntoStep: 1, StartMonth: 300, EndMonth: 900}}}},
		{"a result that would come too late", quiet("", needsCerts("slow")), []paths.Months{1200, 1300}, paths.LookAhead{Pulled: []paths.Pulled{}}},
		{"months that the target counts", quiet("", roles.Requires{Skills: needs("s").Skills, Experience: needsMonths(15).Experience}), []paths.Months{1200, 300},
			paths.LookAhead{Pulled: []paths.Pulled{}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := from("a")
			p := outlook(t, test.c, q).Plans[0]
			for i, stay := range test.stays {
				if p.Legs[i].Stay != stay {
					t.Fatalf("stay %d of the plan is %d: %+v", i, p.Legs[i].Stay, p.Legs)
				}
			}
			if err := p.Verify(test.c, q); err != nil {
				t.Error(err)
			}
			got := *p.Totals.LookAhead
			got.Legs = nil
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// rising has a role that asks for a skill and a target that asks for more of it.
func rising() *roles.Catalog {
	return directedCase{catalog: roles.Catalog{
		Skills: []roles.Skill{skill("s", 104)},
		Roles: []roles.Role{role("a", to("b", "12mo")), role("b", to("t", ""), needs("s")),
			role("t", roles.Requires{Skills: []roles.Clause{either(master("s"))}})},
	}}.build()
}

func TestStudyingAheadIsSoundOnRandomCatalogs(t *testing.T) {
	plans, saving := 0, 0
	first, last := seeds(t, 400)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		for _, p := range outlook(t, c, q).Plans {
			plans++
			if err := p.Verify(c, q); err != nil {
				t.Fatalf("seed %d: %v\n%+v\n%+v", seed, err, p.Legs, p.Totals.LookAhead)
			}
			ahead := p.Totals.LookAhead
			if ahead.MonthsSaved > 0 {
				saving++
			}
			total, study := paths.Months(0), 0
			for i, leg := range ahead.Legs {
				total += leg.FullTime + leg.Stay + leg.Search
				free := paths.Months(0)
				for _, item := range leg.Items {
					if item.Start < free || item.Done > leg.FullTime+leg.Stay {
						t.Errorf("seed %d: leg %d: %s is studied in months %d to %d, with the lane taken up to %d of %d", seed, i, item.ID, item.Start, item.Done, free, leg.Stay)
					}
					free = item.Studied
					study += item.Hours
				}
			}
			if total != p.Vector.Time-ahead.MonthsSaved || total > p.Vector.Time || study != p.Vector.Effort {
				t.Errorf("seed %d: %d months and %d hours of %d and %d, %d saved", seed, total, study, p.Vector.Time, p.Vector.Effort, ahead.MonthsSaved)
			}
		}
	}
	t.Logf("%d of %d plans save time", saving, plans)
	if saving == 0 {
		t.Error("no plan saves time: the test shows nothing")
	}
}

// A look-ahead that claims what does not hold is found out.
func TestVerifyRejectsWhatStudyingAheadCannotDo(t *testing.T) {
	named := skill("s", 104)
	named.Name = "S"
	c := directedCase{catalog: roles.Catalog{
		Skills: []roles.Skill{named},
		Roles:  []roles.Role{role("a", to("b", "12mo")), role("b", to("t", "1mo")), role("t", needs("s"))},
	}}.build()
	q := from("a")
	for _, test := range []struct {
		name  string
		spoil func(*paths.Plan)
		want  string
	}{
		{"more is saved than is cut", func(p *paths.Plan) { p.Totals.LookAhead.MonthsSaved++ }, "studying ahead: 2.01 months saved should be 2"},
		{"a stay below the tenure", func(p *paths.Plan) { p.Totals.LookAhead.Legs[1].Stay = 0 },
			"studying ahead: leg 2: a stay of 0 months is below the 1 that the move asks for"},
		{"nothing shown", func(p *paths.Plan) { p.Totals.LookAhead.Pulled = nil }, "studying ahead: leg 1: skill/s is studied early unsaid"},
		{"study left out", func(p *paths.Plan) { p.Totals.LookAhead.Legs[0].Items = nil },
			"studying ahead: leg 2: a prepared move to t needs S at working level"},
		{"a longer stay", func(p *paths.Plan) { p.Totals.LookAhead.Legs[1].Stay = 400 }, "studying ahead: leg 2: a stay of 4 months is longer than 3"},
		{"a risk range of other odds", func(p *paths.Plan) { p.Totals.RiskRange.High++ }, "a risk of 82 to 125 in all should be 82 to 124"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := outlook(t, c, q).Plans[0]
			if err := p.Verify(c, q); err != nil {
				t.Fatal(err)
			}
			test.spoil(&p)
			if got := p.Verify(c, q); got == nil || got.Error() != test.want {
				t.Errorf("got  %v\nwant %s", got, test.want)
			}
		})
	}
}
