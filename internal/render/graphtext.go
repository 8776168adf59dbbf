package render

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"careers/rung/roles"
)

// dot writes the graph for Graphviz. Roles are named as references are
// (role/cio), and each stage is a cluster in a column of its own.
func (g Graph) dot(b *bytes.Buffer) {
	b.WriteString("digraph rung {\n")
	fmt.Fprintf(b, "  graph [charset=\"UTF-8\", rankdir=\"LR\", ranksep=\"0.9\", nodesep=\"0.15\", labelloc=\"t\", fontname=\"Helvetica\", fontsize=\"18\", label=%s];\n",
		dotLabel(labelLines(g.Title, dotRoom*4, textSize, 3)...))
	b.WriteString("  node [shape=\"box\", style=\"rounded\", fontname=\"Helvetica\", fontsize=\"11\"];\n" +
		"  edge [fontname=\"Helvetica\", fontsize=\"9\", arrowsize=\"0.7\"];\n")
	route := g.route() > 0
	for _, stage := range g.stages() {
		fmt.Fprintf(b, "  subgraph cluster_%d {\n    label=%s;\n    color=\"#767d85\";\n    rank=\"same\";\n", stage, dotQuoted(stageHeading(stage)))
		for _, n := range g.Nodes {
			if n.Stage != stage {
				continue
			}
			fmt.Fprintf(b, "    %s [label=%s, tooltip=%s%s];\n", dotQuoted("role/"+n.ID), dotLabel(labelLines(n.numberedName(route), dotRoom, textSize, 3)...),
				dotLabel(plainMarks(n.described(), tipLength)), map[bool]string{true: `, penwidth="2.5"`}[n.Mark > 0])
		}
		b.WriteString("  }\n")
	}
	edges, ends := g.drawn()
	for i, e := range edges {
		style := map[roles.MoveKind]string{roles.Lateral: "dashed", roles.Pivot: "dotted"}[e.Kind]
		attributes := "style=" + dotQuoted(orSolid(style)) + ", tooltip=" + dotLabel(plainMarks(string(e.Kind), tipLength))
		if e.Marked {
			attributes += `, penwidth="2.5"`
		}
		if g.Nodes[ends[i][0]].Stage >= g.Nodes[ends[i][1]].Stage {
			attributes += `, constraint="false"`
		}
		fmt.Fprintf(b, "  %s -> %s [%s];\n", dotQuoted("role/"+e.From), dotQuoted("role/"+e.To), attributes)
	}
	b.WriteString("}\n")
}

// tipLength is how many characters a tip has at most. Graphviz reads no string of
// more than 16 kB.
const tipLength = 400

// dotRoom is how wide labels are before they are broken, in units of textSize.
const dotRoom = 190

func orSolid(style string) string {
	if style == "" {
		return "solid"
	}
	return style
}

// numberedName is the role's name, behind its place in the route in brackets.
func (n GraphNode) numberedName(route bool) string {
	if !route || n.Mark == 0 {
		return n.name()
	}
	return "(" + strconv.Itoa(n.Mark) + ") " + n.name()
}

// dotQuoted is text as DOT's double-quoted string, which holds it as it is.
func dotQuoted(text string) string { return `"` + dotEscaped(text) + `"` }

func dotEscaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(inMarkup(text))
}

