package paths_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// dice draws catalogues and queries that are small enough for brute force and
// mix everything that the planner has to get right.
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 0x72756e67))} }

// seeds is the range of instances to try: RUNG_SEEDS is how many, RUNG_SEED the
// first of them.
func seeds(t *testing.T, usual uint64) (first, last uint64) {
	t.Helper()
	number := func(name string, absent uint64) uint64 {
		text := os.Getenv(name)
		if text == "" {
			return absent
		}
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return n
	}
	if testing.Short() {
		usual /= 6
	}
	first = number("RUNG_SEED", 0)
	if first == 0 {
		return 1, number("RUNG_SEEDS", usual)
	}
	return first, first + number("RUNG_SEEDS", 1) - 1
}

func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

func (d dice) among(low, high int) int { return low + d.IntN(high-low+1) }

func pick[T any](d dice, from ...T) T { return from[d.IntN(len(from))] }

const tracks = 2

// offerLimit keeps the orders of study that brute force tries in bounds.
const offerLimit = 6

// catalog draws a catalogue, again until no role offers too much.
func (d dice) catalog() *roles.Catalog {
	for {
		c := d.draw()
		o := newOracle(c, paths.Query{})
		small := true
		for i := range c.Roles {
			small = small && len(o.offer(&c.Roles[i])) <= offerLimit
		}
		if small {
			return c
		}
	}
}

func (d dice) draw() *roles.Catalog {
	c := roles.Catalog{Model: d.model()}
	for i := range tracks {
		c.Tracks = append(c.Tracks, roles.Track{ID: fmt.Sprintf("t%d", i)})
	}
	for i := range d.among(4, 8) {
		c.Skills = append(c.Skills, d.newSkill(i))
	}
	size := sizes{roles: d.among(5, 12), skills: len(c.Skills), certs: d.among(2, 4), programs: d.among(2, 4), licenses: 2}
	for i := range size.licenses {
		c.Licenses = append(c.Licenses, roles.License{ID: fmt.Sprintf("l%d", i), Grants: d.grants(size, 30)})
	}
	for i := range size.programs {
		c.Programs = append(c.Programs, d.newProgram(i, size))
	}
	for i := range size.certs {
		c.Certs = append(c.Certs, d.newCert(i, size))
	}
	for i := range size.roles {
		c.Roles = append(c.Roles, d.newRole(i, size))
	}
	return roles.NewCatalog(c)
}

// sizes is how many records of each kind there are to refer to.
type sizes struct{ roles, skills, certs, programs, licenses int }

func (d dice) model() roles.Model {
	m := roles.DefaultModel()
	m.Theta = pick(d, 0.6, 0.6, 0.5, 0.75)
	m.Search.Typical = pick[roles.Duration](d, "3mo", "1mo", "")
	m.EntrySearch.Typical = pick[roles.Duration](d, "6mo", "2mo", "")
	return m
}

func (d dice) newSkill(i int) roles.Skill {
	s := roles.Skill{ID: fmt.Sprintf("s%d", i), Acquire: pick(d, "", "", "", "", roles.ByStudy, roles.ByStudy, roles.ByStudy, roles.ByStudy, roles.ByJob, roles.BySponsor, roles.ByLicensed)}
	hours := 0
	for _, at := range []*roles.IntRange{&s.Hours.Aware, &s.Hours.Working, &s.Hours.Practitioner, &s.Hours.Expert} {
		hours += pick(d, 0, 10, 25, 40, 60, 90)
		if d.chance(75) {
			*at = roles.IntRange{Low: hours / 2, Typical: hours, High: 2 * hours}
		}
	}
	if i > 0 && d.chance(35) {
		s.Requires = append(s.Requires, roles.SkillLevel{Skill: fmt.Sprintf("s%d", d.IntN(i)), Level: d.level()})
	}
	return s
}

// level is absent now and then, which means working.
func (d dice) level() roles.Level {
	return pick(d, roles.None, roles.Aware, roles.Working, roles.Working, roles.Practitioner)
}

func (d dice) skill(size sizes) string { return fmt.Sprintf("s%d", d.IntN(size.skills)) }

