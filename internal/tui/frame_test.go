package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

// probe is a screen that tells what it was told.
type probe struct {
	*env
	name    string
	told    []string
	typing  bool
	inquiry inquiry
	fail    string // where it panics: update, view or work
}

func (p *probe) init() tea.Cmd { return nil }
func (p *probe) head() head {
	return head{title: p.name, command: "show role/cio", typing: p.typing}
}
func (p *probe) keys() []key {
	return []key{
		{does: "probe", keys: []string{"a"}, word: "ask", help: "ask something"},
		{does: "never", keys: []string{"b"}, word: "never", help: "do what can't be done", why: "it is only a test"},
	}
}

func (p *probe) update(msg tea.Msg) tea.Cmd {
	if p.fail == "update" && msg == action("probe") {
		panic("the update of " + p.name)
	}
	switch msg := msg.(type) {
	case action:
		p.told = append(p.told, string(msg))
		if msg == "probe" {
			n := len(p.told)
			return p.inquiry.ask(p.env, func(ctx context.Context) (any, error) {
				if p.fail == "work" {
					panic("the work of " + p.name)
				}
				return n, ctx.Err()
			})
		}
	case tea.KeyMsg:
		p.told = append(p.told, "typed "+msg.String())
	case picked:
		p.told = append(p.told, fmt.Sprint("picked ", msg.at))
	}
	if a, ok := p.inquiry.takes(msg); ok {
		p.told = append(p.told, fmt.Sprintf("answer %v %v", a.value, a.err))
	}
	return nil
}

func (p *probe) view(c *canvas) {
	if p.fail == "view" {
		panic("the view of " + p.name)
	}
	c.put(0, 0, plain, "this is "+p.name)
	c.area(0, 1, 10, 1).zone(picked{7})
	c.put(0, 1, plain, "click here")
}

// driveProbe puts a probe on top of the map.
func driveProbe(t *testing.T) (*driver, *probe) {
	d := drive(t, deps(t, ""), 80, 24)
	p := &probe{env: d.e.env, name: "the probe"}
	d.send(opened{p})
	return d, p
}

func TestKeysReachTheScreenOrTheFrame(t *testing.T) {
	d, p := driveProbe(t)
	d.press("j", "a", "left", "pgdown")
	if diff := cmp.Diff([]string{"down", "probe", "answer 2 <nil>", "left", "page down"}, p.told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	d.press("b")
	d.shows("Not now: it is only a test.")
	d.press("j")
	d.hides("it is only a test")
	d.shows("a ask")
	d.hides("never")

	p.told, p.typing = nil, true
	d.press("j", "q", "1", "?", "y", "up", "backspace")
	if diff := cmp.Diff([]string{"typed j", "typed q", "typed 1", "typed ?", "typed y", "up", "typed backspace"}, p.told); diff != "" {
		t.Errorf("told while typing (-want +got):\n%s", diff)
	}
}

// A terminal may hand over several keys in one piece, and pasted text as one.
func TestKeysInOnePiece(t *testing.T) {
	d, p := driveProbe(t)
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("jkj")})
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("qqq"), Paste: true})
	if diff := cmp.Diff([]string{"down", "up", "down"}, p.told); diff != "" || d.left {
		t.Errorf("told (-want +got), left %v:\n%s", d.left, diff)
	}
}

func TestTabsAndTheWayBack(t *testing.T) {
	d, _ := driveProbe(t)
	at := func(want tab, depth int) {
		t.Helper()
		if d.e.at != want || len(d.e.stacks[d.e.at]) != depth {
			t.Errorf("at %s, %d deep; want %s, %d", d.e.at.title(), len(d.e.stacks[d.e.at]), want.title(), depth)
		}
	}
	at(tabMap, 2)
	d.press("3", "5", "3")
	at(tabPlan, 1)
	d.press("esc")
	at(tabMe, 1)
	d.press("esc")
	at(tabMap, 2)
	d.press("esc")
	at(tabMap, 1)
	d.press("esc")
	at(tabMap, 1)
	d.shows("q leaves")
	d.press("q")
	if !d.left {
		t.Error("q does not leave")
	}
}

func TestCtrlCLeavesFromAnywhere(t *testing.T) {
	for _, keys := range [][]string{{}, {"?"}, {":", "x"}, {"y"}, {"2", "/", "c"}, {"5"}, {"3"}} {
		d, p := driveProbe(t)
		d.press(keys...)
		p.typing = true
		d.press("ctrl+c")
		if !d.left {
			t.Errorf("after %v Ctrl-C does not leave", keys)
		}
	}
}

func TestPaletteFindsAndDoes(t *testing.T) {
	d, p := driveProbe(t)
	d.press("ctrl+k")
	d.shows("Everything that can be done", "Do what can't be done (it is only a test)")
	d.write("asksom")
	d.shows("> a")
	d.press("enter")
	if !slices.Contains(p.told, "probe") || d.e.over != nil {
		t.Errorf("told %v, palette open: %v", p.told, d.e.over != nil)
	}
	d.press(":")
	d.write("no action is called this")
	d.shows("Nothing is called that.")
	d.press("enter", "esc")
	d.press("?")
	d.write("profile")
	d.shows("Keys here: the probe", "My profile, plans and renewals")
	d.press("enter")
	if d.e.at != tabMe {
		t.Errorf("the help's row does not do what it says; at %s", d.e.at.title())
	}
}

