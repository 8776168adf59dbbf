package yamldoc

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// step is one key or index of a data path.
type step struct {
	key   string // "" for an index
	index int
}

func pathString(path []step) string {
	var b strings.Builder
	for _, s := range path {
		if s.key == "" {
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(s.key)
	}
	return b.String()
}

// Place is where a value stands in a document.
type Place struct {
	Line, Column int
	Path         string // as the document writes it
}

// Find is the place of what the type calls a path, relative to the node. Where
// the document writes a shorter form, or leaves a key out, it is the nearest
// value around it.
func (n *Node) Find(at Path) Place {
	found := n.At(at)
	return Place{found.node.Line, found.node.Column, pathString(found.path)}
}

// At is the value that Find finds the place of.
func (n *Node) At(at Path) *Node {
	node := n.node
	found := append([]step(nil), n.path...)
	for _, s := range at.steps {
		var next *yaml.Node
		switch node = resolve(node); {
		case s.key != "" && node.Kind == yaml.MappingNode:
			next = valueOf(node, s.key)
		case s.key == "" && node.Kind == yaml.SequenceNode && s.index < len(node.Content):
			next = node.Content[s.index]
		}
		if next == nil {
			continue // a lone alternative or a bare id: the value itself stands for the step
		}
		node = next
		found = append(found, s)
	}
	return &Node{node: node, path: found}
}
