package paths

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"careers/rung/roles"
)

// AssumeFrom is the person whom a plan starts with when nothing is known but
// their current role: somebody who holds what that role requires, with no
// months served. Of alternatives it assumes the least demanding: one without a
// license, then the lowest award, then the fewest hours of study from nothing,
// then the first named.
// Experience that the role asks for is taken as met and adds no months. The
// second result says what was assumed, a line each. A role that the catalogue
// doesn't have gives the empty profile.
func AssumeFrom(c *roles.Catalog, roleID string) (Profile, []string) {
	r := c.Role(roleID)
	if r == nil {
		return Profile{}, nil
	}
	p := Profile{Role: roleID, Skills: map[string]roles.Level{}, Experience: map[string]int{}}
	var lines []string
	for _, list := range [][]roles.Clause{
		r.Requires.Education, r.Requires.Experience, r.Requires.Skills, r.Requires.Certs, r.Requires.Licenses,
	} {
		for _, clause := range list {
			if len(clause.Any) == 0 {
				continue
			}
			a := leastDemanding(c, clause)
			p.assume(a)
			line := "assumed: " + alternativeWords(c, a)
			if !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return p, lines
}

// leastDemanding is the alternative of a clause that asks for no license, then
// for the lowest award, then for the fewest hours from nothing, then the first.
// Nobody is taken for a nurse because nurses may also hold the job.
func leastDemanding(c *roles.Catalog, clause roles.Clause) roles.Alternative {
	return slices.MinFunc(clause.Any, func(a, b roles.Alternative) int {
		return cmp.Or(licensesAsked(a)-licensesAsked(b), awardRank(c, a)-awardRank(c, b), hoursFromNothing(c, a)-hoursFromNothing(c, b))
	})
}

func licensesAsked(a roles.Alternative) int {
	if a.License == "" {
		return 0
	}
	return 1
}

// awardRank is how high an award an alternative asks for; a program counts as
// its award, and neither as 0.
func awardRank(c *roles.Catalog, a roles.Alternative) int {
	rank := a.Award.Rank()
	if p := c.Program(a.Program); p != nil {
		rank = max(rank, p.Award.Rank())
	}
	return rank
}

// hoursFromNothing is the typical study that an alternative's skill and
// certification take somebody who holds neither.
func hoursFromNothing(c *roles.Catalog, a roles.Alternative) int {
	hours := 0
	if s := c.Skill(a.Skill); s != nil {
		hours += s.Hours.At(a.LevelOrWorking()).Typical
	}
	if cert := c.Cert(a.Cert); cert != nil {
		hours += cert.Hours.Typical
	}
	return hours
}

// assume adds what an alternative asks a person to hold.
func (p *Profile) assume(a roles.Alternative) {
	if a.Award != "" {
		award := Award{Award: a.Award, Fields: slices.Clone(a.Fields), Accreditor: a.Accreditor}
		same := func(held Award) bool {
			return held.Award == award.Award && held.Accreditor == award.Accreditor && slices.Equal(held.Fields, award.Fields)
		}
		if !slices.ContainsFunc(p.Awards, same) {
			p.Awards = append(p.Awards, award)
		}
	}
	p.Programs = withID(p.Programs, a.Program)
	p.Certs = withID(p.Certs, a.Cert)
	p.Licenses = withID(p.Licenses, a.License)
	if a.Skill != "" {
		p.Skills[a.Skill] = max(p.Skills[a.Skill], a.LevelOrWorking())
	}
}

// withID adds an id to a list unless it is empty or there already.
func withID(list []string, id string) []string {
	if id == "" || slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}

// Clone is a copy that shares nothing with the profile.
func (p Profile) Clone() Profile {
	p.Skills = maps.Clone(p.Skills)
	p.Certs = slices.Clone(p.Certs)
	p.Programs = slices.Clone(p.Programs)
	p.Licenses = slices.Clone(p.Licenses)
	p.Awards = slices.Clone(p.Awards)
	for i := range p.Awards {
		p.Awards[i].Fields = slices.Clone(p.Awards[i].Fields)
	}
	p.Experience = maps.Clone(p.Experience)
	return p
}

// Hold adds a skill, certification, program or license by id. With an empty
// kind the id must be of one kind alone. Only a skill has a level, None
// meaning working; one held higher stays so. The error names what is wrong and
// leaves the profile as it was.
func (p *Profile) Hold(c *roles.Catalog, kind roles.Kind, id string, level roles.Level) error {
	kind, err := holdKind(c, kind, id)
	if err != nil {
		return err
	}
	if kind != roles.KindSkill {
		if level != roles.None {
			return fmt.Errorf("%s/%s has no level: only skills do", kind, id)
		}
		switch kind {
		case roles.KindCert:
			p.Certs = withID(p.Certs, id)
		case roles.KindProgram:
			p.Programs = withID(p.Programs, id)
		case roles.KindLicense:
			p.Licenses = withID(p.Licenses, id)
		}
		return nil
	}
	if level > roles.Expert {
		return fmt.Errorf("%s is not a level of skill/%s", level, id)
	}
	if p.Skills == nil {
		p.Skills = map[string]roles.Level{}
	}
	p.Skills[id] = max(p.Skills[id], roles.SkillLevel{Level: level}.LevelOrWorking())
	return nil
}

// holdKind finds what kind of thing an id is, among those a person can hold.
func holdKind(c *roles.Catalog, kind roles.Kind, id string) (roles.Kind, error) {
	var found []roles.Kind
	for _, k := range []struct {
		kind  roles.Kind
		known bool
	}{
		{roles.KindSkill, c.Skill(id) != nil}, {roles.KindCert, c.Cert(id) != nil},
		{roles.KindProgram, c.Program(id) != nil}, {roles.KindLicense, c.License(id) != nil},
	} {
		if k.known && (kind == "" || kind == k.kind) {
			found = append(found, k.kind)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return "", fmt.Errorf("%q is more than one thing: write %s/%s or %s/%s", id, found[0], id, found[1], id)
	case kind == "":
		return "", fmt.Errorf("%q is not a skill, cert, program or license", id)
	}
	return "", fmt.Errorf("%q is not a %s that can be held", id, kind)
}

// Serve adds whole months of experience in a role.
func (p *Profile) Serve(c *roles.Catalog, roleID string, months int) error {
	if c.Role(roleID) == nil {
		return fmt.Errorf("%q is not a role", roleID)
	}
	if months < 0 {
		return fmt.Errorf("%d months in %s are below zero", months, roleID)
	}
	if p.Experience == nil {
		p.Experience = map[string]int{}
	}
	p.Experience[roleID] += months
	return nil
}

// ParseHold reads "[kind/]ID[:LEVEL]". What it calls the id may also be a title
// or an alias, for the caller to look up; a kind that is not named is "", a
// level None.
func ParseHold(text string) (kind roles.Kind, id string, level roles.Level, err error) {
	id = strings.TrimSpace(text)
	if at := strings.LastIndexByte(id, ':'); at >= 0 {
		var ok bool
		if level, ok = roles.ParseLevel(strings.TrimSpace(id[at+1:])); !ok {
			return "", "", roles.None, fmt.Errorf("%q is not a level: use aware, working, practitioner or expert", strings.TrimSpace(id[at+1:]))
		}
		id = strings.TrimSpace(id[:at])
	}
	if before, after, ok := strings.Cut(id, "/"); ok {
		switch named := roles.Kind(strings.TrimSpace(before)); named {
		case roles.KindSkill, roles.KindCert, roles.KindProgram, roles.KindLicense:
			kind, id = named, strings.TrimSpace(after)
		}
	}
	if id == "" {
		return "", "", roles.None, fmt.Errorf("%q names nothing to hold", text)
	}
	return kind, id, level, nil
}

// ParseExperience reads "ROLE=24mo" as a role and whole months; a part of a
// month is dropped. The role may also be a title or an alias, for the caller
// to look up.
func ParseExperience(text string) (role string, months int, err error) {
	at := strings.LastIndexByte(text, '=')
	if at < 0 || strings.TrimSpace(text[:at]) == "" || strings.TrimSpace(text[at+1:]) == "" {
		return "", 0, fmt.Errorf("%q is not experience: write ROLE=24mo", text)
	}
	hundredths, err := roles.ParseDuration(strings.TrimSpace(text[at+1:]))
	if err != nil {
		return "", 0, err
	}
	return strings.TrimSpace(text[:at]), hundredths / 100, nil
}
