package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

type nextOptions struct {
	planOptions
	kind  string
	typed []typedFlag
}

func newNext(a *App, s *shared) *cobra.Command {
	o := &nextOptions{planOptions: planOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "next",
		Short: "My best next moves: up, across or a pivot",
		Long: `List the moves that leave the current role: up, across and to another line of
work. Each shows how many of the required skills are held, what pay does, when
one could be there at the earliest, what that costs and on what evidence the
move rests; the best fit comes first, then the soonest. Moves that are not open
are listed with what keeps them closed. Without a current role these are first
jobs: the roles that take people without experience.`,
		Example:     "  rung next --from medical-coder --experience medical-coder=36mo --hold ccs\n  rung next --from registered-nurse --kind pivot --no-new-degree\n  rung next --hold sql --remote",
		Args:        noRole,
		Annotations: saysNo("no next move is open within the limits; what keeps each closed is on standard output"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.typed = typedFlags(cmd)
			return runNext(cmd.Context(), a, o)
		},
	}
	o.asker.register(cmd, a, s)
	limits := new(cobra.Command) // of all limits those that one move can break
	o.limits.register(limits)
	limits.Flags().VisitAll(func(f *pflag.Flag) {
		switch f.Name {
		case "avoid", "via", "max-moves":
		default:
			cmd.Flags().AddFlag(f)
		}
	})
	flags := cmd.Flags()
	flags.StringVar(&o.kind, "kind", "", "only moves of `KIND`: up, across or pivot")
	flags.IntVarP(&o.count, "count", "k", 0, "show the first `N` moves of each kind (default all; on a terminal 4, of first jobs 8)")
	return cmd
}

// noRole answers a current job that was given as an argument.
func noRole(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := strings.Join(args, " ")
	return usagef("name the job you have with --from "+quoted(text), "unexpected argument %q", text)
}

// How many moves of a kind a terminal shows unless told otherwise.
const (
	terminalMoves = 4
	terminalFirst = 8 // of first jobs, which are one kind
)

func runNext(ctx context.Context, a *App, o *nextOptions) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	if err := oneOf("--kind", o.kind, []string{string(paths.NextUp), string(paths.NextAcross), string(paths.NextPivot)}); err != nil {
		return err
	}
	if o.count < 0 {
		return usagef("write a number from 1", "-k: %d is not a number of moves", o.count)
	}
	q, assumed, err := o.question(c)
	if err != nil {
		return err
	}
	q.Limits.MaxMoves = 1
	if o.kind != "" && q.Profile.Role == "" {
		return usagef("name it with --from ROLE", "--kind is for moves from a current job")
	}
	next, err := paths.NewGraph(c).Next(ctx, q)
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted before every move was looked at")
	}
	if err != nil {
		return err
	}
	show := render.NextOptions{Assumed: assumed, Kind: paths.NextKind(o.kind), Most: o.count, WhyNot: o.whyNot}
	if o.count == 0 && a.Terminal && o.output == "" {
		show.Most = terminalMoves
		if q.Profile.Role == "" {
			show.Most = terminalFirst
		}
	}
	if err := o.write(a, o.asker.asked(render.Next(c, q, next, show))); err != nil {
		return err
	}
	for _, m := range next.Moves {
		if m.Open && (o.kind == "" || m.Kind == show.Kind) {
			return nil
		}
	}
	return errNo
}

// whyNot is the command line that asks the same person's question of one role.
func (o *nextOptions) whyNot(role string) string {
	var flags []typedFlag
	for _, f := range o.typed {
		if f.name != "kind" && f.name != "count" {
			flags = append(flags, f)
		}
	}
	return "rung why-not" + strings.TrimPrefix(planCommand(role, flags), "rung plan")
}
