package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careers/rung/internal/importer"

	"github.com/google/go-cmp/cmp"
)

// sharedData is where real samples of the formats lie beside the repository.
// They are not part of it: one is under a license that does not allow it.
const sharedData = "../../../shared/data"

func shared(tb testing.TB, path string) string {
	tb.Helper()
	path = filepath.Join(sharedData, path)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("SKIPPED: the real sample %s is not here", path)
	}
	return path
}

func readResume(tb testing.TB, path string) *importer.Resume {
	tb.Helper()
	r, err := importer.ReadResume(path)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func readText(tb testing.TB, text string) *importer.Resume {
	tb.Helper()
	r, err := importer.ReadResumeBytes("resume", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// outline is a resume as lines that a test can name literally.
func outline(r *importer.Resume) string {
	var b strings.Builder
	line := func(kind string, parts ...string) {
		for len(parts) > 0 && parts[len(parts)-1] == "" {
			parts = parts[:len(parts)-1]
		}
		b.WriteString(strings.TrimSpace(kind+": "+strings.Join(parts, " | ")) + "\n")
	}
	line("format", r.Format)
	line("person", r.Name, r.State, r.Headline, r.Summary)
	job := func(kind string, j importer.Job) {
		to := j.To
		if j.Current {
			to += "now"
		}
		line(kind, j.Title, j.Employer, j.Place, j.From+".."+to, strings.Join(j.Text, " / "))
	}
	for _, j := range r.Jobs {
		job("job", j)
	}
	for _, j := range r.Military {
		job("military", j)
	}
	for _, e := range r.Education {
		line("education", e.Degree, e.Field, e.School, e.From+".."+e.To, e.Country, strings.Join(e.Text, " / "))
	}
	for _, c := range r.Certs {
		line("cert", c.Name, c.Issuer, c.Number, c.Date+".."+c.Expires, strings.Join(c.Text, " / "))
	}
	for _, s := range r.Skills {
		line("skill", s.Name, s.Level, strings.Join(s.Text, " / "))
	}
	for _, l := range r.Languages {
		line("language", l.Name, l.Level)
	}
	for _, o := range r.Other {
		line("other", o.Where, o.Text)
	}
	for _, u := range r.Unread {
		line("unread", u.Where, u.Text)
	}
	for _, n := range r.Notes {
		line("note", n)
	}
	return b.String()
}

// wantOutline compares a resume with its outline, both without the kinds that
// the test is not about.
func wantOutline(tb testing.TB, r *importer.Resume, want string, without ...string) {
	tb.Helper()
	var got []string
	for line := range strings.Lines(outline(r)) {
		kind, _, _ := strings.Cut(line, ":")
		keep := true
		for _, w := range without {
			keep = keep && kind != w
		}
		if keep {
			got = append(got, line)
		}
	}
	if diff := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(strings.Join(got, ""))); diff != "" {
		tb.Errorf("resume (-want +got):\n%s", diff)
	}
}
