package render

import (
	"strconv"
	"strings"

	"careers/rung/roles"
)

// match is one record that a reference names; exactly one of the records is set.
type match struct {
	Kind    roles.Kind        `json:"kind"`
	ID      string            `json:"id"`
	Title   string            `json:"title"`
	Role    *roles.Role       `json:"role,omitempty"`
	PayUSD  *PayUSD           `json:"pay_usd,omitempty"`
	SOC     *roles.Occupation `json:"soc,omitempty"`
	MovesIn []roles.MoveIn    `json:"moves_in,omitempty"`
	Skill   *roles.Skill      `json:"skill,omitempty"`
	Cert    *roles.Cert       `json:"cert,omitempty"`
	Program *roles.Program    `json:"program,omitempty"`
	License *roles.License    `json:"license,omitempty"`
	AskedBy []askedBy         `json:"asked_by,omitempty"`
}

// askedBy is a role that asks for something.
type askedBy struct {
	Role string `json:"role"`
	How  string `json:"how"` // requires or prefers
}

// Show tells all there is to know of the records that a reference names.
func Show(c *roles.Catalog, refs []roles.Ref) Answer {
	value := struct {
		Schema  string  `json:"schema"`
		Matches []match `json:"matches"`
	}{"rung.show/v1", []match{}}
	var doc Doc
	for i, ref := range refs {
		m := match{Kind: ref.Kind, ID: ref.ID, Title: c.Title(ref)}
		var part Doc
		switch ref.Kind {
		case roles.KindRole:
			m.Role = c.Role(ref.ID)
			m.PayUSD = payUSD(c.Pay(m.Role))
			m.SOC = c.Occupation(m.Role.Occupation.SOC)
			m.MovesIn = c.MovesInto(ref.ID)
			part = roleDoc(c, m)
		case roles.KindSkill:
			m.Skill = c.Skill(ref.ID)
			m.AskedBy = asking(c, ref)
			part = skillDoc(c, m)
		case roles.KindCert:
			m.Cert = c.Cert(ref.ID)
			m.AskedBy = asking(c, ref)
			part = certDoc(c, m)
		case roles.KindProgram:
			m.Program = c.Program(ref.ID)
			part = programDoc(c, m.Program)
		case roles.KindLicense:
			m.License = c.License(ref.ID)
			m.AskedBy = asking(c, ref)
			part = licenseDoc(c, m)
		}
		value.Matches = append(value.Matches, m)
		if i == 0 {
			doc.Title = part.Title
		} else {
			doc.Add(Heading(part.Title))
		}
		doc.Add(part.Blocks...)
	}
	return Answer{Value: value, Doc: doc}
}

// asking lists the roles whose clauses name a skill, certification or license.
func asking(c *roles.Catalog, ref roles.Ref) []askedBy {
	names := func(lists ...[]roles.Clause) bool {
		for _, list := range lists {
			for _, clause := range list {
				for _, a := range clause.Any {
					if id := map[roles.Kind]string{roles.KindSkill: a.Skill, roles.KindCert: a.Cert,
						roles.KindLicense: a.License}[ref.Kind]; id == ref.ID {
						return true
					}
				}
			}
		}
		return false
	}
	var out []askedBy
	for _, r := range c.Roles {
		q, p := r.Requires, r.Prefers
		switch {
		case names(q.Education, q.Experience, q.Skills, q.Certs, q.Licenses):
			out = append(out, askedBy{r.ID, "requires"})
		case names(p.Education, p.Skills, p.Certs):
			out = append(out, askedBy{r.ID, "prefers"})
		}
	}
	return out
}

func addAskedBy(d *Doc, c *roles.Catalog, list []askedBy) {
	for _, how := range []string{"requires", "prefers"} {
		var items List
		for _, a := range list {
			if a.How == how {
				items = append(items, c.Title(roles.Ref{Kind: roles.KindRole, ID: a.Role})+" ("+a.Role+")")
			}
		}
		if len(items) > 0 {
			d.Add(Heading("Roles where it "+map[string]string{"requires": "is required or one way in", "prefers": "helps"}[how]), items)
		}
	}
}

func addList(d *Doc, heading string, items []string) {
	if len(items) > 0 {
		d.Add(Heading(heading), List(items))
	}
}

// addBackgrounds tells people who trained elsewhere what counts.
func addBackgrounds(d *Doc, foreign, military string) {
	if foreign != "" || military != "" {
		d.Add(Fields{{"Trained abroad", foreign}, {"Military", military}})
	}
}

