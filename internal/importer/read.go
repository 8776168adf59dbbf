package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Limits of what is read. A real resume is some 50 kB, a real export of a
// professional network 50 MiB, nearly all of it messages, which aren't opened.
const (
	maxResume   = 16 << 20 // bytes of one file
	maxText     = 1 << 20  // bytes of plain text: 300 pages
	maxArchive  = 64 << 20 // bytes of a zip
	maxUnpacked = 64 << 20 // bytes of all files of it that are read
	maxEntries  = 50_000
	maxDepth    = 64      // of JSON and XML
	maxValues   = 200_000 // in JSON and XML
	maxRows     = 20_000  // of one table
)

// FormatError is a file that cannot be read as a resume, as opposed to one
// that the disk did not give.
type FormatError struct {
	Path   string
	Reason string // "is a PDF"
	Hint   string // what to do instead; may be empty
}

func (e *FormatError) Error() string { return e.Path + " " + e.Reason }

// ReadResume reads a resume from a file or a folder: JSON Resume, LinkedIn's
// data export (a folder, a zip or one of its CSV files), Europass (JSON or
// XML), plain text or Markdown. They are told apart by what they hold, not by
// their names. A resume that is wrong in places is read, and its Notes say
// where; the error is a *FormatError when nothing can be made of it.
func ReadResume(name string) (*Resume, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		defer root.Close()
		return readFolder(name, root.FS())
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxArchive+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	return ReadResumeBytes(name, data)
}

func unreadable(name string, err error) error {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		err = pathError.Err
	}
	return fmt.Errorf("resume %s cannot be read: %w", name, err)
}

// ReadResumeFS is ReadResume of a file or folder below files.
func ReadResumeFS(files fs.FS, name string) (*Resume, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if info.IsDir() {
		sub, err := fs.Sub(files, name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		return readFolder(name, sub)
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return ReadResumeBytes(name, data)
}

// ReadResumeBytes is ReadResume of a file's bytes; name is for errors, and
// names the table where the bytes are one CSV file.
func ReadResumeBytes(name string, data []byte) (*Resume, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readZip(name, data)
	}
	if len(data) > maxResume {
		return nil, &FormatError{Path: name, Reason: fmt.Sprintf("is larger than %d MiB: too large for a resume", maxResume>>20)}
	}
	if reason, hint := foreign(data); reason != "" {
		return nil, &FormatError{Path: name, Reason: reason, Hint: hint}
	}
	text, note, err := decodeText(data)
	if err != nil {
		return nil, &FormatError{Path: name, Reason: err.Error(), Hint: textHint}
	}
	r := &reading{}
	if note != "" {
		r.note("%s", note)
	}
	if err := r.read(name, text); err != nil {
		return nil, err
	}
	return r.finish(), nil
}

const textHint = "rung reads JSON Resume, LinkedIn exports, Europass JSON or XML, plain text and Markdown"

// read tells formats of text apart by what they hold.
func (r *reading) read(name, text string) error {
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		return &FormatError{Path: name, Reason: "is empty"}
	case strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "[") && looksLikeJSONList(trimmed):
		return r.readJSON(name, text)
	case htmlStart(trimmed):
		return &FormatError{Path: name, Reason: "is a web page", Hint: "open it, save it as plain text (.txt), and import that"}
	case strings.HasPrefix(trimmed, "<") && xmlStart(trimmed):
		return r.readXML(name, text)
	}
	if kind, table, ok := r.singleTable(name, text); ok {
		r.Format = "LinkedIn export"
		return r.linkedInTable(name, kind, path.Base(filepath.ToSlash(name)), table)
	}
	if len(text) > maxText {
		return &FormatError{Path: name, Reason: fmt.Sprintf("is larger than %d MiB: too large for a resume in plain text", maxText>>20)}
	}
	if headed := r.text(text); !headed && !r.found() {
		return &FormatError{
			Path:   name,
			Reason: "holds nothing that looks like a resume: no jobs, education, certifications or skills",
			Hint:   "give its sections headings, such as Experience, Education, Certifications and Skills",
		}
	}
	return nil
}

