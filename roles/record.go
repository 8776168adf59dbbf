package roles

import (
	"fmt"
	"slices"

	"careers/rung/internal/yamldoc"
)

// origin is where a record was read. Its node is nil for records that come from
// a compact catalog, which have no place.
type origin struct {
	layer int
	file  string
	node  *yamldoc.Node
}

// record is one thing that a pack defines, as long as it is being loaded.
type record[T any] struct {
	value T
	meta  meta
	origin
}

// table holds the records of one kind, in the order in which they were read.
type table[T any] struct {
	kind    Kind
	where   string // the files that define such records
	typ     *yamldoc.Type
	id      func(*T) string
	idKey   string
	list    []*record[T]
	byID    map[string]*record[T]
	renamed map[string]string   // old id → the id that replaces it
	unread  map[string]struct{} // ids in files that could not be read
}

func newTable[T any](kind Kind, where string, typ *yamldoc.Type, idKey string, id func(*T) string) *table[T] {
	return &table[T]{
		kind: kind, where: where, typ: typ, id: id, idKey: idKey,
		byID: map[string]*record[T]{}, renamed: map[string]string{}, unread: map[string]struct{}{},
	}
}

// values are the records themselves.
func (t *table[T]) values() []T {
	var out []T
	for _, r := range t.list {
		out = append(out, r.value)
	}
	return out
}

func (t *table[T]) get(id string) *T {
	if r := t.byID[id]; r != nil {
		return &r.value
	}
	return nil
}

// add puts a record into its table, or reports why it can't stand there.
func add[T any](l *loader, t *table[T], r *record[T]) {
	id := t.id(&r.value)
	if id == "" {
		return // reported when it was decoded
	}
	first := t.byID[id]
	switch {
	case first == nil && r.meta.Override:
		l.report(r.origin, yamldoc.Key("override"), codeOverride,
			l.nearestHint(id, t.ids, "remove `override: true`, or load the pack that defines it first"),
			"no earlier pack has the %s %q to override", t.kind, id)
	case first == nil:
	case first.layer == r.layer:
		l.report(r.origin, yamldoc.Key(t.idKey), codeDuplicateID, "give each its own id",
			"%s %q is defined twice", t.kind, id).relate(first.origin, yamldoc.Key(t.idKey), "first defined here")
		return
	case !r.meta.Override:
		l.report(r.origin, yamldoc.Key(t.idKey), codeOverride, "add `override: true` to replace it whole, or choose another id",
			"%s %q is already in %s", t.kind, id, l.layers[first.layer].Name).relate(first.origin, yamldoc.Key(t.idKey), "defined here")
		return
	case l.sealed[first.layer]:
		l.report(r.origin, yamldoc.Key("override"), codeOverride, "choose another id",
			"%s does not allow its %s %q to be overridden", l.layers[first.layer].Name, t.kind, id)
		return
	}
	t.byID[id] = r
	if first == nil {
		t.list = append(t.list, r)
		return
	}
	t.list[slices.Index(t.list, first)] = r
}

func (t *table[T]) ids() []string {
	ids := make([]string, 0, len(t.list))
	for _, r := range t.list {
		ids = append(ids, t.id(&r.value))
	}
	return ids
}

// rename notes the old ids that a record replaces.
func (t *table[T]) rename(l *loader, replaces func(*T) []string) {
	for _, r := range slices.Clone(t.list) {
		for i, old := range replaces(&r.value) {
			at := yamldoc.Key("replaces").Index(i)
			id := t.id(&r.value)
			live := t.byID[old]
			switch {
			case live != nil && live.layer < r.layer && !l.sealed[live.layer]:
				delete(t.byID, old)
				t.list = slices.DeleteFunc(t.list, func(x *record[T]) bool { return x == live })
			case live != nil:
				l.report(r.origin, at, codeReplaces, "remove the old record, or the id from `replaces`",
					"%s %q replaces %q, which is still defined", t.kind, id, old).relate(live.origin, yamldoc.Key(t.idKey), "defined here")
				continue
			case t.renamed[old] != "":
				l.report(r.origin, at, codeReplaces, "let one of the two replace it",
					"%s %q is replaced by both %q and %q", t.kind, old, t.renamed[old], id)
				continue
			}
			t.renamed[old] = id
		}
	}
}

// resolve is the id that a reference means, after renames.
func (t *table[T]) resolve(id string) (string, bool) {
	if _, ok := t.byID[id]; ok {
		return id, true
	}
	if now, ok := t.renamed[id]; ok {
		return now, true
	}
	_, unread := t.unread[id]
	return id, unread
}

// referable is what a reference needs to know of a table.
type referable interface {
	resolve(id string) (string, bool)
	ids() []string
	files() string
}

func (t *table[T]) files() string { return t.where }

// nearestHint suggests the candidate that a name most likely means; without one
// it is the fallback.
func (l *loader) nearestHint(name string, candidates func() []string, fallback string) string {
	const most = 200 // comparing a name with all others takes long in a large pack
	if l.guesses++; l.guesses > most {
		return fallback
	}
	return orNearest(name, candidates(), fallback)
}

func orNearest(name string, candidates []string, fallback string) string {
	if near := yamldoc.Nearest(name, candidates); near != "" {
		return fmt.Sprintf("did you mean `%s`?", near)
	}
	return fallback
}
