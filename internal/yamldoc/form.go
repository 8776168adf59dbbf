package yamldoc

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// kebabForm is that of ids: lower-case words and numbers joined by hyphens, or
// by dots where a version is part of the name (onet-29.2).
var kebabForm = regexp.MustCompile(`^[a-z0-9]+([-.][a-z0-9]+)*$`)

// form checks the length and the form of a text.
func (d *decoder) form(n *yaml.Node, value string, r rule) bool {
	length := utf8.RuneCountInString(value)
	switch {
	case strings.TrimSpace(value) == "":
		d.report(n, CodeOutOfRange, "give it a value, or remove it", "%s is empty", d.name())
	case r.hasMin && length < int(r.min), r.hasMax && length > int(r.max):
		d.report(n, CodeOutOfRange, "it takes "+r.bounds("characters"), "%s has %d characters", d.name(), length)
	case r.oneOf != nil:
		return d.oneOf(n, value, r.oneOf)
	case r.kebab && !kebabForm.MatchString(value):
		d.report(n, CodeForm, "write lower-case words joined by hyphens, such as "+kebabOf(value), "%s %q is not an id", d.name(), shorten(value))
	case r.date && !isDate(value):
		d.report(n, CodeForm, "write year-month-day, such as 2026-11-22", "%s %q is not a date", d.name(), shorten(value))
	case r.pattern != nil && !r.pattern.MatchString(value):
		d.report(n, CodeForm, "it must match "+r.pattern.String(), "%s has the wrong form: %q", d.name(), shorten(value))
	default:
		return true
	}
	return false
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// kebabOf suggests an id for a text.
func kebabOf(text string) string {
	words := strings.FieldsFunc(strings.ToLower(shorten(text)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	if len(words) == 0 {
		return "health-data-analyst"
	}
	return strings.Join(words, "-")
}

// bounds says what a rule allows: "1 to 12 entries", "at least 0".
func (r rule) bounds(unit string) string {
	var text string
	low, high := strconv.FormatFloat(r.min, 'f', -1, 64), strconv.FormatFloat(r.max, 'f', -1, 64)
	switch {
	case r.hasMin && r.hasMax && r.min == r.max:
		text = low
	case r.hasMin && r.hasMax:
		text = fmt.Sprintf("%s to %s", low, high)
	case r.hasMin:
		text = "at least " + low
	default:
		text = "at most " + high
	}
	return strings.TrimSpace(text + " " + unit)
}

// Nearest is the candidate that a misspelled name most likely means, or "" if
// none is near: at most one edit in three characters.
func Nearest(name string, candidates []string) string {
	name = strings.ToLower(name)
	best, found := len([]rune(name))/3+1, ""
	if len(name) > 80 {
		return ""
	}
	for _, candidate := range candidates {
		if distance := editDistance(name, candidate, best); distance < best || distance == best && found == "" && distance <= len(name)/3 {
			best, found = distance, candidate
		}
	}
	return found
}

// editDistance counts insertions, deletions, substitutions and swaps of
// neighbors between two names; beyond limit it may stop early.
func editDistance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	two := make([]int, len(b)+1)
	one := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range one {
		one[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
		two, one, row = one, row, two
	}
	return one[len(b)]
}
