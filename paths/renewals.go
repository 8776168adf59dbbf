package paths

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"careers/rung/roles"
)

// HeldCert is a certification that a person holds.
type HeldCert struct {
	ID          string
	Earned      time.Time // zero: not known
	EarnedTo    Precision
	CycleEnds   time.Time // last day of the cycle that it must be renewed in; zero: not known
	CycleEndsTo Precision
	Units       int // done in this cycle; of a shared pool all of them
	UnitsKnown  bool
}

// RenewalPortfolio is what keeping certifications takes. Certifications of one
// pool are one renewal.
type RenewalPortfolio struct {
	Renewals []PoolRenewal    `json:"renewals"` // next to end first, then without a date, then by first certification
	NoCycle  []NoCycle        `json:"no_cycle"` // by id
	Spared   []Spared         `json:"need_not_be_kept"`
	Warnings []RenewalWarning `json:"warnings"`
	Unknown  []string         `json:"unknown_certs"` // ids that the catalog does not have, sorted

	FeesYearUSD int      `json:"fees_year_usd"` // of the renewals that run and whose fee is known
	FeeUnknown  []string `json:"fee_unknown"`   // certifications of those whose fee is not
}

// PoolRenewal is what one pool, or a certification that stands alone, asks for
// in its current cycle.
type PoolRenewal struct {
	Pool   string       `json:"pool,omitempty"`
	Issuer string       `json:"issuer"`
	Certs  []UnitsShare `json:"certs"` // the one that asks for most units first, then by id
	Cycle  RenewalCycle `json:"cycle"`

	Unit   string `json:"unit,omitempty"`
	Sum    int    `json:"units_sum"`           // of the certifications' shares
	Cap    int    `json:"units_cap,omitempty"` // the most that the pool asks for; 0: no such limit
	Needed int    `json:"units_needed"`
	Done   *int   `json:"units_done"` // nil: not known
	Left   *int   `json:"units_left"`
	// Noted is what is noted as done, by certification. Of a pool these are the
	// same units, so Done is the most of them.
	Noted []UnitsShare `json:"units_noted"`

	// Units a month, to a tenth: what is left over the time left (nil with less
	// than a month left, or what is left or the end not known), and what is done
	// over the time gone (nil in the first month). Where the day of the end is not
	// known, the first is whole, rounded up, and the others are nil.
	PaceNeeded *float64 `json:"pace_needed"`
	PaceSoFar  *float64 `json:"pace_so_far"`
	Behind     *int     `json:"units_behind"` // whole units behind an even pace; negative: ahead

	FeeUSD     roles.Fee      `json:"fee_usd"`      // a cycle, of the dearest: a pool is paid for once
	FeeYearUSD *int           `json:"fee_year_usd"` // spread over the cycle; nil: not known
	Rules      []RenewalRules `json:"rules"`
	OneMore    []OneMore      `json:"one_more"` // certifications of the pool that could be added, by id
}

// UnitsShare is what one certification adds to its pool's units.
type UnitsShare struct {
	Cert  string `json:"cert"`
	Units int    `json:"units"`
}

// RenewalRules is an issuer's rule, which certifications it holds for and since when.
type RenewalRules struct {
	Certs     []string `json:"certs"`
	Text      string   `json:"text"`
	ValidFrom string   `json:"valid_from,omitempty"`
}

// OneMore is what a further certification adds to its pool. A fee that the
// issuer asks for each further one is told by the rules alone.
type OneMore struct {
	Cert  string `json:"cert"`
	Units int    `json:"units"` // fewer than 0 where it makes another one needless
	// FeeRiseUSD is by how much the pool's fee a cycle rises; nil: not known.
	FeeRiseUSD *int `json:"pool_fee_rise_usd"`
}

// NoCycle is a certification without a dated renewal in the catalog.
type NoCycle struct {
	Cert  string `json:"cert"`
	Rules string `json:"rules,omitempty"` // "": no renewal is known
}

// Spared is a certification that need not be kept beside another one held.
type Spared struct {
	Cert  string `json:"cert"`
	By    string `json:"by"`
	Units int    `json:"units"` // what keeping it all the same adds
}

// RenewalWarningKind says what is wrong.
type RenewalWarningKind string

// Kinds of warning, the gravest first.
const (
	WarnLapsed  RenewalWarningKind = "lapsed"   // the cycle ended before today
	WarnSoon    RenewalWarningKind = "ends-90"  // it ends within 90 days
	WarnRough   RenewalWarningKind = "may-end"  // it may end within 180 days: its day is not known
	WarnBehind  RenewalWarningKind = "behind"   // fewer units than an even pace asks for
	WarnLater   RenewalWarningKind = "ends-180" // it ends within 180 days
	WarnRetired RenewalWarningKind = "retired"  // the issuer gives it no more
)

// Days before the end of a cycle at which it is warned of.
const (
	soonDays  = 90
	laterDays = 180
)

// RenewalWarning is something to act on.
type RenewalWarning struct {
	Kind  RenewalWarningKind `json:"kind"`
	Certs []string           `json:"certs"`
	Days  int                `json:"days,omitempty"`  // until the end, or the first day that it may be; since it, where lapsed and known to the day
	Units int                `json:"units,omitempty"` // behind
}

