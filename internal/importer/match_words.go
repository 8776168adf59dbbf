package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lexeme is one word of a text as names are compared by it.
type lexeme struct {
	fold    string // lower case, without accents, singular, abbreviations written out
	raw     string // as the text has it
	seg     int    // the piece of the text that it stands in: pieces end at dashes, commas, brackets …
	opens   bool   // first of a sentence, where a capital letter says nothing
	joined  bool   // a phrase that means one word: it has no spelling of its own
	mended  bool   // one letter differed from a word of the catalog
	numeral bool   // a number or a Roman numeral
}

// longestText bounds what is looked at of one text; a bullet of a resume is some
// 200 bytes.
const longestText = 16 << 10

// longestName bounds what may be a name: the longest of the catalog has some
// hundred bytes. What is longer is a text.
const longestName = 300

// lexicon is the ordinary English that names are compared with. It holds no
// name of a catalog.
type lexicon struct {
	spelled  map[string]string // abbreviation → word
	stop     map[string]bool
	phrases  map[string][]phrase // by first word
	inTitles map[string][]phrase // those that hold in titles of jobs alone
}

// phrase is words that mean one.
type phrase struct {
	from []string
	to   string
}

func newLexicon() *lexicon {
	l := &lexicon{
		spelled: map[string]string{
			"sr": "senior", "snr": "senior", "jr": "junior", "mgr": "manager", "mngr": "manager", "dir": "director",
			"asst": "assistant", "assoc": "associate", "coord": "coordinator", "spec": "specialist", "spclst": "specialist",
			"tech": "technician", "sys": "system", "eng": "engineer", "engr": "engineer", "dev": "developer",
			"svc": "service", "mgmt": "management", "mgt": "management", "info": "information", "dept": "department",
			"rep": "representative", "supv": "supervisor", "supvr": "supervisor", "svp": "vp", "evp": "vp", "avp": "vp",
			"emr": "ehr", "clin": "clinical", "hosp": "hospital", "med": "medical", "doc": "documentation",
			"visualisation": "visualization", "analyse": "analyze", "modelling": "modeling", "licence": "license",
			"organisation": "organization", "programme": "program", "centre": "center", "optimisation": "optimization",
			"licensure": "license", "ops": "operation", "db": "database", "admin": "administrator",
		},
		stop:     wordSet("of the and an for in to with on by from as"),
		phrases:  map[string][]phrase{},
		inTitles: map[string][]phrase{},
	}
	add := func(into map[string][]phrase, list string) {
		for line := range strings.Lines(list) {
			from, to, _ := strings.Cut(strings.TrimSpace(line), "=")
			fields := strings.Fields(from)
			into[fields[0]] = append(into[fields[0]], phrase{fields, strings.TrimSpace(to)})
		}
	}
	common := `electronic health record = ehr
		electronic medical record = ehr
		health information management = him
		information technology = it
		health care = healthcare
		help desk = helpdesk
		go live = golive
		vice president = vp
		cyber security = cybersecurity
		machine learning = ml
		artificial intelligence = ai
		business intelligence = bi
		medical license = physicianlicense
		physician license = physicianlicense`
	add(l.phrases, common)
	titles := `registered nurse = rn
		release information = roi
		doctor = physician
		health information service = him
		clinical documentation improvement = cdi
		clinical documentation integrity = cdi
		user experience = ux
		quality assurance = qa
		database administrator = dba
		entry level = junior
		general practitioner = physician
		front end = frontend
		back end = backend
		med surg = medsurg
		medical surg = medsurg
		medical surgical = medsurg`
	add(l.inTitles, common+"\n"+titles)
	for _, table := range []map[string][]phrase{l.phrases, l.inTitles} {
		for _, list := range table {
			slices.SortFunc(list, func(a, b phrase) int { return len(b.from) - len(a.from) })
		}
	}
	return l
}

// wordSet is the words of a list.
func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// words parts a text. Job titles have abbreviations of their own.
func (l *lexicon) words(text string, title bool) []lexeme {
	if len(text) > longestText {
		text = text[:longestText]
	}
	var list []lexeme
	places := 0
	parted := split(text)
	for i, w := range parted {
		if (w.fold == "v" || w.fold == "version") && i+1 < len(parted) && parted[i+1].numeral {
			continue // "HL7v2", "ITIL v4"
		}
		if title && w.fold == "at" { // what follows is where, not what
			places++
			continue
		}
		w.seg += places
		w.fold = singular(w.fold)
		if full, ok := l.spelled[w.fold]; ok {
			w.fold = full
		}
		if w.fold == "" || l.stop[w.fold] || w.raw == "or" {
			continue
		}
		list = append(list, w)
	}
	phrases := l.phrases
	if title {
		phrases = l.inTitles
	}
	return join(list, phrases)
}

