package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// ErrNothingToUndo is what Undo says where no change matches.
var ErrNothingToUndo = errors.New("there is nothing to undo")

// Change is a change of a document by Update that can be taken back.
type Change struct {
	N     int // counts the versions of all the person's documents
	Doc   Doc
	Label string // what was done, on one line
	When  time.Time
}

// Undone is a change that was taken back.
type Undone struct {
	Change
	Removed     bool   // the document is gone: it did not exist before the change
	EditedSince bool   // it had been edited by other hands after the change
	Kept        string // the file that has a copy of what was replaced; "" if there was nothing
}

// History lists the changes that can be taken back, newest first. Those of one
// document are taken back in this order only.
func (s *Store) History() ([]Change, error) {
	list, err := s.live()
	if err != nil {
		return nil, err
	}
	var changes []Change
	for _, v := range list {
		changes = append(changes, v.Change)
	}
	return changes, nil
}

// Undo takes back one change: of the newest changes of each document the newest
// that matches; ErrNothingToUndo if none does. The document is again what it
// was before, byte for byte. What it was until now, edits by hand included, is
// kept as a version.
func (s *Store) Undo(ctx context.Context, match func(Change) bool) (Undone, error) {
	list, err := s.versions()
	if err != nil {
		return Undone{}, err
	}
	if len(list) == 0 { // locking would make a folder only to find nothing in it
		return Undone{}, ErrNothingToUndo
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return Undone{}, err
	}
	defer unlock()
	if list, err = s.live(); err != nil {
		return Undone{}, err
	}
	seen := map[Doc]bool{}
	for _, v := range list {
		newest := !seen[v.Doc]
		seen[v.Doc] = true
		if newest && match(v.Change) {
			return s.takeBack(ctx, v)
		}
	}
	return Undone{}, ErrNothingToUndo
}

// live lists the changes that can be taken back, newest first.
func (s *Store) live() ([]version, error) {
	list, err := s.versions()
	if err != nil {
		return nil, err
	}
	oldest := map[Doc]int{}
	for i := len(list) - 1; i >= 0; i-- {
		oldest[list[i].Doc] = i
	}
	present := map[Doc]string{} // digest of what a document is now
	next := map[Doc]string{}    // of what it was when the version after this one was made
	seen := map[Doc]bool{}
	var out []version
	for i, named := range slices.Backward(list) {
		v, _, ok := named.load()
		if !ok {
			continue
		}
		if _, known := present[v.Doc]; !known {
			present[v.Doc] = s.state(v.Doc)
			next[v.Doc] = present[v.Doc]
		}
		after := next[v.Doc]
		next[v.Doc] = v.before
		switch {
		case v.kind != saved:
		case v.before == after:
			// A process was killed before the change, or other hands took it back.
		case v.before == present[v.Doc] && !seen[v.Doc]:
			// A process was killed between taking the change back and saying so.
		case v.before != none && i == oldest[v.Doc]:
			// What the document was before is forgotten.
		default:
			seen[v.Doc] = true
			out = append(out, v)
		}
	}
	return out, nil
}

// state is the digest of what a document is now. One that cannot be read is
// like no version; who wants to change it will learn why.
func (s *Store) state(doc Doc) string {
	data, err := s.Read(doc)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "unknown"
	}
	return digest(data)
}

// takeBack undoes one change; the person's lock must be held.
func (s *Store) takeBack(ctx context.Context, v version) (Undone, error) {
	d, err := s.hold(ctx, v.Doc)
	if err != nil {
		return Undone{}, err
	}
	defer d.release()
	data, err := d.before(v)
	if err != nil {
		return Undone{}, err
	}
	if err := ctx.Err(); err != nil {
		return Undone{}, fmt.Errorf("%s was not changed: %w", d.name, err)
	}
	kept, err := d.copyOfOld()
	if err != nil {
		return Undone{}, err
	}
	done, err := d.write(data)
	if !done {
		return Undone{}, err
	}
	undo := Undone{Change: v.Change, Removed: data == nil, EditedSince: digest(d.old) != v.after}
	if v.kind = undone; d.old != nil {
		undo.Kept = kept.path
	}
	marked := filepath.Join(s.undoFolder(), v.fileName())
	if os.Rename(v.path, marked) == nil && undo.Kept == v.path {
		undo.Kept = marked
	}
	d.prune()
	return undo, err
}

// before gives what the document was before a change.
func (d *held) before(v version) ([]byte, error) {
	if v.before == none {
		return nil, nil
	}
	_, body, ok, err := d.find(v.before, v.N)
	if err != nil || ok {
		return body, err
	}
	return nil, &Error{
		Message: fmt.Sprintf("%q cannot be undone: the version before it is damaged or gone", v.Label),
		Hint:    nothingChanged + "; look for another version in " + d.store.undoFolder(),
	}
}
