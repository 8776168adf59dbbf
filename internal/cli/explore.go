package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/internal/tui"
	"careers/rung/roles"
)

type exploreOptions struct {
	*shared
	theme string
	mouse bool
}

func newExplore(a *App, s *shared) *cobra.Command {
	o := &exploreOptions{shared: s}
	cmd := &cobra.Command{
		Use:   "explore [REF]",
		Short: "Look around on the whole screen: map, roles, plans, me",
		Long: `Open the explorer, at REF if one is named: the map of the field and every role on
it, live search, plans that are solved again as limits change, comparison, and
your profile. rung alone, on a terminal, does the same. ? shows the keys that
work where you are, and y the command that prints what is on the screen.

Nothing is asked of the terminal, and what the explorer writes is what the plain
commands write. The theme is dark unless COLORFGBG tells of a light background
or RUNG_THEME names another; NO_COLOR leaves colors out. With ACCESSIBLE=1 or
--plain nothing is drawn: the plain commands are listed instead.`,
		Example:           "  rung explore\n  rung explore health-data-analyst --theme light",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeRefs(a, s, 1, roles.KindRole, roles.KindSkill, roles.KindCert, roles.KindProgram, roles.KindLicense),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExplore(cmd.Context(), a, o, strings.Join(args, " "))
		},
	}
	o.register(cmd)
	return cmd
}

func (o *exploreOptions) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.theme, "theme", "", "look: "+strings.Join(tui.Themes(), ", ")+" (default RUNG_THEME, else what fits the terminal)")
	cmd.Flags().BoolVar(&o.mouse, "mouse", true, "point and scroll with the mouse; --mouse=false leaves it to the terminal")
}

// drawsNothing reports whether a person asked for plain text or has a terminal
// that can show nothing else.
func (s *shared) drawsNothing(a *App) bool {
	return s.plain || a.Getenv("ACCESSIBLE") == "1" || a.Getenv("TERM") == "dumb"
}

func runExplore(ctx context.Context, a *App, o *exploreOptions, ref string) error {
	theme, flag := o.theme, "--theme"
	if theme == "" {
		theme, flag = a.Getenv("RUNG_THEME"), "RUNG_THEME"
	}
	if err := oneOf(flag, theme, tui.Themes()); err != nil {
		return err
	}
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	var open *roles.Ref
	if ref != "" {
		refs, err := find(c, ref)
		if err != nil {
			return err
		}
		open = &refs[0]
	}
	if o.drawsNothing(a) {
		return o.write(a, render.Explorer(open))
	}
	if !a.canAsk() || o.output != "" {
		return usagef("rung help lists the commands that print", "the explorer needs a terminal to draw on")
	}
	deps, err := o.deps(a, c)
	if err != nil {
		return err
	}
	err = tui.Explore(ctx, deps, tui.ExploreOptions{In: a.In, Out: a.Out, Width: a.Columns, Height: a.Rows, Environ: o.environ(a), Theme: theme,
		Mouse: o.mouse, Open: open})
	var crash *tui.Crash
	switch {
	case errors.As(err, &crash):
		return reportCrash(crash)
	case errors.Is(err, context.Canceled):
		return nil // asked to end from outside, and did
	}
	return err
}

// environ is what of the environment tells how a terminal shows things.
func (s *shared) environ(a *App) []string {
	var list []string
	for _, name := range []string{"TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM_PROGRAM", "WT_SESSION",
		"GOOGLE_CLOUD_SHELL", "LC_ALL", "LC_CTYPE", "LANG"} {
		if value := a.Getenv(name); value != "" {
			list = append(list, name+"="+value)
		}
	}
	if s.noColor {
		list = append(list, "NO_COLOR=1")
	}
	return list
}

// crashError is a fault of the explorer's own.
type crashError struct {
	crash *tui.Crash
	file  string
}

func (e *crashError) Error() string { return e.crash.Error() }
func (e *crashError) hint() string {
	return "your files are whole; what whoever mends it needs is in " + e.file + ", and nothing of your own"
}

// reportCrash writes what is needed to mend a fault to a file of its own.
func reportCrash(crash *tui.Crash) error {
	file, err := os.CreateTemp("", "rung-crash-*.txt")
	if err != nil {
		return fmt.Errorf("%w (no report was written: %w)\n%s", crash, err, crash.Stack)
	}
	_, err = fmt.Fprintf(file, "rung %s, %s/%s, %s\n%d×%d, %s\n\n%v\n\n%s", version, runtime.GOOS, runtime.GOARCH, runtime.Version(),
		crash.Width, crash.Height, crash.Screen, crash.Reason, crash.Stack)
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("%w (no report was written: %w)", crash, err)
	}
	return &crashError{crash, file.Name()}
}
