package render

import "careers/rung/roles"

// Graph is roles and moves between them, to be drawn or handed to other
// programs.
type Graph struct {
	Title string      `json:"title"`
	About string      `json:"about"` // what part of the catalog it is, in a sentence
	Nodes []GraphNode `json:"nodes"`
	Edges []GraphEdge `json:"edges"`
}

// GraphNode is a role.
type GraphNode struct {
	ID    string          `json:"id"`
	Title string          `json:"title"`
	Track string          `json:"track"`
	Level roles.RoleLevel `json:"level"`
	Stage int             `json:"stage"` // 1 to 6
	Pay   *PayUSD         `json:"pay"`   // null: not known
	// Mark is what the graph is about: the role that it is around, or the stops of
	// a route with their place from 1; 0 for others.
	Mark int    `json:"mark,omitempty"`
	Note string `json:"note,omitempty"` // a few words under the title
}

// GraphEdge is a move.
type GraphEdge struct {
	From     string               `json:"from"`
	To       string               `json:"to"`
	Kind     roles.MoveKind       `json:"kind"`
	Evidence roles.Evidence       `json:"evidence"`
	Months   *roles.DurationRange `json:"tenure,omitempty"`
	Marked   bool                 `json:"marked,omitempty"` // of the route
}