// Everything that has a key can be found in the palette, from anywhere.
func TestPaletteHasEveryAction(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press(":")
	rows := d.e.over.(*menu).rows
	for _, place := range []place{everywhere, onMap, onBrowse, onPlan, onCompare, onMe} {
		for _, k := range keysOf(place) {
			if k.keys[0] != "esc" && k.keys[0] != "enter" && !slices.ContainsFunc(rows, func(r menuRow) bool { return r.help == k.help }) {
				t.Errorf("%s: %q is not in the palette", place, k.help)
			}
		}
	}
}

func TestCopyShowsAndHandsOverTheCommand(t *testing.T) {
	var copied string
	all := deps(t, "")
	all.Again = " --profile 'my file.yaml'"
	all.Copy = func(text string) { copied = text }
	d := drive(t, all, 80, 24)
	d.send(opened{&probe{env: d.e.env, name: "x"}})
	d.press("y")
	const want = "rung show role/cio --profile 'my file.yaml'"
	d.shows(want)
	if copied != want {
		t.Errorf("copied %q", copied)
	}
	d.press("y")
	d.hides(want)
}

func TestThemesGoRound(t *testing.T) {
	d := drive(t, deps(t, ""), 80, 24)
	var seen []string
	for range Themes() {
		d.press("T")
		seen = append(seen, d.e.look.name)
	}
	if diff := cmp.Diff([]string{"light", "contrast", "mono", "dark"}, seen); diff != "" {
		t.Errorf("themes (-want +got):\n%s", diff)
	}
}

