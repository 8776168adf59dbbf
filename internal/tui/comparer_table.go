package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// sides is a table with a column for each of a few things.
type sides struct {
	refs   []string // of the columns
	names  []string
	rows   []sideRow
	roles  *roleSheet // what its rows are made of, where they are of roles
	hidden int        // rows that are the same for all and not shown
	care   int        // warnings among the rows
	best   bool       // some cell is the best of its row
	long   bool       // cells may be whole sentences
	laid   laidOut
}

// sideKind is what a row is.
type sideKind int

const (
	sideFact    sideKind = iota
	sideHeading          // the title of a section
	sideText             // text across all columns
)

// sideRow is one fact of all things, or a line between facts.
type sideRow struct {
	kind   sideKind
	name   string
	note   string // of a heading
	text   string // across
	paint  paint  // of the text
	cells  []sideCell
	always bool // shown where it is the same for all, too
}

// sideCell is one fact of one thing: lines, or a picture.
type sideCell struct {
	items []sideItem
	band  *band
	best  bool
}

// sideItem is a part of a fact. Where it is long it goes on below.
type sideItem struct {
	mark  string // before it, as "✓"; "" none
	text  string
	paint paint
}

// band is a span of figures on a scale that all columns share.
type band struct{ low, typical, high, from, to int }

// cellOf is a cell of a few words.
func cellOf(text string) sideCell { return sideCell{items: []sideItem{{text: text}}} }

func (r sideRow) same() bool {
	return !slices.ContainsFunc(r.cells, func(x sideCell) bool { return !slices.Equal(x.items, r.cells[0].items) || x.band != nil })
}

// hide leaves out what is the same for all, unless all is to be shown, and
// headings without anything below.
func (t *sides) hide(all bool) {
	var rows []sideRow
	for _, r := range t.rows {
		if r.kind == sideText && r.paint == warn {
			t.care++
		}
		if r.kind == sideFact {
			if slices.ContainsFunc(r.cells, func(x sideCell) bool { return x.best }) {
				t.best = true
			}
			if !all && !r.always && r.same() {
				t.hidden++
				continue
			}
			if all && !r.always && r.same() {
				r.name = "= " + r.name
			}
		}
		rows = append(rows, r)
	}
	t.rows = nil
	for i, r := range rows {
		if r.kind == sideHeading && (i+1 == len(rows) || rows[i+1].kind == sideHeading) {
			continue
		}
		t.rows = append(t.rows, r)
	}
	if t.rows == nil {
		t.rows = []sideRow{{kind: sideText, text: "They do not differ in anything that is known. d shows all there is."}}
	}
}

// laidOut is a table brought to a width.
type laidOut struct {
	width, column int // that it is for
	short         bool
	label         int // columns of the names of facts; 0: they stand above
	cell          int // columns of a thing
	from, shown   int // the things in view
	heads         [][]string
	headHeight    int
	lines         []sideLine
}

// sideLine is a line of a laid out table.
type sideLine struct {
	kind  sideKind
	name  string
	note  string
	paint paint
	parts []sidePart // of the things in view
}

// sidePart is what of a cell stands on one line.
type sidePart struct {
	text  string
	paint paint
	band  *band
	best  bool
}

// Widths of a table.
const (
	narrowSides = 60 // below it names of facts stand above their cells
	leastSide   = 14
	leastLong   = 18
	widestSide  = 44
	leastLabel  = 18
	widestLabel = 30

	shortSides = 16 // lines of a canvas below which names of columns take one
	headLines  = 3
)

// layout lays the table out for a canvas, with the things around a column.
func (t *sides) layout(width, height, column int) { t.laid = t.at(width, height, column) }

// at is the table for a canvas; that of the last layout where it is the same.
func (t *sides) at(width, height, column int) laidOut {
	if t.laid.width == width && t.laid.column == column && t.laid.short == (height < shortSides) {
		return t.laid
	}
	return t.lay(width, height, column)
}

func (t *sides) height() int { return len(t.laid.lines) }

