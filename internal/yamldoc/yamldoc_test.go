package yamldoc

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type color string

func (color) Values() []string { return []string{"red", "green"} }

type span string

func (s *span) UnmarshalText(text []byte) error {
	if !strings.HasSuffix(string(text), "mo") {
		return errors.New("not a span")
	}
	*s = span(text)
	return nil
}

func (span) Form() (string, string) { return "[0-9]+mo", "18mo" }

type bounds struct {
	Low     int `json:"low" pack:"default=typical"`
	Typical int `json:"typical" pack:"required,min=0"`
}

type choice struct {
	Any    []thing `json:"any" pack:"min=1,lone"`
	Weight int     `json:"weight,omitempty" pack:"min=1,max=5"`
}

type thing struct {
	Pet   string `json:"pet,omitempty" pack:"ref=pet"`
	Count int    `json:"count,omitempty"`
}

type person struct {
	ID      string   `json:"id" pack:"required,kebab"`
	Name    string   `json:"name,omitempty" pack:"max=10"`
	Born    string   `json:"born,omitempty" pack:"date"`
	Color   color    `json:"color,omitempty"`
	Size    string   `json:"size,omitempty" pack:"oneof=s|m|l"`
	Code    string   `json:"code,omitempty" pack:"pattern=[0-9]{2}"`
	Stay    span     `json:"stay,omitempty"`
	Tall    bool     `json:"tall,omitempty"`
	Share   float64  `json:"share,omitempty" pack:"min=0,max=1"`
	Fee     *int     `json:"fee,omitempty" pack:"min=0"`
	Ranks   []int    `json:"ranks,omitempty" pack:"oneof=1|2|3,max=2"`
	Hours   bounds   `json:"hours,omitzero"`
	Wants   []choice `json:"wants,omitempty" pack:"bare=pet"`
	Exactly []choice `json:"exactly,omitempty"`

	Hidden string `json:"-"`
}

type extra struct {
	Override bool `json:"override,omitempty"`
}

func decode(t *testing.T, text string) (person, extra, []Problem) {
	t.Helper()
	var p person
	var e extra
	node, problems := Parse([]byte(text))
	if node != nil {
		problems = append(problems, Compile(person{}, extra{}).Decode(node, &p, &e)...)
	}
	return p, e, problems
}

