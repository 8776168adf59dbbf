package paths_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

func builtinCatalog(t *testing.T) *roles.Catalog {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func comparedPrograms(t *testing.T, c *roles.Catalog, ids ...string) *paths.ProgramComparison {
	t.Helper()
	x, err := paths.NewGraph(c).ComparePrograms(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// withoutDirectors is the built-in catalogue without the roles to search routes
// to, which would take most of the time.
func withoutDirectors(t *testing.T) *roles.Catalog {
	t.Helper()
	c := *builtinCatalog(t)
	c.Roles = slices.DeleteFunc(slices.Clone(c.Roles), func(r roles.Role) bool { return paths.IsDirectorLevel(&r) })
	return roles.NewCatalog(c)
}

// aloneMeets reads an eligibility for somebody who holds one program and what
// nobody gets into it without, a degree of any field counting as one of no field
// that an exam could name; nil: for somebody who holds nothing. It knows nothing
// of ledgers.
func aloneMeets(p *roles.Program, eligibility []roles.Clause) bool {
	license := func(id string) bool {
		return p != nil && slices.ContainsFunc(p.Entry, func(c roles.Clause) bool { return len(c.Any) == 1 && c.Any[0].License == id })
	}
	skill := func(a roles.Alternative) bool {
		return p != nil && slices.ContainsFunc(p.Grants, func(g roles.SkillLevel) bool {
			return g.Skill == a.Skill && g.LevelOrWorking() >= a.LevelOrWorking()
		})
	}
	award := func(a roles.Alternative) bool {
		rank := []roles.Award{"", roles.Certificate, roles.Associate, roles.Bachelor, roles.Master, roles.Doctorate, roles.Professional}
		at := func(x roles.Award) int { return min(slices.Index(rank, x), 5) }
		enters := func(asked roles.Alternative) bool {
			return asked.Award != "" && at(asked.Award) >= at(a.Award) && (len(a.Fields) == 0 ||
				len(asked.Fields) > 0 && !slices.ContainsFunc(asked.Fields, func(field string) bool { return !slices.Contains(a.Fields, field) }))
		}
		if p != nil && a.Accreditor == "" && slices.ContainsFunc(p.Entry, func(c roles.Clause) bool { return slices.ContainsFunc(c.Any, enters) }) {
			return true
		}
		return p != nil && at(p.Award) >= at(a.Award) && (a.Accreditor == "" || a.Accreditor == p.Accreditor) &&
			(len(a.Fields) == 0 || slices.ContainsFunc(a.Fields, func(field string) bool { return slices.Contains(p.Fields, field) }))
	}
	for _, clause := range eligibility {
		met := false
		for _, a := range clause.Any {
			met = met || (a.Award == "" || award(a)) && (a.Program == "" || p != nil && a.Program == p.ID) && a.Cert == "" &&
				(a.License == "" || license(a.License)) && (a.Skill == "" || skill(a)) && a.Months == 0 && a.Experience == "" && !a.EmployerSponsored
		}
		if !met {
			return false
		}
	}
	return true
}

func TestExamsOpenedAtOnceAreThoseListedAndThoseThatTheProgramAloneMeets(t *testing.T) {
	c := withoutDirectors(t)
	g := paths.NewGraph(c)
	for _, p := range c.Programs {
		x, err := g.ComparePrograms(context.Background(), []string{p.ID})
		if err != nil {
			t.Fatal(err)
		}
		var got, want, listed []string
		for _, door := range x.Programs[0].Exams {
			if door.Opens == paths.ExamNow || door.Opens == paths.ExamAnyone {
				got = append(got, door.Cert)
			}
			if door.Listed {
				listed = append(listed, door.Cert)
			}
			if (door.Opens == paths.ExamLater || door.Opens == paths.ExamWork) != (len(door.Missing) > 0) {
				t.Errorf("%s: %s opens %s with %v missing", p.ID, door.Cert, door.Opens, door.Missing)
			}
		}
		for _, cert := range c.Certs {
			free := aloneMeets(nil, cert.Eligibility)
			if cert.Status != roles.CertRetired && (slices.Contains(p.QualifiesFor, cert.ID) || !free && aloneMeets(&p, cert.Eligibility)) {
				want = append(want, cert.ID)
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s opens at once (-want +got):\n%s", p.ID, diff)
		}
		if diff := gocmp.Diff(slices.Sorted(slices.Values(p.QualifiesFor)), listed); diff != "" {
			t.Errorf("%s is listed for (-want +got):\n%s", p.ID, diff)
		}
	}
}

// No role counts as in reach of which every way in asks for a higher award.
func TestDirectorRolesInReachAcceptTheAward(t *testing.T) {
	c := builtinCatalog(t)
	for _, doors := range comparedPrograms(t, c, "cert-medical-coding", "as-hit", "bs-hi").Programs {
		p := c.Program(doors.Program)
		if len(doors.Directors.Reachable) == 0 {
			t.Errorf("%s: none in reach", p.ID)
		}
		for _, id := range doors.Directors.Reachable {
			r := c.Role(id)
			if r.Feeder || r.Level != roles.LevelExecutive && (r.Level != roles.LevelSenior || r.Stage < 5) {
				t.Errorf("%s: %s is not of director level", p.ID, id)
			}
			for _, clause := range r.Requires.Education {
				if !slices.ContainsFunc(clause.Any, func(a roles.Alternative) bool { return a.Award.Rank() <= p.Award.Rank() }) {
					t.Errorf("%s: %s counts as in reach, but asks for more than a %s", p.ID, id, p.Award)
				}
			}
		}
	}
}

func TestDegreeWithoutTheAccreditationOfItsNamesakeIsATrap(t *testing.T) {
	x := comparedPrograms(t, withoutDirectors(t), "bs-him", "bs-hi", "as-hit")
	var got []string
	for _, trap := range x.Traps {
		got = append(got, trap.Program+" "+trap.Cert+" like "+trap.LooksLike+" opened by "+strings.Join(trap.OpenedBy, " "))
	}
	want := []string{"bs-hi rhia like bs-him opened by bs-him", "bs-hi rhit like as-hit opened by as-hit bs-him"}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("traps (-want +got):\n%s", diff)
	}
	if alone := comparedPrograms(t, withoutDirectors(t), "bs-hi", "bs-cs-it").Traps; len(alone) != 1 || alone[0].Cert != "rhia" || len(alone[0].OpenedBy) > 0 {
		t.Errorf("beside a degree of another kind: %+v", alone)
	}
}

func TestExamThatOpensLaterTellsTheShortestWay(t *testing.T) {
	x := comparedPrograms(t, withoutDirectors(t), "bs-him", "bs-hi", "as-hit")
	type way struct {
		Cert   string
		Months int
	}
	var got []way
	for _, doors := range x.Programs {
		i := slices.IndexFunc(doors.Exams, func(d paths.ExamDoor) bool { return d.Cert == "chda" })
		got = append(got, way{doors.Exams[i].Missing[0].Cert, doors.Exams[i].Months()})
	}
	if diff := gocmp.Diff([]way{{"rhia", 0}, {"", 36}, {"rhit", 36}}, got); diff != "" {
		t.Errorf("what the CHDA asks for besides (-want +got):\n%s", diff)
	}
}

func TestWhatAProgramOpensDoesNotDependOnWhatItStandsBeside(t *testing.T) {
	c := builtinCatalog(t)
	one, other := comparedPrograms(t, c, "as-hit", "bs-hi"), comparedPrograms(t, c, "bs-hi", "as-hit")
	slices.Reverse(other.Programs)
	if diff := gocmp.Diff(one.Programs, other.Programs); diff != "" {
		t.Errorf("in the other order:\n%s", diff)
	}
	for _, x := range []*paths.ProgramComparison{one, other} {
		slices.SortFunc(x.Traps, func(a, b paths.Trap) int {
			return cmp.Or(strings.Compare(a.Program, b.Program), strings.Compare(a.Cert, b.Cert))
		})
	}
	if diff := gocmp.Diff(one.Traps, other.Traps); diff != "" {
		t.Errorf("traps in the other order:\n%s", diff)
	}
}

func TestDirectorRoleInReachHasAPlanWithoutAFurtherDegree(t *testing.T) {
	c := builtinCatalog(t)
	d := comparedPrograms(t, c, "as-hit").Programs[0].Directors
	if !slices.Contains(d.Reachable, "him-director") || slices.Contains(d.Reachable, "cio") {
		t.Fatalf("with an associate degree in reach: %v", d.Reachable)
	}
	q := paths.Query{Target: "him-director", Profile: paths.Profile{Programs: []string{"as-hit"}}, Limits: paths.Limits{NoNewDegree: true}}
	result, err := paths.NewGraph(c).Plan(context.Background(), q)
	if err != nil || len(result.Plans) == 0 {
		t.Fatal("no plan", err)
	}
	if err := result.Plans[0].Verify(c, q); err != nil {
		t.Error(err)
	}
}

// ladderTo is a catalogue of one ladder whose top asks for an award.
func ladderTo(top roles.Award) *roles.Catalog {
	degree := func(award roles.Award) []roles.Clause {
		return []roles.Clause{{Any: []roles.Alternative{{Award: award, Fields: []string{"data"}}}}}
	}
	return roles.NewCatalog(roles.Catalog{
		Model: roles.DefaultModel(),
		Roles: []roles.Role{
			{ID: "clerk", Level: roles.LevelEntry, Stage: 1, Entry: roles.Entry{Realism: roles.EntryOpen}, Requires: roles.Requires{Education: degree(roles.Associate)},
				Moves: []roles.Move{{To: "chief", Kind: roles.Promotion}}},
			{ID: "chief", Level: roles.LevelExecutive, Stage: 6, Requires: roles.Requires{Education: degree(top)}},
		},
		Programs: []roles.Program{{ID: "as", Award: roles.Associate, Fields: []string{"data"}, Months: roles.ProgramMonths{FullTime: 24}}},
	})
}

func TestTopOutOfReachNamesTheDegreeThatOpensIt(t *testing.T) {
	for _, test := range []struct {
		top  roles.Award
		want paths.DirectorLevel
	}{
		{roles.Associate, paths.DirectorLevel{Roles: 1, Reachable: []string{"chief"}, Unsettled: []string{}}},
		{roles.Bachelor, paths.DirectorLevel{Roles: 1, Reachable: []string{}, Unsettled: []string{}, Further: roles.Bachelor}},
		{roles.Master, paths.DirectorLevel{Roles: 1, Reachable: []string{}, Unsettled: []string{}, Further: roles.Master}},
	} {
		if diff := gocmp.Diff(test.want, comparedPrograms(t, ladderTo(test.top), "as").Programs[0].Directors); diff != "" {
			t.Errorf("a top that asks for %s (-want +got):\n%s", test.top, diff)
		}
	}
}

func TestUnknownProgramIsAnError(t *testing.T) {
	if _, err := paths.NewGraph(ladderTo(roles.Associate)).ComparePrograms(context.Background(), []string{"as", "no"}); err == nil {
		t.Error("no error")
	}
}

// Somebody who takes a program that asks for a degree holds that degree, and no
// accreditation that was not asked for.
func TestWhatAProgramAsksForCountsAsHeld(t *testing.T) {
	x := comparedPrograms(t, builtinCatalog(t), "cert-grad-informatics", "ba-other", "bs-ha-completion")
	grad, other := x.Programs[0], x.Programs[1]
	if len(grad.Entered) != 1 || grad.Entered[0].Award != roles.Bachelor || len(other.Entered) != 0 {
		t.Errorf("held to enter: %+v and %+v", grad.Entered, other.Entered)
	}
	for _, d := range other.Exams {
		if d.Opens != paths.ExamLater && d.Opens != paths.ExamNow {
			continue
		}
		if i := slices.IndexFunc(grad.Exams, func(e paths.ExamDoor) bool { return e.Cert == d.Cert }); i < 0 || grad.Exams[i].Months() > d.Months() {
			t.Errorf("%s is further with the bachelor's degree and a certificate than with the degree alone", d.Cert)
		}
	}
	for _, id := range other.Education.Met {
		if !slices.Contains(grad.Education.Met, id) {
			t.Errorf("%s takes the bachelor's degree, and not with a certificate besides", id)
		}
	}
	for _, id := range other.Directors.Reachable {
		if !slices.Contains(grad.Directors.Reachable, id) {
			t.Errorf("%s is in reach with the bachelor's degree, and not with a certificate besides", id)
		}
	}
	if slices.ContainsFunc(x.Programs[2].Exams, func(d paths.ExamDoor) bool { return d.Cert == "rhit" }) {
		t.Error("an associate degree of any kind opens the RHIT")
	}
}

// A program for nurses does not open the nurse's job; one that leads to the
// license does.
func TestProgramDoesNotOpenTheProfessionItAsksFor(t *testing.T) {
	for _, doors := range comparedPrograms(t, withoutDirectors(t), "msn-informatics", "rn-to-bsn", "dnp", "bsn").Programs {
		opens := slices.ContainsFunc(doors.Entry, func(d paths.EntryDoor) bool { return d.Role == "registered-nurse" })
		if want := doors.Program == "bsn"; opens != want {
			t.Errorf("%s opens registered-nurse: %t", doors.Program, opens)
		}
	}
}

// An exam that work alone opens is not closed to a graduate whom the program
// brings no nearer to it, and one that names a lower accredited award is said to
// be met by a higher one.
func TestExamsThatAskForWorkAloneOrForALowerAward(t *testing.T) {
	x := comparedPrograms(t, withoutDirectors(t), "as-hit", "bs-him")
	door := func(i int, cert string) paths.ExamDoor {
		n := slices.IndexFunc(x.Programs[i].Exams, func(d paths.ExamDoor) bool { return d.Cert == cert })
		if n < 0 {
			t.Fatalf("%s has no door to %s", x.Programs[i].Program, cert)
		}
		return x.Programs[i].Exams[n]
	}
	type way struct {
		Opens  paths.ExamOpening
		Months int
		Higher bool
	}
	for _, test := range []struct {
		program int
		cert    string
		want    way
	}{
		{0, "pmp", way{paths.ExamWork, 60, false}}, {1, "pmp", way{paths.ExamLater, 36, false}},
		{0, "cphims", way{paths.ExamWork, 120, false}}, {1, "cphims", way{paths.ExamLater, 60, false}},
		{0, "rhit", way{paths.ExamNow, 0, false}}, {1, "rhit", way{paths.ExamNow, 0, true}}, {1, "rhia", way{paths.ExamNow, 0, false}},
	} {
		d := door(test.program, test.cert)
		if got := (way{d.Opens, d.Months(), d.Higher}); got != test.want {
			t.Errorf("%s to %s: %+v, want %+v", x.Programs[test.program].Program, test.cert, got, test.want)
		}
	}
}
