package cli

import (
	"encoding/xml"
	"errors"
	"html"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tag is an element's beginning or end in a page or a picture.
type tag struct {
	name  string
	attrs [][2]string
	end   bool
}

var (
	// markupPiece is all that our pages and pictures are written in: a browser
	// and a parser of XML cannot read it in two ways.
	markupPiece = regexp.MustCompile(`^(?:<!doctype html>|<!-- rung -->|<\?xml version="1.0" encoding="UTF-8"\?>|</?[A-Za-z][A-Za-z0-9]*(?: [A-Za-z][A-Za-z0-9.:-]*="[^"<>]*")* ?/?>|[^<>]+)`)
	tagName     = regexp.MustCompile(`^</?([A-Za-z][A-Za-z0-9]*)`)
	tagAttr     = regexp.MustCompile(` ([A-Za-z][A-Za-z0-9.:-]*)="([^"<>]*)"`)
	anyEntity   = regexp.MustCompile(`&(?:[a-z]+|#[0-9]+);`)
)

// readMarkup cuts a page or a picture into tags and the texts outside of
// pictures, where labels are cut and broken. Anything that is not written in the
// one way that ours are is an error.
func readMarkup(t *testing.T, out string) (tags []tag, texts []string) {
	t.Helper()
	style, picture := false, false
	for rest := out; rest != ""; {
		piece := markupPiece.FindString(rest)
		if style {
			piece = rest[:max(0, strings.Index(rest, "</style>"))]
			style = false
			checkStyle(t, piece)
			rest = rest[len(piece):]
			continue
		}
		if piece == "" {
			t.Errorf("markup: %s", around(rest, 0))
			return tags, texts
		}
		rest = rest[len(piece):]
		if !strings.HasPrefix(piece, "<") {
			if left := anyEntity.ReplaceAllString(piece, ""); strings.Contains(left, "&") {
				t.Errorf("markup: a bare &: %.200q", piece)
			}
			if strings.TrimSpace(piece) != "" && !picture {
				texts = append(texts, html.UnescapeString(piece))
			}
			continue
		}
		name := tagName.FindStringSubmatch(piece)
		if name == nil {
			continue // the lines that open a file
		}
		read := tag{name: name[1], end: strings.HasPrefix(piece, "</")}
		for _, a := range tagAttr.FindAllStringSubmatch(piece, -1) {
			read.attrs = append(read.attrs, [2]string{a[1], html.UnescapeString(a[2])})
		}
		tags = append(tags, read)
		style = read.name == "style" && !read.end
		if read.name == "svg" {
			picture = !read.end
		}
	}
	return tags, texts
}

// checkStyle fails for a stylesheet that a text got into, or that loads anything.
func checkStyle(t *testing.T, css string) {
	t.Helper()
	if strings.ContainsAny(css, "<&\\") || markForm.MatchString(css) || strings.Contains(css, "url(") || strings.Contains(css, "@import") {
		t.Errorf("a stylesheet holds what is not ours: %.300q", css)
	}
}

// Elements and attributes of our pages and pictures.
var (
	pageElements = []string{"html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "article", "nav", "aside",
		"h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "table", "caption", "thead", "tbody", "tr", "th", "td",
		"figure", "figcaption", "details", "summary", "a", "b", "em", "strong", "small", "code", "pre", "br", "hr", "abbr", "time"}
	pictureElements = []string{"svg", "style", "title", "desc", "defs", "marker", "g", "path", "rect", "line", "polyline", "polygon", "circle", "text", "tspan"}
	pageAttributes  = []string{"lang", "charset", "http-equiv", "content", "name", "class", "id", "scope", "role", "tabindex", "aria-label", "aria-labelledby", "aria-describedby",
		"aria-hidden", "href", "rel", "open", "start", "colspan", "rowspan", "datetime", "title"}
	pictureAttributes = []string{"xmlns", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "d", "points",
		"class", "id", "role", "aria-labelledby", "aria-describedby", "aria-hidden", "transform", "text-anchor", "dominant-baseline", "font-size", "font-weight",
		"marker-end", "marker-start", "orient", "refX", "refY", "markerWidth", "markerHeight", "markerUnits", "preserveAspectRatio", "tabindex",
		"textLength", "lengthAdjust", "stroke-dasharray", "stroke-width"}
	graphElements   = []string{"graphml", "key", "graph", "node", "edge", "data", "desc"}
	graphAttributes = []string{"xmlns", "id", "for", "attr.name", "attr.type", "edgedefault", "source", "target", "key"}
)

// checkTags fails for elements and attributes that are not ours and for
// addresses of anything but web pages and places of the page.
func checkTags(t *testing.T, tags []tag, elements, attributes []string) {
	t.Helper()
	for _, x := range tags {
		if !slices.Contains(elements, x.name) {
			t.Errorf("markup: an element that is not ours: %v", x)
		}
		for _, a := range x.attrs {
			switch {
			case !slices.Contains(attributes, a[0]):
				t.Errorf("markup: an attribute that is not ours: %s=%.200q in %s", a[0], a[1], x.name)
			case a[0] == "href" && !strings.HasPrefix(a[1], "#") && !strings.HasPrefix(a[1], "https://") && !strings.HasPrefix(a[1], "http://"):
				t.Errorf("markup: an address of no web page: %.200q", a[1])
			case a[0] == "http-equiv" && a[1] != "Content-Security-Policy":
				t.Errorf("markup: %s=%q", a[0], a[1])
			case slices.Contains([]string{"class", "id", "name", "rel", "role", "d", "points", "transform", "marker-end"}, a[0]) && markForm.MatchString(a[1]):
				t.Errorf("markup: a text stands in %s=%.200q", a[0], a[1])
			}
		}
	}
}

// checkPage fails for a page that holds anything but text in our elements.
func (p *hostilePlace) checkPage(t *testing.T, out string) (found int) {
	t.Helper()
	if !strings.HasPrefix(out, "<!doctype html><!-- rung -->\n") {
		t.Errorf("a page begins with %.80q", out)
	}
	tags, texts := readMarkup(t, out)
	checkTags(t, tags, slices.Concat(pageElements, pictureElements), slices.Concat(pageAttributes, pictureAttributes))
	checkNesting(t, tags)
	for _, text := range texts {
		found += p.checkWhole(t, text, seen)
	}
	return found
}

// checkNesting fails where an element is ended that was not begun, or not ended.
func checkNesting(t *testing.T, tags []tag) {
	t.Helper()
	void := []string{"meta", "br", "hr"}
	shape := []string{"path", "rect", "line", "polyline", "polygon", "circle"}
	var open []string
	for _, x := range tags {
		switch {
		case slices.Contains(void, x.name), slices.Contains(shape, x.name) && !x.end && len(open) > 0 && slices.Contains(open, "svg"):
		case slices.Contains(shape, x.name) && x.end:
		case !x.end:
			open = append(open, x.name)
		case len(open) == 0 || open[len(open)-1] != x.name:
			t.Errorf("markup: </%s> ends %v", x.name, open)
			return
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("markup: %v do not end", open)
	}
}

// checkXML fails for a document that a strict parser does not read, or that has
// elements or attributes that are not ours.
func (p *hostilePlace) checkXML(t *testing.T, out string, elements, attributes []string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(out))
	var tags []tag
	var style bool
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Errorf("XML: %v", err)
			return
		}
		switch x := token.(type) {
		case xml.StartElement:
			read := tag{name: x.Name.Local}
			for _, a := range x.Attr {
				if a.Name.Space != "" {
					t.Errorf("XML: an attribute of another kind: %v", a.Name)
				}
				read.attrs = append(read.attrs, [2]string{a.Name.Local, a.Value})
			}
			tags, style = append(tags, read), read.name == "style"
		case xml.EndElement:
			style = false
		case xml.CharData:
			if style {
				checkStyle(t, string(x))
			}
		case xml.ProcInst:
			if x.Target != "xml" {
				t.Errorf("XML: an instruction: %s", x.Target)
			}
		case xml.Directive:
			t.Errorf("XML: a declaration: %.200q", x)
		}
	}
	if len(tags) == 0 {
		t.Error("XML: there are no elements")
	}
	checkTags(t, tags, elements, attributes)
}

