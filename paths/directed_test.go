package paths_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// directedCase is a question that a particular mistake in a planner answers
// wrongly. The answers are worked out by hand.
//
// Risks: a lateral move that is observed, with every skill held, is
// ⌈−1000·ln 0.95⌉ = 52, a pivot 224, an entry 163; a lateral stretch at the
// least coverage, 0.6, is ⌈−1000·ln(0.95·(0.3+0.7/3))⌉ = 680. At 8 hours a
// week 52 hours take 1.50 months. Search takes no time where a case is silent.
type directedCase struct {
	name    string
	catalog roles.Catalog
	query   paths.Query
	want    []paths.Vector
}

func (x directedCase) build() *roles.Catalog {
	x.catalog.Model = roles.DefaultModel()
	x.catalog.Model.Search = roles.DurationRange{}
	x.catalog.Model.EntrySearch = roles.DurationRange{}
	x.catalog.Tracks = []roles.Track{{ID: "t"}}
	for i := range x.catalog.Roles {
		x.catalog.Roles[i].Track = "t"
		x.catalog.Roles[i].Level = roles.LevelMid
	}
	return roles.NewCatalog(x.catalog)
}

func role(id string, parts ...any) roles.Role {
	r := roles.Role{ID: id}
	for _, part := range parts {
		switch part := part.(type) {
		case roles.Move:
			r.Moves = append(r.Moves, part)
		case roles.Develop:
			r.Develops = append(r.Develops, part)
		case roles.Requires:
			r.Requires = part
		case roles.PayFact:
			r.Pay.Facts = append(r.Pay.Facts, part)
		case roles.Entry:
			r.Entry = part
		default:
			panic(fmt.Sprintf("a role has no %T", part))
		}
	}
	return r
}

// to is a lateral move that is observed.
func to(id string, tenure roles.Duration) roles.Move {
	return roles.Move{To: id, Kind: roles.Lateral, Tenure: roles.DurationRange{Typical: tenure}, Evidence: roles.Observed}
}

func pivot(id string, tenure roles.Duration) roles.Move {
	m := to(id, tenure)
	m.Kind = roles.Pivot
	return m
}

// skill takes hours to working and three times as many to practitioner.
func skill(id string, hours int, needs ...roles.SkillLevel) roles.Skill {
	return roles.Skill{ID: id, Requires: needs, Hours: roles.SkillHours{
		Working: roles.IntRange{Typical: hours}, Practitioner: roles.IntRange{Typical: 3 * hours}}}
}

func jobSkill(id string) roles.Skill { return roles.Skill{ID: id, Acquire: roles.ByJob} }

func cert(id string, fee, hours int, wait roles.Duration, eligibility ...roles.Clause) roles.Cert {
	return roles.Cert{ID: id, FeeUSD: roles.Fee{Nonmember: &fee}, Hours: roles.IntRange{Typical: hours},
		Wait: roles.DurationRange{Typical: wait}, Eligibility: eligibility}
}

func either(alternatives ...roles.Alternative) roles.Clause { return roles.Clause{Any: alternatives} }

func know(skill string) roles.Alternative { return roles.Alternative{Skill: skill} }

func master(skill string) roles.Alternative {
	return roles.Alternative{Skill: skill, Level: roles.Practitioner}
}

func sat(cert string) roles.Alternative { return roles.Alternative{Cert: cert} }

func needs(skills ...string) roles.Requires {
	var q roles.Requires
	for _, id := range skills {
		q.Skills = append(q.Skills, either(know(id)))
	}
	return q
}

func needsCerts(certs ...string) roles.Requires {
	var q roles.Requires
	for _, id := range certs {
		q.Certs = append(q.Certs, either(sat(id)))
	}
	return q
}

func needsMonths(months int, in ...string) roles.Requires {
	return roles.Requires{Experience: []roles.Clause{either(roles.Alternative{Months: months, In: in})}}
}

// from asks for t from a role.
func from(role string, skills ...string) paths.Query {
	q := paths.Query{Target: "t", Profile: paths.Profile{Role: role, Skills: map[string]roles.Level{}}}
	for _, id := range skills {
		q.Profile.Skills[id] = roles.Working
	}
	return q
}

func limited(q paths.Query, limits paths.Limits) paths.Query {
	q.Limits = limits
	return q
}

func vector(time paths.Months, cost, risk int) paths.Vector {
	return paths.Vector{Time: time, Cost: cost, Risk: risk}
}

