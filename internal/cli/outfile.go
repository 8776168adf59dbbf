package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careers/rung/internal/render"
	"careers/rung/internal/store"
)

// outFile is where a command writes a whole document: standard output, or a file
// that it names.
type outFile struct {
	path    string // "" or "-": standard output
	open    bool
	replace bool
	folder  bool // a folder is meant, for several documents
	shared  *shared
	flags   *pflag.FlagSet
}

func (o *outFile) register(cmd *cobra.Command, s *shared) {
	flags := cmd.Flags()
	o.shared, o.flags = s, flags
	flags.StringVar(&o.path, "out", "", "write to `PATH`, and its name to standard output; a file there gives way if rung wrote it as the same")
	flags.BoolVar(&o.open, "open", false, "open what was written, with the program of your desktop")
	flags.BoolVar(&o.replace, "replace", false, "let any other file at PATH give way too")
}

// toStdout reports whether no file is named.
func (o *outFile) toStdout() bool { return o.path == "" || o.path == "-" }

// namesFolder reports whether the path is that of a folder: one that there is, or
// one to be made.
func (o *outFile) namesFolder() bool {
	if o.toStdout() {
		return false
	}
	info, err := os.Stat(o.path)
	return err == nil && info.IsDir() || os.IsPathSeparator(o.path[len(o.path)-1])
}

// endsAs fails where the file's name says that it is something else than what is
// written: it would not open.
func (o *outFile) endsAs(endings ...string) error {
	ending := o.ending()
	if o.toStdout() || ending == "" || slices.Contains(endings, ending) {
		return nil
	}
	return usagef("name it ."+endings[0], "--out: what is written is no .%s", ending)
}

// ending is what the file's name ends in, without the dot.
func (o *outFile) ending() string {
	return strings.TrimPrefix(strings.ToLower(filepath.Ext(o.path)), ".")
}

// ready fails where nothing could be written whatever it is, so that no work is
// done for that.
func (o *outFile) ready(a *App) error {
	if o.path == "" && o.flags.Changed("out") {
		return usagef("name a file, or a dash for standard output", "--out: the name is empty")
	}
	if o.toStdout() {
		if o.open {
			return usagef("name a file: --out FILE --open", "--open needs --out")
		}
		return nil
	}
	if o.folder {
		if above := filepath.Dir(filepath.Clean(o.path)); !isDir(o.path) && !isDir(above) {
			return usagef("make it first, or name another folder", "--out: there is no folder %s for %s", above, filepath.Base(o.path))
		}
		return nil
	}
	_, err := o.place(a, o.path).file(nil)
	return err
}

func (o *outFile) place(a *App, path string) place {
	p := place{flag: "--out", path: path, kept: o.shared.keeps(a, path)}
	if !o.replace {
		p.other = usagef("name another file, or add --replace", "--out: %s exists and is something else", path)
	}
	return p
}

// write writes a document whole or not at all.
func (o *outFile) write(a *App, data []byte) error {
	if err := o.ready(a); err != nil {
		return err
	}
	if o.toStdout() {
		_, err := a.Out.Write(data)
		return err
	}
	if err := o.place(a, o.path).save(data); err != nil {
		return err
	}
	return o.tell(a, o.path)
}

// document is one file of a folder.
type document struct {
	name string
	data []byte
}

// writeFolder writes documents into the folder that the path names, which is
// made if only its last part is missing. None is begun where one is refused.
func (o *outFile) writeFolder(a *App, documents []document) error {
	if err := os.Mkdir(o.path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return unwritten("--out", o.path, err)
	}
	var names []string
	for _, d := range documents {
		name := filepath.Join(o.path, d.name)
		if _, err := o.place(a, name).file(d.data); err != nil {
			return err
		}
		names = append(names, name)
	}
	failed := make([]error, len(documents))
	var saving sync.WaitGroup // together, because each waits for the disk
	for i, d := range documents {
		saving.Go(func() { failed[i] = o.place(a, names[i]).save(d.data) })
	}
	saving.Wait()
	if err := firstError(failed...); err != nil {
		return err
	}
	return o.tell(a, names...)
}

// tell says what was written and opens what the person named.
func (o *outFile) tell(a *App, names ...string) error {
	for _, name := range names {
		if _, err := a.Out.Write(render.SafeLines(name + "\n")); err != nil {
			return err
		}
	}
	if o.open {
		return openOnDesktop(o.path)
	}
	return nil
}

// place is where a file is to be written.
type place struct {
	flag  string // that names it
	path  string
	other error // what to say of a file there that rung did not write as the same; nil: it gives way
	kept  bool  // it is one of the person's own
}

