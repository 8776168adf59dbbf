package cli

import (
	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

func newDiff(a *App, s *shared) *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:   "diff ROLE ROLE",
		Short: "What differs between two roles: add, lift, drop, gates, pay",
		Long: `Compare what two roles ask for, from the first to the second: skills to add (+),
to lift (^), asked for at a lower level (v), to drop (-), and the gates and pay.`,
		Example:           "  rung diff medical-coder coding-auditor\n  rung diff him-manager him-director --all",
		Args:              exactly("ROLE", "ROLE"),
		ValidArgsFunction: completeRefs(a, s, 2, roles.KindRole),
		RunE:              func(_ *cobra.Command, args []string) error { return runDiff(a, s, args[0], args[1], all) },
	}
	cmd.Flags().BoolVar(&all, "all", false, "list what is the same too")
	return cmd
}

func runDiff(a *App, s *shared, from, to string, all bool) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	left, err := findRole(c, from)
	if err != nil {
		return err
	}
	right, err := findRole(c, to)
	if err != nil {
		return err
	}
	return s.write(a, render.Diff(c, left, right, all))
}
