package tui

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// testCatalog has two jobs worth naming, and enough of everything else that
// lists must be searched.
func testCatalog() *roles.Catalog {
	skill := func(id string, level roles.Level) roles.Clause {
		return roles.Clause{Any: []roles.Alternative{{Skill: id, Level: level}}}
	}
	c := roles.Catalog{
		Tracks:   []roles.Track{{ID: "coding", Title: "Coding"}, {ID: "data", Title: "Data"}},
		Licenses: []roles.License{{ID: "rn", Name: "Registered nurse license", Aliases: []string{"RN"}}},
		Model:    roles.DefaultModel(),
		Roles: []roles.Role{
			{ID: "data-analyst", Title: "Health Data Analyst", Track: "data", Level: roles.LevelMid, Stage: 3,
				Requires: roles.Requires{Skills: []roles.Clause{skill("sql", roles.Working)}}},
			{ID: "medical-coder", Title: "Medical Coder", Aliases: []string{"coder"}, Track: "coding", Level: roles.LevelEntry, Stage: 2,
				Requires: roles.Requires{
					Skills: []roles.Clause{skill("icd", roles.Working), skill("privacy", roles.Aware)},
					Certs:  []roles.Clause{{Any: []roles.Alternative{{Cert: "cca"}}}},
				}},
		},
		Skills: []roles.Skill{
			{ID: "excel", Name: "Advanced Excel", Kind: "tool"},
			{ID: "icd", Name: "ICD-10-CM", Kind: "domain"},
			{ID: "privacy", Name: "Privacy rules", Kind: "domain"},
			{ID: "sql", Name: "SQL", Kind: "tool"},
		},
		Certs: []roles.Cert{
			{ID: "cca", Name: "Certified Coding Associate (CCA)", Aliases: []string{"CCA"}, Issuer: "AHIMA"},
			{ID: "rhit", Name: "Registered Health Information Technician (RHIT)", Aliases: []string{"RHIT"}, Issuer: "AHIMA"},
		},
		Programs: []roles.Program{{ID: "as-hit", Name: "Associate in health information technology", Award: roles.Associate, Fields: []string{"him"}, Accreditor: "CAHIIM"}},
	}
	for i := range 14 {
		c.Roles = append(c.Roles, roles.Role{ID: fmt.Sprintf("x-role-%02d", i), Title: fmt.Sprintf("Filler job %02d", i), Track: "data", Stage: 4})
		c.Skills = append(c.Skills, roles.Skill{ID: fmt.Sprintf("x-skill-%02d", i), Name: fmt.Sprintf("Filler skill %02d", i), Kind: "domain"})
	}
	return roles.NewCatalog(c)
}

var day = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// spoken runs a form on answers given line by line, and gives what it said.
func spoken(answers ...string) (FormOptions, *bytes.Buffer) {
	var out bytes.Buffer
	return FormOptions{In: strings.NewReader(strings.Join(answers, "\n") + "\n"), Out: &out, Accessible: true, Today: day}, &out
}

func ignoreFile() cmp.Option { return cmpopts.IgnoreUnexported(person.Profile{}) }

func number(n int) *int { return &n }

// A person who answers everything gets a profile that says just that.
func TestProfileIsWhatWasAnswered(t *testing.T) {
	o, out := spoken(
		"coder", "2021-03", // the job, by an alias
		"-2", "1:practitioner", "", // its usual skills
		"sql, excel:expert", "", // others
		"rhit", "Sworn Coder of Ohio", "", "2019", "", // certifications, one from no catalog
		"associate", "him", "", "2018-05", // education
		"as-hit", "", "", // programs; the award's date is theirs
		"rn", "", // licenses
		"5h/wk", "30k", "yes", "2", "oh", // limits
		"2", "Registrar", "2012", "2020", "", // an earlier job from no catalog, then no more
		"yes",
	)
	var p person.Profile
	if err := AskProfile(t.Context(), testCatalog(), &p, o); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := person.Profile{
		Role: "medical-coder", Since: "2021-03",
		History: []person.Job{{Title: "Registrar", From: "2012", To: "2020"}},
		Skills: []person.Skill{
			{Skill: "icd", Level: roles.Practitioner, Note: "usual for a Medical Coder"},
			{Skill: "excel", Level: roles.Expert},
			{Skill: "sql", Level: roles.Working},
		},
		Certs:     []person.Cert{{Cert: "rhit", Earned: "2019"}, {Name: "Sworn Coder of Ohio"}},
		Education: []person.Education{{Award: roles.Associate, Fields: []string{"him"}, Finished: "2018-05"}, {Program: "as-hit", Finished: "2018-05"}},
		Licenses:  []person.License{{License: "rn"}},
		Pace:      5, Budget: number(30000), State: "OH",
		Limits: person.Limits{NoNewDegree: true, Remote: "partial"},
	}
	if diff := cmp.Diff(want, p, ignoreFile()); diff != "" {
		t.Errorf("profile (-want +got):\n%s\n%s", diff, out)
	}
}

