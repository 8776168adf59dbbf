package paths_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// skill holds a skill at a level and below from a moment on.
func (h holding) skill(id string, level roles.Level, when int) {
	for l := roles.Aware; l <= level; l++ {
		thing := fmt.Sprintf("skill/%s@%d", id, l)
		if earlier, ok := h[thing]; !ok || when < earlier {
			h[thing] = when
		}
	}
}

// teach holds what a role has taught after a time in it.
func (h holding) teach(r *roles.Role, served int) {
	for _, d := range r.Develops {
		if d.After.Hundredths() <= served {
			h.skill(d.Skill, d.Level, 0)
		}
	}
}

// hold holds a certification, a program or a license, and what it grants.
func (o *oracle) hold(h holding, thing string, when int) {
	if earlier, ok := h[thing]; !ok || when < earlier {
		h[thing] = when
	}
	for _, g := range o.grants(thing) {
		h.skill(g.Skill, g.LevelOrWorking(), when)
	}
}

func (o *oracle) grants(thing string) []roles.SkillLevel {
	kind, id, _ := strings.Cut(thing, "/")
	switch kind {
	case "cert":
		return o.c.Cert(id).Grants
	case "program":
		return o.c.Program(id).Grants
	case "license":
		return o.c.License(id).Grants
	}
	return nil
}

func required(v *roles.Role) []roles.Clause {
	q := v.Requires
	return slices.Concat(q.Education, q.Experience, q.Skills, q.Certs, q.Licenses)
}

// own is the demands of a thing on offer itself.
func (o *oracle) own(thing string) []roles.Clause {
	kind, id, _ := strings.Cut(thing, "/")
	switch kind {
	case "cert":
		return o.c.Cert(id).Eligibility
	case "program":
		return o.c.Program(id).Entry
	}
	name, _ := parseSkill(thing)
	var out []roles.Clause
	for _, need := range o.c.Skill(name).Requires {
		out = append(out, roles.Clause{Any: []roles.Alternative{{Skill: need.Skill, Level: need.LevelOrWorking()}}})
	}
	return out
}

func parseSkill(thing string) (string, roles.Level) {
	name, level, _ := strings.Cut(strings.TrimPrefix(thing, "skill/"), "@")
	n, err := strconv.Atoi(level)
	if err != nil {
		panic(err)
	}
	return name, roles.Level(n)
}

func (o *oracle) studyable(skill string) bool {
	acquire := o.c.Skill(skill).Acquire
	return acquire == "" || acquire == roles.ByStudy
}

// offer is what v's clauses name, and what the things named ask for in turn.
func (o *oracle) offer(v *roles.Role) []string {
	named := map[string]bool{}
	var name func([]roles.Clause)
	add := func(thing string) {
		if !named[thing] {
			named[thing] = true
			name(o.own(thing))
		}
	}
	name = func(clauses []roles.Clause) {
		for _, clause := range clauses {
			for _, a := range clause.Any {
				if a.Program != "" {
					add("program/" + a.Program)
				}
				for _, p := range o.c.Programs {
					if a.Award != "" && awardMeets(a, p.Award, p.Fields, p.Accreditor) {
						add("program/" + p.ID)
					}
				}
				if a.Cert != "" && o.c.Cert(a.Cert).Status != roles.CertRetired {
					add("cert/" + a.Cert)
				}
				if a.Skill != "" && o.studyable(a.Skill) {
					add(fmt.Sprintf("skill/%s@%d", a.Skill, a.LevelOrWorking()))
				}
			}
		}
	}
	name(required(v))
	return slices.Sorted(maps.Keys(named))
}

func awardMeets(a roles.Alternative, held roles.Award, fields []string, accreditor string) bool {
	if held.Rank() < a.Award.Rank() || a.Accreditor != "" && a.Accreditor != accreditor {
		return false
	}
	return len(a.Fields) == 0 || slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(a.Fields, f) })
}

// counts reports whether a demand counts the months in a role.
func (o *oracle) counts(in []string, role string) bool {
	if role == "" {
		return false
	}
	return len(in) == 0 || slices.Contains(in, "role/"+role) || slices.Contains(in, "track/"+o.c.Role(role).Track)
}

// months is the experience that a demand counts on arrival.
func (o *oracle) months(s situation, in []string) int {
	sum := 0
	for id, months := range s.served {
		if o.counts(in, id) {
			sum += months
		}
	}
	return sum
}

