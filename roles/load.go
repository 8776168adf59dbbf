package roles

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"careers/rung/internal/yamldoc"
)

// Load reads layers of packs into one checked catalog. It reports all
// problems of all files (up to 1,000 of each) in one run, sorted, and never
// panics, whatever bytes it reads. The catalog is nil if and only if a
// problem is an error.
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
	reported map[string]int // problems by file
	guesses  int            // nearest names looked for
	types    fileTypes
	linting  bool
	accepted []acceptance // warnings that comments explain, where it lints

	pack        Pack
	model       Model
	tracks      *table[Track]
	licenses    *table[License]
	funding     *table[Funding]
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
		reported:    map[string]int{},
		types:       types,
		model:       DefaultModel(),
		tracks:      newTable(KindTrack, "pack.yaml, under `tracks:`", types.track, "id", func(x *Track) string { return x.ID }),
		licenses:    newTable(KindLicense, "pack.yaml, under `licenses:`", types.license, "id", func(x *License) string { return x.ID }),
		funding:     newTable("funding", "pack.yaml, under `funding:`", types.funding, "id", func(x *Funding) string { return x.ID }),
		roles:       newTable(KindRole, "roles/", types.role, "id", func(x *Role) string { return x.ID }),
		skills:      newTable(KindSkill, "skills/", types.skill, "id", func(x *Skill) string { return x.ID }),
		certs:       newTable(KindCert, "certs/", types.cert, "id", func(x *Cert) string { return x.ID }),
		programs:    newTable(KindProgram, "programs/", types.program, "id", func(x *Program) string { return x.ID }),
		occupations: newTable("occupation", occupations, types.occupation, "soc", func(x *Occupation) string { return x.SOC }),
		sources:     newTable("source", sources, types.source, "id", func(x *Source) string { return x.ID }),
		ladders:     newTable("ladder", ladders, types.ladder, "id", func(x *Ladder) string { return x.ID }),
	}
}

