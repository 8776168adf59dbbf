package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// year is a text that may be written as a number.
type year string

func (y *year) UnmarshalText(text []byte) error {
	if !regexp.MustCompile(`^[0-9]{4}(-[0-9]{2})?$`).Match(text) {
		return errors.New("not a year or a month")
	}
	*y = year(text)
	return nil
}

func (year) Form() (string, string) { return "[0-9]{4}(-[0-9]{2})?", "2022-03" }

// grade is a text that is no string in Go.
type grade uint8

func (g grade) MarshalText() ([]byte, error) { return []byte(g.Values()[g-1]), nil }

func (g *grade) UnmarshalText(text []byte) error {
	for i, name := range g.Values() {
		if name == string(text) {
			*g = grade(i + 1)
		}
	}
	return nil
}

func (grade) Values() []string { return []string{"aware", "working", "expert"} }

type sheet struct {
	Name   string   `json:"name,omitempty"`
	Role   string   `json:"role,omitempty"`
	Since  year     `json:"since,omitempty" pack:"plain"`
	Skills []held   `json:"skills,omitempty" pack:"bare=skill"`
	Certs  []string `json:"certs,omitempty"`
	Past   []post   `json:"past,omitempty"`
	Pace   *rhythm  `json:"pace,omitempty"`
	Limits limits   `json:"limits,omitzero"`
	Wants  []choice `json:"wants,omitempty" pack:"bare=pet"`
	Budget *int     `json:"budget,omitempty"`
	Share  float64  `json:"share,omitempty"`
	Open   bool     `json:"open,omitempty"`
	Note   string   `json:"note,omitempty"`
}

type held struct {
	Skill string `json:"skill" pack:"required"`
	Level grade  `json:"level,omitempty"`
	Hours int    `json:"hours,omitempty" pack:"min=0"`
	Note  string `json:"note,omitempty"`
}

type post struct {
	Role   string   `json:"role" pack:"required"`
	From   year     `json:"from,omitempty" pack:"plain"`
	To     year     `json:"to,omitempty" pack:"plain"`
	Places []string `json:"places,omitempty"`
	Tasks  []held   `json:"tasks,omitempty"`
}

type rhythm struct {
	Hours    int  `json:"hours,omitempty"`
	Evenings bool `json:"evenings,omitempty"`
}

type limits struct {
	Avoid []string `json:"avoid,omitempty"`
	Hours bounds   `json:"hours,omitzero"`
	Note  string   `json:"note,omitempty"`
}

func sheets() *Type { return Compile(sheet{}) }

// readSheet fails the test where the text has problems.
func readSheet(t *testing.T, text string) sheet {
	t.Helper()
	var s sheet
	node, problems := Parse([]byte(text))
	if node != nil {
		problems = append(problems, sheets().Decode(node, &s)...)
	}
	if len(problems) > 0 {
		t.Fatalf("%v in\n%s", problems, text)
	}
	return s
}

