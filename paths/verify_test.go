package paths

import (
	"fmt"
	"testing"

	"careers/rung/roles"
)

// route is a catalogue, a question and an answer to it.
type route struct {
	catalog *roles.Catalog
	query   Query
	plan    Plan
}

func dollars(n int) *int { return &n }

func one(a roles.Alternative) roles.Clause { return roles.Clause{Any: []roles.Alternative{a}} }

func hoursOf(working int) roles.SkillHours {
	return roles.SkillHours{Working: roles.IntRange{Low: working / 2, Typical: working, High: working * 2}}
}

func paid(dollars int) roles.RolePay {
	return roles.RolePay{Facts: []roles.PayFact{{Value: dollars, Year: 2025, Source: "survey"}}}
}

// routeCatalog has a first job, a job that asks for a degree, an exam and
// experience, and one whose exam only an employer opens.
func routeCatalog() *roles.Catalog {
	return roles.NewCatalog(roles.Catalog{
		Model:  roles.DefaultModel(),
		Tracks: []roles.Track{{ID: "records", Title: "Health records"}, {ID: "data", Title: "Data"}},
		Skills: []roles.Skill{
			{ID: "excel", Name: "Excel", Hours: hoursOf(26)},
			{ID: "sql", Name: "SQL", Hours: hoursOf(130)},
			{ID: "python", Name: "Python", Hours: hoursOf(260), Requires: []roles.SkillLevel{{Skill: "sql"}}},
			{ID: "sas", Name: "SAS", Acquire: roles.ByJob, Hours: hoursOf(200)},
			{ID: "coding", Name: "Coding", Acquire: roles.ByJob},
			{ID: "ehr-build", Name: "EHR build", Acquire: roles.BySponsor},
			{ID: "chess", Name: "Chess", Hours: hoursOf(52)},
		},
		Certs: []roles.Cert{
			{ID: "rhit", Name: "RHIT", Issuer: "AHIMA", FeeUSD: roles.Fee{Nonmember: dollars(299)}, Hours: roles.IntRange{Typical: 52},
				Wait:        roles.DurationRange{Typical: "1mo"},
				Eligibility: []roles.Clause{one(roles.Alternative{Award: roles.Associate, Fields: []string{"him"}, Accreditor: "CAHIIM"})}},
			{ID: "vendor", Name: "Vendor certification", Issuer: "Vendor", FeeUSD: roles.Fee{Nonmember: dollars(5000)}, Hours: roles.IntRange{Typical: 104},
				Wait:        roles.DurationRange{Typical: "6w"},
				Eligibility: []roles.Clause{one(roles.Alternative{EmployerSponsored: true})},
				Grants:      []roles.SkillLevel{{Skill: "ehr-build"}}},
			{ID: "medal", Name: "Medal", Issuer: "Nobody"},
		},
		Programs: []roles.Program{
			{ID: "as-hit", Name: "AS in HIT", Award: roles.Associate, Fields: []string{"him"}, Accreditor: "CAHIIM",
				Months:  roles.ProgramMonths{FullTime: 24, PartTime: 42},
				CostUSD: &roles.Tuition{IntRange: roles.IntRange{Low: 8000, Typical: 9000, High: 12000}}},
		},
		Roles: []roles.Role{
			{ID: "clerk", Title: "Clerk", Track: "records", Level: roles.LevelEntry, Stage: 1, Pay: paid(36000),
				Sectors: []string{"hospital"}, Remote: roles.RemotePartial, Entry: roles.Entry{Realism: roles.EntryOpen},
				Requires: roles.Requires{Skills: []roles.Clause{one(roles.Alternative{Skill: "excel"})}},
				Develops: []roles.Develop{{Skill: "coding", Level: roles.Working, After: "6mo"}},
				Moves:    []roles.Move{{To: "analyst", Kind: roles.Promotion, Tenure: roles.DurationRange{Typical: "12mo"}, Evidence: roles.Observed}}},
			{ID: "analyst", Title: "Analyst", Track: "data", Level: roles.LevelMid, Stage: 2, Pay: paid(72000),
				Sectors: []string{"hospital"}, Remote: roles.RemoteFull, Sponsors: []string{"vendor"},
				Requires: roles.Requires{
					Education:  []roles.Clause{one(roles.Alternative{Award: roles.Associate, Fields: []string{"data", "him"}})},
					Experience: []roles.Clause{one(roles.Alternative{Months: 12, In: []string{"track/records"}})},
					Certs:      []roles.Clause{one(roles.Alternative{Cert: "rhit"})},
					Skills: []roles.Clause{
						{Any: []roles.Alternative{{Skill: "sql"}}, Weight: 3},
						{Any: []roles.Alternative{{Skill: "python"}, {Skill: "sas"}}},
					},
				},
				Moves: []roles.Move{{To: "builder", Kind: roles.Lateral, Evidence: roles.Published}}},
			{ID: "builder", Title: "Builder", Track: "data", Level: roles.LevelMid, Stage: 3, Pay: paid(90000),
				Sectors: []string{"hospital"}, Remote: roles.RemotePartial,
				Requires: roles.Requires{
					Certs:  []roles.Clause{one(roles.Alternative{Cert: "vendor"})},
					Skills: []roles.Clause{one(roles.Alternative{Skill: "ehr-build"})},
				},
				Moves: []roles.Move{{To: "analyst", Kind: roles.Lateral, Evidence: roles.Published}}},
		},
	})
}

