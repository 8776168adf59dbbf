//go:build ignore

// Gen writes what is generated from the YAML in catalog/ and from the types:
// catalog.bin and schema/*.schema.json. Run it with `go generate ./roles`.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"careers/rung/roles"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	for _, kind := range roles.SchemaKinds() {
		schema, err := roles.Schema(kind)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join("schema", kind+".schema.json"), schema, 0o644); err != nil {
			return err
		}
	}
	pack, err := roles.OpenLayer("catalog")
	if err != nil {
		return err
	}
	catalog, problems := roles.Load(pack)
	if catalog == nil {
		return problems
	}
	return os.WriteFile("catalog.bin", catalog.Compact(), 0o644)
}