// Each case is a rule of Patch: before, what changes, after.
func TestPatchChangesOnlyWhatChanged(t *testing.T) {
	for _, c := range []struct {
		name, before string
		change       func(*sheet)
		after        string
	}{
		{
			"a text keeps its quotes, the comment behind it and all around it",
			"# mine\n\nrole:   'coder'   # since spring\nname: Ann\n", func(s *sheet) { s.Role = "coding-lead" },
			"# mine\n\nrole:   'coding-lead'   # since spring\nname: Ann\n",
		},
		{
			"a text that needs quotes gets them",
			"name: Ann\n", func(s *sheet) { s.Name = "Ann: RN #1" },
			"name: \"Ann: RN #1\"\n",
		},
		{
			"single quotes double their own",
			"name: 'Ann'\n", func(s *sheet) { s.Name = "O'Neil" },
			"name: 'O''Neil'\n",
		},
		{
			"a year stays a number",
			"since: 2021\n", func(s *sheet) { s.Since = "2022" },
			"since: 2022\n",
		},
		{
			"a year in quotes stays in quotes",
			"since: \"2021\"\n", func(s *sheet) { s.Since = "2022-05" },
			"since: \"2022-05\"\n",
		},
		{
			"folded text stays folded",
			"note: >- # long\n  one two\n  three\n\n# next\nname: Ann\n", func(s *sheet) { s.Note = strings.Repeat("word ", 20) + "end" },
			"note: >- # long\n  " + strings.Repeat("word ", 14) + "word\n  word word word word word end\n\n# next\nname: Ann\n",
		},
		{
			"literal text stays literal",
			"note: |\n    one\nname: Ann\n", func(s *sheet) { s.Note = "two: # no comment" },
			"note: |\n    two: # no comment\nname: Ann\n",
		},
		{
			"spaces that a fold would lose need quotes",
			"note: >-  # c\n  one\n  two\nname: Ann\n", func(s *sheet) { s.Note = "two " },
			"note: \"two \"  # c\nname: Ann\n",
		},
		{
			"a text over several lines becomes one line",
			"note: \"one\n  two\"  # c\nname: a\n  b\n", func(s *sheet) { s.Note, s.Name = "three", "c" },
			"note: \"three\"  # c\nname: c\n",
		},
		{
			"a new key follows the nearest one that precedes it",
			"role: coder # now\n  # and long\n# money\nbudget: 100\n", func(s *sheet) { s.Since = "2020" },
			"role: coder # now\n  # and long\nsince: 2020\n# money\nbudget: 100\n",
		},
		{
			"a new key without one that precedes it comes first",
			"# mine\n\nrole: coder\n", func(s *sheet) { s.Name = "Ann" },
			"# mine\n\nname: Ann\nrole: coder\n",
		},
		{
			"a new key never comes between a comment and its key",
			"# my job\nrole: coder\n", func(s *sheet) { s.Name = "Ann" },
			"# my job\nrole: coder\nname: Ann\n",
		},
		{
			"a new list is written below its key",
			"role: coder\n", func(s *sheet) { s.Skills = []held{{Skill: "sql", Level: 2}, {Skill: "excel"}} },
			"role: coder\nskills:\n  - {skill: sql, level: working}\n  - excel\n",
		},
		{
			"a new list is indented like the others",
			"past:\n- role: coder\n  places:\n  - Ohio\n", func(s *sheet) { s.Limits.Avoid = []string{"night"} },
			"past:\n- role: coder\n  places:\n  - Ohio\nlimits:\n  avoid:\n  - night\n",
		},
		{
			"an empty list becomes one below its key",
			"certs: []  # none yet\nrole: coder\n", func(s *sheet) { s.Certs = []string{"cca"} },
			"certs:  # none yet\n  - cca\nrole: coder\n",
		},
		{
			"a key that goes leaves the comment above it and moves the one behind it",
			"name: Ann\n# money\nbudget: 100 # dollars\n\nrole: coder\n", func(s *sheet) { s.Budget = nil },
			"name: Ann\n# money\n# dollars\n\nrole: coder\n",
		},
		{
			"a list that goes leaves its comments",
			"skills: # mine\n  # good\n  - sql\n  - excel # old\n    # very\nrole: coder\n", func(s *sheet) { s.Skills = nil },
			"# mine\n# good\n# old\n# very\nrole: coder\n",
		},
		{
			"a new element has the form of its neighbor",
			"skills:\n  -   skill: sql\n      level: working\n\n  -   skill: r\n      hours: 3\n", func(s *sheet) { s.Skills = append(s.Skills, held{Skill: "excel", Level: 1}) },
			"skills:\n  -   skill: sql\n      level: working\n\n  -   skill: r\n      hours: 3\n\n  -   skill: excel\n      level: aware\n",
		},
		{
			"a new text has the quotes of its neighbor",
			"certs:\n- 'cca'\n", func(s *sheet) { s.Certs = append(s.Certs, "rhit") },
			"certs:\n- 'cca'\n- 'rhit'\n",
		},
		{
			"a list in brackets is extended inside",
			"certs: [cca, rhit]  # mine\n", func(s *sheet) { s.Certs = []string{"cca", "ccs", "rhit", "x, y"} },
			"certs: [cca, ccs, rhit, \"x, y\"]  # mine\n",
		},
		{
			"a list in brackets over several lines is extended by lines",
			"certs: [\n  cca, # first\n  rhit # last\n]\n", func(s *sheet) { s.Certs = []string{"cca", "ccs", "rhit", "cpc"} },
			"certs: [\n  cca, # first\n  ccs,\n  rhit, # last\n  cpc\n]\n",
		},
		{
			"what leaves brackets takes its comma",
			"certs: [a, b, c]\n", func(s *sheet) { s.Certs = []string{"a", "c"} },
			"certs: [a, c]\n",
		},
		{
			"the last in brackets takes the comma before it",
			"certs: [a, b, c ]\n", func(s *sheet) { s.Certs = []string{"a"} },
			"certs: [a ]\n",
		},
		{
			"a line in brackets goes whole, its comment stays",
			"certs: [\n  a, # one\n  b, # two\n  c,\n]\n", func(s *sheet) { s.Certs = []string{"a", "c"} },
			"certs: [\n  a, # one\n  # two\n  c,\n]\n",
		},
		{
			"one field of one element",
			"skills:\n- {skill: sql, level: working} # at work\n- {skill: r, level: aware,  hours: 3}\n", func(s *sheet) { s.Skills[1].Level = 3 },
			"skills:\n- {skill: sql, level: working} # at work\n- {skill: r, level: expert,  hours: 3}\n",
		},
		{
			"a field that comes into braces",
			"skills:\n- { skill: sql, hours: 3 }\n- {hours: 1, skill: r}\n", func(s *sheet) { s.Skills[0].Level, s.Skills[1].Level = 2, 2 },
			"skills:\n- { skill: sql, level: working, hours: 3 }\n- {hours: 1, skill: r, level: working}\n",
		},
		{
			"a field that goes from the line of its dash",
			"past:\n  - role: coder # good\n    # long ago\n    from: 2001\n    to: 2003\n", func(s *sheet) { s.Past[0].From = "" },
			"past:\n  - role: coder # good\n    # long ago\n    to: 2003\n",
		},
		{
			"the first field goes from the line of its dash",
			"skills:\n  - level: working # good\n    # yes\n    skill: sql\n", func(s *sheet) { s.Skills[0].Level = 0 },
			"skills:\n  # good\n  # yes\n  - skill: sql\n",
		},
		{
			"a bare id grows into a mapping",
			"skills:\n  - sql # good\n  - r\n", func(s *sheet) { s.Skills[0].Level = 3 },
			"skills:\n  - {skill: sql, level: expert} # good\n  - r\n",
		},
		{
			"an element that goes, and one that comes",
			"certs:\n  # hard\n  - cca # 2019\n  - rhit\n", func(s *sheet) { s.Certs = []string{"rhit", "ccs"} },
			"certs:\n  # hard\n  # 2019\n  - rhit\n  - ccs\n",
		},
		{
			"an element that moves takes its lines along",
			"past:\n- role: a   # first\n  to: 2001 # last\n- role: 'b'\n", func(s *sheet) { s.Past[0], s.Past[1] = s.Past[1], s.Past[0] },
			"past:\n- role: 'b'\n- role: a   # first\n  to: 2001 # last\n",
		},
		{
			"nested lists and mappings",
			"past:\n- role: coder\n  tasks:\n  - skill: sql\n    hours: 3\n  # and\n  places: [Ohio]\nlimits:\n    avoid:\n    - night\n",
			func(s *sheet) {
				s.Past[0].Tasks = append(s.Past[0].Tasks, held{Skill: "r"})
				s.Past[0].Tasks[0].Hours = 4
				s.Limits.Avoid = append(s.Limits.Avoid, "travel")
				s.Limits.Note = "x"
			},
			"past:\n- role: coder\n  tasks:\n  - skill: sql\n    hours: 4\n  - skill: r\n  # and\n  places: [Ohio]\nlimits:\n    avoid:\n    - night\n    - travel\n    note: x\n",
		},
		{
			"CRLF, byte order mark and a missing last line break",
			"\ufeffname: Ann\r\ncerts:\r\n- a", func(s *sheet) { s.Certs = append(s.Certs, "b"); s.Role = "x" },
			"\ufeffname: Ann\r\nrole: x\r\ncerts:\r\n- a\r\n- b",
		},
		{
			"the last line goes, the break stays missing",
			"name: Ann\nrole: x", func(s *sheet) { s.Role = "" },
			"name: Ann",
		},
		{
			"document marks",
			"%YAML 1.1\n--- # mine\nname: Ann\n...\n# end\n", func(s *sheet) { s.Role = "x" },
			"%YAML 1.1\n--- # mine\nname: Ann\nrole: x\n...\n# end\n",
		},
		{
			"an alias is written out where it should stand for something else",
			"certs: &c [a, b]\nlimits:\n  avoid: *c # same\n", func(s *sheet) { s.Limits.Avoid = []string{"a"} },
			"certs: &c [a, b]\nlimits:\n  avoid: # same\n    - a\n",
		},
		{
			"an alias stays where it should stand for the same",
			"certs: &c [a, b]\nlimits:\n  avoid: *c # same\n", func(s *sheet) { s.Certs = []string{"a"}; s.Limits.Avoid = []string{"a"} },
			"certs: &c [a]\nlimits:\n  avoid: *c # same\n",
		},
		{
			"an alias is written out where its anchor changes",
			"certs: [&c a, b]\nlimits: {avoid: [*c, x]}\n", func(s *sheet) { s.Certs = []string{"b"} },
			"certs: [b]\nlimits: {avoid: [a, x]}\n",
		},
		{
			"an alias that means nothing is written out all the same",
			"certs: &c []\nlimits: {avoid: *c, note: x}\n", func(s *sheet) { s.Certs = []string{"a"} },
			"certs:\n  - a\nlimits: {avoid: [], note: x}\n",
		},
		{
			"an element with an alias is written anew where it moves",
			"past:\n- role:   a\n  places: [&p x]\n- role: c\n- role:   b\n  places: [*p]\n", func(s *sheet) { s.Past = []post{s.Past[2], s.Past[0], s.Past[1]} },
			"past:\n- role: b\n  places:\n  - x\n- role:   a\n  places: [&p x]\n- role: c\n",
		},
		{
			"a comment that touches brackets",
			"certs: []# none\nname: 'b'#c\n", func(s *sheet) { s.Certs = []string{"a"} },
			"certs: # none\n  - a\nname: 'b'#c\n",
		},
		{
			"a text with an indentation of its own",
			"note: |1\n  a\n", func(s *sheet) { s.Note = "b" },
			"note: |1\n b\n",
		},
		{
			"spaces that would join a folded text: the list is written anew",
			"certs: # mine\n  - >-\n    a\n  -   'b'\n     \nname:  Ann # x\n", func(s *sheet) { s.Certs = []string{"a"}; s.Name = "Bo" },
			"certs:\n  # mine\n  - a\n     \nname:  Bo # x\n",
		},
		{
			"a mapping without braces gets them",
			"skills: [skill: sql, r] # x\n", func(s *sheet) { s.Skills[0].Level = 1 },
			"skills: [{skill: sql, level: aware}, r] # x\n",
		},
		{
			"a new key comes first behind the dash",
			"wants:\n  - count: 3 # c\n    weight: 2\n", func(s *sheet) { s.Wants[0].Any[0].Pet = "cat" },
			"wants:\n  - pet: cat\n    count: 3 # c\n    weight: 2\n",
		},
		{
			"a key in the long form",
			"? name # x\n: Ann\n? role\n: coder\n", func(s *sheet) { s.Name, s.Share = "", 0.5 },
			"# x\n? role\n: coder\nshare: 0.5\n",
		},
		{
			"tabs in comments and behind colons",
			"name:\tAnn\t# a\tb\nrole: x\n", func(s *sheet) { s.Name = "Bo" },
			"name:\tBo\t# a\tb\nrole: x\n",
		},
		{
			"characters of several bytes",
			"certs: [é, \"😀\", 字] # ü\n", func(s *sheet) { s.Certs = []string{"é", "字", "ñ"} },
			"certs: [é, 字, ñ] # ü\n",
		},
		{
			"JSON stays JSON",
			"{\"name\":\"Ann\", \"skills\":[{\"skill\":\"sql\"}]}\n", func(s *sheet) {
				s.Skills[0].Level, s.Skills, s.Role = 1, append(s.Skills, held{Skill: "r", Hours: 3}), "x"
			},
			"{\"name\":\"Ann\", \"role\": \"x\", \"skills\":[{\"skill\":\"sql\"}, {\"skill\": \"r\", \"hours\": 3}]}\n",
		},
		{
			"what is written but means nothing stays",
			"open: false # not yet\ncerts: []\nname: Ann\n", func(s *sheet) { s.Name = "Bo" },
			"open: false # not yet\ncerts: []\nname: Bo\n",
		},
		{
			"zero is a value where absence is another",
			"budget: 100\nlimits: {hours: {low: 3, typical: 7}}\n", func(s *sheet) { *s.Budget, s.Limits.Hours.Low = 0, 0 },
			"budget: 0\nlimits: {hours: {low: 0, typical: 7}}\n",
		},
		{
			"a key that another stands in for",
			"limits:\n  hours: {typical: 7}\n", func(s *sheet) { s.Limits.Hours.Typical = 8 },
			"limits:\n  hours: {low: 7, typical: 8}\n",
		},
		{
			"alternatives in short forms",
			"wants: [cat, {pet: dog, weight: 2}, {any: [fox, owl]}]\n", func(s *sheet) {
				s.Wants[0].Weight, s.Wants[1].Any[0].Count, s.Wants[2].Any = 3, 4, s.Wants[2].Any[:1]
			},
			"wants: [{pet: cat, weight: 3}, {pet: dog, count: 4, weight: 2}, fox]\n",
		},
		{"an empty document is filled", "", func(s *sheet) { s.Name = "Ann" }, "name: Ann\n"},
		{"comments stay above what is filled in", "---\n# mine", func(s *sheet) { s.Name = "Ann" }, "---\n# mine\nname: Ann\n"},
		{"an empty document stays empty", "# mine", func(*sheet) {}, "# mine"},
		{"all goes but the comments", "# mine\nname: Ann # x\n", func(s *sheet) { s.Name = "" }, "# mine\n{}\n# x\n"},
		{"braces behind a document mark", "--- {}\n", func(s *sheet) { s.Name = "Ann" }, "--- \nname: Ann\n"},
		{"braces are filled", "{} # mine\n", func(s *sheet) { s.Name = "Ann" }, "name: Ann # mine\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want sheet
			if node, _ := Parse([]byte(c.before)); node != nil {
				want = readSheet(t, c.before)
			}
			c.change(&want)
			got, err := sheets().Patch([]byte(c.before), want)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.after, string(got)); diff != "" {
				t.Errorf("patched text differs (-want +got):\n%s", diff)
			}
		})
	}
}

