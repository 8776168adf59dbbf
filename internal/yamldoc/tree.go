package yamldoc

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
)

// tree checks what holds for every document whatever its type: depth, aliases,
// keys, tags and characters.
type tree struct {
	problems []Problem
	size     map[*yaml.Node]int // nodes of an anchored value, aliases written out; -1 while it is being counted
	fatal    bool               // the tree can't be walked safely
}

// checkTree reports problems of a tree; fatal ones leave it unfit for decoding.
func checkTree(root *yaml.Node) (problems []Problem, fatal bool) {
	t := tree{size: map[*yaml.Node]int{}}
	t.node(root, 1)
	return t.problems, t.fatal
}

func (t *tree) report(n *yaml.Node, code, message, hint string) {
	if len(t.problems) < maxProblems {
		t.problems = append(t.problems, Problem{Code: code, Line: n.Line, Column: n.Column, Message: message, Hint: hint})
	}
}

// node checks a value and returns how many nodes it stands for.
func (t *tree) node(n *yaml.Node, depth int) int {
	if t.fatal {
		return 0
	}
	if depth > maxDepth {
		t.fatal = true
		t.report(n, CodeTooDeep, fmt.Sprintf("values are nested more than %d deep", maxDepth), "flatten the structure")
		return 0
	}
	if n.Kind == yaml.AliasNode {
		return t.alias(n)
	}
	if n.Anchor != "" {
		t.size[n] = -1
	}
	size := 1
	switch n.Kind {
	case yaml.ScalarNode:
		t.scalar(n)
	case yaml.MappingNode:
		t.keys(n)
		t.tag(n, "!!map")
	case yaml.SequenceNode:
		t.tag(n, "!!seq")
	}
	for _, child := range n.Content {
		size += t.node(child, depth+1)
		if size > maxExpanded && !t.fatal {
			t.fatal = true
			t.report(n, CodeAliasBomb, fmt.Sprintf("aliases stand for more than %d values", maxExpanded), "write the values out where they are needed")
		}
	}
	if n.Anchor != "" {
		t.size[n] = size
	}
	return size
}

// alias counts what an alias stands for. An anchor precedes its aliases, so it
// has been counted, or is being counted and contains itself.
func (t *tree) alias(n *yaml.Node) int {
	size := t.size[n.Alias]
	if size < 0 {
		t.fatal = true
		t.report(n, CodeAliasBomb, fmt.Sprintf("alias *%s stands inside its own anchor", n.Value), "write the value out")
		return 0
	}
	return size
}

func (t *tree) scalar(n *yaml.Node) {
	for _, r := range n.Value {
		if unsafeRune(r) {
			problem := controlProblem(r, n.Line, n.Column)
			t.report(n, problem.Code, problem.Message, problem.Hint)
			return
		}
	}
	t.tag(n, "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!merge")
}

func (t *tree) tag(n *yaml.Node, known ...string) {
	if !slices.Contains(known, n.ShortTag()) {
		t.report(n, CodeWrongType, fmt.Sprintf("tag %s is not known here", n.Tag), "remove the tag")
	}
}

// keys checks that a mapping's keys are plain and different.
func (t *tree) keys(mapping *yaml.Node) {
	const few = 12 // up to here comparing pairs beats a map
	var seen map[string]*yaml.Node
	if len(mapping.Content) > 2*few {
		seen = make(map[string]*yaml.Node, len(mapping.Content)/2)
	}
	for i := 0; i < len(mapping.Content); i += 2 {
		key := mapping.Content[i]
		if key.Kind == yaml.ScalarNode && key.ShortTag() == "!!merge" {
			t.report(key, CodeMergeKey, "merge keys are not supported", "write the keys out, or use an alias for a whole value")
			continue
		}
		if key.Kind != yaml.ScalarNode {
			t.report(key, CodeWrongType, "a key must be plain text", "")
			continue
		}
		var first *yaml.Node
		if seen != nil {
			first = seen[key.Value]
			if first == nil {
				seen[key.Value] = key
			}
		} else {
			for j := 0; j < i && first == nil; j += 2 {
				if earlier := mapping.Content[j]; earlier.Kind == yaml.ScalarNode && earlier.Value == key.Value {
					first = earlier
				}
			}
		}
		if first != nil && len(t.problems) < maxProblems {
			t.problems = append(t.problems, Problem{
				Code: CodeDuplicateKey, Line: key.Line, Column: key.Column,
				Message: fmt.Sprintf("key %q stands twice in one mapping", key.Value),
				Hint:    "keep one of the two",
				Related: []Related{{Line: first.Line, Column: first.Column, Message: "first here"}},
			})
		}
	}
}
