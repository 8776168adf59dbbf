package yamldoc

import (
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// source is a document's text together with the places in it that the YAML
// library does not tell: where values end, and where comments stand. All
// places are offsets in bytes; every line ends with a line break.
type source struct {
	text   string
	lines  []int // where lines begin
	starts map[*yaml.Node]int
	ends   map[*yaml.Node]int
	last   place    // whose offset was counted last
	notes  []extent // comments, in order
	odd    bool     // something is not where it was expected: places can't be trusted
}

// place is a line and column as the YAML library counts them, and its offset.
type place struct{ line, column, at int }

type extent struct{ from, to int }

func newSource(text string, root *yaml.Node) *source {
	s := &source{text: text, lines: []int{0}, starts: map[*yaml.Node]int{}, ends: map[*yaml.Node]int{}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			s.lines = append(s.lines, i+1)
		}
	}
	var held []extent
	if root != nil {
		s.end(root)
		held = s.scalars(root, nil)
	}
	s.findComments(held)
	return s
}

// byteAt is the byte at an offset, or 0 beyond the text.
func (s *source) byteAt(at int) byte {
	if at < 0 || at >= len(s.text) {
		return 0
	}
	return s.text[at]
}

// expect notes that a byte should stand at an offset.
func (s *source) expect(at int, set string) {
	if b := s.byteAt(at); b == 0 || strings.IndexByte(set, b) < 0 {
		s.odd = true
	}
}

// start is where a value begins, its anchor and tag included. Counting goes on
// from the value asked for before, for lines that hold very many.
func (s *source) start(n *yaml.Node) int {
	if at, ok := s.starts[n]; ok {
		return at
	}
	if n.Line < 1 || n.Line > len(s.lines) {
		s.odd = true
		return 0
	}
	if n.Line != s.last.line || n.Column < s.last.column {
		s.last = place{line: n.Line, column: 1, at: s.lines[n.Line-1]}
	}
	for s.last.column < n.Column && s.last.at < len(s.text) {
		_, size := utf8.DecodeRuneInString(s.text[s.last.at:])
		s.last.at, s.last.column = s.last.at+size, s.last.column+1
	}
	s.starts[n] = s.last.at
	return s.last.at
}

// content is where a value begins behind its anchor and tag.
func (s *source) content(n *yaml.Node) int {
	at := s.start(n)
	for s.byteAt(at) == '&' || s.byteAt(at) == '!' {
		for at < len(s.text) && !strings.ContainsRune(" \t\r\n,[]{}", rune(s.text[at])) {
			at++
		}
		at = s.skip(at)
	}
	return at
}

// skip passes over white space and comments.
func (s *source) skip(at int) int {
	for at < len(s.text) {
		switch s.text[at] {
		case ' ', '\t', '\n', '\r':
			at++
		case '#':
			at = s.lineEnd(at)
		default:
			return at
		}
	}
	return at
}

// line is the index of the line that an offset is on.
func (s *source) line(at int) int {
	return sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > at }) - 1
}

func (s *source) lineStart(at int) int { return s.lines[s.line(at)] }

// lineStop is where the next line begins.
func (s *source) lineStop(at int) int {
	if i := s.line(at) + 1; i < len(s.lines) {
		return s.lines[i]
	}
	return len(s.text)
}

