package render

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Renewals tells what keeping certifications takes, as of a day.
func Renewals(c *roles.Catalog, p *paths.RenewalPortfolio, today time.Time) Answer {
	value := struct {
		Schema string `json:"schema"`
		AsOf   string `json:"as_of"`
		*paths.RenewalPortfolio
		Notice string `json:"notice"`
	}{"rung.renewals/v1", today.Format(time.DateOnly), p, renewalNotice}

	d := Doc{Title: "Certifications to keep, as of " + value.AsOf}
	if len(p.Renewals)+len(p.NoCycle)+len(p.Spared)+len(p.Unknown) == 0 {
		d.Add(Para{Text: "You hold none."})
	}
	var warnings []string
	for _, w := range p.Warnings {
		warnings = append(warnings, warningWords(c, w))
	}
	addList(&d, "Act on these", warnings)
	for _, r := range p.Renewals {
		var certs []string
		for _, s := range r.Certs {
			certs = append(certs, CertName(c, s.Cert))
		}
		d.Add(Heading(strings.Join(certs, " + ")), Fields{
			{"Cycle", cycleWords(r)},
			{"Needed", neededWords(r)},
			{"Done", doneWords(c, r)},
			{"Pace", paceWords(r)},
			{"Fee", renewalFeeWords(r)},
			{"One more", oneMoreWords(c, r)},
		}, List(ruleLines(c, r)))
	}
	addList(&d, "Need not be kept", sparedLines(c, p.Spared))
	addList(&d, "No dated renewal", noCycleLines(c, p.NoCycle))
	addList(&d, "Not in the catalog, so nothing is known", p.Unknown)
	if len(p.Renewals) > 0 {
		d.Add(Heading("In all"), Fields{{"Fees", yearlyFeeWords(c, p)}})
	}
	d.Add(Heading(""), Para{Text: renewalNotice, Tone: Quiet})
	rows := renewalRows(c, p)
	return Answer{Value: value, Doc: d, Rows: &rows}
}

// renewalNotice ends what is said of renewals.
const renewalNotice = "Rules change: confirm dates, units and fees with the issuer before you rely on them."

// CertName is the abbreviation that a certification's name ends in, as "RHIA",
// or else the name.
func CertName(c *roles.Catalog, id string) string {
	return Abbreviation(c.Title(roles.Ref{Kind: roles.KindCert, ID: id}))
}

// Abbreviation is the one in brackets that a name ends in, or else the name.
func Abbreviation(name string) string {
	open := strings.LastIndexByte(name, '(')
	if short := strings.TrimSuffix(name[open+1:], ")"); open > 0 && strings.HasSuffix(name, ")") && !strings.Contains(short, " ") {
		return short
	}
	return name
}

// renewalNames names the certifications of a renewal.
func renewalNames(c *roles.Catalog, r paths.PoolRenewal) string {
	var certs []string
	for _, s := range r.Certs {
		certs = append(certs, s.Cert)
	}
	return certNames(c, certs)
}

func certNames(c *roles.Catalog, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = CertName(c, id)
	}
	return listed(names, "and")
}

func warningWords(c *roles.Catalog, w paths.RenewalWarning) string {
	names := certNames(c, w.Certs)
	switch w.Kind {
	case paths.WarnLapsed:
		ended := "the cycle is over"
		if w.Days > 0 {
			ended = "the cycle ended " + Plural(w.Days, "day") + " ago"
		}
		return names + ": " + ended + ", so it appears to have lapsed (" + issuerOf(c, w.Certs[0]) +
			" decides). If you renewed, note the new end."
	case paths.WarnBehind:
		return names + ": behind an even pace by " + Plural(w.Units, "unit") + ", with " + Plural(w.Days, "day") + " left"
	case paths.WarnRough:
		ends := "the cycle may end any day, or be over"
		if w.Days > 0 {
			ends = "the cycle ends in " + Plural(w.Days, "day") + " at the earliest"
		}
		return names + ": " + ends + "; the day is not known: ask " + issuerOf(c, w.Certs[0]) + " and note it"
	case paths.WarnRetired:
		text := names + ": " + issuerOf(c, w.Certs[0]) + " gives it no more. You still hold it; ask whether it can be kept."
		if x := c.Cert(w.Certs[0]); x.ReplacedBy != "" {
			text += " Given instead: " + CertName(c, x.ReplacedBy) + "."
		} else if x.Notes != "" {
			text += " " + x.Notes
		}
		return text
	}
	if w.Days == 0 {
		return names + ": the cycle ends today"
	}
	return names + ": the cycle ends in " + Plural(w.Days, "day")
}

