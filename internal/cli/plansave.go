package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
	"careers/rung/paths"
	"careers/rung/roles"
)

// planQuestion are the flags of a question that is kept with its answer.
func (o *planOptions) registerQuestion(cmd *cobra.Command, a *App, s *shared) {
	o.asker.register(cmd, a, s)
	o.limits.register(cmd)
	cmd.Flags().StringSliceVar(&o.objectives, "objectives", nil, "trade off `LIST` of time, cost, risk, earnings and effort (default time,cost,risk)")
	cmd.Flags().BoolVar(&o.exact, "exact", false, "search until the set is proved complete; may take long")
}

func newPlansSave(a *App, s *shared) *cobra.Command {
	o := &planOptions{shared: s}
	var start, note string
	var replace bool
	cmd := &cobra.Command{
		Use:   "save NAME ROLE",
		Short: "Keep a route to a role as a plan",
		Long: `Plan to ROLE as rung plan does, with the same flags, and keep one route, --route
A unless told otherwise, under NAME. The file records what the plan rests on, so
that rung plans refresh can explain what has changed since.`,
		Example: "  rung plans save data-route health-data-analyst\n" +
			"  rung plans save to-cio cio --from clinical-data-analyst --route B --start 2027-01-15",
		Args:              least(2, "NAME", "ROLE"),
		Annotations:       saysNo("no route fits the limits; nothing was saved"),
		ValidArgsFunction: completeSave(a, s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runPlansSave(cmd.Context(), a, o, saving{args[0], strings.Join(args[1:], " "), start, note, replace})
		},
	}
	o.registerQuestion(cmd, a, s)
	flags := cmd.Flags()
	flags.StringVar(&o.by, "by", "", "order the routes by `WHAT`, as rung plan does")
	flags.StringVar(&o.route, "route", "A", "keep the route `LETTER`, as rung plan names it")
	flags.StringVar(&start, "start", "", "begin on `DATE` (today)")
	flags.StringVar(&note, "note", "", "keep `TEXT` with it")
	flags.BoolVar(&replace, "replace", false, "put it in place of the plan of that name")
	return cmd
}

func completeSave(a *App, s *shared) cobra.CompletionFunc {
	role := completeRefs(a, s, 0, roles.KindRole)
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) != 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return role(cmd, args, typed)
	}
}

// saving is what to keep, and how.
type saving struct {
	name, target, start, note string
	replace                   bool
}

func runPlansSave(ctx context.Context, a *App, o *planOptions, x saving) error {
	m, err := o.myPlans(a)
	if err != nil {
		return err
	}
	if _, err := planDoc(x.name); err != nil {
		return err
	}
	begin, err := o.onDate(a, "--start", x.start)
	if err != nil {
		return err
	}
	q, assumed, err := o.query(m.catalog, x.target)
	if err != nil {
		return err
	}
	result, err := o.answer(ctx, paths.NewGraph(m.catalog), q)
	if err != nil {
		return err
	}
	orderPlans(result.Plans, o.by)
	if result.NoPlan != nil {
		if err := o.write(a, render.Plan(m.catalog, q, result, render.PlanOptions{Assumed: assumed})); err != nil {
			return err
		}
		return errNo
	}
	route, err := routeIndex(o.route, len(result.Plans))
	if err != nil {
		return err
	}
	day, _ := begin.Day()
	plan := person.NewPlan(x.name, m.catalog, q, &result.Plans[route], result.Exact, o.asked(m.catalog, q), day)
	plan.Note = strings.Join(strings.Fields(x.note), " ")
	doc, err := m.keep(ctx, plan, x.replace)
	if err != nil {
		return err
	}
	return m.show(plan, "Saved as "+x.name+" ("+m.files.Path(doc)+").", false)
}

