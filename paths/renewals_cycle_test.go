package paths_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"careers/rung/paths"
	"careers/rung/roles"
)

// What is known to the year or the month is told no more exactly, nothing is
// counted in days from it, and a pace is whole. It is warned of before the first
// day that the end may be.
func TestCycleWithoutItsDay(t *testing.T) {
	const month, year = paths.ToMonth, paths.ToYear
	warned := func(left int) []paths.RenewalWarning {
		return []paths.RenewalWarning{{Kind: paths.WarnRough, Certs: []string{"x"}, Days: left}}
	}
	for _, test := range []struct {
		name            string
		every           roles.Duration
		held            paths.HeldCert
		day             string
		cycle           string
		first, last     string
		pace            float64 // of 45 units, 5 done; 0: none
		warnings        []paths.RenewalWarning
		computed, ended bool
	}{
		{"earned in a year", "36mo", paths.HeldCert{Earned: civilDay(t, "2022-07-01"), EarnedTo: year}, "2026-11-23",
			`{"months":36,"start":"2025","end":"2028","known_to":"year","days_left":null,"computed":true,"differs":false,"lapsed":false}`,
			"2028-01-01", "2028-12-31", 3, nil, true, false},
		{"whatever day stands for the year", "36mo", paths.HeldCert{Earned: civilDay(t, "2022-12-31"), EarnedTo: year}, "2026-11-23",
			`{"months":36,"start":"2025","end":"2028","known_to":"year","days_left":null,"computed":true,"differs":false,"lapsed":false}`,
			"2028-01-01", "2028-12-31", 3, nil, true, false},
		{"the year before", "36mo", paths.HeldCert{Earned: civilDay(t, "2022-07-01"), EarnedTo: year}, "2027-11-23",
			`{"months":36,"start":"2025","end":"2028","known_to":"year","days_left":null,"computed":true,"differs":false,"lapsed":false}`,
			"2028-01-01", "2028-12-31", 6, warned(39), true, false},
		{"in the year itself it is not told as renewed", "36mo", paths.HeldCert{Earned: civilDay(t, "2022-07-01"), EarnedTo: year}, "2025-12-31",
			`{"months":36,"start":"2022","end":"2025","known_to":"year","days_left":null,"computed":true,"differs":false,"lapsed":false}`,
			"2025-01-01", "2025-12-31", 0, warned(0), true, false},
		{"after the year it is", "36mo", paths.HeldCert{Earned: civilDay(t, "2022-07-01"), EarnedTo: year}, "2026-01-01",
			`{"months":36,"start":"2025","end":"2028","known_to":"year","days_left":null,"computed":true,"differs":false,"lapsed":false}`,
			"2028-01-01", "2028-12-31", 2, nil, true, false},
		{"earned in a month", "24mo", paths.HeldCert{Earned: civilDay(t, "2025-03-01"), EarnedTo: month}, "2026-11-23",
			`{"months":24,"start":"2025-03","end":"2027-03","known_to":"month","days_left":null,"computed":true,"differs":false,"lapsed":false}`,
			"2027-03-01", "2027-03-31", 11, warned(98), true, false},
		{"on the last day of that month", "24mo", paths.HeldCert{Earned: civilDay(t, "2024-11-01"), EarnedTo: month}, "2026-11-30",
			`{"months":24,"start":"2024-11","end":"2026-11","known_to":"month","days_left":null,"computed":true,"differs":false,"lapsed":false}`,
			"2026-11-01", "2026-11-30", 0, warned(0), true, false},
		{"ends in a year", "24mo", paths.HeldCert{CycleEnds: civilDay(t, "2028-12-31"), CycleEndsTo: year}, "2026-11-23",
			`{"months":24,"start":"2027","end":"2028","known_to":"year","days_left":null,"computed":false,"differs":false,"lapsed":false}`,
			"2028-01-01", "2028-12-31", 3, nil, false, false},
		{"ended in a year", "24mo", paths.HeldCert{CycleEnds: civilDay(t, "2025-12-31"), CycleEndsTo: year}, "2026-11-23",
			`{"months":24,"start":"2024","end":"2025","known_to":"year","days_left":null,"computed":false,"differs":false,"lapsed":true}`,
			"2025-01-01", "2025-12-31", 0, []paths.RenewalWarning{{Kind: paths.WarnLapsed, Certs: []string{"x"}}}, false, true},
		{"ends in this month", "24mo", paths.HeldCert{CycleEnds: civilDay(t, "2026-11-30"), CycleEndsTo: month}, "2026-11-23",
			`{"months":24,"start":"2024-12","end":"2026-11","known_to":"month","days_left":null,"computed":false,"differs":false,"lapsed":false}`,
			"2026-11-01", "2026-11-30", 0, warned(0), false, false},
	} {
		x := renewing("x", "", 45, 0, 0)
		x.Renewal.Every = test.every
		test.held.ID, test.held.Units, test.held.UnitsKnown = "x", 5, true
		p := paths.Renewals(catalogOf(x), []paths.HeldCert{test.held}, civilDay(t, test.day))
		got := p.Renewals[0]
		text, err := json.Marshal(got.Cycle)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.cycle, string(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		first, last := got.Cycle.Ends()
		if !first.Equal(civilDay(t, test.first)) || !last.Equal(civilDay(t, test.last)) {
			t.Errorf("%s: it ends from %s to %s", test.name, first, last)
		}
		pace := 0.0
		if got.PaceNeeded != nil {
			pace = *got.PaceNeeded
		}
		if pace != test.pace || got.PaceSoFar != nil || got.Behind != nil || got.Cycle.DaysLeft != 0 {
			t.Errorf("%s: pace %v, so far %v, behind %v, %d days left", test.name, pace, got.PaceSoFar, got.Behind, got.Cycle.DaysLeft)
		}
		if got.Cycle.Computed != test.computed || got.Cycle.Lapsed != test.ended {
			t.Errorf("%s: %+v", test.name, got.Cycle)
		}
		if diff := cmp.Diff(test.warnings, p.Warnings, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", test.name, diff)
		}
	}
}

// The days that an end may be hold the end of whoever earned it on any day of
// that year or month, in the first cycle that is not surely over.
func TestRoughCycleHoldsEveryExactOne(t *testing.T) {
	const seed = 11
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	begin := civilDay(t, "2000-01-01")
	for range 2000 {
		day := begin.AddDate(0, 0, r.IntN(9000))
		today := day.AddDate(0, 0, 366+r.IntN(4000))
		to := []paths.Precision{paths.ToMonth, paths.ToYear}[r.IntN(2)]
		x := renewing("x", "", 20, 0, 0)
		months := 1 + r.IntN(60)
		x.Renewal.Every = roles.Duration(fmt.Sprintf("%dmo", months))
		cycle := paths.Renewals(catalogOf(x), []paths.HeldCert{{ID: "x", Earned: day, EarnedTo: to}}, today).Renewals[0].Cycle
		first, last := cycle.Ends()
		if last.Before(today) || cycle.Lapsed {
			t.Fatalf("%v to the %v, every %d months, on %v: over since %v", day, to, months, today, last)
		}
		// The exact one ends in that window, or is a cycle further where the window
		// is open already.
		exact := paths.Renewals(catalogOf(x), []paths.HeldCert{{ID: "x", Earned: day}}, today).Renewals[0].Cycle
		in := !exact.End.Before(first) && !exact.End.After(last)
		further := exact.End.After(last) && first.Before(today)
		if !in && !further {
			t.Fatalf("%v to the %v, every %d months, on %v: %v to %v, but it ends on %v", day, to, months, today, first, last, exact.End)
		}
	}
}

// Of ends noted in one pool those that agree are one, the most exact; of those
// that differ the first counts. The order they come in changes nothing.
func TestRoughEndsOfAPool(t *testing.T) {
	type end struct {
		day string
		to  paths.Precision
	}
	for _, test := range []struct {
		a, b    end
		want    string
		to      paths.Precision
		differs bool
	}{
		{end{"2027-12-31", paths.ToYear}, end{"2027-06-30", paths.ToDay}, "2027-06-30", paths.ToDay, false},
		{end{"2027-12-31", paths.ToYear}, end{"2027-06-30", paths.ToMonth}, "2027-06-30", paths.ToMonth, false},
		{end{"2027-12-31", paths.ToYear}, end{"2028-01-31", paths.ToDay}, "2027-12-31", paths.ToYear, true},
		{end{"2027-06-30", paths.ToMonth}, end{"2027-07-01", paths.ToDay}, "2027-06-30", paths.ToMonth, true},
		{end{"2027-06-30", paths.ToMonth}, end{"2027-06-01", paths.ToDay}, "2027-06-01", paths.ToDay, false},
		{end{"2027-06-30", paths.ToMonth}, end{"2027-06-30", paths.ToMonth}, "2027-06-30", paths.ToMonth, false},
	} {
		c := catalogOf(renewing("a", "pool", 30, 10, 0), renewing("b", "pool", 20, 10, 0))
		held := func(id string, e end) paths.HeldCert {
			return paths.HeldCert{ID: id, CycleEnds: civilDay(t, e.day), CycleEndsTo: e.to}
		}
		for _, list := range [][]paths.HeldCert{{held("a", test.a), held("b", test.b)}, {held("a", test.b), held("b", test.a)}} {
			got := paths.Renewals(c, list, civilDay(t, "2026-11-23")).Renewals[0].Cycle
			if !got.End.Equal(civilDay(t, test.want)) || got.KnownTo != test.to || got.Differs != test.differs {
				t.Errorf("%v and %v: %+v", test.a, test.b, got)
			}
		}
	}
	// Of what was earned the first counts, and no more is known of the cycle.
	c := catalogOf(renewing("a", "pool", 30, 10, 0), renewing("b", "pool", 20, 10, 0))
	got := paths.Renewals(c, []paths.HeldCert{{ID: "a", Earned: civilDay(t, "2025-08-09")}, {ID: "b", Earned: time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC), EarnedTo: paths.ToYear}},
		civilDay(t, "2026-11-23")).Renewals[0].Cycle
	if got.KnownTo != paths.ToYear || !got.Computed || !got.End.Equal(civilDay(t, "2027-07-01")) {
		t.Errorf("%+v", got)
	}
}
