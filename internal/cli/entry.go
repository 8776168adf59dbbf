package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func newEntry(a *App, s *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "entry [ROLE]",
		Short: "Who takes people without experience, and the bridges in",
		Long: `List the roles that take people without experience, open ones first, with what a
beginner earns there, what the role asks of somebody who holds nothing, and how
long a first search takes. With ROLE: how people really get into it, the jobs
that bridge the way, and what certificates do and don't do. Nobody enters some
roles without experience; then the answer is by which jobs they are reached.`,
		Example:           "  rung entry\n  rung entry medical-coder\n  rung entry cio",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeRefs(a, s, 1, roles.KindRole),
		RunE:              func(_ *cobra.Command, args []string) error { return runEntry(a, s, strings.Join(args, " ")) },
	}
	return cmd
}

// terminalMovesIn is how many moves into a role a terminal shows.
const terminalMovesIn = 8

func runEntry(a *App, s *shared, text string) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	if text == "" {
		return s.write(a, render.EntryRoles(c, paths.EntryRoles(c)))
	}
	role, err := findRole(c, text)
	if err != nil {
		return err
	}
	ways, err := paths.FindEntry(c, role.ID)
	if err != nil {
		return err
	}
	most := 0
	if a.Terminal && s.output == "" {
		most = terminalMovesIn
	}
	return s.write(a, render.Entry(c, ways, most))
}
