package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// initFlags are the answers that profile init takes without asking.
type initFlags struct {
	name, role, since, pace, budget, state, remote, deadline string
	hold, award, job                                         []string
	noNewDegree, roleSkills                                  bool
}

func newProfileInit(a *App, s *shared) *cobra.Command {
	var o initFlags
	cmd := &cobra.Command{
		Use:   "init [THING | KEY=VALUE]…",
		Short: "Make a profile: answer a few questions, or give them as flags",
		Long: `Make a profile in some five minutes. On a terminal rung asks; every question may
be skipped, and ACCESSIBLE=1 asks with plain prompts. With flags, or with the
words of rung profile set, nothing is asked, so that a script can do it too.`,
		Example: "  rung profile init\n" +
			"  rung profile init --role medical-coder --since 2022-03 --role-skills --hold cert/ccs --pace 8 --budget 4000\n" +
			"  rung profile init --profile ana.yaml --award associate:him --hold rhit --state TX",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			words := append(o.words(), args...)
			if len(words) == 0 && !o.roleSkills {
				return runProfileAsk(cmd.Context(), a, s)
			}
			return runProfileSet(cmd.Context(), a, s, profileChange{args: words, roleSkills: o.roleSkills, verb: "init", fresh: true})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.name, "name", "", "be called `NAME`; nobody needs it")
	flags.StringVar(&o.role, "role", "", "work as `ROLE` now")
	flags.StringVar(&o.since, "since", "", "since `DATE`: 2022, 2022-03 or 2022-03-15")
	flags.BoolVar(&o.roleSkills, "role-skills", false, "hold what the role requires of skills, noted as usual for it")
	flags.StringArrayVar(&o.hold, "hold", nil, "hold `[KIND/]ID[:LEVEL]`: a skill, cert, program or license; repeatable")
	flags.StringArrayVar(&o.award, "award", nil, "hold an award without a program, as `AWARD[:FIELDS]`, such as bachelor:him; repeatable")
	flags.StringArrayVar(&o.job, "job", nil, "worked as `ROLE[,FROM[,TO]]` before; repeatable")
	flags.StringVar(&o.pace, "pace", "", "study `HOURS` a week")
	flags.StringVar(&o.budget, "budget", "", "spend at most `USD` on a plan, as 4000 or 4k")
	flags.StringVar(&o.deadline, "deadline", "", "arrive within `DURATION`, as 2y6mo")
	flags.StringVar(&o.state, "state", "", "live in `STATE`, as TX")
	flags.StringVar(&o.remote, "remote", "", "only roles done from elsewhere: `full` or partial")
	flags.BoolVar(&o.noNewDegree, "no-new-degree", false, "no program that ends in an associate degree or higher")
	return cmd
}

// words are the flags as profile set takes them.
func (o *initFlags) words() []string {
	var words []string
	for _, x := range []struct{ key, value string }{{"name", o.name}, {"role", o.role}, {"since", o.since}, {"pace", o.pace},
		{"budget", o.budget}, {"deadline", o.deadline}, {"state", o.state}, {"remote", o.remote}} {
		if x.value != "" {
			words = append(words, x.key+"="+x.value)
		}
	}
	if o.noNewDegree {
		words = append(words, "no_new_degree=true")
	}
	for _, job := range o.job {
		parts := strings.SplitN(job, ",", 3)
		words = append(words, "job="+parts[0])
		for i, key := range []string{"from", "to"} {
			if len(parts) > i+1 {
				words = append(words, key+"="+strings.TrimSpace(parts[i+1]))
			}
		}
	}
	for _, award := range o.award {
		words = append(words, "award="+award)
	}
	return append(words, o.hold...)
}
