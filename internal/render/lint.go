package render

import (
	"strconv"
	"strings"

	"careers/rung/roles"
)

// Lint tells what is wrong with packs. The catalog is nil where they do not
// load.
func Lint(c *roles.Catalog, diagnostics roles.Diagnostics) Answer {
	value := struct {
		Schema      string            `json:"schema"`
		Errors      int               `json:"errors"`
		Warnings    int               `json:"warnings"`
		Accepted    int               `json:"accepted"`
		Roles       int               `json:"roles"`
		Moves       int               `json:"moves"`
		Diagnostics roles.Diagnostics `json:"diagnostics"`
	}{"rung.lint/v1", len(diagnostics.Errors()), len(diagnostics.Warnings()), len(diagnostics.Accepted()), 0, 0, orEmpty(diagnostics)}
	summary := Plural(value.Errors, "error") + ", " + Plural(value.Warnings, "warning")
	if value.Accepted > 0 {
		summary += ", " + strconv.Itoa(value.Accepted) + " accepted"
	}
	if c != nil {
		value.Roles = len(c.Roles)
		for _, r := range c.Roles {
			value.Moves += len(r.Moves)
		}
		summary = Plural(value.Roles, "role") + ", " + Plural(value.Moves, "move") + ": " + summary
	}
	var lines Verbatim
	for _, d := range diagnostics {
		if d.Accepted != "" {
			continue // explained in the pack; JSON has them all
		}
		lines = append(lines, strings.Split(d.String(), "\n")...)
	}
	return Answer{Value: value, Doc: Doc{Blocks: []Block{append(lines, summary)}}}
}
