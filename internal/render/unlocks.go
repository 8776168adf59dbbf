package render

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// UnlockOptions say what was compared and how much of it to show.
type UnlockOptions struct {
	Assumed []string // what was taken for granted about the person
	Chosen  bool     // the targets were named by the person
	Asking  int      // how many roles within reach ask for the thing, where they were not
	Most    int      // entries of each list that people see; 0: all
}

// Unlocks tells what holding a thing changes for a person.
func Unlocks(c *roles.Catalog, q paths.Query, u *paths.Unlocks, o UnlockOptions) Answer {
	query := newQueryValue(q, PlanOptions{Assumed: o.Assumed})
	value := struct {
		Schema string `json:"schema"`
		Query  struct {
			From    string      `json:"from,omitempty"`
			Pace    int         `json:"pace_hours_per_week"`
			Holds   holdsValue  `json:"holds"`
			Assumed []string    `json:"assumed"`
			Limits  limitsValue `json:"limits"`
		} `json:"query"`
		*paths.Unlocks
		Asking int    `json:"targets_in_reach"`
		Notice string `json:"notice"`
	}{Schema: "rung.unlocks/v1", Unlocks: u, Asking: o.Asking, Notice: closing}
	value.Query.From, value.Query.Pace, value.Query.Holds = query.From, query.Pace, query.Holds
	value.Query.Assumed, value.Query.Limits = query.Assumed, query.Limits
	if o.Chosen {
		value.Asking = len(u.Effects)
	}

	who := "the start"
	if q.Profile.Role != "" {
		who = title(c, q.Profile.Role)
	}
	d := Doc{Title: "What " + thingWords(c, u.Thing) + " opens from " + who}
	if len(o.Assumed) > 0 {
		d.Add(Para{Text: assumedWords(o.Assumed), Tone: Quiet})
	}
	d.Add(Para{Text: LimitWords(c, q), Tone: Quiet})
	if u.Held {
		d.Add(Para{Text: "It is held already; \"without\" is the same person had they not."})
	}
	d.Add(Heading("Keystone value"), Para{Text: keystoneWords(u)})
	d.Add(Heading("Roles that have a route only with it"))
	switch {
	case len(u.Opened) > 0:
		d.Add(openedTable(c, u, o.Most))
	case len(u.Unsettled) == 0:
		d.Add(Para{Text: "None: every role within reach has a route without it, or none with it either."})
	}
	if len(u.Unsettled) > 0 {
		d.Add(Para{Text: "The search stopped early, so it is open whether it opens: " +
			some(titles(c, roles.KindRole, u.Unsettled), o.Most) + "." + searchOn(q), Tone: Quiet})
	}
	comparedDoc(&d, c, q, u, o)
	askedDoc(&d, c, u.AskedBy, o.Most)
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	rows := unlockRows(u)
	return Answer{Value: value, Doc: d, Rows: &rows}
}

func thingWords(c *roles.Catalog, t paths.Thing) string {
	if t.Kind == roles.KindSkill {
		return skillAt(c, t.ID, t.Level)
	}
	return titleOf(c, t.Ref())
}

// some lists words, and says how many more there are.
func some(words []string, most int) string {
	if more := len(words) - most; most > 0 && more > 0 {
		return strings.Join(words[:most], ", ") + " and " + strconv.Itoa(more) + " more (-o json lists all)"
	}
	return listed(words, "and")
}

func keystoneWords(u *paths.Unlocks) string {
	k := u.Keystone
	text := "It opens " + Plural(k.Opened, "role")
	switch {
	case k.Compared > 0:
		text += ". Of " + Plural(k.Compared, "role") + " compared, " + strconv.Itoa(k.Quicker) + " can be reached sooner (" +
			savedWords(k.MonthsSaved) + " at the median) and " + strconv.Itoa(k.Cheaper) + " for less"
	case len(u.Effects) > 0:
		text += ". Of the roles compared none has a route without it"
	}
	if !k.Exact {
		text += "; not proved, as some searches stopped early"
	}
	return text + "."
}

