package paths_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// nextOf asks for the next moves of a query's person.
func nextOf(t *testing.T, g *paths.Graph, q paths.Query) *paths.Next {
	t.Helper()
	next, err := g.Next(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// The time and cost of each next move are those of the quickest plan that brute
// force finds for this move alone, and a move is open where it finds one.
func TestNextAgreesWithBruteForceOfEveryMove(t *testing.T) {
	open, closed := 0, 0
	first, last := seeds(t, 150)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		q.Limits.MaxMoves, q.Limits.Via, q.Objectives = 1, nil, nil
		var seen []string
		for _, m := range nextOf(t, paths.NewGraph(c), q).Moves {
			seen = append(seen, m.Role)
			q.Target = m.Role
			front := newOracle(c, q).front()
			if len(front) == 0 {
				closed++
				if m.Open || m.Months != nil || m.CostUSD != nil || len(m.Gates) == 0 {
					t.Errorf("seed %d: %s has no plan: %+v\n%s", seed, m.Role, m, describe(c, q))
				}
				continue
			}
			open++
			want := slices.MinFunc(front, func(a, b paths.Vector) int {
				return slices.Compare([]int{int(a.Time), a.Cost, a.Risk}, []int{int(b.Time), b.Cost, b.Risk})
			})
			if !m.Open || !m.Exact || m.Months.Typical != want.Time || m.CostUSD.Typical != want.Cost || len(m.Gates) > 0 {
				t.Errorf("seed %d: %s in %v for %v, brute force has %+v\n%s", seed, m.Role, m.Months, m.CostUSD, want, describe(c, q))
			}
		}
		if diff := cmp.Diff(movesFrom(c, q.Profile.Role), sorted(seen)); diff != "" {
			t.Errorf("seed %d: roles one move away (-want +got):\n%s", seed, diff)
		}
	}
	t.Logf("%d moves open, %d closed", open, closed)
	if open == 0 || closed == 0 {
		t.Error("the instances try nothing")
	}
}

// movesFrom is the roles that one move leads to, or that take beginners.
func movesFrom(c *roles.Catalog, from string) []string {
	var list []string
	for i := range c.Roles {
		r := &c.Roles[i]
		switch {
		case from == "" && !r.Feeder && (r.Entry.Realism == roles.EntryOpen || r.Entry.Realism == roles.EntryBridge):
			list = append(list, r.ID)
		case r.ID == from:
			for _, m := range r.Moves {
				list = append(list, m.To)
			}
		}
	}
	return slices.Compact(sorted(list))
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// One more thing held never lowers a fit, closes a move or puts it off.
func TestNextIsNoWorseForWhoHoldsMore(t *testing.T) {
	better := 0
	first, last := seeds(t, 150)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		more := q
		more.Profile = q.Profile.Clone()
		thing := d.thing(c)
		if err := more.Profile.Hold(c, thing.Kind, thing.ID, thing.Level); err != nil {
			t.Fatal(err)
		}
		g := paths.NewGraph(c)
		rich := nextOf(t, g, more).Moves
		for _, m := range nextOf(t, g, q).Moves {
			n := rich[slices.IndexFunc(rich, func(x paths.NextMove) bool { return x.Role == m.Role })]
			if n.Fit.Met < m.Fit.Met || n.Fit.WeightMet < m.Fit.WeightMet || m.Open && (!n.Open || n.Months.Typical > m.Months.Typical) {
				t.Errorf("seed %d: with %s: %+v, without %+v\n%s", seed, thing.Ref(), n, m, describe(c, q))
			}
			if n.Fit.Met > m.Fit.Met || n.Open && (!m.Open || n.Months.Typical < m.Months.Typical) {
				better++
			}
		}
	}
	if better == 0 {
		t.Error("nothing held made anything better")
	}
}

// From every role of the built-in catalog each move is listed once, in the group
// of its kind; its figures agree with the catalog, and the best fit stands first.
func TestNextOfTheBuiltInCatalog(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	g := paths.NewGraph(c)
	kinds := map[roles.MoveKind]paths.NextKind{roles.Promotion: paths.NextUp, roles.Lateral: paths.NextAcross, roles.Pivot: paths.NextPivot}
	from := []string{""}
	for i := range c.Roles {
		from = append(from, c.Roles[i].ID)
	}
	for _, id := range from {
		profile, _ := paths.AssumeFrom(c, id)
		next := nextOf(t, g, paths.Query{Profile: profile})
		var seen []string
		for i, m := range next.Moves {
			seen = append(seen, m.Role)
			to := c.Role(m.Role)
			if f := m.Fit; f.Met > f.Required || f.Required != len(to.Requires.Skills) || f.WeightMet > f.Weight {
				t.Errorf("%s to %s: fit %+v", id, m.Role, f)
			}
			if m.Open == (len(m.Gates) > 0) {
				t.Errorf("%s to %s: open %v with gates %v", id, m.Role, m.Open, m.Gates)
			}
			if id == "" {
				if m.Kind != paths.NextEntry || m.PayChangeUSD != nil {
					t.Errorf("first job %s: kind %s, pay change %v", m.Role, m.Kind, m.PayChangeUSD)
				}
			} else {
				moves := c.Role(id).Moves
				if at := slices.IndexFunc(moves, func(x roles.Move) bool { return x.To == m.Role && x.Kind == m.MoveKind }); at < 0 || m.Kind != kinds[m.MoveKind] {
					t.Errorf("%s to %s: %s is no %s there", id, m.Role, m.Kind, m.MoveKind)
				}
				before, after := c.Pay(c.Role(id)), c.Pay(to)
				if known := before.Known && after.Known; known != (m.PayChangeUSD != nil) || known && *m.PayChangeUSD != after.Typical-before.Typical {
					t.Errorf("%s to %s: pay change %v, from %d to %d", id, m.Role, m.PayChangeUSD, before.Typical, after.Typical)
				}
			}
			if i > 0 {
				outOfOrder(t, id, next.Moves[i-1], m)
			}
		}
		if diff := cmp.Diff(movesFrom(c, id), sorted(seen)); diff != "" {
			t.Errorf("%s: roles one move away (-want +got):\n%s", id, diff)
		}
	}
}

// outOfOrder reports two moves that stand the wrong way round.
func outOfOrder(t *testing.T, from string, a, b paths.NextMove) {
	t.Helper()
	if a.Kind != b.Kind || a.Open != b.Open {
		rank := func(m paths.NextMove) int {
			at := 2 * slices.Index([]paths.NextKind{paths.NextUp, paths.NextAcross, paths.NextPivot, paths.NextEntry}, m.Kind)
			if !m.Open {
				at++
			}
			return at
		}
		if rank(a) > rank(b) {
			t.Errorf("%s: %s (%s, open %v) before %s (%s, open %v)", from, a.Role, a.Kind, a.Open, b.Role, b.Kind, b.Open)
		}
		return
	}
	fit := func(m paths.NextMove) (share, weight float64) {
		return float64(m.Fit.Met) / float64(m.Fit.Required), float64(m.Fit.WeightMet) / float64(m.Fit.Weight)
	}
	shareA, weightA := fit(a)
	shareB, weightB := fit(b)
	switch {
	case shareA != shareB:
		if shareA < shareB {
			t.Errorf("%s: %s with %v stands before %s with %v", from, a.Role, a.Fit, b.Role, b.Fit)
		}
	case weightA != weightB:
		if weightA < weightB {
			t.Errorf("%s: %s with %v stands before %s with %v", from, a.Role, a.Fit, b.Role, b.Fit)
		}
	case a.Open && a.Months.Typical != b.Months.Typical:
		if a.Months.Typical > b.Months.Typical {
			t.Errorf("%s: %s after %v stands before %s after %v", from, a.Role, a.Months, b.Role, b.Months)
		}
	case a.DegreeNeeded && !b.DegreeNeeded:
		t.Errorf("%s: %s, which needs a degree, stands before %s, which as quick needs none", from, a.Role, b.Role)
	}
}

// nextCatalog has one job and the moves that leave it, all as quick.
func nextCatalog(targets ...roles.Role) *roles.Catalog {
	here := roles.Role{ID: "here", Title: "Here", Track: "t", Level: roles.LevelEntry, Stage: 1}
	c := roles.Catalog{Model: roles.DefaultModel(), Tracks: []roles.Track{{ID: "t", Title: "T"}},
		Programs: []roles.Program{{ID: "quick", Name: "Quick degree", Award: roles.Associate, Months: roles.ProgramMonths{PartTime: 1}}},
		Licenses: []roles.License{{ID: "rn", Name: "Nurse"}},
		Certs:    []roles.Cert{{ID: "medal", Name: "Medal", Issuer: "Nobody"}},
		Skills:   []roles.Skill{{ID: "sql", Name: "SQL", Hours: roles.SkillHours{Working: roles.IntRange{Low: 10, Typical: 10, High: 10}}}}}
	for i := range targets {
		targets[i].Title, targets[i].Track, targets[i].Level, targets[i].Stage = targets[i].ID, "t", roles.LevelMid, 2
		here.Moves = append(here.Moves, roles.Move{To: targets[i].ID, Kind: roles.Promotion, Tenure: roles.DurationRange{Low: "1mo", Typical: "1mo", High: "1mo"}})
	}
	c.Roles = append(targets, here)
	return roles.NewCatalog(c)
}

func demand(a ...roles.Alternative) []roles.Clause { return []roles.Clause{{Any: a}} }

// Of two moves as fit and as quick the one that needs no degree stands first,
// whatever their ids; a way round a degree is told.
func TestNextPutsNoDegreeFirst(t *testing.T) {
	degree := roles.Alternative{Award: roles.Associate}
	c := nextCatalog(
		roles.Role{ID: "a-degree", Requires: roles.Requires{Education: demand(degree)}},
		roles.Role{ID: "b-either", Requires: roles.Requires{Education: demand(degree, roles.Alternative{Months: 30})}},
		roles.Role{ID: "c-free"},
	)
	moves := nextOf(t, paths.NewGraph(c), paths.Query{Profile: paths.Profile{Role: "here"}}).Moves
	type told struct {
		Role    string
		Needed  bool
		Without *paths.Opens
	}
	var got []told
	for _, m := range moves {
		got = append(got, told{m.Role, m.DegreeNeeded, m.WithoutDegree})
		if m.Months.Typical != 400 { // one month there, three of search
			t.Errorf("%s takes %v", m.Role, m.Months)
		}
	}
	want := []told{{"b-either", false, &paths.Opens{Months: 3300}}, {"c-free", false, nil}, {"a-degree", true, nil}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The quickest way is told, however long it takes, not the cheapest.
func TestNextTellsTheQuickestOfLongWays(t *testing.T) {
	c := nextCatalog(roles.Role{ID: "to", Requires: roles.Requires{Education: demand(roles.Alternative{Program: "long"}, roles.Alternative{Program: "longer"})}})
	program := func(id string, months, usd int) roles.Program {
		return roles.Program{ID: id, Name: id, Award: roles.Doctorate, Months: roles.ProgramMonths{PartTime: months},
			CostUSD: &roles.Tuition{IntRange: roles.IntRange{Low: usd, Typical: usd, High: usd}}}
	}
	c.Programs = append(c.Programs, program("long", 240, 900), program("longer", 300, 10))
	m := nextOf(t, paths.NewGraph(roles.NewCatalog(*c)), paths.Query{Profile: paths.Profile{Role: "here"}}).Moves[0]
	if m.Months.Typical != 24300 || m.CostUSD.Typical != 900 || !cmp.Equal(m.Missing.Programs, []string{"long"}) {
		t.Errorf("%v for %v by %v", m.Months, m.CostUSD, m.Missing.Programs)
	}
}

// A move that is not open names what closes it: each limit that does alone, or
// the demands that cannot be met.
func TestNextNamesWhatClosesAMove(t *testing.T) {
	budget, deadline := 100, 200
	fee := 500
	tests := []struct {
		name   string
		to     roles.Role
		limits paths.Limits
		want   []paths.Gate
	}{
		{"a license", roles.Role{Requires: roles.Requires{Licenses: demand(roles.Alternative{License: "rn"})}}, paths.Limits{},
			[]paths.Gate{{Kind: paths.GateLicense, Ref: "license/rn", Detail: "license: Nurse"}}},
		{"experience elsewhere", roles.Role{Requires: roles.Requires{Experience: demand(roles.Alternative{Months: 12, In: []string{"role/to"}})}}, paths.Limits{},
			[]paths.Gate{{Kind: paths.GateExperience, Ref: "role/to", Detail: "asks for 12 months of experience in to"}}},
		{"two demands together", roles.Role{Requires: roles.Requires{Education: demand(roles.Alternative{Award: roles.Master}),
			Experience: demand(roles.Alternative{Months: 12, In: []string{"role/to"}}), Certs: demand(roles.Alternative{Cert: "medal"})}}, paths.Limits{},
			[]paths.Gate{{Kind: paths.GateEducation, Ref: "role/to", Detail: "asks for a master's degree"},
				{Kind: paths.GateExperience, Ref: "role/to", Detail: "asks for 12 months of experience in to"}}},
		{"a deadline", roles.Role{}, paths.Limits{Deadline: &deadline},
			[]paths.Gate{{Kind: paths.GateDeadline, Ref: "role/to", Detail: "takes longer than 2 months"}}},
		{"two limits, each alone, and not a third", roles.Role{Sectors: []string{"vendor"}, Remote: roles.RemotePartial},
			paths.Limits{Sector: "hospital", Remote: roles.RemoteFull, Budget: &budget},
			[]paths.Gate{{Kind: paths.GateRemote, Ref: "role/to", Detail: "is not done fully from elsewhere"},
				{Kind: paths.GateSector, Ref: "role/to", Detail: "is not found in hospital"}}},
		{"two limits that only do together", roles.Role{Requires: roles.Requires{Education: demand(roles.Alternative{Award: roles.Associate}, roles.Alternative{Cert: "medal"})}},
			paths.Limits{Budget: &budget, NoNewDegree: true},
			[]paths.Gate{{Kind: paths.GateBudget, Ref: "role/to", Detail: "costs more than $100, or a sum that is not known"},
				{Kind: paths.GateEducation, Ref: "role/to", Detail: "needs a new degree"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.to.ID = "to"
			c := nextCatalog(test.to)
			c.Programs[0].CostUSD = new(roles.Tuition)
			c.Certs[0].FeeUSD.Nonmember = &fee
			moves := nextOf(t, paths.NewGraph(c), paths.Query{Profile: paths.Profile{Role: "here"}, Limits: test.limits}).Moves
			if len(moves) != 1 || moves[0].Open {
				t.Fatalf("moves %+v", moves)
			}
			if diff := cmp.Diff(test.want, moves[0].Gates); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
