// Package pattern turns the arguments of the command line into package
// patterns that the go command understands, in the module that they belong to.
package pattern

import (
	"errors"
	"fmt"
	"go/build"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Group is the patterns of one module, as seen from Dir.
type Group struct {
	Dir      string // "" for the working directory
	Patterns []string
}

// Resolve returns the package patterns that args stand for. Files, as
// pre-commit passes them, stand for the packages that they belong to, each in
// its own module; everything else is the go command's to understand. Files that
// belong to no package under ./... are left out: those in testdata, in vendor,
// in directories that begin with a dot or an underscore, and those of other
// platforms. No group is left where only such files were named.
func Resolve(args []string, tags string) ([]Group, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var patterns, files []string
	for _, arg := range args {
		if isFile(arg) {
			files = append(files, arg)
			continue
		}
		if isMissing(arg) {
			return nil, fmt.Errorf("%s: no such file", arg)
		}
		if err := checkModule(arg); err != nil {
			return nil, err
		}
		patterns = append(patterns, arg)
	}
	var groups []Group
	if len(patterns) > 0 {
		groups = append(groups, Group{Patterns: patterns})
	}
	byModule, err := resolveFiles(files, tags)
	if err != nil {
		return nil, err
	}
	for _, g := range byModule {
		if g.Dir == "" && len(patterns) > 0 {
			groups[0].Patterns = append(groups[0].Patterns, g.Patterns...)
			continue
		}
		groups = append(groups, g)
	}
	return groups, nil
}

func isFile(arg string) bool {
	info, err := os.Stat(arg)
	return err == nil && info.Mode().IsRegular()
}

// isMissing reports whether arg, which is no file, can mean nothing else: import
// paths may end in .go (github.com/nats-io/nats.go), but have a domain then.
func isMissing(arg string) bool {
	first, _, more := strings.Cut(filepath.ToSlash(arg), "/")
	local := !more || !strings.Contains(strings.TrimLeft(first, "."), ".")
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		return false
	}
	return strings.HasSuffix(arg, ".go") && local
}

// resolveFiles groups the packages of files by module.
func resolveFiles(files []string, tags string) ([]Group, error) {
	here := ModuleRoot(".")
	var groups []Group
	for _, file := range files {
		pattern, dir, err := packageOf(file, tags)
		if err != nil {
			return nil, err
		}
		if pattern == "" {
			continue // of no package
		}
		root := ModuleRoot(dir)
		if root == "" {
			if err := checkAnyModule(dir); err != nil {
				return nil, err
			}
		}
		g := Group{}
		if root != here && root != "" && !inWorkspace(root) {
			if pattern, err = relative(root, pattern); err != nil {
				return nil, err
			}
			g.Dir = root
		}
		i := slices.IndexFunc(groups, func(h Group) bool { return h.Dir == g.Dir })
		if i < 0 {
			i = len(groups)
			groups = append(groups, g)
		}
		if !slices.Contains(groups[i].Patterns, pattern) {
			groups[i].Patterns = append(groups[i].Patterns, pattern)
		}
	}
	return groups, nil
}

// packageOf returns the pattern of the package that the file belongs to, "" for
// none, and its directory.
func packageOf(file, tags string) (pattern, dir string, err error) {
	dir = filepath.Dir(file)
	switch base := filepath.Base(file); {
	case base == "go.mod", base == "go.sum", base == "go.work":
		return join(dir, "..."), dir, nil
	case filepath.Ext(base) != ".go":
		return "", "", fmt.Errorf("%s is neither a package nor a Go file", file)
	}
	for _, part := range strings.Split(filepath.ToSlash(dir), "/") {
		hidden := part != "." && part != ".." && strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_")
		if part == "testdata" || part == "vendor" || hidden {
			return "", "", nil
		}
	}
	context := build.Default
	context.BuildTags = strings.Split(tags, ",")
	_, err = context.ImportDir(dir, 0)
	if none := (*build.NoGoError)(nil); errors.As(err, &none) {
		return "", "", nil // every file is of another platform
	}
	return join(dir), dir, nil
}

// join returns a pattern that names a directory, which begins with a dot or is
// absolute.
func join(parts ...string) string {
	p := filepath.ToSlash(filepath.Join(parts...))
	if filepath.IsAbs(p) || p == "." || p == ".." || strings.HasPrefix(p, "../") {
		return p
	}
	return "./" + p
}

// relative rewrites a pattern of the working directory for use in root.
func relative(root, pattern string) (string, error) {
	dir, rest := strings.CutSuffix(pattern, "...")
	abs, err := filepath.Abs(filepath.FromSlash(dir))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil {
		return "", err
	}
	if rest {
		return join(rel, "..."), nil
	}
	return join(rel), nil
}

// checkModule refuses a pattern of directories that lie in another module than
// the working directory's: the go command would say no more than that the
// packages are not there.
func checkModule(pattern string) error {
	if pattern != "." && pattern != ".." && !strings.HasPrefix(pattern, "./") && !strings.HasPrefix(pattern, "../") {
		return nil
	}
	dir, _, _ := strings.Cut(pattern, "...")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil // the go command says so
	}
	here, there := ModuleRoot("."), ModuleRoot(dir)
	if there == "" && here == "" {
		return checkAnyModule(dir)
	}
	if here == there || there == "" || inWorkspace(there) {
		return nil
	}
	shown := there
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, there); err == nil {
			shown = rel
		}
	}
	return fmt.Errorf("%s is in another module, that of %s: run statuslint in %s, or list both modules in a go.work",
		pattern, filepath.Join(shown, "go.mod"), shown)
}

// checkAnyModule refuses a directory that is in no module, and names one below it.
func checkAnyModule(dir string) error {
	if workspace() != "" {
		return nil // the go command knows the modules
	}
	const cause = "neither this directory nor one above it has a go.mod: run statuslint within a module"
	for _, depth := range []string{"*", "*/*"} { // as deep as repositories keep modules
		if below, err := filepath.Glob(filepath.Join(dir, depth, "go.mod")); err == nil && len(below) > 0 {
			return fmt.Errorf("%s, such as %s", cause, filepath.Dir(below[0]))
		}
	}
	return errors.New(cause)
}

// IsModule reports whether the group is all packages of one module or of several:
// whether each of its patterns is. A part of a further module would hide that its
// other packages were not seen.
func (g Group) IsModule() bool {
	dir, err := filepath.Abs(g.Dir)
	if err != nil {
		return false
	}
	return len(g.Patterns) > 0 && !slices.ContainsFunc(g.Patterns, func(p string) bool {
		below, ok := strings.CutSuffix(p, "...")
		if !ok || below == "" {
			return true
		}
		if !filepath.IsAbs(below) {
			below = filepath.Join(dir, below)
		}
		return !isFile(filepath.Join(below, "go.mod"))
	})
}
