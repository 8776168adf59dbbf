package cli

import (
	"github.com/spf13/cobra"

	"careers/rung/internal/render"
)

func newExport(a *App, s *shared) *cobra.Command {
	what := []string{"catalog"}
	return &cobra.Command{
		Use:   "export catalog",
		Short: "Everything that the planner reads, for other programs",
		Long: `Write the whole catalog as one object: roles, skills, certs, programs,
licenses, one list of moves (each with from), occupations, sources, tracks,
ladders and the model's constants, in the field names of the pack format.`,
		Example:   "  rung export catalog -o json > catalog.json\n  rung export catalog -o yaml --only-pack --pack packs/mercy",
		Args:      exactly("WHAT"),
		ValidArgs: what,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("export", args[0], what); err != nil {
				return err
			}
			return runExport(a, s)
		},
	}
}

// runExport writes JSON unless another format for programs is asked for.
func runExport(a *App, s *shared) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	switch render.Format(s.output) {
	case "":
		s.output = string(render.JSON)
	case render.JSON, render.YAML:
	default:
		return usagef("use -o json or yaml", "--output: a catalog is not written as %s", s.output)
	}
	return s.write(a, render.Catalog(c))
}
