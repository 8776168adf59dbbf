package render_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func comparedRoles(t *testing.T, c *roles.Catalog, ids []string, o render.RoleCompareOptions) render.Answer {
	t.Helper()
	x, err := paths.CompareRoles(c, ids, &paths.Profile{Role: ids[0]}, 8)
	if err != nil {
		t.Fatal(err)
	}
	o.Pace = 8
	return render.CompareRoles(c, x, o)
}

// twoPlans differ in what they need and end on the last days of months.
func twoPlans() []render.PlanColumn {
	pay := 120000
	return []render.PlanColumn{
		{Name: "quick", Target: "chief", Start: time.Date(2027, time.January, 31, 0, 0, 0, 0, time.UTC), Roles: []string{"analyst", "manager", "chief"}, Steps: 7,
			Totals: paths.Totals{Months: paths.MonthRange{Low: 100, Typical: 2450, High: 3600}, CostUSD: paths.CostRange{Low: 200, Typical: 300, High: 600},
				StudyHours: paths.CostRange{Typical: 120}, Risk: 700, NetEarnings: paths.NetEarnings{HorizonMonths: 120, Typical: 900000}, EndSalaryUSD: &pay},
			Needs: []string{"skill/python", "cert/cda"}},
		{Name: "cheap", Target: "chief", Start: time.Date(2027, time.January, 31, 0, 0, 0, 0, time.UTC), Roles: []string{"analyst", "chief"}, Steps: 3,
			Totals: paths.Totals{Months: paths.MonthRange{Low: 1200, Typical: 4800, High: 6000}, Risk: 600,
				NetEarnings: paths.NetEarnings{HorizonMonths: 120, Typical: 700000}, Unknown: []string{"cert/mystery"}}, Needs: []string{"cert/cda"}},
	}
}

func TestComparisonLayouts(t *testing.T) {
	c := smallPack(t)
	for name, answer := range map[string]render.Answer{
		"compare-roles": comparedRoles(t, c, []string{"analyst", "engineer", "manager", "chief"}, render.RoleCompareOptions{}),
		"compare-plans": render.ComparePlans(c, twoPlans(), false),
	} {
		for _, width := range []int{40, 80, 120} {
			golden(t, fmt.Sprintf("%s-%d.txt", name, width), write(t, answer, render.Options{Format: render.Terminal, Width: width}))
		}
	}
}

// A finish is told by the calendar: a month after the last of January is the
// last of February.
func TestFinishOfAComparedPlanIsACalendarDay(t *testing.T) {
	out := write(t, render.ComparePlans(smallPack(t), twoPlans(), true), render.Options{Format: render.JSON})
	want := `"finish": {
        "low": "2027-02-28",
        "typical": "2029-02-15",
        "high": "2030-01-31"
      }`
	if !strings.Contains(out, want) {
		t.Errorf("the finish is not %s:\n%s", want, out)
	}
}

func TestFullComparisonsFitTheTerminal(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	programs, err := paths.NewGraph(c).ComparePrograms(context.Background(),
		[]string{"bs-him-completion", "cert-grad-informatics", "md-do", "ms-health-informatics", "bsn-accelerated"})
	if err != nil {
		t.Fatal(err)
	}
	for _, all := range []bool{false, true} {
		for name, answer := range map[string]render.Answer{
			"programs": render.ComparePrograms(c, programs, "rung.compare/v1", all),
			"roles": comparedRoles(t, c, []string{"director-health-informatics", "director-research-informatics", "health-information-security-manager",
				"precision-medicine-informatics-lead"}, render.RoleCompareOptions{All: all}),
			"plans": render.ComparePlans(c, []render.PlanColumn{{Name: strings.Repeat("long", 10)}, {Name: "b"}, {Name: strings.Repeat("wide", 12)}, {Name: "d"}}, all),
		} {
			for _, width := range []int{80, 120} {
				for line := range strings.Lines(write(t, answer, render.Options{Format: render.Terminal, Width: width})) {
					if got := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); got > width {
						t.Errorf("%s at %d: a line of %d cells: %q", name, width, got, line)
					}
				}
			}
		}
	}
}

// What is the same for all is counted, and shown when all is asked for.
func TestComparisonHidesOnlyWhatIsTheSame(t *testing.T) {
	c := smallPack(t)
	rows := func(all bool) map[string]string {
		out := map[string]string{}
		answer := comparedRoles(t, c, []string{"analyst", "engineer"}, render.RoleCompareOptions{All: all})
		for line := range strings.Lines(write(t, answer, render.Options{Format: render.Plain})) {
			if _, fact, ok := strings.Cut(line, "At a glance: "); ok {
				name, cells, _ := strings.Cut(fact, ". ")
				out[name] = cells
			}
		}
		return out
	}
	some, all := rows(false), rows(true)
	for name, cells := range all {
		a, b, ok := strings.Cut(cells, ". B engineer: ")
		same := ok && strings.TrimPrefix(a, "A analyst: ") == strings.TrimSuffix(b, ".\n")
		if _, shown := some[name]; ok && !shown && !same {
			t.Errorf("%s differs and is hidden: %s", name, cells)
		}
	}
	if len(some) >= len(all) {
		t.Errorf("%d facts by default and %d with all", len(some), len(all))
	}
	if diff := cmp.Diff("A analyst: full. B engineer: partial.\n", some["remote"]); diff != "" {
		t.Error(diff)
	}
}
