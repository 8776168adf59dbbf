package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"careers/rung/internal/yamldoc"
)

// checkHarmless fails for what acts on whatever shows it, in any format: control
// characters but the ends of lines, and what turns or hides the text around it.
func checkHarmless(t *testing.T, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("not UTF-8: %s", around(out, strings.IndexFunc(strings.ToValidUTF8(out, "\ufffd"), func(r rune) bool { return r == '\ufffd' })))
	}
	for at, r := range out {
		acts := unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
		if r != '\n' && (acts || r >= 0xE0000 && r <= 0xE007F) {
			t.Errorf("%U gets through: %s", r, around(out, at))
			return
		}
	}
}

// around is what stands near a place, quoted.
func around(text string, at int) string {
	at = max(at, 0)
	return fmt.Sprintf("…%q…", text[max(0, at-80):min(len(text), at+120)])
}

// houseColors are the looks that the layouts of a terminal use.
var houseColors = regexp.MustCompile(`\x1b\[(0|1|2|1;3[1-6]|3[1-6])?m`)

// seen is a text as people see it once it was made harmless: one line, with a
// visible mark for what may not stand there.
func seen(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Bidi_Control, r), r >= 0xE0000 && r <= 0xE007F:
			return '\ufffd'
		}
		return r
	}, text)
}

// checkWhole fails where a painted value stands in a text in part, and counts
// those that stand there whole. A sentence may begin with it in upper case, a
// message quote it, as Go or as a shell does, and a field of study loses its
// hyphens.
func (p *hostilePlace) checkWhole(t *testing.T, text string, as func(string) string) (found int) {
	t.Helper()
	for _, m := range markForm.FindAllString(text, -1) {
		value, known := p.painted.values[m]
		if !known {
			continue
		}
		if found++; !strings.Contains(text, as(value)) && !told(text, value, as(value)) {
			t.Errorf("%.200q stands there as %.300q", as(value), text)
			return found
		}
	}
	return found
}

// told reports whether a sentence tells a value in one of its own ways.
func told(sentence, value, shown string) bool {
	loose := func(text string) string { return strings.ReplaceAll(strings.ToLower(text), "-", " ") }
	quoted := strconv.Quote(value)
	return strings.Contains(loose(sentence), loose(strings.TrimSpace(shown))) ||
		strings.Contains(sentence, quoted[1:len(quoted)-1]) ||
		strings.Contains(sentence, strings.ReplaceAll(shown, "'", `'\''`))
}

func same(text string) string { return text }

// checkJSON fails where JSON does not decode to what the files say.
func (p *hostilePlace) checkJSON(t *testing.T, out string) (found int) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(out))
	var value map[string]any
	if err := decoder.Decode(&value); err != nil {
		t.Errorf("JSON: %v", err)
		return 0
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		t.Error("JSON: there is more than one value")
	}
	if schema, _ := value["schema"].(string); !strings.HasPrefix(schema, "rung.") {
		t.Errorf("schema is %q", schema)
	}
	for _, text := range leaves(value) {
		found += p.checkWhole(t, text, same)
	}
	return found
}

// leaves are the texts of a decoded JSON value, keys too.
func leaves(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, item := range v {
			out = append(out, leaves(item)...)
		}
		return out
	case map[string]any:
		var out []string
		for key, item := range v {
			out = append(append(out, key), leaves(item)...)
		}
		return out
	}
	return nil
}

// checkYAML fails where YAML, read by another reader than its writer, differs
// from the JSON of the same answer in a text of a mapping.
func checkYAML(t *testing.T, out, asJSON string) {
	t.Helper()
	node, problems := yamldoc.Parse([]byte(out))
	for _, problem := range problems {
		t.Errorf("YAML: %+v", problem)
	}
	var value any
	if err := json.Unmarshal([]byte(asJSON), &value); node == nil || err != nil {
		t.Fatalf("YAML: nothing to compare: %v", err)
	}
	compareTexts(t, node, yamldoc.Path{}, value)
}

func compareTexts(t *testing.T, root *yamldoc.Node, at yamldoc.Path, value any) {
	t.Helper()
	switch v := value.(type) {
	case []any:
		for i, item := range v {
			compareTexts(t, root, at.Index(i), item)
		}
	case map[string]any:
		for key, item := range v {
			if want, ok := item.(string); ok {
				if got := root.At(at).Text(key); got != want {
					t.Errorf("YAML: %s.%s is %.200q, in JSON %.200q", at, key, got, want)
				}
				continue
			}
			compareTexts(t, root, at.Key(key), item)
		}
	}
}

