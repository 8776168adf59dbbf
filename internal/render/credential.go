package render

import (
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

func certDoc(c *roles.Catalog, m match) Doc {
	x := m.Cert
	d := Doc{Title: x.Name}
	if x.Notes != "" {
		d.Add(Para{Text: x.Notes})
	}
	status := string(statusOf(x))
	if x.ReplacedBy != "" {
		status += "; replaced by " + c.Title(roles.Ref{Kind: roles.KindCert, ID: x.ReplacedBy})
	}
	hours := ""
	if !x.Hours.IsZero() {
		hours = HoursRange(x.Hours.Low, x.Hours.High) + ", an estimate"
	}
	pass := ""
	if x.PassRate.Value > 0 {
		pass = Number(x.PassRate.Value).Text + "%"
		if x.PassRate.Year > 0 {
			pass += " in " + Number(x.PassRate.Year).Text
		}
	}
	d.Add(Fields{
		{"Reference", "cert/" + x.ID},
		{"Issuer", x.Issuer},
		{"Also called", strings.Join(x.Aliases, ", ")},
		{"Status", status},
		{"Fee", feeWords(x.FeeUSD)},
		{"Preparation", hours},
		{"Wait", DurationRange(x.Wait)},
		{"Exam", x.Exam},
		{"After a failure", x.Retake},
		{"Pass rate", pass},
		{"Shows", strings.Join(skillLevels(c, x.Grants), ", ")},
		{"Renewal", renewalWords(x.Renewal)},
		{"Facts", verifiedWords(x)},
		{"Web", x.URL},
	})
	d.Add(Heading("Who may sit it"))
	if x.EligibleAs != "" {
		d.Add(Para{Text: x.EligibleAs})
	}
	if len(x.Eligibility) == 0 && x.EligibleAs == "" {
		d.Add(Para{Text: "No demand is known."})
	}
	var ways List
	for _, clause := range x.Eligibility {
		for _, a := range clause.Any {
			ways = append(ways, "you appear eligible with: "+alternative(c, a))
		}
	}
	d.Add(ways)
	addBackgrounds(&d, x.Foreign, x.Military)
	d.Add(Para{Text: x.Issuer + " decides; confirm with it before you pay.", Tone: Quiet})
	addAskedBy(&d, c, m.AskedBy)
	addSources(&d, c, append([]string{x.FeeUSD.Source, x.PassRate.Source}, x.Sources...)...)
	return d
}

func feeWords(fee roles.Fee) string {
	if fee.Member == nil && fee.Nonmember == nil {
		return "fee unknown"
	}
	var parts []string
	if fee.Nonmember != nil {
		parts = append(parts, Dollars(*fee.Nonmember))
	} else {
		parts = append(parts, "unknown for non-members")
	}
	if fee.Member != nil {
		parts = append(parts, "members "+Dollars(*fee.Member))
	}
	if fee.Year > 0 {
		parts = append(parts, "as of "+Number(fee.Year).Text)
	}
	return strings.Join(parts, ", ")
}

func renewalWords(r roles.Renewal) string {
	var parts []string
	if r.Every != "" {
		parts = append(parts, "every "+Span(paths.Months(r.Every.Hundredths())))
	}
	if r.Units > 0 {
		unit := r.Unit
		if unit == "" {
			unit = "units"
		}
		parts = append(parts, thousands(r.Units)+" "+unit)
	}
	if r.Pool != "" {
		shared := "shared with the issuer's other credentials"
		if r.ExtraUnits > 0 {
			shared += ", each further one adds " + thousands(r.ExtraUnits)
		}
		if r.MaxUnits > 0 {
			shared += ", at most " + thousands(r.MaxUnits) + " in all"
		}
		parts = append(parts, shared)
	}
	if r.FeeUSD.Member != nil || r.FeeUSD.Nonmember != nil {
		parts = append(parts, "fee "+feeWords(r.FeeUSD))
	} else if r.Every != "" {
		parts = append(parts, "fee unknown")
	}
	if r.Rules != "" {
		parts = append(parts, r.Rules)
	}
	if r.ValidFrom != "" {
		parts = append(parts, "rules valid from "+r.ValidFrom)
	}
	return strings.Join(parts, "; ")
}

func verifiedWords(x *roles.Cert) string {
	text := map[string]string{
		"official":  "from the issuer",
		"secondary": "from a second-hand list; check with the issuer",
		"recalled":  "partly from memory; check with the issuer",
	}[x.Verified]
	if text == "" {
		text = x.Verified
	}
	if x.CheckedOn != "" {
		text = strings.TrimPrefix(text+"; checked "+x.CheckedOn, "; ")
	}
	return text
}

// programMonths gives full and part time; where one is not known it follows
// from the other.
func programMonths(m roles.ProgramMonths) (full, part paths.Months) {
	full, part = paths.Months(m.FullTime), paths.Months(m.PartTime)
	if full == 0 {
		full = part
	}
	if part == 0 {
		part = 2 * full
	}
	return full, part
}

func tuitionCell(p *roles.Program) Cell {
	if p.CostUSD == nil {
		return USD(0, false)
	}
	return USD(p.CostUSD.Typical, true)
}

func tuitionWords(p *roles.Program) string {
	t := p.CostUSD
	if t == nil {
		return "tuition unknown"
	}
	text := DollarRange(t.Low, t.High)
	if t.Low != t.High {
		text += ", typically " + Dollars(t.Typical)
	}
	if t.Year > 0 {
		text += " (" + Number(t.Year).Text + ")"
	}
	if t.Estimate {
		text += "; an estimate"
		if t.Basis != "" {
			text += ": " + t.Basis
		}
	}
	return text
}

func programDoc(c *roles.Catalog, p *roles.Program) Doc {
	d := Doc{Title: p.Name}
	if p.Notes != "" {
		d.Add(Para{Text: p.Notes})
	}
	full, part := programMonths(p.Months)
	length := Span(100*full) + " full time, " + Span(100*part) + " part time"
	d.Add(Fields{
		{"Reference", "program/" + p.ID},
		{"Award", awardWords(p.Award, p.Fields, p.Accreditor)},
		{"Also called", strings.Join(p.Aliases, ", ")},
		{"CIP code", p.CIP},
		{"Length", length},
		{"Cost", tuitionWords(p)},
		{"Leads to", strings.Join(titles(c, roles.KindLicense, p.LeadsToLicense), ", ")},
		{"Checked", p.CheckedOn},
	})
	addList(&d, "To get in", demands(c, p.Entry))
	addBackgrounds(&d, p.Foreign, p.Military)
	addList(&d, "Ways to pay", fundingLines(c, p))
	addList(&d, "Teaches", skillLevels(c, p.Grants))
	addList(&d, "Exams it appears to qualify for by itself (the issuer decides)", titles(c, roles.KindCert, p.QualifiesFor))
	addList(&d, "Roles a graduate can enter", titles(c, roles.KindRole, p.Opens))
	source := ""
	if p.CostUSD != nil {
		source = p.CostUSD.Source
	}
	addSources(&d, c, append([]string{source}, p.Sources...)...)
	return d
}

func titles(c *roles.Catalog, kind roles.Kind, ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, c.Title(roles.Ref{Kind: kind, ID: id}))
	}
	return out
}
