package render

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// hostile are texts that would act on what shows them.
func hostile() map[string]string {
	return map[string]string{
		"color":          "\x1b[31mred",
		"title by OSC":   "\x1b]0;owned\x07",
		"link by OSC":    "\x1b]8;;http://example.invalid\x1b\\click\x1b]8;;\x1b\\",
		"C1 introducer":  "\u009b31mred",
		"C1 OSC":         "\u009d0;owned\u009c",
		"raw C1 byte":    "\x9b31mred",
		"newline":        "one\ntwo",
		"return":         "seen\rhidden",
		"backspace":      "good\b\b\b\bevil",
		"right to left":  "\u202egpj.exe",
		"isolate":        "\u2066hidden\u2069",
		"line separator": "one\u2028two",
		"tab":            "a\tb",
		"invisible tag":  "x\U000e0041y",
		"formula":        "=HYPERLINK(\"http://example.invalid\")",
		"table":          "a | b <script>alert(1)</script> `x` [y](z)",
	}
}

func hostileAnswer(text string) Answer {
	return Answer{
		Value: map[string]string{"schema": "rung.test/v1", "title": text},
		Doc: Doc{Title: text, Blocks: []Block{Heading(text), Para{Text: text}, Fields{{text, text}}, List{text},
			Outline{{text, []string{text}}}, Notes{{text, []string{text}}}, Verbatim{text},
			Table{Columns: []Column{{Name: text}}, Rows: [][]Cell{{Text(text)}}, Footer: text},
			Table{Columns: []Column{{Name: text}}, Empty: text}}},
		Rows: &Table{Columns: []Column{{Name: "title"}}, Rows: [][]Cell{{Text(text)}}},
	}
}

func harmless(t *testing.T, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("not UTF-8: %q", out)
	}
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r >= 0xE0000 && r <= 0xE007F) {
			t.Errorf("%U gets through: %q", r, out)
		}
	}
}

func TestHostileTextIsHarmlessInEveryFormat(t *testing.T) {
	for name, text := range hostile() {
		for _, format := range append(Formats(), Terminal, Pipe, Plain) {
			t.Run(name+"/"+string(format), func(t *testing.T) {
				out, err := hostileAnswer(text).bytes(Options{Format: format, Width: 80})
				if err != nil {
					t.Fatal(err)
				}
				harmless(t, string(out))
			})
		}
	}
	t.Run("tab-separated", func(t *testing.T) {
		table := Table{Columns: []Column{{Name: "a"}, {Name: "b"}}, Rows: [][]Cell{{Text("x\ty\nz"), Text("w")}}}
		if diff := cmp.Diff("x y z\tw\n", string(tabSeparated(table))); diff != "" {
			t.Error(diff)
		}
	})
}

