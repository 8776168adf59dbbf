package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"careers/rung/roles"
)

func builtin(t testing.TB) *roles.Catalog {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// area is where something is drawn.
type area struct {
	what                     string
	left, top, right, bottom float64
}

// meets reports whether two areas share more than an edge.
func (a area) meets(b area) bool {
	const hair = 0.15 // lengths are written to a tenth
	return a.left < b.right-hair && b.left < a.right-hair && a.top < b.bottom-hair && b.top < a.bottom-hair
}

func (a area) holds(b area) bool {
	return a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom
}

// picture is the texts and boxes of a drawing, each text with its box.
type picture struct {
	texts []area
	boxes []area
	in    []int // by text: the box whose group it stands in; -1: none
}

// look reads a drawing as a renderer would.
func look(t *testing.T, d drawing) picture {
	t.Helper()
	var p picture
	var walk func(n node, x, y, scale float64, box int)
	walk = func(n node, x, y, scale float64, box int) {
		at := map[string]float64{}
		of := map[string]string{}
		for _, a := range n.attrs {
			of[a.name] = a.value
			at[a.name], _ = strconv.ParseFloat(a.value, 64)
		}
		if move := of["transform"]; move != "" {
			parts := strings.FieldsFunc(move, func(r rune) bool { return strings.ContainsRune("translatescale() ", r) })
			var v [3]float64
			for i := range v {
				f, err := strconv.ParseFloat(parts[i], 64)
				if err != nil {
					t.Fatalf("transform %q: %v", move, err)
				}
				v[i] = f
			}
			x, y, scale = x+scale*v[0], y+scale*v[1], scale*v[2]
		}
		for _, kid := range n.kids {
			if kid.name == "rect" {
				kx, ky := kid.length(t, "x"), kid.length(t, "y")
				p.boxes = append(p.boxes, area{"box", x + scale*kx, y + scale*ky, x + scale*(kx+kid.length(t, "width")), y + scale*(ky+kid.length(t, "height"))})
				box = len(p.boxes) - 1
			}
		}
		if n.name == "text" {
			size := float64(textSize)
			switch classes := strings.Fields(of["class"]); {
			case slices.Contains(classes, classSmall):
				size = noteSize
			case slices.Contains(classes, classTitle):
				size = headSize
			}
			left, wide := at["x"], textWidth(n.text, size)
			if of["text-anchor"] == "middle" {
				left -= wide / 2
			}
			// Ascent and descent of DejaVu's letters.
			p.texts = append(p.texts, area{n.text, x + scale*left, y + scale*(at["y"]-0.76*size), x + scale*(left+wide), y + scale*(at["y"]+0.24*size)})
			p.in = append(p.in, box)
		}
		for _, kid := range n.kids {
			walk(kid, x, y, scale, box)
		}
	}
	for _, n := range d.shapes {
		walk(n, 0, 0, 1, -1)
	}
	return p
}

func (n node) length(t *testing.T, name string) float64 {
	t.Helper()
	for _, a := range n.attrs {
		if a.name == name {
			v, err := strconv.ParseFloat(a.value, 64)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
	}
	t.Fatalf("%s has no %s", n.name, name)
	return 0
}

// checkPicture holds a drawing to what every graph's keeps: texts in their boxes,
// none over another, all of it inside.
func checkPicture(t *testing.T, d drawing, roles int) {
	t.Helper()
	p := look(t, d)
	sheet := area{"drawing", 0, 0, d.width, d.height}
	if len(p.boxes) != roles {
		t.Errorf("%d boxes for %d roles", len(p.boxes), roles)
	}
	named := map[int]bool{}
	for i, text := range p.texts {
		if !sheet.holds(text) {
			t.Errorf("%q leaves the drawing: %v in %v", text.what, text, sheet)
		}
		if strings.TrimSpace(text.what) == "" {
			t.Errorf("an empty text at %v", text)
		}
		if p.in[i] >= 0 {
			named[p.in[i]] = true
			if !p.boxes[p.in[i]].holds(text) {
				t.Errorf("%q leaves its box: %v in %v", text.what, text, p.boxes[p.in[i]])
			}
		}
		for j, other := range p.texts[:i] {
			if text.meets(other) {
				t.Errorf("%q lies over %q: %v, %v", text.what, p.texts[j].what, text, other)
			}
		}
		for j, box := range p.boxes {
			if j != p.in[i] && text.meets(box) {
				t.Errorf("%q lies over a box: %v, %v", text.what, text, box)
			}
		}
	}
	if len(named) != roles {
		t.Errorf("%d of %d boxes have a text", len(named), roles)
	}
	for i, box := range p.boxes {
		if !sheet.holds(box) {
			t.Errorf("%v leaves the drawing %v", box, sheet)
		}
		for _, other := range p.boxes[:i] {
			if box.meets(other) {
				t.Errorf("boxes overlap: %v, %v", box, other)
			}
		}
	}
}

func TestNoTextOfAGraphLeavesItsPlace(t *testing.T) {
	c := builtin(t)
	graphs := []Graph{CatalogGraph(c)}
	for _, track := range c.Tracks {
		graphs = append(graphs, TrackGraph(c, track.ID, false), TrackGraph(c, track.ID, true))
	}
	for i := range c.Roles {
		graphs = append(graphs, AroundGraph(c, &c.Roles[i], 1), AroundGraph(c, &c.Roles[i], 2))
	}
	for _, ladder := range c.Ladders {
		graphs = append(graphs, RouteGraph(c, ladder.Roles), RouteGraph(c, ladder.Roles, c.Ladders[0].Roles))
	}
	for _, g := range graphs {
		checkPicture(t, g.poster(), len(g.Nodes))
		if len(g.Nodes) < 20 {
			checkPicture(t, RouteChart{g}.drawing(), len(g.Nodes))
		}
		if t.Failed() {
			t.Fatalf("in %q", g.Title)
		}
	}
}

// hostileTitles are titles that try to leave their place.
func hostileTitles() []string {
	return []string{
		"", " ", "<script>alert(1)</script>", "]]>", `"'><svg onload=x>`, `"; -- DROP \`, `\`, `a\`, "&lt;b&gt; &amp; &copy;", "--x==>", "1. List", "- item", "# head `code` **b**",
		"\x1b]8;;http://x\x07link\x1b[31m", "\u202egnp.exe", "two\nlines\r\n%%{init}%%", "nul\x00", "\ufffe\uffff", "\xff\xfe\xed\xa0\x80", strings.Repeat("W", 10_000), strings.Repeat("many words ", 1_000),
		"👩‍💻👩🏽‍🚀🇺🇸🏴‍☠️ emoji 💼💼💼💼💼💼💼💼💼💼💼💼", "健康情報管理士の長い肩書きは何行にもわたって続きます", "مدير المعلومات الصحية", "Ζ̴͙a̸̡l̵g̶o" + strings.Repeat("\u0301", 300), "﷽﷽﷽﷽﷽﷽﷽﷽﷽﷽", "ЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩ", "end", "subgraph", "strict digraph", "n0",
	}
}

// hostileGraph has such titles everywhere, and moves of all kinds.
func hostileGraph(seed uint64) Graph {
	r := rand.New(rand.NewPCG(seed, 0))
	words := hostileTitles()
	any := func() string { return words[r.IntN(len(words))] }
	kinds := []roles.MoveKind{roles.Promotion, roles.Lateral, roles.Pivot, roles.EntryMove, roles.MoveKind(any())}
	g := Graph{Title: any(), About: any(), Pack: roles.Pack{Name: any(), Version: any(), AsOf: any()}}
	for i := range 2 + r.IntN(30) {
		n := GraphNode{ID: strconv.Itoa(i) + any(), Title: any(), Track: any(), TrackTitle: any(), Level: roles.RoleLevel(any()), Stage: 1 + r.IntN(6)}
		if r.IntN(2) == 0 {
			n.Pay = &PayUSD{Low: r.IntN(100_000), Typical: 100_000, High: 100_000 + r.IntN(5_000_000), Area: any()}
		}
		if seed%2 == 0 && i < 4 {
			n.Mark = i + 1
		}
		g.Nodes = append(g.Nodes, n)
	}
	for range 2 * len(g.Nodes) {
		from, to := r.IntN(len(g.Nodes)), r.IntN(len(g.Nodes))
		g.Edges = append(g.Edges, GraphEdge{From: g.Nodes[from].ID, To: g.Nodes[to].ID, Kind: kinds[r.IntN(len(kinds))], Evidence: roles.Evidence(any()),
			Tenure: &roles.DurationRange{Low: roles.Duration(any()), Typical: "18mo", High: "2y"}, Marked: from < 4 && to < 4})
	}
	return g
}

func TestHostileTextStaysInsideTheGraphsMarkup(t *testing.T) {
	shapes := []string{"svg", "title", "desc", "style", "rect", "g", "text", "line", "path", "polygon"}
	attributes := []string{"xmlns", "viewBox", "role", "aria-labelledby", "aria-describedby", "width", "height", "id", "class", "x", "y", "x1", "x2", "y1", "y2",
		"rx", "d", "points", "transform", "text-anchor", "textLength", "lengthAdjust"}
	data := []string{"graphml", "key", "graph", "node", "edge", "data"}
	dataAttributes := []string{"xmlns", "id", "for", "attr.name", "attr.type", "edgedefault", "source", "target", "key"}
	for seed := range uint64(60) {
		g := hostileGraph(seed)
		checkPicture(t, g.poster(), len(g.Nodes))
		checkPicture(t, RouteChart{g}.drawing(), len(g.Nodes))
		checkXML(t, encoded(t, g, GraphSVG), shapes, attributes)
		checkXML(t, encoded(t, g, GraphML), data, dataAttributes)
		for _, f := range GraphFormats() {
			if text := string(encoded(t, g, f)); f == GraphJSON {
				continue
			} else if strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && unsafeRune(r) || r == '\ufffe' || r == '\uffff' }) {
				t.Errorf("%s holds a character that acts", f)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func encoded(t testing.TB, g Graph, f GraphFormat) []byte {
	t.Helper()
	out, err := g.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// checkXML reads a whole file, which may hold these elements and attributes and
// no others.
func checkXML(t *testing.T, file []byte, elements, attributes []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("no XML: %v", err)
			return
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			if _, directive := token.(xml.Directive); directive {
				t.Errorf("a directive: %s", token)
			}
			continue
		}
		if !slices.Contains(elements, start.Name.Local) {
			t.Errorf("element %q", start.Name.Local)
		}
		for _, a := range start.Attr {
			if !slices.Contains(attributes, a.Name.Local) {
				t.Errorf("attribute %q of %s", a.Name.Local, start.Name.Local)
			}
		}
	}
}

func TestLabelsAreBrokenBetweenWordsAndCutAtTheEnd(t *testing.T) {
	tests := []struct {
		text string
		want string
	}{
		{"Health Data Analyst", "Health Data Analyst"},
		{"Digital Therapeutics Integration Specialist", "Digital Therapeutics|Integration Specialist"},
		{strings.Repeat("long title ", 20), "long title long title|long title long title|long title long title l…"},
		{"Otolaryngorhinolaryngologist", "Otolaryngorhinolaryn-|gologist"},
		{"  spaced \n out ", "spaced out"},
		{"", ""},
	}
	for _, tt := range tests {
		lines := labelLines(tt.text, 170, textSize, 3)
		for _, line := range lines {
			if w := textWidth(line, textSize); w > 170 {
				t.Errorf("%q is %v wide", line, w)
			}
		}
		if got := strings.Join(lines, "|"); got != tt.want {
			t.Errorf("labelLines(%.20q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func BenchmarkCatalogPoster(b *testing.B) {
	g := CatalogGraph(builtin(b))
	for b.Loop() {
		encoded(b, g, GraphSVG)
	}
}

func BenchmarkRouteChart(b *testing.B) {
	c := builtin(b)
	longest := c.Ladders[0].Roles
	for _, l := range c.Ladders {
		if len(l.Roles) > len(longest) {
			longest = l.Roles
		}
	}
	g := RouteGraph(c, longest)
	b.Logf("%d roles", len(g.Nodes))
	for b.Loop() {
		var out bytes.Buffer
		RouteChart{g}.drawing().svg("figure-1").write(&out, true)
	}
}
