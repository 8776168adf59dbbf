package render

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/roles"
)

// PayChart is what a role pays on what everybody in its occupation earns.
type PayChart struct {
	Role string // its title
	Pay  roles.Pay
	Wage *roles.Wage // of the occupation; nil: none that fits

	Occupation string    // its title
	Fit        roles.Fit // of the occupation
	Years      []int     // of the role's own figures, rising; empty where they are the occupation's
}

func (PayChart) block() {}

// payChartOf is the chart of a role's pay; false where there is no range to draw.
func payChartOf(c *roles.Catalog, r *roles.Role) (PayChart, bool) {
	chart := PayChart{Role: r.Title, Pay: c.Pay(r)}
	if o := c.Occupation(r.Occupation.SOC); o != nil && r.Occupation.Fit != roles.FitPoor {
		chart.Wage, chart.Occupation, chart.Fit = o.Newest(), o.Title, r.Occupation.Fit
	}
	for _, f := range r.Pay.Facts {
		chart.Years = append(chart.Years, f.Year)
	}
	slices.Sort(chart.Years)
	chart.Years = slices.Compact(chart.Years)
	if !chart.Pay.Known {
		return chart, false
	}
	s := newScale(chart.Pay, chart.Wage, chartCells)
	return chart, s.high > s.low
}

// chartCells is the width below which a chart is left out of a text: it would tell
// less than the words beside it.
const chartCells = 40

func (c PayChart) cells(width int) [][]Piece {
	if width < chartCells || !c.Pay.Known {
		return nil
	}
	out, drawn := payPicture(c.Pay, c.Wage, width)
	if out == nil {
		return nil
	}
	key := []Piece{{"▓", InkAccent}, {" this role  ", InkQuiet}, {"◆", InkStrong}, {" typical", InkQuiet}}
	if c.Pay.Low == c.Pay.High {
		key = []Piece{{"◆", InkStrong}, {" this role", InkQuiet}}
	}
	if drawn {
		key = append(key, Piece{"  ─ occupation", InkQuiet})
	}
	return append(out, key)
}

// Where the parts of the drawing stand, from its top.
const (
	payFigures = 14.0 // baseline of the role's figures
	payTop     = 24.0 // the band
	payHeight  = 18.0
	payAxis    = 58.0
	payLeaders = 20.0 // from the axis to its labels
	payMargin  = 40.0 // at both ends of the scale, for labels
	mostPay    = 80.0
)

func (c PayChart) drawing() drawing {
	d := drawing{title: "Pay of " + c.Role, width: chartNarrow, facts: c.facts()}
	if !c.Pay.Known {
		d.desc, d.height = "Pay is not known: no figure fits this role well enough.", 28
		d.shapes = []node{chartText(chartEdge, 18, anchorStart, classQuiet, "Pay is not known", chartNarrow)}
		return d
	}
	s := newScale(c.Pay, c.Wage, 2)
	line := ruler{float64(s.low), float64(s.high), payMargin, chartNarrow - payMargin}
	low, typical, high := line.at(float64(c.Pay.Low)), line.at(float64(c.Pay.Typical)), line.at(float64(max(c.Pay.High, c.Pay.Low)))
	if c.Pay.Low != c.Pay.High {
		d.shapes = append(d.shapes, chartRect(low, payTop, high-low, payHeight, classAccent))
	}
	d.shapes = append(d.shapes, chartDiamond(typical, payTop+payHeight/2, payHeight/2+3, classFrame))
	d.shapes = append(d.shapes, c.figures(low, typical, high)...)
	y := payAxis
	if s.drawn {
		d.shapes = append(d.shapes, c.axis(line)...)
		y += payLeaders + 2*chartLine + 6
	}
	for i, text := range c.words(s.drawn) {
		y += 2
		mark := chartDiamond(payMargin/4+chartEdge, y+2, 6, classFrame)
		if i > 0 {
			mark = chartStroke(chartEdge, y+2, payMargin/2+chartEdge, y+2, classAxis)
		}
		lines, below := chartWords(payMargin-8, y+6, classQuiet, text, chartNarrow-payMargin)
		d.shapes, y = append(append(d.shapes, mark), lines...), below-2
		d.desc = joined(" ", d.desc, sentence(Sentence(text)))
	}
	d.height = y
	return d
}

