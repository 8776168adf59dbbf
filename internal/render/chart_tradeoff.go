package render

import (
	"math"
	"slices"
	"strings"

	"careers/rung/paths"
)

// TradeoffChart is options by time and cost.
type TradeoffChart struct {
	Options []TradeoffOption
	Bare    bool // without the list of options: a table beside it has them
}

// TradeoffOption is one of them.
type TradeoffOption struct {
	Letter string
	Name   string // what it is called or wins
	Months paths.MonthRange
	Cost   paths.CostRange
	Risk   int
	Chosen bool
}

func (TradeoffChart) block() {}

// scales are the rulers of time and cost: round the figures that points shows,
// with room beyond, and from nothing where that is near.
func (c TradeoffChart) scales(points func(TradeoffOption) (times [3]paths.Months, costs [3]int)) (span, cost ruler) {
	around := func(values []float64) ruler {
		low, high := slices.Min(values), slices.Max(values)
		room := max((high-low)/12, high/50, 1)
		if low < high/2 {
			low = room // down to zero
		}
		return ruler{low: max(low-room, 0), high: high + room}
	}
	var times, costs []float64
	for _, o := range c.Options {
		t, d := points(o)
		for i := range t {
			times, costs = append(times, float64(t[i])), append(costs, float64(d[i]))
		}
	}
	return around(times), around(costs)
}

func windows(o TradeoffOption) ([3]paths.Months, [3]int) {
	return [3]paths.Months{o.Months.Low, o.Months.Typical, o.Months.High}, [3]int{o.Cost.Low, o.Cost.Typical, o.Cost.High}
}

func typicals(o TradeoffOption) ([3]paths.Months, [3]int) {
	return [3]paths.Months{o.Months.Typical, o.Months.Typical, o.Months.Typical}, [3]int{o.Cost.Typical, o.Cost.Typical, o.Cost.Typical}
}

// spanTicks are round times on a ruler of hundredths of months, at most so many.
func spanTicks(r ruler, most int) []float64 {
	step := timelineStep(func(months int) bool { return (r.high-r.low)/float64(100*months) < float64(most) })
	var list []float64
	for i := 0; i < 1000 && len(list) < most; i++ {
		v := float64(100 * step * i)
		if v > r.high {
			break
		}
		if v >= r.low {
			list = append(list, v)
		}
	}
	return list
}

// costTicks are round dollars on a ruler, at most so many: none above nothing where
// nothing costs.
func (c TradeoffChart) costTicks(cost ruler, most int) []float64 {
	free := !slices.ContainsFunc(c.Options, func(o TradeoffOption) bool { return o.Cost != paths.CostRange{} })
	return slices.DeleteFunc(cost.ticks(most), func(v float64) bool { return v != math.Trunc(v) || free && v > 0 })
}

// Measures of the scatter in a text, in cells.
const (
	leastScatter  = 60
	scatterHeight = 8
	scatterGutter = 8
)

