package tui

import (
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// entry is a line to type in. The library edits it; it is drawn here, because
// the library's drawing blinks by timer.
type entry struct{ textinput.Model }

func newEntry() entry {
	e := entry{textinput.New()}
	e.CharLimit = maxTyped
	e.Focus()
	return e
}

// edit takes a key and reports whether the text changed.
func (e *entry) edit(msg tea.Msg) bool {
	if k, ok := msg.(tea.KeyMsg); ok && k.String() == "ctrl+v" { // would start another program to read the clipboard
		return false
	}
	before := e.Value()
	e.Model, _ = e.Model.Update(msg)
	return e.Value() != before
}

// draw writes a label and the text, with the place where a letter would go
// marked while it is typed at.
func (e *entry) draw(c *canvas, y int, label, hint string, typing bool) {
	x := c.put(0, y, accent, label)
	text := []rune(e.Value())
	if !typing {
		if len(text) == 0 {
			c.put(x, y, faint, hint)
			return
		}
		c.put(x, y, input, string(text))
		return
	}
	at := min(e.Position(), len(text))
	// What is before the cursor gives way where there is no room for it.
	for from := 0; ; from++ {
		if x+cells(safe(string(text[from:at])))+1 <= c.w || from == at {
			text, at = text[from:], at-from
			break
		}
	}
	x = c.put(x, y, input, string(text[:at]))
	under, rest := " ", ""
	if at < len(text) {
		under, rest = string(text[at:at+1]), string(text[at+1:])
	}
	cursor := c.area(x, y, max(cells(safe(under)), 1), 1)
	cursor.mark(0)
	cursor.put(0, 0, input, under)
	x = c.put(x+cursor.w, y, input, rest)
	if len(text) == 0 {
		c.put(x, y, faint, hint)
	}
}
