package tui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/roles"
)

// keptPlans are the saved plans of these tests: name and target.
var keptPlans = [][2]string{{"data-route", "health-data-analyst"}, {"him-route", "him-director"}}

// keptDeps are the deps of a person who keeps plans.
func keptDeps(t *testing.T, profile string) Deps {
	t.Helper()
	d := deps(t, profile)
	for _, plan := range keptPlans {
		answer, err := d.Plan(t.Context(), plan[1], person.Asked{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Keep(t.Context(), plan[0], plan[1], person.Asked{}, answer, 0); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if d.Own, err = d.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// mine is an explorer on the tab of the person's own.
func onMine(t *testing.T, d Deps, width, height int, keys ...string) *driver {
	t.Helper()
	e := drive(t, d, width, height)
	e.press("5")
	e.press(keys...)
	return e
}

// moveTo puts the cursor on the row that shows a text.
func (d *driver) moveTo(text string) {
	d.t.Helper()
	d.press("g")
	for range 100 {
		for _, line := range strings.Split(d.screen(), "\n") {
			if strings.HasPrefix(strings.TrimPrefix(line, " "), ">") && strings.Contains(line, text) {
				return
			}
		}
		d.press("down")
	}
	d.t.Fatalf("no row shows %q:\n%s", text, d.screen())
}

func (d *driver) profile() *person.Profile {
	d.t.Helper()
	own, err := d.e.Reload(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return own.Profile
}

func TestMyProfile(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) { onMine(t, deps(t, aCoder), width, height).golden() })
}

func TestMyLimits(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := onMine(t, deps(t, aCoder), width, height)
		d.moveTo("arrive within")
		d.golden()
	})
}

func TestNoProfileYet(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) { onMine(t, deps(t, ""), width, height).golden() })
}

func TestFormOfAPart(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := onMine(t, deps(t, aCoder), width, height)
		d.moveTo("ICD-10")
		d.press("a", "down", "right")
		d.golden()
	})
}

func TestMyPlans(t *testing.T) {
	kept := keptDeps(t, aCoder)
	atSizes(t, func(t *testing.T, width, height int) { onMine(t, kept, width, height, "right", "down").golden() })
}

func TestSavedPlan(t *testing.T) {
	kept := keptDeps(t, aCoder)
	atSizes(t, func(t *testing.T, width, height int) {
		onMine(t, kept, width, height, "right", "down", "enter", "down").golden()
	})
}

// twoPools is a profile with renewals of two kinds, one of them behind.
const twoPools = aCoder + `budget: 4000
`

func TestMyRenewals(t *testing.T) {
	profile := strings.Replace(twoPools, "{cert: ccs, earned: 2023-05}", "{cert: ccs, earned: 2023-05, cycle_ends: 2027-03-31, units: 4}, {cert: chda}, {cert: pmp, earned: 2025-02-10}", 1)
	atSizes(t, func(t *testing.T, width, height int) {
		onMine(t, deps(t, profile), width, height, "right", "right").golden()
	})
}

// A value is changed in place; all else of the profile stays as it is.
func TestChangeOneSetting(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	before := d.profile()
	d.moveTo("study a week")
	d.press("enter")
	d.shows("How many hours a week can you study?")
	d.press("ctrl+u")
	d.write("0")
	d.press("enter")
	d.shows(`"0" is not a number from 1 to 168`)
	d.press("backspace")
	d.write("12")
	d.press("enter")
	d.shows("Study a week: saved. u takes that back.", "12 hours")
	after := d.profile()
	if after.Pace != 12 || len(after.Skills) != len(before.Skills) || len(after.Certs) != 1 || after.Since != before.Since {
		t.Errorf("the profile is now %+v", after)
	}
	d.press("u")
	d.shows("Taken back: profile set pace.", "8 hours")
}

// An answer that says what was said before writes nothing, so that undo does not
// take something else back.
func TestSameAnswerWritesNothing(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	d.moveTo("study a week")
	d.press("enter", "enter")
	d.shows("Nothing was changed.", "> ")
	d.moveTo("ICD-10")
	d.press("enter", "enter", "enter")
	d.shows("Nothing was changed.")
}

