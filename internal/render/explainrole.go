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
	case "industry-pay":
		return e.industryPay(r)
	case "outlook":
		return e.outlook(r)
	case "workers":
		return e.workers(r)
	case "entry":
		return e.entry(r)
	case "moves":
		return e.moves(r)
	case "experience":
		if r.Typical == nil {
			return nil
		}
		f := fact{Name: "that people in the job usually bring", Value: typicalWords(r), Unit: "years", Estimate: true, Basis: curators}
		low, high := float64(r.Typical.LowYears), float64(r.Typical.HighYears)
		f.Low, f.High = &low, &high
		return []fact{e.sourced(f, []string{r.Typical.Source})}
	case "requirements":
		return e.requirements(r)
	case "develops":
		return e.develops(r)
	case "changes":
		var facts []fact
		for _, x := range r.Changes {
			facts = append(facts, e.sourced(fact{Name: "change by " + spoken(x.Theme), Value: x.Effect, Estimate: true, Basis: "a view of what is to come"}, []string{x.Source}))
		}
		return facts
	case "conditions":
		var facts []fact
		for _, x := range r.Conditions {
			facts = append(facts, e.sourced(fact{Name: spoken(x.Kind), Value: x.Note}, []string{x.Source}))
		}
		return facts
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
		f := ranged(e.usd("typical pay a year; "+DollarRange(p.Low, p.High), p.Typical), roles.IntRange{Low: p.Low, Typical: p.Typical, High: p.High})
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
		f.Value = DollarRange(p.Value, p.High)
	}
	if p.Measure != "" {
		f.Name += ", " + p.Measure
	}
	f.Year, f.Area, f.Note = p.Year, p.Area, p.Note
	return e.sourced(f, []string{p.Source})
}

// poorFit stands for the figures of an occupation that says little of the role.
func poorFit(name string, o *roles.Occupation) fact {
	return fact{Name: name, Value: "unknown", Fit: roles.FitPoor,
		Note: "its occupation, SOC " + o.SOC + " " + o.Title + ", fits poorly, so no figure of it is shown"}
}