func issuerOf(c *roles.Catalog, cert string) string { return c.Cert(cert).Issuer }

func cycleWords(r paths.PoolRenewal) string {
	if r.Cycle.End.IsZero() {
		return "not known; note the day it was earned or the day the cycle ends (" + r.Issuer + " can say)"
	}
	if r.Cycle.KnownTo != paths.ToDay {
		return joined(". ", cycleDays(r), cycleDoubts(r))
	}
	left := ", ends today"
	switch days := r.Cycle.DaysLeft; {
	case days < 0:
		left = ", over"
	case days > 0:
		left = ", " + Plural(days, "day") + " left"
	}
	return joined(". ", cycleDays(r)+left, cycleDoubts(r))
}

// cycleDays is from when to when a cycle lasts; of one whose days are not known
// about when it ends, and why no more is told.
func cycleDays(r paths.PoolRenewal) string {
	if r.Cycle.KnownTo == paths.ToDay {
		return r.Cycle.Start.Format(time.DateOnly) + " to " + r.Cycle.End.Format(time.DateOnly)
	}
	text := "ends " + endAbout(r.Cycle)
	if r.Cycle.Lapsed {
		text = "ended " + endAbout(r.Cycle)
	}
	text += ": only the " + r.Cycle.KnownTo.String()
	if r.Cycle.Computed {
		text += " it was earned"
	}
	return text + " is known"
}

// endAbout is the end of a cycle whose day is not known: in the month or the
// year that was noted, or about where it falls counted from the one earned in.
func endAbout(c paths.RenewalCycle) string {
	words, end := "in ", c.End.Format("2006")
	if c.Computed {
		words = "about "
	}
	switch {
	case c.KnownTo == paths.ToMonth:
		end = c.End.Format("January 2006")
	case c.Computed: // a year around that month
		end = [...]string{"early", "mid", "late"}[(c.End.Month()-1)/4] + "-" + end
	}
	return words + end
}

// cycleDoubts is why a cycle's days should be confirmed, or "".
func cycleDoubts(r paths.PoolRenewal) string {
	text := ""
	switch {
	case r.Cycle.Differs:
		text = "The ends noted differ; the first is taken: confirm with " + r.Issuer
	case r.Cycle.Computed && r.Cycle.KnownTo != paths.ToDay:
		text = "An estimate, as if renewed each time since: ask " + r.Issuer + " for the day and note it"
	case r.Cycle.Computed:
		text = "An estimate from the day it was earned, as if renewed each time since; issuers often end cycles with a year or a quarter: confirm with " + r.Issuer
	}
	return text
}

func unitWords(r paths.PoolRenewal, n int) string {
	unit := r.Unit
	if unit == "" {
		unit = "units"
	}
	return thousands(n) + " " + unit
}

func neededWords(r paths.PoolRenewal) string {
	if r.Needed == 0 {
		return "no units that the catalog knows of"
	}
	var shares []string
	for _, s := range r.Certs {
		shares = append(shares, strconv.Itoa(s.Units))
	}
	text := unitWords(r, r.Needed)
	if len(shares) > 1 {
		text = strings.Join(shares, " + ") + " = " + strconv.Itoa(r.Sum)
		if r.Sum > r.Needed {
			text += ", capped at " + unitWords(r, r.Needed)
		} else {
			text += strings.TrimPrefix(unitWords(r, r.Needed), strconv.Itoa(r.Needed))
		}
	}
	if r.Cap > 0 && r.Sum <= r.Cap {
		text += " (cap " + strconv.Itoa(r.Cap) + ")"
	}
	return text
}

func doneWords(c *roles.Catalog, r paths.PoolRenewal) string {
	switch {
	case r.Needed == 0:
		return ""
	case r.Done == nil:
		return "not known"
	}
	text := strconv.Itoa(*r.Done)
	var less []string
	for _, n := range r.Noted {
		if n.Units < *r.Done {
			also := " at "
			if len(less) == 0 {
				also = " is also noted at "
			}
			less = append(less, strconv.Itoa(n.Units)+also+CertName(c, n.Cert))
		}
	}
	if len(less) > 0 {
		text += " (" + listed(less, "and") + "; of a shared pool the largest note counts as all of it)"
	}
	if *r.Left == 0 {
		return text + ", none left"
	}
	return text + ", " + strconv.Itoa(*r.Left) + " left"
}

