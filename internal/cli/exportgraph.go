package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

type exportGraphOptions struct {
	planOptions
	out    outFile
	format string

	track     string
	neighbors bool
	around    string
	depth     int
	plan      string

	planned []string // flags given that say how to plan
	depthOf bool     // --depth was given
}

func newExportGraph(a *App, s *shared) *cobra.Command {
	o := &exportGraphOptions{planOptions: planOptions{shared: s}}
	cmd := &cobra.Command{
		Use:   "graph",
		Short: "Roles and moves as a picture, or for programs that draw",
		Long: `Draw roles and the moves between them, a column a stage: the whole catalog, a
track, what is around a role, or a route. A route is that of a saved plan or, of a
role, the one that rung plan tells with the same flags; up to three other routes
that nothing beats stand beside it. The format is svg unless -o or the ending of
--out says otherwise.`,
		Example: `  rung export graph --out catalog.svg
  rung export graph --track data-analytics-ai --neighbors -o mermaid
  rung export graph --around medical-coder --depth 2 --out coder.svg
  rung export graph --plan cio --from clinical-data-analyst -o dot`,
		Args:        exactly(),
		Annotations: saysNo("no route fits the limits; what would open one is on standard output"),
	}
	flags := cmd.Flags()
	// In place of the shared flag: a graph has formats of its own.
	flags.StringVarP(&o.format, "output", "o", "", "write as `FORMAT`: "+strings.Join(graphFormats(), ", ")+" (default svg)")
	flags.StringVar(&o.track, "track", "", "only the roles of `TRACK`, by id or title")
	flags.BoolVar(&o.neighbors, "neighbors", false, "with --track, also the roles of other tracks one move away")
	flags.StringVar(&o.around, "around", "", "only what is near `ROLE`")
	flags.IntVar(&o.depth, "depth", 1, "with --around, up to `N` moves away, either way")
	flags.StringVar(&o.plan, "plan", "", "only a route: of the saved plan, or to the role, `NAME`")
	o.out.register(cmd, s)
	var about []string // the flags so far; those that follow are about planning
	flags.VisitAll(func(f *pflag.Flag) { about = append(about, f.Name) })
	o.registerQuestion(cmd, a, s)
	flags.StringVar(&o.by, "by", "", "order the routes by `WHAT`, as rung plan does")
	flags.StringVar(&o.route, "route", "A", "draw the route `LETTER`, as rung plan names it")
	for flag, complete := range map[string]cobra.CompletionFunc{
		"output": cobra.FixedCompletions(graphFormats(), cobra.ShellCompDirectiveNoFileComp),
		"track":  completeTracks(a, s),
		"around": completeRefs(a, s, 0, roles.KindRole),
		"plan":   completeRefs(a, s, 0, roles.KindRole),
	} {
		_ = cmd.RegisterFlagCompletionFunc(flag, complete) // it fails only for a flag that is not there
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		o.depthOf = flags.Changed("depth")
		for _, name := range []string{"track", "around", "plan"} {
			if f := flags.Lookup(name); f.Changed && f.Value.String() == "" {
				return usagef("leave it out for the whole catalog", "--%s: the name is empty", name)
			}
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Changed && !slices.Contains(about, f.Name) && f.Name != "help" {
				o.planned = append(o.planned, "--"+f.Name)
			}
		})
		return runExportGraph(cmd.Context(), a, o)
	}
	return cmd
}

