package importer

import (
	"regexp"
	"slices"
	"strings"
)

var (
	mailRE  = lazily(`(?i)^(?:e-?mail\s*:?\s*)?<?[a-z0-9._%+'-]+@[a-z0-9.-]+\.[a-z]{2,}>?$`)
	linkRE  = lazily(`(?i)^(?:(?:linkedin|github|website|web|url|portfolio|twitter|facebook|skype)\s*:\s*\S+|(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|io|dev|me|info|us|co|gov)(?:/\S*)?|(?:linkedin|github)\.com\S*|in/\S+)$`)
	phoneRE = lazily(`(?i)^(?:(?:phone|tel|telephone|cell|mobile|home|work|fax|p|t|m|c|h)\.?\s*[:.]?\s*)?\+?[\d(][\d\s().-]{5,}\d(?:\s*(?:x|ext\.?)\s*\d+)?(?:\s*\(?(?:cell|mobile|home|work|c|h|m)\)?)?$`)
	// A street, a box, or a zip code after a state.
	streetRE = lazily(`(?i)^(?:address\s*:\s*)?(?:\d+[a-z]?\s+(?:[\p{L}\d.'-]+\s+){0,4}(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|way|pl|place|pkwy|parkway|cir|circle|hwy|highway|ter|terrace|trail|trl|loop|sq|square)\b\.?(?:\s*(?:,|#|apt\b|suite\b|ste\b|unit\b|[nsew]{1,2}\b).*)?|p\.?\s?o\.? box \d+.*|(?:apt|suite|unit)\.?\s*#?\s*\w+)$`)
	zipRE    = lazily(`\b\d{5}(?:-\d{4})?$`)
	labelRE  = lazily(`(?i)^(?:address|phone|telephone|tel|cell|mobile|e-?mail|fax|linkedin|website|contact|contact info(?:rmation)?)\s*:?$`)
)

// isContact reports text that is nothing but a way to reach a person.
func isContact(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) > 200 || strings.Contains(text, "\n") {
		return false
	}
	if _, _, date := parseDate(text); date {
		return false
	}
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, text)
	return mailRE().MatchString(text) || linkRE().MatchString(text) || streetRE().MatchString(text) || labelRE().MatchString(text) ||
		phoneRE().MatchString(text) && len(digits) >= 7 && len(digits) <= 15 && !isYears(text)
}

var yearsRE = lazily(`^(?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}$`)

// isYears keeps "2018 - 2020" from being taken for a number to call.
func isYears(text string) bool { return yearsRE().MatchString(text) }

// isContactName reports keys and columns that hold ways to reach a person.
func isContactName(name string) bool {
	return slices.Contains([]string{
		"email", "phone", "telephone", "url", "website", "websites", "href", "image", "picture", "photo", "link", "uri",
		"postalcode", "zip code", "twitter handles", "instant messengers", "address",
	}, strings.ToLower(name))
}

// usStates are the states, the district and the territories, with their codes.
const usStates = "|AL=alabama|AK=alaska|AZ=arizona|AR=arkansas|CA=california|CO=colorado|CT=connecticut|DE=delaware|" +
	"DC=district of columbia|FL=florida|GA=georgia|HI=hawaii|ID=idaho|IL=illinois|IN=indiana|IA=iowa|KS=kansas|" +
	"KY=kentucky|LA=louisiana|ME=maine|MD=maryland|MA=massachusetts|MI=michigan|MN=minnesota|MS=mississippi|MO=missouri|" +
	"MT=montana|NE=nebraska|NV=nevada|NH=new hampshire|NJ=new jersey|NM=new mexico|NY=new york|NC=north carolina|" +
	"ND=north dakota|OH=ohio|OK=oklahoma|OR=oregon|PA=pennsylvania|RI=rhode island|SC=south carolina|SD=south dakota|" +
	"TN=tennessee|TX=texas|UT=utah|VT=vermont|VA=virginia|WA=washington|WV=west virginia|WI=wisconsin|WY=wyoming|" +
	"PR=puerto rico|GU=guam|VI=virgin islands|"

// usState is the code of a state that is written as its code or its name.
func usState(text string) string {
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	if text == "" || strings.ContainsAny(text, "|=") {
		return ""
	}
	if len(text) == 2 && strings.Contains(usStates, "|"+text+"=") {
		return text
	}
	if at := strings.Index(usStates, "="+strings.ToLower(text)+"|"); at >= 0 {
		return usStates[at-2 : at]
	}
	return ""
}

// stateWithin is the code of the state whose name, with capitals, a text has:
// "Texas Board of Nursing". Of "West Virginia" and "Virginia" it is the longer.
func stateWithin(text string) string {
	code, longest := "", 0
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return ""
	}
	for entry := range strings.SplitSeq(strings.Trim(usStates, "|"), "|") {
		name := entry[3:]
		if at := strings.Index(lower, name); at >= 0 && len(name) > longest && isWholeWord(lower, name) && text[at] >= 'A' && text[at] <= 'Z' {
			code, longest = entry[:2], len(name)
		}
	}
	return code
}

