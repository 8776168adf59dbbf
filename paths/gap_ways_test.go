package paths

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

func gapOf(t *testing.T, c *roles.Catalog, p Profile) *Gap {
	t.Helper()
	g, err := FindGap(c, p, "goal", 10)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func certIDs(list []GapCert) []string {
	var ids []string
	for _, x := range list {
		ids = append(ids, x.Cert)
	}
	return ids
}

// An exam that is the nearest way to meet a demand for education is listed with
// its fee and hours and is in the totals, once, however many demands it meets;
// what it teaches is not studied again.
func TestExamThatMeetsAnEducationDemandCounts(t *testing.T) {
	rhit := roles.Alternative{Cert: "rhit"}
	degreeOrExam := roles.Clause{Any: []roles.Alternative{{Award: roles.Bachelor}, rhit}}
	fee := CostRange{299, 299, 598}
	tests := []struct {
		name    string
		goal    roles.Role
		held    Profile
		certs   []string
		helpful []string
		cost    CostRange
		program Months
	}{
		{"by education alone", roles.Role{Requires: roles.Requires{Education: []roles.Clause{degreeOrExam}}},
			Profile{Programs: []string{"as-hit"}}, []string{"rhit"}, nil, fee, 0},
		{"two demands for education and one for the exam", roles.Role{Requires: roles.Requires{
			Education: []roles.Clause{degreeOrExam, degreeOrExam}, Certs: []roles.Clause{one(rhit)}}},
			Profile{Programs: []string{"as-hit"}}, []string{"rhit"}, nil, fee, 0},
		{"a demand for an exam that another would meet too", roles.Role{Requires: roles.Requires{
			Education: []roles.Clause{degreeOrExam}, Certs: []roles.Clause{{Any: []roles.Alternative{{Cert: "medal"}, rhit}}}}},
			Profile{Programs: []string{"as-hit"}}, []string{"rhit"}, nil, fee, 0},
		{"it helps as well", roles.Role{Requires: roles.Requires{Education: []roles.Clause{degreeOrExam}},
			Prefers: roles.Prefers{Certs: []roles.Clause{one(rhit), one(roles.Alternative{Cert: "medal"})}}},
			Profile{Programs: []string{"as-hit"}}, []string{"rhit"}, []string{"medal"}, fee, 0},
		{"with the program that the exam asks for", roles.Role{Requires: roles.Requires{Education: []roles.Clause{one(rhit)}}},
			Profile{}, []string{"rhit"}, nil, CostRange{8299, 9299, 12598}, 4200},
		{"a required exam with the program that it asks for", roles.Role{Requires: roles.Requires{Certs: []roles.Clause{one(rhit)}}},
			Profile{}, []string{"rhit"}, nil, CostRange{8299, 9299, 12598}, 4200},
		{"the program for education opens the required exam", roles.Role{Requires: roles.Requires{
			Education: []roles.Clause{one(roles.Alternative{Award: roles.Associate})}, Certs: []roles.Clause{one(rhit)}}},
			Profile{}, []string{"rhit"}, nil, CostRange{8299, 9299, 12598}, 4200},
		{"held", roles.Role{Requires: roles.Requires{Education: []roles.Clause{degreeOrExam}}},
			Profile{Certs: []string{"rhit"}}, nil, nil, CostRange{}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := gapOf(t, gapCatalog(test.goal), test.held)
			if !slices.Equal(certIDs(g.Certs), test.certs) || !slices.Equal(certIDs(g.Helpful), test.helpful) {
				t.Errorf("certifications %q, helpful %q", certIDs(g.Certs), certIDs(g.Helpful))
			}
			if g.Totals.CostUSD != test.cost || g.Totals.ProgramMonths != test.program {
				t.Errorf("cost %+v, programs %d", g.Totals.CostUSD, g.Totals.ProgramMonths)
			}
			hours := CostRange{}
			for _, x := range g.Certs {
				hours = plus(hours, x.Hours)
			}
			if g.Totals.Hours != hours {
				t.Errorf("hours %+v, want %+v", g.Totals.Hours, hours)
			}
		})
	}
	goal := needing(one(roles.Alternative{Skill: "ehr-build"}))
	goal.Requires.Education = []roles.Clause{one(roles.Alternative{Cert: "vendor"})}
	if g := gapOf(t, gapCatalog(goal), Profile{Role: "analyst"}); len(g.Learn) != 1 || g.Learn[0].GrantedBy != "cert/vendor" {
		t.Errorf("a skill that the exam teaches: %+v", g.Learn)
	}
}

