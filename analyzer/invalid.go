package analyzer

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/astutil"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/record"
)

// recordInvalid records numbers that are no status.
//
//	(3.17) WriteHeader panics outside 100 to 999; 600 to 999 have no meaning
//	(RFC 9110 §15). Framework sentinels (gin's -1) are silent, and so is 0, which
//	stands for "none chosen yet" in carriers; neither is a sentinel where it is
//	handed to http.ResponseWriter itself.
func recordInvalid(r *record.Recorder) {
	for _, n := range r.Flow.Numbers {
		f := r.File(n.Expr.Pos())
		if f == nil || f.Test || n.Role != flow.Written || n.Code >= 100 && n.Code <= 599 {
			continue // in a test, not written, or a status
		}
		if n.Tested {
			continue // a code of the application's own: what writes it makes a status of it
		}
		if n.Code <= 0 && !handedToWriter(r.Pass.TypesInfo, f.Syntax, n.Expr) {
			continue // a sentinel
		}
		if n.Code < 100 || n.Code > 999 {
			r.Add(record.Finding{Rule: "invalid", At: r.Node(n.Expr), Message: fmt.Sprintf("%d is no status: net/http panics outside 100 to 999", n.Code)})
			continue
		}
		r.Add(record.Finding{Rule: "invalid", At: r.Node(n.Expr), Message: fmt.Sprintf("%d is no status: 600 to 999 have no meaning", n.Code)})
	}
}

// handedToWriter reports whether e is the argument of WriteHeader of an
// http.ResponseWriter, not of a wrapper or a framework's, which may know
// sentinels.
func handedToWriter(info *types.Info, file *ast.File, e ast.Expr) bool {
	path, _ := astutil.PathEnclosingInterval(file, e.Pos(), e.End())
	for _, n := range path {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || ast.Unparen(call.Args[0]) != ast.Unparen(e) {
			continue // not around the number alone
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "WriteHeader" {
			return false
		}
		// Have: w.WriteHeader(0)
		named, ok := types.Unalias(info.TypeOf(sel.X)).(*types.Named)
		return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http" && named.Obj().Name() == "ResponseWriter"
	}
	return false
}
