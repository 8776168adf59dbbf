package paths

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// Gap is what stands between a person and a role. Its lists hold what is
// missing, save Have and Met, which hold what is not. Lists of things with an
// id are sorted by it; demands stand in the role's own order.
type Gap struct {
	Role       string          `json:"role"`
	Title      string          `json:"title"`
	Have       []GapHave       `json:"have"`
	Lift       []GapStudy      `json:"lift"`  // held, but not well enough
	Learn      []GapStudy      `json:"learn"` // not held at all
	OnTheJob   []GapOnTheJob   `json:"on_the_job"`
	Certs      []GapCert       `json:"certs"`
	Helpful    []GapCert       `json:"helpful_certs"` // preferred, never required; not in Totals
	Education  []GapEducation  `json:"education"`
	Experience []GapExperience `json:"experience"`
	Licenses   []GapLicense    `json:"licenses"`
	Met        []GapMet        `json:"met"`   // demands other than skills that appear to be met
	First      *GapFirst       `json:"first"` // nil: nothing to study
	Totals     GapTotals       `json:"totals"`
}

// GapFirst is the skill to study first: of those that can be begun now the one
// that most other roles ask for as well.
type GapFirst struct {
	Skill  string `json:"skill"`
	Name   string `json:"name"`
	AlsoIn int    `json:"also_in"` // other roles, of Of, that ask for it
	Of     int    `json:"of"`
}

// GapHave is a required skill that is held.
type GapHave struct {
	Skill  string      `json:"skill"`
	Name   string      `json:"name"`
	Level  roles.Level `json:"level"` // held
	Need   roles.Level `json:"need"`
	Weight int         `json:"weight"`
}

// GapStudy is a skill to study, from the level held to the one asked for.
type GapStudy struct {
	Skill     string      `json:"skill"`
	Name      string      `json:"name"`
	From      roles.Level `json:"from,omitempty"`
	To        roles.Level `json:"to"`
	Hours     CostRange   `json:"hours"`                // zero where something else teaches it
	GrantedBy string      `json:"granted_by,omitempty"` // "cert/ID" or "program/ID" that is missing too and teaches it
	For       []string    `json:"for,omitempty"`        // skills that need it first, where the role doesn't ask for it
	Weight    int         `json:"weight,omitempty"`     // 0: the role doesn't ask for it
}

// GapOnTheJob is a skill that nobody can study alone. It has no study hours.
type GapOnTheJob struct {
	Skill  string      `json:"skill"`
	Name   string      `json:"name"`
	From   roles.Level `json:"from,omitempty"`
	To     roles.Level `json:"to"`
	InRole bool        `json:"in_role"` // the role itself teaches it, so that it doesn't block
	Ways   []GapWay    `json:"ways"`    // where else it is learned; none: nowhere in the catalogue
	For    []string    `json:"for,omitempty"`
	Weight int         `json:"weight,omitempty"`
}

// GapWay is something that teaches a skill.
type GapWay struct {
	Ref    string `json:"ref"` // "role/ID", "cert/ID", "program/ID" or "license/ID"
	Name   string `json:"name"`
	Months Months `json:"months,omitempty"` // to serve in a role
}

// GapCert is a certification to earn: that the role asks for, or that is the
// nearest way to meet its demand for education or another exam's.
type GapCert struct {
	Cert     string    `json:"cert"` // "" where the demand names no certification
	Name     string    `json:"name"`
	Issuer   string    `json:"issuer"`
	Need     string    `json:"need"` // the whole demand in words
	Hours    CostRange `json:"hours"`
	CostUSD  CostRange `json:"cost_usd"` // high: with one retake
	Eligible bool      `json:"appears_eligible"`
	Verdict  string    `json:"verdict"`           // eligibility in words; the issuer decides
	Missing  []string  `json:"missing,omitempty"` // of its eligibility, in words
	Unknown  []string  `json:"unknown,omitempty"` // "fee"

	// Where the person does not appear eligible and a way to be is known, the
	// quickest: programs, in Totals, and months of experience.
	Programs      []GapProgram `json:"programs,omitempty"`
	MissingMonths int          `json:"missing_months,omitempty"`
}

