package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careers/rung/roles"
)

// credentialWords is what words do beside the name of a certification or
// license.
type credentialWords struct {
	filler   map[string]bool // beside a name
	begins   map[string]bool // of those, what names of credentials begin with
	pending  map[string]string
	prepares map[string]bool // a course, not the credential
	tiers    map[string]bool // levels of one issuer's certifications
	issuers  map[string]bool // names of issuers, from the catalog
	neutral  map[string]bool // who shows credentials of others
	states   map[string]bool
	abroad   map[string]bool
}

func newCredentialWords(m *Matcher) *credentialWords {
	w := &credentialWords{
		filler: wordSet(`certified certification certificate credential credentialed registered professional exam examination number no id
			active current valid held member issued earned since through until expire renewal renewed good standing board
			ce ceu year month jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august
			september october november december national american institute association us usa unrestricted unencumbered
			multistate compact nlc state license licensed united nursing medicine pharmacy pending`),
		begins: wordSet("certified registered licensed professional national american"),
		pending: map[string]string{
			"expired": "says that it has run out", "lapsed": "says that it has lapsed", "inactive": "says that it is not active",
			"progress": "says that it is in progress", "pursuing": "says that it is being pursued", "candidate": "says candidate",
			"eligible": "says eligible, which is not certified", "scheduled": "says that the exam is still to come",
			"studying": "says that it is being studied for", "expected": "says that it is expected", "anticipated": "says that it is expected",
			"planned": "says that it is planned", "preparing": "says that it is being prepared for", "pending": "says that it is pending",
			"aspiring": "says aspiring", "former": "says former", "formerly": "says formerly", "retired": "says retired",
			"enrolled": "says enrolled", "failed": "says failed", "revoked": "says revoked", "suspended": "says suspended",
		},
		prepares: wordSet("prep preparation course training bootcamp workshop webinar review practice seminar coursework study class"),
		neutral:  wordSet("credly accredible prometric certiport badgr linkedin"),
		issuers:  map[string]bool{},
		tiers:    wordSet("associate professional expert foundation fundamental specialty practitioner advanced essential"),
		states: wordSet(`alabama alaska arizona arkansa california colorado connecticut delaware florida georgia hawaii idaho illinois
			indiana iowa kansa kentucky louisiana maine maryland massachusett michigan minnesota mississippi missouri montana nebraska
			nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode island tennessee texa utah
			vermont virginia washington wisconsin wyoming columbia new north south west rhode district puerto rico`),
		abroad: wordSet(`philippine philippines india indian canada canadian ontario nigeria nigerian ghana kenya kingdom uk england scotland
			wales ireland irish pakistan china chinese brazil germany german cuba cuban egypt jamaica haiti nepal korea korean japan poland
			ukraine syria iraq iran venezuela colombia australia zealand nmc prc caribbean europe european dubai saudi`),
	}
	for i := range m.c.Certs {
		for _, issuer := range m.lex.words(m.c.Certs[i].Issuer, false) {
			w.issuers[issuer.fold] = true
		}
		if letters := initialsOf(m.c.Certs[i].Issuer); len(letters) >= 3 {
			w.issuers[letters] = true
		}
	}
	return w
}

// credential finds the certification or license that a resume names; of a text
// that names several, each.
func (m *Matcher) credential(c Credential, around map[string]bool, today time.Time) []MatchedThing {
	whole := m.oneCredential(c, c.Name, around, today)
	if rankOf(whole.Confidence) <= rankOf(Likely) {
		return []MatchedThing{whole}
	}
	if several := pieces(c.Name); len(several) > 1 && len(c.Name) <= longestName {
		var things []MatchedThing
		refs := map[roles.Ref]bool{}
		for _, p := range several {
			t := m.oneCredential(c, p, around, today)
			if t.Confidence != Kept {
				refs[t.Ref] = true
			}
			things = append(things, t)
		}
		if len(refs) > 1 || len(refs) == 1 && whole.Confidence == Kept && len(several) <= 3 {
			return things
		}
	}
	return []MatchedThing{whole}
}

func (m *Matcher) oneCredential(c Credential, text string, around map[string]bool, today time.Time) MatchedThing {
	t := MatchedThing{Text: text, Where: inCerts, More: more(c), Date: c.Date, Expiry: c.Expires}
	t.Found = m.credentialNamed(c, text, around)
	if t.Confidence == Kept {
		return t
	}
	if t.Ref.Kind == roles.KindLicense {
		t.State = m.licenseState(c, t.Ref)
	}
	if why := m.notHeld(c, c.Name, m.wordsOf[t.Ref], today); why != "" {
		t.Confidence, t.Why = Unsure, t.Why+"; "+why+": not taken as held"
		if t.Candidates == nil {
			t.Candidates = []roles.Ref{t.Ref}
		}
	}
	return t
}

