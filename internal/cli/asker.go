package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// asker is the flags that say who asks, over the profile.
type asker struct {
	from       string
	hold       []string
	experience []string
	pace       string

	app    *App
	shared *shared
	read   bool
	me     *person.Found // nil without a profile
	file   *person.Profile
}

func (p *asker) register(cmd *cobra.Command, a *App, s *shared) {
	p.app, p.shared = a, s
	flags := cmd.Flags()
	flags.StringVar(&p.from, "from", "", "start in `ROLE`; without a profile: holding what it requires (default: the profile's, else a student)")
	flags.StringArrayVar(&p.hold, "hold", nil, "hold `[KIND/]ID[:LEVEL]` too: a skill, cert, program or license; repeatable")
	flags.StringArrayVar(&p.experience, "experience", nil, "have served `ROLE=24mo`; repeatable")
	flags.StringVar(&p.pace, "pace", "", "study `HOURS` a week, as 8 or 8h/wk")
}

// profile is the person of the profile with what the flags say besides, and
// what was assumed of them.
func (p *asker) profile(c *roles.Catalog) (paths.Profile, []string, error) {
	var profile paths.Profile
	var assumed []string
	if !p.read {
		var err error
		if p.me, p.file, err = p.shared.whoIs(p.app, c); err != nil {
			return profile, nil, err
		}
		p.read = true
	}
	if p.me != nil {
		profile = p.me.Holds.Clone()
	}
	if p.from != "" {
		role, err := findRole(c, p.from)
		if err != nil {
			return profile, nil, prefixed("--from", err)
		}
		if p.me != nil {
			profile.Role = role.ID // with what the profile holds
		} else {
			profile, assumed = paths.AssumeFrom(c, role.ID)
		}
	}
	for _, text := range p.hold {
		if err := hold(c, &profile, text); err != nil {
			return profile, nil, prefixed("--hold", err)
		}
	}
	for _, text := range p.experience {
		name, months, err := paths.ParseExperience(text)
		if err != nil {
			return profile, nil, usagef("write it as --experience medical-coder=24mo", "--experience: %v", err)
		}
		role, err := findRole(c, name)
		if err != nil {
			return profile, nil, prefixed("--experience", err)
		}
		if err := profile.Serve(c, role.ID, months); err != nil {
			return profile, nil, usagef("write it as --experience medical-coder=24mo", "--experience: %v", err)
		}
	}
	return profile, assumed, nil
}

func hold(c *roles.Catalog, profile *paths.Profile, text string) error {
	thing, err := findThing(c, text)
	if err != nil {
		return err
	}
	if err := profile.Hold(c, thing.Kind, thing.ID, thing.Level); err != nil {
		return usagef(howToHold, "%v", err)
	}
	return nil
}

// howToHold is the hint for a thing that cannot be read.
const howToHold = "write it as sql:working, cert/rhia or license/rn"

// findThing gives the one thing to hold that "[KIND/]ID[:LEVEL]" names.
func findThing(c *roles.Catalog, text string) (paths.Thing, error) {
	kind, name, level, err := paths.ParseHold(text)
	if err != nil {
		return paths.Thing{}, usagef(howToHold, "%v", err)
	}
	kinds := holdable()
	if kind != "" {
		kinds = []roles.Kind{kind}
	}
	refs, err := find(c, name, kinds...)
	if err != nil {
		return paths.Thing{}, err
	}
	if level != roles.None && len(refs) > 1 { // only a skill has a level
		refs = c.Find(name, roles.KindSkill)
	}
	if len(refs) != 1 {
		var names []string
		for _, r := range refs {
			names = append(names, r.String())
		}
		return paths.Thing{}, usagef("write "+strings.Join(names, " or "), "%q is more than one thing", name)
	}
	return paths.Thing{Kind: refs[0].Kind, ID: refs[0].ID, Level: level}, nil
}

// holdable lists the kinds of thing that a person can hold.
func holdable() []roles.Kind {
	return []roles.Kind{roles.KindSkill, roles.KindCert, roles.KindProgram, roles.KindLicense}
}

// asked says at the head of an answer that it is about the person of the profile.
func (p *asker) asked(answer render.Answer) render.Answer {
	if p.me == nil {
		return answer
	}
	answer.Doc.Blocks = slices.Insert(answer.Doc.Blocks, 0, render.Block(render.AsYou(p.file, p.me)))
	return answer
}

// hours is the study a week that a flag, the profile or the model says; the
// profile must have been read.
func (p *asker) hours(c *roles.Catalog) (int, error) {
	hours, err := hoursPerWeek(p.pace)
	if err == nil && hours == 0 && p.me != nil {
		hours = p.me.Pace
	}
	return cmp.Or(hours, c.Model.Pace), err
}

// prefixed names the flag that an error is about.
func prefixed(flag string, err error) error {
	if usage, ok := err.(*usageError); ok {
		return &usageError{message: flag + ": " + usage.message, hint: usage.hint}
	}
	return fmt.Errorf("%s: %w", flag, err)
}

// maxPace is every hour of a week.
const maxPace = 7 * 24

// hoursPerWeek reads a pace such as 8, 8h or 8h/wk; 0 where none is given.
func hoursPerWeek(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	number := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), "/wk"), "h")
	hours, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || hours < 1 || hours > maxPace {
		return 0, usagef("write whole hours a week from 1 to 168, as 8 or 8h/wk", "--pace: %q is not a pace", text)
	}
	return hours, nil
}

// wholeUSD reads 30000, 30,000, $30000 or 30k.
func wholeUSD(flag, text string) (int, error) {
	n, err := person.ParseUSD(text)
	if err != nil {
		return 0, usagef("write whole US dollars, as 30000, 30,000 or 30k", "%s: %q is not an amount", flag, text)
	}
	return n, nil
}
