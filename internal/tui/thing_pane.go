package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// pageRow is a line of a page. One with a link can be stood on and followed.
type pageRow struct {
	line []render.Piece
	link roles.Ref
	note string // more of a link, told where there is room for it
}

// pane is a text with links in it. The cursor goes from link to link, and where
// there is none near it the text scrolls.
type pane struct {
	rows []pageRow
	at   int // the row under the cursor; -1: none
	top  int // the first row in view
}

// pageIndent is where the text of a page begins; the cursor's mark stands before.
// As much is left at its end, where a mark says that there is more.
const pageIndent = 2

// take shows other rows; the cursor stays on its link, else it goes to the first
// one in view.
func (p *pane) take(rows []pageRow, height int) {
	old, had := p.linked()
	p.rows = rows
	if at := slices.IndexFunc(rows, func(r pageRow) bool { return had && r.link == old }); at >= 0 {
		p.at = at
	}
	p.scroll(0, height)
	p.land(height)
}

// linked is what the cursor stands on.
func (p *pane) linked() (roles.Ref, bool) {
	if p.at < 0 || p.at >= len(p.rows) || p.rows[p.at].link.ID == "" {
		return roles.Ref{}, false
	}
	return p.rows[p.at].link, true
}

// next is the link after a row, or before it; -1: there is none.
func (p *pane) next(row, step int) int {
	for i := row + step; i >= 0 && i < len(p.rows); i += step {
		if p.rows[i].link.ID != "" {
			return i
		}
	}
	return -1
}

// scroll moves what is in view by lines.
func (p *pane) scroll(lines, height int) {
	p.top = max(min(p.top+lines, len(p.rows)-height), 0)
}

// inView reports whether a row is.
func (p *pane) inView(row, height int) bool { return row >= p.top && row < p.top+height }

// move follows a movement; it reports false for another action. The height is
// that of the canvas that the page is viewed on.
func (p *pane) move(act action, height int) bool {
	switch act {
	case up:
		p.step(-1, height)
	case down:
		p.step(1, height)
	case pageUp:
		p.scroll(-max(height-1, 1), height)
	case pageDown:
		p.scroll(max(height-1, 1), height)
	case first:
		p.top, p.at = 0, -1
	case last:
		p.scroll(len(p.rows), height)
		p.at = p.next(len(p.rows), -1)
	default:
		return false
	}
	p.land(height)
	return true
}

// step goes to the next link where that is in view, else it scrolls a line, so
// that no line is passed unread.
func (p *pane) step(by, height int) {
	from := p.at
	if from < 0 { // the edge that links come over
		if from = p.top - 1; by < 0 {
			from = p.top + height
		}
	}
	next := p.next(from, by)
	if next < 0 || !p.inView(next, height) {
		p.scroll(by, height)
	}
	if next >= 0 && p.inView(next, height) {
		p.at = next
	}
}

// land keeps the cursor on a link in view: what was left goes to the first one
// there is, or to none.
func (p *pane) land(height int) {
	if p.at >= 0 && p.at < len(p.rows) && p.inView(p.at, height) && p.rows[p.at].link.ID != "" {
		return
	}
	if p.at = p.next(p.top-1, 1); p.at >= 0 && !p.inView(p.at, height) {
		p.at = -1
	}
}

// followed is a click on a row of a page.
type followed struct {
	page int // which of several beside each other
	row  int
}

// view draws a page; live says that the cursor is on it.
func (p *pane) view(c *canvas, number int, live bool) {
	top := max(min(p.top, len(p.rows)-c.h), 0)
	for y := range max(min(c.h, len(p.rows)-top), 0) {
		r := p.rows[top+y]
		if r.link.ID != "" {
			line := c.area(0, y, c.w, 1)
			line.zone(followed{number, top + y})
			if live && top+y == p.at {
				line.mark(0)
				line.put(0, 0, accent, ">")
			}
		}
		c.spans(pageIndent, y, r.line)
	}
	if top > 0 {
		c.putRight(c.w, 0, accent, "↑")
	}
	if top+c.h < len(p.rows) {
		c.putRight(c.w, c.h-1, accent, "↓")
	}
}

// sheetText collects the rows of a page of some width.
type sheetText struct {
	width int // of the text, without the indent
	rows  []pageRow
}

func newSheetText(width int) *sheetText { return &sheetText{width: max(width-2*pageIndent, 1)} }

func (t *sheetText) add(line ...render.Piece) { t.rows = append(t.rows, pageRow{line: line}) }

// blank is a line between two parts.
func (t *sheetText) blank() {
	if len(t.rows) > 0 {
		t.add()
	}
}

// head begins a part.
func (t *sheetText) head(text string) {
	t.blank()
	t.add(render.Piece{Text: text, Ink: render.InkStrong})
}

// para is running text.
func (t *sheetText) para(ink render.Ink, text string) {
	for _, line := range wrapped(safe(text), t.width) {
		t.add(render.Piece{Text: line, Ink: ink})
	}
}

// pair is a named value, which may take several lines.
func (t *sheetText) pair(name, value string) {
	const names = 11
	if value == "" {
		return
	}
	for i, line := range wrapped(safe(value), max(t.width-names, 1)) {
		if i > 0 {
			name = ""
		}
		t.add(render.Piece{Text: fit(name, names), Ink: render.InkQuiet}, render.Piece{Text: line})
	}
}

// picture is lines that are drawn already.
func (t *sheetText) picture(lines [][]render.Piece) {
	for _, line := range lines {
		t.add(line...)
	}
}

// link is a line that leads somewhere.
func (t *sheetText) link(ref roles.Ref, line ...render.Piece) {
	t.rows = append(t.rows, pageRow{line: line, link: ref})
}

// under is text below a link, set in.
func (t *sheetText) under(ink render.Ink, text string) { t.underMost(ink, text, len(text)) }

// underMost is that in no more than some lines; what is left out can be read
// where the link leads.
func (t *sheetText) underMost(ink render.Ink, text string, most int) {
	lines := wrapped(safe(text), max(t.width-2*pageIndent, 1))
	for i, line := range lines[:min(len(lines), most)] {
		if i == most-1 && len(lines) > most {
			line += " …"
		}
		t.add(render.Piece{Text: "  " + line, Ink: ink})
	}
}

// fit is text cut or filled up to a width, with a space at its end where there
// is room for one.
func fit(text string, width int) string {
	text = safe(text)
	if w := cells(text); w >= width {
		return ansi.Truncate(text, max(width-1, 0), "…") + " "
	} else {
		return text + strings.Repeat(" ", width-w)
	}
}

// fitRight is text that ends at a width.
func fitRight(text string, width int) string {
	text = safe(text)
	if w := cells(text); w > width {
		return ansi.Truncate(text, max(width, 0), "…")
	} else {
		return strings.Repeat(" ", width-w) + text
	}
}
