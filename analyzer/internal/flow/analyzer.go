package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"sort"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// New returns the analyzer of this room. own yields the user's own entries for
// the table of frameworks; it is called once for each package.
func New(own func() []framework.Own) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "statuslintflow",
		Doc:        "find the statuses that functions write, for statuslint",
		Run:        func(pass *analysis.Pass) (any, error) { return run(pass, framework.New(own())), nil },
		ResultType: reflect.TypeFor[*Result](),
		FactTypes:  []analysis.Fact{new(funcFact), new(isStatusFact), new(carriesFact), new(yieldsFact), new(ownErrorsFact), new(foreignFact)},
	}
}

func run(pass *analysis.Pass, table *framework.Table) *Result {
	if goast.IsStd(pass.Pkg) {
		return &Result{} // what matters of it is in the table
	}
	if isDependency(pass) && (table.Known(pass.Pkg.Path()) || !reachesHTTP(pass, table)) {
		return &Result{} // in the table, or unable to hold a status
	}
	f := newFacts(pass, table)
	k := newKinds(table, f)
	index := newIndex(pass, k)
	k.solve()
	x := &evaluator{
		index:  index,
		table:  table,
		facts:  f,
		types:  k.types,
		flows:  make(map[*function]*reaching),
		first:  make(map[*function]*reaching),
		memo:   make(map[defKey]absval.Value),
		active: make(map[defKey]int),
	}
	if x.ownErrors = ownErrors(pass, table); len(x.ownErrors) > 0 {
		pass.ExportPackageFact(&ownErrorsFact{x.ownErrors})
	}
	x.settlePuts()
	x.summarise()
	clear(x.memo)
	x.export()
	return &Result{Numbers: k.numbers(), x: x}
}

// Func returns the summary of fn, which may be declared in another package,
// or nil where nothing is known of it.
func (r *Result) Func(fn *types.Func) *Summary {
	if r.x == nil || fn == nil {
		return nil
	}
	return r.x.summary(r.x.function(fn).Funcs[0])
}

// Lit returns the summary of a function literal of this package.
func (r *Result) Lit(lit *ast.FuncLit) *Summary {
	if r.x == nil || r.x.byLit[lit] == nil {
		return nil
	}
	return r.x.summary(absval.FuncRef{Lit: lit})
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
	x := r.x
	fn := x.enclosing(e.Pos())
	v := x.eval(fn, e)
	refs := v.Funcs
	if ref, ok := x.serveMethod(fn, e); ok && len(refs) == 0 {
		refs = []absval.FuncRef{ref}
	}
	if len(refs) == 0 {
		return nil
	}
	s := &summariser{evaluator: x, out: &Summary{Complete: !v.Top}}
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
		for _, fn := range r.x.funcs {
			if s := r.x.summary(fn.ref()); s != nil {
				r.declared = append(r.declared, Declared{fn.obj, fn.lit, s, fn.node})
			}
		}
	}
	return r.declared
}

// serveMethod returns the method ServeHTTP of the value of e.
func (x *evaluator) serveMethod(fn *function, e ast.Expr) (absval.FuncRef, bool) {
	t := x.info.TypeOf(e)
	if t == nil || types.IsInterface(t) {
		return absval.FuncRef{}, false
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, "ServeHTTP")
	m, ok := obj.(*types.Func)
	if !ok {
		return absval.FuncRef{}, false
	}
	ref := x.function(m).Funcs[0]
	recv := x.eval(fn, e)
	ref.Recv = &recv
	return ref, true
}

// enclosing returns the innermost function around pos, nil at package level: the
// last that begins before it, or one around that.
func (x *evaluator) enclosing(pos token.Pos) *function {
	if x.sorted == nil {
		x.sorted = slices.SortedFunc(slices.Values(x.funcs), func(a, b *function) int { return int(a.node.Pos() - b.node.Pos()) })
	}
	i := sort.Search(len(x.sorted), func(i int) bool { return x.sorted[i].node.Pos() > pos })
	if i == 0 {
		return nil
	}
	fn := x.sorted[i-1]
	for fn != nil && pos >= fn.node.End() {
		fn = fn.parent
	}
	return fn
}

// isDependency reports whether the package belongs to a module that is not
// worked on here.
func isDependency(pass *analysis.Pass) bool {
	return pass.Module != nil && pass.Module.Version != ""
}

// reachesHTTP reports whether the package imports, directly or not, net/http or
// a framework.
func reachesHTTP(pass *analysis.Pass, table *framework.Table) bool {
	seen := make(map[*types.Package]bool)
	var reaches func(p *types.Package) bool
	reaches = func(p *types.Package) bool {
		if table.Known(p.Path()) {
			return true
		}
		seen[p] = true
		for _, imp := range p.Imports() {
			if !seen[imp] && reaches(imp) {
				return true
			}
		}
		return false
	}
	return reaches(pass.Pkg)
}
