package roles

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"careers/rung/internal/yamldoc"
)

// Load reads layers of packs into one checked catalogue. It reports all
// problems of all files in one run, sorted, and never panics, whatever bytes it
// reads. The catalogue is nil if and only if a problem is an error.
func Load(layers ...Layer) (*Catalog, Diagnostics) {
	if len(layers) == 1 && layers[0].compact() {
		return loadCompact(layers[0])
	}
	l := newLoader(layers)
	l.read()
	l.check()
	return l.finish()
}

func loadCompact(layer Layer) (*Catalog, Diagnostics) {
	c, err := decodeCatalog(layer.binary)
	if err != nil {
		return nil, Diagnostics{{Severity: SeverityError, Code: codeRead, File: layer.Name, Message: err.Error()}}
	}
	return c, nil
}

// loader gathers the records of all layers and what is wrong with them.
type loader struct {
	layers   []Layer
	sealed   map[int]bool // layers whose records may not be overridden
	problems Diagnostics
	types    fileTypes

	pack        Pack
	model       Model
	tracks      *table[Track]
	licenses    *table[License]
	roles       *table[Role]
	skills      *table[Skill]
	certs       *table[Cert]
	programs    *table[Program]
	occupations *table[Occupation]
	sources     *table[Source]
	ladders     *table[Ladder]
}

func newLoader(layers []Layer) *loader {
	types := newFileTypes()
	return &loader{
		layers:      layers,
		sealed:      map[int]bool{},
		types:       types,
		model:       DefaultModel(),
		tracks:      newTable(KindTrack, "pack.yaml, under `tracks:`", types.track, "id", func(x *Track) string { return x.ID }),
		licenses:    newTable(KindLicense, "pack.yaml, under `licenses:`", types.license, "id", func(x *License) string { return x.ID }),
		roles:       newTable(KindRole, "roles/", types.role, "id", func(x *Role) string { return x.ID }),
		skills:      newTable(KindSkill, "skills/", types.skill, "id", func(x *Skill) string { return x.ID }),
		certs:       newTable(KindCert, "certs/", types.cert, "id", func(x *Cert) string { return x.ID }),
		programs:    newTable(KindProgram, "programs/", types.program, "id", func(x *Program) string { return x.ID }),
		occupations: newTable("occupation", occupations, types.occupation, "soc", func(x *Occupation) string { return x.SOC }),
		sources:     newTable("source", sources, types.source, "id", func(x *Source) string { return x.ID }),
		ladders:     newTable("ladder", ladders, types.ladder, "id", func(x *Ladder) string { return x.ID }),
	}
}

// finish makes the catalogue, if nothing forbids it.
func (l *loader) finish() (*Catalog, Diagnostics) {
	l.problems = l.problems.sorted()
	if l.problems.HasErrors() {
		return nil, l.problems
	}
	return NewCatalog(Catalog{
		Pack: l.pack, Model: l.model,
		Tracks: l.tracks.values(), Licenses: l.licenses.values(),
		Roles: l.roles.values(), Skills: l.skills.values(), Certs: l.certs.values(), Programs: l.programs.values(),
		Occupations: l.occupations.values(), Sources: l.sources.values(), Ladders: l.ladders.values(),
	}), l.problems
}

func (l *loader) read() {
	for i, layer := range l.layers {
		if layer.compact() {
			l.readCompact(i)
			continue
		}
		l.readFiles(i)
	}
}

func (l *loader) readCompact(layer int) {
	c, problems := loadCompact(l.layers[layer])
	l.problems = append(l.problems, problems...)
	if c == nil {
		return
	}
	l.pack, l.model = c.Pack, c.Model
	at := origin{layer: layer, file: l.layers[layer].Name}
	addAll(l, l.tracks, c.Tracks, at)
	addAll(l, l.licenses, c.Licenses, at)
	addAll(l, l.roles, c.Roles, at)
	addAll(l, l.skills, c.Skills, at)
	addAll(l, l.certs, c.Certs, at)
	addAll(l, l.programs, c.Programs, at)
	addAll(l, l.occupations, c.Occupations, at)
	addAll(l, l.sources, c.Sources, at)
	addAll(l, l.ladders, c.Ladders, at)
}

