package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

func TestBrowseList(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := drive(t, deps(t, aCoder), width, height)
		d.press("2", "down", "down")
		d.golden()
	})
}

func TestBrowseSearch(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := drive(t, deps(t, aCoder), width, height)
		d.press("/")
		d.write("data an")
		d.golden()
	})
}

func TestBrowseFilters(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := drive(t, deps(t, aCoder), width, height)
		d.press("2", "t", "b", "s")
		d.golden()
	})
}

func TestBrowseCerts(t *testing.T) {
	atSizes(t, func(t *testing.T, width, height int) {
		d := drive(t, deps(t, aCoder), width, height)
		d.press("2", "tab", "tab", "s")
		d.golden()
	})
}

// titles are the titles that a search of roles and of all kinds finds.
func titles(t *testing.T, c *roles.Catalog, typed string) []string {
	t.Helper()
	s := browseOf(t, c, 80, 24)
	s.typing = true
	for _, r := range typed {
		s.settle(s.update(keyOf(string(r))))
	}
	var list []string
	for _, sh := range s.shelves {
		for _, h := range sh.hits {
			list = append(list, c.Title(roles.Ref{Kind: sh.kind, ID: sh.ids[h.at]}))
		}
	}
	return list
}

func TestSearchRanks(t *testing.T) {
	c := builtin().Catalog()
	for _, tt := range []struct {
		typed string
		first []string // of what is found, kind by kind
	}{
		{"rhia", []string{"Registered Health Information Administrator (RHIA)"}},
		{"coder", []string{"Medical Coder", "Risk Adjustment Coder", "Coding Auditor"}}, // the last by an alias
		{"cio", []string{"Chief Information Officer"}},
		{"chief information officer", []string{"Chief Information Officer"}},
		{"officer chief", []string{"Privacy Officer", "Chief Product Officer", "Chief Health AI Officer"}},
		{"health-data-analyst", []string{"Health Data Analyst"}},
		{"mdcl cdr", []string{"Medical Coder"}},
		{"hlth data anlst", []string{"Health Data Analyst"}},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			got := titles(t, c, tt.typed)
			if diff := cmp.Diff(tt.first, got[:min(len(got), len(tt.first))]); diff != "" {
				t.Errorf("the first found (-want +got):\n%s", diff)
			}
		})
	}
}

// What is found letter by letter is what is found at once.
func TestSearchNarrows(t *testing.T) {
	c := builtin().Catalog()
	for _, typed := range []string{"clinical", "data an", "an data", "hl7", "r h i a", "it s", "c++", "zz"} {
		s := browseOf(t, c, 80, 24)
		for i := range typed {
			s.entry.SetValue(typed[:i+1])
			s.narrow(true)
		}
		at := browseOf(t, c, 80, 24)
		at.entry.SetValue(typed)
		at.narrow(true)
		for i := range s.shelves {
			ids := func(hits []hit) (list []string) {
				for _, h := range hits {
					list = append(list, s.shelves[i].ids[h.at])
				}
				return list
			}
			if diff := cmp.Diff(ids(at.shelves[i].hits), ids(s.shelves[i].hits)); diff != "" {
				t.Errorf("%q, %s (-at once +letter by letter):\n%s", typed, s.shelves[i].kind, diff)
			}
		}
	}
}

func TestSearchFromAnywhereOpens(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("/")
	d.write("rhia")
	d.shows("No role is called “rhia”", "Of other kinds:", "> Registered Health Information Administrator (RHIA)")
	d.press("enter")
	d.shows("From AHIMA", "does not appear eligible yet")
	d.press("esc")
	d.shows("/ rhia")
	d.press("esc")
	d.shows("search by name", "131 roles")
	d.press("esc")
	d.shows("Map")
}

func TestTypingIsNoKey(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("2", "/")
	d.write("pcfzstx")
	d.shows("/ pcfzstx")
	d.press("esc")
	d.shows("pcfzstx")
	d.press("/")
	d.write("cio") // takes the place of what was there
	d.shows("/ cio", "Chief Information Officer")
	d.hides("pcfz")
	d.press("esc", "c")
	d.shows("is to be compared")
}

