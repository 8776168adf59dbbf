package cli

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func newPlansRefresh(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "refresh NAME",
		Short: "Plan again from today, and explain what changed",
		Long: `Plan to the same goal again from today and what you hold now, with the limits of
your profile and the flags the plan was saved with. The route most like the old
one is kept. What the catalog has changed since is explained: renamed, retired,
gone, a new rule, another cost. No tick is lost, and where no route is left the
plan stays as it was.`,
		Example:           "  rung plans refresh data-route",
		Args:              exactly("NAME"),
		Annotations:       saysNo("no route fits any more; the plan stays, and what would open one is on standard output"),
		ValidArgsFunction: completePlans(a, s),
		RunE:              func(cmd *cobra.Command, args []string) error { return runPlansRefresh(cmd.Context(), a, s, args[0]) },
	}
}

func runPlansRefresh(ctx context.Context, a *App, s *shared, name string) error {
	m, err := s.myPlans(a)
	if err != nil {
		return err
	}
	doc, err := planDoc(name)
	if err != nil {
		return err
	}
	old, err := m.read(name)
	if err != nil {
		return err
	}
	begun, err := m.files.Read(doc)
	if err != nil {
		return err
	}
	before := m.stands(old, nil)
	told := render.Refreshed{Before: before}
	fresh, no, err := m.replan(ctx, old)
	if err != nil {
		return err
	}
	kept := *old
	kept.Refreshed = person.DateOf(m.today)
	kept.Carry(before.Steps)
	told.Carried = len(kept.Done)
	switch {
	case fresh != nil:
		kept.Take(m.catalog, fresh.query, fresh.route, fresh.exact, m.today)
		told.RouteKept, told.LeftOut = fresh.sameRoute, fresh.leftOut
		after := m.stands(&kept, nil)
		told.After = &after
	case no == nil:
		told.TargetGone = true
		kept.Stopped = []string{"the goal is no longer in the catalog"}
	default:
		told.NoPlan = no
		kept.Stopped = gateDetails(no)
	}
	err = m.files.Update(ctx, doc, "plans refresh "+name, func(now []byte) ([]byte, error) {
		if !bytes.Equal(now, begun) {
			return nil, errors.New("the plan was changed by another program meanwhile; nothing was written")
		}
		return kept.Edited(now)
	})
	if err != nil {
		return err
	}
	if err := s.write(a, render.PlanRefreshed(m.catalog, told)); err != nil {
		return err
	}
	if told.After == nil {
		return errNo
	}
	return nil
}

func gateDetails(no *paths.NoPlan) []string {
	var list []string
	for _, g := range no.Gates {
		list = append(list, g.Detail)
	}
	return list
}

// replanned is a route from today to a plan's goal.
type replanned struct {
	query     paths.Query
	route     *paths.Plan
	exact     bool
	sameRoute bool
	leftOut   []string // of the question: what the catalog no longer has
}

// replan asks a plan's question again. Without a route it gives the reasons, or
// nothing where the goal is gone.
func (m *myPlans) replan(ctx context.Context, p *person.Plan) (*replanned, *paths.NoPlan, error) {
	target := m.catalog.Find("role/"+p.Target, roles.KindRole)
	if len(target) != 1 {
		return nil, nil, nil
	}
	o, left := m.questionOf(p)
	q, _, err := o.query(m.catalog, "role/"+target[0].ID)
	if err != nil {
		return nil, nil, err
	}
	result, err := o.answer(ctx, paths.NewGraph(m.catalog), q)
	if err != nil {
		return nil, nil, err
	}
	if result.NoPlan != nil {
		return nil, result.NoPlan, nil
	}
	best := p.MostLike(m.catalog, q.Profile.Role, result.Plans)
	route := &result.Plans[best]
	return &replanned{q, route, result.Exact, p.SameRoute(m.catalog, route.Roles), left}, nil, nil
}

// questionOf is a plan's question as its person would ask it now, and what of it
// the catalog no longer has.
func (m *myPlans) questionOf(p *person.Plan) (o *planOptions, left []string) {
	o = &planOptions{shared: m.shared}
	o.app, o.asker.shared = m.app, m.shared
	o.repeat(p.Asked)
	if m.profile.Role != "" {
		o.from = "" // the profile knows better by now
	}
	return o, m.leaveOut(o)
}

// leaveOut takes out of a question what the catalog no longer has, and names it.
func (m *myPlans) leaveOut(o *planOptions) []string {
	var gone []string
	keep := func(flag string, names []string, known func(string) bool) []string {
		return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
			if name == off || known(name) {
				return false
			}
			gone = append(gone, "--"+flag+" "+name)
			return true
		})
	}
	role := func(name string) bool { return len(m.catalog.Find(name, roles.KindRole)) == 1 }
	o.limits.avoid, o.limits.via = keep("avoid", o.limits.avoid, role), keep("via", o.limits.via, role)
	o.hold = keep("hold", o.hold, func(text string) bool {
		_, err := findThing(m.catalog, text)
		return err == nil
	})
	o.experience = keep("experience", o.experience, func(text string) bool {
		name, _, err := paths.ParseExperience(text)
		return err == nil && role(name)
	})
	if o.from != "" && !role(o.from) {
		gone = append(gone, "--from "+o.from)
		o.from = ""
	}
	if m.profile.Role != "" && m.found.Holds.Role == "" {
		gone = append(gone, "your job "+m.profile.Role)
	}
	return gone
}
