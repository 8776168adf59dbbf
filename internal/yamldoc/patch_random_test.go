package yamldoc

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Documents are drawn in every hand that people write in; then what they mean
// is changed here and there. Whatever the hand, Patch must give what is wanted,
// keep every comment and leave alone each line that has no part in the change.
// RUNG_SEEDS is how many documents are drawn, RUNG_SEED the first of them.
func TestPatchedDocumentsKeepWhatTheyHad(t *testing.T) {
	number := func(name string, absent uint64) uint64 {
		n, err := strconv.ParseUint(os.Getenv(name), 10, 64)
		if err != nil {
			return absent
		}
		return n
	}
	usual := uint64(2000)
	if testing.Short() {
		usual = 300
	}
	first, count := number("RUNG_SEED", 1), number("RUNG_SEEDS", usual)
	if os.Getenv("RUNG_SEED") != "" {
		count = number("RUNG_SEEDS", 1)
	}
	t.Logf("RUNG_SEED=%d RUNG_SEEDS=%d", first, count)
	types, unreadable := sheets(), uint64(0)
	for seed := first; seed < first+count; seed++ {
		if !patchDrawn(t, types, seed) {
			unreadable++
		}
		if t.Failed() {
			t.Fatalf("RUNG_SEED=%d", seed)
		}
	}
	if unreadable > count/5+1 {
		t.Errorf("%d of %d drawn documents do not say what they should", unreadable, count)
	}
}

// patchDrawn draws one document; false if it says something else than it
// should, as a comment below a folded text does.
func patchDrawn(t *testing.T, types *Type, seed uint64) bool {
	h := newHand(seed)
	s := h.sheet()
	page := h.page(s)
	text := page.text()
	var was sheet
	node, problems := Parse([]byte(text))
	if node != nil {
		problems = append(problems, types.Decode(node, &was)...)
	}
	if len(problems) > 0 || !cmp.Equal(s, was, cmpopts.EquateEmpty()) {
		return false
	}
	kept, err := types.Patch([]byte(text), s)
	if err != nil || string(kept) != text {
		t.Errorf("without a change the text differs: %v\n%s", err, cmp.Diff(text, string(kept)))
		return true
	}
	want := h.change(s)
	show := func(format string, args ...any) {
		t.Helper()
		t.Errorf(format+"\n--- before\n%s\n--- touched %v, moved %v", append(args, text, h.touched, h.moved)...)
	}
	encoded, err := types.Encode(want)
	if err != nil {
		show("Encode: %v", err)
		return true
	}
	if diff := cmp.Diff(want, readSheet(t, string(encoded)), cmpopts.EquateEmpty()); diff != "" {
		show("encoded value differs (-want +got):\n%s", diff)
	}
	out, err := types.Patch([]byte(text), &want)
	if err != nil {
		show("Patch: %v\nwant %+v", err, want)
		return true
	}
	after := string(out)
	if diff := cmp.Diff(want, readSheet(t, after), cmpopts.EquateEmpty()); diff != "" {
		show("patched value differs (-want +got):\n%s", diff)
	}
	if again, err := types.Patch(out, want); err != nil || string(again) != after {
		show("patching again: %v\n%s", err, cmp.Diff(after, string(again)))
	}
	page.check(after, h, func(format string, args ...any) {
		t.Helper()
		show(format+"\n--- after\n%s", append(args, after)...)
	})
	if !oneGo(types, text, want) {
		show("the change took a coarser way than needed")
	}
	return true
}

// oneGo reports whether a text is patched without writing a key's value anew.
func oneGo(types *Type, text string, want sheet) bool {
	e, doc, wanted := opened(types, text, want)
	_, ok := e.try(doc, wanted, "")
	return ok || same(doc.said, wanted)
}

func opened(types *Type, text string, want sheet) (editing, document, datum) {
	like := []any{want}
	e, body := types.open([]byte(text), like)
	root, said, problems := types.read([]byte(text), like)
	wanted, err := types.datum(like)
	if len(problems) > 0 || err != nil {
		panic("the text and the value were read before")
	}
	return e, document{body, root, said}, wanted
}

// Writing a key's value anew is what is left where finer edits fail; it has to
// keep the comments as well.
func TestCoarserWayKeepsComments(t *testing.T) {
	types := sheets()
	for seed := uint64(1); seed < 300; seed++ {
		h := newHand(seed)
		s := h.sheet()
		text := h.page(s).text()
		if _, _, problems := types.read([]byte(text), []any{s}); len(problems) > 0 || strings.ContainsAny(text, "&*") {
			continue // what an alias stands for can go with its anchor
		}
		e, doc, want := opened(types, text, h.change(s))
		for _, en := range want.entries {
			next := doc.said.with(en.key, want)
			if _, ok := e.try(doc, next, en.key); !ok {
				t.Fatalf("RUNG_SEED=%d: %s cannot be written anew in\n%s", seed, en.key, text)
			}
		}
	}
}

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

