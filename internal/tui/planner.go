package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/person"
	"careers/rung/paths"
)

// plannerScreen finds the routes to a role, within limits that are changed
// while one looks: each change is answered at once.
type plannerScreen struct {
	*env
	target  string
	targets *targetList // open while a target is chosen; nil
	own     bounds      // the person's own
	now     bounds
	past    []pastBounds // what was asked for before, the last at the end
	whose   asker

	pane  planPane
	rows  []limit
	row   picker // of rows
	typed *typedLimit
	route picker
	step  picker // of the steps in the timeline's order
	fix   picker // of the changes that open a route

	asking  inquiry
	awaited chan struct{} // is closed when the work ends
	waited  time.Duration // for the answer
	shown   *routes       // nil: none yet
	failed  string        // why there is no answer

	picture picture           // of the route under the cursor
	kept    map[string]string // names of plans that routes were saved as, by the route's id
}

// asker is what of the person an answer is about.
type asker struct {
	found *person.Found
	from  string
}

// planPane is a part of the screen that keys go to.
type planPane int

const (
	paneLimits planPane = iota
	paneRoutes
	paneTimeline
	planPanes
)

// routes is an answer, with what it is an answer to.
type routes struct {
	*Planned
	target string
	asked  person.Asked
	took   time.Duration
	widths [5]int // of the list's columns
	wins   int    // the width of what the routes win
	steps  int    // of the route that has most
}

// no reports whether the answer is that there is no route.
func (r *routes) no() bool { return r != nil && r.Result.NoPlan != nil }

func newPlanner(e *env) *plannerScreen {
	s := &plannerScreen{env: e, pane: paneRoutes, kept: map[string]string{}}
	s.own = e.ownBounds()
	s.now, s.whose = s.own, asker{e.Own.Found, e.from}
	s.rows = shownLimits(s.now, s.own)
	return s
}

func (s *plannerScreen) init() tea.Cmd {
	if s.target == "" && s.targets == nil {
		s.targets = newTargetList(s.env, "")
	}
	return nil
}

// question is what the planner is asked.
func (s *plannerScreen) question() person.Asked {
	asked := s.now.asked(s.own)
	asked.From = or(asked.From, s.from)
	return asked
}

// errStopped is an answer that ended before there was anything to tell.
var errStopped = errors.New("the search was stopped before a route was found")

// solve asks the planner; what is in view stays until the answer comes.
func (s *plannerScreen) solve() tea.Cmd {
	if s.target == "" {
		return nil
	}
	plan, target, asked := s.Plan, s.target, s.question()
	done := make(chan struct{})
	s.waited, s.failed, s.awaited = 0, "", done
	return tea.Batch(s.asking.ask(s.env, func(ctx context.Context) (any, error) {
		defer close(done)
		begun := time.Now()
		answer, err := plan(ctx, target, asked)
		if err != nil {
			return nil, err
		}
		if len(answer.Result.Plans) == 0 && answer.Result.NoPlan == nil {
			return nil, errStopped
		}
		r := &routes{Planned: answer, target: target, asked: asked, took: time.Since(begun)}
		r.measure()
		return r, nil
	}), s.watch(done))
}

// stillWaiting says that an answer took so long again.
type stillWaiting struct{ done chan struct{} }

// watchEvery is how often a long wait is told of.
const watchEvery = 200 * time.Millisecond

// watch tells of a wait that grows long; it ends with the work.
func (s *plannerScreen) watch(done chan struct{}) tea.Cmd {
	ctx := s.ctx
	return func() tea.Msg {
		late := time.NewTimer(watchEvery)
		defer late.Stop()
		select {
		case <-done:
		case <-ctx.Done():
		case <-late.C:
			return stillWaiting{done}
		}
		return nil
	}
}

