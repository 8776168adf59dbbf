package roles_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"careers/rung/roles"
)

// FuzzLoad reads any bytes as each kind of file of a pack.
func FuzzLoad(f *testing.F) {
	packFiles := []string{
		"pack.yaml", "roles/t/x.yaml", "skills/x.yaml", "certs/x.yaml", "programs/x.yaml",
		"occupations.yaml", "sources.yaml", "ladders.yaml",
	}
	record := "- {id: x, name: X, kind: t, issuer: I, award: bachelor, months: {full_time: 1}, publisher: P, title: T, soc: 29-9021, roles: [a, b]}\n"
	for _, seed := range []string{
		record,
		testPack,
		testRole("x", "requires: {skills: [{skill: sql}], certs: [rhit]}\nmoves: [{to: cio, kind: promotion}]\n"),
		"- {id: x, zebra: 1}\n",
		"- id: x\n\tname: X\n",
		record + record,
		"- {id: [x], name: {}, kind: 7}\n",
		"- {id: x, name: X, kind: t, requires: [{skill: nowhere}]}\n",
		"- {id: x, name: X, kind: t, requires: [{skill: y}]}\n- {id: y, name: Y, kind: t, requires: [{skill: x}]}\n",
		"- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n- &d [*d]\n",
		"\x7fELF\x02\x01\x01\x00\x00",
		"",
		record + "---\n" + record,
		"- {id: caf\xe9}\n",
		"- {id: x, override: true, replaces: [y, x]}\n",
		strings.Repeat("- [", 100),
	} {
		for file := range packFiles {
			f.Add(uint8(file), []byte(seed))
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		file := packFiles[int(which)%len(packFiles)]
		pack := fstest.MapFS{"pack.yaml": {Data: []byte(testPack)}}
		pack[file] = &fstest.MapFile{Data: data}
		catalog, problems := roles.Lint(roles.LintOptions{}, roles.Layer{Name: "p", FS: pack})
		if (catalog == nil) != problems.HasErrors() {
			t.Fatalf("%s: catalog %v, errors %v", file, catalog != nil, problems.HasErrors())
		}
		for _, p := range problems {
			if p.Code == "" || p.Message == "" || p.File == "" || !strings.HasPrefix(p.String(), p.File) {
				t.Fatalf("%s: incomplete problem %+v", file, p)
			}
		}
		if catalog != nil && len(catalog.Compact()) == 0 {
			t.Fatalf("%s: catalog can't be encoded", file)
		}
		again, same := roles.Lint(roles.LintOptions{}, roles.Layer{Name: "p", FS: pack})
		if same.Error() != problems.Error() || again != nil && !bytes.Equal(again.Compact(), catalog.Compact()) {
			t.Fatalf("%s: a second run differs", file)
		}
	})
}
