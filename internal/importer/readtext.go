package importer

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// windows1252 are the characters of bytes 0x80 to 0x9f; all others are those
// of Latin-1. Five bytes stand for nothing and are shown as such.
const windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"

// decodeText makes text of bytes in UTF-8, UTF-16 or Windows-1252. The note
// says so where the encoding was not certain. Line ends come out as "\n".
func decodeText(data []byte) (text, note string, err error) {
	switch {
	case len(data) >= 3 && string(data[:3]) == "\xef\xbb\xbf":
		text = string(data[3:])
	case len(data) >= 2 && string(data[:2]) == "\xff\xfe":
		text = decodeUTF16(data[2:], binary.LittleEndian)
	case len(data) >= 2 && string(data[:2]) == "\xfe\xff":
		text = decodeUTF16(data[2:], binary.BigEndian)
	case byteOrder(data) != nil:
		text = decodeUTF16(data, byteOrder(data))
		note = "the file does not say how its letters are written; it was read as UTF-16"
	default:
		text = string(data)
	}
	if strings.Contains(text, "\x00") {
		return "", "", errors.New("is not text: it holds zero bytes")
	}
	if !utf8.ValidString(text) {
		text = decodeWindows1252(text)
		note = "the file is not UTF-8; it was read as Windows-1252"
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n", "\v", "\n").Replace(text), note, nil
}

// byteOrder finds the byte order of UTF-16 that does not say so: in most languages
// of resumes every other byte is zero.
func byteOrder(data []byte) binary.ByteOrder {
	var zeros [2]int
	n := min(len(data), 1000) &^ 1
	for i := range n {
		if data[i] == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case n >= 8 && zeros[0] == 0 && zeros[1] > n/4:
		return binary.LittleEndian
	case n >= 8 && zeros[1] == 0 && zeros[0] > n/4:
		return binary.BigEndian
	}
	return nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

func decodeWindows1252(text string) string {
	high := []rune(windows1252)
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	for _, c := range []byte(text) {
		if c >= 0x80 && c <= 0x9f {
			b.WriteRune(high[c-0x80])
			continue
		}
		b.WriteRune(rune(c))
	}
	return b.String()
}
