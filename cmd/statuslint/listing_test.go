package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"
)

// listings keeps what go list says of a module, which takes half a CPU second,
// most of it for the standard library. Tests that change nothing but documents
// share one listing.
type listings struct {
	kept map[string][]*packages.Package
}

// load does what packages.Load does.
func (l *listings) load(config *packages.Config, patterns ...string) ([]*packages.Package, error) {
	dir, err := filepath.Abs(config.Dir)
	if err != nil {
		return nil, err
	}
	tree, err := treeOf(dir)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprintf("%s %q %q %s", dir, patterns, config.BuildFlags, tree)
	if list, ok := l.kept[key]; ok {
		return list, nil
	}
	list, err := packages.Load(config, patterns...)
	if err == nil {
		if l.kept == nil {
			l.kept = make(map[string][]*packages.Package)
		}
		l.kept[key] = list
	}
	return list, err
}

// treeOf sums up all that go list reads of the module or workspace around a
// directory, which is below scratch.
func treeOf(dir string) (string, error) {
	root := dir
	for up := dir; up != filepath.Dir(up); up = filepath.Dir(up) {
		if isFile(filepath.Join(up, "go.mod")) || isFile(filepath.Join(up, "go.work")) {
			root = up
		}
	}
	sum := sha256.New()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		fmt.Fprintf(sum, "%q\n", name)
		if slices.Contains([]string{".go", ".mod", ".sum", ".work", ".txt"}, filepath.Ext(name)) {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(sum, "%d\n%s", len(data), data)
		}
		return nil
	})
	return fmt.Sprintf("%x", sum.Sum(nil)), err
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
