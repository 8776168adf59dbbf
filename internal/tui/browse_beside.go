package tui

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// manyNames is how many records can be searched within a key. Of more, the kind
// that is shown is searched at once and the others beside the screen.
const manyNames = 4000

func (s *browseScreen) many() bool {
	n := 0
	for _, sh := range s.shelves {
		n += len(sh.names)
	}
	return n > manyNames
}

// found is what a search beside the screen came to.
type found struct {
	query wanted
	kinds []foundKind // of each shelf
}

type foundKind struct {
	hits   []hit
	could  []int
	partly bool
}

// searchBeside looks for what is typed in the kinds that are not shown and, where
// there is nothing in any, for its letters with others between.
func (s *browseScreen) searchBeside() tea.Cmd {
	q, at := s.query, s.at
	all, among, shelved := make([][]names, len(s.shelves)), make([][]int, len(s.shelves)), make([][]int, len(s.shelves))
	for i, sh := range s.shelves {
		all[i], among[i], shelved[i] = sh.names, slices.Clone(sh.among(q)), slices.Clone(sh.shown) // a filter writes into its list
	}
	shown := foundKind{hits: slices.Clone(s.shelf().hits), could: slices.Clone(s.shelf().could)}
	return s.beside.ask(s.env, func(ctx context.Context) (any, error) {
		f := found{q, make([]foundKind, len(all))}
		none := len(shown.hits) == 0
		for i := range all {
			if i == at {
				f.kinds[i] = shown
			} else if ctx.Err() == nil {
				f.kinds[i].hits, f.kinds[i].could = q.search(all[i], among[i])
				none = none && len(f.kinds[i].hits) == 0
			}
		}
		for i := range all {
			if none && ctx.Err() == nil {
				f.kinds[i].hits = q.searchLoosely(all[i], f.kinds[i].could)
			}
		}
		none = none && !slices.ContainsFunc(f.kinds, func(k foundKind) bool { return len(k.hits) > 0 })
		for i := range all {
			if none && ctx.Err() == nil {
				f.kinds[i].hits = q.searchWords(all[i], shelved[i])
				f.kinds[i].partly = len(f.kinds[i].hits) > 0
			}
		}
		return f, ctx.Err()
	})
}

// takeBeside shows what was found there.
func (s *browseScreen) takeBeside(got answer) tea.Cmd {
	f, ok := got.value.(found)
	if !ok || f.query.text != s.query.text {
		return nil
	}
	for i, sh := range s.shelves {
		if i == s.at && len(sh.hits) > 0 {
			continue // it was searched at once
		}
		sh.hits, sh.could, sh.partly, sh.last, sh.at = f.kinds[i].hits, f.kinds[i].could, f.kinds[i].partly, f.query, 0
		sh.inOrder()
	}
	return s.follow()
}
