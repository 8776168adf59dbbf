package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// thing is all of a role, skill, certification, program or license. What it has
// to do with is linked, so that one can walk through the catalog.
type thing struct {
	*env
	about
	at       section
	overview pane
	gap      pane
	moves    pane
	all      reader
	loading  inquiry // of the text of all
	beside   about   // the role at the other end of the move under the cursor
	besideIt pane
}

// section is a part of the screen.
type section int

const (
	inOverview section = iota
	inGap
	inMoves
	inAll
)

func newThing(e *env, ref roles.Ref) *thing {
	s := &thing{env: e}
	s.ref = ref
	s.overview.at, s.gap.at, s.moves.at = -1, -1, -1
	return s
}

// sections are the parts that there are of this kind of thing.
func (s *thing) sections() []section {
	if s.ref.Kind == roles.KindRole {
		return []section{inOverview, inGap, inMoves, inAll}
	}
	return []section{inOverview, inAll}
}

func (s *thing) init() tea.Cmd {
	if !s.Catalog.Has(s.ref) {
		return nil
	}
	c, ref := s.Catalog, s.ref
	s.lay()
	return tea.Batch(s.turn(s.env, s.ref), s.loading.ask(s.env, func(context.Context) (any, error) {
		return render.Show(c, []roles.Ref{ref}).Doc, nil
	}))
}

func (s *thing) head() head {
	h := head{title: s.Catalog.Title(s.ref), command: "show " + s.ref.String()}
	if !s.Catalog.Has(s.ref) {
		h.command = ""
	}
	if s.at == inGap {
		h.command = "gap " + s.ref.ID + s.fromWords()
	}
	return h
}

// thingKeys are the keys of this screen.
func thingKeys() []key {
	return []key{
		{does: right, keys: []string{"right", "l", "tab"}, show: "←→", word: "section", help: "next section"},
		{does: left, keys: []string{"left", "h", "shift+tab"}, help: "section before"},
		{does: enter, keys: []string{"enter"}, word: "follow", help: "open what the cursor is on"},
		{does: planHere, keys: []string{"p"}, word: "plan", help: "plan the way to this role"},
		{does: compareIt, keys: []string{"c"}, word: "compare", help: "set it beside others, or take it out"},
		{does: standHere, keys: []string{"f"}, word: "start here", help: "take me to be in this role, or back"},
		{does: nearIt, keys: []string{"z"}, word: "near", help: "the moves around this role, drawn"},
		{does: explainIt, keys: []string{"e"}, word: "sources", help: "where the figures come from, and how old they are"},
	}
}

func (s *thing) keys() []key {
	why := whyNotFor(s.env, s.ref)
	if _, ok := s.linked(); !ok {
		why[enter] = "nothing here leads on"
	}
	if s.from == "" && s.ref.Kind == roles.KindRole && s.ref.ID == s.here() {
		why[standHere] = "you stand in it"
	}
	return s.backToMe(without(keysOf(onThing), why), s.ref)
}

// backToMe names the key that takes a person to be in a role by what it does in
// the one that they are taken to be in already.
func (e *env) backToMe(list []key, ref roles.Ref) []key {
	for i := range list {
		if list[i].does == standHere && ref.Kind == roles.KindRole && ref.ID == e.from && e.from != "" {
			list[i].word = "back to me"
		}
	}
	return list
}

// whyNotFor says what cannot be done with a thing.
func whyNotFor(e *env, ref roles.Ref) map[action]string {
	why := map[action]string{}
	if !e.Catalog.Has(ref) {
		for _, act := range []action{planHere, compareIt, standHere, nearIt, explainIt} {
			why[act] = "nothing is chosen"
		}
		return why
	}
	if ref.Kind != roles.KindRole {
		why[planHere] = "this is no role"
		why[standHere] = "this is no role"
		why[nearIt] = "this is no role"
	}
	if ref.Kind != roles.KindRole && ref.Kind != roles.KindProgram {
		why[compareIt] = "only roles and programs are compared"
	}
	return why
}

