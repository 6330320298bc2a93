package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// sites returns the ways in which a handler, nil for one of this package, sends a
// status: what leads to it, and what names it (5.5, -cover).
func (c *checker) sites(handler *types.Func, s flow.Status) []RouteSite {
	var site RouteSite
	if s.At != nil {
		site.Places = append(site.Places, c.Position(s.At.Pos()))
	}
	switch {
	case s.Elsewhere != nil:
		site.Func = s.Elsewhere.FullName()
	case s.At == nil && s.Expr == nil && handler != nil && handler.Pkg() != c.Pass.Pkg:
		site.Func = handler.FullName()
	}
	if s.Expr == nil {
		if len(site.Places) == 0 && site.Func == "" {
			return nil
		}
		return []RouteSite{site}
	}
	var sites []RouteSite
	for _, pos := range c.naming(s.Expr) {
		sites = append(sites, RouteSite{Places: append(slices.Clone(site.Places), c.Position(pos)), Func: site.Func})
	}
	return sites
}

// naming returns the places that run when an expression names a status: its own,
// or, in the declaration of a variable of the package, which no test runs, the
// places in functions that use the variable.
func (c *checker) naming(e ast.Expr) []token.Pos {
	own := []token.Pos{e.Pos()}
	v := c.packageVar(e.Pos())
	if v == nil {
		return own
	}
	// Have: var ErrGone = &Error{410}
	if v.Exported() {
		return own // other packages use it as well
	}
	if uses := c.usesOf(v); len(uses) > 0 {
		return uses
	}
	return own
}

// usesOf returns the places in functions that use a variable of the package, in
// order.
func (c *checker) usesOf(v *types.Var) []token.Pos {
	if c.varUses == nil {
		c.varUses = make(map[*types.Var][]token.Pos)
		for id, obj := range c.Pass.TypesInfo.Uses {
			if v, ok := obj.(*types.Var); ok && v.Parent() == c.Pass.Pkg.Scope() && !v.Exported() && c.packageVar(id.Pos()) == nil {
				c.varUses[v] = append(c.varUses[v], id.Pos())
			}
		}
		for _, uses := range c.varUses {
			slices.Sort(uses)
		}
	}
	return c.varUses[v]
}

// packageVar returns the variable of the package that is declared around a place,
// nil if the place is in none.
func (c *checker) packageVar(pos token.Pos) *types.Var {
	f := c.File(pos)
	if f == nil {
		return nil
	}
	for _, decl := range f.Syntax.Decls {
		d, ok := decl.(*ast.GenDecl)
		if !ok || d.Tok != token.VAR || pos < d.Pos() || d.End() <= pos {
			continue // another declaration
		}
		for _, spec := range d.Specs {
			spec := spec.(*ast.ValueSpec)
			if spec.Pos() <= pos && pos < spec.End() && len(spec.Names) == 1 {
				v, _ := c.Pass.TypesInfo.Defs[spec.Names[0]].(*types.Var)
				return v
			}
		}
	}
	return nil
}
