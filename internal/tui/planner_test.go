package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

// planning starts an explorer that plans to a role.
func planning(t *testing.T, deps Deps, target string, width, height int) *driver {
	t.Helper()
	d := drive(t, deps, width, height)
	d.send(wentTo{tabPlan, planFor{target}})
	steady(d)
	return d
}

// steady takes the time that the answer took out of what is shown.
func steady(d *driver) {
	if s := planner(d); s.shown != nil {
		s.shown.took = 0
	}
}

func planner(d *driver) *plannerScreen { return d.e.stacks[tabPlan][0].(*plannerScreen) }

// asking keeps what the planner is asked.
func asking(d Deps) (Deps, *[]person.Asked) {
	var list []person.Asked
	ask := d.Plan
	d.Plan = func(ctx context.Context, target string, asked person.Asked) (*Planned, error) {
		list = append(list, asked)
		return ask(ctx, target, asked)
	}
	return d, &list
}

// answering gives made-up answers.
func answering(d Deps, answer func(asked person.Asked) *paths.Result) Deps {
	d.Plan = func(_ context.Context, target string, asked person.Asked) (*Planned, error) {
		return &Planned{Query: paths.Query{Target: target, Profile: paths.Profile{Role: "medical-coder"}, Pace: 8,
			Objectives: []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}}, Result: answer(asked)}, nil
	}
	return d
}

// madeUp is a route of one stay and one move.
func madeUp(id string, months, usd, risk int) paths.Plan {
	m := paths.Months(100 * months)
	return paths.Plan{ID: id, Roles: []string{"medical-coder", "coding-auditor"}, Vector: paths.Vector{Time: m, Cost: usd, Risk: risk},
		Totals: paths.Totals{Months: paths.MonthRange{Low: m / 2, Typical: m, High: 2 * m}, CostUSD: paths.CostRange{Low: usd / 2, Typical: usd, High: 2 * usd}, Risk: risk},
		Steps: []paths.Step{
			{N: 1, Kind: paths.StepWork, Ref: "role/medical-coder", Title: "Medical Coder", EndMonth: m, Why: []string{"people stay"}},
			{N: 2, Kind: paths.StepMove, Ref: "role/coding-auditor", Title: "Coding Auditor", StartMonth: m, EndMonth: m + 300},
		}}
}

func TestPlanAsItIsShown(t *testing.T) {
	for _, test := range []struct {
		name, target string
		keys         []string
	}{
		{"targets", "", nil},
		{"targets narrowed", "", []string{"c", "o", "d", "i", "n", "g"}},
		{"routes", "health-data-analyst", nil},
		{"limits", "health-data-analyst", []string{"shift+tab", "down", "left", "up", "right"}},
		{"timeline", "health-data-analyst", []string{"enter", "down"}},
		{"why", "health-data-analyst", []string{"enter", "down", "w"}},
		{"none", "health-data-analyst", []string{"shift+tab", "down", "down", "enter", "2", "m", "o", "enter", "tab"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			atSizes(t, func(t *testing.T, width, height int) {
				d := drive(t, deps(t, aCoder), width, height)
				d.press("3")
				if test.target != "" {
					d.send(wentTo{tabPlan, planFor{test.target}})
				}
				d.press(test.keys...)
				steady(d)
				d.golden()
			})
		})
	}
}

func TestTargetsBeginWithWhatIsNear(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("3")
	d.shows("Where do you want to go?", "next: promotion", "from Medical Coder, CCS")
	d.write("cdi mana")
	d.shows("> Clinical Documentation Integrity Manager")
	d.press("enter")
	steady(d)
	d.shows("Clinical Documentation Integrity Manager", "that nothing beats")
	if got := planner(d).target; got != "clinical-documentation-integrity-manager" && got != "cdi-manager" {
		t.Errorf("plans to %q", got)
	}
}

