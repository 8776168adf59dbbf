package person

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Status is how far a step is.
type Status string

// Statuses.
const (
	StatusDone Status = "done"
	StatusNow  Status = "now" // a stay that is being served
	StatusOpen Status = "open"
)

// Progress is a step of a plan with how far it is.
type Progress struct {
	Step
	Status Status
	On     Date      // done, where known
	Starts time.Time // civil days, as the plan was made
	Ends   time.Time
	Served int // whole months of a stay, since the plan's start or the job's
	Needed int // whole months of a stay
}

// At is a saved plan beside what its person holds.
type At struct {
	Plan    *Plan
	catalog *roles.Catalog
	profile *Profile
	holds   paths.Profile // closed
	today   time.Time
}

// Beside sets a plan beside a profile, as of a day.
func (p *Plan) Beside(c *roles.Catalog, profile *Profile, today time.Time) *At {
	found, _ := profile.In(c, today)
	return &At{p, c, profile, found.Holds.Closed(c), paths.Civil(today)}
}

// Steps tells how far each step is. A step is done when what it leads to is
// held, wherever that came from; of a thing that the catalog no longer has, when
// the profile names it.
func (a *At) Steps() []Progress {
	start, _ := a.Plan.Start.Day()
	reached := a.reached()
	var list []Progress
	leg := 0 // the role of the route that is served in
	if a.Plan.EntersFirst() {
		leg = -1
	}
	for _, s := range a.Plan.Steps {
		x := Progress{Step: s, Status: StatusOpen, Starts: paths.After(start, hundredths(s.Start)), Ends: paths.After(start, hundredths(s.End))}
		switch s.Kind {
		case paths.StepWork:
			at := a.roleAt(s.Ref, leg)
			x.Needed = int(hundredths(s.End)-hundredths(s.Start)+50) / 100
			switch {
			case at < reached:
				x.Status = StatusDone
			case at == reached:
				x.Status = StatusNow
				x.Served = min(a.servedSince(start), x.Needed)
			}
		case paths.StepMove:
			if a.roleAt(s.Ref, leg+1) <= reached {
				x.Status, x.On = StatusDone, a.enteredOn(s.Ref)
			}
			leg++
		default:
			if on, ok := a.held(s.Ref, s.Level); ok {
				x.Status, x.On = StatusDone, on
			}
		}
		list = append(list, x)
	}
	return list
}

// hundredths reads months as the planner counts them.
func hundredths(months float64) paths.Months { return paths.Months(months*100 + 0.5) }

// roleAt is the first place at or after from on the route of a role, -1 where
// it is not there.
func (a *At) roleAt(ref string, from int) int {
	id := strings.TrimPrefix(ref, "role/")
	for i := max(from, 0); i < len(a.Plan.Roles); i++ {
		if a.Plan.Roles[i] == id {
			return i
		}
	}
	return slices.Index(a.Plan.Roles, id)
}

// reached is how far along the route the person has come: the place of their
// role, or of the last role held since the plan was started; -1 before the
// first job.
func (a *At) reached() int {
	held := map[string]bool{}
	start, _ := a.Plan.Start.Day()
	for _, job := range a.profile.History {
		if to, ok := job.To.LastDay(); !ok || !to.Before(start) {
			held[a.current(roles.KindRole, job.Role)] = true
		}
	}
	role := a.current(roles.KindRole, a.profile.Role)
	held[role] = true
	first := 0
	if a.Plan.EntersFirst() {
		first = -1
	}
	reached, at := first, first
	for i := first + 1; i < len(a.Plan.Roles) && held[a.current(roles.KindRole, a.Plan.Roles[i])]; i++ {
		reached = i
		if a.current(roles.KindRole, a.Plan.Roles[i]) == role {
			at = i
		}
	}
	if at > first {
		return at
	}
	return reached
}

// EntersFirst reports whether the route begins with a first job.
func (p *Plan) EntersFirst() bool {
	moves := 0
	for _, s := range p.Steps {
		if s.Kind == paths.StepMove {
			moves++
		}
	}
	return moves > 0 && moves == len(p.Roles)
}

// servedSince is the whole months served in the current role since a day.
func (a *At) servedSince(start time.Time) int {
	from := start
	if since, ok := a.profile.Since.Day(); ok && since.After(start) {
		from = since
	}
	return wholeMonths(from, a.today)
}