func TestDecodeFillsEveryKindOfField(t *testing.T) {
	got, meta, problems := decode(t, `
id: ann
name: >
  Ann
born: 2001-02-03
color: red
size: m
code: "07"
stay: 18mo
tall: true
share: 0.5
fee: 0
ranks: [1, 3]
hours: {typical: 7}
wants: [cat, {pet: dog, weight: 2}, {any: [fox, {pet: owl, count: 3}], weight: 5}]
exactly: [{count: 1}]
override: true
`)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	zero := 0
	want := person{
		ID: "ann", Name: "Ann", Born: "2001-02-03", Color: "red", Size: "m", Code: "07", Stay: "18mo", Tall: true,
		Share: 0.5, Fee: &zero, Ranks: []int{1, 3}, Hours: bounds{Low: 7, Typical: 7},
		Wants: []choice{
			{Any: []thing{{Pet: "cat"}}},
			{Any: []thing{{Pet: "dog"}}, Weight: 2},
			{Any: []thing{{Pet: "fox"}, {Pet: "owl", Count: 3}}, Weight: 5},
		},
		Exactly: []choice{{Any: []thing{{Count: 1}}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decoded value differs (-want +got):\n%s", diff)
	}
	if !meta.Override {
		t.Error("the second struct's key was not read")
	}
}

func TestProblemsHaveTheirPlace(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       string // line:column code path
	}{
		{"unknown key", "id: a\nnmae: b", "2:1 unknown-key nmae"},
		{"missing key", "name: b", "1:1 missing-key "},
		{"number as text", "id: a\nname: 3", "2:7 wrong-type name"},
		{"text as number", "id: a\nranks: [x]", "2:9 wrong-type ranks[0]"},
		{"column in characters", "id: a\nwants: [{pet: é}, {pte: x}]", "2:20 unknown-key wants[1].pte"},
		{"too many", "id: a\nranks: [1, 2, 3]", "2:8 out-of-range ranks"},
		{"below", "id: a\nfee: -1", "2:6 out-of-range fee"},
		{"not a number", "id: a\nshare: .nan", "2:8 out-of-range share"},
		{"infinite", "id: a\nshare: -.inf", "2:8 out-of-range share"},
		{"overflow", "id: a\nfee: 99999999999999999999999999", "2:6 out-of-range fee"},
		{"octal", "id: a\nfee: 010", "2:6 wrong-type fee"},
		{"hexadecimal", "id: a\nfee: 0x10", "2:6 wrong-type fee"},
		{"closed set of a type", "id: a\ncolor: blue", "2:8 not-one-of color"},
		{"closed set of a tag", "id: a\nsize: xl", "2:7 not-one-of size"},
		{"closed set of numbers", "id: a\nranks: [7]", "2:9 not-one-of ranks[0]"},
		{"key that is not read", "id: a\nHidden: x", "2:1 unknown-key Hidden"},
		{"id", "id: A B", "1:5 form id"},
		{"date", "id: a\nborn: 2001-13-01", "2:7 form born"},
		{"pattern", "id: a\ncode: x", "2:7 form code"},
		{"own form", "id: a\nstay: 18", "2:7 wrong-type stay"},
		{"own form", "id: a\nstay: long", "2:7 form stay"},
		{"too long", "id: a\nname: abcdefghijk", "2:7 out-of-range name"},
		{"empty text", "id: ''", "1:5 out-of-range id"},
		{"no value", "id: a\nname:", "2:6 wrong-type name"},
		{"alternative beside a list", "id: a\nwants: [{any: [cat], pet: dog}]", "2:22 unknown-key wants[0].pet"},
		{"weight of an alternative", "id: a\nwants: [{any: [{pet: cat, weight: 2}]}]", "2:27 unknown-key wants[0].any[0].weight"},
		{"bare text where none stands", "id: a\nexactly: [cat]", "2:11 wrong-type exactly[0]"},
		{"no alternatives", "id: a\nwants: [{any: []}]", "2:15 out-of-range wants[0].any"},
		{"required in a mapping", "id: a\nhours: {low: 3}", "2:8 missing-key hours"},
		{"list at the root", "- id: a", "1:1 wrong-type "},
		{"text at the root", "hello", "1:1 wrong-type "},
		{"duplicate key", "id: a\nid: b", "2:1 duplicate-key "},
		{"merge key", "<<: {id: a}\nid: b", "1:1 merge-key "},
		{"key that is a list", "id: a\n[1]: b", "2:1 wrong-type "},
		{"tag", "id: !x a", "1:5 wrong-type "},
		{"tag of a list", "id: a\nranks: !x [1]", "2:8 wrong-type "},
		{"tag of a mapping", "!x {id: a}", "1:1 wrong-type "},
		{"list that is called a mapping", "id: a\nhours: !!map [7]", "2:8 wrong-type "},
		{"line break", "id: a\nname: |\n  b\n  c", "2:7 control-character name"},
		{"escaped control", "id: a\nname: \"\\u0007\"", "2:7 control-character "},
		{"NUL", "id: a\x00", "1:6 control-character "},
		{"direction override", "id: \u202ea", "1:5 control-character "},
		{"C1 control", "id: \u009b1m", "1:5 control-character "},
		{"not UTF-8", "id: a\nname: \xff", "2:7 encoding "},
		{"UTF-16", "\xff\xfei\x00d\x00", "1:1 encoding "},
		{"empty", "", "1:1 empty-file "},
		{"comment alone", "# nothing\n", "1:1 empty-file "},
		{"markers alone", "---\n...\n", "1:1 empty-file "},
		{"two documents", "id: a\n---\nid: b\n", "2:1 multiple-documents "},
		{"tab", "id: a\nhours:\n\ttypical: 1\n", "3:1 tab "},
		{"syntax on the first line", "id: a: b", "1:1 syntax "},
		{"syntax further down", "id: a\nname: [b\n", "2:1 syntax "},
		{"alias without an anchor", "id: a\nname: *b\n", "2:7 syntax "},
		{"list among keys", "id: a\nname: b\n- c\n", "3:1 syntax "},
		{"too deep", strings.Repeat("[", 80) + strings.Repeat("]", 80), "1:65 too-deep "},
		{"alias in its own anchor", "id: &a [*a]", "1:9 alias-bomb "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, problems := decode(t, c.text)
			if len(problems) == 0 {
				t.Fatal("no problem is reported")
			}
			p := problems[0]
			if got := fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Code, p.Path); got != c.want {
				t.Errorf("reports %q (%s), want %q", got, p.Message, c.want)
			}
		})
	}
}

