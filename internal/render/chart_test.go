package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-runewidth"

	"careers/rung/paths"
	"careers/rung/roles"
)

// chartsSeed is printed by what fails.
const chartsSeed = 20261123

// hostileLabel is a text that a pack or a profile may hold.
func hostileLabel(r *rand.Rand) string {
	labels := []string{"", "a", "Clinical Data Analyst", "HIPAA privacy, security and breach rules", "<script>alert(1)</script>", `" onload="x`, "&amp;&lt;]]>",
		"\x1b[31mred\a", "\u202egnp.exe", "漢字漢字漢字漢字漢字漢字漢字漢字漢字", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "﷽﷽﷽", "é́́́́́́", "\xff\xfe", "one\ntwo\tthree",
		strings.Repeat("word ", 200), "🧑‍⚕️ nurse"}
	return labels[r.Intn(len(labels))]
}

func randomMonths(r *rand.Rand) paths.Months {
	return paths.Months(r.Intn([]int{1, 100, 1200, 20000, 90000}[r.Intn(5)]))
}

func randomBars(r *rand.Rand) []TimelineBar {
	kinds := []paths.StepKind{paths.StepWork, paths.StepStudy, paths.StepProgram, paths.StepExam, paths.StepWait, paths.StepMove, "unheard of"}
	var bars []TimelineBar
	for range 1 + r.Intn(60) {
		start := randomMonths(r)
		bars = append(bars, TimelineBar{Kind: kinds[r.Intn(len(kinds))], Label: hostileLabel(r), Inset: r.Intn(2) == 0, Note: hostileLabel(r), Start: start, End: start + randomMonths(r)})
	}
	return bars
}

func randomWindow(r *rand.Rand) (low, typical, high int) {
	most := []int{1, 1000, 200_000, 2_000_000_000}[r.Intn(4)]
	low = r.Intn(most)
	typical = low + r.Intn(most)
	return low, typical, typical + r.Intn(most)
}

func randomPay(r *rand.Rand) PayChart {
	c := PayChart{Role: hostileLabel(r), Pay: roles.Pay{Known: r.Intn(8) > 0, Area: hostileLabel(r), Year: r.Intn(2100), Fit: roles.Fit(hostileLabel(r))}}
	c.Pay.Low, c.Pay.Typical, c.Pay.High = randomWindow(r)
	if r.Intn(3) == 0 {
		c.Pay.High, c.Pay.Typical = c.Pay.Low, c.Pay.Low
	}
	if r.Intn(2) == 0 {
		c.Pay.SOC = "15-2051"
	}
	if r.Intn(4) > 0 {
		c.Wage = &roles.Wage{Year: 2025, Area: hostileLabel(r), TopCoded: []string{"p90"}}
		for _, p := range []*int{&c.Wage.P10, &c.Wage.P25, &c.Wage.P50, &c.Wage.P75, &c.Wage.P90} {
			*p, _, _ = randomWindow(r)
		}
	}
	return c
}

func randomPercent(r *rand.Rand) float64 {
	return []float64{0, 7.5, -12.25, 33, 1e9, -1e300, r.NormFloat64() * 20}[r.Intn(7)]
}

// randomCharts is one chart of every kind.
func randomCharts(r *rand.Rand) []Chart {
	begin := time.Date(1990+r.Intn(60), time.Month(1+r.Intn(12)), 1+r.Intn(28), 0, 0, 0, 0, time.UTC)
	timeline := TimelineChart{Bars: randomBars(r), Begin: begin}
	if r.Intn(2) == 0 {
		timeline.Today = begin.AddDate(0, r.Intn(60)-20, 0)
	}
	if r.Intn(2) == 0 {
		timeline.Finish.Low = randomMonths(r)
		timeline.Finish.Typical = timeline.Finish.Low + randomMonths(r)
		timeline.Finish.High = timeline.Finish.Typical + randomMonths(r)
	}
	outlook := OutlookChart{Occupation: hostileLabel(r), Outlook: roles.Outlook{Period: []string{"", "2024-34"}[r.Intn(2)], ChangePct: randomPercent(r), Openings: r.Intn(9999)}}
	if r.Intn(2) == 0 {
		outlook.Beside = &Beside{hostileLabel(r), randomPercent(r)}
	}
	var growth GrowthChart
	ranges := RangeChart{Title: "Pay " + hostileLabel(r), Words: func(v float64) string { return shortDollars(int(v)) }}
	for range 1 + r.Intn(12) {
		growth.Bars = append(growth.Bars, GrowthBar{Name: hostileLabel(r), Percent: randomPercent(r), Known: r.Intn(4) > 0})
		low, typical, high := randomWindow(r)
		ranges.Rows = append(ranges.Rows, Range{hostileLabel(r), float64(low), float64(typical), float64(high), r.Intn(4) > 0})
	}
	var tradeoff TradeoffChart
	same := r.Intn(3) == 0 // all in one place
	for i := range 1 + r.Intn(6) {
		o := TradeoffOption{Letter: string(rune('A' + i)), Name: hostileLabel(r), Risk: r.Intn(2500), Chosen: i == 0}
		o.Cost.Low, o.Cost.Typical, o.Cost.High = randomWindow(r)
		o.Months.Low = randomMonths(r)
		o.Months.Typical = o.Months.Low + randomMonths(r)
		o.Months.High = o.Months.Typical + randomMonths(r)
		if same && i > 0 {
			o.Cost, o.Months = tradeoff.Options[0].Cost, tradeoff.Options[0].Months
		}
		if r.Intn(3) == 0 {
			o.Cost = paths.CostRange{}
		}
		tradeoff.Options = append(tradeoff.Options, o)
	}
	return []Chart{timeline, randomPay(r), outlook, growth, ranges, tradeoff}
}

