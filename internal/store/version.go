package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// kind is why a version is kept; it is part of the file's name.
type kind string

const (
	saved  kind = "saved"  // what a change wrote
	found  kind = "found"  // what was there, written by other hands, when something was to be changed
	undone kind = "undone" // what a change wrote that was taken back since
)

// none is the digest of a document that is not there.
const none = "none"

// digest identifies the content of a document.
func digest(data []byte) string {
	if data == nil {
		return none
	}
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// version is one state that a document had. A file of the undo folder holds the
// document as it was, below a header of YAML comments, so that the file is also
// a copy that can be put in place as it is:
//
//	# rung version 1
//	# document: plan data-route
//	# time: 2026-11-23T09:30:00Z
//	# change: plans save data-route
//	# before: none
//	# after: sha256:9f86d0…
//	# ----
type version struct {
	Change
	kind   kind
	before string // digest of what was there when the version was made
	after  string // digest of the copy in this file; of a found one the same
	path   string
}

const (
	versionTitle = "# rung version 1\n"
	versionEnd   = "# ----\n"
	maxHeader    = 4 << 10
	maxLabel     = 200 // characters
)

// header is what stands above the copy.
func (v version) header() string {
	return fmt.Sprintf("%s# document: %s\n# time: %s\n# change: %s\n# before: %s\n# after: %s\n%s",
		versionTitle, v.Doc, v.When.UTC().Format(time.RFC3339), v.Label, v.before, v.after, versionEnd)
}

// oneLine makes a label fit into a line of the header.
func oneLine(label string) string {
	label = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(label, "?"))
	label = strings.Join(strings.Fields(label), " ")
	if runes := []rune(label); len(runes) > maxLabel {
		label = strings.TrimSpace(string(runes[:maxLabel-1])) + "…"
	}
	return label
}

var digestForm = regexp.MustCompile(`^(none|sha256:[0-9a-f]{64})$`)

// parseVersion takes the file of a version apart. Not everything in a folder
// that people can reach is one.
func parseVersion(data []byte) (v version, body []byte, ok bool) {
	rest, ok := bytes.CutPrefix(data, []byte(versionTitle))
	if !ok {
		return version{}, nil, false
	}
	var when, doc string
	for _, field := range []struct {
		key   string
		value *string
	}{{"document", &doc}, {"time", &when}, {"change", &v.Label}, {"before", &v.before}, {"after", &v.after}} {
		var line []byte
		line, rest, ok = bytes.Cut(rest, []byte("\n"))
		value, isField := strings.CutPrefix(string(line), "# "+field.key+": ")
		if !ok || !isField {
			return version{}, nil, false
		}
		*field.value = value
	}
	body, ok = bytes.CutPrefix(rest, []byte(versionEnd))
	if !ok || !digestForm.MatchString(v.before) || !digestForm.MatchString(v.after) || v.Label != oneLine(v.Label) {
		return version{}, nil, false
	}
	if v.Doc, ok = parseDoc(doc); !ok {
		return version{}, nil, false
	}
	var err error
	v.When, err = time.Parse(time.RFC3339, when)
	return v, body, err == nil
}

// versionFile is the form of the names in the undo folder. What is left out of
// the name cannot be learned without opening the file.
var versionFile = regexp.MustCompile(`^([0-9]{6,9})-(saved|found|undone)-(profile|plan-.+)\.yaml$`)

func (v version) fileName() string {
	return fmt.Sprintf("%06d-%s-%s.yaml", v.N, v.kind, strings.ReplaceAll(v.Doc.String(), " ", "-"))
}

// versions lists what the names in the undo folder tell, oldest first.
func (s *Store) versions() ([]version, error) {
	entries, err := os.ReadDir(s.undoFolder())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(s.undoFolder(), err)
	}
	var list []version
	for _, e := range entries {
		m := versionFile.FindStringSubmatch(e.Name())
		if m == nil {
			continue
		}
		doc, ok := parseDoc(strings.Replace(m[3], "plan-", "plan ", 1))
		n, err := strconv.Atoi(m[1])
		if !ok || err != nil {
			continue
		}
		list = append(list, version{Change: Change{N: n, Doc: doc}, kind: kind(m[2]), path: filepath.Join(s.undoFolder(), e.Name())})
	}
	slices.SortStableFunc(list, func(a, b version) int { return a.N - b.N })
	return list, nil
}

