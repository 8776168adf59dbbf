package importer

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// takenBack says why an entry of a list of skills is no skill that is held: "no
// SQL experience", "Excel (none)", "learning Python". It is "" for one that is.
func (m *Matcher) takenBack(text, level string) string {
	words := m.lex.words(text, false)
	if slices.ContainsFunc(m.exact(roles.KindSkill, words), func(h hit) bool { return len(h.words) >= len(words) }) { // "no SQL" is not NoSQL
		text = ""
	}
	for _, part := range [][]lexeme{split(text), split(level)} {
		for i, w := range part {
			next := ""
			if i+1 < len(part) {
				next = part[i+1].fold
			}
			switch {
			case m.skills.negation[w.fold] && !(w.fold == "no" && next == "code"):
				return fmt.Sprintf("says %q", strings.ToLower(w.raw))
			case m.skills.wishes[w.fold], w.fold == "to" && next == "learn", w.fold == "plan" && next == "to":
				return fmt.Sprintf("says %q, so not held yet", strings.TrimSpace(strings.ToLower(w.raw)+" "+toVerb(w.fold, next)))
			}
		}
	}
	if zeroForm().MatchString(text) || zeroForm().MatchString(level) {
		return "says none"
	}
	lower := strings.ToLower(text)
	if learningForm().MatchString(lower) && !teachingForm().MatchString(lower) || learningForm().MatchString(strings.ToLower(level)) {
		return `says "learning", so not held yet`
	}
	return ""
}

// toVerb is the second word of "to learn" and "plan to".
func toVerb(word, next string) string {
	if word == "to" || word == "plan" {
		return next
	}
	return ""
}

// listedBack are the skills that an entry names and takes back: unsure, and
// aware at most if the person says that they have them.
func (m *Matcher) listedBack(s Skill, why string, around map[string]bool) []MatchedThing {
	bare := func(text string) string {
		var keep []string
		for _, w := range strings.Fields(unheldForm().ReplaceAllString(text, " ")) {
			fold := strings.ToLower(strings.Trim(w, "()[],;:.!"))
			if !m.skills.negation[fold] && !m.skills.wishes[fold] && !m.skills.filler[fold] {
				keep = append(keep, w)
			}
		}
		return strings.Trim(strings.Join(keep, " "), " ()[],;:-–—")
	}
	var things []MatchedThing
	for i, text := range append([]string{s.Name}, s.Text...) {
		name := bare(text)
		found := Found{Why: "no skill of the catalog has this name"}
		if len(name) <= longestName && name != "" {
			found = m.listedWhole(name, around)
		}
		if found.Confidence != Kept {
			if found.Candidates == nil {
				found.Candidates = []roles.Ref{found.Ref}
			}
			found.Confidence = Unsure
		}
		found.Why += "; " + why + ": not taken"
		t := m.leveled(text, found, saidLevel{level: roles.Aware, confidence: Unsure, why: "if you have it, aware"})
		if i == 0 || s.Level != "" {
			t.More = s.Level
		}
		things = append(things, t)
	}
	return things
}

var (
	zeroForm     = lazily(`(?i)^\s*(?:n/?a|0(?:\s*/\s*\d+|\s*%)?)\s*$|[(\[]\s*(?:n/?a|0)\s*[)\]]|\b0\+?\s*(?:years?|yrs?|months?)\b`)
	learningForm = lazily(`^\s*(?:(?:currently|still|now|am|i am|i'm|just|self)[ -]+)*(?:learning|studying)\b|(?:[(\[]|[–—:,-]\s+)\s*(?:(?:currently|still|now)\s+)?(?:learning|studying)\b|\bin progress\b`)
	teachingForm = lazily(`^\s*learning\s+(?:management|development|theor|design|experience|analytic|platform|technolog|and|systems|needs)`)
	unheldForm   = lazily(`(?i)\b(?:(?:currently|still|now|would like|like|plan|planning|able)\s+)*(?:to\s+)?(?:learn|learning|studying|in progress)\b|\b(?:in|with|to|about|would|like|currently|0\+?|years?|n/a|yet|any|i|have|do)\b`)
)
