package cli

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type whatIfOptions struct {
	planOptions // the question now; its --hold is a change
	sets, drops []string
	held        []string     // what the saved plan holds besides the profile
	then        *planOptions // the question with the changes made
}

func newWhatIf(a *App, s *shared) *cobra.Command {
	o := &whatIfOptions{planOptions: planOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "whatif ROLE|PLAN",
		Short: "The routes to a role now beside those with something changed",
		Long: `Plan to ROLE, or to the goal of a saved plan, twice, as things are and with
changes made, and set the answers side by side: the best time, cost and risk,
what those routes pay less what they cost, and which routes are new or gone. The
flags of rung plan ask the question as it is now, save --hold, which is a change
here, as --set and --drop are.
Without a change it shows what one more hour of study a week would do.`,
		Example: "  rung whatif health-data-analyst --from medical-coder --set pace=12\n  rung whatif cio --from it-director --hold pmp --set no-new-degree\n" +
			"  rung whatif cdo --from health-data-scientist --drop bachelor --set budget=60k",
		Args:              some("ROLE"),
		Annotations:       saysNo("no route fits with the changes made"),
		ValidArgsFunction: completeWhatIf(a, s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runWhatIf(cmd.Context(), a, o, strings.Join(args, " "))
		},
	}
	o.asker.register(cmd, a, s)
	o.limits.register(cmd)
	flags := cmd.Flags()
	flags.Lookup("hold").Usage = "change: hold `[KIND/]ID[:LEVEL]` too, a skill, cert, program or license; repeatable"
	flags.StringArrayVar(&o.sets, "set", nil, "change: `FLAG=VALUE` of rung plan, as pace=12 or budget=off; repeatable")
	flags.StringArrayVar(&o.drops, "drop", nil, "change: do not hold `[KIND/]ID`, nor an award such as bachelor; repeatable")
	flags.BoolVar(&o.exact, "exact", false, "search until both sets are proved complete; may take long")
	return cmd
}

// terminalRoutes is how many routes of a list a terminal shows.
const terminalRoutes = 3

func runWhatIf(ctx context.Context, a *App, o *whatIfOptions, target string) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	planName, err := o.fromPlan(a, c, &target)
	if err != nil {
		return err
	}
	now := o.planOptions
	now.hold = o.held
	before, assumed, err := now.query(c, target)
	if err != nil {
		return err
	}
	o.me, o.file, o.asker.read = now.me, now.file, true // the profile is read once
	after, then, err := o.after(c, target)
	if err != nil {
		return err
	}
	g := paths.NewGraph(c)
	var w *paths.WhatIf
	changes := o.changes()
	if len(changes) == 0 {
		if before.Pace >= maxPace {
			return usagef("name a change: --set, --hold or --drop", "a week has no hour left to study in")
		}
		after.Pace++
		w, err = g.OneMoreHour(ctx, before)
	} else {
		w, err = g.WhatIf(ctx, before, after)
	}
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted before both answers were found")
	}
	if err != nil {
		return err
	}
	if err := cmp.Or(verified(c, before, w.Before), verified(c, after, w.After)); err != nil {
		return err
	}
	show := render.WhatIfOptions{Assumed: assumed, Then: then, Changes: changes, Keep: o.keep(c, after, planName)}
	if a.Terminal && o.output == "" {
		show.Most = terminalRoutes
	}
	if err := o.write(a, now.asker.asked(render.WhatIf(c, before, after, w, show))); err != nil {
		return err
	}
	if len(w.After.Plans) == 0 {
		return errNo
	}
	return nil
}

// fromPlan puts a saved plan's goal and question in place of its name; a role of
// that name goes before it.
func (o *whatIfOptions) fromPlan(a *App, c *roles.Catalog, target *string) (string, error) {
	if len(c.Find(*target, roles.KindRole)) > 0 {
		return "", nil
	}
	files, err := o.files(a)
	if err != nil || files == nil {
		return "", err
	}
	names, err := files.Plans()
	if err != nil || !slices.Contains(names, *target) {
		return "", err
	}
	m, err := o.myPlans(a)
	if err != nil {
		return "", err
	}
	plan, err := m.read(*target)
	if err != nil {
		return "", err
	}
	o.held = plan.Asked.Hold
	plan.Asked.Hold = nil // --hold is a change here
	o.repeat(plan.Asked)
	*target = plan.Target
	return plan.Name, nil
}

// keep is the command that keeps the best route with the changes made; "" where
// flags cannot say them.
func (o *whatIfOptions) keep(c *roles.Catalog, after paths.Query, plan string) string {
	if len(o.drops) > 0 || len(o.changes()) == 0 {
		return ""
	}
	name := cmp.Or(plan, after.Target)
	words := strings.TrimPrefix(planCommand(after.Target, askedWords(o.then.asked(c, after))), "rung plan ")
	return "rung plans save " + name + "-2 " + words
}

func completeWhatIf(a *App, s *shared) cobra.CompletionFunc {
	ofRoles, ofPlans := completeRefs(a, s, 1, roles.KindRole), completePlans(a, s)
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		plans, _ := ofPlans(cmd, args, typed)
		ids, directive := ofRoles(cmd, args, typed)
		return append(plans, ids...), directive
	}
}

