package roles

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

// template is a small, valid pack that explains itself in comments.
//
//go:embed template
var template embed.FS

// SchemaFolder is where a new pack keeps the JSON Schemas that its files name
// for editors. Loading ignores it, as it does all names that begin with a dot.
const SchemaFolder = ".schema"

// NewPack is the files of a new pack, by path: commented records of each kind,
// dated today, and the JSON Schemas that they name.
func NewPack(name string, today time.Time) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(template, "template", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := template.ReadFile(file)
		if err != nil {
			return err
		}
		text := strings.NewReplacer(
			"2026-11-22", today.Format(time.DateOnly), "year: 2026", fmt.Sprintf("year: %d", today.Year()),
			"2026-01-01", fmt.Sprintf("%d-01-01", today.Year()), "name: my-pack", "name: "+name,
		).Replace(string(data))
		files[strings.TrimPrefix(file, "template/")] = []byte(text)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, kind := range SchemaKinds() {
		schema, err := Schema(kind)
		if err != nil {
			return nil, err
		}
		files[path.Join(SchemaFolder, kind+".schema.json")] = schema
	}
	return files, nil
}