// student is the route of somebody without a job, at 10 hours a week:
// 0.60 + 6 months to the first job, 46.20 + 3 to the second with a degree, an
// exam and SQL in one lane, 3.79 + 3 to the third with an exam that the
// employer opens and pays for.
func student() *route {
	return &route{
		catalog: routeCatalog(),
		query:   Query{Target: "builder", Pace: 10},
		plan: Plan{
			Roles: []string{"clerk", "analyst", "builder"},
			Totals: Totals{
				Months:       MonthRange{Low: 5000, Typical: 6259, High: 8000},
				CostUSD:      CostRange{Low: 8200, Typical: 9299, High: 12600},
				StudyHours:   CostRange{Low: 200, Typical: 312, High: 500},
				Risk:         1118,
				EndSalaryUSD: dollars(90000),
			},
			Vector: Vector{Time: 6259, Cost: 9299, Risk: 1118, Earnings: 281085, Effort: 312},
			Legs: []Leg{
				{To: "clerk", Move: -1, Mode: Prepared, Stay: 60, Search: 600, Met: 1, Total: 1, Risk: 302, Items: []Item{
					{Kind: roles.KindSkill, ID: "excel", Level: roles.Working, Studied: 60, Done: 60, Hours: 26},
				}},
				{From: "clerk", To: "analyst", Mode: Stretch, Stay: 4620, Search: 300, Met: 3, Total: 4, Risk: 734, Cost: 9299, Items: []Item{
					{Kind: roles.KindProgram, ID: "as-hit", Studied: 4200, Done: 4200, Cost: 9000},
					{Kind: roles.KindCert, ID: "rhit", Start: 4200, Studied: 4320, Done: 4420, Hours: 52, Cost: 299},
					{Kind: roles.KindSkill, ID: "sql", Level: roles.Working, Start: 4320, Studied: 4620, Done: 4620, Hours: 130},
				}},
				{From: "analyst", To: "builder", Mode: Prepared, Stay: 379, Search: 300, Met: 1, Total: 1, Risk: 82, Items: []Item{
					{Kind: roles.KindCert, ID: "vendor", Studied: 240, Done: 379, Hours: 104},
				}},
			},
			Steps: []Step{
				{N: 1, Kind: StepStudy, Ref: "skill/excel", EndMonth: 60, Hours: CostRange{13, 26, 52}, Why: []string{"asked for"}},
				{N: 2, Kind: StepMove, Ref: "role/clerk", StartMonth: 60, EndMonth: 660, Why: []string{"open"},
					Move: &MoveStep{Kind: roles.EntryMove, Mode: Prepared, Met: 1, Total: 1, Coverage: 1, Risk: 302}},
				{N: 3, Kind: StepProgram, Ref: "program/as-hit", StartMonth: 660, EndMonth: 4860, CostUSD: CostRange{8000, 9000, 12000}, Why: []string{"asked for"}},
				{N: 4, Kind: StepExam, Ref: "cert/rhit", StartMonth: 4860, EndMonth: 4980, Hours: CostRange{52, 52, 52}, CostUSD: CostRange{200, 299, 600}, Why: []string{"asked for"}},
				{N: 5, Kind: StepStudy, Ref: "skill/sql", StartMonth: 4980, EndMonth: 5280, Hours: CostRange{65, 130, 260}, Why: []string{"asked for"}},
				{N: 6, Kind: StepMove, Ref: "role/analyst", StartMonth: 5280, EndMonth: 5580, Evidence: roles.Observed, Why: []string{"promotion"},
					Move: &MoveStep{Kind: roles.Promotion, Mode: Stretch, Met: 3, Total: 4, Coverage: 0.75, Risk: 734}},
				{N: 7, Kind: StepExam, Ref: "cert/vendor", StartMonth: 5580, EndMonth: 5820, Hours: CostRange{104, 104, 104}, Why: []string{"asked for"}},
				{N: 8, Kind: StepWait, Ref: "cert/vendor", StartMonth: 5820, EndMonth: 5959, Why: []string{"results"}},
				{N: 9, Kind: StepMove, Ref: "role/builder", StartMonth: 5959, EndMonth: 6259, Evidence: roles.Published, Why: []string{"lateral"},
					Move: &MoveStep{Kind: roles.Lateral, Mode: Prepared, Met: 1, Total: 1, Coverage: 1, Risk: 82}},
			},
		},
	}
}

