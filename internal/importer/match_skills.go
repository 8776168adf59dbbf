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
	wishes   map[string]bool // for what is not held yet
	basics   map[string]bool // after a name: a level
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
		negation: wordSet("no not none without never lack lacking cannot"),
		wishes: wordSet(`want wants wanting wanted wish wishes wishing hope hopes hoping desire desired desires interest interested
			willing eager aspire aspiring curious exploring`),
		basics: wordSet("basics basic fundamentals beginner novice"),
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
	back := m.takenBack(s.Name, s.Level)
	if back != "" {
		return m.listedBack(s, back, around)
	}
	name, said := m.parseLevel(s.Name)
	if level, ok := levelOf(s.Level); ok {
		said = level
	} else if s.Level != "" && said.why == "" {
		said.unread = s.Level
	}
	things := m.listedAs(s.Name, name, said, around)
	of := s.Level
	for _, text := range s.Text {
		if len(text) > longestName {
			things = append(things, m.leveled(text, Found{Why: "too long for the name of a skill"}, saidLevel{}))
			continue
		}
		if back := m.takenBack(text, ""); back != "" {
			things = append(things, m.listedBack(Skill{Name: text}, back, around)...)
			continue
		}
		name, own := m.parseLevel(text)
		if own.level == roles.None && said.level != roles.None {
			own = said
			own.why += ", of the whole group"
			own.confidence = Likely
		}
		things = append(things, m.listedAs(text, name, own, around)...)
	}
	for i := range things {
		things[i].More = of
	}
	return things
}

// parseLevel is the level that stands beside a name, "Linux basics" included
// where the catalog has no skill of that whole name.
func (m *Matcher) parseLevel(text string) (name string, said saidLevel) {
	if name, said = parseLevel(text); said.level != roles.None {
		return name, said
	}
	at := strings.LastIndexByte(name, ' ')
	if at < 0 || !m.skills.basics[strings.ToLower(name[at+1:])] || len(m.exact(roles.KindSkill, m.lex.words(name, false))) > 0 {
		return name, said
	}
	level, _ := levelOf(name[at+1:])
	return name[:at], level
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
	t := MatchedThing{Text: text, Where: inSkills, Found: match}
	if match.Ref.Kind != roles.KindSkill {
		return t
	}
	t.Level, t.LevelConfidence, t.LevelWhy = said.level, said.confidence, said.why
	if t.Level == roles.None {
		t.Level, t.LevelConfidence, t.LevelWhy = roles.Working, Likely, levelNotSaid
		if m.broad(match.Ref, m.lex.words(text, false)) {
			t.Level, t.LevelWhy = roles.Aware, "level not said, and the name is broader: taken as aware"
		}
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
	if m.broad(k.ref, words) {
		match.Confidence = weakest(match.Confidence, Likely)
	}
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

// broad reports whether a text is an alias in plain words that leaves out what
// the title of a skill ends in: "risk adjustment" is more than risk adjustment
// coding, while "CPT" is the code set itself.
func (m *Matcher) broad(ref roles.Ref, words []lexeme) bool {
	if ref.Kind != roles.KindSkill || len(words) == 0 {
		return false
	}
	hits := m.exact(roles.KindSkill, words)
	if len(hits) == 0 || hits[0].ref != ref || hits[0].class != isAlias {
		return false
	}
	alias := hits[0].text
	return alias == strings.ToLower(alias) && strings.HasPrefix(roles.Folded(m.c.Title(ref)), roles.Folded(alias)+" ")
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