// finish makes the catalog, if nothing forbids it.
func (l *loader) finish() (*Catalog, Diagnostics) {
	l.problems = l.problems.sorted()
	if l.problems.HasErrors() {
		return nil, l.problems
	}
	return NewCatalog(Catalog{
		Pack: l.pack, Model: l.model,
		Tracks: l.tracks.values(), Licenses: l.licenses.values(), Funding: l.funding.values(),
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
	for _, d := range problems {
		l.note(d)
	}
	if c == nil {
		return
	}
	l.pack, l.model = c.Pack, c.Model
	at := origin{layer: layer, file: l.layers[layer].Name}
	addAll(l, l.tracks, c.Tracks, at)
	addAll(l, l.licenses, c.Licenses, at)
	addAll(l, l.funding, c.Funding, at)
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

// readHint goes with whatever of a pack cannot be read.
const readHint = "a pack's files are regular files that you may read"

// readFiles reads a pack of files. A fault in one does not keep the others
// from being read.
func (l *loader) readFiles(layer int) {
	files, name := l.layers[layer].FS, l.layers[layer].Name
	if files == nil {
		l.problem(name, codeRead, "", "pack has no files")
		return
	}
	var found []*packEntry
	err := fs.WalkDir(files, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.problem(path.Join(name, file), codeRead, readHint, reason(err))
			if file == "." || entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
		case file != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir():
			found = append(found, &packEntry{path: file, name: path.Join(name, file)})
		}
		return nil
	})
	if err != nil {
		l.problem(name, codeRead, readHint, reason(err))
		return
	}
	found = slices.DeleteFunc(found, func(f *packEntry) bool { return !l.belongs(f) })
	parseAll(files, found)
	for _, f := range found {
		l.take(f.name, f.problems)
		if l.linting {
			l.accepted = append(l.accepted, acceptances(f.name, f.data)...)
		}
		switch at := (origin{layer, f.name, f.node}); {
		case f.err != nil:
			l.problem(f.name, codeRead, readHint, reason(f.err))
		case f.node == nil:
			l.unread(f)
		default:
			l.records(f, at)
		}
	}
	if !slices.ContainsFunc(found, func(f *packEntry) bool { return f.path == packFileName }) {
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

// packEntry is a file of a pack.
type packEntry struct {
	path string // within the pack
	name string // in diagnostics

	data     []byte
	node     *yamldoc.Node // nil if the file could not be read
	problems []yamldoc.Problem
	err      error
}

// parseAll reads and parses files, as many at a time as there are processors:
// parsing takes most of the time that loading does.
func parseAll(files fs.FS, entries []*packEntry) {
	var workers sync.WaitGroup
	next := make(chan *packEntry)
	for range min(runtime.GOMAXPROCS(0), len(entries)) {
		workers.Go(func() {
			for f := range next {
				f.parse(files)
			}
		})
	}
	for _, f := range entries {
		next <- f
	}
	close(next)
	workers.Wait()
}

// parse reads a file within the limit of its size.
func (f *packEntry) parse(files fs.FS) {
	info, err := fs.Stat(files, f.path)
	switch {
	case err != nil:
		f.err = err
		return
	case !info.Mode().IsRegular():
		f.err = errors.New("it is no regular file") // opening a pipe would wait for ever
		return
	case info.Size() > yamldoc.MaxBytes:
		f.problems = []yamldoc.Problem{yamldoc.TooBig()}
		return
	}
	opened, err := files.Open(f.path)
	if err != nil {
		f.err = err
		return
	}
	defer opened.Close()
	if f.data, f.problems, f.err = yamldoc.ReadAll(opened); f.err != nil || len(f.problems) > 0 {
		return
	}
	f.node, f.problems = yamldoc.Parse(f.data)
}

// belongs reports whether a file is one that a pack has, and warns of YAML that
// is not.
func (l *loader) belongs(f *packEntry) bool {
	folder, _, nested := strings.Cut(f.path, "/")
	switch path.Ext(f.path) {
	default:
		return false
	case ".yml":
		l.warn(f.name, codeUnknownFile, "rename it to "+strings.TrimSuffix(path.Base(f.path), ".yml")+".yaml", "file is ignored: its name must end in .yaml")
		return false
	case ".yaml":
	}
	known := slices.Contains([]string{packFileName, occupations, sources, ladders}, f.path)
	if nested {
		known = slices.Contains([]string{rolesFolder, skillsFolder, certsFolder, programFolder}, folder)
	}
	if !known {
		l.warn(f.name, codeUnknownFile, placeHint(folder, nested), "file is ignored: a pack has no such file")
	}
	return known
}

// records reads a parsed file as what its place in the pack says it is.
func (l *loader) records(f *packEntry, at origin) {
	folder, _, _ := strings.Cut(f.path, "/")
	switch folder {
	case packFileName:
		l.packFile(at)
	case occupations:
		readList(l, l.occupations, at)
	case sources:
		readList(l, l.sources, at)
	case ladders:
		readList(l, l.ladders, at)
	case rolesFolder:
		l.roleFile(at, f.path)
	case skillsFolder:
		readList(l, l.skills, at)
	case certsFolder:
		readList(l, l.certs, at)
	case programFolder:
		readList(l, l.programs, at)
	}
}

func placeHint(name string, folder bool) string {
	files := []string{packFileName, occupations, sources, ladders}
	folders := []string{rolesFolder, skillsFolder, certsFolder, programFolder}
	if folder {
		return orNearest(name, folders, "folders of a pack: "+strings.Join(folders, ", "))
	}
	return orNearest(name, files, "files of a pack: "+strings.Join(files, ", ")+"; folders: "+strings.Join(folders, ", "))
}

// idLine finds ids in a file that is not valid YAML, so that one slip of the
// keyboard isn't reported again as a hundred unknown references.
var idLine = regexp.MustCompile(`(?m)\b(?:id|soc):\s*["']?([A-Za-z0-9.-]+)`)

// unread notes the ids of a file that can't be parsed.
func (l *loader) unread(f *packEntry) {
	folder, _, _ := strings.Cut(f.path, "/")
	var ids []map[string]struct{}
	switch folder {
	case packFileName:
		ids = append(ids, l.tracks.unread, l.licenses.unread, l.funding.unread)
	case rolesFolder:
		ids = append(ids, l.roles.unread)
		l.roles.unread[strings.TrimSuffix(path.Base(f.path), ".yaml")] = struct{}{}
	case skillsFolder:
		ids = append(ids, l.skills.unread)
	case certsFolder:
		ids = append(ids, l.certs.unread)
	case programFolder:
		ids = append(ids, l.programs.unread)
	case sources:
		ids = append(ids, l.sources.unread)
	}
	for _, m := range idLine.FindAllSubmatch(f.data, -1) {
		for _, known := range ids {
			known[string(m[1])] = struct{}{}
		}
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
	for i, x := range read.Funding {
		add(l, l.funding, &record[Funding]{x.Funding, x.meta, origin{at.layer, at.file, at.node.At(yamldoc.Key("funding").Index(i))}})
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
