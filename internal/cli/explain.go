package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

func newExplain(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "explain REF FIELD",
		Short: "Where a figure comes from, how well it fits, how old it is",
		Long: `Explain a figure: its value, source, year and area, how well it fits what it
stands for, its age, and where it is an estimate, whose and of what.
FIELD is, of a role: pay, wages, outlook, entry, moves, experience, model; of a
skill: hours; of a certification: fee, eligibility, hours, wait, renewal,
pass-rate; of a program: cost, months, eligibility; of a license: how.`,
		Example:           "  rung explain health-data-analyst pay\n  rung explain cert/rhia eligibility\n  rung explain program/bs-him cost",
		Args:              between(2, "REF", "FIELD"),
		ValidArgsFunction: completeRefs(a, s, 1),
		RunE:              func(_ *cobra.Command, args []string) error { return runExplain(a, s, args[0], args[1]) },
	}
}

func runExplain(a *App, s *shared, text, field string) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	today, err := s.today(a)
	if err != nil {
		return err
	}
	refs, err := find(c, text)
	if err != nil {
		return err
	}
	// A name of several things means those that have the field.
	having := slices.DeleteFunc(slices.Clone(refs), func(r roles.Ref) bool {
		return !slices.Contains(render.ExplainFields(r.Kind), field)
	})
	if len(having) == 0 {
		fields := render.ExplainFields(refs[0].Kind)
		hint := "of a " + kindWords([]roles.Kind{refs[0].Kind}) + ": " + strings.Join(fields, ", ")
		if near := nearestName(field, fields); near != "" {
			hint = "did you mean " + near + "? " + hint
		}
		return usagef(hint, "%s has no field %q to explain", refs[0], field)
	}
	return s.write(a, render.Explain(c, having, field, today))
}
