package render

import (
	"strconv"

	"careers/rung/roles"
)

func (e explainer) skill(s *roles.Skill) []fact {
	var facts []fact
	for level := roles.Aware; level <= roles.Expert; level++ {
		h := s.Hours.At(level)
		if h.IsZero() {
			continue
		}
		f := fact{Name: "study from nothing to " + level.String(), Value: hoursWords(h), Unit: "hours", Estimate: true, Basis: s.Hours.Basis}
		facts = append(facts, e.ofRecord(ranged(f, h), s.Sources))
	}
	return facts
}

func hoursWords(h roles.IntRange) string {
	return HoursRange(h.Low, h.High) + ", typically " + thousands(h.Typical)
}

func (e explainer) cert(x *roles.Cert, field string) []fact {
	checked := func(f fact) fact {
		f.CheckedOn = x.CheckedOn
		if f.Source == nil {
			f = e.ofRecord(f, x.Sources)
		}
		if x.Verified != "" && x.Verified != "official" && f.Note == "" {
			f.Note = verifiedWords(x)
		}
		return f
	}
	var facts []fact
	switch field {
	case "fee":
		return feeFacts(e, x.FeeUSD, "exam fee", checked)
	case "eligibility":
		if x.EligibleAs != "" {
			facts = append(facts, checked(fact{Name: "the issuer's rule in our words", Value: x.EligibleAs}))
		}
		for _, clause := range x.Eligibility {
			facts = append(facts, checked(fact{Name: "you then appear eligible (" + x.Issuer + " decides)", Value: demand(e.c, clause)}))
		}
		for _, f := range backgrounds(x.Foreign, x.Military) {
			facts = append(facts, checked(f))
		}
	case "exam":
		if x.Exam != "" {
			facts = append(facts, checked(fact{Name: "length and form", Value: x.Exam}))
		}
		if x.Retake != "" {
			facts = append(facts, checked(fact{Name: "after a failure", Value: x.Retake}))
		}
	case "hours":
		if !x.Hours.IsZero() {
			facts = append(facts, e.ofRecord(ranged(fact{Name: "preparation", Value: hoursWords(x.Hours),
				Unit: "hours", Estimate: true, Basis: curators}, x.Hours), x.Sources))
		}
	case "wait":
		if !x.Wait.IsZero() {
			facts = append(facts, checked(lasting(fact{Name: "from ready to result: booking, exam windows, results", Estimate: true,
				Basis: curators}, x.Wait)))
		}
	case "renewal":
		return e.renewal(x, checked)
	case "pass-rate":
		if x.PassRate.Value > 0 {
			facts = append(facts, checked(e.sourced(figure(fact{Name: "of candidates pass", Value: strconv.Itoa(x.PassRate.Value) + "%",
				Unit: "percent", Year: x.PassRate.Year}, x.PassRate.Value), []string{x.PassRate.Source})))
		}
	}
	return facts
}

// renewal gives the rule whole, then each figure of it.
func (e explainer) renewal(x *roles.Cert, checked func(fact) fact) []fact {
	r := x.Renewal
	text := renewalWords(r)
	if text == "" {
		return nil
	}
	facts := []fact{checked(fact{Name: "to keep it", Value: text})}
	if r.Every != "" {
		facts = append(facts, checked(lasting(fact{Name: "cycle"}, roles.DurationRange{Low: r.Every, Typical: r.Every, High: r.Every})))
	}
	for _, part := range []struct {
		name string
		n    int
	}{{"units a cycle", r.Units}, {"units that a further credential of the same cycle adds", r.ExtraUnits}, {"most units of one cycle", r.MaxUnits}} {
		if part.n > 0 {
			facts = append(facts, checked(figure(fact{Name: part.name, Value: thousands(part.n), Unit: r.Unit}, part.n)))
		}
	}
	if r.FeeUSD != (roles.Fee{}) {
		facts = append(facts, feeFacts(e, r.FeeUSD, "renewal fee a cycle", checked)...)
	}
	return facts
}

