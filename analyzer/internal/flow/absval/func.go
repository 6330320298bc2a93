package absval

import (
	"go/ast"
	"go/types"
	"slices"
)

// A FuncRef is a function as a value: a declared function, a literal with what
// it captures, a method value, or the handler that a function returns.
type FuncRef struct {
	Obj   *types.Func  // declared, in this package or another; nil for a literal
	Lit   *ast.FuncLit // a literal of this package
	Recv  *Value       // receiver of a method value; nil where it is not known
	Subst Subst        // what the functions around a literal were called with
	// Served: not the function itself, but the handler that calling Obj returns.
	Served bool
	// Writes: a handler that writes these statuses and does nothing else:
	// http.NotFoundHandler(). Nil for other functions.
	Writes     *Value
	MethodExpr bool // T.m: the receiver is the first argument
}

// same reports whether f and g are the same function, whatever they captured.
func (f FuncRef) same(g FuncRef) bool {
	return f.Obj == g.Obj && f.Lit == g.Lit && f.Served == g.Served && f.MethodExpr == g.MethodExpr
}

// Equal reports whether f and g are the same function with equal captures.
func (f FuncRef) Equal(g FuncRef) bool {
	return f.same(g) && samePointee(f.Recv, g.Recv) && samePointee(f.Writes, g.Writes) && f.Subst.Equal(g.Subst)
}

// addFunc adds f to a list. A function stands in a value once: what several
// references captured is joined.
func addFunc(list []FuncRef, f FuncRef) []FuncRef {
	i := slices.IndexFunc(list, f.same)
	if i < 0 {
		return append(list, f)
	}
	list = slices.Clone(list)
	g := &list[i]
	g.Subst = g.Subst.Join(f.Subst)
	g.Recv = joinPointees(g.Recv, f.Recv)
	g.Writes = joinPointees(g.Writes, f.Writes)
	return list
}

// substitute returns f with the parameters that it captures bound by e.
func (f FuncRef) substitute(e Subst, c Callees) FuncRef {
	bound := make(Subst, 0, len(f.Subst)+len(e))
	for _, b := range f.Subst {
		facts := b.Facts
		if outer, ok := e.Binding(facts.Alias); ok && facts.Alias != nil {
			facts = outer.Facts
		}
		bound = append(bound, Binding{Param: b.Param, Value: Substitute(b.Value, e, c), Facts: facts})
	}
	if f.Lit != nil || f.Served {
		for _, b := range e {
			if _, ok := bound.Lookup(b.Param); !ok {
				bound = append(bound, b)
			}
		}
	}
	f.Subst = bound
	if f.Recv != nil {
		recv := Substitute(*f.Recv, e, c)
		f.Recv = &recv
	}
	return f
}
