package tui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/paths"
	"careers/rung/roles"
)

// smallPack is a catalog of a few roles, on which plans take no time.
var smallPack = sync.OnceValue(func() *paths.Graph {
	layer, err := roles.OpenLayer("../../cmd/rung/testdata/pack")
	if err != nil {
		panic(err)
	}
	c, diagnostics := roles.Load(layer)
	if c == nil {
		panic(diagnostics)
	}
	return paths.NewGraph(c)
})

const analyst = "role: analyst\nsince: 2024-01\nskills: [sql]\npace: 5\n"

// placesToBe are ways to every kind of screen: keys from the start.
func placesToBe(d *driver) map[string]func() {
	role := func(id string) func() {
		return func() { d.send(opened{newThing(d.e.env, roles.Ref{Kind: roles.KindRole, ID: id})}) }
	}
	c := d.e.Catalog
	thing := func(kind roles.Kind) func() {
		return func() {
			if refs := c.Refs(kind); len(refs) > 0 {
				d.send(opened{newThing(d.e.env, refs[0])})
			}
		}
	}
	id := c.Roles[0].ID
	target := c.Roles[len(c.Roles)-1].ID
	return map[string]func(){
		"map":             func() {},
		"map, list":       func() { d.press("tab") },
		"near":            func() { d.send(opened{newNear(d.e.env, id)}) },
		"browse":          func() { d.press("2") },
		"browse, typing":  func() { d.press("/", "a") },
		"role":            role(id),
		"skill":           thing(roles.KindSkill),
		"certification":   thing(roles.KindCert),
		"program":         thing(roles.KindProgram),
		"license":         thing(roles.KindLicense),
		"plan":            func() { d.press("3") },
		"plan, solved":    func() { d.e.planTo(target); d.send(noted{}) },
		"compare, empty":  func() { d.press("4") },
		"compare":         func() { d.e.compare("role/" + id); d.e.compare("role/" + target); d.send(noted{}); d.press("4") },
		"me":              func() { d.press("5") },
		"help":            func() { d.press("?") },
		"palette, typing": func() { d.press(":", "m") },
		"copied":          func() { d.press("2", "y") },
	}
}

// Every binding of every place is pressed at every size, with a profile and
// without: nothing fails, and what is shown fits.
func TestEveryKeyEverywhere(t *testing.T) {
	sizes := append(slices.Clone(goldenSizes), [2]int{60, 20}, [2]int{200, 60})
	if testing.Short() {
		sizes = sizes[1:2]
	}
	for _, profile := range []string{"", analyst} {
		names := placesToBe(drive(t, depsOf(t, smallPack(), profile), 80, 24))
		for _, name := range slices.Sorted(maps.Keys(names)) {
			t.Run(fmt.Sprintf("%s, profile %v", name, profile != ""), func(t *testing.T) {
				for _, size := range sizes {
					d := drive(t, depsOf(t, smallPack(), profile), size[0], size[1])
					placesToBe(d)[name]()
					d.screen()
					for _, k := range d.e.keysHere() {
						for _, pressed := range k.keys {
							if k.does == quit || k.does == suspend || k.does == undoIt {
								continue
							}
							d := drive(t, depsOf(t, smallPack(), profile), size[0], size[1])
							placesToBe(d)[name]()
							for range 2 {
								d.press(pressed)
								d.screen()
							}
						}
					}
				}
			})
		}
	}
}

// monkeySeed, monkeyTime and -run Monkey let the monkey type for longer.
func monkeySettings(t *testing.T) (seed uint64, span time.Duration) {
	seed, span = 20261123, 2*time.Second
	if text := os.Getenv("RUNG_MONKEY_SEED"); text != "" {
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		seed = n
	}
	if text := os.Getenv("RUNG_MONKEY_TIME"); text != "" {
		d, err := time.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		span = d
	}
	return seed, span
}

