package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type handoutOptions struct {
	planOptions
	out   outFile
	most  int
	name  string
	named bool // --for was given
	large bool
}

func newHandout(a *App, s *shared) *cobra.Command {
	o := &handoutOptions{planOptions: planOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "handout PLAN|ROLE",
		Short: "One page to print and take home",
		Long: `Write one page to print: the options with their trade-offs, the route chosen as
a picture and in time, the next three things to do with dates, what to learn,
pay and outlook, what to renew, and where the figures are from. PLAN is a saved
plan, and up to 3 of them may be named, the chosen one first. ROLE is planned
as rung plan does, with the same flags, and shows up to 3 routes.

The page is one HTML file that loads nothing and runs nothing. No note is ever
in it. It prints on one sheet, A4 or Letter; with more options on two.`,
		Example: `  rung handout data-route --out data-route.html
  rung handout cio --from clinical-data-analyst --route B --for Ana --out ana.html
  rung handout data-route --large-print --out data-route.html --open`,
		Args:              some("PLAN or ROLE"),
		Annotations:       saysNo("no route fits the limits; what would open one is on standard output, and no\n     file was written"),
		ValidArgsFunction: withPlans(a, s, render.MostOptions, completeRefs(a, s, 1, roles.KindRole)),
	}
	o.registerQuestion(cmd, a, s)
	flags := cmd.Flags()
	flags.StringVar(&o.by, "by", "", "order the routes by `WHAT`, as rung plan does")
	flags.StringVar(&o.route, "route", "A", "choose the route `LETTER`, as rung plan names it")
	flags.StringVar(&o.start, "start", "", "begin on `DATE` (today)")
	flags.IntVar(&o.most, "options", render.MostOptions, "show at most `N` routes, 1 to 3")
	question := flagNames(flags)
	flags.StringVar(&o.name, "for", "", "made for `NAME` (the profile's; empty leaves it out)")
	flags.BoolVar(&o.large, "large-print", false, "print in 18 points, on as many pages as it takes")
	o.out.register(cmd, s)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.named = flags.Changed("for")
		asked := slices.DeleteFunc(question, func(name string) bool { return !flags.Changed(name) })
		return runHandout(cmd.Context(), a, o, args, asked)
	}
	return cmd
}

// runHandout writes a handout of saved plans or of a role; asked are the flags
// that were given of a question.
func runHandout(ctx context.Context, a *App, o *handoutOptions, names, asked []string) error {
	if o.most < 1 || o.most > render.MostOptions {
		return usagef("write 1, 2 or 3", "--options: %d is out of range", o.most)
	}
	if o.output != "" {
		return usagef("leave -o out; for other formats: rung export plan", "a handout is always HTML")
	}
	if o.out.path == "" && a.Terminal {
		return usagef("name a file: --out handout.html", "a page is not for a terminal")
	}
	if err := firstError(o.out.endsAs("html", "htm"), o.out.ready(a)); err != nil {
		return err
	}
	m, err := o.plansIfAny(a)
	if err != nil {
		return err
	}
	known, err := m.planNames()
	if err != nil {
		return err
	}
	if at := slices.IndexFunc(names, func(n string) bool { return !slices.Contains(known, n) }); len(names) > 1 && at >= 0 && slices.ContainsFunc(names, func(n string) bool { return slices.Contains(known, n) }) {
		return usagef("save it first: rung plans save NAME ROLE; then name up to 3 plans", "%s is no saved plan", names[at])
	}
	if len(slices.Compact(slices.Sorted(slices.Values(names)))) < len(names) && len(known) > 0 && slices.Contains(known, names[0]) {
		return usagef("name each once", "a plan is named twice")
	}
	var saved []*person.Plan
	if !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(known, n) }) {
		saved, err = m.readAll(names)
		if err != nil {
			return err
		}
	}
	h := render.Handout{Today: m.today, Large: o.large, Name: m.profile.Name}
	if o.named {
		h.Name = o.name
	}
	switch {
	case len(saved) > render.MostOptions:
		return usagef("name 1 to 3, the chosen one first", "%d plans are too many for a handout", len(saved))
	case len(saved) > 0 && len(asked) > 0:
		return usagef("leave it out; to plan anew: rung handout role/NAME", "--%s is for planning to a role, and %s is a saved plan", asked[0], names[0])
	case len(saved) > 0:
		err = o.ofPlans(&h, m, saved)
	default:
		name := strings.Join(names, " ")
		err = orPlan(o.ofRole(ctx, a, &h, m, name), name, known)
	}
	if err != nil {
		return err
	}
	h.Renewals = paths.Renewals(m.catalog, m.found.HeldCerts(), m.today)
	return o.out.write(a, h.HTML(m.catalog))
}

