package internal_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"careers/rung/internal/cli"
	"careers/rung/internal/tui"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the commands print now into README.md")

// tableModules reads the modules that a README table names in its first column.
func tableModules(readme string) []string {
	row := regexp.MustCompile("(?m)^\\| `([^`]+\\.[^`/]+/[^`]+)` +\\|")
	var out []string
	for _, m := range row.FindAllStringSubmatch(readme, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return out
}

func TestReadmeExplainsEveryDependency(t *testing.T) {
	cmd := exec.Command("go", "mod", "edit", "-json")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go mod edit -json: %v", err)
	}
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, r := range mod.Require {
		if !r.Indirect {
			want = append(want, r.Path)
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, tableModules(read(t, "README.md"))); diff != "" {
		t.Errorf("the dependency table of README.md against go.mod's direct requirements (-go.mod +README):\n%s", diff)
	}
}

func TestTableModulesReadsTheFirstColumn(t *testing.T) {
	readme := "| module | for |\n| --- | --- |\n| `x.org/b/v3` | one `y.org/no/` |\n| `x.org/a`   | two |\n| `roles/` | a room |\n"
	if diff := cmp.Diff([]string{"x.org/a", "x.org/b/v3"}, tableModules(readme)); diff != "" {
		t.Errorf("table modules (-want +got):\n%s", diff)
	}
}

// fillTranscripts returns a README with the output of every console block
// replaced by what run prints for its command. A block that ends in a line with
// an ellipsis keeps its length.
func fillTranscripts(readme string, run func(args []string) string) string {
	block := regexp.MustCompile("(?ms)^```console\n\\$ rung ([^\n]*)\n(.*?)^```$")
	return block.ReplaceAllStringFunc(readme, func(old string) string {
		m := block.FindStringSubmatch(old)
		output := run(strings.Fields(m[1]))
		lines := strings.SplitAfter(output, "\n")
		if shown := strings.Count(m[2], "\n"); strings.HasSuffix(m[2], "\n…\n") && shown <= len(lines) {
			output = strings.Join(lines[:shown-1], "") + "…\n"
		}
		return "```console\n$ rung " + m[1] + "\n" + output + "```"
	})
}

func TestReadmeTranscriptsAreReal(t *testing.T) {
	readme := read(t, "README.md")
	color := regexp.MustCompile(`\x1b\[[0-9;]*m`)
	blocks := 0
	want := fillTranscripts(readme, func(args []string) string {
		blocks++
		var out, errs bytes.Buffer
		app := cli.App{
			Out:      &out,
			Err:      &errs,
			Now:      func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
			Getenv:   func(string) string { return "" },
			Terminal: true,
			Width:    80,
		}
		if status := app.Run(t.Context(), args); status != 0 && status != 3 {
			t.Errorf("rung %s: exit status %d: %s", strings.Join(args, " "), status, errs.String())
		}
		return color.ReplaceAllString(out.String(), "")
	})
	if blocks == 0 {
		t.Fatal("README.md has no transcript")
	}
	if t.Failed() {
		return // an error is no transcript
	}
	if *update {
		if err := os.WriteFile("../README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, readme); diff != "" {
		t.Errorf("README.md shows something else than the commands print; `go test ./internal -update` mends it (-printed +README):\n%s", diff)
	}
}

func TestFillTranscriptsKeepsLengthAndCommand(t *testing.T) {
	readme := "a\n```console\n$ rung one x\nold\n```\nb\n```console\n$ rung two\nold\nold\n…\n```\n```sh\nrung three\n```\n"
	run := func(args []string) string { return strings.Join(args, "+") + "\n2\n3\n4\n" }
	want := "a\n```console\n$ rung one x\none+x\n2\n3\n4\n```\nb\n```console\n$ rung two\ntwo\n2\n…\n```\n```sh\nrung three\n```\n"
	if diff := cmp.Diff(want, fillTranscripts(readme, run)); diff != "" {
		t.Errorf("filled (-want +got):\n%s", diff)
	}
}

// The table of keys is made from the list that the explorer itself reads.
func TestReadmeKeysAreTheExplorers(t *testing.T) {
	readme := read(t, "README.md")
	before, rest, found := strings.Cut(readme, "\n| where | keys | what they do |\n")
	if !found {
		t.Fatal("README.md has no table of keys")
	}
	_, after, _ := strings.Cut(rest, "\n\n")
	want := before + "\n" + tui.KeyTable() + "\n" + after
	if *update {
		if err := os.WriteFile("../README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, readme); diff != "" {
		t.Errorf("README.md has other keys than the explorer; `go test ./internal -update` mends it (-explorer +README):\n%s", diff)
	}
}

// The picture of the explorer is one that its own tests keep.
func TestReadmeShowsTheExplorerAsItIs(t *testing.T) {
	readme, screen := read(t, "README.md"), read(t, "internal/tui/testdata/TestMap/coder/80x24.golden")
	picture := regexp.MustCompile("(?s)```text\n( Rung .*?)```")
	if !picture.MatchString(readme) {
		t.Fatal("README.md shows nothing of the explorer")
	}
	want := picture.ReplaceAllLiteralString(readme, "```text\n"+strings.TrimRight(screen, "\n")+"\n```")
	if *update {
		if err := os.WriteFile("../README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, readme); diff != "" {
		t.Errorf("README.md shows another screen than the explorer; `go test ./internal -update` mends it (-explorer +README):\n%s", diff)
	}
}

func TestReadmeLinksLeadToFiles(t *testing.T) {
	links := regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(read(t, "README.md"), -1)
	if len(links) == 0 {
		t.Fatal("README.md has no links into the tree")
	}
	for _, m := range links {
		if _, err := os.Stat("../" + m[1]); err != nil {
			t.Errorf("README.md links to %s: %v", m[1], err)
		}
	}
}

// The five minutes of the README must work as they stand, from nothing.
func TestReadmeFiveMinutes(t *testing.T) {
	_, section, _ := strings.Cut(read(t, "README.md"), "\n## Five minutes\n")
	_, block, _ := strings.Cut(section, "```sh\n")
	block, _, _ = strings.Cut(block, "```")
	home := t.TempDir()
	t.Chdir(home)
	ran := 0
	for line := range strings.Lines(block) {
		line, _, _ = strings.Cut(line, "#")
		args := strings.Fields(line)
		if len(args) == 0 || args[0] != "rung" {
			t.Fatalf("not a command of rung: %q", line)
		}
		var out, errs bytes.Buffer
		app := cli.App{
			Out: &out,
			Err: &errs,
			Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
			Getenv: func(name string) string {
				return map[string]string{"HOME": home, "XDG_DATA_HOME": home}[name]
			},
			Width: 80,
		}
		if status := app.Run(t.Context(), args[1:]); status != 0 {
			t.Fatalf("%s: exit status %d: %s", strings.TrimSpace(line), status, errs.String())
		}
		ran++
	}
	if ran < 5 {
		t.Errorf("the section has %d commands", ran)
	}
	for _, name := range []string{"rung/profile.yaml", "rung/profile.plans/data-route.yaml", "data-route.ics"} {
		if _, err := os.Stat(filepath.Join(home, name)); err != nil {
			t.Error(err)
		}
	}
}
