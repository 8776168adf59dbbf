package yamldoc

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
)

// Formed is implemented by texts that read themselves: their form as a regular
// expression, and an example or two.
type Formed interface {
	Form() (pattern, example string)
}

// Schema is the JSON Schema (draft 7, which YAML editors know best) of a
// document of the type, or of a list of them.
func (t *Type) Schema(title string, many bool) []byte {
	schema := t.root.schema("")
	if many {
		schema = map[string]any{"type": "array", "items": schema}
	}
	schema["$schema"] = "http://json-schema.org/draft-07/schema#"
	schema["title"] = title
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(schema); err != nil {
		panic("yamldoc: " + err.Error()) // maps of texts and numbers can be encoded
	}
	return out.Bytes()
}

// schema describes a shape. Bare is the key that plain texts stand for in the
// list around it.
func (s *shape) schema(bare string) map[string]any {
	switch s.kind {
	case object:
		return s.objectSchema(bare)
	case list:
		return map[string]any{"type": "array", "items": s.elem.schema(bare)}
	case integer:
		return map[string]any{"type": "integer"}
	case number:
		return map[string]any{"type": "number"}
	case boolean:
		return map[string]any{"type": "boolean"}
	}
	schema := map[string]any{"type": "string", "minLength": 1}
	if s.values != nil {
		return map[string]any{"enum": s.values}
	}
	if formed, ok := s.zero().(Formed); ok {
		pattern, _ := formed.Form()
		schema["pattern"] = "^" + pattern + "$"
	}
	return schema
}

func (s *shape) objectSchema(bare string) map[string]any {
	schema := s.mapping(s.fields, bare)
	var ways []any
	if elem := s.loneElem(); elem != nil {
		var others []field
		for i, f := range s.fields {
			if i != s.lone {
				others = append(others, f)
			}
		}
		alone := s.mapping(append(others, elem.fields...), bare)
		alone["minProperties"] = 1
		schema["required"] = []string{s.fields[s.lone].name}
		ways = append(ways, schema, alone)
	}
	if bare != "" {
		if ways == nil {
			ways = append(ways, schema)
		}
		ways = append(ways, map[string]any{"type": "string", "minLength": 1})
	}
	if ways != nil {
		return map[string]any{"anyOf": ways}
	}
	return schema
}

// mapping describes a mapping with the given keys and no others.
func (s *shape) mapping(fields []field, bare string) map[string]any {
	properties := map[string]any{}
	required := []string{}
	for _, f := range fields {
		inner := bare
		if f.rule.bare != "" {
			inner = f.rule.bare
		}
		if f.shape.kind == list && f.shape.elem.kind != object {
			inner = ""
		}
		properties[f.name] = f.rule.describe(f.shape, f.shape.schema(inner))
		if f.rule.required {
			required = append(required, f.name)
		}
	}
	schema := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// describe adds what a rule demands to a schema.
func (r rule) describe(s *shape, schema map[string]any) map[string]any {
	inner, kind := schema, s.kind
	if kind == list {
		r.bounded(schema, "minItems", "maxItems")
		inner, kind = schema["items"].(map[string]any), s.elem.kind
	}
	switch kind {
	case text:
		if s.kind == text {
			r.bounded(schema, "minLength", "maxLength")
		}
		if r.plain && inner["type"] != nil {
			inner["type"] = []string{"integer", "string"}
		}
		switch {
		case r.kebab:
			inner["pattern"] = kebabForm.String()
		case r.date:
			inner["pattern"] = `^\d{4}-\d{2}-\d{2}$`
		case r.pattern != nil:
			inner["pattern"] = r.pattern.String()
		case r.oneOf != nil:
			inner["enum"] = r.oneOf
		}
	case integer, number:
		if s.kind != list {
			r.bounded(schema, "minimum", "maximum")
		}
		if r.oneOf != nil {
			inner["enum"] = numbers(r.oneOf)
		}
	}
	if r.ref != "" {
		inner["description"] = "id of a " + strings.ReplaceAll(r.ref, "place", "role or track, as role/ID or track/ID")
	}
	return schema
}

func (r rule) bounded(schema map[string]any, low, high string) {
	if r.hasMin {
		schema[low] = whole(r.min)
	}
	if r.hasMax {
		schema[high] = whole(r.max)
	}
}

func numbers(texts []string) []any {
	out := make([]any, len(texts))
	for i, text := range texts {
		out[i] = whole(mustNumber(text))
	}
	return out
}

func whole(n float64) any {
	if n == math.Trunc(n) {
		return int(n)
	}
	return n
}
