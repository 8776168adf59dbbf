package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"careers/rung/internal/store"
)

// smallDisk is the folder of a disk with 64 KiB of space.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("NOT TESTED: what a full or read-only disk does: no disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir
}

// A disk that is full, however much of it is left, makes the update fail with
// all as it was; with space again it works.
func TestAFullDisk(t *testing.T) {
	dir := smallDisk(t)
	s := store.Open(filepath.Join(dir, "me.yaml"), noon)
	old, next := strings.Repeat("a", 5000), strings.Repeat("b", 9000)
	update(t, s, store.Profile(), "profile init", write(old))
	filler := filepath.Join(dir, "filler")
	var failedAt []string
	for left := range 12 { // blocks
		room := 64<<10 - used(t, dir) - left*4096
		if err := os.WriteFile(filler, make([]byte, room), 0o600); err != nil {
			t.Fatal(err)
		}
		err := s.Update(t.Context(), store.Profile(), "profile set", write(next))
		if err == nil {
			if got := content(t, s.Path(store.Profile())); got != next {
				t.Errorf("%d blocks left: saved %d bytes", left, len(got))
			}
			break
		}
		wantError(t, err, "nothing was changed; free some space", "me.yaml", "no space left on device")
		failedAt = append(failedAt, fmt.Sprint(strings.Contains(err.Error(), "me.undo")))
		if got := content(t, s.Path(store.Profile())); got != old {
			t.Fatalf("%d blocks left: the profile has %d bytes", left, len(got))
		}
		if left := strays(t, dir); left != nil {
			t.Errorf("left behind: %v", left)
		}
		if history, err := s.History(); err != nil || len(history) != 1 {
			t.Errorf("%d blocks left: history %v, %v", left, history, err)
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
	}
	// Both the version and the document itself must have been what did not fit.
	if where := strings.Join(failedAt, " "); !strings.Contains(where, "true false") {
		t.Errorf("failed at the version: %s", where)
	}
	os.Remove(filler)
	if undone := undo(t, s); undone.Label != "profile set" || content(t, s.Path(store.Profile())) != old {
		t.Errorf("undone %+v", undone)
	}
}

// used is how many bytes of a disk are in use.
func used(t *testing.T, dir string) int {
	t.Helper()
	var stat syscall.Statfs_t
	if err := syscall.Statfs(dir, &stat); err != nil {
		t.Fatal(err)
	}
	return int((stat.Blocks - stat.Bfree) * uint64(stat.Bsize))
}

// A disk that is read-only is said to be.
func TestAReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	s := store.Open(filepath.Join(dir, "me.yaml"), noon)
	update(t, s, store.Profile(), "profile init", write("name: Ana\n"))
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("NOT TESTED: what a read-only disk does: %v", err)
	}
	err := s.Update(t.Context(), store.Profile(), "profile set", write("x"))
	wantError(t, err, "the disk is read-only", "me.yaml cannot be saved")
	_, err = s.Undo(t.Context(), anything)
	wantError(t, err, "the disk is read-only", "me.yaml")
	err = s.Update(t.Context(), plan(t, "x"), "plans save", write("x"))
	wantError(t, err, "the disk is read-only", "read-only file system")
	if data, err := s.Read(store.Profile()); string(data) != "name: Ana\n" || err != nil {
		t.Errorf("read %q, %v", data, err)
	}
	err = store.Open(filepath.Join(dir, "new.yaml"), noon).Update(t.Context(), store.Profile(), "profile init", write("x"))
	wantError(t, err, "the disk is read-only", ".new.lock cannot be locked")
}

// asNobody runs f as a user who owns nothing, because root may do everything.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	done := make(chan bool)
	var skip error
	go func() {
		defer close(done)
		runtime.LockOSThread() // for good: the thread ends with the goroutine
		if os.Getuid() == 0 {
			if skip = syscall.Setfsuid(65534); skip != nil {
				return
			}
		}
		f()
	}()
	<-done
	if skip != nil {
		t.Skipf("NOT TESTED: what a lack of rights does: %v", skip)
	}
}

