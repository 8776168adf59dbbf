package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// title is the title of a job, ready to be compared.
type title struct {
	words    []lexeme
	set      map[string]bool
	employer map[string]bool
	health   bool // it was in health care
	tech     bool // it was with computers
	mended   bool
}

// fit is how a title fits one name of a role.
type fit struct {
	*known
	confidence Confidence
	cost       int      // among fits of one confidence the lower is the nearer
	aside      []string // words of the title that the name lacks
	lacking    []string // words of the name that the title lacks
	exact      bool
	noSign     string // what the name needs a sign of and has none: "in health care", "with computers"
	mended     bool
	otherRank  string // a word that may make it another job
}

func rankOf(c Confidence) int {
	return slices.Index([]Confidence{Sure, Likely, Unsure, Kept}, c)
}

// weakest is the lesser of two confidences.
func weakest(a, b Confidence) Confidence {
	if rankOf(a) > rankOf(b) {
		return a
	}
	return b
}

// matchJob finds the role that a job was.
func (m *Matcher) matchJob(j Job) Found {
	x := m.index[roles.KindRole]
	if len(j.Title) > longestName {
		return Found{Why: "too long for a title"}
	}
	words := m.titleOnce(j.Title)
	if len(words) == 0 {
		return Found{Why: "no title is given"}
	}
	t := title{employer: map[string]bool{}, set: map[string]bool{}}
	t.health, t.tech = m.signs(j)
	t.words, t.mended = x.mend(words)
	for _, w := range t.words {
		t.set[w.fold] = true
	}
	for _, w := range m.lex.words(j.Employer, true) {
		t.employer[w.fold] = true
	}
	fits := m.fits(t)
	if len(fits) == 0 || fits[0].confidence == Unsure {
		if found, ok := m.twoJobs(j); ok {
			return found
		}
	}
	if len(fits) == 0 {
		if match, ok := m.matchOccupation(t); ok {
			return match
		}
		return Found{Why: "no role of the catalog has this title"}
	}
	best := fits[0]
	refs := make([]roles.Ref, 0, maxCandidates)
	for _, f := range fits[:min(len(fits), maxCandidates)] {
		refs = append(refs, f.ref)
	}
	if len(fits) > 1 && fits[1].confidence == best.confidence && fits[1].cost == best.cost && best.confidence != Unsure {
		return Found{Confidence: Unsure, Ref: best.ref, Candidates: refs,
			Why: fmt.Sprintf("as near to %s as to %s", m.c.Title(best.ref), m.c.Title(fits[1].ref))}
	}
	match := Found{Confidence: best.confidence, Ref: best.ref, Why: m.whyJob(best)}
	if match.Confidence == Unsure {
		match.Candidates = refs
	}
	return match
}

// twoJobs is a title that names more jobs than one, "Medical Biller/Coder":
// which it was is for the person to say.
func (m *Matcher) twoJobs(j Job) (Found, bool) {
	title := j.Title
	for _, word := range []string{" and ", " & ", "&"} {
		title = strings.ReplaceAll(title, word, "/")
	}
	several := strings.Split(title, "/")
	if len(several) < 2 || len(several) > maxCandidates {
		return Found{}, false
	}
	var refs []roles.Ref
	first := strings.Fields(several[0])
	for i, one := range several {
		if i > 0 && len(first) > 1 && len(strings.Fields(one)) == 1 {
			one = strings.Join(first[:len(first)-1], " ") + " " + one // "Medical Biller/Coder"
		}
		found := m.matchJob(Job{Title: one, Employer: j.Employer, Text: j.Text})
		if found.Confidence != Kept && !slices.Contains(refs, found.Ref) {
			refs = append(refs, found.Ref)
		}
	}
	if len(refs) < 2 {
		return Found{}, false
	}
	return Found{Confidence: Unsure, Ref: refs[0], Candidates: refs, Why: fmt.Sprintf("names two jobs: %s and %s", m.c.Title(refs[0]), m.c.Title(refs[1]))}, true
}

