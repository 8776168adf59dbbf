package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

func newProfileForm(p *person.Profile) *profileForm {
	return &profileForm{c: testCatalog(), p: *p, was: p, today: day}
}

// keyNames are the keys that are not text.
var keyNames = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown,
	"pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd, "ctrl+c": tea.KeyCtrlC, "ctrl+u": tea.KeyCtrlU, "ctrl+v": tea.KeyCtrlV,
	"ctrl+w": tea.KeyCtrlW, "delete": tea.KeyDelete,
}

// press types keys; what is no name of one is typed letter by letter.
func press(s *form, keys ...string) {
	for _, key := range keys {
		if kind, ok := keyNames[key]; ok {
			msg := tea.KeyMsg{Type: kind}
			if kind == tea.KeySpace {
				msg.Runes = []rune{' '}
			}
			s.Update(msg)
			continue
		}
		for _, r := range key {
			if r == ' ' {
				press(s, "space")
				continue
			}
			s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

func shown(s *form) string { return sgr.ReplaceAllString(s.View(), "") }

// What a person sees at three sizes, of a page of each kind.
func TestPagesFitTheirScreen(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {200, 60}, {24, 8}} {
		for _, color := range []bool{true, false} {
			p := person.Profile{}
			s := newForm(newProfileForm(&p).job(), FormOptions{Out: io.Discard, Width: size[0], Height: size[1], Color: color, Today: day})
			for n, keys := range [][]string{{"coder", "enter"}, {"20x", "enter"}, {"ctrl+u", "2021", "enter"}, {"space"}, {"enter"}, {"sql", "enter", "right"},
				{"enter"}, {"rhit", "enter", "zzz"}, {"enter", "enter"}, {"tab", "tab"}, {"down", "down", "enter"}, {"space", "tab"}, {"enter"}, {"enter"}, {"enter"},
				{"5", "tab"}, {"1k", "tab", "tab"}, {"down", "enter"}, {"enter"}, {"down", "enter"}, {"esc"}, {"up", "enter"}, {"down", "down"}} {
				press(s, keys...)
				lines := strings.Split(s.View(), "\n")
				if len(lines) > size[1] {
					t.Errorf("%v, step %d: %d lines\n%s", size, n, len(lines), shown(s))
				}
				for _, line := range lines {
					if width := runewidth.StringWidth(sgr.ReplaceAllString(line, "")); width > size[0] {
						t.Errorf("%v, step %d: a line of %d cells: %q", size, n, width, line)
					}
				}
			}
			if s.page.section != "Check" {
				t.Errorf("%v: the walk ended at %q, not at the end", size, s.page.section)
			}
		}
	}
}

// The list of jobs is narrowed by typing; what was typed is always an answer.
func TestListIsNarrowedByTyping(t *testing.T) {
	var p person.Profile
	s := newForm(newProfileForm(&p).job(), FormOptions{Out: io.Discard, Width: 60, Height: 14, Today: day})
	press(s, "coder")
	want := `1 of 8  Your job
What is your job now?
Plans start from it. A title that is not listed may be
typed.
Find: coder 
> Medical Coder  Coding
  Another job: coder
↑↓ move · enter choose · esc leave`
	trim := func(text string) string { return regexp.MustCompile(` +\n`).ReplaceAllString(text, "\n") }
	if diff := cmp.Diff(trim(want), trim(shown(s))); diff != "" {
		t.Errorf("screen (-want +got):\n%s", diff)
	}
	press(s, "esc")
	if !strings.Contains(shown(s), "> No job in this field yet") {
		t.Errorf("Esc does not clear what was typed:\n%s", shown(s))
	}
}

// One Esc too many on the way back does not cost five minutes of answers.
func TestEscWarnsBeforeItLeaves(t *testing.T) {
	var p person.Profile
	s := newForm(newProfileForm(&p).job(), FormOptions{Out: io.Discard, Today: day})
	press(s, "enter", "esc", "esc")
	if s.over || !strings.Contains(shown(s), "Esc again leaves.") {
		t.Fatalf("no warning:\n%s", shown(s))
	}
	press(s, "esc")
	if !s.over || s.done {
		t.Error("the second Esc does not leave")
	}
	s = newForm(newProfileForm(&p).job(), FormOptions{Out: io.Discard, Today: day})
	press(s, "esc")
	if !s.over {
		t.Error("Esc does not leave a form in which nothing was answered")
	}
}

// Behind a job that was added come the questions before it, not the job again.
func TestBackFromAddedJob(t *testing.T) {
	var p person.Profile
	s := newForm(newProfileForm(&p).jobs(), FormOptions{Out: io.Discard, Today: day})
	press(s, "down", "enter", "coder", "enter", "2019", "enter", "2020", "enter")
	if !strings.Contains(shown(s), "Take out: Medical Coder, 2019 to 2020") {
		t.Fatalf("the job was not added:\n%s", shown(s))
	}
	if len(s.behind) != 0 {
		t.Errorf("%d pages are behind the list of jobs, want those before it alone", len(s.behind))
	}
}

// Letters that come in one read are keys, one after the other.
func TestKeysInOneReadAreKeys(t *testing.T) {
	q := &question{kind: yesNo, label: "Write it?", yes: true}
	s := newForm(&page{questions: []*question{q}, next: func() *page { return nil }}, FormOptions{Out: io.Discard})
	s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ny")})
	if !s.done || q.yes {
		t.Errorf("done %v, answer %v; want the first key to answer no", s.done, q.yes)
	}
}

// Enter takes what was typed, and never a mere guess at it.
func TestGuessIsNotTakenUnasked(t *testing.T) {
	tests := []struct {
		typed string
		keys  []string
		want  person.Profile
	}{
		{"lion tamer", []string{"enter"}, person.Profile{Title: "lion tamer"}},
		{"medicalcoder", []string{"enter"}, person.Profile{Title: "medicalcoder"}},
		{"medicalcoder", []string{"down", "enter"}, person.Profile{Role: "medical-coder"}},
		{"cod", []string{"enter"}, person.Profile{Role: "medical-coder"}},
		{"cod", []string{"end", "enter"}, person.Profile{Title: "cod"}},
	}
	for _, tt := range tests {
		var p person.Profile
		f := newProfileForm(&p)
		press(newForm(f.job(), FormOptions{Out: io.Discard, Today: day}), append([]string{tt.typed}, tt.keys...)...)
		if diff := cmp.Diff(tt.want, f.p, ignoreFile()); diff != "" {
			t.Errorf("%q %v: profile (-want +got):\n%s", tt.typed, tt.keys, diff)
		}
	}
}

// Pasted text is text, whatever keys are in it.
func TestPasteIsNoCommand(t *testing.T) {
	var p person.Profile
	s := newForm(newProfileForm(&p).job(), FormOptions{Out: io.Discard, Today: day})
	s.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("lion\ntamer\x03\x1b"), Paste: true})
	if s.over || s.page.section != "Your job" || !strings.Contains(shown(s), "Another job: lion tamer") {
		t.Errorf("after the paste:\n%s", shown(s))
	}
}

