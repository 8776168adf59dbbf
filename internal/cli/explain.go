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
		Use:   "explain REF [FIELD]",
		Short: "Where a figure comes from, how well it fits, how old it is",
		Long: `Explain a figure: its value, source, year and area, how well it fits what it
stands for, its age, and where it is an estimate, whose and of what. Without
FIELD every figure of the thing is explained. FIELD is,
` + fieldsHelp(),
		Example:           "  rung explain health-data-analyst pay\n  rung explain cert/rhia eligibility\n  rung explain program/bs-him cost",
		Args:              between(1, "REF", "FIELD"),
		ValidArgsFunction: completeRefs(a, s, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			field := ""
			if len(args) > 1 {
				field = args[1]
			}
			return runExplain(a, s, args[0], field)
		},
	}
}

// fieldsHelp lists the fields of each kind, folded as help is.
func fieldsHelp() string {
	var lines []string
	for _, kind := range roles.RefKinds() {
		line := "  of a " + kindWords([]roles.Kind{kind}) + ":"
		for i, field := range render.ExplainFields(kind) {
			word := " " + field
			if i > 0 {
				line += ","
			}
			if len(line)+len(word) > 78 {
				lines = append(lines, line)
				line = "   "
			}
			line += word
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
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
		return field != "" && !slices.Contains(render.ExplainFields(r.Kind), field)
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
