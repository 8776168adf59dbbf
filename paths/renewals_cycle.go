package paths

import (
	"encoding/json"
	"time"
)

// Precision is how exactly a day is known.
type Precision int

// The precisions of a day.
const (
	ToDay Precision = iota
	ToMonth
	ToYear
)

// String is day, month or year.
func (p Precision) String() string {
	switch p {
	case ToMonth:
		return "month"
	case ToYear:
		return "year"
	}
	return "day"
}

// span is the first and the last civil day that a day may be.
func (p Precision) span(day time.Time) (first, last time.Time) {
	day = Civil(day)
	switch p {
	case ToMonth:
		first = time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(0, 1, -1)
	case ToYear:
		first = time.Date(day.Year(), time.January, 1, 0, 0, 0, 0, time.UTC)
		return first, first.AddDate(1, 0, -1)
	}
	return day, day
}

// RenewalCycle is the time in which units count. Days are civil days, midnight
// UTC. Where KnownTo is not ToDay, Start and End are days near the true ones: of
// an end that is noted the last day that it may be, of a computed one the first
// of its month, or a day in the middle of what may be.
type RenewalCycle struct {
	Months   int
	Start    time.Time // first day; zero: not known
	End      time.Time // last day; zero: not known
	KnownTo  Precision
	DaysLeft int  // until End; 0 where that is not known to the day
	Computed bool // from the day earned: the issuer may count otherwise
	Differs  bool // the ends noted for the pool differ: the first is taken
	Lapsed   bool // whatever day of those that may be the end is, it is over
}

// MarshalJSON writes days as exactly as they are known: 2006-01-02, 2006-01 or
// 2006, and null where they are not.
func (c RenewalCycle) MarshalJSON() ([]byte, error) {
	out := struct {
		Months   int     `json:"months"`
		Start    *string `json:"start"`
		End      *string `json:"end"`
		KnownTo  *string `json:"known_to"`  // day, month or year; null: the end is not known
		DaysLeft *int    `json:"days_left"` // fewer than 0: since it ended; null: its day is not known
		Computed bool    `json:"computed"`
		Differs  bool    `json:"differs"`
		Lapsed   bool    `json:"lapsed"`
	}{Months: c.Months, Computed: c.Computed, Differs: c.Differs, Lapsed: c.Lapsed}
	if !c.End.IsZero() {
		start, end, known := c.Day(c.Start), c.Day(c.End), c.KnownTo.String()
		out.Start, out.End, out.KnownTo = &start, &end, &known
		if c.KnownTo == ToDay {
			out.DaysLeft = &c.DaysLeft
		}
	}
	return json.Marshal(out)
}

// Day is a day of the cycle as exactly as it is known: 2006-01-02, 2006-01 or
// 2006; "" for none.
func (c RenewalCycle) Day(day time.Time) string {
	switch {
	case day.IsZero():
		return ""
	case c.KnownTo == ToMonth:
		return day.Format("2006-01")
	case c.KnownTo == ToYear:
		return day.Format("2006")
	}
	return day.Format(time.DateOnly)
}

// Ends is the first and the last day that the end may be; End itself where
// that is known to the day.
func (c RenewalCycle) Ends() (first, last time.Time) {
	if c.Computed && c.KnownTo == ToYear { // a year around its middle
		const half = 6
		return c.End.AddDate(0, -half, 0), c.End.AddDate(0, half, -1)
	}
	return c.KnownTo.span(c.End)
}

// cycle is the one that a pool is in: the one noted, else counted on from the
// first day of the first certification earned.
func (r *renewer) cycle(members []HeldCert) RenewalCycle {
	out := RenewalCycle{}
	var earned HeldCert // the first
	for _, h := range members {
		months := max(1, (r.catalog.Cert(h.ID).Renewal.Every.Hundredths()+50)/100)
		if out.Months == 0 || months < out.Months {
			out.Months = months
		}
		if !h.CycleEnds.IsZero() {
			out.note(h)
		}
		if !h.Earned.IsZero() && (earned.Earned.IsZero() || likely(h).Before(likely(earned))) {
			earned = h
		}
	}
	switch {
	case !out.End.IsZero():
		// The day after the last one begins a cycle, as the first day did.
		out.Start = After(out.End.AddDate(0, 0, 1), Months(100*(-out.Months)))
	case !earned.Earned.IsZero():
		out.Computed, out.KnownTo = true, earned.EarnedTo
		// A cycle is over when it surely is, so that none is told of as renewed
		// while it may still run.
		_, last := earned.EarnedTo.span(earned.Earned)
		done := max(0, (12*(r.today.Year()-last.Year())+int(r.today.Month()-last.Month()))/out.Months-1)
		for After(last, Months(100*((done+1)*out.Months))).Before(r.today) {
			done++
		}
		day := likely(earned)
		out.Start, out.End = After(day, Months(100*(done*out.Months))), After(day, Months(100*((done+1)*out.Months)))
	default:
		return out
	}
	_, last := out.Ends()
	out.Lapsed = last.Before(r.today)
	if out.KnownTo == ToDay {
		out.DaysLeft = days(r.today, out.End)
	}
	return out
}

// note takes the end that is noted at a certification of the pool: of two that
// agree the more exact one, of others the first.
func (c *RenewalCycle) note(h HeldCert) {
	_, end := h.CycleEndsTo.span(h.CycleEnds)
	_, wide := max(c.KnownTo, h.CycleEndsTo).span(end)
	_, noted := max(c.KnownTo, h.CycleEndsTo).span(c.End)
	agree := wide.Equal(noted)
	switch {
	case c.End.IsZero():
	case !agree:
		c.Differs = true
		if !end.Before(c.End) {
			return
		}
	case h.CycleEndsTo >= c.KnownTo:
		return
	}
	c.End, c.KnownTo = end, h.CycleEndsTo
}

// likely is the day that stands for the one that a certification was earned on:
// the first of a month, the first of July of a year.
func likely(h HeldCert) time.Time {
	day, _ := h.EarnedTo.span(h.Earned)
	if h.EarnedTo == ToYear {
		return time.Date(day.Year(), time.July, 1, 0, 0, 0, 0, time.UTC)
	}
	return day
}