func addAll[T any](l *loader, t *table[T], values []T, at origin) {
	for _, v := range values {
		add(l, t, &record[T]{value: v, origin: at})
	}
}

// readFiles reads a pack of files. A fault in one does not keep the others
// from being read.
func (l *loader) readFiles(layer int) {
	files, name := l.layers[layer].FS, l.layers[layer].Name
	if files == nil {
		l.problem(name, codeRead, "", "pack has no files")
		return
	}
	found := false
	err := fs.WalkDir(files, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.problem(path.Join(name, file), codeRead, "", reason(err))
			if file == "." || entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case file != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		found = found || file == packFileName
		l.file(layer, file, entry)
		return nil
	})
	if err != nil {
		l.problem(name, codeRead, "", reason(err))
		return
	}
	if !found {
		l.problem(path.Join(name, packFileName), codePackFile, "write one with `name:` and `version:`", "pack has no pack.yaml")
	}
}

// reason is an error without the path that fs puts before it: diagnostics name
// the file themselves.
func reason(err error) string {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		err = pathError.Err
	}
	return "cannot be read: " + err.Error()
}

// file reads one file as what its place in the pack says it is.
func (l *loader) file(layer int, file string, entry fs.DirEntry) {
	at := origin{layer: layer, file: path.Join(l.layers[layer].Name, file)}
	if ext := path.Ext(file); ext != ".yaml" {
		if ext == ".yml" {
			l.warn(at.file, codeUnknownFile, "rename it to "+strings.TrimSuffix(path.Base(file), ext)+".yaml", "file is ignored: its name must end in .yaml")
		}
		return
	}
	folder, _, nested := strings.Cut(file, "/")
	read, known := l.reader(folder, file, nested)
	if !known {
		l.warn(at.file, codeUnknownFile, l.placeHint(folder, nested), "file is ignored: a pack has no such file")
		return
	}
	data := l.bytes(at.file, layer, file, entry)
	if data == nil {
		return
	}
	node, problems := yamldoc.Parse(data)
	l.take(at.file, problems)
	if node == nil {
		l.unread(folder, file, data)
		return
	}
	at.node = node
	read(at)
}

// reader is what reads a file of a pack.
func (l *loader) reader(folder, file string, nested bool) (read func(origin), known bool) {
	switch {
	case file == packFileName:
		return l.packFile, true
	case file == occupations:
		return func(at origin) { readList(l, l.occupations, at) }, true
	case file == sources:
		return func(at origin) { readList(l, l.sources, at) }, true
	case file == ladders:
		return func(at origin) { readList(l, l.ladders, at) }, true
	case !nested:
		return nil, false
	}
	switch folder {
	case rolesFolder:
		return func(at origin) { l.roleFile(at, file) }, true
	case skillsFolder:
		return func(at origin) { readList(l, l.skills, at) }, true
	case certsFolder:
		return func(at origin) { readList(l, l.certs, at) }, true
	case programFolder:
		return func(at origin) { readList(l, l.programs, at) }, true
	}
	return nil, false
}

func (l *loader) placeHint(name string, folder bool) string {
	files := []string{packFileName, occupations, sources, ladders}
	folders := []string{rolesFolder, skillsFolder, certsFolder, programFolder}
	if folder {
		return nearestHint(name, folders, "folders of a pack: "+strings.Join(folders, ", "))
	}
	return nearestHint(name, files, "files of a pack: "+strings.Join(files, ", ")+"; folders: "+strings.Join(folders, ", "))
}

