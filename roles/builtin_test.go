package roles_test

import (
	"slices"
	"testing"

	"careers/rung/roles"
)

// The built-in pack has no fault, and says why beside each warning that can't
// be helped.
func TestBuiltinPackIsClean(t *testing.T) {
	layer, err := roles.OpenLayer("catalog")
	if err != nil {
		t.Fatal(err)
	}
	_, problems := roles.Lint(roles.LintOptions{}, layer)
	for _, d := range slices.Concat(problems.Errors(), problems.Warnings()) {
		t.Error(d)
	}
	for _, d := range problems.Accepted() {
		if len(d.Accepted) < 20 {
			t.Errorf("%s:%d: %q is no reason", d.File, d.Line, d.Accepted)
		}
	}
}

func builtinCatalog(t *testing.T) *roles.Catalog {
	t.Helper()
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestBuiltinRolesAreFinished(t *testing.T) {
	for _, r := range builtinCatalog(t).Roles {
		fewest, most := 6, 14 // required skills
		if r.Feeder {
			fewest = 4
		}
		switch n := len(r.Requires.Skills); {
		case n < fewest || n > most:
			t.Errorf("%s requires %d skills, want %d to %d", r.ID, n, fewest, most)
		case len(r.Duties) < 3:
			t.Errorf("%s has %d duties", r.ID, len(r.Duties))
		case r.WorkStyle == "":
			t.Errorf("%s has no work style", r.ID)
		case len(r.Sectors) == 0 || r.Occupation.SOC == "":
			t.Errorf("%s has no sector or no occupation", r.ID)
		case r.Typical == nil:
			t.Errorf("%s says nothing of usual experience", r.ID)
		case !r.Feeder && (len(r.Changes) == 0 || len(r.Develops) == 0 || r.Outlook == ""):
			t.Errorf("%s says nothing of what changes, what it teaches or its outlook", r.ID)
		}
		for _, m := range r.Moves {
			if m.Why == "" || m.Tenure.IsZero() {
				t.Errorf("%s to %s: no reason or no tenure", r.ID, m.To)
			}
		}
	}
}

func TestBuiltinSkillsAreDescribed(t *testing.T) {
	lines := map[string]string{}
	for _, s := range builtinCatalog(t).Skills {
		for _, line := range []string{s.Levels.Aware, s.Levels.Working, s.Levels.Practitioner, s.Levels.Expert} {
			switch other := lines[line]; {
			case line == "":
				t.Errorf("%s: a level is not described", s.ID)
			case other != "":
				t.Errorf("%s and %s describe a level in the same words: %q", s.ID, other, line)
			}
			lines[line] = s.ID
		}
		if s.Hours.Basis == "" {
			t.Errorf("%s: hours without a basis", s.ID)
		}
	}
}

func TestBuiltinLaddersCoverEveryTrack(t *testing.T) {
	c := builtinCatalog(t)
	if len(c.Ladders) < 20 {
		t.Errorf("%d ladders, want 20", len(c.Ladders))
	}
	covered := map[string]bool{}
	for _, l := range c.Ladders {
		if l.For == "" {
			t.Errorf("%s does not say whom it is for", l.ID)
		}
		if first := c.Role(l.Roles[0]); first.Level != roles.LevelEntry {
			t.Errorf("%s starts at %s, which is no entry role", l.ID, first.ID)
		}
		for _, id := range l.Roles {
			covered[c.Role(id).Track] = true
		}
	}
	for _, track := range c.Tracks {
		if !covered[track.ID] {
			t.Errorf("no ladder passes %s", track.ID)
		}
	}
}

func TestBuiltinCredentialsAreDated(t *testing.T) {
	c := builtinCatalog(t)
	for _, x := range c.Certs {
		if x.CheckedOn == "" || x.Verified == "" || x.URL == "" && x.Status != roles.CertRetired {
			t.Errorf("%s: not checked, not verified, or without the issuer's page", x.ID)
		}
		if x.EligibleAs == "" {
			t.Errorf("%s: the issuer's rule is not told", x.ID)
		}
	}
	for _, p := range c.Programs {
		if p.CheckedOn == "" || len(p.Funding) == 0 {
			t.Errorf("%s: not checked, or no way to pay", p.ID)
		}
	}
	for _, o := range c.Occupations {
		for _, e := range o.Evidence {
			if e.Interests == (roles.Interests{}) && e.JobZone > 0 {
				t.Errorf("%s has no interests", e.Code)
			}
		}
	}
}
