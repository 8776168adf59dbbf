package paths_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// interested answers the statements of one interest alike and all others alike.
func interested(in paths.Interest, much, rest int) []int {
	var out []int
	for _, s := range paths.Statements() {
		if s.Interest == in {
			out = append(out, much)
			continue
		}
		out = append(out, rest)
	}
	return out
}

func scored(t *testing.T, answers []int) paths.InterestScores {
	t.Helper()
	s, err := paths.ScoreInterests(answers)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func fullCatalog(t *testing.T) *roles.Catalog {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Each interest has five statements, asked in turn, each short enough for a
// line of a terminal beside its number.
func TestStatementsAreBalanced(t *testing.T) {
	count, seen := map[paths.Interest]int{}, map[string]bool{}
	for i, s := range paths.Statements() {
		if s.N != i+1 {
			t.Errorf("statement %d is numbered %d", i+1, s.N)
		}
		if s.Interest != paths.Interests()[i%6] {
			t.Errorf("statement %d is %s", s.N, s.Interest)
		}
		if len(s.Text) > 66 || seen[s.Text] {
			t.Errorf("too long or said before: %s", s.Text)
		}
		count[s.Interest]++
		seen[s.Text] = true
	}
	for _, i := range paths.Interests() {
		if count[i] != 5 {
			t.Errorf("%s has %d statements", i, count[i])
		}
	}
}

// Whoever likes the statements of one interest alone has its letter first.
func TestLikingOneInterestPutsItFirst(t *testing.T) {
	for _, i := range paths.Interests() {
		s := scored(t, interested(i, 5, 1))
		if got := s.Ranked(); len(got) != 2 || !slices.Equal(got[0], []paths.Interest{i}) || s.Of(i) != 25 {
			t.Errorf("%s: %v, %s", i, s, s.Letters())
		}
		s = scored(t, interested(i, 1, 5))
		if got := s.Ranked(); len(got) != 2 || !slices.Equal(got[1], []paths.Interest{i}) || s.Of(i) != 5 {
			t.Errorf("%s: %v, %s", i, s, s.Letters())
		}
	}
}

// A score is the sum of the five answers of its interest, which of them gave
// what; and it does not move with the answers of the others.
func TestScoreIsTheSumOfItsOwnAnswers(t *testing.T) {
	const seed = 7
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 200 {
		answers, want := make([]int, 30), map[paths.Interest]int{}
		for n := range answers {
			answers[n] = 1 + r.IntN(5)
			want[paths.Interests()[n%6]] += answers[n]
		}
		s := scored(t, answers)
		for _, i := range paths.Interests() {
			if s.Of(i) != want[i] {
				t.Fatalf("%v: %s is %d, want %d", answers, i, s.Of(i), want[i])
			}
		}
		at, by := r.IntN(6), 6*r.IntN(5)
		other := (at + by) % 30 // of the same interest
		answers[at], answers[other] = answers[other], answers[at]
		if diff := cmp.Diff(s, scored(t, answers)); diff != "" {
			t.Fatalf("answers %d and %d exchanged:\n%s", at, other, diff)
		}
	}
}

func TestAnswersThatAreNone(t *testing.T) {
	low, high := interested(paths.Social, 3, 3), interested(paths.Social, 3, 3)
	low[4], high[29] = 0, 6
	for _, answers := range [][]int{nil, make([]int, 29), make([]int, 31), low, high} {
		if s, err := paths.ScoreInterests(answers); err == nil {
			t.Errorf("%v gives %v", answers, s)
		}
	}
}

// Equal scores are told as equal.
func TestLettersShowTies(t *testing.T) {
	s := paths.InterestScores{Realistic: 9, Investigative: 20, Artistic: 12, Social: 20, Enterprising: 8, Conventional: 22}
	if got, want := s.Letters(), "C I=S A R E"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// naive is Pearson's correlation by the textbook's sums.
func naive(x, y [6]float64) float64 {
	var sx, sy, sxy, sxx, syy float64
	for i := range x {
		sx, sy, sxy, sxx, syy = sx+x[i], sy+y[i], sxy+x[i]*y[i], sxx+x[i]*x[i], syy+y[i]*y[i]
	}
	return (6*sxy - sx*sy) / math.Sqrt((6*sxx-sx*sx)*(6*syy-sy*sy))
}

// The ranking of the built-in catalog against the textbook's formula: every
// role once, its fit the correlation to a thousandth, its word that of the
// cut-off, best first.
func TestRankingIsByCorrelation(t *testing.T) {
	c := fullCatalog(t)
	const seed = 11
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 20 {
		answers := make([]int, 30)
		for n := range answers {
			answers[n] = 1 + r.IntN(5)
		}
		s := scored(t, answers)
		if s.Flat() {
			continue
		}
		fits := paths.RankByInterests(c, s)
		seen, ranked := map[string]bool{}, 0
		for n, f := range fits {
			if seen[f.Role] || c.Role(f.Role) == nil {
				t.Fatalf("%s stands twice, or is no role", f.Role)
			}
			seen[f.Role] = true
			if f.Fit == nil {
				if f.Unranked != paths.UnrankedNoScores && f.Unranked != paths.UnrankedPoorFit || f.Word != "" {
					t.Errorf("%s: no fit, %q %q", f.Role, f.Unranked, f.Word)
				}
				continue
			}
			if ranked++; ranked != n+1 {
				t.Errorf("%s stands after roles without a fit", f.Role)
			}
			x := evidenceOf(c, f.Occupation).Interests
			want := naive([6]float64{float64(s.Realistic), float64(s.Investigative), float64(s.Artistic), float64(s.Social), float64(s.Enterprising), float64(s.Conventional)},
				[6]float64{x.Realistic, x.Investigative, x.Artistic, x.Social, x.Enterprising, x.Conventional})
			if math.Abs(*f.Fit-want) > 0.00051 {
				t.Errorf("%s: fit %v, want %v", f.Role, *f.Fit, want)
			}
			word := paths.WeakMatch
			if *f.Fit >= 0.43 {
				word = paths.FairMatch
			}
			if *f.Fit >= 0.73 {
				word = paths.StrongMatch
			}
			if f.Word != word {
				t.Errorf("%s: %v is called %s", f.Role, *f.Fit, f.Word)
			}
			if n > 0 && *fits[n-1].Fit < *f.Fit {
				t.Errorf("%s stands after a worse fit", f.Role)
			}
		}
		if len(fits) != len(c.Roles) || ranked < 100 {
			t.Errorf("%d of %d roles, %d ranked", len(fits), len(c.Roles), ranked)
		}
	}
}

func evidenceOf(c *roles.Catalog, code string) roles.ONETEvidence {
	for _, o := range c.Occupations {
		for _, x := range o.Evidence {
			if x.Code == code {
				return x
			}
		}
	}
	return roles.ONETEvidence{}
}

// A role's own detailed occupation counts, not another of the same code; an
// occupation that stands badly for the role gives no fit.
func TestFitIsOfTheRolesOwnOccupation(t *testing.T) {
	evidence := func(code string, realistic, social float64) roles.ONETEvidence {
		return roles.ONETEvidence{Code: code, Title: code, Interests: roles.Interests{Realistic: realistic, Investigative: 1, Artistic: 1,
			Social: social, Enterprising: 1, Conventional: 1}}
	}
	at := func(id, soc string, fit roles.Fit) roles.Role {
		x := role(id)
		x.Title, x.Occupation = id, roles.RoleSOC{SOC: soc, Fit: fit}
		return x
	}
	c := roles.NewCatalog(roles.Catalog{
		Occupations: []roles.Occupation{
			{SOC: "15-1211", Evidence: []roles.ONETEvidence{evidence("15-1211.00", 7, 1), evidence("15-1211.01", 1, 7)}},
			{SOC: "15-1212", Evidence: []roles.ONETEvidence{{Code: "15-1212.00", Title: "without scores"}}},
		},
		Roles: []roles.Role{at("whole", "15-1211", roles.FitExact), at("detail", "15-1211.01", roles.FitExact),
			at("poor", "15-1211", roles.FitPoor), at("bare", "15-1212", roles.FitExact), role("none")},
	})
	s := paths.InterestScores{Realistic: 5, Investigative: 5, Artistic: 5, Social: 25, Enterprising: 5, Conventional: 5}
	type row struct {
		Role string
		Fit  float64
		Why  paths.Unranked
	}
	var got []row
	for _, f := range paths.RankByInterests(c, s) {
		r := row{Role: f.Role, Why: f.Unranked}
		if f.Fit != nil {
			r.Fit = *f.Fit
		}
		got = append(got, r)
	}
	want := []row{{"detail", 1, ""}, {"whole", -0.2, ""}, {"none", 0, paths.UnrankedNoScores}, {"bare", 0, paths.UnrankedNoScores}, {"poor", 0, paths.UnrankedPoorFit}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Answers that do not tell jobs apart rank none: jobs that take beginners stand
// first, then those that take them over a bridge, and each kind by title.
func TestFlatAnswersRankNothing(t *testing.T) {
	c := fullCatalog(t)
	close := paths.InterestScores{Realistic: 14, Investigative: 17, Artistic: 14, Social: 15, Enterprising: 16, Conventional: 14}
	for _, s := range []paths.InterestScores{scored(t, interested(paths.Social, 3, 3)), scored(t, interested(paths.Social, 5, 5)), close} {
		if !s.Flat() {
			t.Errorf("%v is not flat", s)
		}
		fits := paths.RankByInterests(c, s)
		last, kind := "", 0
		for _, f := range fits {
			if f.Fit != nil || f.Word != "" || f.Unranked == "" {
				t.Fatalf("%s is ranked: %+v", f.Role, f)
			}
			if f.Unranked != paths.UnrankedFlat {
				continue
			}
			now := slices.Index([]roles.Realism{roles.EntryOpen, roles.EntryBridge}, c.Role(f.Role).Entry.Realism)
			if now < 0 || c.Role(f.Role).Feeder {
				now = 2
			}
			if now < kind || now == kind && f.Title < last {
				t.Errorf("%s stands after %s", f.Title, last)
			}
			last, kind = f.Title, now
		}
		if len(fits) != len(c.Roles) || kind != 2 {
			t.Errorf("%d of %d roles", len(fits), len(c.Roles))
		}
	}
	if s := close.With(paths.Social, 18); s.Flat() {
		t.Errorf("%v is flat", s)
	}
}

// First jobs first changes the order and nothing else; within each kind the
// best fit stays first.
func TestFirstJobsLeavesNoRoleOut(t *testing.T) {
	c := fullCatalog(t)
	s := paths.InterestScores{Realistic: 9, Investigative: 22, Artistic: 12, Social: 15, Enterprising: 8, Conventional: 20}
	before := paths.RankByInterests(c, s)
	after := slices.Clone(before)
	paths.FirstJobs(c, after)
	rank := func(f paths.InterestFit) int {
		r := c.Role(f.Role)
		switch {
		case f.Fit == nil:
			return 3
		case r.Feeder || r.Entry.Realism == "" || r.Entry.Realism == roles.EntryClosed:
			return 2
		case r.Entry.Realism == roles.EntryBridge:
			return 1
		}
		return 0
	}
	for n := 1; n < len(after); n++ {
		a, b := after[n-1], after[n]
		if rank(a) > rank(b) || rank(a) == rank(b) && a.Fit != nil && b.Fit != nil && *a.Fit < *b.Fit {
			t.Errorf("%s stands before %s", a.Role, b.Role)
		}
	}
	ids := func(list []paths.InterestFit) []string {
		var out []string
		for _, f := range list {
			out = append(out, f.Role)
		}
		slices.Sort(out)
		return out
	}
	if diff := cmp.Diff(ids(before), ids(after)); diff != "" {
		t.Error(diff)
	}
}

// What a role takes is told by every way that people from outside can go, the
// quickest first: a license is not taken for easy, an exam that takes a degree
// which is enough by itself is no way of its own, and neither is one that asks
// for all that another asks for.
func TestEducationTellsAllWaysFromOutside(t *testing.T) {
	type any = []roles.Alternative
	bachelor, associate := roles.Alternative{Award: roles.Bachelor}, roles.Alternative{Award: roles.Associate}
	him := roles.Alternative{Award: roles.Associate, Fields: []string{"him"}}
	worked := roles.Alternative{Award: roles.Associate, Experience: "24mo"}
	nurse := roles.Alternative{Award: roles.Associate, License: "rn"}
	rhit, medal, post := roles.Alternative{Cert: "rhit"}, roles.Alternative{Cert: "medal"}, roles.Alternative{Program: "post"}
	three := roles.Alternative{Months: 36}
	for _, test := range []struct {
		name      string
		any, want any
	}{
		{"the longer way last", any{bachelor, worked}, any{worked, bachelor}},
		{"a license", any{nurse, worked, bachelor}, any{worked, bachelor}},
		{"nothing but a license", any{nurse}, any{nurse}},
		{"harder in all", any{bachelor, associate}, any{associate}},
		{"harder in work", any{bachelor, {Award: roles.Bachelor, Fields: []string{"him"}, Months: 12}}, any{bachelor}},
		{"the same twice", any{worked, {Award: roles.Associate, Fields: []string{"him"}, Experience: "24mo"}}, any{worked}},
		{"the main way in, the exam that follows it, and the others", any{him, rhit, post, three}, any{three, him, post}},
		{"an exam that takes another degree", any{{Award: roles.Associate, Fields: []string{"data"}}, rhit}, any{rhit, {Award: roles.Associate, Fields: []string{"data"}}}},
		{"an exam of its own", any{associate, medal}, any{medal, associate}},
		{"with an employer", any{associate, {Cert: "rhit", EmployerSponsored: true}}, any{associate}},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := role("r")
			x.Requires.Education = []roles.Clause{{Any: test.any}}
			degree := func(id string, award roles.Award, field, accreditor string, months int, entry ...roles.Clause) roles.Program {
				return roles.Program{ID: id, Award: award, Fields: []string{field}, Accreditor: accreditor, Months: roles.ProgramMonths{PartTime: months}, Entry: entry}
			}
			c := roles.NewCatalog(roles.Catalog{
				Roles: []roles.Role{x},
				Certs: []roles.Cert{{ID: "medal"}, {ID: "rhit", Eligibility: []roles.Clause{{Any: any{{Award: roles.Associate, Fields: []string{"him"}, Accreditor: "CAHIIM"}}}}}},
				Programs: []roles.Program{degree("as", roles.Associate, "him", "CAHIIM", 42), degree("bs", roles.Bachelor, "data", "", 72),
					degree("post", roles.Certificate, "him", "", 12, roles.Clause{Any: any{bachelor}})},
			})
			fits := paths.RankByInterests(c, paths.InterestScores{Social: 5})
			if diff := cmp.Diff([]roles.Clause{{Any: test.want}}, fits[0].Education); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
