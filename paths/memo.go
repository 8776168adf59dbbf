package paths

import "slices"

// memo remembers what depends on no more of a held set than a mask.
type memo[T any] struct {
	mask bitset
	seen map[uint64][]remembered[T]
}

type remembered[T any] struct {
	held  bitset
	value T
}

// of is the value for a held set, which find makes if it is new.
func (m *memo[T]) of(held bitset, find func() T) T {
	h := held.hashOf(m.mask)
	for i := range m.seen[h] {
		if r := &m.seen[h][i]; held.sameWithin(r.held, m.mask) {
			return r.value
		}
	}
	if m.seen == nil {
		m.seen = map[uint64][]remembered[T]{}
	}
	value := find()
	m.seen[h] = append(m.seen[h], remembered[T]{slices.Clone(held), value})
	return value
}
