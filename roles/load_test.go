package roles_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"careers/rung/roles"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata/diagnostics")

// TestDiagnostics lints the packs in each archive, in the order in which they
// first appear, and compares all that is reported.
func TestDiagnostics(t *testing.T) {
	files, err := filepath.Glob("testdata/diagnostics/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			layers, want := packs(archive)
			catalog, problems := roles.Lint(roles.LintOptions{}, layers...)
			if (catalog == nil) != problems.HasErrors() {
				t.Errorf("catalog is nil: %v, but has errors: %v", catalog == nil, problems.HasErrors())
			}
			got := problems.Error() + "\n"
			if *update {
				archive.Files[len(archive.Files)-1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("diagnostics differ (-want +got); -update rewrites them:\n%s", diff)
			}
			if code := strings.TrimSuffix(filepath.Base(file), ".txtar"); !strings.Contains(got, "["+code+"]") {
				t.Errorf("the case never reports [%s]", code)
			}
		})
	}
}

// packs splits an archive into layers and the wanted diagnostics.
func packs(archive *txtar.Archive) (layers []roles.Layer, want string) {
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		name, file, _ := strings.Cut(f.Name, "/")
		i := slices.IndexFunc(layers, func(l roles.Layer) bool { return l.Name == name })
		if i < 0 {
			i = len(layers)
			layers = append(layers, roles.Layer{Name: name, FS: fstest.MapFS{}})
		}
		layers[i].FS.(fstest.MapFS)[file] = &fstest.MapFile{Data: f.Data}
	}
	return layers, want
}

func TestEveryCodeHasACase(t *testing.T) {
	elsewhere := []string{"too-big", "read"} // TestUnreadableFiles
	for _, code := range roles.Codes() {
		if _, err := os.Stat(filepath.Join("testdata", "diagnostics", code+".txtar")); err != nil && !slices.Contains(elsewhere, code) {
			t.Errorf("no case shows [%s]", code)
		}
	}
}

// mapPack is a pack in memory.
func mapPack(name string, files map[string]string) roles.Layer {
	out := fstest.MapFS{}
	for file, text := range files {
		out[file] = &fstest.MapFile{Data: []byte(text)}
	}
	return roles.Layer{Name: name, FS: out}
}

const testPack = "name: p\nversion: \"1\"\ntracks: [{id: him, title: HIM}]\n"

func testRole(id, more string) string {
	return "id: " + id + "\ntitle: Role " + id + "\ntrack: him\nlevel: entry\nstage: 1\nsummary: Works.\n" + more
}

func mustLoad(t *testing.T, layers ...roles.Layer) *roles.Catalog {
	t.Helper()
	catalog, problems := roles.Load(layers...)
	if catalog == nil {
		t.Fatalf("does not load:\n%v", problems)
	}
	return catalog
}

// unreadable is a file system in which one file can't be opened.
type unreadable struct {
	fs.FS
	file string
}

func (u unreadable) Open(name string) (fs.File, error) {
	if name == u.file {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.FS.Open(name)
}

func TestPipeIsNotOpened(t *testing.T) {
	pack := mapPack("p", map[string]string{"pack.yaml": testPack})
	pack.FS.(fstest.MapFS)["skills/pipe.yaml"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	_, problems := roles.Load(pack)
	if got, want := problems.Error(), "p/skills/pipe.yaml: error: cannot be read: it is no regular file [read]\n  hint: a pack's files are regular files that you may read"; got != want {
		t.Errorf("reports %q, want %q", got, want)
	}
}

func TestProblemsOfAFileAreBounded(t *testing.T) {
	var skills strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&skills, "- {id: s%d, name: S%d, kind: t, requires: [{skill: nowhere%d}]}\n", i, i, i)
	}
	_, problems := roles.Load(mapPack("p", map[string]string{"pack.yaml": testPack, "skills/s.yaml": skills.String()}))
	if len(problems) != 1000 {
		t.Errorf("%d problems, want 1000", len(problems))
	}
}

func TestEachOfManyCyclesIsReported(t *testing.T) {
	var skills strings.Builder
	for i := range 600 {
		fmt.Fprintf(&skills, "- {id: s%d, name: S%d, kind: t, requires: [{skill: s%d}]}\n", i, i, i^1)
	}
	_, problems := roles.Load(mapPack("p", map[string]string{"pack.yaml": testPack, "skills/s.yaml": skills.String()}))
	if len(problems) != 300 {
		t.Errorf("%d cycles, want 300", len(problems))
	}
}

func TestErrorCarriesAllProblems(t *testing.T) {
	_, problems := roles.Load(mapPack("p", map[string]string{"pack.yaml": "name: p\n", "skills/s.yaml": "- {id: a}\n"}))
	if got, want := len(problems.Errors()), 3; got != want {
		t.Errorf("%d errors, want %d:\n%v", got, want, problems)
	}
	if got := len(problems.Warnings()); got != 0 {
		t.Errorf("%d warnings, want 0", got)
	}
	want := `p/pack.yaml:1:1: error: required key "version" is missing [missing-key]
  hint: add ` + "`version:`" + ` with a value`
	if diff := cmp.Diff(want, problems[0].String()); diff != "" {
		t.Error(diff)
	}
}
