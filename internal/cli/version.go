package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
)

// version is the program's own; the data has one too.
const version = "0.1.0"

func newVersion(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "The version of rung and of its data",
		Example: "  rung version -o json",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runVersion(a, s) },
	}
}

func runVersion(a *App, s *shared) error {
	c, err := s.catalog(a)
	if err != nil {
		return err
	}
	value := struct {
		Schema  string `json:"schema"`
		Version string `json:"version"`
		Go      string `json:"go"`
		OS      string `json:"os"`
		Arch    string `json:"arch"`
		Pack    string `json:"pack"`
		PackVer string `json:"pack_version"`
		AsOf    string `json:"as_of,omitempty"`
	}{"rung.version/v1", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, c.Pack.Name, c.Pack.Version, c.Pack.AsOf}
	line := fmt.Sprintf("rung %s, pack %s %s", version, c.Pack.Name, c.Pack.Version)
	if c.Pack.AsOf != "" {
		line += " as of " + c.Pack.AsOf
	}
	line += fmt.Sprintf(" (%s, %s/%s)", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	rows := render.Table{Columns: []render.Column{{Name: "version"}}, Rows: [][]render.Cell{{render.Text(line)}}}
	return s.write(a, render.Answer{Value: value, Doc: render.Doc{Blocks: []render.Block{render.Verbatim{line}}}, Rows: &rows})
}