func addSources(d *Doc, c *roles.Catalog, ids ...string) {
	var items List
	seen := make(map[string]bool)
	for _, id := range ids {
		if id != "" && !seen[id] {
			seen[id] = true
			items = append(items, cite(c, id))
		}
	}
	if len(items) > 0 {
		d.Add(Heading("Sources"), items)
	}
}

// cite names a source: publisher, title, and the year where the title lacks it.
func cite(c *roles.Catalog, id string) string {
	s := c.Source(id)
	if s == nil {
		return id
	}
	text := s.Publisher + ", " + s.Title
	if year := strconv.Itoa(s.Year); s.Year > 0 && !strings.Contains(s.Title, year) {
		text += ", " + year
	}
	if s.CheckedOn != "" {
		text += ", checked " + s.CheckedOn
	}
	return text + " [" + s.ID + "]"
}

func skillDoc(c *roles.Catalog, m match) Doc {
	s := m.Skill
	d := Doc{Title: s.Name}
	if s.Summary != "" {
		d.Add(Para{Text: s.Summary})
	}
	d.Add(Fields{
		{"Reference", "skill/" + s.ID},
		{"Kind", s.Kind},
		{"Also called", strings.Join(s.Aliases, ", ")},
		{"Comes by", acquireWords(s)},
		{"Ask first", strings.Join(skillLevels(c, s.Requires), ", ")},
		{"Emerging", yes(s.Emerging)},
		{"Elsewhere", external(s.External)},
	})
	var levels Fields
	texts := []string{s.Levels.Aware, s.Levels.Working, s.Levels.Practitioner, s.Levels.Expert}
	for level := roles.Aware; level <= roles.Expert; level++ {
		text := "hours unknown"
		if h := s.Hours.At(level); !h.IsZero() {
			text = HoursRange(h.Low, h.High) + " from nothing"
		}
		if texts[level-1] != "" {
			text += ": " + texts[level-1]
		}
		levels = append(levels, Field{level.String(), text})
	}
	d.Add(Heading("Levels"), levels)
	if s.Hours.Basis != "" {
		d.Add(Para{Text: "Hours are an estimate: " + s.Hours.Basis, Tone: Quiet})
	}
	addAskedBy(&d, c, m.AskedBy)
	var resources []string
	for _, r := range s.Resources {
		text := r.Title
		if r.Year > 0 {
			text += " (" + Number(r.Year).Text + ")"
		}
		resources = append(resources, strings.TrimSpace(text+" "+r.URL))
	}
	addList(&d, "To learn from", resources)
	addSources(&d, c, s.Sources...)
	return d
}

func acquireWords(s *roles.Skill) string {
	switch acquireOf(s) {
	case roles.ByJob:
		return "work: a job that teaches it, not study at home"
	case roles.BySponsor:
		return "an employer that sponsors the training; not study at home"
	case roles.ByLicensed:
		return "a license and its program; not study at home"
	}
	return "study"
}

func external(e roles.External) string {
	var parts []string
	for _, p := range [][2]string{{"O*NET", e.ONET}, {"ESCO", e.ESCO}, {"Lightcast", e.Lightcast}} {
		if p[1] != "" {
			parts = append(parts, p[0]+": "+p[1])
		}
	}
	return strings.Join(parts, "; ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func licenseDoc(c *roles.Catalog, m match) Doc {
	l := m.License
	d := Doc{Title: l.Name}
	d.Add(Fields{
		{"Reference", "license/" + l.ID},
		{"Also called", strings.Join(l.Aliases, ", ")},
		{"How", licenseHow(c, l)},
		{"Brings", strings.Join(skillLevels(c, l.Grants), ", ")},
	})
	addBackgrounds(&d, l.Foreign, l.Military)
	d.Add(Para{Text: "Rung never plans a license: it is a gate that you pass or not.", Tone: Quiet})
	addAskedBy(&d, c, m.AskedBy)
	addSources(&d, c, l.Sources...)
	return d
}

// licenseHow says how people get a license.
func licenseHow(c *roles.Catalog, l *roles.License) string {
	var parts []string
	if len(l.How.Programs) > 0 {
		var names []string
		for _, id := range l.How.Programs {
			names = append(names, c.Title(roles.Ref{Kind: roles.KindProgram, ID: id}))
		}
		parts = append(parts, "study: "+listed(names, "or"))
	}
	if l.How.Exam != "" {
		parts = append(parts, "exam: "+l.How.Exam)
	}
	if y := l.How.Years; !y.IsZero() {
		parts = append(parts, "about "+Plural(y.Typical, "year"))
	}
	if cost := l.How.CostUSD; !cost.IsZero() {
		parts = append(parts, "about "+Dollars(cost.Typical))
	}
	if l.How.Note != "" {
		parts = append(parts, l.How.Note)
	}
	return strings.Join(parts, "; ")
}
