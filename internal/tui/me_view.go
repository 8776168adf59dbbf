package tui

import "fmt"

// wideMe is from where what is under the cursor is told beside the list.
const wideMe = 100

// besideWidth is the columns beside the list; 0 where there is no room.
func (s *meScreen) besideWidth(width int) int {
	if width < wideMe {
		return 0
	}
	return width * 2 / 5
}

// belowHeight is the lines below a short list, where what is under the cursor is
// told; 0 where the list takes all, or there is no room.
func (s *meScreen) belowHeight(width, height int) int {
	const least = 8
	list := min(s.count()+3, height/2)
	if s.at == ofProfile || width >= wideMe || height-list < least {
		return 0
	}
	return height - list
}

func (s *meScreen) view(c *canvas) {
	s.viewSections(c)
	c.rule(1)
	body := c.below(2)
	if text := s.empty(); text != nil {
		viewEmpty(body, text)
		return
	}
	switch beside, below := s.besideWidth(c.w), s.belowHeight(c.w, body.h); {
	case beside > 0:
		pane := body.right(c.w - beside)
		for y := range pane.h {
			pane.put(0, y, faint, "│")
		}
		s.beside.view(pane.right(2))
		body = body.left(c.w - beside)
	case below > 0:
		pane := body.below(body.h - below)
		pane.rule(0)
		s.beside.view(pane.area(1, 1, pane.w-2, pane.h-1))
		body = body.above(below)
	default:
		lines := max(min(body.h/5, 3), 1)
		foot := body.below(body.h - lines - 1)
		foot.rule(0)
		foot.area(1, 1, foot.w-2, lines).excerpt(plain, s.foot)
		body = body.above(lines + 1)
	}
	switch s.at {
	case ofProfile:
		s.viewProfile(body)
	case ofPlans:
		s.viewPlans(body)
	case ofRenewals:
		s.viewRenewals(body)
	}
}

// viewSections names the sections, with how much is in each.
func (s *meScreen) viewSections(c *canvas) {
	counts := [meSections]string{ofPlans: fmt.Sprint(len(s.Own.Plans)), ofRenewals: fmt.Sprint(len(s.mine.portfolio().Renewals))}
	x := 1
	for n := range meSections {
		p, name := plain, n.title()
		if counts[n] != "" && counts[n] != "0" {
			name += " " + counts[n]
		}
		if n == ofRenewals && len(s.mine.portfolio().Warnings) > 0 {
			name += " !"
		}
		text := " " + name + " "
		if n == s.at {
			p, text = strong, "["+name+"]"
		}
		part := c.area(x, 0, cells(text), 1)
		if n == s.at {
			part.mark(0)
		}
		part.zone(meSectionAt{n})
		x = c.put(x, 0, p, text) + 1
	}
	if s.Own.File != "" && c.w-x > 24 {
		c.within(max(x, c.w-1-cells(safe(s.Own.File))), 0, c.w-1, faint, s.Own.File)
	}
}

// empty is what stands in a section that has nothing: a title, then lines.
func (s *meScreen) empty() []string {
	switch {
	case s.at == ofProfile && s.Own.Profile == nil && s.Own.File == "":
		return []string{"No profile is kept", "Rung was started without one, so nothing that you do here is written down. To keep one, leave with q and start it without --profile none."}
	case s.at == ofProfile && s.Own.Profile == nil:
		return []string{"Make your profile", "Five minutes; every question may be skipped, and all of it can be changed later. It stays on this disk.",
			"With it plans start where you are: your job, what you hold, your hours, your budget.", "> Press enter to begin."}
	case s.at == ofPlans && s.count() == 0:
		return []string{"No plans are kept yet", "Press 3 for the routes to a role; s there keeps one. Here you tick off its steps, see when it ends, and what comes next."}
	case s.at == ofRenewals && s.Own.Profile == nil:
		return []string{"No certification is known", "Renewals are read from your profile. It is made in the section to the left."}
	case s.at == ofRenewals && s.count() == 0 && !s.stale:
		return []string{"Nothing has to be renewed", "Your profile holds no certification. Press a to add one; what keeping it takes stands here then."}
	}
	return nil
}

// viewEmpty draws a title and lines in the middle of what is free.
func viewEmpty(c *canvas, lines []string) {
	width := min(c.w-4, 66)
	y := max(c.h/5, 1)
	box := c.area((c.w-width)/2, y, width, c.h-y)
	box.put(0, 0, strong, lines[0])
	y = 2
	for _, line := range lines[1:] {
		p := plain
		if line[0] == '>' {
			p = accent
		}
		y += box.paragraph(y, p, line) + 1
	}
}
