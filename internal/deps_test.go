package internal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "careers/rung"

// pkg is what `go list -json` says about one package of this module.
type pkg struct {
	ImportPath   string
	Name         string
	Imports      []string
	TestImports  []string // of the package's own tests
	XTestImports []string // of its external tests
}

// room is one step of the order that imports follow: a package may import
// rooms of a lower floor only. Rooms on one floor do not know each other.
type room struct {
	path  string // below the module
	floor int
}

func rooms() []room {
	return []room{
		{"internal/layered", 0},
		{"internal/quiet", 0},
		{"internal/yamldoc", 0},
		{"roles", 1},
		{"paths", 2},
		{"internal/person", 3},
		{"internal/caseload", 4},
		{"internal/importer", 4},
		{"internal/render", 4},
		{"internal/store", 4},
		{"internal/tui", 5},
		{"internal/cli", 6},
		{"cmd", 7},
	}
}

// roomOf finds the room that holds an import path of this module.
func roomOf(importPath string) (room, bool) {
	rel := strings.TrimPrefix(importPath, module+"/")
	for _, r := range rooms() {
		if rel == r.path || strings.HasPrefix(rel, r.path+"/") {
			return r, true
		}
	}
	return room{}, false
}

// keeper says which rooms alone may import a path, or anything below it.
type keeper struct {
	path  string
	rooms []string // none: nobody may
	why   string
	tests bool // whether tests are held to it as well
}

func keepers() []keeper {
	return []keeper{
		{"github.com/spf13/cobra", []string{"internal/cli"}, "the command tree is in one place", true},
		{"github.com/spf13/pflag", []string{"internal/cli"}, "the command tree is in one place", true},
		{"github.com/charmbracelet/bubbletea", []string{"internal/tui"}, "screens are in one place", true},
		{"github.com/charmbracelet/bubbles", []string{"internal/tui"}, "screens are in one place", true},
		{"github.com/charmbracelet/huh", []string{"internal/tui"}, "screens are in one place", true},
		{"github.com/charmbracelet/lipgloss", []string{"internal/quiet", "internal/render", "internal/tui"}, "layout is in one place", true},
		{"github.com/muesli", []string{"internal/quiet", "internal/tui"}, "screens are in one place", true},
		{"github.com/gofrs/flock", []string{"internal/store"}, "files are locked in one place", true},
		{"github.com/emersion/go-ical", nil, "it is for tests: a second reader of what is written", false},
		{"gopkg.in/yaml.v3", []string{"internal/yamldoc"}, "strict decoding is in one place", true},
		{"database/sql", []string{"internal/caseload"}, "SQL is in one place", true},
		{"net", nil, "nothing leaves the machine", false},
		{"net/http", nil, "nothing leaves the machine", false},
		{"net/rpc", nil, "nothing leaves the machine", false},
		{"net/smtp", nil, "nothing leaves the machine", false},
		{"crypto/tls", nil, "nothing leaves the machine", false},
		{"github.com/google/go-cmp", nil, "it panics by design, which only a test may", false},
		{"github.com/rogpeppe/go-internal", nil, "it is for tests", false},
		{"testing", nil, "it is for tests", false},
	}
}

// holds says whether an import path is what the keeper keeps. net/url and
// net/netip open no socket, so for `net` only the package itself counts.
func (k keeper) holds(importPath string) bool {
	if importPath == k.path {
		return true
	}
	return k.path != "net" && strings.HasPrefix(importPath, k.path+"/")
}

