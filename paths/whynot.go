package paths

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"careers/rung/roles"
)

// relaxation frees one limit of a question.
type relaxation struct {
	kind   GateKind
	ref    string
	detail string
	flag   string
	value  func(found *Plan) string // the limit that would do, given a plan with it freed
	apply  func(*Query)
}

// whyNot finds what stops every plan, by asking again with each limit freed
// alone; if none opens a plan, or only a license does, with each pair of limits;
// then with each demand of the target as if it were met; and at last with as few
// limits freed together as it takes.
func (g *Graph) whyNot(ctx context.Context, q Query) (*NoPlan, error) {
	no := &NoPlan{Gates: []Gate{}, SmallestChanges: []Change{}}
	options := g.relaxations(q)
	for i, o := range options {
		if i > 0 && o.flag == options[i-1].flag && (o.kind == GateMoves || o.kind == GateBudget) && opened(no, o.flag) {
			continue // less will do
		}
		if o.kind == GateLicense && slices.ContainsFunc(no.SmallestChanges, func(c Change) bool { return c.Flag != "--hold" }) {
			continue // nobody gets a license to keep within a limit
		}
		plan, err := g.opens(ctx, q, o)
		if err != nil {
			return nil, err
		}
		if plan != nil {
			no.Gates = append(no.Gates, Gate{o.kind, o.ref, o.detail})
			no.SmallestChanges = append(no.SmallestChanges, change(o, plan))
		}
	}
	if err := g.tryAsIf(ctx, q, no, true); err != nil {
		return nil, err
	}
	if len(no.SmallestChanges) == 0 {
		if err := g.tryFrom(ctx, q, no); err != nil {
			return nil, err
		}
	}
	paired := 0 // of the options: each two of these were tried
	limits := slices.DeleteFunc(slices.Clone(options), func(o relaxation) bool { return o.kind == GateLicense })
	if !slices.ContainsFunc(no.SmallestChanges, func(c Change) bool { return c.Flag != "--hold" }) && len(g.unmet(q, GateLicense)) == 0 {
		if err := g.pairs(ctx, q, limits, 0, no); err != nil {
			return nil, err
		}
		paired = len(limits)
	}
	if len(no.Gates) == 0 {
		if err := g.tryAsIf(ctx, q, no, false); err != nil {
			return nil, err
		}
	}
	if len(no.Gates) == 0 {
		if err := g.pairs(ctx, q, options, paired, no); err != nil {
			return nil, err
		}
	}
	if len(no.Gates) == 0 {
		if err := g.several(ctx, q, limits, no); err != nil {
			return nil, err
		}
	}
	if len(no.Gates) == 0 {
		if err := g.demands(ctx, q, no); err != nil {
			return nil, err
		}
	}
	no.SmallestChanges = withoutIdle(no.SmallestChanges)
	slices.SortStableFunc(no.SmallestChanges, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Opens.Months, b.Opens.Months), cmp.Compare(a.Opens.CostUSD, b.Opens.CostUSD))
	})
	return no, ctx.Err()
}

// withoutIdle leaves out a change that opens no better a plan than one before it
// of the same flags: those come in the order of how far they go.
func withoutIdle(changes []Change) []Change {
	flags := func(c Change) string {
		text := c.Flag
		for _, w := range c.With {
			text += " " + w.Flag
		}
		return text
	}
	var kept []Change
	for _, c := range changes {
		if !slices.ContainsFunc(kept, func(k Change) bool {
			return c.Flag != "--hold" && c.Flag != "--avoid" && c.Flag != "--via" && flags(k) == flags(c) &&
				k.Opens.Months <= c.Opens.Months && k.Opens.CostUSD <= c.Opens.CostUSD
		}) {
			kept = append(kept, c)
		}
	}
	return kept
}

func opened(no *NoPlan, flag string) bool {
	return slices.ContainsFunc(no.SmallestChanges, func(c Change) bool { return c.Flag == flag })
}

