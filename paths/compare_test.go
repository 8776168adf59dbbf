package paths_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/paths"
	"careers/rung/roles"
)

func TestSkillRowsAgreeWithTheDiffOfEveryPairOfRoles(t *testing.T) {
	c := builtinCatalog(t)
	for i := range c.Roles {
		for j := range c.Roles {
			if i == j {
				continue
			}
			x, err := paths.CompareRoles(c, []string{c.Roles[i].ID, c.Roles[j].ID}, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			var got [5]int // add, lift, lower, drop, same
			for _, row := range x.Skills {
				switch from, to := row.Levels[0], row.Levels[1]; {
				case from == roles.None:
					got[0]++
				case to == roles.None:
					got[3]++
				case to > from:
					got[1]++
				case to < from:
					got[2]++
				default:
					got[4]++
				}
			}
			d := c.Diff(&c.Roles[i], &c.Roles[j])
			want := [5]int{len(d.Add), len(d.Lift), len(d.Lower), len(d.Drop), len(d.Same)}
			if got != want {
				t.Errorf("%s and %s: add, lift, lower, drop, same are %v, want %v", c.Roles[i].ID, c.Roles[j].ID, got, want)
			}
		}
	}
}

func TestComparedRolesLineUp(t *testing.T) {
	skills := func(list ...roles.Alternative) []roles.Clause {
		var out []roles.Clause
		for _, a := range list {
			out = append(out, roles.Clause{Any: []roles.Alternative{a}})
		}
		return out
	}
	c := roles.NewCatalog(roles.Catalog{
		Model:  roles.DefaultModel(),
		Skills: []roles.Skill{{ID: "sql"}, {ID: "python"}, {ID: "sas"}},
		Roles: []roles.Role{
			{ID: "a", Requires: roles.Requires{Skills: skills(roles.Alternative{Skill: "sql"})},
				Moves: []roles.Move{{To: "b", Kind: roles.Promotion}, {To: "c", Kind: roles.Lateral}}},
			{ID: "b", Requires: roles.Requires{Skills: []roles.Clause{{Any: []roles.Alternative{{Skill: "python"}, {Skill: "sas"}}},
				{Any: []roles.Alternative{{Skill: "sql", Level: roles.Expert}}}}}, Moves: []roles.Move{{To: "top", Kind: roles.Promotion}}},
			{ID: "c", Requires: roles.Requires{Skills: skills(roles.Alternative{Skill: "sas", Level: roles.Aware})}},
			{ID: "top", Level: roles.LevelExecutive, Moves: []roles.Move{{To: "a", Kind: roles.Lateral}}},
		},
	})
	got, err := paths.CompareRoles(c, []string{"a", "b", "c"}, &paths.Profile{Skills: map[string]roles.Level{"sql": roles.Working}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := &paths.RoleComparison{
		Roles: []paths.RoleFacts{
			{Role: "a", MovesUp: 1, Executives: []string{"top"}, Fit: &paths.RoleFit{Skills: 1, Of: 1}},
			{Role: "b", MovesUp: 1, Executives: []string{"top"}, Fit: &paths.RoleFit{Of: 2}},
			{Role: "c", Executives: []string{}, Fit: &paths.RoleFit{Of: 1}},
		},
		Skills: []paths.SkillRow{
			{Skill: "sql", Levels: []roles.Level{roles.Working, roles.Expert, roles.None}},
			{Skill: "sas", Others: []string{"python"}, Levels: []roles.Level{roles.None, roles.Working, roles.Aware}},
		},
		Moves: []paths.MoveBetween{{From: "a", Move: c.Roles[0].Moves[0]}, {From: "a", Move: c.Roles[0].Moves[1]}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestComparisonOfUnknownRolesAndPacesIsRefused(t *testing.T) {
	c := ladderTo(roles.Associate)
	if _, err := paths.CompareRoles(c, []string{"clerk", "no"}, nil, 0); err == nil {
		t.Error("an unknown role: no error")
	}
	if _, err := paths.CompareRoles(c, []string{"clerk"}, &paths.Profile{}, -1); err == nil {
		t.Error("a pace below zero: no error")
	}
}
