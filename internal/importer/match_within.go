package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"careers/rung/roles"
)

// within finds skills whose name stands within a longer text, or that a text of
// two words or more is most of. Neither is sure.
func (m *Matcher) within(words []lexeme, around map[string]bool) Found {
	x := m.index[roles.KindSkill]
	set := map[string]bool{}
	for _, w := range words {
		set[w.fold] = true
	}
	shared := map[int32]int{}
	for w := range set {
		for _, i := range x.byWord[w] {
			shared[i]++
		}
	}
	type near struct {
		hit
		left int
	}
	var list []near
	for i, n := range shared {
		k := &x.names[i]
		if k.class > isAlias || len(k.words) == 1 && !m.distinctive(k, words) || m.otherMeaning(k, around) != "" {
			continue
		}
		missing, extra := len(k.words)-n, len(set)-n
		inside := missing == 0 && (n > 1 || extra <= 2)
		mostOf := extra == 0 && missing == 1 && (n >= 2 || k.own() && m.onlyIn(k.ref, words))
		if !inside && !mostOf {
			continue
		}
		list = append(list, near{hit{known: k}, 4*missing + extra})
	}
	if len(list) == 0 {
		return Found{Why: "no skill of the catalog has this name"}
	}
	slices.SortFunc(list, func(a, b near) int {
		if a.left != b.left {
			return a.left - b.left
		}
		return strings.Compare(a.ref.ID+a.text, b.ref.ID+b.text)
	})
	hits := make([]hit, len(list))
	for i, n := range list {
		hits[i] = n.hit
	}
	best := hits[0]
	others := without(words, func(w lexeme) bool { return slices.Contains(m.wordsOf[best.ref], w.fold) || m.skills.filler[w.fold] })
	if len(others) == 0 && shared[best.place] == len(best.words) {
		return Found{Confidence: Likely, Ref: best.ref, Why: fmt.Sprintf("%q with words of %s", best.text, m.c.Title(best.ref)) + m.howAcquired(best.ref)}
	}
	return Found{Confidence: Unsure, Ref: best.ref, Candidates: refsOf(hits),
		Why: fmt.Sprintf("has words of %q", best.text) + m.howAcquired(best.ref)}
}

// onlyIn reports whether a word of a name, written as there with a capital,
// stands in the names of one record alone: "Mirth".
func (m *Matcher) onlyIn(ref roles.Ref, words []lexeme) bool {
	w := words[0]
	if len(words) != 1 || len(w.fold) < 4 || !strings.ContainsFunc(w.raw, unicode.IsUpper) || !m.written[writtenIn{ref, w.raw}] {
		return false
	}
	x := m.index[ref.Kind]
	return !slices.ContainsFunc(x.byWord[w.fold], func(i int32) bool { return x.names[i].ref != ref })
}

// distinctive reports whether a name of one word is unlike ordinary English,
// and stands among words as the catalog writes it.
func (m *Matcher) distinctive(k *known, words []lexeme) bool {
	for _, w := range words {
		if w.fold != k.key || m.skills.english[k.key] {
			continue
		}
		same := w.raw == strings.TrimSpace(k.text) || k.class == isID && m.written[writtenIn{k.ref, w.raw}]
		if same && strings.ContainsFunc(w.raw, unicode.IsUpper) {
			return true
		}
	}
	return false
}
