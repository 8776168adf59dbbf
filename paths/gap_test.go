package paths

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

// gapCatalog is the route's catalogue with one role added.
func gapCatalog(goal roles.Role) *roles.Catalog {
	c := *routeCatalog()
	goal.ID, goal.Title, goal.Track = "goal", "Goal", "data"
	c.Roles = append(c.Roles, goal)
	c.Skills = append(c.Skills,
		roles.Skill{ID: "r", Name: "R", Hours: hoursOf(300)},
		roles.Skill{ID: "stats", Name: "Statistics", Hours: roles.SkillHours{
			Aware: roles.IntRange{Low: 10, Typical: 20, High: 30}, Working: roles.IntRange{Low: 40, Typical: 60, High: 100}}},
		roles.Skill{ID: "fhir", Name: "FHIR", Hours: hoursOf(40), Requires: []roles.SkillLevel{{Skill: "stats", Level: roles.Aware}, {Skill: "coding"}}},
	)
	c.Licenses = append(c.Licenses, roles.License{ID: "rn", Name: "Registered nurse license", How: roles.LicenseHow{Exam: "NCLEX-RN"}})
	c.Programs = append(c.Programs, roles.Program{ID: "bs-data", Name: "BS in Data", Award: roles.Bachelor, Fields: []string{"data"},
		Months: roles.ProgramMonths{FullTime: 48}, Grants: []roles.SkillLevel{{Skill: "stats"}}})
	return roles.NewCatalog(c)
}

// empty is a gap with nothing in it, of a person with no demand to meet.
func empty() Gap {
	return Gap{
		Role: "goal", Title: "Goal", Have: []GapHave{}, Lift: []GapStudy{}, Learn: []GapStudy{}, OnTheJob: []GapOnTheJob{},
		Certs: []GapCert{}, Helpful: []GapCert{}, Education: []GapEducation{}, Experience: []GapExperience{},
		Licenses: []GapLicense{}, Met: []GapMet{}, Totals: GapTotals{Pace: 10},
	}
}

