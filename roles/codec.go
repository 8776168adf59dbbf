package roles

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"strings"
)

// The compact form of a catalog: a header, a checksum, a table of all
// strings over one text, then the records as indexes into the table and
// variable-length numbers. Each record type has one method that both reads and
// writes it (codec_records.go), so that the two cannot drift apart.
const compactHeader = "rung catalog 2\n" // the number is the format's version: raise it with any change to the records

// Compact is the catalog in the form in which the program carries its own
// pack: small, quick to read, and the same bytes for the same catalog.
func (c *Catalog) Compact() []byte {
	w := codec{writing: true, index: map[string]int{"": 0}, table: []string{""}}
	copied := *c
	w.catalog(&copied)

	var body []byte
	body = binary.AppendUvarint(body, uint64(len(w.table)))
	for _, s := range w.table {
		body = binary.AppendUvarint(body, uint64(len(s)))
	}
	body = append(body, strings.Join(w.table, "")...)
	body = append(body, w.out...)

	out := append([]byte(compactHeader), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[len(compactHeader):], crc32.ChecksumIEEE(body))
	return append(out, body...)
}

// decodeCatalog reads what Compact writes. Other bytes give an error.
func decodeCatalog(data string) (*Catalog, error) {
	rest, ok := strings.CutPrefix(data, compactHeader)
	if !ok || len(rest) < 4 {
		return nil, errors.New("not a compact catalog of this version")
	}
	sum := binary.LittleEndian.Uint32([]byte(rest[:4]))
	if checksum(rest[4:]) != sum {
		return nil, errors.New("compact catalog is damaged: its checksum differs")
	}
	return decodeBody(rest[4:])
}

// checksum is that of a text, without a copy of it.
func checksum(text string) uint32 {
	var sum uint32
	var piece [4096]byte
	for text != "" {
		n := copy(piece[:], text)
		sum = crc32.Update(sum, crc32.IEEETable, piece[:n])
		text = text[n:]
	}
	return sum
}

func decodeBody(body string) (*Catalog, error) {
	r := codec{in: body}
	r.strings()
	var c Catalog
	r.catalog(&c)
	switch {
	case r.err != nil:
		return nil, fmt.Errorf("compact catalog is damaged: %w", r.err)
	case r.left() > 0:
		return nil, errors.New("compact catalog is damaged: bytes follow its end")
	}
	c.buildIndex()
	return &c, nil
}

// codec reads or writes, as writing says. After an error it reads zeros.
type codec struct {
	writing bool
	table   []string

	out   []byte         // written so far
	index map[string]int // place in the table, while writing

	in  string
	pos int // of the next byte to read
	err error

	// Short lists are cut from these, because a catalog has thousands.
	texts        slab[string]
	clauses      slab[Clause]
	alternatives slab[Alternative]
	grants       slab[SkillLevel]
	moves        slab[Move]
	develops     slab[Develop]
	changes      slab[Change]
	conditions   slab[Condition]
	facts        slab[PayFact]
	wages        slab[Wage]
}

func (c *codec) fail(err error) {
	if c.err == nil {
		c.err = err
	}
	c.pos = len(c.in)
}

// left is how many bytes have not been read.
func (c *codec) left() int { return len(c.in) - c.pos }

// strings reads the table: first all lengths, then the text.
func (c *codec) strings() {
	c.table = make([]string, c.length())
	total := 0
	for i := range c.table {
		length := int(min(c.readNumber(), math.MaxInt32))
		if total += length; total > c.left() {
			c.fail(errors.New("strings are cut short"))
			c.table = nil
			return
		}
		c.table[i] = c.in[:length] // so long; which text follows below
	}
	for i, placeholder := range c.table {
		c.table[i] = c.in[c.pos : c.pos+len(placeholder)]
		c.pos += len(placeholder)
	}
}

func (c *codec) readNumber() uint64 {
	if c.pos < len(c.in) && c.in[c.pos] < 0x80 { // most numbers are small
		c.pos++
		return uint64(c.in[c.pos-1])
	}
	var n uint64
	for i := range min(c.left(), binary.MaxVarintLen64) {
		b := c.in[c.pos+i]
		n |= uint64(b&0x7F) << (7 * i)
		if b < 0x80 {
			c.pos += i + 1
			return n
		}
	}
	c.fail(errors.New("a number is cut short"))
	return 0
}