func (d dice) grants(size sizes, percent int) []roles.SkillLevel {
	var out []roles.SkillLevel
	for d.chance(percent) && len(out) < 2 {
		out = append(out, roles.SkillLevel{Skill: d.skill(size), Level: d.level()})
	}
	return out
}

func (d dice) award() roles.Award {
	return pick(d, roles.Certificate, roles.Associate, roles.Bachelor, roles.Bachelor, roles.Master, roles.Doctorate, roles.Professional)
}

func (d dice) fields() []string {
	return pick(d, nil, nil, []string{"data"}, []string{"health"}, []string{"data", "health"})
}

func (d dice) months() roles.Duration {
	return pick[roles.Duration](d, "", "1mo", "2mo", "3mo", "4mo", "6mo")
}

func (d dice) span() roles.DurationRange {
	typical := pick(d, "", d.months())
	return roles.DurationRange{Typical: typical, High: typical}
}

// wait alone may be given in weeks.
func (d dice) wait() roles.DurationRange {
	typical := pick[roles.Duration](d, "", "", "1mo", "3w", "6w", "11w")
	return roles.DurationRange{Typical: typical, High: typical}
}

func (d dice) in(size sizes) []string {
	switch d.IntN(5) {
	case 0:
		return nil
	case 1, 2:
		return []string{fmt.Sprintf("track/t%d", d.IntN(tracks))}
	case 3:
		return []string{fmt.Sprintf("role/r%02d", d.IntN(size.roles))}
	}
	return []string{fmt.Sprintf("track/t%d", d.IntN(tracks)), fmt.Sprintf("role/r%02d", d.IntN(size.roles))}
}

func (d dice) newProgram(i int, size sizes) roles.Program {
	p := roles.Program{ID: fmt.Sprintf("p%d", i), Award: d.award(), Fields: d.fields(), Accreditor: pick(d, "", "", "acme"),
		Grants: d.grants(size, 85)}
	p.Months.FullTime = d.among(1, 3)
	if d.chance(60) {
		p.Months.PartTime = p.Months.FullTime + d.among(0, 4)
	}
	if d.chance(80) {
		p.CostUSD = &roles.Tuition{IntRange: roles.IntRange{Low: 100, Typical: 100 * d.among(1, 50), High: 9000}}
	}
	for d.chance(25) && len(p.Entry) < 2 {
		p.Entry = append(p.Entry, d.clause(func() roles.Alternative {
			switch d.IntN(5) {
			case 0:
				return roles.Alternative{Experience: d.months(), In: d.in(size)}
			case 1:
				return roles.Alternative{Award: pick(d, roles.Certificate, roles.Associate, roles.Bachelor), Fields: d.fields()}
			case 2:
				if i > 0 {
					return roles.Alternative{Program: fmt.Sprintf("p%d", d.IntN(i))}
				}
			case 3:
				return roles.Alternative{License: fmt.Sprintf("l%d", d.IntN(size.licenses))}
			}
			return roles.Alternative{Skill: d.skill(size), Level: d.level()}
		}))
	}
	return p
}

func (d dice) newCert(i int, size sizes) roles.Cert {
	c := roles.Cert{ID: fmt.Sprintf("c%d", i), Status: pick(d, "", "", "", "", "", roles.CertActive, roles.CertActive, roles.CertRestricted, roles.CertRetired),
		Wait: d.wait(), Grants: d.grants(size, 70)}
	hours := pick(d, 0, 10, 30, 60)
	c.Hours = roles.IntRange{Low: hours, Typical: hours, High: hours}
	if d.chance(80) {
		fee, member := 50*d.IntN(12), 10
		c.FeeUSD = roles.Fee{Nonmember: &fee, Member: &member}
	}
	for d.chance(40) && len(c.Eligibility) < 2 {
		c.Eligibility = append(c.Eligibility, d.clause(func() roles.Alternative { return d.eligible(i, size) }))
	}
	return c
}

