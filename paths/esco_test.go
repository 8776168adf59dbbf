package paths_test

import (
	"cmp"
	"compress/gzip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// workforce is occupations and what each must know: the European
// classification ESCO, or a made-up one of its size.
type workforce struct {
	source      string
	occupations []occupation // by code
	skills      []string     // ids
	hours       []int        // of study from nothing, of each skill
	moves       [][]int      // places of the occupations that one may move to, nearest first
}

type occupation struct {
	code   string // an ISCO-08 unit group, four digits, and a place within it
	skills []int  // essential ones, sorted
}

// Sizes of ESCO 1.2.0: occupations, and the arcs to the nearest of each.
const (
	escoSize    = 3039
	escoNearest = 20
)

// escoWorkforce is ESCO where its English CSV files are: in the directory
// RUNG_ESCO, else in shared/data/esco-1.2.0-en beside the repository. Without
// them it is made up. Which one it is heads every figure.
func escoWorkforce(tb testing.TB) workforce {
	dir := cmp.Or(os.Getenv("RUNG_ESCO"), "../../shared/data/esco-1.2.0-en")
	if _, err := os.Stat(dir); err != nil {
		announce("SYNTHETIC occupations stand in for ESCO: no files at RUNG_ESCO")
		return synthetic(escoSize, escoNearest)
	}
	w, err := readESCO(dir)
	if err != nil {
		tb.Fatal(err)
	}
	announce(fmt.Sprintf("REAL ESCO: %d occupations, %d skills", len(w.occupations), len(w.skills)))
	return w.connect(escoNearest)
}

var announced sync.Map

func announce(what string) {
	if _, before := announced.LoadOrStore(what, true); !before {
		fmt.Fprintln(os.Stderr, what)
	}
}

// readESCO reads the classification's own file of relations, or one of the
// same columns rebuilt from others.
func readESCO(dir string) (workforce, error) {
	w := workforce{source: "ESCO"}
	uris := make(map[string]int)
	err := readCSV(filepath.Join(dir, "occupations_en.csv"), func(row map[string]string) {
		uris[row["conceptUri"]] = len(w.occupations)
		w.occupations = append(w.occupations, occupation{code: row["code"]})
	})
	if err != nil {
		return w, err
	}
	relations := filepath.Join(dir, "occupationSkillRelations_en.csv")
	if _, err := os.Stat(relations); err != nil {
		relations = filepath.Join(dir, "third-party/derived/occupationSkillRelations_en.reconstructed.csv.gz")
	}
	ids := make(map[string]int)
	err = readCSV(relations, func(row map[string]string) {
		at, known := uris[row["occupationUri"]]
		if !known || row["relationType"] != "essential" {
			return
		}
		id, seen := ids[row["skillUri"]]
		if !seen {
			id = len(w.skills)
			ids[row["skillUri"]] = id
			w.skills = append(w.skills, "skill-"+row["skillUri"][strings.LastIndex(row["skillUri"], "/")+1:])
		}
		w.occupations[at].skills = append(w.occupations[at].skills, id)
	})
	return w, err
}

func readCSV(path string, each func(row map[string]string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var text io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if text, err = gzip.NewReader(file); err != nil {
			return err
		}
	}
	records := csv.NewReader(text)
	head, err := records.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for {
		record, err := records.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		row := make(map[string]string, len(head))
		for i, name := range head {
			row[name] = record[i]
		}
		each(row)
	}
}

// synthetic makes up occupations: unit groups of four, whose members draw most
// skills from the group's pool, some from their major group's and a few that
// anyone may have, about as many as ESCO's have.
func synthetic(size, nearest int) workforce {
	const group, pool, majorPool, common = 4, 30, 100, 60
	w := workforce{source: "synthetic"}
	groups := (size + group - 1) / group
	for i := range common + 9*majorPool + groups*pool {
		w.skills = append(w.skills, fmt.Sprintf("skill-%05d", i))
	}
	d := newDice(1)
	for i := range size {
		unit := i / group
		major := unit * 9 / groups
		o := occupation{code: fmt.Sprintf("%d%03d.%d", 1+major, unit%1000, i%group)}
		draw := func(n, first, of int) {
			for _, s := range d.Perm(of)[:n] {
				o.skills = append(o.skills, first+s)
			}
		}
		draw(d.among(8, 18), common+9*majorPool+unit*pool, pool)
		draw(d.among(2, 8), common+major*majorPool, majorPool)
		draw(d.among(1, 4), 0, common)
		w.occupations = append(w.occupations, o)
	}
	return w.connect(nearest)
}

// connect orders the occupations, gives the skills their hours and finds the
// moves: from each occupation to the nearest ones that share a skill with it,
// by the share of the skills of either that are skills of both (Jaccard).
//
// Hours fall with how common a skill is: 8 for one that all have, 8 more each
// time it is half as common. What everybody needs is quick to learn.
func (w workforce) connect(nearest int) workforce {
	slices.SortFunc(w.occupations, func(a, b occupation) int { return cmp.Compare(roleID(a), roleID(b)) })
	holders := make([][]int, len(w.skills))
	for i := range w.occupations {
		o := &w.occupations[i]
		slices.Sort(o.skills)
		o.skills = slices.Compact(o.skills)
		for _, s := range o.skills {
			holders[s] = append(holders[s], i)
		}
	}
	w.hours = make([]int, len(w.skills))
	for s, list := range holders {
		w.hours[s] = 8 * bits.Len(uint(len(w.occupations)/max(1, len(list))))
	}
	w.moves = make([][]int, len(w.occupations))
	for i, o := range w.occupations {
		shared := make(map[int]int)
		for _, s := range o.skills {
			for _, other := range holders[s] {
				shared[other]++
			}
		}
		delete(shared, i)
		near := make([]int, 0, len(shared))
		for other := range shared {
			near = append(near, other)
		}
		either := func(other int) int { return len(o.skills) + len(w.occupations[other].skills) - shared[other] }
		slices.SortFunc(near, func(a, b int) int {
			return cmp.Or(cmp.Compare(shared[b]*either(a), shared[a]*either(b)), cmp.Compare(a, b))
		})
		w.moves[i] = slices.Clone(near[:min(nearest, len(near))])
	}
	return w
}

// first is the part of a workforce that its first occupations are, with moves
// of its own.
func (w workforce) first(n int) workforce {
	w.occupations = slices.Clone(w.occupations[:n])
	return w.connect(escoNearest)
}

func roleID(o occupation) string { return "occupation-" + strings.ReplaceAll(o.code, ".", "-") }

// skillLevel is what ISCO-08 gives a major group: 1 for work that needs some
// primary education to 4 for work that needs a degree. Armed forces, which span
// all of them, are taken as 2.
func skillLevel(o occupation) int {
	switch o.code[0] {
	case '1', '2':
		return 4
	case '3':
		return 3
	case '9':
		return 1
	}
	return 2
}

// catalog is the workforce for the planner. Essential skills are required, and
// learned by study. A move takes two years in the role left; it is lateral
// within a unit group, a promotion to a higher skill level, else a pivot.
// Whoever has no role may enter those that ask for no more than school (skill
// levels 1 and 2). There are no degrees, certifications or pay: ESCO has none.
func (w workforce) catalog() *roles.Catalog {
	c := roles.Catalog{Model: roles.DefaultModel()}
	for major := range 10 {
		c.Tracks = append(c.Tracks, roles.Track{ID: fmt.Sprintf("major-%d", major), Title: fmt.Sprintf("Major group %d", major)})
	}
	used := make([]bool, len(w.skills))
	for i, o := range w.occupations {
		r := roles.Role{
			ID: roleID(o), Title: "Occupation " + o.code, Summary: "Occupation " + o.code,
			Track: "major-" + o.code[:1], Level: roles.LevelMid, Stage: skillLevel(o),
		}
		if skillLevel(o) <= 2 {
			r.Level, r.Entry = roles.LevelEntry, roles.Entry{Realism: roles.EntryOpen, Evidence: roles.SimilarSkills}
		}
		for _, s := range o.skills {
			used[s] = true
			r.Requires.Skills = append(r.Requires.Skills, roles.Clause{Any: []roles.Alternative{{Skill: w.skills[s]}}})
		}
		for _, to := range w.moves[i] {
			kind := roles.Pivot
			switch other := w.occupations[to]; {
			case other.code[:4] == o.code[:4]:
				kind = roles.Lateral
			case skillLevel(other) > skillLevel(o):
				kind = roles.Promotion
			}
			r.Moves = append(r.Moves, roles.Move{
				To: roleID(w.occupations[to]), Kind: kind, Evidence: roles.SimilarSkills,
				Tenure: roles.DurationRange{Low: "18mo", Typical: "24mo", High: "36mo"},
			})
		}
		c.Roles = append(c.Roles, r)
	}
	for s, id := range w.skills {
		if used[s] {
			h := w.hours[s]
			c.Skills = append(c.Skills, roles.Skill{
				ID: id, Name: id, Kind: "skill", Acquire: roles.ByStudy,
				Hours: roles.SkillHours{Working: roles.IntRange{Low: h / 2, Typical: h, High: 2 * h}},
			})
		}
	}
	return roles.NewCatalog(c)
}

// arcs prices a move by its two ends alone: the hours of what the one needs
// and the other doesn't.
func (w workforce) arcs() []paths.StaticArc {
	var arcs []paths.StaticArc
	for i, o := range w.occupations {
		for _, to := range w.moves[i] {
			hours := 0
			for _, s := range w.occupations[to].skills {
				if _, has := slices.BinarySearch(o.skills, s); !has {
					hours += w.hours[s]
				}
			}
			arcs = append(arcs, paths.StaticArc{From: int32(i), To: int32(to), Cost: int64(hours)})
		}
	}
	return arcs
}

// pairs draws pairs of occupations, the same each time, from the one of which
// the other is no fewer and no more moves away than said.
func (w workforce) pairs(n, least, most int) [][2]int32 {
	d := newDice(2)
	var found [][2]int32
	for len(found) < n {
		from := d.IntN(len(w.occupations))
		hops := w.hops(from)
		to := d.IntN(len(w.occupations))
		if hops[to] >= least && hops[to] <= most {
			found = append(found, [2]int32{int32(from), int32(to)})
		}
	}
	return found
}

// hops is the fewest moves to each occupation; -1: there is no way.
func (w workforce) hops(from int) []int {
	hops := slices.Repeat([]int{-1}, len(w.occupations))
	hops[from] = 0
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		for _, to := range w.moves[queue[0]] {
			if hops[to] < 0 {
				hops[to] = hops[queue[0]] + 1
				queue = append(queue, to)
			}
		}
	}
	return hops
}

