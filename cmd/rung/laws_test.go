package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"careers/rung/internal/cli"
	"careers/rung/roles"
)

// lawsAsked is how many questions TestLaws asks unless RUNG_LAWS says otherwise;
// RUNG_SEED moves on to others.
const lawsAsked = 18

// TestLaws asks random questions of the built-in catalog and checks what must
// hold between the answers to one and to another that differs in a known way.
func TestLaws(t *testing.T) {
	catalog, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	seed, count := envNumber(t, "RUNG_SEED", 1), envNumber(t, "RUNG_LAWS", lawsAsked)
	t.Logf("RUNG_SEED=%d RUNG_LAWS=%d", seed, count)
	answered := 0
	for i := range count {
		l := laws{t: t, c: catalog, r: rand.New(rand.NewPCG(uint64(seed), uint64(i)))}
		q := l.question()
		base := l.ask(q)
		if again := l.ask(q); !bytes.Equal(base.text, again.text) {
			t.Errorf("%s: asked twice, answered differently", q)
		}
		if base.Exact {
			answered++
			l.relaxed(q, base)
			l.alone(q, base)
			l.limits(q)
			l.changes(q, base)
		}
	}
	if answered*4 < count*3 {
		t.Errorf("only %d of %d answers were exact", answered, count)
	}
}

// TestAnswersOfAShuffledCatalog asks of the built-in catalog as its files stand
// and with them cut up and put together in another order.
func TestAnswersOfAShuffledCatalog(t *testing.T) {
	catalog, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	seed := envNumber(t, "RUNG_SEED", 1)
	t.Logf("RUNG_SEED=%d", seed)
	r := rand.New(rand.NewPCG(uint64(seed), 0))
	source := os.DirFS(filepath.Join("..", "..", "roles", "catalog"))
	straight, shuffled := t.TempDir(), t.TempDir()
	if err := os.CopyFS(straight, source); err != nil {
		t.Fatal(err)
	}
	shuffle(t, r, source, shuffled)
	l := laws{t: t, c: catalog, r: r}
	lines := [][]string{{"export", "catalog"}}
	for range 6 {
		lines = append(lines, l.question().args())
	}
	for _, line := range lines {
		status, want := run(t, append(line, "--only-pack", "--pack", straight)...)
		if again, got := run(t, append(line, "--only-pack", "--pack", shuffled)...); again != status || !bytes.Equal(got, want) {
			t.Errorf("rung %s: differs with the files shuffled", strings.Join(line, " "))
		}
		if builtinStatus, got := run(t, line...); builtinStatus != status || !bytes.Equal(got, want) {
			t.Errorf("rung %s: the built-in catalog differs from its files", strings.Join(line, " "))
		}
	}
}

var anchor = regexp.MustCompile(`(?m)[:-] &[a-z]`)

