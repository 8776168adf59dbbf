package render

import (
	"math"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"careers/rung/roles"
)

// OutlookChart is how an occupation is projected to change.
type OutlookChart struct {
	Occupation string
	Area       string // that its wages are of
	Outlook    roles.Outlook
	Beside     *Beside // what it is seen against; nil: nothing
}

// outlookChart is the chart of an occupation.
func outlookChart(o *roles.Occupation, beside *Beside) OutlookChart {
	chart := OutlookChart{Occupation: o.Title, Outlook: o.Outlook, Beside: beside}
	if w := o.Newest(); w != nil {
		chart.Area = w.Area
	}
	return chart
}

// GrowthChart is how several occupations are projected to change.
type GrowthChart struct{ Bars []GrowthBar }

const growthTitle = "Projected change of the occupations"

// GrowthBar is a share of change.
type GrowthBar struct {
	Name    string
	Percent float64
	Known   bool
	Quiet   bool // what others are seen against
}

func (OutlookChart) block() {}
func (GrowthChart) block()  {}

func outlookBars(o roles.Outlook, beside *Beside) []GrowthBar {
	bars := []GrowthBar{{Name: "this occupation", Percent: o.ChangePct, Known: true}}
	if beside != nil {
		bars = append(bars, GrowthBar{beside.Name, beside.Percent, true, true})
	}
	return bars
}

func (c OutlookChart) cells(width int) [][]Piece {
	if width < chartCells || c.Outlook.Period == "" || !grows(outlookBars(c.Outlook, c.Beside)) {
		return nil
	}
	return growthCells(outlookBars(c.Outlook, c.Beside), width)
}

func (c GrowthChart) cells(width int) [][]Piece {
	if width < chartCells || !grows(c.Bars) {
		return nil
	}
	return append([][]Piece{{{growthTitle, InkQuiet}}}, growthCells(c.Bars, width)...)
}

// grows reports whether there is a change to draw.
func grows(bars []GrowthBar) bool {
	return slices.ContainsFunc(bars, func(b GrowthBar) bool { return b.Known && b.Percent != 0 })
}

func (b GrowthBar) figure() string {
	if !b.Known {
		return "unknown"
	}
	return Percent(b.Percent)
}

// growthEnds are the least and the greatest of some changes and zero.
func growthEnds(bars []GrowthBar) (low, high float64) {
	for _, b := range bars {
		if b.Known {
			low, high = min(low, b.Percent), max(high, b.Percent)
		}
	}
	return low, high
}

// growthCells draws changes from a common zero, a line each.
func growthCells(bars []GrowthBar, width int) [][]Piece {
	names, figures := 0, 0
	for _, b := range bars {
		names, figures = max(names, runewidth.StringWidth(safe(b.Name))), max(figures, len(b.figure()))
	}
	names = min(names, max(width/2, 1))
	low, high := growthEnds(bars)
	room := width - names - figures - 4
	var out [][]Piece
	if room < 8 || high <= low {
		for _, b := range bars {
			out = append(out, inked(InkNormal, b.Name+" "+b.figure(), width)...)
		}
		return out
	}
	zero := int(math.Round(-low / (high - low) * float64(room)))
	for _, b := range bars {
		ink := InkAccent
		if b.Quiet {
			ink = InkQuiet
		}
		n := 0
		if b.Known {
			n = int(math.Round(math.Abs(b.Percent) / (high - low) * float64(room)))
		}
		left, right := 0, min(n, room-zero)
		if b.Percent < 0 {
			left, right = min(n, zero), 0
		}
		out = append(out, []Piece{{fitted(safe(b.Name), names) + strings.Repeat(" ", 1+zero-left), InkNormal}, {strings.Repeat("▓", left), ink}, {"│", InkQuiet},
			{strings.Repeat("▓", right), ink}, {" " + b.figure(), InkNormal}})
	}
	return out
}