// What a listener hears of the first questions, word by word.
func TestPlainQuestionsReadAloud(t *testing.T) {
	o, out := spoken("filer job 03", "1", "20x1", "2021", "quit")
	var p person.Profile
	if err := AskProfile(t.Context(), testCatalog(), &p, o); !errors.Is(err, ErrLeft) {
		t.Fatalf("error %v, want ErrLeft", err)
	}
	want := `Press Enter to keep an answer or to skip a question. Type back for the questions before, quit to leave without writing.

Part 1 of 8: Your job.
What is your job now? Plans start from it. A title that is not listed may be typed.
Name or a part of it (now No job in this field yet): "filer job 03" may be:
1. Filler job 03, Data
2. Another job: filer job 03
Number, or Enter for none of these: Taken: Filler job 03.
Since when? Years in a job count toward exams and moves. The year alone is fine.
Answer (such as 2021, 2021-03 or 2021-03-15): "20x1" is not a date: write 2021, 2021-03 or 2021-03-15.
Answer (such as 2021, 2021-03 or 2021-03-15): 
Part 2 of 8: Skills.
Which other skills do you have? What you hold counts toward every job. A new one is at working level: you use it without help.
Type names, parted by commas; - before one takes it out; Enter when done. A level may follow a colon, as sql:expert. The levels are aware, working, practitioner, expert.
Tick: `
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("transcript (-want +got):\n%s", diff)
	}
}

// Skipping every question changes nothing, whatever the profile holds: not the
// spelling of a name, not a note, not what no catalog knows.
func TestSkippingKeepsWhatIsHeld(t *testing.T) {
	full := person.Profile{
		Name: "Amira", Role: "Medical coder", Title: "Coder II", Employer: "Mercy", Since: "2021",
		History:   []person.Job{{Title: "Registrar", From: "2012", Note: "part time"}},
		Skills:    []person.Skill{{Skill: "SQL", Note: "at night"}, {Skill: "basket weaving", Level: roles.Expert}, {Skill: "icd", Level: roles.Aware}},
		Certs:     []person.Cert{{Cert: "RHIT", Earned: "2019", CycleEnds: "2026-12-31", Units: number(8)}, {Name: "Sworn Coder"}, {Cert: "cxx"}},
		Education: []person.Education{{Award: roles.Certificate, School: "Night school"}, {Program: "as-hit", Finished: "2018"}, {Award: roles.Bachelor, Fields: []string{"alchemy"}, Finished: "2016"}},
		Licenses:  []person.License{{License: "RN", State: "OH"}, {Name: "Pilot"}},
		Foreign:   []person.Foreign{{Title: "Krankenpfleger", Country: "Germany"}},
		Pace:      6, Budget: number(0), State: "OH",
		Limits:    person.Limits{Remote: "full", Deadline: "2y", Avoid: []string{"data-analyst"}},
		Unmatched: []string{"juggling"},
	}
	for name, start := range map[string]person.Profile{"empty": {}, "full": full} {
		p := start
		o, out := spoken(strings.Split(strings.Repeat("\n", 60), "\n")...)
		if err := AskProfile(t.Context(), testCatalog(), &p, o); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		if diff := cmp.Diff(start, p, ignoreFile()); diff != "" {
			t.Errorf("%s: profile (-want +got):\n%s\n%s", name, diff, out)
		}
	}
}

