package cli

import (
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// group is a heading of the help with its commands, in the order shown.
type group struct {
	title    string
	commands []*cobra.Command
}

// newRoot builds the command tree.
func newRoot(a *App) *cobra.Command {
	s := new(shared)
	explore := &exploreOptions{shared: s}
	groups := []group{
		{"Explore", []*cobra.Command{
			newExplore(a, s), newSearch(a, s), newRoles(a, s), newSkills(a, s), newCerts(a, s), newPrograms(a, s),
			newShow(a, s), newDiff(a, s), newPaths(a, s), newUnlocks(a, s), newEntry(a, s),
			newInterests(a, s),
		}},
		{"Plan", []*cobra.Command{newPlan(a, s), newNext(a, s), newGap(a, s), newWhyNot(a, s), newWhatIf(a, s), newCompare(a, s), newRenewals(a, s), newPlans(a, s)}},
		{"Me", []*cobra.Command{newProfile(a, s)}},
		{"Counsel", []*cobra.Command{newHandout(a, s)}},
		{"Data", []*cobra.Command{newExplain(a, s), newSources(a, s), newLint(a, s), newPack(a, s), newExport(a, s)}},
		{"Other", []*cobra.Command{newCompletion(a), newVersion(a, s)}},
	}
	root := &cobra.Command{
		Use:   "rung",
		Short: "Plan a career in health information technology",
		Long: `Rung plans careers in health information technology: what a role asks for and
pays, how people get there, and the routes from where you are that nobody beats
in time, cost and risk. It works offline, and nothing leaves this machine.`,
		Example: `  rung search coding
  rung show health-data-analyst
  rung plan cio --from clinical-data-analyst --budget 30000`,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(args[0], groups)
			}
			if a.canAsk() && !s.drawsNothing(a) && s.output == "" {
				return runExplore(cmd.Context(), a, explore, "")
			}
			return cmd.Help()
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	s.register(root)
	explore.register(root)
	for _, g := range groups {
		root.AddCommand(g.commands...)
	}
	root.SetHelpCommand(newHelp(root, groups))
	root.SetHelpFunc(helpFunc(a, groups))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if first := cmd.Flags().Arg(0); cmd == root && first != "" {
			return unknownCommand(first, groups)
		}
		return flagError(cmd, err)
	})
	return root
}

func unknownCommand(name string, groups []group) error {
	var names []string
	for _, g := range groups {
		for _, cmd := range g.commands {
			names = append(names, cmd.Name())
		}
	}
	hint := "see the commands: rung help"
	if near := nearestName(name, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return usagef(hint, "unknown command %q", name)
}

// flagError gives a flag's mistake in our words, with the nearest flag.
func flagError(cmd *cobra.Command, err error) error {
	message := err.Error()
	hint := "see the flags: " + cmd.CommandPath() + " --help"
	if name, found := strings.CutPrefix(message, "unknown flag: --"); found {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearestName(name, names); near != "" {
			hint = "did you mean --" + near + "?"
		}
	}
	return usagef(hint, "%s", message)
}

// nearestName is the name that a slip of the finger meant, or "".
func nearestName(text string, names []string) string {
	best, nearest := max(2, len(text)/3)+1, ""
	for _, name := range names {
		d := levenshtein.ComputeDistance(text, name)
		if strings.HasPrefix(name, text) {
			d = min(d, 1)
		}
		if d < best {
			best, nearest = d, name
		}
	}
	return nearest
}

// exactly demands a number of arguments, named as in the usage line.
func exactly(names ...string) cobra.PositionalArgs {
	return between(len(names), names...)
}

// between demands at least some of the named arguments and no more than all.
func between(least int, names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		hint := usageHint(cmd)
		if len(args) < least {
			return usagef(hint, "%s is missing", names[len(args)])
		}
		if len(args) > len(names) {
			return usagef(hint+"; quote a name that has spaces", "unexpected argument %q", args[len(names)])
		}
		return nil
	}
}

// some demands at least one argument.
func some(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef(usageHint(cmd), "%s is missing", name)
		}
		return nil
	}
}

// usageHint says how a command is written.
func usageHint(cmd *cobra.Command) string {
	return "usage: " + strings.TrimSuffix(usageLine(cmd), " [FLAGS]")
}
