package yamldoc

import (
	"encoding"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// ValueError is returned for a value that no document can hold, as it would be
// refused when it is read: a text with a line break, a figure out of range. Its
// problem has a path and no line.
type ValueError struct{ Problem Problem }

func (e *ValueError) Error() string {
	return strings.TrimPrefix(e.Problem.Path+": "+e.Problem.Message, ": ")
}

// Encode writes structs of the types that t was compiled from, by value or by
// pointer, as a document: keys in the order of the fields, what is absent left
// out, small mappings in lists on one line. The document decodes to the same
// values; a value that cannot gives a *ValueError.
func (t *Type) Encode(parts ...any) ([]byte, error) {
	want, err := t.datum(parts)
	if err != nil {
		return nil, err
	}
	return t.encode(want, parts)
}

func (t *Type) encode(want datum, like []any) ([]byte, error) {
	w := writer{step: 2, dash: 2}
	data := []byte(strings.Join(w.lines(want), "\n") + "\n")
	_, got, problems := t.read(data, like)
	if len(problems) > 0 {
		first := problems[0]
		first.Line, first.Column, first.Related = 0, 0, nil
		return nil, &ValueError{first}
	}
	if !same(got, want) {
		return nil, &ValueError{Problem{Code: CodeForm, Message: "the value would be read as another one"}}
	}
	return data, nil
}

// read decodes a document into new structs like the given ones. Without
// problems there is a root.
func (t *Type) read(data []byte, like []any) (*yaml.Node, datum, []Problem) {
	node, problems := Parse(data)
	if node == nil {
		return nil, datum{}, problems
	}
	into := make([]any, len(like))
	for i, part := range like {
		into[i] = reflect.New(reflect.Indirect(reflect.ValueOf(part)).Type()).Interface()
	}
	if problems = append(problems, t.Decode(node, into...)...); len(problems) > 0 {
		return node.node, datum{}, problems
	}
	got, err := t.datum(into)
	if err != nil {
		return node.node, datum{}, []Problem{{Code: CodeForm, Line: 1, Column: 1, Message: err.Error()}}
	}
	return node.node, got, nil
}

// datum is a value as a document tells it: scalars as they are written without
// quotes, keys in the order of the fields, what is absent left out. Two values
// are the same if their data are.
type datum struct {
	shape   *shape
	plain   bool   // of a text: a whole number needs no quotes
	strict  bool   // of a text: a date needs quotes
	bare    string // the key that a plain text would stand for here
	text    string
	entries []entry // of an object
	items   []datum // of a list
}

type entry struct {
	key   string
	value datum
}

func (d datum) get(key string) (datum, bool) {
	for _, e := range d.entries {
		if e.key == key {
			return e.value, true
		}
	}
	return datum{}, false
}

// scalar reports whether the datum is neither a mapping nor a list.
func (d datum) scalar() bool { return d.shape.kind != object && d.shape.kind != list }

// hollow reports a mapping or list with nothing in it.
func (d datum) hollow() bool { return !d.scalar() && len(d.entries) == 0 && len(d.items) == 0 }

func same(a, b datum) bool {
	if a.shape.kind != b.shape.kind || a.text != b.text || len(a.entries) != len(b.entries) || len(a.items) != len(b.items) {
		return false
	}
	for i := range a.entries {
		if a.entries[i].key != b.entries[i].key || !same(a.entries[i].value, b.entries[i].value) {
			return false
		}
	}
	for i := range a.items {
		if !same(a.items[i], b.items[i]) {
			return false
		}
	}
	return true
}

// merged are the entries of a mapping that stands for the one element of its
// lone list; false if it cannot.
func (d datum) merged() ([]entry, bool) {
	if d.shape.kind != object || d.shape.loneElem() == nil || d.shape.loneElem().kind != object {
		return nil, false
	}
	alone, _ := d.get(d.shape.fields[d.shape.lone].name)
	if len(alone.items) != 1 {
		return nil, false
	}
	var out []entry
	for _, e := range alone.items[0].entries {
		if d.shape.field(e.key) != nil {
			return nil, false
		}
		out = append(out, e)
	}
	for _, e := range d.entries {
		if e.key != d.shape.fields[d.shape.lone].name {
			out = append(out, e)
		}
	}
	return out, true
}

// short is the shortest form of a datum that is read as the same.
func (d datum) short() datum {
	if entries, ok := d.merged(); ok {
		d.entries = entries
	}
	if d.bare != "" && len(d.entries) == 1 && d.entries[0].key == d.bare && d.entries[0].value.shape.kind == text {
		d = d.entries[0].value
		d.strict, d.plain = true, false
	}
	return d
}

// datum builds the datum of structs of the types that t was compiled from.
func (t *Type) datum(parts []any) (datum, error) {
	values := make([]reflect.Value, len(parts))
	for i, part := range parts {
		given := reflect.Indirect(reflect.ValueOf(part))
		values[i] = reflect.New(given.Type()).Elem() // a copy whose parts have addresses
		values[i].Set(given)
	}
	var b builder
	d := b.object(t.root, "", values)
	return d, b.err
}

type builder struct {
	at  []step
	err error // the first
}

func (b *builder) fail(code, hint, format string, args ...any) {
	if b.err == nil {
		message := nameOf(b.at) + " " + fmt.Sprintf(format, args...)
		b.err = &ValueError{Problem{Code: code, Path: pathString(b.at), Message: message, Hint: hint}}
	}
}

func (b *builder) object(s *shape, bare string, parts []reflect.Value) datum {
	d := datum{shape: s, bare: bare}
	for i := range s.fields {
		f := &s.fields[i]
		v := parts[f.part].FieldByIndex(f.index)
		if s.leavesOut(i, v, parts) {
			continue
		}
		b.at = append(b.at, step{key: f.name})
		d.entries = append(d.entries, entry{f.name, b.value(f.shape, f.rule, bare, v)})
		b.at = b.at[:len(b.at)-1]
	}
	return d
}

// leavesOut reports whether a document without the key is read as the value.
func (s *shape) leavesOut(i int, v reflect.Value, parts []reflect.Value) bool {
	f := &s.fields[i]
	if f.rule.fallback != "" {
		other := s.field(f.rule.fallback)
		return reflect.DeepEqual(v.Interface(), parts[other.part].FieldByIndex(other.index).Interface())
	}
	if !f.shape.absent(v) {
		return false
	}
	if i == s.lone {
		return false // without it the mapping would be its element
	}
	// A required text that is empty has no way to be written: that the key is
	// missing is then the better complaint.
	return !f.rule.required || f.shape.ptr || f.shape.kind == text
}

func (s *shape) absent(v reflect.Value) bool {
	switch {
	case s.ptr:
		return v.IsNil()
	case s.kind == list:
		return v.Len() == 0
	case s.kind == object:
		for _, f := range s.fields {
			if !f.shape.absent(v.FieldByIndex(f.index)) {
				return false
			}
		}
		return true
	}
	return v.IsZero()
}

func (b *builder) value(s *shape, r rule, bare string, v reflect.Value) datum {
	if s.ptr {
		v = v.Elem()
	}
	d := datum{shape: s, plain: r.plain, bare: bare}
	switch s.kind {
	case object:
		return b.object(s, bare, []reflect.Value{v})
	case list:
		if r.bare != "" {
			bare = r.bare
		}
		for i := range v.Len() {
			b.at = append(b.at, step{index: i})
			if element := v.Index(i); s.elem.ptr && element.IsNil() {
				b.fail(CodeOutOfRange, "leave it out", "is nil")
			} else {
				d.items = append(d.items, b.value(s.elem, r, bare, element))
			}
			b.at = b.at[:len(b.at)-1]
		}
	case text:
		d.text = b.text(v)
	case integer:
		d.text = strconv.FormatInt(v.Int(), 10)
	case number:
		d.text = strconv.FormatFloat(v.Float(), 'f', -1, 64)
	case boolean:
		d.text = strconv.FormatBool(v.Bool())
	}
	return d
}

// text is what a text of any type is written as.
func (b *builder) text(v reflect.Value) string {
	var value string
	if marshaler, ok := v.Addr().Interface().(encoding.TextMarshaler); ok {
		written, err := marshaler.MarshalText()
		if err != nil {
			b.fail(CodeForm, "", "does not write itself: %v", err)
		}
		value = string(written)
	} else if v.Kind() == reflect.String {
		value = v.String()
	} else {
		b.fail(CodeForm, "", "has the type %v, which does not write itself", v.Type())
		return ""
	}
	switch {
	case strings.TrimSpace(value) == "":
		b.fail(CodeOutOfRange, "give it a value, or remove it", "is empty")
	case !utf8.ValidString(value):
		b.fail(CodeEncoding, "", "is not UTF-8")
	case strings.ContainsAny(value, "\n\r\t"):
		b.fail(CodeControl, "write it on one line", "has a line break or a tab")
	}
	for _, r := range value {
		if unsafeRune(r) {
			b.fail(CodeControl, "remove it", "has the control character %U", r)
		}
	}
	return value
}

// writer is how new text is laid out.
type writer struct {
	step int  // indentation of a mapping below its key
	dash int  // indentation of a list below its key
	json bool // keys and texts in double quotes
}

// flow writes a value on one line.
func (w writer) flow(d datum) string {
	d = d.short()
	if d.scalar() {
		return w.scalar(d, 0, true)
	}
	var parts []string
	if d.shape.kind == list {
		for _, item := range d.items {
			parts = append(parts, w.flow(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for _, e := range d.entries {
		parts = append(parts, w.flowEntry(e))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (w writer) flowEntry(e entry) string { return w.key(e.key) + ": " + w.flow(e.value) }

func (w writer) key(name string) string {
	if w.json {
		return doubleQuoted(name)
	}
	return name
}

// lines writes a mapping or list in block form, if it has anything in it.
func (w writer) lines(d datum) []string {
	d = d.short()
	var lines []string
	switch {
	case d.hollow() || d.scalar():
		return []string{w.inline(d)}
	case d.shape.kind == list:
		for _, item := range d.items {
			lines = append(lines, w.item(item, "- ", w.oneLine(item), 0)...)
		}
	default:
		for _, e := range d.entries {
			lines = append(lines, w.entry(e)...)
		}
	}
	return lines
}

// inline writes a scalar, or another value in flow form.
func (w writer) inline(d datum) string {
	if d = d.short(); d.scalar() {
		return w.scalar(d, 0, false)
	}
	return w.flow(d)
}

// entry writes a key and its value in block form.
func (w writer) entry(e entry) []string {
	value := e.value.short()
	if value.scalar() || value.hollow() {
		return []string{w.key(e.key) + ": " + w.inline(value)}
	}
	return append([]string{w.key(e.key) + ":"}, indented(w.lines(value), w.below(value))...)
}

// below is how far a value is indented below its key.
func (w writer) below(d datum) int {
	if d.shape.kind == list {
		return w.dash
	}
	return w.step
}

// item writes an element of a block list, texts in the given style.
func (w writer) item(d datum, dash string, oneLine bool, style yaml.Style) []string {
	d = d.short()
	switch {
	case d.scalar():
		return []string{dash + w.scalar(d, style, false)}
	case oneLine || d.shape.kind == list || d.hollow():
		return []string{dash + w.flow(d)}
	}
	lines := indented(w.lines(d), len(dash))
	lines[0] = dash + lines[0][len(dash):]
	return lines
}

// oneLine reports whether an element of a list is small enough for flow form.
func (w writer) oneLine(d datum) bool {
	const widest = 72 // leaves room for indentation on a line of 80
	for _, e := range d.short().entries {
		if value := e.value.short(); !value.scalar() && !value.hollow() {
			return false
		}
	}
	return utf8.RuneCountInString(w.flow(d)) <= widest
}

func indented(lines []string, by int) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.Repeat(" ", by) + line
	}
	return out
}

// scalar writes a scalar, a text in the quotes of the style if it has any.
func (w writer) scalar(d datum, style yaml.Style, flow bool) string {
	if d.shape.kind != text {
		return d.text
	}
	switch {
	case w.json || style&yaml.DoubleQuotedStyle != 0:
		return doubleQuoted(d.text)
	case style&yaml.SingleQuotedStyle != 0:
		return singleQuoted(d.text)
	case isPlain(d.text, flow) && d.allows(tagOf(d.text)):
		return d.text
	case strings.ContainsAny(d.text, `"\`):
		return singleQuoted(d.text)
	}
	return doubleQuoted(d.text)
}

// allows reports whether a text without quotes may be read with the tag.
func (d datum) allows(tag string) bool {
	switch tag {
	case "!!str":
		return true
	case "!!timestamp":
		return !d.strict
	case "!!int":
		return d.plain
	}
	return false
}

func tagOf(plain string) string {
	n := yaml.Node{Kind: yaml.ScalarNode, Value: plain}
	return n.ShortTag()
}

// elsewhere are plain texts that other YAML readers take for truth values, for
// numbers to the base 60 or for a merge.
var elsewhere = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|=|<<|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)$`)

// isPlain reports whether a text may stand without quotes as far as its
// characters go. It is stricter than YAML.
func isPlain(value string, flow bool) bool {
	first, _ := utf8.DecodeRuneInString(value)
	last, _ := utf8.DecodeLastRuneInString(value)
	switch {
	case value == "", unicode.IsSpace(first), unicode.IsSpace(last), last == ':':
		return false
	case strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`", first), strings.HasPrefix(value, "..."):
		return false
	case strings.Contains(value, ": "), strings.Contains(value, " #"), elsewhere.MatchString(value):
		return false
	}
	return !flow || !strings.ContainsAny(value, ",[]{}:?")
}

func doubleQuoted(value string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}

func singleQuoted(value string) string {
	return "'" + strings.ReplaceAll(value, "'", "''") + "'"
}
