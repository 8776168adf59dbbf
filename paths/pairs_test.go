package paths_test

import (
	"slices"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// careers are questions of the built-in catalog: an executive role, entry
// roles that lead to it and entry roles whose people lack its license.
var careers = []struct {
	to         string
	from       []string
	unlicensed []string
}{
	{to: "cdo", from: []string{"clinical-data-abstractor", "ehr-go-live-support-specialist", "medical-coder", "public-health-informatics-analyst"}},
	{to: "chief-ai-officer", from: []string{"bioinformatics-technician", "clinical-data-analyst", "health-information-clerk", "practicing-physician"}},
	{to: "chief-compliance-officer", from: []string{"compliance-specialist", "health-information-technician", "medical-billing-specialist", "patient-access-representative"}},
	{to: "chio", from: []string{"clinical-research-coordinator", "medical-assistant", "registered-nurse", "telehealth-coordinator"}},
	{to: "chief-product-officer", from: []string{"health-it-project-coordinator", "population-health-analyst", "telehealth-coordinator", "vendor-support-analyst"}},
	{to: "cio", from: []string{"data-mapping-specialist", "health-it-support-technician", "medical-scribe", "population-health-analyst"}},
	{to: "ciso", from: []string{"biomedical-equipment-technician", "health-it-software-developer", "interoperability-coordinator", "security-operations-analyst"}},
	{to: "cmio", from: []string{"practicing-physician"}, unlicensed: []string{"health-data-analyst", "medical-assistant", "pharmacist"}},
	{to: "cnio", from: []string{"registered-nurse"}, unlicensed: []string{"ehr-training-coordinator", "medical-coder", "practicing-physician"}},
	{to: "cto", from: []string{"health-it-software-developer", "interface-analyst", "radiologic-technologist", "vendor-support-analyst"}},
	{to: "vp-it", from: []string{"ehr-training-coordinator", "health-it-project-coordinator", "health-it-qa-analyst", "pharmacy-technician"}},
	{to: "vp-revenue-cycle", from: []string{"health-data-analyst", "medical-laboratory-scientist", "oncology-data-specialist", "trauma-registrar"}},
}

// The work is kept small: the plans of a search that stopped early are as real
// as any.
func TestEntryToExecutive(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	g := paths.NewGraph(c)
	ask := func(t *testing.T, from, to string) (paths.Query, *paths.Result) {
		profile, _ := paths.AssumeFrom(c, from)
		q := paths.Query{Target: to, Profile: profile, MaxWork: 20_000}
		result, err := g.Plan(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return q, result
	}
	for _, career := range careers {
		for _, from := range career.from {
			t.Run(from+" to "+career.to, func(t *testing.T) {
				q, result := ask(t, from, career.to)
				if len(result.Plans) == 0 {
					t.Fatalf("no plan: %+v", result.NoPlan)
				}
				for _, plan := range result.Plans {
					if err := plan.Verify(c, q); err != nil {
						t.Errorf("%v: %v", plan.Roles, err)
					}
					const least, most = 96 * 100, 40 * 12 * 100
					if m := plan.Totals.Months.Typical; m < least || m > most {
						t.Errorf("%v: %d hundredths of a month; a career to the top takes 8 to 40 years", plan.Roles, m)
					}
				}
			})
		}
		for _, from := range career.unlicensed {
			t.Run(from+" to "+career.to+" lacks a license", func(t *testing.T) {
				_, result := ask(t, from, career.to)
				if len(result.Plans) > 0 {
					t.Fatalf("a plan without the license: %v", result.Plans[0].Roles)
				}
				if result.NoPlan == nil {
					t.Fatal("neither a plan nor what stops it")
				}
				isLicense := func(g paths.Gate) bool { return g.Kind == paths.GateLicense }
				if !slices.ContainsFunc(result.NoPlan.Gates, isLicense) {
					t.Errorf("no license among the gates: %+v", result.NoPlan.Gates)
				}
			})
		}
	}
}

// TestEveryExecutiveIsAsked keeps the questions above in step with the
// catalog.
func TestEveryExecutiveIsAsked(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, career := range careers {
		asked[career.to] = true
	}
	for i := range c.Roles {
		if r := &c.Roles[i]; r.Level == roles.LevelExecutive && !asked[r.ID] {
			t.Errorf("no question about %s", r.ID)
		}
		for _, career := range careers {
			if slices.Contains(slices.Concat(career.from, career.unlicensed), c.Roles[i].ID) && c.Roles[i].Level != roles.LevelEntry {
				t.Errorf("%s is no entry role", c.Roles[i].ID)
			}
		}
	}
}
