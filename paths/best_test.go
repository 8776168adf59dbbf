package paths_test

import (
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

func TestBestOfTheBuiltinCatalog(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	g := paths.NewGraph(c)
	profile, _ := paths.AssumeFrom(c, "medical-coder")
	q := paths.Query{Target: "cdi-specialist", Profile: profile}
	front, err := g.Plan(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	best, err := g.Best(t.Context(), q, paths.ByTime, 10)
	if err != nil {
		t.Fatal(err)
	}
	if !best.Exact || !front.Exact {
		t.Fatal("not proved")
	}
	if best.Plans[0].Vector.Time != front.Plans[0].Vector.Time {
		t.Errorf("the quickest takes %d, of the set %d", best.Plans[0].Vector.Time, front.Plans[0].Vector.Time)
	}
	for i := range best.Plans {
		if err := best.Plans[i].Verify(c, q); err != nil {
			t.Errorf("%v: %v", best.Plans[i].Roles, err)
		}
	}
	diverse, err := g.Diverse(t.Context(), q, paths.ByTime, 4)
	if err != nil {
		t.Fatal(err)
	}
	if len(diverse.Plans) < 2 || diverse.Plans[0].ID != best.Plans[0].ID {
		t.Errorf("%d diverse plans, the first of them %v", len(diverse.Plans), diverse.Plans[0].Roles)
	}
	for _, p := range diverse.Plans {
		t.Log(p.Roles, p.Vector)
	}
}