// told is what a document says, read off the Go values without this package.
type told struct {
	path   string
	kind   reflect.Kind // Struct, Slice, String (a text), Int (anything without quotes)
	text   string
	keys   []string
	kids   []told
	number bool // a text that may stand without quotes though it is a number
}

func toldBy(v reflect.Value, path string) told {
	switch v.Kind() {
	case reflect.Pointer:
		return toldBy(v.Elem(), path)
	case reflect.Struct:
		out := told{path: path, kind: reflect.Struct}
		for i := range v.NumField() {
			f := v.Field(i)
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0 || f.Kind() == reflect.Struct && len(toldBy(f, "").kids) == 0 {
				continue
			}
			out.keys = append(out.keys, name)
			out.kids = append(out.kids, toldBy(f, strings.TrimPrefix(path+"/"+name, "/")))
		}
		return out
	case reflect.Slice:
		out := told{path: path, kind: reflect.Slice}
		for i := range v.Len() {
			out.kids = append(out.kids, toldBy(v.Index(i), path+"/"+strconv.Itoa(i)))
		}
		return out
	case reflect.Uint8:
		return told{path: path, kind: reflect.String, text: grade(0).Values()[v.Uint()-1]}
	case reflect.String:
		return told{path: path, kind: reflect.String, text: v.String(), number: v.Type() == reflect.TypeFor[year]()}
	}
	return told{path: path, kind: reflect.Int, text: fmt.Sprint(v.Interface())}
}

// line is a line of a document with the paths of the values that are on it.
type line struct {
	text   string
	owners []string
	whole  bool // it is touched as well by what happens inside of its values
	aside  bool // a comment or an empty line
}

type page struct {
	lines []line
	hand  *hand
}

func (p page) text() string {
	var out strings.Builder
	if p.hand.mark {
		out.WriteString(byteOrderMark)
	}
	for i, l := range p.lines {
		out.WriteString(l.text)
		if i+1 < len(p.lines) || !p.hand.open {
			out.WriteString(p.hand.eol)
		}
	}
	return out.String()
}

var written = regexp.MustCompile(`#[^#]*c[0-9]+;.*$`)

// check holds what became of a page against what it was.
func (p page) check(after string, h *hand, fail func(string, ...any)) {
	if strings.HasPrefix(after, byteOrderMark) != h.mark {
		fail("byte order mark")
	}
	if broken := strings.HasSuffix(after, "\n"); broken != strings.HasSuffix(p.text(), "\n") && !(broken && p.hasEmptyLine()) {
		fail("last line break") // where the last lines go, an empty one before them becomes the break
	}
	lines := strings.Split(strings.TrimPrefix(after, byteOrderMark), h.eol)
	for _, l := range lines {
		if strings.ContainsAny(l, "\r\n") {
			fail("line breaks are mixed: %q", l)
		}
	}
	if h.json {
		return
	}
	notes := map[string]int{}
	for _, l := range lines {
		notes[strings.TrimRight(written.FindString(l), " \t")]++
	}
	at := 0
	for i, l := range p.lines {
		if note := strings.TrimRight(written.FindString(l.text), " \t"); note != "" && notes[note] != 1 {
			fail("comment %q is there %d times", note, notes[note])
		}
		if h.concerns(l) {
			continue
		}
		found := slices.IndexFunc(lines[at:], func(other string) bool {
			return other == l.text || l.aside && strings.TrimSpace(other) == strings.TrimSpace(l.text)
		})
		if found < 0 {
			fail("line %d is gone: %q of %v", i+1, l.text, l.owners)
			return
		}
		at += found + 1
	}
}

func (p page) hasEmptyLine() bool {
	return slices.ContainsFunc(p.lines, func(l line) bool { return strings.TrimSpace(l.text) == "" })
}

// concerns reports whether the changes have to do with a line.
func (h *hand) concerns(l line) bool {
	for _, owner := range l.owners {
		if l.aside && strings.TrimSpace(l.text) == "" && slices.Contains(h.cleared, owner) {
			return true
		}
		for _, path := range h.moved {
			if under(owner, path) || l.whole && under(path, owner) {
				return true
			}
		}
		for _, path := range h.touched {
			if under(owner, path) && !(l.aside && strings.Contains(l.text, "#")) || l.whole && under(path, owner) {
				return true
			}
		}
	}
	return false
}

func under(path, above string) bool {
	return above != "" && (path == above || strings.HasPrefix(path, above+"/"))
}

