package paths

import (
	"context"
	"slices"

	"careers/rung/roles"
)

// directorStage is where the senior roles directly below executive ones stand
// on the common spine.
const directorStage = 5

// IsDirectorLevel reports whether a role is executive, or senior and directly
// below.
func IsDirectorLevel(r *roles.Role) bool {
	return !r.Feeder && (r.Level == roles.LevelExecutive || r.Level == roles.LevelSenior && r.Stage >= directorStage)
}

// directorLevel looks for a plan to every role of director level for somebody
// who has the program and takes no further degree.
func (g *Graph) directorLevel(ctx context.Context, f *doorFinder) (DirectorLevel, error) {
	d := DirectorLevel{Reachable: []string{}, Unsettled: []string{}}
	var targets []string
	for i := range g.cat.Roles {
		if IsDirectorLevel(&g.cat.Roles[i]) {
			targets = append(targets, g.cat.Roles[i].ID)
		}
	}
	d.Roles = len(targets)
	starts := f.starts()
	found, proved := make([]bool, len(targets)), make([]bool, len(targets))
	if err := each(ctx, len(targets), func(i int) (err error) {
		found[i], proved[i], err = g.anyReaches(ctx, starts, targets[i])
		return err
	}); err != nil {
		return d, err
	}
	for i, id := range targets {
		switch {
		case found[i]:
			d.Reachable = append(d.Reachable, id)
		case !proved[i]:
			d.Unsettled = append(d.Unsettled, id)
		}
	}
	if len(d.Reachable)+len(d.Unsettled) > 0 {
		return d, nil
	}
	var err error
	highest := f.program.Award
	for _, held := range f.starter.Awards {
		if held.Award.Rank() > highest.Rank() {
			highest = held.Award
		}
	}
	d.Further, err = g.furtherAward(ctx, starts, targets, highest)
	return d, err
}

// starts are the people who have just completed the program: without a job, and
// in each job outside the field that the catalog says graduates enter, such as
// a nurse's.
func (f *doorFinder) starts() []Profile {
	list := []Profile{f.profile()}
	for _, id := range f.program.Opens {
		if r := f.catalog.Role(id); r != nil && r.Feeder {
			p := f.profile()
			p.Role = id
			list = append(list, p)
		}
	}
	return list
}

// anyReaches reports whether one of several people has a plan to a role without
// a new degree, and whether that is proved.
func (g *Graph) anyReaches(ctx context.Context, people []Profile, target string) (found, proved bool, err error) {
	proved = true
	for _, p := range people {
		if !admittedWithoutDegree(newLedger(g.cat, p), g.cat.Role(target)) {
			continue
		}
		q := Query{Target: target, Profile: p, MaxWork: glance, Limits: Limits{NoNewDegree: true}}
		found, sure, err := g.reaches(ctx, q, target)
		if found || err != nil {
			return found, true, err
		}
		proved = proved && sure
	}
	return false, proved, nil
}

// admittedWithoutDegree reports whether a role's demands for education and
// licenses leave a way to somebody who takes no further degree. Where they leave
// none there is nothing to search.
func admittedWithoutDegree(l *ledger, r *roles.Role) bool {
	barred := func(a roles.Alternative) bool {
		p := l.catalog.Program(a.Program)
		return a.Award.Rank() > roles.Certificate.Rank() && !l.meetsAward(a) ||
			p != nil && p.Award.Rank() > roles.Certificate.Rank() && !l.programs[p.ID] ||
			a.License != "" && !l.licenses[a.License]
	}
	for _, clause := range slices.Concat(r.Requires.Education, r.Requires.Licenses) {
		if !slices.ContainsFunc(clause.Any, func(a roles.Alternative) bool { return !barred(a) }) {
			return false
		}
	}
	return true
}

// furtherAward is the lowest award above one that opens a role of director
// level to somebody who holds it too, in any field; "" where none does.
func (g *Graph) furtherAward(ctx context.Context, people []Profile, targets []string, award roles.Award) (roles.Award, error) {
	var fields []string
	for _, p := range g.cat.Programs {
		fields = append(fields, p.Fields...)
	}
	slices.Sort(fields)
	fields = slices.Compact(fields)
	for _, further := range []roles.Award{roles.Associate, roles.Bachelor, roles.Master, roles.Doctorate} {
		if further.Rank() <= award.Rank() {
			continue
		}
		var with []Profile
		for _, p := range people {
			p.Awards = append(slices.Clone(p.Awards), Award{Award: further, Fields: fields})
			with = append(with, p)
		}
		for _, target := range targets {
			if found, _, err := g.anyReaches(ctx, with, target); found || err != nil {
				return further, err
			}
		}
	}
	return "", nil
}
