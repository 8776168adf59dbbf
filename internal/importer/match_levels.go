package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"careers/rung/roles"
)

// saidLevel is the level that a resume says of a skill.
type saidLevel struct {
	level      roles.Level
	confidence Confidence
	why        string
	unread     string // a level that was not understood
}

// levelWords are words for levels, the longer before the shorter. CEFR levels
// are those of Europass: basic, independent and proficient user.
func levelWords() []struct {
	words string
	level roles.Level
} {
	return []struct {
		words string
		level roles.Level
	}{
		{"proficient user|c1|c2", roles.Practitioner},
		{"independent user|b1|b2", roles.Working},
		{"basic user|a1|a2", roles.Aware},
		{"expert|mastery|master|guru|specialist level|highly proficient|very experienced", roles.Expert},
		{"advanced|highly skilled|extensive|in-depth|very good", roles.Practitioner},
		{"intermediate|proficient|proficiency|competent|experienced|skilled|strong|solid|working knowledge|good|working|practitioner", roles.Working},
		{"beginner|novice|basics|basic|elementary|familiarity|familiar|exposure|fundamentals|fundamental|some|learning|introductory|limited|aware", roles.Aware},
	}
}

// Forms in which a level stands beside the name of a skill.
var (
	yearsForm  = lazily(`(?i)\b(\d{1,2})\s*\+?\s*(?:-\s*\d{1,2}\s*)?(?:years?|yrs?)\b(?:\s+(?:of\s+)?(?:experience|exp\.?))?(?:\s+(?:of|in|with|using)\b)?`)
	monthsForm = lazily(`(?i)\b\d{1,2}\s*\+?\s*(?:months?|mos?)\b(?:\s+(?:of\s+)?experience)?(?:\s+(?:of|in|with|using)\b)?`)
	shareForm  = lazily(`^\s*(\d{1,3})\s*(?:%|/\s*(\d{1,3}))\s*$`)
	tailForm   = lazily(`^(.*?)\s*(?:[(\[]([^()\[\]]+)[)\]]|\s[-–—:]\s*([^-–—:]+)|[:,]\s*([^:,]+))\s*$`)
	headForm   = lazily(`(?i)^(expert|advanced|intermediate|proficient|basic|beginner|familiar|familiarity|exposure|strong|skilled|some|working|solid|extensive|experienced)(?:\s+(?:level|knowledge|skills?|experience|understanding|proficiency|user))?(?:\s+(?:in|with|of|to|at|using))?\s+(.+)$`)
)

// parseLevel parts an entry like "SQL (advanced)" or "5 years of SQL" into the
// name and the level.
func parseLevel(text string) (name string, said saidLevel) {
	text = strings.TrimSpace(text)
	if len(text) > longestText {
		return text, saidLevel{}
	}
	for _, form := range []*regexp.Regexp{yearsForm(), monthsForm()} {
		at := form.FindStringIndex(text)
		if at == nil {
			continue
		}
		rest := strings.Trim(text[:at[0]]+" "+text[at[1]:], " ()[]-–—:,")
		if level, ok := levelOf(text[at[0]:at[1]]); ok && rest != "" {
			return rest, level
		}
	}
	if part := tailForm().FindStringSubmatch(text); part != nil && part[1] != "" {
		for _, tail := range part[2:] {
			if level, ok := levelOf(tail); ok {
				return part[1], level
			}
		}
	}
	if part := headForm().FindStringSubmatch(text); part != nil {
		if level, ok := levelOf(part[1]); ok {
			return part[2], level
		}
	}
	return text, saidLevel{}
}

// levelOf reads words, years or a share as a level. Expert is never taken from
// a resume: what experts do is agreed with others, not said of oneself.
func levelOf(text string) (saidLevel, bool) {
	said := strings.ToLower(strings.TrimSpace(text))
	if said == "" {
		return saidLevel{}, false
	}
	if part := yearsForm().FindStringSubmatch(said); part != nil {
		years, err := strconv.Atoi(part[1])
		if err != nil {
			return saidLevel{}, false
		}
		level := roles.Working
		switch {
		case years < 1:
			level = roles.Aware
		case years >= 5:
			level = roles.Practitioner
		}
		return saidLevel{level: level, confidence: Likely, why: fmt.Sprintf("%s said: taken as %s", yearsWords(years), level)}, true
	}
	if monthsForm().MatchString(said) {
		return saidLevel{level: roles.Aware, confidence: Likely, why: "less than a year or two said: taken as aware"}, true
	}
	if part := shareForm().FindStringSubmatch(said); part != nil {
		return shareLevel(part[1], part[2])
	}
	if n := strings.Count(said, "★"); n > 0 {
		return shareLevel(strconv.Itoa(n), strconv.Itoa(n+strings.Count(said, "☆")))
	}
	for _, row := range levelWords() {
		for word := range strings.SplitSeq(row.words, "|") {
			if !isWholeWord(said, word) {
				continue
			}
			if len(strings.Fields(said)) > len(strings.Fields(word))+2 {
				return saidLevel{}, false // a sentence, not a level
			}
			if row.level == roles.Expert {
				return saidLevel{level: roles.Practitioner, confidence: Likely, why: fmt.Sprintf("says %s: expert is not taken from a resume, so practitioner", word)}, true
			}
			return saidLevel{level: row.level, confidence: Sure, why: fmt.Sprintf("says %s: taken as %s", word, row.level)}, true
		}
	}
	return saidLevel{}, false
}

// shareLevel reads "4/5" and "80%".
func shareLevel(part, of string) (saidLevel, bool) {
	n, err := strconv.Atoi(part)
	whole := 100
	if of != "" && err == nil {
		whole, err = strconv.Atoi(of)
	}
	if err != nil || n > whole || whole == 0 {
		return saidLevel{}, false
	}
	level := roles.Aware
	switch share := 100 * n / whole; {
	case share >= 80:
		level = roles.Practitioner
	case share >= 50:
		level = roles.Working
	}
	return saidLevel{level: level, confidence: Likely, why: fmt.Sprintf("says %d of %d: taken as %s", n, whole, level)}, true
}

func yearsWords(n int) string {
	if n == 1 {
		return "1 year"
	}
	return fmt.Sprintf("%d years", n)
}

// isWholeWord reports whether a text has a phrase with no letter beside it.
func isWholeWord(text, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		before, after := i == 0 || !isLetter(text[i-1]), i+len(phrase) == len(text) || !isLetter(text[i+len(phrase)])
		if before && after {
			return true
		}
		from = i + 1
	}
}

func isLetter(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}
