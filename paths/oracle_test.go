package paths_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// oracle answers a query by brute force: every walk, choice of things to
// acquire, order of study, mode and stay of the plan space, in plain maps and
// recursion. It shares no code with the search that it checks. The only thing
// it ever leaves out is a completion that another completion of the very same
// situation beats; every turns even that off.
type oracle struct {
	c     *roles.Catalog
	q     paths.Query
	every bool
	memo  map[string][]outcome
	picks map[string][]choice
}

// situation is a person on the day they start in a role.
type situation struct {
	role   string
	held   holding
	served map[string]int // role → completed whole months
	passed map[string]bool
	left   int // moves
}

// holding maps a thing ("skill/sql@2", "cert/chda", "program/bs-him",
// "license/rn") to the moment of the current stay at which it is held; what is
// held on arrival is held at 0. A skill at a level has every level below too.
type holding map[string]int

// outcome is what the rest of a plan adds up to. The gap is in dollars a year
// times hundredths of a month.
type outcome struct {
	time, cost, risk, gap, effort int
	unknown                       bool // a fee or a tuition
	first                         *leg // how: for a failing test to print
}

// leg is one stay and the move that ends it.
type leg struct {
	from, to   string
	mode       paths.Mode
	full, stay int
	items      []string
	sum        outcome
	next       *leg
}

// choice is a set of things acquired in one stay.
type choice struct {
	items   []string
	full    int // stretch of full-time study before the stay
	finish  int // of the lane, from the start of the stay
	cost    int
	effort  int
	unknown bool
	held    holding
}

func newOracle(c *roles.Catalog, q paths.Query) *oracle {
	if q.Limits.MaxMoves == 0 {
		q.Limits.MaxMoves = paths.DefaultMaxMoves
	}
	if q.Pace == 0 {
		q.Pace = c.Model.Pace
	}
	if len(q.Objectives) == 0 {
		q.Objectives = []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}
	}
	return &oracle{c: c, q: q, memo: map[string][]outcome{}, picks: map[string][]choice{}}
}

// front is every vector that no other one beats in the objectives asked for;
// objectives that were not asked for are zero.
func (o *oracle) front() []paths.Vector {
	return front(o.vectors(), o.q.Objectives)
}

// vectors is the plans within the limits, reduced to their sums.
func (o *oracle) vectors() []paths.Vector {
	var all []paths.Vector
	for _, end := range o.plans() {
		all = append(all, end.vector())
	}
	return all
}

func (end outcome) vector() paths.Vector {
	return paths.Vector{Time: paths.Months(end.time), Cost: end.cost, Risk: end.risk,
		Earnings: (end.gap + 1199) / 1200, Effort: end.effort}
}

func (o *oracle) plans() []outcome {
	s := o.start()
	if s.role == o.q.Target && o.passedAll(s) {
		return []outcome{{}}
	}
	var within []outcome
	for _, end := range o.completions(s) {
		if o.fits(end) {
			within = append(within, end)
		}
	}
	return within
}

func (o *oracle) start() situation {
	p := o.q.Profile
	h := holding{}
	for id, level := range p.Skills {
		h.skill(id, level, 0)
	}
	for _, id := range p.Certs {
		o.hold(h, "cert/"+id, 0)
	}
	for _, id := range p.Programs {
		o.hold(h, "program/"+id, 0)
	}
	for _, id := range p.Licenses {
		o.hold(h, "license/"+id, 0)
	}
	been := maps.Clone(p.Experience)
	if been == nil {
		been = map[string]int{}
	}
	for id, months := range been {
		h.teach(o.c.Role(id), 100*months)
	}
	if p.Role != "" {
		h.teach(o.c.Role(p.Role), 100*been[p.Role])
	}
	return situation{role: p.Role, held: h, served: been, passed: map[string]bool{p.Role: true}, left: o.q.Limits.MaxMoves}
}

func (o *oracle) passedAll(s situation) bool {
	for _, id := range o.q.Limits.Via {
		if !s.passed[id] {
			return false
		}
	}
	return true
}

func (o *oracle) fits(end outcome) bool {
	limits := o.q.Limits
	if limits.Budget != nil && (end.unknown || end.cost > *limits.Budget) {
		return false
	}
	return limits.Deadline == nil || end.time <= *limits.Deadline
}

// completions is what every way from a situation to the target adds up to.
func (o *oracle) completions(s situation) []outcome {
	key := s.key()
	if known, ok := o.memo[key]; ok && !o.every {
		return known
	}
	var all []outcome
	last := o.lastMonth(s)
	for _, move := range o.moves(s) {
		v := o.c.Role(move.To)
		for _, pick := range o.choices(s, v) {
			for _, stay := range o.stays(s, max(pick.finish, o.tenureMissing(s, move)), last) {
				for _, mode := range []paths.Mode{paths.Prepared, paths.Stretch} {
					all = append(all, o.finish(s, move, v, pick, stay, mode)...)
				}
			}
		}
	}
	if !o.every {
		all = o.unbeaten(all)
		o.memo[key] = all
	}
	return all
}

