package internal_test

import (
	"encoding/json"
	"os/exec"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
