package tui

import (
	"bytes"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/teatest"
)

// The whole program under Bubble Tea's own loop and renderer: a few walks from
// the start to the end.
func TestProgramFromStartToEnd(t *testing.T) {
	tests := []struct {
		name  string
		steps []string // what to wait for, and the key to press then
	}{
		{"palette", []string{"1 Map", "ctrl+k", "Everything that can be done", "esc", "", "q"}},
		{"help", []string{"1 Map", "?", "Keys here", "esc", "", "ctrl+c"}},
		{"tabs", []string{"1 Map", "5", "Me", "3", "Plan", "esc", "", "q"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newExplorer(t.Context(), deps(t, aCoder), ExploreOptions{Width: 80, Height: 24, Environ: []string{"TERM=xterm-256color", "LANG=C.UTF-8"}})
			program := teatest.NewTestModel(t, e, teatest.WithInitialTermSize(80, 24))
			for i := 0; i < len(tt.steps); i += 2 {
				if tt.steps[i] != "" {
					teatest.WaitFor(t, program.Output(), func(out []byte) bool { return bytes.Contains(out, []byte(tt.steps[i])) },
						teatest.WithDuration(20*time.Second), teatest.WithCheckInterval(5*time.Millisecond))
				}
				program.Send(keyOf(tt.steps[i+1]))
			}
			final := program.FinalModel(t, teatest.WithFinalTimeout(20*time.Second))
			if e, ok := final.(*explorer); !ok || e.crash != nil {
				t.Errorf("ended as %T", final)
			}
		})
	}
}
