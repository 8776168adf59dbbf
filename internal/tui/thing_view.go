package tui

import (
	"fmt"
	"slices"

	"careers/rung/roles"
)

// thingFrame is where the parts of the screen stand.
type thingFrame struct {
	top    int // lines above the body
	height int // of the body
	left   int // columns of the part on the left
	right  int // and of the one beside it; 0: none
	note   int // lines below the body
}

// Sizes that the screen changes at.
const (
	besideFrom = 110 // columns: two parts stand beside each other
	readable   = 100 // columns that a text has at most
)

func (s *thing) frame(width, height int) thingFrame {
	f := thingFrame{top: 2, left: width}
	if height >= 14 {
		f.top = 3
	}
	if width >= besideFrom && (s.at != inAll || s.ref.Kind != roles.KindRole) {
		f.left = width / 2
		f.right = width - f.left - 2
	}
	if s.at == inMoves && f.right == 0 && height >= 14 {
		f.note = 3
	}
	f.height = max(height-f.top-f.note, 1)
	return f
}

// textWidth is the columns that the whole text has.
func (s *thing) textWidth(f thingFrame) int {
	if f.right > 0 {
		return min(f.right-1, readable)
	}
	return max(min(f.left-2, readable), 1)
}

// lay works out what is shown, for the size that there is.
func (s *thing) lay() {
	f := s.frame(s.width, s.height)
	s.overview.take(s.env.overview(&s.about, f.left), f.height)
	if s.ref.Kind == roles.KindRole {
		gap := f.left
		if f.right > 0 {
			gap = f.right
		}
		s.gap.take(s.gapPage(&s.about, gap), f.height)
		s.moves.take(s.movesPage(&s.about, f.left), f.height)
	}
	if s.beside.ref.ID != "" && f.right > 0 {
		s.besideIt.take(s.env.overview(&s.beside, f.right), f.height)
	}
	s.all.layout(s.textWidth(f), f.height)
}

func (s *thing) view(c *canvas) {
	if !s.Catalog.Has(s.ref) {
		c.put(1, 0, warn, s.ref.String()+" is not in the catalog.")
		return
	}
	f := s.frame(c.w, c.h)
	s.drawHead(c, f)
	body := c.area(0, f.top, c.w, f.height)
	left, right := body.left(f.left), body.right(f.left+2)
	if f.right > 0 {
		for y := range body.h {
			body.put(f.left, y, faint, "│")
		}
	}
	switch {
	case s.at == inMoves:
		s.moves.view(left, int(inMoves), true)
		s.drawMove(c, f, right)
	case s.at == inAll && f.right == 0:
		s.all.view(body.area(1, 0, s.textWidth(f), body.h))
	case s.at == inAll || f.right > 0 && s.ref.Kind != roles.KindRole:
		s.overview.view(left, int(inOverview), s.at == inOverview)
		s.all.view(right.area(0, 0, s.textWidth(f), right.h))
	case f.right > 0:
		s.overview.view(left, int(inOverview), s.at == inOverview)
		s.gap.view(right, int(inGap), s.at == inGap)
	default:
		s.pane(s.at).view(body, int(s.at), true)
	}
}

// drawMove tells more of the move under the cursor: below, or beside with the
// role at its other end.
func (s *thing) drawMove(c *canvas, f thingFrame, right *canvas) {
	at := s.moves.at
	if at < 0 || at >= len(s.moves.rows) {
		return
	}
	r := s.moves.rows[at]
	if f.right == 0 {
		if f.note > 0 {
			foot := c.below(f.top + f.height)
			foot.rule(0)
			foot.area(pageIndent, 1, foot.w-pageIndent-1, foot.h-1).paragraph(0, faint, r.note)
		}
		return
	}
	right.put(pageIndent, 0, strong, s.Catalog.Title(r.link))
	y := 1 + right.area(pageIndent, 1, right.w-pageIndent, right.h-1).paragraph(0, faint, r.note) + 1
	if s.beside.ref == r.link {
		s.besideIt.view(right.below(y), -1, false)
	}
}

// drawHead is the title and the sections.
func (s *thing) drawHead(c *canvas, f thingFrame) {
	kind := map[roles.Kind]string{roles.KindRole: "role", roles.KindSkill: "skill", roles.KindCert: "certification", roles.KindProgram: "program", roles.KindLicense: "license"}[s.ref.Kind]
	end := c.w - 1
	if s.ref.Kind == roles.KindRole {
		r := s.Catalog.Role(s.ref.ID)
		kind = stageNamed(r.Stage)
		switch {
		case s.ref.ID == s.from:
			kind = "you start from here (f)"
		case s.ref.ID == s.here():
			kind = "you are here"
		}
	}
	if slices.Contains(s.compared, s.ref.String()) {
		kind += ", compared"
	}
	if c.w >= 60 {
		end = c.putRight(c.w-1, 0, faint, kind) - 2
	}
	c.within(1, 0, end, strong, s.Catalog.Title(s.ref))
	x := 1
	for _, one := range s.sections() {
		p, text := faint, s.sectionName(one, c.w)
		if one == s.at {
			p = barLive
		}
		begin := x
		x = c.put(x, 1, p, " "+text+" ")
		c.area(begin, 1, x-begin, 1).zone(one)
		x++
	}
	if f.top > 2 {
		c.rule(2)
	}
}

func (s *thing) sectionName(at section, width int) string {
	switch at {
	case inGap:
		if k := s.known; k != nil && width >= 60 {
			return fmt.Sprintf("Gap %d of %d", k.fit.Met, k.fit.Required)
		}
		return "Gap"
	case inMoves:
		if width < 60 {
			return "Moves"
		}
		n := len(s.Catalog.Role(s.ref.ID).Moves)
		if s.known != nil {
			n += len(s.known.into)
		}
		return fmt.Sprintf("Moves %d", n)
	case inAll:
		if width < 60 {
			return "All"
		}
		return "Everything"
	}
	return "Overview"
}