func (t *sides) lay(width, height, column int) laidOut {
	l := laidOut{width: width, column: column, shown: len(t.names), short: height < shortSides}
	if l.shown == 0 {
		return l
	}
	if width >= narrowSides {
		l.label = leastLabel
		for _, r := range t.rows {
			if r.kind == sideFact {
				l.label = max(l.label, cells(safe(r.name))+2)
			}
		}
		l.label = min(l.label, widestLabel, max(width/(len(t.names)+1), leastLabel))
	}
	room := width - 2 - l.label
	least := leastSide
	if t.long {
		least = leastLong
	}
	l.shown = max(min(len(t.names), room/least), 1)
	if l.label == 0 {
		l.shown = min(l.shown, 2)
	}
	l.cell = max(min(room/l.shown, widestSide), 1)
	l.from = max(min(column-l.shown/2, len(t.names)-l.shown), 0)
	for i := l.from; i < l.from+l.shown; i++ {
		lines := fitted(letterOf(i)+" "+t.names[i], l.cell-2)
		most := headLines
		if l.short {
			most--
		}
		if len(lines) > most {
			lines = append(lines[:most-1], strings.Join(lines[most-1:], " "))
		}
		l.heads = append(l.heads, lines)
	}
	l.tellApart(t.refs)
	for _, head := range l.heads {
		l.headHeight = max(l.headHeight, len(head))
	}
	before := sideHeading
	for i, r := range t.rows {
		if !l.short && i > 0 && (r.kind == sideHeading || r.kind == sideText && before == sideFact) {
			l.lines = append(l.lines, sideLine{kind: sideText})
		}
		l.lines = append(l.lines, l.layRow(r)...)
		before = r.kind
	}
	return l
}

// tellApart names columns by their ids where two look the same once they are cut.
func (l *laidOut) tellApart(refs []string) {
	seen := map[string]bool{}
	for _, head := range l.heads {
		text := ""
		for _, line := range head {
			text += " " + ansi.Truncate(line, l.cell-2, "…")
		}
		seen[text[2:]] = true // without the letter
	}
	if len(seen) == len(l.heads) {
		return
	}
	for i := range l.heads {
		_, id, _ := strings.Cut(refs[l.from+i], "/")
		l.heads[i] = []string{letterOf(l.from+i) + " " + id}
	}
}

// letterOf is what a column is called: "A".
func letterOf(i int) string { return string(rune('A' + i)) }

func (l *laidOut) layRow(r sideRow) []sideLine {
	switch r.kind {
	case sideHeading:
		return []sideLine{{kind: sideHeading, name: r.name, note: r.note}}
	case sideText:
		var lines []sideLine
		for _, text := range fitted(r.text, l.width-3) {
			lines = append(lines, sideLine{kind: sideText, name: text, paint: r.paint})
		}
		return lines
	}
	var columns [][]sidePart
	height := 1
	for _, x := range r.cells[l.from:min(l.from+l.shown, len(r.cells))] {
		parts := l.layCell(x)
		columns = append(columns, parts)
		height = max(height, len(parts))
	}
	var lines []sideLine
	names := fitted(r.name, l.label-2)
	if l.label == 0 {
		if r.name != "" {
			lines = append(lines, sideLine{kind: sideFact, name: r.name})
		}
		names = nil
	}
	for y := range max(height, len(names)) {
		line := sideLine{kind: sideFact}
		if y < len(names) {
			line.name = names[y]
		}
		for _, parts := range columns {
			part := sidePart{}
			if y < len(parts) {
				part = parts[y]
			}
			line.parts = append(line.parts, part)
		}
		lines = append(lines, line)
	}
	return lines
}

// layCell breaks a cell into lines; what belongs to a mark is set in under it.
func (l *laidOut) layCell(x sideCell) []sidePart {
	if x.band != nil {
		return []sidePart{{band: x.band}}
	}
	var parts []sidePart
	for _, item := range x.items {
		text, indent := item.text, ""
		if item.mark != "" {
			indent = strings.Repeat(" ", cells(item.mark)+1)
		}
		for i, line := range fitted(text, l.cell-2-len(indent)) {
			before := indent
			if i == 0 && item.mark != "" {
				before = item.mark + " "
			}
			parts = append(parts, sidePart{text: before + line, paint: item.paint})
		}
	}
	if len(parts) > 0 {
		parts[0].best = x.best
	}
	return parts
}

// fitted breaks text between words into lines of a width, and words that are
// longer than that.
func fitted(text string, width int) []string {
	var lines []string
	width = max(width, 1)
	for _, line := range wrapped(safe(text), width) {
		for cells(line) > width {
			head := beginning(line, width)
			lines, line = append(lines, head), line[len(head):]
		}
		lines = append(lines, line)
	}
	return lines
}

// beginning is the beginning of a text that fits a width, at least a character.
func beginning(text string, width int) string {
	end, used := 0, 0
	for i, r := range text {
		w := cells(string(r))
		if i > 0 && used+w > width {
			break
		}
		used, end = used+w, i+len(string(r))
	}
	return text[:end]
}
