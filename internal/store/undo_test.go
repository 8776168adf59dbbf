package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careers/rung/internal/store"
)

// Undo takes back change after change, removes what did not exist before, and
// says what there is no more to take back.
func TestUndoTakesBackChangeAfterChange(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	file := s.Path(store.Profile())
	update(t, s, store.Profile(), "profile init", write("a"))
	update(t, s, store.Profile(), "profile set\npace", write("b"))
	update(t, s, store.Profile(), "no change", write("b"))
	update(t, s, store.Profile(), "profile clear", remove)

	folder := filepath.Join(filepath.Dir(file), "me.undo")
	want := []store.Undone{
		{Change: store.Change{N: 3, Label: "profile clear", When: noon()}},
		{Change: store.Change{N: 2, Label: "profile set pace", When: noon()}, Kept: filepath.Join(folder, "000002-undone-profile.yaml")},
		{Change: store.Change{N: 1, Label: "profile init", When: noon()}, Removed: true, Kept: filepath.Join(folder, "000001-undone-profile.yaml")},
	}
	sameDoc := cmp.AllowUnexported(store.Doc{})
	history, err := s.History()
	if diff := cmp.Diff([]store.Change{want[0].Change, want[1].Change, want[2].Change}, history, sameDoc); diff != "" || err != nil {
		t.Errorf("history (-want +got):\n%s%v", diff, err)
	}
	for i, text := range []string{"b", "a", "(none)"} {
		if diff := cmp.Diff(want[i], undo(t, s), sameDoc); diff != "" {
			t.Errorf("undo %d (-want +got):\n%s", i, diff)
		}
		if got := content(t, file); got != text {
			t.Errorf("undo %d: the profile has %q, want %q", i, got, text)
		}
	}
	for i, text := range []string{"a", "b"} {
		if got := content(t, want[2-i].Kept); !strings.HasSuffix(got, "# ----\n"+text) {
			t.Errorf("version %d is %q", i+1, got)
		}
	}
	if _, err := s.Undo(t.Context(), anything); err != store.ErrNothingToUndo {
		t.Errorf("error %v, want ErrNothingToUndo", err)
	}
}

// An edit by hand is noticed, and what it made is kept.
func TestUndoKeepsEditsByHand(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	file := s.Path(store.Profile())
	update(t, s, store.Profile(), "profile init", write("name: Ana\n"))
	update(t, s, store.Profile(), "profile import", write("name: Ana\nskills: []\n"))
	handEdit(t, file, "name: Ana\nskills: [] # mine\n")
	undone := undo(t, s)
	if undone.Label != "profile import" || !undone.EditedSince {
		t.Errorf("undone %+v", undone)
	}
	if got := content(t, file); got != "name: Ana\n" {
		t.Errorf("the profile has %q", got)
	}
	want := `# rung version 1
# document: profile
# time: 2026-11-23T12:00:00Z
# change: none: this was there, about to be replaced
# before: sha256:c26de996a5454cf8dd3df02c9605f83d741d3be4cbd2b70ad41cc5ece69d8f14
# after: sha256:c26de996a5454cf8dd3df02c9605f83d741d3be4cbd2b70ad41cc5ece69d8f14
# ----
name: Ana
skills: [] # mine
`
	if diff := cmp.Diff(want, content(t, undone.Kept)); diff != "" {
		t.Errorf("the copy of what was replaced (-want +got):\n%s", diff)
	}
	// Even what the edit overwrote, which no change was to replace, is there.
	if got := content(t, filepath.Join(filepath.Dir(undone.Kept), "000002-undone-profile.yaml")); !strings.HasSuffix(got, "# ----\nname: Ana\nskills: []\n") {
		t.Errorf("the import is kept as %q", got)
	}
}

// What a profile was before Rung first changed it is kept and can be restored.
func TestUndoRestoresAProfileWrittenByHand(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	file := s.Path(store.Profile())
	handEdit(t, file, "# my profile\nname: Ana\n")
	update(t, s, store.Profile(), "profile set", write("name: Bea\n"))
	if undone := undo(t, s); undone.Removed || undone.EditedSince || content(t, file) != "# my profile\nname: Ana\n" {
		t.Errorf("undone %+v to %q", undone, content(t, file))
	}
}