func (h *hand) page(s sheet) page {
	t := toldBy(reflect.ValueOf(s), "")
	p := page{hand: h}
	if h.json {
		text, err := json.Marshal(s)
		if h.chance(50) {
			text, err = json.MarshalIndent(s, "", "  ")
		}
		if err != nil {
			panic(err)
		}
		h.eol, h.mark = "\n", false
		for l := range strings.SplitSeq(string(text), "\n") {
			p.lines = append(p.lines, line{text: l})
		}
		return p
	}
	h.maybe(20, func() { p.lines = append(p.lines, line{text: "---" + h.comment()}) })
	if len(t.keys) > 0 {
		p.lines = append(p.lines, h.block(t)...)
	}
	p.lines = append(p.lines, h.between("", true)...)
	h.maybe(5, func() { p.lines = append(p.lines, line{text: "..."}) })
	return p
}

// comment is one behind something, or nothing.
func (h *hand) comment() string {
	if !h.chance(25) {
		return ""
	}
	return strings.Repeat(" ", 1+h.IntN(3)) + h.note()
}

func (h *hand) note() string {
	h.notes++
	texts := []string{"", " see: this", " \"quote", " 'it", " - [x]", " {y", " é ✓", "\ttab", " &a *b", " |", " trailing  "}
	return fmt.Sprintf("#%sc%d;%s", []string{"", " "}[h.IntN(2)], h.notes, texts[h.IntN(len(texts))])
}

// between are empty lines and comments before an entry of the value at a path.
func (h *hand) between(path string, block bool) []line {
	var out []line
	for h.chance(12) {
		out = append(out, line{text: strings.Repeat(" ", h.IntN(2)), owners: []string{path}, aside: true})
	}
	for h.chance(15) {
		indent := 0
		if block && len(out) == 0 && h.chance(20) {
			indent = 1 + h.IntN(4)
		}
		out = append(out, line{text: strings.Repeat(" ", indent) + h.note(), owners: []string{path}, aside: true})
	}
	return out
}

func shift(lines []line, by int) []line {
	for i := range lines {
		if lines[i].text != "" {
			lines[i].text = strings.Repeat(" ", by) + lines[i].text
		}
	}
	return lines
}

// block writes a mapping or list in block form.
func (h *hand) block(t told) []line {
	var out []line
	order := h.Perm(len(t.kids))
	if t.kind == reflect.Slice || h.chance(50) {
		slices.Sort(order)
	}
	for n, i := range order {
		kid := t.kids[i]
		if t.kind == reflect.Slice {
			out = append(out, h.between(t.path, true)...)
			out = append(out, h.item(kid)...)
			continue
		}
		if n > 0 || t.path == "" {
			out = append(out, h.between(t.path, true)...)
		}
		out = append(out, h.entry(t.keys[i], kid)...)
	}
	return out
}

func (h *hand) key(name string) string {
	switch h.IntN(12) {
	case 0:
		return `"` + name + `"`
	case 1:
		return "'" + name + "'"
	}
	return name
}

func (h *hand) entry(name string, t told) []line {
	key := h.key(name) + ":"
	inBlock := t.kind == reflect.Struct && len(t.kids) > 0 || t.kind == reflect.Slice
	if inBlock && h.chance(70) {
		by := h.step
		if t.kind == reflect.Slice {
			by = h.dash
		}
		out := []line{{text: key + h.comment(), owners: []string{t.path}}}
		return append(out, shift(h.block(t), by)...)
	}
	return h.placed(key+" ", t, h.step)
}

func (h *hand) item(t told) []line {
	dash := "-" + strings.Repeat(" ", 1+h.IntN(2)*h.IntN(3))
	if t.kind == reflect.Struct && len(t.kids) == 1 && t.keys[0] == "skill" && h.chance(40) {
		out := h.placed(dash, told{path: t.path, kind: reflect.String, text: t.kids[0].text}, len(dash))
		for i := range out {
			out[i].whole = true
		}
		return out
	}
	if t.kind != reflect.Struct || h.chance(40) {
		return h.placed(dash, t, len(dash))
	}
	if h.chance(6) {
		out := []line{{text: "-" + h.comment(), owners: []string{t.path}}}
		return append(out, shift(h.block(t), len(dash))...)
	}
	out := shift(h.block(t), len(dash))
	out[0].text = dash + out[0].text[len(dash):]
	h.hanging[t.path] = out[0].owners[0]
	return out
}

// placed writes a scalar, or another value in brackets, behind something.
func (h *hand) placed(before string, t told, indent int) []line {
	owners := []string{t.path}
	if t.kind == reflect.Struct || t.kind == reflect.Slice {
		if h.chance(25) && len(t.kids) > 0 {
			return h.tall(before, t, indent)
		}
		return []line{{text: before + h.flow(t, &owners) + h.comment(), owners: owners, whole: true}}
	}
	var out []line
	texts := h.scalar(t, true, indent, &owners)
	for i, text := range texts {
		if i == 0 {
			text = before + text
		}
		if i+1 == len(texts) && !strings.ContainsAny(texts[0][:1], "|>") {
			text += h.comment()
		}
		out = append(out, line{text: text, owners: owners})
	}
	return out
}

