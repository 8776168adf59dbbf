package render

import (
	"strconv"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// fact is one figure or rule with all that is known of where it is from.
type fact struct {
	Name      string        `json:"name"`
	Value     string        `json:"value"`            // for people; "unknown" where it is
	Number    *float64      `json:"number,omitempty"` // the figure itself
	Unit      string        `json:"unit,omitempty"`
	Year      int           `json:"year,omitempty"`
	Area      string        `json:"area,omitempty"`
	Fit       roles.Fit     `json:"fit,omitempty"`
	Estimate  bool          `json:"estimate"`
	Basis     string        `json:"basis,omitempty"` // of an estimate
	Note      string        `json:"note,omitempty"`
	CheckedOn string        `json:"checked_on,omitempty"`
	AgeMonths *int          `json:"age_months"` // null: not known
	Source    *roles.Source `json:"source"`     // null: none is named
}

// explained is one record and the facts of a field of it.
type explained struct {
	Ref   string `json:"ref"`
	Title string `json:"title"`
	Field string `json:"field"`
	Facts []fact `json:"facts"`
}

// ExplainFields lists what can be explained of a kind of record.
func ExplainFields(kind roles.Kind) []string {
	switch kind {
	case roles.KindRole:
		return []string{"pay", "wages", "outlook", "entry", "moves", "experience", "model"}
	case roles.KindSkill:
		return []string{"hours"}
	case roles.KindCert:
		return []string{"fee", "eligibility", "hours", "wait", "renewal", "pass-rate"}
	case roles.KindProgram:
		return []string{"cost", "months", "eligibility"}
	case roles.KindLicense:
		return []string{"how"}
	}
	return nil
}

// Explain tells where a field's figures come from, for each record that has it.
func Explain(c *roles.Catalog, refs []roles.Ref, field string, today time.Time) Answer {
	value := struct {
		Schema  string      `json:"schema"`
		AsOf    string      `json:"as_of"`
		Matches []explained `json:"matches"`
	}{"rung.explain/v1", today.Format(time.DateOnly), []explained{}}
	var d Doc
	for _, ref := range refs {
		facts := explainer{c, today}.facts(ref, field)
		x := explained{Ref: ref.String(), Title: c.Title(ref), Field: field, Facts: orEmpty(facts)}
		value.Matches = append(value.Matches, x)
		if title := x.Title + ": " + field; d.Title == "" {
			d.Title = title
		} else {
			d.Add(Heading(title))
		}
		if len(facts) == 0 {
			d.Add(Para{Text: "Unknown: the catalog has no figure."})
		}
		for _, f := range facts {
			factDoc(&d, c, f)
		}
	}
	return Answer{Value: value, Doc: d}
}

func factDoc(d *Doc, c *roles.Catalog, f fact) {
	estimate := ""
	if f.Estimate {
		estimate = "yes"
		if f.Basis != "" {
			estimate = f.Basis
		}
	}
	year, source, age := "", "none named", ""
	if f.Year > 0 {
		year = strconv.Itoa(f.Year)
	}
	if f.Source != nil {
		source = cite(c, f.Source.ID)
		if f.Source.License != "" {
			source += "; " + f.Source.License
		}
	}
	if f.AgeMonths != nil {
		age = plural(*f.AgeMonths, "month")
		if *f.AgeMonths >= 12 {
			age = span(paths.Months(100 * *f.AgeMonths))
		}
	}
	// A figure makes a heading, a rule in a sentence does not.
	const figure = 60
	if len(f.Value) <= figure {
		d.Add(Heading(f.Value + ", " + f.Name))
	} else {
		d.Add(Heading(f.Name), Para{Text: f.Value})
	}
	d.Add(Fields{
		{"Year", year},
		{"Area", areaWords(f.Area)},
		{"Fit", string(f.Fit)},
		{"Estimate", estimate},
		{"Note", f.Note},
		{"Source", source},
		{"Checked", f.CheckedOn},
		{"Age", age},
	})
}

// explainer finds the facts of a field on a day.
type explainer struct {
	c     *roles.Catalog
	today time.Time
}

func (e explainer) facts(ref roles.Ref, field string) []fact {
	var facts []fact
	switch ref.Kind {
	case roles.KindRole:
		facts = e.role(e.c.Role(ref.ID), field)
	case roles.KindSkill:
		facts = e.skill(e.c.Skill(ref.ID))
	case roles.KindCert:
		facts = e.cert(e.c.Cert(ref.ID), field)
	case roles.KindProgram:
		facts = e.program(e.c.Program(ref.ID), field)
	case roles.KindLicense:
		l := e.c.License(ref.ID)
		facts = []fact{e.sourced(fact{Name: "how people get it", Value: orUnknown(licenseHow(e.c, l)), Estimate: true}, l.Sources)}
	}
	for i := range facts {
		e.age(&facts[i])
	}
	return facts
}

// age dates a fact: its own check, else its own year, else its source's.
func (e explainer) age(f *fact) {
	dated := roles.Source{CheckedOn: f.CheckedOn, Year: f.Year}
	if dated == (roles.Source{}) && f.Source != nil {
		dated = *f.Source
	}
	if months, known := sourceAge(dated, e.today); known {
		f.AgeMonths = &months
	}
}

// sourced names the first source of a list that the catalog has.
func (e explainer) sourced(f fact, ids []string) fact {
	for _, id := range ids {
		if s := e.c.Source(id); s != nil {
			f.Source = s
			return f
		}
	}
	return f
}

func (e explainer) usd(name string, n int) fact {
	number := float64(n)
	return fact{Name: name, Value: dollars(n), Number: &number, Unit: "USD"}
}

func orUnknown(text string) string {
	if text == "" {
		return "unknown"
	}
	return text
}

func (e explainer) skill(s *roles.Skill) []fact {
	var facts []fact
	for level := roles.Aware; level <= roles.Expert; level++ {
		h := s.Hours.At(level)
		if h.IsZero() {
			continue
		}
		number := float64(h.Typical)
		f := fact{Name: "study from nothing to " + level.String(), Value: hoursRange(h.Low, h.High) + ", typically " + thousands(h.Typical),
			Number: &number, Unit: "hours", Estimate: true, Basis: s.Hours.Basis}
		facts = append(facts, e.sourced(f, s.Sources))
	}
	return facts
}

func (e explainer) cert(x *roles.Cert, field string) []fact {
	checked := func(f fact) fact {
		f.CheckedOn = x.CheckedOn
		if f.Source == nil {
			f = e.sourced(f, x.Sources)
		}
		if x.Verified != "" && x.Verified != "official" && f.Note == "" {
			f.Note = verifiedWords(x)
		}
		return f
	}
	switch field {
	case "fee":
		return feeFacts(e, x.FeeUSD, "exam fee", checked)
	case "eligibility":
		var facts []fact
		if x.EligibleAs != "" {
			facts = append(facts, checked(fact{Name: "the issuer's rule in our words", Value: x.EligibleAs}))
		}
		for _, clause := range x.Eligibility {
			facts = append(facts, checked(fact{Name: "you then appear eligible (" + x.Issuer + " decides)", Value: demand(e.c, clause)}))
		}
		return facts
	case "hours":
		if x.Hours.IsZero() {
			return nil
		}
		number := float64(x.Hours.Typical)
		return []fact{e.sourced(fact{Name: "preparation", Value: hoursRange(x.Hours.Low, x.Hours.High) + ", typically " + thousands(x.Hours.Typical),
			Number: &number, Unit: "hours", Estimate: true, Basis: "curator's judgement"}, x.Sources)}
	case "wait":
		if x.Wait.IsZero() {
			return nil
		}
		return []fact{checked(fact{Name: "from ready to result: booking, exam windows, results", Value: durationRange(x.Wait), Estimate: true,
			Basis: "curator's judgement"})}
	case "renewal":
		if text := renewalWords(x.Renewal); text != "" {
			f := fact{Name: "to keep it", Value: text}
			if fee := x.Renewal.FeeUSD; fee.Source != "" {
				f = e.sourced(f, []string{fee.Source})
			}
			return []fact{checked(f)}
		}
	case "pass-rate":
		if x.PassRate.Value > 0 {
			number := float64(x.PassRate.Value)
			return []fact{checked(e.sourced(fact{Name: "of candidates pass", Value: strconv.Itoa(x.PassRate.Value) + "%", Number: &number,
				Unit: "percent", Year: x.PassRate.Year}, []string{x.PassRate.Source}))}
		}
	}
	return nil
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
	switch field {
	case "cost":
		t := p.CostUSD
		if t == nil {
			return []fact{{Name: "whole program", Value: "unknown", Unit: "USD",
				Note: "unknown is not zero: the planner takes the median of the same award and says so"}}
		}
		f := e.usd("whole program, typical; "+dollarRange(t.Low, t.High), t.Typical)
		f.Year, f.Estimate, f.Basis, f.CheckedOn = t.Year, t.Estimate, t.Basis, p.CheckedOn
		return []fact{e.sourced(f, append([]string{t.Source}, p.Sources...))}
	case "months":
		full, part := programMonths(p.Months)
		var facts []fact
		for _, x := range []struct {
			name   string
			months int
			given  bool
		}{{"full time", int(full), p.Months.FullTime > 0}, {"part time", int(part), p.Months.PartTime > 0}} {
			number := float64(x.months)
			f := fact{Name: x.name, Value: plural(x.months, "month"), Number: &number, Unit: "months", CheckedOn: p.CheckedOn}
			if !x.given {
				f.Estimate, f.Basis = true, "part time is taken as twice full time where one is not known"
			}
			facts = append(facts, e.sourced(f, p.Sources))
		}
		return facts
	case "eligibility":
		var facts []fact
		for _, clause := range p.Entry {
			facts = append(facts, e.sourced(fact{Name: "to get in (the school decides)", Value: demand(e.c, clause), CheckedOn: p.CheckedOn}, p.Sources))
		}
		return facts
	}
	return nil
}
