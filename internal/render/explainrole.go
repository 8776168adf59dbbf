package render

import (
	"strconv"
	"strings"

	"careers/rung/roles"
)

func (e explainer) role(r *roles.Role, field string) []fact {
	switch field {
	case "pay":
		return e.pay(r)
	case "wages":
		return e.wages(r)
	case "outlook":
		return e.outlook(r)
	case "entry":
		return []fact{e.sourced(fact{Name: "for people without experience", Value: entryWords(e.c, r), Estimate: true,
			Basis: "evidence: " + evidenceWords(roles.Move{Evidence: r.Entry.Evidence})}, r.Sources)}
	case "moves":
		return e.moves(r)
	case "experience":
		if r.Typical == nil {
			return nil
		}
		return []fact{e.sourced(fact{Name: "that people in the job usually bring", Value: typicalWords(r), Estimate: true},
			append([]string{r.Typical.Source}, r.Sources...))}
	case "model":
		return modelFacts(e.c.Model)
	}
	return nil
}

func (e explainer) pay(r *roles.Role) []fact {
	p := e.c.Pay(r)
	var facts []fact
	switch {
	case !p.Known:
		note := "no source gives a figure that fits this role"
		if r.Occupation.Fit == roles.FitPoor {
			note = "its occupation fits poorly, so no figure of it is shown"
		}
		facts = append(facts, fact{Name: "pay a year", Value: "unknown", Note: note})
	case p.SOC == "":
		for _, f := range r.Pay.Facts {
			facts = append(facts, e.payFact(f, "pay a year"))
		}
	default:
		f := e.usd("typical pay a year; "+dollarRange(p.Low, p.High), p.Typical)
		f.Year, f.Area, f.Fit, f.Estimate = p.Year, p.Area, p.Fit, true
		f.Basis = "the role's level is taken as p" + strconv.Itoa(p.Percentiles[0]) + ", p" + strconv.Itoa(p.Percentiles[1]) +
			" and p" + strconv.Itoa(p.Percentiles[2]) + " of the occupation"
		f.Note = "SOC " + p.SOC
		if o := e.c.Occupation(p.SOC); o != nil {
			f.Note += " " + o.Title + ", all industries"
		}
		for _, part := range []string{r.Occupation.Note, firstJobNote(r, p)} {
			if part != "" {
				f.Note = strings.TrimSuffix(f.Note, ".") + ". " + part
			}
		}
		facts = append(facts, e.sourced(f, []string{p.Source}))
	}
	for _, f := range r.SeedPay {
		seed := e.payFact(f, "pay a year, a seed figure")
		seed.Note = "undated and without a source of its own; never planned with"
		facts = append(facts, seed)
	}
	return facts
}

func (e explainer) payFact(p roles.PayFact, name string) fact {
	f := e.usd(name, p.Value)
	if p.High > 0 {
		f.Value = dollarRange(p.Value, p.High)
	}
	if p.Measure != "" {
		f.Name += ", " + p.Measure
	}
	f.Year, f.Area, f.Note = p.Year, p.Area, p.Note
	return e.sourced(f, []string{p.Source})
}

// wages gives every percentile of both years.
func (e explainer) wages(r *roles.Role) []fact {
	o := e.c.Occupation(r.Occupation.SOC)
	if o == nil {
		return nil
	}
	if r.Occupation.Fit == roles.FitPoor {
		return []fact{{Name: "wages of the role", Value: "unknown", Fit: roles.FitPoor,
			Note: "its occupation, SOC " + o.SOC + " " + o.Title + ", fits poorly, so no figure of it is shown"}}
	}
	var facts []fact
	for _, w := range newestFirst(o.Wages) {
		for _, percentile := range []int{10, 25, 50, 75, 90} {
			if w.At(percentile) == 0 {
				continue
			}
			f := e.usd("p"+strconv.Itoa(percentile)+" of SOC "+o.SOC+" "+o.Title+", a year", w.At(percentile))
			f.Value = wageWords(w, percentile)
			f.Year, f.Area, f.Fit = w.Year, w.Area, r.Occupation.Fit
			if topCoded(w, percentile) {
				f.Note = "the survey cuts off at this figure; a later one above it is not growth"
			}
			facts = append(facts, e.sourced(f, []string{w.Source}))
		}
	}
	return facts
}

func (e explainer) outlook(r *roles.Role) []fact {
	o := e.c.Occupation(r.Occupation.SOC)
	if o == nil || outlookWords(o) == "" {
		return nil
	}
	f := fact{Name: "SOC " + o.SOC + " " + o.Title, Value: outlookWords(o), Area: "US", Fit: r.Occupation.Fit,
		Estimate: true, Basis: "a projection by the source"}
	return []fact{e.sourced(f, []string{o.Outlook.Source})}
}

func (e explainer) moves(r *roles.Role) []fact {
	var facts []fact
	for _, m := range r.Moves {
		f := fact{Name: string(m.Kind) + " to " + title(e.c, m.To), Value: orUnknown(durationRange(m.Tenure)),
			Basis: "evidence: " + evidenceWords(m), Estimate: m.Evidence != roles.Observed, Note: m.Why}
		facts = append(facts, e.sourced(f, []string{m.Source}))
	}
	return facts
}

// modelFacts are the planner's constants, all of them judgement.
func modelFacts(m roles.Model) []fact {
	var facts []fact
	add := func(name string, value float64) {
		facts = append(facts, fact{Name: name, Value: strconv.FormatFloat(value, 'g', -1, 64), Number: &value,
			Estimate: true, Basis: "judgement; a pack's model section overrides it"})
	}
	add("share of required skills that a stretch move needs (theta)", m.Theta)
	add("readiness at little coverage", m.Readiness.Floor)
	add("coverage up to which readiness is that low", m.Readiness.From)
	for _, k := range []roles.MoveKind{roles.Promotion, roles.Lateral, roles.Pivot, roles.EntryMove} {
		add("readiness factor of a move of kind "+string(k), m.OfKind(k))
	}
	for _, v := range []roles.Evidence{roles.Observed, roles.Published, roles.SharedCredential, roles.SimilarSkills, roles.Curator} {
		add("readiness factor of evidence "+string(v), m.OfEvidence(v))
	}
	add("hours of study a week where none are given", float64(m.Pace))
	for _, s := range []struct {
		name string
		span roles.DurationRange
	}{{"search for the next job", m.Search}, {"search for the first job", m.EntrySearch}} {
		facts = append(facts, fact{Name: s.name, Value: durationRange(s.span), Estimate: true, Basis: "judgement"})
	}
	return facts
}