// load adds what is in the file of a version, with the copy in it. Not ok: the
// file is damaged, or gone.
func (v version) load() (full version, body []byte, ok bool) {
	data, err := readFile(v.path, maxBytes+maxHeader)
	if err != nil {
		return version{}, nil, false
	}
	full, body, ok = parseVersion(data)
	if !ok || full.Doc != v.Doc {
		return version{}, nil, false
	}
	if full.after == none {
		body = nil
	}
	full.N, full.kind, full.path = v.N, v.kind, v.path
	return full, body, digest(body) == full.after
}

// record makes sure that what is there now is the newest version, whoever wrote
// it: what a change is to be taken back to must not be forgotten before it.
func (d *held) record() error {
	latest, _, err := d.latest()
	if err != nil || latest.after == digest(d.old) {
		return err
	}
	_, err = d.keepFound()
	return err
}

// copyOfOld gives a version that has what is there now. Where changes have been
// taken back one after the other and nothing else happened, it is an old one.
func (d *held) copyOfOld() (version, error) {
	latest, leaves, err := d.latest()
	if err != nil {
		return version{}, err
	}
	if leaves == digest(d.old) {
		v, _, ok, err := d.find(leaves, latest.N+1)
		if ok || err != nil || d.old == nil {
			return v, err
		}
	}
	return d.keepFound()
}

// latest gives the newest version of the document, and the digest of what it
// and the undone ones right below it leave behind.
func (d *held) latest() (latest version, leaves string, err error) {
	list, err := d.store.versions()
	if err != nil {
		return version{}, "", err
	}
	list = slices.DeleteFunc(list, func(v version) bool { return v.Doc != d.doc })
	if len(list) == 0 {
		return version{after: none}, none, nil
	}
	latest, _, _ = list[len(list)-1].load()
	leaves = latest.after
	for _, v := range slices.Backward(list) {
		v, _, ok := v.load()
		if !ok || v.kind != undone {
			break
		}
		leaves = v.before
	}
	return latest, leaves, nil
}

// find gives the newest intact version numbered below n that has a content, and
// that content.
func (d *held) find(content string, n int) (v version, body []byte, ok bool, err error) {
	list, err := d.store.versions()
	if err != nil {
		return version{}, nil, false, err
	}
	for _, v := range slices.Backward(list) {
		if v.Doc != d.doc || v.N >= n {
			continue
		}
		if v, body, ok := v.load(); ok && v.after == content {
			return v, body, true, nil
		}
	}
	return version{}, nil, false, nil
}

// keepFound keeps what is there now as a version.
func (d *held) keepFound() (version, error) {
	return d.keep(version{Change: Change{Label: "none: this was there, about to be replaced"}, kind: found, before: digest(d.old)}, d.old)
}

// keep writes a version of the document, on the disk when it returns.
func (d *held) keep(v version, data []byte) (version, error) {
	s := d.store
	list, err := s.versions()
	if err != nil {
		return version{}, err
	}
	v.N = 1
	if len(list) > 0 {
		v.N = list[len(list)-1].N + 1
	}
	v.Doc, v.When, v.Label, v.after = d.doc, s.now(), oneLine(v.Label), digest(data)
	v.path = filepath.Join(s.undoFolder(), v.fileName())
	anyway := func() error { return nil }
	if done, err := save(v.path, append([]byte(v.header()), data...), anyway); err != nil {
		if done {
			os.Remove(v.path)
		}
		return version{}, unsaved(v.path, "cannot be written, and without it "+d.name+" is not changed", err)
	}
	return v, nil
}

// prune forgets the oldest versions of the document. It comes after a change
// that happened: an old version too many is no reason to call that failed.
func (d *held) prune() {
	list, _ := d.store.versions()
	list = slices.DeleteFunc(list, func(v version) bool { return v.Doc != d.doc })
	for len(list) > keptPerDoc {
		os.Remove(list[0].path)
		list = list[1:]
	}
}
