package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func TestMap(t *testing.T) {
	for name, c := range map[string]struct {
		profile string
		keys    []string
	}{
		"no profile": {"", nil},
		"coder":      {aCoder, []string{"right"}},
		"coder list": {aCoder, []string{"enter"}},
	} {
		t.Run(name, func(t *testing.T) {
			atSizes(t, func(t *testing.T, width, height int) {
				d := drive(t, withPlan(deps(t, c.profile), c.profile != ""), width, height)
				d.press(c.keys...)
				d.golden()
			})
		})
	}
}

// withPlan adds a saved plan from coder over auditor and compliance to the top.
func withPlan(d Deps, add bool) Deps {
	if add {
		d.Own.Plans = []render.SavedPlan{
			{Plan: &person.Plan{Name: "top", Roles: []string{"medical-coder", "coding-auditor", "compliance-officer", "compliance-director"}}},
			{Plan: &person.Plan{Name: "data", Roles: []string{"medical-coder", "health-data-analyst"}}},
		}
		for i := range d.Own.Plans {
			for _, role := range d.Own.Plans[i].Plan.Roles[1:] {
				d.Own.Plans[i].Plan.Steps = append(d.Own.Plans[i].Plan.Steps, person.Step{Kind: paths.StepMove, Ref: "role/" + role})
			}
		}
	}
	return d
}

func theMap(d *driver) *mapScreen { return d.e.stacks[tabMap][0].(*mapScreen) }

func TestMapStartsWhereThePersonStands(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	if r := theMap(d).chosen(); r == nil || r.ID != "medical-coder" {
		t.Errorf("the cursor is on %v", r)
	}
	d.shows("2 Entry · 5 roles", "@ you", ">@ Medical Coder")

	d = drive(t, deps(t, ""), 80, 24)
	if at := theMap(d).at; at != (latticeAt{0, 0}) {
		t.Errorf("without a profile the cursor is at %v", at)
	}
	d.shows("f starts here · 5 makes a profile")
}

func TestMapFollowsAPersonUntilTheCursorIsMoved(t *testing.T) {
	d := drive(t, deps(t, ""), 80, 24)
	own := deps(t, aCoder).Own
	d.send(reloaded{own, nil})
	d.shows(">@ Medical Coder")
	d.press("down", "right")
	at := theMap(d).at
	d.send(reloaded{Own{}, nil})
	if theMap(d).at != at {
		t.Errorf("the cursor went from %v to %v by itself", at, theMap(d).at)
	}
}

// The keys lead to every cell that has roles, whatever is empty around it.
func TestEveryCellCanBeReached(t *testing.T) {
	sparse := roles.Catalog{Model: roles.DefaultModel()}
	for i, stagesOf := range [][]int{{6}, {}, {1, 4}, {3}, {2, 6}, {5}} {
		track := fmt.Sprint("track-", i)
		sparse.Tracks = append(sparse.Tracks, roles.Track{ID: track, Title: track})
		for _, stage := range stagesOf {
			sparse.Roles = append(sparse.Roles, roles.Role{ID: fmt.Sprint(track, stage), Title: "R", Track: track, Stage: stage})
		}
	}
	for name, g := range map[string]*paths.Graph{"built in": builtin(), "sparse": paths.NewGraph(roles.NewCatalog(sparse))} {
		t.Run(name, func(t *testing.T) {
			d := drive(t, depsOf(t, g, ""), 80, 24)
			s := theMap(d)
			cells := 0
			for row := range s.grid.rows {
				for stage := range stages {
					at := latticeAt{row, stage}
					if len(s.grid.cell(at)) == 0 {
						continue
					}
					cells++
					d.press("g")
					for range row {
						d.press("down")
					}
					for range stages {
						if s.at.stage > stage {
							d.press("h")
						} else if s.at.stage < stage {
							d.press("l")
						}
					}
					if s.at != at {
						t.Errorf("%v was looked for and %v found", at, s.at)
					}
					if len(s.roles()) == 0 {
						t.Errorf("the cursor is on an empty cell, %v", s.at)
					}
				}
			}
			if cells < 5 {
				t.Fatalf("only %d cells were looked for", cells)
			}
			// Right from anywhere ends at the last stage that has roles.
			d.press("g")
			for range 10 {
				d.press("right")
			}
			if s.at.stage != 5 {
				t.Errorf("right ended at stage %d", s.at.stage+1)
			}
		})
	}
}

