package tui

import tea "github.com/charmbracelet/bubbletea"

type plannerScreen struct{ *env }

func newPlanner(e *env) *plannerScreen { return &plannerScreen{env: e} }

func (s *plannerScreen) init() tea.Cmd { return nil }
func (s *plannerScreen) head() head    { return head{title: "Plan"} }
func (s *plannerScreen) keys() []key   { return keysOf(onPlan) }

func (s *plannerScreen) update(msg tea.Msg) tea.Cmd { return nil }

func (s *plannerScreen) view(c *canvas) { c.put(1, 0, plain, "Plan") }

// planKeys are the keys of this screen.
func planKeys() []key { return nil }
