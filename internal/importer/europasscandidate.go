package importer

import "strings"

// candidate reads the XML that Europass writes since 2020, a dialect of HR Open
// Standards. Namespaces differ between writers, so names alone count.
func (r *reading) candidate(root *node) {
	profile := root.child("CandidateProfile")
	for _, employer := range profile.child("EmploymentHistory").items("EmployerHistory") {
		r.candidateJobs(employer)
	}
	for _, e := range profile.child("EducationHistory").items("EducationOrganizationAttendance") {
		r.candidateEducation(e)
	}
	for _, section := range []string{"Certifications", "CourseCertifications"} {
		for _, c := range profile.child(section).items("Certification", "CourseCertification") {
			r.candidateCert(c)
		}
	}
	for _, l := range profile.child("Licenses").items("License") {
		r.candidateLicense(l)
	}
	for _, m := range profile.child("MilitaryHistory").items("MilitaryService", "ServiceDetail", "MilitaryHistoryDetail") {
		r.candidateService(m)
	}
	r.candidateCompetencies(profile.child("PersonQualifications"))
	for _, section := range []string{"Skills", "DigitalSkills", "OrganisationalSkills", "CommunicationAndInterpersonalSkills", "ManagementAndLeadershipSkills"} {
		for _, leaf := range profile.child(section).leaves() {
			for _, line := range r.lines(leaf.take()) {
				if strings.EqualFold(leaf.name, "Title") && strings.HasSuffix(strings.ToLower(line), "skills") {
					continue // the heading
				}
				r.skillLine(line, leaf.where)
			}
		}
	}
	r.Summary = strings.Join(r.texts(profile, "ExecutiveSummary", "Summary", "Objective"), "\n")
	r.Headline = first(r.pick(profile, "Headline"), r.pick(profile.child("CandidatePositionPreferences"), "PositionTitle"))
	for _, section := range []string{
		"Projects", "VoluntaryWorks", "Others", "PublicationHistory", "PatentHistory", "SpeakingHistory", "ConferencesAndSeminars",
		"NetworksAndMemberships", "OrganizationAffiliations", "SocialAndPoliticalActivities", "CreativeWorks",
		"HobbiesAndInterests", "ExperienceSummary", "EmploymentReferences", "Recommendations",
	} {
		if n := profile.child(section); n != nil {
			r.other(n)
		}
	}
	r.candidatePerson(root.child("CandidatePerson"))
	for _, a := range profile.items("Attachment") {
		r.count(&r.personal, a)
	}
	r.count(&r.about, root.child("DocumentID"), root.child("AlternateDocumentID"), root.child("ProcessingInformation"),
		root.child("CandidateSupplier"), root.child("RenderingInformation"), profile.child("ID"))
}

func (r *reading) candidatePerson(person *node) {
	name := person.child("PersonName")
	full := r.pick(name, "FormattedName")
	if full == "" {
		full = strings.TrimSpace(r.pick(name, "GivenName") + " " + r.pick(name, "FamilyName"))
	}
	r.addName(full, "PersonName")
	for _, c := range person.items("Communication") {
		address := c.child("Address")
		if country := address.child("CountryCode"); country != nil && strings.EqualFold(country.text, "us") && r.State == "" {
			if sub := address.child("CountrySubDivisionCode"); sub != nil {
				r.State = usState(strings.TrimPrefix(strings.ToUpper(sub.text), "US-"))
			}
		}
		r.count(&r.contact, c)
	}
	if mother := r.pick(person, "PrimaryLanguageCode"); mother != "" {
		r.Languages = append(r.Languages, Skill{Name: r.language(mother), Level: "mother tongue"})
	}
	r.count(&r.personal, person)
}