// A job that is named for the first time brings its usual skills, and no
// credential. Another answer takes them back.
func TestUsualSkillsGoWithTheJobTheyCameFrom(t *testing.T) {
	coder := []person.Skill{
		{Skill: "icd", Level: roles.Working, Note: "usual for a Medical Coder"},
		{Skill: "privacy", Level: roles.Aware, Note: "usual for a Medical Coder"},
	}
	analyst := []person.Skill{{Skill: "sql", Level: roles.Working, Note: "usual for a Health Data Analyst"}}
	enter := strings.Split(strings.Repeat("\n", 40), "\n")
	tests := []struct {
		name    string
		answers []string
		want    person.Profile
	}{
		{"kept", []string{"coder"}, person.Profile{Role: "medical-coder", Skills: coder}},
		{"another job", []string{"coder", "", "", "back", "back", "back", "data-analyst"}, person.Profile{Role: "data-analyst", Skills: analyst}},
		{"no job", []string{"coder", "", "", "back", "back", "back", "no job in this field yet"}, person.Profile{}},
		{"a job of no catalog", []string{"coder", "", "", "back", "back", "back", "lion tamer"}, person.Profile{Title: "lion tamer"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o, out := spoken(append(tt.answers, enter...)...)
			var p person.Profile
			if err := AskProfile(t.Context(), testCatalog(), &p, o); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if diff := cmp.Diff(tt.want, p, ignoreFile(), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("profile (-want +got):\n%s\n%s", diff, out)
			}
		})
	}
}

// Answers that cannot be are refused with a word on how to write them, and the
// question is asked again.
func TestWrongAnswersAreAskedAgain(t *testing.T) {
	tests := []struct {
		question func(*profileForm) *question
		wrong    []string
		right    []string
	}{
		{func(f *profileForm) *question { return f.since().questions[0] }, []string{"x", "2021-13", "2021-02-30", "2026-11-24", "2027", "03/2021"}, []string{"", "2026", "2026-11-23", " 2021-03 "}},
		{func(f *profileForm) *question { return f.limits().questions[0] }, []string{"0", "169", "-1", "8.5", "h"}, []string{"", "8", "8h", "8h/wk", "168"}},
		{func(f *profileForm) *question { return f.limits().questions[1] }, []string{"-1", "1.5k", "1,00", "k", "1000001k", "99999999999999999999"}, []string{"", "0", "30k", "30K", "$30,000", "1000000k"}},
		{func(f *profileForm) *question { return f.limits().questions[4] }, []string{"Ohio", "O", "O1"}, []string{"", "OH", "oh"}},
	}
	for _, tt := range tests {
		var p person.Profile
		q := tt.question(newProfileForm(&p))
		for _, text := range tt.wrong {
			if q.text = text; q.wrong() == nil {
				t.Errorf("%s %q is taken", q.label, text)
			}
		}
		for _, text := range tt.right {
			if q.text = text; q.wrong() != nil {
				t.Errorf("%s %q is not taken: %v", q.label, text, q.wrong())
			}
		}
	}
}