func change(o relaxation, plan *Plan) Change {
	return Change{Flag: o.flag, Value: o.value(plan), Opens: Opens{plan.Vector.Time, plan.Vector.Cost}}
}

// opens is the quickest plan with some limits freed, or, where a limit is a
// number, with the least number that will do; nil if there is none.
func (g *Graph) opens(ctx context.Context, q Query, freed ...relaxation) (*Plan, error) {
	q.Objectives = []Objective{ByTime}
	for _, o := range freed {
		o.apply(&q)
	}
	for _, o := range freed {
		if o.kind == GateBudget && q.Limits.Budget != nil {
			q.Objectives = []Objective{ByCost}
		}
	}
	found, err := g.front(ctx, q)
	if err != nil || len(found.Plans) == 0 {
		return nil, err
	}
	plan := &found.Plans[0]
	if q.Objectives[0] == ByCost { // the quickest at the least cost
		cost := plan.Vector.Cost
		q.Objectives, q.Limits.Budget = []Objective{ByTime}, &cost
		if found, err = g.front(ctx, q); err != nil || len(found.Plans) == 0 {
			return plan, err
		}
		plan = &found.Plans[0]
	}
	return plan, nil
}

// pairs tries every two options together, save that the first so many were
// tried with each other before, and keeps those that open a plan.
func (g *Graph) pairs(ctx context.Context, q Query, options []relaxation, tried int, no *NoPlan) error {
	seen := map[Gate]bool{}
	for i, a := range options {
		for _, b := range options[max(i+1, tried):] {
			if a.flag == b.flag && a.flag != "--hold" && a.flag != "--avoid" && a.flag != "--via" {
				continue
			}
			plan, err := g.opens(ctx, q, a, b)
			if err != nil {
				return err
			}
			if plan == nil {
				continue
			}
			for _, o := range []relaxation{a, b} {
				if gate := (Gate{o.kind, o.ref, o.detail}); !seen[gate] {
					seen[gate] = true
					no.Gates = append(no.Gates, gate)
				}
			}
			both := change(a, plan)
			both.With = []Change{change(b, plan)}
			no.SmallestChanges = append(no.SmallestChanges, both)
		}
	}
	return nil
}

// several frees all limits and, where that opens a plan, sets one after another
// again as long as a plan remains. What is left has to be freed together.
func (g *Graph) several(ctx context.Context, q Query, limits []relaxation, no *NoPlan) error {
	freed := slices.Clone(limits)
	plan, err := g.opens(ctx, q, freed...)
	if plan == nil || err != nil {
		return err
	}
	for i := len(freed) - 1; i >= 0; i-- { // what goes further comes later
		fewer := slices.Delete(slices.Clone(freed), i, i+1)
		less, err := g.opens(ctx, q, fewer...)
		if err != nil {
			return err
		}
		if less != nil {
			freed, plan = fewer, less
		}
	}
	if len(freed) == 0 {
		return nil
	}
	whole := change(freed[0], plan)
	for i, o := range freed {
		no.Gates = append(no.Gates, Gate{o.kind, o.ref, o.detail})
		if i > 0 {
			whole.With = append(whole.With, change(o, plan))
		}
	}
	no.SmallestChanges = append(no.SmallestChanges, whole)
	return nil
}

// demands names the kinds of clause that stop a plan which no limit stops.
func (g *Graph) demands(ctx context.Context, q Query, no *NoPlan) error {
	for _, kind := range []GateKind{GateLicense, GateEducation, GateExperience, GateExam} {
		freed := q
		freed.Objectives, freed.freed = []Objective{ByTime}, map[GateKind]bool{kind: true}
		found, err := g.front(ctx, freed)
		if err != nil {
			return err
		}
		if len(found.Plans) > 0 {
			no.Gates = append(no.Gates, g.unmet(q, kind)...)
		}
	}
	if len(no.Gates) > 0 {
		return nil
	}
	no.Gates = append(no.Gates, g.unmet(q, GateLicense)...)
	if blocked := g.skillGates(q); len(blocked) > 0 {
		no.Gates = append(no.Gates, blocked...)
	}
	if len(no.Gates) == 0 {
		no.Gates = append(no.Gates, g.noRoute(q))
	}
	return nil
}