func TestEveryLimitCanBeSetAndTakenAway(t *testing.T) {
	for _, c := range []struct {
		row, shown string
		keys       []string
		empty      string
	}{
		{"budget", "$30,000", []string{"3", "0", "k", "enter"}, "no limit"},
		{"arrive within", "3y", []string{"3", "y", "enter"}, "no limit"},
		{"new degree", "ruled out", []string{"y"}, "allowed"},
		{"full-time study", "yes", []string{"y"}, "no: beside work"},
		{"remote", "full", []string{"end", "enter"}, "no matter"},
		{"sector", "payer", append(strings.Split("payer", ""), "enter"), "any"},
		{"avoid", "Coding Auditor", append(strings.Split("coding-auditor", ""), "enter", "enter"), "none"},
		{"go through", "Coding Auditor", append(strings.Split("coding-auditor", ""), "enter", "enter"), "none"},
		{"moves", "4 at most", []string{"4", "enter"}, "6 at most, as always"},
		{"savings", "$2,500", append(strings.Split("2500", ""), "enter"), "not said"},
		{"look ahead", "5 years", []string{"5", "enter"}, "10 years, as always"},
		{"state", "OH", []string{"o", "h", "enter"}, "not said"},
		{"notes", "call Ben", append(strings.Split("call Ben", ""), "enter"), "none"},
		{"employer", "Mercy", append(strings.Split("Mercy", ""), "enter"), "not said"},
	} {
		t.Run(c.row, func(t *testing.T) {
			d := onMine(t, deps(t, aCoder), 80, 24)
			d.moveTo(c.row)
			d.press("enter")
			if c.row == "sector" { // not a list that is typed at
				for !strings.Contains(d.screen(), "> Payer") {
					d.press("down")
				}
				c.keys = []string{"enter"}
			}
			d.press(c.keys...)
			d.moveTo(c.row)
			line := cursorLine(d)
			if !strings.Contains(line, c.shown) {
				t.Errorf("the row is %q, want %q in it:\n%s", line, c.shown, d.screen())
			}
			d.press("d")
			if line := cursorLine(d); !strings.Contains(line, c.empty) {
				t.Errorf("taken away the row is %q, want %q in it", line, c.empty)
			}
			d.press("d")
			d.shows("nothing is said here")
		})
	}
}

func cursorLine(d *driver) string {
	for _, line := range strings.Split(d.screen(), "\n") {
		if strings.HasPrefix(line, ">") {
			return line
		}
	}
	return ""
}

func TestSkillsAreLeveledTakenAwayAndAdded(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	d.moveTo("ICD-10")
	d.press("enter")
	d.shows("How well do you hold it?", "> working")
	d.press("down", "enter", "enter")
	if got := d.profile().Skills[0]; got.Skill != "icd-10-cm" || got.Level != roles.Practitioner {
		t.Errorf("the skill is %+v", got)
	}
	d.moveTo("Medical terminology")
	d.press("d")
	d.shows("Medical terminology is no longer in your profile. u takes that back.", "Skills (4)")
	d.press("u")
	d.shows("Skills (5)", "Medical terminology")
	d.press("a")
	d.write("sql")
	d.press("enter", "enter")
	d.shows("Skills: saved.", "Skills (6)")
}

// A name that the catalog does not have is flagged where it stands, with what
// can be done about it, and can be taken away.
func TestUnknownNameIsFlagged(t *testing.T) {
	d := onMine(t, deps(t, strings.Replace(aCoder, "icd-10-cm", "juggling", 1)), 80, 24)
	d.moveTo("juggling")
	d.shows("counts for nothing", `No skill is called "juggling"`)
	d.press("o")
	d.shows("catalog has no record of this")
	d.press("d")
	d.hides("  juggling")
}

