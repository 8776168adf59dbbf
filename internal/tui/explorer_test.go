package tui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
	"careers/rung/paths"
	"careers/rung/roles"
)

// driver types keys at an explorer and waits for all that they set going, so
// that what it shows then is what a patient person sees.
type driver struct {
	t    testing.TB
	e    *explorer
	hold bool      // commands are kept in held instead of run
	held []tea.Cmd //
	left bool      // the explorer has ended
}

// drive starts an explorer of a size.
func drive(t testing.TB, deps Deps, width, height int, set ...func(*ExploreOptions)) *driver {
	t.Helper()
	o := ExploreOptions{Width: width, Height: height, Mouse: true, Environ: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}}
	for _, f := range set {
		f(&o)
	}
	d := &driver{t: t, e: newExplorer(t.Context(), deps, o)}
	d.e.rest = 0
	d.run(d.e.Init())
	return d
}

// run waits for a command and for all that comes of it.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if d.hold {
		d.held = append(d.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, one := range msg {
			d.run(one)
		}
	case tea.QuitMsg:
		d.left = true
	default:
		d.send(msg)
	}
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.e.Update(msg)
	if d.e.crash != nil {
		d.t.Fatalf("%v\n%s", d.e.crash, d.e.crash.Stack)
	}
	d.run(cmd)
}

// press types keys by their names, such as "down" and "ctrl+k".
func (d *driver) press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.send(keyOf(name))
	}
}

// write types text letter by letter.
func (d *driver) write(text string) {
	for _, r := range text {
		d.press(string(r))
	}
}

// keyOf is the message of a key by name.
func keyOf(name string) tea.KeyMsg {
	named := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp,
		"home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1, "shift+left": tea.KeyShiftLeft, "shift+right": tea.KeyShiftRight}
	for letter := 'a'; letter <= 'z'; letter++ {
		named["ctrl+"+string(letter)] = tea.KeyCtrlA + tea.KeyType(letter-'a')
	}
	if kind, ok := named[name]; ok {
		return tea.KeyMsg{Type: kind}
	}
	if name == " " || name == "space" {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// click presses the left button where a text stands first.
func (d *driver) click(text string) {
	d.t.Helper()
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			d.send(tea.MouseMsg{X: ansi.StringWidth(before), Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
			return
		}
	}
	d.t.Fatalf("%q is not on the screen:\n%s", text, d.screen())
}

// screen is what is shown, without colors; it must fit the terminal.
func (d *driver) screen() string {
	d.t.Helper()
	text := d.e.View()
	lines := strings.Split(text, "\n")
	if len(lines) > d.e.size.height {
		d.t.Errorf("%d lines on a terminal of %d", len(lines), d.e.size.height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > d.e.size.width {
			d.t.Errorf("line %d has %d cells on a terminal of %d: %q", i+1, w, d.e.size.width, line)
		}
		lines[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return strings.Join(lines, "\n")
}

// shows demands texts on the screen.
func (d *driver) shows(texts ...string) {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Errorf("%q is not on the screen:\n%s", text, screen)
		}
	}
}

// hides demands that texts are not on the screen.
func (d *driver) hides(texts ...string) {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Errorf("%q is on the screen:\n%s", text, screen)
		}
	}
}

// golden compares the screen with testdata; go test -update writes it.
func (d *driver) golden() {
	d.t.Helper()
	golden.RequireEqual(d.t, []byte(d.screen()+"\n"))
}

// goldenSizes are the terminals that screens are kept for.
var goldenSizes = [][2]int{{40, 12}, {80, 24}, {120, 40}}

// atSizes runs a test once for each of those.
func atSizes(t *testing.T, test func(t *testing.T, width, height int)) {
	for _, size := range goldenSizes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) { test(t, size[0], size[1]) })
	}
}

// today is the day of all these tests.
var today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// builtin is the catalog of the program and its graph.
var builtin = sync.OnceValue(func() *paths.Graph {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		panic(err)
	}
	return paths.NewGraph(c)
})

// aCoder is a profile for tests: somebody with a job, a certification and limits.
const aCoder = `name: Amira
role: medical-coder
since: 2022-03
skills: [icd-10-cm, cpt-hcpcs, medical-terminology, anatomy-physiology, {skill: privacy-hipaa, level: aware}]
certs: [{cert: ccs, earned: 2023-05}]
education: [as-hit]
pace: 8
`

// deps are those of a person with a profile, "" for none, over real files and
// the real planner.
func deps(t testing.TB, profile string) Deps { return depsOf(t, builtin(), profile) }