func paceWords(r paths.PoolRenewal) string {
	if r.Needed == 0 || r.Cycle.End.IsZero() || r.Cycle.Lapsed {
		return ""
	}
	if r.Left == nil {
		return "not known, as what is done is not"
	}
	var parts []string
	switch {
	case *r.Left == 0:
		parts = append(parts, "nothing left to do")
	case r.Cycle.KnownTo != paths.ToDay && r.PaceNeeded == nil:
		parts = append(parts, strconv.Itoa(*r.Left)+" soon, as the cycle may end any day")
	case r.Cycle.KnownTo != paths.ToDay:
		parts = append(parts, "about "+rate(*r.PaceNeeded)+" a month from now")
	case r.PaceNeeded != nil:
		parts = append(parts, rate(*r.PaceNeeded)+" a month from now")
	default:
		parts = append(parts, strconv.Itoa(*r.Left)+" in "+Plural(r.Cycle.DaysLeft, "day"))
	}
	if r.PaceSoFar != nil {
		parts = append(parts, "so far "+rate(*r.PaceSoFar))
	}
	text := strings.Join(parts, "; ")
	if r.Behind == nil {
		return text
	}
	switch behind := *r.Behind; {
	case behind > 0:
		text += ": behind by " + strconv.Itoa(behind)
	case behind < 0 && *r.Left > 0:
		text += ": ahead by " + strconv.Itoa(-behind)
	case *r.Left > 0:
		text += ": on pace"
	}
	return text
}

func rate(pace float64) string { return strconv.FormatFloat(pace, 'f', -1, 64) }

func renewalFeeWords(r paths.PoolRenewal) string {
	if r.FeeYearUSD == nil {
		return "unknown"
	}
	const year = 12
	fee, text := r.FeeUSD, ""
	if fee.Nonmember != nil {
		text = Dollars(*fee.Nonmember) + " a cycle"
	} else {
		text = Dollars(*fee.Member) + " a cycle for members"
	}
	if r.Cycle.Months != year {
		text += ", " + Dollars(*r.FeeYearUSD) + " a year"
	}
	if fee.Nonmember != nil && fee.Member != nil && *fee.Member != *fee.Nonmember {
		text += ", members " + Dollars(*fee.Member) + " a cycle"
	}
	if fee.Year > 0 {
		text += ", as of " + strconv.Itoa(fee.Year)
	}
	if len(r.Certs) > 1 {
		text += "; counted once for all"
		if feeMayRise(r) {
			text += ", and may be higher by the rules below"
		}
	}
	return text
}

// feeMayRise reports whether the issuer's rules may ask for more than the fee
// that is counted: some ask for a further one with each certification.
func feeMayRise(r paths.PoolRenewal) bool { return len(r.Certs) > 1 && len(r.Rules) > 0 }

func yearlyFeeWords(c *roles.Catalog, p *paths.RenewalPortfolio) string {
	more := ""
	if slices.ContainsFunc(p.Renewals, func(r paths.PoolRenewal) bool { return r.FeeYearUSD != nil && !r.Cycle.Lapsed && feeMayRise(r) }) {
		more = ", or more by the rules"
	}
	if len(p.FeeUnknown) == 0 {
		return Dollars(p.FeesYearUSD) + " a year" + more
	}
	unknown := "unknown for " + certNames(c, p.FeeUnknown)
	if p.FeesYearUSD == 0 {
		return unknown
	}
	return Dollars(p.FeesYearUSD) + " a year where known" + more + "; " + unknown
}