// skipZero passes over a zero, or an absent text or list: half of what there
// is to read.
func (c *codec) skipZero() bool {
	if c.pos < len(c.in) && c.in[c.pos] == 0 {
		c.pos++
		return true
	}
	return false
}

// length reads a count of things that take at least a byte each, so that it
// can't ask for more memory than the bytes behind it warrant.
func (c *codec) length() int {
	n := c.readNumber()
	if n > uint64(c.left()) {
		c.fail(errors.New("a list is cut short"))
		return 0
	}
	return int(n)
}

func text[S ~string](c *codec, s *S) {
	if c.writing {
		at, ok := c.index[string(*s)]
		if !ok {
			at = len(c.table)
			c.index[string(*s)] = at
			c.table = append(c.table, string(*s))
		}
		c.out = binary.AppendUvarint(c.out, uint64(at))
		return
	}
	if c.skipZero() {
		return
	}
	at := c.readNumber()
	if at >= uint64(len(c.table)) {
		if c.err == nil {
			c.fail(errors.New("a string is missing"))
		}
		return
	}
	*s = S(c.table[at])
}

func (c *codec) int(n *int) {
	if c.writing {
		c.out = binary.AppendVarint(c.out, int64(*n))
		return
	}
	if c.skipZero() {
		*n = 0
		return
	}
	u := c.readNumber()
	*n = int(int64(u>>1) ^ -int64(u&1))
}

func (c *codec) bool(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.int(&n)
	*b = n != 0
}

// flags are up to 63 bools as one number.
func (c *codec) flags(set []bool) {
	n := 0
	for i, b := range set {
		if b {
			n |= 1 << i
		}
	}
	c.int(&n)
	for i := range set {
		set[i] = n>>i&1 != 0
	}
}

func (c *codec) level(l *Level) {
	n := int(*l)
	c.int(&n)
	if n < int(None) || n > int(Expert) {
		c.fail(errors.New("a level is unknown"))
		return
	}
	*l = Level(n)
}

func (c *codec) float(f *float64) {
	if c.writing {
		c.out = binary.LittleEndian.AppendUint64(c.out, math.Float64bits(*f))
		return
	}
	if c.left() < 8 {
		c.fail(errors.New("a number is cut short"))
		return
	}
	*f = math.Float64frombits(binary.LittleEndian.Uint64([]byte(c.in[c.pos : c.pos+8])))
	c.pos += 8
}

// slab hands out short slices of larger arrays.
type slab[T any] struct{ free []T }

func (s *slab[T]) take(n int) []T {
	const chunk = 512
	if n > len(s.free) {
		s.free = make([]T, max(n, chunk))
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

// list reads or writes a slice. An empty one is nil after reading. The slab
// may be nil.
func list[T any](c *codec, values *[]T, from *slab[T], each func(*codec, *T)) {
	if c.writing {
		c.out = binary.AppendUvarint(c.out, uint64(len(*values)))
		for i := range *values {
			each(c, &(*values)[i])
		}
		return
	}
	const few = 1024 // more than so many are allocated as they are read: a record takes more memory than bytes
	if c.skipZero() {
		return
	}
	n := c.length()
	switch {
	case n > few:
		out := make([]T, 0, few)
		for i := 0; i < n && c.err == nil; i++ {
			out = append(out, *new(T))
			each(c, &out[i])
		}
		*values = slices.Clip(out)
		return
	case from != nil:
		*values = from.take(n)
	default:
		*values = make([]T, n)
	}
	for i := range *values {
		each(c, &(*values)[i])
	}
}

func (c *codec) strs(values *[]string) { list(c, values, &c.texts, text[string]) }

// pointer reads or writes a value that may be absent.
func pointer[T any](c *codec, value **T, each func(*codec, *T)) {
	given := *value != nil
	c.bool(&given)
	if !given {
		return
	}
	if !c.writing {
		*value = new(T)
	}
	each(c, *value)
}
