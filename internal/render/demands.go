package render

import (
	"cmp"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// demand puts a clause in words, its alternatives joined by "or".
func demand(c *roles.Catalog, clause roles.Clause) string {
	words := make([]string, len(clause.Any))
	long := false
	for i, a := range clause.Any {
		words[i] = alternative(c, a)
		long = long || strings.ContainsAny(words[i], ",") || strings.Contains(words[i], " or ")
	}
	if long && len(words) > 1 {
		return strings.Join(words, "; or ")
	}
	return listed(words, "or")
}

func demands(c *roles.Catalog, clauses []roles.Clause) []string {
	var out []string
	for _, clause := range clauses {
		out = append(out, demand(c, clause))
	}
	return out
}

// alternative puts demands that must hold together in words.
func alternative(c *roles.Catalog, a roles.Alternative) string {
	var parts []string
	if a.Award != "" {
		parts = append(parts, awardWords(a.Award, a.Fields, a.Accreditor))
	}
	if a.Program != "" {
		parts = append(parts, c.Title(roles.Ref{Kind: roles.KindProgram, ID: a.Program}))
	}
	if a.Cert != "" {
		parts = append(parts, c.Title(roles.Ref{Kind: roles.KindCert, ID: a.Cert}))
	}
	if a.License != "" {
		parts = append(parts, "license: "+c.Title(roles.Ref{Kind: roles.KindLicense, ID: a.License}))
	}
	if a.Skill != "" {
		parts = append(parts, skillAt(c, a.Skill, a.LevelOrWorking()))
	}
	if months := a.ExperienceMonths(); months > 0 {
		parts = append(parts, Span(paths.Months(100*months))+" of work"+inWords(c, a.In))
	}
	if a.EmployerSponsored {
		parts = append(parts, "an employer that sponsors it")
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, " with ")
}

func skillAt(c *roles.Catalog, id string, level roles.Level) string {
	return c.Title(roles.Ref{Kind: roles.KindSkill, ID: id}) + " (" + level.String() + ")"
}

func skillLevels(c *roles.Catalog, list []roles.SkillLevel) []string {
	var out []string
	for _, s := range list {
		out = append(out, skillAt(c, s.Skill, s.LevelOrWorking()))
	}
	return out
}

func awardWords(award roles.Award, fields []string, accreditor string) string {
	words := map[roles.Award]string{
		roles.Certificate: "certificate program", roles.Associate: "associate degree", roles.Bachelor: "bachelor's degree",
		roles.Master: "master's degree", roles.Doctorate: "doctorate", roles.Professional: "professional degree",
	}[award]
	if words == "" {
		words = string(award)
	}
	if len(fields) > 0 {
		words += " in " + listed(spaced(fields), "or")
	}
	if accreditor != "" {
		words += " accredited by " + accreditor
	}
	return words
}

// tagWords are the tags that are not said as they are written.
var tagWords = map[string]string{"him": "HIM", "ai": "AI", "remote-states": "remote work by state"}

// spoken is a tag as a sentence names it.
func spoken(tag string) string { return cmp.Or(tagWords[tag], strings.ReplaceAll(tag, "-", " ")) }

// spaced reads field tags as words.
func spaced(tags []string) []string {
	out := make([]string, len(tags))
	for i, tag := range tags {
		out[i] = spoken(tag)
	}
	return out
}

// inShown is how many roles a list of places to have worked in names.
const inShown = 4

func inWords(c *roles.Catalog, in []string) string {
	if len(in) == 0 {
		return ""
	}
	var names []string
	for _, ref := range in {
		kind, id, _ := strings.Cut(ref, "/")
		name := c.Title(roles.Ref{Kind: roles.Kind(kind), ID: id})
		if roles.Kind(kind) == roles.KindTrack {
			name = "any role of " + name
		}
		names = append(names, name)
	}
	if len(names) > inShown+1 {
		names = append(names[:inShown], Plural(len(names)-inShown, "other role"))
	}
	return " in " + listed(names, "or")
}
