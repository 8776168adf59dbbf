package render

import (
	"cmp"
	"strconv"
	"time"

	"careers/rung/internal/person"
	"careers/rung/paths"
)

// TimelineChart is the steps of a route in time.
type TimelineChart struct {
	Bars   []TimelineBar
	Begin  time.Time        // the day that month 0 is
	Today  time.Time        // marked, where it is not before the begin; zero: not said
	Finish paths.MonthRange // when the route ends; zero: not said
	Most   int              // rows of the drawing; 0: as many as it can have
	Bare   bool             // the drawing without words for the finish: the text beside it has them
}

func (TimelineChart) block() {}

// Rows of a timeline in a text and in a drawing.
const (
	mostTextBars  = 14
	mostDrawnBars = 40
)

func (c TimelineChart) cells(width int) [][]Piece {
	if width < chartCells || len(c.Bars) == 0 {
		return nil
	}
	bars, left := briefBars(c.Bars, mostTextBars)
	first, today := c.day()
	t := timeline{begin: c.Begin, first: first, today: today}
	lines := t.draw(bars, width)
	if left > 0 {
		lines = append(lines, []Piece{{"and " + Plural(left, "more step"), InkQuiet}})
	}
	return append(lines, timelineLegend(bars, width)...)
}

// day is what the day of the begin is called, and where today is after it.
func (c TimelineChart) day() (first string, today paths.Months) {
	switch {
	case c.Today.IsZero() || c.Today.Before(c.Begin):
		return month(c.Begin), 0
	case c.Today.Equal(c.Begin):
		return "now", 0
	}
	return month(c.Begin), monthsTo(c.Begin, c.Today)
}

// Measures of the drawing.
const (
	timelineTop    = 26.0 // the axis of dates
	timelineRow    = 20.0
	timelineInset  = 14.0 // of what is done within a job
	mostLabel      = 270.0
	timelineYear   = 52.0 // a year and a gap
	finishOverhang = 2.0  // how far a late finish may stretch the axis, times the route
)

func (c TimelineChart) drawing() drawing {
	bars, left := briefBars(c.Bars, cmp.Or(c.Most, mostDrawnBars))
	d := drawing{title: "Timeline", width: chartWidth, facts: c.facts()}
	d.desc = "The steps in time: " + strconv.Itoa(len(c.Bars)) + " rows from " + month(c.Begin) + "."
	span, labels := paths.Months(1), 60.0
	for _, b := range c.Bars {
		span = max(span, b.End)
	}
	for _, b := range bars {
		labels = max(labels, classWidth("", safe(b.Label))+inset(b))
	}
	if c.Finish.High > 0 {
		span = max(span, min(c.Finish.High, paths.Months(float64(span)*finishOverhang)))
		d.desc += " " + c.finishWords()
	}
	labels = min(labels, mostLabel)
	line := ruler{0, float64(span), chartEdge + labels + 12, chartWidth - chartEdge - 8}
	bottom := timelineTop + timelineRow*float64(len(bars))
	if c.Finish.High > 0 {
		bottom += timelineRow
	}
	d.shapes = c.axis(line, span, bottom)
	y := timelineTop
	for _, b := range bars {
		d.shapes = append(d.shapes, chartText(chartEdge+inset(b), y+14, anchorStart, "", b.Label, labels-inset(b)))
		from := line.at(float64(b.Start))
		d.shapes = append(d.shapes, barShapes(b.Kind, from, max(line.at(float64(b.End))-from, leastBar), y+timelineRow/2)...)
		y += timelineRow
	}
	if c.Finish.High > 0 {
		d.shapes = append(d.shapes, chartText(chartEdge, y+14, anchorStart, classQuiet, "finish, early to late", labels))
		d.shapes = append(d.shapes, finishShapes(line, c.Finish, y+timelineRow/2)...)
		y += timelineRow
	}
	if left > 0 {
		d.shapes = append(d.shapes, chartText(chartEdge, y+14, anchorStart, classQuiet, "and "+Plural(left, "more step"), labels))
		y += timelineRow
	}
	legend, y := drawnLegend(bars, y+10)
	d.shapes = append(d.shapes, legend...)
	if c.Finish.High > 0 && !c.Bare {
		d.shapes = append(d.shapes, chartText(chartEdge, y+14, anchorStart, classQuiet, c.finishWords(), chartWidth-2*chartEdge))
		y += chartLine
	}
	d.height = y + 6
	return d
}

