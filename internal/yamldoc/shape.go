package yamldoc

import (
	"encoding"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// Enum is implemented by named types whose values are a closed set.
type Enum interface {
	Values() []string
}

// Type is what a document's value may be, compiled from Go types.
//
// The `json` tag names a key; embedded structs are part of the one they stand
// in. The `pack` tag holds, separated by commas:
//
//	required         the key must be there
//	min=N, max=N     bounds of a number, of the length of a text (in
//	                 characters) or of the length of a list
//	oneof=a|b        the values of a text or number, or of a list's elements
//	kebab            a text such as health-data-analyst
//	date             a text such as 2026-11-22
//	pattern=RE       a text that the expression matches whole; must stand last
//	ref=KIND         a text that names a record; Walk shows it
//	default=KEY      an absent key takes the value of another key
//	lone             of a list: a mapping without this key is its only element
//	bare=KEY         of a list whose elements have a lone list: a plain text
//	                 stands for the mapping {KEY: text}
//	plain            of a text that reads itself: a whole number without quotes
//	                 is read as it is written (since: 2022)
type Type struct{ root *shape }

// Compile builds the type of a mapping whose keys belong to the given structs.
// It panics on types and tags that it doesn't know: those are mistakes in the
// program.
func Compile(samples ...any) *Type {
	root := &shape{kind: object, lone: -1}
	for part, sample := range samples {
		root.addFields(reflect.TypeOf(sample), part, nil)
	}
	root.finish()
	return &Type{root}
}

type kind uint8

const (
	object kind = iota
	list
	text
	integer
	number
	boolean
)

type shape struct {
	kind   kind
	goType reflect.Type
	fields []field         // of an object
	byName map[string]int  // of an object
	lone   int             // of an object: the list field that a mapping may stand in for; -1
	beside map[string]bool // of an alternative: the keys that stand beside the lone list around it
	elem   *shape          // of a list
	values []string        // of an enumerated text
	parses bool            // a text that reads itself
	ptr    bool
}

type field struct {
	name  string
	part  int   // which of several structs
	index []int // of the Go field in it
	shape *shape
	rule  rule
}

// rule is what a tag demands.
type rule struct {
	required    bool
	hasMin      bool
	hasMax      bool
	min, max    float64
	oneOf       []string
	kebab, date bool
	pattern     *regexp.Regexp
	ref         string
	fallback    string // key whose value an absent key takes
	lone        bool
	bare        string
	plain       bool
}

var textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()

func newShape(t reflect.Type) *shape {
	s := &shape{goType: t, lone: -1}
	if t.Kind() == reflect.Pointer {
		s = newShape(t.Elem())
		s.ptr = true
		return s
	}
	if enum, ok := reflect.Zero(t).Interface().(Enum); ok {
		s.values = enum.Values()
	}
	if reflect.PointerTo(t).Implements(textUnmarshaler) {
		s.kind, s.parses = text, true
		return s
	}
	switch t.Kind() {
	case reflect.Struct:
		s.kind = object
		s.addFields(t, 0, nil)
		s.finish()
	case reflect.Slice:
		s.kind, s.elem = list, newShape(t.Elem())
	case reflect.String:
		s.kind = text
	case reflect.Int:
		s.kind = integer
	case reflect.Float64:
		s.kind = number
	case reflect.Bool:
		s.kind = boolean
	default:
		panic(fmt.Sprintf("yamldoc: type %v is not supported", t))
	}
	return s
}

func (s *shape) addFields(t reflect.Type, part int, prefix []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			s.addFields(f.Type, part, index)
			continue
		}
		if !f.IsExported() || name == "" || name == "-" {
			continue
		}
		added := field{name: name, part: part, index: index, shape: newShape(f.Type), rule: parseRule(f.Tag.Get("pack"))}
		if added.rule.plain && !added.shape.readsItself() {
			panic("yamldoc: key " + name + " is plain but does not read itself")
		}
		s.fields = append(s.fields, added)
	}
}

func (s *shape) finish() {
	s.byName = make(map[string]int, len(s.fields))
	for i, f := range s.fields {
		if _, twice := s.byName[f.name]; twice {
			panic("yamldoc: key " + f.name + " stands twice in one mapping")
		}
		s.byName[f.name] = i
		if f.rule.lone {
			s.lone = i
		}
	}
	if elem := s.loneElem(); elem != nil {
		elem.beside = make(map[string]bool)
		for i, f := range s.fields {
			elem.beside[f.name] = i != s.lone
		}
	}
}

func (s *shape) field(name string) *field {
	if i, ok := s.byName[name]; ok {
		return &s.fields[i]
	}
	return nil
}

// readsItself reports whether the shape, or that of a list's elements, is a
// text that reads itself.
func (s *shape) readsItself() bool {
	return s.parses || s.kind == list && s.elem.parses
}

// loneElem is the mapping that may stand for an object's lone list, or nil.
func (s *shape) loneElem() *shape {
	if s.lone < 0 {
		return nil
	}
	return s.fields[s.lone].shape.elem
}

// names are the keys that an object may have.
func (s *shape) names() []string {
	names := make([]string, 0, len(s.fields))
	for _, f := range s.fields {
		names = append(names, f.name)
	}
	if elem := s.loneElem(); elem != nil {
		names = append(names, elem.names()...)
	}
	return names
}

func parseRule(tag string) rule {
	var r rule
	if before, expression, ok := strings.Cut(tag, "pattern="); ok {
		r.pattern = regexp.MustCompile(`^(?:` + expression + `)$`)
		tag = before
	}
	for item := range strings.SplitSeq(tag, ",") {
		name, value, _ := strings.Cut(item, "=")
		switch name {
		case "":
		case "required":
			r.required = true
		case "min":
			r.hasMin, r.min = true, mustNumber(value)
		case "max":
			r.hasMax, r.max = true, mustNumber(value)
		case "oneof":
			r.oneOf = strings.Split(value, "|")
		case "kebab":
			r.kebab = true
		case "date":
			r.date = true
		case "ref":
			r.ref = value
		case "default":
			r.fallback = value
		case "lone":
			r.lone = true
		case "bare":
			r.bare = value
		case "plain":
			r.plain = true
		default:
			panic("yamldoc: unknown rule " + item)
		}
	}
	return r
}

func mustNumber(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("yamldoc: " + err.Error())
	}
	return n
}

// zero is the zero value of the shape's Go type.
func (s *shape) zero() any { return reflect.Zero(s.goType).Interface() }
