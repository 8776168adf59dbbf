package paths_test

import (
	"context"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

func builtin(b *testing.B) *roles.Catalog {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		b.Fatal(err)
	}
	return c
}

func BenchmarkNewGraph(b *testing.B) {
	c := builtin(b)
	for b.Loop() {
		paths.NewGraph(c)
	}
}

// Whole answers on the built-in catalog, at most six moves. The metric plans is
// the size of the set; exact is 1 where it was proved complete.
func BenchmarkPlan(b *testing.B) {
	c := builtin(b)
	g := paths.NewGraph(c)
	for _, x := range []struct{ from, to string }{
		{"clinical-data-analyst", "cio"},
		{"health-information-clerk", "chio"},
		{"medical-coder", "vp-revenue-cycle"},
		{"registered-nurse", "cnio"},
		{"health-it-support-technician", "ehr-application-analyst"},
		{"medical-coder", "cdi-specialist"},
	} {
		b.Run(x.from+"-"+x.to, func(b *testing.B) {
			p, _ := paths.AssumeFrom(c, x.from)
			var last *paths.Result
			for b.Loop() {
				r, err := g.Plan(context.Background(), paths.Query{Target: x.to, Profile: p})
				if err != nil {
					b.Fatal(err)
				}
				last = r
			}
			exact := 0.0
			if last.Exact {
				exact = 1
			}
			b.ReportMetric(exact, "exact")
			b.ReportMetric(float64(len(last.Plans)), "plans")
		})
	}
}
