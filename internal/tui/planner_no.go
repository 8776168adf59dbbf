package tui

import (
	"strconv"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

// fixPicked is a click on a change that opens a route.
type fixPicked struct{ at int }

// drawNo tells what stops every route, and what would open one.
func (s *plannerScreen) drawNo(c *canvas) {
	c = c.area(1, 0, c.w-2, c.h)
	no := s.shown.Result.NoPlan
	text := "No route meets all limits."
	if !s.shown.Result.Exact {
		text = "No route was found before the search stopped; there may be one."
	}
	y := c.paragraph(0, warn, text)
	// The changes are what helps: the gates take what room these leave.
	rows := 0
	for i := range no.SmallestChanges {
		rows += s.fixHeight(i, c.w)
	}
	room := max(c.h-y-min(rows+2, c.h/2+1), 2)
	y += s.drawGates(c.area(0, y, c.w, room), no.Gates)
	c = c.below(y)
	if len(no.SmallestChanges) == 0 {
		c.paragraph(0, warn, "No single change of a limit, and no pair of changes, opens a route.")
		return
	}
	c.put(0, 0, faint, "What would open one; enter tries it")
	s.drawFixes(c.below(1))
}

// drawGates names what stops the routes and gives the lines that it takes.
func (s *plannerScreen) drawGates(c *canvas, gates []paths.Gate) int {
	y := 0
	for i, g := range gates {
		words := render.Sentence(render.GateWords(g))
		if g.Kind == paths.GateNoRoute {
			words = render.Sentence(g.Detail)
		}
		lines := len(wrapped(safe(words), max(c.w-2, 1)))
		if y+lines > c.h {
			if i > 0 && y < c.h {
				c.put(2, y, faint, render.Plural(len(gates)-i, "more reason"))
				y++
			} else if i == 0 {
				c.put(0, 0, bad, "-")
				c.put(2, 0, plain, words)
				y = 1
			}
			break
		}
		c.put(0, y, bad, "-")
		c.area(2, y, c.w-2, lines).paragraph(0, plain, words)
		y += lines
	}
	return y
}

// fixMargin is what stands before the words of a change.
const fixMargin = 5

// fixHeight is the lines that a change takes.
func (s *plannerScreen) fixHeight(i, width int) int {
	change := s.shown.Result.NoPlan.SmallestChanges[i]
	return len(wrapped(safe(s.fixWords(i)), max(width-fixMargin, 1))) + len(wrapped(safe(render.ChangeOpens(change)), max(width-fixMargin, 1)))
}

func (s *plannerScreen) fixWords(i int) string {
	return render.Sentence(s.changeWords(s.shown.Result.NoPlan.SmallestChanges[i]))
}

// drawFixes lists the changes, from one on that leaves the one under the cursor
// in view.
func (s *plannerScreen) drawFixes(c *canvas) {
	list := s.shown.Result.NoPlan.SmallestChanges
	from := 0
	for {
		height := 0
		for i := from; i <= s.fix.at; i++ {
			height += s.fixHeight(i, c.w)
		}
		if height <= c.h || from >= s.fix.at {
			break
		}
		from++
	}
	y := 0
	for i := from; i < len(list) && y < c.h; i++ {
		h := s.fixHeight(i, c.w)
		row := c.area(0, y, c.w, h)
		row.zone(fixPicked{i})
		if i == s.fix.at {
			row.put(0, 0, accent, ">")
			if s.pane == paneRoutes {
				for k := range h {
					row.mark(k)
				}
				row.put(0, 0, accent, ">")
			}
		}
		row.putRight(4, 0, faint, strconv.Itoa(i+1))
		text := row.area(fixMargin, 0, row.w-fixMargin, h)
		at := text.paragraph(0, strong, s.fixWords(i))
		text.paragraph(at, good, render.ChangeOpens(list[i]))
		y += h
	}
	if from > 0 {
		c.putRight(c.w, 0, accent, "↑")
	}
	if y > c.h {
		c.putRight(c.w, c.h-1, accent, "↓")
	}
}
