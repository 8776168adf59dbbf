package yamldoc

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// told is what a document says, read off the Go values without this package.
type told struct {
	path   string
	kind   reflect.Kind // Struct, Slice, String (a text), Int (anything without quotes)
	text   string
	keys   []string
	kids   []told
	number bool // a text that may stand without quotes though it is a number
}

func toldBy(v reflect.Value, path string) told {
	switch v.Kind() {
	case reflect.Pointer:
		return toldBy(v.Elem(), path)
	case reflect.Struct:
		out := told{path: path, kind: reflect.Struct}
		for i := range v.NumField() {
			f := v.Field(i)
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0 || f.Kind() == reflect.Struct && len(toldBy(f, "").kids) == 0 {
				continue
			}
			out.keys = append(out.keys, name)
			out.kids = append(out.kids, toldBy(f, strings.TrimPrefix(path+"/"+name, "/")))
		}
		return out
	case reflect.Slice:
		out := told{path: path, kind: reflect.Slice}
		for i := range v.Len() {
			out.kids = append(out.kids, toldBy(v.Index(i), path+"/"+strconv.Itoa(i)))
		}
		return out
	case reflect.Uint8:
		return told{path: path, kind: reflect.String, text: grade(0).Values()[v.Uint()-1]}
	case reflect.String:
		return told{path: path, kind: reflect.String, text: v.String(), number: v.Type() == reflect.TypeFor[year]()}
	}
	return told{path: path, kind: reflect.Int, text: fmt.Sprint(v.Interface())}
}

func (h *hand) page(s sheet) page {
	t := toldBy(reflect.ValueOf(s), "")
	p := page{hand: h}
	if h.json {
		text, err := json.Marshal(s)
		if h.chance(50) {
			text, err = json.MarshalIndent(s, "", "  ")
		}
		if err != nil {
			panic(err)
		}
		h.eol, h.mark = "\n", false
		for l := range strings.SplitSeq(string(text), "\n") {
			p.lines = append(p.lines, line{text: l})
		}
		return p
	}
	h.maybe(20, func() { p.lines = append(p.lines, line{text: "---" + h.comment()}) })
	if len(t.keys) > 0 {
		p.lines = append(p.lines, h.block(t)...)
	}
	p.lines = append(p.lines, h.between("", true)...)
	h.maybe(5, func() { p.lines = append(p.lines, line{text: "..."}) })
	return p
}

// comment is one behind something, or nothing.
func (h *hand) comment() string {
	if !h.chance(25) {
		return ""
	}
	return strings.Repeat(" ", 1+h.IntN(3)) + h.note()
}

func (h *hand) note() string {
	h.notes++
	texts := []string{"", " see: this", " \"quote", " 'it", " - [x]", " {y", " é ✓", "\ttab", " &a *b", " |", " trailing  "}
	return fmt.Sprintf("#%sc%d;%s", []string{"", " "}[h.IntN(2)], h.notes, texts[h.IntN(len(texts))])
}

// between are empty lines and comments before an entry of the value at a path.
func (h *hand) between(path string, block bool) []line {
	var out []line
	for h.chance(12) {
		out = append(out, line{text: strings.Repeat(" ", h.IntN(2)), owners: []string{path}, aside: true})
	}
	for h.chance(15) {
		indent := 0
		if block && len(out) == 0 && h.chance(20) {
			indent = 1 + h.IntN(4)
		}
		out = append(out, line{text: strings.Repeat(" ", indent) + h.note(), owners: []string{path}, aside: true})
	}
	return out
}

func shift(lines []line, by int) []line {
	for i := range lines {
		if lines[i].text != "" {
			lines[i].text = strings.Repeat(" ", by) + lines[i].text
		}
	}
	return lines
}

// block writes a mapping or list in block form.
func (h *hand) block(t told) []line {
	var out []line
	order := h.Perm(len(t.kids))
	if t.kind == reflect.Slice || h.chance(50) {
		slices.Sort(order)
	}
	for n, i := range order {
		kid := t.kids[i]
		if t.kind == reflect.Slice {
			out = append(out, h.between(t.path, true)...)
			out = append(out, h.item(kid)...)
			continue
		}
		if n > 0 || t.path == "" {
			out = append(out, h.between(t.path, true)...)
		}
		out = append(out, h.entry(t.keys[i], kid)...)
	}
	return out
}

func (h *hand) key(name string) string {
	switch h.IntN(12) {
	case 0:
		return `"` + name + `"`
	case 1:
		return "'" + name + "'"
	}
	return name
}

func (h *hand) entry(name string, t told) []line {
	key := h.key(name) + ":"
	inBlock := t.kind == reflect.Struct && len(t.kids) > 0 || t.kind == reflect.Slice
	if inBlock && h.chance(70) {
		by := h.step
		if t.kind == reflect.Slice {
			by = h.dash
		}
		out := []line{{text: key + h.comment(), owners: []string{t.path}}}
		return append(out, shift(h.block(t), by)...)
	}
	return h.placed(key+" ", t, h.step)
}

func (h *hand) item(t told) []line {
	dash := "-" + strings.Repeat(" ", 1+h.IntN(2)*h.IntN(3))
	if t.kind == reflect.Struct && len(t.kids) == 1 && t.keys[0] == "skill" && h.chance(40) {
		out := h.placed(dash, told{path: t.path, kind: reflect.String, text: t.kids[0].text}, len(dash))
		for i := range out {
			out[i].whole = true
		}
		return out
	}
	if t.kind != reflect.Struct || h.chance(40) {
		return h.placed(dash, t, len(dash))
	}
	if h.chance(6) {
		out := []line{{text: "-" + h.comment(), owners: []string{t.path}}}
		return append(out, shift(h.block(t), len(dash))...)
	}
	out := shift(h.block(t), len(dash))
	out[0].text = dash + out[0].text[len(dash):]
	h.hanging[t.path] = out[0].owners[0]
	return out
}

