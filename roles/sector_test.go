package roles

import (
	"strings"
	"testing"
)

// Each other word for a sector means one that packs may name.
func TestSectorNamesMeanSectors(t *testing.T) {
	schema, err := Schema("role")
	if err != nil {
		t.Fatal(err)
	}
	for name, id := range sectorNames {
		if !strings.Contains(string(schema), `"`+id+`"`) {
			t.Errorf("%q means %q, which is no sector", name, id)
		}
		if Folded(name) != name {
			t.Errorf("%q is never found: names are folded to %q", name, Folded(name))
		}
		if got := Sector(strings.ToUpper(name)); got != id {
			t.Errorf("%q means %q, want %q", strings.ToUpper(name), got, id)
		}
	}
	if got := Sector("moon"); got != "moon" {
		t.Errorf("an unknown word became %q", got)
	}
}
