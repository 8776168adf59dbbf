package render

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
)

// minWidth keeps layouts from collapsing on an absurdly narrow terminal.
const minWidth = 20

// terminal lays a Doc out in cells. Its escape sequences are plain SGR codes
// chosen by options: nothing here asks the terminal anything.
type terminal struct {
	bytes.Buffer
	width int
	color bool
	cells *runewidth.Condition // pinned, so that no locale changes a layout
}

func newTerminal(o Options) *terminal {
	width := o.Width
	if width <= 0 {
		width = 80
	}
	return &terminal{width: max(width, minWidth), color: o.Color,
		cells: &runewidth.Condition{StrictEmojiNeutral: true}}
}

// SGR codes, from the sixteen colors that every terminal theme sets.
const (
	sgrBold   = "1"
	sgrDim    = "2"
	sgrGreen  = "32"
	sgrYellow = "33"
	sgrRed    = "31"
	sgrBlue   = "34"
)

func (t *terminal) paint(code, text string) string {
	if !t.color || code == "" || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// inkCode is the SGR code of an ink.
func inkCode(ink Ink) string {
	return map[Ink]string{InkStrong: sgrBold, InkQuiet: sgrDim, InkGood: sgrGreen, InkWarning: sgrYellow, InkAccent: sgrBlue, InkBad: sgrRed,
		InkStudy: sgrYellow, InkWaiting: sgrDim, InkWork: sgrGreen}[ink]
}

func toneCode(tone Tone) string {
	switch tone {
	case Quiet:
		return sgrDim
	case Good:
		return sgrGreen
	case Warning:
		return sgrYellow
	}
	return ""
}

func (t *terminal) doc(d Doc) []byte {
	if d.Title != "" {
		t.lines(sgrBold, "", "", d.Title)
	}
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			if t.Len() > 0 {
				t.WriteByte('\n')
			}
			if b != "" {
				t.lines(sgrBold, "", "", string(b))
			}
		case Para:
			t.lines(toneCode(b.Tone), "", "", b.Text)
		case Fields:
			t.fields(b)
		case List:
			for _, item := range b {
				t.lines("", " - ", "   ", item)
			}
		case Outline:
			t.outline(b)
		case Notes:
			for _, item := range b {
				t.lines("", " - ", "   ", item.Text)
				t.notes("   ", item.Notes)
			}
		case Table:
			t.table(b)
		case Chart:
			t.chart(b.cells(t.width), d.Blocks, i)
		case Verbatim:
			for _, line := range b {
				t.WriteString(safe(line) + "\n")
			}
		}
	}
	return t.Bytes()
}

// chart writes a picture with an empty line between it and what is no heading.
func (t *terminal) chart(lines [][]Piece, blocks []Block, at int) {
	if len(lines) == 0 {
		return
	}
	isHeading := func(i int) bool { _, is := blocks[i].(Heading); return is }
	if at > 0 && !isHeading(at-1) && !bytes.HasSuffix(t.Bytes(), []byte("\n\n")) {
		t.WriteByte('\n')
	}
	t.pieces(lines)
	if at+1 < len(blocks) && !isHeading(at+1) {
		t.WriteByte('\n')
	}
}

// pieces writes lines that are laid out already.
func (t *terminal) pieces(lines [][]Piece) {
	for _, line := range lines {
		text, blank := "", "" // blanks that end a line are not written
		for _, p := range line {
			shown := strings.TrimRight(p.Text, " ")
			if shown == "" {
				blank += p.Text
				continue
			}
			text += blank + t.paint(inkCode(p.Ink), shown)
			blank = p.Text[len(shown):]
		}
		t.WriteString(text + "\n")
	}
}

// lines writes text wrapped to the width, the first line after one prefix and
// the others after another.
func (t *terminal) lines(code, first, rest, text string) {
	prefix := first
	for _, line := range t.wrap(safe(text), t.width-t.cells.StringWidth(first)) {
		t.WriteString(prefix + t.paint(code, line) + "\n")
		prefix = rest
	}
}

// wrap breaks text at spaces, and inside words that are wider than a line.
func (t *terminal) wrap(text string, width int) []string {
	width = max(width, 1)
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && t.cells.StringWidth(line)+1+t.cells.StringWidth(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for t.cells.StringWidth(word) > width {
			head := t.cells.Truncate(word, width, "")
			if head == "" { // one character wider than the line
				break
			}
			lines = append(lines, head)
			word = word[len(head):]
		}
		line = word
	}
	return append(lines, line)
}

