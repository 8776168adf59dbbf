package paths

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"careers/rung/roles"
)

// Next is the moves that are a person's next ones: all that leave the current
// role, or, before the first job, every role that takes people without
// experience. They stand by kind, up first; within one the open ones first,
// then by the share of required skills met, of their number and of their
// weight, then by time; of two that tie in all this the one that needs no
// degree, then by id.
type Next struct {
	From  string     `json:"from,omitempty"` // "": before the first job
	Moves []NextMove `json:"moves"`
}

// NextKind is where a move leads, as seen from the current role.
type NextKind string

// Kinds of next move, in the order in which they are told.
const (
	NextUp     NextKind = "up"
	NextAcross NextKind = "across"
	NextPivot  NextKind = "pivot"
	NextEntry  NextKind = "entry" // before the first job
)

// NextKinds lists the kinds in the order in which they are told.
func NextKinds() []NextKind { return []NextKind{NextUp, NextAcross, NextPivot, NextEntry} }

// nextKind is where a kind of the catalog's moves leads.
func nextKind(kind roles.MoveKind) NextKind {
	switch kind {
	case roles.Promotion:
		return NextUp
	case roles.Lateral:
		return NextAcross
	case roles.EntryMove:
		return NextEntry
	}
	return NextPivot
}

// NextMove is one move and what it takes. Times and costs are those of the
// quickest plan that makes this move alone, of several as quick the cheapest,
// then the safest. Where two moves lead to one role, it is the one that this
// plan makes, or where none is open the first.
type NextMove struct {
	Role     string         `json:"role"`
	Title    string         `json:"title"`
	Kind     NextKind       `json:"kind"`
	MoveKind roles.MoveKind `json:"move_kind"`
	Realism  roles.Realism  `json:"realism,omitempty"` // of a first job
	Open     bool           `json:"open"`              // a plan makes this move within the limits
	Fit      SkillFit       `json:"fit"`
	Missing  NextMissing    `json:"missing"`
	Mode     Mode           `json:"mode,omitempty"`
	Months   *MonthRange    `json:"months"`   // nil: not open
	CostUSD  *CostRange     `json:"cost_usd"` // nil: not open
	Unknown  []string       `json:"unknown"`  // refs whose price is a stand-in

	PayChangeUSD  *int           `json:"pay_change_usd"`         // typical there less typical here; nil: one is not known
	BeginnerPay   *BeginnerPay   `json:"beginner_pay,omitempty"` // of a first job
	Evidence      roles.Evidence `json:"evidence"`
	Gates         []Gate         `json:"gates"`          // what keeps it closed
	DegreeNeeded  bool           `json:"degree_needed"`  // no plan makes it without a new degree
	WithoutDegree *Opens         `json:"without_degree"` // the quickest plan without one, where the quickest of all takes one
	Exact         bool           `json:"exact"`          // no plan is quicker, or none there is; else none was found
	Why           string         `json:"why,omitempty"`
	PayFalls      string         `json:"pay_falls,omitempty"` // why a promotion pays less at first
}

// SkillFit is how many of a role's required skills are met at their level, and
// the weight of those.
type SkillFit struct {
	Met       int `json:"met"`
	Required  int `json:"required"`
	WeightMet int `json:"weight_met"`
	Weight    int `json:"weight"`
}

// NextMissing is what a person still lacks for a role. Lift, Learn and OnTheJob
// count skills that the role asks for. The rest is what the quickest plan does
// about it or, for a move that is not open, what the gap comes to.
type NextMissing struct {
	Lift             int       `json:"lift"`
	Learn            int       `json:"learn"`
	OnTheJob         int       `json:"on_the_job"`  // no study teaches them
	StudyHours       CostRange `json:"study_hours"` // of skills and for exams
	Certs            []string  `json:"certs"`
	Programs         []string  `json:"programs"`
	Licenses         []string  `json:"licenses"`
	ExperienceMonths int       `json:"experience_months"` // that the role asks for and that are not served yet
	StayMonths       Months    `json:"stay_months"`       // in the current role, or of study before a first job; typical
	Binding          Binding   `json:"binding,omitempty"` // what makes the stay in a role as long as it is
}

