package yamldoc

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Decode reads a mapping into the structs that the type was compiled from, in
// the same order, each by pointer. What is wrong is reported and left as it
// was; all else is filled in.
func (t *Type) Decode(n *Node, into ...any) []Problem {
	d := decoder{at: append([]step(nil), n.path...)}
	parts := make([]reflect.Value, len(into))
	for i, target := range into {
		parts[i] = reflect.ValueOf(target).Elem()
	}
	d.object(n.node, t.root, parts)
	return d.problems
}

// Items are the elements of a sequence.
func (n *Node) Items() ([]*Node, []Problem) {
	node := resolve(n.node)
	if node.Kind != yaml.SequenceNode {
		return nil, []Problem{{
			Code: CodeWrongType, Line: node.Line, Column: node.Column, Path: pathString(n.path),
			Message: "file must be a list of records, not " + describe(node), Hint: "start each record with `- `",
		}}
	}
	items := make([]*Node, len(node.Content))
	for i, child := range node.Content {
		items[i] = &Node{node: child, path: append(append([]step(nil), n.path...), step{index: i})}
	}
	return items, nil
}

// Text is the plain text under a key of a mapping, or "".
func (n *Node) Text(key string) string {
	node := resolve(n.node)
	if node.Kind != yaml.MappingNode {
		return ""
	}
	if value := resolve(valueOf(node, key)); value != nil && value.Kind == yaml.ScalarNode {
		return value.Value
	}
	return ""
}

type decoder struct {
	problems []Problem
	at       []step
	bareKey  string // the key that plain texts stand for in the current list; "" for none
}

func resolve(n *yaml.Node) *yaml.Node {
	for n != nil && n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func valueOf(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func (d *decoder) report(n *yaml.Node, code, hint, format string, args ...any) {
	if len(d.problems) >= maxProblems {
		return
	}
	d.problems = append(d.problems, Problem{
		Code: code, Line: n.Line, Column: n.Column, Path: pathString(d.at),
		Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// name is what the value being decoded is called in messages.
func (d *decoder) name() string { return nameOf(d.at) }

func nameOf(at []step) string {
	for i := len(at) - 1; i >= 0; i-- {
		if at[i].key != "" {
			return strconv.Quote(at[i].key)
		}
	}
	return "record"
}

func (d *decoder) wrongType(n *yaml.Node, want, hint string) {
	if strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!") {
		return // reported with the tree
	}
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" {
		d.report(n, CodeWrongType, "give it a value, or remove the key", "%s has no value", d.name())
		return
	}
	d.report(n, CodeWrongType, hint, "%s must be %s, not %s", d.name(), want, describe(n))
}

func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	value := strconv.Quote(shorten(n.Value))
	switch n.ShortTag() {
	case "!!int", "!!float":
		return "the number " + shorten(n.Value)
	case "!!bool":
		return shorten(n.Value)
	case "!!timestamp":
		return "the date " + value
	}
	return "the text " + value
}

func shorten(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

func (d *decoder) value(n *yaml.Node, s *shape, r rule, v reflect.Value) {
	n = resolve(n)
	if s.ptr {
		held := reflect.New(s.goType)
		d.plain(n, s, r, held.Elem())
		v.Set(held)
		return
	}
	d.plain(n, s, r, v)
}

func (d *decoder) plain(n *yaml.Node, s *shape, r rule, v reflect.Value) {
	switch s.kind {
	case object:
		d.object(d.spelledOut(n), s, []reflect.Value{v})
	case list:
		d.list(n, s, r, v)
	case text:
		d.text(n, s, r, v)
	case integer:
		d.integer(n, r, v)
	case number:
		d.number(n, r, v)
	case boolean:
		d.boolean(n, v)
	}
}

// spelledOut turns a plain text into the mapping that it stands for.
func (d *decoder) spelledOut(n *yaml.Node) *yaml.Node {
	if d.bareKey == "" || n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		return n
	}
	key := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: d.bareKey, Line: n.Line, Column: n.Column}
	return &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, n}, Line: n.Line, Column: n.Column}
}