func (a *At) enteredOn(ref string) Date {
	id := a.current(roles.KindRole, strings.TrimPrefix(ref, "role/"))
	if a.current(roles.KindRole, a.profile.Role) == id {
		return a.profile.Since
	}
	for _, job := range a.profile.History {
		if a.current(roles.KindRole, job.Role) == id {
			return job.From
		}
	}
	return ""
}

// current is the id that a name has in the catalog now, or the name.
func (a *At) current(kind roles.Kind, name string) string { return CurrentID(a.catalog, kind, name) }

// CurrentID is the id that a name has in a catalog now, or the name.
func CurrentID(c *roles.Catalog, kind roles.Kind, name string) string {
	if c.Has(roles.Ref{Kind: kind, ID: name}) { // as nearly always: an id goes before all other names
		return name
	}
	if refs := c.Find(name, kind); len(refs) == 1 {
		return refs[0].ID
	}
	return name
}

// held reports whether a thing is held, and since when if the profile says so.
func (a *At) held(ref string, level roles.Level) (Date, bool) {
	kind, id, _ := strings.Cut(ref, "/")
	thing := paths.Thing{Kind: roles.Kind(kind), ID: a.current(roles.Kind(kind), id), Level: level}
	on, named := a.profile.names(a.catalog, thing)
	return on, named || a.holds.Holds(thing)
}

// names reports whether a profile itself names a thing, and its date. Skills
// must be at the level asked for.
func (p *Profile) names(c *roles.Catalog, t paths.Thing) (Date, bool) {
	same := func(name string) bool { return name != "" && CurrentID(c, t.Kind, name) == t.ID }
	switch t.Kind {
	case roles.KindSkill:
		for _, s := range p.Skills {
			if same(s.Skill) && (roles.SkillLevel{Level: s.Level}).LevelOrWorking() >= t.Level {
				return s.On, true
			}
		}
	case roles.KindCert:
		for _, x := range p.Certs {
			if same(x.Cert) {
				return x.Earned, true
			}
		}
	case roles.KindProgram:
		for _, e := range p.Education {
			if same(e.Program) {
				return e.Finished, true
			}
		}
	}
	return "", false
}

