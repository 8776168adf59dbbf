package yamldoc

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// add is a new entry of a mapping or element of a list.
type add struct {
	after int      // index of the unit that it follows; -1: none that stays
	lines []string // in flow form just one
	raw   string   // text of an element that moves: in block form whole lines
	moved int      // index of the unit that moves, plus one; 0 for none
}

// collect takes units out of a mapping or list and puts new ones in. At least
// one stays or comes.
func (p *patcher) collect(n *yaml.Node, units []unit, keep []bool, adds []add) {
	if len(adds) == 0 && !slices.Contains(keep, false) {
		return
	}
	moved := make([]bool, len(units))
	for _, a := range adds {
		if a.moved > 0 {
			moved[a.moved-1] = true
		}
	}
	if n.Style&yaml.FlowStyle != 0 {
		f := flowUnits{p, units, keep, adds}
		f.collect()
		return
	}
	b := blockUnits{p, units, keep, moved, adds, p.src.column(units[0].start)}
	b.collect()
}

// blockUnits are the parts of a mapping or list in block form.
type blockUnits struct {
	*patcher
	units  []unit
	keep   []bool
	moved  []bool
	adds   []add
	indent int
}

func (b blockUnits) collect() {
	first := slices.Index(b.keep, true)
	if first < 0 {
		b.replaceAll()
		return
	}
	begin := 0
	if !b.src.leads(b.units[0].start) && first > 0 {
		b.pullUp(first)
		begin = first
	}
	for i := begin; i < len(b.units); i++ {
		if !b.keep[i] {
			b.edit(b.src.lineStart(b.units[i].start), b.units[i].stop, b.comments(i, b.indent))
		}
	}
	var before strings.Builder
	for _, a := range b.adds {
		if a.after >= 0 {
			b.edit(b.units[a.after].stop, b.units[a.after].stop, b.gap()+b.text(a))
			continue
		}
		before.WriteString(b.text(a))
		before.WriteString(b.gap())
	}
	if before.Len() > 0 {
		b.lead(first, before.String())
	}
}

// lead puts lines before the first unit that stays.
func (b blockUnits) lead(first int, text string) {
	at := b.units[first].start
	if !b.src.leads(b.units[0].start) {
		// The first line goes behind the dash around the unit, which moves down.
		b.edit(at, at, text[b.indent:]+strings.Repeat(" ", b.indent))
		return
	}
	at = b.src.lineStart(at)
	for at > 0 {
		above := b.src.lineStart(at - 1)
		if indent, ok := b.src.commentLine(above); !ok || indent != b.indent || first > 0 && above < b.units[first-1].stop {
			break
		}
		at = above
	}
	b.edit(at, at, text)
}

// pullUp takes out the units before one that stays, the first of which begins
// behind the dash of a list around them. Their comments go above it.
func (b blockUnits) pullUp(first int) {
	from, to := b.units[0].start, b.units[first].start
	b.edit(from, to, "")
	line := b.src.lineStart(from)
	b.insert(line, b.src.comments(from, to), len(b.src.indent(line)))
}

// replaceAll puts the new units in the place of all old ones.
func (b blockUnits) replaceAll() {
	from, to := b.units[0].start, b.units[len(b.units)-1].stop
	var text strings.Builder
	for i, a := range b.adds {
		if i > 0 {
			text.WriteString(b.gap())
		}
		text.WriteString(b.text(a))
	}
	for i := range b.units {
		text.WriteString(b.comments(i, b.indent))
		if i+1 < len(b.units) {
			for _, c := range b.src.comments(b.units[i].stop, b.units[i+1].start) {
				text.WriteString(strings.Repeat(" ", b.indent) + c + b.eol)
			}
		}
	}
	b.edit(from, to, text.String()[b.indent:])
}

// text is an added unit as whole lines.
func (b blockUnits) text(a add) string {
	indent := strings.Repeat(" ", b.indent)
	if a.raw != "" {
		return indent + a.raw
	}
	return indent + strings.Join(a.lines, b.eol+indent) + b.eol
}

// gap is the empty line that stands between all units, if it does.
func (b blockUnits) gap() string {
	for i := range b.units[1:] {
		if !b.src.blankLine(b.units[i].stop) {
			return ""
		}
	}
	if len(b.units) < 2 {
		return ""
	}
	return b.eol
}