// bytes reads a file within the limit of its size, or reports why it can't.
func (l *loader) bytes(name string, layer int, file string, entry fs.DirEntry) []byte {
	if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && info.Size() > yamldoc.MaxBytes {
		l.take(name, []yamldoc.Problem{yamldoc.TooBig()})
		return nil
	}
	opened, err := l.layers[layer].FS.Open(file)
	if err != nil {
		l.problem(name, codeRead, "", reason(err))
		return nil
	}
	defer opened.Close()
	if info, err := opened.Stat(); err == nil && !info.Mode().IsRegular() {
		l.problem(name, codeRead, "", "cannot be read: it is no regular file")
		return nil
	}
	data, problems, err := yamldoc.ReadAll(opened)
	if err != nil {
		l.problem(name, codeRead, "", reason(err))
		return nil
	}
	l.take(name, problems)
	if len(problems) > 0 {
		return nil
	}
	if data == nil {
		data = []byte{}
	}
	return data
}

// idLine finds ids in a file that is not valid YAML, so that one slip of the
// keyboard isn't reported again as a hundred unknown references.
var idLine = regexp.MustCompile(`(?m)\b(?:id|soc):\s*["']?([A-Za-z0-9.-]+)`)

func (l *loader) unread(folder, file string, data []byte) {
	for _, m := range idLine.FindAllSubmatch(data, -1) {
		id := string(m[1])
		switch {
		case file == packFileName:
			l.tracks.unread[id], l.licenses.unread[id] = struct{}{}, struct{}{}
		case folder == rolesFolder:
			l.roles.unread[id] = struct{}{}
		case folder == skillsFolder:
			l.skills.unread[id] = struct{}{}
		case folder == certsFolder:
			l.certs.unread[id] = struct{}{}
		case folder == programFolder:
			l.programs.unread[id] = struct{}{}
		case file == sources:
			l.sources.unread[id] = struct{}{}
		case file == occupations:
			l.occupations.unread[id] = struct{}{}
		}
	}
	if folder == rolesFolder {
		l.roles.unread[strings.TrimSuffix(path.Base(file), ".yaml")] = struct{}{}
	}
}

func (l *loader) packFile(at origin) {
	read := packFile{Pack: Pack{AsOf: l.pack.AsOf, DataLicense: l.pack.DataLicense, Currency: l.pack.Currency}, Model: l.model}
	l.take(at.file, l.types.pack.Decode(at.node, &read))
	l.pack, l.model = read.Pack, read.Model
	l.sealed[at.layer] = read.Overrides == "none"
	for i, t := range read.Tracks {
		l.track(t, origin{at.layer, at.file, at.node.At(yamldoc.Key("tracks").Index(i))})
	}
	for i, x := range read.Licenses {
		add(l, l.licenses, &record[License]{x.License, x.meta, origin{at.layer, at.file, at.node.At(yamldoc.Key("licenses").Index(i))}})
	}
	ranges(l, at, l.types.pack, &read)
}

// track adds a track. Packs that stand alone name the tracks they use, so a
// later one may repeat a track as it is.
func (l *loader) track(t trackEntry, at origin) {
	if first := l.tracks.byID[t.ID]; first != nil && first.layer < at.layer && first.value == t.Track {
		return
	}
	add(l, l.tracks, &record[Track]{t.Track, t.meta, at})
}

func (l *loader) roleFile(at origin, file string) {
	r := &record[Role]{origin: at}
	l.take(at.file, l.types.role.Decode(at.node, &r.value, &r.meta))
	want := strings.TrimSuffix(path.Base(file), ".yaml")
	if id := r.value.ID; id != "" && id != want {
		l.report(at, yamldoc.Key("id"), codeIDFileName, fmt.Sprintf("rename the file to %s.yaml, or the role to %s", id, want),
			"id %q differs from the file name %q", id, path.Base(file))
	}
	if r.value.ID != want {
		l.roles.unread[want] = struct{}{} // references may mean it by the file's name
	}
	add(l, l.roles, r)
}

// readList reads a file that is a sequence of records.
func readList[T any](l *loader, t *table[T], at origin) {
	items, problems := at.node.Items()
	l.take(at.file, problems)
	for _, item := range items {
		r := &record[T]{origin: origin{at.layer, at.file, item}}
		l.take(at.file, t.typ.Decode(item, &r.value, &r.meta))
		if t.id(&r.value) == "" {
			t.unread[item.Text(t.idKey)] = struct{}{}
		}
		add(l, t, r)
	}
}
