package paths

import (
	"slices"
	"strings"

	"careers/rung/roles"
)

// Graph is a catalogue made ready for questions: ids interned, demands
// compiled, arcs kept forward and reverse. It is immutable and safe for
// concurrent use.
type Graph struct {
	cat   *roles.Catalog
	nodes []node
	certs []item
	progs []item

	roleIndex, skillIndex, certIndex, progIndex, licenseIndex map[string]int

	skills   []atom // all atoms of skills, in order
	tests    []awardTest
	passers  [][]int32 // award test → the programs whose award meets it
	expSets  []expSet
	theta    int // θ in thousandths
	model    roles.Model
	reverse  [][]int32 // role → roles with an arc into it
	feeStats feeStats
}

// atom is one thing a clause can ask of a held set: a skill at a level or
// above, a certification, a program, a license, or an award of some kind.
// Held sets are sets of atoms, so "holds more" is always a superset.
type atom int32

// awardTest is an award that some clause asks for.
type awardTest struct {
	rank       int
	fields     []string
	accreditor string
}

func (t awardTest) metBy(award roles.Award, fields []string, accreditor string) bool {
	if award.Rank() < t.rank || t.accreditor != "" && t.accreditor != accreditor {
		return false
	}
	return len(t.fields) == 0 || slices.ContainsFunc(t.fields, func(f string) bool { return slices.Contains(fields, f) })
}

// expSet is the roles whose experience a demand counts.
type expSet struct {
	key   string
	all   bool
	roles bitset
}

func (s *expSet) has(role int) bool { return s.all || s.roles.has(role) }

// alt is an alternative of a clause, compiled: all of its parts must hold.
type alt struct {
	atoms     []atom
	months    int // of experience in the roles of set
	set       int32
	sponsored bool
}

// clause is met when one of its alternatives is.
type clause struct {
	kind GateKind
	alts []alt
}

// skillClause is a demand for a skill, in one of several ways.
type skillClause struct {
	alts   []skillAlt
	weight int
	least  int // the alternative that a new job teaches: fewest hours from nothing, then first
}

type skillAlt struct {
	skill int32
	level roles.Level
}

// item is a certification or program as the planner sees it.
type item struct {
	id       string
	kind     roles.Kind
	demands  []clause
	gives    []atom // itself, what it grants, and the awards it meets
	hours    [3]int // certification: preparation, low, typical, high
	wait     [3]int // certification: hundredths of a month
	cost     [3]int
	unknown  bool // the cost is a stand-in
	partTime int  // program: months
	fullTime int
	degree   bool // program that ends in an associate degree or higher
	retired  bool
	hasSpons bool // certification with an employer-sponsored alternative
}

type develop struct {
	skill int32
	level roles.Level
	after int // months in the role
}

type arc struct {
	from, to int32
	move     int32 // index into the role's moves; -1 for an entry
	kind     roles.MoveKind
	tenure   int
	search   [3]int
	odds     float64 // p_kind · evidence
}

// node is a role, compiled.
type node struct {
	rec      *roles.Role
	hard     []clause // education, experience, certs, licenses
	skills   []skillClause
	weight   int // of all skill clauses
	develops []develop
	sponsors []int32 // cert indices
	arcs     []arc
	entry    bool
	pay      int
	payKnown bool

	offerProgs, offerCerts []int32
	offerSkills            []skillAlt // studyable, at each level named
	reads                  []atom     // every atom that moving here may look at
	demands                []expDemand
}

// expDemand is months of experience in a set of roles.
type expDemand struct {
	set    int32
	months int
}

// NewGraph compiles a catalogue.
func NewGraph(c *roles.Catalog) *Graph {
	g := &Graph{cat: c, model: c.Model, theta: int(c.Model.Theta*1000 + 0.5)}
	g.roleIndex = index(c.Roles, func(r *roles.Role) string { return r.ID })
	g.skillIndex = index(c.Skills, func(s *roles.Skill) string { return s.ID })
	g.certIndex = index(c.Certs, func(x *roles.Cert) string { return x.ID })
	g.progIndex = index(c.Programs, func(p *roles.Program) string { return p.ID })
	g.licenseIndex = index(c.Licenses, func(l *roles.License) string { return l.ID })
	g.feeStats = newFeeStats(c)
	g.skills = make([]atom, 4*len(c.Skills))
	for i := range g.skills {
		g.skills[i] = atom(i)
	}
	in := &interner{g: g, tests: map[string]int{}, sets: map[string]int32{}}
	g.compileItems(in)
	g.compileRoles(in)
	for i := range g.progs {
		p := &c.Programs[i]
		g.progs[i].gives = append(g.progs[i].gives, g.awardAtoms(p.Award, p.Fields, p.Accreditor)...)
	}
	g.passers = make([][]int32, len(g.tests))
	for i := range g.progs {
		for _, a := range g.progs[i].gives {
			if a >= g.testAtom(0) {
				test := a - g.testAtom(0)
				g.passers[test] = append(g.passers[test], int32(i))
			}
		}
	}
	g.compileOffers()
	return g
}

