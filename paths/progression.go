package paths

import (
	"slices"

	"careers/rung/roles"
)

// Progression is a chain of the catalogue's own moves, no person in mind.
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
	left := movesLeft(c, to)
	shortest, reachable := left[from]
	if !reachable {
		return nil
	}
	var found []Progression
	// Chains longer than the shortest by more than this are detours.
	const detour = 2
	for length := shortest; length <= shortest+detour && len(found) < n; length++ {
		found = chains(c, Progression{Roles: []string{from}}, to, length, left, n, found)
	}
	return found
}

// chains extends a chain depth first to all of exactly some more moves.
func chains(c *roles.Catalog, chain Progression, to string, more int, left map[string]int, n int, found []Progression) []Progression {
	at := chain.Roles[len(chain.Roles)-1]
	if more == 0 {
		if at == to {
			found = append(found, Progression{slices.Clone(chain.Roles), slices.Clone(chain.Moves)})
		}
		return found
	}
	if at == to {
		return found
	}
	last := ""
	for _, m := range c.Role(at).Moves {
		distance, reachable := left[m.To]
		if len(found) >= n || m.To == last || !reachable || distance > more-1 || slices.Contains(chain.Roles, m.To) {
			continue
		}
		last = m.To
		found = chains(c, Progression{append(chain.Roles, m.To), append(chain.Moves, m)}, to, more-1, left, n, found)
	}
	return found
}

// movesLeft is the fewest moves to a role from each role that reaches it.
func movesLeft(c *roles.Catalog, to string) map[string]int {
	into := make(map[string][]string)
	for _, r := range c.Roles {
		for _, m := range r.Moves {
			into[m.To] = append(into[m.To], r.ID)
		}
	}
	left := map[string]int{to: 0}
	for queue := []string{to}; len(queue) > 0; queue = queue[1:] {
		for _, from := range into[queue[0]] {
			if _, seen := left[from]; !seen {
				left[from] = left[queue[0]] + 1
				queue = append(queue, from)
			}
		}
	}
	return left
}