func TestWhileATargetIsTyped(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("3")
	d.write("zzzz")
	d.shows("No role is called that.")
	d.press("enter", "backspace", "backspace", "backspace", "backspace", "1")
	d.shows("1 Map") // no title begins with a digit, so that it stays a tab's key
	if d.e.at != tabMap {
		t.Errorf("on %s", d.e.at.title())
	}
	d.press("3", "?")
	d.shows("Keys here: Plan", "Plan to the role under the cursor")
	d.press("esc", "x", "esc")
	d.shows("type a part of a role's name")
	d.write("cio")
	d.press("enter", "o")
	d.shows("Plan to another role than Chief Information Officer")
	d.press("esc")
	d.shows("Route A")
}

func TestAnotherTargetTakesTheListsPlace(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("3")
	d.send(wentTo{tabPlan, planFor{"coding-auditor"}})
	d.shows("Coding Auditor  from Medical Coder", "Route A")
	d.send(wentTo{tabPlan, planFor{"no-such-role"}})
	d.shows("The catalog has no role no-such-role.")
	d.press("o")
	d.click("Health Data Analyst")
	d.shows("Health Data Analyst  from Medical Coder", "Route A")
}

func TestRoutesAreWalked(t *testing.T) {
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.shows("> A◆", "Route A◆", ">A◆")
	if got := d.e.top().head().command; got != "plan health-data-analyst --pace 0" { // as the tests' Words have it
		t.Errorf("command %q", got)
	}
	d.press("down")
	d.shows("> B●", "Route B●", ">B●")
	if got := d.e.top().head().command; !strings.HasSuffix(got, " --route B") {
		t.Errorf("command %q", got)
	}
	d.press("left")
	d.shows("> A◆")
	d.press("enter", "right") // in the timeline, another route
	d.shows("Route B●", "> ▓ Medical Coder")
	d.press("esc")
	d.shows("> B●")
	d.click("A◆ 4mo")
	d.shows("> A◆", "Route A◆")
}

func TestARouteStaysInViewWhereItIsStillThere(t *testing.T) {
	first := []paths.Plan{madeUp("a", 10, 500, 900), madeUp("b", 20, 400, 500), madeUp("c", 30, 300, 100)}
	d := answering(deps(t, aCoder), func(asked person.Asked) *paths.Result {
		if asked.Pace > 0 {
			return &paths.Result{Exact: true, Plans: first[1:]}
		}
		return &paths.Result{Exact: true, Plans: first}
	})
	x := planning(t, d, "coding-auditor", 80, 24)
	x.press("down", "down", "shift+tab", "right")
	x.shows("> B●", "Route B● 2y6mo")
	x.press("x")
	x.shows("> C●", "Route C● 2y6mo")
}

func TestTimelineOpensWhatAStepIsAbout(t *testing.T) {
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.press("tab", "down")
	d.shows("> ", "░ SQL and relational databas", "Learn SQL and relational databases (working)", "60–110 h")
	d.press("enter")
	if got := d.e.top().head().command; got != "show skill/sql" {
		t.Errorf("opened %q", got)
	}
	d.press("esc", "w")
	d.shows("Step 2 of 5: learn SQL", "Study  60–110 h, typically 85 h", "What it rests on")
	d.press("left")
	d.shows("Step 1 of 5: work as Medical Coder")
	d.press("esc", "e")
	d.shows("Route A to Health Data", "From Medical Coder to Health Data Analyst", "Limits: 8 h/wk")
	d.press("end")
	d.shows("In all", "Estimates, not promises")
	d.press("esc")
	d.shows("Route A◆")
}

func TestAvoidedRolesLeaveTheRoutes(t *testing.T) {
	deps, asked := asking(deps(t, aCoder))
	d := planning(t, deps, "cio", 80, 24)
	d.press("a")
	d.shows("choose a job of the timeline first")
	d.hides("is avoided")
	d.press("tab", "a")
	d.shows("choose a job between your own")
	d.press("down", "down", "down", "down", "down")
	d.shows("> › to EHR Application Analyst")
	d.press("a")
	d.shows("EHR Application Analyst is avoided now")
	if last := (*asked)[len(*asked)-1]; len(last.Avoid) != 1 || last.Avoid[0] != "ehr-application-analyst" {
		t.Errorf("avoided %q", last.Avoid)
	}
	for _, p := range planner(d).shown.Result.Plans {
		if strings.Contains(strings.Join(p.Roles, " "), "ehr-application-analyst") {
			t.Errorf("route by way of %q", p.Roles)
		}
	}
	d.press("b")
	if last := (*asked)[len(*asked)-1]; last.Avoid != nil {
		t.Errorf("avoided %q", last.Avoid)
	}
}

