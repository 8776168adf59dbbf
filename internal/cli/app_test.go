package cli

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careers/rung/internal/render"
)

// run runs a command line on the small pack of the scripts.
func run(t *testing.T, terminal bool, env map[string]string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	app := &App{Out: &out, Err: &errs, Terminal: terminal, Width: 80,
		Now:    func() time.Time { return time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC) },
		Getenv: func(name string) string { return env[name] }}
	pack := filepath.Join("..", "..", "cmd", "rung", "testdata", "pack")
	status = app.Run(context.Background(), append(args, "--only-pack", "--pack", pack))
	return status, out.String(), errs.String()
}

func TestFormOfTextFollowsTheTerminalAndTheEnvironment(t *testing.T) {
	const (
		colored = "\x1b[2mid     \x1b[0m  \x1b[2mtitle"
		aligned = "id       title         track               level  stage      pay  remote  entry\n"
		piped   = "analyst\tData Analyst\tdata\tentry\t2\t60000\tfull\topen\n"
		plain   = "1. analyst. title: Data Analyst. track: Data and analytics."
	)
	for _, test := range []struct {
		name     string
		terminal bool
		env      map[string]string
		flags    []string
		want     string
	}{
		{"a terminal", true, nil, nil, colored},
		{"a terminal without color", true, nil, []string{"--no-color"}, aligned},
		{"a pipe", false, nil, nil, piped},
		{"a pipe with NO_COLOR", false, map[string]string{"NO_COLOR": "1"}, nil, piped},
		{"--plain on a pipe", false, nil, []string{"--plain"}, plain},
		{"--plain on a terminal", true, nil, []string{"--plain"}, plain},
		{"NO_COLOR on a terminal", true, map[string]string{"NO_COLOR": "1"}, nil, plain},
		{"TERM=dumb", true, map[string]string{"TERM": "dumb"}, nil, plain},
		{"ACCESSIBLE on a terminal", true, map[string]string{"ACCESSIBLE": "1"}, nil, plain},
		{"ACCESSIBLE on a pipe", false, map[string]string{"ACCESSIBLE": "1"}, nil, plain},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, got, stderr := run(t, test.terminal, test.env, append([]string{"roles", "--level", "entry"}, test.flags...)...)
			if status != exitDone || stderr != "" {
				t.Fatalf("exit status %d, %s", status, stderr)
			}
			if !strings.HasPrefix(got, test.want) {
				t.Errorf("got %q, want it to start with %q", got, test.want)
			}
		})
	}
}

func TestExitStatus(t *testing.T) {
	for _, test := range []struct {
		err  error
		want int
	}{
		{nil, 0},
		{errors.New("disk full"), 1},
		{usagef("hint", "wrong"), 2},
		{prefixed("--from", usagef("hint", "wrong")), 2},
		{&dataError{}, 2},
		{errFaulty, 2},
		{render.ErrNotAList, 2},
		{errNo, 3},
	} {
		if got := exitStatus(test.err); got != test.want {
			t.Errorf("%v: exit status %d, want %d", test.err, got, test.want)
		}
	}
}

func TestErrorsCannotActOnTheTerminal(t *testing.T) {
	for _, args := range [][]string{
		{"show", "\x1b]0;owned\x07"},
		{"\x1b[31m"},
		{"roles", "--level", "\u202e\u009b31m"},
		{"--\x1b[31m"},
	} {
		status, _, stderr := run(t, true, nil, args...)
		if status != exitUsage {
			t.Errorf("%q: exit status %d", args, status)
		}
		if strings.ContainsAny(stderr, "\x1b\x07\u202e\u009b") {
			t.Errorf("%q: %q", args, stderr)
		}
	}
}

func TestPace(t *testing.T) {
	for text, want := range map[string]int{"": 0, "8": 8, "8h": 8, "8h/wk": 8, " 12 h/wk ": 12, "168": 168} {
		if got, err := hoursPerWeek(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"0", "-3", "169", "8.5", "often", "h", "99999999999999999999"} {
		if _, err := hoursPerWeek(text); err == nil {
			t.Errorf("%q is taken for a pace", text)
		}
	}
}

func TestWholeUSD(t *testing.T) {
	for text, want := range map[string]int{"0": 0, "30000": 30000, "$30,000": 30000, "30k": 30000, "1,234,567": 1234567} {
		if got, err := wholeUSD("--budget", text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-1", "1.5", "3,00", "k", "$", "2000000000", "9999999999999999999k", "1e9"} {
		if _, err := wholeUSD("--budget", text); err == nil {
			t.Errorf("%q is taken for an amount", text)
		}
	}
}

func TestRouteThatIsToldIsAmongThoseShown(t *testing.T) {
	args := []string{"plan", "chief", "--no-color", "--hold", "license/rn", "--from", "analyst"}
	status, got, stderr := run(t, true, nil, args...)
	if status != exitDone || !strings.Contains(got, "\nRoute A\n") {
		t.Fatalf("exit status %d, %s\n%s", status, stderr, got)
	}
	if status, got, _ := run(t, true, nil, append(args, "-k", "1", "--route", "b")...); status != exitUsage || got != "" {
		t.Errorf("a route that is not shown is told: exit status %d\n%s", status, got)
	}
	status, got, stderr = run(t, true, nil, append(args, "--route", "b")...)
	if status != exitDone || !strings.Contains(got, "\nB ") || !strings.Contains(got, "\nRoute B\n") {
		t.Errorf("exit status %d, %s\n%s", status, stderr, got)
	}
}

func TestValueAfterAFlagThatMayStandAlone(t *testing.T) {
	for in, want := range map[string]string{
		"roles --remote partial":      "roles --remote=partial",
		"roles --entry open --remote": "roles --entry=open --remote",
		"plan --remote cio":           "plan --remote cio",
		"plan --remote=full cio":      "plan --remote=full cio",
		"plan -- --remote full":       "plan -- --remote full",
	} {
		if got := strings.Join(joined(strings.Fields(in)), " "); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

func TestHelpFitsTheDesignWidth(t *testing.T) {
	for _, command := range []string{"search", "roles", "skills", "certs", "programs", "show", "diff", "paths", "unlocks", "plan", "gap", "why-not", "whatif",
		"explain", "sources", "lint", "export", "completion", "version", "help"} {
		var out bytes.Buffer
		app := &App{Out: &out, Err: &out, Width: designWidth, Now: time.Now, Getenv: func(string) string { return "" }}
		if status := app.Run(context.Background(), []string{"help", command}); status != exitDone || out.Len() == 0 {
			t.Fatalf("%s: exit status %d, %s", command, status, out.String())
		}
		for line := range strings.Lines(out.String()) {
			if len(strings.TrimSuffix(line, "\n")) > designWidth {
				t.Errorf("%s: too wide: %s", command, line)
			}
		}
	}
}

func TestInterruptedPlanSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs bytes.Buffer
	app := &App{Out: &out, Err: &errs, Width: designWidth, Now: time.Now, Getenv: func(string) string { return "" }}
	status := app.Run(ctx, []string{"plan", "cio", "--exact"})
	if status != exitFailed || out.Len() > 0 || errs.String() != "rung: interrupted before a route was found\n" {
		t.Errorf("exit status %d, stdout %q, stderr %q", status, out.String(), errs.String())
	}
}
