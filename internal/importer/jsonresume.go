package importer

import "slices"

func hasResumeSection(root *node) bool {
	return root.child("basics", "work", "education", "skills", "certificates", "certifications", "volunteer", "languages",
		"projects", "publications", "awards", "interests", "references") != nil
}

// jsonResume reads JSON Resume 1.x, and 0.x with its other names.
func (r *reading) jsonResume(root *node) {
	r.Format = "JSON Resume 1.x"
	if root.child("basics").child("picture", "website") != nil || root.items("work") != nil && root.items("work")[0].child("company") != nil {
		r.Format = "JSON Resume 0.x"
	}
	for _, kid := range root.kids {
		if kid.leaf && hasResumeSection(&node{kids: []*node{kid}}) && len(kid.leaves()) > 0 {
			r.note("%s is text where a list was expected: kept as text", kid.where)
		}
	}
	for _, w := range sections(root, "work", "employment", "experience") {
		j := Job{
			Title:    r.pick(w, "position", "title", "jobTitle", "role"),
			Employer: r.pick(w, "name", "company", "employer", "organization"),
			Place:    r.pick(w, "location", "place"),
		}
		r.period(&j, w, startNames(), endNames())
		j.Text = r.texts(w, "summary", "description", "highlights", "keywords", "responsibilities")
		if j.From == "" && j.To == "" && !j.Current {
			r.undated(j)
		}
		r.addJob(j)
	}
	for _, e := range sections(root, "education") {
		ed := Education{
			School:  r.pick(e, "institution", "school", "name"),
			Degree:  r.pick(e, "studyType", "degree"),
			Field:   r.pick(e, "area", "major", "field", "fieldOfStudy"),
			Country: r.pick(e, "country", "countryCode"),
		}
		ed.From, _ = r.date(e, startNames()...)
		ed.To, _ = r.date(e, append(endNames(), "date", "graduationDate")...)
		r.checkPeriod(first(ed.Degree, ed.School), ed.From, ed.To)
		if score := r.pick(e, "score", "gpa"); score != "" {
			ed.Text = append(ed.Text, "score: "+score)
		}
		ed.Text = append(ed.Text, r.texts(e, "courses", "summary", "description", "highlights", "honors")...)
		r.addEducation(ed)
	}
	for _, c := range sections(root, "certificates", "certifications", "licenses") {
		cert := Credential{
			Name:   r.name(c, "name", "title"),
			Issuer: r.pick(c, "issuer", "authority", "organization"),
			Number: r.pick(c, "number", "licenseNumber", "credentialId", "id"),
		}
		cert.Date, _ = r.date(c, "date", "startDate", "issueDate", "issued")
		cert.Expires, _ = r.date(c, "endDate", "expires", "expirationDate", "expiry", "validUntil")
		cert.Text = r.texts(c, "summary", "description")
		r.addCert(cert)
	}
	for _, s := range sections(root, "skills") {
		skill := Skill{Name: r.name(s, "name", "skill"), Level: r.pick(s, "level", "proficiency"), Text: r.texts(s, "keywords")}
		r.addSkill(skill)
	}
	for _, l := range sections(root, "languages") {
		if language := r.name(l, "language", "name"); language != "" {
			r.Languages = append(r.Languages, Skill{Name: language, Level: r.pick(l, "fluency", "level", "proficiency")})
		}
	}
	for _, section := range []string{"volunteer", "projects", "publications", "awards", "interests", "hobbies", "references"} {
		for _, item := range root.items(section) {
			r.other(item)
		}
	}
	// The name comes last: whether its letters are news depends on the rest.
	r.basics(root.child("basics"))
	r.count(&r.about, root.child("$schema"), root.child("meta"))
}

func startNames() []string { return []string{"startDate", "start", "from"} }
func endNames() []string   { return []string{"endDate", "end", "to"} }

// sections are the items of sections, without a list that is text instead.
func sections(root *node, names ...string) []*node {
	return slices.DeleteFunc(root.items(names...), func(n *node) bool { return n.leaf && n.name != "" })
}

// basics reads who a person is.
func (r *reading) basics(b *node) {
	if b == nil {
		return
	}
	name := r.pick(b, "name")
	if name == "" {
		name = r.pick(b, "firstName")
		if last := r.pick(b, "lastName"); last != "" {
			name += " " + last
		}
	}
	r.addName(name, "basics.name")
	r.Headline = r.pick(b, "label", "title", "headline")
	r.Summary = r.pick(b, "summary", "about", "objective", "bio")
	if place := b.child("location"); place != nil {
		if place.leaf {
			r.State = placeState(place.text)
		} else if country := place.child("countryCode"); country == nil || country.text == "" || country.text == "US" || country.text == "USA" {
			region, city := place.child("region", "state"), place.child("city")
			if region != nil {
				r.State = usState(region.text)
			}
			if r.State == "" && city != nil {
				r.State = placeState(city.text)
			}
		}
	}
	r.count(&r.contact, b.child("location"), b.child("profiles"), b.child("email"), b.child("phone"), b.child("url"), b.child("website"))
	r.count(&r.personal, b.child("image"), b.child("picture"))
}

// name takes the name of an item, which some documents write as bare text.
func (r *reading) name(n *node, names ...string) string {
	if n.leaf && !n.taken {
		return n.take()
	}
	return r.pick(n, names...)
}

// undated says that a job has no dates; when it was held is not assumed.
func (r *reading) undated(j Job) {
	if j.Title != "" || j.Employer != "" {
		r.note("%q has no dates: how long it was held, and whether it still is, is not known", first(j.Title, j.Employer))
	}
}

func (r *reading) addJob(j Job) {
	if j.Title != "" || j.Employer != "" || j.From != "" || j.To != "" || len(j.Text) > 0 || j.Place != "" {
		r.Jobs = append(r.Jobs, j)
	}
}

func (r *reading) addEducation(e Education) {
	if e.School != "" || e.Degree != "" || e.Field != "" || e.From != "" || e.To != "" || len(e.Text) > 0 || e.Country != "" {
		r.Education = append(r.Education, e)
	}
}

// addCert adds a credential; what has no name cannot be one and stays text.
func (r *reading) addCert(c Credential) {
	if c.Name != "" {
		r.Certs = append(r.Certs, c)
		return
	}
	for _, text := range append([]string{c.Issuer, c.Number, c.Date, c.Expires}, c.Text...) {
		if text != "" {
			r.unread("certificates", text)
			r.note("a certificate has no name: kept as text")
		}
	}
}

// addSkill adds a skill, or each of its keywords where it has no name.
func (r *reading) addSkill(s Skill) {
	switch {
	case s.Name != "":
		r.Skills = append(r.Skills, s)
	case len(s.Text) > 0:
		for _, keyword := range s.Text {
			r.Skills = append(r.Skills, Skill{Name: keyword, Level: s.Level})
		}
	case s.Level != "":
		r.unread("skills", s.Level)
		r.note("a skill has a level and no name: kept as text")
	}
}
