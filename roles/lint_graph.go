package roles

import (
	"slices"

	"careers/rung/internal/yamldoc"
)

// lintGraph warns of roles that the moves don't connect as people would
// expect. These are warnings because a small pack is a part of a larger whole.
func (l *loader) lintGraph() {
	forward, back := l.arcs()
	var doors, executives []string
	for _, r := range l.roles.list {
		if r.value.opens() {
			doors = append(doors, r.value.ID)
		}
		if r.value.Level == LevelExecutive {
			executives = append(executives, r.value.ID)
		}
	}
	reachable, reaching := spread(doors, forward), spread(executives, back)
	for _, r := range l.roles.list {
		role := &r.value
		switch {
		case len(role.Moves) == 0 && role.Terminal == "" && role.Level != LevelExecutive:
			l.warnAt(r.origin, yamldoc.Path{}, codeDeadEnd, "add moves, or say under `terminal:` why it leads nowhere", "dead end: no move leaves %q", role.ID)
		case len(role.Moves) > 0 && role.Terminal != "":
			l.warnAt(r.origin, yamldoc.Key("terminal"), codeTerminal, "remove `terminal:`, or the moves", "%q is marked as an end, but moves leave it", role.ID)
		}
		if len(back[role.ID]) == 0 && !role.opens() && !role.Feeder {
			l.warnAt(r.origin, yamldoc.Path{}, codeNoWayIn, "add a move to it, or `entry:` with realism open or bridge", "no way leads into %q", role.ID)
		}
		switch {
		case role.Level == LevelExecutive && !reachable[role.ID]:
			l.warnAt(r.origin, yamldoc.Path{}, codeExecutive, "add the moves that lead up to it", "no entry role reaches the executive role %q", role.ID)
		case role.opens() && len(executives) > 0 && !reaching[role.ID]:
			l.warnAt(r.origin, yamldoc.Path{}, codeExecutive, "add the moves that lead up from it", "entry role %q reaches no executive role", role.ID)
		}
	}
}

// opens reports whether people without a job in the field can enter.
func (r *Role) opens() bool {
	return (r.Entry.Realism == EntryOpen || r.Entry.Realism == EntryBridge) && !r.Feeder
}

// arcs are the moves between roles, and the same backwards.
func (l *loader) arcs() (forward, back map[string][]string) {
	forward, back = map[string][]string{}, map[string][]string{}
	for _, r := range l.roles.list {
		for _, m := range r.value.Moves {
			forward[r.value.ID] = append(forward[r.value.ID], m.To)
			back[m.To] = append(back[m.To], r.value.ID)
		}
	}
	return forward, back
}

// spread is everything that arcs lead to, the starts included.
func spread(starts []string, arcs map[string][]string) map[string]bool {
	seen := map[string]bool{}
	queue := slices.Clone(starts)
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if seen[id] {
			continue
		}
		seen[id] = true
		queue = append(queue, arcs[id]...)
	}
	return seen
}

// lintSkillGates warns of required skills that nobody can come to hold: not by
// study, because of how they are acquired, nor from anything that teaches them
// on a way to the role.
func (l *loader) lintSkillGates() {
	granted := l.grantedLevels()
	_, back := l.arcs()
	for _, r := range l.roles.list {
		var before map[string]bool // roles on a way here, found when first needed
		for i, clause := range r.value.Requires.Skills {
			open := slices.ContainsFunc(clause.Any, func(a Alternative) bool {
				skill := l.skills.get(a.Skill)
				level := a.LevelOrWorking()
				switch {
				case skill == nil, skill.Acquire == "", skill.Acquire == ByStudy:
					return true
				case granted[a.Skill] >= level, teaches(&r.value, a.Skill, level):
					return true
				}
				if before == nil {
					before = spread(back[r.value.ID], back)
				}
				return slices.ContainsFunc(l.roles.list, func(x *record[Role]) bool {
					return before[x.value.ID] && teaches(&x.value, a.Skill, level)
				})
			})
			if !open {
				l.warnAt(r.origin, yamldoc.Key("requires", "skills").Index(i), codeSkillGate,
					"let a role on the way here develop it, or add an alternative",
					"nothing on a way to %q teaches a skill that it requires and that is not studied", r.value.ID)
			}
		}
	}
}

func teaches(r *Role, skill string, level Level) bool {
	return slices.ContainsFunc(r.Develops, func(d Develop) bool { return d.Skill == skill && d.Level >= level })
}

// grantedLevels are the highest levels that a certification, a program or a
// license grants.
func (l *loader) grantedLevels() map[string]Level {
	levels := map[string]Level{}
	note := func(grants []SkillLevel) {
		for _, g := range grants {
			levels[g.Skill] = max(levels[g.Skill], g.LevelOrWorking())
		}
	}
	for _, r := range l.certs.list {
		note(r.value.Grants)
	}
	for _, r := range l.programs.list {
		note(r.value.Grants)
	}
	for _, r := range l.licenses.list {
		note(r.value.Grants)
	}
	return levels
}