var (
	// mermaidLine is what a line of a Mermaid chart may be: a quoted label holds
	// letters, digits, entities and few signs.
	mermaidLabel = regexp.MustCompile(`"((?:[\p{L}\p{N}\p{M} .,()/-]|#[0-9]+;)*)"`)
	mermaidLine  = regexp.MustCompile(`^(flowchart LR|%% [\p{L}\p{N}\p{M} #.,:;()/=<>-]*|subgraph \w+ ?\[?""?\]?|end|(class|classDef|style|linkStyle) [\w:#,. -]+|\w+(\[""\]|\(\[""\]\)|\(""\)|\{""\})?(:::\w+)?( *(-->|-\.->|==>|---|-\.-|~~~)(\|""\|)? *\w+)?|)$`)
)

// checkMermaid fails for a line that is none of ours once its labels are taken
// out, and for a label with anything in it that could be markup.
func checkMermaid(t *testing.T, out string) {
	t.Helper()
	for line := range strings.Lines(out) {
		if bare := mermaidLabel.ReplaceAllString(strings.TrimSpace(line), `""`); !mermaidLine.MatchString(bare) {
			t.Errorf("Mermaid: %.300q", strings.TrimSpace(line))
		}
	}
}

var (
	dotString = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"`)
	dotOther  = regexp.MustCompile(`^[\w\s={}\[\];,>.-]*$`)
)

// checkDOT fails for text outside of quoted strings, and for a graph that
// Graphviz does not read.
func checkDOT(t *testing.T, out string) {
	t.Helper()
	bare := dotString.ReplaceAllString(out, "x")
	if !dotOther.MatchString(bare) || markForm.MatchString(bare) {
		t.Errorf("DOT: text outside of strings: %.400q", bare)
	}
	for _, word := range []string{"URL", "href", "image", "shapefile"} {
		if regexp.MustCompile(`\b` + word + `\s*=`).MatchString(bare) {
			t.Errorf("DOT: %s is set", word)
		}
	}
	program, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("dot, of Graphviz, is not installed: nothing reads the graphs")
	}
	cmd := exec.Command(program, "-Tplain")
	cmd.Stdin = strings.NewReader(out)
	if message, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("dot: %v: %.300s", err, message)
	}
}
