// Package yamldoc reads YAML strictly: every key must be known, every value of
// the right type and in range, and every problem has a line, a column and a
// hint. What is allowed is compiled from Go types (their `json` and `pack`
// tags), from which JSON Schemas are made as well.
//
// It is the only package that knows the YAML library, whose own decoder
// ignores unknown and duplicate keys in nodes and gives type errors no column.
package yamldoc

import (
	"fmt"
	"io"
)

// Limits of one document. They keep hostile input from costing more than a
// second or some hundred megabytes; real packs stay far below.
const (
	MaxBytes    = 16 << 20  // of a file
	maxMarks    = 1_000_000 // characters that can begin a node, counted before parsing
	maxExpanded = 1_000_000 // nodes once aliases are written out
	maxDepth    = 64        // collections in collections
	maxProblems = 1000      // reported of one document
)

// Problem is one thing that is wrong with a document. Line and Column count
// from 1, columns in characters; both are 0 where a problem has no place.
type Problem struct {
	Code    string // stable: see the Code constants
	Line    int
	Column  int
	Path    string // data path: requires.skills[2].level
	Message string
	Hint    string
	Related []Related
}

// Related is another place in the same document.
type Related struct {
	Line, Column int
	Message      string
}

// Codes of problems.
const (
	CodeSyntax       = "syntax"             // not YAML
	CodeTab          = "tab"                // indented with a tab
	CodeEncoding     = "encoding"           // not UTF-8
	CodeEmpty        = "empty-file"         // no data
	CodeManyDocs     = "multiple-documents" // a second document in the file
	CodeTooBig       = "too-big"            // more bytes or nodes than the limits
	CodeTooDeep      = "too-deep"           // nested deeper than the limit
	CodeAliasBomb    = "alias-bomb"         // aliases that contain themselves or expand beyond the limit
	CodeMergeKey     = "merge-key"          // <<
	CodeDuplicateKey = "duplicate-key"      // a key twice in one mapping
	CodeUnknownKey   = "unknown-key"
	CodeMissingKey   = "missing-key"
	CodeWrongType    = "wrong-type"
	CodeOutOfRange   = "out-of-range" // number, length of text or of list
	CodeNotOneOf     = "not-one-of"   // outside a closed set
	CodeForm         = "form"         // text of the wrong form: id, date, duration …
	CodeControl      = "control-character"
)

// Codes lists all codes of problems.
func Codes() []string {
	return []string{
		CodeSyntax, CodeTab, CodeEncoding, CodeEmpty, CodeManyDocs, CodeTooBig, CodeTooDeep, CodeAliasBomb,
		CodeMergeKey, CodeDuplicateKey, CodeUnknownKey, CodeMissingKey, CodeWrongType, CodeOutOfRange,
		CodeNotOneOf, CodeForm, CodeControl,
	}
}

// ReadAll reads a document of at most MaxBytes. More is a problem, found
// without reading on.
func ReadAll(r io.Reader) ([]byte, []Problem, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, nil, err
	}
	if len(data) > MaxBytes {
		return nil, []Problem{TooBig()}, nil
	}
	return data, nil, nil
}

// TooBig is the problem of a file over MaxBytes.
func TooBig() Problem {
	return Problem{
		Code:    CodeTooBig,
		Message: fmt.Sprintf("file is larger than %d MiB", MaxBytes>>20),
		Hint:    "split it into several files",
	}
}
