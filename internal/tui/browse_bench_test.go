package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/roles"
)

// manyThings is a catalog of 3,000 roles and 14,000 skills.
func manyThings() *roles.Catalog {
	c := *builtin().Catalog()
	all, skills := c.Roles, c.Skills
	c.Roles, c.Skills = nil, nil
	for i := range 3000 {
		r := all[i%len(all)]
		if i >= len(all) {
			r.ID, r.Title, r.Moves = fmt.Sprintf("%s-%d", r.ID, i), fmt.Sprintf("%s of ward %d", r.Title, i), nil
		}
		c.Roles = append(c.Roles, r)
	}
	for i := range 14000 {
		s := skills[i%len(skills)]
		if i >= len(skills) {
			s.ID, s.Name = fmt.Sprintf("%s-%d", s.ID, i), fmt.Sprintf("%s in setting %d", s.Name, i)
		}
		c.Skills = append(c.Skills, s)
	}
	return roles.NewCatalog(c)
}

// browseOf is a Browse screen that has settled.
func browseOf(tb testing.TB, c *roles.Catalog, width, height int) *browseScreen {
	tb.Helper()
	e := &env{Deps: Deps{Catalog: c, Today: today}, ctx: tb.Context(), width: width, height: height - 2}
	e.stand("medical-coder")
	s := newBrowse(e)
	s.settle(s.init())
	return s
}

// settle runs a command and all that comes of it.
func (s *browseScreen) settle(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, one := range msg {
			s.settle(one)
		}
	default:
		s.settle(s.update(msg))
	}
}

// A key's own work must not be felt.
func BenchmarkBrowse(b *testing.B) {
	for name, c := range map[string]*roles.Catalog{"builtin": builtin().Catalog(), "large": manyThings()} {
		s := browseOf(b, c, 120, 40)
		b.Run(name+"/down", func(b *testing.B) {
			for i := 0; b.Loop(); i++ { // there and back, so that it always moves
				s.update([]action{down, up}[i%2])
			}
		})
		for _, text := range []string{"a", "data", "coder", "data analyst", "hlth anlst", "zzzz"} {
			b.Run(name+"/type "+strings.ReplaceAll(text, " ", "+"), func(b *testing.B) {
				for b.Loop() { // the last letter of it, after those before
					b.StopTimer()
					s.query, s.typing = wanted{}, true
					s.entry.SetValue(text[:len(text)-1])
					s.narrow(true)
					b.StartTimer()
					s.update(keyOf(text[len(text)-1:]))
				}
			})
		}
		s.entry.SetValue("")
		s.narrow(true)
		for s.at = range 2 {
			b.Run(name+"/sort "+s.shelf().command, func(b *testing.B) {
				for b.Loop() {
					s.update(sortIt)
				}
			})
			b.Run(name+"/filter "+s.shelf().command, func(b *testing.B) {
				for b.Loop() {
					s.update(filterGroup)
				}
			})
			s.shelf().clear()
		}
		for _, size := range [][2]int{{80, 24}, {200, 60}} {
			b.Run(fmt.Sprintf("%s/view %dx%d", name, size[0], size[1]), func(b *testing.B) {
				s := browseOf(b, c, size[0], size[1])
				s.entry.SetValue("data")
				s.settle(s.narrow(true))
				for b.Loop() {
					s.view(newCanvas(size[0], size[1]-2))
				}
			})
		}
	}
}