func TestCertificationDates(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	d.moveTo("Certified Coding Specialist")
	d.press("enter", "tab")
	d.write("2027-12-31")
	d.press("enter")
	d.write("many")
	d.press("enter")
	d.shows(`"many" is not a number of units`)
	d.press("ctrl+u")
	d.write("18")
	d.press("enter")
	x := d.profile().Certs[0]
	if x.Earned != "2023-05" || x.CycleEnds != "2027-12-31" || x.Units == nil || *x.Units != 18 {
		t.Errorf("the certification is %+v", x)
	}
	d.press("right", "right")
	d.shows("18 of 20", "403 days left")
}

func TestUnitsAreNoted(t *testing.T) {
	d := onMine(t, deps(t, strings.Replace(aCoder, "{cert: ccs, earned: 2023-05}", "{cert: ccs, cycle_ends: 2027-12-31, units: 9}, {cert: rhit, cycle_ends: 2027-12-31, units: 11}", 1)), 80, 24, "right", "right")
	d.shows("RHIT", "11 of ")
	d.press("n", "ctrl+u")
	d.write("7") // fewer than both notes
	d.press("enter", "enter")
	d.shows("7 of ")
	for _, x := range d.profile().Certs {
		if x.Units == nil || *x.Units != 7 || x.CycleEnds != "2027-12-31" {
			t.Errorf("%s has units %v, cycle to %s", x.Cert, x.Units, x.CycleEnds)
		}
	}
	d.press("u")
	d.shows("11 of ")
}

// A new job keeps the one before among the earlier ones and asks for the skills
// that are usual in it.
func TestAnotherJob(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24, "enter")
	d.shows("What is your job now?", "> Medical Coder")
	d.write("coding auditor")
	d.press("enter", "ctrl+u")
	d.write("2026-09")
	d.press("enter")
	d.shows("People in this job usually have these skills.")
	d.press("enter", "enter")
	d.shows("Your job: saved.", "Coding Auditor, since 2026-09", "Medical Coder, 2022-03 to 2026-09")
	p := d.profile()
	if p.Role != "coding-auditor" || p.Since != "2026-09" || len(p.History) != 1 || p.History[0].To != "2026-09" || len(p.Certs) != 1 || p.Pace != 8 {
		t.Errorf("the profile is %+v", p)
	}
}

func TestEscLeavesTheFormAndWritesNothing(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	d.moveTo("study a week")
	d.press("enter", "ctrl+u")
	d.write("40")
	d.press("esc")
	d.shows("Left; nothing was written.", ">  study a week", "8 hours")
	if d.profile().Pace != 8 {
		t.Error("a form that was left has written")
	}
	d.press("enter", "ctrl+c")
	if !d.left {
		t.Error("Ctrl-C in a form does not leave the explorer")
	}
}

// Letters in a form are text, whatever they do elsewhere; the end of the form is
// not the end of the explorer.
func TestLettersInAFormAreText(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	d.moveTo("name ")
	d.press("enter", "ctrl+u")
	d.write("q5x/u?")
	d.press("enter")
	d.shows("Name: saved.", "q5x/u?")
	if d.left {
		t.Error("the end of a form ended the explorer")
	}
}

// From nothing to a profile without leaving the explorer.
func TestMakeAProfile(t *testing.T) {
	d := onMine(t, deps(t, ""), 80, 24)
	d.press("a")
	d.shows("there is no profile yet; enter makes one")
	d.press("enter")
	d.shows("1 of 8", "What is your job now?")
	d.write("medical coder")
	d.press("enter")
	d.write("2023")
	for range 40 {
		if _, asking := d.e.top().(*formScreen); !asking {
			break
		}
		d.press("enter")
	}
	d.shows("Your profile: saved.", "Medical Coder, since 2023")
	if p := d.profile(); p == nil || p.Role != "medical-coder" || len(p.Skills) == 0 {
		t.Errorf("the profile is %+v", p)
	}
	d.press("u")
	d.shows("Make your profile")
}

