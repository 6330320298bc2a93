package interp

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// panicArg adds what a call of the builtin panic panics with.
func (x *transfer) panicArg(fn *program.Function, call *ast.CallExpr) {
	w, ok := x.Paths.At(fn, call)
	if !ok || len(call.Args) != 1 {
		return // no error leads here
	}
	t := x.Info.TypeOf(call.Args[0])
	if t == nil {
		return
	}
	if _, basic := t.Underlying().(*types.Basic); basic && goast.NamedOf(t) == nil {
		return // a text
	}
	if v := goast.RootVar(x.Info, call.Args[0]); v != nil && v.Name() == "ErrAbortHandler" && v.Pkg() != nil && v.Pkg().Path() == "net/http" {
		return // it aborts the response, and nobody answers it
	}
	v := x.Eval(fn, call.Args[0])
	v.MayBeOther = true // an error without a status is answered too, where somebody recovers
	x.Panics.Value = x.Panics.Value.Join(v.Under(w))
}

// panicsOf adds what a called function may panic with.
func (x *transfer) panicsOf(fn *program.Function, call *ast.CallExpr, t summary.CallTarget) {
	if t.Summary == nil || t.Summary.Panics.IsBottom() && t.Summary.Recovers == nil {
		return
	}
	if t.Summary.Recovers != nil && x.Panics.Deferred {
		x.Panics.Value = absval.Value{}
	}
	w, ok := x.Paths.At(fn, call)
	if !ok {
		return // no error leads here
	}
	x.Panics.Value = x.Panics.Value.Join(x.Substitute(t.Summary.Panics, t.Subst).Under(w))
}
