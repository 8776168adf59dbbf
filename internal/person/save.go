package person

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// NewPlan is a plan to keep, of a route that starts on a day.
func NewPlan(name string, c *roles.Catalog, q paths.Query, route *paths.Plan, exact bool, asked Asked, start time.Time) *Plan {
	p := &Plan{Name: name, Asked: asked, Saved: DateOf(paths.Civil(start))}
	p.Take(c, q, route, exact, start)
	return p
}

// Take puts a route that starts on a day in place of the plan's steps.
func (p *Plan) Take(c *roles.Catalog, q paths.Query, route *paths.Plan, exact bool, start time.Time) {
	t := route.Totals
	p.Target, p.Title = q.Target, c.Title(roles.Ref{Kind: roles.KindRole, ID: q.Target})
	p.Start, p.Catalog, p.Exact, p.Stopped = DateOf(paths.Civil(start)), IDOf(c), exact, nil
	p.Roles = slices.Clone(route.Roles)
	p.Totals = Totals{Months: Months{months(t.Months.Low), months(t.Months.Typical), months(t.Months.High)},
		CostUSD: t.CostUSD, StudyHours: t.StudyHours, Risk: t.Risk, UpkeepUSD: t.UpkeepUSD, EndSalary: t.EndSalaryUSD,
		NetUSD: t.NetEarnings.Typical, Horizon: t.NetEarnings.HorizonMonths}
	p.Steps = nil
	for _, s := range route.Steps {
		p.Steps = append(p.Steps, Step{N: s.N, Kind: s.Kind, Ref: s.Ref, Title: s.Title, Level: s.Level, From: fromLevel(route, &s),
			Start: months(s.StartMonth), End: months(s.EndMonth), Hours: s.Hours, CostUSD: s.CostUSD, Unknown: s.Unknown,
			Evidence: s.Evidence, Why: s.Why})
	}
	p.RestsOn = paths.BasisOf(c, route)
}

func months(m paths.Months) float64 { return float64(m) / 100 }

// fromLevel is the level from which a step lifts a skill.
func fromLevel(route *paths.Plan, s *paths.Step) roles.Level {
	if s.Kind != paths.StepStudy {
		return roles.None
	}
	for _, leg := range route.Legs {
		for _, item := range leg.Items {
			if "skill/"+item.ID == s.Ref && item.Level == s.Level {
				return item.FromLevel
			}
		}
	}
	return roles.None
}

// Carry notes the steps that are done, so that they stay when others take the
// place of the plan's steps.
func (p *Plan) Carry(steps []Progress) {
	for _, s := range steps {
		d := Done{Kind: s.Kind, Ref: s.Ref, Title: s.Title, Level: s.Level, On: s.On}
		same := func(x Done) bool { return x.Kind == d.Kind && x.Ref == d.Ref && x.Level == d.Level }
		if s.Status == StatusDone && !slices.ContainsFunc(p.Done, same) {
			p.Done = append(p.Done, d)
		}
	}
}

// MostLike is the index of the route that is most like what is left of the
// plan: the same roles still to come, else the longest common end, then the most
// things in common, then the least difference in time.
func (p *Plan) MostLike(c *roles.Catalog, from string, routes []paths.Plan) int {
	left := p.rolesNow(c)
	if at := slices.Index(left, from); at >= 0 {
		left = left[at:]
	}
	refs := map[string]bool{}
	for _, s := range p.Steps {
		kind, id, _ := strings.Cut(s.Ref, "/")
		refs[kind+"/"+CurrentID(c, roles.Kind(kind), id)] = true
	}
	score := func(r paths.Plan) [3]int {
		end, common := 0, 0
		for end < len(r.Roles) && end < len(left) && r.Roles[len(r.Roles)-1-end] == left[len(left)-1-end] {
			end++
		}
		if len(r.Roles) == len(left) && end == len(left) {
			end = len(p.Roles) + len(r.Roles) // the very route
		}
		for _, s := range r.Steps {
			if refs[s.Ref] {
				common++
			} else {
				common--
			}
		}
		off := int(r.Vector.Time) - int(hundredths(p.Totals.Months.Typical))
		return [3]int{end, common, -max(off, -off)}
	}
	best := 0
	for i := range routes {
		if a, b := score(routes[i]), score(routes[best]); slices.Compare(a[:], b[:]) > 0 {
			best = i
		}
	}
	return best
}

