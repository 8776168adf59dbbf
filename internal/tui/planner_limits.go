package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// typedLimit is a limit while it is typed.
type typedLimit struct {
	entry
	problem string
}

// typeLimit begins to type the limit under the cursor.
func (s *plannerScreen) typeLimit() tea.Cmd {
	s.typed = &typedLimit{entry: newEntry()}
	return nil
}

// limitHere is the limit under the cursor.
func (s *plannerScreen) limitHere() limit { return s.rows[s.row.at] }

// takeTyped follows a key while a limit is typed.
func (s *plannerScreen) takeTyped(msg tea.Msg) tea.Cmd {
	switch msg {
	case leaveTyping:
		s.typed = nil
		return nil
	case enter:
		if strings.TrimSpace(s.typed.Value()) == "" {
			s.typed = nil
			return nil
		}
		next := s.now
		if err := s.limitHere().read(&next, s.typed.Value()); err != nil {
			s.typed.problem = err.Error()
			return nil
		}
		s.typed = nil
		return s.limitTo(next)
	}
	if k, ok := msg.(tea.KeyMsg); ok && s.typed.edit(k) {
		s.typed.problem = ""
	}
	return nil
}

// slide changes the limit under the cursor by a step.
func (s *plannerScreen) slide(by int) tea.Cmd {
	l, next, most := s.limitHere(), s.now, 0
	if l.most != nil {
		most = 1 << 30
		if s.shown != nil && len(s.shown.Result.Plans) > 0 {
			most = 0
			for i := range s.shown.Result.Plans {
				most = max(most, l.most(s.shown.Result.Plans[i].Vector))
			}
		}
	}
	l.step(&next, by, most)
	return s.limitTo(next)
}

// ownLimit sets the limit under the cursor to the person's own.
func (s *plannerScreen) ownLimit() tea.Cmd {
	next := s.now
	s.limitHere().copy(&next, s.own)
	return s.limitTo(next)
}

// limitTo asks again within other bounds. Changes of one limit in a row are one
// to take back.
func (s *plannerScreen) limitTo(next bounds) tea.Cmd {
	if next.same(s.now) {
		return nil
	}
	name := s.limitHere().name
	if n := len(s.past); n == 0 || s.past[n-1].limit != name {
		s.past = append(s.past, pastBounds{s.now, name, false})
	}
	return s.within(next)
}

// within asks again within other bounds.
func (s *plannerScreen) within(next bounds) tea.Cmd {
	name := s.limitHere().name
	s.now = next
	s.rows = shownLimits(s.now, s.own)
	s.row.at = max(slices.IndexFunc(s.rows, func(l limit) bool { return l.name == name }), 0)
	return s.solve()
}

// shownLimits are the rows that there are: those that are seldom wanted only
// where they say something.
func shownLimits(now, own bounds) []limit {
	return slices.DeleteFunc(limits(), func(l limit) bool {
		return l.spare && !l.differs(now, bounds{}) && !l.differs(own, bounds{})
	})
}

// pastBounds is what was asked for before a change.
type pastBounds struct {
	bounds
	limit string // that was changed; "": several
	tried bool   // the change was one that the planner proposed
}

// takeBack asks as before the last change.
func (s *plannerScreen) takeBack() tea.Cmd {
	n := len(s.past) - 1
	last := s.past[n]
	s.past = s.past[:n]
	return s.within(last.bounds)
}

// allOwn sets every limit to the person's own.
func (s *plannerScreen) allOwn() tea.Cmd {
	s.past = append(s.past, pastBounds{bounds: s.now})
	return s.within(s.own)
}

// limitMoved is a click on the arrows of a limit's row.
type limitMoved struct{ row, by int }

// limitPicked is a click on a limit.
type limitPicked struct{ row int }

// drawLimits draws the limits with what the one under the cursor means.
func (s *plannerScreen) drawLimits(c *canvas) {
	live := s.pane == paneLimits
	said := s.limitWords()
	lines := len(wrapped(safe(said), max(c.w-2, 1)))
	if !live || c.h < len(s.rows)+1 && c.h < 6 {
		lines = 0
	}
	wrong := s.typed != nil && s.typed.problem != ""
	if !wrong && lines > 1 && c.h < len(s.rows)+lines { // no row makes room for it
		lines = 1
	}
	room := c.h - min(lines, 3)
	from, to := s.row.window(len(s.rows), room)
	for i := from; i < to; i++ {
		s.drawLimit(c.area(0, i-from, c.w, 1), i, live)
	}
	if from > 0 {
		c.putRight(c.w, 0, accent, "↑")
	}
	if to < len(s.rows) {
		c.putRight(c.w, room-1, accent, "↓")
	}
	if lines == 0 {
		return
	}
	p := faint
	if wrong {
		p = bad
	}
	at := max(min(to-from+1, c.h-lines), to-from)
	if lines == 1 {
		c.within(2, at, c.w, p, said)
		return
	}
	c.area(2, at, c.w-2, c.h-at).paragraph(0, p, said)
}

// limitWords say what the limit under the cursor means, or what is wrong.
func (s *plannerScreen) limitWords() string {
	l := s.limitHere()
	switch {
	case s.typed != nil && s.typed.problem != "":
		return s.typed.problem
	case s.typed != nil:
		return l.help
	case l.all != nil && l.all(s.env, s.now) != "":
		return l.all(s.env, s.now) + "; ← takes the last one away"
	case l.differs(s.now, s.own):
		return "x takes yours: " + l.show(s.env, s.own)
	}
	return l.help
}

// limitName is how much room the name of a limit takes.
const limitName = 11

func (s *plannerScreen) drawLimit(c *canvas, i int, live bool) {
	l := s.rows[i]
	c.zone(limitPicked{i})
	name := plain
	if live && i == s.row.at {
		c.mark(0)
		c.put(0, 0, accent, ">")
		name = accent
	}
	c.within(2, 0, 2+limitName, name, l.name)
	if l.differs(s.now, s.own) {
		c.put(1, 0, warn, "*")
	}
	value := c.area(2+limitName, 0, c.w-2-limitName, 1)
	if live && i == s.row.at && s.typed != nil {
		s.typed.draw(value, 0, "", l.show(s.env, s.now), true)
		return
	}
	text := l.show(s.env, s.now)
	if l.tick != nil {
		value.put(0, 0, plain, either(l.tick(s.now), "[x] ", "[ ] ")+text)
		value.area(0, 0, 3, 1).zone(limitMoved{i, 1})
		return
	}
	if l.list {
		value.put(0, 0, strong, text)
		return
	}
	arrows := faint
	if live && i == s.row.at {
		arrows = accent
	}
	value.put(0, 0, arrows, "◂")
	value.area(0, 0, 2, 1).zone(limitMoved{i, -1})
	x := value.within(2, 0, value.w-2, strong, text)
	value.put(x+1, 0, arrows, "▸")
	value.area(x+1, 0, 1, 1).zone(limitMoved{i, 1})
}
