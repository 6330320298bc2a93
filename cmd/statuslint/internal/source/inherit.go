package source

import (
	"go/types"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
)

// inherited returns the facts that the package's imports hand on, as the facts
// files of go vet do: all of their own, and of those of others the ones on
// fields, methods and types, which may be met without an import.
func (n *node) inherited() run.Facts {
	s := make(run.Facts)
	for _, m := range n.imports {
		for k, fact := range m.facts {
			switch {
			case k.Object == nil:
				if k.Package != m.types {
					continue
				}
			case k.Object.Pkg() == m.types:
				if !exported(k.Object) {
					continue // out of reach
				}
			default:
				if _, isType := k.Object.(*types.TypeName); !isType && k.Object.Parent() == k.Object.Pkg().Scope() {
					continue // reached only by an import of its package
				}
			}
			s[k] = fact
		}
	}
	return s
}

// exported reports whether importers of the object's package may meet it.
func exported(obj types.Object) bool {
	if fn, ok := obj.(*types.Func); ok {
		return fn.Exported() || fn.Signature().Recv() != nil
	}
	return true
}