func (d *decoder) object(n *yaml.Node, s *shape, parts []reflect.Value) {
	n = resolve(n)
	if n.Kind != yaml.MappingNode {
		d.wrongType(n, "a mapping", mappingHint(s))
		return
	}
	var inner *shape // of the only element, which the mapping holds in place
	var element reflect.Value
	if elem := s.loneElem(); elem != nil && valueOf(n, s.fields[s.lone].name) == nil {
		inner = elem
		slot := parts[0].FieldByIndex(s.fields[s.lone].index)
		slot.Set(reflect.MakeSlice(slot.Type(), 1, 1))
		element = slot.Index(0)
	}
	seen := make([]bool, len(s.fields))
	merged := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.ShortTag() == "!!merge" {
			merged = true
			continue // reported with the tree
		}
		d.at = append(d.at, step{key: key.Value})
		if at, ok := s.byName[key.Value]; ok {
			f := &s.fields[at]
			if !seen[at] {
				seen[at] = true
				d.value(value, f.shape, f.rule, parts[f.part].FieldByIndex(f.index))
			}
		} else if f := inner.fieldOrNil(key.Value); f != nil {
			d.value(value, f.shape, f.rule, element.FieldByIndex(f.index))
		} else {
			d.unknownKey(key, s, inner != nil)
		}
		d.at = d.at[:len(d.at)-1]
	}
	for i := range s.fields {
		f := &s.fields[i]
		switch {
		case seen[i]:
		case f.rule.required && merged:
			// It may be among the keys that were not read.
		case f.rule.required:
			d.report(n, CodeMissingKey, fmt.Sprintf("add `%s:` with a value", f.name), "required key %q is missing", f.name)
		case f.rule.fallback != "":
			parts[f.part].FieldByIndex(f.index).Set(parts[f.part].FieldByIndex(s.field(f.rule.fallback).index))
		}
	}
}

func (s *shape) fieldOrNil(name string) *field {
	if s == nil {
		return nil
	}
	return s.field(name)
}

func mappingHint(s *shape) string {
	if len(s.fields) == 0 {
		return ""
	}
	names := s.names()
	const most = 4
	if len(names) > most {
		names = names[:most]
	}
	return "write {" + strings.Join(names, ": …, ") + ": …}"
}

func (d *decoder) unknownKey(key *yaml.Node, s *shape, lone bool) {
	if len(d.problems) >= maxProblems {
		return
	}
	names := s.names()
	if elem := s.loneElem(); elem != nil && !lone && elem.field(key.Value) != nil {
		d.report(key, CodeUnknownKey, "put it into each alternative of the list, or drop the list",
			"key %q cannot stand beside %q", shorten(key.Value), s.fields[s.lone].name)
		return
	}
	if s.beside[key.Value] {
		d.report(key, CodeUnknownKey, fmt.Sprintf("put `%s` beside the list of alternatives", key.Value), "unknown key %q of an alternative", key.Value)
		return
	}
	hint := "known keys: " + strings.Join(names, ", ")
	if near := Nearest(key.Value, names); near != "" {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	d.report(key, CodeUnknownKey, hint, "unknown key %q", shorten(key.Value))
}

func (d *decoder) list(n *yaml.Node, s *shape, r rule, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		d.wrongType(n, "a list", "write it in brackets: […]")
		return
	}
	count := len(n.Content)
	if r.hasMin && count < int(r.min) || r.hasMax && count > int(r.max) {
		d.report(n, CodeOutOfRange, "it takes "+r.bounds("entries"), "%s has %d entries", d.name(), count)
	}
	if count == 0 {
		return // an empty list is an absent one
	}
	elements := r
	elements.hasMin, elements.hasMax = false, false
	if r.bare != "" {
		defer func(outer string) { d.bareKey = outer }(d.bareKey)
		d.bareKey = r.bare
	}
	out := reflect.MakeSlice(v.Type(), count, count)
	for i, child := range n.Content {
		d.at = append(d.at, step{index: i})
		d.value(child, s.elem, elements, out.Index(i))
		d.at = d.at[:len(d.at)-1]
	}
	v.Set(out)
}

