package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// canvas is a rectangle of the terminal to draw on. What does not fit is cut at
// its edges, so that no text, however long or wide, moves what is beside it.
// All text is made safe here.
type canvas struct {
	*sheet
	x, y, w, h int // on the sheet
}

// sheet is what canvases share: the cells of the whole terminal.
type sheet struct {
	width, height int
	cells         []cell
	zones         []zone
}

// cell is one position of the terminal.
type cell struct {
	text  string // a character; "": a space, or the right half of a wide one
	half  bool   // the right half of a wide character
	paint paint
}

// zone is where a click means something.
type zone struct {
	x, y, w, h int
	msg        tea.Msg
}

// newCanvas is an empty canvas of a terminal's size.
func newCanvas(width, height int) *canvas {
	width, height = max(width, 1), max(height, 1)
	return &canvas{&sheet{width: width, height: height, cells: make([]cell, width*height)}, 0, 0, width, height}
}

// area is a part of the canvas, cut where it would stand over.
func (c *canvas) area(x, y, w, h int) *canvas {
	if x < 0 {
		x, w = 0, w+x
	}
	if y < 0 {
		y, h = 0, h+y
	}
	return &canvas{c.sheet, c.x + x, c.y + y, max(min(w, c.w-x), 0), max(min(h, c.h-y), 0)}
}

// below is the canvas without its first lines.
func (c *canvas) below(lines int) *canvas { return c.area(0, lines, c.w, c.h-lines) }

// above is the canvas without its last lines.
func (c *canvas) above(lines int) *canvas { return c.area(0, 0, c.w, c.h-lines) }

// left is the first columns, right the rest of the canvas after them.
func (c *canvas) left(columns int) *canvas  { return c.area(0, 0, columns, c.h) }
func (c *canvas) right(columns int) *canvas { return c.area(columns, 0, c.w-columns, c.h) }

// put writes one line of text and gives the column after it. What does not fit
// ends in "…".
func (c *canvas) put(x, y int, p paint, text string) int {
	return c.write(x, y, c.w, p, safe(text))
}

// within is put for text that has to end before a column.
func (c *canvas) within(x, y, end int, p paint, text string) int {
	return c.write(x, y, min(end, c.w), p, safe(text))
}

// putRight writes text that ends at a column, exclusive, and gives the column
// that it begins at.
func (c *canvas) putRight(end, y int, p paint, text string) int {
	text = safe(text)
	x := max(end-cells(text), 0)
	c.write(x, y, min(end, c.w), p, text)
	return x
}

func (c *canvas) write(x, y, end int, p paint, text string) int {
	if y < 0 || y >= c.h || x >= end {
		return x
	}
	if room := end - max(x, 0); x+cells(text) > end {
		text = ansi.Truncate(text, room, "…")
	}
	for text != "" {
		size, width := 1, 1
		if text[0] >= 0x80 || len(text) > 1 && text[1] >= 0x80 { // a mark may follow a letter
			cluster, n := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
			size, width = len(cluster), n
		}
		if width > 0 && x >= 0 && x+width <= end {
			c.set(x, y, p, text[:size], width)
		}
		x, text = x+width, text[size:]
	}
	return x
}

// set writes a character at a position that is on the canvas.
func (c *canvas) set(x, y int, p paint, text string, width int) {
	at := (c.y+y)*c.width + c.x + x
	c.split(at)
	if width > 1 {
		c.split(at + width - 1)
	}
	for i := range width {
		one := &c.cells[at+i]
		*one = cell{half: i > 0, paint: p | one.paint&marked}
		if i == 0 && text != " " {
			one.text = text
		}
	}
}

// split makes the other half of a wide character a space before one half is
// written over.
func (s *sheet) split(at int) {
	if s.cells[at].half && at%s.width > 0 {
		s.cells[at-1].text = ""
	}
	if at+1 < len(s.cells) && (at+1)%s.width > 0 {
		s.cells[at+1].half = false
	}
}

