package tui

import tea "github.com/charmbracelet/bubbletea"

type mapScreen struct{ *env }

func newMap(e *env) *mapScreen { return &mapScreen{env: e} }

func (s *mapScreen) init() tea.Cmd { return nil }
func (s *mapScreen) head() head    { return head{title: "Map"} }
func (s *mapScreen) keys() []key   { return keysOf(onMap) }

func (s *mapScreen) update(msg tea.Msg) tea.Cmd { return nil }

func (s *mapScreen) view(c *canvas) { c.put(1, 0, plain, "Map") }

// mapKeys are the keys of this screen.
func mapKeys() []key { return nil }
