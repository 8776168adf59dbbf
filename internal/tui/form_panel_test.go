package tui

import (
	"strings"
	"testing"
)

// What a form's styles mean is drawn in the explorer's paints.
func TestPaintedLine(t *testing.T) {
	c := newCanvas(10, 1)
	c.painted(1, 0, "\x1b[1;36mab\x1b[0mc\x1b[7md\x1b[0m\x1b[2me\x1b[0m\x1b[broken")
	want := []struct {
		text  string
		paint paint
	}{{"", plain}, {"a", accent}, {"b", accent}, {"c", plain}, {"d", plain | marked}, {"e", faint}, {"", plain}}
	for x, w := range want {
		if got := c.cells[x]; got.text != w.text || got.paint != w.paint {
			t.Errorf("cell %d is %q in %d, want %q in %d", x, got.text, got.paint, w.text, w.paint)
		}
	}
}

// Where a letter would go is marked, without a timer that blinks.
func TestFormShowsItsCursor(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	d.moveTo("study a week")
	d.press("enter")
	var sheet = d.e.draw().sheet
	found := false
	for i := range sheet.width * 8 {
		found = found || sheet.cells[i].paint&marked != 0 && i >= sheet.width
	}
	if !found {
		t.Errorf("no cursor:\n%s", d.screen())
	}
}

// A form says the keys of its field on the bottom line, and nothing twice.
func TestFormKeysAreOnTheBottomLine(t *testing.T) {
	d := onMine(t, deps(t, aCoder), 80, 24)
	d.moveTo("new degree")
	d.press("enter")
	d.shows("[No]", "y/n answer", "esc back")
	if n := strings.Count(d.screen(), "esc"); n != 1 {
		t.Errorf("esc is told %d times:\n%s", n, d.screen())
	}
	d.press("left")
	d.shows("[Yes]")
	d.press("enter")
	d.shows("ruled out")
}
