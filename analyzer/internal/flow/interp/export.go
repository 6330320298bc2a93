package interp

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// An exporter turns what was found into facts.
type exporter struct {
	*transfer
	fact.Encoder
}

func (x *Interp) exporter() *exporter {
	return &exporter{x.transfer, fact.Encoder{Names: x.Statuses.Fields, Types: x.Types, Errors: !statusinfer.IsDependency(x.Pass)}}
}

// Linked returns what a declared function does, for calls that reach it through an
// interface; nil for a function of which nothing is known.
func (x *Interp) Linked(obj *types.Func) *fact.FuncFact {
	fn := x.ByObj[obj]
	if fn == nil {
		return x.facts.Does(obj)
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
}

// withServed returns b with what the handlers do that its results may be.
func (ex *exporter) withServed(b *summary.FuncSummary) *summary.FuncSummary {
	if b == nil {
		return nil
	}
	out := *b
	for _, r := range b.Results {
		if served := ex.served(b, r); served != nil {
			out.Served = served
		}
	}
	return &out
}

// served returns what the handlers do that a result may be, or nil.
func (ex *exporter) served(b *summary.FuncSummary, r absval.Value) *summary.FuncSummary {
	if len(r.Funcs) == 0 {
		return nil
	}
	all := &summary.FuncSummary{Sig: b.Sig, Recv: b.Recv, Params: b.Params, Yields: b.Yields, Handles: true, Exit: summary.ExitState{Reached: true}}
	for i, f := range r.Funcs {
		e := &summary.Effect{}
		ex.serve(e, f)
		all.Effects = append(all.Effects, e)
		header, body := e.Header, e.Body
		if inner := ex.SummaryOf(f); inner != nil {
			header, body = inner.Exit.Header, inner.Exit.Body
			all.Exit.ImplicitStatus = all.Exit.ImplicitStatus || inner.Exit.ImplicitStatus
			all.Exit.MayBeUnsent = all.Exit.MayBeUnsent || inner.Exit.MayBeUnsent
			ex.puts(all, inner, f)
			all.Exit.Methods = all.Exit.Methods.Or(inner.Exit.Methods)
		}
		if i == 0 {
			all.Exit.Header, all.Exit.Body = header, body
		} else {
			all.Exit.Header, all.Exit.Body = all.Exit.Header.Join(header), all.Exit.Body.Join(body)
		}
	}
	all.Sole = all.IsSole()
	return all
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
