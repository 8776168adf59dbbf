package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"careers/rung/roles"
)

// nameClass says what a name is to the record that has it. The lower, the more
// the name is the record's own.
type nameClass int

const (
	isTitle   nameClass = iota
	isID                // as words: "data-quality"
	isRenamed           // an id that the record replaces
	isAlias
	isPart      // one of two names in a title: "TypeScript" of "JavaScript / TypeScript"
	isElsewhere // what O*NET or ESCO file under the record
)

// known is one name of a record of the catalog.
type known struct {
	ref   roles.Ref
	class nameClass
	text  string // as the catalog writes it
	words []string
	key   string
	place int32 // in the index of its kind
}

// own reports whether the name says the record alone.
func (k *known) own() bool { return k.class <= isRenamed }

// index finds the names of one kind.
type nameIndex struct {
	names  []known
	byKey  map[string][]int32
	byBag  map[string][]int32
	byWord map[string][]int32
	slips  map[string][]string // a word less one letter → the words that it may be
}

// Matcher finds what resumes say in one catalog. It is made once for any
// number of resumes, and may be shared.
type Matcher struct {
	c           *roles.Catalog
	lex         *lexicon
	titles      *titleWords
	skills      *skillWords
	creds       *credentialWords
	degrees     *studyWords
	index       map[roles.Kind]*nameIndex
	occupations map[string][]int       // titles that O*NET lists → places in the catalog's list
	wordsOf     map[roles.Ref][]string // of all names of a record
	written     map[writtenIn]bool     // how names write their words
	longest     int                    // words of the longest name of a skill or certification
}

// writtenIn is a word as the names of a record write it.
type writtenIn struct {
	ref roles.Ref
	raw string
}

// NewMatcher indexes the names of a catalog.
func NewMatcher(c *roles.Catalog) *Matcher {
	m := &Matcher{c: c, lex: newLexicon(), index: map[roles.Kind]*nameIndex{}, wordsOf: map[roles.Ref][]string{}, written: map[writtenIn]bool{}}
	for _, kind := range []roles.Kind{roles.KindRole, roles.KindSkill, roles.KindCert, roles.KindLicense} {
		m.index[kind] = &nameIndex{
			byKey: map[string][]int32{}, byBag: map[string][]int32{}, byWord: map[string][]int32{}, slips: map[string][]string{},
		}
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		m.addNames(roles.Ref{Kind: roles.KindRole, ID: r.ID}, r.Title, r.Aliases, r.Replaces)
	}
	for i := range c.Skills {
		s := &c.Skills[i]
		ref := roles.Ref{Kind: roles.KindSkill, ID: s.ID}
		m.addNames(ref, s.Name, s.Aliases, s.Replaces)
		m.add(ref, isElsewhere, s.External.ONET)
		m.add(ref, isElsewhere, strings.TrimPrefix(s.External.ONET, "Microsoft "))
		m.add(ref, isElsewhere, s.External.ESCO)
	}
	for i := range c.Certs {
		x := &c.Certs[i]
		m.addNames(roles.Ref{Kind: roles.KindCert, ID: x.ID}, x.Name, x.Aliases, x.Replaces)
	}
	for i := range c.Licenses {
		l := &c.Licenses[i]
		m.addNames(roles.Ref{Kind: roles.KindLicense, ID: l.ID}, l.Name, l.Aliases, nil)
	}
	m.occupations = map[string][]int{}
	for i := range c.Occupations {
		titles := []string{c.Occupations[i].Title}
		for _, e := range c.Occupations[i].Evidence {
			titles = append(titles, e.Title)
		}
		for _, title := range titles {
			if key := keyOf(m.lex.words(title, true)); !slices.Contains(m.occupations[key], i) {
				m.occupations[key] = append(m.occupations[key], i)
			}
		}
	}
	for _, kind := range []roles.Kind{roles.KindSkill, roles.KindCert} {
		for i := range m.index[kind].names {
			m.longest = max(m.longest, len(m.index[kind].names[i].words))
		}
	}
	m.longest = min(m.longest, 8)
	m.titles = newTitleWords(m)
	m.skills = newSkillWords()
	m.creds = newCredentialWords(m)
	m.degrees = newStudyWords(m)
	return m
}

