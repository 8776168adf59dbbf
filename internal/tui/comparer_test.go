package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// comparing is an explorer on the tab that compares, with things taken there.
func comparing(t *testing.T, d Deps, width, height int, refs ...string) *driver {
	t.Helper()
	e := drive(t, d, width, height)
	e.e.compared = refs
	e.send(ownChanged{})
	e.press("4")
	return e
}

var threeRoles = []string{"role/coding-auditor", "role/cdi-specialist", "role/health-data-analyst"}

func TestCompareRoles(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		comparing(t, deps(t, aCoder), width, height, threeRoles...).golden()
	})
}

func TestCompareSkillsBesideWhatIsHeld(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := comparing(t, deps(t, aCoder), width, height, threeRoles...)
		for range 200 {
			if strings.Contains(d.screen(), "\n Skills: ") && strings.Contains(d.screen(), "ICD-10") {
				break
			}
			d.press("down")
		}
		d.golden()
	})
}

func TestComparePrograms(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		comparing(t, deps(t, ""), width, height, "program/bs-him", "program/bs-hi", "program/as-hit").golden()
	})
}

func TestComparePlans(t *testing.T) {
	kept := keptDeps(t, aCoder)
	atSizes(t, func(t *testing.T, width, height int) {
		comparing(t, kept, width, height, "plan/data-route", "plan/him-route").golden()
	})
}

func TestCompareNothingYet(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		comparing(t, deps(t, aCoder), width, height).golden()
	})
}

func TestPickToCompare(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := comparing(t, keptDeps(t, aCoder), width, height, "role/medical-coder")
		d.press("a")
		d.write("data")
		d.golden()
	})
}

// From nothing to a comparison with the keyboard alone: what is picked by name
// stays open until there are two.
func TestPickToCompareByName(t *testing.T) {
	d := comparing(t, deps(t, aCoder), 80, 24)
	d.press("enter")
	d.shows("Compare what?", "> Medical Coder") // the person's own job comes first
	d.write("coding aud")
	d.shows("> Coding Auditor")
	d.press("enter")
	d.shows("Beside Coding Auditor:")
	d.write("cdi spec")
	d.press("enter")
	d.hides("Beside ")
	d.shows("Roles side by side", ">A Coding Auditor", "B Clinical")
	if want := []string{"role/coding-auditor", "role/cdi-specialist"}; !slices.Equal(d.e.compared, want) {
		t.Errorf("compared %q, want %q", d.e.compared, want)
	}
	d.press("a")
	d.write("bs-him") // a program: only roles go with roles
	d.shows("Nothing of that kind is called so.")
	d.press("esc")
	d.shows(">A Coding Auditor")
}

// At four the fifth is refused with a reason, and the reason names the way out.
func TestFourAreCompared(t *testing.T) {
	d := comparing(t, deps(t, aCoder), 120, 40, append(threeRoles, "role/him-director")...)
	d.press("a")
	d.shows("four are compared already; c takes one out")
	d.shows("D Director of Health")
}

func TestColumnsAreWalkedOpenedAndTakenOut(t *testing.T) {
	d := comparing(t, deps(t, aCoder), 80, 24, threeRoles...)
	d.press("left")
	d.shows(">A Coding Auditor")
	d.press("right", "right", "right")
	d.shows(">C Health Data")
	d.press("b")
	d.shows(">A Health Data", "B Coding Auditor")
	if d.e.compared[0] != "role/health-data-analyst" {
		t.Errorf("the first is %q", d.e.compared[0])
	}
	d.press("enter")
	if got := d.e.top().head().command; got != "show role/health-data-analyst" {
		t.Errorf("enter opened what is printed by %q", got)
	}
	d.press("esc", "c")
	d.hides("Health Data\n")
	d.shows(">A Coding Auditor", "Health Data Analyst is no longer compared.")
	d.press("c")
	d.shows("One more, and they stand side by side", "Clinical Documentation Integrity Specialist")
	d.press("c")
	d.shows("Nothing is compared yet")
	d.press("c")
	d.shows("nothing is compared yet; a adds")
}

func TestPlanToTheColumn(t *testing.T) {
	d := comparing(t, deps(t, aCoder), 80, 24, threeRoles...)
	d.press("right", "p")
	if d.e.at != tabPlan {
		t.Errorf("p led to %s", d.e.at.title())
	}
	d = comparing(t, deps(t, aCoder), 80, 24, "program/bs-him", "program/bs-hi")
	d.press("p")
	d.shows("plans lead to roles, and this is a program")
}

