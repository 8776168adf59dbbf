package yamldoc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// others are shapes that a sheet does not have.
type others struct {
	List *[]string `json:"list,omitempty"`
	Need []string  `json:"need" pack:"required"`
	Grid [][]int   `json:"grid,omitempty"`
	Alt  choice    `json:"alt,omitzero"`
	Deep *deep     `json:"deep,omitempty"`
}

type deep struct {
	Deep *deep2 `json:"deep,omitempty"`
}

type deep2 struct {
	Years []year `json:"years,omitempty" pack:"plain"`
	Flag  *bool  `json:"flag,omitempty"`
}

func TestPatchKnowsEveryShape(t *testing.T) {
	no, types := false, Compile(others{})
	for _, c := range []struct {
		name, before string
		change       func(*others)
		after        string
	}{
		{"a list that is there but empty", "list: # a\n- x # b\nneed: [y]\n", func(o *others) { *o.List, o.Need = nil, nil }, "list: []\n# a\n# b\nneed: []\n"},
		{"a list that is no longer there", "list: []\nneed: [y]\n", func(o *others) { o.List = nil }, "need: [y]\n"},
		{"lists in lists", "need: [y]\ngrid:\n- [1]\n- - 2\n  - 3\n", func(o *others) { o.Grid = [][]int{{1}, {2, 4, 3}, nil, {5}} },
			"need: [y]\ngrid:\n- [1]\n- [2, 4, 3]\n- []\n- [5]\n"},
		{"the one alternative becomes several", "need: [y]\nalt: {pet: a, weight: 2} # x\n", func(o *others) { o.Alt.Any = append(o.Alt.Any, thing{Pet: "b"}) },
			"need: [y]\nalt: # x\n  any:\n    - {pet: a}\n    - {pet: b}\n  weight: 2\n"},
		{"several alternatives become one", "need: [y]\nalt:\n  any:\n  - pet: a # x\n  - pet: b\n", func(o *others) { o.Alt.Any = o.Alt.Any[1:] },
			"need: [y]\nalt:\n  any:\n  # x\n  - pet: b\n"},
		{"mappings in mappings", "need: [y]\ndeep: {deep: {years: [2020]}}\n", func(o *others) { o.Deep.Deep.Years[0], o.Deep.Deep.Flag = "2021", &no },
			"need: [y]\ndeep: {deep: {years: [2021], flag: false}}\n"},
		{"mappings that come", "need: [y] # x\n", func(o *others) { o.Deep = &deep{&deep2{Years: []year{"2020"}}} },
			"need: [y] # x\ndeep:\n  deep:\n    years:\n      - 2020\n"},
		{"braces inside of brackets", "need: [y]\ndeep: {deep: {}}\n", func(o *others) { o.Deep.Deep.Flag = &no }, "need: [y]\ndeep: {deep: {flag: false}}\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want others
			node, problems := Parse([]byte(c.before))
			if problems = append(problems, types.Decode(node, &want)...); len(problems) > 0 {
				t.Fatal(problems)
			}
			c.change(&want)
			got, err := types.Patch([]byte(c.before), &want)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.after, string(got)); diff != "" {
				t.Errorf("patched text differs (-want +got):\n%s", diff)
			}
		})
	}
}