// BenchmarkEscoNewGraph compiles a catalog of ESCO's size for the planner.
func BenchmarkEscoNewGraph(b *testing.B) {
	c := escoWorkforce(b).catalog()
	leave(b, "esco.bin", c.Compact())
	b.ReportAllocs()
	for b.Loop() {
		paths.NewGraph(c)
	}
}

// BenchmarkEscoFront asks for the whole set of plans of at most six moves,
// between occupations that are three to six moves apart. Before the clock
// starts every plan is checked against the catalog.
func BenchmarkEscoFront(b *testing.B) {
	all := escoWorkforce(b)
	for _, size := range []int{100, 300, 1000, len(all.occupations)} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			w := all.first(size)
			c := w.catalog()
			g := paths.NewGraph(c)
			var asked []paths.Query
			for _, p := range w.pairs(50, 3, paths.DefaultMaxMoves) {
				profile, _ := paths.AssumeFrom(c, c.Roles[p[0]].ID)
				asked = append(asked, paths.Query{Target: c.Roles[p[1]].ID, Profile: profile})
			}
			exact, plans := 0, 0
			for _, q := range asked {
				r, err := g.Plan(context.Background(), q)
				if err != nil {
					b.Fatal(err)
				}
				if r.Exact {
					exact++
				}
				plans += len(r.Plans)
				for _, p := range r.Plans {
					if err := p.Verify(c, q); err != nil {
						b.Fatalf("%v: %v", p.Roles, err)
					}
				}
			}
			timeEach(b, len(asked), func(i int) {
				if _, err := g.Plan(context.Background(), asked[i]); err != nil {
					b.Fatal(err)
				}
			})
			b.ReportMetric(100*float64(exact)/float64(len(asked)), "%exact")
			b.ReportMetric(float64(plans)/float64(len(asked)), "plans/pair")
		})
	}
}

