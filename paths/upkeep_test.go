package paths_test

import (
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// One renewal keeps all certifications of a pool: the dearest counts, once.
func TestUpkeepCountsAPoolOnce(t *testing.T) {
	renewing := func(id, pool string, fee int) roles.Cert {
		x := cert(id, 10, 0, "")
		x.Renewal = roles.Renewal{Every: "2y", Pool: pool, FeeUSD: roles.Fee{Nonmember: &fee}}
		return x
	}
	c := roles.NewCatalog(roles.Catalog{
		Certs: []roles.Cert{renewing("a", "club", 200), renewing("b", "club", 100), renewing("c", "", 60), renewing("d", "", 40)},
		Roles: []roles.Role{role("s", to("t", "")), role("t", needsCerts("a", "b", "c", "d"))},
	})
	result, err := paths.NewGraph(c).Plan(t.Context(), from("s"))
	if err != nil || len(result.Plans) != 1 {
		t.Fatalf("%d plans, %v", len(result.Plans), err)
	}
	if got, want := result.Plans[0].Totals.UpkeepUSD, 100+30+20; got != want {
		t.Errorf("%d dollars a year, want %d", got, want)
	}
}