// shapesOf are the texts of a drawing and the extents of everything else in it.
func shapesOf(t *testing.T, n node) (texts, others []chartBox) {
	t.Helper()
	get := func(name string) float64 {
		for _, a := range n.attrs {
			if a.name == name {
				v, err := strconv.ParseFloat(a.value, 64)
				if err != nil {
					t.Fatalf("%s of %s: %v", name, n.name, err)
				}
				return v
			}
		}
		return 0
	}
	attribute := func(name string) string {
		for _, a := range n.attrs {
			if a.name == name {
				return a.value
			}
		}
		return ""
	}
	switch n.name {
	case "text":
		shown := n.kids[len(n.kids)-1].text
		size := 9.0 // of capitals above the baseline, less than a line
		w := classWidth(attribute("class"), shown)
		box := chartBox{get("x"), get("y") - size, w, size + 2}
		switch attribute("text-anchor") {
		case anchorMiddle:
			box.x -= w / 2
		case anchorEnd:
			box.x -= w
		}
		return []chartBox{box}, nil
	case "rect":
		return nil, []chartBox{{get("x"), get("y"), get("width"), get("height")}}
	case "circle":
		return nil, []chartBox{{get("cx") - get("r"), get("cy") - get("r"), 2 * get("r"), 2 * get("r")}}
	case "line":
		x, y := min(get("x1"), get("x2")), min(get("y1"), get("y2"))
		return nil, []chartBox{{x, y, max(get("x1"), get("x2")) - x, max(get("y1"), get("y2")) - y}}
	case "polygon":
		var box chartBox
		for i, pair := range strings.Fields(attribute("points")) {
			var x, y float64
			if _, err := fmt.Sscanf(pair, "%g,%g", &x, &y); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				box = chartBox{x, y, 0, 0}
			}
			right, below := max(box.x+box.w, x), max(box.y+box.h, y)
			box.x, box.y = min(box.x, x), min(box.y, y)
			box.w, box.h = right-box.x, below-box.y
		}
		return nil, []chartBox{box}
	}
	t.Fatalf("a shape that the test does not know: %s", n.name)
	return nil, nil
}

func TestDrawingsHoldTogether(t *testing.T) {
	r := rand.New(rand.NewSource(chartsSeed))
	for round := range 400 {
		for _, c := range randomCharts(r) {
			d := c.drawing()
			where := fmt.Sprintf("seed %d, round %d, %T", chartsSeed, round, c)
			if d.title == "" || d.desc == "" || len(d.facts.Rows) == 0 {
				t.Fatalf("%s: no title, description or facts", where)
			}
			for _, row := range d.facts.Rows {
				if len(row) != len(d.facts.Columns) {
					t.Fatalf("%s: %d cells under %d columns", where, len(row), len(d.facts.Columns))
				}
			}
			whole := chartBox{-.1, -.1, d.width + .2, d.height + .2}
			var texts []chartBox
			for _, n := range d.shapes {
				found, others := shapesOf(t, n)
				for _, box := range append(others, found...) {
					if !box.inside(whole) {
						t.Fatalf("%s: %s %v at %v is outside of %v by %v", where, n.name, n.attrs, box, d.width, d.height)
					}
				}
				for _, box := range found {
					for _, other := range texts {
						if box.meets(other) {
							t.Fatalf("%s: text %v at %v lies on the one at %v", where, n.kids, box, other)
						}
					}
					texts = append(texts, box)
				}
			}
		}
	}
}