func TestNothingIsCalledThat(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("/")
	d.write("revanue cicle")
	d.shows("No role is called “revanue cicle”", "Near it:", "> Revenue Cycle Analyst")
	d.press("enter")
	d.shows("Overview")
	d.press("esc", "/")
	d.write("qqqqqqqqqqqq")
	d.shows("Nothing of another kind comes near it either")
	d.press("enter")
	d.shows("othing is under the cursor")
}

func TestFiltersAreToldAndCleared(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("2", "x")
	d.shows("no filter is set")
	d.press("r")
	d.shows("remote: full", "of 131 roles")
	d.press("r")
	d.shows("remote: partial or full")
	d.press("b", "b")
	d.shows("open to beginners")
	d.press("x")
	d.shows("remote: any", "begin: all", " 131 roles")
	d.press("g", "t") // from the one under the cursor
	d.shows("track: Data, analytics and AI", "11 of 131 roles")
	d.press("tab", "tab", "tab", "tab", "t")
	d.shows("icenses have no such filter")
	d.press("b")
	d.shows("icenses have no such filter")
	d.press("m")
	d.shows("mine: held", "No license passes the filters")
	d.press("tab")
	d.shows("track: Data, analytics and AI") // each kind keeps its own
}

func TestSortByWhatIsMissing(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("2", "s")
	d.shows("by pay", ">  Chief Medical Information Officer")
	d.press("s", "s", "s")
	d.shows("needs least of me", "ready", ">  Inpatient Coding Specialist")
	d.press("s")
	d.shows("by name", ">  AI Health Data Scientist")
	d.press("/")
	d.write("health")
	d.shows("best match", ">  Health Data Analyst")
	d.press("esc", "s")
	d.shows("by name", ">  AI Health Data Scientist")
}

func TestBrowseCommands(t *testing.T) {
	s := browseOf(t, builtin().Catalog(), 80, 24)
	press := func(acts ...action) {
		for _, act := range acts {
			s.settle(s.update(act))
		}
	}
	want := func(words string) {
		t.Helper()
		if got := s.head().command; got != words {
			t.Errorf("the command is %q, want %q", got, words)
		}
	}
	want("roles --sort title")
	press(filterGroup, filterEntry, filterRemote, sortIt)
	want("roles --track data-analytics-ai --level entry --remote=full --sort pay")
	press(right, filterRemote)
	want("skills --acquire study --sort name")
	press(right, filterGroup)
	if got := s.head().command; !strings.HasPrefix(got, "certs --issuer ") {
		t.Errorf("the command is %q", got)
	}
	press(right)
	want("programs --sort name")
	press(right)
	want("")
	s.entry.SetValue("it's --x")
	s.narrow(true)
	want(`search -- 'it'\''s' --x`)
}

func TestClicksInBrowse(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("2")
	d.click("Skills 205")
	d.shows("205 skills")
	d.click("kind: all")
	d.shows("kind: regulatory")
	d.click("x clear")
	d.shows("kind: all")
	d.click("Roles 131")
	d.click("Chief Health AI Officer")
	d.shows(">  Chief Health AI Officer")
	d.click("Chief Health AI Officer")
	d.shows("Overview")
}

func TestStandingAndComparingAreMarked(t *testing.T) {
	d := drive(t, deps(t, ""), 80, 24)
	d.press("2")
	d.hides("you hold")
	d.press("f")
	d.shows("you hold", ">@ AI Health Data Scientist", "all 9")
	d.press("down", "c", "up")
	d.shows("c Associate Chief Medical")
	d.press("f")
	d.hides("you hold")
	d.press("tab", "p")
	d.shows("this is no role")
	d.press("c")
	d.shows("only roles and programs are compared")
}

// hostile is text that would take a terminal over, and is long.
const hostile = "\x1b[2J\x1b]0;x\x07\u202eevil\n" + "界面" + "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x"

