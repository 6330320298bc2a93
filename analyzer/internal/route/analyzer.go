package route

import (
	"go/ast"
	"go/types"
	"reflect"
	"sort"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/register"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// New returns the analyzer of this package. own yields the user's own entries for
// the table of frameworks; it is called once for each package.
func New(own func(*analysis.Pass) []framework.Own) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "statuslintroute",
		Doc:        "find the routes that a package registers, for statuslint",
		Run:        func(pass *analysis.Pass) (any, error) { return run(pass, framework.New(own(pass))), nil },
		ResultType: reflect.TypeFor[*Result](),
		FactTypes:  []analysis.Fact{new(router.RegistersFact), new(servedFact), new(register.NamedFact)},
	}
}

func run(pass *analysis.Pass, table *framework.Table) *Result {
	if !imports(pass.Pkg, table) {
		return &Result{} // nothing here can name a router
	}
	src := origin.New(pass)
	kinds := routertype.New(pass, table, src)
	eval := strval.New(pass, src, kinds)
	contexts := strval.NewContexts(eval)
	routers := router.New(pass, table, src, kinds, eval, contexts)
	finder := register.New(pass, table, src, kinds, eval, contexts, routers)
	build := &builder{table, finder, routers.Groups}
	gen := newGenerated(pass, src, kinds, finder)

	res := &Result{}
	for _, rec := range finder.Collect() {
		if !gen.forwards(rec) {
			res.Routes = append(res.Routes, build.routes(rec)...)
		}
	}
	res.Routes = append(res.Routes, gen.routes()...)
	seen := make(map[ast.Expr]bool)
	for _, r := range res.Routes {
		seen[r.Handler.Expr] = true
	}
	for _, rec := range finder.Unknown(seen) {
		res.Routes = append(res.Routes, build.routes(rec)...)
	}
	res.Mounts = append(routers.Placements.All(), gen.mounts()...)
	finder.Export()
	sort.SliceStable(res.Routes, func(i, j int) bool { return res.Routes[i].Pos < res.Routes[j].Pos })
	return res
}

// imports reports whether pkg imports, directly or not, a package of the table.
func imports(pkg *types.Package, table *framework.Table) bool {
	seen := make(map[*types.Package]bool)
	var reaches func(p *types.Package) bool
	reaches = func(p *types.Package) bool {
		seen[p] = true
		for _, imp := range p.Imports() {
			if table.Known(imp.Path()) || !seen[imp] && reaches(imp) {
				return true
			}
		}
		return false
	}
	return reaches(pkg)
}
