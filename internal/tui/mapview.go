package tui

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// Sizes that the map folds and unfolds at.
const (
	wideMap   = 100 // columns from which the roles stand beside the lattice
	longMap   = 32  // lines from which they are told in full below it
	foldedMap = 14  // lines below which the lattice and the list take turns
)

func (s *mapScreen) view(c *canvas) {
	switch {
	case len(s.grid.rows) == 0:
		c.area(1, 0, c.w-2, c.h).paragraph(0, plain, "The catalog has no roles. A pack brings them: rung pack new")
	case c.w >= wideMap:
		s.viewWide(c)
	case c.h < foldedMap && s.inList:
		s.viewRoles(c, true, 3)
	case c.h < foldedMap:
		s.viewLattice(c.above(2), 1)
		s.ruled(c.area(0, c.h-2, c.w, 1), s.cellWords(c.w-6))
		var titles []string
		for _, r := range s.roles() {
			titles = append(titles, r.Title)
		}
		c.put(1, c.h-1, plain, strings.Join(titles, ", "))
	default:
		room := c.h - 3
		rows := min(len(s.grid.rows), max(min(14, room-5), room*6/10))
		s.viewLattice(c.area(0, 0, c.w, rows+1), 1)
		s.viewRoles(c.below(rows+1), true, 0)
	}
}

// viewWide has the lattice on the left and the role under the cursor on the
// right; what is around the role fills the room below the lattice.
func (s *mapScreen) viewWide(c *canvas) {
	share := 62
	if c.w >= 120 {
		share = 64 // with which the stages have their numbers
	}
	width := min(c.w*share/100, 112)
	n := len(s.grid.rows)
	each := max(min((c.h-10)/n, 3), 1) // room is for air between the tracks
	height := c.h
	if below := c.h - 1 - n*each; below >= 4 {
		height = 1 + n*each
		s.viewAround(c.area(0, height, width, c.h-height))
	} else if c.h > 4 {
		height = c.h - 1
		s.ruled(c.area(0, height, width, 1), s.legend())
	}
	s.viewLattice(c.area(0, 0, width, height), each)
	for y := range c.h {
		c.put(width, y, faint, "│")
	}
	side := c.right(width + 2)
	list := max(min(len(s.roles()), side.h*4/10), min(5, side.h-2))
	s.viewRoles(side.area(0, 0, side.w, list+2), false, 0)
	s.viewRole(side.below(list + 2))
}

// viewAround is what leads to the role under the cursor and on from it.
func (s *mapScreen) viewAround(c *canvas) {
	s.ruled(c, s.legend())
	if s.told == "" {
		return
	}
	half := (c.w - 3) / 2
	title := s.roleTitle(s.told)
	c.put(1, 1, faint, "Who comes to "+roleWithin(title, half-13))
	c.put(half+3, 1, faint, "Where it leads")
	c.putRight(c.w-1, 1, faint, " z walks there")
	for side, list := range [][]neighbor{s.in, s.out} {
		area := c.area(1+side*(half+2), 2, half-1, c.h-2)
		from, to := picker{}.window(len(list), area.h)
		for i := from; i < to; i++ {
			w, line := list[i], area.area(0, i-from, area.w, 1)
			line.zone(onTheMap{w.role.ID})
			if left := len(list) - i; i == to-1 && left > 1 {
				line.put(0, 0, faint, fmt.Sprintf("and %d more", left))
				continue
			}
			x := line.put(0, 0, kindPaint(w.move.Kind), kindLine(w.move.Kind, 2))
			x = line.put(x+1, 0, accent, or(s.marks.of(w.role.ID), " "))
			line.put(x+1, 0, plain, roleWithin(w.role.Title, line.w-x-1))
		}
		if len(list) == 0 {
			area.put(0, 0, faint, "nothing in the catalog")
		}
	}
}

// ruled draws a line with a text on it.
func (s *mapScreen) ruled(c *canvas, text string) {
	c.rule(0)
	if text != "" {
		c.within(2, 0, c.w-2, faint, " "+text+" ")
	}
}

// cellWords names the cell under the cursor: its track, stage and how many roles
// it has. The track gives way where there is no room.
func (s *mapScreen) cellWords(width int) string {
	rest := " · " + stageWord(s.at.stage+1) + " · " + render.Plural(len(s.roles()), "role")
	return titleWithin(s.grid.rows[s.at.row].title, max(width-cells(rest), 8)) + rest
}