// file is the file to write to, links followed, if data may take its place.
func (p place) file(data []byte) (string, error) {
	mine := usagef("name another file", "%s: %s belongs to your profile", p.flag, p.path)
	if folder := filepath.Dir(p.path); !isDir(folder) {
		return "", usagef("make it first, or name another file", "%s: there is no folder %s for %s", p.flag, folder, filepath.Base(p.path))
	}
	info, err := os.Stat(p.path)
	if errors.Is(err, fs.ErrNotExist) {
		if target, err := os.Readlink(p.path); err == nil {
			return "", usagef("make that file, or remove the link", "%s: %s is a link to %s, which does not exist", p.flag, p.path, target)
		}
		if p.kept {
			return "", mine
		}
		return p.path, nil
	}
	switch {
	case err != nil:
		return "", unwritten(p.flag, p.path, err)
	case info.IsDir():
		return "", usagef("name a file in it", "%s: %s is a folder", p.flag, p.path)
	case !info.Mode().IsRegular():
		return "", usagef("name a file, or a dash for standard output", "%s: %s is no file", p.flag, p.path)
	}
	// Renaming replaces a file that may not be written to. Who has taken that
	// right away means it.
	f, err := os.OpenFile(p.path, os.O_RDWR, 0)
	if err != nil {
		return "", unwritten(p.flag, p.path, err)
	}
	defer f.Close()
	if p.other != nil && info.Size() > 0 {
		want := opening(data)
		have := make([]byte, len(want))
		if _, err := io.ReadFull(f, have); err != nil || !bytes.Equal(have, want) {
			if bytes.HasPrefix(have, []byte(calendarHead)) {
				return "", usagef("name another file", "%s: %s is a calendar that another program made", p.flag, p.path)
			}
			return "", p.other
		}
	}
	if p.kept {
		return "", mine
	}
	return filepath.EvalSymlinks(p.path)
}

const calendarHead = "BEGIN:VCALENDAR"

// opening is what a document has in common with all that rung writes as the same
// kind: its first line, or as many as it takes to say what it is.
func opening(data []byte) []byte {
	lines := 1
	switch {
	case bytes.HasPrefix(data, []byte("{")), bytes.HasPrefix(data, []byte("<?xml")):
		lines = 2
	case bytes.HasPrefix(data, []byte(calendarHead)):
		lines = 3
	}
	end := 0
	for range lines {
		next := bytes.IndexByte(data[end:], '\n')
		if next < 0 {
			return data
		}
		end += next + 1
	}
	return data[:end]
}

// draftExt ends the names of unfinished files.
const draftExt = ".rung-draft"

// save writes a file whole or not at all.
func (p place) save(data []byte) error {
	file, err := p.file(data)
	if err != nil {
		return err
	}
	cleanDrafts(filepath.Dir(file))
	draft, err := os.CreateTemp(filepath.Dir(file), ".*"+draftExt)
	if err != nil {
		return unwritten(p.flag, p.path, err)
	}
	defer os.Remove(draft.Name()) // gone already where all went well
	_, err = draft.Write(data)
	if err == nil {
		err = draft.Sync()
	}
	if closeErr := draft.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(draft.Name(), file)
	}
	if err != nil {
		return unwritten(p.flag, p.path, err)
	}
	return nil
}

// cleanDrafts removes the drafts in a folder that killed processes left: no
// other takes an hour to write.
func cleanDrafts(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // a folder may be written to and not be read
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") || !strings.HasSuffix(e.Name(), draftExt) {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > time.Hour {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

func unwritten(flag, path string, err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err // its path may be that of a draft
	}
	return fmt.Errorf("%s: %s cannot be written: %w", flag, path, err)
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// keeps reports whether a path is a profile that this command may know of, or
// belongs to one: a saved plan or an earlier version.
func (s *shared) keeps(a *App, path string) bool {
	profiles := []string{s.profileFile, a.Getenv("RUNG_PROFILE")}
	if usual, err := store.DefaultPath(a.Getenv); err == nil {
		profiles = append(profiles, usual)
	}
	for _, profile := range profiles {
		if profile == "" || profile == noProfile {
			continue
		}
		files := store.Open(profile, a.Now)
		own := []string{files.Path(store.Profile()), files.LockPath()}
		var folders []string
		names, err := files.Plans()
		if err != nil {
			names = nil // what cannot be read cannot be told apart; its folder still is
		}
		for _, name := range append(names, "any") {
			doc, err := store.Plan(name)
			if err != nil {
				continue
			}
			own = append(own, files.Path(doc)) // may be a link to a file elsewhere
			plans := filepath.Dir(files.Path(doc))
			folders = []string{plans, strings.TrimSuffix(plans, ".plans") + ".undo"}
		}
		if slices.ContainsFunc(own, func(file string) bool { return sameFile(path, file) }) ||
			slices.ContainsFunc(folders, func(folder string) bool { return sameFile(filepath.Dir(path), folder) }) {
			return true
		}
	}
	return false
}

// sameFile reports whether two paths lead to the same file, or would.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	two, otherErr := os.Stat(b)
	if err == nil && otherErr == nil {
		return os.SameFile(one, two)
	}
	return realPath(a) == realPath(b)
}

// realPath is an absolute path without links, as far as there are files.
func realPath(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if found, err := filepath.EvalSymlinks(full); err == nil {
		return found
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(full)); err == nil {
		return filepath.Join(folder, filepath.Base(full))
	}
	return full
}
