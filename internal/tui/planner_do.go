package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// act follows a key or a click.
func (s *plannerScreen) act(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case panePicked:
		s.goPane(msg.pane)
	case limitPicked:
		s.pane, s.row.at = paneLimits, min(msg.row, len(s.rows)-1)
	case limitMoved:
		s.pane, s.row.at = paneLimits, min(msg.row, len(s.rows)-1)
		return s.slide(msg.by)
	case routePicked:
		s.pane = paneRoutes
		s.turnTo(msg.at)
	case stepPicked:
		s.pane, s.step.at = paneTimeline, msg.at
	case fixPicked:
		s.pane, s.fix.at = paneRoutes, msg.at
	case action:
		return s.do(msg)
	}
	return nil
}

// do follows an action, first those that hold in every pane.
func (s *plannerScreen) do(act action) tea.Cmd {
	switch act {
	case nextPane:
		s.turnPane(1)
	case prevPane:
		s.turnPane(-1)
	case chooseTarget:
		s.targets = newTargetList(s.env, s.target)
	case takeBackLimit, leaveFix:
		return s.takeBack()
	case ownLimits:
		return s.allOwn()
	case tellWhy:
		return s.send(overlaid{newStepStory(s.env, s.plan(), s.steps(), s.stepAt())})
	case tellAll:
		return s.send(opened{newRouteStory(s.env, s.shown, s.route.at, s.head().command)})
	case keepPlan:
		return s.send(overlaid{newPlanKeeper(s.env, s.shown, s.route.at)})
	case compareIt:
		return s.compare("plan/" + s.kept[s.plan().ID])
	default:
		return s.doHere(act)
	}
	return nil
}

// doHere follows an action of the pane that keys go to.
func (s *plannerScreen) doHere(act action) tea.Cmd {
	switch s.pane {
	case paneLimits:
		switch act {
		case left:
			return s.slide(-1)
		case right:
			return s.slide(1)
		case enter, toggleLimit:
			return s.useLimit()
		case ownLimit:
			return s.ownLimit()
		default:
			s.row.move(act, len(s.rows))
		}
	case paneRoutes:
		if s.shown.no() {
			if act == enter {
				return s.tryFix()
			}
			s.fix.move(act, len(s.shown.Result.NoPlan.SmallestChanges))
			return nil
		}
		switch act {
		case left:
			s.turnTo(s.route.at - 1)
		case right:
			s.turnTo(s.route.at + 1)
		case enter:
			s.goPane(paneTimeline)
		default:
			if s.shown != nil {
				at := s.route
				at.move(act, len(s.shown.Result.Plans))
				s.turnTo(at.at)
			}
		}
	case paneTimeline:
		return s.doTimeline(act)
	}
	return nil
}

// useLimit turns the switch under the cursor, or begins to type what is none.
func (s *plannerScreen) useLimit() tea.Cmd {
	switch l := s.limitHere(); {
	case l.read != nil:
		return s.typeLimit()
	case l.tick != nil:
		return s.slide(1)
	case l.name == "remote":
		if s.now.remote == roles.RemoteFull {
			next := s.now
			next.remote = ""
			return s.limitTo(next)
		}
		return s.slide(1)
	}
	return s.note(plain, render.Sentence(s.limitWords())+".")
}

// turnTo shows another route.
func (s *plannerScreen) turnTo(at int) {
	if s.shown == nil {
		return
	}
	at = max(min(at, len(s.shown.Result.Plans)-1), 0)
	if at != s.route.at {
		s.route.at, s.step.at = at, 0
	}
}

// turnPane goes to the next pane that there is anything in.
func (s *plannerScreen) turnPane(by int) {
	at := s.pane
	for range planPanes {
		at = (at + planPane(by) + planPanes) % planPanes
		if s.goPane(at) {
			return
		}
	}
}

// goPane goes to a pane, and reports whether there is anything in it.
func (s *plannerScreen) goPane(at planPane) bool {
	if at == paneTimeline && len(s.steps()) == 0 {
		return false
	}
	s.pane = at
	return true
}

// tryFix makes the change under the cursor and asks again.
func (s *plannerScreen) tryFix() tea.Cmd {
	list := s.shown.Result.NoPlan.SmallestChanges
	if s.fix.at >= len(list) || s.asking.busy {
		return nil
	}
	change := list[s.fix.at]
	s.past = append(s.past, pastBounds{bounds: s.now, tried: true})
	s.note(good, render.Sentence(s.changeWords(change))+": b takes that back.")
	return s.within(s.now.with(change))
}
