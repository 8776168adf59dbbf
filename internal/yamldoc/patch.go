package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// PatchError is returned for a document that cannot be changed because it
// cannot be read: its problems are those of Parse and Decode.
type PatchError struct{ Problems []Problem }

func (e *PatchError) Error() string {
	if len(e.Problems) == 1 {
		return "the document has a problem"
	}
	return fmt.Sprintf("the document has %d problems", len(e.Problems))
}

// Patch changes a document so that it decodes to the wanted structs, which are
// of the types that t was compiled from, given by value or by pointer. What
// did not change keeps every byte: comments, blank lines, the order of keys,
// quotes, indentation, block or flow form, line breaks, a byte order mark, a
// missing last line break. A document that means the same already is returned
// as it is.
//
// The rules are these:
//
//   - A changed text keeps its quotes, or its folded or literal form.
//   - A new key follows the nearest key that precedes it in the order of the
//     fields; where there is none it comes first, or last where a comment
//     stands on the line above the first.
//   - A new element takes the indentation and the form of its neighbor; one that
//     comes first stands above the comments of the one that was. A list in
//     brackets stays in brackets unless it was empty.
//   - Elements are the same if they are equal, or have the same first key, or
//     have most other keys alike: then only the keys that differ change.
//   - What is removed takes its own lines with it and no others. A comment
//     above it stays where it is; a comment on one of its lines, or indented
//     below it, stays on a line of its own. An element that only changes its
//     place takes these along.
//   - An alias that should stand for something else is written out.
//
// The result is checked before it is returned: it decodes to what is wanted,
// and no comment is lost or changed. If a small change fails that, the whole
// value of the top-level key is written anew; if that fails too, Patch returns
// an error. A document with problems gives a *PatchError, except that one
// without any data stands for no keys; a value that no document can hold gives
// a *ValueError.
func (t *Type) Patch(data []byte, want ...any) ([]byte, error) {
	wanted, err := t.datum(want)
	if err != nil {
		return nil, err
	}
	encoded, err := t.encode(wanted, want)
	if err != nil {
		return nil, err
	}
	root, had, problems := t.read(data, want)
	if root == nil && problems[0].Code == CodeEmpty {
		return t.fill(data, encoded, wanted, want)
	}
	if len(problems) > 0 {
		return nil, &PatchError{problems}
	}
	if same(had, wanted) {
		return bytes.Clone(data), nil
	}
	e, text := t.open(data, want)
	after, err := e.change(document{text, root, had}, wanted)
	if err != nil {
		return nil, err
	}
	return e.finish(after.text), nil
}

const byteOrderMark = "\ufeff"

