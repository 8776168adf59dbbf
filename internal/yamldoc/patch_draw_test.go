package yamldoc

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// hand is somebody's way of writing.
type hand struct {
	*rand.Rand
	step, dash int
	eol        string
	mark       bool // byte order mark
	open       bool // no last line break
	json       bool
	aliases    bool
	notes      int // comments so far
	fresh      int // names so far
	anchors    map[string]anchorAt
	hanging    map[string]string // path of an element → path of the key behind its dash
	touched    []string          // paths that change
	moved      []string          // paths of lists in which elements change places
	cleared    []string          // paths of lists of which no element stays
}

type anchorAt struct{ name, path string }

func newHand(seed uint64) *hand {
	h := &hand{Rand: rand.New(rand.NewPCG(seed, 0x79616d6c)), anchors: map[string]anchorAt{}, hanging: map[string]string{}, eol: "\n"}
	h.step = 2 + 2*h.IntN(2)
	h.dash = 2 * h.IntN(2)
	if h.chance(25) {
		h.eol = "\r\n"
	}
	h.mark, h.open, h.json, h.aliases = h.chance(10), h.chance(15), h.chance(5), h.chance(15)
	return h
}

func (h *hand) chance(percent int) bool { return h.IntN(100) < percent }

func (h *hand) name(kind string) string {
	h.fresh++
	return fmt.Sprintf("%s-%d", kind, h.fresh)
}

func (h *hand) words() string {
	texts := []string{
		"plain", "two words", "Ann O'Neil", "é ünï", "😀 ok", `"q" 'r' \ back`, "trailing ", " leading", "a: b", "x #y", "- z", "true", "2022",
		"null", "~", "2020-01-01", "a,b [c] {d}", "yes", "0x1F", "1e3", "&a", "*b", "!t", "%p", "@m", "`t`", "#h", "?", "? q", ":", "a:",
		"...", "--- x", "|", ">", "=", "<<", "12:30:45", "-", "\u00a0nbsp", "a  b", "1_000", "https://example.org/a?b=c#d", "c:\\dir", "-1", "+1",
		strings.TrimSpace(strings.Repeat("long text ", 20)), strings.Repeat("x", 1500), ".5", "0777", "a\\nb", "''", `""`, "]", "}",
	}
	return texts[h.IntN(len(texts))]
}

func (h *hand) year() year {
	if h.chance(30) {
		return year(fmt.Sprintf("20%02d-%02d", h.IntN(30), 1+h.IntN(12)))
	}
	return year(fmt.Sprintf("20%02d", h.IntN(30)))
}

func (h *hand) maybe(percent int, set func()) {
	if h.chance(percent) {
		set()
	}
}

func many[T any](h *hand, most int, draw func() T) []T {
	var out []T
	for range h.IntN(most + 1) {
		out = append(out, draw())
	}
	return out
}

func (h *hand) held() held {
	s := held{Skill: h.name("skill")}
	h.maybe(50, func() { s.Level = grade(1 + h.IntN(3)) })
	h.maybe(30, func() { s.Hours = 1 + h.IntN(99) })
	h.maybe(30, func() { s.Note = h.words() })
	return s
}

func (h *hand) post() post {
	p := post{Role: h.name("role")}
	h.maybe(60, func() { p.From = h.year() })
	h.maybe(60, func() { p.To = h.year() })
	p.Places = many(h, 3, func() string { return h.name("place") })
	p.Tasks = many(h, 3, h.held)
	return p
}

func (h *hand) sheet() sheet {
	var s sheet
	h.maybe(60, func() { s.Name = h.words() })
	h.maybe(60, func() { s.Role = h.words() })
	h.maybe(60, func() { s.Since = h.year() })
	s.Skills = many(h, 4, h.held)
	s.Certs = many(h, 4, func() string { return h.name("cert") })
	s.Past = many(h, 3, h.post)
	h.maybe(40, func() { s.Pace = &rhythm{Hours: h.IntN(3), Evenings: h.chance(50)} })
	h.maybe(40, func() { s.Limits.Avoid = many(h, 3, func() string { return h.name("place") }) })
	h.maybe(40, func() { s.Limits.Note = h.words() })
	h.maybe(40, func() { n := h.IntN(3); s.Budget = &n })
	h.maybe(40, func() { s.Share = float64(h.IntN(100)) / 8 })
	s.Open = h.chance(30)
	h.maybe(40, func() { s.Note = h.words() })
	return s
}