// shuffle writes a pack's records in another order, in other files.
func shuffle(t *testing.T, r *rand.Rand, source fs.FS, to string) {
	t.Helper()
	put := func(name string, data []byte) {
		path := filepath.Join(to, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lists := map[string][]string{}
	err := fs.WalkDir(source, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(source, name)
		folder, _, nested := strings.Cut(name, "/")
		switch {
		case !nested:
			put(name, data)
		case folder == "roles": // one a file, named as its role
			put(fmt.Sprintf("roles/%d/%s", r.IntN(9), filepath.Base(name)), data)
		default:
			items := strings.Split("\n"+string(data), "\n- ")[1:]
			if anchor.Match(data) { // an alias stands after its anchor, in the same file
				items = []string{strings.Join(items, "\n- ")}
			}
			lists[folder] = append(lists[folder], items...)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"certs", "programs", "skills"} {
		items := lists[folder]
		if len(items) == 0 {
			t.Fatalf("no records found in %s", folder)
		}
		r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		for i, part := range slices.Collect(slices.Chunk(items, 1+len(items)/3)) {
			put(fmt.Sprintf("%s/%d.yaml", folder, i), []byte("- "+strings.Join(part, "\n- ")+"\n"))
		}
	}
}

// vector is a plan's months in hundredths, dollars and risk.
type vector [3]int

var objectives = [3]string{"time", "cost", "risk"}

func hundredths(months float64) int { return int(math.Round(100 * months)) }

func (v vector) within(w vector) bool { return v[0] <= w[0] && v[1] <= w[1] && v[2] <= w[2] }

// vectors are those of an answer, sorted.
func (a *answer) vectors() []vector {
	list := make([]vector, len(a.Plans))
	for i, p := range a.Plans {
		list[i] = vector{hundredths(p.Totals.Months.Typical), p.Totals.Cost.Typical, p.Totals.Risk}
	}
	slices.SortFunc(list, func(v, w vector) int { return slices.Compare(v[:], w[:]) })
	return list
}

// whole reports whether every plan of the set is printed; a set too large is
// thinned, and keeps the best of each objective.
func (a *answer) whole() bool { return a.Count == len(a.Plans) }

// best is the least value of an objective.
func (a *answer) best(objective int) (least int, ok bool) {
	for i, v := range a.vectors() {
		if i == 0 || v[objective] < least {
			least = v[objective]
		}
	}
	return least, len(a.Plans) > 0
}

type laws struct {
	t *testing.T
	c *roles.Catalog
	r *rand.Rand
}

// run runs a command line on a fixed day.
func run(t *testing.T, args ...string) (status int, stdout []byte) {
	t.Helper()
	var out, errs bytes.Buffer
	app := cli.App{Out: &out, Err: &errs, Width: 80, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC) }}
	status = app.Run(context.Background(), args)
	if errs.Len() > 0 {
		t.Fatalf("rung %s: %s", strings.Join(args, " "), errs.String())
	}
	return status, out.Bytes()
}

func (l *laws) ask(q question) *answer {
	l.t.Helper()
	status, out := run(l.t, q.args()...)
	a := answer{text: out}
	if err := json.Unmarshal(out, &a); err != nil {
		l.t.Fatalf("%s: %v", q, err)
	}
	want := 0
	if len(a.Plans) == 0 {
		want = 3
	}
	if status != want || (a.NoPlan != nil) != (want == 3) {
		l.t.Errorf("%s: exit status %d with %d plans", q, status, len(a.Plans))
	}
	return &a
}

// relaxed checks that whoever has or may do more is never worse off.
func (l *laws) relaxed(q question, base *answer) {
	l.t.Helper()
	free := func(change func(*question)) {
		loose := q
		change(&loose)
		l.covers(loose, q, base)
	}
	free(func(q *question) { q.hold = append(slices.Clone(q.hold), l.thing()) })
	free(func(q *question) { q.experience = append(slices.Clone(q.experience), l.role()+"=12mo") })
	free(func(q *question) { q.pace++ })
	free(func(q *question) { q.moves++ })
	if q.budget >= 0 {
		free(func(q *question) { q.budget++ })
	}
	if q.deadline >= 0 {
		free(func(q *question) { q.deadline++ })
	}
	if q.avoid != nil {
		free(func(q *question) { q.avoid = nil })
	}
	if q.via != nil {
		free(func(q *question) { q.via = nil })
	}
	if q.remote != "" {
		free(func(q *question) { q.remote = map[string]string{"full": "partial"}[q.remote] })
	}
	if q.sector != "" {
		free(func(q *question) { q.sector = "" })
	}
	if q.noDegree {
		free(func(q *question) { q.noDegree = false })
	}
}

// covers checks that each tight plan has a loose one no worse in anything.
func (l *laws) covers(loose, tight question, base *answer) {
	l.t.Helper()
	a := l.ask(loose)
	if !a.Exact {
		return
	}
	for i, name := range objectives {
		had, ok := base.best(i)
		if has, still := a.best(i); ok && (!still || has > had) {
			l.t.Errorf("%s: best %s is %d\n%s: %d", tight, name, had, loose, has)
		}
	}
	if !a.whole() {
		return
	}
	found := a.vectors()
	for _, v := range base.vectors() {
		if !slices.ContainsFunc(found, func(w vector) bool { return w.within(v) }) {
			l.t.Errorf("%s: finds %v\n%s: finds nothing as good", tight, v, loose)
		}
	}
}

// alone checks that the best of an objective is what asking for it alone finds.
func (l *laws) alone(q question, base *answer) {
	l.t.Helper()
	for i, name := range objectives {
		q.objectives = name
		a := l.ask(q)
		want, ok := base.best(i)
		if got, found := a.best(i); a.Exact && (ok != found || got != want || len(a.Plans) > 1) {
			l.t.Errorf("%s: best %s is %d of %d plans, not %d", q, name, got, len(a.Plans), want)
		}
	}
}

// limits checks that a limit on what is traded off keeps just the plans within
// it: at a plan's own figure that plan, below it not.
func (l *laws) limits(q question) {
	l.t.Helper()
	for objective, set := range []func(*question, int){
		func(q *question, n int) { q.deadline = n },
		func(q *question, n int) { q.budget = n },
	} {
		unit, open := 1, q
		if objective == 0 {
			unit, open.deadline = 100, 1200
		} else if q.budget < 0 {
			open.budget = 1_000_000_000 // a price that is not known meets no budget
		}
		all := l.ask(open)
		if !all.Exact || len(all.Plans) == 0 || !all.whole() {
			continue
		}
		figure := pick(l.r, all.vectors())[objective]
		at := (figure + unit - 1) / unit
		below := (figure - 1) / unit
		for _, n := range []int{at, below} {
			if figure == 0 && n == below {
				continue // nothing is below nothing
			}
			capped := open
			set(&capped, n)
			a := l.ask(capped)
			want := slices.DeleteFunc(all.vectors(), func(v vector) bool { return v[objective] > n*unit })
			if got := a.vectors(); a.Exact && !slices.Equal(got, want) {
				l.t.Errorf("%s: %d plans\n%s: %v, not the %d within %d: %v", open, len(all.Plans), capped, got, len(want), n, want)
			}
		}
	}
}

// changes checks that what a no proposes opens a route as good as it says.
func (l *laws) changes(q question, base *answer) {
	l.t.Helper()
	if base.NoPlan == nil {
		return
	}
	for _, c := range base.NoPlan.Changes {
		changed := q
		for _, one := range append([]change{c}, c.With...) {
			changed = changed.with(l.t, one)
		}
		a := l.ask(changed)
		if a.Exact && !slices.ContainsFunc(a.vectors(), func(v vector) bool {
			return v[0] <= hundredths(c.Opens.Months) && v[1] <= c.Opens.Cost
		}) {
			l.t.Errorf("%s: promises %v months for $%d\n%s: finds %v", q, c.Opens.Months, c.Opens.Cost, changed, a.vectors())
		}
	}
}

// envNumber reads a number from the environment.
func envNumber(t *testing.T, name string, usual int) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv(name), strconv.Itoa(usual)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}