// wages gives every percentile of both years.
func (e explainer) wages(r *roles.Role) []fact {
	o := e.c.Occupation(r.Occupation.SOC)
	if o == nil {
		return nil
	}
	if r.Occupation.Fit == roles.FitPoor {
		return []fact{poorFit("wages of the role", o)}
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
		if w.Employment > 0 {
			f := figure(fact{Name: "people at work in SOC " + o.SOC + " " + o.Title, Value: thousands(w.Employment), Unit: "jobs",
				Year: w.Year, Area: w.Area, Fit: r.Occupation.Fit}, w.Employment)
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
	if r.Occupation.Fit == roles.FitPoor {
		return []fact{poorFit("outlook of the role", o)}
	}
	k := o.Outlook
	name := "SOC " + o.SOC + " " + o.Title
	of := func(f fact) fact {
		f.Area, f.Fit, f.Estimate, f.Basis = "US", r.Occupation.Fit, true, "a projection by the source"
		return e.sourced(f, []string{k.Source})
	}
	facts := []fact{of(fact{Name: name, Value: outlookWords(o)})}
	change := k.ChangePct
	facts = append(facts, of(fact{Name: "change of employment, " + k.Period, Value: Percent(k.ChangePct), Number: &change, Unit: "percent"}))
	if k.Base > 0 {
		facts = append(facts, of(figure(fact{Name: "jobs at the start of " + k.Period, Value: thousands(k.Base), Unit: "jobs"}, k.Base)))
	}
	if k.Openings > 0 {
		facts = append(facts, of(figure(fact{Name: "openings a year, " + k.Period, Value: thousands(k.Openings), Unit: "jobs"}, k.Openings)))
	}
	return facts
}

// industryPay gives the medians of the occupation's industries.
func (e explainer) industryPay(r *roles.Role) []fact {
	o := e.c.Occupation(r.Occupation.SOC)
	if o == nil || r.Occupation.Fit == roles.FitPoor {
		return nil
	}
	var facts []fact
	for _, p := range o.ByPay {
		f := e.usd("median pay a year of SOC "+o.SOC+" in "+p.Industry, p.Median)
		f.Year, f.Area, f.Fit = p.Year, "US", r.Occupation.Fit
		facts = append(facts, e.sourced(f, []string{p.Source}))
	}
	return facts
}

// workers gives what people in the occupation told O*NET.
func (e explainer) workers(r *roles.Role) []fact {
	w := e.c.Workers(r)
	if w == nil {
		return nil
	}
	of := func(f fact) fact {
		f.Area, f.Fit = "US", r.Occupation.Fit
		if year, _, dated := strings.Cut(w.Surveyed, "-"); dated && f.Note == "" {
			f.Year, _ = strconv.Atoi(year)
		}
		return e.sourced(f, []string{w.Source})
	}
	name := w.Code + " " + w.Title
	var facts []fact
	if w.JobZone > 0 {
		facts = append(facts, of(figure(fact{Name: "preparation zone of " + name, Value: strconv.Itoa(w.JobZone) + " of 5", Unit: "zone"}, w.JobZone)))
	}
	if w.Education != "" {
		facts = append(facts, of(fact{Name: "education that the job asks, say respondents", Value: w.Education}))
	}
	if w.Experience != "" {
		facts = append(facts, of(fact{Name: "related experience that the job asks, say respondents", Value: w.Experience}))
	}
	if six := rankedInterests(w.Interests); six != nil {
		var scores []string
		for _, i := range six {
			scores = append(scores, i.name+" "+strconv.FormatFloat(i.score, 'f', -1, 64))
		}
		facts = append(facts, of(fact{Name: "interests, each from 1 to 7", Value: strings.Join(scores, ", "), Estimate: true,
			Basis: "scored by machine from the occupation's description, not by its workers", Note: "says what one may enjoy, not what one can do"}))
	}
	return facts
}

func (e explainer) entry(r *roles.Role) []fact {
	basis := "evidence: " + evidenceWords(roles.Move{Evidence: r.Entry.Evidence})
	facts := []fact{e.ofRecord(fact{Name: "for people without experience", Value: entryWords(e.c, r), Estimate: true, Basis: basis}, r.Sources)}
	if !r.Entry.Search.IsZero() {
		facts = append(facts, e.ofRecord(lasting(fact{Name: "search for this first job", Estimate: true, Basis: curators}, r.Entry.Search), r.Sources))
	}
	return facts
}

// requirements are the role's own demands. Employers differ; these are what
// most ask.
func (e explainer) requirements(r *roles.Role) []fact {
	var facts []fact
	for _, list := range []struct {
		name    string
		clauses []roles.Clause
	}{{"education", r.Requires.Education}, {"experience", r.Requires.Experience}, {"skill", r.Requires.Skills},
		{"certification", r.Requires.Certs}, {"license", r.Requires.Licenses}} {
		for _, clause := range list.clauses {
			text := demand(e.c, clause)
			if clause.Weight > 0 {
				text += "; weight " + strconv.Itoa(clause.Weight) + " of 5"
			}
			facts = append(facts, e.ofRecord(fact{Name: "required " + list.name, Value: text, Estimate: true,
				Basis: "the curators' reading of what most employers ask; each sets its own"}, r.Sources))
		}
	}
	return facts
}

func (e explainer) develops(r *roles.Role) []fact {
	var facts []fact
	for _, x := range r.Develops {
		f := fact{Name: "the job teaches " + skillAt(e.c, x.Skill, x.Level), Value: "from the start", Estimate: true, Basis: curators}
		if x.After != "" {
			f = lasting(f, roles.DurationRange{Low: x.After, Typical: x.After, High: x.After})
			f.Value = "after " + string(x.After)
		}
		facts = append(facts, e.ofRecord(f, r.Sources))
	}
	return facts
}

func (e explainer) moves(r *roles.Role) []fact {
	var facts []fact
	for _, m := range r.Moves {
		kind := string(m.Kind)
		if m.Kind == roles.Lateral {
			kind = "lateral move"
		}
		f := fact{Name: "stay before the " + kind + " to " + title(e.c, m.To), Value: "unknown",
			Basis: "evidence: " + evidenceWords(m), Estimate: m.Evidence != roles.Observed, Note: joined(" Pay falls: ", m.Why, m.PayFalls)}
		if !m.Tenure.IsZero() {
			f = lasting(f, m.Tenure)
		}
		facts = append(facts, e.sourced(f, []string{m.Source}))
	}
	return facts
}

// modelFacts are the planner's constants, all of them judgment.
func modelFacts(m roles.Model) []fact {
	const basis = "judgment; a pack's model section overrides it"
	var facts []fact
	add := func(name string, value float64) {
		facts = append(facts, fact{Name: name, Value: strconv.FormatFloat(value, 'g', -1, 64), Number: &value,
			Estimate: true, Basis: basis})
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
		facts = append(facts, lasting(fact{Name: s.name, Estimate: true, Basis: basis}, s.span))
	}
	return facts
}
