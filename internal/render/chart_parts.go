package render

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Measures of the charts, in units of a drawing.
const (
	chartWidth  = 720.0
	chartNarrow = 460.0
	chartEdge   = 4.0  // what stays free along the edges
	chartLine   = 18.0 // from one line of text to the next
	smallSize   = 11.0
)

// hasClass reports whether one of several classes is the one.
func hasClass(classes, class string) bool {
	return slices.Contains(strings.Fields(classes), class)
}

// classWidth is how wide a text of some classes is at most.
func classWidth(classes, text string) float64 {
	size := float64(textSize)
	if hasClass(classes, classSmall) {
		size = smallSize
	}
	width := chartTextWidth(text, size)
	if hasClass(classes, classStrong) {
		width *= 1.15
	}
	return width
}

// Anchors of a text: what of it stands at its place.
const (
	anchorStart  = "start"
	anchorMiddle = "middle"
	anchorEnd    = "end"
)

// chartText is a text on a baseline. What is wider than its room is cut, and
// whole in its title.
func chartText(x, y float64, anchor, classes, text string, room float64) node {
	text = safe(text)
	n := el("text").class(strings.TrimSpace(classText+" "+classes)).at("x", x, "y", y)
	if anchor != anchorStart {
		n = n.with("text-anchor", anchor)
	}
	shown := chartCut(classes, text, room)
	if shown != text {
		n = n.add(said("title", text))
	}
	return n.add(words(shown))
}

// chartCut is as much of a text as there is room for.
func chartCut(classes, text string, room float64) string {
	if classWidth(classes, text) <= room {
		return text
	}
	letters := []rune(text)
	fits := 0 // a search from the end would take long where a name is a book
	for fits < len(letters) && classWidth(classes, string(letters[:fits+1])+"…") <= room {
		fits++
	}
	return strings.TrimRight(string(letters[:fits]), " ,") + "…"
}

// chartLines is a text broken between words into lines, at most so many.
func chartLines(classes, text string, room float64, most int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(safe(text)) {
		switch next := joined(" ", line, word); {
		case line == "" || classWidth(classes, next) <= room || len(lines) == most-1:
			line = next
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// chartWords are lines of text below each other, and where they end.
func chartWords(x, y float64, classes, text string, room float64) (lines []node, below float64) {
	const most = 4
	for _, line := range chartLines(classes, text, room, most) {
		lines = append(lines, chartText(x, y, anchorStart, classes, line, room))
		y += chartLine
	}
	return lines, y
}

func chartRect(x, y, w, h float64, classes string) node {
	return el("rect").class(classes).at("x", x, "y", y, "width", max(w, 0), "height", max(h, 0))
}

func chartStroke(x1, y1, x2, y2 float64, classes string) node {
	return el("line").class(classes).at("x1", x1, "y1", y1, "x2", x2, "y2", y2)
}

// chartShape is a filled shape between points.
func chartShape(classes string, points ...[2]float64) node {
	return el("polygon").class(classes).with("points", polyline(points...))
}

// chartDiamond marks a typical figure.
func chartDiamond(x, y, r float64, classes string) node {
	return chartShape(classes, [2]float64{x - r, y}, [2]float64{x, y - r}, [2]float64{x + r, y}, [2]float64{x, y + r})
}

// ruler maps a quantity to places along a drawing.
type ruler struct{ low, high, from, to float64 }

// at is the place of a figure; what lies outside stands at the end.
func (r ruler) at(v float64) float64 {
	share := (v - r.low) / (r.high - r.low)
	if math.IsNaN(share) || r.high <= r.low {
		share = .5
	}
	return r.from + min(max(share, 0), 1)*(r.to-r.from)
}

// ticks are round figures on a ruler, at most so many.
func (r ruler) ticks(most int) []float64 {
	span := r.high - r.low
	if !(span > 0) || math.IsInf(span, 0) {
		return nil
	}
	step := math.Pow(10, math.Floor(math.Log10(span/float64(most))))
	for _, times := range []float64{1, 2, 5, 10} {
		if span/(step*times) < float64(most) || times == 10 {
			step *= times
			break
		}
	}
	var list []float64
	for first := math.Ceil(r.low/step - 1e-9); len(list) < most; {
		v := (first + float64(len(list))) * step
		if v > r.high+span*1e-9 {
			break
		}
		list = append(list, v)
	}
	return list
}

// chartSpread moves what is centered on some places along a line apart, until
// nothing lies on another, and gives the new centers. What is wider than the line
// together stays crowded.
func chartSpread(centers, widths []float64, low, high, gap float64) []float64 {
	order := make([]int, len(centers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(centers[a], centers[b]) })
	moved := slices.Clone(centers)
	end := low
	for _, i := range order {
		moved[i] = max(moved[i], end+widths[i]/2)
		end = moved[i] + widths[i]/2 + gap
	}
	end = high
	for _, i := range slices.Backward(order) {
		moved[i] = min(moved[i], end-widths[i]/2)
		end = moved[i] - widths[i]/2 - gap
	}
	return moved
}

// chartBox is a part of a drawing.
type chartBox struct{ x, y, w, h float64 }

func (b chartBox) meets(other chartBox) bool {
	return b.x < other.x+other.w && other.x < b.x+b.w && b.y < other.y+other.h && other.y < b.y+b.h
}

func (b chartBox) inside(other chartBox) bool {
	return b.x >= other.x && b.y >= other.y && b.x+b.w <= other.x+other.w && b.y+b.h <= other.y+other.h
}