func TestSavedRoutesAreCompared(t *testing.T) {
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.press("c")
	d.shows("saved plans are compared; s saves this one")
	d.press("down", "s")
	d.shows("Save route B to Health Data Analyst", "name health-data-analyst")
	d.press("end", "-", "2", "enter")
	d.shows("Saved as health-data-analyst-2.")
	if n := len(d.e.Own.Plans); n != 1 || d.e.Own.Plans[0].Plan.Target != "health-data-analyst" || d.e.Own.Plans[0].Plan.Totals.Risk != planner(d).plan().Totals.Risk {
		t.Fatalf("%d plans kept: %+v", n, d.e.Own.Plans)
	}
	d.press("c")
	if got := strings.Join(d.e.compared, " "); got != "plan/health-data-analyst-2" {
		t.Errorf("compared %q", got)
	}
	d.press("s", "ctrl+u")
	d.write("health-data-analyst-2")
	d.press("enter")
	d.shows(`there is a plan called "health-data-analyst-2"`, "Save route B") // the name can be mended
	d.press("ctrl+u")
	d.write("No such/name")
	d.press("enter")
	d.shows("Save route B")
	d.press("esc")
	d.shows("> B●")
	if n := len(d.e.Own.Plans); n != 1 {
		t.Errorf("%d plans kept", n)
	}
	d.press("o", "home")
	d.shows("> Health Data Analyst", "plan health-data-analyst-2") // saved targets stand first
}

func TestWithoutAPlaceForPlans(t *testing.T) {
	deps := deps(t, "")
	deps.Own.File = ""
	d := planning(t, deps, "coding-auditor", 80, 24)
	d.press("s")
	d.shows("no profile is kept")
}

func TestAStudentPlansToo(t *testing.T) {
	d := planning(t, deps(t, ""), "medical-coder", 80, 24)
	d.shows("for a student who holds nothing; f on a role starts from it", "Route A")
	d.send(stood{"medical-scribe"})
	d.shows("from Medical Scribe", "things assumed: e tells")
	d.press("e")
	d.shows("Assumed that you hold")
}

// TestAnOldAnswerNeverTakesTheNewOnesPlace has answers come in another order
// than their questions.
func TestAnOldAnswerNeverTakesTheNewOnesPlace(t *testing.T) {
	stopped := 0
	deps := deps(t, aCoder)
	ask := deps.Plan
	deps.Plan = func(ctx context.Context, target string, asked person.Asked) (*Planned, error) {
		if ctx.Err() != nil {
			stopped++
			return nil, ctx.Err()
		}
		return ask(ctx, target, asked)
	}
	d := planning(t, deps, "health-data-analyst", 80, 24)
	d.press("shift+tab")
	before := planner(d).shown
	d.hold = true
	d.press("right", "right", "right")
	d.shows("working…", "◂ 15 h/wk ▸", "Route A") // the old picture stays
	if planner(d).shown != before {
		t.Error("the picture went before there was another")
	}
	d.hold = false
	held := d.held
	for i := range held {
		d.run(held[len(held)-1-i])
	}
	d.hides("working…")
	if stopped != 2 {
		t.Errorf("%d of 2 old searches were stopped", stopped)
	}
	if got := planner(d).shown.asked.Pace; got != 15 {
		t.Errorf("the answer in view is for %d h/wk", got)
	}
}

