package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"careers/rung/internal/importer"
	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/tui"
	"careers/rung/roles"
)

func newProfileImport(a *App, s *shared) *cobra.Command {
	dryRun, roleSkills := false, false
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Read a resume into the profile",
		Long: `Read a resume into the profile: JSON Resume, LinkedIn's data export (the folder or
the zip), Europass (JSON or XML), plain text or Markdown, told apart by what is
in it. Rung says what it found in the catalog, how sure it is and why. On a
terminal it asks about what is unsure; elsewhere that stays text, which counts
for nothing until you say what it is. What the profile says already stays.
Nothing leaves this machine, and rung profile undo takes it all back.`,
		Example: "  rung profile import resume.json --dry-run\n  rung profile import LinkedInDataExport.zip\n  rung profile import cv.md --profile ana.yaml",
		Args:    exactly("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runProfileImport(cmd.Context(), a, s, args[0], dryRun, roleSkills)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "only say what would be taken")
	cmd.Flags().BoolVar(&roleSkills, "role-skills", false, "hold what the current role requires of skills too, noted as usual for it")
	return cmd
}

func runProfileImport(ctx context.Context, a *App, s *shared, file string, dryRun, roleSkills bool) error {
	d, err := s.desk(a)
	if err != nil {
		return err
	}
	resume, err := importer.ReadResume(file)
	if err != nil {
		var wrong *importer.FormatError
		if errors.As(err, &wrong) {
			return usagef(wrong.Hint, "%v", err)
		}
		return err
	}
	matched := importer.Match(d.catalog, resume, d.today)
	if a.canAsk() && !dryRun {
		if err := s.settleUnsure(ctx, a, matched.Items(d.catalog), d.catalog); err != nil {
			return err
		}
	}
	told := render.Imported{Source: file, Format: resume.Format, File: d.path(), Gaps: matched.Gaps, Unread: len(resume.Unread),
		Notes: append(resume.Notes, matched.Notes...), DryRun: dryRun, Again: s.again()}
	for _, item := range matched.Items(d.catalog) {
		told.Readings = append(told.Readings, item.Reading)
	}
	take := func(p *person.Profile, _ []byte) error {
		matched.Into(p, d.catalog, resume, person.DateOf(d.today))
		if found, _ := p.In(d.catalog, d.today); found.Holds.Role != "" {
			if roleSkills {
				told.Usual = p.UsualSkills(d.catalog, found.Holds.Role, d.today)
			} else {
				told.Could = p.Clone().UsualSkills(d.catalog, found.Holds.Role, d.today)
			}
		}
		return nil
	}
	if dryRun {
		p, err := readProfile(d.files)
		if err != nil {
			return err
		}
		if p == nil {
			p = new(person.Profile)
		}
		if err := take(p, nil); err != nil {
			return err
		}
	} else if _, err := d.change(ctx, "profile import "+filepath.Base(file), take); err != nil {
		return err
	}
	return s.write(a, render.ProfileImported(d.catalog, told))
}

// settleUnsure asks the person about what may be several things.
func (s *shared) settleUnsure(ctx context.Context, a *App, items []importer.Item, c *roles.Catalog) error {
	var open []*importer.Item
	var choices []tui.Choice
	for i := range items {
		item := &items[i]
		if item.Confidence != string(importer.Unsure) || len(item.Candidates) == 0 {
			continue
		}
		choice := tui.Choice{Question: fmt.Sprintf("%s: %s", item.Kind, item.Text), Why: item.Why}
		for _, ref := range item.Candidates {
			choice.Options = append(choice.Options, c.Title(c.Find(ref)[0]))
		}
		open, choices = append(open, item), append(choices, choice)
	}
	if len(open) == 0 {
		return nil
	}
	o, err := s.formOptions(a)
	if err != nil {
		return err
	}
	picked, err := tui.Choose(ctx, choices, o)
	if errors.Is(err, tui.ErrLeft) {
		return errLeft
	}
	if err != nil {
		return err
	}
	for i, n := range picked {
		if n >= 0 {
			open[i].Settle(n)
		}
	}
	return nil
}
