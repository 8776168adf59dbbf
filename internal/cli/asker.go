package cli

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/paths"
	"careers/rung/roles"
)

// person are the flags that say who asks.
type person struct {
	from       string
	hold       []string
	experience []string
	pace       string
}

func (p *person) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&p.from, "from", "", "start in `ROLE`, holding what it requires; without it: a student")
	flags.StringArrayVar(&p.hold, "hold", nil, "hold `[KIND/]ID[:LEVEL]` too: a skill, cert, program or license; repeatable")
	flags.StringArrayVar(&p.experience, "experience", nil, "have served `ROLE=24mo`; repeatable")
	flags.StringVar(&p.pace, "pace", "", "study `HOURS` a week, as 8 or 8h/wk")
}

// profile is the person that the flags describe, and what was assumed of them.
func (p *person) profile(c *roles.Catalog) (paths.Profile, []string, error) {
	var profile paths.Profile
	var assumed []string
	if p.from != "" {
		role, err := findRole(c, p.from)
		if err != nil {
			return profile, nil, prefixed("--from", err)
		}
		profile, assumed = paths.AssumeFrom(c, role.ID)
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

// maxUSD bounds amounts so that sums stay far from overflow.
const maxUSD = 1_000_000_000

// wholeUSD reads 30000, 30,000, $30000 or 30k.
func wholeUSD(flag, text string) (int, error) {
	m := regexp.MustCompile(`^\$?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(k?)$`).FindStringSubmatch(strings.TrimSpace(text))
	if m != nil {
		n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
		if m[2] == "k" {
			n *= 1000
		}
		if err == nil && n >= 0 && n <= maxUSD {
			return n, nil
		}
	}
	return 0, usagef("write whole US dollars, as 30000, 30,000 or 30k", "%s: %q is not an amount", flag, text)
}