// clerkTo is a route of a clerk with one leg to a role added to the
// catalogue; its face is filled in from the leg.
func clerkTo(to roles.Role, tenure roles.Duration, profile Profile, leg Leg) *route {
	c := *routeCatalog()
	to.Title, to.Level, to.Track, to.Pay = "Goal", roles.LevelMid, "data", paid(36000)
	to.ID = "goal"
	c.Roles = append(c.Roles, to)
	for i := range c.Roles {
		if c.Roles[i].ID == "clerk" {
			c.Roles[i].Moves = []roles.Move{{To: "goal", Kind: roles.Lateral, Evidence: roles.Published, Tenure: roles.DurationRange{Typical: tenure}}}
		}
	}
	profile.Role = "clerk"
	leg.From, leg.To, leg.Search = "clerk", "goal", 300
	if leg.Mode == "" {
		leg.Mode = Prepared
	}
	if leg.Risk == 0 {
		leg.Risk = 82
	}
	v := Vector{Time: leg.FullTime + leg.Stay + 300, Cost: leg.Cost, Risk: leg.Risk, Earnings: 36000 * int(leg.FullTime) / 1200}
	for _, item := range leg.Items {
		v.Effort += item.Hours
	}
	r := &route{catalog: roles.NewCatalog(c), query: Query{Target: "goal", Pace: 10, Profile: profile}}
	r.plan = Plan{
		Roles: []string{"clerk", "goal"}, Vector: v, Legs: []Leg{leg},
		Totals: Totals{
			Months: MonthRange{v.Time, v.Time, v.Time}, CostUSD: CostRange{v.Cost, v.Cost, v.Cost},
			StudyHours: CostRange{v.Effort, v.Effort, v.Effort}, Risk: v.Risk, EndSalaryUSD: dollars(36000),
		},
		Steps: []Step{{N: 1, Kind: StepMove, Ref: "role/goal", EndMonth: v.Time, Evidence: roles.Published, CostUSD: CostRange{v.Cost, v.Cost, v.Cost},
			Hours: CostRange{v.Effort, v.Effort, v.Effort}, Why: []string{"lateral"},
			Move: &MoveStep{Kind: roles.Lateral, Mode: leg.Mode, Met: leg.Met, Total: leg.Total, Risk: leg.Risk}}},
	}
	return r
}

func needing(clauses ...roles.Clause) roles.Role {
	return roles.Role{Requires: roles.Requires{Skills: clauses}}
}