func TestByteOrderMarkIsNoCharacter(t *testing.T) {
	got, _, problems := decode(t, "\ufeffid: a\n")
	if got.ID != "a" || len(problems) > 0 {
		t.Errorf("id %q, problems %v", got.ID, problems)
	}
}

func TestAliasesStandForValues(t *testing.T) {
	got, _, problems := decode(t, "id: a\nwants: &w [cat]\nexactly: [{any: [&t {count: 2}, *t]}]\n")
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	if diff := cmp.Diff([]choice{{Any: []thing{{Count: 2}, {Count: 2}}}}, got.Exactly); diff != "" {
		t.Error(diff)
	}
}

func TestAliasBombIsRefusedQuickly(t *testing.T) {
	var b strings.Builder
	b.WriteString("- &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "- &a%d [%s]\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	node, problems := Parse([]byte(b.String()))
	if node != nil || len(problems) != 1 || problems[0].Code != CodeAliasBomb {
		t.Errorf("node %v, problems %v", node != nil, problems)
	}
}

// endless is more than any reader should take.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += len(p)
	return len(p), nil
}

func TestLargeFileIsRefusedWithoutReadingItWhole(t *testing.T) {
	source := &endless{}
	_, problems, err := ReadAll(io.LimitReader(source, 50<<20))
	if err != nil || len(problems) != 1 || problems[0].Code != CodeTooBig {
		t.Fatalf("problems %v, error %v", problems, err)
	}
	if source.read > MaxBytes+1 {
		t.Errorf("read %d bytes, want at most %d", source.read, MaxBytes+1)
	}
}

func TestDenseFileIsRefusedBeforeItIsParsed(t *testing.T) {
	node, problems := Parse([]byte("[" + strings.Repeat("a,", maxMarks+1) + "a]"))
	if node != nil || len(problems) != 1 || problems[0].Code != CodeTooBig {
		t.Errorf("node %v, problems %v", node != nil, problems)
	}
}

func TestProblemsAreBounded(t *testing.T) {
	_, _, problems := decode(t, "id: a\nranks: ["+strings.Repeat("x, ", 5000)+"x]\n")
	if len(problems) != maxProblems {
		t.Errorf("%d problems, want %d", len(problems), maxProblems)
	}
}

func TestFindFollowsShortForms(t *testing.T) {
	node, problems := Parse([]byte("id: a\nwants: [cat, {pet: dog}, {any: [fox, {pet: owl}]}]\n"))
	if node == nil {
		t.Fatal(problems)
	}
	wants := Key("wants")
	for _, c := range []struct {
		path Path
		want Place
	}{
		{wants.Index(0).Key("any").Index(0).Key("pet"), Place{2, 9, "wants[0]"}},
		{wants.Index(1).Key("any").Index(0).Key("pet"), Place{2, 20, "wants[1].pet"}},
		{wants.Index(2).Key("any").Index(0).Key("pet"), Place{2, 33, "wants[2].any[0]"}},
		{wants.Index(2).Key("any").Index(1).Key("pet"), Place{2, 44, "wants[2].any[1].pet"}},
		{Key("hours", "typical"), Place{1, 1, ""}},
	} {
		if got := node.Find(c.path); got != c.want {
			t.Errorf("%v is at %+v, want %+v", c.path, got, c.want)
		}
	}
}