// when is the moment of the stay from which clauses are met; cert is the
// certification that asks, if one does.
func (o *oracle) when(s situation, h holding, clauses []roles.Clause, cert string) (int, bool) {
	last := 0
	for _, clause := range clauses {
		first, met := math.MaxInt, false
		for _, a := range clause.Any {
			if at, ok := o.alternative(s, h, a, cert); ok {
				first, met = min(first, at), true
			}
		}
		if !met {
			return 0, false
		}
		last = max(last, first)
	}
	return last, true
}

func (o *oracle) alternative(s situation, h holding, a roles.Alternative, cert string) (int, bool) {
	last := 0
	need := func(thing string) bool {
		at, ok := h[thing]
		last = max(last, at)
		return ok
	}
	if a.Award != "" {
		at, ok := o.awarded(h, a)
		if !ok {
			return 0, false
		}
		last = max(last, at)
	}
	if a.Program != "" && !need("program/"+a.Program) ||
		a.Cert != "" && !need("cert/"+a.Cert) ||
		a.License != "" && !need("license/"+a.License) ||
		a.Skill != "" && !need(fmt.Sprintf("skill/%s@%d", a.Skill, a.LevelOrWorking())) {
		return 0, false
	}
	if missing := a.ExperienceMonths() - o.months(s, a.In); missing > 0 {
		if !o.counts(a.In, s.role) {
			return 0, false
		}
		last = max(last, 100*missing)
	}
	return last, !a.EmployerSponsored || o.sponsored(s, cert)
}

// awarded is the moment from which an award is held.
func (o *oracle) awarded(h holding, a roles.Alternative) (int, bool) {
	for _, has := range o.q.Profile.Awards {
		if awardMeets(a, has.Award, has.Fields, has.Accreditor) {
			return 0, true
		}
	}
	first, ok := math.MaxInt, false
	for thing, at := range h {
		id, isProgram := strings.CutPrefix(thing, "program/")
		if !isProgram {
			continue
		}
		if p := o.c.Program(id); awardMeets(a, p.Award, p.Fields, p.Accreditor) {
			first, ok = min(first, at), true
		}
	}
	return first, ok
}

func (o *oracle) sponsored(s situation, cert string) bool {
	return s.role != "" && slices.Contains(o.c.Role(s.role).Sponsors, cert)
}

// choices is every set of things on offer for v that can be acquired in the
// stay, with the earliest end of its study.
func (o *oracle) choices(s situation, v *roles.Role) []choice {
	key := v.ID + "|" + s.key()
	if known, ok := o.picks[key]; ok {
		return known
	}
	var courses, rest []string
	for _, thing := range o.offer(v) {
		if _, held := s.held[thing]; held || o.barred(thing) {
			continue
		}
		if strings.HasPrefix(thing, "program/") && o.q.Limits.FullTimeStudy {
			courses = append(courses, thing)
		} else {
			rest = append(rest, thing)
		}
	}
	best := map[string]choice{}
	for _, begun := range o.stretches(s, courses) {
		o.lane(s, begun, rest, 0, best)
	}
	var out []choice
	for _, key := range slices.Sorted(maps.Keys(best)) {
		out = append(out, best[key])
	}
	o.picks[key] = out
	return out
}

func (o *oracle) barred(thing string) bool {
	id, isProgram := strings.CutPrefix(thing, "program/")
	return isProgram && o.q.Limits.NoNewDegree && o.c.Program(id).Award.Rank() >= roles.Associate.Rank()
}

// stretches is every set of programs that can be taken full time, one after
// another, before the stay.
func (o *oracle) stretches(s situation, courses []string) []choice {
	found := map[string]choice{}
	var grow func(choice)
	grow = func(done choice) {
		key := fmt.Sprint(slices.Sorted(slices.Values(done.items)))
		if _, seen := found[key]; seen {
			return
		}
		found[key] = done
		for _, course := range courses {
			if _, held := done.held[course]; held {
				continue
			}
			if at, ok := o.when(s, done.held, o.own(course), ""); !ok || at > 0 {
				continue
			}
			p := o.c.Program(strings.TrimPrefix(course, "program/"))
			more := o.with(done, course, 0)
			full := 100 * p.Months.FullTime
			if full == 0 {
				full = 50 * p.Months.PartTime
			}
			more.full += full
			o.charge(s, &more, course)
			grow(more)
		}
	}
	grow(choice{held: s.held})
	var out []choice
	for _, key := range slices.Sorted(maps.Keys(found)) {
		out = append(out, found[key])
	}
	return out
}

