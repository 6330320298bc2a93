package run

import "go/types"

// A reach is what the importers of a package can get at through it, without
// importing anything else: what it exports, and what that leads to.
type reach struct {
	objects  map[types.Object]bool // type names, fields and methods of any package
	packages map[*types.Package]bool
	seen     map[types.Type]bool
}

func reachOf(pkg *types.Package) *reach {
	r := &reach{make(map[types.Object]bool), make(map[*types.Package]bool), make(map[types.Type]bool)}
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		if obj := scope.Lookup(name); obj.Exported() {
			r.object(obj)
		}
	}
	return r
}

// meets reports whether what is declared by one of the packages is in reach.
func (r *reach) meets(known func(path string) bool) bool {
	for pkg := range r.packages {
		if known(pkg.Path()) {
			return true
		}
	}
	return false
}

func (r *reach) object(obj types.Object) {
	if r.objects[obj] {
		return
	}
	r.objects[obj] = true
	if obj.Pkg() != nil {
		r.packages[obj.Pkg()] = true
	}
	r.typ(obj.Type())
}

// typ adds what a value of type t leads to.
func (r *reach) typ(t types.Type) {
	if r.seen[t] {
		return
	}
	r.seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		r.named(t)
	case *types.Alias:
		r.object(t.Obj())
		r.list(t.TypeArgs())
		r.typ(t.Rhs())
	case *types.Pointer:
		r.typ(t.Elem())
	case *types.Slice:
		r.typ(t.Elem())
	case *types.Array:
		r.typ(t.Elem())
	case *types.Chan:
		r.typ(t.Elem())
	case *types.Map:
		r.typ(t.Key())
		r.typ(t.Elem())
	case *types.TypeParam:
		r.typ(t.Constraint())
	case *types.Tuple:
		for v := range t.Variables() {
			r.typ(v.Type())
		}
	case *types.Signature:
		r.params(t.TypeParams())
		r.typ(t.Params())
		r.typ(t.Results())
	case *types.Union:
		for term := range t.Terms() {
			r.typ(term.Type())
		}
	case *types.Struct:
		r.fields(t)
	case *types.Interface:
		for m := range t.Methods() {
			if m.Exported() {
				r.object(m)
			}
		}
		for e := range t.EmbeddedTypes() {
			r.typ(e)
		}
	}
}

// named adds a type with its methods, and those that it is an instance of.
func (r *reach) named(t *types.Named) {
	r.list(t.TypeArgs())
	if origin := t.Origin(); origin != t {
		r.typ(origin)
		return
	}
	r.object(t.Obj())
	r.params(t.TypeParams())
	for m := range t.Methods() {
		if m.Exported() {
			r.object(m)
		}
	}
	r.typ(t.Underlying())
}

func (r *reach) list(args *types.TypeList) {
	for t := range args.Types() {
		r.typ(t)
	}
}

func (r *reach) params(list *types.TypeParamList) {
	for t := range list.TypeParams() {
		r.typ(t)
	}
}

// fields adds the fields that importers may name, and what they are promoted.
func (r *reach) fields(t *types.Struct) {
	for f := range t.Fields() {
		switch {
		case f.Exported():
			r.object(f)
		case f.Embedded():
			r.typ(f.Type())
		}
	}
}