// titleOnce is the words of a title without those in brackets that say it
// again: "Registered Nurse (RN)", "Medical Assistant (MA)".
func (m *Matcher) titleOnce(text string) []lexeme {
	all := m.lex.words(text, true)
	before, rest, ok := strings.Cut(text, "(")
	inner, after, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return all
	}
	outer := m.lex.words(before+" - "+after, true)
	var initials strings.Builder
	for _, w := range split(before) {
		initials.WriteString(w.fold[:1])
	}
	if len(outer) > 0 && strings.HasPrefix(strings.ToLower(inner), initials.String()) && isAcronym(inner) {
		return outer
	}
	for _, w := range m.lex.words(inner, true) {
		if !slices.ContainsFunc(outer, func(o lexeme) bool { return o.fold == w.fold }) {
			return all
		}
	}
	return outer
}

// fits are the roles that a title may be, each by its nearest name, nearest
// first.
func (m *Matcher) fits(t title) []fit {
	x := m.index[roles.KindRole]
	shared := map[int32]int{}
	for w := range t.set {
		for _, i := range x.byWord[w] {
			shared[i]++
		}
	}
	best := map[roles.Ref]fit{}
	for i, n := range shared {
		k := &x.names[i]
		if 2*n < len(k.words) {
			continue
		}
		f, ok := m.fit(t, k)
		if !ok {
			continue
		}
		if old, ok := best[k.ref]; !ok || nearer(f, old) < 0 {
			best[k.ref] = f
		}
	}
	var list []fit
	for _, f := range best {
		list = append(list, f)
	}
	slices.SortFunc(list, nearer)
	return list
}

func nearer(a, b fit) int {
	return cmp.Or(
		cmp.Compare(rankOf(a.confidence), rankOf(b.confidence)),
		cmp.Compare(a.cost, b.cost),
		cmp.Compare(a.class, b.class),
		strings.Compare(a.ref.ID, b.ref.ID),
		strings.Compare(a.text, b.text))
}

// fit compares a title with a name. It fails where they are different jobs.
func (m *Matcher) fit(t title, k *known) (fit, bool) {
	f := fit{known: k, confidence: Sure}
	content, first := m.common(t, k)
	if content == 0 && !slices.Equal(k.words, sortedSet(t.words)) {
		return f, false
	}
	for _, w := range k.words {
		if !t.set[w] {
			f.lacking = append(f.lacking, w)
		}
	}
	extra, head, acute := m.extras(t, k, first)
	f.lacking, extra = m.swap(&f, f.lacking, extra)
	if !m.weighLacking(&f, t, content, acute) || !m.weighExtra(&f, t, extra, head, content, first) {
		return f, false
	}
	if len(f.lacking) == 0 && len(extra) == 0 && f.otherRank == "" && f.cost == 0 {
		f.exact = k.key == keyOf(t.words)
		if !f.exact {
			f.limit(Likely, 1)
		}
	}
	m.weighSigns(&f, t)
	if t.mended && slices.ContainsFunc(t.words, func(w lexeme) bool { return w.mended && slices.Contains(k.words, w.fold) }) {
		f.mended = true
		f.limit(Likely, 1)
	}
	return f, true
}

// limit makes a fit no surer than c, and that much farther.
func (f *fit) limit(c Confidence, cost int) {
	f.confidence = weakest(f.confidence, c)
	f.cost += cost
}

// common counts the words that a title and a name share and that say
// something, and finds the piece of the title where they begin.
func (m *Matcher) common(t title, k *known) (content, first int) {
	tw := m.titles
	first = -1
	for i, w := range t.words {
		if !slices.Contains(k.words, w.fold) {
			continue
		}
		if first < 0 {
			first = w.seg
		}
		again := slices.ContainsFunc(t.words[:i], func(o lexeme) bool { return o.fold == w.fold })
		if !again && !tw.field[w.fold] && !tw.usual[w.fold] && !tw.grade[w.fold] {
			content++
		}
	}
	return content, first
}

