package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type compareOptions struct {
	*shared
	asker
	all bool
}

func newCompare(a *App, s *shared) *cobra.Command {
	o := &compareOptions{shared: s}
	cmd := &cobra.Command{
		Use:   "compare REF REF...",
		Short: "Roles, programs or saved plans side by side",
		Long: `Set 2 to 4 roles, 2 to 5 programs or 2 to 4 saved plans side by side. For roles:
pay and what it is beside that of the first, outlook, what each asks for and
teaches, the moves between them and where they lead; with a profile, --from,
--hold or --experience also how you stand to each. For programs: as rung
programs compare. For plans: when they end, what they cost and what each needs.`,
		Example:           "  rung compare coding-auditor cdi-specialist health-data-analyst --from medical-coder\n  rung compare bs-him bs-hi",
		Args:              atLeastTwo,
		ValidArgsFunction: completeRefs(a, s, mostPrograms, roles.KindRole, roles.KindProgram),
		RunE:              func(cmd *cobra.Command, args []string) error { return runCompare(cmd.Context(), a, o, args) },
	}
	o.asker.register(cmd, a, s)
	cmd.Flags().BoolVar(&o.all, "all", false, "show what is the same too, and lists in full")
	return cmd
}

func runCompare(ctx context.Context, a *App, o *compareOptions, names []string) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	plans, ok, err := savedPlans(a, o.shared, c, names)
	if err != nil {
		return err
	}
	if ok {
		return o.write(a, render.ComparePlans(c, plans, o.all))
	}
	kind, err := oneKind(c, names)
	if err != nil {
		return err
	}
	if kind == roles.KindProgram {
		if o.asksForPerson() {
			return usagef("leave --from, --hold and --experience out", "programs are compared for anyone")
		}
		ids, err := idsToCompare(c, names, kind, mostPrograms)
		if err != nil {
			return err
		}
		return comparePrograms(ctx, a, o.shared, c, ids, "rung.compare/v1", o.all)
	}
	return compareRoles(a, o, c, names)
}

func (o *compareOptions) asksForPerson() bool {
	return o.from != "" || len(o.hold)+len(o.experience) > 0
}

// oneKind is the kind, role or program, that all names are of.
func oneKind(c *roles.Catalog, names []string) (roles.Kind, error) {
	can := map[roles.Kind]string{} // the first name that is not of a kind
	for _, name := range names {
		if refs := c.Find(name); len(refs) > 0 && len(c.Find(name, roles.KindRole, roles.KindProgram)) == 0 {
			return "", usagef("compare roles or programs; all there is on one thing: rung show "+refs[0].String(),
				"%s is a %s, not a role or program", name, kindWords([]roles.Kind{refs[0].Kind}))
		}
		if _, err := find(c, name, roles.KindRole, roles.KindProgram); err != nil {
			return "", err
		}
		for _, kind := range []roles.Kind{roles.KindRole, roles.KindProgram} {
			if can[kind] == "" && len(c.Find(name, kind)) == 0 {
				can[kind] = name
			}
		}
	}
	for _, kind := range []roles.Kind{roles.KindRole, roles.KindProgram} {
		if can[kind] == "" {
			return kind, nil
		}
	}
	return "", usagef("compare roles with roles, and programs with programs",
		"%s is a role and %s a program", can[roles.KindProgram], can[roles.KindRole])
}

func compareRoles(a *App, o *compareOptions, c *roles.Catalog, names []string) error {
	ids, err := idsToCompare(c, names, roles.KindRole, mostRoles)
	if err != nil {
		return err
	}
	profile, assumed, err := o.profile(c)
	if err != nil {
		return err
	}
	pace, err := o.hours(c)
	if err != nil {
		return err
	}
	var who *paths.Profile
	if o.asksForPerson() || o.me != nil {
		who = &profile
	}
	comparison, err := paths.CompareRoles(c, ids, who, pace)
	if err != nil {
		return fmt.Errorf("comparing roles: %w", err)
	}
	return o.write(a, o.asker.asked(render.CompareRoles(c, comparison, render.RoleCompareOptions{Assumed: assumed, Pace: pace, All: o.all})))
}
