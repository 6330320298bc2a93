package analyzer

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// Handlers whose routes are known by comments, and what other packages know of
// such handlers.

// commentedHandlers returns the handlers that no registration was seen of, but
// that a comment gives a route (3.14).
func (c *checker) commentedHandlers(known []*handler) []*handler {
	seen := make(map[string]bool)
	for _, h := range known {
		if h.fn != nil && !h.suffix {
			seen[h.fn.FullName()+h.method] = true
		}
	}
	var out []*handler
	for _, cm := range c.comments.list {
		if cm.decl == nil {
			continue // elsewhere in the file
		}
		fn, ok := c.pass.TypesInfo.Defs[cm.decl.Name].(*types.Func)
		if !ok || c.inTest(cm.decl.Pos()) {
			continue
		}
		h := c.answers(fn, cm.decl)
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
func (c *checker) answers(fn *types.Func, decl *ast.FuncDecl) *handler {
	d := c.declared(fn)
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
				out = c.returned(n.Results[0])
			}
		}
		return true
	})
	return out
}

// returned returns the handler that a factory returns, nil where e is none.
func (c *checker) returned(e ast.Expr) *handler {
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 && c.pass.TypesInfo.Types[call.Fun].IsType() {
		e = ast.Unparen(call.Args[0]) // http.HandlerFunc(func …)
	}
	lit, ok := e.(*ast.FuncLit)
	if !ok {
		return nil
	}
	summary := c.flow.Lit(lit)
	if summary == nil || !summary.Handles {
		return nil
	}
	return &handler{summary: summary, body: lit, at: span{lit.Pos(), lit.Type.End()}}
}

// elsewhere reports whether the handler is of another package of the module,
// and is documented there by a comment of its own, which it is held against.
func (c *checker) elsewhere(h *handler) bool {
	if h.fn == nil || h.fn.Pkg() == c.pass.Pkg || !c.sameModule(h.fn.Pkg().Path()) || c.ownComment(h) == nil {
		return false
	}
	own := c.flow.Func(h.fn)
	return h.factory || own != nil && own.Handles
}

// toldThere reports whether a status of a handler of another package is told in
// that package already: where it is named, since nothing lists it (3.9).
func (c *checker) toldThere(h *handler, s flow.Status) bool {
	pkg := c.namedIn(h, s)
	if pkg == nil || s.Via == flow.Implicit {
		return false
	}
	// Have: a handler of another package, which says how it is reached by facts.
	tables := c.tablesIn(pkg)
	return tables != nil && !tables.Documents(s.Code)
}

// tablesIn returns what statuses that another package names are held against,
// in that package; nil where nothing is.
func (c *checker) tablesIn(pkg *types.Package) *document.Tables {
	set := c.settings.documents()
	if codes := c.comments.listedIn(pkg); len(codes) > 0 {
		op := document.Operation{}
		for _, code := range codes {
			op.Codes = append(op.Codes, document.Code{Code: code})
		}
		set = set.With(&document.Document{Kind: document.Comments, Operations: []document.Operation{op}})
	}
	return set.Tables()
}

// namedIn returns the package that names a status of a handler, as far as it is
// another one of this module; else nil.
func (c *checker) namedIn(h *handler, s flow.Status) *types.Package {
	if h.body != nil || h.fn == nil || s.Expr != nil {
		return nil
	}
	pkg := h.fn.Pkg()
	if s.Elsewhere != nil {
		pkg = s.Elsewhere.Pkg()
	}
	if pkg == nil || pkg == c.pass.Pkg || !c.sameModule(pkg.Path()) {
		return nil
	}
	return pkg
}
