package tui

import tea "github.com/charmbracelet/bubbletea"

type browseScreen struct{ *env }

func newBrowse(e *env) *browseScreen { return &browseScreen{env: e} }

func (s *browseScreen) init() tea.Cmd { return nil }
func (s *browseScreen) head() head    { return head{title: "Browse"} }
func (s *browseScreen) keys() []key   { return keysOf(onBrowse) }

func (s *browseScreen) update(msg tea.Msg) tea.Cmd { return nil }

func (s *browseScreen) view(c *canvas) { c.put(1, 0, plain, "Browse") }

// browseKeys are the keys of this screen.
func browseKeys() []key { return nil }