// lineEnd is where an offset's line ends, without its break.
func (s *source) lineEnd(at int) int {
	if i := strings.IndexAny(s.text[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(s.text)
}

// column counts the characters before an offset on its line.
func (s *source) column(at int) int {
	return utf8.RuneCountInString(s.text[s.lineStart(at):at])
}

// indent is the white space that an offset's line begins with.
func (s *source) indent(at int) string {
	line := s.text[s.lineStart(at):s.lineEnd(at)]
	return line[:len(line)-len(strings.TrimLeft(line, " "))]
}

// leads reports whether only white space precedes an offset on its line.
func (s *source) leads(at int) bool {
	return strings.Trim(s.text[s.lineStart(at):at], " \t") == ""
}

// trails reports whether only white space and a comment follow on the line.
func (s *source) trails(at int) bool {
	rest := strings.TrimLeft(s.text[at:s.lineEnd(at)], " \t")
	return rest == "" || rest[0] == '#'
}

// blankLine reports whether there is nothing on the line that begins at an offset.
func (s *source) blankLine(at int) bool {
	return at < len(s.text) && strings.TrimSpace(s.text[at:s.lineEnd(at)]) == ""
}

// commentLine reports whether there is only a comment on the line that begins
// at an offset, and how far it is indented.
func (s *source) commentLine(at int) (indent int, ok bool) {
	if at >= len(s.text) {
		return 0, false
	}
	line := s.text[at:s.lineEnd(at)]
	indent = len(line) - len(strings.TrimLeft(line, " \t"))
	return indent, strings.HasPrefix(line[indent:], "#")
}

// commentAbove reports whether there is only a comment on the line before that
// of an offset.
func (s *source) commentAbove(at int) bool {
	start := s.lineStart(at)
	if start == 0 {
		return false
	}
	_, ok := s.commentLine(s.lineStart(start - 1))
	return ok
}

// end is where a value ends, without line breaks and comments behind it.
func (s *source) end(n *yaml.Node) int {
	if at, ok := s.ends[n]; ok {
		return at
	}
	at := s.findEnd(n)
	s.ends[n] = at
	return at
}

func (s *source) findEnd(n *yaml.Node) int {
	at := s.content(n)
	switch {
	case n.Kind == yaml.AliasNode:
		s.expect(at, "*")
		return min(at+1+len(n.Value), len(s.text))
	case n.Kind == yaml.ScalarNode:
		return s.scalarEnd(n, at)
	case n.Style&yaml.FlowStyle != 0 && !s.bracketless(n):
		s.expect(at, "[{")
		at++
		for _, child := range n.Content {
			if end := s.end(child); end > at {
				at = s.skip(end)
			} else {
				s.odd = true
			}
			if b := s.byteAt(at); b == ',' {
				at++
			}
		}
		at = s.skip(at)
		s.expect(at, "]}")
		return min(at+1, len(s.text))
	}
	for _, child := range n.Content {
		at = s.end(child)
	}
	return at
}

// bracketless reports a mapping of one key in a list: [key: value].
func (s *source) bracketless(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 && s.byteAt(s.content(n)) != '{'
}

func (s *source) scalarEnd(n *yaml.Node, at int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		s.expect(at, `"`)
		for at++; at < len(s.text) && s.text[at] != '"'; at++ {
			if s.text[at] == '\\' {
				at++
			}
		}
		s.expect(at, `"`)
		return min(at+1, len(s.text))
	case n.Style&yaml.SingleQuotedStyle != 0:
		s.expect(at, "'")
		for at++; at < len(s.text); at++ {
			if s.text[at] != '\'' {
				continue
			}
			if s.byteAt(at+1) != '\'' {
				break
			}
			at++
		}
		s.expect(at, "'")
		return min(at+1, len(s.text))
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.expect(at, "|>")
		_, end, _ := s.blockText(n, at)
		return end
	}
	return s.plainEnd(n.Value, at)
}

// plainEnd follows a text without quotes, which may go over several lines.
func (s *source) plainEnd(value string, at int) int {
	for value != "" {
		space := len(s.text[at:]) - len(strings.TrimLeft(s.text[at:], " \t"))
		broken := s.byteAt(at+space) == '\n' || s.byteAt(at+space) == '\r'
		if space == 0 && !broken || !broken {
			if s.byteAt(at) != value[0] {
				s.odd = true
				return at
			}
			at, value = at+1, value[1:]
			continue
		}
		first := s.line(at)
		for at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[at]) >= 0 {
			at++
		}
		folded := " " // one break is a space, more are one fewer
		if breaks := s.line(at) - first; breaks > 1 {
			folded = strings.Repeat("\n", breaks-1)
		}
		if !strings.HasPrefix(value, folded) {
			s.odd = true
			return at
		}
		value = value[len(folded):]
	}
	return at
}

