package cli

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
)

func newExport(a *App, s *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Answers as files: plans, gaps, comparisons, the catalog",
		Long: `Write an answer as a document to keep, hand over or read with another program.
The document goes to standard output, or whole into the file that --out names.
The format is that of -o, else what the file's name ends in. --open then opens
it with the program of your desktop.`,
		Example: "  rung export plan data-route -o html --out plan.html --open\n  rung export catalog -o csv --out tables/",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("see the commands: rung export --help", "unknown command %q", "export "+args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(newExportCatalog(a, s), newExportPlan(a, s), newExportGap(a, s), newExportCompare(a, s), newExportGraph(a, s))
	return cmd
}

// ics is a calendar, which only some exports can be.
const ics render.Format = "ics"

// formatFlag is --output for a command that writes formats of its own, the first
// unless told otherwise.
type formatFlag struct {
	shared  *shared
	formats []render.Format
}

// Set takes the format; whether there is such a one is checked with the others.
func (f formatFlag) Set(text string) error {
	f.shared.output, f.shared.formats = text, f.formats
	return nil
}

func (f formatFlag) String() string { return "" }

// Type is what pflag calls a text.
func (f formatFlag) Type() string { return "string" }

// exporter is what all exports have in common.
type exporter struct {
	shared  *shared
	out     outFile
	formats []render.Format // the first is the usual one
}

func (x *exporter) register(cmd *cobra.Command, s *shared, formats ...render.Format) {
	x.shared, x.formats = s, formats
	x.out.register(cmd, s)
	names := formatNames(formats)
	last := len(names) - 1
	cmd.Flags().VarP(formatFlag{s, formats}, "output", "o", "write as `FORMAT`: "+strings.Join(names[:last], ", ")+" or "+names[last]+" (default "+names[0]+")")
	// It fails only for a flag that is not there.
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// answerFormats are those of answers about a person's way, in which there are
// days.
func answerFormats() []render.Format {
	return []render.Format{render.Markdown, render.CSV, render.JSON, render.YAML, render.HTML, ics}
}

// begin gives the form to write in. It fails where nothing could be written, so
// that no work is done for that.
func (x *exporter) begin(a *App) (render.Format, error) {
	if x.shared.output == "" {
		format, err := x.byEnding()
		if err != nil {
			return "", err
		}
		x.shared.output, x.shared.formats = string(format), x.formats
	}
	o, err := x.shared.options(a)
	if err != nil {
		return "", err
	}
	return o.Format, x.out.ready(a)
}

// byEnding is the format that the file's name ends in, else the usual one.
func (x *exporter) byEnding() (render.Format, error) {
	ending := map[string]string{"yml": "yaml", "htm": "html", "markdown": "md", "txt": "md"}
	found := cmp.Or(ending[x.out.ending()], x.out.ending())
	if x.out.toStdout() || found == "" || x.out.namesFolder() {
		return x.formats[0], nil
	}
	if !slices.Contains(x.formats, render.Format(found)) {
		return "", usagef("use one of: "+strings.Join(formatNames(x.formats), ", ")+"; or say which with -o", "--out: there is no format .%s", x.out.ending())
	}
	return render.Format(found), nil
}

// asPrinted writes what a command prints, in the format asked for. An answer
// that is no goes to standard output, and no file is written.
func (x *exporter) asPrinted(a *App, command func(*App) error) error {
	var printed bytes.Buffer
	instead := *a
	instead.Out, instead.Terminal = &printed, false
	err := command(&instead)
	if errors.Is(err, errNo) {
		if _, writeErr := a.Out.Write(printed.Bytes()); writeErr != nil {
			return writeErr
		}
	}
	if err != nil {
		return err
	}
	return x.out.write(a, printed.Bytes())
}

// answer writes an answer.
func (x *exporter) answer(a *App, answer render.Answer) error {
	return x.asPrinted(a, func(a *App) error { return x.shared.write(a, answer) })
}

// sheet writes a table for a spreadsheet.
func (x *exporter) sheet(a *App, t render.Table) error { return x.answer(a, render.Answer{Rows: &t}) }

// events writes a calendar; me is the person it is for, or nil.
func (x *exporter) events(a *App, what string, me *person.Profile, events []render.Event) error {
	if len(events) == 0 {
		return usagef("use another format, such as -o md", "there is no date to put into a calendar")
	}
	data, err := x.shared.calendar(a, what, x.shared.profilePath(a), me, events)
	if err != nil {
		return err
	}
	return x.out.write(a, data)
}

// withPlans offers the names of saved plans before what another offers, for so
// many arguments.
func withPlans(a *App, s *shared, limit int, others cobra.CompletionFunc) cobra.CompletionFunc {
	plans := completePlans(a, s)
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		names, directive := others(cmd, args, typed)
		if directive == cobra.ShellCompDirectiveError || len(args) >= limit {
			return names, directive
		}
		saved, _ := plans(cmd, nil, typed)
		return append(saved, names...), directive
	}
}
