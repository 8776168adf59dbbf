package importer

import (
	"archive/zip"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// tableKind is a table of LinkedIn's export.
type tableKind struct {
	name    string   // its file, in lower case without its ending
	key     string   // the column that no row is without
	columns []string // what else may be in its header; any order, more may follow
}

// tableKinds are the tables that say something about a career. The export has
// dozens more, of messages and of other people, which are not opened.
func tableKinds() []tableKind {
	dates := []string{"started on", "finished on", "start date", "end date"}
	with := func(columns ...string) []string { return append(columns, dates...) }
	return []tableKind{
		{"profile", "first name", []string{"last name", "maiden name", "headline", "summary", "industry", "geo location", "websites",
			"address", "birth date", "zip code", "twitter handles", "instant messengers"}},
		{"profile summary", "profile summary", nil},
		{"positions", "company name", with("title", "description", "location")},
		{"education", "school name", with("degree name", "field of study", "notes", "activities", "grade")},
		{"certifications", "authority", with("name", "url", "license number")},
		{"volunteering", "cause", with("company name", "role", "description")},
		{"languages", "proficiency", []string{"name"}},
		{"honors", "issued on", []string{"title", "description", "issuer"}},
		{"publications", "publisher", []string{"name", "published on", "description", "url"}},
		{"patents", "patent number", []string{"title", "description", "status", "url", "filing date", "issue date"}},
		{"organizations", "position", with("name", "description")},
		{"test scores", "score", []string{"name", "description", "date"}},
		{"courses", "number", []string{"name"}},
		{"projects", "title", with("description", "url")},
		{"skills", "name", nil},
	}
}

// tableName is the kind of table that a file's name says it is. Programs that
// save a file twice number the second: "Positions (1).csv".
func tableName(file string) string {
	name := strings.ToLower(path.Base(file))
	if !strings.HasSuffix(name, ".csv") {
		return ""
	}
	name = strings.TrimRight(strings.TrimSuffix(name, ".csv"), " ()_-0123456789")
	switch name = strings.NewReplacer("_", " ", "-", " ").Replace(name); name {
	case "license", "licenses", "certification", "licenses and certifications":
		return "certifications"
	case "position", "experience":
		return "positions"
	case "volunteer experiences", "volunteer experience", "volunteer":
		return "volunteering"
	case "honors awards", "awards", "honors and awards":
		return "honors"
	case "testscores":
		return "test scores"
	}
	for _, k := range tableKinds() {
		if k.name == name {
			return name
		}
	}
	return ""
}

// readFolder reads a LinkedIn export, in the folder itself or one below.
func readFolder(name string, files fs.FS) (*Resume, error) {
	r := &reading{}
	r.Format = "LinkedIn export"
	var found []string
	others, entries, total := 0, 0, int64(0)
	err := fs.WalkDir(files, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entries++; entries > maxEntries {
			return &FormatError{Path: name, Reason: fmt.Sprintf("has more than %d entries", maxEntries)}
		}
		switch {
		case d.IsDir() && (strings.Count(file, "/") >= 3 || file != "." && strings.HasPrefix(d.Name(), ".") || d.Name() == "__MACOSX"):
			return fs.SkipDir
		case d.IsDir():
		case tableName(file) != "" && !strings.HasPrefix(d.Name(), "."):
			info, err := d.Info()
			if err != nil {
				return err
			}
			if total += info.Size(); info.Size() > maxResume || total > maxUnpacked {
				return &FormatError{Path: name, Reason: fmt.Sprintf("is too large: %s is more than %d MiB, or all are more than %d MiB", file, maxResume>>20, maxUnpacked>>20)}
			}
			found = append(found, file)
		default:
			others++
		}
		return nil
	})
	if err != nil {
		if format := (*FormatError)(nil); errors.As(err, &format) {
			return nil, format
		}
		return nil, unreadable(name, err)
	}
	if len(found) == 0 {
		return nil, &FormatError{
			Path:   name,
			Reason: "holds no LinkedIn export: it has no Positions.csv, Education.csv, Skills.csv or the like",
			Hint:   "import a single file, or the folder or zip that LinkedIn gave you",
		}
	}
	// The profile comes last: whether the letters after a name are news depends
	// on the rest.
	slices.SortFunc(found, func(a, b string) int {
		return cmp.Or(tableOrder(a)-tableOrder(b), strings.Compare(a, b))
	})
	for _, file := range found {
		if err := r.tableFile(name, files, file); err != nil {
			return nil, err
		}
	}
	if others > 0 {
		r.note("not opened: %s that hold no resume data, such as messages and contacts", plural(others, "other file"))
	}
	return r.finish(), nil
}