func savedWords(m paths.Months) string {
	if m == 0 {
		return "no time saved"
	}
	return Span(m) + " saved"
}

// openedTable is the roles that a thing opens, and the best that the routes
// there can do.
func openedTable(c *roles.Catalog, u *paths.Unlocks, most int) Table {
	t := Table{Columns: []Column{{Name: "role", Flex: 20}, {Name: "quickest"}, {Name: "cheapest", Right: true}, {Name: "safest, risk", Right: true, Drop: 1}},
		RowName: "Role"}
	for _, e := range u.Opened {
		t.Rows = append(t.Rows, []Cell{Text(title(c, e.Role)),
			Text(bestWords(e.With, paths.ByTime)), Text(bestWords(e.With, paths.ByCost)), Text(bestWords(e.With, paths.ByRisk))})
	}
	if more := len(t.Rows) - most; most > 0 && more > 0 {
		t.Rows, t.Footer = t.Rows[:most], Plural(more, "more role")+": -o json lists all"
	}
	return t
}

// unproved marks a figure that a search which ended early found.
const unproved = "*"

// bestWords is the best in one objective, a risk by its score alone.
func bestWords(b *paths.Best, o paths.Objective) string {
	if b == nil {
		return "no route"
	}
	text := figureWords(o, paths.Vector{Time: b.Time, Cost: b.Cost})
	if o == paths.ByRisk {
		text = strconv.Itoa(b.Risk)
	}
	if slices.Contains(b.Unproved, o) {
		text += unproved
	}
	return text
}

// figureWords puts a plan's figure in one objective in words.
func figureWords(o paths.Objective, v paths.Vector) string {
	switch o {
	case paths.ByTime:
		return Span(v.Time)
	case paths.ByCost:
		return Dollars(v.Cost)
	case paths.ByRisk:
		return RiskWord(v.Risk) + " " + strconv.Itoa(v.Risk)
	case paths.ByEarnings:
		return Dollars(v.Earnings)
	}
	return thousands(v.Effort) + " h"
}

// comparedDoc sets the best routes to each target without the thing and with it
// side by side; those that stay the same are only named.
func comparedDoc(d *Doc, c *roles.Catalog, q paths.Query, u *paths.Unlocks, o UnlockOptions) {
	heading := "Best routes to the roles named"
	switch n := len(u.Effects); {
	case o.Chosen:
	case o.Asking == 0:
		d.Add(Heading("Best routes"), Para{Text: "No role within reach asks for it. Name roles to compare: --target ROLE"})
		return
	case n < o.Asking:
		heading = "Best routes to the " + strconv.Itoa(n) + " nearest of " + strconv.Itoa(o.Asking) + " roles whose demands it can meet (--all)"
	default:
		heading = "Best routes to roles whose demands it can meet"
	}
	t := Table{Columns: []Column{{Name: "role", Flex: 16}, {Name: "quickest"}, {Name: "cheapest"}, {Name: "safest, risk", Drop: 1}}, RowName: "Role"}
	var same, never []string
	sure, star := true, false
	for _, e := range u.Effects {
		switch {
		case e.With == nil:
			never = append(never, title(c, e.Role))
			continue
		case e.Without == nil: // among those that have a route only with it
			continue
		}
		row, changed := []Cell{Text(title(c, e.Role))}, false
		for _, objective := range []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk} {
			before, after := bestWords(e.Without, objective), bestWords(e.With, objective)
			if before != after {
				changed = true
				before += " → " + after
			}
			row = append(row, Text(before))
		}
		proved := !hasUnproved(e.Without) && !hasUnproved(e.With)
		if !changed {
			same, sure = append(same, title(c, e.Role)), sure && proved
			continue
		}
		t.Rows, star = append(t.Rows, row), star || !proved
	}
	d.Add(Heading(heading))
	if len(t.Rows)+len(same)+len(never) == 0 {
		d.Add(Para{Text: "None has a route without it: see above."})
	}
	if len(t.Rows) > 0 {
		d.Add(Para{Text: "Each figure is the best of its own, without it → with it; one alone is the same.", Tone: Quiet}, t)
	}
	if star {
		d.Add(Para{Text: unproved + " the search stopped early: the best found, there may be better." + searchOn(q), Tone: Quiet})
	}
	if len(same) > 0 {
		words := "No change to: "
		if !sure {
			words = "No change found, in searches that stopped early, to: "
		}
		d.Add(Para{Text: words + some(same, o.Most) + "."})
	}
	if len(never) > 0 {
		d.Add(Para{Text: "No route without it or with it to: " + some(never, o.Most) + ". Why: rung why-not ROLE"})
	}
}

