package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// encodeYAML writes what encodeJSON writes in YAML's block style. Every string
// is a JSON string, which is YAML too, so no text can change its type.
func encodeYAML(value any) ([]byte, error) {
	encoded, err := rawJSON(value)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.UseNumber()
	var out bytes.Buffer
	if err := writeYAML(&out, decoder, 0, true); err != nil {
		return nil, err
	}
	return safeYAML(out.Bytes()), nil
}

// writeYAML writes the next value. At the start of a line it writes no leading
// white space for its first line; otherwise it stands after "key:" or "-".
func writeYAML(out *bytes.Buffer, d *json.Decoder, indent int, lineStart bool) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	opening, ok := token.(json.Delim)
	if !ok {
		if !lineStart {
			out.WriteByte(' ')
		}
		scalar, err := yamlScalar(token)
		out.WriteString(scalar + "\n")
		return err
	}
	if !d.More() {
		if !lineStart {
			out.WriteByte(' ')
		}
		out.WriteString(map[json.Delim]string{'{': "{}", '[': "[]"}[opening] + "\n")
		_, err := d.Token()
		return err
	}
	if !lineStart {
		out.WriteByte('\n')
	}
	for first := true; d.More(); first = false {
		if !lineStart || !first {
			out.WriteString(strings.Repeat("  ", indent))
		}
		if opening == '[' {
			out.WriteString("- ")
			if err := writeYAML(out, d, indent+1, true); err != nil {
				return err
			}
			continue
		}
		key, err := d.Token()
		if err != nil {
			return err
		}
		scalar, err := yamlScalar(key)
		if err != nil {
			return err
		}
		if bare, ok := key.(string); ok && isBareKey(bare) {
			scalar = bare
		}
		out.WriteString(scalar + ":")
		if err := writeYAML(out, d, indent+1, false); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

// isBareKey reports keys that need no quotes: words that no YAML version takes
// for a number or a boolean.
func isBareKey(key string) bool {
	switch key {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return false
	}
	if key[0] < 'a' || key[0] > 'z' {
		return false
	}
	return !strings.ContainsFunc(key, func(r rune) bool {
		return r != '_' && r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

func yamlScalar(token json.Token) (string, error) {
	switch v := token.(type) {
	case string:
		encoded, err := rawJSON(v)
		return strings.TrimSuffix(string(encoded), "\n"), err
	case nil:
		return "null", nil
	}
	return fmt.Sprint(token), nil
}
