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
