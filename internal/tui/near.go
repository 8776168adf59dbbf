package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/paths"
	"careers/rung/roles"
)

// neighbor is a move as seen from the role at one of its ends.
type neighbor struct {
	role *roles.Role // at the other end
	move roles.Move
}

// neighborsOf is the moves that lead to a role and on from it, promotions first,
// then by title.
func neighborsOf(c *roles.Catalog, role string) (in, out []neighbor) {
	for _, m := range c.MovesInto(role) {
		in = append(in, neighbor{c.Role(m.From), m.Move})
	}
	if r := c.Role(role); r != nil {
		for _, m := range r.Moves {
			if other := c.Role(m.To); other != nil {
				out = append(out, neighbor{other, m})
			}
		}
	}
	kinds := []roles.MoveKind{roles.Promotion, roles.Lateral, roles.Pivot}
	order := func(a, b neighbor) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.move.Kind), slices.Index(kinds, b.move.Kind)),
			cmp.Compare(a.role.Title, b.role.Title), cmp.Compare(a.role.ID, b.role.ID))
	}
	slices.SortFunc(in, order)
	slices.SortFunc(out, order)
	return in, out
}

// kindLine is a line that stands for a kind of move, so many columns long.
func kindLine(k roles.MoveKind, length int) string {
	glyph := "┄"
	switch k {
	case roles.Promotion:
		glyph = "═"
	case roles.Lateral:
		glyph = "─"
	}
	return strings.Repeat(glyph, length)
}

// kindPaint is its color.
func kindPaint(k roles.MoveKind) paint {
	switch k {
	case roles.Promotion:
		return upward
	case roles.Lateral:
		return across
	}
	return pivot
}

// The sides of a role.
const (
	comesFrom = iota
	leadsTo
)

// nearScreen is one role with the moves that touch it. A person walks along
// them from role to role.
type nearScreen struct {
	*env
	nearStop
	trail []nearStop // where the walk came from
	sides [2][]neighbor
	plan  int // of Own.Plans, whose stops are marked

	// What follows from the person and from the move under the cursor.
	marks placeMarks
	fit   func(*roles.Role) paths.SkillFit
	gap   *paths.Gap // of the role that the move leads to; nil: there is no move
}

// nearStop is a place of a walk: a role and the cursors around it.
type nearStop struct {
	role string
	side int
	at   [2]picker
}

func newNear(e *env, role string) *nearScreen {
	s := &nearScreen{env: e}
	s.refresh()
	s.stop(nearStop{role: role, side: leadsTo})
	return s
}

// stop comes to a role; a side with nothing on it is not chosen.
func (s *nearScreen) stop(at nearStop) {
	s.nearStop = at
	s.sides[comesFrom], s.sides[leadsTo] = neighborsOf(s.Catalog, at.role)
	if other := 1 - s.side; len(s.sides[s.side]) == 0 && len(s.sides[other]) > 0 {
		s.side = other
	}
	s.settle()
}

// refresh works out what follows from the person.
func (s *nearScreen) refresh() {
	s.marks = s.marksOf(s.plan)
	who, _ := s.person()
	s.fit = paths.Fits(s.Catalog, who)
	s.settle()
}

// settle works out what is told of the move under the cursor.
func (s *nearScreen) settle() {
	s.gap = nil
	w, ok := s.chosen()
	if !ok {
		return
	}
	who, _ := s.person()
	s.gap, _ = paths.FindGap(s.Catalog, who, w.move.To, s.pace()) // the role is the catalog's own and the pace one that was checked: it does not fail
}

// chosen is the move under the cursor.
func (s *nearScreen) chosen() (neighbor, bool) {
	list, at := s.sides[s.side], s.at[s.side].at
	if at >= len(list) {
		return neighbor{}, false
	}
	return list[at], true
}

// leaves is the role that a move of the chosen side leaves.
func (s *nearScreen) leaves(w neighbor) string {
	if s.side == leadsTo {
		return s.role
	}
	return w.role.ID
}

func (s *nearScreen) init() tea.Cmd { return nil }

