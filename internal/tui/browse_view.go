package tui

import (
	"fmt"
	"slices"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// frameOfBrowse is where the parts of the screen stand.
type frameOfBrowse struct {
	chips  int // lines that tell order and filters
	list   int // lines of the list, its heading with them
	width  int // columns of the list
	detail int // columns of the detail beside it; 0: none
	below  int // lines of it below; 0: none
}

func (s *browseScreen) frame(width, height int) frameOfBrowse {
	f := frameOfBrowse{width: width}
	if height >= 12 || s.shelves != nil && s.shelf().filtered() {
		f.chips = 1
	}
	rest := height - 2 - f.chips
	switch {
	case width >= 100:
		f.width = max(width*11/20, 56)
		f.detail = width - f.width - 2
	case rest >= 16:
		f.below = 5
	}
	f.list = max(rest-f.below, 1)
	return f
}

func (s *browseScreen) view(c *canvas) {
	if s.shelves == nil {
		return
	}
	f := s.frame(c.w, c.h)
	s.drawKinds(c.area(0, 0, c.w, 1))
	s.drawSearch(c.area(1, 1, c.w-2, 1))
	if f.chips > 0 {
		s.drawChips(c.area(1, 2, c.w-2, 1))
	}
	body := c.area(0, 2+f.chips, c.w, f.list)
	list := body.left(f.width)
	if sh := s.shelf(); len(sh.hits) > 0 {
		s.drawList(list, sh)
	} else {
		s.drawNone(list, sh)
	}
	if f.detail > 0 {
		for y := range body.h {
			body.put(f.width, y, faint, "│")
		}
		s.drawDetail(body.right(f.width + 2))
	}
	if f.below > 0 {
		s.drawBelow(c.below(2 + f.chips + f.list))
	}
}

// drawKinds is the kinds, with how many of each match.
func (s *browseScreen) drawKinds(c *canvas) {
	x := 1
	for i, sh := range s.shelves {
		title := sh.title
		if c.w < 76 {
			title = sh.short
		}
		text := fmt.Sprintf(" %s %d ", title, sh.called())
		p := faint
		switch {
		case i == s.at:
			p = barLive
		case c.w < 60:
			text = fmt.Sprintf(" %.1s %d ", title, sh.called())
		case s.query.text != "" && len(sh.hits) > 0:
			p = plain
		}
		begin := x
		x = c.put(x, 0, p, text)
		c.area(begin, 0, x-begin, 1).zone(kindPicked{i})
	}
	if x+8 < c.w {
		c.putRight(c.w-1, 0, faint, "tab ←→")
	}
}

func (s *browseScreen) drawSearch(c *canvas) {
	sh := s.shelf()
	called := sh.called()
	count := render.Plural(called, sh.one)
	if n := len(sh.ids); called != n {
		count = fmt.Sprintf("%d of %s", called, render.Plural(n, sh.one))
	}
	if mention := len(sh.hits) - called; mention > 0 && c.w >= 60 {
		count = fmt.Sprintf("%s, %d more mention it", count, mention)
	}
	end := c.putRight(c.w, 0, faint, count)
	line := c.left(end - 2)
	line.zone(find)
	if s.anew { // all of it is chosen
		line.area(2, 0, cells(safe(s.entry.Value())), 1).mark(0)
	}
	s.entry.draw(line, 0, "/ ", "search by name", s.typing)
}

// drawChips is the order and the filters, with the keys that change them.
func (s *browseScreen) drawChips(c *canvas) {
	sh := s.shelf()
	list := browseKeys()
	x := 0
	ink := accent
	if s.typing { // letters are text
		ink = faint
		x = c.put(0, 0, accent, "↓") + 1
		x = c.put(x, 0, faint, "then") + 1
	}
	chip := func(act action, label, value string, on bool) {
		if x >= c.w {
			return
		}
		k := list[slices.IndexFunc(list, func(k key) bool { return k.does == act })]
		begin := x
		x = c.put(x, 0, ink, k.keys[0])
		x = c.put(x+1, 0, faint, label)
		p := plain
		if on {
			p = strong
		}
		if value != "" {
			const most = 22
			x = c.within(x+1, 0, x+1+most, p, value)
		}
		c.area(begin, 0, x-begin, 1).zone(act)
		x += 3
	}
	order := sh.sorts[sh.sort].word
	if s.query.text != "" && sh.matched {
		order = "best match"
	}
	if c.w >= 58 || !sh.filtered() {
		chip(sortIt, "by", order, sh.sort > 0)
	}
	if sh.filtered() {
		chip(clearFilters, "clear", "", false)
	}
	for i := range sh.filters {
		f := &sh.filters[i]
		if len(f.choices) < 2 || c.w < 58 && f.at == 0 {
			continue
		}
		chip(f.does, f.label+":", f.choices[f.at].word, f.at > 0)
	}
}

// shownColumn is a column with its place.
type shownColumn struct {
	*column
	x int
}

// columnsFor are the columns that there is room for, and where the title ends.
func (s *browseScreen) columnsFor(sh *shelf, width int) ([]shownColumn, int) {
	by := sh.sorts[sh.sort].column
	var list []shownColumn
	end := width - 2
	for i := range slices.Backward(sh.columns) {
		col := &sh.columns[i]
		if col.name == "you hold" && !s.mine.whose {
			continue
		}
		if width < col.from && col.name != by {
			continue
		}
		const leastTitle = 16
		if end-col.width < leastTitle+3 {
			continue
		}
		end -= col.width
		list = append(list, shownColumn{col, end})
	}
	return list, end - 1
}

// titleFrom is where titles begin: the cursor's mark and the record's come first.
const titleFrom = 4

func (s *browseScreen) drawList(c *canvas, sh *shelf) {
	columns, end := s.columnsFor(sh, c.w)
	if c.h > 3 {
		c.put(titleFrom, 0, faint, sh.one+either(sh.partly, ": not all words", ""))
		for _, col := range columns {
			if col.right {
				c.putRight(col.x+col.width, 0, faint, col.name)
			} else {
				c.put(col.x+1, 0, faint, col.name)
			}
		}
		c = c.below(1)
	}
	from, to := sh.window(len(sh.hits), c.h)
	for i := from; i < to; i++ {
		h := sh.hits[i]
		line := c.area(0, i-from, c.w, 1)
		line.zone(picked{i})
		if i == sh.at {
			line.mark(0)
			line.put(1, 0, accent, ">")
		}
		if h.mentions {
			line.put(2, 0, faint, "·")
		}
		s.drawMark(line, roles.Ref{Kind: sh.kind, ID: sh.ids[h.at]})
		s.drawTitle(line, sh, h, end)
		for _, col := range columns {
			text, p := col.text(h.at)
			if col.right {
				line.area(col.x, 0, col.width, 1).putRight(col.width, 0, p, text)
			} else {
				line.within(col.x+1, 0, col.x+col.width-1, p, text)
			}
		}
	}
	more(c, from > 0, to < len(sh.hits))
}

// more marks that a list goes on.
func more(c *canvas, above, below bool) {
	if above {
		c.putRight(c.w, 0, accent, "↑")
	}
	if below {
		c.putRight(c.w, c.h-1, accent, "↓")
	}
}

// drawMark says that the person stands in a role or holds a thing, or that it is
// compared.
func (s *browseScreen) drawMark(c *canvas, ref roles.Ref) {
	switch {
	case ref.Kind == roles.KindRole && ref.ID == s.here():
		c.put(2, 0, accent, "@")
	case slices.Contains(s.compared, ref.String()):
		c.put(2, 0, accent, "c")
	case s.mine.held[ref.String()] || ref.Kind == roles.KindSkill && s.mine.levels[ref.ID] > roles.None:
		c.put(2, 0, good, glyphHave)
	}
}

// drawTitle writes a title, what matched of it lit, and the other name that
// matched where that is one.
func (s *browseScreen) drawTitle(c *canvas, sh *shelf, h hit, end int) {
	title := s.Catalog.Title(roles.Ref{Kind: sh.kind, ID: sh.ids[h.at]})
	if h.mentions {
		const told = "mentions it"
		if x := c.within(titleFrom, 0, end, faint, title); x+2+len(told) <= end {
			c.put(x+2, 0, faint, told)
		}
		return
	}
	x := c.lit(titleFrom, end, title, s.query, sh.names[h.at].all[0], h.name == 0)
	if h.name > 1 && x+4 < end {
		c.within(x+2, 0, end, faint, "= "+sh.names[h.at].aliases[h.name-2])
	}
}

// lit writes text with the characters that matched stressed.
func (c *canvas) lit(x, end int, text string, q wanted, folded string, matched bool) int {
	last := c.within(x, 0, end, plain, text)
	if q.text == "" || !matched {
		return last
	}
	lit := q.lit(folded)
	cut := x+cells(safe(text)) > end
	at := x
	for i, r := range []rune(text) {
		one := safe(string(r))
		if at >= end || cut && at >= end-1 {
			break
		}
		if lit[i] {
			c.within(at, 0, end, accent, one)
		}
		at += cells(one)
	}
	return last
}

// drawNone says that nothing matches, and what else may be meant.
func (s *browseScreen) drawNone(c *canvas, sh *shelf) {
	c = c.area(1, 0, c.w-2, c.h)
	y := 0
	switch {
	case len(sh.ids) == 0:
		c.put(0, 0, faint, "The catalog has no "+sh.one+".")
		return
	case s.query.text != "" && sh.filtered():
		y += c.paragraph(y, plain, "No "+sh.one+" matches both “"+s.entry.Value()+"” and the filters. x takes the filters away.")
	case s.query.text != "":
		y += c.paragraph(y, plain, "No "+sh.one+" is called “"+s.entry.Value()+"”.")
	default:
		c.paragraph(y, plain, "No "+sh.one+" passes the filters. x takes them away.")
		return
	}
	switch {
	case len(s.others) == 0 && s.guessing.busy:
		c.put(0, y, faint, "Looking for what it may mean …")
		return
	case len(s.others) == 0:
		c.put(0, y, faint, "Nothing of another kind comes near it either.")
		return
	case s.guessed:
		c.put(0, y, faint, "Near it:")
	default:
		c.put(0, y, faint, "Of other kinds:")
	}
	c = c.below(y + 1)
	from, to := s.other.window(len(s.others), c.h)
	for i := from; i < to; i++ {
		ref := s.others[i]
		line := c.area(0, i-from, c.w, 1)
		line.zone(picked{i})
		if i == s.other.at {
			line.mark(0)
			line.put(0, 0, accent, ">")
		}
		kind := string(ref.Kind)
		if !s.guessed && i >= s.called && c.w >= 50 {
			kind += ", mentions it"
		}
		end := line.putRight(line.w, 0, faint, kind) - 1
		title := s.Catalog.Title(ref)
		line.area(2, 0, end-2, 1).lit(0, end-2, title, s.query, foldedRunes(title), true)
	}
}

// drawDetail is the thing under the cursor, beside the list.
func (s *browseScreen) drawDetail(c *canvas) {
	ref, ok := s.under()
	if !ok {
		return
	}
	y := c.area(0, 0, c.w-1, c.h).paragraph(0, strong, s.Catalog.Title(ref))
	if s.detail.ref == ref {
		s.detailIt.view(c.area(-pageIndent, y, c.w+pageIndent, c.h-y), -1, false)
	}
}

// drawBelow is a few words on the thing under the cursor, below the list.
func (s *browseScreen) drawBelow(c *canvas) {
	c.rule(0)
	ref, ok := s.under()
	if !ok {
		return
	}
	c = c.area(1, 1, c.w-2, c.h-1)
	for i, line := range s.brief(ref, c.w) {
		c.put(0, i, line.paint, line.text)
	}
}
