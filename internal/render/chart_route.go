package render

// RouteChart is roles and the moves between them, a column a stage. On a terminal
// it draws nothing: the arrow line of the answer that it stands in says the same.
type RouteChart struct{ Graph Graph }

func (RouteChart) block() {}

func (RouteChart) cells(int) [][]Piece { return nil }

// routeWidth is how wide a route is, in units; where moves stay in a stage it may
// be a little more. On a printed page its text is 8 points high.
const routeWidth = 720

// crowded is how many roles in a stage make a drawing so tall that they stand
// closer.
const crowded = 3

func (g Graph) rolesIn(stage int) int {
	n := 0
	for _, x := range g.Nodes {
		if x.Stage == stage {
			n++
		}
	}
	return n
}

func (c RouteChart) drawing() drawing {
	look := graphLook{box: 168, gap: 26, between: 12, margin: 4, title: noteSize, padding: 7, least: routeWidth}
	if n := float64(len(c.Graph.stages())); n > 0 {
		look.box = min(look.box, (routeWidth-2*look.margin+look.gap)/n-look.gap)
	}
	for _, stage := range c.Graph.stages() {
		if c.Graph.rolesIn(stage) >= crowded {
			look.between, look.padding = 7, 4
		}
	}
	return c.Graph.drawing(look)
}
