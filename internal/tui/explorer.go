package tui

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/roles"
)

// ExploreOptions say where and how the explorer is shown.
type ExploreOptions struct {
	In            io.Reader
	Out           io.Writer
	Width, Height int      // in cells, until the terminal says its own
	Environ       []string // tells the depth of color and the locale; the terminal is not asked
	Theme         string   // of Themes; "": what fits the environment
	Mouse         bool
	Open          *roles.Ref // shown first; nil: the map
}

// Themes are the names of the explorer's themes.
func Themes() []string { return themeNames() }

// Crash is the error of an explorer that failed by its own fault. The terminal
// is as it was before.
type Crash struct {
	Reason any
	Stack  []byte
	Width  int
	Height int
	Screen string // what was shown
}

func (c *Crash) Error() string { return fmt.Sprintf("the explorer failed: %v", c.Reason) }

// keyThreads is how many threads may run at a time at least.
const keyThreads = 8

// frames is how often a second the terminal is drawn at most. The library's own
// 60 would make a key wait up to 17 ms.
const frames = 120

// Explore shows the explorer until the person leaves it.
func Explore(ctx context.Context, deps Deps, o ExploreOptions) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop() // whatever is still being worked out
	// A plan that is solved keeps a processor busy, and collecting garbage another.
	// Go lets a key wait for its turn, up to 10 ms at each hand that it passes
	// through; with more threads than processors the system's scheduler, which
	// favors who has waited, decides.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(max(runtime.GOMAXPROCS(0), keyThreads)))
	return newExplorer(ctx, deps, o).run(o)
}

// run shows the explorer on a terminal.
func (e *explorer) run(o ExploreOptions) error {
	ctx, stop := untilSignal(e.ctx)
	defer stop()
	ended := &ending{}
	options := []tea.ProgramOption{tea.WithOutput(o.Out), tea.WithInput(ended.of(o.In)), tea.WithAltScreen(), tea.WithFPS(frames), tea.WithoutSignalHandler()}
	if o.Mouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	program := tea.NewProgram(e, options...)
	ended.quit, e.stop = program.Quit, program.Quit
	// Not tea.WithContext: a program that it stops does not wait for its reader.
	defer context.AfterFunc(ctx, program.Quit)()
	_, err := program.Run()
	if e.crash != nil {
		return e.crash
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// tab is one of the explorer's first screens.
type tab int

const (
	tabMap tab = iota
	tabBrowse
	tabPlan
	tabCompare
	tabMe
	tabs
)

func (t tab) title() string { return [tabs]string{"Map", "Browse", "Plan", "Compare", "Me"}[t] }

// explorer is the frame around the screens: it leads keys to them, keeps where
// the person has been, and draws the lines on top and at the bottom.
type explorer struct {
	*env
	look   *look
	lookOf func(theme string) *look
	stacks [tabs][]screen
	at     tab
	trail  []tab  // tabs to go back to, the last one at the end
	over   screen // drawn over the others; nil
	note   noted
	mouse  bool
	doubt  int          // the change that the next undo takes back, though it was made elsewhere
	busy   bool         // the person's files are being changed, or read again after that
	queue  []writing    // changes that wait for the one before
	held   []tea.KeyMsg // keys that wait for those
	torn   bool         // the files cannot be read
	size   struct{ width, height int }
	stop   func() // ends the program from outside of its loop
	crash  *Crash
}

func newExplorer(ctx context.Context, deps Deps, o ExploreOptions) *explorer {
	depth, asciiOnly := lookOf(o.Environ)
	e := &explorer{env: &env{Deps: deps, ctx: ctx, rest: typingRests}, mouse: o.Mouse, stop: func() {}}
	e.lookOf = func(theme string) *look { return newLook(theme, depth, asciiOnly) }
	e.look = e.lookOf(or(o.Theme, themeOf(variable(o.Environ, "COLORFGBG"))))
	e.resize(o.Width, o.Height)
	for t, root := range [tabs]screen{newMap(e.env), newBrowse(e.env), newPlanner(e.env), newComparer(e.env), newMe(e.env)} {
		e.stacks[t] = []screen{root}
	}
	if o.Open != nil {
		e.stacks[tabMap] = append(e.stacks[tabMap], newThing(e.env, *o.Open))
	}
	return e
}

// resize takes the terminal's size; the lines on top and at the bottom are the
// frame's.
func (e *explorer) resize(width, height int) {
	if width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	e.size.width, e.size.height = width, height
	e.width, e.height = width, max(height-2, 1)
}

// Init starts the first screens.
func (e *explorer) Init() tea.Cmd {
	var list []tea.Cmd
	for _, s := range e.stacks[e.at] {
		list = append(list, s.init())
	}
	return e.guard(tea.Batch(list...))
}

// Update takes one message. All that a key does by itself is done when it
// returns, so that keys which come fast fall where the eye expects them.
func (e *explorer) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			e.fail(r, debug.Stack())
			model, cmd = e, tea.Quit
		}
	}()
	return e, e.guard(e.whole(msg))
}