func TestBrowseOfSmallCatalogs(t *testing.T) {
	one := roles.Role{ID: "one", Title: hostile, Aliases: []string{hostile}, Summary: hostile, Track: hostile, Level: roles.LevelEntry, Stage: 1,
		Moves: []roles.Move{{To: "one", Kind: roles.Lateral, Why: hostile}}}
	for name, c := range map[string]roles.Catalog{
		"empty":    {},
		"one role": {Roles: []roles.Role{one}},
		"hostile": {Roles: []roles.Role{one}, Skills: []roles.Skill{{ID: "s", Name: hostile, Kind: hostile, Summary: hostile}},
			Certs: []roles.Cert{{ID: "c", Name: hostile, Issuer: hostile}}, Programs: []roles.Program{{ID: "p", Name: hostile, Award: hostile}},
			Licenses: []roles.License{{ID: "l", Name: hostile}}},
	} {
		c.Model = roles.DefaultModel()
		t.Run(name, func(t *testing.T) {
			for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
				d := drive(t, depsOf(t, paths.NewGraph(roles.NewCatalog(c)), ""), size[0], size[1])
				d.press("2")
				for range 5 {
					d.press("s", "t", "b", "m", "r", "x", "e", "esc", "enter")
					d.screen() // fits
					d.press("tab", "down", "G", "tab", "tab", "m", "esc", "esc", "2", "tab")
				}
				d.press("/")
				d.write("x 界")
				d.screen()
				d.press("down", "enter")
				d.screen()
			}
		})
	}
}

// Screens are drawn on any canvas, whatever they were laid out for.
func TestAnyCanvas(t *testing.T) {
	d := drive(t, deps(t, aCoder), 120, 40)
	d.press("2", "/")
	d.write("health data analyst")
	d.press("enter")
	screens := d.e.stacks[tabBrowse]
	before := d.screen()
	for _, s := range screens {
		for range 4 {
			for _, size := range [][2]int{{1, 1}, {2, 3}, {7, 1}, {1, 30}, {39, 9}, {60, 5}, {99, 40}, {300, 90}} {
				s.view(newCanvas(size[0], size[1]))
			}
			s.update(right)
		}
	}
	if diff := cmp.Diff(before, d.screen()); diff != "" {
		t.Errorf("drawing changed the screen (-before +after):\n%s", diff)
	}
}

// In a large catalog the other kinds are searched beside the screen, and come to
// the same.
func TestManyNamesAreSearchedBeside(t *testing.T) {
	c := *builtin().Catalog()
	c.Skills = slices.Clone(c.Skills)
	for i := range manyNames {
		c.Skills = append(c.Skills, roles.Skill{ID: fmt.Sprintf("filler-%d", i), Name: fmt.Sprintf("Filler %d", i), Kind: "tool"})
	}
	many := depsOf(t, paths.NewGraph(roles.NewCatalog(c)), "")
	for _, typed := range []string{"r", "rhia", "sql", "code", "mdcl cdr", "filler 12", "zzzz", "rhiax"} {
		at := drive(t, deps(t, ""), 80, 24)
		beside := drive(t, many, 80, 24)
		for _, d := range []*driver{at, beside} {
			d.press("/")
			d.write(typed)
		}
		if !beside.e.top().(*browseScreen).many() {
			t.Fatal("the catalog is too small for this test")
		}
		if strings.HasPrefix(typed, "filler") {
			beside.shows("Filler 12")
			continue
		}
		if diff := cmp.Diff(at.screen(), beside.screen()); diff != "" && typed != "r" && typed != "code" {
			t.Errorf("%q (-few +many):\n%s", typed, diff)
		}
		beside.press("tab", "shift+tab")
		beside.screen()
	}
}

// Who walks the list has typed enough: letters act then, until / is typed again.
func TestWalkingEndsTyping(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("/")
	d.write("coder")
	d.shows("↓ then s by best match", "↑↓ then letters act")
	d.press("down", "c")
	d.shows("is to be compared", "/ coder")
	d.hides("↓ then")
	d.press("/")
	d.write("c")
	d.shows("↓ then", "/ c ")
}

func TestWordsThatOnlyOthersHave(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("/")
	d.write("cerner trainer")
	d.shows("not all words", "EHR Principal Trainer")
	d.press("esc", "/")
	d.write("rhia")
	d.shows("program\n", "Registered Health Information Technician (RHIT)", "cert, mentions it")
	d.press("tab", "tab")
	d.shows("1 of 103 certifications, 1 more mention it", " · Registered Health Information Technician (RHIT)  mentions it")
	d.press("down", "e")
	d.shows("Sources")
}
