package cli

import (
	"context"
	"errors"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
	"careers/rung/internal/tui"
)

// errLeft is a person who left the questions.
var errLeft = errors.New("left before the end; nothing was written")

// canAsk reports whether there is somebody to ask.
func (a *App) canAsk() bool { return a.TerminalIn && a.Terminal }

// formOptions say how to ask.
func (s *shared) formOptions(a *App) (tui.FormOptions, error) {
	today, err := s.civilToday(a)
	return tui.FormOptions{In: a.In, Out: a.Out, Accessible: a.Getenv("ACCESSIBLE") == "1" || a.Getenv("TERM") == "dumb" || s.plain,
		Color: a.Getenv("NO_COLOR") == "" && !s.noColor, Width: a.Width, Today: today}, err
}

// runProfileAsk makes a profile, or goes over one, by asking.
func runProfileAsk(ctx context.Context, a *App, s *shared) error {
	d, err := s.desk(a)
	if err != nil {
		return err
	}
	if !a.canAsk() {
		return usagef("say it with flags: rung profile init --role medical-coder --since 2022-03 --hold cert/ccs --pace 8",
			"there is no terminal to ask on")
	}
	o, err := s.formOptions(a)
	if err != nil {
		return err
	}
	p, err := readProfile(d.files)
	if err != nil {
		return err
	}
	if p == nil {
		p = new(person.Profile)
	}
	// Nothing is locked while a person thinks: what they answered is put into the
	// file as it is then, if it still says what the questions began with.
	begun, err := d.files.Read(store.Profile())
	if err != nil {
		begun = nil
	}
	err = tui.AskProfile(ctx, d.catalog, p, o)
	if errors.Is(err, tui.ErrLeft) {
		return errLeft
	}
	if err != nil {
		return err
	}
	err = d.files.Update(ctx, store.Profile(), "profile init", func(old []byte) ([]byte, error) {
		if string(old) != string(begun) {
			return nil, errors.New("the profile was changed by another program meanwhile; nothing was written")
		}
		return p.Edited(old)
	})
	if err != nil {
		return err
	}
	_, notes := p.In(d.catalog, d.today)
	return s.write(a, render.ProfileChanged(d.path(), []string{"your answers"}, notes, s.again()))
}
