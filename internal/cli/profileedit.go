package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
)

func newProfileEdit(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "edit",
		Short: "Open the profile in an editor, and check it before it is taken",
		Long: `Open a copy of the profile in $VISUAL or $EDITOR. When the editor is closed the
copy is checked and put in place; with a fault in it the profile stays as it was
and the copy is kept.`,
		Example: "  rung profile edit\n  EDITOR=nano rung profile edit",
		Args:    exactly(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runProfileEdit(cmd.Context(), a, s) },
	}
}

func runProfileEdit(ctx context.Context, a *App, s *shared) error {
	d, err := s.desk(a)
	if err != nil {
		return err
	}
	begun, err := d.files.Read(store.Profile())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	text := begun
	if len(begun) == 0 {
		text = person.Template()
	}
	draft, err := draftFile(text)
	if err != nil {
		return err
	}
	kept := "your text is kept in " + draft
	if err := a.openEditor(ctx, draft); err != nil {
		return fmt.Errorf("the editor failed: %w; %s", err, kept)
	}
	edited, err := os.ReadFile(draft)
	if err != nil {
		return err
	}
	if bytes.Equal(edited, text) {
		os.Remove(draft)
		return s.write(a, render.ProfileChanged(d.path(), []string{"nothing: the text is as it was"}, nil, s.again()))
	}
	p, diagnostics := person.Parse(draft, edited)
	if diagnostics.HasErrors() {
		return &dataError{what: "the edited profile", diagnostics: diagnostics, hint: "the profile is as it was; " + kept}
	}
	err = d.files.Update(ctx, store.Profile(), "profile edit", func(old []byte) ([]byte, error) {
		if !bytes.Equal(old, begun) {
			return nil, errors.New("the profile was changed by another program meanwhile; " + kept)
		}
		return edited, nil
	})
	if err != nil {
		return err
	}
	os.Remove(draft)
	_, notes := p.In(d.catalog, d.today)
	return s.write(a, render.ProfileChanged(d.path(), []string{"your edits"}, notes, s.again()))
}

// draftFile is a private file of its own with a text to edit.
func draftFile(text []byte) (string, error) {
	f, err := os.CreateTemp("", "rung-profile-*.yaml")
	if err != nil {
		return "", err
	}
	_, err = f.Write(text)
	return f.Name(), errors.Join(err, f.Close())
}

// openEditor opens a file in the person's editor and waits until it is closed.
func (a *App) openEditor(ctx context.Context, file string) error {
	fallback := "vi"
	if runtime.GOOS == "windows" {
		fallback = "notepad"
	}
	words := strings.Fields(cmp.Or(strings.TrimSpace(a.Getenv("VISUAL")), strings.TrimSpace(a.Getenv("EDITOR")), fallback))
	cmd := exec.CommandContext(ctx, words[0], append(words[1:], file)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.In, a.Out, a.Err
	return cmd.Run()
}