func (c TradeoffChart) cells(width int) [][]Piece {
	if width < leastScatter || len(c.Options) == 0 {
		return nil
	}
	room := width - scatterGutter - 1
	span, cost := c.scales(typicals)
	span.to, cost.from = float64(room-1), scatterHeight-1
	grid := make([][]rune, scatterHeight)
	for y := range grid {
		grid[y] = []rune(strings.Repeat(" ", room))
	}
	chosen := map[int]int{} // the column of the chosen option's letter, by row
	for _, o := range slices.SortedStableFunc(slices.Values(c.Options), func(a, b TradeoffOption) int { return boolOrder(b.Chosen, a.Chosen) }) {
		name := []rune(fitted(safe(o.Letter), 1) + riskSign(o.Risk))
		x, y, ok := freeCells(grid, int(span.at(float64(o.Months.Typical))+.5), int(cost.at(float64(o.Cost.Typical))+.5), len(name))
		if !ok {
			continue
		}
		copy(grid[y][x:], name)
		if o.Chosen {
			chosen[y] = x + 1
		}
	}
	marks := map[int]string{}
	for _, v := range c.costTicks(cost, scatterHeight/2) {
		marks[int(cost.at(v)+.5)] = shortDollars(int(v))
	}
	lines := [][]Piece{{{"typical cost", InkQuiet}}}
	for y, row := range grid {
		side := strings.Repeat(" ", scatterGutter) + "│"
		if text := marks[y]; text != "" && len(text) < scatterGutter {
			side = strings.Repeat(" ", scatterGutter-1-len(text)) + text + " ┤"
		}
		line := []Piece{{side, InkQuiet}}
		if at := chosen[y]; at > 0 {
			line = append(line, Piece{string(row[:at-1]), InkNormal}, Piece{string(row[at-1]), InkStrong}, Piece{string(row[at:]), InkNormal})
		} else {
			line = append(line, Piece{string(row), InkNormal})
		}
		lines = append(lines, line)
	}
	base, names := []rune(strings.Repeat("─", room)), []rune(strings.Repeat(" ", room))
	written := 0
	for _, v := range spanTicks(span, room/10) {
		at, text := int(span.at(v)+.5), Span(paths.Months(v))
		base[at] = '┴'
		if begin := max(at-len(text)/2, 0); begin >= written && begin+len(text) <= room-len(" time") {
			copy(names[begin:], []rune(text))
			written = begin + len(text) + 1
		}
	}
	copy(names[room-len("time"):], []rune("time"))
	indent := strings.Repeat(" ", scatterGutter)
	return append(lines, []Piece{{indent + "└" + string(base), InkQuiet}}, []Piece{{indent + " " + string(names), InkQuiet}},
		[]Piece{{indent + " ● low risk  ◆ mid  × high", InkQuiet}})
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// riskSign is a risk as one sign.
func riskSign(risk int) string {
	return map[string]string{"low": "●", "mid": "◆", "high": "×"}[RiskWord(risk)]
}

// freeCells is the nearest place where so many cells and one after them are free.
func freeCells(grid [][]rune, x, y, n int) (int, int, bool) {
	for away := range len(grid[0]) {
		for _, down := range []int{0, -1, 1, -2, 2} {
			for _, right := range []int{away, -away} {
				atX, atY := x+right, y+down
				if atY < 0 || atY >= len(grid) || atX < 0 || atX+n > len(grid[0]) {
					continue
				}
				if strings.TrimSpace(string(grid[atY][max(atX-1, 0):min(atX+n+1, len(grid[0]))])) == "" {
					return atX, atY, true
				}
			}
		}
	}
	return 0, 0, false
}

// Measures of the drawing.
const (
	tradeoffHeight = 300.0
	tradeoffLeft   = 76.0
	tradeoffTop    = 28.0
	tradeoffBottom = 46.0
	tradeoffKey    = 22.0 // a row of what the letters stand for
)

func (c TradeoffChart) drawing() drawing {
	d := drawing{title: "Options by time and cost", width: chartWidth, desc: c.description(), facts: c.facts()}
	if len(c.Options) == 0 {
		d.height = 28
		d.shapes = []node{chartText(chartEdge, 18, anchorStart, classQuiet, "There are no options", chartWidth)}
		return d
	}
	span, cost := c.scales(windows)
	plot := chartBox{tradeoffLeft, tradeoffTop, chartWidth - tradeoffLeft - 20, tradeoffHeight - tradeoffTop - tradeoffBottom}
	span.from, span.to = plot.x, plot.x+plot.w
	cost.from, cost.to = plot.y+plot.h, plot.y
	d.shapes = c.axes(plot, span, cost)
	d.shapes = append(d.shapes, c.points(plot, span, cost)...)
	y := tradeoffHeight
	listed := c.Options
	if c.Bare {
		listed = nil
	}
	for _, o := range listed {
		classes := ""
		if o.Chosen {
			classes = classStrong
		}
		d.shapes = append(d.shapes, chartText(chartEdge+12, y+14, anchorMiddle, classStrong, o.Letter, 24), chartText(chartEdge+30, y+14, anchorStart, classes, o.words(), chartWidth-2*chartEdge-30))
		y += tradeoffKey
	}
	d.height = y + chartEdge
	return d
}

// words tell an option in short.
func (o TradeoffOption) words() string {
	text := joined(": ", o.Name, SpanRange(o.Months.Low, o.Months.High)) + ", " + DollarRange(o.Cost.Low, o.Cost.High) + ", " + RiskWord(o.Risk) + " risk"
	if o.Chosen {
		text += ", chosen"
	}
	return text
}

func (c TradeoffChart) axes(plot chartBox, span, cost ruler) []node {
	left, bottom := plot.x, plot.y+plot.h
	var out []node
	for _, v := range c.costTicks(cost, 6) {
		y := cost.at(v)
		out = append(out, chartStroke(left, y, plot.x+plot.w, y, classGuide), chartText(left-8, y+5, anchorEnd, classQuiet, shortDollars(int(v)), tradeoffLeft-8-chartEdge))
	}
	end := 0.0
	for _, v := range spanTicks(span, 8) {
		x, text := span.at(v), Span(paths.Months(v))
		out = append(out, chartStroke(x, plot.y, x, bottom, classGuide))
		if w := classWidth(classQuiet, text); x-w/2 > end && x+w/2 < chartWidth-chartEdge {
			out = append(out, chartText(x, bottom+chartLine, anchorMiddle, classQuiet, text, w))
			end = x + w/2 + 8
		}
	}
	return append(out, chartStroke(left, plot.y, left, bottom, classAxis), chartStroke(left, bottom, plot.x+plot.w, bottom, classAxis),
		chartText(chartEdge, 15, anchorStart, classQuiet, "cost in US dollars; lines: low to high", plot.w),
		chartText(plot.x+plot.w, bottom+2*chartLine, anchorEnd, classQuiet, "time from the start", plot.w))
}

// points draws the options: their windows first, then a marker for each where it
// belongs, or beside it where another one is, with a word about its risk.
func (c TradeoffChart) points(plot chartBox, span, cost ruler) []node {
	var out []node
	var taken []chartBox
	type spot struct {
		o              TradeoffOption
		x, y, toX, toY float64
		r              float64
	}
	var spots []spot
	for _, o := range c.Options {
		x, y := span.at(float64(o.Months.Typical)), cost.at(float64(o.Cost.Typical))
		out = append(out, chartStroke(span.at(float64(o.Months.Low)), y, span.at(float64(o.Months.High)), y, classAxis),
			chartStroke(x, cost.at(float64(o.Cost.Low)), x, cost.at(float64(o.Cost.High)), classAxis))
		s := spot{o: o, toX: x, toY: y, r: riskRadius(o.Risk)}
		box := nearestFree(plot, chartBox{x - s.r - 2, y - s.r - 2, 2*s.r + 4, 2*s.r + 4}, taken)
		taken = append(taken, box)
		s.x, s.y = box.x+box.w/2, box.y+box.h/2
		spots = append(spots, s)
	}
	for _, s := range spots {
		if s.x != s.toX || s.y != s.toY {
			out = append(out, chartStroke(s.x, s.y, s.toX, s.toY, classAxis))
		}
	}
	for _, s := range spots {
		classes := classFrame
		if s.o.Chosen {
			out = append(out, el("circle").class(classFrame).at("cx", s.x, "cy", s.y, "r", s.r+3))
			classes = classChosen
		}
		out = append(out, el("circle").class(classes).at("cx", s.x, "cy", s.y, "r", s.r), chartText(s.x, s.y+5, anchorMiddle, classStrong, s.o.Letter, 2*s.r))
	}
	for _, s := range spots {
		text := RiskWord(s.o.Risk) + " risk"
		w := classWidth(classSmall, text)
		box := chartBox{s.x + s.r + 5, s.y - 8, w + 4, 15}
		if !box.inside(plot) || !isFree(box, taken) {
			box.x = s.x - s.r - 5 - box.w
		}
		if !box.inside(plot) || !isFree(box, taken) { // away from its marker it has to say whose it is
			text = chartCut("", safe(s.o.Letter), 20) + ": " + text
			w = classWidth(classSmall, text)
			box.w = w + 4
			box = nearestFree(plot, box, taken)
		}
		taken = append(taken, box)
		out = append(out, chartRect(box.x, box.y, box.w, box.h, classPaper), chartText(box.x+2, box.y+11.5, anchorStart, classSmall, text, w))
	}
	return out
}

// riskRadius is the size of a marker: the safer, the larger.
func riskRadius(risk int) float64 {
	return map[string]float64{"low": 14, "mid": 12, "high": 10}[RiskWord(risk)]
}

// nearestFree is a box moved as little as it takes to lie within a plot and on no
// other.
func nearestFree(plot, box chartBox, taken []chartBox) chartBox {
	best, least := box, -1.0
	const step = 4.0
	for down := plot.y; down+box.h <= plot.y+plot.h; down += step {
		for right := plot.x; right+box.w <= plot.x+plot.w; right += step {
			at := chartBox{right, down, box.w, box.h}
			away := (right-box.x)*(right-box.x) + (down-box.y)*(down-box.y)
			if (least < 0 || away < least) && isFree(at, taken) {
				best, least = at, away
			}
		}
	}
	if box.inside(plot) && isFree(box, taken) {
		return box
	}
	return best
}

func (c TradeoffChart) description() string {
	var parts []string
	for _, o := range c.Options {
		parts = append(parts, o.Letter+", "+o.words())
	}
	return "Options by time and cost. " + sentence(strings.Join(parts, "; "))
}

func (c TradeoffChart) facts() Table {
	t := Table{Columns: []Column{{Name: "option"}, {Name: "name"}, {Name: "time"}, {Name: "typical time"}, {Name: "cost", Right: true}, {Name: "typical cost", Right: true}, {Name: "risk"}, {Name: "chosen"}}}
	for _, o := range c.Options {
		t.Rows = append(t.Rows, []Cell{Text(o.Letter), Text(o.Name), Text(SpanRange(o.Months.Low, o.Months.High)), Text(Span(o.Months.Typical)),
			Text(DollarRange(o.Cost.Low, o.Cost.High)), Text(Dollars(o.Cost.Typical)), Text(RiskWord(o.Risk)), Text(yes(o.Chosen))})
	}
	return t
}
