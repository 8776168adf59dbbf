package cli

import (
	"slices"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// mostPlans is how many saved plans are compared at once.
const mostPlans = 4

// savedPlans are the saved plans of some names, to be compared; false where the
// names are not all those of plans.
func savedPlans(a *App, s *shared, c *roles.Catalog, names []string) ([]render.PlanColumn, bool, error) {
	files, err := s.files(a)
	if err != nil || files == nil {
		return nil, false, err
	}
	saved, err := files.Plans()
	if err != nil {
		return nil, false, err
	}
	isPlan := func(name string) bool { return slices.Contains(saved, name) }
	if i := slices.IndexFunc(names, func(name string) bool { return !isPlan(name) }); i >= 0 {
		if j := slices.IndexFunc(names, func(name string) bool { return isPlan(name) && len(c.Find(name)) == 0 }); j >= 0 {
			return nil, false, usagef("compare plans with plans; yours are: "+strings.Join(saved, ", "), "%s is a saved plan and %s is not", names[j], names[i])
		}
		return nil, false, nil
	}
	if len(names) > mostPlans {
		return nil, false, usagef("name 2 to 4", "%d plans are too many to compare", len(names))
	}
	m, err := s.myPlans(a)
	if err != nil {
		return nil, false, err
	}
	var columns []render.PlanColumn
	for _, name := range names {
		p, err := m.read(name)
		if err != nil {
			return nil, false, err
		}
		columns = append(columns, planColumn(p))
	}
	return columns, true, nil
}

func planColumn(p *person.Plan) render.PlanColumn {
	start, _ := p.Start.Day()
	column := render.PlanColumn{Name: p.Name, Target: p.Target, Start: start, Roles: p.Roles, Steps: len(p.Steps), Totals: p.Totals.Planned()}
	for _, step := range p.Steps {
		if step.Kind == paths.StepStudy || step.Kind == paths.StepExam || step.Kind == paths.StepProgram {
			column.Needs = append(column.Needs, step.Ref)
		}
	}
	return column
}
