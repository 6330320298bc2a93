package serving

import (
	"go/ast"
	"go/types"
)

// Handlers whose routes are known by comments, and what other packages know of
// such handlers.

// Commented returns the handlers that none of the known routes registers, but
// that a comment gives a route (3.14).
func (v *Finder) Commented(known []*Handler) []*Handler {
	seen := make(map[string]bool)
	for _, h := range known {
		if h.Func == nil || h.Suffix {
			continue // its comment may say more of the path
		}
		seen[h.Func.FullName()+h.Method] = true
		_, carriers := v.Comments.Of(h.Func)
		for _, name := range carriers {
			seen[name+h.Method] = true // the handler is behind an interface
		}
	}
	var out []*Handler
	for _, cm := range v.Comments.List {
		if cm.decl == nil {
			continue // elsewhere in the file
		}
		fn, ok := v.Pass.TypesInfo.Defs[cm.decl.Name].(*types.Func)
		if !ok || v.InTest(cm.decl.Pos()) {
			continue
		}
		h := v.answers(fn, cm.decl)
		if h == nil {
			continue // a stub that carries a comment
		}
		for i := range cm.Op.Routes {
			r := &cm.Op.Routes[i]
			if seen[fn.FullName()+r.Method] {
				continue // its registration says more
			}
			routed := *h
			routed.Method, routed.Path, routed.Func, routed.Comment = r.Method, r.Path, fn, true
			out = append(out, &routed)
		}
	}
	return out
}

// answers returns what answers under the comment of a function: itself, or the
// Handler that it returns; nil where that is not known.
func (v *Finder) answers(fn *types.Func, decl *ast.FuncDecl) *Handler {
	d := v.Declared(fn)
	switch {
	case d == nil:
		return nil
	case d.Handles:
		return &Handler{Summary: d.Summary, Body: d.Node(), At: d.Name()}
	case decl.Body == nil || decl.Type.Results == nil:
		return nil
	}
	var out *Handler
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false // what that returns is its own
		case *ast.ReturnStmt:
			if out == nil && len(n.Results) > 0 {
				out = v.returned(n.Results[0])
			}
		}
		return true
	})
	return out
}

// returned returns the handler that a factory returns, nil where e is none.
func (v *Finder) returned(e ast.Expr) *Handler {
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 && v.Pass.TypesInfo.Types[call.Fun].IsType() {
		e = ast.Unparen(call.Args[0]) // http.HandlerFunc(func …)
	}
	lit, ok := e.(*ast.FuncLit)
	if !ok {
		return nil
	}
	summary := v.Flow.Lit(lit)
	if summary == nil || !summary.Handles {
		return nil
	}
	return &Handler{Summary: summary, Body: lit, At: span{lit.Pos(), lit.Type.End()}}
}
