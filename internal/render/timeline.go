package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"careers/rung/paths"
)

// TimelineBar is a row of a timeline: what is done, and when.
type TimelineBar struct {
	Kind       paths.StepKind
	Label      string
	Inset      bool         // it is part of the row above
	Note       string       // in a column of its own, where there is room
	Start, End paths.Months // from the begin
}

// barForms are how the steps of a kind are drawn and what that is called. Each
// looks different without color and in ASCII too.
var barForms = []struct {
	kind paths.StepKind
	fill string
	ink  Ink
	word string
}{
	{paths.StepWork, "▓", InkWork, "work"},
	{paths.StepStudy, "░", InkStudy, "self-study"},
	{paths.StepProgram, "▒", InkStudy, "program"},
	{paths.StepExam, "═", InkStudy, "exam"},
	{paths.StepWait, "─", InkWaiting, "wait"},
	{paths.StepMove, "›", InkAccent, "job search"},
}

// barForm is how a kind of step is drawn.
func barForm(kind paths.StepKind) (fill string, ink Ink) {
	for _, f := range barForms {
		if f.kind == kind {
			return f.fill, f.ink
		}
	}
	return "-", InkNormal
}

// TimelineLegend says what the bars of a timeline are, those alone that it has.
func TimelineLegend(bars []TimelineBar) []Piece {
	var line []Piece
	for _, f := range barForms {
		for _, b := range bars {
			if b.Kind != f.kind {
				continue
			}
			if len(line) > 0 {
				line = append(line, Piece{"  ", InkQuiet})
			}
			line = append(line, Piece{f.fill, f.ink}, Piece{" " + f.word, InkQuiet})
			break
		}
	}
	return line
}

// Widths of a timeline: below leastNotes there is no column of notes, and below
// leastWide the words have half of it.
const (
	leastNotes   = 96
	leastWide    = 60
	leastLabel   = 8
	leastBars    = 10
	timelineGap  = 1
	tickWidth    = 6 // a year and a gap
	mostNoteCell = 34
)

// Timeline draws bars below an axis that begins on a day: a line for the axis,
// then one for each bar. No line is wider than the width; texts are safe.
func Timeline(bars []TimelineBar, begin time.Time, width int) [][]Piece {
	t := timeline{begin: begin}
	for _, b := range bars {
		t.label = max(t.label, ansi.StringWidth(label(b)))
		t.note = max(t.note, ansi.StringWidth(safe(b.Note)))
		t.span = max(t.span, b.End)
	}
	t.span = max(t.span, 1)
	most := width * 2 / 5
	if width < leastWide {
		most = width / 2
	}
	t.label = max(min(t.label, most), leastLabel)
	if t.note = min(t.note, mostNoteCell); t.note > 0 {
		t.note++
	}
	if width < leastNotes {
		t.note = 0
	}
	t.bars = width - t.label - t.note - timelineGap
	if t.bars < leastBars { // the words are worth more than a picture of that size
		t.label, t.note, t.bars = max(width, 0), 0, 0
	}
	lines := [][]Piece{t.axis()}
	for _, b := range bars {
		lines = append(lines, t.row(b))
	}
	return lines
}

// timeline is the measures of a picture, in cells.
type timeline struct {
	begin             time.Time
	span              paths.Months
	label, note, bars int
	ticks             []int // the columns of the bars that begin a period
}

func label(b TimelineBar) string {
	fill, _ := barForm(b.Kind)
	inset := ""
	if b.Inset {
		inset = " "
	}
	return inset + fill + " " + safe(b.Label)
}

// column is where a time stands.
func (t *timeline) column(m paths.Months) int {
	return (int(m)*t.bars + int(t.span)/2) / int(t.span)
}

// row draws one bar.
func (t *timeline) row(b TimelineBar) []Piece {
	fill, ink := barForm(b.Kind)
	text := fitted(label(b), t.label)
	line := []Piece{}
	if at := strings.Index(text, fill); at >= 0 {
		line = append(line, Piece{text[:at+len(fill)], ink}, Piece{text[at+len(fill):], InkNormal})
	} else {
		line = append(line, Piece{text, InkNormal})
	}
	if t.bars == 0 {
		return line
	}
	from := min(t.column(b.Start), t.bars-1)
	to := min(max(t.column(b.End), from+1), t.bars)
	line = append(line, Piece{strings.Repeat(" ", timelineGap) + t.guides(0, from), InkQuiet}, Piece{strings.Repeat(fill, to-from), ink},
		Piece{t.guides(to, t.bars), InkQuiet})
	if t.note > 0 {
		line = append(line, Piece{" " + fitted(safe(b.Note), t.note-1), InkQuiet})
	}
	return line
}

// guides are blanks with a mark in each column that begins a period.
func (t *timeline) guides(from, to int) string {
	text := []byte(strings.Repeat(" ", max(to-from, 0)))
	for _, at := range t.ticks {
		if at > from && at < to {
			text[at-from] = '|'
		}
	}
	return strings.ReplaceAll(string(text), "|", "│")
}

// axis draws the line of dates and notes where they stand.
func (t *timeline) axis() []Piece {
	text := strings.Repeat(" ", t.label+timelineGap)
	if t.bars == 0 {
		return []Piece{{fitted("from "+month(t.begin), t.label), InkQuiet}}
	}
	step := t.step()
	written := 0
	first := time.Date(t.begin.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	for at := first; ; at = at.AddDate(0, step, 0) {
		if step%12 == 0 && at.Year()%(step/12) != 0 {
			at = first.AddDate(step/12-first.Year()%(step/12), 0, 0)
		}
		column := t.column(monthsTo(t.begin, at))
		if column >= t.bars {
			break
		}
		if column < 0 || !at.After(t.begin) {
			continue
		}
		t.ticks = append(t.ticks, column)
		if written == 0 && column >= len("now ") {
			text, written = text+"now", len("now")
		}
		name := at.Format("Jan")
		if at.Month() == time.January {
			name = strconv.Itoa(at.Year())
		}
		if column < written || column+len(name) > t.bars {
			continue
		}
		text += strings.Repeat(" ", column-written) + name
		written = column + len(name)
	}
	if written == 0 {
		text, written = text+"now", len("now")
	}
	return []Piece{{text, InkQuiet}}
}

// step is the months from one mark of the axis to the next.
func (t *timeline) step() int {
	for _, months := range []int{1, 3, 6, 12, 24, 60, 120, 240} {
		if months*100*t.bars >= tickWidth*int(t.span) {
			return months
		}
	}
	return 600
}

// monthsTo is the months from one civil day to another, which may be before it.
func monthsTo(from, to time.Time) paths.Months {
	whole := 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
	return paths.Months(100*whole + (to.Day()-from.Day())*100/30)
}

// fitted is a text of exactly so many cells.
func fitted(text string, width int) string {
	text = ansi.Truncate(text, width, "…")
	return text + strings.Repeat(" ", max(width-ansi.StringWidth(text), 0))
}
