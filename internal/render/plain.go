package render

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// plain writes one numbered fact a line, each understood by itself: a fact of a
// section names its section, a row names its columns.
func plain(d Doc) []byte {
	var out bytes.Buffer
	say := newSpeaker()
	n := 0
	fact := func(parts ...string) {
		n++
		fmt.Fprintf(&out, "%d. %s\n", n, sentence(say.speak(safe(strings.Join(parts, "")))))
	}
	if d.Title != "" {
		fact(d.Title)
	}
	section, heading := "", "" // heading: of the section, until something is said in it
	inSection := func(text string) {
		fact(section, text)
		heading = ""
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			section, heading = "", string(b)
			if b != "" {
				section = string(b) + ": "
			}
		case Para:
			inSection(b.Text)
		case Fields:
			for _, f := range b {
				if f.Value != "" {
					inSection(f.Name + ": " + f.Value)
				}
			}
		case List:
			for _, item := range b {
				inSection(item)
			}
		case Outline:
			for i, item := range b {
				inSection(fmt.Sprintf("Step %d of %d. ", i+1, len(b)) + withNotes(item))
			}
		case Notes:
			for _, item := range b {
				inSection(withNotes(item))
			}
		case Verbatim:
			for _, line := range b {
				out.WriteString(safe(line) + "\n")
			}
		case Table:
			if b.RowName != "" && heading != "" {
				fact(heading)
			}
			for _, row := range b.Rows {
				if spoken := spokenRow(b.Columns, row); b.RowName != "" {
					fact(b.RowName, " ", spoken)
				} else {
					inSection(spoken)
				}
			}
			if len(b.Rows) == 0 && b.Empty != "" {
				inSection(b.Empty)
			}
		}
	}
	return out.Bytes()
}

func withNotes(item Item) string {
	text := sentence(item.Text)
	for _, note := range item.Notes {
		text += " " + sentence(note)
	}
	return text
}

func spokenRow(columns []Column, row []Cell) string {
	var parts []string
	for i, cell := range row {
		switch {
		case cell.Text == "":
		case i == 0:
			parts = append(parts, cell.Text)
		default:
			parts = append(parts, columns[i].Name+": "+cell.Text)
		}
	}
	return strings.Join(parts, ". ")
}

func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	return text + "."
}

// speaker words figures for the ear: ranges, money, durations, and each
// abbreviation in full the first time. What follows a flag stays as it is typed.
type speaker struct {
	flag                                       *regexp.Regexp
	money, years, months, weeks, rangeOf, pace *regexp.Regexp
	full                                       map[string]string
	word                                       *regexp.Regexp
	said                                       map[string]bool
}

func newSpeaker() *speaker {
	return &speaker{
		flag:    regexp.MustCompile(`--[a-z-]+[ =]\S+`),
		rangeOf: regexp.MustCompile(`([0-9a-z%])–([$0-9])`),
		money:   regexp.MustCompile(`\$([0-9]+(?:,[0-9]{3})*)(k?)\b`),
		years:   regexp.MustCompile(`\b([0-9]+)y(?:([0-9]+)mo)?\b`),
		months:  regexp.MustCompile(`\b([0-9]+)mo\b`),
		weeks:   regexp.MustCompile(`\b([0-9]+)w\b`),
		pace:    regexp.MustCompile(`\b([0-9]+) h/wk\b`),
		word:    regexp.MustCompile(`\b[A-Z][A-Z0-9]+\b`),
		full:    abbreviations(),
		said:    make(map[string]bool),
	}
}

func (s *speaker) speak(text string) string {
	var spoken strings.Builder
	at := 0
	for _, typed := range s.flag.FindAllStringIndex(text, -1) {
		spoken.WriteString(s.figures(text[at:typed[0]]) + text[typed[0]:typed[1]])
		at = typed[1]
	}
	return spoken.String() + s.figures(text[at:])
}

func (s *speaker) figures(text string) string {
	text = s.rangeOf.ReplaceAllString(text, "$1 to $2")
	text = s.money.ReplaceAllStringFunc(text, func(m string) string {
		part := s.money.FindStringSubmatch(m)
		if part[2] == "k" {
			part[1] += "000"
		}
		return strings.ReplaceAll(part[1], ",", "") + " dollars"
	})
	text = s.pace.ReplaceAllString(text, "$1 hours a week")
	text = s.years.ReplaceAllStringFunc(text, func(m string) string {
		part := s.years.FindStringSubmatch(m)
		spoken := counted(part[1], "year")
		if part[2] != "" {
			spoken += " " + counted(part[2], "month")
		}
		return spoken
	})
	text = s.months.ReplaceAllStringFunc(text, func(m string) string {
		return counted(strings.TrimSuffix(m, "mo"), "month")
	})
	text = s.weeks.ReplaceAllStringFunc(text, func(m string) string {
		return counted(strings.TrimSuffix(m, "w"), "week")
	})
	text = strings.NewReplacer("≥ ", "at least ", " → ", " to ",
		"+ add", "add", "^ lift", "lift", "v lower", "lower", "- drop", "drop", "= same", "same").Replace(text)
	return s.word.ReplaceAllStringFunc(text, func(abbreviation string) string {
		full := s.full[abbreviation]
		if full == "" || s.said[abbreviation] {
			return abbreviation
		}
		s.said[abbreviation] = true
		return abbreviation + " (" + full + ")"
	})
}

func counted(n, unit string) string {
	if n == "1" {
		return n + " " + unit
	}
	return n + " " + unit + "s"
}

// abbreviations are those that our own sentences use; names of credentials are
// spelled out by their records.
func abbreviations() map[string]string {
	return map[string]string{
		"AHIMA": "American Health Information Management Association",
		"AMIA":  "American Medical Informatics Association",
		"CDI":   "clinical documentation integrity",
		"EHR":   "electronic health record",
		"HIE":   "health information exchange",
		"HIM":   "health information management",
		"HIMSS": "Healthcare Information and Management Systems Society",
		"HIT":   "health information technology",
		"OEWS":  "Occupational Employment and Wage Statistics",
		"SOC":   "Standard Occupational Classification",
		"US":    "United States",
	}
}
