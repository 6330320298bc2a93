// Package interp interprets the functions of a package abstractly: it evaluates
// expressions to absval.Values, finds what each call does to the response, and
// iterates over the strongly connected components of the call graph, callees
// first, to the least fixed point of the summaries.
//
//	nodes   the functions of the package, in components of the call graph
//	edges   calls, as far as they are resolved
//	labels  a summary.FuncSummary for each function
//	result  *Interp, and the facts that importers read
//
// Its types are layers, each of which sees those before it: context (the package
// and the summaries so far), provenance (which response an expression is),
// nilness (what is certainly not nil), evaluator (expressions), calls (the
// targets of a call, with their arguments), transfer (what a node does to the
// response), Interp (the fixed point).
package interp

import (
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/pathcond"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// A context is the package under analysis, and what is known of its functions
// so far.
type context struct {
	*program.Program
	Pass     *analysis.Pass
	info     *types.Info
	Table    *framework.Table
	Statuses *statusinfer.Result
	Types    *response.Types
	facts    *fact.Importer
	defs     map[*types.Var][]program.Def // see ownDefs
	states   []funcState                  // by Function.ID
	paths    *pathcond.Analysis
	// recovered are the parameters that stand for what functions recover.
	recovered map[*program.Function]*types.Var
	// usedUnsummarized: in this round, a function was used before it was summarized.
	usedUnsummarized bool
}

// An Interp holds the summaries of the functions of a package.
type Interp struct {
	*transfer
	exported []Export
}

// New interprets the package of pass, and exports the facts of its functions
// and variables.
func New(pass *analysis.Pass, st *statusinfer.Result) *Interp {
	ctx := &context{
		Program:  st.Program,
		Pass:     pass,
		info:     pass.TypesInfo,
		Table:    st.Table,
		Statuses: st,
		Types:    st.Types,
		facts:    fact.NewImporter(pass, st.Fields),
		defs:     relevantDefs(st),
		states:   make([]funcState, len(st.Funcs)),

		recovered: make(map[*program.Function]*types.Var),
	}
	x := &evaluator{
		context:    ctx,
		provenance: &provenance{ctx},
		nilness:    &nilness{ctx},
	}
	x.search = newSearch()
	x.errors = &errorSets{context: ctx, exprs: x, names: make(map[[2]*types.Package]bool)}
	x.calls, x.results, x.Returns, x.tables, x.carriers = &calls{x}, &results{x}, &returns{x}, &tables{x}, &carriers{x}
	ctx.paths = pathcond.New(st.Program, ctx.defs, pathcond.Oracle{MustAssign: x.calls.mustAssign, ErrorsOf: x.errors.Of, ValueOf: x.valueOf})
	in := &Interp{transfer: &transfer{calls: x.calls}}
	in.unresolved = &unresolved{in.transfer}
	in.run()
	clear(x.memo)
	in.export()
	return in
}
