// Package store keeps a person's files: one profile, any number of saved plans,
// and the earlier versions of both. It knows bytes only.
//
// All names follow from that of the profile, here me.yaml:
//
//	me.yaml         the profile
//	me.plans/       saved plans: NAME.yaml
//	me.undo/        versions, one file each, with a header that people can read
//	.me.lock        held while one of these is changed
//
// A document is replaced whole, by renaming a finished file over it, so that
// whoever reads it finds the old or the new one and needs no lock. Before that,
// what is about to be written is a version on disk, and so is what is about to
// be overwritten, where somebody has edited it by hand. A process that is
// killed, at any moment, leaves a whole document, at most a temporary file that
// the next change removes, and at most a version of a change that never
// happened, which Undo knows by its digest.
package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

const (
	maxBytes    = 16 << 20 // of a document: what yamldoc reads at most
	keptPerDoc  = 100      // versions of one document
	defaultWait = 10 * time.Second
)

// Store is the files of one person. Its methods may be called at the same time,
// by any number of processes.
type Store struct {
	// Wait bounds how long a change waits for another program's to end.
	Wait time.Duration

	profile string
	now     func() time.Time
}

// Open names the files that belong to a profile; it touches nothing on disk.
// The clock dates the versions.
func Open(profile string, now func() time.Time) *Store {
	return &Store{Wait: defaultWait, profile: filepath.Clean(profile), now: now}
}

// DefaultPath is where a person's profile is unless they name another file:
// rung/profile.yaml in the folder for a user's data, which is $XDG_DATA_HOME
// where that is set.
func DefaultPath(getenv func(string) string) (string, error) {
	return defaultPath(runtime.GOOS, getenv)
}

func defaultPath(system string, getenv func(string) string) (string, error) {
	base := getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(base) { // a relative one is to be ignored: XDG Base Directory Specification
		home := getenv("HOME")
		switch system {
		case "windows":
			home, base = getenv("AppData"), getenv("AppData")
		case "darwin":
			base = filepath.Join(home, "Library", "Application Support")
		default:
			base = filepath.Join(home, ".local", "share")
		}
		if !filepath.IsAbs(home) {
			return "", &Error{Message: "there is no home folder to keep a profile in", Hint: "name a file with --profile"}
		}
	}
	return filepath.Join(base, "rung", "profile.yaml"), nil
}

// stem is a file's name without the extension of a YAML file.
func stem(file string) string {
	name := filepath.Base(file)
	for _, ext := range []string{".yaml", ".yml"} {
		if short, ok := strings.CutSuffix(name, ext); ok && short != "" {
			return short
		}
	}
	return name
}

func (s *Store) folder(ext string) string {
	return filepath.Join(filepath.Dir(s.profile), stem(s.profile)+ext)
}

func (s *Store) plansFolder() string { return s.folder(".plans") }
func (s *Store) undoFolder() string  { return s.folder(".undo") }

// Path is the file that a document is in, or would be.
func (s *Store) Path(doc Doc) string {
	if doc == Profile() {
		return s.profile
	}
	return filepath.Join(s.plansFolder(), doc.plan+planExt)
}

// Read gives a document's bytes; an error that is fs.ErrNotExist if there is
// none.
func (s *Store) Read(doc Doc) ([]byte, error) {
	data, err := readFile(s.Path(doc), maxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		if _, dangling := resolve(s.Path(doc)); dangling != nil {
			return nil, dangling
		}
	}
	return data, err
}

// Plans lists the names of the saved plans, sorted. Files that are none, such
// as an editor's copies, are left out.
func (s *Store) Plans() ([]string, error) {
	entries, err := os.ReadDir(s.plansFolder())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(s.plansFolder(), err)
	}
	var names []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), planExt)
		if _, err := Plan(name); !ok || err != nil || e.Type()&fs.ModeType&^fs.ModeSymlink != 0 {
			continue
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names, nil
}

// Update changes one document: change gets its bytes (nil: there is none) and
// gives the new ones (nil: remove it). The label says what is done, for Undo.
//
// Nobody else changes a document of this person meanwhile, so change must not
// call Update or Undo. An error of change is returned as it is, and then, as
// with every other error unless it says otherwise, the document is as it was.
// A change that gives the same bytes leaves no version.
func (s *Store) Update(ctx context.Context, doc Doc, label string, change func(old []byte) ([]byte, error)) error {
	if _, err := s.locate(doc); err != nil { // before a lock file is made beside it
		return err
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	d, err := s.hold(ctx, doc)
	if err != nil {
		return err
	}
	defer d.release()
	data, err := change(bytes.Clone(d.old))
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s was not saved: %w", d.name, err)
	}
	if digest(data) == digest(d.old) {
		return d.makePrivate()
	}
	if len(data) > maxBytes {
		return &Error{Message: fmt.Sprintf("%s cannot be saved: it would be larger than %d MiB", d.name, maxBytes>>20), Hint: nothingChanged}
	}
	if err := d.record(); err != nil {
		return err
	}
	v, err := d.keep(version{Change: Change{Label: label}, kind: saved, before: digest(d.old)}, data)
	if err != nil {
		return err
	}
	if done, err := d.write(data); err != nil {
		if !done {
			os.Remove(v.path) // it tells of a change that did not happen
		}
		return err
	}
	d.prune()
	return nil
}