func (s *nearScreen) head() head {
	h := head{title: s.roleTitle(s.role), command: "show role/" + s.role}
	if s.role == s.here() {
		h.command = "next" + s.fromWords()
	}
	return h
}

// onSide is a click on a move.
type onSide struct{ side, at int }

func (s *nearScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case action:
		return s.act(msg)
	case ownChanged:
		s.refresh()
	case onSide:
		again := s.side == msg.side && s.at[s.side].at == msg.at
		s.side, s.at[msg.side].at = msg.side, max(min(msg.at, len(s.sides[msg.side])-1), 0)
		s.settle()
		if again {
			return s.act(enter)
		}
	}
	return nil
}

func (s *nearScreen) act(act action) tea.Cmd {
	switch act {
	case left, right:
		if side := map[action]int{left: comesFrom, right: leadsTo}[act]; len(s.sides[side]) > 0 {
			s.side = side
			s.settle()
		}
	case enter:
		if w, ok := s.chosen(); ok {
			s.trail = append(slices.Clone(s.trail), s.nearStop)
			s.stop(nearStop{role: w.role.ID, side: s.side})
		}
	case walkBack:
		if n := len(s.trail); n > 0 {
			at := s.trail[n-1]
			s.trail = s.trail[:n-1]
			s.stop(at)
		}
	case farIt:
		return s.send(wentTo{tabMap, onTheMap{s.role}})
	case planHere:
		return s.planTo(s.role)
	case compareIt:
		return s.compare("role/" + s.role)
	case standHere:
		return s.standIn(s.role)
	case explainIt:
		if ref := (roles.Ref{Kind: roles.KindRole, ID: s.role}); s.Catalog.Has(ref) {
			return s.doTo(ref, act)
		}
	case wholeRole:
		return s.send(opened{newThing(s.env, roles.Ref{Kind: roles.KindRole, ID: s.role})})
	default:
		if s.at[s.side].move(act, len(s.sides[s.side])) {
			s.settle()
		}
	}
	return nil
}

// Actions of this screen alone.
const (
	walkBack  action = "walk back"
	farIt     action = "far"
	wholeRole action = "whole role"
)

// nearKeys are the keys of this screen.
func nearKeys() []key {
	return []key{
		{does: enter, keys: []string{"enter"}, word: "walk there", help: "along the move to the role at its end"},
		{does: walkBack, keys: []string{"backspace"}, word: "walk back", help: "to the role that the walk came from"},
		{does: left, keys: []string{"left", "h"}, show: "←→", word: "side", help: "to who comes here"},
		{does: right, keys: []string{"right", "l"}, help: "to where it leads"},
		{does: up, keys: []string{"up", "k"}, show: "↑↓", word: "move", help: "to the move above"},
		{does: down, keys: []string{"down", "j"}, help: "to the move below"},
		{does: farIt, keys: []string{"z"}, word: "far", help: "the whole map, with the cursor on this role"},
		{does: planHere, keys: []string{"p"}, word: "plan", help: "routes to the role in the box"},
		{does: wholeRole, keys: []string{"o"}, word: "open", help: "all there is to know of the role in the box"},
		{does: standHere, keys: []string{"f"}, word: "start here", help: "answer as for a person in the role in the box; again takes it back"},
		{does: compareIt, keys: []string{"c"}, word: "compare", help: "the role in the box beside others; again takes it out"},
		{does: explainIt, keys: []string{"e"}, help: "where the figures of the role in the box come from"},
	}
}

// keys are those that hold now.
func (s *nearScreen) keys() []key {
	why := map[action]string{}
	if _, ok := s.chosen(); !ok {
		why[enter] = "no move leads here or on from here"
	}
	if len(s.trail) == 0 {
		why[walkBack] = "the walk began here"
	}
	if s.here() == s.role {
		why[planHere] = "you stand in it"
		if s.from == "" {
			why[standHere] = "you stand in it"
		}
	}
	for side, act := range map[int]action{comesFrom: left, leadsTo: right} {
		if len(s.sides[side]) == 0 {
			why[act] = "there is nothing on that side"
		}
	}
	return s.backToMe(without(keysOf(onNear), why), roles.Ref{Kind: roles.KindRole, ID: s.role})
}
