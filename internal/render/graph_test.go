package render_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/render"
)

func TestGraphsAreWrittenAsBefore(t *testing.T) {
	c := smallPack(t)
	graphs := map[string]render.Graph{
		"graph":       render.CatalogGraph(c),
		"graph-route": render.RouteGraph(c, []string{"analyst", "manager", "chief"}, []string{"analyst", "nurse-lead", "chief"}),
	}
	for name, g := range graphs {
		for _, f := range render.GraphFormats() {
			golden(t, name+"."+string(f), string(encoded(t, g, f)))
		}
	}
}

func TestPartsOfACatalog(t *testing.T) {
	c := smallPack(t)
	ids := func(g render.Graph) string {
		var list []string
		for _, n := range g.Nodes {
			list = append(list, n.ID)
			if n.Mark > 0 {
				list[len(list)-1] += "*"
			}
		}
		return strings.Join(list, " ")
	}
	moves := func(g render.Graph) string {
		var list []string
		for _, e := range g.Edges {
			list = append(list, e.From+">"+e.To)
			if e.Marked {
				list[len(list)-1] += "*"
			}
		}
		return strings.Join(list, " ")
	}
	tests := []struct {
		name         string
		graph        render.Graph
		roles, moves string
	}{
		{"whole", render.CatalogGraph(c), "analyst engineer manager nurse-lead chief",
			"analyst>engineer analyst>manager analyst>nurse-lead engineer>manager manager>chief nurse-lead>chief"},
		{"track", render.TrackGraph(c, "data", false), "analyst engineer", "analyst>engineer"},
		{"track with neighbors", render.TrackGraph(c, "data", true), "analyst engineer manager nurse-lead",
			"analyst>engineer analyst>manager analyst>nurse-lead engineer>manager"},
		{"around one", render.AroundGraph(c, c.Role("chief"), 1), "manager nurse-lead chief*", "manager>chief nurse-lead>chief"},
		{"around two", render.AroundGraph(c, c.Role("chief"), 2), "analyst engineer manager nurse-lead chief*",
			"analyst>engineer analyst>manager analyst>nurse-lead engineer>manager manager>chief nurse-lead>chief"},
		{"route", render.RouteGraph(c, []string{"analyst", "manager", "chief"}), "analyst* manager* chief*", "analyst>manager* manager>chief*"},
		{"route beside another", render.RouteGraph(c, []string{"analyst", "manager", "chief"}, []string{"analyst", "engineer", "manager", "chief"}),
			"analyst* engineer manager* chief*", "analyst>engineer analyst>manager* engineer>manager manager>chief*"},
		{"route of one", render.RouteGraph(c, []string{"chief"}), "chief*", ""},
		{"route with what is gone", render.RouteGraph(c, []string{"gone", "chief"}), "chief*", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff([]string{tt.roles, tt.moves}, []string{ids(tt.graph), moves(tt.graph)}); diff != "" {
				t.Errorf("roles and moves (-want +got):\n%s", diff)
			}
		})
	}
}

func encoded(t *testing.T, g render.Graph, f render.GraphFormat) []byte {
	t.Helper()
	out, err := g.Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAGraphComesBackFromJSON(t *testing.T) {
	for _, g := range []render.Graph{render.CatalogGraph(smallPack(t)), render.RouteGraph(smallPack(t), []string{"analyst", "manager"})} {
		var back struct {
			Schema string `json:"schema"`
			render.Graph
		}
		if err := json.Unmarshal(encoded(t, g, render.GraphJSON), &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(g, back.Graph); diff != "" || back.Schema != "rung.graph/v1" {
			t.Errorf("schema %q (-want +got):\n%s", back.Schema, diff)
		}
	}
}
