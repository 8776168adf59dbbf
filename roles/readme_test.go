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

// TestExampleRoleLoads reads the guide's role among the records that it names.
func TestExampleRoleLoads(t *testing.T) {
	_, after, _ := strings.Cut(readGuide(t), "## A role")
	_, example, _ := strings.Cut(after, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	c := mustLoad(t, mapPack("p", map[string]string{
		"pack.yaml":                        "name: p\nversion: \"1\"\ntracks: [{id: data, title: Data}]\n",
		"roles/data/registry-analyst.yaml": example,
		"roles/data/coder.yaml":            "id: coder\ntitle: Coder\ntrack: data\nlevel: entry\nstage: 1\nsummary: Codes.\n",
		"skills/s.yaml":                    "- {id: sql, name: SQL, kind: t}\n- {id: python, name: Python, kind: t}\n- {id: sas, name: SAS, kind: t}\n",
		"certs/c.yaml":                     "- {id: rhit, name: RHIT, issuer: AHIMA}\n- {id: chda, name: CHDA, issuer: AHIMA}\n",
		"sources.yaml":                     "- {id: judgement, publisher: P, title: T}\n",
	}))
	if got, want := c.Role("registry-analyst").Requires.Experience[0].Any[0].Months, 12; got != want {
		t.Errorf("the example asks for %d months, want %d", got, want)
	}
}
