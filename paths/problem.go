package paths

import (
	"fmt"
	"math"
	"slices"

	"careers/rung/roles"
)

// problem is one query made ready for the search: the roles on some path of
// few enough moves between start and target, and of all that can be held only
// what moving into one of those may look at.
type problem struct {
	g        *Graph
	q        Query
	pace     int
	maxMoves int
	budget   int
	deadline int

	objectives [5]bool // in the order of Objectives()

	places []place // places[0] is the start
	local  []int32 // role → place; -1 outside the region
	target int32   // place
	vias   int     // number of --via roles

	bit   []int32 // atom → bit; -1 where nothing reads it
	atoms []atom  // bit → atom
	width int     // of held sets, in bits

	sets    []int32 // counted experience sets, as numbered in the graph
	setAt   []int32 // graph's number → counter; -1 where nothing reads it
	targetW int

	heldAtStart bitset
	countAtZero []int32 // counter → months at start
	own         []int32 // place → months served before the start

	pcs    []pc      // certifications, then programs
	givers [][]int32 // bit → the pcs on offer anywhere, and not barred, that give it
}

// pc is a program or certification within a problem.
type pc struct {
	*item
	bits    bitset // what it gives, of the bits that matter
	barred  bool
	offered bitset // places before which it is on offer

	compared bool    // rivals is filled in
	rivals   []int32 // see rivals
}

// place is a role within a problem.
type place struct {
	role     int32 // -1: the empty role
	n        *node // nil for the empty role
	arcs     []placeArc
	hops     int32  // moves to the target
	via      uint64 // its bit among the --via roles
	after    bitset // required skills, held once in the role
	develops []placeDevelop
	counters []int32 // counters that its months count toward
	pay      int

	reads   bitset      // every bit that moving here may look at
	needs   []expDemand // the experience that its clauses ask for; set is a counter
	exams   []expDemand // and that certifications and programs on offer ask for
	taught  bitset      // what working here teaches, sooner or later
	asked   bitset      // every skill that its clauses name
	rare    bitset      // of these, those of clauses that nothing on offer can meet
	studied bitset      // skills that can be studied before moving here
	grants  bitset      // what certifications and programs on offer grant
	given   bitset      // what can be had before moving here: offers that are not barred, skills that can be studied
	reach   []bitset    // by moves left: the places that a completion may still visit

	hard    []clause // the demands that stand for this query
	clauses []placeClause
	offers  []int32 // indices of pcs on offer, retired ones left out
}

type placeArc struct {
	arc
	place int32 // where it leads
}

type placeDevelop struct {
	bits  bitset
	after int
}

// placeClause is what of a skill clause does not depend on the person.
type placeClause struct {
	canBeHad  bool // studyable, or granted by something on offer
	developed bool // by the role itself
}

const unlimited = math.MaxInt / 4

// newProblem checks a query against the catalogue and projects it. It returns
// a nil problem with gates when the limits leave no walk to the target at all.
func (g *Graph) newProblem(q Query) (*problem, []Gate, error) {
	p := &problem{g: g, q: q, pace: q.Pace, maxMoves: q.Limits.MaxMoves, budget: unlimited, deadline: unlimited}
	if p.pace <= 0 {
		p.pace = max(1, g.model.Pace)
	}
	if p.maxMoves <= 0 {
		p.maxMoves = DefaultMaxMoves
	}
	if q.Limits.Budget != nil {
		p.budget = *q.Limits.Budget
	}
	if q.Limits.Deadline != nil {
		p.deadline = *q.Limits.Deadline
	}
	wanted := q.Objectives
	if len(wanted) == 0 {
		wanted = []Objective{ByTime, ByCost, ByRisk}
	}
	for i, o := range Objectives() {
		p.objectives[i] = slices.Contains(wanted, o)
	}
	target, ok := g.roleIndex[q.Target]
	if !ok {
		return nil, nil, fmt.Errorf("unknown role %q", q.Target)
	}
	p.targetW = g.nodes[target].pay
	start := -1
	if q.Profile.Role != "" {
		if start, ok = g.roleIndex[q.Profile.Role]; !ok {
			return nil, nil, fmt.Errorf("unknown role %q", q.Profile.Role)
		}
	}
	if len(q.Limits.Via) > 64 {
		return nil, nil, fmt.Errorf("more than 64 roles to pass")
	}
	for _, id := range slices.Concat(q.Limits.Via, q.Limits.Avoid) {
		if _, ok := g.roleIndex[id]; !ok {
			return nil, nil, fmt.Errorf("unknown role %q", id)
		}
	}
	p.vias = len(q.Limits.Via)
	if gate := g.entryFilter(&g.nodes[target], q.Limits); gate != nil && start != target {
		return nil, []Gate{*gate}, nil
	}
	if !p.makeRegion(int32(start), int32(target)) {
		return nil, []Gate{{GateNoRoute, "role/" + q.Target, fmt.Sprintf("no chain of %d moves or fewer leads there", p.maxMoves)}}, nil
	}
	p.projectAtoms()
	p.readHoldings()
	p.findReach()
	return p, nil, nil
}