func index[T any](list []T, id func(*T) string) map[string]int {
	at := make(map[string]int, len(list))
	for i := range list {
		at[id(&list[i])] = i
	}
	return at
}

// Catalog is what the graph was made from.
func (g *Graph) Catalog() *roles.Catalog { return g.cat }

// Atoms are numbered: skills by level, then certifications, programs,
// licenses, award tests.
func (g *Graph) skillAtom(skill int32, level roles.Level) atom {
	return atom(skill)*4 + atom(level) - 1
}
func (g *Graph) certAtom(i int) atom { return atom(4*len(g.cat.Skills) + i) }
func (g *Graph) progAtom(i int) atom { return g.certAtom(len(g.cat.Certs)) + atom(i) }
func (g *Graph) licenseAtom(i int) atom {
	return g.progAtom(len(g.cat.Programs)) + atom(i)
}
func (g *Graph) testAtom(i int) atom { return g.licenseAtom(len(g.cat.Licenses)) + atom(i) }
func (g *Graph) atomCount() int      { return int(g.testAtom(len(g.tests))) }

// isSkill splits a skill atom; ok is false for other atoms.
func (g *Graph) isSkill(a atom) (skill int32, level roles.Level, ok bool) {
	if a >= g.certAtom(0) {
		return 0, 0, false
	}
	return int32(a / 4), roles.Level(a%4 + 1), true
}

// skillAtoms is a skill at a level and at every level below; not to be changed.
func (g *Graph) skillAtoms(skill int32, level roles.Level) []atom {
	first := g.skillAtom(skill, roles.Aware)
	return g.skills[first : first+atom(level) : first+atom(level)]
}

func (g *Graph) awardAtoms(award roles.Award, fields []string, accreditor string) []atom {
	var list []atom
	for i, t := range g.tests {
		if t.metBy(award, fields, accreditor) {
			list = append(list, g.testAtom(i))
		}
	}
	return list
}

func (g *Graph) grantAtoms(grants []roles.SkillLevel) []atom {
	var list []atom
	for _, grant := range grants {
		if s, ok := g.skillIndex[grant.Skill]; ok {
			list = append(list, g.skillAtoms(int32(s), grant.LevelOrWorking())...)
		}
	}
	return list
}

// studyable reports whether a skill can be had by self-study.
func (g *Graph) studyable(skill int32) bool {
	a := g.cat.Skills[skill].Acquire
	return a == "" || a == roles.ByStudy
}

// hours is the study, in hours, from one level to a higher one.
func (g *Graph) hours(skill int32, from, to roles.Level, scenario int) int {
	h := &g.cat.Skills[skill].Hours
	return max(0, pick(h.At(to), scenario)-pick(h.At(from), scenario))
}

// Scenarios index low, typical and high figures.
const (
	low = iota
	typical
	high
)

func pick(r roles.IntRange, scenario int) int {
	return [3]int{r.Low, r.Typical, r.High}[scenario]
}

func durations(r roles.DurationRange) [3]int {
	return [3]int{r.Low.Hundredths(), r.Typical.Hundredths(), r.High.Hundredths()}
}

// interner numbers award tests and experience sets as they are met.
type interner struct {
	g     *Graph
	tests map[string]int
	sets  map[string]int32
}

func (in *interner) test(a roles.Alternative) atom {
	fields := slices.Clone(a.Fields)
	slices.Sort(fields)
	key := string(a.Award) + "|" + strings.Join(fields, ",") + "|" + a.Accreditor
	i, ok := in.tests[key]
	if !ok {
		i = len(in.g.tests)
		in.tests[key] = i
		in.g.tests = append(in.g.tests, awardTest{a.Award.Rank(), fields, a.Accreditor})
	}
	return in.g.testAtom(i)
}

func (in *interner) set(names []string) int32 {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	key := strings.Join(slices.Compact(sorted), ",")
	if i, ok := in.sets[key]; ok {
		return i
	}
	set := expSet{key: key, all: len(names) == 0, roles: newBitset(len(in.g.cat.Roles))}
	for i := range in.g.cat.Roles {
		if r := &in.g.cat.Roles[i]; slices.Contains(sorted, "role/"+r.ID) || slices.Contains(sorted, "track/"+r.Track) {
			set.roles.set(i)
		}
	}
	i := int32(len(in.g.expSets))
	in.sets[key] = i
	in.g.expSets = append(in.g.expSets, set)
	return i
}

func (in *interner) clauses(list []roles.Clause, kind GateKind) []clause {
	var out []clause
	for _, c := range list {
		compiled := clause{kind: kind}
		for _, a := range c.Any {
			compiled.alts = append(compiled.alts, in.alt(a))
		}
		out = append(out, compiled)
	}
	return out
}

