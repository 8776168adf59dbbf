package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type unlocksOptions struct {
	planOptions
	targets []string
	all     bool
}

func newUnlocks(a *App, s *shared) *cobra.Command {
	o := &unlocksOptions{planOptions: planOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "unlocks REF",
		Short: "What a skill, certification, program or license opens",
		Long: fmt.Sprintf(`Find what holding REF changes, each figure by a search without it and one with
it: the roles that have a route within the limits only with it, and how much
time, cost and risk it saves on the way to roles that ask for it. Compared are
the %d of these that are fewest moves away; --target names others, --all takes
every one. What is held already is compared with the same person without it.`, nearestTargets),
		Example:           "  rung unlocks rhia --from medical-coder\n  rung unlocks sql:practitioner --target health-data-engineer --target cio\n  rung unlocks bs-him --no-new-degree",
		Args:              some("REF"),
		ValidArgsFunction: completeRefs(a, s, 1, holdable()...),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runUnlocks(cmd.Context(), a, o, strings.Join(args, " "))
		},
	}
	o.asker.register(cmd, a, s)
	o.limits.register(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&o.targets, "target", nil, "compare the routes to `ROLE`; repeatable")
	flags.BoolVar(&o.all, "all", false, "compare every role that asks for it; may take long")
	flags.BoolVar(&o.exact, "exact", false, "search until every figure is proved; may take long")
	return cmd
}

// nearestTargets is how many roles are compared unless told otherwise: enough
// to see what a thing does, few enough to wait for.
const nearestTargets = 10

func runUnlocks(ctx context.Context, a *App, o *unlocksOptions, text string) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	thing, err := findThing(c, text)
	if role := c.Find(text, roles.KindRole); err != nil && len(role) == 1 {
		return usagef("see the way there: rung plan "+role[0].ID, "%s is a role: name what a person can hold", text)
	}
	if err != nil {
		return err
	}
	if o.all && len(o.targets) > 0 {
		return usagef("leave one of them out", "--all and --target exclude each other")
	}
	q, assumed, err := o.question(c)
	if err != nil {
		return err
	}
	g := paths.NewGraph(c)
	targets, err := roleIDs(c, "--target", o.targets)
	if err != nil {
		return err
	}
	show := render.UnlockOptions{Assumed: assumed, Chosen: len(targets) > 0}
	if len(targets) == 0 {
		targets = g.UnlockTargets(q, thing)
		show.Asking = len(targets)
		if !o.all {
			targets = targets[:min(len(targets), nearestTargets)]
		}
	}
	if a.Terminal && o.output == "" {
		show.Most = terminalUnlocks
	}
	unlocks, err := g.Unlocks(ctx, q, thing, targets)
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted before every search was done")
	}
	if err != nil {
		return err
	}
	return o.write(a, o.asker.asked(render.Unlocks(c, q, unlocks, show)))
}

// terminalUnlocks is how many entries of a list a terminal shows.
const terminalUnlocks = 8