// What Patch has made is held against what is wanted and what was there.
func TestResultIsChecked(t *testing.T) {
	before := "name: Ann # mine\nrole: x\n"
	e, doc, want := opened(sheets(), before, sheet{Name: "Ann"})
	for text, right := range map[string]bool{
		"name: Ann # mine\n": true, "name: Ann\n# mine\n": true,
		"name: Ann\n": false, "name: Bo # mine\n": false, "name: Ann # min\n": false, "name: Ann # mine # mine\n": false,
		before: false, "name: Ann # mine\nnmae: x\n": false, "name: [ # mine\n": false, "# mine\n": false,
	} {
		if _, ok := e.check(text, want, newSource(doc.text, doc.root)); ok != right {
			t.Errorf("%q passes: %v", text, ok)
		}
	}
}

func TestPatchOfAVeryLongList(t *testing.T) {
	var before, after strings.Builder
	var want sheet
	before.WriteString("certs:\n")
	after.WriteString("certs:\n- 'new'\n")
	want.Certs = append(want.Certs, "new")
	for i := range 6000 {
		line := fmt.Sprintf("- 'c%d' # é %d\n", i, i)
		before.WriteString(line)
		if i == 10 || i == 5990 {
			line = fmt.Sprintf("# é %d\n", i)
		} else {
			want.Certs = append(want.Certs, fmt.Sprintf("c%d", i))
		}
		after.WriteString(line)
	}
	got, err := sheets().Patch([]byte(before.String()), want)
	if err != nil || string(got) != after.String() {
		t.Errorf("error %v, text differs in %d of %d bytes", err, len(got)-after.Len(), after.Len())
	}
}

