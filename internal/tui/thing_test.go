package tui

import "testing"

// opensThing drives to a thing by its name.
func opensThing(t *testing.T, profile, name string, width, height int) *driver {
	t.Helper()
	d := drive(t, deps(t, profile), width, height)
	d.press("/")
	d.write(name)
	d.press("enter")
	return d
}

func TestRoleOverview(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		opensThing(t, aCoder, "health data analyst", width, height).golden()
	})
}

func TestRoleGap(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := opensThing(t, aCoder, "him director", width, height)
		d.press("tab", "down")
		d.golden()
	})
}

func TestRoleMoves(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := opensThing(t, aCoder, "medical coder", width, height)
		d.press("tab", "tab", "down")
		d.golden()
	})
}

func TestRoleEverything(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := opensThing(t, aCoder, "cio", width, height)
		d.press("shift+tab", "pgdown")
		d.golden()
	})
}

func TestCertOverview(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		opensThing(t, aCoder, "rhia", width, height).golden()
	})
}

func TestSkillOverview(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		opensThing(t, aCoder, "icd-10-cm", width, height).golden()
	})
}

func TestWalkThroughTheCatalog(t *testing.T) {
	d := opensThing(t, aCoder, "medical coder", 80, 24)
	d.shows("@ You are here.", "7 of 8 required skills met")
	d.press("tab", "tab")
	d.shows("> ══  Coding Auditor", "promotion, evidence: curator.")
	d.press("enter")
	d.shows("Reviews samples of coded records")
	d.press("tab", "enter") // the first skill of its gap
	d.shows("skill", "Levels", "not held")
	d.press("G", "enter") // the last role that asks for it
	d.shows("Pay a year")
	d.press("esc", "esc", "esc")
	d.shows("> ══  Coding Auditor")
	d.press("down", "down", "f")
	d.shows("you start from here (f)") // f is for the thing itself, not for what the cursor is on
}

func TestKeysOfThings(t *testing.T) {
	d := opensThing(t, aCoder, "rhia", 80, 24)
	d.press("p")
	d.shows("Plan the way to this role: this is no role")
	d.press("f")
	d.shows("Take me to be in this role, or back: this is no role")
	d.press("z")
	d.shows("The moves around this role, drawn: this is no role")
	d.press("c")
	d.shows("only roles and programs are compared")
	d.press("enter")
	d.shows("nothing here leads on")
	d.press("e")
	d.shows("Sources", "fee")
	d.press("y")
	d.shows("rung explain cert/rhia")
}

func TestCommandOfSections(t *testing.T) {
	d := opensThing(t, "", "health data analyst", 80, 24)
	top := func() string { return d.e.top().head().command }
	for _, want := range []string{"show role/health-data-analyst", "gap health-data-analyst", "show role/health-data-analyst", "show role/health-data-analyst"} {
		if got := top(); got != want {
			t.Errorf("the command is %q, want %q", got, want)
		}
		d.press("tab")
	}
	d.press("f", "tab")
	if got, want := top(), "gap health-data-analyst --from health-data-analyst"; got != want {
		t.Errorf("the command is %q, want %q", got, want)
	}
}

func TestThingWithoutProfile(t *testing.T) {
	d := opensThing(t, "", "medical coder", 80, 24)
	d.shows("somebody who holds nothing", "0 of 8 required skills met")
	d.press("f")
	d.shows("you start from here (f)", "8 of 8 required skills met")
}

func TestClicksOnThings(t *testing.T) {
	d := opensThing(t, aCoder, "medical coder", 120, 40)
	d.click("Moves 18")
	d.shows("Leads to (13)")
	d.click("Risk Adjustment Coder")
	d.shows("> ══  Risk Adjustment Coder", "Reviews charts for lasting conditions")
	d.click("══  Risk Adjustment Coder")
	d.shows("Medical Coder › Risk Adjustment Coder")
}

// A page is read whole with one key: no line is passed over, every link is stood
// on.
func TestPageIsReadWhole(t *testing.T) {
	for _, height := range []int{1, 3, 8} {
		p := pane{at: -1}
		var rows []pageRow
		links := 0
		for i := range 40 {
			r := pageRow{}
			if i%7 == 3 || i > 36 {
				r.link.ID = string(rune('a' + i))
				links++
			}
			rows = append(rows, r)
		}
		p.take(rows, height)
		seen, stood := map[int]bool{}, map[int]bool{}
		for range 200 {
			for y := p.top; y < p.top+height; y++ {
				seen[y] = true
			}
			if p.at >= 0 {
				if !p.inView(p.at, height) {
					t.Fatalf("height %d: the cursor is out of view", height)
				}
				stood[p.at] = true
			}
			p.move(down, height)
		}
		if len(seen) != 40 || len(stood) != links {
			t.Errorf("height %d: %d of 40 lines seen, %d of %d links stood on", height, len(seen), len(stood), links)
		}
		for range 200 {
			p.move(up, height)
		}
		if p.top != 0 {
			t.Errorf("height %d: up ends at line %d", height, p.top)
		}
	}
}