// addNames adds all that a record is called.
func (m *Matcher) addNames(ref roles.Ref, title string, aliases, replaces []string) {
	m.add(ref, isTitle, title)
	if outer, inner := acronymsOf(title); len(inner) > 0 {
		m.add(ref, isTitle, outer)
		for _, a := range inner {
			m.add(ref, isTitle, a)
		}
	}
	m.add(ref, isID, strings.ReplaceAll(ref.ID, "-", " "))
	for _, old := range replaces {
		m.add(ref, isRenamed, strings.ReplaceAll(old, "-", " "))
	}
	for _, a := range aliases {
		m.add(ref, isAlias, a)
	}
	if ref.Kind == roles.KindSkill {
		for _, p := range twoNames(title) {
			m.add(ref, isPart, p)
		}
	}
}

func (m *Matcher) add(ref roles.Ref, class nameClass, text string) {
	list := m.lex.words(text, ref.Kind == roles.KindRole)
	if len(list) == 0 {
		return
	}
	x := m.index[ref.Kind]
	key := keyOf(list)
	for _, i := range x.byKey[key] {
		if k := &x.names[i]; k.ref == ref && k.class <= class && sameCase(k.text, text) {
			return
		}
	}
	all := m.wordsOf[ref]
	for _, w := range list {
		if !slices.Contains(all, w.fold) {
			all = append(all, w.fold)
		}
		if class != isID && class != isElsewhere && ref.Kind != roles.KindRole {
			m.written[writtenIn{ref, w.raw}] = true
		}
	}
	m.wordsOf[ref] = all
	at := int32(len(x.names))
	words := folds(list)
	slices.Sort(words)
	words = slices.Compact(words)
	x.names = append(x.names, known{ref: ref, class: class, text: text, words: words, key: key, place: at})
	x.byKey[key] = append(x.byKey[key], at)
	bag := strings.Join(words, " ")
	x.byBag[bag] = append(x.byBag[bag], at)
	for _, w := range words {
		if len(x.byWord[w]) == 0 {
			x.learn(w)
		}
		x.byWord[w] = append(x.byWord[w], at)
	}
}

// sameCase reports whether two texts that fold alike also have the same
// capitals: "ADaM" is not "Adam".
func sameCase(a, b string) bool {
	return strings.ContainsFunc(a, unicode.IsUpper) == strings.ContainsFunc(b, unicode.IsUpper)
}

// shortestMended is the shortest word in which a slip is mended: shorter words
// are too often one letter from another. One letter less will do for two
// letters that changed places.
const shortestMended = 6

// learn makes a word findable with a typing slip.
func (x *nameIndex) learn(w string) {
	if len(w) < shortestMended-1 {
		return
	}
	for i := range len(w) {
		less := w[:i] + w[i+1:]
		x.slips[less] = append(x.slips[less], w)
	}
	x.slips[w] = append(x.slips[w], w)
}

// mend replaces words that no name has by the one word that they are a slip
// from, and reports whether it did.
func (x *nameIndex) mend(list []lexeme) ([]lexeme, bool) {
	out := slices.Clone(list)
	mended := false
	for i, w := range out {
		if len(w.fold) < shortestMended-1 || len(x.byWord[w.fold]) > 0 {
			continue
		}
		near := map[string]bool{}
		keep := func(less string) {
			for _, full := range x.slips[less] {
				if full[0] == w.fold[0] && oneSlip(full, w.fold) && (len(w.fold) >= shortestMended || sameLetters(full, w.fold)) {
					near[full] = true
				}
			}
		}
		keep(w.fold)
		for j := range len(w.fold) {
			keep(w.fold[:j] + w.fold[j+1:])
		}
		if len(near) != 1 {
			continue
		}
		for full := range near {
			out[i].fold, out[i].mended = full, true
		}
		mended = true
	}
	return out, mended
}

// acronymsOf parts "Registered Health Information Administrator (RHIA)" into
// the name and its acronyms; a bracket that holds anything else is part of the
// name.
func acronymsOf(title string) (outer string, acronyms []string) {
	before, rest, ok := strings.Cut(title, "(")
	inner, _, closed := strings.Cut(rest, ")")
	if !ok || !closed || strings.TrimSpace(before) == "" {
		return title, nil
	}
	pieces := strings.Split(inner, " / ")
	for _, a := range pieces {
		if !isAcronym(strings.TrimSpace(a)) {
			return title, nil
		}
	}
	return strings.TrimSpace(before), pieces
}

// isAcronym reports whether a word is written as one: "RHIA", "CPhT", "PL-300".
func isAcronym(text string) bool {
	if len(text) < 2 || len(text) > 10 || strings.ContainsAny(text, " \t") {
		return false
	}
	capitals := 0
	for _, r := range text {
		if unicode.IsUpper(r) || unicode.IsDigit(r) || r == '+' {
			capitals++
		}
	}
	return capitals >= 2
}