// entryFilter is the limit that keeps a role from being entered, or nil.
func (g *Graph) entryFilter(n *node, l Limits) *Gate {
	ref := "role/" + n.rec.ID
	switch {
	case slices.Contains(l.Avoid, n.rec.ID):
		return &Gate{GateAvoid, ref, n.rec.Title + " is to be avoided"}
	case l.Remote == roles.RemoteFull && n.rec.Remote != roles.RemoteFull,
		l.Remote == roles.RemotePartial && n.rec.Remote != roles.RemoteFull && n.rec.Remote != roles.RemotePartial:
		return &Gate{GateRemote, ref, n.rec.Title + " cannot be done remotely to that degree"}
	case l.Sector != "" && !slices.Contains(n.rec.Sectors, l.Sector):
		return &Gate{GateSector, ref, n.rec.Title + " is not known in that sector"}
	}
	return nil
}

// makeRegion keeps the roles on some walk of few enough moves from start to
// target, and reports whether there is one.
func (p *problem) makeRegion(start, target int32) bool {
	g := p.g
	n := len(g.nodes)
	admitted := make([]bool, n)
	for i := range g.nodes {
		admitted[i] = g.entryFilter(&g.nodes[i], p.q.Limits) == nil
	}
	hops := make([]int32, n) // to the target, plus one; 0: never
	queue := []int32{target}
	hops[target] = 1
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		if !admitted[v] && v != target || int(hops[v]) > p.maxMoves {
			continue
		}
		for _, u := range g.reverse[v] {
			if hops[u] == 0 {
				hops[u] = hops[v] + 1
				queue = append(queue, u)
			}
		}
	}
	p.local = make([]int32, n)
	for i := range p.local {
		p.local[i] = -1
	}
	add := func(role int32) int32 {
		at := int32(len(p.places))
		pl := place{role: role, hops: math.MaxInt32}
		if role >= 0 {
			p.local[role] = at
			pl.n = &g.nodes[role]
			pl.pay = pl.n.pay
			if hops[role] > 0 {
				pl.hops = hops[role] - 1
			}
			if i := slices.Index(p.q.Limits.Via, pl.n.rec.ID); i >= 0 {
				pl.via = 1 << i
			}
		}
		p.places = append(p.places, pl)
		return at
	}
	add(start)
	from := []int32{0} // forward distance of each place
	for at := 0; at < len(p.places); at++ {
		for _, a := range p.arcsOf(at) {
			if !admitted[a.to] || hops[a.to] == 0 || int(from[at])+int(hops[a.to]) > p.maxMoves {
				continue
			}
			to := p.local[a.to]
			if to < 0 {
				to = add(a.to)
				from = append(from, from[at]+1)
			}
			p.places[at].arcs = append(p.places[at].arcs, placeArc{a, to})
		}
	}
	p.target = p.local[target]
	if start == -1 {
		p.places[0].hops = math.MaxInt32
		for _, a := range p.places[0].arcs {
			p.places[0].hops = min(p.places[0].hops, p.places[a.place].hops+1)
		}
	}
	return p.target > 0 && len(p.places[0].arcs) > 0
}

func (p *problem) arcsOf(at int) []arc {
	role := p.places[at].role
	if role >= 0 {
		return p.g.nodes[role].arcs
	}
	var list []arc
	for i := range p.g.nodes {
		if p.g.nodes[i].entry {
			list = append(list, p.g.entryArc(int32(i)))
		}
	}
	return list
}