func TestNoProfileIsKept(t *testing.T) {
	none := deps(t, "")
	none.Own = Own{}
	none.Reload = func(context.Context) (Own, error) { return Own{}, nil }
	d := onMine(t, none, 80, 24)
	d.shows("No profile is kept")
	d.press("enter")
	d.shows("no profile is kept")
	d.press("A")
	d.shows("no profile is kept")
}

// What another program wrote meanwhile is not lost.
func TestChangedMeanwhile(t *testing.T) {
	made := deps(t, aCoder)
	d := onMine(t, made, 80, 24)
	d.moveTo("ICD-10")
	d.press("enter", "down", "enter")
	err := made.Edit(t.Context(), "elsewhere", func(p *person.Profile) error { p.Skills = p.Skills[1:]; return nil })
	if err != nil {
		t.Fatal(err)
	}
	d.press("enter")
	d.shows("the profile was changed by another program meanwhile")
	if got := len(d.profile().Skills); got != 4 {
		t.Errorf("%d skills", got)
	}
}

func TestTickAndUntick(t *testing.T) {
	d := onMine(t, keptDeps(t, aCoder), 80, 24, "right", "enter")
	d.shows("data-route: to Health Data Analyst", "0 of 5 steps done", ">○  2 Learn SQL", "next: ")
	d.press("space")
	d.shows("You hold SQL and relational databases at working level", ">✓  2 Learn SQL", "1 of 5 steps done")
	if !slices.ContainsFunc(d.profile().Skills, func(s person.Skill) bool { return s.Skill == "sql" && s.Plan == "data-route" }) {
		t.Error("the profile does not hold it")
	}
	d.press("space")
	d.shows(">○  2 Learn SQL", "0 of 5 steps done", "is no longer in your profile")
	d.press("up", "space")
	d.shows("time in a job counts by itself, from your profile")
	d.press("w")
	d.shows("Why: data-route", "asks for")
	d.press("esc", "c", "esc")
	d.shows("[Plans 2]")
	if !slices.Equal(d.e.compared, []string{"plan/data-route"}) {
		t.Errorf("compared: %q", d.e.compared)
	}
}

func TestPlansAreRemovedAndBroughtBack(t *testing.T) {
	d := onMine(t, keptDeps(t, aCoder), 80, 24, "right", "down")
	d.press("d")
	d.shows("him-route is removed. u brings it back.", "[Plans 1]", ">  data-route")
	d.press("u")
	d.shows("[Plans 2]")
	d.press("enter", "delete")
	d.shows("data-route is removed", "[Plans 1]")
	d.press("p")
	if d.e.at != tabPlan {
		t.Errorf("p led to %s", d.e.at.title())
	}
}

// What needs a look is told where the plan stands: lateness, drift, too much at
// once, files that are no plan.
func TestPlansTellWhatIsWrong(t *testing.T) {
	kept := keptDeps(t, aCoder)
	kept.Own.Broken = []string{"old: line 3: not a plan"}
	late := &kept.Own.Plans[0]
	late.Today = today.AddDate(2, 0, 0)
	late.Drift = []person.Drift{{Ref: "skill/sql", Title: "SQL", Fate: person.Changed}}
	late.Over = []person.Overcommitment{{From: today, To: today.AddDate(0, 1, 0), Plans: []string{"him-route"}, Pace: 16}}
	kept.Reload = func(context.Context) (Own, error) { return kept.Own, nil }
	d := onMine(t, kept, 120, 40, "right")
	d.shows(">! data-route", "behind  ", "Behind: ", "! old: cannot be read")
	d.press("end")
	d.shows("old cannot be read", "line 3: not a plan")
	d.press("enter")
	d.shows("Not now: old cannot be read")
	d.press("home")
	d.press("enter")
	d.shows("! Behind: the next step was due about", "! The catalog has changed 1 thing", "Together with him-route: 16 h a week until")
}

