package cli

import (
	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func newSources(a *App, s *shared) *cobra.Command {
	stale := ""
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "Every source, its license and its age",
		Long: `List the sources of the catalog's figures. A source is as old as its last check,
or where it has none as the year that its figures are from. One without either
has no age, and counts as stale.`,
		Example: "  rung sources\n  rung sources --stale 24mo --as-of 2027-06-01",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runSources(a, s, stale) },
	}
	cmd.Flags().StringVar(&stale, "stale", "", "only those older than `DURATION`, as 24mo")
	return cmd
}

func runSources(a *App, s *shared, stale string) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	today, err := s.today(a)
	if err != nil {
		return err
	}
	limit, err := roles.ParseDuration(stale)
	if err != nil {
		return usagef("write it as 24mo or 2y", "--stale: %v", err)
	}
	return s.write(a, render.Sources(c, today, stale != "", paths.Months(limit)))
}
