package importer

import (
	"strings"
)

// europass reads the Europass formats of 2012 to 2020, JSON and XML alike,
// from their SkillsPassport.
func (r *reading) europass(passport *node) {
	learner := passport.child("LearnerInfo")
	identity := learner.child("Identification")
	for _, w := range learner.items("WorkExperience") {
		j := Job{Title: r.label(w, "Position")}
		employer := w.child("Employer")
		j.Employer = r.pick(employer, "Name")
		j.Place = r.europassPlace(employer)
		r.europassPeriod(&j, w.child("Period"))
		j.Text = r.texts(w, "Activities", "Description")
		r.addJob(j)
	}
	for _, e := range learner.items("Education") {
		organisation := e.child("Organisation")
		ed := Education{School: r.pick(organisation, "Name"), Field: r.label(e, "Field")}
		place := r.europassPlace(organisation)
		if at := strings.LastIndex(place, ", "); at >= 0 {
			ed.Text = append(ed.Text, place[:at])
			place = place[at+2:]
		}
		ed.Country = place
		var field string
		if ed.Degree, field = splitDegree(r.pick(e, "Title")); field != "" {
			// The title is more precise than the field, which is one of a list.
			if ed.Field != "" {
				ed.Text = append(ed.Text, ed.Field)
			}
			ed.Field = field
		}
		ed.From, _ = r.date(e.child("Period"), "From")
		ed.To, _ = r.date(e.child("Period"), "To")
		if r.pick(e.child("Period"), "Current") == "true" {
			ed.Text = append(ed.Text, "not finished yet")
		}
		// The level is the European framework's or ISCED's: its words say which.
		if level := e.child("Level"); level != nil {
			code, words := r.pick(level, "Code"), r.pick(level, "Label")
			if code != "" || words != "" {
				ed.Text = append(ed.Text, strings.TrimSpace("level "+code+" "+words))
			}
		}
		ed.Text = append(ed.Text, r.texts(e, "Activities", "Skills", "Description")...)
		r.addEducation(ed)
	}
	r.europassSkills(learner.child("Skills"))
	for _, a := range learner.items("Achievement") {
		code := ""
		if title := a.child("Title"); title.child("Code") != nil {
			code = title.child("Code").take()
		}
		label := r.label(a, "Title")
		if code == "certifications" || strings.EqualFold(label, "certifications") || strings.EqualFold(label, "certificates") {
			for _, line := range r.texts(a, "Description") {
				r.textCerts(line, a.where)
			}
			r.about++ // the heading
			continue
		}
		if label != "" {
			r.Other = append(r.Other, Text{a.where, label})
		}
		r.other(a)
	}
	r.europassIdentity(identity)
	headline := learner.child("Headline")
	if personal := headline.at("Type", "Code"); personal != nil && personal.text == "personal_statement" {
		r.Summary = r.label(headline, "Description")
	} else {
		r.Headline = r.label(headline, "Description")
	}
	r.count(&r.about, headline.child("Type"), passport.child("DocumentInfo"), passport.child("PrintingPreferences"), passport.child("Locale"))
	r.count(&r.personal, passport.items("Attachment")...)
	r.codes(passport)
}

func (r *reading) europassIdentity(identity *node) {
	name := identity.child("PersonName")
	r.count(&r.about, name.child("Title"))
	r.addName(strings.TrimSpace(r.pick(name, "FirstName")+" "+r.pick(name, "Surname")), "PersonName")
	address := identity.at("ContactInfo", "Address", "Contact")
	if country := address.at("Country", "Code"); country != nil && country.text == "US" {
		for _, part := range []string{"Region", "Municipality"} {
			if at := address.child(part); at != nil && r.State == "" {
				r.State = first(usState(at.text), placeState(at.text))
			}
		}
	}
	r.count(&r.contact, identity.child("ContactInfo"))
	r.count(&r.personal, identity.child("Demographics"), identity.child("Photo"), identity.child("Signature"))
}

