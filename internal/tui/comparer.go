package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// comparerScreen sets two to four things of one kind side by side.
type comparerScreen struct {
	*env
	column   int  // the thing under the cursor
	all      bool // what is the same for all is shown too
	top      int  // the first line of the facts in view
	question inquiry
	problem  string
	programs *paths.ProgramComparison // of what is compared, where that is programs
	table    sides
}

func newComparer(e *env) *comparerScreen { return &comparerScreen{env: e} }

func (s *comparerScreen) init() tea.Cmd { return nil }

func (s *comparerScreen) head() head {
	h := head{title: "Compare"}
	if len(s.compared) < 2 {
		return h
	}
	h.command = "compare"
	for _, ref := range s.compared {
		_, id, _ := strings.Cut(ref, "/")
		h.command += " " + id
	}
	if s.kind() == roles.KindRole {
		h.command += s.fromWords()
	}
	if s.all {
		h.command += " --all"
	}
	return h
}

// kind is the kind of what is compared; "plan" is that of saved plans.
func (s *comparerScreen) kind() roles.Kind {
	if len(s.compared) == 0 {
		return ""
	}
	kind, _, _ := strings.Cut(s.compared[0], "/")
	return roles.Kind(kind)
}

const kindPlan roles.Kind = "plan"

// Actions of this screen.
const (
	allOrNot  action = "all or what differs"
	makeFirst action = "make first"
	startOver action = "start over"
)

// compareKeys are the keys of this screen.
func compareKeys() []key {
	return []key{
		{does: right, keys: []string{"right", "l", "tab"}, show: "←→", word: "column", help: "next column"},
		{does: left, keys: []string{"left", "h", "shift+tab"}, help: "column before"},
		{does: allOrNot, keys: []string{"d"}, word: "all", help: "show what differs alone, or all there is"},
		{does: addIt, keys: []string{"a"}, word: "add", help: "add a role, a program or a saved plan, by name"},
		{does: enter, keys: []string{"enter"}, word: "open", help: "open what the column is about"},
		{does: compareIt, keys: []string{"c"}, word: "take out", help: "take the column out of the comparison"},
		{does: planHere, keys: []string{"p"}, word: "plan", help: "plan to the role of the column"},
		{does: makeFirst, keys: []string{"b"}, word: "first", help: "put the column first: the others are measured against it"},
		{does: startOver, keys: []string{"X"}, help: "take all columns out, to compare others"},
	}
}

func (s *comparerScreen) keys() []key {
	list := compareKeys()
	why := map[action]string{}
	switch n := len(s.compared); {
	case n == 0:
		for _, act := range []action{allOrNot, left, right, compareIt, makeFirst, startOver, planHere} {
			why[act] = "nothing is compared yet; a adds"
		}
	case n == 1:
		for _, act := range []action{allOrNot, left, right, makeFirst} {
			why[act] = "there is one thing alone; a adds another"
		}
	case n == mostCompared:
		why[addIt] = "four are compared already; c takes one out"
	}
	if s.kind() == roles.KindProgram {
		why[planHere] = "plans lead to roles, and this is a program"
	}
	if s.column == 0 && why[makeFirst] == "" {
		why[makeFirst] = "this column is the first already"
	}
	for i := range list {
		switch {
		case list[i].does == enter && len(s.compared) < 2:
			list[i].word = "pick"
		case list[i].does == addIt && len(s.compared) < 2:
			list[i].word = ""
		case list[i].does == allOrNot && s.all:
			list[i].word = "differences"
		}
	}
	return without(list, why)
}

func (s *comparerScreen) update(msg tea.Msg) tea.Cmd {
	if got, ok := s.question.takes(msg); ok {
		return s.take(got)
	}
	switch msg := msg.(type) {
	case ownChanged:
		return s.refresh()
	case resized:
		s.settle()
	case columnAt:
		s.column = msg.column
		s.settle()
	case action:
		return s.do(msg)
	}
	return nil
}

// columnAt is a click on a column.
type columnAt struct{ column int }

