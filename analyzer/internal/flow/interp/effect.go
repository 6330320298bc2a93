package interp

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/eval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// A transfer finds what the nodes of a function do to its response.
type transfer struct {
	*eval.Calls
	unresolved *unresolved
}

// effectOf returns what a call in fn does to the response that fn was given,
// or nil where it does nothing.
func (x *transfer) effectOf(fn *program.Function, call *ast.CallExpr) *summary.Effect {
	if tv := x.Info.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return nil // T(w), append(list, w)
	}
	obj := goast.Callee(x.Info, call)
	if entry := x.Table.Func(obj); entry != nil && (len(entry.Sinks) > 0 || entry.WritesBody || entry.Leaves) {
		return x.sinkEffect(fn, call, entry)
	}
	if obj != nil && x.Types.IsWriteHeader(obj) {
		return x.writeHeader(fn, call)
	}
	e := &summary.Effect{At: call}
	ts, rest, known := x.Targets(fn, call)
	x.Panics.Unknown = x.Panics.Unknown || len(rest) > 0 || !known && !x.isLibrary(obj)
	for _, t := range ts {
		x.panicsOf(fn, call, t)
	}
	if len(rest) > 0 {
		serves, args := x.givesResponse(fn, call), x.ArgValues(fn, call)
		for _, i := range rest {
			i.Serves, i.Args = serves, args
			e.Invoked = summary.AddInvocation(e.Invoked, i)
		}
	}
	x.applyAny(fn, call, e, ts, known && len(rest) == 0)
	e.NeverReturns = known && len(rest) == 0 && len(ts) > 0 && !slices.ContainsFunc(ts, func(t summary.CallTarget) bool { return t.Summary == nil || !t.Summary.NeverReturns })
	x.unresolved.callbacks(fn, call, e, known)
	if !known {
		x.unresolved.unknownCallee(fn, call, obj, e)
	}
	if e.IsNothing() {
		return nil
	}
	return e
}

// isLibrary reports whether fn is of the standard library or of a framework: it panics
// with no error of the program.
func (x *transfer) isLibrary(fn *types.Func) bool {
	return fn != nil && (goast.IsStd(fn.Pkg()) || x.Table.KnownPackage(fn.Pkg()))
}

// writeHeader is a call of a method that keeps the contract of
// http.ResponseWriter.
func (x *transfer) writeHeader(fn *program.Function, call *ast.CallExpr) *summary.Effect {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || len(call.Args) != 1 || !x.IsOwn(fn, sel.X) {
		return nil // a recorder
	}
	return &summary.Effect{At: call, Written: x.Carried(x.Eval(fn, call.Args[0])), Header: summary.Must}
}

// sinkEffect is a call of a function of the table.
func (x *transfer) sinkEffect(fn *program.Function, call *ast.CallExpr, entry *framework.Func) *summary.Effect {
	e := &summary.Effect{At: call, Framework: entry.Framework}
	if entry.WritesBody && x.IsOwn(fn, x.ResponseOf(call, framework.NoArg)) {
		e.Body = summary.Must
	}
	if e.Defers = entry.Leaves && x.IsOwn(fn, x.ResponseOf(call, framework.NoArg)); e.Defers && len(call.Args) > 0 {
		e.Deferred = x.Carried(x.Eval(fn, call.Args[0])) // Have: c.Error(err)
	}
	for _, s := range entry.Sinks {
		x.sink(fn, call, e, s)
	}
	if e.Body == summary.Must && e.Header == summary.May && !slices.ContainsFunc(entry.Sinks, func(s framework.Sink) bool { return s.Kind != framework.Implicit }) {
		e.Header = summary.Never // the body goes out with what is set, or else one of the codes does
	}
	if e.IsNothing() {
		return nil
	}
	e.Sends = x.sends(call, entry, e)
	return e
}