// placeState finds the state in "Dallas, TX 75201" or "Dallas, Texas, United
// States".
func placeState(text string) string {
	parts := strings.Split(text, ",")
	for i := len(parts) - 1; i >= 1; i-- {
		if code := usState(zipRE().ReplaceAllString(strings.TrimSpace(parts[i]), "")); code != "" {
			return code
		}
	}
	return ""
}

var credentialRE = lazily(`^(?:[A-Z][A-Za-z]{0,2}\.?)?[A-Z][A-Z0-9+.]{1,6}(?:-[A-Z0-9]{1,4}){0,2}$|^Ph\.?D\.?$|^Pharm\.?D\.?$|^Ed\.?D\.?$|^Dr\.?PH$|^[BM]Sc$`)

// isLetters reports text that looks like a credential's letters: RHIA, CCS-P.
func isLetters(text string) bool {
	if !credentialRE().MatchString(text) {
		return false
	}
	return !slices.Contains([]string{"II", "III", "IV", "JR", "SR", "USA", "US"}, text)
}

var marks = strings.NewReplacer("®", "", "™", "", "©", "")

// splitName parts "Ana Diaz, RHIA, CCS" into the name and what follows it.
func splitName(text string) (name string, letters []string) {
	if len(text) > 200 {
		return text, nil
	}
	parts := strings.Split(text, ",")
	name = strings.TrimSpace(parts[0])
	for i, part := range parts[1:] {
		// "RN BSN" or "MSN/RN" is two.
		words := strings.FieldsFunc(marks.Replace(part), func(c rune) bool { return c == ' ' || c == '/' || c == '|' })
		if len(words) == 0 {
			continue
		}
		if slices.ContainsFunc(words, func(w string) bool { return !isLetters(w) }) {
			// "Diaz, Ana" or "Diaz, Jr., RHIA": still the name.
			if len(letters) == 0 {
				name += "," + parts[1+i]
				continue
			}
			return text, nil
		}
		letters = append(letters, words...)
	}
	// "Ana Diaz RN BSN", without commas.
	words := strings.Fields(marks.Replace(name))
	for len(words) > 2 && isLetters(words[len(words)-1]) && strings.ToUpper(name) != name {
		letters = append([]string{words[len(words)-1]}, letters...)
		words = words[:len(words)-1]
		name = strings.Join(words, " ")
	}
	return strings.Trim(name, ", "), letters
}

// isDegree reports letters that stand for a degree, not a credential. MD is
// left out: it is both, and the license is what a catalog asks for.
func isDegree(letters string) bool {
	return slices.Contains([]string{
		"BS", "BA", "BSN", "BBA", "BSC", "BAS", "BSHIM", "AA", "AS", "AAS", "ADN", "ASN", "MS", "MA", "MSN", "MSC", "MBA",
		"MHA", "MPH", "MHI", "MSHI", "MSHIM", "MPA", "MED", "PHD", "EDD", "DNP", "DRPH", "JD", "DHA", "PHARMD", "MSIT", "MIS", "MSIS",
	}, strings.ToUpper(strings.ReplaceAll(letters, ".", "")))
}

var levelRE = lazily(`(?i)^(?:(?:very |highly |some )?(?:beginner|basic|basics|novice|elementary|aware|familiar|familiarity|working|working knowledge|competent|intermediate|proficient|proficiency|practitioner|practiced|skilled|strong|advanced|expert|expertise|master|mastery|fluent|native|bilingual|conversational|professional|limited|learning|certified|native or bilingual|mother tongue|super ?user|power user|[abc][12])(?: (?:level|knowledge|user|skills?|proficiency|working proficiency|speaker))?|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\+? ?(?:-\s?\d+ )?(?:years?|yrs?\.?|y|months?)(?: (?:of )?(?:experience|exp\.?|use))?|[1-5] ?/ ?5|(?:[1-9]|10) ?/ ?10|\d{2,3} ?%)$`)

var (
	levelInside = lazily(`^(.+?)\s*[(\[]([^()\[\]]+)[)\]]$`)
	levelAfter  = lazily(`^(.+?)(?:\s+[-–—]\s*|\s*:\s*|,\s+)([^-–—:,]+)$`)
)

// splitLevel parts "SQL (advanced)" or "Excel - expert" into skill and level.
func splitLevel(text string) (name, level string) {
	for _, re := range []*regexp.Regexp{levelInside(), levelAfter()} {
		if m := re.FindStringSubmatch(text); m != nil && levelRE().MatchString(strings.TrimSpace(m[2])) {
			return m[1], strings.TrimSpace(m[2])
		}
	}
	return text, ""
}

var branchRE = lazily(`(?i)^(?:the )?(?:(?:u\.?\s?s\.?|united states)(?: of america)? (?:army|navy|air force|marine corps|marines|coast guard|space force)|(?:army|air|[a-z]+(?: [a-z]+)? (?:army|air)) national guard|(?:u\.?\s?s\.? )?(?:army|navy|air force|marine corps) reserves?|usaf|usmc|uscg)(?: reserves?)?(?:\s*\(.*\))?$`)

// isBranch reports an employer that is a branch of the armed forces itself, not
// one of its hospitals or offices, which employ civilians.
func isBranch(employer string) bool { return branchRE().MatchString(strings.TrimSpace(employer)) }
