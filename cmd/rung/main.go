// Command rung plans careers in health information technology.
package main

import (
	"os"

	"careers/rung/internal/cli"
)

func main() { os.Exit(cli.Main()) }
