package tui

import (
	"io"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// formScreen is a form as a screen of the explorer. The form answers to keys by
// itself; its lines are kept, because drawing moves its windows.
type formScreen struct {
	*env
	title  string
	form   *form
	lines  []string
	finish func() tea.Cmd // when all is answered
}

// Actions of a form in the explorer. Leaving has a name of its own, or the frame
// would take Esc for going back.
const (
	leaveForm    action = "leave the form"
	nextQuestion action = "next question"
	prevQuestion action = "previous question"
	tickIt       action = "tick"
)

// widestForm is where lines of questions get too long to read.
const widestForm = 90

func newFormScreen(e *env, title string, first *page, finish func() tea.Cmd) *formScreen {
	s := &formScreen{env: e, title: title, finish: finish}
	s.form = newForm(first, FormOptions{Out: io.Discard, Color: true, Width: e.width, Height: e.height, Today: e.Today})
	s.form.quiet = true
	s.layout()
	return s
}

func (s *formScreen) init() tea.Cmd { return nil }
func (s *formScreen) head() head    { return head{title: s.title, typing: true} }

// keys are those of the field in focus, as the bottom line tells them.
func (s *formScreen) keys() []key {
	next := key{does: enter, keys: []string{"enter"}, word: "next", help: "take the answer"}
	rest := []key{{does: leaveForm, keys: []string{"esc"}, help: "back, or leave; nothing is written then"}}
	for _, hint := range s.form.fields[s.form.focus].keys() {
		name, word, _ := strings.Cut(hint, " ")
		switch name {
		case "enter":
			next.word = word
		case "space":
			rest = append(rest, key{does: tickIt, keys: []string{"space"}, word: word, help: word})
		case "↑↓":
			rest = append(rest, key{does: down, keys: []string{"down"}, show: name, word: word, help: "walk the answers"})
		case "←→":
			rest = append(rest, key{does: right, keys: []string{"right"}, show: name, word: word, help: "change the answer"})
		case "type", "y/n":
			rest = append(rest, key{keys: []string{"letters"}, show: name, word: or(word, "answer"), help: "type the answer"})
		}
	}
	if len(s.form.fields) > 1 {
		rest = append(rest, key{does: nextQuestion, keys: []string{"tab"}, word: "question", help: "to the next question"},
			key{does: prevQuestion, keys: []string{"shift+tab"}, help: "to the question before"})
	}
	return append([]key{next}, rest...)
}

// typedAs is the key that an action of the frame was made from.
func typedAs(act action) (tea.KeyMsg, bool) {
	kind, ok := map[action]tea.KeyType{enter: tea.KeyEnter, leaveForm: tea.KeyEsc, nextQuestion: tea.KeyTab, prevQuestion: tea.KeyShiftTab,
		up: tea.KeyUp, down: tea.KeyDown, left: tea.KeyLeft, right: tea.KeyRight, pageUp: tea.KeyPgUp, pageDown: tea.KeyPgDown,
		first: tea.KeyHome, last: tea.KeyEnd, tickIt: tea.KeySpace}[act]
	msg := tea.KeyMsg{Type: kind}
	if act == tickIt {
		msg.Runes = []rune{' '}
	}
	return msg, ok
}

func (s *formScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case action:
		if typed, ok := typedAs(msg); ok {
			return s.press(typed)
		}
	case tea.KeyMsg:
		return s.press(msg)
	case resized:
		s.layout()
	}
	return nil
}

// press hands a key to the form. What the form asks to be run is not: it would
// blink a cursor, or end the program where only the form is done.
func (s *formScreen) press(k tea.KeyMsg) tea.Cmd {
	if s.form.over {
		return nil
	}
	s.form.Update(k)
	switch {
	case s.form.over && s.form.done:
		s.send(closed{})
		return s.finish()
	case s.form.over:
		s.send(closed{})
		return s.note(plain, "Left; nothing was written.")
	}
	s.layout()
	return nil
}

// layout draws the form anew for the room that there is.
func (s *formScreen) layout() {
	s.form.width, s.form.height = min(s.width-1, widestForm), s.height
	s.lines = strings.Split(s.form.View(), "\n")
}

func (s *formScreen) view(c *canvas) {
	for y, line := range s.lines {
		c.painted(1, y, line)
	}
}

// painted writes a line that was styled with escape sequences for text in the
// paints that mean the same, so that a form looks as the explorer does.
func (c *canvas) painted(x, y int, line string) {
	p, reverse := plain, false
	for i, part := range strings.Split(line, "\x1b[") {
		if i > 0 {
			codes, rest, found := strings.Cut(part, "m")
			if !found {
				continue
			}
			p, reverse = paintOfCodes(strings.Split(codes, ";"))
			part = rest
		}
		end := x + cells(safe(part))
		if reverse {
			c.area(x, y, end-x, 1).mark(0)
		}
		x = c.put(x, y, p, part)
	}
}

// paintOfCodes is what the codes of a form's styles mean, and whether they
// reverse.
func paintOfCodes(codes []string) (paint, bool) {
	has := func(code string) bool { return slices.Contains(codes, code) }
	p := plain
	switch {
	case has("31"):
		p = bad
	case has("36"):
		p = accent
	case has("1"):
		p = strong
	case has("2"):
		p = faint
	}
	return p, has("7")
}
