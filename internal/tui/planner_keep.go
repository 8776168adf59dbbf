package tui

import (
	"context"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/store"
)

// planKeeper asks for the name under which a route is saved.
type planKeeper struct {
	*env
	routes *routes
	route  int
	entry  entry
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
		}
	case tea.KeyMsg:
		if s.entry.edit(msg) {
			s.failed = ""
		}
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
	s.entry.draw(body, 0, "name ", "", true)
	p, text := faint, "Small letters, numbers and hyphens. It is kept with your profile; 5 shows it, and u takes it back."
	if s.failed != "" {
		p, text = bad, s.failed
	}
	body.below(2).paragraph(0, p, text)
}