// take shows an answer; the route that was looked at stays the one in view
// where it is still there.
func (s *plannerScreen) take(r *routes) {
	before := s.plan()
	same := s.shown != nil && s.shown.target == r.target
	s.shown = r
	s.fix.at = 0
	if s.pane == paneTimeline && r.no() {
		s.pane = paneRoutes
	}
	at := -1
	if same && before != nil {
		at = slices.IndexFunc(r.Result.Plans, func(p paths.Plan) bool { return p.ID == before.ID })
		if at < 0 {
			at = slices.IndexFunc(r.Result.Plans, func(p paths.Plan) bool { return slices.Equal(p.Roles, before.Roles) })
		}
	}
	if at < 0 || r.Result.Plans[at].ID != before.ID {
		s.step.at = 0
	}
	s.route.at = max(at, 0)
}

// plan is the route under the cursor; nil where there is none.
func (s *plannerScreen) plan() *paths.Plan {
	if s.shown == nil || s.route.at >= len(s.shown.Result.Plans) {
		return nil
	}
	return &s.shown.Result.Plans[s.route.at]
}

// aim plans to another role.
func (s *plannerScreen) aim(role string) tea.Cmd {
	if s.Catalog.Role(role) == nil {
		return s.note(warn, "The catalog has no role "+role+".")
	}
	s.targets, s.typed = nil, nil
	if role == s.target && s.failed == "" {
		return nil
	}
	s.target, s.shown, s.past = role, nil, nil
	s.now.start, s.now.hold, s.now.experience = "", nil, nil // these were for the way to another
	s.pane, s.route.at, s.step.at = paneRoutes, 0, 0
	s.rows = shownLimits(s.now, s.own)
	s.row.at = min(s.row.at, len(s.rows)-1)
	return s.solve()
}

// ownNow takes the person's own limits as they are now and, where the answer is
// about another person than before, asks again.
func (s *plannerScreen) ownNow() tea.Cmd {
	if s.targets != nil {
		s.targets.refresh(s.env)
	}
	whose := asker{s.Own.Found, s.from}
	if whose == s.whose {
		return nil
	}
	if whose.from != s.whose.from {
		s.now.start = ""
	}
	s.whose = whose
	own := s.ownBounds()
	s.now = s.now.rebased(s.own, own)
	for i := range s.past {
		s.past[i].bounds = s.past[i].rebased(s.own, own)
	}
	s.own = own
	return s.within(s.now)
}

func (s *plannerScreen) head() head {
	h := head{title: "Plan", typing: s.typed != nil || s.targets != nil}
	if s.typed == nil && s.targets != nil && s.targets.entry.Value() == "" {
		h.keys = "12345?:" // no role's name begins so
	}
	if s.target == "" || s.targets != nil {
		return h
	}
	words := s.Words(s.question())
	command := "plan "
	if s.shown.no() {
		command = "why-not "
	}
	h.command = strings.TrimSpace(command + s.target + " " + words)
	if s.shown != nil && s.route.at > 0 && !s.shown.no() {
		h.command += " --route " + routeName(s.route.at)
	}
	return h
}

func (s *plannerScreen) update(msg tea.Msg) tea.Cmd {
	cmd := s.follow(msg)
	s.prepare()
	return cmd
}

func (s *plannerScreen) follow(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case planFor:
		return s.aim(msg.role)
	case ownChanged:
		return s.ownNow()
	case answer:
		a, ok := s.asking.takes(msg)
		switch {
		case !ok:
		case a.err != nil:
			s.shown, s.failed = nil, oneLine(a.err)
		default:
			s.take(a.value.(*routes))
		}
		return nil
	case stillWaiting:
		if !s.asking.busy || msg.done != s.awaited {
			return nil
		}
		s.waited += watchEvery
		return s.watch(msg.done)
	case planKept:
		s.kept[msg.route] = msg.name
		return nil
	case action, tea.KeyMsg, picked, limitPicked, limitMoved, routePicked, stepPicked, fixPicked, panePicked:
		switch {
		case s.targets != nil:
			return s.takeTarget(msg)
		case s.typed != nil:
			switch msg.(type) {
			case tea.KeyMsg, action:
				return s.takeTyped(msg)
			}
			s.typed = nil // a click elsewhere
		}
		return s.act(msg)
	}
	return nil
}
