// Package layered says where the boxes and lines of a layered drawing go. It is
// geometry alone: it knows neither what a box says nor what will draw it.
//
// The method is Sugiyama's: a line over several columns gets a place in every
// column that it passes, the orders within the columns are searched for few
// crossings, and heights are then chosen for straight lines. Crossings are
// counted exactly at every step, lines inside a column included.
//
// K. Sugiyama, S. Tagawa, M. Toda: Methods for Visual Understanding of
// Hierarchical System Structures, IEEE Trans. SMC 11(2), 1981.
// C. Matuszewski, R. Schönfeld, P. Molitor: Using Sifting for k-Layer
// Straightline Crossing Minimization, Graph Drawing 1999.
package layered

import "math"

// Box is a rectangle to place. A size that is negative or no number counts as
// zero, one above a million as a million.
type Box struct {
	Column        int // any number; columns stand from the least to the greatest used
	Width, Height float64
}

// Line joins two boxes, by index. It may go forward over any number of columns,
// back, or stay in its column. A line from a box to itself is not drawn.
type Line struct{ From, To int }

// Spacing is the least room between things. What is not a number from one up to
// a million is replaced by its default.
type Spacing struct {
	Boxes   float64 // between two boxes of a column: 16
	Columns float64 // between two columns; more where many lines pass: 64
	Lines   float64 // between two lines that run side by side: 8
	Margin  float64 // around everything: 24
}

// Point is a place; X grows to the right, Y down.
type Point struct{ X, Y float64 }

// Rect is a rectangle by its top left corner and its size.
type Rect struct{ X, Y, Width, Height float64 }

// Span is the left and the right edge of a column.
type Span struct{ Left, Right float64 }

// Layout says where everything goes. All of it lies between zero and Width and
// zero and Height, the margin included.
//
// A route runs level through a column and beside it, and changes height only
// in the gap between two columns: first come the tracks of the lines that stay
// in the left column, then a strip where lines rise and fall, then the tracks of
// the right column. So of two neighboring points either both have the same Y, or
// both have the same X (the track of a line that bows out beside its column), or
// they are the two sides of a strip. All lines of a strip cross it from edge to
// edge, so that curves with level ends cross there just where straight lines do.
// A line back is a line forward with its points the other way around: it leaves
// its box on the left.
type Layout struct {
	Width, Height float64
	Boxes         []Rect    // as the boxes
	Routes        [][]Point // as the lines, from the side of From to the side of To: at least two points, none for a line from a box to itself
	Columns       []Span    // of every column from the least to the greatest used; one without boxes is narrow
	// Crossings is how often two routes pass through each other. Routes that only
	// touch, as those of one box without height do where they begin, don't cross.
	Crossings int
	// Turn is the radius up to which right angles of routes may be rounded
	// without making new crossings.
	Turn float64
}

// Place lays out boxes and lines. No box comes closer to another of its column
// than the spacing, no route enters a box. The same input gives the same layout.
// Room and time grow with the range of the columns. It panics if a line names a
// box that isn't there.
func Place(boxes []Box, lines []Line, s Spacing) Layout {
	s = s.orDefault()
	c := newChart(boxes, lines)
	d := drawing{chart: c, start: c.arrange(), spacing: s}
	return d.layout(boxes, lines)
}

func (s Spacing) orDefault() Spacing {
	pick := func(v, otherwise float64) float64 {
		if v >= 1 && v <= greatest {
			return v
		}
		return otherwise
	}
	return Spacing{Boxes: pick(s.Boxes, 16), Columns: pick(s.Columns, 64), Lines: pick(s.Lines, 8), Margin: pick(s.Margin, 24)}
}

// greatest is the largest size of anything that is taken as it is: far beyond
// any drawing, and far below where sums would lose fractions.
const greatest = 1e6

func size(v float64) float64 {
	if math.IsNaN(v) || v < 0 {
		return 0
	}
	return min(v, greatest)
}