// projectAtoms numbers the atoms and experience sets that moving into a role
// of the region may look at.
func (p *problem) projectAtoms() {
	g := p.g
	p.bit = make([]int32, g.atomCount())
	for i := range p.bit {
		p.bit[i] = -1
	}
	p.setAt = make([]int32, len(g.expSets))
	for i := range p.setAt {
		p.setAt[i] = -1
	}
	p.pcs = make([]pc, len(g.certs)+len(g.progs))
	for at := range p.places {
		pl := &p.places[at]
		if pl.n == nil || !p.entered(at) {
			continue
		}
		for _, a := range pl.n.reads {
			if p.bit[a] < 0 {
				p.bit[a] = int32(len(p.atoms))
				p.atoms = append(p.atoms, a)
			}
		}
		for _, d := range pl.n.demands {
			if p.setAt[d.set] < 0 {
				p.setAt[d.set] = int32(len(p.sets))
				p.sets = append(p.sets, d.set)
			}
		}
	}
	p.width = len(p.atoms)
	for at := range p.places {
		p.projectPlace(at)
	}
	p.givers = make([][]int32, p.width)
	for k := range p.pcs {
		if p.pcs[k].item != nil && !p.pcs[k].barred {
			p.pcs[k].bits.each(func(b int) { p.givers[b] = append(p.givers[b], int32(k)) })
		}
	}
}

// entered reports whether some walk may move into a place: into all but the
// start, and into that one if an arc leads back.
func (p *problem) entered(at int) bool {
	if at > 0 {
		return true
	}
	for i := range p.places {
		if slices.ContainsFunc(p.places[i].arcs, func(a placeArc) bool { return a.place == 0 }) {
			return true
		}
	}
	return false
}

func (p *problem) projectPlace(at int) {
	g, pl := p.g, &p.places[at]
	pl.after, pl.taught = newBitset(p.width), newBitset(p.width)
	if pl.n == nil {
		return
	}
	for _, d := range pl.n.develops {
		bits := p.bitsOf(g.skillAtoms(d.skill, d.level))
		pl.develops = append(pl.develops, placeDevelop{bits, d.after})
		pl.taught.or(bits)
	}
	for i, s := range p.sets {
		if g.expSets[s].has(int(pl.role)) {
			pl.counters = append(pl.counters, int32(i))
		}
	}
	if !p.entered(at) {
		return
	}
	pl.reads = p.bitsOf(pl.n.reads)
	for _, c := range pl.n.hard {
		if !p.q.freed[c.kind] {
			pl.hard = append(pl.hard, c)
			pl.needs = p.addMonths(pl.needs, c)
		}
	}
	for _, c := range pl.n.skills {
		if len(c.alts) > 0 {
			least := c.alts[c.least]
			pl.after.or(p.bitsOf(g.skillAtoms(least.skill, least.level)))
		}
	}
	for _, i := range pl.n.offerCerts {
		pl.offers = append(pl.offers, i)
		it := &g.certs[i]
		p.projectItem(at, int(i), it, it.unknown && !it.hasSpons && p.budget < unlimited)
	}
	for _, i := range pl.n.offerProgs {
		k := int32(len(g.certs)) + i
		pl.offers = append(pl.offers, k)
		it := &g.progs[i]
		p.projectItem(at, int(k), it, it.degree && p.q.Limits.NoNewDegree || it.unknown && p.budget < unlimited)
	}
	for _, k := range pl.offers {
		for _, c := range p.pcs[k].demands {
			pl.exams = p.addMonths(pl.exams, c)
		}
	}
	pl.given, pl.grants, pl.asked, pl.rare = newBitset(p.width), newBitset(p.width), newBitset(p.width), newBitset(p.width)
	for _, c := range pl.n.skills {
		for _, a := range c.alts {
			pl.asked.or(p.bitsOf(g.skillAtoms(a.skill, a.level)))
		}
	}
	pl.studied = newBitset(p.width)
	for _, s := range pl.n.offerSkills {
		pl.studied.or(p.bitsOf(g.skillAtoms(s.skill, s.level)))
	}
	pl.given.or(pl.studied)
	for _, k := range pl.offers {
		if !p.pcs[k].barred {
			pl.grants.or(p.pcs[k].bits)
		}
	}
	pl.given.or(pl.grants)
	for _, c := range pl.n.skills {
		var pc placeClause
		for _, a := range c.alts {
			b := g.skillAtom(a.skill, a.level)
			pc.canBeHad = pc.canBeHad || g.studyable(a.skill) ||
				slices.ContainsFunc(pl.offers, func(k int32) bool { return slices.Contains(p.pcs[k].gives, b) })
			pc.developed = pc.developed || slices.ContainsFunc(pl.n.develops, func(d develop) bool {
				return d.skill == a.skill && d.level >= a.level
			})
		}
		pl.clauses = append(pl.clauses, pc)
		if !pc.canBeHad {
			for _, a := range c.alts {
				pl.rare.or(p.bitsOf(g.skillAtoms(a.skill, a.level)))
			}
		}
	}
}

