package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

func newSearch(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "search WORDS...",
		Short: "Everything that matches, by kind",
		Long: `Search names, aliases and summaries. Every word must match, by word, part of a
word or with a typing slip. The best matches of each kind come first.`,
		Example: "  rung search coding\n  rung search epic analyst",
		Args:    some("WORDS"),
		RunE: func(_ *cobra.Command, args []string) error {
			return runSearch(a, s, strings.Join(args, " "))
		},
	}
}

func runSearch(a *App, s *shared, words string) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	if err := s.write(a, render.Hits(words, c.Search(words))); err != nil {
		return err
	}
	if sector := roles.Sector(words); sector != words && !s.quiet {
		fmt.Fprintf(a.Err, "rung: for the sector %s see: rung roles --sector %s\n", sector, sector)
	}
	return nil
}
