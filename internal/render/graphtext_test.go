package render

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// A move that is drawn is a row of the table that stands for the picture.
func TestTheTableOfAGraphHasEveryMove(t *testing.T) {
	g := CatalogGraph(builtin(t))
	d := g.poster()
	if len(d.facts.Rows) != len(g.Edges) {
		t.Errorf("%d rows for %d moves", len(d.facts.Rows), len(g.Edges))
	}
	lines := 0
	for _, n := range d.shapes {
		if n.name == "path" {
			lines++
		}
	}
	if lines != len(g.Edges) {
		t.Errorf("%d lines for %d moves", lines, len(g.Edges))
	}
	if !strings.Contains(d.desc, g.size()) {
		t.Errorf("the description, %q, does not say that it is %s", d.desc, g.size())
	}
}

func TestGraphsAreReadByGraphviz(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("dot of Graphviz is not installed: whether it reads our DOT is not checked")
	}
	for seed := range uint64(12) {
		g := hostileGraph(seed)
		cmd := exec.Command(dot, "-Tdot_json")
		cmd.Stdin = bytes.NewReader(encoded(t, g, GraphDOT))
		var errors bytes.Buffer
		cmd.Stderr = &errors
		out, err := cmd.Output()
		if err != nil || errors.Len() > 0 {
			t.Fatalf("seed %d: %v: %s", seed, err, errors.Bytes())
		}
		var read struct {
			Objects []struct{ Name, Label string }
			Edges   []struct{ Style string }
		}
		if err := json.Unmarshal(out, &read); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		named := 0
		for _, o := range read.Objects {
			if strings.HasPrefix(o.Name, "role/") {
				named++
			}
		}
		visible := 0
		for _, e := range read.Edges {
			if e.Style != "invis" {
				visible++
			}
		}
		if named != len(g.Nodes) || visible != len(g.Edges) {
			t.Errorf("seed %d: Graphviz reads %d roles and %d moves, not %d and %d", seed, named, visible, len(g.Nodes), len(g.Edges))
		}
	}
}

// Every line of a flowchart is of one of a few forms, whatever texts are in it.
func TestMermaidHoldsNothingButItsOwnLanguage(t *testing.T) {
	text := `[\p{L}\p{Nd} ,()/.\-#;]+`
	forms := regexp.MustCompile(`^(flowchart LR|%% ` + text + `|%% Promotion: solid line, lateral: dotted, pivot: thick|  subgraph s\d\["` + text + `"\]|  end|    n\d+\["` + text + `"\]|` +
		`  n\d+ (-->|-\.->|==>) n\d+|  classDef mark stroke-width:3px,font-weight:bold|  class n\d+(,n\d+)* mark|  linkStyle \d+(,\d+)* stroke-width:4px)$`)
	listed := regexp.MustCompile(`["(]\s*([-.]|\d+\. )`) // what Markdown would take for a list
	for seed := range uint64(60) {
		for line := range strings.Lines(string(encoded(t, hostileGraph(seed), GraphMermaid))) {
			line = strings.TrimSuffix(line, "\n")
			if !forms.MatchString(line) || listed.MatchString(line) {
				t.Errorf("seed %d: %.200q", seed, line)
			}
		}
	}
}

func TestMermaidTextIsWrittenByNumbers(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Chief Data Officer", "Chief Data Officer"},
		{`R&D "lead" <b>`, "R#38;D #34;lead#34; #60;b#62;"},
		{"e-health v2.1", "e-health v2.1"},
		{"1. one", "1#46; one"},
		{"- two", "#45; two"},
		{"a\nb", "a b"},
		{"", " "},
		{"#35;", "#35;35#59;"},
	}
	for _, tt := range tests {
		if got := mermaidText(tt.text); got != tt.want {
			t.Errorf("mermaidText(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