func depsOf(t testing.TB, g *paths.Graph, profile string) Deps {
	t.Helper()
	c := g.Catalog()
	file := filepath.Join(t.TempDir(), "me.yaml")
	if profile != "" {
		if err := os.WriteFile(file, []byte(profile), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := store.Open(file, func() time.Time { return today })
	d := Deps{Catalog: c, Today: today}
	read := func() (*person.Profile, error) {
		data, err := files.Read(store.Profile())
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		p, diagnostics := person.Parse(file, data)
		if diagnostics.HasErrors() {
			return nil, diagnostics
		}
		return p, nil
	}
	d.Reload = func(context.Context) (Own, error) {
		own := Own{File: "me.yaml"}
		p, err := read()
		if err != nil || p == nil {
			return own, err
		}
		own.Profile = p
		own.Found, _ = p.In(c, today)
		names, err := files.Plans()
		for _, name := range names {
			doc, _ := store.Plan(name)
			data, err := files.Read(doc)
			if err != nil {
				return own, err
			}
			plan, diagnostics := person.ParsePlan(name, data)
			if diagnostics.HasErrors() {
				return own, diagnostics
			}
			own.Plans = append(own.Plans, render.SavedPlan{Plan: plan, Steps: plan.Beside(c, p, today).Steps(), Pace: c.Model.Pace, Today: today})
		}
		return own, err
	}
	var err error
	if d.Own, err = d.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.Plan = func(ctx context.Context, target string, asked person.Asked) (*Planned, error) {
		e := &env{Deps: d, from: asked.From}
		e.Own, _ = d.Reload(ctx)
		q := e.question(target)
		if asked.Pace > 0 {
			q.Pace = asked.Pace
		}
		if asked.Budget != "" && asked.Budget != "off" {
			usd, err := person.ParseUSD(asked.Budget)
			if err != nil {
				return nil, err
			}
			q.Limits.Budget = &usd
		}
		if asked.Deadline != "" && asked.Deadline != "off" {
			span, err := roles.ParseDuration(asked.Deadline)
			if err != nil {
				return nil, err
			}
			q.Limits.Deadline = &span
		}
		q.Limits.NoNewDegree = asked.NoNewDegree == "true"
		if asked.Remote != "" && asked.Remote != "off" {
			q.Limits.Remote = roles.Remote(asked.Remote)
		}
		q.Limits.Avoid = asked.Avoid
		for _, text := range asked.Hold {
			kind, id, level, err := paths.ParseHold(text)
			if err != nil {
				return nil, err
			}
			q.Profile = q.Profile.Clone()
			if err := q.Profile.Hold(c, kind, id, level); err != nil {
				return nil, err
			}
		}
		result, err := g.Plan(ctx, q)
		if err != nil {
			return nil, err
		}
		g.Outlook(q, result)
		for i := range result.Plans {
			if err := result.Plans[i].Verify(c, q); err != nil {
				return nil, err
			}
		}
		_, assumed := e.person()
		return &Planned{q, result, assumed}, nil
	}
	d.Next = g.Next
	d.ComparePrograms = g.ComparePrograms
	d.Words = func(asked person.Asked) string { return strings.TrimSpace(fmt.Sprintf("--pace %d", asked.Pace)) }
	change := func(ctx context.Context, label string, change func(*person.Profile) error) error {
		return files.Update(ctx, store.Profile(), label, func(old []byte) ([]byte, error) {
			p, diagnostics := person.Parse(file, old)
			if diagnostics.HasErrors() {
				return nil, diagnostics
			}
			if err := change(p); err != nil {
				return nil, err
			}
			return p.Edited(old)
		})
	}
	d.Edit = change
	d.Keep = func(ctx context.Context, name, _ string, asked person.Asked, answer *Planned, route int) (string, error) {
		doc, err := store.Plan(name)
		if err != nil {
			return "", err
		}
		plan := person.NewPlan(name, c, answer.Query, &answer.Result.Plans[route], answer.Result.Exact, asked, today)
		plan.Saved = person.DateOf(today)
		return "Saved as " + name + ".", files.Update(ctx, doc, "plans save "+name, func(old []byte) ([]byte, error) {
			if old != nil {
				return nil, fmt.Errorf("there is a plan called %q", name)
			}
			return plan.Edited(nil)
		})
	}
	d.Tick = func(ctx context.Context, name string, step int, done bool) (said string, err error) {
		doc, err := store.Plan(name)
		if err != nil {
			return "", err
		}
		data, err := files.Read(doc)
		if err != nil {
			return "", err
		}
		plan, _ := person.ParsePlan(name, data)
		err = change(ctx, "plans done", func(p *person.Profile) error {
			at := plan.Beside(c, p, today)
			if done {
				said, err = at.Tick(step, person.DateOf(today))
			} else {
				said, err = at.Untick(step)
			}
			return err
		})
		return said, err
	}
	d.Remove = func(ctx context.Context, name string) error {
		doc, err := store.Plan(name)
		if err != nil {
			return err
		}
		return files.Update(ctx, doc, "plans remove "+name, func([]byte) ([]byte, error) { return nil, nil })
	}
	d.Undo = func(ctx context.Context, _ int) (string, int, error) {
		undone, err := files.Undo(ctx, func(store.Change) bool { return true })
		return "Taken back: " + undone.Label + ".", 0, err
	}
	d.Copy = func(string) {}
	return d
}
