package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

func newPack(a *App, s *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pack",
		Short: "Start a pack of your own; schemas for editors",
		Long: `Packs are folders of YAML files with roles, skills, certifications and programs
of your own. They lie over the built-in pack (--pack PATH) or stand alone
(--only-pack). roles/README.md in the source describes every key.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("see the commands: rung pack --help", "unknown command %q", "pack "+args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(newPackNew(a, s), newPackSchema(a))
	return cmd
}

func newPackNew(a *App, s *shared) *cobra.Command {
	name := ""
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Write a small, valid pack with comments to start from",
		Long: `Write a new pack to DIR, which must not exist yet or be empty: a few records of
each kind, each key explained, and the JSON Schemas by which an editor with a
YAML language server checks the files as you type. It passes rung lint as it is.`,
		Example: "  rung pack new packs/mercy\n  rung lint packs/mercy\n  rung --pack packs/mercy roles",
		Args:    exactly("DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			if name == "" {
				name = strings.Trim(notKebab.ReplaceAllString(strings.ToLower(filepath.Base(filepath.Clean(args[0]))), "-"), "-")
			}
			return runPackNew(a, s, args[0], name)
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "call the pack `NAME` (the folder's name)")
	return cmd
}

var (
	notKebab = regexp.MustCompile(`[^a-z0-9]+`)
	kebab    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

func runPackNew(a *App, s *shared, dir, name string) error {
	if !kebab.MatchString(name) {
		return usagef("write lower-case words joined by hyphens, as mercy-hospital", "--name: %q is no name for a pack", name)
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return usagef("name a folder that does not exist yet", "%s is not empty", dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return usagef("name a folder that does not exist yet", "%v", err)
	}
	today, err := s.today(a)
	if err != nil {
		return err
	}
	files, err := roles.NewPack(name, today)
	if err != nil {
		return err
	}
	if err := writeFolder(dir, files); err != nil {
		return fmt.Errorf("pack %s cannot be written: %w", dir, err)
	}
	return s.write(a, render.NewPack(dir, files))
}

// writeFolder writes files to a folder that appears whole or not at all.
func writeFolder(dir string, files map[string][]byte) error {
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	draft, err := os.MkdirTemp(filepath.Dir(dir), ".rung-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(draft)
	for name, data := range files {
		file := filepath.Join(draft, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
	}
	if err := os.Chmod(draft, 0o755); err != nil {
		return err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty folder
		return err
	}
	return os.Rename(draft, dir)
}

func newPackSchema(a *App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema KIND",
		Short: "The JSON Schema of a kind of file",
		Long: `Print the JSON Schema (draft 7) of a kind of file, for editors and other programs.
KIND is ` + strings.Join(roles.SchemaKinds(), ", ") + ".",
		Example:   "  rung pack schema role > role.schema.json",
		Args:      exactly("KIND"),
		ValidArgs: roles.SchemaKinds(),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("pack schema", args[0], roles.SchemaKinds()); err != nil {
				return err
			}
			schema, err := roles.Schema(args[0])
			if err != nil {
				return err
			}
			_, err = a.Out.Write(schema)
			return err
		},
	}
}