// What is answered away is gone from the profile, and nothing else is.
func TestAnsweredAway(t *testing.T) {
	p := person.Profile{
		Skills:    []person.Skill{{Skill: "SQL"}, {Skill: "basket weaving"}},
		Certs:     []person.Cert{{Cert: "RHIT"}, {Name: "Sworn Coder"}},
		Education: []person.Education{{Award: roles.Certificate, School: "Night school"}, {Program: "as-hit"}, {Award: roles.Bachelor, Fields: []string{"alchemy"}}},
		Licenses:  []person.License{{License: "RN", State: "OH"}},
		Pace:      6, Budget: number(0), State: "OH", Limits: person.Limits{Remote: "full", Deadline: "2y"},
	}
	o, out := spoken("", "-basket weaving", "", "-rhit", "", "", "none yet", "-1", "", "-rn", "", "-", "-", "", "no", "-", "", "")
	if err := AskProfile(t.Context(), testCatalog(), &p, o); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := person.Profile{
		Skills:    []person.Skill{{Skill: "SQL"}},
		Certs:     []person.Cert{{Name: "Sworn Coder"}},
		Education: []person.Education{{Award: roles.Certificate, School: "Night school"}},
		Limits:    person.Limits{Deadline: "2y"},
	}
	if diff := cmp.Diff(want, p, ignoreFile(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("profile (-want +got):\n%s\n%s", diff, out)
	}
}

// The job until now is offered as an earlier one, and going back and forth
// among earlier jobs neither doubles nor loses one.
func TestEarlierJobsAreCountedOnce(t *testing.T) {
	p := person.Profile{Role: "coder", Since: "2019"}
	o, out := spoken("data-analyst", "2023", "", "", "", "", "", "", "", "", "", "", "",
		"3", "", "", "2023", // add the job until now, as it was
		"2", "lion tamer", "2001", "back", "2", "lion tamer", "2001", "2003",
		"4",    // take the lion tamer out
		"", "") // no more; write it
	if err := AskProfile(t.Context(), testCatalog(), &p, o); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := []person.Job{{Role: "medical-coder", From: "2019", To: "2023"}}
	if diff := cmp.Diff(want, p.History); diff != "" {
		t.Errorf("history (-want +got):\n%s\n%s", diff, out)
	}
}

// Whoever leaves, wherever, leaves the profile as it was.
func TestLeavingTakesNothing(t *testing.T) {
	answers := []string{"coder", "2021", "", "sql", "", "rhit", "", "2019", "bachelor", "1", "", "", "", "rn", "", "5", "1k", "y", "2", "oh", "", "no"}
	for n := range len(answers) + 1 {
		given := answers[:n]
		for _, last := range []string{"quit", ""} {
			var out bytes.Buffer
			in := strings.Join(given, "\n") + "\n" + last
			if n == 0 {
				in = last
			}
			p := person.Profile{Skills: []person.Skill{{Skill: "excel"}}}
			err := AskProfile(t.Context(), testCatalog(), &p, FormOptions{In: strings.NewReader(in), Out: &out, Accessible: true, Today: day})
			if !errors.Is(err, ErrLeft) {
				t.Fatalf("after %q: error %v, want ErrLeft\n%s", in, err, &out)
			}
			if diff := cmp.Diff(person.Profile{Skills: []person.Skill{{Skill: "excel"}}}, p, ignoreFile()); diff != "" {
				t.Errorf("after %q: profile (-want +got):\n%s", in, diff)
			}
		}
	}
}

// A canceled context ends a form that waits for an answer, drawn or spoken.
func TestCancelEndsAWaitingForm(t *testing.T) {
	for _, accessible := range []bool{false, true} {
		in, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		defer write.Close()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		fmt.Fprint(write, "coder\r\n")
		time.AfterFunc(100*time.Millisecond, cancel)
		var p person.Profile
		err = AskProfile(ctx, testCatalog(), &p, FormOptions{In: in, Out: io.Discard, Accessible: accessible})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("accessible %v: error %v, want it canceled", accessible, err)
		}
	}
}

// Text from a resume is shown without what a terminal would obey.
func TestHostileTextIsHarmless(t *testing.T) {
	const hostile = "x\x1b[2J\u202ey\nz"
	o, out := spoken("2", "3", "quit")
	got, err := Choose(t.Context(), []Choice{
		{Question: hostile, Why: hostile, Options: []string{hostile, hostile}},
		{Question: hostile, Options: []string{"a", "b"}},
		{Question: hostile},
	}, o)
	if !errors.Is(err, ErrLeft) || got != nil {
		t.Fatalf("answers %v, error %v, want ErrLeft", got, err)
	}
	if strings.ContainsAny(out.String(), "\x1b\u202e") {
		t.Errorf("hostile text went through: %q", out)
	}

	p := person.Profile{Title: hostile, Skills: []person.Skill{{Skill: hostile}}, Certs: []person.Cert{{Name: hostile}}}
	s := newForm(newProfileForm(&p).job(), FormOptions{Out: io.Discard, Today: day})
	for range 30 {
		if view := s.View(); strings.Contains(view, "\x1b[2J") || strings.Contains(view, "\u202e") {
			t.Fatalf("hostile text went through: %q", view)
		}
		press(s, "enter")
	}
}

