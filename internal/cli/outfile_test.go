package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOpeningSaysWhatADocumentIs(t *testing.T) {
	for data, want := range map[string]string{
		"# Plan\n\ntext\n":                                               "# Plan\n",
		"{\n  \"schema\": 1,\n  2\n":                                     "{\n  \"schema\": 1,\n",
		"<?xml version=\"1.0\"?>\n<svg>\n<g>\n":                          "<?xml version=\"1.0\"?>\n<svg>\n",
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rung\r\nNAME:a\r\n": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rung\r\n",
		"one line": "one line",
		"{\n":      "{\n",
		"":         "",
	} {
		if got := string(opening([]byte(data))); got != want {
			t.Errorf("%q: got %q, want %q", data, got, want)
		}
	}
}

func TestOpenerOfEachSystem(t *testing.T) {
	got := map[string]string{}
	for _, system := range []string{"linux", "freebsd", "darwin", "windows"} {
		got[system] = strings.Join(opener(system), " ")
	}
	want := map[string]string{"linux": "xdg-open", "freebsd": "xdg-open", "darwin": "open", "windows": "rundll32 url.dll,FileProtocolHandler"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whoever reads a file while others write it finds one whole document.
func TestFileIsWholeWhileMoreThanOneWrites(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.md")
	document := func(i int) []byte {
		return []byte("# Title\n" + strings.Repeat(fmt.Sprintf("line of %d\n", i), 5000))
	}
	whole := func(data []byte) bool {
		for i := range 4 {
			if bytes.Equal(data, document(i)) {
				return true
			}
		}
		return false
	}
	save := func(i int) error {
		return place{flag: "--out", path: file, other: usagef("", "taken")}.save(document(i))
	}
	if err := save(0); err != nil {
		t.Fatal(err)
	}
	var writing sync.WaitGroup
	for i := range 4 {
		writing.Go(func() {
			for range 20 {
				if err := save(i); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 100 {
		data, err := os.ReadFile(file)
		if err != nil || !whole(data) {
			t.Errorf("%v, %d bytes", err, len(data))
		}
	}
	writing.Wait()
	left, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The profile that a person usually has is kept from an export that names
// another one.
func TestUsualProfileIsKeptWhateverProfileIsNamed(t *testing.T) {
	home := t.TempDir()
	mine := filepath.Join(home, "rung", "profile.yaml")
	if err := os.MkdirAll(filepath.Join(home, "rung", "profile.plans"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("role: analyst\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"XDG_DATA_HOME": home, "RUNG_PROFILE": filepath.Join(home, "other.yaml")}
	for _, file := range []string{mine, filepath.Join(home, "other.yaml"), filepath.Join(home, "third.yaml"),
		filepath.Join(home, "rung", "profile.plans", "x.yaml")} {
		status, out, stderr := run(t, false, env, "export", "gap", "chief", "--profile", "none", "--out", file, "--replace")
		mayWrite := strings.HasSuffix(file, "third.yaml")
		if wrote := status == exitDone && out == file+"\n"; wrote != mayWrite {
			t.Errorf("%s: exit status %d, %s%s", file, status, out, stderr)
		}
	}
	if data, err := os.ReadFile(mine); err != nil || string(data) != "role: analyst\n" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestHelpOfExportsFitsTheDesignWidth(t *testing.T) {
	for _, command := range []string{"catalog", "plan", "gap", "compare"} {
		status, out, stderr := run(t, false, nil, "export", command, "--help")
		if status != exitDone || !strings.Contains(out, "\nExamples:\n") || strings.Count(out, "--output FORMAT") != 1 {
			t.Errorf("%s: exit status %d, %s%s", command, status, stderr, out)
		}
		for line := range strings.Lines(out) {
			if len(strings.TrimSuffix(line, "\n")) > designWidth {
				t.Errorf("%s: too wide: %s", command, line)
			}
		}
	}
}
