package paths_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

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

// entryToExecutive is questions drawn with a fixed seed from all pairs of an
// entry and an executive role of the built-in catalog.
func entryToExecutive(c *roles.Catalog, n int) []paths.Query {
	var entry, executive []string
	for i := range c.Roles {
		switch c.Roles[i].Level {
		case roles.LevelEntry:
			entry = append(entry, c.Roles[i].ID)
		case roles.LevelExecutive:
			executive = append(executive, c.Roles[i].ID)
		}
	}
	dice := rand.New(rand.NewPCG(1, 2))
	list := make([]paths.Query, n)
	for i := range list {
		list[i].Profile, _ = paths.AssumeFrom(c, entry[dice.IntN(len(entry))])
		list[i].Target = executive[dice.IntN(len(executive))]
	}
	return list
}

// spread asks every question and reports how the times are spread over them, in
// milliseconds, and the share of answers that are proved complete.
func spread(b *testing.B, questions []paths.Query, ask func(paths.Query) (*paths.Result, error)) {
	var times []time.Duration
	exact, asked := 0, 0
	for b.Loop() {
		for _, q := range questions {
			start := time.Now()
			r, err := ask(q)
			if err != nil {
				b.Fatal(err)
			}
			times = append(times, time.Since(start))
			asked++
			if r.Exact {
				exact++
			}
		}
	}
	slices.Sort(times)
	at := func(percent int) float64 {
		return float64(times[min(len(times)-1, len(times)*percent/100)]) / float64(time.Millisecond)
	}
	b.ReportMetric(at(50), "p50-ms")
	b.ReportMetric(at(95), "p95-ms")
	b.ReportMetric(at(100), "max-ms")
	b.ReportMetric(float64(exact)/float64(asked), "exact")
	b.ReportMetric(0, "ns/op")
}

// Whole answers on the built-in catalog, reasons of a "no" left out where there
// is a plan.
func BenchmarkFront(b *testing.B) {
	c := builtin(b)
	g := paths.NewGraph(c)
	for _, moves := range []int{6, 8} {
		b.Run(fmt.Sprintf("moves=%d", moves), func(b *testing.B) {
			spread(b, entryToExecutive(c, 40), func(q paths.Query) (*paths.Result, error) {
				q.Limits.MaxMoves = moves
				return g.Plan(context.Background(), q)
			})
		})
	}
	b.Run("effort,earnings", func(b *testing.B) {
		spread(b, entryToExecutive(c, 10), func(q paths.Query) (*paths.Result, error) {
			q.Objectives = paths.Objectives()
			return g.Plan(context.Background(), q)
		})
	})
}

func BenchmarkBest(b *testing.B) {
	c := builtin(b)
	g := paths.NewGraph(c)
	for _, by := range []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk} {
		b.Run("k=10/"+string(by), func(b *testing.B) {
			spread(b, entryToExecutive(c, 40), func(q paths.Query) (*paths.Result, error) {
				q.Objectives = []paths.Objective{by}
				return g.Best(context.Background(), q, by, 10)
			})
		})
	}
}
