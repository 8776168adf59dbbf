package render_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// smallPack is the pack that the command line's scripts use.
func smallPack(t *testing.T) *roles.Catalog {
	t.Helper()
	layer, err := roles.OpenLayer(filepath.Join("..", "..", "cmd", "rung", "testdata", "pack"))
	if err != nil {
		t.Fatal(err)
	}
	c, problems := roles.Load(layer)
	if c == nil {
		t.Fatal(problems)
	}
	return c
}

func refs(kind roles.Kind, id string) []roles.Ref { return []roles.Ref{{Kind: kind, ID: id}} }

// answers is one answer of every layout.
func answers(t *testing.T, c *roles.Catalog) map[string]render.Answer {
	t.Helper()
	today := time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC)
	var list []*roles.Role
	for i := range c.Roles {
		list = append(list, &c.Roles[i])
	}
	profile, assumed := paths.AssumeFrom(c, "analyst")
	gap, err := paths.FindGap(c, profile, "engineer", 8)
	if err != nil {
		t.Fatal(err)
	}
	plan := func(target string, limits paths.Limits) render.Answer {
		q := paths.Query{Target: target, Profile: profile, Pace: 8, Limits: limits, Horizon: paths.DefaultHorizon,
			Objectives: []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}}
		result, err := paths.NewGraph(c).Plan(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		return render.Plan(c, q, result, render.PlanOptions{Assumed: assumed, Today: today})
	}
	broke := 100
	return map[string]render.Answer{
		"roles":   render.Roles(c, list),
		"role":    render.Show(c, refs(roles.KindRole, "analyst")),
		"skill":   render.Show(c, refs(roles.KindSkill, "sql")),
		"cert":    render.Show(c, refs(roles.KindCert, "cda")),
		"program": render.Show(c, refs(roles.KindProgram, "bs-data")),
		"diff":    render.Diff(c, c.Role("analyst"), c.Role("manager"), true),
		"gap":     render.Gap(c, gap, "analyst", assumed, today),
		"explain": render.Explain(c, refs(roles.KindRole, "analyst"), "pay", today),
		"sources": render.Sources(c, today, false, 0),
		"plan":    plan("chief", paths.Limits{MaxMoves: 6}),
		"no-plan": plan("manager", paths.Limits{MaxMoves: 6, Budget: &broke}),
	}
}

func write(t *testing.T, a render.Answer, o render.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.Write(&out, a, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTerminalLayoutsAtThreeWidths(t *testing.T) {
	for name, answer := range answers(t, smallPack(t)) {
		for _, width := range []int{40, 80, 120} {
			t.Run(fmt.Sprintf("%s-%d", name, width), func(t *testing.T) {
				got := write(t, answer, render.Options{Format: render.Terminal, Width: width})
				for line := range strings.Lines(got) {
					if w := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
						t.Errorf("%d cells wide: %q", w, line)
					}
				}
				golden(t, fmt.Sprintf("%s-%d.txt", name, width), got)
			})
		}
		t.Run(name+"-md", func(t *testing.T) {
			golden(t, name+".md", write(t, answer, render.Options{Format: render.Markdown}))
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestColorIsOnlyWhereItIsAskedFor(t *testing.T) {
	answer := answers(t, smallPack(t))["plan"]
	if got := write(t, answer, render.Options{Format: render.Terminal, Width: 80}); strings.Contains(got, "\x1b") {
		t.Errorf("an escape without color: %q", got)
	}
	colored := write(t, answer, render.Options{Format: render.Terminal, Width: 80, Color: true})
	if !strings.HasPrefix(colored, "\x1b[1mFrom Data Analyst to Chief Data Officer\x1b[0m\n") {
		t.Errorf("no bold title: %q", colored[:60])
	}
}

func TestOutputIsTheSameEveryTime(t *testing.T) {
	for _, format := range []render.Format{render.Pipe, render.Plain, render.JSON, render.YAML, render.Markdown} {
		first, second := answers(t, smallPack(t)), answers(t, smallPack(t))
		for name := range first {
			if diff := cmp.Diff(write(t, first[name], render.Options{Format: format}), write(t, second[name], render.Options{Format: format})); diff != "" {
				t.Errorf("%s as %s differs from one run to the next:\n%s", name, format, diff)
			}
		}
	}
}

// TestHostilePackIsHarmless puts text that acts on terminals into every name of
// a catalog, as a pack might, past the loader that would refuse it.
func TestHostilePackIsHarmless(t *testing.T) {
	for _, text := range []string{"\x1b]0;owned\x07", "\u009b31m", "\x9b31m", "one\ntwo\rthree", "\u202egpj.exe", "a\u2066b\u2028c"} {
		c := *smallPack(t)
		for i := range c.Roles {
			c.Roles[i].Title += text
			c.Roles[i].Summary += text
			c.Roles[i].Duties = []string{text}
			c.Roles[i].Notes = text
			for m := range c.Roles[i].Moves {
				c.Roles[i].Moves[m].Why = text
			}
		}
		for i := range c.Skills {
			c.Skills[i].Name += text
			c.Skills[i].Kind = text
		}
		for i := range c.Certs {
			c.Certs[i].Name += text
			c.Certs[i].Issuer += text
		}
		for i := range c.Programs {
			c.Programs[i].Name += text
		}
		for i := range c.Sources {
			c.Sources[i].Title += text
			c.Sources[i].License = text
		}
		for i := range c.Tracks {
			c.Tracks[i].Title += text
		}
		for name, answer := range answers(t, roles.NewCatalog(c)) {
			for _, format := range []render.Format{render.Terminal, render.Pipe, render.Plain, render.Markdown, render.JSON, render.YAML} {
				out := write(t, answer, render.Options{Format: format, Width: 80})
				if at := strings.IndexAny(out, "\x1b\x07\r\u009b\u202e\u2066\u2028"); at >= 0 || !utf8.ValidString(out) {
					t.Errorf("%s as %s lets %q through at byte %d", name, format, text, at)
				}
			}
		}
	}
}