// readJSON finds out which of the JSON formats a document is.
func (r *reading) readJSON(name, text string) error {
	root, err := parseJSON(text)
	if err != nil {
		return &FormatError{Path: name, Reason: "is not valid JSON: " + err.Error()}
	}
	switch {
	case root.list && len(root.kids) == 1:
		r.note("the file is a list with one resume in it")
		root = root.kids[0]
	case root.list:
		return &FormatError{Path: name, Reason: "is a list, not a resume", Hint: "import one resume at a time"}
	}
	if passport := root.child("SkillsPassport"); passport != nil {
		r.Format = "Europass JSON"
		r.europass(passport)
		r.leave(root)
		return nil
	}
	if root.child("LearnerInfo") != nil {
		r.Format = "Europass JSON"
		r.europass(root)
		r.leave(root)
		return nil
	}
	if !hasResumeSection(root) {
		return &FormatError{
			Path:   name,
			Reason: "is JSON, but neither JSON Resume nor Europass: it has no basics, work, education or skills",
			Hint:   textHint,
		}
	}
	r.jsonResume(root)
	r.leave(root)
	return nil
}

// readXML finds out which of the XML formats a document is.
func (r *reading) readXML(name, text string) error {
	root, err := parseXML(text)
	if err != nil {
		return &FormatError{Path: name, Reason: "cannot be read as XML: " + err.Error()}
	}
	switch strings.ToLower(root.name) {
	case "skillspassport", "europass", "learnerinfo":
		r.Format = "Europass XML"
		if strings.EqualFold(root.name, "learnerinfo") {
			root = &node{kids: []*node{root}}
		}
		r.europass(root)
	case "candidate":
		r.Format = "Europass XML (since 2020)"
		r.candidate(root)
	default:
		return &FormatError{Path: name, Reason: fmt.Sprintf("is XML, but not Europass: its root is <%s>", root.name), Hint: textHint}
	}
	r.leave(root)
	return nil
}

// foreign knows formats that people keep resumes in and that are not text.
func foreign(data []byte) (reason, hint string) {
	const save = "open it, save it as plain text (.txt), and import that"
	for _, f := range []struct{ magic, reason string }{
		{"%PDF-", "is a PDF"},
		{"\xd0\xcf\x11\xe0", "is an old Word document (.doc)"},
		{`{\rtf`, "is an RTF document"},
		{"\x89PNG", "is a picture"},
		{"\xff\xd8\xff", "is a picture"},
		{"GIF8", "is a picture"},
		{"\x1f\x8b", "is a gzip file"},
		{"SQLite format", "is a database"},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.reason, save
		}
	}
	return "", ""
}

// htmlStart reports text that begins as a web page does.
func htmlStart(text string) bool {
	start := strings.ToLower(text[:min(len(text), 64)])
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html")
}

// xmlStart reports text that begins as XML does, for plain text may begin with
// "<" as well.
func xmlStart(text string) bool {
	if len(text) < 2 {
		return false
	}
	c := text[1] | 0x20
	return (text[1] == '?' || text[1] == '!' || c >= 'a' && c <= 'z') && strings.Contains(text, ">")
}

// looksLikeJSONList tells a JSON list from plain text in brackets, "[Resume]".
func looksLikeJSONList(text string) bool {
	rest := strings.TrimSpace(text[1:])
	return strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "]")
}

// readZip reads a LinkedIn export in a zip; a zip may also be a document of an
// office program.
func readZip(name string, data []byte) (*Resume, error) {
	if len(data) > maxArchive {
		return nil, &FormatError{Path: name, Reason: fmt.Sprintf("is a zip of more than %d MiB", maxArchive>>20), Hint: "unpack it and import the folder"}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &FormatError{Path: name, Reason: "is not a whole zip archive: " + err.Error()}
	}
	if len(archive.File) > maxEntries {
		return nil, &FormatError{Path: name, Reason: fmt.Sprintf("has more than %d entries", maxEntries)}
	}
	for _, f := range archive.File {
		switch f.Name {
		case "word/document.xml", "content.xml":
			return nil, &FormatError{Path: name, Reason: "is a word processor's document", Hint: "open it, save it as plain text (.txt), and import that"}
		}
		if err := checkEntry(f.Name, f.Mode()); err != nil {
			return nil, &FormatError{Path: name, Reason: "is not a safe archive: " + err.Error()}
		}
	}
	return readFolder(name, archive)
}

// checkEntry refuses names that lead out of the archive and all but plain
// files and folders.
func checkEntry(name string, mode fs.FileMode) error {
	if strings.Contains(name, `\`) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("entry %q leads out of it", name)
	}
	if !mode.IsRegular() && !mode.IsDir() {
		return fmt.Errorf("entry %q is neither a file nor a folder", name)
	}
	return nil
}
