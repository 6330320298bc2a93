package analyzer

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
)

// Some frameworks never show a handler the response: what it returns decides
// the success, by rules of the framework's own.

// output returns the statuses of a handler that its framework chooses by the
// shape of what it returns, nil where it does not.
func (c *checker) output(r route.Route, sig *types.Signature) []flow.Status {
	var code int
	switch r.Framework {
	case "huma/v2":
		code = c.humaSuccess(r, sig)
	case "gofr":
		code = gofrSuccess(r.Method)
	}
	if code == 0 {
		return nil
	}
	return []flow.Status{{Code: code, Via: flow.Implicit}}
}

// humaSuccess is the success of a huma operation: DefaultStatus, else 200 where
// the output has a Body or the method is HEAD, else 204 (huma v2, huma.go,
// Register). A handler whose output has a field Status chooses by itself.
func (c *checker) humaSuccess(r route.Route, sig *types.Signature) int {
	if r.Struct != nil {
		for _, elt := range r.Struct.Elts {
			kv, ok := elt.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			if key, ok := kv.Key.(*ast.Ident); !ok || key.Name != "DefaultStatus" {
				continue
			}
			code, ok := intConstant(c.pass.TypesInfo, kv.Value)
			if !ok {
				return 0
			}
			return int(code)
		}
	}
	if sig == nil || sig.Results().Len() != 2 {
		return 0
	}
	out, ok := sig.Results().At(0).Type().Underlying().(*types.Pointer)
	if !ok {
		return 0
	}
	has := func(name string) bool {
		obj, _, _ := types.LookupFieldOrMethod(out, true, c.pass.Pkg, name)
		_, ok := obj.(*types.Var)
		return ok
	}
	switch {
	case has("Status"):
		return 0
	case has("Body"), r.Method == "HEAD":
		return 200
	}
	return 204
}

// gofrSuccess is the success of a gofr handler, which its method decides
// (gofr.dev/pkg/gofr/http, Responder).
func gofrSuccess(method string) int {
	switch method {
	case "POST":
		return 201
	case "DELETE":
		return 204
	case "":
		return 0
	}
	return 200
}

// intConstant returns the value of a constant integer.
func intConstant(info *types.Info, e ast.Expr) (int64, bool) {
	v := info.Types[e].Value
	if v == nil || v.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(v)
}