func inset(b TimelineBar) float64 {
	if b.Inset {
		return timelineInset
	}
	return 0
}

func (c TimelineChart) finishWords() string {
	low, high := month(paths.After(c.Begin, c.Finish.Low)), month(paths.After(c.Begin, c.Finish.High))
	typical := month(paths.After(c.Begin, c.Finish.Typical))
	if low == high {
		return "Finish: " + typical + "."
	}
	return "Finish: between " + low + " and " + high + ", typically " + typical + "."
}

// axis is the dates on top with their guides, today's the strongest. Today is named
// before all others, then the begin.
func (c TimelineChart) axis(line ruler, span paths.Months, bottom float64) []node {
	length := line.to - line.from
	step := timelineStep(func(months int) bool { return float64(months)*100/float64(span)*length >= timelineYear })
	var guides, names []node
	var taken []chartBox
	name := func(x float64, anchor, classes, text string) bool {
		w := classWidth(classes, text)
		box := chartBox{x - w/2 - 3, 0, w + 6, timelineTop}
		if anchor == anchorStart {
			box.x = x - 3
		}
		if !isFree(box, taken) || box.x+box.w > chartWidth {
			return false
		}
		taken = append(taken, box)
		names = append(names, chartText(x, 15, anchor, classes, text, w))
		return true
	}
	first, today := c.day()
	if today > 0 && today < span {
		x := line.at(float64(today))
		guides = append(guides, chartStroke(x, timelineTop-5, x, bottom, classRange))
		name(x, anchorMiddle, classStrong, "now")
	}
	if !name(line.from, anchorStart, classQuiet, first) {
		name(line.from, anchorStart, classQuiet, strconv.Itoa(c.Begin.Year()))
	}
	for _, m := range timelineMarks(c.Begin, span, step) {
		x := line.at(float64(m.at))
		guides = append(guides, chartStroke(x, timelineTop-5, x, bottom, classGuide))
		name(x, anchorMiddle, classQuiet, m.name)
	}
	guides = append(guides, chartStroke(line.from, timelineTop-5, line.from, bottom, classAxis))
	return append(guides, names...)
}

// isFree reports whether a part of a drawing lies on none of others.
func isFree(box chartBox, taken []chartBox) bool {
	for _, other := range taken {
		if box.meets(other) {
			return false
		}
	}
	return true
}

// leastBar is the width of a bar that takes no time to speak of.
const leastBar = 3.0

// barShapes draw a bar around a middle line. Each kind has a shape of its own, so
// that none is told by color alone: full, hatched, a double line, a line to a
// diamond, a thin line, an arrow.
func barShapes(kind paths.StepKind, x, w, middle float64) []node {
	const half, hatch = 6.0, 6.0
	switch kind {
	case paths.StepWork:
		return []node{chartRect(x, middle-half, w, 2*half, classWork)}
	case paths.StepStudy:
		out := []node{chartRect(x, middle-half+1, w, 2*half-2, classHatch)}
		const high = 2*half - 2
		for from := x - high + hatch; from < x+w; from += hatch { // lines to the upper right, cut at the bar's ends
			low, end := max(from, x), min(from+high, x+w)
			out = append(out, chartStroke(low, middle+half-1-(low-from), end, middle+half-1-(end-from), classHatch))
		}
		return out
	case paths.StepProgram:
		return []node{chartRect(x, middle-half, w, 4.5, classStudy), chartRect(x, middle+half-4.5, w, 4.5, classStudy)}
	case paths.StepExam:
		return []node{chartRect(x, middle-1.5, w, 3, classStudy), chartDiamond(x+w, middle, half, classStudy)}
	case paths.StepMove:
		return []node{chartRect(x, middle-1, w, 2, classMove), chartShape(classMove, [2]float64{x + w - 7, middle - half}, [2]float64{x + w + 2, middle}, [2]float64{x + w - 7, middle + half})}
	}
	return []node{chartRect(x, middle-1, w, 2, classWait), chartRect(x, middle-4, 2, 8, classWait), chartRect(x+w-2, middle-4, 2, 8, classWait)}
}

