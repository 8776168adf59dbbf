package render

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/layered"
	"careers/rung/roles"
)

// Classes of graphs, beside those of every drawing. A move's kind is told by the
// dashes of its line, and by color where there is any.
const (
	classTitle     = "hd"
	classPromotion = "kp"
	classLateral   = "kl"
	classPivot     = "kv"
	classBeside    = "be" // of no weight beside the route
	classRoute     = "ro" // of the route
)

// graphStyle gives them their looks.
const graphStyle stylesheet = `svg .hd{font-size:20px;font-weight:bold}
svg .kp{stroke:var(--work)}svg .kl{stroke:var(--move);stroke-dasharray:9 4}svg .kv{stroke:var(--study);stroke-dasharray:.1 4.5;stroke-linecap:round;stroke-width:2.2}
svg .be{stroke:var(--other)}svg .ro{stroke-width:3}svg .kv.ro{stroke-width:3.6;stroke-dasharray:.1 6}
@media (forced-colors:active){svg .kp,svg .kl,svg .kv{stroke:CanvasText}svg .be{stroke:GrayText}}
`

// graphLook is how large a graph is drawn.
type graphLook struct {
	box, gap float64 // width of boxes, least room between columns
	between  float64 // least room between boxes of a column
	margin   float64
	title    float64 // height of the titles of roles
	padding  float64 // around the texts of a box
	least    float64 // width of the whole
	pay      bool
	sheet    bool // of its own: with title, legend and the pack's name
}

// Lines of text and what is around them, in units.
const (
	noteSize   = 11 // the height of classSmall
	headSize   = 20 // of classTitle
	numberRoom = 24 // at the left of a box with a number, on a sheet
)

// poster is the graph as a sheet of its own.
func (g Graph) poster() drawing {
	return g.drawing(graphLook{box: 188, gap: 72, between: 14, margin: 28, title: textSize, padding: 9, least: 640, pay: true, sheet: true})
}

// drawing draws the graph, a column a stage.
func (g Graph) drawing(look graphLook) drawing {
	edges, ends := g.drawn()
	d := drawing{title: g.Title, desc: g.told(), facts: g.facts()}
	p := graphPicture{graph: g, look: look, route: g.route(), scale: 1}
	p.arriving, p.leaving = make([]int, len(g.Nodes)), make([]int, len(g.Nodes))
	for _, e := range ends {
		p.leaving[e[0]]++
		p.arriving[e[1]]++
	}
	stages := g.stages()
	var boxes []layered.Box
	for i, n := range g.Nodes {
		column, height := 0, p.boxHeight(i)
		for stages[column] != n.Stage { // stages hold every node's
			column++
		}
		boxes = append(boxes, layered.Box{Column: column, Width: look.box, Height: height})
	}
	var lines []layered.Line
	for _, e := range ends {
		lines = append(lines, layered.Line{From: e[0], To: e[1]})
	}
	l := layered.Place(boxes, lines, layered.Spacing{Boxes: look.between, Columns: look.gap, Lines: 8, Margin: look.margin})

	d.width = max(l.Width, look.least)
	if look.sheet {
		p.scale = math.Floor(10*min(max(1, d.width/readingWidth), 2.4)) / 10 // lengths have one digit
	}
	if look.sheet {
		p.left = (d.width - l.Width) / 2
	}
	p.top = p.heading(d.width, edges)
	p.stages(stages, l.Columns)
	p.top += 36 - look.margin // the layout has a margin of its own
	// What is beside the route lies under it.
	for _, over := range []bool{false, true} {
		for i, e := range edges {
			if e.Marked == over {
				p.line(l.Routes[i], l.Turn, e)
			}
		}
	}
	for i, n := range g.Nodes {
		p.box(l.Boxes[i], n)
	}
	d.height = p.top + l.Height
	if look.sheet {
		d.height += 2 * noteSize * p.scale
		p.add(scaled(p.scale, look.margin, d.height-look.margin, textAt(0, 0, p.origin((d.width-2*look.margin)/p.scale), noteSize, classQuiet+" "+classSmall)))
	}
	d.shapes = p.shapes
	return d
}

// graphPicture is a graph that is being drawn.
type graphPicture struct {
	graph     Graph
	look      graphLook
	route     int     // its roles; 0: the graph is no route
	left, top float64 // where the layout begins
	scale     float64 // of what stands around it
	shapes    []node

	arriving, leaving []int // moves, by node
}

func (p *graphPicture) add(shapes ...node) { p.shapes = append(p.shapes, shapes...) }

// titleLines is a role's title as it stands in its box.
func (p *graphPicture) titleLines(n GraphNode) []string {
	room, text := p.look.box-2*p.look.padding, n.name()
	switch {
	case !p.numbered(n):
	case p.look.sheet:
		room -= numberRoom
	default:
		text = n.placed(true)
	}
	return labelLines(text, room, p.look.title, 3)
}

