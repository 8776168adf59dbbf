package tui

import (
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

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
	d.shows("you stand in it") // f is for the thing itself, not for what the cursor is on
}

func TestKeysOfThings(t *testing.T) {
	d := opensThing(t, aCoder, "rhia", 80, 24)
	d.press("p")
	d.shows("Not now: this is no role")
	d.press("f")
	d.shows("Not now: this is no role")
	d.press("z")
	d.shows("Not now: this is no role")
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

func TestStandingInARole(t *testing.T) {
	d := opensThing(t, aCoder, "coding auditor", 80, 24)
	d.shows("f start here", "stage 3, Mid")
	d.press("f", "pgdown")
	d.shows("you start from here (f)", "f back to me")
	d.press("f", "pgup")
	d.shows("f start here")
}

// Experience that only another job gives has no date: the job comes first.
func TestReadyWhereExperienceIsMissing(t *testing.T) {
	d := opensThing(t, aCoder, "him director", 80, 40)
	d.shows("missing    36 months of experience", "ready      not before Jun 2030; p shows the routes")
	d.press("tab", "G")
	d.shows("ready      not before Jun 2030; p shows the routes")
	d = opensThing(t, "", "health data integrity specialist", 80, 40)
	d.shows("12 months of experience", "instead of the experience: a certificate in", "not before Nov 2027")

	e := &env{Deps: deps(t, aCoder)}
	served := func(in ...string) string {
		return e.readyLine(&paths.Gap{Role: "him-director", Experience: []paths.GapExperience{{Missing: 12, In: in}}, Totals: paths.GapTotals{ExperienceMonths: 12}})
	}
	for _, in := range [][]string{nil, {"role/medical-coder"}, {"role/cio", "track/him-coding-cdi-revenue"}} {
		if got, want := served(in...), "about Nov 2027, an estimate"; got != want {
			t.Errorf("served in %v: %q, want %q", in, got, want)
		}
	}
	if got, want := served("role/cio"), "not before Nov 2027; p shows the routes"; got != want {
		t.Errorf("served elsewhere: %q, want %q", got, want)
	}
	e.stand("him-director")
	if got, want := e.readyLine(&paths.Gap{}), "now"; got != want {
		t.Errorf("nothing missing: %q, want %q", got, want)
	}
	exam := &paths.Gap{Certs: []paths.GapCert{{MissingMonths: 12}}, Totals: paths.GapTotals{ExperienceMonths: 12}}
	if got, want := e.readyLine(exam), "not before Nov 2027; p shows the routes"; got != want {
		t.Errorf("for an exam: %q, want %q", got, want)
	}
}

func TestOpenRolesThatNameExperience(t *testing.T) {
	work := roles.Alternative{Months: 12}
	r := roles.Role{Entry: roles.Entry{Realism: roles.EntryOpen}}
	r.Requires.Experience = []roles.Clause{{Any: []roles.Alternative{work}}}
	if got := gettingIn(&r); got != openAllTheSame {
		t.Errorf("got %q", got)
	}
	r.Requires.Experience[0].Any = append(r.Requires.Experience[0].Any, roles.Alternative{Award: roles.Certificate})
	if got, want := gettingIn(&r), "open: people start here without experience"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Of a demand that is met the alternative that meets it is told, not the first.
func TestGapTellsByWhatADemandIsMet(t *testing.T) {
	const associate = "name: A\nrole: medical-coder\nsince: 2022-03\neducation: [as-hit]\ncerts: [ccs]\n"
	d := opensThing(t, associate, "health data analyst", 80, 60)
	d.press("tab")
	text := strings.Join(strings.Fields(d.screen()), " ")
	for _, want := range []string{"Other demands that appear to be met", "✓ an associate degree", "asked, one of: a bachelor's degree"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q:\n%s", want, d.screen())
		}
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