// finish is the plans that start with one leg.
func (o *oracle) finish(s situation, move roles.Move, v *roles.Role, pick choice, stay int, mode paths.Mode) []outcome {
	risk, ok := o.readiness(s, move, v, pick, stay, mode)
	if !ok {
		return nil
	}
	search := o.search(move, v)
	full := max(0, o.pay(o.q.Target))
	gap := max(0, o.pay(o.q.Target)-o.pay(s.role))
	sum := outcome{time: pick.full + stay + search, cost: pick.cost, risk: risk,
		gap: full*pick.full + gap*(stay+search), effort: pick.effort, unknown: pick.unknown}
	if !o.fits(sum) {
		return nil
	}
	next := o.enter(s, v, pick, stay)
	ends := []outcome{{}}
	switch {
	case v.ID != o.q.Target:
		ends = o.completions(next)
	case !o.passedAll(next):
		return nil
	}
	var all []outcome
	for _, end := range ends {
		all = append(all, outcome{
			time: sum.time + end.time, cost: sum.cost + end.cost, risk: sum.risk + end.risk,
			gap: sum.gap + end.gap, effort: sum.effort + end.effort, unknown: sum.unknown || end.unknown,
			first: &leg{s.role, v.ID, mode, pick.full, stay, pick.items, sum, end.first},
		})
	}
	return all
}

// enter is the situation after a stay and a move into v.
func (o *oracle) enter(s situation, v *roles.Role, pick choice, stay int) situation {
	h := holding{}
	for thing := range pick.held {
		h[thing] = 0
	}
	served := maps.Clone(s.served)
	if s.role != "" {
		h.teach(o.c.Role(s.role), 100*s.served[s.role]+stay)
		if stay >= 100 {
			served[s.role] += stay / 100
		}
	}
	for _, clause := range v.Requires.Skills {
		least := slices.MinFunc(clause.Any, func(a, b roles.Alternative) int { return o.fromNothing(a) - o.fromNothing(b) })
		h.skill(least.Skill, least.LevelOrWorking(), 0)
	}
	h.teach(v, 100*served[v.ID])
	passed := maps.Clone(s.passed)
	passed[v.ID] = true
	return situation{role: v.ID, held: h, served: served, passed: passed, left: s.left - 1}
}

func (o *oracle) fromNothing(a roles.Alternative) int {
	return o.c.Skill(a.Skill).Hours.At(a.LevelOrWorking()).Typical
}

// moves is the arcs that leave a situation, within the filters and the number
// of moves that the target is away.
func (o *oracle) moves(s situation) []roles.Move {
	var out []roles.Move
	for _, move := range o.arcs(s.role) {
		if o.away(move.To) < s.left {
			out = append(out, move)
		}
	}
	return out
}

func (o *oracle) arcs(from string) []roles.Move {
	var out []roles.Move
	if from != "" {
		for _, move := range o.c.Role(from).Moves {
			if o.admits(o.c.Role(move.To)) {
				out = append(out, move)
			}
		}
		return out
	}
	for _, r := range o.c.Roles {
		way := r.Entry.Realism
		if (way == roles.EntryOpen || way == roles.EntryBridge) && !r.Feeder && o.admits(&r) {
			out = append(out, roles.Move{To: r.ID, Kind: roles.EntryMove, Evidence: r.Entry.Evidence})
		}
	}
	return out
}

func (o *oracle) admits(r *roles.Role) bool {
	limits := o.q.Limits
	if slices.Contains(limits.Avoid, r.ID) || limits.Sector != "" && !slices.Contains(r.Sectors, limits.Sector) {
		return false
	}
	switch limits.Remote {
	case roles.RemoteFull:
		return r.Remote == roles.RemoteFull
	case roles.RemotePartial:
		return r.Remote == roles.RemotePartial || r.Remote == roles.RemoteFull
	}
	return true
}

// away is the fewest moves from a role to the target.
func (o *oracle) away(from string) int {
	seen, ring := map[string]bool{from: true}, []string{from}
	for n := 0; len(ring) > 0; n++ {
		var next []string
		for _, id := range ring {
			if id == o.q.Target {
				return n
			}
			for _, move := range o.arcs(id) {
				if !seen[move.To] {
					seen[move.To] = true
					next = append(next, move.To)
				}
			}
		}
		ring = next
	}
	return math.MaxInt
}

func (o *oracle) tenureMissing(s situation, move roles.Move) int {
	return max(0, move.Tenure.Typical.Hundredths()-100*s.served[s.role])
}

func (o *oracle) search(move roles.Move, v *roles.Role) int {
	switch {
	case move.Kind != roles.EntryMove:
		return o.c.Model.Search.Typical.Hundredths()
	case !v.Entry.Search.IsZero():
		return v.Entry.Search.Typical.Hundredths()
	}
	return o.c.Model.EntrySearch.Typical.Hundredths()
}

