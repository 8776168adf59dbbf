package tui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

// withLimits is a profile that limits plans.
const withLimits = aCoder + `budget: 5000
limits: {deadline: 4y, no_new_degree: true, remote: partial, sector: hospital, avoid: [coding-auditor, medical-scribe], via: [health-data-analyst], max_moves: 3}
`

// allChanges is a no with every change that the planner proposes.
func allChanges() *paths.Result {
	no := &paths.NoPlan{Gates: []paths.Gate{{Kind: paths.GateBudget, Ref: "role/cio", Detail: "every plan costs more than $5,000"},
		{Kind: paths.GateLicense, Ref: "license/rn", Detail: strings.Repeat("license: a long reason. ", 12)}}}
	for _, change := range [][]string{{"--budget", "7200"}, {"--budget", "off"}, {"--deadline", "62mo"}, {"--no-new-degree", "off"},
		{"--remote", "off"}, {"--sector", "off"}, {"--avoid", "allow coding-auditor"}, {"--via", "without health-data-analyst"},
		{"--max-moves", "5"}, {"--hold", "license/rn"}, {"--hold", "skill/sql:working"}, {"--experience", "cio=24mo"}, {"--from", "medical-scribe"}} {
		no.SmallestChanges = append(no.SmallestChanges, paths.Change{Flag: change[0], Value: change[1], Opens: paths.Opens{Months: 2400, CostUSD: 7000}})
	}
	no.SmallestChanges = append(no.SmallestChanges, paths.Change{Flag: "--avoid", Value: "allow coding-auditor", Opens: paths.Opens{Months: 1200},
		With: []paths.Change{{Flag: "--avoid", Value: "allow medical-scribe"}, {Flag: "--remote", Value: "off"}}})
	return &paths.Result{Exact: true, NoPlan: no}
}

