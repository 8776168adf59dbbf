package paths

import (
	"cmp"
	"slices"

	"careers/rung/roles"
)

// Asker is a record of the catalogue that asks for a thing.
type Asker struct {
	Ref   string      `json:"ref"` // "role/cio", "cert/rhia", "program/ms-hi", "skill/python"
	How   AskedHow    `json:"how"`
	Level roles.Level `json:"level,omitempty"` // of a skill
}

// AskedHow says how much a record asks for a thing.
type AskedHow string

// Ways of asking, strongest first.
const (
	AskedRequired    AskedHow = "required"
	AskedAlternative AskedHow = "alternative" // one way of several to meet a demand
	AskedHelpful     AskedHow = "helpful"     // preferred, never required
)

func (h AskedHow) rank() int {
	return slices.Index([]AskedHow{AskedRequired, AskedAlternative, AskedHelpful}, h)
}

// askers lists what asks for a thing: roles, then skills, certifications and
// programs, the strongest demand first, then by id. Of a program's award too,
// if wanted: a demand that takes any such degree.
func askers(c *roles.Catalog, thing Thing, award bool) []Asker {
	a := asking{c: c, thing: thing, found: []Asker{}}
	if award && thing.Kind == roles.KindProgram {
		a.program = c.Program(thing.ID)
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		ref := "role/" + r.ID
		for _, list := range [][]roles.Clause{r.Requires.Education, r.Requires.Experience, r.Requires.Skills, r.Requires.Certs, r.Requires.Licenses} {
			a.clauses(ref, list, false)
		}
		for _, list := range [][]roles.Clause{r.Prefers.Education, r.Prefers.Skills, r.Prefers.Certs} {
			a.clauses(ref, list, true)
		}
	}
	for i := range c.Skills {
		for _, need := range c.Skills[i].Requires {
			if thing.Kind == roles.KindSkill && need.Skill == thing.ID {
				a.add(Asker{"skill/" + c.Skills[i].ID, AskedRequired, need.LevelOrWorking()})
			}
		}
	}
	for i := range c.Certs {
		a.clauses("cert/"+c.Certs[i].ID, c.Certs[i].Eligibility, false)
	}
	for i := range c.Programs {
		a.clauses("program/"+c.Programs[i].ID, c.Programs[i].Entry, false)
	}
	return a.found
}

type asking struct {
	c       *roles.Catalog
	thing   Thing
	program *roles.Program // whose award counts
	found   []Asker
}

func (a *asking) clauses(ref string, list []roles.Clause, preferred bool) {
	for _, clause := range list {
		for _, alternative := range clause.Any {
			byName := a.named(alternative)
			if !byName && !a.awarded(alternative) {
				continue
			}
			asker := Asker{Ref: ref, How: AskedAlternative}
			switch {
			case preferred:
				asker.How = AskedHelpful
			case byName && len(clause.Any) == 1:
				asker.How = AskedRequired
			}
			if a.thing.Kind == roles.KindSkill {
				asker.Level = alternative.LevelOrWorking()
			}
			a.add(asker)
		}
	}
}

func (a *asking) named(x roles.Alternative) bool {
	return map[roles.Kind]string{roles.KindSkill: x.Skill, roles.KindCert: x.Cert,
		roles.KindProgram: x.Program, roles.KindLicense: x.License}[a.thing.Kind] == a.thing.ID
}

func (a *asking) awarded(x roles.Alternative) bool {
	return a.program != nil && x.Award != "" &&
		awardTest{x.Award.Rank(), x.Fields, x.Accreditor}.metBy(a.program.Award, a.program.Fields, a.program.Accreditor)
}

// add keeps the strongest demand of each record, of the highest level.
func (a *asking) add(x Asker) {
	i := slices.IndexFunc(a.found, func(y Asker) bool { return y.Ref == x.Ref })
	switch {
	case i < 0:
		a.found = append(a.found, x)
	case cmp.Or(cmp.Compare(x.How.rank(), a.found[i].How.rank()), cmp.Compare(a.found[i].Level, x.Level)) < 0:
		a.found[i] = x
	}
}

