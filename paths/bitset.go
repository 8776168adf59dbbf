package paths

import "math/bits"

// bitset is a set of small numbers. Sets that are compared have equal length.
type bitset []uint64

func newBitset(n int) bitset    { return make(bitset, (n+63)/64) }
func (b bitset) set(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b bitset) has(i int) bool { return b[i>>6]>>(i&63)&1 == 1 }
func (b bitset) hasAll(c bitset) bool {
	for i, w := range c {
		if w&^b[i] != 0 {
			return false
		}
	}
	return true
}

func (b bitset) or(c bitset) {
	for i, w := range c {
		b[i] |= w
	}
}

func (b bitset) and(c bitset) {
	for i, w := range c {
		b[i] &= w
	}
}

func (b bitset) remove(c bitset) {
	for i, w := range c {
		b[i] &^= w
	}
}

func (b bitset) equal(c bitset) bool {
	for i, w := range c {
		if b[i] != w {
			return false
		}
	}
	return true
}

func (b bitset) intersects(c bitset) bool {
	for i, w := range c {
		if b[i]&w != 0 {
			return true
		}
	}
	return false
}

func (b bitset) empty() bool {
	for _, w := range b {
		if w != 0 {
			return false
		}
	}
	return true
}

// each calls f with every member, in order.
func (b bitset) each(f func(int)) {
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			f(i<<6 + bits.TrailingZeros64(w))
		}
	}
}

// hashOf hashes what a set has of another.
func (b bitset) hashOf(mask bitset) uint64 {
	h := uint64(14695981039346656037)
	for i, w := range b {
		h = (h ^ w&mask[i]) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// sameWithin reports whether two sets have the same of a third.
func (b bitset) sameWithin(c, mask bitset) bool {
	for i, w := range c {
		if (w^b[i])&mask[i] != 0 {
			return false
		}
	}
	return true
}
