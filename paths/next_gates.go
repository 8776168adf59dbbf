package paths

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// nextLimit is a limit that a move can break, alone in otherwise free limits.
type nextLimit struct {
	gate Gate
	set  func(*Limits)
}

// nextLimits lists the limits of a query, in words about one move.
func (g *Graph) nextLimits(q Query) []nextLimit {
	var list []nextLimit
	l := q.Limits
	add := func(when bool, kind GateKind, detail string, set func(*Limits)) {
		if when {
			list = append(list, nextLimit{Gate{kind, "role/" + q.Target, detail}, set})
		}
	}
	if l.Budget != nil {
		add(true, GateBudget, "costs more than "+sumOf(*l.Budget)+", or a sum that is not known", func(x *Limits) { x.Budget = l.Budget })
	}
	if l.Deadline != nil {
		add(true, GateDeadline, "takes longer than "+Months(*l.Deadline).decimal()+" months", func(x *Limits) { x.Deadline = l.Deadline })
	}
	add(l.NoNewDegree, GateEducation, "needs a new degree", func(x *Limits) { x.NoNewDegree = true })
	add(l.Remote == roles.RemoteFull, GateRemote, "is not done fully from elsewhere", func(x *Limits) { x.Remote = l.Remote })
	add(l.Remote == roles.RemotePartial, GateRemote, "is done on site", func(x *Limits) { x.Remote = l.Remote })
	add(l.Sector != "", GateSector, "is not found in "+l.Sector, func(x *Limits) { x.Sector = l.Sector })
	add(slices.Contains(l.Avoid, q.Target), GateAvoid, "is to be avoided", func(x *Limits) { x.Avoid = l.Avoid })
	return list
}

// closedBy is what keeps a person from a role that is one move away: the limits
// of which each does alone, or all of them where they only do together; without
// a limit to blame the kinds of demand that do, or the skills that cannot be had.
func (g *Graph) closedBy(ctx context.Context, q Query) ([]Gate, error) {
	bare := q
	bare.Limits = Limits{MaxMoves: 1, FullTimeStudy: q.Limits.FullTimeStudy}
	opens := func(q Query) (bool, error) {
		plan, _, err := g.least(ctx, q, ByTime)
		return plan != nil, err
	}
	open, err := opens(bare)
	if err != nil {
		return nil, err
	}
	if !open {
		return g.demandsUnmet(bare, opens)
	}
	gates, all := []Gate{}, []Gate{}
	for _, limit := range g.nextLimits(q) {
		alone := bare
		limit.set(&alone.Limits)
		if open, err = opens(alone); err != nil {
			return nil, err
		}
		all = append(all, limit.gate)
		if !open {
			gates = append(gates, limit.gate)
		}
	}
	if len(gates) == 0 {
		return all, nil
	}
	return gates, nil
}

// demandsUnmet lists what a role asks for and a person does not hold, of those
// kinds of demand that keep it closed when all others are taken as met.
func (g *Graph) demandsUnmet(q Query, opens func(Query) (bool, error)) ([]Gate, error) {
	role, held := g.cat.Role(q.Target), newLedger(g.cat, q.Profile)
	lists := map[GateKind][]roles.Clause{GateLicense: role.Requires.Licenses, GateEducation: role.Requires.Education,
		GateExperience: role.Requires.Experience, GateExam: role.Requires.Certs}
	kinds := []GateKind{GateEducation, GateExperience, GateExam}
	without := func(kept GateKind) (bool, error) { // every demand taken as met but those of one kind
		others := q
		others.freed = map[GateKind]bool{GateLicense: true}
		for _, kind := range kinds {
			others.freed[kind] = kind != kept
		}
		return opens(others)
	}
	gates := []Gate{}
	list := func(kind GateKind) {
		for _, clause := range lists[kind] {
			if !held.meets(clause, false) {
				gates = append(gates, g.demandGate(kind, role, clause))
			}
		}
	}
	list(GateLicense) // no plan ever earns one
	open, err := without("")
	if err != nil {
		return nil, err
	}
	if !open {
		kinds = nil // the skills keep it closed, whatever else does
	}
	for _, kind := range kinds {
		open, err := without(kind)
		if err != nil {
			return nil, err
		}
		if !open {
			list(kind)
		}
	}
	if len(gates) == 0 {
		gates = append(gates, g.skillGates(q)...)
	}
	if len(gates) == 0 {
		gates = append(gates, Gate{GateNoRoute, "role/" + role.ID, "what it asks for cannot be had in one move from here"})
	}
	return gates, nil
}

// demandGate is a demand as a gate; of a license it says how people get it.
func (g *Graph) demandGate(kind GateKind, role *roles.Role, clause roles.Clause) Gate {
	if kind == GateLicense && len(clause.Any) == 1 {
		if license := g.cat.License(clause.Any[0].License); license != nil {
			return Gate{kind, "license/" + license.ID, g.licenseWords(license)}
		}
	}
	words := make([]string, len(clause.Any))
	for i, alternative := range clause.Any {
		words[i] = shortWords(g.cat, alternative)
	}
	return Gate{kind, "role/" + role.ID, "asks for " + strings.Join(words, ", or ")}
}

// shortWords says what an alternative asks for, of many places to have worked in
// the first few.
func shortWords(c *roles.Catalog, a roles.Alternative) string {
	const most = 4
	more := len(a.In) - most
	if more <= 1 {
		return alternativeWords(c, a)
	}
	a.In = a.In[:most]
	return fmt.Sprintf("%s (or %d other places)", alternativeWords(c, a), more)
}
