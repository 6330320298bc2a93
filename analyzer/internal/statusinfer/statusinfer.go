// Package statusinfer finds which integer expressions of a package are HTTP
// statuses, without regard to the order of execution. It solves a graph of what
// flows into what for the whole package at once:
//
//	nodes   a Loc: the content of a variable, of a field of whatever struct, of
//	        the elements or the keys of a container; a result, an argument
//	edges   from what flows to where it flows
//	labels  the Roles in which a location holds statuses
//	result  *Result: constants that are statuses, fields that hold them
//
// The rules:
//
//	(1) What flows into a status is a status: backwards from sinks.
//	(2) What a status is compared with is a status.
//	(3) What holds nothing but statuses is one: forwards from whatever yields a
//	    status (resp.StatusCode), where every other value that flows there is a
//	    status or a constant.
//	(4) Nothing is a status because of its name.
//
// A parameter holds statuses by (3) only where all calls are seen.
//
// What importers need to know is exported as facts: RoleFact for functions,
// FieldFact and LearnedFieldFact for fields, ResultFact for function types.
package statusinfer

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// New returns the analyzer. own yields the user's own entries for the table of
// frameworks; it is called once for each package.
func New(own func(*analysis.Pass) []framework.Own) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "statuslintstatuses",
		Doc:        "find the integer expressions that are statuses, for statuslint",
		Run:        func(pass *analysis.Pass) (any, error) { return Run(pass, framework.New(own(pass))), nil },
		Requires:   []*analysis.Analyzer{program.Analyzer},
		ResultType: reflect.TypeFor[*Result](),
		FactTypes:  []analysis.Fact{new(RoleFact), new(FieldFact), new(ResultFact), new(LearnedFieldFact), new(SentFact)},
	}
}

// A Result is what is known of the statuses of one package.
type Result struct {
	*program.Program
	Table  *framework.Table
	Types  *response.Types
	Fields *Fields
	pass   *analysis.Pass
	g      *graph
	// carrierMethods are made when they are first asked for.
	carrierMethods []CarrierMethod
	learned        []LearnedField
	sent           map[*types.TypeName][]*types.Func // see SentBy
}

// Run infers the statuses of the package of pass, and exports facts. It returns
// an empty Result for a package that the table describes, or that cannot hold
// statuses.
func Run(pass *analysis.Pass, table *framework.Table) *Result {
	if goast.IsStd(pass.Pkg) {
		return &Result{} // what matters of it is in the table
	}
	if IsDependency(pass) && (table.Known(pass.Pkg.Path()) || !reachesHTTP(pass, table)) {
		return &Result{} // in the table, or unable to hold a status
	}
	r := &Result{
		pass:    pass,
		Program: program.Of(pass),
		Table:   table,
		Types:   response.New(pass.Pkg, table),
		Fields:  newFields(pass, table),
	}
	r.g = newGraph(r)
	newBuilder(r.g).build()
	r.g.solve()
	r.export()
	return r
}

// Empty reports whether the package was left out.
func (r *Result) Empty() bool { return r.g == nil }

// IsDependency reports whether the package belongs to a module that is not
// worked on here.
func IsDependency(pass *analysis.Pass) bool {
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
