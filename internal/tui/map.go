package tui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/paths"
	"careers/rung/roles"
)

// mapScreen is the whole field: tracks by career stage, and the roles of the
// cell under the cursor.
type mapScreen struct {
	*env
	grid   lattice
	at     latticeAt
	wanted int    // the stage that up and down keep to
	list   picker // in the roles of the cell
	inList bool
	placed bool // the person has moved the cursor; it does not follow them any more
	plan   int  // of Own.Plans: whose stops are shown; one past the last is none

	// What follows from the fields above and from env; see settle.
	marks   placeMarks
	fit     func(*roles.Role) paths.SkillFit
	told    string     // the role that is told beside the lattice, where there is room; "": none
	gap     *paths.Gap // of told; nil: none
	in, out []neighbor // of told
	leads   map[string]roles.MoveKind
}

// onTheMap puts the cursor of the map on a role.
type onTheMap struct{ role string }

func newMap(e *env) *mapScreen {
	s := &mapScreen{env: e, grid: newLattice(e.Catalog)}
	s.refresh()
	return s
}

func (s *mapScreen) init() tea.Cmd {
	s.settle()
	return nil
}

func (s *mapScreen) head() head { return head{title: "Map", command: s.command()} }

// command prints the roles of the cell.
func (s *mapScreen) command() string {
	list := s.roles()
	if len(list) == 0 {
		return "roles"
	}
	return "roles --track " + list[0].Track + " --stage " + strconv.Itoa(list[0].Stage)
}

// roles are those of the cell under the cursor.
func (s *mapScreen) roles() []*roles.Role { return s.grid.cell(s.at) }

// chosen is the role that keys are about; nil where the catalog has none.
func (s *mapScreen) chosen() *roles.Role {
	if list := s.roles(); s.list.at < len(list) {
		return list[s.list.at]
	}
	return nil
}

// refresh works out what follows from the person.
func (s *mapScreen) refresh() {
	s.marks = s.marksOf(s.plan)
	who, _ := s.person()
	s.fit = paths.Fits(s.Catalog, who)
	s.told = ""
	if !s.placed {
		s.home()
	}
	s.settle()
}

// home puts the cursor on the person's own role or, where there is none, where
// people begin.
func (s *mapScreen) home() {
	at, place, ok := s.grid.of(s.Catalog.Role(s.here()))
	if !ok {
		at, place = s.grid.start(), 0
	}
	s.at, s.wanted, s.list.at = at, at.stage, place
}

// settle works out what is told of the role under the cursor, where there is
// room to tell it.
func (s *mapScreen) settle() {
	r := s.chosen()
	s.leads = nil
	if r == nil {
		s.told, s.gap, s.in, s.out = "", nil, nil, nil
		return
	}
	if s.inList {
		s.leads = map[string]roles.MoveKind{}
		for _, m := range r.Moves {
			s.leads[m.To] = m.Kind
		}
	}
	if s.told == r.ID || s.width < wideMap && s.height < longMap {
		return
	}
	s.told = r.ID
	s.in, s.out = neighborsOf(s.Catalog, r.ID)
	who, _ := s.person()
	s.gap, _ = paths.FindGap(s.Catalog, who, r.ID, s.pace()) // the role is the catalog's own and the pace one that was checked: it does not fail
}

// put moves the cursor to a cell, onto one of its roles.
func (s *mapScreen) put(at latticeAt, place int) {
	s.at, s.list.at, s.placed = at, place, true
	s.settle()
}

func (s *mapScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case action:
		return s.act(msg)
	case ownChanged:
		if s.plan > len(s.Own.Plans) {
			s.plan = 0
		}
		s.refresh()
	case resized:
		s.settle()
	case onTheMap:
		if at, place, ok := s.grid.of(s.Catalog.Role(msg.role)); ok {
			s.wanted = at.stage
			s.put(at, place)
		}
	case latticeAt: // a click on a cell
		s.inList = s.at == msg && len(s.roles()) > 0
		s.wanted = msg.stage
		if s.at != msg {
			s.put(msg, 0)
		}
		s.settle()
	case picked:
		again := s.inList && s.list.at == msg.at
		s.inList = true
		s.put(s.at, msg.at)
		if again {
			return s.act(enter)
		}
	}
	return nil
}

