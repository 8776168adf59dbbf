package paths

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"careers/rung/roles"
)

// renewer works out renewals as of a day.
type renewer struct {
	catalog *roles.Catalog
	today   time.Time // civil
}

// poolOf names a certification's pool; one without is alone in its own.
func poolOf(x *roles.Cert) string { return cmp.Or(x.Renewal.Pool, "cert/"+x.ID) }

func (r *renewer) lapsed(h HeldCert) bool {
	_, last := h.CycleEndsTo.span(h.CycleEnds)
	return !h.CycleEnds.IsZero() && last.Before(r.today)
}

// sparedBy is another one held that makes a certification needless to keep, or "".
func (r *renewer) sparedBy(id string, held []HeldCert) string {
	for _, h := range held {
		if !r.lapsed(h) && slices.Contains(r.catalog.Cert(h.ID).Supersedes, id) {
			return h.ID
		}
	}
	return ""
}

// renewal is that of certifications of one pool.
func (r *renewer) renewal(members, held []HeldCert) PoolRenewal {
	u := r.units(members)
	first := r.catalog.Cert(u.shares[0].Cert)
	out := PoolRenewal{Pool: first.Renewal.Pool, Issuer: first.Issuer, Certs: u.shares, Unit: first.Renewal.Unit,
		Sum: u.sum, Cap: u.cap, Needed: u.needed, Cycle: r.cycle(members), Rules: r.rules(u.shares), OneMore: []OneMore{}, Noted: []UnitsShare{}}
	for _, h := range members {
		if !h.UnitsKnown {
			continue
		}
		out.Noted = append(out.Noted, UnitsShare{h.ID, h.Units})
		if out.Done == nil || *out.Done < h.Units {
			out.Done = &h.Units
		}
	}
	if out.Done != nil {
		out.Left = new(int)
		*out.Left = max(0, out.Needed-*out.Done)
	}
	out.pace(r.today)
	dearest := r.dearest(members)
	if fee := cycleFee(dearest); fee != nil {
		year := upkeep(dearest)
		out.FeeUSD, out.FeeYearUSD = dearest.Renewal.FeeUSD, &year
	}
	if out.Pool != "" && !out.Cycle.Lapsed {
		out.OneMore = r.oneMore(members, held, out.Needed, cycleFee(dearest))
	}
	return out
}

type poolUnits struct {
	shares           []UnitsShare
	sum, cap, needed int
}

// units counts as roles.Renewal says: the one that asks for most whole, each
// further one what it adds, at most what the pool asks for.
func (r *renewer) units(members []HeldCert) poolUnits {
	var u poolUnits
	for _, h := range members {
		renewal := r.catalog.Cert(h.ID).Renewal
		u.shares = append(u.shares, UnitsShare{h.ID, renewal.Units})
		u.cap = max(u.cap, renewal.MaxUnits)
	}
	slices.SortFunc(u.shares, func(a, b UnitsShare) int {
		return cmp.Or(cmp.Compare(b.Units, a.Units), strings.Compare(a.Cert, b.Cert))
	})
	for i := range u.shares {
		if i > 0 {
			u.shares[i].Units = r.catalog.Cert(u.shares[i].Cert).Renewal.ExtraUnits
		}
		u.sum += u.shares[i].Units
	}
	u.needed = u.sum
	if u.cap > 0 {
		u.needed = min(u.sum, u.cap)
	}
	return u
}

// pace compares what is done with an even pace over the cycle.
func (p *PoolRenewal) pace(today time.Time) {
	c := p.Cycle
	if p.Left == nil || c.End.IsZero() || c.Lapsed || p.Needed == 0 {
		return
	}
	if c.KnownTo != ToDay {
		first, last := c.Ends()
		if monthsLeft := float64(days(today, first)+days(today, last)) / 2 / daysAMonth; monthsLeft >= 1 {
			pace := math.Ceil(float64(*p.Left) / monthsLeft)
			p.PaceNeeded = &pace
		}
		return
	}
	gone := max(0, days(c.Start, today))
	if monthsLeft := float64(c.DaysLeft) / daysAMonth; monthsLeft >= 1 {
		pace := tenth(float64(*p.Left) / monthsLeft)
		p.PaceNeeded = &pace
	}
	if monthsGone := float64(gone) / daysAMonth; monthsGone >= 1 {
		pace := tenth(float64(*p.Done) / monthsGone)
		p.PaceSoFar = &pace
	}
	behind := p.Needed*gone/max(1, days(c.Start, c.End)) - *p.Done
	p.Behind = &behind
}

// dearest is the certification whose fee a year is highest; of those without a
// known fee the first.
func (r *renewer) dearest(members []HeldCert) *roles.Cert {
	best := r.catalog.Cert(members[0].ID)
	for _, h := range members[1:] {
		x := r.catalog.Cert(h.ID)
		if upkeep(x) > upkeep(best) || cycleFee(best) == nil && cycleFee(x) != nil {
			best = x
		}
	}
	return best
}

// cycleFee is what a renewal costs those who are not members, or where that is
// not known the members; nil: not known.
func cycleFee(x *roles.Cert) *int {
	if x.Renewal.FeeUSD.Nonmember != nil {
		return x.Renewal.FeeUSD.Nonmember
	}
	return x.Renewal.FeeUSD.Member
}

// rules gathers the rules of certifications, each text once.
func (r *renewer) rules(shares []UnitsShare) []RenewalRules {
	out := []RenewalRules{}
	for _, s := range shares {
		renewal := r.catalog.Cert(s.Cert).Renewal
		if renewal.Rules == "" {
			continue
		}
		at := slices.IndexFunc(out, func(x RenewalRules) bool { return x.Text == renewal.Rules && x.ValidFrom == renewal.ValidFrom })
		if at < 0 {
			out, at = append(out, RenewalRules{Text: renewal.Rules, ValidFrom: renewal.ValidFrom}), len(out)
		}
		out[at].Certs = append(out[at].Certs, s.Cert)
	}
	return out
}

// oneMore is what each certification of a pool adds that is not held and can
// still be earned.
func (r *renewer) oneMore(members, held []HeldCert, needed int, fee *int) []OneMore {
	out := []OneMore{}
	pool := poolOf(r.catalog.Cert(members[0].ID))
	for i := range r.catalog.Certs {
		x := &r.catalog.Certs[i]
		if poolOf(x) != pool || x.Status == roles.CertRetired || x.Renewal.Every == "" || slices.ContainsFunc(held, func(h HeldCert) bool { return h.ID == x.ID }) {
			continue
		}
		if r.sparedBy(x.ID, held) != "" {
			continue // nobody who holds the better one goes on to it
		}
		then := slices.DeleteFunc(slices.Clone(members), func(h HeldCert) bool { return slices.Contains(x.Supersedes, h.ID) })
		then = append(then, HeldCert{ID: x.ID})
		more := OneMore{Cert: x.ID, Units: r.units(then).needed - needed}
		if after := cycleFee(r.dearest(then)); fee != nil && after != nil {
			rise := *after - *fee
			more.FeeRiseUSD = &rise
		}
		out = append(out, more)
	}
	return out
}

// daysAMonth is the mean over four years.
const daysAMonth = 365.25 / 12

func tenth(x float64) float64 { return math.Round(10*x) / 10 }

// days counts from one civil day to another.
func days(from, to time.Time) int {
	const day = 24 * 60 * 60
	return int((to.Unix() - from.Unix()) / day)
}
