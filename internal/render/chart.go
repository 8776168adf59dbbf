package render

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
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
	classGuide  = "gd" // faint lines to measure along
	classHatch  = "ht" // lines in and around what is hatched: study
	classRange  = "rg" // lines from the low to the high of a window
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
svg .gd{fill:none;stroke:var(--axis);stroke-opacity:.4}svg .ht{fill:none;stroke:var(--study);stroke-width:1.3}svg .rg{fill:none;stroke:var(--ink);stroke-width:1.2}
.wide svg.sm{max-width:31rem;min-width:0}.wide svg.md{max-width:46rem}
@media (forced-colors:active){svg text,svg .q{fill:CanvasText}svg .fr,svg .ch,svg .pa{fill:Canvas;stroke:CanvasText}svg .pa{stroke:none}svg .ax,svg .gd,svg .ht,svg .rg,svg .ln,svg .ln.ch{fill:none;stroke:CanvasText}
svg .ac,svg .wk,svg .st,svg .wt,svg .mv{fill:CanvasText}svg .ot{fill:GrayText}}
` + graphStyle

// svg is the drawing as an element that is named by ids of its own.
func (d drawing) svg(id string) node {
	n := el("svg").with("xmlns", "http://www.w3.org/2000/svg").with("viewBox", "0 0 "+length(d.width)+" "+length(d.height)).
		with("role", "img").with("aria-labelledby", id+"-title").with("aria-describedby", id+"-desc")
	switch { // so that text is never far from the size of the page's
	case d.width <= chartNarrow:
		n = n.class("sm")
	case d.width <= chartWidth:
		n = n.class("md")
	}
	return n.add(said("title", d.title).with("id", id+"-title"), said("desc", d.desc).with("id", id+"-desc")).add(d.shapes...)
}

// file is the drawing as a file of its own.
func (d drawing) file() []byte {
	n := d.svg("drawing").with("width", length(d.width)).with("height", length(d.height))
	ground := el("rect").with("width", "100%").with("height", "100%").class(classPaper)
	n.kids = append([]node{n.kids[0], n.kids[1], {name: "style", style: drawingStyle}, ground}, n.kids[2:]...)
	var b bytes.Buffer
	b.WriteString(xmlFirstLine)
	n.write(&b, true)
	b.WriteByte('\n')
	return b.Bytes()
}

// chartTextWidth is how wide a text is at most, in the units of its size. The
// figures are those of the widest of the fonts that a page asks for, in upright
// weight; what no table has counts as wide as anything common is.
func chartTextWidth(text string, size float64) float64 {
	width := 0.0
	for _, r := range text {
		switch {
		case r > unicode.MaxASCII && runewidth.RuneWidth(r) > 1:
			width += 1.35
		case r >= '\ufdf0' && r <= '\ufdfd': // whole phrases in one character
			width += 12
		case strings.ContainsRune(" il.,:;'|", r):
			width += .36
		case strings.ContainsRune(`!ftr()[]-/\`, r):
			width += .46
		case strings.ContainsRune("mwMW%@&+<>=#^~", r):
			width += 1.12
		case r <= unicode.MaxASCII && unicode.IsUpper(r):
			width += .79
		case r <= unicode.MaxASCII, r == '–':
			width += .64
		default:
			width += 1.1
		}
	}
	return width * size
}

// xmlFirstLine opens every XML file that rung writes, and tells it from those of
// others.
const xmlFirstLine = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- rung -->\n"

// polyline is points as the attribute of a line writes them.
func polyline(points ...[2]float64) string {
	var parts []string
	for _, p := range points {
		parts = append(parts, length(p[0])+","+length(p[1]))
	}
	return strings.Join(parts, " ")
}