// rolesNow is the route in the ids of a catalog.
func (p *Plan) rolesNow(c *roles.Catalog) []string {
	var ids []string
	for _, id := range p.Roles {
		ids = append(ids, CurrentID(c, roles.KindRole, id))
	}
	return ids
}

// SameRoute reports whether roles are the plan's own, or what is left of them.
func (p *Plan) SameRoute(c *roles.Catalog, route []string) bool {
	own := p.rolesNow(c)
	if len(route) == 1 && len(own) > 1 { // all on the way is gone but the goal
		return false
	}
	return len(route) <= len(own) && slices.Equal(own[len(own)-len(route):], route)
}

// Overcommitment is a span in which plans together ask for more study than a
// pace.
type Overcommitment struct {
	From, To time.Time // civil days, To exclusive
	Plans    []string
	Pace     int // hours a week that the plans ask for together
}

// Overcommitted lists the spans, from today on, in which plans ask for more
// hours a week than a pace; a thing that several plans ask for counts once.
func Overcommitted(plans []*At, pace int) []Overcommitment {
	type task struct {
		plan, ref string
		from, to  time.Time
		pace      int
	}
	var tasks []task
	var edges []time.Time
	for _, a := range plans {
		own := cmp.Or(a.Plan.Asked.Pace, pace)
		for _, s := range a.Steps() {
			study := s.Kind == paths.StepStudy || s.Kind == paths.StepExam || s.Kind == paths.StepProgram
			if !study || s.Status == StatusDone || !s.Ends.After(a.today) || !s.Ends.After(s.Starts) {
				continue
			}
			if s.Starts.Before(a.today) {
				s.Starts = a.today
			}
			tasks = append(tasks, task{a.Plan.Name, s.Ref, s.Starts, s.Ends, own})
			edges = append(edges, s.Starts, s.Ends)
		}
	}
	slices.SortFunc(edges, time.Time.Compare)
	edges = slices.CompactFunc(edges, time.Time.Equal)
	var list []Overcommitment
	for i := 0; i+1 < len(edges); i++ {
		perPlan, seen, names, total := map[string]bool{}, map[string]bool{}, []string{}, 0
		for _, t := range tasks {
			if t.from.After(edges[i]) || !t.to.After(edges[i]) || perPlan[t.plan] || seen[t.ref] {
				continue // a plan studies one thing at a time
			}
			perPlan[t.plan], seen[t.ref] = true, true
			names = append(names, t.plan)
			total += t.pace
		}
		if total <= pace || len(names) < 2 {
			continue
		}
		slices.Sort(names)
		if last := len(list) - 1; last >= 0 && list[last].To.Equal(edges[i]) && list[last].Pace == total && slices.Equal(list[last].Plans, names) {
			list[last].To = edges[i+1]
			continue
		}
		list = append(list, Overcommitment{edges[i], edges[i+1], names, total})
	}
	return list
}

// Planned is the sums as the planner gives them.
func (t Totals) Planned() paths.Totals {
	return paths.Totals{
		Months:  paths.MonthRange{Low: hundredths(t.Months.Low), Typical: hundredths(t.Months.Typical), High: hundredths(t.Months.High)},
		CostUSD: t.CostUSD, StudyHours: t.StudyHours, Risk: t.Risk, UpkeepUSD: t.UpkeepUSD, EndSalaryUSD: t.EndSalary,
		NetEarnings: paths.NetEarnings{HorizonMonths: t.Horizon, Typical: t.NetUSD},
	}
}
