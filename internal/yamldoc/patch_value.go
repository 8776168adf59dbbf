package yamldoc

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// patcher collects the edits that turn a document into one that decodes to
// something else.
type patcher struct {
	src     *source
	writer  writer
	eol     string
	anew    string // the top-level key whose value is written as a whole; "" for none
	edits   []edit
	aliases bool // whether the document has any
	now     map[*yaml.Node]anchored
	lost    map[*yaml.Node]bool // values with an anchor that go
}

// anchored is what a value with an anchor will stand for.
type anchored struct {
	datum
	changed bool
}

// edit replaces a range of the text.
type edit struct {
	from, to int
	text     string
}

func (p *patcher) edit(from, to int, text string) {
	p.edits = append(p.edits, edit{from, to, text})
}

// apply makes the edits; false if two of them want the same bytes.
func (p *patcher) apply() (string, bool) {
	slices.SortStableFunc(p.edits, func(a, b edit) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return min(a.to-a.from, 1) - min(b.to-b.from, 1) // what is inserted comes before what goes
	})
	var out []byte
	keep := func(text string) {
		if strings.HasPrefix(text, "#") && len(out) > 0 && strings.IndexByte(" \t\r\n", out[len(out)-1]) < 0 {
			out = append(out, ' ') // it stood behind brackets or quotes, where no space is needed
		}
		out = append(out, text...)
	}
	at := 0
	for _, e := range p.edits {
		if e.from < at || e.to < e.from || e.to > len(p.src.text) {
			return "", false
		}
		keep(p.src.text[at:e.from])
		out = append(out, e.text...)
		at = e.to
	}
	keep(p.src.text[at:])
	return string(out), true
}

// spot is where a value stands. The zero spot is that of the root.
type spot struct {
	in   yaml.Kind // of the collection around it
	flow bool
	unit unit
}

// value changes a value into the wanted one.
func (p *patcher) value(n *yaml.Node, had, want datum, at spot) {
	if n.Kind == yaml.AliasNode {
		stands := p.now[n.Alias]
		if p.lost[n.Alias] || stands.changed && !same(stands.datum, want) || !stands.changed && !same(had, want) {
			p.rewrite(n, want, at)
		}
		return
	}
	if n.Anchor != "" {
		p.now[n] = anchored{want, !same(had, want)}
	}
	if same(had, want) && !p.aliases {
		return
	}
	switch {
	case want.shape.kind == list:
		p.list(n, had, want, at)
	case want.shape.kind != object:
		if !same(had, want) {
			p.scalar(n, want, at)
		}
	case n.Kind == yaml.ScalarNode:
		if !same(had, want) {
			p.rewrite(n, want, at)
		}
	default:
		p.object(n, had, want, at)
	}
}

// object changes a mapping.
func (p *patcher) object(n *yaml.Node, had, want datum, at spot) {
	if lone := want.shape.loneElem(); lone != nil && valueOf(n, want.shape.fields[want.shape.lone].name) == nil {
		before, was := had.merged()
		after, is := want.merged()
		if !was || !is {
			if !same(had, want) {
				p.rewrite(n, want, at)
			}
			return
		}
		had.entries, want.entries = before, after
	}
	units := p.src.units(n)
	if len(units) == 0 {
		if len(want.entries) > 0 {
			p.refill(n, want, at)
		}
		return
	}
	keep := make([]bool, len(units))
	for i, u := range units {
		_, was := had.get(u.key.Value)
		_, is := want.wanted(u.key.Value)
		keep[i] = is || !was // what is written but means nothing may stay
		if !keep[i] {
			p.lose(u.value)
		}
	}
	adds := p.newEntries(units, keep, want, n.Style&yaml.FlowStyle != 0)
	if p.src.bracketless(n) && (len(adds) > 0 || slices.Contains(keep, false)) || len(adds) == 0 && !slices.Contains(keep, true) {
		p.rewrite(n, want, at)
		return
	}
	for i, u := range units {
		if !keep[i] {
			continue
		}
		inner := spot{in: yaml.MappingNode, flow: n.Style&yaml.FlowStyle != 0, unit: u}
		is, ok := want.wanted(u.key.Value)
		if !ok {
			if zero, ok := want.shape.zeroOf(u.key.Value); ok && p.aliases {
				p.value(u.value, zero, zero, inner) // an alias in it may lose its anchor
			}
			continue
		}
		was, ok := had.get(u.key.Value)
		if !ok {
			was = datum{shape: is.shape}
			if had, has := had.wanted(u.key.Value); has {
				was = had
			}
		}
		if p.anew != "" && p.anew == u.key.Value && at.in == 0 {
			p.rewrite(u.value, is, inner)
			continue
		}
		p.value(u.value, was, is, inner)
	}
	p.collect(n, units, keep, adds)
}

