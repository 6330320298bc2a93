package run

import (
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// ForImporters returns the facts that importers of a package may need: all of its own,
// and of those of other packages the ones on what can be got at without
// importing them. Without that, what one package says would be read by all above
// it.
//
// It is open if a package that imports this one, but none that known holds, can
// have to do with statuses: by what is within its reach, or by what facts say.
func (s Facts) ForImporters(pkg *types.Package, known func(path string) bool) (handed Facts, open bool) {
	r := reachOf(pkg)
	open = r.meets(known)
	handed = make(Facts)
	for k, fact := range s {
		switch {
		case k.Object == nil:
			if k.Package != pkg {
				continue
			}
		case k.Object.Pkg() == pkg:
			if !mayBeMet(k.Object) {
				continue
			}
		case !r.objects[k.Object] || isScoped(k.Object):
			continue
		}
		handed[k] = fact
		open = open || !isQuiet(fact)
	}
	return handed, open
}

// mayBeMet reports whether importers of the object's package may meet it.
func mayBeMet(obj types.Object) bool {
	if fn, ok := obj.(*types.Func); ok {
		return fn.Exported() || fn.Signature().Recv() != nil
	}
	return true
}

// isScoped reports whether the object is a function or variable of a package,
// which are met only by those who import it.
func isScoped(obj types.Object) bool {
	_, isType := obj.(*types.TypeName)
	return !isType && obj.Parent() == obj.Pkg().Scope()
}

// isQuiet reports whether a fact says by itself that it names no status, and
// asks for none.
func isQuiet(fact analysis.Fact) bool {
	q, ok := fact.(interface{ Quiet() bool })
	return ok && q.Quiet()
}