func (s *mapScreen) act(act action) tea.Cmd {
	r := s.chosen()
	if r == nil {
		return nil
	}
	switch act {
	case nextPane, prevPane:
		s.inList = !s.inList
		s.settle()
	case back:
		s.inList = false
		s.settle()
	case enter:
		if s.inList {
			return s.send(opened{newThing(s.env, roles.Ref{Kind: roles.KindRole, ID: r.ID})})
		}
		s.inList, s.placed = true, true
		s.settle()
	case nearIt:
		return s.near(r.ID)
	case whatNext:
		return s.near(s.here())
	case planHere:
		return s.planTo(r.ID)
	case compareIt:
		return s.compare("role/" + r.ID)
	case standHere:
		return s.standIn(r.ID)
	case otherPlan:
		return s.showOtherPlan()
	case left, right:
		s.step(act)
	default:
		s.move(act)
	}
	return nil
}

// standIn takes the person to stand in a role; in the one they were taken to
// stand in it takes that back.
func (e *env) standIn(role string) tea.Cmd {
	if e.from == role {
		role = ""
	}
	return e.send(stood{role})
}

// step goes to another stage; in the list it stays there.
func (s *mapScreen) step(act action) {
	by := 1
	if act == left {
		by = -1
	}
	if at := s.grid.sideways(s.at, by); at != s.at {
		s.wanted = at.stage
		s.put(at, 0)
	}
}

// move goes to another track or, in the list, to another role.
func (s *mapScreen) move(act action) {
	if s.inList {
		if s.list.move(act, len(s.roles())) {
			s.put(s.at, s.list.at)
		}
		return
	}
	rows := picker{s.at.row}
	if rows.move(act, len(s.grid.rows)) && rows.at != s.at.row {
		s.put(s.grid.updown(s.at, rows.at-s.at.row, s.wanted), 0)
	}
}

// showOtherPlan shows the stops of the next saved plan, after the last one none.
func (s *mapScreen) showOtherPlan() tea.Cmd {
	s.plan = (s.plan + 1) % (len(s.Own.Plans) + 1)
	s.refresh()
	if s.marks.plan == "" {
		return s.note(plain, "No plan's stops are on the map now.")
	}
	return s.note(plain, "The stops of your plan "+s.marks.plan+" are on the map.")
}

// Actions of this screen alone.
const (
	otherPlan action = "another plan"
	whatNext  action = "what next"
)

// near shows the moves around a role, with the stops of the same plan.
func (s *mapScreen) near(role string) tea.Cmd {
	near := newNear(s.env, role)
	near.plan = s.plan
	near.refresh()
	return s.send(opened{near})
}

// mapKeys are the keys of this screen.
func mapKeys() []key {
	return []key{
		{does: up, keys: []string{"up", "k"}, show: "←↓↑→", word: "move", help: "over the map, or in the list of roles"},
		{does: enter, keys: []string{"enter"}, word: "open", help: "into the roles of the cell; there, all of the role"},
		{does: back, keys: []string{"esc", "backspace"}, word: "map", help: "from the list back to the map"},
		{does: standHere, keys: []string{"f"}, word: "start here", help: "answer as for a person in this role; again takes it back"},
		{does: planHere, keys: []string{"p"}, word: "plan", help: "routes to this role"},
		{does: nearIt, keys: []string{"z"}, word: "near", help: "this role with all that leads to it and on from it"},
		{does: whatNext, keys: []string{"w"}, word: "what next", help: "what next: the moves from my role"},
		{does: compareIt, keys: []string{"c"}, word: "compare", help: "this role beside others; again takes it out"},
		{does: nextPane, keys: []string{"tab"}, help: "between the map and the list of roles"},
		{does: prevPane, keys: []string{"shift+tab"}, help: "between the list of roles and the map"},
		{does: otherPlan, keys: []string{"n"}, help: "the stops of the next saved plan on the map"},
	}
}

// keys are those that hold now.
func (s *mapScreen) keys() []key {
	why := map[action]string{}
	r := s.chosen()
	if r == nil {
		for _, act := range []action{enter, standHere, planHere, nearIt, compareIt, nextPane, prevPane} {
			why[act] = "there is no role here"
		}
	} else if r.ID == s.here() {
		why[planHere] = "you stand in it"
		if s.from == "" {
			why[standHere] = "you stand in it"
		}
	}
	if s.here() == "" {
		why[whatNext] = "no job yet: f on a role starts from it"
	}
	if len(s.Own.Plans) == 0 {
		why[otherPlan] = "no plan is saved"
	}
	list := without(keysOf(onMap), why)
	if !s.inList { // esc leaves the tab then
		list = slices.DeleteFunc(list, func(k key) bool { return k.does == back })
	}
	for i := range list {
		if list[i].does == enter && !s.inList {
			list[i].word = "roles"
		}
	}
	if r == nil {
		return list
	}
	return s.backToMe(list, roles.Ref{Kind: roles.KindRole, ID: r.ID})
}
