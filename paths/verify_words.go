package paths

import (
	"fmt"
	"strings"

	"careers/rung/roles"
)

// clauseWords says in plain words what a clause asks for.
func clauseWords(c *roles.Catalog, clause roles.Clause) string {
	ways := make([]string, len(clause.Any))
	for i, a := range clause.Any {
		ways[i] = alternativeWords(c, a)
	}
	return strings.Join(ways, ", or ")
}

// alternativeWords says in plain words what one alternative asks for.
func alternativeWords(c *roles.Catalog, a roles.Alternative) string {
	var parts []string
	if a.Award != "" {
		parts = append(parts, awardWords(a))
	}
	if a.Program != "" {
		parts = append(parts, "the program "+nameOf(c, roles.KindProgram, a.Program))
	}
	if a.Cert != "" {
		parts = append(parts, nameOf(c, roles.KindCert, a.Cert))
	}
	if a.License != "" {
		parts = append(parts, nameOf(c, roles.KindLicense, a.License))
	}
	if a.Skill != "" {
		parts = append(parts, fmt.Sprintf("%s at %s level", nameOf(c, roles.KindSkill, a.Skill), a.LevelOrWorking()))
	}
	if months := a.ExperienceMonths(); months > 0 {
		parts = append(parts, monthsWords(months)+" of experience"+inWords(c, a.In))
	}
	if a.EmployerSponsored {
		parts = append(parts, "an employer that sponsors it")
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, " with ")
}

// awardWords says which award an alternative asks for.
func awardWords(a roles.Alternative) string {
	words := map[roles.Award]string{
		roles.Certificate:  "a certificate",
		roles.Associate:    "an associate degree",
		roles.Bachelor:     "a bachelor's degree",
		roles.Master:       "a master's degree",
		roles.Doctorate:    "a doctorate",
		roles.Professional: "a professional degree",
	}[a.Award]
	if words == "" {
		words = "the award " + string(a.Award)
	}
	if len(a.Fields) > 0 {
		fields := make([]string, len(a.Fields))
		for i, field := range a.Fields {
			fields[i] = strings.ReplaceAll(field, "-", " ")
		}
		words += " in " + orWords(fields)
	}
	if a.Accreditor != "" {
		words += " accredited by " + a.Accreditor
	}
	return words
}

// inWords says where experience counts; "" where it counts anywhere.
func inWords(c *roles.Catalog, in []string) string {
	if len(in) == 0 {
		return ""
	}
	places := make([]string, len(in))
	for i, ref := range in {
		kind, id, _ := strings.Cut(ref, "/")
		places[i] = nameOf(c, roles.Kind(kind), id)
	}
	return " in " + orWords(places)
}

// orWords joins words as "a, b or c".
func orWords(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}

func monthsWords(n int) string {
	if n == 1 {
		return "1 month"
	}
	return fmt.Sprintf("%d months", n)
}

// nameOf is what people call a thing, or its id where the catalogue has no
// such thing.
func nameOf(c *roles.Catalog, kind roles.Kind, id string) string {
	switch kind {
	case roles.KindRole:
		if r := c.Role(id); r != nil {
			return r.Title
		}
	case roles.KindSkill:
		if s := c.Skill(id); s != nil {
			return s.Name
		}
	case roles.KindCert:
		if cert := c.Cert(id); cert != nil {
			return cert.Name
		}
	case roles.KindProgram:
		if p := c.Program(id); p != nil {
			return p.Name
		}
	case roles.KindLicense:
		if l := c.License(id); l != nil {
			return l.Name
		}
	case roles.KindTrack:
		return c.TrackTitle(id)
	}
	return id
}
