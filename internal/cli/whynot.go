package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type whyNotOptions struct {
	planOptions
	typed []typedFlag
}

func newWhyNot(a *App, s *shared) *cobra.Command {
	o := &whyNotOptions{planOptions: planOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "why-not ROLE",
		Short: "What keeps me from a role, and the smallest change that opens it",
		Long: `Name the gates that keep every route to ROLE out of the limits, and the smallest
changes that open one: each with the quickest route that it opens and the
command that shows it. Each change is found by planning again with that one
limit freed or, where no single one will do, with as few together as it takes.
When there is a route, the answer is the best of it.`,
		Example:           "  rung why-not cnio --from clinical-data-analyst\n  rung why-not health-data-analyst --from medical-coder --deadline 18mo",
		Args:              some("ROLE"),
		Annotations:       saysNo("no route fits the limits; what would open one is on standard output"),
		ValidArgsFunction: completeRefs(a, s, 1, roles.KindRole),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.typed = typedFlags(cmd)
			return runWhyNot(cmd.Context(), a, o, strings.Join(args, " "))
		},
	}
	o.asker.register(cmd, a, s)
	o.limits.register(cmd)
	cmd.Flags().BoolVar(&o.exact, "exact", false, "search until the answer is proved; may take long")
	return cmd
}

// terminalChanges is how many changes a terminal shows.
const terminalChanges = 5

func runWhyNot(ctx context.Context, a *App, o *whyNotOptions, target string) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	q, assumed, err := o.query(c, target)
	if err != nil {
		return err
	}
	result, err := o.answer(ctx, paths.NewGraph(c), q)
	if err != nil {
		return err
	}
	show := render.WhyNotOptions{Assumed: assumed, Same: planCommand(q.Target, o.typed),
		Command: func(change paths.Change) string { return planCommand(q.Target, changed(c, o.typed, o.mine, change)) }}
	if a.Terminal && o.output == "" {
		show.Most = terminalChanges
	}
	if err := o.write(a, o.asker.asked(render.WhyNot(c, q, result, show))); err != nil {
		return err
	}
	if result.NoPlan != nil {
		return errNo
	}
	return nil
}

// typedFlag is a flag as it stood on the command line, with one of its values.
type typedFlag struct {
	name, value string
	bare        bool // a switch: the name says it all
}

// typedFlags lists the flags of a question that were given, by name: those that
// say who asks, within what limits and of which packs.
func typedFlags(cmd *cobra.Command) []typedFlag {
	var list []typedFlag
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch {
		case slices.Contains([]string{"output", "plain", "no-color", "quiet", "as-of"}, f.Name):
		case f.Value.Type() == "bool" && f.Value.String() == "true":
			list = append(list, typedFlag{name: f.Name, bare: true})
		default:
			values := []string{f.Value.String()}
			if many, ok := f.Value.(pflag.SliceValue); ok {
				values = many.GetSlice()
			}
			for _, value := range values {
				list = append(list, typedFlag{name: f.Name, value: value})
			}
		}
	})
	return list
}

// changed makes a change to the flags of a question; mine are the limits of the
// profile, which hold where no flag says otherwise.
func changed(c *roles.Catalog, flags, mine []typedFlag, change paths.Change) []typedFlag {
	flags = slices.Clone(flags)
	for _, one := range append([]paths.Change{change}, change.With...) {
		name := strings.TrimPrefix(one.Flag, "--")
		named := func(f typedFlag) bool { return f.name == name }
		ofProfile := !slices.ContainsFunc(flags, named) && slices.ContainsFunc(mine, named)
		if ofProfile {
			flags = append(flags, slices.DeleteFunc(slices.Clone(mine), func(f typedFlag) bool { return !named(f) })...)
		}
		id, allowed := strings.CutPrefix(one.Value, "allow ") // an --avoid to take back
		if !allowed {
			id, allowed = strings.CutPrefix(one.Value, "without ") // a --via to take back
		}
		if name != "hold" && name != "experience" { // these add to what there is
			flags = slices.DeleteFunc(flags, func(f typedFlag) bool {
				if f.name != name || !allowed {
					return f.name == name
				}
				role, err := findRole(c, f.value)
				return err == nil && role.ID == id
			})
		}
		switch {
		case !allowed && one.Value != off:
			flags = append(flags, typedFlag{name: name, value: one.Value})
		case ofProfile && !slices.ContainsFunc(flags, named):
			value := off
			if name == "no-new-degree" || name == "full-time-study" {
				value = "false"
			}
			flags = append(flags, typedFlag{name: name, value: value})
		}
	}
	return flags
}

// planCommand is the command line that plans with some flags.
func planCommand(target string, flags []typedFlag) string {
	return strings.TrimSpace("rung plan " + quoted(target) + " " + flagWords(flags))
}

// flagWords are flags as they are typed.
func flagWords(flags []typedFlag) string {
	var words []string
	for _, f := range flags {
		switch {
		case f.bare:
			words = append(words, "--"+f.name)
		case f.name == "remote", f.value == "false": // a value that may only follow "="
			words = append(words, "--"+f.name+"="+quoted(f.value))
		default:
			words = append(words, "--"+f.name, quoted(f.value))
		}
	}
	return strings.Join(words, " ")
}

// quoted is a word as a POSIX shell reads it.
func quoted(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:=,+@%", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
