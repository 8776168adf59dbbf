package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/render"
)

// read parses a calendar with a parser that shares nothing with the writer,
// after checking what every reader relies on: CRLF, at most 75 octets a line,
// no character broken by a fold.
func read(t *testing.T, data []byte) []ical.Event {
	t.Helper()
	if !utf8.Valid(data) || !bytes.HasSuffix(data, []byte("\r\n")) {
		t.Fatalf("not UTF-8, or no end of line at the end: %q", data)
	}
	for line := range bytes.SplitSeq(bytes.TrimSuffix(data, []byte("\r\n")), []byte("\r\n")) {
		if len(line) > 75 || len(line) == 0 || bytes.ContainsAny(line, "\r\n") || !utf8.Valid(line) {
			t.Fatalf("a line of %d octets: %q", len(line), line)
		}
		if bytes.ContainsFunc(line, unicode.IsControl) {
			t.Fatalf("a control character: %q", line)
		}
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return calendar.Events()
}

func prop(t *testing.T, c *ical.Component, name string) string {
	t.Helper()
	if n := len(c.Props.Values(name)); n > 1 {
		t.Fatalf("%d times %s", n, name)
	}
	text, err := c.Props.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Every field arrives at a second parser as it was given, in the order of the
// dates.
func TestCalendarReadBack(t *testing.T) {
	stamp := time.Date(2026, time.November, 23, 9, 30, 0, 0, time.FixedZone("", 5*3600))
	long := strings.Repeat("Prüfung für die Rezertifizierung 🩺 ", 12)
	data, err := render.Calendar(`Plans; of, a \ person`, []render.Event{
		{UID: "b@rung", Summary: "Second", Date: time.Date(2027, time.December, 31, 0, 0, 0, 0, time.UTC)},
		{UID: "a@rung", Summary: `Sit RHIA; bring ID, pen \ paper`, Description: "Fee: $299\n" + long, URL: "https://example.org/a;b,c?q=ü",
			Date: time.Date(2027, time.February, 28, 23, 0, 0, 0, time.FixedZone("", -12*3600)), Alarms: []int{1, 7, 7, 0}, Categories: []string{"Exam", "a,b;c"}},
	}, stamp)
	if err != nil {
		t.Fatal(err)
	}
	events := read(t, data)
	if len(events) != 2 {
		t.Fatalf("%d events\n%s", len(events), data)
	}
	first := events[0].Component
	for name, want := range map[string]string{
		ical.PropUID: "a@rung", ical.PropSummary: `Sit RHIA; bring ID, pen \ paper`, ical.PropDescription: "Fee: $299\n" + long,
		ical.PropTransparency: "TRANSPARENT",
	} {
		if got := prop(t, first, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := first.Props.Get(ical.PropURL).Value; got != "https://example.org/a;b,c?q=%C3%BC" {
		t.Errorf("URL is %s", got)
	}
	if got, err := first.Props.Get(ical.PropCategories).TextList(); err != nil || !slices.Equal(got, []string{"Exam", "a,b;c"}) {
		t.Errorf("categories are %q, %v", got, err)
	}
	for name, want := range map[string]string{ical.PropDateTimeStart: "20270228", ical.PropDateTimeEnd: "20270301"} {
		if p := first.Props.Get(name); p.Value != want || p.ValueType() != ical.ValueDate || len(p.Params) != 1 {
			t.Errorf("%s is %q, %v", name, p.Value, p.Params)
		}
	}
	if got := first.Props.Get(ical.PropSequence).Value; got != "29923470" {
		t.Errorf("SEQUENCE is %s", got)
	}
	if got := first.Props.Get(ical.PropDateTimeStamp).Value; got != "20261123T043000Z" {
		t.Errorf("DTSTAMP is %s", got)
	}
	var alarms []string
	for _, alarm := range first.Children {
		alarms = append(alarms, alarm.Name+" "+prop(t, alarm, ical.PropAction)+" "+alarm.Props.Get(ical.PropTrigger).Value)
		if _, err := alarm.Props.Get(ical.PropTrigger).Duration(); err != nil {
			t.Error(err)
		}
	}
	if diff := cmp.Diff([]string{"VALARM DISPLAY -P6DT15H", "VALARM DISPLAY -PT15H", "VALARM DISPLAY PT9H"}, alarms); diff != "" {
		t.Errorf("alarms (-want +got):\n%s", diff)
	}
	second := events[1].Component
	if prop(t, second, ical.PropUID) != "b@rung" || second.Props.Get(ical.PropDateTimeEnd).Value != "20280101" || second.Props.Get(ical.PropDescription) != nil {
		t.Errorf("%v", second.Props)
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{ical.PropVersion: "2.0", ical.PropProductID: "-//Rung//Career paths//EN", "NAME": `Plans; of, a \ person`, "X-WR-CALNAME": `Plans; of, a \ person`} {
		if got := prop(t, calendar.Component, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if calendar.Props.Get(ical.PropMethod) != nil {
		t.Error("a method, which would ask for an organizer")
	}
}

// A day stays the day that the clock of its maker showed, in every zone and
// where clocks change, and lasts to the next one.
func TestCalendarDaysNeverMove(t *testing.T) {
	var zones []*time.Location
	for hours := -12; hours <= 14; hours++ {
		zones = append(zones, time.FixedZone("", hours*3600))
	}
	for _, name := range []string{"America/New_York", "Pacific/Apia", "Australia/Lord_Howe"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		zones = append(zones, zone)
	}
	for _, zone := range zones {
		for _, day := range []string{"20270314", "20271107", "20280229", "20270403", "20261231"} {
			for _, hour := range []int{0, 2, 23} {
				d, err := time.Parse("20060102", day)
				if err != nil {
					t.Fatal(err)
				}
				data, err := render.Calendar("x", []render.Event{{UID: "u", Date: time.Date(d.Year(), d.Month(), d.Day(), hour, 30, 0, 0, zone)}}, d)
				if err != nil {
					t.Fatal(err)
				}
				e := read(t, data)[0]
				for name, want := range map[string]string{ical.PropDateTimeStart: day, ical.PropDateTimeEnd: d.AddDate(0, 0, 1).Format("20060102")} {
					if got := e.Props.Get(name).Value; got != want {
						t.Errorf("%s at %d in %s: %s is %s", day, hour, zone, name, got)
					}
				}
			}
		}
	}
}

// expected is what a reader may get of a text, told without the writer's code:
// lines stay, white space is a space, what would act on a screen is a mark.
func expected(text string) string {
	text = strings.ReplaceAll(string([]rune(text)), "\r\n", "\n") // a byte that is no character is a mark
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case strings.ContainsRune("\t\r\u0085\u2028\u2029", r):
			return ' '
		case unicode.IsControl(r), strings.ContainsRune("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r), r >= 0xE0000 && r <= 0xE007F:
			return utf8.RuneError
		}
		return r
	}, text)
}

// hostile checks that a text of any bytes stays inside the properties it was
// given for.
func hostile(t *testing.T, text string) {
	t.Helper()
	day := time.Date(2027, time.March, 14, 0, 0, 0, 0, time.UTC)
	data, err := render.Calendar(text, []render.Event{{UID: "a", Summary: text, Description: text, URL: text, Date: day, Alarms: []int{1}, Categories: []string{text}}}, day)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	events := read(t, data)
	if len(events) != 1 {
		t.Fatalf("%q: %d events", text, len(events))
	}
	e := events[0].Component
	known := []string{"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES"}
	for name, props := range e.Props {
		if !slices.Contains(known, name) || len(props) != 1 {
			t.Fatalf("%q: %d times %s", text, len(props), name)
		}
	}
	if len(e.Children) != 1 || len(e.Children[0].Props) != 3 || len(e.Children[0].Children) != 0 {
		t.Fatalf("%q: the alarm is %v", text, e.Children)
	}
	want := expected(text)
	for _, name := range []string{"SUMMARY", "DESCRIPTION"} {
		if got := prop(t, e, name); got != want {
			t.Fatalf("%q: %s is %q, want %q", text, name, got, want)
		}
	}
	if got := prop(t, e.Children[0], "DESCRIPTION"); got != want {
		t.Fatalf("%q: the alarm says %q", text, got)
	}
	if p := e.Props.Get("URL"); p != nil && !strings.HasPrefix(p.Value, "http://") && !strings.HasPrefix(p.Value, "https://") {
		t.Fatalf("%q: URL is %q", text, p.Value)
	}
}

func hostileTexts() []string {
	return []string{
		"", " ", "\r\nATTENDEE:mailto:x@example.org", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x\rEND:VCALENDAR", "a\n b", "a\\nb\\", "a\\;b\\,c", `";:,"`,
		"\x00\x1b]0;owned\x07\u009b", "\u202egpj.exe\u202c", "\xff\xfe\x9b", "a\u2028b\u0085c\vd\fe", "\ufeffx", strings.Repeat("🩺", 60), strings.Repeat("é", 75),
		"x" + strings.Repeat("界", 74), strings.Repeat(",", 200), strings.Repeat("\n", 90), "http://example.org/\r\nATTENDEE:x", "https://example.org/\u202e?q=;,\\",
		"javascript:alert(1)", "file:///etc/passwd", "https://", "\U000E0041\U000E007F",
	}
}

func TestHostileTextStaysInItsProperty(t *testing.T) {
	for _, text := range hostileTexts() {
		hostile(t, text)
	}
	const seed = 13
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	pieces := append(hostileTexts(), "\r", "\n", "\\", ";", ",", ":", " ", "\t", "a", "ß", "日", "\xc3", "BEGIN:VALARM")
	for range 400 {
		var text strings.Builder
		for range r.IntN(30) {
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
		hostile(t, text.String())
	}
}

func FuzzCalendar(f *testing.F) {
	for _, text := range hostileTexts() {
		f.Add(text)
	}
	f.Fuzz(hostile)
}

// A calendar that readers would refuse or mix up is not written.
func TestCalendarsThatAreRefused(t *testing.T) {
	day := time.Date(2027, time.March, 14, 0, 0, 0, 0, time.UTC)
	for name, events := range map[string][]render.Event{
		"no events":          nil,
		"no UID":             {{Date: day}},
		"a UID twice":        {{UID: "a", Date: day}, {UID: "a", Date: day.AddDate(0, 0, 1)}},
		"no date":            {{UID: "a"}, {UID: "b", Date: time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)}},
		"a day with no next": {{UID: "a", Date: time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)}},
	} {
		if data, err := render.Calendar("x", events, day); err == nil {
			t.Errorf("%s: %s", name, data)
		}
	}
	if data, err := render.Calendar("x", []render.Event{{UID: "a", Date: day}}, time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)); err == nil {
		t.Errorf("a stamp in the year 12000: %s", data)
	}
}

// The same events give the same bytes in whatever order they come; a later
// stamp gives the same UIDs and a higher sequence.
func TestCalendarCanBeImportedAgain(t *testing.T) {
	day := time.Date(2027, time.March, 14, 0, 0, 0, 0, time.UTC)
	var events []render.Event
	for i := range 9 {
		events = append(events, render.Event{UID: fmt.Sprintf("u%d", i), Date: day.AddDate(0, 0, i/3)})
	}
	write := func(stamp time.Time) []byte {
		data, err := render.Calendar("x", events, stamp)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	first := write(day)
	slices.Reverse(events)
	if diff := cmp.Diff(string(first), string(write(day))); diff != "" {
		t.Errorf("another order, another file:\n%s", diff)
	}
	before, after := read(t, first), read(t, write(day.AddDate(0, 0, 1)))
	for i := range before {
		a, b := before[i].Props, after[i].Props
		first, err := a.Get("SEQUENCE").Int()
		if err != nil {
			t.Fatal(err)
		}
		second, err := b.Get("SEQUENCE").Int()
		if err != nil {
			t.Fatal(err)
		}
		if a.Get("UID").Value != b.Get("UID").Value || second <= first {
			t.Errorf("%s %d, then %s %d", a.Get("UID").Value, first, b.Get("UID").Value, second)
		}
	}
}
