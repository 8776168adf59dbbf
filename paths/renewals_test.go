package paths_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

func civilDay(t *testing.T, text string) time.Time {
	t.Helper()
	if text == "" {
		return time.Time{}
	}
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// renewing is a certification of a pool.
func renewing(id, pool string, units, extra, most int) roles.Cert {
	x := cert(id, 10, 0, "")
	x.Issuer = "Board"
	x.Renewal = roles.Renewal{Every: "24mo", Pool: pool, Units: units, Unit: "CEU", ExtraUnits: extra, MaxUnits: most}
	return x
}

func catalogOf(certs ...roles.Cert) *roles.Catalog {
	return roles.NewCatalog(roles.Catalog{Certs: certs})
}

// RHIA, CHDA and CCS, eleven months into a cycle of two years: the figures of a
// hand calculation.
func TestPoolIsOneRenewal(t *testing.T) {
	fee := 249
	rhia := renewing("rhia", "ahima", 30, 10, 50)
	rhia.Renewal.FeeUSD = roles.Fee{Nonmember: &fee}
	c := catalogOf(rhia, renewing("chda", "ahima", 30, 10, 50), renewing("ccs", "ahima", 20, 10, 50), renewing("cdip", "ahima", 30, 10, 50))
	held := []paths.HeldCert{
		{ID: "rhia", CycleEnds: civilDay(t, "2027-12-31"), Units: 18, UnitsKnown: true},
		{ID: "ccs"}, {ID: "chda"},
	}
	p := paths.Renewals(c, held, civilDay(t, "2026-11-23"))
	if len(p.Renewals) != 1 {
		t.Fatalf("%d renewals", len(p.Renewals))
	}
	got := p.Renewals[0]
	done, left, behind, year, needs, sofar, rise := 18, 32, 4, 125, 2.4, 1.7, 0
	want := paths.PoolRenewal{
		Pool: "ahima", Issuer: "Board", Certs: []paths.UnitsShare{{Cert: "chda", Units: 30}, {Cert: "rhia", Units: 10}, {Cert: "ccs", Units: 10}},
		Cycle: paths.RenewalCycle{Months: 24, Start: civilDay(t, "2026-01-01"), End: civilDay(t, "2027-12-31"), DaysLeft: 403},
		Unit:  "CEU", Sum: 50, Cap: 50, Needed: 50, Done: &done, Left: &left, Noted: []paths.UnitsShare{{Cert: "rhia", Units: 18}},
		PaceNeeded: &needs, PaceSoFar: &sofar, Behind: &behind,
		FeeUSD: roles.Fee{Nonmember: &fee}, FeeYearUSD: &year,
		Rules: []paths.RenewalRules{}, OneMore: []paths.OneMore{{Cert: "cdip", Units: 0, FeeRiseUSD: &rise}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]paths.RenewalWarning{{Kind: paths.WarnBehind, Certs: []string{"chda", "rhia", "ccs"}, Days: 403, Units: 4}}, p.Warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// The units of random pools against the rule told in another way: try each
// certification as the one that counts whole. What one more adds is the
// difference of two such portfolios.
func TestUnitsOfAPool(t *testing.T) {
	const seed = 5
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 300 {
		extra, most := r.IntN(12), r.IntN(3)*40
		var certs []roles.Cert
		for i := range 1 + r.IntN(5) {
			certs = append(certs, renewing(fmt.Sprintf("c%d", i), "pool", r.IntN(40), extra, most))
		}
		needed := func(list []roles.Cert) int {
			greatest, sum := 0, 0
			for _, x := range list {
				greatest, sum = max(greatest, x.Renewal.Units), extra*(len(list)-1)
			}
			if sum += greatest; most > 0 && sum > most {
				return most
			}
			return sum
		}
		c := catalogOf(certs...)
		n := 1 + r.IntN(len(certs))
		var held []paths.HeldCert
		for _, x := range certs[:n] {
			held = append(held, paths.HeldCert{ID: x.ID})
		}
		p := paths.Renewals(c, held, civilDay(t, "2026-11-23"))
		got := p.Renewals[0]
		if len(p.Renewals) != 1 || got.Needed != needed(certs[:n]) {
			t.Fatalf("%v: %d needed, want %d", certs[:n], got.Needed, needed(certs[:n]))
		}
		if len(got.OneMore) != len(certs)-n {
			t.Fatalf("%d could be added, want %d", len(got.OneMore), len(certs)-n)
		}
		for i, more := range got.OneMore {
			with := append(slices.Clone(certs[:n]), certs[n+i])
			if want := needed(with) - needed(certs[:n]); more.Cert != certs[n+i].ID || more.Units != want {
				t.Fatalf("%v: %s adds %d, want %d", certs[:n], more.Cert, more.Units, want)
			}
		}
	}
}

// The cycle in which a day lies, from the end noted or the day earned.
func TestCycleOfADay(t *testing.T) {
	for _, test := range []struct {
		name              string
		every             roles.Duration
		earned, ends, day string
		start, end        string
		left              int
		computed, lapsed  bool
	}{
		{"an end noted", "24mo", "2020-05-05", "2027-12-31", "2026-11-23", "2026-01-01", "2027-12-31", 403, false, false},
		{"an end noted in February", "24mo", "", "2026-02-28", "2026-01-01", "2024-03-01", "2026-02-28", 58, false, false},
		{"its last day", "12mo", "", "2026-11-23", "2026-11-23", "2025-11-24", "2026-11-23", 0, false, false},
		{"the day after", "12mo", "", "2026-11-22", "2026-11-23", "2025-11-23", "2026-11-22", -1, false, true},
		{"the first cycle", "24mo", "2026-03-10", "", "2026-11-23", "2026-03-10", "2028-03-10", 473, true, false},
		{"the third", "24mo", "2021-12-01", "", "2026-11-23", "2025-12-01", "2027-12-01", 373, true, false},
		{"an anniversary is the last day", "24mo", "2022-11-23", "", "2026-11-23", "2024-11-23", "2026-11-23", 0, true, false},
		{"earned on a leap day", "24mo", "2024-02-29", "", "2026-11-23", "2026-02-28", "2028-02-29", 463, true, false},
		{"earned on the 31st", "18mo", "2026-08-31", "", "2026-11-23", "2026-08-31", "2028-02-29", 463, true, false},
		{"earned tomorrow", "24mo", "2026-11-24", "", "2026-11-23", "2026-11-24", "2028-11-24", 732, true, false},
		{"a century ago", "1mo", "1926-11-23", "", "2026-11-24", "2026-11-23", "2026-12-23", 29, true, false},
		{"every two weeks is every month at least", "2w", "2026-11-01", "", "2026-11-23", "2026-11-01", "2026-12-01", 8, true, false},
		{"nothing known", "24mo", "", "", "2026-11-23", "", "", 0, false, false},
	} {
		x := renewing("x", "", 20, 0, 0)
		x.Renewal.Every = test.every
		p := paths.Renewals(catalogOf(x), []paths.HeldCert{{ID: "x", Earned: civilDay(t, test.earned), CycleEnds: civilDay(t, test.ends)}}, civilDay(t, test.day))
		got := p.Renewals[0].Cycle
		want := paths.RenewalCycle{Months: got.Months, Start: civilDay(t, test.start), End: civilDay(t, test.end), DaysLeft: test.left,
			Computed: test.computed, Lapsed: test.lapsed}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// A cycle counted on from the day earned holds the day asked about, and the one
// before it does not.
func TestComputedCycleHoldsTheDay(t *testing.T) {
	const seed = 3
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	first := civilDay(t, "1990-01-01")
	for range 2000 {
		earned, today := first.AddDate(0, 0, r.IntN(12000)), first.AddDate(0, 0, r.IntN(14000))
		x := renewing("x", "", 20, 0, 0)
		x.Renewal.Every = roles.Duration(fmt.Sprintf("%dmo", 1+r.IntN(60)))
		c := paths.Renewals(catalogOf(x), []paths.HeldCert{{ID: "x", Earned: earned}}, today).Renewals[0].Cycle
		if today.After(c.End) || today.Before(c.Start) && !c.Start.Equal(earned) || !c.Start.Equal(earned) && !today.After(c.Start) {
			t.Fatalf("earned %s, every %s, on %s: %s to %s", earned, x.Renewal.Every, today, c.Start, c.End)
		}
	}
}

// Warnings come at the days they name, gravest first.
func TestWarningsBeforeTheEnd(t *testing.T) {
	today := civilDay(t, "2026-11-23")
	for left, want := range map[int][]paths.RenewalWarningKind{
		-1: {paths.WarnLapsed}, 0: {paths.WarnSoon}, 90: {paths.WarnSoon}, 91: {paths.WarnLater}, 180: {paths.WarnLater}, 181: nil,
	} {
		held := paths.HeldCert{ID: "x", CycleEnds: today.AddDate(0, 0, left), Units: 20, UnitsKnown: true}
		var got []paths.RenewalWarningKind
		for _, w := range paths.Renewals(catalogOf(renewing("x", "", 20, 0, 0)), []paths.HeldCert{held}, today).Warnings {
			got = append(got, w.Kind)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d days left (-want +got):\n%s", left, diff)
		}
	}
}

// One that has lapsed does not drag along the others of its pool, and nothing
// is said of its pace.
func TestLapsedOneStandsAlone(t *testing.T) {
	today := civilDay(t, "2026-11-23")
	c := catalogOf(renewing("a", "pool", 30, 10, 0), renewing("b", "pool", 20, 10, 0))
	p := paths.Renewals(c, []paths.HeldCert{{ID: "a", CycleEnds: today.AddDate(0, -1, 0), Units: 3, UnitsKnown: true}, {ID: "b", CycleEnds: today.AddDate(1, 0, 0)}}, today)
	if len(p.Renewals) != 2 || !p.Renewals[0].Cycle.Lapsed || p.Renewals[0].PaceNeeded != nil || p.Renewals[0].Behind != nil || p.Renewals[1].Needed != 20 {
		t.Errorf("%+v", p.Renewals)
	}
	if len(p.Renewals[1].OneMore) != 0 {
		t.Errorf("what is held is offered: %v", p.Renewals[1].OneMore)
	}
}

// Of ends that differ within a pool the first is taken, and it is told.
func TestEndsThatDiffer(t *testing.T) {
	today := civilDay(t, "2026-11-23")
	c := catalogOf(renewing("a", "pool", 30, 10, 0), renewing("b", "pool", 20, 10, 0))
	first := today.AddDate(0, 6, 0)
	for second, differs := range map[time.Time]bool{first: false, first.AddDate(0, 0, 1): true, {}: false} {
		for _, held := range [][]paths.HeldCert{{{ID: "a", CycleEnds: first}, {ID: "b", CycleEnds: second}}, {{ID: "a", CycleEnds: second}, {ID: "b", CycleEnds: first}}} {
			if got := paths.Renewals(c, held, today).Renewals[0].Cycle; got.Differs != differs || !got.End.Equal(first) {
				t.Errorf("%s and %s: %+v", first, second, got)
			}
		}
	}
}

// One that another makes needless is left out of the sum and told; of two that
// name each other one stays; one that has lapsed spares none.
func TestSparedOnesAreLeftOut(t *testing.T) {
	today := civilDay(t, "2026-11-23")
	rhia, rhit := renewing("rhia", "ahima", 30, 10, 50), renewing("rhit", "ahima", 20, 10, 50)
	rhia.Supersedes = []string{"rhit"}
	p := paths.Renewals(catalogOf(rhia, rhit), []paths.HeldCert{{ID: "rhit"}, {ID: "rhia"}}, today)
	if p.Renewals[0].Needed != 30 || len(p.Renewals[0].OneMore) != 0 {
		t.Errorf("%+v", p.Renewals[0])
	}
	if diff := cmp.Diff([]paths.Spared{{Cert: "rhit", By: "rhia", Units: 10}}, p.Spared); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p = paths.Renewals(catalogOf(rhia, rhit), []paths.HeldCert{{ID: "rhit"}, {ID: "rhia", CycleEnds: today.AddDate(0, 0, -1)}}, today)
	if len(p.Spared) != 0 || len(p.Renewals) != 2 {
		t.Errorf("%+v", p)
	}
	rhit.Supersedes = []string{"rhia"}
	p = paths.Renewals(catalogOf(rhia, rhit), []paths.HeldCert{{ID: "rhit"}, {ID: "rhia"}}, today)
	if len(p.Spared) != 1 || len(p.Renewals) != 1 {
		t.Errorf("%+v", p)
	}
	// Going on from RHIT to RHIA saves what RHIT would add.
	rhit.Supersedes = nil
	p = paths.Renewals(catalogOf(rhia, rhit), []paths.HeldCert{{ID: "rhit"}}, today)
	if diff := cmp.Diff([]paths.OneMore{{Cert: "rhia", Units: 10}}, p.Renewals[0].OneMore); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What has no dated renewal, is retired or is not in the catalog is told, never
// dropped.
func TestNothingHeldIsDropped(t *testing.T) {
	bare, endless, retired := cert("bare", 0, 0, ""), cert("endless", 0, 0, ""), cert("retired", 0, 0, "")
	endless.Renewal.Rules, retired.Status = "It has no end date", roles.CertRetired
	p := paths.Renewals(catalogOf(bare, endless, retired), []paths.HeldCert{{ID: "retired"}, {ID: "nope"}, {ID: "endless"}, {ID: "bare"}, {ID: "bare"}}, civilDay(t, "2026-11-23"))
	if diff := cmp.Diff([]paths.NoCycle{{Cert: "bare"}, {Cert: "endless", Rules: "It has no end date"}, {Cert: "retired"}}, p.NoCycle); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"nope"}, p.Unknown); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]paths.RenewalWarning{{Kind: paths.WarnRetired, Certs: []string{"retired"}}}, p.Warnings); diff != "" {
		t.Error(diff)
	}
}

// Units noted on several of a pool are the same units: the most noted counts.
// Where none are noted the pace is not known, not zero.
func TestUnitsDoneOfAPool(t *testing.T) {
	today := civilDay(t, "2026-11-23")
	c := catalogOf(renewing("a", "pool", 30, 10, 0), renewing("b", "pool", 20, 10, 0))
	end := today.AddDate(1, 0, 0)
	p := paths.Renewals(c, []paths.HeldCert{{ID: "a", CycleEnds: end, Units: 12, UnitsKnown: true}, {ID: "b", Units: 15, UnitsKnown: true}}, today)
	if got := p.Renewals[0]; *got.Done != 15 || *got.Left != 25 {
		t.Errorf("%d done, %d left", *got.Done, *got.Left)
	}
	if diff := cmp.Diff([]paths.UnitsShare{{Cert: "a", Units: 12}, {Cert: "b", Units: 15}}, p.Renewals[0].Noted); diff != "" {
		t.Errorf("what is noted (-want +got):\n%s", diff)
	}
	p = paths.Renewals(c, []paths.HeldCert{{ID: "a", CycleEnds: end}}, today)
	if got := p.Renewals[0]; got.Done != nil || got.Left != nil || got.PaceNeeded != nil || got.Behind != nil {
		t.Errorf("%+v", got)
	}
	p = paths.Renewals(c, []paths.HeldCert{{ID: "a", CycleEnds: end, Units: 99, UnitsKnown: true}}, today)
	if got := p.Renewals[0]; *got.Left != 0 || *got.PaceNeeded != 0 || *got.Behind >= 0 || len(p.Warnings) != 0 {
		t.Errorf("%+v", got)
	}
}

// A pool is paid for once, by its dearest; a fee that is not known is not zero.
func TestFeesOfAPool(t *testing.T) {
	today := civilDay(t, "2026-11-23")
	fee := func(x roles.Cert, usd int) roles.Cert {
		x.Renewal.FeeUSD.Member = &usd
		return x
	}
	c := catalogOf(fee(renewing("a", "pool", 1, 0, 0), 100), fee(renewing("b", "pool", 1, 0, 0), 300), renewing("c", "pool", 1, 0, 0), renewing("d", "", 1, 0, 0))
	p := paths.Renewals(c, []paths.HeldCert{{ID: "c"}, {ID: "a"}, {ID: "d"}}, today)
	if got := p.Renewals[0]; *got.FeeYearUSD != 50 || *got.FeeUSD.Member != 100 || *got.OneMore[0].FeeRiseUSD != 200 {
		t.Errorf("%+v", got)
	}
	if p.Renewals[1].FeeYearUSD != nil || p.FeesYearUSD != 50 || !slices.Equal(p.FeeUnknown, []string{"d"}) {
		t.Errorf("%d, unknown for %v", p.FeesYearUSD, p.FeeUnknown)
	}
}

// The order in which things are held, and the zone and hour of the clocks that
// dates come from, change nothing.
func TestRenewalsOfADayAreTheSameEverywhere(t *testing.T) {
	c := fullCatalog(t)
	const seed = 9
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	day := func(zone *time.Location, hour int, text string) time.Time {
		d := civilDay(t, text)
		return time.Date(d.Year(), d.Month(), d.Day(), hour, 59, 59, 0, zone)
	}
	york, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	zones := []*time.Location{time.UTC, york}
	for hours := -12; hours <= 14; hours++ {
		zones = append(zones, time.FixedZone("", hours*3600))
	}
	// The end and the day asked about lie on both sides of changes of clocks.
	in := func(zone *time.Location, hour int) []byte {
		held := []paths.HeldCert{
			{ID: "rhia", CycleEnds: day(zone, hour, "2027-03-14"), Units: 18, UnitsKnown: true}, {ID: "chda"}, {ID: "cpc", Earned: day(zone, hour, "2024-03-10")},
			{ID: "cphims", Earned: day(zone, hour, "2023-11-05")}, {ID: "cissp"}, {ID: "nope"},
		}
		r.Shuffle(len(held), func(i, j int) { held[i], held[j] = held[j], held[i] })
		out, err := json.Marshal(paths.Renewals(c, held, day(zone, hour, "2026-11-01")))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	want := in(time.UTC, 0)
	for _, zone := range zones {
		for _, hour := range []int{0, 1, 2, 12, 23} {
			if diff := cmp.Diff(string(want), string(in(zone, hour))); diff != "" {
				t.Fatalf("%s at %d (-want +got):\n%s", zone, hour, diff)
			}
		}
	}
}
