package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/roles"
)

// browseScreen lists everything in the catalog by kind, and finds by name.
type browseScreen struct {
	*env
	shelves  []*shelf // nil until they are first needed
	at       int      // the one that is shown
	entry    entry
	typing   bool
	anew     bool // what is typed next takes the place of what there is
	query    wanted
	mine     *standing
	finding  inquiry // of mine
	guessing inquiry
	beside   inquiry     // of what matches in other kinds, where there is much of it
	others   []roles.Ref // shown where nothing of the kind matches: matches of other kinds, else guesses
	called   int         // how many of others are called so; the rest mention it
	guessed  bool        // others are guesses
	other    picker
	detail   about
	detailIt pane
}

func newBrowse(e *env) *browseScreen {
	return &browseScreen{env: e, mine: &standing{}, entry: newEntry()}
}

func (s *browseScreen) init() tea.Cmd {
	s.fill()
	if s.detail.ref.ID != "" {
		return nil
	}
	s.lay()
	return tea.Batch(s.aboutMine(), s.look())
}

// fill makes the lists, when they are first needed.
func (s *browseScreen) fill() {
	if s.shelves == nil {
		s.shelves = s.newShelves()
	}
}

func (s *browseScreen) shelf() *shelf { return s.shelves[s.at] }

// filter is the one that an action changes; nil: this kind has none.
func (s *shelf) filter(act action) *filter {
	for i := range s.filters {
		if s.filters[i].does == act && len(s.filters[i].choices) > 1 {
			return &s.filters[i]
		}
	}
	return nil
}

func (s *browseScreen) head() head {
	h := head{title: "Browse", typing: s.typing, command: "roles"}
	switch {
	case s.query.text != "":
		h.command = "search " + quotedWords(s.entry.Value())
	case s.shelves != nil:
		h.command = s.shelf().words()
	}
	return h
}

// quotedWords are words as a shell takes them; those that look like flags come
// after what ends these.
func quotedWords(text string) string {
	var words []string
	flag := ""
	for _, w := range strings.Fields(text) {
		if strings.HasPrefix(w, "-") {
			flag = "-- "
		}
		words = append(words, quoted(w))
	}
	return flag + strings.Join(words, " ")
}

// under is what the cursor stands on.
func (s *browseScreen) under() (roles.Ref, bool) {
	if s.shelves == nil {
		return roles.Ref{}, false
	}
	sh := s.shelf()
	if at, ok := sh.under(); ok {
		return roles.Ref{Kind: sh.kind, ID: sh.ids[at]}, true
	}
	if s.other.at < len(s.others) {
		return s.others[s.other.at], true
	}
	return roles.Ref{}, false
}

// kindPicked is a click on a kind.
type kindPicked struct{ at int }

func (s *browseScreen) update(msg tea.Msg) tea.Cmd {
	if s.shelves == nil {
		if msg != find {
			return nil // init comes first
		}
		s.fill()
	}
	if got, ok := s.finding.takes(msg); ok {
		return s.takeMine(got)
	}
	if got, ok := s.beside.takes(msg); ok {
		return s.takeBeside(got)
	}
	if got, ok := s.guessing.takes(msg); ok {
		if g, ok := got.value.(guess); ok && g.text == s.query.text {
			s.takeGuess(g)
		}
		return s.look()
	}
	if s.detail.takes(msg) {
		s.lay()
		return nil
	}
	switch msg := msg.(type) {
	case resized:
		s.lay()
		return s.look()
	case ownChanged:
		s.lay()
		if s.detail.ref.ID == "" {
			return s.aboutMine()
		}
		return tea.Batch(s.aboutMine(), s.detail.turn(s.env, s.detail.ref))
	case picked:
		p, _ := s.cursor()
		if p.at == msg.at {
			return s.act(enter)
		}
		p.at = msg.at
		return s.look()
	case kindPicked:
		s.at = msg.at
		return s.narrow(false)
	case tea.KeyMsg:
		if s.anew {
			s.anew = false
			s.entry.Reset()
		}
		if s.entry.edit(msg) || s.entry.Value() == "" {
			return s.narrow(true)
		}
	case action:
		return s.act(msg)
	}
	return nil
}

// takeMine takes what the lists tell of the person; the order may be by that.
func (s *browseScreen) takeMine(got answer) tea.Cmd {
	if got.err != nil {
		return nil
	}
	sorted, anew := s.mine.left != nil, false
	s.mine = got.value.(*standing)
	for _, sh := range s.shelves {
		if sh.filtered() || sh.sorts[sh.sort].column == "ready" {
			sh.arrange(s.query)
			anew = true
		}
	}
	s.loosely()
	if s.wantsReady() && !sorted {
		s.shelves[0].at = 0
	}
	if anew {
		return s.follow()
	}
	return s.look()
}

// cursor is the list that is walked, and how long it is.
func (s *browseScreen) cursor() (*picker, int) {
	if sh := s.shelf(); len(sh.hits) > 0 {
		return &sh.picker, len(sh.hits)
	}
	return &s.other, len(s.others)
}

