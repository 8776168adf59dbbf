package paths

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// EntryRole is a role as a person without experience finds it.
type EntryRole struct {
	Role         string         `json:"role"`
	Title        string         `json:"title"`
	Track        string         `json:"track"`
	Realism      roles.Realism  `json:"realism"`
	Note         string         `json:"note,omitempty"` // how people really get in
	Evidence     roles.Evidence `json:"evidence"`
	SearchMonths MonthRange     `json:"search_months"` // for a first job
	Needs        EntryNeeds     `json:"needs"`
	Remote       roles.Remote   `json:"remote"`
	LeadsTo      int            `json:"leads_to"`     // roles that one move leads to
	Pay          *BeginnerPay   `json:"beginner_pay"` // nil: not known, or nobody begins here
}

// EntryNeeds is what a role asks of a person who holds nothing: of each demand
// the way that takes the least time, among those that ask for no experience
// where there are such.
type EntryNeeds struct {
	Education     []roles.Alternative `json:"education"` // without its exams
	Certs         []string            `json:"certs"`     // that education or the role itself asks for
	Licenses      []string            `json:"licenses"`
	ProgramMonths Months              `json:"program_months"` // part time, with those that let into the last
	StudyHours    CostRange           `json:"study_hours"`    // of its skills and for its exams, if no program teaches them
}

// Credential reports whether something has to be earned besides skills.
func (n *EntryNeeds) Credential() bool {
	return len(n.Education)+len(n.Certs)+len(n.Licenses) > 0
}

// easier orders by what it takes a person who holds nothing: licenses, then
// months of programs, then hours of study, then whether there is a credential.
func (n *EntryNeeds) easier(o *EntryNeeds) int {
	return cmp.Or(len(n.Licenses)-len(o.Licenses), cmp.Compare(n.ProgramMonths, o.ProgramMonths),
		n.StudyHours.Typical-o.StudyHours.Typical, trueFirst(!n.Credential(), !o.Credential()))
}

// BeginnerPay is the low end of what a role pays, a year. It is never a middle
// figure of everybody in the job.
type BeginnerPay struct {
	USD        int       `json:"usd"`
	Percentile int       `json:"percentile,omitempty"` // of the occupation; 0: the role's own figure
	Year       int       `json:"year,omitempty"`
	Area       string    `json:"area,omitempty"`
	Source     string    `json:"source,omitempty"`
	SOC        string    `json:"soc,omitempty"`
	Fit        roles.Fit `json:"fit,omitempty"` // other than exact: of the whole occupation, where first jobs often pay less
}

// EntryWays is how people without experience get into a role.
type EntryWays struct {
	EntryRole
	Feeder  bool          `json:"feeder"`  // a job outside the field, where people come from
	Bridges []EntryBridge `json:"bridges"` // easiest first, then by id
	Certs   []EntryCert   `json:"certs"`   // that would meet a demand for one, those a beginner can sit first, then by id

	MovesIn []EntryMoveIn `json:"moves_in"`      // of a closed role, by id
	Nearest []Progression `json:"nearest_entry"` // of a closed role: from each role that takes beginners, fewest moves first, then by id
}

// EntryBridge is a job that people do first.
type EntryBridge struct {
	Role         string         `json:"role"`
	Title        string         `json:"title"`
	Realism      roles.Realism  `json:"realism"`
	Feeder       bool           `json:"feeder"`
	Needs        EntryNeeds     `json:"needs"`
	Evidence     roles.Evidence `json:"evidence"` // of the move from it or, where the catalog has none, of the first job itself
	MoveKind     roles.MoveKind `json:"move_kind,omitempty"`
	TenureMonths *MonthRange    `json:"tenure_months"` // people stay in it first; nil: the catalog has no such move
	// Counts tells whether months in it count toward the experience that the
	// role asks for in some way; nil where it asks for none.
	Counts *bool `json:"counts_as_experience"`
}

