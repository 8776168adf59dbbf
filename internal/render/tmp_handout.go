package render

import "careers/rung/roles"

func routeGraph(c *roles.Catalog, ids []string) Graph { return Graph{} }

func RouteLetter(i int) string { return letter(i) }