// owned is a folder that asNobody's user owns.
func owned(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if os.Getuid() == 0 {
		for parent := dir; parent != os.TempDir() && parent != "/"; parent = filepath.Dir(parent) {
			if err := os.Chmod(parent, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chown(dir, 65534, 65534); err != nil {
			t.Skipf("NOT TESTED: what a lack of rights does: %v", err)
		}
	}
	return dir
}

// Where a right is missing the error says which file, and all is as it was.
func TestMissingRights(t *testing.T) {
	tests := []struct {
		name  string
		paths map[string]os.FileMode // what is taken away
		parts []string
		reads bool
	}{
		{"a folder that may not be written to", map[string]os.FileMode{".": 0o500}, []string{"me.yaml cannot be saved", "permission denied"}, true},
		{"a folder that may not be entered", map[string]os.FileMode{".": 0}, []string{"permission denied"}, false},
		{"a file that may not be read", map[string]os.FileMode{"me.yaml": 0o200}, []string{"me.yaml cannot be read", "permission denied"}, false},
		{"a file that may not be written to", map[string]os.FileMode{"me.yaml": 0o400}, []string{"me.yaml cannot be saved", "permission denied"}, true},
		{"a lock that may not be opened", map[string]os.FileMode{".me.lock": 0}, []string{".me.lock cannot be locked", "permission denied"}, true},
		{"versions that may not be added to", map[string]os.FileMode{"me.undo": 0o500}, []string{"me.undo", "without it", "me.yaml is not changed", "permission denied"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := owned(t)
			s := store.Open(filepath.Join(dir, "me.yaml"), noon)
			asNobody(t, func() {
				if err := s.Update(t.Context(), store.Profile(), "profile init", write("name: Ana\n")); err != nil {
					t.Error(err)
				}
			})
			for name, mode := range tt.paths {
				if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { os.Chmod(filepath.Join(dir, name), 0o700) })
			}
			var saveErr, readErr error
			asNobody(t, func() {
				saveErr = s.Update(t.Context(), store.Profile(), "profile set", write("x"))
				_, readErr = s.Read(store.Profile())
			})
			wantError(t, saveErr, "give yourself the right", tt.parts...)
			if !tt.reads {
				wantError(t, readErr, "give yourself the right", "me.yaml cannot be read", "permission denied")
			} else if readErr != nil {
				t.Errorf("read: %v", readErr)
			}
			for name := range tt.paths {
				if err := os.Chmod(filepath.Join(dir, name), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			if got := content(t, s.Path(store.Profile())); got != "name: Ana\n" {
				t.Errorf("the profile has %q", got)
			}
			if left := strays(t, dir); left != nil {
				t.Errorf("left behind: %v", left)
			}
			asNobody(t, func() {
				if undone, err := s.Undo(t.Context(), anything); err != nil || undone.Label != "profile init" {
					t.Errorf("undone %+v, %v", undone, err)
				}
			})
		})
	}
}

// What is no ordinary file is not replaced by one.
func TestWhatIsNoFileIsNotReplaced(t *testing.T) {
	tests := []struct {
		name  string
		make  func(dir string) error
		read  []string // of the error; nil: it is not tried
		parts []string
		hint  string

		noLock bool // no lock file is left beside it
	}{
		{"a folder", func(dir string) error { return os.Mkdir(filepath.Join(dir, "me.yaml"), 0o700) },
			[]string{"me.yaml cannot be read: is a directory"}, []string{"me.yaml cannot be saved: it is a folder"}, "move it away", true},
		{"a dangling link", func(dir string) error { return os.Symlink("gone/me.yaml", filepath.Join(dir, "me.yaml")) },
			[]string{"me.yaml is a link to gone/me.yaml, which does not exist"}, []string{"me.yaml is a link to gone/me.yaml, which does not exist"}, "make that file, or remove the link", true},
		{"a link to itself", func(dir string) error { return os.Symlink("me.yaml", filepath.Join(dir, "me.yaml")) },
			[]string{"me.yaml cannot be read: too many levels"}, []string{"me.yaml is a link that cannot be followed"}, "remove the link", true},
		{"a pipe", func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, "me.yaml"), 0o600) },
			nil, []string{"me.yaml cannot be saved: it is not an ordinary file"}, "name another file", true},
		{"a file for the folder of versions", func(dir string) error { return os.WriteFile(filepath.Join(dir, "me.undo"), nil, 0o600) },
			nil, []string{"me.undo", "not a directory"}, "a part of the path is a file", false},
		{"a folder for the unfinished file", func(dir string) error { return os.MkdirAll(filepath.Join(dir, ".me.rung-tmp", "x"), 0o700) },
			nil, []string{"me.yaml cannot be saved", "exists"}, "move", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := tt.make(dir); err != nil {
				t.Fatal(err)
			}
			s := store.Open(filepath.Join(dir, "me.yaml"), noon)
			if tt.read != nil {
				_, err := s.Read(store.Profile())
				wantError(t, err, "", tt.read...)
			}
			err := s.Update(t.Context(), store.Profile(), "x", write("x"))
			wantError(t, err, tt.hint, tt.parts...)
			if history, err := s.History(); len(history) > 0 {
				t.Errorf("history %v, %v", history, err)
			}
			entries, err := os.ReadDir(dir)
			if err != nil || tt.noLock && len(entries) != 1 {
				t.Errorf("the folder has %v, %v", entries, err)
			}
		})
	}
}