func hasUnproved(b *paths.Best) bool { return b != nil && len(b.Unproved) > 0 }

// askedDoc lists what the catalog says: who asks for the thing, and how much.
func askedDoc(d *Doc, c *roles.Catalog, askers []paths.Asker, most int) {
	var lines List
	for _, how := range []paths.AskedHow{paths.AskedRequired, paths.AskedAlternative, paths.AskedHelpful} {
		for _, kind := range []roles.Kind{roles.KindRole, roles.KindSkill, roles.KindCert, roles.KindProgram} {
			var names []string
			for _, a := range askers {
				if a.How != how || !strings.HasPrefix(a.Ref, string(kind)+"/") {
					continue
				}
				name := titleOf(c, a.Ref)
				if a.Level > roles.None {
					name += " (" + a.Level.String() + ")"
				}
				names = append(names, name)
			}
			if len(names) > 0 {
				lines = append(lines, map[paths.AskedHow]string{paths.AskedRequired: "required by ", paths.AskedAlternative: "one way in for ",
					paths.AskedHelpful: "helpful for "}[how]+Plural(len(names), kindWord(kind))+": "+some(names, most))
			}
		}
	}
	if len(lines) == 0 {
		d.Add(Heading("Who asks for it"), Para{Text: "Nothing in the catalog asks for it."})
		return
	}
	d.Add(Heading("Who asks for it"), lines)
}

func kindWord(kind roles.Kind) string {
	if kind == roles.KindCert {
		return "certification"
	}
	return string(kind)
}

// unlockRows is every role opened or compared for a spreadsheet.
func unlockRows(u *paths.Unlocks) Table {
	var t Table
	for _, name := range []string{"role", "opened", "months_without", "months_with", "cost_usd_without", "cost_usd_with", "risk_without", "risk_with", "exact"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	opened := func(e paths.Effect) bool {
		return slices.ContainsFunc(u.Opened, func(x paths.Effect) bool { return x.Role == e.Role })
	}
	effects := slices.Clone(u.Opened)
	for _, e := range u.Effects {
		if !opened(e) {
			effects = append(effects, e)
		}
	}
	for _, e := range effects {
		row := []Cell{Text(e.Role), Text(strconv.FormatBool(opened(e)))}
		for _, figure := range []func(*paths.Best) Cell{
			func(b *paths.Best) Cell { return monthsCell(b.Time) },
			func(b *paths.Best) Cell { return Number(b.Cost) },
			func(b *paths.Best) Cell { return Number(b.Risk) },
		} {
			for _, b := range []*paths.Best{e.Without, e.With} {
				cell := Cell{}
				if b != nil {
					cell = figure(b)
				}
				row = append(row, cell)
			}
		}
		t.Rows = append(t.Rows, append(row, Text(strconv.FormatBool(!hasUnproved(e.Without) && !hasUnproved(e.With)))))
	}
	return t
}

// monthsCell is a time in months for a spreadsheet.
func monthsCell(m paths.Months) Cell {
	return Cell{Value: strconv.FormatFloat(float64(m)/100, 'f', -1, 64), Number: true}
}