// weighLacking weighs the words of a name that a title lacks. It fails where
// one makes the name another job.
func (m *Matcher) weighLacking(f *fit, t title, content int, acute bool) bool {
	tw := m.titles
	fieldOnly := len(f.lacking) > 0 // all that lacks is that the job is in health care
	for _, w := range f.lacking {
		fieldOnly = fieldOnly && tw.field[w]
		switch {
		case tw.usual[w] && !tw.field[w]:
			f.limit(Likely, 2)
			if content == 1 && !acute {
				f.limit(Unsure, 2)
			}
		case w == "health" || w == "healthcare" || w == "it":
			f.limit(Likely, 2)
		case tw.field[w]:
			f.limit(Likely, 3)
		case tw.softRank[w]:
			f.limit(Unsure, 6)
		case w == "ehr" && content >= 2 && t.health:
			f.limit(Unsure, 5)
		default:
			return false
		}
	}
	if !fieldOnly || content != 1 {
		return true
	}
	shares := func(set map[string]bool) bool {
		return slices.ContainsFunc(f.words, func(w string) bool { return t.set[w] && set[w] })
	}
	if shares(tw.rank) || shares(tw.heads) && !t.health {
		return false
	}
	if !t.health || !shares(tw.trades) {
		f.limit(Unsure, 2)
	}
	return true
}

// weighExtra weighs the words of a title that a name lacks: decoration is left
// aside, and a rank or another head makes it unsure, or another job.
func (m *Matcher) weighExtra(f *fit, t title, extra []lexeme, head lexeme, content, first int) bool {
	tw := m.titles
	other := 0
	for _, w := range extra {
		switch {
		case w.numeral || tw.grade[w.fold] || tw.hours[w.fold] || tw.held[w.fold] || t.employer[w.fold] && w.seg != first:
			f.cost++
		case tw.softRank[w.fold]:
			f.limit(Likely, 1)
		case tw.rank[w.fold], w == head:
			if content < 2 || len(f.lacking) > 0 {
				return false
			}
			f.limit(Unsure, 8)
			f.otherRank = w.raw
			continue
		case (w.fold == "clinical" || w.fold == "medical") && m.general(f.known) && len(f.lacking) != 1:
			f.limit(Unsure, 4) // a clinical project manager runs trials
		case tw.field[w.fold] || tw.usual[w.fold] || w.fold == "ehr" || w.fold == "epic":
			f.limit(Likely, 1)
		case w.seg < first && content < 2:
			return false
		case tw.setting[w.fold] || w.seg != first:
			f.limit(Likely, 2)
		default:
			other++
			f.limit(Unsure, 5)
		}
		f.aside = append(f.aside, w.raw)
	}
	return other <= 2 && (other == 0 || content >= 2 && len(f.lacking) == 0)
}

// general reports whether all words of a name are words of jobs that every
// trade has.
func (m *Matcher) general(k *known) bool {
	return !slices.ContainsFunc(k.words, func(w string) bool { return !m.titles.general[w] && !m.titles.field[w] })
}

// weighSigns caps a fit with a name that other trades have as well, or that was
// met by leaving out that it is in health care, by what the job shows of the
// two things that make it a job of this field.
func (m *Matcher) weighSigns(f *fit, t title) {
	tw := m.titles
	lacks := func(words ...string) bool {
		return slices.ContainsFunc(f.lacking, func(w string) bool { return slices.Contains(words, w) })
	}
	all := !slices.ContainsFunc(f.words, func(w string) bool { return !tw.general[w] || tw.field[w] && w != "it" })
	part := lacks("health", "healthcare", "clinical", "medical", "hospital", "it")
	if !all && !part {
		return
	}
	has := func(w string) bool { return t.set[w] && slices.Contains(f.words, w) }
	support := slices.ContainsFunc(f.words, func(w string) bool { return tw.support[w] && t.set[w] }) ||
		has("it") && has("support") || has("system") && has("administrator") || has("information") && has("security")
	if !f.exact || !f.own() || !t.health || !t.tech {
		f.confidence = weakest(f.confidence, Likely)
	}
	itRole := slices.ContainsFunc(m.lex.words(m.c.Title(f.ref), true), func(w lexeme) bool { return w.fold == "it" })
	switch {
	case support && (t.health || len(t.employer) == 0):
	case !t.health:
		f.noSign = "in health care"
	case (itRole || lacks("it")) && !t.tech:
		f.noSign = "with computers"
	case part && m.general(f.known) && lacks("clinical", "hospital"):
		f.confidence = Unsure
	}
	if f.noSign != "" {
		f.confidence = Unsure
	}
}

