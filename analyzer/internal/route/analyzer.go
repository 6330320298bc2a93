package route

import (
	"go/types"
	"reflect"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// New returns the analyzer of this room. own yields the user's own entries for
// the table of frameworks; it is called once for each package.
func New(own func() []framework.Own) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "statuslintroute",
		Doc:        "find the routes that a package registers, for statuslint",
		Run:        func(pass *analysis.Pass) (any, error) { return run(pass, framework.New(own())), nil },
		ResultType: reflect.TypeFor[*Result](),
		FactTypes:  []analysis.Fact{new(registersFact), new(servedFact), new(namedFact)},
	}
}

func run(pass *analysis.Pass, table *framework.Table) *Result {
	if !imports(pass.Pkg, table) {
		return &Result{} // nothing here can name a router
	}
	x := newIndex(pass, table)
	res := &Result{}
	answered := x.generated()
	for _, rec := range x.collect() {
		if !x.handsOn(rec) {
			res.Routes = append(res.Routes, x.routes(rec)...)
		}
	}
	res.Routes = append(res.Routes, answered...)
	res.Routes = append(res.Routes, x.shapes(res.Routes)...)
	res.Mounts = append(x.handedOn(), x.generatedMounts()...)
	x.export()
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

// routes turns a record into one route for each method and path.
func (x *index) routes(rec record) []Route {
	h := x.handler(rec.handler, rec.bound)
	if rec.action != nil {
		h = Handler{Expr: h.Expr, Func: rec.action}
	}
	base := Route{Framework: rec.framework, Handler: h, Pos: h.Expr.Pos(), Test: x.inTest(rec), Struct: rec.lit, Relative: rec.relative, Changed: rec.changed, Wrapped: rec.wrapped, Declared: rec.declared}
	base.Declared.Open = base.Declared.Open || x.modified
	prefix, known := rec.group.prefix.known()
	base.Suffix = rec.group.param != nil || !known
	base.Group = x.groupKeyOf(rec.group.param)
	_, leaves := x.exits[rec.group.param]
	base.Open = leaves && known // h.PathPrefix(prefix).Subrouter(), in func New(prefix string)
	syntax := framework.Braces
	if f := x.table.Framework(rec.framework); f != nil {
		syntax = f.Syntax
	} else if spellsColons(rec.paths) {
		syntax = framework.Colons
	}
	var out []Route
	for _, t := range rec.paths {
		p, whole := t.known()
		if p == "" && !whole {
			continue // nothing is known
		}
		method := ""
		if rec.pattern {
			method, p = splitPattern(p)
		}
		r := base
		if !whole {
			r.Suffix, r.Group, prefix = true, "", ""
		}
		r.Path = normalise(joinPaths(prefix, p, rec.group.clean), syntax)
		for _, m := range methodsOf(method, rec.allMethods()) {
			r.Method = m
			out = append(out, r)
		}
	}
	return out
}

// spellsColons reports whether paths of an unknown router have parameters as :name.
func spellsColons(paths []text) bool {
	return slices.ContainsFunc(paths, func(t text) bool {
		s, _ := t.known()
		return !strings.Contains(s, "{") && (strings.Contains(s, "/:") || strings.Contains(s, "/*"))
	})
}

func methodsOf(inPattern string, list []text) []string {
	if inPattern != "" {
		return []string{inPattern}
	}
	var out []string
	for _, t := range list {
		if m, ok := t.plain(); ok && m != "" && m != "*" && !slices.Contains(out, strings.ToUpper(m)) {
			out = append(out, strings.ToUpper(m))
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

func (x *index) inTest(rec record) bool { return x.isTest(rec.site.call) }
