package render

// RouteChart is roles and the moves between them, a column a stage.
type RouteChart struct{ Graph Graph }

func (RouteChart) block() {}

func (c RouteChart) cells(int) [][]Piece { return nil }

func (c RouteChart) drawing() drawing { return drawing{title: "Route"} }
