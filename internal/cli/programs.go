package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

type programsOptions struct {
	*shared
	award, field, accreditor, sort string
}

func newPrograms(a *App, s *shared) *cobra.Command {
	o := &programsOptions{shared: s}
	cmd := &cobra.Command{
		Use:     "programs",
		Short:   "List programs of study",
		Example: "  rung programs --award bachelor --sort cost\n  rung programs --accreditor CAHIIM",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runPrograms(a, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.award, "award", "", "that end in `AWARD`: certificate, associate, bachelor, master, doctorate or professional")
	flags.StringVar(&o.field, "field", "", "in `FIELD`, such as him or data")
	flags.StringVar(&o.accreditor, "accreditor", "", "accredited by `NAME`, any case")
	flags.StringVar(&o.sort, "sort", "id", "by `KEY`: id, name, award, months or cost (unknown last)")
	cmd.AddCommand(newProgramsCompare(a, s))
	return cmd
}

func runPrograms(a *App, o *programsOptions) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	fields := values(c.Programs, func(p roles.Program) []string { return p.Fields })
	accreditors := values(c.Programs, func(p roles.Program) []string { return []string{roles.Folded(p.Accreditor)} })
	if err := firstError(
		oneOf("--award", o.award, []string{"certificate", "associate", "bachelor", "master", "doctorate", "professional"}),
		oneOf("--field", o.field, fields),
		oneOf("--accreditor", roles.Folded(o.accreditor), accreditors),
		oneOf("--sort", o.sort, []string{"id", "name", "award", "months", "cost"}),
	); err != nil {
		return err
	}
	var list []*roles.Program
	for i := range c.Programs {
		p := &c.Programs[i]
		if (o.award == "" || string(p.Award) == o.award) &&
			(o.field == "" || slices.Contains(p.Fields, o.field)) &&
			(o.accreditor == "" || roles.Folded(p.Accreditor) == roles.Folded(o.accreditor)) {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(x, y *roles.Program) int {
		switch o.sort {
		case "name":
			return strings.Compare(roles.Folded(x.Name), roles.Folded(y.Name))
		case "award":
			return x.Award.Rank() - y.Award.Rank()
		case "months":
			return x.Months.FullTime - y.Months.FullTime
		case "cost":
			return byKnown(typicalCost(x), typicalCost(y))
		}
		return 0
	})
	return o.write(a, render.Programs(list))
}

func typicalCost(p *roles.Program) *int {
	if p.CostUSD == nil {
		return nil
	}
	return &p.CostUSD.Typical
}
