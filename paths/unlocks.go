package paths

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"careers/rung/roles"
)

// Thing is something that a person can come to hold.
type Thing struct {
	Kind  roles.Kind  `json:"kind"` // skill, cert, program or license
	ID    string      `json:"id"`
	Level roles.Level `json:"level,omitempty"` // of a skill; None means working
}

// Ref is the thing as people write it: "skill/sql".
func (t Thing) Ref() string { return roles.Ref{Kind: t.Kind, ID: t.ID}.String() }

// Unlocks is what holding a thing changes for a person: each figure is that of
// one search without the thing and one with it.
type Unlocks struct {
	Thing     Thing    `json:"thing"`
	Held      bool     `json:"held"` // the person holds it: the figures without it are theirs had they not
	AskedBy   []Asker  `json:"asked_by"`
	Opened    []Effect `json:"opens"`     // roles that have a plan only with it, quickest first
	Unsettled []string `json:"unsettled"` // roles of which a search ended before it could tell, sorted
	Effects   []Effect `json:"targets"`   // most months saved first, then most dollars, then by id
	Keystone  Keystone `json:"keystone"`
}

// Effect is the best that the plans to a role can do, without a thing and with
// it.
type Effect struct {
	Role    string `json:"role"`
	Without *Best  `json:"without"` // nil: no plan was found
	With    *Best  `json:"with"`
}

// Best is the least of each objective, each over all plans: no one plan need
// have them all.
type Best struct {
	Time Months `json:"months"`
	Cost int    `json:"cost_usd"`
	Risk int    `json:"risk"`
	// Unproved lists the objectives whose search ended early: there the figure
	// is that of the best plan found, and the least may be less.
	Unproved []Objective `json:"unproved,omitempty"`
}

// Keystone sums up what a thing is worth: the roles it opens, and the median
// of the months that it saves on the quickest plan, over the targets that have
// a plan without it (of an even number the lower of the middle two).
type Keystone struct {
	Opened      int    `json:"opens"`
	Compared    int    `json:"targets_compared"`
	Quicker     int    `json:"targets_quicker"`
	Cheaper     int    `json:"targets_cheaper"`
	MonthsSaved Months `json:"median_months_saved"`
	Exact       bool   `json:"exact"` // no search behind these figures ended early
}

// Unlocks tells what holding a thing changes for the person of a query within
// its limits; the query's target and objectives are not read. It compares the
// targets given, or where there are none those of UnlockTargets, and looks for
// opened roles everywhere. A thing that is held already is compared with the
// same person without it. The error speaks of an unknown thing or role, or is
// the context's.
func (g *Graph) Unlocks(ctx context.Context, q Query, thing Thing, targets []string) (*Unlocks, error) {
	kind, err := holdKind(g.cat, thing.Kind, thing.ID)
	if err != nil {
		return nil, err
	}
	thing.Kind = kind
	with := q.Profile.Clone()
	if err := with.Hold(g.cat, kind, thing.ID, thing.Level); err != nil {
		return nil, err
	}
	if kind == roles.KindSkill {
		thing.Level = roles.SkillLevel{Level: thing.Level}.LevelOrWorking()
	}
	u := &Unlocks{Thing: thing, AskedBy: askers(g.cat, thing, true), Opened: []Effect{}, Unsettled: []string{}, Effects: []Effect{},
		Held: q.Profile.Holds(thing)}
	if targets == nil {
		targets = g.UnlockTargets(q, thing)
	}
	for _, id := range targets {
		if g.cat.Role(id) == nil {
			return nil, fmt.Errorf("unknown role %q", id)
		}
	}
	if q.Profile.Role != "" && g.cat.Role(q.Profile.Role) == nil {
		return nil, fmt.Errorf("unknown role %q", q.Profile.Role)
	}
	c := comparison{g: g, without: q, with: q, reads: g.readers(thing)}
	c.with.Profile = with
	if u.Held {
		c.without.Profile = q.Profile.Clone()
		c.without.Profile.Drop(thing.Kind, thing.ID)
	}
	opened, err := c.opened(ctx, u)
	if err != nil {
		return nil, err
	}
	asked := slices.Clone(append(opened, targets...))
	slices.Sort(asked)
	asked = slices.Compact(asked)
	effects := make([]Effect, len(asked))
	if err := each(ctx, len(asked), func(i int) (err error) {
		effects[i], err = c.effect(ctx, asked[i])
		return err
	}); err != nil {
		return nil, err
	}
	for _, e := range effects {
		if slices.Contains(opened, e.Role) {
			u.Opened = append(u.Opened, e)
		}
		if slices.Contains(targets, e.Role) {
			u.Effects = append(u.Effects, e)
		}
	}
	slices.SortStableFunc(u.Opened, func(a, b Effect) int { return cmp.Compare(a.With.Time, b.With.Time) })
	slices.SortStableFunc(u.Effects, func(a, b Effect) int {
		return cmp.Or(cmp.Compare(b.MonthsSaved(), a.MonthsSaved()), cmp.Compare(b.costSaved(), a.costSaved()))
	})
	u.Keystone = keystone(u)
	return u, nil
}

// MonthsSaved is by how much the quickest plan is quicker; 0 where a side has
// no plan.
func (e Effect) MonthsSaved() Months {
	if e.Without == nil || e.With == nil {
		return 0
	}
	return e.Without.Time - e.With.Time
}

