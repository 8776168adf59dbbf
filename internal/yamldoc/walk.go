package yamldoc

import "reflect"

// Path is the way from a record to a value in it.
type Path struct{ steps []step }

// Key is the path to a key of a record.
func Key(names ...string) Path {
	var p Path
	for _, name := range names {
		p.steps = append(p.steps, step{key: name})
	}
	return p
}

// Index is the path to an element of the list at p.
func (p Path) Index(i int) Path { return p.with(step{index: i}) }

// Key is the path to a key of the mapping at p.
func (p Path) Key(name string) Path { return p.with(step{key: name}) }

func (p Path) with(s step) Path {
	return Path{append(append([]step(nil), p.steps...), s)}
}

func (p Path) String() string { return pathString(p.steps) }

// Value is a part of a record that Walk visits.
type Value struct {
	Ref string // the kind of record that a text names, from its tag; else ""
	Ptr any    // pointer to the Go value, which may be changed

	walk *walker
}

// Path is where the value stands in its record.
func (v Value) Path() Path { return Path{append([]step(nil), v.walk.at...)} }

type walker struct {
	at    []step
	visit func(Value)
}

// Walk visits every mapping and every text that is not empty in structs of the
// types that t was compiled from, in the order of their fields.
func (t *Type) Walk(visit func(Value), parts ...any) {
	w := walker{visit: visit}
	values := make([]reflect.Value, len(parts))
	for i, part := range parts {
		values[i] = reflect.ValueOf(part).Elem()
	}
	w.fields(t.root, values)
}

func (w *walker) fields(s *shape, parts []reflect.Value) {
	for i := range s.fields {
		f := &s.fields[i]
		if f.part >= len(parts) {
			continue
		}
		v := parts[f.part].FieldByIndex(f.index)
		if v.IsZero() {
			continue
		}
		w.at = append(w.at, step{key: f.name})
		w.value(f.shape, f.rule.ref, v)
		w.at = w.at[:len(w.at)-1]
	}
}

func (w *walker) value(s *shape, ref string, v reflect.Value) {
	if s.ptr {
		v = v.Elem()
	}
	switch s.kind {
	case object:
		w.visit(Value{Ptr: v.Addr().Interface(), walk: w})
		w.fields(s, []reflect.Value{v})
	case list:
		for i := range v.Len() {
			w.at = append(w.at, step{index: i})
			w.value(s.elem, ref, v.Index(i))
			w.at = w.at[:len(w.at)-1]
		}
	case text:
		w.visit(Value{Ref: ref, Ptr: v.Addr().Interface(), walk: w})
	}
}
