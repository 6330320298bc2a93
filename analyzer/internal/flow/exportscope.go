package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// interfaces exports, for the methods of the package's own interfaces, what
// their implementations in the package have in common with what may be called.
func (ex *exporter) interfaces() {
	for method, impls := range ex.types.impls {
		if !ast.IsExported(method.Name()) {
			continue
		}
		var params []*types.Var
		for p := range method.Signature().Params().Variables() {
			params = append(params, p)
		}
		b := ex.common(method, params, impls)
		if fact := ex.function(method, params, b); fact != nil {
			ex.pass.ExportObjectFact(method, fact)
		}
	}
	for _, m := range ex.kinds.interfaceMethods {
		if m.Pkg() == ex.pass.Pkg && len(ex.types.impls[m]) == 0 && ast.IsExported(m.Name()) {
			if fact := ex.function(m, nil, nil); fact != nil {
				ex.pass.ExportObjectFact(m, fact)
			}
		}
	}
}

// common joins the behaviours of the implementations of a method. What one of
// several writes by itself is not what the method writes: only what is done
// with the arguments is lifted, unless there is one implementation.
func (ex *exporter) common(method *types.Func, params []*types.Var, impls []*function) *summary.FuncSummary {
	sig := method.Signature()
	out := &summary.FuncSummary{Sig: sig, Params: params, Results: make([]absval.Value, sig.Results().Len())}
	for _, fn := range impls {
		b := fn.sum
		if b == nil || len(b.Params) != len(params) {
			continue
		}
		bound := absval.Subst{}
		for i, p := range b.Params {
			bound = append(bound, absval.Binding{Param: p, Value: absval.Value{Params: []*types.Var{params[i]}}, Facts: absval.ArgFacts{Alias: params[i], Len: -1}})
		}
		for _, e := range b.Effects {
			w := e.Written.Flat()
			if len(impls) > 1 {
				w = absval.Value{Params: w.Params, Calls: w.Calls, Top: w.Top}
			}
			out.Effects = append(out.Effects, &summary.Effect{Written: ex.in(w, bound), Escapes: e.Escapes, Methods: e.Methods})
		}
		for i := range out.Results {
			if i < len(b.Results) {
				out.Results[i] = out.Results[i].Join(ex.in(b.Results[i], bound))
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

// scope exports facts of fields, package variables and function types.
func (ex *exporter) scope() {
	scope := ex.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		switch obj := scope.Lookup(name).(type) {
		case *types.Var:
			ex.variable(obj)
		case *types.TypeName:
			ex.typeName(obj)
		}
	}
}

func (ex *exporter) variable(v *types.Var) {
	if !ast.IsExported(v.Name()) || !mayCarry(v.Type()) || goast.IsInteger(v.Type()) {
		return
	}
	var val absval.Value
	for i := range ex.defs[v] {
		val = val.Join(ex.def(v, i))
	}
	val.Top = false
	fact := ex.value(&summary.FuncSummary{}, val)
	if fact.says() {
		ex.pass.ExportObjectFact(v, &carriesFact{fact})
	}
}

func (ex *exporter) typeName(tn *types.TypeName) {
	if tn.IsAlias() {
		return
	}
	switch t := tn.Type().Underlying().(type) {
	case *types.Struct:
		for f := range t.Fields() {
			if r := ex.kinds.rolesOf(node{obj: f.Origin()}); r != 0 {
				ex.pass.ExportObjectFact(f, &isStatusFact{Written: r&Written.bit() != 0, Tested: r&written == Written.bit()})
			}
		}
	case *types.Signature:
		var out []int
		for i := range t.Results().Len() {
			if ex.kinds.rolesOf(node{obj: tn, sub: result, i: i})&Written.bit() != 0 {
				out = append(out, i)
			}
		}
		if len(out) > 0 && ast.IsExported(tn.Name()) {
			ex.pass.ExportObjectFact(tn, &yieldsFact{out})
		}
	}
}