// credentialNamed finds what a text names, by the whole of it, then by what
// stands outside and inside its brackets, then by its pieces.
func (m *Matcher) credentialNamed(c Credential, text string, around map[string]bool) Found {
	if len(text) > longestName {
		return Found{Why: "too long for the name of a credential"}
	}
	words := m.lex.words(text, false)
	if len(words) == 0 {
		return Found{Why: "no words"}
	}
	var bySeg [][]lexeme
	for _, w := range words {
		if n := len(bySeg); n > 0 && bySeg[n-1][0].seg == w.seg {
			bySeg[n-1] = append(bySeg[n-1], w)
			continue
		}
		bySeg = append(bySeg, []lexeme{w})
	}
	outer, inner, _ := strings.Cut(text, "(")
	inner, rest, _ := strings.Cut(inner, ")")
	for _, try := range [][][]lexeme{
		{words},
		{m.lex.words(outer+" "+rest, false), m.lex.words(inner, false), m.lex.words(outer, false)},
		bySeg,
	} {
		if match, ok := m.oneOf(c, text, words, try, around); ok {
			return match
		}
	}
	if mended, ok := m.index[roles.KindCert].mend(words); ok {
		if hits := m.exact(roles.KindCert, m.bare(mended)); len(hits) == 1 {
			return Found{Confidence: Likely, Ref: hits[0].ref, Why: "a letter differs from " + hits[0].text}
		}
	}
	return m.credentialWithin(c, words)
}

// bare is a name without the words that stand beside names of credentials.
func (m *Matcher) bare(words []lexeme) []lexeme {
	return without(words, m.beside)
}

func (m *Matcher) beside(w lexeme) bool {
	cw := m.creds
	return cw.filler[w.fold] || cw.issuers[w.fold] || cw.states[w.fold] || w.numeral ||
		isState(w.raw)
}

// oneOf finds the records that one of some pieces names as it is or without
// what stands beside names.
func (m *Matcher) oneOf(c Credential, text string, words []lexeme, tries [][]lexeme, around map[string]bool) (Found, bool) {
	var hits []hit
	for _, piece := range tries {
		if len(piece) == 0 {
			continue
		}
		for _, less := range [][]lexeme{piece, trim(piece, m.besideNotName), trim(piece, m.beside)} {
			found := m.credentialHits(less)
			if len(found) == 0 {
				continue
			}
			for _, h := range found {
				if !slices.ContainsFunc(hits, func(o hit) bool { return o.ref == h.ref }) {
					hits = append(hits, h)
				}
			}
			break
		}
	}
	if len(hits) == 0 {
		return Found{}, false
	}
	return m.credentialMatch(c, text, words, hits, around), true
}

// besideNotName is beside without the words that begin names themselves.
func (m *Matcher) besideNotName(w lexeme) bool {
	return m.beside(w) && !m.creds.begins[w.fold]
}

// credentialHits are the certifications and licenses that words name, and the
// programs of the same name, such as MD.
func (m *Matcher) credentialHits(words []lexeme) []hit {
	var hits []hit
	for _, kind := range []roles.Kind{roles.KindCert, roles.KindLicense} {
		for _, h := range m.exact(kind, words) {
			if len(h.key) <= 3 && len(words) == 1 && h.key == words[0].fold && !words[0].joined && !isAcronym(words[0].raw) {
				continue // three letters count only as they are written
			}
			hits = append(hits, h)
		}
	}
	if len(hits) == 0 {
		hits = m.anyOrder(roles.KindCert, words)
	}
	return hits
}

