// Package env is the environment in which the functions of a package are interpreted:
// the package, and the summaries of the functions that it declares, as far as they are
// found, and of those that it imports.
//
// It answers what needs no evaluation: which functions a method call may reach
// (dispatch), whose response an expression is (Provenance), and what is certainly not
// nil (Nilness).
package env

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/pathcond"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// An Env is the package under analysis, and what is known of its functions so far.
type Env struct {
	*program.Program
	Pass     *analysis.Pass
	Info     *types.Info
	Table    *framework.Table
	Statuses *statusinfer.Result
	Types    *response.Types
	Facts    *fact.Importer
	Relevant map[*types.Var][]program.Def // the definitions that can matter, see relevantDefs
	states   []FuncState                  // by Function.ID
	Paths    *pathcond.Analysis
	// recovered are the parameters that stand for what functions recover.
	recovered map[*program.Function]*types.Var
	// UsedUnsummarized: in this round, a function was used before it was summarized.
	UsedUnsummarized bool
}

// New returns the environment of a package of which nothing is summarized yet. The
// caller sets Paths, which depend on what expressions evaluate to.
func New(pass *analysis.Pass, st *statusinfer.Result) *Env {
	return &Env{
		Program:   st.Program,
		Pass:      pass,
		Info:      pass.TypesInfo,
		Table:     st.Table,
		Statuses:  st,
		Types:     st.Types,
		Facts:     fact.NewImporter(pass, st.Fields),
		Relevant:  relevantDefs(st),
		states:    make([]FuncState, len(st.Funcs)),
		recovered: make(map[*program.Function]*types.Var),
	}
}

// Substitute returns v as the caller sees it that bound the parameters in e.
func (x *Env) Substitute(v absval.Value, e absval.Subst) absval.Value {
	return absval.Substitute(v, e, x)
}

// ResultsOf implements absval.Callees.
func (x *Env) ResultsOf(f absval.FuncRef, args []absval.Value) ([]absval.Value, absval.Subst, bool) {
	b := x.SummaryOf(f)
	if b == nil {
		return nil, nil, false
	}
	return b.Results, append(slices.Clip(b.Bound(f)), x.BindArgs(f, args)...), true
}

// StoresOf implements absval.Callees.
func (x *Env) StoresOf(f absval.FuncRef, index int) (absval.Value, absval.Subst, bool) {
	b := x.SummaryOf(f)
	if b == nil {
		return absval.Value{}, nil, false
	}
	return b.StoresInto(index), b.Bound(f), true
}

// SummaryOf returns what is known of the function that f refers to, or nil.
func (x *Env) SummaryOf(f absval.FuncRef) *summary.FuncSummary {
	fn := x.Local(f)
	if fn == nil {
		b := x.Facts.Summary(f.Obj)
		if b != nil && f.Served {
			return b.Served
		}
		return b
	}
	s := x.State(fn)
	if s.Sum == nil || !s.Done {
		x.UsedUnsummarized = true
	}
	return s.Sum
}

// Local returns the function of this package that f refers to, or nil.
func (x *Env) Local(f absval.FuncRef) *program.Function {
	switch {
	case f.Lit != nil:
		return x.ByLit[f.Lit]
	case f.Obj == nil || f.Served:
		return nil
	}
	return x.ByObj[f.Obj]
}

// RefTo returns a reference to fn.
func RefTo(fn *program.Function) absval.FuncRef { return absval.FuncRef{Obj: fn.Obj, Lit: fn.Lit} }

// A FuncState is what is known of one function of the package.
type FuncState struct {
	Sum     *summary.FuncSummary
	Done    bool // sum is final, or as good as it gets in this round
	failing failing
}

// State returns what is known of fn.
func (x *Env) State(fn *program.Function) *FuncState { return &x.states[fn.ID] }

// Literal returns the summary of a literal of the package, or nil.
func (x *Env) Literal(lit *ast.FuncLit) *summary.FuncSummary {
	if fn := x.ByLit[lit]; fn != nil {
		return x.State(fn).Sum
	}
	return nil
}
