package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

type outFile struct {
	path          string
	open, replace bool
}

func (f *outFile) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.path, "out", "", "write to `PATH`")
	cmd.Flags().BoolVar(&f.open, "open", false, "open it")
	cmd.Flags().BoolVar(&f.replace, "replace", false, "")
}

func (f *outFile) write(a *App, data []byte) error {
	if f.path == "" || f.path == "-" {
		_, err := a.Out.Write(data)
		return err
	}
	if err := os.WriteFile(f.path, data, 0o600); err != nil {
		return err
	}
	_, err := fmt.Fprintln(a.Out, f.path)
	return err
}
