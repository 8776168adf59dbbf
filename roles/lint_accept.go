package roles

import (
	"bytes"
	"regexp"
)

// acceptance is a comment that explains why a warning of its line stands:
//
//	year: 2021  # accept stale: the issuer publishes no newer fee
type acceptance struct {
	file         string
	line, column int
	code, why    string
}

var acceptComment = regexp.MustCompile(`\s#\s*accept ([a-z-]+):[ \t]*(\S.*?)\s*$`)

// acceptances finds such comments in a file.
func acceptances(file string, data []byte) []acceptance {
	var out []acceptance
	line := 0
	for text := range bytes.Lines(data) {
		line++
		if !bytes.Contains(text, []byte("accept ")) {
			continue
		}
		text = bytes.TrimRight(text, "\r\n")
		if m := acceptComment.FindSubmatchIndex(text); m != nil {
			out = append(out, acceptance{file: file, line: line, column: m[0] + 2, code: string(text[m[2]:m[3]]), why: string(text[m[4]:m[5]])})
		}
	}
	return out
}

// accept marks the warnings that comments explain, and warns of comments that
// explain none.
func (l *loader) accept() {
	type place struct {
		file string
		line int
		code string
	}
	whys := map[place]string{}
	for _, a := range l.accepted {
		whys[place{a.file, a.line, a.code}] = a.why
	}
	met := map[place]bool{}
	for i := range l.problems {
		d := &l.problems[i]
		at := place{d.File, d.Line, d.Code}
		if why, ok := whys[at]; ok && d.Severity == SeverityWarning {
			d.Accepted, met[at] = why, true
		}
	}
	for _, a := range l.accepted {
		if !met[place{a.file, a.line, a.code}] {
			l.note(Diagnostic{Severity: SeverityWarning, Code: codeAccept, File: a.file, Line: a.line, Column: a.column,
				Message: "no warning [" + a.code + "] stands on this line to accept", Hint: "remove the comment, or move it to the line that the warning names"})
		}
	}
}
