package paths_test

import (
	"reflect"

	"careers/rung/paths"
	"careers/rung/roles"
)

// puzzle is a catalogue and a question of it.
type puzzle struct {
	C roles.Catalog
	Q paths.Query
}

// shrink makes a puzzle as small as it gets while it fails, so that a failing
// test prints something to think about.
func shrink(c *roles.Catalog, q paths.Query, fails func(*roles.Catalog, paths.Query) bool) (*roles.Catalog, paths.Query) {
	smallest := puzzle{*c, q}
	for changed := true; changed; {
		changed = false
		for n := 0; ; n++ {
			try := copyOf(reflect.ValueOf(smallest)).Interface().(puzzle)
			left := n
			if !edit(reflect.ValueOf(&try).Elem(), &left) {
				break
			}
			if stillFails(try, fails) {
				smallest, changed = try, true
				n--
			}
		}
	}
	return roles.NewCatalog(smallest.C), smallest.Q
}

// stillFails takes a panic for a dangling reference that the edit left.
func stillFails(try puzzle, fails func(*roles.Catalog, paths.Query) bool) (failed bool) {
	defer func() {
		if recover() != nil {
			failed = false
		}
	}()
	whole := copyOf(reflect.ValueOf(try)).Interface().(puzzle)
	return fails(roles.NewCatalog(whole.C), whole.Q)
}

// edit applies the n-th possible removal and reports whether there is one. It
// counts n down as it passes removals by.
func edit(v reflect.Value, n *int) bool {
	here := func() bool {
		*n--
		return *n < 0
	}
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[roles.Alternative]() {
			return false // less of a demand is another demand
		}
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if v.Field(i).CanSet() && name != "Model" && name != "MaxMoves" && name != "Pace" && edit(v.Field(i), n) {
				return true
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if v.Len() == 1 && v.Type().Elem() == reflect.TypeFor[roles.Alternative]() {
				break // a clause has one at least
			}
			if here() {
				v.Set(reflect.AppendSlice(v.Slice(0, i), v.Slice(i+1, v.Len())))
				return true
			}
		}
		for i := range v.Len() {
			if edit(v.Index(i), n) {
				return true
			}
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			if here() {
				v.SetMapIndex(key, reflect.Value{})
				return true
			}
		}
	case reflect.Pointer:
		if !v.IsNil() && here() {
			v.SetZero()
			return true
		}
	case reflect.Int, reflect.Bool:
		if !v.IsZero() && here() {
			v.SetZero()
			return true
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[roles.Duration]() && !v.IsZero() && here() {
			v.SetZero()
			return true
		}
	}
	return false
}

func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	for i := range keys {
		for j := i; j > 0 && keys[j].String() < keys[j-1].String(); j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
		}
	}
	return keys
}

// copyOf is a deep copy; what is not exported is left zero.
func copyOf(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if out.Field(i).CanSet() {
				out.Field(i).Set(copyOf(v.Field(i)))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return out
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(copyOf(v.Index(i)))
		}
	case reflect.Map:
		if v.IsNil() {
			return out
		}
		out.Set(reflect.MakeMap(v.Type()))
		for _, key := range v.MapKeys() {
			out.SetMapIndex(key, v.MapIndex(key))
		}
	case reflect.Pointer:
		if v.IsNil() {
			return out
		}
		out.Set(reflect.New(v.Type().Elem()))
		out.Elem().Set(copyOf(v.Elem()))
	default:
		out.Set(v)
	}
	return out
}
