package person

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Date is a day, a month or a year, as precisely as a person knows it: "2021",
// "2021-03" or "2021-03-15". "" is not known.
type Date string

var dateForm = regexp.MustCompile(`^([12][0-9]{3})(?:-([01][0-9])(?:-([0-3][0-9]))?)?$`)

// ParseDate reads a date of any of its three precisions.
func ParseDate(text string) (Date, error) {
	m := dateForm.FindStringSubmatch(text)
	if m == nil {
		return "", fmt.Errorf("%q is not a date", text)
	}
	month, day := "07", "01"
	if m[2] != "" {
		month = m[2]
	}
	if m[3] != "" {
		day = m[3]
	}
	if _, err := time.Parse(time.DateOnly, m[1]+"-"+month+"-"+day); err != nil {
		return "", fmt.Errorf("%q is not a day of the calendar", text)
	}
	return Date(text), nil
}

// UnmarshalText reads a date; empty is not known.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = ""
		return nil
	}
	read, err := ParseDate(string(text))
	if err == nil {
		*d = read
	}
	return err
}

// MarshalText writes a date as it was given.
func (d Date) MarshalText() ([]byte, error) { return []byte(d), nil }

// Form is how a date is written, as a regular expression and by example.
func (Date) Form() (pattern, example string) {
	return "[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?", "2021, 2021-03 or 2021-03-15"
}

// Day is the civil day that stands for a date, at midnight UTC whatever the
// zone of the machine: the first of a month, and the first of July of a year.
func (d Date) Day() (time.Time, bool) {
	m := dateForm.FindStringSubmatch(string(d))
	if m == nil {
		return time.Time{}, false
	}
	year, _ := strconv.Atoi(m[1])
	month, day := 7, 1
	if m[2] != "" {
		month, _ = strconv.Atoi(m[2])
	}
	if m[3] != "" {
		day, _ = strconv.Atoi(m[3])
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC), true
}

// YearOnly reports whether no month is known.
func (d Date) YearOnly() bool { return len(d) == len("2021") }

// DateOf is the date of a civil day.
func DateOf(day time.Time) Date { return Date(day.Format(time.DateOnly)) }

// wholeMonths counts the completed months from one civil day to another; 0
// where the other comes first.
func wholeMonths(from, to time.Time) int {
	n := 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() && to.AddDate(0, 0, 1).Day() != 1 { // Jan 31 to Feb 28 is a month
		n--
	}
	return max(n, 0)
}

// LastDay is the last civil day that a date covers.
func (d Date) LastDay() (time.Time, bool) {
	day, ok := d.Day()
	switch {
	case !ok:
		return day, false
	case d.YearOnly():
		return time.Date(day.Year(), 12, 31, 0, 0, 0, 0, time.UTC), true
	case len(d) == len("2021-03"):
		return day.AddDate(0, 1, -1), true
	}
	return day, true
}
