package render

import (
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// sheet fills a table for a spreadsheet, cell by cell. The first row names the
// columns; every figure has a column, whose name says its unit.
type sheet struct {
	Table
	row []Cell
}

// sheetOf is a table with a row for each thing of a list.
func sheetOf[T any](list []T, row func(*sheet, *T)) Table {
	s := new(sheet)
	for i := range list {
		row(s, &list[i])
		s.end()
	}
	if len(list) == 0 { // for the names alone
		row(s, new(T))
	}
	return s.Table
}

func (s *sheet) cell(name string, c Cell) {
	if len(s.Rows) == 0 {
		s.Columns = append(s.Columns, Column{Name: name})
	}
	s.row = append(s.row, c)
}

// end begins another row.
func (s *sheet) end() { s.Rows, s.row = append(s.Rows, s.row), nil }

func (s *sheet) text(name, text string) { s.cell(name, Text(text)) }

// list puts texts into one cell. A semicolon ends each but the last, and stands
// nowhere else, so that the cell can be split again.
func (s *sheet) list(name string, texts []string) {
	s.text(name, strings.Join(each(texts, func(t string) string { return strings.ReplaceAll(t, ";", ",") }), "; "))
}

func (s *sheet) yes(name string, is bool) {
	text := "no"
	if is {
		text = "yes"
	}
	s.text(name, text)
}

// number is a whole number.
func (s *sheet) number(name string, n int) { s.cell(name, Number(n)) }

// given is a whole number of which zero means that it is not given.
func (s *sheet) given(name string, n int) {
	if n == 0 {
		s.text(name, "")
		return
	}
	s.number(name, n)
}

// maybe is a whole number, or empty.
func (s *sheet) maybe(name string, n *int) {
	if n == nil {
		s.text(name, "")
		return
	}
	s.number(name, *n)
}

// decimal is a number with as many places as it has.
func (s *sheet) decimal(name string, x float64) {
	s.cell(name, Cell{Value: strconv.FormatFloat(x, 'f', -1, 64), Number: true})
}

// window is three columns, in whose name * stands for low, typical and high; they
// are empty where the figures are not known.
func (s *sheet) window(name string, low, typical, high int, known bool) {
	for _, x := range []struct {
		word string
		n    int
	}{{"low", low}, {"typical", typical}, {"high", high}} {
		column := strings.Replace(name, "*", x.word, 1)
		if !known {
			s.text(column, "")
			continue
		}
		s.number(column, x.n)
	}
}

func (s *sheet) ints(name string, r roles.IntRange) {
	s.window(name, r.Low, r.Typical, r.High, !r.IsZero())
}

func (s *sheet) costs(name string, r paths.CostRange) {
	s.window(name, r.Low, r.Typical, r.High, true)
}

// months is three columns of months.
func (s *sheet) months(name string, r roles.DurationRange) {
	for _, x := range []struct {
		word string
		span roles.Duration
	}{{"low", r.Low}, {"typical", r.Typical}, {"high", r.High}} {
		column := strings.Replace(name, "*", x.word, 1)
		if r.IsZero() {
			s.text(column, "")
			continue
		}
		s.decimal(column, float64(x.span.Hundredths())/100)
	}
}
