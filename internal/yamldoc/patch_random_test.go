package yamldoc

import (
	"os"
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
	usual := uint64(700)
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
