package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

type exportCompareOptions struct {
	compareOptions
	export exporter
}

func newExportCompare(a *App, s *shared) *cobra.Command {
	o := &exportCompareOptions{compareOptions: compareOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "compare REF REF...",
		Short: "Things side by side, as a document or table",
		Long: `Write what rung compare tells of 2 to 4 roles, 2 to 5 programs or 2 to 4 saved
plans. As csv: a row for every fact with its unit, and a column for each thing.
As ics, of saved plans alone: the early, typical and late day that each ends on.`,
		Example: "  rung export compare coding-auditor cdi-specialist -o csv --out compare.csv\n" +
			"  rung export compare to-cio to-cmio -o html --out plans.html --open",
		Args:              atLeastTwo,
		ValidArgsFunction: withPlans(a, s, mostPrograms, completeRefs(a, s, mostPrograms, roles.KindRole, roles.KindProgram)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExportCompare(cmd.Context(), a, o, args)
		},
	}
	o.asker.register(cmd, a, s)
	cmd.Flags().BoolVar(&o.all, "all", false, "show what is the same too, and lists in full")
	o.export.register(cmd, s, answerFormats()...)
	return cmd
}

func runExportCompare(ctx context.Context, a *App, o *exportCompareOptions, names []string) error {
	format, err := o.export.begin(a)
	if err != nil {
		return err
	}
	if format != ics {
		return o.export.asPrinted(a, func(a *App) error { return runCompare(ctx, a, &o.compareOptions, names) })
	}
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	plans, ok, err := savedPlans(a, o.shared, c, names)
	if err != nil {
		return err
	}
	if !ok {
		if _, err := oneKind(c, names); err != nil {
			return err
		}
		return usagef("use another format, such as -o csv", "roles and programs have no dates to put into a calendar; saved plans have")
	}
	return o.export.events(a, "plans "+strings.Join(names, ", "), nil, render.FinishEvents(c, plans))
}
