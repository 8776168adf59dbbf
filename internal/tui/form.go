// Package tui is what rung shows on a terminal that it draws on: the forms.
//
// A form is a chain of pages, each with a few questions; a page knows which
// page its answers lead to. Two readers walk the same chain: one draws it
// (form_screen.go), one asks line by line for screen readers (form_plain.go).
package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	_ "careers/rung/internal/quiet" // before Bubble Tea: it would query the terminal
	"careers/rung/internal/render"
)

// ErrLeft is the error of a form that the person left before its end. Nothing
// of it is taken.
var ErrLeft = errors.New("left before the end; nothing was taken")

// FormOptions say where and how a form is shown.
type FormOptions struct {
	In            io.Reader
	Out           io.Writer
	Accessible    bool // plain lines, one question after the other; nothing is drawn
	Color         bool
	Width, Height int // in cells, until a drawn form learns its own; 0: 80 and 24, and plain lines are not broken
	Today         time.Time
}

// Choice is a question with a few answers.
type Choice struct {
	Question string
	Why      string // one line below it
	Options  []string
}

// Choose asks which option each choice means, the first being the most likely.
// An answer is the index of an option, or -1 to keep the text as it is. That is
// what is offered: a guess is taken by who picks it, never by Enter alone.
func Choose(ctx context.Context, list []Choice, o FormOptions) ([]int, error) {
	answers := make([]int, len(list))
	if len(list) == 0 {
		return answers, nil
	}
	var ask func(i int) *page
	ask = func(i int) *page {
		q := &question{kind: pickOne, label: safe(list[i].Question), why: safe(list[i].Why)}
		for _, text := range list[i].Options {
			q.options = append(q.options, newOption("", text, ""))
		}
		q.options = append(q.options, newOption("", "None of these: keep it as text", ""))
		q.options[len(list[i].Options)].on = true
		pg := &page{section: "To confirm", at: i + 1, of: len(list), questions: []*question{q}}
		pg.next = func() *page {
			answers[i] = q.picked()
			if answers[i] == len(list[i].Options) {
				answers[i] = -1
			}
			if i+1 == len(list) {
				return nil
			}
			return ask(i + 1)
		}
		return pg
	}
	if err := walk(ctx, ask(0), o); err != nil {
		return nil, err
	}
	return answers, nil
}

// Confirm asks a question of yes or no; no is offered.
func Confirm(ctx context.Context, text string, o FormOptions) (bool, error) {
	q := &question{kind: yesNo, label: safe(text)}
	if err := walk(ctx, &page{questions: []*question{q}, next: func() *page { return nil }}, o); err != nil {
		return false, err
	}
	return q.yes, nil
}

// walk leads a person from a first page to the end, or to ErrLeft.
func walk(ctx context.Context, first *page, o FormOptions) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if o.Accessible {
		return walkLines(ctx, first, o)
	}
	ctx, stop := untilSignal(ctx)
	defer stop()
	ended := &ending{}
	options := []tea.ProgramOption{tea.WithOutput(o.Out), tea.WithInput(ended.of(o.In)), tea.WithoutSignalHandler()}
	if first.whole {
		options = append(options, tea.WithAltScreen())
	}
	program := tea.NewProgram(newForm(first, o), options...)
	ended.quit = program.Quit
	// Not tea.WithContext: a program that it stops does not wait for its reader.
	defer context.AfterFunc(ctx, program.Quit)()
	final, err := program.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if s, ok := final.(*form); ok && s.done {
		return nil
	}
	if err == nil || errors.Is(err, tea.ErrInterrupted) {
		return ErrLeft
	}
	return err
}

// untilSignal ends when a person or the system wants the program to end. Bubble
// Tea's own handler is not used: it blocks for good where the program ends
// meanwhile, and it leaves a terminal raw that hangs up.
func untilSignal(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
}

// ending ends a form whose input ends, for which Bubble Tea would wait forever.
type ending struct{ quit func() }

// of keeps a file a file: Bubble Tea makes a terminal raw, and can stop waiting
// for it.
func (e *ending) of(in io.Reader) io.Reader {
	if file, ok := in.(*os.File); ok {
		return endingFile{file, e}
	}
	return endingReader{in, e}
}

func (e *ending) after(n int, err error) (int, error) {
	if err != nil {
		go e.quit()
	}
	return n, err
}

type endingFile struct {
	*os.File
	*ending
}

func (f endingFile) Read(data []byte) (int, error) { return f.after(f.File.Read(data)) }

type endingReader struct {
	io.Reader
	*ending
}

func (r endingReader) Read(data []byte) (int, error) { return r.after(r.Reader.Read(data)) }

// safe makes text from a pack or a resume one harmless line.
func safe(text string) string {
	return strings.ReplaceAll(string(render.SafeLines(text)), "\n", " ")
}