// tall writes a value in brackets over several lines.
func (h *hand) tall(before string, t told, indent int) []line {
	open, shut := "{", "}"
	if t.kind == reflect.Slice {
		open, shut = "[", "]"
	}
	out := []line{{text: before + open + h.comment()}}
	for i, kid := range t.kids {
		for _, l := range h.between(t.path, false) {
			out = append(out, line{text: strings.Repeat(" ", indent) + l.text, owners: l.owners, aside: l.aside})
		}
		owners := []string{t.path}
		text := strings.Repeat(" ", indent)
		if t.kind == reflect.Struct {
			text += h.key(t.keys[i]) + ": "
		}
		text += h.flow(kid, &owners)
		if i+1 < len(t.kids) || h.chance(40) {
			text += ","
		}
		out = append(out, line{text: text + h.comment(), owners: owners})
	}
	if h.chance(30) {
		last := &out[len(out)-1]
		if !strings.Contains(last.text, "#") {
			last.text += shut + h.comment()
			shut = ""
		}
	}
	if shut != "" {
		out = append(out, line{text: strings.Repeat(" ", indent) + shut + h.comment()})
	}
	for i := range out {
		out[i].owners = append(out[i].owners, t.path)
		out[i].whole = true
	}
	return out
}

func (h *hand) flow(t told, owners *[]string) string {
	var parts []string
	space := strings.Repeat(" ", h.IntN(2))
	order := h.Perm(len(t.kids))
	if t.kind == reflect.Slice || h.chance(50) {
		slices.Sort(order)
	}
	for _, i := range order {
		part := h.flow(t.kids[i], owners)
		if t.kind == reflect.Struct {
			part = h.key(t.keys[i]) + ": " + part
		}
		parts = append(parts, part)
	}
	tail := space
	if len(parts) > 0 && h.chance(10) {
		tail = "," + space
	}
	between := "," + strings.Repeat(" ", 1+h.IntN(2))
	switch t.kind {
	case reflect.Struct:
		return "{" + space + strings.Join(parts, between) + tail + "}"
	case reflect.Slice:
		return "[" + space + strings.Join(parts, between) + tail + "]"
	}
	return h.scalar(t, false, 0, owners)[0]
}

var (
	harmless = regexp.MustCompile(`^[A-Za-zé][A-Za-z0-9éü' -]*[A-Za-z0-9é]$`)
	words    = regexp.MustCompile(`^[^ ]+( [^ ]+)+$`)
	special  = regexp.MustCompile(`^(?i:true|yes|null)$`)
)

// scalar writes a scalar in one of its forms, on one line unless in block form.
func (h *hand) scalar(t told, block bool, indent int, owners *[]string) []string {
	if t.kind == reflect.Int {
		return []string{t.text}
	}
	if h.aliases && !t.number {
		if a, ok := h.anchors[t.text]; ok && h.chance(50) {
			*owners = append(*owners, a.path)
			return []string{"*" + a.name + " "}
		}
		if h.chance(20) {
			name := fmt.Sprintf("a%d", len(h.anchors))
			h.anchors[t.text] = anchorAt{name, t.path}
			return []string{"&" + name + " " + doubleQuoted(t.text)}
		}
	}
	plain := harmless.MatchString(t.text) && !special.MatchString(t.text)
	pad := strings.Repeat(" ", indent)
	broken := strings.Replace(t.text, " ", h.eol+pad, 1)
	folds := block && words.MatchString(t.text) && !strings.Contains(broken, h.eol+pad+"#")
	split := func(text string) []string { return strings.Split(text, h.eol) }
	for {
		switch h.IntN(9) {
		case 0, 1, 2:
			if plain || t.number {
				return []string{t.text}
			}
		case 3:
			return []string{doubleQuoted(t.text)}
		case 4:
			return []string{singleQuoted(t.text)}
		case 5:
			return []string{`"` + strings.NewReplacer(`\`, `\x5c`, `"`, `\"`, "e", `\x65`, "é", `\u00e9`, "😀", `\U0001F600`).Replace(t.text) + `"`}
		case 6:
			if folds && !strings.ContainsAny(t.text, `\"`) && !t.number {
				return split(`"` + broken + `"`)
			}
		case 7:
			if folds && plain {
				return split(broken)
			}
		case 8:
			if block && strings.TrimSpace(t.text) == t.text && !t.number && !strings.HasPrefix(t.text, "\u00a0") {
				if folds && h.chance(50) {
					return append([]string{">-" + h.comment()}, split(pad+broken)...)
				}
				return []string{[]string{"|", "|-", ">", ">-"}[h.IntN(4)] + h.comment(), pad + t.text}
			}
		}
	}
}
