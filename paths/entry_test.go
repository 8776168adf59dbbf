package paths

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

// Every role of the built-in catalog that takes people without experience is
// listed once, open ones first and easier ones before harder, and no beginner
// is shown the middle of what everybody earns.
func TestEntryRolesOfTheBuiltInCatalog(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	list := EntryRoles(c)
	var got, want []string
	for i := range c.Roles {
		r := &c.Roles[i]
		if !r.Feeder && (r.Entry.Realism == roles.EntryOpen || r.Entry.Realism == roles.EntryBridge) {
			want = append(want, r.ID)
		}
	}
	for i, r := range list {
		got = append(got, r.Role)
		role := c.Role(r.Role)
		if r.Realism != role.Entry.Realism {
			t.Errorf("%s: %s, not %s", r.Role, r.Realism, role.Entry.Realism)
		}
		if s := r.SearchMonths; s.Low <= 0 || s.Low > s.Typical || s.Typical > s.High {
			t.Errorf("%s: search %v", r.Role, s)
		}
		if o := c.Occupation(role.Occupation.SOC); r.Pay != nil && (o == nil || r.Pay.USD >= o.Newest().P50) {
			t.Errorf("%s: a beginner's pay of %d is no low figure", r.Role, r.Pay.USD)
		}
		if r.Pay != nil && role.Occupation.Fit == roles.FitPoor {
			t.Errorf("%s: pay from an occupation that fits poorly", r.Role)
		}
		if i == 0 {
			continue
		}
		before := &list[i-1]
		switch {
		case before.Realism == r.Realism:
			if before.Needs.easier(&r.Needs) > 0 {
				t.Errorf("%s stands before %s, which is easier", before.Role, r.Role)
			}
		case r.Realism == roles.EntryOpen:
			t.Errorf("%s is open and stands after %s", r.Role, before.Role)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Of every closed role the chains told are moves of the catalog, start where
// beginners start, and are as short as any.
func TestFindEntryOfTheBuiltInCatalog(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		w, err := FindEntry(c, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(w.Bridges) != len(r.Entry.Bridges) {
			t.Errorf("%s: %d bridges of %d", r.ID, len(w.Bridges), len(r.Entry.Bridges))
		}
		if w.Realism != roles.EntryClosed {
			continue
		}
		if w.Pay != nil {
			t.Errorf("%s: nobody begins there, for %v", r.ID, w.Pay)
		}
		away := stepsTo(c, r.ID)
		told := 0
		for j, p := range w.Nearest {
			first := c.Role(p.Roles[0])
			if realismOf(first) == roles.EntryClosed || len(p.Moves) != away[first.ID] {
				t.Errorf("%s: %v is %d moves, %d would do", r.ID, p.Roles, len(p.Moves), away[first.ID])
			}
			for k, m := range p.Moves {
				if m.To != p.Roles[k+1] || !slices.ContainsFunc(c.Role(p.Roles[k]).Moves, func(x roles.Move) bool { return x.To == m.To }) {
					t.Errorf("%s: %v has no move to %s", r.ID, p.Roles, m.To)
				}
			}
			if j > 0 && len(w.Nearest[j-1].Moves) > len(p.Moves) {
				t.Errorf("%s: %v stands before the shorter %v", r.ID, w.Nearest[j-1].Roles, p.Roles)
			}
		}
		for id := range away {
			if realismOf(c.Role(id)) != roles.EntryClosed {
				told++
			}
		}
		if told != len(w.Nearest) {
			t.Errorf("%s: %d of %d entry roles are told", r.ID, len(w.Nearest), told)
		}
	}
}

// stepsTo is how many moves each role that leads to a target is away from it.
func stepsTo(c *roles.Catalog, target string) map[string]int {
	away := map[string]int{target: 0}
	for n := 1; n <= len(c.Roles); n++ {
		for i := range c.Roles {
			for _, m := range c.Roles[i].Moves {
				if at, known := away[m.To]; known && at == n-1 {
					if _, known := away[c.Roles[i].ID]; !known {
						away[c.Roles[i].ID] = n
					}
				}
			}
		}
	}
	return away
}

// entryCatalog is the route's catalogue with bridges into the analyst's job.
func entryCatalog(change func(c *roles.Catalog, analyst *roles.Role)) *roles.Catalog {
	c := *routeCatalog()
	c.Roles = slices.Clone(c.Roles)
	at := slices.IndexFunc(c.Roles, func(r roles.Role) bool { return r.ID == "analyst" })
	c.Roles[at].Entry = roles.Entry{Realism: roles.EntryBridge, Note: "By records work.", Bridges: []string{"builder", "clerk"}}
	if change != nil {
		change(&c, &c.Roles[at])
	}
	return roles.NewCatalog(c)
}

// Bridges stand easiest first, each with what it asks, its move and whether its
// months count.
func TestFindEntryTellsBridges(t *testing.T) {
	yes, no := true, false
	w, err := FindEntry(entryCatalog(nil), "analyst")
	if err != nil {
		t.Fatal(err)
	}
	want := []EntryBridge{
		{Role: "clerk", Title: "Clerk", Realism: roles.EntryOpen, Evidence: roles.Observed, MoveKind: roles.Promotion,
			TenureMonths: &MonthRange{0, 1200, 1200}, Counts: &yes,
			Needs: EntryNeeds{Education: []roles.Alternative{}, Certs: []string{}, Licenses: []string{}, StudyHours: CostRange{13, 26, 52}}},
		{Role: "builder", Title: "Builder", Realism: roles.EntryClosed, Evidence: roles.Published, MoveKind: roles.Lateral,
			TenureMonths: &MonthRange{}, Counts: &no,
			Needs: EntryNeeds{Education: []roles.Alternative{}, Certs: []string{"vendor"}, Licenses: []string{}, StudyHours: CostRange{0, 104, 104}}},
	}
	if diff := cmp.Diff(want, w.Bridges); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if w.Realism != roles.EntryBridge || w.Note != "By records work." || len(w.MovesIn)+len(w.Nearest) > 0 {
		t.Errorf("%+v", w)
	}
}

// A role that asks for no experience has nothing that a bridge's months could
// count toward, and a bridge without a move says so.
func TestFindEntryBridgeWithoutMoveOrExperience(t *testing.T) {
	w, err := FindEntry(entryCatalog(func(c *roles.Catalog, analyst *roles.Role) {
		analyst.Requires.Experience = nil
		for i := range c.Roles {
			if c.Roles[i].ID == "clerk" {
				c.Roles[i].Moves = nil
			}
		}
	}), "analyst")
	if err != nil {
		t.Fatal(err)
	}
	if b := w.Bridges[0]; b.Counts != nil || b.TenureMonths != nil || b.MoveKind != "" || b.Evidence != roles.Curator {
		t.Errorf("%+v", b)
	}
}

func TestFindEntryOfAClosedRole(t *testing.T) {
	w, err := FindEntry(routeCatalog(), "builder")
	if err != nil {
		t.Fatal(err)
	}
	var chains [][]string
	for _, p := range w.Nearest {
		chains = append(chains, p.Roles)
	}
	if diff := cmp.Diff([][]string{{"clerk", "analyst", "builder"}}, chains); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]EntryMoveIn{{From: "analyst", Title: "Analyst", Kind: roles.Lateral, Evidence: roles.Published}}, w.MovesIn); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, err := FindEntry(routeCatalog(), "nobody"); err == nil {
		t.Error("no error for an unknown role")
	}
}

// The schooling told is the quickest for somebody who holds nothing: what a
// program or an exam asks for first counts, experience is no way in, and one
// program may meet two demands.
func TestEntryNeedsSchooling(t *testing.T) {
	program := func(id string, award roles.Award, months int, fields []string, entry ...roles.Clause) roles.Program {
		return roles.Program{ID: id, Name: id, Award: award, Fields: fields, Months: roles.ProgramMonths{PartTime: months}, Entry: entry}
	}
	bachelor := one(roles.Alternative{Award: roles.Bachelor})
	tests := []struct {
		name   string
		asks   []roles.Clause
		want   []roles.Alternative
		months Months
		exams  []string
	}{
		{"nothing is asked", nil, []roles.Alternative{}, 0, nil},
		{"a short program that asks for a long one", []roles.Clause{{Any: []roles.Alternative{{Program: "post"}, {Award: roles.Associate}}}},
			[]roles.Alternative{{Award: roles.Associate}}, 4200, nil},
		{"an exam that asks for a degree is longer than the degree", []roles.Clause{{Any: []roles.Alternative{{Cert: "rhit"}, {Award: roles.Associate}}}},
			[]roles.Alternative{{Award: roles.Associate}}, 4200, nil},
		{"an exam that asks for nothing", []roles.Clause{{Any: []roles.Alternative{{Award: roles.Associate}, {Cert: "medal"}}}},
			[]roles.Alternative{}, 0, []string{"medal"}},
		{"an exam that asks for experience is none for a beginner", []roles.Clause{{Any: []roles.Alternative{{Cert: "later"}, {Award: roles.Associate}}}},
			[]roles.Alternative{{Award: roles.Associate}}, 4200, nil},
		{"an exam beside a degree", []roles.Clause{one(roles.Alternative{Award: roles.Associate, Cert: "rhit"})},
			[]roles.Alternative{{Award: roles.Associate}}, 4200, []string{"rhit"}},
		{"experience is no way in", []roles.Clause{{Any: []roles.Alternative{{Months: 12}, {Award: roles.Certificate, Experience: "1mo"}, {Award: roles.Associate}}}},
			[]roles.Alternative{{Award: roles.Associate}}, 4200, nil},
		{"unless there is no other", []roles.Clause{one(roles.Alternative{Months: 12})}, []roles.Alternative{{Months: 12}}, 0, nil},
		{"what lets into a program counts", []roles.Clause{one(roles.Alternative{Program: "post"})}, []roles.Alternative{{Program: "post"}}, 7200, nil},
		{"one program for two demands, the wider first", []roles.Clause{bachelor, one(roles.Alternative{Award: roles.Bachelor, Fields: []string{"business"}})},
			[]roles.Alternative{{Award: roles.Bachelor}, {Award: roles.Bachelor, Fields: []string{"business"}}}, 7000, nil},
		{"one program for two demands, the wider last", []roles.Clause{one(roles.Alternative{Award: roles.Bachelor, Fields: []string{"business"}}), bachelor},
			[]roles.Alternative{{Award: roles.Bachelor, Fields: []string{"business"}}, {Award: roles.Bachelor}}, 7000, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := *routeCatalog()
			c.Programs = append(slices.Clone(c.Programs), program("bs", roles.Bachelor, 60, []string{"data"}),
				program("bba", roles.Bachelor, 70, []string{"business"}), program("post", roles.Certificate, 12, nil, bachelor))
			c.Certs = append(slices.Clone(c.Certs), roles.Cert{ID: "later", Name: "Later", Eligibility: []roles.Clause{one(roles.Alternative{Months: 12})}})
			c.Roles = append(slices.Clone(c.Roles), roles.Role{ID: "goal", Title: "Goal", Track: "data", Requires: roles.Requires{Education: test.asks}})
			w, err := FindEntry(roles.NewCatalog(c), "goal")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, w.Needs.Education); diff != "" {
				t.Errorf("education, -want +got:\n%s", diff)
			}
			if !slices.Equal(w.Needs.Certs, test.exams) {
				t.Errorf("exams %q, want %q", w.Needs.Certs, test.exams)
			}
			if w.Needs.ProgramMonths != test.months {
				t.Errorf("%d hundredths of a month, want %d", w.Needs.ProgramMonths, test.months)
			}
		})
	}
}