func TestFindGap(t *testing.T) {
	tests := []struct {
		name    string
		goal    roles.Role
		profile Profile
		want    func(g *Gap)
	}{
		{"nothing is asked for", roles.Role{}, Profile{}, func(*Gap) {}},
		{
			"skills: have, lift, learn; coverage by weight",
			needing(
				roles.Clause{Any: []roles.Alternative{{Skill: "stats"}}, Weight: 3},
				one(roles.Alternative{Skill: "sql"}),
				roles.Clause{Any: []roles.Alternative{{Skill: "python"}, {Skill: "excel", Level: roles.Aware}}, Weight: 2},
			),
			Profile{Skills: map[string]roles.Level{"stats": roles.Aware, "excel": roles.Expert}},
			func(g *Gap) {
				g.Have = []GapHave{{Skill: "excel", Name: "Excel", Level: roles.Expert, Need: roles.Aware, Weight: 2}}
				g.Lift = []GapStudy{{Skill: "stats", Name: "Statistics", From: roles.Aware, To: roles.Working, Hours: CostRange{30, 40, 70}, Weight: 3}}
				g.Learn = []GapStudy{{Skill: "sql", Name: "SQL", To: roles.Working, Hours: CostRange{65, 130, 260}, Weight: 1}}
				g.Totals.Hours = CostRange{95, 170, 330}
				g.Totals.Weeks = CostRange{10, 17, 33}
				g.Totals.Met, g.Totals.Total = 2, 6
			},
		},
		{
			"the alternative with the fewest hours, what it needs first included",
			needing(roles.Clause{Any: []roles.Alternative{{Skill: "python"}, {Skill: "r"}}}), // 260 with SQL's 130 against 300
			Profile{},
			func(g *Gap) {
				g.Learn = []GapStudy{{Skill: "r", Name: "R", To: roles.Working, Hours: CostRange{150, 300, 600}, Weight: 1}}
				g.Totals.Hours, g.Totals.Weeks, g.Totals.Total = CostRange{150, 300, 600}, CostRange{15, 30, 60}, 1
			},
		},
		{
			"what a skill needs first, by study or on the job",
			needing(one(roles.Alternative{Skill: "fhir"})),
			Profile{},
			func(g *Gap) {
				g.Learn = []GapStudy{
					{Skill: "fhir", Name: "FHIR", To: roles.Working, Hours: CostRange{20, 40, 80}, Weight: 1},
					{Skill: "stats", Name: "Statistics", To: roles.Aware, Hours: CostRange{10, 20, 30}, For: []string{"fhir"}},
				}
				g.OnTheJob = []GapOnTheJob{{Skill: "coding", Name: "Coding", To: roles.Working, For: []string{"fhir"},
					Ways: []GapWay{{Ref: "role/clerk", Name: "Clerk", Months: 600}}}}
				g.Totals.Hours, g.Totals.Weeks, g.Totals.Total = CostRange{30, 60, 110}, CostRange{3, 6, 11}, 1
			},
		},
		{
			"what can only be learned on the job has no study hours",
			roles.Role{
				Requires: roles.Requires{Skills: []roles.Clause{one(roles.Alternative{Skill: "sas"}), one(roles.Alternative{Skill: "ehr-build"})}},
				Develops: []roles.Develop{{Skill: "sas", Level: roles.Working}},
			},
			Profile{},
			func(g *Gap) {
				g.OnTheJob = []GapOnTheJob{
					{Skill: "ehr-build", Name: "EHR build", To: roles.Working, Ways: []GapWay{{Ref: "cert/vendor", Name: "Vendor certification"}}, Weight: 1},
					{Skill: "sas", Name: "SAS", To: roles.Working, InRole: true, Ways: []GapWay{}, Weight: 1},
				}
				g.Totals.Total = 2
			},
		},
		{
			"certifications: required ones count, helpful ones are apart, what one grants is not studied again",
			roles.Role{
				Requires: roles.Requires{
					Certs:  []roles.Clause{{Any: []roles.Alternative{{Cert: "rhit"}, {Cert: "medal"}}}, one(roles.Alternative{Cert: "vendor"})},
					Skills: []roles.Clause{one(roles.Alternative{Skill: "ehr-build"})},
				},
				Prefers: roles.Prefers{Certs: []roles.Clause{one(roles.Alternative{Cert: "rhit"})}},
			},
			Profile{Role: "analyst"}, // an employer that opens the vendor's exam and pays for it
			func(g *Gap) {
				g.Learn = []GapStudy{{Skill: "ehr-build", Name: "EHR build", To: roles.Working, GrantedBy: "cert/vendor", Weight: 1}}
				g.Certs = []GapCert{
					{Cert: "medal", Name: "Medal", Issuer: "Nobody", Need: "RHIT, or Medal", CostUSD: CostRange{299, 2650, 10000},
						Eligible: true, Verdict: "appears eligible (Nobody decides)", Unknown: []string{"fee"}},
					{Cert: "vendor", Name: "Vendor certification", Issuer: "Vendor", Need: "Vendor certification", Hours: CostRange{0, 104, 104},
						Eligible: true, Verdict: "appears eligible (Vendor decides)"},
				}
				g.Helpful = []GapCert{{Cert: "rhit", Name: "RHIT", Issuer: "AHIMA", Need: "RHIT", Hours: CostRange{0, 52, 52}, CostUSD: CostRange{299, 299, 598},
					Verdict: "does not appear eligible yet (AHIMA decides)", Missing: []string{"an associate degree in him accredited by CAHIIM"}}}
				g.Totals.Hours, g.Totals.Weeks = CostRange{0, 104, 104}, CostRange{0, 11, 11}
				g.Totals.CostUSD, g.Totals.Unknown, g.Totals.Total = CostRange{299, 2650, 10000}, []string{"cert/medal"}, 1
			},
		},
		{
			"education: the nearest alternative and the program that meets it",
			roles.Role{Requires: roles.Requires{Education: []roles.Clause{
				{Any: []roles.Alternative{{Award: roles.Bachelor, Fields: []string{"data"}}, {Award: roles.Associate, Fields: []string{"him"}, Experience: "24mo"}}},
			}}},
			Profile{Experience: map[string]int{"clerk": 6}},
			func(g *Gap) {
				g.Education = []GapEducation{{
					Need:          "a bachelor's degree in data, or an associate degree in him with 24 months of experience",
					Nearest:       "an associate degree in him with 24 months of experience",
					Missing:       []string{"an associate degree in him", "18 months more of experience"},
					Verdict:       "does not appear to qualify yet (the employer decides)",
					Programs:      []GapProgram{{Program: "as-hit", Name: "AS in HIT", Months: 4200, CostUSD: CostRange{8000, 9000, 12000}}},
					MissingMonths: 18,
				}}
				g.Totals.CostUSD, g.Totals.ProgramMonths, g.Totals.ExperienceMonths = CostRange{8000, 9000, 12000}, 4200, 18
			},
		},
		{
			"a program of unknown cost that teaches a required skill",
			roles.Role{Requires: roles.Requires{
				Education: []roles.Clause{one(roles.Alternative{Award: roles.Bachelor})},
				Skills:    []roles.Clause{one(roles.Alternative{Skill: "stats"})},
			}},
			Profile{},
			func(g *Gap) {
				g.Learn = []GapStudy{{Skill: "stats", Name: "Statistics", To: roles.Working, GrantedBy: "program/bs-data", Weight: 1}}
				g.Education = []GapEducation{{
					Need: "a bachelor's degree", Nearest: "a bachelor's degree", Missing: []string{"a bachelor's degree"},
					Verdict: "does not appear to qualify yet (the employer decides)",
					// twice the full time; the cost stands in for an unknown one
					Programs: []GapProgram{{Program: "bs-data", Name: "BS in Data", Months: 9600, CostUSD: CostRange{9000, 9000, 9000}, Unknown: []string{"tuition"}}},
				}}
				g.Totals.CostUSD, g.Totals.ProgramMonths = CostRange{9000, 9000, 9000}, 9600
				g.Totals.Unknown, g.Totals.Total = []string{"program/bs-data"}, 1
			},
		},
		{
			"experience and licenses",
			roles.Role{Requires: roles.Requires{
				Experience: []roles.Clause{
					one(roles.Alternative{Months: 24, In: []string{"track/records"}}),
					{Any: []roles.Alternative{{Months: 36}, {Months: 12, In: []string{"role/analyst"}}}},
				},
				Licenses: []roles.Clause{one(roles.Alternative{License: "rn"})},
			}},
			Profile{Experience: map[string]int{"clerk": 10}},
			func(g *Gap) {
				g.Experience = []GapExperience{
					{Need: "24 months of experience in Health records", Months: 24, Served: 10, Missing: 14, In: []string{"track/records"}},
					{Need: "36 months of experience, or 12 months of experience in Analyst", Months: 12, Missing: 12, In: []string{"role/analyst"}},
				}
				g.Licenses = []GapLicense{{License: "rn", Name: "Registered nurse license", Need: "Registered nurse license", How: roles.LicenseHow{Exam: "NCLEX-RN"}}}
				g.Totals.ExperienceMonths = 14
			},
		},
		{
			"what appears to be met",
			roles.Role{Requires: roles.Requires{
				Education:  []roles.Clause{one(roles.Alternative{Award: roles.Associate})},
				Experience: []roles.Clause{one(roles.Alternative{Months: 6})},
				Certs:      []roles.Clause{one(roles.Alternative{Cert: "rhit"})},
				Licenses:   []roles.Clause{one(roles.Alternative{License: "rn"})},
			}},
			Profile{Awards: []Award{{Award: roles.Master}}, Experience: map[string]int{"clerk": 6}, Certs: []string{"rhit"}, Licenses: []string{"rn"}},
			func(g *Gap) {
				g.Met = []GapMet{
					{GateEducation, "an associate degree", "an associate degree", "appears to qualify (the employer decides)"},
					{GateExperience, "6 months of experience", "6 months of experience", "appears to be met (the employer decides)"},
					{GateExam, "RHIT", "RHIT", "held"},
					{GateLicense, "Registered nurse license", "Registered nurse license", "held"},
				}
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := FindGap(gapCatalog(test.goal), test.profile, "goal", 10)
			if err != nil {
				t.Fatal(err)
			}
			want := empty()
			test.want(&want)
			got.First = nil // TestFirstSkillIsWhatMostRolesAskFor
			if diff := cmp.Diff(&want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFindGapNearestEducationCountsExams(t *testing.T) {
	goal := roles.Role{Requires: roles.Requires{Education: []roles.Clause{{Any: []roles.Alternative{
		{Cert: "vendor"}, // only an employer opens it
		{License: "rn"},
		{Cert: "rhit"}, // 42 months of a program, then the exam
		{Award: roles.Associate},
	}}}}}
	tests := []struct {
		name    string
		profile Profile
		want    string
	}{
		{"nobody", Profile{}, "an associate degree"},
		{"with an employer that opens the exam", Profile{Role: "analyst"}, "Vendor certification"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := FindGap(gapCatalog(goal), test.profile, "goal", 10)
			if err != nil {
				t.Fatal(err)
			}
			if got.Education[0].Nearest != test.want {
				t.Errorf("nearest %q, want %q", got.Education[0].Nearest, test.want)
			}
		})
	}
}

func TestFindGapOfDemandsThatNameNothingToEarn(t *testing.T) {
	c := gapCatalog(roles.Role{Requires: roles.Requires{
		Certs:    []roles.Clause{one(roles.Alternative{Program: "as-hit"})},
		Licenses: []roles.Clause{one(roles.Alternative{License: "md"})},
	}})
	got, err := FindGap(c, Profile{}, "goal", 10)
	if err != nil {
		t.Fatal(err)
	}
	want := empty()
	want.Certs = []GapCert{{Need: "the program AS in HIT", Verdict: "does not appear to be met yet (the employer decides)"}}
	want.Licenses = []GapLicense{{Need: "md"}}
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFindGapPrefersWhatCanBeSatThenWhatIsNearest(t *testing.T) {
	goal := roles.Role{Requires: roles.Requires{Certs: []roles.Clause{{Any: []roles.Alternative{{Cert: "vendor"}, {Cert: "rhit"}, {Cert: "medal"}}}}}}
	associate := Profile{Programs: []string{"as-hit"}}
	tests := []struct {
		name    string
		profile Profile
		spoil   func(c *roles.Catalog)
		want    string
	}{
		{"the one that takes no study", Profile{}, func(*roles.Catalog) {}, "medal"},
		{"not a retired one", associate, func(c *roles.Catalog) { c.Cert("medal").Status = roles.CertRetired }, "rhit"},
		{"the fewest hours of two that are out of reach", Profile{}, func(c *roles.Catalog) { c.Cert("medal").Status = roles.CertRetired }, "rhit"},
		{"one for which the person appears eligible", associate, func(c *roles.Catalog) {
			c.Cert("medal").Eligibility = []roles.Clause{one(roles.Alternative{License: "rn"})}
		}, "rhit"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := gapCatalog(goal)
			test.spoil(c)
			got, err := FindGap(c, test.profile, "goal", 10)
			if err != nil {
				t.Fatal(err)
			}
			if got.Certs[0].Cert != test.want {
				t.Errorf("%s, want %s", got.Certs[0].Cert, test.want)
			}
		})
	}
}

func TestFindGapOfARetiredCertification(t *testing.T) {
	c := gapCatalog(roles.Role{Requires: roles.Requires{Certs: []roles.Clause{one(roles.Alternative{Cert: "medal"})}}})
	c.Cert("medal").Status = roles.CertRetired
	got, err := FindGap(c, Profile{}, "goal", 10)
	if err != nil {
		t.Fatal(err)
	}
	if cert := got.Certs[0]; cert.Eligible || cert.Verdict != "retired: it can no longer be sat" {
		t.Errorf("eligible %t, verdict %q", cert.Eligible, cert.Verdict)
	}
}

func TestFindGapRefusesWhatItCannotAnswer(t *testing.T) {
	c := gapCatalog(roles.Role{})
	for _, test := range []struct {
		target string
		pace   int
		want   string
	}{
		{"pilot", 10, `"pilot" is not a role`},
		{"goal", -3, "a pace of -3 hours a week is below 1"},
	} {
		if _, err := FindGap(c, Profile{}, test.target, test.pace); fmt.Sprint(err) != test.want {
			t.Errorf("error %v, want %s", err, test.want)
		}
	}
}

func TestFindGapTakesThePaceOfTheModel(t *testing.T) {
	got, err := FindGap(gapCatalog(needing(one(roles.Alternative{Skill: "sql"}))), Profile{}, "goal", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got.Totals.Pace != 8 || got.Totals.Weeks != (CostRange{9, 17, 33}) {
		t.Errorf("pace %d, weeks %+v", got.Totals.Pace, got.Totals.Weeks)
	}
}

func TestGapAsJSON(t *testing.T) {
	got, err := FindGap(gapCatalog(needing(one(roles.Alternative{Skill: "stats"}), one(roles.Alternative{Skill: "coding"}))),
		Profile{Skills: map[string]roles.Level{"stats": roles.Aware}}, "goal", 10)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"role":"goal","title":"Goal","have":[],` +
		`"lift":[{"skill":"stats","name":"Statistics","from":"aware","to":"working","hours":{"low":30,"typical":40,"high":70},"weight":1}],` +
		`"learn":[],` +
		`"on_the_job":[{"skill":"coding","name":"Coding","to":"working","in_role":false,"ways":[{"ref":"role/clerk","name":"Clerk","months":6}],"weight":1}],` +
		`"certs":[],"helpful_certs":[],"education":[],"experience":[],"licenses":[],"met":[],` +
		`"first":{"skill":"stats","name":"Statistics","also_in":0,"of":3},` +
		`"totals":{"hours":{"low":30,"typical":40,"high":70},"pace":10,"weeks":{"low":3,"typical":4,"high":7},` +
		`"cost_usd":{"low":0,"typical":0,"high":0},"program_months":0,"experience_months":0,"met":0,"total":2}}`
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The skill to study first is one that can be begun at once, and of those the
// one that most other roles ask for; feeders are not of the field.
func TestFirstSkillIsWhatMostRolesAskFor(t *testing.T) {
	asks := func(id string, feeder bool, skills ...string) roles.Role {
		r := roles.Role{ID: id, Title: id, Track: "data", Feeder: feeder}
		for _, skill := range skills {
			r.Requires.Skills = append(r.Requires.Skills, roles.Clause{Any: []roles.Alternative{{Skill: skill}}})
		}
		return r
	}
	study := func(id string, first ...string) roles.Skill {
		s := roles.Skill{ID: id, Name: id, Hours: hoursOf(10)}
		for _, need := range first {
			s.Requires = append(s.Requires, roles.SkillLevel{Skill: need})
		}
		return s
	}
	c := roles.NewCatalog(roles.Catalog{
		Model: roles.Model{Pace: 8},
		Roles: []roles.Role{asks("goal", false, "rare", "common", "popular"), asks("a", false, "common", "popular"), asks("b", false, "popular", "common"),
			asks("c", false, "popular"), asks("nurse", true, "rare", "rare"), asks("d", false)},
		Skills: []roles.Skill{study("rare"), study("common"), study("popular", "rare")},
	})
	for _, tt := range []struct {
		held map[string]roles.Level
		want *GapFirst
	}{
		{nil, &GapFirst{"common", "common", 2, 4}},
		{map[string]roles.Level{"rare": roles.Working}, &GapFirst{"popular", "popular", 3, 4}},
		{map[string]roles.Level{"rare": roles.Working, "common": roles.Working, "popular": roles.Expert}, nil},
	} {
		gap, err := FindGap(c, Profile{Skills: tt.held}, "goal", 0)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, gap.First); diff != "" {
			t.Errorf("holding %v (-want +got):\n%s", tt.held, diff)
		}
	}
}

// Of programs that do not admit the person those come first that ask for the
// lowest award: a certificate for graduates is no way in from nothing.
func TestProgramThatNeedsNoDegreeComesFirst(t *testing.T) {
	c := roles.NewCatalog(roles.Catalog{
		Model:  roles.Model{Pace: 8},
		Roles:  []roles.Role{{ID: "goal", Title: "Goal", Requires: roles.Requires{Education: []roles.Clause{{Any: []roles.Alternative{{Award: roles.Certificate, Fields: []string{"him"}}}}}}}},
		Skills: []roles.Skill{{ID: "sql", Name: "SQL", Hours: hoursOf(10)}},
		Programs: []roles.Program{
			{ID: "associate", Name: "Associate", Award: roles.Associate, Fields: []string{"him"}, Months: roles.ProgramMonths{PartTime: 36},
				Entry: []roles.Clause{{Any: []roles.Alternative{{Skill: "sql"}}}}},
			{ID: "for-graduates", Name: "For graduates", Award: roles.Certificate, Fields: []string{"him"}, Months: roles.ProgramMonths{PartTime: 12},
				Entry: []roles.Clause{{Any: []roles.Alternative{{Award: roles.Bachelor}}}}},
		},
	})
	gap, err := FindGap(c, Profile{}, "goal", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := gap.Education[0].Programs; len(got) != 1 || got[0].Program != "associate" {
		t.Errorf("programs %+v, want the associate alone", got)
	}
}
