package tui

import tea "github.com/charmbracelet/bubbletea"

type nearScreen struct {
	*env
	role string
}

func newNear(e *env, role string) *nearScreen { return &nearScreen{env: e, role: role} }

func (s *nearScreen) init() tea.Cmd { return nil }
func (s *nearScreen) head() head    { return head{title: s.roleTitle(s.role)} }
func (s *nearScreen) keys() []key   { return keysOf(onNear) }

func (s *nearScreen) update(msg tea.Msg) tea.Cmd { return nil }

func (s *nearScreen) view(c *canvas) { c.put(1, 0, plain, s.roleTitle(s.role)) }

// nearKeys are the keys of this screen.
func nearKeys() []key { return nil }
