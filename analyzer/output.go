package analyzer

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route"
)

// Some frameworks never show a handler the response: what it returns decides
// the success, by rules of the framework's own, which the table holds.

// output returns the success of a handler that its framework chooses, nil where
// it does not.
func (v *serving) output(r route.Route, sig *types.Signature) []flow.Status {
	f := framework.ByName(r.Framework)
	if f == nil || f.Output == nil {
		return nil
	}
	code, known := v.described(r.Struct, f.Output.Described)
	if !known {
		code = v.success(f.Output, r.Method, sig)
	}
	if code == 0 {
		return nil
	}
	return []flow.Status{{Code: code, Via: flow.Implicit}}
}

// described returns the success that a field of the literal which describes a
// route names, 0 where the value is unknown, and whether the field is there.
func (v *serving) described(lit *ast.CompositeLit, field string) (code int, known bool) {
	if lit == nil {
		return 0, false
	}
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			continue // positional
		}
		if key, ok := kv.Key.(*ast.Ident); ok && key.Name == field {
			n, _ := intConstant(v.pass.TypesInfo, kv.Value)
			return int(n), true
		}
	}
	return 0, false
}

// success returns the success that the method and the results of a handler
// decide, 0 where it is unknown.
func (v *serving) success(o *framework.Output, method string, sig *types.Signature) int {
	if !o.Pointer {
		if method == "" {
			return 0
		}
		if code := o.ByMethod[method]; code != 0 {
			return code
		}
		return o.Otherwise
	}
	if sig == nil || sig.Results().Len() != 2 {
		return 0
	}
	out, ok := sig.Results().At(0).Type().Underlying().(*types.Pointer)
	if !ok {
		return 0
	}
	has := func(name string) bool {
		obj, _, _ := types.LookupFieldOrMethod(out, true, v.pass.Pkg, name)
		_, ok := obj.(*types.Var)
		return ok
	}
	switch {
	case has(o.Chosen):
		return 0
	case has(o.Body):
		return o.WithBody
	case o.ByMethod[method] != 0:
		return o.ByMethod[method]
	}
	return o.Otherwise
}

// intConstant returns the value of a constant integer.
func intConstant(info *types.Info, e ast.Expr) (int64, bool) {
	v := info.Types[e].Value
	if v == nil || v.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(v)
}
