package paths

import (
	"math"
	"slices"

	"careers/rung/roles"
)

// tariff prices what a plan buys; figures that nobody knows are stood in for.
type tariff struct {
	fee       CostRange           // of a certification whose fee is unknown: the p10, median and p90 of the known ones
	tuition   map[roles.Award]int // of a program whose cost is unknown, by award
	tuitionOf int                 // the same where no cost of that award is known
}

func newTariff(c *roles.Catalog) tariff {
	var fees []int
	for i := range c.Certs {
		if fee := c.Certs[i].FeeUSD.Nonmember; fee != nil {
			fees = append(fees, *fee)
		}
	}
	slices.Sort(fees)
	t := tariff{
		fee:     CostRange{Low: rankedFee(fees, 10), Typical: medianUp(fees), High: rankedFee(fees, 90)},
		tuition: map[roles.Award]int{},
	}
	byAward := map[roles.Award][]int{}
	for i := range c.Programs {
		if p := &c.Programs[i]; tuitionKnown(p) {
			byAward[p.Award] = append(byAward[p.Award], p.CostUSD.Typical)
			t.tuitionOf = max(t.tuitionOf, p.CostUSD.Typical)
		}
	}
	for award, costs := range byAward {
		t.tuition[award] = medianUp(costs)
	}
	return t
}

// medianUp is the median; of an even number the mean of the middle two,
// rounded up; of none zero.
func medianUp(list []int) int {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	mid := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[mid]
	}
	return (sorted[mid-1] + sorted[mid] + 1) / 2
}

// rankedFee is a percentile of a sorted list, by the nearest rank; of none
// zero.
func rankedFee(sorted []int, percent int) int {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, (len(sorted)*percent+99)/100-1)]
}

// tuitionKnown reports whether a cost is stated; a stated zero (a paid
// fellowship) is known.
func tuitionKnown(p *roles.Program) bool { return p.CostUSD != nil }

// ofCert is the typical fee, and whether it is known. An employer that opens
// an employer-sponsored certification pays for it.
func (t tariff) ofCert(cert *roles.Cert, employer *roles.Role) (fee int, known bool) {
	if sponsors(employer, cert) && hasSponsoredWay(cert) {
		return 0, true
	}
	if cert.FeeUSD.Nonmember == nil {
		return t.fee.Typical, false
	}
	return *cert.FeeUSD.Nonmember, true
}

// ofProgram is the typical tuition, and whether it is known.
func (t tariff) ofProgram(p *roles.Program) (cost int, known bool) {
	if tuitionKnown(p) {
		return p.CostUSD.Typical, true
	}
	if median, ok := t.tuition[p.Award]; ok {
		return median, false
	}
	return t.tuitionOf, false
}

// certWindow is the window of a fee: a member's, a non-member's, and the
// latter twice for one retake.
func (t tariff) certWindow(cert *roles.Cert, employer *roles.Role) (window CostRange, known bool) {
	fee, known := t.ofCert(cert, employer)
	switch {
	case !known:
		return CostRange{Low: t.fee.Low, Typical: fee, High: 2 * t.fee.High}, false
	case cert.FeeUSD.Member != nil && fee > 0:
		return CostRange{Low: min(fee, *cert.FeeUSD.Member), Typical: fee, High: 2 * fee}, true
	}
	return CostRange{Low: fee, Typical: fee, High: 2 * fee}, true
}

// programWindow is the window of tuition.
func (t tariff) programWindow(p *roles.Program) (CostRange, bool) {
	if tuitionKnown(p) {
		return window(p.CostUSD.IntRange), true
	}
	cost, _ := t.ofProgram(p)
	return CostRange{Low: cost, Typical: cost, High: cost}, false
}

func sponsors(employer *roles.Role, cert *roles.Cert) bool {
	return employer != nil && slices.Contains(employer.Sponsors, cert.ID)
}

func hasSponsoredWay(cert *roles.Cert) bool {
	for _, clause := range cert.Eligibility {
		for _, a := range clause.Any {
			if a.EmployerSponsored {
				return true
			}
		}
	}
	return false
}

// laneTime is how long hours of study take at a pace in hours a week.
func laneTime(hours, pace int) Months {
	weeklyYear := 52 * pace
	return Months((1200*hours + weeklyYear - 1) / weeklyYear)
}

// programTime is how long a program takes; where one of its two durations is
// not given, part time is twice full time.
func programTime(p *roles.Program, fullTime bool) Months {
	full, part := Months(100*p.Months.FullTime), Months(100*p.Months.PartTime)
	switch {
	case fullTime && full == 0:
		return part / 2
	case fullTime:
		return full
	case part == 0:
		return 2 * full
	}
	return part
}

// searchTime is how long it typically takes to find a job by an arc.
func searchTime(c *roles.Catalog, to *roles.Role, entry bool) Months {
	switch {
	case entry && !to.Entry.Search.IsZero():
		return Months(to.Entry.Search.Typical.Hundredths())
	case entry:
		return Months(c.Model.EntrySearch.Typical.Hundredths())
	}
	return Months(c.Model.Search.Typical.Hundredths())
}

// readinessScore is a move's risk in milli-nats, rounded up against the
// plan. A coverage is a share from 0 to 1. It is false where the model gives
// such a move no chance at all.
func readinessScore(m roles.Model, kind roles.MoveKind, evidence roles.Evidence, coverage float64) (int, bool) {
	f := oddsFactors(m, kind, evidence, coverage)
	return scoreOf(f[0] * f[1] * f[2])
}

// oddsFactors is what a move's odds are the product of: of its kind, of its
// evidence, of the share of the skills held.
func oddsFactors(m roles.Model, kind roles.MoveKind, evidence roles.Evidence, coverage float64) [3]float64 {
	g := m.Readiness.Floor
	if coverage > m.Readiness.From {
		g += (1 - m.Readiness.Floor) * (coverage - m.Readiness.From) / (1 - m.Readiness.From)
	}
	return [3]float64{m.OfKind(kind), m.OfEvidence(evidence), g}
}

// scoreOf turns odds into milli-nats; false where there are none.
func scoreOf(p float64) (int, bool) {
	if p <= 0 {
		return 0, false
	}
	// The small term keeps a product that is exact on paper from rounding up.
	return max(0, int(math.Ceil(-1000*math.Log(p)-1e-9))), true
}

// payForPlanning is the one figure a year that the earnings objective uses: a
// role's middle pay; where that is unknown the lowest known of its level, else
// of all, else zero. The empty role earns nothing.
func payForPlanning(c *roles.Catalog, id string) int {
	r := c.Role(id)
	if r == nil {
		return 0
	}
	if pay := c.Pay(r); pay.Known {
		return pay.Typical
	}
	sameLevel, any := -1, -1
	for i := range c.Roles {
		other := &c.Roles[i]
		pay := c.Pay(other)
		if !pay.Known {
			continue
		}
		if any < 0 || pay.Typical < any {
			any = pay.Typical
		}
		if other.Level == r.Level && (sameLevel < 0 || pay.Typical < sameLevel) {
			sameLevel = pay.Typical
		}
	}
	if sameLevel >= 0 {
		return sameLevel
	}
	return max(0, any)
}
