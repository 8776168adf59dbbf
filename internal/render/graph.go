package render

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/roles"
)

// Graph is roles and moves between them, to be drawn or handed to other
// programs. Nodes stand by stage, track and id, edges by where they lead from
// and to.
type Graph struct {
	Title string      `json:"title"`
	About string      `json:"about"` // what part of the catalog it is, in a sentence
	Pack  roles.Pack  `json:"pack"`
	Nodes []GraphNode `json:"nodes"`
	Edges []GraphEdge `json:"edges"`
}

// GraphNode is a role.
type GraphNode struct {
	ID         string          `json:"id"`
	Title      string          `json:"title"`
	Track      string          `json:"track"`
	TrackTitle string          `json:"track_title"`
	Level      roles.RoleLevel `json:"level"`
	Stage      int             `json:"stage"` // 1 to 6
	Pay        *PayUSD         `json:"pay"`   // null: not known
	// Mark is what the graph is about: 1 for the role that it is around, or for the
	// roles of a route their place in it from 1, the start included; 0 for others.
	Mark int `json:"mark,omitempty"`
}

// GraphEdge is a move.
type GraphEdge struct {
	From     string               `json:"from"`
	To       string               `json:"to"`
	Kind     roles.MoveKind       `json:"kind"`
	Evidence roles.Evidence       `json:"evidence"`
	Tenure   *roles.DurationRange `json:"tenure"`           // time in From before the move; null: not known
	Marked   bool                 `json:"marked,omitempty"` // of the route
}

// GraphFormat is the form of a graph.
type GraphFormat string

// Forms of a graph.
const (
	GraphSVG     GraphFormat = "svg"
	GraphDOT     GraphFormat = "dot"
	GraphMermaid GraphFormat = "mermaid"
	GraphML      GraphFormat = "graphml"
	GraphJSON    GraphFormat = "json"
)

// GraphFormats lists the forms of a graph.
func GraphFormats() []GraphFormat {
	return []GraphFormat{GraphSVG, GraphDOT, GraphMermaid, GraphML, GraphJSON}
}

// Encode writes the graph in a form. JSON is the same value as it is; all others
// hold its texts made safe for what will read them.
func (g Graph) Encode(f GraphFormat) ([]byte, error) {
	var b bytes.Buffer
	switch f {
	case GraphSVG:
		return g.poster().file(), nil
	case GraphDOT:
		g.dot(&b)
	case GraphMermaid:
		g.mermaid(&b)
	case GraphML:
		g.graphML(&b)
	case GraphJSON:
		return encodeJSON(struct {
			Schema string `json:"schema"`
			Graph
		}{"rung.graph/v1", g})
	default:
		return nil, fmt.Errorf("unknown form of a graph %q", f)
	}
	return b.Bytes(), nil
}

// name is what a role is called where it is shown: its title, or its id where it
// has none.
func (n GraphNode) name() string { return cmp.Or(strings.TrimSpace(n.Title), n.ID, "?") }

// described is all that a picture knows of the role, on one line.
func (n GraphNode) described() string {
	pay := "pay not known"
	if n.Pay != nil {
		pay = n.shortPay() + " a year"
	}
	return joined(", ", n.name(), n.TrackTitle, string(n.Level), pay)
}

// shortPay is what the role pays: "$82k–$131k", or "" where that is not known.
func (n GraphNode) shortPay() string {
	switch {
	case n.Pay == nil:
		return ""
	case n.Pay.Low == n.Pay.High:
		return shortDollars(n.Pay.Typical)
	}
	return shortDollars(n.Pay.Low) + "–" + shortDollars(n.Pay.High)
}

// stageHeading is a stage of a career by number and name: "3 Mid".
func stageHeading(stage int) string {
	names := []string{"Start", "Entry", "Mid", "Senior", "Lead", "Executive"}
	if stage < 1 || stage > len(names) {
		return "Stage " + strconv.Itoa(stage)
	}
	return strconv.Itoa(stage) + " " + names[stage-1]
}

// stages are the stages that the graph's roles have, rising.
func (g Graph) stages() []int {
	var list []int
	for _, n := range g.Nodes {
		list = append(list, n.Stage)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// kinds are the kinds of the graph's moves, in the order in which people say them.
func (g Graph) kinds() []roles.MoveKind {
	var list []roles.MoveKind
	for _, e := range g.Edges {
		list = append(list, e.Kind)
	}
	slices.SortFunc(list, func(x, y roles.MoveKind) int {
		known := []string{string(roles.Promotion), string(roles.Lateral), string(roles.Pivot), string(roles.EntryMove)}
		place := func(k roles.MoveKind) uint { return uint(slices.Index(known, string(k))) } // an unknown one is last
		return cmp.Or(cmp.Compare(place(x), place(y)), cmp.Compare(x, y))
	})
	return slices.Compact(list)
}

// route is how many roles the route has that the graph is about; 0 where it is
// about something else.
func (g Graph) route() int {
	last := 0
	for _, n := range g.Nodes {
		last = max(last, n.Mark)
	}
	if last == 1 {
		return 0
	}
	return last
}

// indices are the places of the nodes by id.
func (g Graph) indices() map[string]int {
	at := make(map[string]int, len(g.Nodes))
	for i, n := range g.Nodes {
		at[n.ID] = i
	}
	return at
}

// drawn are the edges whose both ends are in the graph, as pairs of nodes.
func (g Graph) drawn() (edges []GraphEdge, ends [][2]int) {
	at := g.indices()
	for _, e := range g.Edges {
		from, ok := at[e.From]
		to, also := at[e.To]
		if ok && also {
			edges, ends = append(edges, e), append(ends, [2]int{from, to})
		}
	}
	return edges, ends
}
