package roles_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"

	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

var smallPack = map[string]string{
	"pack.yaml":        testPack,
	"roles/him/a.yaml": testRole("a", ""),
}

func zipOf(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range files {
		entry, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func tarOf(t *testing.T, entries ...*tar.Header) []byte {
	t.Helper()
	var out bytes.Buffer
	compressed := gzip.NewWriter(&out)
	w := tar.NewWriter(compressed)
	for _, h := range entries {
		text := h.Linkname
		if h.Typeflag == tar.TypeReg {
			h.Linkname, h.Size = "", int64(len(text))
		}
		h.Mode = 0o644
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			if _, err := w.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := compressed.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func tarFile(name, text string) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Linkname: text}
}

func TestPackOpensAsFolderOrArchive(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	nested := map[string]string{}
	var flat, inFolder []*tar.Header
	for name, text := range smallPack {
		write("folder/"+name, []byte(text))
		nested["mercy/"+name] = text
		flat = append(flat, tarFile("./"+name, text))
		inFolder = append(inFolder, tarFile("mercy/"+name, text))
	}
	for _, path := range []string{
		filepath.Join(dir, "folder"),
		write("flat.zip", zipOf(t, smallPack)),
		write("nested.zip", zipOf(t, nested)),
		write("flat.tar.gz", tarOf(t, flat...)),
		write("nested.tgz", tarOf(t, inFolder...)),
	} {
		t.Run(filepath.Base(path), func(t *testing.T) {
			layer, err := roles.OpenLayer(path)
			if err != nil {
				t.Fatal(err)
			}
			if got := mustLoad(t, layer).Roles[0].Title; got != "Role a" {
				t.Errorf("title is %q, want %q", got, "Role a")
			}
		})
	}
}

func TestHostileArchiveIsRefused(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"up.zip":       {zipOf(t, map[string]string{"../pack.yaml": testPack}), `entry "../pack.yaml" leads out of the archive`},
		"absolute.zip": {zipOf(t, map[string]string{"/pack.yaml": testPack}), `entry "/pack.yaml" leads out of the archive`},
		"windows.zip":  {zipOf(t, map[string]string{`..\pack.yaml`: testPack}), `leads out of the archive`},
		"junk.zip":     {[]byte("PK\x03\x04 junk"), "not a zip archive"},
		"up.tgz":       {tarOf(t, tarFile("a/../../pack.yaml", testPack)), "leads out of the archive"},
		"link.tgz":     {tarOf(t, &tar.Header{Typeflag: tar.TypeSymlink, Name: "pack.yaml", Linkname: "/etc/passwd"}), "neither a file nor a folder"},
		"junk.tgz":     {[]byte("junk"), "not a gzip archive"},
		"cut.tar.gz":   {tarOf(t, tarFile("pack.yaml", testPack))[:40], "broken tar archive"},
		"pack.rar":     {[]byte("Rar!"), "neither a directory nor a .zip or .tar.gz"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, c.data, 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := roles.OpenLayer(path)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), name) {
				t.Errorf("error is %v, want one with %q and the path", err, c.want)
			}
		})
	}
	if _, err := roles.OpenLayer(filepath.Join(dir, "nowhere")); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("error is %v, want one that names the path", err)
	}
}

