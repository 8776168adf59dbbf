package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
)

// textScreen is a text to scroll in. It is written beside the screens, because
// a long one takes longer than a key may.
type textScreen struct {
	*env
	title   string
	command string // that prints it
	write   func() render.Doc
	writing inquiry
	text    reader
}

func newText(e *env, title, command string, write func() render.Doc) *textScreen {
	return &textScreen{env: e, title: title, command: command, write: write}
}

func (s *textScreen) init() tea.Cmd {
	return s.writing.ask(s.env, func(context.Context) (any, error) { return s.write(), nil })
}

func (s *textScreen) head() head { return head{title: s.title, command: s.command} }

func (s *textScreen) keys() []key {
	return []key{
		{does: down, keys: []string{"down", "j"}, show: "↑↓", word: "scroll", help: "down"},
		{does: pageDown, keys: []string{"pgdown", "ctrl+f", " "}, word: "a page on", help: "a page down"},
	}
}

// widestText is how long a line may be to be read with ease.
const widestText = 100

func (s *textScreen) size() (width, height int) { return min(s.width-2, widestText), s.height }

func (s *textScreen) update(msg tea.Msg) tea.Cmd {
	width, height := s.size()
	switch msg := msg.(type) {
	case answer:
		if a, ok := s.writing.takes(msg); ok {
			s.text.show(a.value.(render.Doc))
			s.text.layout(width, height)
		}
	case action:
		s.text.move(msg, width, height)
	case resized:
		s.text.layout(width, height)
	}
	return nil
}

func (s *textScreen) view(c *canvas) {
	width, _ := s.size()
	s.text.view(c.area(1, 0, min(width, c.w-2), c.h))
}
