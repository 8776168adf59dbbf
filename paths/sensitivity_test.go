package paths_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Two ways to one target: a pivot of odds 0.80, and two moves that are
// published, a lateral one (0.95) and a promotion (0.90).
//
// Risks: the pivot ⌈−1000·ln 0.80⌉ = 224; the others ⌈−1000·ln(0.95·0.97)⌉ +
// ⌈−1000·ln(0.90·0.97)⌉ = 82 + 136 = 218, so they are the safest. With every
// shortfall 20 % smaller the pivot has ⌈−1000·ln 0.84⌉ = 175, the others
// ⌈−1000·ln(0.96·0.976)⌉ + ⌈−1000·ln(0.92·0.976)⌉ = 66 + 108 = 174; with
// every one 20 % larger ⌈−1000·ln 0.76⌉ = 275 and
// ⌈−1000·ln(0.94·0.964)⌉ + ⌈−1000·ln(0.88·0.964)⌉ = 99 + 165 = 264.
//
// One input at a time: pivots at 0.84 have 175 and win; promotions at 0.88 give
// 82 + ⌈−1000·ln(0.88·0.97)⌉ = 82 + 159 = 241 and lose; lateral moves at 0.94
// ⌈−1000·ln(0.94·0.97)⌉ + 136 = 93 + 136 = 229 and lose; published moves at
// 0.964 ⌈−1000·ln(0.95·0.964)⌉ + ⌈−1000·ln(0.90·0.964)⌉ = 88 + 143 = 231 and
// lose.
func TestWhatTheSafestPlanOwesToTheOdds(t *testing.T) {
	published := func(m roles.Move, kind roles.MoveKind) roles.Move {
		m.Kind, m.Evidence = kind, roles.Published
		return m
	}
	c := directedCase{catalog: roles.Catalog{Roles: []roles.Role{
		role("a", pivot("t", "1mo"), published(to("b", "1mo"), roles.Lateral)),
		role("b", published(to("t", "1mo"), roles.Promotion)), role("t")}}}.build()
	result := outlook(t, c, from("a"))
	if len(result.Plans) != 2 {
		t.Fatalf("%d plans", len(result.Plans))
	}
	direct, round := result.Plans[0], result.Plans[1]
	if got := [2]int{direct.Totals.Risk, round.Totals.Risk}; got != [2]int{224, 218} {
		t.Fatalf("risks %v", got)
	}
	if diff := cmp.Diff([]paths.RiskRange{{Low: 175, High: 275}, {Low: 174, High: 264}}, []paths.RiskRange{*direct.Totals.RiskRange, *round.Totals.RiskRange}); diff != "" {
		t.Errorf("ranges (-want +got):\n%s", diff)
	}
	want := &paths.Sensitivity{Percent: 20, Safest: round.ID, Changes: []paths.SafestChange{
		{Input: "lateral", Percent: 20, Safest: direct.ID},
		{Input: "pivot", Percent: -20, Safest: direct.ID},
		{Input: "promotion", Percent: 20, Safest: direct.ID},
		{Input: "published", Percent: 20, Safest: direct.ID},
	}}
	if diff := cmp.Diff(want, result.Sensitivity); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if o := round.Steps[len(round.Steps)-1].Move.Odds; o == nil || *o != (paths.Odds{Kind: 0.9, Evidence: 0.97, Readiness: 1, Low: 108, High: 165}) {
		t.Errorf("odds %+v", o)
	}
}

// A stretch rests on the skills held without what is bought for the move.
func TestOddsOfAStretch(t *testing.T) {
	c := directedCase{catalog: five()}.build()
	result := outlook(t, c, from("a", "s1", "s2", "s3"))
	o := result.Plans[0].Steps[len(result.Plans[0].Steps)-1].Move.Odds
	if want := 0.3 + 0.7/3; o.Readiness < want-1e-9 || o.Readiness > want+1e-9 { // coverage 0.6
		t.Errorf("readiness %v, not %v", o.Readiness, want)
	}
}

// 104 hours take 3 months at 8 hours a week and ⌈1200·104/(52·9)⌉ = 267
// hundredths at 9.
func TestOneMoreHourAWeek(t *testing.T) {
	for _, test := range []struct {
		name   string
		tenure roles.Duration
		want   paths.MorePace
	}{
		{"where study sets the length", "", paths.MorePace{Pace: 9, Found: true, Exact: true, Roles: []string{"a", "t"}, Months: 267, Risk: 52}},
		{"where tenure does", "5mo", paths.MorePace{Pace: 9, Found: true, Exact: true, Roles: []string{"a", "t"}, Months: 500, Risk: 52}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := directedCase{catalog: roles.Catalog{Skills: []roles.Skill{skill("s", 104)},
				Roles: []roles.Role{role("a", to("t", test.tenure)), role("t", needs("s"))}}}.build()
			q := from("a")
			p := outlook(t, c, q).Plans[0]
			got, err := paths.NewGraph(c).MorePace(t.Context(), q, &p)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// On any catalog a plan's risk lies in its range, an exact answer has a plan
// no worse at one more hour a week, and steps are used by later ones.
func TestOutlookOnRandomCatalogs(t *testing.T) {
	plans := 0
	first, last := seeds(t, 200)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		result := outlook(t, c, q)
		for i := range result.Plans {
			p := &result.Plans[i]
			plans++
			if r := p.Totals.RiskRange; r.Low > p.Totals.Risk || p.Totals.Risk > r.High {
				t.Errorf("seed %d: a risk of %d in a range of %+v", seed, p.Totals.Risk, *r)
			}
			more, err := paths.NewGraph(c).MorePace(t.Context(), q, p)
			if err != nil || result.Exact && more.Exact && !more.Found || more.Found && more.Months > p.Vector.Time {
				t.Errorf("seed %d: %+v, %v", seed, more, err)
			}
			for _, s := range p.Steps {
				for _, n := range s.UsedBy {
					if n <= s.N || n > len(p.Steps) || p.Steps[n-1].EndMonth < s.EndMonth {
						t.Errorf("seed %d: step %d is used by step %d of %d", seed, s.N, n, len(p.Steps))
					}
				}
				if s.Stay != nil && s.EndMonth > s.StartMonth && !bound(s) {
					t.Errorf("seed %d: step %d of %d months is bound by %+v", seed, s.N, s.EndMonth-s.StartMonth, *s.Stay)
				}
			}
		}
	}
	t.Logf("%d plans", plans)
}

// bound reports whether what is said to set a stay's length is as long as it,
// and nothing asks for more.
func bound(s paths.Step) bool {
	y, stay := s.Stay, s.EndMonth-s.StartMonth
	if max(y.Tenure, y.Study, y.Results, y.Experience, y.Lessons) > stay {
		return false
	}
	switch y.Binding {
	case paths.BindingTenure:
		return y.Tenure == stay
	case paths.BindingStudy:
		return y.Study == stay
	case paths.BindingResults:
		return y.Results == stay
	case paths.BindingExperience:
		return y.Experience == stay || y.Results == stay
	case paths.BindingLessons:
		return y.Lessons == stay
	case paths.BindingLater:
		return stay%100 == 0
	}
	return false
}
