package tui

import (
	"fmt"
	"runtime/debug"
	"strings"
)

// View draws everything.
func (e *explorer) View() (text string) {
	defer func() {
		if r := recover(); r != nil {
			e.fail(r, debug.Stack())
			go e.stop() // the loop that draws can't be told from here
		}
	}()
	if e.crash != nil {
		return ""
	}
	return e.draw().text(e.look)
}

// The smallest terminal that has room for a screen.
const leastWidth, leastHeight = 40, 12

func (e *explorer) tooSmall() bool {
	return e.size.width < leastWidth || e.size.height < leastHeight
}

// widestOver is how wide something may be that is drawn over the others.
const widestOver = 90

func (e *explorer) draw() *canvas {
	c := newCanvas(e.size.width, e.size.height)
	if e.tooSmall() {
		c.paragraph(0, plain, fmt.Sprintf("Rung needs %d×%d characters; here are %d×%d. Ctrl-C leaves.", leastWidth, leastHeight, c.w, c.h))
		return c
	}
	stack := e.stacks[e.at]
	e.drawTop(c.area(0, 0, c.w, 1), stack)
	stack[len(stack)-1].view(c.area(0, 1, c.w, c.h-2))
	if e.over != nil {
		c.zones = nil // nothing below can be clicked
		width, height := min(c.w-4, widestOver), min(c.h-4, 30)
		if rows := e.over.head().rows; rows > 0 {
			height = min(height, rows+2)
		}
		box := c.area((c.w-width)/2, (c.h-height)/2, width, height)
		box.clear()
		e.over.view(box.box(accent))
	}
	if e.note.text != "" {
		e.drawNote(c)
	} else {
		e.drawBottom(c.area(0, c.h-1, c.w, 1))
	}
	return c
}

// drawNote tells something at the bottom; a long text takes lines from what is
// above.
func (e *explorer) drawNote(c *canvas) {
	const most = 4
	width := c.w - 2
	n := min(len(wrapped(safe(e.note.text), width)), most)
	c = c.area(0, c.h-n, c.w, n)
	c.clear()
	c.area(1, 0, width, n).paragraph(0, e.note.tone, e.note.text)
}

// drawTop is the line of tabs, with the way to what is shown and who asks.
func (e *explorer) drawTop(c *canvas, stack []screen) {
	c.fill(bar, " ")
	x := 1
	if c.w >= 60 {
		x = c.put(x, 0, bar, "Rung  ")
	}
	keys := keysOf(everywhere)[:tabs]
	for t := range tabs {
		p, text := bar, keys[t].keys[0]+" "+t.title()
		if c.w < 60 {
			text = t.title()
		}
		if t == e.at {
			p = barLive
		}
		begin := x
		if c.w < 50 && t != e.at {
			text = keys[t].keys[0]
		}
		x = c.put(x, 0, p, " "+text+" ")
		c.area(begin, 0, x-begin, 1).zone(keys[t])
	}
	var trail []string
	for _, s := range stack[1:] {
		trail = append(trail, s.head().title)
	}
	text := strings.Join(trail, " › ")
	if len(trail) > 0 && x+3+cells(safe(text)) > c.w-2 {
		text = trail[len(trail)-1]
	}
	if text == "" {
		text = e.whoAsks()
	}
	if room := c.w - x - 3; cells(safe(text)) <= room {
		c.putRight(c.w-1, 0, bar, text)
	} else {
		c.within(x+1, 0, c.w-1, bar, text)
	}
}

// whoAsks says whom answers are about.
func (e *explorer) whoAsks() string {
	here := e.here()
	switch {
	case e.from != "":
		return "from " + e.roleTitle(e.from)
	case e.Own.Profile == nil:
		return "no profile"
	case here == "":
		return or(e.Own.Profile.Name, "you, a student")
	}
	return or(e.Own.Profile.Name, e.roleTitle(here))
}

// drawBottom is the keys wanted most.
func (e *explorer) drawBottom(c *canvas) {
	more := "? all keys"
	list := e.keysHere()
	if e.over != nil {
		more = ""
	} else if e.top().head().typing {
		more = "esc back"
	}
	x, end := 1, c.w-1
	if more != "" {
		end = c.putRight(c.w-1, 0, faint, more) - 2
	}
	for _, k := range list {
		if k.word == "" || k.why != "" || e.over == nil && e.top().head().typing && isTextKey(k.keys[0]) {
			continue
		}
		name := or(k.show, keyShown(k.keys[0]))
		width := cells(name) + 1 + cells(k.word)
		if x+width > end {
			break
		}
		begin := x
		x = c.put(x, 0, accent, name)
		x = c.put(x+1, 0, faint, k.word)
		c.area(begin, 0, x-begin, 1).zone(k)
		x += 2
	}
}

// isTextKey reports whether a binding's key is a letter, which writes where text
// is typed.
func isTextKey(name string) bool { return len([]rune(name)) == 1 }
