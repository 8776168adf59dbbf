package tui

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// paint is what a cell means; how that looks is the look's. Nothing is told by
// paint alone: a glyph, a word or a place tells it too.
type paint uint8

const (
	plain    paint = iota
	faint          // less wanted: labels, figures' years, what is shut
	strong         // titles
	accent         // what is live: keys, the cursor's mark, the person's place
	bar            // the line on top
	barLive        // the tab on it that is shown
	good           // held, open, cheaper
	warn           // to lift, nearly, a guess
	bad            // missing, a gate, dearer
	upward         // a promotion
	across         // a lateral move
	pivot          // a change of field
	study          // parts of a timeline
	waiting        //
	working        //
	thin           // how many roles are in a cell of the map: few
	middling       //
	dense          //
	input          // what is typed
	paints         // how many there are

	marked paint = 0x80 // under the cursor; with any of the others
)

// tint is one paint in a theme.
type tint struct {
	fg, bg                       string // "#rrggbb"; "" is the theme's own
	bold, dim, underline, revert bool
}

// theme names what each paint looks like.
type palette struct {
	name                   string
	fg, bg, fgMark, bgMark string // without a color of its own; under the cursor
	tints                  [paints]tint
	sixteen                sixteen
}

// sixteen is a palette for terminals of sixteen colors, where the nearest to a
// color of the palette may not be readable: pairs of text and background.
type sixteen struct {
	text, mark [2]ansi.BasicColor
	of         map[paint][2]ansi.BasicColor
}

// The sixteen colors as terminals number them.
const (
	black, maroon, green, navy, purple, silver = ansi.Black, ansi.Red, ansi.Green, ansi.Blue, ansi.Magenta, ansi.White
	red, lime, yellow, fuchsia, aqua, white    = ansi.BrightRed, ansi.BrightGreen, ansi.BrightYellow, ansi.BrightMagenta, ansi.BrightCyan, ansi.BrightWhite
)

// themeNames are what --theme takes, the one to begin with first.
func themeNames() []string {
	var names []string
	for _, p := range palettes() {
		names = append(names, p.name)
	}
	return names
}

// monochrome is the palette of a terminal without color.
const monochrome = "mono"

