package render

import (
	"cmp"
	"slices"
	"strconv"

	"careers/rung/roles"
)

// CatalogGraph is all roles and moves of a catalog.
func CatalogGraph(c *roles.Catalog) Graph {
	g := graphOf(c, func(*roles.Role) bool { return true })
	g.Title = "Roles and moves"
	g.About = "The whole catalog."
	return g
}

// TrackGraph is the roles of a track, by id, with the moves between them; with
// neighbors also the roles of other tracks that one move joins to them.
func TrackGraph(c *roles.Catalog, track string, neighbors bool) Graph {
	in := map[string]bool{}
	for i := range c.Roles {
		if r := &c.Roles[i]; r.Track == track {
			in[r.ID] = true
		}
	}
	own := len(in)
	if neighbors {
		in = withNeighbors(c, in)
	}
	g := graphOf(c, func(r *roles.Role) bool { return in[r.ID] })
	g.Title = c.TrackTitle(track)
	g.About = "The track's " + Plural(own, "role") + " and the moves between them."
	if neighbors {
		g.About = "The track's " + Plural(own, "role") + ", those one move away, and all moves between them."
	}
	return g
}

// AroundGraph is the roles that at most so many moves join to a role, whichever
// way they lead, with all moves between those.
func AroundGraph(c *roles.Catalog, role *roles.Role, depth int) Graph {
	in := map[string]bool{role.ID: true}
	for range depth {
		before := len(in)
		if in = withNeighbors(c, in); len(in) == before {
			break
		}
	}
	g := graphOf(c, func(r *roles.Role) bool { return in[r.ID] })
	for i := range g.Nodes {
		if g.Nodes[i].ID == role.ID {
			g.Nodes[i].Mark = 1
		}
	}
	g.Title = "Around " + role.Title
	g.About = "All that is at most " + Plural(depth, "move") + " away."
	return g
}

// RouteGraph is the roles of a route from its start to its target, by id, with
// the moves that it makes, and the roles and moves of other routes beside it. What
// the catalog lacks is left out. A role that a route enters twice has its first
// place.
func RouteGraph(c *roles.Catalog, route []string, others ...[]string) Graph {
	place := map[string]int{}
	for _, id := range route {
		if c.Role(id) != nil && place[id] == 0 {
			place[id] = len(place) + 1
		}
	}
	made, stops := pairsOf(route), len(place)
	beside := map[[2]string]bool{}
	for _, other := range others {
		for _, id := range other {
			place[id] += 0 // in the graph, without a place
		}
		for move := range pairsOf(other) {
			beside[move] = true
		}
	}
	g := graphOf(c, func(r *roles.Role) bool { _, in := place[r.ID]; return in })
	for i := range g.Nodes {
		g.Nodes[i].Mark = place[g.Nodes[i].ID]
	}
	g.Edges = slices.DeleteFunc(g.Edges, func(e GraphEdge) bool {
		move := [2]string{e.From, e.To}
		return !made[move] && !beside[move]
	})
	for i, e := range g.Edges {
		g.Edges[i].Marked = made[[2]string{e.From, e.To}]
	}
	g.Title = "Route"
	if len(route) > 0 {
		g.Title = "Route to " + title(c, route[len(route)-1])
	}
	g.About = "Its " + Plural(stops, "role") + " in order, numbered."
	if len(others) > 0 {
		g.About = "Its " + Plural(stops, "role") + " in order, numbered, and in gray " + Plural(len(others), "other route") + "."
	}
	return g
}

// pairsOf is the pairs of roles that stand next to each other on a route.
func pairsOf(route []string) map[[2]string]bool {
	moves := map[[2]string]bool{}
	for i := 1; i < len(route); i++ {
		moves[[2]string{route[i-1], route[i]}] = true
	}
	return moves
}

// withNeighbors is a set of roles with all that one move joins to them.
func withNeighbors(c *roles.Catalog, in map[string]bool) map[string]bool {
	out := map[string]bool{}
	for id := range in {
		out[id] = true
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		for _, m := range r.Moves {
			if in[r.ID] || in[m.To] {
				out[r.ID], out[m.To] = true, true
			}
		}
	}
	return out
}

// graphOf is some roles of a catalog with all moves between them.
func graphOf(c *roles.Catalog, in func(*roles.Role) bool) Graph {
	g := Graph{Pack: c.Pack, Nodes: []GraphNode{}, Edges: []GraphEdge{}}
	for i := range c.Roles {
		r := &c.Roles[i]
		if !in(r) {
			continue
		}
		g.Nodes = append(g.Nodes, GraphNode{ID: r.ID, Title: r.Title, Track: r.Track, TrackTitle: c.TrackTitle(r.Track),
			Level: r.Level, Stage: r.Stage, Pay: payUSD(c.Pay(r))})
		for _, m := range r.Moves {
			if to := c.Role(m.To); to != nil && in(to) {
				e := GraphEdge{From: r.ID, To: to.ID, Kind: m.Kind, Evidence: cmp.Or(m.Evidence, roles.Curator)}
				if !m.Tenure.IsZero() {
					e.Tenure = &m.Tenure
				}
				g.Edges = append(g.Edges, e)
			}
		}
	}
	slices.SortFunc(g.Nodes, func(x, y GraphNode) int {
		return cmp.Or(cmp.Compare(x.Stage, y.Stage), cmp.Compare(x.Track, y.Track), cmp.Compare(x.ID, y.ID))
	})
	slices.SortStableFunc(g.Edges, func(x, y GraphEdge) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	return g
}

// told is what the graph is and how much it holds.
func (g Graph) told() string { return joined(" ", g.About, g.size()+".") }

// size is how much the graph holds, in words.
func (g Graph) size() string {
	return Plural(len(g.Nodes), "role") + ", " + Plural(len(g.Edges), "move")
}

// facts is the moves as a table, or the roles where there are none, for those who
// do not see them drawn.
func (g Graph) facts() Table {
	t := Table{Columns: []Column{{Name: "From"}, {Name: "To"}, {Name: "Kind"}}, RowName: "move"}
	edges, ends := g.drawn()
	route := g.route() > 0
	if len(edges) == 0 {
		t = Table{Columns: []Column{{Name: "Role"}, {Name: "Stage"}}}
		for _, n := range g.Nodes {
			t.Rows = append(t.Rows, []Cell{Text(n.placed(route)), Text(stageHeading(n.Stage))})
		}
	}
	for i, e := range edges {
		from, to := g.Nodes[ends[i][0]], g.Nodes[ends[i][1]]
		t.Rows = append(t.Rows, []Cell{Text(from.placed(route && e.Marked)), Text(to.placed(route && e.Marked)), Text(string(e.Kind))})
	}
	return t
}

// placed is a role's name, behind its place in the route where it has one.
func (n GraphNode) placed(route bool) string {
	if !route {
		return n.name()
	}
	return strconv.Itoa(n.Mark) + ". " + n.name()
}