func vectors(all ...paths.Vector) []paths.Vector { return all }

func dollars(n int) *int { return &n }

func TestBruteForceAnswersCasesWorkedOutByHand(t *testing.T) {
	for _, x := range directed() {
		t.Run(x.name, func(t *testing.T) {
			if diff := cmp.Diff(x.want, newOracle(x.build(), x.query).front()); diff != "" {
				t.Errorf("front (-want +got):\n%s", diff)
			}
		})
	}
}

func directed() []directedCase {
	list := []directedCase{
		{"what one job teaches decides a later step", roles.Catalog{
			Skills: []roles.Skill{skill("sql", 104)},
			Roles: []roles.Role{role("a", to("b", ""), to("c", "")), role("b", to("d", "1mo"), roles.Develop{Skill: "sql", Level: roles.Working, After: "1mo"}),
				role("c", to("d", "")), role("d", to("t", "")), role("t", needs("sql"))},
		}, from("a"), vectors(vector(100, 0, 156))},

		{"a cap on moves leaves the worse start", hops(), limited(from("a"), paths.Limits{MaxMoves: 3}), vectors(vector(200, 0, 328))},
		{"a longer cap allows the better start", hops(), limited(from("a"), paths.Limits{MaxMoves: 4}), vectors(vector(0, 0, 208))},
		{"a cap that nothing fits", hops(), limited(from("a"), paths.Limits{MaxMoves: 2}), nil},

		{"going back to the first role for its move", roles.Catalog{
			Roles: []roles.Role{role("a", to("b", "2mo"), to("t", "")), role("b", to("a", "1mo")),
				role("t", roles.Requires{Experience: []roles.Clause{either(roles.Alternative{Months: 4, In: []string{"role/a"}}),
					either(roles.Alternative{Months: 1, In: []string{"role/b"}})}})},
		}, from("a"), vectors(vector(500, 0, 156))},

		{"a stay longer than the move out of it asks for", roles.Catalog{
			Roles: []roles.Role{role("a", to("b", "2mo")), role("b", to("t", "1mo")), role("t", needsMonths(6, "role/a"))},
		}, from("a"), vectors(vector(700, 0, 104))},

		{"a stay until the job has taught what nobody studies", roles.Catalog{
			Skills: []roles.Skill{jobSkill("craft")},
			Roles:  []roles.Role{role("a", to("t", ""), roles.Develop{Skill: "craft", Level: roles.Working, After: "2mo"}), role("t", needs("craft"))},
		}, from("a"), vectors(vector(200, 0, 52))},

		{"a full-time program asks for months that precede its own stretch", roles.Catalog{
			Programs: []roles.Program{{ID: "p", Award: roles.Master, Months: roles.ProgramMonths{FullTime: 1, PartTime: 2}, CostUSD: &roles.Tuition{},
				Entry: []roles.Clause{either(roles.Alternative{Months: 4, In: []string{"role/a", "role/b"}})}}},
			Roles: []roles.Role{role("a", to("b", "")), role("b", to("t", "")),
				role("t", roles.Requires{Education: []roles.Clause{either(roles.Alternative{Program: "p"})}})},
		}, limited(from("a"), paths.Limits{FullTimeStudy: true}), vectors(vector(500, 0, 104))},

		{"two whole months beat a month and a half rounded down", roles.Catalog{
			Skills: []roles.Skill{skill("sql", 52)},
			Roles:  []roles.Role{role("a", to("b", "")), role("b", to("t", ""), needs("sql")), role("t", needsMonths(4))},
		}, from("a"), vectors(vector(400, 0, 104))},

		{"coverage exactly at the least share", five(), from("a", "s1", "s2", "s3"), vectors(vector(0, 0, 680), vector(300, 0, 52))},
		{"coverage one skill below the least share", five(), from("a", "s1", "s2"), vectors(vector(150, 0, 680), vector(450, 0, 52))},

		{"moves that take no time go round in circles", roles.Catalog{
			Roles: []roles.Role{role("a", to("b", "")), role("b", to("a", ""), to("t", "")), role("t")},
		}, from("a"), vectors(vector(0, 0, 104))},

		{"a budget of the very cost", priced(), limited(from("a"), paths.Limits{Budget: dollars(500)}), vectors(vector(0, 500, 52))},
		{"a budget one dollar short", priced(), limited(from("a"), paths.Limits{Budget: dollars(499)}), nil},
		{"a fee that nobody knows fits no budget", unpriced(), limited(from("a"), paths.Limits{Budget: dollars(9999)}), nil},
		{"a fee that nobody knows is the median of the others", unpriced(), from("a"), vectors(vector(0, 125, 52))},
		{"a target that no move reaches", roles.Catalog{Roles: []roles.Role{role("a"), role("t", to("a", ""))}}, from("a"), nil},
		{"a target that is held already", roles.Catalog{Roles: []roles.Role{role("t", to("t2", "")), role("t2", to("t", ""))}}, from("t"), vectors(vector(0, 0, 0))},
		{"a target whose demands are all met", priced(), paths.Query{Target: "t", Profile: paths.Profile{Role: "a", Certs: []string{"k"}}}, vectors(vector(0, 0, 52))},

		{"the exam with the longest wait comes first", roles.Catalog{
			Certs: []roles.Cert{cert("x", 0, 104, ""), cert("y", 0, 52, "3mo")},
			Roles: []roles.Role{role("a", to("t", "")), role("t", needsCerts("x", "y"))},
		}, from("a"), vectors(vector(450, 0, 52))},

		{"study goes on while the result that its exam asks for is out", roles.Catalog{
			Certs: []roles.Cert{cert("x", 0, 52, "2mo"), cert("y", 0, 52, "1mo", either(sat("x")))},
			Roles: []roles.Role{role("a", to("t", "")), role("t", needsCerts("y"))},
		}, from("a"), vectors(vector(450, 0, 52))},

		{"months that an exam asks for delay the exam alone", roles.Catalog{
			Certs: []roles.Cert{cert("k", 0, 52, "1mo", either(roles.Alternative{Experience: "2mo", In: []string{"role/a"}}))},
			Roles: []roles.Role{role("a", to("t", "")), role("t", needsCerts("k"))},
		}, from("a"), vectors(vector(300, 0, 52))},

		{"a held degree leaves its program on offer", roles.Catalog{
			Skills: []roles.Skill{skill("sql", 520)},
			Programs: []roles.Program{{ID: "bs", Award: roles.Bachelor, Fields: []string{"data"}, Months: roles.ProgramMonths{PartTime: 2},
				CostUSD: &roles.Tuition{IntRange: roles.IntRange{Typical: 1000}}, Grants: []roles.SkillLevel{{Skill: "sql"}}}},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Skills: []roles.Clause{either(know("sql"))},
				Education: []roles.Clause{either(roles.Alternative{Award: roles.Bachelor, Fields: []string{"data"}})}})},
		}, paths.Query{Target: "t", Profile: paths.Profile{Role: "a", Awards: []paths.Award{{Award: roles.Master, Fields: []string{"data"}}}}},
			vectors(vector(200, 1000, 52), vector(1500, 0, 52))},

		{"one language held leaves the other on offer", roles.Catalog{
			Skills: []roles.Skill{skill("python", 52), skill("sas", 26)},
			Roles: []roles.Role{role("a", to("b", "2mo")), role("b", to("t", ""), roles.Requires{Skills: []roles.Clause{either(know("sas"), know("python"))}}),
				role("t", needs("python"))},
		}, from("a", "sas"), vectors(vector(200, 0, 104))},

		{"a prerequisite is learnt early for a later role", roles.Catalog{
			Skills: []roles.Skill{skill("base", 52), skill("top", 52, roles.SkillLevel{Skill: "base"})},
			Certs:  []roles.Cert{granting(cert("k", 100, 0, ""), "top", roles.Working)},
			Roles: []roles.Role{role("a", to("b", "2mo")), role("b", to("t", ""), roles.Requires{Skills: needs("top").Skills,
				Certs: []roles.Clause{either(know("top"), sat("k"))}}), role("t", needs("base"))},
		}, from("a"), vectors(vector(200, 100, 104), vector(300, 0, 104))},

		{"a level is learnt early for a later exam that asks for the one below", roles.Catalog{
			Skills: []roles.Skill{{ID: "python", Hours: roles.SkillHours{Aware: roles.IntRange{Typical: 52}}}, skill("sas", 0)},
			Certs:  []roles.Cert{cert("k", 0, 0, "", either(roles.Alternative{Skill: "python", Level: roles.Aware}))},
			Roles: []roles.Role{role("a", to("b", "3mo")), role("b", to("t", ""), roles.Requires{Skills: []roles.Clause{either(know("sas"), know("python"))}}),
				role("t", needsCerts("k"))},
		}, from("a", "sas"), vectors(vector(300, 0, 104))},

		{"an exam that raises the skill it asks for", roles.Catalog{
			Skills: []roles.Skill{skill("sql", 52)},
			Certs:  []roles.Cert{granting(cert("k", 100, 26, "", either(know("sql"))), "sql", roles.Practitioner)},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Skills: []roles.Clause{either(master("sql"))},
				Certs: needsCerts("k").Certs})},
		}, from("a"), vectors(vector(225, 100, 52))},

		{"an exam does not grant itself the skill it asks for", roles.Catalog{
			Skills: []roles.Skill{skill("sql", 52)},
			Certs:  []roles.Cert{granting(cert("k", 100, 26, "", either(know("sql"))), "sql", roles.Working)},
			Roles:  []roles.Role{role("a", to("t", "")), role("t", needsCerts("k"))},
		}, from("a"), vectors(vector(225, 100, 52))},

		{"the job teaches the lesser alternative whichever was held", roles.Catalog{
			Skills: []roles.Skill{skill("x", 26), skill("y", 52)},
			Roles: []roles.Role{role("a", to("b", "")), role("b", to("t", ""), roles.Requires{Skills: []roles.Clause{either(know("y"), know("x"))}}),
				role("t", needs("x"))},
		}, from("a", "y"), vectors(vector(0, 0, 104))},

		{"a sponsor opens an exam and pays for it", roles.Catalog{
			Certs: []roles.Cert{cert("k", 900, 0, "", either(roles.Alternative{EmployerSponsored: true}))},
			Roles: []roles.Role{role("a", to("t", ""), to("b", "1mo")), sponsoring(role("b", to("t", "")), "k"), role("t", needsCerts("k"))},
		}, from("a"), vectors(vector(100, 0, 104))},

		{"ties are one vector", storm(), from("a"), vectors(vector(0, 0, 260))},
		{"many held sets at one cost", subsets(6), limited(from("n0"), paths.Limits{MaxMoves: 7}), vectors(vector(0, 600, 364))},
		{"a chain that doubles", chain(6), doubling(6), doubled(6)},
	}
	return append(list, firstJobs()...)
}

