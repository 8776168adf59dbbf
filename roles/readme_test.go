package roles_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"careers/rung/roles"
)

func readGuide(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestGuideHasASectionForEachCode(t *testing.T) {
	guide := readGuide(t)
	for _, code := range roles.Codes() {
		if n := strings.Count(guide, "\n### `"+code+"`\n"); n != 1 {
			t.Errorf("%d sections on %s, want 1", n, code)
		}
	}
	if got, want := strings.Count(guide, "\n### `"), len(roles.Codes()); got != want {
		t.Errorf("%d sections on codes, want %d", got, want)
	}
}

func TestGuideNamesEachField(t *testing.T) {
	guide := readGuide(t)
	for _, kind := range roles.SchemaKinds() {
		schema, err := roles.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		if err := json.Unmarshal(schema, &tree); err != nil {
			t.Fatal(err)
		}
		for _, key := range keys(tree) {
			if !mentions(guide, key) {
				t.Errorf("the guide never mentions %q of a %s", key, kind)
			}
		}
	}
}

// keys are the names of all properties in a schema.
func keys(schema any) []string {
	var out []string
	switch s := schema.(type) {
	case map[string]any:
		for name, value := range s {
			if properties, ok := value.(map[string]any); ok && name == "properties" {
				for key := range properties {
					out = append(out, key)
				}
			}
			out = append(out, keys(value)...)
		}
	case []any:
		for _, value := range s {
			out = append(out, keys(value)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mentions reports whether a key stands in the guide as code.
func mentions(guide, key string) bool {
	for i, code := range strings.Split(guide, "`") {
		words := strings.FieldsFunc(code, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' && r != '-'
		})
		if i%2 == 1 && slices.Contains(words, key) {
			return true
		}
	}
	return false
}

// TestExamplesLoad reads the guide's examples, one of each kind, as one pack.
func TestExamplesLoad(t *testing.T) {
	files := map[string]string{
		"roles/data/coder.yaml": "id: coder\ntitle: Coder\ntrack: data\nlevel: entry\nstage: 1\nsummary: Codes.\n",
	}
	for i, block := range strings.Split(readGuide(t), "```") {
		example, isYAML := strings.CutPrefix(block, "yaml\n")
		if i%2 == 0 || !isYAML {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(example, "# "), "\n")
		switch {
		case strings.HasSuffix(name, ".yaml"):
			files[name] = example
		case strings.HasPrefix(example, "id: registry-analyst\n"):
			files["roles/data/registry-analyst.yaml"] = example
		}
	}
	c := mustLoad(t, mapPack("p", files))
	if got, want := c.Role("registry-analyst").Requires.Experience[0].Any[0].Months, 12; got != want {
		t.Errorf("the example asks for %d months, want %d", got, want)
	}
	if len(c.Certs) != 2 || len(c.Programs) != 1 || len(c.Occupations) != 1 || len(c.Ladders) != 1 || len(c.Funding) != 1 {
		t.Errorf("examples are missing: %d files", len(files))
	}
}
