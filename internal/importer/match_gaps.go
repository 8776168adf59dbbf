package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// longestPause is the months between two jobs of which nothing is said: people
// look for work, move and rest.
const longestPause = 3

// stretch is time that a resume accounts for, in months from year 0, both ends
// included.
type stretch struct {
	from, to int
	job      bool
	open     bool // no end is known
}

// gaps lists the times between jobs of which a resume says nothing. Study and
// service fill time as work does. A year alone is read so that it leaves the
// shortest gap.
func gaps(r *Resume, today time.Time) []string {
	now := today.Year()*12 + int(today.Month()) - 1
	var stretches []stretch
	for _, j := range slices.Concat(r.Jobs, r.Military) {
		from, ok := monthOf(j.From, false)
		if !ok {
			continue
		}
		s := stretch{from: from, job: true}
		to, ended := monthOf(j.To, true)
		switch {
		case ended:
			s.to = max(to, from)
		case j.Current:
			s.to = max(now, from)
		default:
			s.open = true
		}
		stretches = append(stretches, s)
	}
	for _, e := range r.Education {
		from, begun := monthOf(e.From, false)
		to, ended := monthOf(e.To, true)
		if begun && ended {
			stretches = append(stretches, stretch{from: from, to: max(from, to)})
		}
	}
	slices.SortStableFunc(stretches, func(a, b stretch) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	lastJob := -1
	for i, s := range stretches {
		if s.job {
			lastJob = i
		}
	}
	var out []string
	until, worked := 0, false
	for i, s := range stretches {
		if worked && i <= lastJob && s.from-until-1 > longestPause {
			out = append(out, monthsWords(until+1, s.from-1)+": nothing assumed")
		}
		worked = worked || s.job
		until = max(until, s.to)
		if s.open && i+1 < len(stretches) {
			until = max(until, stretches[i+1].from-1)
		}
	}
	return out
}

// monthOf is the month of a date of any precision; a year alone is its last
// month as an end, and its first as a start.
func monthOf(date string, end bool) (int, bool) {
	if !dateLike(date) {
		return 0, false
	}
	year, err := strconv.Atoi(date[:4])
	if err != nil {
		return 0, false
	}
	if len(date) == 4 {
		if end {
			return year*12 + 11, true
		}
		return year * 12, true
	}
	month, err := strconv.Atoi(date[5:7])
	if err != nil || month < 1 || month > 12 {
		return 0, false
	}
	return year*12 + month - 1, true
}

// monthsWords is "Feb to Nov 2021" or "Nov 2020 to Mar 2021".
func monthsWords(from, to int) string {
	name := func(n int) string { return time.Month(n%12 + 1).String()[:3] }
	if from/12 == to/12 {
		return fmt.Sprintf("%s to %s %d", name(from), name(to), to/12)
	}
	return fmt.Sprintf("%s %d to %s %d", name(from), from/12, name(to), to/12)
}
