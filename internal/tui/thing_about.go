package tui

import (
	"cmp"
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// about is a thing of the catalog as it concerns the person.
type about struct {
	ref   roles.Ref
	known *known // nil: not worked out yet
	asked inquiry
}

// known is what had to be worked out about a thing.
type known struct {
	whose  bool // there is a person, by profile or by the role to start from
	gap    *paths.Gap
	fit    paths.SkillFit // of a role
	levels map[string]roles.Level
	held   bool // of a certification, program or license
	askers []askingRole
	into   []roles.MoveIn            // of a role
	fits   map[string]paths.SkillFit // of the roles that it has moves with
	middle *render.Beside            // growth of the field
	pace   int
}

// askingRole is a role that asks for a thing.
type askingRole struct {
	role  string
	how   paths.AskedHow
	level roles.Level // of a skill
}

// turn is about another thing, or about another person.
func (a *about) turn(e *env, ref roles.Ref) tea.Cmd {
	if a.ref != ref {
		a.ref, a.known = ref, nil
	}
	c, pace, whose := e.Catalog, e.pace(), e.Own.Found != nil || e.from != ""
	who, _ := e.person()
	return a.asked.ask(e, func(ctx context.Context) (any, error) { return learn(ctx, c, who, whose, pace, ref) })
}

// takes reports whether a message is what was worked out.
func (a *about) takes(msg tea.Msg) bool {
	got, ok := a.asked.takes(msg)
	if !ok || got.err != nil {
		return false
	}
	a.known = got.value.(*known)
	return true
}

// learn works out what a thing is to a person.
func learn(ctx context.Context, c *roles.Catalog, who paths.Profile, whose bool, pace int, ref roles.Ref) (*known, error) {
	k := &known{whose: whose, pace: pace, levels: who.Closed(c).Skills, fits: map[string]paths.SkillFit{}}
	var err error
	if ref.Kind == roles.KindRole {
		k.gap, err = paths.FindGap(c, who, ref.ID, pace)
		if err != nil {
			return nil, err
		}
		k.into = c.MovesInto(ref.ID)
		k.middle = render.MiddleGrowth(c)
		fits := paths.Fits(c, who)
		k.fit = fits(c.Role(ref.ID))
		for _, m := range c.Role(ref.ID).Moves {
			k.fits[m.To] = fits(c.Role(m.To))
		}
		for _, m := range k.into {
			k.fits[m.From] = fits(c.Role(m.From))
		}
		return k, ctx.Err()
	}
	k.held = who.Holds(paths.Thing{Kind: ref.Kind, ID: ref.ID, Level: roles.Aware})
	k.askers = askersOf(c, ref)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	k.gap, err = thingGap(c, who, ref, k.levels[ref.ID], pace)
	return k, err
}

// thingGap is what stands between a person and a thing: the gap to a job that
// asks for it alone.
func thingGap(c *roles.Catalog, who paths.Profile, ref roles.Ref, level roles.Level, pace int) (*paths.Gap, error) {
	job := roles.Role{ID: "a job that is nowhere", Level: roles.LevelEntry, Stage: 1} // no id of a catalog has spaces
	asks := []roles.Clause{{Any: []roles.Alternative{{}}}}
	switch one := &asks[0].Any[0]; ref.Kind {
	case roles.KindSkill:
		one.Skill, one.Level = ref.ID, min(max(level+1, roles.Working), roles.Expert)
		job.Requires.Skills = asks
	case roles.KindCert:
		one.Cert = ref.ID
		job.Requires.Certs = asks
	case roles.KindProgram:
		one.Program = ref.ID
		job.Requires.Education = asks
	case roles.KindLicense:
		one.License = ref.ID
		job.Requires.Licenses = asks
	}
	return paths.GapTo(c, who, &job, pace)
}

// askersOf are the roles that ask for a thing: those that require it first, then
// by title.
func askersOf(c *roles.Catalog, ref roles.Ref) []askingRole {
	var list []askingRole
	for i := range c.Roles {
		r := &c.Roles[i]
		found := askingRole{role: r.ID}
		look := func(how paths.AskedHow, lists ...[]roles.Clause) {
			for _, clauses := range lists {
				for _, clause := range clauses {
					for _, a := range clause.Any {
						if named := namedBy(&a, ref.Kind); named != ref.ID {
							continue
						}
						this := how
						if how == paths.AskedRequired && len(clause.Any) > 1 {
							this = paths.AskedAlternative
						}
						if found.how == "" || askedRank(this) < askedRank(found.how) {
							found.how = this
							if a.Skill != "" {
								found.level = a.LevelOrWorking()
							}
						}
					}
				}
			}
		}
		look(paths.AskedRequired, r.Requires.Education, r.Requires.Experience, r.Requires.Skills, r.Requires.Certs, r.Requires.Licenses)
		look(paths.AskedHelpful, r.Prefers.Education, r.Prefers.Skills, r.Prefers.Certs)
		if found.how != "" {
			list = append(list, found)
		}
	}
	slices.SortStableFunc(list, func(a, b askingRole) int {
		return cmp.Or(askedRank(a.how)-askedRank(b.how), cmp.Compare(c.Role(a.role).Title, c.Role(b.role).Title))
	})
	return list
}

// namedBy is the thing of a kind that an alternative asks for.
func namedBy(a *roles.Alternative, kind roles.Kind) string {
	switch kind {
	case roles.KindSkill:
		return a.Skill
	case roles.KindCert:
		return a.Cert
	case roles.KindProgram:
		return a.Program
	case roles.KindLicense:
		return a.License
	}
	return ""
}

func askedRank(how paths.AskedHow) int {
	return slices.Index([]paths.AskedHow{paths.AskedRequired, paths.AskedAlternative, paths.AskedHelpful}, how)
}
