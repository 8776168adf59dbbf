package tui

import (
	"io"

	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// theme is how a form looks. Where no color is wanted, what is bold, faint or
// reversed still tells things apart.
type theme struct {
	title, faint, marked, wrong lipgloss.Style
	fields                      *huh.Theme
}

// newTheme makes a theme for a writer. Styles get a renderer of their own: the
// library's shared one looks at standard output, which may be something else.
func newTheme(out io.Writer, color bool) theme {
	r := lipgloss.NewRenderer(out)
	r.SetHasDarkBackground(true)
	r.SetColorProfile(termenv.ANSI) // the sixteen colors that a person's terminal makes readable
	plain := r.NewStyle()
	t := theme{
		title:  plain.Bold(true),
		faint:  plain.Faint(true),
		marked: plain.Bold(true),
		wrong:  plain.Bold(true),
	}
	if color {
		t.title = t.title.Foreground(lipgloss.ANSIColor(termenv.ANSICyan))
		t.marked = t.marked.Foreground(lipgloss.ANSIColor(termenv.ANSICyan))
		t.wrong = t.wrong.Foreground(lipgloss.ANSIColor(termenv.ANSIRed))
	}
	var fields huh.Theme
	fields.Focused = huh.FieldStyles{
		Base:          plain,
		Title:         plain.Bold(true),
		Description:   t.faint,
		FocusedButton: plain.Reverse(true).Padding(0, 2).MarginRight(1),
		BlurredButton: plain.Padding(0, 2).MarginRight(1),
		TextInput:     huh.TextInputStyles{Cursor: plain, CursorText: plain, Placeholder: t.faint, Prompt: t.marked, Text: plain},
	}
	fields.Blurred = fields.Focused
	t.fields = &fields
	return t
}
