package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/mattn/go-runewidth"
)

// form draws its pages. It holds the fields itself instead of leaving them to a
// huh.Form: that one moves on by messages to itself, so that keys typed ahead
// land in the field before.
type form struct {
	page    *page
	behind  []*page // pages that were answered, the last one at the end
	fields  []field
	focus   int
	problem string // what is wrong with the answer in focus
	top     int    // the first of the page's lines in view
	theme   theme
	width   int
	height  int
	started bool // there is something to lose
	warned  bool // that Esc leaves
	done    bool
	over    bool // nothing more is drawn
	quiet   bool // what is around the form tells the keys
}

// field is one question on the screen.
type field interface {
	focus() tea.Cmd
	blur()
	update(tea.Msg) tea.Cmd
	view(width, height int) string
	keys() []string
}

func newForm(first *page, o FormOptions) *form {
	s := &form{theme: newTheme(o.Out, o.Color), width: o.Width, height: o.Height}
	if s.width <= 0 {
		s.width = 80
	}
	if s.height <= 0 {
		s.height = 24
	}
	s.open(first)
	return s
}

// open shows a page from its first question on.
func (s *form) open(p *page) tea.Cmd {
	s.page, s.focus, s.problem, s.top = p, 0, "", 0
	s.fields = nil
	for _, q := range p.questions {
		s.fields = append(s.fields, newField(q, s.theme))
	}
	return s.fields[0].focus()
}

func newField(q *question, t theme) field {
	switch q.kind {
	case freeText:
		input := huh.NewInput().Prompt("> ").Placeholder(q.example).CharLimit(maxTyped).Value(&q.text)
		return &huhField{q: q, field: input.WithTheme(t.fields).WithKeyMap(huh.NewDefaultKeyMap())}
	case yesNo:
		confirm := huh.NewConfirm().Value(&q.yes)
		return &huhField{q: q, field: confirm.WithTheme(t.fields).WithKeyMap(huh.NewDefaultKeyMap())}
	}
	return newList(q, t)
}

// huhField is a field that huh draws and edits. Its wish to go on is not heard:
// the screen decides that.
type huhField struct {
	q     *question
	field huh.Field
}

func (f *huhField) focus() tea.Cmd { return f.field.Focus() }
func (f *huhField) blur()          { f.field.Blur() }

func (f *huhField) update(msg tea.Msg) tea.Cmd {
	_, cmd := f.field.Update(msg)
	if _, pressed := msg.(tea.KeyMsg); pressed && f.q.kind == yesNo {
		return nil
	}
	return cmd
}

func (f *huhField) view(width, _ int) string {
	if confirm, ok := f.field.(*huh.Confirm); ok { // reverse alone is not seen by all
		chosen := map[bool]string{f.q.yes: "[" + f.q.word(f.q.yes) + "]", !f.q.yes: " " + f.q.word(!f.q.yes) + " "}
		confirm.Affirmative(chosen[true]).Negative(chosen[false])
	}
	return strings.TrimRight(f.field.WithWidth(max(width, 12)).View(), "\n ")
}

func (f *huhField) keys() []string {
	if f.q.kind == yesNo {
		return []string{"←→ change", "y/n", "enter next"}
	}
	return []string{"enter next"}
}

// Init starts the first field.
func (s *form) Init() tea.Cmd { return s.fields[s.focus].focus() }

// Update answers to a key. All that a key does is done when it returns, so keys
// that come fast fall where the eye expects them.
func (s *form) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
		return s, nil
	case tea.KeyMsg:
		if s.over {
			return s, nil
		}
		if msg.Type != tea.KeyRunes || msg.Paste || len(msg.Runes) < 2 {
			return s, s.press(msg)
		}
		// Keys that came in one read are still keys, one after the other.
		var cmds []tea.Cmd
		for _, r := range msg.Runes {
			if !s.over {
				cmds = append(cmds, s.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}))
			}
		}
		return s, tea.Batch(cmds...)
	}
	return s, s.fields[s.focus].update(msg)
}

