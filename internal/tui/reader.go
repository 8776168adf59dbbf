package tui

import (
	"careers/rung/internal/render"
)

// reader is a long text to scroll in. It is laid out once for each width.
type reader struct {
	doc   render.Doc
	lines [][]render.Piece
	width int // that lines are for; 0: none yet
	top   int // the first line in view
}

// textColumns is how many columns of a width the text has; the last one is for
// the marks that there is more, with a space before it.
func textColumns(width int) int { return max(width-2, 1) }

// show takes another text, from its beginning.
func (r *reader) show(doc render.Doc) { *r = reader{doc: doc} }

// layout brings the lines to a width and keeps what is in view on a canvas of a
// height.
func (r *reader) layout(width, height int) {
	if width = max(width, 1); width != r.width {
		r.lines, r.width = render.Layout(r.doc, textColumns(width)), width
	}
	r.top = max(min(r.top, len(r.lines)-height), 0)
}

// move scrolls; it reports false for an action that is none of its own. The size
// is that of the canvas that the text is viewed on.
func (r *reader) move(act action, width, height int) bool {
	switch act {
	case up:
		r.top--
	case down:
		r.top++
	case pageUp:
		r.top -= max(height-1, 1)
	case pageDown:
		r.top += max(height-1, 1)
	case first:
		r.top = 0
	case last:
		r.top = len(r.lines)
	default:
		return false
	}
	r.layout(width, height)
	return true
}

// view draws the text, with a mark where there is more of it.
func (r *reader) view(c *canvas) {
	lines, top := r.lines, r.top
	if c.w != r.width {
		lines = render.Layout(r.doc, textColumns(c.w))
	}
	top = max(min(top, len(lines)-c.h), 0)
	text := c.left(textColumns(c.w))
	for y := range min(c.h, len(lines)-top) {
		text.spans(0, y, lines[top+y])
	}
	if top > 0 {
		c.putRight(c.w, 0, accent, "↑")
	}
	if top+c.h < len(lines) {
		c.putRight(c.w, c.h-1, accent, "↓")
	}
}

// paintOf is how an ink of package render looks.
func paintOf(ink render.Ink) paint {
	return [...]paint{render.InkNormal: plain, render.InkStrong: strong, render.InkQuiet: faint, render.InkGood: good, render.InkWarning: warn,
		render.InkAccent: accent, render.InkBad: bad, render.InkStudy: study, render.InkWaiting: waiting, render.InkWork: working}[ink]
}

// spans writes a line that package render laid out.
func (c *canvas) spans(x, y int, line []render.Piece) {
	for _, span := range line {
		x = c.put(x, y, paintOf(span.Ink), span.Text)
	}
}
