package render

import (
	"slices"
	"strings"
)

// Piece is a part of a line that is shown in one way.
type Piece struct {
	Text string
	Ink  Ink
}

// Ink is how a span is shown.
type Ink int

// Inks.
const (
	InkNormal Ink = iota
	InkStrong
	InkQuiet
	InkGood
	InkWarning

	// Of pictures alone.
	InkAccent
	InkBad
	InkStudy
	InkWaiting
	InkWork
)

// Layout is a Doc as a terminal of a width shows it, line by line, for a
// program that draws it itself, and has pictures of its own: Charts are left out.
// No line is wider; texts are safe.
func Layout(d Doc, width int) [][]Piece {
	d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b Block) bool { _, is := b.(Chart); return is })
	t := newTerminal(Options{Width: width, Color: true})
	codes := []string{"", sgrBold, sgrDim, sgrGreen, sgrYellow, sgrBlue, sgrRed} // by Ink
	text := strings.TrimSuffix(string(t.doc(d)), "\n")
	var lines [][]Piece
	for line := range strings.SplitSeq(text, "\n") {
		var spans []Piece
		ink := InkNormal
		// What the layout wrote is the only escape sequences that there are.
		for i, part := range strings.Split(line, "\x1b[") {
			if i > 0 {
				code, rest, _ := strings.Cut(part, "m")
				ink, part = Ink(max(slices.Index(codes, code), 0)), rest
			}
			if part != "" {
				spans = append(spans, Piece{part, ink})
			}
		}
		lines = append(lines, spans)
	}
	return lines
}
