package paths_test

import (
	"context"
	"slices"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// person draws somebody of a catalog, in a role or in none, who holds what the
// role asks for and a few things besides.
func (d dice) person(c *roles.Catalog, role string) paths.Profile {
	p, _ := paths.AssumeFrom(c, role)
	if p.Skills == nil {
		p.Skills, p.Experience = map[string]roles.Level{}, map[string]int{}
	}
	if d.chance(50) {
		p.Experience[c.Roles[d.IntN(len(c.Roles))].ID] += d.among(0, 150)
	}
	if role != "" && d.chance(70) {
		p.Experience[role] += d.among(0, 150)
	}
	for d.chance(50) {
		p.Certs = append(p.Certs, c.Certs[d.IntN(len(c.Certs))].ID)
	}
	for d.chance(40) {
		p.Programs = append(p.Programs, c.Programs[d.IntN(len(c.Programs))].ID)
	}
	for d.chance(50) {
		p.Skills[c.Skills[d.IntN(len(c.Skills))].ID] = roles.Level(d.among(1, 3))
	}
	return p
}

// byStudyAlone reports whether a gap is closed by study, programs and exams,
// which a person can take before the very next move. A skill of the job may be
// had from a program, which a plan weighs and a gap only names.
func byStudyAlone(g *paths.Gap) bool {
	return g.Totals.ExperienceMonths == 0 && len(g.Licenses) == 0 && len(g.OnTheJob) == 0 &&
		!slices.ContainsFunc(g.Certs, func(x paths.GapCert) bool { return x.Cert == "" || !x.Eligible && len(x.Missing) == 0 })
}

// What a gap lists is enough to make the move: where it can be closed by study
// alone there is a plan of one move, and the cheapest one costs no more than
// the gap says. A fee or a program that the gap forgets makes it fail.
func TestGapIsNeverCheaperThanThePlanThatClosesIt(t *testing.T) {
	c := builtinCatalog(t)
	g := paths.NewGraph(c)
	first, last := seeds(t, 1500)
	closed, paid := 0, 0
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		var from string
		target := c.Roles[d.IntN(len(c.Roles))].ID
		if r := &c.Roles[d.IntN(len(c.Roles))]; d.chance(75) && len(r.Moves) > 0 {
			from, target = r.ID, r.Moves[d.IntN(len(r.Moves))].To
		} else if entry := c.Role(target).Entry.Realism; entry != roles.EntryOpen && entry != roles.EntryBridge || c.Role(target).Feeder {
			continue
		}
		p := d.person(c, from)
		gap, err := paths.FindGap(c, p, target, 0)
		if err != nil {
			t.Fatal(err)
		}
		if !byStudyAlone(gap) {
			continue
		}
		closed++
		result, err := g.Plan(context.Background(), paths.Query{Target: target, Profile: p, Limits: paths.Limits{MaxMoves: 1}, Objectives: []paths.Objective{paths.ByCost}})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Plans) == 0 {
			t.Errorf("seed %d: no plan of one move from %q to %s, which study alone should allow", seed, from, target)
			continue
		}
		if gap.Totals.CostUSD.Typical > 0 {
			paid++
		}
		if cost := result.Plans[0].Totals.CostUSD.Typical; cost > gap.Totals.CostUSD.Typical {
			t.Errorf("seed %d: the gap from %q to %s costs %d, the cheapest plan that closes it %d", seed, from, target, gap.Totals.CostUSD.Typical, cost)
		}
	}
	if first == 1 && !testing.Short() && (closed < 300 || paid < 100) {
		t.Errorf("only %d gaps were closed by study alone, %d of them for money", closed, paid)
	}
}
