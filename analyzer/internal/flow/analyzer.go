package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/env"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/interp"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// New returns the analyzer. own yields the user's own entries for the table of
// frameworks; it is called once for each package.
func New(own func(*analysis.Pass) []framework.Own) *analysis.Analyzer {
	statuses := statusinfer.New(own)
	return &analysis.Analyzer{
		Name: "statuslintflow",
		Doc:  "find the statuses that functions write, for statuslint",
		Run: func(pass *analysis.Pass) (any, error) {
			return run(pass, pass.ResultOf[statuses].(*statusinfer.Result)), nil
		},
		Requires:   []*analysis.Analyzer{statuses},
		ResultType: reflect.TypeFor[*Result](),
		FactTypes:  []analysis.Fact{new(fact.SummaryFact), new(fact.SentinelFact), new(fact.ErrorHandlerFact), new(fact.AnalysedFact), new(fact.PlainFact), new(fact.RecoversFact), new(fact.ImplementationsFact)},
	}
}

func run(pass *analysis.Pass, st *statusinfer.Result) *Result {
	if st.Empty() {
		return &Result{}
	}
	own := ownErrors(pass, st.Table)
	if len(own) > 0 {
		pass.ExportPackageFact(&fact.ErrorHandlerFact{Frameworks: own})
	}
	return &Result{Numbers: st.Numbers(), x: interp.New(pass, st), ownErrors: own}
}

// Func returns the summary of fn, which may be declared in another package,
// or nil where nothing is known of it.
func (r *Result) Func(fn *types.Func) *Summary {
	if r.x == nil || fn == nil {
		return nil
	}
	return r.summary(r.x.Function(fn).Funcs[0])
}

// Redirects reports whether calling fn, of net/http or a framework, redirects the
// client.
func (r *Result) Redirects(fn *types.Func) bool {
	if r.x == nil {
		return false
	}
	entry := r.x.Table.Func(fn)
	return entry != nil && entry.Redirects
}

// Lit returns the summary of a function literal of this package.
func (r *Result) Lit(lit *ast.FuncLit) *Summary {
	if r.x == nil || r.x.ByLit[lit] == nil {
		return nil
	}
	return r.summary(absval.FuncRef{Lit: lit})
}

// Value returns the summary of the handler that the expression denotes: a
// function, a method value, a literal, a conversion, a variable, a call that
// returns a handler, or a value with a method ServeHTTP. It returns nil where
// the handler is not known. Middleware between the expression and the handler
// is followed.
func (r *Result) Value(e ast.Expr) *Summary {
	if r.x == nil {
		return nil
	}
	return r.ValueIn(e, nil)
}

// ValueIn is Value for a handler that a function of the package registers for its
// callers: calls[0] is a call of the function around e, calls[1] one of the function
// around calls[0], and so on. The parameters are what these calls pass.
func (r *Result) ValueIn(e ast.Expr, calls []*ast.CallExpr) *Summary {
	if r.x == nil {
		return nil
	}
	x := r.x
	fn := x.Enclosing(e.Pos())
	v := x.Eval(fn, e)
	for _, call := range calls {
		v = x.InCall(v, call)
	}
	if fn != nil && len(calls) == 0 && len(v.Flat().Calls) > 0 {
		v = x.Closed(v, fn.Root()) // Have: r.Get("/pets", chain.Then(list)), where chain is a parameter
	}
	if served, ok := x.Served(v, x.Info.TypeOf(e)); ok && !goast.IsFuncType(x.Info.TypeOf(e)) {
		v = served
	}
	v = v.Flat()
	refs := v.Funcs
	if len(refs) == 0 {
		return nil
	}
	s := &summariser{Result: r, Interp: x, out: &Summary{Complete: !v.Top && !v.HasCallees()}}
	known := false
	for _, ref := range refs {
		if s.add(ref, nil, false) {
			known = true
		} else {
			s.out.Complete = false
		}
	}
	if !known {
		return nil
	}
	s.adapted(e, refs)
	sortStatuses(s.out.Statuses)
	return s.out
}

// A Declared is a function of the package with its summary.
type Declared struct {
	Func *types.Func  // nil for a literal
	Lit  *ast.FuncLit // nil for a declared function
	*Summary
	node ast.Node
}

// Node returns the declaration or the literal.
func (d Declared) Node() ast.Node { return d.node }

// Pos returns where the function begins.
func (d Declared) Pos() token.Pos { return d.node.Pos() }

// Name returns the function's name, or "func" with its signature for a literal.
func (d Declared) Name() analysis.Range {
	if decl, ok := d.node.(*ast.FuncDecl); ok {
		return decl.Name
	}
	return d.Lit.Type
}

// Functions returns the functions and literals of the package, in source order
// of their ends, with their summaries.
func (r *Result) Functions() []Declared {
	if r.x == nil {
		return nil
	}
	if r.declared == nil {
		for _, fn := range r.x.Funcs {
			if s := r.summary(env.RefTo(fn)); s != nil {
				r.declared = append(r.declared, Declared{fn.Obj, fn.Lit, s, fn.Node})
			}
		}
	}
	return r.declared
}
