package internal_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// initViolations finds functions that run before main. Only internal/quiet may
// have one: it has to be first to keep the terminal from being queried.
func initViolations(name string, src []byte) ([]string, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(name, "internal/quiet/") {
		return nil, nil
	}
	var out []string
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if ok && fn.Recv == nil && fn.Name.Name == "init" {
			out = append(out, fmt.Sprintf("%s: init: what a package needs is made by who calls it", fset.Position(fn.Pos())))
		}
	}
	return out, nil
}

// The go command caches a passed test until a file that it opened changes. The
// import rules are read by another process, so it is this walk over every
// source file that makes them run again after an edit anywhere.
func TestNothingRunsBeforeMain(t *testing.T) {
	root := os.DirFS("..")
	files := 0
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		files++
		broken, err := initViolations(name, src)
		for _, b := range broken {
			t.Error(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 5 {
		t.Fatalf("walked %d source files: not the whole module", files)
	}
}

func TestInitIsFound(t *testing.T) {
	src := []byte("package cli\n\ntype T struct{}\n\nfunc (T) init() {}\n\nfunc init() {}\n")
	tests := []struct {
		name string
		want []string
	}{
		{"internal/cli/x.go", []string{"internal/cli/x.go:7:1: init: what a package needs is made by who calls it"}},
		{"internal/quiet/quiet.go", nil},
	}
	for _, tt := range tests {
		got, err := initViolations(tt.name, src)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("initViolations(%s) (-want +got):\n%s", tt.name, diff)
		}
	}
}