// firstJobs is students' cases, and full-time study and pay.
func firstJobs() []directedCase {
	earning := []paths.Objective{paths.ByTime, paths.ByEarnings}
	program := roles.Program{ID: "bs", Award: roles.Bachelor, Months: roles.ProgramMonths{FullTime: 2},
		CostUSD: &roles.Tuition{IntRange: roles.IntRange{Typical: 700}}}
	degree := roles.Requires{Education: []roles.Clause{either(roles.Alternative{Award: roles.Bachelor})}}
	school := roles.Catalog{Programs: []roles.Program{program}, Roles: []roles.Role{
		role("a", to("t", "1mo"), roles.PayFact{Value: 48000}), role("t", degree, roles.PayFact{Value: 60000})}}
	q := limited(from("a"), paths.Limits{FullTimeStudy: true})
	q.Objectives = append(earning, paths.ByCost)
	return []directedCase{
		{"a student enters where the door is open", roles.Catalog{Roles: []roles.Role{
			role("a", to("t", "1mo"), roles.Entry{Realism: roles.EntryBridge, Evidence: roles.Observed}), role("t", roles.Entry{Realism: roles.EntryClosed})}},
			from(""), vectors(vector(100, 0, 215))},
		{"full-time study is before the stay and unpaid", school, q, vectors(paths.Vector{Time: 300, Cost: 700, Earnings: 11000})},
		{"part-time study takes twice as long beside work", school, from("a"), vectors(vector(400, 700, 52))},
		{"no new degree bars the program", school, limited(from("a"), paths.Limits{NoNewDegree: true}), nil},
		{"months in a better paid role come first", roles.Catalog{Roles: []roles.Role{
			role("a", to("b", "1mo"), roles.PayFact{Value: 60000}), role("b", to("t", "1mo"), roles.PayFact{Value: 36000}),
			role("t", needsMonths(4), roles.PayFact{Value: 60000})}},
			paths.Query{Target: "t", Profile: paths.Profile{Role: "a"}, Objectives: earning},
			vectors(paths.Vector{Time: 400, Earnings: 2000})},
	}
}

