package importer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// month is the number of a month by its name, in the languages that exports
// come in; 0 is none.
func month(word string) int {
	switch strings.ToLower(strings.TrimSuffix(word, ".")) {
	case "january", "jan", "enero", "ene", "janvier", "janv", "januar", "janeiro", "gennaio", "gen", "januari":
		return 1
	case "february", "feb", "febrero", "février", "févr", "fevrier", "februar", "fevereiro", "fev", "febbraio", "februari":
		return 2
	case "march", "mar", "marzo", "mars", "märz", "maerz", "mär", "mrz", "março", "marco", "maart", "mrt":
		return 3
	case "april", "apr", "abril", "abr", "avril", "avr", "aprile":
		return 4
	case "may", "mayo", "mai", "maio", "maggio", "mag", "mei":
		return 5
	case "june", "jun", "junio", "juin", "juni", "junho", "giugno", "giu":
		return 6
	case "july", "jul", "julio", "juillet", "juil", "juli", "julho", "luglio", "lug":
		return 7
	case "august", "aug", "agosto", "ago", "août", "aout":
		return 8
	case "september", "sep", "sept", "septiembre", "septembre", "setembro", "set", "settembre":
		return 9
	case "october", "oct", "octubre", "octobre", "oktober", "okt", "outubro", "out", "ottobre", "ott":
		return 10
	case "november", "nov", "noviembre", "novembre", "novembro":
		return 11
	case "december", "dec", "diciembre", "dic", "décembre", "déc", "decembre", "dezember", "dez", "dezembro", "dicembre":
		return 12
	}
	return 0
}

var (
	isoDate    = lazily(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?Z?$`)
	monthYear  = lazily(`^(\p{L}{3,10}\.?)(?:\s+de)?[\s,/-]+(?:of\s+)?'?(\d{4}|\d{2})$`)
	monthDay   = lazily(`^(\p{L}{3,10}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})$`)
	dayMonth   = lazily(`^(\d{1,2})(?:st|nd|rd|th)?\.?\s*(?:de\s+)?(\p{L}{3,10}\.?)(?:\s+de)?[\s,]+(\d{4})$`)
	yearMonth  = lazily(`^(\d{4})\s+(\p{L}{3,10}\.?)$`)
	usMonth    = lazily(`^(\d{1,2})[/.-](\d{4})$`)
	usDate     = lazily(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})$`)
	seasonYear = lazily(`(?i)^(?:spring|summer|fall|autumn|winter|q[1-4]|early|mid|late|class of|about|approx\.?|ca?\.|since|circa)[\s,-]*(\d{4})$`)
)

// parseDate reads a date in the ways that people write one, as precisely as
// they did: "2021", "2021-03" or "2021-03-15". The note says what was not
// certain.
func parseDate(text string) (date, note string, ok bool) {
	text = strings.Trim(strings.TrimSpace(text), ",;()")
	text = strings.Join(strings.Fields(text), " ")
	if m := isoDate().FindStringSubmatch(text); m != nil {
		return calendar(m[1], m[2], m[3])
	}
	if m := monthYear().FindStringSubmatch(text); m != nil && month(m[1]) > 0 {
		return calendar(century(m[2]), strconv.Itoa(month(m[1])), "")
	}
	if m := monthDay().FindStringSubmatch(text); m != nil && month(m[1]) > 0 {
		return calendar(m[3], strconv.Itoa(month(m[1])), m[2])
	}
	if m := dayMonth().FindStringSubmatch(text); m != nil && month(m[2]) > 0 {
		return calendar(m[3], strconv.Itoa(month(m[2])), m[1])
	}
	if m := yearMonth().FindStringSubmatch(text); m != nil && month(m[2]) > 0 {
		return calendar(m[1], strconv.Itoa(month(m[2])), "")
	}
	if m := usMonth().FindStringSubmatch(text); m != nil {
		return calendar(m[2], m[1], "")
	}
	if m := usDate().FindStringSubmatch(text); m != nil {
		return numericDate(text, m[1], m[2], m[3], century(m[4]))
	}
	if m := seasonYear().FindStringSubmatch(text); m != nil {
		date, _, ok = calendar(m[1], "", "")
		return date, fmt.Sprintf("%q is not exact: read as the year", text), ok
	}
	return "", "", false
}

// numericDate reads three numbers the American way, month first, and the
// European way where they have dots or where only that makes a date.
func numericDate(text, first, separator, second, year string) (date, note string, ok bool) {
	if separator == "." {
		first, second = second, first
	}
	if date, _, ok = calendar(year, first, second); ok {
		if n, _ := strconv.Atoi(second); separator != "." && n <= 12 && first != second {
			note = fmt.Sprintf("%q read as month/day: %s", text, date)
		}
		return date, note, true
	}
	date, _, ok = calendar(year, second, first)
	return date, fmt.Sprintf("%q read as day/month: %s", text, date), ok
}

// century completes a year of two digits: up to 49 is this century.
func century(year string) string {
	if len(year) != 2 {
		return year
	}
	if year < "50" {
		return "20" + year
	}
	return "19" + year
}

// calendar is a date of the calendar, or not ok.
func calendar(year, month, day string) (date, note string, ok bool) {
	y, _ := strconv.Atoi(year)
	if y < 1900 || y > 2100 {
		return "", "", false
	}
	date = year
	if month == "" {
		return date, "", true
	}
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 {
		return "", "", false
	}
	date = fmt.Sprintf("%s-%02d", date, m)
	if day == "" {
		return date, "", true
	}
	d, _ := strconv.Atoi(day)
	date = fmt.Sprintf("%s-%02d", date, d)
	_, err := time.Parse(time.DateOnly, date)
	return date, "", err == nil
}

var current = lazily(`(?i)^\(?(?:present|presently|current|currently|now|today|to date|ongoing|on-going|till date|till now|until now|date|heute|actualidad|presente|actual|attuale|aujourd'hui)\)?\.?$`)

func isCurrent(text string) bool { return current().MatchString(strings.TrimSpace(text)) }