// Match chooses among the newest changes of each document: an older one below
// it is not reached over it.
func TestUndoDoesNotReachOverANewerChange(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	update(t, s, store.Profile(), "plans done", write("a"))
	update(t, s, plan(t, "x"), "plans save", write("x"))
	update(t, s, store.Profile(), "profile set", write("b"))
	labelled := func(label string) func(store.Change) bool {
		return func(c store.Change) bool { return c.Label == label }
	}
	if _, err := s.Undo(t.Context(), labelled("plans done")); err != store.ErrNothingToUndo {
		t.Errorf("error %v, want ErrNothingToUndo", err)
	}
	undone, err := s.Undo(t.Context(), labelled("plans save"))
	if err != nil || undone.Doc != plan(t, "x") || !undone.Removed {
		t.Errorf("undone %+v, %v", undone, err)
	}
	undone, err = s.Undo(t.Context(), func(c store.Change) bool { return c.Doc == store.Profile() })
	if err != nil || undone.Label != "profile set" || content(t, s.Path(store.Profile())) != "a" {
		t.Errorf("undone %+v, %v", undone, err)
	}
}

// A process that is killed between keeping a version and the change itself
// leaves the document as it was: that change is no change.
func TestAChangeThatNeverHappenedIsSkipped(t *testing.T) {
	killed := func(t *testing.T) *store.Store {
		s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
		update(t, s, store.Profile(), "one", write("1"))
		update(t, s, store.Profile(), "two", write("2"))
		handEdit(t, s.Path(store.Profile()), "1") // as if the second had been killed
		return s
	}
	t.Run("at once", func(t *testing.T) {
		s := killed(t)
		if undone := undo(t, s); undone.Label != "one" || !undone.Removed || undone.EditedSince {
			t.Errorf("undone %+v", undone)
		}
		if _, err := s.Undo(t.Context(), anything); err != store.ErrNothingToUndo {
			t.Errorf("error %v, want ErrNothingToUndo", err)
		}
	})
	t.Run("after another change and an edit", func(t *testing.T) {
		s := killed(t)
		update(t, s, store.Profile(), "three", write("3"))
		if undone := undo(t, s); undone.Label != "three" || content(t, s.Path(store.Profile())) != "1" {
			t.Errorf("undone %+v", undone)
		}
		handEdit(t, s.Path(store.Profile()), "mine")
		if undone := undo(t, s); undone.Label != "one" || !undone.EditedSince {
			t.Errorf("undone %+v", undone)
		}
	})
}

// A process that is killed after it has taken a change back and before it has
// noted that: the change is not taken back a second time.
func TestAnUndoThatWasKilledIsFinished(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	update(t, s, store.Profile(), "one", write("1"))
	update(t, s, store.Profile(), "two", write("2"))
	handEdit(t, s.Path(store.Profile()), "mine")
	undo(t, s)
	folder := filepath.Join(filepath.Dir(s.Path(store.Profile())), "me.undo")
	if err := os.Rename(filepath.Join(folder, "000002-undone-profile.yaml"), filepath.Join(folder, "000002-saved-profile.yaml")); err != nil {
		t.Fatal(err)
	}
	if undone := undo(t, s); undone.Label != "one" || !undone.Removed {
		t.Errorf("undone %+v, want the change before", undone)
	}
}

// A version that somebody has written to is not put in place.
func TestADamagedVersionIsNotRestored(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "me.yaml"), noon)
	file := s.Path(store.Profile())
	update(t, s, store.Profile(), "one", write("1"))
	update(t, s, store.Profile(), "two", write("2"))
	first := filepath.Join(filepath.Dir(file), "me.undo", "000001-saved-profile.yaml")
	handEdit(t, first, content(t, first)+"!")
	_, err := s.Undo(t.Context(), anything)
	wantError(t, err, "look for another version", `"two" cannot be undone`, "damaged or gone")
	if got := content(t, file); got != "2" {
		t.Errorf("the profile has %q", got)
	}
}