// BenchmarkStatic finds the ten shortest simple paths of connected pairs, of
// made-up graphs and of ESCO's.
func BenchmarkStatic(b *testing.B) {
	measured := []workforce{synthetic(100, 6), synthetic(923, 20), synthetic(escoSize, escoNearest)}
	if w := escoWorkforce(b); w.source != "synthetic" {
		measured = append(measured, w)
	}
	for _, w := range measured {
		arcs, nodes := w.arcs(), len(w.occupations)
		pairs := w.pairs(50, 1, nodes)
		name := fmt.Sprintf("%s-%d-%d", w.source, nodes, len(arcs))
		b.Run(name, func(b *testing.B) {
			leave(b, name+".edges", edgeList(nodes, arcs, pairs))
			g := paths.NewStatic(nodes, arcs)
			timeEach(b, len(pairs), func(i int) { g.KShortest(pairs[i][0], pairs[i][1], 10) })
		})
	}
}

// BenchmarkLoad reads the catalog in its compact form, as the program does when
// it starts.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		builtin(b)
	}
}

// timeEach reports how the times of n questions are spread.
func timeEach(b *testing.B, n int, ask func(i int)) {
	var took []time.Duration
	for b.Loop() {
		for i := range n {
			start := time.Now()
			ask(i)
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	for _, p := range []struct {
		unit    string
		percent int
	}{{"p50-ms", 50}, {"p90-ms", 90}, {"p95-ms", 95}, {"max-ms", 100}} {
		b.ReportMetric(float64(took[(len(took)-1)*p.percent/100].Microseconds())/1000, p.unit)
	}
	b.ReportMetric(0, "ns/op")
}

// leave writes what was measured to the directory RUNG_BENCH_OUT, if there is
// one, for whoever would measure other programs on the same.
func leave(b *testing.B, name string, data []byte) {
	dir := os.Getenv("RUNG_BENCH_OUT")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		b.Fatal(err)
	}
}

// edgeList is a graph and pairs of its nodes as lines of text: "nodes N",
// "arc FROM TO COST" and "pair FROM TO".
func edgeList(nodes int, arcs []paths.StaticArc, pairs [][2]int32) []byte {
	text := fmt.Appendf(nil, "nodes %d\n", nodes)
	for _, a := range arcs {
		text = fmt.Appendf(text, "arc %d %d %d\n", a.From, a.To, a.Cost)
	}
	for _, p := range pairs {
		text = fmt.Appendf(text, "pair %d %d\n", p[0], p[1])
	}
	return text
}