func granting(c roles.Cert, skill string, level roles.Level) roles.Cert {
	c.Grants = []roles.SkillLevel{{Skill: skill, Level: level}}
	return c
}

func sponsoring(r roles.Role, cert string) roles.Role {
	r.Sponsors = []string{cert}
	return r
}

func hops() roles.Catalog {
	return roles.Catalog{Roles: []roles.Role{role("a", pivot("m", "2mo"), to("x", "")), role("x", to("m", "")),
		role("m", to("n", "")), role("n", to("t", "")), role("t")}}
}

func five() roles.Catalog {
	var c roles.Catalog
	ids := []string{"s1", "s2", "s3", "s4", "s5"}
	for _, id := range ids {
		c.Skills = append(c.Skills, skill(id, 52))
	}
	c.Roles = []roles.Role{role("a", to("t", "")), role("t", needs(ids...))}
	return c
}

func priced() roles.Catalog {
	return roles.Catalog{Certs: []roles.Cert{cert("k", 500, 0, "")}, Roles: []roles.Role{role("a", to("t", "")), role("t", needsCerts("k"))}}
}

// unpriced has a target that asks for a certification whose fee is not known.
func unpriced() roles.Catalog {
	c := roles.Catalog{Certs: []roles.Cert{cert("k", 0, 0, ""), cert("x", 100, 0, ""), cert("y", 149, 0, "")},
		Roles: []roles.Role{role("a", to("t", "")), role("t", needsCerts("k"))}}
	c.Certs[0].FeeUSD = roles.Fee{}
	return c
}

