package cli

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
)

// writeCalendar writes events to a file for a calendar. The file appears whole
// or not at all. Events are marked as this person's, so that a second person's
// do not take their place.
func (s *shared) writeCalendar(a *App, file, what, owner string, me *person.Profile, events []render.Event) error {
	if len(events) == 0 {
		return usagef("leave --ics out", "there is no date to put into a calendar")
	}
	today, err := s.today(a)
	if err != nil {
		return err
	}
	name := "rung: " + what
	if me != nil && me.Name != "" {
		name += ", " + me.Name
	}
	for i := range events {
		local, host, _ := strings.Cut(events[i].UID, "@")
		events[i].UID = local + "-" + ownerMark(owner) + "@" + cmp.Or(host, "rung")
	}
	data, err := render.Calendar(name, events, today)
	if err != nil {
		return err
	}
	file, err = calendarFile(file)
	if err != nil {
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(file), ".rung-*")
	if err != nil {
		return fmt.Errorf("the calendar %s cannot be written: %w", file, err)
	}
	defer os.Remove(draft.Name()) // gone already where all went well
	if _, err := draft.Write(data); err != nil {
		draft.Close()
		return err
	}
	if err := draft.Close(); err != nil {
		return err
	}
	return os.Rename(draft.Name(), file)
}

// calendarFile is the file to write a calendar to, links followed: a new one, or
// one that holds a calendar already.
func calendarFile(file string) (string, error) {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return file, nil
	}
	if err != nil {
		return "", fmt.Errorf("the calendar %s cannot be written: %w", file, err)
	}
	inTheWay := usagef("name a file that does not exist yet", "--ics: %s is no calendar", file)
	if !info.Mode().IsRegular() {
		return "", inTheWay
	}
	const head = "BEGIN:VCALENDAR"
	f, err := os.Open(file)
	if err != nil {
		return "", fmt.Errorf("the calendar %s cannot be written: %w", file, err)
	}
	defer f.Close()
	start := make([]byte, len(head))
	if _, err := io.ReadFull(f, start); info.Size() > 0 && (err != nil || string(start) != head) {
		return "", inTheWay
	}
	return filepath.EvalSymlinks(file)
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