// completeTracks offers the ids of tracks to the shell.
func completeTracks(a *App, s *shared) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		c, err := s.catalog(a)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var ids []string
		for _, t := range c.Tracks {
			if strings.HasPrefix(t.ID, typed) {
				ids = append(ids, t.ID)
			}
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

func graphFormats() []string {
	var names []string
	for _, f := range render.GraphFormats() {
		names = append(names, string(f))
	}
	return names
}

// besideRoute is how many other routes are drawn beside one.
const besideRoute = 3

func runExportGraph(ctx context.Context, a *App, o *exportGraphOptions) error {
	format, err := o.graphFormat()
	if err != nil {
		return err
	}
	if err := firstError(o.check(), o.out.ready(a)); err != nil {
		return err
	}
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	g, err := o.graph(ctx, a, c)
	if err != nil {
		return err
	}
	data, err := g.Encode(format)
	if err != nil {
		return err
	}
	return o.out.write(a, data)
}

// graphFormat is what -o says, else what the file's name ends in, else SVG.
func (o *exportGraphOptions) graphFormat() (render.GraphFormat, error) {
	short := map[string]render.GraphFormat{"mmd": render.GraphMermaid, "gv": render.GraphDOT}
	of := func(name string) render.GraphFormat { return cmp.Or(short[name], render.GraphFormat(name)) }
	if o.format == "" {
		ending := of(strings.TrimPrefix(strings.ToLower(filepath.Ext(o.out.path)), "."))
		if slices.Contains(render.GraphFormats(), ending) {
			return ending, nil
		}
		if err := o.out.endsAs("svg"); err != nil {
			return "", err
		}
	}
	format := of(o.format)
	return cmp.Or(format, render.GraphSVG), oneOf("--output", string(format), graphFormats())
}

// check finds flags that contradict each other.
func (o *exportGraphOptions) check() error {
	var parts []string
	for _, f := range []typedFlag{{name: "track", value: o.track}, {name: "around", value: o.around}, {name: "plan", value: o.plan}} {
		if f.value != "" {
			parts = append(parts, "--"+f.name)
		}
	}
	switch {
	case len(parts) > 1:
		return usagef("use one of them", "%s exclude each other", strings.Join(parts, " and "))
	case o.neighbors && o.track == "":
		return usagef("name the track: --track TRACK", "--neighbors is for a track")
	case o.depthOf && o.around == "":
		return usagef("name the role: --around ROLE", "--depth is for what is around a role")
	case o.depth < 1:
		return usagef("write a number from 1", "--depth: %d is not a number of moves", o.depth)
	case len(o.planned) > 0 && o.plan == "":
		return usagef("name where to: --plan ROLE", "%s is for a route", o.planned[0])
	}
	return nil
}

// graph is the part of the catalog that the flags name.
func (o *exportGraphOptions) graph(ctx context.Context, a *App, c *roles.Catalog) (render.Graph, error) {
	switch {
	case o.track != "":
		track, err := findTrack(c, o.track)
		if err != nil {
			return render.Graph{}, prefixed("--track", err)
		}
		return render.TrackGraph(c, track, o.neighbors), nil
	case o.around != "":
		role, err := findRole(c, o.around)
		if err != nil {
			return render.Graph{}, prefixed("--around", err)
		}
		return render.AroundGraph(c, role, o.depth), nil
	case o.plan != "":
		kept, err := o.keptRoute(a, c)
		if err != nil {
			return render.Graph{}, err
		}
		if kept != nil {
			return render.RouteGraph(c, kept), nil
		}
		return o.routeGraph(ctx, a, c)
	}
	return render.CatalogGraph(c), nil
}

// keptRoute is the roles of the saved plan that --plan names, as the catalog
// names them today; nil where there is none of that name.
func (o *exportGraphOptions) keptRoute(a *App, c *roles.Catalog) ([]string, error) {
	files, err := o.files(a)
	if err != nil || files == nil {
		return nil, err
	}
	doc, err := planDoc(o.plan)
	if err != nil {
		return nil, nil // no plan can have that name, but a role may
	}
	data, err := files.Read(doc)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	plan, err := parsePlan(files.Path(doc), data)
	if err != nil {
		return nil, err
	}
	if len(o.planned) > 0 {
		return nil, usagef("plan it again: rung plans refresh "+o.plan, "%s: %s is a saved plan, which is drawn as it is", o.planned[0], o.plan)
	}
	var route []string
	for _, id := range plan.Roles {
		found := c.Find(id, roles.KindRole) // follows a new id
		if len(found) != 1 {
			return nil, usagef("plan it again: rung plans refresh "+o.plan, "the plan %s goes through %s, which the catalog does not have any more", o.plan, id)
		}
		route = append(route, found[0].ID)
	}
	if !o.quiet && len(c.Find(o.plan, roles.KindRole)) > 0 {
		fmt.Fprintf(a.Err, "rung: this is your plan %s, not the role of that name\n", render.SafeLines(o.plan))
	}
	return route, nil
}

// routeGraph plans to the role that --plan names.
func (o *exportGraphOptions) routeGraph(ctx context.Context, a *App, c *roles.Catalog) (render.Graph, error) {
	q, assumed, err := o.query(c, o.plan)
	if err != nil {
		return render.Graph{}, prefixed("--plan", err)
	}
	result, err := o.answer(ctx, paths.NewGraph(c), q)
	if err != nil {
		return render.Graph{}, err
	}
	if result.NoPlan != nil {
		if o.format == string(render.JSON) {
			o.output = o.format
		}
		if err := o.write(a, o.asker.asked(render.Plan(c, q, result, render.PlanOptions{Assumed: assumed}))); err != nil {
			return render.Graph{}, err
		}
		return render.Graph{}, errNo
	}
	orderPlans(result.Plans, o.by)
	at, err := routeIndex(o.route, len(result.Plans))
	if err != nil {
		return render.Graph{}, err
	}
	var others [][]string
	for i, p := range result.Plans {
		if i != at && !slices.Equal(p.Roles, result.Plans[at].Roles) && !slices.ContainsFunc(others, func(r []string) bool { return slices.Equal(r, p.Roles) }) {
			others = append(others, p.Roles)
		}
	}
	return render.RouteGraph(c, result.Plans[at].Roles, others[:min(len(others), besideRoute)]...), nil
}