// whole takes a message and all that screens send on it.
func (e *explorer) whole(msg tea.Msg) tea.Cmd {
	list := []tea.Cmd{e.take(msg)}
	for len(e.sent) > 0 {
		msg, e.sent = e.sent[0], e.sent[1:]
		list = append(list, e.take(msg))
	}
	return tea.Batch(list...)
}

func (e *explorer) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.resize(msg.Width, msg.Height)
		return e.tell(resized{})
	case tea.KeyMsg:
		if msg.Type != tea.KeyRunes || msg.Paste || len(msg.Runes) < 2 {
			return e.press(msg)
		}
		// Keys that came in one read are still keys, one after the other.
		var list []tea.Cmd
		for _, r := range msg.Runes {
			list = append(list, e.whole(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}))
		}
		return tea.Batch(list...)
	case tea.MouseMsg:
		return e.click(msg)
	case opened:
		e.over = nil
		stack := e.stacks[e.at]
		same := func(s screen) bool {
			return reflect.TypeOf(s) == reflect.TypeOf(msg.screen) && s.head() == msg.screen.head()
		}
		if i := slices.IndexFunc(stack, same); i > 0 { // back to it instead of a second one
			e.stacks[e.at] = stack[:i+1]
			return nil
		}
		e.stacks[e.at] = append(stack, msg.screen)
		return msg.screen.init()
	case tea.ResumeMsg:
		if e.mouse { // Bubble Tea takes only the screen back
			return tea.EnableMouseCellMotion
		}
		return nil
	case closed:
		return e.back()
	case wentTo:
		return e.goTo(msg.tab, msg.msg)
	case overlaid:
		e.over = msg.screen
		return msg.screen.init()
	case chosen:
		e.over = nil
		return e.choose(msg)
	case noted:
		e.note = msg
		return nil
	case writing:
		e.queue = append(e.queue, msg)
		return e.writeNext()
	case wrote:
		switch {
		case msg.err != nil:
			e.note = noted{oneLine(msg.err), bad}
		case msg.doubt != 0:
			e.doubt = msg.doubt
			e.note = noted{"Made elsewhere: " + msg.text + ". u again takes it back.", warn}
		case msg.text != "":
			e.note = noted{msg.text, good}
		}
		e.busy = true // also where a screen did the writing
		return func() tea.Msg {
			own, err := e.Reload(e.ctx)
			return reloaded{own, err}
		}
	case reloaded:
		e.busy = false
		cmd := e.takeOwn(msg)
		return tea.Batch(cmd, e.writeNext(), e.release())
	case stood:
		e.stand(msg.role)
		if e.note = (noted{"Answers are about a " + e.roleTitle(msg.role) + " now; f again takes that back.", good}); msg.role == "" {
			e.note = noted{"Answers are about you again.", good}
		}
		return e.tell(ownChanged{})
	case crashed:
		e.fail(msg.reason, msg.stack)
		return tea.Quit
	}
	return e.tell(msg) // an answer, for the screen that asked
}

type (
	// reloaded is what the person keeps, read again.
	reloaded struct {
		own Own
		err error
	}
	// stood takes the person to be in a role; "" as the profile says.
	stood struct{ role string }
	// crashed is a command that failed by our own fault.
	crashed struct {
		reason any
		stack  []byte
	}
)

// writeNext starts the change of the files that is next, unless one is under way.
func (e *explorer) writeNext() tea.Cmd {
	if e.busy || len(e.queue) == 0 {
		return nil
	}
	next := e.queue[0]
	e.queue, e.busy = e.queue[1:], true
	return func() tea.Msg { return next(e.ctx) }
}

