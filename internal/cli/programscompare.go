package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// A table of more columns cannot be read on a terminal of usual width.
const (
	mostPrograms = 5
	mostRoles    = 4
)

func newProgramsCompare(a *App, s *shared) *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:   "compare REF REF...",
		Short: "What programs open, side by side: exams, roles, time, cost",
		Long: `Set 2 to 5 programs side by side: the exams that each opens at once and later,
the entry roles, how many roles accept its degree, what director-level roles a
graduate can reach without a further degree, time, cost and ways to pay. An exam
that a program might seem to open, and does not, is a warning.`,
		Example:           "  rung programs compare bs-him bs-hi as-hit\n  rung programs compare cert-medical-coding as-hit --all",
		Args:              atLeastTwo,
		ValidArgsFunction: completeRefs(a, s, mostPrograms, roles.KindProgram),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runProgramsCompare(cmd.Context(), a, s, args, all)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "show what is the same too, and lists in full")
	return cmd
}

// atLeastTwo demands two references; how many there may be depends on what
// they are.
func atLeastTwo(cmd *cobra.Command, args []string) error {
	if len(args) < 2 {
		return usagef("usage: "+cmd.CommandPath()+" REF REF...", "a second REF to compare with is missing")
	}
	return nil
}

func runProgramsCompare(ctx context.Context, a *App, s *shared, names []string, all bool) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	ids, err := idsToCompare(c, names, roles.KindProgram, mostPrograms)
	if err != nil {
		return err
	}
	return comparePrograms(ctx, a, s, c, ids, "rung.programs-compare/v1", all)
}

func comparePrograms(ctx context.Context, a *App, s *shared, c *roles.Catalog, ids []string, schema string, all bool) error {
	comparison, err := paths.NewGraph(c).ComparePrograms(ctx, ids)
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted before every search was done")
	}
	if err != nil {
		return err
	}
	return s.write(a, render.ComparePrograms(c, comparison, schema, all))
}

// idsToCompare gives the ids of records of one kind, each named once and not more
// than can stand side by side.
func idsToCompare(c *roles.Catalog, names []string, kind roles.Kind, most int) ([]string, error) {
	var ids []string
	first := map[string]string{}
	for _, name := range names {
		ref, err := findOne(c, name, kind)
		if err != nil {
			return nil, err
		}
		if before, twice := first[ref.ID]; twice {
			return nil, usagef("name two that differ", "%s and %s are the same %s", before, name, kind)
		}
		first[ref.ID] = name
		ids = append(ids, ref.ID)
	}
	if len(ids) > most {
		return nil, usagef("leave some out, or use -o csv on rung "+string(kind)+"s", "at most %d %ss stand side by side, not %d", most, kind, len(ids))
	}
	return ids, nil
}
