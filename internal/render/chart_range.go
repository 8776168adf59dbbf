package render

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
)

// RangeChart is ranges of one quantity under each other, on one scale.
type RangeChart struct {
	Title string
	Rows  []Range
	Words func(v float64) string // a figure of the scale
}

// Range is a figure with its window.
type Range struct {
	Label              string
	Low, Typical, High float64
	Known              bool
}

func (RangeChart) block() {}

// ends are the least and the greatest of the figures; false where there is none.
func (c RangeChart) ends() (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, r := range c.Rows {
		if r.Known {
			low, high, ok = min(low, r.Low, r.Typical, r.High), max(high, r.Low, r.Typical, r.High), true
		}
	}
	return low, high, ok
}

// windowWords are the figures of a row: "$70k–$140k", "$90k".
func (c RangeChart) windowWords(r Range) string {
	low, high := c.Words(r.Low), c.Words(r.High)
	switch {
	case !r.Known:
		return "unknown"
	case low == high:
		return low
	}
	return low + "–" + high
}

func (c RangeChart) cells(width int) [][]Piece {
	low, high, ok := c.ends()
	if width < chartCells || !ok || high <= low {
		return nil
	}
	labels, windows, typicals := 0, 0, 0
	for _, r := range c.Rows {
		labels, windows = max(labels, runewidth.StringWidth(safe(r.Label))), max(windows, runewidth.StringWidth(c.windowWords(r)))
		if r.Known {
			typicals = max(typicals, runewidth.StringWidth(c.Words(r.Typical)))
		}
	}
	labels = min(labels, width*3/10)
	room := width - labels - windows - typicals - len("   ")
	if room < leastBars {
		return nil
	}
	line := ruler{low, high, 0, float64(room - 1)}
	at := func(v float64) int { return int(math.Round(line.at(v))) }
	const key = len(": ▓ low to high, ◆ typical")
	out := [][]Piece{{{ansi.Truncate(safe(c.Title), width-key, "…") + ": ", InkQuiet}, {"▓", InkAccent}, {" low to high, ", InkQuiet}, {"◆", InkStrong}, {" typical", InkQuiet}}}
	for _, r := range c.Rows {
		row := []Piece{{fitted(safe(r.Label), labels) + " ", InkNormal}}
		if r.Known {
			from, mid, to := at(r.Low), at(r.Typical), at(r.High)
			row = append(row, Piece{strings.Repeat(" ", from), InkNormal}, Piece{strings.Repeat("▓", max(mid-from, 0)), InkAccent}, Piece{"◆", InkStrong},
				Piece{strings.Repeat("▓", max(to-mid, 0)), InkAccent}, Piece{strings.Repeat(" ", room-max(mid, to)), InkNormal},
				Piece{fitted(c.Words(r.Typical), typicals) + " ", InkStrong}, Piece{c.windowWords(r), InkQuiet})
		} else {
			row = append(row, Piece{"unknown", InkQuiet})
		}
		out = append(out, slices.DeleteFunc(row, func(p Piece) bool { return p.Text == "" }))
	}
	return out
}

// Measures of the drawing.
const (
	rangeRow   = 34.0
	rangeThick = 12.0
)

func (c RangeChart) drawing() drawing {
	d := drawing{title: c.Title, width: chartWidth, desc: c.description(), facts: c.facts()}
	low, high, ok := c.ends()
	labels, figures := 0.0, 0.0
	for _, r := range c.Rows {
		labels, figures = max(labels, classWidth("", safe(r.Label))), max(figures, classWidth(classQuiet, c.windowWords(r)))
	}
	labels, figures = min(labels, chartWidth*.32), min(figures, chartWidth*.28)
	line := ruler{low, high, chartEdge + labels + 16, chartWidth - chartEdge - figures - 16}
	d.shapes = []node{chartText(chartEdge, 14, anchorStart, classQuiet, c.Title+": low to high, the diamond is typical", chartWidth-2*chartEdge)}
	y := chartLine
	for _, r := range c.Rows {
		middle := y + rangeRow - rangeThick
		d.shapes = append(d.shapes, chartText(chartEdge, middle+5, anchorStart, "", r.Label, labels))
		if r.Known {
			from, mid, to := line.at(r.Low), line.at(r.Typical), line.at(r.High)
			text := c.Words(r.Typical)
			w := classWidth(classSmall, text)
			place := min(max(mid, line.from+w/2), line.to-w/2)
			d.shapes = append(d.shapes, chartRect(from, middle-rangeThick/2, to-from, rangeThick, classAccent), chartDiamond(mid, middle, rangeThick/2+2, classFrame),
				chartText(place, middle-rangeThick/2-5, anchorMiddle, classSmall, text, line.to-line.from))
		}
		d.shapes = append(d.shapes, chartText(chartWidth-chartEdge, middle+5, anchorEnd, classQuiet, c.windowWords(r), figures))
		y += rangeRow
	}
	if ok {
		d.shapes = append(d.shapes, c.axis(line, y+6)...)
		y += 6 + 2*chartLine
	}
	d.height = y
	return d
}

// axis is the scale below the rows, with round figures where there is room.
func (c RangeChart) axis(line ruler, y float64) []node {
	out := []node{chartStroke(line.from, y, line.to, y, classAxis)}
	end := 0.0
	for _, v := range line.ticks(6) {
		x, text := line.at(v), c.Words(v)
		w := classWidth(classQuiet, text)
		out = append(out, chartStroke(x, y, x, y+5, classAxis))
		if x-w/2 < max(end, chartEdge) || x+w/2 > chartWidth-chartEdge {
			continue
		}
		out = append(out, chartText(x, y+chartLine, anchorMiddle, classQuiet, text, w))
		end = x + w/2 + 10
	}
	return out
}

func (c RangeChart) description() string {
	var parts []string
	for _, r := range c.Rows {
		text := r.Label + " " + c.windowWords(r)
		if r.Known && r.Low != r.High {
			text += ", typically " + c.Words(r.Typical)
		}
		parts = append(parts, text)
	}
	return c.Title + ": " + sentence(strings.Join(parts, "; "))
}

func (c RangeChart) facts() Table {
	t := Table{Columns: []Column{{Name: "of"}, {Name: "low", Right: true}, {Name: "typical", Right: true}, {Name: "high", Right: true}}}
	for _, r := range c.Rows {
		row := []Cell{Text(r.Label), Text("unknown"), Text("unknown"), Text("unknown")}
		if r.Known {
			row = []Cell{Text(r.Label), Text(c.Words(r.Low)), Text(c.Words(r.Typical)), Text(c.Words(r.High))}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
