// Command peers times the k shortest simple paths of package paths against
// other libraries on the same graphs and pairs, and fails unless all give the
// same costs. .ci/bench runs it.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"

	"careers/rung/paths"
)

// k is how many paths are asked for between the nodes of a pair.
const k = 10

// network is a graph with the pairs to ask about.
type network struct {
	nodes int
	arcs  []paths.StaticArc
	pairs [][2]int32
}

// answer is the time that the paths of one pair took, and what they cost in order.
type answer struct {
	took  time.Duration
	costs []int64
}

// peer is one library's answers, one a pair.
type peer struct {
	name    string
	answers []answer
}

func main() {
	python := flag.String("python", "python3", "the Python that has NetworkX and igraph")
	script := flag.String("script", "peers.py", "the script that asks them")
	limit := flag.Int("pairs", math.MaxInt, "ask about no more pairs of a graph than this")
	flag.Parse()
	for _, file := range flag.Args() {
		if err := compare(file, *python, *script, *limit); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			os.Exit(1)
		}
	}
}

// compare prints the table of one graph.
func compare(file, python, script string, limit int) error {
	n, err := read(file)
	if err != nil {
		return err
	}
	n.pairs = n.pairs[:min(limit, len(n.pairs))]
	own := peer{"rung", own(n)}
	others, err := pythonPeers(python, script, file, len(n.pairs))
	if err != nil {
		return err
	}
	others = append(others, peer{"gonum " + version("gonum.org/v1/gonum"), gonum(n)})
	for _, other := range others {
		if err := agree(own, other); err != nil {
			return err
		}
	}
	slices.SortStableFunc(others, func(a, b peer) int { return cmp.Compare(a.at(50), b.at(50)) })

	fmt.Printf("%s: %d nodes, %d arcs, %d pairs\n", strings.TrimSuffix(filepath.Base(file), ".edges"), n.nodes, len(n.arcs), len(n.pairs))
	fmt.Printf("  %-22s %10s %10s %10s %10s\n", "", "p50 ms", "p90 ms", "max ms", "p50 ratio")
	for _, p := range append([]peer{own}, others...) {
		fmt.Printf("  %-22s %10.3f %10.3f %10.3f %10.1f\n", p.name, p.at(50), p.at(90), p.at(100), p.at(50)/own.at(50))
	}
	fmt.Printf("  all %d give the same costs for every pair\n", 1+len(others))
	return nil
}

// at is a percentile of the times, in milliseconds.
func (p peer) at(percent int) float64 {
	sorted := slices.SortedFunc(slices.Values(p.answers), func(a, b answer) int { return cmp.Compare(a.took, b.took) })
	return float64(sorted[(len(sorted)-1)*percent/100].took) / float64(time.Millisecond)
}

func agree(a, b peer) error {
	if len(a.answers) != len(b.answers) {
		return fmt.Errorf("%s answered %d pairs and %s %d", a.name, len(a.answers), b.name, len(b.answers))
	}
	for i := range a.answers {
		if !slices.Equal(a.answers[i].costs, b.answers[i].costs) {
			return fmt.Errorf("pair %d: %s found paths at %v, %s at %v", i, a.name, a.answers[i].costs, b.name, b.answers[i].costs)
		}
	}
	return nil
}

// read reads a graph as lines "nodes N", "arc FROM TO COST" and "pair FROM TO".
func read(file string) (network, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return network{}, err
	}
	var n network
	for line := range strings.Lines(string(data)) {
		var a paths.StaticArc
		var p [2]int32
		switch word, rest, _ := strings.Cut(line, " "); word {
		case "nodes":
			_, err = fmt.Sscan(rest, &n.nodes)
		case "arc":
			_, err = fmt.Sscan(rest, &a.From, &a.To, &a.Cost)
			n.arcs = append(n.arcs, a)
		case "pair":
			_, err = fmt.Sscan(rest, &p[0], &p[1])
			n.pairs = append(n.pairs, p)
		default:
			err = errors.New("neither nodes nor arc nor pair")
		}
		if err != nil {
			return n, fmt.Errorf("%q: %w", line, err)
		}
	}
	if len(n.pairs) == 0 {
		return n, errors.New("no pairs")
	}
	return n, nil
}

func own(n network) []answer {
	g := paths.NewStatic(n.nodes, n.arcs)
	return each(n.pairs, func(from, to int32) []int64 {
		var costs []int64
		for _, p := range g.KShortest(from, to, k) {
			costs = append(costs, p.Cost)
		}
		return costs
	})
}

func gonum(n network) []answer {
	g := simple.NewWeightedDirectedGraph(0, math.Inf(1))
	for _, a := range n.arcs {
		g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(a.From), T: simple.Node(a.To), W: float64(a.Cost)})
	}
	return each(n.pairs, func(from, to int32) []int64 {
		var costs []int64
		for _, nodes := range path.YenKShortestPaths(g, k, math.Inf(1), simple.Node(from), simple.Node(to)) {
			costs = append(costs, sum(g, nodes))
		}
		return costs
	})
}

func sum(g *simple.WeightedDirectedGraph, nodes []graph.Node) int64 {
	var cost int64
	for i := range len(nodes) - 1 {
		w, _ := g.Weight(nodes[i].ID(), nodes[i+1].ID())
		cost += int64(w)
	}
	return cost
}

// each times every pair once, after one that warms the caches up.
func each(pairs [][2]int32, ask func(from, to int32) []int64) []answer {
	ask(pairs[0][0], pairs[0][1])
	answers := make([]answer, len(pairs))
	for i, p := range pairs {
		start := time.Now()
		costs := ask(p[0], p[1])
		answers[i] = answer{time.Since(start), costs}
	}
	return answers
}

// pythonPeers has the script ask the Python libraries. It prints lines "peer
// NAME" and, for each pair, "answer NANOSECONDS COST…".
func pythonPeers(python, script, file string, pairs int) ([]peer, error) {
	cmd := exec.Command(python, script, file, fmt.Sprint(pairs), fmt.Sprint(k))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", python, script, err)
	}
	var peers []peer
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		if word == "peer" {
			peers = append(peers, peer{name: rest})
			continue
		}
		var a answer
		for i, field := range strings.Fields(rest) {
			var number int64
			if _, err := fmt.Sscan(field, &number); err != nil {
				return nil, fmt.Errorf("%s wrote %q: %w", script, lines.Text(), err)
			}
			if i == 0 {
				a.took = time.Duration(number)
				continue
			}
			a.costs = append(a.costs, number)
		}
		last := &peers[len(peers)-1]
		last.answers = append(last.answers, a)
	}
	return peers, nil
}

// version is that of a module this program was built with.
func version(module string) string {
	info, _ := debug.ReadBuildInfo()
	for _, m := range info.Deps {
		if m.Path == module {
			return m.Version
		}
	}
	return "(unknown version)"
}
