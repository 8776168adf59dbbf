package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

func newCompletion(a *App) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "A completion script for bash, zsh, fish or powershell",
		Example:   "  source <(rung completion bash)\n  rung completion fish > ~/.config/fish/completions/rung.fish",
		Args:      exactly("SHELL"),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.Out, true)
			case "zsh":
				return root.GenZshCompletion(a.Out)
			case "fish":
				return root.GenFishCompletion(a.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.Out)
			}
			return usagef("use one of: "+strings.Join(shells, ", "), "unknown shell %q", args[0])
		},
	}
}
