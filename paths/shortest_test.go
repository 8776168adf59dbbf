package paths_test

import (
	"cmp"
	"slices"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"careers/rung/paths"
)

// simplePaths lists every simple path by walking all of them.
func simplePaths(arcs []paths.StaticArc, from, to int32) []paths.StaticPath {
	var found []paths.StaticPath
	var walk func(nodes []int32, cost int64)
	walk = func(nodes []int32, cost int64) {
		at := nodes[len(nodes)-1]
		if at == to {
			found = append(found, paths.StaticPath{Nodes: slices.Clone(nodes), Cost: cost})
			return
		}
		for _, a := range arcs {
			if a.From == at && !slices.Contains(nodes, a.To) {
				walk(append(nodes, a.To), cost+a.Cost)
			}
		}
	}
	walk([]int32{from}, 0)
	slices.SortFunc(found, func(a, b paths.StaticPath) int {
		return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(len(a.Nodes), len(b.Nodes)), slices.Compare(a.Nodes, b.Nodes))
	})
	// Sorted by cost first, the first of those along parallel arcs is the cheapest.
	var distinct []paths.StaticPath
	for _, p := range found {
		if !slices.ContainsFunc(distinct, func(d paths.StaticPath) bool { return slices.Equal(d.Nodes, p.Nodes) }) {
			distinct = append(distinct, p)
		}
	}
	return distinct
}

// TestStaticAgainstAllPaths compares with all simple paths of random graphs.
// Costs are drawn from few values, zero among them, so that ties abound.
func TestStaticAgainstAllPaths(t *testing.T) {
	first, last := seeds(t, 2400)
	several, ties, none := 0, 0, 0
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		nodes := d.among(1, 7)
		dearest := pick(d, 0, 1, 3, 20)
		var arcs []paths.StaticArc
		for range d.among(0, 5*nodes) {
			arcs = append(arcs, paths.StaticArc{From: int32(d.IntN(nodes)), To: int32(d.IntN(nodes)), Cost: int64(d.among(0, dearest))})
		}
		from, to := int32(d.IntN(nodes)), int32(d.IntN(nodes))
		want := simplePaths(arcs, from, to)
		graph := paths.NewStatic(nodes, arcs)
		for _, k := range []int{0, 1, 3, len(want) + 1} {
			got := graph.KShortest(from, to, k)
			if diff := gocmp.Diff(want[:min(k, len(want))], got, emptyIsNil); diff != "" {
				t.Fatalf("seed %d, %d of %d to %d of %v (-want +got):\n%s", seed, k, from, to, arcs, diff)
			}
		}
		switch {
		case len(want) == 0:
			none++
		case len(want) > 3:
			several++
		}
		if len(want) > 1 && want[0].Cost == want[1].Cost {
			ties++
		}
	}
	t.Logf("%d graphs: more than three paths in %d, the best tied in %d, none in %d", last-first+1, several, ties, none)
	if last-first >= 300 && !testing.Short() && (several < 100 || ties < 50 || none < 50) {
		t.Error("the graphs drawn try too little")
	}
}

var emptyIsNil = gocmp.FilterValues(func(a, b []paths.StaticPath) bool { return len(a)+len(b) == 0 }, gocmp.Ignore())

// TestStaticTieStorm has 3 to the 6th paths at the same cost, and one cheaper.
func TestStaticTieStorm(t *testing.T) {
	const layers, wide = 6, 3
	var arcs []paths.StaticArc
	node := func(layer, i int32) int32 { return 1 + layer*wide + i }
	const target = 1 + layers*wide
	for i := range int32(wide) {
		arcs = append(arcs, paths.StaticArc{From: 0, To: node(0, i)}, paths.StaticArc{From: node(layers-1, i), To: target})
		for j := range int32(wide) {
			for layer := range int32(layers - 1) {
				arcs = append(arcs, paths.StaticArc{From: node(layer, i), To: node(layer+1, j), Cost: 2})
			}
		}
	}
	arcs = append(arcs, paths.StaticArc{From: 0, To: target, Cost: 2*(layers-1) - 1})
	want := simplePaths(arcs, 0, target)
	got := paths.NewStatic(target+1, arcs).KShortest(0, target, len(want)+1)
	if len(want) != 730 || len(got[0].Nodes) != 2 {
		t.Fatalf("%d paths, first %v", len(want), got[0])
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestStaticMayStop leaves the sequence early and asks within it.
func TestStaticMayStop(t *testing.T) {
	g := paths.NewStatic(3, []paths.StaticArc{{From: 0, To: 1, Cost: 1}, {From: 1, To: 2, Cost: 1}, {From: 0, To: 2, Cost: 5}})
	var costs []int64
	for outer := range g.Shortest(0, 2) {
		for inner := range g.Shortest(0, 1) {
			costs = append(costs, outer.Cost, inner.Cost)
			break
		}
	}
	if diff := gocmp.Diff([]int64{2, 1, 5, 1}, costs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStaticFromManyGoroutines(t *testing.T) {
	d := newDice(1)
	const nodes = 60
	var arcs []paths.StaticArc
	for range 8 * nodes {
		arcs = append(arcs, paths.StaticArc{From: int32(d.IntN(nodes)), To: int32(d.IntN(nodes)), Cost: int64(d.IntN(9))})
	}
	g := paths.NewStatic(nodes, arcs)
	want := make([][]paths.StaticPath, nodes)
	for to := range want {
		want[to] = g.KShortest(0, int32(to), 5)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for to := range want {
				if diff := gocmp.Diff(want[to], g.KShortest(0, int32(to), 5)); diff != "" {
					t.Errorf("to %d (-alone +together):\n%s", to, diff)
				}
			}
		})
	}
	wait.Wait()
}

func TestStaticRefusesWhatItCannotAdd(t *testing.T) {
	for _, test := range []struct {
		name string
		arc  paths.StaticArc
	}{
		{"a negative cost", paths.StaticArc{From: 0, To: 1, Cost: -1}},
		{"no such node", paths.StaticArc{From: 0, To: 2}},
		{"no such start", paths.StaticArc{From: -1, To: 1}},
		{"a cost that overflows", paths.StaticArc{From: 0, To: 1, Cost: 1 << 62}},
	} {
		t.Run(test.name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v is taken", test.arc)
				}
			}()
			paths.NewStatic(2, []paths.StaticArc{test.arc})
		})
	}
}