func TestUnreadableFilesAreReportedBesideTheOthers(t *testing.T) {
	large := fstest.MapFS{
		"pack.yaml":         {Data: []byte(testPack)},
		"roles/him/a.yaml":  {Data: []byte(testRole("b", ""))},
		"skills/large.yaml": {Data: bytes.Repeat([]byte("a"), 50<<20)},
		"certs/denied.yaml": {Data: []byte("- {}")},
	}
	_, problems := roles.Load(roles.Layer{Name: "p", FS: unreadable{large, "certs/denied.yaml"}})
	want := `p/certs/denied.yaml: error: cannot be read: permission denied [read]
  hint: a pack's files are regular files that you may read
p/roles/him/a.yaml:1:5: error: id "b" differs from the file name "a.yaml" [id-file-name]
  hint: rename the file to b.yaml, or the role to a
p/skills/large.yaml: error: file is larger than 16 MiB [too-big]
  hint: split it into several files`
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestLayerWithoutFilesIsAnError(t *testing.T) {
	_, problems := roles.Load(roles.Layer{Name: "p"})
	if got, want := problems.Error(), "p: error: pack has no files [read]"; got != want {
		t.Errorf("reports %q, want %q", got, want)
	}
}

func TestLaterLayersAddToEarlierOnes(t *testing.T) {
	base := mapPack("base", map[string]string{
		"pack.yaml":        "name: base\nversion: \"1\"\nas_of: 2026-11-22\ntracks: [{id: him, title: HIM}]\nmodel: {theta: 0.5, kind: {pivot: 0.7}}\n",
		"roles/him/a.yaml": testRole("a", "requires: {skills: [{skill: sql}, {skill: ctr}]}\nmoves: [{to: b, kind: lateral}]\n"),
		"roles/him/b.yaml": testRole("b", ""),
		"skills/s.yaml":    "- {id: sql, name: SQL, kind: technical, aliases: [query]}\n- {id: ctr, name: CTR, kind: technical}\n",
	})
	overlay := mapPack("overlay", map[string]string{
		"pack.yaml":         "name: overlay\nversion: \"2\"\ntracks: [{id: him, title: HIM}, {id: data, title: Data}]\nmodel: {pace: 5}\n",
		"roles/data/c.yaml": strings.Replace(testRole("c", "moves: [{to: a, kind: pivot}]\n"), "track: him", "track: data", 1),
		"roles/him/b.yaml":  strings.Replace(testRole("b", "override: true\n"), "stage: 1", "stage: 2", 1),
		"skills/s.yaml":     "- {id: ods, name: ODS, kind: technical, replaces: [ctr]}\n",
	})
	c := mustLoad(t, base, overlay)
	if diff := cmp.Diff(roles.Pack{Name: "overlay", Version: "2", AsOf: "2026-11-22"}, c.Pack); diff != "" {
		t.Error(diff)
	}
	if c.Model.Theta != 0.5 || c.Model.Kind.Pivot != 0.7 || c.Model.Kind.Lateral != 0.95 || c.Model.Pace != 5 {
		t.Errorf("model is %+v", c.Model)
	}
	if got := c.Role("b").Stage; got != 2 {
		t.Errorf("stage of the overridden role is %d, want 2", got)
	}
	if got := c.Role("a").Requires.Skills[1].Any[0].Skill; got != "ods" {
		t.Errorf("reference to a renamed skill is %q, want ods", got)
	}
	if c.Skill("ctr") != nil {
		t.Error("the replaced skill is still there")
	}
	if diff := cmp.Diff([]roles.Track{{ID: "him", Title: "HIM"}, {ID: "data", Title: "Data"}}, c.Tracks); diff != "" {
		t.Error(diff)
	}
}

func TestOverlayOnTheBuiltinPack(t *testing.T) {
	builtin, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	id := builtin.Roles[0].ID
	c := mustLoad(t, roles.Builtin(), roles.Layer{Name: "overlay", FS: os.DirFS("testdata/overlay")})
	if got, want := len(c.Skills), len(builtin.Skills)+1; got != want {
		t.Errorf("%d skills, want %d", got, want)
	}
	if diff := cmp.Diff(builtin.Roles, c.Roles); diff != "" {
		t.Errorf("the overlay changed the roles:\n%s", diff)
	}
	clash := mapPack("mine", map[string]string{
		"pack.yaml":                  "name: mine\nversion: \"1\"\ntracks: [{id: mine, title: Mine}]\n",
		"roles/mine/" + id + ".yaml": strings.Replace(testRole(id, ""), "track: him", "track: mine", 1),
	})
	_, problems := roles.Load(roles.Builtin(), clash)
	want := fmt.Sprintf(`mine/roles/mine/%[1]s.yaml:1:5: error: role %[1]q is already in built-in [override]
  hint: add `+"`override: true`"+` to replace it whole, or choose another id
  built-in: defined here`, id)
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	skill := func(id string) string { return "- {id: " + id + ", name: " + id + ", kind: t}\n" }
	first := mustLoad(t, mapPack("p", map[string]string{"pack.yaml": testPack, "skills/a.yaml": skill("x"), "skills/b.yaml": skill("y")}))
	second := mustLoad(t, mapPack("p", map[string]string{"pack.yaml": testPack, "skills/a.yaml": skill("y") + skill("x")}))
	if !bytes.Equal(first.Compact(), second.Compact()) {
		t.Error("catalogs differ")
	}
}
