package cli

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// answer runs rung interests on a terminal where a person types.
func answer(t *testing.T, ctx context.Context, in io.Reader, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	app := &App{In: in, Out: &out, Err: &errs, Terminal: true, TerminalIn: true, Width: 80,
		Now:    func() time.Time { return time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" }}
	pack := filepath.Join("..", "..", "cmd", "rung", "testdata", "pack")
	status = app.Run(ctx, append([]string{"interests", "--no-color", "--only-pack", "--pack", pack}, args...))
	return status, out.String(), errs.String()
}

// typed is what a person types: one line an answer.
func typed(lines ...string) io.Reader { return strings.NewReader(strings.Join(lines, "\n") + "\n") }

// repeated is a line so many times.
func repeated(line string, times int) []string {
	return strings.Fields(strings.Repeat(line+" ", times))
}

// The questions are asked on standard error, one after another; the result
// alone is on standard output.
func TestInterestsAreAsked(t *testing.T) {
	status, out, asked := answer(t, t.Context(), typed(append(repeated("1 5 1 1 1 4", 5), "more")...))
	if status != exitDone || !strings.Contains(out, "Your letters: I C R=A=S=E (") || !strings.Contains(out, "--scores R=5,I=25,A=5,S=5,E=5,C=20") {
		t.Errorf("exit status %d\n%s", status, out)
	}
	if !strings.Contains(asked, "\n1 of 30. ") || !strings.Contains(asked, "\n30 of 30. ") || strings.Contains(out, "of 30. ") {
		t.Error(asked)
	}
}

// b goes back over an answer, what is no answer is asked for again, and a
// capital letter is as good.
func TestAnswersCanBeTakenBack(t *testing.T) {
	lines := append([]string{"b", "0", "six", "", "5", "5", "B", "b"}, repeated("1 5 1 1 1 4", 5)...)
	status, out, asked := answer(t, t.Context(), typed(lines...))
	if status != exitDone || !strings.Contains(out, "--scores R=5,I=25,A=5,S=5,E=5,C=20") {
		t.Errorf("exit status %d\n%s", status, out)
	}
	for text, times := range map[string]int{"This is the first.": 1, "Write a number from 1 to 5": 3, "\n2 of 30. ": 3} {
		if n := strings.Count(asked, text); n != times {
			t.Errorf("%d times %q, want %d, in\n%s", n, text, times, asked)
		}
	}
}

// Stopping, by q or where the input ends, keeps what was answered, and the
// line that is printed goes on from there.
func TestStoppedAnswersAreKept(t *testing.T) {
	for _, in := range []io.Reader{typed("4", "2", "q"), typed("4", "2")} {
		status, out, _ := answer(t, t.Context(), in)
		if status != exitDone || !strings.Contains(out, "Stopped after 2 of 30") || !strings.Contains(out, "\n  rung interests --answers 4,2\n") {
			t.Errorf("exit status %d\n%s", status, out)
		}
	}
	rest := repeated("5", 28)
	status, out, asked := answer(t, t.Context(), typed(rest...), "--answers", "4,2")
	if status != exitDone || !strings.Contains(asked, "\n3 of 30. ") || strings.Contains(asked, "\n2 of 30. ") || !strings.Contains(out, "Realistic 24, Investigative 22, Artistic 25,") {
		t.Errorf("exit status %d\n%s\n%s", status, asked, out)
	}
	if status, out, _ := answer(t, t.Context(), typed("q")); status != exitDone || out != "Stopped before the first answer\n" {
		t.Errorf("exit status %d\n%s", status, out)
	}
}

// Ctrl-C is heard while an answer is waited for, and nothing is lost.
func TestInterruptedAnswersAreTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, keys := io.Pipe()
	defer keys.Close()
	go func() {
		_, _ = io.WriteString(keys, "4\n2\n")
		_, _ = io.WriteString(keys, "3") // returns once "2\n" was taken, and no line ends
		cancel()
	}()
	status, out, errs := answer(t, ctx, in)
	if status != exitFailed || out != "" || !strings.Contains(errs, "rung: interrupted; go on where you stopped: rung interests --answers 4") {
		t.Errorf("exit status %d\n%s\n%s", status, out, errs)
	}
}

// A line without an end is an error, not memory without end.
func TestEndlessAnswer(t *testing.T) {
	status, out, errs := answer(t, t.Context(), strings.NewReader(strings.Repeat("5", 1<<20)))
	if status != exitFailed || out != "" || !strings.Contains(errs, "rung: reading your answers: ") {
		t.Errorf("exit status %d\n%s\n%s", status, out, errs)
	}
}