func (p *graphPicture) numbered(n GraphNode) bool { return p.route > 0 && n.Mark > 0 }

// lineHeight is the distance of two lines of a title.
func (p *graphPicture) lineHeight() float64 { return p.look.title + 3 }

// payRoom is the room that pay takes under a title.
const payRoom = noteSize + 5

// lineRoom is the room that each of a box's lines has at its side.
const lineRoom = 5

// boxHeight is room for the text of a role and for the lines at its sides.
func (p *graphPicture) boxHeight(i int) float64 {
	lines := max(p.arriving[i], p.leaving[i])
	return max(p.textHeight(p.graph.Nodes[i])+2*p.look.padding-3, float64(lines*lineRoom)+p.look.padding)
}

func (p *graphPicture) textHeight(n GraphNode) float64 {
	height := float64(len(p.titleLines(n))) * p.lineHeight()
	if p.look.pay && n.Pay != nil {
		height += payRoom
	}
	return height
}

// box draws a role.
func (p *graphPicture) box(at layered.Rect, n GraphNode) {
	x, y := p.left+at.X, p.top+at.Y
	frame, words := classFrame, classText
	switch {
	case n.Mark > 0:
		frame, words = classChosen, classStrong
	case p.route > 0:
		words = classQuiet
	}
	if p.look.title != textSize {
		words += " " + classSmall
	}
	g := el("g", said("title", n.described()),
		el("rect").at("x", x, "y", y, "width", at.Width, "height", at.Height, "rx", 5).class(frame))
	if p.look.sheet && p.numbered(n) {
		g = g.add(said("text", strconv.Itoa(n.Mark)).at("x", x+(p.look.padding+numberRoom)/2, "y", y+at.Height/2+0.36*textSize).with("text-anchor", "middle").class(classStrong),
			el("line").at("x1", x+numberRoom+2, "x2", x+numberRoom+2, "y1", y+p.look.padding, "y2", y+at.Height-p.look.padding).class(classAxis))
		x += numberRoom
	}
	x, y = x+p.look.padding, y+(at.Height-p.textHeight(n))/2
	for _, line := range p.titleLines(n) {
		g = g.add(textAt(x, y+p.look.title-1, line, p.look.title, words))
		y += p.lineHeight()
	}
	if p.look.pay && n.Pay != nil {
		g = g.add(textAt(x, y+noteSize, n.shortPay(), noteSize, classQuiet+" "+classSmall))
	}
	p.add(g)
}

// kindClasses are the classes of a kind's line and of its head.
func kindClasses(kind roles.MoveKind) (line, head string) {
	switch kind {
	case roles.Promotion:
		return classPromotion, classWork
	case roles.Lateral:
		return classLateral, classMove
	case roles.Pivot:
		return classPivot, classStudy
	}
	return "", classOther
}

// edgeClasses are those of a move among the others.
func (p *graphPicture) edgeClasses(e GraphEdge) (line, head string) {
	line, head = kindClasses(e.Kind)
	line = strings.TrimSpace(classLine + " " + line)
	switch {
	case p.route == 0:
	case e.Marked:
		line += " " + classRoute
	default:
		line, head = line+" "+classBeside, classOther
	}
	return line, head
}

// headLength is how long the head of an arrow is.
const headLength = 7

// line draws a move from box to box.
func (p *graphPicture) line(route []layered.Point, turn float64, e GraphEdge) {
	if len(route) < 2 {
		return
	}
	end := route[len(route)-1]
	// The way that the line enters its box, whatever fractions of a unit say.
	const hair = 0.01
	last, ahead := len(route)-2, 1.0
	for last > 0 && math.Abs(route[last].X-end.X) < hair {
		last--
	}
	if route[last].X > end.X {
		ahead = -1
	}
	route = append(slices.Clone(route[:last+1]), end)
	last++
	route[last].X -= ahead * (headLength - 1) // under the head, whose tip stays sharp
	var path strings.Builder
	for i, at := range layered.Smooth(route, turn) {
		switch i % 3 {
		case 0:
			if i == 0 {
				path.WriteString("M")
			}
		case 1:
			path.WriteString("C")
		}
		path.WriteString(length(p.left+at.X) + "," + length(p.top+at.Y) + " ")
	}
	line, head := p.edgeClasses(e)
	p.add(el("path").with("d", strings.TrimSpace(path.String())).class(line), arrow(p.left+end.X, p.top+end.Y, ahead).class(head))
}

// arrow is the head of a line that ends level in a point.
func arrow(x, y, ahead float64) node {
	back := x - ahead*headLength
	return el("polygon").with("points", polyline([2]float64{x, y}, [2]float64{back, y - 3.4}, [2]float64{back, y + 3.4}))
}