// A hundred versions of each document are kept, whatever happens to others.
func TestTheOldestVersionsAreForgotten(t *testing.T) {
	dir := fastFolder(t)
	s := store.Open(filepath.Join(dir, "me.yaml"), noon)
	update(t, s, plan(t, "quiet"), "plans save", write("quiet"))
	for i := range 150 {
		update(t, s, store.Profile(), fmt.Sprintf("change %d", i), write(strconv.Itoa(i)))
	}
	entries, err := os.ReadDir(filepath.Join(dir, "me.undo"))
	if err != nil || len(entries) != 101 {
		t.Errorf("%d versions, %v, want 101", len(entries), err)
	}
	for i := range 99 { // undo itself uses up none of the hundred
		undone := undo(t, s)
		if undone.Label != fmt.Sprintf("change %d", 149-i) || content(t, s.Path(store.Profile())) != strconv.Itoa(148-i) {
			t.Fatalf("undo %d: %+v", i, undone)
		}
	}
	if undone := undo(t, s); undone.Doc != plan(t, "quiet") || !undone.Removed {
		t.Errorf("undone %+v, want the plan's only change", undone)
	}
	if _, err := s.Undo(t.Context(), anything); err != store.ErrNothingToUndo {
		t.Errorf("error %v, want ErrNothingToUndo", err)
	}
}

// truth is what really happened to a document: what a store cannot know.
type truth struct {
	now     []byte           // nil: none
	written [][]byte         // by any change, and by hand where a change came on top
	before  map[int][]byte   // by number of change
	after   map[int][]byte   // likewise
	open    []int            // changes not taken back, oldest first
	met     map[int][][]byte // what changes and undos found after a change, in order
}

// Whatever is changed, edited by hand and taken back, in whatever order: undo
// restores what was before the change that it names, byte for byte, and every
// version that was ever written is still to be found.
func TestNothingIsEverLost(t *testing.T) {
	first, rounds := uint64(time.Now().UnixNano()), uint64(25)
	if text := os.Getenv("RUNG_SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		first, rounds = seed, 1
	}
	for seed := first; seed < first+rounds; seed++ {
		loseNothing(t, seed)
		if t.Failed() {
			t.Fatalf("RUNG_SEED=%d", seed)
		}
	}
}

