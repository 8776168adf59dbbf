package paths

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"careers/rung/roles"
)

// A demand that no limit stands for is freed as if what it asks for were held
// or served already: the change is the flag that says so.

// asIf lists what the target asks for beyond what the person holds, each
// as if it were held, and the same of the roles that every way to it passes
// because one alone leads there.
func (g *Graph) asIf(q Query) []relaxation {
	f := asIfFinder{g: g, held: newLedger(g.cat, q.Profile), seen: map[string]bool{}}
	for _, r := range g.lastRoles(q) {
		needs := &r.Requires
		for _, c := range needs.Education {
			f.education(r, c)
		}
		for _, list := range [][]roles.Clause{needs.Education, needs.Certs} {
			for _, c := range list {
				f.certs(r.Title, c)
			}
		}
		for _, c := range needs.Experience {
			f.experience(r, c)
		}
		for _, c := range needs.Skills {
			f.skill(r, c)
		}
	}
	return f.list
}

// lastRoles is the target and, as long as one role alone leads to it, that one.
func (g *Graph) lastRoles(q Query) []*roles.Role {
	at := g.roleIndex[q.Target]
	list := []*roles.Role{g.nodes[at].rec}
	for len(g.reverse[at]) == 1 && !g.nodes[at].entry {
		at = int(g.reverse[at][0])
		r := g.nodes[at].rec
		if r.ID == q.Profile.Role || slices.Contains(list, r) {
			break
		}
		list = append(list, r)
	}
	return list
}

type asIfFinder struct {
	g    *Graph
	held *ledger
	seen map[string]bool
	list []relaxation
}

func (f *asIfFinder) add(o relaxation, value string, apply func(*Query)) {
	if key := o.flag + " " + value; value != "" && !f.seen[key] {
		f.seen[key] = true
		o.value, o.apply = func(*Plan) string { return value }, apply
		f.list = append(f.list, o)
	}
}

func (f *asIfFinder) unmet(c roles.Clause) bool { return !f.held.meets(c, false) }

// education frees each alternative of a clause that names an accreditor by the
// shortest program that meets it, and the clause by the shortest of all.
func (f *asIfFinder) education(r *roles.Role, c roles.Clause) {
	if !f.unmet(c) {
		return
	}
	o := relaxation{kind: GateEducation, ref: "role/" + r.ID, detail: r.Title + " asks for " + clauseWords(f.g.cat, c), flag: "--hold"}
	for _, a := range c.Any {
		if a.Accreditor != "" {
			f.program(f.accredited(o, r.Title, a), []roles.Alternative{a})
		}
	}
	f.program(o, c.Any)
}

// accredited words a gate as one of accreditation where it is the accreditor
// alone that is missing from what is held.
func (f *asIfFinder) accredited(o relaxation, who string, a roles.Alternative) relaxation {
	if !f.lacksAccreditor(a) {
		return o
	}
	o.kind = GateAccreditation
	o.detail = who + " asks for " + awardWords(a) + "; what is held is not accredited so"
	return o
}

func (f *asIfFinder) lacksAccreditor(a roles.Alternative) bool {
	if a.Accreditor == "" {
		return false
	}
	bare := a
	bare.Accreditor = ""
	return f.held.meetsAward(bare) && !f.held.meetsAward(a)
}

func (f *asIfFinder) program(o relaxation, alternatives []roles.Alternative) {
	var best *roles.Program
	for i := range f.g.cat.Programs {
		p := &f.g.cat.Programs[i]
		award := Award{Award: p.Award, Fields: p.Fields, Accreditor: p.Accreditor}
		if slices.ContainsFunc(alternatives, func(a roles.Alternative) bool {
			return a.Program == p.ID || a.Award != "" && awardMeets(award, a)
		}) && (best == nil || programTime(p, false) < programTime(best, false)) {
			best = p
		}
	}
	if best == nil {
		return
	}
	id := best.ID
	f.add(o, "program/"+id, func(q *Query) { q.Profile.Programs = append(slices.Clone(q.Profile.Programs), id) })
}

