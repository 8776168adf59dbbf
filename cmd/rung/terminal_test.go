//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/creack/pty"
)

// onTerminal runs the program on a terminal that never answers a question, and
// gives what it wrote.
func onTerminal(t *testing.T, args ...string) []byte {
	t.Helper()
	exe, err := os.Executable() // the test binary runs as rung when it is called so
	if err != nil {
		t.Fatal(err)
	}
	rung := filepath.Join(t.TempDir(), "rung")
	if err := os.Symlink(exe, rung); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(rung, args...)
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
	far, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer far.Close()
	// A program that asks its terminal something and waits is stopped here; the
	// bound is generous because machines are slow, not because rung is.
	timer := time.AfterFunc(2*time.Second, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	out, err := io.ReadAll(far)
	if err != nil && len(out) == 0 { // Linux ends a closed terminal with EIO
		t.Log(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("rung %v: %v\n%s", args, err, out)
	}
	return out
}

func TestTerminalThatNeverAnswersIsNeverAsked(t *testing.T) {
	pack := filepath.Join("testdata", "pack")
	for _, args := range [][]string{
		{"version"},
		{"plan", "manager", "--from", "analyst", "--only-pack", "--pack", pack},
		{"roles", "--only-pack", "--pack", pack},
	} {
		out := onTerminal(t, args...)
		// Only SGR sequences may appear: ESC [ digits m.
		for rest := out; ; {
			at := bytes.IndexByte(rest, 0x1b)
			if at < 0 {
				break
			}
			rest = rest[at+1:]
			end := bytes.IndexByte(rest, 'm')
			if end < 1 || rest[0] != '[' || len(bytes.Trim(rest[1:end], "0123456789;")) > 0 {
				t.Fatalf("rung %v wrote an escape sequence that is not a color: %q", args, out)
			}
		}
	}
}
