package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type planOptions struct {
	*shared
	asker
	limits     limits
	objectives []string
	by         string
	horizon    int
	count      int
	route      string
	detail     bool        // a route was asked for by its letter
	mine       []typedFlag // the profile's limits
	exact      bool

	handedOver   bool // the answer is for others: what only the person is to know stays out
	alternatives int
	diverse      bool
	start        string
}

func newPlan(a *App, s *shared) *cobra.Command {
	o := &planOptions{shared: s}
	cmd := &cobra.Command{
		Use:   "plan ROLE",
		Short: "The routes to a role that nobody beats",
		Long: `Find every route to ROLE that no other beats in time, cost and risk, within the
limits, and tell one step by step. Times and costs are windows, low to high;
limits cap the typical figure. Without --from the start is a student without a
job. A search that grows long stops early and says so; --exact goes on to the
end. When no route fits, the answer names what stops you and the smallest
changes that open one.`,
		Example: `  rung plan cio --from clinical-data-analyst
  rung plan health-data-analyst --hold sql --budget 4000 --pace 5h/wk
  rung plan him-director --from medical-coder --no-new-degree --remote=partial`,
		Args:              some("ROLE"),
		Annotations:       saysNo("no route fits the limits; what would open one is on standard output"),
		ValidArgsFunction: completeRefs(a, s, 1, roles.KindRole),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.detail = cmd.Flags().Changed("route")
			return runPlan(cmd.Context(), a, o, strings.Join(args, " "))
		},
	}
	o.asker.register(cmd, a, s)
	o.limits.register(cmd)
	flags := cmd.Flags()
	flags.StringSliceVar(&o.objectives, "objectives", nil, "trade off `LIST` of time, cost, risk, earnings and effort (default time,cost,risk)")
	flags.StringVar(&o.by, "by", "", "order the routes by `WHAT`: time, cost, effort, earnings, risk or balanced")
	flags.IntVar(&o.horizon, "horizon", 0, "report earnings over `YEARS` from now (default 10)")
	flags.IntVarP(&o.count, "count", "k", 0, "print the first `N` routes (default all; on a terminal 5, those that win something before others)")
	flags.IntVar(&o.alternatives, "alternatives", 0, "instead of the routes that nothing beats, find the best route along each of the `N` best chains of moves, by --by (default time)")
	flags.BoolVar(&o.diverse, "diverse", false, "with --alternatives, only routes that share at most half of their roles in between")
	flags.StringVar(&o.start, "start", "", "begin on `DATE` and say when that ends")
	flags.BoolVar(&o.exact, "exact", false, "search until the set is proved complete; may take long, Ctrl-C shows what was found")
	flags.StringVar(&o.route, "route", "A", "tell the route `LETTER` step by step, with all that its figures rest on and what one more hour a week would change")
	return cmd
}

// exactWork is more work than any search does, and leaves room to count on.
const exactWork = math.MaxInt / 8

// errInterrupted is Ctrl-C before there was anything to show.
var errInterrupted = errors.New("interrupted before a route was found")

// terminalPlans is how many routes a terminal shows unless told otherwise.
const terminalPlans = 5

func runPlan(ctx context.Context, a *App, o *planOptions, target string) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	q, assumed, err := o.query(c, target)
	if err != nil {
		return err
	}
	switch {
	case o.alternatives < 0:
		return usagef("write a number from 1", "--alternatives: %d is not a number of routes", o.alternatives)
	case o.diverse && o.alternatives == 0:
		return usagef("say how many: --alternatives 4 --diverse", "--diverse is for alternatives")
	case o.alternatives > 0 && o.by != "" && !slices.Contains(paths.Objectives(), paths.Objective(o.by)):
		return usagef("use time, cost, risk, earnings or effort", "--by %s cannot pick alternatives", o.by)
	}
	if o.count < 0 {
		return usagef("write a number from 1", "-k: %d is not a number of routes", o.count)
	}
	g := paths.NewGraph(c)
	result, err := o.ask(ctx, g, q)
	if errors.Is(err, context.Canceled) {
		return errInterrupted
	}
	if err != nil {
		return err
	}
	g.Outlook(q, result)
	if err := verified(c, q, result); err != nil {
		return err
	}
	if len(result.Plans) == 0 && result.NoPlan == nil {
		return errInterrupted
	}
	show := render.PlanOptions{Assumed: assumed, By: o.by, Detail: o.detail}
	if show.Start, err = o.begins(a); err != nil {
		return err
	}
	if show.Today, err = o.civilToday(a); err != nil {
		return err
	}
	if o.file != nil && !o.handedOver {
		show.Savings = o.file.Savings
	}
	if o.alternatives > 0 {
		show.By, show.Alternatives, show.Diverse = string(o.alternativesBy()), true, o.diverse
	} else {
		orderPlans(result.Plans, o.by)
	}
	switch {
	case o.count > 0:
		show.Show = firstPlans(result.Plans, o.count)
	case o.alternatives > 0:
	case a.Terminal && o.output == "" && o.by == "":
		show.Show = winners(result.Plans, terminalPlans)
	case a.Terminal && o.output == "":
		show.Show = firstPlans(result.Plans, terminalPlans)
	}
	if result.NoPlan == nil {
		routes := len(result.Plans)
		if o.count > 0 {
			routes = len(show.Show)
		}
		if show.Route, err = routeIndex(o.route, routes); err != nil {
			return err
		}
		if show.Show != nil && !slices.Contains(show.Show, show.Route) {
			show.Show = append(show.Show, show.Route)
			slices.Sort(show.Show)
		}
		if a.Terminal && o.output == "" && o.alternatives == 0 && len(result.Plans[show.Route].Steps) > 0 {
			show.Keep = o.keepCommand(c, q)
		}
		if told := &result.Plans[show.Route]; o.detail {
			if told.MorePace, err = g.MorePace(ctx, q, told); err != nil {
				return err
			}
		}
	}
	if err := o.write(a, o.asker.asked(render.Plan(c, q, result, show))); err != nil {
		return err
	}
	if result.NoPlan != nil {
		return errNo
	}
	return nil
}