// certs frees the certifications that a clause names, and what their
// eligibility names.
func (f *asIfFinder) certs(who string, c roles.Clause) {
	if !f.unmet(c) {
		return
	}
	for _, a := range c.Any {
		cert := f.g.cat.Cert(a.Cert)
		if cert == nil || f.held.certs[cert.ID] || f.seen["--hold cert/"+cert.ID] {
			continue
		}
		o := relaxation{kind: GateExam, ref: "cert/" + cert.ID, flag: "--hold", detail: who + " asks for " + cert.Name}
		if cert.Status == roles.CertRetired {
			o.detail += ", which is no longer offered"
		} else if unmet := f.held.firstUnmet(cert.Eligibility, false); unmet != nil {
			o.detail += ", which is open to people with " + clauseWords(f.g.cat, *unmet)
		}
		f.add(o, "cert/"+cert.ID, func(q *Query) { q.Profile.Certs = append(slices.Clone(q.Profile.Certs), cert.ID) })
		for _, demand := range cert.Eligibility {
			f.certs(cert.Name, demand)
			for _, way := range demand.Any {
				if f.unmet(demand) && way.Accreditor != "" {
					o := relaxation{kind: GateExam, ref: "cert/" + cert.ID, flag: "--hold", detail: cert.Name + " asks for " + alternativeWords(f.g.cat, way)}
					f.program(f.accredited(o, cert.Name, way), []roles.Alternative{way})
				}
			}
		}
	}
}

// experience frees the alternative of a clause with the fewest months missing,
// as if they had been served in the first role that counts.
func (f *asIfFinder) experience(r *roles.Role, c roles.Clause) {
	if !f.unmet(c) {
		return
	}
	best, missing := roles.Alternative{}, 0
	for _, a := range c.Any {
		if short := a.ExperienceMonths() - f.held.months(a.In); short > 0 && (missing == 0 || short < missing) {
			best, missing = a, short
		}
	}
	in := slices.IndexFunc(f.g.cat.Roles, func(x roles.Role) bool { return countsIn(f.g.cat, x.ID, best.In) })
	if missing == 0 || in < 0 {
		return
	}
	id, months := f.g.cat.Roles[in].ID, missing
	o := relaxation{kind: GateExperience, ref: "role/" + r.ID, flag: "--experience",
		detail: fmt.Sprintf("%s asks for %s; %d served", r.Title, clauseWords(f.g.cat, c), f.held.months(best.In))}
	f.add(o, fmt.Sprintf("%s=%dmo", id, months), func(q *Query) {
		q.Profile = q.Profile.Clone()
		if q.Profile.Experience == nil {
			q.Profile.Experience = map[string]int{}
		}
		q.Profile.Experience[id] += months
	})
}

// skill frees a skill clause that study alone does not meet.
func (f *asIfFinder) skill(r *roles.Role, c roles.Clause) {
	if !f.unmet(c) || slices.ContainsFunc(c.Any, func(a roles.Alternative) bool {
		s := f.g.cat.Skill(a.Skill)
		return s == nil || studyable(s)
	}) {
		return
	}
	a := c.Any[0]
	skill, level := f.g.cat.Skill(a.Skill), a.LevelOrWorking()
	o := relaxation{kind: GateExperience, ref: "skill/" + skill.ID, flag: "--hold",
		detail: fmt.Sprintf("%s asks for %s (%s), which is learned on the job, not by study alone", r.Title, skill.Name, level)}
	switch skill.Acquire {
	case roles.ByLicensed:
		o.kind, o.detail = GateLicense, fmt.Sprintf("%s asks for %s (%s), which comes with a license", r.Title, skill.Name, level)
	case roles.BySponsor:
		o.kind, o.detail = GateSponsor, fmt.Sprintf("%s asks for %s (%s), which employers teach the people they sponsor", r.Title, skill.Name, level)
	}
	f.add(o, fmt.Sprintf("skill/%s:%s", skill.ID, level), func(q *Query) {
		q.Profile = q.Profile.Clone()
		if q.Profile.Skills == nil {
			q.Profile.Skills = map[string]roles.Level{}
		}
		q.Profile.Skills[skill.ID] = max(q.Profile.Skills[skill.ID], level)
	})
}

// tryAsIf asks again with each thing as if it were held, and keeps those that
// open a route. Those of traps alone are tried where traps is set: what is held
// lacks an accreditor, which more money or time may mend at a price.
func (g *Graph) tryAsIf(ctx context.Context, q Query, no *NoPlan, traps bool) error {
	for _, o := range g.asIf(q) {
		if traps != (o.kind == GateAccreditation) {
			continue
		}
		plan, err := g.opens(ctx, q, o)
		if err != nil {
			return err
		}
		if plan == nil {
			continue
		}
		kind, err := g.sharpen(ctx, q, o)
		if err != nil {
			return err
		}
		if gate := (Gate{kind, o.ref, o.detail}); !slices.Contains(no.Gates, gate) {
			no.Gates = append(no.Gates, gate)
		}
		no.SmallestChanges = append(no.SmallestChanges, change(o, plan))
	}
	return nil
}

