package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Node is a value of a document, with its place.
type Node struct {
	node *yaml.Node
	path []step // from the root
}

// Parse reads one YAML document. The node is nil if the document is unfit to
// be decoded at all; otherwise the problems found so far concern parts of it.
func Parse(data []byte) (*Node, []Problem) {
	if problems := checkBytes(data); len(problems) > 0 {
		return nil, problems
	}
	root, problem := parse(data)
	if problem != nil {
		return nil, []Problem{*problem}
	}
	problems, fatal := checkTree(root)
	if fatal {
		return nil, problems
	}
	return &Node{node: root}, problems
}

// checkBytes finds what the YAML library would report without a place, or
// would spend too much memory on.
func checkBytes(data []byte) []Problem {
	if len(data) > MaxBytes {
		return []Problem{TooBig()}
	}
	var problems []Problem
	line, column, marks := 1, 1, 0
	for at := 0; at < len(data) && len(problems) < 20; {
		r, size := rune(data[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[at:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			return append(problems, Problem{
				Code: CodeEncoding, Line: line, Column: column,
				Message: "text is not UTF-8",
				Hint:    "save the file as UTF-8",
			})
		case r == '\uFEFF' && at == 0:
			column-- // a byte order mark is no character
		case unsafeRune(r):
			problems = append(problems, controlProblem(r, line, column))
		}
		if r < utf8.RuneSelf && startsNode(byte(r)) {
			if marks++; marks > maxMarks {
				return append(problems, Problem{
					Code: CodeTooBig, Line: line, Column: column,
					Message: fmt.Sprintf("file has more than %d values", maxMarks),
					Hint:    "split it into several files",
				})
			}
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		at += size
	}
	return problems
}

// startsNode reports whether a node may follow the byte: each node but the
// first needs one of these before it.
func startsNode(b byte) bool {
	switch b {
	case '\n', '\r', ',', '[', '{', ':', '?', '-':
		return true
	}
	return false
}

// unsafeRune reports characters that act on what shows them (controls and
// those that reverse the direction of text) and so have no place in a pack.
func unsafeRune(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return false
	case r < 0x20, r >= 0x7F && r <= 0x9F:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // bidirectional overrides and isolates
		return true
	case r == 0x2028, r == 0x2029: // line and paragraph separator
		return true
	case r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
		return true
	}
	return false
}

func controlProblem(r rune, line, column int) Problem {
	return Problem{
		Code: CodeControl, Line: line, Column: column,
		Message: fmt.Sprintf("text has the control character %U", r),
		Hint:    "remove it",
	}
}

// parse returns the root value of the one document in data.
func parse(data []byte) (root *yaml.Node, problem *Problem) {
	defer func() {
		// The library's scanner has panicked on broken input before; a pack
		// must never stop the program.
		if r := recover(); r != nil {
			root, problem = nil, &Problem{Code: CodeSyntax, Line: 1, Column: 1, Message: "not valid YAML"}
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var first yaml.Node
	if err := decoder.Decode(&first); errors.Is(err, io.EOF) || err == nil && len(first.Content) == 0 {
		return nil, emptyProblem()
	} else if err != nil {
		return nil, syntaxProblem(data, err)
	}
	root = first.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "" {
		return nil, emptyProblem()
	}
	var second yaml.Node
	switch err := decoder.Decode(&second); {
	case errors.Is(err, io.EOF):
		return root, nil
	case err != nil:
		return nil, syntaxProblem(data, err)
	}
	return nil, &Problem{
		Code: CodeManyDocs, Line: max(second.Line, 1), Column: max(second.Column, 1),
		Message: "file holds more than one document",
		Hint:    "keep one document a file, without a second `---`",
	}
}

func emptyProblem() *Problem {
	return &Problem{
		Code: CodeEmpty, Line: 1, Column: 1,
		Message: "file is empty",
		Hint:    "write a record into it, or remove the file",
	}
}

var (
	errorLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)
	anchor    = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)

	// oneShort are the messages of the library's parser, which counts lines
	// from 0; those of its scanner count from 1.
	oneShort = regexp.MustCompile(`^did not find expected (<|node content|'-' indicator|key|',' or)|^found undefined tag handle`)
)

// syntaxProblem gives the library's error a place: it names a line at best,
// and none at all on the first.
func syntaxProblem(data []byte, err error) *Problem {
	line, message := 1, err.Error()
	if m := errorLine.FindStringSubmatch(message); m != nil {
		message = m[2]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
			if oneShort.MatchString(message) {
				line++
			}
		}
	}
	if m := anchor.FindStringSubmatch(message); m != nil {
		before, _, _ := bytes.Cut(data, []byte("*"+m[1]))
		last := before[bytes.LastIndexByte(before, '\n')+1:]
		return &Problem{
			Code: CodeSyntax, Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(last) + 1,
			Message: fmt.Sprintf("alias *%s has no anchor", m[1]),
			Hint:    fmt.Sprintf("write `&%s` before the value that it means, further up", m[1]),
		}
	}
	lines := bytes.Split(data, []byte("\n"))
	if at, column := tabIndent(lines, line+1); at > 0 {
		return &Problem{
			Code: CodeTab, Line: at, Column: column,
			Message: "line is indented with a tab",
			Hint:    "indent with spaces",
		}
	}
	line = min(max(line, 1), len(lines))
	for line > 1 && len(bytes.TrimSpace(lines[line-1])) == 0 {
		line-- // the fault is in what stands above
	}
	text := string(lines[line-1])
	indent := len(text) - len(strings.TrimLeft(text, " "))
	return &Problem{
		Code: CodeSyntax, Line: line, Column: indent + 1,
		Message: "not valid YAML: " + message,
		Hint:    "check the indentation, quotes and brackets here and just above",
	}
}

// tabIndent finds the first of the lines up to last whose indentation holds a
// tab; 0 where there is none.
func tabIndent(lines [][]byte, last int) (line, column int) {
	for i, text := range lines[:min(last, len(lines))] {
		indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
		if at := bytes.IndexByte(indent, '\t'); at >= 0 && len(bytes.TrimSpace(text)) > 0 {
			return i + 1, at + 1
		}
	}
	return 0, 0
}