// lane extends a choice by every thing that can be studied next. The lane is
// busy until clock; an exam waits for the results that it asks for and for the
// months that have to be served.
func (o *oracle) lane(s situation, done choice, left []string, clock int, best map[string]choice) {
	key := fmt.Sprint(slices.Sorted(slices.Values(done.items)), done.effort)
	if known, ok := best[key]; !ok || done.finish < known.finish {
		best[key] = done
	}
	for _, thing := range left {
		kind, id, _ := strings.Cut(thing, "/")
		cert := ""
		if kind == "cert" {
			cert = id
		}
		ready, ok := o.when(s, done.held, o.own(thing), cert)
		if !ok {
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(left), func(other string) bool {
			return strings.Split(other, "@")[0] == strings.Split(thing, "@")[0]
		})
		for _, study := range o.studies(done.held, thing) {
			end := clock + study.length
			held := max(end, ready, study.ready) + study.wait
			more := o.with(done, thing, held)
			more.finish = max(more.finish, held)
			more.effort += study.hours
			o.charge(s, &more, thing)
			o.lane(s, more, rest, end, best)
		}
	}
}

// study is one way to study a thing: a skill can start from what is held or
// from what something earlier on the lane grants, whose result is then awaited.
type study struct {
	hours, length, wait, ready int
}

func (o *oracle) studies(h holding, thing string) []study {
	kind, id, _ := strings.Cut(thing, "/")
	switch kind {
	case "cert":
		c := o.c.Cert(id)
		return []study{{hours: c.Hours.Typical, length: o.length(c.Hours.Typical), wait: c.Wait.Typical.Hundredths()}}
	case "program":
		months := o.c.Program(id).Months
		if months.PartTime == 0 {
			months.PartTime = 2 * months.FullTime
		}
		return []study{{length: 100 * months.PartTime}}
	}
	name, level := parseSkill(thing)
	hours := o.c.Skill(name).Hours
	held := roles.None
	for l := roles.Aware; l < level; l++ {
		if at, ok := h[fmt.Sprintf("skill/%s@%d", name, l)]; ok && at == 0 {
			held = l
		}
	}
	var out []study
	for l := held; l < level; l++ {
		at, ok := h[fmt.Sprintf("skill/%s@%d", name, l)]
		if !ok && l > held {
			break
		}
		n := hours.At(level).Typical - hours.At(l).Typical
		out = append(out, study{hours: n, length: o.length(n), ready: at})
	}
	return out
}

// length is the time that hours of study take.
func (o *oracle) length(hours int) int {
	return (1200*hours + 52*o.q.Pace - 1) / (52 * o.q.Pace)
}

// with is a choice and one thing more, held from a moment on.
func (o *oracle) with(done choice, thing string, when int) choice {
	more := done
	more.items = append(slices.Clone(done.items), thing)
	more.held = maps.Clone(done.held)
	if strings.HasPrefix(thing, "skill/") {
		name, level := parseSkill(thing)
		more.held.skill(name, level, when)
	} else {
		o.hold(more.held, thing, when)
	}
	return more
}

// charge adds what a thing costs.
func (o *oracle) charge(s situation, pick *choice, thing string) {
	kind, id, _ := strings.Cut(thing, "/")
	switch kind {
	case "cert":
		c := o.c.Cert(id)
		switch {
		case o.sponsored(s, id) && slices.ContainsFunc(c.Eligibility, func(clause roles.Clause) bool {
			return slices.ContainsFunc(clause.Any, func(a roles.Alternative) bool { return a.EmployerSponsored })
		}):
		case c.FeeUSD.Nonmember != nil:
			pick.cost += *c.FeeUSD.Nonmember
		default:
			pick.cost += o.usualFee()
			pick.unknown = true
		}
	case "program":
		p := o.c.Program(id)
		if p.CostUSD == nil {
			pick.cost += o.usualTuition(p.Award)
			pick.unknown = true
			return
		}
		pick.cost += p.CostUSD.Typical
	}
}

func (o *oracle) usualFee() int {
	var known []int
	for _, c := range o.c.Certs {
		if c.FeeUSD.Nonmember != nil {
			known = append(known, *c.FeeUSD.Nonmember)
		}
	}
	return median(known)
}

func (o *oracle) usualTuition(award roles.Award) int {
	var known []int
	highest := 0
	for _, p := range o.c.Programs {
		if p.CostUSD == nil {
			continue
		}
		highest = max(highest, p.CostUSD.Typical)
		if p.Award == award {
			known = append(known, p.CostUSD.Typical)
		}
	}
	if len(known) == 0 {
		return highest
	}
	return median(known)
}

