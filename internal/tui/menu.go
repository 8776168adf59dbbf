package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"

	"careers/rung/internal/render"
)

type (
	// overlaid shows a screen over the one that there is.
	overlaid struct{ screen screen }
	// chosen is a row of the palette or the help that the person picked.
	chosen struct{ row menuRow }
)

// menuRow is something that can be done.
type menuRow struct {
	key
	tab   tab // where, if elsewhere is true
	away  bool
	where string
}

// menu is the palette and the help: what can be done, narrowed by typing.
type menu struct {
	*env
	title string
	rows  []menuRow
	found []int // indexes of rows
	entry entry
	picker
}

func newMenu[T key | menuRow](e *env, title string, list []T) *menu {
	m := &menu{env: e, title: title, entry: newEntry()}
	for _, one := range list {
		switch one := any(one).(type) {
		case key:
			m.rows = append(m.rows, menuRow{key: one})
		case menuRow:
			m.rows = append(m.rows, one)
		}
	}
	m.narrow()
	return m
}

// everything is what can be done here, then what can be done on other tabs.
func (e *explorer) everything() []menuRow {
	var rows []menuRow
	for _, k := range slices.Concat(e.top().keys(), e.global()) {
		rows = append(rows, menuRow{key: k})
	}
	for t := range tabs {
		if t == e.at && len(e.stacks[t]) == 1 {
			continue
		}
		for _, k := range e.stacks[t][0].keys() {
			if !slices.ContainsFunc(rows, func(r menuRow) bool { return r.help == k.help }) {
				rows = append(rows, menuRow{key: k, tab: t, away: true, where: t.title()})
			}
		}
	}
	return rows
}

// choose does what was picked; what belongs to another tab is done there.
func (e *explorer) choose(c chosen) tea.Cmd {
	if !c.row.away {
		return e.do(c.row.key)
	}
	e.stacks[c.row.tab] = e.stacks[c.row.tab][:1]
	return tea.Batch(e.goTo(c.row.tab, nil), e.do(c.row.key))
}

func (m *menu) init() tea.Cmd { return nil }
func (m *menu) head() head    { return head{title: m.title, typing: true} }
func (m *menu) keys() []key   { return keysOf(inPalette) }

// narrow finds the rows that what is typed may mean.
func (m *menu) narrow() {
	m.at, m.found = 0, nil
	text := strings.TrimSpace(m.entry.Value())
	if text == "" {
		for i := range m.rows {
			m.found = append(m.found, i)
		}
		return
	}
	for _, match := range fuzzy.FindFrom(strings.ToLower(text), menuRows(m.rows)) {
		m.found = append(m.found, match.Index)
	}
}

// menuRows are rows as they are searched.
type menuRows []menuRow

func (r menuRows) String(i int) string {
	return strings.ToLower(r[i].help + " " + r[i].shownKeys() + " " + r[i].where)
}
func (r menuRows) Len() int { return len(r) }

func (m *menu) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case action:
		switch {
		case m.move(msg, len(m.found)):
		case msg == enter && len(m.found) > 0:
			return m.send(chosen{m.rows[m.found[m.at]]})
		case msg == back:
			return m.send(closed{})
		}
	case picked:
		m.at = msg.at
		return m.update(enter)
	case tea.KeyMsg:
		if m.entry.edit(msg) {
			m.narrow()
		}
	}
	return nil
}

func (m *menu) view(c *canvas) {
	c.put(1, 0, strong, m.title)
	body := c.area(1, 1, c.w-2, c.h-1)
	m.entry.draw(body, 0, "› ", "type to narrow", true)
	body = body.below(1)
	if len(m.found) == 0 {
		body.put(0, 0, faint, "Nothing is called that.")
		return
	}
	names := 0
	for _, r := range m.rows {
		names = max(names, cells(r.shownKeys()))
	}
	names = min(names, body.w/3)
	from, to := m.window(len(m.found), body.h)
	for i := from; i < to; i++ {
		r := m.rows[m.found[i]]
		line := body.area(0, i-from, body.w, 1)
		line.zone(picked{i})
		p, mark := plain, " "
		if i == m.at {
			line.mark(0)
			mark = ">"
		}
		text := render.Sentence(r.help)
		if r.why != "" {
			p, text = faint, text+" ("+r.why+")"
		}
		if r.where != "" {
			text = r.where + ": " + r.help
		}
		line.put(0, 0, accent, mark)
		line.within(2, 0, 2+names, accent, r.shownKeys())
		line.put(2+names+2, 0, p, text)
	}
}

// said is a command to read, or to select with the terminal's own mouse.
type said struct {
	*env
	command string
}

// copyCommand shows the command that prints what is on the screen and hands it
// to the clipboard.
func (e *explorer) copyCommand(words string) tea.Cmd {
	command := "rung " + words + e.Again
	e.send(overlaid{&said{e.env, command}})
	return func() tea.Msg { e.Copy(command); return nil }
}

func (s *said) init() tea.Cmd { return nil }

func (s *said) head() head {
	const around = 4 // the title, empty lines and what is said below
	return head{title: "The command that prints this", rows: around + len(s.lines(min(s.width-4, widestOver)-4))}
}

func (s *said) keys() []key {
	return []key{{does: back, keys: []string{"esc", "enter", "y", "q", " "}, word: "close", help: "close"}}
}

func (s *said) update(msg tea.Msg) tea.Cmd {
	if msg == back {
		return s.send(closed{})
	}
	return nil
}

// lines are the command broken between words, so that a shell takes it as it
// stands.
func (s *said) lines(width int) []string {
	const on = ` \` // says that the command goes on
	quoted := false
	words := strings.FieldsFunc(safe(s.command), func(r rune) bool {
		quoted = quoted != (r == '\'')
		return r == ' ' && !quoted
	})
	var lines []string
	for _, word := range words {
		last := len(lines) - 1
		if last >= 0 && cells(lines[last]+" "+word+on) <= width {
			lines[last] += " " + word
			continue
		}
		if last >= 0 {
			lines[last] += on
		}
		lines = append(lines, word)
	}
	return lines
}

func (s *said) view(c *canvas) {
	c.put(1, 0, strong, s.head().title)
	body := c.area(1, 2, c.w-2, c.h-2)
	lines := s.lines(body.w)
	for y, line := range lines {
		body.put(0, y, input, line)
	}
	body.below(len(lines)+1).put(0, 0, faint, "Handed to your terminal's clipboard too, which may not allow that.")
}