// EntryCert is a certification that a role takes, as a person who holds nothing
// finds it.
type EntryCert struct {
	GapCert
	Note string `json:"note,omitempty"` // the issuer's rule, with what those without experience hold
}

// EntryMoveIn is a move that leads to a role.
type EntryMoveIn struct {
	From         string         `json:"from"`
	Title        string         `json:"title"`
	Kind         roles.MoveKind `json:"kind"`
	TenureMonths MonthRange     `json:"tenure_months"`
	Evidence     roles.Evidence `json:"evidence"`
	Feeder       bool           `json:"feeder"`
}

// EntryRoles lists the roles that take people without experience: open ones
// first, then those that most reach by a bridge; the easiest first, then by id.
func EntryRoles(c *roles.Catalog) []EntryRole {
	list := []EntryRole{}
	prices := newTariff(c)
	for i := range c.Roles {
		if r := &c.Roles[i]; realismOf(r) != roles.EntryClosed {
			list = append(list, newEntryRole(c, r, prices))
		}
	}
	slices.SortStableFunc(list, func(a, b EntryRole) int {
		return cmp.Or(trueFirst(a.Realism == roles.EntryOpen, b.Realism == roles.EntryOpen), a.Needs.easier(&b.Needs))
	})
	return list
}

// FindEntry tells how people without experience get into a role. It fails for a
// role that the catalog doesn't have.
func FindEntry(c *roles.Catalog, id string) (*EntryWays, error) {
	r := c.Role(id)
	if r == nil {
		return nil, fmt.Errorf("%q is not a role", id)
	}
	prices := newTariff(c)
	w := &EntryWays{EntryRole: newEntryRole(c, r, prices), Feeder: r.Feeder,
		Bridges: []EntryBridge{}, Certs: entryCerts(c, r, prices), MovesIn: []EntryMoveIn{}, Nearest: []Progression{}}
	for _, bridge := range r.Entry.Bridges {
		if b := c.Role(bridge); b != nil {
			w.Bridges = append(w.Bridges, newBridge(c, b, r, prices))
		}
	}
	slices.SortFunc(w.Bridges, func(a, b EntryBridge) int { return cmp.Or(a.Needs.easier(&b.Needs), cmp.Compare(a.Role, b.Role)) })
	if w.Realism == roles.EntryClosed {
		w.MovesIn, w.Nearest = movesInto(c, id), nearestEntries(c, id)
	}
	return w, nil
}

// realismOf is how open a role is; a feeder is no entry to the field.
func realismOf(r *roles.Role) roles.Realism {
	if r.Feeder || r.Entry.Realism == "" {
		return roles.EntryClosed
	}
	return r.Entry.Realism
}

func newEntryRole(c *roles.Catalog, r *roles.Role, prices tariff) EntryRole {
	search := r.Entry.Search
	if search.IsZero() {
		search = c.Model.EntrySearch
	}
	var to []string
	for _, m := range r.Moves {
		to = withID(to, m.To)
	}
	return EntryRole{Role: r.ID, Title: r.Title, Track: r.Track, Realism: realismOf(r), Note: r.Entry.Note,
		Evidence: cmp.Or(r.Entry.Evidence, roles.Curator), SearchMonths: monthsOf(search), Needs: entryNeeds(c, r, prices),
		Remote: cmp.Or(r.Remote, roles.RemoteNone), LeadsTo: len(to), Pay: beginnerPay(c, r)}
}

// monthsOf is a window of time in which low ≤ typical ≤ high.
func monthsOf(r roles.DurationRange) MonthRange {
	typical := Months(r.Typical.Hundredths())
	return MonthRange{Low: min(Months(r.Low.Hundredths()), typical), Typical: typical, High: max(Months(r.High.Hundredths()), typical)}
}

// entryFinder compares a role with a person who holds nothing.
func entryFinder(c *roles.Catalog, r *roles.Role, prices tariff) *gapFinder {
	return &gapFinder{catalog: c, role: r, pace: max(1, c.Model.Pace), tariff: prices,
		held: newLedger(c, Profile{}), then: newLedger(c, Profile{}), gap: &Gap{}}
}

