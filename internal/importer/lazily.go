package importer

import (
	"regexp"
	"sync"
)

// lazily compiles an expression when it is first used: reading resumes takes a
// hundred of them, and most runs of the program read none.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
