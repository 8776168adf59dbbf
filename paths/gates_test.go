package paths_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// him is a bachelor's program in health information, accredited or not.
func him(id, accreditor string, entry ...roles.Clause) roles.Program {
	return roles.Program{ID: id, Name: id, Award: roles.Bachelor, Fields: []string{"him"}, Accreditor: accreditor, Entry: entry,
		Months: roles.ProgramMonths{PartTime: 72}, CostUSD: &roles.Tuition{IntRange: roles.IntRange{Typical: 9000}}}
}

func degree(accreditor string) roles.Alternative {
	return roles.Alternative{Award: roles.Bachelor, Fields: []string{"him"}, Accreditor: accreditor}
}

// gated is a question that a gate of one kind stops, and the change that opens
// a route.
type gated struct {
	kind    paths.GateKind
	name    string
	catalog roles.Catalog
	query   paths.Query
	change  string // flag and value; "" where no flag would do
}

func gatedCases() []gated {
	held := func(programs ...string) paths.Query {
		q := from("a")
		q.Profile.Programs = programs
		return q
	}
	never := either(roles.Alternative{Months: 12, In: []string{"role/z"}})
	one := func(t roles.Role, parts ...any) roles.Catalog {
		return roles.Catalog{Roles: []roles.Role{role("a", append([]any{to("t", "1mo")}, parts...)...), t, role("z")}}
	}
	with := func(c roles.Catalog, change func(*roles.Catalog)) roles.Catalog {
		change(&c)
		return c
	}
	learned := roles.Requires{Education: []roles.Clause{either(degree("cahiim"))}}
	remote, hospital := role("t"), role("t")
	remote.Remote, hospital.Sectors = roles.RemotePartial, []string{"hospital"}
	onward := roles.Catalog{Roles: []roles.Role{role("a", to("b", "")), role("b", to("t", "")), role("t"), role("z")}}
	return []gated{
		{paths.GateEducation, "a program that nobody gets into", with(one(role("t", learned)), func(c *roles.Catalog) {
			c.Programs = []roles.Program{him("bs", "cahiim", never)}
		}), from("a"), "--hold program/bs"},
		{paths.GateEducation, "no new degree", with(one(role("t", learned)), func(c *roles.Catalog) {
			c.Programs = []roles.Program{him("bs", "cahiim")}
		}), limited(from("a"), paths.Limits{NoNewDegree: true}), "--no-new-degree off"},
		{paths.GateAccreditation, "a degree held that is not accredited, and no time for another", with(one(role("t", learned)), func(c *roles.Catalog) {
			c.Programs = []roles.Program{him("bs", "cahiim"), him("plain", "")}
		}), limited(held("plain"), paths.Limits{Deadline: dollars(1200)}), "--hold program/bs"},
		{paths.GateAccreditation, "a degree that could be had but is not accredited", with(one(role("t", learned)), func(c *roles.Catalog) {
			c.Programs = []roles.Program{him("bs", "cahiim", never), him("plain", "")}
		}), from("a"), "--hold program/bs"},
		{paths.GateAccreditation, "an exam that is closed to a degree that is not accredited", with(one(role("t", needsCerts("rhia"))), func(c *roles.Catalog) {
			c.Programs = []roles.Program{him("bs", "cahiim", never), him("plain", "")}
			c.Certs = []roles.Cert{cert("rhia", 0, 10, "", either(degree("cahiim")))}
		}), held("plain"), "--hold program/bs"},
		{paths.GateExperience, "months in a role that no route passes", one(role("t", roles.Requires{Experience: []roles.Clause{never}})), from("a"), "--experience z=12mo"},
		{paths.GateExperience, "a skill that a job alone teaches", with(one(role("t", needs("craft"))), func(c *roles.Catalog) {
			c.Skills = []roles.Skill{jobSkill("craft")}
		}), from("a"), "--hold skill/craft:working"},
		{paths.GateExam, "an exam that nobody is eligible for", with(one(role("t", needsCerts("k"))), func(c *roles.Catalog) {
			c.Certs = []roles.Cert{cert("k", 0, 10, "", never)}
		}), from("a"), "--hold cert/k"},
		{paths.GateExam, "an exam that is no longer offered", with(one(role("t", needsCerts("k"))), func(c *roles.Catalog) {
			c.Certs = []roles.Cert{{ID: "k", Status: roles.CertRetired}}
		}), from("a"), "--hold cert/k"},
		{paths.GateSponsor, "an exam that only an employer opens", with(one(role("t", needsCerts("epic"))), func(c *roles.Catalog) {
			c.Certs = []roles.Cert{cert("epic", 0, 10, "", either(roles.Alternative{EmployerSponsored: true}))}
		}), from("a"), "--hold cert/epic"},
		{paths.GateLicense, "a license", with(one(role("t", roles.Requires{Licenses: []roles.Clause{either(roles.Alternative{License: "rn"})}})), func(c *roles.Catalog) {
			c.Licenses = []roles.License{{ID: "rn"}}
		}), from("a"), "--hold license/rn"},
		{paths.GateEntry, "no first job", one(role("t")), from(""), "--from a"},
		{paths.GateNoRoute, "no chain of moves", roles.Catalog{Roles: []roles.Role{role("a"), role("b", to("t", "")), role("t")}}, from("a"), "--from b"},
		{paths.GateBudget, "a dollar short", priced(), limited(from("a"), paths.Limits{Budget: dollars(499)}), "--budget 500"},
		{paths.GateDeadline, "a month short", one(role("t")), limited(from("a"), paths.Limits{Deadline: dollars(0)}), "--deadline 1mo"},
		{paths.GateRemote, "partly on site", one(remote), limited(from("a"), paths.Limits{Remote: roles.RemoteFull}), "--remote partial"},
		{paths.GateSector, "another sector", one(hospital), limited(from("a"), paths.Limits{Sector: "payer"}), "--sector off"},
		{paths.GateAvoid, "the only way", onward, limited(from("a"), paths.Limits{Avoid: []string{"b"}}), "--avoid allow b"},
		{paths.GateVia, "off every way", onward, limited(from("a"), paths.Limits{Via: []string{"z"}}), "--via without z"},
		{paths.GateMoves, "one move more", onward, limited(from("a"), paths.Limits{MaxMoves: 1}), "--max-moves 2"},
	}
}