func TestMapKeepsItsStageOverTracksWithoutIt(t *testing.T) {
	d := drive(t, deps(t, ""), 80, 24)
	s := theMap(d)
	d.press("right", "down") // clinical informatics has no stage 2
	if s.at.stage == 1 {
		t.Fatalf("stage 2 has roles there: %v", s.at)
	}
	d.press("down")
	if want := (latticeAt{2, 1}); s.at != want {
		t.Errorf("two tracks down the cursor is at %v and not %v", s.at, want)
	}
}

func TestMapList(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("enter", "down", "down")
	d.shows(">  Trauma Registrar", "● leads on")
	d.press("left") // the list of another cell
	d.shows(">  Health Information Clerk", "1 Start · 4 roles")
	d.press("esc")
	d.hides("● leads on")
	if d.e.at != tabMap || theMap(d).inList {
		t.Error("esc did not lead back to the map")
	}
	d.press("tab", "G")
	d.shows(">  Patient Access Representative")
	d.press("shift+tab")
	if theMap(d).inList {
		t.Error("the list was not left")
	}
}

func TestMapTakesTurnsWhereItIsSmall(t *testing.T) {
	d := drive(t, deps(t, aCoder), 40, 12)
	d.hides("Trauma Registrar")
	d.shows("2 Entry · 5 roles", "tracks 1–7 of 14")
	d.press("enter")
	d.shows("Trauma Registrar", "7 of 8", "pay $37k–$51k a year, 2025")
	d.press("backspace")
	d.shows("tracks 1–7 of 14")
	d.press("G")
	d.shows("tracks 8–14 of 14", "Executive")
}

func TestMapLeadsOn(t *testing.T) {
	for key, want := range map[string]string{"enter": "*tui.thing", "z": "*tui.nearScreen"} {
		d := drive(t, deps(t, aCoder), 80, 24)
		d.press("enter", "down", key)
		if got := fmt.Sprintf("%T", d.e.top()); got != want || d.e.top().head().title != "Oncology Data Specialist" {
			t.Errorf("%s leads to %s %q", key, got, d.e.top().head().title)
		}
		d.press("esc")
		d.shows(">  Oncology Data Specialist")
	}
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("p")
	d.shows("you stand in it")
	d.press("right", "p")
	if d.e.at != tabPlan {
		t.Error("p did not ask for routes")
	}
}

func TestMapStandsIn(t *testing.T) {
	d := drive(t, deps(t, ""), 80, 24)
	d.hides("you hold")
	d.press("f")
	d.shows("from Health Information Clerk", ">@ Health Information Clerk", "you hold", "6 of 6")
	d.press("up")
	d.shows("@ you, for now")
	if got := d.e.from; got != "health-information-clerk" {
		t.Errorf("the person stands in %q", got)
	}
	d.press("f")
	d.shows("no profile", "first job?")

	d = drive(t, deps(t, aCoder), 80, 24)
	d.press("f")
	d.shows("you stand in it")
	d.press("right", "enter", "down", "f")
	d.shows("from Coding Auditor", ">@ Coding Auditor")
	if d.press("left"); d.e.from != "coding-auditor" {
		t.Errorf("a step on the map changed who asks to %q", d.e.from)
	}
}

func TestMapShowsSavedPlans(t *testing.T) {
	d := drive(t, withPlan(deps(t, aCoder), true), 80, 24)
	d.shows("1 2 ◆ plan top")
	d.press("right")
	d.shows(" 1 Coding Auditor")
	d.press("n")
	d.shows("The stops of your plan data are on the map.")
	d.press("up")
	d.shows("◆ plan data")
	d.hides("1 2 ◆")
	d.press("n", "up")
	d.hides("◆", "plan data")
	d.press("n", "up")
	d.shows("1 2 ◆ plan top")

	d = drive(t, deps(t, aCoder), 80, 24)
	d.press("n")
	d.shows("no plan is saved")
}

func TestMapMarksWhatIsCompared(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("right", "enter", "down", "c", "left", "right", "esc")
	d.shows("c compared", " c Coding Auditor")
	d.press("enter", "down", "c", "esc")
	d.hides("c compared")
}