func (s *form) press(key tea.KeyMsg) tea.Cmd {
	s.problem = ""
	if key.String() != "esc" {
		s.warned = false
	}
	current := s.page.questions[s.focus]
	switch key.String() {
	case "ctrl+c":
		return s.end(false)
	case "ctrl+v": // would start another program to read the clipboard
		return nil
	case "esc":
		return s.back()
	case "shift+tab":
		return s.move(s.focus - 1)
	case "enter":
		if l, ok := s.fields[s.focus].(*list); ok && !l.accept() {
			return nil
		}
		return s.on()
	case "tab":
		return s.on()
	case "y", "Y", "n", "N":
		if current.kind == yesNo {
			current.yes = strings.EqualFold(key.String(), "y")
			return s.on()
		}
	case "up", "down":
		if len(s.page.lines) > 0 {
			s.top += map[string]int{"up": -1, "down": 1}[key.String()]
			return nil
		}
		if current.kind == freeText || current.kind == yesNo {
			return s.move(s.focus + map[string]int{"up": -1, "down": 1}[key.String()])
		}
	}
	return s.fields[s.focus].update(key)
}

// right says whether the answer in focus can be taken, and shows why not.
func (s *form) right() bool {
	if err := s.page.questions[s.focus].wrong(); err != nil {
		s.problem = safe(err.Error())
		return false
	}
	return true
}

// move goes to another question of the page.
func (s *form) move(to int) tea.Cmd {
	if to < 0 || to >= len(s.fields) || !s.right() {
		return nil
	}
	s.fields[s.focus].blur()
	s.focus = to
	return s.fields[to].focus()
}

// on goes to the next question, or to the next page.
func (s *form) on() tea.Cmd {
	if !s.right() {
		return nil
	}
	if s.focus+1 < len(s.fields) {
		return s.move(s.focus + 1)
	}
	next := s.page.next()
	if next == nil {
		return s.end(true)
	}
	s.behind, s.started = remember(s.behind, s.page, next), true
	return s.open(next)
}

// remember adds a page to those to go back to. Where the next one replaces an
// earlier page, what was between them is done.
func remember(behind []*page, answered, next *page) []*page {
	behind = append(behind, answered)
	if at := slices.IndexFunc(behind, func(p *page) bool { return next.id != "" && p.id == next.id }); at >= 0 {
		return behind[:at]
	}
	return behind
}

// back clears what is typed, then goes to the page before, then leaves.
func (s *form) back() tea.Cmd {
	if l, ok := s.fields[s.focus].(*list); ok && l.clear() {
		return nil
	}
	if len(s.behind) == 0 && s.started && !s.warned {
		s.warned, s.problem = true, "Esc again leaves. Nothing is written then."
		return nil
	}
	if len(s.behind) == 0 {
		return s.end(false)
	}
	last := len(s.behind) - 1
	p := s.behind[last]
	s.behind = s.behind[:last]
	return s.open(p)
}

func (s *form) end(done bool) tea.Cmd {
	s.done, s.over = done, true
	return tea.Quit
}