func TestALongWaitIsTold(t *testing.T) {
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.press("shift+tab")
	d.hold = true
	d.press("right")
	s := planner(d)
	d.send(stillWaiting{s.awaited})
	d.send(stillWaiting{s.awaited})
	d.send(stillWaiting{make(chan struct{})}) // of an older question
	d.shows("working… 0.4 s")
	d.hold = false
	for _, cmd := range d.held[:1] {
		d.run(cmd)
	}
	d.hides("working…")
}

func TestAWaitEndsWithTheWork(t *testing.T) {
	s := newPlanner(&env{Deps: deps(t, aCoder), ctx: t.Context()})
	done := make(chan struct{})
	close(done)
	begun := time.Now()
	if msg := s.watch(done)(); msg != nil {
		t.Errorf("told of %v", msg)
	}
	if took := time.Since(begun); took >= watchEvery {
		t.Errorf("waited %s for what was done", took)
	}
	if msg := s.watch(make(chan struct{}))(); msg == nil {
		t.Error("a long wait was not told of")
	}
}

func TestFailuresAreTold(t *testing.T) {
	deps := deps(t, aCoder)
	fail := errors.New("the disk\nis full")
	ask := deps.Plan
	deps.Plan = func(ctx context.Context, target string, asked person.Asked) (*Planned, error) {
		switch asked.Pace {
		case 10:
			return nil, fail
		case 12:
			return &Planned{Result: &paths.Result{}}, nil
		}
		return ask(ctx, target, asked)
	}
	d := planning(t, deps, "health-data-analyst", 80, 24)
	d.press("shift+tab", "right")
	d.shows("This could not be answered: the disk is full")
	d.press("right")
	d.shows("stopped before a route was found")
	d.press("w", "e", "s", "tab", "enter", "b")
	d.shows("Route A")
}

func TestSureAndUnsureAnswers(t *testing.T) {
	plans := []paths.Plan{madeUp("a", 10, 500, 900), madeUp("b", 20, 400, 500)}
	for _, test := range []struct {
		name   string
		result paths.Result
		want   string
	}{
		{"exact", paths.Result{Exact: true, Plans: plans}, "2 routes that nothing beats · exact"},
		{"stopped", paths.Result{Plans: plans, Gap: &paths.Bound{Best: paths.Vector{Time: 800, Cost: 100, Risk: 50}}},
			"2 routes that nothing beats · stopped early: none missed is quicker than 8mo, cheaper than $100 or safer than risk 50"},
		{"stopped without a bound", paths.Result{Plans: plans}, "2 routes that nothing beats · stopped early"},
		{"thinned", paths.Result{Exact: true, Plans: plans, Thinned: &paths.Thinned{Count: 41}}, "2 of 41 routes that nothing beats · exact"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := planning(t, answering(deps(t, aCoder), func(person.Asked) *paths.Result { return &test.result }), "coding-auditor", 140, 24)
			if got := planner(d).shown.setWords(false); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			d.shows(test.want[:20])
		})
	}
}

// TestEveryRouteHasAPlace puts routes on one spot of the plot, and many more
// than there are letters.
func TestEveryRouteHasAPlace(t *testing.T) {
	var plans []paths.Plan
	for i := range 120 {
		plans = append(plans, madeUp(fmt.Sprint(i), 20+i/40, 1000, 200+20*i))
	}
	d := planning(t, answering(deps(t, aCoder), func(person.Asked) *paths.Result { return &paths.Result{Exact: true, Plans: plans} }), "coding-auditor", 80, 24)
	d.shows(">A●", "B●", "+80 hidden")
	for range 119 {
		d.press("down")
	}
	d.shows("> 120×", "Route 120×", ">×")
	if got := d.e.top().head().command; !strings.HasSuffix(got, "--route 120") {
		t.Errorf("command %q", got)
	}
	one := planning(t, answering(deps(t, aCoder), func(person.Asked) *paths.Result {
		return &paths.Result{Exact: true, Plans: []paths.Plan{madeUp("a", 0, 0, 0)}}
	}), "coding-auditor", 80, 24)
	one.shows(">A●", "1 route that nothing beats")
}

