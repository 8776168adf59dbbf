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
	text  string
	refs  []roles.Ref
	exact bool // all of its words are found in each of them
}

// typingRests is how long typing has to rest before something costly is looked
// for.
const typingRests = 80 * time.Millisecond

// mostGuesses is how many are told.
const mostGuesses = 12

// guessAt looks for what else has the words of a text, and for what one that
// matches nothing may have meant.
func (s *browseScreen) guessAt(text string) tea.Cmd {
	c, rest := s.Catalog, s.rest
	return s.guessing.ask(s.env, func(ctx context.Context) (any, error) {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(rest):
		}
		g := guess{text: text}
		look := func(words string) {
			for _, h := range c.Search(words) {
				g.refs = append(g.refs, h.Ref)
			}
		}
		if look(text); len(g.refs) > 0 {
			g.exact = true
			return g, ctx.Err()
		}
		if ctx.Err() == nil {
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

// takeGuess adds what mentions the words that were typed below what is called so,
// and shows guesses where nothing is.
func (s *browseScreen) takeGuess(g guess) {
	sh := s.shelf()
	switch {
	case len(sh.hits) > 0 && g.exact:
		sh.mention(g.refs)
	case len(sh.hits) > 0:
	case len(s.others) == 0:
		s.others, s.guessed, s.other.at = g.refs[:min(len(g.refs), mostGuesses)], true, 0
	case g.exact:
		for _, ref := range g.refs {
			if len(s.others)-s.called < mostGuesses && !slices.Contains(s.others, ref) {
				s.others = append(s.others, ref)
			}
		}
	}
}

// mention adds records that have the words elsewhere than in a name, if they pass
// the filters.
func (s *shelf) mention(refs []roles.Ref) {
	if slices.ContainsFunc(s.hits, func(h hit) bool { return h.mentions }) {
		return // the same answer came before
	}
	listed := make(map[int]bool, len(s.hits))
	for _, h := range s.hits {
		listed[h.at] = true
	}
	n := 0
	for _, ref := range refs {
		at := -1
		if ref.Kind == s.kind {
			at = slices.Index(s.ids, ref.ID)
		}
		if at >= 0 && !listed[at] && s.keeps(at) && n < mostGuesses {
			s.hits = append(s.hits, hit{at: at, mentions: true})
			n++
		}
	}
}