// sharpen finds what of an exam's eligibility or of an education clause fails:
// it asks again in a catalog in which every employer sponsors the exam, and in
// one that names no accreditor there.
func (g *Graph) sharpen(ctx context.Context, q Query, o relaxation) (GateKind, error) {
	if o.kind != GateExam && o.kind != GateEducation {
		return o.kind, nil
	}
	opens := func(alter func(*roles.Catalog)) (bool, error) {
		c := *g.cat
		c.Roles, c.Certs = slices.Clone(c.Roles), slices.Clone(c.Certs)
		alter(&c)
		other := NewGraph(roles.NewCatalog(c))
		q.Objectives = []Objective{ByTime}
		found, err := other.front(ctx, q)
		return err == nil && len(found.Plans) > 0, err
	}
	if cert, ok := cutRef(o.ref, roles.KindCert); ok && g.cat.Cert(cert) != nil && hasSponsoredWay(g.cat.Cert(cert)) {
		if yes, err := opens(func(c *roles.Catalog) {
			for i := range c.Roles {
				c.Roles[i].Sponsors = append(slices.Clone(c.Roles[i].Sponsors), cert)
			}
		}); yes || err != nil {
			return GateSponsor, err
		}
	}
	named := false
	bare := func(list []roles.Clause) []roles.Clause {
		list = slices.Clone(list)
		for i := range list {
			list[i].Any = slices.Clone(list[i].Any)
			for j := range list[i].Any {
				named = named || list[i].Any[j].Accreditor != ""
				list[i].Any[j].Accreditor = ""
			}
		}
		return list
	}
	yes, err := opens(func(c *roles.Catalog) {
		for i := range c.Roles {
			if "role/"+c.Roles[i].ID == o.ref {
				c.Roles[i].Requires.Education = bare(c.Roles[i].Requires.Education)
			}
		}
		for i := range c.Certs {
			if "cert/"+c.Certs[i].ID == o.ref {
				c.Certs[i].Eligibility = bare(c.Certs[i].Eligibility)
			}
		}
	})
	if yes && named {
		return GateAccreditation, err
	}
	return o.kind, err
}

func cutRef(ref string, kind roles.Kind) (id string, ok bool) {
	prefix := string(kind) + "/"
	if len(ref) <= len(prefix) || ref[:len(prefix)] != prefix {
		return "", false
	}
	return ref[len(prefix):], true
}

// tryFrom asks again from each role that leads to the target, where no chain of
// moves does from where the person is, and keeps the quickest.
func (g *Graph) tryFrom(ctx context.Context, q Query, no *NoPlan) error {
	if g.linked(q) {
		return nil
	}
	no.Gates = append(no.Gates, g.noRoute(q))
	var best *Change
	for _, at := range g.reverse[g.roleIndex[q.Target]] {
		id := g.nodes[at].rec.ID
		if id == q.Target || id == q.Profile.Role {
			continue
		}
		o := relaxation{flag: "--from", value: func(*Plan) string { return id }, apply: func(q *Query) { q.Profile = g.startIn(id, q.Profile) }}
		plan, err := g.opens(ctx, q, o)
		if err != nil {
			return err
		}
		if plan == nil {
			continue
		}
		if c := change(o, plan); best == nil || cmp.Or(cmp.Compare(c.Opens.Months, best.Opens.Months), cmp.Compare(c.Opens.CostUSD, best.Opens.CostUSD)) < 0 {
			best = &c
		}
	}
	if best != nil {
		no.SmallestChanges = append(no.SmallestChanges, *best)
	}
	return nil
}

// startIn is the person whom --from describes. What a person in another role
// was taken to hold goes with that role; a student's holdings stay.
func (g *Graph) startIn(role string, had Profile) Profile {
	p, _ := AssumeFrom(g.cat, role)
	if had.Role != "" {
		return p
	}
	for id, level := range had.Skills {
		p.Skills[id] = max(p.Skills[id], level)
	}
	for id, months := range had.Experience {
		p.Experience[id] += months
	}
	p.Certs = append(p.Certs, had.Certs...)
	p.Programs = append(p.Programs, had.Programs...)
	p.Licenses = append(p.Licenses, had.Licenses...)
	p.Awards = append(p.Awards, had.Awards...)
	return p
}

// linked reports whether some chain of moves, however long, leads from the
// person to the target.
func (g *Graph) linked(q Query) bool {
	seen := make([]bool, len(g.nodes))
	queue := []int32{int32(g.roleIndex[q.Target])}
	seen[queue[0]] = true
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		if n := &g.nodes[v]; n.rec.ID == q.Profile.Role || q.Profile.Role == "" && n.entry {
			return true
		}
		for _, u := range g.reverse[v] {
			if !seen[u] {
				seen[u] = true
				queue = append(queue, u)
			}
		}
	}
	return false
}
