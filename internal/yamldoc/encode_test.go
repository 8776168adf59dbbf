package yamldoc

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEncodeWritesFieldsInOrderAndSmallMappingsOnOneLine(t *testing.T) {
	none := 0
	got, err := sheets().Encode(&sheet{
		Note: "last", Name: "Ann: RN", Since: "2022", Budget: &none, Share: 0.5, Open: true, Pace: &rhythm{},
		Skills: []held{{Skill: "sql", Level: 2}, {Skill: "r"}, {Skill: "excel", Note: strings.Repeat("long ", 15) + "text"}, {Skill: "true"}, {Skill: "2022-03-01"}},
		Certs:  []string{"cca", "2022", "2022-03-01", "no"},
		Past:   []post{{Role: "coder", From: "2019-03", Places: []string{"Ohio"}, Tasks: []held{{Skill: "icd", Hours: 2}}}, {Role: "clerk"}},
		Limits: limits{Hours: bounds{Low: 7, Typical: 7}, Avoid: []string{"night"}},
		Wants:  []choice{{Any: []thing{{Pet: "cat"}}}, {Any: []thing{{Pet: "dog"}}, Weight: 2}, {Any: []thing{{Pet: "fox"}, {Pet: "owl", Count: 3}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `name: "Ann: RN"
since: 2022
skills:
  - {skill: sql, level: working}
  - r
  - skill: excel
    note: ` + strings.Repeat("long ", 15) + `text
  - "true"
  - "2022-03-01"
certs:
  - cca
  - "2022"
  - 2022-03-01
  - "no"
past:
  - role: coder
    from: 2019-03
    places:
      - Ohio
    tasks:
      - {skill: icd, hours: 2}
  - {role: clerk}
pace: {}
limits:
  avoid:
    - night
  hours:
    typical: 7
wants:
  - cat
  - {pet: dog, weight: 2}
  - any:
      - fox
      - {pet: owl, count: 3}
budget: 0
share: 0.5
open: true
note: last
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("encoded text differs (-want +got):\n%s", diff)
	}
}

func TestEncodeOfNothingIsAnEmptyMapping(t *testing.T) {
	got, err := sheets().Encode(sheet{Certs: []string{}, Limits: limits{Avoid: []string{}}})
	if err != nil || string(got) != "{}\n" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestEncodeTakesSeveralStructs(t *testing.T) {
	got, err := Compile(person{}, extra{}).Encode(person{ID: "ann", Color: "red", Stay: "18mo"}, &extra{Override: true})
	if err != nil || string(got) != "id: ann\ncolor: red\nstay: 18mo\noverride: true\n" {
		t.Errorf("%q, %v", got, err)
	}
}

// What would be read as something else, or refused, is an error with its path.
func TestEncodeRefusesWhatCannotBeReadBack(t *testing.T) {
	for _, c := range []struct {
		name  string
		value sheet
		want  string
	}{
		{"line break", sheet{Note: "a\nb"}, `note: "note" has a line break or a tab`},
		{"tab", sheet{Skills: []held{{Skill: "a"}, {Skill: "b\tc"}}}, `skills[1].skill: "skill" has a line break or a tab`},
		{"carriage return", sheet{Certs: []string{"a\r"}}, `certs[0]: "certs" has a line break or a tab`},
		{"control", sheet{Past: []post{{Role: "a", Places: []string{"\x1b[1m"}}}}, `past[0].places[0]: "places" has the control character U+001B`},
		{"direction override", sheet{Limits: limits{Note: "a\u202eb"}}, `limits.note: "note" has the control character U+202E`},
		{"byte order mark", sheet{Name: "\ufeff"}, `name: "name" has the control character U+FEFF`},
		{"not UTF-8", sheet{Name: "a\xff"}, `name: "name" is not UTF-8`},
		{"spaces alone", sheet{Name: "  "}, `name: "name" is empty`},
		{"empty element", sheet{Certs: []string{""}}, `certs[0]: "certs" is empty`},
		{"missing key", sheet{Skills: []held{{Level: 1}}}, `skills[0]: required key "skill" is missing`},
		{"out of range", sheet{Skills: []held{{Skill: "a", Hours: -1}}}, `skills[0].hours: "hours" is -1`},
		{"too large", sheet{Pace: &rhythm{Hours: 2_000_000_000}}, `pace.hours: "hours" is too large: 2000000000`},
		{"required below its bound", sheet{Limits: limits{Hours: bounds{Typical: -1}}}, `limits.hours.typical: "typical" is -1`},
		{"not a number", sheet{Share: math.NaN()}, `share: "share" must be a number, not the text "NaN"`},
		{"own form", sheet{Since: "soon"}, `since: "since": not a year or a month`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := sheets().Encode(c.value)
			if err == nil || err.Error() != c.want {
				t.Errorf("error %v, want %q", err, c.want)
			}
			var refused *ValueError
			if !errors.As(err, &refused) || refused.Problem.Line != 0 {
				t.Errorf("error %#v", err)
			}
			if _, patch := sheets().Patch([]byte("name: Ann\n"), c.value); patch == nil || patch.Error() != c.want {
				t.Errorf("Patch: %v", patch)
			}
		})
	}
}

func TestPlainTextMayBeAWholeNumber(t *testing.T) {
	for text, want := range map[string]year{"2022": "2022", "2022-03": "2022-03", `"2022"`: "2022", "'2022-03'": "2022-03"} {
		if got := readSheet(t, "since: "+text).Since; got != want {
			t.Errorf("since: %s is %q", text, got)
		}
	}
	for text, want := range map[string]string{
		"0x7E6": CodeForm, "2_022": CodeForm, "2022.5": CodeWrongType, "true": CodeWrongType, "": CodeWrongType, "[2022]": CodeWrongType,
		"1e3": CodeWrongType, "02022": CodeForm, "2022-03-01": CodeForm,
	} {
		node, problems := Parse([]byte("since: " + text))
		if node != nil {
			problems = sheets().Decode(node, &sheet{})
		}
		if len(problems) != 1 || problems[0].Code != want {
			t.Errorf("since: %s gives %v, want %s", text, problems, want)
		}
	}
	// Where the rule does not stand a number is no text.
	node, _ := Parse([]byte("name: 2022\n"))
	if problems := sheets().Decode(node, &sheet{}); len(problems) != 1 || problems[0].Code != CodeWrongType {
		t.Errorf("name: 2022 gives %v", problems)
	}
}

func TestSchemaAllowsPlainNumbers(t *testing.T) {
	var schema struct {
		Properties map[string]map[string]any `json:"properties"`
	}
	if err := json.Unmarshal(sheets().Schema("A sheet", false), &schema); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"type": []any{"integer", "string"}, "minLength": 1.0, "pattern": "^[0-9]{4}(-[0-9]{2})?$"}
	if diff := cmp.Diff(want, schema.Properties["since"]); diff != "" {
		t.Errorf("schema differs (-want +got):\n%s", diff)
	}
}

func TestPlainIsForTextsThatReadThemselves(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a plain text that does not read itself is compiled")
		}
	}()
	Compile(struct {
		Name string `json:"name" pack:"plain"`
	}{})
}
