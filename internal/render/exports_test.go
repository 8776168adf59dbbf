package render_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// records reads a table back, each row by the names of its columns.
func records(t *testing.T, sheet render.Table) (rows []map[string]string) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(write(t, render.Answer{Rows: &sheet}, render.Options{Format: render.CSV}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func sum(t *testing.T, rows []map[string]string, column string, counts func(map[string]string) bool) int {
	t.Helper()
	total := 0
	for _, row := range rows {
		if !counts(row) {
			continue
		}
		n, err := strconv.Atoi(row[column])
		if err != nil {
			t.Fatal(err)
		}
		total += n
	}
	return total
}

func builtin(t *testing.T) *roles.Catalog {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The rows of every gap add up to what the gap says in all, and its calendar ends
// on the day that all would be had.
func TestGapSheetAndCalendarOfEveryRole(t *testing.T) {
	c := builtin(t)
	today := time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC)
	profile, _ := paths.AssumeFrom(c, "medical-coder")
	calendars := 0
	for _, role := range c.Roles {
		g, err := paths.FindGap(c, profile, role.ID, 7)
		if err != nil {
			t.Fatal(err)
		}
		rows := records(t, render.GapSheet(c, g))
		mine := func(row map[string]string) bool { return row["change"] != "helps" }
		got := []int{sum(t, rows, "hours_low", mine), sum(t, rows, "hours_typical", mine), sum(t, rows, "hours_high", mine),
			sum(t, rows, "cost_usd_low", mine), sum(t, rows, "cost_usd_typical", mine), sum(t, rows, "cost_usd_high", mine)}
		want := []int{g.Totals.Hours.Low, g.Totals.Hours.Typical, g.Totals.Hours.High, g.Totals.CostUSD.Low, g.Totals.CostUSD.Typical, g.Totals.CostUSD.High}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: the sums differ from the gap's (-want +got):\n%s", role.ID, diff)
		}
		events := render.GapEvents(c, g, today)
		if nothing := g.Totals.Hours.Typical == 0 && g.Totals.ProgramMonths == 0 && g.Totals.ExperienceMonths == 0; nothing != (len(events) == 0) {
			t.Errorf("%s: %d events, and nothing to wait for is %v", role.ID, len(events), nothing)
		}
		if len(events) == 0 {
			continue
		}
		calendars++
		studied := paths.After(today, g.Totals.ProgramMonths).AddDate(0, 0, g.Totals.Hours.Typical) // an hour a day
		ready := paths.After(today, paths.Months(100*g.Totals.ExperienceMonths))
		if studied.After(ready) {
			ready = studied
		}
		data, err := render.Calendar("gap", events, today)
		if err != nil {
			t.Fatal(err)
		}
		told, latest := "", ""
		for _, e := range read(t, data) {
			day := e.Props.Get(ical.PropDateTimeStart).Value
			latest = max(latest, day)
			if prop(t, e.Component, ical.PropUID) == "gap-"+role.ID+"-ready@rung" {
				told = day
			}
			if summary := prop(t, e.Component, ical.PropSummary); !strings.HasSuffix(summary, "(estimate)") {
				t.Errorf("%s: %q is not marked as an estimate", role.ID, summary)
			}
		}
		if want := ready.Format("20060102"); told != want || latest != want {
			t.Errorf("%s: ready on %s, the last day is %s, want %s", role.ID, told, latest, want)
		}
	}
	if calendars < 50 {
		t.Errorf("only %d calendars", calendars)
	}
}

// Skills that others need come before them.
func TestGapCalendarStudiesWhatIsNeededFirst(t *testing.T) {
	c := builtin(t)
	today := time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC)
	pairs := 0
	for _, role := range c.Roles {
		g, err := paths.FindGap(c, paths.Profile{}, role.ID, 8)
		if err != nil {
			t.Fatal(err)
		}
		day := map[string]time.Time{}
		for _, e := range render.GapEvents(c, g, today) {
			if id, ok := strings.CutPrefix(e.UID, "gap-"+role.ID+"-skill-"); ok {
				day[strings.TrimSuffix(id, "@rung")] = e.Date
			}
		}
		for id, done := range day {
			for _, need := range c.Skill(id).Requires {
				if first, ok := day[need.Skill]; ok {
					pairs++
					if !first.Before(done) && !first.Equal(done) {
						t.Errorf("%s: %s is done on %s, and needs %s, done on %s", role.ID, id, done, need.Skill, first)
					}
				}
			}
		}
	}
	if pairs < 20 {
		t.Errorf("only %d pairs", pairs)
	}
}

