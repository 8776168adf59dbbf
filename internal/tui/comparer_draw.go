package tui

import "strings"

// viewHead draws the names of the columns; they stay while the facts scroll.
func (l laidOut) viewHead(c *canvas, column int) {
	for i, lines := range l.heads {
		head := c.area(1+l.label+i*l.cell, 0, l.cell, l.headHeight)
		head.zone(columnAt{l.from + i})
		for y, line := range lines {
			p := strong
			if l.from+i == column {
				head.area(0, 0, l.cell-1, l.headHeight).mark(y)
			}
			head.within(1, y, l.cell-1, p, line)
		}
		if l.from+i == column {
			head.put(0, 0, accent, ">")
		}
	}
}

func (l laidOut) viewLine(c *canvas, line sideLine) {
	switch line.kind {
	case sideHeading:
		x := c.put(1, 0, accent, line.name)
		if line.note != "" {
			c.put(x+2, 0, faint, line.note)
		}
		return
	case sideText:
		c.put(1, 0, line.paint, line.name)
		return
	}
	if l.label == 0 && line.parts == nil {
		c.put(1, 0, faint, line.name)
		return
	}
	c.within(1, 0, 1+l.label-1, faint, line.name)
	for i, part := range line.parts {
		cell := c.area(1+l.label+i*l.cell, 0, l.cell, 1)
		if part.band != nil {
			part.band.view(cell.area(1, 0, l.cell-3, 1))
			continue
		}
		x := cell.within(1, 0, l.cell-1, part.paint, part.text)
		if part.best {
			cell.put(min(x+1, l.cell-1), 0, good, "◆")
		}
	}
}

// view draws a band as a line from low to high with a dot at the typical figure.
func (b *band) view(c *canvas) {
	at := func(n int) int {
		if b.to <= b.from {
			return 0
		}
		return (c.w - 1) * (n - b.from) / (b.to - b.from)
	}
	low, high := at(b.low), at(b.high)
	c.put(low, 0, working, strings.Repeat("─", max(high-low+1, 1)))
	c.put(at(b.typical), 0, accent, "●")
}