// keep writes a plan made today, in place of one of its name only if that is
// asked for.
func (m *myPlans) keep(ctx context.Context, plan *person.Plan, replace bool) (store.Doc, error) {
	doc, err := planDoc(plan.Name)
	if err != nil {
		return doc, err
	}
	plan.Saved = person.DateOf(m.today)
	return doc, m.files.Update(ctx, doc, "plans save "+plan.Name, func(old []byte) ([]byte, error) {
		if old != nil && !replace {
			return nil, usagef("choose another name, or say --replace; rung plans refresh "+plan.Name+" plans it again from today", "there is a plan called %q", plan.Name)
		}
		return plan.Edited(nil)
	})
}

// answer puts a question and checks every route of the answer.
func (o *planOptions) answer(ctx context.Context, g *paths.Graph, q paths.Query) (*paths.Result, error) {
	result, err := o.ask(ctx, g, q)
	if errors.Is(err, context.Canceled) || err == nil && len(result.Plans) == 0 && result.NoPlan == nil {
		return nil, errInterrupted
	}
	if err != nil {
		return nil, err
	}
	return result, verified(g.Catalog(), q, result)
}

// asked is what the flags of a question say beside the profile.
func (o *planOptions) asked(c *roles.Catalog, q paths.Query) person.Asked {
	asked := person.Asked{Hold: o.hold, Experience: o.experience, Remote: o.limits.remote, Sector: o.limits.sector,
		NoNewDegree: string(o.limits.noNewDegree), FullTimeStudy: string(o.limits.fullTimeStudy), Objectives: o.objectives,
		Budget: o.limits.budget, Deadline: o.limits.deadline, Avoid: o.limits.avoid, Via: o.limits.via}
	if o.limits.maxMoves != "" {
		asked.MaxMoves = q.Limits.MaxMoves
	}
	if o.from != "" {
		asked.From = q.Profile.Role
	}
	if o.pace != "" {
		asked.Pace = q.Pace
	}
	return asked
}

// repeat sets the flags of a question to what was asked before; those that are
// given already stay.
func (o *planOptions) repeat(x person.Asked) {
	o.from = cmp.Or(o.from, x.From)
	o.hold = append(x.Hold, o.hold...)
	o.experience = append(x.Experience, o.experience...)
	if o.pace == "" && x.Pace > 0 {
		o.pace = fmt.Sprint(x.Pace)
	}
	o.limits.budget, o.limits.deadline = cmp.Or(o.limits.budget, x.Budget), cmp.Or(o.limits.deadline, x.Deadline)
	o.limits.remote, o.limits.sector = cmp.Or(o.limits.remote, x.Remote), cmp.Or(o.limits.sector, x.Sector)
	o.limits.noNewDegree, o.limits.fullTimeStudy = cmp.Or(o.limits.noNewDegree, yesNo(x.NoNewDegree)), cmp.Or(o.limits.fullTimeStudy, yesNo(x.FullTimeStudy))
	if o.limits.maxMoves == "" && x.MaxMoves > 0 {
		o.limits.maxMoves = fmt.Sprint(x.MaxMoves)
	}
	if len(o.limits.avoid) == 0 {
		o.limits.avoid = x.Avoid
	}
	if len(o.limits.via) == 0 {
		o.limits.via = x.Via
	}
	if len(o.objectives) == 0 {
		o.objectives = x.Objectives
	}
}

// askedWords are the flags that ask the same again.
func askedWords(x person.Asked) []typedFlag {
	var list []typedFlag
	add := func(name string, values ...string) {
		for _, v := range values {
			if v != "" {
				list = append(list, typedFlag{name: name, value: v, bare: v == "true"})
			}
		}
	}
	add("from", x.From)
	add("hold", x.Hold...)
	add("experience", x.Experience...)
	if x.Pace > 0 {
		add("pace", fmt.Sprint(x.Pace))
	}
	add("budget", x.Budget)
	add("deadline", x.Deadline)
	add("remote", x.Remote)
	add("sector", x.Sector)
	add("no-new-degree", x.NoNewDegree)
	add("full-time-study", x.FullTimeStudy)
	add("avoid", x.Avoid...)
	add("via", x.Via...)
	if x.MaxMoves > 0 {
		add("max-moves", fmt.Sprint(x.MaxMoves))
	}
	add("objectives", strings.Join(x.Objectives, ","))
	return list
}