// legend explains the marks that are on the map, or what to do first.
func (s *mapScreen) legend() string {
	var parts []string
	switch {
	case s.from != "":
		parts = append(parts, "@ you, for now")
	case s.marks.here != "":
		parts = append(parts, "@ you")
	case s.Own.Profile == nil:
		parts = append(parts, "f starts here", "5 makes a profile")
	}
	if s.marks.plan != "" {
		parts = append(parts, strings.Join(s.marks.order, " ")+" plan "+s.marks.plan)
	}
	if slices.ContainsFunc(s.marks.compared, func(ref string) bool { return strings.HasPrefix(ref, "role/") }) {
		parts = append(parts, "c compared")
	}
	if len(s.leads) > 0 {
		parts = append(parts, "● leads on")
	}
	return strings.Join(parts, " · ")
}

// viewLattice draws the heads and the cells, each track on so many lines.
func (s *mapScreen) viewLattice(c *canvas, each int) {
	label, pitch := s.columns(c.w, each)
	from, to := picker{s.at.row}.window(len(s.grid.rows), max((c.h-1)/each, 1))
	if from == 0 && to == len(s.grid.rows) {
		c.within(2, 0, label-1, faint, "each mark is a role")
	} else {
		c.within(2, 0, label-1, faint, fmt.Sprintf("tracks %d–%d of %d", from+1, to, len(s.grid.rows)))
	}
	for stage := range stages {
		p, word := faint, stageWords[stage]
		if stage == s.at.stage {
			p = accent
		}
		switch {
		case pitch < 7:
			word = fmt.Sprint(stage + 1)
		case pitch >= 8:
			word = stageWord(stage + 1)
		}
		x := label + stage*pitch + 1
		if cells(word) >= pitch { // it would touch the next one
			x--
		}
		c.put(x, 0, p, word)
	}
	for row := from; row < to; row++ {
		y := 1 + (row-from)*each
		p := plain
		if row == s.at.row {
			p = strong
			c.put(0, y, accent, ">")
		}
		viewTrack(c.area(2, y, c.w-2, min(each, 2)), label-3, p, s.grid.rows[row].title)
		for stage := range stages {
			at := latticeAt{row, stage}
			if len(s.grid.cell(at)) == 0 {
				c.put(label+stage*pitch+1, y, faint, "-")
				continue
			}
			s.viewCell(c.area(label+stage*pitch, y, pitch, 1), at)
		}
	}
}

// viewTrack writes the title of a track so many columns wide. Where that would cut
// it and there is a line without marks below, the rest stands there.
func viewTrack(c *canvas, width int, p paint, title string) {
	if c.h > 1 && cells(safe(title)) > width {
		if lines := wrapped(safe(title), max(width, 1)); len(lines) > 1 {
			c.put(0, 0, p, lines[0])
			c.put(0, 1, p, titleWithin(strings.Join(lines[1:], " "), c.w))
			return
		}
	}
	c.put(0, 0, p, titleWithin(title, width))
}

// columns is where the cells of the lattice begin on a canvas of a width with so
// many lines for a track, and how wide each is.
func (s *mapScreen) columns(width, each int) (label, pitch int) {
	least := 30
	if each > 1 { // titles have two lines
		least = 28
	}
	if width < 60 {
		pitch = 3
	} else {
		longest := 24 // the line above the titles has to fit too
		for _, row := range s.grid.rows {
			longest = max(longest, len(row.title)) // in bytes: near enough, and quick
		}
		pitch = min((width-least)/stages, 8)
		pitch = max(pitch, min((width-longest-4)/stages, s.grid.biggest+2, 14))
	}
	return max(width-stages*pitch-1, 0), pitch
}

// viewCell draws one mark for each role of a cell; "+" is those that there is no
// room for.
func (s *mapScreen) viewCell(c *canvas, at latticeAt) {
	c.zone(at)
	list := s.grid.cell(at)
	if at == s.at {
		if !s.inList {
			c.mark(0)
		}
		c.put(0, 0, accent, ">")
	}
	glyph, p := s.grid.density(len(list))
	shown, room := len(list), max(c.w-1, 0)
	if shown > room {
		shown = max(room-1, 0)
		c.put(1+shown, 0, p, "+")
	}
	if shown == 0 {
		return
	}
	c.put(1, 0, p, strings.Repeat(glyph, shown))
	best := make([]int, shown) // how much the mark on each place matters
	for i, r := range list {
		place := i * shown / len(list)
		text, p, weight := s.cellMark(r)
		if weight > best[place] {
			best[place] = weight
			c.put(1+place, 0, p, text)
		}
	}
}

// cellMark is how a role stands out from the others of its cell, and how much
// that matters: 0 is not at all.
func (s *mapScreen) cellMark(r *roles.Role) (text string, p paint, weight int) {
	switch mark := s.marks.of(r.ID); mark {
	case "":
	case "@":
		return mark, accent, 5
	case "c":
		return mark, accent, 2
	case planEnd:
		return mark, accent, 4
	default:
		return mark, accent, 3
	}
	if kind, ok := s.leads[r.ID]; ok {
		return "●", kindPaint(kind), 1
	}
	return "", plain, 0
}