// Random keys, clicks, pasted text and sizes, with answers that come late and out
// of order: nothing fails, everything fits, and the way out is always there.
func TestMonkey(t *testing.T) {
	seed, span := monkeySettings(t)
	random := rand.New(rand.NewPCG(seed, seed))
	keys := []string{"enter", "enter", "esc", "tab", "shift+tab", "up", "down", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace", "delete",
		" ", "ctrl+k", "ctrl+l", "ctrl+w", "ctrl+u", "ctrl+n", "ctrl+p", "f1", "1", "2", "3", "4", "5", "?", ":", "/", "y", "u", "T", "M"}
	for letter := 'a'; letter <= 'z'; letter++ {
		if letter != 'q' {
			keys = append(keys, string(letter))
		}
	}
	steps, walks := 0, 0
	for begin := time.Now(); time.Since(begin) < span; walks++ {
		var typed []string
		d := drive(t, depsOf(t, smallPack(), []string{"", analyst}[walks%2]), 80, 24)
		d.hold = true
		for range 400 {
			switch random.IntN(12) {
			case 0:
				size := tea.WindowSizeMsg{Width: 1 + random.IntN(220), Height: 1 + random.IntN(70)}
				typed = append(typed, fmt.Sprint(size))
				d.send(size)
			case 1:
				click := tea.MouseMsg{X: random.IntN(200), Y: random.IntN(60), Action: tea.MouseActionPress,
					Button: []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown}[random.IntN(3)]}
				typed = append(typed, click.String(), fmt.Sprint(click.X, click.Y))
				d.send(click)
			case 2, 3, 4:
				if n := len(d.held); n > 0 {
					i := random.IntN(n)
					cmd := d.held[i]
					d.held = slices.Delete(d.held, i, i+1)
					d.hold = false
					d.runOnce(cmd)
					d.hold = true
				}
			case 5:
				d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("pasted\x1b[2J 職業\n"), Paste: true})
			default:
				name := keys[random.IntN(len(keys))]
				typed = append(typed, name)
				d.send(keyOf(name))
			}
			d.screen()
			steps++
			if t.Failed() {
				t.Fatalf("seed %d, walk %d, after %q", seed, walks, typed)
			}
		}
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		for len(d.held) > 0 { // whatever is still being saved
			cmd := d.held[0]
			d.held = d.held[1:]
			d.hold = false
			d.runOnce(cmd)
			d.hold = true
		}
		for range 30 { // home from anywhere
			d.send(keyOf("esc"))
		}
		if d.e.over != nil || d.e.top().head().typing {
			t.Fatalf("seed %d, walk %d: esc does not lead out of\n%s\nafter %q", seed, walks, d.screen(), typed)
		}
		d.hold = false
		d.press("q")
		if !d.left {
			t.Fatalf("seed %d, walk %d: q does not leave\n%s", seed, walks, d.screen())
		}
	}
	t.Logf("seed %d: %d keys, clicks and sizes in %d walks", seed, steps, walks)
}

// runOnce runs one command; what its message sets going is held again.
func (d *driver) runOnce(cmd tea.Cmd) {
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg:
	case tea.BatchMsg:
		d.held = append(d.held, slices.DeleteFunc(slices.Clone([]tea.Cmd(msg)), func(c tea.Cmd) bool { return c == nil })...)
	default:
		d.hold = true
		d.send(msg)
	}
}

// Titles of any kind, in any place, stay text and stay in their place.
func TestHostileTextStaysInItsPlace(t *testing.T) {
	hostile := []string{"\x1b[2J\x1b]0;owned\a", "職業案内所の看護情報学", strings.Repeat("very long ", 1000), "\u202eright to left", "a\nb\tc", "👩‍⚕️🇩🇪", "\u0301\u0301x", "\u200b"}
	escape := regexp.MustCompile("\x1b\\[[0-9;:]*m")
	for i, text := range hostile {
		from := smallPack().Catalog()
		c := *from
		c.Roles, c.Skills, c.Certs, c.Programs, c.Tracks = slices.Clone(c.Roles), slices.Clone(c.Skills), slices.Clone(c.Certs), slices.Clone(c.Programs), slices.Clone(c.Tracks)
		for j := range c.Roles {
			c.Roles[j].Title, c.Roles[j].Summary = text+c.Roles[j].Title, text
		}
		for j := range c.Skills {
			c.Skills[j].Name = text
		}
		for j := range c.Certs {
			c.Certs[j].Name, c.Certs[j].Issuer = text, text
		}
		for j := range c.Programs {
			c.Programs[j].Name = text
		}
		for j := range c.Tracks {
			c.Tracks[j].Title = text
		}
		g := paths.NewGraph(roles.NewCatalog(c))
		sizes := append(slices.Clone(goldenSizes), [2]int{200, 60})
		if testing.Short() {
			sizes = sizes[:1]
		}
		for _, size := range sizes {
			for name := range placesToBe(drive(t, depsOf(t, g, analyst), 80, 24)) {
				d := drive(t, depsOf(t, g, analyst+"name: 職業\n"), size[0], size[1])
				placesToBe(d)[name]()
				d.screen()
				if rest := escape.ReplaceAllString(d.e.View(), ""); strings.ContainsRune(rest, 0x1b) || strings.ContainsAny(rest, "\a\t\u202e") {
					t.Errorf("text %d on %s at %v reaches the terminal: %q", i, name, size, rest)
				}
			}
		}
	}
}
