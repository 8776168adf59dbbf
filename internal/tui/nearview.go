package tui

import (
	"fmt"
	"strconv"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// Sizes from which the role stands in a box between its two sides.
const (
	boxedWidth  = 70
	boxedHeight = 16
)

func (s *nearScreen) view(c *canvas) {
	r := s.Catalog.Role(s.role)
	switch {
	case r == nil:
		c.area(1, 0, c.w-2, c.h).paragraph(0, plain, "The catalog has no role called "+s.role+".")
	case c.w >= boxedWidth && c.h >= boxedHeight:
		s.viewBoxed(c, r)
	default:
		s.viewTabs(c, r)
	}
}

// viewBoxed has both sides beside the role, and the move below.
func (s *nearScreen) viewBoxed(c *canvas, r *roles.Role) {
	move := max(min(c.h*4/10, 14), 8)
	most := max(len(s.sides[comesFrom]), len(s.sides[leadsTo]), 7)
	height := min(c.h-1-move, most+2)
	middle := max(min(c.w/5, 34), 18)
	sides := s.sideWidths(c.w - middle)
	box := c.area(sides[comesFrom], 1, middle, height)
	s.viewBox(box.box(faint), r)
	heads := [2]string{"who comes here", "where it leads"}
	for i, x := range []int{0, sides[comesFrom] + middle} {
		area := c.area(x, 0, sides[i], height+1)
		p, text := faint, fmt.Sprintf("%s: %d", heads[i], len(s.sides[i]))
		if i == s.side {
			p = accent
		}
		area.put(sideBegin(area.w, i), 0, p, text)
		s.viewSide(area, i)
		if i == s.side && len(s.sides[i]) > 0 {
			end, wide := s.sideEnd(area.w)
			s.viewSideHeads(area, 0, end, wide, "you hold")
		}
	}
	s.viewMove(c.below(height + 1))
}

// sideWidths share the columns beside the box; the side that is walked on has the
// more, for what is told of its moves.
func (s *nearScreen) sideWidths(width int) (sides [2]int) {
	share := 5
	if len(s.sides[s.side]) > 0 {
		share = 6
	}
	sides[s.side] = width * share / 10
	sides[1-s.side] = width - sides[s.side]
	return sides
}

// viewBox tells what the role is, in the middle of the box.
func (s *nearScreen) viewBox(c *canvas, r *roles.Role) {
	type line struct {
		p    paint
		text string
	}
	var lines []line
	title := wrapped(safe(r.Title), max(c.w-2, 1))
	for i, text := range title {
		if i == 3 {
			break
		}
		lines = append(lines, line{strong, text})
	}
	add := func(p paint, text string) {
		for _, text := range wrapped(safe(text), max(c.w, 1)) {
			lines = append(lines, line{p, text})
		}
	}
	if mark := s.marks.of(r.ID); mark == "@" {
		add(accent, "@ you stand here")
	} else if mark == "c" {
		add(accent, "c compared")
	} else if mark != "" {
		add(accent, mark+" in plan "+s.marks.plan)
	}
	add(plain, stageWord(r.Stage))
	pay := s.Catalog.Pay(r)
	if pay.Known {
		text := kiloDollars(pay.Typical)
		if pay.Low != pay.High {
			text = kiloDollars(pay.Low) + " " + text + " " + kiloDollars(pay.High)
		}
		add(plain, text)
		when := "a year"
		if pay.Year > 0 {
			when += ", " + strconv.Itoa(pay.Year)
		}
		add(faint, when)
	} else {
		add(faint, "pay unknown")
	}
	if s.asksAsSomebody() {
		add(plain, "you hold "+skillsMet(s.fit(r)))
	} else {
		add(opennessPaint(r), "first job: "+opennessWord(r))
	}
	y := max((c.h-len(lines))/2, 0)
	for i, l := range lines {
		c.put(max((c.w-cells(safe(l.text)))/2, 0), y+i, l.p, l.text)
	}
}

// viewSide draws the moves of a side, each with its line to the box. The first
// two lines of the canvas and its last are the head's and the box's edges.
func (s *nearScreen) viewSide(c *canvas, side int) {
	list := s.sides[side]
	rows := c.area(0, 2, c.w, c.h-3)
	if len(list) == 0 {
		s.viewNothing(rows.area(1, 0, rows.w-3, rows.h), side)
		return
	}
	from, to := s.at[side].window(len(list), rows.h)
	more := func(y int, text string) { c.put(sideBegin(c.w, side), y, faint, text) }
	length, wide := sideColumns(c.w)
	if from > 0 {
		more(1, fmt.Sprintf("↑ %d more", from))
	}
	if to < len(list) {
		more(c.h-1, fmt.Sprintf("↓ %d more", len(list)-to))
	}
	for i := from; i < to; i++ {
		line := rows.area(0, i-from, c.w, 1)
		line.zone(onSide{side, i})
		glyphs := kindLine(list[i].move.Kind, length)
		text, at := line.area(c.w-length-wide, 0, wide-1, 1), c.w-length
		if side == leadsTo {
			text, at = line.area(length, 0, wide, 1), 0
		}
		line.put(at, 0, kindPaint(list[i].move.Kind), glyphs)
		s.viewNeighbor(text, side, i)
	}
}

// Widths of the columns of the chosen side, each with the space before it.
const (
	holdColumn = 8
	payColumn  = 9
	holdFrom   = 30 // columns of a move from which there is one for what is held …
	payFrom    = 46 // … and one for pay
)

// sideEnd is where the roles of the chosen side end, and how wide they are.
func (s *nearScreen) sideEnd(width int) (end, wide int) {
	length, wide := sideColumns(width)
	if s.side == leadsTo {
		return length + wide, wide
	}
	return width - length - 1, wide - 1
}

// viewSideHeads names the columns of the chosen side, whose roles are so wide and
// end at a column.
func (s *nearScreen) viewSideHeads(c *canvas, y, end, wide int, hold string) {
	if wide >= payFrom {
		c.putRight(end, y, faint, "pay +/-")
		end -= payColumn
	}
	if wide >= holdFrom && s.asksAsSomebody() {
		c.putRight(end, y, faint, hold)
	}
}

// sideColumns is how long the lines to the box are on a side of a width, and how
// wide what stands beside them is; the rest of a very wide side stays empty.
func sideColumns(width int) (length, wide int) {
	length = 2
	if width >= 52 {
		length = 6
	}
	return length, min(width-length, 64)
}

// sideBegin is the column that the titles of a side begin at.
func sideBegin(width, side int) int {
	length, wide := sideColumns(width)
	if side == comesFrom {
		return width - length - wide + 3
	}
	return length + 3
}

// viewNeighbor is the role at the other end of a move.
func (s *nearScreen) viewNeighbor(c *canvas, side, at int) {
	r := s.sides[side][at].role
	p := plain
	if side == s.side && at == s.at[side].at {
		c.mark(0)
		c.put(0, 0, accent, ">")
		p = strong
	}
	c.put(1, 0, accent, s.marks.of(r.ID))
	end := c.w
	if side == s.side {
		if c.w >= payFrom {
			c.putRight(end, 0, faint, s.payBy(s.sides[side][at]))
			end -= payColumn
		}
		if c.w >= holdFrom && s.asksAsSomebody() {
			held := "none"
			if fit := s.fit(r); fit.Required > 0 {
				held = skillsMet(fit)
			}
			c.putRight(end, 0, faint, held)
			end -= holdColumn
		}
	}
	c.within(3, 0, end, p, roleWithin(r.Title, end-3))
}

// viewNothing says why a side is empty.
func (s *nearScreen) viewNothing(c *canvas, side int) {
	text := "Nobody is known to come here from another role."
	if side == leadsTo {
		text = "Nothing leads on from here in the catalog."
		if r := s.Catalog.Role(s.role); r != nil && r.Terminal != "" {
			text = "Nothing leads on from here, on purpose: " + r.Terminal
		}
	}
	c.paragraph(0, faint, text)
}

// viewTabs has one side at a time, for small terminals.
func (s *nearScreen) viewTabs(c *canvas, r *roles.Role) {
	title := r.Title
	if mark := s.marks.of(r.ID); mark != "" {
		title = mark + " " + title
	}
	c.put(1, 0, strong, titleWithin(title, c.w-2))
	pay := s.Catalog.Pay(r)
	words := stageWord(r.Stage)
	if s.asksAsSomebody() {
		words += " · hold " + skillsMet(s.fit(r))
	}
	words += " · " + kiloBand(pay)
	if !pay.Known {
		words += " pay"
	}
	if year := ", " + strconv.Itoa(pay.Year); pay.Known && pay.Year > 0 && cells(words+year) <= c.w-2 {
		words += year
	}
	c.put(1, 1, plain, words)
	x := 1
	for side, word := range []string{"comes from", "leads to"} {
		p, text := faint, fmt.Sprintf(" %s %d ", word, len(s.sides[side]))
		if side == s.side {
			p, text = accent, "["+strings.TrimSpace(text)+"]"
		}
		begin := x
		x = c.put(x, 2, p, text)
		c.area(begin, 2, x-begin, 1).zone(onSide{side, s.at[side].at})
		x++
	}
	below := 3
	if c.h >= 20 {
		below = c.h / 2
	}
	list := s.sides[s.side]
	rows := c.area(0, 3, c.w, max(c.h-3-below, 1))
	if len(list) == 0 {
		s.viewNothing(rows.area(1, 0, rows.w-2, rows.h), s.side)
	} else {
		s.viewSideHeads(c, 2, c.w-4, c.w-4, "hold")
	}
	from, to := s.at[s.side].window(len(list), rows.h)
	for i := from; i < to; i++ {
		line := rows.area(0, i-from, c.w, 1)
		line.zone(onSide{s.side, i})
		text := line.left(c.w - 4)
		line.put(c.w-3, 0, kindPaint(list[i].move.Kind), kindLine(list[i].move.Kind, 2))
		s.viewNeighbor(text, s.side, i)
	}
	if from > 0 {
		c.putRight(c.w, 2, accent, fmt.Sprintf("↑%d", from))
	}
	if to < len(list) {
		rows.area(0, rows.h-1, c.w, 1).putRight(c.w, 0, accent, "↓")
	}
	if rest := c.below(3 + rows.h); rest.h >= 8 {
		s.viewMove(rest)
	} else {
		s.viewMoveShort(rest)
	}
}

// viewMoveShort is the move under the cursor in three lines.
func (s *nearScreen) viewMoveShort(c *canvas) {
	w, ok := s.chosen()
	if !ok {
		return
	}
	c = c.area(1, 0, c.w-1, c.h)
	c.put(0, 0, kindPaint(w.move.Kind), string(w.move.Kind)+stayWords(w.move, ", stay ", " first"))
	c.put(0, 1, plain, s.payChange(w, true))
	if s.gap != nil {
		c.put(0, 2, plain, "needs: "+lackedSkills(s.gap))
	}
}

// stayWords is how long people stay before a move, between two texts.
func stayWords(m roles.Move, before, after string) string {
	if m.Tenure.IsZero() {
		return ""
	}
	return before + render.SpanRange(monthsOf(m.Tenure.Low), monthsOf(m.Tenure.High)) + after
}