func (m *Matcher) credentialMatch(c Credential, text string, words []lexeme, hits []hit, around map[string]bool) Found {
	k := hits[0].known
	match := Found{Confidence: Sure, Ref: k.ref, Why: m.sameName(k) + m.renaming(k)}
	unsure := func(why string) {
		match.Confidence, match.Candidates = Unsure, refsOf(hits)
		match.Why += "; " + why
	}
	if program := m.degrees.byName[k.key]; program != "" && k.class != isTitle && len(k.words) == 1 && k.ref.Kind == roles.KindLicense {
		match.Confidence = Unsure
		match.Candidates = []roles.Ref{k.ref, {Kind: roles.KindProgram, ID: program}}
		match.Why = fmt.Sprintf("%q is a license and a degree: say which you hold", k.text)
		return match
	}
	if len(hits) > 1 {
		match.Why = "names several credentials"
		unsure("say which you hold")
		return match
	}
	set := map[string]bool{}
	for _, w := range words {
		set[w.fold] = true
		if m.creds.prepares[w.fold] && !slices.Contains(m.wordsOf[k.ref], w.fold) {
			unsure("it may be a course rather than the credential")
			return match
		}
	}
	if k.ref.Kind == roles.KindLicense {
		return m.licenseMatch(c, match, words)
	}
	if tier := m.otherTier(k.ref, words); tier != "" {
		unsure(fmt.Sprintf("%q is another level than %s", tier, m.c.Title(k.ref)))
		return match
	}
	if k.class == isAlias && strings.HasSuffix(k.text, "-A") {
		match.Confidence, match.Why = Likely, fmt.Sprintf("%q is the apprentice status of %s", k.text, m.c.Title(k.ref))
		return match
	}
	issuer := m.issuerFits(k.ref, c.Issuer+" "+text)
	short := len(k.key) <= 3 && isAcronym(strings.TrimSpace(k.text)) && !m.fullNameIn(k.ref, set)
	switch {
	case c.Issuer != "" && !issuer && !m.onlyNeutral(c.Issuer) && (short || len(k.words) == 1):
		unsure(fmt.Sprintf("the issuer given is not %s", m.c.Cert(k.ref.ID).Issuer))
	case c.Issuer != "" && !issuer && !m.onlyNeutral(c.Issuer):
		match.Confidence = Likely
		match.Why += "; another issuer is given"
	case issuer:
	case m.otherMeaning(k, around) != "":
		unsure("here it may mean " + m.otherMeaning(k, around))
	case short, !k.own() && len(k.words) == 1 && len(k.key) <= 4:
		match.Confidence = Likely
		match.Why += "; no issuer is given"
	case !k.own() && !isAcronym(strings.TrimSpace(k.text)) && len(k.words) <= 3:
		match.Confidence = Likely
	}
	for _, w := range words {
		if match.Confidence == Sure && !m.beside(w) && !slices.Contains(m.wordsOf[k.ref], w.fold) {
			match.Confidence = Likely
		}
		if m.titles.rank[w.fold] && !slices.Contains(m.wordsOf[k.ref], w.fold) {
			unsure(fmt.Sprintf("%q may make it another credential", w.raw))
			break
		}
	}
	return match
}

// otherTier is a word of a text that makes it a certification of another level
// than a record: "professional" beside one for associates. It is "" where the
// text has none.
func (m *Matcher) otherTier(ref roles.Ref, words []lexeme) string {
	own := m.wordsOf[ref]
	has := slices.ContainsFunc(own, func(w string) bool { return m.creds.tiers[w] })
	for _, w := range words {
		high := w.fold == "expert" || w.fold == "specialty" || w.fold == "advanced"
		if m.creds.tiers[w.fold] && (has || high) && !slices.Contains(own, w.fold) {
			return w.raw
		}
	}
	return ""
}

// licenseMatch weighs a license: those of the catalog are of the United States.
func (m *Matcher) licenseMatch(c Credential, match Found, words []lexeme) Found {
	for _, w := range slices.Concat(words, m.lex.words(c.Issuer, false)) {
		if m.creds.abroad[w.fold] && w.fold != "new" {
			match.Confidence, match.Candidates = Unsure, []roles.Ref{match.Ref}
			match.Why += "; it seems to be from outside the United States"
			return match
		}
	}
	for _, w := range words {
		if !m.beside(w) && !slices.Contains(m.wordsOf[match.Ref], w.fold) {
			match.Confidence = Likely
		}
	}
	return match
}

// renaming is what the catalog's note says of a name that a credential had.
func (m *Matcher) renaming(k *known) string {
	cert := m.c.Cert(k.ref.ID)
	if k.ref.Kind != roles.KindCert || cert == nil {
		return ""
	}
	if cert.Status == roles.CertRetired {
		return "; it can no longer be earned, and what you hold is kept"
	}
	for sentence := range strings.SplitSeq(cert.Notes, ". ") {
		lower := strings.ToLower(sentence)
		if k.class == isAlias && strings.Contains(sentence, k.text) && (strings.HasPrefix(lower, "called ") || strings.Contains(lower, "formerly") || strings.Contains(lower, "renamed")) {
			return fmt.Sprintf("; renamed (%s): the same credential", strings.ToLower(sentence[:1])+sentence[1:])
		}
	}
	return ""
}

// isState reports whether a word is the postal code of a state or territory.
func isState(raw string) bool {
	const codes = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU "
	return len(raw) == 2 && strings.Contains(codes, " "+raw+" ")
}

// fullNameIn reports whether a text has, beside the letters, the words of the
// record's title.
func (m *Matcher) fullNameIn(ref roles.Ref, set map[string]bool) bool {
	x := m.index[ref.Kind]
	for i := range x.names {
		k := &x.names[i]
		if k.ref == ref && k.class == isTitle && len(k.words) >= 3 && !slices.ContainsFunc(k.words, func(w string) bool { return !set[w] }) {
			return true
		}
	}
	return false
}

