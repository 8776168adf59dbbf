package render

import (
	"errors"
	"fmt"
	"io"
)

// Format is the form of an answer.
type Format string

// Formats. Terminal, Pipe and Plain are the three forms of text; the others
// are named by --output.
const (
	Terminal Format = "terminal" // aligned, fits the width
	Pipe     Format = "pipe"     // lists tab-separated, all else as Plain
	Plain    Format = "plain"    // one numbered fact a line
	JSON     Format = "json"
	YAML     Format = "yaml"
	CSV      Format = "csv"
	Markdown Format = "md"
	HTML     Format = "html"
)

// Formats lists what --output takes.
func Formats() []Format { return []Format{JSON, YAML, CSV, Markdown, HTML} }

// Options say how to write.
type Options struct {
	Format Format
	Width  int  // of Terminal, in cells; 0: 80
	Color  bool // of Terminal
}

// Answer is what a command has to say: a value for programs and a Doc of the
// same content for people.
type Answer struct {
	Value any // an object with a "schema" key
	Doc   Doc
	Rows  *Table // for CSV, where the Doc is more than a list
}

// table is what CSV holds.
func (a Answer) table() (Table, bool) {
	if a.Rows != nil {
		return *a.Rows, true
	}
	return a.Doc.list()
}

// ErrNotAList says that CSV was asked for an answer that is no list.
var ErrNotAList = errors.New("csv is for lists, and this answer is not one")

// Write writes an answer in the form asked for.
func Write(w io.Writer, a Answer, o Options) error {
	out, err := a.bytes(o)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

func (a Answer) bytes(o Options) ([]byte, error) {
	switch o.Format {
	case Terminal:
		return newTerminal(o).doc(a.Doc), nil
	case Pipe:
		if t, ok := a.Doc.list(); ok {
			return tabSeparated(t), nil
		}
		return plain(a.Doc), nil
	case Plain:
		return plain(a.Doc), nil
	case Markdown:
		return markdown(a.Doc), nil
	case HTML:
		return a.html(), nil
	case JSON:
		return encodeJSON(a.Value)
	case YAML:
		return encodeYAML(a.Value)
	case CSV:
		t, ok := a.table()
		if !ok {
			return nil, ErrNotAList
		}
		return encodeCSV(t)
	}
	return nil, fmt.Errorf("unknown format %q", o.Format)
}