// Each of the sections says what its text on the command line is.
func TestSectionsAreCommands(t *testing.T) {
	d := onMine(t, keptDeps(t, aCoder), 80, 24)
	var got []string
	for range 3 {
		got = append(got, d.e.top().head().command)
		d.press("tab")
	}
	d.press("right", "enter")
	got = append(got, d.e.top().head().command)
	d.press("w")
	got = append(got, d.e.top().head().command)
	if want := []string{"profile show", "plans list", "renewals", "plans show data-route", "plans show data-route --why"}; !slices.Equal(got, want) {
		t.Errorf("commands %q, want %q", got, want)
	}
}

func TestSectionsAreClicked(t *testing.T) {
	d := onMine(t, keptDeps(t, aCoder), 80, 24)
	d.click("Plans 2")
	d.shows("[Plans 2]")
	d.click("him-route")
	d.shows(">  him-route")
	d.click("him-route")
	d.shows("him-route: to Director")
}

// Every text of a profile may be hostile or endless.
func TestHostileProfile(t *testing.T) {
	long := strings.Repeat("\x1b[31m漢字\u202e", 25)
	p := &person.Profile{Name: long, Title: long, Employer: long, Notes: long, Metro: long, Unmatched: []string{long, long},
		Skills: []person.Skill{{Skill: long, Note: long}}, Certs: []person.Cert{{Name: long}, {Cert: long}}, Licenses: []person.License{{Name: long, State: "OH"}},
		Education: []person.Education{{Title: long, School: long}}, History: []person.Job{{Title: long, Employer: long}}, Foreign: []person.Foreign{{Title: long}},
		Military: &person.Military{Branch: long, Job: long}, Interests: &person.Interests{}}
	p.Limits.Avoid = []string{long}
	c := builtin().Catalog()
	found, _ := p.In(c, today)
	own := Own{File: long, Profile: p, Found: found, Broken: []string{long},
		Plans: []render.SavedPlan{{Plan: &person.Plan{Name: long, Title: long, Target: long, Start: "2026-11-23"}, Today: today}}}
	for _, size := range [][2]int{{40, 12}, {80, 24}, {200, 60}} {
		d := drive(t, Deps{Catalog: c, Today: today, Own: own, Reload: func(context.Context) (Own, error) { return own, nil }}, size[0], size[1])
		d.press("5")
		for range 3 {
			for range 30 {
				d.press("down")
				if text := d.screen(); strings.Contains(text, "\u202e") {
					t.Fatal("a text of the profile turns the terminal's around")
				}
			}
			d.press("enter")
			d.screen()
			d.press("esc", "right")
		}
	}
}

func TestMyScreensAtAnySize(t *testing.T) {
	d := onMine(t, keptDeps(t, aCoder), 80, 24)
	for range 3 {
		for w := range 130 {
			for h := range 14 {
				d.e.top().view(newCanvas(w, h))
			}
		}
		d.press("right")
	}
	d.press("right", "enter")
	for w := range 130 {
		for h := range 14 {
			d.e.top().view(newCanvas(w, h))
		}
	}
	d.press("esc", "left", "enter")
	if _, form := d.e.top().(*formScreen); !form {
		t.Fatalf("%T is no form", d.e.top())
	}
	for _, size := range [][2]int{{1, 1}, {40, 12}, {20, 3}, {300, 100}} {
		d.e.resize(size[0], size[1])
		d.send(resized{})
		d.e.top().view(newCanvas(size[0], size[1]))
	}
}

// Another job is asked for twice, in a row.
func TestAMoveIsTickedTwice(t *testing.T) {
	d := onMine(t, keptDeps(t, aCoder), 80, 24, "right", "enter", "G", "space")
	d.shows(" Space again makes Health Data Analyst your job since today; step 1 is open.", "Any other key leaves it")
	d.press("up", "down", "space")
	if role := d.profile().Role; role != "medical-coder" {
		t.Fatalf("the role is %s after spaces that were not in a row", role)
	}
	d.press("space")
	d.shows(" u takes it back. ")
	if role := d.profile().Role; role != "health-data-analyst" {
		t.Errorf("the role is %s", role)
	}
	d.press("u")
	if role := d.profile().Role; role != "medical-coder" {
		t.Errorf("taken back the role is %s", role)
	}
}