// changed is a question with a change made, as the command line makes it.
func changed(t *testing.T, c *roles.Catalog, q paths.Query, change paths.Change) paths.Query {
	t.Helper()
	q.Profile = q.Profile.Clone()
	for _, also := range change.With {
		q = changed(t, c, q, also)
	}
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	less := func(list []string, id string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == id })
	}
	l, value := &q.Limits, change.Value
	switch change.Flag + " " + value {
	case "--budget off":
		l.Budget = nil
		return q
	case "--no-new-degree off":
		l.NoNewDegree = false
		return q
	case "--remote off":
		l.Remote = ""
		return q
	case "--sector off":
		l.Sector = ""
		return q
	}
	switch change.Flag {
	case "--hold":
		kind, id, level, err := paths.ParseHold(value)
		if err == nil {
			err = q.Profile.Hold(c, kind, id, level)
		}
		if err != nil {
			t.Fatal(err)
		}
	case "--experience":
		id, months, err := paths.ParseExperience(value)
		if err == nil {
			err = q.Profile.Serve(c, id, months)
		}
		if err != nil {
			t.Fatal(err)
		}
	case "--from":
		q.Profile, _ = paths.AssumeFrom(c, value)
	case "--budget":
		l.Budget = dollars(number(value))
	case "--deadline":
		l.Deadline = dollars(100 * number(strings.TrimSuffix(value, "mo")))
	case "--remote":
		l.Remote = roles.Remote(value)
	case "--avoid":
		l.Avoid = less(l.Avoid, strings.TrimPrefix(value, "allow "))
	case "--via":
		l.Via = less(l.Via, strings.TrimPrefix(value, "without "))
	case "--max-moves":
		l.MaxMoves = number(value)
	default:
		t.Fatalf("no flag %s", change.Flag)
	}
	return q
}

