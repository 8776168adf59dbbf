package tui

import (
	"image/color"
	"math"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/google/go-cmp/cmp"
)

// luminance is WCAG 2's relative luminance of a color.
func luminance(c color.Color) float64 {
	linear := func(channel uint32) float64 {
		v := float64(channel) / 0xffff
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is WCAG 2's ratio of two colors, from 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastAgreesWithWCAG(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#ff0000", "#ffffff", 4.0}} {
		if got := contrast(rgb(tt.a), rgb(tt.b)); math.Abs(got-tt.want) > 0.01 {
			t.Errorf("contrast(%s, %s) = %.2f, want %.2f", tt.a, tt.b, got, tt.want)
		}
	}
}

// Every paint of every theme can be read (WCAG AA: 4.5 to 1; the high-contrast
// theme AAA: 7 to 1) on the background that it is drawn on, at every depth of
// color that a terminal may have.
func TestThemesCanBeRead(t *testing.T) {
	for _, p := range palettes() {
		if p.name == monochrome {
			continue
		}
		least := 4.5
		if p.name == "contrast" {
			least = 7
		}
		for _, depth := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			for ink := range paints {
				for _, mark := range []bool{false, true} {
					fg, bg := p.colors(ink, mark, depth)
					if got := contrast(fg, bg); got < least {
						t.Errorf("%s, %v: paint %d (marked: %v) is %v on %v: %.2f to 1, less than %v", p.name, depth, ink, mark, fg, bg, got, least)
					}
				}
			}
		}
	}
}

// Without color the cursor, the title and what is shut still differ from text.
func TestMonochromeTellsApart(t *testing.T) {
	l := newLook("dark", colorprofile.Ascii, false)
	if l.name != monochrome {
		t.Fatalf("a terminal without color gets the theme %s", l.name)
	}
	for _, ink := range []paint{strong, faint, bar, barLive, input, plain | marked} {
		if l.sgr[ink] == l.sgr[plain] {
			t.Errorf("paint %#x looks like plain text", ink)
		}
	}
	if l.sgr[bar] == l.sgr[barLive] {
		t.Error("the tab that is shown looks like the others")
	}
}

func TestLookOfAnEnvironment(t *testing.T) {
	tests := []struct {
		environ []string
		depth   colorprofile.Profile
		ascii   bool
		theme   string
	}{
		{[]string{"TERM=xterm-256color", "LANG=en_US.UTF-8"}, colorprofile.ANSI256, false, "dark"},
		{[]string{"TERM=xterm-256color", "COLORTERM=truecolor", "COLORFGBG=0;15"}, colorprofile.TrueColor, false, "light"},
		{[]string{"TERM=xterm-256color", "NO_COLOR=yes"}, colorprofile.Ascii, false, "dark"},
		{[]string{"TERM=tmux-256color", "COLORTERM=truecolor"}, colorprofile.ANSI256, false, "dark"},
		{[]string{"TERM=linux", "LANG=C.UTF-8"}, colorprofile.ANSI, true, "dark"},
		{[]string{"TERM=xterm", "LANG=C"}, colorprofile.ANSI, true, "dark"},
		{[]string{"TERM=xterm", "LANG=C", "LC_ALL=de_DE.utf8", "COLORFGBG=15;0"}, colorprofile.ANSI, false, "dark"},
	}
	for _, tt := range tests {
		depth, ascii := lookOf(tt.environ)
		if diff := cmp.Diff([]any{tt.depth, tt.ascii, tt.theme}, []any{depth, ascii, themeOf(variable(tt.environ, "COLORFGBG"))}); diff != "" {
			t.Errorf("%v (-want +got):\n%s", tt.environ, diff)
		}
	}
}
