package render

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// safe makes text from a file harmless to a terminal and to the reader: it is
// one line, holds no control character (C0, DEL, C1: a terminal would obey
// them) and none that reorders or hides the text around it. White space of any
// kind becomes a space, everything else that is removed leaves a visible mark.
func safe(text string) string {
	if isSafe(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n', r == '\t', r == '\r', r == '\u2028', r == '\u2029', r == '\u0085':
			b.WriteByte(' ')
		case unsafeRune(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r) // an invalid byte arrives as RuneError already
		}
	}
	return b.String()
}

func isSafe(text string) bool {
	if !utf8.ValidString(text) {
		return false
	}
	return !strings.ContainsFunc(text, func(r rune) bool {
		return unsafeRune(r) || r == '\u2028' || r == '\u2029'
	})
}

// unsafeRune reports characters that act on what shows them instead of being
// shown.
func unsafeRune(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', // embeddings, overrides, isolates
		r == '\u200e', r == '\u200f', r == '\u061c': // marks of direction
		return true
	case r >= 0xE0000 && r <= 0xE007F: // invisible tags
		return true
	}
	return false
}

// SafeLines is safe for text of several lines that no layout is made for, such
// as an error.
func SafeLines(text string) []byte {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = safe(line)
	}
	return []byte(strings.Join(lines, "\n"))
}

// safeCSV also keeps a spreadsheet from taking text for a formula: a quote stands
// before what would begin one. A semicolon begins another cell where a decimal
// is written with a comma, so that what comes after one is treated alike.
func safeCSV(c Cell) string {
	if c.Number {
		return c.Value
	}
	parts := strings.Split(safe(c.Value), ";")
	for i, part := range parts {
		if startsFormula(part) {
			parts[i] = "'" + part
		}
	}
	return strings.Join(parts, ";")
}

// startsFormula reports whether a spreadsheet might see a formula's first
// character at the start of a text: through white space, invisible characters
// and quotes, and in the wide form that Japanese input makes.
func startsFormula(text string) bool {
	text = strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError || strings.ContainsRune(`'"`, r)
	})
	first, _ := utf8.DecodeRuneInString(text)
	return text != "" && strings.ContainsRune("=+-@＝＋－＠", first)
}

// safeMarkdown also keeps text from being taken for markup or HTML.
func safeMarkdown(text string) string {
	return strings.NewReplacer(
		`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `|`, `\|`,
		`&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`, `#`, `\#`, `~`, `\~`,
	).Replace(safe(text))
}

// safeJSON escapes what encoding/json leaves raw in strings and a terminal or
// an eye would obey. Nothing is lost: the decoded value is the same.
func safeJSON(encoded []byte) []byte { return escapeUnsafe(encoded, writeEscape) }

// safeYAML is safeJSON for YAML, which has no surrogate pairs.
func safeYAML(encoded []byte) []byte {
	return escapeUnsafe(encoded, func(b *strings.Builder, r rune) {
		if r > 0xFFFF {
			fmt.Fprintf(b, `\U%08x`, r)
			return
		}
		writeEscape(b, r)
	})
}

func escapeUnsafe(encoded []byte, escape func(*strings.Builder, rune)) []byte {
	if !strings.ContainsFunc(string(encoded), func(r rune) bool { return r != '\n' && unsafeRune(r) }) {
		return encoded
	}
	var b strings.Builder
	for _, r := range string(encoded) {
		if r == '\n' || !unsafeRune(r) {
			b.WriteRune(r)
			continue
		}
		escape(&b, r)
	}
	return []byte(b.String())
}

// writeEscape writes a rune as JSON's \uXXXX, a surrogate pair where it needs one.
func writeEscape(b *strings.Builder, r rune) {
	const hex = "0123456789abcdef"
	unit := func(u rune) {
		b.WriteString(`\u`)
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(hex[u>>shift&0xf])
		}
	}
	if r <= 0xFFFF {
		unit(r)
		return
	}
	r -= 0x10000
	unit(0xD800 + r>>10)
	unit(0xDC00 + r&0x3FF)
}
