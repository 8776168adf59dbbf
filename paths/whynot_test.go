package paths_test

import (
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Three limits stop this one together: neither one alone nor two do.
func TestWhyNotFreesAsManyLimitsAsItTakes(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	g := paths.NewGraph(c)
	profile, _ := paths.AssumeFrom(c, "him-director")
	q := paths.Query{Target: "chief-compliance-officer", Profile: profile, Limits: paths.Limits{
		Budget: dollars(20000), Remote: roles.RemoteFull, Via: []string{"oncology-data-specialist"}, MaxMoves: 3}}
	r, err := g.Plan(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if r.NoPlan == nil || len(r.NoPlan.SmallestChanges) != 1 || len(r.NoPlan.SmallestChanges[0].With) != 2 || len(r.NoPlan.Gates) != 3 {
		t.Fatalf("%+v", r.NoPlan)
	}
	change := r.NoPlan.SmallestChanges[0]
	q.Limits.Budget, q.Limits.Remote, q.Limits.Via = dollars(change.Opens.CostUSD), "", nil
	if r, err = g.Plan(t.Context(), q); err != nil || len(r.Plans) == 0 || r.Plans[0].Vector.Time > change.Opens.Months {
		t.Errorf("%+v does not open what it says: %v", change, err)
	}
}
