package importer

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// node is a value of a document that is being read: JSON, XML and rows of CSV
// alike. Readers take the leaves that they understand; the rest is then still
// there to be kept, so that no reader can lose anything by not knowing it.
type node struct {
	name  string // key, element or column
	where string // "work[0].position"
	text  string // of a leaf; null is an empty one
	leaf  bool
	list  bool
	kids  []*node
	taken bool
}

// child is the first of a node's children with one of the names, whatever
// their case; earlier names win.
func (n *node) child(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, name := range names {
		for _, kid := range n.kids {
			if strings.EqualFold(kid.name, name) {
				return kid
			}
		}
	}
	return nil
}

// at follows names down.
func (n *node) at(names ...string) *node {
	for _, name := range names {
		n = n.child(name)
	}
	return n
}

// items are the children with one of the names, one by one: the members of a
// list in JSON, elements that repeat in XML, bare or in an element "…List".
func (n *node) items(names ...string) []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, name := range names {
		for _, kid := range n.kids {
			switch {
			case strings.EqualFold(kid.name, name) && kid.list:
				out = append(out, kid.kids...)
			case strings.EqualFold(kid.name, name):
				out = append(out, kid)
			case strings.EqualFold(kid.name, name+"List"):
				out = append(out, kid.items(name)...)
			}
		}
	}
	return out
}

// leaves are the texts below a node that nobody has taken, in order.
func (n *node) leaves() []*node {
	if n == nil || n.taken {
		return nil
	}
	if n.leaf {
		if strings.TrimSpace(n.text) == "" {
			return nil
		}
		return []*node{n}
	}
	var out []*node
	for _, kid := range n.kids {
		out = append(out, kid.leaves()...)
	}
	return out
}

// take marks a node as read and is its text.
func (n *node) take() string {
	n.taken = true
	return strings.TrimSpace(n.text)
}

func pathTo(where, name string) string {
	if where == "" {
		return name
	}
	return where + "." + name
}

var (
	errDeep = fmt.Errorf("it is nested deeper than %d levels", maxDepth)
	errMany = fmt.Errorf("it has more than %d values", maxValues)
)

// parseJSON reads a document with the order of its keys, and both of two equal
// ones. Errors have line and column.
func parseJSON(text string) (*node, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	values := 0
	root, err := jsonValue(d, &values, "", "", 0)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("something follows the document")
		}
	}
	if err == nil {
		return root, nil
	}
	offset := d.InputOffset()
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		offset = max(offset, syntax.Offset)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		offset, err = int64(len(text)), errors.New("it ends too early")
	}
	before := text[:min(int(offset), len(text))]
	line := strings.Count(before, "\n") + 1
	column := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
	return nil, fmt.Errorf("line %d, column %d: %w", line, column, err)
}

func jsonValue(d *json.Decoder, values *int, name, where string, depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	if *values++; *values > maxValues {
		return nil, errMany
	}
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	n := &node{name: name, where: where}
	delim, nested := token.(json.Delim)
	if !nested {
		n.leaf = true
		if token != nil {
			n.text = fmt.Sprint(token)
		}
		return n, nil
	}
	n.list = delim == '['
	for d.More() {
		var kid *node
		if n.list {
			kid, err = jsonValue(d, values, "", fmt.Sprintf("%s[%d]", where, len(n.kids)), depth+1)
		} else {
			var key json.Token
			if key, err = d.Token(); err != nil {
				return nil, err
			}
			kid, err = jsonValue(d, values, fmt.Sprint(key), pathTo(where, fmt.Sprint(key)), depth+1)
		}
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, kid)
	}
	_, err = d.Token() // the closing bracket
	return n, err
}

// parseXML reads a document by the local names of its elements. Attributes are
// children too, but for those that only serve the format. A document type is
// refused: it is where XML hides bombs and files of others.
func parseXML(text string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	// The text is UTF-8 by now, whatever its declaration says.
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var root *node
	var open []openElement
	values := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			line, column := d.InputPos()
			return nil, fmt.Errorf("line %d, column %d: %s", line, column, strings.TrimPrefix(err.Error(), fmt.Sprintf("XML syntax error on line %d: ", line)))
		}
		switch token := token.(type) {
		case xml.Directive:
			if bytes.HasPrefix(bytes.ToUpper(token), []byte("DOCTYPE")) {
				return nil, errors.New("it has a document type (<!DOCTYPE …>), which a resume does not need")
			}
		case xml.StartElement:
			if len(open) >= maxDepth {
				return nil, errDeep
			}
			if values += 1 + len(token.Attr); values > maxValues {
				return nil, errMany
			}
			n := &node{name: token.Name.Local, leaf: true}
			switch {
			case len(open) > 0:
				parent := &open[len(open)-1]
				parent.flush()
				parent.kids = append(parent.kids, n)
			case root == nil:
				root = n
			default:
				return nil, errors.New("it has two roots")
			}
			n.addAttributes(token.Attr)
			open = append(open, openElement{node: n})
		case xml.CharData:
			if len(open) > 0 {
				top := &open[len(open)-1]
				top.chars = append(top.chars, token...)
			}
		case xml.EndElement:
			top := &open[len(open)-1]
			if top.leaf {
				top.text = string(top.chars)
			} else {
				top.flush()
			}
			open = open[:len(open)-1]
		}
	}
	if root == nil {
		return nil, errors.New("it has no element")
	}
	number(root)
	return root, nil
}

// openElement is an element whose end has not come yet.
type openElement struct {
	*node
	chars []byte // text since the last child
}

// flush keeps the text of an element that has children as well as a nameless
// child of its own.
func (e *openElement) flush() {
	e.leaf = false
	if len(bytes.TrimSpace(e.chars)) > 0 {
		e.kids = append(e.kids, &node{text: string(e.chars), leaf: true})
	}
	e.chars = nil
}

// addAttributes makes children of the attributes that say something.
func (n *node) addAttributes(attributes []xml.Attr) {
	for _, a := range attributes {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || strings.HasSuffix(a.Name.Space, "XMLSchema-instance") {
			continue
		}
		switch strings.ToLower(a.Name.Local) {
		case "schemeid", "schemename", "schemeagencyname", "schemeagencyid", "schemeversionid", "schemauri", "typecode",
			"languageid", "languagecode", "lang", "locale", "listname", "listuri", "listversionid", "currencyid",
			"majorversionid", "minorversionid", "name", "id", "idref", "mimetype", "sequence":
			continue
		}
		n.leaf = false
		n.kids = append(n.kids, &node{name: a.Name.Local, text: a.Value, leaf: true})
	}
}

// number tells elements where they stand; those that repeat are numbered:
// "WorkExperience[1]".
func number(n *node) {
	count := make(map[string]int)
	for _, kid := range n.kids {
		count[kid.name]++
	}
	seen := make(map[string]int)
	for _, kid := range n.kids {
		if kid.name == "" {
			kid.where = n.where
			continue
		}
		kid.where = pathTo(n.where, kid.name)
		if count[kid.name] > 1 {
			kid.where = fmt.Sprintf("%s[%d]", kid.where, seen[kid.name])
			seen[kid.name]++
		}
		number(kid)
	}
}