func (t *terminal) outline(items Outline) {
	digits := len(strconv.Itoa(len(items)))
	margin := strings.Repeat(" ", digits+3)
	for i, item := range items {
		n := strconv.Itoa(i + 1)
		t.lines("", " "+strings.Repeat(" ", digits-len(n))+n+"  ", margin, item.Text)
		t.notes(margin, item.Notes)
	}
}

func (t *terminal) notes(margin string, notes []string) {
	for _, note := range notes {
		t.lines(sgrDim, margin+"- ", margin+"  ", note)
	}
}

func (t *terminal) fields(fields Fields) {
	name := 0
	for _, f := range fields {
		if f.Value != "" {
			name = max(name, t.cells.StringWidth(safe(f.Name)))
		}
	}
	name = min(name, t.width*2/5)
	for _, f := range fields {
		if f.Value == "" {
			continue
		}
		label := t.cells.FillRight(t.cells.Truncate(safe(f.Name), name, "…"), name)
		first, rest := " "+t.paint(sgrDim, label)+"  ", strings.Repeat(" ", name+3)
		for i, line := range t.wrap(safe(f.Value), t.width-name-3) {
			if i == 0 {
				t.WriteString(first + line + "\n")
				continue
			}
			t.WriteString(rest + line + "\n")
		}
	}
}

const columnGap = 2

func (t *terminal) table(table Table) {
	if len(table.Rows) == 0 {
		if table.Empty != "" {
			t.lines("", "", "", table.Empty)
		}
		return
	}
	columns, widths := t.fit(table)
	row := func(code string, cell func(int) string) {
		var b strings.Builder
		for i, c := range columns {
			text := t.cells.Truncate(safe(cell(c)), widths[i], "…")
			switch {
			case table.Columns[c].Right:
				text = t.cells.FillLeft(text, widths[i])
			case i < len(columns)-1:
				text = t.cells.FillRight(text, widths[i])
			}
			if i > 0 {
				b.WriteString(strings.Repeat(" ", columnGap))
			}
			b.WriteString(t.paint(code, text))
		}
		t.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
	row(sgrDim, func(c int) string { return table.Columns[c].Name })
	for _, cells := range table.Rows {
		row("", func(c int) string { return cells[c].Text })
	}
	if table.Footer != "" {
		t.lines(sgrDim, "", "", table.Footer)
	}
}

// leastCut is the width below which no column is cut.
const leastCut = 6

// fit chooses the columns to show and their widths: first what may go goes,
// then the widest of those that may be cut short are, then any.
func (t *terminal) fit(table Table) (columns, widths []int) {
	width := make([]int, len(table.Columns))
	least := make([]int, len(table.Columns))
	for c, column := range table.Columns {
		width[c] = t.cells.StringWidth(safe(column.Name))
		for _, row := range table.Rows {
			width[c] = max(width[c], t.cells.StringWidth(safe(row[c].Text)))
		}
		least[c] = width[c]
		if column.Flex > 0 {
			least[c] = min(width[c], column.Flex)
		}
		columns = append(columns, c)
	}
	total := func(of []int) int {
		sum := columnGap * (len(columns) - 1)
		for _, c := range columns {
			sum += of[c]
		}
		return sum
	}
	for total(least) > t.width {
		drop := -1
		for i, c := range columns {
			if table.Columns[c].Drop > 0 && (drop < 0 || table.Columns[c].Drop > table.Columns[columns[drop]].Drop) {
				drop = i
			}
		}
		if drop < 0 {
			break
		}
		columns = slices.Delete(columns, drop, drop+1)
	}
	cut := func(least func(int) int) {
		for total(width) > t.width {
			widest := -1
			for _, c := range columns {
				if width[c] > least(c) && (widest < 0 || width[c] > width[widest]) {
					widest = c
				}
			}
			if widest < 0 {
				return
			}
			width[widest]--
		}
	}
	cut(func(c int) int { return least[c] })
	cut(func(int) int { return leastCut })
	for _, c := range columns {
		widths = append(widths, width[c])
	}
	return columns, widths
}
