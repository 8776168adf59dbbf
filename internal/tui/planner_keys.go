package tui

import "slices"

// Actions of the planner's screen.
const (
	chooseTarget  action = "choose a target"
	toggleLimit   action = "turn a limit on or off"
	ownLimit      action = "my own limit"
	ownLimits     action = "my own limits"
	takeBackLimit action = "take back a limit"
	leaveFix      action = "take back a tried change"
	leaveTyping   action = "leave what is typed"
	leavePane     action = "back to the routes"
	avoidRole     action = "avoid a role"
	tellWhy       action = "why"
	tellAll       action = "tell all"
	keepPlan      action = "save"
)

// planKeys are the keys of this screen.
func planKeys() []key {
	return []key{
		{does: nextPane, keys: []string{"tab"}, help: "to the next of limits, routes and timeline"},
		{does: prevPane, keys: []string{"shift+tab"}, help: "to the one before"},
		{does: enter, keys: []string{"enter"}, help: "type a limit, show a route's steps, open a step's record, or try a change"},
		{does: toggleLimit, keys: []string{" "}, help: "turn a limit on or off"},
		{does: ownLimit, keys: []string{"x", "backspace"}, help: "set this limit to my own"},
		{does: ownLimits, keys: []string{"z"}, help: "set all limits to my own"},
		{does: takeBackLimit, keys: []string{"b"}, help: "take the last change of a limit back"},
		{does: tellWhy, keys: []string{"w"}, help: "why this step: what it takes, what asks for it, what it rests on"},
		{does: tellAll, keys: []string{"e"}, help: "the route in full, with what was assumed"},
		{does: avoidRole, keys: []string{"a"}, help: "never by way of this job"},
		{does: keepPlan, keys: []string{"s"}, help: "save the route as a plan"},
		{does: compareIt, keys: []string{"c"}, help: "compare the saved plan with others"},
		{does: chooseTarget, keys: []string{"o"}, help: "another target"},
	}
}

// shownKey puts a binding on the bottom line of a pane; help is what it does
// there, where that is not the same everywhere.
type shownKey struct {
	does             action
	word, show, help string
}

// keys are the bindings, those of the pane first.
func (s *plannerScreen) keys() []key {
	switch {
	case s.targets != nil:
		return s.targets.keys()
	case s.typed != nil:
		return []key{
			{does: enter, keys: []string{"enter"}, word: "set it", help: "take what is typed"},
			{does: leaveTyping, keys: []string{"esc"}, word: "leave it", help: "leave the limit as it was"},
		}
	}
	list := without(keysOf(onPlan), s.whyNot())
	var front []key
	for _, want := range s.frontKeys() {
		if i := slices.IndexFunc(list, func(k key) bool { return k.does == want.does }); i >= 0 {
			k := list[i]
			k.word, k.show, k.help = want.word, want.show, or(want.help, k.help)
			front = append(front, k)
			list = slices.Delete(list, i, i+1)
			continue
		}
		if i := slices.IndexFunc(movement(), func(k key) bool { return k.does == want.does }); i >= 0 {
			k := movement()[i]
			k.word, k.show = want.word, want.show
			front = append(front, k)
		}
	}
	front = append(front, list...)
	switch n := len(s.past); {
	case s.pane == paneTimeline:
		front = append(front, key{does: leavePane, keys: []string{"esc"}, help: "back to the routes"})
	case n > 0 && s.past[n-1].tried:
		front = append(front, key{does: leaveFix, keys: []string{"esc"}, help: "take the change that was tried back"})
	}
	return front
}

// frontKeys are what the bottom line says first.
func (s *plannerScreen) frontKeys() []shownKey {
	switch {
	case s.pane == paneLimits:
		list := []shownKey{{does: up, word: "limit", show: "↑↓"}, {does: left, word: "change", show: "←→"}}
		if l := s.limitHere(); l.read != nil {
			list = append(list, shownKey{does: enter, word: "type", help: "type this limit"})
		} else if l.tick != nil {
			list = append(list, shownKey{does: toggleLimit, word: "on or off"})
		}
		return append(list, shownKey{does: ownLimit, word: "mine"}, shownKey{does: takeBackLimit, word: "take back"},
			shownKey{does: ownLimits, word: "all mine"}, shownKey{does: nextPane, word: "routes"}, shownKey{does: chooseTarget, word: "target"})
	case s.shown.no():
		return []shownKey{{does: up, word: "change", show: "↑↓"}, {does: enter, word: "try it", help: "try this change"},
			{does: takeBackLimit, word: "take back"}, {does: nextPane, word: "limits"}, {does: chooseTarget, word: "target"}}
	case s.pane == paneTimeline:
		return []shownKey{{does: up, word: "step", show: "↑↓"}, {does: left, word: "route", show: "←→"}, {does: tellWhy, word: "why"},
			{does: enter, word: "open", help: "open the record of this step"}, {does: avoidRole, word: "avoid"}, {does: keepPlan, word: "save"},
			{does: tellAll, word: "all of it"}, {does: nextPane, word: "limits"}}
	}
	return []shownKey{{does: up, word: "route", show: "↑↓"}, {does: enter, word: "steps", help: "walk the steps of this route"},
		{does: nextPane, word: "pane"}, {does: tellWhy, word: "why"}, {does: keepPlan, word: "save"}, {does: tellAll, word: "all of it"},
		{does: chooseTarget, word: "target"}, {does: compareIt, word: "compare"}}
}

// whyNot says why some actions can't be done now.
func (s *plannerScreen) whyNot() map[action]string {
	why := map[action]string{}
	if s.pane != paneLimits {
		why[toggleLimit], why[ownLimit] = "go to the limits first, with tab", "go to the limits first, with tab"
	} else if !s.limitHere().differs(s.now, s.own) {
		why[ownLimit] = "this limit is your own already"
	}
	if len(s.past) == 0 {
		why[takeBackLimit] = "no limit was changed"
	}
	if s.now.same(s.own) {
		why[ownLimits] = "all limits are your own already"
	}
	p := s.plan()
	switch {
	case p == nil:
		for _, act := range []action{tellWhy, tellAll, keepPlan, compareIt, avoidRole} {
			why[act] = "there is no route yet"
		}
		if s.shown.no() && len(s.shown.Result.NoPlan.SmallestChanges) == 0 && s.pane == paneRoutes {
			why[enter] = "no change of a limit opens a route"
		}
		return why
	case len(p.Steps) == 0:
		for _, act := range []action{tellWhy, keepPlan, avoidRole} {
			why[act] = "you are there: nothing is to be done"
		}
	case s.pane != paneTimeline:
		why[avoidRole] = "choose a job of the timeline first"
	case s.roleToAvoid() == "":
		why[avoidRole] = "choose a job between your own and the target"
	}
	if s.Own.File == "" {
		why[keepPlan] = "no profile is kept, so that there is no place for plans"
	}
	if name := s.kept[p.ID]; name == "" || !s.hasPlan(name) {
		why[compareIt] = "saved plans are compared; s saves this one"
	}
	return why
}

// hasPlan reports whether a plan of that name is kept.
func (e *env) hasPlan(name string) bool {
	for _, p := range e.Own.Plans {
		if p.Plan.Name == name {
			return true
		}
	}
	return false
}
