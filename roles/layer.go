package roles

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Layer is one pack. Later layers add to earlier ones.
type Layer struct {
	Name string // prefix of file names in diagnostics, such as "packs/mercy"
	FS   fs.FS  // its files, with pack.yaml at the top

	binary string // a compact catalog in place of FS
}

func (l Layer) compact() bool { return l.binary != "" }

// Limits of archives: a real pack of 17,000 records is some 10 MiB.
const (
	maxArchive  = 64 << 20  // bytes of the archive itself
	maxUnpacked = 256 << 20 // bytes of all its files
	maxEntries  = 50_000
)

// OpenLayer opens a pack on disk: a directory, or a .zip, .tar.gz or .tgz of
// one, which may hold the pack in a single folder. It reads no network. Errors
// name the path.
func OpenLayer(path string) (Layer, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Layer{}, fmt.Errorf("pack %s %s", path, reason(err))
	}
	name := filepath.ToSlash(filepath.Clean(path))
	if info.IsDir() {
		return Layer{Name: name, FS: os.DirFS(path)}, nil
	}
	var unpack func([]byte) (fs.FS, error)
	switch lower := strings.ToLower(path); {
	case strings.HasSuffix(lower, ".zip"):
		unpack = unzip
	case strings.HasSuffix(lower, ".tar.gz"), strings.HasSuffix(lower, ".tgz"):
		unpack = untar
	default:
		return Layer{}, fmt.Errorf("pack %s is neither a directory nor a .zip or .tar.gz", path)
	}
	if info.Size() > maxArchive {
		return Layer{}, fmt.Errorf("pack %s is larger than %d MiB", path, maxArchive>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return Layer{}, fmt.Errorf("pack %s %s", path, reason(err))
	}
	files, err := unpack(data)
	if err != nil {
		return Layer{}, fmt.Errorf("pack %s: %w", path, err)
	}
	return Layer{Name: name, FS: top(files)}, nil
}

// unzip checks an archive's entries; their bytes are read when they are needed.
func unzip(data []byte) (fs.FS, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("not a zip archive: %w", err)
	}
	if len(archive.File) > maxEntries {
		return nil, fmt.Errorf("archive has more than %d entries", maxEntries)
	}
	var total uint64
	for _, f := range archive.File {
		if err := checkEntry(f.Name, f.Mode()); err != nil {
			return nil, err
		}
		// Reading an entry fails if it holds more than it says here.
		total += f.UncompressedSize64
		if f.UncompressedSize64 > maxUnpacked || total > maxUnpacked {
			return nil, fmt.Errorf("archive unpacks to more than %d MiB", maxUnpacked>>20)
		}
	}
	return archive, nil
}

// untar repacks a compressed tar as an uncompressed zip in memory, because a
// zip can be read as a file system and a tar cannot.
func untar(data []byte) (fs.FS, error) {
	compressed, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("not a gzip archive: %w", err)
	}
	archive := tar.NewReader(io.LimitReader(compressed, maxUnpacked))
	var packed bytes.Buffer
	out := zip.NewWriter(&packed)
	for entries := 0; ; entries++ {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("broken tar archive, or one that unpacks to more than %d MiB: %w", maxUnpacked>>20, err)
		}
		if entries == maxEntries {
			return nil, fmt.Errorf("archive has more than %d entries", maxEntries)
		}
		if header.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		if err := checkEntry(header.Name, header.FileInfo().Mode()); err != nil {
			return nil, err
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		w, err := out.CreateHeader(&zip.FileHeader{Name: strings.TrimPrefix(header.Name, "./"), Method: zip.Store})
		if err == nil {
			_, err = io.Copy(w, archive)
		}
		if err != nil {
			return nil, fmt.Errorf("broken tar archive, or one that unpacks to more than %d MiB: %w", maxUnpacked>>20, err)
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}

// checkEntry refuses names that lead out of the archive and all but plain
// files and folders.
func checkEntry(name string, mode fs.FileMode) error {
	if strings.Contains(name, `\`) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("entry %q leads out of the archive", name)
	}
	if !mode.IsRegular() && !mode.IsDir() {
		return fmt.Errorf("entry %q is neither a file nor a folder", name)
	}
	return nil
}

// top is the folder of an archive that holds the pack: the archive itself, or
// its only folder.
func top(files fs.FS) fs.FS {
	if _, err := fs.Stat(files, packFileName); err == nil {
		return files
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil || len(entries) != 1 || !entries[0].IsDir() {
		return files
	}
	if sub, err := fs.Sub(files, entries[0].Name()); err == nil {
		return sub
	}
	return files
}