// comments are those on the lines of a unit that goes, as lines.
func (b blockUnits) comments(i, indent int) string {
	if b.moved[i] {
		return ""
	}
	var out strings.Builder
	for _, c := range b.src.comments(b.units[i].start, b.units[i].stop) {
		out.WriteString(strings.Repeat(" ", indent) + c + b.eol)
	}
	return out.String()
}

// flowUnits are the parts of a mapping or list in brackets.
type flowUnits struct {
	*patcher
	units []unit
	keep  []bool
	adds  []add
}

func (f flowUnits) collect() {
	first := slices.Index(f.keep, true)
	if first < 0 {
		from, to := f.units[0].start, f.units[len(f.units)-1].end
		f.edit(from, to, f.joined(f.adds)+f.comments(from, to))
		return
	}
	for i := 0; i < len(f.units); i++ {
		if f.keep[i] {
			continue
		}
		end := i
		for end+1 < len(f.units) && !f.keep[end+1] {
			end++
		}
		f.take(i, end)
		i = end
	}
	for len(f.adds) > 0 {
		after, count := f.adds[0].after, 1
		for count < len(f.adds) && f.adds[count].after == after {
			count++
		}
		f.put(after, first, f.adds[:count])
		f.adds = f.adds[count:]
	}
}

// comma is behind the comma that follows a unit, or 0.
func (f flowUnits) comma(i int) int {
	if at := f.src.skip(f.units[i].end); f.src.byteAt(at) == ',' {
		return at + 1
	}
	return 0
}

// take removes a run of units.
func (f flowUnits) take(i, j int) {
	from, to := f.units[i].start, f.units[j].end
	through := max(f.comma(j), to)
	nextHere := j+1 < len(f.units) && f.src.line(f.units[j+1].start) == f.src.line(to)
	switch {
	case f.src.leads(from) && f.src.trails(through):
		var text strings.Builder
		line := f.src.lineStart(from)
		stop := f.src.lineStop(through)
		for _, c := range f.src.comments(line, stop) {
			text.WriteString(f.src.indent(from) + c + f.eol)
		}
		f.edit(line, stop, text.String())
	case nextHere:
		to = f.units[j+1].start
		f.edit(from, to, f.comments(from, to))
	case i > 0 && f.src.line(f.units[i-1].end) == f.src.line(from):
		from = f.units[i-1].end
		f.edit(from, to, f.comments(from, to))
	default:
		f.edit(from, through, f.comments(from, through))
	}
}

// comments are those in a range that goes; what follows it is on a new line.
func (f flowUnits) comments(from, to int) string {
	var out strings.Builder
	for _, c := range f.src.comments(from, to) {
		out.WriteString(" " + c + f.eol + f.src.indent(from) + " ")
	}
	return out.String()
}

// put adds units behind another one, or before the first that stays.
func (f flowUnits) put(after, first int, adds []add) {
	if after < 0 {
		at := f.units[first].start
		between := ", "
		if f.src.leads(at) {
			between = "," + f.eol + f.src.indent(at)
		}
		var text strings.Builder
		for _, a := range adds {
			text.WriteString(f.text(a) + between)
		}
		f.edit(at, at, text.String())
		return
	}
	u := f.units[after]
	behind := f.comma(after)
	own := f.src.leads(u.start) && (behind == 0 || f.src.line(behind) == f.src.line(u.end)) && f.src.trails(max(behind, u.end))
	if !own {
		f.edit(u.end, u.end, ", "+f.joined(adds))
		return
	}
	if behind == 0 {
		f.edit(u.end, u.end, ",")
	}
	stop := f.src.lineStop(max(behind, u.end))
	var text strings.Builder
	for i, a := range adds {
		text.WriteString(f.src.indent(u.start) + f.text(a))
		if behind > 0 || i+1 < len(adds) {
			text.WriteByte(',')
		}
		text.WriteString(f.eol)
	}
	f.edit(stop, stop, text.String())
}

func (f flowUnits) text(a add) string {
	if a.raw != "" {
		return a.raw
	}
	return a.lines[0]
}

func (f flowUnits) joined(adds []add) string {
	texts := make([]string, len(adds))
	for i, a := range adds {
		texts[i] = f.text(a)
	}
	return strings.Join(texts, ", ")
}
