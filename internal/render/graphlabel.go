package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// textWidth is at least as wide as a line of text of a size is drawn, in units.
// Which font will draw it is not known: every letter counts as wide as the widest
// of those that drawingStyle names has it, in bold.
func textWidth(s string, size float64) float64 {
	em := 0.0
	for _, r := range s {
		w, _ := runeWidth(r)
		em += w
	}
	return em * size
}

// asciiWidths are the widths of the printable characters of ASCII in fiftieths of
// an em, counted from the digit 0: the larger of those in DejaVu Sans Bold and
// Verdana Bold.
const asciiWidths = `BGN\Tp\ALLT\CHCSTTTTTTTTTTEE\\\ObWWUZSSZZLLWPb[[U[XUSYWiWUULSL\TTRTNTRFTTBERBeTSTTINHTQaRQNTLT\`

// runeWidth is the width of a character in ems. It is not sure of those that the
// fonts may lack, because any font may step in.
func runeWidth(r rune) (em float64, sure bool) {
	switch {
	case r >= ' ' && r <= '~':
		return float64(asciiWidths[r-' ']-'0') / 50, true
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0, true
	case r < 0x180, r >= 0x1e00 && r < 0x1f00: // Latin with accents
		switch {
		case strings.ContainsRune("ŒœÆæĲĳŴ", r):
			return 1.2, true
		case unicode.IsLower(r):
			return 0.8, true
		}
		return 1.05, true
	case r >= 0x370 && r < 0x460: // Greek, Cyrillic
		if unicode.IsLower(r) {
			return 1.12, true
		}
		return 1.34, true
	case r >= 0x2010 && r <= 0x2027: // dashes, quotes, the ellipsis
		return 1.05, true
	case r >= 0x3000 && r < 0xff61 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.P, unicode.L):
		return 1, true
	}
	return 1.4, false
}

// textAt is one line of text that begins at a point of its base line. Where its
// width is not sure, the reader's program is told to keep it to what was reckoned
// with.
func textAt(x, y float64, line string, size float64, class string) node {
	n := said("text", line).at("x", x, "y", y).class(class)
	for _, r := range line {
		if _, sure := runeWidth(r); !sure {
			return n.at("textLength", textWidth(line, size)).with("lengthAdjust", "spacingAndGlyphs")
		}
	}
	return n
}

// labelLines breaks a text into lines no wider than there is room for, between words
// where that can be; what does not fit into so many lines is cut with "…".
func labelLines(text string, room, size float64, lines int) []string {
	const enough = 400 // characters: more than fit into any label
	text = plainMarks(safe(text), enough)
	var out []string
	line := ""
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		longer := strings.TrimSpace(line + " " + words[i])
		if textWidth(longer, size) <= room {
			line = longer
			continue
		}
		if line == "" { // a word alone that is too wide
			head := within(words[i], room-textWidth("-", size), size)
			line, words[i] = hyphened(head), words[i][len(head):]
		}
		if len(out)+1 == lines {
			return append(out, within(strings.TrimRight(line+" "+words[i], " "), room-textWidth("…", size), size)+"…")
		}
		out, line = append(out, line), ""
		if words[i] != "" {
			i-- // it begins the next line
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// hyphened is the first part of a word that goes on in the next line.
func hyphened(part string) string {
	if r, _ := utf8.DecodeLastRuneInString(part); unicode.Is(unicode.Latin, r) {
		return part + "-"
	}
	return part
}

// within is as much of a text as there is room for, a character at least.
func within(text string, room, size float64) string {
	wide := 0.0
	for i, r := range text {
		w, _ := runeWidth(r)
		if wide += w * size; wide > room && i > 0 {
			return strings.TrimRight(text[:i], " ")
		}
	}
	return text
}

// plainMarks is the beginning of a text with at most two marks over or under a
// letter: more would grow into the lines beside it.
func plainMarks(text string, most int) string {
	var b strings.Builder
	marks, kept := 0, 0
	for _, r := range text {
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			marks = 0
		} else if marks++; marks > 2 {
			continue
		}
		if kept++; kept > most {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}
