package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/mattn/go-runewidth"

	"careers/rung/roles"
)

// list answers a question that has options: typing narrows them, and one list
// serves for one answer and for many.
type list struct {
	q      *question
	theme  theme
	filter textinput.Model
	rows   []int // indexes of the options that match; otherRow is the typed text itself
	cursor int
	top    int // the first row in view
}

func newList(q *question, t theme) *list {
	l := &list{q: q, theme: t, filter: textinput.New()}
	l.filter.Prompt = "Find: "
	l.filter.Placeholder = "type a name"
	l.filter.CharLimit = maxTyped
	l.filter.PromptStyle, l.filter.PlaceholderStyle = t.marked, t.faint
	l.filter.Cursor.Style, l.filter.Cursor.TextStyle = t.fields.Focused.TextInput.Cursor, t.faint
	l.narrow()
	if q.kind == pickOne {
		l.cursor = max(q.picked(), 0)
	}
	return l
}

// maxTyped is the longest answer, in characters: longer than any name.
const maxTyped = 120

// searchable tells a list that is typed at from one that is only walked.
func (l *list) searchable() bool { return l.q.long() || l.q.other != "" }

// narrow brings the rows up to date with what is typed.
func (l *list) narrow() {
	l.rows, _ = l.q.matches(l.filter.Value())
	l.cursor, l.top = 0, 0
}

func (l *list) typed() string { return strings.TrimSpace(l.filter.Value()) }

func (l *list) focus() tea.Cmd {
	if !l.searchable() {
		return nil
	}
	return l.filter.Focus()
}

func (l *list) blur() { l.filter.Blur() }

// clear empties the filter; it reports false where there is nothing to clear.
func (l *list) clear() bool {
	if l.filter.Value() == "" {
		return false
	}
	l.filter.SetValue("")
	l.narrow()
	return true
}

// accept takes the row under the cursor; it reports whether the question is
// answered with that. In a list of many, Enter after typing ticks what was
// found, and Enter on its own goes on.
func (l *list) accept() bool {
	if l.q.kind == pickMany && l.filter.Value() == "" {
		return true
	}
	if l.cursor >= len(l.rows) {
		return false
	}
	if row := l.rows[l.cursor]; row == otherRow {
		l.q.pickOther(l.typed())
	} else if l.q.kind == pickOne || !l.q.options[row].on {
		l.q.pick(row)
	}
	l.clear()
	if l.q.kind == pickOne {
		l.cursor = max(l.q.picked(), 0)
	}
	return l.q.kind == pickOne
}

func (l *list) update(msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		var cmd tea.Cmd
		l.filter, cmd = l.filter.Update(msg)
		return cmd
	}
	last := max(len(l.rows)-1, 0)
	switch press.String() {
	case "up", "ctrl+p":
		l.cursor = max(l.cursor-1, 0)
	case "down", "ctrl+n":
		l.cursor = min(l.cursor+1, last)
	case "pgup":
		l.cursor = max(l.cursor-10, 0)
	case "pgdown":
		l.cursor = min(l.cursor+10, last)
	case "home":
		l.cursor = 0
	case "end":
		l.cursor = last
	case "left":
		l.raise(-1)
	case "right":
		l.raise(1)
	case " ":
		if l.q.kind == pickMany && l.filter.Value() == "" {
			if l.cursor < len(l.rows) {
				l.q.pick(l.rows[l.cursor])
			}
			return nil
		}
		return l.typeAt(msg)
	default:
		return l.typeAt(msg)
	}
	return nil
}

func (l *list) typeAt(msg tea.Msg) tea.Cmd {
	if !l.searchable() {
		return nil
	}
	before := l.filter.Value()
	var cmd tea.Cmd
	l.filter, cmd = l.filter.Update(msg)
	if l.filter.Value() != before {
		l.narrow()
	}
	return cmd
}

// raise moves the level of the row under the cursor; an option that is off is
// ticked by it.
func (l *list) raise(by int) {
	if !l.q.levels || l.cursor >= len(l.rows) || l.rows[l.cursor] == otherRow {
		return
	}
	o := &l.q.options[l.rows[l.cursor]]
	if !o.on {
		l.q.pick(l.rows[l.cursor])
		return
	}
	o.level = roles.Level(min(max(int(heldLevel(o.level))+by, int(roles.Aware)), int(roles.Expert)))
}

// view draws the list into a box.
func (l *list) view(width, height int) string {
	var lines []string
	if l.searchable() {
		l.filter.Width = max(width-len(l.filter.Prompt)-1, 1)
		lines = append(lines, l.filter.View())
		height--
	}
	if len(l.rows) == 0 {
		return strings.Join(append(lines, l.theme.faint.Render(cut("Nothing is called that. Esc clears.", width))), "\n")
	}
	count := l.count()
	if len(l.rows) > height {
		height--
	}
	height = max(height, 1)
	l.top = min(max(l.top, l.cursor-height+1), l.cursor, max(len(l.rows)-height, 0))
	for at := l.top; at < min(l.top+height, len(l.rows)); at++ {
		lines = append(lines, l.row(at, width))
	}
	if len(l.rows) > height {
		lines = append(lines, l.theme.faint.Render(cut(count, width)))
	}
	return strings.Join(lines, "\n")
}

// count tells where in a long list the cursor is.
func (l *list) count() string {
	text := fmt.Sprintf("  %d of %d", l.cursor+1, len(l.rows))
	if l.q.kind == pickMany {
		text += fmt.Sprintf(", %d ticked", len(l.q.ticked()))
	}
	return text
}

func (l *list) row(at, width int) string {
	text, detail, mark := "", "", ""
	if i := l.rows[at]; i == otherRow {
		text = l.q.other + ": " + safe(l.typed())
	} else {
		o := l.q.options[i]
		text, detail = l.q.named(o), o.detail
		if l.q.kind == pickMany {
			mark = "[ ] "
			if o.on {
				mark = "[x] "
			}
		}
	}
	pointer := "  "
	if at == l.cursor {
		pointer = "> "
	}
	line := cut(pointer+mark+text, width)
	if at == l.cursor {
		line = l.theme.marked.Render(line)
	}
	if room := width - runewidth.StringWidth(pointer+mark+text) - 2; detail != "" && room >= 8 {
		line += "  " + l.theme.faint.Render(cut(detail, room))
	}
	return line
}

// keys are what the list listens to now.
func (l *list) keys() []string {
	typing := l.filter.Value() != ""
	var keys []string
	if l.searchable() && !typing {
		keys = append(keys, "type to find")
	}
	switch {
	case l.q.kind == pickOne:
		return append(keys, "↑↓ move", "enter choose")
	case typing:
		return append(keys, "↑↓ move", "enter tick", "esc clear")
	}
	keys = append(keys, "space tick")
	if l.q.levels {
		keys = append(keys, "←→ level")
	}
	return append(keys, "enter next")
}

// cut shortens text to a width, with a mark where something is left out.
func cut(text string, width int) string { return runewidth.Truncate(text, max(width, 1), "…") }