// changes says in words what is changed, in the order of the flags' names.
func (o *whatIfOptions) changes() []string {
	var words []string
	for _, text := range o.drops {
		words = append(words, "without "+text)
	}
	for _, text := range o.hold {
		words = append(words, "hold "+text)
	}
	for _, text := range o.sets {
		words = append(words, strings.Join(strings.SplitN(text, "=", 2), " "))
	}
	return words
}

// after is the question with the changes made.
func (o *whatIfOptions) after(c *roles.Catalog, target string) (paths.Query, []string, error) {
	var changed planOptions
	cmd := new(cobra.Command)
	changed.asker.register(cmd, o.app, o.shared)
	changed.limits.register(cmd)
	changed = o.planOptions // the flags now stand for what the question is, and set it from there
	changed.hold = slices.Concat(o.held, o.hold)
	changed.experience = slices.Clone(o.experience)
	changed.limits.avoid, changed.limits.via = slices.Clone(o.limits.avoid), slices.Clone(o.limits.via)
	for _, text := range o.sets {
		if err := set(cmd.Flags(), text); err != nil {
			return paths.Query{}, nil, err
		}
	}
	o.then = &changed
	q, assumed, err := changed.query(c, target)
	if err != nil {
		return q, nil, err
	}
	for _, text := range o.drops {
		if err := drop(c, &q.Profile, text); err != nil {
			return q, nil, prefixed("--drop", err)
		}
	}
	return q, assumed, nil
}

// set changes one flag, given as FLAG=VALUE: off, or false, leaves it out; on,
// or true, or no value at all is for flags that may stand alone. A repeatable
// flag takes the value beside those it has.
func set(flags *pflag.FlagSet, text string) error {
	name, value, given := strings.Cut(strings.TrimPrefix(text, "--"), "=")
	f := flags.Lookup(strings.TrimSpace(name))
	if f == nil {
		var names []string
		flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		hint := "use one of: " + strings.Join(names, ", ")
		if near := nearestName(name, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return usagef(hint, "--set: unknown flag %q", name)
	}
	if f.Name == "hold" {
		return usagef("use --hold "+value, "--set does not take hold: --hold is a change already")
	}
	value = strings.TrimSpace(value)
	many, repeatable := f.Value.(pflag.SliceValue)
	var err error
	switch {
	case value == off || value == "false":
		err = takeAway(f)
	case !given || value == "on" || value == "true" || value == "":
		if f.NoOptDefVal == "" {
			return usagef("write "+f.Name+"=VALUE, or "+f.Name+"=off to leave it out", "--set: %s has no value", f.Name)
		}
		err = f.Value.Set(f.NoOptDefVal)
	case repeatable:
		err = many.Append(value)
	default:
		err = f.Value.Set(value)
	}
	if err != nil {
		return usagef("see what it takes: rung plan --help", "--set: %q is not a value of %s", value, f.Name)
	}
	return nil
}

// takeAway sets a flag to what stands for nothing: a limit is off, even where
// the profile has one, and all else as if it were not given.
func takeAway(f *pflag.Flag) error {
	limit := slices.Contains([]string{"budget", "deadline", "remote", "sector", "avoid", "via"}, f.Name)
	many, repeatable := f.Value.(pflag.SliceValue)
	switch {
	case limit && repeatable:
		return many.Replace([]string{off})
	case repeatable:
		return many.Replace(nil)
	case limit:
		return f.Value.Set(off)
	case f.Value.Type() == "bool":
		return f.Value.Set("false")
	}
	return f.Value.Set(f.DefValue)
}

// drop takes away what a profile holds: a thing, or the awards of a rank.
func drop(c *roles.Catalog, profile *paths.Profile, text string) error {
	award := roles.Award(strings.TrimPrefix(strings.TrimSpace(text), "award/"))
	if award.Rank() > 0 && profile.DropAward(award) {
		return nil
	}
	if award.Rank() == 0 {
		thing, err := findThing(c, text)
		if err != nil {
			return err
		}
		if thing.Level != roles.None {
			return usagef("write "+thing.Ref(), "%q names a level: a skill is dropped whole", text)
		}
		if profile.Drop(thing.Kind, thing.ID) {
			return nil
		}
	}
	hint := "they hold nothing"
	if held := heldNames(profile); len(held) > 0 {
		hint = "held: " + strings.Join(held, ", ")
	}
	return usagef(hint, "%s is not held in its own name", text)
}

// heldNames lists what a profile holds, as --drop takes it.
func heldNames(p *paths.Profile) []string {
	var names []string
	for id := range p.Skills {
		names = append(names, "skill/"+id)
	}
	slices.Sort(names)
	for _, list := range []struct {
		kind roles.Kind
		ids  []string
	}{{roles.KindCert, p.Certs}, {roles.KindProgram, p.Programs}, {roles.KindLicense, p.Licenses}} {
		for _, id := range list.ids {
			names = append(names, roles.Ref{Kind: list.kind, ID: id}.String())
		}
	}
	for _, a := range p.Awards {
		names = append(names, "award/"+string(a.Award))
	}
	return names
}