func TestMapTellsOfComparedRolesAlone(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.e.compare("plan/top")
	d.press("right")
	d.hides("c compared")
}

func TestWhatNext(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("down", "down", "w")
	if s := nearOf(d); s.role != "medical-coder" {
		t.Errorf("the moves are those of %s", s.role)
	}
	d = drive(t, deps(t, ""), 80, 24)
	d.press("w")
	d.shows("no job yet: f on a role starts from it")
	d.press("f", "w")
	d.shows("where it leads")
	d = drive(t, deps(t, aCoder), 80, 24)
	d.press(":")
	d.write("what next")
	d.shows("What next: the moves from my role")
	d.press("enter")
	d.shows("@ you stand here")
}

// Titles of tracks have the line below them where it is free.
func TestMapTellsTracksWhole(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {200, 60}} {
		d := drive(t, deps(t, aCoder), size[0], size[1])
		d.hides("implementation…", "health…", "health information…", "Privacy, compliance…")
		d.shows("1 Start", "4 Senior", "6 Exec")
	}
}

// The command is asked for by y; its flags name what the list shows.
func TestMapCommand(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	s := theMap(d)
	if got, want := s.head().command, "roles --track him-coding-cdi-revenue --stage 2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for row := range s.grid.rows {
		for stage := range stages {
			s.at = latticeAt{row, stage}
			words := strings.Fields(s.command())
			if len(s.roles()) == 0 {
				continue
			}
			// All that the command prints is the cell's, and nothing else.
			for i := range s.Catalog.Roles {
				r := &s.Catalog.Roles[i]
				printed := words[2] == r.Track && words[4] == strconv.Itoa(r.Stage)
				if printed != slices.Contains(s.roles(), r) {
					t.Errorf("%q prints %s: %v", words, r.ID, printed)
				}
			}
		}
	}
}

func TestMapClicks(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.click("▓▓▓▓▓▓▓")
	d.shows("Clinical informatics · 1 Start · 7 roles")
	d.click("▓▓▓▓▓▓▓") // again: into its roles
	d.shows("● leads on")
	d.click("EHR implementation") // nothing
	d.click("Pharmacy Technician")
	d.shows(">  Pharmacy Technician")
}

func TestMapWideTellsTheRole(t *testing.T) {
	d := drive(t, deps(t, aCoder), 160, 45)
	d.shows("── Medical Coder ─", "$37,000–$51,140 a year, typically $43,490", "US, May 2025", "7 of 8 skills that it requires", "Who comes to Medical Coder",
		"══   Coding Auditor", "what it asks for", "✓ Medical terminology")
	d.click("Coding Auditor")
	d.shows("── Coding Auditor ─", "3 Mid · 5 roles", "Who comes to Coding Auditor")
	d.press("enter")
	d.click("Inpatient Coding Specialist")
	d.shows("── Inpatient Coding Specialist ─")
	d.click(">  Inpatient Coding Specialist") // again: it opens
	if title := d.e.top().head().title; title != "Inpatient Coding Specialist" || len(d.e.stacks[tabMap]) != 2 {
		t.Errorf("a second click leads to %q", title)
	}
}

func TestTitlesAreCutWell(t *testing.T) {
	for _, c := range []struct {
		title string
		width int
		want  string
	}{
		{"Health information, coding and revenue cycle", 30, "Health information, coding…"},
		{"Interoperability and health information exchange", 18, "Interoperability…"},
		{"Interoperability and health information exchange", 10, "Interoper…"},
		{"Data, analytics and AI", 22, "Data, analytics and AI"},
		{"Data, analytics and AI", 20, "Data, analytics…"},
		{"Data", 0, ""},
	} {
		if got := titleWithin(c.title, c.width); got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.title, c.width, got, c.want)
		}
	}
	for _, c := range []struct {
		title string
		width int
		want  string
	}{
		{"Clinical Documentation Integrity Specialist", 25, "Clinical Docu… Specialist"},
		{"Clinical Documentation Integrity Manager", 25, "Clinical Documen… Manager"},
		{"Director of Health Information Management", 25, "Director of Health…"},
		{"Medical Coder", 13, "Medical Coder"},
		{"Patient Access Representative", 24, "Patient… Representative"},
	} {
		if got := roleWithin(c.title, c.width); got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.title, c.width, got, c.want)
		}
	}
}