// addMonths adds the experience that a clause asks for.
func (p *problem) addMonths(list []expDemand, c clause) []expDemand {
	for _, a := range c.alts {
		if a.months > 0 {
			list = append(list, expDemand{p.setAt[a.set], a.months})
		}
	}
	return list
}

func (p *problem) projectItem(at, k int, it *item, barred bool) {
	if p.pcs[k].item == nil {
		p.pcs[k] = pc{item: it, bits: p.bitsOf(it.gives), barred: barred, offered: newBitset(len(p.places))}
	}
	p.pcs[k].offered.set(at)
}

// bitsOf is a set of atoms, of those that matter.
func (p *problem) bitsOf(atoms []atom) bitset {
	b := newBitset(p.width)
	for _, a := range atoms {
		if i := p.bit[a]; i >= 0 {
			b.set(int(i))
		}
	}
	return b
}

// readHoldings closes what the person holds under what it grants.
func (p *problem) readHoldings() {
	g, prof := p.g, &p.q.Profile
	held := newBitset(p.width)
	for id, level := range prof.Skills {
		if s, ok := g.skillIndex[id]; ok {
			held.or(p.bitsOf(g.skillAtoms(int32(s), level)))
		}
	}
	for _, id := range prof.Certs {
		if i, ok := g.certIndex[id]; ok {
			held.or(p.bitsOf(g.certs[i].gives))
		}
	}
	for _, id := range prof.Programs {
		if i, ok := g.progIndex[id]; ok {
			held.or(p.bitsOf(g.progs[i].gives))
		}
	}
	for _, id := range prof.Licenses {
		if i, ok := g.licenseIndex[id]; ok {
			held.or(p.bitsOf(append(g.grantAtoms(g.cat.Licenses[i].Grants), g.licenseAtom(i))))
		}
	}
	for _, a := range prof.Awards {
		held.or(p.bitsOf(g.awardAtoms(a.Award, a.Fields, a.Accreditor)))
	}
	p.own = make([]int32, len(p.places))
	p.countAtZero = make([]int32, len(p.sets))
	for id, months := range prof.Experience {
		r, ok := g.roleIndex[id]
		if !ok || months <= 0 {
			continue
		}
		if at := p.local[r]; at >= 0 {
			p.own[at] = int32(months)
		}
		for i, s := range p.sets {
			if g.expSets[s].has(r) {
				p.countAtZero[i] += int32(months)
			}
		}
		for _, d := range g.nodes[r].develops {
			if d.after <= months {
				held.or(p.bitsOf(g.skillAtoms(d.skill, d.level)))
			}
		}
	}
	p.places[0].teach(held, 0)
	p.heldAtStart = held
}

// teach adds what a place teaches within some months of service.
func (pl *place) teach(held bitset, months int) {
	for _, d := range pl.develops {
		if d.after <= months {
			held.or(d.bits)
		}
	}
}

// findReach finds, for every place and number of moves left, the places that
// completions may visit.
func (p *problem) findReach() {
	for at := range p.places {
		p.places[at].reach = make([]bitset, p.maxMoves+1)
	}
	for left := 0; left <= p.maxMoves; left++ {
		for at := range p.places {
			pl := &p.places[at]
			reach := newBitset(len(p.places))
			for _, a := range pl.arcs {
				to := &p.places[a.place]
				if int(to.hops) > left-1 {
					continue
				}
				reach.set(int(a.place))
				if a.place != p.target {
					reach.or(to.reach[left-1])
				}
			}
			pl.reach[left] = reach
		}
	}
}