var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// checkCSV fails where a row has more or fewer fields than the others, and where
// a spreadsheet could take a field for a formula.
func (p *hostilePlace) checkCSV(t *testing.T, out string) (found int) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll() // all of one length, or an error
	if err != nil {
		t.Errorf("CSV: %v", err)
		return 0
	}
	// Without the quotes that keep a formula from being one; in an item of a list
	// a comma stands for the semicolon that would end it.
	unquoted := func(text string) string { return strings.NewReplacer("'", "", ";", ",").Replace(seen(text)) }
	for _, row := range rows {
		for _, cell := range row {
			for part := range strings.SplitSeq(cell, ";") { // another cell, where a comma is the decimal point
				start := strings.TrimLeftFunc(part, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
				if start != "" && strings.ContainsRune("=+-@", rune(start[0])) && !plainNumber.MatchString(cell) {
					t.Errorf("CSV: a spreadsheet takes %.200q for a formula", cell)
				}
			}
			found += p.checkWhole(t, unquoted(cell), unquoted)
		}
	}
	return found
}

// checkTabs fails where rows for a pipe have different numbers of fields.
func checkTabs(t *testing.T, out string) {
	t.Helper()
	tabs := -1
	for line := range strings.Lines(out) {
		if n := strings.Count(line, "\t"); tabs < 0 {
			tabs = n
		} else if n != tabs {
			t.Errorf("a row of %d fields among rows of %d: %.300q", n+1, tabs+1, line)
		}
	}
}

// checkMarkdown fails for HTML, a link, code, a table whose rows differ, and a
// block that a text could have begun.
func (p *hostilePlace) checkMarkdown(t *testing.T, out string) (found int) {
	t.Helper()
	columns, inList, before := 0, false, ""
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		code := strings.HasPrefix(line, "    ") && (before == "" || strings.HasPrefix(before, "    "))
		if code && !inList { // verbatim
			found += p.checkWhole(t, line, seen)
			before = line
			continue
		}
		found += p.checkWhole(t, unescapedMarkdown(line), seen)
		bare := escapedMark.ReplaceAllString(line, "")
		if at := strings.IndexAny(bare, "<>[]`"); at >= 0 {
			t.Errorf("Markdown: markup: %s", around(bare, at))
		}
		if m := markdownStart.FindString(line); m != "" {
			t.Errorf("Markdown: a text begins with %q: %.200q", m, line)
		}
		cells := strings.Count(bare, "|")
		if !strings.HasPrefix(line, "| ") {
			cells = 0
		}
		if cells > 0 && columns > 0 && cells != columns || cells == 0 && strings.Contains(bare, "|") {
			t.Errorf("Markdown: a row of %d marks in a table of %d: %.300q", cells, columns, line)
		}
		columns = cells
		if line != "" {
			inList = listStart.MatchString(line)
		}
		before = line
	}
	return found
}

var (
	escapedMark = regexp.MustCompile(`\\.|&(amp|lt|gt);`)
	// markdownStart is what would begin a block other than ours, on a line or in
	// an item of a list.
	markdownStart = regexp.MustCompile("^ *(- |[0-9]+\\. )?(~~~|```|===|\\+ |\\* |###|#[^# ])")
	listStart     = regexp.MustCompile(`^ *(- |[0-9]+\. )`)
	entity        = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")
	escapedRune   = regexp.MustCompile(`\\(.)`)
)

func unescapedMarkdown(text string) string {
	return entity.Replace(escapedRune.ReplaceAllString(text, "$1"))
}

// checkCalendar fails where a text could add to a calendar, and returns how many
// events there are.
func (p *hostilePlace) checkCalendar(t *testing.T, out string) (events int) {
	t.Helper()
	if !strings.HasSuffix(out, "\r\n") {
		t.Errorf("calendar: the last line has no end")
	}
	known := []string{"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE",
		"DTSTART", "DTEND", "TRANSP", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "ACTION", "TRIGGER"}
	for line := range strings.SplitSeq(strings.TrimSuffix(out, "\r\n"), "\r\n") {
		checkHarmless(t, line)
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("calendar: a line of %d octets: %q", len(line), line)
		}
		name := line[:max(0, strings.IndexAny(line, ":;"))]
		if !strings.HasPrefix(line, " ") && !slices.Contains(known, name) {
			t.Errorf("calendar: a property that is not ours: %q", line)
		}
		if name == "URL" && !strings.HasPrefix(line, "URL:https://") && !strings.HasPrefix(line, "URL:http://") {
			t.Errorf("calendar: an address of no web page: %q", line)
		}
	}
	calendar, err := ical.NewDecoder(bytes.NewReader([]byte(out))).Decode()
	if err != nil {
		t.Errorf("calendar: %v", err)
		return 0
	}
	for _, event := range calendar.Events() {
		events++
		for _, name := range []string{ical.PropSummary, ical.PropDescription} {
			text, err := event.Props.Text(name)
			if err != nil {
				t.Errorf("calendar: %s: %v", name, err)
			}
			p.checkWhole(t, text, seen)
		}
	}
	if n := strings.Count(out, "\r\nBEGIN:VEVENT\r\n"); n != events {
		t.Errorf("calendar: %d events begin, %d are read", n, events)
	}
	return events
}