// Color is used where it is wanted only; without it nothing names one.
func TestColorIsOnlyWhereItIsWanted(t *testing.T) {
	colored := regexp.MustCompile("\x1b\\[[0-9;]*(3[0-9]|4[0-9]|9[0-9]|10[0-9])[0-9;]*m")
	for _, color := range []bool{false, true} {
		var p person.Profile
		s := newForm(newProfileForm(&p).job(), FormOptions{Out: io.Discard, Color: color, Today: day})
		var all strings.Builder
		for _, keys := range [][]string{{"coder", "enter"}, {"x", "enter"}, {"ctrl+u", "enter"}, {"enter"}, {"enter"}, {"enter"}, {"enter"}, {"enter"}, {"enter"}, {"tab", "tab"}} {
			press(s, keys...)
			all.WriteString(s.View())
		}
		if got := colored.MatchString(all.String()); got != color {
			t.Errorf("color %v: colored %v", color, got)
		}
	}
}

// Whatever is typed, at whatever size, the form neither panics nor draws over
// its edges, and leaves the given profile alone.
func TestRandomKeysDoNoHarm(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	var keys []string
	for name := range keyNames {
		if name != "ctrl+c" {
			keys = append(keys, name)
		}
	}
	slices.Sort(keys)
	keys = append(keys, "coder", "sql", "zz", "2020", "1k", "y", "n", "é", "漢", "-")
	given := person.Profile{Role: "coder", Since: "2020", Skills: []person.Skill{{Skill: "sql"}, {Skill: "weaving"}}, Certs: []person.Cert{{Name: "Sworn"}},
		History: []person.Job{{Role: "data-analyst"}}, Education: []person.Education{{Program: "as-hit"}, {Award: roles.Master, Fields: []string{"odd"}}}}
	want := given
	want.Skills, want.Certs, want.History, want.Education = append([]person.Skill{}, given.Skills...), append([]person.Cert{}, given.Certs...),
		append([]person.Job{}, given.History...), append([]person.Education{}, given.Education...)
	finished := 0
	for until := time.Now().Add(2 * time.Second); time.Now().Before(until); {
		s := newForm(newProfileForm(&given).job(), FormOptions{Out: io.Discard, Today: day, Width: 80, Height: 24})
		var typed []string
		patience := 1 + r.IntN(4) // some walks get far, some stay
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Fatalf("panic %v after %q", r, typed)
				}
			}()
			for range 150 {
				key := "enter"
				if r.IntN(patience) == 0 {
					key = keys[r.IntN(len(keys))]
				}
				typed = append(typed, key)
				press(s, key)
				if r.IntN(10) == 0 {
					s.Update(tea.WindowSizeMsg{Width: r.IntN(120), Height: r.IntN(50)})
				}
				if lines := strings.Count(s.View(), "\n") + 1; lines > max(s.height, 1) {
					t.Fatalf("%d lines in a height of %d after %q", lines, s.height, typed)
				}
				if s.over {
					break
				}
			}
		}()
		if s.done {
			finished++
		}
	}
	if finished == 0 {
		t.Error("no random walk came to the end: the test looks at the first pages only")
	}
	if diff := cmp.Diff(want, given, ignoreFile()); diff != "" {
		t.Errorf("the given profile changed (-want +got):\n%s", diff)
	}
}

