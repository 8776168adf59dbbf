package roles

import _ "embed"

//go:embed catalog.bin
var builtin []byte

// Builtin is the layer of the pack that comes with the program, in compact
// form: no YAML is read for it.
func Builtin() Layer { return Layer{Name: "built-in", binary: builtin} }

// BuiltinCatalog is the catalogue that comes with the program.
func BuiltinCatalog() (*Catalog, error) {
	c, problems := Load(Builtin())
	if problems.HasErrors() {
		return nil, problems
	}
	return c, nil
}
