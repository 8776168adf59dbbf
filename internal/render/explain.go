package render

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// fact is one figure or rule with all that is known of where it is from.
type fact struct {
	Name      string        `json:"name"`
	Value     string        `json:"value"`            // for people; "unknown" where it is
	Number    *float64      `json:"number,omitempty"` // the figure itself, of a range its typical one
	Low       *float64      `json:"low,omitempty"`
	High      *float64      `json:"high,omitempty"`
	Unit      string        `json:"unit,omitempty"`
	Year      int           `json:"year,omitempty"`
	Area      string        `json:"area,omitempty"`
	Fit       roles.Fit     `json:"fit,omitempty"`
	Estimate  bool          `json:"estimate"`
	Basis     string        `json:"basis,omitempty"` // of an estimate
	Note      string        `json:"note,omitempty"`
	CheckedOn string        `json:"checked_on,omitempty"`
	AgeMonths *int          `json:"age_months"`               // null: not known
	Source    *roles.Source `json:"source"`                   // null: none is named for this figure
	Record    []string      `json:"record_sources,omitempty"` // where no source is named: ids of those of the whole record
}

// explained is one record and the facts of a field of it.
type explained struct {
	Ref   string `json:"ref"`
	Title string `json:"title"`
	Field string `json:"field"`
	Facts []fact `json:"facts"`
}

// explainFields are what can be explained of each kind of record, in the order
// in which it is shown.
var explainFields = map[roles.Kind][]string{
	roles.KindRole: {"pay", "wages", "industry-pay", "outlook", "workers", "entry", "experience", "requirements", "develops",
		"moves", "changes", "conditions", "model"},
	roles.KindSkill:   {"hours"},
	roles.KindCert:    {"fee", "eligibility", "exam", "hours", "wait", "renewal", "pass-rate"},
	roles.KindProgram: {"cost", "months", "eligibility", "funding"},
	roles.KindLicense: {"how"},
}

// ExplainFields lists what can be explained of a kind of record.
func ExplainFields(kind roles.Kind) []string { return explainFields[kind] }

// Explain tells where a field's figures come from, for each record that has it;
// with no field, those of all its fields.
func Explain(c *roles.Catalog, refs []roles.Ref, field string, today time.Time) Answer {
	value := struct {
		Schema  string      `json:"schema"`
		AsOf    string      `json:"as_of"`
		Matches []explained `json:"matches"`
	}{"rung.explain/v1", today.Format(time.DateOnly), []explained{}}
	var d Doc
	for _, ref := range refs {
		fields := []string{field}
		if field == "" {
			fields = ExplainFields(ref.Kind)
		}
		for _, name := range fields {
			x := explained{Ref: ref.String(), Title: c.Title(ref), Field: name, Facts: orEmpty(explainer{c, today}.facts(ref, name))}
			if field == "" && len(x.Facts) == 0 {
				continue
			}
			value.Matches = append(value.Matches, x)
			if title := x.Title + ": " + name; d.Title == "" {
				d.Title = title
			} else {
				d.Add(Heading(title))
			}
			if len(x.Facts) == 0 {
				d.Add(Para{Text: "Unknown: the catalog has no figure."})
			}
			for _, f := range x.Facts {
				factDoc(&d, c, f)
			}
		}
	}
	return Answer{Value: value, Doc: d}
}

func factDoc(d *Doc, c *roles.Catalog, f fact) {
	estimate, year, source, age := "", "", "", ""
	if f.Estimate {
		estimate = cmp.Or(f.Basis, "yes")
	}
	if f.Year > 0 {
		year = strconv.Itoa(f.Year)
	}
	var record []string
	for _, id := range f.Record {
		record = append(record, cite(c, id))
	}
	switch {
	case f.Source != nil:
		source = joined("; ", cite(c, f.Source.ID), sourceKindWords[f.Source.Kind], f.Source.License)
	case record == nil && !f.Estimate:
		source = "none named"
	}
	if f.Year > 0 && f.AgeMonths != nil && *f.AgeMonths > 0 { // an age that only a check gives says no more than its day
		age = "at least " + Plural(*f.AgeMonths, "month")
		if *f.AgeMonths >= 12 {
			age = "at least " + Span(paths.Months(100**f.AgeMonths))
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
		{"Sources of the whole record", strings.Join(record, "; ")},
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
		facts = e.license(e.c.License(ref.ID))
	}
	for i := range facts {
		e.age(&facts[i])
	}
	return facts
}

// age dates a fact: the year that it tells of, else its own check, else its
// source's. A figure of 2021 is old, however lately somebody read it.
func (e explainer) age(f *fact) {
	dated := roles.Source{Year: f.Year}
	if f.Year == 0 {
		dated.CheckedOn = f.CheckedOn
	}
	if dated == (roles.Source{}) && f.Source != nil {
		dated = *f.Source
	}
	if months, known := sourceAge(dated, e.today); known {
		f.AgeMonths = &months
	}
}

// ofRecord gives a figure that names no source of its own those of its record:
// an estimate the record's judgement, if it has one, since no other source
// estimated it; another figure its only source, or all of them together.
func (e explainer) ofRecord(f fact, ids []string) fact {
	if f.Estimate {
		for _, id := range ids {
			if s := e.c.Source(id); s != nil && s.Kind == "judgement" {
				f.Source = s
				break
			}
		}
		return f
	}
	if len(ids) == 1 {
		return e.sourced(f, ids)
	}
	f.Record = ids
	return f
}

// sourceKindWords say how near a source is to whoever decides.
var sourceKindWords = map[string]string{
	"official": "official", "secondary": "second-hand", "recalled": "recalled, confirm it", "judgement": "our own estimate", "seed": "undated, unsourced",
}

// sourced names the first source of a list that the catalog has: that of the
// figure itself.
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
	return figure(fact{Name: name, Value: Dollars(n), Unit: "USD"}, n)
}

// figure gives a fact its number.
func figure(f fact, n int) fact {
	number := float64(n)
	f.Number = &number
	return f
}

// ranged gives a fact the numbers of a range.
func ranged(f fact, r roles.IntRange) fact {
	low, high := float64(r.Low), float64(r.High)
	f = figure(f, r.Typical)
	f.Low, f.High = &low, &high
	return f
}

// lasting gives a fact the numbers of a span of time, in months.
func lasting(f fact, r roles.DurationRange) fact {
	months := func(d roles.Duration) *float64 {
		n := float64(d.Hundredths()) / 100
		return &n
	}
	f.Value, f.Unit = DurationRange(r), "months"
	f.Low, f.Number, f.High = months(r.Low), months(r.Typical), months(r.High)
	return f
}

// curators is the basis of what the curators of the catalog estimate.
const curators = "the curators' judgment"

func orUnknown(text string) string {
	if text == "" {
		return "unknown"
	}
	return text
}
