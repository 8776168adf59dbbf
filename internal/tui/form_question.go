package tui

import (
	"slices"
	"strings"

	"careers/rung/roles"
)

// page is a few questions that are asked together.
type page struct {
	id        string // pages of one id replace each other on the way back
	section   string // what the page is about, in a word or two
	at, of    int    // its place among the sections; 0: not told
	whole     bool   // the form takes the whole screen
	lines     []string
	questions []*question
	next      func() *page // takes the answers; nil is the end
}

// kind is how a question is answered.
type kind int

const (
	freeText kind = iota
	yesNo
	pickOne
	pickMany
)

// question is one question and its answer, which is the offered one at first.
type question struct {
	kind  kind
	label string // the question, in few words
	why   string // one line: why it is asked, or what to write

	text    string // freeText: the answer; pickOne with other: what was typed instead
	example string
	check   func(text string) error // freeText; empty is never checked: every question may be skipped

	yes     bool
	yesWord string // "" is Yes
	noWord  string // "" is No

	options []option
	find    finder // nil: by label alone
	other   string // what an answer outside of the options is called; "" allows none
	levels  bool   // a ticked option has a level
}

// finder gives the keys that a text may mean, best first, and how sure that is.
type finder func(text string) (keys []string, sure sureness)

// sureness is how well a text fits what was found by it.
type sureness int

const (
	guessed  sureness = iota // near it by spelling, at most
	matching                 // every word of it is met
	outright                 // the first is an id, a title or an alias, and the only one
)

// option is one answer among several. Its texts are safe to show.
type option struct {
	key    string
	label  string
	detail string
	on     bool
	level  roles.Level
	text   string // of an answer outside of the options: what was typed
}

func newOption(key, label, detail string) option {
	return option{key: key, label: safe(label), detail: safe(detail)}
}

// outside begins the key of an answer that is none of the catalog's. No id has
// a slash.
const outside = "text/"

// picked is the index of the option that is on, or -1.
func (q *question) picked() int {
	return slices.IndexFunc(q.options, func(o option) bool { return o.on })
}

// ticked are the options that are on.
func (q *question) ticked() []option {
	var list []option
	for _, o := range q.options {
		if o.on {
			list = append(list, o)
		}
	}
	return list
}

// pick turns one option on and, where only one may be, the others off.
func (q *question) pick(i int) {
	if q.kind == pickMany {
		q.options[i].on = !q.options[i].on
		return
	}
	q.text = ""
	for j := range q.options {
		q.options[j].on = j == i
	}
}

// pickOther answers with a text that is none of the options.
func (q *question) pickOther(text string) {
	if q.kind == pickOne {
		q.pick(-1)
		q.text = text
		return
	}
	if i := q.index(outside + text); i >= 0 {
		q.options[i].on = true
		return
	}
	o := newOption(outside+text, text, "")
	o.on, o.text = true, text
	q.options = append(q.options, o)
}

// matches are the options that a typed text may mean, best first; all of them,
// ticked ones first, where nothing is typed. Where the text may be an answer
// itself, it comes last, but before what is only guessed.
func (q *question) matches(text string) ([]int, sureness) {
	text = strings.TrimSpace(text)
	var list []int
	if text == "" {
		for i := range q.options {
			list = append(list, i)
		}
		if q.kind == pickMany && q.long() {
			slices.SortStableFunc(list, func(a, b int) int { return rank(!q.options[a].on) - rank(!q.options[b].on) })
		}
		return list, matching
	}
	sure := guessed
	if q.find != nil {
		var keys []string
		keys, sure = q.find(text)
		for _, key := range keys {
			if i := q.index(key); i >= 0 {
				list = append(list, i)
			}
		}
	}
	want := roles.Folded(text)
	for i, o := range q.options {
		if strings.Contains(roles.Folded(o.label), want) && !slices.Contains(list, i) {
			list, sure = append(list, i), matching
		}
	}
	switch {
	case q.other == "":
		return list, sure
	case sure == guessed:
		return slices.Insert(list, 0, otherRow), sure
	}
	return append(list, otherRow), sure
}

// otherRow stands among indexes of options for the typed text itself.
const otherRow = -1

// exact is the option that a text names outright, or -1.
func (q *question) exact(text string) int {
	if q.find != nil {
		if keys, sure := q.find(text); sure == outright {
			return q.index(keys[0])
		}
	}
	want := roles.Folded(text)
	return slices.IndexFunc(q.options, func(o option) bool { return roles.Folded(o.label) == want })
}

// index is the option with a key, or -1.
func (q *question) index(key string) int {
	return slices.IndexFunc(q.options, func(o option) bool { return o.key == key })
}

// shortList is how many options are shown or read out without a search.
const shortList = 12

// long reports whether the options are too many to be read one by one.
func (q *question) long() bool { return q.find != nil && len(q.options) > shortList }

func rank(later bool) int {
	if later {
		return 1
	}
	return 0
}

// answer is the answer in a few words.
func (q *question) answer() string {
	switch q.kind {
	case freeText:
		return q.text
	case yesNo:
		return q.word(q.yes)
	}
	if q.kind == pickOne && q.text != "" {
		return safe(q.text)
	}
	var words []string
	for _, o := range q.ticked() {
		words = append(words, q.named(o))
	}
	return strings.Join(words, ", ")
}

// named is an option with its level.
func (q *question) named(o option) string {
	if q.levels && o.on {
		return o.label + ": " + heldLevel(o.level).String()
	}
	return o.label
}

func (q *question) word(yes bool) string {
	switch {
	case yes && q.yesWord != "":
		return q.yesWord
	case yes:
		return "Yes"
	case q.noWord != "":
		return q.noWord
	}
	return "No"
}

// heldLevel is a level as it counts: one that is not said is working.
func heldLevel(l roles.Level) roles.Level {
	if l == roles.None {
		return roles.Working
	}
	return l
}

// wrong is what is wrong with a written answer, or nil.
func (q *question) wrong() error {
	if q.kind != freeText || q.check == nil || strings.TrimSpace(q.text) == "" {
		return nil
	}
	return q.check(strings.TrimSpace(q.text))
}
