//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tmux is a real terminal with the program in it.
type tmux struct {
	t      *testing.T
	socket string
}

// inTmux starts a shell in a terminal and types a command line at it.
func inTmux(t *testing.T, width, height int, environ []string, line string) *tmux {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("tmux is missing, and this is CI: .ci/test installs it")
		}
		t.Skip("SKIPPED: no tmux here, so the explorer is not tried in a real terminal")
	}
	exe, err := os.Executable() // the test binary runs as rung when it is called so
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	if err := os.Symlink(exe, filepath.Join(home, "rung")); err != nil {
		t.Fatal(err)
	}
	x := &tmux{t, filepath.Join(home, "socket")}
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", x.socket, "kill-server").Run() })
	args := []string{"-f", "/dev/null", "new-session", "-d", "-x", fmt.Sprint(width), "-y", fmt.Sprint(height)}
	for _, pair := range append(environ, "HOME="+home, "XDG_DATA_HOME="+filepath.Join(home, "data"), "PATH="+home+":"+os.Getenv("PATH"), "LANG=C.UTF-8", "LC_ALL=C.UTF-8") {
		args = append(args, "-e", pair)
	}
	x.do(append(args, "sh")...)
	x.typed(line)
	x.keys("Enter")
	return x
}

func (x *tmux) do(args ...string) string {
	x.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-u", "-S", x.socket}, args...)...).CombinedOutput()
	if err != nil {
		x.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// keys presses keys, as tmux names them.
func (x *tmux) keys(names ...string) { x.do(append([]string{"send-keys"}, names...)...) }

// typed types text.
func (x *tmux) typed(text string) { x.do("send-keys", "-l", text) }

// screen is what a person sees.
func (x *tmux) screen() string { return x.do("capture-pane", "-p") }

// await waits until all texts are on the screen.
func (x *tmux) await(texts ...string) string {
	x.t.Helper()
	screen := ""
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		screen = x.screen()
		missing := false
		for _, text := range texts {
			missing = missing || !strings.Contains(screen, text)
		}
		if !missing {
			return screen
		}
	}
	x.t.Fatalf("%q never came; there is:\n%s", texts, screen)
	return ""
}

// leaves demands that the shell is there again, and nothing of the explorer. What
// is typed while the terminal is being given back may be lost, as with any
// program, so it is typed until it is answered.
func (x *tmux) leaves() {
	x.t.Helper()
	screen := ""
	for range 60 {
		x.typed("echo still $((40+2))")
		x.keys("Enter")
		for range 20 {
			time.Sleep(25 * time.Millisecond)
			if screen = x.screen(); strings.Contains(screen, "still 42") && !strings.Contains(screen, "1 Map") {
				return
			}
		}
	}
	x.t.Fatalf("the shell is not back; there is:\n%s", screen)
}

// A person looks around, changes the size of the window and leaves; the shell is
// as it was.
func TestExplorerInARealTerminal(t *testing.T) {
	x := inTmux(t, 80, 24, nil, "rung")
	x.await("1 Map", "? all keys")
	x.keys("?")
	x.await("Keys here")
	x.keys("Escape")
	x.keys("/")
	x.typed("medical coder")
	x.await("Medical Coder")
	x.keys("Enter")
	x.await("Medical Coder", "Browse")
	x.keys("y")
	x.await("rung show role/medical-coder")
	x.keys("Escape")
	for _, size := range [][2]string{{"40", "12"}, {"200", "60"}, {"20", "5"}, {"120", "40"}} {
		x.do("resize-window", "-x", size[0], "-y", size[1])
		if size[0] == "20" {
			x.await("Rung needs")
			continue
		}
		x.await("Medical Coder")
	}
	x.keys("q")
	x.leaves()
}

// NO_COLOR leaves everything readable and nothing colored; a locale without
// UTF-8 gets ASCII alone.
func TestExplorerWithoutColorsOrUTF8(t *testing.T) {
	x := inTmux(t, 80, 24, []string{"NO_COLOR=1"}, "LC_ALL=C rung explore cio")
	x.await("Chief Information Officer")
	for _, r := range x.screen() {
		if r >= 0x80 {
			t.Fatalf("%q is shown where there is only ASCII:\n%s", r, x.screen())
		}
	}
	if colored := x.do("capture-pane", "-p", "-e"); strings.Contains(colored, "[38;") || strings.Contains(colored, "[48;") || strings.Contains(colored, "[3") && strings.Contains(colored, "[31m") {
		t.Errorf("there are colors:\n%q", colored)
	}
	x.keys("C-c")
	x.leaves()
}