func (x *transfer) sink(fn *program.Function, call *ast.CallExpr, e *summary.Effect, s framework.Sink) {
	switch s.Effect {
	case framework.Writes, framework.Sets, framework.Panics:
	default:
		return // nothing is written here
	}
	if !x.IsOwn(fn, x.ResponseOf(call, s.Response)) {
		return // another response: a recorder, a test's
	}
	if s.Kind == framework.Implicit {
		e.Possible = summary.Union(e.Possible, s.Codes)
		e.Header = max(e.Header, summary.May)
		if slices.ContainsFunc(s.Codes, status.IsSuccess) {
			e.Header = summary.Must // Have: http.ServeFile(w, r, name), which answers whatever it finds
		}
		e.Escapes = e.Escapes || s.Passes
		if s.OnError {
			e.OnSuccess, e.OnFailure = summary.Outcome{Seen: true, Header: summary.Never}, summary.Outcome{Seen: true, Header: summary.Must}
		}
		return
	}
	v := x.Carried(x.Results.FromSink(fn, call, s))
	if s.OrBody && v.Flat().Empty() {
		e.Body = summary.Must
		return
	}
	e.Written = e.Written.Join(v)
	e.Header = summary.Must
	e.Sets = s.Effect == framework.Sets
	switch s.Body {
	case framework.HasBody:
		e.Body = summary.Must
	case framework.BodyFrom:
		e.Body = x.bodyFrom(call, s.BodyArg)
	}
}

// bodyFrom reports whether the argument that is the body is there.
func (x *transfer) bodyFrom(call *ast.CallExpr, i int) summary.Modality {
	if i >= len(call.Args) {
		return summary.Never
	}
	tv := x.Info.Types[call.Args[i]]
	if tv.IsNil() || tv.Value != nil && tv.Value.ExactString() == `""` {
		return summary.Never
	}
	return summary.Must
}

// valueOfSink adds a call of a sink through a variable: write := w.WriteHeader.
func (x *transfer) valueOfSink(fn *program.Function, call *ast.CallExpr, e *summary.Effect, ref absval.FuncRef) {
	entry := x.Table.Func(ref.Obj)
	if entry == nil {
		return
	}
	for _, s := range entry.Sinks {
		s.Response = framework.NoArg
		if s.Effect == framework.Writes || s.Effect == framework.Sets {
			x.sink(fn, call, e, s)
		}
	}
}

// sends says whether a call of a function of the table sends the header. What
// sets a status for later, or belongs to a framework that buffers the response,
// sends nothing yet; nor does a call of WriteHeader through a type of which it is
// not known what it does: gin's ResponseWriter keeps the status.
func (x *transfer) sends(call *ast.CallExpr, entry *framework.Func, e *summary.Effect) summary.Modality {
	fw := x.Table.Framework(entry.Framework)
	if fw == nil || !fw.Sends || e.Sets && e.Body == summary.Never || e.Header != summary.Must && e.Body != summary.Must || len(e.Possible) > 0 {
		return summary.Never
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && x.Info.Selections[sel] != nil {
		if t := x.Info.TypeOf(sel.X); x.Types.ImplementsWriter(t) && !isHTTPWriter(t) {
			return summary.Never
		}
	}
	return x.sendsUnlessError(call, entry.WritesBody && entry.Framework == "net/http")
}

// sendsUnlessError returns Must for a call that certainly sends, or returns no
// error, and May for one whose error may say that nothing was sent: the error of
// an encoder or a template.
func (x *transfer) sendsUnlessError(call *ast.CallExpr, certainly bool) summary.Modality {
	t := x.Info.TypeOf(call)
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		t = tuple.At(tuple.Len() - 1).Type()
	}
	if certainly || !goast.IsError(t) {
		return summary.Must
	}
	return summary.May
}

// isHTTPWriter reports whether t is net/http.ResponseWriter itself.
func isHTTPWriter(t types.Type) bool {
	named := goast.NamedOf(t)
	return named != nil && named.Obj().Name() == "ResponseWriter" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http"
}