func TestJSONKeepsHostileTextWhole(t *testing.T) {
	for name, text := range hostile() {
		if name == "raw C1 byte" {
			continue // not UTF-8, so no JSON string can hold it
		}
		encoded, err := encodeJSON(map[string]string{"text": text})
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]string
		if err := json.Unmarshal(encoded, &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(text, got["text"]); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestCSVHoldsNoFormula(t *testing.T) {
	for _, test := range []struct {
		cell Cell
		want string
	}{
		{Text("=1+1"), "'=1+1"},
		{Text("+1"), "'+1"},
		{Text("-1"), "'-1"},
		{Text("@sum"), "'@sum"},
		{Text("\t=1"), "' =1"},
		{Text("\r\n=1"), "'  =1"},
		{Text("\u00a0\u200b=cmd|'/C calc'!A0"), "'\u00a0\u200b=cmd|'/C calc'!A0"},
		{Text("\ufeff-1"), "'\ufeff-1"},
		{Text("\x00@sum"), "'\ufffd@sum"},
		{Text("＝1+1"), "'＝1+1"},
		{Text("＋1"), "'＋1"},
		{Text("－1"), "'－1"},
		{Text("＠sum"), "'＠sum"},
		{Text("'=1"), "''=1"}, // else a reader that takes the quote off makes a formula
		{Text("\"=1\""), "'\"=1\""},
		{Text("SQL; =1; -2"), "SQL;' =1;' -2"},
		{Text("SQL; Python"), "SQL; Python"},
		{Text("a - b"), "a - b"},
		{Text("'tis"), "'tis"},
		{Text("  "), "  "},
		{Text("a=1"), "a=1"},
		{Number(-5), "-5"},
		{USD(68020, true), "68020"},
		{USD(0, false), ""},
	} {
		if got := safeCSV(test.cell); got != test.want {
			t.Errorf("%q: got %q, want %q", test.cell.Value, got, test.want)
		}
	}
}

// A column may be headed by what a person calls a plan.
func TestHeadingsOfCSVHoldNoFormula(t *testing.T) {
	out, err := encodeCSV(Table{Columns: []Column{{Name: "=1+1"}, {Name: "a\x1b[31m,b"}}, Rows: [][]Cell{{Text("x"), Number(-1)}}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("'=1+1,\"a\ufffd[31m,b\"\nx,-1\n", string(out)); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdownHoldsNoMarkup(t *testing.T) {
	const want = `a \| b &lt;script&gt;alert(1)&lt;/script&gt; \` + "`x\\`" + ` \[y\](z)`
	if diff := cmp.Diff(want, safeMarkdown(hostile()["table"])); diff != "" {
		t.Error(diff)
	}
}

func TestPlainTextReadsAloud(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"$68,020", "68020 dollars"},
		{"$1,200–$3,400, mean", "1200 dollars to 3400 dollars, mean"},
		{"30k is not money", "30k is not money"},
		{"14y2mo–17y9mo", "14 years 2 months to 17 years 9 months"},
		{"1y", "1 year"},
		{"1mo–6w", "1 month to 6 weeks"},
		{"8 h/wk", "8 hours a week"},
		{"60–110 h", "60 to 110 h"},
		{"≥ $239,200", "at least 239200 dollars"},
		{"2024-34", "2024-34"},
		{"^ lift: SQL aware → working", "lift: SQL aware to working"},
	} {
		if got := newSpeaker().speak(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
	s := newSpeaker()
	if diff := cmp.Diff([]string{"EHR (electronic health record) work", "EHR again"},
		[]string{s.speak("EHR work"), s.speak("EHR again")}); diff != "" {
		t.Errorf("an abbreviation is said in full once:\n%s", diff)
	}
}

func TestYAMLIsWhatJSONIs(t *testing.T) {
	value := struct {
		Schema string         `json:"schema"`
		List   []any          `json:"list"`
		Empty  []int          `json:"empty"`
		Deep   map[string]any `json:"deep"`
		None   *int           `json:"none"`
	}{"rung.test/v1", []any{1, "two: #3", []int{4, 5}, map[string]int{"six": 6, "7": 7}}, []int{},
		map[string]any{"no": true, "x-y": map[string]string{}}, nil}
	const want = `schema: "rung.test/v1"
list:
  - 1
  - "two: #3"
  - - 4
    - 5
  - "7": 7
    six: 6
empty: []
deep:
  "no": true
  x-y: {}
none: null
`
	got, err := encodeYAML(value)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestLongWordsAndWideCharactersFitTheWidth(t *testing.T) {
	t80 := newTerminal(Options{Width: 20})
	for _, text := range []string{strings.Repeat("x", 100), strings.Repeat("健", 30), "a " + strings.Repeat("é", 50) + " b"} {
		var kept string
		for _, line := range t80.wrap(text, 20) {
			if w := t80.cells.StringWidth(line); w > 20 {
				t.Errorf("%d cells wide: %q", w, line)
			}
			kept += strings.ReplaceAll(line, " ", "")
		}
		if diff := cmp.Diff(strings.ReplaceAll(text, " ", ""), kept); diff != "" {
			t.Errorf("text was lost:\n%s", diff)
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, format := range append(Formats(), Terminal, Pipe, Plain) {
			out, err := hostileAnswer(text).bytes(Options{Format: format, Width: 40})
			if err != nil {
				t.Fatal(err)
			}
			harmless(t, string(out))
		}
		encoded, err := encodeJSON(text)
		if err != nil || !json.Valid(encoded) {
			t.Fatalf("%q as JSON: %v %q", text, err, encoded)
		}
		if bytes.Count(encoded, []byte("\n")) != 1 {
			t.Errorf("%q breaks a line of JSON: %q", text, encoded)
		}
	})
}
