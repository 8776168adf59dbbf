package cli

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
)

// writeCalendar writes events to a file for a calendar: a new one, or one that
// holds a calendar of rung's already. The file appears whole or not at all.
func (s *shared) writeCalendar(a *App, file, what, owner string, me *person.Profile, events []render.Event) error {
	if len(events) == 0 {
		return usagef("leave --ics out", "there is no date to put into a calendar")
	}
	data, err := s.calendar(a, what, owner, me, events)
	if err != nil {
		return err
	}
	return place{flag: "--ics", path: file, kept: s.keeps(a, file),
		other: usagef("name a file that does not exist yet", "--ics: %s is no calendar", file)}.save(data)
}

// calendar is events as a calendar. They are marked as this person's, so that a
// second person's do not take their place.
func (s *shared) calendar(a *App, what, owner string, me *person.Profile, events []render.Event) ([]byte, error) {
	today, err := s.today(a)
	if err != nil {
		return nil, err
	}
	name := "rung: " + what
	if me != nil && me.Name != "" {
		name += ", " + me.Name
	}
	for i := range events {
		local, host, _ := strings.Cut(events[i].UID, "@")
		events[i].UID = local + "-" + ownerMark(owner) + "@" + cmp.Or(host, "rung")
	}
	return render.Calendar(name, events, today)
}

// ownerMark tells people apart by where their profile is, and says nothing else
// of them.
func ownerMark(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	h := fnv.New32a()
	h.Write([]byte(path))
	return fmt.Sprintf("%08x", h.Sum32())
}