func (d dice) eligible(i int, size sizes) roles.Alternative {
	switch d.IntN(8) {
	case 0:
		return roles.Alternative{Experience: d.months(), In: d.in(size)}
	case 1:
		return d.awarded(size)
	case 2:
		if i > 0 {
			return roles.Alternative{Cert: fmt.Sprintf("c%d", d.IntN(i))}
		}
	case 3:
		return roles.Alternative{EmployerSponsored: true}
	case 4:
		return roles.Alternative{Program: fmt.Sprintf("p%d", d.IntN(size.programs))}
	}
	return roles.Alternative{Skill: d.skill(size), Level: d.level()}
}

// awarded asks for an award, sometimes for less of one with experience.
func (d dice) awarded(size sizes) roles.Alternative {
	a := roles.Alternative{Award: pick(d, roles.Certificate, roles.Associate, roles.Bachelor, roles.Bachelor, roles.Master), Fields: d.fields()}
	if d.chance(20) {
		a.Accreditor = "acme"
	}
	if d.chance(40) {
		a.Experience, a.In = d.months(), d.in(size)
	}
	return a
}

// clause is one to three alternatives.
func (d dice) clause(alternative func() roles.Alternative) roles.Clause {
	out := roles.Clause{Any: []roles.Alternative{alternative()}}
	for d.chance(50) && len(out.Any) < 3 {
		out.Any = append(out.Any, alternative())
	}
	return out
}

func (d dice) newRole(i int, size sizes) roles.Role {
	r := roles.Role{ID: fmt.Sprintf("r%02d", i), Track: fmt.Sprintf("t%d", d.IntN(tracks)),
		Level:   pick(d, roles.LevelEntry, roles.LevelMid, roles.LevelSenior),
		Sectors: pick(d, nil, []string{"payer"}, []string{"hospital"}, []string{"hospital", "payer"}),
		Remote:  pick(d, "", roles.RemoteNone, roles.RemotePartial, roles.RemoteFull, roles.RemoteFull),
		Feeder:  d.chance(10)}
	if d.chance(85) {
		r.Pay.Facts = []roles.PayFact{{Value: 1000 * d.among(30, 90)}}
	}
	if d.chance(60) {
		r.Entry = roles.Entry{Realism: pick(d, roles.EntryOpen, roles.EntryBridge, roles.EntryClosed), Evidence: pick(d, "", roles.Observed)}
		if d.chance(30) {
			r.Entry.Search = roles.DurationRange{Low: "1mo", Typical: "4mo", High: "9mo"}
		}
	}
	for d.chance(35) && len(r.Sponsors) < 2 {
		r.Sponsors = append(r.Sponsors, fmt.Sprintf("c%d", d.IntN(size.certs)))
	}
	for d.chance(45) && len(r.Develops) < 2 {
		r.Develops = append(r.Develops, roles.Develop{Skill: d.skill(size), Level: max(d.level(), roles.Aware),
			After: pick[roles.Duration](d, "", "1mo", "2mo", "4mo")})
	}
	for range d.among(2, 4) {
		to := (i + d.among(1, 3)) % size.roles
		if d.chance(40) {
			to = d.IntN(size.roles)
		}
		if to == i {
			continue
		}
		r.Moves = append(r.Moves, roles.Move{To: fmt.Sprintf("r%02d", to), Kind: pick(d, roles.Promotion, roles.Lateral, roles.Pivot), Tenure: d.span(),
			Evidence: pick(d, "", roles.Observed, roles.Published, roles.SharedCredential, roles.SimilarSkills, roles.Curator)})
	}
	if d.chance(75) {
		r.Requires = d.requires(size)
	}
	return r
}