// candidateJobs reads the positions at one employer; where a position has no
// dates, the employer's are its.
func (r *reading) candidateJobs(e *node) {
	employer := r.pick(e, "OrganizationName")
	place := r.candidatePlace(e)
	positions := e.items("PositionHistory")
	if len(positions) == 0 {
		positions = []*node{e}
	}
	for i, p := range positions {
		j := Job{Title: r.pick(p, "PositionTitle"), Employer: employer}
		period := p.child("EmploymentPeriod")
		if period == nil && len(positions) == 1 {
			period = e.child("EmploymentPeriod")
		}
		r.candidatePeriod(&j, period)
		j.Text = r.texts(p, "Description")
		j.Place = r.candidateCity(p)
		if j.Place == "" {
			j.Place = place
		}
		if i == 0 && len(positions) > 1 && e.child("EmploymentPeriod") != nil {
			r.note("%q: its positions' own dates count, not the employer's", employer)
		}
		r.addJob(j)
	}
}

func (r *reading) candidateCity(n *node) string {
	return strings.Trim(r.pick(n, "City", "CityName")+", "+strings.ToUpper(r.pick(n, "Country", "CountryCode")), ", ")
}

func (r *reading) candidatePlace(n *node) string {
	var place string
	for _, c := range n.child("OrganizationContact").items("Communication") {
		place = first(place, r.candidateCity(c.child("Address")))
	}
	r.count(&r.contact, n.child("OrganizationContact"))
	return place
}

func (r *reading) candidatePeriod(j *Job, period *node) {
	isNow := r.pick(period, "CurrentIndicator", "Ongoing") == "true"
	r.period(j, period, []string{"StartDate"}, []string{"EndDate"})
	if isNow {
		j.Current = true
	}
}

func (r *reading) candidateEducation(e *node) {
	ed := Education{School: r.pick(e, "OrganizationName")}
	ed.Country = r.candidatePlace(e)
	if at := strings.LastIndex(ed.Country, ", "); at >= 0 {
		ed.Country = ed.Country[at+2:]
	}
	degree := e.child("EducationDegree")
	ed.Degree = r.pick(degree, "DegreeName")
	program := r.pick(e, "ProgramName", "MajorProgramName")
	switch {
	case ed.Degree == "":
		ed.Degree = program
	case program != "" && program != ed.Degree:
		ed.Field = program
	}
	if ed.Field == "" {
		ed.Degree, ed.Field = splitDegree(ed.Degree)
	}
	period := e.child("AttendancePeriod")
	ed.From, _ = r.date(period, "StartDate")
	ed.To, _ = r.date(period, "EndDate")
	if r.pick(period, "Ongoing", "CurrentIndicator") == "true" {
		ed.Text = append(ed.Text, "not finished yet")
	}
	if level := r.pick(e, "EducationLevelCode"); level != "" {
		ed.Text = append(ed.Text, "level "+level)
	}
	ed.Text = append(ed.Text, r.texts(degree, "OccupationalSkillsCovered", "Description", "Comment")...)
	ed.Text = append(ed.Text, r.texts(e, "Description", "Comment", "Thesis")...)
	r.addEducation(ed)
}

func (r *reading) candidateCert(c *node) Credential {
	cert := Credential{Name: r.pick(c, "CertificationName", "CertificationTypeCode", "Title", "Name")}
	for _, name := range []string{"IssuingAuthority", "IssuingAuthortity"} { // some writers misspell it
		if cert.Issuer == "" {
			cert.Issuer = first(r.pick(c.child(name), "Name"), r.pick(c, name))
		}
	}
	cert.Date, _ = r.date(c, "FirstIssuedDate", "CertificationDate", "IssuedDate", "Date")
	cert.Expires, _ = r.date(c.child("FreeFormEffectivePeriod", "EffectivePeriod"), "EndDate")
	cert.Text = r.texts(c, "CertificationDescription", "Description")
	r.addCert(cert)
	return cert
}

