package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/store"
)

func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func plan(t *testing.T, name string) store.Doc {
	t.Helper()
	doc, err := store.Plan(name)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// write is a change to these bytes, whatever was there.
func write(text string) func([]byte) ([]byte, error) {
	return func([]byte) ([]byte, error) { return []byte(text), nil }
}

func remove([]byte) ([]byte, error) { return nil, nil }

func anything(store.Change) bool { return true }

func update(t *testing.T, s *store.Store, doc store.Doc, label string, change func([]byte) ([]byte, error)) {
	t.Helper()
	if err := s.Update(t.Context(), doc, label, change); err != nil {
		t.Fatalf("%s: %v", label, err)
	}
}

func undo(t *testing.T, s *store.Store) store.Undone {
	t.Helper()
	undone, err := s.Undo(t.Context(), anything)
	if err != nil {
		t.Fatalf("undo: %v", err)
	}
	return undone
}

// content is a file's text, or "(none)".
func content(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "(none)"
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func handEdit(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// strays lists what saving may have left in a folder and those below it.
func strays(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if strings.Contains(filepath.Base(name), "tmp") {
			found = append(found, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// wantError checks that an error names the file and says what to do.
func wantError(t *testing.T, err error, hint string, parts ...string) {
	t.Helper()
	var problem *store.Error
	if !errors.As(err, &problem) {
		t.Fatalf("error %v (%T), want a *store.Error", err, err)
	}
	for _, part := range parts {
		if !strings.Contains(problem.Message, part) {
			t.Errorf("message %q does not have %q", problem.Message, part)
		}
	}
	if !strings.Contains(problem.Hint, hint) {
		t.Errorf("hint %q does not have %q", problem.Hint, hint)
	}
}

// All names follow from the profile's; opening touches nothing.
func TestNamesFollowFromTheProfile(t *testing.T) {
	dir := t.TempDir()
	tests := []struct{ profile, plan string }{
		{"me.yaml", "me.plans/data-route.yaml"},
		{"me.yml", "me.plans/data-route.yaml"},
		{"me", "me.plans/data-route.yaml"},
		{"j.doe", "j.doe.plans/data-route.yaml"}, // j.smith is somebody else
		{".yaml", ".yaml.plans/data-route.yaml"},
		{"new/folder/me.yaml", "new/folder/me.plans/data-route.yaml"},
	}
	for _, tt := range tests {
		s := store.Open(filepath.Join(dir, tt.profile), noon)
		if got, want := s.Path(store.Profile()), filepath.Join(dir, tt.profile); got != want {
			t.Errorf("%s: profile in %s", tt.profile, got)
		}
		if got, want := s.Path(plan(t, "data-route")), filepath.Join(dir, tt.plan); got != want {
			t.Errorf("%s: plan in %s, want %s", tt.profile, got, want)
		}
		names, err := s.Plans()
		if err != nil || names != nil {
			t.Errorf("%s: plans %v, error %v, want none", tt.profile, names, err)
		}
		if _, err := s.Read(store.Profile()); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: read: %v, want fs.ErrNotExist", tt.profile, err)
		}
		if _, err := s.Undo(t.Context(), anything); err != store.ErrNothingToUndo {
			t.Errorf("%s: undo: %v", tt.profile, err)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("the folder has %v (%v), want nothing", entries, err)
	}
}

// What Update writes is read back, in files and folders for the person alone.
func TestUpdateMakesPrivateFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "er")
	s := store.Open(filepath.Join(dir, "me.yaml"), noon)
	update(t, s, store.Profile(), "profile init", func(old []byte) ([]byte, error) {
		if old != nil {
			t.Errorf("old bytes %q of a document that is not there", old)
		}
		return []byte("name: Ana\n"), nil
	})
	update(t, s, plan(t, "data-route"), "plans save", write("target: x\n"))
	update(t, s, store.Profile(), "profile set", func(old []byte) ([]byte, error) {
		return append(old, "pace: 8h/wk\n"...), nil
	})
	data, err := s.Read(store.Profile())
	if diff := cmp.Diff("name: Ana\npace: 8h/wk\n", string(data)); diff != "" || err != nil {
		t.Errorf("profile (-want +got):\n%s%v", diff, err)
	}
	modes := map[string]fs.FileMode{}
	err = filepath.WalkDir(filepath.Dir(dir), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		rel, _ := filepath.Rel(filepath.Dir(dir), name)
		modes[rel] = info.Mode().Perm()
		return err
	})
	want := map[string]fs.FileMode{
		".": 0o700, "er": 0o700, "er/me.yaml": 0o600, "er/.me.lock": 0o600,
		"er/me.plans": 0o700, "er/me.plans/data-route.yaml": 0o600,
		"er/me.undo": 0o700, "er/me.undo/000001-saved-profile.yaml": 0o600,
		"er/me.undo/000002-saved-plan-data-route.yaml": 0o600, "er/me.undo/000003-saved-profile.yaml": 0o600,
	}
	if diff := cmp.Diff(want, modes); diff != "" || err != nil {
		t.Errorf("files (-want +got):\n%s%v", diff, err)
	}
}

// A profile that others could read cannot be read by them after a save, even
// one that changes nothing else.
func TestSavingTakesTheRightToReadFromOthers(t *testing.T) {
	for _, text := range []string{"name: Ana\n", "name: Bea\n"} {
		s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
		file := s.Path(store.Profile())
		handEdit(t, file, "name: Ana\n")
		if err := os.Chmod(file, 0o644); err != nil {
			t.Fatal(err)
		}
		update(t, s, store.Profile(), "profile set", write(text))
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("after saving %q: %v %v, want mode 0600", text, info.Mode(), err)
		}
	}
}

// An error of change comes back as it is, and all is as it was; so it is when
// the context ends.
func TestAnUpdateThatFailsLeavesAllAsItWas(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	update(t, s, store.Profile(), "profile init", write("name: Ana\n"))
	no := errors.New("no")
	err := s.Update(t.Context(), store.Profile(), "x", func(old []byte) ([]byte, error) {
		copy(old, "XXXX") // of no effect: it is a copy
		return []byte("half"), no
	})
	if err != no {
		t.Errorf("error %v, want that of change", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = s.Update(ctx, store.Profile(), "x", func([]byte) ([]byte, error) {
		cancel()
		return []byte("late"), nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	err = s.Update(t.Context(), store.Profile(), "x", func([]byte) ([]byte, error) { return make([]byte, 17<<20), nil })
	wantError(t, err, "nothing was changed", "me.yaml cannot be saved: it would be larger than 16 MiB")
	if got := content(t, s.Path(store.Profile())); got != "name: Ana\n" {
		t.Errorf("profile %q", got)
	}
	if history, err := s.History(); err != nil || len(history) != 1 {
		t.Errorf("history %v (%v), want the first change only", history, err)
	}
}

// What another program writes while a change is being worked out is not
// overwritten.
func TestAnEditDuringAChangeIsNotOverwritten(t *testing.T) {
	for name, change := range map[string]func([]byte) ([]byte, error){"write": write("by rung\n"), "remove": remove} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := store.Open(filepath.Join(dir, "me.yaml"), noon)
			update(t, s, store.Profile(), "profile init", write("first\n"))
			err := s.Update(t.Context(), store.Profile(), "x", func(old []byte) ([]byte, error) {
				handEdit(t, s.Path(store.Profile()), "by an editor\n")
				return change(old)
			})
			wantError(t, err, "run the same command again", "me.yaml was changed by another program")
			if got := content(t, s.Path(store.Profile())); got != "by an editor\n" {
				t.Errorf("profile %q", got)
			}
			if left := strays(t, dir); left != nil {
				t.Errorf("left behind: %v", left)
			}
			if undone := undo(t, s); undone.Label != "profile init" {
				t.Errorf("undone %q: the change that failed can be undone", undone.Label)
			}
		})
	}
}

// Plans lists plans only: no editor's copies, no folders, no other names.
func TestPlansListsPlansOnly(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	for _, name := range []string{"zeta", "data-route", "onet-29.2"} {
		update(t, s, plan(t, name), "plans save", write(name))
	}
	folder := filepath.Dir(s.Path(plan(t, "zeta")))
	for _, name := range []string{".DS_Store", "data-route.yaml~", ".data-route.yaml.swp", "#zeta.yaml#", "My plan.yaml", "con.yaml", "notes.txt", ".yaml"} {
		handEdit(t, filepath.Join(folder, name), "x")
	}
	if err := os.Mkdir(filepath.Join(folder, "old.yaml"), 0o700); err != nil {
		t.Fatal(err)
	}
	got, err := s.Plans()
	if diff := cmp.Diff([]string{"data-route", "onet-29.2", "zeta"}, got); diff != "" || err != nil {
		t.Errorf("plans (-want +got):\n%s%v", diff, err)
	}
}

// A link stays one: what it leads to is written, whoever opens it by whichever
// name waits for the other, and removing removes the link only.
func TestAProfileMayBeALink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "dotfiles"), 0o755); err != nil {
		t.Fatal(err)
	}
	link, target := filepath.Join(dir, "me.yaml"), filepath.Join(dir, "dotfiles", "rung.yaml")
	handEdit(t, target, "0")
	if err := os.Symlink(filepath.Join("dotfiles", "rung.yaml"), link); err != nil {
		t.Skipf("links cannot be made here: %v", err)
	}
	stores := []*store.Store{store.Open(link, noon), store.Open(target, noon)}
	const each = 40
	var group sync.WaitGroup
	for _, s := range stores {
		group.Go(func() {
			for range each {
				if err := s.Update(t.Context(), store.Profile(), "count", increment); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if got := content(t, target); got != fmt.Sprint(2*each) {
		t.Errorf("counted %s, want %d", got, 2*each)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v (%v)", info.Mode(), err)
	}
	update(t, stores[0], store.Profile(), "profile remove", remove)
	if _, err := os.Lstat(link); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the link is still there: %v", err)
	}
	if got := content(t, target); got != fmt.Sprint(2*each) {
		t.Errorf("the file it led to has %q", got)
	}
	if undo(t, stores[0]); content(t, link) != fmt.Sprint(2*each) {
		t.Errorf("undone: %q", content(t, link))
	}
}

// A link to a profile whose lock is the same file does not wait for itself.
func TestALinkBesideItsProfileDoesNotWaitForItself(t *testing.T) {
	dir := t.TempDir()
	handEdit(t, filepath.Join(dir, "me.yaml"), "a")
	if err := os.Symlink("me.yaml", filepath.Join(dir, "me.yml")); err != nil {
		t.Skipf("links cannot be made here: %v", err)
	}
	s := store.Open(filepath.Join(dir, "me.yml"), noon)
	s.Wait = time.Second
	update(t, s, store.Profile(), "x", write("b"))
	if got := content(t, filepath.Join(dir, "me.yaml")); got != "b" {
		t.Errorf("the file has %q", got)
	}
}

// Waiting for the lock ends with the context, and by itself with an error that
// names the lock file. Reading does not wait.
func TestWaitingIsBounded(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	s.Wait = 50 * time.Millisecond
	update(t, s, store.Profile(), "first", write("first"))
	err := s.Update(t.Context(), store.Profile(), "outer", func([]byte) ([]byte, error) {
		err := s.Update(t.Context(), plan(t, "other"), "inner", write("x"))
		wantError(t, err, "try again", ".me.lock was held by another rung for 50ms")
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err = s.Update(ctx, plan(t, "other"), "inner", write("x"))
		wantError(t, err, "", "interrupted while waiting", ".me.lock")
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want context.Canceled", err)
		}
		if data, err := s.Read(store.Profile()); string(data) != "first" || err != nil {
			t.Errorf("read %q, %v", data, err)
		}
		return []byte("second"), nil
	})
	if err != nil || content(t, s.Path(store.Profile())) != "second" {
		t.Errorf("outer: %v", err)
	}
	if names, err := s.Plans(); err != nil || slices.Contains(names, "other") {
		t.Errorf("plans %v, %v", names, err)
	}
}

// The place without --profile follows the system's custom.
func TestDefaultPath(t *testing.T) {
	tests := []struct {
		name, want string
		env        map[string]string
	}{
		{"XDG", "/data/rung/profile.yaml", map[string]string{"XDG_DATA_HOME": "/data", "HOME": "/home/ana"}},
		{"XDG without a home", "/data/rung/profile.yaml", map[string]string{"XDG_DATA_HOME": "/data"}},
		{"a relative XDG is ignored", "/home/ana/.local/share/rung/profile.yaml", map[string]string{"XDG_DATA_HOME": "data", "HOME": "/home/ana"}},
		{"home", "/home/ana/.local/share/rung/profile.yaml", map[string]string{"HOME": "/home/ana"}},
		{"no home", "", nil},
		{"a relative home", "", map[string]string{"HOME": "."}},
	}
	for _, tt := range tests {
		got, err := store.DefaultPathOn("linux", func(key string) string { return tt.env[key] })
		if got != filepath.FromSlash(tt.want) || (err != nil) != (tt.want == "") {
			t.Errorf("%s: %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
	mac, err := store.DefaultPathOn("darwin", func(key string) string { return map[string]string{"HOME": "/Users/ana"}[key] })
	if want := filepath.FromSlash("/Users/ana/Library/Application Support/rung/profile.yaml"); mac != want || err != nil {
		t.Errorf("macOS: %q, %v, want %q", mac, err, want)
	}
}
