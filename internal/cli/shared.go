package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// shared are the flags that every command takes.
type shared struct {
	profileFile string
	packs       []string
	onlyPack    bool
	output      string
	formats     []render.Format // that output may be; nil: those of every answer
	plain       bool
	noColor     bool
	quiet       bool
	asOf        string
}

func (s *shared) register(cmd *cobra.Command) {
	flags := cmd.PersistentFlags()
	flags.StringVar(&s.profileFile, "profile", "", "read and keep who you are in `FILE` (default RUNG_PROFILE, else rung/profile.yaml among your data); none leaves it out")
	flags.StringArrayVar(&s.packs, "pack", nil, "layer the pack at `PATH` over the built-in one; repeatable")
	flags.BoolVar(&s.onlyPack, "only-pack", false, "leave the built-in pack out")
	flags.StringVarP(&s.output, "output", "o", "", "write as `FORMAT`: json, yaml, csv (lists), md or html")
	flags.BoolVar(&s.plain, "plain", false, "one numbered fact a line, for screen readers")
	flags.BoolVar(&s.noColor, "no-color", false, "no color")
	flags.BoolVar(&s.quiet, "quiet", false, "no notes on standard error")
	flags.StringVar(&s.asOf, "as-of", "", "take `DATE` (2026-11-22) for today")
}

// options turns the flags and the world into how to write.
func (s *shared) options(a *App) (render.Options, error) {
	takes := s.formats
	if takes == nil {
		takes = render.Formats()
	}
	if err := oneOf("--output", s.output, formatNames(takes)); err != nil {
		return render.Options{}, err
	}
	o := render.Options{Format: render.Format(s.output), Width: a.Width}
	if s.output != "" {
		return o, nil
	}
	switch {
	case s.plain, a.Getenv("ACCESSIBLE") == "1":
		o.Format = render.Plain
	case !a.Terminal:
		o.Format = render.Pipe
	case a.Getenv("NO_COLOR") != "", a.Getenv("TERM") == "dumb":
		o.Format = render.Plain
	default:
		o.Format, o.Color = render.Terminal, !s.noColor
	}
	return o, nil
}

func formatNames(formats []render.Format) []string {
	var names []string
	for _, f := range formats {
		names = append(names, string(f))
	}
	return names
}

// write writes an answer to standard output.
func (s *shared) write(a *App, answer render.Answer) error {
	o, err := s.options(a)
	if err != nil {
		return err
	}
	return render.Write(a.Out, answer, o)
}

// again is the flags that make a command told to the person work on the same
// files as this one; each with a space before it.
func (s *shared) again() string {
	words := ""
	if s.profileFile != "" {
		words += " --profile " + quoted(s.profileFile)
	}
	for _, pack := range s.packs {
		words += " --pack " + quoted(pack)
	}
	if s.onlyPack {
		words += " --only-pack"
	}
	return words
}

// today is the clock, or what --as-of says.
func (s *shared) today(a *App) (time.Time, error) {
	if s.asOf == "" {
		return a.Now(), nil
	}
	t, err := time.Parse(time.DateOnly, s.asOf)
	if err != nil {
		return time.Time{}, usagef("write it as 2026-11-22", "--as-of: %q is not a date", s.asOf)
	}
	return t, nil
}

// catalog loads the packs that the flags name.
func (s *shared) catalog(a *App) (*roles.Catalog, error) {
	if _, err := s.options(a); err != nil {
		return nil, err // before any work: a wrong --output is a wrong question
	}
	if _, err := s.today(a); err != nil {
		return nil, err
	}
	if len(s.packs) == 0 {
		if s.onlyPack {
			return nil, usagef("name it with --pack PATH", "--only-pack needs a pack")
		}
		return roles.BuiltinCatalog()
	}
	layers, err := s.layers()
	if err != nil {
		return nil, err
	}
	c, diagnostics := roles.Load(layers...)
	if c == nil || diagnostics.HasErrors() {
		return nil, &dataError{what: "the pack", diagnostics: diagnostics, hint: "see every fault with its fix: rung lint PATH"}
	}
	if n := len(diagnostics.Warnings()); n > 0 && !s.quiet {
		fmt.Fprintf(a.Err, "rung: %s; see them: rung lint %s\n", render.Plural(n, "warning"),
			render.SafeLines(strings.Join(s.packs, " ")))
	}
	return c, nil
}

func (s *shared) layers() ([]roles.Layer, error) {
	var layers []roles.Layer
	if !s.onlyPack {
		layers = append(layers, roles.Builtin())
	}
	for i, path := range s.packs {
		if slices.Contains(s.packs[:i], path) {
			continue // a pack named twice counts once; cobra's completion parses flags twice
		}
		layer, err := openPack(path)
		if err != nil {
			return nil, prefixed("--pack", err)
		}
		layers = append(layers, layer)
	}
	return layers, nil
}

func openPack(path string) (roles.Layer, error) {
	layer, err := roles.OpenLayer(path)
	if err != nil {
		return layer, usagef("a pack is a directory with a pack.yaml, or a .zip or .tar.gz of one", "%v", err)
	}
	return layer, nil
}
