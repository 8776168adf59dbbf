package paths_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

func TestProgressions(t *testing.T) {
	role := func(id string, to ...string) roles.Role {
		r := roles.Role{ID: id}
		for _, target := range to {
			r.Moves = append(r.Moves, roles.Move{To: target, Kind: roles.Promotion})
		}
		return r
	}
	// a reaches d by b and by c, and c and b by each other; e leads nowhere.
	c := roles.NewCatalog(roles.Catalog{Roles: []roles.Role{
		role("a", "b", "b", "c", "e"), role("b", "c", "d", "a"), role("c", "b", "d"), role("d"), role("e"),
	}})
	for _, test := range []struct {
		name, from, to string
		n              int
		want           []string
	}{
		{"shortest first, then by id, two moves between the same roles once", "a", "d", 9, []string{"a b d", "a c d", "a b c d", "a c b d"}},
		{"no more than asked for", "a", "d", 3, []string{"a b d", "a c d", "a b c d"}},
		{"no way back", "d", "a", 9, nil},
		{"a dead end", "e", "d", 9, nil},
		{"the same role", "a", "a", 9, nil},
		{"an unknown role", "x", "d", 9, nil},
		{"an unknown target", "a", "x", 9, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range paths.Progressions(c, test.from, test.to, test.n) {
				got = append(got, strings.Join(p.Roles, " "))
				if len(p.Moves) != len(p.Roles)-1 {
					t.Errorf("%d moves between %d roles", len(p.Moves), len(p.Roles))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
