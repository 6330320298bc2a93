package analyzer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/status"
	"golang.org/x/tools/go/types/typeutil"
)

// recordNobody records bodies that are lost.
//
//	(3.16) 1xx, 204, 205 and 304 with a body in the same call or on the same
//	path: net/http drops it or fails the write. An empty body is silent.
//
// A 1xx other than 101 is informational: the response, with its body, is still
// to come (net/http, ResponseWriter.WriteHeader), so that only a body in the
// same call is reported.
func recordNobody(r *record.Recorder) {
	for _, s := range r.Flow.Functions() {
		for _, b := range s.Bodies {
			f := r.File(b.Node.Pos())
			if f == nil || f.Test {
				continue
			}
			if informational(b.Status.Code) && b.Status.At != b.Node || writesNothing(r.Pass.TypesInfo, b.Node) {
				continue // the body is of the response to come, or empty
			}
			message := fmt.Sprintf("status %s allows no body, but one is written", status.Named(b.Status.Code))
			r.Add(record.Finding{Rule: "nobody", At: r.Node(b.Node), Message: message})
		}
	}
}

// informational reports whether a response follows the status: RFC 9110 §15.2,
// but for 101, which ends HTTP.
func informational(code int) bool {
	return code >= 100 && code < 200 && code != 101
}

// writesNothing reports whether a call writes an empty body: w.Write(nil),
// w.Write([]byte{}), c.SendString(""), io.WriteString(w, "").
func writesNothing(info *types.Info, n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := typeutil.Callee(info, call).(*types.Func)
	if !ok {
		return false
	}
	switch {
	case len(call.Args) == 1 && takesBody(fn.Signature()):
		return isEmpty(info, call.Args[0])
	case len(call.Args) == 2 && fn.Pkg() != nil && fn.Pkg().Path() == "io" && fn.Name() == "WriteString":
		return isEmpty(info, call.Args[1])
	}
	return false
}

// takesBody reports whether a method takes nothing but bytes, or text.
func takesBody(sig *types.Signature) bool {
	if sig.Recv() == nil || sig.Params().Len() != 1 || sig.Variadic() {
		return false
	}
	p := sig.Params().At(0).Type().Underlying()
	return types.Identical(p, types.NewSlice(types.Typ[types.Byte])) || types.Identical(p, types.Typ[types.String])
}

// isEmpty reports whether e is nil, "", or a slice without elements.
func isEmpty(info *types.Info, e ast.Expr) bool {
	e = ast.Unparen(e)
	tv := info.Types[e]
	if tv.IsNil() {
		return true
	}
	if tv.Value != nil {
		return tv.Value.Kind() == constant.String && constant.StringVal(tv.Value) == ""
	}
	switch e := e.(type) {
	case *ast.CompositeLit:
		return len(e.Elts) == 0
	case *ast.CallExpr:
		// Have: []byte("")
		return len(e.Args) == 1 && info.Types[e.Fun].IsType() && isEmpty(info, e.Args[0])
	}
	return false
}
