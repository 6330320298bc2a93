package interp

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
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
		if f := ex.Encode(ex.withServed(b)); f != nil {
			ex.put(method, f)
		}
	}
}

// inTermsOf returns what binds the parameters, results and receiver of the summary of
// an implementation to those of the method.
func inTermsOf(method, b *summary.FuncSummary) absval.Subst {
	bound := absval.Subst{}
	for i, p := range b.Params {
		bound = append(bound, absval.Binding{Param: p, Value: absval.Value{Params: []*types.Var{method.Params[i]}}, Facts: absval.ArgFacts{Alias: method.Params[i], Len: -1}})
	}
	results := method.Sig.Results()
	bound = append(bound, b.Returning(func(i int) absval.ArgFacts { return absval.ArgFacts{Alias: results.At(i), Len: -1} })...)
	if b.Recv != nil && method.Recv != nil {
		bound = append(bound, absval.Binding{Param: b.Recv, Value: absval.Value{Params: []*types.Var{method.Recv}}, Facts: absval.NoFacts()})
	}
	return bound
}

// common joins the summaries of the implementations of a method. What they write
// by themselves is what the method writes if all of them write the same; else
// only what they do with the arguments is known, and the rest may be anything.
func (ex *exporter) common(method *types.Func, params []*types.Var, impls []*program.Function) *summary.FuncSummary {
	sig := method.Signature()
	out := &summary.FuncSummary{Sig: sig, Recv: sig.Recv(), Params: params, Results: make([]absval.Value, sig.Results().Len())}
	agree := ex.agree(impls)
	for _, fn := range impls {
		b := ex.State(fn).Sum
		if b == nil || len(b.Params) != len(params) {
			continue
		}
		bound := inTermsOf(out, b)
		for _, e := range b.Effects {
			if effect := ex.commonEffect(e, bound, agree); !effect.IsNothing() {
				out.Effects = append(out.Effects, effect) // else it calls what is given no response
			}
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

// commonEffect returns an effect of an implementation as the method's. agree says that
// all implementations write the same.
func (ex *exporter) commonEffect(e *summary.Effect, bound absval.Subst, agree bool) *summary.Effect {
	w := e.Written.Flat()
	if !agree {
		w = absval.Value{Params: w.Params, Calls: w.Calls, Reads: w.Reads, Top: w.Top || len(w.Origins)+len(w.Fields) > 0}
	}
	return &summary.Effect{
		Written: ex.Substitute(w, bound), Possible: e.Possible, Methods: e.Methods,
		Escapes: e.Escapes || slices.ContainsFunc(e.Invoked, ex.IsHandlerCall), // which handler, callers of an interface do not know
	}
}

// agree reports whether all implementations of a method write the same statuses
// by themselves.
func (ex *exporter) agree(impls []*program.Function) bool {
	var first []int
	for i, fn := range impls {
		var codes []int
		if b := ex.State(fn).Sum; b != nil {
			for _, e := range b.Effects {
				codes = append(codes, absval.Codes(e.Written.Flat().Origins)...)
			}
		}
		slices.Sort(codes)
		codes = slices.Compact(codes)
		if i > 0 && !slices.Equal(codes, first) {
			return false
		}
		first = codes
	}
	return true
}

// scope exports facts of package variables.
func (ex *exporter) scope() {
	scope := ex.Pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if v, ok := scope.Lookup(name).(*types.Var); ok {
			ex.variable(v)
			if ex.Errors && v.Exported() && ex.transfer.Errors.IsPlainSentinel(v) {
				ex.Pass.ExportObjectFact(v, new(fact.PlainFact))
			}
		}
	}
}

func (ex *exporter) variable(v *types.Var) {
	if !ast.IsExported(v.Name()) || !response.MayCarry(v.Type()) || goast.IsInteger(v.Type()) {
		return
	}
	var val absval.Value
	for i := range ex.Relevant[v] {
		val = val.Join(ex.Def(v, i))
	}
	val = val.WithoutTop()
	if fact := ex.Sentinel(val); fact != nil {
		ex.put(v, fact)
	}
}
