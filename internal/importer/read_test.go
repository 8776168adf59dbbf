package importer_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	"careers/rung/internal/importer"
)

func utf16Bytes(order binary.AppendByteOrder, text string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

// The letters of a file may be written in several ways; what is not certain is
// said.
func TestEncodings(t *testing.T) {
	const text = "Zoë Sample\n\nSKILLS\nSQL – “basic”, Café\n"
	const want = "format: text\nperson: Zoë Sample\nskill: SQL – “basic”\nskill: Café\n"
	tests := []struct {
		name string
		data []byte
		note string
	}{
		{"UTF-8", []byte(text), ""},
		{"UTF-8 with a mark", []byte("\xef\xbb\xbf" + text), ""},
		{"UTF-16, small end first", append([]byte("\xff\xfe"), utf16Bytes(binary.LittleEndian, text)...), ""},
		{"UTF-16, big end first", append([]byte("\xfe\xff"), utf16Bytes(binary.BigEndian, text)...), ""},
		{"UTF-16 without a mark", utf16Bytes(binary.LittleEndian, text), "note: the file does not say how its letters are written; it was read as UTF-16\n"},
		{"Windows-1252", []byte("Zo\xeb Sample\r\n\r\nSKILLS\r\nSQL \x96 \x93basic\x94, Caf\xe9\r\n"), "note: the file is not UTF-8; it was read as Windows-1252\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := importer.ReadResumeBytes("resume", tt.data)
			if err != nil {
				t.Fatal(err)
			}
			wantOutline(t, r, want+tt.note)
		})
	}
}

// Formats that people keep resumes in and that cannot be read are named, with
// what to do instead.
func TestForeignFilesAreNamed(t *testing.T) {
	tests := []struct{ data, want string }{
		{"%PDF-1.7\n", "resume is a PDF"},
		{"\xd0\xcf\x11\xe0", "resume is an old Word document (.doc)"},
		{`{\rtf1\ansi}`, "resume is an RTF document"},
		{"\x89PNG\r\n", "resume is a picture"},
		{"", "resume is empty"},
		{" \n\t\n", "resume is empty"},
		{"\x7fELF\x02\x01\x01\x00\x00\x03", "resume is not text: it holds zero bytes"},
		{string(bytes.Repeat([]byte("a"), 16<<20+1)), "resume is larger than 16 MiB: too large for a resume"},
		{string(bytes.Repeat([]byte("a "), 1<<19+1)), "resume is larger than 1 MiB: too large for a resume in plain text"},
	}
	for _, tt := range tests {
		_, err := importer.ReadResumeBytes("resume", []byte(tt.data))
		var format *importer.FormatError
		if !errors.As(err, &format) || err.Error() != tt.want {
			t.Errorf("%.10q: error %v, want %s", tt.data, err, tt.want)
		}
	}
}

// What a file holds decides, not what it is called.
func TestContentDecides(t *testing.T) {
	dir := t.TempDir()
	for from, name := range map[string]string{
		"testdata/jsonresume/coder.json":  "a.txt",
		"testdata/europass/passport.xml":  "b.json",
		"testdata/europass/candidate.xml": "c",
		"testdata/text/coder.md":          "d.xml",
		"testdata/linkedin/Positions.csv": "e.md",
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, want := readResume(t, path), readResume(t, from); got.Format != want.Format || len(got.Jobs) != len(want.Jobs) {
			t.Errorf("%s as %s: format %s with %d jobs, want %s with %d", from, name, got.Format, len(got.Jobs), want.Format, len(want.Jobs))
		}
	}
}

// A file that is not there is no wrong resume: it is an error of the disk.
func TestMissingFile(t *testing.T) {
	_, err := importer.ReadResume(filepath.Join(t.TempDir(), "none.txt"))
	var format *importer.FormatError
	if !errors.Is(err, os.ErrNotExist) || errors.As(err, &format) {
		t.Errorf("error %v", err)
	}
}