// Renewals tells what keeping what is held takes, as of a day. Of a certification
// given twice the one that ends later counts.
func Renewals(c *roles.Catalog, held []HeldCert, today time.Time) *RenewalPortfolio {
	p := &RenewalPortfolio{Renewals: []PoolRenewal{}, NoCycle: []NoCycle{}, Spared: []Spared{}, Warnings: []RenewalWarning{}, Unknown: []string{}, FeeUnknown: []string{}}
	r := renewer{catalog: c, today: Civil(today)}
	pools := map[string][]HeldCert{}
	var known []HeldCert
	spared := map[string]bool{}
	for _, h := range onceEach(held) {
		x := c.Cert(h.ID)
		if x == nil {
			p.Unknown = append(p.Unknown, h.ID)
			continue
		}
		known = append(known, h)
		if x.Status == roles.CertRetired {
			p.Warnings = append(p.Warnings, RenewalWarning{Kind: WarnRetired, Certs: []string{h.ID}})
		}
	}
	for _, h := range known {
		x := c.Cert(h.ID)
		// One that is itself spared spares none: of two that name each other one stays.
		keeping := slices.DeleteFunc(slices.Clone(known), func(k HeldCert) bool { return spared[k.ID] })
		switch by := r.sparedBy(h.ID, keeping); {
		case by != "":
			spared[h.ID] = true
			p.Spared = append(p.Spared, Spared{Cert: h.ID, By: by})
		case x.Renewal.Every == "":
			p.NoCycle = append(p.NoCycle, NoCycle{h.ID, x.Renewal.Rules})
		default:
			pool := poolOf(x)
			if r.lapsed(h) {
				pool = "lapsed " + h.ID // alone: what still runs is not dragged along
			}
			pools[pool] = append(pools[pool], h)
		}
	}
	for _, members := range pools {
		p.Renewals = append(p.Renewals, r.renewal(members, known))
	}
	slices.SortFunc(p.Renewals, func(a, b PoolRenewal) int {
		switch noA, noB := a.Cycle.End.IsZero(), b.Cycle.End.IsZero(); {
		case noA && !noB:
			return 1
		case noB && !noA:
			return -1
		}
		return cmp.Or(a.Cycle.End.Compare(b.Cycle.End), strings.Compare(a.Certs[0].Cert, b.Certs[0].Cert))
	})
	for i, s := range p.Spared {
		x := c.Cert(s.Cert)
		members := pools[poolOf(x)]
		p.Spared[i].Units = r.units(append(slices.Clone(members), HeldCert{ID: s.Cert})).needed - r.units(members).needed
	}
	for i := range p.Renewals {
		renewal := &p.Renewals[i]
		p.Warnings = append(p.Warnings, renewalWarnings(renewal, r.today)...)
		switch {
		case renewal.Cycle.Lapsed:
		case renewal.FeeYearUSD != nil:
			p.FeesYearUSD += *renewal.FeeYearUSD
		default:
			p.FeeUnknown = append(p.FeeUnknown, renewal.ids()...)
		}
	}
	grave := []RenewalWarningKind{WarnLapsed, WarnSoon, WarnRough, WarnBehind, WarnLater, WarnRetired}
	slices.SortStableFunc(p.Warnings, func(a, b RenewalWarning) int {
		return cmp.Compare(slices.Index(grave, a.Kind), slices.Index(grave, b.Kind))
	})
	return p
}

// onceEach sorts by id and keeps of each the one that ends, then was earned, last.
func onceEach(held []HeldCert) []HeldCert {
	list := slices.Clone(held)
	slices.SortStableFunc(list, func(a, b HeldCert) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), b.CycleEnds.Compare(a.CycleEnds), b.Earned.Compare(a.Earned))
	})
	return slices.CompactFunc(list, func(a, b HeldCert) bool { return a.ID == b.ID })
}

func (p *PoolRenewal) ids() []string {
	var out []string
	for _, s := range p.Certs {
		out = append(out, s.Cert)
	}
	return out
}

func renewalWarnings(p *PoolRenewal, today time.Time) []RenewalWarning {
	certs := p.ids()
	if p.Cycle.End.IsZero() {
		return nil
	}
	var out []RenewalWarning
	switch left := p.Cycle.DaysLeft; {
	case p.Cycle.Lapsed:
		return []RenewalWarning{{Kind: WarnLapsed, Certs: certs, Days: -left}}
	case p.Cycle.KnownTo != ToDay:
		first, _ := p.Cycle.Ends()
		if left := days(today, first); left <= laterDays {
			out = append(out, RenewalWarning{Kind: WarnRough, Certs: certs, Days: max(0, left)})
		}
	case left <= soonDays:
		out = append(out, RenewalWarning{Kind: WarnSoon, Certs: certs, Days: left})
	case left <= laterDays:
		out = append(out, RenewalWarning{Kind: WarnLater, Certs: certs, Days: left})
	}
	if p.Behind != nil && *p.Behind > 0 {
		out = append(out, RenewalWarning{Kind: WarnBehind, Certs: certs, Days: p.Cycle.DaysLeft, Units: *p.Behind})
	}
	return out
}
