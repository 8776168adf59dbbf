package render

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/person"
	"careers/rung/paths"
	"careers/rung/roles"
)

func savedExample() SavedPlan {
	p := &person.Plan{Name: "data", Target: "manager", Title: "Manager", Start: "2026-01-01", Totals: person.Totals{Months: person.Months{Low: 20, Typical: 27, High: 40}},
		Steps: []person.Step{
			{N: 1, Kind: paths.StepStudy, Ref: "skill/sql", Title: "SQL", End: 3, Hours: paths.CostRange{Low: 60, Typical: 85, High: 110}},
			{N: 2, Kind: paths.StepWork, Ref: "role/analyst", Title: "Analyst", End: 24},
			{N: 3, Kind: paths.StepMove, Ref: "role/manager", Title: "Manager", Start: 24, End: 27}}}
	s := SavedPlan{Plan: p, Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	for i, status := range []person.Status{person.StatusDone, person.StatusNow, person.StatusOpen} {
		begin := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		s.Steps = append(s.Steps, person.Progress{Step: p.Steps[i], Status: status, Starts: paths.After(begin, savedMonths(p.Steps[i].Start)), Ends: paths.After(begin, savedMonths(p.Steps[i].End))})
	}
	return s
}

func TestSavedPlanIsDrawnFromItsStart(t *testing.T) {
	got := drawn(savedTimeline(savedExample()).cells(100))
	for i := range got {
		got[i] = strings.TrimRight(got[i], " ")
	}
	want := []string{
		"             Jan 2026 Apr      Jul      Oct   now          Apr      Jul      Oct      2028",
		"▓ Analyst    ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓          2y",
	}
	if diff := cmp.Diff(want, got[:2]); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, strings.Join(got, "\n"))
	}
	if note := strings.Fields(got[2]); note[len(note)-1] != "done" {
		t.Errorf("what is done is not said so: %q", got[2])
	}
	if !strings.Contains(got[3], "┊") {
		t.Errorf("today is not marked: %q", got[3])
	}
}

func TestMonthsOfAFileAreBounded(t *testing.T) {
	for months, want := range map[float64]paths.Months{-1: 0, 0: 0, 2.505: 251, 1e300: 1_200_000} {
		if got := savedMonths(months); got != want {
			t.Errorf("savedMonths(%v) = %d, want %d", months, got, want)
		}
	}
}

// What is drawn is said beside it: without its pictures, a plain text is the same.
func TestPlainTextHasNoPictures(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]Doc{
		"plan": PlanSaved(c, savedExample(), "", false).Doc,
		"role": Show(c, []roles.Ref{{Kind: roles.KindRole, ID: "cio"}}).Doc,
	} {
		bare := Doc{Title: d.Title, Blocks: slices.DeleteFunc(slices.Clone(d.Blocks), func(b Block) bool { _, is := b.(Chart); return is })}
		if len(bare.Blocks) == len(d.Blocks) {
			t.Errorf("%s: nothing is drawn", name)
		}
		if diff := cmp.Diff(string(plain(bare)), string(plain(d))); diff != "" {
			t.Errorf("%s (-without +with):\n%s", name, diff)
		}
	}
}