// begins is the day that --start says; nil where it was not given.
func (o *planOptions) begins(a *App) (*time.Time, error) {
	if o.start == "" {
		return nil, nil
	}
	date, err := o.onDate(a, "--start", o.start)
	if err != nil {
		return nil, err
	}
	day, _ := date.Day()
	return &day, nil
}

// keepCommand is the command that keeps the route told.
func (o *planOptions) keepCommand(c *roles.Catalog, q paths.Query) string {
	flags := askedWords(o.asked(c, q))
	for _, f := range []typedFlag{{name: "by", value: o.by}, {name: "route", value: o.route}, {name: "start", value: o.start}} {
		if f.value != "" && f.value != "A" {
			flags = append(flags, f)
		}
	}
	return strings.Replace(planCommand(q.Target, flags), "rung plan ", "rung plans save NAME ", 1)
}

// verified replays every route of an answer.
func verified(c *roles.Catalog, q paths.Query, result *paths.Result) error {
	for i := range result.Plans {
		if err := result.Plans[i].Verify(c, q); err != nil {
			return fmt.Errorf("a route failed the check that every route must pass; this is a fault of rung: %w", err)
		}
	}
	return nil
}

// ask puts the question: for the set that nothing beats, or for the best of so
// many chains of moves. Where there is none of those, the reasons are those of
// the set.
func (o *planOptions) ask(ctx context.Context, g *paths.Graph, q paths.Query) (*paths.Result, error) {
	if o.alternatives == 0 {
		return g.Plan(ctx, q)
	}
	find := g.Best
	if o.diverse {
		find = g.Diverse
	}
	result, err := find(ctx, q, o.alternativesBy(), o.alternatives)
	if err == nil && len(result.Plans) == 0 && ctx.Err() == nil {
		return g.Plan(ctx, q)
	}
	return result, err
}

// alternativesBy is the objective that alternatives are the best by.
func (o *planOptions) alternativesBy() paths.Objective {
	if o.by == "" {
		return paths.ByTime
	}
	return paths.Objective(o.by)
}

// query turns the flags into the planner's question, defaults filled in.
func (o *planOptions) query(c *roles.Catalog, target string) (paths.Query, []string, error) {
	role, err := findRole(c, target)
	if err != nil {
		return paths.Query{}, nil, err
	}
	q, assumed, err := o.question(c)
	q.Target = role.ID
	return q, assumed, err
}

// question is query without a target.
func (o *planOptions) question(c *roles.Catalog) (paths.Query, []string, error) {
	q := paths.Query{Objectives: []paths.Objective{paths.ByTime, paths.ByCost, paths.ByRisk}}
	if o.exact {
		q.MaxWork = exactWork
	}
	profile, assumed, err := o.profile(c)
	if err != nil {
		return q, nil, err
	}
	q.Profile = profile
	if q.Pace, err = o.hours(c); err != nil {
		return q, nil, err
	}
	var mine person.Found // empty without a profile
	if o.me != nil {
		mine = *o.me
	}
	o.mine = mineAsFlags(mine.Limits)
	if q.Limits, err = o.limits.read(c, mine.Limits); err != nil {
		return q, nil, err
	}
	if len(o.objectives) > 0 {
		if q.Objectives, err = readObjectives(o.objectives); err != nil {
			return q, nil, err
		}
	}
	if err := oneOf("--by", o.by, []string{"time", "cost", "effort", "earnings", "risk", "balanced"}); err != nil {
		return q, nil, err
	}
	const maxYears = 60
	if o.horizon < 0 || o.horizon > maxYears {
		return q, nil, usagef("write whole years from 1 to 60", "--horizon: %d is out of range", o.horizon)
	}
	q.Horizon = 12 * o.horizon
	if o.horizon == 0 {
		q.Horizon = cmp.Or(mine.Horizon, paths.DefaultHorizon)
	}
	return q, assumed, nil
}

func readObjectives(names []string) ([]paths.Objective, error) {
	var valid []string
	for _, o := range paths.Objectives() {
		valid = append(valid, string(o))
	}
	var list []paths.Objective
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name == "" || !slices.Contains(valid, name) {
			return nil, usagef("list some of: "+strings.Join(valid, ","), "--objectives: unknown objective %q", name)
		}
		if !slices.Contains(list, paths.Objective(name)) {
			list = append(list, paths.Objective(name))
		}
	}
	return list, nil
}

// letters is how many routes have one; the others have numbers.
const letters = 26

// routeIndex reads the letter of a route among the first so many.
func routeIndex(text string, routes int) (int, error) {
	letter := strings.ToUpper(strings.TrimSpace(text))
	if len(letter) == 1 && letter[0] >= 'A' && letter[0] <= 'Z' && int(letter[0]-'A') < routes {
		return int(letter[0] - 'A'), nil
	}
	if n, err := strconv.Atoi(letter); err == nil && n > letters && n <= routes {
		return n - 1, nil
	}
	hint := "use A"
	if routes > 1 {
		hint = fmt.Sprintf("use a letter from A to %c", 'A'+min(routes, letters)-1)
	}
	if routes > letters {
		hint += fmt.Sprintf(", or a number from %d to %d", letters+1, routes)
	}
	return 0, usagef(hint, "--route: no route %q", text)
}