// finishShapes are the window in which a route ends, with an arrow where it goes on.
func finishShapes(line ruler, finish paths.MonthRange, middle float64) []node {
	low, typical, high := line.at(float64(finish.Low)), line.at(float64(finish.Typical)), line.at(float64(finish.High))
	out := []node{chartStroke(low, middle, high, middle, classRange), chartStroke(low, middle-5, low, middle+5, classRange), chartDiamond(typical, middle, 5, classFrame)}
	if float64(finish.High) > line.high {
		return append(out, chartStroke(high-6, middle-5, high, middle, classRange), chartStroke(high-6, middle+5, high, middle, classRange))
	}
	return append(out, chartStroke(high, middle-5, high, middle+5, classRange))
}

// drawnLegend says what the bars are, and gives where it ends.
func drawnLegend(bars []TimelineBar, y float64) (out []node, below float64) {
	const sample, gap = 26.0, 20.0
	x := chartEdge
	for _, f := range barForms {
		found := false
		for _, b := range bars {
			found = found || b.Kind == f.kind
		}
		if !found {
			continue
		}
		w := sample + 10 + classWidth(classQuiet, f.word)
		if x+w > chartWidth-chartEdge {
			x, y = chartEdge, y+chartLine
		}
		out = append(append(out, barShapes(f.kind, x, sample, y+10)...), chartText(x+sample+10, y+14, anchorStart, classQuiet, f.word, w))
		x += w + gap
	}
	return out, y + chartLine
}

func (c TimelineChart) facts() Table {
	t := Table{Columns: []Column{{Name: "step"}, {Name: "kind"}, {Name: "from"}, {Name: "to"}, {Name: "note"}}}
	for _, b := range c.Bars {
		t.Rows = append(t.Rows, []Cell{Text(b.Label), Text(barWord(b.Kind)), Text(month(paths.After(c.Begin, b.Start))),
			Text(month(paths.After(c.Begin, b.End))), Text(b.Note)})
	}
	return t
}

// barWord is what a kind of step is called in a legend.
func barWord(kind paths.StepKind) string {
	for _, f := range barForms {
		if f.kind == kind {
			return f.word
		}
	}
	return string(kind)
}

// savedTimeline is the chart of a saved plan. What is done is said beside its
// bar.
func savedTimeline(s SavedPlan) TimelineChart {
	var steps []paths.Step
	done := map[int]bool{} // by number
	for _, x := range s.Steps {
		steps = append(steps, paths.Step{N: x.N, Kind: x.Kind, Title: x.Title, Level: x.Level, Hours: x.Hours, CostUSD: x.CostUSD,
			StartMonth: savedMonths(x.Start), EndMonth: savedMonths(x.End)})
		done[x.N] = x.Status == person.StatusDone
	}
	begin, _ := s.Plan.Start.Day()
	m := s.Plan.Totals.Months
	chart := TimelineChart{Begin: begin, Today: s.Today, Finish: paths.MonthRange{Low: savedMonths(m.Low), Typical: savedMonths(m.Typical), High: savedMonths(m.High)}}
	for _, i := range StepOrder(steps) {
		bar := StepBar(steps[i])
		if done[steps[i].N] {
			bar.Note = "done"
		}
		chart.Bars = append(chart.Bars, bar)
	}
	return chart
}

// savedMonths are months as a saved plan has them in the planner's hundredths.
func savedMonths(months float64) paths.Months {
	const most = 12_000 // a thousand years: a file may say anything
	if !(months > 0) {
		return 0
	}
	return paths.Months(100*min(months, most) + .5)
}