// blockText is where the lines of a literal or folded text begin and end: the
// first one with something on it, and the end of the last such; and how far
// they are indented.
func (s *source) blockText(n *yaml.Node, header int) (first, end, deep int) {
	at := s.lineStop(header)
	for s.blankLine(at) {
		at = s.lineStop(at)
	}
	first = at
	value := strings.TrimLeft(n.Value, "\n")
	own := len(value) - len(strings.TrimLeft(value, " ")) // spaces that belong to the text
	deep = len(s.indent(min(at, len(s.text)-1))) - own
	if at >= len(s.text) || deep < 1 || value == "" {
		s.odd = true
		return first, min(at, len(s.text)), 0
	}
	for at < len(s.text) {
		switch {
		case s.blankLine(at):
		case len(s.indent(at)) >= deep:
			end = s.lineEnd(at)
		default:
			return first, end, deep
		}
		at = s.lineStop(at)
	}
	return first, end, deep
}

// scalars are the spans that hold texts, in which # begins no comment.
func (s *source) scalars(n *yaml.Node, held []extent) []extent {
	switch {
	case n.Kind == yaml.AliasNode:
		held = append(held, extent{s.start(n), s.end(n)})
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		header := s.content(n)
		first, end, _ := s.blockText(n, header)
		held = append(held, extent{header, header + 1}, extent{s.lineStart(min(first, len(s.text)-1)), end})
	case n.Kind == yaml.ScalarNode:
		held = append(held, extent{s.content(n), s.end(n)})
	}
	for _, child := range n.Content {
		held = s.scalars(child, held)
	}
	return held
}

// findComments notes the comments outside of the spans.
func (s *source) findComments(held []extent) {
	at := 0
	for _, h := range append(held, extent{len(s.text), len(s.text)}) {
		if h.from < at || h.to < h.from {
			s.odd = true
			return
		}
		for at < h.from {
			i := strings.IndexByte(s.text[at:h.from], '#')
			if i < 0 {
				break
			}
			end := s.lineEnd(at + i)
			text := strings.TrimRight(s.text[at+i:end], " \t")
			s.notes = append(s.notes, extent{at + i, at + i + len(text)})
			at = end
		}
		at = h.to
	}
}

// comments are the texts of the comments that begin in a range.
func (s *source) comments(from, to int) []string {
	var out []string
	for i := sort.Search(len(s.notes), func(i int) bool { return s.notes[i].from >= from }); i < len(s.notes) && s.notes[i].from < to; i++ {
		out = append(out, s.text[s.notes[i].from:s.notes[i].to])
	}
	return out
}

// unit is one entry of a mapping or one element of a list.
type unit struct {
	start int // of its key or dash
	end   int // of its value
	stop  int // in block form: behind its last line and the comments that are indented below it
	key   *yaml.Node
	value *yaml.Node
}

// units are the parts of a mapping or list.
func (s *source) units(n *yaml.Node) []unit {
	flow := n.Style&yaml.FlowStyle != 0
	var out []unit
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			out = append(out, unit{start: s.keyStart(key), end: s.end(value), key: key, value: value})
		}
	} else {
		at := s.content(n)
		for _, item := range n.Content {
			start := s.start(item)
			if !flow {
				start = s.skip(at)
				s.expect(start, "-")
			}
			out = append(out, unit{start: start, end: s.end(item), value: item})
			at = s.end(item)
		}
	}
	if flow {
		return out
	}
	for i := range out {
		out[i].stop = s.stop(out[i])
	}
	return out
}

// keyStart is where an entry begins: at its key, or at a question mark before.
func (s *source) keyStart(key *yaml.Node) int {
	at := s.start(key)
	before := at
	for s.byteAt(before-1) == ' ' {
		before--
	}
	if before < at && s.byteAt(before-1) == '?' {
		return before - 1
	}
	return at
}

// stop is behind the last line of a unit in block form. Comments that are
// indented deeper than it and follow it belong to it.
func (s *source) stop(u unit) int {
	deep := s.column(u.start)
	stop := s.lineStop(u.end)
	for at := stop; at < len(s.text); at = s.lineStop(at) {
		if indent, ok := s.commentLine(at); ok && indent > deep {
			stop = s.lineStop(at)
		} else if !s.blankLine(at) {
			break
		}
	}
	return stop
}

// colon is where the colon behind a key stands.
func (s *source) colon(u unit) int {
	at := s.skip(s.end(u.key))
	s.expect(at, ":")
	return at
}