// median is the middle one; of an even number the mean of the middle two,
// rounded up; of none 0.
func median(known []int) int {
	n := len(known)
	if n == 0 {
		return 0
	}
	slices.Sort(known)
	return (known[(n-1)/2] + known[n/2] + 1) / 2
}

// readiness is the risk of a move after a stay, and whether v can be entered.
func (o *oracle) readiness(s situation, move roles.Move, v *roles.Role, pick choice, stay int, mode paths.Mode) (int, bool) {
	bought, before := maps.Clone(pick.held), maps.Clone(s.held)
	if s.role != "" {
		r := o.c.Role(s.role)
		bought.teach(r, 100*s.served[s.role]+stay)
		before.teach(r, 100*s.served[s.role]+stay)
	}
	met := func(h holding, clauses ...roles.Clause) bool {
		at, ok := o.when(s, h, clauses, "")
		return ok && at <= stay
	}
	others := slices.Concat(v.Requires.Education, v.Requires.Experience, v.Requires.Certs, v.Requires.Licenses)
	if !met(bought, others...) {
		return 0, false
	}
	total, had, without := 0, 0, 0
	for _, clause := range v.Requires.Skills {
		weight := max(1, clause.Weight)
		total += weight
		if met(before, clause) {
			without += weight
		}
		if met(bought, clause) {
			had += weight
			continue
		}
		canBeHad := slices.ContainsFunc(clause.Any, func(a roles.Alternative) bool { return o.canBeHad(a, v) })
		if canBeHad && mode == paths.Prepared || !canBeHad && !developed(clause, v) {
			return 0, false
		}
	}
	theta := o.c.Model.Theta
	share := coverage(had, total)
	if mode == paths.Stretch {
		if 1000*had < int(math.Round(1000*theta))*total {
			return 0, false
		}
		share = max(theta, coverage(without, total))
	}
	p := o.c.Model.OfKind(move.Kind) * o.c.Model.OfEvidence(move.Evidence) * o.g(share)
	return int(math.Ceil(-1000*math.Log(p) - 1e-9)), true
}

func coverage(met, total int) float64 {
	if total == 0 {
		return 1
	}
	return float64(met) / float64(total)
}

// canBeHad reports whether study or something on offer for v gives a skill.
func (o *oracle) canBeHad(a roles.Alternative, v *roles.Role) bool {
	if o.studyable(a.Skill) {
		return true
	}
	for _, thing := range o.offer(v) {
		for _, g := range o.grants(thing) {
			if g.Skill == a.Skill && g.LevelOrWorking() >= a.LevelOrWorking() {
				return true
			}
		}
	}
	return false
}

func developed(clause roles.Clause, v *roles.Role) bool {
	return slices.ContainsFunc(clause.Any, func(a roles.Alternative) bool {
		return slices.ContainsFunc(v.Develops, func(d roles.Develop) bool {
			return d.Skill == a.Skill && d.Level >= a.LevelOrWorking()
		})
	})
}

// g is the readiness factor of a coverage.
func (o *oracle) g(share float64) float64 {
	r := o.c.Model.Readiness
	if share <= r.From {
		return r.Floor
	}
	return r.Floor + (1-r.Floor)*(share-r.From)/(1-r.From)
}

// front is the vectors, in the objectives asked for, that no other one beats,
// sorted.
func front(all []paths.Vector, by []paths.Objective) []paths.Vector {
	var rows [][]int
	for _, v := range all {
		rows = append(rows, row(v, by))
	}
	slices.SortFunc(rows, slices.Compare)
	var kept [][]int
	for _, r := range rows {
		if !slices.ContainsFunc(kept, func(k []int) bool { return noWorse(k, r) }) {
			kept = append(kept, r)
		}
	}
	var out []paths.Vector
	for _, r := range kept {
		out = append(out, paths.Vector{Time: paths.Months(r[0]), Cost: r[1], Risk: r[2], Earnings: r[3], Effort: r[4]})
	}
	return out
}

// row is a vector's five figures, those not asked for as zero.
func row(v paths.Vector, by []paths.Objective) []int {
	out := []int{int(v.Time), v.Cost, v.Risk, v.Earnings, v.Effort}
	for i, objective := range paths.Objectives() {
		if !slices.Contains(by, objective) {
			out[i] = 0
		}
	}
	return out
}
