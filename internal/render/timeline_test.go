package render_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

var timelineBegin = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

func picture(lines [][]render.Piece) string {
	var b strings.Builder
	for _, line := range lines {
		text := ""
		for _, piece := range line {
			text += piece.Text
		}
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	return b.String()
}

// allBars has a step of every kind, one after the other.
func allBars(months paths.Months) []render.TimelineBar {
	kinds := []paths.StepKind{paths.StepWork, paths.StepStudy, paths.StepProgram, paths.StepExam, paths.StepWait, paths.StepMove}
	var bars []render.TimelineBar
	for i, kind := range kinds {
		each := months / paths.Months(len(kinds))
		bars = append(bars, render.TimelineBar{Kind: kind, Label: string(kind) + " of something long enough", Inset: i > 0, Note: "60–110 h",
			Start: each * paths.Months(i), End: each * paths.Months(i+1)})
	}
	return bars
}

func TestTimelinePicture(t *testing.T) {
	for _, test := range []struct {
		months paths.Months
		width  int
	}{{600, 76}, {1800, 76}, {6000, 76}, {24000, 76}, {6000, 36}, {6000, 120}, {6000, 12}} {
		t.Run(fmt.Sprintf("%d months at %d", test.months/100, test.width), func(t *testing.T) {
			bars := allBars(test.months)
			golden(t, fmt.Sprintf("timeline-%d-%d.txt", test.months/100, test.width),
				picture(render.Timeline(bars, timelineBegin, test.width))+picture([][]render.Piece{render.TimelineLegend(bars)}))
		})
	}
}

func TestTimelineFitsEveryWidth(t *testing.T) {
	bars := allBars(6000)
	bars = append(bars, render.TimelineBar{Kind: "unheard of", Label: "漢字漢字漢字漢字漢字漢字漢字漢字\x1b[31m\a\u202e", Start: -5, End: 999999},
		render.TimelineBar{Kind: paths.StepStudy, Start: 6000, End: 6000})
	for width := range 220 {
		lines := render.Timeline(bars, timelineBegin, width)
		if len(lines) != len(bars)+1 {
			t.Fatalf("%d lines for %d bars", len(lines), len(bars))
		}
		for i, line := range strings.Split(picture(lines), "\n") {
			if w := ansi.StringWidth(line); w > max(width, 8) {
				t.Errorf("line %d has %d cells of %d: %q", i, w, width, line)
			}
			if strings.ContainsAny(line, "\x1b\a\u202e") {
				t.Errorf("line %d is not safe: %q", i, line)
			}
		}
	}
}

// TestTimelineTellsTheTruth checks where bars and years stand.
func TestTimelineTellsTheTruth(t *testing.T) {
	bars := []render.TimelineBar{{Kind: paths.StepWork, Label: "a", End: 2400}, {Kind: paths.StepMove, Label: "b", Start: 2400, End: 4800}}
	lines := strings.Split(picture(render.Timeline(bars, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), 57)), "\n")
	if at, want := strings.Index(lines[0], "2028"), len("▓ a")-2+leastLabelCells()+24; at != want {
		t.Errorf("2028 stands at %d, not half way at %d: %q", at, want, lines[0])
	}
	if n := strings.Count(lines[1], "▓") - 1; n != 24 {
		t.Errorf("half of the time takes %d of 48 cells", n)
	}
	if n := strings.Count(lines[2], "›") - 1; n != 24 {
		t.Errorf("half of the time takes %d of 48 cells", n)
	}
}

// leastLabelCells is what stands before the bars of short labels, less these.
func leastLabelCells() int { return 8 + 1 - len("▓ a") + 2 }

func TestStepsAreToldWhole(t *testing.T) {
	p := &paths.Plan{Steps: []paths.Step{
		{N: 1, Kind: paths.StepStudy, Ref: "skill/sql", Title: "SQL", EndMonth: 250, Hours: paths.CostRange{Low: 60, Typical: 85, High: 110}, Why: []string{"somebody asks for it"}},
		{N: 2, Kind: paths.StepProgram, Title: "A degree", StartMonth: 250, EndMonth: 2650, CostUSD: paths.CostRange{Low: 1000, Typical: 2000, High: 9000},
			Unknown: []string{"tuition"}, Gates: []paths.Gate{{Kind: paths.GateEducation, Detail: "a diploma"}}, Evidence: "curator"},
	}}
	first, second := write(t, render.Answer{Doc: render.StepDoc(p, 0, timelineBegin)}, render.Options{Format: render.Pipe}),
		write(t, render.Answer{Doc: render.StepDoc(p, 1, timelineBegin)}, render.Options{Format: render.Pipe})
	for _, test := range []struct{ text, want string }{
		{first, "Step 1 of 2: learn SQL"}, {first, "now, for 3 months (Nov 2026 to Feb 2027, typically)"}, {first, "60 to 110 h, typically 85 h"}, {first, "Somebody asks for it"},
		{second, "3 months to 2 years 3 months from now"}, {second, "1000 dollars to 9000 dollars, typically 2000 dollars"}, {second, "Tuition unknown"}, {second, "Education: a diploma"}, {second, "Evidence: curator"},
	} {
		if !strings.Contains(test.text, test.want) {
			t.Errorf("%q is not told:\n%s", test.want, test.text)
		}
	}
}
