package roles

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"careers/rung/internal/yamldoc"
)

// need is an edge among things to acquire: one can't be had before another.
type need struct {
	from, to string // "skill/sql"
	at       origin
	path     yamldoc.Path
}

// needs are what things demand of one another: an AND of clauses, each an OR
// of alternatives, each an AND of needs.
type needs map[string][][][]*need

// checkCycles reports things that can be had only after themselves: skills
// that require one another, and certifications and programs of which every
// alternative leads back.
func (l *loader) checkCycles() {
	all := needs{}
	for _, r := range l.skills.list {
		key := "skill/" + r.value.ID
		for i, s := range r.value.Requires {
			path := yamldoc.Key("requires").Index(i).Key("skill")
			all[key] = append(all[key], [][]*need{{{key, "skill/" + s.Skill, r.origin, path}}})
		}
	}
	for _, r := range l.certs.list {
		all.add("cert/"+r.value.ID, r.origin, "eligibility", r.value.Eligibility)
	}
	for _, r := range l.programs.list {
		all.add("program/"+r.value.ID, r.origin, "entry", r.value.Entry)
	}
	const most = 20 // rounds: cycles that share edges come to light one by one
	for range most {
		found := all.cycles()
		if len(found) == 0 {
			return
		}
		for _, cycle := range found {
			l.reportCycle(cycle)
			all.drop(cycle[0])
		}
	}
}

func (n needs) add(from string, at origin, list string, clauses []Clause) {
	for i, clause := range clauses {
		var alternatives [][]*need
		for j, a := range clause.Any {
			path := yamldoc.Key(list).Index(i).Key("any").Index(j)
			var together []*need
			for _, to := range []struct{ kind, id string }{{"skill", a.Skill}, {"cert", a.Cert}, {"program", a.Program}} {
				if to.id != "" {
					together = append(together, &need{from, to.kind + "/" + to.id, at, path.Key(to.kind)})
				}
			}
			alternatives = append(alternatives, together)
		}
		n[from] = append(n[from], alternatives)
	}
}

// drop takes a need away.
func (n needs) drop(gone *need) {
	for _, alternatives := range n[gone.from] {
		for i, together := range alternatives {
			alternatives[i] = slices.DeleteFunc(together, func(x *need) bool { return x == gone })
		}
	}
}

// cycles are ways from a thing that can't be had back to it. With nothing but
// needs in the way, whatever can't be had leads to one; following one need of
// each finds cycles that have nothing in common.
func (n needs) cycles() [][]*need {
	had := n.obtainable()
	var found [][]*need
	walked := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(n)) {
		at := map[string]int{}
		var way []*need
		for here := id; !had[here]; {
			if start, again := at[here]; again {
				found = append(found, way[start:])
				break
			}
			if walked[here] {
				break
			}
			walked[here], at[here] = true, len(way)
			edge := n.blocked(here, had)
			way = append(way, edge)
			here = edge.to
		}
	}
	return found
}

// obtainable are the things that can be had one after another.
func (n needs) obtainable() map[string]bool {
	waiting := map[string][]string{} // things by what they need
	for from, clauses := range n {
		for _, alternatives := range clauses {
			for _, together := range alternatives {
				for _, x := range together {
					waiting[x.to] = append(waiting[x.to], from)
				}
			}
		}
	}
	had := map[string]bool{}
	var queue []string
	try := func(id string) {
		if !had[id] && n.blocked(id, had) == nil {
			had[id] = true
			queue = append(queue, id)
		}
	}
	for id := range n {
		try(id)
	}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		for _, next := range waiting[id] {
			try(next)
		}
	}
	return had
}

// blocked is a need that keeps a thing from being had, or nil.
func (n needs) blocked(id string, had map[string]bool) *need {
	missing := func(x *need) bool {
		_, demands := n[x.to]
		return demands && !had[x.to]
	}
	for _, alternatives := range n[id] {
		var first *need
		open := len(alternatives) == 0
		for _, together := range alternatives {
			i := slices.IndexFunc(together, missing)
			if i < 0 {
				open = true
				break
			}
			if first == nil {
				first = together[i]
			}
		}
		if !open {
			return first
		}
	}
	return nil
}

// reportCycle reports a cycle at its smallest id, with the place of each edge.
func (l *loader) reportCycle(cycle []*need) {
	start := 0
	for i, x := range cycle {
		if x.from < cycle[start].from {
			start = i
		}
	}
	cycle = append(slices.Clone(cycle[start:]), cycle[:start]...)
	way := []string{cycle[0].from}
	for _, x := range cycle {
		way = append(way, x.to)
	}
	const most = 8
	if len(way) > most {
		way = append(way[:most-1], "…", way[len(way)-1])
	}
	d := l.report(cycle[0].at, cycle[0].path, codeCycle, "remove one of the demands, or add an alternative that does not lead back",
		"cycle: %s", strings.Join(way, " needs "))
	for _, x := range cycle {
		d.relate(x.at, x.path, fmt.Sprintf("%s needs %s", x.from, x.to))
	}
}