// candidateLicense keeps licenses to drive apart from those to practice.
func (r *reading) candidateLicense(l *node) {
	name := r.pick(l, "LicenseName", "LicenseTypeCode")
	if len(name) <= 3 {
		r.Other = append(r.Other, Text{l.where, "driving license " + name})
		r.count(&r.about, l)
		return
	}
	cert := Credential{Name: name, Issuer: first(r.pick(l.child("IssuingAuthority"), "Name"), r.pick(l, "IssuingAuthority"))}
	cert.Date, _ = r.date(l, "FirstIssuedDate")
	cert.Expires, _ = r.date(l.child("FreeFormEffectivePeriod", "EffectivePeriod"), "EndDate")
	r.addCert(cert)
}

func (r *reading) candidateService(m *node) {
	j := Job{
		Title:    r.pick(m, "PositionTitle", "AreaOfExpertise", "OccupationName", "RankAchievedName", "EndingRankCode"),
		Employer: r.pick(m, "ServiceBranch", "BranchOfServiceCode", "UnitOrDivisionName", "OrganizationName"),
	}
	r.candidatePeriod(&j, m.child("ServicePeriod", "EmploymentPeriod"))
	j.Text = r.texts(m, "Description", "Comment", "RecognitionAchieved")
	if j.Title != "" || j.Employer != "" {
		r.Military = append(r.Military, j)
	}
}

// candidateCompetencies reads languages, which have levels, and other skills.
func (r *reading) candidateCompetencies(qualifications *node) {
	for _, c := range qualifications.items("PersonCompetency") {
		kind := r.pick(c, "TaxonomyID")
		id, name := c.child("CompetencyID"), r.pick(c, "CompetencyName")
		var dimensions, levels []string
		for _, d := range c.items("CompetencyDimension") {
			what, score := r.pick(d, "CompetencyDimensionTypeCode"), r.pick(d.child("Score"), "ScoreText")
			if score == "" {
				score = r.pick(d.child("Score"), "ScoreNumeric")
			}
			what = what[strings.LastIndexByte(what, '-')+1:]
			if score != "" {
				dimensions, levels = append(dimensions, what), append(levels, score)
			}
		}
		code := ""
		if id != nil && id.leaf {
			code = id.take()
		}
		switch {
		case strings.EqualFold(kind, "language"):
			if name == "" {
				name = r.language(code)
			}
			r.Languages = append(r.Languages, Skill{Name: name, Level: languageLevel(dimensions, levels)})
		case name == "" && strings.Contains(code, "/"):
			r.unread(c.where, code)
			r.note("a skill has no name, only a number of ESCO: kept as text")
		default:
			if name == "" {
				name = code
			}
			r.addSkill(Skill{Name: name, Level: languageLevel(dimensions, levels)})
		}
	}
}

// language names a language by its code of ISO 639.
func (r *reading) language(code string) string {
	const codes = "|eng en English|spa es Spanish|fre fra fr French|ger deu de German|ita it Italian|por pt Portuguese|dut nld nl Dutch" +
		"|pol pl Polish|rum ron ro Romanian|ukr uk Ukrainian|rus ru Russian|ara ar Arabic|chi zho zh Chinese|hin hi Hindi|tgl tl Tagalog" +
		"|vie vi Vietnamese|kor ko Korean|jpn ja Japanese|tur tr Turkish|gre ell el Greek|swe sv Swedish|dan da Danish|nor no Norwegian" +
		"|fin fi Finnish|hun hu Hungarian|cze ces cs Czech|slo slk sk Slovak|bul bg Bulgarian|hrv hr Croatian|srp sr Serbian|urd ur Urdu" +
		"|ben bn Bengali|per fas fa Persian|heb he Hebrew|hat ht Haitian Creole|som so Somali|amh am Amharic|"
	for entry := range strings.SplitSeq(codes, "|") {
		fields := strings.Fields(entry)
		for i, f := range fields {
			if f == strings.ToLower(code) {
				for i < len(fields) && len(fields[i]) <= 3 {
					i++
				}
				return strings.Join(fields[i:], " ")
			}
		}
	}
	if code != "" {
		r.note("language %q is not known by its code: kept as it is", code)
	}
	return code
}
