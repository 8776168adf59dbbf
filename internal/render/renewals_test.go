package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// renewalCatalog has certifications of every kind of renewal.
func renewalCatalog() *roles.Catalog {
	fee := func(member, nonmember int) roles.Fee {
		return roles.Fee{Member: &member, Nonmember: &nonmember, Year: 2026}
	}
	club := func(id, name string, units int) roles.Cert {
		return roles.Cert{ID: id, Name: name, Issuer: "The Club", Renewal: roles.Renewal{Every: "24mo", Units: units, Unit: "CEU", Pool: "club",
			ExtraUnits: 10, MaxUnits: 50, FeeUSD: fee(100, 250), Rules: "Two fifths from the club", ValidFrom: "2025-01-01"}}
	}
	first, lesser := club("first", "First Credential (FIRST)", 30), club("lesser", "Lesser Credential (LESS)", 20)
	first.Supersedes = []string{"lesser"}
	return roles.NewCatalog(roles.Catalog{Certs: []roles.Cert{
		first, lesser, club("second", "Second Credential (SECOND)", 20), club("third", "Third Credential (of Three)", 20),
		{ID: "exam", Name: "Exam Again", Issuer: "Vendor", Renewal: roles.Renewal{Every: "12mo", Rules: "The exam again"}},
		{ID: "gone", Name: "Gone Credential (GONE)", Issuer: "The Club", Status: roles.CertRetired, ReplacedBy: "first"},
		{ID: "over", Name: "Over (OVER)", Issuer: "Board", Renewal: roles.Renewal{Every: "36mo", Units: 45, Unit: "CE hour"}},
		{ID: "endless", Name: "Endless", Issuer: "Board", Renewal: roles.Renewal{Rules: "It has no end date"}},
	}})
}

func heldForAll() (held []paths.HeldCert, today time.Time) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	return []paths.HeldCert{
		{ID: "first", CycleEnds: day(2027, 12, 31), Units: 12, UnitsKnown: true}, {ID: "second"}, {ID: "lesser"},
		{ID: "exam", Earned: day(2025, 2, 1)}, {ID: "gone"}, {ID: "over", CycleEnds: day(2026, 9, 30)}, {ID: "endless"}, {ID: "nowhere"},
	}, day(2026, 11, 23)
}

func TestRenewalLayouts(t *testing.T) {
	c := renewalCatalog()
	held, today := heldForAll()
	answer := render.Renewals(c, paths.Renewals(c, held, today), today)
	for _, width := range []int{40, 80, 120} {
		got := write(t, answer, render.Options{Format: render.Terminal, Width: width})
		for line := range strings.Lines(got) {
			if w := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
				t.Errorf("%d cells wide: %q", w, line)
			}
		}
		golden(t, fmt.Sprintf("renewals-%d.txt", width), got)
	}
	golden(t, "renewals-plain.txt", write(t, answer, render.Options{Format: render.Plain}))
	golden(t, "renewals.csv", write(t, answer, render.Options{Format: render.CSV}))
	golden(t, "renewals.json", write(t, answer, render.Options{Format: render.JSON}))
}

// Nothing held is an answer too.
func TestRenewalsOfNothing(t *testing.T) {
	_, today := heldForAll()
	c := renewalCatalog()
	got := write(t, render.Renewals(c, paths.Renewals(c, nil, today), today), render.Options{Format: render.Plain})
	if !strings.HasPrefix(got, "1. Certifications to keep, as of 2026-11-23.\n2. You hold none.\n") {
		t.Error(got)
	}
}