// violations returns every broken rule in words, sorted.
func violations(pkgs []pkg) []string {
	var out []string
	for _, p := range pkgs {
		if p.ImportPath == module+"/internal" {
			continue // the architecture page and the tests that guard it
		}
		out = append(out, nameViolations(p)...)
		home, ok := roomOf(p.ImportPath)
		if !ok {
			out = append(out, fmt.Sprintf("%s: belongs to no room: give it a place in the order of imports, or put its code into a package that owns it", p.ImportPath))
			continue
		}
		out = append(out, importViolations(p.ImportPath, home, p.Imports, false)...)
		out = append(out, importViolations(p.ImportPath, home, slices.Concat(p.TestImports, p.XTestImports), true)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func nameViolations(p pkg) []string {
	vague := []string{"common", "constants", "helper", "helpers", "misc", "models", "shared", "types", "util", "utils"}
	base := path.Base(p.ImportPath)
	for _, name := range vague {
		if base == name || p.Name == name {
			return []string{fmt.Sprintf("%s: %q says nothing about what is inside: name a package after what it provides", p.ImportPath, name)}
		}
	}
	return nil
}

func importViolations(importPath string, home room, imports []string, test bool) []string {
	who := importPath
	if test {
		who += " (tests)"
	}
	var out []string
	for _, imp := range imports {
		if other, ok := roomOf(imp); ok && other.path != home.path && strings.HasPrefix(imp, module+"/") {
			switch {
			case other.floor > home.floor:
				out = append(out, fmt.Sprintf("%s imports %s: imports point one way, and %s stands above %s", who, imp, other.path, home.path))
			case other.floor == home.floor:
				out = append(out, fmt.Sprintf("%s imports %s: %s and %s stand side by side and do not know each other", who, imp, other.path, home.path))
			}
		}
		for _, k := range keepers() {
			if !k.holds(imp) || test && !k.tests || slices.Contains(k.rooms, home.path) {
				continue
			}
			if len(k.rooms) == 0 {
				out = append(out, fmt.Sprintf("%s imports %s: no package may: %s", who, imp, k.why))
				continue
			}
			out = append(out, fmt.Sprintf("%s imports %s: only %s may: %s", who, imp, strings.Join(k.rooms, ", "), k.why))
		}
	}
	return out
}

// topLevelViolations checks the names at the root of the tree. Dot-files are free.
func topLevelViolations(names []string) []string {
	allowed := []string{
		"CHANGELOG.md", "LICENSE", "NOTICE", "README.md",
		"cmd", "go.mod", "go.sum", "internal", "paths", "roles",
		"rung", "rung.exe", // what `go build ./cmd/rung` leaves; .gitignore has them
	}
	var out []string
	for _, name := range names {
		if !strings.HasPrefix(name, ".") && !slices.Contains(allowed, name) {
			out = append(out, fmt.Sprintf("%s: the top level is fixed: put it into one of cmd, internal, paths, roles", name))
		}
	}
	return out
}

// list asks the go command about every package of the module.
func list(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Name,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = ".."
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
	}
	var pkgs []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		pkgs = append(pkgs, p)
	}
	if len(pkgs) < 2 {
		t.Fatalf("go list named %d packages: not the whole module", len(pkgs))
	}
	return pkgs
}

func TestImportsPointOneWay(t *testing.T) {
	for _, broken := range violations(list(t)) {
		t.Error(broken)
	}
}

func TestTopLevelIsFixed(t *testing.T) {
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	for _, broken := range topLevelViolations(names) {
		t.Error(broken)
	}
}

func TestCheckerNamesTheBrokenRule(t *testing.T) {
	tests := []struct {
		name string
		pkg  pkg
		want []string
	}{
		{
			"downward imports and net/url are fine",
			pkg{ImportPath: "careers/rung/internal/render", Imports: []string{"careers/rung/paths", "careers/rung/roles", "net/url"}},
			nil,
		},
		{
			"a room may import its own packages",
			pkg{ImportPath: "careers/rung/internal/tui", Imports: []string{"careers/rung/internal/tui/keys"}},
			nil,
		},
		{
			"the library reaches up",
			pkg{ImportPath: "careers/rung/roles", Imports: []string{"careers/rung/paths"}},
			[]string{"careers/rung/roles imports careers/rung/paths: imports point one way, and paths stands above roles"},
		},
		{
			"its external tests do",
			pkg{ImportPath: "careers/rung/paths", XTestImports: []string{"careers/rung/internal/cli"}},
			[]string{"careers/rung/paths (tests) imports careers/rung/internal/cli: imports point one way, and internal/cli stands above paths"},
		},
		{
			"neighbors meet",
			pkg{ImportPath: "careers/rung/internal/render", Imports: []string{"careers/rung/internal/store"}},
			[]string{"careers/rung/internal/render imports careers/rung/internal/store: internal/store and internal/render stand side by side and do not know each other"},
		},
		{
			"a library strays",
			pkg{ImportPath: "careers/rung/roles", Imports: []string{"gopkg.in/yaml.v3"}},
			[]string{"careers/rung/roles imports gopkg.in/yaml.v3: only internal/yamldoc may: strict decoding is in one place"},
		},
		{
			"a package below a kept path strays",
			pkg{ImportPath: "careers/rung/paths", Imports: []string{"database/sql/driver"}},
			[]string{"careers/rung/paths imports database/sql/driver: only internal/caseload may: SQL is in one place"},
		},
		{
			"a socket is opened",
			pkg{ImportPath: "careers/rung/internal/cli", Imports: []string{"net/http"}},
			[]string{"careers/rung/internal/cli imports net/http: no package may: nothing leaves the machine"},
		},
		{
			"a test may serve over HTTP",
			pkg{ImportPath: "careers/rung/internal/cli", TestImports: []string{"net/http"}},
			nil,
		},
		{
			"a vague name without a room",
			pkg{ImportPath: "careers/rung/internal/util"},
			[]string{
				`careers/rung/internal/util: "util" says nothing about what is inside: name a package after what it provides`,
				"careers/rung/internal/util: belongs to no room: give it a place in the order of imports, or put its code into a package that owns it",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, violations([]pkg{tt.pkg})); diff != "" {
				t.Errorf("violations (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckerNamesAStrayTopLevelEntry(t *testing.T) {
	want := []string{"pkg: the top level is fixed: put it into one of cmd, internal, paths, roles"}
	got := topLevelViolations([]string{".ci", ".git", "README.md", "cmd", "pkg"})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("violations (-want +got):\n%s", diff)
	}
}
