package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Error is a file that cannot be read or saved.
type Error struct {
	Message string // with the path
	Hint    string // what to do; "" where nothing is sure to help
	Err     error  // the cause, where it is the system's
}

func (e *Error) Error() string { return e.Message }

func (e *Error) Unwrap() error { return e.Err }

const nothingChanged = "nothing was changed"

// unreadable says that a file cannot be read and what to do about it.
func unreadable(file string, err error) error {
	return &Error{Message: fmt.Sprintf("%s cannot be read: %v", file, cause(err)), Hint: hint(file, err), Err: err}
}

// unsaved says that something with a file does not work, so that nothing was
// changed, and what to do about it.
func unsaved(file, what string, err error) error {
	var known *Error
	if errors.As(err, &known) {
		return err
	}
	help := nothingChanged
	if more := hint(file, err); more != "" {
		help += "; " + more
	}
	return &Error{Message: fmt.Sprintf("%s %s: %v", file, what, cause(err)), Hint: help, Err: err}
}

// unconfirmed says that a change is made but could be gone after a power cut.
func unconfirmed(file string, err error) error {
	return &Error{
		Message: fmt.Sprintf("%s was changed, but the disk did not confirm it: %v", file, cause(err)),
		Hint:    "check the disk before relying on the file",
		Err:     err,
	}
}

// cause drops the paths that the system's errors name: they are of temporary
// files.
func cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// hint is what to do about an error of the system; "" where that is unclear.
func hint(file string, err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "free some space and try again"
	case errors.Is(err, syscall.EROFS):
		return "the disk is read-only: make it writable, or keep the file elsewhere"
	case errors.Is(err, fs.ErrPermission):
		return "give yourself the right to read and write it and its folder " + filepath.Dir(file)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "choose a shorter name"
	case errors.As(err, &path) && errors.Is(err, fs.ErrExist):
		return "move " + path.Path + " out of the way"
	case errors.Is(err, syscall.ENOTDIR):
		return "a part of the path is a file, not a folder"
	case errors.Is(err, errFolder), errors.Is(err, errSpecial), errors.Is(err, syscall.EISDIR):
		return "name another file, or move it away"
	}
	return ""
}

var (
	errFolder  = errors.New("it is a folder")
	errSpecial = errors.New("it is not an ordinary file")
)

func notAFile(info fs.FileInfo) error {
	if info.IsDir() {
		return errFolder
	}
	return errSpecial
}
