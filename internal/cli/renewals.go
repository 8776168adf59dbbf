package cli

import (
	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func newRenewals(a *App, s *shared) *cobra.Command {
	var hold []string
	var ics string
	cmd := &cobra.Command{
		Use:   "renewals",
		Short: "What keeping my certifications takes: units, fees, dates",
		Long: `Show the certifications of your profile as one renewal portfolio: those that share
a pool count together. What is needed, done and left in this cycle, the pace that
takes, fees, and what one more certification of the same pool would add. Note in
the profile when a cycle ends and how many units are done:
rung profile set cert/rhia cycle-ends=2026-12-31 units=12.`,
		Example: "  rung renewals\n  rung renewals --ics renewals.ics\n  rung renewals --hold rhia --hold chda",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runRenewals(a, s, hold, ics) },
	}
	cmd.Flags().StringArrayVar(&hold, "hold", nil, "hold the certification `ID` too; repeatable")
	cmd.Flags().StringVar(&ics, "ics", "", "also write the dates, with reminders, to `FILE` for a calendar")
	return cmd
}

func runRenewals(a *App, s *shared, hold []string, ics string) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	found, me, err := s.whoIs(a, c)
	if err != nil {
		return err
	}
	held, err := heldCerts(c, found, hold)
	if err != nil {
		return err
	}
	if len(held) == 0 {
		return usagef("note one in the profile: rung profile set cert/rhia earned=2024-03; or name it: --hold rhia", "there is no certification to renew")
	}
	today, err := s.civilToday(a)
	if err != nil {
		return err
	}
	portfolio := paths.Renewals(c, held, today)
	answer := render.Renewals(c, portfolio, today)
	if ics != "" {
		events := render.RenewalEvents(c, portfolio, today)
		if err := s.writeCalendar(a, ics, "renewals", s.profilePath(a), me, events); err != nil {
			return err
		}
		answer.Doc.Add(render.Para{Text: render.Plural(len(events), "date") + " with reminders in " + ics + "."})
	}
	return s.write(a, answer)
}

// heldCerts are the certifications of a profile, lapsed ones too, and those
// that a flag names.
func heldCerts(c *roles.Catalog, found *person.Found, names []string) ([]paths.HeldCert, error) {
	var held []paths.HeldCert
	if found != nil {
		held = found.HeldCerts()
	}
	for _, name := range names {
		ref, err := findOne(c, name, roles.KindCert)
		if err != nil {
			return nil, prefixed("--hold", err)
		}
		held = append(held, paths.HeldCert{ID: ref.ID})
	}
	return held, nil
}