// wanted is what a key that is written should stand for: an absent one may
// stand for the value of another.
func (d datum) wanted(key string) (datum, bool) {
	if value, ok := d.get(key); ok {
		return value, true
	}
	if f := d.shape.field(key); f != nil && f.rule.fallback != "" {
		return d.get(f.rule.fallback)
	}
	return datum{}, false
}

// zeroOf is what a key says that is written though its value is zero.
func (s *shape) zeroOf(key string) (datum, bool) {
	f := s.field(key)
	if f == nil {
		f = s.loneElem().fieldOrNil(key)
	}
	if f == nil || f.shape.kind == text {
		return datum{}, false
	}
	zero := datum{shape: f.shape}
	switch f.shape.kind {
	case integer, number:
		zero.text = "0"
	case boolean:
		zero.text = "false"
	}
	return zero, true
}

// newEntries are the wanted entries that a mapping lacks, with their places.
func (p *patcher) newEntries(units []unit, keep []bool, want datum, flow bool) []add {
	var adds []add
	after := -1
	if first := slices.Index(keep, true); first >= 0 && !flow && p.src.leads(units[first].start) {
		if p.src.commentAbove(units[first].start) {
			after = len(units) - 1
			for !keep[after] {
				after--
			}
		}
	}
	for _, e := range want.entries {
		at := slices.IndexFunc(units, func(u unit) bool { return u.key.Value == e.key })
		if at >= 0 {
			if keep[at] {
				after = at
			}
			continue
		}
		lines := []string{p.writer.flowEntry(e)}
		if !flow {
			lines = p.writer.entry(e)
		}
		adds = append(adds, add{after: after, lines: lines})
	}
	return adds
}

// list changes a list.
func (p *patcher) list(n *yaml.Node, had, want datum, at spot) {
	units := p.src.units(n)
	if len(units) == 0 {
		if len(want.items) > 0 {
			p.refill(n, want, at)
		}
		return
	}
	flow := n.Style&yaml.FlowStyle != 0
	pairs := match(had.items, want.items) // of each wanted element
	keep := make([]bool, len(units))
	for _, i := range pairs {
		if i >= 0 {
			keep[i] = true
		}
	}
	var gone []int
	for i := range units {
		if !keep[i] {
			gone = append(gone, i)
			p.lose(units[i].value)
		}
	}
	if len(want.items) == 0 {
		p.rewrite(n, want, at)
		return
	}
	var adds []add
	after := -1
	for j, i := range pairs {
		if i >= 0 {
			after = i
			p.value(units[i].value, had.items[i], want.items[j], spot{in: yaml.SequenceNode, flow: flow, unit: units[i]})
			continue
		}
		// An equal element that goes elsewhere is this one, in its own words.
		moved := -1
		if at := slices.IndexFunc(gone, func(i int) bool { return same(had.items[i], want.items[j]) }); at >= 0 && p.movable(n, units[gone[at]]) {
			moved = gone[at]
			gone = slices.Delete(gone, at, at+1)
		}
		if moved >= 0 {
			adds = append(adds, add{after: after, raw: p.raw(units[moved], flow), moved: moved + 1})
			continue
		}
		adds = append(adds, add{after: after, lines: p.newItem(units, keep, after, want.items[j], flow)})
	}
	p.collect(n, units, keep, adds)
}

// newItem writes a new element of a list like the one that it stands next to.
func (p *patcher) newItem(units []unit, keep []bool, after int, item datum, flow bool) []string {
	like := max(after, 0)
	if after < 0 && slices.Contains(keep, true) {
		like = slices.Index(keep, true)
	}
	neighbor := units[like].value
	style := resolve(neighbor).Style & (yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle)
	if flow {
		if short := item.short(); short.scalar() {
			return []string{p.writer.scalar(short, style, true)}
		}
		return []string{p.writer.flow(item)}
	}
	dash := "- "
	if between := p.src.text[units[like].start+1 : p.src.start(neighbor)]; between != "" && strings.Trim(between, " ") == "" {
		dash = "-" + between
	}
	oneLine := p.writer.oneLine(item)
	if neighbor.Kind == yaml.MappingNode {
		oneLine = neighbor.Style&yaml.FlowStyle != 0
	}
	return p.writer.item(item, dash, oneLine, style)
}

