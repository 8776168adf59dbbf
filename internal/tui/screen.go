package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// screen is one thing that the explorer shows. Its methods do no input or
// output: what has to wait is a command, put through an inquiry.
type screen interface {
	init() tea.Cmd              // when it comes to be shown: first, or as its tab is gone to
	update(msg tea.Msg) tea.Cmd // an action, a click, an answer, or a key while typing
	view(c *canvas)             // a function of the screen and the canvas alone
	keys() []key                // of this screen, those wanted most first
	head() head
}

// head is what the frame around a screen needs to know.
type head struct {
	title   string
	command string // the words after "rung" that print the same; "" none do
	typing  bool   // letters are text …
	keys    string // … but for these, which are keys all the same
	rows    int    // of something drawn over the others; 0: as many as it can have
}

// Own is what a person keeps, as the catalog understands it.
type Own struct {
	File    string          // of the profile; "": none is to be kept
	Profile *person.Profile // nil: there is none yet
	Found   *person.Found   // nil likewise
	Plans   []render.SavedPlan
	Broken  []string // saved plans that cannot be read, and why
}

// Planned is the answer to a question, with the question as it was understood.
type Planned struct {
	Query   paths.Query
	Result  *paths.Result
	Assumed []string // of a start that --from names
}

// Deps is what the explorer gets of the world. Its functions may wait for files
// or for the planner, and stop when their context ends.
type Deps struct {
	Catalog *roles.Catalog
	Today   time.Time // civil
	Own     Own       // as it was at the start
	Again   string    // the flags that make a command work on the same files, each with a space before it

	Reload func(ctx context.Context) (Own, error)
	// Plan answers a question to a target; every route is verified. A set of
	// routes is sorted by time.
	Plan func(ctx context.Context, target string, asked person.Asked) (*Planned, error)
	// Next is the next moves of a person.
	Next func(ctx context.Context, q paths.Query) (*paths.Next, error)
	// ComparePrograms sets degree programs side by side.
	ComparePrograms func(ctx context.Context, ids []string) (*paths.ProgramComparison, error)
	// Words are a question's flags as they are typed.
	Words func(asked person.Asked) string
	// Edit changes the profile, which is made where there is none. The label
	// says what was done, for Undo.
	Edit func(ctx context.Context, label string, change func(*person.Profile) error) error
	// Keep saves a route as a plan, and says what it did.
	Keep func(ctx context.Context, name, target string, asked person.Asked, answer *Planned, route int) (string, error)
	// Tick takes a step of a saved plan as done, or back; it says what it did.
	Tick func(ctx context.Context, plan string, step int, done bool) (string, error)
	// Remove takes a saved plan away.
	Remove func(ctx context.Context, plan string) error
	// Undo takes the last change of the person's files back and says what it was.
	// One that was made elsewhere it only names and gives the number of, unless
	// the person has been told of it: known is that number, or 0.
	Undo func(ctx context.Context, known int) (said string, doubt int, err error)
	// Copy hands text to the terminal's clipboard, which may not allow it.
	Copy func(text string)
}

// env is what the screens of one explorer share.
type env struct {
	Deps
	ctx           context.Context
	from          string         // the role that a person is taken to stand in; "": as the profile says
	compared      []string       // what is to be compared: roles, or saved plans as plan/NAME
	width, height int            // of a screen's canvas
	who           *paths.Profile // see person
	assumed       []string
	sent          []tea.Msg     // see send
	rest          time.Duration // see typingRests
}

// person is who asks: what the profile holds, with the role that was chosen to
// stand in. Without a profile such a person holds what that role requires.
func (e *env) person() (paths.Profile, []string) {
	if e.who == nil {
		var p paths.Profile
		switch {
		case e.Own.Found != nil:
			p = e.Own.Found.Holds
			if e.from != "" {
				p = p.Clone()
				p.Role = e.from
			}
		case e.from != "":
			p, e.assumed = paths.AssumeFrom(e.Catalog, e.from)
		}
		e.who = &p
	}
	return *e.who, e.assumed
}

// stand takes a person to be in a role; "" is as the profile says.
func (e *env) stand(role string) {
	e.from, e.who, e.assumed = role, nil, nil
}

// own takes what the person keeps as it is now.
func (e *env) own(o Own) {
	e.Own, e.who, e.assumed = o, nil, nil
}

// here is the role that the person stands in; "" before a first job.
func (e *env) here() string {
	p, _ := e.person()
	return p.Role
}

// pace is the hours of study a week.
func (e *env) pace() int {
	if e.Own.Found != nil && e.Own.Found.Pace > 0 {
		return e.Own.Found.Pace
	}
	return e.Catalog.Model.Pace
}

// question asks for the way to a target as the person with their own limits;
// target "" is none yet.
func (e *env) question(target string) paths.Query {
	q := paths.Query{Target: target, Pace: e.pace(), Horizon: paths.DefaultHorizon,
		Objectives: []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}}
	q.Profile, _ = e.person()
	if e.Own.Found != nil {
		q.Limits = e.Own.Found.Limits
		if e.Own.Found.Horizon > 0 {
			q.Horizon = e.Own.Found.Horizon
		}
	}
	if q.Limits.MaxMoves == 0 {
		q.Limits.MaxMoves = paths.DefaultMaxMoves
	}
	return q
}

// fromWords is the flag that says who asks, with a space before it.
func (e *env) fromWords() string {
	if e.from == "" {
		return ""
	}
	return " --from " + e.from
}

