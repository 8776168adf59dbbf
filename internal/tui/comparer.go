package tui

import tea "github.com/charmbracelet/bubbletea"

type comparerScreen struct{ *env }

func newComparer(e *env) *comparerScreen { return &comparerScreen{env: e} }

func (s *comparerScreen) init() tea.Cmd { return nil }
func (s *comparerScreen) head() head    { return head{title: "Compare"} }
func (s *comparerScreen) keys() []key   { return keysOf(onCompare) }

func (s *comparerScreen) update(msg tea.Msg) tea.Cmd { return nil }

func (s *comparerScreen) view(c *canvas) { c.put(1, 0, plain, "Compare") }

// compareKeys are the keys of this screen.
func compareKeys() []key { return nil }
