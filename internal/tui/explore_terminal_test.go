//go:build unix

package tui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"reflect"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// On a terminal that never answers, the explorer starts at once, asks nothing,
// ends in every way there is and leaves the terminal as it was.
func TestExplorerOnATerminal(t *testing.T) {
	tests := []struct {
		name string
		keys []string                       // each typed when the text before it is there
		end  func(x *terminal, stop func()) // another way to end
		fail string                         // where the screen on top panics
		want func(err error) (as string, ok bool)
	}{
		{name: "q", keys: []string{"Rung", "2", "Browse", "q"}},
		{name: "Ctrl-C while typing", keys: []string{"Rung", "/", "Browse", "\x03"}},
		{name: "from outside", end: func(_ *terminal, stop func()) { stop() }, want: isCanceled},
		{name: "interrupted", end: func(*terminal, func()) { _ = syscall.Kill(os.Getpid(), syscall.SIGINT) }, want: isCanceled},
		{name: "hung up", end: func(*terminal, func()) { _ = syscall.Kill(os.Getpid(), syscall.SIGHUP) }, want: isCanceled},
		{name: "terminated", end: func(*terminal, func()) { _ = syscall.Kill(os.Getpid(), syscall.SIGTERM) }, want: isCanceled},
		{name: "the input ends", end: func(x *terminal, _ func()) { _, _ = x.far.WriteString("\x03") }},
		{name: "a fault in update", keys: []string{"this is the probe", "a"}, fail: "update", want: isCrash},
		{name: "a fault in view", fail: "view", want: isCrash},
		{name: "a fault in a command", keys: []string{"this is the probe", "a"}, fail: "work", want: isCrash},
	}
	signals := make(chan os.Signal, 1) // the first who listens leaves a goroutine for good
	signal.Notify(signals, syscall.SIGUSR1)
	defer signal.Stop(signals)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := deps(t, aCoder)
			x := newTerminal(t, 24, 80)
			before, goroutines := x.state(t), runtime.NumGoroutine()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			o := ExploreOptions{In: x.near, Out: x.near, Width: 80, Height: 24, Mouse: true, Environ: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}}
			e := newExplorer(ctx, all, o)
			if tt.fail != "" {
				e.stacks[tabMap] = append(e.stacks[tabMap], &probe{env: e.env, name: "the probe", fail: tt.fail})
			}
			done := make(chan error, 1)
			start := time.Now()
			go func() { done <- e.run(o) }()
			if tt.fail != "view" {
				x.await(t, "Rung")
				if took := time.Since(start); took > 2*time.Second {
					t.Errorf("the first frame took %v", took)
				}
			}
			for i := 1; i < len(tt.keys); i += 2 {
				x.await(t, tt.keys[i-1])
				if _, err := x.far.WriteString(tt.keys[i]); err != nil {
					t.Fatal(err)
				}
			}
			if tt.end != nil {
				tt.end(x, stop)
			}
			select {
			case err := <-done:
				if tt.want == nil && err != nil {
					t.Errorf("error %v", err)
				}
				if tt.want != nil {
					if as, ok := tt.want(err); !ok {
						t.Errorf("error %v, want %s", err, as)
					}
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("the explorer does not end; there is:\n%q", x)
			}
			if !reflect.DeepEqual(before, x.state(t)) {
				t.Error("the terminal is not as it was before")
			}
			for _, given := range []string{"\x1b[?1049l", "\x1b[?25h", "\x1b[?1002l", "\x1b[?2004l"} { // screen, cursor, mouse, pasting
				x.await(t, given)
			}
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

func isCanceled(err error) (string, bool) { return "canceled", errors.Is(err, context.Canceled) }

func isCrash(err error) (string, bool) {
	var crash *Crash
	return "a crash with its stack", errors.As(err, &crash) && len(crash.Stack) > 0
}

// A terminal that changes its size all the time is drawn on to the end.
func TestExplorerSurvivesResizes(t *testing.T) {
	all := deps(t, "")
	x := newTerminal(t, 24, 80)
	o := ExploreOptions{In: x.near, Out: x.near, Width: 80, Height: 24, Environ: []string{"TERM=xterm"}}
	done := make(chan error, 1)
	e := newExplorer(t.Context(), all, o)
	go func() { done <- e.run(o) }()
	x.await(t, "Rung")
	for i := range 60 {
		if err := pty.Setsize(x.near, &pty.Winsize{Rows: uint16(1 + i*7%50), Cols: uint16(1 + i*37%190)}); err != nil {
			t.Fatal(err)
		}
		if err := resizeSelf(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * time.Millisecond)
	}
	if err := pty.Setsize(x.near, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	if err := resizeSelf(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond)
	if _, err := x.far.WriteString("q"); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if e.size.width != 100 || e.size.height != 30 {
		t.Errorf("the size at the end is %v", e.size)
	}
}

// resizeSelf tells this process that its terminal changed, as a terminal does
// that it belongs to.
func resizeSelf() error { return syscall.Kill(os.Getpid(), syscall.SIGWINCH) }