func TestVerifyAcceptsPlansThatKeepTheRules(t *testing.T) {
	twelve := Leg{Stay: 1200}
	sqlItem := Item{Kind: roles.KindSkill, ID: "sql", Level: roles.Working, Studied: 300, Done: 300, Hours: 130}
	tests := []struct {
		name  string
		route *route
	}{
		{"a student's route", student()},
		{"the deadline, the budget and the moves exactly", func() *route {
			r := student()
			r.query.Limits = Limits{Deadline: dollars(6259), Budget: dollars(9299), MaxMoves: 3, Sector: "hospital", Remote: roles.RemotePartial, Via: []string{"analyst"}}
			return r
		}()},
		{"a stay of a whole number of months above the shortest", func() *route {
			return clerkTo(roles.Role{}, "2w", Profile{}, Leg{Stay: 300})
		}()},
		{"tenure served before", clerkTo(roles.Role{}, "12mo", Profile{Experience: map[string]int{"clerk": 12}}, Leg{})},
		{"what the stay teaches", clerkTo(needing(one(roles.Alternative{Skill: "coding"})), "12mo", Profile{}, Leg{Stay: 1200, Met: 1, Total: 1})},
		{"what the next role itself teaches counts as not held", func() *route {
			to := needing(one(roles.Alternative{Skill: "sas"}), one(roles.Alternative{Skill: "coding"}), one(roles.Alternative{Skill: "coding"}), one(roles.Alternative{Skill: "coding"}))
			to.Develops = []roles.Develop{{Skill: "sas", Level: roles.Working, After: "9mo"}}
			return clerkTo(to, "12mo", Profile{}, Leg{Stay: 1200, Met: 3, Total: 4, Risk: 427})
		}()},
		{"a stretch exactly at the coverage", func() *route {
			to := needing(roles.Clause{Any: []roles.Alternative{{Skill: "sql"}}, Weight: 3}, roles.Clause{Any: []roles.Alternative{{Skill: "excel"}}, Weight: 2})
			return clerkTo(to, "", Profile{}, Leg{Mode: Stretch, Stay: 300, Met: 3, Total: 5, Risk: 711, Items: []Item{sqlItem}})
		}()},
		{"a program taken full time before the stay", func() *route {
			to := roles.Role{Requires: roles.Requires{Education: []roles.Clause{one(roles.Alternative{Award: roles.Associate, Fields: []string{"him"}})}}}
			r := clerkTo(to, "12mo", Profile{}, Leg{FullTime: 2400, Stay: 1200, Cost: 9000, Items: []Item{
				{Kind: roles.KindProgram, ID: "as-hit", Studied: 2400, Done: 2400, Cost: 9000, FullTime: true}}})
			r.query.Limits.FullTimeStudy = true
			return r
		}()},
		{"an exam that waits for experience", func() *route {
			to := roles.Role{Requires: roles.Requires{Certs: []roles.Clause{one(roles.Alternative{Cert: "rhit"})}}}
			r := clerkTo(to, "", Profile{}, Leg{Stay: 700, Cost: 299, Items: []Item{{Kind: roles.KindCert, ID: "rhit", Studied: 120, Done: 700, Hours: 52, Cost: 299}}})
			r.catalog.Cert("rhit").Eligibility = []roles.Clause{one(roles.Alternative{Months: 6, In: []string{"role/clerk"}})}
			return r
		}()},
		{"study from a level that an earlier exam grants", func() *route {
			to := roles.Role{Requires: roles.Requires{Certs: []roles.Clause{one(roles.Alternative{Cert: "medal"})}, Skills: []roles.Clause{one(roles.Alternative{Skill: "sql"})}}}
			r := clerkTo(to, "", Profile{}, Leg{Stay: 240, Cost: 50, Met: 1, Total: 1, Items: []Item{
				{Kind: roles.KindCert, ID: "medal", Cost: 50},
				{Kind: roles.KindSkill, ID: "sql", FromLevel: roles.Aware, Level: roles.Working, Studied: 240, Done: 240, Hours: 104}}})
			medal := r.catalog.Cert("medal")
			medal.FeeUSD.Nonmember, medal.Grants = dollars(50), []roles.SkillLevel{{Skill: "sql", Level: roles.Aware}}
			r.catalog.Skill("sql").Hours.Aware.Typical = 26
			return r
		}()},
		{"an unknown fee at the median of the known ones", func() *route {
			to := roles.Role{Requires: roles.Requires{Certs: []roles.Clause{one(roles.Alternative{Cert: "medal"})}}}
			// (299 + 5000) / 2, rounded up
			return clerkTo(to, "12mo", Profile{}, Leg{Stay: 1200, Cost: 2650, Items: []Item{{Kind: roles.KindCert, ID: "medal", Cost: 2650}}})
		}()},
		{"a skill learnt on the way here", func() *route {
			return clerkTo(roles.Role{Requires: roles.Requires{Skills: []roles.Clause{one(roles.Alternative{Skill: "excel"})}}}, "12mo",
				Profile{Skills: map[string]roles.Level{"excel": roles.Expert}}, Leg{Stay: 1200, Met: 1, Total: 1})
		}()},
		{"a plain move", clerkTo(roles.Role{}, "12mo", Profile{}, twelve)},
		{"no step where the target is reached", &route{catalog: routeCatalog(), query: Query{Target: "clerk", Profile: Profile{Role: "clerk"}},
			plan: Plan{Roles: []string{"clerk"}, Totals: Totals{EndSalaryUSD: dollars(36000)}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := test.route.plan.Verify(test.route.catalog, test.route.query); err != nil {
				t.Errorf("Verify: %v", err)
			}
		})
	}
}

func TestVerifyNamesTheBrokenRule(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(r *route)
		want  string
	}{
		{"target", func(r *route) { r.query.Target = "pilot" }, `the target "pilot" is not a role`},
		{"current role", func(r *route) { r.query.Profile.Role = "pilot" }, `the current role "pilot" is not a role`},
		{"pace", func(r *route) { r.query.Pace = -1 }, "a pace of -1 hours a week is below 1"},
		{"end", func(r *route) { r.plan.Legs = r.plan.Legs[:2] }, "the plan ends in analyst, not in the target builder"},
		{"start", func(r *route) { r.query.Profile.Role = "analyst" }, "leg 1: starts in no role yet, but the person is in analyst"},
		{"chain", func(r *route) { r.plan.Legs[1].From = "builder" }, "leg 2: starts in builder, but the person is in clerk"},
		{"first arrival", func(r *route) { r.query.Target = "analyst" }, "leg 3: goes on after the target analyst was reached"},
		{"role", func(r *route) { r.plan.Legs[1].To = "pilot" }, `leg 2: "pilot" is not a role`},
		{"arc", func(r *route) { r.plan.Legs[1].To = "builder" }, "leg 2: move 0 of clerk does not lead to builder"},
		{"arc index", func(r *route) { r.plan.Legs[1].Move = 7 }, "leg 2: move 7 of clerk does not lead to analyst"},
		{"entry index", func(r *route) { r.plan.Legs[0].Move = 0 }, "leg 1: move 0 does not exist before the first job"},
		{"feeder", func(r *route) { r.catalog.Role("clerk").Feeder = true }, "leg 1: the feeder role clerk is not offered as a first job"},
		{"closed", func(r *route) { r.catalog.Role("clerk").Entry = roles.Entry{} }, "leg 1: clerk is closed to people without a job"},
		{"avoid", func(r *route) { r.query.Limits.Avoid = []string{"analyst"} }, "leg 2: analyst is to be avoided"},
		{"sector", func(r *route) { r.query.Limits.Sector = "payer" }, "leg 1: clerk is not in the sector payer"},
		{"fully remote", func(r *route) { r.query.Limits.Remote = roles.RemoteFull }, "leg 1: clerk is not remote enough"},
		{"partly remote", func(r *route) {
			r.query.Limits.Remote = roles.RemotePartial
			r.catalog.Role("builder").Remote = ""
		}, "leg 3: builder is not remote enough"},
		{"negative times", func(r *route) { r.plan.Legs[1].Stay = -100 }, "leg 2: times are below zero"},
		{"tenure", func(r *route) { r.catalog.Role("clerk").Moves[0].Tenure.Typical = "4y" }, "leg 2: a stay of 46.2 months is below the 48 that the move asks for"},
		{"search", func(r *route) { r.plan.Legs[1].Search = 600 }, "leg 2: a search of 6 months should be 3"},
		{"entry search", func(r *route) { r.catalog.Role("clerk").Entry.Search.Typical = "9mo" }, "leg 1: a search of 6 months should be 9"},
		{"twice", func(r *route) { r.items(1)[1] = r.items(1)[0] }, "leg 2: program as-hit: is acquired twice in one leg"},
		{"item kind", func(r *route) { r.items(1)[2].Kind = roles.KindLicense }, "leg 2: license sql: is not a thing to acquire"},
		{"unknown skill", func(r *route) { r.items(1)[2].ID = "dance" }, "leg 2: skill dance: does not exist"},
		{"unknown cert", func(r *route) { r.items(1)[1].ID = "dance" }, "leg 2: cert dance: does not exist"},
		{"unknown program", func(r *route) { r.items(1)[0].ID = "dance" }, "leg 2: program dance: does not exist"},
		{"skill not on offer", func(r *route) { r.items(1)[2].ID = "chess" }, "leg 2: skill chess: working is not on offer for analyst"},
		{"level not on offer", func(r *route) { r.items(1)[2].Level = roles.Expert }, "leg 2: skill sql: expert is not on offer for analyst"},
		{"skill of the job", func(r *route) { r.items(1)[2].ID = "sas" }, "leg 2: skill sas: cannot be studied alone"},
		{"skill held", func(r *route) { r.query.Profile.Skills = map[string]roles.Level{"sql": roles.Working} }, "leg 2: skill sql: working is held already"},
		{"skill full time", func(r *route) { r.items(1)[2].FullTime = true }, "leg 2: skill sql: only programs are taken full time"},
		{"study from a level that is not held", func(r *route) { r.items(1)[2].FromLevel = roles.Aware }, `leg 2: skill sql: study does not start from "aware": "" is held by then`},
		{"study below what is held", func(r *route) { r.query.Profile.Skills = map[string]roles.Level{"sql": roles.Aware} }, `leg 2: skill sql: study does not start from "": "aware" is held by then`},
		{"skill prerequisite", func(r *route) { r.catalog.Skill("sql").Requires = []roles.SkillLevel{{Skill: "chess"}} }, "leg 2: skill sql: asks for chess at working first"},
		{"cert not on offer", func(r *route) { r.items(1)[1].ID = "medal" }, "leg 2: cert medal: is not on offer for analyst"},
		{"retired", func(r *route) { r.catalog.Cert("rhit").Status = roles.CertRetired }, "leg 2: cert rhit: is retired"},
		{"cert held", func(r *route) { r.query.Profile.Certs = []string{"rhit"} }, "leg 2: cert rhit: is held already"},
		{"cert full time", func(r *route) { r.items(1)[1].FullTime = true }, "leg 2: cert rhit: only programs are taken full time"},
		{"eligibility", func(r *route) { r.catalog.Program("as-hit").Accreditor = "" },
			"leg 2: cert rhit: is sat before it may be: an associate degree in him accredited by CAHIIM"},
		{"order", func(r *route) {
			items := r.items(1)
			items[0], items[1] = items[1], items[0]
		}, "leg 2: cert rhit: is sat before it may be: an associate degree in him accredited by CAHIIM"},
		{"sponsor", func(r *route) { r.catalog.Role("analyst").Sponsors = nil }, "leg 3: cert vendor: is sat before it may be: an employer that sponsors it"},
		{"new degree", func(r *route) { r.query.Limits.NoNewDegree = true }, "leg 2: program as-hit: is barred: it ends in a new degree"},
		{"full time", func(r *route) { r.query.Limits.FullTimeStudy = true }, "leg 2: program as-hit: is not studied at the pace asked for"},
		{"program held", func(r *route) { r.query.Profile.Programs = []string{"as-hit"} }, "leg 2: program as-hit: is held already"},
		{"program not on offer", func(r *route) { r.catalog.Program("as-hit").Fields = []string{"law"} }, "leg 2: program as-hit: is not on offer for analyst"},
		{"program entry", func(r *route) {
			r.catalog.Program("as-hit").Entry = []roles.Clause{one(roles.Alternative{License: "rn"})}
		}, "leg 2: program as-hit: its entry is not met: rn"},
		{"price", func(r *route) { r.items(1)[1].Cost = 300 }, "leg 2: cert rhit: a price of $300 should be $299"},
		{"sponsored price", func(r *route) { r.items(2)[0].Cost = 5000 }, "leg 3: cert vendor: a price of $5000 should be $0"},
		{"hours", func(r *route) { r.items(1)[2].Hours = 129 }, "leg 2: skill sql: 129 hours should be 130"},
		{"overlap", func(r *route) { r.items(1)[2].Start = 4319 }, "leg 2: skill sql: is studied while something else is"},
		{"lane time", func(r *route) { r.query.Pace = 11 }, "leg 1: skill excel: takes 0.55 months of study, not 0.6"},
		{"program time", func(r *route) { r.catalog.Program("as-hit").Months.PartTime = 0 }, "leg 2: program as-hit: takes 48 months of study, not 42"},
		{"wait", func(r *route) { r.items(1)[1].Done = 4419 }, "leg 2: cert rhit: its result is in before a wait of 1 months"},
		{"late result", func(r *route) { r.items(1)[1].Done = 4700 }, "leg 2: cert rhit: is not done by the end of the stay"},
		{"stretch of full-time study", func(r *route) { r.plan.Legs[1].FullTime = 100; r.shift(1, 100) }, "leg 2: a full-time stretch of 1 months should be 0"},
		{"study during the stretch", func(r *route) { r.plan.Legs[1].FullTime = 100 }, "leg 2: program as-hit: is studied during the full-time stretch"},
		{"surplus of part of a month", func(r *route) { r.plan.Legs[1].Stay = 4650 }, "leg 2: a stay of 46.5 months is neither the shortest nor whole months in a job"},
		{"surplus before the first job", func(r *route) { r.plan.Legs[0].Stay = 100 }, "leg 1: a stay of 1 months is neither the shortest nor whole months in a job"},
		{"education", func(r *route) {
			r.catalog.Role("analyst").Requires.Education = []roles.Clause{one(roles.Alternative{Award: roles.Bachelor})}
			r.query.Profile.Awards = []Award{{Award: roles.Associate, Fields: []string{"him"}, Accreditor: "CAHIIM"}}
			r.plan.Legs[1].Items = r.items(1)[1:]
		}, "leg 2: education that analyst asks for is not held at the end of the stay: a bachelor's degree"},
		{"experience", func(r *route) { r.catalog.Role("analyst").Requires.Experience[0].Any[0].Months = 47 },
			"leg 2: experience that analyst asks for is not held at the end of the stay: 47 months of experience in Health records"},
		{"certification", func(r *route) { r.plan.Legs[2].Items = nil; r.plan.Legs[2].Stay = 0 },
			"leg 3: certification that builder asks for is not held at the end of the stay: Vendor certification"},
		{"license", func(r *route) {
			r.catalog.Role("clerk").Requires.Licenses = []roles.Clause{one(roles.Alternative{License: "rn"})}
		}, "leg 1: license that clerk asks for is not held at the end of the stay: rn"},
		{"gate of experience", func(r *route) {
			clerk := r.catalog.Role("clerk")
			clerk.Requires.Skills = append(clerk.Requires.Skills, one(roles.Alternative{Skill: "sas"}))
		}, "leg 1: clerk asks for SAS at working level, which cannot be had"},
		{"prepared", func(r *route) { r.plan.Legs[1].Mode = Prepared }, "leg 2: a prepared move to analyst needs Python at working level, or SAS at working level"},
		{"coverage of a stretch", func(r *route) { r.catalog.Model.Theta = 0.751 }, "leg 2: a stretch to analyst with 3 of 4 is below the coverage of 751 in 1000"},
		{"mode", func(r *route) { r.plan.Legs[0].Mode = "bold" }, `leg 1: "bold" is not a mode`},
		{"coverage shown", func(r *route) { r.plan.Legs[1].Met = 4 }, "leg 2: coverage 4 of 4 should be 3 of 4"},
		{"risk", func(r *route) { r.plan.Legs[1].Risk = 400 }, "leg 2: a risk of 400 should be 734"},
		{"risk of evidence", func(r *route) { r.catalog.Role("clerk").Entry.Evidence = roles.Observed }, "leg 1: a risk of 302 should be 163"},
		{"no chance", func(r *route) { r.catalog.Model.Kind.Entry = 0 }, "leg 1: the model gives this move no chance"},
		{"cost of a leg", func(r *route) { r.plan.Legs[1].Cost = 1 }, "leg 2: a cost of $1 should be $9299"},
		{"vector", func(r *route) { r.plan.Vector.Earnings-- },
			"vector {Time:6259 Cost:9299 Risk:1118 Earnings:281084 Effort:312} is not the sum of the legs {Time:6259 Cost:9299 Risk:1118 Earnings:281085 Effort:312}"},
		{"moves", func(r *route) { r.query.Limits.MaxMoves = 2 }, "3 moves are more than the limit of 2"},
		{"budget", func(r *route) { r.query.Limits.Budget = dollars(9298) }, "a cost of $9299 is over the budget of $9298"},
		{"unknown price", func(r *route) {
			r.query.Limits.Budget = dollars(90000)
			r.catalog.Cert("rhit").FeeUSD = roles.Fee{}
			r.catalog.Cert("vendor").FeeUSD.Nonmember = dollars(299) // the median stays
		}, "the price of cert/rhit is unknown, which no budget allows"},
		{"deadline", func(r *route) { r.query.Limits.Deadline = dollars(6258) }, "62.59 months are over the deadline of 62.58"},
		{"via", func(r *route) { r.query.Limits.Via = []string{"analyst", "nurse"} }, "the plan does not pass nurse"},
		{"roles shown", func(r *route) { r.plan.Roles = r.plan.Roles[1:] }, "the roles shown [analyst builder] are not those passed [clerk analyst builder]"},
		{"total months", func(r *route) { r.plan.Totals.Months.Typical = 6000 }, "total months 60 should be 62.59"},
		{"total cost", func(r *route) { r.plan.Totals.CostUSD.Typical = 1 }, "total cost $1 should be $9299"},
		{"total hours", func(r *route) { r.plan.Totals.StudyHours.Typical = 1 }, "total study of 1 hours should be 312"},
		{"total risk", func(r *route) { r.plan.Totals.Risk = 1 }, "total risk 1 should be 1118"},
		{"window of months", func(r *route) { r.plan.Totals.Months.Low = 7000 }, "the window of the total months is out of order"},
		{"window of cost", func(r *route) { r.plan.Totals.CostUSD.High = 1 }, "the window of the total cost is out of order"},
		{"window of hours", func(r *route) { r.plan.Totals.StudyHours.Low = -1 }, "the window of the total study hours is out of order"},
		{"end salary", func(r *route) { r.plan.Totals.EndSalaryUSD = nil }, "the end salary is known: true, but shown: false"},
		{"numbers", func(r *route) { r.plan.Steps[3].N = 5 }, "step 4: is numbered 5"},
		{"reasons", func(r *route) { r.plan.Steps[3].Why = nil }, "step 4: gives no reason"},
		{"months of a step", func(r *route) { r.plan.Steps[8].EndMonth = 6260 }, "step 9: runs from month 59.59 to 62.6 in a plan of 62.59"},
		{"step cost window", func(r *route) { r.plan.Steps[3].CostUSD.Low = 300 }, "step 4: the window of its cost is out of order"},
		{"step hours window", func(r *route) { r.plan.Steps[3].Hours.High = 1 }, "step 4: the window of its hours is out of order"},
		{"move step's role", func(r *route) { r.plan.Steps[5].Ref = "role/clerk" }, "step 6: moves to role/clerk, but leg 2 to role/analyst"},
		{"move step's end", func(r *route) { r.plan.Steps[5].EndMonth = 5570 }, "step 6: ends in month 55.7, but leg 2 in 55.8"},
		{"move step's ground", func(r *route) { r.plan.Steps[5].Move = nil }, "step 6: does not say what its move rests on"},
		{"move step's coverage", func(r *route) { r.plan.Steps[5].Move.Met = 4 }, "step 6: what its move rests on differs from leg 2"},
		{"move step's evidence", func(r *route) { r.plan.Steps[1].Evidence = roles.Observed }, "step 2: its evidence is curator, not observed"},
		{"unsaid unknown price", func(r *route) {
			r.catalog.Cert("rhit").FeeUSD = roles.Fee{}
			r.catalog.Cert("vendor").FeeUSD.Nonmember = dollars(299) // the median stays
		}, "step 4: doesn't say that the price of cert/rhit is unknown"},
		{"move steps missing", func(r *route) { r.plan.Steps[8].Kind = StepWork }, "2 steps of kind move stand for 3 legs"},
		{"move steps left over", func(r *route) { r.plan.Steps = append(r.plan.Steps, r.plan.Steps[8]); r.plan.Steps[9].N = 10 }, "step 10: is a move that no leg makes"},
		{"bought by no leg", func(r *route) { r.plan.Steps[3].Ref = "cert/medal" }, "step 4: cert/medal is acquired by no leg"},
		{"step kind", func(r *route) { r.plan.Steps[3].Kind = "dream" }, `step 4: "dream" is not a kind of step`},
		{"sum of costs", func(r *route) { r.plan.Steps[3].CostUSD.Typical = 298 }, "the steps cost $9298, the plan $9299"},
		{"sum of hours", func(r *route) { r.plan.Steps[4].Hours.Typical = 131 }, "the steps take 313 hours of study, the plan 312"},
		{"last step", func(r *route) {
			r.plan.Steps = append(r.plan.Steps, Step{N: 10, Kind: StepWork, Ref: "role/builder", EndMonth: 6000, Why: []string{"stay"}})
		}, "step 10: the last step ends in month 60, the plan in 62.59"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := student()
			test.spoil(r)
			if got := fmt.Sprint(r.plan.Verify(r.catalog, r.query)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func (r *route) items(leg int) []Item { return r.plan.Legs[leg].Items }

// shift moves what is studied in a leg to later.
func (r *route) shift(leg int, by Months) {
	items := r.items(leg)
	for i := range items {
		items[i].Start += by
		items[i].Studied += by
		items[i].Done += by
	}
}

func TestVerifyCountsHeldThingsOnceAndWhole(t *testing.T) {
	tests := []struct {
		name  string
		route *route
		want  string
	}{
		{"a stay below what teaches", clerkTo(needing(one(roles.Alternative{Skill: "coding"})), "5mo", Profile{}, Leg{Stay: 500, Met: 1, Total: 1}),
			"leg 1: goal asks for Coding at working level, which cannot be had"},
		{"what the stay teaches is no prerequisite in it", func() *route {
			r := clerkTo(needing(one(roles.Alternative{Skill: "sql"})), "12mo", Profile{}, Leg{Stay: 1200, Met: 1, Total: 1, Items: []Item{
				{Kind: roles.KindSkill, ID: "sql", Level: roles.Working, Start: 700, Studied: 1000, Done: 1000, Hours: 130}}})
			r.catalog.Skill("sql").Requires = []roles.SkillLevel{{Skill: "coding"}}
			return r
		}(), "leg 1: skill sql: asks for coding at working first"},
		{"an exam before its experience", func() *route {
			to := roles.Role{Requires: roles.Requires{Certs: []roles.Clause{one(roles.Alternative{Cert: "rhit"})}}}
			r := clerkTo(to, "", Profile{}, Leg{Stay: 699, Cost: 299, Items: []Item{{Kind: roles.KindCert, ID: "rhit", Studied: 120, Done: 699, Hours: 52, Cost: 299}}})
			r.catalog.Cert("rhit").Eligibility = []roles.Clause{one(roles.Alternative{Months: 6, In: []string{"role/clerk"}})}
			return r
		}(), "leg 1: cert rhit: is sat before it may be: 6 months of experience in Clerk"},
		{"full-time study is served nowhere", func() *route {
			to := roles.Role{Requires: roles.Requires{Education: []roles.Clause{one(roles.Alternative{Program: "as-hit"})},
				Experience: []roles.Clause{one(roles.Alternative{Months: 24})}}}
			r := clerkTo(to, "", Profile{}, Leg{FullTime: 2400, Stay: 2300, Cost: 9000, Items: []Item{
				{Kind: roles.KindProgram, ID: "as-hit", Studied: 2400, Done: 2400, Cost: 9000, FullTime: true}}})
			r.query.Limits.FullTimeStudy = true
			return r
		}(), "leg 1: experience that goal asks for is not held at the end of the stay: 24 months of experience"},
		{"a skill that something on offer would have granted", func() *route {
			to := roles.Role{Requires: roles.Requires{Skills: []roles.Clause{one(roles.Alternative{Skill: "ehr-build"})},
				Certs: []roles.Clause{{Any: []roles.Alternative{{Cert: "medal"}, {Cert: "vendor"}}}}}}
			return clerkTo(to, "12mo", Profile{}, Leg{Stay: 1200, Cost: 2650, Total: 1, Items: []Item{{Kind: roles.KindCert, ID: "medal", Cost: 2650}}})
		}(), "leg 1: a prepared move to goal needs EHR build at working level"},
		{"what the earnings of an unknown pay are", func() *route {
			r := clerkTo(roles.Role{}, "12mo", Profile{}, Leg{Stay: 1200})
			r.catalog.Role("goal").Pay = roles.RolePay{} // planned with as the lowest of its level: the analyst's 72,000
			return r
		}(), "vector {Time:1500 Cost:0 Risk:82 Earnings:0 Effort:0} is not the sum of the legs {Time:1500 Cost:0 Risk:82 Earnings:45000 Effort:0}"},
		{"unknown tuition of an award without a known one", func() *route {
			r := student()
			r.catalog.Program("as-hit").CostUSD = nil
			return r
		}(), "leg 2: program as-hit: a price of $9000 should be $0"},
		{"a stretch one item below the coverage", func() *route {
			to := needing(roles.Clause{Any: []roles.Alternative{{Skill: "sql"}}, Weight: 3}, roles.Clause{Any: []roles.Alternative{{Skill: "excel"}}, Weight: 2})
			return clerkTo(to, "", Profile{}, Leg{Mode: Stretch, Stay: 60, Met: 2, Total: 5, Risk: 711, Items: []Item{
				{Kind: roles.KindSkill, ID: "excel", Level: roles.Working, Studied: 60, Done: 60, Hours: 26}}})
		}(), "leg 1: a stretch to goal with 2 of 5 is below the coverage of 600 in 1000"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fmt.Sprint(test.route.plan.Verify(test.route.catalog, test.route.query)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
