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

// An UnknownName is one that names no function, and why.
type UnknownName struct {
	OwnName
	Why string
}

// Named returns the sinks and routes of the configuration whose function the
// package, or one that it imports, declares, and those that belong into the
// package, or into one that it imports itself, and are not there. Of packages that
// are imported through others, not all is known: a name of one of these counts as
// known.
func (c *Configuration) Named(pkg *types.Package) (named []string, unknown []UnknownName) {
	for _, e := range c.OwnNames() {
		known, err := find(pkg, framework.Own{Func: e.Name})
		if err != nil {
			unknown = append(unknown, UnknownName{e, err.Error()})
		}
		if known {
			named = append(named, e.Name)
		}
	}
	return named, unknown
}

// Unknown returns the error of names that Named has returned, nil for none.
func (c *Configuration) Unknown(names []UnknownName) error {
	var errs []error
	for _, n := range names {
		errs = append(errs, Located(c.Where(n.Key, n.Name), fmt.Errorf("%s: %s names no function: %s", n.Key, n.Name, n.Why)))
	}
	return errors.Join(errs...)
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
