package render

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/roles"
)

// sideBySide is facts of several things, a column a thing.
type sideBySide struct {
	names []string // of the columns
	ids   []string
	facts []sideFact
	// narrow lets the names of the facts be cut too, where they are long.
	narrow bool
}

// sideFact is one fact of each thing.
type sideFact struct {
	name   string
	cells  []Cell
	always bool // shown where it is the same for all, too
}

// newSideBySide names a column after a letter and the thing's id, so that two
// ids that begin alike can be told apart where they are cut.
func newSideBySide(ids []string) *sideBySide {
	s := &sideBySide{ids: ids}
	for i, id := range ids {
		s.names = append(s.names, letter(i)+" "+id)
	}
	return s
}

// add adds a fact with the cell of each thing, in order.
func (s *sideBySide) add(name string, cell func(i int) Cell) { s.fact(name, false, cell) }

// addAlways adds a fact that is shown where it is the same for all, too.
func (s *sideBySide) addAlways(name string, cell func(i int) Cell) { s.fact(name, true, cell) }

func (s *sideBySide) fact(name string, always bool, cell func(i int) Cell) {
	f := sideFact{name: name, always: always}
	for i := range s.ids {
		f.cells = append(f.cells, cell(i))
	}
	s.facts = append(s.facts, f)
}

func (f sideFact) same() bool {
	return !slices.ContainsFunc(f.cells, func(c Cell) bool { return c.Text != f.cells[0].Text })
}

// How far the columns of a comparison may be cut: those of the things, and that
// of the names of facts where they are long.
const (
	leastCompared = 8
	leastName     = 22
)

// table is the facts that differ, those always shown and, with all, the others.
func (s *sideBySide) table(corner string, all bool) (t Table, hidden int) {
	t.Columns = []Column{{Name: corner}}
	if s.narrow {
		t.Columns[0].Flex = leastName
	}
	for _, name := range s.names {
		t.Columns = append(t.Columns, Column{Name: name, Flex: leastCompared})
	}
	for _, f := range s.facts {
		if !all && !f.always && f.same() {
			hidden++
			continue
		}
		t.Rows = append(t.Rows, append([]Cell{Text(f.name)}, f.cells...))
	}
	return t, hidden
}

// addTo adds a section with the table, where it has rows, and says how many are
// left out.
func (s *sideBySide) addTo(d *Doc, heading, corner, thing string, all bool) {
	t, hidden := s.table(corner, all)
	if len(t.Rows)+hidden == 0 {
		return
	}
	d.Add(Heading(heading))
	if len(t.Rows) > 0 {
		d.Add(t)
	}
	if hidden > 0 {
		d.Add(Para{Text: Plural(hidden, thing) + " the same for all: --all", Tone: Quiet})
	}
}

// rows is every fact for a spreadsheet.
func (s *sideBySide) rows(section string) [][]Cell {
	var rows [][]Cell
	for _, f := range s.facts {
		rows = append(rows, append([]Cell{Text(section), Text(f.name), Text(f.unit())}, f.cells...))
	}
	return rows
}

// sheet is a table for a spreadsheet with a column a thing.
func (s *sideBySide) sheet(rows ...[][]Cell) *Table {
	t := &Table{Columns: []Column{{Name: "section"}, {Name: "fact"}, {Name: "unit"}}, Rows: slices.Concat(rows...)}
	for _, id := range s.ids {
		t.Columns = append(t.Columns, Column{Name: id})
	}
	return t
}

// legend says what each column is.
func (s *sideBySide) legend(words func(i int) string) Fields {
	var fields Fields
	for i, name := range s.names {
		fields = append(fields, Field{name, words(i)})
	}
	return fields
}

// addEach adds a section of what is told of each thing, a name a line.
func (s *sideBySide) addEach(d *Doc, heading string, words func(i int) string) {
	fields := s.legend(words)
	if slices.ContainsFunc(fields, func(f Field) bool { return f.Value != "" }) {
		d.Add(Heading(heading), fields)
	}
}

// addOwn adds a section of what only some things have in their lists, and how
// much all have; with all, that is named too.
func (s *sideBySide) addOwn(d *Doc, heading, item string, lists [][]string, all bool) {
	common := slices.DeleteFunc(slices.Clone(lists[0]), func(x string) bool {
		return slices.ContainsFunc(lists[1:], func(l []string) bool { return !slices.Contains(l, x) })
	})
	fields := s.legend(func(i int) string {
		own := slices.DeleteFunc(slices.Clone(lists[i]), func(x string) bool { return slices.Contains(common, x) })
		return fewWords(own, all)
	})
	if len(common) == 0 && !slices.ContainsFunc(fields, func(f Field) bool { return f.Value != "" }) {
		return
	}
	same := ""
	switch {
	case all:
		same = listed(common, "and")
	case len(common) > 0:
		same = Plural(len(common), item) + " (--all)"
	}
	d.Add(Heading(heading), append(fields, Field{"= same", same}))
}

// fewWords keeps a list short for people, unless all is asked for.
func fewWords(list []string, all bool) string {
	const most = 6
	if more := len(list) - most; !all && more > 1 {
		return strings.Join(list[:most], ", ") + " and " + strconv.Itoa(more) + " more (--all)"
	}
	return listed(list, "and")
}

// abbreviated is the short form that a certification's name ends in, or its id
// in capitals.
func abbreviated(c *roles.Catalog, cert string) string {
	name := c.Title(roles.Ref{Kind: roles.KindCert, ID: cert})
	if open := strings.LastIndexByte(name, '('); open >= 0 && strings.HasSuffix(name, ")") && !strings.Contains(name[open:], " ") {
		return name[open+1 : len(name)-1]
	}
	return strings.ToUpper(cert)
}