// extras are the words of a title that a name lacks, the one of them that is
// the head of the piece where the name stands, and whether one tells of acute
// care.
func (m *Matcher) extras(t title, k *known, first int) (extra []lexeme, head lexeme, acute bool) {
	var last lexeme
	for _, w := range t.words {
		quiet := w.numeral || m.titles.grade[w.fold] || m.titles.hours[w.fold] || m.titles.held[w.fold]
		if w.seg == first && !quiet {
			last = w
		}
		acute = acute || m.titles.acute[w.fold]
		if !slices.Contains(k.words, w.fold) {
			extra = append(extra, w)
		}
	}
	if !slices.Contains(k.words, last.fold) && !m.titles.setting[last.fold] {
		head = last
	}
	return extra, head, acute
}

// swap takes out the head of a name and the one that the title has in its
// place, where employers use both for one job ("billing clerk", "billing
// specialist"), or where the two are ranks, which leaves it unsure.
func (m *Matcher) swap(f *fit, lacking []string, extra []lexeme) ([]string, []lexeme) {
	tw := m.titles
	desk := slices.ContainsFunc(f.words, func(w string) bool { return tw.support[w] || w == "support" })
	for _, pair := range []struct {
		words      map[string]bool
		confidence Confidence
		cost       int
		holds      bool
	}{
		{tw.clerical, Likely, 4, true},
		{tw.helpers, Likely, 4, desk},
		{tw.helpers, Unsure, 7, true},
		{tw.managers, Unsure, 6, true},
		{tw.planners, Unsure, 7, true},
	} {
		i := slices.IndexFunc(lacking, func(w string) bool { return pair.words[w] })
		j := slices.IndexFunc(extra, func(w lexeme) bool { return pair.words[w.fold] })
		if i < 0 || j < 0 || !pair.holds {
			continue
		}
		f.confidence = weakest(f.confidence, pair.confidence)
		f.cost += pair.cost
		f.aside = append(f.aside, fmt.Sprintf("%s for %s", extra[j].raw, lacking[i]))
		return slices.Delete(slices.Clone(lacking), i, i+1), slices.Delete(slices.Clone(extra), j, j+1)
	}
	return lacking, extra
}

// whyJob says in a sentence why a title fits.
func (m *Matcher) whyJob(f fit) string {
	name := m.c.Title(f.ref)
	var why string
	switch {
	case f.mended:
		why = fmt.Sprintf("a letter differs from %q", f.text)
	case f.exact:
		why = m.sameName(f.known)
	case len(f.lacking) == 0 && len(f.aside) == 0 && f.otherRank == "":
		why = fmt.Sprintf("the same words as %q in another order", f.text)
	case f.class == isAlias:
		why = fmt.Sprintf("%q is another name of %s", f.text, name)
	default:
		why = "close to the name " + name
	}
	if len(f.aside) > 0 {
		why += "; left aside: " + strings.Join(f.aside, ", ")
	}
	if len(f.lacking) > 0 {
		why += fmt.Sprintf("; not said: %s", strings.Join(f.lacking, ", "))
	}
	if f.otherRank != "" {
		why += fmt.Sprintf("; %q may make it another job", f.otherRank)
	}
	if f.noSign != "" {
		why += "; no sign that this was " + f.noSign
	}
	return why
}

// matchOccupation finds a title among those that the occupations of the catalog
// carry. An occupation has many roles, so that this is rarely sure.
func (m *Matcher) matchOccupation(t title) (Found, bool) {
	for _, i := range m.occupations[keyOf(t.words)] {
		o := &m.c.Occupations[i]
		var refs []roles.Ref
		best := Unsure
		for j := range m.c.Roles {
			if r := &m.c.Roles[j]; strings.HasPrefix(r.Occupation.SOC, o.SOC) && r.Occupation.Fit != roles.FitPoor && r.Occupation.Fit != roles.FitProxy {
				refs = append(refs, roles.Ref{Kind: roles.KindRole, ID: r.ID})
				if r.Occupation.Fit == roles.FitExact {
					best = Likely
				}
			}
		}
		if len(refs) == 0 {
			continue
		}
		why := fmt.Sprintf("O*NET lists this title under %s", o.SOC)
		if len(refs) == 1 && t.health {
			return Found{Confidence: best, Ref: refs[0], Why: why}, true
		}
		refs = refs[:min(len(refs), maxCandidates)]
		return Found{Confidence: Unsure, Ref: refs[0], Why: why + ", which several roles share", Candidates: refs}, true
	}
	return Found{}, false
}

func sortedSet(list []lexeme) []string {
	words := folds(list)
	slices.Sort(words)
	return slices.Compact(words)
}
