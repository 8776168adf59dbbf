package paths_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// better is a query from a better start or within wider limits.
type better struct {
	by string
	q  paths.Query
}

// betters is every query that differs from one by one thing for the better.
func betters(c *roles.Catalog, q paths.Query) []better {
	var out []better
	add := func(by string, change func(*paths.Query)) {
		more := q
		change(&more)
		out = append(out, better{by, more})
	}
	for _, s := range c.Skills {
		if level := q.Profile.Skills[s.ID]; level < roles.Expert {
			add("skill/"+s.ID, func(q *paths.Query) {
				q.Profile.Skills = maps.Clone(q.Profile.Skills)
				q.Profile.Skills[s.ID] = level + 1
			})
		}
	}
	for _, x := range c.Certs {
		add("cert/"+x.ID, func(q *paths.Query) { q.Profile.Certs = append(slices.Clone(q.Profile.Certs), x.ID) })
	}
	for _, x := range c.Programs {
		add("program/"+x.ID, func(q *paths.Query) { q.Profile.Programs = append(slices.Clone(q.Profile.Programs), x.ID) })
	}
	for _, x := range c.Licenses {
		add("license/"+x.ID, func(q *paths.Query) { q.Profile.Licenses = append(slices.Clone(q.Profile.Licenses), x.ID) })
	}
	for id := range q.Profile.Experience {
		add("a month in "+id, func(q *paths.Query) {
			q.Profile.Experience = maps.Clone(q.Profile.Experience)
			q.Profile.Experience[id]++
		})
	}
	add("an award", func(q *paths.Query) {
		q.Profile.Awards = append(slices.Clone(q.Profile.Awards), paths.Award{Award: roles.Doctorate, Fields: []string{"data", "health"}, Accreditor: "acme"})
	})
	add("a move", func(q *paths.Query) { q.Limits.MaxMoves++ })
	add("no avoid", func(q *paths.Query) { q.Limits.Avoid = nil })
	if q.Pace > 0 {
		add("an hour a week", func(q *paths.Query) { q.Pace++ })
	}
	if q.Limits.Budget != nil {
		add("a dollar", func(q *paths.Query) { q.Limits.Budget = dollars(*q.Limits.Budget + 1) })
	}
	if q.Limits.Deadline != nil {
		add("a day", func(q *paths.Query) { q.Limits.Deadline = dollars(*q.Limits.Deadline + 3) })
	}
	return out
}

// worsened is the vectors that none of a better query's reaches.
func worsened(before, after []paths.Vector) []paths.Vector {
	return slices.DeleteFunc(slices.Clone(before), func(v paths.Vector) bool {
		return slices.ContainsFunc(after, func(w paths.Vector) bool {
			return noWorse(row(w, paths.Objectives()), row(v, paths.Objectives()))
		})
	})
}

// The model itself must reward whoever holds more and has more room: if brute
// force breaks this, the plan space is wrong and no search of it can be right.
func TestMoreNeverWorsensWhatBruteForceFinds(t *testing.T) {
	count := 0
	first, last := seeds(t, 25)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		q.Limits.MaxMoves = min(q.Limits.MaxMoves, 4)
		before := newOracle(c, q).front()
		for i, b := range betters(c, q) {
			count++
			if len(worsened(before, newOracle(c, b.q).front())) == 0 {
				continue
			}
			small, question := shrink(c, q, func(c *roles.Catalog, q paths.Query) bool {
				more := betters(c, q)
				return i < len(more) && more[i].by == b.by && len(worsened(newOracle(c, q).front(), newOracle(c, more[i].q).front())) > 0
			})
			var report string
			for _, more := range betters(small, question) {
				if more.by == b.by {
					report = fmt.Sprintf("before %v\nafter %v", newOracle(small, question).plans(), newOracle(small, more.q).plans())
				}
			}
			t.Errorf("seed %d: %s made it worse\n%s\n%s", seed, b.by, report, describe(small, question))
			break
		}
	}
	t.Logf("%d better queries", count)
}
