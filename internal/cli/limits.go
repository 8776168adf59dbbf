package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/paths"
	"careers/rung/roles"
)

// limits are the flags that bound a plan.
// What is not given is the profile's; "off", or false, takes a limit of the
// profile away.
type limits struct {
	budget, deadline, remote, sector string
	noNewDegree, fullTimeStudy       yesNo
	avoid, via                       []string
	maxMoves                         string
}

// off takes a limit away.
const off = "off"

// yesNo is a switch that may also not have been given.
type yesNo string

func (y *yesNo) String() string { return string(*y) }

// Type is what pflag calls a switch.
func (y *yesNo) Type() string { return "bool" }

// Set reads a switch's value.
func (y *yesNo) Set(text string) error {
	value, err := strconv.ParseBool(text)
	if err == nil {
		*y = yesNo(strconv.FormatBool(value))
	}
	return err
}

// or is the switch, or what stands where it was not given.
func (y yesNo) or(given bool) bool {
	if y == "" {
		return given
	}
	return y == "true"
}

func (l *limits) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&l.budget, "budget", "", "spend at most `USD` in all, as 30000 or 30k")
	flags.StringVar(&l.deadline, "deadline", "", "arrive within `DURATION`, as 18mo or 2y6mo")
	flags.VarPF(&l.noNewDegree, "no-new-degree", "", "no program that ends in an associate degree or higher").NoOptDefVal = "true"
	flags.VarPF(&l.fullTimeStudy, "full-time-study", "", "take programs full time, before the next job").NoOptDefVal = "true"
	flags.StringVar(&l.remote, "remote", "", "only roles done from elsewhere: `full` (no value) or partial, which admits full")
	flags.Lookup("remote").NoOptDefVal = string(roles.RemoteFull)
	flags.StringVar(&l.sector, "sector", "", "only roles found in `SECTOR`, such as hospital or VA")
	flags.StringArrayVar(&l.avoid, "avoid", nil, "never through `ROLE`; repeatable")
	flags.StringArrayVar(&l.via, "via", nil, "always through `ROLE`; repeatable")
	flags.StringVar(&l.maxMoves, "max-moves", "", "at most `N` moves, the first job included (default 6)")
}

// oneSector checks the flag --sector and puts the sector that it means in place
// of another word for it.
func oneSector(c *roles.Catalog, sector *string) error {
	*sector = roles.Sector(*sector)
	return oneOf("--sector", *sector, values(c.Roles, func(r roles.Role) []string { return r.Sectors }))
}

// maxMovesTaken bounds --max-moves: longer careers than this are not planned.
const maxMovesTaken = 12

// read checks the flags against the catalog and sets them before the profile's
// limits.
func (l *limits) read(c *roles.Catalog, mine paths.Limits) (paths.Limits, error) {
	out := mine
	out.NoNewDegree, out.FullTimeStudy = l.noNewDegree.or(mine.NoNewDegree), l.fullTimeStudy.or(mine.FullTimeStudy)
	if l.remote != "" {
		out.Remote = roles.Remote(strings.TrimPrefix(l.remote, off))
	}
	if l.sector != "" {
		out.Sector = strings.TrimPrefix(l.sector, off)
	}
	if err := firstError(
		oneOf("--remote", string(out.Remote), []string{"full", "partial"}),
		oneSector(c, &out.Sector),
	); err != nil {
		return out, err
	}
	out.MaxMoves = cmp.Or(out.MaxMoves, paths.DefaultMaxMoves)
	if l.maxMoves != "" {
		n, err := strconv.Atoi(l.maxMoves)
		if err != nil || n < 1 || n > maxMovesTaken {
			return out, usagef("write a number from 1 to 12", "--max-moves: %s is out of range", l.maxMoves)
		}
		out.MaxMoves = n
	}
	switch l.budget {
	case "":
	case off:
		out.Budget = nil
	default:
		usd, err := wholeUSD("--budget", l.budget)
		if err != nil {
			return out, err
		}
		out.Budget = &usd
	}
	switch l.deadline {
	case "":
	case off:
		out.Deadline = nil
	default:
		hundredths, err := roles.ParseDuration(l.deadline)
		if err != nil {
			return out, usagef("write it as 18mo, 2y or 2y6mo", "--deadline: %v", err)
		}
		out.Deadline = &hundredths
	}
	var err error
	if out.Avoid, err = l.roles(c, "--avoid", l.avoid, mine.Avoid); err != nil {
		return out, err
	}
	out.Via, err = l.roles(c, "--via", l.via, mine.Via)
	return out, err
}

// roles is the roles that a flag names, or those of the profile.
func (l *limits) roles(c *roles.Catalog, flag string, names, mine []string) ([]string, error) {
	if len(names) == 0 {
		return mine, nil
	}
	return roleIDs(c, flag, slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == off }))
}

// mineAsFlags are the profile's limits as they would be typed.
func mineAsFlags(mine paths.Limits) []typedFlag {
	var list []typedFlag
	add := func(name, value string) { list = append(list, typedFlag{name: name, value: value}) }
	if mine.Budget != nil {
		add("budget", strconv.Itoa(*mine.Budget))
	}
	if mine.Deadline != nil {
		add("deadline", strconv.Itoa((*mine.Deadline+99)/100)+"mo")
	}
	if mine.NoNewDegree {
		list = append(list, typedFlag{name: "no-new-degree", bare: true})
	}
	if mine.FullTimeStudy {
		list = append(list, typedFlag{name: "full-time-study", bare: true})
	}
	if mine.Remote != "" {
		add("remote", string(mine.Remote))
	}
	if mine.Sector != "" {
		add("sector", mine.Sector)
	}
	for _, id := range mine.Avoid {
		add("avoid", id)
	}
	for _, id := range mine.Via {
		add("via", id)
	}
	if mine.MaxMoves > 0 {
		add("max-moves", strconv.Itoa(mine.MaxMoves))
	}
	return list
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