// Each unsure item is asked for on its own; the last answer keeps the text.
func TestChoicesAreAnsweredOneByOne(t *testing.T) {
	o, out := spoken("2", "back", "2", "3", "None of these: keep it as text")
	got, err := Choose(t.Context(), []Choice{
		{Question: `What is "coding cert"?`, Why: "Line 12 of the resume.", Options: []string{"CCA", "CCS"}},
		{Question: `What is "nurse"?`, Options: []string{"RN", "LPN", "NP"}},
		{Question: `What is "zz"?`, Options: []string{"ZZ Top"}},
	}, o)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if diff := cmp.Diff([]int{1, 2, -1}, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s\n%s", diff, out)
	}
	if got, err := Choose(t.Context(), nil, FormOptions{}); err != nil || len(got) != 0 {
		t.Errorf("nothing to choose: %v, %v", got, err)
	}
}

// Enter takes no guess: what is offered is to keep the text, spoken and drawn.
func TestEnterKeepsTheTextOfAnUnsureItem(t *testing.T) {
	list := []Choice{{Question: `What is "coding cert"?`, Options: []string{"CCA", "CCS"}}, {Question: `What is "nurse"?`, Options: []string{"RN"}}}
	for name, o := range map[string]FormOptions{
		"spoken": {In: strings.NewReader("\n\n"), Out: io.Discard, Accessible: true},
		"drawn":  {In: strings.NewReader("\r\r"), Out: io.Discard, Width: 80, Height: 8},
	} {
		got, err := Choose(t.Context(), list, o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff([]int{-1, -1}, got); diff != "" {
			t.Errorf("%s: answers (-want +got):\n%s", name, diff)
		}
	}
	o, out := spoken("", "")
	if _, err := Choose(t.Context(), list, o); err != nil || !strings.Contains(out.String(), "(now None of these: keep it as text):") {
		t.Errorf("it is not said what Enter takes: %v\n%s", err, out)
	}
	o, out = spoken("")
	if _, err := Choose(t.Context(), []Choice{{Question: "job: Analyst", Why: "close to the name Data Analyst", Options: []string{"Data Analyst"}}}, o); err != nil ||
		!strings.Contains(out.String(), "job: Analyst: close to the name") {
		t.Errorf("the item and the reason run together: %v\n%s", err, out)
	}
}

// A bare number answers a list that was read out. In one that is searched it is
// an error that says what to type, and ticks nothing.
func TestNumberIsNoNameOfALongList(t *testing.T) {
	c := roles.Catalog{Model: roles.DefaultModel()}
	for i := range shortList + 1 {
		c.Programs = append(c.Programs, roles.Program{ID: fmt.Sprintf("course-2%02d", i), Name: fmt.Sprintf("Course 2 part %02d", i), Award: roles.Doctorate})
	}
	c.Programs[3].Aliases = []string{"837"}
	var p person.Profile
	f := &profileForm{c: roles.NewCatalog(c), p: p, was: &p, today: day}
	for _, tt := range []struct {
		page  *page
		text  string
		tells bool
	}{
		{f.programs(), "2", true}, {f.programs(), "-2", true}, {f.programs(), "99", true}, {f.programs(), "part 03", false}, {f.programs(), "837", false},
		{newProfileForm(&p).job(), "2", true}, {newProfileForm(&p).job(), "Filler job 02", false},
	} {
		q := tt.page.questions[0]
		before := q.answer()
		var out bytes.Buffer
		l := &lines{in: bufio.NewReader(strings.NewReader(tt.text + "\n\n")), out: &out}
		if err := l.ask(q); err != nil {
			t.Fatalf("%q: %v\n%s", tt.text, err, &out)
		}
		if told := strings.Contains(out.String(), "Type a name or a part of it, or Enter to go on."); told != tt.tells {
			t.Errorf("%q: told %v, want %v\n%s", tt.text, told, tt.tells, &out)
		}
		if changed := q.answer() != before; changed == tt.tells {
			t.Errorf("%q: the answer became %q", tt.text, q.answer())
		}
	}
}

func TestConfirmOffersNo(t *testing.T) {
	for answer, want := range map[string]bool{"": false, "y": true, "Yes": true, "n": false} {
		o, _ := spoken(answer)
		if got, err := Confirm(t.Context(), "Write it?", o); err != nil || got != want {
			t.Errorf("%q: %v, %v, want %v", answer, got, err, want)
		}
	}
}
