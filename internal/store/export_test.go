package store

// What only tests see of the package.

func DefaultPathOn(system string, getenv func(string) string) (string, error) {
	return defaultPath(system, getenv)
}

// ParseVersion takes the file of a version apart.
func ParseVersion(data []byte) (text string, doc Doc, label string, body []byte, ok bool) {
	v, body, ok := parseVersion(data)
	return v.header(), v.Doc, v.Label, body, ok
}
