package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
)

// encodeJSON writes one indented object. Keys stand in the order of the Go
// types, so identical input gives identical bytes.
func encodeJSON(value any) ([]byte, error) {
	encoded, err := rawJSON(value)
	return safeJSON(encoded), err
}

// rawJSON is JSON with what a terminal would obey still in it.
func rawJSON(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func encodeCSV(t Table) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = safeCSV(Text(c.Name)) // it may be the name of a plan
	}
	if err := w.Write(record); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			record[i] = safeCSV(cell)
		}
		if err := w.Write(record); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// tabSeparated writes rows alone: what reads a pipe wants no heading.
func tabSeparated(t Table) []byte {
	var out bytes.Buffer
	for _, row := range t.Rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(safe(cell.Value))
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// markdownWidth is that of pictures, which stand as blocks of code.
const markdownWidth = 76

func markdown(d Doc) []byte {
	var out bytes.Buffer
	gap := func() {
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
	}
	if d.Title != "" {
		out.WriteString("# " + safeMarkdown(d.Title) + "\n")
	}
	for _, b := range d.Blocks {
		gap()
		switch b := b.(type) {
		case Heading:
			if b != "" {
				out.WriteString("## " + safeMarkdown(string(b)) + "\n")
			}
		case Para:
			out.WriteString(safeMarkdown(b.Text) + "\n")
		case Fields:
			for _, f := range b {
				if f.Value != "" {
					out.WriteString("- **" + safeMarkdown(f.Name) + "**: " + safeMarkdown(f.Value) + "\n")
				}
			}
		case List:
			for _, item := range b {
				out.WriteString("- " + safeMarkdown(item) + "\n")
			}
		case Outline:
			for i, item := range b {
				markdownItem(&out, strconv.Itoa(i+1)+". ", item)
			}
		case Notes:
			for _, item := range b {
				markdownItem(&out, "- ", item)
			}
		case Verbatim:
			for _, line := range b {
				out.WriteString("    " + safe(line) + "\n") // a code block: no markup inside
			}
		case Table:
			markdownTable(&out, b)
		case Chart:
			for _, line := range b.cells(markdownWidth) {
				text := ""
				for _, p := range line {
					text += p.Text
				}
				out.WriteString("    " + strings.TrimRight(text, " ") + "\n")
			}
		}
	}
	return out.Bytes()
}

func markdownItem(out *bytes.Buffer, mark string, item Item) {
	out.WriteString(mark + safeMarkdown(item.Text) + "\n")
	for _, note := range item.Notes {
		out.WriteString("   - " + safeMarkdown(note) + "\n")
	}
}

func markdownTable(out *bytes.Buffer, t Table) {
	if len(t.Rows) == 0 {
		out.WriteString(safeMarkdown(t.Empty) + "\n")
		return
	}
	rule := make([]string, len(t.Columns))
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i], rule[i] = safeMarkdown(c.Name), "---"
		if c.Right {
			rule[i] = "---:"
		}
	}
	line := func(cells []string) { out.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(cells)
	line(rule)
	for _, row := range t.Rows {
		for i, cell := range row {
			cells[i] = safeMarkdown(cell.Text)
		}
		line(cells)
	}
}
