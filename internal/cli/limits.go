package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"careers/rung/paths"
	"careers/rung/roles"
)

// limits are the flags that bound a plan.
type limits struct {
	budget, deadline, remote, sector string
	noNewDegree, fullTimeStudy       bool
	avoid, via                       []string
	maxMoves                         int
}

func (l *limits) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&l.budget, "budget", "", "spend at most `USD` in all, as 30000 or 30k")
	flags.StringVar(&l.deadline, "deadline", "", "arrive within `DURATION`, as 18mo or 2y6mo")
	flags.BoolVar(&l.noNewDegree, "no-new-degree", false, "no program that ends in an associate degree or higher")
	flags.BoolVar(&l.fullTimeStudy, "full-time-study", false, "take programs full time, before the next job")
	flags.StringVar(&l.remote, "remote", "", "only roles done from elsewhere: `full` (no value) or partial, which admits full")
	flags.Lookup("remote").NoOptDefVal = string(roles.RemoteFull)
	flags.StringVar(&l.sector, "sector", "", "only roles found in `SECTOR`, such as hospital or VA")
	flags.StringArrayVar(&l.avoid, "avoid", nil, "never through `ROLE`; repeatable")
	flags.StringArrayVar(&l.via, "via", nil, "always through `ROLE`; repeatable")
	flags.IntVar(&l.maxMoves, "max-moves", paths.DefaultMaxMoves, "at most `N` moves, the first job included")
}

// oneSector checks the flag --sector and puts the sector that it means in place
// of another word for it.
func oneSector(c *roles.Catalog, sector *string) error {
	*sector = roles.Sector(*sector)
	return oneOf("--sector", *sector, values(c.Roles, func(r roles.Role) []string { return r.Sectors }))
}

// maxMovesTaken bounds --max-moves: longer careers than this are not planned.
const maxMovesTaken = 12

// read checks the flags against the catalog.
func (l *limits) read(c *roles.Catalog) (paths.Limits, error) {
	out := paths.Limits{MaxMoves: l.maxMoves, NoNewDegree: l.noNewDegree, FullTimeStudy: l.fullTimeStudy,
		Remote: roles.Remote(l.remote), Sector: l.sector}
	if err := firstError(
		oneOf("--remote", l.remote, []string{"full", "partial"}),
		oneSector(c, &out.Sector),
	); err != nil {
		return out, err
	}
	if l.maxMoves < 1 || l.maxMoves > maxMovesTaken {
		return out, usagef("write a number from 1 to 12", "--max-moves: %d is out of range", l.maxMoves)
	}
	if l.budget != "" {
		usd, err := wholeUSD("--budget", l.budget)
		if err != nil {
			return out, err
		}
		out.Budget = &usd
	}
	if l.deadline != "" {
		hundredths, err := roles.ParseDuration(l.deadline)
		if err != nil {
			return out, usagef("write it as 18mo, 2y or 2y6mo", "--deadline: %v", err)
		}
		out.Deadline = &hundredths
	}
	var err error
	if out.Avoid, err = roleIDs(c, "--avoid", l.avoid); err != nil {
		return out, err
	}
	out.Via, err = roleIDs(c, "--via", l.via)
	return out, err
}

// roleIDs finds roles that a flag names, sorted, once each.
func roleIDs(c *roles.Catalog, flag string, names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		role, err := findRole(c, name)
		if err != nil {
			return nil, prefixed(flag, err)
		}
		ids = append(ids, role.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}
