package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

func newLint(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "lint PATH...",
		Short: "Check packs: every fault with its place and its fix",
		Long: `Check packs, layered in the order given over the built-in one (or alone, with
--only-pack). Every fault is shown in one run as file:line:column, with a hint.
Errors stop a pack from loading; warnings do not.`,
		Example: "  rung lint packs/mercy\n  rung lint --only-pack packs/mercy -o json",
		Args:    some("PATH"),
		RunE:    func(_ *cobra.Command, args []string) error { return runLint(a, s, args) },
	}
}

func runLint(a *App, s *shared, paths []string) error {
	today, err := s.today(a)
	if err != nil {
		return err
	}
	if _, err := s.options(a); err != nil {
		return err
	}
	layers, err := s.layers()
	if err != nil {
		return err
	}
	for i, path := range paths {
		if slices.Contains(s.packs, path) || slices.Contains(paths[:i], path) {
			continue
		}
		layer, err := openPack(path)
		if err != nil {
			return err
		}
		layers = append(layers, layer)
	}
	options := roles.LintOptions{}
	if s.asOf != "" {
		options.AsOf = today
	}
	c, diagnostics := roles.Lint(options, layers...)
	if err := s.write(a, render.Lint(c, diagnostics)); err != nil {
		return err
	}
	if diagnostics.HasErrors() {
		return errFaulty
	}
	return nil
}