func TestBeingThere(t *testing.T) {
	d := planning(t, deps(t, aCoder), "medical-coder", 80, 24)
	d.shows("You are there: nothing to do.")
	d.press("tab", "w", "s", "a", "e")
	d.shows("You are there")
}

func TestNewsOfThePerson(t *testing.T) {
	deps, asked := asking(deps(t, aCoder))
	d := planning(t, deps, "health-data-analyst", 80, 24)
	d.press("shift+tab", "down", "down", "right", "up", "up", "right") // 10 h/wk
	n := len(*asked)
	d.e.compare("role/cio")
	d.send(nil)
	if len(*asked) != n {
		t.Error("asked again although nothing of the question is another")
	}
	d.e.write(func(ctx context.Context) (string, error) {
		return "Done.", deps.Edit(ctx, "edit", func(p *person.Profile) error { p.Pace = 12; return nil })
	})
	d.send(nil)
	if last := (*asked)[len(*asked)-1]; len(*asked) == n || last.Pace != 10 {
		t.Errorf("asked %d times, last for %d h/wk", len(*asked), last.Pace)
	}
	d.shows("yours: 12 h/wk", "◂ 10 h/wk ▸")
	d.press("x")
	d.shows("◂ 12 h/wk ▸")
	d.send(stood{"medical-scribe"})
	if last := (*asked)[len(*asked)-1]; last.From != "medical-scribe" {
		t.Errorf("asked from %q", last.From)
	}
}

// TestHostileCatalog has names that are long, wide, or obeyed by terminals.
func TestHostileCatalog(t *testing.T) {
	c := *builtin().Catalog()
	c.Roles = append([]roles.Role(nil), c.Roles...)
	for i := range c.Roles {
		c.Roles[i].Title = "\x1b[31m漢字 " + strings.Repeat("é漢 ", 30) + c.Roles[i].Title + "\u202e\a"
	}
	c.Skills = append([]roles.Skill(nil), c.Skills...)
	for i := range c.Skills {
		c.Skills[i].Name = strings.Repeat("x", 200) + "\x1b]0;owned\a"
	}
	g := paths.NewGraph(roles.NewCatalog(c))
	for _, size := range [][2]int{{40, 12}, {61, 17}, {80, 24}, {130, 40}} {
		d := planning(t, depsOf(t, g, aCoder), "health-data-analyst", size[0], size[1])
		for _, key := range []string{"tab", "w", "esc", "tab", "tab", "s", "esc", "o", "esc", "e", "esc"} {
			d.press(key)
			if text := d.screen(); strings.ContainsAny(text, "\a\u202e") || strings.Contains(d.e.View(), "\x1b[31m漢") {
				t.Fatalf("after %s:\n%q", key, text)
			}
		}
	}
}

func TestACatalogOfOneRole(t *testing.T) {
	c := roles.NewCatalog(roles.Catalog{Model: roles.DefaultModel(), Tracks: []roles.Track{{ID: "a", Title: "A"}},
		Roles: []roles.Role{{ID: "only", Title: "The only one", Track: "a", Level: "entry", Stage: 1, Summary: "x"}}})
	for _, profile := range []string{"", "role: only\n"} {
		d := drive(t, depsOf(t, paths.NewGraph(c), profile), 80, 24)
		d.press("3", "enter", "tab", "tab", "enter", "w", "s", "z", "b")
		d.shows("The only one")
	}
}

