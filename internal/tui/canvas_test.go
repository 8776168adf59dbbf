package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

// rows is a canvas as text, without colors.
func rows(c *canvas) []string {
	return strings.Split(c.text(newLook(monochrome, colorprofile.Ascii, false)), "\n")
}

func TestCanvasCutsAtItsEdges(t *testing.T) {
	tests := []struct {
		name string
		draw func(c *canvas)
		want []string
	}{
		{"long text", func(c *canvas) { c.put(2, 0, plain, "much too long") }, []string{"  much t…", "", ""}},
		{"text that just fits", func(c *canvas) { c.put(2, 0, plain, "fits in") }, []string{"  fits in", "", ""}},
		{"before a column", func(c *canvas) { c.within(0, 1, 4, plain, "abcdef") }, []string{"", "abc…", ""}},
		{"to the right", func(c *canvas) { c.putRight(9, 2, plain, "end") }, []string{"", "", "      end"}},
		{"outside", func(c *canvas) { c.put(0, 3, plain, "x"); c.put(0, -1, plain, "x"); c.put(12, 0, plain, "x") }, []string{"", "", ""}},
		{"before the left edge", func(c *canvas) { c.put(-2, 0, plain, "abcd") }, []string{"cd", "", ""}},
		{"an area of it", func(c *canvas) { c.area(3, 1, 3, 1).put(0, 0, plain, "abcdef") }, []string{"", "   ab…", ""}},
		{"an area that stands over", func(c *canvas) { c.area(7, 2, 9, 9).put(0, 0, plain, "abc") }, []string{"", "", "       a…"}},
		{"wide characters", func(c *canvas) { c.put(0, 0, plain, "職業案内所") }, []string{"職業案内…", "", ""}},
		{"half of a wide one written over", func(c *canvas) { c.put(0, 0, plain, "職業"); c.put(1, 0, plain, "x"); c.put(2, 0, plain, "y") }, []string{" xy", "", ""}},
		{"a letter and its accent", func(c *canvas) { c.put(0, 0, plain, "e\u0301a") }, []string{"e\u0301a", "", ""}},
		{"what acts on a terminal", func(c *canvas) { c.put(0, 0, plain, "a\x1b[2Jb\u202ec\n") }, []string{"a\ufffd[2Jb\ufffdc", "", ""}},
		{"a box", func(c *canvas) { c.box(plain).put(0, 0, plain, "inside it") }, []string{"┌───────┐", "│inside…│", "└───────┘"}},
		{"a box without room", func(c *canvas) { c.area(0, 0, 1, 1).box(plain).put(0, 0, plain, "x") }, []string{"x", "", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCanvas(9, 3)
			tt.draw(c)
			if diff := cmp.Diff(tt.want, rows(c)); diff != "" {
				t.Errorf("canvas (-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever is drawn, in whatever order, every line has the canvas's width.
func TestCanvasNeverGrows(t *testing.T) {
	const seed = 6
	random := rand.New(rand.NewPCG(seed, seed))
	texts := []string{"abc", "職業案内", "a\u0301b", "👩‍⚕️ nurse", "\u200b", "🇩🇪", "ﷺ", "\t", strings.Repeat("長", 40), "\x1b]0;x\a", "क्षि"}
	l := newLook("dark", colorprofile.TrueColor, false)
	for range 3000 {
		c := newCanvas(1+random.IntN(30), 1+random.IntN(6))
		for range 12 {
			part := c.area(random.IntN(40)-5, random.IntN(10)-3, random.IntN(40), random.IntN(8))
			switch text := texts[random.IntN(len(texts))]; random.IntN(6) {
			case 0:
				part.putRight(random.IntN(30), random.IntN(6), good, text)
			case 1:
				part.paragraph(random.IntN(5)-1, faint, text+" "+text)
			case 2:
				part.box(accent)
			case 3:
				part.mark(random.IntN(6))
			case 4:
				part.clear()
			default:
				part.put(random.IntN(40)-5, random.IntN(8)-1, strong, text)
			}
		}
		for _, line := range strings.Split(c.text(l), "\n") {
			if w := ansi.StringWidth(line); w != c.w {
				t.Fatalf("seed %d: a line of %d cells on a canvas of %d: %q", seed, w, c.w, line)
			}
		}
	}
}

func TestCanvasFindsWhatIsOnTop(t *testing.T) {
	c := newCanvas(10, 4)
	c.area(0, 0, 10, 4).zone("below")
	c.area(2, 1, 3, 2).zone("above")
	for _, tt := range []struct {
		x, y int
		want any
	}{{0, 0, "below"}, {2, 1, "above"}, {4, 2, "above"}, {5, 2, "below"}, {10, 0, nil}} {
		if got := c.at(tt.x, tt.y); got != tt.want {
			t.Errorf("at(%d, %d) = %v, want %v", tt.x, tt.y, got, tt.want)
		}
	}
}

func TestASCIIOnly(t *testing.T) {
	c := newCanvas(12, 1)
	c.put(0, 0, plain, "─│▓ ✓ 職業 é")
	if got, want := c.text(newLook(monochrome, colorprofile.Ascii, true)), "-|# v ???? e"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkCanvasText(b *testing.B) {
	l := newLook("dark", colorprofile.TrueColor, false)
	for b.Loop() {
		c := newCanvas(200, 60)
		for y := range 60 {
			c.put(0, y, paint(y)%paints, strings.Repeat("text of a line ", 13))
		}
		c.text(l)
	}
}
