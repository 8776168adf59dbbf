package cli

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"careers/rung/roles"
)

// handoutOf is the handout of a command line on the built-in catalog, and its
// exit status.
func handoutOf(t *testing.T, args ...string) (string, int) {
	t.Helper()
	var out, errs bytes.Buffer
	app := &App{Out: &out, Err: &errs, Now: func() time.Time { return time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" }}
	status := app.Run(context.Background(), append([]string{"handout", "--profile", "none"}, args...))
	if status != exitDone && status != exitNo {
		t.Fatalf("%q: exit status %d, %s", args, status, errs.String())
	}
	return out.String(), status
}

// TestHandoutsReadEasily holds the running text of handouts to the eighth grade
// of US schools, by the formula of Flesch and Kincaid. Names of jobs and
// credentials are counted too; pictures, tables and the list of sources are not,
// because they are no sentences.
func TestHandoutsReadEasily(t *testing.T) {
	const most = 8.0
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	every := 1
	if testing.Short() {
		every = 12
	}
	read, worst, worstRole := 0, -99.0, ""
	for i := 0; i < len(c.Roles); i += every {
		page, status := handoutOf(t, c.Roles[i].ID, "--max-moves", "3")
		if status == exitNo {
			continue // it takes more moves
		}
		read++
		if grade := readingGrade(sentencesOf(page)); grade > worst {
			worst, worstRole = grade, c.Roles[i].ID
		}
	}
	if read == 0 {
		t.Fatal("no handout was read")
	}
	t.Logf("%d handouts; the hardest, of %s, reads at grade %.1f", read, worstRole, worst)
	if worst > most {
		t.Errorf("the handout of %s reads at grade %.1f", worstRole, worst)
	}
}

// TestReadingGrade holds the measure to texts whose grade can be counted by hand.
func TestReadingGrade(t *testing.T) {
	// 0.39 × words a sentence + 11.8 × syllables a word − 15.59
	for text, want := range map[string]float64{
		"The cat sat on the mat.": 0.39*6 + 11.8*1 - 15.59,
		"Organizational accreditation necessitates interdisciplinary collaboration.": 0.39*5 + 11.8*28/5 - 15.59,
	} {
		if got := readingGrade([]string{text}); got < want-0.01 || got > want+0.01 {
			t.Errorf("%q: grade %.2f, want %.2f", text, got, want)
		}
	}
}

var (
	notRead  = regexp.MustCompile(`(?s)<(head|svg|table|details|h1|h2|dt)\b.*?</(head|svg|table|details|h1|h2|dt)>|<section class="sources">.*?</section>`)
	endsLine = regexp.MustCompile(`</(p|li|dd)>`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
	sentence = regexp.MustCompile(`[.!?](\s|$)|\n`)
	vowels   = regexp.MustCompile(`[aeiouy]+`)
)

// sentencesOf is the running text of a page; headings are left out, a
// paragraph or item ends a sentence.
func sentencesOf(page string) []string {
	text := endsLine.ReplaceAllString(notRead.ReplaceAllString(page, ""), "\n")
	text = html.UnescapeString(anyTag.ReplaceAllString(text, ""))
	var out []string
	for _, s := range sentence.Split(text, -1) {
		if len(wordsIn(s)) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// wordsIn are the words of letters alone: figures, which count as one short word
// at most, would make a text look easier than it is.
func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' })
}

func readingGrade(sentences []string) float64 {
	words, syllables := 0, 0
	for _, s := range sentences {
		for _, w := range wordsIn(s) {
			words++
			n := len(vowels.FindAllString(w, -1))
			if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") {
				n-- // silent
			}
			syllables += max(n, 1)
		}
	}
	return 0.39*float64(words)/float64(len(sentences)) + 11.8*float64(syllables)/float64(words) - 15.59
}
