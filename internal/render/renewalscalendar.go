package render

import (
	"strconv"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// reminderDays are how long before the end of a cycle a calendar reminds of it.
func reminderDays() []int { return []int{180, 90, 30} }

// RenewalEvents are the days of a calendar that renewals make: the end of each
// cycle that is known and not over, and reminders before it from today on. They
// are events of their own, because many calendars drop the alarms of a file that
// is imported. A pool keeps its UIDs from cycle to cycle, so that a corrected
// date moves its events. An end whose day is not known is marked so, and reminded
// of before the first day that it may be.
func RenewalEvents(c *roles.Catalog, p *paths.RenewalPortfolio, today time.Time) []Event {
	today = paths.Civil(today)
	var out []Event
	for _, r := range p.Renewals {
		if r.Cycle.End.IsZero() || r.Cycle.Lapsed {
			continue
		}
		names, key, cert := renewalNames(c, r), r.Pool, r.Certs[0].Cert
		if key == "" {
			key = "cert-" + cert
		}
		estimate, rough := "", r.Cycle.KnownTo != paths.ToDay
		first, _ := r.Cycle.Ends()
		date, last, left := r.Cycle.End, "Last day to renew ", " left"
		switch {
		case rough:
			last, left = "About now: last day to renew ", " left at least"
			estimate = " (" + endAbout(r.Cycle) + "; the day is not known)"
			if date.Before(today) {
				date = today // it may be any day
			}
		case r.Cycle.Computed:
			estimate = " (estimate)"
		}
		about := Fields{{"Cycle", joined(". ", cycleDays(r), cycleDoubts(r))}, {"Needed", neededWords(r)}, {"Done", doneWords(c, r)}, {"Fee", renewalFeeWords(r)}}
		var lines []string
		for _, f := range about {
			if f.Value != "" {
				lines = append(lines, f.Name+": "+f.Value)
			}
		}
		lines = append(append(lines, ruleLines(c, r)...), "As of "+today.Format(time.DateOnly)+". "+renewalNotice)
		event := Event{UID: "renewal-" + key + "-end@rung", Summary: last + names + estimate,
			Description: strings.Join(lines, "\n"), URL: c.Cert(cert).URL, Date: date, Alarms: []int{7, 1}, Categories: []string{"Renewal"}}
		out = append(out, event)
		for _, days := range reminderDays() {
			date := first.AddDate(0, 0, -days)
			if !date.After(today) {
				continue
			}
			reminder := event
			reminder.UID = "renewal-" + key + "-" + strconv.Itoa(days) + "d@rung"
			reminder.Summary = "Renew " + names + ": " + Plural(days, "day") + left + estimate
			reminder.Date, reminder.Alarms = date, nil
			out = append(out, reminder)
		}
	}
	return out
}