// TestAnySize draws every state at sizes down to nothing, and the whole screen
// with nothing but ASCII.
func TestAnySize(t *testing.T) {
	routes := planning(t, deps(t, aCoder), "cio", 80, 24)
	none := planning(t, answering(deps(t, aCoder), func(person.Asked) *paths.Result { return allChanges() }), "cio", 80, 24)
	for _, d := range []*driver{routes, none} {
		for _, keys := range [][]string{nil, {"tab"}, {"tab"}, {"shift+tab", "enter"}, {"o"}} {
			d.press(keys...)
			s := planner(d)
			for _, w := range []int{0, 1, 2, 3, 7, 20, 33, 59, 60, 61, 79, 119, 120, 121, 300} {
				for _, h := range []int{0, 1, 2, 3, 5, 8, 10, 15, 16, 17, 22, 29, 30, 31, 80} {
					c := newCanvas(max(w, 1), max(h, 1)).area(0, 0, w, h)
					s.view(c)
				}
			}
			for _, size := range [][2]int{{40, 12}, {59, 30}, {60, 18}, {100, 30}, {250, 70}} {
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				d.screen()
			}
			d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
			before := d.screen()
			if again := d.screen(); before != again {
				t.Error("drawing changes what is drawn")
			}
		}
	}
	ascii := drive(t, deps(t, aCoder), 120, 40, func(o *ExploreOptions) { o.Environ = []string{"TERM=linux", "LANG=C"} })
	ascii.send(wentTo{tabPlan, planFor{"cio"}})
	if text := ascii.screen(); strings.Contains(strings.ReplaceAll(text, "? all keys", ""), "?") {
		t.Errorf("characters without an equal in ASCII:\n%s", text)
	}
}

// TestClicks points at everything that can be clicked on.
func TestClicks(t *testing.T) {
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.click("▸")
	d.shows("◂ 10 h/wk ▸")
	d.click("◂")
	d.shows("◂ 8 h/wk ▸")
	d.click("[x] allowed")
	d.shows("[ ] not allowed")
	d.click("Claims data")
	d.shows("Learn Claims data analysis")
	d.press("esc")
	d.click("B●")
	d.shows("Route B●")
	d.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	d.click("Limits")
	d.shows("[Limits]", "◂ 8 h/wk ▸")
}

// The first letter takes the place of the name that is proposed; what is typed
// is a name as it goes.
func TestAPlanIsNamed(t *testing.T) {
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.press("s")
	d.write("My Data")
	d.press(" ")
	d.write("Route")
	d.shows("name my-data-route")
	d.press("enter")
	d.shows("Saved as my-data-route.")
}

// Where a route is entered with less than all skills, its study is less than the
// gap's, and it says so.
func TestWhatIsLearnedOnTheJobIsTold(t *testing.T) {
	const words = "skill weight held on entry; the rest is learned on the job"
	d := planning(t, deps(t, aCoder), "health-data-analyst", 80, 24)
	d.shows(words)
	d.press("down") // studies all of it
	d.hides(words)
}

func TestStudyUsesFreeRows(t *testing.T) {
	steps := []paths.Step{{N: 1, Kind: paths.StepWork, Title: "Now", EndMonth: 800}}
	for i := range 5 {
		at := paths.Months(100 * i)
		steps = append(steps, paths.Step{N: i + 2, Kind: paths.StepStudy, Title: "Skill", StartMonth: at, EndMonth: at + 100, Hours: paths.CostRange{Low: 10, Typical: 15, High: 20}})
	}
	steps = append(steps, paths.Step{N: 7, Kind: paths.StepExam, Title: "Exam", StartMonth: 500, EndMonth: 600}, paths.Step{N: 8, Kind: paths.StepMove, Title: "Then", StartMonth: 800, EndMonth: 900})
	for _, c := range []struct {
		room, rows int
		last       string
	}{{3, 3, ""}, {4, 4, "5 skills"}, {5, 5, "4 more skills"}, {7, 7, "2 more skills"}, {8, 8, ""}} {
		s := &plannerScreen{env: &env{Deps: Deps{Today: today}}, pane: paneRoutes}
		s.shown = &routes{Planned: &Planned{Result: &paths.Result{Plans: []paths.Plan{{Steps: steps}}}}}
		pic := s.pictureFor(80, c.room+1+rank(c.room+1 >= leastLegend))
		last := ""
		for _, b := range pic.bars {
			if strings.Contains(b.Label, "skills") {
				last = b.Label
			}
		}
		if len(pic.bars) != c.rows || len(pic.shown) != c.rows || last != c.last {
			t.Errorf("%d rows: %d bars, one for %q", c.room, len(pic.bars), last)
		}
	}
}