func (e Effect) costSaved() int {
	if e.Without == nil || e.With == nil {
		return 0
	}
	return e.Without.Cost - e.With.Cost
}

func keystone(u *Unlocks) Keystone {
	k := Keystone{Opened: len(u.Opened), Exact: len(u.Unsettled) == 0}
	var saved []Months
	for _, e := range u.Effects {
		if e.Without == nil || e.With == nil {
			continue
		}
		k.Exact = k.Exact && len(e.Without.Unproved) == 0 && len(e.With.Unproved) == 0
		saved = append(saved, e.MonthsSaved())
		if e.MonthsSaved() > 0 {
			k.Quicker++
		}
		if e.costSaved() > 0 {
			k.Cheaper++
		}
	}
	if k.Compared = len(saved); k.Compared > 0 {
		slices.Sort(saved)
		k.MonthsSaved = saved[(k.Compared-1)/2]
	}
	return k
}

// comparison is a question asked without a thing and with it.
type comparison struct {
	g             *Graph
	without, with Query
	reads         []bool // role → moving there may look at what the thing gives
}

// glance is work enough to find some plan where there is one, mostly.
const glance = 1

// opened is the roles that have no plan without the thing and one with it,
// sorted. Roles that no walk reaches by way of one that reads the thing keep
// their answer.
func (c *comparison) opened(ctx context.Context, u *Unlocks) ([]string, error) {
	var candidates []string
	for role, near := range c.touched() {
		if id := c.g.nodes[role].rec.ID; near && id != c.without.Profile.Role {
			candidates = append(candidates, id)
		}
	}
	const (
		same = iota
		opens
		unsettled
	)
	verdicts := make([]int, len(candidates))
	err := each(ctx, len(candidates), func(i int) error {
		before, provedBefore, err := c.g.reaches(ctx, c.without, candidates[i])
		if err != nil || before {
			return err
		}
		after, provedAfter, err := c.g.reaches(ctx, c.with, candidates[i])
		switch {
		case after && provedBefore:
			verdicts[i] = opens
		case !provedAfter || !provedBefore:
			verdicts[i] = unsettled
		}
		return err
	})
	var opened []string
	for i, v := range verdicts {
		switch v {
		case opens:
			opened = append(opened, candidates[i])
		case unsettled:
			u.Unsettled = append(u.Unsettled, candidates[i])
		}
	}
	return opened, err
}

// reaches reports whether there is a plan to a role, and whether that is
// proved.
func (g *Graph) reaches(ctx context.Context, q Query, target string) (found, proved bool, err error) {
	q.Target = target
	for _, work := range []int{glance, q.MaxWork} {
		q.MaxWork = work
		plan, exact, err := g.least(ctx, q, ByTime)
		if err != nil || plan != nil || exact {
			return plan != nil, true, err
		}
	}
	return false, false, nil
}

// effect finds the best of both sides for one role.
func (c *comparison) effect(ctx context.Context, role string) (Effect, error) {
	e := Effect{Role: role}
	without, with := c.without, c.with
	without.Target, with.Target = role, role
	var err error
	if e.Without, err = c.g.best(ctx, without); err != nil {
		return e, err
	}
	if e.With, err = c.g.best(ctx, with); err != nil {
		return e, err
	}
	if e.Without != nil { // who holds more may do the same: a plan without the thing is one with it
		if e.With == nil {
			with := *e.Without
			with.Unproved = []Objective{ByTime, ByCost, ByRisk}
			e.With = &with
		}
		e.With.Time = min(e.With.Time, e.Without.Time)
		e.With.Cost = min(e.With.Cost, e.Without.Cost)
		e.With.Risk = min(e.With.Risk, e.Without.Risk)
	}
	return e, nil
}

// best finds the least time, cost and risk, each by a search of its own; nil
// where there is no plan.
func (g *Graph) best(ctx context.Context, q Query) (*Best, error) {
	var b *Best
	var unproved []Objective
	for _, o := range []Objective{ByTime, ByCost, ByRisk} {
		plan, proved, err := g.least(ctx, q, o)
		switch {
		case err != nil:
			return nil, err
		case plan == nil && proved:
			return nil, nil
		case !proved:
			unproved = append(unproved, o)
		}
		if plan == nil {
			continue
		}
		v := plan.Vector
		if b == nil {
			b = &Best{Time: v.Time, Cost: v.Cost, Risk: v.Risk}
		}
		b.Time, b.Cost, b.Risk = min(b.Time, v.Time), min(b.Cost, v.Cost), min(b.Risk, v.Risk)
	}
	if b != nil {
		b.Unproved = unproved
	}
	return b, nil
}

// least is the best plan in one objective, nil where none was found, and
// whether that is proved.
func (g *Graph) least(ctx context.Context, q Query, o Objective) (*Plan, bool, error) {
	q.Objectives = []Objective{o}
	found, err := g.front(ctx, q)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil || len(found.Plans) == 0 {
		return nil, err == nil && found.Exact, err
	}
	return &found.Plans[0], found.Exact, nil
}

// each calls do with 0 to n-1, as many at a time as there are processors, until
// one fails or the context ends.
func each(ctx context.Context, n int, do func(int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var failed atomic.Bool
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || failed.Load() {
					return
				}
				if errs[i] = do(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
