package layered

// The two sides of a box or a column.
const (
	left = iota
	right
)

// node has a place in the order of a column: a box, or a line that passes.
type node struct {
	box    int // or passes
	column int
	height float64
	near   [2][]int // nodes of the columns beside that a hop joins it to, one entry a hop
	bows   []end
}

// end is a bow as one of its two nodes has it.
type end struct{ bow, other int }

const passes = -1

// hop is a line's way between two neighboring columns.
type hop struct {
	ends [2]int // nodes: left, right
	line int
}

// bow is a line that stays in its column: it leaves on one side and comes back
// on the same.
type bow struct {
	ends [2]int // nodes
	line int
}

// chart is what is to be drawn, with a node wherever a line passes a column.
type chart struct {
	nodes []node
	given [][]int // nodes by column, as they came
	hops  []hop   // by line, from left to right
	bows  []bow
}

func newChart(boxes []Box, lines []Line) *chart {
	c := &chart{}
	if len(boxes) == 0 {
		return c
	}
	first, last := boxes[0].Column, boxes[0].Column
	for _, b := range boxes {
		first, last = min(first, b.Column), max(last, b.Column)
	}
	c.given = make([][]int, last-first+1)
	for i, b := range boxes {
		c.add(node{box: i, column: b.Column - first, height: size(b.Height)})
	}
	for i, l := range lines {
		a, b := l.From, l.To
		switch from, to := c.nodes[a].column, c.nodes[b].column; {
		case a == b:
			continue
		case from == to:
			c.nodes[a].bows = append(c.nodes[a].bows, end{len(c.bows), b})
			c.nodes[b].bows = append(c.nodes[b].bows, end{len(c.bows), a})
			c.bows = append(c.bows, bow{ends: [2]int{a, b}, line: i})
			continue
		case from > to:
			a, b = b, a
		}
		for column := c.nodes[a].column + 1; column < c.nodes[b].column; column++ {
			a = c.join(a, c.add(node{box: passes, column: column}), i)
		}
		c.join(a, b, i)
	}
	return c
}

func (c *chart) add(n node) int {
	v := len(c.nodes)
	c.nodes = append(c.nodes, n)
	c.given[n.column] = append(c.given[n.column], v)
	return v
}

// join adds a hop from node a to node b, which it returns.
func (c *chart) join(a, b, line int) int {
	c.nodes[a].near[right] = append(c.nodes[a].near[right], b)
	c.nodes[b].near[left] = append(c.nodes[b].near[left], a)
	c.hops = append(c.hops, hop{ends: [2]int{a, b}, line: line})
	return b
}