func (s *comparerScreen) do(act action) tea.Cmd {
	if s.scroll(act) {
		return nil
	}
	ref := ""
	if s.column < len(s.compared) {
		ref = s.compared[s.column]
	}
	kind, id, _ := strings.Cut(ref, "/")
	switch {
	case act == addIt, act == enter && len(s.compared) < 2:
		return s.send(overlaid{newAdder(s.env)})
	case ref == "":
	case act == left, act == right:
		s.column += map[action]int{left: -1, right: 1}[act]
		s.settle()
	case act == allOrNot && s.problem == "":
		s.all, s.top = !s.all, 0
		s.build()
	case act == enter && kind == string(kindPlan):
		return s.send(opened{newSavedScreen(s.env, id)})
	case act == enter:
		return s.send(opened{newThing(s.env, roles.Ref{Kind: roles.Kind(kind), ID: id})})
	case act == compareIt:
		return s.compare(ref)
	case act == startOver:
		s.compared, s.column = nil, 0
		s.send(ownChanged{})
		return s.note(plain, "Nothing is compared now; a adds.")
	case act == makeFirst:
		list := slices.Delete(slices.Clone(s.compared), s.column, s.column+1)
		s.compared, s.column = append([]string{ref}, list...), 0
		return s.send(ownChanged{})
	case act == planHere && kind == string(roles.KindRole):
		return s.planTo(id)
	case act == planHere && kind == string(kindPlan):
		if p := s.saved(id); p != nil {
			return s.planTo(p.Plan.Target)
		}
	}
	return nil
}

// scroll moves the facts; the names of the columns stay.
func (s *comparerScreen) scroll(act action) bool {
	height := s.bodyHeight(s.width, s.height)
	switch act {
	case up:
		s.top--
	case down:
		s.top++
	case pageUp:
		s.top -= max(height-1, 1)
	case pageDown:
		s.top += max(height-1, 1)
	case first:
		s.top = 0
	case last:
		s.top = s.table.height()
	default:
		return false
	}
	s.settle()
	return true
}

// saved is the saved plan of a name, or nil.
func (e *env) saved(name string) *render.SavedPlan {
	for i := range e.Own.Plans {
		if e.Own.Plans[i].Plan.Name == name {
			return &e.Own.Plans[i]
		}
	}
	return nil
}

// refresh works the comparison out anew. Until that is done the old one stays,
// if it is of the same things.
func (s *comparerScreen) refresh() tea.Cmd {
	s.compared = slices.DeleteFunc(slices.Clone(s.compared), func(ref string) bool {
		name, isPlan := strings.CutPrefix(ref, string(kindPlan)+"/")
		return isPlan && s.saved(name) == nil
	})
	s.question.cancel()
	s.problem = ""
	if !slices.Equal(s.table.refs, s.compared) {
		s.table, s.programs, s.top = sides{}, nil, 0
	}
	s.column = max(min(s.column, len(s.compared)-1), 0)
	if len(s.compared) < 2 {
		return nil
	}
	switch s.kind() {
	case roles.KindRole:
		sheet := roleSheet{c: s.Catalog, ids: s.ids(), pace: s.pace(), from: s.from}
		if s.Own.Found != nil || s.from != "" {
			who, assumed := s.person()
			sheet.who, sheet.assumed = &who, assumed
		}
		return s.question.ask(s.env, func(context.Context) (any, error) { return sheet.worked() })
	case roles.KindProgram:
		ids, compare := s.ids(), s.ComparePrograms
		return s.question.ask(s.env, func(ctx context.Context) (any, error) { return compare(ctx, ids) })
	}
	s.build()
	return nil
}

func (s *comparerScreen) ids() []string {
	var ids []string
	for _, ref := range s.compared {
		_, id, _ := strings.Cut(ref, "/")
		ids = append(ids, id)
	}
	return ids
}

// take takes what a question came to.
func (s *comparerScreen) take(got answer) tea.Cmd {
	if got.err != nil {
		s.table, s.problem = sides{refs: s.table.refs}, oneLine(got.err)
		return nil
	}
	switch value := got.value.(type) {
	case roleSheet:
		s.table.roles = &value
	case *paths.ProgramComparison:
		s.programs = value
	}
	s.build()
	return nil
}