func (in *interner) alt(a roles.Alternative) alt {
	g := in.g
	out := alt{sponsored: a.EmployerSponsored, months: a.ExperienceMonths(), set: -1}
	if out.months > 0 {
		out.set = in.set(a.In)
	}
	if a.Award != "" {
		out.atoms = append(out.atoms, in.test(a))
	}
	add := func(id string, at map[string]int, number func(int) atom) {
		if i, ok := at[id]; ok && id != "" {
			out.atoms = append(out.atoms, number(i))
		}
	}
	add(a.Program, g.progIndex, g.progAtom)
	add(a.Cert, g.certIndex, g.certAtom)
	add(a.License, g.licenseIndex, g.licenseAtom)
	if s, ok := g.skillIndex[a.Skill]; ok && a.Skill != "" {
		out.atoms = append(out.atoms, g.skillAtom(int32(s), a.LevelOrWorking()))
	}
	return out
}

func (g *Graph) compileItems(in *interner) {
	for i := range g.cat.Certs {
		c := &g.cat.Certs[i]
		it := item{id: c.ID, kind: roles.KindCert, retired: c.Status == roles.CertRetired,
			demands: in.clauses(c.Eligibility, GateExam), hours: [3]int{c.Hours.Low, c.Hours.Typical, c.Hours.High},
			wait: durations(c.Wait)}
		it.cost, it.unknown = g.feeStats.fee(c)
		it.gives = append([]atom{g.certAtom(i)}, g.grantAtoms(c.Grants)...)
		for _, d := range it.demands {
			it.hasSpons = it.hasSpons || slices.ContainsFunc(d.alts, func(a alt) bool { return a.sponsored })
		}
		g.certs = append(g.certs, it)
	}
	for i := range g.cat.Programs {
		p := &g.cat.Programs[i]
		it := item{id: p.ID, kind: roles.KindProgram, degree: p.Award.Rank() >= roles.Associate.Rank(),
			demands: in.clauses(p.Entry, GateEducation), fullTime: p.Months.FullTime, partTime: p.Months.PartTime}
		if it.fullTime == 0 {
			it.fullTime = (it.partTime + 1) / 2
		}
		if it.partTime == 0 {
			it.partTime = 2 * it.fullTime
		}
		it.cost, it.unknown = g.feeStats.tuition(p)
		it.gives = append([]atom{g.progAtom(i)}, g.grantAtoms(p.Grants)...)
		g.progs = append(g.progs, it)
	}
}

func (g *Graph) compileRoles(in *interner) {
	g.nodes = make([]node, len(g.cat.Roles))
	g.reverse = make([][]int32, len(g.cat.Roles))
	pays := newPayStats(g.cat)
	for i := range g.cat.Roles {
		r := &g.cat.Roles[i]
		n := &g.nodes[i]
		n.rec = r
		n.hard = slices.Concat(in.clauses(r.Requires.Education, GateEducation), in.clauses(r.Requires.Experience, GateExperience),
			in.clauses(r.Requires.Certs, GateExam), in.clauses(r.Requires.Licenses, GateLicense))
		for _, c := range r.Requires.Skills {
			n.addSkillClause(g, c)
		}
		for _, d := range r.Develops {
			if s, ok := g.skillIndex[d.Skill]; ok {
				n.develops = append(n.develops, develop{int32(s), d.Level, (d.After.Hundredths() + 99) / 100})
			}
		}
		for _, id := range r.Sponsors {
			if c, ok := g.certIndex[id]; ok {
				n.sponsors = append(n.sponsors, int32(c))
			}
		}
		n.entry = !r.Feeder && (r.Entry.Realism == roles.EntryOpen || r.Entry.Realism == roles.EntryBridge)
		n.pay, n.payKnown = pays.of(g.cat, r)
		for m, move := range r.Moves {
			to, ok := g.roleIndex[move.To]
			if !ok {
				continue
			}
			n.arcs = append(n.arcs, arc{from: int32(i), to: int32(to), move: int32(m), kind: move.Kind, tenure: move.Tenure.Typical.Hundredths(),
				search: durations(g.model.Search), odds: g.model.OfKind(move.Kind) * g.model.OfEvidence(move.Evidence)})
			if !slices.Contains(g.reverse[to], int32(i)) {
				g.reverse[to] = append(g.reverse[to], int32(i))
			}
		}
	}
}

// entryArc is the first job of a person without one.
func (g *Graph) entryArc(to int32) arc {
	e := &g.nodes[to].rec.Entry
	search := durations(e.Search)
	if e.Search.IsZero() {
		search = durations(g.model.EntrySearch)
	}
	return arc{from: -1, to: to, move: -1, kind: roles.EntryMove, search: search,
		odds: g.model.OfKind(roles.EntryMove) * g.model.OfEvidence(e.Evidence)}
}

func (n *node) addSkillClause(g *Graph, c roles.Clause) {
	out := skillClause{weight: max(1, c.Weight)}
	fewest := -1
	for _, a := range c.Any {
		s, ok := g.skillIndex[a.Skill]
		if !ok {
			continue
		}
		level := a.LevelOrWorking()
		if h := g.hours(int32(s), roles.None, level, typical); fewest < 0 || h < fewest {
			fewest, out.least = h, len(out.alts)
		}
		out.alts = append(out.alts, skillAlt{int32(s), level})
	}
	n.skills = append(n.skills, out)
	n.weight += out.weight
}
