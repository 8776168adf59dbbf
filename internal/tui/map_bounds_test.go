package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// crowd is a catalog of so many roles in so many tracks, with the moves and
// demands of the built-in ones.
func crowd(tracks, n int) *paths.Graph {
	from := builtin().Catalog()
	c := *from
	c.Tracks, c.Roles = nil, nil
	for i := range tracks {
		c.Tracks = append(c.Tracks, roles.Track{ID: fmt.Sprint("t", i), Title: fmt.Sprint("Track number ", i)})
	}
	for i := range n {
		r := from.Roles[i%len(from.Roles)]
		round := i / len(from.Roles)
		r.Moves = slices.Clone(r.Moves)
		for j := range r.Moves {
			r.Moves[j].To = fmt.Sprintf("%s-%d", r.Moves[j].To, round)
		}
		r.ID, r.Title, r.Track = fmt.Sprintf("%s-%d", r.ID, round), fmt.Sprintf("%s %d", r.Title, round), fmt.Sprint("t", i%tracks)
		c.Roles = append(c.Roles, r)
	}
	return paths.NewGraph(roles.NewCatalog(c))
}

func TestMapOfAManyTracksScrolls(t *testing.T) {
	d := drive(t, depsOf(t, crowd(100, 3000), ""), 80, 24)
	d.shows("tracks 1–14 of 100")
	d.press("G")
	d.shows("tracks 87–100 of 100", "> Track number 99")
	d.press("g", "pgdown")
	d.shows("> Track number 10")
}

func TestMapOfFewTracksScrollsItsList(t *testing.T) {
	d := drive(t, depsOf(t, crowd(2, 3000), ""), 80, 24)
	n := len(theMap(d).roles())
	if n < 100 {
		t.Fatalf("only %d roles in the cell", n)
	}
	d.shows("▓▓▓▓▓▓+", fmt.Sprintf("%d roles", n), "↓")
	d.press("enter", "G")
	d.shows("↑")
	if theMap(d).list.at != n-1 {
		t.Errorf("the cursor is on %d of %d", theMap(d).list.at, n)
	}
}

func TestMapOfNothing(t *testing.T) {
	empty := paths.NewGraph(roles.NewCatalog(roles.Catalog{Model: roles.DefaultModel()}))
	d := drive(t, depsOf(t, empty, ""), 80, 24)
	d.shows("The catalog has no roles.")
	d.press("down", "right", "G", "enter", "tab", "esc")
	for _, key := range []string{"z", "p", "c", "f"} {
		d.press(key)
		d.shows("there is no role here")
	}
}

func TestMapOfOneRole(t *testing.T) {
	d := drive(t, depsOf(t, oneRole("Only one"), ""), 80, 24)
	d.press("down", "up", "left", "right", "G", "g", "pgdown")
	d.shows("> Field", "3 Mid · 1 role ", ">  Only one", "unknown")
	d.press("z")
	d.shows("Nobody is known to come", "Nothing leads on from here")
	d.press("enter")
	d.shows("no move leads here or on from here")
}

// oneRole is a catalog of a single role that says nothing of itself.
func oneRole(title string) *paths.Graph {
	return paths.NewGraph(roles.NewCatalog(roles.Catalog{Model: roles.DefaultModel(), Tracks: []roles.Track{{ID: "t", Title: "Field"}},
		Roles: []roles.Role{{ID: "one", Title: title, Track: "t", Stage: 3, Level: roles.LevelMid}}}))
}

// hostileTitle is text that would break a screen if it were written as it is.
const hostileTitle = "\x1b[2J\x1b]0;x\aEvil\u202e\r\n\t漢字漢字漢字 " + "aLongWordWithoutAnyEndToItThatGoesOnAndOnAndOnAndOn of the and and and"

func hostileCatalog() *paths.Graph {
	from := builtin().Catalog()
	c := *from
	c.Tracks, c.Roles = slices.Clone(from.Tracks), slices.Clone(from.Roles)
	for i := range c.Tracks {
		c.Tracks[i].Title = fmt.Sprint(hostileTitle, i)
	}
	for i := range c.Roles {
		c.Roles[i].Title, c.Roles[i].Summary, c.Roles[i].Terminal = fmt.Sprint(hostileTitle, i), hostileTitle, hostileTitle
	}
	return paths.NewGraph(roles.NewCatalog(c))
}

func TestMapBearsHostileText(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 40}, {200, 60}} {
		d := drive(t, depsOf(t, hostileCatalog(), aCoder), size[0], size[1])
		for _, key := range []string{"enter", "z", "right", "enter", "left", "enter", "z"} {
			d.press(key)
			if strings.Contains(d.e.View(), "\x1b[2J") || strings.ContainsAny(d.screen(), "\a\r\t\u202e") {
				t.Fatalf("after %s at %v the screen has what it should not", key, size)
			}
		}
	}
}

func TestMapAndNearAtAnySize(t *testing.T) {
	d := drive(t, withPlan(deps(t, aCoder), true), 80, 24)
	far := theMap(d)
	near := newNear(d.e.env, "medical-coder")
	for width := 1; width <= 130; width++ {
		for height := 1; height <= 45; height += 2 {
			d.e.width, d.e.height = width, height
			for _, inList := range []bool{false, true} {
				far.inList = inList
				far.settle()
				far.view(newCanvas(width, height))
			}
			near.view(newCanvas(width, height))
		}
	}
}

func TestViewsDoNotChangeTheirScreens(t *testing.T) {
	d := drive(t, withPlan(deps(t, aCoder), true), 120, 40)
	for _, keys := range [][]string{nil, {"enter"}, {"z"}, {"left", "enter"}} {
		d.press(keys...)
		a := d.screen()
		d.e.top().view(newCanvas(37, 11))
		d.e.top().view(newCanvas(200, 60))
		if b := d.screen(); a != b {
			t.Errorf("drawing at another size changed the screen:\n%s\n%s", a, b)
		}
	}
}