// palettes are all themes. Those with color set their own background, because
// only then it is known that text can be read on it.
func palettes() []palette {
	shape := [paints]tint{strong: {bold: true}, accent: {bold: true}, barLive: {bold: true, underline: true}, input: {underline: true}}
	with := func(colors [paints]tint) [paints]tint {
		for i, s := range shape {
			colors[i].bold, colors[i].underline = s.bold, s.underline
		}
		return colors
	}
	return []palette{
		{name: "dark", fg: "#d8dee9", bg: "#16181d", fgMark: "#ffffff", bgMark: "#2f4a6b", tints: with([paints]tint{
			faint: {fg: "#a3acb9"}, strong: {fg: "#ffffff"}, accent: {fg: "#8ecbff"}, bar: {fg: "#d8dee9", bg: "#272c36"}, barLive: {fg: "#ffffff", bg: "#3a4354"},
			good: {fg: "#a5d88f"}, warn: {fg: "#f0c674"}, bad: {fg: "#ff9c96"},
			upward: {fg: "#a5d88f"}, across: {fg: "#8ecbff"}, pivot: {fg: "#dcb3ff"},
			study: {fg: "#f0c674"}, waiting: {fg: "#a3acb9"}, working: {fg: "#8ecbff"},
			thin: {fg: "#8ba4c4"}, middling: {fg: "#9cc2ee"}, dense: {fg: "#c4e0ff"}, input: {fg: "#ffffff"},
		}), sixteen: sixteen{text: [2]ansi.BasicColor{silver, black}, mark: [2]ansi.BasicColor{white, navy}, of: map[paint][2]ansi.BasicColor{
			strong: {white, black}, accent: {aqua, black}, bar: {white, navy}, barLive: {black, aqua},
			good: {lime, black}, warn: {yellow, black}, bad: {red, black}, upward: {lime, black}, across: {aqua, black}, pivot: {fuchsia, black},
			study: {yellow, black}, working: {aqua, black}, middling: {white, black}, dense: {white, black}, input: {white, black},
		}}},
		{name: "light", fg: "#24292f", bg: "#fbfbf9", fgMark: "#000000", bgMark: "#cfe3fb", tints: with([paints]tint{
			faint: {fg: "#57606a"}, strong: {fg: "#000000"}, accent: {fg: "#0a4f9e"}, bar: {fg: "#24292f", bg: "#e4e7eb"}, barLive: {fg: "#000000", bg: "#cdd3da"},
			good: {fg: "#1b5e20"}, warn: {fg: "#7a4b00"}, bad: {fg: "#a4161a"},
			upward: {fg: "#1b5e20"}, across: {fg: "#0a4f9e"}, pivot: {fg: "#6a1b9a"},
			study: {fg: "#7a4b00"}, waiting: {fg: "#57606a"}, working: {fg: "#0a4f9e"},
			thin: {fg: "#4a6a8f"}, middling: {fg: "#2b5585"}, dense: {fg: "#0b3566"}, input: {fg: "#000000"},
		}), sixteen: sixteen{text: [2]ansi.BasicColor{black, white}, mark: [2]ansi.BasicColor{white, navy}, of: map[paint][2]ansi.BasicColor{
			accent: {navy, white}, bar: {black, silver}, barLive: {white, navy},
			good: {green, white}, warn: {purple, white}, bad: {maroon, white}, upward: {green, white}, across: {navy, white}, pivot: {purple, white},
			study: {purple, white}, working: {navy, white}, thin: {navy, white}, middling: {navy, white},
		}}},
		{name: "contrast", fg: "#ffffff", bg: "#000000", fgMark: "#000000", bgMark: "#ffff00", tints: with([paints]tint{
			faint: {fg: "#d9d9d9"}, accent: {fg: "#00ffff"}, bar: {fg: "#000000", bg: "#ffffff"}, barLive: {fg: "#000000", bg: "#ffff00"},
			good: {fg: "#7dff7d"}, warn: {fg: "#ffd75f"}, bad: {fg: "#ffafaf"},
			upward: {fg: "#7dff7d"}, across: {fg: "#00ffff"}, pivot: {fg: "#ffafff"},
			study: {fg: "#ffd75f"}, waiting: {fg: "#d9d9d9"}, working: {fg: "#00ffff"},
			thin: {fg: "#d9d9d9"}, middling: {fg: "#ffffff"}, dense: {fg: "#ffffff"},
		}), sixteen: sixteen{text: [2]ansi.BasicColor{white, black}, mark: [2]ansi.BasicColor{black, yellow}, of: map[paint][2]ansi.BasicColor{
			accent: {aqua, black}, bar: {black, white}, barLive: {black, yellow},
			good: {lime, black}, warn: {yellow, black}, upward: {lime, black}, across: {aqua, black}, study: {yellow, black}, working: {aqua, black},
		}}},
		{name: monochrome, tints: with([paints]tint{
			faint: {dim: true}, bar: {revert: true}, barLive: {}, dense: {},
		})},
	}
}

// look is how paints are written to one terminal.
type look struct {
	name  string
	bare  bool // blanks at the end of a line need not be written
	ascii bool // nothing but ASCII is shown
	sgr   [256]string
}

// newLook is a theme for a terminal of some depth of color; an unknown name is
// the first. Without color all are the monochrome one.
func newLook(name string, depth colorprofile.Profile, asciiOnly bool) *look {
	all := palettes()
	i := max(slices.IndexFunc(all, func(p palette) bool { return p.name == name }), 0)
	if depth < colorprofile.ANSI {
		i = slices.IndexFunc(all, func(p palette) bool { return p.name == monochrome })
	}
	p := all[i]
	l := &look{name: p.name, bare: p.bg == "", ascii: asciiOnly}
	for ink := range paints {
		l.sgr[ink] = p.sgr(ink, depth, false)
		l.sgr[ink|marked] = p.sgr(ink, depth, true)
	}
	return l
}

