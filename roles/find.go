package roles

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Ref points at one record of a catalog.
type Ref struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

// String is the reference as people write it: "role/health-data-analyst".
func (r Ref) String() string { return string(r.Kind) + "/" + r.ID }

// RefKinds lists the kinds that a reference can point at, in the order in which
// answers hold them.
func RefKinds() []Kind {
	return []Kind{KindRole, KindSkill, KindCert, KindProgram, KindLicense}
}

// Hit is a record that matches a search.
type Hit struct {
	Ref
	Title string `json:"title"`
	Score int    `json:"score"` // higher is nearer; only the order means something
}

// entry is one record as references see it.
type entry struct {
	ref     Ref
	title   string
	aliases []string // and the ids that the record replaces
	text    string   // what else a search may look at
}

// entries lists the records of some kinds (none: all), by kind, then id.
func (c *Catalog) entries(kinds []Kind) []entry {
	if len(kinds) == 0 {
		kinds = RefKinds()
	}
	var list []entry
	for _, kind := range kinds {
		switch kind {
		case KindRole:
			for _, r := range c.Roles {
				list = append(list, entry{Ref{kind, r.ID}, r.Title, join(r.Aliases, r.Replaces), r.Summary})
			}
		case KindSkill:
			for _, s := range c.Skills {
				list = append(list, entry{Ref{kind, s.ID}, s.Name, join(s.Aliases, s.Replaces), s.Summary})
			}
		case KindCert:
			for _, x := range c.Certs {
				list = append(list, entry{Ref{kind, x.ID}, x.Name, join(x.Aliases, x.Replaces), x.Issuer})
			}
		case KindProgram:
			for _, p := range c.Programs {
				list = append(list, entry{Ref{kind, p.ID}, p.Name, join(p.Aliases, p.Replaces), strings.Join(p.Fields, " ")})
			}
		case KindLicense:
			for _, l := range c.Licenses {
				list = append(list, entry{Ref{kind, l.ID}, l.Name, l.Aliases, ""})
			}
		}
	}
	return list
}

// Refs lists the records of some kinds (none: all), by kind, then id.
func (c *Catalog) Refs(kinds ...Kind) []Ref {
	var refs []Ref
	for _, e := range c.entries(kinds) {
		refs = append(refs, e.ref)
	}
	return refs
}

func join(a, b []string) []string { return slices.Concat(a, b) }

// Has reports whether there is a role, skill, certification, program or license
// with an id.
func (c *Catalog) Has(r Ref) bool {
	switch r.Kind {
	case KindRole:
		return c.Role(r.ID) != nil
	case KindSkill:
		return c.Skill(r.ID) != nil
	case KindCert:
		return c.Cert(r.ID) != nil
	case KindProgram:
		return c.Program(r.ID) != nil
	case KindLicense:
		return c.License(r.ID) != nil
	}
	return false
}

// Title is what a record is called, or the bare id where there is none.
func (c *Catalog) Title(r Ref) string {
	switch r.Kind {
	case KindRole:
		if x := c.Role(r.ID); x != nil {
			return x.Title
		}
	case KindSkill:
		if x := c.Skill(r.ID); x != nil {
			return x.Name
		}
	case KindCert:
		if x := c.Cert(r.ID); x != nil {
			return x.Name
		}
	case KindProgram:
		if x := c.Program(r.ID); x != nil {
			return x.Name
		}
	case KindLicense:
		if x := c.License(r.ID); x != nil {
			return x.Name
		}
	case KindTrack:
		return c.TrackTitle(r.ID)
	}
	return r.ID
}

// Find gives the records that a reference names, looking in some kinds (none:
// all). Case is ignored. Within a kind an exact id wins over a title, and a
// title over an alias. "kind/id" looks in that kind alone.
func (c *Catalog) Find(text string, kinds ...Kind) []Ref {
	want, kinds, ok := restrict(text, kinds)
	if !ok {
		return nil
	}
	var found []Ref
	const none = 4
	rank := make(map[Kind]int)
	for _, e := range c.entries(kinds) {
		r := none
		switch {
		case Folded(e.ref.ID) == want:
			r = 1
		case Folded(e.title) == want:
			r = 2
		case slices.ContainsFunc(e.aliases, func(a string) bool { return Folded(a) == want }):
			r = 3
		}
		best := cmp.Or(rank[e.ref.Kind], none)
		if r > best || r == none {
			continue
		}
		if r < best {
			found = slices.DeleteFunc(found, func(f Ref) bool { return f.Kind == e.ref.Kind })
			rank[e.ref.Kind] = r
		}
		found = append(found, e.ref)
	}
	return found
}

