package interp

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// takesResponse reports whether a parameter of fn, or its receiver, is a response.
func (x *provenance) takesResponse(fn *program.Function) bool {
	if fn.Recv != nil && x.Types.IsResponse(fn.Recv.Type()) {
		return true
	}
	for _, p := range fn.Params {
		if x.Types.IsResponse(p.Type()) {
			return true
		}
	}
	return false
}

// answers reports whether fn returns what a framework answers as it is: a
// response as a value, or an object that writes itself.
func (x *provenance) answers(fn *program.Function) bool {
	for r := range fn.Sig.Results().Variables() {
		if x.Types.IsSelfWriter(r.Type()) {
			return true
		}
		if named := goast.NamedOf(r.Type()); named != nil {
			if entry := x.Table.Type(named.Origin().Obj()); entry != nil && entry.Answer {
				return true
			}
		}
	}
	return false
}

// reaches reports whether the response that a called function writes to is
// the caller's. A function that takes none captures it, or finds it in its
// receiver.
func (x *calls) reaches(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) bool {
	given := false
	for i, p := range t.Summary.Params {
		if !x.Types.IsResponse(p.Type()) {
			continue
		}
		for _, arg := range goast.ArgsOf(x.info, call, t.Summary.Sig, i) {
			given = true
			if x.isOwn(fn, arg.Expr) {
				return true
			}
		}
	}
	if t.Summary.Recv != nil && t.Ref.Recv == nil && x.Types.IsResponse(t.Summary.Recv.Type()) {
		given = true
		if x.isOwn(fn, x.responseOf(call, framework.NoArg)) {
			return true
		}
	}
	return !given && x.reachesWriter(fn, call, t)
}

// reachesWriter is reaches for a function that takes no response. One that is
// declared and takes a writer may have made a response of that: of the caller's
// or of another, a connection's that it accepts.
func (x *calls) reachesWriter(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) bool {
	if t.Ref.Lit != nil || t.Ref.Recv != nil {
		return true // it captures what it writes to
	}
	given := false
	for i, p := range t.Summary.Params {
		if !goast.IsWritable(p.Type()) {
			continue
		}
		for _, arg := range goast.ArgsOf(x.info, call, t.Summary.Sig, i) {
			given = true
			if x.isOwn(fn, arg.Expr) {
				return true
			}
		}
	}
	return !given
}

// passesAll reports whether a call passes on all of the caller's own parameters:
// the called function is then the handler (3.15). One that is given no
// response, and finds it in its receiver, reads the request.
func (x *calls) passesAll(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) bool {
	if len(fn.Params) == 0 || len(t.Summary.Params) < len(fn.Params) {
		return false
	}
	response := false
	for _, p := range fn.Params {
		response = response || x.Types.IsResponse(p.Type())
		found := false
		for _, arg := range call.Args {
			id, ok := ast.Unparen(arg).(*ast.Ident)
			found = found || ok && x.info.Uses[id] == p
		}
		if !found {
			return false
		}
	}
	return response
}
