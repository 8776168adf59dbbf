package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

type exportGapOptions struct {
	gapOptions
	export exporter
}

func newExportGap(a *App, s *shared) *cobra.Command {
	o := &exportGapOptions{gapOptions: gapOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "gap ROLE",
		Short: "What is missing for a role, as a document or table",
		Long: `Write what rung gap tells of ROLE. As csv: a row for everything held, to learn
and to earn. As ics: the days by which each skill, program and exam could be
done, one after the other at your pace from today. Those days are estimates.`,
		Example: "  rung export gap health-data-analyst --from medical-coder -o csv --out gap.csv\n" +
			"  rung export gap cio -o ics --out gap.ics --open",
		Args:              some("ROLE"),
		ValidArgsFunction: completeRefs(a, s, 1, roles.KindRole),
		RunE:              func(_ *cobra.Command, args []string) error { return runExportGap(a, o, strings.Join(args, " ")) },
	}
	o.asker.register(cmd, a, s)
	o.export.register(cmd, s, answerFormats()...)
	return cmd
}

func runExportGap(a *App, o *exportGapOptions, target string) error {
	format, err := o.export.begin(a)
	if err != nil {
		return err
	}
	if format != render.CSV && format != ics {
		return o.export.asPrinted(a, func(a *App) error { return runGap(a, &o.gapOptions, target) })
	}
	found, err := o.find(a, target)
	if err != nil {
		return err
	}
	if format == render.CSV {
		return o.export.sheet(a, render.GapSheet(found.catalog, found.gap))
	}
	today, err := o.civilToday(a)
	if err != nil {
		return err
	}
	return o.export.events(a, "gap to "+found.gap.Title, o.file, render.GapEvents(found.catalog, found.gap, today))
}
