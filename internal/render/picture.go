package render

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"careers/rung/roles"
)

// leastPicture is the width below which a picture would tell less than its
// words do, and is left out.
const leastPicture = 24

// PayBand draws what a role pays on what everybody in its occupation earns: the
// band with its typical figure, the percentiles, then both in words. Wage may be
// nil, and a figure of it may be missing.
func PayBand(pay roles.Pay, wage *roles.Wage, width int) [][]Piece {
	if !pay.Known {
		return inked(InkQuiet, "unknown: no figure fits this role well enough", width)
	}
	out, drawn := payPicture(pay, wage, width)
	words := "◆ this role: " + Dollars(pay.Typical)
	if pay.Low != pay.High {
		words = "▓ this role: " + DollarRange(pay.Low, pay.High) + ", ◆ typically " + Dollars(pay.Typical)
	}
	if pay.SOC != "" {
		words += " (p" + strconv.Itoa(pay.Percentiles[0]) + ", p" + strconv.Itoa(pay.Percentiles[1]) + ", p" + strconv.Itoa(pay.Percentiles[2]) +
			" of the occupation; an estimate)"
	}
	out = append(out, inked(InkNormal, words, width)...)
	return append(out, inked(InkQuiet, payBasis(pay, wage, drawn), width)...)
}

// payPicture is the band and the percentiles without words, nothing where there is
// no room or no range; drawn reports whether there are percentiles to see a band
// against.
func payPicture(pay roles.Pay, wage *roles.Wage, width int) (out [][]Piece, drawn bool) {
	s := newScale(pay, wage, width)
	if width < leastPicture || s.high <= s.low {
		return nil, s.drawn
	}
	out = append(out, s.band(pay))
	if s.drawn {
		out = append(out, s.axis())
	}
	return append(out, s.labels()...), s.drawn
}

// payBasis says whose pay is drawn, of which year and place.
func payBasis(pay roles.Pay, wage *roles.Wage, drawn bool) string {
	role := joined(", ", pay.Area, yearWords(pay.Year))
	if !drawn {
		return role
	}
	all := "─ everybody in the occupation, " + wage.Area + ", May " + strconv.Itoa(wage.Year)
	switch {
	case pay.SOC == "" && role != "":
		return "▓ figures of this role itself, " + role + "; " + all
	case pay.Fit != "" && pay.Fit != roles.FitExact:
		return all + "; fit: " + string(pay.Fit)
	}
	return all
}