// plansIfAny is myPlans for a command that works without a profile too.
func (s *shared) plansIfAny(a *App) (*myPlans, error) {
	d, err := s.deskOf(a, s.files)
	if err != nil {
		return nil, err
	}
	return newMyPlans(d)
}

// planNames are those of the saved plans, sorted; none where there is nothing to
// keep plans in.
func (m *myPlans) planNames() ([]string, error) {
	if m.files == nil {
		return nil, nil
	}
	return m.files.Plans()
}

// readAll reads saved plans by name.
func (m *myPlans) readAll(names []string) ([]*person.Plan, error) {
	var plans []*person.Plan
	for _, name := range names {
		p, err := m.read(name)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// ofPlans fills a handout from saved plans.
func (o *handoutOptions) ofPlans(h *render.Handout, m *myPlans, plans []*person.Plan) error {
	for i, p := range plans {
		h.Options = append(h.Options, render.HandoutOption{SavedPlan: m.stands(p, nil), Letter: string(rune('A' + i))})
	}
	asked, _ := m.questionOf(plans[0])
	profile, _, err := asked.profile(m.catalog)
	if err != nil {
		return err
	}
	pace, err := asked.hours(m.catalog)
	if err != nil {
		return err
	}
	h.Options[0].Pace = pace
	target := m.catalog.Find("role/"+plans[0].Target, roles.KindRole)
	if len(target) != 1 {
		return nil // the catalog no longer has the goal, and the page says so
	}
	h.Gap, err = paths.FindGap(m.catalog, profile, target[0].ID, pace)
	return err
}

// ofRole fills a handout from routes planned now. Where there is none, the answer
// that says why goes out.
func (o *handoutOptions) ofRole(ctx context.Context, a *App, h *render.Handout, m *myPlans, target string) error {
	c := m.catalog
	q, assumed, err := o.query(c, target)
	if err != nil {
		return err
	}
	begin, err := o.onDate(a, "--start", o.start)
	if err != nil {
		return err
	}
	start, _ := begin.Day()
	result, err := o.answer(ctx, paths.NewGraph(c), q)
	if err != nil {
		return err
	}
	orderPlans(result.Plans, o.by)
	if result.NoPlan != nil {
		if err := o.shared.write(a, o.asker.asked(render.Plan(c, q, result, render.PlanOptions{Assumed: assumed}))); err != nil {
			return err
		}
		return errNo
	}
	chosen, err := routeIndex(o.route, len(result.Plans))
	if err != nil {
		return err
	}
	h.Assumed, h.Limits, h.Routes = assumed, render.LimitWords(c, q), len(result.Plans)
	h.Searched = render.SearchedSome
	if result.Exact {
		h.Searched = render.SearchedAll
	}
	for _, i := range unlike(result.Plans, chosen, o.most) {
		h.Options = append(h.Options, o.option(m, q, result, i, start))
	}
	h.Gap, err = paths.FindGap(c, q.Profile, q.Target, q.Pace)
	return err
}

// option is a route of an answer as a plan that starts on a day.
func (o *handoutOptions) option(m *myPlans, q paths.Query, result *paths.Result, i int, start time.Time) render.HandoutOption {
	route := &result.Plans[i]
	plan := person.NewPlan("", m.catalog, q, route, result.Exact, o.asked(m.catalog, q), start)
	stands := m.stands(plan, nil)
	stands.Pace = q.Pace
	return render.HandoutOption{SavedPlan: stands, Letter: render.RouteLetter(i), Wins: route.Wins}
}

// unlike are the indices of the chosen route and of others that win what it does
// not: what people choose by first.
func unlike(plans []paths.Plan, chosen, most int) []int {
	list := []int{chosen}
	for _, win := range []string{"quickest", "cheapest", "safest", "balanced", "best-paid"} {
		wins := func(p paths.Plan) bool { return slices.Contains(p.Wins, win) }
		if slices.ContainsFunc(list, func(i int) bool { return wins(plans[i]) }) {
			continue
		}
		if i := slices.IndexFunc(plans, wins); i >= 0 {
			list = append(list, i)
		}
	}
	for i := 0; i < len(plans) && len(list) < most; i++ {
		if !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	return list[:min(len(list), most)]
}