func TestEachKindOfGateStopsAndOpens(t *testing.T) {
	for _, x := range gatedCases() {
		t.Run(fmt.Sprintf("%s: %s", x.kind, x.name), func(t *testing.T) {
			c := directedCase{catalog: x.catalog}.build()
			result, err := paths.NewGraph(c).Plan(context.Background(), x.query)
			if err != nil {
				t.Fatal(err)
			}
			no := result.NoPlan
			if no == nil {
				t.Fatalf("a route: %v", result.Plans[0].Legs)
			}
			if !slices.ContainsFunc(no.Gates, func(g paths.Gate) bool { return g.Kind == x.kind && g.Ref != "" && g.Detail != "" }) {
				t.Errorf("gates %+v", no.Gates)
			}
			at := slices.IndexFunc(no.SmallestChanges, func(y paths.Change) bool { return y.Flag+" "+y.Value == x.change })
			if at < 0 {
				t.Fatalf("changes %+v of %+v", no.SmallestChanges, no.Gates)
			}
			opensWhatItSays(t, c, x.query, no.SmallestChanges[at])
		})
	}
}

// opensWhatItSays asks again with a change made.
func opensWhatItSays(t *testing.T, c *roles.Catalog, q paths.Query, change paths.Change) {
	t.Helper()
	q = changed(t, c, q, change)
	q.Objectives = []paths.Objective{paths.ByTime, paths.ByCost}
	result, err := paths.NewGraph(c).Plan(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(result.Plans, func(p paths.Plan) bool {
		return p.Vector.Time == change.Opens.Months && p.Vector.Cost <= change.Opens.CostUSD
	}) {
		t.Errorf("%+v opens %d routes, none as quick and cheap as it says", change, len(result.Plans))
	}
}

// Whatever a no says would open a route does, on catalogs drawn at random.
func TestChangesOpenWhatTheySay(t *testing.T) {
	answers, kinds := 0, map[paths.GateKind]int{}
	first, last := seeds(t, 150)
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		result, err := paths.NewGraph(c).Plan(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if result.NoPlan == nil {
			continue
		}
		answers++
		if len(result.NoPlan.Gates) == 0 {
			t.Errorf("seed %d: a no without a gate\n%s", seed, describe(c, q))
		}
		for _, gate := range result.NoPlan.Gates {
			kinds[gate.Kind]++
		}
		for _, change := range result.NoPlan.SmallestChanges {
			if change.Flag != "--from" || q.Profile.Role != "" { // a student's holdings go along
				opensWhatItSays(t, c, q, change)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d\n%s", seed, describe(c, q))
		}
	}
	t.Logf("%d times no: %v", answers, kinds)
}

// Steps name the kind of each gate that they pass.
func TestStepsNameTheKindsOfTheirGates(t *testing.T) {
	c := directedCase{catalog: roles.Catalog{
		Licenses: []roles.License{{ID: "rn"}},
		Programs: []roles.Program{him("bs", "cahiim")},
		Certs: []roles.Cert{cert("rhia", 100, 10, "", either(degree("cahiim"))), cert("k", 0, 10, "", either(sat("rhia")), either(roles.Alternative{Months: 1})),
			cert("epic", 900, 10, "", either(roles.Alternative{EmployerSponsored: true}))},
		Roles: []roles.Role{sponsoring(role("a", to("t", "1mo"), roles.Entry{Realism: roles.EntryOpen}), "epic"),
			role("t", roles.Requires{Education: []roles.Clause{either(degree(""))}, Experience: []roles.Clause{either(roles.Alternative{Months: 2})},
				Certs:    []roles.Clause{either(sat("rhia")), either(sat("k")), either(sat("epic"))},
				Licenses: []roles.Clause{either(roles.Alternative{License: "rn"})}})},
	}}.build()
	q := from("")
	q.Profile.Licenses = []string{"rn"}
	got := map[string][]string{}
	for _, s := range outlook(t, c, q).Plans[0].Steps {
		for _, g := range s.Gates {
			got[string(s.Kind)+" "+s.Ref] = append(got[string(s.Kind)+" "+s.Ref], string(g.Kind))
		}
	}
	want := "map[exam cert/epic:[employer-sponsored] exam cert/k:[exam experience] exam cert/rhia:[accreditation] move role/a:[entry] " +
		"move role/t:[education experience exam exam exam license]]"
	if fmt.Sprint(got) != want {
		t.Errorf("got  %v\nwant %s", got, want)
	}
}
