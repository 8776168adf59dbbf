package paths_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Cases that a planner's short cuts get wrong, worked out by hand as those of
// directed are.
func TestShortCutsKeepEveryVector(t *testing.T) {
	for _, x := range shortCuts() {
		t.Run(x.name, func(t *testing.T) {
			c := x.build()
			if diff := cmp.Diff(x.want, newOracle(c, x.query).front()); diff != "" {
				t.Errorf("brute force (-want +got):\n%s", diff)
			}
			if fault := disagreement(c, x.query); fault != "" {
				t.Error(fault)
			}
		})
	}
}

func course(id string, award roles.Award, cost, months int, entry ...roles.Clause) roles.Program {
	return roles.Program{ID: id, Award: award, Months: roles.ProgramMonths{FullTime: months, PartTime: months},
		CostUSD: &roles.Tuition{IntRange: roles.IntRange{Typical: cost}}, Entry: entry}
}

func of(p roles.Program, field string) roles.Program {
	p.Fields = []string{field}
	return p
}

func took(program string) roles.Alternative { return roles.Alternative{Program: program} }

func shortCuts() []directedCase {
	return []directedCase{
		{"an exam asks for a program that asks for another", roles.Catalog{
			Certs:    []roles.Cert{cert("k", 100, 0, "", either(took("second")))},
			Programs: []roles.Program{course("second", roles.Master, 300, 1, either(took("first"))), course("first", roles.Doctorate, 200, 1)},
			Roles:    []roles.Role{role("a", to("t", "")), role("t", needsCerts("k"))},
		}, from("a"), vectors(vector(200, 600, 52))},

		{"what gives one part of a clause is asked for by what gives another", roles.Catalog{
			Programs: []roles.Program{of(course("long", roles.Doctorate, 200, 1), "data"), course("short", roles.Certificate, 100, 1, either(took("long")))},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Education: []roles.Clause{
				either(took("short"), roles.Alternative{Award: roles.Associate, Fields: []string{"data"}, Experience: "4mo", In: []string{"role/t"}})}})},
		}, from("a"), vectors(vector(200, 300, 52))},

		{"a program does not teach itself what it asks for", roles.Catalog{
			Skills:   []roles.Skill{jobSkill("craft"), skill("sql", 52, roles.SkillLevel{Skill: "craft"})},
			Programs: []roles.Program{teaching(course("bs", roles.Bachelor, 300, 1, either(know("sql"))), "sql"), teaching(course("short", roles.Certificate, 100, 1), "sql")},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Education: []roles.Clause{
				either(roles.Alternative{Award: roles.Bachelor}, roles.Alternative{Award: roles.Certificate, Experience: "9mo", In: []string{"role/t"}})}})},
		}, from("a"), vectors(vector(200, 400, 52))},

		{"no exam comes before a program that is taken full time", roles.Catalog{
			Skills:   []roles.Skill{skill("sql", 0)},
			Certs:    []roles.Cert{granting(cert("k", 100, 0, ""), "sql", roles.Practitioner)},
			Programs: []roles.Program{course("ms", roles.Master, 300, 2, either(know("sql"), took("bs"))), course("bs", roles.Bachelor, 200, 1)},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Certs: needsCerts("k").Certs,
				Education: []roles.Clause{either(took("ms"))}})},
		}, limited(from("a"), paths.Limits{FullTimeStudy: true}), vectors(vector(300, 600, 52))},

		{"a skill that a gate and a stretch both ask for is studied once", roles.Catalog{
			Skills: []roles.Skill{{ID: "sql", Hours: roles.SkillHours{Aware: roles.IntRange{Typical: 52}}}, skill("law", 520)},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{
				Skills: []roles.Clause{{Any: []roles.Alternative{master("sql")}, Weight: 3}, {Any: []roles.Alternative{know("law")}, Weight: 2}},
				Certs:  []roles.Clause{either(roles.Alternative{Skill: "sql", Level: roles.Aware})}})},
		}, from("a"), vectors(vector(150, 0, 680), vector(1650, 0, 52))},

		{"what the job has taught by the end of a stay counts whatever is asked for", roles.Catalog{
			Skills: []roles.Skill{skill("sql", 520), skill("law", 0)},
			Roles: []roles.Role{role("a", to("b", ""), roles.Develop{Skill: "sql", Level: roles.Working, After: "1mo"}), role("b", to("t", ""), roles.Requires{
				Experience: needsMonths(1, "role/a").Experience, Skills: []roles.Clause{either(know("sql")), {Any: []roles.Alternative{know("law")}, Weight: 2}}}), role("t")},
		}, aiming(from("a", "law"), paths.ByTime), vectors(paths.Vector{Time: 100})},

		{"two months at once beat a month and a half and a return", roles.Catalog{
			Skills: []roles.Skill{skill("sql", 52)},
			Roles:  []roles.Role{role("a", to("b", ""), to("t", "4mo")), role("b", to("a", ""), needs("sql")), role("t")},
		}, limited(from("a"), paths.Limits{Via: []string{"b"}}), vectors(vector(400, 0, 156))},

		{"an exam beside the stay is too late for a program before it", roles.Catalog{
			Skills:   []roles.Skill{jobSkill("craft")},
			Certs:    []roles.Cert{granting(cert("k", 100, 0, ""), "craft", roles.Working)},
			Programs: []roles.Program{course("ms", roles.Master, 300, 2, either(know("craft")))},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Certs: needsCerts("k").Certs,
				Education: []roles.Clause{either(took("ms"))}})},
		}, limited(from("a"), paths.Limits{FullTimeStudy: true}), nil},

		{"a deadline of the very time", roles.Catalog{Roles: []roles.Role{role("a", to("b", "1mo")), role("b", to("t", "2mo")), role("t")}},
			limited(from("a"), paths.Limits{Deadline: dollars(300)}), vectors(vector(300, 0, 104))},
		{"a deadline one hundredth short", roles.Catalog{Roles: []roles.Role{role("a", to("b", "1mo")), role("b", to("t", "2mo")), role("t")}},
			limited(from("a"), paths.Limits{Deadline: dollars(299)}), nil},

		{"tenure served before a detour counts after it", roles.Catalog{
			Roles: []roles.Role{role("a", to("b", "2mo"), to("t", "4mo")), role("b", to("a", "")), role("t")},
		}, limited(from("a"), paths.Limits{Via: []string{"b"}, Deadline: dollars(400)}), vectors(vector(400, 0, 156))},

		{"a stay until the job has taught what a later role asks for", roles.Catalog{
			Skills: []roles.Skill{jobSkill("craft")},
			Roles: []roles.Role{role("a", to("b", ""), roles.Develop{Skill: "craft", Level: roles.Working, After: "2mo"}), role("b", to("t", "")),
				role("t", needs("craft"))},
		}, from("a"), vectors(vector(200, 0, 104))},

		{"a budget that nobody asked to compare leaves the slower start", costlier("", 60),
			limited(aiming(from("a", "law"), paths.ByTime), paths.Limits{Budget: dollars(100)}), vectors(paths.Vector{Time: 150})},
		{"a deadline that nobody asked to compare leaves the dearer start", costlier("2mo", 0),
			limited(aiming(from("a", "law"), paths.ByCost), paths.Limits{Deadline: dollars(300)}), vectors(paths.Vector{Cost: 60})},

		{"a later program fills months that a later role counts", twoCourses("", needsMonths(3, "role/a").Experience...), from("a", "law"), vectors(vector(300, 300, 104))},
		{"a later program fills a stay that the first one does not", twoCourses("3mo"), from("a", "law"), vectors(vector(300, 300, 104))},

		{"a second way to be eligible lets an exam be sat sooner", roles.Catalog{
			Skills:   []roles.Skill{jobSkill("craft")},
			Certs:    []roles.Cert{cert("e", 0, 0, "3mo", either(know("craft"), sat("k"))), cert("k", 50, 26, "")},
			Programs: []roles.Program{teaching(course("p", roles.Master, 100, 4), "craft")},
			Roles: []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Certs: needsCerts("e").Certs,
				Education: []roles.Clause{either(took("p"))}})},
		}, from("a"), vectors(vector(475, 150, 52), vector(700, 100, 52))},

		{"what is on offer elsewhere leaves an exam's own demands to be met early", eligibleEarly(
			role("x", to("t", ""), named("other")), named("k")), from("a", "law"), vectors(vector(300, 0, 104))},
		{"what nobody may sit leaves another exam's demands to be met early", eligibleEarly(
			role("x"), named("k", "other"), either(roles.Alternative{License: "l"})), from("a", "law"), vectors(vector(300, 0, 104))},

		{"of two programs alike but for the price the cheaper", roles.Catalog{
			Programs: []roles.Program{course("dear", roles.Bachelor, 500, 1), course("fair", roles.Bachelor, 100, 1)},
			Roles:    []roles.Role{role("a", to("t", "")), role("t", roles.Requires{Education: []roles.Clause{either(roles.Alternative{Award: roles.Bachelor})}})},
		}, from("a"), vectors(vector(100, 100, 52))},
	}
}

