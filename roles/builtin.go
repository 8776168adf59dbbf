package roles

import _ "embed"

//go:generate go run gen.go

// builtin is the pack in catalog/ in compact form, as gen.go writes it.
//
//go:embed catalog.bin
var builtin string

// Builtin is the layer of the pack that comes with the program. It is read
// from its compact form: no YAML is parsed.
func Builtin() Layer { return Layer{Name: "built-in", binary: builtin} }

// BuiltinCatalog is the catalog that comes with the program.
func BuiltinCatalog() (*Catalog, error) { return decodeCatalog(builtin) }
