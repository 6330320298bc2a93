package document

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// maxWalked bounds the files and directories that one pattern is compared
// with: a monorepo has some hundred thousand, and each costs microseconds.
const maxWalked = 1 << 19

var errManyFiles = fmt.Errorf("more than %d files below it: write the directory into the pattern", maxWalked)

// IsGlob reports whether an entry of docs is a pattern: it has one of the marks
// of path.Match.
func IsGlob(entry string) bool { return strings.ContainsAny(entry, `*?[`) }

// Expand returns the files that an entry of docs names, sorted. The entry is a
// path or a pattern, with slashes, relative to dir or absolute. A pattern is one
// of path.Match, in which ** stands for any number of directories. Directories
// whose names begin with a dot, node_modules and vendor are searched only where
// the pattern spells them. An entry that is no pattern, or that is the name of
// a file, is returned as it is, whether it exists or not; a pattern that no file
// matches is an error.
func Expand(entry, dir string) ([]string, error) {
	whole := filepath.FromSlash(entry)
	if !filepath.IsAbs(whole) {
		whole = filepath.Join(dir, whole)
	}
	if !IsGlob(entry) {
		return []string{whole}, nil
	}
	if _, err := os.Lstat(whole); err == nil {
		return []string{whole}, nil // a file called [id].yaml
	}
	base, pattern := splitGlob(filepath.ToSlash(entry))
	if _, err := path.Match(strings.ReplaceAll(pattern, "**", "*"), ""); err != nil {
		return nil, fmt.Errorf("%s: %w", entry, err)
	}
	root := filepath.FromSlash(base)
	if !filepath.IsAbs(root) {
		root = filepath.Join(dir, root)
	}
	found, err := walkGlob(root, strings.Split(pattern, "/"))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", entry, err)
	case len(found) == 0:
		return nil, fmt.Errorf("%s: no file matches it", entry)
	}
	return found, nil
}

// splitGlob parts a pattern into the directories that it spells and the rest.
func splitGlob(entry string) (base, pattern string) {
	parts := strings.Split(path.Clean(entry), "/")
	i := slices.IndexFunc(parts, IsGlob)
	base = strings.Join(parts[:i], "/")
	if base == "" && strings.HasPrefix(entry, "/") {
		base = "/"
	}
	return base, strings.Join(parts[i:], "/")
}

// walkGlob returns the regular files below root that a pattern, cut into
// segments, matches.
func walkGlob(root string, pattern []string) ([]string, error) {
	var found []string
	walked := 0
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return skipUnreadable(entry, err)
		}
		if walked++; walked > maxWalked {
			return errManyFiles
		}
		rel, err := filepath.Rel(root, name)
		if err != nil || rel == "." {
			return err
		}
		segments := strings.Split(filepath.ToSlash(rel), "/")
		if entry.IsDir() {
			if !leadsTo(pattern, segments) {
				return fs.SkipDir
			}
			return nil
		}
		if matchSegments(pattern, segments) {
			if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
				found = append(found, name)
			}
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // the caller reports that nothing matches
	}
	slices.Sort(found)
	return found, err
}

// skipUnreadable leaves out a directory that cannot be read.
func skipUnreadable(entry fs.DirEntry, err error) error {
	if entry != nil && entry.IsDir() && errors.Is(err, fs.ErrPermission) {
		return fs.SkipDir
	}
	return err
}

// leadsTo reports whether files below a directory may match the pattern.
func leadsTo(pattern, dir []string) bool {
	for i, name := range dir {
		if i == len(pattern) {
			return false
		}
		if pattern[i] == "**" {
			return !slices.ContainsFunc(dir[i:], isSkipped)
		}
		if ok, _ := path.Match(pattern[i], name); !ok || isSkipped(name) && IsGlob(pattern[i]) {
			return false
		}
	}
	return len(dir) < len(pattern)
}

// isSkipped reports whether a pattern leaves out a directory that it does not
// spell.
func isSkipped(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules" || name == "vendor"
}

// MatchGlob reports whether a path with slashes matches a pattern of path.Match
// in which ** stands for any number of segments, none included. Both may begin
// with a slash.
func MatchGlob(pattern, name string) bool {
	return matchSegments(strings.Split(strings.Trim(pattern, "/"), "/"), strings.Split(strings.Trim(name, "/"), "/"))
}

// matchSegments compares from the left. A second ** takes over from the first:
// whatever the first could still take, the second can take as well, so that the
// time is bounded by the product of the lengths.
func matchSegments(pattern, name []string) bool {
	p, n := 0, 0
	restart, from := -1, 0
	for n < len(name) {
		switch {
		case p < len(pattern) && pattern[p] == "**":
			restart, from = p, n
			p++
			continue
		case p < len(pattern) && matchSegment(pattern[p], name[n]):
			p, n = p+1, n+1
			continue
		case restart < 0:
			return false
		}
		from++
		p, n = restart+1, from
	}
	for p < len(pattern) && pattern[p] == "**" {
		p++
	}
	return p == len(pattern)
}

func matchSegment(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}