func (g *Graph) noRoute(q Query) Gate {
	title := g.cat.Role(q.Target).Title
	if q.Profile.Role == "" {
		return Gate{GateEntry, "role/" + q.Target, "no first job that people without experience get leads to " + title}
	}
	return Gate{GateNoRoute, "role/" + q.Target, fmt.Sprintf("no known chain of moves leads from %s to %s", g.cat.Role(q.Profile.Role).Title, title)}
}

// unmet lists the target's clauses of a kind, in words.
func (g *Graph) unmet(q Query, kind GateKind) []Gate {
	n := &g.nodes[g.roleIndex[q.Target]]
	gates := []Gate{}
	for i := range n.hard {
		c := &n.hard[i]
		if c.kind != kind {
			continue
		}
		if kind == GateLicense && slices.ContainsFunc(c.alts, func(a alt) bool {
			return slices.ContainsFunc(a.atoms, func(at atom) bool {
				return at >= g.licenseAtom(0) && at < g.testAtom(0) && slices.Contains(q.Profile.Licenses, g.cat.Licenses[at-g.licenseAtom(0)].ID)
			})
		}) {
			continue
		}
		gates = append(gates, Gate{kind, "role/" + q.Target, n.rec.Title + " asks for " + g.clauseWords(c)})
	}
	if len(gates) == 0 && kind != GateLicense {
		gates = append(gates, Gate{kind, "role/" + q.Target, "a role on every route asks for " + string(kind) + " that cannot be had here"})
	}
	return gates
}

func (g *Graph) clauseWords(c *clause) string {
	words := ""
	for i := range c.alts {
		a := &c.alts[i]
		if i > 0 {
			words += ", or "
		}
		for j, at := range a.atoms {
			if j > 0 {
				words += " and "
			}
			words += g.atomName(at)
		}
		if a.months > 0 {
			if len(a.atoms) > 0 {
				words += " and "
			}
			words += fmt.Sprintf("%d months in %s", a.months, g.setName(a.set))
		}
	}
	return words
}

// skillGates lists skills of the target that nobody can have in time: neither
// studied, nor granted, nor learned in the role.
func (g *Graph) skillGates(q Query) []Gate {
	n := &g.nodes[g.roleIndex[q.Target]]
	var gates []Gate
	for _, c := range n.skills {
		if slices.ContainsFunc(c.alts, func(a skillAlt) bool {
			return g.studyable(a.skill) || q.Profile.Skills[g.cat.Skills[a.skill].ID] >= a.level ||
				slices.ContainsFunc(n.develops, func(d develop) bool { return d.skill == a.skill && d.level >= a.level })
		}) {
			continue
		}
		a := c.alts[0]
		skill := &g.cat.Skills[a.skill]
		kind := GateExperience
		if skill.Acquire == roles.ByLicensed {
			kind = GateLicense
		}
		gates = append(gates, Gate{kind, "skill/" + skill.ID, fmt.Sprintf("%s (%s) is learned on the job or with a license, not by study alone", skill.Name, a.level)})
	}
	return gates
}