// colors are what a paint is drawn in on a terminal of some depth of color; nil
// is the terminal's own. Under the cursor the text has one color, so that it can
// be read whatever it means.
func (p palette) colors(ink paint, mark bool, depth colorprofile.Profile) (fg, bg ansi.Color) {
	t := p.tints[ink]
	switch {
	case p.bg == "":
		return nil, nil
	case depth == colorprofile.ANSI:
		pair, ok := p.sixteen.of[ink]
		if !ok {
			pair = p.sixteen.text
		}
		if mark {
			pair = p.sixteen.mark
		}
		return pair[0], pair[1]
	case mark:
		return depth.Convert(rgb(p.fgMark)), depth.Convert(rgb(p.bgMark))
	}
	return depth.Convert(rgb(or(t.fg, p.fg))), depth.Convert(rgb(or(t.bg, p.bg)))
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// sgr is the escape sequence of a paint.
func (p palette) sgr(ink paint, depth colorprofile.Profile, mark bool) string {
	t := p.tints[ink]
	var s ansi.Style
	if t.bold {
		s = s.Bold()
	}
	if t.dim && !mark {
		s = s.Faint()
	}
	if t.underline {
		s = s.Underline(true)
	}
	if t.revert != (mark && p.bgMark == "") {
		s = s.Reverse(true)
	}
	if fg, bg := p.colors(ink, mark, depth); bg != nil {
		s = s.ForegroundColor(fg).BackgroundColor(bg)
	}
	if len(s) == 0 {
		return ""
	}
	return s.String()
}

// rgb reads "#rrggbb".
func rgb(hex string) color.RGBA {
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		panic(fmt.Sprintf("tui: %q is not a color", hex)) // a fault of palettes, which a test draws all of
	}
	return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}
}

// asciiOf are the characters that screens draw with, for terminals without
// them: the Linux console has few, and other locales none.
var asciiOf = map[string]string{
	"─": "-", "═": "=", "┄": ".", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
	"░": ".", "▒": ":", "▓": "#", "█": "#", "•": "*", "·": ".", "…": "~", "–": "-", "—": "-", "›": ">", "✓": "v", "✗": "x", "↑": "^", "↓": "v", "←": "<", "→": ">",
	"◂": "<", "▸": ">", "▾": "v", "▴": "^", "●": "o", "○": "o", "◆": "*", "◇": "*", "±": "~", "×": "x", "≤": "<", "≥": ">", "’": "'", "‘": "'", "“": "\"", "”": "\"",
	"®": "R", "é": "e", "−": "-", "±0": "0",
}

// lookOf is the depth of color and the characters that an environment tells of;
// the terminal is not asked.
func lookOf(environ []string) (depth colorprofile.Profile, asciiOnly bool) {
	get := func(name string) string { return variable(environ, name) }
	depth = colorprofile.Env(environ)
	if get("NO_COLOR") != "" {
		depth = colorprofile.Ascii
	}
	locale := strings.ToLower(or(get("LC_ALL"), or(get("LC_CTYPE"), get("LANG"))))
	asciiOnly = get("TERM") == "linux" || locale != "" && !strings.Contains(locale, "utf")
	return depth, asciiOnly
}

// themeOf is the theme that fits a terminal which says, without being asked,
// what its background is: COLORFGBG ends in 7 or 15 where that is light.
func themeOf(colorfgbg string) string {
	parts := strings.Split(colorfgbg, ";")
	if last := parts[len(parts)-1]; len(parts) > 1 && (last == "7" || last == "15") {
		return "light"
	}
	return "dark"
}

// variable is the value of an environment's variable, "" where it is not set.
func variable(environ []string, name string) string {
	for _, pair := range slices.Backward(environ) {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}
