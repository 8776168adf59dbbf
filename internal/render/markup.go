package render

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"
)

// node is an element of a page or a picture, or text in one. Only write turns
// nodes into bytes, and it makes every text and every value safe: what a file
// says can't become markup.
type node struct {
	name  string // "" for text alone
	attrs []attr
	text  string // before the elements inside
	kids  []node
	style stylesheet // of a style element
}

type attr struct{ name, value string }

// stylesheet is CSS of this package, which stands in a page as it is. It holds
// no <, & or text of anyone.
type stylesheet string

// el is an element.
func el(name string, kids ...node) node { return node{name: name, kids: kids} }

// said is an element that holds a text.
func said(name, text string) node { return node{name: name, text: text} }

// words is text between elements.
func words(text string) node { return node{text: text} }

// with is the element with an attribute more.
func (n node) with(name, value string) node {
	n.attrs = append(slices.Clip(n.attrs), attr{name, value})
	return n
}

// class is the element with a class.
func (n node) class(name string) node { return n.with("class", name) }

// at is the element with lengths for attributes: x, 1, y, 2.5.
func (n node) at(pairs ...any) node {
	for i := 0; i+1 < len(pairs); i += 2 {
		var v float64
		switch x := pairs[i+1].(type) {
		case int:
			v = float64(x)
		case float64:
			v = x
		}
		n = n.with(pairs[i].(string), length(v))
	}
	return n
}

// add is the element with more inside.
func (n node) add(kids ...node) node {
	n.kids = append(slices.Clip(n.kids), kids...)
	return n
}

// length writes a length in units of a drawing, to a tenth.
func length(v float64) string {
	text := strconv.FormatFloat(v, 'f', 1, 64)
	if text = strings.TrimSuffix(text, ".0"); text == "-0" {
		return "0"
	}
	return text
}

// link leads to a web page; words alone where the address is none.
func link(text, address string) node {
	if address = webAddress(address); address == "" {
		return words(text)
	}
	return said("a", text).with("href", address).with("rel", "noreferrer")
}

// isVoid reports elements of a page that have no end.
func isVoid(name string) bool {
	return name == "meta" || name == "br" || name == "hr" || name == "link"
}

// breaksLine reports elements that begin a line of the file, for who reads it.
func breaksLine(name string) bool {
	return !slices.Contains([]string{"", "a", "b", "em", "strong", "span", "small", "code", "title", "desc", "tspan", "td", "th", "dt", "dd", "abbr"}, name)
}

// write writes the node. Elements of a drawing that hold nothing are closed at
// once, as XML wants and HTML allows there.
func (n node) write(b *bytes.Buffer, drawing bool) {
	if n.name == "" {
		b.WriteString(escaped(n.text))
		return
	}
	if breaksLine(n.name) && b.Len() > 0 && b.Bytes()[b.Len()-1] == '>' {
		b.WriteByte('\n')
	}
	drawing = drawing || n.name == "svg"
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name + `="` + escaped(a.value) + `"`)
	}
	switch {
	case !drawing && isVoid(n.name):
		b.WriteString(">")
		return
	case drawing && n.text == "" && len(n.kids) == 0 && n.style == "":
		b.WriteString("/>")
		return
	}
	b.WriteString(">" + string(n.style) + escaped(n.text))
	for _, kid := range n.kids {
		kid.write(b, drawing)
	}
	b.WriteString("</" + n.name + ">")
}

// escaped makes text harmless in markup, between elements and in attributes.
func escaped(text string) string { return html.EscapeString(inMarkup(text)) }

// inMarkup is safe without the two characters that XML lacks.
func inMarkup(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\ufffe' || r == '\uffff' {
			return '\ufffd'
		}
		return r
	}, safe(text))
}