func TestChangesBecomeFlags(t *testing.T) {
	for _, test := range []struct {
		words string
		want  person.Asked
	}{
		{"A budget of $7,200", person.Asked{Budget: "7200"}},
		{"No budget limit", person.Asked{Budget: "off"}},
		{"A deadline of 5y2mo", person.Asked{Deadline: "62mo"}},
		{"A new degree allowed", person.Asked{NoNewDegree: "false"}},
		{"Work on site allowed", person.Asked{Remote: "off"}},
		{"Any sector", person.Asked{Sector: "off"}},
		{"Coding Auditor not avoided", person.Asked{Avoid: []string{"medical-scribe"}}},
		{"Not by way of Health Data Analyst", person.Asked{Via: []string{"off"}}},
		{"Up to 5 moves", person.Asked{MaxMoves: 5}},
		{"As if you held Registered nurse license", person.Asked{Hold: []string{"license/rn"}}},
		{"As if you held SQL and relational databases (working)", person.Asked{Hold: []string{"skill/sql:working"}}},
		{"As if you had 24 months as Chief Information Officer", person.Asked{Experience: []string{"cio=24mo"}}},
		{"A start as Medical Scribe", person.Asked{From: "medical-scribe"}},
		{"Coding Auditor not avoided, Medical Scribe not avoided and work on site allowed", person.Asked{Avoid: []string{"off"}, Remote: "off"}},
	} {
		t.Run(test.words, func(t *testing.T) {
			list := allChanges().NoPlan.SmallestChanges
			d, asked := asking(answering(deps(t, withLimits), func(asked person.Asked) *paths.Result {
				if cmp.Equal(asked, person.Asked{}) {
					return allChanges()
				}
				return &paths.Result{Exact: true, Plans: []paths.Plan{madeUp("a", 10, 10, 10)}}
			}))
			x := planning(t, d, "cio", 120, 60)
			x.shows("No route meets all limits.")
			at := -1
			for i, change := range list {
				if strings.EqualFold(x.e.changeWords(change), test.words) {
					at = i
				}
			}
			if at < 0 {
				t.Fatal("no such change")
			}
			for range at {
				x.press("down")
			}
			x.shows(test.words)
			x.press("enter")
			x.shows("b takes that back", "Route A")
			if diff := cmp.Diff(test.want, (*asked)[len(*asked)-1]); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			x.press("esc") // as does b
			x.shows("No route meets all limits.")
			if diff := cmp.Diff(person.Asked{}, (*asked)[len(*asked)-1]); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestANoIsCopiedAsWhyNot(t *testing.T) {
	d := planning(t, answering(deps(t, aCoder), func(person.Asked) *paths.Result { return allChanges() }), "cio", 80, 24)
	if got := d.e.top().head().command; got != "why-not cio --pace 0" {
		t.Errorf("command %q", got)
	}
	d.press("s")
	d.shows("there is no route yet")
	for range allChanges().NoPlan.SmallestChanges {
		d.press("down")
	}
	d.shows("> 14 Coding Auditor not avoided")
	d.press("home")
	d.shows(">  1 A budget of $7,200")
}

func TestANoWithoutAnythingToChange(t *testing.T) {
	d := planning(t, answering(deps(t, aCoder), func(person.Asked) *paths.Result {
		return &paths.Result{NoPlan: &paths.NoPlan{Gates: []paths.Gate{{Kind: paths.GateNoRoute, Detail: "no known chain of moves"}}}}
	}), "cio", 80, 24)
	d.shows("No route was found before the search stopped", "No known chain of moves", "No single change of a limit")
	d.press("enter")
	d.shows("no change of a limit opens a route")
}

// TestARealNo follows the planner's own advice.
func TestARealNo(t *testing.T) {
	d := planning(t, deps(t, aCoder+"budget: 100\n"), "coding-auditor", 80, 24)
	for range 3 {
		if !planner(d).shown.no() {
			break
		}
		d.press("enter")
	}
	d.shows("Route A")
	d.press("tab", "tab", "z")
	if !planner(d).now.same(planner(d).own) {
		t.Error("z left limits that are not the person's own")
	}
}

func TestLimitsOfTheProfile(t *testing.T) {
	d, asked := asking(answering(deps(t, withLimits), func(person.Asked) *paths.Result {
		return &paths.Result{Exact: true, Plans: []paths.Plan{madeUp("a", 40, 4000, 10), madeUp("b", 50, 3000, 10)}}
	}))
	x := planning(t, d, "cio", 80, 40)
	x.shows("◂ $5,000 ▸", "◂ 4y ▸", "[ ] not allowed", "part or full", "2: Coding Audi", "at most 3", "by way of", "sector")
	last := func(want person.Asked) {
		t.Helper()
		if diff := cmp.Diff(want, (*asked)[len(*asked)-1]); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
	last(person.Asked{})
	x.press("shift+tab", "right", "right")
	last(person.Asked{Pace: 12})
	x.press("left", "left", "left")
	last(person.Asked{Pace: 6})
	x.shows("*pace", "x takes yours: 8 h/wk")
	x.press("backspace", "down", "right")
	last(person.Asked{Budget: "7500"})
	x.press("enter")
	x.write("none")
	x.press("enter")
	last(person.Asked{Budget: "off"})
	x.press("left") // the first step that rules a route out
	last(person.Asked{Budget: "3000"})
	x.press("enter")
	x.write("$12,500")
	x.press("enter")
	last(person.Asked{Budget: "12500"})
	x.press("enter")
	x.write("much")
	n := len(*asked)
	x.press("left", "up", "enter") // arrows are no steps while one types
	if len(*asked) != n {
		t.Errorf("asked for %+v", (*asked)[n:])
	}
	x.shows("write dollars, such as 4000", "or 30k, or none")
	x.press("backspace", "esc", "x", "down", "enter")
	x.write("3")
	x.press("enter")
	last(person.Asked{Deadline: "36mo"})
	x.press("right", "right", "enter")
	x.write("0")
	x.press("enter")
	x.shows("write years, or 18mo or", "2y6mo, or none")
	x.press("esc", "x", "down", "space")
	last(person.Asked{NoNewDegree: "false"})
	x.press("space", "down", "enter")
	last(person.Asked{FullTimeStudy: "true"})
	x.press("x", "down", "right")
	last(person.Asked{Remote: "full"})
	x.press("left", "left")
	last(person.Asked{Remote: "off"})
	x.press("x", "down")
	x.shows("Coding Auditor, Medical", "Scribe; ← takes the last one")
	x.press("left")
	last(person.Asked{Avoid: []string{"coding-auditor"}})
	x.press("left")
	last(person.Asked{Avoid: []string{"off"}})
	x.press("x", "down", "right")
	last(person.Asked{MaxMoves: 4})
	x.press("enter")
	x.write("99")
	x.press("enter")
	x.shows("moves are a number from 1 to")
	x.press("esc", "x", "down", "left")
	last(person.Asked{Via: []string{"off"}})
	x.press("down", "left")
	last(person.Asked{Via: []string{"off"}, Sector: "off"})
	x.press("b")
	last(person.Asked{Via: []string{"off"}})
	x.press("z")
	last(person.Asked{})
	x.press("z")
	x.shows("ll limits are your own already")
}

func TestStepsOfAChangeAreTakenBackTogether(t *testing.T) {
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.press("b")
	d.shows("no limit was changed")
	d.press("shift+tab", "right", "right", "right", "down", "enter")
	d.write("4k")
	d.press("enter")
	d.shows("◂ 15 h/wk ▸", "◂ $4,000 ▸")
	d.press("b")
	d.shows("◂ 15 h/wk ▸", "◂ none ▸")
	d.press("b")
	d.shows("◂ 8 h/wk ▸")
}

func TestSteps(t *testing.T) {
	for _, test := range []struct{ at, by, most, want int }{
		{unbounded, 1, 5000, unbounded},
		{unbounded, -1, 5000, 4000},
		{unbounded, -1, 1 << 30, 150000},
		{unbounded, -1, 0, 0},
		{150000, 1, 0, unbounded},
		{999999, 1, 0, unbounded},
		{0, -1, 0, 0},
		{4321, 1, 0, 5000},
		{4321, -1, 0, 4000},
	} {
		if got := bounded(budgetSteps, test.at, test.by, test.most); got != test.want {
			t.Errorf("from %d by %d below %d: %d, want %d", test.at, test.by, test.most, got, test.want)
		}
	}
}

func TestBoundsKeepWhatWasChosen(t *testing.T) {
	old := bounds{pace: 8, budget: unbounded, deadline: 2400, moves: 6, avoid: []string{"a"}, remote: roles.RemoteFull}
	now := bounds{pace: 5, budget: 3000, deadline: 1200, moves: 4, avoid: []string{"b"}}
	chosen := old
	chosen.pace, chosen.avoid = 20, nil
	got := chosen.rebased(old, now)
	want := bounds{pace: 20, budget: 3000, deadline: 1200, moves: 4}
	if !got.same(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
