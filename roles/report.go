package roles

import (
	"fmt"

	"careers/rung/internal/yamldoc"
)

// Codes of diagnostics beyond those of package yamldoc. README.md explains
// each.
const (
	codeRead             = "read"
	codePackFile         = "pack-file"
	codeUnknownFile      = "unknown-file"
	codeIDFileName       = "id-file-name"
	codeDuplicateID      = "duplicate-id"
	codeDuplicateAlias   = "duplicate-alias"
	codeOverride         = "override"
	codeReplaces         = "replaces"
	codeUnknownReference = "unknown-reference"
	codeCycle            = "cycle"
	codeRange            = "range"
	codeHours            = "hours"
	codeClause           = "clause"
	codeQualifiesFor     = "qualifies-for"
	codeLadder           = "ladder"
	codeMove             = "move"
	codeStageSkip        = "stage-skip"
	codeWageSource       = "wage-source"
	codeFactSource       = "fact-source"

	codeDeadEnd     = "dead-end"
	codeTerminal    = "terminal"
	codeNoWayIn     = "no-way-in"
	codeExecutive   = "executive"
	codeUnsittable  = "unsittable"
	codeStale       = "stale"
	codeFeeYear     = "fee-year"
	codeUnit        = "unit"
	codeBasis       = "basis"
	codeOccupation  = "occupation"
	codeTitle       = "duplicate-title"
	codeTrackFolder = "track-folder"
	codeSkillGate   = "skill-gate"
	codePayFalls    = "pay-falls"
	codeUnmeetable  = "unmeetable"
	codeUnsourced   = "unsourced"
	codeLevels      = "levels"
	codeAccept      = "accept"
)

// Codes lists the codes of all diagnostics.
func Codes() []string {
	return append(yamldoc.Codes(),
		codeRead, codePackFile, codeUnknownFile, codeIDFileName, codeDuplicateID, codeDuplicateAlias, codeOverride,
		codeReplaces, codeUnknownReference, codeCycle, codeRange, codeHours, codeClause, codeQualifiesFor, codeLadder,
		codeMove, codeStageSkip, codeWageSource, codeFactSource,
		codeDeadEnd, codeTerminal, codeNoWayIn, codeExecutive, codeUnsittable, codeStale, codeFeeYear, codeUnit,
		codeBasis, codeOccupation, codeTitle, codeTrackFolder, codeSkillGate, codePayFalls, codeUnmeetable, codeUnsourced, codeLevels, codeAccept,
	)
}

// note adds a problem and returns it, so that related places can be added
// before the next. Beyond 1,000 of a file it adds none.
func (l *loader) note(d Diagnostic) *Diagnostic {
	const most = 1000
	if l.reported[d.File]++; l.reported[d.File] > most {
		return &d
	}
	l.problems = append(l.problems, d)
	return &l.problems[len(l.problems)-1]
}

// report notes an error at a value of a record.
func (l *loader) report(at origin, path yamldoc.Path, code, hint, format string, args ...any) *Diagnostic {
	return l.note(at.diagnostic(path, code, hint, fmt.Sprintf(format, args...)))
}

func (at origin) diagnostic(path yamldoc.Path, code, hint, message string) Diagnostic {
	d := Diagnostic{Severity: SeverityError, Code: code, File: at.file, Path: path.String(), Message: message, Hint: hint}
	if at.node != nil {
		place := at.node.Find(path)
		d.Line, d.Column, d.Path = place.Line, place.Column, place.Path
	}
	return d
}

// relate adds the other end of a problem.
func (d *Diagnostic) relate(at origin, path yamldoc.Path, message string) {
	other := at.diagnostic(path, "", "", message)
	d.Related = append(d.Related, Related{File: other.File, Line: other.Line, Column: other.Column, Message: message})
}

// problem notes an error of a whole file.
func (l *loader) problem(file, code, hint, message string) {
	l.note(Diagnostic{Severity: SeverityError, Code: code, File: file, Message: message, Hint: hint})
}

func (l *loader) warn(file, code, hint, message string) {
	l.note(Diagnostic{Severity: SeverityWarning, Code: code, File: file, Message: message, Hint: hint})
}

// take notes the problems that the decoder found in a file.
func (l *loader) take(file string, problems []yamldoc.Problem) {
	for _, p := range problems {
		d := Diagnostic{
			Severity: SeverityError, Code: p.Code, File: file, Line: p.Line, Column: p.Column,
			Path: p.Path, Message: p.Message, Hint: p.Hint,
		}
		for _, r := range p.Related {
			d.Related = append(d.Related, Related{File: file, Line: r.Line, Column: r.Column, Message: r.Message})
		}
		l.note(d)
	}
}
