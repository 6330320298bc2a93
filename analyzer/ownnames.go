package analyzer

import (
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// An ownName is a function that the configuration names under a key.
type ownName struct{ key, name string }

func (c *configuration) ownNames() []ownName {
	var out []ownName
	for _, s := range c.Sinks {
		out = append(out, ownName{"sinks", s.Func})
	}
	for _, r := range c.Routes {
		out = append(out, ownName{"routes", r.Func})
	}
	return out
}

// named returns the sinks and routes of the configuration whose function the
// package, or one that it imports, declares. The error is of those that belong
// into the package, or into one that it imports itself, and are not there. Of
// packages that are imported through others, not all is known: a name of one of
// these counts as known.
func (c *configuration) named(pkg *types.Package) ([]string, error) {
	var out []string
	var errs []error
	for _, e := range c.ownNames() {
		known, err := find(pkg, framework.Own{Func: e.name})
		if err != nil {
			errs = append(errs, located(c.Where(e.key, e.name), fmt.Errorf("%s: %s names no function: %w", e.key, e.name, err)))
		}
		if known {
			out = append(out, e.name)
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
