package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
	"careers/rung/paths"
	"careers/rung/roles"
)

// noProfile is what --profile and RUNG_PROFILE say to leave the profile out.
const noProfile = "none"

// files are the person's own: the profile and what belongs to it. Nil means
// that there are to be none.
func (s *shared) files(a *App) (*store.Store, error) {
	path := s.profileFile
	if path == "" {
		path = a.Getenv("RUNG_PROFILE")
	}
	if path == noProfile {
		return nil, nil
	}
	if path == "" {
		var err error
		if path, err = store.DefaultPath(a.Getenv); err != nil {
			return nil, nil // nowhere to keep one is as good as having none
		}
	}
	return store.Open(path, a.Now), nil
}

// profilePath is where the profile is; "" where there is to be none.
func (s *shared) profilePath(a *App) string {
	files, err := s.files(a)
	if err != nil || files == nil {
		return ""
	}
	return files.Path(store.Profile())
}

// mustFiles is files for a command that is about them.
func (s *shared) mustFiles(a *App) (*store.Store, error) {
	files, err := s.files(a)
	if err == nil && files == nil {
		return nil, usagef("name a file: --profile me.yaml", "there is no profile to work on")
	}
	return files, err
}

// desk is what a command about the person's own files works with.
type desk struct {
	*shared
	app     *App
	catalog *roles.Catalog
	files   *store.Store
	today   time.Time // civil
}

func (s *shared) desk(a *App) (*desk, error) { return s.deskOf(a, s.mustFiles) }

// deskOf is a desk with the files that a function finds, which may be none.
func (s *shared) deskOf(a *App, find func(*App) (*store.Store, error)) (*desk, error) {
	c, err := s.catalog(a)
	if err != nil {
		return nil, err
	}
	files, err := find(a)
	if err != nil {
		return nil, err
	}
	today, err := s.civilToday(a)
	return &desk{s, a, c, files, today}, err
}

// path is where the profile is.
func (d *desk) path() string { return d.files.Path(store.Profile()) }

// change changes the profile's file; one that does not exist is made. It gives
// the profile as it is then.
func (d *desk) change(ctx context.Context, label string, change func(p *person.Profile, old []byte) error) (*person.Profile, error) {
	var after *person.Profile
	err := d.files.Update(ctx, store.Profile(), label, func(old []byte) ([]byte, error) {
		p, err := parseProfile(d.path(), old)
		if err != nil {
			return nil, err
		}
		if err := change(p, old); err != nil {
			return nil, err
		}
		after = p
		return p.Edited(old)
	})
	return after, err
}

// readProfile reads a profile; nil where there is none.
func readProfile(files *store.Store) (*person.Profile, error) {
	if files == nil {
		return nil, nil
	}
	data, err := files.Read(store.Profile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return parseProfile(files.Path(store.Profile()), data)
}

func parseProfile(file string, data []byte) (*person.Profile, error) {
	p, diagnostics := person.Parse(file, data)
	if diagnostics.HasErrors() {
		return nil, &dataError{what: "the profile", diagnostics: diagnostics, hint: "mend it: rung profile edit; nothing in it is lost"}
	}
	return p, nil
}

// whoIs is the person's profile as the catalog understands it; nil where there is
// none and none was named. What counts for nothing is noted on standard error.
func (s *shared) whoIs(a *App, c *roles.Catalog) (*person.Found, *person.Profile, error) {
	files, err := s.files(a)
	if err != nil || files == nil {
		return nil, nil, err
	}
	p, err := readProfile(files)
	if err != nil {
		return nil, nil, err
	}
	if p == nil {
		if s.profileFile != "" {
			return nil, nil, usagef("make it: rung profile init --profile "+quoted(s.profileFile), "--profile: %s does not exist", s.profileFile)
		}
		return nil, nil, nil
	}
	today, err := s.today(a)
	if err != nil {
		return nil, nil, err
	}
	found, notes := p.In(c, today)
	if !s.quiet {
		for _, d := range notes {
			if d.Code != person.CodeRenamed && d.Code != person.CodeRetired { // they count; profile check tells of them
				if _, err := a.Err.Write(render.SafeLines(d.String() + "\n")); err != nil {
					return nil, nil, err
				}
			}
		}
	}
	return found, p, nil
}

// civilToday is the day that --as-of or the clock says.
func (s *shared) civilToday(a *App) (time.Time, error) {
	today, err := s.today(a)
	return paths.Civil(today), err
}

// onDate reads a date that a flag gives, today where it is empty.
func (s *shared) onDate(a *App, flag, text string) (person.Date, error) {
	if text == "" {
		today, err := s.civilToday(a)
		return person.DateOf(today), err
	}
	date, err := person.ParseDate(text)
	if err != nil {
		return "", usagef("write it as 2026-11-22, 2026-11 or 2026", "%s: %v", flag, err)
	}
	return date, nil
}

// dataError is a file of the person's or a pack that cannot be used.
type dataError struct {
	what        string
	diagnostics roles.Diagnostics
	hint        string
}

func (e *dataError) Error() string {
	return fmt.Sprintf("%s has %s", e.what, render.Plural(len(e.diagnostics.Errors()), "error"))
}
