package importer

import (
	"slices"
	"strings"
	"time"

	"careers/rung/roles"
)

// more is what a resume says of a credential beside its name.
func more(c Credential) string {
	issuer, number := c.Issuer, c.Number
	if issuer != "" {
		issuer = "issuer " + issuer
	}
	if number != "" {
		number = "number " + number
	}
	return joined("; ", append([]string{issuer, number}, c.Text...)...)
}

// licenseState is the state that gave a license, where the resume names one:
// "State of Texas", "RN, TX", "Texas Board of Nursing".
func (m *Matcher) licenseState(c Credential, ref roles.Ref) string {
	own := m.wordsOf[ref]
	for i, text := range append([]string{c.Issuer, c.Name}, c.Text...) {
		for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;:()/|–—", r) }) {
			piece = strings.TrimPrefix(strings.TrimSpace(piece), "State of ")
			state := usState(piece)
			letters := len(piece) == 2 && i > 0 && slices.Contains([]string{"MD", "PA", "DC", "MA", "MS"}, piece)
			if state != "" && !letters && !slices.Contains(own, strings.ToLower(piece)) {
				return state
			}
		}
		if state := stateWithin(text); state != "" {
			return state
		}
	}
	return ""
}

// notHeld says why a credential that is named isn't held, or "".
func (m *Matcher) notHeld(c Credential, text string, own []string, today time.Time) string {
	for _, from := range append([]string{text}, c.Text...) {
		if len(from) < longestName && wasForm().MatchString(from) {
			return "says that it was held"
		}
		words := m.lex.words(from, false)
		for i, w := range words {
			if why, ok := m.creds.pending[w.fold]; ok && len(words) < 30 && !slices.Contains(own, w.fold) {
				return why
			}
			if w.fold == "not" && i+1 < len(words) && len(words) < 30 {
				return "says not"
			}
		}
	}
	now := today.Format(time.DateOnly)
	switch {
	case !dateLike(c.Expires) && !dateLike(c.Date):
	case dateLike(c.Expires) && c.Expires < now[:len(c.Expires)]:
		return "ran out in " + c.Expires
	case dateLike(c.Date) && c.Date > now[:len(c.Date)]:
		return "dated " + c.Date + ", which is still to come"
	}
	return ""
}

// wasForm tells of a credential that was held once.
var wasForm = lazily(`(?i)\b(?:(?:was|were|once) (?:certified|licensed|credentialed|registered)|no longer|ran out|run out|previously (?:certified|licensed|credentialed|held)|until (?:19|20)\d{2})\b`)
