package render

import (
	"slices"
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
	const endless = 1 << 20
	lines := timelineLegend(bars, endless)
	if len(lines) == 0 {
		return nil
	}
	return lines[0]
}

// timelineLegend is the legend in lines that are no wider than the width.
func timelineLegend(bars []TimelineBar, width int) [][]Piece {
	var lines [][]Piece
	written := 0
	for _, f := range barForms {
		if !slices.ContainsFunc(bars, func(b TimelineBar) bool { return b.Kind == f.kind }) {
			continue
		}
		entry := []Piece{{f.fill, f.ink}, {" " + f.word, InkQuiet}}
		cells := len(" ") + 1 + len(f.word)
		if last := len(lines) - 1; last >= 0 && written+2+cells <= width {
			lines[last] = append(append(lines[last], Piece{"  ", InkQuiet}), entry...)
			written += 2 + cells
			continue
		}
		lines, written = append(lines, entry), cells
	}
	return lines
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
	t := timeline{begin: begin, first: "now"}
	return t.draw(bars, width)
}

// timeline is the measures of a picture, in cells.
type timeline struct {
	begin             time.Time
	first             string       // what the day of the begin is called
	today             paths.Months // marked, where it is after the begin
	span              paths.Months
	label, note, bars int
	ticks             []int // the columns of the bars that begin a period
	now               int   // the column of today
}

func (t *timeline) draw(bars []TimelineBar, width int) [][]Piece {
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
	line := strings.ReplaceAll(string(text), "|", "│")
	if t.now > 0 && t.now >= from && t.now < to { // what stands before it is single cells
		cells := []rune(line)
		cells[t.now-from] = '┊'
		line = string(cells)
	}
	return line
}

// axis draws the line of dates and notes where they stand. Today is named before
// all others, then the periods in turn, then the begin.
func (t *timeline) axis() []Piece {
	if t.bars == 0 {
		return []Piece{{fitted("from "+month(t.begin), t.label), InkQuiet}}
	}
	line := []rune(strings.Repeat(" ", t.bars))
	name := func(at int, text string) bool {
		end := at + len(text)
		if end > t.bars || strings.TrimSpace(string(line[max(at-1, 0):min(end+1, t.bars)])) != "" {
			return false
		}
		copy(line[at:], []rune(text))
		return true
	}
	if t.today > 0 && t.today < t.span {
		t.now = t.column(t.today)
		name(t.now, "now")
	}
	for _, m := range timelineMarks(t.begin, t.span, t.step()) {
		if at := t.column(m.at); at < t.bars {
			t.ticks = append(t.ticks, at)
			name(at, m.name)
		}
	}
	if !name(0, t.first) && t.today > 0 {
		name(0, strconv.Itoa(t.begin.Year()))
	}
	return []Piece{{strings.Repeat(" ", t.label+timelineGap) + strings.TrimRight(string(line), " "), InkQuiet}}
}

// step is the months from one mark of the axis to the next.
func (t *timeline) step() int {
	return timelineStep(func(months int) bool { return months*100*t.bars >= tickWidth*int(t.span) })
}

// timelineStep is the least of the usual periods, in months, that is long enough.
func timelineStep(enough func(months int) bool) int {
	for _, months := range []int{1, 3, 6, 12, 24, 60, 120, 240} {
		if enough(months) {
			return months
		}
	}
	return 600
}

// timelineMark is the begin of a period, such as a year.
type timelineMark struct {
	at   paths.Months
	name string
}

// timelineMarks are the begins of the periods of so many months within a span after
// a day.
func timelineMarks(begin time.Time, span paths.Months, step int) []timelineMark {
	const most = 1000 // of a span that is no life's
	var marks []timelineMark
	first := time.Date(begin.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	if years := step / 12; step%12 == 0 && first.Year()%years != 0 {
		first = first.AddDate(years-first.Year()%years, 0, 0)
	}
	for at := first; len(marks) < most; at = at.AddDate(0, step, 0) {
		m := timelineMark{monthsTo(begin, at), at.Format("Jan")}
		if m.at > span {
			break
		}
		if at.Month() == time.January {
			m.name = strconv.Itoa(at.Year())
		}
		if m.at >= 0 && at.After(begin) {
			marks = append(marks, m)
		}
	}
	return marks
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
