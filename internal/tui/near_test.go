package tui

import (
	"fmt"
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

func TestNear(t *testing.T) {
	for name, c := range map[string]struct {
		profile string
		keys    []string
	}{
		"no profile": {"", []string{"z"}},
		"coder":      {aCoder, []string{"z"}},
		"walked":     {aCoder, []string{"z", "enter", "right", "down", "enter"}},
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

func nearOf(d *driver) *nearScreen {
	d.t.Helper()
	s, ok := d.e.top().(*nearScreen)
	if !ok {
		d.t.Fatalf("%T is shown", d.e.top())
	}
	return s
}

func TestNearWalks(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("z")
	d.shows("who comes here: 5", "where it leads: 13", "@ you stand here", "Medical Coder → Coding Auditor", "══ promotion · people stay 3y–6y first · evidence: curators' judgment",
		"$21,330 more a year (typical, 2025, estimates)", "+ Audits and corrective actio…", "40–90 h")
	d.press("down", "enter")
	if s := nearOf(d); s.role != "inpatient-coding-specialist" {
		t.Fatalf("the walk led to %s", s.role)
	}
	d.shows("Medical Coder › Inpatient Coding Specialist")
	d.press("left", "enter") // to the first that comes there
	from := nearOf(d).role
	if from == "inpatient-coding-specialist" {
		t.Error("the walk did not go to who comes there")
	}
	d.press("backspace")
	if s := nearOf(d); s.role != "inpatient-coding-specialist" || s.side != comesFrom {
		t.Errorf("back at %s, side %d", s.role, s.side)
	}
	d.press("backspace")
	if s := nearOf(d); s.role != "medical-coder" || s.at[leadsTo].at != 1 || s.side != leadsTo {
		t.Errorf("back at %s, row %d", s.role, s.at[leadsTo].at)
	}
	d.press("backspace")
	d.shows("the walk began here")
	d.press("enter", "esc") // esc leaves at once, however far the walk went
	if d.e.top() != screen(theMap(d)) {
		t.Errorf("esc led to %T", d.e.top())
	}
}

func TestNearZoomsOutToWhereTheWalkCameTo(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("z", "enter", "z")
	if d.e.top() != screen(theMap(d)) || theMap(d).chosen().ID != "coding-auditor" {
		t.Errorf("the cursor is on %s", theMap(d).chosen().ID)
	}
	d.shows("3 Mid")
}

func TestNearTellsTheGapOfTheRoleThatAMoveLeadsTo(t *testing.T) {
	d := drive(t, deps(t, aCoder), 120, 40)
	d.press("z")
	d.shows("You would still need for Coding Auditor")
	d.press("left")
	d.shows("You would still need for Medical Coder", "Health Information Clerk → Medical Coder")
	if s := nearOf(d); s.gap.Role != "medical-coder" {
		t.Errorf("the gap is that of %s", s.gap.Role)
	}
}

func TestNearActsOnTheRoleInTheBox(t *testing.T) {
	start := func() *driver {
		d := drive(t, deps(t, aCoder), 80, 24)
		d.press("z", "enter") // coding auditor
		return d
	}
	d := start()
	d.press("f")
	if d.e.from != "coding-auditor" {
		t.Errorf("the person stands in %q", d.e.from)
	}
	d.press("up")
	d.shows("@ you stand here", "you hold 3 of 7")
	d.press("f")
	if d.e.from != "" {
		t.Error("f did not take it back")
	}
	d = start()
	d.press("c", "up")
	d.shows("c compared")
	d = start()
	d.press("p")
	if d.e.at != tabPlan {
		t.Error("p did not ask for routes")
	}
	d = start()
	d.press("o")
	if s, ok := d.e.top().(*thing); !ok || s.head().title != "Coding Auditor" {
		t.Errorf("o led to %T", d.e.top())
	}
	d = start()
	d.press("e")
	if got := d.e.top().head(); got.title != "Sources" || got.command != "explain role/coding-auditor" {
		t.Errorf("e led to %+v", got)
	}
	d.shows("Coding Auditor")
}

// A reason that there is no room for ends in a mark; one that there is room for
// is told whole.
func TestNearTellsReasonsWholeOrWithAMark(t *testing.T) {
	why := strings.Repeat("because of this ", 12) + "and no more"
	c := *oneRole("Here").Catalog()
	c.Roles = append(c.Roles, roles.Role{ID: "two", Title: "There", Track: "t", Stage: 4, Level: roles.LevelSenior})
	c.Roles[0].Moves = []roles.Move{{To: "two", Kind: roles.Lateral, Why: why}}
	for _, one := range []struct {
		width, height int
		whole         bool
	}{{80, 20, false}, {80, 40, true}, {200, 60, true}} {
		d := drive(t, depsOf(t, graphOf(c), ""), one.width, one.height)
		d.press("z")
		text := strings.Join(strings.Fields(d.screen()), " ")
		if whole := strings.Contains(text, "and no more"); whole != one.whole {
			t.Errorf("at %d×%d whole: %v\n%s", one.width, one.height, whole, d.screen())
		}
		if !one.whole && !strings.Contains(text, " …") {
			t.Errorf("at %d×%d the cut has no mark:\n%s", one.width, one.height, d.screen())
		}
	}
}

func TestNearTellsOfTheChosenSideHowItFitsAndPays(t *testing.T) {
	d := drive(t, deps(t, aCoder), 120, 40)
	d.press("z")
	d.shows("you hold  pay +/-", "3 of 7    +$21k", "6 of 7     same")
	d = drive(t, deps(t, aCoder), 80, 24)
	d.press("z")
	d.shows("3 of 7")
	d.hides("4 of 6") // of the other side
	d.press("left")
	d.shows("4 of 6")
	d.hides("3 of 8")
}

func TestNearUsesATallTerminal(t *testing.T) {
	d := drive(t, deps(t, aCoder), 200, 60)
	d.press("z")
	d.shows("Turns visit notes into", "Reviews samples of coded records", "what the job does", "Draw samples and recode them blind", "Read each note")
}

func TestNearCommandOnMyOwnRole(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("w")
	if got := nearOf(d).head().command; got != "next" {
		t.Errorf("the command is %q", got)
	}
	d.press("enter")
	if got := nearOf(d).head().command; got != "show role/coding-auditor" {
		t.Errorf("the command is %q", got)
	}
	d.press("f")
	if got := nearOf(d).head().command; got != "next --from coding-auditor" {
		t.Errorf("the command is %q", got)
	}
}

func TestNearMarksStopsOfAPlan(t *testing.T) {
	d := drive(t, withPlan(deps(t, aCoder), true), 80, 24)
	d.press("z")
	d.shows(">1 Coding Auditor")
	d.press("enter")
	d.shows("1 in plan top", "@ Medical Coder")
}

func TestNearInTabs(t *testing.T) {
	d := drive(t, deps(t, aCoder), 40, 12)
	d.press("z")
	d.shows("[leads to 13]", ">  Coding Auditor", "promotion, stay 3y–6y first", "pay $21,330 more (typical, 2025)", "↓")
	d.hides("Medical Scribe")
	d.press("left")
	d.shows("[comes from 5]", ">  Health Information Clerk")
	d.press("G")
	d.shows(">  Patient… Representative")
	d.click("leads to 13")
	d.shows("[leads to 13]")
}

func TestNearScrollsWithMarks(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("z")
	d.shows("↓ 2 more")
	d.hides("↑ 2")
	d.press("G")
	d.shows("↑ 2 more", ">  Trauma Registrar")
	d.hides("↓ 2 more")
}

func TestNearClicks(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.press("z")
	d.click("Medical Scribe")
	d.shows("> Medical Scribe"[2:], "Medical Scribe → Medical Coder")
	if s := nearOf(d); s.side != comesFrom {
		t.Error("a click did not change the side")
	}
	d.click("Medical Scribe") // again: the walk goes there
	if s := nearOf(d); s.role != "medical-scribe" {
		t.Errorf("a second click led to %s", s.role)
	}
}

func TestNearKinds(t *testing.T) {
	for kind, want := range map[roles.MoveKind]string{roles.Promotion: "══ promotion", roles.Lateral: "── lateral", roles.Pivot: "┄┄ pivot"} {
		d := drive(t, deps(t, aCoder), 80, 24)
		d.press("z")
		s := nearOf(d)
		for i, w := range s.sides[leadsTo] {
			if w.move.Kind == kind {
				s.at[leadsTo].at = i
			}
		}
		s.settle()
		d.shows(want + " · people stay")
	}
}

func TestNearOfARoleThatIsNot(t *testing.T) {
	d := drive(t, deps(t, aCoder), 80, 24)
	d.send(opened{newNear(d.e.env, "gone")})
	d.shows("The catalog has no role called gone.")
	d.press("enter", "down", "left", "right", "backspace")
}

func TestNearSaysWhatIsUnknown(t *testing.T) {
	c := *oneRole("Here").Catalog()
	c.Roles = append(c.Roles, roles.Role{ID: "two", Title: "There", Track: "t", Stage: 4, Level: roles.LevelSenior})
	c.Roles[0].Moves = []roles.Move{{To: "two", Kind: roles.Lateral}}
	d := drive(t, depsOf(t, graphOf(c), ""), 80, 24)
	d.press("z")
	d.shows("── lateral · how long people stay is unknown · evidence: curators' judgment", "Pay is unknown on both sides.", "pay unknown",
		"The catalog names nothing that There requires.")
}

func TestPayChangeOfAMove(t *testing.T) {
	own := func(usd int) roles.RolePay {
		if usd == 0 {
			return roles.RolePay{}
		}
		return roles.RolePay{Facts: []roles.PayFact{{Value: usd, Year: 2025, Area: "US"}}}
	}
	for _, c := range []struct {
		a, b int
		want string
	}{
		{50000, 60000, "pay $50,000 → $60,000, $10,000 more a year (typical, 2025, estimates)"},
		{60000, 50000, "pay $60,000 → $50,000, $10,000 less a year (typical, 2025, estimates)"},
		{50000, 50000, "pay $50,000 → $50,000, the same a year (typical, 2025, estimates)"},
		{0, 60000, "pay there is typically $60,000; here unknown"},
		{60000, 0, "pay there is unknown; here typically $60,000"},
		{0, 0, "pay is unknown on both sides"},
	} {
		x := *oneRole("Here").Catalog()
		x.Roles = append(x.Roles, roles.Role{ID: "two", Title: "There", Track: "t", Stage: 4, Level: roles.LevelSenior, Pay: own(c.b)})
		x.Roles[0].Moves, x.Roles[0].Pay = []roles.Move{{To: "two", Kind: roles.Lateral}}, own(c.a)
		s := newNear(&env{Deps: depsOf(t, graphOf(x), "")}, "one")
		w, ok := s.chosen()
		if !ok {
			t.Fatal("there is no move")
		}
		if got := s.payChange(w, false); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestNearAtEverySizeKeepsTheRoleInSight(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {59, 30}, {69, 24}, {70, 18}, {70, 17}, {80, 24}, {99, 24}, {100, 24}, {200, 60}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			d := drive(t, deps(t, aCoder), size[0], size[1])
			d.press("z")
			d.shows("Medical Coder", "Coding Auditor", "promotion", "to learn")
		})
	}
}

func graphOf(c roles.Catalog) *paths.Graph { return paths.NewGraph(roles.NewCatalog(c)) }