func (d dice) requires(size sizes) roles.Requires {
	var q roles.Requires
	for d.chance(70) && len(q.Skills) < 5 {
		clause := d.clause(func() roles.Alternative { return roles.Alternative{Skill: d.skill(size), Level: d.level()} })
		clause.Weight = pick(d, 0, 1, 2, 5)
		q.Skills = append(q.Skills, clause)
	}
	if d.chance(25) {
		q.Education = append(q.Education, d.clause(func() roles.Alternative {
			if d.chance(25) {
				return roles.Alternative{Program: fmt.Sprintf("p%d", d.IntN(size.programs))}
			}
			return d.awarded(size)
		}))
	}
	for d.chance(25) && len(q.Experience) < 2 {
		q.Experience = append(q.Experience, d.clause(func() roles.Alternative {
			return roles.Alternative{Months: d.among(1, 5), In: d.in(size)}
		}))
	}
	if d.chance(35) {
		q.Certs = append(q.Certs, d.clause(func() roles.Alternative {
			if d.chance(25) {
				return roles.Alternative{Skill: d.skill(size), Level: d.level()}
			}
			return roles.Alternative{Cert: fmt.Sprintf("c%d", d.IntN(size.certs))}
		}))
	}
	if d.chance(5) {
		q.Licenses = append(q.Licenses, d.clause(func() roles.Alternative {
			return roles.Alternative{License: fmt.Sprintf("l%d", d.IntN(size.licenses))}
		}))
	}
	return q
}

// query draws a question of a catalogue, again until its target is a few moves
// away; sometimes any target will do.
func (d dice) query(c *roles.Catalog) paths.Query {
	for tries := 0; ; tries++ {
		q := d.drawQuery(c)
		o := newOracle(c, q)
		if away := o.away(q.Profile.Role); tries == 50 || d.chance(3) || away >= 2 && away <= q.Limits.MaxMoves {
			return q
		}
	}
}

func (d dice) drawQuery(c *roles.Catalog) paths.Query {
	role := func() string { return c.Roles[d.IntN(len(c.Roles))].ID }
	q := paths.Query{Target: role(), Profile: d.profile(c), Pace: pick(d, 0, 3, 7, 8, 12)}
	q.Limits.MaxMoves = pick(d, 2, 3, 3, 4, 4)
	q.Limits.FullTimeStudy = d.chance(35)
	q.Limits.NoNewDegree = d.chance(10)
	if d.chance(5) {
		q.Limits.Remote = pick(d, roles.RemoteNone, roles.RemotePartial, roles.RemoteFull)
	}
	if d.chance(5) {
		q.Limits.Sector = pick(d, "payer", "hospital")
	}
	if d.chance(10) {
		q.Limits.Avoid = []string{role()}
	}
	if d.chance(10) && q.Target != q.Profile.Role {
		q.Limits.Via = []string{role()}
	}
	if d.chance(15) {
		budget := 100 * d.IntN(60)
		q.Limits.Budget = &budget
	}
	if d.chance(15) {
		deadline := d.among(300, 3000)
		q.Limits.Deadline = &deadline
	}
	if d.chance(60) {
		q.Objectives = paths.Objectives()
		d.Shuffle(len(q.Objectives), func(i, j int) { q.Objectives[i], q.Objectives[j] = q.Objectives[j], q.Objectives[i] })
		q.Objectives = q.Objectives[:d.among(2, 4)]
	}
	return q
}

func (d dice) profile(c *roles.Catalog) paths.Profile {
	p := paths.Profile{Skills: map[string]roles.Level{}, Experience: map[string]int{}}
	if d.chance(65) {
		p.Role = c.Roles[d.IntN(len(c.Roles))].ID
		p.Experience[p.Role] = d.IntN(5)
	}
	if d.chance(20) {
		p.Experience[c.Roles[d.IntN(len(c.Roles))].ID] = d.among(1, 4)
	}
	for _, s := range c.Skills {
		if d.chance(25) {
			p.Skills[s.ID] = roles.Level(d.among(1, 4))
		}
	}
	for _, x := range c.Certs {
		if d.chance(15) {
			p.Certs = append(p.Certs, x.ID)
		}
	}
	for _, x := range c.Programs {
		if d.chance(15) {
			p.Programs = append(p.Programs, x.ID)
		}
	}
	for _, x := range c.Licenses {
		if d.chance(20) {
			p.Licenses = append(p.Licenses, x.ID)
		}
	}
	if d.chance(25) {
		p.Awards = append(p.Awards, paths.Award{Award: d.award(), Fields: d.fields(), Accreditor: pick(d, "", "acme")})
	}
	return p
}