// twoNames parts a title that is two names: "JSON and XML", "ETL / ELT
// pipelines". Each must have a capital; "planning and support" is one thing.
func twoNames(title string) []string {
	title, _, _ = strings.Cut(title, "(")
	for _, sep := range []string{" / ", " and "} {
		pieces := strings.Split(title, sep)
		if len(pieces) == 2 && !slices.ContainsFunc(pieces, func(p string) bool {
			words := strings.Fields(p)
			lower := slices.ContainsFunc(words, func(w string) bool { return !strings.ContainsFunc(w, unicode.IsUpper) })
			return !strings.ContainsFunc(p, unicode.IsUpper) || len(words) > 2 || lower && sep == " and "
		}) {
			return pieces
		}
	}
	return nil
}

// hit is a record that a text names, by the best of its names.
type hit struct{ *known }

// exact is the records whose name is a text, the nearest class first, and of
// that class alone: a title wins over an alias of another record.
func (m *Matcher) exact(kind roles.Kind, list []lexeme) []hit {
	x := m.index[kind]
	if len(list) == 0 {
		return nil
	}
	return m.best(x, x.byKey[keyOf(list)], list)
}

// anyOrder is the records whose name has the words of a text.
func (m *Matcher) anyOrder(kind roles.Kind, list []lexeme) []hit {
	x := m.index[kind]
	if len(list) < 2 {
		return nil
	}
	return m.best(x, x.byBag[bagOf(list)], list)
}

func (m *Matcher) best(x *nameIndex, at []int32, list []lexeme) []hit {
	var hits []hit
	for _, i := range at {
		k := &x.names[i]
		if !m.spelledSo(k, list) {
			continue
		}
		if j := slices.IndexFunc(hits, func(h hit) bool { return h.ref == k.ref }); j >= 0 {
			if k.class < hits[j].class {
				hits[j].known = k
			}
			continue
		}
		hits = append(hits, hit{known: k})
	}
	tier := func(h hit) int {
		switch {
		case h.own():
			return 0
		case h.class == isAlias:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(tier(a), tier(b)), strings.Compare(a.ref.ID, b.ref.ID))
	})
	for i := range hits {
		if tier(hits[i]) > tier(hits[0]) {
			return hits[:i]
		}
	}
	return hits
}

// spelledSo reports whether the text may mean the name as it is written.
// Letters that are also a word ("R", "OR", "SAFe") count only as the catalog
// writes them.
func (m *Matcher) spelledSo(k *known, list []lexeme) bool {
	if len(list) != 1 || len(k.key) > 2 && !m.skills.english[k.key] || k.ref.Kind == roles.KindRole {
		return true
	}
	if list[0].joined || strings.ContainsAny(k.key, "+#.") {
		return true
	}
	return m.written[writtenIn{k.ref, list[0].raw}] || list[0].raw == strings.ToUpper(k.key) && (k.own() || !strings.EqualFold(k.text, k.key))
}

// refsOf are the records of hits, three at most.
func refsOf(hits []hit) []roles.Ref {
	var refs []roles.Ref
	for _, h := range hits {
		if len(refs) < maxCandidates && !slices.Contains(refs, h.ref) {
			refs = append(refs, h.ref)
		}
	}
	return refs
}

// maxCandidates is how many records an unsure match offers.
const maxCandidates = 3

// sameName says that a text is a name of a record.
func (m *Matcher) sameName(k *known) string {
	name := m.c.Title(k.ref)
	switch k.class {
	case isTitle:
		if !isAcronym(strings.TrimSpace(k.text)) || strings.EqualFold(k.text, name) {
			return "same name as " + name
		}
		return fmt.Sprintf("%q is short for %s", strings.TrimSpace(k.text), name)
	case isID:
		x := m.index[k.ref.Kind]
		for _, i := range x.byKey[k.key] {
			if other := &x.names[i]; other.ref == k.ref && other.class == isAlias {
				return m.sameName(other)
			}
		}
		return fmt.Sprintf("%q is short for %s", k.text, name)
	case isRenamed:
		return fmt.Sprintf("renamed: %q is %s now", k.text, name)
	case isPart:
		return fmt.Sprintf("%q is part of %s", strings.TrimSpace(k.text), name)
	case isElsewhere:
		return fmt.Sprintf("O*NET or ESCO file %q under %s", k.text, name)
	}
	return fmt.Sprintf("%q is another name of %s", k.text, name)
}
