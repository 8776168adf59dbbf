package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// Ranks of a match, the best first: what is typed is a whole name, the beginning
// of the title, a word of it, and so on. Letters that only come in that order are
// looked for where nothing of any kind matches better.
const (
	rankWhole = iota
	rankTitleStart
	rankTitleWord
	rankTitleWordStart
	rankOtherStart
	rankOtherWordStart
	rankAllWords
	rankTitleInside
	rankOtherInside
	rankNone
)

// wanted is what was typed.
type wanted struct {
	text    string // folded, with single spaces
	words   []string
	letters uint64
}

func newWanted(typed string) wanted {
	words := strings.Fields(foldedRunes(typed))
	text := strings.Join(words, " ")
	return wanted{text, words, lettersOf(text)}
}

// extends reports whether all that matches w matched an earlier one too.
func (w wanted) extends(before wanted) bool {
	return before.text != "" && strings.HasPrefix(w.text, before.text)
}

// can reports whether names have all the letters that were typed, which is quick
// to tell.
func (w wanted) can(n *names) bool { return w.letters&^n.letters == 0 }

// rank is how well names match, and by which of them.
func (w wanted) rank(n *names) (rank, name int) {
	rank = rankNone
	if len(w.text) == 1 && w.letters&^n.starts != 0 {
		return rankNone, 0 // a lone letter is inside of nearly all
	}
	for i, one := range n.all {
		if rank < rankOtherStart && len(one) != len(w.text) {
			continue // it can't be better
		}
		if r := w.rankIn(one, i == 0); r < rank {
			rank, name = r, i
		}
	}
	if rank >= rankTitleInside && len(w.words) > 1 && w.wordsIn(n) {
		return rankAllWords, 0
	}
	return rank, name
}

// rankIn ranks what is typed as a part of one name.
func (w wanted) rankIn(name string, title bool) int {
	best := rankNone
	for from := 0; ; {
		i := strings.Index(name[from:], w.text)
		if i < 0 {
			return best
		}
		i += from
		end := i + len(w.text)
		start, whole := startsWord(name, i), end == len(name) || name[end] == ' '
		r := rankOtherInside
		switch {
		case i == 0 && end == len(name):
			return rankWhole
		case title && i == 0:
			r = rankTitleStart
		case title && start && whole:
			r = rankTitleWord
		case title && start:
			r = rankTitleWordStart
		case title:
			r = rankTitleInside
		case i == 0:
			r = rankOtherStart
		case start:
			r = rankOtherWordStart
		}
		best = min(best, r)
		if best < rankTitleInside && best != rankTitleWordStart {
			return best // what follows is no better
		}
		from = i + 1
	}
}

