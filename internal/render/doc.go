// Package render turns a value and options into bytes. Layouts live here and
// nowhere else, and here alone text is made safe for what will show it: a
// terminal, a spreadsheet, a browser, a Markdown reader.
package render

// Doc is an answer before it has a form: blocks in reading order. A Doc that is
// one Table and nothing else is a list, which a pipe gets as tab-separated
// values.
type Doc struct {
	Title  string
	Blocks []Block
}

// Add appends blocks.
func (d *Doc) Add(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }

// Block is one of Heading, Para, Fields, List, Outline, Notes, Table, Verbatim and
// the Charts.
type Block interface{ block() }

// Heading opens a section that lasts to the next Heading; an empty one ends it.
type Heading string

// Para is running text.
type Para struct {
	Text string
	Tone Tone
}

// Fields are named values.
type Fields []Field

// Field is one named value; an empty value is not shown.
type Field struct{ Name, Value string }

// List is a list of short texts.
type List []string

// Table is rows under columns.
type Table struct {
	Columns []Column
	Rows    [][]Cell
	Footer  string // for people only: how many, what next
	Empty   string // what people read instead of a table without rows
	RowName string // what a row is, where the section's title is too long to say before each
}

// Column heads a table's column.
type Column struct {
	Name  string
	Right bool // numbers
	Flex  int  // may be cut down to this width on a narrow terminal; 0: only where nothing else helps
	Drop  int  // may be left out on a narrow terminal, the highest first; 0 never
}

// Cell is one value: Text for people, Value for programs.
type Cell struct {
	Text   string
	Value  string
	Number bool // Value is a number, so that no spreadsheet can take it for a formula
}

// Verbatim is lines in a form of their own, such as file:line:column, which no
// layout may break.
type Verbatim []string

// Outline is steps in order, each with notes.
type Outline []Item

// Notes is things in no order, each with notes.
type Notes []Item

// Item is a thing with notes.
type Item struct {
	Text  string
	Notes []string
}

// Tone colors a paragraph.
type Tone int

// Tones.
const (
	Normal Tone = iota
	Quiet
	Good
	Warning
)

func (Heading) block()  {}
func (Para) block()     {}
func (Fields) block()   {}
func (List) block()     {}
func (Table) block()    {}
func (Verbatim) block() {}
func (Outline) block()  {}
func (Notes) block()    {}

// list gives the only table of a Doc that is a list.
func (d Doc) list() (Table, bool) {
	if len(d.Blocks) != 1 {
		return Table{}, false
	}
	t, ok := d.Blocks[0].(Table)
	return t, ok
}