// A drawing up to readingWidth is read as a page is. A wider one is seen from
// farther away, and what stands around it grows.
const readingWidth = 1400

// scaled is shapes drawn larger, from a point on.
func scaled(scale, x, y float64, shapes ...node) node {
	return el("g", shapes...).with("transform", "translate("+length(x)+" "+length(y)+") scale("+length(scale)+")")
}

// stages heads the columns.
func (p *graphPicture) stages(stages []int, columns []layered.Span) {
	scale := p.scale
	for i, c := range columns {
		scale = min(scale, max(1, (c.Right-c.Left)/textWidth(stageHeading(stages[i]), textSize)))
	}
	scale = math.Floor(10*scale) / 10
	y := p.top + 14
	for i, c := range columns {
		p.add(scaled(scale, p.left+c.Left, y, textAt(0, 0, stageHeading(stages[i]), textSize, classStrong)),
			el("line").at("x1", p.left+c.Left, "x2", p.left+c.Right, "y1", y+8, "y2", y+8).class(classAxis))
	}
}

// heading draws what stands over the columns, and returns where it ends.
func (p *graphPicture) heading(width float64, edges []GraphEdge) float64 {
	room := width - 2*p.look.margin
	if !p.look.sheet {
		shapes, height := p.legend(0, room, edges)
		p.add(scaled(1, p.look.margin, 4, shapes...))
		return height + 8
	}
	room /= p.scale
	var shapes []node
	y := 0.0
	for _, line := range labelLines(p.graph.Title, room, headSize, 3) {
		shapes = append(shapes, textAt(0, y+headSize, line, headSize, classTitle))
		y += headSize + 6
	}
	y += 4
	for _, line := range labelLines(p.graph.told(), room, textSize, 6) {
		shapes = append(shapes, textAt(0, y+textSize, line, textSize, classQuiet))
		y += textSize + 5
	}
	legend, y := p.legend(y+8, room, edges)
	p.add(scaled(p.scale, p.look.margin, p.look.margin, append(shapes, legend...)...))
	return p.look.margin + p.scale*(y+16)
}

// legend tells the kinds of moves apart, from a height on, and returns where it
// ends.
func (p *graphPicture) legend(y, room float64, edges []GraphEdge) (shapes []node, end float64) {
	const sample, gap, legendRoom = 34, 22, 160
	x, begun := 0.0, 0.0
	item := func(words string, wide float64, class string) {
		if all := wide + textWidth(words, noteSize); x > 0 && x+all > room {
			x, y = 0, y+noteSize+8
		}
		shapes = append(shapes, textAt(x+wide, y+noteSize-1, words, noteSize, class))
		begun = x
		x += wide + textWidth(words, noteSize) + gap
	}
	for _, kind := range (Graph{Edges: edges}).kinds() {
		words := strings.Join(labelLines(string(kind), legendRoom, noteSize, 1), "")
		item(Sentence(cmp.Or(words, "move")), sample+8, classSmall)
		line, head := p.edgeClasses(GraphEdge{Kind: kind, Marked: p.route > 0})
		from, level := begun, y+noteSize/2
		shapes = append(shapes, el("line").at("x1", from, "x2", from+sample-headLength+1, "y1", level, "y2", level).class(line),
			arrow(from+sample, level, 1).class(head))
	}
	if p.look.pay && p.anyPay() {
		item("Under a title: pay a year in US dollars, low to high", 0, classQuiet+" "+classSmall)
	}
	if len(shapes) == 0 {
		return nil, y
	}
	return shapes, y + noteSize + 8
}

func (p *graphPicture) anyPay() bool {
	for _, n := range p.graph.Nodes {
		if n.Pay != nil {
			return true
		}
	}
	return false
}

// payOrigin says what figures of pay are worth.
func (p *graphPicture) payOrigin() string {
	var years []int
	var areas []string
	for _, n := range p.graph.Nodes {
		if n.Pay != nil {
			years, areas = append(years, n.Pay.Year), append(areas, areaWords(n.Pay.Area))
		}
	}
	slices.Sort(areas)
	span := plainRange(slices.Min(years), slices.Max(years))
	return "Pay: " + joined(", ", append(slices.Compact(areas), span)...) + "; mostly estimates from a whole occupation; none where it is not known. Sources: rung show ROLE"
}

// origin says at the foot where the facts come from.
func (p *graphPicture) origin(room float64) string {
	pack := p.graph.Pack
	text := joined(" ", "rung", pack.Name, pack.Version)
	if pack.AsOf != "" {
		text += ", as of " + pack.AsOf
	}
	if p.look.pay && p.anyPay() {
		text += ". " + p.payOrigin()
	}
	return labelLines(text, room, noteSize, 1)[0]
}
