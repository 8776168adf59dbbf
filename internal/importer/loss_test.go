package importer_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"careers/rung/internal/importer"

	"github.com/google/go-cmp/cmp"
)

// wordRE are words of four letters and more: those of which a loss would be
// noticed.
var wordRE = regexp.MustCompile(`\p{L}{4,}`)

// keptWords are the words of a resume, without its notes.
func keptWords(r *importer.Resume) map[string]bool {
	bare := *r
	bare.Notes = nil
	kept := make(map[string]bool)
	for _, w := range wordRE.FindAllString(strings.ToLower(outline(&bare)), -1) {
		kept[w] = true
	}
	return kept
}

// wantWordsKept holds a resume to the law that nothing is lost: every word of
// the text is in it, but for those that serve the format and those on lines and
// in values of contact data.
func wantWordsKept(tb testing.TB, r *importer.Resume, text string, format map[string]bool) {
	tb.Helper()
	kept := keptWords(r)
	for line := range strings.Lines(text) {
		if !utf8.ValidString(line) || privateRE.MatchString(line) {
			continue
		}
		for _, w := range wordRE.FindAllString(strings.ToLower(line), -1) {
			if !kept[w] && !format[w] {
				tb.Errorf("%q of %q is lost:\n%s", w, strings.TrimSpace(line), outline(r))
				return
			}
		}
	}
}

