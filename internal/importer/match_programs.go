package importer

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// programKey is the name of a program as its award and the other words, in any
// order, so that "BS in Health Informatics" and "Bachelor of Science, Health
// Informatics" are one. It is "" for a name without an award.
func (d *studyWords) programKey(m *Matcher, name string) string {
	if d.awards == nil {
		d.awards = awardTable()
	}
	award, how, fields := d.awardOf(name)
	if award == "" {
		return ""
	}
	left := strings.Replace(plain(name), how, " ", 1)
	words := without(m.lex.words(left, false), func(w lexeme) bool {
		switch w.fold {
		case "science", "art", "applied", "degree", "bachelor", "master", "associate":
			return true
		}
		return w.fold == strings.ToLower(how)
	})
	if len(words) == 0 && len(fields) == 0 {
		return ""
	}
	return string(award) + " " + strings.Join(fields, " ") + ": " + bagOf(words)
}

// programNamed is the program whose very name a course of study has, or nil.
func (m *Matcher) programNamed(e Education) *roles.Program {
	for _, name := range []string{e.Degree + " in " + e.Field, e.Degree, e.Field} {
		if key := keyOf(m.lex.words(name, false)); key != "" {
			if p := m.c.Program(m.degrees.byName[key]); p != nil {
				return p
			}
		}
	}
	return nil
}

// nameProgram adds the program that a course of study names: by its very name,
// or where the catalog has one program alone with the award and the field and
// the words are its own.
func (m *Matcher) nameProgram(out *MatchedEducation, e Education) {
	d := m.degrees
	degree, _, _ := strings.Cut(e.Degree, "(")
	for _, name := range []string{e.Degree + " in " + e.Field, e.Degree, degree, e.Field} {
		words := m.lex.words(name, false)
		if len(words) == 0 {
			continue
		}
		if (name == e.Degree || name == degree) && strings.TrimSpace(e.Field) != "" && len(out.Fields) > 1 {
			continue // the degree alone would leave a field out
		}
		id := d.byName[keyOf(words)]
		if id == "" {
			id = d.byName[d.programKey(m, name)]
		}
		p := m.c.Program(id)
		if p == nil || p.Award != out.Award {
			continue
		}
		out.Ref = roles.Ref{Kind: roles.KindProgram, ID: id}
		out.Why += "; the name is that of " + p.Name
		if keyOf(m.lex.words(p.Name, false)) != keyOf(words) {
			out.Confidence = weakest(out.Confidence, Likely)
		} else {
			out.Confidence = Sure
		}
		return
	}
	if len(out.Fields) == 0 || out.Fields[0] == "other" {
		return
	}
	var only *roles.Program
	for i := range m.c.Programs {
		p := &m.c.Programs[i]
		if p.Award != out.Award || len(p.Fields) == 0 || !slices.Contains(out.Fields, p.Fields[0]) {
			continue
		}
		if only != nil {
			return
		}
		only = p
	}
	if only == nil {
		return
	}
	named := m.lex.words(strings.Join(append([]string{only.Name}, only.Aliases...), " , "), false)
	for _, w := range m.lex.words(withoutMinor(e.Field), false) {
		if !slices.ContainsFunc(named, func(n lexeme) bool { return n.fold == w.fold }) {
			return
		}
	}
	if strings.TrimSpace(e.Field) == "" {
		return
	}
	out.Ref = roles.Ref{Kind: roles.KindProgram, ID: only.ID}
	out.Confidence = weakest(out.Confidence, Likely)
	out.Why += fmt.Sprintf("; of the catalog's programs only %s is like it", only.Name)
}
