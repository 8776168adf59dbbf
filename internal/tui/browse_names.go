package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"careers/rung/roles"
)

// names are what a record can be found by, folded: its title, then its id and
// its aliases.
type names struct {
	all     []string
	aliases []string // as they are written; all[2:] are these, folded
	letters uint64   // that occur in any
	starts  uint64   // that begin a word of any
}

// foldedRunes is text as it is searched: the same number of characters, so that
// what matched can be shown in the text itself.
func foldedRunes(text string) string {
	same := true
	for i := range len(text) {
		switch b := text[i]; {
		case b >= utf8.RuneSelf:
			return strings.Map(foldedRune, text)
		case foldedRune(rune(b)) != rune(b):
			same = false
		}
	}
	if same {
		return text
	}
	folded := []byte(text)
	for i, b := range folded {
		folded[i] = byte(foldedRune(rune(b)))
	}
	return string(folded)
}

func foldedRune(r rune) rune {
	switch {
	case r == '-', r == '/', r == '_', r == '\t', r == '\n':
		return ' '
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r >= utf8.RuneSelf:
		return unicode.ToLower(r)
	}
	return r
}

func newNames(title, id string, aliases []string) names {
	n := names{all: make([]string, 0, 2+len(aliases)), aliases: aliases}
	n.all = append(n.all, foldedRunes(title), foldedRunes(id))
	for _, a := range aliases {
		n.all = append(n.all, foldedRunes(a))
	}
	for _, one := range n.all {
		n.letters |= lettersOf(one)
		for i := range len(one) {
			if startsWord(one, i) {
				n.starts |= lettersOf(one[i : i+1])
			}
		}
	}
	return n
}

// lettersOf has a bit for each letter and figure of a text, and one for all
// other characters.
func lettersOf(text string) uint64 {
	var set uint64
	for i := range len(text) {
		switch b := text[i]; {
		case b == ' ':
		case b >= 'a' && b <= 'z':
			set |= 1 << (b - 'a')
		case b >= '0' && b <= '9':
			set |= 1 << (26 + b - '0')
		default:
			set |= 1 << 36
		}
	}
	return set
}

// namesOf are the names of all records of a kind.
func namesOf(c *roles.Catalog, kind roles.Kind) []names {
	var list []names
	switch kind {
	case roles.KindRole:
		for i := range c.Roles {
			list = append(list, newNames(c.Roles[i].Title, c.Roles[i].ID, c.Roles[i].Aliases))
		}
	case roles.KindSkill:
		for i := range c.Skills {
			list = append(list, newNames(c.Skills[i].Name, c.Skills[i].ID, c.Skills[i].Aliases))
		}
	case roles.KindCert:
		for i := range c.Certs {
			list = append(list, newNames(c.Certs[i].Name, c.Certs[i].ID, c.Certs[i].Aliases))
		}
	case roles.KindProgram:
		for i := range c.Programs {
			list = append(list, newNames(c.Programs[i].Name, c.Programs[i].ID, c.Programs[i].Aliases))
		}
	case roles.KindLicense:
		for i := range c.Licenses {
			list = append(list, newNames(c.Licenses[i].Name, c.Licenses[i].ID, c.Licenses[i].Aliases))
		}
	}
	return list
}