// dotLabel is lines as a label. Graphviz reads HTML's entities in labels, so &
// is written as one.
func dotLabel(lines ...string) string {
	var escaped []string
	for _, line := range lines {
		escaped = append(escaped, strings.ReplaceAll(dotEscaped(line), "&", "&amp;"))
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}

// mermaidEdges is how many edges Mermaid draws unless its page says otherwise.
const mermaidEdges = 500

// mermaid writes the graph as a flowchart. Nodes have numbers for names, so that
// none is a word of the language.
func (g Graph) mermaid(b *bytes.Buffer) {
	b.WriteString("%% rung\nflowchart LR\n%% " + mermaidText(g.Title) + "\n%% Promotion: solid line, lateral: dotted, pivot: thick\n")
	if len(g.Edges) > mermaidEdges {
		fmt.Fprintf(b, "%%%% %d moves: mermaid draws them where maxEdges is set above that\n", len(g.Edges))
	}
	route := g.route() > 0
	marked := ""
	for _, stage := range g.stages() {
		fmt.Fprintf(b, "  subgraph s%d[\"%s\"]\n", stage, mermaidText(stageHeading(stage)))
		for i, n := range g.Nodes {
			if n.Stage != stage {
				continue
			}
			fmt.Fprintf(b, "    n%d[\"%s\"]\n", i, mermaidText(n.numberedName(route)))
			if n.Mark > 0 {
				marked += ",n" + strconv.Itoa(i)
			}
		}
		b.WriteString("  end\n")
	}
	edges, ends := g.drawn()
	thick := ""
	for i, e := range edges {
		arrow := map[roles.MoveKind]string{roles.Lateral: "-.->", roles.Pivot: "==>"}[e.Kind]
		if arrow == "" {
			arrow = "-->"
		}
		fmt.Fprintf(b, "  n%d %s n%d\n", ends[i][0], arrow, ends[i][1])
		if e.Marked {
			thick += "," + strconv.Itoa(i)
		}
	}
	if marked != "" {
		b.WriteString("  classDef mark stroke-width:3px,font-weight:bold\n  class " + marked[1:] + " mark\n")
	}
	if thick != "" {
		b.WriteString("  linkStyle " + thick[1:] + " stroke-width:4px\n")
	}
}

// mermaidText is text in which nothing is markup, Markdown or the end of a label:
// what is no letter, digit, space or one of ,()/ is written by its number. A dot
// or a hyphen stays where it is inside a word.
func mermaidText(text string) string {
	var b strings.Builder
	runes := []rune(strings.Join(strings.Fields(inMarkup(text)), " "))
	if len(runes) == 0 {
		return " "
	}
	wordy := func(i int) bool {
		return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsDigit(runes[i]))
	}
	for i, r := range runes {
		switch {
		case wordy(i), strings.ContainsRune(" ,()/", r), (r == '.' || r == '-') && wordy(i-1) && wordy(i+1):
			b.WriteRune(r)
		default:
			b.WriteString("#" + strconv.Itoa(int(r)) + ";")
		}
	}
	return b.String()
}

// graphML writes the graph with all that is known of roles and moves as data.
func (g Graph) graphML(b *bytes.Buffer) {
	key := func(id, of, kind string) node {
		return el("key").with("id", id).with("for", of).with("attr.name", id).with("attr.type", kind)
	}
	data := func(key, value string) node { return said("data", value).with("key", key) }
	top := el("graphml").with("xmlns", "http://graphml.graphdrawing.org/xmlns").add(
		key("name", "graph", "string"), key("about", "graph", "string"),
		key("title", "node", "string"), key("track", "node", "string"), key("level", "node", "string"), key("stage", "node", "int"),
		key("pay_low_usd", "node", "int"), key("pay_typical_usd", "node", "int"), key("pay_high_usd", "node", "int"), key("mark", "node", "int"),
		key("kind", "edge", "string"), key("evidence", "edge", "string"), key("tenure_low_months", "edge", "double"),
		key("tenure_typical_months", "edge", "double"), key("tenure_high_months", "edge", "double"), key("marked", "edge", "boolean"))
	graph := el("graph", data("name", g.Title), data("about", g.About)).with("id", "rung").with("edgedefault", "directed")
	for _, n := range g.Nodes {
		x := el("node", data("title", n.Title), data("track", n.Track), data("level", string(n.Level)), data("stage", strconv.Itoa(n.Stage))).with("id", n.ID)
		if n.Pay != nil {
			x = x.add(data("pay_low_usd", strconv.Itoa(n.Pay.Low)), data("pay_typical_usd", strconv.Itoa(n.Pay.Typical)), data("pay_high_usd", strconv.Itoa(n.Pay.High)))
		}
		if n.Mark > 0 {
			x = x.add(data("mark", strconv.Itoa(n.Mark)))
		}
		graph = graph.add(x)
	}
	edges, _ := g.drawn()
	for _, e := range edges {
		x := el("edge", data("kind", string(e.Kind)), data("evidence", string(e.Evidence))).with("source", e.From).with("target", e.To)
		if t := e.Tenure; t != nil {
			x = x.add(data("tenure_low_months", inMonths(t.Low)), data("tenure_typical_months", inMonths(t.Typical)), data("tenure_high_months", inMonths(t.High)))
		}
		if e.Marked {
			x = x.add(data("marked", "true"))
		}
		graph = graph.add(x)
	}
	b.WriteString(xmlFirstLine)
	top.add(graph).write(b, true)
	b.WriteByte('\n')
}

// inMonths writes a duration as months.
func inMonths(d roles.Duration) string {
	return strconv.FormatFloat(float64(d.Hundredths())/100, 'f', -1, 64)
}