// GapEducation is an education demand that is not met.
type GapEducation struct {
	Need     string       `json:"need"`
	Nearest  string       `json:"nearest"` // the alternative that takes the least time; an exam of it is among Certs
	Missing  []string     `json:"missing"` // of that alternative
	Verdict  string       `json:"verdict"`
	Programs []GapProgram `json:"programs"` // that would meet it, shortest first; the first is in Totals

	First         []GapProgram `json:"first_programs,omitempty"` // that let into what that alternative asks for, in order; in Totals
	MissingMonths int          `json:"missing_months,omitempty"` // of experience, that it takes
	Cheaper       *GapCheaper  `json:"cheaper,omitempty"`        // nil: no alternative costs less than the nearest
}

// GapCheaper is the alternative of an education demand that costs the least,
// where that is less than the nearest costs. It is not in Totals.
type GapCheaper struct {
	Way           string    `json:"way"`
	Missing       []string  `json:"missing"`
	MissingMonths int       `json:"missing_months,omitempty"` // of experience
	CostUSD       CostRange `json:"cost_usd"`
	NoDegree      bool      `json:"no_degree"` // it takes no degree, and the nearest does
}

// GapProgram is a program that would meet an education demand.
type GapProgram struct {
	Program string    `json:"program"`
	Name    string    `json:"name"`
	Months  Months    `json:"months"` // part time
	CostUSD CostRange `json:"cost_usd"`
	Unknown []string  `json:"unknown,omitempty"` // "tuition"
}

// GapExperience is an experience demand that is not met, by its alternative
// with the least time missing.
type GapExperience struct {
	Need    string   `json:"need"`
	Months  int      `json:"months"`
	Served  int      `json:"served"`
	Missing int      `json:"missing"`
	In      []string `json:"in,omitempty"`
}

// GapLicense is a license that is not held. Rung never plans for one: it says
// how people get it.
type GapLicense struct {
	License string           `json:"license"`
	Name    string           `json:"name"`
	Need    string           `json:"need"`
	How     roles.LicenseHow `json:"how,omitzero"`
}

// GapMet is a demand that appears to be met.
type GapMet struct {
	Kind    GateKind `json:"kind"`
	Need    string   `json:"need"`
	By      string   `json:"by"` // the alternative of it that is met
	Verdict string   `json:"verdict"`
}

// GapTotals sums what is missing. Hours and weeks are study of skills and for
// required certifications; programs and experience take time of their own.
type GapTotals struct {
	Hours            CostRange `json:"hours"`
	Pace             int       `json:"pace"` // hours a week
	Weeks            CostRange `json:"weeks"`
	CostUSD          CostRange `json:"cost_usd"`
	ProgramMonths    Months    `json:"program_months"`
	ExperienceMonths int       `json:"experience_months"` // the longest one missing
	Met              int       `json:"met"`               // weight of required skills held
	Total            int       `json:"total"`
	Unknown          []string  `json:"unknown,omitempty"` // refs whose price is a stand-in
}

// FindGap compares what a person holds with what a role requires. Pace is
// study hours a week, 0 meaning the model's. It fails for a role that the
// catalogue doesn't have and for a pace below zero.
func FindGap(c *roles.Catalog, p Profile, target string, pace int) (*Gap, error) {
	role := c.Role(target)
	if role == nil {
		return nil, fmt.Errorf("%q is not a role", target)
	}
	return GapTo(c, p, role, pace)
}

// GapTo is FindGap for a role that need not be in the catalogue, such as one that
// asks for a single certification.
func GapTo(c *roles.Catalog, p Profile, role *roles.Role, pace int) (*Gap, error) {
	if pace == 0 {
		pace = c.Model.Pace
	}
	if pace < 1 {
		return nil, fmt.Errorf("a pace of %d hours a week is below 1", pace)
	}
	f := &gapFinder{
		catalog: c, role: role, employer: c.Role(p.Role), pace: pace, tariff: newTariff(c), held: newLedger(c, p),
		gap: &Gap{
			Role: role.ID, Title: role.Title,
			Have: []GapHave{}, Lift: []GapStudy{}, Learn: []GapStudy{}, OnTheJob: []GapOnTheJob{},
			Certs: []GapCert{}, Helpful: []GapCert{}, Education: []GapEducation{},
			Experience: []GapExperience{}, Licenses: []GapLicense{}, Met: []GapMet{},
		},
	}
	f.then = f.held.clone()
	f.education()
	f.experience()
	f.certs()
	f.licenses()
	f.skills()
	f.first()
	f.totals()
	return f.gap, nil
}

