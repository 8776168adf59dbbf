package person

import (
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"careers/rung/paths"
	"careers/rung/roles"
)

// lines yields the lines of a commented text without their comment signs.
func lines(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if !yield(strings.TrimPrefix(strings.TrimPrefix(line, "# "), "#")) {
				return
			}
		}
	}
}

var seedFlag = flag.Uint64("seed", 0, "seed of the random plans; 0: RUNG_SEED, else 1")

func seeded(t *testing.T) *rand.Rand {
	seed := *seedFlag
	if seed == 0 {
		seed, _ = strconv.ParseUint(os.Getenv("RUNG_SEED"), 10, 64)
	}
	seed = max(seed, 1)
	t.Logf("RUNG_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// samplePlans are routes of the built-in catalog between random roles.
func samplePlans(t *testing.T, c *roles.Catalog, r *rand.Rand, n int) []*Plan {
	t.Helper()
	g := paths.NewGraph(c)
	start := civilDay(t, "2026-11-23")
	var plans []*Plan
	for tries := 0; len(plans) < n && tries < 20*n; tries++ {
		first := &c.Roles[r.IntN(len(c.Roles))]
		from, to := first.ID, first.ID
		holds, _ := paths.AssumeFrom(c, from)
		if r.IntN(4) == 0 && first.Entry.Realism == roles.EntryOpen {
			holds, from = paths.Profile{}, "" // a student
		}
		for range 1 + r.IntN(2) { // along moves that there are
			if moves := c.Role(to).Moves; len(moves) > 0 {
				to = moves[r.IntN(len(moves))].To
			}
		}
		q := paths.Query{Target: to, Profile: holds, Pace: 1 + r.IntN(20), Limits: paths.Limits{MaxMoves: 2}, MaxWork: 5_000,
			Objectives: []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}, Horizon: paths.DefaultHorizon}
		result, err := g.Best(context.Background(), q, paths.ByTime, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Plans) == 0 || len(result.Plans[0].Steps) == 0 {
			continue
		}
		plans = append(plans, NewPlan("plan-"+strconv.Itoa(len(plans)), c, q, &result.Plans[r.IntN(len(result.Plans))], result.Exact, Asked{From: from}, start))
	}
	if len(plans) < n {
		t.Fatalf("found %d of %d plans", len(plans), n)
	}
	return plans
}

func builtin(t *testing.T) *roles.Catalog {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// starter is the profile of somebody who begins a plan.
func starter(c *roles.Catalog, p *Plan) *Profile {
	me := &Profile{Role: p.Asked.From}
	if me.Role == "" {
		return me
	}
	me.Since = "2026-11-23"
	holds, _ := paths.AssumeFrom(c, me.Role)
	for _, s := range c.Skills {
		if level := holds.Skills[s.ID]; level > 0 {
			me.Skills = append(me.Skills, Skill{Skill: s.ID, Level: level})
		}
	}
	for _, id := range holds.Certs {
		me.Certs = append(me.Certs, Cert{Cert: id})
	}
	for _, a := range holds.Awards {
		me.Education = append(me.Education, Education{Award: a.Award, Fields: a.Fields, Accreditor: a.Accreditor})
	}
	for _, id := range holds.Licenses {
		me.Licenses = append(me.Licenses, License{License: id})
	}
	return me
}

func TestPlanIsReadAsItWasWritten(t *testing.T) {
	c := builtin(t)
	for _, p := range samplePlans(t, c, seeded(t), 12) {
		text, err := p.Edited(nil)
		if err != nil {
			t.Fatal(err)
		}
		again, diagnostics := ParsePlan("plan.yaml", text)
		if len(diagnostics) > 0 {
			t.Fatalf("%v\n%s", diagnostics, text)
		}
		if diff := cmp.Diff(p, again, cmpopts.IgnoreUnexported(Plan{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-written +read):\n%s", p.Name, diff)
		}
		if drift, kept := again.Drift(c, IDOf(c)); len(drift) > 0 || kept != len(p.RestsOn) {
			t.Errorf("%s drifted from its own catalog: %v", p.Name, drift)
		}
	}
}

// Each step is ticked in turn: it is then done and no earlier one is undone;
// at the end all is done. Each tick can be taken back, and leaves what was.
func TestTickingToTheEnd(t *testing.T) {
	c := builtin(t)
	for _, p := range samplePlans(t, c, seeded(t), 20) {
		me := starter(c, p)
		start, _ := p.Start.Day()
		today := start
		done := map[int]bool{}
		for _, s := range p.Steps {
			today = paths.After(start, hundredths(s.End))
			at := p.Beside(c, me, today)
			if slices.ContainsFunc(at.Steps(), func(x Progress) bool { return done[x.N] && x.Status != StatusDone }) {
				t.Fatalf("%s: a step that was done is not: %+v", p.Name, at.Steps())
			}
			if s.Kind == paths.StepWork {
				if _, err := at.Tick(s.N, DateOf(today)); err == nil {
					t.Fatalf("%s: time in a job was ticked", p.Name)
				}
				continue
			}
			if progressOf(at, s.N).Status == StatusDone { // a wait whose exam was ticked, or a thing that another brought
				done[s.N] = true
				continue
			}
			before := me.Clone()
			if _, err := at.Tick(s.N, DateOf(today)); err != nil {
				t.Fatalf("%s step %d (%s %s): %v", p.Name, s.N, s.Kind, s.Ref, err)
			}
			if progressOf(p.Beside(c, me, today), s.N).Status != StatusDone {
				t.Fatalf("%s: step %d (%s %s) was ticked and is not done", p.Name, s.N, s.Kind, s.Ref)
			}
			if _, err := at.Untick(s.N); err != nil && (s.Kind != paths.StepMove || before.Role != "") {
				t.Fatalf("%s step %d: %v", p.Name, s.N, err)
			} else if err == nil {
				if diff := cmp.Diff(before, me, cmpopts.IgnoreUnexported(Profile{}), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("%s step %d taken back (-before +after):\n%s", p.Name, s.N, diff)
				}
				if _, err := at.Tick(s.N, DateOf(today)); err != nil {
					t.Fatal(err)
				}
			}
			done[s.N] = true
		}
		for _, x := range p.Beside(c, me, today).Steps() {
			if x.Status != StatusDone {
				t.Errorf("%s (%v): at the end step %d (%s %s) is %s", p.Name, p.Roles, x.N, x.Kind, x.Ref, x.Status)
			}
		}
		if next, open := Next(p.Beside(c, me, today).Steps()); open {
			t.Errorf("%s: next at the end is %+v", p.Name, next)
		}
	}
}

func progressOf(a *At, n int) Progress {
	for _, x := range a.Steps() {
		if x.N == n {
			return x
		}
	}
	return Progress{}
}

// A day-by-day count, which shares nothing with the spans.
func TestOvercommittedAgreesWithEveryDay(t *testing.T) {
	c := builtin(t)
	plans := samplePlans(t, c, seeded(t), 4)
	nobody := new(Profile)
	today := civilDay(t, "2026-12-24")
	var at []*At
	for _, p := range plans {
		p.Asked.Pace = 5
		at = append(at, p.Beside(c, nobody, today))
	}
	const pace = 8
	spans := Overcommitted(at, pace)
	for day := today; day.Before(today.AddDate(15, 0, 0)); day = day.AddDate(0, 0, 1) {
		things, busy := map[string]bool{}, 0
		for _, a := range at {
			for _, s := range a.Steps() {
				study := s.Kind == paths.StepStudy || s.Kind == paths.StepExam || s.Kind == paths.StepProgram
				if study && s.Status != StatusDone && !s.Starts.After(day) && s.Ends.After(day) {
					if !things[s.Ref] {
						things[s.Ref] = true
						busy++
					}
					break // a plan studies one thing at a time
				}
			}
		}
		want := busy >= 2 && 5*busy > pace
		got := slices.ContainsFunc(spans, func(o Overcommitment) bool { return !o.From.After(day) && o.To.After(day) })
		if got != want {
			t.Fatalf("%s: overcommitted %v, want %v (%d plans study)", day.Format(time.DateOnly), got, want, busy)
		}
	}
}
