package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

// stepStory tells one step of a route whole, over the screen.
type stepStory struct {
	*env
	plan  *paths.Plan
	order []int
	at    int
	reader
}

func newStepStory(e *env, plan *paths.Plan, order []int, at int) *stepStory {
	s := &stepStory{env: e, plan: plan, order: order, at: at}
	s.turn(0)
	return s
}

// turn goes to another step.
func (s *stepStory) turn(by int) {
	s.at = max(min(s.at+by, len(s.order)-1), 0)
	s.show(render.StepDoc(s.plan, s.order[s.at], s.Today))
	s.layout(s.size())
}

// size is that of the text in the box that the explorer draws it in.
func (s *stepStory) size() (width, height int) {
	return max(min(s.env.width-4, 90)-4, 1), max(min(s.env.height-2, 30)-2, 1)
}

func (s *stepStory) init() tea.Cmd { return nil }
func (s *stepStory) head() head    { return head{title: "Why this step"} }
func (s *stepStory) keys() []key {
	return []key{
		{does: left, keys: []string{"left", "h"}, show: "←→", word: "step", help: "the step before"},
		{does: right, keys: []string{"right", "l"}, help: "the next step"},
		{does: up, keys: []string{"up", "k"}, show: "↑↓", word: "scroll", help: "up"},
		{does: back, keys: []string{"esc", "w", "q", "enter"}, word: "close", help: "close"},
	}
}

func (s *stepStory) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case resized:
		s.layout(s.size())
	case action:
		switch msg {
		case left:
			s.turn(-1)
		case right:
			s.turn(1)
		case back:
			return s.send(closed{})
		default:
			width, height := s.size()
			s.move(msg, width, height)
		}
	}
	return nil
}

func (s *stepStory) view(c *canvas) { s.reader.view(c.area(1, 0, c.w-2, c.h)) }

// mostInStory is how many routes the story of one lists beside it.
const mostInStory = 12

// newRouteStory tells one route in full.
func newRouteStory(e *env, r *routes, route int, command string) *textScreen {
	c := e.Catalog
	o := render.PlanOptions{Assumed: r.Assumed, Route: route, Detail: true, Start: &e.Today}
	if len(r.Result.Plans) > mostInStory {
		o.Show = []int{route}
	}
	if e.Own.Profile != nil {
		o.Savings = e.Own.Profile.Savings
	}
	return newText(e, "Route "+routeName(route)+" to "+e.roleTitle(r.target), command, func() render.Doc {
		return render.Plan(c, r.Query, r.Result, o).Doc
	})
}
