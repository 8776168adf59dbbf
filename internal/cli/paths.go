package cli

import (
	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func newPaths(a *App, s *shared) *cobra.Command {
	count := 0
	cmd := &cobra.Command{
		Use:   "paths [FROM] [TO]",
		Short: "Progressions of the catalog itself, entry to executive",
		Long: `Show how careers run in the catalog, no person in mind: without roles the named
ladders and a shortest chain of moves into every executive role; with FROM the
chains to every executive role it reaches; with TO the shortest chains between
the two. For your own time, cost and gates use rung plan.`,
		Example:           "  rung paths\n  rung paths medical-coder\n  rung paths medical-coder cio -k 3",
		Args:              between(0, "FROM", "TO"),
		Annotations:       saysNo("no chain of moves leads from FROM to TO"),
		ValidArgsFunction: completeRefs(a, s, 2, roles.KindRole),
		RunE:              func(_ *cobra.Command, args []string) error { return runPaths(a, s, args, count) },
	}
	cmd.Flags().IntVarP(&count, "count", "k", 5, "show the `N` shortest chains between FROM and TO")
	return cmd
}

func runPaths(a *App, s *shared, args []string, count int) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	if count < 1 {
		return usagef("write a number from 1", "-k: %d is not a number of chains", count)
	}
	var ends []*roles.Role
	for _, name := range args {
		role, err := findRole(c, name)
		if err != nil {
			return err
		}
		ends = append(ends, role)
	}
	var ladders []roles.Ladder
	var chains []paths.Progression
	switch len(ends) {
	case 0:
		ladders = c.Ladders
		for _, to := range executives(c) {
			chains = append(chains, shortestEntry(c, to)...)
		}
	case 1:
		for _, to := range executives(c) {
			chains = append(chains, paths.Progressions(c, ends[0].ID, to, 1)...)
		}
	default:
		chains = paths.Progressions(c, ends[0].ID, ends[1].ID, count)
	}
	if err := s.write(a, render.Progressions(c, ends, ladders, chains)); err != nil {
		return err
	}
	if len(ends) > 0 && len(chains) == 0 && !(len(ends) == 2 && ends[0] == ends[1]) {
		return errNo
	}
	return nil
}

func executives(c *roles.Catalog) []string {
	var ids []string
	for _, r := range c.Roles {
		if r.Level == roles.LevelExecutive {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// shortestEntry is a shortest chain into a role from one that takes beginners.
func shortestEntry(c *roles.Catalog, to string) []paths.Progression {
	var best []paths.Progression
	for i := range c.Roles {
		if r := &c.Roles[i]; takesBeginners(r, entryAny) {
			found := paths.Progressions(c, r.ID, to, 1)
			if len(found) > 0 && (best == nil || len(found[0].Roles) < len(best[0].Roles)) {
				best = found
			}
		}
	}
	return best
}
