package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"careers/rung/roles"
)

// skillWords is what words do around the name of a skill.
type skillWords struct {
	filler   map[string]bool // around a name: "strong … skills"
	maker    map[string]bool // before a name: "Microsoft Excel"
	english  map[string]bool // names that are words as well
	openers  map[string]bool // names that are verbs where a sentence begins
	negation map[string]bool
	others   map[string]namesake
}

// namesake is what the same letters also stand for, told by words elsewhere in
// the resume.
type namesake struct {
	means string
	signs map[string]bool
}

func newSkillWords() *skillWords {
	return &skillWords{
		filler: wordSet(`skill software experience knowledge proficiency proficient programming language tool platform system strong
			excellent good solid working basic fundamental certified use using used hand understanding ability familiar familiarity
			expertise expert advanced intermediate beginner novice competent skilled compliance regulation suite desktop pro version
			online coding concept methodology method framework`),
		maker:    wordSet("microsoft ms apache google ibm adobe amazon oracle hl7"),
		english:  wordSet("safe rim adam it or who go ma ed er am roi direct mobile ui a i"),
		openers:  wordSet("excel epic bridge lean stark clarity ensemble interconnect paragon sunrise snowflake beaker rhapsody git"),
		negation: wordSet("no not without never lack lacking"),
		others: map[string]namesake{
			"gcp":  {"Google Cloud", wordSet("google cloud aws azure kubernetes terraform devops")},
			"orm":  {"object-relational mapping", wordSet("hibernate django sqlalchemy")},
			"cac":  {"common access card", wordSet("army navy military dod usmc")},
			"dbt":  {"dialectical behavior therapy", wordSet("therapy cbt counseling therapist psychotherapy")},
			"mpi":  {"message passing", wordSet("openmp hpc cuda fortran")},
			"rpm":  {"Linux packages", wordSet("linux yum redhat centos")},
			"cic":  {"infection control", wordSet("infection cbic epidemiology")},
			"cpc":  {"professional coaching or construction", wordSet("coach coaching constructor construction")},
			"crc":  {"rehabilitation counseling or research coordination", wordSet("rehabilitation counselor counseling trial")},
			"ccp":  {"compensation or perfusion", wordSet("compensation worldatwork perfusion perfusionist")},
			"ctp":  {"treasury", wordSet("treasury cash treasurer")},
			"cca":  {"Citrix or call centers", wordSet("citrix callcenter")},
			"cdm":  {"data center or dietary management", wordSet("dietary dining datacenter")},
			"ccs":  {"critical care or cloud security", wordSet("ccsk")},
			"ccrp": {"certified clinical rehabilitation", wordSet("rehabilitation")},
		},
	}
}

// otherMeaning is what else a short name may mean on a resume with such words,
// or "".
func (m *Matcher) otherMeaning(k *known, around map[string]bool) string {
	other, ok := m.skills.others[k.key]
	if !ok {
		return ""
	}
	for w := range other.signs {
		if around[w] {
			return other.means
		}
	}
	return ""
}

// listed finds what one entry of a list of skills names: one record, or one for
// each of its parts where the whole names none.
func (m *Matcher) listed(s Skill, around map[string]bool) []MatchedThing {
	if len(s.Name) > longestName {
		whole := Found{Why: "too long for the name of a skill; read as a text"}
		return []MatchedThing{m.leveled(s.Name, whole, saidLevel{})}
	}
	name, said := parseLevel(s.Name)
	if level, ok := levelOf(s.Level); ok {
		said = level
	} else if s.Level != "" && said.why == "" {
		said.unread = s.Level
	}
	things := m.listedAs(s.Name, name, said, around)
	for _, text := range s.Text {
		if len(text) > longestName {
			things = append(things, m.leveled(text, Found{Why: "too long for the name of a skill"}, saidLevel{}))
			continue
		}
		text, own := parseLevel(text)
		if own.level == roles.None && said.level != roles.None {
			own = said
			own.why = "the level is said of the whole group"
			own.confidence = Likely
		}
		things = append(things, m.listedAs(text, text, own, around)...)
	}
	return things
}

func (m *Matcher) listedAs(text, name string, said saidLevel, around map[string]bool) []MatchedThing {
	whole := m.listedWhole(name, around)
	if things := m.eachSure(name, whole, said, around); things != nil {
		return things
	}
	if rankOf(whole.Confidence) <= rankOf(Likely) {
		return []MatchedThing{m.leveled(text, whole, said)}
	}
	if things := m.bracketed(text, name, said, around); things != nil {
		return things
	}
	var things []MatchedThing
	found := false
	for _, p := range pieces(name) {
		match := m.listedWhole(p, around)
		found = found || rankOf(match.Confidence) <= rankOf(Likely) || whole.Confidence == Kept && match.Confidence == Unsure
		things = append(things, m.leveled(p, match, said))
	}
	if found && len(things) > 1 {
		return things
	}
	return []MatchedThing{m.leveled(text, whole, said)}
}