// A file in the place of a folder above is named as the reason.
func TestAFileForAFolder(t *testing.T) {
	dir := t.TempDir()
	handEdit(t, filepath.Join(dir, "file"), "x")
	s := store.Open(filepath.Join(dir, "file", "me.yaml"), noon)
	_, err := s.Read(store.Profile())
	wantError(t, err, "a part of the path is a file", "file/me.yaml cannot be read: not a directory")
	err = s.Update(t.Context(), store.Profile(), "x", write("x"))
	wantError(t, err, "nothing was changed; a part of the path is a file", "file/me.yaml cannot be saved: not a directory")
	below := store.Open(filepath.Join(dir, "file", "deeper", "me.yaml"), noon)
	err = below.Update(t.Context(), store.Profile(), "x", write("x"))
	wantError(t, err, "nothing was changed; a part of the path is a file", "me.yaml cannot be saved: not a directory")
}

// A name that no file can have, or no lock beside it, is said to be too long.
func TestANameTooLong(t *testing.T) {
	dir := t.TempDir()
	for _, length := range []int{245, 255, 400} {
		s := store.Open(filepath.Join(dir, strings.Repeat("n", length-5)+".yaml"), noon)
		file := s.Path(store.Profile())
		if length <= 255 {
			handEdit(t, file, "name: Ana\n")
		}
		err := s.Update(t.Context(), store.Profile(), "x", write("x"))
		if length < 250 {
			if err != nil || content(t, file) != "x" {
				t.Errorf("%d characters: %v", length, err)
			}
			continue
		}
		wantError(t, err, "choose a shorter name", "nnn", "file name too long")
		if length <= 255 && content(t, file) != "name: Ana\n" {
			t.Errorf("%d characters: the profile has %q", length, content(t, file))
		}
	}
	if left := strays(t, dir); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// A pipe can be read as a profile, once, and is never saved.
func TestAPipeCanBeRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "me.yaml")
	if err := syscall.Mkfifo(file, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() { handEdit(t, file, "name: Ana\n") }()
	got := make(chan string)
	go func() {
		data, err := store.Open(file, noon).Read(store.Profile())
		got <- fmt.Sprint(string(data), err)
	}()
	select {
	case text := <-got:
		if text != "name: Ana\n<nil>" {
			t.Errorf("read %q", text)
		}
	case <-time.After(10 * time.Second):
		t.Error("reading does not end")
	}
}

// What a killed process left unfinished goes with the next change, of whichever
// document; what only looks like it, or is another person's, stays.
func TestTheNextChangeRemovesWhatWasLeftUnfinished(t *testing.T) {
	dir := t.TempDir()
	s := store.Open(filepath.Join(dir, "me.yaml"), noon)
	update(t, s, store.Profile(), "profile init", write("a"))
	update(t, s, plan(t, "x"), "plans save", write("x"))
	if err := os.Mkdir(filepath.Join(dir, "far"), 0o700); err != nil {
		t.Fatal(err)
	}
	handEdit(t, filepath.Join(dir, "far", "y.yaml"), "y")
	if err := os.Symlink("../far/y.yaml", filepath.Join(dir, "me.plans", "y.yaml")); err != nil {
		t.Fatal(err)
	}
	gone := []string{".me.rung-tmp", "me.plans/.x.rung-tmp", "me.undo/.000009-saved-profile.rung-tmp", "far/.y.rung-tmp"}
	stay := []string{".you.rung-tmp", ".me.tmp", "me.rung-tmp", "far/.z.rung-tmp", "me.plans/x.rung-tmp"}
	for _, name := range append(gone, stay...) {
		handEdit(t, filepath.Join(dir, name), "half")
	}
	update(t, s, plan(t, "y"), "plans done", write("z"))
	for _, name := range gone {
		if got := content(t, filepath.Join(dir, name)); got != "(none)" {
			t.Errorf("%s is still there", name)
		}
	}
	for _, name := range stay {
		if got := content(t, filepath.Join(dir, name)); got != "half" {
			t.Errorf("%s: %s", name, got)
		}
	}
}
