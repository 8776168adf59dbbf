package render_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// interestCatalog has roles of two occupations and one of none.
func interestCatalog() *roles.Catalog {
	occupation := func(soc string, i roles.Interests) roles.Occupation {
		return roles.Occupation{SOC: soc, Title: soc, Evidence: []roles.ONETEvidence{{Code: soc + ".00", Title: "Occupation " + soc, Interests: i}}}
	}
	role := func(id, title, soc string, entry roles.Realism, takes roles.Requires) roles.Role {
		r := roles.Role{ID: id, Title: title, Stage: 2, Entry: roles.Entry{Realism: entry}, Requires: takes}
		if soc != "" {
			r.Occupation = roles.RoleSOC{SOC: soc, Fit: roles.FitExact}
		}
		return r
	}
	degree := func(any ...roles.Alternative) roles.Requires {
		return roles.Requires{Education: []roles.Clause{{Any: any}}}
	}
	nurse := roles.Requires{Licenses: []roles.Clause{{Any: []roles.Alternative{{License: "rn"}}}},
		Experience: []roles.Clause{{Any: []roles.Alternative{{Months: 24}}}}}
	return roles.NewCatalog(roles.Catalog{
		Licenses: []roles.License{{ID: "rn", Name: "Registered nurse license"}},
		Occupations: []roles.Occupation{
			occupation("15-2051", roles.Interests{Realistic: 2, Investigative: 6, Artistic: 1, Social: 2, Enterprising: 2, Conventional: 6}),
			occupation("29-1141", roles.Interests{Realistic: 3, Investigative: 4, Artistic: 1, Social: 7, Enterprising: 2, Conventional: 3}),
		},
		Roles: []roles.Role{
			role("analyst", "Data Analyst", "15-2051", roles.EntryOpen, degree(roles.Alternative{Award: roles.Bachelor, Fields: []string{"data"}}, roles.Alternative{Award: roles.Associate, Experience: "24mo"})),
			role("builder", "Report Builder", "15-2051", roles.EntryBridge, roles.Requires{}),
			role("keeper", "Record Keeper", "15-2051", roles.EntryClosed, roles.Requires{}),
			role("modeler", "Modeler", "15-2051", roles.EntryClosed, degree(roles.Alternative{Award: roles.Master})),
			role("nurse", "Nurse Educator", "29-1141", roles.EntryClosed, nurse),
			role("other", "Something Else", "", roles.EntryOpen, roles.Requires{}),
		},
	})
}

func interestAnswer(scores paths.InterestScores, o render.InterestOptions) render.Answer {
	c := interestCatalog()
	return render.Interests(c, scores, paths.RankByInterests(c, scores), o)
}

func TestInterestLayouts(t *testing.T) {
	scores := paths.InterestScores{Realistic: 9, Investigative: 22, Artistic: 12, Social: 15, Enterprising: 8, Conventional: 20}
	answer := interestAnswer(scores, render.InterestOptions{Most: 4})
	for _, width := range []int{40, 80, 120} {
		got := write(t, answer, render.Options{Format: render.Terminal, Width: width})
		for line := range strings.Lines(got) {
			if w := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
				t.Errorf("%d cells wide: %q", w, line)
			}
		}
		golden(t, fmt.Sprintf("interests-%d.txt", width), got)
	}
	whole := interestAnswer(scores, render.InterestOptions{Licenses: []string{"rn"}})
	golden(t, "interests-plain.txt", write(t, whole, render.Options{Format: render.Plain}))
	golden(t, "interests.csv", write(t, whole, render.Options{Format: render.CSV}))
}

// A person sees a few roles and is told how many more there are; a program gets
// all of them.
func TestInterestsLeaveNoRoleOut(t *testing.T) {
	scores := paths.InterestScores{Realistic: 9, Investigative: 22, Artistic: 12, Social: 15, Enterprising: 8, Conventional: 20}
	answer := interestAnswer(scores, render.InterestOptions{Most: 2})
	if got := write(t, answer, render.Options{Format: render.Terminal, Width: 80}); !strings.Contains(got, "3 more roles, none left out") || !strings.Contains(got, "Something Else") {
		t.Error(got)
	}
	got := write(t, answer, render.Options{Format: render.JSON})
	for _, id := range []string{"analyst", "builder", "keeper", "modeler", "nurse", "other"} {
		if n := strings.Count(got, `"role": "`+id+`"`); n != 1 {
			t.Errorf("%s stands %d times", id, n)
		}
	}
	// Three of one occupation are shown, then the next occupation's.
	got = write(t, interestAnswer(scores, render.InterestOptions{Most: 4}), render.Options{Format: render.Terminal, Width: 80})
	if strings.Contains(got, "Modeler") || !strings.Contains(got, "Nurse Educator") || !strings.Contains(got, "1 more role,") {
		t.Error(got)
	}
}

// A flat profile is called so, no fit is claimed, and first jobs stand first.
func TestFlatProfileIsSaidToBeFlat(t *testing.T) {
	got := write(t, interestAnswer(paths.InterestScores{Realistic: 15, Investigative: 15, Artistic: 15, Social: 15, Enterprising: 15, Conventional: 15},
		render.InterestOptions{}), render.Options{Format: render.Plain})
	for _, want := range []string{"A flat profile", "jobs that take beginners stand first", "4. Roles, first jobs first: Data Analyst. At least", "5. Roles, first jobs first: Report Builder.", "rung gap ROLE"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, unwanted := range []string{"strong", "Your letters", "0.73"} {
		if strings.Contains(got, unwanted) {
			t.Errorf("%q in\n%s", unwanted, got)
		}
	}
}