func entryNeeds(c *roles.Catalog, r *roles.Role, prices tariff) EntryNeeds {
	f := entryFinder(c, r, prices)
	n := EntryNeeds{Certs: []string{}, Licenses: []string{}}
	f.certs()
	f.licenses()
	f.skills()
	f.totals()
	n.StudyHours = f.gap.Totals.Hours
	for _, cert := range f.gap.Certs {
		n.Certs = withID(n.Certs, cert.Cert)
	}
	ways, months := beginnerSchool(c, r, prices)
	n.Education, n.ProgramMonths = []roles.Alternative{}, months
	for _, way := range ways {
		if cert := c.Cert(way.Cert); cert != nil {
			if !slices.Contains(n.Certs, cert.ID) {
				n.StudyHours = plus(n.StudyHours, window(cert.Hours))
			}
			n.Certs = withID(n.Certs, cert.ID)
			if way.Cert = ""; things(way) == 0 && way.ExperienceMonths() == 0 {
				continue
			}
		}
		n.Education = append(n.Education, way)
	}
	for _, license := range f.gap.Licenses {
		n.Licenses = withID(n.Licenses, license.License)
	}
	return n
}

// beginnerSchool is how a beginner meets each education demand, and the months
// of programs in all. One program may meet several demands: it takes them in
// their order and the other way round, and keeps the shorter.
func beginnerSchool(c *roles.Catalog, r *roles.Role, prices tariff) ([]roles.Alternative, Months) {
	demands := slices.DeleteFunc(slices.Clone(r.Requires.Education), func(clause roles.Clause) bool { return len(clause.Any) == 0 })
	attempt := func(at func(i int) int) ([]roles.Alternative, Months) {
		f, months := entryFinder(c, r, prices), Months(0)
		ways := make([]roles.Alternative, len(demands))
		for i := range demands {
			a, m := f.quickest(forBeginners(c, demands[at(i)]), eligibilityDepth)
			ways[at(i)] = a
			for _, program := range m.programs {
				months += programTime(c.Program(program), false)
				f.held.graduate(program)
			}
		}
		return ways, months
	}
	ways, months := attempt(func(i int) int { return i })
	if others, less := attempt(func(i int) int { return len(demands) - 1 - i }); less < months {
		return others, less
	}
	return ways, months
}

// forBeginners is a demand without the alternatives that ask for experience or
// for an employer, their exams included, unless there are no others.
func forBeginners(c *roles.Catalog, clause roles.Clause) roles.Clause {
	now := slices.DeleteFunc(slices.Clone(clause.Any), func(a roles.Alternative) bool { return !takesBeginners(c, a, eligibilityDepth) })
	if len(now) > 0 {
		clause.Any = now
	}
	return clause
}

// takesBeginners reports whether an alternative and what its exam asks for can
// be met without experience and without an employer.
func takesBeginners(c *roles.Catalog, a roles.Alternative, depth int) bool {
	if a.ExperienceMonths() > 0 || a.EmployerSponsored || depth == 0 {
		return false
	}
	cert := c.Cert(a.Cert)
	return cert == nil || !slices.ContainsFunc(cert.Eligibility, func(clause roles.Clause) bool {
		return len(clause.Any) > 0 && !slices.ContainsFunc(clause.Any, func(b roles.Alternative) bool { return takesBeginners(c, b, depth-1) })
	})
}

