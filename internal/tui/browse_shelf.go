package tui

import (
	"cmp"
	"slices"
	"strings"

	"careers/rung/roles"
)

// shelf is all records of a kind, as they are listed: which of them, and in what
// order.
type shelf struct {
	kind    roles.Kind
	one     string // what a record is called, in a sentence
	title   string // and all of them, on a tab
	short   string // where there is little room
	command string // that lists them; "": none does
	ids     []string
	names   []names
	byName  []int // all records by title
	place   []int // of each record among these
	sorts   []sorting
	filters []filter
	columns []column

	sort    int
	matched bool // the order is how well they match what is typed
	shown   []int
	hits    []hit // of what is typed; in the order shown
	last    wanted
	could   []int // what anything longer can match
	partly  bool  // hits have some of the words alone
	picker
}

// sorting is an order of records.
type sorting struct {
	word   string
	flag   string             // of the command; "": it has none
	column string             // that tells what the order is by, shown then wherever it can be
	less   func(a, b int) int // nil: by name, which all others fall back on
}

// filter keeps some records. Its first choice keeps all.
type filter struct {
	does    action
	label   string
	choices []choice
	of      func(i int) int // the choice that a record falls under; nil: none by itself
	at      int
}

type choice struct {
	word  string
	flags string // of the command
	keep  func(i int) bool
}

// column is one more thing told of each record.
type column struct {
	name  string
	width int
	right bool
	from  int // the width of the list that it is shown from
	text  func(i int) (string, paint)
}

// anyOf is the choice of a filter that keeps all.
func anyOf(word string) choice { return choice{word: word} }

// arrange works out which records are shown, and in what order.
func (s *shelf) arrange(q wanted) {
	old, had := s.under()
	s.shown = s.shown[:0]
	for _, i := range s.byName {
		if s.keeps(i) {
			s.shown = append(s.shown, i)
		}
	}
	if less := s.sorts[s.sort].less; less != nil {
		slices.SortStableFunc(s.shown, less)
	}
	s.last, s.could = wanted{}, nil
	s.search(q)
	if had {
		s.stand(old)
	}
}

// stand puts the cursor on a record, if it is shown.
func (s *shelf) stand(at int) {
	if i := slices.IndexFunc(s.hits, func(h hit) bool { return h.at == at }); i >= 0 {
		s.at = i
	}
}

func (s *shelf) keeps(i int) bool {
	for _, f := range s.filters {
		if keep := f.choices[f.at].keep; keep != nil && !keep(i) {
			return false
		}
	}
	return true
}

// fill gives a new shelf its records in the order of their titles.
func (s *shelf) fill(all []names) {
	s.names = all
	for i := range all {
		s.byName = append(s.byName, i)
	}
	slices.SortStableFunc(s.byName, func(a, b int) int { return strings.Compare(all[a].all[0], all[b].all[0]) })
	s.place = make([]int, len(all))
	for place, i := range s.byName {
		s.place[i] = place
	}
	s.arrange(wanted{})
}

// search narrows the records to what is typed. What is longer than before is
// looked for in what could match before.
func (s *shelf) search(q wanted) {
	s.at, s.partly = 0, false
	if q.text == "" {
		s.hits = s.hits[:0]
		for _, i := range s.shown {
			s.hits = append(s.hits, hit{at: i})
		}
		s.last, s.could = q, nil
		return
	}
	s.hits, s.could = q.search(s.names, s.among(q))
	s.last = q
	s.inOrder()
}

// among is the records that can match.
func (s *shelf) among(q wanted) []int {
	if q.extends(s.last) {
		return s.could
	}
	return s.shown
}

// searchLoosely takes what matches loosely, where nothing matches well.
func (s *shelf) searchLoosely(q wanted) {
	s.at = 0
	s.hits = q.searchLoosely(s.names, s.could)
	s.inOrder()
}

// searchWords takes what has some of the words, where nothing has all.
func (s *shelf) searchWords(q wanted) {
	s.at = 0
	s.hits = q.searchWords(s.names, s.shown)
	s.partly = len(s.hits) > 0
	s.inOrder()
}

// called is how many of the records found are called as was typed.
func (s *shelf) called() int {
	n := slices.IndexFunc(s.hits, func(h hit) bool { return h.mentions })
	if n < 0 {
		return len(s.hits)
	}
	return n
}

// inOrder brings what matches into the order that was chosen, if one was.
func (s *shelf) inOrder() {
	if s.matched {
		return
	}
	slices.SortFunc(s.hits, func(a, b hit) int {
		if less := s.sorts[s.sort].less; less != nil {
			return cmp.Or(less(a.at, b.at), s.place[a.at]-s.place[b.at])
		}
		return s.place[a.at] - s.place[b.at]
	})
}

// under is the record under the cursor.
func (s *shelf) under() (int, bool) {
	if s.at >= len(s.hits) {
		return 0, false
	}
	return s.hits[s.at].at, true
}

// filtered reports whether a filter leaves records out.
func (s *shelf) filtered() bool {
	return slices.ContainsFunc(s.filters, func(f filter) bool { return f.at > 0 })
}

// cycle goes to the next choice of a filter; from all, to the choice that the
// record under the cursor falls under.
func (s *shelf) cycle(f *filter) {
	if at, ok := s.under(); f.at == 0 && ok && f.of != nil {
		if of := f.of(at); of > 0 {
			f.at = of
			return
		}
	}
	f.at = (f.at + 1) % len(f.choices)
}

// clear takes all filters away.
func (s *shelf) clear() {
	for i := range s.filters {
		s.filters[i].at = 0
	}
}

// words are the command that lists the same, as far as it can.
func (s *shelf) words() string {
	if s.command == "" {
		return ""
	}
	words := s.command
	for _, f := range s.filters {
		if flags := f.choices[f.at].flags; flags != "" {
			words += " " + flags
		}
	}
	if flag := s.sorts[s.sort].flag; flag != "" {
		words += " --sort " + flag
	}
	return words
}
