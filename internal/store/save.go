package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// What is made is for the person alone.
const (
	fileMode   = 0o600
	folderMode = 0o700
)

// tempExt ends the names of unfinished files. One name a document is enough,
// because it is written to under a lock, and lets the next change find and
// remove what a killed process left.
const tempExt = ".rung-tmp"

func tempOf(file string) string {
	return filepath.Join(filepath.Dir(file), "."+stem(file)+tempExt)
}

func lockOf(file string) string {
	return filepath.Join(filepath.Dir(file), "."+stem(file)+".lock")
}

// save replaces a file by a whole new one, on the disk when it returns. It
// first asks check, as late as possible, whether it may. done says whether the
// new one is in place, even where there is an error.
func save(file string, data []byte, check func() error) (done bool, err error) {
	if err := makeFolder(filepath.Dir(file)); err != nil {
		return false, err
	}
	temp := tempOf(file)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return false, err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = check()
	}
	if err == nil {
		err = os.Rename(temp, file)
	}
	if err != nil {
		os.Remove(temp)
		return false, err
	}
	return true, syncFolder(filepath.Dir(file))
}

// makeFolder makes a folder and those above it, on the disk when it returns.
func makeFolder(dir string) error {
	err := os.Mkdir(dir, folderMode)
	if errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir) {
		if err := makeFolder(filepath.Dir(dir)); err != nil {
			return err
		}
		err = os.Mkdir(dir, folderMode)
	}
	if err == nil {
		return syncFolder(filepath.Dir(dir))
	}
	info, statErr := os.Stat(dir)
	if statErr != nil {
		return err
	}
	if !info.IsDir() {
		return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
	}
	return nil
}

// syncFolder waits until the names in a folder are on the disk. Windows has no
// such request, and some file systems refuse it.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil // one may write to a folder that one may not list
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// clean removes the unfinished files that a killed process left; what cannot be
// removed will be in the way of saving, which then says so.
func (s *Store) clean(file string) {
	os.Remove(tempOf(s.profile))
	os.Remove(tempOf(file))
	for _, dir := range []string{s.plansFolder(), s.undoFolder()} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") && strings.HasSuffix(e.Name(), tempExt) {
				os.Remove(filepath.Join(dir, e.Name()))
			}
		}
	}
}

// lock waits until nobody else changes this person's documents. It makes the
// folder of the profile, which has to hold the lock file.
func (s *Store) lock(ctx context.Context) (unlock func(), err error) {
	if err := makeFolder(filepath.Dir(s.profile)); err != nil {
		return nil, unsaved(s.profile, "cannot be saved", err)
	}
	return lockFile(ctx, lockOf(s.profile), s.Wait)
}

// lockFile holds an advisory lock, which the system takes back from a process
// that ends, however it ends. The file stays: were it removed, a second process
// could lock a new one of the same name while a first still holds the old one.
func lockFile(ctx context.Context, file string, patience time.Duration) (unlock func(), err error) {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	const pause = 5 * time.Millisecond // a change takes about as long
	l := flock.New(file, flock.SetPermissions(fileMode))
	_, err = l.TryLockContext(waiting, pause)
	switch {
	case err == nil:
		return func() { l.Unlock() }, nil
	case ctx.Err() != nil:
		return nil, &Error{Message: "nothing was saved: interrupted while waiting for " + file, Err: ctx.Err()}
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &Error{
			Message: "nothing was saved: " + file + " was held by another rung for " + patience.String(),
			Hint:    "end it, or wait for it, and try again; the file itself can stay",
			Err:     err,
		}
	}
	return nil, unsaved(file, "cannot be locked, and so nothing can be saved beside it", err)
}

// LockPath is the file that is held while the profile or a plan is changed.
func (s *Store) LockPath() string { return lockOf(s.profile) }