// doTo follows an action that any screen with a thing under its cursor has.
func (e *env) doTo(ref roles.Ref, act action) tea.Cmd {
	switch act {
	case planHere:
		return e.planTo(ref.ID)
	case compareIt:
		return e.compare(ref.String())
	case standHere:
		if e.from == ref.ID {
			return e.send(stood{})
		}
		return e.send(stood{ref.ID})
	case nearIt:
		return e.send(opened{newNear(e, ref.ID)})
	case explainIt:
		c, today := e.Catalog, e.Today
		return e.send(opened{newText(e, "Sources", "explain "+ref.String(), func() render.Doc {
			return render.Explain(c, []roles.Ref{ref}, "", today).Doc
		})})
	}
	return nil
}

func (s *thing) update(msg tea.Msg) tea.Cmd {
	if !s.Catalog.Has(s.ref) {
		return nil
	}
	if got, ok := s.loading.takes(msg); ok {
		s.all.show(got.value.(render.Doc))
		s.lay()
		return nil
	}
	switch {
	case s.takes(msg):
		s.lay()
		return s.look()
	case s.beside.takes(msg):
		s.lay()
		return nil
	}
	switch msg := msg.(type) {
	case resized:
		s.lay()
		return s.look()
	case ownChanged:
		s.lay()
		return tea.Batch(s.turn(s.env, s.ref), s.lookAgain())
	case followed:
		return s.follow(msg)
	case section:
		s.at = msg
		s.lay()
		return s.look()
	case action:
		return s.act(msg)
	}
	return nil
}

func (s *thing) act(act action) tea.Cmd {
	switch act {
	case right, left:
		list, step := s.sections(), section(1)
		if act == left {
			step = section(len(list) - 1)
		}
		for i, one := range list {
			if one == s.at {
				return s.update(list[(section(i)+step)%section(len(list))])
			}
		}
	case enter:
		if ref, ok := s.linked(); ok {
			return s.send(opened{newThing(s.env, ref)})
		}
	case planHere, compareIt, standHere, nearIt, explainIt:
		return s.doTo(s.ref, act)
	}
	f := s.frame(s.width, s.height)
	if p := s.pane(s.at); p != nil {
		p.move(act, f.height)
		return s.look()
	}
	s.all.move(act, s.textWidth(f), f.height)
	return nil
}

// pane is the page of a section; nil of the one that is a text.
func (s *thing) pane(at section) *pane {
	return map[section]*pane{inOverview: &s.overview, inGap: &s.gap, inMoves: &s.moves}[at]
}

// linked is what the cursor stands on.
func (s *thing) linked() (roles.Ref, bool) {
	if p := s.pane(s.at); p != nil {
		return p.linked()
	}
	return roles.Ref{}, false
}

// follow takes a click on a link: the first one goes there, the second opens it.
func (s *thing) follow(f followed) tea.Cmd {
	at := section(f.page)
	p := s.pane(at)
	if p == nil || f.row >= len(p.rows) {
		return nil
	}
	if s.at == at && p.at == f.row {
		return s.act(enter)
	}
	s.at, p.at = at, f.row
	return s.look()
}

// look works out the role at the other end of the move under the cursor, where
// there is room to show it.
func (s *thing) look() tea.Cmd {
	if s.at != inMoves || s.frame(s.width, s.height).right == 0 {
		return nil
	}
	ref, ok := s.linked()
	if !ok || ref == s.beside.ref {
		return nil
	}
	cmd := s.beside.turn(s.env, ref)
	s.besideIt = pane{at: -1}
	s.lay()
	return cmd
}

// lookAgain does that for another person.
func (s *thing) lookAgain() tea.Cmd {
	if s.beside.ref.ID == "" {
		return nil
	}
	return s.beside.turn(s.env, s.beside.ref)
}
