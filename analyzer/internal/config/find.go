package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// FileName is the name of the configuration file.
const FileName = ".statuslint.yml"

// misspelt are names that look like FileName, and are not read.
var misspelt = []string{".statuslint.yaml", "statuslint.yml", "statuslint.yaml"}

// Find returns the configuration that holds for a directory: the nearest file
// from there up to the root of its module, "" where there is none (4.8). root is
// the directory of the module, the directory of the file where no go.mod is
// found. The error names a file that only looks like a configuration.
func Find(dir string) (file, root string, err error) {
	for {
		if path := filepath.Join(dir, FileName); file == "" && isFile(path) {
			file = path
		}
		if file == "" && err == nil {
			err = mistaken(dir)
		}
		if isFile(filepath.Join(dir, "go.mod")) {
			return file, dir, err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return file, filepath.Dir(file), err
		}
		dir = parent
	}
}

// mistaken returns an error for a file in dir whose name is almost FileName.
func mistaken(dir string) error {
	for _, name := range misspelt {
		if path := filepath.Join(dir, name); isFile(path) {
			return fmt.Errorf("%s:1: the configuration is called %s: rename this file", path, FileName)
		}
	}
	return nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// maxDirs bounds the directories that All visits: a monorepo has some ten
// thousand, and each costs microseconds.
const maxDirs = 1 << 17

// All returns the configurations that may hold for packages of a build in dir,
// and the files beside them that have one of the further names: those of its
// module, and of the modules of its workspace, sorted.
func All(dir string, names ...string) []string {
	names = append(append(names, FileName), misspelt...)
	var out []string
	visited := 0
	for _, root := range roots(dir) {
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // not readable: it holds no package that the go command sees
			}
			if d.IsDir() {
				if visited++; visited > maxDirs {
					return fs.SkipAll
				}
				if path != root && isLeftOut(d.Name()) {
					return fs.SkipDir
				}
				return nil
			}
			if slices.Contains(names, d.Name()) {
				out = append(out, path)
			}
			return nil
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// isLeftOut reports whether no package lies in directories of that name (go help
// packages), or none that is worked on here.
func isLeftOut(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "vendor" || name == "node_modules"
}

// roots returns the directories of the modules that a build in dir works on: the
// module's, and those of the workspace.
func roots(dir string) []string {
	module, work := "", ""
	for at := dir; ; {
		if module == "" && isFile(filepath.Join(at, "go.mod")) {
			module = at
		}
		if file := filepath.Join(at, "go.work"); work == "" && isFile(file) {
			work = file
		}
		parent := filepath.Dir(at)
		if parent == at {
			break
		}
		at = parent
	}
	switch file := os.Getenv("GOWORK"); file {
	case "":
	case "off":
		work = ""
	default:
		work = file
	}
	out := []string{dir}
	if module != "" {
		out = []string{module}
	}
	return append(out, used(work)...)
}

// used returns the directories of the modules that a go.work names.
func used(file string) []string {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil // there is none
	}
	work, err := modfile.ParseWork(file, src, nil)
	if err != nil {
		return nil // the go command says why
	}
	var out []string
	for _, use := range work.Use {
		path := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(file), path)
		}
		out = append(out, path)
	}
	return out
}

// Digest returns a digest of the configuration and of the documents: for the
// keys of caches (5.4). A file that cannot be read counts by its name.
func Digest(files ...string) string {
	h := sha256.New()
	for _, name := range files {
		fmt.Fprintf(h, "%s\x00", name)
		f, err := os.Open(name)
		if err != nil {
			fmt.Fprint(h, "missing\x00")
			continue
		}
		_, _ = io.Copy(h, io.LimitReader(f, 64<<20))
		f.Close()
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}

var errURL = errors.New("a URL: statuslint reads files only")

// Local returns an error for an entry of docs that names no file.
func Local(entry string) error {
	if strings.Contains(entry, "://") {
		return errURL
	}
	return nil
}