// fill covers the canvas with a character one cell wide.
func (c *canvas) fill(p paint, character string) {
	for y := range c.h {
		for x := range c.w {
			c.set(x, y, p, character, 1)
		}
	}
}

// clear makes all of the canvas empty, also of what was marked.
func (c *canvas) clear() {
	for y := range c.h {
		for x := range c.w {
			at := (c.y+y)*c.width + c.x + x
			c.split(at)
			c.cells[at] = cell{}
		}
	}
}

// mark shows a line as the one under the cursor; what is written on it later
// stays marked.
func (c *canvas) mark(y int) {
	if y < 0 || y >= c.h {
		return
	}
	for x := range c.w {
		c.cells[(c.y+y)*c.width+c.x+x].paint |= marked
	}
}

// rule draws a horizontal line.
func (c *canvas) rule(y int) { c.put(0, y, faint, strings.Repeat("─", c.w)) }

// box draws a frame along the edges and gives what is inside.
func (c *canvas) box(p paint) *canvas {
	if c.w < 2 || c.h < 2 {
		return c
	}
	c.put(0, 0, p, "┌"+strings.Repeat("─", c.w-2)+"┐")
	for y := 1; y < c.h-1; y++ {
		c.put(0, y, p, "│")
		c.put(c.w-1, y, p, "│")
	}
	c.put(0, c.h-1, p, "└"+strings.Repeat("─", c.w-2)+"┘")
	return c.area(1, 1, c.w-2, c.h-2)
}

// paragraph writes text broken between words and gives the number of lines that
// it takes, whether there is room for them or not.
func (c *canvas) paragraph(y int, p paint, text string) int {
	lines := wrapped(safe(text), max(c.w, 1))
	for i, line := range lines {
		c.put(0, y+i, p, line)
	}
	return len(lines)
}

// zone makes a click on the canvas mean a message to the screen.
func (c *canvas) zone(msg tea.Msg) {
	if c.w > 0 && c.h > 0 {
		c.zones = append(c.zones, zone{c.x, c.y, c.w, c.h, msg})
	}
}

// at is what a click on a position of the terminal means; what was drawn last
// lies on top. Nil is nothing.
func (s *sheet) at(x, y int) tea.Msg {
	for i := len(s.zones) - 1; i >= 0; i-- {
		z := s.zones[i]
		if x >= z.x && x < z.x+z.w && y >= z.y && y < z.y+z.h {
			return z.msg
		}
	}
	return nil
}

// text is the sheet as a look shows it: lines, none after the last.
func (s *sheet) text(l *look) string {
	var b strings.Builder
	b.Grow(len(s.cells) * 2)
	for y := range s.height {
		if y > 0 {
			b.WriteByte('\n')
		}
		row := s.cells[y*s.width : (y+1)*s.width]
		for l.bare && len(row) > 0 && row[len(row)-1] == (cell{}) {
			row = row[:len(row)-1]
		}
		now := ""
		for _, one := range row {
			if one.half {
				continue
			}
			if sgr := l.sgr[one.paint]; sgr != now {
				if now != "" {
					b.WriteString("\x1b[m")
				}
				b.WriteString(sgr)
				now = sgr
			}
			switch {
			case one.text == "":
				b.WriteByte(' ')
			case l.ascii && one.text[0] >= 0x80:
				b.WriteString(asciiFor(one.text))
			default:
				b.WriteString(one.text)
			}
		}
		if now != "" {
			b.WriteString("\x1b[m")
		}
	}
	return b.String()
}

// cells is how many cells a safe text takes.
func cells(text string) int {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return ansi.StringWidth(text)
		}
	}
	return len(text)
}

// asciiFor is what stands for a character on a terminal that only has ASCII.
func asciiFor(text string) string {
	if short, ok := asciiOf[text]; ok {
		return short
	}
	return strings.Repeat("?", max(cells(text), 1))
}