// costlier is a first step by a quick exam for 60 dollars or a slow one for
// nothing, and a second by an exam whose wait and whose fee, paid by some
// employers, no bound can tell.
func costlier(wait roles.Duration, fee int) roles.Catalog {
	k := cert("k", fee, 0, wait, either(know("law"), roles.Alternative{EmployerSponsored: true}))
	return roles.Catalog{Skills: []roles.Skill{skill("law", 0)}, Certs: []roles.Cert{cert("quick", 60, 0, ""), cert("slow", 0, 52, ""), k},
		Roles: []roles.Role{role("a", to("b", "")), role("b", to("t", ""), roles.Requires{Certs: []roles.Clause{either(sat("quick"), sat("slow"))}}),
			role("t", needsCerts("k"))}}
}

// twoCourses is a step that asks for a month's program and names one of two
// months, which the next asks for, beside something else.
func twoCourses(tenure roles.Duration, and ...roles.Clause) roles.Catalog {
	return roles.Catalog{Skills: []roles.Skill{skill("law", 0)},
		Programs: []roles.Program{course("first", roles.Certificate, 100, 1), course("second", roles.Certificate, 200, 2)},
		Roles: []roles.Role{role("a", to("b", tenure)), role("b", to("t", ""), roles.Requires{Education: []roles.Clause{either(took("first")), either(know("law"), took("second"))}}),
			role("t", roles.Requires{Education: []roles.Clause{either(took("second"))}, Experience: and})}}
}