// View draws the page into the width and height of the terminal.
func (s *form) View() string {
	if s.over {
		return s.farewell()
	}
	width := max(s.width-1, 12) // the last column makes some terminals wrap
	var above, below []string
	if title := s.title(); title != "" {
		above = append(above, s.theme.title.Render(cut(title, width)))
	}
	help := s.help(width)
	room := s.height - len(above) - len(help)
	airy := room > 14
	if airy && len(above) > 0 {
		above, room = append(above, ""), room-1
	}
	if airy {
		help, room = append([]string{""}, help...), room-1
	}

	focused := s.question(width)
	others := len(s.fields) - 1
	least := len(focused) + 3
	if shown := max(room-least, 0); others > shown {
		others = shown
	}
	before, after := s.around(others)
	for i := before; i < s.focus; i++ {
		above = append(above, s.brief(i, width))
	}
	for i := s.focus + 1; i <= after; i++ {
		below = append(below, s.brief(i, width))
	}
	room -= s.focus - before + after - s.focus + len(focused)
	if n := len(s.page.lines); n > 0 {
		box := s.scroll(width, max(room-3, 1))
		focused = append(append(box, ""), focused...)
		room -= len(box) + 1
	}
	body := strings.Split(s.fields[s.focus].view(width, max(room-len(s.trouble(width)), 1)), "\n")
	lines := slices.Concat(above, focused, body, s.trouble(width), below, help)
	if len(lines) > s.height {
		lines = lines[:max(s.height, 1)]
	}
	return strings.Join(lines, "\n")
}

// farewell is what stays on the screen of a form that did not take it whole.
func (s *form) farewell() string {
	if s.page.whole || !s.done {
		return ""
	}
	q := s.page.questions[s.focus]
	return cut(q.label+" "+q.answer(), max(s.width-1, 12)) + "\n"
}

func (s *form) title() string {
	text := s.page.section
	if s.page.of > 0 {
		text = fmt.Sprintf("%d of %d  %s", s.page.at, s.page.of, text)
	}
	return text
}

// question is the label and the reason of the question in focus.
func (s *form) question(width int) []string {
	q := s.page.questions[s.focus]
	return append(block(s.theme.title.UnsetForeground(), q.label, width), block(s.theme.faint, q.why, width)...)
}

// around is the first and the last question that is shown when there is room
// for some beside the one in focus.
func (s *form) around(others int) (first, last int) {
	first = max(s.focus-others, 0)
	last = min(first+others, len(s.fields)-1)
	return max(min(first, last-others), 0), max(last, s.focus)
}

// brief is a question out of focus, in a line.
func (s *form) brief(i, width int) string {
	q := s.page.questions[i]
	answer := q.answer()
	if answer == "" {
		answer = "-"
	}
	return s.theme.faint.Render(cut(q.label+" "+answer, width))
}

// scroll is the part of the page's lines that there is room for.
func (s *form) scroll(width, room int) []string {
	var all []string
	for _, line := range s.page.lines {
		for _, part := range wrapped(line, width) {
			all = append(all, cut(part, width))
		}
	}
	if len(all) <= room {
		s.top = 0
		return all
	}
	s.top = min(max(s.top, 0), len(all)-room+1)
	end := min(s.top+room-1, len(all))
	more := fmt.Sprintf("… %d more lines: ↑↓", len(all)-(end-s.top))
	return append(slices.Clone(all[s.top:end]), s.theme.faint.Render(cut(more, width)))
}

func (s *form) trouble(width int) []string {
	if s.problem == "" {
		return nil
	}
	return block(s.theme.wrong, s.problem, width)
}

// help is the keys that do something now.
func (s *form) help(width int) []string {
	if s.quiet {
		return nil
	}
	keys := s.fields[s.focus].keys()
	if len(s.fields) > 1 {
		keys = append(keys, "tab/shift+tab question")
	}
	back := "esc back"
	if len(s.behind) == 0 {
		back = "esc leave"
	}
	if !slices.Contains(keys, "esc clear") {
		keys = append(keys, back)
	}
	if len(s.behind) > 0 {
		keys = append(keys, "ctrl+c leave")
	}
	return block(s.theme.faint, strings.Join(keys, " · "), width)
}

// block is wrapped text that does not run over, in a style.
func block(style lipgloss.Style, text string, width int) []string {
	lines := wrapped(text, width)
	for i, line := range lines {
		lines[i] = style.Render(cut(line, width))
	}
	return lines
}

// wrapped breaks text between words into lines of a width. A longer word stays
// whole.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case runewidth.StringWidth(line)+1+runewidth.StringWidth(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
