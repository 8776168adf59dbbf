package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

type rolesOptions struct {
	*shared
	track, level, sector, remote, entry, license, sort string
	stage                                              int
	emerging                                           bool
}

func newRoles(a *App, s *shared) *cobra.Command {
	o := &rolesOptions{shared: s}
	cmd := &cobra.Command{
		Use:   "roles",
		Short: "List roles",
		Long: `List roles, narrowed by the filters; several filters must all hold. A pipe gets
tab-separated rows without a heading: id, title, track, level, stage, typical
pay, remote, entry.`,
		Example: `  rung roles --level entry --entry=open
  rung roles --track data-analytics-ai --remote --sort pay
  rung roles --track data-analytics-ai --stage 3
  rung roles --license none -o csv`,
		Args: exactly(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("stage") && (o.stage < firstStage || o.stage > lastStage) {
				return usagef("the stages of a career run from 1, a start, to 6, executive", "--stage: %d is no stage", o.stage)
			}
			return runRoles(a, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.track, "track", "", "of `TRACK`, by id or title")
	flags.StringVar(&o.level, "level", "", "of `LEVEL`: entry, mid, senior or executive")
	flags.IntVar(&o.stage, "stage", 0, "at stage `N` of a career, 1 to 6")
	flags.StringVar(&o.sector, "sector", "", "found in `SECTOR`, such as hospital or VA")
	flags.StringVar(&o.remote, "remote", "", "done from elsewhere: `full` (no value) or partial, which admits full")
	flags.Lookup("remote").NoOptDefVal = string(roles.RemoteFull)
	flags.StringVar(&o.entry, "entry", "", "taking people without experience: `open`, bridge or any (no value)")
	flags.Lookup("entry").NoOptDefVal = entryAny
	flags.StringVar(&o.license, "license", "", "that demand `LICENSE`, or none")
	flags.BoolVar(&o.emerging, "emerging", false, "that are only taking shape")
	flags.StringVar(&o.sort, "sort", "id", "by `KEY`: id, title, track, stage or pay (highest first)")
	return cmd
}

// Stages of a career.
const (
	firstStage = 1
	lastStage  = 6
)

const (
	entryAny    = "any"
	licenseNone = "none"
)

func runRoles(a *App, o *rolesOptions) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	keep, err := o.filter(c)
	if err != nil {
		return err
	}
	var list []*roles.Role
	for i := range c.Roles {
		if keep(&c.Roles[i]) {
			list = append(list, &c.Roles[i])
		}
	}
	o.order(c, list)
	return o.write(a, render.Roles(c, list))
}

// filter checks the flags' values and turns them into one condition.
func (o *rolesOptions) filter(c *roles.Catalog) (func(*roles.Role) bool, error) {
	track, err := findTrack(c, o.track)
	if err != nil {
		return nil, err
	}
	if err := firstError(
		oneOf("--level", o.level, []string{"entry", "mid", "senior", "executive"}),
		oneSector(c, &o.sector),
		oneOf("--remote", o.remote, []string{"full", "partial"}),
		oneOf("--entry", o.entry, []string{"open", "bridge", entryAny}),
		oneOf("--sort", o.sort, []string{"id", "title", "track", "stage", "pay"}),
	); err != nil {
		return nil, err
	}
	license := o.license
	if license != "" && license != licenseNone {
		ref, err := findOne(c, license, roles.KindLicense)
		if err != nil {
			return nil, err
		}
		license = ref.ID
	}
	return func(r *roles.Role) bool {
		return (track == "" || r.Track == track) &&
			(o.level == "" || string(r.Level) == o.level) &&
			(o.stage == 0 || r.Stage == o.stage) &&
			(o.sector == "" || slices.Contains(r.Sectors, o.sector)) &&
			(o.remote == "" || r.Remote == roles.RemoteFull || r.Remote == roles.Remote(o.remote)) &&
			(o.entry == "" || takesBeginners(r, o.entry)) &&
			(license == "" || demandsLicense(r, license)) &&
			(!o.emerging || r.Emerging)
	}, nil
}

func takesBeginners(r *roles.Role, entry string) bool {
	if r.Feeder {
		return false
	}
	open, bridge := r.Entry.Realism == roles.EntryOpen, r.Entry.Realism == roles.EntryBridge
	switch entry {
	case "open":
		return open
	case "bridge":
		return bridge
	}
	return open || bridge
}

func demandsLicense(r *roles.Role, license string) bool {
	if license == licenseNone {
		return len(r.Requires.Licenses) == 0
	}
	for _, clause := range r.Requires.Licenses {
		for _, alternative := range clause.Any {
			if alternative.License == license {
				return true
			}
		}
	}
	return false
}

func (o *rolesOptions) order(c *roles.Catalog, list []*roles.Role) {
	tracks := make(map[string]int)
	for i, t := range c.Tracks {
		tracks[t.ID] = i
	}
	slices.SortStableFunc(list, func(x, y *roles.Role) int {
		switch o.sort {
		case "title":
			return strings.Compare(roles.Folded(x.Title), roles.Folded(y.Title))
		case "track":
			return cmp.Or(cmp.Compare(tracks[x.Track], tracks[y.Track]), cmp.Compare(x.Stage, y.Stage))
		case "stage":
			return cmp.Compare(x.Stage, y.Stage)
		case "pay":
			return cmp.Compare(c.Pay(y).Typical, c.Pay(x).Typical)
		}
		return 0
	})
}

// findTrack gives the id of a track named by id or title.
func findTrack(c *roles.Catalog, text string) (string, error) {
	if text == "" {
		return "", nil
	}
	var ids []string
	for _, t := range c.Tracks {
		if roles.Folded(t.ID) == roles.Folded(text) || roles.Folded(t.Title) == roles.Folded(text) {
			return t.ID, nil
		}
		ids = append(ids, t.ID)
	}
	hint := "use one of: " + strings.Join(ids, ", ")
	if near := nearestName(roles.Folded(text), ids); near != "" {
		hint = "did you mean " + near + "?"
	}
	return "", usagef(hint, "%s: no track of that name", text)
}

// values collects what records have in a field, sorted, once each.
func values[T any](records []T, of func(T) []string) []string {
	var all []string
	for _, r := range records {
		all = append(all, of(r)...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.DeleteFunc(all, func(v string) bool { return v == "" })
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