func feeFacts(e explainer, fee roles.Fee, name string, checked func(fact) fact) []fact {
	var facts []fact
	for _, part := range []struct {
		who    string
		amount *int
	}{{"non-members", fee.Nonmember}, {"members", fee.Member}} {
		f := fact{Name: name + " for " + part.who, Value: "unknown", Unit: "USD"}
		if part.amount != nil {
			f = e.usd(f.Name, *part.amount)
			f.Year = fee.Year
		}
		facts = append(facts, checked(e.sourced(f, []string{fee.Source})))
	}
	if fee.Nonmember == nil {
		facts[0].Note = "unknown is not zero: the planner takes the median of the known fees and says so"
	}
	return facts
}

func (e explainer) program(p *roles.Program, field string) []fact {
	checked := func(f fact) fact {
		f.CheckedOn = p.CheckedOn
		return e.ofRecord(f, p.Sources)
	}
	var facts []fact
	switch field {
	case "cost":
		t := p.CostUSD
		if t == nil {
			return []fact{{Name: "whole program", Value: "unknown", Unit: "USD",
				Note: "unknown is not zero: the planner takes the median of the same award and says so"}}
		}
		f := ranged(e.usd("whole program, typical; "+DollarRange(t.Low, t.High), t.Typical), t.IntRange)
		f.Year, f.Estimate, f.Basis, f.CheckedOn = t.Year, t.Estimate, t.Basis, p.CheckedOn
		if t.Source != "" {
			return []fact{e.sourced(f, []string{t.Source})}
		}
		return []fact{e.ofRecord(f, p.Sources)}
	case "months":
		full, part := programMonths(p.Months)
		for _, x := range []struct {
			name   string
			months int
			given  bool
		}{{"full time", int(full), p.Months.FullTime > 0}, {"part time", int(part), p.Months.PartTime > 0}} {
			f := figure(fact{Name: x.name, Value: Plural(x.months, "month"), Unit: "months"}, x.months)
			if !x.given {
				f.Estimate, f.Basis = true, "part time is taken as twice full time where one is not known"
			}
			facts = append(facts, checked(f))
		}
	case "eligibility":
		for _, clause := range p.Entry {
			facts = append(facts, checked(fact{Name: "to get in (the school decides)", Value: demand(e.c, clause)}))
		}
		for _, f := range backgrounds(p.Foreign, p.Military) {
			facts = append(facts, checked(f))
		}
	case "funding":
		for _, id := range p.Funding {
			if way := e.c.FundingOf(id); way != nil {
				facts = append(facts, e.sourced(fact{Name: "way to pay", Value: joined(": ", way.Name, way.Note), CheckedOn: way.CheckedOn}, way.Sources))
			}
		}
	}
	return facts
}

func (e explainer) license(l *roles.License) []fact {
	facts := []fact{e.ofRecord(fact{Name: "how people get it", Value: orUnknown(licenseHow(e.c, l)), Estimate: true, Basis: curators}, l.Sources)}
	if y := l.How.Years; !y.IsZero() {
		facts = append(facts, e.ofRecord(ranged(fact{Name: "years it takes", Value: plainRange(y.Low, y.High) + " years, typically " + strconv.Itoa(y.Typical),
			Unit: "years", Estimate: true, Basis: curators}, y), l.Sources))
	}
	if cost := l.How.CostUSD; !cost.IsZero() {
		f := ranged(e.usd("what it costs, typical; "+DollarRange(cost.Low, cost.High), cost.Typical), cost)
		f.Estimate, f.Basis = true, "the tuition of the programs that lead to it"
		facts = append(facts, e.ofRecord(f, l.Sources))
	}
	for _, f := range backgrounds(l.Foreign, l.Military) {
		facts = append(facts, e.ofRecord(f, l.Sources))
	}
	return facts
}

// backgrounds are what counts for people who trained elsewhere.
func backgrounds(foreign, military string) []fact {
	var facts []fact
	for _, f := range []fact{{Name: "trained abroad", Value: foreign}, {Name: "military", Value: military}} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}