func (d *decoder) text(n *yaml.Node, s *shape, r rule, v reflect.Value) {
	if n.Kind != yaml.ScalarNode || !isText(n, r) {
		hint := ""
		if n.Kind == yaml.ScalarNode {
			hint = "write it in quotes: " + strconv.Quote(shorten(n.Value))
		}
		d.wrongType(n, "text", hint)
		return
	}
	value := strings.TrimSuffix(n.Value, "\n") // of a folded block
	if at := strings.IndexAny(value, "\n\r\t"); at >= 0 {
		d.report(n, CodeControl, "write long text folded, after `>-`", "%s has a line break or a tab", d.name())
		return
	}
	if s.values != nil {
		if !d.oneOf(n, value, s.values) {
			return
		}
	}
	if !d.form(n, value, r) {
		return
	}
	if !s.parses {
		v.SetString(value)
		return
	}
	if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(value)); err != nil {
		hint := ""
		if formed, ok := s.zero().(Formed); ok {
			_, example := formed.Form()
			hint = "write it such as " + example
		}
		d.report(n, CodeForm, hint, "%s: %v", d.name(), err)
		if v.Kind() == reflect.String {
			v.SetString(value) // something was given, if not something that can be used
		}
	}
}

// isText reports whether a scalar is written as a text of the rule may be.
func isText(n *yaml.Node, r rule) bool {
	switch n.ShortTag() {
	case "!!str", "!!timestamp":
		return true
	case "!!int":
		return r.plain
	}
	return false
}

func (d *decoder) oneOf(n *yaml.Node, value string, values []string) bool {
	for _, allowed := range values {
		if allowed == value {
			return true
		}
	}
	hint := "one of " + strings.Join(values, ", ")
	if near := Nearest(value, values); near != "" {
		hint = fmt.Sprintf("did you mean `%s`? It is %s", near, hint)
	}
	d.report(n, CodeNotOneOf, hint, "%s cannot be %q", d.name(), shorten(value))
	return false
}

func (d *decoder) integer(n *yaml.Node, r rule, v reflect.Value) {
	const largest = 1_000_000_000 // far above any figure of a career, far below overflow
	digits := strings.TrimPrefix(n.Value, "-")
	numeric := n.ShortTag() == "!!int" || n.ShortTag() == "!!float" // as the library calls what overflows
	if n.Kind != yaml.ScalarNode || !numeric || digits == "" || strings.Trim(digits, "0123456789") != "" || len(digits) > 1 && digits[0] == '0' {
		d.wrongType(n, "a whole number", "write digits alone, such as 24")
		return
	}
	value, err := strconv.ParseInt(n.Value, 10, 64)
	if err != nil || value > largest || value < -largest {
		d.report(n, CodeOutOfRange, "write a number of at most 1000000000", "%s is too large: %s", d.name(), shorten(n.Value))
		return
	}
	if r.oneOf != nil && !d.oneOf(n, n.Value, r.oneOf) || !d.inRange(n, float64(value), r) {
		return
	}
	v.SetInt(value)
}

func (d *decoder) number(n *yaml.Node, r rule, v reflect.Value) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" && n.ShortTag() != "!!float" {
		d.wrongType(n, "a number", "write digits, such as 0.85")
		return
	}
	value, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) || math.Abs(value) > 1e9 {
		d.report(n, CodeOutOfRange, "write a plain decimal number", "%s is not a number that can be used: %s", d.name(), shorten(n.Value))
		return
	}
	if d.inRange(n, value, r) {
		v.SetFloat(value)
	}
}

func (d *decoder) boolean(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" {
		d.wrongType(n, "true or false", "write true or false, without quotes")
		return
	}
	v.SetBool(strings.EqualFold(n.Value, "true"))
}

func (d *decoder) inRange(n *yaml.Node, value float64, r rule) bool {
	if r.hasMin && value < r.min || r.hasMax && value > r.max {
		d.report(n, CodeOutOfRange, "it takes "+r.bounds(""), "%s is %s", d.name(), shorten(n.Value))
		return false
	}
	return true
}
