package eval

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// Errors have kinds and codes by which mappers choose: Error{Kind: NotFound}. A literal
// of an error holds each such field, with its zero value where the literal does not
// name it.

// isKind reports whether field f of an error of type t can be its kind: a number of a
// type of its own, or a text.
func isKind(t types.Type, f *types.Var) bool {
	if t == nil || !goast.IsError(t) && !goast.IsError(types.NewPointer(t)) {
		return false
	}
	return isString(f.Type()) || goast.IsInteger(f.Type()) && goast.NamedOf(f.Type()) != nil
}

// kinds returns what the literal of an error holds in the fields that can be its kind.
func (x *Tables) kinds(fn *program.Function, lit *ast.CompositeLit) absval.Value {
	t := x.Info.TypeOf(lit)
	st := structs.Of(t)
	if st == nil {
		return absval.Value{}
	}
	given := make(map[*types.Var]ast.Expr)
	for field, val := range structs.Fields(x.Info, lit) {
		given[field] = val
	}
	var out absval.Value
	for f := range st.Fields() {
		f = f.Origin()
		if !isKind(t, f) {
			continue // a cause, a number of its own
		}
		v := absval.Value{MayBeOther: true, Others: []string{zeroOf(f.Type()).ExactString()}}
		if e := given[f]; e != nil {
			v = x.kindValue(fn, e)
		}
		out.Fields = append(out.Fields, absval.Field{Var: f, Value: v, MustAssign: true})
	}
	return out.Widen()
}

func zeroOf(t types.Type) constant.Value {
	if isString(t) {
		return constant.MakeString("")
	}
	return constant.MakeInt64(0)
}

// isFilled reports whether a call other than the one around id may change the kind of
// the error in v: it is given v, or somebody has its address.
func (x *Tables) isFilled(id *ast.Ident, v *types.Var) bool {
	if types.IsInterface(v.Type()) {
		return false // a call that is given an error reads it
	}
	return x.Escapes[v] || slices.ContainsFunc(x.Defs[v], func(d program.Def) bool { return d.Into != nil && !goast.Within(d.Into, id) })
}

// kindValue returns what a number or a text may be, as far as it is a constant or a
// parameter.
func (x *Tables) kindValue(fn *program.Function, e ast.Expr) absval.Value {
	e = x.unconverted(e)
	if goast.IsInteger(x.Info.TypeOf(e)) {
		if v := x.Eval(fn, e); !v.IsBottom() {
			return v
		}
		return absval.Unknown()
	}
	if c := x.Info.Types[e].Value; c != nil && c.Kind() == constant.String {
		return absval.Value{MayBeOther: true, Others: []string{c.ExactString()}}
	}
	if fn != nil && fn.Body != nil {
		if p := x.Paths.Unchanged(fn, e); p != nil {
			return absval.Value{Params: []*types.Var{p}}
		}
	}
	return absval.Unknown()
}