// A form whose keys come through a pipe gives the same profile: the drawn and
// the spoken form are one.
func TestKeysThroughAPipe(t *testing.T) {
	in, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	fmt.Fprint(write, "coder\r2021\r\rsql\r\r\r\r\r\r\r\ry\roh\r\r\r") // all at once, as a fast typist does
	write.Close()
	var out bytes.Buffer
	var p person.Profile
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if err := AskProfile(ctx, testCatalog(), &p, FormOptions{In: in, Out: &out, Width: 80, Height: 24, Today: day}); err != nil {
		t.Fatal(err)
	}
	want := person.Profile{
		Role: "medical-coder", Since: "2021",
		Skills: []person.Skill{
			{Skill: "icd", Level: roles.Working, Note: "usual for a Medical Coder"},
			{Skill: "privacy", Level: roles.Aware, Note: "usual for a Medical Coder"},
			{Skill: "sql", Level: roles.Working},
		},
		State: "OH", Limits: person.Limits{NoNewDegree: true},
	}
	if diff := cmp.Diff(want, p, ignoreFile()); diff != "" {
		t.Errorf("profile (-want +got):\n%s", diff)
	}
}

// A terminal that goes away ends the form; it does not wait for more.
func TestEndOfInputLeaves(t *testing.T) {
	in, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	fmt.Fprint(write, "coder\r")
	write.Close()
	for _, in := range []io.Reader{in, strings.NewReader("coder\r")} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		var p person.Profile
		if err := AskProfile(ctx, testCatalog(), &p, FormOptions{In: in, Out: io.Discard, Today: day}); !errors.Is(err, ErrLeft) {
			t.Errorf("%T: error %v, want ErrLeft", in, err)
		}
	}
}