func tableOrder(file string) int {
	name := tableName(file)
	at := slices.IndexFunc(tableKinds(), func(k tableKind) bool { return k.name == name })
	if name == "profile" {
		return len(tableKinds())
	}
	return at
}

// tableFile reads one file of an export.
func (r *reading) tableFile(name string, files fs.FS, file string) error {
	f, err := files.Open(file)
	if err != nil {
		return unreadable(name, err)
	}
	defer f.Close()
	// An entry may hold more than the archive says.
	data, err := io.ReadAll(io.LimitReader(f, maxResume+1))
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrAlgorithm) {
		return &FormatError{Path: name, Reason: fmt.Sprintf("is a broken archive: %s: %s", file, err)}
	}
	if err != nil {
		return unreadable(name, err)
	}
	if len(data) > maxResume {
		return &FormatError{Path: name, Reason: fmt.Sprintf("is too large: %s is more than %d MiB", file, maxResume>>20)}
	}
	text, note, err := decodeText(data)
	if err != nil {
		r.note("%s %s: left out", file, err)
		return nil
	}
	if note != "" {
		r.note("%s: %s", file, note)
	}
	kind := tableName(file)
	rows := parseTable(text, kind)
	if rows == nil {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		r.note("%s has no header that is known: kept as text", file)
		for i, line := range strings.Split(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				r.unread(fmt.Sprintf("%s line %d", path.Base(file), i+1), line)
			}
		}
		return nil
	}
	return r.linkedInTable(name, kind, path.Base(file), rows)
}

// singleTable reads one CSV file of an export, known by its columns; the name
// of the file says which table a bare "Name" belongs to.
func (r *reading) singleTable(name, text string) (kind string, table *csvTable, ok bool) {
	if named := tableName(name); named != "" {
		if table := parseTable(text, named); table != nil {
			return named, table, true
		}
	}
	for _, k := range tableKinds() {
		// A lone word is a header only where the name of the file says so, and
		// so is one that may be prose.
		if k.columns == nil || k.key == "title" || k.key == "number" {
			continue
		}
		if table := parseTable(text, k.name); table != nil && len(table.header) > 1 {
			return k.name, table, true
		}
	}
	return "", nil, false
}

// maxAbove is how many records may stand above a header.
const maxAbove = 20

// csvTable is rows below a header, and what stood above it.
type csvTable struct {
	header []string
	rows   [][]string
	above  []string
	lazy   bool // quotes were not as they should be
}

// parseTable finds the header of a kind of table and the rows below it; nil
// if it isn't there. Other programs write semicolons or tabs for commas.
func parseTable(text, kind string) *csvTable {
	at := slices.IndexFunc(tableKinds(), func(k tableKind) bool { return k.name == kind })
	if at < 0 {
		return nil
	}
	k := tableKinds()[at]
	// The header is within the first lines: what is not a table is not parsed.
	head := text
	for i, lines := 0, 0; i < len(text); i++ {
		if text[i] == '\n' {
			if lines++; lines == 40 {
				head = text[:i]
				break
			}
		}
	}
	if !strings.Contains(strings.ToLower(head), k.key) {
		return nil
	}
	for _, comma := range ",;\t" {
		if t := splitTable(text, k, comma); t != nil {
			return t
		}
	}
	return nil
}

// splitTable reads CSV, and once more without minding quotation marks where
// they are not as they should be.
func splitTable(text string, k tableKind, comma rune) *csvTable {
	table, err := k.split(text, comma, false)
	if err != nil {
		if table, err = k.split(text, comma, true); err != nil {
			return nil
		}
	}
	return table
}

