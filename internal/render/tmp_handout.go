package render

import (
	"careers/rung/paths"
	"careers/rung/roles"
)

func PlanBars(steps []paths.Step, most int) []TimelineBar {
	var out []TimelineBar
	for _, s := range steps {
		if len(out) < most {
			out = append(out, TimelineBar{Kind: s.Kind, Label: s.Title, Start: s.StartMonth, End: s.EndMonth})
		}
	}
	return out
}
func routeGraph(c *roles.Catalog, ids []string) Graph { return Graph{} }
func RouteLetter(i int) string                        { return letter(i) }
