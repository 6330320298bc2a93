// Package router resolves the groups that routes are registered on: the paths and
// routers that lie before a registration, mounts, callbacks, and routers that come
// from other packages or leave to them.
package router

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// Routers is what the package knows of the routers of one package.
type Routers struct {
	Layout     *Layout
	Groups     *Groups
	Placements *Placements
}

// A Groups resolves expressions to the groups that they may be.
type Groups struct{ *scope }

// A Placements says where the groups of the package lie that other packages
// register on, and where routers of other packages are put.
type Placements struct{ *scope }

// scope is what the parts of this package share.
type scope struct {
	pass     *analysis.Pass
	info     *types.Info
	table    *framework.Table
	src      *origin.Index
	types    *routertype.Types
	strings  *strval.Eval
	contexts *strval.Contexts

	groups   *Groups
	layout   *Layout
	exits    *exits
	dispatch *dispatcher
}

// New reads the layout of the routers of a package.
func New(pass *analysis.Pass, table *framework.Table, src *origin.Index, t *routertype.Types, eval *strval.Eval, contexts *strval.Contexts) *Routers {
	sc := &scope{pass: pass, info: pass.TypesInfo, table: table, src: src, types: t, strings: eval, contexts: contexts}
	sc.groups = &Groups{sc}
	sc.layout = &Layout{
		scope:  sc,
		mounts: make(map[types.Object][]mounting),
		grown:  make(map[*types.Var][]ast.Expr),
		within: make(map[*ast.CallExpr]bool),
		around: make(map[*ast.CallExpr]*ast.CallExpr),
		uses:   make(map[*types.Var][]use),
	}
	sc.exits = &exits{scope: sc, keys: make(map[*types.Var]string), results: make(map[string]*types.Func)}
	sc.dispatch = &dispatcher{scope: sc}
	for _, s := range src.Calls {
		sc.layout.call(s)
	}
	sc.layout.mountThroughParams()
	sc.dispatch.run()
	return &Routers{sc.layout, sc.groups, &Placements{sc}}
}
