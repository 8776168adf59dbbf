package store_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careers/rung/internal/store"
)

// The test binary is also the program that saves, and that is killed.
func TestMain(m *testing.M) {
	profile := os.Getenv("RUNG_STORE_PROFILE")
	if profile == "" {
		os.Exit(m.Run())
	}
	s := store.Open(profile, noon)
	s.Wait = time.Minute
	var err error
	switch role := os.Getenv("RUNG_STORE_ROLE"); role {
	case "saver":
		err = saveForever(s)
	case "counter":
		for i := 0; i < 50 && err == nil; i++ {
			err = s.Update(context.Background(), store.Profile(), "count", increment)
		}
	default:
		err = fmt.Errorf("no role %q", role)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func child(profile, role string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "RUNG_STORE_PROFILE="+profile, "RUNG_STORE_ROLE="+role)
	return cmd
}

func increment(old []byte) ([]byte, error) {
	n := 0
	if old != nil {
		var err error
		if n, err = strconv.Atoi(string(old)); err != nil {
			return nil, err
		}
	}
	return []byte(strconv.Itoa(n + 1)), nil
}

// saveForever saves version after version of the profile, takes every third
// back, and says what is there after each. A version has a number, one more
// than that before it, and, so that none of it can be missing, a checksum.
func saveForever(s *store.Store) error {
	var n int
	save := func(old []byte) ([]byte, error) {
		if old != nil {
			var err error
			if n, err = sealed(old); err != nil {
				return nil, err
			}
		}
		n++
		return seal(n), nil
	}
	for step := 1; ; step++ {
		if err := s.Update(context.Background(), store.Profile(), "save", save); err != nil {
			return err
		}
		fmt.Println(n)
		if step%3 > 0 {
			continue
		}
		undone, err := s.Undo(context.Background(), anything)
		if err != nil || undone.EditedSince {
			return fmt.Errorf("undone %+v: %w", undone, err)
		}
		n--
		fmt.Println(n)
	}
}

func seal(n int) []byte {
	text := fmt.Sprintf("%d\n%s\n", n, strings.Repeat("skills and dates ", n*7919%400))
	return fmt.Appendf(nil, "%s%x\n", text, sha256.Sum256([]byte(text)))
}

// sealed gives the number of a version; an error if it is not whole.
func sealed(data []byte) (int, error) {
	number, _, _ := strings.Cut(string(data), "\n")
	n, err := strconv.Atoi(number)
	if err != nil || !bytes.Equal(data, seal(n)) {
		return 0, fmt.Errorf("not a whole version: %d bytes", len(data))
	}
	return n, nil
}

// fastFolder is a folder in memory where there is one: what a killed process
// leaves is the same there, without waiting for a disk thousands of times.
func fastFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "rung-store-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// A process that is killed at any moment of its thousands of saves and undos
// leaves a whole version, loses none that it has reported, and is no hindrance
// to the next save and to undo.
func TestKilledWhileSaving(t *testing.T) {
	const kills = 160
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	dir := fastFolder(t)
	s := store.Open(filepath.Join(dir, "me.yaml"), noon)
	cut, idle, saves, last := 0, 0, 0, 0
	for kill := range kills {
		cmd := child(s.Path(store.Profile()), "saver")
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		reports := bufio.NewReader(pipe)
		first, err := reports.ReadString('\n') // it is at work
		if err != nil {
			t.Fatalf("kill %d: the saver stopped: %s", kill, stderr.Bytes())
		}
		time.Sleep(time.Duration(dice.IntN(60_000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		rest, _ := io.ReadAll(reports)
		cmd.Wait()
		reported := strings.Fields(first + string(rest))
		saves += len(reported)
		if last, err = strconv.Atoi(reported[len(reported)-1]); err != nil {
			t.Fatal(err)
		}
		if len(strays(t, dir)) > 0 {
			cut++
		}
		got, err := sealed([]byte(content(t, s.Path(store.Profile()))))
		if err != nil || got < last-1 || got > last+1 {
			t.Fatalf("kill %d: version %d, %v; reported %d", kill, got, err, last)
		}
		history, err := s.History()
		if err != nil || len(history) == 0 {
			t.Fatalf("kill %d: history %v, %v", kill, history, err)
		}
		if history[0].N < newestVersion(t, dir) {
			idle++
		}
		if kill%2 == 0 { // undo comes first after the kill
			undone := undo(t, s)
			if before, err := sealed([]byte(content(t, s.Path(store.Profile())))); err != nil || before != got-1 || undone.EditedSince {
				t.Fatalf("kill %d: undone from %d to %d, %v: %+v", kill, got, before, err, undone)
			}
		} else {
			update(t, s, store.Profile(), "next", write(string(seal(got+1))))
		}
		if left := strays(t, dir); left != nil {
			t.Fatalf("kill %d: left behind after the next change: %v", kill, left)
		}
		if kill%2 == 1 {
			undo(t, s)
			if again, err := sealed([]byte(content(t, s.Path(store.Profile())))); err != nil || again != got {
				t.Fatalf("kill %d: undone to %d, %v, want %d", kill, again, err, got)
			}
		}
	}
	t.Logf("%d saves, %d kills: %d left a file unfinished, %d a version of a change that did not happen", saves, kills, cut, idle)
	if cut+idle == 0 {
		t.Errorf("no kill came during a save: the test proves nothing")
	}
	versions, err := os.ReadDir(filepath.Join(dir, "me.undo"))
	if err != nil || len(versions) > 102 { // 100 and what the last killed process and undo added
		t.Errorf("%d versions are kept, %v", len(versions), err)
	}
}

// newestVersion is the highest number in the undo folder.
func newestVersion(t *testing.T, dir string) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "me.undo", "0*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("versions %v, %v", files, err)
	}
	number, _, _ := strings.Cut(filepath.Base(slices.Max(files)), "-")
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Of the increments of two dozen processes at once none is lost.
func TestDozensOfWriters(t *testing.T) {
	const writers, each = 24, 50
	s := store.Open(filepath.Join(fastFolder(t), "me.yaml"), noon)
	var group sync.WaitGroup
	for range writers {
		group.Go(func() {
			if out, err := child(s.Path(store.Profile()), "counter").CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	group.Wait()
	if got := content(t, s.Path(store.Profile())); got != strconv.Itoa(writers*each) {
		t.Errorf("counted %s, want %d", got, writers*each)
	}
}
