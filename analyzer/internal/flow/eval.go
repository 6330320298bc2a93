package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// An evaluator finds what expressions may evaluate to, within one unit of
// functions that depend on each other.
type evaluator struct {
	*index
	table *framework.Table
	facts *facts
	types *typeInfo
	// ownErrors are the frameworks whose error handler this package sets.
	ownErrors []string
	flows     map[*function]*reaching
	first     map[*function]*reaching // before its tests are known
	sorted    []*function             // by position
	memo      map[defKey]value
	partial   []defKey       // what the memo holds only for now
	active    map[defKey]int // depth at which a definition is being evaluated
	depth     int
	steps     int // taken for the function at hand
	lowest    int // the least depth of an active definition that was met
	// early: a function of the unit was used before it was summarised.
	early bool
}

// eval returns what e may evaluate to where it stands in fn.
func (x *evaluator) eval(fn *function, e ast.Expr) value {
	if x.steps++; x.steps > maxSteps {
		return unknown
	}
	e = ast.Unparen(e)
	if tv := x.info.Types[e]; tv.Value != nil {
		return x.constant(e)
	}
	switch e := e.(type) {
	case *ast.Ident:
		return x.ident(fn, e)
	case *ast.SelectorExpr:
		return x.selector(fn, e)
	case *ast.CallExpr:
		return x.nth(fn, e, 0)
	case *ast.CompositeLit:
		return x.composite(fn, e)
	case *ast.FuncLit:
		return value{funcs: []funcRef{{fn: x.byLit[e]}}}
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return x.eval(fn, e.X)
		}
	case *ast.StarExpr:
		return x.eval(fn, e.X)
	case *ast.TypeAssertExpr:
		return x.eval(fn, e.X)
	case *ast.SliceExpr:
		return x.eval(fn, e.X)
	case *ast.IndexExpr:
		return x.element(fn, e)
	case *ast.IndexListExpr:
		return x.eval(fn, e.X) // an instance of a generic function
	}
	return unknown
}

func (x *evaluator) constant(e ast.Expr) value {
	code, ok := goast.IntValue(x.info, e)
	if !ok || code < 100 || code > 999 {
		return value{none: ok} // not a status: nothing is carried
	}
	return value{atoms: []atom{{code: int(code), expr: e, via: Direct}}}
}

func (x *evaluator) ident(fn *function, id *ast.Ident) value {
	switch obj := x.info.ObjectOf(id).(type) {
	case *types.Var:
		return x.variable(fn, id, obj)
	case *types.Func:
		return x.function(obj)
	}
	return value{} // nil
}

func (x *evaluator) function(obj *types.Func) value {
	obj = obj.Origin()
	if fn := x.byObj[obj]; fn != nil {
		return value{funcs: []funcRef{{fn: fn}}}
	}
	ref := funcRef{obj: obj}
	if entry := x.table.Func(obj); entry != nil && len(entry.Sinks) == 1 && entry.Sinks[0].Kind == framework.Fixed && entry.Sinks[0].Effect == framework.Writes {
		writes := fixed(entry.Sinks[0].Codes, nil) // Have: http.NotFound, a handler itself
		ref.writes = &writes
	}
	return value{funcs: []funcRef{ref}}
}

func (x *evaluator) selector(fn *function, e *ast.SelectorExpr) value {
	sel, ok := x.info.Selections[e]
	if !ok {
		return x.ident(fn, e.Sel) // pkg.Name
	}
	if sel.Kind() == types.FieldVal {
		return x.field(fn, e, sel.Obj().(*types.Var).Origin())
	}
	// Have: x.m or T.m as a value
	obj := sel.Obj().(*types.Func)
	if impls := x.types.implementations(obj); len(impls) > 0 && sel.Kind() == types.MethodVal {
		recv := x.eval(fn, e.X)
		v := value{lost: obj.Exported()} // other packages may implement it too
		for _, impl := range impls {
			v.funcs = append(v.funcs, funcRef{fn: impl, recv: &recv})
		}
		return v
	}
	v := x.function(obj)
	v.funcs[0].expr = sel.Kind() == types.MethodExpr
	if !v.funcs[0].expr {
		recv := x.eval(fn, e.X)
		v.funcs[0].recv = &recv
	}
	return v
}

