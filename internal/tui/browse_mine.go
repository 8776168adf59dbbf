package tui

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/paths"
	"careers/rung/roles"
)

// standing is what the lists tell of the person.
type standing struct {
	whose  bool             // there is a person
	fits   []paths.SkillFit // by role
	levels map[string]roles.Level
	held   map[string]bool // "cert/rhia", "program/…", "license/…"
	left   []int           // by role, how long all that is missing takes, in days; nil: not worked out
	ready  []string        // when that is
}

// needs orders roles by what they still ask of the person.
func (m *standing) needs(i int) int {
	if i >= len(m.left) {
		return 0
	}
	return m.left[i]
}

// findStanding works out what the lists tell of a person; with all, also when each
// role could be ready, which takes a gap for each.
func findStanding(ctx context.Context, c *roles.Catalog, who paths.Profile, whose bool, pace int, today time.Time, all bool) (*standing, error) {
	m := &standing{whose: whose, levels: who.Closed(c).Skills, held: map[string]bool{}, fits: make([]paths.SkillFit, len(c.Roles))}
	for kind, ids := range map[string][]string{"cert/": who.Certs, "program/": who.Programs, "license/": who.Licenses} {
		for _, id := range ids {
			m.held[kind+id] = true
		}
	}
	fits := paths.Fits(c, who)
	for i := range c.Roles {
		m.fits[i] = fits(&c.Roles[i])
	}
	if !all {
		return m, ctx.Err()
	}
	m.left, m.ready = make([]int, len(c.Roles)), make([]string, len(c.Roles))
	for i := range c.Roles {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		gap, err := paths.FindGap(c, who, c.Roles[i].ID, pace)
		if err != nil {
			return nil, err
		}
		early, late := ready(gap.Totals, today)
		const day, unearned = 24 * time.Hour, 100_000 // a license is no matter of time
		m.left[i] = int(early.Sub(today)/day+late.Sub(today)/day)/2 + unearned*len(gap.Licenses)
		switch {
		case len(gap.Licenses) > 0:
			m.ready[i] = "license"
		case !late.After(today):
			m.ready[i] = "now"
		default:
			m.ready[i] = early.Format("Jan 2006")
		}
	}
	return m, nil
}

// aboutMine asks for what the lists tell of the person.
func (s *browseScreen) aboutMine() tea.Cmd {
	c, pace, whose, today := s.Catalog, s.pace(), s.Own.Found != nil || s.from != "", s.Today
	who, _ := s.person()
	all := s.wantsReady()
	return s.finding.ask(s.env, func(ctx context.Context) (any, error) { return findStanding(ctx, c, who, whose, pace, today, all) })
}

// wantsReady reports whether the list is by what roles still ask.
func (s *browseScreen) wantsReady() bool {
	sh := s.shelves[0]
	return sh.sorts[sh.sort].column == "ready"
}

// guess is what a text that names nothing may have meant.
type guess struct {
	text string
	refs []roles.Ref
}

// settle is how long typing has to rest before something costly is looked for.
const settle = 80 * time.Millisecond

// mostGuesses is how many are told.
const mostGuesses = 12

// guessAt looks for what a text that matches nothing may have meant.
func (s *browseScreen) guessAt(text string) tea.Cmd {
	c := s.Catalog
	return s.guessing.ask(s.env, func(ctx context.Context) (any, error) {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(settle):
		}
		g := guess{text: text}
		look := func(words string) {
			for _, h := range c.Search(words) {
				g.refs = append(g.refs, h.Ref)
			}
		}
		if look(text); len(g.refs) == 0 && ctx.Err() == nil {
			g.refs = c.Nearest(text, mostGuesses)
		}
		// One of the words may be known where all together are not.
		for _, word := range slices.SortedStableFunc(slices.Values(strings.Fields(text)), func(a, b string) int { return len(b) - len(a) }) {
			if len(g.refs) == 0 && len(word) >= leastLoose && ctx.Err() == nil {
				look(word)
			}
		}
		g.refs = g.refs[:min(len(g.refs), mostGuesses)]
		return g, ctx.Err()
	})
}
