package analyzer

import (
	"go/ast"
	"go/types"
)

// Handlers whose routes are known by comments, and what other packages know of
// such handlers.

// commentedHandlers returns the handlers that no registration was seen of, but
// that a comment gives a route (3.14).
func (v *serving) commentedHandlers(known []*handler) []*handler {
	seen := make(map[string]bool)
	for _, h := range known {
		if h.fn == nil || h.suffix {
			continue // its comment may say more of the path
		}
		seen[h.fn.FullName()+h.method] = true
		_, carriers := v.comments.of(h.fn)
		for _, name := range carriers {
			seen[name+h.method] = true // the handler is behind an interface
		}
	}
	var out []*handler
	for _, cm := range v.comments.list {
		if cm.decl == nil {
			continue // elsewhere in the file
		}
		fn, ok := v.pass.TypesInfo.Defs[cm.decl.Name].(*types.Func)
		if !ok || v.inTest(cm.decl.Pos()) {
			continue
		}
		h := v.answers(fn, cm.decl)
		if h == nil {
			continue // a stub that carries a comment
		}
		for i := range cm.op.Routes {
			r := &cm.op.Routes[i]
			if seen[fn.FullName()+r.Method] {
				continue // its registration says more
			}
			routed := *h
			routed.method, routed.path, routed.fn, routed.comment = r.Method, r.Path, fn, true
			out = append(out, &routed)
		}
	}
	return out
}

// answers returns what answers under the comment of a function: itself, or the
// handler that it returns; nil where that is not known.
func (v *serving) answers(fn *types.Func, decl *ast.FuncDecl) *handler {
	d := v.declared(fn)
	switch {
	case d == nil:
		return nil
	case d.Handles:
		return &handler{summary: d.Summary, body: d.Node(), at: d.Name()}
	case decl.Body == nil || decl.Type.Results == nil:
		return nil
	}
	var out *handler
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
func (v *serving) returned(e ast.Expr) *handler {
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 && v.pass.TypesInfo.Types[call.Fun].IsType() {
		e = ast.Unparen(call.Args[0]) // http.HandlerFunc(func …)
	}
	lit, ok := e.(*ast.FuncLit)
	if !ok {
		return nil
	}
	summary := v.flow.Lit(lit)
	if summary == nil || !summary.Handles {
		return nil
	}
	return &handler{summary: summary, body: lit, at: span{lit.Pos(), lit.Type.End()}}
}