// gapFinder fills in a Gap.
type gapFinder struct {
	catalog  *roles.Catalog
	role     *roles.Role
	employer *roles.Role // nil without a current role
	pace     int
	tariff   tariff
	held     *ledger
	then     *ledger // with the missing programs and certifications
	gap      *Gap
}

// met notes a demand that is met, and reports whether it is.
func (f *gapFinder) met(kind GateKind, clause roles.Clause, verdict string) bool {
	if len(clause.Any) > 0 && !f.held.meets(clause, false) {
		return false
	}
	if len(clause.Any) > 0 {
		by := clause
		if i := slices.IndexFunc(clause.Any, func(a roles.Alternative) bool {
			return f.held.meets(roles.Clause{Any: []roles.Alternative{a}}, false)
		}); i >= 0 {
			by.Any = clause.Any[i : i+1]
		}
		f.gap.Met = append(f.gap.Met, GapMet{kind, clauseWords(f.catalog, clause), clauseWords(f.catalog, by), verdict})
	}
	return true
}

func (f *gapFinder) experience() {
	for _, clause := range f.role.Requires.Experience {
		if f.met(GateExperience, clause, "appears to be met (the employer decides)") {
			continue
		}
		nearest, _ := f.quickest(clause, eligibilityDepth)
		f.gap.Experience = append(f.gap.Experience, GapExperience{
			Need: clauseWords(f.catalog, clause), Months: nearest.ExperienceMonths(), Served: f.held.months(nearest.In),
			Missing: f.monthsMissing(nearest), In: nearest.In,
		})
	}
}

func (f *gapFinder) certs() {
	for _, clause := range f.role.Requires.Certs {
		if f.met(GateExam, clause, "held") {
			continue
		}
		if f.then.meets(clause, false) {
			continue // by what is listed already
		}
		cert, ok := f.cert(clause)
		if !ok { // a demand that names no certification
			f.gap.Certs = append(f.gap.Certs, GapCert{Need: clauseWords(f.catalog, clause), Verdict: "does not appear to be met yet (the employer decides)"})
			continue
		}
		if f.then.certs[cert.Cert] {
			continue
		}
		m := f.later().pass(cert.Cert, eligibilityDepth)
		for _, id := range m.programs {
			if !f.then.programs[id] {
				cert.Programs = append(cert.Programs, f.program(f.catalog.Program(id)))
			}
		}
		cert.MissingMonths = m.served
		f.then.certify(cert.Cert)
		f.gap.Certs = append(f.gap.Certs, cert)
		f.earn(m, cert.Need)
	}
	for _, clause := range f.role.Prefers.Certs {
		if f.then.meets(clause, false) {
			continue
		}
		if cert, ok := f.cert(clause); ok {
			f.gap.Helpful = append(f.gap.Helpful, cert)
		}
	}
	for _, list := range [][]GapCert{f.gap.Certs, f.gap.Helpful} {
		slices.SortStableFunc(list, func(a, b GapCert) int { return strings.Compare(a.Cert, b.Cert) })
	}
}

// cert is the certification of a clause that is nearest: one that can still be
// sat, that the person appears eligible for, with the fewest hours.
func (f *gapFinder) cert(clause roles.Clause) (GapCert, bool) {
	var best GapCert
	var bestCert *roles.Cert
	for _, a := range clause.Any {
		cert := f.catalog.Cert(a.Cert)
		if cert == nil {
			continue
		}
		entry := f.certEntry(cert)
		if bestCert == nil || f.nearerCert(cert, entry, bestCert, best) {
			best, bestCert = entry, cert
		}
	}
	if bestCert == nil {
		return GapCert{}, false
	}
	best.Need = clauseWords(f.catalog, clause)
	return best, true
}

func (f *gapFinder) nearerCert(a *roles.Cert, entryA GapCert, b *roles.Cert, entryB GapCert) bool {
	if retiredA, retiredB := a.Status == roles.CertRetired, b.Status == roles.CertRetired; retiredA != retiredB {
		return retiredB
	}
	if entryA.Eligible != entryB.Eligible {
		return entryA.Eligible
	}
	if a, b := f.later().pass(a.ID, eligibilityDepth).time, f.later().pass(b.ID, eligibilityDepth).time; !entryA.Eligible && a != b {
		return a < b
	}
	return entryA.Hours.Typical < entryB.Hours.Typical
}