// relaxations lists the limits that a question sets, and the licenses that
// its person does not hold.
func (g *Graph) relaxations(q Query) []relaxation {
	var list []relaxation
	fixed := func(text string) func(*Plan) string { return func(*Plan) string { return text } }
	add := func(kind GateKind, ref, detail, flag string, value func(*Plan) string, apply func(*Query)) {
		list = append(list, relaxation{kind, ref, detail, flag, value, apply})
	}
	target := "role/" + q.Target
	l := q.Limits
	if l.Budget != nil {
		add(GateBudget, target, "every plan costs more than "+sumOf(*l.Budget)+", or a sum that is not known", "--budget",
			func(p *Plan) string { return fmt.Sprint(p.Vector.Cost) }, func(q *Query) {
				any := unlimited - 1 // still a budget: a price that nobody knows never meets one
				q.Limits.Budget = &any
			})
		add(GateBudget, target, "every plan buys something whose price is not known, which no budget can promise", "--budget",
			fixed("off"), func(q *Query) { q.Limits.Budget = nil })
	}
	if l.Deadline != nil {
		add(GateDeadline, target, "every plan takes longer than "+Months(*l.Deadline).decimal()+" months", "--deadline",
			func(p *Plan) string { return fmt.Sprintf("%dmo", (p.Vector.Time+99)/100) }, func(q *Query) { q.Limits.Deadline = nil })
	}
	if l.NoNewDegree {
		add(GateEducation, target, "every plan needs a new degree", "--no-new-degree", fixed("off"), func(q *Query) { q.Limits.NoNewDegree = false })
	}
	if l.Remote == roles.RemoteFull {
		add(GateRemote, target, "every plan passes a role that is not fully remote", "--remote", fixed("partial"), func(q *Query) { q.Limits.Remote = roles.RemotePartial })
	}
	if l.Remote != "" && l.Remote != roles.RemoteNone {
		add(GateRemote, target, "every plan passes a role that is on site", "--remote", fixed("off"), func(q *Query) { q.Limits.Remote = "" })
	}
	if l.Sector != "" {
		add(GateSector, target, "every plan passes a role outside "+l.Sector, "--sector", fixed("off"), func(q *Query) { q.Limits.Sector = "" })
	}
	for _, id := range l.Avoid {
		add(GateAvoid, "role/"+id, "every plan passes "+g.cat.Role(id).Title, "--avoid", fixed("allow "+id), func(q *Query) {
			q.Limits.Avoid = slices.DeleteFunc(slices.Clone(q.Limits.Avoid), func(x string) bool { return x == id })
		})
	}
	for _, id := range l.Via {
		add(GateVia, "role/"+id, "no plan passes "+g.cat.Role(id).Title, "--via", fixed("without "+id), func(q *Query) {
			q.Limits.Via = slices.DeleteFunc(slices.Clone(q.Limits.Via), func(x string) bool { return x == id })
		})
	}
	moves := l.MaxMoves
	if moves <= 0 {
		moves = DefaultMaxMoves
	}
	for more := moves + 1; more <= moves+3; more++ {
		add(GateMoves, target, fmt.Sprintf("no plan has %d moves or fewer", moves), "--max-moves", fixed(fmt.Sprint(more)), func(q *Query) { q.Limits.MaxMoves = more })
	}
	for i := range g.cat.Licenses {
		license := &g.cat.Licenses[i]
		if slices.Contains(q.Profile.Licenses, license.ID) {
			continue
		}
		add(GateLicense, "license/"+license.ID, g.licenseWords(license), "--hold", fixed("license/"+license.ID), func(q *Query) {
			q.Profile.Licenses = append(slices.Clone(q.Profile.Licenses), license.ID)
		})
	}
	return list
}

// sumOf writes a sum with its thousands apart: $12,345.
func sumOf(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return "$" + text
}

func yearsWords(years roles.IntRange) string {
	if years.Low == years.High {
		return fmt.Sprintf("%d years", years.Low)
	}
	return fmt.Sprintf("%d to %d years", years.Low, years.High)
}

// licenseWords says how people get a license.
func (g *Graph) licenseWords(l *roles.License) string {
	words := "license: " + l.Name
	how := &l.How
	if how.Exam != "" {
		words += "; exam " + how.Exam
	}
	if !how.Years.IsZero() {
		words += "; " + yearsWords(how.Years)
	}
	if !how.CostUSD.IsZero() {
		words += "; about " + sumOf(how.CostUSD.Typical)
	}
	return words
}