// roleTitle is what a role is called.
func (e *env) roleTitle(id string) string {
	return e.Catalog.Title(roles.Ref{Kind: roles.KindRole, ID: id})
}

// Messages that screens send to the explorer.
type (
	// opened shows a screen on top of this one.
	opened struct{ screen screen }
	// closed goes back from this screen.
	closed struct{}
	// wentTo shows the first screen of a tab and hands it a message, or nil.
	wentTo struct {
		tab tab
		msg tea.Msg
	}
	// noted tells something on the bottom line until the next key.
	noted struct {
		text string
		tone paint
	}
	// wrote says that the person's files were changed, or why not; they are read
	// again.
	wrote struct {
		text  string
		err   error
		doubt int // see Deps.Undo
	}
	// writing asks for a change of the person's files.
	writing func(ctx context.Context) wrote
)

// planFor asks the planner's screen for the way to a role.
type planFor struct{ role string }

// planTo shows the routes to a role.
func (e *env) planTo(role string) tea.Cmd { return e.send(wentTo{tabPlan, planFor{role}}) }

// mostCompared is how many things are set side by side.
const mostCompared = 4

// compare takes a role, as "role/ID", a program or a saved plan, as "plan/NAME",
// into what is compared, or out of it.
func (e *env) compare(ref string) tea.Cmd {
	kind, _, _ := strings.Cut(ref, "/")
	name := e.refTitle(ref)
	if i := slices.Index(e.compared, ref); i >= 0 {
		e.compared = slices.Delete(slices.Clone(e.compared), i, i+1)
		e.send(ownChanged{})
		return e.note(plain, name+" is no longer compared.")
	}
	if len(e.compared) > 0 && !strings.HasPrefix(e.compared[0], kind+"/") {
		e.compared = nil // things of one kind are compared
	}
	if len(e.compared) == mostCompared {
		return e.note(warn, "Four are compared already; take one out first, with c on it.")
	}
	e.compared = append(slices.Clone(e.compared), ref)
	text := name + " is to be compared; choose another with c."
	if len(e.compared) > 1 {
		text = fmt.Sprintf("%s is to be compared, with %d more: 4 shows them.", name, len(e.compared)-1)
	}
	e.send(ownChanged{})
	return e.note(good, text)
}

// refTitle is what a record, or a saved plan, is called.
func (e *env) refTitle(ref string) string {
	kind, id, _ := strings.Cut(ref, "/")
	if kind == "plan" {
		return id
	}
	return e.Catalog.Title(roles.Ref{Kind: roles.Kind(kind), ID: id})
}

// Messages that the explorer sends to every screen.
type (
	// ownChanged says that env.Own, env.from or env.compared is another now.
	ownChanged struct{}
	// resized says that env.width or env.height is another now.
	resized struct{}
)

// send hands a message to the explorer, which takes it before the next key. A
// command would be too late for keys that come fast. It gives no command, so that
// a screen can return it.
func (e *env) send(msg tea.Msg) tea.Cmd {
	e.sent = append(e.sent, msg)
	return nil
}

// note tells something on the bottom line.
func (e *env) note(tone paint, text string) tea.Cmd { return e.send(noted{text, tone}) }

// write runs a change of the person's files; said is told when it is done. Until
// then, and until they are read again, keys wait: each is for what the one before
// has led to.
func (e *env) write(change func(ctx context.Context) (said string, err error)) tea.Cmd {
	return e.send(writing(func(ctx context.Context) wrote {
		said, err := change(ctx)
		return wrote{text: said, err: err}
	}))
}

// inquiry is work that a screen waits for. A new question stops the one before;
// what comes of that is dropped.
type inquiry struct {
	n    int
	stop context.CancelFunc
	busy bool
}

// answer is what an inquiry came to.
type answer struct {
	of    *inquiry
	n     int
	value any
	err   error
}

// ask runs work beside the screens.
func (q *inquiry) ask(e *env, work func(ctx context.Context) (any, error)) tea.Cmd {
	q.cancel()
	ctx, stop := context.WithCancel(e.ctx)
	q.n++
	q.stop, q.busy = stop, true
	n := q.n
	return func() tea.Msg {
		defer stop()
		value, err := work(ctx)
		return answer{q, n, value, err}
	}
}

// cancel stops the work, if there is any.
func (q *inquiry) cancel() {
	if q.stop != nil {
		q.stop()
	}
	q.busy = false
}

// takes reports whether a message is the answer to the last question.
func (q *inquiry) takes(msg tea.Msg) (answer, bool) {
	a, ok := msg.(answer)
	if !ok || a.of != q || a.n != q.n || !q.busy {
		return answer{}, false
	}
	q.busy = false
	return a, true
}

// picker is the place of the cursor in a list.
type picker struct{ at int }

// page is how many lines a page key goes.
const pageLines = 10

// move follows a movement in a list of n; it reports false for another action.
func (p *picker) move(act action, n int) bool {
	switch act {
	case up:
		p.at--
	case down:
		p.at++
	case pageUp:
		p.at -= pageLines
	case pageDown:
		p.at += pageLines
	case first:
		p.at = 0
	case last:
		p.at = n - 1
	default:
		return false
	}
	p.at = max(min(p.at, n-1), 0)
	return true
}

// window is the rows of a list of n that are in view: the cursor stands in the
// middle where it can.
func (p picker) window(n, height int) (from, to int) {
	from = max(min(p.at-height/2, n-height), 0)
	return from, min(from+max(height, 0), n)
}

// picked is a click on a row of a list.
type picked struct{ at int }

// sentence is text as the bottom line tells it: one line, no full stop.
func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}
