package paths

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// RoleComparison sets roles side by side, in the order asked for.
type RoleComparison struct {
	Roles  []RoleFacts   `json:"roles"`
	Skills []SkillRow    `json:"skills"` // in the order of the first role that asks, then of the next
	Moves  []MoveBetween `json:"moves"`  // of the catalog between two of the roles, sorted by from, then to
}

// RoleFacts is what the graph and the person say of a role; all else is in the
// catalog.
type RoleFacts struct {
	Role       string   `json:"role"`
	MovesUp    int      `json:"moves_up"`   // promotions that leave it
	Executives []string `json:"executives"` // roles at the top that chains of moves lead to, sorted
	Fit        *RoleFit `json:"fit"`        // nil: nobody was asked about
}

// RoleFit is how a person stands to a role.
type RoleFit struct {
	Skills  int       `json:"skills_met"` // of the role's required skills
	Of      int       `json:"skills"`
	Gates   int       `json:"demands_met"` // of its demands for education, experience, certifications and licenses
	GatesOf int       `json:"demands"`
	Hours   CostRange `json:"study_hours"` // of what is missing, certifications included
	Weeks   CostRange `json:"weeks"`
}

// SkillRow is a skill demand of one role or several, named by the first skill
// that all who make it share or, where they share none, by the first of the
// first.
type SkillRow struct {
	Skill  string        `json:"skill"`
	Others []string      `json:"or,omitempty"` // other skills that the first role to ask takes instead
	Levels []roles.Level `json:"levels"`       // by role; "": it does not ask
}

// Shared reports whether every role asks for the skill.
func (s SkillRow) Shared() bool { return !slices.Contains(s.Levels, roles.None) }

// Same reports whether every role asks for the same level.
func (s SkillRow) Same() bool {
	return !slices.ContainsFunc(s.Levels, func(l roles.Level) bool { return l != s.Levels[0] })
}

// MoveBetween is a move of the catalog with the role that it leaves.
type MoveBetween struct {
	From string `json:"from"`
	roles.Move
}

// CompareRoles sets roles side by side. With a person it says how they stand to
// each, at a pace of so many hours a week (0: the model's). It fails for an
// unknown role and for a pace below zero.
func CompareRoles(c *roles.Catalog, ids []string, person *Profile, pace int) (*RoleComparison, error) {
	all := &RoleComparison{Roles: []RoleFacts{}, Skills: []SkillRow{}, Moves: []MoveBetween{}}
	for _, id := range ids {
		r := c.Role(id)
		if r == nil {
			return nil, fmt.Errorf("unknown role %q", id)
		}
		facts := RoleFacts{Role: id, Executives: executivesAbove(c, r)}
		for _, m := range r.Moves {
			if m.Kind == roles.Promotion {
				facts.MovesUp++
			}
			if slices.Contains(ids, m.To) {
				all.Moves = append(all.Moves, MoveBetween{id, m})
			}
		}
		if person != nil {
			fit, err := roleFit(c, *person, r, pace)
			if err != nil {
				return nil, err
			}
			facts.Fit = fit
		}
		all.Roles = append(all.Roles, facts)
	}
	slices.SortStableFunc(all.Moves, func(a, b MoveBetween) int { return strings.Compare(a.From, b.From) })
	all.Skills = skillRows(c, ids)
	return all, nil
}

// skillRows lines up what roles ask for. Each demand of a role goes to the first
// free row whose first demand shares a skill with it, as roles.Diff pairs the
// demands of two.
func skillRows(c *roles.Catalog, ids []string) []SkillRow {
	var lines [][]*roles.Clause // row → role → its demand, or nil
	for k, id := range ids {
		clauses := c.Role(id).Requires.Skills
		for i := range clauses {
			at := slices.IndexFunc(lines, func(line []*roles.Clause) bool {
				return line[k] == nil && slices.ContainsFunc(clauses[i].Any, func(a roles.Alternative) bool { return namesSkill(firstDemand(line), a.Skill) })
			})
			if at < 0 {
				at = len(lines)
				lines = append(lines, make([]*roles.Clause, len(ids)))
			}
			lines[at][k] = &clauses[i]
		}
	}
	rows := []SkillRow{}
	for _, line := range lines {
		rows = append(rows, skillRow(line))
	}
	return rows
}

func firstDemand(line []*roles.Clause) *roles.Clause {
	return line[slices.IndexFunc(line, func(c *roles.Clause) bool { return c != nil })]
}

func namesSkill(c *roles.Clause, skill string) bool {
	return slices.ContainsFunc(c.Any, func(a roles.Alternative) bool { return a.Skill == skill })
}

func skillRow(line []*roles.Clause) SkillRow {
	first := firstDemand(line)
	row := SkillRow{Skill: first.Any[0].Skill, Levels: make([]roles.Level, len(line))}
	last := first
	for _, demand := range line {
		if demand != nil {
			last = demand
		}
	}
	for _, a := range last.Any {
		if !slices.ContainsFunc(line, func(c *roles.Clause) bool { return c != nil && !namesSkill(c, a.Skill) }) {
			row.Skill = a.Skill
			break
		}
	}
	for _, a := range first.Any {
		if a.Skill != row.Skill {
			row.Others = append(row.Others, a.Skill)
		}
	}
	for k, demand := range line {
		if demand != nil {
			row.Levels[k] = levelAsked(demand, append([]string{row.Skill}, row.Others...))
		}
	}
	return row
}

// levelAsked is the level at which a demand asks for the first skill that it
// names of a list.
func levelAsked(demand *roles.Clause, skills []string) roles.Level {
	for _, skill := range skills {
		for _, a := range demand.Any {
			if a.Skill == skill {
				return a.LevelOrWorking()
			}
		}
	}
	return roles.None
}

// executivesAbove is the executive roles that chains of moves lead to from a
// role, itself left out.
func executivesAbove(c *roles.Catalog, from *roles.Role) []string {
	found := []string{}
	seen := map[string]bool{from.ID: true}
	for next := []*roles.Role{from}; len(next) > 0; next = next[1:] {
		for _, m := range next[0].Moves {
			to := c.Role(m.To)
			if to == nil || seen[to.ID] {
				continue
			}
			seen[to.ID] = true
			next = append(next, to)
			if to.Level == roles.LevelExecutive {
				found = append(found, to.ID)
			}
		}
	}
	slices.Sort(found)
	return found
}

func roleFit(c *roles.Catalog, person Profile, r *roles.Role, pace int) (*RoleFit, error) {
	gap, err := FindGap(c, person, r.ID, pace)
	if err != nil {
		return nil, err
	}
	q := r.Requires
	return &RoleFit{Skills: len(gap.Have), Of: len(q.Skills), Gates: len(gap.Met),
		GatesOf: len(q.Education) + len(q.Experience) + len(q.Certs) + len(q.Licenses),
		Hours:   gap.Totals.Hours, Weeks: gap.Totals.Weeks}, nil
}
