package roles

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity tells what stops a pack from loading from what is merely worth
// knowing.
type Severity string

// Severities.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
)

// Diagnostic is one problem of a pack: what is wrong, where, and how to mend
// it. Line and Column count from 1, columns in characters; both are 0 where a
// problem has no place in a text. All texts may quote the pack and are then no
// safer than it is.
type Diagnostic struct {
	Severity Severity  `json:"severity"`
	Code     string    `json:"code"` // stable; roles/README.md has a section on each
	File     string    `json:"file"`
	Line     int       `json:"line,omitempty"`
	Column   int       `json:"column,omitempty"`
	Path     string    `json:"path,omitempty"` // within the file's data: requires.skills[2].skill
	Message  string    `json:"message"`
	Hint     string    `json:"hint,omitempty"`
	Accepted string    `json:"accepted,omitempty"` // why a warning stands, as the pack explains it beside the value
	Related  []Related `json:"related,omitempty"`
}

// Related is another place that has to do with a problem, such as the first
// definition of a duplicate.
type Related struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

// String is the problem as a command prints it: the place, what is wrong and
// the code on the first line, then the hint and the related places, indented.
func (d Diagnostic) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]", place(d.File, d.Line, d.Column), d.Severity, d.Message, d.Code)
	if d.Accepted != "" {
		fmt.Fprintf(&b, "\n  accepted: %s", d.Accepted)
		return b.String()
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "\n  hint: %s", d.Hint)
	}
	for _, r := range d.Related {
		fmt.Fprintf(&b, "\n  %s: %s", place(r.File, r.Line, r.Column), r.Message)
	}
	return b.String()
}

func place(file string, line, column int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d:%d", file, line, column)
}

// Diagnostics are the problems of a set of packs, sorted by place.
type Diagnostics []Diagnostic

// HasErrors reports whether a problem stops the packs from loading.
func (d Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(d, func(x Diagnostic) bool { return x.Severity == SeverityError })
}

// Errors are the problems that stop the packs from loading.
func (d Diagnostics) Errors() Diagnostics { return d.only(SeverityError) }

// Warnings are the problems that do not, and that the pack does not explain.
func (d Diagnostics) Warnings() Diagnostics {
	return slices.DeleteFunc(d.only(SeverityWarning), func(x Diagnostic) bool { return x.Accepted != "" })
}

// Accepted are the warnings that the pack explains.
func (d Diagnostics) Accepted() Diagnostics {
	return slices.DeleteFunc(d.only(SeverityWarning), func(x Diagnostic) bool { return x.Accepted == "" })
}

func (d Diagnostics) only(severity Severity) Diagnostics {
	var out Diagnostics
	for _, x := range d {
		if x.Severity == severity {
			out = append(out, x)
		}
	}
	return out
}

// Error is all problems, one after another. With it a Diagnostics that
// HasErrors serves as an error.
func (d Diagnostics) Error() string {
	lines := make([]string, len(d))
	for i, x := range d {
		lines[i] = x.String()
	}
	return strings.Join(lines, "\n")
}

// sorted is the diagnostics by place. A fault in a value that several aliases
// stand for is one fault.
func (d Diagnostics) sorted() Diagnostics {
	slices.SortStableFunc(d, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Code, b.Code),
			strings.Compare(a.Path, b.Path),
			strings.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(d, func(a, b Diagnostic) bool {
		return a.Line > 0 && a.File == b.File && a.Line == b.Line && a.Column == b.Column && a.Code == b.Code && a.Message == b.Message
	})
}
