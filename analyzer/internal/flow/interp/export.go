package interp

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// An exporter turns what was found into facts.
type exporter struct {
	*transfer
	fact.Encoder
	exported []Export
}

func (x *Interp) exporter() *exporter {
	return &exporter{
		transfer: x.transfer,
		Encoder:  fact.Encoder{Names: x.Statuses.Fields, Types: x.Types, Errors: !statusinfer.IsDependency(x.Pass)},
	}
}

// Linked returns what a declared function does, for calls that reach it through an
// interface; nil for a function of which nothing is known.
func (x *Interp) Linked(obj *types.Func) *fact.FuncFact {
	fn := x.ByObj[obj]
	if fn == nil {
		return x.Facts.Does(obj)
	}
	if x.State(fn).Sum == nil {
		return nil
	}
	ex := x.exporter()
	return ex.Linked(ex.withServed(x.State(fn).Sum))
}

// Exported returns the facts of the functions and variables that the package
// exports, in the order of their names.
func (x *Interp) Exported() []Export {
	slices.SortFunc(x.exported, func(a, b Export) int { return strings.Compare(a.Name, b.Name) })
	return x.exported
}

// An Export is a fact that importers read, with the name of its object.
type Export struct {
	Name string
	Fact analysis.Fact
}

func (ex *exporter) put(obj types.Object, f analysis.Fact) {
	name := obj.Name()
	if fn, ok := obj.(*types.Func); ok {
		name = fn.FullName()
	}
	ex.exported = append(ex.exported, Export{name, f})
	ex.Pass.ExportObjectFact(obj, f)
}

// export exports the facts of every object of the package that importers can meet.
func (x *Interp) export() {
	ex := x.exporter()
	x.Pass.ExportPackageFact(&fact.AnalysedFact{Errors: ex.Errors})
	if ex.Errors && x.Recovers() {
		x.Pass.ExportPackageFact(new(fact.RecoversFact))
	}
	for _, fn := range x.Funcs {
		if fn.Obj == nil || fn.Test || !fn.Obj.Exported() {
			continue // importers never name it
		}
		if fact := ex.Encode(ex.withServed(x.State(fn).Sum)); fact != nil {
			ex.put(fn.Obj, fact)
		}
	}
	ex.interfaces()
	ex.scope()
	x.exported = ex.exported
}

// withServed returns b with what the handlers do that its results may be.
func (ex *exporter) withServed(b *summary.FuncSummary) *summary.FuncSummary {
	if b == nil {
		return nil
	}
	out := *b
	for _, r := range b.Results {
		switch served := ex.served(b, r); {
		case served == nil:
		case out.Served == nil:
			out.Served = served
		default:
			out.Served = out.Served.Join(served)
		}
	}
	return &out
}

// served returns what the handlers do that a result may be, or nil.
func (ex *exporter) served(b *summary.FuncSummary, r absval.Value) *summary.FuncSummary {
	if r = r.Flat(); len(r.Funcs) == 0 {
		return nil
	}
	all := &summary.FuncSummary{Sig: b.Sig, Recv: b.Recv, Params: b.Params, Handles: true}
	funcs := r.Funcs
	if made, next := ex.wrapped(r); next != nil {
		funcs, all.Next = made, next
	}
	for _, f := range funcs {
		e := &summary.Effect{At: placeOfFunc(f), Escapes: r.Top}
		ex.serve(e, f, nil)
		all.Effects = append(all.Effects, e)
		for _, w := range e.Implied {
			all.Implicit = append(all.Implicit, summary.ImplicitStatus{When: w})
		}
		exit := summary.ExitState{Reached: true, Header: e.Header, Body: e.Body}
		if inner := ex.SummaryOf(f); inner != nil {
			exit = ex.servedExit(f, inner)
			ex.puts(all, inner, f)
		}
		all.AddExit(summary.Exit{ExitState: exit})
	}
	all.Sole = all.IsSole()
	return all
}

// wrapped returns the handlers that the one middleware makes that r is, and the parameter
// that is the handler which it wraps; nil where r is another function.
func (ex *exporter) wrapped(r absval.Value) (made []absval.FuncRef, next *types.Var) {
	if len(r.Funcs) != 1 {
		return nil, nil
	}
	f := r.Funcs[0]
	b := ex.SummaryOf(f)
	if b == nil || f.Obj != nil || ex.Types.Takes(b.Sig) || len(b.Params) != 1 || !ex.Types.IsHandler(b.Params[0].Type()) {
		return nil, nil // a handler, or declared: importers see it
	}
	var v absval.Value
	for _, r := range b.Results {
		v = v.Join(ex.Substitute(r, b.Bound(f)))
	}
	if v = v.Flat(); len(v.Funcs) == 0 {
		return nil, nil
	}
	return v.Funcs, b.Params[0]
}

// servedExit returns the response where f ends, with the summary inner, in terms of
// the function that returns f.
func (ex *exporter) servedExit(f absval.FuncRef, inner *summary.FuncSummary) summary.ExitState {
	bound := inner.Bound(f)
	exit := ex.exitState(summary.CallTarget{Ref: f, Summary: inner, Subst: bound})
	called := exit.Called
	exit.Called = nil
	for _, c := range called {
		v, ok := ex.Invoked(bound, inner.Invocation(c))
		if !ok {
			exit.Called = summary.Union(exit.Called, []summary.Callee{c}) // of a function further out
			continue
		}
		for _, outer := range env.CallsOf(v) {
			exit.Called = summary.Union(exit.Called, []summary.Callee{outer.Callee})
		}
	}
	return exit
}

// placeOfFunc returns what tells the effects of serving f from those of another
// function; nil for a function of another package.
func placeOfFunc(f absval.FuncRef) ast.Node {
	if f.Lit != nil {
		return f.Lit
	}
	return nil
}

// puts adds what a function that is returned puts into what it is given.
func (ex *exporter) puts(all, inner *summary.FuncSummary, f absval.FuncRef) {
	for i, p := range inner.Params {
		for _, s := range inner.Stores {
			if s.Param == p {
				all.ResultStores = append(all.ResultStores, summary.IndexedStore{Index: i, Value: ex.Substitute(s.Value, inner.Bound(f))})
			}
		}
	}
}
