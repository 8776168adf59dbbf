package person

import (
	"testing"
	"time"

	"careers/rung/paths"
)

func civilDay(t *testing.T, text string) time.Time {
	t.Helper()
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func TestDatesKeepTheirPrecision(t *testing.T) {
	tests := []struct {
		text, first, last string // "" first: refused
	}{
		{"2021", "2021-07-01", "2021-12-31"},
		{"2021-03", "2021-03-01", "2021-03-31"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2021-03-15", "2021-03-15", "2021-03-15"},
		{"2021-02-29", "", ""},
		{"2021-13", "", ""},
		{"21-03", "", ""},
		{"2021-3", "", ""},
		{"March 2021", "", ""},
		{"2021-03-15 ", "", ""},
	}
	for _, tt := range tests {
		d, err := ParseDate(tt.text)
		if (err == nil) != (tt.first != "") {
			t.Errorf("ParseDate(%q): error %v", tt.text, err)
			continue
		}
		if err != nil {
			continue
		}
		first, _ := d.Day()
		last, _ := d.LastDay()
		if string(d) != tt.text || first.Format(time.DateOnly) != tt.first || last.Format(time.DateOnly) != tt.last {
			t.Errorf("%q: %s, from %s to %s; want from %s to %s", tt.text, d, first.Format(time.DateOnly), last.Format(time.DateOnly), tt.first, tt.last)
		}
	}
}

func TestWholeMonths(t *testing.T) {
	tests := []struct {
		from, to string
		want     int
	}{
		{"2022-03-01", "2026-11-23", 56},
		{"2022-03-24", "2026-11-23", 55},
		{"2026-01-31", "2026-02-28", 1}, // the last day of a month completes it
		{"2026-01-31", "2026-02-27", 0},
		{"2024-01-31", "2024-02-28", 0},
		{"2026-11-23", "2026-11-23", 0},
		{"2026-11-23", "2025-11-23", 0},
	}
	for _, tt := range tests {
		if got := wholeMonths(civilDay(t, tt.from), civilDay(t, tt.to)); got != tt.want {
			t.Errorf("from %s to %s: %d months, want %d", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestAfterIsTheSameDayOfTheMonthOrItsLast(t *testing.T) {
	tests := []struct {
		start string
		m     paths.Months
		want  string
	}{
		{"2026-11-23", 0, "2026-11-23"},
		{"2026-11-23", 100, "2026-12-23"},
		{"2026-11-23", 1450, "2028-02-07"}, // half a month is fifteen days
		{"2026-01-31", 100, "2026-02-28"},
		{"2026-01-31", 200, "2026-03-31"},
		{"2023-12-31", 200, "2024-02-29"},
	}
	for _, tt := range tests {
		if got := paths.After(civilDay(t, tt.start), tt.m).Format(time.DateOnly); got != tt.want {
			t.Errorf("%s and %d hundredths of a month: %s, want %s", tt.start, tt.m, got, tt.want)
		}
	}
}

// A day is that of the place where somebody looks at the calendar: no zone and
// no change of clocks may move it.
func TestCivilDaysDoNotDependOnZones(t *testing.T) {
	for hours := -12; hours <= 14; hours++ {
		zone := time.FixedZone("", 3600*hours)
		for _, clock := range []int{0, 1, 2, 3, 12, 23} {
			got := paths.Civil(time.Date(2027, 3, 14, clock, 30, 0, 0, zone))
			if want := civilDay(t, "2027-03-14"); !got.Equal(want) {
				t.Errorf("UTC%+d at %d:30: %v", hours, clock, got)
			}
		}
	}
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatalf("the zones of this machine: %v", err)
	}
	start := paths.Civil(time.Date(2026, 10, 14, 23, 59, 0, 0, newYork))
	for m, want := range map[paths.Months]string{100: "2026-11-14", 500: "2027-03-14", 600: "2027-04-14"} {
		if got := paths.After(start, m).Format(time.DateOnly); got != want {
			t.Errorf("%d hundredths of a month on: %s, want %s", m, got, want)
		}
	}
}