// lastMonth is how long a stay something can still count: a demand for
// experience that can still be reached, or the tenure of an arc.
func (o *oracle) lastMonth(s situation) int {
	last := 0
	if s.role == "" {
		return last
	}
	for _, a := range o.demands(s) {
		if o.counts(a.In, s.role) {
			last = max(last, 100*(a.ExperienceMonths()-o.months(s, a.In)))
		}
	}
	for _, move := range o.c.Role(s.role).Moves {
		last = max(last, o.tenureMissing(s, move))
	}
	return last
}

// stays is the lengths of a stay to try: the shortest one, whole months up to
// the last that counts, and the moments at which the job has taught something.
func (o *oracle) stays(s situation, shortest, last int) []int {
	out := []int{shortest}
	if s.role == "" {
		return out
	}
	r := o.c.Role(s.role)
	for whole := (shortest/100 + 1) * 100; whole < last+100; whole += 100 {
		out = append(out, whole)
	}
	for _, d := range r.Develops {
		if after := d.After.Hundredths() - 100*s.served[s.role]; after > shortest {
			out = append(out, after)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// demands is every alternative that asks for experience, of the roles that can
// still be passed and of what is on offer for them.
func (o *oracle) demands(s situation) []roles.Alternative {
	var out []roles.Alternative
	within, ring := map[string]int{}, []string{s.role}
	for left := s.left - 1; left >= 0; left-- {
		var next []string
		for _, id := range ring {
			if id == o.q.Target && left < s.left-1 {
				continue
			}
			for _, move := range o.arcs(id) {
				if _, seen := within[move.To]; !seen && o.away(move.To) <= left {
					within[move.To] = left
					next = append(next, move.To)
				}
			}
		}
		ring = next
	}
	for id := range within {
		v := o.c.Role(id)
		clauses := required(v)
		for _, thing := range o.offer(v) {
			clauses = append(clauses, o.own(thing)...)
		}
		for _, clause := range clauses {
			for _, a := range clause.Any {
				if a.ExperienceMonths() > 0 {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// pay is what a role pays a year, as the search takes it.
func (o *oracle) pay(id string) int {
	if id == "" {
		return 0
	}
	r := o.c.Role(id)
	if pay := o.c.Pay(r); pay.Known {
		return pay.Typical
	}
	level, all := 0, 0
	for i := range o.c.Roles {
		other := &o.c.Roles[i]
		pay := o.c.Pay(other)
		if !pay.Known {
			continue
		}
		if all == 0 || pay.Typical < all {
			all = pay.Typical
		}
		if other.Level == r.Level && (level == 0 || pay.Typical < level) {
			level = pay.Typical
		}
	}
	if level > 0 {
		return level
	}
	return all
}

// unbeaten leaves out what another outcome beats in all that matters to the
// query: its objectives and its limits.
func (o *oracle) unbeaten(all []outcome) []outcome {
	var within []outcome
	for _, end := range all {
		if o.fits(end) {
			within = append(within, end)
		}
	}
	figures := func(end outcome) []int {
		out := []int{}
		for _, by := range o.q.Objectives {
			out = append(out, map[paths.Objective]int{paths.ByTime: end.time, paths.ByCost: end.cost,
				paths.ByRisk: end.risk, paths.ByEarnings: end.gap, paths.ByEffort: end.effort}[by])
		}
		if o.q.Limits.Budget != nil {
			out = append(out, end.cost)
		}
		if o.q.Limits.Deadline != nil {
			out = append(out, end.time)
		}
		return out
	}
	slices.SortStableFunc(within, func(a, b outcome) int { return slices.Compare(figures(a), figures(b)) })
	var kept []outcome
	var rows [][]int
	for _, end := range within {
		row := figures(end)
		if !slices.ContainsFunc(rows, func(k []int) bool { return noWorse(k, row) }) {
			kept, rows = append(kept, end), append(rows, row)
		}
	}
	return kept
}

// noWorse reports whether a is at most b everywhere.
func noWorse(a, b []int) bool {
	for i := range a {
		if a[i] > b[i] {
			return false
		}
	}
	return true
}

func (s situation) key() string {
	served := ""
	for _, id := range slices.Sorted(maps.Keys(s.served)) {
		served += fmt.Sprintf(" %s=%d", id, s.served[id])
	}
	return strings.Join([]string{s.role, served, fmt.Sprint(slices.Sorted(maps.Keys(s.held))),
		fmt.Sprint(slices.Sorted(maps.Keys(s.passed))), fmt.Sprint(s.left)}, "|")
}

func (o outcome) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "time %d cost %d risk %d gap %d effort %d", o.time, o.cost, o.risk, o.vector().Earnings, o.effort)
	for l := o.first; l != nil; l = l.next {
		fmt.Fprintf(&b, "\n    %q -> %s %s: full-time %d, stay %d, %v (time %d cost %d risk %d effort %d)",
			l.from, l.to, l.mode, l.full, l.stay, l.items, l.sum.time, l.sum.cost, l.sum.risk, l.sum.effort)
	}
	return b.String()
}