// label takes text that may come as {Code, Label}.
func (r *reading) label(n *node, name string) string {
	kid := n.child(name)
	if kid.child("Label") == nil {
		if kid != nil && !kid.leaf && kid.child("Code") != nil {
			return r.pick(kid, "Code")
		}
		return r.pick(n, name)
	}
	return r.pick(kid, "Label")
}

func (r *reading) europassPlace(organisation *node) string {
	address := organisation.at("ContactInfo", "Address", "Contact")
	place := r.pick(address, "Municipality")
	if country := r.label(address, "Country"); country != "" {
		place = strings.Trim(place+", "+country, ", ")
	}
	r.count(&r.contact, organisation.child("ContactInfo"))
	return place
}

func (r *reading) europassPeriod(j *Job, period *node) {
	isNow := r.pick(period, "Current") == "true"
	r.period(j, period, []string{"From"}, []string{"To"})
	if isNow {
		j.Current = true
	}
}

func (r *reading) europassSkills(skills *node) {
	languages := skills.child("Linguistic")
	for _, l := range languages.items("MotherTongue") {
		if name := r.label(l, "Description"); name != "" {
			r.Languages = append(r.Languages, Skill{Name: name, Level: "mother tongue"})
		}
	}
	for _, l := range languages.items("ForeignLanguage") {
		name := r.label(l, "Description")
		var dimensions, levels []string
		if p := l.child("ProficiencyLevel"); p != nil {
			for _, leaf := range p.leaves() {
				dimensions, levels = append(dimensions, leaf.name), append(levels, leaf.take())
			}
		}
		if name != "" {
			r.Languages = append(r.Languages, Skill{Name: name, Level: languageLevel(dimensions, levels)})
		}
		r.europassCertificates(l)
		r.europassCertificates(l.child("VerifiedBy"))
	}
	computer := skills.child("Computer")
	r.europassCertificates(computer)
	if p := computer.child("ProficiencyLevel"); p != nil {
		for _, leaf := range p.leaves() {
			r.Other = append(r.Other, Text{leaf.where, "digital " + words(leaf.name) + ": level " + leaf.take()})
		}
	}
	for _, group := range []string{"Computer", "JobRelated", "Organisational", "Communication", "Other"} {
		g := skills.child(group)
		for _, line := range r.texts(g, "Description") {
			r.skillLine(line, pathTo(g.where, "Description"))
		}
	}
	if driving := skills.child("Driving"); driving != nil {
		for _, d := range driving.leaves() {
			r.Other = append(r.Other, Text{d.where, "driving license " + d.take()})
		}
	}
}

func (r *reading) europassCertificates(n *node) {
	for _, c := range n.items("Certificate") {
		cert := Credential{Name: r.pick(c, "Title"), Issuer: r.pick(c, "AwardingBody")}
		cert.Date, _ = r.date(c, "Date")
		cert.Text = r.texts(c, "Level")
		r.addCert(cert)
	}
}

// languageLevel is the levels of the Common European Framework: one where all
// are the same, else each with what it is the level of.
func languageLevel(dimensions, levels []string) string {
	var parts []string
	same := true
	for i, level := range levels {
		same = same && level == levels[0]
		parts = append(parts, words(dimensions[i])+" "+level)
	}
	if same && len(levels) > 0 {
		return levels[0]
	}
	return strings.Join(parts, ", ")
}

var capital = lazily(`([a-z])([A-Z])`)

// words makes "spoken interaction" of "SpokenInteraction".
func words(name string) string {
	return strings.ToLower(capital().ReplaceAllString(name, "$1 $2"))
}

// codes counts what only repeats a label as a code, and references within the
// document.
func (r *reading) codes(n *node) {
	if n == nil {
		return
	}
	if label, code := n.child("Label"), n.child("Code"); label != nil && label.taken && code != nil {
		r.count(&r.about, code)
	}
	for _, kid := range n.kids {
		if strings.EqualFold(kid.name, "idref") || strings.EqualFold(kid.name, "ReferenceTo") {
			r.count(&r.about, kid)
		}
		r.codes(kid)
	}
}
