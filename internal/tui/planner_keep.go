package tui

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/store"
)

// planKeeper asks for the name under which a route is saved.
type planKeeper struct {
	*env
	routes *routes
	route  int
	entry  entry
	anew   bool // the name is the one proposed: what is typed takes its place
	saving inquiry
	failed string
}

// planKept tells that a route was saved.
type planKept struct{ route, name string }

func newPlanKeeper(e *env, r *routes, route int) *planKeeper {
	s := &planKeeper{env: e, routes: r, route: route, entry: newEntry()}
	name := store.PlanName(r.target)
	for n := 2; e.hasPlan(name); n++ {
		name = fmt.Sprintf("%s-%d", store.PlanName(r.target), n)
	}
	s.entry.SetValue(name)
	s.entry.CursorEnd()
	s.anew = true
	return s
}

func (s *planKeeper) init() tea.Cmd { return nil }
func (s *planKeeper) head() head    { return head{title: "Save the route", typing: true} }
func (s *planKeeper) keys() []key {
	return []key{
		{does: enter, keys: []string{"enter"}, word: "save", help: "save under this name"},
		{does: back, keys: []string{"esc"}, word: "leave it", help: "save nothing"},
	}
}

func (s *planKeeper) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case action:
		switch {
		case s.saving.busy: // what it comes to is told here
		case msg == back:
			return s.send(closed{})
		case msg == enter:
			return s.save()
		case msg == left, msg == right, msg == first, msg == last:
			s.anew = false
			s.entry.edit(tea.KeyMsg{Type: map[action]tea.KeyType{left: tea.KeyLeft, right: tea.KeyRight, first: tea.KeyHome, last: tea.KeyEnd}[msg]})
		}
	case tea.KeyMsg:
		if s.saving.busy {
			return nil
		}
		if s.anew {
			s.anew = false
			s.entry.Reset()
		}
		s.entry.edit(asPlanName(msg))
		s.failed = ""
	case answer:
		a, ok := s.saving.takes(msg)
		switch {
		case !ok:
		case a.err != nil:
			s.failed = oneLine(a.err)
		default:
			id := s.routes.Result.Plans[s.route].ID
			s.send(closed{})
			s.send(planKept{id, s.name()})
			return s.send(wrote{text: a.value.(string)})
		}
	}
	return nil
}

// asPlanName makes what is typed a part of a name: small letters, and hyphens for
// spaces.
func asPlanName(k tea.KeyMsg) tea.KeyMsg {
	if k.Type != tea.KeyRunes && k.Type != tea.KeySpace {
		return k
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Paste: k.Paste, Runes: []rune(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return '-'
		}
		return unicode.ToLower(r)
	}, string(k.Runes)))}
}

func (s *planKeeper) name() string { return strings.TrimSpace(s.entry.Value()) }

func (s *planKeeper) save() tea.Cmd {
	keep, r, route, name := s.Keep, s.routes, s.route, s.name()
	s.failed = ""
	return s.saving.ask(s.env, func(ctx context.Context) (any, error) {
		return keep(ctx, name, r.target, r.asked, r.Planned, route)
	})
}

func (s *planKeeper) view(c *canvas) {
	c.put(1, 0, strong, "Save route "+routeName(s.route)+" to "+s.roleTitle(s.routes.target))
	body := c.area(1, 2, c.w-2, c.h-2)
	if s.anew { // all of it is chosen
		body.area(len("name "), 0, cells(safe(s.entry.Value())), 1).mark(0)
	}
	s.entry.draw(body, 0, "name ", "", true)
	p, text := faint, "Type for another name: small letters, numbers and hyphens. It is kept with your profile; 5 shows it, and u takes it back."
	switch {
	case s.saving.busy:
		text = "Saving …"
	case s.failed != "":
		p, text = bad, s.failed
	}
	body.below(2).paragraph(0, p, text)
}
