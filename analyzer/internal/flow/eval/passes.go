package eval

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// Reaches reports whether the response that a called function writes to is
// the caller's. A function that takes none captures it, or finds it in its
// receiver.
func (x *Calls) Reaches(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) bool {
	given := false
	for i, p := range t.Summary.Params {
		if !x.Types.IsResponse(p.Type()) {
			continue
		}
		for _, arg := range goast.ArgsOf(x.Info, call, t.Summary.Sig, i) {
			given = true
			if x.IsOwn(fn, arg.Expr) {
				return true
			}
		}
	}
	if t.Summary.Recv != nil && t.Ref.Recv == nil && x.Types.IsResponse(t.Summary.Recv.Type()) {
		given = true
		if x.IsOwn(fn, x.ResponseOf(call, framework.NoArg)) {
			return true
		}
	}
	return !given && x.reachesWriter(fn, call, t)
}

// reachesWriter is reaches for a function that takes no response. One that is
// declared and takes a writer may have made a response of that: of the caller's
// or of another, a connection's that it accepts.
func (x *Calls) reachesWriter(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) bool {
	if t.Ref.Lit != nil || t.Ref.Recv != nil {
		return true // it captures what it writes to
	}
	given := false
	for i, p := range t.Summary.Params {
		if !goast.IsWritable(p.Type()) {
			continue
		}
		for _, arg := range goast.ArgsOf(x.Info, call, t.Summary.Sig, i) {
			given = true
			if x.IsOwn(fn, arg.Expr) {
				return true
			}
		}
	}
	return !given
}

// PassesAll reports whether a call passes on all of the caller's own parameters:
// the called function is then the handler (3.15). One that is given no
// response, and finds it in its receiver, reads the request.
func (x *Calls) PassesAll(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) bool {
	if len(fn.Params) == 0 || len(t.Summary.Params) < len(fn.Params) {
		return false
	}
	response := false
	for _, p := range fn.Params {
		response = response || x.Types.IsResponse(p.Type())
		found := false
		for _, arg := range call.Args {
			id, ok := ast.Unparen(arg).(*ast.Ident)
			found = found || ok && x.Info.Uses[id] == p
		}
		if !found {
			return false
		}
	}
	return response
}