// figures label the band, the typical figure first of all.
func (c PayChart) figures(low, typical, high float64) []node {
	centers, texts := []float64{typical}, []string{Dollars(c.Pay.Typical)}
	if c.Pay.Low != c.Pay.High {
		centers, texts = append(centers, low, high), append(texts, Dollars(c.Pay.Low), Dollars(c.Pay.High))
	}
	widths := make([]float64, len(texts))
	for i, text := range texts {
		widths[i] = min(classWidth(classStrong, text), 2*mostPay)
	}
	var out []node
	for i, x := range chartSpread(centers, widths, chartEdge, chartNarrow-chartEdge, 10) {
		class := classStrong
		if i > 0 {
			class = ""
		}
		out = append(out, chartText(x, payFigures, anchorMiddle, class, texts[i], 2*mostPay))
	}
	return out
}

// axis is the percentiles of the occupation below the band.
func (c PayChart) axis(line ruler) []node {
	var at, widths []float64
	var names, figures []string
	for _, p := range []int{10, 25, 50, 75, 90} {
		v := c.Wage.At(p)
		if v <= 0 {
			continue
		}
		text := shortDollars(v)
		if topCoded(*c.Wage, p) {
			text = "≥" + text
		}
		at, names, figures = append(at, line.at(float64(v))), append(names, "p"+strconv.Itoa(p)), append(figures, text)
		widths = append(widths, min(max(classWidth("", text), classWidth("", names[len(names)-1])), mostPay))
	}
	first, last := at[0], at[0]
	var out []node
	for i, x := range chartSpread(at, widths, chartEdge, chartNarrow-chartEdge, 8) {
		first, last = min(first, at[i]), max(last, at[i])
		out = append(out, chartStroke(at[i], payAxis-5, at[i], payAxis+5, classAxis), chartStroke(at[i], payAxis+5, x, payAxis+payLeaders-8, classGuide),
			chartText(x, payAxis+payLeaders+6, anchorMiddle, classQuiet, names[i], mostPay),
			chartText(x, payAxis+payLeaders+6+chartLine, anchorMiddle, classQuiet, figures[i], mostPay))
	}
	return append([]node{chartStroke(first, payAxis, last, payAxis, classAxis)}, out...)
}

// words say what is drawn: the role, then the axis.
func (c PayChart) words(drawn bool) []string {
	role := "this role: " + Dollars(c.Pay.Typical) + " a year"
	if c.Pay.Low != c.Pay.High {
		role = "this role: " + DollarRange(c.Pay.Low, c.Pay.High) + " a year, typically " + Dollars(c.Pay.Typical)
	}
	if c.Pay.SOC != "" {
		role += "; an estimate from p" + strconv.Itoa(c.Pay.Percentiles[0]) + ", p" + strconv.Itoa(c.Pay.Percentiles[1]) + " and p" +
			strconv.Itoa(c.Pay.Percentiles[2]) + " of the occupation"
	} else if basis := joined(", ", areaWords(c.Pay.Area), c.years()); basis != "" {
		role += ", " + basis
	}
	if !drawn {
		return []string{role}
	}
	all := "everybody in the occupation" + when(" ", c.Occupation) + ", " + areaWords(c.Wage.Area) + ", May " + strconv.Itoa(c.Wage.Year)
	if c.Fit != "" && c.Fit != roles.FitExact {
		all += "; fit: " + string(c.Fit)
	}
	if len(c.Wage.TopCoded) > 0 {
		all += "; ≥ marks figures that the survey cuts off"
	}
	return []string{role, all}
}

// years are those of the role's own figures.
func (c PayChart) years() string {
	if len(c.Years) < 2 {
		return yearWords(c.Pay.Year)
	}
	var words []string
	for _, y := range c.Years {
		words = append(words, yearWords(y))
	}
	return "figures of " + listed(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "and")
}

func (c PayChart) facts() Table {
	t := Table{Columns: []Column{{Name: "figure"}, {Name: "US dollars a year", Right: true}}}
	add := func(name string, v int, known bool) {
		t.Rows = append(t.Rows, []Cell{Text(name), USD(v, known)})
	}
	if !c.Pay.Known {
		add("this role", 0, false)
		return t
	}
	add("this role, low", c.Pay.Low, true)
	add("this role, typical", c.Pay.Typical, true)
	add("this role, high", c.Pay.High, true)
	if c.Wage == nil {
		return t
	}
	for _, p := range []int{10, 25, 50, 75, 90} {
		text := wageWords(*c.Wage, p)
		t.Rows = append(t.Rows, []Cell{Text("occupation, " + strings.Join([]string{"p" + strconv.Itoa(p), areaWords(c.Wage.Area), strconv.Itoa(c.Wage.Year)}, ", ")), Text(text)})
	}
	return t
}
