package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"careers/rung/internal/person"
)

const clearanceLevel = `(TS\s*/\s*SCI|top\s+secret(?:\s*/\s*SCI)?|secret|public\s+trust|confidential)`

var (
	clearedRE = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b` + clearanceLevel + `\s+(?:(?:security|government|dod|level|personnel|active|current|us|u\.s\.|\([^()]{0,30}\))\s+){0,3}clearance\b`),
		regexp.MustCompile(`(?i)\bclearance(?:\s+level)?\s*[:(–—-]?\s*(?:(?:active|current)\s+)?` + clearanceLevel + `\b`),
		regexp.MustCompile(`\b(TS\s*/\s*SCI)\b`),
		regexp.MustCompile(`(?i)^\W*(?:(?:active|current)\s+)?(top\s+secret(?:\s*/\s*SCI)?|public\s+trust)(?:\s+(?:position|investigation))?\W*$`),
	}
	notClearedRE  = lazily(`(?i)\b(?:no|not|without|never|former|formerly|expired|lapsed|inactive|ended|eligible|eligibility|obtain|obtaining|ability|able|previous|previously|prior|pending|progress|applied|interim|had)\b`)
	besideCleared = lazily(`(?i)\b(?:active|current|currently|security|us|u\.s\.|government|dod|held|holds?|since|level|clearance|position|investigation|an?|\d{4})\b|[^\pL\d]+`)
)

// clearanceIn finds the clearance that a text names, and whether the text says
// that it is not held, or not any more.
func clearanceIn(text string) (level string, whole, held bool) {
	if len(text) > 2*longestName {
		return "", false, false
	}
	for _, re := range clearedRE {
		m := re.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		named := strings.Join(strings.Fields(text[m[2]:m[3]]), " ")
		switch compact := strings.ToLower(strings.ReplaceAll(named, " ", "")); compact {
		case "ts/sci":
			level = "TS/SCI"
		case "topsecret/sci":
			level = "Top Secret/SCI"
		default:
			level = strings.ToUpper(named[:1]) + strings.ToLower(named[1:])
			level = strings.NewReplacer(" secret", " Secret", " trust", " Trust").Replace(level)
		}
		left := besideCleared().ReplaceAllString(text[:m[2]]+" "+text[m[3]:], "")
		return level, left == "", !notClearedRE().MatchString(text)
	}
	return "", false, false
}

// clearance finds the security clearance that a resume names, the first one.
func clearance(r *Resume) (x MatchedClearance, notes []string) {
	read := func(where string, texts ...string) {
		for _, text := range texts {
			level, _, held := clearanceIn(text)
			switch {
			case level == "" || x.Level == level && held:
			case !held:
				notes = append(notes, "a clearance is named that may not be held now: kept as text: "+oneLine(text))
			case x.Level != "":
				notes = append(notes, "two clearances are named, "+x.Level+" and "+level+": the first is taken")
			default:
				x = MatchedClearance{Text: oneLine(text), Level: level, Where: where,
					Found: Found{Confidence: Sure, Why: "a security clearance, named in " + where}}
			}
		}
	}
	for _, j := range slices.Concat(r.Military, r.Jobs) {
		read("the text of "+cmp.Or(j.Title, j.Employer, "a job"), append([]string{j.Title}, j.Text...)...)
	}
	for _, c := range r.Certs {
		read("the certificates", c.Name)
	}
	for _, t := range slices.Concat(r.Other, r.Unread) {
		_, label := partOf(t.Where)
		text := t.Text
		if strings.Contains(label, "clearance") && !strings.Contains(strings.ToLower(text), "clearance") {
			text = "Clearance: " + text
		}
		read(cmp.Or(label, t.Where), text)
	}
	read("the headline", r.Headline)
	read("the summary", strings.FieldsFunc(r.Summary, func(c rune) bool { return strings.ContainsRune(".\n", c) })...)
	for _, s := range r.Skills {
		read("the skills", s.Name)
	}
	return x, notes
}

// says reports whether a text says the clearance and nothing else.
func (x *MatchedClearance) says(text string) bool {
	level, whole, held := clearanceIn(text)
	return x.Level != "" && level == x.Level && whole && held
}

func (x *MatchedClearance) into(p *person.Profile, k *keeper) {
	if x.Level == "" {
		return
	}
	if p.Military == nil {
		p.Military = &person.Military{}
	}
	switch has := p.Military.Clearance; {
	case has == "":
		p.Military.Clearance = x.Level
	case !strings.EqualFold(has, x.Level):
		k.keep("clearance", x.Text)
	}
}