// change draws changes and notes what they touch.
func (h *hand) change(s sheet) sheet {
	copied, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	s = sheet{}
	if err := json.Unmarshal(copied, &s); err != nil {
		panic(err)
	}
	const seldom = 12
	touch := func(path string, set func()) {
		h.maybe(seldom, func() { set(); h.touched = append(h.touched, path) })
	}
	touch("name", func() { s.Name = h.words() })
	touch("name", func() { s.Name = "" })
	touch("role", func() { s.Role = h.words() })
	touch("since", func() { s.Since = h.year() })
	touch("budget", func() { n := h.IntN(3); s.Budget = &n })
	touch("budget", func() { s.Budget = nil })
	touch("share", func() { s.Share = float64(h.IntN(3)) })
	touch("open", func() { s.Open = !s.Open })
	touch("note", func() { s.Note = h.words() })
	touch("pace", func() { s.Pace = nil })
	touch("pace", func() { s.Pace = &rhythm{Hours: h.IntN(3)} })
	touch("limits/note", func() { s.Limits.Note = h.words() })
	touch("limits/note", func() { s.Limits.Note = "" })
	h.maybe(40, func() { s.Skills = changeList(h, s.Skills, "skills", h.held, h.changeHeld) })
	h.maybe(40, func() {
		s.Certs = changeList(h, s.Certs, "certs", func() string { return h.name("cert") }, h.changeName)
	})
	h.maybe(40, func() { s.Past = changeList(h, s.Past, "past", h.post, h.changePost) })
	h.maybe(30, func() {
		s.Limits.Avoid = changeList(h, s.Limits.Avoid, "limits/avoid", func() string { return h.name("place") }, h.changeName)
	})
	if s.Limits.Note == "" && len(s.Limits.Avoid) == 0 {
		h.touched = append(h.touched, "limits")
	}
	return s
}

func changeList[T any](h *hand, list []T, path string, draw func() T, change func(*T, string)) []T {
	var out []T
	stays := false
	for i, element := range list {
		at := path + "/" + strconv.Itoa(i)
		switch {
		case h.chance(20):
			h.touched = append(h.touched, at)
			continue
		case h.chance(25):
			change(&element, at)
		}
		stays = stays || !slices.Contains(h.touched, at)
		out = append(out, element)
	}
	if !stays {
		h.cleared = append(h.cleared, path)
	}
	for h.chance(35) {
		h.touched = append(h.touched, path+"/+")
		out = slices.Insert(out, h.IntN(len(out)+1), draw())
	}
	if len(out) > 1 && h.chance(10) {
		h.moved = append(h.moved, path)
		h.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	}
	if len(out) == 0 {
		h.touched = append(h.touched, path)
	}
	return out
}

func (h *hand) changeName(s *string, at string) {
	*s = h.name("other")
	h.touched = append(h.touched, at)
}

// field notes that a key of an element comes, changes or goes.
func (h *hand) field(at, key string) {
	h.touched = append(h.touched, at+"/"+key)
	if first := h.hanging[at]; first == at+"/"+key {
		h.touched = append(h.touched, at) // the next key goes behind the dash
	} else {
		h.touched = append(h.touched, first) // a new key may
	}
}

func (h *hand) changeHeld(s *held, at string) {
	switch h.IntN(4) {
	case 0:
		s.Level = grade(h.IntN(4))
		h.field(at, "level")
	case 1:
		s.Hours = h.IntN(3)
		h.field(at, "hours")
	case 2:
		s.Note = h.words()
		h.field(at, "note")
	default:
		s.Skill = h.name("skill")
		h.touched = append(h.touched, at)
	}
}

func (h *hand) changePost(p *post, at string) {
	switch h.IntN(5) {
	case 0:
		p.From = h.year()
		h.field(at, "from")
	case 1:
		p.To = ""
		h.field(at, "to")
	case 2:
		p.Places = changeList(h, p.Places, at+"/places", func() string { return h.name("place") }, h.changeName)
		h.emptied(at, "places", len(p.Places))
	case 3:
		p.Tasks = changeList(h, p.Tasks, at+"/tasks", h.held, h.changeHeld)
		h.emptied(at, "tasks", len(p.Tasks))
	default:
		p.Role = h.name("role")
		h.touched = append(h.touched, at)
	}
}

func (h *hand) emptied(at, key string, count int) {
	h.field(at, key+"/+")
	if count == 0 {
		h.field(at, key)
	}
}