// Next is the step to do now: the open one that starts first, of those that are
// the person's own doing; else the stay that is being served; else what is left.
// It reports false where all is done.
func Next(steps []Progress) (Progress, bool) {
	rank := func(s Progress) int {
		switch {
		case s.Status == StatusDone:
			return 4
		case s.Status == StatusNow && s.Served < s.Needed:
			return 2
		case s.Status == StatusNow, s.Kind == paths.StepMove, s.Kind == paths.StepWait, s.Kind == paths.StepWork:
			return 3
		}
		return 1
	}
	last := slices.IndexFunc(steps, func(s Progress) bool { return s.Kind == paths.StepMove && s.Status != StatusDone })
	if last < 0 { // the goal is reached, whatever was left out on the way
		return Progress{}, false
	}
	next := slices.MinFunc(steps, func(x, y Progress) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	return next, next.Status != StatusDone
}

// Tick marks a step as done on a day by adding to the profile what it leads to.
// It says what changed, or why nothing can be ticked.
func (a *At) Tick(n int, on Date) (string, error) {
	s, kind, id, err := a.step(n)
	if err != nil {
		return "", err
	}
	p := a.profile
	switch s.Kind {
	case paths.StepWork:
		return "", fmt.Errorf("step %d is time in a job, which counts by itself from the dates in your profile", n)
	case paths.StepMove:
		if a.current(roles.KindRole, p.Role) == id {
			return "", fmt.Errorf("you are already %s", s.Title)
		}
		if p.Role != "" || p.Title != "" {
			p.History = append(p.History, Job{Role: p.Role, Title: p.Title, Employer: p.Employer, From: p.Since, To: on})
		}
		p.Role, p.Title, p.Employer, p.Since = id, "", "", on
		return "your job is now " + s.Title + " since " + string(on), nil
	}
	if _, held := p.names(a.catalog, paths.Thing{Kind: kind, ID: id, Level: s.Level}); held {
		return "", fmt.Errorf("%s is held already", s.Title)
	}
	switch s.Kind {
	case paths.StepStudy:
		at := slices.IndexFunc(p.Skills, func(x Skill) bool { return a.current(roles.KindSkill, x.Skill) == id })
		if at < 0 {
			p.Skills = append(p.Skills, Skill{Skill: id, Plan: a.Plan.Name})
			at = len(p.Skills) - 1
		} else {
			before := Lift{roles.SkillLevel{Level: p.Skills[at].Level}.LevelOrWorking(), p.Skills[at].On}
			p.Skills[at].Was = append(slices.Clone(p.Skills[at].Was), before)
		}
		p.Skills[at].Level, p.Skills[at].On = s.Level, on
		return fmt.Sprintf("you hold %s at %s level", s.Title, s.Level), nil
	case paths.StepExam, paths.StepWait:
		p.Certs = append(p.Certs, Cert{Cert: id, Earned: on, Plan: a.Plan.Name})
		return "you hold " + s.Title + ", earned " + string(on), nil
	case paths.StepProgram:
		p.Education = append(p.Education, Education{Program: id, Finished: on, Plan: a.Plan.Name})
		return "you hold " + s.Title + ", finished " + string(on), nil
	}
	return "", fmt.Errorf("step %d is a %s, which cannot be ticked", n, s.Kind)
}

// Untick takes back what Tick added.
func (a *At) Untick(n int) (string, error) {
	s, kind, id, err := a.step(n)
	if err != nil {
		return "", err
	}
	p := a.profile
	same := func(name string) bool { return name != "" && a.current(kind, name) == id }
	removed := false
	switch s.Kind {
	case paths.StepStudy:
		at := slices.IndexFunc(p.Skills, func(x Skill) bool { return same(x.Skill) && (x.Plan != "" || len(x.Was) > 0) })
		if at >= 0 && len(p.Skills[at].Was) > 0 {
			x := &p.Skills[at]
			last := len(x.Was) - 1
			x.Level, x.On = x.Was[last].Level, x.Was[last].On
			x.Was = slices.Clone(x.Was[:last])
			return fmt.Sprintf("%s is back at %s level", s.Title, x.Level), nil
		}
		removed = dropOne(&p.Skills, func(x Skill) bool { return same(x.Skill) && x.Plan != "" })
	case paths.StepExam, paths.StepWait:
		removed = dropOne(&p.Certs, func(x Cert) bool { return same(x.Cert) && x.Plan != "" })
	case paths.StepProgram:
		removed = dropOne(&p.Education, func(x Education) bool { return same(x.Program) && x.Plan != "" })
	case paths.StepMove:
		last := len(p.History) - 1
		if !same(p.Role) || last < 0 || p.Since == "" || p.History[last].To != p.Since {
			return "", fmt.Errorf("%s is not the job that you moved to last", s.Title)
		}
		before := p.History[last]
		p.History = p.History[:last]
		p.Role, p.Title, p.Employer, p.Since = before.Role, before.Title, before.Employer, before.From
		return "you are back in the job before " + s.Title, nil
	}
	if !removed {
		return "", fmt.Errorf("no tick put %s into the profile; what you wrote there yourself goes with rung profile set --drop", s.Title)
	}
	return s.Title + " is no longer in your profile", nil
}

// step is a step by number, with what it leads to as the catalog has it now.
func (a *At) step(n int) (s *Step, kind roles.Kind, id string, err error) {
	if s, err = a.Plan.step(n); err != nil {
		return nil, "", "", err
	}
	before, after, _ := strings.Cut(s.Ref, "/")
	kind = roles.Kind(before)
	return s, kind, a.current(kind, after), nil
}

// dropOne removes the last element for which is holds.
func dropOne[T any](list *[]T, is func(T) bool) bool {
	for i := len(*list) - 1; i >= 0; i-- {
		if is((*list)[i]) {
			*list = slices.Delete(*list, i, i+1)
			return true
		}
	}
	return false
}

func (p *Plan) step(n int) (*Step, error) {
	for i := range p.Steps {
		if p.Steps[i].N == n {
			return &p.Steps[i], nil
		}
	}
	return nil, fmt.Errorf("plan %s has no step %d: it has steps 1 to %d", p.Name, n, len(p.Steps))
}