// privateRE finds contact data, on its own and not by the importer's means.
var privateRE = regexp.MustCompile(`(?i)@|https?:|www\.|\d{3}.?\d{3,4}.?\d{4}|\.(?:com|org|net|edu|gov|io|me|us|co|dev|info)\b|\b(?:street|st|way|ave|avenue|road|rd|drive|dr|lane|ln|court|ct|place|pl|blvd|apt|suite|unit|box|circle|cir|loop|trail|trl|square|sq|terrace|ter|parkway|pkwy|highway|hwy|boulevard|address|phone|telephone|cell|mobile|mail|email|fax|linkedin|website|contact|tel|home|twitter|github|skype|facebook|url|web|portfolio)\b|in/|5\d{2}.0\d{3}|\d{5}`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// textWords are words that become something else than text: headings, months
// and what stands for today.
func textWords() map[string]bool {
	return wordSet("experience work history employment skills present current since january february march april june july " +
		"august september october november december sept")
}

// csvWords are words of LinkedIn's columns, and personal details that are
// counted.
func csvWords() map[string]bool {
	set := textWords()
	for _, w := range wordRE.FindAllString(strings.ToLower(`First Name Last Name Maiden Name Address Birth Date Headline Summary Industry
		Zip Code Geo Location Twitter Handles Websites Instant Messengers Company Title Description Started Finished School Degree Field of
		Study Notes Activities Grade Start End Authority Url License Number Proficiency Issued Issuer Publisher Published Patent Status Filing
		Issue Score Cause Role Position Profile`), -1) {
		set[w] = true
	}
	return set
}

// The law that nothing is lost, on every text fixture and on random variants of
// them: lines dropped, doubled, moved, and blank ones put in.
func TestTextLosesNothing(t *testing.T) {
	format := textWords()
	for _, w := range strings.Fields("professional military service education licenses certifications certification issuer year summary volunteer hobbies objective " +
		"technical languages resume name professional expires license advanced") {
		format[w] = true
	}
	for _, name := range []string{"nurse.txt", "coder.md", "analyst.txt", "helpdesk.txt"} {
		data, err := os.ReadFile("testdata/text/" + name)
		if err != nil {
			t.Fatal(err)
		}
		wantWordsKept(t, readText(t, string(data)), string(data), format)
		for seed := range uint64(60) {
			random := rand.New(rand.NewPCG(seed, 6))
			var lines []string
			for _, line := range strings.Split(string(data), "\n") {
				switch random.IntN(12) {
				case 0:
					continue
				case 1:
					lines = append(lines, line)
				case 2:
					lines = append(lines, "")
				case 3:
					lines = slices.Insert(lines, random.IntN(len(lines)+1), line)
					continue
				}
				lines = append(lines, line)
			}
			text := strings.Join(lines, "\n")
			r, err := importer.ReadResumeBytes("resume", []byte(text))
			if err != nil {
				t.Fatalf("%s, seed %d: %v", name, seed, err)
			}
			wantWordsKept(t, r, text, format)
			if t.Failed() {
				t.Fatalf("%s, seed %d:\n%s", name, seed, text)
			}
		}
	}
}

// wantJSONKept is the law for JSON: every word of every value but those of
// contact data and of the file itself is kept.
func wantJSONKept(tb testing.TB, r *importer.Resume, text string) {
	tb.Helper()
	var document map[string]any
	if !utf8.ValidString(text) || json.Unmarshal([]byte(text), &document) != nil || r.Format != "JSON Resume 1.x" && r.Format != "JSON Resume 0.x" {
		return
	}
	kept := keptWords(r)
	var walk func(path string, value any)
	walk = func(path string, value any) {
		lower := strings.ToLower(path)
		for _, private := range []string{".$schema", ".meta", ".basics.location", ".basics.profiles", ".basics.image", ".basics.picture", "url", "website", "email", "phone", "href", "image", "picture", "photo", "link", "uri", "address", "postalcode"} {
			if strings.HasPrefix(lower, private) || strings.HasSuffix(lower, private) {
				return
			}
		}
		switch value := value.(type) {
		case map[string]any:
			seen := make(map[string]bool)
			for key := range value {
				// Of keys that differ in case only, this decoding keeps both;
				// of equal ones the last, and the importer the first.
				if seen[strings.ToLower(key)] {
					return
				}
				seen[strings.ToLower(key)] = true
			}
			for key, v := range value {
				walk(path+"."+key, v)
			}
		case []any:
			for i, v := range value {
				walk(fmt.Sprintf("%s[%d]", path, i), v)
			}
		case string:
			if privateRE.MatchString(value) || !utf8.ValidString(value) || strings.ContainsAny(value, "<>&") {
				return
			}
			for _, w := range wordRE.FindAllString(strings.ToLower(value), -1) {
				if !kept[w] && !textWords()[w] && !jsonDateWords()[w] {
					tb.Errorf("%q of %s is lost:\n%s\n%s", w, path, text, outline(r))
					return
				}
			}
		}
	}
	walk("", document)
}

// jsonDateWords are words that stand for a time where a date is asked for.
func jsonDateWords() map[string]bool {
	return wordSet("presently currently today date ongoing till until heute actualidad presente actual attuale aujourd " +
		"enero janvier janv januar janeiro gennaio januari febrero février févr fevrier februar fevereiro febbraio februari marzo mars märz maerz " +
		"março marco maart abril avril aprile mayo maio maggio junio juin juni junho giugno julio juillet juil juli julho luglio agosto août aout " +
		"septiembre septembre setembro settembre octubre octobre oktober outubro ottobre noviembre novembre novembro diciembre décembre decembre " +
		"dezember dezembro dicembre spring summer fall autumn winter early late class about approx since circa")
}

// The law on the real samples and on 2,000 random corruptions of them: keys
// renamed, values of other types, items dropped or doubled.
func TestJSONLosesNothing(t *testing.T) {
	paths := []string{"testdata/jsonresume/coder.json"}
	for _, name := range []string{"sample.resume.json", "examples/new-grad.resume.json", "examples/career-changer.resume.json", "examples/complete-resume.json"} {
		if _, err := os.Stat(sharedData); err == nil {
			paths = append(paths, shared(t, "jsonresume-1.x/"+name))
		}
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		wantJSONKept(t, readText(t, string(data)), string(data))
		for seed := range uint64(40) {
			var document map[string]any
			if err := json.Unmarshal(data, &document); err != nil {
				t.Fatal(err)
			}
			random := rand.New(rand.NewPCG(seed, 7))
			for key, value := range document {
				document[key] = corrupt(random, value)
			}
			text, err := json.Marshal(document)
			if err != nil {
				t.Fatal(err)
			}
			wantJSONKept(t, readText(t, string(text)), string(text))
			if t.Failed() {
				t.Fatalf("%s, seed %d", path, seed)
			}
		}
	}
}

// corrupt changes about one value in twelve.
func corrupt(random *rand.Rand, value any) any {
	if random.IntN(12) == 0 {
		switch random.IntN(5) {
		case 0:
			return []any{value}
		case 1:
			return map[string]any{"somewhere": value}
		case 2:
			return []any{value, value}
		case 3:
			return []any{nil, 7, true, value}
		case 4:
			return map[string]any{"name": value, "position": value, "startDate": value}
		}
	}
	switch value := value.(type) {
	case map[string]any:
		out := make(map[string]any)
		for key, v := range value {
			if random.IntN(12) == 0 {
				key = "my" + key
			}
			out[key] = corrupt(random, v)
		}
		return out
	case []any:
		for i := range value {
			value[i] = corrupt(random, value[i])
		}
		return value
	}
	return value
}

// wantSame holds reading to giving the same for the same bytes.
func wantSame(tb testing.TB, r *importer.Resume, text string) {
	tb.Helper()
	again, err := importer.ReadResumeBytes("resume", []byte(text))
	if err != nil {
		return // the name decided
	}
	if diff := cmp.Diff(outline(r), outline(again)); diff != "" && again.Format == r.Format {
		tb.Errorf("a second reading differs (-first +second):\n%s", diff)
	}
}

// Large files that are made to be slow take time in proportion to their size.
func TestReadingIsBounded(t *testing.T) {
	size := 64 << 10
	if testing.Short() {
		size /= 8
	}
	fill := func(head, unit string) string { return head + strings.Repeat(unit, size/len(unit)) }
	for name, text := range map[string]string{
		"one line":         fill("SKILLS\n", "a, "),
		"capitals":         fill("Abc ", "RN "),
		"headings":         fill("", "Summary\nx\n"),
		"jobs":             fill("EXPERIENCE\n", "Coder, Clinic 2019 - 2020\n"),
		"places":           fill("EXPERIENCE\nCoder 2019 - 2020\n", "Dallas, TX\n"),
		"titles":           fill("EXPERIENCE\nCoder\n", "Coder\n"),
		"suffixes":         fill("EXPERIENCE\nCoder", ", inc"),
		"emphasis":         fill("EXPERIENCE\n", "*_"),
		"links":            fill("EXPERIENCE\n", "[a]("),
		"parentheses":      fill("CERTIFICATIONS\n", "(a"),
		"certifications":   fill("CERTIFICATIONS\n", "RHIA, "),
		"comments":         fill("<Candidate>", "a<!---->") + "</Candidate>",
		"elements":         fill("<Candidate>", "<a/>") + "</Candidate>",
		"objects":          `{"work":[` + fill("", "{},") + "{}]}",
		"duplicate keys":   `{"work":[{` + fill("", `"a":1,`) + `"b":1}]}`,
		"rows":             fill("Company Name,Title\n", "a,b\n"),
		"quotation marks":  fill("Company Name,Title\n", `"a`),
		"dates":            fill("EDUCATION\n", "2019 "),
		"education":        fill("EDUCATION\n", "BS, Sample University\n"),
		"text about study": fill("EDUCATION\nBS, Sample University\n", "x\n"),
	} {
		start := time.Now()
		_, _ = importer.ReadResumeBytes("resume", []byte(text))
		// Each takes about a second here; what grows with the square of its size
		// takes minutes.
		if took := time.Since(start); took > 15*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
	}
}