// What is the same for all is left out until it is asked for, and marked then.
func TestDifferencesOrAll(t *testing.T) {
	d := comparing(t, deps(t, aCoder), 80, 60, "role/medical-coder", "role/inpatient-coding-specialist")
	d.shows("differences only; ")
	d.hides("= track")
	if got := d.e.top().head().command; got != "compare medical-coder inpatient-coding-specialist" {
		t.Errorf("command %q", got)
	}
	d.press("d")
	d.shows("all there is; = is the same for all", "= track")
	if got := d.e.top().head().command; got != "compare medical-coder inpatient-coding-specialist --all" {
		t.Errorf("command %q", got)
	}
	d.press("d")
	d.hides("= track")
}

// The names of the columns stay while the facts go by.
func TestNamesStayWhileFactsScroll(t *testing.T) {
	d := comparing(t, deps(t, aCoder), 80, 24, threeRoles...)
	for _, key := range []string{"down", "pgdown", "pgdown", "G"} {
		d.press(key)
		d.shows(">A Coding Auditor", "C Health Data")
	}
	d.hides("Pay a year")
	d.press("down", "down")
	d.press("g")
	d.shows("Pay a year")
}

// With nobody to ask about there are no marks that would be about somebody.
func TestCompareForNobody(t *testing.T) {
	d := comparing(t, deps(t, ""), 120, 60, threeRoles...)
	d.shows("Pay a year")
	d.hides("How you stand", "✓", "↑ lift")
	d.send(stood{"medical-coder"})
	d.shows("How a Medical Coder stands to it")
	if got := d.e.top().head().command; got != "compare coding-auditor cdi-specialist health-data-analyst --from medical-coder" {
		t.Errorf("command %q", got)
	}
}

// A plan that is removed is no longer compared.
func TestRemovedPlanIsNotCompared(t *testing.T) {
	d := comparing(t, keptDeps(t, aCoder), 80, 24, "plan/data-route", "plan/him-route")
	d.press("enter")
	d.shows("data-route: to Health Data Analyst")
	d.press("d")
	d.shows("data-route is removed. u brings it back.", "One more, and they stand side by side")
	d.press("u", "a")
	d.write("data")
	d.press("enter")
	d.shows("A him-route", "B data-route")
}

func TestCompareTellsWhatWentWrong(t *testing.T) {
	broken := deps(t, aCoder)
	broken.ComparePrograms = func(context.Context, []string) (*paths.ProgramComparison, error) {
		return nil, errors.New("no\nsuch program")
	}
	d := comparing(t, broken, 80, 24, "program/bs-him", "program/bs-hi")
	d.shows("They could not be compared", "no such program")
	d.press("d", "down")
	d.shows("no such program")

	d = comparing(t, deps(t, aCoder), 80, 24, "role/no-such-role", "role/medical-coder")
	d.press("d", "right", "b")
	d.shows("They could not be compared", "no-such-role")
	d.press("right", "c")
	d.shows("One more, and they stand side by side", "Medical Coder")
}

// An answer about what is no longer compared is dropped.
func TestLateComparisonIsDropped(t *testing.T) {
	d := comparing(t, deps(t, aCoder), 80, 24)
	d.hold = true
	d.e.compared = threeRoles[:2]
	d.send(ownChanged{})
	d.shows("Working that out …")
	d.e.compared = threeRoles[1:]
	d.send(ownChanged{})
	held := d.held
	d.hold, d.held = false, nil
	slices.Reverse(held)
	for _, cmd := range held {
		d.run(cmd)
	}
	d.shows(">A Clinical", "B Health Data")
	d.hides("Coding Auditor")
}

// Every name may be hostile or endless, at every size down to a character.
func TestCompareHostileTitles(t *testing.T) {
	long := strings.Repeat("\x1b[31m漢字\u202e", 20)
	one := roles.Role{ID: "a", Title: long, Track: "t", Level: roles.LevelEntry, Stage: 2, WorkStyle: long,
		Requires: roles.Requires{Education: []roles.Clause{{Any: []roles.Alternative{{Program: long}}}}}}
	two := one
	two.ID, two.Title = "b", long+"b"
	c := roles.NewCatalog(roles.Catalog{Tracks: []roles.Track{{ID: "t", Title: long}}, Model: roles.DefaultModel(), Roles: []roles.Role{one, two}})
	for _, size := range [][2]int{{40, 12}, {41, 13}, {60, 16}, {80, 24}, {200, 60}} {
		d := comparing(t, depsOf(t, paths.NewGraph(c), ""), size[0], size[1], "role/a", "role/b")
		for _, keys := range [][]string{{"d"}, {"down"}, {"G"}, {"right"}, {"a"}, {"c"}} {
			d.press(keys...)
			if strings.Contains(d.e.View(), "\u202e") {
				t.Fatal("a title turns the terminal's text around")
			}
			d.screen()
		}
	}
	d := comparing(t, depsOf(t, paths.NewGraph(c), ""), 80, 24, "role/a", "role/b")
	for w := range 70 {
		for h := range 20 {
			d.e.top().view(newCanvas(w, h))
		}
	}
}
