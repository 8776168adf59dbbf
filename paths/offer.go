package paths

import (
	"slices"

	"careers/rung/roles"
)

// compileOffers finds, for every role, what a person about to move there may
// choose from: what its clauses name, what those things' own demands name, and
// so on. Naming depends neither on what is held nor on any filter.
func (g *Graph) compileOffers() {
	for i := range g.nodes {
		n := &g.nodes[i]
		o := offering{g: g, atoms: map[atom]bool{}, progs: map[int32]bool{}, certs: map[int32]bool{}, skills: map[skillAlt]bool{}, demands: map[expDemand]bool{}}
		o.clauses(n.hard)
		for _, c := range n.skills {
			for _, a := range c.alts {
				o.skill(a)
			}
		}
		n.offerProgs, n.offerCerts = sortedKeys(o.progs), sortedKeys(o.certs)
		for s := range o.skills {
			n.offerSkills = append(n.offerSkills, s)
		}
		slices.SortFunc(n.offerSkills, func(a, b skillAlt) int {
			return int(a.skill)*8 + int(a.level) - int(b.skill)*8 - int(b.level)
		})
		n.reads = sortedKeys(o.atoms)
		for d := range o.demands {
			n.demands = append(n.demands, d)
		}
		slices.SortFunc(n.demands, func(a, b expDemand) int {
			return (int(a.set)-int(b.set))*100000 + a.months - b.months
		})
	}
}

func sortedKeys[K ~int32](set map[K]bool) []K {
	list := make([]K, 0, len(set))
	for k := range set {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

type offering struct {
	g       *Graph
	atoms   map[atom]bool
	progs   map[int32]bool
	certs   map[int32]bool
	skills  map[skillAlt]bool
	demands map[expDemand]bool
}

func (o *offering) clauses(list []clause) {
	for _, c := range list {
		for _, a := range c.alts {
			if a.months > 0 {
				o.demands[expDemand{a.set, a.months}] = true
			}
			for _, at := range a.atoms {
				o.atom(at)
			}
		}
	}
}

func (o *offering) atom(a atom) {
	g := o.g
	if skill, level, ok := g.isSkill(a); ok {
		o.skill(skillAlt{skill, level})
		return
	}
	if o.atoms[a] {
		return
	}
	o.atoms[a] = true
	switch {
	case a < g.progAtom(0):
		o.item(int32(a-g.certAtom(0)), o.certs, g.certs)
	case a < g.licenseAtom(0):
		o.item(int32(a-g.progAtom(0)), o.progs, g.progs)
	case a >= g.testAtom(0):
		for _, i := range g.passers[a-g.testAtom(0)] {
			o.item(i, o.progs, g.progs)
		}
	}
}

func (o *offering) item(i int32, seen map[int32]bool, list []item) {
	if seen[i] || list[i].retired {
		return
	}
	seen[i] = true
	o.clauses(list[i].demands)
}

func (o *offering) skill(s skillAlt) {
	g := o.g
	for _, a := range g.skillAtoms(s.skill, s.level) {
		o.atoms[a] = true
	}
	if !g.studyable(s.skill) || o.skills[s] {
		return
	}
	o.skills[s] = true
	for _, need := range g.cat.Skills[s.skill].Requires {
		if i, ok := g.skillIndex[need.Skill]; ok {
			o.skill(skillAlt{int32(i), need.LevelOrWorking()})
		}
	}
}

// feeStats stands in for fees and tuition that nobody publishes.
type feeStats struct {
	medianFee, p10Fee, p90Fee int
	byAward                   map[roles.Award][]int // known typical tuition, sorted
	highest                   int
}

func newFeeStats(c *roles.Catalog) feeStats {
	s := feeStats{byAward: map[roles.Award][]int{}}
	var fees []int
	for i := range c.Certs {
		if f := c.Certs[i].FeeUSD.Nonmember; f != nil {
			fees = append(fees, *f)
		}
	}
	slices.Sort(fees)
	s.medianFee, s.p10Fee, s.p90Fee = median(fees), nearestRank(fees, 10), nearestRank(fees, 90)
	for i := range c.Programs {
		p := &c.Programs[i]
		if p.CostUSD != nil {
			s.byAward[p.Award] = append(s.byAward[p.Award], p.CostUSD.Typical)
			s.highest = max(s.highest, p.CostUSD.Typical)
		}
	}
	for _, list := range s.byAward {
		slices.Sort(list)
	}
	return s
}

// fee is a certification's low (member), typical (non-member) and high (with
// one retake) fee; unknown says that it is the median of the known ones.
func (s feeStats) fee(c *roles.Cert) (cost [3]int, unknown bool) {
	if c.FeeUSD.Nonmember == nil {
		return [3]int{s.p10Fee, s.medianFee, 2 * s.p90Fee}, true
	}
	full := *c.FeeUSD.Nonmember
	member := full
	if c.FeeUSD.Member != nil {
		member = min(full, *c.FeeUSD.Member)
	}
	return [3]int{member, full, 2 * full}, false
}

func (s feeStats) tuition(p *roles.Program) (cost [3]int, unknown bool) {
	if p.CostUSD != nil {
		return [3]int{p.CostUSD.Low, p.CostUSD.Typical, p.CostUSD.High}, false
	}
	same := s.byAward[p.Award]
	if len(same) == 0 {
		return [3]int{0, s.highest, s.highest}, true
	}
	return [3]int{same[0], median(same), max(median(same), same[len(same)-1])}, true
}

// median of a sorted list; of an even number the mean of the middle two,
// rounded up; 0 of none.
func median(sorted []int) int {
	n := len(sorted)
	switch {
	case n == 0:
		return 0
	case n%2 == 1:
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2] + 1) / 2
}

func nearestRank(sorted []int, percent int) int {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, (len(sorted)*percent+99)/100-1)]
}

// payStats stands in for pay that is not known.
type payStats struct {
	byLevel map[roles.RoleLevel]int
	lowest  int
}

func newPayStats(c *roles.Catalog) payStats {
	s := payStats{byLevel: map[roles.RoleLevel]int{}}
	for i := range c.Roles {
		r := &c.Roles[i]
		pay := c.Pay(r)
		if !pay.Known {
			continue
		}
		if at, ok := s.byLevel[r.Level]; !ok || pay.Typical < at {
			s.byLevel[r.Level] = pay.Typical
		}
		if s.lowest == 0 || pay.Typical < s.lowest {
			s.lowest = pay.Typical
		}
	}
	return s
}

// of is the one pay figure a role has in the search: its typical pay, else the
// lowest known of its level, else of all.
func (s payStats) of(c *roles.Catalog, r *roles.Role) (pay int, known bool) {
	if p := c.Pay(r); p.Known {
		return p.Typical, true
	}
	if at, ok := s.byLevel[r.Level]; ok {
		return at, false
	}
	return s.lowest, false
}
