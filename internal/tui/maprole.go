package tui

import (
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// viewRole is a page on the role under the cursor.
func (s *mapScreen) viewRole(c *canvas) {
	r := s.chosen()
	if r == nil || c.h < 2 {
		return
	}
	c.rule(0)
	c.within(2, 0, c.w-2, strong, " "+roleWithin(r.Title, c.w-6)+" ")
	body := c.area(1, 1, c.w-2, c.h-1)
	var gap *paths.Gap
	if s.told == r.ID {
		gap = s.gap
	}
	y := s.tellRole(body, r, s.fit(r), gap)
	if rest := body.below(y + 1); gap != nil && rest.h >= 3 {
		viewAsked(rest, gap)
	}
}

// tellRole is what a career turns on of a role: how one stands to it, how people
// get in, pay, outlook. It gives the number of lines that takes. The gap may be
// nil.
func (e *env) tellRole(c *canvas, r *roles.Role, fit paths.SkillFit, gap *paths.Gap) int {
	y := c.paragraph(0, plain, r.Summary) + 1
	const names = 10
	tell := func(name string, p paint, text string) {
		if text == "" {
			return
		}
		c.put(0, y, faint, name)
		y += max(c.area(names, y, c.w-names, c.h-y).paragraph(0, p, text), 1)
	}
	switch {
	case e.asksAsSomebody():
		tell("you hold", plain, skillsMet(fit)+" skills that it requires")
		if gap != nil {
			tell("missing", plain, lackedSkills(gap))
			tell("and also", plain, lackedElse(gap))
		}
	case gap != nil:
		tell("asks for", plain, render.Plural(len(r.Requires.Skills), "skill")+"; from nothing "+
			render.HoursRange(gap.Totals.Hours.Low, gap.Totals.Hours.High)+" of study")
		tell("and also", plain, lackedElse(gap))
	}
	tell("first job", opennessPaint(r), e.opennessLine(r))
	if pay := e.Catalog.Pay(r); pay.Known {
		text := render.DollarRange(pay.Low, pay.High) + " a year"
		if pay.Low != pay.High {
			text += ", typically " + render.Dollars(pay.Typical)
		}
		tell("pay", plain, text)
		tell("", faint, bandOrigin(pay))
	} else {
		tell("pay", plain, "unknown: no figure fits this role well enough")
	}
	tell("outlook", plain, projectionLine(e.Catalog, r))
	tell("", faint, r.Outlook)
	tell("remote", plain, remoteWord(r))
	if r.Emerging {
		tell("", faint, "only taking shape as a job")
	}
	return y
}

// viewAsked lists what a role requires, thing by thing: first what is missing,
// then what is held.
func viewAsked(c *canvas, g *paths.Gap) {
	list := needsOf(g)
	for _, x := range g.Have {
		list = append(list, need{"✓", good, x.Name + " (" + x.Need.String() + ")", ""})
	}
	if len(list) == 0 {
		return
	}
	c.put(0, 0, faint, "what it asks for")
	viewNeedList(c.below(1), list)
}
