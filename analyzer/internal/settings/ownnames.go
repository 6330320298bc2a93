package settings

import (
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// An OwnName is a function that the configuration names under a key.
type OwnName struct{ Key, Name string }

func (c *Configuration) OwnNames() []OwnName {
	var out []OwnName
	for _, s := range c.Sinks {
		out = append(out, OwnName{"sinks", s.Func})
	}
	for _, r := range c.Routes {
		out = append(out, OwnName{"routes", r.Func})
	}
	return out
}

// Named returns the sinks and routes of the configuration whose function the
// package, or one that it imports, declares. The error is of those that belong
// into the package, or into one that it imports itself, and are not there. Of
// Packages that are imported through others, not all is known: a name of one of
// these counts as known.
func (c *Configuration) Named(pkg *types.Package) ([]string, error) {
	var out []string
	var errs []error
	for _, e := range c.OwnNames() {
		known, err := find(pkg, framework.Own{Func: e.Name})
		if err != nil {
			errs = append(errs, Located(c.Where(e.Key, e.Name), fmt.Errorf("%s: %s names no function: %w", e.Key, e.Name, err)))
		}
		if known {
			out = append(out, e.Name)
		}
	}
	return out, errors.Join(errs...)
}

// find reports whether pkg, or what it imports, has the function.
func find(pkg *types.Package, own framework.Own) (bool, error) {
	direct := append([]*types.Package{pkg}, pkg.Imports()...)
	for _, p := range direct {
		name, ok := own.In(p.Path())
		if !ok {
			continue // of another package
		}
		if _, ok := own.Lookup(p); ok {
			return true, nil
		}
		if p == pkg || isExportedName(name) { // export data leaves out the others
			return false, fmt.Errorf("package %s has no %s", p.Path(), name)
		}
		return true, nil
	}
	seen := make(map[*types.Package]bool)
	var through func(p *types.Package) bool
	through = func(p *types.Package) bool {
		if seen[p] {
			return false
		}
		seen[p] = true
		_, ok := own.In(p.Path())
		return ok || slices.ContainsFunc(p.Imports(), through)
	}
	return through(pkg), nil
}

func isExportedName(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if !token.IsExported(part) {
			return false
		}
	}
	return true
}
