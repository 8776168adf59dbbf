package tui

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// mine is what the person keeps, made ready to be shown.
type mine struct {
	rows []meRow
	held bool // a certification, whatever keeping it takes
	keep *paths.RenewalPortfolio
}

// portfolio is what has to be renewed; never nil.
func (m *mine) portfolio() *paths.RenewalPortfolio {
	if m.keep == nil {
		return &paths.RenewalPortfolio{}
	}
	return m.keep
}

// meRow is a line of the profile.
type meRow struct {
	group string
	name  string // of a setting; "" of a thing, which stands for itself
	text  string
	tail  string
	warn  string // what is wrong with it
	lost  bool   // it counts for nothing
	help  string // what it is for
	ref   roles.Ref
	path  string // in the file, as diagnostics name it

	edit    func(*env) screen // nil: whyEdit
	whyEdit string
	drop    func(*person.Profile) error // nil: there is nothing to take away
	label   string                      // of that change, for undo
	said    string                      // when it is made
	part    func() part                 // that a is about
}

// short is what stands below the list.
func (r meRow) short() string {
	text := r.help
	if r.warn != "" {
		text = r.warn
	}
	if r.name == "" && text == "" {
		text = strings.TrimSuffix(r.text+", "+r.tail, ", ")
	}
	return text
}

// about is what stands beside the list: the line in full, and what the catalog
// says of it.
func (r meRow) about(c *roles.Catalog) render.Doc {
	d := render.Doc{Title: r.text}
	if r.name != "" {
		d.Title = render.Sentence(r.name) + ": " + r.text
	}
	if r.tail != "" {
		d.Add(render.Para{Text: render.Sentence(r.tail)})
	}
	if r.warn != "" {
		d.Add(render.Para{Text: "! " + r.warn, Tone: render.Warning})
	}
	if r.help != "" {
		d.Add(render.Para{Text: r.help, Tone: render.Quiet})
	}
	if r.ref != (roles.Ref{}) {
		shown := render.Show(c, []roles.Ref{r.ref}).Doc
		d.Add(render.Heading(shown.Title))
		d.Add(shown.Blocks...)
	}
	return d
}

// refresh reads what the person keeps anew.
func (s *meScreen) refresh() tea.Cmd {
	s.stale, s.told = false, nil
	s.settle()
	c, own, today := s.Catalog, s.Own, s.Today
	return s.survey.ask(s.env, func(context.Context) (any, error) { return survey(c, own, today), nil })
}

// survey takes some milliseconds where a profile names things by other names
// than their ids.
func survey(c *roles.Catalog, own Own, today time.Time) mine {
	if own.Profile == nil {
		return mine{}
	}
	found, notes := own.Profile.In(c, today)
	held := found.HeldCerts()
	return mine{rows: profileRows(c, own.Profile, found, notes, today), held: len(held) > 0, keep: paths.Renewals(c, held, today)}
}

// meLine is a line of the list: the title of a group, or a row.
type meLine struct {
	group string
	row   int
}

func meLines(rows []meRow) []meLine {
	var lines []meLine
	for i, r := range rows {
		if i == 0 || rows[i-1].group != r.group {
			lines = append(lines, meLine{group: r.group, row: -1})
		}
		lines = append(lines, meLine{row: i})
	}
	return lines
}

// excerpt writes as much of a text as there is room for, marks what is left out,
// and gives the number of its lines.
func (c *canvas) excerpt(p paint, text string) int {
	lines := fitted(text, c.w)
	for y, line := range lines {
		if y == c.h-1 && y+1 < len(lines) {
			line += " " + lines[y+1] // put cuts it, with a mark
		}
		c.put(0, y, p, line)
	}
	return min(len(lines), c.h)
}

// settingName is the columns of the names of settings; below narrowMe nothing
// stands after what they say.
const (
	settingName = 16
	narrowMe    = 60
)

func (s *meScreen) viewProfile(c *canvas) {
	rows := s.mine.rows
	lines := meLines(rows)
	cursor := picker{}
	for i, line := range lines {
		if line.row == s.cursors[ofProfile].at {
			cursor.at = i
		}
	}
	tails := tailColumn(rows, c.w)
	from, to := cursor.window(len(lines), c.h)
	for i := from; i < to; i++ {
		line := c.area(0, i-from, c.w, 1)
		if lines[i].row < 0 {
			line.put(1, 0, strong, lines[i].group)
			continue
		}
		line.zone(picked{lines[i].row})
		viewRow(line, rows[lines[i].row], lines[i].row == s.cursors[ofProfile].at, tails)
	}
	viewMore(c, from > 0, to < len(lines))
}

// viewMore marks that a list goes on above or below.
func viewMore(c *canvas, above, below bool) {
	if above {
		c.putRight(c.w, 0, accent, "↑")
	}
	if below {
		c.putRight(c.w, c.h-1, accent, "↓")
	}
}

// viewRow draws a row; what is told at its end begins at a column of all rows.
func viewRow(c *canvas, r meRow, at bool, tails int) {
	if at {
		c.mark(0)
		c.put(0, 0, accent, ">")
	}
	if r.warn != "" {
		c.put(1, 0, warn, "!")
	}
	x, p := 3, plain
	tail, tone := r.tail, faint
	if r.lost {
		p, tail, tone = faint, "counts for nothing", warn
	}
	if r.name != "" && c.w < narrowMe {
		tail = ""
	}
	if r.drop == nil && r.edit != nil {
		p = faint // not said yet
	}
	if r.name != "" {
		c.within(x, 0, x+settingName-1, faint, r.name)
		x += settingName
	}
	end := c.w - 2
	if tail != "" && tails+8 < end {
		c.within(tails, 0, end, tone, tail)
		end = tails - 2
	}
	c.within(x, 0, end, p, r.text)
}

// tailColumn is where the ends of rows begin: after the longest of them, where
// there is room for an end.
func tailColumn(rows []meRow, width int) int {
	text, tail := 0, cells("counts for nothing")
	for _, r := range rows {
		if r.tail == "" && !r.lost || r.name != "" && width < narrowMe {
			continue
		}
		indent := 3
		if r.name != "" {
			indent += settingName
		}
		text, tail = max(text, indent+cells(safe(r.text))), max(tail, cells(safe(r.tail)))
	}
	return min(text+3, max(width-2-tail, width*2/3))
}