// Next tells the next moves of the person of a query within its limits. The
// query's target, objectives, Via and MaxMoves are not read. The error speaks of
// an unknown role, or is the context's.
func (g *Graph) Next(ctx context.Context, q Query) (*Next, error) {
	if q.Profile.Role != "" && g.cat.Role(q.Profile.Role) == nil {
		return nil, fmt.Errorf("unknown role %q", q.Profile.Role)
	}
	if q.Pace <= 0 {
		q.Pace = max(1, g.model.Pace)
	}
	q.Limits.MaxMoves, q.Limits.Via, q.Objectives = 1, nil, nil
	targets := g.nextRoles(q.Profile.Role)
	next := &Next{From: q.Profile.Role, Moves: make([]NextMove, len(targets))}
	if err := each(ctx, len(targets), func(i int) (err error) {
		q := q
		q.Target = targets[i]
		next.Moves[i], err = g.nextMove(ctx, q)
		return err
	}); err != nil {
		return nil, err
	}
	slices.SortFunc(next.Moves, func(a, b NextMove) int { return a.compare(&b) })
	return next, nil
}

// nextRoles is the roles that one move leads to, sorted, once each.
func (g *Graph) nextRoles(from string) []string {
	var list []string
	if from == "" {
		for i := range g.nodes {
			if g.nodes[i].entry {
				list = append(list, g.nodes[i].rec.ID)
			}
		}
		return list
	}
	for _, m := range g.cat.Role(from).Moves {
		list = append(list, m.To)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// compare orders moves as Next lists them.
func (m *NextMove) compare(o *NextMove) int {
	share := func(met, of int) (int, int) {
		if of == 0 { // nothing is asked for: all of it is met
			return 1, 1
		}
		return met, of
	}
	less := func(metA, ofA, metB, ofB int) int {
		metA, ofA = share(metA, ofA)
		metB, ofB = share(metB, ofB)
		return metB*ofA - metA*ofB
	}
	var timeA, timeB Months
	if m.Open && o.Open {
		timeA, timeB = m.Months.Typical, o.Months.Typical
	}
	return cmp.Or(
		slices.Index(NextKinds(), m.Kind)-slices.Index(NextKinds(), o.Kind),
		trueFirst(m.Open, o.Open),
		less(m.Fit.Met, m.Fit.Required, o.Fit.Met, o.Fit.Required),
		less(m.Fit.WeightMet, m.Fit.Weight, o.Fit.WeightMet, o.Fit.Weight),
		cmp.Compare(timeA, timeB),
		trueFirst(!m.DegreeNeeded, !o.DegreeNeeded),
		cmp.Compare(m.Role, o.Role),
	)
}

func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// nextMove finds the quickest plan to a query's target, which is one move away.
func (g *Graph) nextMove(ctx context.Context, q Query) (NextMove, error) {
	role, from := g.cat.Role(q.Target), g.cat.Role(q.Profile.Role)
	gap, err := FindGap(g.cat, q.Profile, q.Target, q.Pace)
	if err != nil {
		return NextMove{}, err
	}
	m := NextMove{Role: role.ID, Title: role.Title, Unknown: []string{}, Gates: []Gate{},
		Fit: fitOf(newLedger(g.cat, q.Profile), role), Missing: missingOf(gap)}
	if from != nil {
		m.PayChangeUSD = payChange(g.cat, from, role)
	} else {
		m.BeginnerPay = beginnerPay(g.cat, role)
	}
	found, err := g.quickest(ctx, q)
	if err != nil {
		return m, err
	}
	m.Exact = found.Exact
	if len(found.Plans) == 0 {
		m.tellMove(role, from, slices.IndexFunc(movesOf(from), func(x roles.Move) bool { return x.To == role.ID }))
		m.Unknown = orNone(gap.Totals.Unknown)
		m.DegreeNeeded = slices.ContainsFunc(m.Missing.Programs, g.isDegree)
		m.Gates, err = g.closedBy(ctx, q)
		return m, err
	}
	plan := &found.Plans[0]
	leg := &plan.Legs[0]
	m.tellMove(role, from, leg.Move)
	m.tellPlan(plan)
	if !slices.ContainsFunc(m.Missing.Programs, g.isDegree) {
		return m, nil
	}
	q.Limits.NoNewDegree = true
	without, err := g.quickest(ctx, q)
	if err == nil && len(without.Plans) > 0 {
		v := without.Plans[0].Vector
		m.WithoutDegree = &Opens{Months: v.Time, CostUSD: v.Cost}
	}
	m.DegreeNeeded = m.WithoutDegree == nil
	return m, err
}

// quickest is Best by time alone. It looks within short times first, because a
// deadline leaves far fewer things to choose from: what is the quickest plan
// within one is the quickest of all.
func (g *Graph) quickest(ctx context.Context, q Query) (*Result, error) {
	const first, last = 2400, 19200 // two years to sixteen
	for most := first; most <= last; most += most / 2 {
		within := q
		if within.Limits.Deadline = &most; q.Limits.Deadline != nil && *q.Limits.Deadline <= most {
			break
		}
		if found, err := g.Best(ctx, within, ByTime, 1); err != nil || len(found.Plans) > 0 {
			return found, cmp.Or(err, ctx.Err())
		}
	}
	found, err := g.Best(ctx, q, ByTime, 1)
	return found, cmp.Or(err, ctx.Err())
}

func movesOf(r *roles.Role) []roles.Move {
	if r == nil {
		return nil
	}
	return r.Moves
}

// tellMove adds what the catalog says of a move; at is its place among those of
// the role that it leaves, or below zero for a first job.
func (m *NextMove) tellMove(to, from *roles.Role, at int) {
	if from == nil || at < 0 {
		m.MoveKind, m.Realism = roles.EntryMove, to.Entry.Realism
		m.Evidence, m.Why = cmp.Or(to.Entry.Evidence, roles.Curator), to.Entry.Note
	} else {
		move := &from.Moves[at]
		m.MoveKind, m.Evidence = move.Kind, cmp.Or(move.Evidence, roles.Curator)
		m.Why, m.PayFalls = move.Why, move.PayFalls
	}
	m.Kind = nextKind(m.MoveKind)
}

// tellPlan adds what a plan of one move comes to.
func (m *NextMove) tellPlan(p *Plan) {
	leg := &p.Legs[0]
	m.Open, m.Mode = true, leg.Mode
	m.Months, m.CostUSD = &p.Totals.Months, &p.Totals.CostUSD
	m.Unknown = orNone(p.Totals.Unknown)
	x := &m.Missing
	x.StudyHours, x.Certs, x.Programs, x.Licenses, x.StayMonths = p.Totals.StudyHours, []string{}, []string{}, []string{}, leg.FullTime+leg.Stay
	for _, item := range leg.Items {
		switch item.Kind {
		case roles.KindCert:
			x.Certs = append(x.Certs, item.ID)
		case roles.KindProgram:
			x.Programs = append(x.Programs, item.ID)
		}
	}
	slices.Sort(x.Certs)
	slices.Sort(x.Programs)
	for _, s := range p.Steps {
		if s.Stay != nil {
			x.Binding = s.Stay.Binding
		}
	}
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func (g *Graph) isDegree(program string) bool {
	i, ok := g.progIndex[program]
	return ok && g.progs[i].degree
}

// Fits tells how many of a role's required skills a person meets. What it takes
// to know the person is done once.
func Fits(c *roles.Catalog, p Profile) func(r *roles.Role) SkillFit {
	l := newLedger(c, p)
	return func(r *roles.Role) SkillFit { return fitOf(l, r) }
}

// fitOf counts the required skills of a role that are met.
func fitOf(l *ledger, r *roles.Role) SkillFit {
	fit := SkillFit{Required: len(r.Requires.Skills)}
	for _, clause := range r.Requires.Skills {
		if l.meets(clause, false) {
			fit.Met++
		}
	}
	fit.WeightMet, fit.Weight = l.coverage(r.Requires.Skills)
	return fit
}

// missingOf sums a gap up.
func missingOf(gap *Gap) NextMissing {
	x := NextMissing{StudyHours: gap.Totals.Hours, ExperienceMonths: gap.Totals.ExperienceMonths,
		Certs: []string{}, Programs: []string{}, Licenses: []string{}}
	asked := func(list []GapStudy) int {
		n := 0
		for _, s := range list {
			if s.Weight > 0 { // others are only needed first
				n++
			}
		}
		return n
	}
	x.Lift, x.Learn = asked(gap.Lift), asked(gap.Learn)
	for _, s := range gap.OnTheJob {
		if s.Weight > 0 {
			x.OnTheJob++
		}
	}
	for _, cert := range gap.Certs {
		x.Certs = withID(x.Certs, cert.Cert)
	}
	for _, e := range gap.Education {
		if len(e.Programs) > 0 {
			x.Programs = withID(x.Programs, e.Programs[0].Program)
		}
	}
	for _, l := range gap.Licenses {
		x.Licenses = withID(x.Licenses, l.License)
	}
	for _, list := range [][]string{x.Certs, x.Programs, x.Licenses} {
		slices.Sort(list)
	}
	return x
}

// payChange is what a move does to typical pay a year, in dollars; nil where
// either figure is not known.
func payChange(c *roles.Catalog, from, to *roles.Role) *int {
	before, after := c.Pay(from), c.Pay(to)
	if !before.Known || !after.Known {
		return nil
	}
	change := after.Typical - before.Typical
	return &change
}