// issuerFits reports whether a text names the issuer of a certification, by
// name or by initials.
func (m *Matcher) issuerFits(ref roles.Ref, text string) bool {
	cert := m.c.Cert(ref.ID)
	if cert == nil || strings.TrimSpace(text) == "" {
		return false
	}
	given := m.lex.words(text, false)
	letters := initialsOf(text)
	for _, w := range m.lex.words(cert.Issuer, false) {
		if m.creds.filler[w.fold] || len(w.fold) < 3 {
			continue
		}
		if slices.ContainsFunc(given, func(g lexeme) bool { return g.fold == w.fold }) || len(w.fold) >= 3 && strings.Contains(letters, w.fold) {
			return true
		}
	}
	if short := initialsOf(cert.Issuer); len(short) >= 3 && slices.ContainsFunc(given, func(g lexeme) bool { return g.fold == short }) {
		return true // "AWS" is Amazon Web Services
	}
	return strings.Contains(keyOf(given), keyOf(m.lex.words(cert.Issuer, false)))
}

// initialsOf are the first letters of a name's words, folded, without those of
// small words.
func initialsOf(text string) string {
	var letters strings.Builder
	for _, w := range split(text) {
		switch w.fold {
		case "of", "the", "and", "for", "in":
		default:
			letters.WriteRune([]rune(w.fold)[0])
		}
	}
	return letters.String()
}

func (m *Matcher) onlyNeutral(issuer string) bool {
	for _, w := range m.lex.words(issuer, false) {
		if m.creds.neutral[w.fold] {
			return true
		}
	}
	return false
}

// credentialWithin finds certifications whose name stands within a longer text.
func (m *Matcher) credentialWithin(c Credential, words []lexeme) Found {
	x := m.index[roles.KindCert]
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
	var hits []hit
	for i, n := range shared {
		k := &x.names[i]
		whole := n == len(k.words) && k.class <= isAlias
		if whole && (n >= 2 || len(k.key) >= 4 && m.distinctive(k, words)) {
			hits = append(hits, hit{known: k})
		}
	}
	if len(hits) == 0 {
		if refs := m.ofIssuer(words); len(refs) > 0 {
			return Found{Confidence: Unsure, Ref: refs[0], Candidates: refs, Why: "names the issuer; which of its certifications is not said in the catalog's words"}
		}
		return m.notCredential(words)
	}
	slices.SortFunc(hits, func(a, b hit) int {
		if len(a.words) != len(b.words) {
			return len(b.words) - len(a.words)
		}
		return strings.Compare(a.ref.ID+a.text, b.ref.ID+b.text)
	})
	best := hits[0]
	others := without(words, func(w lexeme) bool {
		return m.beside(w) || w.fold == "associate" || slices.Contains(m.wordsOf[best.ref], w.fold)
	})
	if len(others) == 0 && len(best.words) >= 3 && len(refsOf(hits)) == 1 && m.otherTier(best.ref, words) == "" {
		return Found{Confidence: Likely, Ref: best.ref, Why: fmt.Sprintf("has all words of %q", best.text)}
	}
	return Found{Confidence: Unsure, Ref: best.ref, Candidates: refsOf(hits), Why: fmt.Sprintf("has the words of %q among others", best.text)}
}

// ofIssuer are the certifications of an issuer of few that a text about a
// certification names by its first word.
func (m *Matcher) ofIssuer(words []lexeme) []roles.Ref {
	about := slices.ContainsFunc(words, func(w lexeme) bool { return strings.HasPrefix(w.fold, "certif") || w.fold == "credentialed" })
	if !about || slices.ContainsFunc(words, func(w lexeme) bool { return m.creds.prepares[w.fold] }) {
		return nil
	}
	var refs []roles.Ref
	for i := range m.c.Certs {
		issuer := m.lex.words(m.c.Certs[i].Issuer, false)
		if m.c.Certs[i].Status == roles.CertRestricted && len(issuer) > 0 && issuer[0].fold == words[0].fold {
			refs = append(refs, roles.Ref{Kind: roles.KindCert, ID: m.c.Certs[i].ID})
		}
	}
	if len(refs) > maxCandidates {
		return nil
	}
	return refs
}

// notCredential is a text that names no credential, though it may name a skill.
func (m *Matcher) notCredential(words []lexeme) Found {
	less := without(words, func(w lexeme) bool {
		return m.creds.prepares[w.fold] || m.creds.filler[w.fold] || m.skills.filler[w.fold]
	})
	if hits := m.exact(roles.KindSkill, less); len(hits) > 0 && hits[0].class <= isAlias && (len(less) > 1 || m.distinctive(hits[0].known, less)) {
		return Found{Confidence: Unsure, Ref: hits[0].ref, Candidates: refsOf(hits),
			Why: "no certification of the catalog; it shows the skill " + m.c.Title(hits[0].ref)}
	}
	return Found{Why: "no certification or license of the catalog has this name"}
}
