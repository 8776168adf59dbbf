package tui

import tea "github.com/charmbracelet/bubbletea"

type meScreen struct{ *env }

func newMe(e *env) *meScreen { return &meScreen{env: e} }

func (s *meScreen) init() tea.Cmd { return nil }
func (s *meScreen) head() head    { return head{title: "Me"} }
func (s *meScreen) keys() []key   { return keysOf(onMe) }

func (s *meScreen) update(msg tea.Msg) tea.Cmd { return nil }

func (s *meScreen) view(c *canvas) { c.put(1, 0, plain, "Me") }

// meKeys are the keys of this screen.
func meKeys() []key { return nil }