// named names certifications in clauses that whoever knows law has met.
func named(certs ...string) roles.Requires {
	var q roles.Requires
	for _, id := range certs {
		q.Certs = append(q.Certs, either(know("law"), sat(id)))
	}
	return q
}

// eligibleEarly is a target that asks for a craft which the exams k and other
// teach. The exam k asks for c, which is best studied a step before. The other
// is on offer where x or the target names it.
func eligibleEarly(x roles.Role, names roles.Requires, other ...roles.Clause) roles.Catalog {
	names.Skills = needs("craft").Skills
	return roles.Catalog{Skills: []roles.Skill{jobSkill("craft"), skill("law", 0)}, Licenses: []roles.License{{ID: "l"}},
		Certs: []roles.Cert{granting(cert("k", 0, 0, "", either(sat("c"))), "craft", roles.Working), cert("c", 0, 52, ""),
			granting(cert("other", 0, 0, "", other...), "craft", roles.Working)},
		Roles: []roles.Role{role("a", to("b", "3mo"), to("x", "9mo")), role("b", to("t", ""), named("c")), x, role("t", names)}}
}

func teaching(p roles.Program, skills ...string) roles.Program {
	for _, id := range skills {
		p.Grants = append(p.Grants, roles.SkillLevel{Skill: id})
	}
	return p
}

// aiming asks for some objectives.
func aiming(q paths.Query, by ...paths.Objective) paths.Query {
	q.Objectives = by
	return q
}