// movable reports whether the text of an element means the same elsewhere in
// its list.
func (p *patcher) movable(n *yaml.Node, u unit) bool {
	if p.aliases {
		return false
	}
	if n.Style&yaml.FlowStyle != 0 {
		return p.src.line(u.start) == p.src.line(u.end)
	}
	return p.src.leads(u.start)
}

func (p *patcher) raw(u unit, flow bool) string {
	if flow {
		return p.src.text[u.start:u.end]
	}
	return p.src.text[u.start:u.stop]
}

// refill gives an empty mapping or list something to hold.
func (p *patcher) refill(n *yaml.Node, want datum, at spot) {
	if !at.flow || want.short().scalar() {
		p.rewrite(n, want, at)
		return
	}
	written, end := p.writer.flow(want), p.src.end(n)
	p.edit(end-1, end-1, written[1:len(written)-1])
}

// rewrite writes a value anew in the place of another.
func (p *patcher) rewrite(n *yaml.Node, want datum, at spot) {
	p.lose(n)
	from, to := p.src.start(n), p.src.end(n)
	want = want.short()
	block := !at.flow && !want.scalar() && !want.hollow()
	if at.in == yaml.MappingNode && !at.flow {
		from = p.src.colon(at.unit) + 1
	}
	if n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 {
		to = p.src.lineEnd(to) // the comment there is that of its last line
	}
	comments := p.src.comments(from, to)
	indent := p.src.column(from)
	if at.in != 0 {
		indent = p.src.column(at.unit.start)
	}
	switch {
	case at.flow:
		text := p.writer.flow(want)
		for _, c := range comments {
			text += " " + c + p.eol + p.src.indent(from) + " "
		}
		p.edit(from, to, text)
		return
	case block && at.in == yaml.MappingNode:
		p.edit(from, to, "")
		deeper := indent + p.writer.below(want)
		p.insert(p.src.lineStop(to), slices.Concat(comments, p.writer.lines(want)), deeper)
		return
	case block && (at.in == 0 || !p.writer.oneLine(want)):
		column, before := p.src.column(from), ""
		if at.in == 0 && !p.src.leads(from) {
			column, before = 0, p.eol // a mapping cannot begin behind the mark of a document
		}
		lines := indented(p.writer.lines(want), column)
		p.edit(from, to, before+strings.Join(lines, p.eol)[column:])
	case at.in == yaml.MappingNode:
		p.edit(from, to, " "+p.writer.inline(want))
	default:
		p.edit(from, to, p.writer.inline(want))
	}
	p.insert(p.src.lineStop(to), comments, indent)
}

// insert puts lines before the line that begins at an offset.
func (p *patcher) insert(at int, lines []string, indent int) {
	if len(lines) > 0 {
		p.edit(at, at, strings.Join(indented(lines, indent), p.eol)+p.eol)
	}
}

// lose notes the anchors that go with a value.
func (p *patcher) lose(n *yaml.Node) {
	if n.Anchor != "" {
		p.lost[n] = true
	}
	for _, child := range n.Content {
		p.lose(child)
	}
}

// scalar replaces a scalar and keeps its anchor, tag and quotes.
func (p *patcher) scalar(n *yaml.Node, want datum, at spot) {
	from := p.src.content(n)
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		p.edit(from, p.src.end(n), p.writer.scalar(want, n.Style, at.flow))
		return
	}
	first, end, deep := p.src.blockText(n, from)
	if strings.TrimSpace(want.text) != want.text || n.Style&yaml.FoldedStyle != 0 && strings.Contains(want.text, "  ") {
		// Only quotes keep such spaces safe from editors.
		header := from
		for header < len(p.src.text) && !strings.ContainsRune(" \t\r\n", rune(p.src.text[header])) {
			header++
		}
		p.edit(from, header, doubleQuoted(want.text))
		p.edit(p.src.lineStop(from), p.src.lineStop(end), "")
		return
	}
	indent := strings.Repeat(" ", deep)
	lines := []string{want.text}
	if n.Style&yaml.FoldedStyle != 0 {
		lines = wrapped(want.text, max(80-len(indent), 40))
	}
	p.edit(p.src.lineStart(first), end, indent+strings.Join(lines, p.eol+indent))
}

// wrapped breaks a text at spaces.
func wrapped(text string, width int) []string {
	var lines []string
	line, wide := "", 0
	for word := range strings.SplitSeq(text, " ") {
		length := len([]rune(word))
		if line != "" && wide+1+length > width {
			lines = append(lines, line)
			line, wide = "", 0
		}
		if line != "" {
			line, wide = line+" ", wide+1
		}
		line, wide = line+word, wide+length
	}
	return append(lines, line)
}