// held is a document that nobody else changes now.
type held struct {
	store   *Store
	doc     Doc
	name    string // where the person looks for it
	file    string // the same, or what it links to
	old     []byte // nil: there is none
	release func()
}

// hold prepares a document to be changed; the person's lock must be held. Where
// it is a link, what it leads to is locked as well, because that may be the
// profile of another name.
func (s *Store) hold(ctx context.Context, doc Doc) (*held, error) {
	d := &held{store: s, doc: doc, name: s.Path(doc), release: func() {}}
	var err error
	if d.file, err = s.locate(doc); err != nil {
		return nil, err
	}
	if lock := lockOf(d.file); d.file != d.name && !sameFile(lock, lockOf(s.profile)) {
		if d.release, err = lockFile(ctx, lock, s.Wait); err != nil {
			return nil, err
		}
	}
	s.clean(d.file)
	if d.old, err = readOld(d.file); err != nil {
		d.release()
		return nil, err
	}
	return d, nil
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	two, otherErr := os.Stat(b)
	return err == nil && otherErr == nil && os.SameFile(one, two)
}

// locate gives the file that a document is in, or would be, if it can be
// replaced.
func (s *Store) locate(doc Doc) (string, error) {
	file, err := resolve(s.Path(doc))
	if err != nil {
		return "", err
	}
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return file, nil
	}
	if err != nil {
		return "", unsaved(file, "cannot be saved", err)
	}
	if !info.Mode().IsRegular() {
		return "", unsaved(file, "cannot be saved", notAFile(info))
	}
	// Renaming replaces a file that may not be written to. Who has taken that
	// right away means it.
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return "", unsaved(file, "cannot be saved", err)
	}
	return file, f.Close()
}

// readOld reads a file that is about to be replaced; nil if there is none.
func readOld(file string) ([]byte, error) {
	data, err := readFile(file, maxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// readFile reads a file whole, unless it is larger than limit.
func readFile(file string, limit int64) ([]byte, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{Message: file + " does not exist", Err: err}
	}
	if err != nil {
		return nil, unreadable(file, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, unreadable(file, err)
	}
	if int64(len(data)) > limit {
		return nil, &Error{Message: fmt.Sprintf("%s cannot be read: it is larger than %d MiB", file, limit>>20), Hint: "check that it is the right file"}
	}
	return data, nil
}

// resolve follows a link to the file that it leads to. Whatever else is wrong
// with a path shows when it is read.
func resolve(path string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path, nil
	}
	file, err := filepath.EvalSymlinks(path)
	if err == nil {
		return file, nil
	}
	if target, linkErr := os.Readlink(path); linkErr == nil && errors.Is(err, fs.ErrNotExist) {
		return "", &Error{
			Message: fmt.Sprintf("%s is a link to %s, which does not exist", path, target),
			Hint:    "make that file, or remove the link",
		}
	}
	return "", &Error{Message: fmt.Sprintf("%s is a link that cannot be followed: %v", path, cause(err)), Hint: "remove the link, or correct it", Err: err}
}

// write puts a document in place, or removes it; done says whether that
// happened, even where there is an error.
func (d *held) write(data []byte) (done bool, err error) {
	if data != nil {
		done, err = save(d.file, data, d.unchanged)
		switch {
		case err == nil:
			return true, nil
		case done:
			return true, unconfirmed(d.name, err)
		}
		return false, unsaved(d.name, "cannot be saved", err)
	}
	if err := d.unchanged(); err != nil {
		return false, err
	}
	// Of a link the link goes, not the file that it leads to.
	if err := os.Remove(d.name); err != nil {
		return false, unsaved(d.name, "cannot be removed", err)
	}
	if err := syncFolder(filepath.Dir(d.name)); err != nil {
		return true, unconfirmed(d.name, err)
	}
	return true, nil
}

// unchanged fails if somebody has written to the document since it was read: an
// editor, for instance, which knows no lock.
func (d *held) unchanged() error {
	now, err := readOld(d.file)
	if err != nil {
		return err
	}
	if digest(now) != digest(d.old) {
		return &Error{Message: d.name + " was changed by another program at this very moment", Hint: "nothing was saved; run the same command again"}
	}
	return nil
}

// makePrivate takes the right to read a document from others.
func (d *held) makePrivate() error {
	info, err := os.Stat(d.file)
	if err != nil || info.Mode().Perm()&0o077 == 0 {
		return nil
	}
	if err := os.Chmod(d.file, fileMode); err != nil {
		return unsaved(d.name, "can be read by others, and that cannot be changed", err)
	}
	return nil
}