// build makes the table of what is known.
func (s *comparerScreen) build() {
	worked := s.table.roles
	s.table = sides{refs: slices.Clone(s.compared), roles: worked, long: s.all}
	for _, ref := range s.compared {
		s.table.names = append(s.table.names, s.refTitle(ref))
	}
	switch {
	case s.kind() == roles.KindRole && worked != nil:
		s.table.rows = worked.rows(s.all)
	case s.kind() == roles.KindProgram && s.programs != nil:
		s.table.rows = docRows(render.ComparePrograms(s.Catalog, s.programs, "", s.all).Doc, s.table.names)
	case s.kind() == kindPlan:
		s.table.rows = s.planRows(s.all)
	}
	s.table.hide(s.all)
	s.settle()
}

// settle lays the table out for the room there is and brings what is in view
// into its bounds.
func (s *comparerScreen) settle() {
	s.column = max(min(s.column, len(s.compared)-1), 0)
	s.table.layout(s.width, s.height, s.column)
	s.top = max(min(s.top, s.table.height()-s.bodyHeight(s.width, s.height)), 0)
}

// bodyHeight is the lines that are left for facts.
func (s *comparerScreen) bodyHeight(width, height int) int {
	return max(height-1-s.table.at(width, height, s.column).headHeight-1, 1)
}

func (s *comparerScreen) view(c *canvas) {
	switch {
	case len(s.compared) < 2:
		viewEmpty(c, s.empty())
		return
	case s.problem != "":
		viewEmpty(c, []string{"They could not be compared", s.problem, "c takes the column under the cursor out."})
		return
	case s.table.rows == nil:
		c.put(1, 0, faint, "Working that out …")
		return
	}
	t := s.table.at(c.w, c.h, s.column)
	s.viewTitle(c, t)
	t.viewHead(c.below(1), s.column)
	c.rule(1 + t.headHeight)
	body := c.below(2 + t.headHeight)
	top := max(min(s.top, len(t.lines)-body.h), 0)
	for y := range min(body.h, len(t.lines)-top) {
		t.viewLine(body.area(0, y, body.w, 1), t.lines[top+y])
	}
	viewMore(body, top > 0, top+body.h < len(t.lines))
}

// viewTitle says what of the things is shown.
func (s *comparerScreen) viewTitle(c *canvas, t laidOut) {
	what := map[roles.Kind]string{roles.KindRole: "Roles", roles.KindProgram: "Programs", kindPlan: "Plans"}[s.kind()]
	x := -1
	if c.w >= narrowSides {
		x = c.put(1, 0, strong, what+" side by side")
	}
	text := "all there is; = is the same for all"
	if !s.all {
		text = "differences only"
		if s.table.hidden > 0 {
			text += fmt.Sprintf("; %d the same", s.table.hidden)
		}
	}
	end := c.w - 1
	if s.table.care > 0 {
		text := "! " + render.Plural(s.table.care, "warning")
		if c.w >= narrowSides {
			text += " below"
		}
		end = c.putRight(end, 0, warn, text) - 2
	}
	if t.shown < len(s.compared) {
		end = c.putRight(end, 0, accent, fmt.Sprintf("%d–%d of %d ←→", t.from+1, t.from+t.shown, len(s.compared))) - 2
	} else if s.table.best && c.w >= 60 {
		end = c.putRight(end, 0, faint, "◆ best of its row") - 2
	}
	c.within(x+2, 0, end, faint, text)
}

// empty tells how to come by a comparison.
func (s *comparerScreen) empty() []string {
	if len(s.compared) == 1 {
		return []string{"One more, and they stand side by side", s.refTitle(s.compared[0]) + " is chosen.",
			"> Press enter to pick what to set beside it, or c on it anywhere."}
	}
	return []string{"Nothing is compared yet", "Set two to four roles side by side: pay, outlook, what each asks for, and how you stand to it. Programs and saved plans can be compared too.",
		"> Press enter to pick them by name, or c on a role anywhere."}
}
