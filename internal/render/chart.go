package render

import (
	"bytes"
	"strings"
)

// Chart is facts that are drawn: a Block that is a text picture on a terminal
// and a drawing in a page. Plain forms leave it out, because a Doc says the same
// in words beside it.
type Chart interface {
	Block
	// cells draws on a terminal; no line is wider.
	cells(width int) [][]Piece
	// drawing draws for a page or a file.
	drawing() drawing
}

// drawing is a picture, with the same facts in words and as a table for those who
// do not see it.
type drawing struct {
	title, desc   string
	width, height float64 // of the drawing, in units; text is textSize of them high
	shapes        []node
	facts         Table
}

// textSize is the height of text in a drawing, in its units, unless a class says
// otherwise.
const textSize = 13

// Classes of a drawing. A thing is told by its class, and by more than color:
// fills of steps have patterns, lines of moves have dashes.
const (
	classText   = "t"  // text
	classQuiet  = "q"  // text of less weight
	classStrong = "s"  // text of more
	classSmall  = "k"  // smaller text
	classAxis   = "ax" // lines that measure
	classFrame  = "fr" // outlines of boxes
	classChosen = "ch" // outline of what was chosen
	classLine   = "ln" // lines of moves
	classAccent = "ac" // filled: what the picture is about
	classOther  = "ot" // filled: what it is seen against
	classPaper  = "pa" // filled as the ground is
	classWork   = "wk" // filled: the kinds of steps
	classStudy  = "st"
	classWait   = "wt"
	classMove   = "mv"
)

// drawingStyle gives the classes their looks, by day and by night, and where
// the reader chose the colors.
const drawingStyle stylesheet = `
:root{--ground:#fff;--ink:#1b1f24;--quiet:#565d66;--axis:#868e96;--accent:#0b5c8a;--other:#8a949e;--work:#2f6f4f;--study:#b3541e;--wait:#767d85;--move:#0b5c8a;--soft:#eef2f5}
@media screen and (prefers-color-scheme:dark){:root{--ground:#14171a;--ink:#e8eaed;--quiet:#a9b1ba;--axis:#7b848d;--accent:#6db8e8;--other:#78828c;--work:#6fbf94;--study:#eb9b69;--wait:#98a1aa;--move:#6db8e8;--soft:#22272c}}
svg text{font:13px "DejaVu Sans",Verdana,"Liberation Sans",Arial,sans-serif;fill:var(--ink)}
svg .q{fill:var(--quiet)}svg .s{font-weight:bold}svg .k{font-size:11px}
svg .ax{fill:none;stroke:var(--axis)}svg .fr{fill:var(--ground);stroke:var(--axis)}svg .ch{fill:var(--soft);stroke:var(--accent);stroke-width:2.5}
svg .ln{fill:none;stroke:var(--axis);stroke-width:1.5}svg .ln.ch{fill:none;stroke:var(--accent);stroke-width:2.5}
svg .ac{fill:var(--accent);stroke:none}svg .ot{fill:var(--other);stroke:none}svg .pa{fill:var(--ground);stroke:none}
svg .wk{fill:var(--work);stroke:none}svg .st{fill:var(--study);stroke:none}svg .wt{fill:var(--wait);stroke:none}svg .mv{fill:var(--move);stroke:none}
@media (forced-colors:active){svg text,svg .q{fill:CanvasText}svg .fr,svg .ch,svg .pa{fill:Canvas;stroke:CanvasText}svg .pa{stroke:none}svg .ax,svg .ln,svg .ln.ch{fill:none;stroke:CanvasText}
svg .ac,svg .wk,svg .st,svg .wt,svg .mv{fill:CanvasText}svg .ot{fill:GrayText}}
`

// svg is the drawing as an element that is named by ids of its own.
func (d drawing) svg(id string) node {
	n := el("svg").with("xmlns", "http://www.w3.org/2000/svg").with("viewBox", "0 0 "+length(d.width)+" "+length(d.height)).
		with("role", "img").with("aria-labelledby", id+"-title").with("aria-describedby", id+"-desc")
	return n.add(said("title", d.title).with("id", id+"-title"), said("desc", d.desc).with("id", id+"-desc")).add(d.shapes...)
}

// file is the drawing as a file of its own.
func (d drawing) file() []byte {
	n := d.svg("drawing").with("width", length(d.width)).with("height", length(d.height))
	ground := el("rect").with("width", "100%").with("height", "100%").class(classPaper)
	n.kids = append([]node{n.kids[0], n.kids[1], {name: "style", style: drawingStyle}, ground}, n.kids[2:]...)
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	n.write(&b, true)
	b.WriteByte('\n')
	return b.Bytes()
}

// polyline is points as the attribute of a line writes them.
func polyline(points ...[2]float64) string {
	var parts []string
	for _, p := range points {
		parts = append(parts, length(p[0])+","+length(p[1]))
	}
	return strings.Join(parts, " ")
}
