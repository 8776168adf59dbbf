package tui

import (
	"strconv"

	"careers/rung/roles"
)

// roleColumns are the columns at which the parts of a role's line end; 0: it is
// not shown.
type roleColumns struct{ title, entry, fit, pay, outlook int }

// roleColumnsOf is what fits a width. Who has no profile is told how to get in
// rather than what they hold.
func roleColumnsOf(width int, asSomebody bool) roleColumns {
	end := width - 2 // one is for the mark that there is more
	var cols roleColumns
	column := func(from, wide int) int {
		if width < from {
			return 0
		}
		end -= wide + 2
		return end + wide + 2
	}
	cols.outlook = column(76, 16)
	cols.pay = column(56, 11)
	if asSomebody {
		cols.fit = column(30, 9)
	}
	if !asSomebody || width >= 90 {
		cols.entry = column(34, 11)
	}
	cols.title = end
	return cols
}

// viewRoles is the roles of the cell as a list. Where nothing stands beside it,
// what is told of the role under the cursor follows, on so many lines at least.
func (s *mapScreen) viewRoles(c *canvas, alone bool, brief int) {
	list := s.roles()
	cols := roleColumnsOf(c.w, s.asksAsSomebody())
	s.ruled(c.area(0, 0, c.w, 1), s.cellWords(c.w-6))
	rows := c.below(2)
	s.viewHeads(c.area(0, 1, c.w, 1), cols, alone)
	height := min(len(list), max(rows.h-brief, 1))
	from, to := s.list.window(len(list), height)
	for i := from; i < to; i++ {
		s.viewRoleLine(rows.area(0, i-from, c.w, 1), cols, i)
	}
	if from > 0 {
		c.area(0, 2, c.w, 1).putRight(c.w, 0, accent, "↑")
	}
	if to < len(list) {
		c.area(0, 1+height, c.w, 1).putRight(c.w, 0, accent, "↓")
	}
	switch rest := rows.below(height); {
	case !alone:
	case rest.h >= 10:
		s.viewRole(rest)
	case rest.h >= 2:
		s.viewBrief(rest)
	}
}

// viewHeads names the columns, and the marks on the map on what is left.
func (s *mapScreen) viewHeads(c *canvas, cols roleColumns, alone bool) {
	left := c.w
	head := func(end int, text string) {
		if end > 0 {
			left = c.putRight(end, 0, faint, text)
		}
	}
	head(cols.outlook, "growth, openings")
	head(cols.pay, s.payHead())
	head(cols.fit, "you hold")
	head(cols.entry, "first job?")
	if alone {
		c.within(1, 0, left-2, faint, s.legend())
	}
}

// payHead is the head of the pay column, with the year where all figures have
// the same.
func (s *mapScreen) payHead() string {
	year := 0
	for _, r := range s.roles() {
		p := s.Catalog.Pay(r)
		switch {
		case !p.Known || p.Year == 0:
		case year == 0:
			year = p.Year
		case year != p.Year:
			return "pay a year"
		}
	}
	if year == 0 {
		return "pay a year"
	}
	return "pay, " + strconv.Itoa(year)
}

func (s *mapScreen) viewRoleLine(c *canvas, cols roleColumns, at int) {
	c.zone(picked{at})
	r := s.roles()[at]
	p := plain
	if at == s.list.at {
		if s.inList {
			c.mark(0)
		}
		p = strong
		c.put(0, 0, accent, ">")
	}
	c.put(1, 0, accent, s.marks.of(r.ID))
	c.within(3, 0, cols.title, p, roleWithin(r.Title, cols.title-3))
	cell := func(end int, p paint, text string) {
		if end > 0 {
			c.putRight(end, 0, p, text)
		}
	}
	if cols.entry > 0 {
		cell(cols.entry, opennessPaint(r), opennessWord(r))
	}
	if cols.fit > 0 {
		fit := s.fit(r)
		p := plain
		if fit.Met == fit.Required {
			p = good
		}
		cell(cols.fit, p, skillsMet(fit))
	}
	if cols.pay > 0 {
		cell(cols.pay, plain, kiloBand(s.Catalog.Pay(r)))
	}
	if cols.outlook > 0 {
		cell(cols.outlook, faint, projectionShort(s.Catalog, r))
	}
}

// opennessPaint colors the word for how a role takes beginners.
func opennessPaint(r *roles.Role) paint {
	switch opennessOf(r) {
	case roles.EntryOpen:
		return good
	case roles.EntryBridge:
		return warn
	}
	return faint
}

// viewBrief is a few lines of the role under the cursor.
func (s *mapScreen) viewBrief(c *canvas) {
	r := s.chosen()
	if r == nil {
		return
	}
	c = c.area(3, 0, c.w-4, c.h)
	y := 0
	if c.w < 56 { // the list has no column for it
		pay := s.Catalog.Pay(r)
		text := "pay " + kiloBand(pay)
		if pay.Known && pay.Year > 0 {
			text += " a year, " + strconv.Itoa(pay.Year)
		}
		c.put(0, y, plain, text)
		y++
	}
	if c.h-y > 1 {
		c.put(0, y, opennessPaint(r), "first job: "+s.opennessLine(r))
		y++
	}
	c.below(y).paragraph(0, faint, r.Summary)
}