// field returns what x.F may be.
func (x *evaluator) field(fn *function, e *ast.SelectorExpr, f *types.Var) value {
	base := x.eval(fn, e.X)
	return x.pick(base, f)
}

// pick returns what field f of v may be.
func (x *evaluator) pick(v value, f *types.Var) value {
	if len(v.over) > 0 {
		return v.mapped(func(w value) value { return x.pick(w, f) })
	}
	if len(v.mods) > 0 {
		plain := v
		plain.mods = nil
		return v.modified(f, x.pick(plain, f))
	}
	if p, ok := v.part(f); ok && (len(v.params) == 0 || v.sets(f)) {
		return p
	} else if ok {
		return p.join(value{params: v.params, lost: v.lost})
	}
	if goast.HoldsInteger(f.Type()) && !goast.IsEmptyInterface(f.Type()) {
		if x.kinds.isStatus(f) {
			return value{atoms: v.atoms, params: v.params, lost: v.lost || v.bare()}
		}
		return unknown
	}
	if _, ok := f.Type().Underlying().(*types.Signature); ok {
		v.lost = v.lost || len(v.funcs) == 0
	}
	return v
}

// bare reports whether nothing at all is known of v.
func (v value) bare() bool { return v.empty() }

func (v value) part(f *types.Var) (value, bool) {
	for _, p := range v.parts {
		if p.field == f {
			return p.value, true
		}
	}
	return value{}, false
}

// element returns what x[i] may be: any element. An element that is chosen by
// a key is one arm of a map from something to statuses.
func (x *evaluator) element(fn *function, e *ast.IndexExpr) value {
	v := x.eval(fn, e.X)
	if x.info.Types[e.Index].Value != nil || x.info.Types[e.Index].IsType() || len(codes(v.flat().atoms)) < 2 {
		return v
	}
	return v.as(Mapper, false)
}

// as returns v with its atoms having come the given way. What is one arm of a
// mapper stays one.
func (v value) as(via Via, sole bool) value {
	if len(v.over) > 0 {
		return v.mapped(func(w value) value { return w.as(via, sole) })
	}
	if len(v.atoms) == 0 {
		return v
	}
	atoms := make([]atom, 0, len(v.atoms))
	for _, a := range v.atoms {
		atoms = addAtom(atoms, a.come(via, sole))
	}
	v.atoms = atoms
	return v
}

// composite returns what T{…} carries.
func (x *evaluator) composite(fn *function, lit *ast.CompositeLit) value {
	t := x.info.TypeOf(lit)
	var out value
	if structs.Of(t) == nil {
		for _, elt := range lit.Elts {
			out = out.join(x.elt(fn, elt))
		}
	}
	for field, val := range structs.Fields(x.info, lit) {
		out = out.join(x.fieldValue(fn, field, val))
	}
	return out.join(x.types.carried(x, t, out)).join(x.answered(t, out, lit))
}

// elt returns what one element of a list or map carries.
func (x *evaluator) elt(fn *function, elt ast.Expr) value {
	if kv, ok := elt.(*ast.KeyValueExpr); ok {
		elt = kv.Value
	}
	t := x.info.TypeOf(elt)
	if t == nil || !mayCarry(t) {
		return value{}
	}
	v := x.eval(fn, elt)
	v.lost = false // an element among others
	return v
}

// fieldValue returns what a struct carries in field f.
func (x *evaluator) fieldValue(fn *function, f *types.Var, e ast.Expr) value {
	if goast.IsInteger(f.Type()) {
		v := x.eval(fn, e)
		if v.empty() {
			return value{}
		}
		return value{parts: []part{{f, v, true}}}.prune()
	}
	if !mayCarry(f.Type()) {
		return value{}
	}
	v := x.eval(fn, e)
	v.lost = false
	return v
}
