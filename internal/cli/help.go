package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// annotationExits is where a command keeps what its exit statuses mean beyond
// the usual.
const annotationExits = "exit statuses"

// saysNo marks a command that can end with exit status 3.
func saysNo(when string) map[string]string {
	return map[string]string{annotationExits: when}
}

func newHelp(root *cobra.Command, groups []group) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help on a command",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(strings.Join(args, " "), groups)
			}
			return cmd.Help()
		},
	}
}

// helpFunc writes help without cobra's templates, which would cost more start-up
// time than all else.
func helpFunc(a *App, groups []group) func(*cobra.Command, []string) {
	return func(cmd *cobra.Command, _ []string) {
		var b strings.Builder
		text := cmd.Long
		if text == "" {
			text = cmd.Short + "."
		}
		b.WriteString(text + "\n\nUsage:\n  " + usageLine(cmd) + "\n")
		switch {
		case !cmd.HasParent():
			for _, g := range groups {
				b.WriteString("\n" + g.title + ":\n")
				for _, c := range g.commands {
					fmt.Fprintf(&b, "  %-12s %s\n", c.Name(), c.Short)
				}
			}
		case cmd.HasSubCommands():
			b.WriteString("\nCommands:\n")
			for _, c := range cmd.Commands() {
				fmt.Fprintf(&b, "  %-12s %s\n", c.Name(), c.Short)
			}
		}
		if cmd.Example != "" {
			b.WriteString("\nExamples:\n" + cmd.Example + "\n")
		}
		writeFlags(&b, "Flags", cmd.LocalNonPersistentFlags(), a.Width)
		shared := cmd.InheritedFlags() // without those that the command has its own form of
		if !cmd.HasParent() {
			shared = cmd.PersistentFlags()
		}
		writeFlags(&b, "Shared flags", shared, a.Width)
		b.WriteString("\nExit status:\n  0  done\n  1  failed: a file could not be read or written, or rung itself is wrong\n" +
			"  2  wrong question or data: a bad flag, an unknown name, a pack with errors\n")
		if when := cmd.Annotations[annotationExits]; when != "" {
			b.WriteString("  3  " + when + "\n")
		} else if !cmd.HasParent() {
			b.WriteString("  3  the honest answer is no: nothing fits the limits\n")
		}
		// Help that cannot be written has no one to tell.
		_, _ = io.WriteString(a.Out, b.String())
	}
}

func usageLine(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return "rung COMMAND [FLAGS]"
	}
	return strings.TrimSuffix(cmd.Parent().CommandPath()+" "+cmd.Use, " ") + " [FLAGS]"
}

// writeFlags lists flags, what they do wrapped beside their names.
func writeFlags(b *strings.Builder, title string, flags *pflag.FlagSet, screen int) {
	var rows [][2]string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, usage := pflag.UnquoteUsage(f)
		left := "    --" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", --" + f.Name
		}
		switch {
		case f.NoOptDefVal != "" && f.Value.Type() != "bool":
			left += "[=" + name + "]"
		case name != "":
			left += " " + name
		}
		rows = append(rows, [2]string{left, usage})
		width = max(width, len(left))
	})
	if len(rows) == 0 {
		return
	}
	slices.SortFunc(rows, func(x, y [2]string) int {
		return strings.Compare(strings.TrimLeft(x[0], " -"), strings.TrimLeft(y[0], " -"))
	})
	b.WriteString("\n" + title + ":\n")
	for _, row := range rows {
		left := row[0]
		for _, line := range wrapped(row[1], max(screen-width-4, leastHelp)) {
			fmt.Fprintf(b, "  %-*s  %s\n", width, left, line)
			left = ""
		}
	}
}

// leastHelp is the width below which help is not wrapped further.
const leastHelp = 24

// wrapped breaks one of our own texts, which are ASCII, at spaces.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case len(line)+1+len(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
