package cli

import (
	"os"
	"path/filepath"

	"careers/rung/internal/render"
)

// writeCalendar writes events to a file for a calendar. The file appears whole
// or not at all.
func (s *shared) writeCalendar(a *App, file, name string, events []render.Event) error {
	if len(events) == 0 {
		return usagef("leave --ics out", "there is no date to put into a calendar")
	}
	today, err := s.today(a)
	if err != nil {
		return err
	}
	data, err := render.Calendar(name, events, today)
	if err != nil {
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(file), ".rung-*")
	if err != nil {
		return err
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