func TestMouseClicksAndScrolls(t *testing.T) {
	d, p := driveProbe(t)
	d.click("click here")
	d.send(tea.MouseMsg{X: 3, Y: 3, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
	if diff := cmp.Diff([]string{"picked 7", "down", "down", "down"}, p.told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	d.click("5 Me")
	if d.e.at != tabMe {
		t.Errorf("a click on a tab leads to %s", d.e.at.title())
	}
	d.press("esc")
	d.click("? all")
	d.press("M")
	p.told = nil
	d.click("click here")
	if p.told != nil {
		t.Errorf("the mouse is off, yet told %v", p.told)
	}
}

func TestStaleAnswersAreDropped(t *testing.T) {
	d, p := driveProbe(t)
	d.hold = true
	d.press("a", "a", "a")
	held := d.held
	d.hold = false
	for _, i := range []int{2, 0, 1} { // the last question is answered first
		d.run(held[i])
	}
	if diff := cmp.Diff([]string{"probe", "probe", "probe", "answer 3 <nil>"}, p.told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

// What a change of the files came to is told, and every screen learns of it.
func TestChangesAreToldAndRead(t *testing.T) {
	d, p := driveProbe(t)
	p.write(func(context.Context) (string, error) { return "", errors.New("the disk\nis full") })
	d.send(nil)
	d.shows("the disk is full")
	d.press("u")
	d.shows("nothing to undo")
}

func TestTooSmallATerminalSaysSo(t *testing.T) {
	for _, size := range [][2]int{{39, 12}, {40, 11}, {10, 3}, {1, 1}} {
		d := drive(t, deps(t, ""), size[0], size[1])
		if text := d.screen(); !strings.HasPrefix("Rung needs 40×12", strings.TrimRight(strings.SplitN(text, "\n", 2)[0], "…")) && !strings.HasPrefix(text, "Rung") && size[0] > 4 {
			t.Errorf("at %v:\n%s", size, text)
		}
		d.press("?", "j", "esc", "3", "ctrl+c")
		if !d.left {
			t.Errorf("at %v Ctrl-C does not leave", size)
		}
	}
}

// The list of keys is sound: what one place binds is bound once, is told, and
// does not hide what holds everywhere.
func TestBindingsAreSound(t *testing.T) {
	free := map[place]bool{inPalette: true, inForm: true, inLists: true}
	for _, g := range bindings() {
		seen := map[string]string{}
		for _, k := range g.keys {
			if k.help == "" || len(k.keys) == 0 || k.help != strings.TrimSuffix(k.help, ".") {
				t.Errorf("%s: %v: its help is %q", g.place, k.keys, k.help)
			}
			for _, name := range k.keys {
				if other, ok := seen[name]; ok {
					t.Errorf("%s: %s is %q and %q", g.place, name, other, k.help)
				}
				seen[name] = k.help
				if bound, ok := named(keysOf(everywhere), name); ok && g.place != everywhere && !free[g.place] && bound.does != back {
					t.Errorf("%s: %s hides %q", g.place, name, bound.help)
				}
			}
		}
	}
}

func TestCrashEndsInOrder(t *testing.T) {
	for _, where := range []string{"update", "view", "work"} {
		t.Run(where, func(t *testing.T) {
			d := drive(t, deps(t, ""), 80, 24)
			stopped := make(chan bool, 1)
			d.e.stop = func() { stopped <- true }
			p := &probe{env: d.e.env, name: "the probe", fail: where}
			d.e.stacks[tabMap] = append(d.e.stacks[tabMap], p)
			_, cmd := d.e.Update(keyOf("a"))
			for i := 0; cmd != nil && i < 5; i++ { // as a program does
				msg := cmd()
				if batch, ok := msg.(tea.BatchMsg); ok {
					msg = batch[0]()
				}
				if _, quit := msg.(tea.QuitMsg); quit {
					stopped <- true
					break
				}
				_, cmd = d.e.Update(msg)
			}
			d.e.View()
			<-stopped
			if d.e.crash == nil || !strings.Contains(d.e.crash.Error(), where+" of the probe") || !strings.Contains(string(d.e.crash.Stack), "probe") {
				t.Errorf("crash: %v", d.e.crash)
			}
		})
	}
}

// A command is broken where a shell takes it as it stands.
func TestLongCommandsAreBrokenBetweenWords(t *testing.T) {
	s := &said{env: &env{width: 80}, command: "rung plan health-data-analyst --budget 0 --profile 'my own file.yaml' --no-new-degree"}
	want := []string{`rung plan health-data-analyst \`, `--budget 0 --profile \`, `'my own file.yaml' \`, `--no-new-degree`}
	if diff := cmp.Diff(want, s.lines(34)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

// What was changed by another program is named first, and taken back by a second
// u in a row alone.
func TestUndoOfAnothersChangeIsAskedFor(t *testing.T) {
	all := deps(t, aCoder)
	taken := 0
	all.Undo = func(_ context.Context, known int) (string, int, error) {
		if known == 7 {
			taken++
			return "Taken back.", 0, nil
		}
		return "plans save cio", 7, nil
	}
	d := drive(t, all, 80, 24)
	d.press("u")
	d.shows("Made elsewhere: plans save cio. u again takes it back.")
	d.press("down", "u")
	if taken != 0 {
		t.Error("it was taken back though another key came between")
	}
	d.press("u")
	if taken != 1 {
		t.Errorf("taken back %d times", taken)
	}
}

// What changes the files is done one after the other, and keys typed meanwhile
// are for what it has led to.
func TestKeysWaitForWhatIsBeingSaved(t *testing.T) {
	d, p := driveProbe(t)
	d.hold = true
	p.write(func(context.Context) (string, error) { return "Written.", nil })
	d.send(nil) // what was sent is taken with the next message
	d.press("a", "q")
	d.shows("Saving …")
	if len(p.told) > 0 || d.left {
		t.Fatalf("told %v, left %v before it was written", p.told, d.left)
	}
	held := d.held
	d.hold, d.held = false, nil
	for _, cmd := range held {
		d.run(cmd)
	}
	if diff := cmp.Diff([]string{"probe", "answer 1 <nil>"}, p.told); diff != "" || !d.left {
		t.Errorf("told (-want +got), left %v:\n%s", d.left, diff)
	}
}

// The second Ctrl-C does not wait.
func TestCtrlCTwiceLeavesWhateverIsBeingSaved(t *testing.T) {
	d, p := driveProbe(t)
	d.hold = true
	p.write(func(context.Context) (string, error) { return "Written.", nil })
	d.send(nil)
	d.press("ctrl+c")
	d.shows("Ctrl-C again leaves without it")
	_, cmd := d.e.Update(keyOf("ctrl+c"))
	if cmd == nil {
		t.Fatal("nothing comes of it")
	}
	if _, quit := cmd().(tea.QuitMsg); !quit {
		t.Error("it does not leave")
	}
}

// Letters in one piece with the key that opens the palette are typed there.
func TestKeysInOnePieceFollowEachOther(t *testing.T) {
	d, p := driveProbe(t)
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(":aa")})
	if len(p.told) > 0 {
		t.Errorf("the screen behind was told %v", p.told)
	}
	d.shows("› aa")
}

// What can't be seen is not done.
func TestTooSmallATerminalTakesNoKeys(t *testing.T) {
	d, p := driveProbe(t)
	d.send(tea.WindowSizeMsg{Width: 30, Height: 8})
	d.press("a", "5", ":", "x")
	if len(p.told) > 0 || d.e.at != tabMap || d.e.over != nil {
		t.Errorf("told %v on %s", p.told, d.e.at.title())
	}
	d.press("q")
	if !d.left {
		t.Error("q does not leave")
	}
}

// A change that succeeds while the files can no longer be read is told with that,
// and no undo follows.
func TestFilesThatCannotBeReadAreTold(t *testing.T) {
	all := deps(t, aCoder)
	all.Reload = func(context.Context) (Own, error) { return Own{}, errors.New("the profile has 1 error") }
	d := drive(t, all, 80, 24)
	p := &probe{env: d.e.env, name: "x"}
	d.send(opened{p})
	p.write(func(context.Context) (string, error) { return "Taken back: x.", nil })
	d.send(nil)
	d.shows("Taken back: x; but: the profile has 1 error")
	d.press("u")
	d.shows("Not now: your files cannot be read")
}
