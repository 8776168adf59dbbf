package render

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Event is something that stands in a calendar for a whole day.
type Event struct {
	UID         string // the same for the same thing, so that a second import moves it
	Summary     string
	Description string    // may have several lines
	URL         string    // http or https; others are left out
	Date        time.Time // the day that its own clock shows
	Alarms      []int     // days before it, at nine in the morning
	Categories  []string
}

// Calendar writes events as an iCalendar file (RFC 5545), by date, then UID. A
// day is a VALUE=DATE without a zone, so that no reader can move it. The stamp
// says when the file was made; a later one makes calendars take its events for
// newer versions of those they have.
//
// It is written by hand because the library at hand, arran4/golang-ical, reads
// calendars from the network as well and would link a web client into a program
// that opens no socket, and because it lets a lone carriage return through.
func Calendar(name string, events []Event, stamp time.Time) ([]byte, error) {
	if len(events) == 0 {
		return nil, errors.New("no dates to put into a calendar")
	}
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b Event) int {
		if order := strings.Compare(dateValue(a.Date), dateValue(b.Date)); order != 0 {
			return order
		}
		return strings.Compare(a.UID, b.UID)
	})
	stamp = stamp.UTC()
	if year := stamp.Year(); year < 1 || year > 9999 {
		return nil, fmt.Errorf("calendar: made in the year %d, which no calendar holds", year)
	}
	seen := map[string]bool{}
	w := calendarWriter{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Rung//Career paths//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.text("NAME", name)
	w.text("X-WR-CALNAME", name)
	for _, e := range sorted {
		uid := safe(e.UID)
		if uid == "" || seen[uid] {
			return nil, fmt.Errorf("calendar: event %q has no UID of its own", safe(e.Summary))
		}
		seen[uid] = true
		if year := e.Date.Year(); year < 1 || year >= 9999 {
			return nil, fmt.Errorf("calendar: event %q is in the year %d, which no calendar holds", safe(e.Summary), year)
		}
		w.event(e, stamp)
	}
	w.line("END", "VCALENDAR")
	return w.Bytes(), nil
}

// dateValue is a day as RFC 5545 writes it.
func dateValue(day time.Time) string { return day.Format("20060102") }

// calendarWriter writes content lines.
type calendarWriter struct{ bytes.Buffer }

func (w *calendarWriter) event(e Event, stamp time.Time) {
	const instant = "20060102T150405Z"
	w.line("BEGIN", "VEVENT")
	w.text("UID", e.UID)
	w.line("DTSTAMP", stamp.Format(instant))
	w.line("LAST-MODIFIED", stamp.Format(instant))
	// Whole minutes since 1970 rise with every file and stay an integer of 32 bits.
	w.line("SEQUENCE", strconv.FormatInt(max(0, stamp.Unix()/60), 10))
	w.line("DTSTART;VALUE=DATE", dateValue(e.Date))
	w.line("DTEND;VALUE=DATE", dateValue(e.Date.AddDate(0, 0, 1))) // the first day that it does not cover
	w.line("TRANSP", "TRANSPARENT")
	w.text("SUMMARY", e.Summary)
	if e.Description != "" {
		w.text("DESCRIPTION", e.Description)
	}
	if address := webAddress(e.URL); address != "" {
		w.line("URL", address)
	}
	if len(e.Categories) > 0 {
		var escaped []string
		for _, category := range e.Categories {
			escaped = append(escaped, escapeText(category))
		}
		w.line("CATEGORIES", strings.Join(escaped, ","))
	}
	alarms := slices.Clone(e.Alarms)
	slices.Sort(alarms)
	for _, days := range slices.Backward(slices.Compact(alarms)) {
		w.line("BEGIN", "VALARM")
		w.line("ACTION", "DISPLAY")
		w.line("TRIGGER", trigger(days))
		w.text("DESCRIPTION", e.Summary)
		w.line("END", "VALARM")
	}
	w.line("END", "VEVENT")
}

// trigger is nine in the morning so many days before a day that begins at
// midnight; on the day itself where days is not above 0.
func trigger(days int) string {
	switch {
	case days <= 0:
		return "PT9H"
	case days == 1:
		return "-PT15H"
	}
	return "-P" + strconv.Itoa(days-1) + "DT15H"
}

// text writes a property whose value is text from anywhere.
func (w *calendarWriter) text(name, value string) { w.line(name, escapeText(value)) }

// escapeText makes text harmless and escapes what RFC 5545 gives a meaning.
// Lines stay lines; nothing else in the text can end the property.
func escapeText(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `,`, `\,`).Replace(safe(line))
	}
	return strings.Join(lines, `\n`)
}

// webAddress is an address as a URI property holds it, which has no escapes:
// printable ASCII alone; "" for what is no address of a web page.
func webAddress(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	var b strings.Builder
	for _, octet := range []byte(u.String()) {
		if octet <= ' ' || octet > '~' {
			fmt.Fprintf(&b, "%%%02X", octet)
			continue
		}
		b.WriteByte(octet)
	}
	return b.String()
}

// maxOctets is the length of a physical line without its end.
const maxOctets = 75

// line writes a content line, folded between characters.
func (w *calendarWriter) line(name, value string) {
	rest := name + ":" + value
	room := maxOctets
	for len(rest) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], maxOctets-1 // the space counts
	}
	w.WriteString(rest + "\r\n")
}