// storm is four layers of three roles, each with a move to each of the next.
func storm() roles.Catalog {
	c := roles.Catalog{Roles: []roles.Role{role("t")}}
	next := []string{"t"}
	for layer := range 4 {
		var ids []string
		for i := range 3 {
			r := role(fmt.Sprintf("l%d-%d", layer, i))
			for _, id := range next {
				r.Moves = append(r.Moves, to(id, ""))
			}
			c.Roles, ids = append(c.Roles, r), append(ids, r.ID)
		}
		next = ids
	}
	r := role("a")
	for _, id := range next {
		r.Moves = append(r.Moves, to(id, ""))
	}
	c.Roles = append(c.Roles, r)
	return c
}

// subsets is m steps that each ask for one of two certifications of one price,
// and a target that asks for the second of each.
func subsets(m int) roles.Catalog {
	var c roles.Catalog
	var all []string
	for i := range m + 1 {
		r := role(fmt.Sprintf("n%d", i), to(fmt.Sprintf("n%d", i+1), ""))
		if i > 0 {
			x, y := fmt.Sprintf("x%d", i), fmt.Sprintf("y%d", i)
			c.Certs = append(c.Certs, cert(x, 100, 0, ""), cert(y, 100, 0, ""))
			r.Requires.Certs = []roles.Clause{either(sat(x), sat(y))}
			all = append(all, y)
		}
		if i == m {
			r.Moves[0].To = "t"
		}
		c.Roles = append(c.Roles, r)
	}
	c.Roles = append(c.Roles, role("t", needsCerts(all...)))
	return c
}

// chain is m steps that each ask for a certification that costs 2^i dollars or
// for one that takes 13·2^i hours: every sum of either is on the front.
func chain(m int) roles.Catalog {
	var c roles.Catalog
	for i := range m + 1 {
		r := role(fmt.Sprintf("n%d", i))
		if i > 0 {
			x, y := fmt.Sprintf("x%02d", i), fmt.Sprintf("y%02d", i)
			c.Certs = append(c.Certs, cert(x, 1<<(i-1), 0, ""), cert(y, 0, 13<<(i-1), ""))
			r.Requires.Certs = []roles.Clause{either(sat(x), sat(y))}
		}
		if i == m {
			r.ID = "t"
		} else if r.Moves = []roles.Move{to(fmt.Sprintf("n%d", i+1), "")}; i == m-1 {
			r.Moves[0].To = "t"
		}
		c.Roles = append(c.Roles, r)
	}
	return c
}

func doubling(m int) paths.Query {
	return paths.Query{Target: "t", Pace: 25, Profile: paths.Profile{Role: "n0"}, Limits: paths.Limits{MaxMoves: m}}
}

// doubled is the front of a chain at 25 hours a week: 13 hours take 0.12 months.
func doubled(m int) []paths.Vector {
	var out []paths.Vector
	for k := range 1 << m {
		out = append(out, vector(paths.Months(12*k), 1<<m-1-k, 52*m))
	}
	return out
}
