package strval

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A Contexts finds the bindings under which calls run.
type Contexts struct {
	info    *types.Info
	src     *origin.Index
	types   *routertype.Types
	strings *Eval
}

// NewContexts returns the contexts of the calls that eval's package holds.
func NewContexts(eval *Eval) *Contexts {
	return &Contexts{info: eval.info, src: eval.src, types: eval.types, strings: eval}
}

// Describing returns the parameter that describes what a call registers, as a
// whole: func register(api huma.API, op huma.Operation, h …) { huma.Register(api, op, h) }.
func (x *Contexts) Describing(s origin.Site) *types.Var {
	r := x.types.RegisterOf(x.src.Callee(s.Call))
	if r == nil || !r.Struct.Given() {
		return nil
	}
	id, ok := ast.Unparen(origin.Arg(s.Call, r.Struct.Index())).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := x.info.Uses[id].(*types.Var)
	if o, ok := x.src.Params[v]; !ok || o.Func != s.Func || structs.Of(v.Type()) == nil {
		return nil
	}
	return v
}

// A row, or a table of them, may come as a parameter, or as the receiver: what is
// registered depends on the calls of the function, each with its own row.
//
//	func register(r *mux.Router, rt Route) { r.HandleFunc(rt.Path, rt.Handler).Methods(rt.Method) }
//	func (rt Route) Register(mux *http.ServeMux) { mux.HandleFunc(rt.Method+" "+rt.Path, rt.Handler) }

// At returns the bindings under which a call runs: one for each row, or table,
// that a parameter of the function around it is given, and for each element of the
// loops around it.
func (x *Contexts) At(s origin.Site, depth int) []origin.Bindings {
	v := x.rowParam(s)
	if v == nil {
		v = x.tableParam(s)
	}
	return x.given(s, v, depth)
}

// given returns the bindings under which a call runs, where v is the row, or the
// table, that the function around it is given; nil where it is given none.
func (x *Contexts) given(s origin.Site, v *types.Var, depth int) []origin.Bindings {
	if v == nil || depth == origin.MaxWrap {
		return x.loops(s, []origin.Bindings{nil})
	}
	o := x.src.Params[v]
	var given []origin.Bindings
	for _, c := range x.src.Callers[o.Func] {
		for _, outer := range x.callerOf(c, o, depth+1) {
			if b := x.passes(c, o.Func, v, outer); x.holdsRows(b[v]) && len(given) < origin.MaxRows {
				given = append(given, b)
			}
		}
	}
	if len(given) == 0 {
		given = []origin.Bindings{nil}
	}
	return x.loops(s, given)
}

// callerOf returns the bindings under which a call runs that passes a row as the
// parameter o. A caller may pass on a row that is a parameter of its own:
//
//	func two(op huma.Operation, h …) { one(op, h) }
func (x *Contexts) callerOf(c origin.Site, o origin.Owner, depth int) []origin.Bindings {
	if id, ok := ast.Unparen(origin.Arg(c.Call, o.Index)).(*ast.Ident); ok {
		v, _ := x.info.Uses[id].(*types.Var)
		if outer, ok := x.src.Params[v]; ok && outer.Func == c.Func && len(x.src.Callers[c.Func]) > 0 {
			return x.given(c, v, depth)
		}
	}
	return x.At(c, depth)
}

// holdsRows reports whether e is a row, or a table of rows, that is known.
func (x *Contexts) holdsRows(e ast.Expr) bool {
	return x.strings.StructLiteral(e, 0) != nil || len(x.strings.ElementsAt(e, 0)) > 0
}

// passes returns what a call of fn gives its parameters and its receiver: for
// row, where several are given, the list of them.
func (x *Contexts) passes(c origin.Site, fn *types.Func, row *types.Var, outer origin.Bindings) origin.Bindings {
	sig := fn.Signature()
	b := origin.Arguments(fn, c.Call)
	if n := sig.Params().Len() - 1; sig.Variadic() {
		p := sig.Params().At(n)
		switch {
		case p != row:
			delete(b, p) // handlers
		case !c.Call.Ellipsis.IsValid():
			b[p] = &ast.CompositeLit{Elts: c.Call.Args[min(n, len(c.Call.Args)):]} // of no source
		}
	}
	if sel, ok := ast.Unparen(c.Call.Fun).(*ast.SelectorExpr); ok && sig.Recv() != nil {
		b[sig.Recv()] = sel.X
	}
	return x.strings.Resolved(b, outer)
}

// tableParam returns the parameter or receiver that a loop around a call goes over:
//
//	func (t Table) Register(mux *http.ServeMux) { for pattern, h := range t { mux.HandleFunc(pattern, h) } }
func (x *Contexts) tableParam(s origin.Site) *types.Var {
	if s.Func == nil || len(x.src.Callers[s.Func]) == 0 {
		return nil
	}
	for r := range s.Ranges() {
		v := x.src.Target(r.X)
		if o, ok := x.src.Params[v]; ok && o.Func == s.Func {
			return v
		}
	}
	return nil
}

// rowParam returns the parameter or receiver that is a row of what a call
// registers: a struct that is no router, of which the call reads fields.
func (x *Contexts) rowParam(s origin.Site) *types.Var {
	if s.Func == nil || len(x.src.Callers[s.Func]) == 0 {
		return nil
	}
	if v := x.Describing(s); v != nil {
		return v
	}
	var row *types.Var
	ast.Inspect(s.Call, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok || row != nil {
			return row == nil
		}
		if v := x.strings.RowOf(sel); v != nil && x.src.Params[v].Func == s.Func {
			row = v
		}
		return true
	})
	return row
}

// loops returns the bindings under which a call in the body of loops over
// literal tables runs: one for each element, under each of those that hold around.
func (x *Contexts) loops(s origin.Site, out []origin.Bindings) []origin.Bindings {
	for r := range s.Ranges() {
		var next []origin.Bindings
		for _, b := range out {
			for _, row := range x.strings.ElementsAt(x.strings.Deref(r.X, b), 0) {
				for _, e := range x.strings.expand(row, 0) {
					next = append(next, b.With(x.src, r, e))
				}
			}
		}
		if len(next) == 0 || len(next) > origin.MaxRows {
			continue // a table that is not known
		}
		out = next
	}
	return out
}
