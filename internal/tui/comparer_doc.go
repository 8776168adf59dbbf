package tui

import (
	"strings"

	"careers/rung/internal/render"
)

// docRows makes the rows of a table from an answer that sets things side by
// side: its tables and fields have a column for each of the things.
func docRows(d render.Doc, names []string) []sideRow {
	columns := len(names)
	var rows []sideRow
	legend := true // the first fields say what each thing is
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case render.Heading:
			rows = append(rows, sideRow{kind: sideHeading, name: keyWords(string(b))})
		case render.Para:
			text := keyWords(b.Text)
			if b.Tone == render.Warning {
				text = "! " + text
			}
			rows = append(rows, sideRow{kind: sideText, text: text, paint: toneOf(b.Tone)})
		case render.List:
			for _, text := range b {
				rows = append(rows, sideRow{kind: sideText, text: keyWords(text)})
			}
		case render.Table:
			for _, cells := range b.Rows {
				row := sideRow{name: cells[0].Text}
				for _, x := range cells[1:] {
					row.cells = append(row.cells, cellOf(x.Text))
				}
				rows = append(rows, row)
			}
		case render.Fields:
			if len(b) < columns {
				continue
			}
			row := sideRow{always: true}
			for i, x := range b[:columns] {
				text := keyWords(x.Value)
				if legend { // the name stands over the column
					text = render.Sentence(strings.TrimPrefix(text, names[i]+": "))
				}
				row.cells = append(row.cells, cellOf(or(text, "–")))
			}
			if legend {
				row.name, legend = "what it is", false
			}
			rows = append(rows, row)
			for _, x := range b[columns:] {
				if x.Value != "" {
					rows = append(rows, sideRow{kind: sideText, text: "= the same for all: " + keyWords(x.Value), paint: faint})
				}
			}
		}
	}
	return rows
}

// keyWords puts the key that shows all in the place of the flag.
func keyWords(text string) string {
	return strings.NewReplacer(": --all", ": d shows them", " (--all)", " (d shows them)").Replace(text)
}

func toneOf(t render.Tone) paint {
	return [...]paint{render.Normal: plain, render.Quiet: faint, render.Good: good, render.Warning: warn}[t]
}
