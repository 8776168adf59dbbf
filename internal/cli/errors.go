package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/internal/store"
	"careers/rung/roles"
)

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1 // input or output failed, or rung itself is wrong
	exitUsage  = 2 // the question or its data is wrong
	exitNo     = 3 // the question is right and the honest answer is no
)

// usageError is a question that cannot be understood.
type usageError struct {
	message string
	hint    string
}

func (e *usageError) Error() string { return e.message }

func usagef(hint, format string, args ...any) error {
	return &usageError{message: fmt.Sprintf(format, args...), hint: hint}
}

// errNo ends a command whose answer, already written, is no.
var errNo = errors.New("no")

// errFaulty ends a command whose answer, already written, is that data is wrong.
var errFaulty = errors.New("faulty")

// exitStatus maps every error to its exit status.
func exitStatus(err error) int {
	var usage *usageError
	var data *dataError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errNo):
		return exitNo
	case errors.Is(err, errFaulty), errors.As(err, &usage), errors.As(err, &data), errors.Is(err, render.ErrNotAList):
		return exitUsage
	}
	return exitFailed
}

// report writes an error to standard error, in words or as JSON, and returns
// the exit status.
func (a *App) report(err error, asJSON bool) int {
	status := exitStatus(err)
	if err == nil || errors.Is(err, errNo) || errors.Is(err, errFaulty) {
		return status
	}
	var usage *usageError
	var data *dataError
	report := errorReport{Schema: "rung.error/v1", Message: err.Error(), ExitStatus: status}
	if errors.As(err, &usage) {
		report.Hint = usage.hint
	}
	if errors.As(err, &data) {
		report.Diagnostics = data.diagnostics
		report.Hint = data.hint
	}
	var file *store.Error
	if errors.As(err, &file) {
		report.Hint = file.Hint
	}
	var crash *crashError
	if errors.As(err, &crash) {
		report.Hint = crash.hint()
	}
	if errors.Is(err, render.ErrNotAList) {
		report.Hint = "use -o json, yaml or md"
	}
	if asJSON {
		if render.Write(a.Err, render.Answer{Value: report}, render.Options{Format: render.JSON}) != nil {
			return exitFailed
		}
		return status
	}
	var text strings.Builder
	if data != nil {
		for _, d := range data.diagnostics.Errors() {
			text.WriteString(d.String() + "\n")
		}
	}
	text.WriteString("rung: " + report.Message + "\n")
	if report.Hint != "" {
		text.WriteString("  hint: " + report.Hint + "\n")
	}
	if _, err := a.Err.Write(render.SafeLines(text.String())); err != nil {
		return exitFailed
	}
	return status
}

// errorReport is an error as programs read it.
type errorReport struct {
	Schema      string            `json:"schema"`
	Message     string            `json:"message"`
	Hint        string            `json:"hint,omitempty"`
	ExitStatus  int               `json:"exit_status"`
	Diagnostics roles.Diagnostics `json:"diagnostics,omitempty"`
}

// wantsJSON reports whether a command line asks for JSON, even where it cannot
// be parsed otherwise.
func wantsJSON(args []string) bool {
	for i, arg := range args {
		switch {
		case arg == "--":
			return false
		case arg == "-ojson", arg == "-o=json", arg == "--output=json":
			return true
		case arg == "-o", arg == "--output":
			if i+1 < len(args) && args[i+1] == "json" {
				return true
			}
		}
	}
	return false
}

// oneOf checks a flag's value against what it takes.
func oneOf(flag, value string, valid []string) error {
	if value == "" || slices.Contains(valid, value) {
		return nil
	}
	return usagef("use one of: "+strings.Join(valid, ", "), "%s: unknown value %q", flag, value)
}
