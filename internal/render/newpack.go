package render

import (
	"maps"
	"slices"
	"strings"
)

// NewPack tells what a new pack holds and what to do next.
func NewPack(dir string, files map[string][]byte) Answer {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return strings.HasPrefix(name, ".") })
	value := struct {
		Schema string   `json:"schema"`
		Path   string   `json:"path"`
		Files  []string `json:"files"`
	}{"rung.pack/v1", dir, names}
	path := dir
	if strings.ContainsAny(path, " '\"$&;()") {
		path = "'" + strings.ReplaceAll(path, "'", `'\''`) + "'" // as a shell reads it
	}
	d := Doc{Title: "Wrote the pack " + dir}
	d.Add(List(names), Heading("Next"), List{"check it as you write: rung lint " + path, "read it over the built-in pack: rung --pack " + path + " roles"})
	return Answer{Value: value, Doc: d}
}
