package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type gapOptions struct {
	*shared
	asker
}

func newGap(a *App, s *shared) *cobra.Command {
	o := &gapOptions{shared: s}
	cmd := &cobra.Command{
		Use:   "gap ROLE",
		Short: "What I have, must lift and must learn for a role",
		Long: `Compare what a person holds with what ROLE requires: skills held, to lift and to
learn with their hours, what only a job teaches, certifications, education,
experience and licenses. Without --from the person is a student who holds only
what --hold and --experience say.`,
		Example:           "  rung gap health-data-analyst --from medical-coder --pace 5h/wk\n  rung gap him-director --hold cert/rhia --experience him-manager=36mo",
		Args:              some("ROLE"),
		ValidArgsFunction: completeRefs(a, s, 1, roles.KindRole),
		RunE:              func(_ *cobra.Command, args []string) error { return runGap(a, o, strings.Join(args, " ")) },
	}
	o.asker.register(cmd, a, s)
	return cmd
}

func runGap(a *App, o *gapOptions, target string) error {
	found, err := o.find(a, target)
	if err != nil {
		return err
	}
	today, err := o.today(a)
	if err != nil {
		return err
	}
	return o.write(a, o.asker.asked(render.Gap(found.catalog, found.gap, found.from, found.assumed, today)))
}

// foundGap is what stands between the person who asks and a role.
type foundGap struct {
	catalog *roles.Catalog
	gap     *paths.Gap
	from    string // the current role, or ""
	assumed []string
}

func (o *gapOptions) find(a *App, target string) (*foundGap, error) {
	c, err := o.catalog(a)
	if err != nil {
		return nil, err
	}
	role, err := findRole(c, target)
	if err != nil {
		return nil, err
	}
	profile, assumed, err := o.profile(c)
	if err != nil {
		return nil, err
	}
	pace, err := o.hours(c)
	if err != nil {
		return nil, err
	}
	gap, err := paths.FindGap(c, profile, role.ID, pace)
	return &foundGap{c, gap, profile.Role, assumed}, err
}
