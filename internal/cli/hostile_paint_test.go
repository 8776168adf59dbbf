package cli

import (
	"encoding"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/yamldoc"
)

// painter writes hostile texts, in turn, into every field of a record that takes
// free text. It finds the fields by reflection, so that a new one is painted by
// itself. Each painted value ends in a mark of its own, by which it is found
// again in what a command writes.
type painter struct {
	texts      []hostileText
	everything bool                       // names of things too, so that they name nothing
	fields     map[string]map[string]bool // package.Type.Field: the texts that it says
	turns      map[string]int             // of a field
	values     map[string]string          // by mark
	said       map[string]string          // by mark, the field that says it
	alike      map[string]string          // what a demand says, by what it said: what met it still does
}

func newPainter(texts []hostileText) *painter {
	return &painter{texts: texts, fields: map[string]map[string]bool{}, turns: map[string]int{}, values: map[string]string{}, said: map[string]string{}, alike: map[string]string{}}
}

// markForm is how a mark looks: letters that no format changes and that are in
// no word.
var markForm = regexp.MustCompile(`qz[a-p]+zq`)

func mark(n int) string {
	letters := strings.Map(func(r rune) rune {
		if r >= 'a' {
			return r - 'a' + 'k'
		}
		return r - '0' + 'a'
	}, strconv.FormatInt(int64(n), 16))
	return "qz" + letters + "zq"
}

// next is the text whose turn it is in a field.
func (p *painter) next(field string) hostileText {
	text := p.texts[p.turns[field]%len(p.texts)]
	p.turns[field]++
	if p.fields[field] == nil {
		p.fields[field] = map[string]bool{}
	}
	p.fields[field][text.name] = true
	return text
}

// value is a hostile text with a mark, cut to what a field holds; 0: anything.
func (p *painter) value(text hostileText, field string, most int) string {
	if strings.TrimSpace(text.text) == "" {
		return text.text
	}
	m := mark(len(p.values))
	runes := []rune(text.text)
	if text.long && len(p.values)%longEvery > 0 {
		runes = runes[:longest]
	}
	if left := most - len(m) - 1; most > 0 && len(runes) > left {
		runes = runes[:left]
	}
	p.values[m], p.said[m] = string(runes)+" "+m, field
	return p.values[m]
}

// A long text stands in full in one of so many fields, and up to so many
// characters in the others.
const (
	longEvery = 16
	longest   = 200
)

// names are fields of free text that name a thing or a place of the catalog, or
// that a rule ties to others: what stands there stays unless everything is to be
// painted, and what is empty stays empty.
func (p *painter) names(field string) bool {
	return !p.everything && slices.Contains([]string{
		"roles.Alternative.Fields", "roles.Alternative.Accreditor", // demands that nobody could then meet
		"person.Profile.Role", "person.Job.Role", "person.Skill.Skill", "person.Skill.Plan", "person.Cert.Cert", "person.Cert.Plan",
		"person.Education.Program", "person.Education.Plan", "person.License.License", "person.Limits.Sector", "person.Limits.Avoid", "person.Limits.Via",
		"person.Plan.Target", "person.Plan.Roles", "person.Step.Kind", "person.Step.Ref", "person.Done.Kind", "person.Done.Ref", "paths.Basis.Ref",
		"person.CatalogID.Digest", "person.Asked.From", "person.Asked.Hold", "person.Asked.Experience", "person.Asked.Budget", "person.Asked.Deadline",
		"person.Asked.Sector", "person.Asked.Avoid", "person.Asked.Via",
	}, field)
}

// paint paints what a pointer leads to.
func (p *painter) paint(record any) { p.structure(reflect.ValueOf(record).Elem(), 0) }

// deepest keeps painting from going on for ever.
const deepest = 8

func (p *painter) structure(v reflect.Value, depth int) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		if f.Anonymous {
			p.structure(v.Field(i), depth)
			continue
		}
		p.field(v.Field(i), f, v.Type().String()+"."+f.Name, depth)
	}
}

func (p *painter) field(v reflect.Value, f reflect.StructField, name string, depth int) {
	switch {
	case freeText(f):
		p.list(v, f, name)
	case v.Kind() == reflect.Struct:
		if !v.IsZero() || !demanding(v.Type()) {
			p.structure(v, depth)
		}
	case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
			fillRequired(v.Elem())
		}
		p.structure(v.Elem(), depth)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			p.structure(v.Index(i), depth)
		}
		if depth < deepest && growable(v.Type().Elem()) {
			more := reflect.New(v.Type().Elem()).Elem()
			fillRequired(more)
			p.structure(more, depth+1)
			v.Set(reflect.Append(v, more))
		}
	}
}

