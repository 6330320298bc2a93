package interp

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// unresolved finds what calls do to the response of which not every callee is known.
type unresolved struct{ *transfer }

// callbacks adds what literals do that are handed to a call, and write to the
// response around them: withTx(func() error { … }).
func (x *unresolved) callbacks(fn *program.Function, call *ast.CallExpr, e *summary.Effect, known bool) {
	for _, arg := range call.Args {
		lit, ok := ast.Unparen(arg).(*ast.FuncLit)
		if !ok {
			continue // no literal
		}
		inner := x.ByLit[lit]
		if inner == nil || x.TakesResponse(inner) && len(x.Responses(fn, call)) == 0 {
			continue // a handler of its own
		}
		if known && x.invokedBy(e, inner) {
			continue // what the callee does with it is known
		}
		b := x.SummaryOf(env.RefTo(inner))
		if b == nil || len(b.Effects) == 0 {
			continue
		}
		x.serve(e, env.RefTo(inner), nil) // it is taken for called
		e.MaybeUnsent = true
	}
}

func (x *unresolved) invokedBy(e *summary.Effect, inner *program.Function) bool {
	sum := x.State(inner).Sum
	return sum != nil && len(sum.Effects) > 0 && !e.Written.Empty()
}

// unknownCallee adds what a function that is not known may do with the response.
func (x *unresolved) unknownCallee(fn *program.Function, call *ast.CallExpr, obj *types.Func, e *summary.Effect) {
	if obj != nil && !x.Types.IsHandlerMethod(obj) && (goast.IsStd(obj.Pkg()) || x.Table.KnownPackage(obj.Pkg())) {
		x.libraryCallee(fn, call, obj, e)
		return
	}
	if obj != nil && x.Types.IsHandlerMethod(obj) && len(x.Responses(fn, call)) > 0 {
		e.Escapes = true // Have: h.ServeHTTP(w, r)
		return
	}
	if obj != nil && x.Facts.IsQuiet(obj) {
		return // Have: csrf.TokenFromContext(c), which takes any context
	}
	if obj != nil && env.IsAbstract(obj) && x.YieldsResponse(obj) {
		return // Have: c.Writer(), which gives the response that c holds
	}
	for _, arg := range x.Responses(fn, call) {
		t := x.TakenAs(call, env.SignatureOf(obj), arg)
		switch {
		case goast.IsWriter(t) || !x.Types.IsResponse(x.Info.TypeOf(arg)):
			e.Body = max(e.Body, summary.May)
		case x.Types.IsResponse(t) || goast.IsEmptyInterface(t):
			e.Escapes = true // it may write any status
			return
		}
		// Have: a context.Context, say, through which nothing is written
	}
}

// libraryCallee adds what a function of the standard library or of a framework does
// with a response, where the table has no entry: it writes no status, but may
// write a body.
func (x *unresolved) libraryCallee(fn *program.Function, call *ast.CallExpr, obj *types.Func, e *summary.Effect) {
	sig := obj.Signature()
	writes, sends := false, false
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		for _, arg := range goast.ArgsOf(x.Info, call, sig, i) {
			if arg.Index < 0 && goast.IsWriter(t) && x.IsOwnOrDerived(fn, arg.Expr) {
				writes = true // Have: fmt.Fprint(w, …), io.Copy(w, …)
				sends = sends || isHTTPWriter(x.Info.TypeOf(arg.Expr)) && !strings.HasPrefix(obj.Name(), "Copy")
			}
		}
	}
	if sig.Recv() != nil && x.IsDerived(fn, x.ResponseOf(call, framework.NoArg)) && fails(sig) {
		writes = true // Have: json.NewEncoder(w).Encode(v)
		sends = obj.Name() == "Encode" && x.encodesTo(x.ResponseOf(call, framework.NoArg))
	}
	if !writes || makes(sig) {
		return
	}
	e.Body = summary.Must
	if sends {
		e.Sends = x.sendsUnlessError(call, false)
	}
}

// encodesTo reports whether an encoder is made from an http.ResponseWriter, and
// writes to it at once.
func (x *unresolved) encodesTo(e ast.Expr) bool {
	e = ast.Unparen(e)
	if v := goast.RootVar(x.Info, e); v != nil && len(x.Relevant[v]) == 1 {
		e = ast.Unparen(x.Relevant[v][0].Expr)
	}
	call, ok := e.(*ast.CallExpr)
	return ok && slices.ContainsFunc(call.Args, func(arg ast.Expr) bool { return isHTTPWriter(x.Info.TypeOf(arg)) })
}

// fails reports whether a function returns an error: what can fail, writes.
func fails(sig *types.Signature) bool { return env.ReturnsError(sig) }

// makes reports whether a function makes another writer: its first result is
// neither a number nor an error (bufio.NewWriter, json.NewEncoder).
func makes(sig *types.Signature) bool {
	if sig.Results().Len() == 0 {
		return false
	}
	t := sig.Results().At(0).Type()
	_, basic := t.Underlying().(*types.Basic)
	return !basic && !goast.IsError(t)
}
