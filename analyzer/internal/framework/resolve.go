package framework

import (
	"go/types"
	"strings"
)

// An entry is one line of the table: what is known of one object. Exactly one
// of the pointers (or codes) is set, besides those that a function shares.
type entry struct {
	// name is "Func", "Type.Method", "Type.Field", "Type" or "Var", within a package.
	name  string
	fn    *Func
	field *Field
	typ   *Type
	codes []int // of an error variable
}

// A module is what the table holds of one import path.
type module struct {
	framework string
	paths     []string // the import path, and others under which the same API is served
	entries   []entry
}

// resolve binds the entries of pkg's import path to pkg's objects, once.
func (t *Table) resolve(pkg *types.Package) {
	if t.resolved[pkg] {
		return
	}
	t.resolved[pkg] = true
	if m := t.module(pkg.Path()); m != nil {
		for i := range m.entries {
			t.bind(pkg, m.framework, &m.entries[i])
		}
		t.bindGuards(pkg)
	}
	for _, own := range t.own {
		t.bindOwn(pkg, own)
	}
}

// bind binds one entry. What this version of the package does not have is left out.
func (t *Table) bind(pkg *types.Package, framework string, e *entry) {
	obj := lookup(pkg, e.name)
	switch obj := obj.(type) {
	case *types.Func:
		if e.fn == nil {
			return
		}
		fn := *e.fn
		fn.Framework = framework
		if old := t.funcs[obj.Origin()]; old != nil {
			fn = merge(*old, fn)
		}
		t.funcs[obj.Origin()] = &fn
	case *types.Var:
		if e.field != nil && obj.IsField() {
			t.fields[obj.Origin()] = &Field{Framework: framework, Role: e.field.Role}
		}
		if len(e.codes) > 0 {
			t.vars[obj] = e.codes
		}
		if e.fn != nil {
			fn := *e.fn
			fn.Framework = framework
			t.values[obj] = &fn
		}
	case *types.TypeName:
		if e.typ != nil {
			typ := *e.typ
			typ.Framework = framework
			t.types[obj] = &typ
		}
	}
}

// merge joins what two entries say of one function.
func merge(a, b Func) Func {
	a.Sinks = append(a.Sinks[:len(a.Sinks):len(a.Sinks)], b.Sinks...)
	a.Getter = a.Getter || b.Getter
	a.WritesBody = a.WritesBody || b.WritesBody
	a.Leaves = a.Leaves || b.Leaves
	a.Redirects = a.Redirects || b.Redirects
	a.DeclaresAll = a.DeclaresAll || b.DeclaresAll
	a.Configures = a.Configures || b.Configures
	if b.Register != nil {
		a.Register = b.Register
	}
	if b.Template != nil {
		a.Template = b.Template
	}
	if b.Tests != "" {
		a.Tests = b.Tests
	}
	return a
}

// lookup returns the object of pkg that "Name" or "Type.Member" names, or nil.
// A promoted method is the original's.
func lookup(pkg *types.Package, name string) types.Object {
	typeName, member, found := strings.Cut(name, ".")
	obj := pkg.Scope().Lookup(typeName)
	if obj == nil || !found {
		return obj
	}
	tn, ok := obj.(*types.TypeName)
	if !ok {
		return nil
	}
	m, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, member)
	return m
}

// bindOwn binds an entry of the user's, which wins over the table's.
func (t *Table) bindOwn(pkg *types.Package, own Own) {
	obj, ok := own.Lookup(pkg)
	if !ok {
		return
	}
	fn := Func{Register: own.Register}
	if own.Sink != nil {
		fn.Sinks = []Sink{*own.Sink}
	}
	t.funcs[obj.Origin()] = &fn
}

// Lookup finds the function that own names in pkg: path.Func, (path.T).M or (*path.T).M.
func (o Own) Lookup(pkg *types.Package) (*types.Func, bool) {
	rest, ok := o.In(pkg.Path())
	if !ok {
		return nil, false
	}
	fn, ok := lookup(pkg, rest).(*types.Func)
	return fn, ok
}

// In returns what own names within a package, "Func" or "Type.Method"; ok reports
// whether it names anything of that package.
func (o Own) In(path string) (name string, ok bool) {
	name = strings.TrimPrefix(o.Func, "(")
	name = strings.TrimPrefix(name, "*")
	name = strings.Replace(name, ")", "", 1)
	name, ok = strings.CutPrefix(name, path+".")
	return name, ok && !strings.Contains(name, "/")
}
