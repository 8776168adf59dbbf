package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

func TestInterruptedComparisonsSaySo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, args := range [][]string{{"unlocks", "sql"}, {"whatif", "cio"}, {"why-not", "cio"}} {
		var out, errs bytes.Buffer
		app := &App{Out: &out, Err: &errs, Width: designWidth, Now: time.Now, Getenv: func(string) string { return "" }}
		if status := app.Run(ctx, args); status != exitFailed || out.Len() > 0 || !strings.HasPrefix(errs.String(), "rung: interrupted before ") {
			t.Errorf("%v: exit status %d, stdout %q, stderr %q", args, status, out.String(), errs.String())
		}
	}
}

func TestQuoted(t *testing.T) {
	for word, want := range map[string]string{
		"cert/rhia": "cert/rhia", "analyst=24mo": "analyst=24mo", "": "''", "Data Analyst": "'Data Analyst'",
		"it's": `'it'\''s'`, "$HOME": "'$HOME'", "a;b": "'a;b'", "~": "'~'",
	} {
		if got := quoted(word); got != want {
			t.Errorf("%q: got %s, want %s", word, got, want)
		}
	}
}