// A drawing as a file is XML whatever is drawn, and what is drawn makes no element
// of its own.
func TestDrawingsAreXML(t *testing.T) {
	known := map[string]bool{"svg": true, "title": true, "desc": true, "style": true, "text": true, "rect": true, "line": true, "polygon": true, "circle": true}
	r := rand.New(rand.NewSource(chartsSeed))
	for round := range 100 {
		for _, c := range randomCharts(r) {
			decoder := xml.NewDecoder(bytes.NewReader(c.drawing().file()))
			for {
				token, err := decoder.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("seed %d, round %d, %T: %v", chartsSeed, round, c, err)
				}
				if e, ok := token.(xml.StartElement); ok && !known[e.Name.Local] {
					t.Fatalf("seed %d, round %d, %T: element %s", chartsSeed, round, c, e.Name.Local)
				}
			}
		}
	}
}

func TestChartsInTextFit(t *testing.T) {
	r := rand.New(rand.NewSource(chartsSeed))
	for round := range 200 {
		for _, c := range randomCharts(r) {
			for _, width := range []int{20, 39, 40, 60, 76, 80, 120, 200} {
				lines := drawn(c.cells(width))
				if width < chartCells && len(lines) > 0 {
					t.Fatalf("%T draws at %d", c, width)
				}
				for _, line := range lines {
					line = strings.TrimRight(line, " ")
					if w := runewidth.StringWidth(line); w > width {
						t.Fatalf("seed %d, round %d, %T: %d cells of %d: %q", chartsSeed, round, c, w, width, line)
					}
					if line != safe(line) {
						t.Fatalf("seed %d, round %d, %T: not safe: %q", chartsSeed, round, c, line)
					}
				}
			}
		}
	}
}

// TestBarsTellTheTruth checks where bars stand: half of the time is half of the
// width, and a kind is told by its shape alone.
func TestBarsTellTheTruth(t *testing.T) {
	chart := TimelineChart{Begin: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Bars: []TimelineBar{
		{Kind: paths.StepWork, Label: "a", End: 2400}, {Kind: paths.StepWork, Label: "b", Start: 2400, End: 4800}}}
	var bars []chartBox
	for _, n := range chart.drawing().shapes {
		if n.name == "rect" {
			_, boxes := shapesOf(t, n)
			bars = append(bars, boxes...)
		}
	}
	bars = bars[:2] // the third is the legend's
	if bars[0].w != bars[1].w || bars[0].x+bars[0].w != bars[1].x {
		t.Errorf("two halves of the time are %v and %v", bars[0], bars[1])
	}
	shapes := map[string]paths.StepKind{}
	for _, f := range barForms {
		var names []string
		for _, n := range barShapes(f.kind, 0, 30, 10) {
			_, boxes := shapesOf(t, n)
			names = append(names, fmt.Sprint(n.name, boxes))
		}
		form := strings.Join(names, " ")
		if other, ok := shapes[form]; ok {
			t.Errorf("%s is drawn as %s is", f.kind, other)
		}
		shapes[form] = f.kind
	}
}

func TestBriefBarsKeepTheJobs(t *testing.T) {
	var bars []TimelineBar
	for job := range paths.Months(3) {
		bars = append(bars, TimelineBar{Kind: paths.StepWork, Label: "job"})
		for i := range 6 {
			bars = append(bars, TimelineBar{Kind: paths.StepStudy, Label: "skill", Inset: true, Start: paths.Months(i), End: paths.Months(i + 1)})
		}
		bars = append(bars, TimelineBar{Kind: paths.StepWait, Label: "wait", Inset: true}, TimelineBar{Kind: paths.StepMove, Label: "move", End: job})
	}
	for _, test := range []struct {
		most, rows, left int
		second           string
	}{{30, 27, 0, "skill"}, {20, 9, 3, "6 skills"}, {8, 6, 21, "move"}, {4, 4, 23, "job"}, {2, 2, 25, "job"}} {
		rows, left := briefBars(bars, test.most)
		if len(rows) != test.rows || left != test.left || rows[1].Label != test.second {
			t.Errorf("at most %d: %d rows, %d left out, then %q", test.most, len(rows), left, rows[1].Label)
		}
	}
	if bars[1].Label != "skill" {
		t.Errorf("the bars were changed: %v", bars[1])
	}
}