func (s *browseScreen) act(act action) tea.Cmd {
	sh := s.shelf()
	if act != find && act != back {
		s.typing, s.anew = false, false // who walks the list has typed enough
	}
	switch act {
	case find:
		s.typing, s.anew = true, s.entry.Value() != ""
		s.entry.CursorEnd()
		return nil
	case back:
		if s.typing {
			s.typing, s.anew = false, false
			return nil
		}
		s.entry.Reset()
		return s.narrow(true)
	case right:
		s.at = (s.at + 1) % len(s.shelves)
		return s.narrow(false)
	case left:
		s.at = (s.at + len(s.shelves) - 1) % len(s.shelves)
		return s.narrow(false)
	case enter:
		if ref, ok := s.under(); ok {
			return s.send(opened{newThing(s.env, ref)})
		}
	case planHere, compareIt, standHere, nearIt, explainIt:
		if ref, ok := s.under(); ok {
			return s.doTo(ref, act)
		}
	case sortIt:
		return s.nextSort()
	case filterGroup, filterEntry, filterMine, filterRemote:
		if f := sh.filter(act); f != nil {
			sh.cycle(f)
			return s.rearrange()
		}
	case clearFilters:
		sh.clear()
		return s.rearrange()
	default:
		p, n := s.cursor()
		p.move(act, n)
		return s.look()
	}
	return nil
}

// nextSort goes to the next order. While something is typed the first one is by
// how well it matches.
func (s *browseScreen) nextSort() tea.Cmd {
	sh := s.shelf()
	switch {
	case s.query.text != "" && sh.matched:
		sh.matched, sh.sort = false, 0
	case s.query.text != "" && sh.sort == len(sh.sorts)-1:
		sh.matched, sh.sort = true, 0
	default:
		sh.sort = (sh.sort + 1) % len(sh.sorts)
	}
	sh.arrange(s.query)
	s.loosely()
	sh.at = 0 // another order is for what it puts first
	cmd := s.narrow(false)
	if s.wantsReady() && s.mine.left == nil {
		return tea.Batch(cmd, s.aboutMine())
	}
	return cmd
}

func (s *browseScreen) rearrange() tea.Cmd {
	sh := s.shelf()
	at, had := sh.under()
	sh.arrange(s.query)
	s.loosely()
	if had {
		sh.stand(at)
	}
	return s.narrow(false)
}

// loosely looks for what is typed with other letters between, where nothing of
// any kind matches better, and then for its words alone.
func (s *browseScreen) loosely() {
	none := func() bool {
		return s.query.text != "" && !slices.ContainsFunc(s.shelves, func(sh *shelf) bool { return len(sh.hits) > 0 })
	}
	for _, way := range []func(*shelf, wanted){(*shelf).searchLoosely, (*shelf).searchWords} {
		if !none() {
			return
		}
		for _, sh := range s.shelves {
			way(sh, s.query)
		}
	}
}

// narrow brings the lists to what is typed.
func (s *browseScreen) narrow(typed bool) tea.Cmd {
	s.guessing.cancel()
	if typed {
		s.query = newWanted(s.entry.Value())
		for _, sh := range s.shelves {
			sh.matched = s.query.text != ""
		}
		if s.many() && s.query.text != "" {
			s.shelf().search(s.query)
			s.others, s.guessed, s.other.at = nil, false, 0
			return tea.Batch(s.look(), s.searchBeside())
		}
		for _, sh := range s.shelves {
			sh.search(s.query)
		}
		s.loosely()
	}
	if sh := s.shelf(); sh.last.text != s.query.text { // the search beside has not come to it yet
		sh.search(s.query)
	}
	return s.follow()
}

// follow shows what was found: of other kinds where there is none of this one,
// and guesses where there is nothing.
func (s *browseScreen) follow() tea.Cmd {
	s.others, s.called, s.guessed, s.other.at = nil, 0, false, 0
	switch {
	case s.query.text == "":
		return s.look()
	case len(s.shelf().hits) > 0:
		return tea.Batch(s.look(), s.guessAt(s.query.text))
	}
	for i, sh := range s.shelves {
		if i == s.at {
			continue
		}
		const each = 4
		for _, h := range sh.hits[:min(len(sh.hits), each)] {
			s.others = append(s.others, roles.Ref{Kind: sh.kind, ID: sh.ids[h.at]})
		}
	}
	s.called = len(s.others)
	return tea.Batch(s.look(), s.guessAt(s.query.text))
}

// look works out more of what the cursor stands on, where there is room to show
// it.
func (s *browseScreen) look() tea.Cmd {
	ref, ok := s.under()
	if f := s.frame(s.width, s.height); !ok || f.detail == 0 && f.below == 0 {
		return nil
	}
	if ref == s.detail.ref {
		return nil
	}
	cmd := s.detail.turn(s.env, ref)
	s.detailIt = pane{at: -1}
	s.lay()
	return cmd
}

// lay works out what is shown of the one under the cursor.
func (s *browseScreen) lay() {
	f := s.frame(s.width, s.height)
	if s.detail.ref.ID == "" || f.detail == 0 {
		return
	}
	s.detailIt.take(s.overview(&s.detail, f.detail), f.list)
}
