package paths

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"careers/rung/roles"
)

// WhatIf is the answer to a question beside the answer to the same question
// with something changed.
type WhatIf struct {
	Before, After *Result
	Best          []Contrast
	Routes        []RouteChange // new ones first, then those gone, then those kept; each quickest first
}

// Contrast is the best plan in one objective, before a change and after it.
type Contrast struct {
	Objective Objective `json:"objective"`
	Before    *Figure   `json:"before"` // nil: no plan
	After     *Figure   `json:"after"`
}

// Figure is what the best plan in an objective comes to. NetEarnings is that
// plan's pay less cost over the horizon.
type Figure struct {
	Plan        string `json:"plan"`
	Vector      Vector `json:"totals"`
	NetEarnings int    `json:"net_earnings_usd"`
	Proved      bool   `json:"proved"` // no plan does better; else none better was found
}

// Of is the figure in one objective, in the units of Vector.
func (f *Figure) Of(o Objective) int { return f.Vector.of(o) }

// RouteChange is a chain of roles that plans nobody beats go along, before a
// change or after it.
type RouteChange struct {
	Change RouteFate `json:"change"`
	Roles  []string  `json:"roles"`
	Before *Vector   `json:"before"` // of its quickest plan; nil: none goes that way
	After  *Vector   `json:"after"`
}

// RouteFate says what a change does to a route.
type RouteFate string

// What becomes of routes. One that is gone is beaten now, or not possible.
const (
	RouteNew  RouteFate = "new"
	RouteGone RouteFate = "gone"
	RouteKept RouteFate = "kept"
)

// WhatIf answers two questions and sets the answers beside each other, by the
// objectives and the horizon of the first. Its errors are those of Plan, or
// the context's.
func (g *Graph) WhatIf(ctx context.Context, before, after Query) (*WhatIf, error) {
	after.Objectives, after.Horizon = before.Objectives, before.Horizon
	questions, answers := []Query{before, after}, make([]*Result, 2)
	if err := each(ctx, len(questions), func(i int) (err error) {
		answers[i], err = g.Plan(ctx, questions[i])
		return err
	}); err != nil {
		return nil, err
	}
	w := &WhatIf{Before: answers[0], After: answers[1], Routes: routeChanges(answers[0].Plans, answers[1].Plans)}
	objectives := before.Objectives
	if len(objectives) == 0 {
		objectives = []Objective{ByTime, ByCost, ByRisk}
	}
	for _, o := range objectives {
		w.Best = append(w.Best, Contrast{o, bestIn(w.Before, o), bestIn(w.After, o)})
	}
	return w, nil
}

// OneMoreHour is what one more hour of study a week changes.
func (g *Graph) OneMoreHour(ctx context.Context, q Query) (*WhatIf, error) {
	if q.Pace <= 0 {
		q.Pace = max(1, g.model.Pace)
	}
	more := q
	more.Pace++
	return g.WhatIf(ctx, q, more)
}

// bestIn is the best plan of an answer in one objective, the first of those
// that tie.
func bestIn(r *Result, o Objective) *Figure {
	if len(r.Plans) == 0 {
		return nil
	}
	p := slices.MinFunc(r.Plans, func(a, b Plan) int { return cmp.Compare(a.Vector.of(o), b.Vector.of(o)) })
	return &Figure{Plan: p.ID, Vector: p.Vector, NetEarnings: p.Totals.NetEarnings.Typical,
		Proved: r.Exact || r.Gap != nil && r.Gap.Best.of(o) >= p.Vector.of(o)}
}

// routeChanges matches plans by the roles they pass.
func routeChanges(before, after []Plan) []RouteChange {
	list := []RouteChange{}
	at := map[string]int{}
	add := func(p *Plan, side func(*RouteChange) **Vector) {
		key := strings.Join(p.Roles, " ")
		i, known := at[key]
		if !known {
			i = len(list)
			at[key] = i
			list = append(list, RouteChange{Roles: p.Roles})
		}
		if v := side(&list[i]); *v == nil || p.Vector.Time < (*v).Time {
			*v = &p.Vector
		}
	}
	for i := range before {
		add(&before[i], func(r *RouteChange) **Vector { return &r.Before })
	}
	for i := range after {
		add(&after[i], func(r *RouteChange) **Vector { return &r.After })
	}
	for i := range list {
		switch r := &list[i]; {
		case r.Before == nil:
			r.Change = RouteNew
		case r.After == nil:
			r.Change = RouteGone
		default:
			r.Change = RouteKept
		}
	}
	fates := []RouteFate{RouteNew, RouteGone, RouteKept}
	time := func(r RouteChange) Months {
		if r.After != nil {
			return r.After.Time
		}
		return r.Before.Time
	}
	slices.SortStableFunc(list, func(a, b RouteChange) int {
		return cmp.Or(cmp.Compare(slices.Index(fates, a.Change), slices.Index(fates, b.Change)),
			cmp.Compare(time(a), time(b)), slices.Compare(a.Roles, b.Roles))
	})
	return list
}

// Drop takes away a skill, certification, program or license, and reports
// whether it was held. What else grants the same still does.
func (p *Profile) Drop(kind roles.Kind, id string) bool {
	without := func(list *[]string) bool {
		i := slices.Index(*list, id)
		if i >= 0 {
			*list = slices.Delete(*list, i, i+1)
		}
		return i >= 0
	}
	switch kind {
	case roles.KindSkill:
		held := p.Skills[id] > roles.None
		delete(p.Skills, id)
		return held
	case roles.KindCert:
		return without(&p.Certs)
	case roles.KindProgram:
		return without(&p.Programs)
	case roles.KindLicense:
		return without(&p.Licenses)
	}
	return false
}

// DropAward takes away every award of a rank that is held without a named
// program, and reports whether there was one.
func (p *Profile) DropAward(award roles.Award) bool {
	held := len(p.Awards)
	p.Awards = slices.DeleteFunc(p.Awards, func(a Award) bool { return a.Award == award })
	return len(p.Awards) < held
}

// Holds reports whether a thing is held in its own name, a skill at its level.
func (p *Profile) Holds(t Thing) bool {
	switch t.Kind {
	case roles.KindSkill:
		return p.Skills[t.ID] >= t.Level
	case roles.KindCert:
		return slices.Contains(p.Certs, t.ID)
	case roles.KindProgram:
		return slices.Contains(p.Programs, t.ID)
	}
	return slices.Contains(p.Licenses, t.ID)
}