// Easier is no license before one, then less schooling, then fewer hours, then
// no exam.
func TestEasierNeedsForBeginners(t *testing.T) {
	sorted := []EntryNeeds{
		{StudyHours: CostRange{Typical: 40}},
		{StudyHours: CostRange{Typical: 40}, Certs: []string{"cca"}},
		{StudyHours: CostRange{Typical: 900}},
		{ProgramMonths: 1500, StudyHours: CostRange{Typical: 10}},
		{ProgramMonths: 4200},
		{Licenses: []string{"rn"}},
	}
	for i := range sorted {
		for j := range sorted {
			if got := sorted[i].easier(&sorted[j]); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("%d against %d: %d", i, j, got)
			}
		}
	}
}

// What a beginner earns is the low end of a band, never its middle and never a
// figure of a job that nobody begins in.
func TestBeginnerPay(t *testing.T) {
	occupation := roles.Occupation{SOC: "15-2051", Title: "Data", Wages: []roles.Wage{{Year: 2025, Area: "US", P10: 10, P25: 25, P50: 50, P75: 75, P90: 90, Source: "s"}}}
	soc := func(fit roles.Fit) roles.RoleSOC { return roles.RoleSOC{SOC: "15-2051", Fit: fit} }
	open := roles.Entry{Realism: roles.EntryOpen}
	tests := []struct {
		name string
		role roles.Role
		want *BeginnerPay
	}{
		{"an entry role: p10", roles.Role{Level: roles.LevelEntry, Entry: open, Occupation: soc(roles.FitBroader)},
			&BeginnerPay{USD: 10, Percentile: 10, Year: 2025, Area: "US", Source: "s", SOC: "15-2051", Fit: roles.FitBroader}},
		{"a higher one that takes beginners: its own low end", roles.Role{Level: roles.LevelMid, Entry: open, Occupation: soc(roles.FitExact)},
			&BeginnerPay{USD: 25, Percentile: 25, Year: 2025, Area: "US", Source: "s", SOC: "15-2051", Fit: roles.FitExact}},
		{"a band from the median up", roles.Role{Level: roles.LevelSenior, Entry: open, Occupation: soc(roles.FitExact)}, nil},
		{"a poor fit", roles.Role{Level: roles.LevelEntry, Entry: open, Occupation: soc(roles.FitPoor)}, nil},
		{"closed", roles.Role{Level: roles.LevelEntry, Occupation: soc(roles.FitExact)}, nil},
		{"outside the field", roles.Role{Level: roles.LevelEntry, Entry: open, Feeder: true, Occupation: soc(roles.FitExact)}, nil},
		{"one figure of its own is the middle", roles.Role{Entry: open, Pay: roles.RolePay{Facts: []roles.PayFact{{Value: 40}}}}, nil},
		{"the lower of two medians is one still", roles.Role{Entry: open,
			Pay: roles.RolePay{Facts: []roles.PayFact{{Value: 40, Measure: "Median"}, {Value: 60}, {Value: 80}}}}, nil},
		{"the lowest of its own figures, with its own year", roles.Role{Entry: open,
			Pay: roles.RolePay{Facts: []roles.PayFact{{Value: 60, Year: 2025}, {Value: 40, Year: 2024, Area: "TX", Source: "f", Measure: "starting"}, {Value: 80}}}},
			&BeginnerPay{USD: 40, Year: 2024, Area: "TX", Source: "f", Fit: roles.FitExact}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := roles.NewCatalog(roles.Catalog{Occupations: []roles.Occupation{occupation}, Roles: []roles.Role{test.role}})
			if diff := cmp.Diff(test.want, beginnerPay(c, &c.Roles[0])); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
