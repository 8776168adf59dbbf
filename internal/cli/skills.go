package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

type skillsOptions struct {
	*shared
	kind, acquire, sort string
	emerging            bool
}

func newSkills(a *App, s *shared) *cobra.Command {
	o := &skillsOptions{shared: s}
	cmd := &cobra.Command{
		Use:     "skills",
		Short:   "List skills",
		Example: "  rung skills --kind tool\n  rung skills --acquire job --sort hours",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runSkills(a, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.kind, "kind", "", "of `KIND`, as the list names it")
	flags.StringVar(&o.acquire, "acquire", "", "that come by `WAY`: study, job, sponsor or licensed")
	flags.BoolVar(&o.emerging, "emerging", false, "that are only taking shape")
	flags.StringVar(&o.sort, "sort", "id", "by `KEY`: id, name or hours (to the level working)")
	return cmd
}

func runSkills(a *App, o *skillsOptions) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	kinds := values(c.Skills, func(s roles.Skill) []string { return []string{s.Kind} })
	if err := firstError(
		oneOf("--kind", o.kind, kinds),
		oneOf("--acquire", o.acquire, []string{"study", "job", "sponsor", "licensed"}),
		oneOf("--sort", o.sort, []string{"id", "name", "hours"}),
	); err != nil {
		return err
	}
	var list []*roles.Skill
	for i := range c.Skills {
		s := &c.Skills[i]
		way := s.Acquire
		if way == "" {
			way = roles.ByStudy
		}
		if (o.kind == "" || s.Kind == o.kind) && (o.acquire == "" || string(way) == o.acquire) && (!o.emerging || s.Emerging) {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(x, y *roles.Skill) int {
		switch o.sort {
		case "name":
			return strings.Compare(roles.Folded(x.Name), roles.Folded(y.Name))
		case "hours":
			return x.Hours.At(roles.Working).Typical - y.Hours.At(roles.Working).Typical
		}
		return 0
	})
	return o.write(a, render.Skills(list))
}
