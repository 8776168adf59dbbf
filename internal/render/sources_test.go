package render

import (
	"testing"
	"time"

	"careers/rung/roles"
)

func TestAgeOfASource(t *testing.T) {
	day := func(text string) time.Time {
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, test := range []struct {
		name   string
		source roles.Source
		today  string
		want   int // months; -1: not known
	}{
		{"since its check", roles.Source{CheckedOn: "2026-01-15", Year: 2019}, "2026-11-22", 10},
		{"a month is full on its day", roles.Source{CheckedOn: "2026-01-15"}, "2026-02-15", 1},
		{"and not before", roles.Source{CheckedOn: "2026-01-15"}, "2026-02-14", 0},
		{"else since the end of its year", roles.Source{Year: 2024}, "2026-12-31", 24},
		{"a day before its check", roles.Source{CheckedOn: "2026-01-15"}, "2025-01-01", 0},
		{"when it was retrieved says nothing", roles.Source{Retrieved: "2026-01-15"}, "2026-11-22", -1},
		{"a check that is no date", roles.Source{CheckedOn: "lately"}, "2026-11-22", -1},
	} {
		months, known := sourceAge(test.source, day(test.today))
		if !known {
			months = -1
		}
		if months != test.want {
			t.Errorf("%s: got %d, want %d", test.name, months, test.want)
		}
	}
}