func (p *painter) list(v reflect.Value, f reflect.StructField, name string) {
	if v.Kind() != reflect.Slice {
		always := !strings.Contains(f.Tag.Get("json"), ",omit") // what is always written may not be empty
		p.text(v, name, room(f), always)
		return
	}
	if v.Len() == 0 && !p.names(name) {
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	}
	for i := range v.Len() {
		p.text(v.Index(i), name, 0, true)
	}
}

func (p *painter) text(v reflect.Value, name string, most int, required bool) {
	before := v.String()
	demand := before != "" && (strings.HasSuffix(name, ".Fields") || strings.HasSuffix(name, ".Accreditor"))
	if p.names(name) && !demand && (before != "" || !required) {
		return
	}
	text := p.next(name)
	if text.text == "" && (required || demand) { // empty is as good as missing, which is an error
		text = hostileTexts()[0]
	}
	if !demand {
		v.SetString(p.value(text, name, most))
		return
	}
	if p.alike[before] == "" {
		p.alike[before] = p.value(text, name, most)
	}
	v.SetString(p.alike[before])
}

// freeText reports a field of a record, a text or a list of texts, into which a
// file can write anything.
func freeText(f reflect.StructField) bool {
	t := f.Type
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.String || f.Tag.Get("json") == "" {
		return false
	}
	zero := reflect.New(t).Interface()
	_, enum := reflect.Zero(t).Interface().(yamldoc.Enum)
	_, form := zero.(encoding.TextUnmarshaler)
	return !enum && !form && !slices.ContainsFunc([]string{"kebab", "date", "ref", "oneof", "pattern"}, func(rule string) bool {
		return hasRule(f, rule)
	})
}

func hasRule(f reflect.StructField, rule string) bool {
	for item := range strings.SplitSeq(f.Tag.Get("pack"), ",") {
		if name, _, _ := strings.Cut(item, "="); name == rule {
			return true
		}
	}
	return false
}

// ruleValue is N of a rule such as max=N; 0 without it.
func ruleValue(f reflect.StructField, rule string) string {
	for item := range strings.SplitSeq(f.Tag.Get("pack"), ",") {
		if name, value, found := strings.Cut(item, "="); found && name == rule {
			return value
		}
	}
	return ""
}

// room is the length that a field's text may have; 0 for any.
func room(f reflect.StructField) int {
	if f.Type.Kind() == reflect.Slice {
		return 0 // the rule bounds the list
	}
	n, _ := strconv.Atoi(ruleValue(f, "max"))
	return n
}

// growable reports records with free text of their own that may stand in a list
// without rules between them; demands and moves may not.
func growable(t reflect.Type) bool {
	if slices.Contains([]string{"Clause", "Alternative", "Move"}, t.Name()) {
		return false
	}
	for i := range t.NumField() {
		if freeText(t.Field(i)) {
			return true
		}
	}
	return false
}

// demanding reports a record that is nothing without some of its fields; where
// the basic pack has none, there is none.
func demanding(t reflect.Type) bool {
	for i := range t.NumField() {
		if hasRule(t.Field(i), "required") {
			return true
		}
	}
	return false
}

// fillRequired gives a new record what it must have: the least figure, the
// first of a closed set, the source of the basic pack.
func fillRequired(v reflect.Value) {
	for i := range v.NumField() {
		f, field := v.Type().Field(i), v.Field(i)
		required := hasRule(f, "required")
		switch {
		case !f.IsExported():
		case field.Kind() == reflect.String && ruleValue(f, "ref") == "source":
			field.SetString(hostileSource)
		case field.Kind() == reflect.Struct:
			fillRequired(field)
		case !required:
		case field.Kind() == reflect.String && hasRule(f, "oneof"):
			first, _, _ := strings.Cut(ruleValue(f, "oneof"), "|")
			field.SetString(first)
		case field.Kind() == reflect.Int:
			least, _ := strconv.Atoi(ruleValue(f, "min"))
			field.SetInt(int64(least))
		case field.Kind() == reflect.Float64:
			field.SetFloat(1)
		case field.CanInterface():
			if enum, ok := field.Interface().(yamldoc.Enum); ok {
				setText(field, enum.Values()[0])
			}
		}
	}
}

func setText(v reflect.Value, text string) {
	if read, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if err := read.UnmarshalText([]byte(text)); err != nil {
			panic(err) // an enumeration that does not read its own value
		}
		return
	}
	v.SetString(text)
}

// freeTexts lists every field of free text of the records, as package.Type.Field.
func freeTexts(records ...any) []string {
	seen := map[reflect.Type]bool{}
	var out []string
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			if freeText(f) {
				out = append(out, t.String()+"."+f.Name)
			}
			visit(f.Type)
		}
	}
	for _, r := range records {
		visit(reflect.TypeOf(r))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
