// Package cli is rung's command line: one file a command, each an options
// struct, a constructor that knows cobra, and a run function that does not.
package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"time"

	"golang.org/x/term"

	"careers/rung/roles"
)

// App is what a command sees of the world, so that every output can be
// reproduced.
type App struct {
	In         io.Reader
	Out, Err   io.Writer
	Now        func() time.Time
	Getenv     func(string) string
	Terminal   bool // Out is one
	TerminalIn bool // In is one
	Width      int  // of the terminal, in cells, or as COLUMNS wants it
	Columns    int  // of the terminal itself; 0: not known
	Rows       int
}

// designWidth is the terminal width that layouts are made for, used where none
// is known.
const designWidth = 80

// widest is the greatest width that COLUMNS may ask for.
const widest = 1000

// Main runs the command line of this process and returns its exit status.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	app := &App{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now, Getenv: os.Getenv, Width: designWidth,
		TerminalIn: term.IsTerminal(int(os.Stdin.Fd()))}
	// The size comes from the kernel; nothing is written to ask for it.
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		app.Terminal = true
		if width, height, err := term.GetSize(fd); err == nil && width > 0 {
			app.Width, app.Columns, app.Rows = width, width, height
		}
		if width, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && width > 0 {
			app.Width = min(width, widest)
		}
	}
	return app.Run(ctx, os.Args[1:])
}

// Run runs one command line and returns its exit status. Errors are written to
// Err.
func (a *App) Run(ctx context.Context, args []string) int {
	root := newRoot(a)
	root.SetArgs(joined(args))
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	err := root.ExecuteContext(ctx)
	return a.report(err, wantsJSON(args))
}

// joined puts --remote partial and --entry open together with "=". These flags
// also stand alone, so pflag would take the word after them for an argument.
func joined(args []string) []string {
	values := map[string][]string{
		"--remote": {string(roles.RemoteFull), string(roles.RemotePartial)},
		"--entry":  {string(roles.EntryOpen), string(roles.EntryBridge), entryAny},
	}
	var out []string
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return append(out, args[i:]...)
		}
		if i+1 < len(args) && slices.Contains(values[args[i]], args[i+1]) {
			out = append(out, args[i]+"="+args[i+1])
			i++
			continue
		}
		out = append(out, args[i])
	}
	return out
}