// placed writes a scalar, or another value in brackets, behind something.
func (h *hand) placed(before string, t told, indent int) []line {
	owners := []string{t.path}
	if t.kind == reflect.Struct || t.kind == reflect.Slice {
		if h.chance(25) && len(t.kids) > 0 {
			return h.tall(before, t, indent)
		}
		return []line{{text: before + h.flow(t, &owners) + h.comment(), owners: owners, whole: true}}
	}
	var out []line
	texts := h.scalar(t, true, indent, &owners)
	for i, text := range texts {
		if i == 0 {
			text = before + text
		}
		if i+1 == len(texts) && !strings.ContainsAny(texts[0][:1], "|>") {
			text += h.comment()
		}
		out = append(out, line{text: text, owners: owners})
	}
	return out
}

// tall writes a value in brackets over several lines.
func (h *hand) tall(before string, t told, indent int) []line {
	open, shut := "{", "}"
	if t.kind == reflect.Slice {
		open, shut = "[", "]"
	}
	out := []line{{text: before + open + h.comment()}}
	for i, kid := range t.kids {
		for _, l := range h.between(t.path, false) {
			out = append(out, line{text: strings.Repeat(" ", indent) + l.text, owners: l.owners, aside: l.aside})
		}
		owners := []string{t.path}
		text := strings.Repeat(" ", indent)
		if t.kind == reflect.Struct {
			text += h.key(t.keys[i]) + ": "
		}
		text += h.flow(kid, &owners)
		if i+1 < len(t.kids) || h.chance(40) {
			text += ","
		}
		out = append(out, line{text: text + h.comment(), owners: owners})
	}
	if h.chance(30) {
		last := &out[len(out)-1]
		if !strings.Contains(last.text, "#") {
			last.text += shut + h.comment()
			shut = ""
		}
	}
	if shut != "" {
		out = append(out, line{text: strings.Repeat(" ", indent) + shut + h.comment()})
	}
	for i := range out {
		out[i].owners = append(out[i].owners, t.path)
		out[i].whole = true
	}
	return out
}

func (h *hand) flow(t told, owners *[]string) string {
	var parts []string
	space := strings.Repeat(" ", h.IntN(2))
	order := h.Perm(len(t.kids))
	if t.kind == reflect.Slice || h.chance(50) {
		slices.Sort(order)
	}
	for _, i := range order {
		part := h.flow(t.kids[i], owners)
		if t.kind == reflect.Struct {
			part = h.key(t.keys[i]) + ": " + part
		}
		parts = append(parts, part)
	}
	tail := space
	if len(parts) > 0 && h.chance(10) {
		tail = "," + space
	}
	between := "," + strings.Repeat(" ", 1+h.IntN(2))
	switch t.kind {
	case reflect.Struct:
		return "{" + space + strings.Join(parts, between) + tail + "}"
	case reflect.Slice:
		return "[" + space + strings.Join(parts, between) + tail + "]"
	}
	return h.scalar(t, false, 0, owners)[0]
}

var (
	harmless = regexp.MustCompile(`^[A-Za-zé][A-Za-z0-9éü' -]*[A-Za-z0-9é]$`)
	words    = regexp.MustCompile(`^[^ ]+( [^ ]+)+$`)
	special  = regexp.MustCompile(`^(?i:true|yes|null)$`)
)

// scalar writes a scalar in one of its forms, on one line unless in block form.
func (h *hand) scalar(t told, block bool, indent int, owners *[]string) []string {
	if t.kind == reflect.Int {
		return []string{t.text}
	}
	if h.aliases && !t.number {
		if a, ok := h.anchors[t.text]; ok && h.chance(50) {
			*owners = append(*owners, a.path)
			return []string{"*" + a.name + " "}
		}
		if h.chance(20) {
			name := fmt.Sprintf("a%d", len(h.anchors))
			h.anchors[t.text] = anchorAt{name, t.path}
			return []string{"&" + name + " " + doubleQuoted(t.text)}
		}
	}
	plain := harmless.MatchString(t.text) && !special.MatchString(t.text)
	pad := strings.Repeat(" ", indent)
	broken := strings.Replace(t.text, " ", h.eol+pad, 1)
	folds := block && words.MatchString(t.text) && !strings.Contains(broken, h.eol+pad+"#")
	split := func(text string) []string { return strings.Split(text, h.eol) }
	for {
		switch h.IntN(9) {
		case 0, 1, 2:
			if plain || t.number {
				return []string{t.text}
			}
		case 3:
			return []string{doubleQuoted(t.text)}
		case 4:
			return []string{singleQuoted(t.text)}
		case 5:
			return []string{`"` + strings.NewReplacer(`\`, `\x5c`, `"`, `\"`, "e", `\x65`, "é", `\u00e9`, "😀", `\U0001F600`).Replace(t.text) + `"`}
		case 6:
			if folds && !strings.ContainsAny(t.text, `\"`) && !t.number {
				return split(`"` + broken + `"`)
			}
		case 7:
			if folds && plain {
				return split(broken)
			}
		case 8:
			if block && strings.TrimSpace(t.text) == t.text && !t.number && !strings.HasPrefix(t.text, "\u00a0") {
				if folds && h.chance(50) {
					return append([]string{">-" + h.comment()}, split(pad+broken)...)
				}
				return []string{[]string{"|", "|-", ">", ">-"}[h.IntN(4)] + h.comment(), pad + t.text}
			}
		}
	}
}