func loseNothing(t *testing.T, seed uint64) {
	dice := rand.New(rand.NewPCG(seed, 0))
	dir := fastFolder(t)
	s := store.Open(filepath.Join(dir, "me.yaml"), noon)
	docs := []store.Doc{store.Profile(), plan(t, "a"), plan(t, "plan-a.b")}
	truths := map[store.Doc]*truth{}
	for _, doc := range docs {
		truths[doc] = &truth{before: map[int][]byte{}, after: map[int][]byte{}, met: map[int][][]byte{}}
	}
	byHand := dice.IntN(3)    // 0: never
	meet := func(tr *truth) { // what is there now is seen
		tr.written = append(tr.written, tr.now)
		for _, n := range tr.open {
			tr.met[n] = append(tr.met[n], tr.now)
		}
	}
	for step := range 60 {
		doc := docs[dice.IntN(len(docs))]
		tr := truths[doc]
		next := fmt.Appendf(nil, "%d of %d\n", step, seed)
		switch old := len(tr.written); {
		case dice.IntN(6) == 0:
			next = nil
		case old > 0 && dice.IntN(4) == 0: // an earlier one again
			next = tr.written[dice.IntN(old)]
		case dice.IntN(8) == 0:
			next = []byte{}
		}
		switch choice := dice.IntN(6 + byHand); {
		case choice < 4: // change
			update(t, s, doc, fmt.Sprint("step ", step), func(old []byte) ([]byte, error) {
				if !equal(old, tr.now) {
					t.Errorf("step %d: %s was %q, want %q", step, doc, old, tr.now)
				}
				return next, nil
			})
			if equal(next, tr.now) {
				break
			}
			meet(tr)
			n := newest(t, s)
			tr.before[n], tr.after[n] = tr.now, next
			tr.open = append(tr.open, n)
			tr.now = next
			tr.written = append(tr.written, next)
		case choice < 6: // undo
			of := func(c store.Change) bool { return c.Doc == doc }
			undone, err := s.Undo(t.Context(), of)
			if errors.Is(err, store.ErrNothingToUndo) {
				for i, n := range tr.open {
					if !moot(tr, i) {
						t.Errorf("step %d: nothing to undo, but change %d of %s happened", step, n, doc)
					}
				}
				break
			}
			if err != nil {
				t.Fatalf("step %d: undo: %v", step, err)
			}
			at := slices.Index(tr.open, undone.N)
			if at < 0 || undone.Doc != doc || moot(tr, at) {
				t.Fatalf("step %d: undone %+v, of the changes %v of %s", step, undone, tr.open, doc)
			}
			for i := at + 1; i < len(tr.open); i++ {
				if !moot(tr, i) {
					t.Errorf("step %d: undone %d over %d", step, undone.N, tr.open[i])
				}
			}
			if undone.EditedSince == equal(tr.now, tr.after[undone.N]) || undone.Removed != (tr.before[undone.N] == nil) {
				t.Errorf("step %d: undone %+v from %q to %q", step, undone, tr.now, tr.before[undone.N])
			}
			if (undone.Kept == "") != (tr.now == nil) || tr.now != nil && !strings.HasSuffix(content(t, undone.Kept), "# ----\n"+string(tr.now)) {
				t.Errorf("step %d: kept %q of %q", step, undone.Kept, tr.now)
			}
			meet(tr)
			tr.open = slices.Delete(tr.open, at, at+1)
			tr.now = tr.before[undone.N]
		default: // by hand
			file := s.Path(doc)
			if next == nil {
				os.Remove(file)
			} else {
				os.MkdirAll(filepath.Dir(file), 0o700)
				handEdit(t, file, string(next))
			}
			tr.now = next
		}
		for _, doc := range docs {
			got, err := s.Read(doc)
			if err != nil && !errors.Is(err, fs.ErrNotExist) || !equal(got, truths[doc].now) {
				t.Fatalf("step %d: %s is %q, %v, want %q", step, doc, got, err, truths[doc].now)
			}
		}
		if t.Failed() {
			return
		}
	}
	kept := bodies(t, filepath.Join(dir, "me.undo"))
	for _, doc := range docs {
		for _, version := range truths[doc].written {
			if version != nil && !kept[doc.String()+"\n"+string(version)] {
				t.Errorf("%s: %q is lost", doc, version)
			}
		}
	}
	if left := strays(t, dir); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// moot: other hands put back what was before the i-th change, as far as
// anybody has seen; taking it back would change nothing that it made.
func moot(tr *truth, i int) bool {
	n := tr.open[i]
	next := tr.now
	if len(tr.met[n]) > 0 {
		next = tr.met[n][0]
	}
	last := i == len(tr.open)-1
	for j := i + 1; j < len(tr.open) && !last; j++ { // or what is above is moot as well
		if !moot(tr, j) {
			return equal(next, tr.before[n])
		}
	}
	return equal(next, tr.before[n]) || equal(tr.now, tr.before[n])
}

func equal(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }

// newest is the number of the newest version.
func newest(t *testing.T, s *store.Store) int {
	t.Helper()
	history, err := s.History()
	if err != nil || len(history) == 0 {
		t.Fatalf("history %v, %v", history, err)
	}
	return history[0].N
}

// bodies is the set of documents, each with its name, in the undo folder.
func bodies(t *testing.T, folder string) map[string]bool {
	t.Helper()
	set := map[string]bool{}
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, file := range files {
		head, body, _ := strings.Cut(content(t, file), "# ----\n")
		_, doc, _ := strings.Cut(head, "# document: ")
		doc, _, _ = strings.Cut(doc, "\n")
		set[doc+"\n"+body] = true
	}
	return set
}

// FuzzVersion reads any bytes as a version: what is one says the same again.
func FuzzVersion(f *testing.F) {
	header := "# rung version 1\n# document: plan data-route\n# time: 2026-11-23T09:30:00Z\n# change: plans save\n# before: none\n# after: none\n# ----\n"
	for _, seed := range []string{
		header, header + "target: x\n", strings.Replace(header, "none", "sha256:", 1), strings.ReplaceAll(header, "\n", "\r\n"),
		strings.Replace(header, "plan data-route", "profile", 1), strings.Replace(header, "data-route", "../x", 1), "", "# rung version 1\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		header, doc, label, body, ok := store.ParseVersion(data)
		if !ok {
			return
		}
		again, sameDoc, sameLabel, sameBody, ok := store.ParseVersion(append([]byte(header), body...))
		if !ok || again != header || sameDoc != doc || sameLabel != label || !bytes.Equal(sameBody, body) {
			t.Fatalf("%q is read as %q", data, header)
		}
		if !bytes.HasSuffix(data, body) || strings.ContainsAny(label, "\r\n\x1b") {
			t.Fatalf("%q: label %q, body %q", data, label, body)
		}
	})
}
