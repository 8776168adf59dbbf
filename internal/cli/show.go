package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
)

func newShow(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "show REF",
		Short: "All there is to know of one thing",
		Long: `Show a role, skill, certification, program or license. REF is an id, a title or
an alias, in any case; kind/id looks in one kind alone. Every match is shown.`,
		Example:           "  rung show health-data-analyst\n  rung show cert/rhia\n  rung show \"Chief Information Officer\" -o json",
		Args:              some("REF"),
		ValidArgsFunction: completeRefs(a, s, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return runShow(a, s, strings.Join(args, " "))
		},
	}
}

func runShow(a *App, s *shared, ref string) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	refs, err := find(c, ref)
	if err != nil {
		return err
	}
	return s.write(a, render.Show(c, refs))
}