// describe prints a catalogue and a query compactly, for a test that fails.
func describe(c *roles.Catalog, q paths.Query) string {
	var b strings.Builder
	fmt.Fprintf(&b, "model theta=%v search=%v entry=%v pace=%d\n", c.Model.Theta, c.Model.Search.Typical, c.Model.EntrySearch.Typical, c.Model.Pace)
	for _, s := range c.Skills {
		h := s.Hours
		fmt.Fprintf(&b, "%s acquire=%s hours=%d,%d,%d,%d requires=%v\n", s.ID, s.Acquire, h.Aware.Typical, h.Working.Typical, h.Practitioner.Typical, h.Expert.Typical, s.Requires)
	}
	for _, x := range c.Licenses {
		fmt.Fprintf(&b, "%s grants=%v\n", x.ID, x.Grants)
	}
	for _, x := range c.Certs {
		fee := "unknown"
		if x.FeeUSD.Nonmember != nil {
			fee = fmt.Sprint(*x.FeeUSD.Nonmember)
		}
		fmt.Fprintf(&b, "%s %s fee=%s hours=%d wait=%s grants=%v eligibility=%s\n", x.ID, x.Status, fee, x.Hours.Typical, x.Wait.Typical, x.Grants, clauses(x.Eligibility))
	}
	for _, x := range c.Programs {
		tuition := "unknown"
		if x.CostUSD != nil {
			tuition = fmt.Sprint(x.CostUSD.Typical)
		}
		fmt.Fprintf(&b, "%s %s %v %s cost=%s months=%+v grants=%v entry=%s\n", x.ID, x.Award, x.Fields, x.Accreditor, tuition, x.Months, x.Grants, clauses(x.Entry))
	}
	for _, r := range c.Roles {
		pay := 0
		if len(r.Pay.Facts) > 0 {
			pay = r.Pay.Facts[0].Value
		}
		fmt.Fprintf(&b, "%s %s %s pay=%d sectors=%v remote=%s feeder=%v entry=%s,%s,%s sponsors=%v develops=%v\n", r.ID, r.Track, r.Level, pay, r.Sectors, r.Remote,
			r.Feeder, r.Entry.Realism, r.Entry.Evidence, r.Entry.Search.Typical, r.Sponsors, r.Develops)
		fmt.Fprintf(&b, "  education=%s experience=%s skills=%s certs=%s licenses=%s\n", clauses(r.Requires.Education), clauses(r.Requires.Experience),
			clauses(r.Requires.Skills), clauses(r.Requires.Certs), clauses(r.Requires.Licenses))
		for _, m := range r.Moves {
			fmt.Fprintf(&b, "  -> %s %s tenure=%s evidence=%s\n", m.To, m.Kind, m.Tenure.Typical, m.Evidence)
		}
	}
	limits := q.Limits
	limits.Budget, limits.Deadline = nil, nil
	fmt.Fprintf(&b, "query target=%s pace=%d objectives=%v limits=%+v", q.Target, q.Pace, q.Objectives, limits)
	if q.Limits.Budget != nil {
		fmt.Fprintf(&b, " budget=%d", *q.Limits.Budget)
	}
	if q.Limits.Deadline != nil {
		fmt.Fprintf(&b, " deadline=%d", *q.Limits.Deadline)
	}
	fmt.Fprintf(&b, "\nprofile %+v\n", q.Profile)
	return b.String()
}

func clauses(list []roles.Clause) string {
	var all []string
	for _, clause := range list {
		var any []string
		for _, a := range clause.Any {
			text := fmt.Sprintf("%+v", a)
			for _, absent := range []string{"Award:", "Fields:[]", "Accreditor:", "Program:", "Cert:", "License:", "Skill:", "Level:", "Experience:", "Months:0", "In:[]", "EmployerSponsored:false"} {
				text = strings.Replace(text, absent+" ", "", 1)
			}
			any = append(any, strings.TrimSuffix(text, " EmployerSponsored:false}"))
		}
		all = append(all, fmt.Sprintf("%s*%d", strings.Join(any, " or "), clause.Weight))
	}
	return "[" + strings.Join(all, "; ") + "]"
}
