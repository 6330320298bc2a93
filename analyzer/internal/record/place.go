package record

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// keepDeclarations drops the declarations in which nothing is found, and puts the
// others in order.
func (r *Recorder) keepDeclarations() {
	var used []token.Pos
	for _, n := range r.nodes {
		used = append(used, n.From)
	}
	for _, rt := range r.out.Routes {
		used = append(used, rt.Pos)
	}
	slices.Sort(used)
	r.out.Decls = slices.DeleteFunc(r.out.Decls, func(d Decl) bool {
		i, _ := slices.BinarySearch(used, d.From)
		return i == len(used) || used[i] >= d.To
	})
	slices.SortFunc(r.out.Decls, func(a, b Decl) int { return int(a.From - b.From) })
}

// funcName returns Get, Server.Get or (*Server).Get.
func funcName(decl *ast.FuncDecl) string {
	if decl.Recv == nil || len(decl.Recv.List) == 0 {
		return decl.Name.Name
	}
	t, star := decl.Recv.List[0].Type, ""
	if p, ok := t.(*ast.StarExpr); ok {
		t, star = p.X, "*"
	}
	switch x := t.(type) { // of a generic type, without its parameters
	case *ast.IndexExpr:
		t = x.X
	case *ast.IndexListExpr:
		t = x.X
	}
	name := "?"
	if id, ok := t.(*ast.Ident); ok {
		name = id.Name
	}
	if star != "" {
		name = "(*" + name + ")"
	}
	return name + "." + decl.Name.Name
}

// sites returns the ways in which a handler, nil for one of this package, sends a
// status: what leads to it, and what names it (5.5, -cover).
func (r *Recorder) sites(handler *types.Func, s flow.Status) []Site {
	var site Site
	if s.At != nil {
		site.Places = append(site.Places, r.Position(s.At.Pos()))
	}
	switch {
	case s.Elsewhere != nil:
		site.Func = s.Elsewhere.FullName()
	case s.At == nil && s.Expr == nil && handler != nil && handler.Pkg() != r.Pass.Pkg:
		site.Func = handler.FullName()
	}
	if s.Expr == nil {
		if len(site.Places) == 0 && site.Func == "" {
			return nil
		}
		return []Site{site}
	}
	var sites []Site
	for _, pos := range r.naming(s.Expr) {
		sites = append(sites, Site{Places: append(slices.Clone(site.Places), r.Position(pos)), Func: site.Func})
	}
	return sites
}

// naming returns the places that run when an expression names a status: its own,
// or, in the declaration of a variable of the package, which no test runs, the
// places in functions that use the variable.
func (r *Recorder) naming(e ast.Expr) []token.Pos {
	own := []token.Pos{e.Pos()}
	v := r.packageVar(e.Pos())
	if v == nil {
		return own
	}
	// Have: var ErrGone = &Error{410}
	if v.Exported() {
		return own // other packages use it as well
	}
	if uses := r.usesOf(v); len(uses) > 0 {
		return uses
	}
	return own
}

// usesOf returns the places in functions that use a variable of the package, in
// order.
func (r *Recorder) usesOf(v *types.Var) []token.Pos {
	if r.varUses == nil {
		r.varUses = make(map[*types.Var][]token.Pos)
		for id, obj := range r.Pass.TypesInfo.Uses {
			if v, ok := obj.(*types.Var); ok && v.Parent() == r.Pass.Pkg.Scope() && !v.Exported() && r.packageVar(id.Pos()) == nil {
				r.varUses[v] = append(r.varUses[v], id.Pos())
			}
		}
		for _, uses := range r.varUses {
			slices.Sort(uses)
		}
	}
	return r.varUses[v]
}

// packageVar returns the variable of the package that is declared around a place,
// nil if the place is in none.
func (r *Recorder) packageVar(pos token.Pos) *types.Var {
	f := r.File(pos)
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
				v, _ := r.Pass.TypesInfo.Defs[spec.Names[0]].(*types.Var)
				return v
			}
		}
	}
	return nil
}

// isOnlyStatusOf reports whether the status is the only one that a call of a
// framework's function leads to, for an error: gin's Bind answers 400 where it
// fails. Which of many a file server answers, or 406 and 416, the client chooses;
// which a helper of this module, is not known; and a redirect may have another
// status set before.
func (r *Recorder) isOnlyStatusOf(s flow.Status, in *flow.Summary) bool {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || s.Via != flow.Implicit || !status.IsError(s.Code) || s.Code == 406 || s.Code == 416 {
		return false
	}
	fn := typeutil.Callee(r.Pass.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || r.SameModule(fn.Pkg().Path()) {
		return false
	}
	return !slices.ContainsFunc(in.Statuses, func(t flow.Status) bool { return t.At == s.At && t.Code != s.Code })
}

// isBeyondBuiltIn reports whether the built-in table says nothing of a status
// (3.11a): a redirect that a redirect call writes, and what a library outside of
// the module names itself.
func (r *Recorder) isBeyondBuiltIn(s flow.Status) bool {
	if s.Elsewhere != nil && !r.SameModule(s.Elsewhere.Pkg().Path()) {
		return true
	}
	call, ok := s.At.(*ast.CallExpr)
	return ok && s.Code >= 300 && s.Code <= 399 && s.Code != 304 && r.redirects(call, 0)
}

// maxRedirects bounds how many helpers lie between a handler and a redirect call.
const maxRedirects = 4

// redirects reports whether a call is one of a redirect function of net/http or
// a framework, or of a helper of this package that makes such a call. A helper
// of another package is taken for one: what it calls is not known here.
func (r *Recorder) redirects(call *ast.CallExpr, depth int) bool {
	fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
	if !ok || fn.Pkg() == nil || depth == maxRedirects {
		return false
	}
	if r.Flow.Redirects(fn) {
		return true
	}
	if fn.Pkg() != r.Pass.Pkg {
		return r.SameModule(fn.Pkg().Path())
	}
	// Have: seeOther(w, r, "/", http.StatusSeeOther)
	d := r.Declared(fn)
	if d == nil {
		return false
	}
	found := false
	ast.Inspect(d.Node(), func(n ast.Node) bool {
		if inner, ok := n.(*ast.CallExpr); ok && !found {
			found = r.redirects(inner, depth+1)
		}
		return !found
	})
	return found
}

// called returns the function of this package to whose call a status stands.
func (r *Recorder) called(s flow.Status) int {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || s.Expr != nil {
		return 0
	}
	return r.functions[typeutil.StaticCallee(r.Pass.TypesInfo, call)]
}
