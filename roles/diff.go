package roles

import (
	"encoding/json"
	"slices"
)

// Diff is what separates two roles, told from the first to the second.
type Diff struct {
	From  string        `json:"from"`
	To    string        `json:"to"`
	Add   []SkillChange `json:"add"`   // asked for only by To
	Lift  []SkillChange `json:"lift"`  // asked for at a higher level by To
	Lower []SkillChange `json:"lower"` // asked for at a lower level by To
	Drop  []SkillChange `json:"drop"`  // asked for only by From
	Same  []SkillChange `json:"same"`
	Gates []GateChange  `json:"gates"`
}

// SkillChange is a skill clause of one role or both; where a clause has
// alternatives it is named by the first.
type SkillChange struct {
	Skill  string   `json:"skill"`
	Others []string `json:"or,omitempty"` // the clause's other skills
	From   Level    `json:"from,omitempty"`
	To     Level    `json:"to,omitempty"`
}

// GateChange is a demand other than a skill that only one of the roles makes.
type GateChange struct {
	Kind   string `json:"kind"` // education, experience, certification or license
	Clause Clause `json:"clause"`
	Only   string `json:"only"` // the role that makes it
}

// Diff compares what two roles ask for. Skill clauses are the same demand when
// they share a skill.
func (c *Catalog) Diff(from, to *Role) Diff {
	d := Diff{From: from.ID, To: to.ID, Add: []SkillChange{}, Lift: []SkillChange{}, Lower: []SkillChange{},
		Drop: []SkillChange{}, Same: []SkillChange{}, Gates: []GateChange{}}
	left := slices.Clone(from.Requires.Skills)
	for _, clause := range to.Requires.Skills {
		i := slices.IndexFunc(left, func(l Clause) bool { return sharedSkill(l, clause) != "" })
		if i < 0 {
			d.Add = append(d.Add, skillChange(clause, None, levelIn(clause, "")))
			continue
		}
		skill := sharedSkill(left[i], clause)
		was, is := levelIn(left[i], skill), levelIn(clause, skill)
		change := skillChange(clause, was, is)
		change.Others = withoutSkill(clause, skill)
		change.Skill = skill
		switch {
		case is > was:
			d.Lift = append(d.Lift, change)
		case is < was:
			d.Lower = append(d.Lower, change)
		default:
			d.Same = append(d.Same, change)
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, clause := range left {
		d.Drop = append(d.Drop, skillChange(clause, levelIn(clause, ""), None))
	}
	for _, g := range []struct {
		kind     string
		from, to []Clause
	}{
		{"education", from.Requires.Education, to.Requires.Education},
		{"experience", from.Requires.Experience, to.Requires.Experience},
		{"certification", from.Requires.Certs, to.Requires.Certs},
		{"license", from.Requires.Licenses, to.Requires.Licenses},
	} {
		d.Gates = append(d.Gates, gatesOnly(g.kind, to.ID, g.to, g.from)...)
		d.Gates = append(d.Gates, gatesOnly(g.kind, from.ID, g.from, g.to)...)
	}
	return d
}

func skillChange(clause Clause, from, to Level) SkillChange {
	change := SkillChange{From: from, To: to}
	for i, a := range clause.Any {
		if i == 0 {
			change.Skill = a.Skill
		} else {
			change.Others = append(change.Others, a.Skill)
		}
	}
	return change
}

func withoutSkill(clause Clause, skill string) []string {
	var others []string
	for _, a := range clause.Any {
		if a.Skill != skill {
			others = append(others, a.Skill)
		}
	}
	return others
}

// sharedSkill is the first skill of b that a names too.
func sharedSkill(a, b Clause) string {
	for _, x := range b.Any {
		for _, y := range a.Any {
			if x.Skill != "" && x.Skill == y.Skill {
				return x.Skill
			}
		}
	}
	return ""
}

// levelIn is the level at which a clause asks for a skill ("": its first).
func levelIn(clause Clause, skill string) Level {
	for _, a := range clause.Any {
		if skill == "" || a.Skill == skill {
			return a.LevelOrWorking()
		}
	}
	return None
}

// gatesOnly lists the clauses that one list has and another has not.
func gatesOnly(kind, role string, has, hasNot []Clause) []GateChange {
	var out []GateChange
	for _, clause := range has {
		if !slices.ContainsFunc(hasNot, func(other Clause) bool { return sameClause(clause, other) }) {
			out = append(out, GateChange{Kind: kind, Clause: clause, Only: role})
		}
	}
	return out
}

func sameClause(a, b Clause) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
