package render

import (
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// gateWords names a gate by its kind, unless its detail does so itself.
func gateWords(g paths.Gate) string {
	detail := g.Detail
	if detail == "" {
		detail = g.Ref
	}
	if strings.HasPrefix(detail, string(g.Kind)+":") {
		return detail
	}
	return string(g.Kind) + ": " + detail
}

// noPlanDoc tells an honest no.
func noPlanDoc(d *Doc, q paths.Query, result *paths.Result) {
	if !gatesDoc(d, q, result) {
		return
	}
	var changes List
	for _, change := range result.NoPlan.SmallestChanges {
		changes = append(changes, changeWords(change)+" "+opensWords(change))
	}
	d.Add(Heading("Smallest changes that open a route"), changes, Heading(""), Para{Text: closing, Tone: Quiet})
}

// gatesDoc says that there is no route and what stops it, and reports whether
// there are changes to tell; it says so itself if there are none.
func gatesDoc(d *Doc, q paths.Query, result *paths.Result) bool {
	text := "No route fits the limits."
	if !result.Exact {
		text = "No route was found before the search stopped; there may be one." + searchOn(q)
	}
	d.Add(Para{Text: text, Tone: Warning})
	var gates List
	for _, g := range result.NoPlan.Gates {
		gates = append(gates, gateWords(g))
	}
	addList(d, "What stops you", gates)
	if len(result.NoPlan.SmallestChanges) == 0 {
		d.Add(Heading(""), Para{Text: "No single change of a limit, and no pair of changes, opens a route.", Tone: Warning})
		return false
	}
	return true
}

// opensWords is the route that a change opens.
func opensWords(change paths.Change) string {
	return "opens a route of " + Span(change.Opens.Months) + " for " + Dollars(change.Opens.CostUSD) + asIfWords(change)
}

// asIfWords says what a change takes for granted and does not count.
func asIfWords(change paths.Change) string {
	words := ""
	for _, c := range append([]paths.Change{change}, change.With...) {
		kind, _, _ := strings.Cut(c.Value, "/")
		switch {
		case c.Flag == "--hold" && kind == string(roles.KindLicense):
			return ", the license itself not counted"
		case c.Flag == "--hold":
			words = ", as if that were held already"
		case c.Flag == "--experience":
			words = ", as if those months were served already"
		}
	}
	return words
}

// changeWords says what to change on the command line.
func changeWords(change paths.Change) string {
	var words []string
	for _, one := range append([]paths.Change{change}, change.With...) {
		if id, found := strings.CutPrefix(one.Value, "allow "); found { // an --avoid to take back
			one.Flag, one.Value = one.Flag+" "+id, "off"
		} else if id, found := strings.CutPrefix(one.Value, "without "); found { // a --via to take back
			one.Flag, one.Value = one.Flag+" "+id, "off"
		}
		if one.Value == "off" {
			words = append(words, "leaving out "+one.Flag)
			continue
		}
		words = append(words, strings.TrimSpace(one.Flag+" "+one.Value))
	}
	return listed(words, "and")
}