// A calendar holds the end of every cycle that runs and the reminders still to
// come; what has lapsed or has no date is not in it.
func TestRenewalEvents(t *testing.T) {
	c := renewalCatalog()
	held, today := heldForAll()
	events := render.RenewalEvents(c, paths.Renewals(c, held, today), today)
	var got []string
	for _, e := range events {
		got = append(got, e.Date.Format(time.DateOnly)+" "+e.UID+" "+e.Summary)
	}
	want := []string{
		"2027-02-01 renewal-cert-exam-end@rung Last day to renew Exam Again (estimate)",
		"2027-01-02 renewal-cert-exam-30d@rung Renew Exam Again: 30 days left (estimate)",
		"2027-12-31 renewal-club-end@rung Last day to renew FIRST and SECOND",
		"2027-07-04 renewal-club-180d@rung Renew FIRST and SECOND: 180 days left",
		"2027-10-02 renewal-club-90d@rung Renew FIRST and SECOND: 90 days left",
		"2027-12-01 renewal-club-30d@rung Renew FIRST and SECOND: 30 days left",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	data, err := render.Calendar("Renewals", events, today)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(read(t, data)); n != len(events) {
		t.Errorf("%d of %d events read back", n, len(events))
	}
	// A corrected end moves the events: they keep their UIDs.
	held[0].CycleEnds = held[0].CycleEnds.AddDate(0, 3, 0)
	uids := func(events []render.Event) []string {
		var out []string
		for _, e := range events {
			out = append(out, e.UID)
		}
		slices.Sort(out)
		return out
	}
	if diff := cmp.Diff(uids(events), uids(render.RenewalEvents(c, paths.Renewals(c, held, today), today))); diff != "" {
		t.Error(diff)
	}
}

// An end whose day is not known is marked so in a calendar, and reminded of
// before the first day that it may be.
func TestRenewalEventsWithoutTheirDay(t *testing.T) {
	c := renewalCatalog()
	events := func(today time.Time, h paths.HeldCert) []string {
		var out []string
		for _, e := range render.RenewalEvents(c, paths.Renewals(c, []paths.HeldCert{h}, today), today) {
			out = append(out, e.Date.Format(time.DateOnly)+" "+e.Summary)
		}
		return out
	}
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	earned := paths.HeldCert{ID: "over", Earned: day(2022, 7, 1), EarnedTo: paths.ToYear}
	for _, test := range []struct {
		today time.Time
		held  paths.HeldCert
		want  []string
	}{
		{day(2026, 11, 23), earned, []string{
			"2028-07-01 About now: last day to renew OVER (about mid-2028; the day is not known)",
			"2027-07-05 Renew OVER: 180 days left at least (about mid-2028; the day is not known)",
			"2027-10-03 Renew OVER: 90 days left at least (about mid-2028; the day is not known)",
			"2027-12-02 Renew OVER: 30 days left at least (about mid-2028; the day is not known)",
		}},
		{day(2025, 11, 23), earned, []string{"2025-11-23 About now: last day to renew OVER (about mid-2025; the day is not known)"}},
		{day(2026, 11, 23), paths.HeldCert{ID: "over", CycleEnds: day(2027, 1, 31), CycleEndsTo: paths.ToMonth}, []string{
			"2027-01-31 About now: last day to renew OVER (in January 2027; the day is not known)",
			"2026-12-02 Renew OVER: 30 days left at least (in January 2027; the day is not known)",
		}},
		{day(2027, 2, 1), paths.HeldCert{ID: "over", CycleEnds: day(2027, 1, 31), CycleEndsTo: paths.ToMonth}, nil},
	} {
		if diff := cmp.Diff(test.want, events(test.today, test.held)); diff != "" {
			t.Errorf("on %s (-want +got):\n%s", test.today.Format(time.DateOnly), diff)
		}
	}
}

// What a renewal says where something is doubtful, and what it must not say then.
func TestRenewalSaysItsDoubts(t *testing.T) {
	c := renewalCatalog()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	end := day(2027, 12, 31)
	for _, test := range []struct {
		name      string
		held      []paths.HeldCert
		says, not []string
	}{
		{"the year it was earned", []paths.HeldCert{{ID: "over", Earned: day(2022, 7, 1), EarnedTo: paths.ToYear, Units: 5, UnitsKnown: true}},
			[]string{"Cycle: ends about mid-2028: only the year it was earned is known.", "Pace: about 3 a month from now."}, []string{"days left", "2028-07", "2025", "so far"}},
		{"the month it was earned", []paths.HeldCert{{ID: "over", Earned: day(2024, 3, 1), EarnedTo: paths.ToMonth}},
			[]string{"Cycle: ends about March 2027: only the month it was earned is known.", "OVER: the cycle ends in 98 days at the earliest; the day is not known"}, []string{"days left", "2027-03"}},
		{"the month it ends", []paths.HeldCert{{ID: "over", CycleEnds: day(2026, 11, 30), CycleEndsTo: paths.ToMonth, Units: 5, UnitsKnown: true}},
			[]string{"Cycle: ends in November 2026: only the month is known.", "Pace: 40 soon, as the cycle may end any day.", "the cycle may end any day, or be over"}, []string{"days left"}},
		{"the year it ended", []paths.HeldCert{{ID: "over", CycleEnds: day(2025, 12, 31), CycleEndsTo: paths.ToYear}},
			[]string{"Cycle: ended in 2025: only the year is known.", "OVER: the cycle is over, so it appears to have lapsed (Board decides)"}, []string{"days ago"}},
		{"notes that differ", []paths.HeldCert{{ID: "first", CycleEnds: end, Units: 12, UnitsKnown: true}, {ID: "second", Units: 6, UnitsKnown: true}},
			[]string{"Done: 12 (6 is also noted at SECOND; of a shared pool the largest note counts as all of it), 28 left."}, nil},
		{"several that differ", []paths.HeldCert{{ID: "first", CycleEnds: end, Units: 60, UnitsKnown: true}, {ID: "second", Units: 6, UnitsKnown: true}, {ID: "third", Units: 0, UnitsKnown: true}},
			[]string{"Done: 60 (6 is also noted at SECOND and 0 at Third Credential (of Three); of a shared pool the largest note counts as all of it), none left."}, nil},
		{"notes that agree", []paths.HeldCert{{ID: "first", CycleEnds: end, Units: 12, UnitsKnown: true}, {ID: "second", Units: 12, UnitsKnown: true}},
			[]string{"Done: 12, 28 left."}, []string{"also noted"}},
		{"a fee of several with rules", []paths.HeldCert{{ID: "first", CycleEnds: end}, {ID: "second"}},
			[]string{"counted once for all, and may be higher by the rules below.", "Fees: 125 dollars a year, or more by the rules.", "10 CEU more (Third Credential (of Three)); fee: see the rules."}, nil},
		{"a fee of one", []paths.HeldCert{{ID: "first", CycleEnds: end}},
			[]string{"as of 2026.", "Fees: 125 dollars a year."}, []string{"may be higher", "or more"}},
	} {
		today := day(2026, 11, 23)
		got := write(t, render.Renewals(c, paths.Renewals(c, test.held, today), today), render.Options{Format: render.Plain})
		for _, text := range test.says {
			if !strings.Contains(got, text) {
				t.Errorf("%s: it does not say %q:\n%s", test.name, text, got)
			}
		}
		for _, text := range test.not {
			if strings.Contains(got, text) {
				t.Errorf("%s: it says %q:\n%s", test.name, text, got)
			}
		}
	}
}

// What one more adds to the fee is a figure where it is known, and no silence
// where it is not.
func TestFeeOfOneMore(t *testing.T) {
	usd := func(n int) *int { return &n }
	cert := func(id string, fee *int, rules string) roles.Cert {
		return roles.Cert{ID: id, Name: id, Issuer: "Club", Renewal: roles.Renewal{Every: "24mo", Units: 20, Unit: "CEU", Pool: "club", ExtraUnits: 4,
			FeeUSD: roles.Fee{Nonmember: fee}, Rules: rules}}
	}
	today := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		first roles.Cert
		more  []roles.Cert
		want  string
	}{
		{cert("a", usd(100), ""), []roles.Cert{cert("b", usd(300), "")}, "4 CEU more (b); 200 dollars more a cycle."},
		{cert("a", usd(100), "Rule"), []roles.Cert{cert("b", usd(300), "Rule")}, "4 CEU more (b); 200 dollars more a cycle, or more by the rules."},
		{cert("a", usd(100), ""), []roles.Cert{cert("b", usd(100), "")}, "4 CEU more (b); no higher fee."},
		{cert("a", usd(100), "Rule"), []roles.Cert{cert("b", usd(100), "Rule")}, "4 CEU more (b); fee: see the rules."},
		{cert("a", nil, ""), []roles.Cert{cert("b", nil, "")}, "4 CEU more (b); fee unknown."},
		{cert("a", usd(100), ""), []roles.Cert{cert("b", usd(100), ""), cert("c", usd(150), "")}, "4 CEU more, no higher fee (b); 4 CEU more, 50 dollars more a cycle (c)."},
	} {
		c := roles.NewCatalog(roles.Catalog{Certs: append([]roles.Cert{test.first}, test.more...)})
		got := write(t, render.Renewals(c, paths.Renewals(c, []paths.HeldCert{{ID: "a"}}, today), today), render.Options{Format: render.Plain})
		if !strings.Contains(got, "One more: "+test.want+"\n") {
			t.Errorf("want %q in:\n%s", test.want, got)
		}
	}
}