// breakOf is the line break that a document uses first.
func breakOf(data []byte) string {
	at := bytes.IndexAny(data, "\r\n")
	switch {
	case at < 0 || data[at] == '\n':
		return "\n"
	case at+1 < len(data) && data[at+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// document is a text, without a byte order mark and with a break behind its
// last line, and what it says.
type document struct {
	text string
	root *yaml.Node
	said datum
}

// editing is the change of one document.
type editing struct {
	t     *Type
	like  []any
	mark  string // the byte order mark, if any
	eol   string
	short bool // the last line has no break
}

// open prepares a document for being changed.
func (t *Type) open(data []byte, like []any) (editing, string) {
	e := editing{t: t, like: like, eol: breakOf(data)}
	text := string(data)
	if rest, ok := strings.CutPrefix(text, byteOrderMark); ok {
		e.mark, text = byteOrderMark, rest
	}
	if text != "" && !strings.HasSuffix(text, "\n") && !strings.HasSuffix(text, "\r") {
		e.short, text = true, text+e.eol
	}
	return e, text
}

func (e editing) finish(text string) []byte {
	if e.short {
		text = strings.TrimSuffix(text, e.eol)
	}
	return []byte(e.mark + text)
}

// change makes all changes at once or, where this fails, key by key with the
// coarser way for the keys that need it.
func (e editing) change(doc document, want datum) (document, error) {
	if changed, ok := e.try(doc, want, ""); ok {
		return changed, nil
	}
	for _, f := range want.shape.fields {
		next := doc.said.with(f.name, want)
		if same(next, doc.said) {
			continue
		}
		changed, ok := e.try(doc, next, "")
		if !ok {
			changed, ok = e.try(doc, next, f.name)
		}
		if !ok {
			return doc, fmt.Errorf("%s cannot be changed without losing something: change it by hand", f.name)
		}
		doc = changed
	}
	if !same(doc.said, want) {
		return doc, errors.New("the document cannot be changed without losing something: change it by hand")
	}
	return doc, nil
}

// with is the datum with one key as in another one.
func (d datum) with(key string, other datum) datum {
	var entries []entry
	for _, f := range d.shape.fields {
		from := d
		if f.name == key {
			from = other
		}
		if value, ok := from.get(f.name); ok {
			entries = append(entries, entry{f.name, value})
		}
	}
	d.entries = entries
	return d
}

// try patches a document; false if the result is not right. The value of the
// key named anew is written as a whole.
func (e editing) try(doc document, want datum, anew string) (document, bool) {
	src := newSource(doc.text, doc.root)
	if src.odd {
		return doc, false
	}
	p := patcher{
		src: src, eol: e.eol, anew: anew, writer: styleOf(src, doc.root), aliases: hasAlias(doc.root),
		now: map[*yaml.Node]anchored{}, lost: map[*yaml.Node]bool{},
	}
	p.value(doc.root, doc.said, want, spot{})
	text, ok := p.apply()
	if !ok || src.odd {
		return doc, false
	}
	return e.check(text, want, src)
}

// check reads a text and tells whether it says what is wanted and has all
// comments that were there.
func (e editing) check(text string, want datum, before *source) (document, bool) {
	root, said, problems := e.t.read(e.finish(text), e.like)
	if len(problems) > 0 || !same(said, want) {
		return document{}, false
	}
	after := newSource(text, root)
	had, has := before.comments(0, len(before.text)), after.comments(0, len(text))
	slices.Sort(had)
	slices.Sort(has)
	return document{text, root, said}, !after.odd && slices.Equal(had, has)
}

// fill writes a document below the comments of one that has no data.
func (t *Type) fill(data, encoded []byte, want datum, like []any) ([]byte, error) {
	if want.hollow() {
		return bytes.Clone(data), nil
	}
	e, text := t.open(data, like)
	e.short = false
	src := newSource(text, nil)
	at := len(text)
	for _, line := range src.lines {
		if strings.HasPrefix(text[line:], "...") { // the mark that ends a document
			at = line
			break
		}
	}
	filled, ok := e.check(text[:at]+strings.ReplaceAll(string(encoded), "\n", e.eol)+text[at:], want, src)
	if !ok {
		return nil, errors.New("the document has no place for data: remove what is in it, or the file")
	}
	return e.finish(filled.text), nil
}

// styleOf is how a document lays out what it has, for what is new in it.
func styleOf(s *source, root *yaml.Node) writer {
	var w writer
	w.json = root.Style&yaml.FlowStyle != 0 && len(root.Content) > 0 && root.Content[0].Style&yaml.DoubleQuotedStyle != 0
	w.step, w.dash = -1, -1
	w.observe(s, root)
	if w.step < 1 {
		w.step = 2
	}
	if w.dash < 0 {
		w.dash = w.step
	}
	return w
}

func (w *writer) observe(s *source, n *yaml.Node) {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && child.Style&yaml.FlowStyle == 0 && len(child.Content) > 0 {
			deeper := s.column(s.start(child.Content[0])) - s.column(s.start(n.Content[i-1]))
			if child.Kind == yaml.MappingNode && w.step < 0 {
				w.step = deeper
			}
			if child.Kind == yaml.SequenceNode && w.dash < 0 {
				w.dash = s.column(s.units(child)[0].start) - s.column(s.start(n.Content[i-1]))
			}
		}
		w.observe(s, child)
	}
}

func hasAlias(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || slices.ContainsFunc(n.Content, hasAlias)
}