// beginnerPay is the low figure of what an entry role pays, unless that is one
// of the middle.
func beginnerPay(c *roles.Catalog, r *roles.Role) *BeginnerPay {
	pay := c.Pay(r)
	if !pay.Known || realismOf(r) == roles.EntryClosed {
		return nil
	}
	const median = 50
	out := &BeginnerPay{USD: pay.Low, Percentile: pay.Percentiles[0], Year: pay.Year, Area: pay.Area, Source: pay.Source, SOC: pay.SOC, Fit: pay.Fit}
	if pay.SOC != "" {
		if out.Percentile >= median {
			return nil
		}
		return out
	}
	least := slices.MinFunc(r.Pay.Facts, func(a, b roles.PayFact) int { return a.Value - b.Value })
	measure := strings.ToLower(least.Measure)
	if pay.Low == pay.Typical || slices.ContainsFunc([]string{"median", "mean", "average"}, func(word string) bool { return strings.Contains(measure, word) }) {
		return nil
	}
	out.Year, out.Area, out.Source = least.Year, least.Area, least.Source
	return out
}

func newBridge(c *roles.Catalog, from, to *roles.Role, prices tariff) EntryBridge {
	b := EntryBridge{Role: from.ID, Title: from.Title, Realism: realismOf(from), Feeder: from.Feeder,
		Needs: entryNeeds(c, from, prices), Evidence: cmp.Or(to.Entry.Evidence, roles.Curator), Counts: countsToward(c, from, to)}
	if at := slices.IndexFunc(from.Moves, func(m roles.Move) bool { return m.To == to.ID }); at >= 0 {
		m := &from.Moves[at]
		tenure := monthsOf(m.Tenure)
		b.MoveKind, b.TenureMonths, b.Evidence = m.Kind, &tenure, cmp.Or(m.Evidence, roles.Curator)
	}
	return b
}

// countsToward reports whether months in one role count toward the experience
// that another asks for, in some way that its education or experience can be
// met; nil where none asks for any.
func countsToward(c *roles.Catalog, from, to *roles.Role) *bool {
	asked, counts := false, false
	for _, clause := range slices.Concat(to.Requires.Experience, to.Requires.Education) {
		for _, a := range clause.Any {
			if a.ExperienceMonths() > 0 {
				asked = true
				counts = counts || countsIn(c, from.ID, a.In)
			}
		}
	}
	if !asked {
		return nil
	}
	return &counts
}

// entryCerts is the certifications that a role's demands name.
func entryCerts(c *roles.Catalog, r *roles.Role, prices tariff) []EntryCert {
	f := entryFinder(c, r, prices)
	list := []EntryCert{}
	for _, clause := range r.Requires.Certs {
		for _, a := range clause.Any {
			cert := c.Cert(a.Cert)
			if cert == nil || slices.ContainsFunc(list, func(x EntryCert) bool { return x.Cert == cert.ID }) {
				continue
			}
			entry := EntryCert{GapCert: f.certEntry(cert), Note: cert.EligibleAs}
			entry.Need = clauseWords(c, clause)
			list = append(list, entry)
		}
	}
	slices.SortFunc(list, func(a, b EntryCert) int {
		return cmp.Or(trueFirst(a.Eligible, b.Eligible), cmp.Compare(a.Cert, b.Cert))
	})
	return list
}

func movesInto(c *roles.Catalog, id string) []EntryMoveIn {
	list := []EntryMoveIn{}
	for i := range c.Roles {
		from := &c.Roles[i]
		for _, m := range from.Moves {
			if m.To == id {
				list = append(list, EntryMoveIn{From: from.ID, Title: from.Title, Kind: m.Kind, TenureMonths: monthsOf(m.Tenure),
					Evidence: cmp.Or(m.Evidence, roles.Curator), Feeder: from.Feeder})
			}
		}
	}
	return list
}

// nearestEntries is a shortest chain of moves from each entry role, if there is
// one.
func nearestEntries(c *roles.Catalog, id string) []Progression {
	list := []Progression{}
	for i := range c.Roles {
		if realismOf(&c.Roles[i]) != roles.EntryClosed {
			list = append(list, Progressions(c, c.Roles[i].ID, id, 1)...)
		}
	}
	slices.SortStableFunc(list, func(a, b Progression) int { return len(a.Moves) - len(b.Moves) })
	return list
}
