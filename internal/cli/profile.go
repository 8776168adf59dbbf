package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
	"careers/rung/roles"
)

func newProfile(a *App, s *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "profile",
		Short: "Who I am: what I hold, my pace and limits",
		Long: `Your profile is a YAML file on your own disk that you can read and edit. With it
every question is asked as you: plan, next, gap and the others take what you
hold, your pace and your limits from it, and flags go before it.

The file is --profile FILE, else RUNG_PROFILE, else rung/profile.yaml among your
data (rung profile path). Saved plans and earlier versions lie beside it. Nothing
leaves this machine.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("see the commands: rung profile --help", "unknown command %q", "profile "+args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(newProfileInit(a, s), newProfileShow(a, s), newProfileSet(a, s), newProfileImport(a, s), newProfileCheck(a, s),
		newProfileEdit(a, s), newProfileUndo(a, s), newProfilePath(a, s))
	return cmd
}

// needProfile reads a profile that must be there.
func needProfile(files *store.Store) (*person.Profile, error) {
	p, err := readProfile(files)
	if err == nil && p == nil {
		return nil, usagef("make one: rung profile init", "there is no profile at %s", files.Path(store.Profile()))
	}
	return p, err
}

func newProfileShow(a *App, s *shared) *cobra.Command {
	keys := false
	cmd := &cobra.Command{
		Use:     "show",
		Short:   "All that my profile says, and what of it counts",
		Long:    "Show the profile as the catalog understands it: what counts, for how many months,\nand what does not and why.",
		Example: "  rung profile show\n  rung profile show -o json --profile me.yaml\n  rung profile show --keys",
		Args:    exactly(),
		RunE: func(*cobra.Command, []string) error {
			if keys {
				_, err := a.Out.Write(person.Template())
				return err
			}
			return runProfileShow(a, s)
		},
	}
	cmd.Flags().BoolVar(&keys, "keys", false, "print instead every key that a profile may have, with an example")
	return cmd
}

func runProfileShow(a *App, s *shared) error {
	d, err := s.desk(a)
	if err != nil {
		return err
	}
	p, err := needProfile(d.files)
	if err != nil {
		return err
	}
	found, notes := p.In(d.catalog, d.today)
	return s.write(a, render.Profile(d.catalog, d.path(), p, found, notes, s.again()))
}

func newProfileCheck(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Faults of the profile, with their place and a fix",
		Long: `Check the profile's file: keys, values, dates, and every name against the
catalog. What is renamed or retired is told and still counts. A name that the
catalog does not have counts for nothing and is a fault.`,
		Example: "  rung profile check\n  rung profile check --profile me.yaml -o json",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runProfileCheck(a, s) },
	}
}

func runProfileCheck(a *App, s *shared) error {
	d, err := s.desk(a)
	if err != nil {
		return err
	}
	p, err := needProfile(d.files)
	if err != nil {
		return err
	}
	_, notes := p.In(d.catalog, d.today)
	if err := s.write(a, render.ProfileCheck(d.path(), notes)); err != nil {
		return err
	}
	if slices.ContainsFunc(notes, func(d roles.Diagnostic) bool { return d.Code != person.CodeRenamed && d.Code != person.CodeRetired }) {
		return errFaulty
	}
	return nil
}

func newProfilePath(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:     "path",
		Short:   "Where the profile is, or would be",
		Long:    "Print the path of the profile's file, whether it exists or not.",
		Example: "  rung profile path",
		Args:    exactly(),
		RunE: func(*cobra.Command, []string) error {
			files, err := s.mustFiles(a)
			if err != nil {
				return err
			}
			return s.write(a, render.ProfilePath(files.Path(store.Profile())))
		},
	}
}

func newProfileUndo(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "undo",
		Short: "Take back the last change of the profile",
		Long: `Bring back the profile as it was before rung last changed it. What it was until
now is kept as a file, edits of your own included.`,
		Example: "  rung profile undo",
		Args:    exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runUndo(cmd.Context(), a, s, func(x store.Change) bool { return x.Doc == store.Profile() })
		},
	}
}

// runUndo takes back the last change that matches.
func runUndo(ctx context.Context, a *App, s *shared, match func(store.Change) bool) error {
	files, err := s.mustFiles(a)
	if err != nil {
		return err
	}
	undone, err := files.Undo(ctx, match)
	if errors.Is(err, store.ErrNothingToUndo) {
		return usagef("nothing was changed", "%v", err)
	}
	if err != nil {
		return err
	}
	return s.write(a, render.Undone(undone.Label, undone.When.In(time.UTC), files.Path(undone.Doc), undone.Removed, undone.EditedSince, undone.Kept))
}

func newProfileSet(a *App, s *shared) *cobra.Command {
	var drops []string
	var roleSkills bool
	cmd := &cobra.Command{
		Use:   "set [THING | KEY=VALUE]…",
		Short: "Change what the profile says",
		Long: `Set keys of the profile, and add things to it. A thing is [KIND/]ID[:LEVEL], a
skill, certification, program or license; award=bachelor:him,data is a degree
without a program of the catalog, and job=ROLE an earlier job. Keys after a thing
are about that thing. An empty value takes a key away.

Keys: name, role, since, title, employer, pace, budget, savings, horizon, state,
metro, notes, and the limits deadline, no-new-degree, full-time-study, remote,
sector, avoid, via and max-moves. Of a skill: level, on; of a certification:
earned, cycle-ends, units; of a program or award: finished, school; of a license:
state, expires; of a job: from, to, title, employer.

A new role with since is a move: the job before goes into the history.`,
		Example: "  rung profile set role=medical-coder since=2022-03 pace=8 budget=4000\n" +
			"  rung profile set sql:working cert/rhit earned=2022-05 cycle-ends=2026-12-31 units=12\n" +
			"  rung profile set award=associate:him finished=2021 job=health-information-clerk from=2019-05 to=2022-02\n" +
			"  rung profile set --drop sql",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args)+len(drops) == 0 && !roleSkills {
				return usagef("usage: rung "+cmd.Parent().Name()+" "+cmd.Use, "nothing to set")
			}
			return runProfileSet(cmd.Context(), a, s, profileChange{args: args, drops: drops, roleSkills: roleSkills, verb: "set"})
		},
	}
	cmd.Flags().StringArrayVar(&drops, "drop", nil, "take `[KIND/]ID` away; repeatable")
	cmd.Flags().BoolVar(&roleSkills, "role-skills", false, "hold what the role requires of skills, noted as usual for it")
	return cmd
}

// profileChange is what a command wants to change.
type profileChange struct {
	args, drops []string
	roleSkills  bool
	verb        string
	fresh       bool // there must be no profile yet
}

func (x profileChange) label() string {
	words := append([]string{"profile", x.verb}, x.args...)
	for _, d := range x.drops {
		words = append(words, "--drop", d)
	}
	if x.roleSkills {
		words = append(words, "--role-skills")
	}
	return strings.Join(words, " ")
}

func runProfileSet(ctx context.Context, a *App, s *shared, x profileChange) error {
	d, err := s.desk(a)
	if err != nil {
		return err
	}
	var changes []string
	after, err := d.change(ctx, x.label(), func(p *person.Profile, old []byte) (err error) {
		if x.fresh && old != nil {
			return usagef("change it: rung profile set, or rung profile edit", "there is a profile already at %s", d.path())
		}
		changes, err = x.apply(d.catalog, p, d.today)
		return err
	})
	if err != nil {
		return err
	}
	_, notes := after.In(d.catalog, d.today)
	return s.write(a, render.ProfileChanged(d.path(), changes, notes, s.again()))
}

// apply makes the changes and says them in words.
func (x profileChange) apply(c *roles.Catalog, p *person.Profile, today time.Time) ([]string, error) {
	var changes []string
	before := *p
	subject := p.Setting(c)
	for _, arg := range x.args {
		key, value, isKey := strings.Cut(arg, "=")
		next, err := settle(c, p, subject, arg, key, value, isKey)
		if err != nil {
			return nil, err
		}
		subject = next
		changes = append(changes, arg)
	}
	moved, err := x.moved(c, before, p)
	if err != nil {
		return nil, err
	}
	changes = append(changes, moved...)
	for _, text := range x.drops {
		ref, err := droppable(c, text)
		if err != nil {
			_, name, found := strings.Cut(text, "/")
			if !found {
				name = text
			}
			if p.DropNamed(name) || p.DropNamed(text) {
				changes = append(changes, "without "+text)
				continue
			}
			return nil, prefixed("--drop", err)
		}
		if !p.Drop(c, ref) {
			return nil, usagef("see what it names: rung profile show", "--drop: the profile does not name %s", ref)
		}
		changes = append(changes, "without "+ref.String())
	}
	if x.roleSkills {
		found, _ := p.In(c, today)
		if found.Holds.Role == "" {
			return nil, usagef("say which: role=medical-coder", "--role-skills needs a role")
		}
		added := p.UsualSkills(c, found.Holds.Role, today)
		changes = append(changes, fmt.Sprintf("%s that are usual for %s; take away what you do not have: rung profile set --drop ID",
			render.Plural(len(added), "skill"), c.Title(roles.Ref{Kind: roles.KindRole, ID: found.Holds.Role})))
	}
	return changes, nil
}

// moved notes the job before among the earlier ones where another took its
// place. The same job under another spelling, or since the same day, is a
// correction.
func (x profileChange) moved(c *roles.Catalog, before person.Profile, p *person.Profile) ([]string, error) {
	given := func(key string) bool {
		return slices.ContainsFunc(x.args, func(arg string) bool { return strings.HasPrefix(arg, key+"=") })
	}
	if before.Role+before.Title == "" || !given("role") || p.Role == before.Role || before.SameRole(c, p.Role) {
		return nil, nil
	}
	if !given("since") && p.Role != "" {
		return nil, usagef("a new job: since=2026-10, and the job before is kept; a correction: since="+string(before.Since)+" as it was", "since when is %s your job?", p.Role)
	}
	if p.Since == before.Since {
		return nil, nil
	}
	p.History = append(p.History, person.Job{Role: before.Role, Title: before.Title, Employer: before.Employer, From: before.Since, To: p.Since})
	if !given("title") {
		p.Title = ""
	}
	if !given("employer") {
		p.Employer = ""
	}
	return []string{"the job before is now among the earlier ones, until " + string(p.Since)}, nil
}

// settle reads one argument of set, and gives what the next ones are about.
func settle(c *roles.Catalog, p *person.Profile, subject *person.Subject, arg, key, value string, isKey bool) (*person.Subject, error) {
	switch {
	case !isKey:
		thing, err := findThing(c, arg)
		if err != nil {
			return nil, err
		}
		return p.Setting(c).Hold(thing), nil
	case key == "award":
		award, fields, _ := strings.Cut(value, ":")
		if roles.Award(award).Rank() == 0 {
			return nil, usagef("write one of: "+strings.Join(roles.Award("").Values(), ", ")+"; fields follow a colon", "%q is not an award", award)
		}
		var list []string
		for field := range strings.SplitSeq(fields, ",") {
			if field = strings.TrimSpace(field); field != "" {
				list = append(list, field)
			}
		}
		return p.Setting(c).Award(roles.Award(award), list), nil
	case key == "job":
		role, err := findRole(c, value)
		if err != nil {
			return nil, err
		}
		return p.Setting(c).Job(role.ID), nil
	}
	if err := subject.Set(key, value); err != nil {
		keys := subject.Keys()
		hint := "see the keys: rung profile set --help"
		if near := nearestName(strings.ReplaceAll(key, "-", "_"), keys); near != "" && !slices.Contains(keys, strings.ReplaceAll(key, "-", "_")) {
			hint = "did you mean " + near + "?"
		}
		return nil, usagef(hint, "%s: %v", key, err)
	}
	return subject, nil
}

// droppable finds what "[KIND/]ID" names: a thing, or the role of an earlier job.
func droppable(c *roles.Catalog, text string) (roles.Ref, error) {
	if strings.HasPrefix(text, "role/") {
		role, err := findRole(c, text)
		if err != nil {
			return roles.Ref{}, err
		}
		return roles.Ref{Kind: roles.KindRole, ID: role.ID}, nil
	}
	thing, err := findThing(c, text)
	return roles.Ref{Kind: thing.Kind, ID: thing.ID}, err
}
