package render

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Text is a cell that reads the same for people and programs.
func Text(text string) Cell { return Cell{Text: text, Value: text} }

// Number is a cell of a whole number.
func Number(n int) Cell {
	text := strconv.Itoa(n)
	return Cell{Text: text, Value: text, Number: true}
}

// USD is a cell of whole dollars, empty where they are not known.
func USD(n int, known bool) Cell {
	if !known {
		return Cell{Text: "unknown"}
	}
	return Cell{Text: Dollars(n), Value: strconv.Itoa(n), Number: true}
}

// Dollars writes "$68,020".
func Dollars(n int) string {
	if n < 0 {
		return "-" + Dollars(-n)
	}
	return "$" + thousands(n)
}

func thousands(n int) string {
	if n < 0 {
		return "-" + thousands(-n)
	}
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// DollarRange writes "$2,880–$17,800".
func DollarRange(low, high int) string {
	if low == high {
		return Dollars(low)
	}
	return Dollars(low) + "–" + Dollars(high)
}

// HoursRange writes "60–110 h".
func HoursRange(low, high int) string {
	if low == high {
		return thousands(low) + " h"
	}
	return thousands(low) + "–" + thousands(high) + " h"
}

// Span writes hundredths of a month as "14y2mo", to the nearest month.
func Span(m paths.Months) string {
	if m > 0 && m < 50 {
		return "<1mo"
	}
	months := (int(m) + 50) / 100
	switch years := months / 12; {
	case years == 0:
		return strconv.Itoa(months) + "mo"
	case months%12 == 0:
		return strconv.Itoa(years) + "y"
	default:
		return strconv.Itoa(years) + "y" + strconv.Itoa(months%12) + "mo"
	}
}

// SpanRange writes "3y8mo–4y6mo".
func SpanRange(low, high paths.Months) string {
	a, b := Span(low), Span(high)
	if a == b {
		return a
	}
	return a + "–" + b
}

// DurationRange writes a span as a pack gives it.
func DurationRange(r roles.DurationRange) string {
	if r.IsZero() {
		return ""
	}
	if r.Low == r.High {
		return string(r.Typical)
	}
	return string(r.Low) + "–" + string(r.High) + ", typically " + string(r.Typical)
}

// titleOf is what a reference such as "cert/rhia" is called.
func titleOf(c *roles.Catalog, ref string) string {
	kind, id, _ := strings.Cut(ref, "/")
	return c.Title(roles.Ref{Kind: roles.Kind(kind), ID: id})
}

// listed joins words as a sentence does: "a, b and c".
func listed(words []string, last string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
	}
}

// joined puts the texts that are not empty together.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), between)
}

// Plural writes "1 route" and "2 routes".
func Plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + one + "s"
}

// Percent writes a share of change with its sign.
func Percent(value float64) string {
	text := strconv.FormatFloat(value, 'f', -1, 64) + "%"
	if value > 0 {
		return "+" + text
	}
	return text
}

// RiskWord puts a plan's readiness score in words: readiness down to one half
// is a low risk, down to one fifth a middling one.
func RiskWord(risk int) string {
	switch {
	case risk <= 693: // -1000 ln 1/2
		return "low"
	case risk <= 1609: // -1000 ln 1/5
		return "mid"
	}
	return "high"
}
