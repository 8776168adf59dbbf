package internal_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// roomHeadings reads the rooms that the architecture page describes.
func roomHeadings(page string) []string {
	heading := regexp.MustCompile(`(?m)^// # Room ([a-z/]+)$`)
	var out []string
	for _, m := range heading.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return out
}

func TestArchitecturePageDescribesTheRoomsThatExist(t *testing.T) {
	var want []string
	for _, p := range list(t) {
		if r, ok := roomOf(p.ImportPath); ok {
			want = append(want, r.path)
		}
	}
	slices.Sort(want)
	want = slices.Compact(want)
	if diff := cmp.Diff(want, roomHeadings(read(t, "internal/doc.go"))); diff != "" {
		t.Errorf("rooms of internal/doc.go against the tree (-tree +page):\n%s", diff)
	}
}
