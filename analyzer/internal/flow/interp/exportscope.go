package interp

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// interfaces exports, for the methods of the package's own interfaces, what
// their implementations in the package have in common with what may be called.
func (ex *exporter) interfaces() {
	for method, impls := range ex.Impls {
		if !ast.IsExported(method.Name()) {
			continue
		}
		var params []*types.Var
		for p := range method.Signature().Params().Variables() {
			params = append(params, p)
		}
		b := ex.common(method, params, impls)
		if fact := ex.Encode(ex.withServed(b)); fact != nil {
			ex.Pass.ExportObjectFact(method, fact)
		}
	}
}

// common joins the behaviours of the implementations of a method. What one of
// several writes by itself is not what the method writes: only what is done
// with the arguments is lifted, unless there is one implementation.
func (ex *exporter) common(method *types.Func, params []*types.Var, impls []*program.Function) *summary.FuncSummary {
	sig := method.Signature()
	out := &summary.FuncSummary{Sig: sig, Recv: sig.Recv(), Params: params, Results: make([]absval.Value, sig.Results().Len())}
	for _, fn := range impls {
		b := ex.State(fn).Sum
		if b == nil || len(b.Params) != len(params) {
			continue
		}
		bound := absval.Subst{}
		for i, p := range b.Params {
			bound = append(bound, absval.Binding{Param: p, Value: absval.Value{Params: []*types.Var{params[i]}}, Facts: absval.ArgFacts{Alias: params[i], Len: -1}})
		}
		if b.Recv != nil && out.Recv != nil {
			bound = append(bound, absval.Binding{Param: b.Recv, Value: absval.Value{Params: []*types.Var{out.Recv}}, Facts: absval.NoFacts()})
		}
		for _, e := range b.Effects {
			w := e.Written.Flat()
			if len(impls) > 1 {
				w = absval.Value{Params: w.Params, Calls: w.Calls, Reads: w.Reads, Top: w.Top}
			}
			out.Effects = append(out.Effects, &summary.Effect{Written: ex.Substitute(w, bound), Escapes: e.Escapes, Methods: e.Methods})
		}
		for i := range out.Results {
			if i < len(b.Results) {
				out.Results[i] = out.Results[i].Join(ex.Substitute(b.Results[i], bound))
			}
		}
		out.Handles = out.Handles || b.Handles
		out.Exit.Header = max(out.Exit.Header, b.Exit.Header)
		out.Exit.Body = max(out.Exit.Body, b.Exit.Body)
		out.Exit.ImplicitStatus = out.Exit.ImplicitStatus || b.Exit.ImplicitStatus
		out.Exit.MayBeUnsent = true
	}
	return out
}

// scope exports facts of package variables.
func (ex *exporter) scope() {
	scope := ex.Pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if v, ok := scope.Lookup(name).(*types.Var); ok {
			ex.variable(v)
		}
	}
}

func (ex *exporter) variable(v *types.Var) {
	if !ast.IsExported(v.Name()) || !response.MayCarry(v.Type()) || goast.IsInteger(v.Type()) {
		return
	}
	var val absval.Value
	for i := range ex.defs[v] {
		val = val.Join(ex.def(v, i))
	}
	val.Top = false
	if fact := ex.Sentinel(val); fact != nil {
		ex.Pass.ExportObjectFact(v, fact)
	}
}
