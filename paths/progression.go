package paths

import (
	"slices"

	"careers/rung/roles"
)

// Progression is a chain of the catalog's own moves, no person in mind.
type Progression struct {
	Roles []string     `json:"roles"`
	Moves []roles.Move `json:"moves"` // one fewer than Roles
}

// Progressions gives up to n shortest chains of moves from one role to
// another, each role visited once, shortest first and then by role ids. Of two
// moves between the same roles the first is taken.
func Progressions(c *roles.Catalog, from, to string, n int) []Progression {
	if c.Role(from) == nil || c.Role(to) == nil || from == to {
		return nil
	}
	at := index(c.Roles, func(r *roles.Role) string { return r.ID })
	var arcs []StaticArc
	for i, r := range c.Roles {
		for _, m := range r.Moves {
			arcs = append(arcs, StaticArc{From: int32(i), To: int32(at[m.To]), Cost: 1})
		}
	}
	// Chains longer than the shortest by more than this are detours.
	const detour = 2
	var found []Progression
	for p := range NewStatic(len(c.Roles), arcs).Shortest(int32(at[from]), int32(at[to])) {
		if len(found) == n || len(found) > 0 && len(p.Nodes) > len(found[0].Roles)+detour {
			break
		}
		found = append(found, progression(c, p.Nodes))
	}
	return found
}

func progression(c *roles.Catalog, nodes []int32) Progression {
	p := Progression{Roles: []string{c.Roles[nodes[0]].ID}}
	for i, node := range nodes[1:] {
		moves, to := c.Roles[nodes[i]].Moves, c.Roles[node].ID
		first := slices.IndexFunc(moves, func(m roles.Move) bool { return m.To == to })
		p.Roles, p.Moves = append(p.Roles, to), append(p.Moves, moves[first])
	}
	return p
}
