package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/roles"
)

type thing struct {
	*env
	ref roles.Ref
}

func newThing(e *env, ref roles.Ref) *thing { return &thing{env: e, ref: ref} }

func (s *thing) init() tea.Cmd { return nil }
func (s *thing) head() head {
	return head{title: s.Catalog.Title(s.ref), command: "show " + s.ref.String()}
}
func (s *thing) keys() []key { return keysOf(onThing) }

func (s *thing) update(msg tea.Msg) tea.Cmd { return nil }

func (s *thing) view(c *canvas) { c.put(1, 0, plain, s.Catalog.Title(s.ref)) }

// thingKeys are the keys of this screen.
func thingKeys() []key { return nil }