// restrict folds a reference and applies its "kind/" prefix; it reports false
// where the prefix names a kind that is not looked in.
func restrict(text string, kinds []Kind) (string, []Kind, bool) {
	want := Folded(text)
	prefix, rest, found := strings.Cut(want, "/")
	if !found || !slices.Contains(RefKinds(), Kind(prefix)) {
		return want, kinds, want != ""
	}
	if len(kinds) > 0 && !slices.Contains(kinds, Kind(prefix)) {
		return "", nil, false
	}
	return strings.TrimSpace(rest), []Kind{Kind(prefix)}, rest != ""
}

// Nearest gives at most n records whose id, title or alias is closest to a
// text that names nothing, nearest first. What is too far to be a slip of the
// finger is left out.
func (c *Catalog) Nearest(text string, n int, kinds ...Kind) []Ref {
	want, kinds, ok := restrict(text, kinds)
	if !ok || n <= 0 {
		return nil
	}
	type near struct {
		ref       Ref
		best, own int // distance to any name, and to the id
	}
	var list []near
	for _, e := range c.entries(kinds) {
		own := distance(want, Folded(e.ref.ID))
		best := own
		for _, name := range append([]string{e.title}, e.aliases...) {
			best = min(best, distance(want, Folded(name)))
		}
		if best <= max(2, len(want)/3) {
			list = append(list, near{e.ref, best, own})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return cmp.Or(cmp.Compare(a.best, b.best), cmp.Compare(a.own, b.own)) })
	var refs []Ref
	for _, x := range list[:min(n, len(list))] {
		refs = append(refs, x.ref)
	}
	return refs
}

// maxCompared bounds the quadratic edit distance against absurd input.
const maxCompared = 200

// distance is the edit distance of two folded names; a name that holds the
// whole text counts as near.
func distance(text, name string) int {
	if len(text) > maxCompared || len(name) > maxCompared {
		return maxCompared
	}
	d := levenshtein.ComputeDistance(text, name)
	if len(text) >= 3 && strings.Contains(name, text) {
		return min(d, 2)
	}
	return d
}

// Search gives the records that match every word, by kind, best first. A word
// matches a name or an alias by word, prefix, part or with a typing slip, and
// other text by word alone.
func (c *Catalog) Search(words string) []Hit {
	want := terms(words)
	if len(want) == 0 {
		return nil
	}
	var hits []Hit
	for _, e := range c.entries(nil) {
		if score := e.score(want); score > 0 {
			hits = append(hits, Hit{Ref: e.ref, Title: e.title, Score: score})
		}
	}
	order := RefKinds()
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(
			cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)),
			cmp.Compare(b.Score, a.Score),
			strings.Compare(a.ID, b.ID))
	})
	return hits
}

// terms splits text into folded words; hyphens and slashes part words, so that
// ids and titles compare alike.
func terms(text string) []string {
	return strings.FieldsFunc(Folded(text), func(r rune) bool {
		return strings.ContainsRune(" -/,()[]&", r)
	})
}

// score is the mean over the wanted words of how well each is met, 0 when one
// is not met at all.
func (e entry) score(want []string) int {
	title, id := terms(e.title), terms(e.ref.ID)
	var aliases [][]string
	for _, a := range e.aliases {
		aliases = append(aliases, terms(a))
	}
	text := terms(e.text)
	total := 0
	for _, w := range want {
		best := max(nameScore(w, title), nameScore(w, id))
		for _, a := range aliases {
			best = max(best, nameScore(w, a)-5)
		}
		if slices.Contains(text, w) {
			best = max(best, 30)
		}
		if best <= 0 {
			return 0
		}
		total += best
	}
	total /= len(want)
	if slices.Equal(want, title) || slices.Equal(want, id) {
		total += 50
	}
	return total
}

func nameScore(word string, name []string) int {
	best := 0
	for _, n := range name {
		switch {
		case n == word:
			return 100
		case strings.HasPrefix(n, word):
			best = max(best, 80)
		case len(word) >= 3 && strings.Contains(n, word):
			best = max(best, 60)
		case slip(word, n):
			best = max(best, 40)
		}
	}
	return best
}

// slip reports whether two words differ by a typing slip: one letter from four
// letters on, two from eight on.
func slip(a, b string) bool {
	if len(a) < 4 || len(a) > maxCompared || len(b) > maxCompared {
		return false
	}
	return levenshtein.ComputeDistance(a, b) <= 1+len(a)/8
}