func (c OutlookChart) drawing() drawing {
	d := drawing{title: "Outlook of " + c.Occupation, width: chartNarrow}
	if c.Outlook.Period == "" {
		d.desc, d.height = "The outlook is not known: nobody's projection is in the catalog.", 28
		d.shapes = []node{chartText(chartEdge, 18, anchorStart, classQuiet, "The outlook is not known", chartNarrow)}
		d.facts = growthFacts([]GrowthBar{{Name: "this occupation"}})
		return d
	}
	bars := outlookBars(c.Outlook, c.Beside)
	d.shapes, d.height = growthShapes(bars, 0, chartNarrow)
	text := joined(", ", c.Occupation, areaWords(c.Area)) + ". " + projectionWords(c.Outlook)
	lines, below := chartWords(chartEdge, d.height+12, classQuiet, text, chartNarrow-2*chartEdge)
	d.shapes, d.height = append(d.shapes, lines...), below-chartLine/2
	d.desc = growthWords(bars) + " " + sentence(text)
	d.facts = growthFacts(bars)
	d.facts.Footer = text
	return d
}

func (c GrowthChart) drawing() drawing {
	d := drawing{title: growthTitle, width: chartWidth, desc: growthWords(c.Bars), facts: growthFacts(c.Bars)}
	d.shapes, d.height = growthShapes(c.Bars, chartLine, chartWidth)
	d.shapes = append(d.shapes, chartText(chartEdge, 14, anchorStart, classQuiet, growthTitle, chartWidth-2*chartEdge))
	return d
}

func growthWords(bars []GrowthBar) string {
	var parts []string
	for _, b := range bars {
		parts = append(parts, b.Name+" "+b.figure())
	}
	return "Projected change: " + sentence(strings.Join(parts, ", "))
}

func growthFacts(bars []GrowthBar) Table {
	t := Table{Columns: []Column{{Name: "of"}, {Name: "projected change", Right: true}}}
	for _, b := range bars {
		t.Rows = append(t.Rows, []Cell{Text(b.Name), Text(b.figure())})
	}
	return t
}

// growthShapes draws changes from a common zero, a row each below a top, and gives
// where they end.
func growthShapes(bars []GrowthBar, top, width float64) (shapes []node, height float64) {
	const row, thick, mostFigure = 26.0, 14.0, 90.0
	names, figures := 0.0, 0.0
	for _, b := range bars {
		names, figures = max(names, classWidth("", safe(b.Name))), max(figures, classWidth(classStrong, b.figure()))
	}
	names, figures = min(names, width*.36), min(figures, mostFigure)
	low, high := growthEnds(bars)
	from := chartEdge + names + 10
	if low < 0 {
		from += figures + 6 // negative figures stand on the left of their bars
	}
	line := ruler{low, high, from, width - chartEdge - figures - 6}
	if high <= low {
		line.low, line.high = 0, 1
	}
	zero := line.at(0)
	y := top + chartEdge
	for _, b := range bars {
		middle := y + row/2
		shapes = append(shapes, chartText(chartEdge, middle+5, anchorStart, "", b.Name, names))
		if b.Known {
			end, classes := line.at(b.Percent), classAccent
			if b.Quiet {
				classes = classOther
			}
			shapes = append(shapes, chartRect(min(zero, end), middle-thick/2, max(zero, end)-min(zero, end), thick, classes))
			if b.Percent < 0 {
				shapes = append(shapes, chartText(end-6, middle+5, anchorEnd, classStrong, b.figure(), figures))
			} else {
				shapes = append(shapes, chartText(end+6, middle+5, anchorStart, classStrong, b.figure(), figures))
			}
		} else {
			shapes = append(shapes, chartText(zero+6, middle+5, anchorStart, classQuiet, b.figure(), figures))
		}
		y += row
	}
	return append(shapes, chartStroke(zero, top+chartEdge, zero, y, classAxis)), y + chartEdge
}