func (k tableKind) split(text string, comma rune, lazy bool) (*csvTable, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, lazy, -1
	table := &csvTable{lazy: lazy}
	for range maxAbove {
		record, err := r.Read()
		if err == io.EOF {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if k.isHeader(record) {
			table.header = record
			table.rows, err = r.ReadAll()
			return table, err
		}
		table.above = append(table.above, record...)
	}
	return nil, nil
}

// isHeader reports a record that names the table's columns.
func (k tableKind) isHeader(record []string) bool {
	known, hasKey := 0, false
	for _, cell := range record {
		hasKey = hasKey || strings.EqualFold(strings.TrimSpace(cell), k.key)
		if k.has(cell) {
			known++
		}
	}
	// Tables without their key column are known by two others.
	return hasKey && (len(k.columns) == 0 || known >= 2 || len(record) == 1) || known >= 2 && known*2 >= len(record)
}

// linkedInTable reads the rows of one table.
func (r *reading) linkedInTable(name, kind, file string, t *csvTable) error {
	if len(t.rows) > maxRows {
		return &FormatError{Path: name, Reason: fmt.Sprintf("is too large: %s has more than %d rows", file, maxRows)}
	}
	if t.lazy {
		r.note("%s: its quotation marks are not as CSV has them: check its entries", file)
	}
	if unknown := t.unknown(kind); len(unknown) > 0 {
		r.note("%s: what stands in columns that are not known is kept as text: %s", file, strings.Join(unknown, ", "))
	}
	above := strings.TrimSpace(strings.Join(t.above, " "))
	if above != "" {
		r.unread(file+", above the header", above)
	}
	for i, record := range t.rows {
		row := &node{where: fmt.Sprintf("%s row %d", file, i+1)}
		for c, cell := range record {
			name := ""
			if c < len(t.header) {
				name = strings.TrimSpace(t.header[c])
			}
			row.kids = append(row.kids, &node{name: name, where: strings.TrimSpace(row.where + " " + name), text: cell, leaf: true})
		}
		if len(row.leaves()) == 0 {
			continue // a blank row
		}
		r.linkedInRow(kind, row)
		r.leave(row)
	}
	return nil
}

// unknown are the columns that this kind of table is not known to have.
func (t *csvTable) unknown(kind string) []string {
	var out []string
	for _, k := range tableKinds() {
		if k.name != kind {
			continue
		}
		for _, name := range t.header {
			if name = strings.TrimSpace(name); name != "" && !k.has(name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// has reports whether a table has a column of a name.
func (k tableKind) has(column string) bool {
	column = strings.ToLower(strings.TrimSpace(column))
	return column == k.key || slices.Contains(k.columns, column)
}

func (r *reading) linkedInRow(kind string, row *node) {
	from, to := []string{"Started On", "Start Date"}, []string{"Finished On", "End Date"}
	switch kind {
	case "profile":
		r.linkedInProfile(row)
	case "profile summary":
		r.intro = append(r.intro, r.pick(row, "Profile Summary"))
	case "positions":
		j := Job{Title: r.pick(row, "Title"), Employer: r.pick(row, "Company Name"), Place: r.pick(row, "Location")}
		r.period(&j, row, from, to)
		j.Text = r.texts(row, "Description")
		if j.From == "" && j.To == "" && !j.Current {
			r.undated(j)
		}
		r.addJob(j)
	case "education":
		e := Education{School: r.pick(row, "School Name"), Degree: r.pick(row, "Degree Name"), Field: r.pick(row, "Field of Study")}
		if e.Field == "" {
			e.Degree, e.Field = splitDegree(e.Degree)
		}
		e.From, _ = r.date(row, from...)
		e.To, _ = r.date(row, to...)
		e.Text = r.texts(row, "Notes", "Activities", "Grade")
		r.addEducation(e)
	case "certifications":
		c := Credential{Name: r.pick(row, "Name"), Issuer: r.pick(row, "Authority"), Number: r.pick(row, "License Number")}
		c.Date, _ = r.date(row, from...)
		c.Expires, _ = r.date(row, to...)
		r.addCert(c)
	case "skills":
		r.addSkill(Skill{Name: r.pick(row, "Name")})
	case "languages":
		if name := r.pick(row, "Name"); name != "" {
			r.Languages = append(r.Languages, Skill{Name: name, Level: r.pick(row, "Proficiency")})
		}
	default:
		r.other(row)
	}
}

func (r *reading) linkedInProfile(row *node) {
	name := r.pick(row, "First Name")
	if last := r.pick(row, "Last Name"); last != "" {
		name = strings.TrimSpace(name + " " + last)
	}
	if r.Name == "" {
		r.addName(name, row.where)
	}
	r.Headline = first(r.Headline, r.pick(row, "Headline"))
	r.Summary = first(r.Summary, r.pick(row, "Summary"))
	if place := row.child("Geo Location"); place != nil {
		r.State = placeState(place.text)
	}
	r.count(&r.personal, row.child("Maiden Name"), row.child("Birth Date"))
	r.count(&r.contact, row.child("Geo Location"), row.child("Address"), row.child("Zip Code"), row.child("Websites"))
}