// eachSure is a text whose pieces all name a record of their own, two at least:
// "HL7/FHIR" is not HL7 FHIR alone.
func (m *Matcher) eachSure(name string, whole Found, said saidLevel, around map[string]bool) []MatchedThing {
	several := pieces(name)
	if len(several) < 2 {
		return nil
	}
	var things []MatchedThing
	apart := false
	for _, p := range several {
		found := m.listedWhole(p, around)
		if found.Confidence != Sure {
			return nil
		}
		apart = apart || found.Ref != whole.Ref
		things = append(things, m.leveled(p, found, said))
	}
	if !apart {
		return nil
	}
	return things
}

// bracketed is a name with more about it in brackets: "Python (pandas,
// NumPy)". What the brackets name is listed as well.
func (m *Matcher) bracketed(text, name string, said saidLevel, around map[string]bool) []MatchedThing {
	before, rest, ok := strings.Cut(name, "(")
	inner, after, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return nil
	}
	outer := m.listedWhole(before+" "+after, around)
	if rankOf(outer.Confidence) > rankOf(Likely) {
		return nil
	}
	if isWholeWord(strings.ToLower(inner), "coursework") || isWholeWord(strings.ToLower(inner), "course") {
		said = saidLevel{level: roles.Aware, confidence: Likely, why: "from a course: taken as aware"}
	}
	things := []MatchedThing{m.leveled(text, outer, said)}
	for _, p := range pieces(inner) {
		if match := m.listedWhole(p, around); rankOf(match.Confidence) <= rankOf(Likely) {
			things = append(things, m.leveled(p, match, said))
		}
	}
	return things
}

// leveled adds the level to a match of a listed skill.
func (m *Matcher) leveled(text string, match Found, said saidLevel) MatchedThing {
	t := MatchedThing{Text: text, Where: "skills", Found: match}
	if match.Ref.Kind != roles.KindSkill {
		return t
	}
	t.Level, t.LevelConfidence, t.LevelWhy = said.level, said.confidence, said.why
	if t.Level == roles.None {
		t.Level, t.LevelConfidence, t.LevelWhy = roles.Working, Likely, levelNotSaid
		if said.unread != "" {
			t.LevelConfidence, t.LevelWhy = Unsure, fmt.Sprintf("level %q is not understood: taken as working", said.unread)
		}
	}
	return t
}

// listedWhole finds the one record that a listed skill names.
func (m *Matcher) listedWhole(text string, around map[string]bool) Found {
	words := m.lex.words(text, false)
	if len(words) == 0 {
		return Found{Why: "no words"}
	}
	if match, ok := m.named(roles.KindSkill, words, around); ok {
		return match
	}
	for _, kind := range []roles.Kind{roles.KindCert, roles.KindLicense} {
		if hits := m.exact(kind, words); len(hits) > 0 && hits[0].class <= isAlias {
			return Found{Confidence: Unsure, Ref: hits[0].ref, Candidates: refsOf(hits),
				Why: m.sameName(hits[0].known) + ", named among the skills: confirm that you hold it"}
		}
	}
	sw := m.skills
	bare := trim(words, func(w lexeme) bool {
		return sw.filler[w.fold] || w.numeral
	})
	unmade := bare
	if len(bare) > 1 && sw.maker[bare[0].fold] {
		unmade = bare[1:]
	}
	product := trim(unmade, func(w lexeme) bool { return w.fold == "ehr" })
	for _, less := range slices.Concat([][]lexeme{bare, unmade, product}, m.kin(bare), m.kin(words)) {
		if len(less) == 0 || keyOf(less) == keyOf(words) {
			continue
		}
		if match, ok := m.named(roles.KindSkill, less, around); ok {
			match.Confidence = weakest(match.Confidence, Likely)
			return match
		}
	}
	if mended, ok := m.index[roles.KindSkill].mend(words); ok {
		if match, ok := m.named(roles.KindSkill, mended, around); ok {
			match.Confidence = weakest(match.Confidence, Likely)
			match.Why = "a letter differs from " + m.c.Title(match.Ref)
			return match
		}
	}
	if match, ok := m.product(bare, around); ok {
		return match
	}
	return m.within(words, around)
}