// takeOwn takes what the person keeps as it was read again.
func (e *explorer) takeOwn(msg reloaded) tea.Cmd {
	e.torn = msg.err != nil
	if e.torn {
		text := oneLine(msg.err)
		if e.note.text != "" {
			text = strings.TrimSuffix(e.note.text, ".") + "; but: " + text
		}
		e.note = noted{text, bad}
		return nil
	}
	if reflect.DeepEqual(msg.own, e.Own) {
		return nil
	}
	e.own(msg.own)
	return e.tell(ownChanged{})
}

// release presses the keys that waited, up to one that makes others wait again.
func (e *explorer) release() tea.Cmd {
	var list []tea.Cmd
	for len(e.held) > 0 && !e.busy {
		k := e.held[0]
		e.held = e.held[1:]
		list = append(list, e.whole(k))
	}
	return tea.Batch(list...)
}

// tell hands a message to every screen that there is.
func (e *explorer) tell(msg tea.Msg) tea.Cmd {
	var list []tea.Cmd
	for _, stack := range e.stacks {
		for _, s := range stack {
			list = append(list, s.update(msg))
		}
	}
	if e.over != nil {
		list = append(list, e.over.update(msg))
	}
	return tea.Batch(list...)
}

// top is the screen that keys go to.
func (e *explorer) top() screen {
	if e.over != nil {
		return e.over
	}
	stack := e.stacks[e.at]
	return stack[len(stack)-1]
}

// keysHere are the bindings that hold now: a screen's own first, then how lists
// are walked, then those that hold everywhere.
func (e *explorer) keysHere() []key {
	s := e.top()
	list := slices.Concat(s.keys(), movement())
	if e.over == nil {
		list = append(list, e.global()...)
	}
	return list
}

// global is what can be done everywhere, and why some of it can't here.
func (e *explorer) global() []key {
	why := map[action]string{}
	if e.top().head().command == "" {
		why[copyIt] = "no command prints this"
	}
	switch {
	case e.Own.File == "":
		why[undoIt] = "no profile is kept"
	case e.torn:
		why[undoIt] = "your files cannot be read; mend them first"
	}
	return without(keysOf(everywhere), why)
}

func (e *explorer) press(k tea.KeyMsg) tea.Cmd {
	name := k.String()
	if e.busy {
		return e.wait(k)
	}
	e.note = noted{}
	s := e.top()
	if name == "ctrl+c" {
		return tea.Quit
	}
	if e.tooSmall() { // nothing should be done that can't be seen
		if bound, ok := named(keysOf(everywhere), name); ok && (bound.does == quit || bound.does == suspend) {
			return e.do(bound)
		}
		return nil
	}
	defer func(was int) {
		if e.doubt == was {
			e.doubt = 0 // it is for the next key alone
		}
	}(e.doubt)
	h := s.head()
	if h.typing && isText(k) && !strings.Contains(h.keys, name) {
		return s.update(k)
	}
	if k.Paste {
		return nil
	}
	if bound, ok := named(e.keysHere(), name); ok {
		return e.do(bound)
	}
	if h.typing {
		return s.update(k)
	}
	return nil
}

// wait keeps a key until the person's files are changed and read again. A second
// Ctrl-C does not wait.
func (e *explorer) wait(k tea.KeyMsg) tea.Cmd {
	leaves := func(k tea.KeyMsg) bool { return k.String() == "ctrl+c" }
	if leaves(k) && slices.ContainsFunc(e.held, leaves) {
		return tea.Quit
	}
	e.held = append(e.held, k)
	e.note = noted{"Saving …", plain}
	if leaves(k) {
		e.note.text = "Saving … Ctrl-C again leaves without it."
	}
	return nil
}

// isText reports whether a key writes or deletes text.
func isText(k tea.KeyMsg) bool {
	switch k.Type {
	case tea.KeyRunes, tea.KeySpace, tea.KeyBackspace, tea.KeyDelete, tea.KeyCtrlW, tea.KeyCtrlU:
		return !k.Alt
	}
	return false
}

