package render

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"reflect"
	"strconv"
	"strings"
)

// page makes the elements of an HTML page. It numbers what needs a name of its
// own on the page.
type page struct {
	names int
	open  bool // tables of drawings are shown without being asked for
}

// firstLine opens every page that rung writes.
const firstLine = "<!doctype html><!-- rung -->\n"

// pageOptions are what a page says of itself.
type pageOptions struct {
	title string
	class string // of the body
	style stylesheet
	about [][2]string // names and contents of meta elements
}

// html is a whole page. It loads nothing, runs nothing and may not be made to:
// its policy admits one stylesheet, by its digest.
func (o pageOptions) html(main ...node) []byte {
	style := drawingStyle + pageStyle + o.style
	digest := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(digest[:]) + "'; base-uri 'none'; form-action 'none'"
	head := el("head",
		el("meta").with("charset", "utf-8"),
		el("meta").with("http-equiv", "Content-Security-Policy").with("content", policy),
		el("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
		el("meta").with("name", "referrer").with("content", "no-referrer"),
		el("meta").with("name", "color-scheme").with("content", "light dark"),
		said("title", o.title))
	for _, m := range o.about {
		head = head.add(el("meta").with("name", m[0]).with("content", m[1]))
	}
	head = head.add(node{name: "style", style: style})
	body := el("body", el("main", main...))
	if o.class != "" {
		body = body.class(o.class)
	}
	var b bytes.Buffer
	b.WriteString(firstLine)
	el("html", head, body).with("lang", "en").write(&b, false)
	b.WriteByte('\n')
	return b.Bytes()
}

// pageStyle is the look of every page: one column to read, that fits any width.
const pageStyle stylesheet = `
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:16px/1.5 "DejaVu Sans",Verdana,"Liberation Sans",Arial,sans-serif}
body{margin:0}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}h3{font-size:1rem;margin:1rem 0 .3rem}
p{margin:.4rem 0}ul,ol{margin:.4rem 0;padding-left:1.6rem}li{margin:.2rem 0}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.2rem 1rem;margin:.4rem 0}dt{color:var(--quiet)}dd{margin:0}
table{border-collapse:collapse;margin:.4rem 0;width:100%}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--axis);overflow-wrap:normal}th{font-weight:bold}
.n{text-align:right}.quiet{color:var(--quiet)}.good{color:var(--work)}.warning{color:var(--study);font-weight:bold}
figure{margin:.6rem 0}svg{display:block;width:100%;height:auto}
.wide{overflow-x:auto}.wide svg{min-width:36rem}
a{color:var(--accent)}a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
details summary{cursor:pointer;color:var(--quiet)}
@media (max-width:30rem){dl{display:block}dd{margin:0 0 .4rem}}
@media (forced-colors:active){a:focus-visible,summary:focus-visible,.wide:focus-visible{outline-color:Highlight}}
@media print{html{font-size:10pt}main{max-width:none;padding:0}.wide{overflow:visible}.wide svg{min-width:0}details{display:none}h2,h3{break-after:avoid}figure,tr,li{break-inside:avoid}}
`

// html is an answer as a page.
func (a Answer) html() []byte {
	title := cmp.Or(a.Doc.Title, a.subject())
	main := []node{said("h1", title)}
	return pageOptions{title: title}.html(append(main, new(page).blocks(a.Doc.Blocks)...)...)
}

// subject heads the page of an answer that has no title, such as a list: "Roles"
// of the schema "rung.roles/v1".
func (a Answer) subject() string {
	value := reflect.Indirect(reflect.ValueOf(a.Value))
	if value.Kind() != reflect.Struct || value.FieldByName("Schema").Kind() != reflect.String {
		return "Rung"
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(value.FieldByName("Schema").String(), "rung."), "/")
	return Sentence(strings.ReplaceAll(name, "-", " "))
}

// blocks are the elements of a Doc's blocks.
func (p *page) blocks(blocks []Block) []node {
	var out []node
	section := ""
	for _, b := range blocks {
		switch b := b.(type) {
		case Heading:
			if section = string(b); b != "" {
				out = append(out, said("h2", string(b)))
			}
		case Para:
			out = append(out, paragraph(b))
		case Fields:
			out = append(out, definitions(b))
		case List:
			ul := el("ul")
			for _, item := range b {
				ul = ul.add(said("li", item))
			}
			out = append(out, ul)
		case Outline:
			out = append(out, items("ol", b))
		case Notes:
			out = append(out, items("ul", b))
		case Verbatim:
			var lines []node
			for i, line := range b {
				if i > 0 {
					lines = append(lines, el("br"))
				}
				lines = append(lines, said("code", line))
			}
			out = append(out, el("p", lines...))
		case Table:
			out = append(out, p.table(b, section))
		case Chart:
			out = append(out, p.figure(b.drawing()))
		}
	}
	return out
}

func paragraph(b Para) node {
	class := map[Tone]string{Quiet: "quiet", Good: "good", Warning: "warning"}[b.Tone]
	if class == "" {
		return said("p", b.Text)
	}
	return said("p", b.Text).class(class)
}

func definitions(fields Fields) node {
	dl := el("dl")
	for _, f := range fields {
		if f.Value != "" {
			dl = dl.add(said("dt", f.Name), said("dd", f.Value))
		}
	}
	return dl
}

func items(kind string, list []Item) node {
	out := el(kind)
	for _, item := range list {
		li := said("li", item.Text)
		if len(item.Notes) > 0 {
			notes := el("ul").class("quiet")
			for _, note := range item.Notes {
				notes = notes.add(said("li", note))
			}
			li = li.add(notes)
		}
		out = out.add(li)
	}
	return out
}

// table is a table that is named after its section, in a region that scrolls
// where it may be wider than the window.
func (p *page) table(t Table, name string) node {
	if len(t.Rows) == 0 {
		return said("p", t.Empty)
	}
	head := el("tr")
	for i, c := range t.Columns {
		switch {
		case c.Name == "" && i == 0:
			head = head.add(said("td", ""))
		case c.Right:
			head = head.add(said("th", c.Name).with("scope", "col").class("n"))
		default:
			head = head.add(said("th", c.Name).with("scope", "col"))
		}
	}
	body := el("tbody")
	for _, row := range t.Rows {
		tr := el("tr")
		for i, cell := range row {
			switch {
			case i == 0:
				tr = tr.add(said("th", cell.Text).with("scope", "row"))
			case t.Columns[i].Right:
				tr = tr.add(said("td", cell.Text).class("n"))
			default:
				tr = tr.add(said("td", cell.Text))
			}
		}
		body = body.add(tr)
	}
	name = cmp.Or(name, t.RowName, "Table")
	out := p.region("Table: "+name, el("table", el("thead", head), body).with("aria-label", name))
	if t.Footer != "" {
		return el("div", out, said("p", t.Footer).class("quiet"))
	}
	return out
}

// region is what may be wider than the window: it scrolls by itself, by keyboard
// too.
func (p *page) region(name string, kids ...node) node {
	return el("div", kids...).class("wide").with("role", "region").with("aria-label", name).with("tabindex", "0")
}

// figure is a drawing with its table.
func (p *page) figure(d drawing) node { return p.figureWith(d, p.open) }

// figureWith is a drawing with its table, open or to be opened.
func (p *page) figureWith(d drawing, open bool) node {
	p.names++
	id := "figure-" + strconv.Itoa(p.names)
	out := el("figure", p.region("Picture: "+d.title, d.svg(id)))
	if len(d.facts.Rows) > 0 {
		details := el("details", said("summary", "The same as a table: "+d.title), p.table(d.facts, d.title))
		if open {
			details = details.with("open", "open")
		}
		out = out.add(details)
	}
	return out
}