// product is a text that puts a system before one of its parts, "Epic
// Clarity", or a word aside that the field may leave out, "medical billing".
func (m *Matcher) product(words []lexeme, around map[string]bool) (Found, bool) {
	if len(words) < 2 {
		return Found{}, false
	}
	system := false
	for _, h := range m.exact(roles.KindSkill, words[:1]) {
		s := m.c.Skill(h.ref.ID)
		system = system || s != nil && s.Kind == "system"
	}
	last := len(words) - 1
	for _, try := range []struct {
		words      []lexeme
		confidence Confidence
		holds      bool
	}{
		{words[1:], Likely, system || words[0].fold == "medical"},
		{words[:last], Likely, words[last].fold == "management" && last > 1},
		{words[:last], Unsure, words[last].fold == "management"},
	} {
		if !try.holds {
			continue
		}
		if found, ok := m.named(roles.KindSkill, try.words, around); ok {
			if found.Confidence = weakest(found.Confidence, try.confidence); found.Confidence == Unsure && found.Candidates == nil {
				found.Candidates = []roles.Ref{found.Ref}
			}
			return found, true
		}
	}
	return Found{}, false
}

// kin is a text with its first word changed for the ones that the field uses
// for it: "medical coding" is "clinical coding".
func (m *Matcher) kin(words []lexeme) [][]lexeme {
	if len(words) < 2 || !m.titles.field[words[0].fold] || words[0].fold == "it" {
		return nil
	}
	var out [][]lexeme
	for _, first := range []string{"clinical", "health", "healthcare", "medical"} {
		if first != words[0].fold {
			other := slices.Clone(words)
			other[0].fold, other[0].raw = first, first
			out = append(out, other)
		}
	}
	return out
}

// named finds the records of a kind that a text is a name of.
func (m *Matcher) named(kind roles.Kind, words []lexeme, around map[string]bool) (Found, bool) {
	hits, ordered := m.exact(kind, words), true
	if len(hits) == 0 {
		hits, ordered = m.anyOrder(kind, words), false
	}
	if len(hits) == 0 {
		return Found{}, false
	}
	k := hits[0].known
	match := Found{Confidence: m.confidenceIn(k), Ref: k.ref, Why: m.sameName(k) + m.howAcquired(k.ref)}
	if !ordered {
		match.Confidence = weakest(match.Confidence, Likely)
		match.Why = fmt.Sprintf("the same words as %q in another order", k.text)
	}
	if other := m.otherMeaning(k, around); other != "" {
		hits = append(m.exact(kind, m.lex.words(other, false)), hits...)
		match.Confidence, match.Ref, match.Candidates = Unsure, hits[0].ref, refsOf(hits)
		match.Why += "; here it may mean " + other
	}
	if len(hits) > 1 && match.Candidates == nil {
		match.Confidence, match.Candidates = Unsure, refsOf(hits)
		match.Why = fmt.Sprintf("a name of %s and of %s", m.c.Title(hits[0].ref), m.c.Title(hits[1].ref))
	}
	if match.Confidence == Unsure && match.Candidates == nil {
		match.Candidates = refsOf(hits)
	}
	return match, true
}

// confidenceIn is how sure a name alone makes. An alias that is one ordinary
// word says less than one with a capital; what others file under a record says
// something only where they share a word with it.
func (m *Matcher) confidenceIn(k *known) Confidence {
	switch {
	case k.own():
		return Sure
	case k.class == isAlias && (len(strings.Fields(k.text)) > 1 || strings.ContainsFunc(k.text, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })):
		return Sure
	case k.class == isElsewhere:
		x := m.index[k.ref.Kind]
		for _, w := range k.words {
			for _, i := range x.byWord[w] {
				if other := &x.names[i]; other.ref == k.ref && other.own() && len(k.words) <= 3 {
					return Likely
				}
			}
		}
		return Unsure
	}
	return Likely
}

// howAcquired says of a skill that no course teaches who does.
func (m *Matcher) howAcquired(r roles.Ref) string {
	s := m.c.Skill(r.ID)
	if r.Kind != roles.KindSkill || s == nil {
		return ""
	}
	switch s.Acquire {
	case roles.BySponsor:
		return "; only an employer teaches it, no course does"
	case roles.ByJob:
		return "; it is learned on the job alone"
	case roles.ByLicensed:
		return "; it comes with a license or a program"
	}
	return ""
}

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

// trim leaves out words at both ends.
func trim(words []lexeme, drop func(lexeme) bool) []lexeme {
	for len(words) > 0 && drop(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && drop(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// pieces parts a listed skill that names several: "Epic & Cerner", "Office
// (Word, Excel)", "SQL/NoSQL".
func pieces(text string) []string {
	for _, word := range []string{" and ", " & ", " AND "} {
		text = strings.ReplaceAll(text, word, ",")
	}
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;/|()[]:•\n", r) })
	var out []string
	for _, f := range fields {
		if f = strings.TrimSpace(f); f != "" && f != "etc" && f != "etc." {
			out = append(out, f)
		}
	}
	return out
}