// do follows a binding, or says why it can't be done now.
func (e *explorer) do(bound key) tea.Cmd {
	if bound.why != "" {
		e.note = noted{"Not now: " + bound.why + ".", warn}
		return nil
	}
	s := e.top()
	same := func(k key) bool { return k.does == bound.does && slices.Equal(k.keys, bound.keys) }
	if slices.ContainsFunc(s.keys(), same) || !slices.ContainsFunc(keysOf(everywhere), same) {
		return s.update(bound.does)
	}
	switch bound.does {
	case quit:
		return tea.Quit
	case back:
		return e.back()
	case toMap, toBrowse, toPlan, toCompare, toMe:
		return e.goTo(map[action]tab{toMap: tabMap, toBrowse: tabBrowse, toPlan: tabPlan, toCompare: tabCompare, toMe: tabMe}[bound.does], nil)
	case find:
		return e.goTo(tabBrowse, find)
	case openAll:
		return e.send(overlaid{newMenu(e.env, "Everything that can be done", e.everything())})
	case openHelp:
		return e.send(overlaid{newMenu(e.env, "Keys here: "+s.head().title, e.keysHere())})
	case copyIt:
		return e.copyCommand(s.head().command)
	case undoIt:
		known := e.doubt
		return e.send(writing(func(ctx context.Context) wrote {
			said, doubt, err := e.Undo(ctx, known)
			return wrote{said, err, doubt}
		}))
	case nextLook:
		names := themeNames()
		next := names[(slices.Index(names, e.look.name)+1)%len(names)]
		e.look = e.lookOf(next)
		e.note = noted{"Theme: " + e.look.name + ". To begin with it: rung explore --theme " + e.look.name, plain}
		return nil
	case mouseIt:
		e.mouse = !e.mouse
		if e.mouse {
			e.note = noted{"The mouse points and scrolls; most terminals select text with Shift held.", plain}
			return tea.EnableMouseCellMotion
		}
		e.note = noted{"The mouse is the terminal's own again.", plain}
		return tea.DisableMouse
	case redraw:
		e.readAgain()
		return tea.ClearScreen
	case suspend:
		return tea.Suspend
	}
	return nil
}

// goTo shows a tab and hands its first screen a message.
func (e *explorer) goTo(t tab, msg tea.Msg) tea.Cmd {
	var list []tea.Cmd
	if t != e.at {
		e.trail = append(slices.DeleteFunc(e.trail, func(old tab) bool { return old == t }), e.at)
		e.at = t
		list = append(list, e.stacks[t][0].init())
		if t == tabMe {
			e.readAgain() // another program may have changed the files
		}
	} else if msg == nil {
		e.stacks[t] = e.stacks[t][:1]
	}
	if msg != nil {
		e.stacks[t] = e.stacks[t][:1]
		list = append(list, e.stacks[t][0].update(msg))
	}
	return tea.Batch(list...)
}

// readAgain reads what the person keeps again, in turn with changes of it.
func (e *explorer) readAgain() {
	e.send(writing(func(context.Context) wrote { return wrote{} }))
}

// back leaves what is on top, else the tab.
func (e *explorer) back() tea.Cmd {
	switch stack := e.stacks[e.at]; {
	case e.over != nil:
		e.over = nil
	case len(stack) > 1:
		e.stacks[e.at] = stack[:len(stack)-1]
	case len(e.trail) > 0:
		e.at = e.trail[len(e.trail)-1]
		e.trail = e.trail[:len(e.trail)-1]
	case e.at != tabMap:
		e.at = tabMap
	default:
		e.note = noted{"This is where you came in. q leaves.", plain}
	}
	return nil
}

// click finds what is under the mouse by drawing again.
func (e *explorer) click(m tea.MouseMsg) tea.Cmd {
	if !e.mouse || m.Action != tea.MouseActionPress || e.busy || e.tooSmall() {
		return nil
	}
	e.note = noted{}
	var act action
	switch m.Button {
	case tea.MouseButtonWheelUp:
		act = up
	case tea.MouseButtonWheelDown:
		act = down
	case tea.MouseButtonLeft:
		switch msg := e.draw().at(m.X, m.Y).(type) {
		case nil:
			return nil
		case key:
			return e.do(msg)
		default:
			return e.top().update(msg)
		}
	default:
		return nil
	}
	return tea.Batch(e.top().update(act), e.top().update(act), e.top().update(act))
}

// guard makes a command whose own fault ends the explorer in order.
func (e *explorer) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = crashed{r, debug.Stack()}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = e.guard(batch[i])
			}
		}
		return msg
	}
}

func (e *explorer) fail(reason any, stack []byte) {
	if e.crash == nil {
		e.crash = &Crash{reason, stack, e.size.width, e.size.height, fmt.Sprintf("%T", e.top())}
	}
}
