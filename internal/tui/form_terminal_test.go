//go:build unix

package tui

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/term"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// terminal is one that shows nothing and answers nothing.
type terminal struct {
	far, near *os.File
	mu        sync.Mutex
	out       bytes.Buffer
	read      chan struct{} // closed when nothing more is written to it
}

func newTerminal(t *testing.T, rows, cols uint16) *terminal {
	t.Helper()
	far, near, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(near, &pty.Winsize{Rows: rows, Cols: cols}); err != nil {
		t.Fatal(err)
	}
	x := &terminal{far: far, near: near, read: make(chan struct{})}
	go func() {
		defer close(x.read)
		_, _ = io.Copy(x, far) // ends with EIO when the near side is closed
	}()
	t.Cleanup(func() {
		near.Close()
		<-x.read
		far.Close()
	})
	return x
}

func (x *terminal) Write(data []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.out.Write(data)
}

func (x *terminal) String() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.out.String()
}

// await waits until a text is on the terminal.
func (x *terminal) await(t *testing.T, text string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(x.String(), text) {
			return
		}
	}
	t.Fatalf("%q never came; there is:\n%q", text, x)
}

func (x *terminal) state(t *testing.T) *term.State {
	t.Helper()
	state, err := term.GetState(int(x.near.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// queries are what makes a terminal answer: a program that waits for the
// answer of one that has none stalls.
var queries = regexp.MustCompile("\x1b\\](10|11|12|4);[^\a\x1b]*\\?|\x1b\\[[?>=]?[0-9;]*[nc]|\x1b\\[[?>]?[0-9;]*\\$p|\x1b\\[\\?u|\x1bP\\+q|\x1b\\[1[48]t")

// On a terminal that never answers the form starts at once, takes what is
// typed, and leaves the terminal as it was: nothing asked, nothing raw.
func TestFormOnATerminal(t *testing.T) {
	usual := []person.Skill{
		{Skill: "icd", Level: roles.Working, Note: "usual for a Medical Coder"},
		{Skill: "privacy", Level: roles.Aware, Note: "usual for a Medical Coder"},
	}
	tests := []struct {
		name string
		keys []string // each typed when the text before it is there
		err  error
		want person.Profile
	}{
		{"to the end", []string{"your job now", "coder\r", "Since when", "2021\r\r\r\r\r\r\r\r\r\r\r\r\r", "Write it?", "\r"}, nil,
			person.Profile{Role: "medical-coder", Since: "2021", Skills: usual}},
		{"declined", []string{"your job now", "coder\r", "Since when", "2021\r\r\r\r\r\r\r\r\r\r\r\r\r", "Write it?", "n"}, ErrLeft, person.Profile{}},
		{"Ctrl-C", []string{"your job now", "coder\r", "Since when", "\x03"}, ErrLeft, person.Profile{}},
		{"Esc", []string{"your job now", "\x1b"}, ErrLeft, person.Profile{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := newTerminal(t, 24, 80)
			before, goroutines := x.state(t), runtime.NumGoroutine()
			var p person.Profile
			done := make(chan error, 1)
			go func() {
				done <- AskProfile(t.Context(), testCatalog(), &p, FormOptions{In: x.near, Out: x.near, Color: true, Today: day})
			}()
			start := time.Now()
			x.await(t, tt.keys[0])
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("the first page took %v", took)
			}
			for i := 1; i < len(tt.keys); i += 2 {
				x.await(t, tt.keys[i-1])
				if _, err := x.far.WriteString(tt.keys[i]); err != nil {
					t.Fatal(err)
				}
			}
			select {
			case err := <-done:
				if !errors.Is(err, tt.err) {
					t.Errorf("error %v, want %v", err, tt.err)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("the form does not end; there is:\n%q", x)
			}
			if diff := cmp.Diff(tt.want, p, ignoreFile()); diff != "" {
				t.Errorf("profile (-want +got):\n%s", diff)
			}
			if !reflect.DeepEqual(before, x.state(t)) {
				t.Error("the terminal is not as it was before")
			}
			x.await(t, "\x1b[?1049l") // the screen is given back
			for range 200 {
				if runtime.NumGoroutine() <= goroutines {
					break
				}
				time.Sleep(5 * time.Millisecond)
			}
			if n := runtime.NumGoroutine(); n > goroutines {
				t.Errorf("%d goroutines are left behind", n-goroutines)
			}
			if asked := queries.FindString(x.String()); asked != "" {
				t.Errorf("the terminal was asked %q", asked)
			}
		})
	}
}

// A short question leaves its answer on the screen.
func TestConfirmOnATerminal(t *testing.T) {
	x := newTerminal(t, 24, 80)
	done := make(chan bool, 1)
	go func() {
		yes, err := Confirm(t.Context(), "Write it there?", FormOptions{In: x.near, Out: x.near, Today: day})
		done <- yes && err == nil
	}()
	x.await(t, "Write it there?")
	if _, err := x.far.WriteString("y"); err != nil {
		t.Fatal(err)
	}
	if !<-done {
		t.Error("y is not yes")
	}
	x.await(t, "Write it there? Yes")
}

// childMark makes a copy of this test's process only start and end.
const childMark = "RUNG_TUI_ONLY_START"

func TestMain(m *testing.M) {
	if os.Getenv(childMark) != "" {
		os.Exit(0) // what ran is what runs before main: the inits of all that is linked
	}
	os.Exit(m.Run())
}

// Before main, linking the forms costs a mute terminal neither a question nor
// a pause. Bubble Tea's own init would ask for the background and wait five
// seconds; internal/quiet comes first.
func TestStartAsksTheTerminalNothing(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = []string{"TERM=xterm-256color", childMark + "=1", "PATH=" + os.Getenv("PATH")}
	start := time.Now()
	far, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer far.Close()
	out, _ := io.ReadAll(far) // Linux ends a closed terminal with EIO
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(out) > 0 {
		t.Errorf("it wrote %q", out)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
}