// oneMoreWords is what a further certification of the pool adds; those that add
// the same are named together, and what all add is told once.
func oneMoreWords(c *roles.Catalog, r paths.PoolRenewal) string {
	if len(r.OneMore) == 0 {
		return ""
	}
	common := oneMoreFee(r, r.OneMore[0])
	if slices.ContainsFunc(r.OneMore, func(m paths.OneMore) bool { return oneMoreFee(r, m) != common }) {
		common = ""
	}
	var order []string
	byText := map[string][]string{}
	for _, m := range r.OneMore {
		text := unitWords(r, m.Units) + " more"
		switch {
		case m.Units < 0:
			text = unitWords(r, -m.Units) + " fewer"
		case m.Units == 0 && r.Cap > 0 && r.Needed == r.Cap:
			text = "no more units, as you are at the cap"
		case m.Units == 0:
			text = "no more units"
		}
		if common == "" {
			text += ", " + oneMoreFee(r, m)
		}
		if byText[text] == nil {
			order = append(order, text)
		}
		byText[text] = append(byText[text], m.Cert)
	}
	var parts []string
	for _, text := range order {
		parts = append(parts, text+" ("+certNames(c, byText[text])+")")
	}
	return joined("; ", strings.Join(parts, "; "), common)
}

// oneMoreFee is what a further certification adds to the fee. That the fee of
// the dearest stays the same is not the answer where the issuer's rules may ask
// for more with each.
func oneMoreFee(r paths.PoolRenewal, m paths.OneMore) string {
	rise, ruled := m.FeeRiseUSD, len(r.Rules) > 0
	switch {
	case rise != nil && *rise > 0 && ruled:
		return Dollars(*rise) + " more a cycle, or more by the rules"
	case rise != nil && *rise > 0:
		return Dollars(*rise) + " more a cycle"
	case rise != nil && *rise < 0:
		return Dollars(-*rise) + " less a cycle"
	case ruled:
		return "fee: see the rules"
	case rise != nil:
		return "no higher fee"
	}
	return "fee unknown"
}

func ruleLines(c *roles.Catalog, r paths.PoolRenewal) []string {
	var out []string
	for _, rule := range r.Rules {
		text := "Rules: "
		if len(r.Rules) > 1 {
			text = "Rules for " + certNames(c, rule.Certs) + ": "
		}
		text += rule.Text
		if rule.ValidFrom != "" {
			text += " (valid from " + rule.ValidFrom + ")"
		}
		out = append(out, text)
	}
	return out
}

func sparedLines(c *roles.Catalog, spared []paths.Spared) []string {
	var out []string
	for _, s := range spared {
		text := CertName(c, s.Cert) + ": " + CertName(c, s.By) + " stands for it; left out of the sums."
		if s.Units > 0 {
			text += " To keep it all the same adds " + Plural(s.Units, "unit") + "."
		}
		out = append(out, text)
	}
	return out
}

func noCycleLines(c *roles.Catalog, certs []paths.NoCycle) []string {
	var out []string
	for _, x := range certs {
		rules := x.Rules
		if rules == "" {
			rules = "no renewal known"
		}
		out = append(out, CertName(c, x.Cert)+": "+rules)
	}
	return out
}

// renewalRows is one row a certification, for a spreadsheet.
func renewalRows(c *roles.Catalog, p *paths.RenewalPortfolio) Table {
	var t Table
	for _, name := range []string{"cert", "pool", "issuer", "cycle_start", "cycle_end", "computed", "status", "units_share",
		"pool_units_needed", "pool_units_done", "pool_units_behind", "pool_fee_usd_year"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	number := func(n *int) Cell {
		if n == nil {
			return Cell{}
		}
		return Number(*n)
	}
	for _, r := range p.Renewals {
		status := "runs"
		switch {
		case r.Cycle.Lapsed:
			status = "lapsed"
		case r.Cycle.End.IsZero():
			status = "no date"
		}
		for _, s := range r.Certs {
			t.Rows = append(t.Rows, []Cell{Text(s.Cert), Text(r.Pool), Text(r.Issuer), Text(r.Cycle.Day(r.Cycle.Start)), Text(r.Cycle.Day(r.Cycle.End)),
				Text(strconv.FormatBool(r.Cycle.Computed)), Text(status), Number(s.Units), Number(r.Needed), number(r.Done), number(r.Behind), number(r.FeeYearUSD)})
		}
	}
	other := func(id, status string) {
		row := make([]Cell, len(t.Columns))
		row[0], row[6] = Text(id), Text(status)
		if x := c.Cert(id); x != nil {
			row[1], row[2] = Text(x.Renewal.Pool), Text(x.Issuer)
		}
		t.Rows = append(t.Rows, row)
	}
	for _, s := range p.Spared {
		other(s.Cert, "need not be kept")
	}
	for _, x := range p.NoCycle {
		other(x.Cert, "no dated renewal")
	}
	for _, id := range p.Unknown {
		other(id, "not in the catalog")
	}
	return t
}