// What lets into a program is part of what is missing.
func TestGapCountsWhatLetsIntoAProgram(t *testing.T) {
	c := *gapCatalog(roles.Role{Requires: roles.Requires{Education: []roles.Clause{one(roles.Alternative{Award: roles.Master})}}})
	cost := func(usd int) *roles.Tuition {
		return &roles.Tuition{IntRange: roles.IntRange{Low: usd, Typical: usd, High: usd}}
	}
	c.Programs = append(slices.Clone(c.Programs),
		roles.Program{ID: "bs", Name: "BS", Award: roles.Bachelor, Months: roles.ProgramMonths{PartTime: 72}, CostUSD: cost(40000)},
		roles.Program{ID: "ms", Name: "MS", Award: roles.Master, Months: roles.ProgramMonths{PartTime: 24}, CostUSD: cost(20000),
			Entry: []roles.Clause{one(roles.Alternative{Award: roles.Bachelor})}})
	g := gapOf(t, roles.NewCatalog(c), Profile{})
	if g.Totals.ProgramMonths != 9600 || g.Totals.CostUSD.Typical != 60000 {
		t.Errorf("%d hundredths of a month, %d dollars", g.Totals.ProgramMonths, g.Totals.CostUSD.Typical)
	}
	e := g.Education[0]
	if len(e.First) != 1 || e.First[0].Program != "bs" || e.Programs[0].Program != "ms" || !slices.Contains(e.Missing, "first the program BS") {
		t.Errorf("first %+v, then %+v, missing %q", e.First, e.Programs, e.Missing)
	}
	if g = gapOf(t, roles.NewCatalog(c), Profile{Programs: []string{"bs-data"}}); g.Totals.ProgramMonths != 2400 || len(g.Education[0].First) > 0 {
		t.Errorf("with a bachelor's degree: %d hundredths of a month, first %+v", g.Totals.ProgramMonths, g.Education[0].First)
	}
}

// The nearest way takes the least time; one that costs less is told beside it,
// with no degree where the nearest takes one.
func TestGapTellsTheCheaperWay(t *testing.T) {
	work := roles.Alternative{Months: 144}
	associate := roles.Alternative{Award: roles.Associate}
	tests := []struct {
		name string
		any  []roles.Alternative
		held Profile
		want *GapCheaper
		tell string
	}{
		{"work in place of a degree", []roles.Alternative{associate, work}, Profile{Experience: map[string]int{"clerk": 48}},
			&GapCheaper{Way: "144 months of experience", Missing: []string{"96 months more of experience"}, MissingMonths: 96, NoDegree: true},
			"; or without a degree and at no cost: 96 months more of experience"},
		{"the cheapest of three", []roles.Alternative{associate, {Cert: "medal", Months: 100}, work}, Profile{},
			&GapCheaper{Way: "144 months of experience", Missing: []string{"144 months more of experience"}, MissingMonths: 144, NoDegree: true},
			"; or without a degree and at no cost: 144 months more of experience"},
		{"an exam in place of a degree", []roles.Alternative{associate, {Cert: "medal", Months: 100}}, Profile{},
			&GapCheaper{Way: "Medal with 100 months of experience", Missing: []string{"Medal", "100 months more of experience"}, MissingMonths: 100,
				CostUSD: CostRange{299, 2650, 10000}, NoDegree: true},
			"; or without a degree and for less: Medal and 100 months more of experience"},
		{"the quickest of two that cost the same", []roles.Alternative{associate, work, {Months: 90}}, Profile{},
			&GapCheaper{Way: "90 months of experience", Missing: []string{"90 months more of experience"}, MissingMonths: 90, NoDegree: true},
			"; or without a degree and at no cost: 90 months more of experience"},
		{"the nearest is the cheapest", []roles.Alternative{associate, {Months: 12}}, Profile{}, nil, ""},
		{"a dearer one", []roles.Alternative{associate, {Award: roles.Bachelor}}, Profile{}, nil, ""},
		{"one that nothing leads to", []roles.Alternative{associate, {License: "rn"}}, Profile{}, nil, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := gapOf(t, gapCatalog(roles.Role{Requires: roles.Requires{Education: []roles.Clause{{Any: test.any}}}}), test.held)
			e := g.Education[0]
			if diff := cmp.Diff(test.want, e.Cheaper); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, tell, _ := strings.Cut(e.Verdict, "(the employer decides)"); tell != test.tell {
				t.Errorf("verdict %q", e.Verdict)
			}
		})
	}
}
