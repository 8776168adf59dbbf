package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type exportPlanOptions struct {
	planOptions
	export exporter
}

func newExportPlan(a *App, s *shared) *cobra.Command {
	o := &exportPlanOptions{planOptions: planOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "plan PLAN|ROLE",
		Short: "A saved plan, or routes to a role, as a document or table",
		Long: `Write a saved plan as rung plans show has it, with the reasons and without your
note, or plan to a role with the flags of rung plan and write that. A name that
is both means the plan; role/NAME means the role. As csv: a row for every step.
As ics: the day by which each step of the plan, or of --route, is to be done.`,
		Example: "  rung export plan data-route -o html --out plan.html --open\n" +
			"  rung export plan cio --from clinical-data-analyst -o csv --out routes.csv",
		Args:              some("PLAN|ROLE"),
		Annotations:       saysNo("no route fits the limits; nothing was written but what would open one, on\n     standard output"),
		ValidArgsFunction: withPlans(a, s, 1, completeRefs(a, s, 1, roles.KindRole)),
	}
	o.registerQuestion(cmd, a, s)
	flags := cmd.Flags()
	flags.StringVar(&o.by, "by", "", "order the routes by `WHAT`, as rung plan does")
	flags.IntVar(&o.horizon, "horizon", 0, "report earnings over `YEARS` from now (default 10)")
	flags.IntVarP(&o.count, "count", "k", 0, "write the first `N` routes (default all)")
	flags.StringVar(&o.route, "route", "A", "tell the route `LETTER` step by step, as rung plan does")
	flags.StringVar(&o.start, "start", "", "begin on `DATE` (today)")
	question := flagNames(flags)
	o.export.register(cmd, s, answerFormats()...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.detail = flags.Changed("route")
		asked := slices.DeleteFunc(question, func(name string) bool { return !flags.Changed(name) })
		return runExportPlan(cmd.Context(), a, o, strings.Join(args, " "), asked)
	}
	return cmd
}

func flagNames(flags *pflag.FlagSet) []string {
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// runExportPlan exports the saved plan of a name, else routes to the role; asked
// are the flags that were given of a question.
func runExportPlan(ctx context.Context, a *App, o *exportPlanOptions, name string, asked []string) error {
	format, err := o.export.begin(a)
	if err != nil {
		return err
	}
	var saved []string
	files, err := o.files(a)
	if err == nil && files != nil {
		saved, err = files.Plans()
	}
	if err != nil {
		return err
	}
	if !slices.Contains(saved, name) {
		err := exportRoutes(ctx, a, o, format, name)
		return orPlan(err, name, saved)
	}
	if len(asked) > 0 {
		return usagef("leave it out; to plan anew: rung export plan role/NAME", "--%s is for planning to a role, and %s is a saved plan", asked[0], name)
	}
	return exportSaved(a, o, format, name)
}

// orPlan adds to the error for a name that no role has that there may be a saved
// plan like it.
func orPlan(err error, name string, saved []string) error {
	var usage *usageError
	near := nearestName(name, saved)
	if near == "" || !errors.As(err, &usage) || !strings.HasPrefix(usage.message, name+": no role") {
		return err
	}
	return usagef("did you mean your plan "+near+"? or: "+usage.hint, "%s: no saved plan or role of that name", name)
}

func exportSaved(a *App, o *exportPlanOptions, format render.Format, name string) error {
	m, err := o.myPlans(a)
	if err != nil {
		return err
	}
	p, err := m.read(name)
	if err != nil {
		return err
	}
	if len(m.catalog.Find(name, roles.KindRole)) > 0 && !o.quiet {
		fmt.Fprintf(a.Err, "rung: %s is a saved plan and a role; this is the plan, role/%s is the role\n", name, name)
	}
	given := *p
	given.Note = ""            // it is the person's own, and an export is handed over
	s := m.stands(&given, nil) // and so are the other plans
	s.Again = ""               // paths of this machine
	switch format {
	case render.CSV:
		return o.export.sheet(a, render.StepSheet([]render.RouteSteps{{Name: name, Steps: s.Steps}}))
	case ics:
		return o.export.events(a, "plan "+name, m.profile, render.PlanEvents(s))
	}
	return o.export.answer(a, render.PlanSaved(m.catalog, s, "", true))
}

// exportRoutes exports routes to a role.
func exportRoutes(ctx context.Context, a *App, o *exportPlanOptions, format render.Format, target string) error {
	if format != render.CSV && format != ics {
		o.handedOver = true
		return o.export.asPrinted(a, func(a *App) error { return runPlan(ctx, a, &o.planOptions, target) })
	}
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	begin, err := o.onDate(a, "--start", o.start)
	if err != nil {
		return err
	}
	day, _ := begin.Day()
	q, assumed, err := o.query(c, target)
	if err != nil {
		return err
	}
	if o.count < 0 {
		return usagef("write a number from 1", "-k: %d is not a number of routes", o.count)
	}
	result, err := o.answer(ctx, paths.NewGraph(c), q)
	if err != nil {
		return err
	}
	orderPlans(result.Plans, o.by)
	if result.NoPlan != nil {
		no := render.Plan(c, q, result, render.PlanOptions{Assumed: assumed, By: o.by})
		// No table and no calendar could say why.
		if err := render.Write(a.Out, no, render.Options{Format: render.Markdown}); err != nil {
			return err
		}
		return errNo
	}
	routes := len(result.Plans)
	if o.count > 0 {
		routes = min(routes, o.count)
	}
	route, err := routeIndex(o.route, routes)
	if err != nil {
		return err
	}
	steps := func(i int) render.SavedPlan {
		p := person.NewPlan(q.Target, c, q, &result.Plans[i], result.Exact, person.Asked{}, day)
		return asMade(c, p, day)
	}
	if format == ics {
		return o.export.events(a, "plan to "+c.Title(roles.Ref{Kind: roles.KindRole, ID: q.Target}), o.file, render.PlanEvents(steps(route)))
	}
	var list []render.RouteSteps
	for i := range routes {
		list = append(list, render.RouteSteps{Place: i, Steps: steps(i).Steps})
	}
	return o.export.sheet(a, render.StepSheet(list))
}

// asMade is a plan of which nothing is done: what the person holds is no step of
// it.
func asMade(c *roles.Catalog, p *person.Plan, day time.Time) render.SavedPlan {
	return render.SavedPlan{Plan: p, Steps: p.Beside(c, new(person.Profile), day).Steps()}
}