// UnlockTargets lists the roles whose demands name a thing, or name what in
// turn asks for it, as far as somebody in the query's role can get there in
// its moves: those fewest moves away first, then by id. What is preferred is
// no demand.
func (g *Graph) UnlockTargets(q Query, thing Thing) []string {
	chain := []Thing{thing}
	named := map[string]bool{}
	for i := 0; i < len(chain); i++ {
		for _, a := range askers(g.cat, chain[i], i == 0) {
			if a.How == AskedHelpful || named[a.Ref] {
				continue
			}
			named[a.Ref] = true
			for _, kind := range []roles.Kind{roles.KindSkill, roles.KindCert, roles.KindProgram} {
				if found := g.cat.Find(a.Ref, kind); len(found) == 1 {
					chain = append(chain, Thing{Kind: kind, ID: found[0].ID})
				}
			}
		}
	}
	c := comparison{g: g, without: q, reads: make([]bool, len(g.nodes))}
	away := c.movesAway()
	targets := []string{}
	for role := range g.nodes {
		id := g.nodes[role].rec.ID
		if named["role/"+id] && away[role] > 0 && id != q.Profile.Role {
			targets = append(targets, id)
		}
	}
	slices.SortStableFunc(targets, func(a, b string) int {
		return cmp.Compare(away[g.roleIndex[a]], away[g.roleIndex[b]])
	})
	return targets
}

// readers marks the roles that a move into may look at what a thing gives.
func (g *Graph) readers(thing Thing) []bool {
	var gives []atom
	switch thing.Kind {
	case roles.KindSkill:
		gives = g.skillAtoms(int32(g.skillIndex[thing.ID]), thing.Level)
	case roles.KindCert:
		gives = g.certs[g.certIndex[thing.ID]].gives
	case roles.KindProgram:
		gives = g.progs[g.progIndex[thing.ID]].gives
	case roles.KindLicense:
		i := g.licenseIndex[thing.ID]
		gives = append(g.grantAtoms(g.cat.Licenses[i].Grants), g.licenseAtom(i))
	}
	reads := make([]bool, len(g.nodes))
	for i := range g.nodes {
		reads[i] = slices.ContainsFunc(g.nodes[i].reads, func(a atom) bool { return slices.Contains(gives, a) })
	}
	return reads
}

// touched marks the roles that some walk within the query's moves reaches by
// entering one that reads the thing, the role itself included.
func (c *comparison) touched() []bool {
	away := c.walks()
	touched := make([]bool, len(c.g.nodes))
	for role := range c.g.nodes {
		touched[role] = away[2*role+1] > 0
	}
	return touched
}

// movesAway is the fewest moves to each role, 0 where there are not few enough.
func (c *comparison) movesAway() []int {
	walks := c.walks()
	away := make([]int, len(c.g.nodes))
	for role := range away {
		away[role] = walks[2*role]
		if other := walks[2*role+1]; away[role] == 0 || other > 0 && other < away[role] {
			away[role] = other
		}
	}
	return away
}

// walks is the fewest moves of a walk from the query's role to each role, as
// far as its limit of moves goes: at 2·role of one that has entered no role
// that reads the thing, at 2·role+1 of one that has; 0 where there is none.
// Other limits are left aside: they only take walks away.
func (c *comparison) walks() []int {
	g := c.g
	most := c.without.Limits.MaxMoves
	if most <= 0 {
		most = DefaultMaxMoves
	}
	away := make([]int, 2*len(g.nodes))
	var queue []int
	enter := func(role int32, touched, moves int) {
		if c.reads[role] {
			touched = 1
		}
		if at := 2*int(role) + touched; away[at] == 0 && moves <= most {
			away[at] = moves
			queue = append(queue, at)
		}
	}
	leave := func(role, touched, moves int) {
		for _, a := range g.nodes[role].arcs {
			enter(a.to, touched, moves+1)
		}
	}
	if start, ok := g.roleIndex[c.without.Profile.Role]; ok && c.without.Profile.Role != "" {
		leave(start, 0, 0)
	} else {
		for role := range g.nodes {
			if g.nodes[role].entry {
				enter(int32(role), 0, 1)
			}
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		leave(queue[0]/2, queue[0]%2, away[queue[0]])
	}
	return away
}