// startsWord reports whether a word of a name begins at a byte.
func startsWord(name string, at int) bool {
	if at == 0 {
		return true
	}
	if b := name[at-1]; b < utf8.RuneSelf {
		return !(b >= 'a' && b <= 'z' || b >= '0' && b <= '9')
	}
	r, _ := utf8.DecodeLastRuneInString(name[:at])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// wordsIn reports whether every word that was typed begins one of the names'.
func (w wanted) wordsIn(n *names) bool {
	for _, word := range w.words {
		if !slices.ContainsFunc(n.all, func(name string) bool { return beginsWord(name, word) }) {
			return false
		}
	}
	return true
}

func beginsWord(name, word string) bool {
	for from := 0; ; {
		i := strings.Index(name[from:], word)
		if i < 0 {
			return false
		}
		if startsWord(name, from+i) {
			return true
		}
		from += i + 1
	}
}

// leastLoose is how many letters have to be typed before they are looked for
// with others between them: fewer are in every name.
const leastLoose = 3

// loose reports whether the letters come in a name in order: the first of them
// begins a word, and each other one begins a later word or stands in the same as
// the one before. So "mdcl cdr" and "mc" are ways to write "medical coder".
func (w wanted) loose(name string) bool {
	var last, now [64]bool // by place, whether the letters so far can end there
	name = name[:min(len(name), len(last))]
	if !w.inOrder(name) {
		return false
	}
	begun := false
	for i := range len(w.text) {
		letter := w.text[i]
		if letter == ' ' {
			continue
		}
		before, within, any := !begun, false, false
		for at := range len(name) {
			start := at == 0 || name[at-1] == ' '
			if start {
				within = false
			}
			now[at] = name[at] == letter && (start && before || within)
			any = any || now[at]
			if begun && last[at] {
				before, within = true, true
			}
		}
		if !any {
			return false
		}
		last, begun = now, true
	}
	return begun
}

// inOrder reports whether the letters come in a name in order at all.
func (w wanted) inOrder(name string) bool {
	at := 0
	for i := range len(w.text) {
		if w.text[i] == ' ' {
			continue
		}
		next := strings.IndexByte(name[at:], w.text[i])
		if next < 0 {
			return false
		}
		at += next + 1
	}
	return true
}

// hit is a record that matches.
type hit struct {
	at       int  // in the list of its kind
	name     int  // which of its names matched
	order    int  // the least comes first
	mentions bool // no name matches, but other text does
}

// mostLoose is how many loose matches are ranked.
const mostLoose = 1000

// byRank orders a match by its rank, then by the length of the title, then by its
// place among all.
func byRank(rank, length, place int) int {
	const lengths, places = 12, 24 // bits
	return rank<<(lengths+places) | min(length, 1<<lengths-1)<<places | place
}

// search finds what matches among some records, the best first, and what a
// longer text can match at all. The records are told apart by their place in
// names.
func (w wanted) search(all []names, among []int) (hits []hit, candidates []int) {
	for place, at := range among {
		n := &all[at]
		if !w.can(n) {
			continue
		}
		candidates = append(candidates, at)
		if rank, name := w.rank(n); rank != rankNone {
			hits = append(hits, hit{at: at, name: name, order: byRank(rank, len(n.all[0]), place)})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.order - b.order })
	return hits, candidates
}

// searchLoosely finds what matches loosely among candidates, in the order in
// which the library ranks it.
func (w wanted) searchLoosely(all []names, candidates []int) []hit {
	if len(w.text) < leastLoose {
		return nil
	}
	var loose []hit
	for _, at := range candidates {
		if i := slices.IndexFunc(all[at].all, w.loose); i >= 0 {
			loose = append(loose, hit{at: at, name: i})
		}
		if len(loose) == mostLoose {
			break
		}
	}
	pattern := strings.ReplaceAll(w.text, " ", "")
	for _, m := range fuzzy.FindFromNoSort(pattern, looseNames{all, loose}) {
		loose[m.Index].order = -m.Score
	}
	slices.SortStableFunc(loose, func(a, b hit) int { return cmp.Compare(a.order, b.order) })
	return loose
}

// searchWords finds what has some of the words in its names, those with most of
// them first.
func (w wanted) searchWords(all []names, among []int) []hit {
	var hits []hit
	for place, at := range among {
		n, met, best := &all[at], 0, hit{order: rankNone}
		for _, word := range w.words {
			if len(word) < leastLoose {
				continue
			}
			one := wanted{word, nil, lettersOf(word)}
			if !one.can(n) {
				continue
			}
			if rank, name := one.rank(n); rank < rankTitleInside {
				if met++; rank < best.order {
					best = hit{at: at, name: name, order: rank}
				}
			}
		}
		if met > 0 {
			best.order = byRank((len(w.words)-met)*(rankNone+1)+best.order, len(n.all[0]), place)
			hits = append(hits, best)
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.order - b.order })
	return hits[:min(len(hits), mostLoose)]
}

// looseNames are loose matches as the library reads them.
type looseNames struct {
	all   []names
	loose []hit
}

func (l looseNames) String(i int) string { return l.all[l.loose[i].at].all[l.loose[i].name] }
func (l looseNames) Len() int            { return len(l.loose) }

// lit are the characters of a folded name that matched, by their place.
func (w wanted) lit(name string) map[int]bool {
	if w.text == "" {
		return nil
	}
	set := map[int]bool{}
	mark := func(at, bytes int) {
		first := utf8.RuneCountInString(name[:at])
		for i := range utf8.RuneCountInString(name[at : at+bytes]) {
			set[first+i] = true
		}
	}
	find := func(text string) bool {
		inside := -1
		for from := 0; ; {
			i := strings.Index(name[from:], text)
			if i < 0 {
				break
			}
			if startsWord(name, from+i) {
				mark(from+i, len(text))
				return true
			}
			if inside < 0 {
				inside = from + i
			}
			from += i + 1
		}
		if inside >= 0 {
			mark(inside, len(text))
		}
		return inside >= 0
	}
	if find(w.text) {
		return set
	}
	all := true
	for _, word := range w.words {
		all = find(word) && all
	}
	if all {
		return set
	}
	for _, m := range fuzzy.FindNoSort(strings.ReplaceAll(w.text, " ", ""), []string{name}) {
		clear(set)
		for _, at := range m.MatchedIndexes { // byte offsets
			set[utf8.RuneCountInString(name[:at])] = true
		}
	}
	return set
}