func yearWords(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// tick is a figure that is marked on a scale.
type tick struct {
	at         int // column
	name, text string
}

// scale maps money to columns.
type scale struct {
	low, high int
	width     int
	ticks     []tick // those to be labeled first stand first
	drawn     bool   // there is an occupation to see the role against
}

func newScale(pay roles.Pay, wage *roles.Wage, width int) scale {
	s := scale{low: pay.Low, high: max(pay.High, pay.Low), width: max(width, 2)}
	known := map[int]int{} // by percentile
	if wage != nil {
		for _, p := range []int{10, 25, 50, 75, 90} {
			if v := wage.At(p); v > 0 {
				known[p] = v
			}
		}
	}
	if len(known) < 2 { // nothing to stand on but the role's own figures
		for _, v := range []int{pay.Typical, pay.Low, pay.High} {
			s.ticks = append(s.ticks, tick{s.at(v), "", shortDollars(v)})
		}
		return s
	}
	for _, v := range known {
		s.low, s.high = min(s.low, v), max(s.high, v)
	}
	for _, p := range []int{50, 10, 90, 25, 75} {
		v, ok := known[p]
		if !ok {
			continue
		}
		text := shortDollars(v)
		if topCoded(*wage, p) {
			text = "≥" + text
		}
		s.ticks = append(s.ticks, tick{s.at(v), "p" + strconv.Itoa(p), text})
	}
	s.drawn = true
	return s
}

// at is the column of a figure.
func (s scale) at(v int) int {
	if s.high == s.low {
		return 0
	}
	share := float64(v-s.low) / float64(s.high-s.low)
	return max(min(int(math.Round(share*float64(s.width-1))), s.width-1), 0)
}

func (s scale) band(pay roles.Pay) []Piece {
	low, mid, high := s.at(pay.Low), s.at(pay.Typical), s.at(pay.High)
	line := []Piece{{strings.Repeat(" ", low), InkNormal}, {strings.Repeat("▓", max(mid-low, 0)), InkAccent}, {"◆", InkStrong},
		{strings.Repeat("▓", max(high-mid, 0)), InkAccent}}
	return slices.DeleteFunc(line, func(p Piece) bool { return p.Text == "" })
}

func (s scale) axis() []Piece {
	first, last := s.ticks[0].at, s.ticks[0].at
	for _, t := range s.ticks {
		first, last = min(first, t.at), max(last, t.at)
	}
	line := []rune(strings.Repeat(" ", first) + strings.Repeat("─", last-first+1))
	for _, t := range s.ticks {
		line[t.at] = '┼'
	}
	line[first], line[last] = '├', '┤'
	return []Piece{{string(line), InkQuiet}}
}

// labels are the names and figures under the ticks, as many as there is room
// for.
func (s scale) labels() [][]Piece {
	names, figures := []rune(strings.Repeat(" ", s.width)), []rune(strings.Repeat(" ", s.width))
	free := func(at, n int) bool {
		for i := max(at-1, 0); i < min(at+n+1, s.width); i++ {
			if names[i] != ' ' || figures[i] != ' ' {
				return false
			}
		}
		return true
	}
	for _, t := range s.ticks {
		text, name := []rune(t.text), []rune(t.name)
		n := max(len(text), len(name))
		at := max(min(t.at-n/2, s.width-n), 0)
		if !free(at, n) {
			continue
		}
		copy(figures[at:], text)
		copy(names[max(min(t.at-len(name)/2, at+n-len(name)), at):], name)
	}
	var out [][]Piece
	for _, line := range [][]rune{names, figures} {
		if text := strings.TrimRight(string(line), " "); text != "" {
			out = append(out, []Piece{{text, InkQuiet}})
		}
	}
	return out
}

// shortDollars writes "$86k" and "$1.2M".
func shortDollars(n int) string {
	const thousand, million = 1_000, 1_000_000
	switch {
	case n < thousand:
		return Dollars(n)
	case n < million-thousand/2:
		return "$" + strconv.Itoa((n+thousand/2)/thousand) + "k"
	}
	return "$" + strings.TrimSuffix(strconv.FormatFloat(float64(n)/million, 'f', 1, 64), ".0") + "M"
}

// Beside is a share of change that another one is seen against.
type Beside struct {
	Name    string
	Percent float64
}

// MiddleGrowth is the projected change that as many roles of a catalog are above
// as below; nil where none has one.
func MiddleGrowth(c *roles.Catalog) *Beside {
	var all []float64
	for i := range c.Roles {
		if o := OutlookOf(c, &c.Roles[i]); o != nil {
			all = append(all, o.Outlook.ChangePct)
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.Sort(all)
	return &Beside{Name: "middle of roles", Percent: all[len(all)/2]}
}

// OutlookBar draws how an occupation is projected to change, against another
// figure where there is one, then the whole projection in words.
func OutlookBar(o roles.Outlook, beside *Beside, width int) [][]Piece {
	if o.Period == "" {
		return inked(InkQuiet, "unknown: nobody's projection is in the catalog", width)
	}
	out := growthCells(outlookBars(o, beside), width)
	return append(out, inked(InkQuiet, projectionWords(o), width)...)
}

// projectionWords are what stands beside a share of change.
func projectionWords(o roles.Outlook) string {
	openings, base := "openings a year unknown", "jobs at the start unknown"
	if o.Openings > 0 {
		openings = thousands(o.Openings) + " openings a year"
	}
	if o.Base > 0 {
		base = thousands(o.Base) + " jobs at the start"
	}
	return o.Period + ": " + openings + ", " + base
}

// inked is text broken between words into lines of one ink.
func inked(ink Ink, text string, width int) [][]Piece {
	if text == "" {
		return nil
	}
	var out [][]Piece
	for _, line := range newTerminal(Options{Width: width}).wrap(safe(text), max(width, 1)) {
		out = append(out, []Piece{{line, ink}})
	}
	return out
}