func TestPatchRefusesDocumentsWithProblems(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", "nmae: Ann\n", CodeUnknownKey},
		{"key without a value", "name: Ann\ncerts:\n", CodeWrongType},
		{"duplicate key", "name: a\nname: b\n", CodeDuplicateKey},
		{"not YAML", "name: [\n", CodeSyntax},
		{"not UTF-8", "name: \xff\n", CodeEncoding},
		{"two documents", "name: a\n---\nname: b\n", CodeManyDocs},
		{"a list", "- name: a\n", CodeWrongType},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := sheets().Patch([]byte(c.text), sheet{Name: "Bo"})
			var patch *PatchError
			if !errors.As(err, &patch) {
				t.Fatalf("error %v", err)
			}
			if patch.Error() != "the document has a problem" {
				t.Errorf("error %q", patch)
			}
			if len(patch.Problems) == 0 || patch.Problems[0].Code != c.want {
				t.Errorf("problems %v, want %s", patch.Problems, c.want)
			}
		})
	}
}

// Whatever the bytes and the change are, Patch gives what is wanted or an error.
func FuzzPatch(f *testing.F) {
	for _, seed := range []string{
		"", "# mine", "name: Ann # x\n", "skills: [sql, {skill: r, level: working}]\n", "? name\n: Ann\n", "{? name : Ann}",
		"past:\n-\n  role: a\n  tasks:\n  - - x\n", "skills: [skill: sql, {skill: r}]\n", "note: |2\n   x\n# y\ncerts:\n- >-\n  a\n  b\n-   c\n",
		"certs: &c [a, &b x, *b]\nlimits: {avoid: *c}\n", "\ufeff%YAML 1.1\n---\r\nname: !!str 5\r\n...\r\n", "{\"name\":\"Ann\",\"certs\":[\"a\"]}",
		"wants: [{any: [{pet: a}, b], weight: 2}, {pet: c}, d]\n", "certs: [\n a, # x\n b # y\n , c\n]\n", "name: a\rrole: b # c\r", "pace: {}\nlimits: {hours: {typical: 0}}\n",
		"name: \"a\n  b\"\nrole: c\n  d\n\n  e\n", "certs: # a\n# b\n  # c\n  - x\n    # d\n\n    # e\nbudget: 1\n", "name: 'a'#b\n", "limits:\n  avoid: [a]\n  hours:\n    low: 1\n    typical: 2\n",
	} {
		for change := range uint64(4) {
			f.Add([]byte(seed), change)
		}
	}
	types := sheets()
	f.Fuzz(func(t *testing.T, data []byte, change uint64) {
		var was sheet
		node, problems := Parse(data)
		if node != nil {
			problems = append(problems, types.Decode(node, &was)...)
		}
		if same, err := types.Patch(data, was); (len(problems) == 0 || problems[0].Code == CodeEmpty) && (err != nil || string(same) != string(data)) {
			t.Fatalf("without a change: %v\n%q", err, same)
		}
		h := newHand(change)
		want := h.change(was)
		h.maybe(30, func() { want.Limits.Hours = bounds{Low: h.IntN(3), Typical: h.IntN(3)} })
		h.maybe(30, func() {
			want.Wants = changeList(h, want.Wants, "wants", func() choice { return choice{Any: many(h, 2, h.thing), Weight: h.IntN(3)} },
				func(c *choice, _ string) { c.Any = changeList(h, c.Any, "", h.thing, func(*thing, string) {}) })
		})
		if _, err := types.Encode(want); err != nil {
			return // drawn against a rule of the type
		}
		out, err := types.Patch(data, want)
		if err != nil {
			return
		}
		var got sheet
		node, problems = Parse(out)
		if node == nil && string(out) == string(data) {
			return // nothing is wanted of a document without data
		}
		if node == nil {
			t.Fatalf("patched text cannot be read: %v\n%q", problems, out)
		}
		if problems = append(problems, types.Decode(node, &got)...); len(problems) > 0 {
			t.Fatalf("patched text has problems: %v\n%q", problems, out)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("patched value differs (-want +got):\n%s\n%q\n%q", diff, data, out)
		}
		// A rough count that needs nothing of what is tested: outside of quotes
		// and block texts, # behind a space begins a comment.
		if bytes.Count(out, []byte("#")) < bytes.Count(data, []byte(" #")) && !bytes.ContainsAny(data, "\"'|>&") && !strings.Contains(string(data), "\\") {
			t.Fatalf("a comment is lost\n%q\n%q", data, out)
		}
	})
}

func (h *hand) thing() thing { return thing{Pet: h.name("pet"), Count: h.IntN(2)} }