func TestWalkShowsReferencesWithTheirPaths(t *testing.T) {
	p := person{ID: "a", Wants: []choice{{Any: []thing{{Pet: "cat"}, {Pet: "dog"}}}}}
	var got []string
	Compile(person{}, extra{}).Walk(func(v Value) {
		if v.Ref != "" {
			ref := v.Ptr.(*string)
			got = append(got, v.Path().String()+" "+v.Ref+" "+*ref)
			*ref = strings.ToUpper(*ref)
		}
	}, &p)
	want := []string{"wants[0].any[0].pet pet cat", "wants[0].any[1].pet pet dog"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p.Wants[0].Any[1].Pet != "DOG" {
		t.Error("a visited value can't be changed")
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"summry", "summary"}, {"sumamry", "summary"}, {"titel", "title"}, {"stages", "stage"}, {"zebra", ""}, {"x", ""}, {"", ""},
	} {
		if got := Nearest(c.name, []string{"id", "title", "stage", "summary"}); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSchemaSaysWhatTheDecoderDoes(t *testing.T) {
	var schema struct {
		Properties map[string]map[string]any `json:"properties"`
		Required   []string                  `json:"required"`
		Additional *bool                     `json:"additionalProperties"`
	}
	if err := json.Unmarshal(Compile(person{}, extra{}).Schema("A person", false), &schema); err != nil {
		t.Fatal(err)
	}
	if schema.Additional == nil || *schema.Additional {
		t.Error("schema allows unknown keys")
	}
	if diff := cmp.Diff([]string{"id"}, schema.Required); diff != "" {
		t.Error(diff)
	}
	for key, want := range map[string]string{
		"id":    `{"minLength":1,"pattern":"^[a-z0-9]+([-.][a-z0-9]+)*$","type":"string"}`,
		"color": `{"enum":["red","green"]}`,
		"stay":  `{"minLength":1,"pattern":"^[0-9]+mo$","type":"string"}`,
		"fee":   `{"minimum":0,"type":"integer"}`,
		"ranks": `{"items":{"enum":[1,2,3],"type":"integer"},"maxItems":2,"type":"array"}`,
		"hours": `{"additionalProperties":false,"properties":{"low":{"type":"integer"},"typical":{"minimum":0,"type":"integer"}},"required":["typical"],"type":"object"}`,
	} {
		got, err := json.Marshal(schema.Properties[key])
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", key, diff)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "id: a", "- id: a\n  wants: [x, {any: [y]}]", "a: &x [*x]", "a: &x {b: 1}\nc: *x\n<<: *x", "---\n---\n", "%YAML 9.9\n---\n",
		"\ta", "a: |\n\tb", "? [a]\n: b", "'", "\"\\x", "!!binary abc", "\xff\xfe", "a: 1e999", "[[[[[[", "{a: {a: {a:", "&a &b c", "*a",
	} {
		f.Add([]byte(seed))
	}
	types := Compile(person{}, extra{})
	f.Fuzz(func(t *testing.T, data []byte) {
		node, problems := Parse(data)
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.Code == "" || p.Message == "" {
				t.Fatalf("problem without a place: %+v", p)
			}
		}
		if node == nil {
			if len(problems) == 0 {
				t.Fatal("refused without a reason")
			}
			return
		}
		var p person
		var e extra
		for _, problem := range types.Decode(node, &p, &e) {
			if problem.Line < 1 || problem.Column < 1 {
				t.Fatalf("problem without a place: %+v", problem)
			}
		}
		items, _ := node.Items()
		for _, item := range items {
			types.Decode(item, &p, &e)
		}
		types.Walk(func(v Value) { node.Find(v.Path()) }, &p, &e)
	})
}