func TestStepSheet(t *testing.T) {
	c := smallPack(t)
	profile, _ := paths.AssumeFrom(c, "analyst")
	q := paths.Query{Target: "manager", Profile: profile, Pace: 8, Limits: paths.Limits{MaxMoves: 6}, Horizon: paths.DefaultHorizon,
		Objectives: []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}}
	result, err := paths.NewGraph(c).Plan(context.Background(), q)
	if err != nil || len(result.Plans) == 0 {
		t.Fatal(err, len(result.Plans))
	}
	start := time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC)
	plan := person.NewPlan("up", c, q, &result.Plans[0], true, person.Asked{}, start)
	steps := plan.Beside(c, new(person.Profile), start).Steps()
	rows := records(t, render.StepSheet([]render.RouteSteps{{Name: "=up", Steps: steps}, {Place: 27, Steps: steps[:1]}}))
	if len(rows) != len(steps)+1 || rows[0]["route"] != "'=up" || rows[len(steps)]["route"] != "28" {
		t.Fatalf("%d rows of %d steps: %v", len(rows), len(steps), rows)
	}
	all := func(row map[string]string) bool { return row["route"] == "'=up" }
	if got, want := sum(t, rows, "cost_usd_typical", all), result.Plans[0].Totals.CostUSD.Typical; got != want {
		t.Errorf("the costs add up to %d, want %d", got, want)
	}
	last := rows[len(steps)-1]
	_, typical, _ := plan.Finish()
	if last["end_date"] != typical.Format(time.DateOnly) || last["kind"] != "move" || last["status"] != "open" {
		t.Errorf("the last step is %v, want it to end on %s", last, typical.Format(time.DateOnly))
	}
	if none := records(t, render.StepSheet(nil)); len(none) > 0 {
		t.Errorf("rows of no route: %v", none)
	}
}

func TestFinishEventsReadBack(t *testing.T) {
	data, err := render.Calendar("plans", render.FinishEvents(smallPack(t), twoPlans()), time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range read(t, data) {
		got = append(got, e.Props.Get(ical.PropDateTimeStart).Value+" "+prop(t, e.Component, ical.PropSummary))
	}
	want := []string{
		"20270228 quick: Chief Data Officer, early finish (estimate)",
		"20280131 cheap: Chief Data Officer, early finish (estimate)",
		"20290215 quick: Chief Data Officer, typical finish (estimate)",
		"20300131 quick: Chief Data Officer, late finish (estimate)",
		"20310131 cheap: Chief Data Officer, typical finish (estimate)",
		"20320131 cheap: Chief Data Officer, late finish (estimate)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever figure stands in a comparison for a spreadsheet, its unit stands
// before it.
func TestFiguresOfComparisonsHaveUnits(t *testing.T) {
	c := builtin(t)
	programs, err := paths.NewGraph(c).ComparePrograms(context.Background(), []string{"bs-him-completion", "cert-grad-informatics"})
	if err != nil {
		t.Fatal(err)
	}
	for name, answer := range map[string]render.Answer{
		"roles":    comparedRoles(t, c, []string{"coding-auditor", "cdi-specialist"}, render.RoleCompareOptions{}),
		"programs": render.ComparePrograms(c, programs, "rung.compare/v1", false),
		"plans":    render.ComparePlans(c, twoPlans(), false),
	} {
		figures := 0
		for _, row := range answer.Rows.Rows {
			if !slices.ContainsFunc(row[3:], func(cell render.Cell) bool { return cell.Number }) {
				continue
			}
			if figures++; row[2].Value == "" {
				t.Errorf("%s: %q has figures and no unit", name, row[1].Value)
			}
		}
		if figures == 0 || answer.Rows.Columns[2].Name != "unit" {
			t.Errorf("%s: %d facts with figures, columns %v", name, figures, answer.Rows.Columns)
		}
	}
	if hostile := render.ComparePlans(c, []render.PlanColumn{{Name: "=1+1"}, {Name: "b"}}, false); !bytes.HasPrefix(
		[]byte(write(t, hostile, render.Options{Format: render.CSV})), []byte("section,fact,unit,'=1+1,b\n")) {
		t.Error("a plan's name is a formula at the head of its column")
	}
}
