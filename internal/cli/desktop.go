package cli

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// opener is the command that opens a file with the program that a desktop keeps
// for its kind; the file's name comes after it.
func opener(system string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case "darwin":
		return []string{"open"}
	}
	return []string{"xdg-open"}
}

// openerFails is how long an opener has to fail in. One that runs longer has
// become the program that shows the file.
const openerFails = 3 * time.Second

// openOnDesktop opens a file or folder. The opener gets an absolute name, which
// it can take for nothing else, and no shell reads it.
func openOnDesktop(path string) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	words := opener(runtime.GOOS)
	cmd := exec.Command(words[0], append(words[1:], full)...)
	if err := cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return fmt.Errorf("--open: there is no %s on this machine to open it with", words[0])
		}
		return fmt.Errorf("--open: it could not be opened: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("--open: %s could not open it: %w", words[0], err)
		}
	case <-time.After(openerFails):
	}
	return nil
}