func (f *gapFinder) certEntry(cert *roles.Cert) GapCert {
	cost, known := f.tariff.certWindow(cert, f.employer)
	entry := GapCert{
		Cert: cert.ID, Name: cert.Name, Issuer: cert.Issuer, CostUSD: cost, Hours: window(cert.Hours),
		Unknown: unknownPart("fee", known),
	}
	for _, clause := range cert.Eligibility {
		if !f.held.meets(clause, sponsors(f.employer, cert)) {
			entry.Missing = append(entry.Missing, clauseWords(f.catalog, clause))
		}
	}
	switch {
	case cert.Status == roles.CertRetired:
		entry.Verdict = "retired: it can no longer be sat"
	case len(entry.Missing) > 0:
		entry.Verdict = fmt.Sprintf("does not appear eligible yet (%s decides)", cert.Issuer)
	default:
		entry.Eligible = true
		entry.Verdict = fmt.Sprintf("appears eligible (%s decides)", cert.Issuer)
	}
	return entry
}

func (f *gapFinder) licenses() {
	for _, clause := range f.role.Requires.Licenses {
		if f.met(GateLicense, clause, "held") {
			continue
		}
		missing := GapLicense{Need: clauseWords(f.catalog, clause)}
		for _, a := range clause.Any {
			if license := f.catalog.License(a.License); license != nil {
				missing.License, missing.Name, missing.How = license.ID, license.Name, license.How
				break
			}
		}
		f.gap.Licenses = append(f.gap.Licenses, missing)
	}
	slices.SortStableFunc(f.gap.Licenses, func(a, b GapLicense) int { return strings.Compare(a.License, b.License) })
}

// totals sums what the lists hold.
func (f *gapFinder) totals() {
	g, t := f.gap, &f.gap.Totals
	for _, s := range slices.Concat(g.Lift, g.Learn) {
		t.Hours = plus(t.Hours, s.Hours)
	}
	for _, cert := range g.Certs {
		t.Hours = plus(t.Hours, cert.Hours)
		t.CostUSD = plus(t.CostUSD, cert.CostUSD)
		if len(cert.Unknown) > 0 {
			t.Unknown = append(t.Unknown, "cert/"+cert.Cert)
		}
	}
	taken := map[string]bool{}
	take := func(programs []GapProgram) {
		for _, p := range programs {
			if taken[p.Program] {
				continue
			}
			taken[p.Program] = true
			t.ProgramMonths += p.Months
			t.CostUSD = plus(t.CostUSD, p.CostUSD)
			if len(p.Unknown) > 0 {
				t.Unknown = append(t.Unknown, "program/"+p.Program)
			}
		}
	}
	for _, e := range g.Education {
		t.ExperienceMonths = max(t.ExperienceMonths, e.MissingMonths)
		take(e.First)
		take(e.Programs[:min(1, len(e.Programs))])
	}
	for _, cert := range g.Certs {
		t.ExperienceMonths = max(t.ExperienceMonths, cert.MissingMonths)
		take(cert.Programs)
	}
	for _, e := range g.Experience {
		t.ExperienceMonths = max(t.ExperienceMonths, e.Missing)
	}
	t.Pace = f.pace
	t.Weeks = CostRange{Low: weeksOf(t.Hours.Low, f.pace), Typical: weeksOf(t.Hours.Typical, f.pace), High: weeksOf(t.Hours.High, f.pace)}
	t.Met, t.Total = f.held.coverage(f.role.Requires.Skills)
}

func weeksOf(hours, pace int) int { return (hours + pace - 1) / pace }

func plus(a, b CostRange) CostRange {
	return CostRange{Low: a.Low + b.Low, Typical: a.Typical + b.Typical, High: a.High + b.High}
}

// window is a range of figures in which low ≤ typical ≤ high.
func window(r roles.IntRange) CostRange {
	return CostRange{Low: min(r.Low, r.Typical), Typical: r.Typical, High: max(r.High, r.Typical)}
}