// join replaces phrases by the one word that they mean.
func join(list []lexeme, phrases map[string][]phrase) []lexeme {
	out := list[:0]
next:
	for i := 0; i < len(list); i++ {
		for _, p := range phrases[list[i].fold] {
			n := len(p.from)
			if i+n > len(list) || list[i].seg != list[i+n-1].seg {
				continue
			}
			if !slices.EqualFunc(p.from, list[i:i+n], func(f string, w lexeme) bool { return f == w.fold }) {
				continue
			}
			w := list[i]
			w.fold = p.to
			w.joined = n > 1
			out = append(out, w)
			i += n - 1
			continue next
		}
		out = append(out, list[i])
	}
	return out
}

// split parts a text into words, each with the piece that it stands in.
// Letters and digits part from each other: "ICD10" is "ICD-10".
func split(text string) []lexeme {
	var list []lexeme
	runes := []rune(plain(text))
	seg, opens := 0, true
	var raw []rune
	flush := func() {
		if len(raw) == 0 {
			return
		}
		r := string(raw)
		list = append(list, lexeme{fold: strings.ToLower(r), raw: r, seg: seg, opens: opens, numeral: isNumeral(r)})
		raw, opens = raw[:0], false
	}
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	for i, r := range runes {
		before, after := at(i-1), at(i+1)
		switch {
		case unicode.IsLetter(r):
			if n := len(raw); n > 0 && unicode.IsDigit(raw[n-1]) {
				flush()
			}
			raw = append(raw, r)
		case unicode.IsDigit(r):
			if n := len(raw); n > 0 && !unicode.IsDigit(raw[n-1]) && raw[n-1] != '.' {
				flush()
			}
			raw = append(raw, r)
		case r == '\'' || r == '’' || r == '`':
		case (r == '+' || r == '#') && len(raw) > 0 && !unicode.IsDigit(raw[0]) && !unicode.IsLetter(after):
			raw = append(raw, r)
		case r == '.' && joinsLetters(raw, after, at(i+2)):
		case r == '.' && !isWordRune(before) && unicode.IsLetter(after):
			flush()
			raw = append(raw, r)
		case r == '&':
			flush()
		case r == ' ' || r == '\t':
			flush()
		default:
			flush()
			if parts(before, r, after) {
				seg++
			}
			opens = opens || strings.ContainsRune(".!?;:•\n", r)
		}
	}
	flush()
	return list
}

// joinsLetters reports whether a dot stands within an abbreviation: "B.S.N.",
// "Ph.D.".
func joinsLetters(raw []rune, after, then rune) bool {
	return len(raw) > 0 && raw[0] != '.' && unicode.IsLetter(after) && (len(raw) == 1 || !isWordRune(then))
}

// parts reports whether a sign ends a piece of a text.
func parts(before, r, after rune) bool {
	switch r {
	case '-', '−', '‐', '‑':
		return unicode.IsSpace(before) || unicode.IsSpace(after)
	case '/', '\\', '_', '.', '\'', '"', ' ', '\t', '#', '+', '*', '%':
		return false
	}
	return true
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// plain is a text without accents, trademark signs and invisible characters.
func plain(text string) string {
	if isASCII(text) {
		return text
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("®™©℠", r), unicode.Is(unicode.Cf, r):
			return -1
		case r == utf8.RuneError, r == '\u00a0':
			return ' '
		}
		return r
	}, text)
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isNumeral(raw string) bool {
	switch raw {
	case "I", "II", "III", "IV", "V", "ii", "iii", "iv":
		return true
	}
	return strings.Trim(raw, "0123456789") == ""
}

// singular is a folded word without the sign of its plural. It need not be
// English: names and texts go through the same rule.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 4 || w == "securities" || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	case strings.HasSuffix(w, "s"):
		return w[:n-1]
	}
	return w
}

// keyOf is words written together: "power bi" and "PowerBI" are one.
func keyOf(list []lexeme) string {
	var b strings.Builder
	for _, w := range list {
		b.WriteString(w.fold)
	}
	return b.String()
}

// bagOf is words without their order.
func bagOf(list []lexeme) string {
	folds := folds(list)
	slices.Sort(folds)
	return strings.Join(slices.Compact(folds), " ")
}

func folds(list []lexeme) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.fold
	}
	return out
}

// without is the words that a set does not have.
func without(list []lexeme, drop func(lexeme) bool) []lexeme {
	var out []lexeme
	for _, w := range list {
		if !drop(w) {
			out = append(out, w)
		}
	}
	return out
}

// sameLetters reports whether two words differ by the order of their letters
// alone.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// oneSlip reports whether two words differ by one letter put in, left out,
// changed, or swapped with its neighbor.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] ||
		i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
